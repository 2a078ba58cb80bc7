/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-help-book.h"

/*
 * Pages of the manual: what they are read as, what is refused, what a search finds, and that
 * in the manual of the tree every link and picture leads somewhere.
 */

#define PAGE(body)                                                                                 \
  "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>A Page</title>"      \
  "</head>\n<body>" body "</body></html>"

static EntHelpPage *
read_page (const char  *xhtml,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xhtml, strlen (xhtml));

  return ent_help_page_new ("page", bytes, error);
}

static EntHelpPage *
get_page (const char *xhtml)
{
  g_autoptr (GError) error = NULL;
  EntHelpPage *page = read_page (xhtml, &error);

  g_assert_no_error (error);
  return page;
}

static void
test_blocks (void)
{
  g_autoptr (EntHelpPage) page = get_page (PAGE (
    "<nav><a href=\"index.html\">Contents</a></nav><h1>One</h1><h2 id=\"two\">Two</h2>"
    "<p>Some <em>words</em>\n   &amp; <a href=\"other.html#x\">a link</a>.</p>"
    "<ol><li>first</li><li>second</li></ol><ul><li>any</li></ul><pre>a  b\nc</pre>"));
  static const struct
  {
    EntHelpBlockKind kind;
    guint level;
    const char *markup;
    const char *text;
  } expected[] = {
    { ENT_HELP_HEADING, 1, "One", "One" },
    { ENT_HELP_HEADING, 2, "Two", "Two" },
    { ENT_HELP_PARAGRAPH, 0,
      "Some <i>words</i> &amp; <a href=\"other.html#x\">a link</a>.", "Some words & a link." },
    { ENT_HELP_ITEM, 1, "first", "first" },
    { ENT_HELP_ITEM, 2, "second", "second" },
    { ENT_HELP_ITEM, 0, "any", "any" },
    { ENT_HELP_CODE, 0, "a  b\nc", "a  b\nc" },
  };

  g_assert_cmpstr (ent_help_page_get_title (page), ==, "A Page");
  g_assert_cmpuint (ent_help_page_get_n_blocks (page), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const EntHelpBlock *block = ent_help_page_get_block (page, i);

      g_assert_cmpint (block->kind, ==, expected[i].kind);
      g_assert_cmpuint (block->level, ==, expected[i].level);
      g_assert_cmpstr (block->markup, ==, expected[i].markup);
      g_assert_cmpstr (block->text, ==, expected[i].text);
    }
  g_assert_cmpstr (ent_help_page_get_block (page, 1)->id, ==, "two");
  g_assert_cmpstrv (ent_help_page_get_links (page), ((const char *[]) { "other.html#x", NULL }));
}

static void
test_table_and_picture (void)
{
  g_autoptr (EntHelpPage) page = get_page (PAGE (
    "<table><tr><th>A</th><th>B</th></tr><tr><td><kbd>F1</kbd></td><td>b</td></tr></table>"
    "<figure><img src=\"p.png\" alt=\"A graph.\"/><figcaption>The graph</figcaption></figure>"));
  const EntHelpBlock *table = ent_help_page_get_block (page, 0);
  const EntHelpBlock *picture = ent_help_page_get_block (page, 1);

  g_assert_cmpint (table->kind, ==, ENT_HELP_TABLE);
  g_assert_true (table->has_header);
  g_assert_cmpuint (table->rows->len, ==, 2);
  g_assert_cmpstrv (g_ptr_array_index (table->rows, 1),
                    ((const char *[]) { "<b>F1</b>", "b", NULL }));
  g_assert_cmpint (picture->kind, ==, ENT_HELP_PICTURE);
  g_assert_cmpstr (picture->source, ==, "p.png");
  g_assert_cmpstr (picture->description, ==, "A graph.");
  g_assert_cmpstr (picture->markup, ==, "The graph");
}

/* What could not be shown is not passed over. */
static void
test_refused (void)
{
  static const char *const bad[] = {
    "<html><p>not closed</html>",
    "<html/>",
    PAGE ("<p>before</p><video/>"),
    PAGE ("<p><span>x</span></p>"),
    PAGE ("<ul><p>x</p></ul>"),
    PAGE ("<p><a>nowhere</a></p>"),
    PAGE ("<figure><img src=\"p.png\"/><figcaption>no words for it</figcaption></figure>"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EntHelpPage) page = read_page (bad[i], &error);

      g_assert_error (error, ENT_HELP_ERROR, ENT_HELP_ERROR_INVALID);
      g_assert_null (page);
      g_assert_true (g_str_has_prefix (error->message, "page.html, line "));
    }
}

static void
test_search (void)
{
  g_autoptr (EntHelpPage) page = get_page (
    PAGE ("<h1>Time</h1><p>Steps of a year.</p><p>A window of <strong>ten</strong> years.</p>"));

  g_assert_true (ent_help_page_matches (page, ""));
  g_assert_true (ent_help_page_matches (page, "YEAR time"));
  g_assert_true (ent_help_page_matches (page, "a page"));
  g_assert_false (ent_help_page_matches (page, "time alliance"));
  g_assert_cmpint (ent_help_page_find (page, "window ten"), ==, 2);
  g_assert_cmpint (ent_help_page_find (page, "year"), ==, 1);
  g_assert_cmpint (ent_help_page_find (page, "alliance"), ==, -1);
}

/* ------------------------------------------------------------------- the manual of the tree */

static char *
dup_manual (void)
{
  return g_test_build_filename (G_TEST_DIST, "..", "docs", "manual", NULL);
}

static EntHelpBook *
read_manual (void)
{
  g_autofree char *path = dup_manual ();
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  EntHelpBook *book = ent_help_book_new (folder, &error);

  g_assert_no_error (error);
  return book;
}

/* A page that the index does not lead to is read by nobody. */
static void
test_reachable (void)
{
  g_autoptr (EntHelpBook) book = read_manual ();
  g_autofree char *path = dup_manual ();
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *file = NULL;

  g_assert_nonnull (folder);
  while ((file = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (file, ".html"))
      {
        g_autofree char *name = g_strndup (file, strlen (file) - strlen (".html"));

        if (ent_help_book_lookup (book, name) == NULL)
          g_error ("The index does not lead to %s", file);
      }
}

static gboolean
has_heading (EntHelpPage *page,
             const char  *id)
{
  for (guint i = 0; i < ent_help_page_get_n_blocks (page); i++)
    if (g_strcmp0 (ent_help_page_get_block (page, i)->id, id) == 0)
      return TRUE;
  return FALSE;
}

static void
check_link (EntHelpBook *book,
            EntHelpPage *page,
            const char  *link)
{
  g_auto (GStrv) parts = g_strsplit (link, "#", 2);
  g_autofree char *name = g_strndup (parts[0], MAX (strlen (parts[0]), 5) - 5);
  EntHelpPage *target = ent_help_book_lookup (book, name);

  if (target == NULL || (parts[1] != NULL && !has_heading (target, parts[1])))
    g_error ("%s.html leads to %s, which is not there", ent_help_page_get_name (page), link);
}

static void
test_links (void)
{
  g_autoptr (EntHelpBook) book = read_manual ();
  guint n_pages = g_list_model_get_n_items (G_LIST_MODEL (book));

  g_assert_cmpuint (n_pages, >, 10);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (EntHelpPage) page = g_list_model_get_item (G_LIST_MODEL (book), i);
      const char *const *links = ent_help_page_get_links (page);

      for (guint j = 0; links[j] != NULL; j++)
        check_link (book, page, links[j]);
    }
}

static void
test_pictures (void)
{
  g_autoptr (EntHelpBook) book = read_manual ();
  guint n_pictures = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (book)); i++)
    {
      g_autoptr (EntHelpPage) page = g_list_model_get_item (G_LIST_MODEL (book), i);

      for (guint j = 0; j < ent_help_page_get_n_blocks (page); j++)
        {
          const EntHelpBlock *block = ent_help_page_get_block (page, j);
          g_autoptr (GFile) file = NULL;

          if (block->kind != ENT_HELP_PICTURE)
            continue;
          file = g_file_resolve_relative_path (ent_help_book_get_folder (book), block->source);
          if (!g_file_query_exists (file, NULL))
            g_error ("%s.html shows %s, which is not there", ent_help_page_get_name (page),
                     block->source);
          g_assert_cmpstr (block->description, !=, "");
          n_pictures++;
        }
    }
  g_assert_cmpuint (n_pictures, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/help-page/blocks", test_blocks);
  g_test_add_func ("/help-page/table-and-picture", test_table_and_picture);
  g_test_add_func ("/help-page/refused", test_refused);
  g_test_add_func ("/help-page/search", test_search);
  g_test_add_func ("/manual/reachable", test_reachable);
  g_test_add_func ("/manual/links", test_links);
  g_test_add_func ("/manual/pictures", test_pictures);

  return g_test_run ();
}

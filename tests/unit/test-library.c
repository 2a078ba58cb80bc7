/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "library-helpers.h"

/* What goes into a library, what is known of it, and what comes out again. */

/* ---------------------------------------------------------------- texts */

static void
test_get (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (EntText) text = text_read (FERRY, "ferry.md");
  g_autoptr (EntText) kept = NULL;
  g_autoptr (GError) error = NULL;
  guint n_blocks, n_kept;
  const EntTextBlock *blocks = ent_text_get_blocks (text, &n_blocks);
  const EntTextBlock *kept_blocks;

  {
    g_autoptr (EntLibrary) library = open_library (fixture);

    g_assert_true (ent_library_add (library, text, NULL, &error));
    g_assert_no_error (error);
  }

  {
    g_autoptr (EntLibrary) library = open_library (fixture);

    kept = ent_library_get (library, ent_text_get_digest (text), &error);
    g_assert_no_error (error);
    g_assert_false (has_text (library, "no digest of anything"));
  }

  g_assert_cmpstr (ent_text_get_content (kept), ==, ent_text_get_content (text));
  g_assert_cmpstr (ent_text_get_digest (kept), ==, ent_text_get_digest (text));
  g_assert_cmpstr (ent_text_get_title (kept), ==, "The Ferry");
  g_assert_cmpstr (ent_text_get_name (kept), ==, "ferry.md");
  g_assert_cmpuint (ent_text_get_length (kept), ==, ent_text_get_length (text));
  kept_blocks = ent_text_get_blocks (kept, &n_kept);
  g_assert_cmpuint (n_kept, ==, n_blocks);
  g_assert_cmpuint (n_blocks, >=, 4);
  for (guint i = 0; i < n_blocks; i++)
    {
      g_assert_cmpint (kept_blocks[i].role, ==, blocks[i].role);
      g_assert_cmpuint (kept_blocks[i].number, ==, blocks[i].number);
      g_assert_cmpuint (kept_blocks[i].start, ==, blocks[i].start);
      g_assert_cmpuint (kept_blocks[i].end, ==, blocks[i].end);
    }
}

/* Other marks and line ends, the same words. */
static void
test_add_twice (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *first = add (library, BREAD, "bread.md", TRUE);
  g_autofree char *again = add (library, BREAD, "bread.md", FALSE);
  g_autofree char *copy =
    add (library,
         "# Bread\r\n\r\nFlour, **water** and salt are all\r\nthat a baker needs, "
         "and a ferry for none of it.",
         "copy.md", FALSE);
  g_autoptr (EntText) kept = ent_library_get (library, first, NULL);

  g_assert_cmpstr (again, ==, first);
  g_assert_cmpstr (copy, ==, first);
  g_assert_cmpstr (ent_text_get_name (kept), ==, "bread.md");
  assert_found (library, "flour", "Bread");
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *bread = add (library, BREAD, "bread", TRUE);
  g_autofree char *ferry = add (library, FERRY, "ferry", TRUE);
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ent_library_remove (library, bread, &error));
  g_assert_no_error (error);
  g_assert_false (has_text (library, bread));
  g_assert_true (has_text (library, ferry));
  assert_found (library, "flour", "");
  assert_found (library, "ferry", "The Ferry");

  g_assert_true (ent_library_remove (library, bread, &error));
  g_assert_no_error (error);
  again = add (library, BREAD, "bread", TRUE);
  assert_found (library, "flour", "Bread");
}

/* ---------------------------------------------------------------- articles */

static EntCase *
read_articles (const char *digest)
{
  g_autofree char *sections = g_strdup_printf (
    "'articles':["
    "{'id':'coded','label':'C','csl':{'title':'The Ferry'},'text':'%s'},"
    "{'id':'plain','label':'P','csl':{'title':'Bread','author':[{'given':'A.','family':'Baker'},"
    "{'literal':'The Guild'}],'issued':{'date-parts':[[1999,5]]}}},"
    "{'id':'later','label':'P','csl':{'title':'Bread','author':[{'given':'A.','family':'Baker'},"
    "{'literal':'The Guild'}],'issued':{'date-parts':[[2000,5]]}}},"
    "{'id':'same','label':'Q','csl':{'issued':{'date-parts':[['1999','5']]},"
    "'author':[{'family':'Baker','given':'A.'},{'literal':'The Guild'}],'title':'Bread'}}]",
    digest);

  return case_read_sections (sections);
}

static EntArticle *
get_article (EntCase    *the_case,
             const char *id)
{
  return ENT_ARTICLE (ent_case_lookup (the_case, ENT_TYPE_ARTICLE, id));
}

/* The name of the text that is found for an article. */
static char *
find (EntLibrary *library,
      EntCase    *the_case,
      const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntText) text =
    ent_library_find_for_article (library, get_article (the_case, id), &error);

  g_assert_no_error (error);

  return text != NULL ? g_strdup (ent_text_get_name (text)) : NULL;
}

static void
assert_text (EntLibrary *library,
             EntCase    *the_case,
             const char *id,
             const char *expected)
{
  g_autofree char *name = find (library, the_case, id);

  g_assert_cmpstr (name, ==, expected);
}

static void
remember (EntLibrary *library,
          EntCase    *the_case,
          const char *id,
          const char *content,
          const char *name)
{
  g_autoptr (EntText) text = text_read (content, name);
  g_autoptr (GError) error = NULL;

  g_assert_true (ent_library_remember (library, get_article (the_case, id), text, &error));
  g_assert_no_error (error);
}

static void
test_remember (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (EntText) ferry = text_read (FERRY, "ferry");
  g_autoptr (EntCase) the_case = read_articles (ent_text_get_digest (ferry));
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *digest = NULL;

  assert_text (library, the_case, "coded", NULL);
  assert_text (library, the_case, "plain", NULL);

  /* The very text that was coded needs no remembering. */
  digest = add (library, FERRY, "ferry", TRUE);
  assert_text (library, the_case, "coded", "ferry");

  /* Of several copies, the last. */
  remember (library, the_case, "coded", "Another copy of the ferry.\n", "other");
  assert_text (library, the_case, "coded", "other");
  remember (library, the_case, "coded", FERRY, "ferry again");
  assert_text (library, the_case, "coded", "ferry");

  /* An article of no text is known by its title, authors and date, in any case. */
  remember (library, the_case, "plain", BREAD, "bread");
  assert_text (library, the_case, "plain", "bread");
  assert_text (library, the_case, "same", "bread");
  assert_text (library, the_case, "later", NULL);
}

static void
test_remember_removed (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (EntText) ferry = text_read (FERRY, "ferry");
  g_autoptr (EntText) other = text_read ("Another copy of the ferry.\n", "other");
  g_autoptr (EntCase) the_case = read_articles (ent_text_get_digest (ferry));
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *digest = add (library, FERRY, "ferry", TRUE);

  remember (library, the_case, "coded", "Another copy of the ferry.\n", "other");
  g_assert_true (ent_library_remove (library, ent_text_get_digest (other), NULL));
  assert_text (library, the_case, "coded", "ferry");
  g_assert_true (ent_library_remove (library, digest, NULL));
  assert_text (library, the_case, "coded", NULL);
}

/* ---------------------------------------------------------------- removing */

static void
test_restore (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (EntText) ferry = text_read (FERRY, "ferry");
  g_autoptr (EntCase) the_case = read_articles (ent_text_get_digest (ferry));
  g_autoptr (GError) error = NULL;
  g_autofree char *again = NULL;

  {
    g_autoptr (EntLibrary) library = open_library (fixture);

    remember (library, the_case, "plain", BREAD, "bread");
    again = add (library, BREAD, "bread", FALSE);
    g_assert_true (ent_library_remove (library, again, &error));
    assert_found (library, "flour", "");
    g_assert_cmpuint (count_texts (library), ==, 0);
  }

  /* Whatever becomes of the program, it is there still. */
  {
    g_autoptr (EntLibrary) library = open_library (fixture);

    g_assert_true (ent_library_restore (library, again, &error));
    g_assert_no_error (error);
    assert_found (library, "flour", "Bread");
    assert_text (library, the_case, "plain", "bread");
    g_assert_cmpuint (count_texts (library), ==, 1);
  }
}

static void
test_purge (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *bread = add (library, BREAD, "bread", TRUE);
  g_autofree char *ferry = add (library, FERRY, "ferry", TRUE);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (GError) error = NULL;

  g_assert_true (ent_library_remove (library, bread, &error));
  g_assert_true (ent_library_purge (library, now - ENT_LIBRARY_REGRET, &error));
  g_assert_true (ent_library_restore (library, bread, &error));
  g_assert_no_error (error);

  g_assert_true (ent_library_remove (library, bread, &error));
  g_assert_true (ent_library_purge (library, now + 60, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read_number (library->database, "SELECT count (*) FROM text"), ==, 1);
  g_assert_cmpint (read_number (library->database, "SELECT count (*) FROM body"), ==, 1);
  g_assert_cmpint (read_number (library->database, "SELECT count (*) FROM text_index"), ==, 1);
  g_assert_false (ent_library_restore (library, bread, &error));
  g_assert_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_FAILED);
  assert_found (library, "gulls", "The Ferry");
}

static void
test_add_removed (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *bread = add (library, BREAD, "bread", TRUE);
  g_autofree char *again = NULL;

  g_assert_true (ent_library_remove (library, bread, NULL));
  again = add (library, BREAD, "bread again", TRUE);
  g_assert_cmpstr (again, ==, bread);
  g_assert_true (has_text (library, bread));
  g_assert_cmpint (read_number (library->database, "SELECT count (*) FROM text"), ==, 1);
}

/* ---------------------------------------------------------------- what is known */

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (EntText) ferry = text_read (FERRY, "ferry.pdf");
  g_autoptr (EntCase) the_case = read_articles (ent_text_get_digest (ferry));
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *digest = add (library, FERRY, "ferry.pdf", TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) some = NULL;
  g_autoptr (GPtrArray) others = NULL;
  const char *digests[] = { digest, NULL };
  EntLibraryScope scope = { digests, FALSE };
  EntLibraryEntry *entry;

  remember (library, the_case, "plain", PLAIN, "plain.txt");
  all = ent_library_list (library, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 2);
  some = ent_library_list (library, &scope, &error);
  g_assert_cmpuint (some->len, ==, 1);
  scope.outside = TRUE;
  others = ent_library_list (library, &scope, &error);
  g_assert_cmpuint (others->len, ==, 1);

  entry = g_ptr_array_index (some, 0);
  g_assert_cmpstr (ent_library_entry_get_digest (entry), ==, digest);
  g_assert_cmpstr (ent_library_entry_get_title (entry), ==, "The Ferry");
  g_assert_cmpstr (ent_library_entry_get_name (entry), ==, "ferry.pdf");
  g_assert_null (ent_library_entry_get_authors (entry));
  g_assert_cmpuint (ent_library_entry_get_length (entry), ==, ent_text_get_length (ferry));
  g_assert_cmpint (ent_library_entry_get_added (entry), >, 0);

  entry = g_ptr_array_index (others, 0);
  g_assert_cmpstr (ent_library_entry_get_title (entry), ==, "Bread");
  g_assert_cmpstr (ent_library_entry_get_authors (entry), ==, "A. Baker, The Guild");
  g_assert_cmpstr (ent_date_get_edtf (ent_library_entry_get_date (entry)), ==, "1999-05");
  g_assert_null (ent_library_entry_get_snippet (entry));
  g_assert_cmpint (ent_library_entry_compare (g_ptr_array_index (some, 0), entry,
                                              ENT_LIBRARY_ORDER_TITLE), >, 0);
  g_assert_cmpint (ent_library_entry_compare (g_ptr_array_index (some, 0), entry,
                                              ENT_LIBRARY_ORDER_DATE), >, 0);
  g_assert_cmpint (ent_library_entry_compare (entry, g_ptr_array_index (some, 0),
                                              ENT_LIBRARY_ORDER_AUTHOR), <, 0);
}

static JsonObject *
parse_csl (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  g_assert_nonnull (node);
  return json_node_dup_object (node);
}

/* What is known of a text is searched as its words are; what was known before is not. */
static void
test_metadata (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *plain = add (library, PLAIN, "note.txt", TRUE);
  g_autoptr (JsonObject) first = parse_csl ("{'title':'Of Harbours','author':[{'family':'Ngô'}],"
                                            "'container-title':'Gazette of Ports'}");
  g_autoptr (JsonObject) second = parse_csl ("{'title':'Of Cousins'}");
  g_autoptr (GError) error = NULL;

  assert_found (library, "note ", "note.txt");
  g_assert_true (ent_library_set_metadata (library, plain, first, &error));
  g_assert_no_error (error);
  assert_found (library, "ngo ", "Of Harbours");
  assert_found (library, "gazette ", "Of Harbours");
  assert_found (library, "harbours cousin ", "Of Harbours");

  g_assert_true (ent_library_set_metadata (library, plain, second, &error));
  assert_found (library, "gazette ", "");
  assert_found (library, "ngo ", "");
  assert_found (library, "cousins ", "Of Cousins");
  g_assert_true (has_text (library, plain));
}

/* ---------------------------------------------------------------- uses */

static GPtrArray *
make_uses (const char *title,
           const char *digest)
{
  GPtrArray *uses = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_library_use_free);
  EntLibraryUse *use = g_new0 (EntLibraryUse, 1);

  use->case_title = g_strdup (title);
  use->label = g_strdup ("Nyone 1999");
  use->digest = g_strdup (digest);
  g_ptr_array_add (uses, use);
  return uses;
}

static void
use (EntLibrary *library,
     const char *address,
     const char *title,
     const char *digest)
{
  g_autoptr (GPtrArray) uses = make_uses (title, digest);
  g_autoptr (GError) error = NULL;

  g_assert_true (ent_library_set_uses (library, address, uses, &error));
  g_assert_no_error (error);
}

static void
assert_uses (EntLibrary *library,
             const char *digest,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) uses = ent_library_get_uses (library, digest, &error);
  g_autoptr (GString) titles = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < uses->len; i++)
    {
      const EntLibraryUse *one = g_ptr_array_index (uses, i);

      g_assert_cmpstr (one->label, ==, "Nyone 1999");
      g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "", one->case_title);
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
test_uses (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *bread = add (library, BREAD, "bread", TRUE);
  g_autofree char *ferry = add (library, FERRY, "ferry", TRUE);
  g_autofree char *file = write_file (fixture, "a case", -1);
  g_autofree char *uri = g_filename_to_uri (file, NULL, NULL);
  g_autofree char *unplugged = g_build_filename (fixture->folder, "none", "a.entente", NULL);

  assert_uses (library, bread, "");
  use (library, uri, "Ovens", bread);
  use (library, unplugged, "Mills", bread);
  use (library, "builtin:sample", "Fields", bread);
  assert_uses (library, bread, "Fields, Mills, Ovens");

  /* What a case uses now takes the place of what it used. */
  use (library, uri, "Boats", ferry);
  assert_uses (library, bread, "Fields, Mills");
  assert_uses (library, ferry, "Boats");

  /* A case whose file is gone is forgotten; one whose folder is not there is not. */
  g_assert_cmpint (g_unlink (file), ==, 0);
  assert_uses (library, ferry, "");
  assert_uses (library, bread, "Fields, Mills");
  g_assert_cmpint (read_number (library->database, "SELECT count (*) FROM use"), ==, 2);

  g_assert_true (ent_library_set_uses (library, "builtin:sample", NULL, NULL));
  assert_uses (library, bread, "Mills");
}

static const EntLibraryUse *
get_only_use (GPtrArray *uses)
{
  g_assert_cmpuint (uses->len, ==, 1);
  return g_ptr_array_index (uses, 0);
}

static void
test_uses_of_case (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (EntText) ferry = text_read (FERRY, "ferry");
  g_autoptr (EntText) bread = text_read (BREAD, "bread");
  g_autoptr (EntCase) the_case = read_articles (ent_text_get_digest (ferry));
  g_autoptr (EntCase) without = case_read_sections ("'articles':[{'id':'a','label':'A','csl':{}}]");
  g_autoptr (EntAttachments) attachments = ent_attachments_new (the_case);
  g_autoptr (EntAttachments) nothing = ent_attachments_new (without);
  g_autoptr (GPtrArray) named = ent_library_use_list (the_case, attachments);
  g_autoptr (GPtrArray) attached = NULL;
  g_autoptr (GPtrArray) none = ent_library_use_list (without, nothing);

  g_assert_cmpuint (none->len, ==, 0);

  /* The text that the article's record names is used, be it attached just now or not. */
  g_assert_cmpstr (get_only_use (named)->label, ==, "C");
  g_assert_cmpstr (get_only_use (named)->digest, ==, ent_text_get_digest (ferry));

  ent_attachments_attach_to (attachments, get_article (the_case, "coded"), bread);
  attached = ent_library_use_list (the_case, attachments);
  g_assert_cmpstr (get_only_use (attached)->digest, ==, ent_text_get_digest (bread));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/library/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("get", test_get);
  ADD ("add-twice", test_add_twice);
  ADD ("remove", test_remove);
  ADD ("remember", test_remember);
  ADD ("remember/removed", test_remember_removed);
  ADD ("remove/restore", test_restore);
  ADD ("remove/purge", test_purge);
  ADD ("remove/add", test_add_removed);
  ADD ("list", test_list);
  ADD ("metadata", test_metadata);
  ADD ("uses", test_uses);
  ADD ("uses/case", test_uses_of_case);
#undef ADD

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "ent-library-row.h"
#include "ent-library-view.h"
#include "ent-library.h"
#include "panels-case.h"
#include "panels-helpers.h"

/* The view of the articles: what it lists, what it finds, and what it asks for. The
 * library is the one of a data folder that is the test's own; its texts are invented. */

#define TIDES \
  "# On Tides\n\nBy Mara Quill\n\nThe tide at Cathia comes late in spring.\n\n" \
  "A pilot of Borduria wrote down the hour of each for <em>forty</em> years & more.\n"
#define SALT \
  "# A Trade in Salt\n\nSalt went north on mules until the pact of the spring was signed.\n"

typedef struct
{
  EntSession *session;
  GtkWidget  *window;
  GtkWidget  *view;
  GListModel *list;

  EntArticle *article;
  guint64     offset;
  char       *digest;
  int         count;
  gboolean    was_empty;
} Fixture;

static void
remove_library (void)
{
  static const char *const ends[] = { "", "-wal", "-shm" };
  g_autofree char *path = ent_library_dup_default_path ();

  g_assert_true (g_str_has_prefix (path, g_get_user_data_dir ()));
  g_assert_nonnull (g_getenv ("XDG_DATA_HOME"));
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *file = g_strconcat (path, ends[i], NULL);

      g_unlink (file);
    }
}

static EntLibrary *
open_library (void)
{
  g_autoptr (GError) error = NULL;
  EntLibrary *library = ent_library_new (NULL, &error);

  g_assert_no_error (error);
  return library;
}

/* Puts a text into the library. Returns its digest. */
static char *
add_text (const char *content,
          const char *name)
{
  g_autoptr (EntLibrary) library = open_library ();
  g_autoptr (EntText) text = text_read (content, name);
  g_autoptr (GError) error = NULL;

  ent_library_add (library, text, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (ent_text_get_digest (text));
}

static void
attach (EntSession *session)
{
  g_autoptr (EntText) text = text_read (panels_article, "friends.txt");
  g_autoptr (GError) error = NULL;

  ent_attachments_attach (ent_session_get_attachments (session), text, &error);
  g_assert_no_error (error);
}

static void
page_cb (Fixture    *fixture,
         GParamSpec *pspec,
         GtkStack   *pages)
{
  if (g_str_equal (gtk_stack_get_visible_child_name (pages), "empty"))
    fixture->was_empty = TRUE;
}

static void
open_at_cb (Fixture    *fixture,
            EntArticle *article,
            guint64     offset)
{
  fixture->article = article;
  fixture->offset = offset;
  fixture->count++;
}

static void
add_text_cb (Fixture    *fixture,
             const char *digest)
{
  g_set_str (&fixture->digest, digest);
  fixture->count++;
}

static void
article_cb (Fixture    *fixture,
            EntArticle *article)
{
  fixture->article = article;
  fixture->count++;
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* What stands in the list: titles, those of the case before a bar. */
static char *
dup_list (Fixture *fixture)
{
  GString *text = g_string_new (NULL);
  gboolean was_own = TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (fixture->list); i++)
    {
      g_autoptr (EntLibraryItem) item = g_list_model_get_item (fixture->list, i);
      gboolean is_own = ent_library_item_get_article (item) != NULL;
      g_autofree char *title = NULL;

      g_object_get (item, "title", &title, NULL);
      g_string_append (text, was_own && !is_own ? "|" : i > 0 ? ", " : "");
      g_string_append (text, title);
      was_own = is_own;
    }

  return g_string_free_and_steal (text);
}

/* Answers come from a thread; they are waited for, up to a time that says that
 * something is wrong. */
static void
wait_for_list (Fixture    *fixture,
               const char *expected)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  guint waker = g_timeout_add (5, wake_cb, NULL);
  g_autofree char *list = dup_list (fixture);

  while (!g_str_equal (list, expected) && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (list);
      list = dup_list (fixture);
    }
  g_source_remove (waker);
  g_assert_cmpstr (list, ==, expected);
  wait_frames (fixture->window, 3);
}

static void
wait_for_words (Fixture    *fixture,
                const char *words)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  guint waker = g_timeout_add (5, wake_cb, NULL);

  while (!tells (fixture->window, words) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (waker);
  if (!tells (fixture->window, words))
    {
      g_autofree char *texts = dup_texts (fixture->window);

      g_test_message ("%s", texts);
    }
  g_assert_true (tells (fixture->window, words));
}

static void
show (Fixture    *fixture,
      EntSession *session,
      int         width,
      int         height)
{
  GtkWidget *list;

  fixture->session = session;
  fixture->view = ent_library_view_new ();
  g_signal_connect_swapped (find_widget (fixture->view, GTK_TYPE_STACK),
                            "notify::visible-child-name", G_CALLBACK (page_cb), fixture);
  ent_library_view_set_session (ENT_LIBRARY_VIEW (fixture->view), session);
  g_signal_connect_swapped (fixture->view, "open-at", G_CALLBACK (open_at_cb), fixture);
  g_signal_connect_swapped (fixture->view, "add-text", G_CALLBACK (add_text_cb), fixture);
  g_signal_connect_swapped (fixture->view, "edit-article", G_CALLBACK (article_cb), fixture);
  g_signal_connect_swapped (fixture->view, "review-article", G_CALLBACK (article_cb), fixture);
  /* Dialogs want a window of Adwaita's. */
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->view);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  present (fixture->window);
  list = find_widget (fixture->view, GTK_TYPE_LIST_VIEW);
  fixture->list = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  remove_library ();
  show (fixture, panels_session ("1965"), 800, 600);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  g_clear_pointer (&fixture->digest, g_free);
  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  close_window (fixture->window);
  while (fixture->view != NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (fixture->view);
  g_assert_finalize_object (fixture->session);
}

static void
search (Fixture    *fixture,
        const char *text)
{
  GtkWidget *entry = find_widget (fixture->view, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static EntLibraryItem *
get_item (Fixture *fixture,
          guint    position)
{
  g_autoptr (EntLibraryItem) item = g_list_model_get_item (fixture->list, position);

  g_assert_nonnull (item);
  return item;
}

static char *
dup_of (Fixture    *fixture,
        guint       position,
        const char *property)
{
  char *value = NULL;

  g_object_get (get_item (fixture, position), property, &value, NULL);
  return value;
}

static void
assert_says (Fixture    *fixture,
             guint       position,
             const char *property,
             const char *expected)
{
  g_autofree char *value = dup_of (fixture, position, property);

  g_assert_cmpstr (value, ==, expected);
}

static void
select_item (Fixture *fixture,
             guint    position)
{
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (fixture->list), position);
}

static void
activate (Fixture    *fixture,
          guint       position,
          const char *action)
{
  select_item (fixture, position);
  g_assert_true (gtk_widget_activate_action (fixture->view, action, NULL));
}

/* ---------------------------------------------------------------- lists */

static void
test_sections (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *tides = NULL;

  wait_for_list (fixture, "On the friends of Arland");
  assert_says (fixture, 0, "status", "4 passages · no text");
  g_assert_true (says (fixture->view, "In This Case"));

  tides = add_text (TIDES, "tides.pdf");
  ent_library_view_reload (ENT_LIBRARY_VIEW (fixture->view));
  wait_for_list (fixture, "On the friends of Arland|On Tides");
  g_assert_true (says (fixture->view, "In Your Library"));
  assert_says (fixture, 0, "byline", "Jan Doe · 4 May 1999");
  g_assert_true (tells (fixture->view, "PDF · Added "));
}

/* A text that is an article of the case is not listed twice. */
static void
test_attached (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *friends = add_text (panels_article, "friends.txt");

  wait_for_list (fixture, "On the friends of Arland");
  attach (fixture->session);
  wait_for_words (fixture, "4 passages · 4 exact");
  wait_for_list (fixture, "On the friends of Arland");
  assert_says (fixture, 0, "doubt", "");
  /* There is nothing to review. */
  activate (fixture, 0, "library.review");
  g_assert_cmpint (fixture->count, ==, 0);
}

/* Another copy: the fourth paragraph does not stand there. */
static void
attach_other_copy (EntSession *session)
{
  g_autoptr (GString) content = g_string_new (panels_article);
  g_autoptr (EntText) text = NULL;

  g_string_replace (content,
                    "Dornia sent forty thousand of its soldiers home when the long war in the "
                    "hills was over.",
                    "The harbour of Cathia was open to the ships of every neighbour for the "
                    "whole of that year.",
                    0);
  text = text_read (content->str, "copy.txt");
  ent_attachments_attach (ent_session_get_attachments (session), text, NULL);
}

static void
test_doubtful (Fixture       *fixture,
               gconstpointer  data)
{
  attach_other_copy (fixture->session);
  wait_for_words (fixture, "not found");
  g_assert_true (ent_library_item_is_doubtful (get_item (fixture, 0)));
  assert_says (fixture, 0, "doubt", "1 not found");

  activate (fixture, 0, "library.review");
  g_assert_cmpint (fixture->count, ==, 1);
  g_assert_true (ENT_RECORD (fixture->article) == panels_record (fixture->session, "friends"));
}

static void
test_sort (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *tides = add_text (TIDES, "tides.pdf");
  g_autofree char *salt = add_text (SALT, "salt.txt");
  g_autoptr (JsonNode) csl = panels_parse ("{'title': 'On Tides', 'issued': {'date-parts':"
                                           " [[2001]]}, 'author': [{'family': 'Quill'}]}");

  {
    g_autoptr (EntLibrary) library = open_library ();

    g_assert_true (ent_library_set_metadata (library, tides, json_node_get_object (csl), NULL));
  }
  ent_library_view_reload (ENT_LIBRARY_VIEW (fixture->view));
  wait_for_list (fixture, "On the friends of Arland|A Trade in Salt, On Tides");
  gtk_widget_activate_action (fixture->view, "library.sort", "s", "date");
  wait_for_list (fixture, "On the friends of Arland|On Tides, A Trade in Salt");
  g_object_set (fixture->view, "sort", "nonsense", NULL);
  g_object_set (fixture->view, "sort", "title", NULL);
  wait_for_list (fixture, "On the friends of Arland|A Trade in Salt, On Tides");
}

static EntSession *
make_empty_session (void)
{
  g_autoptr (JsonNode) node = panels_parse ("{'title': 'Nothing'}");
  g_autoptr (EntRecord) header = ent_record_new_from_json (ENT_TYPE_HEADER, node, NULL);
  g_autoptr (EntCase) the_case = ent_case_new (ENT_HEADER (header));

  return ent_session_new (the_case);
}

/* It is not said that there is nothing before all was read. */
static void
test_waiting (Fixture       *fixture,
              gconstpointer  data)
{
  wait_for_list (fixture, "On the friends of Arland");
  g_assert_false (fixture->was_empty);
}

static void
test_empty (void)
{
  Fixture fixture = { NULL };
  g_autofree char *tides = NULL;

  remove_library ();
  show (&fixture, make_empty_session (), 800, 600);
  wait_for_words (&fixture, "No Articles Yet");

  tides = add_text (TIDES, "tides.pdf");
  ent_library_view_reload (ENT_LIBRARY_VIEW (fixture.view));
  wait_for_list (&fixture, "|On Tides");
  g_assert_false (tells (fixture.view, "No Articles Yet"));
  search (&fixture, "nowhere to be found");
  wait_for_words (&fixture, "No Matches");
  search (&fixture, "");
  wait_for_list (&fixture, "|On Tides");
  tear_down (&fixture, NULL);
}

/* However many texts there are, a screenful of rows is made. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GString) expected = g_string_new ("On the friends of Arland|");
  g_autoptr (EntLibrary) library = open_library ();
  guint n_rows = 0;

  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *content = g_strdup_printf ("# Note %03u\n\nSome words of note %u.\n", i, i);
      g_autoptr (EntText) text = text_read (content, "note");

      g_assert_true (ent_library_add (library, text, NULL, NULL));
      g_string_append_printf (expected, "%sNote %03u", i > 0 ? ", " : "", i);
    }
  ent_library_view_reload (ENT_LIBRARY_VIEW (fixture->view));
  wait_for_list (fixture, expected->str);
  for (GtkWidget *row =
         gtk_widget_get_first_child (find_widget (fixture->view, GTK_TYPE_LIST_VIEW));
       row != NULL; row = gtk_widget_get_next_sibling (row))
    n_rows++;
  g_assert_cmpuint (n_rows, >, 5);
  g_assert_cmpuint (n_rows, <, 350);
}

/* ---------------------------------------------------------------- search */

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *tides = add_text (TIDES, "tides.pdf");
  g_autofree char *salt = add_text (SALT, "salt.txt");
  g_autofree char *description = NULL;

  attach (fixture->session);
  search (fixture, "cath");
  wait_for_list (fixture, "On the friends of Arland|On Tides");
  assert_says (fixture, 0, "place", "¶ 3");
  assert_says (fixture, 0, "snippet",
               "The harbour of <b>Cathia</b> was open to the ships of every neighbour for the "
               "whole of that year.");
  description = dup_of (fixture, 0, "description");
  g_assert_nonnull (strstr (description, "Found in paragraph 3: The harbour of “Cathia” was"));
  g_assert_true (tells (fixture->view, "The harbour of Cathia was"));

  search (fixture, "\"pact of the spring\"");
  wait_for_list (fixture, "|A Trade in Salt");
  /* What is no markup stays none. */
  search (fixture, "pilot more");
  wait_for_list (fixture, "|On Tides");
  g_assert_true (tells (fixture->view, "years & more"));
  search (fixture, "zebra");
  wait_for_words (fixture, "No Matches");
  search (fixture, "");
  wait_for_list (fixture, "On the friends of Arland|A Trade in Salt, On Tides");
}

/* An article of which there is no text is found by what is known of it. */
static void
test_search_metadata (Fixture       *fixture,
                      gconstpointer  data)
{
  search (fixture, "doe arl");
  wait_for_list (fixture, "On the friends of Arland");
  assert_says (fixture, 0, "place", NULL);
}

/* ---------------------------------------------------------------- actions */

static void
test_open (Fixture       *fixture,
           gconstpointer  data)
{
  EntReading *reading = ent_session_get_reading (fixture->session);
  g_autofree char *tides = add_text (TIDES, "tides.pdf");

  ent_library_view_reload (ENT_LIBRARY_VIEW (fixture->view));
  wait_for_list (fixture, "On the friends of Arland|On Tides");
  activate (fixture, 0, "library.open");
  g_assert_true (ENT_RECORD (ent_reading_get_article (reading)) ==
                 panels_record (fixture->session, "friends"));
  g_assert_null (ent_reading_get_passage (reading));
  g_assert_cmpint (fixture->count, ==, 0);

  activate (fixture, 1, "library.open");
  g_assert_cmpint (fixture->count, ==, 1);
  g_assert_cmpstr (fixture->digest, ==, tides);
  activate (fixture, 1, "library.edit");
  g_assert_cmpint (fixture->count, ==, 1);

  activate (fixture, 0, "library.edit");
  g_assert_cmpint (fixture->count, ==, 2);
}

static void
test_open_hit (Fixture       *fixture,
               gconstpointer  data)
{
  EntReading *reading = ent_session_get_reading (fixture->session);
  EntText *text = NULL;
  g_autofree char *word = NULL;

  attach (fixture->session);
  search (fixture, "harbour");
  wait_for_list (fixture, "On the friends of Arland");
  wait_for_words (fixture, "¶ 3");
  g_signal_emit_by_name (find_widget (fixture->view, GTK_TYPE_LIST_VIEW), "activate", 0);
  g_assert_true (ENT_RECORD (ent_reading_get_passage (reading)) ==
                 panels_record (fixture->session, "p3"));
  g_assert_cmpint (fixture->count, ==, 0);

  /* The title is no passage. */
  search (fixture, "\"friends of arland\"");
  wait_for_words (fixture, "On the friends of Arland Arland and");
  activate (fixture, 0, "library.open");
  g_assert_null (ent_reading_get_passage (reading));
  g_assert_cmpint (fixture->count, ==, 1);
  text = ent_attachments_get_text (ent_session_get_attachments (fixture->session),
                                   fixture->article);
  word = ent_text_dup_span (text, fixture->offset, fixture->offset + 7);
  g_assert_cmpstr (word, ==, "friends");

  /* Return in the search does the same. */
  g_signal_emit_by_name (find_widget (fixture->view, GTK_TYPE_SEARCH_ENTRY), "activate");
  g_assert_cmpint (fixture->count, ==, 2);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
click (Fixture    *fixture,
       const char *label)
{
  GtkWidget *button = find_button (fixture->window, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *tides = add_text (TIDES, "tides.pdf");

  ent_library_view_reload (ENT_LIBRARY_VIEW (fixture->view));
  wait_for_list (fixture, "On the friends of Arland|On Tides");
  /* Nobody uses it: nobody is asked. */
  activate (fixture, 1, "library.remove");
  wait_for_list (fixture, "On the friends of Arland");
  wait_for_words (fixture, "Removed “On Tides”");
  click (fixture, "_Undo");
  wait_for_list (fixture, "On the friends of Arland|On Tides");
}

static void
test_remove_used (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *tides = add_text (TIDES, "tides.pdf");
  g_autoptr (GPtrArray) uses =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ent_library_use_free);
  EntLibraryUse *use = g_new0 (EntLibraryUse, 1);

  *use = (EntLibraryUse) { NULL, g_strdup ("Ships & Harbours"), g_strdup ("Quill"),
                           g_strdup (tides) };
  g_ptr_array_add (uses, use);
  {
    g_autoptr (EntLibrary) library = open_library ();

    g_assert_true (ent_library_set_uses (library, "/nowhere/ships.entente", uses, NULL));
  }

  ent_library_view_reload (ENT_LIBRARY_VIEW (fixture->view));
  wait_for_list (fixture, "On the friends of Arland|On Tides");
  activate (fixture, 1, "library.remove");
  wait_for_words (fixture, "“On Tides” is used by:");
  g_assert_true (tells (fixture->window, "• Ships & Harbours"));
  click (fixture, "_Cancel");
  wait_frames (fixture->window, 3);
  wait_for_list (fixture, "On the friends of Arland|On Tides");

  activate (fixture, 1, "library.remove");
  wait_for_words (fixture, "“On Tides” is used by:");
  click (fixture, "_Remove");
  wait_for_list (fixture, "On the friends of Arland");
}

/* The case's articles can be searched where the library cannot. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = ent_library_dup_default_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *content = g_strnfill (5000, 'x');

  attach (fixture->session);
  wait_for_list (fixture, "On the friends of Arland");
  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  search (fixture, "harb");
  wait_for_list (fixture, "On the friends of Arland");
  wait_for_words (fixture, "is damaged");

  g_unlink (path);
  click (fixture, "_Try Again");
  while (adw_banner_get_revealed (ADW_BANNER (find_widget (fixture->view, ADW_TYPE_BANNER))))
    g_main_context_iteration (NULL, TRUE);
}

/* The keys that are the list's, in the row that has the focus. */
static void
test_menu (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *list = find_widget (fixture->view, GTK_TYPE_LIST_VIEW);
  g_autofree char *tides = add_text (TIDES, "tides.pdf");
  GtkWidget *focus;
  GtkWidget *button;

  ent_library_view_reload (ENT_LIBRARY_VIEW (fixture->view));
  wait_for_list (fixture, "On the friends of Arland|On Tides");
  gtk_widget_grab_focus (list);
  gtk_list_view_scroll_to (GTK_LIST_VIEW (list), 1, GTK_LIST_SCROLL_FOCUS, NULL);
  wait_frames (fixture->window, 3);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, list));
  button = find_widget (focus, GTK_TYPE_MENU_BUTTON);
  g_assert_nonnull (button);
  g_assert_nonnull (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)));
  g_assert_true (gtk_widget_is_sensitive (button));

  gtk_widget_activate_action (fixture->view, "library.menu", NULL);
  g_assert_true (gtk_menu_button_get_active (GTK_MENU_BUTTON (button)));
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (fixture->list)),
                    ==, 1);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  wait_frames (fixture->window, 3);
}

/* ---------------------------------------------------------------- pictures */

static void
take_picture (const char *name,
              int         width,
              gboolean    dark,
              const char *query)
{
  g_autofree char *file = g_strconcat (g_getenv ("ENTENTE_TEST_PICTURES") ?: "", "/library-",
                                       name, ".png", NULL);
  Fixture fixture = { NULL };

  if (g_getenv ("ENTENTE_TEST_PICTURES") == NULL || *g_getenv ("ENTENTE_TEST_PICTURES") == '\0')
    {
      g_test_skip ("no folder for pictures");
      return;
    }

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
  show (&fixture,
        g_str_has_prefix (name, "empty") ? make_empty_session () : panels_session ("1965"),
        width, 640);
  if (g_str_has_prefix (name, "doubtful"))
    attach_other_copy (fixture.session);
  else if (!g_str_has_prefix (name, "empty"))
    attach (fixture.session);
  search (&fixture, query);
  for (guint i = 0; i < 40; i++)
    {
      wait_frames (fixture.window, 1);
      g_usleep (10000);
      settle ();
    }
  select_item (&fixture, 0);
  if (g_str_equal (name, "dialog"))
    {
      activate (&fixture, 0, "library.remove");
      wait_for_words (&fixture, "is used by");
      wait_frames (fixture.window, 30);
    }
  save_picture (fixture.window, file);
  if (g_str_equal (name, "dialog"))
    click (&fixture, "_Cancel");
  tear_down (&fixture, NULL);
}

static void
test_pictures (void)
{
  remove_library ();
  take_picture ("empty", 800, FALSE, "");
  take_picture ("empty-narrow", 360, TRUE, "");
  take_picture ("own", 800, FALSE, "");
  take_picture ("doubtful", 800, FALSE, "");
  take_picture ("doubtful-narrow", 360, TRUE, "harbour");
  g_free (add_text (TIDES, "tides.pdf"));
  g_free (add_text (SALT, "salt.docx"));
  for (guint i = 1; i <= 12; i++)
    {
      g_autofree char *content = g_strdup_printf (
        "# Letter %u to a Friend of Árland, Written on the Way to the Harbour of Cathia\n\n"
        "By Some Body\n\nThe spring of year %u was late.\n", i, i);

      g_free (add_text (content, "letter.html"));
    }
  take_picture ("full-light", 800, FALSE, "");
  take_picture ("full-dark", 800, TRUE, "");
  take_picture ("narrow", 360, FALSE, "");
  take_picture ("search-light", 800, FALSE, "spring");
  take_picture ("search-dark-narrow", 360, TRUE, "cathia");
  take_picture ("nothing", 500, FALSE, "zebra");
  take_picture ("dialog", 800, FALSE, "");
  remove_library ();
}

int
main (int    argc,
      char **argv)
{
  start_test (&argc, &argv);

#define ADD(name, func) g_test_add ("/library-view/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("waiting", test_waiting);
  ADD ("sections", test_sections);
  ADD ("attached", test_attached);
  ADD ("doubtful", test_doubtful);
  ADD ("sort", test_sort);
  ADD ("many", test_many);
  ADD ("search", test_search);
  ADD ("search/metadata", test_search_metadata);
  ADD ("open", test_open);
  ADD ("open/hit", test_open_hit);
  ADD ("remove", test_remove);
  ADD ("remove/used", test_remove_used);
  ADD ("menu", test_menu);
  ADD ("damaged", test_damaged);
#undef ADD
  g_test_add_func ("/library-view/empty", test_empty);
  g_test_add_func ("/library-view/pictures", test_pictures);

  return g_test_run ();
}

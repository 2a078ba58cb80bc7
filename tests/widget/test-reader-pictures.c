/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "panels-helpers.h"
#include "reader-helpers.h"

/*
 * Pictures of the reader, for eyes to look at. They are only taken where
 * ENTENTE_TEST_PICTURES names a folder.
 */

typedef struct
{
  const char *name;
  int         width;
  gboolean    dark;
  const char *article;  /* (nullable) */
  const char *select;   /* (nullable) */
  const char *find;     /* (nullable) */
  gboolean    words;    /* some words are selected */
  gboolean    edited;   /* another copy of the text, in which not all is found */
  gboolean    large;
} Picture;

static void
wait_until (gint64 time)
{
  while (g_get_monotonic_time () < time)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
edit_text (EntSession *session)
{
  g_autoptr (GString) content = g_string_new (reader_article);
  g_autoptr (EntText) text = NULL;
  EntArticle *article = ENT_ARTICLE (reader_record (session, "friends"));

  g_string_replace (content, "Dornia sent forty thousand of its soldiers home when the long war "
                    "in the hills was over. ", "", 0);
  g_string_replace (content, "One minister calls it a polite letter.", "A note.", 0);
  text = reader_text (content->str);
  ent_attachments_attach_to (ent_session_get_attachments (session), article, text);
}

static void
set_up (const Picture *picture,
        EntSession    *session,
        GtkWidget     *reader)
{
  EntReading *reading = ent_session_get_reading (session);
  EntTextPage *page = ENT_TEXT_PAGE (find_widget (reader, ENT_TYPE_TEXT_PAGE));

  if (picture->article != NULL)
    ent_reading_open (reading, ENT_ARTICLE (reader_record (session, picture->article)), NULL);
  if (picture->select != NULL)
    ent_session_select (session, reader_record (session, picture->select), NULL);
  if (picture->edited)
    edit_text (session);
  if (picture->find != NULL)
    {
      gtk_widget_activate_action (reader, "reader.find", NULL);
      gtk_editable_set_text (GTK_EDITABLE (find_widget (reader, GTK_TYPE_SEARCH_ENTRY)),
                             picture->find);
    }
  if (picture->words)
    {
      EntText *text = ent_text_page_get_text (page);

      ent_text_page_select (page, find_words (text, "One minister"),
                            find_words (text, " Cathia, which"));
    }
}

static void
test_picture (gconstpointer data)
{
  const Picture *picture = data;
  const char *folder = g_getenv ("ENTENTE_TEST_PICTURES");
  g_autofree char *name = g_strdup_printf ("reader-%s.png", picture->name);
  g_autofree char *path = NULL;
  g_autoptr (EntSession) session = NULL;
  GtkWidget *window;
  GtkWidget *reader;

  if (folder == NULL || *folder == '\0')
    {
      g_test_skip ("no folder for pictures");
      return;
    }

  path = g_build_filename (folder, name, NULL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      picture->dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                    : ADW_COLOR_SCHEME_FORCE_LIGHT);
  scale_text (picture->large ? 2 : 1);
  session = picture->article != NULL ? reader_session () : NULL;
  reader = ent_reader_new ();
  ent_reader_set_session (ENT_READER (reader), session);
  window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_child (GTK_WINDOW (window), reader);
  gtk_window_set_default_size (GTK_WINDOW (window), picture->width, 720);
  present (window);
  if (session != NULL)
    set_up (picture, session, reader);
  wait_until (g_get_monotonic_time () + 700000);
  save_picture (window, path);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  close_window (window);
}

int
main (int    argc,
      char **argv)
{
  static const Picture pictures[] = {
    { "empty", 480, FALSE },
    { "360", 360, FALSE, "friends" },
    { "480", 480, FALSE, "friends", "ab" },
    { "620", 620, FALSE, "friends", "ab" },
    { "620-dark", 620, TRUE, "friends", "bc" },
    { "1000", 1000, FALSE, "friends", "ab" },
    { "360-dark", 360, TRUE, "friends", "ab", .words = TRUE },
    { "find", 480, FALSE, "friends", NULL, "the" },
    { "find-missed-dark", 360, TRUE, "friends", NULL, "treaty" },
    { "words", 480, FALSE, "friends", NULL, NULL, TRUE },
    { "edited", 480, FALSE, "friends", NULL, NULL, FALSE, TRUE },
    { "no-text", 360, FALSE, "letters" },
    { "no-text-dark", 620, TRUE, "letters", "ab" },
    { "large", 620, FALSE, "friends", "ab", .large = TRUE },
  };

  start_test (&argc, &argv);
  ent_reader_init_library ();
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/reader/pictures/%s", pictures[i].name);

      g_test_add_data_func (path, &pictures[i], test_picture);
    }

  return g_test_run ();
}

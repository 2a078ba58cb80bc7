/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-record-page.h"
#include "sources-case.h"

/*
 * Pictures of the article's dialog for eyes to look at. They are only taken where
 * ENTENTE_TEST_PICTURES names a folder.
 */

typedef enum
{
  SHOW_FORM,
  SHOW_END,
  SHOW_AUTHOR,
  SHOW_PROBLEM,
  SHOW_RECORDS,
  SHOW_RECORD_ERROR,
  SHOW_REMOVAL,
} Show;

typedef struct
{
  const char *name;
  Show        show;
  int         width;
  int         height;
  gboolean    dark;
} Picture;

static void
show_records (GtkWidget  *dialog,
              GtkWidget  *window,
              const char *text,
              const char *told)
{
  GtkWidget *page;

  gtk_widget_activate_action (dialog, "article.record", NULL);
  wait_frames (window, 3);
  page = find_widget (dialog, ENT_TYPE_RECORD_PAGE);
  ent_record_page_load_text (ENT_RECORD_PAGE (page), text);
  while (!tells (dialog, told))
    g_main_context_iteration (NULL, TRUE);
}

static void
bring_about (Show       show,
             GtkWidget *dialog,
             GtkWidget *window)
{
  GtkWidget *row;

  switch (show)
    {
    case SHOW_END:
      gtk_widget_grab_focus (find_row (dialog, "_Remove Article…"));
      break;
    case SHOW_AUTHOR:
      row = find_row (dialog, "Ben Roe Jr.");
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
      gtk_widget_grab_focus (find_row (row, "Keep the Name Whole"));
      break;
    case SHOW_PROBLEM:
      gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, "Date")), "some day");
      break;
    case SHOW_RECORDS:
      show_records (dialog, window, several_records, "Harbour Law");
      break;
    case SHOW_RECORD_ERROR:
      show_records (dialog, window, "@book{a,\n  title = {Harbour Law}\n  year = 1999\n}",
                    "line 3");
      break;
    case SHOW_REMOVAL:
      gtk_widget_activate_action (dialog, "article.remove", NULL);
      break;
    case SHOW_FORM:
    default:
      break;
    }
}

static void
test_picture (gconstpointer data)
{
  const Picture *picture = data;
  const char *folder = g_getenv ("ENTENTE_TEST_PICTURES");
  g_autoptr (EntSession) session = open_sources_case ();
  g_autofree char *name = g_strdup_printf ("article-%s.png", picture->name);
  g_autofree char *path = NULL;
  GtkWidget *window, *dialog;

  if (folder == NULL || *folder == '\0')
    {
      g_test_skip ("no folder for pictures");
      return;
    }

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      picture->dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                    : ADW_COLOR_SCHEME_FORCE_LIGHT);
  path = g_build_filename (folder, name, NULL);
  window = open_window (picture->width, picture->height);
  dialog = GTK_WIDGET (ent_article_dialog_new (session, get_article (session, "lind-2021")));
  present_dialog (window, ADW_DIALOG (dialog));
  bring_about (picture->show, dialog, window);
  wait_frames (window, 30);
  save_picture (window, path);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  close_window (window);
}

int
main (int   argc,
      char *argv[])
{
  static const Picture pictures[] = {
    { "light", SHOW_FORM, 900, 900, FALSE },
    { "dark", SHOW_FORM, 900, 900, TRUE },
    { "narrow", SHOW_FORM, 360, 720, FALSE },
    { "narrow-end", SHOW_END, 360, 720, TRUE },
    { "end", SHOW_END, 900, 900, FALSE },
    { "author", SHOW_AUTHOR, 900, 900, FALSE },
    { "author-narrow", SHOW_AUTHOR, 360, 720, TRUE },
    { "problem", SHOW_PROBLEM, 900, 900, FALSE },
    { "problem-narrow", SHOW_PROBLEM, 360, 720, TRUE },
    { "records", SHOW_RECORDS, 900, 900, FALSE },
    { "records-narrow", SHOW_RECORDS, 360, 720, TRUE },
    { "record-error", SHOW_RECORD_ERROR, 900, 900, FALSE },
    { "removal", SHOW_REMOVAL, 900, 900, FALSE },
  };

  start_test (&argc, &argv);
  ent_sources_init ();

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sources/pictures/%s", pictures[i].name);

      g_test_add_data_func (path, &pictures[i], test_picture);
    }

  return g_test_run ();
}

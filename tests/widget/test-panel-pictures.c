/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-import.h"
#include "ent-panels.h"
#include "ent-store.h"
#include "panels-helpers.h"

/*
 * Pictures of the panels with the built-in case, in light and in dark, for eyes
 * to look at. They are only taken where ENTENTE_TEST_PICTURES names a folder.
 */

typedef struct
{
  const char *name;
  const char *at;
  const char *select;
  int         width;
  int         height;
  gboolean    dark;
  gboolean    attach;
  gboolean    large;
  gboolean    unfold;
} Picture;

static EntSession *
open_builtin (const Picture *picture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntCase) the_case = ent_store_open ("builtin:china-vietnam", NULL, &error);
  g_autoptr (EntDate) at = ent_date_new (picture->at, NULL);
  EntSession *session;

  g_assert_no_error (error);
  session = ent_session_new (the_case);
  ent_session_set_at (session, at);
  if (picture->select != NULL)
    ent_session_select (session, ent_case_lookup (the_case, ENT_TYPE_RECORD, picture->select),
                        NULL);

  return session;
}

/* The articles' texts are not the project's: a picture of their words is taken
   only where the folder that ENTENTE_SHARED names has them. */
static void
attach_texts (EntSession *session)
{
  g_autofree char *folder = g_build_filename (g_getenv ("ENTENTE_SHARED") ?: ".", "articles", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GFile) file = g_file_new_build_filename (folder, name, NULL);
      g_autoptr (EntImport) import = NULL;

      if (g_str_has_suffix (name, ".txt"))
        import = ent_import_file (file, NULL, NULL);
      if (import != NULL)
        ent_attachments_attach (ent_session_get_attachments (session),
                                ent_import_get_text (import), NULL);
    }
}

static void
unfold (GtkWidget *widget)
{
  if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    unfold (child);
}

static void
take_picture (const Picture *picture,
              GtkWidget     *panel,
              const char    *kind)
{
  const char *folder = g_getenv ("ENTENTE_TEST_PICTURES");
  g_autoptr (EntSession) session = open_builtin (picture);
  g_autofree char *name = g_strdup_printf ("%s-%s.png", kind, picture->name);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GtkWidget *window = gtk_window_new ();

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      picture->dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                    : ADW_COLOR_SCHEME_FORCE_LIGHT);
  scale_text (picture->large ? 2 : 1);
  g_object_set (panel, "session", session, NULL);
  if (picture->attach)
    attach_texts (session);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_child (GTK_WINDOW (window), panel);
  gtk_window_set_default_size (GTK_WINDOW (window), picture->width, picture->height);
  if (picture->unfold)
    unfold (panel);
  present (window);
  save_picture (window, path);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  close_window (window);
}

static void
test_outline (gconstpointer data)
{
  if (g_getenv ("ENTENTE_TEST_PICTURES") == NULL || *g_getenv ("ENTENTE_TEST_PICTURES") == '\0')
    {
      g_test_skip ("no folder for pictures");
      return;
    }

  take_picture (data, ent_outline_new (), "outline");
}

static void
test_inspector (gconstpointer data)
{
  if (g_getenv ("ENTENTE_TEST_PICTURES") == NULL || *g_getenv ("ENTENTE_TEST_PICTURES") == '\0')
    {
      g_test_skip ("no folder for pictures");
      return;
    }

  take_picture (data, ent_inspector_new (), "inspector");
}

int
main (int   argc,
      char *argv[])
{
  static const Picture outlines[] = {
    { "light", "1985", "vnm-lao-alliance", 284, 1000, FALSE },
    { "dark", "1985", "vnm-lao-alliance", 284, 1000, TRUE },
    { "future", "2030", NULL, 300, 1000, FALSE },
    { "many", "1971", "five-country-front", 260, 1000, FALSE },
    { "large", "1985", "vnm-lao-alliance", 568, 1000, FALSE, .large = TRUE },
  };
  static const Picture inspectors[] = {
    { "empty", "1985", NULL, 300, 500, FALSE },
    { "first-sight", "1985", "vnm-lao-alliance", 360, 745, FALSE },
    { "unfolded", "1985", "vnm-lao-alliance", 340, 1600, FALSE, .unfold = TRUE },
    { "unfolded-war", "1960", "vietnam-war", 300, 1600, FALSE, .unfold = TRUE },
    { "alliance-light", "1985", "vnm-lao-alliance", 360, 3200, FALSE },
    { "alliance-dark", "1985", "vnm-lao-alliance", 320, 2600, TRUE },
    { "ended-narrow", "1985", "chn-prk-alliance", 300, 2600, FALSE },
    { "proposal", "1972", "five-country-front", 320, 2600, FALSE },
    { "war", "1979", "sino-vietnamese-war-1979", 320, 1600, TRUE },
    { "words", "1985", "usa-chn-alignment", 320, 3000, FALSE, .attach = TRUE },
    { "state-light", "1985", "VNM", 340, 3200, FALSE },
    { "large", "1985", "vnm-lao-alliance", 600, 1600, FALSE, .large = TRUE },
    { "large-empty", "1985", NULL, 600, 600, FALSE, .large = TRUE },
    { "actor-dark", "1985", "x-khmer-rouge", 300, 1400, TRUE },
  };

  start_test (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (outlines); i++)
    {
      g_autofree char *path = g_strdup_printf ("/panels/pictures/outline/%s", outlines[i].name);

      g_test_add_data_func (path, &outlines[i], test_outline);
    }
  for (guint i = 0; i < G_N_ELEMENTS (inspectors); i++)
    {
      g_autofree char *path = g_strdup_printf ("/panels/pictures/inspector/%s", inspectors[i].name);

      g_test_add_data_func (path, &inspectors[i], test_inspector);
    }

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-date-row.h"
#include "panels-helpers.h"

/* The row in which a date is typed. Pictures of it are left where ENTENTE_TEST_PICTURES
 * names a folder. */

static void
type_text (GtkWidget  *row,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static const char *
get_edtf (GtkWidget *row)
{
  EntDate *date = ent_date_row_get_date (ENT_DATE_ROW (row));

  return date ? ent_date_get_edtf (date) : NULL;
}

/* What is typed is understood at once, and said back. */
static void
test_typing (void)
{
  static const struct { const char *text; const char *edtf; gboolean valid; } rows[] = {
    { "a", NULL, FALSE },
    { "about 1975", "1975~", TRUE },
    { "early 1970s", "[1970..1973]", TRUE },
    { "1954–91", "1954/1991", TRUE },
    { "since 1977", "1977/..", TRUE },
    { "", NULL, TRUE },
  };
  GtkWidget *row = ent_date_row_new ("Date");

  g_object_ref_sink (row);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      type_text (row, rows[i].text);
      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (get_edtf (row), ==, rows[i].edtf);
      g_assert_cmpint (ent_date_row_is_valid (ENT_DATE_ROW (row)), ==, rows[i].valid);
      g_assert_cmpint (gtk_widget_has_css_class (row, "error"), ==, !rows[i].valid);
    }
  g_object_unref (row);
}

/* What was understood stands in the row, and is told to a screen reader. */
static void
test_said_back (void)
{
  GtkWidget *row = ent_date_row_new ("Date");
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), row);
  present (window);
  type_text (row, "early 1970s");
  wait_frames (window, 2);
  g_assert_true (says (row, "some time from 1970 to 1973"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "some time from 1970 to 1973");
  type_text (row, "yesterday");
  wait_frames (window, 2);
  g_assert_true (tells (row, "“yesterday” is not understood"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (row),
                                                   GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE));
  type_text (row, "1975");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (row),
                                                    GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE));
  close_window (window);
}

static void
test_set_date (void)
{
  g_autoptr (EntDate) date = ent_date_new ("1954/1991", NULL);
  GtkWidget *row = ent_date_row_new ("Date");

  g_object_ref_sink (row);
  ent_date_row_set_date (ENT_DATE_ROW (row), date);
  g_assert_cmpstr (get_edtf (row), ==, "1954/1991");
  ent_date_row_set_date (ENT_DATE_ROW (row), NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
  g_assert_true (ent_date_row_is_valid (ENT_DATE_ROW (row)));
  g_object_unref (row);
}

typedef struct
{
  const char *name;
  int         width;
  gboolean    dark;
} Picture;

static void
test_picture (gconstpointer data)
{
  static const char *const texts[] = {
    "", "about 1975", "early 1970s", "22 September 1977 to the present", "the day after",
  };
  const Picture *picture = data;
  const char *folder = g_getenv ("ENTENTE_TEST_PICTURES");
  g_autofree char *path = NULL;
  GtkWidget *group = NULL;
  GtkWidget *window = NULL;

  if (folder == NULL || *folder == '\0')
    {
      g_test_skip ("no folder for pictures");
      return;
    }

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      picture->dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                    : ADW_COLOR_SCHEME_FORCE_LIGHT);
  group = adw_preferences_group_new ();
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *row = ent_date_row_new ("Date");

      type_text (row, texts[i]);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_child (GTK_WINDOW (window), group);
  gtk_window_set_default_size (GTK_WINDOW (window), picture->width, 360);
  present (window);
  path = g_strdup_printf ("%s/date-row-%s.png", folder, picture->name);
  save_picture (window, path);
  close_window (window);
}

int
main (int   argc,
      char *argv[])
{
  static const Picture pictures[] = {
    { "light", 560, FALSE },
    { "dark", 560, TRUE },
    { "narrow", 360, FALSE },
  };

  start_test (&argc, &argv);

  g_test_add_func ("/date-row/typing", test_typing);
  g_test_add_func ("/date-row/said-back", test_said_back);
  g_test_add_func ("/date-row/set-date", test_set_date);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/date-row/pictures/%s", pictures[i].name);

      g_test_add_data_func (path, &pictures[i], test_picture);
    }

  return g_test_run ();
}

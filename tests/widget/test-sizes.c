/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window-places.h"

/*
 * Everything fits into the smallest window: 360 × 294, in English, in a language whose words
 * are long, with text of twice the usual size, and with both. What may be as narrow as a part
 * of the window says is asked of what is in it, widget by widget, and who asks for more than
 * there is is named.
 */

#define NARROWEST 360
#define LOWEST    294
#define USUAL     640

static char *folder;

/* In a language that is made up, words are longer than in any. */
static gboolean is_long;

/* What was said already: what is wrong in one place is wrong in many. */
static GHashTable *said;

static int
get_minimum (GtkWidget      *widget,
             GtkOrientation  orientation,
             int             for_size)
{
  int minimum;

  gtk_widget_measure (widget, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static gboolean
is_asked (GtkWidget *widget)
{
  return gtk_widget_should_layout (widget) && !GTK_IS_NATIVE (widget);
}

/* Who asks for the most, from the outside in: as long as one child asks for as much. */
static char *
trace (GtkWidget      *widget,
       GtkOrientation  orientation,
       int             available)
{
  GString *path = g_string_new (NULL);
  GtkWidget *next = widget;

  while (next != NULL)
    {
      GtkWidget *at = next;
      int most = available * 3 / 5;

      g_string_append_printf (path, "\n    %s (%s) asks for %d", G_OBJECT_TYPE_NAME (at),
                              gtk_widget_get_css_name (at),
                              get_minimum (at, orientation, -1));
      if (GTK_IS_LABEL (at))
        g_string_append_printf (path, ": “%s”", gtk_label_get_text (GTK_LABEL (at)));
      next = NULL;
      for (GtkWidget *child = gtk_widget_get_first_child (at); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        if (is_asked (child) && get_minimum (child, orientation, -1) > most)
          {
            most = get_minimum (child, orientation, -1);
            next = child;
          }
    }
  return g_string_free_and_steal (path);
}

static void
complain (GtkWidget      *widget,
          GtkOrientation  orientation,
          int             available,
          const char     *where)
{
  g_autofree char *path = trace (widget, orientation, available);

  if (g_hash_table_add (said, g_strdup (path)))
    g_test_message ("%s: %s than the %d pixels that there are:%s", where,
                    orientation == GTK_ORIENTATION_HORIZONTAL ? "wider" : "higher", available,
                    path);
  g_test_fail ();
}

/* A part that says how narrow it may be hides what it holds from who would ask. */
static void
check_part (GtkWidget  *part,
            const char *where)
{
  GtkWidget *child = gtk_widget_get_first_child (part);
  int width = gtk_widget_get_width (part);
  int height = gtk_widget_get_height (part);

  if (child == NULL)
    return;
  if (get_minimum (child, GTK_ORIENTATION_HORIZONTAL, -1) > width)
    complain (child, GTK_ORIENTATION_HORIZONTAL, width, where);
  else if (get_minimum (child, GTK_ORIENTATION_VERTICAL, width) > height)
    complain (child, GTK_ORIENTATION_VERTICAL, height, where);
}

/* A sheet that is higher than what it comes up in has its handle and its head cut off. */
static void
check_sheet (AdwBottomSheet *sheet,
             const char     *where)
{
  GtkWidget *child = adw_bottom_sheet_get_sheet (sheet);
  int width = gtk_widget_get_width (GTK_WIDGET (sheet));
  int height = gtk_widget_get_height (GTK_WIDGET (sheet));

  if (adw_bottom_sheet_get_open (sheet) &&
      get_minimum (child, GTK_ORIENTATION_VERTICAL, width) > height)
    complain (child, GTK_ORIENTATION_VERTICAL, height, where);
}

/* What holds a text without a scrolled window of its own is as high as the text. */
static gboolean
is_cut (GtkWidget *text)
{
  GtkAdjustment *extent = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (text));

  return !GTK_IS_SCROLLED_WINDOW (gtk_widget_get_parent (text)) &&
         gtk_adjustment_get_upper (extent) > gtk_adjustment_get_page_size (extent);
}

static void
check_text (GtkWidget  *text,
            const char *where)
{
  for (guint i = 0; i < 20 && is_cut (text); i++)
    wait_frames (ENT_WINDOW (gtk_widget_get_root (text)), 1);
  if (is_cut (text))
    {
      g_test_message ("%s: a text is cut off", where);
      g_test_fail ();
    }
}

/* What the page of a dialog is called is said in full: in the header bar or under it. */
static void
check_title (GtkWidget  *widget,
             const char *where)
{
  if (!GTK_IS_LABEL (widget) || !gtk_widget_has_css_class (widget, "title") ||
      gtk_widget_get_ancestor (widget, ADW_TYPE_HEADER_BAR) == NULL ||
      gtk_widget_get_ancestor (widget, ADW_TYPE_DIALOG) == NULL ||
      !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    return;
  g_test_message ("%s: the title is cut off: “%s”", where, gtk_label_get_text (GTK_LABEL (widget)));
  g_test_fail ();
}

/* What the toolkit cuts by itself, and has no more lines for: what a drop-down shows while it
 * is closed, the title of an entry, of a group and of a button in a list, and the hint of what
 * may be written. */
static gboolean
may_be_cut (GtkWidget *label)
{
  return gtk_widget_get_ancestor (label, GTK_TYPE_DROP_DOWN) != NULL ||
         gtk_widget_get_ancestor (label, ADW_TYPE_COMBO_ROW) != NULL ||
         gtk_widget_get_ancestor (label, ADW_TYPE_ENTRY_ROW) != NULL ||
         gtk_widget_get_ancestor (label, ADW_TYPE_BUTTON_ROW) != NULL ||
         gtk_widget_get_ancestor (label, GTK_TYPE_TEXT) != NULL ||
         (ADW_IS_PREFERENCES_GROUP (gtk_widget_get_ancestor (label, ADW_TYPE_PREFERENCES_GROUP)) &&
          gtk_widget_has_css_class (label, "heading"));
}

static gboolean
is_ellipsized (GtkWidget *label)
{
  return gtk_widget_get_mapped (label) &&
         pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
}

/* What is said is said in full, in as many lines as it takes; some of it finds its place only
 * after a frame or two. */
static void
check_label (GtkWidget  *widget,
             const char *where)
{
  EntWindow *window = ENT_WINDOW (gtk_widget_get_root (widget));

  if (!GTK_IS_LABEL (widget) || may_be_cut (widget))
    return;
  for (guint i = 0; i < 20 && is_ellipsized (widget); i++)
    wait_frames (window, 1);
  if (!is_ellipsized (widget))
    return;
  if (g_hash_table_add (said, g_strdup (gtk_label_get_text (GTK_LABEL (widget)))))
    g_test_message ("%s: words are cut off: “%s”", where,
                    gtk_label_get_text (GTK_LABEL (widget)));
  g_test_fail ();
}

static void
check_parts (GtkWidget  *widget,
             const char *where)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (ADW_IS_BREAKPOINT_BIN (widget))
    check_part (widget, where);
  if (GTK_IS_TEXT_VIEW (widget))
    check_text (widget, where);
  if (!is_long)
    {
      check_title (widget, where);
      check_label (widget, where);
    }
  if (ADW_IS_BOTTOM_SHEET (widget))
    check_sheet (ADW_BOTTOM_SHEET (widget), where);
  for (GtkWidget *child = gtk_widget_get_first_child (widget), *next = NULL; child != NULL;
       child = next)
    {
      g_object_ref (child);
      check_parts (child, where);
      next = gtk_widget_get_next_sibling (child);
      g_object_unref (child);
    }
}

static void
check_places (int height)
{
  EntWindow *window = open_at_size (NARROWEST, height);

  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), ==, NARROWEST);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s at %d × %d", places[i].name, NARROWEST, height);

      visit_place (window, &places[i]);
      check_parts (GTK_WIDGET (window), where);
      leave_place (window, &places[i]);
    }
  close_window (window);
}

static void
test_sizes (gconstpointer data)
{
  int factor = GPOINTER_TO_INT (data);

  said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  scale_text (factor);
  check_places (USUAL);
  check_places (LOWEST);
  scale_text (1);
  g_clear_pointer (&said, g_hash_table_unref);
}

static void
test_long_sizes (gconstpointer data)
{
  g_autofree char *locales = g_build_filename (folder, "locales", NULL);

  if (!g_file_test (locales, G_FILE_TEST_IS_DIR) && !make_language ("de", folder))
    {
      g_test_skip ("there is no gettext, or no C.UTF-8, to make a language with");
      return;
    }
  g_assert_true (speak ("de", "de_XX.UTF-8", locales, folder));
  is_long = TRUE;
  test_sizes (data);
  is_long = FALSE;
  speak (NULL, NULL, NULL, NULL);
}

static void
add_tests (void)
{
  /* A part that overflows is said by the toolkit, too; here it is named first. */
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_data_func ("/sizes/usual", GINT_TO_POINTER (1), test_sizes);
  g_test_add_data_func ("/sizes/large", GINT_TO_POINTER (2), test_sizes);
  g_test_add_data_func ("/sizes/long", GINT_TO_POINTER (1), test_long_sizes);
  g_test_add_data_func ("/sizes/long-large", GINT_TO_POINTER (2), test_long_sizes);
}

int
main (int   argc,
      char *argv[])
{
  const char *work = g_getenv ("XDG_RUNTIME_DIR");
  int status;

  folder = g_build_filename (work != NULL ? work : g_get_tmp_dir (), "entente-sizes", NULL);
  status = run_window_tests (argc, argv, add_tests);
  g_free (folder);
  return status;
}

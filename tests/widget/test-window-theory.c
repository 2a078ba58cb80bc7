/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ent-theory-export-dialog.h"
#include "window-helpers.h"

/* A theory on its way out: what the dialog proposes, and what is put on the clipboard. */

#define CASE "builtin:china-vietnam"

static gboolean
has_theory (gpointer data)
{
  EntWindow *self = data;

  return ent_theory_model_get_table (ent_theory_view_get_model (self->theory_view)) != NULL;
}

static EntWindow *
open_theory (void)
{
  EntWindow *window = open_window (CASE, has_session);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", "theory");
  wait_for (has_theory, window);
  return window;
}

/* Quotations are others' property: they are never proposed. The format is remembered. */
static void
test_dialog (void)
{
  EntWindow *window = open_theory ();
  EntTheoryExportDialog *dialog = NULL;
  EntTheoryChoice choice;

  activate (window, "win.export-theory");
  dialog = ENT_THEORY_EXPORT_DIALOG (get_dialog (window));
  ent_theory_export_dialog_get_choice (dialog, &choice);
  g_assert_cmpint (choice.format, ==, ENT_THEORY_FORMAT_HTML);
  g_assert_cmpint (choice.table, ==, ENT_THEORY_CSV_TRUTH);
  g_assert_cmpint (choice.parts, ==, ENT_THEORY_PARTS_ALL);
  g_assert_false (choice.with_series);
  g_assert_false (choice.with_quotations);
  adw_dialog_force_close (ADW_DIALOG (dialog));

  g_settings_set_uint (window->settings, "theory-export-format", ENT_THEORY_FORMAT_CSV);
  g_settings_set_uint (window->settings, "theory-export-table", ENT_THEORY_CSV_ENDS);
  activate (window, "win.export-theory");
  dialog = ENT_THEORY_EXPORT_DIALOG (get_dialog (window));
  ent_theory_export_dialog_get_choice (dialog, &choice);
  g_assert_cmpint (choice.format, ==, ENT_THEORY_FORMAT_CSV);
  g_assert_cmpint (choice.table, ==, ENT_THEORY_CSV_ENDS);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  g_settings_reset (window->settings, "theory-export-format");
  g_settings_reset (window->settings, "theory-export-table");
  close_window (window);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

static void
test_copy (void)
{
  EntWindow *window = open_theory ();
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  activate (window, "win.copy-theory-table");
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                                        "text/html"));
  gdk_clipboard_read_text_async (clipboard, NULL, read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);

  lines = g_strsplit (text, "\n", -1);
  g_assert_true (g_str_has_prefix (lines[0], "shared-interest\tshared-ideology\tpairs\t"));
  g_assert_true (g_str_has_prefix (lines[1], "present\tpresent\t6\t6\t1\t4\t"));
  close_window (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/window-theory/dialog", test_dialog);
  g_test_add_func ("/window-theory/copy", test_copy);
}

int
main (int    argc,
      char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}

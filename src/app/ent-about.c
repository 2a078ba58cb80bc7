/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-about.h"

#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <sqlite3.h>

/*
 * The about dialog. Its debug information is what a bug report needs: the
 * versions in use, not those that Entente was built against, where the library
 * can say.
 */

static char *
dup_debug_info (void)
{
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  GString *info = g_string_new (NULL);

  g_string_append_printf (info, "Entente %s\n", PACKAGE_VERSION);
  g_string_append_printf (info, "System: %s\n", system != NULL ? system : "?");
  g_string_append_printf (info,
                          "GTK: %u.%u.%u\n",
                          gtk_get_major_version (),
                          gtk_get_minor_version (),
                          gtk_get_micro_version ());
  g_string_append_printf (info,
                          "libadwaita: %u.%u.%u\n",
                          adw_get_major_version (),
                          adw_get_minor_version (),
                          adw_get_micro_version ());
  g_string_append_printf (
    info, "GLib: %u.%u.%u\n", glib_major_version, glib_minor_version, glib_micro_version);
  g_string_append_printf (info, "Pango: %s\n", pango_version_string ());
  g_string_append_printf (info, "cairo: %s\n", cairo_version_string ());
  g_string_append_printf (info, "Graphviz: %s\n", GRAPHVIZ_VERSION);
  g_string_append_printf (info, "json-glib: %s\n", JSON_VERSION_S);
  g_string_append_printf (info, "SQLite: %s\n", sqlite3_libversion ());

  return g_string_free (info, FALSE);
}

/**
 * ent_about_dialog_new:
 *
 * Makes the dialog that says what Entente is.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
ent_about_dialog_new (void)
{
  AdwAboutDialog *dialog = ADW_ABOUT_DIALOG (adw_about_dialog_new ());
  g_autofree char *debug_info = dup_debug_info ();

  adw_about_dialog_set_application_name (dialog, "Entente");
  adw_about_dialog_set_application_icon (dialog, APP_ID);
  adw_about_dialog_set_version (dialog, PACKAGE_VERSION);
  adw_about_dialog_set_developer_name (dialog, _ ("The Entente developers"));
  adw_about_dialog_set_comments (
    dialog,
    _ ("Explore alliances between states through time. Every link can be followed to the "
       "article passages that support it, or that contest it."));
  adw_about_dialog_set_license_type (dialog, GTK_LICENSE_GPL_3_0);
  adw_about_dialog_set_website (dialog, "https://github.com/entente-app/entente");
  adw_about_dialog_set_issue_url (dialog, "https://github.com/entente-app/entente/issues");
  adw_about_dialog_set_debug_info (dialog, debug_info);
  adw_about_dialog_set_debug_info_filename (dialog, "entente-debug-info.txt");
  /* Translators: put your own names here, one a line. */
  adw_about_dialog_set_translator_credits (dialog, _ ("translator-credits"));

  return ADW_DIALOG (dialog);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-about.h"

#include <locale.h>

#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <sqlite3.h>

#include "ent-library.h"

/*
 * The about dialog. Its debug information is what a bug report needs: the
 * versions in use, not those that Entente was built against, where the library
 * can say.
 */

static void
append_version (GString    *info,
                const char *name,
                guint       major,
                guint       minor,
                guint       micro)
{
  g_string_append_printf (info, "%s: %u.%u.%u\n", name, major, minor, micro);
}

static const char *
or_unknown (const char *text)
{
  return text != NULL ? text : "?";
}

static void
append_libraries (GString *info)
{
  append_version (info, "GTK", gtk_get_major_version (), gtk_get_minor_version (),
                  gtk_get_micro_version ());
  append_version (info, "libadwaita", adw_get_major_version (), adw_get_minor_version (),
                  adw_get_micro_version ());
  append_version (info, "GLib", glib_major_version, glib_minor_version, glib_micro_version);
  g_string_append_printf (info, "Pango: %s\n", pango_version_string ());
  g_string_append_printf (info, "cairo: %s\n", cairo_version_string ());
  g_string_append_printf (info, "Graphviz: %s\n", GRAPHVIZ_VERSION);
  g_string_append_printf (info, "Poppler: %s\n", POPPLER_VERSION);
  g_string_append_printf (info, "json-glib: %s\n", JSON_VERSION_S);
  g_string_append_printf (info, "SQLite: %s\n", sqlite3_libversion ());
}

/* What is drawn with, and what was set: bugs are often there. */
static void
append_display (GString   *info,
                GtkWidget *widget)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkNative *native = widget != NULL ? gtk_widget_get_native (widget) : NULL;
  GskRenderer *renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;
  gboolean animated = TRUE;

  g_object_get (gtk_settings_get_default (), "gtk-enable-animations", &animated, NULL);
  g_string_append_printf (info, "Display: %s\n", G_OBJECT_TYPE_NAME (gdk_display_get_default ()));
  if (renderer != NULL)
    g_string_append_printf (info, "Renderer: %s, scale %.2f\n", G_OBJECT_TYPE_NAME (renderer),
                            gdk_surface_get_scale (gtk_native_get_surface (native)));
  g_string_append_printf (info, "Style: %s%s%s\n",
                          adw_style_manager_get_dark (style) ? "dark" : "light",
                          adw_style_manager_get_high_contrast (style) ? ", high contrast" : "",
                          animated ? "" : ", reduced motion");
  g_string_append_printf (info, "Direction: %s\n",
                          gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? "right to left"
                                                                                 : "left to right");
}

/* How much there is of it; never what. */
static void
append_library (GString *info)
{
  g_autofree char *path = ent_library_dup_default_path ();
  GStatBuf status;

  if (g_stat (path, &status) == 0)
    g_string_append_printf (info, "Library: %.1f MB\n", (double) status.st_size / 1e6);
  else
    g_string_append (info, "Library: none\n");
}

static char *
dup_debug_info (GtkWidget *widget)
{
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  gboolean sandboxed = g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
  GString *info = g_string_new (NULL);

  g_string_append_printf (info, "Entente %s%s\n", PACKAGE_VERSION, sandboxed ? ", Flatpak" : "");
  g_string_append_printf (info, "System: %s\n", or_unknown (system));
  g_string_append_printf (info, "Desktop: %s\n", or_unknown (g_getenv ("XDG_CURRENT_DESKTOP")));
  g_string_append_printf (info, "Locale: %s\n", or_unknown (setlocale (LC_MESSAGES, NULL)));
  append_display (info, widget);
  append_library (info);
  g_string_append_c (info, '\n');
  append_libraries (info);

  return g_string_free (info, FALSE);
}

/* What it stands on: names are names in every language. */
static void
add_credits (AdwAboutDialog *dialog)
{
  static const char *const libraries[] = {
    "GTK https://www.gtk.org",
    "libadwaita https://gnome.pages.gitlab.gnome.org/libadwaita",
    "Pango https://www.gtk.org/docs/architecture/pango",
    "cairo https://www.cairographics.org",
    "Graphviz https://graphviz.org",
    "Poppler https://poppler.freedesktop.org",
    "JSON-GLib https://gnome.pages.gitlab.gnome.org/json-glib",
    "SQLite https://www.sqlite.org",
    "libxml2 https://gitlab.gnome.org/GNOME/libxml2",
    "libarchive https://libarchive.org",
    NULL,
  };
  static const char *const data[] = {
    "iso-codes https://salsa.debian.org/iso-codes-team/iso-codes",
    NULL,
  };

  adw_about_dialog_add_acknowledgement_section (dialog, _ ("Made With"),
                                                (const char **) libraries);
  adw_about_dialog_add_acknowledgement_section (dialog, _ ("Names of States From"),
                                                (const char **) data);
}

/* The arrangement of the graph and the reading of PDF are other people's programs. */
static void
add_legal (AdwAboutDialog *dialog)
{
  adw_about_dialog_add_legal_section (dialog, "Graphviz", NULL, GTK_LICENSE_CUSTOM,
                                      "<a href=\"https://www.eclipse.org/legal/epl-v10.html\">"
                                      "Eclipse Public License 1.0</a>");
  adw_about_dialog_add_legal_section (dialog, "Poppler", NULL, GTK_LICENSE_GPL_2_0, NULL);
  adw_about_dialog_add_legal_section (dialog, "iso-codes", NULL, GTK_LICENSE_LGPL_2_1, NULL);
}

/**
 * ent_about_dialog_new:
 * @widget: (nullable): the window that it is to be shown on
 *
 * Makes the dialog that says what Entente is.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
ent_about_dialog_new (GtkWidget *widget)
{
  /* The release notes are the metainfo's, so that shops and the dialog say the same. */
  AdwAboutDialog *dialog = ADW_ABOUT_DIALOG (adw_about_dialog_new_from_appdata (
    "/io/github/entente_app/Entente/metainfo.xml", PACKAGE_VERSION));
  g_autofree char *debug_info = dup_debug_info (widget);

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
  adw_about_dialog_set_copyright (dialog, _ ("© The Entente developers"));
  add_credits (dialog);
  add_legal (dialog);
  adw_about_dialog_set_debug_info (dialog, debug_info);
  adw_about_dialog_set_debug_info_filename (dialog, "entente-debug-info.txt");
  /* Translators: put your own names here, one a line. */
  adw_about_dialog_set_translator_credits (dialog, _ ("translator-credits"));

  return ADW_DIALOG (dialog);
}

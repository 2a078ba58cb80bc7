/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-reader-library.h"

#define PREFIX "/io/github/entente_app/Entente/reader"

/**
 * ent_reader_init_library:
 *
 * Makes the reader known to templates, and adds its style and icons to the default
 * display. Called once, when GTK and libadwaita are initialised.
 */
void
ent_reader_init_library (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  g_type_ensure (ENT_TYPE_READER);

  g_return_if_fail (display != NULL);

  gtk_css_provider_load_from_resource (provider, PREFIX "/style.css");
  gtk_style_context_add_provider_for_display (display,
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), PREFIX "/icons");
}

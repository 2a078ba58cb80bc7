/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-editors.h"

#define PREFIX "/io/github/entente_app/Entente/editors"

/**
 * ent_editors_init:
 *
 * Adds the style of the dialogs to the default display. Called once, when GTK and
 * libadwaita are initialised.
 */
void
ent_editors_init (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  g_return_if_fail (display != NULL);

  gtk_css_provider_load_from_resource (provider, PREFIX "/style.css");
  gtk_style_context_add_provider_for_display (display,
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-coding-dialogs.h"

#define STYLE_PATH "/io/github/entente_app/Entente/coding/style.css"

/**
 * ent_coding_dialogs_init:
 *
 * Adds the style of the dialogs to the default display. Called once, when GTK and
 * libadwaita are initialised.
 */
void
ent_coding_dialogs_init (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  g_return_if_fail (display != NULL);

  gtk_css_provider_load_from_resource (provider, STYLE_PATH);
  gtk_style_context_add_provider_for_display (display,
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

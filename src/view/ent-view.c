/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-graph-view.h"
#include "ent-time-bar.h"
#include "ent-view.h"

#define STYLE_PATH "/io/github/entente_app/Entente/view/style.css"

/**
 * ent_view_init:
 *
 * Makes the view's widgets known to templates, and its style to the default
 * display. To be called once, after GTK was initialised.
 */
void
ent_view_init (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  g_type_ensure (ENT_TYPE_GRAPH_VIEW);
  g_type_ensure (ENT_TYPE_TIME_BAR);

  gtk_css_provider_load_from_resource (provider, STYLE_PATH);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

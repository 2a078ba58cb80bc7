/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-coding-dialogs.h"
#include "ent-editors.h"
#include "ent-panels.h"

#define PREFIX "/io/github/entente_app/Entente/panels"

static void
add_style (GdkDisplay *display,
           const char *path)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, path);
  gtk_style_context_add_provider_for_display (display,
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/**
 * ent_panels_init:
 *
 * Makes the panels known to templates, and adds their style and icons, and those of the
 * dialogs that they present, to the default display. Called once, when GTK and libadwaita
 * are initialised.
 */
void
ent_panels_init (void)
{
  GdkDisplay *display = gdk_display_get_default ();

  ent_editors_init ();
  g_type_ensure (ENT_TYPE_OUTLINE);
  g_type_ensure (ENT_TYPE_INSPECTOR);
  g_type_ensure (ENT_TYPE_LIBRARY_VIEW);
  g_type_ensure (ENT_TYPE_DEFINITIONS_VIEW);
  g_type_ensure (ENT_TYPE_GAPS_VIEW);
  g_type_ensure (ENT_TYPE_HISTORY_VIEW);
  g_type_ensure (ENT_TYPE_LOOK_BAR);
  g_type_ensure (ENT_TYPE_THEORY_VIEW);

  g_return_if_fail (display != NULL);

  ent_coding_dialogs_init ();

  add_style (display, PREFIX "/style.css");
  add_style (display, PREFIX "/ent-theory-view.css");
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), PREFIX "/icons");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-authors-group.h"
#include "ent-date-row.h"
#include "ent-page-title.h"
#include "ent-record-page.h"
#include "ent-sources.h"

#define PREFIX "/io/github/entente_app/Entente/sources"

/**
 * ent_sources_init:
 *
 * Makes the dialogs about articles known to templates, and adds their style to the default
 * display. Called once, when GTK and libadwaita are initialised.
 */
void
ent_sources_init (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  g_type_ensure (ENT_TYPE_DATE_ROW);
  g_type_ensure (ENT_TYPE_AUTHORS_GROUP);
  g_type_ensure (ENT_TYPE_PAGE_TITLE);
  g_type_ensure (ENT_TYPE_RECORD_PAGE);
  g_type_ensure (ENT_TYPE_ARTICLE_DIALOG);

  g_return_if_fail (display != NULL);

  gtk_css_provider_load_from_resource (provider, PREFIX "/style.css");
  gtk_style_context_add_provider_for_display (display,
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

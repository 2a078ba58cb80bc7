/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENT_TYPE_SEARCH_PROVIDER (ent_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (EntSearchProvider, ent_search_provider, ENT, SEARCH_PROVIDER, GObject)

EntSearchProvider *ent_search_provider_new    (GtkApplication     *application,
                                               GtkRecentManager   *manager);
gboolean           ent_search_provider_export (EntSearchProvider  *self,
                                               GDBusConnection    *connection,
                                               const char         *application_path,
                                               GError            **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENT_CASE_MIME_TYPE "application/x-entente-case"

/* As many as one overlooks. */
#define ENT_RECENTS_FEW 10

#define ENT_TYPE_RECENT (ent_recent_get_type ())
G_DECLARE_FINAL_TYPE (EntRecent, ent_recent, ENT, RECENT, GObject)

const char *ent_recent_get_uri   (EntRecent        *self);

#define ENT_TYPE_RECENTS (ent_recents_get_type ())
G_DECLARE_FINAL_TYPE (EntRecents, ent_recents, ENT, RECENTS, GObject)

EntRecents *ent_recents_new         (GtkRecentManager *manager,
                                     guint             limit);
GListModel *ent_recents_get_model   (EntRecents       *self);
void        ent_recents_remove      (EntRecents       *self,
                                     EntRecent        *recent);
GPtrArray  *ent_recents_list_visits (GtkRecentManager *manager,
                                     guint             limit);

G_END_DECLS

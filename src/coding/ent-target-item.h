/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_TYPE_TARGET_ITEM (ent_target_item_get_type ())
G_DECLARE_FINAL_TYPE (EntTargetItem, ent_target_item, ENT, TARGET_ITEM, GObject)

const char *ent_target_item_get_id       (EntTargetItem *self);
GType       ent_target_item_get_target_type
                                         (EntTargetItem *self);
const char *ent_target_item_get_title    (EntTargetItem *self);
const char *ent_target_item_get_subtitle (EntTargetItem *self);
const char *ent_target_item_get_group    (EntTargetItem *self);
guint       ent_target_item_get_order    (EntTargetItem *self);
int         ent_target_item_get_rank     (EntTargetItem *self);
gboolean    ent_target_item_matches      (EntTargetItem *self,
                                          const char    *search);

GListModel *ent_target_item_list         (EntSession    *session,
                                          const char    *words,
                                          EntRecord     *first);

G_END_DECLS

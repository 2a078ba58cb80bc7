/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-date.h"

G_BEGIN_DECLS

typedef struct _EntIntervalTree EntIntervalTree;

/**
 * EntIntervalFunc:
 * @item: the number of the interval, in the order in which they were added
 * @user_data: the caller's data
 */
typedef void (*EntIntervalFunc) (guint    item,
                                 gpointer user_data);

EntIntervalTree *ent_interval_tree_new   (void);
void             ent_interval_tree_free  (EntIntervalTree *self);
void             ent_interval_tree_add   (EntIntervalTree *self,
                                          EntSpan          span);
void             ent_interval_tree_seal  (EntIntervalTree *self);
guint            ent_interval_tree_query (EntIntervalTree *self,
                                          EntSpan          at,
                                          EntIntervalFunc  func,
                                          gpointer         user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntIntervalTree, ent_interval_tree_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-record.h"

G_BEGIN_DECLS

/**
 * EntEdit:
 * @type: the type of the record
 * @id: its id
 * @before: (nullable): the record before; %NULL where it is made
 * @after: (nullable): the record after; %NULL where it is removed
 *
 * What a change does to one record.
 */
typedef struct
{
  GType     type;
  char     *id;
  JsonNode *before;
  JsonNode *after;
} EntEdit;

#define ENT_TYPE_CHANGE (ent_change_get_type ())
G_DECLARE_FINAL_TYPE (EntChange, ent_change, ENT, CHANGE, GObject)

/**
 * ENT_CHANGE_MERGE_SECONDS:
 *
 * How long after a change another of the same merge key still becomes one with it.
 */
#define ENT_CHANGE_MERGE_SECONDS 3

EntChange     *ent_change_new       (const char *title);
void           ent_change_add       (EntChange  *self,
                                     GType       type,
                                     JsonNode   *before,
                                     JsonNode   *after);
EntChange     *ent_change_invert    (EntChange  *self);
const char    *ent_change_get_title (EntChange  *self);
void           ent_change_set_title (EntChange  *self,
                                     const char *title);
guint          ent_change_get_n_edits (EntChange *self);
const EntEdit *ent_change_get_edit  (EntChange  *self,
                                     guint       n);
gint64         ent_change_get_time  (EntChange  *self);
void           ent_change_set_time  (EntChange  *self,
                                     gint64      time);
const char    *ent_change_get_merge_key (EntChange  *self);
void           ent_change_set_merge_key (EntChange  *self,
                                     const char *key);

EntChange     *ent_change_merge     (EntChange  *a,
                                     EntChange  *b);
EntChange     *ent_change_compose   (EntChange  *a,
                                     EntChange  *b);
EntChange     *ent_change_squash    (const char *title,
                                     EntChange **changes,
                                     guint       n_changes);

JsonNode      *ent_change_to_json   (EntChange  *self);
EntChange     *ent_change_new_from_json (JsonNode *node,
                                     GError    **error);

G_END_DECLS

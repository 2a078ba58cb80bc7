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

EntChange     *ent_change_new       (const char *title);
void           ent_change_add       (EntChange  *self,
                                     GType       type,
                                     JsonNode   *before,
                                     JsonNode   *after);
EntChange     *ent_change_invert    (EntChange  *self);
const char    *ent_change_get_title (EntChange  *self);
guint          ent_change_get_n_edits (EntChange *self);
const EntEdit *ent_change_get_edit  (EntChange  *self,
                                     guint       n);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-form.h"

G_BEGIN_DECLS

#define ENT_TYPE_PARTS_GROUP (ent_parts_group_get_type ())
G_DECLARE_FINAL_TYPE (EntPartsGroup, ent_parts_group, ENT, PARTS_GROUP, AdwPreferencesGroup)

/**
 * EntPartsSpec:
 * @member: the member of the record that is the list
 * @plain: (nullable): where the list holds words and no objects, the name under which a
 *   word is found in the object that stands for it here
 * @add_title: what the button says that adds one
 * @ordered: whether the order means something, and can be changed
 * @build: (nullable): adds the rows of a part to what unfolds; a part without rows is a
 *   row that does not unfold
 * @dup_title: what a part is called
 * @dup_subtitle: (nullable): what else is said of it while it is folded
 * @add: (nullable): what the button does; by default it adds an empty part
 *
 * What a list of parts consists of.
 */
typedef struct
{
  const char *member;
  const char *plain;
  const char *add_title;
  gboolean    ordered;
  void      (*build)        (EntPartsGroup  *group,
                             EntForm        *part,
                             AdwExpanderRow *row);
  char     *(*dup_title)    (EntPartsGroup  *group,
                             JsonObject     *part);
  char     *(*dup_subtitle) (EntPartsGroup  *group,
                             JsonObject     *part);
  void      (*add)          (EntPartsGroup  *group);
} EntPartsSpec;

GtkWidget  *ent_parts_group_new      (EntForm            *form,
                                      const char         *title,
                                      const EntPartsSpec *spec,
                                      gpointer            owner);

gpointer    ent_parts_group_get_owner (EntPartsGroup     *self);
void        ent_parts_group_append   (EntPartsGroup      *self,
                                      JsonObject         *part,
                                      gboolean            unfold);
void        ent_parts_group_remove   (EntPartsGroup      *self,
                                      guint               n);
guint       ent_parts_group_get_n    (EntPartsGroup      *self);
EntForm    *ent_parts_group_get_part (EntPartsGroup      *self,
                                      guint               n);
void        ent_parts_group_refresh  (EntPartsGroup      *self);

G_END_DECLS

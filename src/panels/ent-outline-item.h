/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-session.h"

G_BEGIN_DECLS

/**
 * EntOutlineSection:
 * @ENT_OUTLINE_ACTIVE: ties that are active, and counted where that is to say
 * @ENT_OUTLINE_UNCOUNTED: ties that are active, but that the definition leaves out
 * @ENT_OUTLINE_ENDED: ties that have ended
 * @ENT_OUTLINE_LATER: ties that have not begun; shown only where they are sought
 * @ENT_OUTLINE_STATES: states
 *
 * The sections of the outline, in their order.
 */
typedef enum
{
  ENT_OUTLINE_ACTIVE,
  ENT_OUTLINE_UNCOUNTED,
  ENT_OUTLINE_ENDED,
  ENT_OUTLINE_LATER,
  ENT_OUTLINE_STATES,
} EntOutlineSection;

#define ENT_TYPE_OUTLINE_ITEM (ent_outline_item_get_type ())
G_DECLARE_FINAL_TYPE (EntOutlineItem, ent_outline_item, ENT, OUTLINE_ITEM, GObject)

EntOutlineItem    *ent_outline_item_new_for_tie   (EntSlice          *slice,
                                                   EntTie            *tie,
                                                   EntSpan            at);
EntOutlineItem    *ent_outline_item_new_for_state (EntSlice          *slice,
                                                   EntState          *state,
                                                   EntSpan            at);

EntRecord         *ent_outline_item_get_record    (EntOutlineItem    *self);
EntOutlineSection  ent_outline_item_get_section   (EntOutlineItem    *self);
const char        *ent_outline_item_get_title     (EntOutlineItem    *self);
const char        *ent_outline_item_get_caption   (EntOutlineItem    *self);
const char        *ent_outline_item_get_trailing  (EntOutlineItem    *self);
const char        *ent_outline_item_get_description (EntOutlineItem  *self);
gboolean           ent_outline_item_get_listed    (EntOutlineItem    *self);

gboolean           ent_outline_item_matches       (EntOutlineItem    *self,
                                                   const char        *search);
int                ent_outline_item_compare       (EntOutlineItem    *a,
                                                   EntOutlineItem    *b);
gboolean           ent_outline_item_update        (EntOutlineItem    *self,
                                                   EntOutlineItem    *from);

/* Lists of them, in ent-outline-list.c */
GPtrArray         *ent_outline_list               (EntSession        *session);
void               ent_outline_list_merge         (GListStore        *store,
                                                   GPtrArray         *items);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-interval-tree.h"
#include "ent-link.h"

G_BEGIN_DECLS

/*< private >
 * EntSliceEntry:
 * @tie: a tie
 * @extent: when it held
 * @links: (element-type EntLink): its links
 * @contested: whether a passage contests it
 *
 * What a case says of a tie, whatever counts as an alliance.
 */
typedef struct
{
  EntTie    *tie;
  EntExtent  extent;
  GPtrArray *links;
  gboolean   contested;
} EntSliceEntry;

/*< private >
 * EntSliceBase:
 * @the_case: the case
 * @entries: (element-type EntSliceEntry): its ties
 * @tree: the days on which each may be active
 * @by_end: (element-type guint): the numbers of the entries, by their last day
 * @changes: (element-type EntDay): when what is known of ties and links changes, sorted,
 *   each day once
 * @range: the whole years in which there is something to show
 *
 * The part of an index that is the same under every definition.
 */
typedef struct
{
  EntCase         *the_case;
  GArray          *entries;
  EntIntervalTree *tree;
  GArray          *by_end;
  GArray          *changes;
  EntSpan          range;
} EntSliceBase;

EntSliceBase        *ent_slice_base_new         (EntCase            *the_case);
EntSliceBase        *ent_slice_base_ref         (EntSliceBase       *self);
void                 ent_slice_base_unref       (EntSliceBase       *self);
guint                ent_slice_base_get_n       (const EntSliceBase *self);
const EntSliceEntry *ent_slice_base_get         (const EntSliceBase *self,
                                                 guint               number);
GArray              *ent_slice_base_find_begun  (const EntSliceBase *self,
                                                 EntSpan             at);
void                 ent_slice_base_add_changes (GArray             *days,
                                                 const EntExtent    *extent);
void                 ent_slice_base_sort_days   (GArray             *days);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-slice.h"

G_BEGIN_DECLS

/**
 * EntHistogramBin:
 * @span: the days of the bin
 * @certain: how many ties that count were certainly active in it
 * @possible: how many may have been, besides
 *
 * One bar of the time bar's histogram.
 */
typedef struct
{
  EntSpan span;
  guint   certain;
  guint   possible;
} EntHistogramBin;

#define ENT_TYPE_SLICE_INDEX (ent_slice_index_get_type ())
G_DECLARE_FINAL_TYPE (EntSliceIndex, ent_slice_index, ENT, SLICE_INDEX, GObject)

EntSliceIndex *ent_slice_index_new           (EntCase       *the_case,
                                              EntDefinition *definition);
EntSliceIndex *ent_slice_index_new_for_definition
                                             (EntSliceIndex *self,
                                              EntDefinition *definition);
EntSlice      *ent_slice_index_query         (EntSliceIndex *self,
                                              EntDate       *at);
EntSpan        ent_slice_index_get_range     (EntSliceIndex *self);
const EntDay  *ent_slice_index_get_changes   (EntSliceIndex *self,
                                              guint         *n_changes);
EntDate       *ent_slice_index_find_change   (EntSliceIndex *self,
                                              EntDate       *at,
                                              EntDateUnit    unit,
                                              int            direction);
GArray        *ent_slice_index_get_histogram (EntSliceIndex *self,
                                              EntSpan        range,
                                              EntDateUnit    unit);

G_END_DECLS

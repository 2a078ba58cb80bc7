/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"
#include "ent-link.h"

G_BEGIN_DECLS

/**
 * EntStatus:
 * @ENT_STATUS_ABSENT: not there: it has not begun
 * @ENT_STATUS_ACTIVE: active, and counted where it is for the definition to say
 * @ENT_STATUS_UNCOUNTED: active, but the definition does not count it
 * @ENT_STATUS_ENDED: it has ended before
 *
 * What a tie is at the time of a slice.
 */
typedef enum
{
  ENT_STATUS_ABSENT,
  ENT_STATUS_ACTIVE,
  ENT_STATUS_UNCOUNTED,
  ENT_STATUS_ENDED,
} EntStatus;

/**
 * EntSliceTie:
 * @tie: the tie
 * @status: what it is at the time
 * @activity: how certain that is; %ENT_ACTIVITY_CERTAIN where it has ended
 * @counts: whether the definition counts it as an alliance
 * @contested: whether a passage contests it
 *
 * A tie in a slice.
 */
typedef struct
{
  EntTie      *tie;
  EntStatus    status;
  EntActivity  activity;
  gboolean     counts;
  gboolean     contested;
} EntSliceTie;

/**
 * EntSliceLink:
 * @link: the link
 * @in: the tie it belongs to, in the slice
 * @status: what it is at the time; a membership can have ended before its tie, or
 *   before its tie began to count
 * @activity: how certain that is
 *
 * A link in a slice.
 */
typedef struct
{
  const EntLink     *link;
  const EntSliceTie *in;
  EntStatus          status;
  EntActivity        activity;
} EntSliceLink;

#define ENT_TYPE_SLICE (ent_slice_get_type ())
G_DECLARE_FINAL_TYPE (EntSlice, ent_slice, ENT, SLICE, GObject)

EntCase            *ent_slice_get_case        (EntSlice      *self);
EntDate            *ent_slice_get_at          (EntSlice      *self);
EntDefinition      *ent_slice_get_definition  (EntSlice      *self);
guint               ent_slice_get_n_ties      (EntSlice      *self);
const EntSliceTie  *ent_slice_get_tie         (EntSlice      *self,
                                               guint          n);
const EntSliceTie  *ent_slice_lookup_tie      (EntSlice      *self,
                                               EntTie        *tie);
guint               ent_slice_get_n_links     (EntSlice      *self);
const EntSliceLink *ent_slice_get_link        (EntSlice      *self,
                                               guint          n);
guint               ent_slice_count           (EntSlice      *self,
                                               const char    *state);

G_END_DECLS

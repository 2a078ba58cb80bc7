/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-judgement.h"

G_BEGIN_DECLS

/**
 * EntCounted:
 * @ENT_COUNTED_NEITHER: under neither
 * @ENT_COUNTED_FIRST: under the first, and not under the second
 * @ENT_COUNTED_SECOND: under the second, and not under the first
 * @ENT_COUNTED_BOTH: under both
 *
 * Under which of two definitions a tie counts, be it possibly.
 */
typedef enum
{
  ENT_COUNTED_NEITHER,
  ENT_COUNTED_FIRST,
  ENT_COUNTED_SECOND,
  ENT_COUNTED_BOTH,
} EntCounted;

/**
 * EntComparedTie:
 * @tie: a tie that at least one of the definitions speaks of
 * @first: what the first says of it
 * @second: what the second says of it
 *
 * A tie under two definitions.
 */
typedef struct
{
  EntTie       *tie;
  EntJudgement *first;
  EntJudgement *second;
} EntComparedTie;

/**
 * EntComparedBin:
 * @span: a unit of time
 * @first: how many ties count in it under the first definition, certainly or possibly
 * @second: how many under the second
 * @both: how many under both
 *
 * How many ties count in a unit of time.
 */
typedef struct
{
  EntSpan span;
  guint   first;
  guint   second;
  guint   both;
} EntComparedBin;

/**
 * EntComparedStretch:
 * @span: its days; unbounded ends are %ENT_DAY_FIRST and %ENT_DAY_LAST
 * @first: whether the tie counts then under the first definition
 * @second: whether under the second
 *
 * A stretch of time in which two definitions say the same of a tie.
 */
typedef struct
{
  EntSpan     span;
  EntActivity first;
  EntActivity second;
} EntComparedStretch;

#define ENT_TYPE_DEFINITION_COMPARE (ent_definition_compare_get_type ())
G_DECLARE_FINAL_TYPE (EntDefinitionCompare, ent_definition_compare, ENT, DEFINITION_COMPARE, GObject)

EntDefinitionCompare *ent_definition_compare_new      (EntCase              *the_case,
                                                       EntDefinition        *first,
                                                       EntDefinition        *second);
EntDefinitionCompare *ent_definition_compare_new_with (EntDefinitionCompare *other,
                                                       EntDefinition        *second);
guint                 ent_definition_compare_get_n    (EntDefinitionCompare *self);
const EntComparedTie *ent_definition_compare_get      (EntDefinitionCompare *self,
                                                       guint                 n);
GPtrArray            *ent_definition_compare_list     (EntDefinitionCompare *self,
                                                       EntCounted            counted,
                                                       const EntSpan        *at);
GArray               *ent_definition_compare_get_bins (EntDefinitionCompare *self,
                                                       EntSpan               range,
                                                       EntDateUnit           unit);

EntCounted            ent_compared_tie_get_counted    (const EntComparedTie *self,
                                                       const EntSpan        *at);
gboolean              ent_compared_tie_differs        (const EntComparedTie *self);
GArray               *ent_compared_tie_list_stretches (const EntComparedTie *self);

G_END_DECLS

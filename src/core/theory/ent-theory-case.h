/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-theory-options.h"

G_BEGIN_DECLS

/**
 * EntTheoryStanding:
 * @ENT_THEORY_STANDING_READY: meets every condition, and is not allied
 * @ENT_THEORY_STANDING_DEVIANT: allied, and lacks a condition
 * @ENT_THEORY_STANDING_ALLIED_UNKNOWN: allied, lacks none that is coded, and not every
 *   condition is known
 * @ENT_THEORY_STANDING_ALLIED: allied, and meets every condition
 * @ENT_THEORY_STANDING_PARTIAL: not allied, meets some condition, and lacks another or has
 *   it unknown
 * @ENT_THEORY_STANDING_APART: not allied, and meets no condition
 * @ENT_THEORY_STANDING_UNCERTAIN: the dates leave open whether it is allied, or a case
 *
 * Where a pair stands to a theory at a time.
 */
typedef enum
{
  ENT_THEORY_STANDING_READY,
  ENT_THEORY_STANDING_DEVIANT,
  ENT_THEORY_STANDING_ALLIED_UNKNOWN,
  ENT_THEORY_STANDING_ALLIED,
  ENT_THEORY_STANDING_PARTIAL,
  ENT_THEORY_STANDING_APART,
  ENT_THEORY_STANDING_UNCERTAIN,
} EntTheoryStanding;

#define ENT_TYPE_THEORY_READING (ent_theory_reading_get_type ())

/**
 * EntTheoryReading:
 *
 * How one condition is read for a pair during a stretch of time, and why. Properties:
 * `kind`, `value` (as ints of their enumerations), `derived`, `reason`.
 */
G_DECLARE_FINAL_TYPE (EntTheoryReading, ent_theory_reading, ENT, THEORY_READING, GObject)

EntConditionKind    ent_theory_reading_get_kind     (EntTheoryReading *self);
EntTheoryValue      ent_theory_reading_get_value    (EntTheoryReading *self);
gboolean            ent_theory_reading_is_derived   (EntTheoryReading *self);
gboolean            ent_theory_reading_is_assumed   (EntTheoryReading *self);
const char         *ent_theory_reading_get_reason   (EntTheoryReading *self);
const char * const *ent_theory_reading_get_records  (EntTheoryReading *self);
const char * const *ent_theory_reading_get_threats  (EntTheoryReading *self);
const char * const *ent_theory_reading_get_evidence (EntTheoryReading *self);
const char * const *ent_theory_reading_get_passages (EntTheoryReading *self);

#define ENT_TYPE_THEORY_CASE (ent_theory_case_get_type ())

/**
 * EntTheoryCase:
 *
 * A pair of states during an unbroken stretch of time in which neither its conditions nor
 * its outcome change. Properties: `a`, `b`, `title`, `time` (in words), `years`,
 * `outcome` and `standing` (as ints of their enumerations).
 */
G_DECLARE_FINAL_TYPE (EntTheoryCase, ent_theory_case, ENT, THEORY_CASE, GObject)

const char         *ent_theory_case_get_a            (EntTheoryCase *self);
const char         *ent_theory_case_get_b            (EntTheoryCase *self);
const char         *ent_theory_case_get_title        (EntTheoryCase *self);
const char         *ent_theory_case_get_own_title    (EntTheoryCase *self);
const char         *ent_theory_case_get_time         (EntTheoryCase *self);
EntSpan             ent_theory_case_get_span         (EntTheoryCase *self);
double              ent_theory_case_get_years        (EntTheoryCase *self);
EntTheoryValue      ent_theory_case_get_outcome      (EntTheoryCase *self);
EntTheoryStanding   ent_theory_case_get_standing     (EntTheoryCase *self);
guint               ent_theory_case_get_n_conditions (EntTheoryCase *self);
EntTheoryValue      ent_theory_case_get_value        (EntTheoryCase *self,
                                                      guint          condition);
GListModel         *ent_theory_case_get_readings     (EntTheoryCase *self);
const char * const *ent_theory_case_get_ties         (EntTheoryCase *self);
gboolean            ent_theory_case_is_breaking      (EntTheoryCase *self);

const char         *ent_theory_value_get_word        (EntTheoryValue     value);
const char         *ent_theory_outcome_get_word      (EntTheoryValue     value);
const char         *ent_theory_standing_get_word     (EntTheoryStanding  standing);

G_END_DECLS

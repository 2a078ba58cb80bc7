/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-theory-case.h"

G_BEGIN_DECLS

/**
 * EntTheoryFate:
 * @ENT_THEORY_FATE_LAPSED_BEFORE: it lapsed before the tie ended
 * @ENT_THEORY_FATE_LAPSED_AT: it lapsed when the tie ended, as near as the dates tell
 * @ENT_THEORY_FATE_STANDING: it still stood
 * @ENT_THEORY_FATE_LACKING: it was absent all along
 * @ENT_THEORY_FATE_UNCODED: nothing is coded, or nothing that tells
 *
 * What had become of a condition when a tie ended.
 */
typedef enum
{
  ENT_THEORY_FATE_LAPSED_BEFORE,
  ENT_THEORY_FATE_LAPSED_AT,
  ENT_THEORY_FATE_STANDING,
  ENT_THEORY_FATE_LACKING,
  ENT_THEORY_FATE_UNCODED,
} EntTheoryFate;

#define ENT_TYPE_THEORY_LAPSE (ent_theory_lapse_get_type ())

/**
 * EntTheoryLapse:
 *
 * One condition at the end of a tie. Properties: `kind` and `fate` (as ints of their
 * enumerations), `words` (a sentence with the distance in time), `derived`, `first` (whether
 * it lapsed, and none certainly did so before it).
 */
G_DECLARE_FINAL_TYPE (EntTheoryLapse, ent_theory_lapse, ENT, THEORY_LAPSE, GObject)

EntConditionKind    ent_theory_lapse_get_kind      (EntTheoryLapse *self);
EntTheoryFate       ent_theory_lapse_get_fate      (EntTheoryLapse *self);
gboolean            ent_theory_lapse_is_derived    (EntTheoryLapse *self);
gboolean            ent_theory_lapse_is_first      (EntTheoryLapse *self);
EntSpan             ent_theory_lapse_get_when      (EntTheoryLapse *self);
int                 ent_theory_lapse_get_min_days  (EntTheoryLapse *self);
int                 ent_theory_lapse_get_max_days  (EntTheoryLapse *self);
const char         *ent_theory_lapse_get_words     (EntTheoryLapse *self);
const char * const *ent_theory_lapse_get_records   (EntTheoryLapse *self);
const char * const *ent_theory_lapse_get_passages  (EntTheoryLapse *self);

#define ENT_TYPE_THEORY_END (ent_theory_end_get_type ())

/**
 * EntTheoryEnd:
 *
 * A tie between two states that counted and ended, and what had become of each condition.
 * Properties: `tie`, `a`, `b`, `title`, `time` (the end, in words), `reason`
 * (which condition explains it, in words), `words`.
 */
G_DECLARE_FINAL_TYPE (EntTheoryEnd, ent_theory_end, ENT, THEORY_END, GObject)

const char *ent_theory_end_get_tie       (EntTheoryEnd *self);
const char *ent_theory_end_get_a         (EntTheoryEnd *self);
const char *ent_theory_end_get_b         (EntTheoryEnd *self);
const char *ent_theory_end_get_title     (EntTheoryEnd *self);
const char *ent_theory_end_get_own_title (EntTheoryEnd *self);
const char *ent_theory_end_get_time      (EntTheoryEnd *self);
const char *ent_theory_end_get_reason    (EntTheoryEnd *self);
const char *ent_theory_end_get_words     (EntTheoryEnd *self);
EntSpan     ent_theory_end_get_span      (EntTheoryEnd *self);
GListModel *ent_theory_end_get_lapses    (EntTheoryEnd *self);
gboolean    ent_theory_end_is_explained  (EntTheoryEnd *self);

const char *ent_theory_fate_get_word     (EntTheoryFate fate);

G_END_DECLS

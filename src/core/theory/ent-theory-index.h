/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "ent-theory-case.h"
#include "ent-theory-table.h"

G_BEGIN_DECLS

#define ENT_TYPE_THEORY_INDEX (ent_theory_index_get_type ())

/**
 * EntTheoryIndex:
 *
 * A case read by a theory: which pairs of states it speaks of, when, and what is known of
 * them. It is made once for a case, a theory and its options, does not change, and answers
 * for any window of time without walking the case.
 */
G_DECLARE_FINAL_TYPE (EntTheoryIndex, ent_theory_index, ENT, THEORY_INDEX, GObject)

/**
 * EntTheoryPoint:
 * @window: the window
 * @verdict: what becomes of the claim in it
 * @pairs: all the conditions together, by pairs
 * @years: all the conditions together, by pair-years
 * @n_pairs: how many pairs were measured: @pairs's cells added up
 *
 * What a theory comes to as a window moves.
 */
typedef struct
{
  EntSpan          window;
  EntTheoryVerdict verdict;
  EntSetMeasures   pairs;
  EntSetMeasures   years;
  double           n_pairs;
} EntTheoryPoint;

EntTheoryIndex         *ent_theory_index_new            (EntCase                *the_case,
                                                         EntTheory              *theory,
                                                         const EntTheoryOptions *options);
void                    ent_theory_index_new_async      (EntCase                *the_case,
                                                         EntTheory              *theory,
                                                         const EntTheoryOptions *options,
                                                         GCancellable           *cancellable,
                                                         GAsyncReadyCallback     callback,
                                                         gpointer                user_data);
EntTheoryIndex         *ent_theory_index_new_finish     (GAsyncResult           *result,
                                                         GError                **error);

EntCase                *ent_theory_index_get_case       (EntTheoryIndex         *self);
EntTheory              *ent_theory_index_get_theory     (EntTheoryIndex         *self);
const EntTheoryOptions *ent_theory_index_get_options    (EntTheoryIndex         *self);
EntDefinition          *ent_theory_index_get_definition (EntTheoryIndex         *self);
EntSpan                 ent_theory_index_get_range      (EntTheoryIndex         *self);
guint                   ent_theory_index_get_n_conditions (EntTheoryIndex       *self);
EntConditionKind        ent_theory_index_get_condition  (EntTheoryIndex         *self,
                                                         guint                   condition);

EntTheoryTable         *ent_theory_index_query          (EntTheoryIndex         *self,
                                                         EntSpan                 window);
GListModel             *ent_theory_index_list_cases     (EntTheoryIndex         *self,
                                                         EntSpan                 window,
                                                         EntTheoryRow           *row);
GListModel             *ent_theory_index_list_breaking  (EntTheoryIndex         *self,
                                                         EntSpan                 window);
GListModel             *ent_theory_index_list_open      (EntTheoryIndex         *self,
                                                         EntSpan                 window);
GListModel             *ent_theory_index_list_next      (EntTheoryIndex         *self,
                                                         EntSpan                 at);
GListModel             *ent_theory_index_list_ends      (EntTheoryIndex         *self,
                                                         EntSpan                 window);
GArray                 *ent_theory_index_list_series    (EntTheoryIndex         *self,
                                                         EntSpan                 window,
                                                         guint                   length,
                                                         guint                   step);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-record-dialog.h"

G_BEGIN_DECLS

/* One function a record, each in a file of its own. Where the record is %NULL one is
 * made, and what follows says what it is of. */
AdwDialog *ent_state_dialog_new      (EntSession         *session,
                                      EntState           *state);
AdwDialog *ent_tie_dialog_new        (EntSession         *session,
                                      EntTie             *tie,
                                      const char * const *states);
AdwDialog *ent_instrument_dialog_new (EntSession         *session,
                                      EntInstrument      *instrument,
                                      EntTie             *tie);
AdwDialog *ent_event_dialog_new      (EntSession         *session,
                                      EntEvent           *event,
                                      EntRecord          *of);
AdwDialog *ent_trait_dialog_new      (EntSession         *session,
                                      EntTrait           *trait,
                                      EntState           *state);
AdwDialog *ent_condition_dialog_new  (EntSession         *session,
                                      EntCondition       *condition,
                                      const char * const *pair);
AdwDialog *ent_definition_dialog_new (EntSession         *session,
                                      EntDefinition      *definition,
                                      EntDefinition      *like);
AdwDialog *ent_condition_dialog_new_for (EntSession      *session,
                                      const char * const *pair,
                                      EntConditionKind    kind,
                                      const char         *date);
AdwDialog *ent_theory_dialog_new     (EntSession         *session,
                                      EntTheory          *theory);
AdwDialog *ent_theory_dialog_new_copy (EntSession        *session,
                                      EntTheory          *theory);
AdwDialog *ent_case_dialog_new       (EntSession         *session);

G_END_DECLS

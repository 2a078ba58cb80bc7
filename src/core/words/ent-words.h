/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-anchor.h"
#include "ent-case.h"
#include "ent-judgement.h"
#include "ent-slice.h"

G_BEGIN_DECLS

const char *ent_words_for_tie_kind        (EntTieKind        kind);
const char *ent_words_for_basis           (EntTieBasis       basis);
const char *ent_words_for_role            (EntRole           role);
const char *ent_words_for_instrument_kind (EntInstrumentKind kind);
const char *ent_words_for_obligation      (EntObligation     obligation);
const char *ent_words_for_wording         (EntWording        wording);
const char *ent_words_for_event_kind      (EntEventKind      kind);
const char *ent_words_for_stance          (EntStance         stance);
const char *ent_words_for_aspect          (EntAspect         aspect);
const char *ent_words_for_anchor          (EntAnchorState    state);
const char *ent_words_for_trait_kind      (EntTraitKind      kind);
const char *ent_words_for_condition       (EntConditionKind  kind);

gboolean    ent_words_may_hold            (EntDate          *date,
                                           EntSpan           at);
char       *ent_words_dup_instant         (EntDate          *at);
char       *ent_words_dup_obligation_list (guint             obligations);
char       *ent_words_dup_obligations     (guint             obligations);
char       *ent_words_dup_term            (const char       *duration);
char       *ent_words_dup_instrument_term (EntInstrument    *instrument);
char       *ent_words_dup_size            (EntEvent         *event);
char       *ent_words_dup_place           (const char       *source,
                                           guint             paragraph);
char       *ent_words_dup_record          (EntCase          *the_case,
                                           EntRecord        *record,
                                           EntSpan           at);

/* Who says what of a state or a tie, in ent-citation-words.c */
char       *ent_words_dup_citations       (EntCase          *the_case,
                                           EntRecord        *record,
                                           EntSpan           at);

/* What ties are called, in ent-tie-words.c */
char       *ent_words_dup_members         (EntCase          *the_case,
                                           EntTie           *tie,
                                           EntSpan           at);
char       *ent_words_dup_tie_name        (EntCase          *the_case,
                                           EntTie           *tie,
                                           EntSpan           at);
char       *ent_words_dup_tie_caption     (EntCase          *the_case,
                                           EntTie           *tie,
                                           EntSpan           at);

/* What a definition says of a tie, in ent-judgement-words.c */
char       *ent_words_dup_tie_search      (EntCase          *the_case,
                                           EntTie           *tie,
                                           const char       *name);
char       *ent_words_dup_state_search    (EntState         *state);
char       *ent_words_dup_judgement_times (const EntJudgement *judgement);
char       *ent_words_dup_verdict         (const EntJudgement *judgement,
                                           EntSpan             at);
char       *ent_words_dup_clause          (EntDefinition      *definition,
                                           const EntJudgement *judgement,
                                           EntSpan             at);

G_END_DECLS

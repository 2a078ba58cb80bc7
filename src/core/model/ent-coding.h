/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"
#include "ent-excerpt.h"

G_BEGIN_DECLS

/**
 * EntCoding:
 * @target: the id of what the passage bears on, or `TIE/STATE` for a membership
 * @stance: how it bears on it
 * @aspect: what of it the passage speaks of
 * @date: (nullable): the date that the passage gives
 * @voice: (nullable): whose claim it is; an empty string is none
 * @memo: (nullable): a note; an empty string is none
 *
 * What a coder says of a passage: a piece of evidence that is not made yet.
 */
typedef struct
{
  const char *target;
  EntStance   stance;
  EntAspect   aspect;
  EntDate    *date;
  const char *voice;
  const char *memo;
} EntCoding;

/* Passages and evidence. */
EntPassage *ent_coding_find_passage        (EntCase           *the_case,
                                            EntExcerpt        *excerpt);
EntChange  *ent_coding_make_attach         (EntCase           *the_case,
                                            EntExcerpt        *excerpt,
                                            const EntCoding   *coding,
                                            const char        *digest,
                                            const char        *name,
                                            EntChange         *made);
EntChange  *ent_coding_make_edit           (EntCase           *the_case,
                                            EntEvidence       *evidence,
                                            const EntCoding   *coding,
                                            const char        *digest);
EntChange  *ent_coding_make_detach         (EntCase           *the_case,
                                            GListModel        *evidence,
                                            gboolean           with_passage);
EntChange  *ent_coding_make_digest         (EntCase           *the_case,
                                            EntPassage        *passage,
                                            const char        *digest);
EntChange  *ent_coding_make_passage_removal
                                           (EntCase           *the_case,
                                            EntPassage        *passage);
gboolean    ent_coding_copies_words        (const char        *digest,
                                            const char        *words);

/* Where passages stand, in ent-coding-anchors.c */
void        ent_coding_add_reanchor        (EntChange         *change,
                                            EntPassage        *passage,
                                            EntText           *text,
                                            gsize              start,
                                            gsize              end);
void        ent_coding_add_absence         (EntChange         *change,
                                            EntPassage        *passage,
                                            EntText           *text);
void        ent_coding_add_text            (EntChange         *change,
                                            EntCase           *the_case,
                                            EntArticle        *article,
                                            EntText           *text);

/* Dates, in ent-coding-dates.c */
EntDate    *ent_coding_dup_date            (EntCase           *the_case,
                                            const char        *target);
gboolean    ent_coding_disagrees           (EntCase           *the_case,
                                            EntEvidence       *evidence);
EntDate    *ent_coding_merge_date          (EntDate           *chosen,
                                            EntDate           *given,
                                            EntAspect          aspect,
                                            GError           **error);
EntChange  *ent_coding_make_use_date       (EntCase           *the_case,
                                            EntEvidence       *evidence,
                                            GError           **error);

char       *ent_coding_dup_target_name     (EntCase           *the_case,
                                            const char        *target);

/* Targets, in ent-coding-targets.c */
char       *ent_coding_dup_name            (EntCase           *the_case,
                                            const char        *target,
                                            EntSpan            at);
char       *ent_coding_add_tie             (EntCase           *the_case,
                                            EntChange         *made,
                                            EntTieKind         kind,
                                            const char *const *states,
                                            EntDate           *date);
char       *ent_coding_add_instrument      (EntCase           *the_case,
                                            EntChange         *made,
                                            EntInstrumentKind  kind,
                                            const char        *tie,
                                            const char        *title,
                                            EntDate           *signed_on);
char       *ent_coding_add_event           (EntCase           *the_case,
                                            EntChange         *made,
                                            EntEventKind       kind,
                                            const char        *title,
                                            const char *const *parties,
                                            EntDate           *date);
char       *ent_coding_add_trait           (EntCase           *the_case,
                                            EntChange         *made,
                                            EntTraitKind       kind,
                                            const char        *state,
                                            const char        *title,
                                            EntDate           *date);
char       *ent_coding_add_condition       (EntCase           *the_case,
                                            EntChange         *made,
                                            EntConditionKind   kind,
                                            EntConditionValue  value,
                                            const char *const *pair,
                                            EntDate           *date);

G_END_DECLS

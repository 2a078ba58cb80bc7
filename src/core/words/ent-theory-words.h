/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

char *ent_theory_words_dup_conditions      (EntTheory *theory);
char *ent_theory_words_dup_claim           (EntTheory *theory);
char *ent_theory_words_dup_scope           (EntCase   *the_case,
                                            EntTheory *theory);
char *ent_theory_words_dup_claim_and_scope (EntCase   *the_case,
                                            EntTheory *theory);
char *ent_theory_words_dup_rule            (EntCase   *the_case,
                                            EntRule   *rule);

G_END_DECLS

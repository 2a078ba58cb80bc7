/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a merge must be, said anew of the four cases as they are written: nothing of the
 * merge's own code is used. And changes at random that meet often. */

#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

typedef struct
{
  guint n_members;    /* members that were looked at */
  guint n_items;      /* items of lists */
  guint n_pairs;      /* pairs of items whose order was looked at */
  guint n_disputed_lists;
  guint n_taken;      /* changes that one side alone made, and that were taken */
  guint n_conflicts;  /* what both changed otherwise, and that is a conflict */
  guint n_held;       /* what one side changed, and that a conflict keeps back */
} OracleCounts;

void oracle_check        (EntCase      *base,
                          EntCase      *ours,
                          EntCase      *theirs,
                          EntCase      *merged,
                          OracleCounts *counts);
guint change_crowded     (EntCase      *the_case,
                          GRand        *random,
                          guint         n_changes);
EntChange *crowded_change (EntCase     *the_case,
                          GRand        *random);

G_END_DECLS

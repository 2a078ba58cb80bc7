/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

/**
 * EntTheoryNeed:
 * @a: the id of a state
 * @b: the id of another, after @a
 * @kind: a condition
 * @first_year: the year of the first of @years
 * @years: (array length=n_years): whether each year needs it to be coded, and nobody did
 * @n_years: how many years
 *
 * A condition that theories need to know of a pair, and when nobody coded it.
 */
typedef struct
{
  char             *a;
  char             *b;
  EntConditionKind  kind;
  int               first_year;
  gboolean         *years;
  guint             n_years;
} EntTheoryNeed;

void       ent_theory_need_free  (EntTheoryNeed *need);
GPtrArray *ent_theory_list_needs (EntCase       *the_case);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTheoryNeed, ent_theory_need_free)

G_END_DECLS

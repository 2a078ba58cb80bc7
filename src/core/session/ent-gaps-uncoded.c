/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-core-enums.h"
#include "ent-edit.h"
#include "ent-enum.h"
#include "ent-gaps.h"
#include "ent-theory-needs.h"

/* Years for which a condition is not coded that a theory of the case needs, in words. Which
 * these are is for the theory to say: see theory/ent-theory-needs.c. */

/* "1969–1979, 1990". */
static char *
dup_stretches (const EntTheoryNeed *need)
{
  GString *stretches = g_string_new (NULL);

  for (guint n = 0; n < need->n_years; n++)
    {
      int first = need->first_year + (int) n;

      if (!need->years[n])
        continue;
      while (n + 1 < need->n_years && need->years[n + 1])
        n++;
      if (stretches->len > 0)
        g_string_append (stretches, C_("list", ", "));
      if (first == need->first_year + (int) n)
        g_string_append_printf (stretches, "%d", first);
      else
        {
          g_autofree char *from = g_strdup_printf ("%d", first);
          g_autofree char *to = g_strdup_printf ("%d", need->first_year + (int) n);

          g_string_append_printf (stretches, C_("years", "%s–%s"), from, to);
        }
    }

  return g_string_free_and_steal (stretches);
}

static char *
dup_pair_title (EntCase             *the_case,
                const EntTheoryNeed *need)
{
  EntRecord *a = ent_case_lookup (the_case, ENT_TYPE_STATE, need->a);
  EntRecord *b = ent_case_lookup (the_case, ENT_TYPE_STATE, need->b);
  g_autofree char *first = ent_edit_dup_name (the_case, a);
  g_autofree char *second = ent_edit_dup_name (the_case, b);

  return g_strconcat (first, C_("between members", " – "), second, NULL);
}

/* The first years that need it, as one would code them. */
static GVariant *
make_coding (const EntTheoryNeed *need)
{
  guint first = 0;
  guint last;
  g_autofree char *date = NULL;

  while (first + 1 < need->n_years && !need->years[first])
    first++;
  last = first;
  while (last + 1 < need->n_years && need->years[last + 1])
    last++;
  date = first == last ? g_strdup_printf ("%04d", need->first_year + (int) first)
                       : g_strdup_printf ("%04d/%04d", need->first_year + (int) first,
                                          need->first_year + (int) last);

  return g_variant_new ("(ssss)", need->a, need->b,
                        ent_enum_get_nick (ent_condition_kind_get_type (), need->kind), date);
}

static EntGap *
make_gap (EntCase             *the_case,
          const EntTheoryNeed *need)
{
  g_autofree char *years = dup_stretches (need);
  g_autofree char *target = g_strdup_printf ("%s/%s", need->a, need->b);
  g_autofree char *title = dup_pair_title (the_case, need);
  g_autofree char *words = NULL;
  EntGap *gap;

  if (need->kind == ENT_CONDITION_KIND_SHARED_IDEOLOGY)
    /* Translators: %s are years: “1969–1979, 1990”. */
    words = g_strdup_printf (_("Shared ideology is not coded for %s"), years);
  else
    /* Translators: %s are years: “1969–1979, 1990”. */
    words = g_strdup_printf (_("Shared interest is not coded for %s"), years);

  gap = ent_gap_new (ENT_GAP_KIND_CONDITION, target, title, words);
  ent_gap_set_coding (gap, make_coding (need));

  return gap;
}

/**
 * ent_gaps_list_uncoded:
 * @the_case: a case
 *
 * Finds the years for which a condition is not coded that one of the case's theories needs:
 * of pairs allied by the theory's definition with one of them in its scope, and of pairs of
 * which both are. A year counts as coded where a coding may hold in it.
 *
 * Returns: (transfer full) (element-type EntGap): a gap for each pair and kind of condition,
 *   in no order
 */
GPtrArray *
ent_gaps_list_uncoded (EntCase *the_case)
{
  GPtrArray *gaps = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) needs = ent_theory_list_needs (the_case);

  for (guint i = 0; i < needs->len; i++)
    g_ptr_array_add (gaps, make_gap (the_case, g_ptr_array_index (needs, i)));

  return gaps;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-theory-needs.h"
#include "ent-theory-private.h"

/*
 * What theories need to know, and nobody coded.
 *
 * 1. Of the cases that a theory is measured on, those need their conditions that are, or may
 *    be, allied, and those of which both states are in scope. Others, such as a state in
 *    scope and any other in the world, are cases too, and nobody would code them all.
 * 2. A year is coded where a coding of that kind may hold in it. What rules derive is not
 *    coded.
 */

/* A case without coverage is looked at so far, and no further. */
#define MAX_YEARS 2000

typedef struct
{
  const EntTheoryData *data;
  int                  first_year;
  guint                n_years;
  gboolean             has_scope;
  GHashTable          *needs;   /* "A/B/kind" → EntTheoryNeed */
} Search;

/**
 * ent_theory_need_free:
 * @need: (transfer full): a need
 */
void
ent_theory_need_free (EntTheoryNeed *need)
{
  g_free (need->a);
  g_free (need->b);
  g_free (need->years);
  g_free (need);
}

static int
get_year (EntDay day)
{
  int year;

  ent_day_to_civil (day, &year, NULL, NULL);
  return year;
}

static EntTheoryNeed *
get_need (Search           *self,
          const char       *a,
          const char       *b,
          EntConditionKind  kind)
{
  g_autofree char *key = g_strdup_printf ("%s/%s/%u", a, b, (guint) kind);
  EntTheoryNeed *need = g_hash_table_lookup (self->needs, key);

  if (need == NULL)
    {
      need = g_new0 (EntTheoryNeed, 1);
      need->a = g_strdup (a);
      need->b = g_strdup (b);
      need->kind = kind;
      need->first_year = self->first_year;
      need->n_years = self->n_years;
      need->years = g_new0 (gboolean, self->n_years);
      g_hash_table_insert (self->needs, g_steal_pointer (&key), need);
    }

  return need;
}

static void
mark_years (const Search  *self,
            EntTheoryNeed *need,
            EntDay         first,
            EntDay         last,
            gboolean       needed)
{
  EntDay from = MAX (first, self->data->range.first);
  EntDay to = MIN (last, self->data->range.last);

  if (from > to)
    return;
  for (int year = get_year (from); year <= get_year (to); year++)
    if ((guint) (year - self->first_year) < self->n_years)
      need->years[year - self->first_year] = needed;
}

static void
leave_out_coded (const Search  *self,
                 EntTheoryNeed *need,
                 guint          condition,
                 const GArray  *pieces)
{
  for (guint i = 0; pieces && i < pieces->len; i++)
    {
      const EntTheoryPiece *piece = &g_array_index (pieces, EntTheoryPiece, i);

      if (piece->kind == ENT_THEORY_PIECE_CODED && piece->condition == condition)
        mark_years (self, need, piece->extent.earliest_start, piece->extent.latest_end, FALSE);
    }
}

/* Whether a tie that counts may have held on any day of a time. */
static gboolean
may_be_allied (const GArray *pieces,
               EntSpan       span)
{
  for (guint i = 0; pieces && i < pieces->len; i++)
    {
      const EntTheoryPiece *piece = &g_array_index (pieces, EntTheoryPiece, i);

      if (piece->kind == ENT_THEORY_PIECE_TIE && piece->extent.earliest_start <= span.last &&
          piece->extent.latest_end >= span.first)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_needed (const Search         *self,
           const GArray         *pieces,
           const EntTheorySpell *spell)
{
  return (self->has_scope && spell->both_in_scope) || may_be_allied (pieces, spell->span);
}

static void
search_pair (Search *self,
             guint   a,
             guint   b)
{
  const EntTheoryState *states = (const EntTheoryState *) self->data->states->data;
  const GArray *pieces = ent_theory_data_get_pieces (self->data, a, b);
  g_autoptr (GArray) cuts = NULL;
  g_autoptr (GArray) spells = NULL;

  if (!may_be_allied (pieces, self->data->range) &&
      !(self->has_scope && states[a].ever_in_scope && states[b].ever_in_scope))
    return;

  cuts = g_array_new (FALSE, FALSE, sizeof (EntDay));
  spells = g_array_new (FALSE, FALSE, sizeof (EntTheorySpell));
  ent_theory_data_trace (self->data, a, b, cuts, spells);
  for (guint i = 0; i < self->data->n_conditions; i++)
    {
      EntTheoryNeed *need = get_need (self, states[a].id, states[b].id, self->data->conditions[i]);

      for (guint j = 0; j < spells->len; j++)
        {
          const EntTheorySpell *spell = &g_array_index (spells, EntTheorySpell, j);

          if (is_needed (self, pieces, spell))
            mark_years (self, need, spell->span.first, spell->span.last, TRUE);
        }
      leave_out_coded (self, need, i, pieces);
    }
}

static void
search_theory (Search    *self,
               EntCase   *the_case,
               EntTheory *theory)
{
  g_autoptr (EntTheoryOptions) options = ent_theory_options_new (theory);
  g_autoptr (EntTheoryData) data = NULL;

  options->derived = FALSE;
  data = ent_theory_data_new (the_case, theory, options);
  if (data->range.first > data->range.last)
    return;

  self->data = data;
  self->has_scope = g_list_model_get_n_items (ent_theory_get_scope (theory)) > 0;
  self->first_year = get_year (data->range.first);
  self->n_years = (guint) MIN (get_year (data->range.last) - self->first_year + 1, MAX_YEARS);
  for (guint a = 0; a < data->states->len; a++)
    for (guint b = a + 1; b < data->states->len; b++)
      search_pair (self, a, b);
  self->data = NULL;
}

static gboolean
has_years (const EntTheoryNeed *need)
{
  for (guint i = 0; i < need->n_years; i++)
    if (need->years[i])
      return TRUE;

  return FALSE;
}

/**
 * ent_theory_list_needs:
 * @the_case: a case
 *
 * Finds the years for which a condition is not coded that one of the case's theories needs.
 *
 * Returns: (transfer full) (element-type EntTheoryNeed): for each pair and condition that has
 *   such years, which, in no order
 */
GPtrArray *
ent_theory_list_needs (EntCase *the_case)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_theory_need_free);
  GListModel *theories = ent_case_get_records (the_case, ENT_TYPE_THEORY);
  g_autoptr (GHashTable) needs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Search self = { .needs = needs };
  GHashTableIter iter;
  EntTheoryNeed *need;

  for (guint i = 0; i < g_list_model_get_n_items (theories); i++)
    {
      g_autoptr (EntTheory) theory = g_list_model_get_item (theories, i);

      search_theory (&self, the_case, theory);
    }

  g_hash_table_iter_init (&iter, needs);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &need))
    if (has_years (need))
      g_ptr_array_add (list, need);
    else
      ent_theory_need_free (need);

  return list;
}

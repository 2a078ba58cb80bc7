/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ent-theory-private.h"

/*
 * Cases by name: out of the histories of all pairs, those spells that are asked for, cut to
 * the window. They are in the order of the states' ids, and then of time.
 */

typedef struct
{
  const EntTheoryData *data;
  EntTheoryCode        code;
  EntSpan              at;
} Wanted;

typedef gboolean (*Wants) (const EntTheorySpell *spell,
                           const Wanted         *wanted);

static void
append_wanted (EntTheoryIndex       *self,
               const EntTheoryPair  *pair,
               const EntTheorySpell *spell,
               EntSpan               window,
               GListStore           *cases)
{
  EntSpan shown = { MAX (spell->span.first, window.first), MIN (spell->span.last, window.last) };
  g_autoptr (EntTheoryCase) found = NULL;

  if (shown.first > shown.last)
    return;

  found = ent_theory_case_new (self, pair->a, pair->b, spell, shown);
  g_list_store_append (cases, found);
}

/* Spells that differ only in whether both states are in scope are one case. */
static gboolean
is_continued (const EntTheorySpell *spell,
              const EntTheorySpell *next)
{
  return spell->span.last + 1 == next->span.first && spell->code == next->code &&
         spell->outcome == next->outcome;
}

static GListModel *
list_wanted (EntTheoryIndex *self,
             EntSpan         window,
             Wants           wants,
             const Wanted   *wanted)
{
  const GArray *pairs = ent_theory_tally_get_pairs (ent_theory_index_get_tally (self));
  const GArray *spells = ent_theory_tally_get_spells (ent_theory_index_get_tally (self));
  GListStore *cases = g_list_store_new (ENT_TYPE_THEORY_CASE);

  for (guint i = 0; i < pairs->len; i++)
    {
      const EntTheoryPair *pair = &g_array_index (pairs, EntTheoryPair, i);
      guint end = pair->first_spell + pair->n_spells;

      for (guint j = pair->first_spell; j < end; j++)
        {
          EntTheorySpell spell = g_array_index (spells, EntTheorySpell, j);

          while (j + 1 < end &&
                 is_continued (&spell, &g_array_index (spells, EntTheorySpell, j + 1)))
            spell.span.last = g_array_index (spells, EntTheorySpell, ++j).span.last;
          if (wants (&spell, wanted))
            append_wanted (self, pair, &spell, window, cases);
        }
    }

  return G_LIST_MODEL (cases);
}

static gboolean
has_code (const EntTheorySpell *spell,
          const Wanted         *wanted)
{
  return spell->code == wanted->code;
}

/**
 * ent_theory_index_list_cases:
 * @self: an index
 * @window: a window
 * @row: a row of the table of any window of this index
 *
 * Returns: (transfer full) (element-type EntTheoryCase): the cases of the row in the window
 */
GListModel *
ent_theory_index_list_cases (EntTheoryIndex *self,
                             EntSpan         window,
                             EntTheoryRow   *row)
{
  Wanted wanted = { 0 };

  g_return_val_if_fail (ENT_IS_THEORY_INDEX (self), NULL);
  g_return_val_if_fail (ENT_IS_THEORY_ROW (row), NULL);

  wanted.code = ent_theory_row_get_code (row);
  return list_wanted (self, window, has_code, &wanted);
}

static gboolean
breaks (const EntTheorySpell *spell,
        const Wanted         *wanted)
{
  return ent_theory_code_breaks (spell->code, wanted->data->n_conditions, spell->outcome,
                                 wanted->data->claim);
}

/**
 * ent_theory_index_list_breaking:
 * @self: an index
 * @window: a window
 *
 * Returns: (transfer full) (element-type EntTheoryCase): the cases that break the claim for
 *   certain
 */
GListModel *
ent_theory_index_list_breaking (EntTheoryIndex *self,
                                EntSpan         window)
{
  Wanted wanted = { 0 };

  g_return_val_if_fail (ENT_IS_THEORY_INDEX (self), NULL);

  wanted.data = ent_theory_index_get_data (self);
  return list_wanted (self, window, breaks, &wanted);
}

static gboolean
is_open (const EntTheorySpell *spell,
         const Wanted         *wanted)
{
  return ent_theory_code_is_open (spell->code, wanted->data->n_conditions, spell->outcome,
                                  wanted->data->claim);
}

/**
 * ent_theory_index_list_open:
 * @self: an index
 * @window: a window
 *
 * Returns: (transfer full) (element-type EntTheoryCase): the cases that the claim speaks of
 *   without their being coded
 */
GListModel *
ent_theory_index_list_open (EntTheoryIndex *self,
                            EntSpan         window)
{
  Wanted wanted = { 0 };

  g_return_val_if_fail (ENT_IS_THEORY_INDEX (self), NULL);

  wanted.data = ent_theory_index_get_data (self);
  return list_wanted (self, window, is_open, &wanted);
}

static gboolean
stands_somewhere (const EntTheorySpell *spell,
                  const Wanted         *wanted)
{
  return spell->span.first <= wanted->at.last && spell->span.last >= wanted->at.first &&
         ent_theory_code_get_standing (spell->code, wanted->data->n_conditions, spell->outcome) !=
           ENT_THEORY_STANDING_APART;
}

static int
compare_standing (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  EntTheoryCase *case_a = ENT_THEORY_CASE ((gpointer) a);
  EntTheoryCase *case_b = ENT_THEORY_CASE ((gpointer) b);
  int by_standing = (int) ent_theory_case_get_standing (case_a) -
                    (int) ent_theory_case_get_standing (case_b);

  /* The same order in every language: files are written from it, too. */
  return by_standing ? by_standing
                     : strcmp (ent_theory_case_get_own_title (case_a),
                               ent_theory_case_get_own_title (case_b));
}

/**
 * ent_theory_index_list_next:
 * @self: an index
 * @at: a time
 *
 * Lists where pairs stand at a time: first those that meet every condition and are not
 * allied, then those that are allied and lack one, and so on in the order of
 * [enum@TheoryStanding]. Pairs that are not allied and meet no condition are left out. Each
 * is told of with all of its unbroken stretch; a pair that changes within @at is there more
 * than once.
 *
 * Returns: (transfer full) (element-type EntTheoryCase): the cases
 */
GListModel *
ent_theory_index_list_next (EntTheoryIndex *self,
                            EntSpan         at)
{
  Wanted wanted = { 0 };
  GListModel *cases;

  g_return_val_if_fail (ENT_IS_THEORY_INDEX (self), NULL);

  wanted.data = ent_theory_index_get_data (self);
  wanted.at = at;
  cases = list_wanted (self, ent_theory_index_get_range (self), stands_somewhere, &wanted);
  g_list_store_sort (G_LIST_STORE (cases), compare_standing, NULL);

  return cases;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-theory-listing.h"
#include "ent-theory-private.h"
#include "ent-turns.h"

/*
 * Cases and ends by name. Names, dates in words and passages are looked up in the case, which
 * is done where the case is; of many pairs that takes longer than a frame has. So a list is
 * made pair by pair, in the order of the states' ids: all at once, or a little between two
 * frames. Both are the same walk.
 *
 * Of the histories of all pairs, those spells become cases that are asked for, cut to the
 * window. What is listed in another order than that of the walk is put into its place at
 * once, so that nothing is left to be sorted when the walk is over.
 */

typedef void (*Visit) (const EntTheoryAsked *asked,
                       const EntTheoryPair  *pair);

struct _EntTheoryListing
{
  EntTheoryAsked   asked;
  Visit            visit;
  guint            place;     /* of the next pair */
  EntTheoryListed  listed;
  gpointer         user_data;
};

/* ---------------------------------------------------------------------- a pair's cases */

typedef gboolean (*Wants) (const EntTheorySpell *spell,
                           const EntTheoryAsked *asked);

static EntTheoryCase *
make_case (const EntTheoryAsked *asked,
           const EntTheoryPair  *pair,
           const EntTheorySpell *spell,
           EntSpan               window)
{
  EntSpan shown = { MAX (spell->span.first, window.first), MIN (spell->span.last, window.last) };

  return shown.first <= shown.last
           ? ent_theory_case_new (asked->index, pair->a, pair->b, spell, shown)
           : NULL;
}

/* Takes the next spell of a pair. Those that differ only in whether both states are in scope
 * are one case. */
static gboolean
take_spell (const EntTheoryAsked *asked,
            const EntTheoryPair  *pair,
            guint                *place,
            EntTheorySpell       *spell)
{
  const GArray *spells = ent_theory_tally_get_spells (ent_theory_index_get_tally (asked->index));
  const EntTheorySpell *next = &g_array_index (spells, EntTheorySpell, pair->first_spell + *place);

  if (*place == pair->n_spells)
    return FALSE;

  *spell = *next;
  for (next++, (*place)++; *place < pair->n_spells; next++, (*place)++)
    {
      if (spell->span.last + 1 != next->span.first || spell->code != next->code ||
          spell->outcome != next->outcome)
        break;
      spell->span.last = next->span.last;
    }

  return TRUE;
}

static void
append_wanted (const EntTheoryAsked *asked,
               const EntTheoryPair  *pair,
               Wants                 wants)
{
  EntTheorySpell spell;
  guint place = 0;

  while (take_spell (asked, pair, &place, &spell))
    {
      g_autoptr (EntTheoryCase) found = NULL;

      if (wants (&spell, asked))
        found = make_case (asked, pair, &spell, asked->window);
      if (found != NULL)
        g_list_store_append (asked->items, found);
    }
}

static gboolean
has_code (const EntTheorySpell *spell,
          const EntTheoryAsked *asked)
{
  return spell->code == asked->code;
}

static void
visit_row (const EntTheoryAsked *asked,
           const EntTheoryPair  *pair)
{
  append_wanted (asked, pair, has_code);
}

static gboolean
breaks (const EntTheorySpell *spell,
        const EntTheoryAsked *asked)
{
  return ent_theory_code_breaks (spell->code, asked->data->n_conditions, spell->outcome,
                                 asked->data->claim);
}

static void
visit_breaking (const EntTheoryAsked *asked,
                const EntTheoryPair  *pair)
{
  append_wanted (asked, pair, breaks);
}

static gboolean
is_open (const EntTheorySpell *spell,
         const EntTheoryAsked *asked)
{
  return ent_theory_code_is_open (spell->code, asked->data->n_conditions, spell->outcome,
                                  asked->data->claim);
}

static void
visit_open (const EntTheoryAsked *asked,
            const EntTheoryPair  *pair)
{
  append_wanted (asked, pair, is_open);
}

static gboolean
stands_somewhere (const EntTheorySpell *spell,
                  const EntTheoryAsked *asked)
{
  return spell->span.first <= asked->window.last && spell->span.last >= asked->window.first &&
         ent_theory_code_get_standing (spell->code, asked->data->n_conditions, spell->outcome) !=
           ENT_THEORY_STANDING_APART;
}

static int
compare_standing (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  return ent_theory_case_compare_standing (ENT_THEORY_CASE ((gpointer) a),
                                           ENT_THEORY_CASE ((gpointer) b));
}

static void
visit_next (const EntTheoryAsked *asked,
            const EntTheoryPair  *pair)
{
  EntSpan range = ent_theory_index_get_range (asked->index);
  EntTheorySpell spell;
  guint place = 0;

  while (take_spell (asked, pair, &place, &spell))
    {
      g_autoptr (EntTheoryCase) found = NULL;

      if (stands_somewhere (&spell, asked))
        found = make_case (asked, pair, &spell, range);
      if (found != NULL)
        g_list_store_insert_sorted (asked->items, found, compare_standing, NULL);
    }
}

/* ------------------------------------------------------------------------------ lists */

static EntTheoryListing *
listing_new (EntTheoryIndex *index,
             EntSpan         window,
             GType           type,
             Visit           visit)
{
  EntTheoryListing *self = g_new0 (EntTheoryListing, 1);

  self->asked.index = g_object_ref (index);
  self->asked.data = ent_theory_index_get_data (index);
  self->asked.window = window;
  self->asked.items = g_list_store_new (type);
  self->visit = visit;

  return self;
}

/**
 * ent_theory_listing_new_cases:
 * @index: an index
 * @window: a window
 * @row: a row of the table of any window of this index
 *
 * Returns: (transfer full): a list, to be made, of what [method@TheoryIndex.list_cases] lists
 */
EntTheoryListing *
ent_theory_listing_new_cases (EntTheoryIndex *index,
                              EntSpan         window,
                              EntTheoryRow   *row)
{
  EntTheoryListing *self;

  g_return_val_if_fail (ENT_IS_THEORY_INDEX (index), NULL);
  g_return_val_if_fail (ENT_IS_THEORY_ROW (row), NULL);

  self = listing_new (index, window, ENT_TYPE_THEORY_CASE, visit_row);
  self->asked.code = ent_theory_row_get_code (row);

  return self;
}

/**
 * ent_theory_listing_new_breaking:
 * @index: an index
 * @window: a window
 *
 * Returns: (transfer full): a list, to be made, of what [method@TheoryIndex.list_breaking]
 *   lists
 */
EntTheoryListing *
ent_theory_listing_new_breaking (EntTheoryIndex *index,
                                 EntSpan         window)
{
  g_return_val_if_fail (ENT_IS_THEORY_INDEX (index), NULL);

  return listing_new (index, window, ENT_TYPE_THEORY_CASE, visit_breaking);
}

/**
 * ent_theory_listing_new_open:
 * @index: an index
 * @window: a window
 *
 * Returns: (transfer full): a list, to be made, of what [method@TheoryIndex.list_open] lists
 */
EntTheoryListing *
ent_theory_listing_new_open (EntTheoryIndex *index,
                             EntSpan         window)
{
  g_return_val_if_fail (ENT_IS_THEORY_INDEX (index), NULL);

  return listing_new (index, window, ENT_TYPE_THEORY_CASE, visit_open);
}

/**
 * ent_theory_listing_new_ends:
 * @index: an index
 * @window: a window
 *
 * Returns: (transfer full): a list, to be made, of what [method@TheoryIndex.list_ends] lists
 */
EntTheoryListing *
ent_theory_listing_new_ends (EntTheoryIndex *index,
                             EntSpan         window)
{
  g_return_val_if_fail (ENT_IS_THEORY_INDEX (index), NULL);

  return listing_new (index, window, ENT_TYPE_THEORY_END, ent_theory_ends_visit);
}

/**
 * ent_theory_listing_new_next:
 * @index: an index
 * @at: a time
 *
 * Returns: (transfer full): a list, to be made, of what [method@TheoryIndex.list_next] lists
 */
EntTheoryListing *
ent_theory_listing_new_next (EntTheoryIndex *index,
                             EntSpan         at)
{
  g_return_val_if_fail (ENT_IS_THEORY_INDEX (index), NULL);

  return listing_new (index, at, ENT_TYPE_THEORY_CASE, visit_next);
}

/**
 * ent_theory_listing_free:
 * @self: (transfer full): a list, made or not
 */
void
ent_theory_listing_free (EntTheoryListing *self)
{
  g_object_unref (self->asked.index);
  g_object_unref (self->asked.items);
  g_free (self);
}

/**
 * ent_theory_listing_work:
 * @self: a list
 * @until: until when, by g_get_monotonic_time()
 *
 * Looks at one pair more, and at others as long as there is time.
 *
 * Returns: whether there are more to look at
 */
gboolean
ent_theory_listing_work (EntTheoryListing *self,
                         gint64            until)
{
  const GArray *pairs;

  g_return_val_if_fail (self != NULL, FALSE);

  pairs = ent_theory_tally_get_pairs (ent_theory_index_get_tally (self->asked.index));
  while (self->place < pairs->len)
    {
      self->visit (&self->asked, &g_array_index (pairs, EntTheoryPair, self->place++));
      if (g_get_monotonic_time () >= until)
        break;
    }

  return self->place < pairs->len;
}

/**
 * ent_theory_listing_get_items:
 * @self: a list
 *
 * Returns: (transfer none): what was found so far
 */
GListModel *
ent_theory_listing_get_items (EntTheoryListing *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return G_LIST_MODEL (self->asked.items);
}

static gboolean
list_turn (gpointer user_data,
           gint64   until)
{
  EntTheoryListing *self = user_data;

  if (ent_theory_listing_work (self, until))
    return TRUE;

  self->listed (ent_theory_listing_get_items (self), self->user_data);
  return FALSE;
}

/**
 * ent_theory_listing_run_in_turns:
 * @self: (transfer full): a list
 * @listed: called once, when it is made
 * @user_data: for @listed
 *
 * Makes a list a little between two frames. What can be made in one turn is made at once:
 * then @listed is called before this returns.
 *
 * Returns: what [func@turns_remove] takes to give the rest up; 0 where nothing is left to do
 */
guint
ent_theory_listing_run_in_turns (EntTheoryListing *self,
                                 EntTheoryListed   listed,
                                 gpointer          user_data)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (listed != NULL, 0);

  self->listed = listed;
  self->user_data = user_data;
  if (list_turn (self, ent_turns_get_until ()))
    return ent_turns_add (list_turn, self, (GDestroyNotify) ent_theory_listing_free);

  ent_theory_listing_free (self);
  return 0;
}

static GListModel *
run (EntTheoryListing *self)
{
  GListModel *items;

  while (ent_theory_listing_work (self, G_MAXINT64))
    ;
  items = g_object_ref (ent_theory_listing_get_items (self));
  ent_theory_listing_free (self);

  return items;
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
  g_return_val_if_fail (ENT_IS_THEORY_INDEX (self), NULL);
  g_return_val_if_fail (ENT_IS_THEORY_ROW (row), NULL);

  return run (ent_theory_listing_new_cases (self, window, row));
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
  g_return_val_if_fail (ENT_IS_THEORY_INDEX (self), NULL);

  return run (ent_theory_listing_new_breaking (self, window));
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
  g_return_val_if_fail (ENT_IS_THEORY_INDEX (self), NULL);

  return run (ent_theory_listing_new_open (self, window));
}

/**
 * ent_theory_index_list_ends:
 * @self: an index
 * @window: a window
 *
 * Lists the ties that counted between two states of which the theory speaks, and that ended
 * within the window, each with what had become of the conditions.
 *
 * Returns: (transfer full) (element-type EntTheoryEnd): the ends, in order of time
 */
GListModel *
ent_theory_index_list_ends (EntTheoryIndex *self,
                            EntSpan         window)
{
  g_return_val_if_fail (ENT_IS_THEORY_INDEX (self), NULL);

  return run (ent_theory_listing_new_ends (self, window));
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
  g_return_val_if_fail (ENT_IS_THEORY_INDEX (self), NULL);

  return run (ent_theory_listing_new_next (self, at));
}

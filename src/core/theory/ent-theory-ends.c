/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ent-theory-private.h"

/*
 * Why ties ended: which condition had lapsed by then.
 *
 * 1. A tie's stretches between two states are joined where they touch: a treaty that was
 *    renewed did not end. One that ends with a state ends with it. An end lies between the
 *    first and the last day that it can have been.
 * 2. A condition lapsed where it was present during the tie, and absent later, and not
 *    present again by the day after the end. It lapsed on some day after the last on which it
 *    was certainly present, up to the first of its absence: before the end, where all of
 *    these days are before any that the tie can have ended on; else with it, as near as the
 *    dates tell.
 * 3. One that was present, and is not coded as absent, still stood if it did on the first of
 *    those days. That a coding stops is no lapse: nobody says that it did.
 */

typedef struct
{
  EntTheoryIndex      *index;
  const EntTheoryData *data;
  guint                a;
  guint                b;
  const GArray        *pieces;
  GArray              *cuts;
  GArray              *spells;
  EntSpan              window;
  GListStore          *ends;
} Search;

/* What a condition was between two days. */
typedef struct
{
  EntSpan        span;
  EntTheoryValue value;
  gboolean       derived;
} Reach;

/* ---------------------------------------------------------------------- the conditions */

/* The stretches of a condition from one day to another. */
static GArray *
trace_condition (const Search *search,
                 guint         condition,
                 EntSpan       span)
{
  GArray *reaches = g_array_new (FALSE, FALSE, sizeof (Reach));
  const GArray *cuts = search->cuts;

  for (guint i = 0; i < cuts->len; i++)
    {
      EntDay first = g_array_index (cuts, EntDay, i);
      EntDay last = i + 1 < cuts->len ? g_array_index (cuts, EntDay, i + 1) - 1
                                      : search->data->range.last;
      Reach reach = { { MAX (first, span.first), MIN (last, span.last) } };

      if (reach.span.first > reach.span.last)
        continue;
      reach.value = ent_theory_data_read (search->data, search->pieces, condition, first,
                                          &reach.derived);
      g_array_append_val (reaches, reach);
    }

  return reaches;
}

typedef struct
{
  EntTheoryFate fate;
  gboolean      derived;
  EntSpan       when;
} Finding;

/* What became of a condition in the course of its stretches, which go from the tie's
 * beginning to the day after its end. */
static Finding
find_fate (const GArray *reaches,
           EntSpan       end)
{
  Finding finding = { ENT_THEORY_FATE_UNCODED, FALSE, { 0, -1 } };
  EntDay last_present = 0;
  gboolean was_present = FALSE;
  gboolean stood = FALSE;

  for (guint i = 0; i < reaches->len; i++)
    {
      const Reach *reach = &g_array_index (reaches, Reach, i);

      if (reach->value == ENT_THEORY_VALUE_PRESENT)
        {
          was_present = TRUE;
          last_present = reach->span.last;
          stood = reach->span.first <= end.first && reach->span.last >= end.first;
          finding = (Finding) { stood || reach->span.first > end.first
                                  ? ENT_THEORY_FATE_STANDING : ENT_THEORY_FATE_UNCODED,
                                reach->derived, { 0, -1 } };
        }
      else if (reach->value == ENT_THEORY_VALUE_ABSENT && !was_present)
        {
          finding = (Finding) { ENT_THEORY_FATE_LACKING, reach->derived, { 0, -1 } };
        }
      else if (reach->value == ENT_THEORY_VALUE_ABSENT &&
               finding.fate != ENT_THEORY_FATE_LAPSED_BEFORE &&
               finding.fate != ENT_THEORY_FATE_LAPSED_AT)
        {
          finding.when = (EntSpan) { last_present + 1, reach->span.first };
          finding.derived = reach->derived;
          finding.fate = finding.when.last < end.first ? ENT_THEORY_FATE_LAPSED_BEFORE
                                                       : ENT_THEORY_FATE_LAPSED_AT;
        }
    }

  return finding;
}

/* Which way a coding has to point to tell of a fate. */
static gboolean
tells (const EntTheoryPiece *piece,
       const Finding        *finding)
{
  switch (finding->fate)
    {
    case ENT_THEORY_FATE_LAPSED_BEFORE:
    case ENT_THEORY_FATE_LAPSED_AT:
      return TRUE;
    case ENT_THEORY_FATE_STANDING:
      return piece->value == ENT_CONDITION_VALUE_PRESENT;
    case ENT_THEORY_FATE_LACKING:
      return piece->value == ENT_CONDITION_VALUE_ABSENT;
    case ENT_THEORY_FATE_UNCODED:
    default:
      return FALSE;
    }
}

/* The records that tell of it: those that say what it was until it lapsed, and from then
 * on; where it did not, those for the time of the end. */
static GStrv
list_records (const Search  *search,
              guint          condition,
              const Finding *finding,
              EntSpan        end)
{
  g_autoptr (GStrvBuilder) records = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean lapsed = finding->when.first <= finding->when.last;
  EntSpan at = lapsed ? (EntSpan) { finding->when.first - 1, finding->when.last } : end;

  for (guint i = 0; i < search->pieces->len; i++)
    {
      const EntTheoryPiece *piece = &g_array_index (search->pieces, EntTheoryPiece, i);
      EntRecord *both[] = { piece->record, piece->other };

      if (piece->kind == ENT_THEORY_PIECE_TIE || piece->condition != condition ||
          (piece->kind == ENT_THEORY_PIECE_DERIVED && !finding->derived) ||
          !tells (piece, finding) || piece->extent.earliest_start > at.last ||
          piece->extent.latest_end < at.first)
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (both); j++)
        if (both[j] != NULL && g_hash_table_add (seen, (gpointer) ent_record_get_id (both[j])))
          g_strv_builder_add (records, ent_record_get_id (both[j]));
    }

  return g_strv_builder_end (records);
}

static EntTheoryLapse *
find_lapse (const Search *search,
            guint         condition,
            EntSpan       stretch,
            EntSpan       end)
{
  EntSpan span = { stretch.first, end.last + 1 };
  g_autoptr (GArray) reaches = trace_condition (search, condition, span);
  Finding finding = find_fate (reaches, end);
  GStrv records = list_records (search, condition, &finding, end);
  GStrv passages = ent_theory_dup_passages (ent_theory_index_get_case (search->index),
                                            (const char *const *) records);

  return ent_theory_lapse_new (search->data->conditions[condition], finding.fate, finding.derived,
                               finding.when, end, records, passages);
}

static int
compare_lapses (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  EntTheoryLapse *lapse_a = (EntTheoryLapse *) a;
  EntTheoryLapse *lapse_b = (EntTheoryLapse *) b;
  int by_fate = (int) ent_theory_lapse_get_fate (lapse_a) -
                (int) ent_theory_lapse_get_fate (lapse_b);
  EntDay when_a = ent_theory_lapse_get_when (lapse_a).first;
  EntDay when_b = ent_theory_lapse_get_when (lapse_b).first;

  return by_fate ? by_fate : (when_a > when_b) - (when_a < when_b);
}

/* ---------------------------------------------------------------------------- the ends */

/* No tie outlives a state: clips when it can have ended to when the two existed. */
static void
clip_to_state (const Search *search,
               guint         state,
               EntSpan      *end)
{
  const GArray *presence = g_array_index (search->data->states, EntTheoryState, state).presence;

  for (guint i = presence->len; i-- > 0;)
    {
      const EntTheoryPresence *last = &g_array_index (presence, EntTheoryPresence, i);

      if (last->exists == ENT_ACTIVITY_NONE)
        continue;
      if (i + 1 < presence->len)
        {
          end->last = MIN (end->last, last->span.last);
          end->first = MIN (end->first, end->last);
        }
      return;
    }
}

/* Whether the pair was a case of the theory on any day of a time. */
static gboolean
was_case (const Search *search,
          EntSpan       span)
{
  for (guint i = 0; i < search->spells->len; i++)
    {
      const EntTheorySpell *spell = &g_array_index (search->spells, EntTheorySpell, i);

      if (spell->span.first <= span.last && spell->span.last >= span.first)
        return TRUE;
    }

  return FALSE;
}

static int
compare_ends (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  EntTheoryEnd *end_a = (EntTheoryEnd *) a;
  EntTheoryEnd *end_b = (EntTheoryEnd *) b;
  EntSpan span_a = ent_theory_end_get_span (end_a);
  EntSpan span_b = ent_theory_end_get_span (end_b);
  int by_title;

  if (span_a.first != span_b.first)
    return span_a.first < span_b.first ? -1 : 1;

  /* The same order in every language: files are written from it, too. */
  by_title = strcmp (ent_theory_end_get_own_title (end_a), ent_theory_end_get_own_title (end_b));
  return by_title ? by_title
                  : g_strcmp0 (ent_theory_end_get_tie (end_a), ent_theory_end_get_tie (end_b));
}

static void
add_end (Search          *search,
         EntTie          *tie,
         const EntExtent *stretch)
{
  EntSpan held = { stretch->earliest_start, stretch->latest_end };
  /* What may never have been has no first day on which it had ended: it began before that. */
  EntSpan end = { MAX (stretch->earliest_end, stretch->earliest_start), stretch->latest_end };
  g_autoptr (GListStore) lapses = NULL;
  g_autoptr (EntTheoryEnd) found = NULL;

  clip_to_state (search, search->a, &end);
  clip_to_state (search, search->b, &end);
  if (end.last == ENT_DAY_LAST || end.first > search->window.last ||
      end.last < search->window.first || end.first >= search->data->range.last ||
      !was_case (search, held))
    return;

  lapses = g_list_store_new (ENT_TYPE_THEORY_LAPSE);
  for (guint i = 0; i < search->data->n_conditions; i++)
    {
      g_autoptr (EntTheoryLapse) lapse = find_lapse (search, i, held, end);

      g_list_store_insert_sorted (lapses, lapse, compare_lapses, NULL);
    }
  found = ent_theory_end_new (search->index, tie, search->a, search->b, end, lapses);
  g_list_store_insert_sorted (search->ends, found, compare_ends, NULL);
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  EntDay start_a = ((const EntExtent *) a)->earliest_start;
  EntDay start_b = ((const EntExtent *) b)->earliest_start;

  return (start_a > start_b) - (start_a < start_b);
}

/* When one tie counted between the two, joined where stretches touch. */
static GArray *
join_stretches (const Search *search,
                EntRecord    *tie)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (EntExtent));
  guint n = 0;

  for (guint i = 0; i < search->pieces->len; i++)
    {
      const EntTheoryPiece *piece = &g_array_index (search->pieces, EntTheoryPiece, i);

      if (piece->kind == ENT_THEORY_PIECE_TIE && piece->record == tie)
        g_array_append_val (stretches, piece->extent);
    }
  g_array_sort (stretches, compare_starts);
  for (guint i = 0; i < stretches->len; i++)
    {
      EntExtent *next = &g_array_index (stretches, EntExtent, i);
      EntExtent *last = n > 0 ? &g_array_index (stretches, EntExtent, n - 1) : NULL;

      if (last != NULL && (gint64) last->latest_end + 1 >= next->earliest_start)
        {
          last->earliest_end = MAX (last->earliest_end, next->earliest_end);
          last->latest_end = MAX (last->latest_end, next->latest_end);
        }
      else
        {
          g_array_index (stretches, EntExtent, n++) = *next;
        }
    }
  g_array_set_size (stretches, n);

  return stretches;
}

static void
search_pair (Search *search)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < search->pieces->len; i++)
    {
      const EntTheoryPiece *piece = &g_array_index (search->pieces, EntTheoryPiece, i);
      g_autoptr (GArray) stretches = NULL;

      if (piece->kind != ENT_THEORY_PIECE_TIE || !g_hash_table_add (seen, piece->record))
        continue;
      stretches = join_stretches (search, piece->record);
      for (guint j = 0; j < stretches->len; j++)
        add_end (search, ENT_TIE (piece->record), &g_array_index (stretches, EntExtent, j));
    }
}

/*< private >
 * ent_theory_ends_visit:
 * @asked: what is asked for, and the list
 * @pair: a pair
 *
 * Adds the ends of a pair's ties to the list, in order of time.
 */
void
ent_theory_ends_visit (const EntTheoryAsked *asked,
                       const EntTheoryPair  *pair)
{
  g_autoptr (GArray) cuts = NULL;
  g_autoptr (GArray) spells = NULL;
  Search search = {
    .index = asked->index,
    .data = asked->data,
    .a = pair->a,
    .b = pair->b,
    .pieces = ent_theory_data_get_pieces (asked->data, pair->a, pair->b),
    .window = asked->window,
    .ends = asked->items,
  };

  if (search.pieces == NULL)
    return;

  search.cuts = cuts = g_array_new (FALSE, FALSE, sizeof (EntDay));
  search.spells = spells = g_array_new (FALSE, FALSE, sizeof (EntTheorySpell));
  ent_theory_data_trace (search.data, search.a, search.b, cuts, spells);
  search_pair (&search);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-theory-private.h"

/*
 * What is counted, for any window.
 *
 * The history of every pair is traced once, and each of its spells is put into the sets that
 * it belongs to: that of its configuration, that of its configuration and outcome, for each
 * condition and for all of them together one of the four cells of a table with the outcome,
 * and those that break the claim, could break it, or leave it open. A window's table is then
 * a few sums for each set.
 *
 * In pairs, a pair counts once in each cell that it was ever in within the window; in
 * pair-years, each of its days there counts.
 *
 * All conditions together are absent where one is known to be absent, whatever the others
 * are; present where all are; and else unknown.
 */

/* The four cells, by whether the condition is there and whether the outcome is. */
typedef EntTheorySet *Cells[2][2];

typedef struct
{
  EntTheoryCode  code;
  EntTheorySet  *any;
  EntTheorySet  *by_outcome[3];   /* absent, present, uncertain */
} Row;

struct _EntTheoryTally
{
  EntClaim          claim;
  guint             n_conditions;
  EntConditionKind  conditions[ENT_THEORY_MAX_CONDITIONS];
  EntSpan           range;
  GArray           *pairs;     /* of EntTheoryPair */
  GArray           *spells;    /* of EntTheorySpell */
  GHashTable       *rows;      /* code → Row */
  Cells             cells[ENT_THEORY_MAX_CONDITIONS + 1];   /* all together at the end */
  EntTheorySet     *breaking;
  EntTheorySet     *tested;
  EntTheorySet     *open;
};

/* ------------------------------------------------------------------------ what codes say */

/*< private >
 * ent_theory_code_is_complete:
 * @code: values of conditions
 * @n_conditions: how many
 *
 * Returns: whether every one is present or absent
 */
gboolean
ent_theory_code_is_complete (EntTheoryCode code,
                             guint         n_conditions)
{
  for (guint i = 0; i < n_conditions; i++)
    if (ent_theory_code_get (code, i) > ENT_THEORY_VALUE_PRESENT)
      return FALSE;

  return TRUE;
}

/*< private >
 * ent_theory_code_get_all:
 * @code: values of conditions
 * @n_conditions: how many
 *
 * Returns: absent where one is, present where all are, else uncoded
 */
EntTheoryValue
ent_theory_code_get_all (EntTheoryCode code,
                         guint         n_conditions)
{
  EntTheoryValue all = ENT_THEORY_VALUE_PRESENT;

  for (guint i = 0; i < n_conditions; i++)
    {
      EntTheoryValue value = ent_theory_code_get (code, i);

      if (value == ENT_THEORY_VALUE_ABSENT)
        return ENT_THEORY_VALUE_ABSENT;
      if (value != ENT_THEORY_VALUE_PRESENT)
        all = ENT_THEORY_VALUE_UNCODED;
    }

  return all;
}

static gboolean
has_present (EntTheoryCode code,
             guint         n_conditions)
{
  for (guint i = 0; i < n_conditions; i++)
    if (ent_theory_code_get (code, i) == ENT_THEORY_VALUE_PRESENT)
      return TRUE;

  return FALSE;
}

/*< private >
 * ent_theory_code_get_standing:
 * @code: values of conditions
 * @n_conditions: how many
 * @outcome: the outcome
 *
 * Returns: where a pair with these stands
 */
EntTheoryStanding
ent_theory_code_get_standing (EntTheoryCode  code,
                              guint          n_conditions,
                              EntTheoryValue outcome)
{
  EntTheoryValue all = ent_theory_code_get_all (code, n_conditions);

  if (outcome == ENT_THEORY_VALUE_PRESENT)
    return all == ENT_THEORY_VALUE_PRESENT  ? ENT_THEORY_STANDING_ALLIED
           : all == ENT_THEORY_VALUE_ABSENT ? ENT_THEORY_STANDING_DEVIANT
                                            : ENT_THEORY_STANDING_ALLIED_UNKNOWN;
  if (outcome != ENT_THEORY_VALUE_ABSENT)
    return ENT_THEORY_STANDING_UNCERTAIN;
  if (all == ENT_THEORY_VALUE_PRESENT)
    return ENT_THEORY_STANDING_READY;

  return has_present (code, n_conditions) ? ENT_THEORY_STANDING_PARTIAL : ENT_THEORY_STANDING_APART;
}

/* Necessity speaks of those that have the outcome, sufficiency of those that have not. */
static gboolean
is_spoken_of (EntTheoryValue outcome,
              EntClaim       claim)
{
  return (outcome == ENT_THEORY_VALUE_PRESENT && claim != ENT_CLAIM_WHENEVER) ||
         (outcome == ENT_THEORY_VALUE_ABSENT && claim != ENT_CLAIM_ONLY_WHEN);
}

/*< private >
 * ent_theory_code_breaks:
 * @code: values of conditions
 * @n_conditions: how many
 * @outcome: the outcome
 * @claim: a claim
 *
 * Returns: whether a case with these breaks the claim: an outcome without one of the
 *   conditions that are necessary; all that are sufficient without the outcome
 */
gboolean
ent_theory_code_breaks (EntTheoryCode  code,
                        guint          n_conditions,
                        EntTheoryValue outcome,
                        EntClaim       claim)
{
  EntTheoryValue all = ent_theory_code_get_all (code, n_conditions);

  return is_spoken_of (outcome, claim) && all <= ENT_THEORY_VALUE_PRESENT && all != outcome;
}

/*< private >
 * ent_theory_code_is_open:
 * @code: values of conditions
 * @n_conditions: how many
 * @outcome: the outcome
 * @claim: a claim
 *
 * Returns: whether a case with these would be for or against the claim, if only it were coded
 */
gboolean
ent_theory_code_is_open (EntTheoryCode  code,
                         guint          n_conditions,
                         EntTheoryValue outcome,
                         EntClaim       claim)
{
  return is_spoken_of (outcome, claim) &&
         ent_theory_code_get_all (code, n_conditions) == ENT_THEORY_VALUE_UNCODED;
}

/* Whether it could have broken the claim, and can be told to or not to: where the claim is
 * of sufficiency, only what has the conditions is a test of it. */
static gboolean
is_test (EntTheoryCode  code,
         guint          n_conditions,
         EntTheoryValue outcome,
         EntClaim       claim)
{
  EntTheoryValue all = ent_theory_code_get_all (code, n_conditions);

  if (outcome > ENT_THEORY_VALUE_PRESENT || all > ENT_THEORY_VALUE_PRESENT)
    return FALSE;

  return (claim != ENT_CLAIM_WHENEVER && outcome == ENT_THEORY_VALUE_PRESENT) ||
         (claim != ENT_CLAIM_ONLY_WHEN && all == ENT_THEORY_VALUE_PRESENT);
}

/* --------------------------------------------------------------------------- building */

static void
row_free (Row *row)
{
  ent_theory_set_free (row->any);
  for (guint i = 0; i < G_N_ELEMENTS (row->by_outcome); i++)
    ent_theory_set_free (row->by_outcome[i]);
  g_free (row);
}

static Row *
row_new (EntTheoryCode code)
{
  Row *row = g_new0 (Row, 1);

  row->code = code;
  row->any = ent_theory_set_new ();
  for (guint i = 0; i < G_N_ELEMENTS (row->by_outcome); i++)
    row->by_outcome[i] = ent_theory_set_new ();

  return row;
}

static Row *
get_row (EntTheoryTally *self,
         EntTheoryCode   code)
{
  Row *row = g_hash_table_lookup (self->rows, GUINT_TO_POINTER (code));

  if (row == NULL)
    {
      row = row_new (code);
      g_hash_table_insert (self->rows, GUINT_TO_POINTER (code), row);
    }

  return row;
}

static guint
get_outcome_place (EntTheoryValue outcome)
{
  return outcome <= ENT_THEORY_VALUE_PRESENT ? (guint) outcome : 2;
}

static void
count_spell (EntTheoryTally       *self,
             guint                 pair,
             const EntTheorySpell *spell)
{
  guint n = self->n_conditions;
  Row *row = get_row (self, spell->code);

  ent_theory_set_add (row->any, pair, spell->span);
  ent_theory_set_add (row->by_outcome[get_outcome_place (spell->outcome)], pair, spell->span);
  if (spell->outcome > ENT_THEORY_VALUE_PRESENT)
    return;

  for (guint i = 0; i <= n; i++)
    {
      EntTheoryValue value = i < n ? ent_theory_code_get (spell->code, i)
                                   : ent_theory_code_get_all (spell->code, n);

      if (value <= ENT_THEORY_VALUE_PRESENT)
        ent_theory_set_add (self->cells[i][value][spell->outcome], pair, spell->span);
    }
  if (ent_theory_code_breaks (spell->code, n, spell->outcome, self->claim))
    ent_theory_set_add (self->breaking, pair, spell->span);
  if (is_test (spell->code, n, spell->outcome, self->claim))
    ent_theory_set_add (self->tested, pair, spell->span);
  if (ent_theory_code_is_open (spell->code, n, spell->outcome, self->claim))
    ent_theory_set_add (self->open, pair, spell->span);
}

static void
count_pair (EntTheoryTally      *self,
            const EntTheoryData *data,
            guint                a,
            guint                b,
            GArray              *cuts,
            GArray              *spells)
{
  EntTheoryPair pair = { a, b, self->spells->len, 0 };

  ent_theory_data_trace (data, a, b, cuts, spells);
  if (spells->len == 0)
    return;

  pair.n_spells = spells->len;
  for (guint i = 0; i < spells->len; i++)
    count_spell (self, self->pairs->len, &g_array_index (spells, EntTheorySpell, i));
  g_array_append_vals (self->spells, spells->data, spells->len);
  g_array_append_val (self->pairs, pair);
}

static void
seal (EntTheoryTally *self)
{
  GHashTableIter iter;
  Row *row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &row))
    {
      ent_theory_set_seal (row->any);
      for (guint i = 0; i < G_N_ELEMENTS (row->by_outcome); i++)
        ent_theory_set_seal (row->by_outcome[i]);
    }
  for (guint i = 0; i <= self->n_conditions; i++)
    for (guint j = 0; j < 4; j++)
      ent_theory_set_seal (self->cells[i][j / 2][j % 2]);
  ent_theory_set_seal (self->breaking);
  ent_theory_set_seal (self->tested);
  ent_theory_set_seal (self->open);
}

/*< private >
 * ent_theory_tally_new:
 * @data: what a theory reads of a case
 *
 * Counts. This may be done in any thread.
 *
 * Returns: (transfer full): what was counted
 */
EntTheoryTally *
ent_theory_tally_new (const EntTheoryData *data)
{
  EntTheoryTally *self = g_new0 (EntTheoryTally, 1);
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (EntDay));
  g_autoptr (GArray) spells = g_array_new (FALSE, FALSE, sizeof (EntTheorySpell));

  self->claim = data->claim;
  self->range = data->range;
  self->n_conditions = data->n_conditions;
  memcpy (self->conditions, data->conditions, sizeof self->conditions);
  self->pairs = g_array_new (FALSE, FALSE, sizeof (EntTheoryPair));
  self->spells = g_array_new (FALSE, FALSE, sizeof (EntTheorySpell));
  self->rows = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) row_free);
  for (guint i = 0; i <= self->n_conditions; i++)
    for (guint j = 0; j < 4; j++)
      self->cells[i][j / 2][j % 2] = ent_theory_set_new ();
  self->breaking = ent_theory_set_new ();
  self->tested = ent_theory_set_new ();
  self->open = ent_theory_set_new ();

  for (guint a = 0; a < data->states->len; a++)
    for (guint b = a + 1; b < data->states->len; b++)
      if (g_array_index (data->states, EntTheoryState, a).ever_in_scope ||
          g_array_index (data->states, EntTheoryState, b).ever_in_scope)
        count_pair (self, data, a, b, cuts, spells);
  seal (self);

  return self;
}

/*< private >
 * ent_theory_tally_free:
 * @self: (transfer full): what was counted
 */
void
ent_theory_tally_free (EntTheoryTally *self)
{
  g_array_unref (self->pairs);
  g_array_unref (self->spells);
  g_hash_table_unref (self->rows);
  for (guint i = 0; i <= self->n_conditions; i++)
    for (guint j = 0; j < 4; j++)
      ent_theory_set_free (self->cells[i][j / 2][j % 2]);
  ent_theory_set_free (self->breaking);
  ent_theory_set_free (self->tested);
  ent_theory_set_free (self->open);
  g_free (self);
}

/* --------------------------------------------------------------------------- asking */

static EntSpan
clip (const EntTheoryTally *self,
      EntSpan               window)
{
  return (EntSpan) { MAX (window.first, self->range.first), MIN (window.last, self->range.last) };
}

static double
count_years (const EntTheorySet *set,
             EntSpan             window)
{
  return ent_theory_days_to_years (ent_theory_set_count_days (set, window));
}

static EntTheoryRow *
make_row (const EntTheoryTally *self,
          EntTheoryCode         code,
          EntSpan               window)
{
  const Row *row = g_hash_table_lookup (self->rows, GUINT_TO_POINTER (code));
  guint pairs[3] = { 0 };
  double years[3] = { 0 };

  for (guint i = 0; row && i < G_N_ELEMENTS (pairs); i++)
    {
      pairs[i] = ent_theory_set_count_pairs (row->by_outcome[i], window);
      years[i] = count_years (row->by_outcome[i], window);
    }

  return ent_theory_row_new (code, self->n_conditions, self->conditions,
                             row ? ent_theory_set_count_pairs (row->any, window) : 0,
                             pairs, pairs[2],
                             row ? count_years (row->any, window) : 0, years, years[2]);
}

/* All configurations, those with the first condition first; remainders too. */
static GListStore *
list_rows (const EntTheoryTally *self,
           EntSpan               window)
{
  GListStore *rows = g_list_store_new (ENT_TYPE_THEORY_ROW);

  for (guint n = 1u << self->n_conditions; n-- > 0;)
    {
      EntTheoryCode code = 0;

      for (guint i = 0; i < self->n_conditions; i++)
        if (n & (1u << (self->n_conditions - 1 - i)))
          code = ent_theory_code_set (code, i, ENT_THEORY_VALUE_PRESENT);
      {
        g_autoptr (EntTheoryRow) row = make_row (self, code, window);

        g_list_store_append (rows, row);
      }
    }

  return rows;
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  EntTheoryCode code_a = GPOINTER_TO_UINT (a);
  EntTheoryCode code_b = GPOINTER_TO_UINT (b);

  return (code_a > code_b) - (code_a < code_b);
}

static GListStore *
list_apart (const EntTheoryTally *self,
            EntSpan               window)
{
  GListStore *rows = g_list_store_new (ENT_TYPE_THEORY_ROW);
  g_autoptr (GList) codes = g_list_sort (g_hash_table_get_keys (self->rows), compare_codes);

  for (GList *link = codes; link; link = link->next)
    {
      EntTheoryCode code = GPOINTER_TO_UINT (link->data);
      g_autoptr (EntTheoryRow) row = NULL;

      if (ent_theory_code_is_complete (code, self->n_conditions))
        continue;
      row = make_row (self, code, window);
      if (ent_theory_row_get_pairs (row) > 0)
        g_list_store_append (rows, row);
    }

  return rows;
}

static void
count_cells (const Cells    cells,
             EntSpan        window,
             EntSetCounts  *pairs,
             EntSetCounts  *years)
{
  *pairs = (EntSetCounts) {
    ent_theory_set_count_pairs (cells[1][1], window),
    ent_theory_set_count_pairs (cells[1][0], window),
    ent_theory_set_count_pairs (cells[0][1], window),
    ent_theory_set_count_pairs (cells[0][0], window),
  };
  *years = (EntSetCounts) {
    count_years (cells[1][1], window),
    count_years (cells[1][0], window),
    count_years (cells[0][1], window),
    count_years (cells[0][0], window),
  };
}

static void
append_measure (GListStore         *measures,
                int                 condition,
                EntConditionKind    kind,
                gboolean            negated,
                const EntSetCounts *pairs,
                const EntSetCounts *years)
{
  g_autoptr (EntTheoryMeasure) measure = NULL;

  measure = ent_theory_measure_new (condition, kind, negated, pairs, years);
  g_list_store_append (measures, measure);
}

/* All together first, then each; each followed by its negation. */
static GListStore *
list_measures (const EntTheoryTally *self,
               EntSpan               window)
{
  GListStore *measures = g_list_store_new (ENT_TYPE_THEORY_MEASURE);
  int n = (int) self->n_conditions;

  for (int i = -1; i < n; i++)
    {
      EntConditionKind kind = i < 0 ? 0 : self->conditions[i];
      EntSetCounts pairs;
      EntSetCounts years;
      EntSetCounts no_pairs;
      EntSetCounts no_years;

      count_cells (self->cells[i < 0 ? n : i], window, &pairs, &years);
      ent_set_counts_negate (&pairs, &no_pairs);
      ent_set_counts_negate (&years, &no_years);
      append_measure (measures, i, kind, FALSE, &pairs, &years);
      append_measure (measures, i, kind, TRUE, &no_pairs, &no_years);
    }

  return measures;
}

static EntTheoryVerdict
judge (const EntTheoryTally *self,
       EntSpan               window)
{
  if (ent_theory_set_count_pairs (self->breaking, window) > 0)
    return ENT_THEORY_VERDICT_BROKEN;
  if (ent_theory_set_count_pairs (self->tested, window) == 0)
    return ENT_THEORY_VERDICT_NOTHING;

  return ent_theory_set_count_pairs (self->open, window) > 0 ? ENT_THEORY_VERDICT_HOLDS_AS_CODED
                                                             : ENT_THEORY_VERDICT_HOLDS;
}

/*< private >
 * ent_theory_tally_query:
 * @self: what was counted
 * @window: a window
 *
 * Returns: (transfer full): the table for it
 */
EntTheoryTable *
ent_theory_tally_query (const EntTheoryTally *self,
                        EntSpan               window)
{
  EntSpan clipped = clip (self, window);
  g_autoptr (GListStore) rows = list_rows (self, clipped);
  g_autoptr (GListStore) apart = list_apart (self, clipped);
  g_autoptr (GListStore) measures = list_measures (self, clipped);

  return ent_theory_table_new (clipped, self->claim, rows, apart, measures, judge (self, clipped),
                               ent_theory_set_count_pairs (self->breaking, clipped),
                               ent_theory_set_count_pairs (self->open, clipped));
}

/*< private >
 * ent_theory_tally_measure:
 * @self: what was counted
 * @window: a window
 * @point: (out caller-allocates): return location for what is told of a moving window
 */
void
ent_theory_tally_measure (const EntTheoryTally *self,
                          EntSpan               window,
                          EntTheoryPoint       *point)
{
  EntSpan clipped = clip (self, window);
  EntSetCounts pairs;
  EntSetCounts years;

  count_cells (self->cells[self->n_conditions], clipped, &pairs, &years);
  point->window = clipped;
  point->verdict = judge (self, clipped);
  point->n_pairs = pairs.both + pairs.condition_only + pairs.outcome_only + pairs.neither;
  ent_set_measures_from_counts (&pairs, &point->pairs);
  ent_set_measures_from_counts (&years, &point->years);
}

/*< private >
 * ent_theory_tally_get_pairs:
 * @self: what was counted
 *
 * Returns: (element-type EntTheoryPair): the pairs that are ever a case
 */
const GArray *
ent_theory_tally_get_pairs (const EntTheoryTally *self)
{
  return self->pairs;
}

/*< private >
 * ent_theory_tally_get_spells:
 * @self: what was counted
 *
 * Returns: (element-type EntTheorySpell): their histories, one after the other
 */
const GArray *
ent_theory_tally_get_spells (const EntTheoryTally *self)
{
  return self->spells;
}

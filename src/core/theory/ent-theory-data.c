/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-theory-private.h"

/*
 * What a theory reads of a case, in plain structures, and a pair's history out of them. See
 * ent-theory-gather.c for how they are filled.
 *
 * 1. Of each state: when it existed, and when it had the traits that the scope asks for, day
 *    by day certain, possible or not.
 * 2. Of each pair: when a tie between the two counted, as the definition judges it; when a
 *    condition was coded; when a rule derives it. These are the pieces.
 * 3. A pair's history is cut wherever any of this changes. Between two cuts nothing does, so
 *    one day tells what held: two states that exist, at least one of them in scope, make a
 *    case; each condition has one of five values; the two are allied or not. Where dates
 *    leave open whether a pair is a case at all, so is the outcome.
 *
 * A movement or a coalition is no state and makes no pair. One in scope is enough, because
 * the claim is about what allies such a state takes, of whatever kind.
 */

/*< private >
 * ent_theory_state_clear:
 * @state: an EntTheoryState
 */
void
ent_theory_state_clear (gpointer state)
{
  EntTheoryState *self = state;

  g_clear_pointer (&self->presence, g_array_unref);
  g_clear_pointer (&self->pairs, g_hash_table_unref);
}

/*< private >
 * ent_theory_data_free:
 * @self: (transfer full): what was gathered
 */
void
ent_theory_data_free (EntTheoryData *self)
{
  g_array_unref (self->states);
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->kept);
  g_free (self);
}

/* ---------------------------------------------------------------------------- the cuts */

static void
cut (const EntTheoryData *self,
     GArray              *cuts,
     gint64               day)
{
  EntDay at = (EntDay) day;

  if (day > self->range.first && day <= self->range.last)
    g_array_append_val (cuts, at);
}

static void
cut_extent (const EntTheoryData *self,
            GArray              *cuts,
            const EntExtent     *extent)
{
  cut (self, cuts, extent->earliest_start);
  cut (self, cuts, extent->latest_start);
  cut (self, cuts, (gint64) extent->earliest_end + 1);
  cut (self, cuts, (gint64) extent->latest_end + 1);
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  EntDay day_a = *(const EntDay *) a;
  EntDay day_b = *(const EntDay *) b;

  return (day_a > day_b) - (day_a < day_b);
}

/* The first days of stretches, sorted, each once, from the range's on. */
static void
finish_cuts (const EntTheoryData *self,
             GArray              *cuts)
{
  guint n = 0;

  g_array_append_val (cuts, self->range.first);
  g_array_sort (cuts, compare_days);
  for (guint i = 0; i < cuts->len; i++)
    if (n == 0 || g_array_index (cuts, EntDay, n - 1) != g_array_index (cuts, EntDay, i))
      g_array_index (cuts, EntDay, n++) = g_array_index (cuts, EntDay, i);
  g_array_set_size (cuts, n);
}

static EntSpan
get_stretch (const EntTheoryData *self,
             const GArray        *cuts,
             guint                i)
{
  return (EntSpan) {
    g_array_index (cuts, EntDay, i),
    i + 1 < cuts->len ? g_array_index (cuts, EntDay, i + 1) - 1 : self->range.last,
  };
}

static EntActivity
get_activity (const EntExtent *extent,
              EntDay           day)
{
  return ent_extent_get_activity (extent, (EntSpan) { day, day });
}

static EntActivity
get_best (const GArray *extents,
          EntDay        day)
{
  EntActivity best = ENT_ACTIVITY_NONE;

  for (guint i = 0; i < extents->len; i++)
    {
      EntActivity activity = get_activity (&g_array_index (extents, EntExtent, i), day);

      best = MAX (best, activity);
    }

  return best;
}

/*< private >
 * ent_theory_data_read_as:
 * @self: what was gathered, for several readings
 * @definition: the number of a definition among those that it was gathered for
 * @options: the reading
 *
 * Returns: (transfer full): the same, read another way; nothing is gathered or copied
 */
EntTheoryData *
ent_theory_data_read_as (const EntTheoryData    *self,
                         guint                   definition,
                         const EntTheoryOptions *options)
{
  EntTheoryData *other = g_memdup2 (self, sizeof *self);

  other->definition = definition;
  other->two_only = options->exclude_multilateral;
  other->derived = options->derived;
  other->uncoded = options->uncoded;
  g_array_ref (other->states);
  g_hash_table_ref (other->numbers);
  g_ptr_array_ref (other->kept);

  return other;
}

/* -------------------------------------------------------------------------- the states */

/*< private >
 * ent_theory_data_has_trait:
 * @the_case: a case
 * @state: the id of a state
 * @term: a trait that is asked for
 * @extents: (element-type EntExtent): when the state had it is appended
 * @traits: (nullable) (element-type EntTrait): the traits are appended, in the same order
 *
 * Returns: whether it ever had it
 */
gboolean
ent_theory_data_has_trait (EntCase      *the_case,
                           const char   *state,
                           EntScopeTerm *term,
                           GArray       *extents,
                           GPtrArray    *traits)
{
  g_autoptr (GPtrArray) all = ent_case_get_referrers (the_case, ENT_TYPE_TRAIT, state);
  guint n_before = extents->len;

  for (guint i = 0; i < all->len; i++)
    {
      EntTrait *trait = g_ptr_array_index (all, i);
      EntExtent extent;

      if (ent_trait_get_kind (trait) != ent_scope_term_get_kind (term) ||
          g_strcmp0 (ent_trait_get_value (trait), ent_scope_term_get_value (term)) != 0)
        continue;
      ent_date_get_extent (ent_trait_get_date (trait), ent_case_get_coverage (the_case), &extent);
      g_array_append_val (extents, extent);
      if (traits != NULL)
        g_ptr_array_add (traits, trait);
    }

  return extents->len > n_before;
}

/* For each term of the scope, when a state had the trait. */
static GPtrArray *
list_scope (EntCase    *the_case,
            EntTheory  *theory,
            const char *state)
{
  GPtrArray *terms = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  GListModel *scope = ent_theory_get_scope (theory);

  for (guint i = 0; i < g_list_model_get_n_items (scope); i++)
    {
      g_autoptr (EntScopeTerm) term = g_list_model_get_item (scope, i);
      GArray *extents = g_array_new (FALSE, FALSE, sizeof (EntExtent));

      ent_theory_data_has_trait (the_case, state, term, extents, NULL);
      g_ptr_array_add (terms, extents);
    }

  return terms;
}

static EntActivity
get_scope (GPtrArray *terms,
           EntDay     day)
{
  EntActivity least = ENT_ACTIVITY_CERTAIN;

  for (guint i = 0; i < terms->len; i++)
    {
      EntActivity activity = get_best (g_ptr_array_index (terms, i), day);

      least = MIN (least, activity);
    }

  return least;
}

static void
trace_presence (const EntTheoryData *self,
                EntTheoryState      *state,
                GPtrArray           *terms,
                const EntExtent     *existed)
{
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (EntDay));

  cut_extent (self, cuts, existed);
  for (guint i = 0; i < terms->len; i++)
    {
      GArray *extents = g_ptr_array_index (terms, i);

      for (guint j = 0; j < extents->len; j++)
        cut_extent (self, cuts, &g_array_index (extents, EntExtent, j));
    }
  finish_cuts (self, cuts);

  state->presence = g_array_new (FALSE, FALSE, sizeof (EntTheoryPresence));
  for (guint i = 0; i < cuts->len; i++)
    {
      EntSpan span = get_stretch (self, cuts, i);
      EntTheoryPresence presence = { span, get_activity (existed, span.first),
                                     get_scope (terms, span.first) };

      g_array_append_val (state->presence, presence);
      state->ever_in_scope |= presence.exists && presence.in_scope;
    }
}

/*< private >
 * ent_theory_data_add_state:
 * @self: what is being gathered
 * @the_case: a case
 * @theory: one of its theories
 * @record: one of its states
 *
 * Adds a state, and when it existed and was in scope.
 */
void
ent_theory_data_add_state (EntTheoryData *self,
                           EntCase       *the_case,
                           EntTheory     *theory,
                           EntState      *record)
{
  EntTheoryState state = { ent_record_get_id (ENT_RECORD (record)), record };
  g_autoptr (GPtrArray) terms = list_scope (the_case, theory, state.id);
  EntDate *date = ent_state_get_existed (record);
  EntExtent existed = { ENT_DAY_FIRST, ENT_DAY_FIRST, ENT_DAY_LAST, ENT_DAY_LAST };

  if (date != NULL)
    ent_date_get_extent (date, ent_case_get_coverage (the_case), &existed);
  trace_presence (self, &state, terms, &existed);

  g_ptr_array_add (self->kept, g_object_ref (record));
  g_array_append_val (self->states, state);
  g_hash_table_insert (self->numbers, (gpointer) state.id, GUINT_TO_POINTER (self->states->len));
}

/* -------------------------------------------------------------------------- the pieces
 *
 * They are found by way of the earlier of the two states. One table of all pairs would be
 * walked again whenever it grew, which takes longer than a frame has, and a common hash of
 * two small numbers has few values: looking up would take the longer the more pairs there
 * are. */

/*< private >
 * ent_theory_data_add:
 * @self: what is being gathered
 * @a: the id of a state
 * @b: the id of another
 * @piece: what is known of the two
 *
 * Adds what is known of a pair; nothing where one of the two is no state.
 */
void
ent_theory_data_add (EntTheoryData        *self,
                     const char           *a,
                     const char           *b,
                     const EntTheoryPiece *piece)
{
  guint number_a = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, a));
  guint number_b = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, b));
  EntTheoryState *state;
  gpointer other;
  GArray *pieces;

  if (number_a == 0 || number_b == 0 || number_a == number_b)
    return;

  state = &g_array_index (self->states, EntTheoryState, MIN (number_a, number_b) - 1);
  other = GUINT_TO_POINTER (MAX (number_a, number_b) - 1);
  if (state->pairs == NULL)
    state->pairs = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  pieces = g_hash_table_lookup (state->pairs, other);
  if (pieces == NULL)
    {
      pieces = g_array_new (FALSE, FALSE, sizeof (EntTheoryPiece));
      g_hash_table_insert (state->pairs, other, pieces);
    }
  g_array_append_vals (pieces, piece, 1);
}

/*< private >
 * ent_theory_data_get_pieces:
 * @self: what was gathered
 * @a: the number of a state
 * @b: the number of another
 *
 * Returns: (nullable) (element-type EntTheoryPiece): what is known of the two
 */
const GArray *
ent_theory_data_get_pieces (const EntTheoryData *self,
                            guint                a,
                            guint                b)
{
  const EntTheoryState *state = &g_array_index (self->states, EntTheoryState, MIN (a, b));

  return state->pairs ? g_hash_table_lookup (state->pairs, GUINT_TO_POINTER (MAX (a, b))) : NULL;
}

/* -------------------------------------------------------------------- a pair's history */

/* What was gathered may hold more than one reading asks for. */
static gboolean
is_read (const EntTheoryData  *self,
         const EntTheoryPiece *piece)
{
  switch (piece->kind)
    {
    case ENT_THEORY_PIECE_TIE:
      return piece->definition == self->definition && !(self->two_only && piece->multilateral);
    case ENT_THEORY_PIECE_DERIVED:
      return self->derived;
    case ENT_THEORY_PIECE_CODED:
    default:
      return TRUE;
    }
}

/* What pieces of one kind say of a condition on a day. */
static EntTheoryValue
weigh (const EntTheoryData *self,
       const GArray        *pieces,
       EntTheoryPieceKind   kind,
       guint                condition,
       EntDay               day)
{
  EntActivity said[2] = { ENT_ACTIVITY_NONE, ENT_ACTIVITY_NONE };

  for (guint i = 0; i < pieces->len; i++)
    {
      const EntTheoryPiece *piece = &g_array_index (pieces, EntTheoryPiece, i);
      EntActivity activity;

      if (piece->kind != kind || piece->condition != condition || !is_read (self, piece))
        continue;
      activity = get_activity (&piece->extent, day);
      said[piece->value] = MAX (said[piece->value], activity);
    }

  if (said[ENT_CONDITION_VALUE_PRESENT] == ENT_ACTIVITY_CERTAIN)
    return said[ENT_CONDITION_VALUE_ABSENT] == ENT_ACTIVITY_CERTAIN ? ENT_THEORY_VALUE_DISPUTED
                                                                    : ENT_THEORY_VALUE_PRESENT;
  if (said[ENT_CONDITION_VALUE_ABSENT] == ENT_ACTIVITY_CERTAIN)
    return ENT_THEORY_VALUE_ABSENT;

  return said[0] || said[1] ? ENT_THEORY_VALUE_UNCERTAIN : ENT_THEORY_VALUE_UNCODED;
}

/*< private >
 * ent_theory_data_read:
 * @self: what was gathered
 * @pieces: (nullable): what is known of a pair
 * @condition: the number of a condition
 * @day: a day
 * @derived: (out) (optional): whether a rule gives the value
 *
 * Reads a condition: what is coded goes before what rules derive. Nothing is assumed of what
 * is not coded.
 *
 * Returns: its value
 */
EntTheoryValue
ent_theory_data_read (const EntTheoryData *self,
                      const GArray        *pieces,
                      guint                condition,
                      EntDay               day,
                      gboolean            *derived)
{
  EntTheoryValue value = ENT_THEORY_VALUE_UNCODED;
  gboolean is_derived = FALSE;

  if (pieces != NULL)
    value = weigh (self, pieces, ENT_THEORY_PIECE_CODED, condition, day);
  if (pieces != NULL && value == ENT_THEORY_VALUE_UNCODED)
    {
      value = weigh (self, pieces, ENT_THEORY_PIECE_DERIVED, condition, day);
      is_derived = value != ENT_THEORY_VALUE_UNCODED;
    }
  if (derived != NULL)
    *derived = is_derived;

  return value;
}

static EntTheoryValue
assume (const EntTheoryData *self,
        EntTheoryValue       value)
{
  if (value != ENT_THEORY_VALUE_UNCODED || self->uncoded == ENT_THEORY_UNCODED_EXCLUDE)
    return value;

  return self->uncoded == ENT_THEORY_UNCODED_PRESENT ? ENT_THEORY_VALUE_PRESENT
                                                     : ENT_THEORY_VALUE_ABSENT;
}

static EntTheoryCode
read_code (const EntTheoryData *self,
           const GArray        *pieces,
           EntDay               day)
{
  EntTheoryCode code = 0;

  for (guint i = 0; i < self->n_conditions; i++)
    {
      EntTheoryValue value = ent_theory_data_read (self, pieces, i, day, NULL);

      code = ent_theory_code_set (code, i, assume (self, value));
    }

  return code;
}

static EntTheoryValue
read_outcome (const EntTheoryData *self,
              const GArray        *pieces,
              EntDay               day)
{
  EntActivity best = ENT_ACTIVITY_NONE;

  for (guint i = 0; pieces && i < pieces->len; i++)
    {
      const EntTheoryPiece *piece = &g_array_index (pieces, EntTheoryPiece, i);

      if (piece->kind == ENT_THEORY_PIECE_TIE && is_read (self, piece))
        {
          EntActivity activity = get_activity (&piece->extent, day);

          best = MAX (best, activity);
        }
    }

  return best == ENT_ACTIVITY_CERTAIN  ? ENT_THEORY_VALUE_PRESENT
         : best == ENT_ACTIVITY_POSSIBLE ? ENT_THEORY_VALUE_UNCERTAIN
                                         : ENT_THEORY_VALUE_ABSENT;
}

/*< private >
 * ent_theory_data_list_cuts:
 * @self: what was gathered
 * @a: the number of a state
 * @b: the number of another
 * @cuts: (element-type EntDay): an array that is filled anew with the first days of the
 *   stretches between which anything known of the pair changes, from that of the range on
 */
void
ent_theory_data_list_cuts (const EntTheoryData *self,
                           guint                a,
                           guint                b,
                           GArray              *cuts)
{
  const GArray *pieces = ent_theory_data_get_pieces (self, a, b);
  const guint both[] = { a, b };

  g_array_set_size (cuts, 0);
  for (guint n = 0; n < G_N_ELEMENTS (both); n++)
    {
      const GArray *presence = g_array_index (self->states, EntTheoryState, both[n]).presence;

      for (guint i = 1; i < presence->len; i++)
        cut (self, cuts, g_array_index (presence, EntTheoryPresence, i).span.first);
    }
  for (guint i = 0; pieces && i < pieces->len; i++)
    if (is_read (self, &g_array_index (pieces, EntTheoryPiece, i)))
      cut_extent (self, cuts, &g_array_index (pieces, EntTheoryPiece, i).extent);
  finish_cuts (self, cuts);
}

static const EntTheoryPresence *
get_presence (const EntTheoryData *self,
              guint                state,
              guint               *place,
              EntDay               day)
{
  const GArray *presence = g_array_index (self->states, EntTheoryState, state).presence;

  while (*place + 1 < presence->len &&
         g_array_index (presence, EntTheoryPresence, *place + 1).span.first <= day)
    (*place)++;

  return &g_array_index (presence, EntTheoryPresence, *place);
}

static void
append_spell (GArray               *spells,
              const EntTheorySpell *spell)
{
  EntTheorySpell *last = NULL;

  if (spells->len > 0)
    last = &g_array_index (spells, EntTheorySpell, spells->len - 1);
  if (last != NULL && last->span.last + 1 == spell->span.first && last->code == spell->code &&
      last->outcome == spell->outcome && last->both_in_scope == spell->both_in_scope)
    last->span.last = spell->span.last;
  else
    g_array_append_vals (spells, spell, 1);
}

/*< private >
 * ent_theory_data_trace:
 * @self: what was gathered
 * @a: the number of a state
 * @b: the number of another
 * @cuts: (element-type EntDay): an array to work with
 * @spells: (element-type EntTheorySpell): an array that is filled anew with the pair's
 *   history: its spells as a case of the theory, in order of time
 */
void
ent_theory_data_trace (const EntTheoryData *self,
                       guint                a,
                       guint                b,
                       GArray              *cuts,
                       GArray              *spells)
{
  const GArray *pieces = ent_theory_data_get_pieces (self, a, b);
  guint place_a = 0;
  guint place_b = 0;

  g_array_set_size (spells, 0);
  if (self->range.first > self->range.last)
    return;

  ent_theory_data_list_cuts (self, a, b, cuts);
  for (guint i = 0; i < cuts->len; i++)
    {
      EntTheorySpell spell = { .span = get_stretch (self, cuts, i) };
      EntDay day = spell.span.first;
      const EntTheoryPresence *in_a = get_presence (self, a, &place_a, day);
      const EntTheoryPresence *in_b = get_presence (self, b, &place_b, day);
      EntActivity exists = MIN (in_a->exists, in_b->exists);
      EntActivity scope = MAX (in_a->in_scope, in_b->in_scope);

      if (exists == ENT_ACTIVITY_NONE || scope == ENT_ACTIVITY_NONE)
        continue;
      spell.code = read_code (self, pieces, day);
      spell.outcome = MIN (exists, scope) == ENT_ACTIVITY_CERTAIN ? read_outcome (self, pieces, day)
                                                                  : ENT_THEORY_VALUE_UNCERTAIN;
      spell.both_in_scope = in_a->in_scope && in_b->in_scope;
      append_spell (spells, &spell);
    }
}

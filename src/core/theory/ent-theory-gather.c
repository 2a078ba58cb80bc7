/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-judgement.h"
#include "ent-link.h"
#include "ent-theory-private.h"
#include "ent-turns.h"

/*
 * Gathering: a walk over the case that notes what a theory reads of it, state by state, tie
 * by tie, coding by coding, and then what rules derive of one state or opponent after
 * another. Records may be looked at only where the case is, which is the main thread of the
 * window; so the walk can be done in steps, between two frames, and begins anew where the
 * case changes meanwhile. What is known of ties is noted for each of several definitions at
 * once: see ent_theory_data_read_as().
 */

typedef enum
{
  STATES,
  TIES,
  CODINGS,
  RULES,
  DONE,
} Stage;

struct _EntTheoryGathering
{
  EntCase             *the_case;
  EntTheory           *theory;
  GPtrArray           *definitions;   /* NULL among them where the case has none */
  EntTheoryOptions    *options;
  EntTheoryData       *data;
  GListModel          *conditions;
  GPtrArray           *states;        /* that are left to look at, the last one first */
  GPtrArray           *conflicts;
  EntTheoryDerivation *derivation;
  Stage                stage;
  guint                place;
};

/* --------------------------------------------------------------------------- the range */

static void
widen (EntSpan *range,
       EntDate *date)
{
  EntSpan span = ent_date_get_span (date);

  if (span.first != ENT_DAY_FIRST)
    range->first = MIN (range->first, span.first);
  if (span.last != ENT_DAY_LAST)
    range->last = MAX (range->last, span.last);
}

/* The time that the sources cover; where a case does not say, that of its dates. */
static EntSpan
find_range (EntCase *the_case)
{
  const EntSpan *coverage = ent_case_get_coverage (the_case);
  GListModel *ties = ent_case_get_ties (the_case);
  GListModel *conditions = ent_case_get_records (the_case, ENT_TYPE_CONDITION);
  EntSpan range = { ENT_DAY_LAST, ENT_DAY_FIRST };

  if (coverage != NULL && coverage->first != ENT_DAY_FIRST && coverage->last != ENT_DAY_LAST)
    return *coverage;

  for (guint i = 0; i < g_list_model_get_n_items (ties); i++)
    {
      g_autoptr (EntTie) tie = g_list_model_get_item (ties, i);

      widen (&range, ent_tie_get_date (tie));
    }
  for (guint i = 0; i < g_list_model_get_n_items (conditions); i++)
    {
      g_autoptr (EntCondition) condition = g_list_model_get_item (conditions, i);

      widen (&range, ent_condition_get_date (condition));
    }
  if (coverage != NULL && coverage->first != ENT_DAY_FIRST)
    range.first = coverage->first;
  if (coverage != NULL && coverage->last != ENT_DAY_LAST)
    range.last = coverage->last;
  if (range.first == ENT_DAY_LAST || range.last == ENT_DAY_FIRST)
    range = (EntSpan) { 0, -1 };

  return range;
}

/* ---------------------------------------------------------------------------- the ties */

/* A state that left and came back is one member. */
static gboolean
is_multilateral (EntTie *tie)
{
  g_autoptr (GHashTable) states = NULL;
  GListModel *members = ent_tie_get_members (tie);
  guint n = g_list_model_get_n_items (members);

  if (n <= 2)
    return FALSE;

  states = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);

      g_hash_table_add (states, (gpointer) ent_membership_get_state (member));
    }

  return g_hash_table_size (states) > 2;
}

/* What counts by a definition, between two of a tie's members. */
typedef struct
{
  EntTheoryData      *data;
  const EntJudgement *judgement;
  EntExtent           whole;      /* when the tie held */
  EntTheoryPiece      piece;
} Alliance;

/* When two parts of the tie's time were at once. Of one that is all of it, it is known that it
 * was whenever the other was; two that are dated each by itself may have missed one another,
 * and then no day is known on which the two were still together. On a single day that says
 * the same; it is the ends of ties that are looked for between two days. */
static gboolean
find_both (const Alliance  *alliance,
           const EntExtent *a,
           const EntExtent *b,
           EntExtent       *both)
{
  if (ent_extent_equal (a, &alliance->whole) || ent_extent_equal (b, &alliance->whole))
    return ent_extent_intersect (a, b, both);

  return ent_extent_meet (a, b, both);
}

static void
add_alliance (const Alliance  *alliance,
              const char      *a,
              const char      *b,
              const EntExtent *extent)
{
  EntTheoryPiece piece = alliance->piece;
  const GArray *extents = alliance->judgement->extents;

  for (guint i = 0; i < extents->len; i++)
    if (find_both (alliance, extent, &g_array_index (extents, EntExtent, i), &piece.extent))
      ent_theory_data_add (alliance->data, a, b, &piece);
}

/* The members of a hub are allied with one another. */
static void
add_hub (const Alliance *alliance,
         GPtrArray      *spokes)
{
  for (guint i = 0; i < spokes->len; i++)
    for (guint j = i + 1; j < spokes->len; j++)
      {
        const EntLink *a = g_ptr_array_index (spokes, i);
        const EntLink *b = g_ptr_array_index (spokes, j);
        EntExtent both;

        if (find_both (alliance, &a->extent, &b->extent, &both))
          add_alliance (alliance, a->a, b->a, &both);
      }
}

static void
add_links (const Alliance *alliance,
           EntTie         *tie,
           GPtrArray      *links)
{
  if (ent_link_tie_is_hub (tie))
    {
      add_hub (alliance, links);
      return;
    }
  for (guint i = 0; i < links->len; i++)
    {
      const EntLink *link = g_ptr_array_index (links, i);

      add_alliance (alliance, link->a, link->b, &link->extent);
    }
}

static void
add_governed (EntTheoryGathering *self,
              EntTie             *tie,
              gboolean            multilateral)
{
  g_autoptr (GPtrArray) links = NULL;
  EntExtent whole;

  ent_date_get_extent (ent_tie_get_date (tie), ent_case_get_coverage (self->the_case), &whole);
  for (guint i = 0; i < self->definitions->len; i++)
    {
      EntDefinition *definition = g_ptr_array_index (self->definitions, i);
      g_autoptr (EntJudgement) judgement = NULL;
      Alliance alliance = {
        .data = self->data,
        .whole = whole,
        .piece = { .kind = ENT_THEORY_PIECE_TIE, .record = ENT_RECORD (tie), .definition = i,
                   .multilateral = multilateral },
      };

      /* Its reasons are nobody's business here, and words take longer than the rest. */
      judgement = ent_judgement_new_bare (self->the_case, definition, tie);
      if (judgement->extents->len == 0)
        continue;
      alliance.judgement = judgement;
      if (links == NULL)
        links = ent_link_list (self->the_case, tie);
      add_links (&alliance, tie, links);
    }
  if (links != NULL)
    g_ptr_array_add (self->data->kept, g_object_ref (tie));
}

static void
add_tie (EntTheoryGathering *self,
         EntTie             *tie)
{
  gboolean multilateral = is_multilateral (tie);

  if (self->options->derived && ent_tie_get_kind (tie) == ENT_TIE_KIND_CONFLICT)
    {
      g_ptr_array_add (self->data->kept, g_object_ref (tie));
      g_ptr_array_add (self->conflicts, tie);
    }
  if (ent_tie_is_governed (tie) && !(self->options->exclude_multilateral && multilateral))
    add_governed (self, tie, multilateral);
}

/* ------------------------------------------------------------------------- the codings */

static gboolean
find_condition (const EntTheoryData *self,
                EntConditionKind     kind,
                guint               *number)
{
  for (*number = 0; *number < self->n_conditions; (*number)++)
    if (self->conditions[*number] == kind)
      return TRUE;

  return FALSE;
}

static void
add_coding (EntTheoryGathering *self,
            EntCondition       *condition)
{
  const char *const *pair = ent_condition_get_pair (condition);
  EntTheoryPiece piece = {
    .kind = ENT_THEORY_PIECE_CODED,
    .value = ent_condition_get_value (condition),
    .record = ENT_RECORD (condition),
  };

  if (pair == NULL || g_strv_length ((GStrv) pair) != 2 ||
      !find_condition (self->data, ent_condition_get_kind (condition), &piece.condition))
    return;

  ent_date_get_extent (ent_condition_get_date (condition), ent_case_get_coverage (self->the_case),
                       &piece.extent);
  g_ptr_array_add (self->data->kept, g_object_ref (condition));
  ent_theory_data_add (self->data, pair[0], pair[1], &piece);
}

static void
find_conditions (EntTheoryData *self,
                 EntTheory     *theory)
{
  guint set = ent_theory_get_conditions (theory);

  for (guint kind = 0; kind < 32 && self->n_conditions < ENT_THEORY_MAX_CONDITIONS; kind++)
    if (set & (1u << kind))
      self->conditions[self->n_conditions++] = (EntConditionKind) kind;
}

/* ------------------------------------------------------------------------ step by step */

static int
compare_records_down (gconstpointer a,
                      gconstpointer b)
{
  return strcmp (ent_record_get_id (*(EntRecord *const *) b),
                 ent_record_get_id (*(EntRecord *const *) a));
}

/* In the order of their ids, so that the order of the records changes nothing. */
static GPtrArray *
list_states (EntCase *the_case)
{
  GListModel *states = ent_case_get_states (the_case);
  GPtrArray *sorted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (states); i++)
    {
      g_autoptr (EntState) state = g_list_model_get_item (states, i);

      if (ent_state_get_kind (state) == ENT_PARTY_KIND_STATE)
        g_ptr_array_add (sorted, g_steal_pointer (&state));
    }
  g_ptr_array_sort (sorted, compare_records_down);

  return sorted;
}

static EntTheoryData *
new_data (EntTheoryGathering *self)
{
  EntTheoryData *data = g_new0 (EntTheoryData, 1);

  data->range = find_range (self->the_case);
  data->claim = ent_theory_get_claim (self->theory);
  data->uncoded = self->options->uncoded;
  data->derived = self->options->derived;
  data->two_only = self->options->exclude_multilateral;
  data->states = g_array_new (FALSE, TRUE, sizeof (EntTheoryState));
  g_array_set_clear_func (data->states, ent_theory_state_clear);
  data->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  data->kept = g_ptr_array_new_with_free_func (g_object_unref);
  find_conditions (data, self->theory);

  return data;
}

static void
drop (EntTheoryGathering *self)
{
  g_clear_pointer (&self->derivation, ent_theory_derivation_free);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->states, g_ptr_array_unref);
  ent_theory_let_go (g_steal_pointer (&self->data), NULL);
}

static void
begin (EntTheoryGathering *self)
{
  drop (self);
  self->data = new_data (self);
  self->states = list_states (self->the_case);
  self->conflicts = g_ptr_array_new ();
  self->stage = STATES;
  self->place = 0;
}

/*< private >
 * ent_theory_gathering_new:
 * @the_case: a case
 * @theory: one of its theories
 * @definitions: (element-type EntDefinition): by which ties count, one after the other; %NULL
 *   in it stands for what counts where a case defines nothing
 * @options: how the theory is read; where not every reading is asked for, less is gathered
 *
 * Returns: (transfer full): a walk that has not begun
 */
EntTheoryGathering *
ent_theory_gathering_new (EntCase                *the_case,
                          EntTheory              *theory,
                          GPtrArray              *definitions,
                          const EntTheoryOptions *options)
{
  EntTheoryGathering *self = g_new0 (EntTheoryGathering, 1);

  self->the_case = g_object_ref (the_case);
  self->theory = g_object_ref (theory);
  self->definitions = g_ptr_array_ref (definitions);
  self->options = ent_theory_options_copy (options);
  self->conditions = g_object_ref (ent_case_get_records (the_case, ENT_TYPE_CONDITION));
  begin (self);

  return self;
}

static void
unref_any (gpointer object)
{
  g_clear_object (&object);
}

/*< private >
 * ent_theory_gathering_free:
 * @self: (transfer full): a walk
 */
void
ent_theory_gathering_free (EntTheoryGathering *self)
{
  drop (self);
  g_clear_object (&self->conditions);
  g_clear_pointer (&self->options, ent_theory_options_free);
  g_clear_pointer (&self->definitions, g_ptr_array_unref);
  g_clear_object (&self->theory);
  g_clear_object (&self->the_case);
  g_free (self);
}

static void
go_on (EntTheoryGathering *self,
       Stage               stage)
{
  self->stage = stage;
  self->place = 0;
}

static void
step_states (EntTheoryGathering *self)
{
  g_autoptr (EntState) state = NULL;

  if (self->states->len == 0)
    {
      go_on (self, TIES);
      return;
    }
  state = g_ptr_array_steal_index (self->states, self->states->len - 1);
  ent_theory_data_add_state (self->data, self->the_case, self->theory, state);
}

static void
step_ties (EntTheoryGathering *self)
{
  g_autoptr (EntTie) tie = g_list_model_get_item (ent_case_get_ties (self->the_case),
                                                  self->place++);

  if (tie != NULL)
    add_tie (self, tie);
  else
    go_on (self, CODINGS);
}

static void
step_codings (EntTheoryGathering *self)
{
  g_autoptr (EntCondition) condition = g_list_model_get_item (self->conditions, self->place++);

  if (condition != NULL)
    add_coding (self, condition);
  else
    go_on (self, self->options->derived ? RULES : DONE);
}

static void
step_rules (EntTheoryGathering *self)
{
  if (self->derivation == NULL)
    self->derivation = ent_theory_derivation_new (self->data, self->the_case, self->theory,
                                                  self->conflicts);
  if (!ent_theory_derivation_step (self->derivation))
    go_on (self, DONE);
}

/*< private >
 * ent_theory_gathering_step:
 * @self: a walk
 *
 * Looks at one thing more.
 *
 * Returns: whether there is more to look at
 */
gboolean
ent_theory_gathering_step (EntTheoryGathering *self)
{
  switch (self->stage)
    {
    case STATES:
      step_states (self);
      break;
    case TIES:
      step_ties (self);
      break;
    case CODINGS:
      step_codings (self);
      break;
    case RULES:
      step_rules (self);
      break;
    case DONE:
    default:
      break;
    }

  return self->stage != DONE;
}

/*< private >
 * ent_theory_gathering_run:
 * @self: (transfer full): a walk
 *
 * Walks to the end.
 *
 * Returns: (transfer full): what was gathered
 */
EntTheoryData *
ent_theory_gathering_run (EntTheoryGathering *self)
{
  EntTheoryData *data;

  while (ent_theory_gathering_step (self))
    ;
  data = g_steal_pointer (&self->data);
  ent_theory_gathering_free (self);

  return data;
}

/*< private >
 * ent_theory_gathering_new_for:
 * @the_case: a case
 * @theory: one of its theories
 * @options: how it is read
 *
 * Returns: (transfer full): a walk for one reading
 */
EntTheoryGathering *
ent_theory_gathering_new_for (EntCase                *the_case,
                              EntTheory              *theory,
                              const EntTheoryOptions *options)
{
  g_autoptr (GPtrArray) definitions = g_ptr_array_new_with_free_func (unref_any);
  EntDefinition *definition = ent_theory_options_find_definition (options, the_case, theory);

  g_ptr_array_add (definitions, definition ? g_object_ref (definition) : NULL);
  return ent_theory_gathering_new (the_case, theory, definitions, options);
}

/*< private >
 * ent_theory_data_new:
 * @the_case: a case
 * @theory: one of its theories
 * @options: how it is read
 *
 * Returns: (transfer full): what the theory reads of the case
 */
EntTheoryData *
ent_theory_data_new (EntCase                *the_case,
                     EntTheory              *theory,
                     const EntTheoryOptions *options)
{
  return ent_theory_gathering_run (ent_theory_gathering_new_for (the_case, theory, options));
}

/* ----------------------------------------------------------------------- between frames */

/* A walk under way. Where the case changes, places in its lists are no longer what they
   were. */
typedef struct
{
  EntTheoryGathering *gathering;
  GTask              *task;
  gulong              changed_id;
} Walk;

static void
walk_free (gpointer data)
{
  Walk *walk = data;

  g_signal_handler_disconnect (walk->gathering->the_case, walk->changed_id);
  ent_theory_gathering_free (walk->gathering);
  g_object_unref (walk->task);
  g_free (walk);
}

static gboolean
walk_turn (gpointer user_data,
           gint64   until)
{
  Walk *walk = user_data;

  if (g_task_return_error_if_cancelled (walk->task))
    return FALSE;
  while (g_get_monotonic_time () < until)
    if (!ent_theory_gathering_step (walk->gathering))
      {
        g_task_return_pointer (walk->task, g_steal_pointer (&walk->gathering->data),
                               (GDestroyNotify) ent_theory_data_free);
        return FALSE;
      }

  return TRUE;
}

/*< private >
 * ent_theory_gather_async:
 * @gathering: (transfer full): a walk
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Walks a little whenever there is nothing else to do, and anew where the case changes.
 */
void
ent_theory_gather_async (EntTheoryGathering  *gathering,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Walk *walk = g_new0 (Walk, 1);

  walk->gathering = gathering;
  walk->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (walk->task, ent_theory_gather_async);
  walk->changed_id = g_signal_connect_swapped (gathering->the_case, "changed",
                                               G_CALLBACK (begin), gathering);
  ent_turns_add (walk_turn, walk, walk_free);
}

/*< private >
 * ent_theory_gather_finish:
 * @result: what the callback was called with
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what was gathered; %NULL where it was cancelled
 */
EntTheoryData *
ent_theory_gather_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, ent_theory_gather_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

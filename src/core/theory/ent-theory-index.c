/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-theory-private.h"
#include "ent-words.h"

/*
 * The index: what was gathered of the case, and what was counted of it. Gathering looks at
 * the case and is done where the case is, a little between two frames; counting looks at what
 * was gathered, and is done in a thread. What lists tell of a pair is looked up in both.
 */

/* Of so many states, the histories are so many that letting them go takes a frame. */
#define MANY_STATES 100

struct _EntTheoryIndex
{
  GObject parent_instance;

  EntCase          *the_case;
  EntTheory        *theory;
  EntDefinition    *definition;
  EntTheoryOptions *options;
  EntTheoryData    *data;
  EntTheoryTally   *tally;
};

G_DEFINE_FINAL_TYPE (EntTheoryIndex, ent_theory_index, G_TYPE_OBJECT)

typedef struct
{
  EntTheoryData  *data;
  EntTheoryTally *tally;
} Gone;

static void
let_go_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Gone *gone = task_data;

  g_clear_pointer (&gone->tally, ent_theory_tally_free);
  g_clear_pointer (&gone->data, ent_theory_data_free);
}

/*< private >
 * ent_theory_let_go:
 * @data: (transfer full) (nullable): what was gathered
 * @tally: (transfer full) (nullable): what was counted of it
 *
 * Frees both; where that takes a frame, in a thread.
 */
void
ent_theory_let_go (EntTheoryData  *data,
                   EntTheoryTally *tally)
{
  if (data != NULL && data->states->len >= MANY_STATES)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
      Gone *gone = g_new0 (Gone, 1);

      gone->data = data;
      gone->tally = tally;
      g_task_set_task_data (task, gone, g_free);
      g_task_run_in_thread (task, let_go_in_thread);
      return;
    }
  g_clear_pointer (&tally, ent_theory_tally_free);
  g_clear_pointer (&data, ent_theory_data_free);
}

static void
ent_theory_index_finalize (GObject *object)
{
  EntTheoryIndex *self = ENT_THEORY_INDEX (object);

  ent_theory_let_go (self->data, self->tally);
  g_clear_pointer (&self->options, ent_theory_options_free);
  g_clear_object (&self->definition);
  g_clear_object (&self->theory);
  g_clear_object (&self->the_case);

  G_OBJECT_CLASS (ent_theory_index_parent_class)->finalize (object);
}

static void
ent_theory_index_class_init (EntTheoryIndexClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_theory_index_finalize;
}

static void
ent_theory_index_init (EntTheoryIndex *self)
{
}

static EntTheoryIndex *
new_empty (EntCase                *the_case,
           EntTheory              *theory,
           const EntTheoryOptions *options)
{
  EntTheoryIndex *self = g_object_new (ENT_TYPE_THEORY_INDEX, NULL);

  self->the_case = g_object_ref (the_case);
  self->theory = g_object_ref (theory);
  self->options = options ? ent_theory_options_copy (options) : ent_theory_options_new (theory);
  self->definition = ent_theory_options_find_definition (self->options, the_case, theory);
  if (self->definition != NULL)
    g_object_ref (self->definition);

  return self;
}

/**
 * ent_theory_index_new:
 * @the_case: a case
 * @theory: one of its theories
 * @options: (nullable): how the theory is read; without, as it asks for itself
 *
 * Reads a case by a theory. This takes time that grows with the pairs of states; see
 * ent_theory_index_new_async().
 *
 * Returns: (transfer full): the index
 */
EntTheoryIndex *
ent_theory_index_new (EntCase                *the_case,
                      EntTheory              *theory,
                      const EntTheoryOptions *options)
{
  EntTheoryIndex *self;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_THEORY (theory), NULL);

  self = new_empty (the_case, theory, options);
  self->data = ent_theory_data_new (the_case, theory, self->options);
  self->tally = ent_theory_tally_new (self->data);

  return self;
}

static void
count_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  const EntTheoryIndex *self = task_data;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, ent_theory_tally_new (self->data),
                           (GDestroyNotify) ent_theory_tally_free);
}

static void
gathered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  EntTheoryIndex *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  self->data = ent_theory_gather_finish (result, &error);
  if (self->data == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_run_in_thread (task, count_in_thread);
}

/**
 * ent_theory_index_new_async:
 * @the_case: a case
 * @theory: one of its theories
 * @options: (nullable): how the theory is read; without, as it asks for itself
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads a case by a theory, a little between two frames, and counts in a thread. A case that
 * changes while it is read is read anew; once it is read, the index is that of the case as it
 * was then. What counts as the outcome is the definition of now.
 */
void
ent_theory_index_new_async (EntCase                *the_case,
                            EntTheory              *theory,
                            const EntTheoryOptions *options,
                            GCancellable           *cancellable,
                            GAsyncReadyCallback     callback,
                            gpointer                user_data)
{
  EntTheoryIndex *self;
  GTask *task;

  g_return_if_fail (ENT_IS_CASE (the_case));
  g_return_if_fail (ENT_IS_THEORY (theory));

  self = new_empty (the_case, theory, options);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, ent_theory_index_new_async);
  g_task_set_task_data (task, self, g_object_unref);
  ent_theory_gather_async (ent_theory_gathering_new_for (the_case, theory, self->options),
                           cancellable, gathered_cb, task);
}

/**
 * ent_theory_index_new_finish:
 * @result: what the callback was called with
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the index; %NULL where it was cancelled
 */
EntTheoryIndex *
ent_theory_index_new_finish (GAsyncResult  *result,
                             GError       **error)
{
  EntTheoryTally *tally;
  EntTheoryIndex *self;

  g_return_val_if_fail (g_async_result_is_tagged (result, ent_theory_index_new_async), NULL);

  tally = g_task_propagate_pointer (G_TASK (result), error);
  if (tally == NULL)
    return NULL;

  self = g_object_ref (g_task_get_task_data (G_TASK (result)));
  self->tally = tally;

  return self;
}

/**
 * ent_theory_index_get_case:
 * @self: an index
 *
 * Returns: (transfer none): the case
 */
EntCase *
ent_theory_index_get_case (EntTheoryIndex *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_INDEX (self), NULL);

  return self->the_case;
}

/**
 * ent_theory_index_get_theory:
 * @self: an index
 *
 * Returns: (transfer none): the theory
 */
EntTheory *
ent_theory_index_get_theory (EntTheoryIndex *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_INDEX (self), NULL);

  return self->theory;
}

/**
 * ent_theory_index_get_options:
 * @self: an index
 *
 * Returns: how the theory is read
 */
const EntTheoryOptions *
ent_theory_index_get_options (EntTheoryIndex *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_INDEX (self), NULL);

  return self->options;
}

/**
 * ent_theory_index_get_definition:
 * @self: an index
 *
 * Returns: (transfer none) (nullable): what counts as the outcome
 */
EntDefinition *
ent_theory_index_get_definition (EntTheoryIndex *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_INDEX (self), NULL);

  return self->definition;
}

/**
 * ent_theory_index_get_range:
 * @self: an index
 *
 * Returns: the time that is measured: what the sources cover, or, where the case does not
 *   say, what its ties and conditions are dated to; no day at all (the last before the first)
 *   where there are none
 */
EntSpan
ent_theory_index_get_range (EntTheoryIndex *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_INDEX (self), ((EntSpan) { 0, -1 }));

  return self->data->range;
}

/**
 * ent_theory_index_get_n_conditions:
 * @self: an index
 *
 * Returns: how many conditions the theory has; no more than %ENT_THEORY_MAX_CONDITIONS are
 *   read
 */
guint
ent_theory_index_get_n_conditions (EntTheoryIndex *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_INDEX (self), 0);

  return self->data->n_conditions;
}

/**
 * ent_theory_index_get_condition:
 * @self: an index
 * @condition: the number of a condition
 *
 * Returns: which it is
 */
EntConditionKind
ent_theory_index_get_condition (EntTheoryIndex *self,
                                guint           condition)
{
  g_return_val_if_fail (ENT_IS_THEORY_INDEX (self), 0);
  g_return_val_if_fail (condition < self->data->n_conditions, 0);

  return self->data->conditions[condition];
}

/*< private >
 * ent_theory_index_get_data:
 * @self: an index
 *
 * Returns: what was gathered
 */
EntTheoryData *
ent_theory_index_get_data (EntTheoryIndex *self)
{
  return self->data;
}

/*< private >
 * ent_theory_index_get_tally:
 * @self: an index
 *
 * Returns: what was counted
 */
EntTheoryTally *
ent_theory_index_get_tally (EntTheoryIndex *self)
{
  return self->tally;
}

/**
 * ent_theory_index_query:
 * @self: an index
 * @window: a window; %ENT_DAY_FIRST and %ENT_DAY_LAST stand for no bound
 *
 * Asks what the theory comes to in a window. It is quick enough to be asked while the
 * window's edge is dragged.
 *
 * Returns: (transfer full): the table
 */
EntTheoryTable *
ent_theory_index_query (EntTheoryIndex *self,
                        EntSpan         window)
{
  g_return_val_if_fail (ENT_IS_THEORY_INDEX (self), NULL);

  return ent_theory_tally_query (self->tally, window);
}

static EntDay
add_years (EntDay day,
           guint  n_years)
{
  int year, month, day_of_month;

  ent_day_to_civil (day, &year, &month, &day_of_month);
  if (month == 2 && day_of_month == 29)
    day_of_month = 28;

  return ent_day_from_civil (year + (int) n_years, month, day_of_month);
}

/**
 * ent_theory_index_list_series:
 * @self: an index
 * @window: the time through which a smaller window moves
 * @length: how long that one is, in years; at least 1
 * @step: by how many years it moves; at least 1
 *
 * Tells how the measures change as a window moves. The last window may reach past the end
 * of @window, and is cut there.
 *
 * Returns: (transfer full) (element-type EntTheoryPoint): the points, in order of time
 */
GArray *
ent_theory_index_list_series (EntTheoryIndex *self,
                              EntSpan         window,
                              guint           length,
                              guint           step)
{
  GArray *points = g_array_new (FALSE, TRUE, sizeof (EntTheoryPoint));
  EntSpan range;
  EntDay first;

  g_return_val_if_fail (ENT_IS_THEORY_INDEX (self), points);
  g_return_val_if_fail (length > 0 && step > 0, points);

  range = ent_theory_index_get_range (self);
  range.first = MAX (range.first, window.first);
  range.last = MIN (range.last, window.last);
  for (first = range.first; first <= range.last; first = add_years (first, step))
    {
      EntSpan moving = { first, add_years (first, length) - 1 };
      EntTheoryPoint point;

      moving.last = MIN (moving.last, range.last);
      ent_theory_tally_measure (self->tally, moving, &point);
      g_array_append_val (points, point);
      if (moving.last == range.last)
        break;
    }

  return points;
}

/* ------------------------------------------------------------------- what all lists use */

/*< private >
 * ent_theory_days_to_years:
 * @days: days
 *
 * Returns: them in years
 */
double
ent_theory_days_to_years (gint64 days)
{
  return (double) days / ENT_THEORY_DAYS_PER_YEAR;
}

static EntDate *
make_date (EntDay      day,
           EntDateUnit unit)
{
  return ent_date_new_for_unit (day, unit);
}

static gboolean
is_whole_years (EntSpan span)
{
  return ent_day_get_unit_span (span.first, ENT_DATE_UNIT_YEAR).first == span.first &&
         ent_day_get_unit_span (span.last, ENT_DATE_UNIT_YEAR).last == span.last;
}

/*< private >
 * ent_theory_dup_span:
 * @span: some days
 *
 * Returns: (transfer full): them in words: in years where they are whole ones
 */
char *
ent_theory_dup_span (EntSpan span)
{
  EntDateUnit unit = is_whole_years (span) ? ENT_DATE_UNIT_YEAR : ENT_DATE_UNIT_DAY;
  g_autoptr (EntDate) first = make_date (span.first, unit);
  g_autoptr (EntDate) last = make_date (span.last, unit);
  g_autoptr (EntDate) both = NULL;
  g_autofree char *edtf = NULL;

  if (ent_date_equal (first, last))
    return ent_date_to_words (first);

  edtf = g_strdup_printf ("%s/%s", ent_date_get_edtf (first), ent_date_get_edtf (last));
  both = ent_date_new (edtf, NULL);
  return both ? ent_date_to_words (both) : g_steal_pointer (&edtf);
}

/*< private >
 * ent_theory_dup_moment:
 * @span: the days of which it was one
 *
 * Returns: (transfer full): them in words
 */
char *
ent_theory_dup_moment (EntSpan span)
{
  EntSpan year = ent_day_get_unit_span (span.first, ENT_DATE_UNIT_YEAR);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (span.first == span.last || (span.first == year.first && span.last == year.last))
    return ent_theory_dup_span (span);

  first = ent_theory_dup_span ((EntSpan) { span.first, span.first });
  last = ent_theory_dup_span ((EntSpan) { span.last, span.last });
  /* Translators: two days, on one of which, or between which, something happened. */
  return g_strdup_printf (_("a day between %s and %s"), first, last);
}

/*< private >
 * ent_theory_dup_state:
 * @the_case: a case
 * @id: the id of one of its states
 * @at: the time whose name is used
 *
 * Returns: (transfer full): the state's name
 */
char *
ent_theory_dup_state (EntCase    *the_case,
                      const char *id,
                      EntSpan     at)
{
  EntRecord *state = ent_case_lookup (the_case, ENT_TYPE_STATE, id);

  return state ? ent_words_dup_record (the_case, state, at) : g_strdup (id);
}

/*< private >
 * ent_theory_dup_pair:
 * @index: an index
 * @a: the number of a state
 * @b: the number of another
 * @at: the time whose names are used
 *
 * Returns: (transfer full): the names of the two, as they are shown
 */
char *
ent_theory_dup_pair (EntTheoryIndex *index,
                     guint           a,
                     guint           b,
                     EntSpan         at)
{
  const EntTheoryState *states = (const EntTheoryState *) index->data->states->data;
  g_autofree char *name_a = ent_theory_dup_state (index->the_case, states[a].id, at);
  g_autofree char *name_b = ent_theory_dup_state (index->the_case, states[b].id, at);

  return g_strconcat (name_a, C_("between members", " – "), name_b, NULL);
}

static const char *
get_own_name (EntTheoryIndex *index,
              guint           number,
              EntSpan         at)
{
  const char *id = g_array_index (index->data->states, EntTheoryState, number).id;
  EntRecord *state = ent_case_lookup (index->the_case, ENT_TYPE_STATE, id);

  return state ? ent_state_get_own_name_at (ENT_STATE (state), at) : id;
}

/*< private >
 * ent_theory_dup_own_pair:
 * @index: an index
 * @a: the number of a state
 * @b: the number of another
 * @at: the time whose names are used
 *
 * Returns: (transfer full): the names of the two in the words of the case, for programs
 */
char *
ent_theory_dup_own_pair (EntTheoryIndex *index,
                         guint           a,
                         guint           b,
                         EntSpan         at)
{
  return g_strconcat (get_own_name (index, a, at), " – ", get_own_name (index, b, at), NULL);
}

static GStrv
list_bearing (EntCase           *the_case,
              const char *const *records,
              const char        *(*get_id) (EntEvidence *evidence))
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; records && records[i]; i++)
    {
      g_autoptr (GPtrArray) evidence = ent_case_get_referrers (the_case, ENT_TYPE_EVIDENCE,
                                                               records[i]);

      for (guint j = 0; j < evidence->len; j++)
        {
          const char *id = get_id (g_ptr_array_index (evidence, j));

          if (g_hash_table_add (seen, (gpointer) id))
            g_strv_builder_add (builder, id);
        }
    }

  return g_strv_builder_end (builder);
}

static const char *
get_evidence_id (EntEvidence *evidence)
{
  return ent_record_get_id (ENT_RECORD (evidence));
}

/*< private >
 * ent_theory_dup_evidence:
 * @the_case: a case
 * @records: (array zero-terminated=1): ids of records
 *
 * Returns: (transfer full): the ids of the evidence that bears on them
 */
GStrv
ent_theory_dup_evidence (EntCase           *the_case,
                         const char *const *records)
{
  return list_bearing (the_case, records, get_evidence_id);
}

/*< private >
 * ent_theory_dup_passages:
 * @the_case: a case
 * @records: (array zero-terminated=1): ids of records
 *
 * Returns: (transfer full): the ids of the passages of the evidence that bears on them
 */
GStrv
ent_theory_dup_passages (EntCase           *the_case,
                         const char *const *records)
{
  return list_bearing (the_case, records, ent_evidence_get_passage);
}

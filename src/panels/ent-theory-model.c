/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-theory-model.h"

/**
 * EntTheoryModel:
 *
 * What the sections of the theory view share: the theory, how it is read, and what it comes
 * to. The index is made in a thread whenever the case, the theory or the reading changes;
 * a window of time is asked of the index that is there, within a frame. What was asked
 * before the newest request is never shown. Until there is an answer, the last one stays.
 */

/* How long a window's edge rests before the whole table of sensitivity is made. */
#define SENSITIVITY_DELAY 200

struct _EntTheoryModel
{
  GObject parent_instance;

  EntSession          *session;
  EntTheory           *theory;
  EntTheoryOptions    *options;
  EntTheoryDefinition  which;
  EntSpan              window;
  gboolean             has_window;  /* the user chose one */
  guint                length;      /* of the moving window, in years */

  EntTheoryIndex      *index;
  EntTheoryTable      *table;
  GArray              *series;
  GListModel          *sensitivity;

  GCancellable        *indexing;
  GCancellable        *varying;
  guint                update_id;
  guint                sensitivity_id;
  gboolean             active;
  gboolean             stale;       /* something changed while it was not */
};

G_DEFINE_FINAL_TYPE (EntTheoryModel, ent_theory_model, G_TYPE_OBJECT)

enum
{
  CHANGED,
  SENSITIVITY_CHANGED,
  THEORY_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
cancel (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static void
forget (EntTheoryModel *self)
{
  cancel (&self->indexing);
  cancel (&self->varying);
  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->sensitivity_id, g_source_remove);
}

static void
drop_answers (EntTheoryModel *self)
{
  g_clear_object (&self->index);
  g_clear_object (&self->table);
  g_clear_pointer (&self->series, g_array_unref);
  g_clear_object (&self->sensitivity);
}

/* ------------------------------------------------------------------- sensitivity */

static void
varied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) variants = ent_theory_sensitivity_list_finish (result, &error);
  EntTheoryModel *self = user_data;

  /* A cancelled answer may belong to a model that is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->varying);
  if (variants == NULL)
    {
      g_warning ("A theory cannot be varied: %s", error->message);
      return;
    }
  g_set_object (&self->sensitivity, variants);
  g_signal_emit (self, signals[SENSITIVITY_CHANGED], 0);
}

static gboolean
vary_cb (gpointer user_data)
{
  EntTheoryModel *self = user_data;

  self->sensitivity_id = 0;
  cancel (&self->varying);
  self->varying = g_cancellable_new ();
  ent_theory_sensitivity_list_async (ent_session_get_case (self->session), self->theory,
                                     self->options, ent_theory_model_get_window (self),
                                     self->varying, varied_cb, self);
  return G_SOURCE_REMOVE;
}

static void
queue_sensitivity (EntTheoryModel *self,
                   guint           delay)
{
  cancel (&self->varying);
  g_clear_handle_id (&self->sensitivity_id, g_source_remove);
  self->sensitivity_id = g_timeout_add (delay, vary_cb, self);
}

/* ------------------------------------------------------------------------- index */

static void
query_series (EntTheoryModel *self)
{
  g_clear_pointer (&self->series, g_array_unref);
  self->series = ent_theory_index_list_series (self->index,
                                               ent_theory_index_get_range (self->index),
                                               self->length, 1);
}

static void
query (EntTheoryModel *self)
{
  g_clear_object (&self->table);
  self->table = ent_theory_index_query (self->index, ent_theory_model_get_window (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
indexed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntTheoryIndex) index = ent_theory_index_new_finish (result, &error);
  EntTheoryModel *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->indexing);
  if (index == NULL)
    {
      g_warning ("A theory cannot be read: %s", error->message);
      return;
    }
  g_set_object (&self->index, index);
  query_series (self);
  query (self);
  queue_sensitivity (self, 0);
}

static void
follow_definition (EntTheoryModel *self)
{
  EntDefinition *definition = ent_session_get_definition (self->session);

  if (self->which == ENT_THEORY_DEFINITION_GRAPH)
    g_set_str (&self->options->definition,
               definition ? ent_record_get_id (ENT_RECORD (definition)) : NULL);
  else if (self->which == ENT_THEORY_DEFINITION_OTHER && self->options->definition != NULL &&
           ent_case_lookup (ent_session_get_case (self->session), ENT_TYPE_DEFINITION,
                            self->options->definition) == NULL)
    ent_theory_model_set_definition (self, ENT_THEORY_DEFINITION_OWN, NULL);
}

static gboolean
update_cb (gpointer user_data)
{
  EntTheoryModel *self = user_data;

  self->update_id = 0;
  follow_definition (self);
  cancel (&self->indexing);
  g_clear_handle_id (&self->update_id, g_source_remove);
  self->indexing = g_cancellable_new ();
  ent_theory_index_new_async (ent_session_get_case (self->session), self->theory, self->options,
                              self->indexing, indexed_cb, self);
  return G_SOURCE_REMOVE;
}

/* However often it is asked for before there is time for it, it is done once. */
static void
queue_update (EntTheoryModel *self)
{
  cancel (&self->indexing);
  self->stale = !self->active;
  if (self->active && self->session != NULL && self->theory != NULL && self->update_id == 0)
    self->update_id = g_idle_add (update_cb, self);
}

/* The theory may be another record with the same id, or be gone. */
static void
case_changed_cb (EntTheoryModel *self)
{
  EntCase *the_case = ent_session_get_case (self->session);
  EntRecord *theory = self->theory
                        ? ent_case_lookup (the_case, ENT_TYPE_THEORY,
                                           ent_record_get_id (ENT_RECORD (self->theory)))
                        : NULL;

  if (self->theory != NULL && (EntTheory *) theory != self->theory)
    ent_theory_model_set_theory (self, (EntTheory *) theory);
  else
    queue_update (self);
}

static void
definition_changed_cb (EntTheoryModel *self)
{
  if (self->which == ENT_THEORY_DEFINITION_GRAPH)
    queue_update (self);
}

static void
ent_theory_model_dispose (GObject *object)
{
  EntTheoryModel *self = ENT_THEORY_MODEL (object);

  ent_theory_model_set_session (self, NULL);

  G_OBJECT_CLASS (ent_theory_model_parent_class)->dispose (object);
}

static void
ent_theory_model_finalize (GObject *object)
{
  EntTheoryModel *self = ENT_THEORY_MODEL (object);

  g_clear_pointer (&self->options, ent_theory_options_free);

  G_OBJECT_CLASS (ent_theory_model_parent_class)->finalize (object);
}

static void
ent_theory_model_class_init (EntTheoryModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ent_theory_model_dispose;
  object_class->finalize = ent_theory_model_finalize;

  /**
   * EntTheoryModel::changed:
   * @self: the model
   *
   * There is an answer to what was asked last: the table, and what the index lists.
   */
  signals[CHANGED] = g_signal_new ("changed", ENT_TYPE_THEORY_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  /**
   * EntTheoryModel::sensitivity-changed:
   * @self: the model
   *
   * The table of sensitivity is there.
   */
  signals[SENSITIVITY_CHANGED] = g_signal_new ("sensitivity-changed", ENT_TYPE_THEORY_MODEL,
                                               G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 0);
  /**
   * EntTheoryModel::theory-changed:
   * @self: the model
   *
   * There is another theory, or it is read in another way; the answer is still to come.
   */
  signals[THEORY_CHANGED] = g_signal_new ("theory-changed", ENT_TYPE_THEORY_MODEL,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ent_theory_model_init (EntTheoryModel *self)
{
  self->active = TRUE;
  self->length = 10;
}

/**
 * ent_theory_model_new:
 *
 * Returns: (transfer full): a model of no theory
 */
EntTheoryModel *
ent_theory_model_new (void)
{
  return g_object_new (ENT_TYPE_THEORY_MODEL, NULL);
}

/**
 * ent_theory_model_get_session:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the session
 */
EntSession *
ent_theory_model_get_session (EntTheoryModel *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_MODEL (self), NULL);

  return self->session;
}

/**
 * ent_theory_model_set_session:
 * @self: a model
 * @session: (nullable): the session of whose case the theories are
 *
 * Sets the session; there is no theory then.
 */
void
ent_theory_model_set_session (EntTheoryModel *self,
                              EntSession     *session)
{
  g_return_if_fail (ENT_IS_THEORY_MODEL (self));

  if (self->session == session)
    return;

  if (self->session != NULL)
    {
      ent_theory_model_set_theory (self, NULL);
      g_signal_handlers_disconnect_by_data (ent_session_get_case (self->session), self);
      g_signal_handlers_disconnect_by_data (self->session, self);
    }
  g_set_object (&self->session, session);
  self->has_window = FALSE;
  if (session == NULL)
    return;

  g_signal_connect_object (ent_session_get_case (session), "changed",
                           G_CALLBACK (case_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (session, "notify::definition", G_CALLBACK (definition_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ent_theory_model_set_active:
 * @self: a model
 * @active: whether anybody looks
 *
 * Sets whether the case is read again when it changes. As long as nobody looks it is not, and
 * what changed meanwhile is read as soon as somebody does.
 */
void
ent_theory_model_set_active (EntTheoryModel *self,
                             gboolean        active)
{
  g_return_if_fail (ENT_IS_THEORY_MODEL (self));

  if (self->active == active)
    return;

  self->active = active;
  if (active && self->stale)
    queue_update (self);
}

/**
 * ent_theory_model_get_theory:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the theory
 */
EntTheory *
ent_theory_model_get_theory (EntTheoryModel *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_MODEL (self), NULL);

  return self->theory;
}

/**
 * ent_theory_model_has_rules:
 * @self: a model
 *
 * Returns: whether its theory has rules that derive what is not coded
 */
gboolean
ent_theory_model_has_rules (EntTheoryModel *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_MODEL (self), FALSE);

  return self->theory != NULL && g_list_model_get_n_items (ent_theory_get_rules (self->theory)) > 0;
}

/**
 * ent_theory_model_set_theory:
 * @self: a model
 * @theory: (nullable): a theory of the session's case
 *
 * Sets the theory. The same theory, edited, goes on being read as before; another is read
 * as its author has it.
 */
void
ent_theory_model_set_theory (EntTheoryModel *self,
                             EntTheory      *theory)
{
  gboolean same;

  g_return_if_fail (ENT_IS_THEORY_MODEL (self));
  g_return_if_fail (theory == NULL || self->session != NULL);

  if (self->theory == theory)
    return;

  same = self->theory != NULL && theory != NULL &&
         g_str_equal (ent_record_get_id (ENT_RECORD (self->theory)),
                      ent_record_get_id (ENT_RECORD (theory)));
  forget (self);
  g_set_object (&self->theory, theory);
  if (!same)
    {
      drop_answers (self);
      g_clear_pointer (&self->options, ent_theory_options_free);
      self->options = theory ? ent_theory_options_new (theory) : NULL;
      if (self->options != NULL && self->which == ENT_THEORY_DEFINITION_OTHER)
        self->which = ENT_THEORY_DEFINITION_OWN;
      if (self->options != NULL)
        g_set_str (&self->options->definition, NULL);
    }
  queue_update (self);
  g_signal_emit (self, signals[THEORY_CHANGED], 0);
}

/**
 * ent_theory_model_get_definition:
 * @self: a model
 *
 * Returns: by which definition the outcome is read
 */
EntTheoryDefinition
ent_theory_model_get_definition (EntTheoryModel *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_MODEL (self), ENT_THEORY_DEFINITION_OWN);

  return self->which;
}

/**
 * ent_theory_model_get_options:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): how the theory is read
 */
const EntTheoryOptions *
ent_theory_model_get_options (EntTheoryModel *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_MODEL (self), NULL);

  return self->options;
}

/**
 * ent_theory_model_set_definition:
 * @self: a model with a theory
 * @which: by which definition its outcome is read
 * @id: (nullable): the id of one that is chosen
 *
 * Sets what counts as the outcome.
 */
void
ent_theory_model_set_definition (EntTheoryModel      *self,
                                 EntTheoryDefinition  which,
                                 const char          *id)
{
  g_autoptr (EntTheoryOptions) options = NULL;
  gboolean changed;

  g_return_if_fail (ENT_IS_THEORY_MODEL (self));
  g_return_if_fail (self->theory != NULL);

  changed = self->which != which;
  self->which = which;
  options = ent_theory_options_copy (self->options);
  g_set_str (&options->definition, which == ENT_THEORY_DEFINITION_OTHER ? id : NULL);
  if (changed && ent_theory_options_equal (options, self->options))
    {
      queue_update (self);
      g_signal_emit (self, signals[THEORY_CHANGED], 0);
    }
  else
    ent_theory_model_set_options (self, options);
}

/**
 * ent_theory_model_set_options:
 * @self: a model with a theory
 * @options: how the theory is read
 *
 * Sets how it is read. A definition that is named there is one that is chosen.
 */
void
ent_theory_model_set_options (EntTheoryModel         *self,
                              const EntTheoryOptions *options)
{
  g_return_if_fail (ENT_IS_THEORY_MODEL (self));
  g_return_if_fail (self->theory != NULL);

  if (ent_theory_options_equal (self->options, options))
    return;

  if (g_strcmp0 (self->options->definition, options->definition) != 0 &&
      options->definition != NULL)
    self->which = ENT_THEORY_DEFINITION_OTHER;
  ent_theory_options_free (self->options);
  self->options = ent_theory_options_copy (options);
  queue_update (self);
  g_signal_emit (self, signals[THEORY_CHANGED], 0);
}

/**
 * ent_theory_model_set_multilateral:
 * @self: a model with a theory
 * @exclude: whether ties of more than two states are left out
 *
 * Sets whether multilateral ties count.
 */
void
ent_theory_model_set_multilateral (EntTheoryModel *self,
                                   gboolean        exclude)
{
  g_autoptr (EntTheoryOptions) options = ent_theory_options_copy (self->options);

  options->exclude_multilateral = exclude;
  ent_theory_model_set_options (self, options);
}

/**
 * ent_theory_model_set_uncoded:
 * @self: a model with a theory
 * @uncoded: what is made of what is not coded
 *
 * Sets how what is not coded is read.
 */
void
ent_theory_model_set_uncoded (EntTheoryModel   *self,
                              EntTheoryUncoded  uncoded)
{
  g_autoptr (EntTheoryOptions) options = ent_theory_options_copy (self->options);

  options->uncoded = uncoded;
  ent_theory_model_set_options (self, options);
}

/**
 * ent_theory_model_set_derived:
 * @self: a model with a theory
 * @derived: whether its rules derive what is not coded
 *
 * Sets whether derived codings count.
 */
void
ent_theory_model_set_derived (EntTheoryModel *self,
                              gboolean        derived)
{
  g_autoptr (EntTheoryOptions) options = ent_theory_options_copy (self->options);

  options->derived = derived;
  ent_theory_model_set_options (self, options);
}

/**
 * ent_theory_model_get_range:
 * @self: a model
 *
 * Returns: the days that there is something to say of
 */
EntSpan
ent_theory_model_get_range (EntTheoryModel *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_MODEL (self), ((EntSpan) { 0, 0 }));

  if (self->index != NULL)
    return ent_theory_index_get_range (self->index);
  return self->session ? ent_session_get_range (self->session) : (EntSpan) { 0, 0 };
}

/**
 * ent_theory_model_get_window:
 * @self: a model
 *
 * Returns: the window of time that is looked at; all of it as long as none was chosen
 */
EntSpan
ent_theory_model_get_window (EntTheoryModel *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_MODEL (self), ((EntSpan) { 0, 0 }));

  return self->has_window ? self->window : ent_theory_model_get_range (self);
}

/**
 * ent_theory_model_set_window:
 * @self: a model
 * @window: the window of time that is looked at; the whole range for no window
 *
 * Sets the window. The answer is there when this returns, but for the sensitivity.
 */
void
ent_theory_model_set_window (EntTheoryModel *self,
                             EntSpan         window)
{
  EntSpan now = ent_theory_model_get_window (self);
  EntSpan range = ent_theory_model_get_range (self);

  g_return_if_fail (ENT_IS_THEORY_MODEL (self));
  g_return_if_fail (window.first <= window.last);

  if (window.first == now.first && window.last == now.last)
    return;

  self->window = window;
  self->has_window = window.first > range.first || window.last < range.last;
  if (self->index != NULL)
    {
      query (self);
      queue_sensitivity (self, SENSITIVITY_DELAY);
    }
}

/**
 * ent_theory_model_get_length:
 * @self: a model
 *
 * Returns: how many years the moving window is long
 */
guint
ent_theory_model_get_length (EntTheoryModel *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_MODEL (self), 0);

  return self->length;
}

/**
 * ent_theory_model_set_length:
 * @self: a model
 * @years: how many years the moving window is long, 1 at least
 *
 * Sets how long the window is that moves over time.
 */
void
ent_theory_model_set_length (EntTheoryModel *self,
                             guint           years)
{
  g_return_if_fail (ENT_IS_THEORY_MODEL (self));
  g_return_if_fail (years > 0);

  if (self->length == years)
    return;

  self->length = years;
  if (self->index != NULL)
    {
      query_series (self);
      g_signal_emit (self, signals[CHANGED], 0);
    }
}

/**
 * ent_theory_model_get_index:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the case as the theory reads it
 */
EntTheoryIndex *
ent_theory_model_get_index (EntTheoryModel *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_MODEL (self), NULL);

  return self->index;
}

/**
 * ent_theory_model_get_table:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): what the theory comes to in the window
 */
EntTheoryTable *
ent_theory_model_get_table (EntTheoryModel *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_MODEL (self), NULL);

  return self->table;
}

/**
 * ent_theory_model_get_series:
 * @self: a model
 *
 * Returns: (transfer none) (nullable) (element-type EntTheoryPoint): what it comes to as a
 *   window moves
 */
GArray *
ent_theory_model_get_series (EntTheoryModel *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_MODEL (self), NULL);

  return self->series;
}

/**
 * ent_theory_model_get_sensitivity:
 * @self: a model
 *
 * Returns: (transfer none) (nullable) (element-type EntTheoryVariant): what it comes to when
 *   it is read in other ways
 */
GListModel *
ent_theory_model_get_sensitivity (EntTheoryModel *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_MODEL (self), NULL);

  return self->sensitivity;
}

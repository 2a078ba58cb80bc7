/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-theory-fields.h"
#include "ent-theory-private.h"
#include "ent-theory-sensitivity.h"

/*
 * How much hangs on how a theory is read: each definition of the case, with all ties and
 * without those of more than two states, with what is not coded left out, taken for absent
 * and taken for present, and, where the theory has rules, with and without what they derive.
 */

struct _EntTheoryVariant
{
  GObject parent_instance;

  EntTheoryOptions *options;
  EntTheoryTable   *table;
  char             *definition;
  char             *words;
  gboolean          multilateral;
  gboolean          derived;
  gboolean          current;
  int               uncoded;
  int               verdict;
  guint             breaking;
};

G_DEFINE_FINAL_TYPE (EntTheoryVariant, ent_theory_variant, G_TYPE_OBJECT)

static const EntTheoryField variant_fields[] = {
  { "definition", G_TYPE_STRING, G_STRUCT_OFFSET (EntTheoryVariant, definition) },
  { "multilateral", G_TYPE_BOOLEAN, G_STRUCT_OFFSET (EntTheoryVariant, multilateral) },
  { "uncoded", G_TYPE_INT, G_STRUCT_OFFSET (EntTheoryVariant, uncoded) },
  { "derived", G_TYPE_BOOLEAN, G_STRUCT_OFFSET (EntTheoryVariant, derived) },
  { "verdict", G_TYPE_INT, G_STRUCT_OFFSET (EntTheoryVariant, verdict) },
  { "words", G_TYPE_STRING, G_STRUCT_OFFSET (EntTheoryVariant, words) },
  { "breaking", G_TYPE_UINT, G_STRUCT_OFFSET (EntTheoryVariant, breaking) },
  { "current", G_TYPE_BOOLEAN, G_STRUCT_OFFSET (EntTheoryVariant, current) },
};

static void
ent_theory_variant_get_property (GObject    *object,
                                 guint       property,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  ent_theory_fields_get (object, &variant_fields[property - 1], value);
}

static void
ent_theory_variant_finalize (GObject *object)
{
  EntTheoryVariant *self = ENT_THEORY_VARIANT (object);

  g_clear_pointer (&self->options, ent_theory_options_free);
  g_clear_object (&self->table);
  g_free (self->definition);
  g_free (self->words);

  G_OBJECT_CLASS (ent_theory_variant_parent_class)->finalize (object);
}

static void
ent_theory_variant_class_init (EntTheoryVariantClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ent_theory_variant_get_property;
  object_class->finalize = ent_theory_variant_finalize;
  ent_theory_fields_install (object_class, variant_fields, G_N_ELEMENTS (variant_fields));
}

static void
ent_theory_variant_init (EntTheoryVariant *self)
{
}

/**
 * ent_theory_variant_get_options:
 * @self: a variant
 *
 * Returns: how the theory is read
 */
const EntTheoryOptions *
ent_theory_variant_get_options (EntTheoryVariant *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_VARIANT (self), NULL);

  return self->options;
}

/**
 * ent_theory_variant_get_table:
 * @self: a variant
 *
 * Returns: (transfer none): what it then comes to
 */
EntTheoryTable *
ent_theory_variant_get_table (EntTheoryVariant *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_VARIANT (self), NULL);

  return self->table;
}

/**
 * ent_theory_variant_get_definition:
 * @self: a variant
 *
 * Returns: (nullable): the title of the definition
 */
const char *
ent_theory_variant_get_definition (EntTheoryVariant *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_VARIANT (self), NULL);

  return self->definition;
}

/**
 * ent_theory_variant_is_current:
 * @self: a variant
 *
 * Returns: whether these are the options that the list was asked with
 */
gboolean
ent_theory_variant_is_current (EntTheoryVariant *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_VARIANT (self), FALSE);

  return self->current;
}

/* A way to read the theory: its table is still to come. */
static EntTheoryVariant *
prepare (EntCase                *the_case,
         EntTheory              *theory,
         const EntTheoryOptions *options,
         const EntTheoryOptions *current)
{
  EntTheoryVariant *self = g_object_new (ENT_TYPE_THEORY_VARIANT, NULL);
  EntDefinition *definition = ent_theory_options_find_definition (options, the_case, theory);

  self->options = ent_theory_options_copy (options);
  self->definition = definition ? g_strdup (ent_definition_get_title (definition)) : NULL;
  self->multilateral = !options->exclude_multilateral;
  self->uncoded = options->uncoded;
  self->derived = options->derived;
  self->current = current && ent_theory_options_equal (options, current);

  return self;
}

/* All variants are readings of what is gathered once. */
typedef struct
{
  GListStore    *variants;
  GArray        *definitions;  /* for each of them, the number of its definition */
  GPtrArray     *gathered_for; /* the definitions */
  EntTheoryData *data;
  EntSpan        window;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->variants);
  g_array_unref (job->definitions);
  g_ptr_array_unref (job->gathered_for);
  ent_theory_let_go (job->data, NULL);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
unref_any (gpointer object)
{
  g_clear_object (&object);
}

static void
add_variants (Job                    *job,
              EntCase                *the_case,
              EntTheory              *theory,
              const EntTheoryOptions *current,
              EntRecord              *definition)
{
  guint n_derived = g_list_model_get_n_items (ent_theory_get_rules (theory)) > 0 ? 2 : 1;
  guint number = job->gathered_for->len;

  g_ptr_array_add (job->gathered_for, definition ? g_object_ref (definition) : NULL);
  for (guint i = 0; i < 2 * 3 * n_derived; i++)
    {
      const EntTheoryOptions options = {
        .definition = definition ? (char *) ent_record_get_id (definition) : NULL,
        .derived = n_derived == 2 && i < 2 * 3,
        .exclude_multilateral = i / 3 % 2 == 1,
        .uncoded = (EntTheoryUncoded) (i % 3),
      };
      g_autoptr (EntTheoryVariant) variant = prepare (the_case, theory, &options, current);

      g_list_store_append (job->variants, variant);
      g_array_append_val (job->definitions, number);
    }
}

static Job *
job_new (EntCase                *the_case,
         EntTheory              *theory,
         const EntTheoryOptions *current,
         EntSpan                 window)
{
  Job *job = g_new0 (Job, 1);
  GListModel *definitions = ent_case_get_definitions (the_case);
  guint n = g_list_model_get_n_items (definitions);
  g_autoptr (EntTheoryOptions) named = ent_theory_options_copy (current);
  EntDefinition *meant = ent_theory_options_find_definition (current, the_case, theory);

  if (meant != NULL)
    g_set_str (&named->definition, ent_record_get_id (ENT_RECORD (meant)));
  named->derived &= g_list_model_get_n_items (ent_theory_get_rules (theory)) > 0;
  job->variants = g_list_store_new (ENT_TYPE_THEORY_VARIANT);
  job->definitions = g_array_new (FALSE, FALSE, sizeof (guint));
  job->gathered_for = g_ptr_array_new_with_free_func (unref_any);
  job->window = window;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (EntRecord) definition = g_list_model_get_item (definitions, i);

      add_variants (job, the_case, theory, named, definition);
    }
  if (n == 0)
    add_variants (job, the_case, theory, named, NULL);

  return job;
}

static EntTheoryGathering *
begin_gathering (const Job *job,
                 EntCase   *the_case,
                 EntTheory *theory)
{
  EntTheoryOptions options = {
    .derived = g_list_model_get_n_items (ent_theory_get_rules (theory)) > 0,
  };

  return ent_theory_gathering_new (the_case, theory, job->gathered_for, &options);
}

static void
measure (Job   *job,
         guint  n)
{
  g_autoptr (EntTheoryVariant) variant = g_list_model_get_item (G_LIST_MODEL (job->variants), n);
  g_autoptr (EntTheoryData) data = NULL;
  EntTheoryTally *tally;

  data = ent_theory_data_read_as (job->data, g_array_index (job->definitions, guint, n),
                                  variant->options);
  tally = ent_theory_tally_new (data);
  variant->table = ent_theory_tally_query (tally, job->window);
  ent_theory_tally_free (tally);
  variant->verdict = ent_theory_table_get_verdict (variant->table);
  variant->words = ent_theory_table_dup_verdict (variant->table);
  variant->breaking = ent_theory_table_get_n_breaking (variant->table);
}

static gboolean
do_job (Job          *job,
        GCancellable *cancellable)
{
  for (guint i = 0; i < job->definitions->len; i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      measure (job, i);
    }

  return TRUE;
}

/**
 * ent_theory_sensitivity_list:
 * @the_case: a case
 * @theory: one of its theories
 * @current: how it is read now
 * @window: a window
 *
 * Reads the theory in every way.
 *
 * Returns: (transfer full) (element-type EntTheoryVariant): what it comes to in each
 */
GListModel *
ent_theory_sensitivity_list (EntCase                *the_case,
                             EntTheory              *theory,
                             const EntTheoryOptions *current,
                             EntSpan                 window)
{
  g_autoptr (Job) job = NULL;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_THEORY (theory), NULL);

  job = job_new (the_case, theory, current, window);
  job->data = ent_theory_gathering_run (begin_gathering (job, the_case, theory));
  do_job (job, NULL);

  return G_LIST_MODEL (g_object_ref (job->variants));
}

static void
work_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;

  if (do_job (job, cancellable))
    g_task_return_pointer (task, g_object_ref (job->variants), g_object_unref);
  else
    g_task_return_error_if_cancelled (task);
}

static void
gathered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  job->data = ent_theory_gather_finish (result, &error);
  if (job->data == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_run_in_thread (task, work_in_thread);
}

/**
 * ent_theory_sensitivity_list_async:
 * @the_case: a case
 * @theory: one of its theories
 * @current: how it is read now
 * @window: a window
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads the theory in every way: what they share is gathered once, a little between two
 * frames, and each is counted in a thread.
 */
void
ent_theory_sensitivity_list_async (EntCase                *the_case,
                                   EntTheory              *theory,
                                   const EntTheoryOptions *current,
                                   EntSpan                 window,
                                   GCancellable           *cancellable,
                                   GAsyncReadyCallback     callback,
                                   gpointer                user_data)
{
  GTask *task;
  Job *job;

  g_return_if_fail (ENT_IS_CASE (the_case));
  g_return_if_fail (ENT_IS_THEORY (theory));

  job = job_new (the_case, theory, current, window);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, ent_theory_sensitivity_list_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  ent_theory_gather_async (begin_gathering (job, the_case, theory), cancellable, gathered_cb,
                           task);
}

/**
 * ent_theory_sensitivity_list_finish:
 * @result: what the callback was called with
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type EntTheoryVariant): what the theory comes
 *   to in each way; %NULL where it was cancelled
 */
GListModel *
ent_theory_sensitivity_list_finish (GAsyncResult  *result,
                                    GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, ent_theory_sensitivity_list_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-layout-engine.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-child.h"
#include "ent-layout-private.h"

/* The parent's side of the layout. Every run is a child process of its own (see
 * ent-layout-child.c for what it does): see ent-child.c for how it is watched.
 * Whatever happens to it is an error of this run, and no more than that.
 *
 * One engine does one thing at a time; a new run takes the place of the one
 * before, whose answer, if it still comes, is dropped with it. */

#define ANSWER_SLACK 65536

struct _EntLayoutEngine
{
  GObject   parent_instance;

  char     *executable;
  guint     time_limit;
  guint64   memory_limit;

  /* The run that is not superseded: owned by itself. */
  GTask    *current;
};

G_DEFINE_FINAL_TYPE (EntLayoutEngine, ent_layout_engine, G_TYPE_OBJECT)
G_DEFINE_QUARK (ent-layout-error-quark, ent_layout_error)

/* One run: the data of its task. */
typedef struct
{
  EntLayout *request;
  EntChild  *child;
  guint      time_limit;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_clear_object (&run->request);
  g_clear_object (&run->child);
  g_free (run);
}

static Run *
run_new (EntLayoutEngine *self,
         EntLayout       *request)
{
  Run *run = g_new0 (Run, 1);

  run->request = ent_layout_copy (request);
  run->time_limit = self->time_limit;
  run->child = ent_child_new (ENT_LAYOUT_CHILD_ARGUMENT);
  ent_child_set_executable (run->child, self->executable);
  ent_child_set_time_limit (run->child, self->time_limit);
  ent_child_set_memory_limit (run->child, self->memory_limit);

  return run;
}

/* Judging an answer */

static gboolean
is_same_node (const EntLayoutNode *asked,
              const EntLayoutNode *answered)
{
  if (!g_str_equal (asked->id, answered->id) || asked->width != answered->width ||
      asked->height != answered->height || asked->pinned != answered->pinned)
    return FALSE;

  return !asked->pinned || (asked->x == answered->x && asked->y == answered->y);
}

/* Nothing but places is taken from an answer, and only where it is one to this
 * very request. */
static EntLayout *
take_places (EntLayout  *request,
             EntLayout  *answer,
             GError    **error)
{
  g_autoptr (EntLayout) result = ent_layout_copy (request);
  guint n_nodes = ent_layout_get_n_nodes (request);
  gboolean same = ent_layout_get_n_nodes (answer) == n_nodes;

  for (guint i = 0; same && i < n_nodes; i++)
    {
      const EntLayoutNode *asked = ent_layout_get_nth_node (request, i);
      const EntLayoutNode *answered = ent_layout_get_nth_node (answer, i);

      same = is_same_node (asked, answered);
      if (same)
        ent_layout_place (result, asked->id, answered->x, answered->y, asked->pinned);
    }

  if (!same)
    {
      g_set_error_literal (error,
                           ENT_LAYOUT_ERROR,
                           ENT_LAYOUT_ERROR_PROTOCOL,
                           _ ("The graph could not be arranged: the answer is about another "
                              "graph. All places stay as they were."));
      return NULL;
    }

  return g_steal_pointer (&result);
}

static EntLayout *
read_answer (Run         *run,
             const char  *json,
             gsize        length,
             GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (EntLayout) answer = NULL;

  if (strlen (json) == length)
    answer = ent_layout_new_from_json (json, &local_error);
  if (answer == NULL)
    {
      g_set_error (error,
                   ENT_LAYOUT_ERROR,
                   ENT_LAYOUT_ERROR_PROTOCOL,
                   _ ("The graph could not be arranged: the answer makes no sense (%s). "
                      "All places stay as they were."),
                   local_error != NULL ? local_error->message : _ ("It is not text"));
      return NULL;
    }

  return take_places (run->request, answer, error);
}

/* Says in a sentence what befell the child. */
static GError *
explain (Run    *run,
         GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_new_literal (G_IO_ERROR,
                                G_IO_ERROR_CANCELLED,
                                _ ("Arranging the graph was cancelled"));
  if (error->domain != ENT_CHILD_ERROR)
    return g_error_copy (error);

  switch ((EntChildError) error->code)
    {
    case ENT_CHILD_ERROR_START:
      return g_error_new (ENT_LAYOUT_ERROR,
                          ENT_LAYOUT_ERROR_START,
                          _ ("The graph could not be arranged: the layout process could not "
                             "be started (%s). All places stay as they were."),
                          error->message);

    case ENT_CHILD_ERROR_TIMEOUT:
      return g_error_new (ENT_LAYOUT_ERROR,
                          ENT_LAYOUT_ERROR_TIMEOUT,
                          _ ("The graph could not be arranged: it took longer than %g seconds. "
                             "All places stay as they were; with fewer states it may succeed."),
                          run->time_limit / 1000.0);

    case ENT_CHILD_ERROR_MEMORY:
      return g_error_new (ENT_LAYOUT_ERROR,
                          ENT_LAYOUT_ERROR_MEMORY,
                          _ ("The graph could not be arranged: it takes more memory than it may. "
                             "All places stay as they were; with fewer states it may succeed."));

    case ENT_CHILD_ERROR_TOO_LONG:
      return g_error_new_literal (ENT_LAYOUT_ERROR,
                                  ENT_LAYOUT_ERROR_PROTOCOL,
                                  _ ("The graph could not be arranged: the answer is too long. "
                                     "All places stay as they were."));

    case ENT_CHILD_ERROR_CRASHED:
    default:
      return g_error_new (ENT_LAYOUT_ERROR,
                          ENT_LAYOUT_ERROR_CRASHED,
                          /* Translators: %s is why, such as a signal's name */
                          _ ("The graph could not be arranged: the layout process stopped (%s). "
                             "All places stay as they were."),
                          error->message);
    }
}

static void
child_ended_cb (GObject      *source,
                GAsyncResult *child_result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  EntLayoutEngine *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) child_error = NULL;
  g_autofree char *answer = NULL;
  GError *error = NULL;
  EntLayout *result = NULL;
  gsize length = 0;

  if (self->current == task)
    self->current = NULL;

  answer = ent_child_run_finish (ENT_CHILD (source), child_result, &length, &child_error);
  if (answer != NULL)
    result = read_answer (run, answer, length, &error);
  else
    error = explain (run, child_error);

  if (result != NULL)
    g_task_return_pointer (task, result, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
supersede (EntLayoutEngine *self)
{
  GTask *task = g_steal_pointer (&self->current);
  Run *run = task != NULL ? g_task_get_task_data (task) : NULL;

  if (run != NULL)
    ent_child_stop (run->child,
                    g_error_new_literal (ENT_LAYOUT_ERROR,
                                         ENT_LAYOUT_ERROR_SUPERSEDED,
                                         _ ("The graph changed while it was being arranged")));
}

static void
ent_layout_engine_finalize (GObject *object)
{
  EntLayoutEngine *self = ENT_LAYOUT_ENGINE (object);

  /* A run under way holds the engine. */
  g_assert (self->current == NULL);
  g_free (self->executable);

  G_OBJECT_CLASS (ent_layout_engine_parent_class)->finalize (object);
}

static void
ent_layout_engine_class_init (EntLayoutEngineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_layout_engine_finalize;
}

static void
ent_layout_engine_init (EntLayoutEngine *self)
{
  self->time_limit = ENT_CHILD_TIME_LIMIT;
  self->memory_limit = ENT_CHILD_MEMORY_LIMIT;
}

/**
 * ent_layout_engine_new:
 *
 * An engine belongs to one thread.
 *
 * Returns: (transfer full): an engine that may take 10 seconds and 1 GiB
 */
EntLayoutEngine *
ent_layout_engine_new (void)
{
  return g_object_new (ENT_TYPE_LAYOUT_ENGINE, NULL);
}

/**
 * ent_layout_engine_set_executable:
 * @self: an engine
 * @path: (nullable): the program to start with `--layout-child`, which calls
 *   ent_layout_child_main(); %NULL for this very program
 *
 * For the runs from now on.
 */
void
ent_layout_engine_set_executable (EntLayoutEngine *self,
                                  const char      *path)
{
  g_return_if_fail (ENT_IS_LAYOUT_ENGINE (self));

  g_set_str (&self->executable, path);
}

/**
 * ent_layout_engine_set_time_limit:
 * @self: an engine
 * @milliseconds: the longest that a run may take; 0 for no limit
 *
 * For the runs from now on.
 */
void
ent_layout_engine_set_time_limit (EntLayoutEngine *self,
                                  guint            milliseconds)
{
  g_return_if_fail (ENT_IS_LAYOUT_ENGINE (self));

  self->time_limit = milliseconds;
}

/**
 * ent_layout_engine_set_memory_limit:
 * @self: an engine
 * @bytes: the most address space that a run may take; 0 for no limit
 *
 * For the runs from now on. The program and its libraries count.
 */
void
ent_layout_engine_set_memory_limit (EntLayoutEngine *self,
                                    guint64          bytes)
{
  g_return_if_fail (ENT_IS_LAYOUT_ENGINE (self));

  self->memory_limit = bytes;
}

/**
 * ent_layout_engine_run_async:
 * @self: an engine
 * @request: the nodes and edges to arrange; it may change afterwards
 * @cancellable: (nullable): ends the run
 * @callback: called when the run has ended
 * @user_data: for @callback
 *
 * Arranges a graph in a child process. A run of this engine that is under way is
 * ended by it with %ENT_LAYOUT_ERROR_SUPERSEDED. Never blocks.
 */
void
ent_layout_engine_run_async (EntLayoutEngine     *self,
                             EntLayout           *request,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  char *json;
  Run *run;

  g_return_if_fail (ENT_IS_LAYOUT_ENGINE (self));
  g_return_if_fail (ENT_IS_LAYOUT (request));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ent_layout_engine_run_async);
  supersede (self);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (ent_layout_get_n_nodes (request) == 0)
    {
      g_task_return_pointer (task, ent_layout_copy (request), g_object_unref);
      return;
    }

  run = run_new (self, request);
  g_task_set_task_data (task, run, run_free);
  json = ent_layout_to_json (run->request);
  length = strlen (json);
  ent_child_set_answer_limit (run->child, 2 * length + ANSWER_SLACK);
  bytes = g_bytes_new_take (json, length);

  self->current = task;
  ent_child_run_async (run->child, bytes, cancellable, child_ended_cb, g_object_ref (task));
}

/**
 * ent_layout_engine_run_finish:
 * @self: an engine
 * @result: what the callback was given
 * @error: (out) (optional): where to say why there is no layout
 *
 * Returns: (transfer full) (nullable): the request's nodes and edges, in its
 *   order, with the places that were found; pinned nodes are where they were, and
 *   otherwise two boxes keep at least 40 units between them. The same nodes and
 *   edges, in whatever order, have the same places. %NULL with an
 *   #EntLayoutError, or with %G_IO_ERROR_CANCELLED
 */
EntLayout *
ent_layout_engine_run_finish (EntLayoutEngine  *self,
                              GAsyncResult     *result,
                              GError          **error)
{
  g_return_val_if_fail (ENT_IS_LAYOUT_ENGINE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, ent_layout_engine_run_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
store_result_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GAsyncResult **stored = user_data;

  *stored = g_object_ref (result);
}

/**
 * ent_layout_engine_run:
 * @self: an engine
 * @request: the nodes and edges to arrange
 * @cancellable: (nullable): ends the run
 * @error: (out) (optional): where to say why there is no layout
 *
 * Does what ent_layout_engine_run_async() does, and waits for it. For programs
 * that have nothing else to do: no source of the caller's is dispatched meanwhile.
 *
 * Returns: (transfer full) (nullable): as ent_layout_engine_run_finish()
 */
EntLayout *
ent_layout_engine_run (EntLayoutEngine  *self,
                       EntLayout        *request,
                       GCancellable     *cancellable,
                       GError          **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainContextPusher) pusher = g_main_context_pusher_new (context);
  g_autoptr (GAsyncResult) result = NULL;

  ent_layout_engine_run_async (self, request, cancellable, store_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);

  return ent_layout_engine_run_finish (self, result, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* memfd_create () */

#include "config.h"

#include "ent-layout-engine.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "ent-layout-private.h"

/* The parent's side of the layout. Every run is a child process of its own (see
 * ent-layout-child.c for what it is told): it is started, watched, and killed
 * where it takes too long or nobody waits for it any more. Whatever happens to
 * it is an error of this run, and no more than that.
 *
 * A run ends only when its process is reaped and its pipes are closed: whoever
 * hears of the end finds nothing left behind. One engine does one thing at a
 * time; a new run takes the place of the one before, whose answer, if it still
 * comes, is dropped with it.
 *
 * The request is handed over as a file in memory rather than through a pipe. So
 * nobody waits for a child that doesn't read, and one that died early raises no
 * SIGPIPE here. */

#define DEFAULT_TIME_LIMIT   10000
#define DEFAULT_MEMORY_LIMIT (G_GUINT64_CONSTANT (1) << 30)

#define READ_BYTES     16384
#define COMPLAINT_MAX  1024
#define ANSWER_SLACK   65536

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
  EntLayout    *request;
  GSubprocess  *child;
  GString      *answer;
  GString      *complaint;
  gsize         answer_max;
  guint         time_limit;

  /* Ends the reading of what nobody wants any more. */
  GCancellable *reading;
  GSource      *timer;
  GSource      *canceller;

  /* What is under way: two pipes and the process. */
  guint         n_pending;
  GError       *error;
} Run;

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;

  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
run_free (gpointer data)
{
  Run *run = data;

  clear_source (&run->timer);
  clear_source (&run->canceller);
  g_clear_object (&run->request);
  g_clear_object (&run->child);
  g_clear_object (&run->reading);
  g_string_free (run->answer, TRUE);
  g_string_free (run->complaint, TRUE);
  g_clear_error (&run->error);
  g_free (run);
}

static Run *
run_new (EntLayout *request)
{
  Run *run = g_new0 (Run, 1);

  run->request = ent_layout_copy (request);
  run->reading = g_cancellable_new ();
  run->answer = g_string_new (NULL);
  run->complaint = g_string_new (NULL);

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
read_answer (Run     *run,
             GError **error)
{
  const char *json = run->answer->str;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (EntLayout) answer = NULL;

  if (strlen (json) == run->answer->len)
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

static GError *
new_timeout_error (guint time_limit)
{
  return g_error_new (ENT_LAYOUT_ERROR,
                      ENT_LAYOUT_ERROR_TIMEOUT,
                      _ ("The graph could not be arranged: it took longer than %g seconds. "
                         "All places stay as they were; with fewer states it may succeed."),
                      time_limit / 1000.0);
}

static GError *
new_crash_error (GString    *complaint,
                 const char *cause)
{
  g_autofree char *valid = g_utf8_make_valid (complaint->str, -1);

  valid[strcspn (valid, "\n")] = '\0';
  g_strstrip (valid);

  return g_error_new (ENT_LAYOUT_ERROR,
                      ENT_LAYOUT_ERROR_CRASHED,
                      /* Translators: %s is why, such as a signal's name */
                      _ ("The graph could not be arranged: the layout process stopped (%s). "
                         "All places stay as they were."),
                      *valid != '\0' ? valid : cause);
}

/* How a process that nobody killed ended: %NULL where all is well. */
static GError *
judge_end (Run *run)
{
  g_autofree char *cause = NULL;

  if (g_subprocess_get_if_signaled (run->child))
    {
      int signal_number = g_subprocess_get_term_sig (run->child);

      if (signal_number == SIGXCPU)
        return new_timeout_error (run->time_limit);
      return new_crash_error (run->complaint, g_strsignal (signal_number));
    }

  if (g_subprocess_get_exit_status (run->child) == ENT_LAYOUT_EXIT_MEMORY)
    return g_error_new (ENT_LAYOUT_ERROR,
                        ENT_LAYOUT_ERROR_MEMORY,
                        _ ("The graph could not be arranged: it takes more memory than it may. "
                           "All places stay as they were; with fewer states it may succeed."));

  if (g_subprocess_get_successful (run->child))
    return NULL;

  cause = g_strdup_printf (_ ("exit status %d"), g_subprocess_get_exit_status (run->child));
  return new_crash_error (run->complaint, cause);
}

/* The end of a run */

static void
finish (GTask *task)
{
  EntLayoutEngine *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = g_steal_pointer (&run->error);
  EntLayout *result = NULL;

  clear_source (&run->timer);
  clear_source (&run->canceller);
  if (self->current == task)
    self->current = NULL;

  if (error == NULL)
    error = judge_end (run);
  if (error == NULL)
    result = read_answer (run, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
one_is_done (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  g_assert (run->n_pending > 0);

  if (--run->n_pending == 0)
    finish (task);
}

/* Ends a run that is under way. The first reason is the one that is told. */
static void
give_up (GTask  *task,
         GError *error)
{
  Run *run = g_task_get_task_data (task);

  if (run->error != NULL)
    {
      g_error_free (error);
      return;
    }

  run->error = error;
  g_subprocess_force_exit (run->child);
  g_cancellable_cancel (run->reading);
}

static gboolean
time_is_up_cb (gpointer user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);

  give_up (task, new_timeout_error (run->time_limit));
  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  give_up (user_data,
           g_error_new_literal (G_IO_ERROR,
                                G_IO_ERROR_CANCELLED,
                                _ ("Arranging the graph was cancelled")));
  return G_SOURCE_REMOVE;
}

static void
waited_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  one_is_done (task);
}

/* Reading */

static void read_on (GTask        *task,
                     GInputStream *stream);

static void
take_bytes (GTask        *task,
            GInputStream *stream,
            GBytes       *bytes)
{
  Run *run = g_task_get_task_data (task);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (stream == g_subprocess_get_stderr_pipe (run->child))
    {
      /* It may say more than is kept: it must not be stopped by a full pipe. */
      size = MIN (size, COMPLAINT_MAX - run->complaint->len);
      g_string_append_len (run->complaint, data, (gssize) size);
      return;
    }

  if (run->answer->len + size > run->answer_max)
    give_up (task,
             g_error_new_literal (ENT_LAYOUT_ERROR,
                                  ENT_LAYOUT_ERROR_PROTOCOL,
                                  _ ("The graph could not be arranged: the answer is too long. "
                                     "All places stay as they were.")));
  else
    g_string_append_len (run->answer, data, (gssize) size);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GInputStream *stream = G_INPUT_STREAM (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (stream, result, &error);

  if (bytes != NULL && g_bytes_get_size (bytes) > 0)
    {
      take_bytes (task, stream, bytes);
      if (run->error == NULL)
        {
          read_on (task, stream);
          return;
        }
    }
  else if (bytes == NULL)
    give_up (task, g_steal_pointer (&error));

  g_input_stream_close (stream, NULL, NULL);
  one_is_done (task);
}

static void
read_on (GTask        *task,
         GInputStream *stream)
{
  Run *run = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (stream,
                                   READ_BYTES,
                                   g_task_get_priority (task),
                                   run->reading,
                                   read_cb,
                                   g_object_ref (task));
}

/* The start of a run */

static gboolean
fill (int          fd,
      const char  *text,
      gsize        length)
{
  while (length > 0)
    {
      gssize written = write (fd, text, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return FALSE;
      text += written;
      length -= (gsize) written;
    }

  return lseek (fd, 0, SEEK_SET) == 0;
}

static int
open_request (const char  *json,
              GError     **error)
{
  int fd = memfd_create ("entente-layout", MFD_CLOEXEC);

  if (fd >= 0 && fill (fd, json, strlen (json)))
    return fd;

  g_set_error_literal (error,
                       G_IO_ERROR,
                       g_io_error_from_errno (errno),
                       g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return -1;
}

/* The path of this program; where its file was replaced meanwhile, the name by
 * which the old one can still be started. */
static char *
find_executable (EntLayoutEngine *self)
{
  static const char link[] = "/proc/self/exe";
  g_autofree char *path = NULL;

  if (self->executable != NULL)
    return g_strdup (self->executable);

  path = g_file_read_link (link, NULL);
  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
    return g_strdup (link);

  return g_steal_pointer (&path);
}

/* The processor time is the second line of defence, should nobody be there any
 * more to watch the clock: a second longer than the time limit. */
static GSubprocess *
spawn (EntLayoutEngine  *self,
       const char       *json,
       GError          **error)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autofree char *executable = find_executable (self);
  g_autofree char *memory = g_strdup_printf ("%" G_GUINT64_FORMAT, self->memory_limit);
  g_autofree char *seconds =
      self->time_limit > 0 ? g_strdup_printf ("%u", self->time_limit / 1000 + 2) : g_strdup ("0");
  const char *arguments[] = { executable, ENT_LAYOUT_CHILD_ARGUMENT, memory, seconds, NULL };
  int fd = open_request (json, error);

  if (fd < 0)
    return NULL;

  launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_take_stdin_fd (launcher, fd);

  return g_subprocess_launcher_spawnv (launcher, arguments, error);
}

static void
watch (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (run->time_limit > 0)
    {
      run->timer = g_timeout_source_new (run->time_limit);
      g_source_set_static_name (run->timer, "layout time limit");
      g_task_attach_source (task, run->timer, time_is_up_cb);
    }
  if (cancellable != NULL)
    {
      run->canceller = g_cancellable_source_new (cancellable);
      g_task_attach_source (task, run->canceller, (GSourceFunc) (GCallback) cancelled_cb);
    }

  run->n_pending = 3;
  read_on (task, g_subprocess_get_stdout_pipe (run->child));
  read_on (task, g_subprocess_get_stderr_pipe (run->child));
  g_subprocess_wait_async (run->child, NULL, waited_cb, g_object_ref (task));
}

static void
supersede (EntLayoutEngine *self)
{
  GTask *task = g_steal_pointer (&self->current);

  if (task != NULL)
    give_up (task,
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
  self->time_limit = DEFAULT_TIME_LIMIT;
  self->memory_limit = DEFAULT_MEMORY_LIMIT;
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
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
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

  run = run_new (request);
  g_task_set_task_data (task, run, run_free);
  json = ent_layout_to_json (run->request);
  run->answer_max = 2 * strlen (json) + ANSWER_SLACK;
  run->time_limit = self->time_limit;

  run->child = spawn (self, json, &error);
  if (run->child == NULL)
    {
      g_task_return_new_error (task,
                               ENT_LAYOUT_ERROR,
                               ENT_LAYOUT_ERROR_START,
                               _ ("The graph could not be arranged: the layout process could not "
                                  "be started (%s). All places stay as they were."),
                               error->message);
      return;
    }

  self->current = task;
  watch (task);
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

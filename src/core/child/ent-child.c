/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* memfd_create () */

#include "config.h"

#include "ent-child.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

/**
 * EntChild:
 *
 * One run of this program as a child process, with limits on its time, its
 * memory and its answer: for work on which others' libraries may crash, starve
 * or never end. See ent-child-side.c for what the child is told. It is started,
 * watched, and killed where it takes too long or nobody waits for it any more.
 * Whatever happens to it is an error of this run, and no more than that.
 *
 * A run ends only when its process is reaped and its pipes are closed: whoever
 * hears of the end finds nothing left behind.
 *
 * The request is handed over as a file in memory rather than through a pipe, and
 * never as a path. So nobody waits for a child that doesn't read, one that died
 * early raises no SIGPIPE here, and a file that only this process may open is no
 * matter. */

#define ANSWER_LIMIT (16 << 20)

#define READ_BYTES    65536
#define COMPLAINT_MAX 1024

struct _EntChild
{
  GObject       parent_instance;

  GStrvBuilder *arguments;
  char         *task_name;
  char         *executable;
  guint         time_limit;
  guint64       memory_limit;
  gsize         answer_limit;

  /* The run under way; owned by what is pending. */
  GTask        *task;
  GSubprocess  *process;
  GString      *answer;
  GString      *complaint;

  /* Ends the reading of what nobody wants any more. */
  GCancellable *reading;
  GSource      *timer;
  GSource      *canceller;

  /* What is under way: two pipes and the process. */
  guint         n_pending;
  GError       *error;
};

G_DEFINE_FINAL_TYPE (EntChild, ent_child, G_TYPE_OBJECT)
G_DEFINE_QUARK (ent-child-error-quark, ent_child_error)

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;

  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/* ---------------------------------------------------------------- the end of a run */

static GError *
new_timeout_error (void)
{
  return g_error_new_literal (ENT_CHILD_ERROR, ENT_CHILD_ERROR_TIMEOUT, _("the time is up"));
}

static GError *
new_crash_error (EntChild   *self,
                 const char *cause)
{
  g_autofree char *valid = g_utf8_make_valid (self->complaint->str, -1);

  valid[strcspn (valid, "\n")] = '\0';
  g_strstrip (valid);

  return g_error_new_literal (ENT_CHILD_ERROR, ENT_CHILD_ERROR_CRASHED,
                              *valid != '\0' ? valid : cause);
}

/* How a process that nobody killed ended: %NULL where all is well. */
static GError *
judge_end (EntChild *self)
{
  g_autofree char *cause = NULL;

  if (g_subprocess_get_if_signaled (self->process))
    {
      int signal_number = g_subprocess_get_term_sig (self->process);

      return signal_number == SIGXCPU ? new_timeout_error ()
                                      : new_crash_error (self, g_strsignal (signal_number));
    }

  if (g_subprocess_get_exit_status (self->process) == ENT_CHILD_EXIT_MEMORY)
    return g_error_new_literal (ENT_CHILD_ERROR, ENT_CHILD_ERROR_MEMORY,
                                _("the memory did not suffice"));

  if (g_subprocess_get_successful (self->process))
    return NULL;

  cause = g_strdup_printf (_("exit status %d"), g_subprocess_get_exit_status (self->process));
  return new_crash_error (self, cause);
}

static void
finish (EntChild *self)
{
  GTask *task = g_steal_pointer (&self->task);
  g_autoptr (GError) error = g_steal_pointer (&self->error);

  clear_source (&self->timer);
  clear_source (&self->canceller);

  if (error == NULL)
    error = judge_end (self);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
one_is_done (EntChild *self)
{
  g_assert (self->n_pending > 0);

  if (--self->n_pending == 0)
    finish (self);
}

static gboolean
time_is_up_cb (gpointer user_data)
{
  EntChild *self = g_task_get_source_object (user_data);

  ent_child_stop (self, new_timeout_error ());
  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  EntChild *self = g_task_get_source_object (user_data);

  ent_child_stop (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                             _("The work was cancelled")));
  return G_SOURCE_REMOVE;
}

static void
waited_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  one_is_done (g_task_get_source_object (task));
}

/* ---------------------------------------------------------------- reading */

static void read_on (EntChild     *self,
                     GInputStream *stream);

static void
take_bytes (EntChild     *self,
            GInputStream *stream,
            GBytes       *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (stream == g_subprocess_get_stderr_pipe (self->process))
    {
      /* It may say more than is kept: it must not be stopped by a full pipe. */
      size = MIN (size, COMPLAINT_MAX - self->complaint->len);
      g_string_append_len (self->complaint, data, (gssize) size);
    }
  else if (self->answer->len + size > self->answer_limit)
    {
      ent_child_stop (self, g_error_new_literal (ENT_CHILD_ERROR, ENT_CHILD_ERROR_TOO_LONG,
                                                 _("the answer is too long")));
    }
  else
    {
      g_string_append_len (self->answer, data, (gssize) size);
    }
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  EntChild *self = g_task_get_source_object (task);
  GInputStream *stream = G_INPUT_STREAM (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (stream, result, &error);

  if (bytes != NULL && g_bytes_get_size (bytes) > 0)
    {
      take_bytes (self, stream, bytes);
      if (self->error == NULL)
        {
          read_on (self, stream);
          return;
        }
    }
  else if (bytes == NULL)
    {
      ent_child_stop (self, g_steal_pointer (&error));
    }

  g_input_stream_close (stream, NULL, NULL);
  one_is_done (self);
}

static void
read_on (EntChild     *self,
         GInputStream *stream)
{
  g_input_stream_read_bytes_async (stream, READ_BYTES, g_task_get_priority (self->task),
                                   self->reading, read_cb, g_object_ref (self->task));
}

/* ---------------------------------------------------------------- the start of a run */

static gboolean
fill (int     fd,
      GBytes *bytes)
{
  gsize left;
  const char *data = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      gssize written = write (fd, data, left);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return FALSE;
      data += written;
      left -= (gsize) written;
    }

  return lseek (fd, 0, SEEK_SET) == 0;
}

static int
open_request (GBytes  *request,
              GError **error)
{
  int fd = memfd_create ("entente-request", MFD_CLOEXEC);

  if (fd >= 0 && fill (fd, request))
    return fd;

  g_set_error_literal (error, ENT_CHILD_ERROR, ENT_CHILD_ERROR_START, g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return -1;
}

/* The path of this program; where its file was replaced meanwhile, the name by
 * which the old one can still be started. */
static char *
find_executable (EntChild *self)
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
static char **
make_arguments (EntChild *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) more = g_strv_builder_end (self->arguments);

  g_strv_builder_take (builder, find_executable (self));
  g_strv_builder_add (builder, self->task_name);
  g_strv_builder_take (builder, g_strdup_printf ("%" G_GUINT64_FORMAT, self->memory_limit));
  g_strv_builder_take (builder, self->time_limit > 0
                                  ? g_strdup_printf ("%u", self->time_limit / 1000 + 2)
                                  : g_strdup ("0"));
  g_strv_builder_addv (builder, (const char **) more);

  return g_strv_builder_end (builder);
}

static GSubprocess *
spawn (EntChild  *self,
       GBytes    *request,
       GError   **error)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_auto (GStrv) arguments = make_arguments (self);
  g_autoptr (GError) local = NULL;
  GSubprocess *process;
  int fd = open_request (request, error);

  if (fd < 0)
    return NULL;

  launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_take_stdin_fd (launcher, fd);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments, &local);
  if (process == NULL)
    g_set_error_literal (error, ENT_CHILD_ERROR, ENT_CHILD_ERROR_START, local->message);

  return process;
}

static void
watch (EntChild *self)
{
  GCancellable *cancellable = g_task_get_cancellable (self->task);

  if (self->time_limit > 0)
    {
      self->timer = g_timeout_source_new (self->time_limit);
      g_source_set_static_name (self->timer, "time limit of a child process");
      g_task_attach_source (self->task, self->timer, time_is_up_cb);
    }
  if (cancellable != NULL)
    {
      self->canceller = g_cancellable_source_new (cancellable);
      g_task_attach_source (self->task, self->canceller, (GSourceFunc) (GCallback) cancelled_cb);
    }

  self->n_pending = 3;
  read_on (self, g_subprocess_get_stdout_pipe (self->process));
  read_on (self, g_subprocess_get_stderr_pipe (self->process));
  g_subprocess_wait_async (self->process, NULL, waited_cb, g_object_ref (self->task));
}

/* ---------------------------------------------------------------- class */

static void
ent_child_finalize (GObject *object)
{
  EntChild *self = ENT_CHILD (object);

  /* A run under way holds its child. */
  g_assert (self->task == NULL);
  g_strv_builder_unref (self->arguments);
  g_free (self->task_name);
  g_free (self->executable);
  g_clear_object (&self->process);
  g_clear_object (&self->reading);
  if (self->answer != NULL)
    g_string_free (self->answer, TRUE);
  g_string_free (self->complaint, TRUE);

  G_OBJECT_CLASS (ent_child_parent_class)->finalize (object);
}

static void
ent_child_class_init (EntChildClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_child_finalize;
}

static void
ent_child_init (EntChild *self)
{
  self->arguments = g_strv_builder_new ();
  self->time_limit = ENT_CHILD_TIME_LIMIT;
  self->memory_limit = ENT_CHILD_MEMORY_LIMIT;
  self->answer_limit = ANSWER_LIMIT;
  self->reading = g_cancellable_new ();
  self->answer = g_string_new (NULL);
  self->complaint = g_string_new (NULL);
}

/**
 * ent_child_new:
 * @task: the argument by which the program knows what it is to do
 *
 * Returns: (transfer full): a child that is good for one run, which may take 10
 *   seconds, 1 GiB, and answer 16 MiB
 */
EntChild *
ent_child_new (const char *task)
{
  EntChild *self = g_object_new (ENT_TYPE_CHILD, NULL);

  self->task_name = g_strdup (task);

  return self;
}

/**
 * ent_child_add_argument:
 * @self: a child that has not run
 * @argument: what it is told in its arguments, after the limits
 *
 * Adds an argument.
 */
void
ent_child_add_argument (EntChild   *self,
                        const char *argument)
{
  g_return_if_fail (ENT_IS_CHILD (self));
  g_return_if_fail (argument != NULL);

  g_strv_builder_add (self->arguments, argument);
}

/**
 * ent_child_set_executable:
 * @self: a child that has not run
 * @path: (nullable): the program to start; %NULL for this very program
 *
 * Sets the program.
 */
void
ent_child_set_executable (EntChild   *self,
                          const char *path)
{
  g_return_if_fail (ENT_IS_CHILD (self));

  g_set_str (&self->executable, path);
}

/**
 * ent_child_set_time_limit:
 * @self: a child that has not run
 * @milliseconds: the longest that the run may take; 0 for no limit
 *
 * Limits the time that passes, and the processor's.
 */
void
ent_child_set_time_limit (EntChild *self,
                          guint     milliseconds)
{
  g_return_if_fail (ENT_IS_CHILD (self));

  self->time_limit = milliseconds;
}

/**
 * ent_child_set_memory_limit:
 * @self: a child that has not run
 * @bytes: the most address space that the run may take; 0 for no limit
 *
 * Limits the memory. The program and its libraries count.
 */
void
ent_child_set_memory_limit (EntChild *self,
                            guint64   bytes)
{
  g_return_if_fail (ENT_IS_CHILD (self));

  self->memory_limit = bytes;
}

/**
 * ent_child_set_answer_limit:
 * @self: a child that has not run
 * @bytes: the longest that its answer may be
 *
 * Limits the answer.
 */
void
ent_child_set_answer_limit (EntChild *self,
                            gsize     bytes)
{
  g_return_if_fail (ENT_IS_CHILD (self));

  self->answer_limit = bytes;
}

/**
 * ent_child_run_async:
 * @self: a child that has not run
 * @request: what it finds on its standard input
 * @cancellable: (nullable): ends the run
 * @callback: called when the run has ended
 * @user_data: for @callback
 *
 * Starts the process. Never blocks.
 */
void
ent_child_run_async (EntChild            *self,
                     GBytes              *request,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (ENT_IS_CHILD (self));
  g_return_if_fail (self->process == NULL);
  g_return_if_fail (request != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ent_child_run_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  self->process = spawn (self, request, &error);
  if (self->process == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self->task = task;
  watch (self);
}

/**
 * ent_child_run_finish:
 * @self: a child
 * @result: what the callback was given
 * @length: (out) (optional): the answer's length in bytes, a NUL at its end not counted
 * @error: (out) (optional): where to say why there is no answer
 *
 * Returns: (transfer full) (nullable): what the process wrote, with a NUL after
 *   it; %NULL with an #EntChildError, with %G_IO_ERROR_CANCELLED, or with what
 *   ent_child_stop() was given
 */
char *
ent_child_run_finish (EntChild      *self,
                      GAsyncResult  *result,
                      gsize         *length,
                      GError       **error)
{
  g_return_val_if_fail (ENT_IS_CHILD (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  if (length != NULL)
    *length = self->answer->len;

  return g_string_free_and_steal (g_steal_pointer (&self->answer));
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
 * ent_child_run:
 * @self: a child that has not run
 * @request: what it finds on its standard input
 * @cancellable: (nullable): ends the run
 * @length: (out) (optional): the answer's length in bytes
 * @error: (out) (optional): where to say why there is no answer
 *
 * Does what ent_child_run_async() does, and waits for it. No source of the
 * caller's is dispatched meanwhile.
 *
 * Returns: (transfer full) (nullable): as ent_child_run_finish()
 */
char *
ent_child_run (EntChild      *self,
               GBytes        *request,
               GCancellable  *cancellable,
               gsize         *length,
               GError       **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainContextPusher) pusher = g_main_context_pusher_new (context);
  g_autoptr (GAsyncResult) result = NULL;

  ent_child_run_async (self, request, cancellable, store_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);

  return ent_child_run_finish (self, result, length, error);
}

/**
 * ent_child_stop:
 * @self: a child
 * @reason: (transfer full): what ent_child_run_finish() is to say
 *
 * Ends the run, where one is under way. The first reason is the one that is told.
 */
void
ent_child_stop (EntChild *self,
                GError   *reason)
{
  g_autoptr (GError) owned = reason;

  g_return_if_fail (ENT_IS_CHILD (self));
  g_return_if_fail (reason != NULL);

  if (self->task == NULL || self->error != NULL)
    return;

  self->error = g_steal_pointer (&owned);
  g_subprocess_force_exit (self->process);
  g_cancellable_cancel (self->reading);
}

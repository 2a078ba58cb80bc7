/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

/* The child's side: what a process does that works for another one under limits.
 * The protocol, one request for each process:
 *
 *   PROGRAM --TASK-child MEMORY SECONDS [ARGUMENT…]
 *
 * MEMORY is the most address space that the process may have, in bytes, and
 * SECONDS the most processor time; 0 is no limit. The process limits itself
 * before it reads anything. The time that passes is the parent's to watch.
 *
 * The request stands on standard input, to its end. The answer goes to standard
 * output; then the exit status is 0.
 *
 * Otherwise nothing is written to standard output, one line on standard error
 * says what is wrong, and the exit status is ENT_CHILD_EXIT_MEMORY where the
 * memory did not suffice (then the line may be missing), and
 * ENT_CHILD_EXIT_FAULT for all else. A process that crashes ends by its signal.
 *
 * Libraries that print do it to /dev/null: the true standard output and error
 * are moved out of their way. */

/* What is left for a process that could get no more: an allocation of this size
 * tells the handler whether the limit was near. */
#define PROBE_BYTES (256 * 1024)

#define READ_BYTES 65536

static gboolean
memory_is_short (int error_number)
{
  void *probe;

  if (error_number == ENOMEM)
    return TRUE;

  probe = mmap (NULL, PROBE_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (probe == MAP_FAILED)
    return TRUE;

  munmap (probe, PROBE_BYTES);
  return FALSE;
}

/* Who runs out of memory aborts (GLib, most libraries) or writes through NULL
 * (the rest). Either way the failed allocation left its mark in errno, or the
 * next one fails as well. Calls nothing that is not safe here. */
static void
died_cb (int signal_number)
{
  if (memory_is_short (errno))
    _exit (ENT_CHILD_EXIT_MEMORY);

  signal (signal_number, SIG_DFL);
  raise (signal_number);
}

/* GLib would ask whether standard error is a terminal before it aborts, and
 * so wipe the mark out of errno. Nobody reads what it would say. */
static GLogWriterOutput
drop_log_cb (GLogLevelFlags   level,
             const GLogField *fields,
             gsize            n_fields,
             gpointer         user_data)
{
  return G_LOG_WRITER_HANDLED;
}

/* At SOFT the process may still say what happened, at HARD it may not. */
static void
limit (int     resource,
       guint64 soft,
       guint64 hard)
{
  struct rlimit now;

  if (getrlimit ((__rlimit_resource_t) resource, &now) != 0)
    return;

  if (now.rlim_max == RLIM_INFINITY || now.rlim_max > hard)
    now.rlim_max = (rlim_t) hard;
  now.rlim_cur = MIN ((rlim_t) soft, now.rlim_max);
  setrlimit ((__rlimit_resource_t) resource, &now);
}

/**
 * ent_child_side_limit:
 * @memory: the most address space that this process may have, in bytes; 0 for no limit
 * @cpu_seconds: the most processor time; 0 for no limit
 *
 * Limits this process, for good, and lets it end with %ENT_CHILD_EXIT_MEMORY
 * where it dies for want of memory.
 */
void
ent_child_side_limit (guint64 memory,
                      guint   cpu_seconds)
{
  static const int deaths[] = { SIGABRT, SIGBUS, SIGSEGV, SIGTRAP };

  for (guint i = 0; i < G_N_ELEMENTS (deaths); i++)
    signal (deaths[i], died_cb);
  g_log_set_writer_func (drop_log_cb, NULL, NULL);

  limit (RLIMIT_CORE, 0, 0);
  if (cpu_seconds > 0)
    limit (RLIMIT_CPU, cpu_seconds, (guint64) cpu_seconds + 1);
#ifndef __SANITIZE_ADDRESS__ /* which reserves terabytes that it never uses */
  if (memory > 0)
    limit (RLIMIT_AS, memory, memory);
#endif
  errno = 0;
}

static int
set_aside (int fd)
{
  int aside = fcntl (fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  int null = open ("/dev/null", O_WRONLY | O_CLOEXEC);

  if (null >= 0)
    {
      dup2 (null, fd);
      close (null);
    }

  return aside;
}

static gboolean
write_all (int         fd,
           const char *text)
{
  gsize left = strlen (text);

  while (left > 0)
    {
      gssize written = write (fd, text, left);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return FALSE;
      text += written;
      left -= (gsize) written;
    }

  return TRUE;
}

/**
 * ent_child_side_enter:
 * @self: (out caller-allocates): where to write
 * @argc: the number of arguments that the program was started with
 * @argv: the program's name, the task, the memory limit in bytes, the processor
 *   time limit in seconds (0: none), and the task's own arguments
 * @n_arguments: how many of its own the task has
 *
 * Moves standard output and error out of the way and limits this process. To be
 * called before anything else that the task does. Complains by itself.
 *
 * Returns: whether the arguments are such
 */
gboolean
ent_child_side_enter (EntChildSide  *self,
                      int            argc,
                      char         **argv,
                      int            n_arguments)
{
  guint64 memory, seconds;

  self->out = set_aside (STDOUT_FILENO);
  self->err = set_aside (STDERR_FILENO);

  if (argc != 4 + n_arguments ||
      !g_ascii_string_to_unsigned (argv[2], 10, 0, G_MAXINT64, &memory, NULL) ||
      !g_ascii_string_to_unsigned (argv[3], 10, 0, G_MAXUINT, &seconds, NULL))
    {
      ent_child_side_complain (self, "usage: PROGRAM TASK MEMORY SECONDS [ARGUMENT…]");
      return FALSE;
    }

  ent_child_side_limit (memory, (guint) seconds);
  return TRUE;
}

/**
 * ent_child_side_read:
 * @error: return location for an error of the domain %G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): what stands on standard input, to its end
 */
GBytes *
ent_child_side_read (GError **error)
{
  g_autoptr (GByteArray) request = g_byte_array_new ();
  guint8 buffer[READ_BYTES];
  gssize n_read;

  while ((n_read = read (STDIN_FILENO, buffer, sizeof buffer)) != 0)
    {
      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read < 0)
        {
          int saved = errno;

          g_set_error (error,
                       G_IO_ERROR,
                       g_io_error_from_errno (saved),
                       "The request could not be read: %s",
                       g_strerror (saved));
          return NULL;
        }
      g_byte_array_append (request, buffer, (guint) n_read);
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&request));
}

/**
 * ent_child_side_answer:
 * @self: where to write
 * @answer: the answer
 *
 * Returns: the status to exit with
 */
int
ent_child_side_answer (EntChildSide *self,
                       const char   *answer)
{
  if (write_all (self->out, answer))
    return EXIT_SUCCESS;

  return ent_child_side_complain (self, "The answer could not be written");
}

/**
 * ent_child_side_complain:
 * @self: where to write
 * @message: what is wrong
 *
 * Returns: the status to exit with
 */
int
ent_child_side_complain (EntChildSide *self,
                         const char   *message)
{
  g_autofree char *line = g_strconcat (message, "\n", NULL);

  g_strdelimit (line, "\n\r", ' ');
  line[strlen (line) - 1] = '\n';
  write_all (self->err, line);

  return ENT_CHILD_EXIT_FAULT;
}

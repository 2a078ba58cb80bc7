/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "ent-layout-engine.h"
#include "ent-layout-private.h"

/* The child's side of the layout: the only place where Graphviz runs, so that
 * its crash, its hunger or its endless loop hits nobody else.
 *
 * The protocol, one request for each process:
 *
 *   PROGRAM --layout-child MEMORY SECONDS
 *
 * MEMORY is the most address space that the process may have, in bytes, and
 * SECONDS the most processor time; 0 is no limit. The process limits itself
 * before it reads anything. The time that passes is the parent's to watch.
 *
 * The request stands on standard input, to its end: one document as
 * ent_layout_to_json() writes it. The answer goes to standard output: the same
 * document with other places. Then the exit status is 0.
 *
 * Otherwise nothing is written to standard output, one line on standard error
 * says what is wrong, and the exit status is ENT_LAYOUT_EXIT_MEMORY where the
 * memory did not suffice (then the line may be missing), and 1 for all else. A
 * process that crashes ends by its signal.
 *
 * Libraries that print do it to /dev/null: the true standard output and error
 * are moved out of their way. */

#define EXIT_FAULT 1

/* What is left for a process that could get no more: an allocation of this size
 * tells the handler whether the limit was near. */
#define PROBE_BYTES (256 * 1024)

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

/* Who runs out of memory aborts (GLib, most of Graphviz) or writes through NULL
 * (the rest of Graphviz). Either way the failed allocation left its mark in
 * errno, or the next one fails as well. Calls nothing that is not safe here. */
static void
died_cb (int signal_number)
{
  if (memory_is_short (errno))
    _exit (ENT_LAYOUT_EXIT_MEMORY);

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

/*
 * ent_layout_child_limit:
 * @memory: the most address space that this process may have, in bytes; 0 for no limit
 * @cpu_seconds: the most processor time; 0 for no limit
 *
 * Limits this process, for good, and lets it end with ENT_LAYOUT_EXIT_MEMORY
 * where it dies for want of memory.
 */
void
ent_layout_child_limit (guint64 memory,
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

static int
complain (int         fd,
          const char *message)
{
  g_autofree char *line = g_strconcat (message, "\n", NULL);

  g_strdelimit (line, "\n\r", ' ');
  line[strlen (line) - 1] = '\n';
  write_all (fd, line);
  return EXIT_FAULT;
}

static char *
read_request (GError **error)
{
  g_autoptr (GString) request = g_string_new (NULL);
  char buffer[4096];
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
      g_string_append_len (request, buffer, n_read);
    }

  return g_string_free_and_steal (g_steal_pointer (&request));
}

static char *
answer (const char  *request,
        GError     **error)
{
  g_autoptr (EntLayout) layout = ent_layout_new_from_json (request, error);

  if (layout == NULL || !ent_layout_arrange (layout, error))
    return NULL;

  return ent_layout_to_json (layout);
}

/**
 * ent_layout_child_main:
 * @argc: the number of arguments
 * @argv: the program's name, `--layout-child`, the memory limit in bytes and the
 *   processor time limit in seconds (0: none)
 *
 * The child process of a layout: limits itself, reads a request from standard
 * input, writes the answer to standard output. To be called by main() before
 * anything else, where its first argument is `--layout-child`.
 *
 * Returns: the status to exit with
 */
int
ent_layout_child_main (int    argc,
                       char **argv)
{
  g_autofree char *request = NULL;
  g_autofree char *result = NULL;
  g_autoptr (GError) error = NULL;
  guint64 memory, seconds;
  int out, err;

  out = set_aside (STDOUT_FILENO);
  err = set_aside (STDERR_FILENO);

  if (argc != 4 || !g_str_equal (argv[1], ENT_LAYOUT_CHILD_ARGUMENT) ||
      !g_ascii_string_to_unsigned (argv[2], 10, 0, G_MAXINT64, &memory, NULL) ||
      !g_ascii_string_to_unsigned (argv[3], 10, 0, G_MAXUINT, &seconds, NULL))
    return complain (err, "usage: PROGRAM " ENT_LAYOUT_CHILD_ARGUMENT " MEMORY SECONDS");

  /* Graphviz reads and writes its numbers by the locale. */
  setlocale (LC_NUMERIC, "C");
  ent_layout_child_limit (memory, (guint) seconds);

  request = read_request (&error);
  if (request != NULL)
    result = answer (request, &error);
  if (result == NULL)
    return complain (err, error->message);

  return write_all (out, result) ? EXIT_SUCCESS : complain (err, "The answer could not be written");
}

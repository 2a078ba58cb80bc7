/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Preloaded into a program, stands between it and the disk. What it does is told by the
 * environment:
 *
 *   ENTENTE_SHIM_ROOT    only files below this folder are meddled with
 *   ENTENTE_SHIM_TRACE   a file to which every call that alters one of them is written, so
 *                        that power.c knows what a power cut would leave
 *   ENTENTE_SHIM_FAIL    of a hundred calls, so many fail; half of the failing writes write
 *                        a part first
 *   ENTENTE_SHIM_ERROR   the number of the error, else EIO; 0 for short writes and EINTR,
 *                        which are no failures
 *   ENTENTE_SHIM_WHERE   only calls on paths that contain this fail
 *   ENTENTE_SHIM_LIE     `files`, `folders` or `all`: synchronising those says that it is
 *                        done and does nothing. A careless program looks like that, and
 *                        the test must notice
 */

/* Both names of a call are to be had, whatever the size of an offset is said to be. */
#undef _FILE_OFFSET_BITS
#undef _FORTIFY_SOURCE
#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "crash-trace.h"

#define FIND(type, name) ((type) dlsym (RTLD_NEXT, name))

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static int trace_file = -1;

static unsigned int
draw (unsigned int end)
{
  static _Thread_local unsigned int state;

  if (state == 0)
    state = (unsigned int) getpid () * 7919u + (unsigned int) syscall (SYS_gettid) + 1u;

  return (unsigned int) rand_r (&state) % end;
}

static int
is_inside (const char *path)
{
  const char *root = getenv ("ENTENTE_SHIM_ROOT");

  return root != NULL && path != NULL && strncmp (path, root, strlen (root)) == 0;
}

static const char *
path_of (int   descriptor,
         char *buffer)
{
  char link[64];
  ssize_t length;

  snprintf (link, sizeof link, "/proc/self/fd/%d", descriptor);
  length = readlink (link, buffer, TRACE_PATH - 1);
  buffer[length > 0 ? length : 0] = '\0';

  return buffer;
}

static int
fails (const char *path)
{
  const char *percent = getenv ("ENTENTE_SHIM_FAIL");
  const char *where = getenv ("ENTENTE_SHIM_WHERE");

  return percent != NULL && is_inside (path) && (where == NULL || strstr (path, where) != NULL) &&
         draw (100) < (unsigned int) atoi (percent);
}

/* The number of the error with which calls fail; 0 where they do not. */
static int
get_error (void)
{
  const char *error = getenv ("ENTENTE_SHIM_ERROR");

  return error != NULL ? atoi (error) : EIO;
}

static int
fails_with_error (const char *path)
{
  if (get_error () == 0 || !fails (path))
    return 0;

  errno = get_error ();
  return 1;
}

static int
lies_about (const char *what)
{
  const char *lie = getenv ("ENTENTE_SHIM_LIE");

  return lie != NULL && (strcmp (lie, "all") == 0 || strcmp (lie, what) == 0);
}

/* ------------------------------------------------------------------------------ tracing */

/* What is done and what is written of it are one thing: who cuts the power holds the lock
 * of the file as it does. */
static void
begin (void)
{
  const char *name = getenv ("ENTENTE_SHIM_TRACE");

  pthread_mutex_lock (&mutex);
  if (trace_file < 0 && name != NULL)
    trace_file = (int) syscall (SYS_openat, AT_FDCWD, name,
                                O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (trace_file >= 0)
    flock (trace_file, LOCK_EX);
}

static void
end (void)
{
  int saved = errno;

  if (trace_file >= 0)
    flock (trace_file, LOCK_UN);
  pthread_mutex_unlock (&mutex);
  errno = saved;
}

static void
trace (TraceKind   kind,
       int         descriptor,
       const char *from,
       const char *to,
       off_t       offset,
       const void *data,
       size_t      length)
{
  TraceRecord record = { .kind = kind, .offset = offset, .length = length };
  struct iovec parts[2] = { { &record, sizeof record }, { (void *) data, length } };
  struct stat status;
  int saved = errno;

  if (trace_file < 0 || !is_inside (from))
    return;
  if (descriptor >= 0 && fstat (descriptor, &status) == 0)
    record.inode = status.st_ino;
  snprintf (record.from, sizeof record.from, "%s", from);
  snprintf (record.to, sizeof record.to, "%s", to ? to : "");
  if (syscall (SYS_writev, trace_file, parts, data ? 2 : 1) < 0)
    abort ();
  errno = saved;
}

/* -------------------------------------------------------------------------------- calls */

typedef int     (*OpenFunc)   (const char *, int, ...);
typedef int     (*SyncFunc)   (int);
typedef int     (*CutFunc)    (int, off_t);
typedef ssize_t (*WriteFunc)  (int, const void *, size_t, off_t);
typedef int     (*TwoFunc)    (const char *, const char *);
typedef int     (*OneFunc)    (const char *);
typedef int     (*FolderFunc) (const char *, mode_t);

static int
do_open (const char *name,
         const char *path,
         int         flags,
         mode_t      mode)
{
  OpenFunc real = FIND (OpenFunc, name);
  int descriptor;

  if (!is_inside (path))
    return real (path, flags, mode);
  /* Reading fails elsewhere: see the unit tests of the reader. */
  if ((flags & (O_CREAT | O_DIRECTORY)) && fails_with_error (path))
    return -1;

  begin ();
  descriptor = real (path, flags, mode);
  if (descriptor >= 0 && (flags & O_CREAT) && (flags & O_EXCL))
    trace (TRACE_CREATE, descriptor, path, NULL, 0, NULL, 0);
  end ();

  return descriptor;
}

#define DEFINE_OPEN(name)                                           \
  int                                                               \
  name (const char *path,                                           \
        int         flags,                                          \
        ...)                                                        \
  {                                                                 \
    mode_t mode = 0;                                                \
    va_list args;                                                   \
                                                                    \
    va_start (args, flags);                                         \
    if (flags & (O_CREAT | O_TMPFILE))                              \
      mode = (mode_t) va_arg (args, unsigned int);                  \
    va_end (args);                                                  \
                                                                    \
    return do_open (#name, path, flags, mode);                      \
  }

DEFINE_OPEN (open)
DEFINE_OPEN (open64)

static int
do_sync (const char *name,
         int         descriptor)
{
  SyncFunc real = FIND (SyncFunc, name);
  char path[TRACE_PATH];
  struct stat status;
  int is_folder;
  int result;

  if (!is_inside (path_of (descriptor, path)) || fstat (descriptor, &status) != 0)
    return real (descriptor);
  if (fails_with_error (path))
    return -1;
  is_folder = S_ISDIR (status.st_mode);
  if (lies_about (is_folder ? "folders" : "files"))
    return 0;

  begin ();
  result = real (descriptor);
  if (result == 0)
    trace (is_folder ? TRACE_SYNC_FOLDER : TRACE_SYNC, descriptor, path, NULL, 0, NULL, 0);
  end ();

  return result;
}

int
fsync (int descriptor)
{
  return do_sync ("fsync", descriptor);
}

int
fdatasync (int descriptor)
{
  return do_sync ("fdatasync", descriptor);
}

static int
do_truncate (const char *name,
             int         descriptor,
             off_t       length)
{
  CutFunc real = FIND (CutFunc, name);
  char path[TRACE_PATH];
  int result;

  if (fails_with_error (path_of (descriptor, path)))
    return -1;

  begin ();
  result = real (descriptor, length);
  if (result == 0)
    trace (TRACE_TRUNCATE, descriptor, path, NULL, length, NULL, 0);
  end ();

  return result;
}

int
ftruncate (int   descriptor,
           off_t length)
{
  return do_truncate ("ftruncate", descriptor, length);
}

int
ftruncate64 (int     descriptor,
             off64_t length)
{
  return do_truncate ("ftruncate64", descriptor, length);
}

static ssize_t
write_some (const char *name,
            const char *path,
            int         descriptor,
            const void *data,
            size_t      length,
            off_t       offset)
{
  WriteFunc real = FIND (WriteFunc, name);
  ssize_t written;

  begin ();
  written = real (descriptor, data, length, offset);
  if (written > 0)
    trace (TRACE_WRITE, descriptor, path, NULL, offset, data, (size_t) written);
  end ();

  return written;
}

static ssize_t
do_write (const char *name,
          int         descriptor,
          const void *data,
          size_t      length,
          off_t       offset)
{
  char path[TRACE_PATH];

  if (!fails (path_of (descriptor, path)))
    return write_some (name, path, descriptor, data, length, offset);
  if (length > 1 && draw (2) == 0)
    {
      size_t part = 1 + draw ((unsigned int) length - 1);
      ssize_t written = write_some (name, path, descriptor, data, part, offset);

      if (get_error () == 0 || written < 0)
        return written;
    }

  errno = get_error () ? get_error () : EINTR;
  return -1;
}

ssize_t
pwrite (int         descriptor,
        const void *data,
        size_t      length,
        off_t       offset)
{
  return do_write ("pwrite", descriptor, data, length, offset);
}

ssize_t
pwrite64 (int         descriptor,
          const void *data,
          size_t      length,
          off64_t     offset)
{
  return do_write ("pwrite64", descriptor, data, length, offset);
}

static int
do_two (const char *name,
        TraceKind   kind,
        const char *from,
        const char *to)
{
  int result;

  if (fails_with_error (to))
    return -1;

  begin ();
  result = FIND (TwoFunc, name) (from, to);
  if (result == 0)
    trace (kind, -1, from, to, 0, NULL, 0);
  end ();

  return result;
}

int
rename (const char *from,
        const char *to)
{
  return do_two ("rename", TRACE_RENAME, from, to);
}

int
link (const char *from,
      const char *to)
{
  return do_two ("link", TRACE_LINK, from, to);
}

int
unlink (const char *path)
{
  int result;

  begin ();
  result = FIND (OneFunc, "unlink") (path);
  if (result == 0)
    trace (TRACE_UNLINK, -1, path, NULL, 0, NULL, 0);
  end ();

  return result;
}

int
mkdir (const char *path,
       mode_t      mode)
{
  int result;

  if (fails_with_error (path))
    return -1;

  begin ();
  result = FIND (FolderFunc, "mkdir") (path, mode);
  if (result == 0)
    trace (TRACE_FOLDER, -1, path, NULL, 0, NULL, 0);
  end ();

  return result;
}

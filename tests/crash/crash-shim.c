/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded into a program, lets ENTENTE_FAIL_PERCENT of a hundred of its calls that
 * write files fail with EIO; half of the failing writes write a part first. */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

int     fsync     (int descriptor);
int     fdatasync (int descriptor);
int     ftruncate64 (int descriptor, off_t length);
int     rename    (const char *from, const char *to);
ssize_t pwrite64  (int descriptor, const void *data, size_t length, off_t offset);

static int
fails (void)
{
  static _Thread_local unsigned int state;
  const char *percent = getenv ("ENTENTE_FAIL_PERCENT");

  if (state == 0)
    state = (unsigned int) getpid () * 7919u + 1u;

  return percent != NULL && rand_r (&state) % 100 < atoi (percent);
}

static void *
find (const char *name)
{
  return dlsym (RTLD_NEXT, name);
}

static int
refuse (void)
{
  errno = EIO;
  return -1;
}

int
fsync (int descriptor)
{
  int (*real) (int) = (int (*) (int)) find ("fsync");

  return fails () ? refuse () : real (descriptor);
}

int
fdatasync (int descriptor)
{
  int (*real) (int) = (int (*) (int)) find ("fdatasync");

  return fails () ? refuse () : real (descriptor);
}

int
ftruncate64 (int   descriptor,
             off_t length)
{
  int (*real) (int, off_t) = (int (*) (int, off_t)) find ("ftruncate64");

  return fails () ? refuse () : real (descriptor, length);
}

int
rename (const char *from,
        const char *to)
{
  int (*real) (const char *, const char *) = (int (*) (const char *, const char *)) find ("rename");

  return fails () ? refuse () : real (from, to);
}

ssize_t
pwrite64 (int         descriptor,
          const void *data,
          size_t      length,
          off_t       offset)
{
  ssize_t (*real) (int, const void *, size_t, off_t) =
    (ssize_t (*) (int, const void *, size_t, off_t)) find ("pwrite64");

  if (!fails ())
    return real (descriptor, data, length, offset);
  if (length > 1 && length % 2 && real (descriptor, data, length / 2, offset) < 0)
    return -1;

  return refuse ();
}

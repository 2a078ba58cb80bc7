/* SPDX-License-Identifier: GPL-3.0-or-later */

/* File systems of their own for a test: small ones, and such as may only be read. */

#define _GNU_SOURCE

#include "config.h"

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include "crash-space.h"

static gboolean may_mount;

static gboolean
map_id (const char *path,
        guint       id)
{
  g_autofree char *line = g_strdup_printf ("%u %u 1", id, id);

  return g_file_set_contents_full (path, line, -1, G_FILE_SET_CONTENTS_NONE, 0644, NULL);
}

/* Before there is any thread: a name space in which one may mount. */
gboolean
crash_enter_name_space (void)
{
  guint user = (guint) geteuid ();
  guint group = (guint) getegid ();

  if (unshare (CLONE_NEWNS) != 0)
    {
      if (unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0)
        return FALSE;
      g_file_set_contents_full ("/proc/self/setgroups", "deny", -1, G_FILE_SET_CONTENTS_NONE, 0644,
                                NULL);
      if (!map_id ("/proc/self/uid_map", user) || !map_id ("/proc/self/gid_map", group))
        return FALSE;
    }

  may_mount = mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
  return may_mount;
}

/* Says that the test is skipped where it may not. */
gboolean
crash_mount (const char *folder,
             const char *options)
{
  if (may_mount && mount ("tmpfs", folder, "tmpfs", 0, options) == 0)
    return TRUE;

  g_test_skip ("file systems cannot be mounted here");
  return FALSE;
}

/* As a document portal hands on one file: nothing takes its name. */
gboolean
crash_mount_file (const char *path)
{
  if (may_mount && mount (path, path, NULL, MS_BIND, NULL) == 0)
    return TRUE;

  g_test_skip ("files cannot be mounted here");
  return FALSE;
}

void
crash_unmount (const char *folder)
{
  g_assert_cmpint (umount2 (folder, MNT_DETACH), ==, 0);
}

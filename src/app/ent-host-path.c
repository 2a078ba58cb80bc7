/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-host-path.h"

/*
 * Where a file really is. In a sandbox, a path says only by which portal it came; the portal
 * tells the other one as an attribute of the file. What is shown to the user is that one,
 * and what is opened is the portal's.
 */

/* GIO writes whatever is not ASCII in an extended attribute as \xNN, and a backslash too. */
static char *
unescape (const char *escaped)
{
  GString *path = g_string_new (NULL);

  for (const char *p = escaped; *p != '\0'; p++)
    if (p[0] == '\\' && p[1] == 'x' && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3]))
      {
        char byte = (char) (g_ascii_xdigit_value (p[2]) * 16 + g_ascii_xdigit_value (p[3]));

        if (byte == '\0')
          break;
        g_string_append_c (path, byte);
        p += 3;
      }
    else
      {
        g_string_append_c (path, *p);
      }
  return g_string_free (path, FALSE);
}

/**
 * ent_host_path_dup:
 * @info: what was asked of a file, with %ENT_HOST_PATH_ATTRIBUTE
 *
 * Returns: (transfer full) (nullable): the path of the file outside the sandbox, in the
 *   encoding of file names, or %NULL where it did not come through a portal
 */
char *
ent_host_path_dup (GFileInfo *info)
{
  const char *escaped = NULL;

  g_return_val_if_fail (G_IS_FILE_INFO (info), NULL);

  escaped = g_file_info_get_attribute_string (info, ENT_HOST_PATH_ATTRIBUTE);
  return escaped != NULL && *escaped != '\0' ? unescape (escaped) : NULL;
}

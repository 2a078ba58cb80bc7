/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-library-private.h"

/* What can go wrong with the library's file, in words. */

G_DEFINE_QUARK (ent-library-error-quark, ent_library_error)

/* Says that a library is damaged. The reason is a phrase that goes into a sentence. */
void
ent_library_set_damaged (const char  *path,
                         const char  *reason,
                         GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_DAMAGED,
               _("The library “%s” is damaged: %s. It was left as it is; move the file away, "
                 "and Entente begins a new one"), name, reason);
}

/* Says in a sentence what SQLite's last call on a database has failed of. */
void
ent_library_set_error (sqlite3     *database,
                       const char  *path,
                       GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  const char *reason = sqlite3_errmsg (database);

  switch (sqlite3_errcode (database) & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_BUSY,
                   _("The library “%s” is in use by another program; try again when that has "
                     "finished"), name);
      break;
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, reason);
      break;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      ent_library_set_damaged (path, reason, error);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      g_set_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_READ_ONLY,
                   _("The library “%s” is read-only: make the file and its folder writable"),
                   name);
      break;
    case SQLITE_FULL:
      g_set_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_FAILED,
                   _("The library “%s” cannot be written: the disk is full"), name);
      break;
    case SQLITE_CANTOPEN:
      g_set_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_FAILED,
                   _("The library “%s” cannot be opened: check that it is a file, and that you "
                     "may write to its folder"), name);
      break;
    default:
      g_set_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_FAILED,
                   _("The library “%s” cannot be used: %s"), name, reason);
    }
}

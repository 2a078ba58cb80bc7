/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-library-folder.h"

#include <glib/gi18n-lib.h>

/*
 * Another folder for the user's library. Where there is a library in it, that is looked at,
 * whether it can be used; else the one in use is copied there. The old one is never removed:
 * whatever goes wrong, no text is lost.
 */

static gboolean
copy_library (const char  *path,
              GError     **error)
{
  g_autofree char *old = ent_library_dup_default_path ();
  g_autoptr (EntLibrary) library = NULL;

  /* Where there is none yet, there is nothing to copy; a new one shows that it can be made. */
  library = ent_library_new (g_file_test (old, G_FILE_TEST_EXISTS) ? old : path, error);
  return library != NULL &&
         (!g_file_test (old, G_FILE_TEST_EXISTS) || ent_library_copy_to (library, path, error));
}

static void
prepare_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autofree char *path = g_build_filename (task_data, "library.sqlite", NULL);
  g_autoptr (EntLibrary) library = NULL;
  GError *error = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      if (copy_library (path, &error))
        g_task_return_int (task, TRUE);
      else
        g_task_return_error (task, error);
      return;
    }

  library = ent_library_new (path, &error);
  if (library == NULL)
    g_task_return_error (task, error);
  else if (ent_library_is_read_only (library))
    g_task_return_new_error (task, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_READ_ONLY,
                             _ ("The library “%s” may not be written; choose another folder"),
                             path);
  else
    g_task_return_int (task, FALSE);
}

/**
 * ent_library_folder_prepare_async:
 * @folder: the folder that the library is to be in
 * @callback: called when there is one
 * @user_data: for @callback
 *
 * Sees to it that there is a library in a folder, in a thread. The path of the folder is the
 * task's data.
 */
void
ent_library_folder_prepare_async (GFile               *folder,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  char *path = NULL;

  g_return_if_fail (G_IS_FILE (folder));

  g_task_set_source_tag (task, ent_library_folder_prepare_async);
  path = g_file_get_path (folder);
  if (path == NULL)
    {
      g_autofree char *uri = g_file_get_uri (folder);

      g_task_return_new_error (task, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_FAILED,
                               _ ("“%s” is not a folder on this computer; choose one that is"),
                               uri);
      return;
    }
  g_task_set_task_data (task, path, g_free);
  g_task_run_in_thread (task, prepare_thread);
}

/**
 * ent_library_folder_prepare_finish:
 * @result: the result that was handed to the callback
 * @copied: (out) (optional): whether the library in use was copied there
 * @error: return location
 *
 * Returns: whether there is a library in the folder; otherwise @error is an
 *   %ENT_LIBRARY_ERROR
 */
gboolean
ent_library_folder_prepare_finish (GAsyncResult  *result,
                                   gboolean      *copied,
                                   GError       **error)
{
  g_autoptr (GError) local = NULL;
  gssize answer = g_task_propagate_int (G_TASK (result), &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (copied != NULL)
    *copied = answer != FALSE;
  return TRUE;
}

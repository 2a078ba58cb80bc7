/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-library-folder.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/*
 * Another folder for the user's library. Where there is a library in it, that is looked at,
 * whether it can be used; else the one in use is copied there, and the copy is opened before
 * it is relied on. The old one is never removed: whatever goes wrong, no text is lost.
 */

static gboolean
copy_library (const char  *path,
              GError     **error)
{
  g_autofree char *old = ent_library_dup_default_path ();
  g_autoptr (EntLibrary) library = NULL;

  if (!g_file_test (old, G_FILE_TEST_EXISTS))
    return TRUE;

  library = ent_library_new (old, error);
  return library != NULL && ent_library_copy_to (library, path, error);
}

/* A library that is not there is made by being opened. */
static gboolean
check_library (const char  *path,
               GError     **error)
{
  g_autoptr (EntLibrary) library = ent_library_new (path, error);

  if (library == NULL)
    return FALSE;
  if (!ent_library_is_read_only (library))
    return TRUE;

  g_set_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_READ_ONLY,
               _ ("The library “%s” may not be written; choose another folder"), path);
  return FALSE;
}

/* What was begun and cannot be used: left there, it would be taken for a library. */
static void
remove_library (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

static void
prepare_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autofree char *path = g_build_filename (task_data, "library.sqlite", NULL);
  gboolean was_there = g_file_test (path, G_FILE_TEST_EXISTS);
  GError *error = NULL;

  if (!was_there && !copy_library (path, &error))
    {
      g_task_return_error (task, error);
    }
  else if (!check_library (path, &error))
    {
      if (!was_there)
        remove_library (path);
      g_task_return_error (task, error);
    }
  else
    {
      g_task_return_int (task, !was_there);
    }
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

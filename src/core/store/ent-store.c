/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>

#include "ent-store-private.h"
#include "ent-store.h"

/*
 * Where cases come from and where they go. An address is a path, a URI, `-` for
 * standard input, or `builtin:NAME` for a case that the program carries.
 */

#define BUILTIN_PREFIX "builtin:"
#define RESOURCE_FOLDER "/io/github/entente_app/Entente/cases"

static GBytes *
load_builtin (const char  *name,
              GError     **error)
{
  g_autofree char *path = g_strdup_printf (RESOURCE_FOLDER "/%s.entente", name);
  g_auto (GStrv) names = NULL;
  g_autofree char *list = NULL;
  GBytes *bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (bytes != NULL)
    return bytes;

  names = g_resources_enumerate_children (RESOURCE_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (guint i = 0; names && names[i]; i++)
    g_strdelimit (names[i], ".", '\0');
  list = names ? g_strjoinv (", ", names) : g_strdup ("");
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               _("There is no built-in case “%s”; those there are: %s"), name, list);
  return NULL;
}

static GBytes *
load_standard_input (GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (0, FALSE);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (memory, input, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                              cancellable, error) < 0)
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* GIO's own messages name the file once more, and say what the system calls it. */
static const char *
explain_unreadable (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return _("there is no such file");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return _("it is a folder");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return _("you may not read it");

  return error->message;
}

static GBytes *
load (const char    *address,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) local = NULL;
  GBytes *bytes;

  if (g_str_has_prefix (address, BUILTIN_PREFIX))
    return load_builtin (address + strlen (BUILTIN_PREFIX), error);
  if (g_str_equal (address, "-"))
    return load_standard_input (cancellable, error);

  file = g_file_new_for_commandline_arg (address);
  bytes = g_file_load_bytes (file, cancellable, NULL, &local);
  if (bytes == NULL)
    /* Translators: a file's name, and what is wrong with it. */
    g_set_error (error, local->domain, local->code, _("%s cannot be opened: %s"), address,
                 explain_unreadable (local));

  return bytes;
}

/**
 * ent_store_open:
 * @address: a path, a URI, `-` or `builtin:NAME`
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Reads a case from where it is.
 *
 * Returns: (transfer full) (nullable): the case, or %NULL with a #GIOErrorEnum
 *   or what [func@store_read] says
 */
EntCase *
ent_store_open (const char    *address,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GBytes) bytes = NULL;
  const char *name = g_str_equal (address, "-") ? _("standard input") : address;

  bytes = load (address, cancellable, error);

  return bytes ? ent_store_read (bytes, name, error) : NULL;
}

static void
open_in_thread (GTask        *task,
                gpointer      source,
                gpointer      address,
                GCancellable *cancellable)
{
  GError *error = NULL;
  EntCase *the_case = ent_store_open (address, cancellable, &error);

  if (the_case != NULL)
    g_task_return_pointer (task, the_case, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * ent_store_open_async:
 * @address: a path, a URI or `builtin:NAME`
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: its data
 *
 * Reads a case in a thread of its own.
 */
void
ent_store_open_async (const char          *address,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, ent_store_open_async);
  g_task_set_task_data (task, g_strdup (address), g_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * ent_store_open_finish:
 * @result: what the callback was handed
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the case; see [func@store_open]
 */
EntCase *
ent_store_open_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ent_store_replace_file:
 * @path: a path
 * @content: (array length=length) (element-type guint8): what the file is to hold
 * @length: its length in bytes, or -1 where it ends in NUL
 * @error: return location
 *
 * Replaces a file that is no case: see [func@store_replace]. No backups are kept.
 *
 * Returns: %FALSE with a message that says which file, and why
 */
gboolean
ent_store_replace_file (const char  *path,
                        const char  *content,
                        gssize       length,
                        GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, length < 0 ? strlen (content)
                                                                     : (gsize) length);

  return ent_store_replace (path, bytes, NULL, 0, NULL, error);
}

/**
 * ent_store_save:
 * @the_case: a case
 * @path: a path
 * @error: return location
 *
 * Writes a case to a file, whatever that holds: see [func@store_replace].
 *
 * Returns: whether it is written
 */
gboolean
ent_store_save (EntCase     *the_case,
                const char  *path,
                GError     **error)
{
  g_autoptr (GBytes) bytes = ent_store_write_bytes (the_case);
  g_autofree char *digest = ent_store_digest (bytes);

  if (!ent_store_replace (path, bytes, NULL, ent_store_get_backups (), NULL, error))
    return FALSE;

  ent_store_set_known_digest (the_case, digest);
  return TRUE;
}

/**
 * ent_store_get_bytes:
 * @the_case: a case
 *
 * Returns: (transfer none) (nullable): the document that it was read from, or %NULL
 *   where it was read from none
 */
GBytes *
ent_store_get_bytes (EntCase *the_case)
{
  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  return g_object_get_data (G_OBJECT (the_case), ENT_STORE_BYTES);
}

/**
 * ent_store_get_known_digest:
 * @the_case: a case
 *
 * Returns: (nullable): the SHA-256 of the case's file when it was last read or written
 *   here; %NULL where it has none
 */
const char *
ent_store_get_known_digest (EntCase *the_case)
{
  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  return g_object_get_data (G_OBJECT (the_case), ENT_STORE_DIGEST);
}

/**
 * ent_store_set_known_digest:
 * @the_case: a case
 * @digest: (nullable): the SHA-256 of what its file holds
 *
 * Says what the case's file holds, so that saving notices when another program wrote it.
 */
void
ent_store_set_known_digest (EntCase    *the_case,
                            const char *digest)
{
  g_return_if_fail (ENT_IS_CASE (the_case));

  g_object_set_data_full (G_OBJECT (the_case), ENT_STORE_DIGEST, g_strdup (digest), g_free);
}

/**
 * ent_store_get_known_bytes:
 * @the_case: a case
 *
 * Returns: (transfer none) (nullable): what the case's file held when it was last read or
 *   written here; %NULL where it was neither
 */
GBytes *
ent_store_get_known_bytes (EntCase *the_case)
{
  GBytes *bytes;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  bytes = g_object_get_data (G_OBJECT (the_case), ENT_STORE_KNOWN);
  return bytes ? bytes : ent_store_get_bytes (the_case);
}

/**
 * ent_store_set_known_bytes:
 * @the_case: a case
 * @bytes: what its file holds
 *
 * Keeps what the case's file holds, so that what another program makes of it can be merged.
 */
void
ent_store_set_known_bytes (EntCase *the_case,
                           GBytes  *bytes)
{
  g_return_if_fail (ENT_IS_CASE (the_case));
  g_return_if_fail (bytes != NULL);

  g_object_set_data_full (G_OBJECT (the_case), ENT_STORE_KNOWN, g_bytes_ref (bytes),
                          (GDestroyNotify) g_bytes_unref);
}

/**
 * ent_store_dup_title:
 * @address: a path, a URI or `builtin:NAME`
 *
 * Returns: (transfer full): what to call it in a window
 */
char *
ent_store_dup_title (const char *address)
{
  g_autoptr (GFile) file = NULL;

  if (g_str_has_prefix (address, BUILTIN_PREFIX))
    return g_strdup (address + strlen (BUILTIN_PREFIX));

  file = g_file_new_for_commandline_arg (address);
  return g_file_get_basename (file);
}

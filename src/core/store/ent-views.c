/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-views.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/*
 * How each case was looked at last: at which time, by which definition, where in the graph.
 * That is nobody else's business, so it is not in the case's file but in the user's state
 * folder: one small file for all cases, written as GVariant text, a line a case, those that
 * were left last first.
 *
 * What cannot be read is taken for nothing: what is lost with it is a place in time.
 */

#define VIEWS_TYPE "a(sa{sv})"

/**
 * ent_views_dup_path:
 *
 * Returns: (transfer full): the user's own file, whether it is there or not
 */
char *
ent_views_dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "entente", "views", NULL);
}

static GVariant *
read_views (const char *path)
{
  g_autofree char *own = path == NULL ? ent_views_dup_path () : NULL;
  g_autofree char *text = NULL;
  GVariant *views = NULL;

  if (g_file_get_contents (path != NULL ? path : own, &text, NULL, NULL))
    views = g_variant_parse (G_VARIANT_TYPE (VIEWS_TYPE), text, NULL, NULL, NULL);
  if (views == NULL)
    views = g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE ("(sa{sv})"), NULL, 0));
  return views;
}

/**
 * ent_views_lookup:
 * @path: (nullable): the file, or %NULL for the user's own
 * @address: where a case is kept
 *
 * Returns: (transfer full) (nullable): how the case was looked at last, an `a{sv}`, or %NULL
 *   where that is not known
 */
GVariant *
ent_views_lookup (const char *path,
                  const char *address)
{
  g_autoptr (GVariant) views = NULL;
  GVariantIter iter;
  const char *other = NULL;
  GVariant *view = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  views = read_views (path);
  g_variant_iter_init (&iter, views);
  while (g_variant_iter_next (&iter, "(&s@a{sv})", &other, &view))
    {
      if (g_str_equal (other, address))
        return view;
      g_variant_unref (view);
    }
  return NULL;
}

/* A case a line: whoever wants to know what is remembered can read it. */
static char *
print_views (const char *address,
             GVariant   *view,
             GVariant   *views)
{
  GString *text = g_string_new ("@" VIEWS_TYPE " [\n");
  g_autoptr (GVariant) entry = g_variant_ref_sink (g_variant_new ("(s@a{sv})", address, view));
  GVariantIter iter;
  GVariant *other = NULL;
  guint n_views = 1;

  g_variant_print_string (entry, text, FALSE);
  g_variant_iter_init (&iter, views);
  while (n_views < ENT_VIEWS_MAX && (other = g_variant_iter_next_value (&iter)) != NULL)
    {
      const char *other_address = NULL;

      g_variant_get_child (other, 0, "&s", &other_address);
      if (!g_str_equal (other_address, address))
        {
          g_string_append (text, ",\n");
          g_variant_print_string (other, text, FALSE);
          n_views++;
        }
      g_variant_unref (other);
    }
  g_string_append (text, "\n]\n");
  return g_string_free (text, FALSE);
}

/* Wholly or not at all, but without waiting for the disk: a window that closes does not wait
 * for what is worth so little. */
static gboolean
replace (const char  *path,
         const char  *text,
         GError     **error)
{
  g_autofree char *temporary = g_strconcat (path, ".new", NULL);

  if (!g_file_set_contents_full (temporary, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, error))
    return FALSE;
  if (g_rename (temporary, path) != 0)
    {
      int saved_errno = errno;

      g_unlink (temporary);
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved_errno),
                   _ ("The file “%s” could not be written: %s"), path,
                   g_strerror (saved_errno));
      return FALSE;
    }
  return TRUE;
}

/**
 * ent_views_store:
 * @path: (nullable): the file, or %NULL for the user's own; its folder is made
 * @address: where a case is kept
 * @view: how it is looked at, an `a{sv}`; if floating, it is sunk
 * @error: return location
 *
 * Remembers how a case is looked at, in place of what was remembered of it before. Of
 * [const@VIEWS_MAX] cases, the one that was left longest ago is forgotten.
 *
 * Returns: whether it is written; otherwise @error is a #GFileError
 */
gboolean
ent_views_store (const char  *path,
                 const char  *address,
                 GVariant    *view,
                 GError     **error)
{
  g_autofree char *own = path == NULL ? ent_views_dup_path () : NULL;
  g_autofree char *folder = g_path_get_dirname (path != NULL ? path : own);
  g_autofree char *text = NULL;
  g_autoptr (GVariant) views = NULL;

  g_return_val_if_fail (address != NULL, FALSE);
  g_return_val_if_fail (g_variant_is_of_type (view, G_VARIANT_TYPE_VARDICT), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  views = read_views (path);
  text = print_views (address, view, views);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int saved_errno = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved_errno),
                   _ ("The folder “%s” could not be made: %s"), folder,
                   g_strerror (saved_errno));
      return FALSE;
    }
  return replace (path != NULL ? path : own, text, error);
}

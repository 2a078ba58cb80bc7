/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-recents.h"

#include <glib/gi18n-lib.h>

#include "ent-host-path.h"
#include "ent-recovery-words.h"

/*
 * The cases that were open lately, the latest first, out of the list that the desktop keeps
 * for all programs. Whether their files are still there is found out beside, and so is where
 * they really are: in a sandbox, a path says only by which portal they came.
 */

#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_TYPE "," ENT_HOST_PATH_ATTRIBUTE

/* ------------------------------------------------------------------------------- a case */

struct _EntRecent
{
  GObject parent_instance;

  char *uri;
  char *title;
  char *folder;
  gboolean missing;
};

G_DEFINE_FINAL_TYPE (EntRecent, ent_recent, G_TYPE_OBJECT)

typedef enum
{
  PROP_TITLE = 1,
  PROP_FOLDER,
  PROP_MISSING,
} EntRecentProperty;

static GParamSpec *properties[PROP_MISSING + 1];

static void
ent_recent_finalize (GObject *object)
{
  EntRecent *self = ENT_RECENT (object);

  g_free (self->uri);
  g_free (self->title);
  g_free (self->folder);

  G_OBJECT_CLASS (ent_recent_parent_class)->finalize (object);
}

static void
ent_recent_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  EntRecent *self = ENT_RECENT (object);

  switch ((EntRecentProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_FOLDER:
      g_value_set_string (value, self->folder);
      break;
    case PROP_MISSING:
      g_value_set_boolean (value, self->missing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_recent_class_init (EntRecentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ent_recent_finalize;
  object_class->get_property = ent_recent_get_property;

  /**
   * EntRecent:title:
   *
   * The case's title, as it was when it was open.
   */
  properties[PROP_TITLE] = g_param_spec_string (
    "title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * EntRecent:folder:
   *
   * Where its file is, or that it is not there any more.
   */
  properties[PROP_FOLDER] = g_param_spec_string (
    "folder", NULL, NULL, NULL,
    G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * EntRecent:missing:
   *
   * Whether its file is not there any more.
   */
  properties[PROP_MISSING] = g_param_spec_boolean (
    "missing", NULL, NULL, FALSE,
    G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
ent_recent_init (EntRecent *self)
{
}

static char *
dup_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return ent_recovery_dup_display_path (folder);
}

static void
set_folder (EntRecent  *self,
            const char *folder)
{
  if (g_set_str (&self->folder, folder))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDER]);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (EntRecent) self = ENT_RECENT (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);
  g_autofree char *host_path = info != NULL ? ent_host_path_dup (info) : NULL;

  if (host_path != NULL)
    {
      g_autofree char *folder = dup_folder (host_path);

      set_folder (self, folder);
    }
  /* A disk that does not answer is no proof that the file is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      self->missing = TRUE;
      set_folder (self, _ ("The file is not there any more"));
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MISSING]);
    }
}

static EntRecent *
recent_new (GtkRecentInfo *info)
{
  EntRecent *self = g_object_new (ENT_TYPE_RECENT, NULL);
  g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  g_autofree char *path = g_file_get_path (file);

  self->uri = g_strdup (gtk_recent_info_get_uri (info));
  self->title = g_strdup (gtk_recent_info_get_display_name (info));
  self->folder = path != NULL ? dup_folder (path) : g_strdup (self->uri);
  g_file_query_info_async (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL,
                           looked_cb, g_object_ref (self));
  return self;
}

/**
 * ent_recent_get_uri:
 * @self: a case that was open lately
 *
 * Returns: (transfer none): the URI of its file
 */
const char *
ent_recent_get_uri (EntRecent *self)
{
  g_return_val_if_fail (ENT_IS_RECENT (self), NULL);

  return self->uri;
}

/* ----------------------------------------------------------------------------- the list */

struct _EntRecents
{
  GObject parent_instance;

  GtkRecentManager *manager;
  guint limit;
  GListStore *store;
};

G_DEFINE_FINAL_TYPE (EntRecents, ent_recents, G_TYPE_OBJECT)

static int
compare_visits (gconstpointer a,
                gconstpointer b)
{
  GtkRecentInfo *info_a = *(GtkRecentInfo *const *) a;
  GtkRecentInfo *info_b = *(GtkRecentInfo *const *) b;

  return g_date_time_compare (gtk_recent_info_get_modified (info_b),
                              gtk_recent_info_get_modified (info_a));
}

/**
 * ent_recents_list_visits:
 * @manager: where they are listed
 * @limit: how many are wanted at most
 *
 * Returns: (transfer full) (element-type Gtk.RecentInfo): what the list says of the cases that
 *   were open lately, the latest first
 */
GPtrArray *
ent_recents_list_visits (GtkRecentManager *manager,
                         guint             limit)
{
  GPtrArray *visits = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);
  GList *items = gtk_recent_manager_get_items (manager);

  for (GList *l = items; l != NULL; l = l->next)
    if (g_strcmp0 (gtk_recent_info_get_mime_type (l->data), ENT_CASE_MIME_TYPE) == 0)
      g_ptr_array_add (visits, gtk_recent_info_ref (l->data));
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  g_ptr_array_sort (visits, compare_visits);
  if (visits->len > limit)
    g_ptr_array_set_size (visits, (int) limit);

  return visits;
}

static void
fill (EntRecents *self)
{
  g_autoptr (GPtrArray) visits = ent_recents_list_visits (self->manager, self->limit);
  g_autoptr (GPtrArray) recents = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < visits->len; i++)
    g_ptr_array_add (recents, recent_new (g_ptr_array_index (visits, i)));
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)),
                       recents->pdata, recents->len);
}

static void
ent_recents_finalize (GObject *object)
{
  EntRecents *self = ENT_RECENTS (object);

  g_clear_object (&self->manager);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (ent_recents_parent_class)->finalize (object);
}

static void
ent_recents_class_init (EntRecentsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_recents_finalize;
}

static void
ent_recents_init (EntRecents *self)
{
  self->store = g_list_store_new (ENT_TYPE_RECENT);
}

/**
 * ent_recents_new:
 * @manager: (nullable): where they are listed, or %NULL for the desktop's own list
 * @limit: how many are wanted at most
 *
 * Returns: (transfer full): the cases that were open lately; they follow the list
 */
EntRecents *
ent_recents_new (GtkRecentManager *manager,
                 guint             limit)
{
  EntRecents *self = NULL;

  g_return_val_if_fail (manager == NULL || GTK_IS_RECENT_MANAGER (manager), NULL);

  self = g_object_new (ENT_TYPE_RECENTS, NULL);
  self->manager = g_object_ref (manager != NULL ? manager : gtk_recent_manager_get_default ());
  self->limit = limit;
  g_signal_connect_object (self->manager, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
  return self;
}

/**
 * ent_recents_get_model:
 * @self: the list
 *
 * Returns: (transfer none): the cases, of [class@Recent], the latest first
 */
GListModel *
ent_recents_get_model (EntRecents *self)
{
  g_return_val_if_fail (ENT_IS_RECENTS (self), NULL);

  return G_LIST_MODEL (self->store);
}

/**
 * ent_recents_remove:
 * @self: the list
 * @recent: a case in it
 *
 * Takes a case out of the list. Its file stays as it is.
 */
void
ent_recents_remove (EntRecents *self,
                    EntRecent  *recent)
{
  g_autofree char *uri = NULL;

  g_return_if_fail (ENT_IS_RECENTS (self));
  g_return_if_fail (ENT_IS_RECENT (recent));

  /* The manager tells of it later: the row goes now. */
  uri = g_strdup (recent->uri);
  gtk_recent_manager_remove_item (self->manager, uri, NULL);
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->store)); i > 0; i--)
    {
      g_autoptr (EntRecent) other = g_list_model_get_item (G_LIST_MODEL (self->store), i - 1);

      if (g_str_equal (other->uri, uri))
        g_list_store_remove (self->store, i - 1);
    }
}

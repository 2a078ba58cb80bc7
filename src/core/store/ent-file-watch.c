/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <sys/stat.h>

#include "ent-core-enums.h"
#include "ent-file-watch.h"
#include "ent-store-files.h"
#include "ent-store-private.h"
#include "ent-store.h"

/**
 * EntFileWatch:
 *
 * Notices when another program changes, replaces or removes the file of a case.
 *
 * That something happened is told by a monitor of the file, and of the file that it leads
 * to where it is a symbolic link; whether it matters is told by the digest of what the
 * file holds then, read in a thread, against what the case knows of it: see
 * [func@store_get_known_digest]. So what is saved here is never reported, nor a file that
 * was only touched, nor one that was replaced by the same.
 *
 * Editors, git and programs that synchronise folders write a file in several steps, and
 * some remove it before they put another in its place: it is looked at when nothing has
 * happened for a moment, and a file is gone only where it is not there twice in a row.
 *
 * Not every network share tells of changes: whoever has a reason to, such as a window that
 * is turned to again, asks for a look with [method@FileWatch.check].
 */

/* In milliseconds. */
#define SETTLE_TIME 250

struct _EntFileWatch
{
  GObject parent_instance;

  EntCase      *the_case;
  char         *path;
  GPtrArray    *monitors;
  EntFileState  state;
  gboolean      missed;       /* it was not there at the last look */
  guint         n_pauses;
  guint         settling;
  GCancellable *looking;
  gboolean      again;        /* something happened while it was looked at */
};

G_DEFINE_FINAL_TYPE (EntFileWatch, ent_file_watch, G_TYPE_OBJECT)

typedef enum
{
  PROP_STATE = 1,
} EntFileWatchProperty;

static GParamSpec *properties[PROP_STATE + 1];

static void look_soon (EntFileWatch *self);

typedef struct
{
  char         *path;
  char         *digest;
  EntFileState  state;
} Look;

static void
look_free (Look *look)
{
  g_free (look->path);
  g_free (look->digest);
  g_free (look);
}

static void
look_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Look *look = data;
  struct stat status;
  g_autoptr (GBytes) bytes = NULL;

  if (stat (look->path, &status) != 0)
    {
      look->state = errno == ENOENT || errno == ENOTDIR ? ENT_FILE_STATE_GONE
                                                        : ENT_FILE_STATE_UNREADABLE;
    }
  else if (!S_ISREG (status.st_mode) ||
           (bytes = ent_store_load_file (look->path, NULL)) == NULL)
    {
      look->state = ENT_FILE_STATE_UNREADABLE;
    }
  else
    {
      look->state = ENT_FILE_STATE_CHANGED;
      look->digest = ent_store_digest (bytes);
    }

  g_task_return_boolean (task, TRUE);
}

static EntFileState
judge (EntFileWatch *self,
       Look         *look)
{
  const char *known = ent_store_get_known_digest (self->the_case);
  const char *stopped = g_object_get_data (G_OBJECT (self->the_case), ENT_STORE_STOPPED);

  if (look->digest == NULL)
    return look->state;
  if (known == NULL || g_str_equal (look->digest, known) ||
      g_strcmp0 (look->digest, stopped) == 0)
    return ENT_FILE_STATE_SAME;

  return look->state;
}

static void
take_state (EntFileWatch *self,
            EntFileState  state)
{
  if (state == ENT_FILE_STATE_GONE && !self->missed)
    {
      self->missed = TRUE;
      look_soon (self);
      return;
    }

  self->missed = state == ENT_FILE_STATE_GONE;
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  EntFileWatch *self = ENT_FILE_WATCH (source);

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;

  g_clear_object (&self->looking);
  if (self->n_pauses > 0)
    return;
  if (self->again)
    look_soon (self);
  else
    take_state (self, judge (self, g_task_get_task_data (G_TASK (result))));
}

static void
look (EntFileWatch *self)
{
  g_autoptr (GTask) task = NULL;
  Look *look = NULL;

  if (self->looking != NULL)
    {
      self->again = TRUE;
      return;
    }

  self->again = FALSE;
  self->looking = g_cancellable_new ();
  look = g_new0 (Look, 1);
  look->path = g_strdup (self->path);
  task = g_task_new (self, self->looking, looked_cb, NULL);
  g_task_set_source_tag (task, look_in_thread);
  g_task_set_task_data (task, look, (GDestroyNotify) look_free);
  /* A share that stalls holds a thread, and not the watch. */
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, look_in_thread);
}

static gboolean
settled_cb (gpointer user_data)
{
  EntFileWatch *self = user_data;

  self->settling = 0;
  if (self->n_pauses == 0)
    look (self);

  return G_SOURCE_REMOVE;
}

static void
look_soon (EntFileWatch *self)
{
  g_clear_handle_id (&self->settling, g_source_remove);
  self->settling = g_timeout_add (SETTLE_TIME, settled_cb, self);
}

static void
event_cb (EntFileWatch *self)
{
  if (self->n_pauses == 0)
    look_soon (self);
}

/* A file system that cannot tell of changes is no error: saving looks as well. */
static void
add_monitor (EntFileWatch *self,
             const char   *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFileMonitor *monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

  if (monitor == NULL)
    return;

  g_signal_connect_object (monitor, "changed", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->monitors, monitor);
}

static void
ent_file_watch_dispose (GObject *object)
{
  EntFileWatch *self = ENT_FILE_WATCH (object);

  g_clear_handle_id (&self->settling, g_source_remove);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_ptr_array_set_size (self->monitors, 0);

  G_OBJECT_CLASS (ent_file_watch_parent_class)->dispose (object);
}

static void
ent_file_watch_finalize (GObject *object)
{
  EntFileWatch *self = ENT_FILE_WATCH (object);

  g_clear_pointer (&self->monitors, g_ptr_array_unref);
  g_clear_object (&self->the_case);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (ent_file_watch_parent_class)->finalize (object);
}

static void
ent_file_watch_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  EntFileWatch *self = ENT_FILE_WATCH (object);

  switch ((EntFileWatchProperty) prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_file_watch_class_init (EntFileWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ent_file_watch_dispose;
  object_class->finalize = ent_file_watch_finalize;
  object_class->get_property = ent_file_watch_get_property;

  /**
   * EntFileWatch:state:
   *
   * What became of the file, as far as it was looked at.
   */
  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, ENT_TYPE_FILE_STATE, ENT_FILE_STATE_SAME,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
ent_file_watch_init (EntFileWatch *self)
{
  self->monitors = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * ent_file_watch_new:
 * @the_case: a case
 * @path: the file that it was read from or saved to
 *
 * Watches the file of a case, and looks at it at once: it may have changed since it was
 * read.
 *
 * Returns: (transfer full): the watch
 */
EntFileWatch *
ent_file_watch_new (EntCase    *the_case,
                    const char *path)
{
  EntFileWatch *self;
  g_autofree char *target = NULL;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (ENT_TYPE_FILE_WATCH, NULL);
  self->the_case = g_object_ref (the_case);
  self->path = g_strdup (path);
  target = ent_store_dup_target (path);
  add_monitor (self, path);
  if (!g_str_equal (target, path))
    add_monitor (self, target);
  look (self);

  return self;
}

/**
 * ent_file_watch_is_for:
 * @self: a watch
 * @the_case: a case
 * @path: (nullable): a path
 *
 * Returns: whether it watches that file, for that case
 */
gboolean
ent_file_watch_is_for (EntFileWatch *self,
                       EntCase      *the_case,
                       const char   *path)
{
  g_return_val_if_fail (ENT_IS_FILE_WATCH (self), FALSE);

  return self->the_case == the_case && g_strcmp0 (self->path, path) == 0;
}

/**
 * ent_file_watch_get_state:
 * @self: a watch
 *
 * Returns: what became of the file, as far as it was looked at
 */
EntFileState
ent_file_watch_get_state (EntFileWatch *self)
{
  g_return_val_if_fail (ENT_IS_FILE_WATCH (self), ENT_FILE_STATE_SAME);

  return self->state;
}

/**
 * ent_file_watch_check:
 * @self: a watch
 *
 * Looks at the file, in a thread, whether or not something was told of it.
 */
void
ent_file_watch_check (EntFileWatch *self)
{
  g_return_if_fail (ENT_IS_FILE_WATCH (self));

  if (self->n_pauses == 0)
    look (self);
}

/**
 * ent_file_watch_pause:
 * @self: a watch
 *
 * Looks away until [method@FileWatch.resume] was called as often: the case is being saved.
 */
void
ent_file_watch_pause (EntFileWatch *self)
{
  g_return_if_fail (ENT_IS_FILE_WATCH (self));

  self->n_pauses++;
  g_clear_handle_id (&self->settling, g_source_remove);
}

/**
 * ent_file_watch_resume:
 * @self: a watch that is paused
 *
 * Looks at the file again.
 */
void
ent_file_watch_resume (EntFileWatch *self)
{
  g_return_if_fail (ENT_IS_FILE_WATCH (self));
  g_return_if_fail (self->n_pauses > 0);

  if (--self->n_pauses == 0)
    look (self);
}

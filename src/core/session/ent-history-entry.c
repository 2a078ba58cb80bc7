/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-history-private.h"

/**
 * EntHistoryEntry:
 *
 * One state of a case in its history: what it was after a change, or, the first of all,
 * when it was opened. It lasts: a list shows it, and follows its properties.
 */

struct _EntHistoryEntry
{
  GObject parent_instance;

  guint      position;
  EntChange *change;     /* NULL for the first */
  char      *beginning;  /* what the first is called */
  GDateTime *time;
  gboolean   done;
  gboolean   current;
  gboolean   saved;
};

G_DEFINE_FINAL_TYPE (EntHistoryEntry, ent_history_entry, G_TYPE_OBJECT)

typedef enum
{
  PROP_POSITION = 1,
  PROP_TITLE,
  PROP_TIME,
  PROP_DONE,
  PROP_CURRENT,
  PROP_SAVED,
} EntHistoryEntryProperty;

static GParamSpec *properties[PROP_SAVED + 1];

static void
ent_history_entry_finalize (GObject *object)
{
  EntHistoryEntry *self = ENT_HISTORY_ENTRY (object);

  g_clear_object (&self->change);
  g_clear_pointer (&self->beginning, g_free);
  g_clear_pointer (&self->time, g_date_time_unref);

  G_OBJECT_CLASS (ent_history_entry_parent_class)->finalize (object);
}

static void
ent_history_entry_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  EntHistoryEntry *self = ENT_HISTORY_ENTRY (object);

  switch ((EntHistoryEntryProperty) prop_id)
    {
    case PROP_POSITION:
      g_value_set_uint (value, self->position);
      break;
    case PROP_TITLE:
      g_value_set_string (value, ent_history_entry_get_title (self));
      break;
    case PROP_TIME:
      g_value_set_boxed (value, self->time);
      break;
    case PROP_DONE:
      g_value_set_boolean (value, self->done);
      break;
    case PROP_CURRENT:
      g_value_set_boolean (value, self->current);
      break;
    case PROP_SAVED:
      g_value_set_boolean (value, self->saved);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_history_entry_class_init (EntHistoryEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = ent_history_entry_finalize;
  object_class->get_property = ent_history_entry_get_property;

  properties[PROP_POSITION] =
    g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_TIME] = g_param_spec_boxed ("time", NULL, NULL, G_TYPE_DATE_TIME, flags);
  properties[PROP_DONE] = g_param_spec_boolean ("done", NULL, NULL, FALSE, flags);
  properties[PROP_CURRENT] = g_param_spec_boolean ("current", NULL, NULL, FALSE, flags);
  properties[PROP_SAVED] = g_param_spec_boolean ("saved", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
ent_history_entry_init (EntHistoryEntry *self)
{
}

static void
take_time (EntHistoryEntry *self,
           gint64           time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (time);

  g_clear_pointer (&self->time, g_date_time_unref);
  self->time = g_date_time_to_local (utc);
}

/*< private >
 * ent_history_entry_new:
 * @position: how many changes are done in this state
 * @change: (nullable): the last of them; %NULL for none
 *
 * Returns: (transfer full): the entry
 */
EntHistoryEntry *
ent_history_entry_new (guint      position,
                       EntChange *change)
{
  EntHistoryEntry *self = g_object_new (ENT_TYPE_HISTORY_ENTRY, NULL);

  self->position = position;
  g_set_object (&self->change, change);
  take_time (self, change ? ent_change_get_time (change) : g_get_real_time ());

  return self;
}

/*< private >
 * ent_history_entry_set_beginning:
 * @self: the first entry, which nobody has seen yet
 * @title: what to call it
 * @time: when it was, in microseconds since the beginning of 1970, UTC
 *
 * Says how the history began, where the case was not opened just now.
 */
void
ent_history_entry_set_beginning (EntHistoryEntry *self,
                                 const char      *title,
                                 gint64           time)
{
  g_set_str (&self->beginning, title);
  take_time (self, time);
}

/*< private >
 * ent_history_entry_set_change:
 * @self: an entry
 * @change: what its change became with the one after it
 *
 * Lets the entry stand for more than before.
 */
void
ent_history_entry_set_change (EntHistoryEntry *self,
                              EntChange       *change)
{
  if (!g_set_object (&self->change, change))
    return;

  take_time (self, ent_change_get_time (change));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIME]);
}

static void
take_flag (EntHistoryEntry         *self,
           gboolean                *flag,
           gboolean                 value,
           EntHistoryEntryProperty  property)
{
  if (*flag == value)
    return;

  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/*< private >
 * ent_history_entry_set_place:
 * @self: an entry
 * @current: the position of the state that the case is in
 * @saved: that of the state that is saved, or %ENT_TIMELINE_NOWHERE
 *
 * Says where the entry lies as seen from there.
 */
void
ent_history_entry_set_place (EntHistoryEntry *self,
                             guint            current,
                             guint            saved)
{
  take_flag (self, &self->done, self->position <= current, PROP_DONE);
  take_flag (self, &self->current, self->position == current, PROP_CURRENT);
  take_flag (self, &self->saved, self->position == saved, PROP_SAVED);
}

/**
 * ent_history_entry_get_position:
 * @self: an entry
 *
 * Returns: how many changes are done in this state: what [method@History.go_to] and
 *   [method@History.peek] want
 */
guint
ent_history_entry_get_position (EntHistoryEntry *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY_ENTRY (self), 0);

  return self->position;
}

/**
 * ent_history_entry_get_title:
 * @self: an entry
 *
 * Returns: what was done, as in the undo menu
 */
const char *
ent_history_entry_get_title (EntHistoryEntry *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY_ENTRY (self), NULL);

  if (self->change != NULL)
    return ent_change_get_title (self->change);

  /* Translators: the first entry of the list of changes: the case as it was opened. */
  return self->beginning ? self->beginning : C_("history", "Opened");
}

/**
 * ent_history_entry_get_time:
 * @self: an entry
 *
 * Returns: (transfer none): when, in local time; of the first entry when the case was opened
 */
GDateTime *
ent_history_entry_get_time (EntHistoryEntry *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY_ENTRY (self), NULL);

  return self->time;
}

/**
 * ent_history_entry_is_done:
 * @self: an entry
 *
 * Returns: whether its change is done; %FALSE where it is undone
 */
gboolean
ent_history_entry_is_done (EntHistoryEntry *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY_ENTRY (self), FALSE);

  return self->done;
}

/**
 * ent_history_entry_is_current:
 * @self: an entry
 *
 * Returns: whether the case is in this state now
 */
gboolean
ent_history_entry_is_current (EntHistoryEntry *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY_ENTRY (self), FALSE);

  return self->current;
}

/**
 * ent_history_entry_is_saved:
 * @self: an entry
 *
 * Returns: whether this state is the one that was saved last
 */
gboolean
ent_history_entry_is_saved (EntHistoryEntry *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY_ENTRY (self), FALSE);

  return self->saved;
}

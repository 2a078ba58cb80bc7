/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-history-private.h"
#include "ent-store.h"

/**
 * EntHistory:
 *
 * What was done to a case in a session, so that it can be undone and redone, and
 * whether what is there now is what was saved. Undo is a change like any other:
 * it goes through the case's one door.
 *
 * It is a list of [class@HistoryEntry]: the state in which the case was opened, then
 * one after each change, also of those that are undone. Its length is one more than the
 * number of changes, and position N is the state in which N changes are done.
 *
 * Where it has a journal, all that happens is written down there.
 *
 * Any state can be looked at: see [method@History.look].
 */

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EntHistory, ent_history, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

typedef enum
{
  PROP_POSITION = 1,
  PROP_MODIFIED,
  PROP_SHOWN,
  PROP_LOOKING,
} EntHistoryProperty;

static GParamSpec *properties[PROP_LOOKING + 1];

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return ENT_TYPE_HISTORY_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return ENT_HISTORY (model)->entries->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  EntHistory *self = ENT_HISTORY (model);

  return position < self->entries->len
           ? g_object_ref (g_ptr_array_index (self->entries, position)) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
ent_history_finalize (GObject *object)
{
  EntHistory *self = ENT_HISTORY (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->timeline, ent_timeline_free);
  g_clear_object (&self->journal);
  g_clear_object (&self->the_case);

  G_OBJECT_CLASS (ent_history_parent_class)->finalize (object);
}

static void
ent_history_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  EntHistory *self = ENT_HISTORY (object);

  switch ((EntHistoryProperty) prop_id)
    {
    case PROP_POSITION:
      g_value_set_uint (value, self->timeline->position);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, ent_history_is_modified (self));
      break;
    case PROP_SHOWN:
      g_value_set_uint (value, ent_history_get_shown (self));
      break;
    case PROP_LOOKING:
      g_value_set_boolean (value, ent_history_is_looking (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_history_class_init (EntHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = ent_history_finalize;
  object_class->get_property = ent_history_get_property;

  properties[PROP_POSITION] =
    g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  properties[PROP_SHOWN] = g_param_spec_uint ("shown", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LOOKING] = g_param_spec_boolean ("looking", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * EntHistory::changed:
   * @self: the history
   *
   * Something was done, undone, redone or saved; the list and the properties tell of it.
   */
  signals[CHANGED] =
    g_signal_new ("changed", ENT_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
ent_history_init (EntHistory *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->lost = ENT_TIMELINE_NOWHERE;
  self->shown = ENT_TIMELINE_NOWHERE;
}

void
ent_history_notify_look (EntHistory *self,
                         gboolean    began_or_ended)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
  if (began_or_ended)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOKING]);
}

/* What a step starts from, to find out what it changed. */
typedef struct
{
  guint    position;
  guint    saved;
  gboolean modified;
} Standing;

static Standing
get_standing (EntHistory *self)
{
  return (Standing) {
    self->timeline->position, self->timeline->saved, ent_history_is_modified (self),
  };
}

static void
place_entries (EntHistory *self,
               guint       first,
               guint       last)
{
  for (guint i = first; i <= last && i < self->entries->len; i++)
    ent_history_entry_set_place (g_ptr_array_index (self->entries, i), self->timeline->position,
                                 self->timeline->saved);
}

static void
announce (EntHistory *self,
          Standing    before)
{
  EntTimeline *timeline = self->timeline;

  place_entries (self, MIN (before.position, timeline->position),
                 MAX (before.position, timeline->position));
  if (before.saved != timeline->saved)
    {
      place_entries (self, before.saved, before.saved);
      place_entries (self, timeline->saved, timeline->saved);
    }

  if (before.position != timeline->position)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
    }
  if (before.modified != ent_history_is_modified (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_entry (EntHistory *self,
           guint       position)
{
  GPtrArray *changes = self->timeline->changes;
  EntChange *change = position > 0 ? g_ptr_array_index (changes, position - 1) : NULL;
  EntHistoryEntry *entry = ent_history_entry_new (position, change);

  ent_history_entry_set_place (entry, self->timeline->position, self->timeline->saved);
  g_ptr_array_add (self->entries, entry);
}

static EntHistory *
new_with_timeline (EntCase     *the_case,
                   EntTimeline *timeline)
{
  EntHistory *self = g_object_new (ENT_TYPE_HISTORY, NULL);

  self->the_case = g_object_ref (the_case);
  self->timeline = timeline;
  for (guint i = 0; i <= timeline->changes->len; i++)
    add_entry (self, i);

  return self;
}

static gboolean
is_new (EntCase *the_case)
{
  return ent_store_get_known_digest (the_case) == NULL &&
         g_list_model_get_n_items (ent_case_get_states (the_case)) == 0 &&
         g_list_model_get_n_items (ent_case_get_articles (the_case)) == 0;
}

/**
 * ent_history_new:
 * @the_case: a case that is what was saved
 *
 * Returns: (transfer full): a history in which nothing was done yet
 */
EntHistory *
ent_history_new (EntCase *the_case)
{
  EntHistory *self;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  self = new_with_timeline (the_case, ent_timeline_new ());
  if (is_new (the_case))
    /* Translators: the first entry of the list of changes, where the case is from no file. */
    ent_history_entry_set_beginning (g_ptr_array_index (self->entries, 0),
                                     C_("history", "New Case"), g_get_real_time ());

  return self;
}

/* The case was opened when nobody knows, but before the first change. */
static void
begin_recovered (EntHistory *self)
{
  GPtrArray *changes = self->timeline->changes;
  gint64 time = changes->len > 0 ? ent_change_get_time (g_ptr_array_index (changes, 0))
                                 : g_get_real_time ();

  /* Translators: the first entry of the list of changes, where unsaved work was recovered. */
  ent_history_entry_set_beginning (g_ptr_array_index (self->entries, 0),
                                   C_("history", "Before the Recovered Changes"), time);
}

/**
 * ent_history_new_recovered:
 * @recovery: what was brought back of unsaved work; its timeline is taken
 *
 * Returns: (transfer full): the history of the case, which its journal follows
 */
EntHistory *
ent_history_new_recovered (EntRecovery *recovery)
{
  EntHistory *self;

  g_return_val_if_fail (recovery != NULL, NULL);
  g_return_val_if_fail (recovery->timeline != NULL, NULL);

  self = new_with_timeline (recovery->the_case, g_steal_pointer (&recovery->timeline));
  g_set_object (&self->journal, recovery->journal);
  begin_recovered (self);

  return self;
}

/**
 * ent_history_get_case:
 * @self: a history
 *
 * Returns: (transfer none): the case that it is the history of
 */
EntCase *
ent_history_get_case (EntHistory *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), NULL);

  return self->the_case;
}

/**
 * ent_history_get_journal:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): where it is written down
 */
EntJournal *
ent_history_get_journal (EntHistory *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), NULL);

  return self->journal;
}

/**
 * ent_history_set_journal:
 * @self: a history in which nothing was done yet
 * @journal: a journal of the same case
 *
 * Writes down in a journal all that will be done.
 */
void
ent_history_set_journal (EntHistory *self,
                         EntJournal *journal)
{
  g_return_if_fail (ENT_IS_HISTORY (self));
  g_return_if_fail (ENT_IS_JOURNAL (journal));
  g_return_if_fail (self->timeline->changes->len == 0);

  g_set_object (&self->journal, journal);
}

/* The list loses what was undone, and gains the change. */
static void
replace_entries (EntHistory *self,
                 guint       position)
{
  guint n_removed = self->entries->len - (position + 1);

  g_ptr_array_set_size (self->entries, (int) position + 1);
  add_entry (self, position + 1);
  g_list_model_items_changed (G_LIST_MODEL (self), position + 1, n_removed, 1);
}

/* What is seen is not what would be changed. */
static gboolean
refuse_while_looking (EntHistory  *self,
                      GError     **error)
{
  if (!ent_history_is_looking (self))
    return FALSE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY,
               _("This is the case as it was at another time; go back to now to change it."));
  return TRUE;
}

/**
 * ent_history_apply:
 * @self: a history
 * @change: what to do
 * @error: return location
 *
 * Does a change. What was undone before can no longer be redone.
 *
 * Returns: whether it was done; see [method@Case.apply]; %FALSE with
 *   %G_IO_ERROR_READ_ONLY while another state is looked at
 */
gboolean
ent_history_apply (EntHistory  *self,
                   EntChange   *change,
                   GError     **error)
{
  Standing before;
  gboolean merged;

  g_return_val_if_fail (ENT_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (ENT_IS_CHANGE (change), FALSE);

  before = get_standing (self);
  if (refuse_while_looking (self, error) || !ent_case_apply (self->the_case, change, error))
    return FALSE;

  self->lost = ENT_TIMELINE_NOWHERE;
  merged = ent_timeline_add (self->timeline, change);
  if (self->journal != NULL)
    ent_journal_write_change (self->journal, change, merged);
  if (merged)
    ent_history_entry_set_change (g_ptr_array_index (self->entries, before.position),
                                  g_ptr_array_index (self->timeline->changes, before.position - 1));
  else
    replace_entries (self, before.position);
  announce (self, before);

  return TRUE;
}

/**
 * ent_history_go_to:
 * @self: a history
 * @position: how many changes are to be done, at most all there are
 * @error: return location
 *
 * Undoes or redoes as many changes as it takes, in one step: followers of the case hear
 * of one change.
 *
 * Returns: whether it is there; %FALSE with %G_IO_ERROR_READ_ONLY while another state is
 *   looked at
 */
gboolean
ent_history_go_to (EntHistory  *self,
                   guint        position,
                   GError     **error)
{
  Standing before;
  g_autoptr (EntChange) way = NULL;

  g_return_val_if_fail (ENT_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (position <= self->timeline->changes->len, FALSE);

  before = get_standing (self);
  if (refuse_while_looking (self, error))
    return FALSE;
  if (position == before.position)
    return TRUE;

  way = ent_timeline_make_way (self->timeline, before.position, position);
  if (ent_change_get_n_edits (way) > 0 && !ent_case_apply (self->the_case, way, error))
    return FALSE;

  ent_timeline_go (self->timeline, position);
  if (self->journal != NULL)
    ent_journal_write_position (self->journal, position);
  announce (self, before);

  return TRUE;
}

/**
 * ent_history_undo:
 * @self: a history
 * @error: return location
 *
 * Undoes the last change that is done.
 *
 * Returns: whether there was one, and it is undone
 */
gboolean
ent_history_undo (EntHistory  *self,
                  GError     **error)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), FALSE);

  return self->timeline->position > 0 &&
         ent_history_go_to (self, self->timeline->position - 1, error);
}

/**
 * ent_history_redo:
 * @self: a history
 * @error: return location
 *
 * Does the last change that was undone again.
 *
 * Returns: whether there was one, and it is done
 */
gboolean
ent_history_redo (EntHistory  *self,
                  GError     **error)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), FALSE);

  return self->timeline->position < self->timeline->changes->len &&
         ent_history_go_to (self, self->timeline->position + 1, error);
}

/**
 * ent_history_get_position:
 * @self: a history
 *
 * Returns: how many changes are done
 */
guint
ent_history_get_position (EntHistory *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), 0);

  return self->timeline->position;
}

/**
 * ent_history_peek_undo:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): the change that would be undone
 */
EntChange *
ent_history_peek_undo (EntHistory *self)
{
  EntTimeline *timeline = self->timeline;

  return timeline->position > 0 ? g_ptr_array_index (timeline->changes, timeline->position - 1)
                                : NULL;
}

/**
 * ent_history_peek_redo:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): the change that would be redone
 */
EntChange *
ent_history_peek_redo (EntHistory *self)
{
  EntTimeline *timeline = self->timeline;

  return timeline->position < timeline->changes->len
           ? g_ptr_array_index (timeline->changes, timeline->position) : NULL;
}

/**
 * ent_history_begin_save:
 * @self: a history
 * @address: (nullable): where the case is being saved to
 * @bytes: (nullable): what is being written
 *
 * Says that the case as it is now is being saved. Changes may be made until
 * [method@History.end_save]; they are not saved then.
 */
void
ent_history_begin_save (EntHistory *self,
                        const char *address,
                        GBytes     *bytes)
{
  g_return_if_fail (ENT_IS_HISTORY (self));

  ent_timeline_begin_save (self->timeline);
  if (self->journal != NULL && bytes != NULL)
    ent_journal_begin_save (self->journal, address,
                            ent_header_get_title (ent_case_get_header (self->the_case)), bytes);
}

/**
 * ent_history_end_save:
 * @self: a history
 * @saved: whether the case as it was when saving began is saved now
 *
 * Says how a saving ended.
 */
void
ent_history_end_save (EntHistory *self,
                      gboolean    saved)
{
  Standing before;

  g_return_if_fail (ENT_IS_HISTORY (self));

  before = get_standing (self);
  if (saved)
    self->lost = ENT_TIMELINE_NOWHERE;
  ent_timeline_end_save (self->timeline, saved);
  if (self->journal != NULL)
    ent_journal_end_save (self->journal, saved);
  announce (self, before);
}

/**
 * ent_history_mark_saved:
 * @self: a history
 *
 * Says that the case as it is now is saved, in no file that the journal should know of.
 */
void
ent_history_mark_saved (EntHistory *self)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_if_fail (ENT_IS_HISTORY (self));

  bytes = self->journal ? ent_history_write_bytes (self) : NULL;
  ent_history_begin_save (self, NULL, bytes);
  ent_history_end_save (self, TRUE);
}

static void
set_saved (EntHistory *self,
           guint       saved)
{
  Standing before = get_standing (self);

  self->timeline->saved = saved;
  announce (self, before);
}

/**
 * ent_history_forget_saved:
 * @self: a history
 *
 * Says that a saving failed and left the file other than it was: until it is saved again,
 * the case is modified in all its states, and nothing but a saving brings back what was saved.
 */
void
ent_history_forget_saved (EntHistory *self)
{
  g_return_if_fail (ENT_IS_HISTORY (self));

  self->lost = ENT_TIMELINE_NOWHERE;
  set_saved (self, ENT_TIMELINE_NOWHERE);
}

/**
 * ent_history_lose_saved:
 * @self: a history
 *
 * Says that what was saved is no longer there: its file was removed, or holds something
 * else. Until it is saved again, the case is modified in all its states.
 */
void
ent_history_lose_saved (EntHistory *self)
{
  g_return_if_fail (ENT_IS_HISTORY (self));

  if (self->timeline->saved == ENT_TIMELINE_NOWHERE)
    return;

  self->lost = self->timeline->saved;
  set_saved (self, ENT_TIMELINE_NOWHERE);
}

/**
 * ent_history_find_saved:
 * @self: a history
 *
 * Takes [method@History.lose_saved] back, where nothing was done since but undo and redo:
 * the file is there again.
 */
void
ent_history_find_saved (EntHistory *self)
{
  g_return_if_fail (ENT_IS_HISTORY (self));

  if (self->lost == ENT_TIMELINE_NOWHERE)
    return;

  set_saved (self, self->lost);
  self->lost = ENT_TIMELINE_NOWHERE;
}

/**
 * ent_history_is_modified:
 * @self: a history
 *
 * Returns: whether the case differs from what was last saved
 */
gboolean
ent_history_is_modified (EntHistory *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), FALSE);

  return self->timeline->saved != self->timeline->position;
}

/**
 * ent_history_is_saving:
 * @self: a history
 *
 * Returns: whether a saving has begun and not ended; [signal@History::changed] tells of the
 *   end
 */
gboolean
ent_history_is_saving (EntHistory *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), FALSE);

  return self->timeline->saving != ENT_TIMELINE_NOWHERE;
}

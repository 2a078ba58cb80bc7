/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-timeline.h"

#include <glib/gi18n-lib.h>

/**
 * ent_timeline_new:
 *
 * Returns: (transfer full): a timeline on which nothing was done, and which is saved
 */
EntTimeline *
ent_timeline_new (void)
{
  EntTimeline *self = g_new0 (EntTimeline, 1);

  self->changes = g_ptr_array_new_with_free_func (g_object_unref);
  self->saving = ENT_TIMELINE_NOWHERE;
  return self;
}

/**
 * ent_timeline_free:
 * @self: a timeline
 *
 * Frees it.
 */
void
ent_timeline_free (EntTimeline *self)
{
  g_ptr_array_unref (self->changes);
  g_free (self);
}

/* What was undone is no longer ahead, nor what was saved if it lay there. */
static void
cut (EntTimeline *self)
{
  if (self->saved != ENT_TIMELINE_NOWHERE && self->saved > self->position)
    self->saved = ENT_TIMELINE_NOWHERE;
  if (self->saving != ENT_TIMELINE_NOWHERE && self->saving > self->position)
    self->saving = ENT_TIMELINE_NOWHERE;
  g_ptr_array_set_size (self->changes, (int) self->position);
}

static EntChange *
merge_with_last (EntTimeline *self,
                 EntChange   *change)
{
  if (self->sealed || self->position == 0 || self->position < self->changes->len)
    return NULL;
  /* One must be able to come back to what was saved. */
  if (self->position == self->saved || self->position == self->saving)
    return NULL;

  return ent_change_merge (g_ptr_array_index (self->changes, self->position - 1), change);
}

static void
append (EntTimeline *self,
        EntChange   *change)
{
  cut (self);
  self->sealed = FALSE;
  g_ptr_array_add (self->changes, g_object_ref (change));
  self->position++;
}

static void
replace_last (EntTimeline *self,
              EntChange   *merged)
{
  g_object_unref (g_ptr_array_index (self->changes, self->position - 1));
  g_ptr_array_index (self->changes, self->position - 1) = g_object_ref (merged);
}

/**
 * ent_timeline_add:
 * @self: a timeline
 * @change: a change that was done
 *
 * Puts a change behind those that are done. What was undone before is forgotten.
 *
 * Returns: whether it became one with the change before it
 */
gboolean
ent_timeline_add (EntTimeline *self,
                  EntChange   *change)
{
  g_autoptr (EntChange) merged = merge_with_last (self, change);

  if (merged != NULL)
    replace_last (self, merged);
  else
    append (self, change);

  return merged != NULL;
}

/**
 * ent_timeline_add_again:
 * @self: a timeline
 * @change: a change that was done
 * @merged: what [method@Timeline.add] returned when it was
 *
 * Does what [method@Timeline.add] did, whatever would be decided now.
 *
 * Returns: %FALSE where that is not possible
 */
gboolean
ent_timeline_add_again (EntTimeline *self,
                        EntChange   *change,
                        gboolean     merged)
{
  g_autoptr (EntChange) both = NULL;

  if (merged)
    {
      if (self->position == 0 || self->position < self->changes->len)
        return FALSE;
      both = ent_change_compose (g_ptr_array_index (self->changes, self->position - 1), change);
      if (both == NULL)
        return FALSE;
      replace_last (self, both);
      return TRUE;
    }

  append (self, change);
  return TRUE;
}

/**
 * ent_timeline_go:
 * @self: a timeline
 * @position: how many changes are to be done, at most all
 *
 * Says that changes were undone or done again.
 */
void
ent_timeline_go (EntTimeline *self,
                 guint        position)
{
  g_return_if_fail (position <= self->changes->len);

  self->position = position;
  self->sealed = TRUE;
}

/**
 * ent_timeline_begin_save:
 * @self: a timeline
 *
 * Says that what is there now is being saved.
 */
void
ent_timeline_begin_save (EntTimeline *self)
{
  self->saving = self->position;
}

/**
 * ent_timeline_end_save:
 * @self: a timeline
 * @saved: whether what was there when saving began is saved now
 *
 * Says how a saving ended. Changes may have been made meanwhile.
 */
void
ent_timeline_end_save (EntTimeline *self,
                       gboolean     saved)
{
  if (saved)
    self->saved = self->saving;
  self->saving = ENT_TIMELINE_NOWHERE;
}

/**
 * ent_timeline_count_unsaved:
 * @self: a timeline
 *
 * Returns: how many changes lie between what was saved and what is there now; where
 *   what was saved cannot be gone back to, how many are done, and at least 1
 */
guint
ent_timeline_count_unsaved (EntTimeline *self)
{
  if (self->saved == ENT_TIMELINE_NOWHERE)
    return MAX (self->position, 1);

  return MAX (self->saved, self->position) - MIN (self->saved, self->position);
}

/**
 * ent_timeline_dup_unsaved_titles:
 * @self: a timeline
 * @max: how many at most
 *
 * Returns: (transfer full): what the changes between what was saved and what is there now
 *   are called, the last one first; what was undone since says so
 */
char **
ent_timeline_dup_unsaved_titles (EntTimeline *self,
                                 guint        max)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  guint saved = self->saved == ENT_TIMELINE_NOWHERE ? 0 : self->saved;

  for (guint i = self->position; i > saved && self->position - i < max; i--)
    g_strv_builder_add (titles, ent_change_get_title (g_ptr_array_index (self->changes, i - 1)));
  for (guint i = self->position; i < saved && i - self->position < max; i++)
    {
      const char *title = ent_change_get_title (g_ptr_array_index (self->changes, i));

      g_strv_builder_take (titles, g_strdup_printf (_("Undo %s"), title));
    }

  return g_strv_builder_end (titles);
}

/**
 * ent_timeline_make_way:
 * @self: a timeline
 * @from: a position
 * @to: another
 *
 * Makes one change of all that lies between two positions.
 *
 * Returns: (transfer full): the change that leads from @from to @to
 */
EntChange *
ent_timeline_make_way (EntTimeline *self,
                       guint        from,
                       guint        to)
{
  g_autoptr (EntChange) forth = NULL;
  const char *title = "";

  g_return_val_if_fail (MAX (from, to) <= self->changes->len, NULL);

  if (from != to)
    title = ent_change_get_title (g_ptr_array_index (self->changes, to > from ? to - 1 : to));
  forth = ent_change_squash (title, (EntChange **) self->changes->pdata + MIN (from, to),
                             MAX (from, to) - MIN (from, to));

  return from <= to ? g_steal_pointer (&forth) : ent_change_invert (forth);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-history.h"

/*
 * What was done to a case in a session, so that it can be undone and redone, and
 * whether what is there now is what was saved. Undo is a change like any other:
 * it goes through the case's one door.
 */

struct _EntHistory
{
  GObject parent_instance;

  EntCase   *the_case;
  GPtrArray *changes;
  guint      n_done;   /* the changes before this one are done, those after undone */
  guint      n_saved;  /* how many were done when it was saved; G_MAXUINT for never */
};

G_DEFINE_FINAL_TYPE (EntHistory, ent_history, G_TYPE_OBJECT)

static void
ent_history_finalize (GObject *object)
{
  EntHistory *self = ENT_HISTORY (object);

  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_object (&self->the_case);

  G_OBJECT_CLASS (ent_history_parent_class)->finalize (object);
}

static void
ent_history_class_init (EntHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_history_finalize;
}

static void
ent_history_init (EntHistory *self)
{
  self->changes = g_ptr_array_new_with_free_func (g_object_unref);
}

EntHistory *
ent_history_new (EntCase *the_case)
{
  EntHistory *self = g_object_new (ENT_TYPE_HISTORY, NULL);

  self->the_case = g_object_ref (the_case);
  return self;
}

gboolean
ent_history_apply (EntHistory  *self,
                   EntChange   *change,
                   GError     **error)
{
  if (!ent_case_apply (self->the_case, change, error))
    return FALSE;

  /* What was undone is no longer ahead, nor is what was saved if that lay there. */
  if (self->n_saved > self->n_done)
    self->n_saved = G_MAXUINT;
  g_ptr_array_set_size (self->changes, (int) self->n_done);
  g_ptr_array_add (self->changes, g_object_ref (change));
  self->n_done++;

  return TRUE;
}

gboolean
ent_history_undo (EntHistory  *self,
                  GError     **error)
{
  g_autoptr (EntChange) inverse = NULL;

  if (self->n_done == 0)
    return FALSE;

  inverse = ent_change_invert (g_ptr_array_index (self->changes, self->n_done - 1));
  if (!ent_case_apply (self->the_case, inverse, error))
    return FALSE;
  self->n_done--;

  return TRUE;
}

gboolean
ent_history_redo (EntHistory  *self,
                  GError     **error)
{
  if (self->n_done == self->changes->len)
    return FALSE;
  if (!ent_case_apply (self->the_case, g_ptr_array_index (self->changes, self->n_done), error))
    return FALSE;
  self->n_done++;

  return TRUE;
}

EntChange *
ent_history_peek_undo (EntHistory *self)
{
  return self->n_done > 0 ? g_ptr_array_index (self->changes, self->n_done - 1) : NULL;
}

EntChange *
ent_history_peek_redo (EntHistory *self)
{
  return self->n_done < self->changes->len ? g_ptr_array_index (self->changes, self->n_done) : NULL;
}

void
ent_history_mark_saved (EntHistory *self)
{
  self->n_saved = self->n_done;
}

gboolean
ent_history_is_modified (EntHistory *self)
{
  return self->n_saved != self->n_done;
}

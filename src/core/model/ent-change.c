/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-change.h"

/**
 * EntChange:
 *
 * The one door through which a case changes: a named list of edits, each of
 * which replaces one record by another, makes one, or removes one. A change is
 * plain data: it can be inverted for undo, and written down.
 */

struct _EntChange
{
  GObject parent_instance;

  char      *title;
  gint64     time;       /* microseconds since 1970 */
  char      *merge_key;
  GPtrArray *edits;
};

G_DEFINE_FINAL_TYPE (EntChange, ent_change, G_TYPE_OBJECT)

static void
edit_free (EntEdit *edit)
{
  g_free (edit->id);
  g_clear_pointer (&edit->before, json_node_unref);
  g_clear_pointer (&edit->after, json_node_unref);
  g_free (edit);
}

static void
ent_change_finalize (GObject *object)
{
  EntChange *self = ENT_CHANGE (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->merge_key, g_free);
  g_clear_pointer (&self->edits, g_ptr_array_unref);

  G_OBJECT_CLASS (ent_change_parent_class)->finalize (object);
}

static void
ent_change_class_init (EntChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_change_finalize;
}

static void
ent_change_init (EntChange *self)
{
  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) edit_free);
}

/**
 * ent_change_new:
 * @title: what the change does, for the undo menu: "Move Laos"
 *
 * Returns: (transfer full): a change that does nothing yet
 */
EntChange *
ent_change_new (const char *title)
{
  EntChange *self = g_object_new (ENT_TYPE_CHANGE, NULL);

  self->title = g_strdup (title);
  self->time = g_get_real_time ();
  return self;
}

/* The header has no id: there is one. */
static const char *
get_id (JsonNode *node)
{
  return json_object_get_string_member_with_default (json_node_get_object (node), "id", "case");
}

/**
 * ent_change_add:
 * @self: a change
 * @type: the type of the record; %ENT_TYPE_HEADER for what the case says of itself,
 *   which can be neither made nor removed
 * @before: (nullable) (transfer none): the record as it is now; %NULL makes one
 * @after: (nullable) (transfer none): the record as it is to be, with the same
 *   id; %NULL removes it
 *
 * Adds an edit of one record.
 */
void
ent_change_add (EntChange *self,
                GType      type,
                JsonNode  *before,
                JsonNode  *after)
{
  EntEdit *edit;

  g_return_if_fail (ENT_IS_CHANGE (self));
  g_return_if_fail (before != NULL || after != NULL);
  g_return_if_fail (!before || !after || g_str_equal (get_id (before), get_id (after)));

  edit = g_new0 (EntEdit, 1);
  edit->type = type;
  edit->id = g_strdup (get_id (before ? before : after));
  edit->before = before ? json_node_ref (before) : NULL;
  edit->after = after ? json_node_ref (after) : NULL;
  g_ptr_array_add (self->edits, edit);
}

/**
 * ent_change_invert:
 * @self: a change
 *
 * Returns: (transfer full): the change that undoes it, with the same title
 */
EntChange *
ent_change_invert (EntChange *self)
{
  EntChange *inverse;

  g_return_val_if_fail (ENT_IS_CHANGE (self), NULL);

  inverse = ent_change_new (self->title);
  for (guint i = self->edits->len; i > 0; i--)
    {
      const EntEdit *edit = g_ptr_array_index (self->edits, i - 1);

      ent_change_add (inverse, edit->type, edit->after, edit->before);
    }

  return inverse;
}

/**
 * ent_change_get_title:
 * @self: a change
 *
 * Returns: what it does, for the undo menu
 */
const char *
ent_change_get_title (EntChange *self)
{
  g_return_val_if_fail (ENT_IS_CHANGE (self), NULL);

  return self->title;
}

/**
 * ent_change_set_title:
 * @self: a change that was not done yet
 * @title: what it does, for the undo menu
 *
 * Names a change anew, where what it does is known only when it is made.
 */
void
ent_change_set_title (EntChange  *self,
                      const char *title)
{
  g_return_if_fail (ENT_IS_CHANGE (self));
  g_return_if_fail (title != NULL);

  g_set_str (&self->title, title);
}

/**
 * ent_change_get_n_edits:
 * @self: a change
 *
 * Returns: how many records it touches
 */
guint
ent_change_get_n_edits (EntChange *self)
{
  g_return_val_if_fail (ENT_IS_CHANGE (self), 0);

  return self->edits->len;
}

/**
 * ent_change_get_edit:
 * @self: a change
 * @n: which edit, from 0
 *
 * Returns: (transfer none): the edit
 */
const EntEdit *
ent_change_get_edit (EntChange *self,
                     guint      n)
{
  g_return_val_if_fail (ENT_IS_CHANGE (self), NULL);
  g_return_val_if_fail (n < self->edits->len, NULL);

  return g_ptr_array_index (self->edits, n);
}

/**
 * ent_change_get_time:
 * @self: a change
 *
 * Returns: when it was made: microseconds since the beginning of 1970, UTC
 */
gint64
ent_change_get_time (EntChange *self)
{
  g_return_val_if_fail (ENT_IS_CHANGE (self), 0);

  return self->time;
}

/**
 * ent_change_set_time:
 * @self: a change that was not done yet
 * @time: when it was made: microseconds since the beginning of 1970, UTC
 *
 * A change says when it was made by itself; this is for one that is read again.
 */
void
ent_change_set_time (EntChange *self,
                     gint64     time)
{
  g_return_if_fail (ENT_IS_CHANGE (self));

  self->time = time;
}

/**
 * ent_change_get_merge_key:
 * @self: a change
 *
 * Returns: (nullable): what [method@Change.set_merge_key] said
 */
const char *
ent_change_get_merge_key (EntChange *self)
{
  g_return_val_if_fail (ENT_IS_CHANGE (self), NULL);

  return self->merge_key;
}

/**
 * ent_change_set_merge_key:
 * @self: a change that was not done yet
 * @key: (nullable): what is being done, such as `move` or `type:note`, where doing
 *   it makes many changes that are one to the user; %NULL where each stands alone
 *
 * Lets the change become one with the one before it: see [method@Change.merge].
 */
void
ent_change_set_merge_key (EntChange  *self,
                          const char *key)
{
  g_return_if_fail (ENT_IS_CHANGE (self));

  g_set_str (&self->merge_key, key);
}

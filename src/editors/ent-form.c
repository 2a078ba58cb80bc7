/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-form.h"

/**
 * EntForm:
 *
 * Rows that are bound to the members of one record, or of a part of one. The record
 * that comes out is the one that went in, with what the rows say in the place of what
 * they were bound to: members that nobody knows stay as they are.
 *
 * The rows that come with the form are in ent-form-rows.c, ent-form-choice.c and
 * ent-form-term.c; others are bound by [method@Form.bind].
 */

struct _EntForm
{
  GObject parent_instance;

  JsonObject *source;
  JsonNode   *untouched;   /* what comes out as long as nobody touched a row */
  GArray     *bindings;
};

typedef struct
{
  GtkWidget       *row;
  EntFormStoreFunc store;
  EntFormCheckFunc check;
  gpointer         user_data;
  GDestroyNotify   destroy;
} Binding;

G_DEFINE_FINAL_TYPE (EntForm, ent_form, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
binding_clear (gpointer data)
{
  Binding *binding = data;

  if (binding->destroy != NULL)
    binding->destroy (binding->user_data);
}

static JsonObject *
copy_object (JsonObject *object)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    json_object_set_member (copy, name, json_node_copy (node));

  return copy;
}

static JsonNode *
dup_node (EntForm *self)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, ent_form_dup_object (self));
  return node;
}

static void
ent_form_finalize (GObject *object)
{
  EntForm *self = ENT_FORM (object);

  g_clear_pointer (&self->bindings, g_array_unref);
  g_clear_pointer (&self->untouched, json_node_unref);
  g_clear_pointer (&self->source, json_object_unref);

  G_OBJECT_CLASS (ent_form_parent_class)->finalize (object);
}

static void
ent_form_class_init (EntFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_form_finalize;

  /**
   * EntForm::changed:
   * @self: the form
   *
   * A row says something else now.
   */
  signals[CHANGED] = g_signal_new ("changed", ENT_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
ent_form_init (EntForm *self)
{
  self->bindings = g_array_new (FALSE, FALSE, sizeof (Binding));
  g_array_set_clear_func (self->bindings, binding_clear);
}

/**
 * ent_form_new:
 * @object: (nullable) (transfer none): the JSON of a record or of a part of one; %NULL
 *   for a new one
 *
 * Returns: (transfer full): a form without rows
 */
EntForm *
ent_form_new (JsonObject *object)
{
  EntForm *self = g_object_new (ENT_TYPE_FORM, NULL);

  self->source = object ? copy_object (object) : json_object_new ();
  return self;
}

/**
 * ent_form_get_source:
 * @self: a form
 *
 * Returns: (transfer none): the record as it went in
 */
JsonObject *
ent_form_get_source (EntForm *self)
{
  g_return_val_if_fail (ENT_IS_FORM (self), NULL);

  return self->source;
}

/**
 * ent_form_bind:
 * @self: a form
 * @row: the row; whoever frees the data keeps it as long
 * @store: puts what the row says into the record
 * @check: (nullable): says what is wrong with it
 * @user_data: data for both
 * @destroy: (nullable): frees it with the form
 *
 * Binds a row of any kind. The row calls [method@Form.changed] when it says something else.
 */
void
ent_form_bind (EntForm          *self,
               GtkWidget        *row,
               EntFormStoreFunc  store,
               EntFormCheckFunc  check,
               gpointer          user_data,
               GDestroyNotify    destroy)
{
  const Binding binding = { row, store, check, user_data, destroy };

  g_return_if_fail (ENT_IS_FORM (self));
  g_return_if_fail (GTK_IS_WIDGET (row));
  g_return_if_fail (store != NULL);

  g_array_append_val (self->bindings, binding);
  g_clear_pointer (&self->untouched, json_node_unref);
  self->untouched = dup_node (self);
}

/**
 * ent_form_dup_object:
 * @self: a form
 *
 * Returns: (transfer full): the record as the rows have it now
 */
JsonObject *
ent_form_dup_object (EntForm *self)
{
  JsonObject *object;

  g_return_val_if_fail (ENT_IS_FORM (self), NULL);

  object = copy_object (self->source);
  for (guint i = 0; i < self->bindings->len; i++)
    {
      const Binding *binding = &g_array_index (self->bindings, Binding, i);

      binding->store (object, binding->user_data);
    }

  return object;
}

/**
 * ent_form_dup_problem:
 * @self: a form
 * @row: (out) (optional) (transfer none) (nullable): the row that it is wrong with
 *
 * Returns: (transfer full) (nullable): what is wrong with the first row that something
 *   is wrong with, in a sentence
 */
char *
ent_form_dup_problem (EntForm    *self,
                      GtkWidget **row)
{
  g_return_val_if_fail (ENT_IS_FORM (self), NULL);

  if (row != NULL)
    *row = NULL;

  for (guint i = 0; i < self->bindings->len; i++)
    {
      const Binding *binding = &g_array_index (self->bindings, Binding, i);
      char *problem = binding->check ? binding->check (binding->user_data) : NULL;

      if (problem == NULL)
        continue;
      if (row != NULL)
        *row = binding->row;
      return problem;
    }

  return NULL;
}

/**
 * ent_form_is_touched:
 * @self: a form
 *
 * Returns: whether the rows say anything else than in the beginning
 */
gboolean
ent_form_is_touched (EntForm *self)
{
  g_autoptr (JsonNode) now = NULL;

  g_return_val_if_fail (ENT_IS_FORM (self), FALSE);

  if (self->untouched == NULL)
    return FALSE;

  now = dup_node (self);
  return !json_node_equal (now, self->untouched);
}

/**
 * ent_form_changed:
 * @self: a form
 *
 * Tells that a row says something else.
 */
void
ent_form_changed (EntForm *self)
{
  g_return_if_fail (ENT_IS_FORM (self));

  g_signal_emit (self, signals[CHANGED], 0);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-author-row.h"
#include "ent-authors-group.h"

/*
 * The authors of an article, in the order in which they are cited: rows that are added,
 * removed and moved.
 */

struct _EntAuthorsGroup
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows;
  GtkWidget *add_row;
};

G_DEFINE_FINAL_TYPE (EntAuthorsGroup, ent_authors_group, ADW_TYPE_PREFERENCES_GROUP)

static guint edited_signal;

static void
emit_edited (EntAuthorsGroup *self)
{
  g_signal_emit (self, edited_signal, 0);
}

static void
update_places (EntAuthorsGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    ent_author_row_set_place (self->rows->pdata[i], i == 0, i + 1 == self->rows->len);
}

/* A group only adds at its end: those that are to stand behind are taken out and put back. */
static void
place_rows (EntAuthorsGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];

      if (gtk_widget_get_parent (row) != NULL)
        adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
    }
  if (gtk_widget_get_parent (self->add_row) != NULL)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->add_row);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add_row);
  update_places (self);
}

static void
move_cb (EntAuthorRow    *row,
         int              by,
         EntAuthorsGroup *self)
{
  guint from, to;

  if (!g_ptr_array_find (self->rows, row, &from))
    return;
  to = (guint) CLAMP ((int) from + by, 0, (int) self->rows->len - 1);
  if (to == from)
    return;

  self->rows->pdata[from] = self->rows->pdata[to];
  self->rows->pdata[to] = row;
  place_rows (self);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  emit_edited (self);
}

static void
remove_cb (EntAuthorRow    *row,
           EntAuthorsGroup *self)
{
  guint at;

  if (!g_ptr_array_find (self->rows, row, &at))
    return;

  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  g_ptr_array_remove_index (self->rows, at);
  update_places (self);
  gtk_widget_grab_focus (at < self->rows->len ? self->rows->pdata[at] : self->add_row);
  emit_edited (self);
}

static EntAuthorRow *
add_person (EntAuthorsGroup *self,
            JsonObject      *person)
{
  GtkWidget *row = g_object_ref_sink (ent_author_row_new (person));

  g_signal_connect_object (row, "edited", G_CALLBACK (emit_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "move", G_CALLBACK (move_cb), self, 0);
  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, 0);
  g_ptr_array_add (self->rows, row);

  return ENT_AUTHOR_ROW (row);
}

static void
add_cb (EntAuthorsGroup *self)
{
  g_autoptr (JsonObject) nobody = json_object_new ();
  EntAuthorRow *row = add_person (self, nobody);

  place_rows (self);
  ent_author_row_edit (row);
  emit_edited (self);
}

static void
ent_authors_group_dispose (GObject *object)
{
  EntAuthorsGroup *self = ENT_AUTHORS_GROUP (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->add_row);

  G_OBJECT_CLASS (ent_authors_group_parent_class)->dispose (object);
}

static void
ent_authors_group_class_init (EntAuthorsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_authors_group_dispose;

  /**
   * EntAuthorsGroup::edited:
   * @self: the group
   *
   * Somebody changed an author, or their order.
   */
  edited_signal = g_signal_new ("edited", ENT_TYPE_AUTHORS_GROUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
ent_authors_group_init (EntAuthorsGroup *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->add_row = g_object_ref_sink (adw_button_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add_row), _ ("Add _Author"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->add_row), TRUE);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (self->add_row), "list-add-symbolic");
  g_signal_connect_object (self->add_row, "activated", G_CALLBACK (add_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add_row);
}

/*
 * ent_authors_group_set_csl:
 * @self: a group
 * @authors: (nullable): CSL names
 *
 * Shows the authors, in place of those that are shown.
 */
void
ent_authors_group_set_csl (EntAuthorsGroup *self,
                           JsonArray       *authors)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; authors && i < json_array_get_length (authors); i++)
    {
      JsonNode *node = json_array_get_element (authors, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        add_person (self, json_node_get_object (node));
    }
  place_rows (self);
}

/*
 * ent_authors_group_make_csl:
 * @self: a group
 *
 * Returns: (transfer full): the authors as CSL names; rows with no name are left out
 */
JsonArray *
ent_authors_group_make_csl (EntAuthorsGroup *self)
{
  JsonArray *authors = json_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      JsonObject *person = ent_author_row_make_csl (self->rows->pdata[i]);

      if (person != NULL)
        json_array_add_object_element (authors, person);
    }

  return authors;
}

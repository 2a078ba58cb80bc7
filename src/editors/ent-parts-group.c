/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-parts-group.h"

/**
 * EntPartsGroup:
 *
 * A list within a record: names with their dates, members with their parts, renewals. Each
 * part is a row that unfolds to a form of its own; a button at the end adds another.
 */

typedef struct
{
  EntPartsGroup *group;
  EntForm       *form;
  GtkWidget     *row;
  GtkWidget     *up;
  GtkWidget     *down;
} Part;

struct _EntPartsGroup
{
  AdwPreferencesGroup parent_instance;

  EntForm            *form;    /* not owned: of the record; it lives as long as the dialog */
  const EntPartsSpec *spec;
  gpointer            owner;
  GPtrArray          *parts;   /* of Part */
  GtkWidget          *add_row;
};

G_DEFINE_FINAL_TYPE (EntPartsGroup, ent_parts_group, ADW_TYPE_PREFERENCES_GROUP)

static void
part_free (Part *part)
{
  g_signal_handlers_disconnect_by_data (part->form, part);
  g_clear_object (&part->form);
  g_clear_object (&part->row);
  g_free (part);
}

static guint
find_part (Part *part)
{
  guint n = 0;

  g_ptr_array_find (part->group->parts, part, &n);
  return n;
}

static void
describe_part (Part *part)
{
  EntPartsGroup *self = part->group;
  g_autoptr (JsonObject) object = ent_form_dup_object (part->form);
  g_autofree char *title = self->spec->dup_title (self, object);
  g_autofree char *subtitle = NULL;

  if (self->spec->dup_subtitle != NULL)
    subtitle = self->spec->dup_subtitle (self, object);
  g_object_set (part->row, "title", title ? title : "", "subtitle", subtitle ? subtitle : "", NULL);
}

static void
show_order (EntPartsGroup *self)
{
  for (guint i = 0; self->spec->ordered && i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);

      gtk_widget_set_visible (part->up, i > 0);
      gtk_widget_set_visible (part->down, i + 1 < self->parts->len);
    }
}

/* The group has no way to put a row between others. */
static void
put_in_order (EntPartsGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  for (guint i = 0; i < self->parts->len; i++)
    adw_preferences_group_remove (group, ((Part *) g_ptr_array_index (self->parts, i))->row);
  adw_preferences_group_remove (group, self->add_row);
  for (guint i = 0; i < self->parts->len; i++)
    adw_preferences_group_add (group, ((Part *) g_ptr_array_index (self->parts, i))->row);
  adw_preferences_group_add (group, self->add_row);
  show_order (self);
}

static void
part_changed_cb (Part *part)
{
  describe_part (part);
  ent_form_changed (part->group->form);
}

static void
move_part (Part *part,
           int   by)
{
  EntPartsGroup *self = part->group;
  guint n = find_part (part);

  self->parts->pdata[n] = self->parts->pdata[n + by];
  self->parts->pdata[n + by] = part;
  put_in_order (self);
  ent_form_changed (self->form);
  gtk_widget_grab_focus (part->row);
}

static void
up_clicked_cb (Part *part)
{
  move_part (part, -1);
}

static void
down_clicked_cb (Part *part)
{
  move_part (part, 1);
}

static void
remove_clicked_cb (Part *part)
{
  ent_parts_group_remove (part->group, find_part (part));
}

static GtkWidget *
new_button (Part       *part,
            const char *icon,
            const char *tooltip,
            GCallback   callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", callback, part);

  return button;
}

static void
add_suffix (Part      *part,
            GtkWidget *button)
{
  if (ADW_IS_EXPANDER_ROW (part->row))
    adw_expander_row_add_suffix (ADW_EXPANDER_ROW (part->row), button);
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (part->row), button);
}

static void
add_buttons (Part *part)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  if (part->group->spec->ordered)
    {
      part->up = new_button (part, "go-up-symbolic", _("Move Up"), G_CALLBACK (up_clicked_cb));
      part->down = new_button (part, "go-down-symbolic", _("Move Down"),
                               G_CALLBACK (down_clicked_cb));
      gtk_box_append (GTK_BOX (buttons), part->up);
      gtk_box_append (GTK_BOX (buttons), part->down);
    }
  gtk_box_append (GTK_BOX (buttons), new_button (part, "user-trash-symbolic", _("Remove"),
                                                 G_CALLBACK (remove_clicked_cb)));
  add_suffix (part, buttons);
}

static void
add_clicked_cb (EntPartsGroup *self)
{
  g_autoptr (JsonObject) part = NULL;

  if (self->spec->add != NULL)
    {
      self->spec->add (self);
      return;
    }

  part = json_object_new ();
  ent_parts_group_append (self, part, TRUE);
}

static void
store_parts (JsonObject *object,
             gpointer    user_data)
{
  EntPartsGroup *self = user_data;
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);
      JsonObject *of_part = ent_form_dup_object (part->form);

      if (self->spec->plain == NULL)
        {
          json_array_add_object_element (array, of_part);
          continue;
        }
      json_array_add_string_element (
        array, json_object_get_string_member_with_default (of_part, self->spec->plain, ""));
      json_object_unref (of_part);
    }

  if (json_array_get_length (array) > 0)
    json_object_set_array_member (object, self->spec->member, g_steal_pointer (&array));
  else
    json_object_remove_member (object, self->spec->member);
}

static char *
check_parts (gpointer user_data)
{
  EntPartsGroup *self = user_data;

  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);
      char *problem = ent_form_dup_problem (part->form, NULL);

      if (problem != NULL)
        return problem;
    }

  return NULL;
}

static void
load_parts (EntPartsGroup *self)
{
  JsonObject *source = ent_form_get_source (self->form);
  JsonArray *array = json_object_has_member (source, self->spec->member)
                       ? json_object_get_array_member (source, self->spec->member)
                       : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      g_autoptr (JsonObject) object = NULL;

      if (self->spec->plain == NULL)
        {
          ent_parts_group_append (self, json_array_get_object_element (array, i), FALSE);
          continue;
        }
      object = json_object_new ();
      json_object_set_string_member (object, self->spec->plain,
                                     json_array_get_string_element (array, i));
      ent_parts_group_append (self, object, FALSE);
    }
}

/* The keyboard goes to what is wrong, which may be folded away. */
static gboolean
ent_parts_group_grab_focus (GtkWidget *widget)
{
  EntPartsGroup *self = ENT_PARTS_GROUP (widget);

  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);
      GtkWidget *row = NULL;
      g_autofree char *problem = ent_form_dup_problem (part->form, &row);

      if (problem == NULL)
        continue;
      if (ADW_IS_EXPANDER_ROW (part->row))
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (part->row), TRUE);
      return gtk_widget_grab_focus (row != NULL ? row : part->row);
    }

  return GTK_WIDGET_CLASS (ent_parts_group_parent_class)->grab_focus (widget);
}

static void
ent_parts_group_dispose (GObject *object)
{
  EntPartsGroup *self = ENT_PARTS_GROUP (object);

  g_clear_object (&self->add_row);

  G_OBJECT_CLASS (ent_parts_group_parent_class)->dispose (object);
}

static void
ent_parts_group_finalize (GObject *object)
{
  EntPartsGroup *self = ENT_PARTS_GROUP (object);

  g_clear_pointer (&self->parts, g_ptr_array_unref);

  G_OBJECT_CLASS (ent_parts_group_parent_class)->finalize (object);
}

static void
ent_parts_group_class_init (EntPartsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_parts_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_parts_group_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = ent_parts_group_grab_focus;
}

static void
ent_parts_group_init (EntPartsGroup *self)
{
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
}

/**
 * ent_parts_group_new:
 * @form: the form of the record, which keeps the group
 * @title: (nullable): what the list is
 * @spec: what it consists of; it must outlive the group
 * @owner: (nullable): whoever the functions of @spec want to know
 *
 * Makes a list of parts, with those that the record has.
 *
 * Returns: (transfer floating): the group
 */
GtkWidget *
ent_parts_group_new (EntForm            *form,
                     const char         *title,
                     const EntPartsSpec *spec,
                     gpointer            owner)
{
  EntPartsGroup *self = g_object_new (ENT_TYPE_PARTS_GROUP, "title", title ? title : "", NULL);

  self->form = form;
  self->spec = spec;
  self->owner = owner;
  self->add_row = g_object_ref_sink (g_object_new (ADW_TYPE_BUTTON_ROW,
                                                   "title", _(spec->add_title),
                                                   "start-icon-name", "list-add-symbolic",
                                                   NULL));
  g_signal_connect_swapped (self->add_row, "activated", G_CALLBACK (add_clicked_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add_row);
  load_parts (self);
  ent_form_bind (form, GTK_WIDGET (self), store_parts, check_parts, self, NULL);

  return GTK_WIDGET (self);
}

/**
 * ent_parts_group_get_owner:
 * @self: a list of parts
 *
 * Returns: (transfer none) (nullable): whoever it was made for
 */
gpointer
ent_parts_group_get_owner (EntPartsGroup *self)
{
  g_return_val_if_fail (ENT_IS_PARTS_GROUP (self), NULL);

  return self->owner;
}

/**
 * ent_parts_group_append:
 * @self: a list of parts
 * @object: (transfer none): the part, as JSON
 * @unfold: whether it is unfolded, with the focus in its first row
 *
 * Adds a part at the end.
 */
void
ent_parts_group_append (EntPartsGroup *self,
                        JsonObject    *object,
                        gboolean       unfold)
{
  Part *part;

  g_return_if_fail (ENT_IS_PARTS_GROUP (self));
  g_return_if_fail (object != NULL);

  part = g_new0 (Part, 1);
  part->group = self;
  part->form = ent_form_new (object);
  part->row = g_object_ref_sink (g_object_new (self->spec->build ? ADW_TYPE_EXPANDER_ROW
                                                                 : ADW_TYPE_ACTION_ROW,
                                               "use-markup", FALSE, NULL));
  add_buttons (part);
  if (self->spec->build != NULL)
    self->spec->build (self, part->form, ADW_EXPANDER_ROW (part->row));
  g_ptr_array_add (self->parts, part);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), part->row);
  put_in_order (self);
  describe_part (part);
  g_signal_connect_swapped (part->form, "changed", G_CALLBACK (part_changed_cb), part);
  ent_form_changed (self->form);

  if (unfold && self->spec->build != NULL)
    {
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (part->row), TRUE);
      gtk_widget_child_focus (part->row, GTK_DIR_TAB_FORWARD);
    }
}

/**
 * ent_parts_group_remove:
 * @self: a list of parts
 * @n: which part, from 0
 *
 * Takes a part out.
 */
void
ent_parts_group_remove (EntPartsGroup *self,
                        guint          n)
{
  Part *part;

  g_return_if_fail (ENT_IS_PARTS_GROUP (self));
  g_return_if_fail (n < self->parts->len);

  part = g_ptr_array_index (self->parts, n);
  gtk_widget_grab_focus (self->add_row);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), part->row);
  g_ptr_array_remove_index (self->parts, n);
  show_order (self);
  ent_form_changed (self->form);
}

/**
 * ent_parts_group_get_n:
 * @self: a list of parts
 *
 * Returns: how many it has
 */
guint
ent_parts_group_get_n (EntPartsGroup *self)
{
  g_return_val_if_fail (ENT_IS_PARTS_GROUP (self), 0);

  return self->parts->len;
}

/**
 * ent_parts_group_get_part:
 * @self: a list of parts
 * @n: which part, from 0
 *
 * Returns: (transfer none): the form of the part
 */
EntForm *
ent_parts_group_get_part (EntPartsGroup *self,
                          guint          n)
{
  g_return_val_if_fail (ENT_IS_PARTS_GROUP (self), NULL);
  g_return_val_if_fail (n < self->parts->len, NULL);

  return ((Part *) g_ptr_array_index (self->parts, n))->form;
}

/**
 * ent_parts_group_refresh:
 * @self: a list of parts
 *
 * Says anew what each part is called.
 */
void
ent_parts_group_refresh (EntPartsGroup *self)
{
  g_return_if_fail (ENT_IS_PARTS_GROUP (self));

  for (guint i = 0; i < self->parts->len; i++)
    describe_part (g_ptr_array_index (self->parts, i));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-canvas-item.h"

/* A node or a link of the canvas, as keyboard and screen reader meet it. The
 * canvas paints everything itself, so this widget paints nothing and lets the
 * pointer through: it has a place, a name, the focus and one action. */

struct _EntCanvasItem
{
  GtkWidget parent_instance;

  EntCanvasKind kind;
  char         *id;
  char         *title;
  char         *description;
  gboolean      selected;

  /* Which item this is of all there ever were, and which it is related to: the others may
     be gone, so they are not pointed at. */
  guint64       serial;
  GArray       *related;
};

G_DEFINE_FINAL_TYPE (EntCanvasItem, ent_canvas_item, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
select_action_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  g_signal_emit (widget, signals[ACTIVATED], 0);
}

static void
ent_canvas_item_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
}

static void
ent_canvas_item_finalize (GObject *object)
{
  EntCanvasItem *self = ENT_CANVAS_ITEM (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->description, g_free);
  g_clear_pointer (&self->related, g_array_unref);

  G_OBJECT_CLASS (ent_canvas_item_parent_class)->finalize (object);
}

static void
ent_canvas_item_class_init (EntCanvasItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = ent_canvas_item_finalize;

  widget_class->measure = ent_canvas_item_measure;

  /**
   * EntCanvasItem::activated:
   *
   * Keyboard or screen reader asked for what it stands for to be selected.
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "item.select", NULL, select_action_cb);
  gtk_widget_class_set_css_name (widget_class, "canvasitem");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
ent_canvas_item_init (EntCanvasItem *self)
{
  static guint64 n_items;

  self->serial = ++n_items;
  self->related = g_array_new (FALSE, FALSE, sizeof (guint64));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * ent_canvas_item_new:
 * @kind: whether it stands for a node or a link
 * @id: the node's or link's id
 *
 * Makes an item.
 *
 * Returns: (transfer floating): the item
 */
GtkWidget *
ent_canvas_item_new (EntCanvasKind  kind,
                     const char    *id)
{
  EntCanvasItem *self;

  g_return_val_if_fail (kind != ENT_CANVAS_NOTHING, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (ENT_TYPE_CANVAS_ITEM, NULL);
  self->kind = kind;
  self->id = g_strdup (id);
  return GTK_WIDGET (self);
}

/**
 * ent_canvas_item_get_kind:
 * @self: the item
 *
 * Tells whether it stands for a node or a link.
 *
 * Returns: the kind
 */
EntCanvasKind
ent_canvas_item_get_kind (EntCanvasItem *self)
{
  g_return_val_if_fail (ENT_IS_CANVAS_ITEM (self), ENT_CANVAS_NOTHING);

  return self->kind;
}

/**
 * ent_canvas_item_get_id:
 * @self: the item
 *
 * Gets the id of the node or link.
 *
 * Returns: the id
 */
const char *
ent_canvas_item_get_id (EntCanvasItem *self)
{
  g_return_val_if_fail (ENT_IS_CANVAS_ITEM (self), NULL);

  return self->id;
}

/**
 * ent_canvas_item_describe:
 * @self: the item
 * @title: its accessible name
 * @description: (nullable): a sentence about it
 *
 * Sets what a screen reader says of it; nothing happens where it says so already.
 */
void
ent_canvas_item_describe (EntCanvasItem *self,
                          const char    *title,
                          const char    *description)
{
  gboolean changed;

  g_return_if_fail (ENT_IS_CANVAS_ITEM (self));

  changed = g_set_str (&self->title, title);
  changed |= g_set_str (&self->description, description);
  if (!changed)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "",
                                  -1);
}

/**
 * ent_canvas_item_set_selected:
 * @self: the item
 * @selected: whether it is selected
 *
 * Sets whether a screen reader calls it selected.
 */
void
ent_canvas_item_set_selected (EntCanvasItem *self,
                              gboolean       selected)
{
  g_return_if_fail (ENT_IS_CANVAS_ITEM (self));

  selected = !!selected;
  if (self->selected == selected)
    return;

  self->selected = selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_SELECTED, selected,
                               -1);
}

/**
 * ent_canvas_item_relate:
 * @self: the item
 * @others: (element-type EntCanvasItem): the links of a node, or the nodes that a link ties
 *
 * Lets a screen reader go from a link to the states that it is about, which are its details,
 * and on from a state to its links. Nothing happens where it can do so already.
 */
void
ent_canvas_item_relate (EntCanvasItem *self,
                        GPtrArray     *others)
{
  GtkAccessibleRelation relation;
  g_autoptr (GArray) related = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GList) list = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  g_return_if_fail (ENT_IS_CANVAS_ITEM (self));
  g_return_if_fail (others != NULL);

  for (guint i = others->len; i-- > 0;)
    {
      EntCanvasItem *other = g_ptr_array_index (others, i);

      g_array_append_val (related, other->serial);
      list = g_list_prepend (list, other);
    }
  if (related->len == self->related->len &&
      (related->len == 0 ||
       memcmp (related->data, self->related->data, related->len * sizeof (guint64)) == 0))
    return;

  g_clear_pointer (&self->related, g_array_unref);
  self->related = g_steal_pointer (&related);
  relation = self->kind == ENT_CANVAS_LINK ? GTK_ACCESSIBLE_RELATION_DETAILS
                                           : GTK_ACCESSIBLE_RELATION_FLOW_TO;
  if (list == NULL)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), relation);
      return;
    }
  g_value_init (&value, gtk_accessible_list_get_type ());
  g_value_take_boxed (&value, gtk_accessible_list_new_from_list (list));
  gtk_accessible_update_relation_value (GTK_ACCESSIBLE (self), 1, &relation, &value);
}

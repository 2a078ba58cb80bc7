/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-canvas-item.h"

/* A node or a link of the canvas, as keyboard and screen reader meet it. The
 * canvas paints everything itself, so this widget paints nothing and lets the
 * pointer through: it has a place, a name, the focus and one action.
 *
 * Among widgets all items are children of the canvas. On the accessibility bus
 * they are a tree: a link is below a node. GTK asks the interface GtkAccessible
 * for that tree, so it is implemented here anew. */

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

  /* Its place in the tree. */
  char          *name;
  char          *sort_key;
  EntCanvasItem *above;       /* the item that it is below; none where that is the graph */
  GPtrArray     *siblings;    /* all that is below the same one; none while it is nowhere */
  guint          position;    /* among them */
  GPtrArray     *children;    /* what is below it, not owned */
  guint          told_level;  /* what the bus was told last */
  guint          told_position;
  guint          told_size;
};

static void ent_canvas_item_accessible_init (GtkAccessibleInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EntCanvasItem, ent_canvas_item, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE,
                                                      ent_canvas_item_accessible_init))

static GtkAccessibleInterface *parent_accessible;

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

static GtkAccessible *
ent_canvas_item_get_accessible_parent (GtkAccessible *accessible)
{
  EntCanvasItem *self = ENT_CANVAS_ITEM (accessible);

  if (self->above != NULL)
    return GTK_ACCESSIBLE (g_object_ref (self->above));
  return parent_accessible->get_accessible_parent (accessible);
}

static GtkAccessible *
ent_canvas_item_get_first_accessible_child (GtkAccessible *accessible)
{
  EntCanvasItem *self = ENT_CANVAS_ITEM (accessible);

  if (self->children->len == 0)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->children, 0));
}

/* What else there is in the canvas, its menu, comes after the items. */
static GtkAccessible *
ent_canvas_item_get_next_accessible_sibling (GtkAccessible *accessible)
{
  EntCanvasItem *self = ENT_CANVAS_ITEM (accessible);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *other = NULL;

  if (self->siblings != NULL && self->position + 1 < self->siblings->len)
    return g_object_ref (g_ptr_array_index (self->siblings, self->position + 1));

  if (self->siblings != NULL && self->above == NULL && parent != NULL)
    other = ent_canvas_item_find_other (parent);
  return other != NULL ? GTK_ACCESSIBLE (g_object_ref (other)) : NULL;
}

/* A place is told from the corner of what is above it. */
static gboolean
ent_canvas_item_get_bounds (GtkAccessible *accessible,
                            int           *x,
                            int           *y,
                            int           *width,
                            int           *height)
{
  EntCanvasItem *self = ENT_CANVAS_ITEM (accessible);
  int above_x, above_y, above_width, above_height;

  if (!parent_accessible->get_bounds (accessible, x, y, width, height))
    return FALSE;
  if (self->above != NULL &&
      parent_accessible->get_bounds (GTK_ACCESSIBLE (self->above), &above_x, &above_y,
                                     &above_width, &above_height))
    {
      *x -= above_x;
      *y -= above_y;
    }
  return TRUE;
}

static void
ent_canvas_item_accessible_init (GtkAccessibleInterface *iface)
{
  parent_accessible = g_type_interface_peek_parent (iface);
  iface->get_accessible_parent = ent_canvas_item_get_accessible_parent;
  iface->get_first_accessible_child = ent_canvas_item_get_first_accessible_child;
  iface->get_next_accessible_sibling = ent_canvas_item_get_next_accessible_sibling;
  iface->get_bounds = ent_canvas_item_get_bounds;
}

static void
renumber (GPtrArray *siblings,
          guint      from)
{
  for (guint i = from; i < siblings->len; i++)
    ENT_CANVAS_ITEM (g_ptr_array_index (siblings, i))->position = i;
}

static void
ent_canvas_item_dispose (GObject *object)
{
  EntCanvasItem *self = ENT_CANVAS_ITEM (object);

  while (self->children->len > 0)
    ent_canvas_item_take_out (g_ptr_array_index (self->children, self->children->len - 1));
  ent_canvas_item_take_out (self);

  G_OBJECT_CLASS (ent_canvas_item_parent_class)->dispose (object);
}

static void
ent_canvas_item_finalize (GObject *object)
{
  EntCanvasItem *self = ENT_CANVAS_ITEM (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->sort_key, g_free);
  g_clear_pointer (&self->children, g_ptr_array_unref);
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

  object_class->dispose = ent_canvas_item_dispose;
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
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TREE_ITEM);
}

static void
ent_canvas_item_init (EntCanvasItem *self)
{
  static guint64 n_items;

  self->serial = ++n_items;
  self->related = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->children = g_ptr_array_new ();
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

/**
 * ent_canvas_item_set_name:
 * @self: the item
 * @name: the name of the node, or the title of the link
 *
 * Sets by what it is sorted among its siblings.
 */
void
ent_canvas_item_set_name (EntCanvasItem *self,
                          const char    *name)
{
  g_return_if_fail (ENT_IS_CANVAS_ITEM (self));
  g_return_if_fail (name != NULL);

  if (!g_set_str (&self->name, name))
    return;

  g_clear_pointer (&self->sort_key, g_free);
  self->sort_key = g_utf8_collate_key (name, -1);
}

/**
 * ent_canvas_item_compare:
 * @self: an item
 * @other: another one
 *
 * Compares by name, as a reader sorts; by id where two are called the same.
 *
 * Returns: as strcmp() does
 */
int
ent_canvas_item_compare (EntCanvasItem *self,
                         EntCanvasItem *other)
{
  int order;

  g_return_val_if_fail (ENT_IS_CANVAS_ITEM (self), 0);
  g_return_val_if_fail (ENT_IS_CANVAS_ITEM (other), 0);

  order = g_strcmp0 (self->sort_key, other->sort_key);
  return order != 0 ? order : strcmp (self->id, other->id);
}

/**
 * ent_canvas_item_get_children:
 * @self: the item
 *
 * Gets what is below it in the accessible tree, in order.
 *
 * Returns: (transfer none) (element-type EntCanvasItem): the items
 */
GPtrArray *
ent_canvas_item_get_children (EntCanvasItem *self)
{
  g_return_val_if_fail (ENT_IS_CANVAS_ITEM (self), NULL);

  return self->children;
}

/**
 * ent_canvas_item_get_above:
 * @self: the item
 *
 * Gets the item below which it is in the accessible tree.
 *
 * Returns: (transfer none) (nullable): that item, or %NULL where it is below the graph
 *   itself, or nowhere
 */
EntCanvasItem *
ent_canvas_item_get_above (EntCanvasItem *self)
{
  g_return_val_if_fail (ENT_IS_CANVAS_ITEM (self), NULL);

  return self->above;
}

/**
 * ent_canvas_item_get_position:
 * @self: the item
 *
 * Gets its place among its siblings in the accessible tree.
 *
 * Returns: the place, from 0; -1 where it is nowhere
 */
int
ent_canvas_item_get_position (EntCanvasItem *self)
{
  g_return_val_if_fail (ENT_IS_CANVAS_ITEM (self), -1);

  return self->siblings != NULL ? (int) self->position : -1;
}

/**
 * ent_canvas_item_put:
 * @self: an item that is nowhere in the accessible tree
 * @above: (nullable): the item below which it comes, or %NULL for the graph itself
 * @siblings: (element-type EntCanvasItem): what is below that
 * @position: before which of them
 *
 * Puts it into the accessible tree. Nobody is told.
 */
void
ent_canvas_item_put (EntCanvasItem *self,
                     EntCanvasItem *above,
                     GPtrArray     *siblings,
                     guint          position)
{
  g_return_if_fail (ENT_IS_CANVAS_ITEM (self));
  g_return_if_fail (self->siblings == NULL);
  g_return_if_fail (above == NULL || siblings == above->children);
  g_return_if_fail (position <= siblings->len);

  self->above = above;
  self->siblings = g_ptr_array_ref (siblings);
  g_ptr_array_insert (siblings, (int) position, self);
  renumber (siblings, position);
}

/**
 * ent_canvas_item_take_out:
 * @self: an item
 *
 * Takes it out of the accessible tree, if it is there. Nobody is told.
 */
void
ent_canvas_item_take_out (EntCanvasItem *self)
{
  g_return_if_fail (ENT_IS_CANVAS_ITEM (self));

  if (self->siblings == NULL)
    return;

  g_ptr_array_remove_index (self->siblings, self->position);
  renumber (self->siblings, self->position);
  g_clear_pointer (&self->siblings, g_ptr_array_unref);
  self->above = NULL;
}

/**
 * ent_canvas_item_tell_place:
 * @self: an item in the accessible tree
 *
 * Lets a screen reader say how deep in the tree it is, and which of how many.
 */
void
ent_canvas_item_tell_place (EntCanvasItem *self)
{
  guint level;

  g_return_if_fail (ENT_IS_CANVAS_ITEM (self));
  g_return_if_fail (self->siblings != NULL);

  level = self->above != NULL ? 2 : 1;
  if (self->told_level != level)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_PROPERTY_LEVEL, level,
                                    -1);
  if (self->told_position != self->position + 1 || self->told_size != self->siblings->len)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_RELATION_POS_IN_SET, self->position + 1,
                                    GTK_ACCESSIBLE_RELATION_SET_SIZE, self->siblings->len,
                                    -1);
  self->told_level = level;
  self->told_position = self->position + 1;
  self->told_size = self->siblings->len;
}

/**
 * ent_canvas_item_find_other:
 * @canvas: what has the items
 *
 * Finds what there is in the canvas but items; they come before it.
 *
 * Returns: (transfer none) (nullable): the first of it
 */
GtkWidget *
ent_canvas_item_find_other (GtkWidget *canvas)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_last_child (canvas);
       child != NULL && !ENT_IS_CANVAS_ITEM (child); child = gtk_widget_get_prev_sibling (child))
    found = child;
  return found;
}

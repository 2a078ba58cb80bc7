/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-target-chooser.h"

/**
 * EntTargetChooser:
 *
 * A searchable list of what a passage can bear on, in groups.
 */

struct _EntTargetChooser
{
  GtkBox parent_instance;

  GListModel         *items;
  GtkFilter          *filter;
  GtkFilterListModel *filtered;
  GtkSortListModel   *sorted;

  GtkEditable        *search;
  GtkStack           *stack;
  GtkListView        *list;
};

G_DEFINE_FINAL_TYPE (EntTargetChooser, ent_target_chooser, GTK_TYPE_BOX)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static int
compare_groups (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  guint first = ent_target_item_get_order ((EntTargetItem *) a);
  guint second = ent_target_item_get_order ((EntTargetItem *) b);

  return (first > second) - (first < second);
}

static int
compare_items (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  EntTargetItem *first = (EntTargetItem *) a;
  EntTargetItem *second = (EntTargetItem *) b;
  int order = ent_target_item_get_rank (second) - ent_target_item_get_rank (first);

  if (order == 0)
    order = g_utf8_collate (ent_target_item_get_title (first), ent_target_item_get_title (second));

  return order ? order : strcmp (ent_target_item_get_id (first), ent_target_item_get_id (second));
}

static gboolean
filter_cb (gpointer item,
           gpointer user_data)
{
  EntTargetChooser *self = user_data;

  return ent_target_item_matches (item, gtk_editable_get_text (self->search));
}

static void
update_stack (EntTargetChooser *self)
{
  gboolean has_any = g_list_model_get_n_items (G_LIST_MODEL (self->sorted)) > 0;

  gtk_stack_set_visible_child_name (self->stack, has_any ? "list" : "none");
}

static void
search_changed_cb (EntTargetChooser *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_stack (self);
}

static void
choose (EntTargetChooser *self,
        guint             position)
{
  g_autoptr (EntTargetItem) item = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);

  if (item != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, item);
}

/* The search takes Escape before the pages that it stands on. */
static void
stop_search_cb (EntTargetChooser *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

/* Return in the search takes the first. */
static void
search_activate_cb (EntTargetChooser *self)
{
  choose (self, 0);
}

static void
activate_cb (EntTargetChooser *self,
             guint             position)
{
  choose (self, position);
}

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *subtitle = label_new ("caption");

  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_box_append (GTK_BOX (box), label_new (NULL));
  gtk_box_append (GTK_BOX (box), subtitle);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  EntTargetItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *subtitle = gtk_widget_get_next_sibling (title);
  g_autofree char *label = NULL;

  gtk_label_set_label (GTK_LABEL (title), ent_target_item_get_title (item));
  gtk_label_set_label (GTK_LABEL (subtitle), ent_target_item_get_subtitle (item));
  gtk_widget_set_visible (subtitle, *ent_target_item_get_subtitle (item) != '\0');
  /* Translators: what can be chosen, and what it is: “Vietnam – Laos, Alliance”. */
  label = g_strdup_printf (C_("row of a list", "%s, %s"), ent_target_item_get_title (item),
                           ent_target_item_get_subtitle (item));
  gtk_list_item_set_accessible_label (list_item, label);
}

static void
header_setup_cb (GtkSignalListItemFactory *factory,
                 GtkListHeader            *header)
{
  GtkWidget *label = label_new ("caption-heading");

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_top (label, 6);
  gtk_list_header_set_child (header, label);
}

static void
header_bind_cb (GtkSignalListItemFactory *factory,
                GtkListHeader            *header)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)),
                       ent_target_item_get_group (gtk_list_header_get_item (header)));
}

static gboolean
ent_target_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ENT_TARGET_CHOOSER (widget)->search));
}

static gboolean
scroll_up_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       user_data)
{
  EntTargetChooser *self = ENT_TARGET_CHOOSER (widget);

  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)), 0);
  return G_SOURCE_REMOVE;
}

/* A list that is filled before it has a size begins below its first heading. */
static void
ent_target_chooser_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ent_target_chooser_parent_class)->map (widget);

  gtk_widget_add_tick_callback (widget, scroll_up_cb, NULL, NULL);
}

static void
ent_target_chooser_dispose (GObject *object)
{
  EntTargetChooser *self = ENT_TARGET_CHOOSER (object);

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter), NULL, NULL, NULL);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->items);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_TARGET_CHOOSER);

  G_OBJECT_CLASS (ent_target_chooser_parent_class)->dispose (object);
}

static void
ent_target_chooser_class_init (EntTargetChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_target_chooser_dispose;
  widget_class->grab_focus = ent_target_chooser_grab_focus;
  widget_class->map = ent_target_chooser_map;

  /**
   * EntTargetChooser::chosen:
   * @self: the chooser
   * @item: what was chosen
   */
  signals[CHOSEN] =
    g_signal_new ("chosen", ENT_TYPE_TARGET_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, ENT_TYPE_TARGET_ITEM);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/coding/ent-target-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, EntTargetChooser, search);
  gtk_widget_class_bind_template_child (widget_class, EntTargetChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, EntTargetChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
set_factories (EntTargetChooser *self)
{
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) headers = gtk_signal_list_item_factory_new ();

  g_signal_connect (rows, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (rows, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (headers, "setup", G_CALLBACK (header_setup_cb), NULL);
  g_signal_connect (headers, "bind", G_CALLBACK (header_bind_cb), NULL);
  gtk_list_view_set_factory (self->list, rows);
  gtk_list_view_set_header_factory (self->list, headers);
}

static void
ent_target_chooser_init (EntTargetChooser *self)
{
  g_autoptr (GtkSelectionModel) selection = NULL;
  g_autoptr (GtkSorter) groups = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, self, NULL));
  self->filtered = gtk_filter_list_model_new (NULL, g_object_ref (self->filter));
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)),
                                          GTK_SORTER (gtk_custom_sorter_new (compare_items, NULL,
                                                                             NULL)));
  groups = GTK_SORTER (gtk_custom_sorter_new (compare_groups, NULL, NULL));
  gtk_sort_list_model_set_section_sorter (self->sorted, groups);
  selection = GTK_SELECTION_MODEL (
    gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->sorted))));
  gtk_list_view_set_model (self->list, selection);
  set_factories (self);
}

/**
 * ent_target_chooser_set_items:
 * @self: a chooser
 * @items: (element-type EntTargetItem): what can be chosen
 *
 * Sets what is listed, and clears the search.
 */
void
ent_target_chooser_set_items (EntTargetChooser *self,
                              GListModel       *items)
{
  g_return_if_fail (ENT_IS_TARGET_CHOOSER (self));
  g_return_if_fail (G_IS_LIST_MODEL (items));

  g_set_object (&self->items, items);
  gtk_editable_set_text (self->search, "");
  gtk_filter_list_model_set_model (self->filtered, items);
  search_changed_cb (self);
}

/**
 * ent_target_chooser_find:
 * @self: a chooser
 * @id: the id of a target
 *
 * Returns: (transfer full) (nullable): the item for it
 */
EntTargetItem *
ent_target_chooser_find (EntTargetChooser *self,
                         const char       *id)
{
  g_return_val_if_fail (ENT_IS_TARGET_CHOOSER (self), NULL);

  for (guint i = 0; self->items && i < g_list_model_get_n_items (self->items); i++)
    {
      g_autoptr (EntTargetItem) item = g_list_model_get_item (self->items, i);

      if (g_strcmp0 (ent_target_item_get_id (item), id) == 0)
        return g_steal_pointer (&item);
    }

  return NULL;
}

/**
 * ent_target_chooser_get_shown:
 * @self: a chooser
 *
 * Returns: (transfer none) (element-type EntTargetItem): what is listed now, in its order
 */
GListModel *
ent_target_chooser_get_shown (EntTargetChooser *self)
{
  g_return_val_if_fail (ENT_IS_TARGET_CHOOSER (self), NULL);

  return G_LIST_MODEL (self->sorted);
}

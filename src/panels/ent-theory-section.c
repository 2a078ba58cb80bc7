/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-inspector-parts.h"
#include "ent-theory-section.h"
#include "ent-turns.h"

/**
 * EntTheorySection:
 *
 * A section of the theory view: a heading with an explanation behind a button, and under
 * it what follows the model.
 */

/* How long a window's edge rests before what is out of sight follows. */
#define REST_MS 150

typedef struct
{
  EntTheoryModel *model;
  GObject        *index;      /* that it last told of */
  guint           rest_id;
  guint           turn_id;
  gboolean        moving;     /* only the window is another */
  GtkWidget      *head;
  GtkWidget      *heading;
  GtkWidget      *explain;
  GtkWidget      *explanation;
  GtkWidget      *remark;
  gboolean        stale;      /* something changed while nobody could see it */
} EntTheorySectionPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (EntTheorySection, ent_theory_section, GTK_TYPE_BOX)

static EntTheorySectionPrivate *
get_private (EntTheorySection *self)
{
  return ent_theory_section_get_instance_private (self);
}

static void update (EntTheorySection *self,
                    gboolean          moving);

static gboolean
update_turn (gpointer user_data,
             gint64   until)
{
  get_private (user_data)->turn_id = 0;
  update (user_data, FALSE);
  return FALSE;
}

/* All sections at once would take longer than a frame has. */
static void
take_turn (EntTheorySection *self)
{
  EntTheorySectionPrivate *priv = get_private (self);

  if (priv->turn_id == 0)
    priv->turn_id = ent_turns_add (update_turn, self, NULL);
}

static void
ent_theory_section_dispose (GObject *object)
{
  ent_theory_section_set_model (ENT_THEORY_SECTION (object), NULL);
  g_clear_object (&get_private (ENT_THEORY_SECTION (object))->index);

  G_OBJECT_CLASS (ent_theory_section_parent_class)->dispose (object);
}

static void
ent_theory_section_map (GtkWidget *widget)
{
  EntTheorySection *self = ENT_THEORY_SECTION (widget);

  if (get_private (self)->stale)
    take_turn (self);

  GTK_WIDGET_CLASS (ent_theory_section_parent_class)->map (widget);
}

static void
ent_theory_section_class_init (EntTheorySectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_theory_section_dispose;
  GTK_WIDGET_CLASS (klass)->map = ent_theory_section_map;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_REGION);
}

static GtkWidget *
new_explain_button (EntTheorySectionPrivate *priv)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  priv->explanation = ent_parts_new_label ("", NULL);
  gtk_label_set_width_chars (GTK_LABEL (priv->explanation), 30);
  gtk_label_set_max_width_chars (GTK_LABEL (priv->explanation), 44);
  gtk_label_set_selectable (GTK_LABEL (priv->explanation), TRUE);
  gtk_widget_set_margin_top (priv->explanation, 6);
  gtk_widget_set_margin_bottom (priv->explanation, 6);
  gtk_widget_set_margin_start (priv->explanation, 6);
  gtk_widget_set_margin_end (priv->explanation, 6);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), priv->explanation);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "help-about-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, FALSE);

  return button;
}

static void
ent_theory_section_init (EntTheorySection *self)
{
  EntTheorySectionPrivate *priv = get_private (self);
  GtkWidget *title = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "ent-theory-section");

  /* A control beside the heading goes under it where both do not fit. */
  priv->head = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 6, "line-spacing", 6,
                             "justify", ADW_JUSTIFY_FILL, "justify-last-line", TRUE, NULL);
  priv->heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                "xalign", 0.0f, NULL);
  gtk_widget_add_css_class (priv->heading, "title-4");
  priv->explain = new_explain_button (priv);
  priv->remark = ent_parts_new_label ("", "dim-label");
  gtk_widget_set_visible (priv->remark, FALSE);
  gtk_box_append (GTK_BOX (title), priv->heading);
  gtk_box_append (GTK_BOX (title), priv->explain);
  adw_wrap_box_append (ADW_WRAP_BOX (priv->head), title);
  gtk_box_append (GTK_BOX (self), priv->head);
  gtk_box_append (GTK_BOX (self), priv->remark);
}

/**
 * ent_theory_section_set_heading:
 * @self: a section
 * @title: (nullable): what it is about; %NULL for a section without a heading
 * @explanation: (nullable): what its figures mean
 *
 * Sets the heading.
 */
void
ent_theory_section_set_heading (EntTheorySection *self,
                                const char       *title,
                                const char       *explanation)
{
  EntTheorySectionPrivate *priv = get_private (self);
  g_autofree char *about = NULL;

  g_return_if_fail (ENT_IS_THEORY_SECTION (self));

  gtk_widget_set_visible (priv->head, title != NULL);
  gtk_label_set_label (GTK_LABEL (priv->heading), title ? title : "");
  gtk_label_set_label (GTK_LABEL (priv->explanation), explanation ? explanation : "");
  gtk_widget_set_visible (priv->explain, explanation != NULL);
  if (title == NULL)
    return;

  /* Translators: what a button explains: the title of a section, such as “Measures”. */
  about = g_strdup_printf (_("About “%s”"), title);
  gtk_widget_set_tooltip_text (priv->explain, about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/**
 * ent_theory_section_add_control:
 * @self: a section
 * @control: (transfer floating): a control of the whole section
 *
 * Puts a control at the end of the heading's line.
 */
void
ent_theory_section_add_control (EntTheorySection *self,
                                GtkWidget        *control)
{
  EntTheorySectionPrivate *priv = get_private (self);

  g_return_if_fail (ENT_IS_THEORY_SECTION (self));

  gtk_widget_set_hexpand (control, TRUE);
  gtk_widget_set_halign (control, GTK_ALIGN_END);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_wrap_box_append (ADW_WRAP_BOX (priv->head), control);
}

/**
 * ent_theory_section_set_remark:
 * @self: a section
 * @remark: (nullable): a line under the heading
 *
 * Says something of the whole section.
 */
void
ent_theory_section_set_remark (EntTheorySection *self,
                               const char       *remark)
{
  g_return_if_fail (ENT_IS_THEORY_SECTION (self));

  ent_parts_set_label (get_private (self)->remark, remark);
}

/**
 * ent_theory_section_get_model:
 * @self: a section
 *
 * Returns: (transfer none) (nullable): what it follows
 */
EntTheoryModel *
ent_theory_section_get_model (EntTheorySection *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_SECTION (self), NULL);

  return get_private (self)->model;
}

/**
 * ent_theory_section_set_model:
 * @self: a section
 * @model: (nullable): what it follows
 *
 * Sets what it follows.
 */
void
ent_theory_section_set_model (EntTheorySection *self,
                              EntTheoryModel   *model)
{
  EntTheorySectionPrivate *priv = get_private (self);

  g_return_if_fail (ENT_IS_THEORY_SECTION (self));

  if (priv->model == model)
    return;

  g_clear_handle_id (&priv->rest_id, g_source_remove);
  g_clear_handle_id (&priv->turn_id, ent_turns_remove);
  if (priv->model != NULL)
    g_signal_handlers_disconnect_by_func (priv->model, ent_theory_section_queue_update, self);
  g_set_object (&priv->model, model);
  if (model != NULL)
    g_signal_connect_object (model, "changed", G_CALLBACK (ent_theory_section_queue_update), self,
                             G_CONNECT_SWAPPED);
}

/**
 * ent_theory_section_get_session:
 * @self: a section
 *
 * Returns: (transfer none) (nullable): the session of its model
 */
EntSession *
ent_theory_section_get_session (EntTheorySection *self)
{
  EntTheoryModel *model = ent_theory_section_get_model (self);

  return model ? ent_theory_model_get_session (model) : NULL;
}

static gboolean
rested_cb (gpointer user_data)
{
  get_private (user_data)->rest_id = 0;
  ent_theory_section_update (user_data);
  return G_SOURCE_REMOVE;
}

static void
wait_for_rest (EntTheorySection *self)
{
  EntTheorySectionPrivate *priv = get_private (self);

  g_clear_handle_id (&priv->rest_id, g_source_remove);
  priv->rest_id = g_timeout_add (REST_MS, rested_cb, self);
}

/* Outside of a page that scrolls all is in sight. */
static gboolean
is_in_sight (GtkWidget *part)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (part, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t area;

  if (scroller == NULL || !gtk_widget_compute_bounds (part, scroller, &area))
    return TRUE;

  return area.origin.y < (float) gtk_widget_get_height (scroller) &&
         area.origin.y + area.size.height > 0;
}

/**
 * ent_theory_section_can_wait:
 * @self: a section that is being updated
 * @part: a part of it
 *
 * Asks whether @part may stay as it was for now: it is out of sight, and an edge of the window
 * is on its way. The section is updated again as soon as the edge rests.
 *
 * Returns: whether it may
 */
gboolean
ent_theory_section_can_wait (EntTheorySection *self,
                             GtkWidget        *part)
{
  g_return_val_if_fail (ENT_IS_THEORY_SECTION (self), FALSE);

  if (!get_private (self)->moving || is_in_sight (part))
    return FALSE;

  wait_for_rest (self);
  return TRUE;
}

static void
update (EntTheorySection *self,
        gboolean          moving)
{
  EntTheorySectionPrivate *priv = get_private (self);

  priv->stale = FALSE;
  g_clear_handle_id (&priv->rest_id, g_source_remove);
  g_clear_handle_id (&priv->turn_id, ent_turns_remove);
  if (priv->model == NULL || ent_theory_model_get_table (priv->model) == NULL)
    return;

  g_set_object (&priv->index, G_OBJECT (ent_theory_model_get_index (priv->model)));
  priv->moving = moving;
  ENT_THEORY_SECTION_GET_CLASS (self)->update (self, priv->model);
  priv->moving = FALSE;
}

/**
 * ent_theory_section_queue_update:
 * @self: a section
 *
 * Has it say what the model says: where only the window is another now, or, scrolled out of
 * sight, as soon as that rests; else when it is its turn, or when it is next seen.
 */
void
ent_theory_section_queue_update (EntTheorySection *self)
{
  EntTheorySectionPrivate *priv = get_private (self);
  gboolean moving;

  g_return_if_fail (ENT_IS_THEORY_SECTION (self));

  /* What is not seen costs nothing: the time that the graph shows may be moving. */
  moving = priv->model != NULL && priv->index != NULL &&
           priv->index == G_OBJECT (ent_theory_model_get_index (priv->model));
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    priv->stale = TRUE;
  else if (moving && !is_in_sight (GTK_WIDGET (self)))
    wait_for_rest (self);
  else if (moving)
    update (self, TRUE);
  else
    take_turn (self);
}

/**
 * ent_theory_section_update:
 * @self: a section
 *
 * Has it say what the model says now. Without an answer, it stays as it was.
 */
void
ent_theory_section_update (EntTheorySection *self)
{
  g_return_if_fail (ENT_IS_THEORY_SECTION (self));

  update (self, FALSE);
}

/**
 * ent_theory_section_set_narrow:
 * @self: a section
 * @narrow: whether there is little room
 *
 * Has it leave out what it can spare, or not.
 */
void
ent_theory_section_set_narrow (EntTheorySection *self,
                               gboolean          narrow)
{
  g_return_if_fail (ENT_IS_THEORY_SECTION (self));

  if (ENT_THEORY_SECTION_GET_CLASS (self)->set_narrow != NULL)
    ENT_THEORY_SECTION_GET_CLASS (self)->set_narrow (self, narrow);
}

/**
 * ent_theory_section_get_heading:
 * @self: a section
 *
 * Returns: (transfer none): the line of its heading
 */
GtkWidget *
ent_theory_section_get_heading (EntTheorySection *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_SECTION (self), NULL);

  return get_private (self)->head;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-page-title.h"
#include "ent-text-scale.h"

/**
 * EntPageTitle:
 *
 * A line under the header bar of a dialog, for the title where the bar is too narrow: between
 * two buttons, in a small window with large text, a letter of it would be left. Where the bar
 * has room, the title is there, and this line has no height.
 */

/* Below so many pixels, were text as large as usual, two buttons leave a title too little. */
#define LEAST_WIDTH 300

struct _EntPageTitle
{
  GtkWidget parent_instance;

  AdwHeaderBar *header_bar;
  GtkWidget    *label;
  GBinding     *binding;
  guint         source;
  gboolean      shown;        /* here, not in the header bar */
};

G_DEFINE_FINAL_TYPE (EntPageTitle, ent_page_title, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_HEADER_BAR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
unbind_title (EntPageTitle *self)
{
  if (self->binding != NULL)
    g_binding_unbind (self->binding);
  g_clear_object (&self->binding);
}

static gboolean
is_needed (EntPageTitle *self,
           int           width)
{
  return width < LEAST_WIDTH * ent_text_scale_get (GTK_WIDGET (self));
}

/* In a moment of its own: the bar has been placed when this line is. */
static gboolean
move_title_cb (gpointer user_data)
{
  EntPageTitle *self = user_data;

  self->source = 0;
  if (self->header_bar != NULL)
    adw_header_bar_set_show_title (self->header_bar, !self->shown);
  return G_SOURCE_REMOVE;
}

static void
ent_page_title_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  EntPageTitle *self = ENT_PAGE_TITLE (widget);
  gboolean needed = for_size >= 0 ? is_needed (self, for_size) : self->shown;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL && needed)
    gtk_widget_measure (self->label, orientation, for_size, minimum, natural, NULL, NULL);
  *minimum_baseline = *natural_baseline = -1;
}

static void
ent_page_title_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  EntPageTitle *self = ENT_PAGE_TITLE (widget);
  gboolean needed = is_needed (self, width);

  gtk_widget_set_child_visible (self->label, needed);
  if (needed)
    gtk_widget_allocate (self->label, width, height, baseline, NULL);
  if (self->shown == needed)
    return;

  self->shown = needed;
  if (self->source == 0)
    self->source = g_idle_add (move_title_cb, self);
}

static GtkSizeRequestMode
ent_page_title_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* It is the title of the page that it is on, or of the dialog where there are no pages. */
static void
ent_page_title_root (GtkWidget *widget)
{
  EntPageTitle *self = ENT_PAGE_TITLE (widget);
  GtkWidget *page = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_PAGE);

  GTK_WIDGET_CLASS (ent_page_title_parent_class)->root (widget);

  if (page == NULL)
    page = gtk_widget_get_ancestor (widget, ADW_TYPE_DIALOG);
  unbind_title (self);
  if (page != NULL)
    self->binding = g_object_ref (
      g_object_bind_property (page, "title", self->label, "label", G_BINDING_SYNC_CREATE));
}

static void
ent_page_title_unroot (GtkWidget *widget)
{
  unbind_title (ENT_PAGE_TITLE (widget));

  GTK_WIDGET_CLASS (ent_page_title_parent_class)->unroot (widget);
}

static void
ent_page_title_dispose (GObject *object)
{
  EntPageTitle *self = ENT_PAGE_TITLE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  unbind_title (self);
  g_clear_weak_pointer (&self->header_bar);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (ent_page_title_parent_class)->dispose (object);
}

static void
ent_page_title_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  EntPageTitle *self = ENT_PAGE_TITLE (object);

  switch (prop_id)
    {
    case PROP_HEADER_BAR:
      g_value_set_object (value, self->header_bar);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_page_title_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  EntPageTitle *self = ENT_PAGE_TITLE (object);

  switch (prop_id)
    {
    case PROP_HEADER_BAR:
      if (g_set_weak_pointer (&self->header_bar, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_page_title_class_init (EntPageTitleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_page_title_dispose;
  object_class->get_property = ent_page_title_get_property;
  object_class->set_property = ent_page_title_set_property;
  widget_class->measure = ent_page_title_measure;
  widget_class->size_allocate = ent_page_title_size_allocate;
  widget_class->get_request_mode = ent_page_title_get_request_mode;
  widget_class->root = ent_page_title_root;
  widget_class->unroot = ent_page_title_unroot;

  /**
   * EntPageTitle:header-bar:
   *
   * The bar that has the title where there is room.
   */
  properties[PROP_HEADER_BAR] =
    g_param_spec_object ("header-bar", NULL, NULL, ADW_TYPE_HEADER_BAR,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ent_page_title_init (EntPageTitle *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (self->label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_margin_start (self->label, 12);
  gtk_widget_set_margin_end (self->label, 12);
  gtk_widget_set_margin_bottom (self->label, 6);
  gtk_widget_add_css_class (self->label, "heading");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

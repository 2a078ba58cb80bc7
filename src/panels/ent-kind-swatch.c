/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-core-enums.h"
#include "ent-kind-swatch.h"
#include "ent-screen-theme.h"
#include "ent-style.h"

/**
 * EntKindSwatch:
 *
 * A sample of the line by which the graph draws a tie: its kind, whether it has
 * ended and how certain it is are told by dash and weight, and by colour as well.
 *
 * It says nothing to a screen reader: what it stands beside says the same in words.
 */

#define SWATCH_WIDTH 26
#define SWATCH_HEIGHT 16

struct _EntKindSwatch
{
  GtkWidget parent_instance;

  int            kind;      /* EntTieKind */
  int            status;    /* EntStatus */
  int            activity;  /* EntActivity */
  GskRenderNode *node;      /* dropped when what it shows, or its size, changes */
};

G_DEFINE_FINAL_TYPE (EntKindSwatch, ent_kind_swatch, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_KIND,
  PROP_STATUS,
  PROP_ACTIVITY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
drop_node (EntKindSwatch *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GskStroke *
make_stroke (const EntLineStyle *style)
{
  GskStroke *stroke = gsk_stroke_new ((float) style->width);

  if (style->n_dash > 0)
    gsk_stroke_set_dash (stroke, style->dash, style->n_dash);

  return stroke;
}

static GskRenderNode *
make_node (EntKindSwatch *self)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float middle = (float) gtk_widget_get_height (GTK_WIDGET (self)) / 2;
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskPath) path = NULL;
  GskStroke *stroke;
  EntLineStyle style;
  GdkRGBA color;

  ent_style_get_line (ent_screen_theme_get (),
                      (EntTieKind) self->kind,
                      (EntStatus) self->status,
                      (EntActivity) self->activity,
                      &style);
  color = (GdkRGBA) { style.color.red, style.color.green, style.color.blue, style.color.alpha };

  gsk_path_builder_move_to (builder, 0, middle);
  gsk_path_builder_line_to (builder, width, middle);
  path = gsk_path_builder_to_path (builder);
  stroke = make_stroke (&style);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &color);
  gsk_stroke_free (stroke);

  return gtk_snapshot_to_node (snapshot);
}

static void
ent_kind_swatch_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  EntKindSwatch *self = ENT_KIND_SWATCH (widget);

  if (self->node == NULL)
    self->node = make_node (self);
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
}

static void
ent_kind_swatch_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? SWATCH_WIDTH : SWATCH_HEIGHT;
}

static void
ent_kind_swatch_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  drop_node (ENT_KIND_SWATCH (widget));
}

static void
ent_kind_swatch_dispose (GObject *object)
{
  EntKindSwatch *self = ENT_KIND_SWATCH (object);

  g_clear_pointer (&self->node, gsk_render_node_unref);

  G_OBJECT_CLASS (ent_kind_swatch_parent_class)->dispose (object);
}

static void
ent_kind_swatch_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  EntKindSwatch *self = ENT_KIND_SWATCH (object);

  switch (prop_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_STATUS:
      g_value_set_enum (value, self->status);
      break;
    case PROP_ACTIVITY:
      g_value_set_enum (value, self->activity);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_value (EntKindSwatch *self,
           int           *location,
           const GValue  *value,
           GParamSpec    *pspec)
{
  if (*location == g_value_get_enum (value))
    return;

  *location = g_value_get_enum (value);
  drop_node (self);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
ent_kind_swatch_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  EntKindSwatch *self = ENT_KIND_SWATCH (object);

  switch (prop_id)
    {
    case PROP_KIND:
      set_value (self, &self->kind, value, pspec);
      break;
    case PROP_STATUS:
      set_value (self, &self->status, value, pspec);
      break;
    case PROP_ACTIVITY:
      set_value (self, &self->activity, value, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_kind_swatch_class_init (EntKindSwatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags =
    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = ent_kind_swatch_dispose;
  object_class->get_property = ent_kind_swatch_get_property;
  object_class->set_property = ent_kind_swatch_set_property;
  widget_class->measure = ent_kind_swatch_measure;
  widget_class->size_allocate = ent_kind_swatch_size_allocate;
  widget_class->snapshot = ent_kind_swatch_snapshot;

  /**
   * EntKindSwatch:kind:
   *
   * The kind of tie whose line is shown.
   */
  properties[PROP_KIND] =
    g_param_spec_enum ("kind", NULL, NULL, ENT_TYPE_TIE_KIND, ENT_TIE_KIND_ALLIANCE, flags);

  /**
   * EntKindSwatch:status:
   *
   * What the tie is at the time.
   */
  properties[PROP_STATUS] =
    g_param_spec_enum ("status", NULL, NULL, ENT_TYPE_STATUS, ENT_STATUS_ACTIVE, flags);

  /**
   * EntKindSwatch:activity:
   *
   * How certain that is.
   */
  properties[PROP_ACTIVITY] =
    g_param_spec_enum ("activity", NULL, NULL, ENT_TYPE_ACTIVITY, ENT_ACTIVITY_CERTAIN, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "kind-swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
ent_kind_swatch_init (EntKindSwatch *self)
{
  self->kind = ENT_TIE_KIND_ALLIANCE;
  self->status = ENT_STATUS_ACTIVE;
  self->activity = ENT_ACTIVITY_CERTAIN;
  ent_screen_theme_follow (GTK_WIDGET (self), G_CALLBACK (drop_node));
}

/**
 * ent_kind_swatch_new:
 *
 * Returns: (transfer floating): a sample of a certain, active alliance
 */
GtkWidget *
ent_kind_swatch_new (void)
{
  return g_object_new (ENT_TYPE_KIND_SWATCH, NULL);
}

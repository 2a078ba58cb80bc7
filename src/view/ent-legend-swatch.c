/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-legend-swatch.h"
#include "ent-scene-snapshot.h"
#include "ent-screen-theme.h"

/* A sample in the legend, painted by the painter of the graph itself. */

#define WIDTH 34
#define HEIGHT 18

struct _EntLegendSwatch
{
  GtkWidget parent_instance;

  EntLegendEntry entry;   /* without its label */
};

G_DEFINE_FINAL_TYPE (EntLegendSwatch, ent_legend_swatch, GTK_TYPE_WIDGET)

static void
ent_legend_swatch_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
ent_legend_swatch_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  EntLegendSwatch *self = ENT_LEGEND_SWATCH (widget);
  EntBrush brush = { ent_screen_theme_get (), 1 };

  ent_scene_snapshot_sample (&self->entry, &brush, gtk_widget_get_width (widget),
                             gtk_widget_get_height (widget), snapshot);
}

static void
ent_legend_swatch_class_init (EntLegendSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = ent_legend_swatch_measure;
  widget_class->snapshot = ent_legend_swatch_snapshot;
  gtk_widget_class_set_css_name (widget_class, "swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
ent_legend_swatch_init (EntLegendSwatch *self)
{
  ent_screen_theme_follow (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
}

/**
 * ent_legend_swatch_new:
 * @entry: an entry of the legend; it need not outlive the call
 *
 * Makes the sample of a legend's entry.
 *
 * Returns: (transfer floating): the sample
 */
GtkWidget *
ent_legend_swatch_new (const EntLegendEntry *entry)
{
  EntLegendSwatch *self;

  g_return_val_if_fail (entry != NULL, NULL);

  self = g_object_new (ENT_TYPE_LEGEND_SWATCH, NULL);
  self->entry = *entry;
  self->entry.label = NULL;
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "ent-chart-paint.h"

/* How strong the ink of a label is: pale beside what is charted. */
#define LABEL_ALPHA 0.7f

/* In high contrast what is pale is twice as strong. */
static float
strengthen (float alpha)
{
  if (!adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    return alpha;

  return alpha > 0.5f ? 1 : alpha * 2;
}

/**
 * ent_chart_get_ink:
 * @widget: a chart
 * @alpha: how strong, from 0 to 1
 *
 * Returns: the colour of the widget's text, in a strength that high contrast raises
 */
GdkRGBA
ent_chart_get_ink (GtkWidget *widget,
                   float      alpha)
{
  GdkRGBA rgba;

  gtk_widget_get_color (widget, &rgba);
  rgba.alpha *= strengthen (alpha);
  return rgba;
}

/**
 * ent_chart_get_accent:
 * @alpha: how strong, from 0 to 1
 *
 * Returns: the accent that stands out on the window's ground, in a strength that high
 *   contrast raises
 */
GdkRGBA
ent_chart_get_accent (float alpha)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GdkRGBA rgba;

  adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (manager),
                                       adw_style_manager_get_dark (manager), &rgba);
  rgba.alpha = strengthen (alpha);
  return rgba;
}

/**
 * ent_chart_create_label:
 * @widget: a chart
 * @text: what the label says
 *
 * Returns: (transfer full): a small label, whose digits are all of one width
 */
PangoLayout *
ent_chart_create_label (GtkWidget  *widget,
                        const char *text)
{
  PangoLayout *label = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (label, attributes);
  pango_attr_list_unref (attributes);
  return label;
}

/**
 * ent_chart_create_year:
 * @widget: a chart
 * @year: a year
 *
 * Returns: (transfer full): its label
 */
PangoLayout *
ent_chart_create_year (GtkWidget *widget,
                       int        year)
{
  g_autofree char *text = g_strdup_printf ("%d", year);

  return ent_chart_create_label (widget, text);
}

/**
 * ent_chart_measure_label:
 * @widget: a chart
 *
 * Returns: the height of a label, in pixels
 */
int
ent_chart_measure_label (GtkWidget *widget)
{
  g_autoptr (PangoLayout) label = ent_chart_create_year (widget, 2000);
  int height;

  pango_layout_get_pixel_size (label, NULL, &height);
  return height;
}

/**
 * ent_chart_snapshot_label:
 * @widget: a chart
 * @snapshot: what it is painted into
 * @label: a label
 * @x: where its left side is, in the widget
 * @y: where its top is
 *
 * Paints a label.
 */
void
ent_chart_snapshot_label (GtkWidget   *widget,
                          GtkSnapshot *snapshot,
                          PangoLayout *label,
                          double       x,
                          double       y)
{
  GdkRGBA ink = ent_chart_get_ink (widget, LABEL_ALPHA);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, label, &ink);
  gtk_snapshot_restore (snapshot);
}

/**
 * ent_chart_snapshot_year:
 * @widget: a chart
 * @snapshot: what it is painted into
 * @year: a year
 * @x: where it is, in the widget
 * @y: where the label's top is
 *
 * Paints the label of a year under its place; at the borders it stays within the widget.
 */
void
ent_chart_snapshot_year (GtkWidget   *widget,
                         GtkSnapshot *snapshot,
                         int          year,
                         double       x,
                         double       y)
{
  g_autoptr (PangoLayout) label = ent_chart_create_year (widget, year);
  int room = gtk_widget_get_width (widget);
  int width;

  pango_layout_get_pixel_size (label, &width, NULL);
  ent_chart_snapshot_label (widget, snapshot, label,
                            CLAMP (x - width / 2.0, 0, MAX (room - width, 0)), y);
}

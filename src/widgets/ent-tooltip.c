/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-tooltip.h"

/*
 * Tooltips of several sentences. The toolkit's own are up to seventy letters wide, whatever
 * the screen: on a small one, or with large text, the ends of lines would be off it.
 */

#define MOST_LETTERS 70

/* Around the words, on both sides together, in pixels. */
#define EDGES 48

static int
get_screen_width (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  GdkMonitor *monitor = NULL;
  GdkRectangle place;

  if (surface != NULL)
    monitor = gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface);
  if (monitor == NULL)
    return G_MAXINT / 2;
  gdk_monitor_get_geometry (monitor, &place);
  return place.width;
}

static int
count_letters (GtkWidget *widget)
{
  PangoFontMetrics *metrics =
    pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int letter = pango_font_metrics_get_approximate_char_width (metrics);
  int digit = pango_font_metrics_get_approximate_digit_width (metrics);
  int room = get_screen_width (widget) - EDGES;

  pango_font_metrics_unref (metrics);
  letter = PANGO_PIXELS_CEIL (letter > digit ? letter : digit);
  return CLAMP (room / (letter > 0 ? letter : 1), 1, MOST_LETTERS);
}

/* The same one each time: a tooltip is asked for at every movement of the pointer. */
static GtkWidget *
get_label (GtkWidget *widget)
{
  static const char key[] = "ent-tooltip";
  GtkWidget *label = g_object_get_data (G_OBJECT (widget), key);

  if (label != NULL)
    return label;

  label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  g_object_set_data_full (G_OBJECT (widget), key, g_object_ref_sink (label), g_object_unref);
  return label;
}

/**
 * ent_tooltip_set_markup:
 * @tooltip: a tooltip that is asked for
 * @widget: the widget that it is asked of
 * @markup: what it says, as Pango markup
 *
 * Sets what a tooltip says, in lines that fit on the screen.
 */
void
ent_tooltip_set_markup (GtkTooltip *tooltip,
                        GtkWidget  *widget,
                        const char *markup)
{
  GtkWidget *label;

  g_return_if_fail (GTK_IS_TOOLTIP (tooltip));
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (markup != NULL);

  label = get_label (widget);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_max_width_chars (GTK_LABEL (label), count_letters (widget));
  gtk_tooltip_set_custom (tooltip, label);
}

static gboolean
query_cb (GtkWidget  *widget,
          int         x,
          int         y,
          gboolean    by_keyboard,
          GtkTooltip *tooltip)
{
  const char *text = gtk_widget_get_tooltip_text (widget);
  g_autofree char *markup = text != NULL ? g_markup_escape_text (text, -1) : NULL;

  if (markup == NULL)
    return FALSE;
  ent_tooltip_set_markup (tooltip, widget, markup);
  return TRUE;
}

/**
 * ent_tooltip_fit:
 * @widget: a widget whose tooltip's text is long
 *
 * Has what is said by [property@Gtk.Widget:tooltip-text] fit on the screen.
 */
void
ent_tooltip_fit (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_cb), NULL);
}

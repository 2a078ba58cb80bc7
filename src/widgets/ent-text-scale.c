/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-text-scale.h"

/*
 * How large the desktop wants text. Labels follow it by themselves, and so do lengths in sp;
 * what is measured in other units asks here.
 */

#define USUAL_DPI (96 * 1024)

/**
 * ent_text_scale_get:
 * @widget: a widget
 *
 * Returns: how many times as large as usual text is on the widget's display: 1, or 2 where the
 *   desktop is set to 200%
 */
double
ent_text_scale_get (GtkWidget *widget)
{
  int dpi = 0;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 1);

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / (double) USUAL_DPI : 1;
}

/**
 * ent_text_scale_follow:
 * @widget: a widget that asks for the size of text
 * @changed: (scope notified): called with @widget alone when there is another size
 *
 * Tells a widget when the size of text changes, as long as it lives.
 */
void
ent_text_scale_follow (GtkWidget *widget,
                       GCallback  changed)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (changed != NULL);

  g_signal_connect_object (gtk_widget_get_settings (widget), "notify::gtk-xft-dpi", changed,
                           widget, G_CONNECT_SWAPPED);
}

/**
 * ent_text_scale_widen:
 * @dialog: a dialog that is shown
 *
 * Makes a dialog as much wider and higher than it asks for as text is larger than usual: its
 * lines hold as many words as ever, as far as the window has the room. Once is enough. One
 * that asks for no height has that of its lines at their narrowest, and stays as it is.
 */
void
ent_text_scale_widen (AdwDialog *dialog)
{
  static const char key[] = "ent-text-scale";
  double scale;
  int width, height;

  g_return_if_fail (ADW_IS_DIALOG (dialog));

  scale = ent_text_scale_get (GTK_WIDGET (dialog));
  width = adw_dialog_get_content_width (dialog);
  height = adw_dialog_get_content_height (dialog);
  if (scale <= 1 || width <= 0 || height <= 0 ||
      g_object_get_data (G_OBJECT (dialog), key) != NULL)
    return;

  g_object_set_data (G_OBJECT (dialog), key, dialog);
  adw_dialog_set_content_width (dialog, (int) (width * scale));
  adw_dialog_set_content_height (dialog, (int) (height * scale));
}

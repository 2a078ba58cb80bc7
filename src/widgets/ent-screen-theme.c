/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-screen-theme.h"

#include <adwaita.h>

/*
 * Which of the scene's themes the screen asks for: light or dark, and either of them in
 * high contrast. Whatever paints in the scene's colours asks here, so that the graph, its
 * legend and the samples beside a link's name never differ.
 */

/**
 * ent_screen_theme_get_on:
 * @dark: whether what is painted stands on a dark ground
 *
 * Returns: the theme for that ground, in high contrast where the screen asks for that
 */
EntTheme
ent_screen_theme_get_on (gboolean dark)
{
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    return dark ? ENT_THEME_DARK_CONTRAST : ENT_THEME_LIGHT_CONTRAST;
  return dark ? ENT_THEME_DARK : ENT_THEME_LIGHT;
}

/**
 * ent_screen_theme_get:
 *
 * Returns: the theme that suits the screen now
 */
EntTheme
ent_screen_theme_get (void)
{
  return ent_screen_theme_get_on (adw_style_manager_get_dark (adw_style_manager_get_default ()));
}

/**
 * ent_screen_theme_follow:
 * @widget: what is painted in the theme's colours
 * @changed: (scope notified): called with @widget alone when there is another theme
 *
 * Has a widget painted anew when the screen asks for another theme, as long as it lives.
 */
void
ent_screen_theme_follow (GtkWidget *widget,
                         GCallback  changed)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (changed != NULL);

  g_signal_connect_object (manager, "notify::dark", changed, widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", changed, widget, G_CONNECT_SWAPPED);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-graph-theme.h"

#include "ent-screen-theme.h"

/**
 * EntGraphTheme:
 *
 * What all graphs are painted for: light or dark as the rest of the program, or what the
 * user chose for them alone, such as a light ground like that of the page which the picture
 * goes into.
 */

struct _EntGraphTheme
{
  GObject parent_instance;

  EntGraphGround ground;
  EntTheme theme;
};

G_DEFINE_FINAL_TYPE (EntGraphTheme, ent_graph_theme, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static EntTheme
choose_theme (EntGraphTheme *self)
{
  switch (self->ground)
    {
    case ENT_GRAPH_GROUND_LIGHT:
      return ent_screen_theme_get_on (FALSE);
    case ENT_GRAPH_GROUND_DARK:
      return ent_screen_theme_get_on (TRUE);
    case ENT_GRAPH_GROUND_SYSTEM:
    default:
      return ent_screen_theme_get ();
    }
}

static void
update (EntGraphTheme *self)
{
  EntTheme theme = choose_theme (self);

  if (self->theme == theme)
    return;
  self->theme = theme;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ent_graph_theme_class_init (EntGraphThemeClass *klass)
{
  /**
   * EntGraphTheme::changed:
   * @self: the theme
   *
   * Graphs are to be painted anew.
   */
  signals[CHANGED] = g_signal_new ("changed", ENT_TYPE_GRAPH_THEME, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ent_graph_theme_init (EntGraphTheme *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->theme = choose_theme (self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ent_graph_theme_get_default:
 *
 * Returns: (transfer none): the theme of all graphs
 */
EntGraphTheme *
ent_graph_theme_get_default (void)
{
  static EntGraphTheme *theme;

  if (theme == NULL)
    theme = g_object_new (ENT_TYPE_GRAPH_THEME, NULL);
  return theme;
}

/**
 * ent_graph_theme_get_theme:
 * @self: the theme
 *
 * Returns: what graphs are painted for
 */
EntTheme
ent_graph_theme_get_theme (EntGraphTheme *self)
{
  g_return_val_if_fail (ENT_IS_GRAPH_THEME (self), ENT_THEME_LIGHT);

  return self->theme;
}

/**
 * ent_graph_theme_get_ground:
 * @self: the theme
 *
 * Returns: what the user chose
 */
EntGraphGround
ent_graph_theme_get_ground (EntGraphTheme *self)
{
  g_return_val_if_fail (ENT_IS_GRAPH_THEME (self), ENT_GRAPH_GROUND_SYSTEM);

  return self->ground;
}

/**
 * ent_graph_theme_set_ground:
 * @self: the theme
 * @ground: what the user chose
 *
 * Sets what graphs are painted on.
 */
void
ent_graph_theme_set_ground (EntGraphTheme  *self,
                            EntGraphGround  ground)
{
  g_return_if_fail (ENT_IS_GRAPH_THEME (self));

  if (self->ground == ground)
    return;
  self->ground = ground;
  self->theme = choose_theme (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

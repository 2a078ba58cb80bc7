/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-announce.h"
#include "ent-panels.h"

/*
 * What the tests of the panels share: starting, windows, waiting, looking for
 * labels, and taking pictures.
 */

/* What GTK_A11Y=test offers has no announcements. */
static inline void
say_nothing (GtkWidget  *widget,
             const char *text)
{
}

static inline void
start_test (int    *argc,
            char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  ent_panels_init ();
  ent_announce_set_func (say_nothing);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/* Lets everything that is ready happen. */
static inline void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static inline gboolean
count_tick (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  int *left = user_data;

  return --(*left) > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Waits for some frames: what is sized and drawn is then as it should be. */
static inline void
wait_frames (GtkWidget *widget,
             int        count)
{
  int left = count;

  gtk_widget_add_tick_callback (widget, count_tick, &left, NULL);
  while (left > 0)
    g_main_context_iteration (NULL, TRUE);
}

static inline void
present (GtkWidget *window)
{
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (window))
    g_main_context_iteration (NULL, TRUE);
  wait_frames (window, 3);
}

static inline void
close_window (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

static inline void
save_picture (GtkWidget  *window,
              const char *path)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));

  wait_frames (window, 3);
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (renderer, node, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

static inline gboolean
is_shown (GtkWidget *widget,
          GtkWidget *within)
{
  for (GtkWidget *w = widget; w != within; w = gtk_widget_get_parent (w))
    if (!gtk_widget_get_child_visible (w) || !gtk_widget_get_visible (w))
      return FALSE;

  return TRUE;
}

static inline void
collect_labels (GtkWidget *widget,
                GtkWidget *within,
                GString   *texts,
                GPtrArray *labels)
{
  if (GTK_IS_LABEL (widget) && is_shown (widget, within))
    {
      g_string_append_printf (texts, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
      g_ptr_array_add (labels, widget);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect_labels (child, within, texts, labels);
}

/* What can be read in a widget, a label a line. */
static inline char *
dup_texts (GtkWidget *widget)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  GString *texts = g_string_new ("\n");

  collect_labels (widget, widget, texts, labels);
  return g_string_free_and_steal (texts);
}

/* Whether one label says just that. */
static inline gboolean
says (GtkWidget  *widget,
      const char *text)
{
  g_autofree char *texts = dup_texts (widget);
  g_autofree char *line = g_strdup_printf ("\n%s\n", text);

  return strstr (texts, line) != NULL;
}

/* Whether that can be read somewhere. */
static inline gboolean
tells (GtkWidget  *widget,
       const char *text)
{
  g_autofree char *texts = dup_texts (widget);

  return strstr (texts, text) != NULL;
}

/* Sets how large text is, as a user does: 1 is the usual size. */
static inline void
scale_text (int factor)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", factor * 96 * 1024, NULL);
}

static inline GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-session.h"
#include "ent-store.h"
#include "ent-view.h"

/*
 * What the tests of the views share: a small case of which everything is known,
 * keys, windows and pictures.
 *
 *   AAA (0, 0) ── BBB (240, 0) ── DDD (480, 0)
 *    │
 *   CCC (0, 160)
 */

#define VIEW_CASE_HEAD                                                                     \
  "{\"format\": \"entente-case\", \"version\": 1,"                                         \
  "\"case\": {\"title\": \"Letters\", \"coverage\": \"1950/1990\", \"opening\": \"1965\"," \
  "           \"definition\": \"formal\"},"                                                \
  "\"states\": ["                                                                          \
  "{\"id\": \"AAA\", \"kind\": \"state\", \"names\": [{\"name\": \"Alpha\"}]},"            \
  "{\"id\": \"BBB\", \"kind\": \"state\", \"names\": [{\"name\": \"Beta\"}]},"             \
  "{\"id\": \"CCC\", \"kind\": \"state\", \"names\": [{\"name\": \"Gamma\"}]},"            \
  "{\"id\": \"DDD\", \"kind\": \"state\", \"names\": [{\"name\": \"Omega\"}]}],"           \
  "\"definitions\": ["                                                                     \
  "{\"id\": \"formal\", \"title\": \"Formal\", \"description\": \"By treaty.\","           \
  " \"clauses\": [{\"kinds\": [\"alliance\"], \"bases\": [\"treaty\"]}]},"                 \
  "{\"id\": \"wide\", \"title\": \"Informal too\","                                        \
  " \"clauses\": [{\"kinds\": [\"alliance\", \"alignment\"]}]}]"

#define VIEW_CASE_TIES                                                                      \
  ",\"ties\": ["                                                                            \
  "{\"id\": \"ab\", \"kind\": \"alliance\", \"date\": \"1955/1970\", \"basis\": \"treaty\","  \
  " \"members\": [{\"state\": \"AAA\"}, {\"state\": \"BBB\"}]},"                            \
  "{\"id\": \"ac\", \"kind\": \"alliance\", \"date\": \"1960/..\", \"basis\": \"treaty\","  \
  " \"members\": [{\"state\": \"AAA\"}, {\"state\": \"CCC\"}]},"                            \
  "{\"id\": \"bd\", \"kind\": \"alignment\", \"date\": \"1960/1980\", \"basis\": \"tacit\","\
  " \"members\": [{\"state\": \"BBB\"}, {\"state\": \"DDD\"}]}]"

#define VIEW_CASE_PLACES                                                                  \
  ",\"places\": ["                                                                        \
  "{\"id\": \"place-AAA\", \"of\": \"AAA\", \"x\": 0, \"y\": 0},"                         \
  "{\"id\": \"place-BBB\", \"of\": \"BBB\", \"x\": 240, \"y\": 0},"                       \
  "{\"id\": \"place-CCC\", \"of\": \"CCC\", \"x\": 0, \"y\": 160},"                       \
  "{\"id\": \"place-DDD\", \"of\": \"DDD\", \"x\": 480, \"y\": 0}]"

static inline void
start_view_test (int    *argc,
                 char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  ent_view_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

static inline EntSession *
create_session_from (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (EntCase) the_case = ent_store_read (bytes, "letters", &error);
  EntSession *session;

  g_assert_no_error (error);
  session = ent_session_new (the_case);
  ent_session_set_show_ended (session, TRUE);
  ent_session_set_show_uncounted (session, TRUE);
  return session;
}

static inline EntSession *
create_session (void)
{
  return create_session_from (VIEW_CASE_HEAD VIEW_CASE_TIES VIEW_CASE_PLACES "}");
}

static inline void
go_to (EntSession *session,
       const char *edtf)
{
  g_autoptr (EntDate) at = ent_date_new (edtf, NULL);

  g_assert_nonnull (at);
  ent_session_set_at (session, at);
}

static inline const char *
get_time (EntSession *session)
{
  return ent_date_get_edtf (ent_session_get_at (session));
}

static inline void
count_cb (guint *count)
{
  (*count)++;
}

static inline gboolean
count_tick_cb (GtkWidget     *widget,
               GdkFrameClock *clock,
               gpointer       user_data)
{
  int *left = user_data;

  return --(*left) > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Waits for some frames: what is sized and drawn is then as it should be. */
static inline void
wait_for_frames (GtkWidget *widget,
                 int        count)
{
  int left = count;

  gtk_widget_add_tick_callback (widget, count_tick_cb, &left, NULL);
  while (left > 0)
    g_main_context_iteration (NULL, TRUE);
}

static inline GtkWidget *
show_in_window (GtkWidget *widget,
                int        width,
                int        height)
{
  GtkWidget *window = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (window), widget);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (window))
    g_main_context_iteration (NULL, TRUE);
  wait_for_frames (window, 4);
  return window;
}

/* Closes the window, and finds that nothing keeps the widget that was in it. */
static inline void
close_window_of (GtkWidget *widget)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));

  g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &widget);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (widget);
}

static inline gboolean
try_shortcut (GtkWidget       *widget,
              GtkShortcut     *shortcut,
              guint            key,
              GdkModifierType  state)
{
  GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

  if (!GTK_IS_KEYVAL_TRIGGER (trigger) ||
      gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) != key ||
      gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) != state)
    return FALSE;

  return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                       GTK_SHORTCUT_ACTION_EXCLUSIVE, widget,
                                       gtk_shortcut_get_arguments (shortcut));
}

/* Does what a key does in a widget; tells whether it does anything. */
static inline gboolean
press (GtkWidget       *widget,
       guint            key,
       GdkModifierType  state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = NULL;

          shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          if (try_shortcut (widget, shortcut, key, state))
            return TRUE;
        }
    }
  return FALSE;
}

/* Leaves a picture where the tests were asked for pictures. */
static inline void
leave_picture (GtkWidget  *widget,
               const char *name)
{
  const char *folder = g_getenv ("ENTENTE_TEST_PICTURES");
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  g_autofree char *file = g_strdup_printf ("%s.png", name);
  g_autofree char *path = NULL;
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  if (folder == NULL || *folder == '\0')
    return;

  wait_for_frames (window, 3);
  path = g_build_filename (folder, file, NULL);
  paintable = gtk_widget_paintable_new (window);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

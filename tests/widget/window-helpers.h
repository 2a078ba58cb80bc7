/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib/gstdio.h>

#include "ent-application.h"
#include "ent-import.h"
#include "ent-layout-engine.h"
#include "ent-layout-private.h"
#include "ent-library.h"
#include "ent-views.h"
#include "ent-window-private.h"

/*
 * What the tests of the window share: the application, windows on cases, waiting, looking
 * for what a window shows, and a data folder of their own.
 */

#define PATIENCE (20 * G_USEC_PER_SEC)

/* The application of the test program. */
static EntApplication *application;

typedef gboolean (*Condition) (gpointer data);

static inline void
wait_for (Condition condition,
          gpointer  data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!condition (data) && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_true (condition (data));
}

/* Lets everything that is ready happen. */
static inline void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* ---------------------------------------------------------------------------- windows */

static inline gboolean
has_session (gpointer data)
{
  return ent_window_get_session (data) != NULL;
}

static inline gboolean
has_layout (gpointer data)
{
  return has_session (data) && ent_session_get_layout (ent_window_get_session (data)) != NULL;
}

static inline AdwDialog *
get_dialog (EntWindow *window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
}

static inline gboolean
has_dialog (gpointer data)
{
  return get_dialog (data) != NULL;
}

static inline gboolean
has_no_dialog (gpointer data)
{
  return get_dialog (data) == NULL;
}

/* A window begins as if its case was never seen before. */
static inline void
forget_views (void)
{
  g_autofree char *path = ent_views_dup_path ();

  g_unlink (path);
}

static inline EntWindow *
open_window (const char *address,
             Condition   until)
{
  EntWindow *window = ent_window_new (ADW_APPLICATION (application));

  forget_views ();
  ent_window_open (window, address);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (until, window);
  return window;
}

/* Nothing happens where the action is disabled. */
static inline void
activate (EntWindow  *window,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

/* Whether keys are those of a trigger, or one of its alternatives. */
static inline gboolean
is_triggered (GtkShortcutTrigger *trigger,
              const char         *keys)
{
  g_autofree char *name = NULL;

  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    return is_triggered (
             gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)), keys) ||
           is_triggered (
             gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)), keys);
  name = gtk_shortcut_trigger_to_string (trigger);
  return g_str_equal (name, keys);
}

static inline gboolean
try_shortcuts (GtkWidget  *widget,
               GListModel *shortcuts,
               const char *keys)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

      if (is_triggered (gtk_shortcut_get_trigger (shortcut), keys) &&
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                        gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }
  return FALSE;
}

/* Does what a key does in a window: from the widget with the keyboard up, as GTK does. */
static inline void
press_key (gpointer        window,
           guint           key,
           GdkModifierType modifiers)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  g_autofree char *keys = gtk_accelerator_name (key, modifiers);
  GtkWidget *widget = focus != NULL ? focus : GTK_WIDGET (window);

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

          if (GTK_IS_SHORTCUT_CONTROLLER (controller) &&
              try_shortcuts (widget, G_LIST_MODEL (controller), keys))
            return;
        }
    }
  g_error ("Nothing answers to %s", keys);
}

static inline gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Threads that work for the window may hold it for a moment, and nothing for longer. */
static inline void
close_window (EntWindow *window)
{
  gpointer alive = window;

  g_object_add_weak_pointer (G_OBJECT (window), &alive);
  gtk_window_destroy (GTK_WINDOW (window));
  wait_for (is_gone, &alive);
}

/* ------------------------------------------------------------------ what a window shows */

/* The first widget in a widget, or the widget itself, that a function accepts. */
static inline GtkWidget *
find_widget_by (GtkWidget  *widget,
                gboolean  (*accept) (GtkWidget *widget, const char *words),
                const char *words)
{
  GtkWidget *found = NULL;

  if (accept (widget, words))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget_by (child, accept, words);
  return found;
}

static inline gboolean
has_css_name (GtkWidget  *widget,
              const char *css_name)
{
  return g_str_equal (gtk_widget_get_css_name (widget), css_name);
}

static inline gboolean
says (GtkWidget  *widget,
      const char *words)
{
  return GTK_IS_LABEL (widget) && gtk_widget_is_visible (widget) &&
         strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL;
}

static inline GtkWidget *
find_widget (GtkWidget  *widget,
             const char *css_name)
{
  return find_widget_by (widget, has_css_name, css_name);
}

/* The label that is seen in a widget and says some words, or NULL. */
static inline GtkWidget *
find_words (gpointer    widget,
            const char *words)
{
  return find_widget_by (GTK_WIDGET (widget), says, words);
}

static inline gboolean
has_toast (gpointer data)
{
  EntWindow *self = data;

  return find_widget (GTK_WIDGET (self->toasts), "toast") != NULL;
}

static inline void
assert_toast (EntWindow  *window,
              const char *expected)
{
  GtkWidget *toast = find_widget (GTK_WIDGET (window->toasts), "toast");
  GtkWidget *label = find_widget (toast, "label");

  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, expected);
}

/* ------------------------------------------------------------------------------ files */

static inline char *
write_temporary (const char *content,
                 const char *template)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp (template, &path, NULL);

  g_assert_cmpint (fd, !=, -1);
  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return g_steal_pointer (&path);
}

static inline void
remove_file (const char *path)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* Removes a folder that holds files only. */
static inline void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      remove_file (file);
    }
  if (folder != NULL)
    g_assert_cmpint (g_rmdir (path), ==, 0);
}

/* ------------------------------------------------------------------------------- main */

/* Runs what @add_tests adds, with an application, and a data folder that is left empty. */
static inline int
run_window_tests (int     argc,
                  char  **argv,
                  void  (*add_tests) (void))
{
  g_autofree char *folder = NULL;
  g_autofree char *recents = NULL;
  int status;

  /* This program is also the child that it starts. */
  if (argc > 1 && g_str_equal (argv[1], ENT_IMPORT_CHILD_ARGUMENT))
    return ent_import_child_main (argc, argv);
  if (argc > 1 && g_str_equal (argv[1], ENT_LAYOUT_CHILD_ARGUMENT))
    return ent_layout_child_main (argc, argv);

  /* Whoever runs this, their own library is left alone. */
  folder = g_dir_make_tmp ("entente-XXXXXX", NULL);
  g_assert_nonnull (folder);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  application = ent_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  add_tests ();
  status = g_test_run ();

  g_clear_object (&application);
  /* GTK's list of recent files. */
  recents = g_build_filename (folder, "recently-used.xbel", NULL);
  g_unlink (recents);
  if (status == 0)
    g_assert_cmpint (g_rmdir (folder), ==, 0);
  return status;
}

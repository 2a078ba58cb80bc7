/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-application.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "ent-about.h"
#include "ent-panels.h"
#include "ent-preferences-dialog.h"
#include "ent-reader-library.h"
#include "ent-sources.h"
#include "ent-view.h"
#include "ent-window.h"

/*
 * The application: one for each user's session. It opens the cases that it is
 * given in windows, the built-in one where it is given none, and owns the
 * actions that belong to no window.
 */

#define BUILT_IN_CASE "builtin:china-vietnam"

/* The same as for bad usage on the command line. */
#define NO_DISPLAY_STATUS 2

struct _EntApplication
{
  AdwApplication parent_instance;

  GSettings *preferences;
};

G_DEFINE_FINAL_TYPE (EntApplication, ent_application, ADW_TYPE_APPLICATION)

static void
open_in_new_window (EntApplication *self,
                    const char     *address)
{
  EntWindow *window = ent_window_new (ADW_APPLICATION (self));

  ent_window_open (window, address);
  gtk_window_present (GTK_WINDOW (window));
}

/* A path where there is one; else the address as it was given: "builtin:NAME" or a URI. */
static char *
dup_address (GFile *file)
{
  char *path = g_file_get_path (file);

  return path != NULL ? path : g_file_get_uri (file);
}

static void
ent_application_activate (GApplication *application)
{
  EntApplication *self = ENT_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    gtk_window_present (window);
  else
    open_in_new_window (self, BUILT_IN_CASE);
}

static void
ent_application_open (GApplication  *application,
                      GFile        **files,
                      int            n_files,
                      const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *address = dup_address (files[i]);

      open_in_new_window (ENT_APPLICATION (application), address);
    }
}

static void
ent_application_startup (GApplication *application)
{
  /* GTK would end the program, too, but with a warning that names no way out. */
  if (!gtk_init_check ())
    {
      g_printerr ("%s\n",
                  _ ("entente: there is no display to open a window on; the commands that "
                     "“entente --help” lists need none"));
      exit (NO_DISPLAY_STATUS);
    }

  G_APPLICATION_CLASS (ent_application_parent_class)->startup (application);

  ent_view_init ();
  ent_panels_init ();
  ent_sources_init ();
  ent_reader_init_library ();
  gtk_window_set_default_icon_name (APP_ID);
  ENT_APPLICATION (application)->preferences = ent_preferences_follow ();
}

/* Closing the windows, rather than the program, lets each ask about unsaved changes. */
static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (user_data));
  g_autoptr (GList) list = g_list_copy (windows);

  for (GList *l = list; l != NULL; l = l->next)
    gtk_window_close (GTK_WINDOW (l->data));
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  adw_dialog_present (ent_about_dialog_new (), window != NULL ? GTK_WIDGET (window) : NULL);
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  adw_dialog_present (ent_preferences_dialog_new (), window != NULL ? GTK_WIDGET (window) : NULL);
}

/* In place of a case that has nothing to lose, as when one is opened. */
static void
new_case_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  EntApplication *self = ENT_APPLICATION (user_data);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (!ENT_IS_WINDOW (window) || !ent_window_is_replaceable (ENT_WINDOW (window)))
    window = GTK_WINDOW (ent_window_new (ADW_APPLICATION (self)));
  ent_window_new_case (ENT_WINDOW (window));
  gtk_window_present (window);
}

static void
new_window_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  open_in_new_window (ENT_APPLICATION (user_data), BUILT_IN_CASE);
}

static void
open_builtin_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  EntApplication *self = ENT_APPLICATION (user_data);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (ENT_IS_WINDOW (window) && ent_window_is_replaceable (ENT_WINDOW (window)))
    ent_window_open (ENT_WINDOW (window), BUILT_IN_CASE);
  else
    open_in_new_window (self, BUILT_IN_CASE);
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit_cb },
  { .name = "about", .activate = about_cb },
  { .name = "preferences", .activate = preferences_cb },
  { .name = "new-case", .activate = new_case_cb },
  { .name = "new-window", .activate = new_window_cb },
  { .name = "open-builtin", .activate = open_builtin_cb },
};

static void
ent_application_dispose (GObject *object)
{
  g_clear_object (&ENT_APPLICATION (object)->preferences);

  G_OBJECT_CLASS (ent_application_parent_class)->dispose (object);
}

static void
ent_application_class_init (EntApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_application_dispose;
  application_class->activate = ent_application_activate;
  application_class->open = ent_application_open;
  application_class->startup = ent_application_startup;
}

static void
ent_application_init (EntApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_application_set_accels_for_action (
    GTK_APPLICATION (self), "app.quit", (const char *[]) { "<Control>q", NULL });
  gtk_application_set_accels_for_action (
    GTK_APPLICATION (self), "app.preferences", (const char *[]) { "<Control>comma", NULL });
  gtk_application_set_accels_for_action (
    GTK_APPLICATION (self), "app.new-case", (const char *[]) { "<Control>n", NULL });
  gtk_application_set_accels_for_action (
    GTK_APPLICATION (self), "app.new-window", (const char *[]) { "<Shift><Control>n", NULL });
}

/**
 * ent_application_new:
 *
 * Makes the application; run it with [method@Gio.Application.run].
 *
 * Returns: (transfer full): the application
 */
EntApplication *
ent_application_new (void)
{
  return g_object_new (ENT_TYPE_APPLICATION,
                       "application-id",
                       APP_ID,
                       "flags",
                       G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path",
                       "/io/github/entente_app/Entente",
                       NULL);
}

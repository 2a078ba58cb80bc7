/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-application.h"

#include <signal.h>
#include <stdlib.h>

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "ent-about.h"
#include "ent-closing.h"
#include "ent-menu-names.h"
#include "ent-panels.h"
#include "ent-preferences-dialog.h"
#include "ent-reader-library.h"
#include "ent-recoverer.h"
#include "ent-search-provider.h"
#include "ent-sources.h"
#include "ent-view.h"
#include "ent-window.h"

/*
 * The application: one for each user's session. It opens the cases that it is
 * given in windows, what the user wants to start with where it is given none, and owns the
 * actions that belong to no window.
 *
 * However it ends, nothing is lost: when the user quits, what is unsaved is asked about;
 * when the user's session ends, or a signal says so, nothing is asked, and what is unsaved
 * stays in the journals, for the next start to offer.
 */

/* The same as for bad usage on the command line. */
#define NO_DISPLAY_STATUS 2

/* How long the end of the user's session waits for a journal, in microseconds. */
#define PATIENCE G_TIME_SPAN_SECOND

struct _EntApplication
{
  AdwApplication parent_instance;

  GSettings *preferences;
  EntRecoverer *recoverer;
  EntSearchProvider *search_provider;
  guint         inhibition;
  guint         noting;
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
    ent_window_start (ent_window_new (ADW_APPLICATION (self)));
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

      if (!ent_window_present_file (GTK_APPLICATION (application), address))
        open_in_new_window (ENT_APPLICATION (application), address);
    }
}

/* ------------------------------------------------------------------ the session's end */

static guint
count_unsaved (EntApplication *self)
{
  guint n_unsaved = 0;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    n_unsaved += ENT_IS_WINDOW (l->data) && !ent_window_is_replaceable (l->data);
  return n_unsaved;
}

/* Asks the session not to end while something is unsaved; it tells the user why. */
static void
update_inhibition (EntApplication *self)
{
  GtkApplication *application = GTK_APPLICATION (self);
  guint n_unsaved = count_unsaved (self);
  guint before = self->inhibition;
  g_autofree char *reason = NULL;

  self->inhibition = 0;
  if (n_unsaved > 0)
    {
      reason = g_strdup_printf (ngettext ("%u case has changes that are not saved",
                                          "%u cases have changes that are not saved", n_unsaved),
                                n_unsaved);
      self->inhibition =
        gtk_application_inhibit (application, gtk_application_get_active_window (application),
                                 GTK_APPLICATION_INHIBIT_LOGOUT, reason);
    }
  if (before != 0)
    gtk_application_uninhibit (application, before);
}

static void
session_changed_cb (EntApplication *self,
                    GParamSpec     *pspec,
                    EntWindow      *window)
{
  EntSession *session = ent_window_get_session (window);

  if (session != NULL)
    g_signal_connect_object (ent_session_get_history (session), "notify::modified",
                             G_CALLBACK (update_inhibition), self, G_CONNECT_SWAPPED);
  update_inhibition (self);
}

static gboolean
note_open_cases_cb (gpointer user_data)
{
  EntApplication *self = user_data;

  self->noting = 0;
  ent_window_note_open_cases (GTK_APPLICATION (self));
  return G_SOURCE_REMOVE;
}

/* Windows that close together, as when the user quits, are all gone by then: they stay noted,
 * and come back together. */
static void
queue_note (EntApplication *self)
{
  if (self->noting == 0)
    self->noting = g_idle_add (note_open_cases_cb, self);
}

static void
ent_application_window_added (GtkApplication *application,
                              GtkWindow      *window)
{
  GTK_APPLICATION_CLASS (ent_application_parent_class)->window_added (application, window);

  if (!ENT_IS_WINDOW (window))
    return;
  g_signal_connect_object (window, "notify::session", G_CALLBACK (session_changed_cb),
                           application, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (queue_note), application,
                           G_CONNECT_SWAPPED);
}

static void
ent_application_window_removed (GtkApplication *application,
                                GtkWindow      *window)
{
  EntApplication *self = ENT_APPLICATION (application);

  GTK_APPLICATION_CLASS (ent_application_parent_class)->window_removed (application, window);

  update_inhibition (self);
  queue_note (self);
}

static void
flush_journal (EntWindow *window)
{
  EntSession *session = ent_window_get_session (window);
  EntJournal *journal =
    session != NULL ? ent_history_get_journal (ent_session_get_history (session)) : NULL;

  if (journal != NULL)
    ent_journal_flush (journal, PATIENCE);
}

/* The session is about to end, and may not ask again. */
static void
query_end_cb (EntApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (ENT_IS_WINDOW (l->data))
      flush_journal (l->data);
}

/* A second signal does what it does to any program. */
static gboolean
signal_cb (gpointer user_data)
{
  g_application_quit (G_APPLICATION (user_data));
  return G_SOURCE_REMOVE;
}

static void
watch_session_end (EntApplication *self)
{
  static const int signals[] = { SIGHUP, SIGINT, SIGTERM };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_unix_signal_add (signals[i], signal_cb, self);
  g_signal_connect (self, "query-end", G_CALLBACK (query_end_cb), NULL);
}

/* No window is asked to close here: who ends the program otherwise has asked before. */
static void
ent_application_shutdown (GApplication *application)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));

  ent_window_note_open_cases (GTK_APPLICATION (application));
  for (GList *l = windows; l != NULL; l = l->next)
    {
      EntSession *session = ENT_IS_WINDOW (l->data) ? ent_window_get_session (l->data) : NULL;

      if (session != NULL)
        {
          ent_window_remember (l->data);
          ent_closing_end_journal (session, FALSE);
        }
    }
  g_clear_handle_id (&ENT_APPLICATION (application)->noting, g_source_remove);
  g_clear_object (&ENT_APPLICATION (application)->recoverer);

  G_APPLICATION_CLASS (ent_application_parent_class)->shutdown (application);
}

static void
ent_application_startup (GApplication *application)
{
  EntApplication *self = ENT_APPLICATION (application);

  /* GTK would end the program, too, but with a warning that names no way out. */
  if (!gtk_init_check ())
    {
      g_printerr ("%s\n",
                  _ ("entente: there is no display to open a window on; the commands that "
                     "“entente --help” lists need none"));
      exit (NO_DISPLAY_STATUS);
    }

  G_APPLICATION_CLASS (ent_application_parent_class)->startup (application);

  ent_menu_names_init ();
  ent_view_init ();
  ent_panels_init ();
  ent_sources_init ();
  ent_reader_init_library ();
  gtk_window_set_default_icon_name (APP_ID);
  ENT_APPLICATION (application)->preferences = ent_preferences_follow ();

  watch_session_end (self);
  self->recoverer = ent_recoverer_new (GTK_APPLICATION (self));
  ent_recoverer_look (self->recoverer);
}

/* ------------------------------------------------------------------------------- the bus */

static gboolean
ent_application_dbus_register (GApplication     *application,
                               GDBusConnection  *connection,
                               const char       *object_path,
                               GError          **error)
{
  EntApplication *self = ENT_APPLICATION (application);

  if (!G_APPLICATION_CLASS (ent_application_parent_class)
         ->dbus_register (application, connection, object_path, error))
    return FALSE;

  self->search_provider = ent_search_provider_new (GTK_APPLICATION (self), NULL);
  return ent_search_provider_export (self->search_provider, connection, object_path, error);
}

static void
ent_application_dbus_unregister (GApplication    *application,
                                 GDBusConnection *connection,
                                 const char      *object_path)
{
  g_clear_object (&ENT_APPLICATION (application)->search_provider);

  G_APPLICATION_CLASS (ent_application_parent_class)
    ->dbus_unregister (application, connection, object_path);
}

/* ---------------------------------------------------------------------------- actions */

/* Closing the windows, rather than the program, lets one ask about unsaved changes. */
static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (user_data));
  g_autoptr (GList) list = g_list_copy (windows);

  ent_window_note_open_cases (GTK_APPLICATION (user_data));
  ent_closing_start (GTK_APPLICATION (user_data), list);
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  GtkWidget *widget = window != NULL ? GTK_WIDGET (window) : NULL;

  adw_dialog_present (ent_about_dialog_new (widget), widget);
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
  EntWindow *window = ent_window_new (ADW_APPLICATION (user_data));

  ent_window_show_start (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_builtin_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  EntApplication *self = ENT_APPLICATION (user_data);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (ENT_IS_WINDOW (window) && ent_window_is_replaceable (ENT_WINDOW (window)))
    ent_window_open (ENT_WINDOW (window), ENT_BUILT_IN_CASE);
  else
    open_in_new_window (self, ENT_BUILT_IN_CASE);
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
  g_clear_handle_id (&ENT_APPLICATION (object)->noting, g_source_remove);
  g_clear_object (&ENT_APPLICATION (object)->preferences);

  G_OBJECT_CLASS (ent_application_parent_class)->dispose (object);
}

static void
ent_application_class_init (EntApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);
  GtkApplicationClass *gtk_application_class = GTK_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_application_dispose;
  application_class->activate = ent_application_activate;
  application_class->dbus_register = ent_application_dbus_register;
  application_class->dbus_unregister = ent_application_dbus_unregister;
  application_class->open = ent_application_open;
  application_class->startup = ent_application_startup;
  application_class->shutdown = ent_application_shutdown;
  gtk_application_class->window_added = ent_application_window_added;
  gtk_application_class->window_removed = ent_application_window_removed;
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
                       "register-session",
                       TRUE,
                       "resource-base-path",
                       "/io/github/entente_app/Entente",
                       NULL);
}

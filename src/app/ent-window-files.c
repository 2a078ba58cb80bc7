/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-store.h"

/*
 * Opening cases. How they are saved is in ent-window-saving.c, and what becomes of their
 * files in ent-window-changed.c.
 */

/**
 * ent_window_set_address:
 * @self: a window with a case
 * @address: (nullable): where the case belongs; %NULL where it was never saved
 *
 * Says where the case was read from or saved to. A file is watched from then on.
 */
void
ent_window_set_address (EntWindow  *self,
                        const char *address)
{
  gboolean is_other = g_set_str (&self->address, address);

  ent_window_watch_file (self);
  if (is_other)
    ent_window_note_address (self);
}

/* ------------------------------------------------------------------------------ open */

/* What is opened sooner needs no word, in milliseconds. */
#define SLOW 400

typedef struct
{
  EntWindow *window;
  char *address;
  GCancellable *cancellable;
  guint delay;
} Opening;

static void
opening_free (Opening *opening)
{
  g_clear_handle_id (&opening->delay, g_source_remove);
  g_clear_object (&opening->cancellable);
  g_clear_object (&opening->window);
  g_free (opening->address);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
show_open_error (EntWindow  *self,
                 const char *message)
{
  if (self->session != NULL)
    {
      ent_window_show_error (self, _ ("Could Not Open the Case"), message);
      return;
    }
  adw_status_page_set_description (self->failed_page, message);
  gtk_stack_set_visible_child_name (self->pages, "failed");
  gtk_widget_grab_focus (self->failed_button);
}

/* The keyboard goes to the graph, or to the first thing to do where it is empty, or to the
 * view that was shown last. Where the graph is not laid out yet, it waits for it: GTK would
 * take it on to whatever comes next. */
static void
focus_case (EntWindow *self)
{
  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "graph") != 0)
    gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD);
  else if (!gtk_widget_grab_focus (GTK_WIDGET (self->graph_view)))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

/**
 * ent_window_show_session:
 * @self: a window
 * @session: a session on a case that was opened, made or recovered
 * @address: (nullable): where the case belongs; %NULL where it was never saved
 *
 * Shows a case, in place of the one that the window shows. What is done to it is written
 * down in its journal from now on.
 */
void
ent_window_show_session (EntWindow  *self,
                         EntSession *session,
                         const char *address)
{
  g_return_if_fail (ENT_IS_WINDOW (self));
  g_return_if_fail (ENT_IS_SESSION (session));

  g_signal_group_set_target (self->journal_signals,
                             ent_session_start_journal (session, NULL, address));
  ent_window_set_session (self, session);
  ent_window_set_address (self, address);
  ent_window_prefer (self);
  ent_window_recall (self);
  gtk_stack_set_visible_child_name (self->pages, "case");
  focus_case (self);
  self->awaiting_layout = ent_session_get_layout (session) == NULL;
  if (self->awaiting_layout)
    ent_session_request_layout (session);
  ent_window_find_texts (self);
  if (self->awaiting_tour && g_strcmp0 (address, ENT_BUILT_IN_CASE) == 0)
    ent_window_begin_tour (self);
}

static void
show_case (EntWindow  *self,
           EntCase    *the_case,
           const char *address)
{
  g_autoptr (EntSession) session = ent_session_new (the_case);

  ent_window_show_session (self, session, address);
}

/* Reading may take long: what was done, or begun, to the case that is here meanwhile stays. */
static EntWindow *
choose_window (EntWindow *self)
{
  if (self->session == NULL ||
      (ent_window_is_replaceable (self) &&
       adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL))
    return self;

  return ent_window_new (ADW_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
}

static char *
dup_name (const char *address)
{
  g_autoptr (GFile) file = NULL;

  if (g_str_has_prefix (address, "builtin:"))
    return NULL;

  file = g_file_new_for_commandline_arg (address);
  return g_file_get_basename (file);
}

/* Over the case that is still shown, a banner says it; else there is a page for it. */
static void
show_loading (EntWindow  *self,
              const char *address)
{
  g_autofree char *name = dup_name (address);
  g_autofree char *display = name != NULL ? g_filename_display_name (name) : g_strdup ("");
  g_autofree char *escaped = g_markup_escape_text (display, -1);

  adw_status_page_set_description (self->loading_page, escaped);
  gtk_stack_set_visible_child_name (self->pages, "loading");
}

static gboolean
slow_cb (gpointer user_data)
{
  Opening *opening = user_data;
  EntWindow *self = opening->window;

  opening->delay = 0;
  if (self->session == NULL || g_cancellable_is_cancelled (opening->cancellable))
    return G_SOURCE_REMOVE;

  g_free (self->slow_reading);
  self->slow_reading = dup_name (opening->address);
  ent_window_update_file_banner (self);
  return G_SOURCE_REMOVE;
}

static void
end_slow (EntWindow *self)
{
  if (self->slow_reading == NULL)
    return;

  g_clear_pointer (&self->slow_reading, g_free);
  ent_window_update_file_banner (self);
}

/**
 * ent_window_stop_opening:
 * @self: a window
 *
 * Gives up the case that is being opened. What was shown before stays; where nothing was, that
 * is the start page.
 */
void
ent_window_stop_opening (EntWindow *self)
{
  g_return_if_fail (ENT_IS_WINDOW (self));

  if (self->opening == NULL)
    return;

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  if (self->session == NULL)
    ent_window_show_start (self);
  else
    end_slow (self);
}

/* A case that is gone since needs no window beside those that came back. */
static void
show_start_or_close (EntWindow *self)
{
  GList *windows = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (self)));
  guint n_windows = 0;

  for (GList *l = windows; l != NULL; l = l->next)
    n_windows += ENT_IS_WINDOW (l->data);
  if (n_windows > 1)
    gtk_window_close (GTK_WINDOW (self));
  else
    ent_window_show_start (self);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (EntCase) the_case = NULL;
  g_autoptr (GError) error = NULL;
  EntWindow *self = opening->window;

  the_case = ent_store_open_finish (result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->opening);
  end_slow (self);
  if (the_case == NULL && self->starting && self->session == NULL &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      show_start_or_close (self);
      return;
    }
  if (the_case == NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      show_open_error (self, self->session != NULL ? error->message : escaped);
      return;
    }

  self = choose_window (self);
  show_case (self, the_case, opening->address);
  if (self != opening->window)
    gtk_window_present (GTK_WINDOW (self));
}

static void
open_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (EntWindow) self = ENT_WINDOW (user_data);
  g_autoptr (GFile) file = NULL;

  file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (file != NULL)
    ent_window_open_file (self, file);
}

/**
 * ent_window_new_case_filters:
 *
 * Returns: (transfer full): what files a dialog lists that asks for a case
 */
GListModel *
ent_window_new_case_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) cases = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (cases, _ ("Entente Cases"));
  gtk_file_filter_add_suffix (cases, "entente");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, cases);
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

/**
 * ent_window_begin_at_case:
 * @self: a window
 * @dialog: a dialog that asks for a case's file
 *
 * Has the dialog begin in the folder of the window's case, or of the one that was open last.
 */
void
ent_window_begin_at_case (EntWindow     *self,
                          GtkFileDialog *dialog)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-case");
  const char *address = self->address;
  g_autofree char *path = NULL;
  g_autoptr (GFile) folder = NULL;

  if (address == NULL || !g_path_is_absolute (address))
    address = last;
  if (!g_path_is_absolute (address))
    return;

  path = g_path_get_dirname (address);
  folder = g_file_new_for_path (path);
  gtk_file_dialog_set_initial_folder (dialog, folder);
}

/**
 * ent_window_new_case:
 * @self: a window
 *
 * Shows a case with nothing in it yet, in place of the one that the window shows.
 */
void
ent_window_new_case (EntWindow *self)
{
  g_autoptr (EntCase) the_case = NULL;

  g_return_if_fail (ENT_IS_WINDOW (self));

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  the_case = ent_case_new_untitled ();
  show_case (self, the_case, NULL);
}

/**
 * ent_window_open_file:
 * @self: a window
 * @file: a case's file
 *
 * Opens a case in the window, or in a new one where this one has unsaved changes.
 */
void
ent_window_open_file (EntWindow *self,
                      GFile     *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *uri = g_file_get_uri (file);
  EntWindow *window = self;

  if (ent_window_present_file (gtk_window_get_application (GTK_WINDOW (self)),
                               path != NULL ? path : uri))
    return;
  if (!ent_window_is_replaceable (self))
    window = ent_window_new (ADW_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  ent_window_open (window, path != NULL ? path : uri);
  gtk_window_present (GTK_WINDOW (window));
}

/**
 * ent_window_choose_case:
 * @self: a window
 *
 * Asks for a case's file, and opens it.
 */
void
ent_window_choose_case (EntWindow *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = ent_window_new_case_filters ();

  gtk_file_dialog_set_title (dialog, _ ("Open Case"));
  gtk_file_dialog_set_filters (dialog, filters);
  ent_window_begin_at_case (self, dialog);
  gtk_file_dialog_open (dialog, GTK_WINDOW (self), NULL, open_chosen_cb, g_object_ref (self));
}

/**
 * ent_window_open:
 * @self: a window
 * @address: a path, a URI or `builtin:NAME`
 *
 * Opens a case in the window, in place of the one that it shows. The case is read
 * in a thread; an opening that was under way is given up. What is wrong with a
 * case that cannot be read is told to the user.
 */
void
ent_window_open (EntWindow  *self,
                 const char *address)
{
  Opening *opening = NULL;

  g_return_if_fail (ENT_IS_WINDOW (self));
  g_return_if_fail (address != NULL);

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  g_set_str (&self->opening_address, address);

  opening = g_new0 (Opening, 1);
  opening->window = g_object_ref (self);
  opening->address = g_strdup (address);
  opening->cancellable = g_object_ref (self->opening);
  opening->delay = g_timeout_add (SLOW, slow_cb, opening);
  if (self->session == NULL)
    show_loading (self, address);
  ent_store_open_async (address, self->opening, opened_cb, opening);
}

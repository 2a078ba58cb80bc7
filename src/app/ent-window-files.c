/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-store.h"

/*
 * Opening and saving cases.
 *
 * A file that another program changed since it was opened is never replaced
 * without asking: its entity tag is kept from the moment of reading, and compared
 * before writing.
 */

#define BUILT_IN_PREFIX "builtin:"

static char *
dup_etag (const char *address)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInfo) info = NULL;

  if (address == NULL || !g_path_is_absolute (address))
    return NULL;

  file = g_file_new_for_path (address);
  info = g_file_query_info (
    file, G_FILE_ATTRIBUTE_ETAG_VALUE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  return info != NULL ? g_strdup (g_file_info_get_etag (info)) : NULL;
}

static void
set_address (EntWindow  *self,
             const char *address,
             const char *etag)
{
  g_set_str (&self->address, address);
  g_set_str (&self->etag, etag);
}

/* ------------------------------------------------------------------------------ open */

typedef struct
{
  EntWindow *window;
  char *address;
} Opening;

static void
opening_free (Opening *opening)
{
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

/**
 * ent_window_show_session:
 * @self: a window
 * @session: a session on a case that was opened, made or recovered
 * @address: (nullable): where the case belongs; %NULL where it was never saved
 *
 * Shows a case, in place of the one that the window shows.
 */
void
ent_window_show_session (EntWindow  *self,
                         EntSession *session,
                         const char *address)
{
  g_autofree char *etag = dup_etag (address);

  g_return_if_fail (ENT_IS_WINDOW (self));
  g_return_if_fail (ENT_IS_SESSION (session));

  set_address (self, address, etag);
  ent_session_start_journal (session, NULL, address);
  ent_window_set_session (self, session);
  gtk_stack_set_visible_child_name (self->pages, "case");
  /* The graph, or the first thing to do where there is none yet. */
  if (!gtk_widget_child_focus (GTK_WIDGET (self->graph_view), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (GTK_WIDGET (self->graph_view));
  if (ent_session_get_layout (session) == NULL)
    ent_session_request_layout (session);
  ent_window_find_texts (self);
}

static void
show_case (EntWindow  *self,
           EntCase    *the_case,
           const char *address)
{
  g_autoptr (EntSession) session = ent_session_new (the_case);

  ent_window_show_session (self, session, address);
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
  if (the_case == NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      show_open_error (self, self->session != NULL ? error->message : escaped);
      return;
    }

  show_case (self, the_case, opening->address);
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

static GListModel *
new_case_filters (void)
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
  g_autoptr (GListModel) filters = new_case_filters ();

  gtk_file_dialog_set_title (dialog, _ ("Open Case"));
  gtk_file_dialog_set_filters (dialog, filters);
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
  if (self->session == NULL)
    gtk_stack_set_visible_child_name (self->pages, "loading");
  ent_store_open_async (address, self->opening, opened_cb, opening);
}

/* ------------------------------------------------------------------------------ save */

static gboolean
is_file (const char *address)
{
  return address != NULL && g_path_is_absolute (address);
}

/* Tells who asked for the saving how it ended. */
static void
end_saving (EntWindow *self,
            gboolean   saved)
{
  EntWindowSaved callback = g_steal_pointer (&self->saved);
  gpointer data = g_steal_pointer (&self->saved_data);

  if (callback != NULL)
    callback (self, saved, data);
}

static void
save_failed (EntWindow  *self,
             const char *message)
{
  end_saving (self, FALSE);
  ent_window_show_error (self, _ ("Could Not Save the Case"), message);
}

static void
save_to (EntWindow  *self,
         const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *etag = NULL;

  if (!ent_store_save (ent_session_get_case (self->session), path, &error))
    {
      save_failed (self, error->message);
      return;
    }

  etag = dup_etag (path);
  set_address (self, path, etag);
  ent_session_mark_saved (self->session);
  ent_window_keep_all_texts (self);
  if (self->saved == NULL)
    ent_window_add_toast (self, adw_toast_new (_ ("Case saved")));
  end_saving (self, TRUE);
}

static void
save_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (EntWindow) self = ENT_WINDOW (user_data);
  g_autoptr (GFile) file = NULL;

  file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (file == NULL || self->session == NULL)
    {
      end_saving (self, FALSE);
      return;
    }
  if (g_file_peek_path (file) == NULL)
    save_failed (self, _ ("Entente saves to folders of this computer; choose one of them."));
  else
    save_to (self, g_file_peek_path (file));
}

static void
replace_answered_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (EntWindow) self = ENT_WINDOW (user_data);
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (self->session != NULL && g_str_equal (response, "replace"))
    save_to (self, self->address);
  else if (self->session != NULL && g_str_equal (response, "save-as"))
    ent_window_save_as (self);
  else
    end_saving (self, FALSE);
}

static void
ask_before_replacing (EntWindow *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Replace the File?"), NULL));
  g_autofree char *name = g_path_get_basename (self->address);

  adw_alert_dialog_format_body (
    dialog,
    _ ("“%s” was changed by another program since it was opened here. Replacing it would undo "
       "those changes."),
    name);
  adw_alert_dialog_add_responses (dialog,
                                  "cancel",
                                  _ ("_Cancel"),
                                  "replace",
                                  _ ("_Replace"),
                                  "save-as",
                                  _ ("Save _As…"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (dialog, "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (dialog, "save-as", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "save-as");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (
    dialog, GTK_WIDGET (self), NULL, replace_answered_cb, g_object_ref (self));
}

static char *
dup_suggested_name (EntWindow *self)
{
  EntHeader *header = NULL;
  g_autofree char *title = NULL;

  if (is_file (self->address))
    return g_path_get_basename (self->address);
  if (self->address != NULL && g_str_has_prefix (self->address, BUILT_IN_PREFIX))
    return g_strconcat (self->address + strlen (BUILT_IN_PREFIX), ".entente", NULL);

  header = ent_case_get_header (ent_session_get_case (self->session));
  title = g_strdelimit (g_strdup (ent_header_get_title (header)), "/\\:", '-');
  return g_strconcat (title, ".entente", NULL);
}

/**
 * ent_window_save_as:
 * @self: a window with a case
 *
 * Asks for a file and saves the case in it.
 */
void
ent_window_save_as (EntWindow *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = new_case_filters ();
  g_autofree char *name = dup_suggested_name (self);

  gtk_file_dialog_set_title (dialog, _ ("Save Case"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, save_chosen_cb, g_object_ref (self));
}

/**
 * ent_window_save:
 * @self: a window with a case
 *
 * Saves the case in the file that it was opened from, or asks for one where it was
 * opened from none. Asks before replacing a file that has changed underneath.
 */
void
ent_window_save (EntWindow *self)
{
  g_autofree char *etag = dup_etag (self->address);

  if (!is_file (self->address))
    ent_window_save_as (self);
  else if (etag != NULL && g_strcmp0 (etag, self->etag) != 0)
    ask_before_replacing (self);
  else
    save_to (self, self->address);
}

/**
 * ent_window_save_then:
 * @self: a window with a case
 * @saved: (scope async): called once, when the case is saved or will not be
 * @data: its data
 *
 * Saves the case as [method@Window.save] does, asking the user where that needs an
 * answer, and says how it ended.
 */
void
ent_window_save_then (EntWindow      *self,
                      EntWindowSaved  saved,
                      gpointer        data)
{
  g_return_if_fail (ENT_IS_WINDOW (self));
  g_return_if_fail (saved != NULL);

  end_saving (self, FALSE);
  self->saved = saved;
  self->saved_data = data;
  ent_window_save (self);
}

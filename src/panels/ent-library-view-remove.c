/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-library-view-private.h"
#include "ent-library.h"

/* Removing a text from the library: where cases use it, it is asked first; and it can
 * be undone. The library is read and written in threads.
 */

typedef struct
{
  char      *digest;
  char      *title;
  gboolean   is_own;
  gboolean   is_back;
  GPtrArray *uses;
} Removal;

static Removal *
removal_new (const char *digest,
             const char *title)
{
  Removal *removal = g_new0 (Removal, 1);

  removal->digest = g_strdup (digest);
  removal->title = g_strdup (title);
  return removal;
}

static void
removal_free (Removal *removal)
{
  g_free (removal->digest);
  g_free (removal->title);
  g_clear_pointer (&removal->uses, g_ptr_array_unref);
  g_free (removal);
}

/* The view stays until the callback was called. */
static void
run (EntLibraryView      *self,
     Removal             *removal,
     GTaskThreadFunc      thread,
     GAsyncReadyCallback  callback)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, NULL);

  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, removal, (GDestroyNotify) removal_free);
  g_task_run_in_thread (task, thread);
}

static gboolean
is_shown (EntLibraryView *self)
{
  return gtk_widget_get_root (GTK_WIDGET (self)) != NULL;
}

/* ---------------------------------------------------------------- doing it, undoing it */

static void
change_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Removal *removal = task_data;
  g_autoptr (EntLibrary) library = NULL;
  GError *error = NULL;

  library = ent_library_new (NULL, &error);
  if (library != NULL && removal->is_back)
    ent_library_restore (library, removal->digest, &error);
  else if (library != NULL)
    ent_library_remove (library, removal->digest, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  EntLibraryView *self = ENT_LIBRARY_VIEW (source);
  g_autoptr (GError) error = NULL;

  if (!is_shown (self))
    return;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    ent_library_view_show_error (self, _("The Text Could Not Be Brought Back"), error);
  ent_library_view_reload (self);
}

static void
undo_cb (EntLibraryView *self,
         AdwToast       *toast)
{
  Removal *removal = removal_new (g_object_get_data (G_OBJECT (toast), "digest"), NULL);

  removal->is_back = TRUE;
  run (self, removal, change_thread, restored_cb);
}

static void
offer_undo (EntLibraryView *self,
            const Removal  *removal)
{
  /* Translators: %s is the title of an article. */
  g_autofree char *title = g_strdup_printf (_("Removed “%s”"), removal->title);
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_object_set_data_full (G_OBJECT (toast), "digest", g_strdup (removal->digest), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self,
                           G_CONNECT_SWAPPED);
  ent_library_view_add_toast (self, toast);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  EntLibraryView *self = ENT_LIBRARY_VIEW (source);
  Removal *removal = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!is_shown (self))
    return;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    offer_undo (self, removal);
  else
    ent_library_view_show_error (self, _("The Text Could Not Be Removed"), error);
  ent_library_view_reload (self);
}

static void
remove_text (EntLibraryView *self,
             const Removal  *removal)
{
  run (self, removal_new (removal->digest, removal->title), change_thread, removed_cb);
}

/* ---------------------------------------------------------------- asking */

static void
uses_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Removal *removal = task_data;
  g_autoptr (EntLibrary) library = NULL;
  GError *error = NULL;

  library = ent_library_new (NULL, &error);
  if (library != NULL)
    removal->uses = ent_library_get_uses (library, removal->digest, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* The titles of the cases, each once, a line each. */
static char *
dup_cases (EntLibraryView *self,
           const Removal  *removal)
{
  EntSession *session = ent_library_view_get_session (self);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  GString *lines = g_string_new (NULL);

  if (removal->is_own && session != NULL)
    g_ptr_array_add (titles, (gpointer) ent_header_get_title (
                               ent_case_get_header (ent_session_get_case (session))));
  for (guint i = 0; i < removal->uses->len; i++)
    {
      EntLibraryUse *use = g_ptr_array_index (removal->uses, i);

      if (!g_ptr_array_find_with_equal_func (titles, use->case_title, g_str_equal, NULL))
        g_ptr_array_add (titles, use->case_title);
    }
  for (guint i = 0; i < titles->len; i++)
    g_string_append_printf (lines, "\n• %s", (const char *) g_ptr_array_index (titles, i));

  return g_string_free_and_steal (lines);
}

static void
answered_cb (EntLibraryView *self,
             const char     *response,
             AdwDialog      *dialog)
{
  if (g_str_equal (response, "remove"))
    remove_text (self, g_object_get_data (G_OBJECT (dialog), "removal"));
}

static void
ask (EntLibraryView *self,
     const Removal  *removal,
     const char     *cases)
{
  g_autofree char *body = NULL;
  AdwAlertDialog *dialog;

  /* Translators: the first %s is the title of an article, the second a list of titles of
   * cases, each on a line of its own. */
  body = g_strdup_printf (_("“%s” is used by:\n%s\n\nWithout its text, they show the coders’ own "
                            "words in the place of its passages."),
                          removal->title, cases + 1);
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Remove from Library?"), body));
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "remove", _("_Remove"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "removal",
                          removal_new (removal->digest, removal->title),
                          (GDestroyNotify) removal_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
uses_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  EntLibraryView *self = ENT_LIBRARY_VIEW (source);
  Removal *removal = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *cases = NULL;

  if (!is_shown (self))
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      ent_library_view_show_error (self, _("The Text Could Not Be Removed"), error);
      return;
    }

  cases = dup_cases (self, removal);
  if (*cases != '\0')
    ask (self, removal, cases);
  else
    remove_text (self, removal);
}

/*< private >
 * ent_library_view_remove_text:
 * @self: a view
 * @item: the line of a text
 *
 * Removes a text from the library; where cases use it, if the user wants that.
 */
void
ent_library_view_remove_text (EntLibraryView *self,
                              EntLibraryItem *item)
{
  EntLibraryEntry *entry = ent_library_item_get_entry (item);
  Removal *removal = removal_new (ent_library_entry_get_digest (entry),
                                  ent_library_entry_get_title (entry));

  removal->is_own = ent_library_item_get_article (item) != NULL;
  run (self, removal, uses_thread, uses_read_cb);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-recoverer.h"

#include <glib/gi18n-lib.h>

#include "ent-error-dialog.h"
#include "ent-recovery-dialog.h"
#include "ent-window-private.h"

/**
 * EntRecoverer:
 *
 * What an application knows of unsaved work, and how it brings it back.
 *
 * It looks for journals that nobody writes when the application starts, and whenever a
 * case is opened: another copy of Entente may have been killed meanwhile. What it finds
 * is offered in a way that stands in nobody's path: over the case that it belongs to, if
 * that is open; else, once a window shows a case, in a dialog, or, where the user came
 * with a certain file, in a toast. Whatever is neither restored nor thrown away stays in
 * the list, which the main menu leads to.
 */

struct _EntRecoverer
{
  GObject parent_instance;

  GtkApplication *application;   /* owns it */
  GListStore     *orphans;
  GCancellable   *cancellable;
  gboolean        looking;
  gboolean        again;         /* somebody asked while it was looking */
  gboolean        offered;       /* what was there at the start */
  AdwDialog      *dialog;        /* weak */
};

G_DEFINE_FINAL_TYPE (EntRecoverer, ent_recoverer, G_TYPE_OBJECT)

static EntOrphan *
get_orphan (EntRecoverer *self,
            guint         position)
{
  g_autoptr (EntOrphan) orphan = g_list_model_get_item (G_LIST_MODEL (self->orphans), position);

  return orphan;
}

static guint
count (EntRecoverer *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->orphans));
}

static EntOrphan *
find_by_path (EntRecoverer *self,
              const char   *path)
{
  for (guint i = 0; i < count (self); i++)
    if (g_str_equal (ent_orphan_get_path (get_orphan (self, i)), path))
      return get_orphan (self, i);
  return NULL;
}

/* --------------------------------------------------------------------------- offering */

static EntWindow *
get_active_window (EntRecoverer *self)
{
  GtkWindow *window = gtk_application_get_active_window (self->application);

  return ENT_IS_WINDOW (window) ? ENT_WINDOW (window) : NULL;
}

/* The latest unsaved work of the case that a window shows. Of the built-in case and of
 * what was never saved anywhere, one cannot tell which window it belongs to. */
static EntOrphan *
find_for_window (EntRecoverer *self,
                 EntWindow    *window)
{
  for (guint i = 0; i < count (self); i++)
    {
      const char *address = ent_orphan_get_address (get_orphan (self, i));

      if (address != NULL && ent_orphan_is_restorable (get_orphan (self, i)) &&
          ent_window_has_file (window, address))
        return get_orphan (self, i);
    }
  return NULL;
}

static void
update_bars (EntRecoverer *self)
{
  GList *windows = gtk_application_get_windows (self->application);

  for (GList *l = windows; l != NULL; l = l->next)
    if (ENT_IS_WINDOW (l->data))
      ent_recovery_bar_set_orphan (ENT_WINDOW (l->data)->recovery_bar,
                                   find_for_window (self, l->data));
}

static gboolean
is_in_a_bar (EntRecoverer *self,
             EntOrphan    *orphan)
{
  GList *windows = gtk_application_get_windows (self->application);

  for (GList *l = windows; l != NULL; l = l->next)
    if (ENT_IS_WINDOW (l->data) && find_for_window (self, l->data) == orphan)
      return TRUE;
  return FALSE;
}

static void
offer_in_toast (EntWindow *window)
{
  AdwToast *toast = adw_toast_new (_ ("Unsaved work was found"));

  adw_toast_set_button_label (toast, _ ("_Show"));
  adw_toast_set_action_name (toast, "app.unsaved-work");
  adw_toast_set_timeout (toast, 0);
  ent_window_add_toast (window, toast);
}

/* Once, when there is a window with a case: nobody has to answer before. */
static void
offer (EntRecoverer *self)
{
  EntWindow *window = get_active_window (self);
  gboolean any = FALSE;

  if (self->offered || self->looking || window == NULL || ent_window_get_session (window) == NULL)
    return;

  self->offered = TRUE;
  for (guint i = 0; i < count (self); i++)
    any |= !is_in_a_bar (self, get_orphan (self, i));
  if (!any)
    return;

  if (window->address != NULL && g_path_is_absolute (window->address))
    offer_in_toast (window);
  else
    ent_recoverer_show (self);
}

/* ---------------------------------------------------------------------------- looking */

static void
orphans_changed_cb (EntRecoverer *self)
{
  static const char *const names[] = { "unsaved-work", "restore-all-unsaved" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->application), names[i]);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), count (self) > 0);
    }
  update_bars (self);
}

static gboolean
is_same (EntRecoverer *self,
         GListModel   *found)
{
  if (g_list_model_get_n_items (found) != count (self))
    return FALSE;

  for (guint i = 0; i < count (self); i++)
    {
      g_autoptr (EntOrphan) orphan = g_list_model_get_item (found, i);
      EntOrphan *known = get_orphan (self, i);

      if (!g_str_equal (ent_orphan_get_path (orphan), ent_orphan_get_path (known)) ||
          ent_orphan_get_n_changes (orphan) != ent_orphan_get_n_changes (known) ||
          ent_orphan_get_file (orphan) != ent_orphan_get_file (known))
        return FALSE;
    }
  return TRUE;
}

/* Cards that stay are not made anew under somebody's hands. */
static void
take_found (EntRecoverer *self,
            GListModel   *found)
{
  g_autoptr (GPtrArray) items = NULL;

  if (is_same (self, found))
    return;

  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (found); i++)
    g_ptr_array_add (items, g_list_model_get_item (found, i));
  g_list_store_splice (self->orphans, 0, count (self), items->pdata, items->len);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (EntRecoverer) self = ENT_RECOVERER (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) found = ent_journal_list_orphans_finish (result, &error);

  self->looking = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (found == NULL)
    g_warning ("The journals cannot be read: %s", error->message);
  else
    take_found (self, found);
  /* What was known may belong to a window that shows something else since. */
  update_bars (self);
  if (self->again)
    ent_recoverer_look (self);
  else
    offer (self);
}

/**
 * ent_recoverer_look:
 * @self: a recoverer
 *
 * Looks for unsaved work, in a thread, and offers what it finds.
 */
void
ent_recoverer_look (EntRecoverer *self)
{
  g_return_if_fail (ENT_IS_RECOVERER (self));

  self->again = self->looking;
  if (self->looking)
    return;

  self->looking = TRUE;
  ent_journal_list_orphans_async (NULL, self->cancellable, found_cb, g_object_ref (self));
}

/* -------------------------------------------------------------------------- restoring */

typedef struct
{
  EntRecoverer *recoverer;
  EntOrphan    *orphan;
} Restoring;

static void
restoring_free (Restoring *restoring)
{
  g_object_unref (restoring->recoverer);
  g_object_unref (restoring->orphan);
  g_free (restoring);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Restoring, restoring_free)

/* The case takes the place of its own older self, or of a case that nobody asked for;
 * never of another that the user has opened. */
static EntWindow *
choose_window (EntRecoverer *self,
               const char   *address)
{
  GList *windows = gtk_application_get_windows (self->application);
  EntWindow *active = get_active_window (self);

  for (GList *l = windows; l != NULL && address != NULL; l = l->next)
    if (ENT_IS_WINDOW (l->data) && ent_window_is_replaceable (l->data) &&
        ent_window_has_file (l->data, address))
      return l->data;

  if (active != NULL && ent_window_is_replaceable (active) && active->opening == NULL &&
      (active->address == NULL || !g_path_is_absolute (active->address)))
    return active;
  return ent_window_new (ADW_APPLICATION (self->application));
}

static void
tell_restored (EntWindow *window,
               EntOrphan *orphan)
{
  guint n_changes = ent_orphan_get_n_changes (orphan);
  g_autofree char *title = g_strdup_printf (
    ngettext ("%u change restored, not saved yet", "%u changes restored, not saved yet",
              n_changes),
    n_changes);

  ent_window_add_toast (window, adw_toast_new (title));
}

static void
show_error (EntRecoverer *self,
            const char   *heading,
            const GError *error)
{
  EntWindow *window = get_active_window (self);

  adw_dialog_present (ent_error_dialog_new (heading, error->message),
                      window != NULL ? GTK_WIDGET (window) : NULL);
}

static void
recovered_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Restoring) restoring = user_data;
  EntRecoverer *self = restoring->recoverer;
  g_autoptr (GError) error = NULL;
  g_autoptr (EntRecovery) recovery = ent_journal_recover_finish (result, &error);
  g_autoptr (EntSession) session = NULL;
  EntWindow *window = NULL;

  g_application_release (G_APPLICATION (self->application));
  if (recovery == NULL)
    {
      show_error (self, _ ("Could Not Restore the Changes"), error);
      ent_recoverer_look (self);
      return;
    }

  session = ent_session_new_recovered (recovery);
  window = choose_window (self, recovery->address);
  ent_window_show_session (window, session, recovery->address);
  gtk_window_present (GTK_WINDOW (window));
  tell_restored (window, restoring->orphan);
}

static void
restore (EntRecoverer *self,
         EntOrphan    *orphan)
{
  Restoring *restoring = g_new0 (Restoring, 1);
  guint position = 0;

  restoring->recoverer = g_object_ref (self);
  restoring->orphan = g_object_ref (orphan);
  if (g_list_store_find (self->orphans, orphan, &position))
    g_list_store_remove (self->orphans, position);
  g_application_hold (G_APPLICATION (self->application));
  ent_journal_recover_async (restoring->orphan, NULL, recovered_cb, restoring);
}

/* ------------------------------------------------------------------------- discarding */

static void
discarded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (EntRecoverer) self = ENT_RECOVERER (user_data);
  g_autoptr (GError) error = NULL;

  if (!ent_journal_discard_finish (result, &error))
    show_error (self, _ ("Could Not Throw the Changes Away"), error);
  ent_recoverer_look (self);
}

static void
discard_answered_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (Restoring) restoring = user_data;
  EntRecoverer *self = restoring->recoverer;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  guint position = 0;

  if (!g_str_equal (response, "discard"))
    return;
  if (g_list_store_find (self->orphans, restoring->orphan, &position))
    g_list_store_remove (self->orphans, position);
  ent_journal_discard_async (restoring->orphan, discarded_cb, g_object_ref (self));
}

static void
ask_before_discarding (EntRecoverer *self,
                       EntOrphan    *orphan)
{
  EntWindow *window = get_active_window (self);
  guint n_changes = ent_orphan_get_n_changes (orphan);
  Restoring *restoring = g_new0 (Restoring, 1);
  AdwAlertDialog *dialog =
    ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Throw the Changes Away?"), NULL));

  restoring->recoverer = g_object_ref (self);
  restoring->orphan = g_object_ref (orphan);
  if (n_changes == 0)
    /* Translators: a case's title. */
    adw_alert_dialog_format_body (
      dialog, _ ("Changes to “%s” that cannot be read will be lost for good."),
      ent_orphan_get_title (orphan));
  else
    adw_alert_dialog_format_body (
      dialog,
      ngettext ("%u unsaved change to “%s” will be lost for good.",
                "%u unsaved changes to “%s” will be lost for good.", n_changes),
      n_changes, ent_orphan_get_title (orphan));
  adw_alert_dialog_add_responses (
    dialog, "cancel", _ ("_Cancel"), "discard", _ ("_Throw Away"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, window != NULL ? GTK_WIDGET (window) : NULL, NULL,
                           discard_answered_cb, restoring);
}

/* ---------------------------------------------------------------------------- actions */

static void
show_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  ent_recoverer_look (user_data);
  ent_recoverer_show (user_data);
}

static void
restore_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  EntOrphan *orphan = find_by_path (user_data, g_variant_get_string (parameter, NULL));

  if (orphan != NULL)
    restore (user_data, orphan);
}

static void
restore_all_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  EntRecoverer *self = user_data;
  guint n_left = 0;

  while (count (self) > n_left)
    if (ent_orphan_is_restorable (get_orphan (self, n_left)))
      restore (self, get_orphan (self, n_left));
    else
      n_left++;
}

static void
discard_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  EntOrphan *orphan = find_by_path (user_data, g_variant_get_string (parameter, NULL));

  if (orphan != NULL)
    ask_before_discarding (user_data, orphan);
}

static const GActionEntry actions[] = {
  { .name = "unsaved-work", .activate = show_cb },
  { .name = "restore-unsaved", .activate = restore_cb, .parameter_type = "s" },
  { .name = "restore-all-unsaved", .activate = restore_all_cb },
  { .name = "discard-unsaved", .activate = discard_cb, .parameter_type = "s" },
};

/* ---------------------------------------------------------------------- object's life */

static void
window_added_cb (EntRecoverer *self,
                 GtkWindow    *window)
{
  if (ENT_IS_WINDOW (window))
    g_signal_connect_object (window, "notify::session", G_CALLBACK (ent_recoverer_look), self,
                             G_CONNECT_SWAPPED);
}

static void
ent_recoverer_dispose (GObject *object)
{
  EntRecoverer *self = ENT_RECOVERER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->dialog);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->orphans);

  G_OBJECT_CLASS (ent_recoverer_parent_class)->dispose (object);
}

static void
ent_recoverer_class_init (EntRecovererClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_recoverer_dispose;
}

static void
ent_recoverer_init (EntRecoverer *self)
{
  self->orphans = g_list_store_new (ENT_TYPE_ORPHAN);
  self->cancellable = g_cancellable_new ();
}

/**
 * ent_recoverer_new:
 * @application: whose it is; must live longer
 *
 * Makes a recoverer, and gives the application the actions `unsaved-work`,
 * `restore-unsaved`, `restore-all-unsaved` and `discard-unsaved`.
 *
 * Returns: (transfer full): the recoverer, which has found nothing yet
 */
EntRecoverer *
ent_recoverer_new (GtkApplication *application)
{
  EntRecoverer *self = NULL;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  self = g_object_new (ENT_TYPE_RECOVERER, NULL);
  self->application = application;
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   self);
  g_signal_connect_object (application, "window-added", G_CALLBACK (window_added_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->orphans, "items-changed", G_CALLBACK (orphans_changed_cb), self,
                           G_CONNECT_SWAPPED);
  orphans_changed_cb (self);

  return self;
}

/**
 * ent_recoverer_get_orphans:
 * @self: a recoverer
 *
 * Returns: (transfer none): a list of [class@Orphan]: the unsaved work that was found, the
 *   latest first
 */
GListModel *
ent_recoverer_get_orphans (EntRecoverer *self)
{
  g_return_val_if_fail (ENT_IS_RECOVERER (self), NULL);

  return G_LIST_MODEL (self->orphans);
}

/**
 * ent_recoverer_show:
 * @self: a recoverer
 *
 * Shows what was found, if there is any, on the active window.
 */
void
ent_recoverer_show (EntRecoverer *self)
{
  EntWindow *window = NULL;

  g_return_if_fail (ENT_IS_RECOVERER (self));

  window = get_active_window (self);
  if (self->dialog != NULL || window == NULL || count (self) == 0)
    return;

  g_set_weak_pointer (&self->dialog, ent_recovery_dialog_new (G_LIST_MODEL (self->orphans)));
  adw_dialog_present (self->dialog, GTK_WIDGET (window));
}

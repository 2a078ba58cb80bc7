/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-preferences-dialog.h"

#include <glib/gi18n-lib.h>

#include "ent-combo-row.h"
#include "ent-graph-theme.h"
#include "ent-host-path.h"
#include "ent-library-folder.h"
#include "ent-recovery-words.h"
#include "ent-store.h"

/**
 * EntPreferencesDialog:
 *
 * What the user chooses for all cases. Each row is bound to a key of the settings, and
 * [func@preferences_follow] hands on what the core and the view need to know of them; what
 * concerns a case that is open is for its window (ent-window-memory.c).
 */

struct _EntPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  AdwComboRow *start_row;
  AdwComboRow *unit_row;
  AdwComboRow *ground_row;
  AdwComboRow *method_row;
  AdwSwitchRow *motion_row;
  AdwSpinRow *backups_row;
  AdwActionRow *library_row;
  GtkWidget *library_reset;
  GtkWidget *library_choose;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (EntPreferencesDialog, ent_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

/* ----------------------------------------------------------------------------- library */

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (EntPreferencesDialog) self = ENT_PREFERENCES_DIALOG (user_data);
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);
  g_autofree char *host_path = info != NULL ? ent_host_path_dup (info) : NULL;
  g_autofree char *chosen = NULL;
  g_autofree char *shown = NULL;

  if (host_path == NULL || self->library_row == NULL)
    return;
  /* Where another was chosen meanwhile, that is being asked. */
  chosen = g_settings_get_string (self->settings, "library-folder");
  if (g_strcmp0 (g_file_peek_path (G_FILE (source)), chosen) != 0)
    return;

  shown = ent_recovery_dup_display_path (host_path);
  adw_action_row_set_subtitle (self->library_row, shown);
}

static void
update_library (EntPreferencesDialog *self)
{
  g_autofree char *chosen = g_settings_get_string (self->settings, "library-folder");
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *shown = NULL;

  ent_preferences_apply_library (self->settings);
  path = ent_library_dup_default_path ();
  folder = g_path_get_dirname (path);
  shown = ent_recovery_dup_display_path (folder);

  adw_action_row_set_subtitle (self->library_row, shown);
  gtk_widget_set_visible (self->library_reset, *chosen != '\0');
  if (*chosen != '\0')
    {
      g_autoptr (GFile) file = g_file_new_for_path (chosen);

      g_file_query_info_async (file, ENT_HOST_PATH_ATTRIBUTE, G_FILE_QUERY_INFO_NONE,
                               G_PRIORITY_DEFAULT, NULL, asked_cb, g_object_ref (self));
    }
}

static void
set_busy (EntPreferencesDialog *self,
          gboolean              busy)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_widget_set_sensitive (self->library_choose, !busy);
  gtk_widget_set_sensitive (self->library_reset, !busy);
  /* A button that cannot be pressed gives the keyboard away, and then to nobody. */
  if (!busy && root != NULL && gtk_root_get_focus (root) == NULL)
    gtk_widget_grab_focus (self->library_choose);
}

static void
moved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (EntPreferencesDialog) self = ENT_PREFERENCES_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  gboolean copied = FALSE;
  AdwToast *toast = NULL;

  set_busy (self, FALSE);
  if (!ent_library_folder_prepare_finish (result, &copied, &error))
    {
      AdwDialog *dialog = adw_alert_dialog_new (_ ("The Library Stays Where It Is"), NULL);

      adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog), error->message);
      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
      adw_dialog_present (dialog, GTK_WIDGET (self));
      return;
    }

  g_settings_set_string (self->settings, "library-folder",
                         g_task_get_task_data (G_TASK (result)));
  toast = adw_toast_new (copied ? _ ("The library was copied there and is used from now on")
                                : _ ("The library there is used from now on"));
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self), toast);
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (EntPreferencesDialog) self = ENT_PREFERENCES_DIALOG (user_data);
  g_autoptr (GFile) folder = NULL;

  folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (folder != NULL)
    ent_preferences_dialog_use_folder (self, folder);
}

/**
 * ent_preferences_dialog_use_folder:
 * @self: the dialog
 * @folder: the folder for the library
 *
 * Keeps the library in a folder from now on: copies it there, in a thread, where there is
 * none yet.
 */
void
ent_preferences_dialog_use_folder (EntPreferencesDialog *self,
                                   GFile                *folder)
{
  g_return_if_fail (ENT_IS_PREFERENCES_DIALOG (self));
  g_return_if_fail (G_IS_FILE (folder));

  set_busy (self, TRUE);
  ent_library_folder_prepare_async (folder, moved_cb, g_object_ref (self));
}

static void
choose_library_cb (EntPreferencesDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_dialog_set_title (dialog, _ ("Folder of the Library"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (root), NULL, folder_chosen_cb,
                                 g_object_ref (self));
}

static void
reset_library_cb (EntPreferencesDialog *self)
{
  g_settings_reset (self->settings, "library-folder");
}

/* ----------------------------------------------------------------------------- choices */

/* The rows of a choice are in the order of the enumeration. */
static gboolean
get_choice (GValue   *value,
            GVariant *variant,
            gpointer  user_data)
{
  GSettings *settings = g_object_get_data (user_data, "settings");
  const char *key = g_object_get_data (user_data, "key");

  g_value_set_uint (value, (guint) g_settings_get_enum (settings, key));
  return TRUE;
}

static void
selected_cb (EntPreferencesDialog *self,
             GParamSpec           *pspec,
             AdwComboRow          *row)
{
  const char *key = g_object_get_data (G_OBJECT (row), "key");
  int selected = (int) adw_combo_row_get_selected (row);

  if (selected != g_settings_get_enum (self->settings, key))
    g_settings_set_enum (self->settings, key, selected);
}

static void
bind_choice (EntPreferencesDialog *self,
             AdwComboRow          *row,
             const char           *key)
{
  g_object_set_data (G_OBJECT (row), "key", (gpointer) key);
  g_object_set_data_full (G_OBJECT (row), "settings", g_object_ref (self->settings),
                          g_object_unref);
  g_settings_bind_with_mapping (self->settings, key, row, "selected", G_SETTINGS_BIND_GET,
                                get_choice, NULL, row, NULL);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

/* ------------------------------------------------------------------------------- class */

static void
ent_preferences_dialog_dispose (GObject *object)
{
  EntPreferencesDialog *self = ENT_PREFERENCES_DIALOG (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (ent_preferences_dialog_parent_class)->dispose (object);
}

static void
ent_preferences_dialog_class_init (EntPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_preferences_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/ui/ent-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntPreferencesDialog, start_row);
  gtk_widget_class_bind_template_child (widget_class, EntPreferencesDialog, unit_row);
  gtk_widget_class_bind_template_child (widget_class, EntPreferencesDialog, ground_row);
  gtk_widget_class_bind_template_child (widget_class, EntPreferencesDialog, method_row);
  gtk_widget_class_bind_template_child (widget_class, EntPreferencesDialog, motion_row);
  gtk_widget_class_bind_template_child (widget_class, EntPreferencesDialog, backups_row);
  gtk_widget_class_bind_template_child (widget_class, EntPreferencesDialog, library_row);
  gtk_widget_class_bind_template_child (widget_class, EntPreferencesDialog, library_reset);
  gtk_widget_class_bind_template_child (widget_class, EntPreferencesDialog, library_choose);
  gtk_widget_class_bind_template_callback (widget_class, choose_library_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_library_cb);
}

static void
ent_preferences_dialog_init (EntPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ent_combo_row_keep_room (self->start_row);
  ent_combo_row_keep_room (self->unit_row);
  ent_combo_row_keep_room (self->ground_row);
  ent_combo_row_keep_room (self->method_row);

  self->settings = g_settings_new (APP_ID);
  bind_choice (self, self->start_row, "start");
  bind_choice (self, self->unit_row, "time-unit");
  bind_choice (self, self->ground_row, "graph-theme");
  bind_choice (self, self->method_row, "layout-method");
  g_settings_bind (self->settings, "reduce-motion", self->motion_row, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "backups", self->backups_row, "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->settings, "changed::library-folder",
                           G_CALLBACK (update_library), self, G_CONNECT_SWAPPED);
  update_library (self);
}

/**
 * ent_preferences_dialog_new:
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
ent_preferences_dialog_new (void)
{
  return g_object_new (ENT_TYPE_PREFERENCES_DIALOG, NULL);
}

/* ------------------------------------------------------------------------ what they do */

static void
backups_changed_cb (GSettings *settings)
{
  ent_store_set_backups (g_settings_get_uint (settings, "backups"));
}

static void
ground_changed_cb (GSettings *settings)
{
  ent_graph_theme_set_ground (ent_graph_theme_get_default (),
                              (EntGraphGround) g_settings_get_enum (settings, "graph-theme"));
}

/* Whoever animates asks GTK; the system's own wish is GTK's default. */
static void
motion_changed_cb (GSettings *settings)
{
  GtkSettings *gtk_settings = gtk_settings_get_default ();

  if (g_settings_get_boolean (settings, "reduce-motion"))
    g_object_set (gtk_settings, "gtk-enable-animations", FALSE, NULL);
  else
    gtk_settings_reset_property (gtk_settings, "gtk-enable-animations");
}

/**
 * ent_preferences_apply_library:
 * @settings: the program's
 *
 * Tells the core where the library is. Of several that hear of a change, each may be the first.
 */
void
ent_preferences_apply_library (GSettings *settings)
{
  g_autofree char *folder = NULL;

  g_return_if_fail (G_IS_SETTINGS (settings));

  folder = g_settings_get_string (settings, "library-folder");
  ent_library_set_folder (*folder != '\0' ? folder : NULL);
}

/**
 * ent_preferences_follow:
 *
 * Tells the core and the view what the user chose, now and whenever it changes.
 *
 * Returns: (transfer full): the settings, which are followed as long as they are held
 */
GSettings *
ent_preferences_follow (void)
{
  static const struct
  {
    const char *signal;
    void (*changed) (GSettings *settings);
  } followed[] = {
    { "changed::backups", backups_changed_cb },
    { "changed::graph-theme", ground_changed_cb },
    { "changed::reduce-motion", motion_changed_cb },
    { "changed::library-folder", ent_preferences_apply_library },
  };
  GSettings *settings = g_settings_new (APP_ID);

  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    {
      g_signal_connect (settings, followed[i].signal, G_CALLBACK (followed[i].changed), NULL);
      followed[i].changed (settings);
    }
  return settings;
}

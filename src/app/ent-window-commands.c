/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-edit.h"
#include "ent-command-dialog.h"
#include "ent-shortcuts.h"

/*
 * The commands of a window: what its main menu and its shortcuts do, so that there is no
 * second list of it, and what one can go to in the case. An action that could do nothing now
 * is left out.
 */

typedef struct
{
  EntWindow *window;
  GPtrArray *commands;
  GHashTable *actions;   /* the detailed names that there is a command for */
} Gathering;

/* ------------------------------------------------------------------------------ actions */

static gboolean
is_enabled (EntWindow  *self,
            const char *detailed)
{
  GActionGroup *application =
    G_ACTION_GROUP (gtk_window_get_application (GTK_WINDOW (self)));
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  if (!g_action_parse_detailed_name (detailed, &name, &target, NULL))
    return FALSE;
  if (g_str_has_prefix (name, "app."))
    return application != NULL &&
           g_action_group_get_action_enabled (application, name + strlen ("app."));
  return g_str_has_prefix (name, "win.") && ent_window_is_action_enabled (self, name);
}

static char *
dup_label_of_keys (const char *keys)
{
  GdkModifierType modifiers;
  guint key;

  return gtk_accelerator_parse (keys, &key, &modifiers) ? gtk_accelerator_get_label (key, modifiers)
                                                        : NULL;
}

static char *
dup_keys_label (EntWindow  *self,
                const char *detailed)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_auto (GStrv) accels = NULL;
  guint n_shortcuts;
  const EntShortcut *shortcuts = ent_shortcuts_get (&n_shortcuts);

  for (guint i = 0; i < n_shortcuts; i++)
    {
      g_auto (GStrv) keys = NULL;

      if (g_strcmp0 (shortcuts[i].action, detailed) != 0)
        continue;
      keys = g_strsplit (shortcuts[i].keys, "|", 2);
      return dup_label_of_keys (keys[0]);
    }

  /* Those of the application are its own to handle. */
  accels = application != NULL ? gtk_application_get_accels_for_action (application, detailed)
                               : NULL;
  return accels != NULL && accels[0] != NULL ? dup_label_of_keys (accels[0]) : NULL;
}

/* Takes @detailed. */
static void
add_action (Gathering  *gathering,
            const char *title,
            const char *detail,
            char       *detailed)
{
  g_autofree char *keys = NULL;

  if (!is_enabled (gathering->window, detailed) ||
      !g_hash_table_add (gathering->actions, detailed))
    {
      if (!g_hash_table_contains (gathering->actions, detailed))
        g_free (detailed);
      return;
    }
  keys = dup_keys_label (gathering->window, detailed);
  g_ptr_array_add (gathering->commands,
                   ent_command_new (ENT_COMMAND_ACTION, title, detail, keys, detailed));
}

static void
add_menu (Gathering  *gathering,
          GMenuModel *menu,
          const char *detail)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autoptr (GVariant) target =
        g_menu_model_get_item_attribute_value (menu, i, G_MENU_ATTRIBUTE_TARGET, NULL);
      g_autofree char *label = NULL;
      g_autofree char *action = NULL;
      g_autofree char *plain = NULL;

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
        plain = ent_command_dup_plain_label (label);
      if (section != NULL)
        add_menu (gathering, section, detail);
      if (submenu != NULL)
        add_menu (gathering, submenu, plain);
      if (plain != NULL &&
          g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action))
        add_action (gathering, plain, detail, g_action_print_detailed_name (action, target));
    }
}

static void
add_shortcuts (Gathering *gathering)
{
  guint n_shortcuts;
  const EntShortcut *shortcuts = ent_shortcuts_get (&n_shortcuts);

  for (guint i = 0; i < n_shortcuts; i++)
    if (shortcuts[i].action != NULL)
      add_action (gathering, _ (shortcuts[i].title), _ (shortcuts[i].section),
                  g_strdup (shortcuts[i].action));
}

/* ------------------------------------------------------------------------------ the case */

/* The names of thousands of ties take longer than a frame: they are made one by one. */
typedef struct
{
  EntCase *the_case;
  guint kind;
  guint position;
} Walk;

static const struct
{
  GType (*get_type) (void);
  const char *detail;
} kinds[] = {
  { ent_state_get_type, N_ ("State") },
  { ent_tie_get_type, N_ ("Tie") },
  { ent_article_get_type, N_ ("Article") },
  { ent_theory_get_type, N_ ("Theory") },
  { ent_definition_get_type, N_ ("Definition of Alliance") },
};

static Walk *
walk_new (EntWindow *self)
{
  Walk *walk = g_new0 (Walk, 1);

  walk->the_case = g_object_ref (ent_session_get_case (self->session));
  return walk;
}

static void
walk_free (Walk *walk)
{
  g_object_unref (walk->the_case);
  g_free (walk);
}

static EntCommand *
new_record_command (Walk      *walk,
                    EntRecord *record)
{
  g_autofree char *title = ent_edit_dup_name (walk->the_case, record);
  g_autoptr (GVariant) target =
    g_variant_ref_sink (g_variant_new_string (ent_record_get_id (record)));
  g_autofree char *detailed = g_action_print_detailed_name ("win.visit", target);

  return ent_command_new (ENT_COMMAND_RECORD, title, _ (kinds[walk->kind].detail), NULL, detailed);
}

static EntCommand *
next_record (gpointer data)
{
  Walk *walk = data;

  while (walk->kind < G_N_ELEMENTS (kinds))
    {
      GListModel *records = ent_case_get_records (walk->the_case, kinds[walk->kind].get_type ());
      g_autoptr (EntRecord) record = g_list_model_get_item (records, walk->position++);

      if (record != NULL)
        return new_record_command (walk, record);
      walk->kind++;
      walk->position = 0;
    }
  return NULL;
}

/* A year, or any other date as it may be typed: what it means is a command of its own. */
static EntCommand *
read_time (const char *words)
{
  g_autoptr (EntDate) date = ent_date_new_from_words (words, NULL);
  g_autoptr (GVariant) target = NULL;
  g_autofree char *said = NULL;
  g_autofree char *title = NULL;
  g_autofree char *detailed = NULL;

  if (date == NULL)
    return NULL;
  said = ent_date_to_words (date);
  /* Translators: a date in words, such as “1985” or “March 1985”. */
  title = g_strdup_printf (_ ("Go to %s"), said);
  target = g_variant_ref_sink (g_variant_new_string (ent_date_get_edtf (date)));
  detailed = g_action_print_detailed_name ("win.go-to-time", target);
  return ent_command_new (ENT_COMMAND_TIME, title, NULL, NULL, detailed);
}

/**
 * ent_window_list_commands:
 * @self: a window
 *
 * Returns: (transfer full) (element-type EntCommand): what can be done now
 */
GPtrArray *
ent_window_list_commands (EntWindow *self)
{
  Gathering gathering = { self, NULL, NULL };

  g_return_val_if_fail (ENT_IS_WINDOW (self), NULL);

  gathering.commands = g_ptr_array_new_with_free_func (g_object_unref);
  gathering.actions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_menu (&gathering, G_MENU_MODEL (self->primary_menu), NULL);
  add_shortcuts (&gathering);
  g_hash_table_unref (gathering.actions);
  return gathering.commands;
}

/**
 * ent_window_show_commands:
 * @self: a window
 *
 * Asks for a command by its name, and does it.
 */
void
ent_window_show_commands (EntWindow *self)
{
  g_autoptr (GPtrArray) commands = NULL;
  EntCommandDialog *dialog = NULL;

  g_return_if_fail (ENT_IS_WINDOW (self));

  commands = ent_window_list_commands (self);
  dialog = ent_command_dialog_new (commands, self->session != NULL ? read_time : NULL);
  if (self->session != NULL)
    ent_command_dialog_gather (dialog, next_record, walk_new (self), (GDestroyNotify) walk_free);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* ---------------------------------------------------------------------- what one goes to */

/**
 * ent_window_visit:
 * @self: a window with a case
 * @id: the id of a record of the case
 *
 * Goes to a record: selects a state or a tie in the graph, reads an article, shows a theory,
 * or uses a definition.
 */
void
ent_window_visit (EntWindow  *self,
                  const char *id)
{
  EntRecord *record = NULL;

  g_return_if_fail (ENT_IS_WINDOW (self));
  g_return_if_fail (self->session != NULL);

  record = ent_case_lookup (ent_session_get_case (self->session), ENT_TYPE_RECORD, id);
  if (ENT_IS_ARTICLE (record))
    ent_reading_open (ent_session_get_reading (self->session), ENT_ARTICLE (record), NULL);
  else if (ENT_IS_DEFINITION (record))
    ent_session_set_definition (self->session, ENT_DEFINITION (record));
  else if (ENT_IS_THEORY (record))
    {
      adw_view_stack_set_visible_child_name (self->views, "theory");
      ent_theory_model_set_theory (ent_theory_view_get_model (self->theory_view),
                                   ENT_THEORY (record));
    }
  else if (record != NULL)
    {
      adw_view_stack_set_visible_child_name (self->views, "graph");
      ent_session_visit (self->session, id);
    }
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/**
 * ent_window_go_to_time:
 * @self: a window with a case
 * @edtf: a date, as EDTF
 *
 * Goes to a time.
 */
void
ent_window_go_to_time (EntWindow  *self,
                       const char *edtf)
{
  g_autoptr (EntDate) at = NULL;

  g_return_if_fail (ENT_IS_WINDOW (self));
  g_return_if_fail (self->session != NULL);

  at = ent_date_new (edtf, NULL);
  if (at != NULL)
    ent_session_set_at (self->session, at);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

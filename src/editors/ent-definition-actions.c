/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-edit.h"
#include "ent-editors-actions.h"
#include "ent-record-dialogs.h"

/*
 * The ways in to the definitions of a case: making one, changing it, and saying of a single
 * tie that it counts or does not.
 */

/**
 * ent_editors_add_definition:
 * @parent: what the dialog is shown over
 * @session: a session
 * @like: (nullable): a definition that the new one begins as a copy of
 *
 * Lets the user make a definition. Once it is saved, it is the one in use.
 */
void
ent_editors_add_definition (GtkWidget     *parent,
                            EntSession    *session,
                            EntDefinition *like)
{
  g_return_if_fail (ENT_IS_SESSION (session));

  adw_dialog_present (ent_definition_dialog_new (session, NULL, like), parent);
}

/**
 * ent_editors_judge_by_name:
 * @session: a session
 * @tie: a tie of its case
 * @by_name: what the definition in use is to say of it
 *
 * Takes a tie into the definition in use, leaves it out, or goes by the clauses again: one
 * change, which can be undone.
 */
void
ent_editors_judge_by_name (EntSession *session,
                           EntTie     *tie,
                           EntByName   by_name)
{
  EntDefinition *definition;
  g_autoptr (EntChange) change = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (ENT_IS_SESSION (session));
  g_return_if_fail (ENT_IS_TIE (tie));

  definition = ent_session_get_definition (session);
  if (definition == NULL || ent_definition_get_by_name (definition, tie) == by_name)
    return;

  change = ent_edit_judge_by_name (ent_session_get_case (session), definition, tie, by_name);
  if (!ent_session_apply (session, change, &error))
    g_warning ("A tie cannot be judged by name: %s", error->message);
}

/**
 * ent_editors_dup_users:
 * @the_case: a case
 * @definition: one of its definitions
 *
 * Says who goes by a definition, for the question whether it may be removed.
 *
 * Returns: (transfer full) (nullable): the theories by name, and whether the case opens with
 *   it, in sentences; %NULL where nobody does
 */
char *
ent_editors_dup_users (EntCase       *the_case,
                       EntDefinition *definition)
{
  const char *id = ent_record_get_id (ENT_RECORD (definition));
  g_autoptr (GPtrArray) theories = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) users = g_string_new (NULL);

  theories = ent_case_get_referrers (the_case, ENT_TYPE_THEORY, id);
  for (guint i = 0; i < theories->len; i++)
    /* Translators: a title in quotation marks; several stand one behind the other. */
    g_string_append_printf (names, "%s“%s”", i > 0 ? C_("list", ", ") : "",
                            ent_theory_get_title (g_ptr_array_index (theories, i)));
  if (theories->len > 0)
    /* Translators: the titles of theories. */
    g_string_append_printf (users, ngettext ("The theory %s goes by it, and stays without a definition.",
                                             "The theories %s go by it, and stay without a definition.",
                                             theories->len), names->str);
  if (g_strcmp0 (ent_header_get_definition (ent_case_get_header (the_case)), id) == 0)
    {
      const char *opens = _("The case opens with it, and will open with another.");

      if (users->len == 0)
        return g_strdup (opens);
      /* Translators: two whole sentences, one behind the other. */
      return g_strdup_printf (C_("two sentences", "%s %s"), users->str, opens);
    }

  return users->len > 0 ? g_string_free_and_steal (g_steal_pointer (&users)) : NULL;
}

/* The definition that an action names, or else the one in use. */
static EntDefinition *
get_definition (EntSession *session,
                GVariant   *parameter)
{
  const char *id = parameter ? g_variant_get_string (parameter, NULL) : "";

  if (session == NULL)
    return NULL;
  if (*id == '\0')
    return ent_session_get_definition (session);

  return (EntDefinition *) ent_case_lookup (ent_session_get_case (session), ENT_TYPE_DEFINITION, id);
}

static EntTie *
get_tie (EntSession *session,
         GVariant   *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);
  EntRecord *record = NULL;

  if (session == NULL)
    return NULL;

  record = *id == '\0' ? ent_session_get_selection (session)
                       : ent_case_lookup (ent_session_get_case (session), ENT_TYPE_TIE, id);
  return ENT_IS_TIE (record) ? ENT_TIE (record) : NULL;
}

static void
edit_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  g_autoptr (EntSession) session = ent_editors_dup_session (widget);
  EntDefinition *definition = get_definition (session, parameter);

  if (definition != NULL)
    ent_editors_edit (widget, session, ENT_RECORD (definition));
}

static void
duplicate_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_autoptr (EntSession) session = ent_editors_dup_session (widget);
  EntDefinition *definition = get_definition (session, parameter);

  if (definition != NULL)
    ent_editors_add_definition (widget, session, definition);
}

static void
remove_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  g_autoptr (EntSession) session = ent_editors_dup_session (widget);
  EntDefinition *definition = get_definition (session, parameter);

  if (definition != NULL)
    ent_editors_remove (widget, session, ENT_RECORD (definition));
}

static void
new_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  g_autoptr (EntSession) session = ent_editors_dup_session (widget);

  if (session != NULL)
    ent_editors_add_definition (widget, session, NULL);
}

static void
judge_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  g_autoptr (EntSession) session = ent_editors_dup_session (widget);
  EntTie *tie = get_tie (session, parameter);
  EntByName by_name = ENT_BY_NAME_NOT;

  if (g_str_equal (action_name, "definition.take-in"))
    by_name = ENT_BY_NAME_TAKEN_IN;
  else if (g_str_equal (action_name, "definition.leave-out"))
    by_name = ENT_BY_NAME_LEFT_OUT;
  if (tie != NULL)
    ent_editors_judge_by_name (session, tie, by_name);
}

static const struct
{
  const char                  *name;
  const char                  *parameter;
  GtkWidgetActionActivateFunc  activate;
} actions[] = {
  { "definition.edit", "s", edit_cb },
  { "definition.duplicate", "s", duplicate_cb },
  { "definition.remove", "s", remove_cb },
  { "definition.new", NULL, new_cb },
  { "definition.take-in", "s", judge_cb },
  { "definition.leave-out", "s", judge_cb },
  { "definition.go-by-clauses", "s", judge_cb },
};

/*< private >
 * ent_editors_install_definition_actions:
 * @klass: a class of widgets, as of [func@Editors.install_actions]
 *
 * Installs those of these actions that are about definitions.
 */
void
ent_editors_install_definition_actions (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
}

/*< private >
 * ent_editors_enable_definition_actions:
 * @widget: a widget of such a class
 * @enabled: whether the case may be changed
 *
 * Enables or disables them.
 */
void
ent_editors_enable_definition_actions (GtkWidget *widget,
                                       gboolean   enabled)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (widget, actions[i].name, enabled);
}

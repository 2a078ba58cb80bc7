/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-core-enums.h"
#include "ent-date-choice.h"
#include "ent-edit.h"
#include "ent-editors-actions.h"
#include "ent-link.h"
#include "ent-record-dialogs.h"

/*
 * The ways in: each opens the dialog of a record over a widget. The window's menus and
 * shortcuts call the functions; panels install them as actions of their class.
 */

/**
 * ent_editors_add_state:
 * @parent: what the dialog is shown over
 * @session: a session
 *
 * Lets the user add a state.
 */
void
ent_editors_add_state (GtkWidget  *parent,
                       EntSession *session)
{
  g_return_if_fail (ENT_IS_SESSION (session));

  adw_dialog_present (ent_state_dialog_new (session, NULL), parent);
}

/* The two states of the selected link, or of a tie that has but one. */
static void
add_linked (EntSession   *session,
            EntTie       *tie,
            GStrvBuilder *builder)
{
  g_autoptr (GPtrArray) links = ent_link_list (ent_session_get_case (session), tie);
  const char *selected = ent_session_get_link (session);

  for (guint i = 0; i < links->len; i++)
    {
      const EntLink *link = g_ptr_array_index (links, i);

      if (links->len > 1 && g_strcmp0 (link->id, selected) != 0)
        continue;
      g_strv_builder_add (builder, link->a);
      if (link->b != NULL)
        g_strv_builder_add (builder, link->b);
    }
}

static GStrv
list_selected (EntSession *session)
{
  EntRecord *selection = ent_session_get_selection (session);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (ENT_IS_STATE (selection))
    g_strv_builder_add (builder, ent_record_get_id (selection));
  if (ENT_IS_TIE (selection))
    add_linked (session, ENT_TIE (selection), builder);

  return g_strv_builder_end (builder);
}

/**
 * ent_editors_add_tie:
 * @parent: what the dialog is shown over
 * @session: a session
 *
 * Lets the user add a tie. It begins with the selected state, or with the two states of
 * the selected link.
 */
void
ent_editors_add_tie (GtkWidget  *parent,
                     EntSession *session)
{
  g_auto (GStrv) states = NULL;

  g_return_if_fail (ENT_IS_SESSION (session));

  states = list_selected (session);
  ent_editors_add_tie_of (parent, session, (const char *const *) states);
}

/**
 * ent_editors_add_tie_of:
 * @parent: what the dialog is shown over
 * @session: a session
 * @states: (nullable): the ids of the states that it begins with
 *
 * Lets the user add a tie of given states.
 */
void
ent_editors_add_tie_of (GtkWidget         *parent,
                        EntSession        *session,
                        const char *const *states)
{
  g_return_if_fail (ENT_IS_SESSION (session));

  adw_dialog_present (ent_tie_dialog_new (session, NULL, states), parent);
}

/**
 * ent_editors_add_event:
 * @parent: what the dialog is shown over
 * @session: a session
 * @of: (nullable): the tie or the state whose event it is
 *
 * Lets the user add an event.
 */
void
ent_editors_add_event (GtkWidget  *parent,
                       EntSession *session,
                       EntRecord  *of)
{
  g_return_if_fail (ENT_IS_SESSION (session));

  adw_dialog_present (ent_event_dialog_new (session, NULL, of), parent);
}

/**
 * ent_editors_add_instrument:
 * @parent: what the dialog is shown over
 * @session: a session
 * @tie: the tie under which it is
 *
 * Lets the user add an instrument.
 */
void
ent_editors_add_instrument (GtkWidget  *parent,
                            EntSession *session,
                            EntTie     *tie)
{
  g_return_if_fail (ENT_IS_SESSION (session));
  g_return_if_fail (ENT_IS_TIE (tie));

  adw_dialog_present (ent_instrument_dialog_new (session, NULL, tie), parent);
}

/**
 * ent_editors_add_trait:
 * @parent: what the dialog is shown over
 * @session: a session
 * @state: (nullable): the state that has it
 *
 * Lets the user add a trait.
 */
void
ent_editors_add_trait (GtkWidget  *parent,
                       EntSession *session,
                       EntState   *state)
{
  g_return_if_fail (ENT_IS_SESSION (session));

  adw_dialog_present (ent_trait_dialog_new (session, NULL, state), parent);
}

/**
 * ent_editors_add_condition:
 * @parent: what the dialog is shown over
 * @session: a session
 * @pair: (nullable): the ids of the states that it is coded for
 *
 * Lets the user add a condition.
 */
void
ent_editors_add_condition (GtkWidget         *parent,
                           EntSession        *session,
                           const char *const *pair)
{
  g_return_if_fail (ENT_IS_SESSION (session));

  adw_dialog_present (ent_condition_dialog_new (session, NULL, pair), parent);
}

static AdwDialog *
new_dialog (EntSession *session,
            EntRecord  *record)
{
  if (ENT_IS_STATE (record))
    return ent_state_dialog_new (session, ENT_STATE (record));
  if (ENT_IS_TIE (record))
    return ent_tie_dialog_new (session, ENT_TIE (record), NULL);
  if (ENT_IS_INSTRUMENT (record))
    return ent_instrument_dialog_new (session, ENT_INSTRUMENT (record), NULL);
  if (ENT_IS_EVENT (record))
    return ent_event_dialog_new (session, ENT_EVENT (record), NULL);
  if (ENT_IS_TRAIT (record))
    return ent_trait_dialog_new (session, ENT_TRAIT (record), NULL);
  if (ENT_IS_CONDITION (record))
    return ent_condition_dialog_new (session, ENT_CONDITION (record), NULL);
  if (ENT_IS_DEFINITION (record))
    return ent_definition_dialog_new (session, ENT_DEFINITION (record), NULL);
  if (ENT_IS_THEORY (record))
    return ent_theory_dialog_new (session, ENT_THEORY (record));

  return NULL;
}

/**
 * ent_editors_edit:
 * @parent: what the dialog is shown over
 * @session: a session
 * @record: a state, tie, instrument, event, trait, condition or definition; nothing happens for others
 *
 * Lets the user change a record.
 */
void
ent_editors_edit (GtkWidget  *parent,
                  EntSession *session,
                  EntRecord  *record)
{
  AdwDialog *dialog;

  g_return_if_fail (ENT_IS_SESSION (session));
  g_return_if_fail (ENT_IS_RECORD (record));

  dialog = new_dialog (session, record);
  if (dialog != NULL)
    adw_dialog_present (dialog, parent);
}

/* What is removed when the user says so. The answer may come late: the removal is made
   anew of the case as it is then. */
typedef struct
{
  EntSession *session;
  EntRecord  *record;
} Removal;

static void
removal_free (gpointer  data,
              GClosure *closure)
{
  Removal *removal = data;

  g_object_unref (removal->session);
  g_object_unref (removal->record);
  g_free (removal);
}

static void
removal_response_cb (AdwAlertDialog *dialog,
                     const char     *response,
                     gpointer        user_data)
{
  Removal *removal = user_data;
  EntCase *the_case = ent_session_get_case (removal->session);
  g_autoptr (EntChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "remove") ||
      ent_case_lookup (the_case, G_OBJECT_TYPE (removal->record),
                       ent_record_get_id (removal->record)) != removal->record)
    return;

  change = ent_edit_remove (the_case, removal->record);
  if (!ent_session_apply (removal->session, change, &error))
    g_warning ("A removal does not fit its case: %s", error->message);
}

/* Names can be long, and a heading should not be. */
static const char *
get_removal_heading (EntRecord *record)
{
  if (ENT_IS_STATE (record))
    return _("Remove State?");
  if (ENT_IS_TIE (record))
    return _("Remove Tie?");
  if (ENT_IS_INSTRUMENT (record))
    return _("Remove Instrument?");
  if (ENT_IS_EVENT (record))
    return _("Remove Event?");
  if (ENT_IS_TRAIT (record))
    return _("Remove Trait?");
  if (ENT_IS_CONDITION (record))
    return _("Remove Condition?");
  if (ENT_IS_DEFINITION (record))
    return _("Remove Definition?");
  if (ENT_IS_THEORY (record))
    return _("Remove Theory?");

  return _("Remove?");
}

/**
 * ent_editors_remove:
 * @parent: what the question is shown over
 * @session: a session
 * @record: a record of its case
 *
 * Asks whether a record is to be removed, and says what goes with it. Removing is one
 * change; undoing it brings all back.
 */
void
ent_editors_remove (GtkWidget  *parent,
                    EntSession *session,
                    EntRecord  *record)
{
  g_autoptr (EntChange) change = NULL;
  g_autofree char *name = NULL;
  g_autofree char *losses = NULL;
  g_autofree char *body = NULL;
  AdwDialog *dialog;
  Removal *removal;

  g_return_if_fail (ENT_IS_SESSION (session));
  g_return_if_fail (ENT_IS_RECORD (record));

  change = ent_edit_remove (ent_session_get_case (session), record);
  name = ent_edit_dup_name (ent_session_get_case (session), record);
  losses = ent_edit_describe_removal (ent_session_get_case (session), change);
  if (ENT_IS_DEFINITION (record))
    {
      g_autofree char *users = ent_editors_dup_users (ent_session_get_case (session),
                                                      ENT_DEFINITION (record));

      if (users != NULL)
        g_set_str (&losses, users);
    }
  /* Translators: the name of a state, a tie and so on, and what goes with it, in a sentence. */
  body = g_strdup_printf (_("“%s” will be removed. %s Undo brings all of it back."), name,
                          losses ? losses : _("Nothing else goes with it."));

  dialog = adw_alert_dialog_new (get_removal_heading (record), body);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _("_Cancel"),
                                  "remove", _("_Remove"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "remove",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");

  removal = g_new0 (Removal, 1);
  removal->session = g_object_ref (session);
  removal->record = g_object_ref (record);
  g_signal_connect_data (dialog, "response", G_CALLBACK (removal_response_cb), removal,
                         removal_free, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, parent);
}

/**
 * ent_editors_edit_selection:
 * @parent: what the dialog is shown over
 * @session: a session
 *
 * Lets the user change what is selected, if anything is.
 */
void
ent_editors_edit_selection (GtkWidget  *parent,
                            EntSession *session)
{
  EntRecord *selection;

  g_return_if_fail (ENT_IS_SESSION (session));

  selection = ent_session_get_selection (session);
  if (selection != NULL)
    ent_editors_edit (parent, session, selection);
}

/**
 * ent_editors_remove_selection:
 * @parent: what the question is shown over
 * @session: a session
 *
 * Asks whether what is selected is to be removed, if anything is.
 */
void
ent_editors_remove_selection (GtkWidget  *parent,
                              EntSession *session)
{
  EntRecord *selection;

  g_return_if_fail (ENT_IS_SESSION (session));

  selection = ent_session_get_selection (session);
  if (selection != NULL)
    ent_editors_remove (parent, session, selection);
}

/**
 * ent_editors_edit_case:
 * @parent: what the dialog is shown over
 * @session: a session
 *
 * Lets the user change what the case says of itself.
 */
void
ent_editors_edit_case (GtkWidget  *parent,
                       EntSession *session)
{
  g_return_if_fail (ENT_IS_SESSION (session));

  adw_dialog_present (ent_case_dialog_new (session), parent);
}

/*< private >
 * ent_editors_dup_session:
 * @widget: a widget of a class that has the actions
 *
 * Returns: (transfer full) (nullable): its session
 */
EntSession *
ent_editors_dup_session (GtkWidget *widget)
{
  EntSession *session = NULL;

  g_object_get (widget, "session", &session, NULL);
  return session;
}

/* The record that an action names, or else the selection. */
static EntRecord *
get_target (EntSession *session,
            GVariant   *parameter)
{
  const char *id = parameter ? g_variant_get_string (parameter, NULL) : "";

  if (session == NULL)
    return NULL;
  if (*id == '\0')
    return ent_session_get_selection (session);

  return ent_case_lookup (ent_session_get_case (session), ENT_TYPE_RECORD, id);
}

static void
edit_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  g_autoptr (EntSession) session = ent_editors_dup_session (widget);
  EntRecord *record = get_target (session, parameter);

  if (record != NULL)
    ent_editors_edit (widget, session, record);
}

static void
remove_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  g_autoptr (EntSession) session = ent_editors_dup_session (widget);
  EntRecord *record = get_target (session, parameter);

  if (record != NULL)
    ent_editors_remove (widget, session, record);
}

static void
add_state_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_autoptr (EntSession) session = ent_editors_dup_session (widget);

  if (session != NULL)
    ent_editors_add_state (widget, session);
}

static void
add_tie_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  g_autoptr (EntSession) session = ent_editors_dup_session (widget);
  EntRecord *record = get_target (session, parameter);
  const char *states[] = { NULL, NULL };

  if (session == NULL)
    return;
  if (!ENT_IS_STATE (record))
    {
      ent_editors_add_tie (widget, session);
      return;
    }

  states[0] = ent_record_get_id (record);
  ent_editors_add_tie_of (widget, session, states);
}

static void
add_tie_of_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_autoptr (EntSession) session = ent_editors_dup_session (widget);
  g_autofree const char **states = g_variant_get_strv (parameter, NULL);

  if (session != NULL)
    ent_editors_add_tie_of (widget, session, states);
}

static void
add_event_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_autoptr (EntSession) session = ent_editors_dup_session (widget);

  if (session != NULL)
    ent_editors_add_event (widget, session, get_target (session, parameter));
}

static void
add_instrument_cb (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  g_autoptr (EntSession) session = ent_editors_dup_session (widget);
  EntRecord *record = get_target (session, parameter);

  if (ENT_IS_TIE (record))
    ent_editors_add_instrument (widget, session, ENT_TIE (record));
}

static void
add_trait_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_autoptr (EntSession) session = ent_editors_dup_session (widget);
  EntRecord *record = get_target (session, parameter);

  if (session != NULL)
    ent_editors_add_trait (widget, session, ENT_IS_STATE (record) ? ENT_STATE (record) : NULL);
}

static void
add_condition_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  g_autoptr (EntSession) session = ent_editors_dup_session (widget);
  g_auto (GStrv) states = NULL;

  if (session == NULL)
    return;

  states = list_selected (session);
  ent_editors_add_condition (widget, session, (const char *const *) states);
}

/* What cannot be chosen has no button to choose it by. */
static void
use_date_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_autoptr (EntSession) session = ent_editors_dup_session (widget);
  EntRecord *evidence = get_target (session, parameter);
  g_autoptr (EntChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (!ENT_IS_EVIDENCE (evidence) || ent_evidence_get_date (ENT_EVIDENCE (evidence)) == NULL)
    return;

  change = ent_date_choice_make_change (ent_session_get_case (session), ENT_EVIDENCE (evidence),
                                        &error);
  if (change == NULL || !ent_session_apply (session, change, &error))
    g_warning ("A date cannot be chosen: %s", error->message);
}

static void
add_condition_for_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  g_autoptr (EntSession) session = ent_editors_dup_session (widget);
  g_autoptr (GEnumClass) kinds = g_type_class_ref (ent_condition_kind_get_type ());
  const char *pair[3] = { NULL };
  const char *nick;
  const char *date;
  GEnumValue *kind;

  g_variant_get (parameter, "(&s&s&s&s)", &pair[0], &pair[1], &nick, &date);
  kind = g_enum_get_value_by_nick (kinds, nick);
  if (session != NULL && kind != NULL)
    adw_dialog_present (ent_condition_dialog_new_for (session, pair,
                                                      (EntConditionKind) kind->value, date),
                        widget);
}

static void
add_theory_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_autoptr (EntSession) session = ent_editors_dup_session (widget);

  if (session != NULL)
    adw_dialog_present (ent_theory_dialog_new (session, NULL), widget);
}

static void
copy_theory_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  g_autoptr (EntSession) session = ent_editors_dup_session (widget);
  EntRecord *theory = get_target (session, parameter);

  if (ENT_IS_THEORY (theory))
    adw_dialog_present (ent_theory_dialog_new_copy (session, ENT_THEORY (theory)), widget);
}

static void
properties_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_autoptr (EntSession) session = ent_editors_dup_session (widget);

  if (session != NULL)
    ent_editors_edit_case (widget, session);
}

static const struct
{
  const char                  *name;
  const char                  *parameter;
  GtkWidgetActionActivateFunc  activate;
} actions[] = {
  { "record.edit", "s", edit_cb },
  { "record.remove", "s", remove_cb },
  { "record.use-date", "s", use_date_cb },
  { "case.add-tie", "s", add_tie_cb },
  { "case.add-tie-of", "as", add_tie_of_cb },
  { "case.add-event", "s", add_event_cb },
  { "case.add-instrument", "s", add_instrument_cb },
  { "case.add-trait", "s", add_trait_cb },
  { "case.add-state", NULL, add_state_cb },
  { "case.add-condition", NULL, add_condition_cb },
  { "case.add-condition-for", "(ssss)", add_condition_for_cb },
  { "case.add-theory", NULL, add_theory_cb },
  { "case.copy-theory", "s", copy_theory_cb },
  { "case.properties", NULL, properties_cb },
};

/**
 * ent_editors_install_actions:
 * @klass: a class of widgets that has a property "session" of type [class@Session], in
 *   its class_init
 *
 * Installs the actions with which a case is edited:
 *
 * - `record.edit` and `record.remove`, with the id of a record, or nothing for what is
 *   selected;
 * - `record.use-date`, with the id of evidence that gives a date: the graph goes by it;
 * - `case.add-tie`, with the id of a state to begin with; `case.add-event`, with that of
 *   a tie or state; `case.add-instrument`, with that of a tie; `case.add-trait`, with that
 *   of a state; each with nothing for what is selected;
 * - `case.add-tie-of`, with the ids of the states that it begins with;
 * - `definition.edit`, `definition.duplicate` and `definition.remove`, with the id of a
 *   definition, or nothing for the one in use; `definition.new`, without a parameter;
 * - `definition.take-in`, `definition.leave-out` and `definition.go-by-clauses`, with the
 *   id of a tie, or nothing for the selected one: what the definition in use says of it;
 * - `case.add-condition-for`, with the ids of two states, the word for a condition and a
 *   date, which may be empty;
 * - `case.copy-theory`, with the id of the theory that it begins as a copy of;
 * - `case.add-state`, `case.add-condition`, `case.add-theory` and `case.properties`,
 *   without a parameter.
 */
void
ent_editors_install_actions (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
  ent_editors_install_definition_actions (klass);
}

static void
enable_actions (GtkWidget *widget)
{
  g_autoptr (EntSession) session = ent_editors_dup_session (widget);
  gboolean enabled = session == NULL || !ent_session_is_read_only (session);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (widget, actions[i].name, enabled);
  ent_editors_enable_definition_actions (widget, enabled);
}

/**
 * ent_editors_follow_session:
 * @widget: a widget of a class that has the actions, in its init
 *
 * Disables the actions while its session is read only, that is, shows the case as it was.
 */
void
ent_editors_follow_session (GtkWidget *widget)
{
  GSignalGroup *signals = g_signal_group_new (ENT_TYPE_SESSION);

  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_signal_group_connect_object (signals, "notify::read-only", G_CALLBACK (enable_actions), widget,
                                 G_CONNECT_SWAPPED);
  g_signal_connect_object (signals, "bind", G_CALLBACK (enable_actions), widget,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (widget, "session", signals, "target", G_BINDING_SYNC_CREATE);
  g_object_set_data_full (G_OBJECT (widget), "ent-editors-session", signals, g_object_unref);
}

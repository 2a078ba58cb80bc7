/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-core-enums.h"
#include "ent-editor-words.h"
#include "ent-record-dialogs.h"
#include "ent-states-part.h"

/*
 * A tie and its members. What part a member can have follows from the kind of the tie:
 * when the kind changes, parts that fit no more are set to ones that do, and that is said.
 */

/* Where the rows of the dialog find one another. */
#define KIND    "ent-kind-row"
#define MEMBERS "ent-members"
#define ROLE    "ent-role-row"

static guint
get_roles (EntTieKind kind)
{
  switch (kind)
    {
    case ENT_TIE_KIND_CONFLICT:
      return 1u << ENT_ROLE_SIDE_A | 1u << ENT_ROLE_SIDE_B;
    case ENT_TIE_KIND_SPONSORSHIP:
      return 1u << ENT_ROLE_SPONSOR | 1u << ENT_ROLE_CLIENT;
    case ENT_TIE_KIND_PROPOSAL:
      return 1u << ENT_ROLE_MEMBER | 1u << ENT_ROLE_PROPOSER;
    case ENT_TIE_KIND_ALLIANCE:
    case ENT_TIE_KIND_ALIGNMENT:
    default:
      return 1u << ENT_ROLE_MEMBER;
    }
}

/* The first stands on one side, those after it on the other. */
static EntRole
get_usual_role (EntTieKind kind,
                gboolean   first)
{
  switch (kind)
    {
    case ENT_TIE_KIND_CONFLICT:
      return first ? ENT_ROLE_SIDE_A : ENT_ROLE_SIDE_B;
    case ENT_TIE_KIND_SPONSORSHIP:
      return first ? ENT_ROLE_SPONSOR : ENT_ROLE_CLIENT;
    case ENT_TIE_KIND_PROPOSAL:
    case ENT_TIE_KIND_ALLIANCE:
    case ENT_TIE_KIND_ALIGNMENT:
    default:
      return ENT_ROLE_MEMBER;
    }
}

static EntTieKind
get_kind (EntRecordDialog *dialog)
{
  GtkWidget *row = g_object_get_data (G_OBJECT (dialog), KIND);

  return (EntTieKind) ent_form_get_choice (row);
}

static EntRole
read_role (JsonObject *part)
{
  g_autoptr (GEnumClass) roles = g_type_class_ref (ent_role_get_type ());
  const char *nick = json_object_get_string_member_with_default (part, "role", "member");
  GEnumValue *value = g_enum_get_value_by_nick (roles, nick);

  return value ? (EntRole) value->value : ENT_ROLE_MEMBER;
}

/* A role that the file has stays on offer, however little it fits: what is wrong with it
   is said, and the user decides. */
static void
build_member (EntPartsGroup  *group,
              EntForm        *part,
              AdwExpanderRow *row)
{
  EntRecordDialog *dialog = ent_parts_group_get_owner (group);
  GtkWidget *role = ent_form_add_choice (part, "role", _("Part in the Tie"), ent_role_get_type (),
                                         ent_editor_word_for_role, ENT_FORM_OPTIONAL);

  ent_form_limit_choices (role, get_roles (get_kind (dialog)) |
                                  1u << read_role (ent_form_get_source (part)));
  g_object_set_data (G_OBJECT (part), ROLE, role);
  adw_expander_row_add_row (row, role);
  adw_expander_row_add_row (row, ent_form_add_date (part, "date", _("Dates of Its Own"),
                                                    ENT_FORM_OPTIONAL));
}

static char *
dup_membership (EntPartsGroup *group,
                JsonObject    *part)
{
  const char *edtf = json_object_get_string_member_with_default (part, "date", NULL);
  g_autoptr (EntDate) date = edtf ? ent_date_new (edtf, NULL) : NULL;
  const char *role = ent_editor_word_for_role (read_role (part));
  g_autofree char *when = date ? ent_date_to_words (date) : NULL;

  return when ? g_strdup_printf ("%s · %s", role, when) : g_strdup (role);
}

/* Those who are there may all stand on the other side, where one of them was taken out. */
static gboolean
has_role (EntPartsGroup *group,
          EntRole        role)
{
  for (guint i = 0; i < ent_parts_group_get_n (group); i++)
    {
      EntForm *part = ent_parts_group_get_part (group, i);

      if (ent_form_get_choice (g_object_get_data (G_OBJECT (part), ROLE)) == (int) role)
        return TRUE;
    }

  return FALSE;
}

static void
append_member (EntPartsGroup *group,
               const char    *id)
{
  EntRecordDialog *dialog = ent_parts_group_get_owner (group);
  EntTieKind kind = get_kind (dialog);
  EntRole role = get_usual_role (kind, !has_role (group, get_usual_role (kind, TRUE)));
  g_autoptr (GEnumClass) roles = g_type_class_ref (ent_role_get_type ());
  g_autoptr (JsonObject) part = json_object_new ();

  json_object_set_string_member (part, "state", id);
  if (role != ENT_ROLE_MEMBER)
    json_object_set_string_member (part, "role", g_enum_get_value (roles, role)->value_nick);
  ent_parts_group_append (group, part, FALSE);
}

static void
chosen_cb (EntRecordDialog *dialog,
           const char      *id,
           gpointer         user_data)
{
  append_member (user_data, id);
}

static void
add_member (EntPartsGroup *group)
{
  ent_record_dialog_choose_state (ent_parts_group_get_owner (group), _("Add Member"), chosen_cb,
                                  group);
}

static const EntPartsSpec members_spec = {
  .member = "members",
  .add_title = N_("Add Member"),
  .build = build_member,
  .dup_title = ent_states_part_dup_title,
  .dup_subtitle = dup_membership,
  .add = add_member,
};

static gboolean
fit_role (EntForm    *part,
          EntTieKind  kind,
          gboolean    first)
{
  GtkWidget *row = g_object_get_data (G_OBJECT (part), ROLE);
  guint fitting = get_roles (kind);
  gboolean fits = fitting & (1u << ent_form_get_choice (row));

  ent_form_limit_choices (row, fitting);
  if (!fits)
    ent_form_set_choice (row, get_usual_role (kind, first));

  return fits;
}

static void
kind_changed_cb (EntRecordDialog *dialog)
{
  EntPartsGroup *members = g_object_get_data (G_OBJECT (dialog), MEMBERS);
  EntTieKind kind = get_kind (dialog);
  gboolean all_fit = TRUE;

  for (guint i = 0; i < ent_parts_group_get_n (members); i++)
    all_fit &= fit_role (ent_parts_group_get_part (members, i), kind, i == 0);

  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (members),
    all_fit ? NULL
            : kind == ENT_TIE_KIND_CONFLICT || kind == ENT_TIE_KIND_SPONSORSHIP
                ? _("The members’ parts were set anew to fit the kind. Check who is on which side.")
                : _("The members’ parts were set anew to fit the kind."));
}

static void
build (EntRecordDialog *dialog)
{
  EntForm *form = ent_record_dialog_get_form (dialog);
  AdwPreferencesGroup *what = ent_record_dialog_add_group (dialog, NULL);
  GtkWidget *kind = ent_form_add_choice (form, "kind", _("Kind"), ent_tie_kind_get_type (),
                                         ent_editor_word_for_tie_kind, ENT_FORM_REQUIRED);
  GtkWidget *members;

  g_object_set_data (G_OBJECT (dialog), KIND, kind);
  adw_preferences_group_add (what, kind);
  adw_preferences_group_add (what, ent_form_add_date (form, "date", _("Date"), ENT_FORM_REQUIRED));
  adw_preferences_group_add (what, ent_form_add_text (form, "title", _("Title, if It Has One"),
                                                      ENT_FORM_OPTIONAL));
  adw_preferences_group_add (what, ent_form_add_choice (form, "basis", _("Rests On"),
                                                        ent_tie_basis_get_type (),
                                                        ent_editor_word_for_basis,
                                                        ENT_FORM_OPTIONAL));
  members = ent_parts_group_new (form, _("Members"), &members_spec, dialog);
  g_object_set_data (G_OBJECT (dialog), MEMBERS, members);
  ent_record_dialog_add (dialog, members);
  g_signal_connect_object (kind, "notify::selected", G_CALLBACK (kind_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  ent_record_dialog_add_notes (dialog);
}

static char *
describe_role_problem (EntRecordDialog *dialog,
                       JsonObject      *member,
                       EntTieKind       kind)
{
  g_autofree char *name = NULL;

  name = ent_record_dialog_dup_state_name (dialog, json_object_get_string_member (member, "state"));
  /* Translators: a member's part, the kind of a tie, and the name of the member. */
  return g_strdup_printf (_("“%s” does not fit the kind “%s”: choose another part for %s."),
                          ent_editor_word_for_role (read_role (member)),
                          ent_editor_word_for_tie_kind (kind), name);
}

static char *
describe_missing_side (EntTieKind kind,
                       guint      roles)
{
  if (kind == ENT_TIE_KIND_CONFLICT &&
      roles != (1u << ENT_ROLE_SIDE_A | 1u << ENT_ROLE_SIDE_B))
    return g_strdup (_("A conflict has two sides: put a member on each."));
  if (kind == ENT_TIE_KIND_SPONSORSHIP &&
      roles != (1u << ENT_ROLE_SPONSOR | 1u << ENT_ROLE_CLIENT))
    return g_strdup (_("A sponsorship has a sponsor and a client: name both."));

  return NULL;
}

static char *
check (EntRecordDialog *dialog,
       JsonObject      *object)
{
  JsonArray *members = json_object_has_member (object, "members")
                         ? json_object_get_array_member (object, "members")
                         : NULL;
  EntTieKind kind = get_kind (dialog);
  g_autoptr (GHashTable) states = g_hash_table_new (g_str_hash, g_str_equal);
  guint roles = 0;

  for (guint i = 0; members && i < json_array_get_length (members); i++)
    {
      JsonObject *member = json_array_get_object_element (members, i);

      g_hash_table_add (states, (gpointer) json_object_get_string_member (member, "state"));
      roles |= 1u << read_role (member);
      if (!(get_roles (kind) & 1u << read_role (member)))
        return describe_role_problem (dialog, member, kind);
    }
  if (g_hash_table_size (states) < 2)
    return g_strdup (_("A tie joins two states at least: add a member."));

  return describe_missing_side (kind, roles);
}

static char *
dup_hint (EntRecordDialog *dialog,
          JsonObject      *object)
{
  const char *title = json_object_get_string_member_with_default (object, "title", NULL);
  JsonArray *members = json_object_get_array_member (object, "members");
  g_autoptr (GString) hint = g_string_new (NULL);

  if (title != NULL)
    return g_strdup (title);

  for (guint i = 0; i < json_array_get_length (members); i++)
    {
      JsonObject *member = json_array_get_object_element (members, i);

      g_string_append_printf (hint, "%s ", json_object_get_string_member (member, "state"));
    }
  g_string_append (hint, json_object_get_string_member (object, "kind"));

  return g_strdup (hint->str);
}

static const EntRecordDialogSpec spec = {
  .type = ent_tie_get_type,
  .add_title = N_("Add Tie"),
  .edit_title = N_("Edit Tie"),
  .build = build,
  .check = check,
  .dup_hint = dup_hint,
};

/**
 * ent_tie_dialog_new:
 * @session: a session
 * @tie: (nullable): the tie that is changed; %NULL to add one
 * @states: (nullable): for a new one, the ids of the states to begin with
 *
 * Returns: (transfer floating): a dialog for a tie
 */
AdwDialog *
ent_tie_dialog_new (EntSession        *session,
                    EntTie            *tie,
                    const char *const *states)
{
  g_autoptr (JsonObject) draft = json_object_new ();
  JsonArray *members = json_array_new ();

  for (guint i = 0; states && states[i]; i++)
    {
      JsonObject *member = json_object_new ();

      json_object_set_string_member (member, "state", states[i]);
      json_array_add_object_element (members, member);
    }
  json_object_set_array_member (draft, "members", members);

  return ent_record_dialog_new (session, &spec, (EntRecord *) tie, draft);
}

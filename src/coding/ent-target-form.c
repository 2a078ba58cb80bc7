/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-coding.h"
#include "ent-combo-row.h"
#include "ent-date-row.h"
#include "ent-edit.h"
#include "ent-gazetteer.h"
#include "ent-state-chooser.h"
#include "ent-target-form.h"
#include "ent-words.h"

/**
 * EntTargetForm:
 *
 * The fewest fields with which something can be made that a passage bears on; the rest
 * can be filled in later. States are chosen on the same page as in the editors: those of
 * the case, and others out of the gazetteer or by hand, which are made with the target.
 */

typedef struct
{
  char     *id;
  char     *name;
  JsonNode *made;   /* nullable: the state, where it is yet to be made */
} Party;

struct _EntTargetForm
{
  GtkBox parent_instance;

  EntSession          *session;
  GPtrArray           *parties;      /* Party */

  AdwComboRow         *types;
  AdwComboRow         *kinds;
  GtkStringList       *kind_words;
  AdwComboRow         *values;
  GtkEditable         *title;
  AdwComboRow         *ties;
  EntDateRow          *date;
  AdwPreferencesGroup *states_group;
  AdwWrapBox          *chips;
  GtkWidget           *add_state;
};

G_DEFINE_FINAL_TYPE (EntTargetForm, ent_target_form, GTK_TYPE_BOX)

static void
party_free (Party *party)
{
  g_free (party->id);
  g_free (party->name);
  g_clear_pointer (&party->made, json_node_unref);
  g_free (party);
}

/* In the order of the list of types. */
static GType
get_type (EntTargetForm *self)
{
  const GType types[] = { ENT_TYPE_TIE, ENT_TYPE_INSTRUMENT, ENT_TYPE_EVENT, ENT_TYPE_TRAIT,
                          ENT_TYPE_CONDITION };

  return types[MIN (adw_combo_row_get_selected (self->types), G_N_ELEMENTS (types) - 1)];
}

static EntSpan
get_at (EntTargetForm *self)
{
  return ent_date_get_span (ent_session_get_at (self->session));
}

/* ---------------------------------------------------------------- states */

static void
remove_clicked_cb (EntTargetForm *self,
                   GtkButton     *button)
{
  Party *party = g_object_get_data (G_OBJECT (button), "party");

  adw_wrap_box_remove (self->chips, gtk_widget_get_parent (GTK_WIDGET (button)));
  g_ptr_array_remove (self->parties, party);
  gtk_widget_set_visible (GTK_WIDGET (self->chips), self->parties->len > 0);
}

static void
add_chip (EntTargetForm *self,
          Party         *party)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *remove = g_strdup_printf (_("Remove %s"), party->name);
  /* Translators: the name of a state that will be made. */
  g_autofree char *text = party->made ? g_strdup_printf (_("%s (new)"), party->name)
                                      : g_strdup (party->name);

  gtk_widget_add_css_class (chip, "ent-state-chip");
  gtk_box_append (GTK_BOX (chip), gtk_label_new (text));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, remove);
  g_object_set_data (G_OBJECT (button), "party", party);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_clicked_cb), self);
  gtk_box_append (GTK_BOX (chip), button);
  adw_wrap_box_append (self->chips, chip);
  gtk_widget_set_visible (GTK_WIDGET (self->chips), TRUE);
}

static gboolean
has_party (EntTargetForm *self,
           const char    *id)
{
  for (guint i = 0; i < self->parties->len; i++)
    if (g_str_equal (((Party *) g_ptr_array_index (self->parties, i))->id, id))
      return TRUE;

  return FALSE;
}

/* @made is the state, where it is yet to be made. */
static void
add_party (EntTargetForm *self,
           EntState      *state,
           JsonNode      *made)
{
  const char *id = ent_record_get_id (ENT_RECORD (state));
  Party *party = NULL;

  if (has_party (self, id))
    return;

  party = g_new0 (Party, 1);
  party->id = g_strdup (id);
  party->name = g_strdup (ent_state_get_name_at (state, get_at (self)));
  party->made = made ? json_node_ref (made) : NULL;
  g_ptr_array_add (self->parties, party);
  add_chip (self, party);
}

static void
add_new_party (EntTargetForm *self,
               JsonNode      *made)
{
  g_autoptr (EntRecord) state = ent_record_new_from_json (ENT_TYPE_STATE, made, NULL);

  if (state != NULL)
    add_party (self, ENT_STATE (state), made);
}

/* The state that has a name, at whatever time. */
static EntState *
find_state (EntTargetForm *self,
            const char    *name)
{
  GListModel *states = ent_case_get_states (ent_session_get_case (self->session));
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < g_list_model_get_n_items (states); i++)
    {
      g_autoptr (EntState) state = g_list_model_get_item (states, i);
      g_auto (GStrv) list = ent_state_dup_all_names (state);

      for (guint j = 0; list[j] != NULL; j++)
        {
          g_autofree char *other = g_utf8_casefold (list[j], -1);

          if (g_str_equal (folded, other))
            return state;
        }
    }

  return NULL;
}

/* The states that will be made, for the page on which states are chosen. */
static GListModel *
list_pending (EntTargetForm *self)
{
  g_autoptr (GListStore) pending = g_list_store_new (ENT_TYPE_STATE);

  for (guint i = 0; i < self->parties->len; i++)
    {
      Party *party = g_ptr_array_index (self->parties, i);
      g_autoptr (EntRecord) state = NULL;

      if (party->made != NULL)
        state = ent_record_new_from_json (ENT_TYPE_STATE, party->made, NULL);
      if (state != NULL)
        g_list_store_append (pending, state);
    }

  return G_LIST_MODEL (g_steal_pointer (&pending));
}

static void
state_chosen_cb (EntTargetForm   *self,
                 const char      *id,
                 JsonNode        *made,
                 EntStateChooser *chooser)
{
  EntRecord *state = ent_case_lookup (ent_session_get_case (self->session), ENT_TYPE_STATE, id);

  if (state != NULL)
    add_party (self, ENT_STATE (state), NULL);
  else if (made != NULL)
    add_new_party (self, made);
  gtk_widget_activate_action (GTK_WIDGET (chooser), "navigation.pop", NULL);
}

static void
add_state_cb (EntTargetForm *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  g_autoptr (GListModel) pending = list_pending (self);
  EntStateChooser *chooser = NULL;

  if (view == NULL || self->session == NULL)
    return;

  chooser = ent_state_chooser_new (ent_session_get_case (self->session), pending, TRUE,
                                   _("Add State"));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (state_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (chooser));
}

static char *
dup_tie_name (EntTie        *tie,
              EntTargetForm *self)
{
  return tie ? ent_words_dup_tie_name (ent_session_get_case (self->session), tie, get_at (self))
             : NULL;
}

static void
fill_list (EntTargetForm *self,
           AdwComboRow   *row,
           GListModel    *records,
           GCallback      name_func)
{
  g_autoptr (GtkExpression) name = NULL;

  name = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, name_func, self, NULL);
  adw_combo_row_set_expression (row, name);
  adw_combo_row_set_search_match_mode (row, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  adw_combo_row_set_model (row, records);
}

/* ---------------------------------------------------------------- what is asked for */

static void
fill_kinds (EntTargetForm *self,
            GType          type)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  if (type == ENT_TYPE_TIE)
    for (EntTieKind kind = 0; kind <= ENT_TIE_KIND_PROPOSAL; kind++)
      g_ptr_array_add (words, (gpointer) ent_words_for_tie_kind (kind));
  else if (type == ENT_TYPE_INSTRUMENT)
    for (EntInstrumentKind kind = 0; kind <= ENT_INSTRUMENT_KIND_READING; kind++)
      g_ptr_array_add (words, (gpointer) ent_words_for_instrument_kind (kind));
  else if (type == ENT_TYPE_EVENT)
    for (EntEventKind kind = 0; kind <= ENT_EVENT_KIND_OTHER; kind++)
      g_ptr_array_add (words, (gpointer) (ent_words_for_event_kind (kind) ?:
                                          C_("kind of event", "Other")));
  else if (type == ENT_TYPE_TRAIT)
    for (EntTraitKind kind = 0; kind <= ENT_TRAIT_KIND_POWER; kind++)
      g_ptr_array_add (words, (gpointer) ent_words_for_trait_kind (kind));
  else
    for (EntConditionKind kind = 0; kind <= ENT_CONDITION_KIND_SHARED_IDEOLOGY; kind++)
      g_ptr_array_add (words, (gpointer) ent_words_for_condition (kind));

  g_ptr_array_add (words, NULL);
  gtk_string_list_splice (self->kind_words, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->kind_words)),
                          (const char *const *) words->pdata);
  adw_combo_row_set_selected (self->kinds, 0);
}

static const char *
get_states_hint (GType type)
{
  if (type == ENT_TYPE_TIE)
    return _("Two or more. Of a sponsorship the sponsor first, of a proposal the proposer, of a "
             "conflict one side.");
  if (type == ENT_TYPE_TRAIT)
    return _("The state that has it.");
  if (type == ENT_TYPE_CONDITION)
    return _("The two states of the pair.");

  return _("Who took part.");
}

static void
type_changed_cb (EntTargetForm *self)
{
  GType type = get_type (self);

  fill_kinds (self, type);
  gtk_widget_set_visible (GTK_WIDGET (self->values), type == ENT_TYPE_CONDITION);
  gtk_widget_set_visible (GTK_WIDGET (self->title), type != ENT_TYPE_TIE &&
                                                    type != ENT_TYPE_CONDITION);
  gtk_widget_set_visible (GTK_WIDGET (self->ties), type == ENT_TYPE_INSTRUMENT);
  gtk_widget_set_visible (GTK_WIDGET (self->states_group), type != ENT_TYPE_INSTRUMENT);
  adw_preferences_group_set_description (self->states_group, get_states_hint (type));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->date),
                                 type == ENT_TYPE_INSTRUMENT ? _("Signed, If Known") : _("Date"));
}

static void
ent_target_form_dispose (GObject *object)
{
  EntTargetForm *self = ENT_TARGET_FORM (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_TARGET_FORM);
  g_clear_pointer (&self->parties, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (ent_target_form_parent_class)->dispose (object);
}

static void
ent_target_form_class_init (EntTargetFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_target_form_dispose;

  g_type_ensure (ENT_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/coding/ent-target-form.ui");
  gtk_widget_class_bind_template_child (widget_class, EntTargetForm, types);
  gtk_widget_class_bind_template_child (widget_class, EntTargetForm, kinds);
  gtk_widget_class_bind_template_child (widget_class, EntTargetForm, kind_words);
  gtk_widget_class_bind_template_child (widget_class, EntTargetForm, values);
  gtk_widget_class_bind_template_child (widget_class, EntTargetForm, title);
  gtk_widget_class_bind_template_child (widget_class, EntTargetForm, ties);
  gtk_widget_class_bind_template_child (widget_class, EntTargetForm, date);
  gtk_widget_class_bind_template_child (widget_class, EntTargetForm, states_group);
  gtk_widget_class_bind_template_child (widget_class, EntTargetForm, chips);
  gtk_widget_class_bind_template_child (widget_class, EntTargetForm, add_state);
  gtk_widget_class_bind_template_callback (widget_class, type_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_state_cb);
}

static void
ent_target_form_init (EntTargetForm *self)
{
  self->parties = g_ptr_array_new_with_free_func ((GDestroyNotify) party_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  ent_combo_row_keep_room (self->types);
  ent_combo_row_keep_room (self->kinds);
  ent_combo_row_keep_room (self->values);
  ent_combo_row_keep_room (self->ties);
  gtk_widget_set_visible (GTK_WIDGET (self->chips), FALSE);
  type_changed_cb (self);
}

/**
 * ent_target_draft_free:
 * @draft: (transfer full): a draft
 *
 * Frees a draft.
 */
void
ent_target_draft_free (EntTargetDraft *draft)
{
  g_clear_object (&draft->made);
  g_free (draft->id);
  g_free (draft->name);
  g_free (draft);
}

/**
 * ent_target_form_reset:
 * @self: a form
 * @session: the session for whose case it is
 * @date: (nullable): the date to begin with
 *
 * Empties the form.
 */
void
ent_target_form_reset (EntTargetForm *self,
                       EntSession    *session,
                       EntDate       *date)
{
  EntCase *the_case = NULL;
  GtkWidget *chip = NULL;

  g_return_if_fail (ENT_IS_TARGET_FORM (self));
  g_return_if_fail (ENT_IS_SESSION (session));

  g_set_object (&self->session, session);
  the_case = ent_session_get_case (session);

  fill_list (self, self->ties, ent_case_get_ties (the_case), G_CALLBACK (dup_tie_name));

  g_ptr_array_set_size (self->parties, 0);
  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    adw_wrap_box_remove (self->chips, chip);
  gtk_widget_set_visible (GTK_WIDGET (self->chips), FALSE);
  gtk_editable_set_text (self->title, "");
  ent_date_row_set_date (self->date, date);
}

/**
 * ent_target_form_set_type:
 * @self: a form
 * @type: the type of record to make
 *
 * Asks for another type of record.
 */
void
ent_target_form_set_type (EntTargetForm *self,
                          GType          type)
{
  g_return_if_fail (ENT_IS_TARGET_FORM (self));

  for (guint i = 0; i < 5 && get_type (self) != type; i++)
    adw_combo_row_set_selected (self->types, i);
}

/* The state that the gazetteer has under just that name, or one of which no more than its
 * name is known. */
static JsonNode *
make_state (EntTargetForm *self,
            const char    *name)
{
  g_autoptr (GPtrArray) entries = ent_gazetteer_search (ent_gazetteer_get_default (), name, 1);
  EntGazetteerEntry *entry = entries->len > 0 ? g_ptr_array_index (entries, 0) : NULL;
  EntCase *the_case = ent_session_get_case (self->session);

  if (entry != NULL && g_utf8_collate (ent_gazetteer_entry_get_name (entry), name) == 0 &&
      ent_case_lookup (the_case, ENT_TYPE_STATE, ent_gazetteer_entry_get_code (entry)) == NULL)
    return ent_gazetteer_entry_to_state (entry);

  return ent_edit_make_party (the_case, NULL, name, ENT_PARTY_KIND_STATE);
}

/**
 * ent_target_form_add:
 * @self: a form
 * @name: the name of a state
 *
 * Adds the state of that name; where the case has none, it will be made, out of the
 * gazetteer where that has it.
 */
void
ent_target_form_add (EntTargetForm *self,
                     const char    *name)
{
  EntState *state = NULL;
  g_autoptr (JsonNode) made = NULL;

  g_return_if_fail (ENT_IS_TARGET_FORM (self));
  g_return_if_fail (ENT_IS_SESSION (self->session));
  g_return_if_fail (name != NULL);

  if (*name == '\0')
    return;

  state = find_state (self, name);
  if (state != NULL)
    {
      add_party (self, state, NULL);
      return;
    }

  made = make_state (self, name);
  add_new_party (self, made);
}

/* ---------------------------------------------------------------- making it */

static const char *
find_state_problem (EntTargetForm *self,
                    GType          type)
{
  guint n = self->parties->len;

  if (type == ENT_TYPE_TIE && n < 2)
    return _("A tie has two or more states: add them by name.");
  if (type == ENT_TYPE_TRAIT && n != 1)
    return _("A trait is that of one state: add just that one.");
  if (type == ENT_TYPE_CONDITION && n != 2)
    return _("A condition is coded for a pair: add two states.");

  return NULL;
}

static const char *
find_problem (EntTargetForm *self)
{
  GType type = get_type (self);
  gboolean has_title = gtk_widget_get_visible (GTK_WIDGET (self->title));
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->title)));

  if (has_title && *title == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->title));
      return _("Give it a title.");
    }
  if (type == ENT_TYPE_INSTRUMENT && adw_combo_row_get_selected_item (self->ties) == NULL)
    return _("An instrument is under a tie, and the case has none: make the tie first.");
  if (!ent_date_row_is_valid (self->date) ||
      (type != ENT_TYPE_INSTRUMENT && ent_date_row_get_date (self->date) == NULL))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->date));
      return _("Say when, as in “1977”, “about 1975” or “1954–91”.");
    }

  return find_state_problem (self, type);
}

/* Makes the states that are missing, and gives the ids of all. */
static GStrv
make_states (EntTargetForm *self,
             EntChange     *made)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < self->parties->len; i++)
    {
      Party *party = g_ptr_array_index (self->parties, i);

      if (party->made != NULL)
        ent_change_add (made, ENT_TYPE_STATE, NULL, party->made);
      g_strv_builder_add (ids, party->id);
    }

  return g_strv_builder_end (ids);
}

/* What will be made is called as it will be once it is there. */
static char *
dup_made_name (EntTargetForm  *self,
               EntTargetDraft *draft)
{
  for (guint i = 0; i < ent_change_get_n_edits (draft->made); i++)
    {
      const EntEdit *edit = ent_change_get_edit (draft->made, i);
      g_autoptr (EntRecord) record = NULL;

      if (!g_str_equal (edit->id, draft->id))
        continue;
      record = ent_record_new_from_json (edit->type, edit->after, NULL);
      if (record != NULL)
        return ent_edit_dup_name_among (ent_session_get_case (self->session), draft->made, record);
    }

  return g_strdup (draft->id);
}

static char *
add_record (EntTargetForm     *self,
            EntChange         *made,
            const char        *title,
            const char *const *states)
{
  EntCase *the_case = ent_session_get_case (self->session);
  EntDate *date = ent_date_row_get_date (self->date);
  EntRecord *tie = adw_combo_row_get_selected_item (self->ties);
  int kind = (int) adw_combo_row_get_selected (self->kinds);
  GType type = get_type (self);

  if (type == ENT_TYPE_TIE)
    return ent_coding_add_tie (the_case, made, (EntTieKind) kind, states, date);
  if (type == ENT_TYPE_INSTRUMENT)
    return ent_coding_add_instrument (the_case, made, (EntInstrumentKind) kind,
                                      ent_record_get_id (tie), title, date);
  if (type == ENT_TYPE_EVENT)
    return ent_coding_add_event (the_case, made, (EntEventKind) kind, title, states, date);
  if (type == ENT_TYPE_TRAIT)
    return ent_coding_add_trait (the_case, made, (EntTraitKind) kind, states[0], title, date);

  return ent_coding_add_condition (the_case, made, (EntConditionKind) kind,
                                   (EntConditionValue) adw_combo_row_get_selected (self->values),
                                   states, date);
}

/**
 * ent_target_form_make:
 * @self: a form
 * @problem: (out): what is missing or wrong
 *
 * Reads the form.
 *
 * Returns: (transfer full) (nullable): what is to be made, or %NULL with @problem set
 */
EntTargetDraft *
ent_target_form_make (EntTargetForm  *self,
                      const char    **problem)
{
  g_autoptr (EntTargetDraft) draft = NULL;
  g_autofree char *title = NULL;
  g_auto (GStrv) states = NULL;

  g_return_val_if_fail (ENT_IS_TARGET_FORM (self), NULL);
  g_return_val_if_fail (problem != NULL, NULL);

  *problem = find_problem (self);
  if (*problem != NULL)
    return NULL;

  draft = g_new0 (EntTargetDraft, 1);
  draft->made = ent_change_new (_("Make"));
  draft->type = get_type (self);
  title = g_strstrip (g_strdup (gtk_editable_get_text (self->title)));
  if (draft->type != ENT_TYPE_INSTRUMENT)
    states = make_states (self, draft->made);
  draft->id = add_record (self, draft->made, title, (const char *const *) states);
  draft->name = dup_made_name (self, draft);

  return g_steal_pointer (&draft);
}

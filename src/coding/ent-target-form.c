/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-coding.h"
#include "ent-date-row.h"
#include "ent-words.h"
#include "ent-target-form.h"

/**
 * EntTargetForm:
 *
 * The fewest fields with which something can be made that a passage bears on; the rest
 * can be filled in later. States are chosen by name, and one that the case does not have
 * yet is made by its name.
 */

typedef struct
{
  char *id;    /* NULL: it is yet to be made */
  char *name;
} Party;

struct _EntTargetForm
{
  GtkBox parent_instance;

  EntSession          *session;
  GPtrArray           *parties;      /* Party */
  gboolean             filling;

  AdwComboRow         *types;
  AdwComboRow         *kinds;
  GtkStringList       *kind_words;
  AdwComboRow         *values;
  GtkEditable         *title;
  AdwComboRow         *ties;
  EntDateRow          *date;
  AdwPreferencesGroup *states_group;
  AdwWrapBox          *chips;
  AdwComboRow         *states;
  AdwEntryRow         *missing;
};

G_DEFINE_FINAL_TYPE (EntTargetForm, ent_target_form, GTK_TYPE_BOX)

static void
party_free (Party *party)
{
  g_free (party->id);
  g_free (party->name);
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
  g_autofree char *text = party->id ? g_strdup (party->name)
                                    : g_strdup_printf (_("%s (new)"), party->name);

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
           const char    *id,
           const char    *name)
{
  for (guint i = 0; i < self->parties->len; i++)
    {
      Party *party = g_ptr_array_index (self->parties, i);

      if (id != NULL ? g_strcmp0 (party->id, id) == 0 : g_str_equal (party->name, name))
        return TRUE;
    }

  return FALSE;
}

static void
add_party (EntTargetForm *self,
           const char    *id,
           const char    *name)
{
  Party *party = NULL;

  if (has_party (self, id, name))
    return;

  party = g_new0 (Party, 1);
  party->id = g_strdup (id);
  party->name = g_strdup (name);
  g_ptr_array_add (self->parties, party);
  add_chip (self, party);
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
      GListModel *list = ent_state_get_names (state);

      for (guint j = 0; j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (EntStateName) one = g_list_model_get_item (list, j);
          g_autofree char *other = g_utf8_casefold (ent_state_name_get_name (one), -1);

          if (g_str_equal (folded, other))
            return state;
        }
    }

  return NULL;
}

/* The row is a menu of what to add: it shows no choice of its own. */
static void
state_selected_cb (EntTargetForm *self)
{
  gpointer item = adw_combo_row_get_selected_item (self->states);

  if (self->filling || !ENT_IS_STATE (item))
    return;

  add_party (self, ent_record_get_id (item), ent_state_get_name_at (item, get_at (self)));
  adw_combo_row_set_selected (self->states, 0);
}

static void
missing_applied_cb (EntTargetForm *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->missing)));

  ent_target_form_add (self, g_strstrip (name));
  gtk_editable_set_text (GTK_EDITABLE (self->missing), "");
}

static char *
dup_state_name (gpointer       item,
                EntTargetForm *self)
{
  if (GTK_IS_STRING_OBJECT (item))
    return g_strdup (gtk_string_object_get_string (item));

  return item ? g_strdup (ent_state_get_name_at (item, get_at (self))) : NULL;
}

/* The states, behind a word that stands for none of them. */
static GListModel *
list_states (EntTargetForm *self)
{
  const char *const none[] = { _("Choose…"), NULL };
  GListStore *models = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GtkStringList) first = gtk_string_list_new (none);

  g_list_store_append (models, first);
  g_list_store_append (models, ent_case_get_states (ent_session_get_case (self->session)));

  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (models)));
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
    for (EntTraitKind kind = 0; kind <= ENT_TRAIT_KIND_POLICY; kind++)
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
  gtk_widget_class_bind_template_child (widget_class, EntTargetForm, states);
  gtk_widget_class_bind_template_child (widget_class, EntTargetForm, missing);
  gtk_widget_class_bind_template_callback (widget_class, type_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, state_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, missing_applied_cb);
}

static void
ent_target_form_init (EntTargetForm *self)
{
  self->parties = g_ptr_array_new_with_free_func ((GDestroyNotify) party_free);
  gtk_widget_init_template (GTK_WIDGET (self));
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
  g_autoptr (GListModel) states = NULL;

  g_return_if_fail (ENT_IS_TARGET_FORM (self));
  g_return_if_fail (ENT_IS_SESSION (session));

  g_set_object (&self->session, session);
  the_case = ent_session_get_case (session);

  self->filling = TRUE;
  states = list_states (self);
  fill_list (self, self->states, states, G_CALLBACK (dup_state_name));
  fill_list (self, self->ties, ent_case_get_ties (the_case), G_CALLBACK (dup_tie_name));
  adw_combo_row_set_selected (self->states, 0);
  self->filling = FALSE;

  g_ptr_array_set_size (self->parties, 0);
  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    adw_wrap_box_remove (self->chips, chip);
  gtk_widget_set_visible (GTK_WIDGET (self->chips), FALSE);
  gtk_editable_set_text (self->title, "");
  gtk_editable_set_text (GTK_EDITABLE (self->missing), "");
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

/**
 * ent_target_form_add:
 * @self: a form
 * @name: the name of a state
 *
 * Adds the state of that name; where the case has none, it will be made.
 */
void
ent_target_form_add (EntTargetForm *self,
                     const char    *name)
{
  EntState *state = NULL;

  g_return_if_fail (ENT_IS_TARGET_FORM (self));
  g_return_if_fail (ENT_IS_SESSION (self->session));
  g_return_if_fail (name != NULL);

  if (*name == '\0')
    return;

  state = find_state (self, name);
  if (state != NULL)
    add_party (self, ent_record_get_id (ENT_RECORD (state)),
               ent_state_get_name_at (state, get_at (self)));
  else
    add_party (self, NULL, name);
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

      if (party->id != NULL)
        g_strv_builder_add (ids, party->id);
      else
        g_strv_builder_take (ids, ent_coding_add_state (ent_session_get_case (self->session), made,
                                                        party->name));
    }

  return g_strv_builder_end (ids);
}

static char *
dup_names (EntTargetForm *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < self->parties->len; i++)
    g_strv_builder_add (builder, ((Party *) g_ptr_array_index (self->parties, i))->name);
  names = g_strv_builder_end (builder);

  return g_strjoinv (C_("between members", " – "), names);
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
  draft->name = gtk_widget_get_visible (GTK_WIDGET (self->title)) ? g_strdup (title)
                                                                  : dup_names (self);

  return g_steal_pointer (&draft);
}

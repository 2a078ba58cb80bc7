/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-combo-row.h"
#include "ent-edit.h"
#include "ent-inspector-parts.h"
#include "ent-theory-controls.h"
#include "ent-theory-parts.h"

/**
 * EntTheoryControls:
 *
 * How the theory is read: by which definition, with or without multilateral ties and
 * derived codings, and what is made of what is not coded.
 */

/* The first two choices are not definitions of the case. */
#define N_SPECIAL 2

struct _EntTheoryControls
{
  AdwBin parent_instance;

  EntTheoryModel *model;
  AdwExpanderRow *row;
  AdwComboRow    *definition;
  AdwComboRow    *uncoded;
  AdwSwitchRow   *multilateral;
  AdwSwitchRow   *derived;
  GtkStringList  *labels;
  GStrv           ids;
  gboolean        updating;
};

G_DEFINE_FINAL_TYPE (EntTheoryControls, ent_theory_controls, ADW_TYPE_BIN)

static char *
dup_definition_title (EntTheoryControls *self,
                      const char        *id)
{
  EntCase *the_case = ent_session_get_case (ent_theory_model_get_session (self->model));
  EntRecord *definition = id ? ent_case_lookup (the_case, ENT_TYPE_DEFINITION, id) : NULL;

  if (definition == NULL)
    definition = (EntRecord *) ent_case_get_first_definition (the_case);
  /* Without any, nothing that is coded as an alliance is left out. */
  return definition ? ent_edit_dup_name (the_case, definition) : g_strdup (_("Every alliance"));
}

static void
list_definitions (EntTheoryControls *self,
                  GStrvBuilder      *labels,
                  GStrvBuilder      *ids)
{
  EntCase *the_case = ent_session_get_case (ent_theory_model_get_session (self->model));
  GListModel *definitions = ent_case_get_definitions (the_case);

  for (guint i = 0; i < g_list_model_get_n_items (definitions); i++)
    {
      g_autoptr (EntRecord) definition = g_list_model_get_item (definitions, i);

      g_strv_builder_add (ids, ent_record_get_id (definition));
      g_strv_builder_take (labels, ent_edit_dup_name (the_case, definition));
    }
}

/* Refilled only where it says something else: an open list does not close under the hand. */
static void
fill_definitions (EntTheoryControls *self)
{
  EntSession *session = ent_theory_model_get_session (self->model);
  EntTheory *theory = ent_theory_model_get_theory (self->model);
  EntDefinition *of_graph = ent_session_get_definition (session);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;
  g_auto (GStrv) before = NULL;
  g_autofree char *own = dup_definition_title (self, ent_theory_get_definition (theory));
  g_autofree char *graph = NULL;

  graph = dup_definition_title (self, of_graph ? ent_record_get_id (ENT_RECORD (of_graph)) : NULL);
  /* Translators: the title of the definition that the theory itself names. */
  g_strv_builder_take (labels, g_strdup_printf (_("The Theory’s: %s"), own));
  /* Translators: the title of the definition by which the graph is drawn. */
  g_strv_builder_take (labels, g_strdup_printf (_("The Graph’s: %s"), graph));
  g_strv_builder_add (ids, "");
  g_strv_builder_add (ids, "");
  list_definitions (self, labels, ids);
  texts = g_strv_builder_end (labels);
  g_strfreev (self->ids);
  self->ids = g_strv_builder_end (ids);

  before = g_new0 (char *, g_list_model_get_n_items (G_LIST_MODEL (self->labels)) + 1);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->labels)); i++)
    before[i] = g_strdup (gtk_string_list_get_string (self->labels, i));
  if (!g_strv_equal ((const char *const *) before, (const char *const *) texts))
    gtk_string_list_splice (self->labels, 0, g_strv_length (before), (const char *const *) texts);
}

static guint
find_definition (EntTheoryControls *self)
{
  const EntTheoryOptions *options = ent_theory_model_get_options (self->model);

  switch (ent_theory_model_get_definition (self->model))
    {
    case ENT_THEORY_DEFINITION_GRAPH:
      return 1;
    case ENT_THEORY_DEFINITION_OTHER:
      for (guint i = N_SPECIAL; self->ids[i] != NULL; i++)
        if (g_strcmp0 (self->ids[i], options->definition) == 0)
          return i;
      return 0;
    case ENT_THEORY_DEFINITION_OWN:
    default:
      return 0;
    }
}

static const char *
get_uncoded_words (EntTheoryUncoded uncoded)
{
  switch (uncoded)
    {
    case ENT_THEORY_UNCODED_ABSENT:
      return _("Uncoded taken as absent");
    case ENT_THEORY_UNCODED_PRESENT:
      return _("Uncoded taken as present");
    case ENT_THEORY_UNCODED_EXCLUDE:
    default:
      return _("Uncoded left out");
    }
}

/* What is chosen is said while it is folded. */
static void
say_choices (EntTheoryControls *self)
{
  const EntTheoryOptions *options = ent_theory_model_get_options (self->model);
  guint selected = find_definition (self);
  g_autoptr (GString) text = g_string_new (gtk_string_list_get_string (self->labels, selected));

  ent_parts_append_phrase (text, get_uncoded_words (options->uncoded));
  ent_parts_append_phrase (text, options->exclude_multilateral ? _("Two states only")
                                                               : _("With multilateral ties"));
  if (ent_theory_model_has_rules (self->model))
    ent_parts_append_phrase (text, options->derived ? _("With derived codings")
                                                    : _("Without derived codings"));
  adw_expander_row_set_subtitle (self->row, text->str);
}

static void
update (EntTheoryControls *self)
{
  const EntTheoryOptions *options = ent_theory_model_get_options (self->model);

  if (ent_theory_model_get_theory (self->model) == NULL)
    return;

  self->updating = TRUE;
  fill_definitions (self);
  adw_combo_row_set_selected (self->definition, find_definition (self));
  adw_combo_row_set_selected (self->uncoded, options->uncoded);
  adw_switch_row_set_active (self->multilateral, options->exclude_multilateral);
  adw_switch_row_set_active (self->derived, options->derived);
  /* What no rule derives can be neither counted nor left out. */
  gtk_widget_set_visible (GTK_WIDGET (self->derived), ent_theory_model_has_rules (self->model));
  say_choices (self);
  self->updating = FALSE;
}

/* ------------------------------------------------------------------------- callbacks */

static gboolean
is_busy (EntTheoryControls *self)
{
  return self->updating || ent_theory_model_get_theory (self->model) == NULL;
}

static void
definition_cb (EntTheoryControls *self)
{
  guint selected = adw_combo_row_get_selected (self->definition);

  if (is_busy (self) || selected == GTK_INVALID_LIST_POSITION)
    return;

  if (selected < N_SPECIAL)
    ent_theory_model_set_definition (self->model,
                                     selected == 0 ? ENT_THEORY_DEFINITION_OWN
                                                   : ENT_THEORY_DEFINITION_GRAPH, NULL);
  else
    ent_theory_model_set_definition (self->model, ENT_THEORY_DEFINITION_OTHER,
                                     self->ids[selected]);
}

static void
uncoded_cb (EntTheoryControls *self)
{
  if (!is_busy (self))
    ent_theory_model_set_uncoded (self->model, adw_combo_row_get_selected (self->uncoded));
}

static void
multilateral_cb (EntTheoryControls *self)
{
  if (!is_busy (self))
    ent_theory_model_set_multilateral (self->model,
                                       adw_switch_row_get_active (self->multilateral));
}

static void
derived_cb (EntTheoryControls *self)
{
  if (!is_busy (self))
    ent_theory_model_set_derived (self->model, adw_switch_row_get_active (self->derived));
}

static void
ent_theory_controls_dispose (GObject *object)
{
  EntTheoryControls *self = ENT_THEORY_CONTROLS (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (ent_theory_controls_parent_class)->dispose (object);
}

static void
ent_theory_controls_finalize (GObject *object)
{
  EntTheoryControls *self = ENT_THEORY_CONTROLS (object);

  g_clear_object (&self->labels);
  g_clear_pointer (&self->ids, g_strfreev);

  G_OBJECT_CLASS (ent_theory_controls_parent_class)->finalize (object);
}

static void
ent_theory_controls_class_init (EntTheoryControlsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_theory_controls_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_theory_controls_finalize;
}

static gpointer
add_row (EntTheoryControls *self,
         GType              type,
         const char        *title,
         const char        *subtitle,
         const char        *signal,
         GCallback          callback)
{
  GtkWidget *row = g_object_new (type, "title", title, "subtitle", subtitle,
                                 "use-markup", FALSE, NULL);

  adw_expander_row_add_row (self->row, row);
  g_signal_connect_object (row, signal, callback, self, G_CONNECT_SWAPPED);
  return row;
}

static void
add_rows (EntTheoryControls *self)
{
  const char *const uncoded[] = { _("Left Out of the Measures"), _("Taken as Absent"),
                                  _("Taken as Present"), NULL };
  g_autoptr (GtkStringList) choices = gtk_string_list_new (uncoded);
  g_autoptr (GtkExpression) label = NULL;

  self->definition = add_row (self, ADW_TYPE_COMBO_ROW, _("What Counts as an Alliance"), NULL,
                              "notify::selected", G_CALLBACK (definition_cb));
  self->uncoded = add_row (self, ADW_TYPE_COMBO_ROW, _("What Is Not Coded"),
                           _("Taking it one way or the other shows what hangs on it."),
                           "notify::selected", G_CALLBACK (uncoded_cb));
  self->multilateral = add_row (self, ADW_TYPE_SWITCH_ROW, _("Leave Out Multilateral Ties"),
                                _("Ties of more than two states are not counted."),
                                "notify::active", G_CALLBACK (multilateral_cb));
  self->derived = add_row (self, ADW_TYPE_SWITCH_ROW, _("Derived Codings"),
                           _("What the theory’s rules derive counts where nothing is coded."),
                           "notify::active", G_CALLBACK (derived_cb));
  self->updating = TRUE;
  /* Titles are long: what is chosen stands under the row's. */
  label = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  adw_combo_row_set_expression (self->definition, label);
  adw_combo_row_set_use_subtitle (self->definition, TRUE);
  adw_combo_row_set_model (self->definition, G_LIST_MODEL (self->labels));
  ent_combo_row_keep_room (self->uncoded);
  adw_combo_row_set_model (self->uncoded, G_LIST_MODEL (choices));
  self->updating = FALSE;
}

static void
ent_theory_controls_init (EntTheoryControls *self)
{
  GtkWidget *list = ent_theory_list_new (_("How the theory is read"));

  self->labels = gtk_string_list_new (NULL);
  self->row = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", _("How It Is Read"),
                            "use-markup", FALSE, NULL);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->row));
  adw_bin_set_child (ADW_BIN (self), list);
}

/**
 * ent_theory_controls_new:
 * @model: what is read
 *
 * Returns: (transfer floating): controls for how it is read
 */
GtkWidget *
ent_theory_controls_new (EntTheoryModel *model)
{
  EntTheoryControls *self = g_object_new (ENT_TYPE_THEORY_CONTROLS, NULL);

  g_return_val_if_fail (ENT_IS_THEORY_MODEL (model), NULL);

  self->model = g_object_ref (model);
  add_rows (self);
  g_signal_connect_object (model, "theory-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

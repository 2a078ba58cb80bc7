/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-inspector-parts.h"
#include "ent-theory-parts.h"
#include "ent-words.h"

/**
 * EntTheoryTruth:
 *
 * The truth table: a row for each configuration of the conditions, and, apart from them,
 * those in which not every condition is known. A row unfolds to its cases.
 */

enum
{
  PAIRS,
  YEARS,
  SHARE,
  CONSISTENCY,
  UNCERTAIN,
  N_CELLS,
};

/* What a row of the table is made of. */
typedef struct
{
  GtkWidget    *signs;
  GtkWidget    *verdict;
  GtkWidget    *cells[N_CELLS];
  GtkWidget    *fold;
  GtkWidget    *cases;
  EntTheoryRow *item;
} Row;

typedef struct
{
  EntTheorySection parent_instance;

  GtkWidget *rows;
  GtkWidget *apart;
  GtkWidget *apart_label;
} EntTheoryTruth;

typedef struct
{
  EntTheorySectionClass parent_class;
} EntTheoryTruthClass;

G_DEFINE_FINAL_TYPE (EntTheoryTruth, ent_theory_truth, ENT_TYPE_THEORY_SECTION)

static void
row_free (Row *row)
{
  g_clear_object (&row->item);
  g_free (row);
}

static Row *
get_row (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "ent-theory-row");
}

static void
fill_cases (Row              *row,
            EntTheorySection *section)
{
  EntTheoryModel *model = ent_theory_section_get_model (section);
  EntTheoryIndex *index = ent_theory_model_get_index (model);
  g_autoptr (GListModel) cases = NULL;

  cases = ent_theory_index_list_cases (index, ent_theory_model_get_window (model), row->item);
  ent_theory_cases_set (row->cases, section, cases);
}

static void
toggled_cb (GtkToggleButton  *toggle,
            EntTheorySection *section)
{
  GtkWidget *widget = gtk_widget_get_ancestor (GTK_WIDGET (toggle), GTK_TYPE_LIST_BOX_ROW);

  if (gtk_toggle_button_get_active (toggle))
    fill_cases (get_row (widget), section);
}

static char *
dup_key (gpointer item)
{
  return g_strdup_printf ("%u", ent_theory_row_get_code (item));
}

static GtkWidget *
new_cells (Row *row)
{
  GtkWidget *cells = ent_theory_cells_new ();

  row->cells[PAIRS] = ent_theory_cell_new (C_("truth table", "Pairs"),
                                           _("How many pairs of states were ever in this row"));
  row->cells[YEARS] = ent_theory_cell_new (C_("truth table", "Pair-years"),
                                           _("For how many years, all pairs added up"));
  row->cells[SHARE] = ent_theory_cell_new (C_("truth table", "Allied"),
                                           _("Share of the pair-years that are allied"));
  row->cells[CONSISTENCY] = ent_theory_cell_new (C_("truth table", "Consistency"),
                                                 _("Of the allied and the not allied pairs, the share that are "
                                                   "allied; a pair that was both is in both"));
  row->cells[UNCERTAIN] = ent_theory_cell_new (
    C_("truth table", "Uncertain"),
    _("Pair-years of which the dates leave open whether they are allied"));
  for (guint i = 0; i < N_CELLS; i++)
    adw_wrap_box_append (ADW_WRAP_BOX (cells), row->cells[i]);

  return cells;
}

static GtkWidget *
new_head (Row *row)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = adw_wrap_box_new ();

  row->signs = ent_parts_new_label ("", "heading");
  row->verdict = ent_parts_new_label ("", "ent-chip");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (line), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (line), 4);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (line), ADW_JUSTIFY_SPREAD);
  adw_wrap_box_append (ADW_WRAP_BOX (line), row->signs);
  adw_wrap_box_append (ADW_WRAP_BOX (line), row->verdict);
  gtk_box_append (GTK_BOX (head), line);
  gtk_box_append (GTK_BOX (head), new_cells (row));

  return head;
}

static GtkWidget *
create (gpointer item,
        gpointer user_data)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *widget = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE,
                                    "focusable", FALSE, NULL);

  row->cases = ent_theory_cases_new (_("Cases of this row"));
  gtk_widget_add_css_class (row->cases, "ent-theory-cases");
  row->fold = ent_theory_fold_new (new_head (row), row->cases);
  g_object_set_data_full (G_OBJECT (widget), "ent-theory-row", row, (GDestroyNotify) row_free);
  gtk_widget_add_css_class (widget, "ent-theory-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), row->fold);
  g_signal_connect_object (ent_theory_fold_get_toggle (row->fold), "toggled",
                           G_CALLBACK (toggled_cb), user_data, 0);

  return widget;
}

/* “● Shared interest  ○ Shared ideology” */
static char *
dup_signs (EntTheoryRow   *item,
           EntTheoryIndex *index)
{
  GString *signs = g_string_new (NULL);

  for (guint i = 0; i < ent_theory_row_get_n_conditions (item); i++)
    g_string_append_printf (signs, "%s%s %s", i > 0 ? "   " : "",
                            ent_theory_get_sign (ent_theory_row_get_value (item, i)),
                            ent_words_for_condition (ent_theory_index_get_condition (index, i)));

  return g_string_free_and_steal (signs);
}

static const char *
get_verdict_class (EntTheoryRowVerdict verdict)
{
  switch (verdict)
    {
    case ENT_THEORY_ROW_CONTRADICTORY:
      return "warning";
    case ENT_THEORY_ROW_OUTCOME:
      return "accent";
    case ENT_THEORY_ROW_NO_OUTCOME:
    case ENT_THEORY_ROW_REMAINDER:
    case ENT_THEORY_ROW_UNDECIDED:
    default:
      return NULL;
    }
}

static void
update_verdict (Row *row)
{
  EntTheoryRowVerdict verdict = ent_theory_row_get_verdict (row->item);
  const char *const classes[] = { "ent-chip", get_verdict_class (verdict), NULL };

  gtk_widget_set_css_classes (row->verdict, (const char **) classes);
  gtk_label_set_label (GTK_LABEL (row->verdict), ent_theory_row_verdict_get_word (verdict));
}

static void
update_cells (Row *row)
{
  g_autofree char *pairs = g_strdup_printf ("%'u", ent_theory_row_get_pairs (row->item));
  g_autofree char *years = ent_theory_dup_years (ent_theory_row_get_years (row->item));
  g_autofree char *share = NULL;
  g_autofree char *consistency = NULL;
  g_autofree char *uncertain = NULL;

  share = ent_theory_dup_number (ent_theory_row_get_share (row->item, ENT_THEORY_UNIT_YEARS));
  consistency = ent_theory_dup_number (ent_theory_row_get_consistency (row->item,
                                                                       ENT_THEORY_UNIT_PAIRS));
  uncertain = ent_theory_dup_years (ent_theory_row_count_years (row->item,
                                                                ENT_THEORY_VALUE_UNCERTAIN));
  ent_theory_cell_set (row->cells[PAIRS], pairs, NULL);
  ent_theory_cell_set (row->cells[YEARS], years, NULL);
  ent_theory_cell_set (row->cells[SHARE], share, NULL);
  ent_theory_cell_set (row->cells[CONSISTENCY], consistency, NULL);
  ent_theory_cell_set (row->cells[UNCERTAIN], uncertain, NULL);
}

static void
update (GtkWidget *widget,
        gpointer   item,
        gpointer   user_data)
{
  Row *row = get_row (widget);
  EntTheoryModel *model = ent_theory_section_get_model (user_data);
  g_autofree char *signs = dup_signs (item, ent_theory_model_get_index (model));
  g_autofree char *name = NULL;

  g_set_object (&row->item, ENT_THEORY_ROW (item));
  gtk_label_set_label (GTK_LABEL (row->signs), signs);
  update_verdict (row);
  update_cells (row);
  /* Translators: a row of the truth table: its configuration, its verdict, how many pairs. */
  name = g_strdup_printf (ngettext ("%s: %s, %u pair", "%s: %s, %u pairs",
                                    ent_theory_row_get_pairs (item)),
                          ent_theory_row_get_label (item),
                          ent_theory_row_verdict_get_word (ent_theory_row_get_verdict (item)),
                          ent_theory_row_get_pairs (item));
  ent_theory_fold_set_name (row->fold, name);
  gtk_widget_set_sensitive (ent_theory_fold_get_toggle (row->fold),
                            ent_theory_row_get_pairs (item) > 0 ||
                              ent_theory_fold_is_open (row->fold));
  if (ent_theory_fold_is_open (row->fold))
    fill_cases (row, user_data);
}

static const EntTheoryRowSpec spec = { dup_key, create, update };

static void
ent_theory_truth_update (EntTheorySection *section,
                         EntTheoryModel   *model)
{
  EntTheoryTruth *self = (EntTheoryTruth *) section;
  EntTheoryTable *table = ent_theory_model_get_table (model);
  GListModel *apart = ent_theory_table_get_apart (table);

  ent_theory_list_sync (GTK_LIST_BOX (self->rows), ent_theory_table_get_rows (table), &spec, self);
  ent_theory_list_sync (GTK_LIST_BOX (self->apart), apart, &spec, self);
  gtk_widget_set_visible (self->apart_label, g_list_model_get_n_items (apart) > 0);
}

static void
ent_theory_truth_class_init (EntTheoryTruthClass *klass)
{
  ENT_THEORY_SECTION_CLASS (klass)->update = ent_theory_truth_update;
}

static void
ent_theory_truth_init (EntTheoryTruth *self)
{
  ent_theory_section_set_heading (
    ENT_THEORY_SECTION (self), _("Truth Table"),
    _("Each row is a configuration of the conditions: ● present, ○ absent. A pair of states "
      "stands in each row that it was ever in. A contradictory row has allied pairs and others; "
      "a logical remainder has none at all.\n\nWhat is not coded is never taken for absent: "
      "configurations with something uncoded (?), uncertain by its dates (◐) or disputed (⊗) "
      "stand apart, and enter no measure. Every row opens its cases."));
  self->rows = ent_theory_list_new (_("Truth table"));
  self->apart = ent_theory_list_new (_("Configurations that are not fully coded"));
  self->apart_label = ent_parts_new_label (_("Not Fully Coded"), "heading");
  gtk_box_append (GTK_BOX (self), self->rows);
  gtk_box_append (GTK_BOX (self), self->apart_label);
  gtk_box_append (GTK_BOX (self), self->apart);
}

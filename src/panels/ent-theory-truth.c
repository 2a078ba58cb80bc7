/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-inspector-parts.h"
#include "ent-theory-columns.h"
#include "ent-theory-parts.h"
#include "ent-words.h"

/**
 * EntTheoryTruth:
 *
 * The truth table: a row for each configuration of the conditions, with a column for each of
 * them, and, under the same headings, those in which not every condition is known. The
 * headings stay in sight as long as the table is. A row unfolds to its cases.
 */

/* The columns after those of the conditions. */
enum
{
  OUTCOME,
  PAIRS,
  ALLIED,
  OTHERS,
  UNCERTAIN,
  YEARS,
  CONSISTENCY,
  N_COLUMNS,
};

/* Of an outcome that is longer, what there is no room for is left out. */
#define LONG_WORD   16
#define LEAST_CHARS 13

#define MAX_COLUMNS (ENT_THEORY_MAX_CONDITIONS + N_COLUMNS)

/* What a row of the table is made of. */
typedef struct
{
  GtkWidget    *cells[MAX_COLUMNS];
  GtkWidget    *fold;
  GtkWidget    *words;
  GtkWidget    *cases;
  EntTheoryRow *item;
} Row;

typedef struct
{
  EntTheorySection parent_instance;

  EntTheoryColumns *columns;
  guint             conditions;   /* those that the columns are of, as a set */
  guint             n_conditions;
  GtkWidget        *table;
  GtkWidget        *box;
  GtkWidget        *top;          /* the headings where they belong */
  GtkWidget        *heading;      /* those that stay in sight */
  GtkWidget        *rows;
  GtkWidget        *apart;
  GtkWidget        *apart_label;
  GtkWidget        *key;
  GtkAdjustment    *adjustment;
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
  EntTheoryListing *listing;

  listing = ent_theory_listing_new_cases (index, ent_theory_model_get_window (model), row->item);
  ent_theory_cases_list (row->cases, section, listing);
}

/* All that the columns say, where some are hidden, and for whom does not see them. */
static char *
dup_words (EntTheoryRow *item)
{
  guint n = ent_theory_row_get_pairs (item);
  double share = ent_theory_row_get_share (item, ENT_THEORY_UNIT_YEARS);
  double consistency = ent_theory_row_get_consistency (item, ENT_THEORY_UNIT_PAIRS);
  g_autofree char *years = ent_theory_dup_years (ent_theory_row_get_years (item));
  g_autofree char *by_pairs = ent_theory_dup_number (consistency);
  g_autofree char *by_years = ent_theory_dup_number (share);

  /* Translators: what a row of the truth table says: how many pairs; how many of them were ever
     allied, ever not, and for how many it is uncertain; pair-years; and two measures. */
  return g_strdup_printf (ngettext ("%u pair, ever allied: %u, ever not: %u, uncertain: %u. "
                                    "%s pair-years, of which allied: %s. Consistency by pairs: %s.",
                                    "%u pairs, ever allied: %u, ever not: %u, uncertain: %u. "
                                    "%s pair-years, of which allied: %s. Consistency by pairs: %s.",
                                    n),
                          n, ent_theory_row_count_pairs (item, ENT_THEORY_VALUE_PRESENT),
                          ent_theory_row_count_pairs (item, ENT_THEORY_VALUE_ABSENT),
                          ent_theory_row_count_pairs (item, ENT_THEORY_VALUE_UNCERTAIN), years,
                          by_years, by_pairs);
}

/* A row that is folded is measured with what it hides: that is said as it unfolds. */
static void
fill_inside (Row              *row,
             EntTheorySection *section)
{
  g_autofree char *words = dup_words (row->item);

  gtk_label_set_label (GTK_LABEL (row->words), words);
  fill_cases (row, section);
}

static void
toggled_cb (GtkToggleButton  *toggle,
            EntTheorySection *section)
{
  GtkWidget *widget = gtk_widget_get_ancestor (GTK_WIDGET (toggle), GTK_TYPE_LIST_BOX_ROW);

  if (gtk_toggle_button_get_active (toggle))
    fill_inside (get_row (widget), section);
}

static char *
dup_key (gpointer item)
{
  return g_strdup_printf ("%u", ent_theory_row_get_code (item));
}

/* ----------------------------------------------------------------------- the columns */

static const struct
{
  const char *title;
  const char *meaning;
  gboolean    is_number;
  gboolean    is_spare;
} outcomes[N_COLUMNS] = {
  { NC_ ("truth table", "Outcome"),
    N_("What the row says: whether its pairs are allied, are not, or some are and some are not"),
    FALSE, FALSE },
  { NC_ ("truth table", "Pairs"), N_("How many pairs of states were ever in this row"), TRUE,
    FALSE },
  { NC_ ("truth table", "Allied"), N_("How many of these pairs were ever allied in this row"), TRUE,
    TRUE },
  { NC_ ("truth table", "Not"), N_("How many of these pairs were ever not allied in this row"),
    TRUE, TRUE },
  { NC_ ("truth table", "Uncertain"),
    N_("How many of these pairs were in this row at a time of which the dates leave open whether "
       "they were allied"), TRUE, TRUE },
  { NC_ ("truth table", "Pair-years"), N_("For how many years, all pairs added up"), TRUE, TRUE },
  { NC_ ("truth table", "Consistency"),
    N_("Share of the pairs with a certain outcome that are allied; for yes-or-no data PRI is the "
       "same"), TRUE, TRUE },
};

static EntTheoryColumns *
make_columns (EntTheoryIndex *index,
              guint           n_conditions)
{
  EntTheoryColumn columns[MAX_COLUMNS] = { { NULL } };

  for (guint i = 0; i < n_conditions; i++)
    columns[i].title = ent_words_for_condition (ent_theory_index_get_condition (index, i));
  for (guint i = 0; i < N_COLUMNS; i++)
    columns[n_conditions + i] = (EntTheoryColumn) {
      g_dpgettext2 (NULL, "truth table", outcomes[i].title), _(outcomes[i].meaning),
      outcomes[i].is_number, i == OUTCOME, outcomes[i].is_spare,
    };

  return ent_theory_columns_new (columns, n_conditions + N_COLUMNS);
}

static void
remove_rows (GtkWidget *list)
{
  gtk_list_box_remove_all (GTK_LIST_BOX (list));
}

/* Another theory may have other conditions, and so has another table. */
static void
ensure_columns (EntTheoryTruth *self,
                EntTheoryModel *model)
{
  EntTheoryIndex *index = ent_theory_model_get_index (model);
  guint conditions = ent_theory_get_conditions (ent_theory_index_get_theory (index));

  if (self->columns != NULL && self->conditions == conditions)
    return;

  remove_rows (self->rows);
  remove_rows (self->apart);
  g_clear_pointer (&self->heading, gtk_widget_unparent);
  if (self->top != NULL)
    gtk_box_remove (GTK_BOX (self->box), self->top);
  g_clear_pointer (&self->columns, ent_theory_columns_free);
  self->conditions = conditions;
  self->n_conditions = ent_theory_index_get_n_conditions (index);
  self->columns = make_columns (index, self->n_conditions);
  self->top = ent_theory_columns_new_heading (self->columns, TRUE);
  gtk_box_prepend (GTK_BOX (self->box), self->top);
  self->heading = ent_theory_columns_new_heading (self->columns, TRUE);
  gtk_widget_add_css_class (self->heading, "floating");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->heading), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE,
                               -1);
  gtk_widget_set_can_target (self->heading, TRUE);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->table), self->heading);
}

/* -------------------------------------------------------------------------- the rows */

static GtkWidget *
new_inside (Row *row)
{
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  row->words = ent_parts_new_label ("", "dim-label");
  row->cases = ent_theory_cases_new (_("Cases of this row"));
  gtk_box_append (GTK_BOX (inside), row->words);
  gtk_box_append (GTK_BOX (inside), row->cases);
  gtk_widget_add_css_class (inside, "ent-theory-cases");

  return inside;
}

static void
style_cells (EntTheoryTruth *self,
             Row            *row)
{
  GtkWidget *outcome = row->cells[self->n_conditions + OUTCOME];

  for (guint i = 0; i < self->n_conditions; i++)
    {
      gtk_widget_add_css_class (row->cells[i], "ent-theory-sign");
      gtk_label_set_xalign (GTK_LABEL (row->cells[i]), 0);
    }
  gtk_widget_set_halign (outcome, GTK_ALIGN_START);
}

/* What a row is a configuration of never changes. */
static void
say_configuration (EntTheoryTruth *self,
                   Row            *row,
                   EntTheoryRow   *item)
{
  for (guint i = 0; i < self->n_conditions; i++)
    {
      EntTheoryValue value = ent_theory_row_get_value (item, i);

      gtk_label_set_label (GTK_LABEL (row->cells[i]), ent_theory_get_sign (value));
      gtk_widget_set_tooltip_text (row->cells[i], ent_theory_value_get_word (value));
    }
}

static GtkWidget *
create (gpointer item,
        gpointer user_data)
{
  EntTheoryTruth *self = user_data;
  Row *row = g_new0 (Row, 1);
  GtkWidget *widget = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE,
                                    "focusable", FALSE, NULL);
  GtkWidget *line = ent_theory_columns_new_line (self->columns, row->cells);

  style_cells (self, row);
  say_configuration (self, row, item);
  row->fold = ent_theory_fold_new (line, new_inside (row));
  g_object_set_data_full (G_OBJECT (widget), "ent-theory-row", row, (GDestroyNotify) row_free);
  gtk_widget_add_css_class (widget, "ent-theory-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), row->fold);
  g_signal_connect_object (ent_theory_fold_get_toggle (row->fold), "toggled",
                           G_CALLBACK (toggled_cb), user_data, 0);

  return widget;
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
update_outcome (Row       *row,
                GtkWidget *cell)
{
  EntTheoryRowVerdict verdict = ent_theory_row_get_verdict (row->item);
  const char *const classes[] = { "ent-chip", get_verdict_class (verdict), NULL };
  const char *word = ent_theory_row_verdict_get_word (verdict);
  gboolean is_long;

  /* Whatever touches a cell has the whole column measured again. */
  if (g_str_equal (gtk_label_get_label (GTK_LABEL (cell)), word))
    return;

  gtk_widget_set_css_classes (cell, (const char **) classes);
  gtk_label_set_label (GTK_LABEL (cell), word);
  is_long = g_utf8_strlen (word, -1) > LONG_WORD;
  gtk_label_set_ellipsize (GTK_LABEL (cell), is_long ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_width_chars (GTK_LABEL (cell), is_long ? LEAST_CHARS : -1);
}

static void
set_cell (EntTheoryTruth *self,
          Row            *row,
          guint           which,
          char           *text)
{
  guint n = self->n_conditions + which;

  ent_theory_columns_set_figure (self->columns, n, row->cells[n], text);
  g_free (text);
}

static void
set_count (EntTheoryTruth *self,
           Row            *row,
           guint           which,
           guint           n)
{
  set_cell (self, row, which, g_strdup_printf ("%'u", n));
}

static void
update_cells (EntTheoryTruth *self,
              Row            *row)
{
  EntTheoryRow *item = row->item;

  update_outcome (row, row->cells[self->n_conditions + OUTCOME]);
  set_count (self, row, PAIRS, ent_theory_row_get_pairs (item));
  set_count (self, row, ALLIED, ent_theory_row_count_pairs (item, ENT_THEORY_VALUE_PRESENT));
  set_count (self, row, OTHERS, ent_theory_row_count_pairs (item, ENT_THEORY_VALUE_ABSENT));
  set_count (self, row, UNCERTAIN,
             ent_theory_row_count_pairs (item, ENT_THEORY_VALUE_UNCERTAIN));
  set_cell (self, row, YEARS, ent_theory_dup_years (ent_theory_row_get_years (item)));
  set_cell (self, row, CONSISTENCY,
            ent_theory_dup_number (ent_theory_row_get_consistency (item, ENT_THEORY_UNIT_PAIRS)));
}

static void
update (GtkWidget *widget,
        gpointer   item,
        gpointer   user_data)
{
  Row *row = get_row (widget);
  g_autofree char *words = dup_words (item);
  g_autofree char *name = NULL;
  EntTheoryRowVerdict verdict = ent_theory_row_get_verdict (item);
  GtkWidget *toggle = ent_theory_fold_get_toggle (row->fold);

  g_set_object (&row->item, ENT_THEORY_ROW (item));
  update_cells (user_data, row);
  /* Translators: a row of the truth table: its configuration, its verdict, and its figures. */
  name = g_strdup_printf (_("%s: %s. %s"), ent_theory_row_get_label (item),
                          ent_theory_row_verdict_get_word (verdict), words);
  ent_theory_fold_set_name (row->fold, name);
  gtk_widget_set_sensitive (toggle, ent_theory_row_get_pairs (item) > 0 ||
                                      ent_theory_fold_is_open (row->fold));
  if (ent_theory_fold_is_open (row->fold))
    fill_inside (row, user_data);
}

static const EntTheoryRowSpec spec = { dup_key, create, update };

/* Only the signs that are there are explained. */
static void
update_key (EntTheoryTruth *self,
            gboolean        any_apart)
{
  gtk_label_set_label (GTK_LABEL (self->key),
                       any_apart ? _("● present   ○ absent   ? not coded   ◐ uncertain by its "
                                     "dates   ⊗ coded both ways")
                                 : _("● present   ○ absent"));
}

static void
ent_theory_truth_update (EntTheorySection *section,
                         EntTheoryModel   *model)
{
  EntTheoryTruth *self = (EntTheoryTruth *) section;
  EntTheoryTable *table = ent_theory_model_get_table (model);
  GListModel *apart = ent_theory_table_get_apart (table);
  gboolean any_apart = g_list_model_get_n_items (apart) > 0;

  ensure_columns (self, model);
  ent_theory_list_sync (GTK_LIST_BOX (self->rows), ent_theory_table_get_rows (table), &spec, self);
  if (!ent_theory_section_can_wait (section, self->apart))
    ent_theory_list_sync (GTK_LIST_BOX (self->apart), apart, &spec, self);
  gtk_widget_set_visible (self->apart_label, any_apart);
  update_key (self, any_apart);
}

/* ------------------------------------------------------------- headings that stay in sight */

static double
get_scrolled_past (EntTheoryTruth *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (self->table, GTK_TYPE_SCROLLED_WINDOW);
  graphene_point_t place;

  if (scroller == NULL || !gtk_widget_compute_point (self->table, scroller,
                                                     &GRAPHENE_POINT_INIT (0, 0), &place))
    return 0;

  return place.y < 0 ? -place.y : 0;
}

/* As the table is scrolled past, its headings once more slide down over the rows, as far as
   its end. */
static gboolean
place_heading_cb (EntTheoryTruth *self,
                  GtkWidget      *heading,
                  GdkRectangle   *allocation)
{
  int height;
  int past = (int) get_scrolled_past (self);
  int end;

  gtk_widget_measure (heading, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (self->table), NULL,
                      &height, NULL, NULL);
  end = gtk_widget_get_height (self->table) - height;
  *allocation = (GdkRectangle) { 0, past < end ? past : 0, gtk_widget_get_width (self->table),
                                 height };
  if (past > 0 && past < end)
    gtk_widget_add_css_class (heading, "over");
  else
    gtk_widget_remove_css_class (heading, "over");

  return TRUE;
}

static void
map_cb (EntTheoryTruth *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (self->table, GTK_TYPE_SCROLLED_WINDOW);

  if (scroller == NULL || self->adjustment != NULL)
    return;

  self->adjustment = g_object_ref (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
  g_signal_connect_object (self->adjustment, "value-changed",
                           G_CALLBACK (gtk_widget_queue_allocate), self->table,
                           G_CONNECT_SWAPPED);
}

static void
ent_theory_truth_dispose (GObject *object)
{
  EntTheoryTruth *self = (EntTheoryTruth *) object;

  g_clear_object (&self->adjustment);
  g_clear_pointer (&self->columns, ent_theory_columns_free);
  self->heading = NULL;
  self->top = NULL;

  G_OBJECT_CLASS (ent_theory_truth_parent_class)->dispose (object);
}

static void
ent_theory_truth_class_init (EntTheoryTruthClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_theory_truth_dispose;
  ENT_THEORY_SECTION_CLASS (klass)->update = ent_theory_truth_update;
}

static GtkWidget *
new_table (EntTheoryTruth *self)
{
  self->table = gtk_overlay_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->rows = ent_theory_list_new (_("Truth table"));
  self->apart = ent_theory_list_new (_("Configurations that are not fully coded"));
  self->apart_label = ent_parts_new_label (_("Not Fully Coded"), "heading");
  gtk_box_append (GTK_BOX (self->box), self->rows);
  gtk_box_append (GTK_BOX (self->box), self->apart_label);
  gtk_box_append (GTK_BOX (self->box), self->apart);
  gtk_overlay_set_child (GTK_OVERLAY (self->table), self->box);
  g_signal_connect_object (self->table, "get-child-position", G_CALLBACK (place_heading_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "map", G_CALLBACK (map_cb), self, G_CONNECT_SWAPPED);

  return self->table;
}

static void
ent_theory_truth_init (EntTheoryTruth *self)
{
  ent_theory_section_set_heading (
    ENT_THEORY_SECTION (self), _("Truth Table"),
    _("Each row is a configuration of the conditions. A pair of states stands in each row that it "
      "was ever in; one that was allied there for a time and not for another counts as both. A "
      "contradictory row has allied pairs and others; a logical remainder (no case) is a "
      "configuration that no pair was ever in.\n\nConsistency is the share of pairs with a "
      "certain outcome that are allied: what other programs call incl, and, with yes-or-no data, "
      "PRI.\n\nWhat is not coded is never taken for absent: configurations with something not "
      "coded, uncertain by its dates or disputed stand apart, and enter no measure. Every row "
      "opens its cases."));
  gtk_box_append (GTK_BOX (self), new_table (self));
  self->key = ent_parts_new_label ("", "caption");
  gtk_widget_add_css_class (self->key, "dim-label");
  gtk_box_append (GTK_BOX (self), self->key);
}

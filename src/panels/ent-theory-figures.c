/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-inspector-parts.h"
#include "ent-theory-columns.h"
#include "ent-theory-parts.h"

/**
 * EntTheoryFigures:
 *
 * The measures of set-theoretic analysis: each condition and all of them together, over
 * pairs or over pair-years. Those of necessity and those of sufficiency are two tables: a
 * consistency of one is easily taken for that of the other.
 */

#define N_TABLES 2
#define N_MEASURES 3

typedef struct
{
  EntTheorySection *section;   /* that it is a part of */
  guint             which;
  EntTheoryColumns *columns;
  GtkWidget        *list;
} Table;

typedef struct
{
  EntTheorySection parent_instance;

  AdwToggleGroup *unit;
  Table           tables[N_TABLES];
} EntTheoryFigures;

typedef struct
{
  EntTheorySectionClass parent_class;
} EntTheoryFiguresClass;

G_DEFINE_FINAL_TYPE (EntTheoryFigures, ent_theory_figures, ENT_TYPE_THEORY_SECTION)

static const struct
{
  const char *title;
  const char *question;
  struct
  {
    const char *caption;
    const char *meaning;
    gsize       offset;
  } measures[N_MEASURES];
} kinds[N_TABLES] = {
  { N_("Necessity"), N_("Is there no alliance without it?"),
    { { NC_("measure", "Consistency"),
        N_("Consistency of necessity: how much of what is allied has the condition"),
        G_STRUCT_OFFSET (EntSetMeasures, necessity_consistency) },
      { NC_("measure", "Coverage"),
        N_("Coverage of necessity: how much of what has the condition is allied; low where the "
           "condition is much more frequent than alliances"),
        G_STRUCT_OFFSET (EntSetMeasures, necessity_coverage) },
      { NC_("measure", "Relevance"),
        N_("Relevance of necessity (RoN): low where nearly everything has the condition, so that "
           "it is trivially necessary"),
        G_STRUCT_OFFSET (EntSetMeasures, relevance) } } },
  { N_("Sufficiency"), N_("Is there always an alliance with it?"),
    { { NC_("measure", "Consistency"),
        N_("Consistency of sufficiency: how much of what has the condition is allied"),
        G_STRUCT_OFFSET (EntSetMeasures, sufficiency_consistency) },
      { NC_("measure", "Coverage"),
        N_("Coverage of sufficiency: how much of what is allied has the condition"),
        G_STRUCT_OFFSET (EntSetMeasures, sufficiency_coverage) },
      { NC_("measure", "PRI"),
        N_("Proportional reduction in inconsistency: how far the condition is sufficient for the "
           "outcome and not for its absence, too; for yes-or-no data it is the consistency"),
        G_STRUCT_OFFSET (EntSetMeasures, pri) } } },
};

static const char *
get_caption (guint table,
             guint measure)
{
  return g_dpgettext2 (NULL, "measure", kinds[table].measures[measure].caption);
}

static EntTheoryUnit
get_unit (EntTheoryFigures *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->unit), "years") == 0
           ? ENT_THEORY_UNIT_YEARS
           : ENT_THEORY_UNIT_PAIRS;
}

static char *
dup_key (gpointer item)
{
  return g_strdup_printf ("%d/%d", ent_theory_measure_get_condition (item),
                          ent_theory_measure_is_negated (item));
}

static GtkWidget *
create (gpointer item,
        gpointer user_data)
{
  Table *table = user_data;
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, NULL);
  GtkWidget **cells = g_new0 (GtkWidget *, 1 + N_MEASURES);
  GtkWidget *line;

  cells[0] = ent_parts_new_label ("", NULL);
  line = ent_theory_columns_new_line (table->columns, cells);
  gtk_widget_add_css_class (line, "ent-theory-figures");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  g_object_set_data_full (G_OBJECT (row), "ent-theory-cells", cells, g_free);

  return row;
}

static void
update (GtkWidget *row,
        gpointer   item,
        gpointer   user_data)
{
  const Table *table = user_data;
  EntTheoryUnit unit = get_unit ((EntTheoryFigures *) table->section);
  const EntSetMeasures *of = ent_theory_measure_get_measures (item, unit);
  GtkWidget **cells = g_object_get_data (G_OBJECT (row), "ent-theory-cells");
  g_autoptr (GString) said = g_string_new (_(kinds[table->which].title));

  g_string_append_printf (said, "%s%s", C_("list", ", "), ent_theory_measure_get_label (item));
  gtk_label_set_label (GTK_LABEL (cells[0]), ent_theory_measure_get_label (item));
  for (guint i = 0; i < N_MEASURES; i++)
    {
      double number = G_STRUCT_MEMBER (double, of, kinds[table->which].measures[i].offset);
      g_autofree char *text = ent_theory_dup_number (number);

      ent_theory_columns_set_figure (table->columns, 1 + i, cells[1 + i], text);
      g_string_append_printf (said, "%s%s %s", C_("list", ", "),
                              get_caption (table->which, i), text);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, said->str, -1);
}

static const EntTheoryRowSpec spec = { dup_key, create, update };

static void
ent_theory_figures_update (EntTheorySection *section,
                           EntTheoryModel   *model)
{
  EntTheoryFigures *self = (EntTheoryFigures *) section;
  EntTheoryTable *table = ent_theory_model_get_table (model);
  const EntSetCounts *counts = ent_theory_measure_get_counts (ent_theory_table_get_all (table),
                                                              get_unit (self));
  double n = counts->both + counts->condition_only + counts->outcome_only + counts->neither;
  guint n_open = ent_theory_table_get_n_open (table);
  g_autofree char *number = NULL;
  g_autofree char *measured = NULL;
  g_autofree char *open = NULL;
  g_autofree char *remark = NULL;

  number = get_unit (self) == ENT_THEORY_UNIT_YEARS ? ent_theory_dup_years (n)
                                                    : g_strdup_printf ("%'.0f", n);
  measured = get_unit (self) == ENT_THEORY_UNIT_YEARS
               ? g_strdup_printf (_("Measured on %s pair-years."), number)
               : g_strdup_printf (ngettext ("Measured on %s pair.", "Measured on %s pairs.",
                                            (gulong) n), number);
  open = n_open == 0
           ? g_strdup (_("Every pair that could break the claim is coded."))
           : g_strdup_printf (ngettext ("%u pair that could break the claim is not coded.",
                                        "%u pairs that could break the claim are not coded.",
                                        n_open), n_open);
  /* Translators: two whole sentences, one behind the other. */
  remark = g_strdup_printf (C_("two sentences", "%s %s"), measured, open);
  ent_theory_section_set_remark (section, remark);
  for (guint i = 0; i < N_TABLES; i++)
    ent_theory_list_sync (GTK_LIST_BOX (self->tables[i].list),
                          ent_theory_table_get_measures (table), &spec, &self->tables[i]);
}

static void
add_unit (AdwToggleGroup *group,
          const char     *name,
          const char     *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (group, toggle);
}

static void
add_table (EntTheoryFigures *self,
           guint             which)
{
  Table *table = &self->tables[which];
  EntTheoryColumn columns[1 + N_MEASURES] = { { .title = "", .takes_room = TRUE } };
  GtkWidget *title = ent_parts_new_label (_(kinds[which].title), "heading");
  GtkWidget *question = ent_parts_new_label (_(kinds[which].question), "dim-label");

  for (guint i = 0; i < N_MEASURES; i++)
    columns[1 + i] = (EntTheoryColumn) { get_caption (which, i),
                                         _(kinds[which].measures[i].meaning), TRUE, FALSE, FALSE };
  table->section = ENT_THEORY_SECTION (self);
  table->which = which;
  table->columns = ent_theory_columns_new (columns, G_N_ELEMENTS (columns));
  table->list = ent_theory_list_new (_(kinds[which].title));
  gtk_widget_add_css_class (title, "ent-theory-subheading");
  gtk_box_append (GTK_BOX (self), title);
  gtk_box_append (GTK_BOX (self), question);
  gtk_box_append (GTK_BOX (self), ent_theory_columns_new_heading (table->columns, FALSE));
  gtk_box_append (GTK_BOX (self), table->list);
}

static void
ent_theory_figures_dispose (GObject *object)
{
  EntTheoryFigures *self = (EntTheoryFigures *) object;

  for (guint i = 0; i < N_TABLES; i++)
    g_clear_pointer (&self->tables[i].columns, ent_theory_columns_free);

  G_OBJECT_CLASS (ent_theory_figures_parent_class)->dispose (object);
}

static void
ent_theory_figures_class_init (EntTheoryFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_theory_figures_dispose;
  ENT_THEORY_SECTION_CLASS (klass)->update = ent_theory_figures_update;
}

static void
ent_theory_figures_init (EntTheoryFigures *self)
{
  ent_theory_section_set_heading (
    ENT_THEORY_SECTION (self), _("Measures"),
    _("X is the condition, Y the outcome, and |X| how much is in X: pairs, or pair-years.\n\n"
      "Necessity: consistency |X∩Y| / |Y|, coverage |X∩Y| / |X|, relevance "
      "|not X| / |not (X∩Y)|.\n\n"
      "Sufficiency: consistency |X∩Y| / |X|, coverage |X∩Y| / |Y|.\n\n"
      "PRI: how far X is sufficient for Y and not for not Y at the same time; for yes-or-no "
      "data it equals the consistency of sufficiency.\n\n"
      "A dash stands where there is nothing to divide by. Measured is that of which X is known: "
      "all conditions together are absent where one is, whatever is known of the others."));
  self->unit = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  add_unit (self->unit, "pairs", C_("unit of measures", "Pairs"));
  add_unit (self->unit, "years", C_("unit of measures", "Pair-Years"));
  gtk_widget_add_css_class (GTK_WIDGET (self->unit), "ent-filter");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->unit), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What is counted"), -1);
  ent_theory_section_add_control (ENT_THEORY_SECTION (self), GTK_WIDGET (self->unit));
  for (guint i = 0; i < N_TABLES; i++)
    add_table (self, i);
  g_signal_connect_object (self->unit, "notify::active-name",
                           G_CALLBACK (ent_theory_section_update), self, G_CONNECT_SWAPPED);
}

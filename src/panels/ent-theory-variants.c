/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-inspector-parts.h"
#include "ent-theory-columns.h"
#include "ent-theory-parts.h"

/**
 * EntTheoryVariants:
 *
 * How the verdict changes with the definition, without multilateral ties, and with what is
 * made of what is not coded: one table. A cell leads to that reading.
 */

#define N_UNCODED 3

typedef struct
{
  EntTheorySection parent_instance;

  EntTheoryColumns *columns;
  GtkWidget        *heading;
  GtkWidget        *list;
  gboolean          narrow;
} EntTheoryVariants;

typedef struct
{
  EntTheorySectionClass parent_class;
} EntTheoryVariantsClass;

G_DEFINE_FINAL_TYPE (EntTheoryVariants, ent_theory_variants, ENT_TYPE_THEORY_SECTION)

/* Variants that differ only in what is made of what is not coded stand in one row. A plain
   list store of them is what a row lists. */
static char *
dup_row_key (EntTheoryVariant *variant)
{
  const EntTheoryOptions *options = ent_theory_variant_get_options (variant);

  return g_strdup_printf ("%s/%d/%d", options->definition ? options->definition : "",
                          options->exclude_multilateral, options->derived);
}

static EntTheoryVariant *
get_first (gpointer item)
{
  g_autoptr (EntTheoryVariant) first = g_list_model_get_item (item, 0);

  return first;
}

static char *
dup_key (gpointer item)
{
  return dup_row_key (get_first (item));
}

static const char *
get_caption (EntTheoryUncoded uncoded)
{
  switch (uncoded)
    {
    case ENT_THEORY_UNCODED_ABSENT:
      return C_("what is not coded", "Uncoded as absent");
    case ENT_THEORY_UNCODED_PRESENT:
      return C_("what is not coded", "Uncoded as present");
    case ENT_THEORY_UNCODED_EXCLUDE:
    default:
      return C_("what is not coded", "Uncoded left out");
    }
}

/* Short, and told apart by its sign. The whole sentence is the tooltip. */
static char *
dup_short_verdict (EntTheoryTable *table)
{
  guint n = ent_theory_table_get_n_breaking (table);

  switch (ent_theory_table_get_verdict (table))
    {
    case ENT_THEORY_VERDICT_HOLDS:
      /* Translators: in the table of sensitivity: the theory holds. */
      return g_strdup (_("✓ holds"));
    case ENT_THEORY_VERDICT_HOLDS_AS_CODED:
      /* Translators: in the table of sensitivity: the theory holds as far as cases are coded. */
      return g_strdup (_("✓ as coded"));
    case ENT_THEORY_VERDICT_BROKEN:
      /* Translators: in the table of sensitivity: by how many pairs the theory is broken. */
      return g_strdup_printf (ngettext ("✗ %u pair", "✗ %u pairs", n), n);
    case ENT_THEORY_VERDICT_NOTHING:
    default:
      /* Translators: in the table of sensitivity: there is no case to test the theory on. */
      return g_strdup (_("– no case"));
    }
}

static void
cell_clicked_cb (GtkWidget        *button,
                 EntTheorySection *section)
{
  EntTheoryVariant *variant = g_object_get_data (G_OBJECT (button), "ent-theory-variant");

  ent_theory_model_set_options (ent_theory_section_get_model (section),
                                ent_theory_variant_get_options (variant));
}

static GtkWidget *
new_cell (EntTheorySection *section)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "ent-theory-variant");
  g_signal_connect_object (button, "clicked", G_CALLBACK (cell_clicked_cb), section, 0);

  return button;
}

/* Where there is little room the names stand over the verdicts, else in the first column. */
static void
put_names (EntTheoryVariants *self,
           GtkWidget         *row)
{
  GtkWidget *names = g_object_get_data (G_OBJECT (row), "ent-theory-names");
  GtkWidget *first = g_object_get_data (G_OBJECT (row), "ent-theory-first");
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  GtkWidget *into = self->narrow ? box : first;

  if (gtk_widget_get_parent (names) == into)
    return;

  g_object_ref (names);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (names)), names);
  gtk_box_prepend (GTK_BOX (into), names);
  g_object_unref (names);
}

static GtkWidget *
create (gpointer item,
        gpointer user_data)
{
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE,
                                 "focusable", FALSE, NULL);
  EntTheoryVariants *self = user_data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = ent_parts_new_label ("", NULL);
  GtkWidget *subtitle = ent_parts_new_label ("", "caption");
  GtkWidget **cells = g_new0 (GtkWidget *, 1 + N_UNCODED);
  GtkWidget *line;

  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_box_append (GTK_BOX (names), title);
  gtk_box_append (GTK_BOX (names), subtitle);
  gtk_widget_add_css_class (names, "ent-theory-names");
  gtk_box_append (GTK_BOX (first), names);
  cells[0] = first;
  for (guint i = 0; i < N_UNCODED; i++)
    cells[1 + i] = new_cell (user_data);
  line = ent_theory_columns_new_line (self->columns, cells);
  gtk_widget_add_css_class (line, "ent-theory-figures");
  gtk_box_append (GTK_BOX (box), line);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "ent-theory-names", names);
  g_object_set_data (G_OBJECT (row), "ent-theory-first", first);
  g_object_set_data (G_OBJECT (row), "ent-theory-title", title);
  g_object_set_data (G_OBJECT (row), "ent-theory-subtitle", subtitle);
  g_object_set_data_full (G_OBJECT (row), "ent-theory-cells", cells, g_free);
  put_names (self, row);

  return row;
}

static void
update_cell (GtkWidget        *button,
             EntTheoryVariant *variant)
{
  const EntTheoryOptions *options = ent_theory_variant_get_options (variant);
  EntTheoryTable *table = ent_theory_variant_get_table (variant);
  g_autofree char *text = dup_short_verdict (table);
  g_autofree char *words = ent_theory_table_dup_verdict (table);
  g_autofree char *name = NULL;

  gtk_button_set_label (GTK_BUTTON (button), text);
  gtk_widget_set_tooltip_text (button, words);
  /* Translators: a way of reading what is not coded, and the verdict it leads to. */
  name = g_strdup_printf (_("%s: %s"), get_caption (options->uncoded), words);
  ent_theory_set_name (button, name);
  g_object_set_data_full (G_OBJECT (button), "ent-theory-variant", g_object_ref (variant),
                          g_object_unref);
  if (ent_theory_variant_is_current (variant))
    gtk_widget_add_css_class (button, "current");
  else
    gtk_widget_remove_css_class (button, "current");
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_PRESSED,
                               ent_theory_variant_is_current (variant), -1);
}

/* Of derived codings nothing is said where there is no rule to derive them by. */
static char *
dup_subtitle (EntTheoryVariants      *self,
              const EntTheoryOptions *options)
{
  EntTheoryModel *model = ent_theory_section_get_model (ENT_THEORY_SECTION (self));
  g_autoptr (GString) text = g_string_new (NULL);

  ent_parts_append_phrase (text, options->exclude_multilateral ? _("Two states only")
                                                               : _("With multilateral ties"));
  if (!options->derived && ent_theory_model_has_rules (model))
    ent_parts_append_phrase (text, _("Without derived codings"));

  return g_strdup (text->str);
}

static void
update (GtkWidget *row,
        gpointer   item,
        gpointer   user_data)
{
  EntTheoryVariant *first = get_first (item);
  GtkWidget **cells = g_object_get_data (G_OBJECT (row), "ent-theory-cells");
  g_autofree char *subtitle = dup_subtitle (user_data,
                                            ent_theory_variant_get_options (first));
  guint n = g_list_model_get_n_items (item);

  gtk_label_set_label (g_object_get_data (G_OBJECT (row), "ent-theory-title"),
                       ent_theory_variant_get_definition (first));
  gtk_label_set_label (g_object_get_data (G_OBJECT (row), "ent-theory-subtitle"), subtitle);
  for (guint i = 0; i < MIN (n, N_UNCODED); i++)
    {
      g_autoptr (EntTheoryVariant) variant = g_list_model_get_item (item, i);

      update_cell (cells[1 + i], variant);
    }
}

static const EntTheoryRowSpec spec = { dup_key, create, update };

static GListModel *
group_variants (GListModel *variants)
{
  GListStore *rows = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (EntTheoryVariant) variant = g_list_model_get_item (variants, i);
      g_autofree char *key = dup_row_key (variant);
      GListStore *row = g_hash_table_lookup (by_key, key);

      if (row == NULL)
        {
          row = g_list_store_new (ENT_TYPE_THEORY_VARIANT);
          g_hash_table_insert (by_key, g_steal_pointer (&key), row);
          g_list_store_append (rows, row);
        }
      g_list_store_append (row, variant);
    }

  return G_LIST_MODEL (rows);
}

static void
say_how_many (EntTheorySection *section,
              GListModel       *variants)
{
  guint n = g_list_model_get_n_items (variants);
  guint n_broken = 0;
  g_autofree char *remark = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (EntTheoryVariant) variant = g_list_model_get_item (variants, i);
      EntTheoryTable *table = ent_theory_variant_get_table (variant);

      n_broken += ent_theory_table_get_verdict (table) == ENT_THEORY_VERDICT_BROKEN;
    }
  /* Translators: of how many ways of reading the case the theory is broken in how many. */
  remark = g_strdup_printf (ngettext ("Broken in %u of %u reading.", "Broken in %u of %u readings.",
                                      n), n_broken, n);
  ent_theory_section_set_remark (section, remark);
}

static void
sensitivity_changed_cb (EntTheorySection *section)
{
  EntTheoryVariants *self = (EntTheoryVariants *) section;
  GListModel *variants = ent_theory_model_get_sensitivity (ent_theory_section_get_model (section));
  g_autoptr (GListModel) rows = group_variants (variants);

  say_how_many (section, variants);
  ent_theory_list_sync (GTK_LIST_BOX (self->list), rows, &spec, self);
}

/* It comes later than the rest: as long as it is not there the last one stays. */
static void
ent_theory_variants_update (EntTheorySection *section,
                            EntTheoryModel   *model)
{
  EntTheoryVariants *self = (EntTheoryVariants *) section;

  if (g_signal_handler_find (model, G_SIGNAL_MATCH_FUNC | G_SIGNAL_MATCH_DATA, 0, 0, NULL,
                             (gpointer) sensitivity_changed_cb, self) == 0)
    g_signal_connect_object (model, "sensitivity-changed", G_CALLBACK (sensitivity_changed_cb),
                             self, G_CONNECT_SWAPPED);
}

static void
ent_theory_variants_set_narrow (EntTheorySection *section,
                                gboolean          narrow)
{
  EntTheoryVariants *self = (EntTheoryVariants *) section;

  self->narrow = narrow;
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    put_names (self, row);
}

static void
ent_theory_variants_dispose (GObject *object)
{
  EntTheoryVariants *self = (EntTheoryVariants *) object;

  g_clear_pointer (&self->columns, ent_theory_columns_free);

  G_OBJECT_CLASS (ent_theory_variants_parent_class)->dispose (object);
}

static void
ent_theory_variants_class_init (EntTheoryVariantsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_theory_variants_dispose;
  ENT_THEORY_SECTION_CLASS (klass)->update = ent_theory_variants_update;
  ENT_THEORY_SECTION_CLASS (klass)->set_narrow = ent_theory_variants_set_narrow;
}

static void
ent_theory_variants_init (EntTheoryVariants *self)
{
  EntTheoryColumn columns[1 + N_UNCODED] = { { .title = _("What counts"), .takes_room = TRUE } };

  ent_theory_section_set_heading (
    ENT_THEORY_SECTION (self), _("Sensitivity"),
    _("How the verdict changes by what counts as an alliance, without ties of more than two "
      "states, and by what is made of what is not coded. No figure means much without it: one "
      "that turns with a reading rests on that reading.\n\nActivating a cell shows the theory "
      "read that way."));
  for (guint i = 0; i < N_UNCODED; i++)
    columns[1 + i] = (EntTheoryColumn) { .title = get_caption (i) };
  self->columns = ent_theory_columns_new (columns, G_N_ELEMENTS (columns));
  self->heading = ent_theory_columns_new_heading (self->columns, FALSE);
  self->list = ent_theory_list_new (_("Sensitivity"));
  gtk_widget_set_visible (self->list, FALSE);
  gtk_box_append (GTK_BOX (self), self->heading);
  gtk_box_append (GTK_BOX (self), self->list);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ent-inspector-parts.h"
#include "ent-theory-parts.h"
#include "ent-turns.h"

/*
 * What the sections of the theory view are made of: lists whose rows stay while what they
 * list is made anew, and cells with a figure each.
 */

#define KEY     "ent-theory-key"
#define VALUE   "ent-theory-value"
#define FILLING "ent-theory-filling"

/**
 * ent_theory_list_new:
 * @name: what it lists, for whom does not see it
 *
 * Returns: (transfer floating): an empty boxed list
 */
GtkWidget *
ent_theory_list_new (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return list;
}

static const char *
get_key (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), KEY);
}

static GHashTable *
collect_keys (GListModel             *items,
              const EntTheoryRowSpec *spec,
              GPtrArray              *keys)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (items, i);

      g_ptr_array_add (keys, spec->dup_key (item));
      g_hash_table_add (set, g_ptr_array_index (keys, i));
    }

  return set;
}

static void
remove_others (GtkListBox *list,
               GHashTable *wanted)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list));

  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      if (GTK_IS_LIST_BOX_ROW (row) && (get_key (row) == NULL ||
                                        !g_hash_table_contains (wanted, get_key (row))))
        gtk_list_box_remove (list, row);
      row = next;
    }
}

/* Rows that stay, by key: looking for each among all would take the square of their number. */
static GHashTable *
index_rows (GtkListBox *list)
{
  GHashTable *rows = g_hash_table_new (g_str_hash, g_str_equal);
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (GTK_IS_LIST_BOX_ROW (row))
      g_hash_table_insert (rows, (gpointer) get_key (row), row);

  return rows;
}

/* Where it is already, it is not touched: it keeps the focus, and what is unfolded. */
static GtkWidget *
place_row (GtkListBox             *list,
           const char             *key,
           int                     position,
           GtkWidget              *found,
           gpointer                item,
           const EntTheoryRowSpec *spec,
           gpointer                user_data)
{
  g_autoptr (GtkWidget) row = NULL;

  if (found != NULL && gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (found)) == position)
    return found;

  if (found != NULL)
    {
      row = g_object_ref (found);
      gtk_list_box_remove (list, found);
    }
  else
    {
      row = g_object_ref_sink (spec->create (item, user_data));
      g_object_set_data_full (G_OBJECT (row), KEY, g_strdup (key), g_free);
    }
  gtk_list_box_insert (list, row, position);
  return row;
}

/* A list on its way to show other items. */
typedef struct
{
  GtkListBox             *list;     /* not owned: it owns this */
  GListModel             *items;
  const EntTheoryRowSpec *spec;
  gpointer                user_data;
  GPtrArray              *keys;     /* of the items */
  guint                   place;
  guint                   turn_id;
} Filling;

static void
filling_free (gpointer data)
{
  Filling *filling = data;

  g_clear_handle_id (&filling->turn_id, ent_turns_remove);
  g_object_unref (filling->items);
  g_ptr_array_unref (filling->keys);
  g_free (filling);
}

/* Rows that are there are said anew at once; it is making others that takes time. */
static gboolean
fill (Filling *filling,
      gint64   until)
{
  g_autoptr (GHashTable) rows = index_rows (filling->list);
  gboolean in_time = TRUE;

  for (; in_time && filling->place < filling->keys->len; filling->place++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (filling->items, filling->place);
      const char *key = g_ptr_array_index (filling->keys, filling->place);
      GtkWidget *found = g_hash_table_lookup (rows, key);
      GtkWidget *row = place_row (filling->list, key, (int) filling->place, found, item,
                                  filling->spec, filling->user_data);

      g_hash_table_remove (rows, key);
      filling->spec->update (row, item, filling->user_data);
      in_time = found != NULL || g_get_monotonic_time () < until;
    }

  return filling->place < filling->keys->len;
}

/* A list that was taken out of its section is nobody's any more. */
static gboolean
fill_turn (gpointer user_data,
           gint64   until)
{
  Filling *filling = user_data;

  if (gtk_widget_get_parent (GTK_WIDGET (filling->list)) != NULL && fill (filling, until))
    return TRUE;

  g_object_set_data (G_OBJECT (filling->list), FILLING, NULL);
  return FALSE;
}

/**
 * ent_theory_list_sync:
 * @list: a list box
 * @items: what it lists
 * @spec: how an item becomes a row
 * @user_data: data for @spec; it outlives the list in its place
 *
 * Has the list show the items. Rows of items that stay are kept, so that neither the focus
 * nor the place one has scrolled to is lost. Of new ones, those after the first are made a
 * little between two frames. The list hides where there is nothing.
 */
void
ent_theory_list_sync (GtkListBox             *list,
                      GListModel             *items,
                      const EntTheoryRowSpec *spec,
                      gpointer                user_data)
{
  Filling *filling = g_new0 (Filling, 1);
  g_autoptr (GHashTable) wanted = NULL;

  filling->list = list;
  filling->items = g_object_ref (items);
  filling->spec = spec;
  filling->user_data = user_data;
  filling->keys = g_ptr_array_new_with_free_func (g_free);
  wanted = collect_keys (items, spec, filling->keys);
  /* In place of what it was on its way to before. */
  g_object_set_data_full (G_OBJECT (list), FILLING, filling, filling_free);
  remove_others (list, wanted);
  gtk_widget_set_visible (GTK_WIDGET (list), filling->keys->len > 0);

  if (fill (filling, 0))
    filling->turn_id = ent_turns_add (fill_turn, filling, NULL);
  else
    g_object_set_data (G_OBJECT (list), FILLING, NULL);
}

/**
 * ent_theory_cells_new:
 *
 * Returns: (transfer floating): a line of cells, which wraps
 */
GtkWidget *
ent_theory_cells_new (void)
{
  GtkWidget *cells = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (cells), 4);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (cells), 6);
  return cells;
}

/*< private >
 * ent_theory_set_name:
 * @widget: a button
 * @name: what it does, for whom does not see what it stands beside
 *
 * Names a button by more than its label, which otherwise names it.
 */
void
ent_theory_set_name (GtkWidget  *widget,
                     const char *name)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * ent_theory_cell_new:
 * @caption: what the figure is
 * @tooltip: (nullable): what that means
 *
 * Returns: (transfer floating): a cell of a fixed width, so that cells of several lines
 *   stand under one another
 */
GtkWidget *
ent_theory_cell_new (const char *caption,
                     const char *tooltip)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *value = ent_parts_new_label ("", "numeric");
  GtkWidget *label = ent_parts_new_label (caption, "caption");

  gtk_widget_add_css_class (cell, "ent-theory-cell");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_tooltip_text (cell, tooltip);
  gtk_box_append (GTK_BOX (cell), label);
  gtk_box_append (GTK_BOX (cell), value);
  g_object_set_data (G_OBJECT (cell), VALUE, value);

  return cell;
}

/**
 * ent_theory_cell_set:
 * @cell: a cell
 * @text: its figure
 * @words: (nullable): the figure for whom does not see it
 *
 * Sets what a cell says.
 */
void
ent_theory_cell_set (GtkWidget  *cell,
                     const char *text,
                     const char *words)
{
  GtkWidget *value = g_object_get_data (G_OBJECT (cell), VALUE);

  gtk_label_set_label (GTK_LABEL (value), text);
  if (words != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (value),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
fold_toggled_cb (GtkToggleButton *toggle,
                 GtkWidget       *fold)
{
  GtkWidget *revealer = g_object_get_data (G_OBJECT (fold), "ent-theory-revealer");
  GtkWidget *arrow = g_object_get_data (G_OBJECT (fold), "ent-theory-arrow");
  gboolean open = gtk_toggle_button_get_active (toggle);

  gtk_revealer_set_reveal_child (GTK_REVEALER (revealer), open);
  gtk_image_set_from_icon_name (GTK_IMAGE (arrow), open ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

/**
 * ent_theory_fold_new:
 * @head: (transfer floating): what is always seen
 * @content: (transfer floating): what is seen when it is unfolded
 *
 * Returns: (transfer floating): something that unfolds
 */
GtkWidget *
ent_theory_fold_new (GtkWidget *head,
                     GtkWidget *content)
{
  GtkWidget *fold = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *toggle = gtk_toggle_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
  GtkWidget *revealer = gtk_revealer_new ();

  gtk_widget_set_hexpand (head, TRUE);
  gtk_box_append (GTK_BOX (line), head);
  gtk_box_append (GTK_BOX (line), arrow);
  gtk_button_set_child (GTK_BUTTON (toggle), line);
  gtk_widget_add_css_class (toggle, "flat");
  gtk_widget_add_css_class (toggle, "ent-theory-fold");
  gtk_revealer_set_child (GTK_REVEALER (revealer), content);
  gtk_box_append (GTK_BOX (fold), toggle);
  gtk_box_append (GTK_BOX (fold), revealer);
  g_object_set_data (G_OBJECT (fold), "ent-theory-toggle", toggle);
  g_object_set_data (G_OBJECT (fold), "ent-theory-revealer", revealer);
  g_object_set_data (G_OBJECT (fold), "ent-theory-arrow", arrow);
  g_signal_connect_object (toggle, "toggled", G_CALLBACK (fold_toggled_cb), fold, 0);
  fold_toggled_cb (GTK_TOGGLE_BUTTON (toggle), fold);

  return fold;
}

/**
 * ent_theory_fold_get_toggle:
 * @fold: something that unfolds
 *
 * Returns: (transfer none): the button that unfolds it
 */
GtkWidget *
ent_theory_fold_get_toggle (GtkWidget *fold)
{
  return g_object_get_data (G_OBJECT (fold), "ent-theory-toggle");
}

/**
 * ent_theory_fold_is_open:
 * @fold: something that unfolds
 *
 * Returns: whether it is unfolded
 */
gboolean
ent_theory_fold_is_open (GtkWidget *fold)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (ent_theory_fold_get_toggle (fold)));
}

/**
 * ent_theory_fold_set_name:
 * @fold: something that unfolds
 * @name: what its head says, for whom does not see it
 *
 * Names the button.
 */
void
ent_theory_fold_set_name (GtkWidget  *fold,
                          const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (ent_theory_fold_get_toggle (fold)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * ent_theory_dup_number:
 * @number: a share, or not a number
 *
 * Says a measure as the user's language writes numbers. Reports and tables that other programs
 * read have [func@set_measures_dup_number].
 *
 * Returns: (transfer full): it with three decimals; a dash where it is not defined
 */
char *
ent_theory_dup_number (double number)
{
  return isnan (number) ? g_strdup ("—") : g_strdup_printf ("%.3f", number);
}

/**
 * ent_theory_dup_years:
 * @years: a time in years
 *
 * Returns: (transfer full): it with one decimal
 */
char *
ent_theory_dup_years (double years)
{
  return g_strdup_printf ("%'.1f", years);
}

/**
 * ent_theory_dup_length:
 * @years: a time in years
 *
 * Returns: (transfer full): it in words: "13.6 years", "1 year"
 */
char *
ent_theory_dup_length (double years)
{
  double tenths = round (years * 10);
  g_autofree char *number = NULL;

  if (fmod (tenths, 10) != 0)
    {
      number = ent_theory_dup_years (years);
      /* Translators: for how long something held; %s is a number with a decimal: “13.6 years”. */
      return g_strdup_printf (C_("decimal", "%s years"), number);
    }

  number = g_strdup_printf ("%'.0f", years);
  /* Translators: for how long something held; %s is a whole number. */
  return g_strdup_printf (ngettext ("%s year", "%s years", (gulong) (tenths / 10)), number);
}

/**
 * ent_theory_get_sign:
 * @value: what is known of a condition
 *
 * Returns: a sign for it, which differs by its shape
 */
const char *
ent_theory_get_sign (EntTheoryValue value)
{
  switch (value)
    {
    case ENT_THEORY_VALUE_PRESENT:
      return "●";
    case ENT_THEORY_VALUE_ABSENT:
      return "○";
    case ENT_THEORY_VALUE_UNCERTAIN:
      return "◐";
    case ENT_THEORY_VALUE_DISPUTED:
      return "⊗";
    case ENT_THEORY_VALUE_UNCODED:
    default:
      return "?";
    }
}

/**
 * ent_theory_dup_edtf:
 * @span: some days
 *
 * Returns: (transfer full): them in EDTF, by year where whole years are meant
 */
char *
ent_theory_dup_edtf (EntSpan span)
{
  EntSpan first = ent_day_get_unit_span (span.first, ENT_DATE_UNIT_YEAR);
  EntSpan last = ent_day_get_unit_span (span.last, ENT_DATE_UNIT_YEAR);
  EntDateUnit first_unit = first.first == span.first ? ENT_DATE_UNIT_YEAR : ENT_DATE_UNIT_DAY;
  EntDateUnit last_unit = last.last == span.last ? ENT_DATE_UNIT_YEAR : ENT_DATE_UNIT_DAY;
  g_autoptr (EntDate) from = ent_date_new_for_unit (span.first, first_unit);
  g_autoptr (EntDate) to = ent_date_new_for_unit (span.last, last_unit);

  if (g_str_equal (ent_date_get_edtf (from), ent_date_get_edtf (to)))
    return g_strdup (ent_date_get_edtf (from));
  return g_strdup_printf ("%s/%s", ent_date_get_edtf (from), ent_date_get_edtf (to));
}

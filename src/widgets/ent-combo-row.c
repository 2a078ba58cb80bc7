/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-combo-row.h"

/*
 * Rows in which one of several is chosen. What is chosen stands beside a title that may be
 * long: where there is no room for both, the toolkit cuts what was chosen, down to nothing.
 */

/* Of what is chosen, so many letters are always seen, and a tooltip has the rest: the narrowest
 * window has room for them beside a title in several lines, with text of twice the size. */
#define LEAST_CHARS 11

/* More than so many make way for a title in one line. */
#define MOST_CHARS 20

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_list_item_set_child (item, label);
}

static void
say (GtkLabel   *label,
     const char *words)
{
  int length = (int) g_utf8_strlen (words, -1);

  gtk_label_set_label (label, words);
  gtk_label_set_width_chars (label, MIN (length, LEAST_CHARS));
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), length > LEAST_CHARS ? words : NULL);
}

static void
bind_cb (AdwComboRow *row,
         GtkListItem *item)
{
  GtkExpression *expression = adw_combo_row_get_expression (row);
  gpointer chosen = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  g_auto (GValue) words = G_VALUE_INIT;

  if (expression != NULL && gtk_expression_evaluate (expression, chosen, &words))
    say (GTK_LABEL (label), g_value_get_string (&words));
  else if (GTK_IS_STRING_OBJECT (chosen))
    say (GTK_LABEL (label), gtk_string_object_get_string (chosen));
}

/**
 * ent_combo_row_keep_room:
 * @row: a row whose items are strings, or have an expression for their words
 *
 * Keeps room for what is chosen: the title has lines enough. What the list looks like that
 * opens stays as it is.
 */
void
ent_combo_row_keep_room (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), row, G_CONNECT_SWAPPED);
  if (adw_combo_row_get_list_factory (row) == NULL)
    adw_combo_row_set_list_factory (row, adw_combo_row_get_factory (row));
  adw_combo_row_set_factory (row, factory);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-combo-row.h"

/*
 * Rows in which one of several is chosen. What is chosen stands beside a title that may be
 * long: where there is no room for both, the toolkit cuts what was chosen, down to nothing.
 */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 6);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_list_item_set_child (item, label);
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
    gtk_label_set_label (GTK_LABEL (label), g_value_get_string (&words));
  else if (GTK_IS_STRING_OBJECT (chosen))
    gtk_label_set_label (GTK_LABEL (label), gtk_string_object_get_string (chosen));
}

/**
 * ent_combo_row_wrap:
 * @row: a row whose items are strings, or have an expression for their words
 *
 * Lets what is chosen take several lines, where it was cut. What the list looks like that
 * opens stays as it is.
 */
void
ent_combo_row_wrap (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), row, G_CONNECT_SWAPPED);
  if (adw_combo_row_get_list_factory (row) == NULL)
    adw_combo_row_set_list_factory (row, adw_combo_row_get_factory (row));
  adw_combo_row_set_factory (row, factory);
}

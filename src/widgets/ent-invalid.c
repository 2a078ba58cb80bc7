/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-invalid.h"

/**
 * ent_invalid_set:
 * @entry: an entry, or a row with one
 * @invalid: whether what is written in it cannot be taken
 * @message: (nullable): the label that says why
 *
 * Shows that an entry is wrong, and has a screen reader say so, and why.
 */
void
ent_invalid_set (GtkWidget *entry,
                 gboolean   invalid,
                 GtkWidget *message)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (entry);

  g_return_if_fail (GTK_IS_WIDGET (entry));
  g_return_if_fail (message == NULL || GTK_IS_WIDGET (message));

  if (invalid)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");

  gtk_accessible_update_state (
    accessible, GTK_ACCESSIBLE_STATE_INVALID,
    invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (invalid && message != NULL)
    gtk_accessible_update_relation (
      accessible, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, message, NULL, -1);
  else
    gtk_accessible_reset_relation (accessible, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
}

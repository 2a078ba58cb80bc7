/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-button-words.h"

/* A button of more lines than these says too much. */
#define MOST_LINES 3

/**
 * ent_button_words_wrap:
 * @within: a widget whose template is made
 *
 * Has the buttons in a widget that may shrink take a second line for their words, where the
 * toolkit would cut them: with large text, in a long language, on a narrow screen.
 */
void
ent_button_words_wrap (GtkWidget *within)
{
  GtkWidget *words = NULL;

  g_return_if_fail (GTK_IS_WIDGET (within));

  if (GTK_IS_BUTTON (within) && gtk_button_get_can_shrink (GTK_BUTTON (within)))
    words = gtk_button_get_child (GTK_BUTTON (within));
  if (GTK_IS_LABEL (words))
    {
      gtk_label_set_wrap (GTK_LABEL (words), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_justify (GTK_LABEL (words), GTK_JUSTIFY_CENTER);
      gtk_label_set_lines (GTK_LABEL (words), MOST_LINES);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ent_button_words_wrap (child);
}

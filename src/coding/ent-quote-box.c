/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-coding-words.h"
#include "ent-quote-box.h"

/**
 * EntQuoteBox:
 *
 * The words of a passage, and where they stand. Of long ones the beginning is shown,
 * until the whole is asked for.
 */

#define CHARS_SHOWN 320

struct _EntQuoteBox
{
  GtkBox parent_instance;

  char      *whole;
  gboolean   expanded;

  GtkLabel  *words;
  GtkLabel  *place;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (EntQuoteBox, ent_quote_box, GTK_TYPE_BOX)

static void
set_expanded (EntQuoteBox *self,
              gboolean     expanded)
{
  g_autofree char *shown = expanded ? g_strdup (self->whole)
                                    : ent_coding_words_elide (self->whole, CHARS_SHOWN, FALSE);
  /* Translators: the words of an article, in quotation marks. */
  g_autofree char *quote = g_strdup_printf (C_("quotation", "“%s”"), shown);

  self->expanded = expanded;
  gtk_label_set_label (self->words, quote);
  gtk_button_set_label (GTK_BUTTON (self->more),
                        expanded ? _("Show Less") : _("Show All"));
}

static void
more_clicked_cb (EntQuoteBox *self)
{
  set_expanded (self, !self->expanded);
}

static void
ent_quote_box_finalize (GObject *object)
{
  g_free (ENT_QUOTE_BOX (object)->whole);

  G_OBJECT_CLASS (ent_quote_box_parent_class)->finalize (object);
}

static void
ent_quote_box_class_init (EntQuoteBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_quote_box_finalize;
}

static void
ent_quote_box_init (EntQuoteBox *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "ent-quote");

  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_wrap_mode (self->words, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->words, 0);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->words));

  self->place = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->place, TRUE);
  gtk_label_set_xalign (self->place, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->place), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->place), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->place), "dim-label");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->place));

  self->more = gtk_button_new ();
  gtk_widget_set_valign (self->more, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_add_css_class (self->more, "caption");
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_clicked_cb), self);
  gtk_box_append (GTK_BOX (line), self->more);
  gtk_box_append (GTK_BOX (self), line);
}

/**
 * ent_quote_box_new:
 *
 * Returns: (transfer floating): a box of no words
 */
GtkWidget *
ent_quote_box_new (void)
{
  return g_object_new (ENT_TYPE_QUOTE_BOX, NULL);
}

/**
 * ent_quote_box_set:
 * @self: a box
 * @words: (nullable): what is quoted; with %NULL the box is hidden
 * @place: where it stands
 *
 * Shows words in quotation marks.
 */
void
ent_quote_box_set (EntQuoteBox *self,
                   const char  *words,
                   const char  *place)
{
  g_return_if_fail (ENT_IS_QUOTE_BOX (self));

  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL);
  if (words == NULL)
    return;

  g_set_str (&self->whole, words);
  gtk_label_set_label (self->place, place);
  gtk_widget_set_visible (self->more, g_utf8_strlen (words, -1) > CHARS_SHOWN);
  set_expanded (self, FALSE);
}

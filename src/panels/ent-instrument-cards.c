/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-inspector-parts.h"
#include "ent-panel-words.h"

/*
 * The instruments of a tie as cards: each treaty, and set in under it what was
 * made under it, the earliest first.
 */

#define INDENT 16

static EntDate *
get_first_date (EntInstrument *instrument)
{
  EntDate *signed_on = ent_instrument_get_signed (instrument);

  return signed_on ? signed_on : ent_instrument_get_in_force (instrument);
}

static char *
dup_words (EntDate *date)
{
  return date ? ent_date_to_words (date) : NULL;
}

static int
compare_instruments (gconstpointer a,
                     gconstpointer b)
{
  EntInstrument *first = (EntInstrument *) a;
  EntInstrument *second = (EntInstrument *) b;
  int order = ent_parts_compare_dates (get_first_date (first), get_first_date (second));

  return order ? order : strcmp (ent_record_get_id (ENT_RECORD (first)),
                                 ent_record_get_id (ENT_RECORD (second)));
}

static char *
dup_dates (EntInstrument *instrument)
{
  const char *kind = ent_words_for_instrument_kind (ent_instrument_get_kind (instrument));
  GString *text = g_string_new (kind);
  g_autofree char *signed_on = dup_words (ent_instrument_get_signed (instrument));
  g_autofree char *in_force = dup_words (ent_instrument_get_in_force (instrument));
  g_autofree char *terminated = dup_words (ent_instrument_get_terminated (instrument));

  if (signed_on != NULL)
    /* Translators: a date. */
    g_string_append_printf (text, C_("instrument", " · signed %s"), signed_on);
  if (in_force != NULL)
    /* Translators: a date or a stretch of time. */
    g_string_append_printf (text, C_("instrument", " · in force %s"), in_force);
  if (terminated != NULL)
    /* Translators: a date. */
    g_string_append_printf (text, C_("instrument", " · terminated %s"), terminated);

  return g_string_free_and_steal (text);
}

static char *
dup_renewal (EntRenewal *renewal)
{
  g_autofree char *when = dup_words (ent_renewal_get_date (renewal));
  g_autofree char *term = ent_words_dup_term (ent_renewal_get_term (renewal));
  GString *text = g_string_new (NULL);

  if (when != NULL && term != NULL)
    /* Translators: when a treaty was renewed, and for how long. */
    g_string_append_printf (text, _("Renewed %s, for %s"), when, term);
  else if (when != NULL)
    /* Translators: when a treaty was renewed. */
    g_string_append_printf (text, _("Renewed %s"), when);
  ent_parts_append_phrase (text, ent_renewal_get_note (renewal));

  return g_string_free_and_steal (text);
}

static void
append_line (GtkBox     *card,
             const char *text,
             const char *css_class)
{
  if (text != NULL && *text != '\0')
    {
      GtkWidget *label = ent_parts_new_label (text, css_class);

      gtk_widget_add_css_class (label, "numeric");
      gtk_box_append (card, label);
    }
}

static void
append_renewals (GtkBox        *card,
                 EntInstrument *instrument)
{
  GListModel *renewals = ent_instrument_get_renewals (instrument);

  for (guint i = 0; i < g_list_model_get_n_items (renewals); i++)
    {
      g_autoptr (EntRenewal) renewal = g_list_model_get_item (renewals, i);
      g_autofree char *text = dup_renewal (renewal);

      append_line (card, text, "caption");
    }
}

static void
append_notes (GtkBox        *card,
              EntInstrument *instrument)
{
  GtkWidget *source;

  append_line (card, ent_instrument_get_note (instrument), "caption");
  if (ent_instrument_get_source (instrument) == NULL)
    return;

  source = ent_parts_new_label (NULL, "caption");
  gtk_widget_add_css_class (source, "dim-label");
  ent_parts_set_source (source, ent_instrument_get_source (instrument));
  gtk_box_append (card, source);
}

static GtkWidget *
new_card (EntInstrument *instrument,
          int            depth)
{
  GtkWidget *widget = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkBox *card = GTK_BOX (widget);
  g_autofree char *dates = dup_dates (instrument);
  g_autofree char *term = ent_words_dup_instrument_term (instrument);
  g_autofree char *obligations = NULL;

  obligations = ent_words_dup_obligations (ent_instrument_get_obligations (instrument));
  gtk_widget_add_css_class (widget, "card");
  gtk_widget_add_css_class (widget, "ent-instrument");
  gtk_widget_set_margin_start (widget, depth * INDENT);

  append_line (card, ent_instrument_get_title (instrument), depth ? "caption-heading" : "heading");
  append_line (card, dates, "caption");
  append_line (card, term, "caption");
  append_renewals (card, instrument);
  append_line (card, obligations, "caption");
  append_line (card, ent_words_for_wording (ent_instrument_get_wording (instrument)), "caption");
  append_notes (card, instrument);

  return widget;
}

static void
append_under (GtkBox     *box,
              GPtrArray  *instruments,
              const char *parent,
              int         depth,
              GHashTable *done)
{
  for (guint i = 0; i < instruments->len; i++)
    {
      EntInstrument *instrument = g_ptr_array_index (instruments, i);

      if (g_strcmp0 (ent_instrument_get_under (instrument), parent) != 0 ||
          !g_hash_table_add (done, instrument))
        continue;

      gtk_box_append (box, new_card (instrument, depth));
      append_under (box, instruments, ent_record_get_id (ENT_RECORD (instrument)),
                    MIN (depth + 1, 2), done);
    }
}

/**
 * ent_instrument_cards_fill:
 * @box: a vertical box
 * @the_case: a case
 * @tie: one of its ties
 *
 * Fills the box with a card for each instrument of the tie.
 *
 * Returns: whether there are any
 */
gboolean
ent_instrument_cards_fill (GtkBox  *box,
                           EntCase *the_case,
                           EntTie  *tie)
{
  g_autoptr (GPtrArray) instruments = NULL;
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  ent_parts_clear (GTK_WIDGET (box));
  instruments = ent_case_get_referrers (the_case, ENT_TYPE_INSTRUMENT,
                                        ent_record_get_id (ENT_RECORD (tie)));
  g_ptr_array_sort_values (instruments, compare_instruments);
  append_under (box, instruments, NULL, 0, done);

  /* What is under an instrument of another tie stands by itself here. */
  for (guint i = 0; i < instruments->len; i++)
    {
      EntInstrument *instrument = g_ptr_array_index (instruments, i);

      if (g_hash_table_add (done, instrument))
        gtk_box_append (box, new_card (instrument, 0));
    }

  return instruments->len > 0;
}

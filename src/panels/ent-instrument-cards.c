/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-inspector-parts.h"
#include "ent-words.h"

/*
 * The instruments of a tie as cards, the earliest first. A card says the title of
 * a treaty and the gist of it in one line; it unfolds to all that is known of it,
 * and, set in, of what was made under it.
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

/* The year of signature does, in a line that should be short. */
static char *
dup_first_year (EntInstrument *instrument)
{
  EntDate *date = get_first_date (instrument);
  g_autoptr (EntDate) year = NULL;
  EntSpan span;
  EntSpan whole;

  if (date == NULL)
    return NULL;

  span = ent_date_get_span (date);
  year = ent_date_new_for_unit (span.first, ENT_DATE_UNIT_YEAR);
  whole = ent_date_get_span (year);
  return ent_date_to_short (span.last <= whole.last ? year : date);
}

static char *
dup_force (EntInstrument *instrument)
{
  EntDate *in_force = ent_instrument_get_in_force (instrument);
  EntDate *terminated = ent_instrument_get_terminated (instrument);
  EntDate *date = in_force ? in_force : terminated;
  g_autofree char *when = date ? ent_date_to_short (date) : NULL;

  if (in_force != NULL)
    /* Translators: the years in which a treaty was in force, such as “1961–91”. */
    return g_strdup_printf (C_("gist of an instrument", "in force %s"), when);
  if (terminated != NULL)
    /* Translators: a date in few letters. */
    return g_strdup_printf (C_("gist of an instrument", "terminated %s"), when);

  return NULL;
}

/* What it obliges to, and on whose word, where that is not the text itself. */
static char *
dup_commitment (EntInstrument *instrument)
{
  EntWording wording = ent_instrument_get_wording (instrument);
  guint mask = ent_instrument_get_obligations (instrument);
  g_autofree char *obligations = ent_words_dup_obligation_list (mask);

  if (obligations == NULL)
    return wording == ENT_WORDING_UNDISCLOSED
             ? g_strdup (C_("gist of an instrument", "text not public"))
             : NULL;
  if (wording == ENT_WORDING_INTERPRETED)
    /* Translators: the obligations of a treaty, such as “defense, consultation”. */
    return g_strdup_printf (C_("gist of an instrument", "%s as the parties read it"),
                            obligations);

  return g_steal_pointer (&obligations);
}

static char *
dup_count (EntInstrumentKind kind,
           guint             count)
{
  switch (kind)
    {
    case ENT_INSTRUMENT_KIND_TREATY:
      return g_strdup_printf (ngettext ("%u treaty", "%u treaties", count), count);
    case ENT_INSTRUMENT_KIND_PROTOCOL:
      return g_strdup_printf (ngettext ("%u protocol", "%u protocols", count), count);
    case ENT_INSTRUMENT_KIND_DECLARATION:
      return g_strdup_printf (ngettext ("%u declaration", "%u declarations", count), count);
    case ENT_INSTRUMENT_KIND_READING:
      return g_strdup_printf (ngettext ("%u official reading", "%u official readings", count),
                              count);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* How much was made under it: “3 protocols, 2 official readings”. */
static char *
dup_counts (GPtrArray *under)
{
  guint counts[ENT_INSTRUMENT_KIND_READING + 1] = { 0 };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < under->len; i++)
    counts[ent_instrument_get_kind (g_ptr_array_index (under, i))]++;
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > 0)
      g_strv_builder_take (builder, dup_count ((EntInstrumentKind) i, counts[i]));

  words = g_strv_builder_end (builder);
  /* Translators: what stands between counts: “3 protocols, 1 treaty”. */
  return g_strjoinv (C_("between counts", ", "), words);
}

static char *
dup_gist (EntInstrument *instrument,
          GPtrArray     *under)
{
  g_autofree char *year = dup_first_year (instrument);
  g_autofree char *term = ent_words_dup_instrument_term (instrument);
  g_autofree char *force = dup_force (instrument);
  g_autofree char *commitment = dup_commitment (instrument);
  g_autofree char *counts = dup_counts (under);
  GString *text = g_string_new (NULL);

  ent_parts_append_phrase (text, year);
  ent_parts_append_phrase (text, commitment);
  ent_parts_append_phrase (text, term);
  ent_parts_append_phrase (text, force);
  ent_parts_append_phrase (text, counts);

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

/* All that is known of an instrument, with its title where it stands under another. */
static GtkWidget *
new_details (EntInstrument *instrument,
             gboolean       is_under)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = ent_parts_new_edit_button (ENT_RECORD (instrument));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkBox *lines = GTK_BOX (box);
  g_autofree char *dates = dup_dates (instrument);
  g_autofree char *term = ent_words_dup_instrument_term (instrument);
  g_autofree char *obligations = NULL;

  obligations = ent_words_dup_obligations (ent_instrument_get_obligations (instrument));
  gtk_widget_add_css_class (content, "ent-instrument");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (content), box);
  gtk_box_append (GTK_BOX (content), button);
  if (is_under)
    {
      gtk_widget_set_margin_start (content, INDENT);
      append_line (lines, ent_instrument_get_title (instrument), "caption-heading");
    }
  append_line (lines, dates, "caption");
  append_line (lines, term, "caption");
  append_renewals (lines, instrument);
  append_line (lines, obligations, "caption");
  append_line (lines, ent_words_for_wording (ent_instrument_get_wording (instrument)), "caption");
  append_notes (lines, instrument);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
add_details (AdwExpanderRow *card,
             EntCase        *the_case,
             EntInstrument  *instrument,
             gboolean        is_under)
{
  g_autoptr (GPtrArray) disputes = NULL;

  disputes = ent_disputes_list (the_case, ent_record_get_id (ENT_RECORD (instrument)));
  adw_expander_row_add_row (card, new_details (instrument, is_under));
  for (guint i = 0; i < disputes->len; i++)
    adw_expander_row_add_row (card, g_ptr_array_index (disputes, i));
}

static GtkWidget *
new_card (EntCase       *the_case,
          EntInstrument *instrument,
          GPtrArray     *under)
{
  g_autofree char *gist = dup_gist (instrument, under);
  GtkWidget *card = ent_parts_new_expander (ent_instrument_get_title (instrument), gist);

  g_object_set_data_full (G_OBJECT (card), "ent-id",
                          g_strdup (ent_record_get_id (ENT_RECORD (instrument))), g_free);
  add_details (ADW_EXPANDER_ROW (card), the_case, instrument, FALSE);
  for (guint i = 0; i < under->len; i++)
    add_details (ADW_EXPANDER_ROW (card), the_case, g_ptr_array_index (under, i), TRUE);

  return card;
}

/* What was made under an instrument, and under that, each behind what it is under. */
static void
collect_under (GPtrArray  *instruments,
               const char *parent,
               GHashTable *done,
               GPtrArray  *under)
{
  for (guint i = 0; i < instruments->len; i++)
    {
      EntInstrument *instrument = g_ptr_array_index (instruments, i);

      if (g_strcmp0 (ent_instrument_get_under (instrument), parent) != 0 ||
          !g_hash_table_add (done, instrument))
        continue;

      g_ptr_array_add (under, instrument);
      collect_under (instruments, ent_record_get_id (ENT_RECORD (instrument)), done, under);
    }
}

static void
append_card (GtkListBox    *list,
             EntCase       *the_case,
             EntInstrument *instrument,
             GPtrArray     *instruments,
             GHashTable    *done)
{
  g_autoptr (GPtrArray) under = g_ptr_array_new ();

  if (!g_hash_table_add (done, instrument))
    return;

  collect_under (instruments, ent_record_get_id (ENT_RECORD (instrument)), done, under);
  gtk_list_box_append (list, new_card (the_case, instrument, under));
}

static GHashTable *
get_unfolded (GtkListBox *list)
{
  GHashTable *unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (list)); card;
       card = gtk_widget_get_next_sibling (card))
    if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (card)))
      g_hash_table_add (unfolded, g_strdup (g_object_get_data (G_OBJECT (card), "ent-id")));

  return unfolded;
}

static void
unfold (GtkListBox *list,
        GHashTable *unfolded)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (list)); card;
       card = gtk_widget_get_next_sibling (card))
    if (g_hash_table_contains (unfolded, g_object_get_data (G_OBJECT (card), "ent-id")))
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (card), TRUE);
}

/**
 * ent_instrument_cards_fill:
 * @list: a boxed list, for cards only
 * @the_case: a case
 * @tie: one of its ties
 *
 * Fills the list with a card for each instrument of the tie that stands under no
 * other of it. Cards that were unfolded before stay so.
 *
 * Returns: whether there are any
 */
gboolean
ent_instrument_cards_fill (GtkListBox *list,
                           EntCase    *the_case,
                           EntTie     *tie)
{
  g_autoptr (GPtrArray) instruments = NULL;
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) unfolded = get_unfolded (list);

  gtk_list_box_remove_all (list);
  instruments = ent_case_get_referrers (the_case, ENT_TYPE_INSTRUMENT,
                                        ent_record_get_id (ENT_RECORD (tie)));
  g_ptr_array_sort_values (instruments, compare_instruments);
  for (guint i = 0; i < instruments->len; i++)
    if (ent_instrument_get_under (g_ptr_array_index (instruments, i)) == NULL)
      append_card (list, the_case, g_ptr_array_index (instruments, i), instruments, done);

  /* What is under an instrument of another tie stands by itself here. */
  for (guint i = 0; i < instruments->len; i++)
    append_card (list, the_case, g_ptr_array_index (instruments, i), instruments, done);
  unfold (list, unfolded);

  return instruments->len > 0;
}

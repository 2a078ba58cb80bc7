/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-inspector-parts.h"
#include "ent-words.h"

/*
 * The small parts that the pages of the inspector are made of: labels that wrap,
 * chips, rows, and rows for events.
 */

/* As many events stand open; more are folded. */
#define EVENTS_SHOWN 4

/**
 * ent_parts_new_label:
 * @text: what it says
 * @css_class: (nullable): a style class
 *
 * Returns: (transfer floating): a label that wraps, and breaks a word where it must
 */
GtkWidget *
ent_parts_new_label (const char *text,
                     const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/**
 * ent_parts_set_label:
 * @label: a label
 * @text: (nullable): what it says; %NULL or nothing hides it
 *
 * Sets the text of a label that is only there where it says something.
 */
void
ent_parts_set_label (GtkWidget  *label,
                     const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

/**
 * ent_parts_new_row:
 * @title: the title, no markup
 * @subtitle: (nullable): what stands under it, no markup
 *
 * Returns: (transfer floating): a row of a boxed list
 */
GtkWidget *
ent_parts_new_row (const char *title,
                   const char *subtitle)
{
  return g_object_new (ADW_TYPE_ACTION_ROW,
                       "use-markup", FALSE,
                       "title", title,
                       "subtitle", subtitle ? subtitle : "",
                       NULL);
}

/**
 * ent_parts_new_expander:
 * @title: the title, no markup
 * @subtitle: (nullable): what stands under it, no markup
 *
 * Returns: (transfer floating): a row of a boxed list that unfolds
 */
GtkWidget *
ent_parts_new_expander (const char *title,
                        const char *subtitle)
{
  GtkWidget *row = g_object_new (ADW_TYPE_EXPANDER_ROW,
                                 "use-markup", FALSE,
                                 "title", title,
                                 "subtitle", subtitle ? subtitle : "",
                                 NULL);

  gtk_widget_add_css_class (row, "numeric");
  return row;
}

/**
 * ent_parts_add_chip:
 * @chips: where it goes
 * @text: what it says
 * @css_class: (nullable): a style class: `accent` or `warning`
 *
 * Adds a chip.
 */
void
ent_parts_add_chip (AdwWrapBox *chips,
                    const char *text,
                    const char *css_class)
{
  GtkWidget *chip = ent_parts_new_label (text, "ent-chip");

  if (css_class != NULL)
    gtk_widget_add_css_class (chip, css_class);
  adw_wrap_box_append (chips, chip);
}

/**
 * ent_parts_set_source:
 * @label: a label
 * @source: (nullable): where a code comes from, where that is outside the articles
 *
 * Says where a code comes from; the label is hidden where it comes from the articles.
 */
void
ent_parts_set_source (GtkWidget  *label,
                      const char *source)
{
  g_autofree char *text = source ? ent_parts_dup_source (source) : NULL;

  ent_parts_set_label (label, text);
}

/**
 * ent_parts_dup_source:
 * @source: where a code comes from, where that is outside the articles
 *
 * Returns: (transfer full): it as a sentence; what says so itself stays as it is
 */
char *
ent_parts_dup_source (const char *source)
{
  if (g_str_has_prefix (source, "Outside the articles"))
    return g_strdup (source);

  /* Translators: where a fact comes from that stands in none of the articles. */
  return g_strdup_printf (_("Outside the articles: %s"), source);
}

/**
 * ent_parts_clear:
 * @container: a box or a wrap box
 *
 * Takes all children out.
 */
void
ent_parts_clear (GtkWidget *container)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (container)) != NULL)
    if (GTK_IS_BOX (container))
      gtk_box_remove (GTK_BOX (container), child);
    else
      adw_wrap_box_remove (ADW_WRAP_BOX (container), child);
}

/**
 * ent_parts_append_phrase:
 * @text: a line of phrases
 * @phrase: (nullable): one more; %NULL and nothing are left out
 *
 * Adds a phrase to a line in which phrases are set apart by a dot.
 */
void
ent_parts_append_phrase (GString    *text,
                         const char *phrase)
{
  if (phrase == NULL || *phrase == '\0')
    return;

  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, phrase);
}

/**
 * ent_parts_compare_dates:
 * @a: (nullable): a date
 * @b: (nullable): another
 *
 * Orders dates by their earliest day; what is not dated comes last.
 *
 * Returns: less than, equal to or more than 0
 */
int
ent_parts_compare_dates (EntDate *a,
                         EntDate *b)
{
  EntDay first;
  EntDay second;

  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);

  first = ent_date_get_span (a).first;
  second = ent_date_get_span (b).first;
  return (first > second) - (first < second);
}

/**
 * ent_parts_new_edit_button:
 * @record: a record of the case
 *
 * Returns: (transfer floating): a button that opens its dialog
 */
GtkWidget *
ent_parts_new_edit_button (EntRecord *record)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.edit");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", ent_record_get_id (record));
  gtk_widget_set_tooltip_text (button, _("Edit…"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");

  return button;
}

/**
 * ent_parts_make_editable:
 * @row: an [class@Adw.ActionRow]
 * @record: the record that it shows
 *
 * Has the row open the record's dialog, by a button at its end or by itself.
 */
void
ent_parts_make_editable (GtkWidget *row,
                         EntRecord *record)
{
  GtkWidget *button = ent_parts_new_edit_button (record);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  /* The row names it, and would describe it by its subtitle. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("Edit…"), -1);
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  EntEvent *first = (EntEvent *) a;
  EntEvent *second = (EntEvent *) b;
  int order = ent_parts_compare_dates (ent_event_get_date (first), ent_event_get_date (second));

  return order ? order : strcmp (ent_record_get_id (ENT_RECORD (first)),
                                 ent_record_get_id (ENT_RECORD (second)));
}

static GtkWidget *
new_event_row (EntEvent *event)
{
  g_autoptr (GString) subtitle = g_string_new (NULL);
  g_autofree char *when = ent_date_to_words (ent_event_get_date (event));
  g_autofree char *size = ent_words_dup_size (event);
  g_autofree char *source = NULL;
  GtkWidget *row;

  ent_parts_append_phrase (subtitle, when);
  ent_parts_append_phrase (subtitle, ent_words_for_event_kind (ent_event_get_kind (event)));
  ent_parts_append_phrase (subtitle, size);
  if (ent_event_get_note (event) != NULL)
    g_string_append_printf (subtitle, "\n%s", ent_event_get_note (event));
  if (ent_event_get_source (event) != NULL)
    {
      source = ent_parts_dup_source (ent_event_get_source (event));
      g_string_append_printf (subtitle, "\n%s", source);
    }

  row = ent_parts_new_row (ent_event_get_title (event), subtitle->str);
  gtk_widget_add_css_class (row, "numeric");
  ent_parts_make_editable (row, ENT_RECORD (event));
  return row;
}

/* A row that hides many events until they are asked for. */
static GtkWidget *
new_events_expander (EntCase   *the_case,
                     GPtrArray *events)
{
  g_autofree char *title = NULL;
  GtkWidget *expander;

  title = g_strdup_printf (ngettext ("%u event", "%u events", events->len), events->len);
  expander = ent_parts_new_expander (title, NULL);
  for (guint i = 0; i < events->len; i++)
    {
      EntEvent *event = g_ptr_array_index (events, i);
      g_autoptr (GPtrArray) disputes = NULL;

      disputes = ent_disputes_list (the_case, ent_record_get_id (ENT_RECORD (event)));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), new_event_row (event));
      for (guint j = 0; j < disputes->len; j++)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), g_ptr_array_index (disputes, j));
    }

  return expander;
}

/* An event, and under it on what its sources disagree. */
static void
append_event (GtkListBox *list,
              EntCase    *the_case,
              EntEvent   *event)
{
  g_autoptr (GPtrArray) disputes = NULL;

  disputes = ent_disputes_list (the_case, ent_record_get_id (ENT_RECORD (event)));
  gtk_list_box_append (list, new_event_row (event));
  for (guint i = 0; i < disputes->len; i++)
    gtk_list_box_append (list, g_ptr_array_index (disputes, i));
}

/* Many stand in one row that unfolds, so that what comes below them is not out of
 * reach. */
static void
fill_events (GtkListBox *list,
             EntCase    *the_case,
             GPtrArray  *events)
{
  gtk_list_box_remove_all (list);
  g_ptr_array_sort_values (events, compare_events);
  if (events->len > EVENTS_SHOWN)
    {
      gtk_list_box_append (list, new_events_expander (the_case, events));
      return;
    }

  for (guint i = 0; i < events->len; i++)
    append_event (list, the_case, g_ptr_array_index (events, i));
}

/**
 * ent_parts_show_events:
 * @list: a boxed list; hidden where there are no events
 * @the_case: the case
 * @of: a state or a tie
 *
 * Lists the events of a state or of a tie, the earliest first.
 */
void
ent_parts_show_events (GtkListBox *list,
                       EntCase    *the_case,
                       EntRecord  *of)
{
  g_autoptr (GPtrArray) events = ent_case_get_referrers (the_case, ENT_TYPE_EVENT,
                                                         ent_record_get_id (of));

  fill_events (list, the_case, events);
  gtk_widget_set_visible (GTK_WIDGET (list), events->len > 0);
}

/**
 * ent_parts_show_notes:
 * @section: what holds both labels; hidden where there is nothing to say
 * @note_label: a label
 * @note: (nullable): a word to the reader
 * @source_label: a label
 * @source: (nullable): where a code comes from, where that is outside the articles
 *
 * Says what a record has to say beside its members.
 */
void
ent_parts_show_notes (GtkWidget  *section,
                      GtkWidget  *note_label,
                      const char *note,
                      GtkWidget  *source_label,
                      const char *source)
{
  ent_parts_set_label (note_label, note);
  ent_parts_set_source (source_label, source);
  gtk_widget_set_visible (section, gtk_widget_get_visible (note_label) ||
                                     gtk_widget_get_visible (source_label));
}

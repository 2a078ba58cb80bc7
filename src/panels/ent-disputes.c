/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-date-choice.h"
#include "ent-date-claims.h"
#include "ent-inspector-parts.h"

/*
 * Where sources disagree on a date: a row that says so in one line, and unfolds to what
 * each says, with a button that has the graph go by it.
 */

static const char *
get_heading (EntDatePart part)
{
  switch (part)
    {
    case ENT_DATE_PART_START:
      return _("Sources disagree on the start");
    case ENT_DATE_PART_END:
      return _("Sources disagree on the end");
    case ENT_DATE_PART_WHOLE:
    default:
      return _("Sources disagree on the date");
    }
}

static char *
dup_words (EntDate     *date,
           EntDatePart  part)
{
  g_autofree char *edtf = ent_date_choice_dup_edtf (date, part);
  g_autoptr (EntDate) of_part = ent_date_new (edtf, NULL);

  /* The open end of an interval is no date by itself. */
  if (of_part != NULL)
    return ent_date_to_words (of_part);

  return part == ENT_DATE_PART_END && ent_date_is_ongoing (date)
           ? g_strdup (C_("end of an interval", "the present"))
           : g_strdup (C_("end of an interval", "unknown"));
}

static char *
dup_label (EntCase     *the_case,
           EntEvidence *evidence)
{
  EntRecord *passage = ent_case_lookup (the_case, ENT_TYPE_PASSAGE,
                                        ent_evidence_get_passage (evidence));
  EntRecord *article = passage ? ent_case_lookup (the_case, ENT_TYPE_ARTICLE,
                                                  ent_passage_get_article (ENT_PASSAGE (passage)))
                               : NULL;

  return g_strdup (article ? ent_article_get_label (ENT_ARTICLE (article))
                           : ent_evidence_get_passage (evidence));
}

static gboolean
is_chosen (EntDate     *chosen,
           EntDate     *claimed,
           EntDatePart  part)
{
  g_autofree char *a = chosen ? ent_date_choice_dup_edtf (chosen, part) : NULL;
  g_autofree char *b = ent_date_choice_dup_edtf (claimed, part);

  return g_strcmp0 (a, b) == 0;
}

static GtkWidget *
new_use_button (EntCase     *the_case,
                EntEvidence *evidence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntChange) change = ent_date_choice_make_change (the_case, evidence, &error);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Use This Date"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (change != NULL)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.use-date");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                        ent_record_get_id (ENT_RECORD (evidence)));
    }
  else
    {
      gtk_widget_set_sensitive (button, FALSE);
      gtk_widget_set_tooltip_text (button, error->message);
    }

  return button;
}

static GtkWidget *
new_claim_row (EntCase     *the_case,
               EntEvidence *evidence,
               EntDate     *chosen)
{
  EntDatePart part = ent_date_choice_get_part (evidence);
  g_autofree char *words = dup_words (ent_evidence_get_date (evidence), part);
  g_autofree char *label = dup_label (the_case, evidence);
  GtkWidget *row = ent_parts_new_row (words, label);

  gtk_widget_add_css_class (row, "numeric");
  if (!is_chosen (chosen, ent_evidence_get_date (evidence), part))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_use_button (the_case, evidence));
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (C_("date", "Chosen")));

  return row;
}

static GtkWidget *
new_dispute (EntCase     *the_case,
             const char  *target,
             EntDatePart  part,
             GPtrArray   *claims)
{
  EntDate *chosen = ent_date_choice_get_chosen (the_case, target, part);
  g_autofree char *chosen_words = chosen ? dup_words (chosen, part) : NULL;
  g_autofree char *last = NULL;
  g_autoptr (GString) gist = g_string_new (NULL);
  GtkWidget *image = gtk_image_new_from_icon_name ("ent-contested-symbolic");
  GtkWidget *expander;

  for (guint i = 0; i < claims->len; i++)
    {
      EntEvidence *evidence = g_ptr_array_index (claims, i);
      g_autofree char *words = dup_words (ent_evidence_get_date (evidence), part);
      g_autofree char *label = dup_label (the_case, evidence);
      g_autofree char *phrase = NULL;

      /* Translators: a date and the article that gives it: “1976 (Vu 2020)”. */
      phrase = g_strdup_printf (C_("claimed date", "%s (%s)"), words, label);
      ent_parts_append_phrase (gist, phrase);
    }
  if (chosen_words != NULL)
    /* Translators: the date that the graph goes by: “1977 (chosen)”. */
    last = g_strdup_printf (C_("claimed date", "%s (chosen)"), chosen_words);
  ent_parts_append_phrase (gist, last);

  expander = ent_parts_new_expander (get_heading (part), gist->str);
  gtk_widget_add_css_class (image, "ent-contested");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (expander), image);
  for (guint i = 0; i < claims->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                              new_claim_row (the_case, g_ptr_array_index (claims, i), chosen));

  return expander;
}

/* Sources that all give the date that was chosen are at one. */
static gboolean
differ (GPtrArray   *claims,
        EntDate     *chosen,
        EntDatePart  part)
{
  for (guint i = 0; i < claims->len; i++)
    if (!is_chosen (chosen, ent_evidence_get_date (g_ptr_array_index (claims, i)), part))
      return TRUE;

  return FALSE;
}

/**
 * ent_disputes_list:
 * @the_case: a case
 * @target: the id of a record, or `TIE/STATE` for a membership
 *
 * Returns: (transfer container) (element-type GtkWidget): a row, still floating, for each
 *   of start, end and whole on which its sources disagree
 */
GPtrArray *
ent_disputes_list (EntCase    *the_case,
                   const char *target)
{
  GPtrArray *rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) claims = NULL;

  if (!ent_case_has_date_dispute (the_case, target))
    return rows;

  claims = ent_case_get_date_claims (the_case, target);
  for (EntDatePart part = ENT_DATE_PART_START; part <= ENT_DATE_PART_WHOLE; part++)
    {
      g_autoptr (GPtrArray) of_part = g_ptr_array_new ();

      for (guint i = 0; i < claims->len; i++)
        if (ent_date_choice_get_part (g_ptr_array_index (claims, i)) == part)
          g_ptr_array_add (of_part, g_ptr_array_index (claims, i));
      if (differ (of_part, ent_date_choice_get_chosen (the_case, target, part), part))
        g_ptr_array_add (rows, new_dispute (the_case, target, part, of_part));
    }

  return rows;
}

/**
 * ent_disputes_fill:
 * @list: a boxed list; hidden where sources agree
 * @the_case: a case
 * @tie: one of its ties
 *
 * Lists on what the sources of a tie, and of its memberships, disagree.
 */
void
ent_disputes_fill (GtkListBox *list,
                   EntCase    *the_case,
                   EntTie     *tie)
{
  GListModel *members = ent_tie_get_members (tie);
  const char *id = ent_record_get_id (ENT_RECORD (tie));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) rows = ent_disputes_list (the_case, id);

  gtk_list_box_remove_all (list);
  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);
      const char *state = ent_membership_get_state (member);
      g_autofree char *target = g_strconcat (id, "/", state, NULL);

      if (g_hash_table_add (seen, (gpointer) state))
        g_ptr_array_extend_and_steal (rows, ent_disputes_list (the_case, target));
    }

  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (list, g_ptr_array_index (rows, i));
  gtk_widget_set_visible (GTK_WIDGET (list), rows->len > 0);
}

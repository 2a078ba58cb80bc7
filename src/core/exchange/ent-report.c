/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-judgement.h"
#include "ent-report-writer.h"
#include "ent-words.h"

/*
 * A report by link, for a paper's appendix: for each tie its dates, whether it counts and
 * why, its instruments, what is coded of its pairs, and every passage with its citation;
 * at the end the sources.
 */

typedef struct
{
  EntCase                *the_case;
  EntSlice               *slice;
  EntSpan                 at;
  EntAttachments         *attachments;
  const EntReportOptions *options;
  EntReportWriter        *writer;
  GHashTable             *articles;  /* those that are cited */
} Report;

/* ----------------------------------------------------------------- which ties */

static gboolean
is_wanted (Report *self,
           EntTie *tie)
{
  const EntSliceTie *entry = ent_slice_lookup_tie (self->slice, tie);

  if (self->options->tie != NULL)
    return tie == self->options->tie;
  if (!self->options->only_active)
    return TRUE;

  return entry != NULL &&
         (entry->status == ENT_STATUS_ACTIVE || entry->status == ENT_STATUS_UNCOUNTED);
}

static EntDay
get_first_day (EntTie *tie)
{
  EntDate *date = ent_tie_get_date (tie);

  return date ? ent_date_get_start (date).first : ENT_DAY_FIRST;
}

static int
compare_ties (gconstpointer a,
              gconstpointer b)
{
  EntTie *first = ENT_TIE ((gpointer) a);
  EntTie *second = ENT_TIE ((gpointer) b);
  int by_kind = (int) ent_tie_get_kind (first) - (int) ent_tie_get_kind (second);
  EntDay day = get_first_day (first);
  EntDay other = get_first_day (second);

  if (by_kind != 0)
    return by_kind;
  if (day != other)
    return day < other ? -1 : 1;
  return strcmp (ent_record_get_id ((EntRecord *) a), ent_record_get_id ((EntRecord *) b));
}

static GPtrArray *
list_ties (Report *self)
{
  GListModel *all = ent_case_get_ties (self->the_case);
  GPtrArray *ties = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (EntTie) tie = g_list_model_get_item (all, i);

      if (is_wanted (self, tie))
        g_ptr_array_add (ties, tie);
    }
  g_ptr_array_sort_values (ties, compare_ties);

  return ties;
}

/* ----------------------------------------------------------------- facts of a tie */

static char *
dup_date_words (EntDate *date)
{
  return date ? ent_date_to_words (date) : NULL;
}

static void
write_date (Report     *self,
            const char *name,
            EntDate    *date)
{
  g_autofree char *words = dup_date_words (date);

  ent_report_writer_fact (self->writer, name, words);
}

static void
write_judgement (Report *self,
                 EntTie *tie)
{
  EntDefinition *definition = ent_slice_get_definition (self->slice);
  g_autoptr (EntJudgement) judgement = NULL;
  g_autofree char *name = NULL;

  if (definition == NULL || !ent_tie_is_governed (tie))
    return;

  judgement = ent_judgement_new (self->the_case, definition, tie);
  /* Translators: the title of a definition of what counts as an alliance. */
  name = g_strdup_printf (_("Under “%s”"), ent_definition_get_title (definition));
  ent_report_writer_fact (self->writer, name, judgement->reason);
}

static void
write_facts (Report *self,
             EntTie *tie)
{
  g_autofree char *members = ent_words_dup_members (self->the_case, tie, self->at);

  ent_report_writer_fact (self->writer, _("Kind"), ent_words_for_tie_kind (ent_tie_get_kind (tie)));
  ent_report_writer_fact (self->writer, _("Members"), members);
  write_date (self, _("Dates"), ent_tie_get_date (tie));
  if (ent_tie_get_basis (tie) != 0)
    ent_report_writer_fact (self->writer, _("Basis"), ent_words_for_basis (ent_tie_get_basis (tie)));
  write_judgement (self, tie);
  ent_report_writer_fact (self->writer, _("Source"), ent_tie_get_source (tie));
  ent_report_writer_fact (self->writer, _("Note"), ent_tie_get_note (tie));
}

static void
write_instrument (Report        *self,
                  EntInstrument *instrument)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *line = NULL;
  EntWording wording = ent_instrument_get_wording (instrument);
  char *more[] = {
    g_strdup (ent_words_for_instrument_kind (ent_instrument_get_kind (instrument))),
    dup_date_words (ent_instrument_get_signed (instrument)),
    ent_words_dup_instrument_term (instrument),
    ent_words_dup_obligation_list (ent_instrument_get_obligations (instrument)),
    wording != 0 ? g_strdup (ent_words_for_wording (wording)) : NULL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    if (more[i] != NULL)
      g_ptr_array_add (parts, more[i]);
  g_ptr_array_add (parts, NULL);

  line = g_strjoinv (" · ", (GStrv) parts->pdata);
  ent_report_writer_fact (self->writer, ent_instrument_get_title (instrument), line);
}

static void
write_instruments (Report *self,
                   EntTie *tie)
{
  g_autoptr (GPtrArray) instruments = NULL;

  instruments = ent_case_get_referrers (self->the_case, ENT_TYPE_INSTRUMENT,
                                        ent_record_get_id (ENT_RECORD (tie)));
  if (instruments->len == 0)
    return;

  ent_report_writer_heading (self->writer, 3, _("Instruments"));
  for (guint i = 0; i < instruments->len; i++)
    write_instrument (self, g_ptr_array_index (instruments, i));
}

static void
write_condition (Report       *self,
                 EntCondition *condition)
{
  g_autofree char *name = NULL;
  g_autofree char *date = dup_date_words (ent_condition_get_date (condition));
  g_autofree char *line = NULL;
  const char *value = NULL;

  name = ent_words_dup_record (self->the_case, ENT_RECORD (condition), self->at);
  value = ent_condition_get_value (condition) == ENT_CONDITION_VALUE_PRESENT
            ? C_("condition", "present")
            : C_("condition", "absent");
  line = date ? g_strdup_printf ("%s · %s", value, date) : g_strdup (value);
  ent_report_writer_fact (self->writer, name, line);
}

static void
write_conditions_of (Report        *self,
                     EntMembership *first,
                     EntMembership *second,
                     GPtrArray     *written)
{
  g_autoptr (GPtrArray) conditions = NULL;

  conditions = ent_case_get_pair_conditions (self->the_case, ent_membership_get_state (first),
                                             ent_membership_get_state (second));
  for (guint i = 0; i < conditions->len; i++)
    {
      if (g_ptr_array_find (written, g_ptr_array_index (conditions, i), NULL))
        continue;
      if (written->len == 0)
        ent_report_writer_heading (self->writer, 3, _("Conditions"));
      g_ptr_array_add (written, g_ptr_array_index (conditions, i));
      write_condition (self, g_ptr_array_index (conditions, i));
    }
}

static void
write_conditions (Report *self,
                  EntTie *tie)
{
  GListModel *members = ent_tie_get_members (tie);
  guint n_members = g_list_model_get_n_items (members);
  g_autoptr (GPtrArray) written = g_ptr_array_new ();

  if (!ent_tie_is_governed (tie))
    return;

  for (guint i = 0; i < n_members; i++)
    for (guint j = i + 1; j < n_members; j++)
      {
        g_autoptr (EntMembership) first = g_list_model_get_item (members, i);
        g_autoptr (EntMembership) second = g_list_model_get_item (members, j);

        write_conditions_of (self, first, second, written);
      }
}

/* ----------------------------------------------------------------- passages */

/* "Vu 2020, ¶ 5" */
static char *
dup_place (Report     *self,
           EntPassage *passage,
           EntArticle *article)
{
  EntAnchorMatch match = { .state = ENT_ANCHOR_NO_TEXT };
  guint paragraph = ent_anchor_get_paragraph (ent_passage_get_anchor (passage));

  if (self->attachments != NULL)
    ent_attachments_get_match (self->attachments, passage, &match);
  if (match.state == ENT_ANCHOR_EXACT || match.state == ENT_ANCHOR_RELOCATED)
    paragraph = match.paragraph;
  return ent_words_dup_place (ent_article_get_label (article), paragraph);
}

static void
add_part (GPtrArray *parts,
          char      *part)
{
  if (part != NULL)
    g_ptr_array_add (parts, part);
}

/* "obligation · gives 1977 · as Lan claims · on Treaty of Amity" */
static char *
dup_evidence_line (Report      *self,
                   EntEvidence *evidence)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  EntRecord *target = NULL;
  const char *voice = ent_evidence_get_voice (evidence);
  g_autofree char *date = dup_date_words (ent_evidence_get_date (evidence));

  target = ent_case_lookup (self->the_case, ENT_TYPE_RECORD, ent_evidence_get_target (evidence));
  add_part (parts, g_strdup (ent_words_for_aspect (ent_evidence_get_aspect (evidence))));
  if (target != NULL && !ENT_IS_TIE (target))
    add_part (parts, ent_words_dup_record (self->the_case, target, self->at));
  /* Translators: the date that a passage gives. */
  add_part (parts, date ? g_strdup_printf (_("gives %s"), date) : NULL);
  /* Translators: whose claim a passage reports. */
  add_part (parts, voice ? g_strdup_printf (_("claim of %s"), voice) : NULL);
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (GStrv) parts->pdata);
}

static void
write_passage (Report      *self,
               EntEvidence *evidence)
{
  EntPassage *passage = NULL;
  EntArticle *article = NULL;
  g_autofree char *place = NULL;
  g_autofree char *line = NULL;
  g_autofree char *words = NULL;

  passage = ENT_PASSAGE (ent_case_lookup (self->the_case, ENT_TYPE_PASSAGE,
                                          ent_evidence_get_passage (evidence)));
  article = ENT_ARTICLE (ent_case_lookup (self->the_case, ENT_TYPE_ARTICLE,
                                          ent_passage_get_article (passage)));
  g_hash_table_add (self->articles, article);

  place = dup_place (self, passage, article);
  line = dup_evidence_line (self, evidence);
  ent_report_writer_lead (self->writer, NULL, place, line);
  if (self->options->with_quotations)
    words = self->attachments ? ent_attachments_dup_words (self->attachments, passage)
                              : g_strdup (ent_passage_get_quote (passage));
  if (words != NULL)
    ent_report_writer_quote (self->writer, words);
  if (ent_passage_get_digest (passage) != NULL)
    ent_report_writer_paragraph (self->writer, ent_passage_get_digest (passage));
  if (ent_evidence_get_memo (evidence) != NULL)
    ent_report_writer_paragraph (self->writer, ent_evidence_get_memo (evidence));
}

static guint
count_stance (GPtrArray *evidence,
              EntStance  stance)
{
  guint n = 0;

  for (guint i = 0; i < evidence->len; i++)
    n += ent_evidence_get_stance (g_ptr_array_index (evidence, i)) == stance;

  return n;
}

static void
write_evidence (Report *self,
                EntTie *tie)
{
  g_autoptr (GPtrArray) evidence = ent_case_get_tie_evidence (self->the_case, tie);
  g_autoptr (GPtrArray) of_pairs = ent_case_get_condition_evidence (self->the_case, tie);

  if (ent_tie_is_governed (tie))
    g_ptr_array_extend (evidence, of_pairs, NULL, NULL);
  if (evidence->len == 0)
    ent_report_writer_paragraph (self->writer, _("No passage is attached."));

  for (EntStance stance = ENT_STANCE_SUPPORTS; stance <= ENT_STANCE_MENTIONS; stance++)
    {
      guint n = count_stance (evidence, stance);
      g_autofree char *heading = g_strdup_printf ("%s (%u)", ent_words_for_stance (stance), n);

      if (n == 0)
        continue;
      ent_report_writer_heading (self->writer, 3, heading);
      for (guint i = 0; i < evidence->len; i++)
        if (ent_evidence_get_stance (g_ptr_array_index (evidence, i)) == stance)
          write_passage (self, g_ptr_array_index (evidence, i));
    }
}

/* ----------------------------------------------------------------- the whole */

static void
write_tie (Report *self,
           EntTie *tie)
{
  g_autofree char *name = ent_case_dup_tie_title (self->the_case, tie, self->at);

  ent_report_writer_heading (self->writer, 2, name);
  write_facts (self, tie);
  write_instruments (self, tie);
  write_conditions (self, tie);
  write_evidence (self, tie);
}

static void
write_scope (Report *self)
{
  EntHeader *header = ent_case_get_header (self->the_case);
  g_autofree char *at = ent_words_dup_instant (ent_slice_get_at (self->slice));
  g_autofree char *line = NULL;

  if (ent_header_get_description (header) != NULL)
    ent_report_writer_paragraph (self->writer, ent_header_get_description (header));
  if (self->options->tie != NULL || !self->options->only_active)
    return;

  /* Translators: a time with its preposition: “in 1985”. */
  line = g_strdup_printf (_("Ties that hold, certainly or possibly, %s."), at);
  ent_report_writer_paragraph (self->writer, line);
}

static void
write_sources (Report *self)
{
  GListModel *articles = ent_case_get_articles (self->the_case);

  if (g_hash_table_size (self->articles) == 0)
    return;

  ent_report_writer_heading (self->writer, 2, _("Sources"));
  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (EntArticle) article = g_list_model_get_item (articles, i);
      g_autofree char *citation = ent_article_dup_citation (article);

      if (g_hash_table_contains (self->articles, article))
        ent_report_writer_fact (self->writer, ent_article_get_label (article), citation);
    }
}

/**
 * ent_report_write:
 * @slice: the case at a time, under a definition
 * @attachments: (nullable): the texts, for the passages' words and their places
 * @options: what the report is to hold
 *
 * Writes a report by link: for each tie its dates, instruments and conditions, whether it
 * counts, and every passage with its citation and digest; then the sources. Ties stand in
 * the order of their kinds, and within a kind of their beginnings.
 *
 * Returns: (transfer full): the report, in UTF-8
 */
char *
ent_report_write (EntSlice               *slice,
                  EntAttachments         *attachments,
                  const EntReportOptions *options)
{
  g_autoptr (GHashTable) articles = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) ties = NULL;
  Report self = { .slice = slice, .attachments = attachments, .options = options };

  g_return_val_if_fail (ENT_IS_SLICE (slice), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  self.the_case = ent_slice_get_case (slice);
  self.at = ent_date_get_span (ent_slice_get_at (slice));
  self.articles = articles;
  self.writer = ent_report_writer_new (
    options->format, ent_header_get_title (ent_case_get_header (self.the_case)));

  write_scope (&self);
  ties = list_ties (&self);
  for (guint i = 0; i < ties->len; i++)
    write_tie (&self, g_ptr_array_index (ties, i));
  write_sources (&self);

  return ent_report_writer_free_to_text (self.writer);
}

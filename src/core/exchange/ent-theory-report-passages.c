/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-theory-report-private.h"
#include "ent-words.h"

/*
 * The passages of a report on a theory. Whatever a table rests on is cited by a number there,
 * and told once, at the end, with what it was cited for: word for word only where that was
 * asked for and the text is there, and else by its digest, which is marked as one.
 */

/*< private >
 * ent_cited_free:
 * @cited: (transfer full): a passage that was cited
 */
void
ent_cited_free (EntCited *cited)
{
  g_ptr_array_unref (cited->evidence);
  g_free (cited);
}

static void
quotation_free (EntQuotation *quotation)
{
  g_free (quotation->words);
  g_free (quotation);
}

/**
 * ent_theory_report_take_quotations:
 * @the_case: a case
 * @attachments: the texts of its articles
 *
 * Takes the passages' own words as they are now, so that a report can be written in a
 * thread while texts come and go. A passage that is ambiguous or not found has none.
 *
 * Returns: (transfer full): what [func@theory_report_write] wants
 */
GHashTable *
ent_theory_report_take_quotations (EntCase        *the_case,
                                   EntAttachments *attachments)
{
  GHashTable *quotations = NULL;
  GListModel *passages = NULL;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_ATTACHMENTS (attachments), NULL);

  quotations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify) quotation_free);
  passages = ent_case_get_records (the_case, ENT_TYPE_PASSAGE);
  for (guint i = 0; i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (EntPassage) passage = g_list_model_get_item (passages, i);
      EntQuotation *quotation = g_new0 (EntQuotation, 1);
      EntAnchorMatch match = { .state = ENT_ANCHOR_NO_TEXT };

      ent_attachments_get_match (attachments, passage, &match);
      if (match.state == ENT_ANCHOR_EXACT || match.state == ENT_ANCHOR_RELOCATED)
        quotation->paragraph = match.paragraph;
      quotation->words = ent_attachments_dup_words (attachments, passage);
      g_hash_table_insert (quotations, g_strdup (ent_record_get_id (ENT_RECORD (passage))),
                           quotation);
    }

  return quotations;
}

/* ---------------------------------------------------------------------------- citing */

static guint
cite_one (EntTheoryReport *self,
          EntEvidence     *evidence)
{
  const char *id = ent_evidence_get_passage (evidence);
  EntRecord *passage = ent_case_lookup (self->the_case, ENT_TYPE_PASSAGE, id);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, id));
  EntCited *cited = NULL;

  if (passage == NULL)
    return 0;
  if (number == 0)
    {
      cited = g_new0 (EntCited, 1);
      cited->passage = ENT_PASSAGE (passage);
      cited->evidence = g_ptr_array_new ();
      g_ptr_array_add (self->cited, cited);
      number = self->cited->len;
      g_hash_table_insert (self->numbers, (gpointer) ent_record_get_id (passage),
                           GUINT_TO_POINTER (number));
    }

  cited = g_ptr_array_index (self->cited, number - 1);
  if (!g_ptr_array_find (cited->evidence, evidence, NULL))
    g_ptr_array_add (cited->evidence, evidence);

  return number;
}

/*< private >
 * ent_theory_report_cite:
 * @self: a report
 * @evidence: (element-type EntEvidence): evidence
 *
 * Returns: (transfer full) (element-type guint): the numbers of its passages, each once
 */
GArray *
ent_theory_report_cite (EntTheoryReport *self,
                        GPtrArray       *evidence)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < evidence->len; i++)
    {
      guint number = cite_one (self, g_ptr_array_index (evidence, i));
      gboolean known = number == 0;

      for (guint j = 0; j < numbers->len; j++)
        known = known || g_array_index (numbers, guint, j) == number;
      if (!known)
        g_array_append_val (numbers, number);
    }

  return numbers;
}

/*< private >
 * ent_theory_report_cite_ids:
 * @self: a report
 * @evidence: (nullable): the ids of evidence
 *
 * Returns: (transfer full) (element-type guint): the numbers of its passages
 */
GArray *
ent_theory_report_cite_ids (EntTheoryReport    *self,
                            const char * const *evidence)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; evidence && evidence[i]; i++)
    {
      EntRecord *record = ent_case_lookup (self->the_case, ENT_TYPE_EVIDENCE, evidence[i]);

      if (record != NULL)
        g_ptr_array_add (found, record);
    }

  return ent_theory_report_cite (self, found);
}

/*< private >
 * ent_theory_report_cite_for:
 * @self: a report
 * @records: (nullable): the ids of codings, ties, whatever evidence is for
 *
 * Returns: (transfer full) (element-type guint): the numbers of the passages for them
 */
GArray *
ent_theory_report_cite_for (EntTheoryReport    *self,
                            const char * const *records)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; records && records[i]; i++)
    {
      g_autoptr (GPtrArray) evidence = NULL;

      evidence = ent_case_get_referrers (self->the_case, ENT_TYPE_EVIDENCE, records[i]);
      for (guint j = 0; j < evidence->len; j++)
        g_ptr_array_add (found, g_ptr_array_index (evidence, j));
    }

  return ent_theory_report_cite (self, found);
}

/* ---------------------------------------------------------------------------- telling */

static const EntQuotation *
get_quotation (EntTheoryReport *self,
               EntPassage      *passage)
{
  return self->options->quotations
           ? g_hash_table_lookup (self->options->quotations,
                                  ent_record_get_id (ENT_RECORD (passage)))
           : NULL;
}

/* “Supports: Shared values of China and the Soviet Union (interpretation)” */
static char *
dup_use (EntTheoryReport *self,
         EntEvidence     *evidence)
{
  EntRecord *target = NULL;
  g_autofree char *name = NULL;

  target = ent_case_lookup (self->the_case, ENT_TYPE_RECORD, ent_evidence_get_target (evidence));
  if (ENT_IS_TIE (target))
    name = ent_case_dup_tie_title (self->the_case, ENT_TIE (target), self->window);
  else if (target != NULL)
    name = ent_words_dup_record (self->the_case, target, self->window);

  /* Translators: whether a passage supports or contests something, what that is, and in
     which respect. */
  return g_strdup_printf (_("%s: %s (%s)"),
                          ent_words_for_stance (ent_evidence_get_stance (evidence)),
                          name ? name : ent_evidence_get_target (evidence),
                          ent_words_for_aspect (ent_evidence_get_aspect (evidence)));
}

static char *
dup_uses (EntTheoryReport *self,
          const EntCited  *cited)
{
  GString *uses = g_string_new (NULL);

  for (guint i = 0; i < cited->evidence->len; i++)
    {
      g_autofree char *use = dup_use (self, g_ptr_array_index (cited->evidence, i));

      g_string_append_printf (uses, "%s%s", i > 0 ? C_("between items", "; ") : "", use);
    }

  return g_string_free_and_steal (uses);
}

static void
write_memos (EntTheoryReport *self,
             const EntCited  *cited)
{
  for (guint i = 0; i < cited->evidence->len; i++)
    {
      const char *memo = ent_evidence_get_memo (g_ptr_array_index (cited->evidence, i));
      /* Translators: what the coder wrote on a passage. */
      g_autofree char *line = memo ? g_strdup_printf (_("Memo: %s"), memo) : NULL;

      if (line != NULL)
        ent_report_writer_paragraph (self->writer, line);
    }
}

static void
write_passage (EntTheoryReport *self,
               guint            number,
               const EntCited  *cited)
{
  const EntQuotation *quotation = get_quotation (self, cited->passage);
  EntArticle *article = ENT_ARTICLE (ent_case_lookup (self->the_case, ENT_TYPE_ARTICLE,
                                                      ent_passage_get_article (cited->passage)));
  const char *digest = ent_passage_get_digest (cited->passage);
  guint paragraph = quotation && quotation->paragraph
                      ? quotation->paragraph
                      : ent_anchor_get_paragraph (ent_passage_get_anchor (cited->passage));
  g_autofree char *place = ent_words_dup_place (ent_article_get_label (article), paragraph);
  g_autofree char *uses = dup_uses (self, cited);
  /* Translators: what a passage says, in the words of whoever coded it. */
  g_autofree char *told = digest ? g_strdup_printf (_("Digest: %s"), digest) : NULL;

  ent_report_writer_passage (self->writer, number, place, uses);
  if (quotation != NULL && quotation->words != NULL)
    ent_report_writer_quote (self->writer, quotation->words);
  if (told != NULL)
    ent_report_writer_paragraph (self->writer, told);
  write_memos (self, cited);
}

static void
write_sources (EntTheoryReport *self)
{
  GListModel *articles = ent_case_get_articles (self->the_case);
  g_autoptr (GHashTable) cited = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->cited->len; i++)
    {
      const EntCited *each = g_ptr_array_index (self->cited, i);

      g_hash_table_add (cited, (gpointer) ent_passage_get_article (each->passage));
    }
  ent_report_writer_heading (self->writer, 2, _("Sources"));
  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (EntArticle) article = g_list_model_get_item (articles, i);
      g_autofree char *citation = ent_article_dup_citation (article);

      if (g_hash_table_contains (cited, ent_record_get_id (ENT_RECORD (article))))
        ent_report_writer_fact (self->writer, ent_article_get_label (article), citation);
    }
}

/*< private >
 * ent_theory_report_passages:
 * @self: a report, all tables of which are written
 *
 * Writes the passages that they refer to, and their sources.
 */
void
ent_theory_report_passages (EntTheoryReport *self)
{
  if (self->cited->len == 0)
    return;

  ent_report_writer_heading (self->writer, 2, _("Passages"));
  for (guint i = 0; i < self->cited->len; i++)
    write_passage (self, i + 1, g_ptr_array_index (self->cited, i));
  write_sources (self);
}

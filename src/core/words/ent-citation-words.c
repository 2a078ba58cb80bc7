/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-article.h"
#include "ent-evidence.h"
#include "ent-passage.h"
#include "ent-words.h"

/*
 * Who says what of a state or a tie, as text for a footnote or a letter. A passage is named by
 * its digest: its own words are copied where they are read.
 */

static void
append_passage (GString     *text,
                EntCase     *the_case,
                EntEvidence *evidence)
{
  EntRecord *passage = ent_case_lookup (the_case, ENT_TYPE_PASSAGE,
                                        ent_evidence_get_passage (evidence));
  EntRecord *article = NULL;
  EntAnchor *anchor = NULL;
  g_autofree char *citation = NULL;
  g_autofree char *place = NULL;

  if (passage != NULL)
    article = ent_case_lookup (the_case, ENT_TYPE_ARTICLE,
                               ent_passage_get_article (ENT_PASSAGE (passage)));
  if (article == NULL)
    return;

  anchor = ent_passage_get_anchor (ENT_PASSAGE (passage));
  citation = ent_article_dup_citation (ENT_ARTICLE (article));
  place = ent_words_dup_place (citation, anchor != NULL ? ent_anchor_get_paragraph (anchor) : 0);
  g_string_append_c (text, '\n');
  /* Translators: how a passage bears on what it speaks of, such as “Supports”, and where it
     stands. */
  g_string_append_printf (text, C_("passage", "%s: %s"),
                          ent_words_for_stance (ent_evidence_get_stance (evidence)), place);
  g_string_append_c (text, '\n');
  if (ent_passage_get_digest (ENT_PASSAGE (passage)) != NULL)
    {
      /* Translators: a digest that is copied, marked as no quotation. */
      g_string_append_printf (text, _("[Digest] %s"),
                              ent_passage_get_digest (ENT_PASSAGE (passage)));
      g_string_append_c (text, '\n');
    }
}

/**
 * ent_words_dup_citations:
 * @the_case: a case
 * @record: a state or a tie of it
 * @at: the time whose names are used
 *
 * Returns: (transfer full) (nullable): what @record is called, and each passage that speaks of
 *   it with its article and paragraph; %NULL where none does
 */
char *
ent_words_dup_citations (EntCase   *the_case,
                         EntRecord *record,
                         EntSpan    at)
{
  g_autoptr (GPtrArray) evidence = NULL;
  g_autofree char *name = NULL;
  GString *text = NULL;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_STATE (record) || ENT_IS_TIE (record), NULL);

  evidence = ENT_IS_TIE (record) ? ent_case_get_tie_evidence (the_case, ENT_TIE (record))
                                 : ent_case_get_state_evidence (the_case, ENT_STATE (record));
  if (evidence->len == 0)
    return NULL;

  name = ENT_IS_TIE (record) ? ent_words_dup_tie_name (the_case, ENT_TIE (record), at)
                             : ent_words_dup_record (the_case, record, at);
  text = g_string_new (name);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < evidence->len; i++)
    append_passage (text, the_case, g_ptr_array_index (evidence, i));

  return g_string_free_and_steal (text);
}

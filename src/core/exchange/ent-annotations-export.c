/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-annotations-private.h"
#include "ent-annotations.h"
#include "ent-core-enums.h"
#include "ent-enum.h"
#include "ent-words.h"

/*
 * Passages as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), in one
 * AnnotationPage of JSON-LD: one annotation for each piece of evidence, and one for each
 * passage that has none. The digest and the memo are its bodies, stance and aspect its
 * tags; the span is a TextPositionSelector in the normalised text and, with quotations, a
 * TextQuoteSelector with a little of what stands around it. What the standard has no word
 * for stands in members of our own namespace, so that nothing is lost on the way back.
 */

/* How many characters before and behind a quotation help to find it. */
#define AROUND 32

typedef struct
{
  EntCase        *the_case;
  EntAttachments *attachments;
  gboolean        with_quotations;
  JsonBuilder    *builder;
} Export;

static void
add_string (Export     *self,
            const char *name,
            const char *value)
{
  if (value == NULL)
    return;

  json_builder_set_member_name (self->builder, name);
  json_builder_add_string_value (self->builder, value);
}

static void
add_number (Export     *self,
            const char *name,
            gsize       value)
{
  json_builder_set_member_name (self->builder, name);
  json_builder_add_int_value (self->builder, (gint64) value);
}

static void
add_body (Export     *self,
          const char *purpose,
          const char *value)
{
  if (value == NULL || *value == '\0')
    return;

  json_builder_begin_object (self->builder);
  add_string (self, "type", "TextualBody");
  add_string (self, "purpose", purpose);
  add_string (self, "format", "text/plain");
  add_string (self, "value", value);
  json_builder_end_object (self->builder);
}

static char *
dup_target_name (Export     *self,
                 const char *target)
{
  EntRecord *record = ent_case_lookup (self->the_case, ENT_TYPE_RECORD, target);

  if (record == NULL)
    record = ent_case_get_subject (self->the_case, target);

  return record ? ent_words_dup_record (self->the_case, record,
                                        (EntSpan) { ENT_DAY_FIRST, ENT_DAY_LAST })
                : NULL;
}

static void
add_bodies (Export      *self,
            EntPassage  *passage,
            EntEvidence *evidence)
{
  g_autofree char *name = NULL;

  json_builder_set_member_name (self->builder, "body");
  json_builder_begin_array (self->builder);
  add_body (self, "describing", ent_passage_get_digest (passage));
  if (evidence != NULL)
    {
      name = dup_target_name (self, ent_evidence_get_target (evidence));
      add_body (self, "classifying", name);
      add_body (self, "tagging",
                ent_enum_get_nick (ENT_TYPE_STANCE, ent_evidence_get_stance (evidence)));
      add_body (self, "tagging",
                ent_enum_get_nick (ENT_TYPE_ASPECT, ent_evidence_get_aspect (evidence)));
      add_body (self, "commenting", ent_evidence_get_memo (evidence));
    }
  json_builder_end_array (self->builder);
}

static void
add_own_members (Export      *self,
                 EntPassage  *passage,
                 EntEvidence *evidence)
{
  EntAnchor *anchor = ent_passage_get_anchor (passage);
  g_autoptr (JsonNode) node = ent_anchor_to_json (anchor);
  EntDate *date = evidence ? ent_evidence_get_date (evidence) : NULL;

  add_string (self, "entente:passage", ent_record_get_id (ENT_RECORD (passage)));
  json_builder_set_member_name (self->builder, "entente:anchor");
  json_builder_add_value (self->builder, g_steal_pointer (&node));
  if (evidence == NULL)
    return;

  add_string (self, "entente:target", ent_evidence_get_target (evidence));
  add_string (self, "entente:stance",
              ent_enum_get_nick (ENT_TYPE_STANCE, ent_evidence_get_stance (evidence)));
  add_string (self, "entente:aspect",
              ent_enum_get_nick (ENT_TYPE_ASPECT, ent_evidence_get_aspect (evidence)));
  add_string (self, "entente:date", date ? ent_date_get_edtf (date) : NULL);
  add_string (self, "entente:voice", ent_evidence_get_voice (evidence));
}

/* Where the passage stands now; where it was coded, if its text is not here. */
static gboolean
find_span (Export     *self,
           EntPassage *passage,
           EntText   **text,
           gsize      *start,
           gsize      *end)
{
  EntAnchor *anchor = ent_passage_get_anchor (passage);
  EntAnchorMatch match = { .state = ENT_ANCHOR_NO_TEXT };
  EntRecord *article = NULL;

  if (self->attachments != NULL)
    ent_attachments_get_match (self->attachments, passage, &match);
  *start = ent_anchor_get_start (anchor);
  *end = ent_anchor_get_end (anchor);
  if (match.state != ENT_ANCHOR_EXACT && match.state != ENT_ANCHOR_RELOCATED)
    return FALSE;

  article = ent_case_lookup (self->the_case, ENT_TYPE_ARTICLE, ent_passage_get_article (passage));
  *text = ent_attachments_get_text (self->attachments, ENT_ARTICLE (article));
  *start = match.start;
  *end = match.end;
  return TRUE;
}

static void
add_quote (Export     *self,
           const char *exact,
           const char *prefix,
           const char *suffix)
{
  json_builder_begin_object (self->builder);
  add_string (self, "type", "TextQuoteSelector");
  add_string (self, "exact", exact);
  add_string (self, "prefix", prefix);
  add_string (self, "suffix", suffix);
  json_builder_end_object (self->builder);
}

static void
add_selectors (Export     *self,
               EntPassage *passage)
{
  EntText *text = NULL;
  gsize start, end;
  gboolean found = find_span (self, passage, &text, &start, &end);

  json_builder_set_member_name (self->builder, "selector");
  json_builder_begin_array (self->builder);
  json_builder_begin_object (self->builder);
  add_string (self, "type", "TextPositionSelector");
  add_number (self, "start", start);
  add_number (self, "end", end);
  json_builder_end_object (self->builder);
  if (self->with_quotations && found)
    {
      gsize length = ent_text_get_length (text);
      g_autofree char *exact = ent_text_dup_span (text, start, end);
      g_autofree char *prefix = ent_text_dup_span (text, start > AROUND ? start - AROUND : 0, start);
      g_autofree char *suffix = ent_text_dup_span (text, end, MIN (end + AROUND, length));

      add_quote (self, exact, prefix, suffix);
    }
  else if (self->with_quotations && ent_passage_get_quote (passage) != NULL)
    {
      add_quote (self, ent_passage_get_quote (passage), NULL, NULL);
    }
  json_builder_end_array (self->builder);
}

static const char *
get_url (EntArticle *article)
{
  JsonObject *csl = ent_article_get_csl (article);

  return csl ? json_object_get_string_member_with_default (csl, "URL", NULL) : NULL;
}

static void
add_target (Export     *self,
            EntPassage *passage)
{
  EntRecord *article = NULL;
  g_autofree char *urn = NULL;
  g_autofree char *citation = NULL;

  article = ent_case_lookup (self->the_case, ENT_TYPE_ARTICLE, ent_passage_get_article (passage));
  urn = g_strconcat (ENT_ANNOTATIONS_ARTICLE, ent_record_get_id (article), NULL);
  citation = ent_article_dup_citation (ENT_ARTICLE (article));

  json_builder_set_member_name (self->builder, "target");
  json_builder_begin_object (self->builder);
  add_string (self, "type", "SpecificResource");
  add_string (self, "source", get_url (ENT_ARTICLE (article)) ?: urn);
  add_selectors (self, passage);
  add_string (self, "entente:article", ent_record_get_id (article));
  add_string (self, "entente:citation", citation);
  json_builder_end_object (self->builder);
}

static void
add_annotation (Export      *self,
                EntPassage  *passage,
                EntEvidence *evidence)
{
  EntRecord *named = evidence ? ENT_RECORD (evidence) : ENT_RECORD (passage);
  g_autofree char *id = NULL;

  id = g_strconcat (evidence ? ENT_ANNOTATIONS_EVIDENCE : ENT_ANNOTATIONS_PASSAGE,
                    ent_record_get_id (named), NULL);
  json_builder_begin_object (self->builder);
  add_string (self, "id", id);
  add_string (self, "type", "Annotation");
  add_string (self, "motivation", evidence ? "assessing" : "describing");
  add_bodies (self, passage, evidence);
  add_target (self, passage);
  add_own_members (self, passage, evidence);
  json_builder_end_object (self->builder);
}

static guint
add_annotations (Export     *self,
                 EntPassage *passage)
{
  g_autoptr (GPtrArray) evidence = NULL;

  evidence = ent_case_get_referrers (self->the_case, ENT_TYPE_EVIDENCE,
                                     ent_record_get_id (ENT_RECORD (passage)));
  for (guint i = 0; i < evidence->len; i++)
    add_annotation (self, passage, g_ptr_array_index (evidence, i));
  if (evidence->len == 0)
    add_annotation (self, passage, NULL);

  return evidence->len > 0 ? evidence->len : 1;
}

static void
add_head (Export *self)
{
  json_builder_set_member_name (self->builder, "@context");
  json_builder_begin_array (self->builder);
  json_builder_add_string_value (self->builder, ENT_ANNOTATIONS_CONTEXT);
  json_builder_begin_object (self->builder);
  add_string (self, "entente", ENT_ANNOTATIONS_NAMESPACE);
  json_builder_end_object (self->builder);
  json_builder_end_array (self->builder);
  add_string (self, "type", "AnnotationPage");
}

static void
add_collection (Export *self,
                guint   n_annotations)
{
  json_builder_set_member_name (self->builder, "partOf");
  json_builder_begin_object (self->builder);
  add_string (self, "type", "AnnotationCollection");
  add_string (self, "label", ent_header_get_title (ent_case_get_header (self->the_case)));
  add_number (self, "total", n_annotations);
  json_builder_end_object (self->builder);
}

/**
 * ent_annotations_export:
 * @the_case: a case
 * @attachments: (nullable): its texts, for quotations and for where the passages stand now
 * @with_quotations: whether the passages' own words are written; articles belong to their
 *   publishers
 *
 * Writes a case's passages and evidence as W3C Web Annotations.
 *
 * Returns: (transfer full): JSON-LD in UTF-8
 */
char *
ent_annotations_export (EntCase        *the_case,
                        EntAttachments *attachments,
                        gboolean        with_quotations)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  Export self = { the_case, attachments, with_quotations, builder };
  GListModel *passages;
  guint n_annotations = 0;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  json_builder_begin_object (builder);
  add_head (&self);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  passages = ent_case_get_passages (the_case);
  for (guint i = 0; i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (EntPassage) passage = g_list_model_get_item (passages, i);

      n_annotations += add_annotations (&self, passage);
    }
  json_builder_end_array (builder);
  add_collection (&self, n_annotations);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}

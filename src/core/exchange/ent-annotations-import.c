/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-annotations-private.h"
#include "ent-core-enums.h"
#include "ent-edit.h"
#include "ent-enum.h"

/*
 * What a file of annotations comes to in a case: one change, with a passage for each span
 * that has none yet, and evidence where the annotation says for what. Its comment becomes
 * the digest, which is what a digest is: what the reader makes of the words.
 */

/* How much of a quotation names it in a remark. */
#define QUOTED 60

typedef struct
{
  EntCase              *the_case;  /* a copy, in which what is made is already there */
  EntAttachments       *attachments;
  EntAnnotationsImport *result;
} Import;

static void
make_record (Import   *self,
             GType     type,
             JsonNode *node)
{
  g_autoptr (EntRecord) record = ent_record_new_from_json (type, node, NULL);

  g_return_if_fail (record != NULL);
  ent_case_add (self->the_case, record, NULL);
  ent_change_add (self->result->change, type, NULL, node);
}

static JsonObject *
new_record (JsonNode  **node,
            EntCase    *the_case,
            GType       type,
            const char *hint)
{
  g_autofree char *id = ent_edit_make_id (the_case, type, hint);
  JsonObject *object = json_object_new ();

  *node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (*node, object);
  json_object_set_string_member (object, "id", id);
  return object;
}

/* ----------------------------------------------------------------- passages */

/* By where it stands in the text that is attached, or was coded from. */
static EntRecord *
find_passage (Import     *self,
              EntArticle *article,
              EntAnchor  *anchor)
{
  g_autoptr (GPtrArray) passages = NULL;

  passages = ent_case_get_referrers (self->the_case, ENT_TYPE_PASSAGE,
                                     ent_record_get_id (ENT_RECORD (article)));
  for (guint i = 0; i < passages->len; i++)
    {
      EntPassage *passage = g_ptr_array_index (passages, i);
      EntAnchor *own = ent_passage_get_anchor (passage);
      EntAnchorMatch match = { .state = ENT_ANCHOR_NO_TEXT };

      ent_attachments_get_match (self->attachments, passage, &match);
      if (match.state == ENT_ANCHOR_NO_TEXT)
        match = (EntAnchorMatch) { .start = ent_anchor_get_start (own),
                                   .end = ent_anchor_get_end (own) };
      if (match.start == ent_anchor_get_start (anchor) && match.end == ent_anchor_get_end (anchor))
        return ENT_RECORD (passage);
    }

  return NULL;
}

static const char *
make_passage (Import              *self,
              const EntAnnotation *annotation,
              EntArticle          *article,
              EntAnchor           *anchor)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *hint = NULL;
  JsonObject *object = NULL;
  const char *id = ent_record_get_id (ENT_RECORD (article));

  hint = g_strdup_printf ("%s-p%02u", id, ent_anchor_get_paragraph (anchor));
  object = new_record (&node, self->the_case, ENT_TYPE_PASSAGE, hint);
  json_object_set_string_member (object, "article", id);
  json_object_set_member (object, "anchor", ent_anchor_to_json (anchor));
  json_object_set_string_member (object, "digest",
                                 annotation->comment ? annotation->comment
                                                     : _("Marked without a comment."));
  make_record (self, ENT_TYPE_PASSAGE, node);
  self->result->n_passages++;

  return ent_record_get_id (ent_case_lookup (self->the_case, ENT_TYPE_PASSAGE,
                                             json_object_get_string_member (object, "id")));
}

/* ----------------------------------------------------------------- evidence */

static void
get_value (const EntAnnotation *annotation,
           GType                type,
           const char          *member,
           int                 *value)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (type);
  const char *nick = ent_annotation_get_own (annotation, member);
  const GEnumValue *own = nick ? g_enum_get_value_by_nick (class, nick) : NULL;

  if (own != NULL)
    *value = own->value;
  else
    ent_annotation_find_tag (annotation, type, value);
}

static gboolean
has_evidence (Import     *self,
              const char *passage,
              const char *target,
              int         stance,
              int         aspect)
{
  g_autoptr (GPtrArray) evidence = NULL;

  evidence = ent_case_get_referrers (self->the_case, ENT_TYPE_EVIDENCE, passage);
  for (guint i = 0; i < evidence->len; i++)
    {
      EntEvidence *piece = g_ptr_array_index (evidence, i);

      if (g_str_equal (ent_evidence_get_target (piece), target) &&
          (int) ent_evidence_get_stance (piece) == stance &&
          (int) ent_evidence_get_aspect (piece) == aspect)
        return TRUE;
    }

  return FALSE;
}

static void
copy_member (const EntAnnotation *annotation,
             const char          *from,
             JsonObject          *object,
             const char          *to)
{
  const char *value = ent_annotation_get_own (annotation, from);

  if (value != NULL)
    json_object_set_string_member (object, to, value);
}

/* Returns whether the case did not have it yet. */
static gboolean
make_evidence (Import              *self,
               const EntAnnotation *annotation,
               const char          *passage,
               const char          *target)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *hint = g_strdup_printf ("%s %s", passage, target);
  g_autoptr (EntDate) date = NULL;
  JsonObject *object = NULL;
  const char *edtf = ent_annotation_get_own (annotation, "entente:date");
  int stance = ENT_STANCE_MENTIONS;
  int aspect = ENT_ASPECT_EXISTENCE;

  get_value (annotation, ENT_TYPE_STANCE, "entente:stance", &stance);
  get_value (annotation, ENT_TYPE_ASPECT, "entente:aspect", &aspect);
  if (has_evidence (self, passage, target, stance, aspect))
    return FALSE;

  object = new_record (&node, self->the_case, ENT_TYPE_EVIDENCE, hint);
  json_object_set_string_member (object, "passage", passage);
  json_object_set_string_member (object, "target", target);
  json_object_set_string_member (object, "stance", ent_enum_get_nick (ENT_TYPE_STANCE, stance));
  json_object_set_string_member (object, "aspect", ent_enum_get_nick (ENT_TYPE_ASPECT, aspect));
  date = edtf ? ent_date_new (edtf, NULL) : NULL;
  if (date != NULL)
    json_object_set_string_member (object, "date", edtf);
  copy_member (annotation, "entente:voice", object, "voice");
  make_record (self, ENT_TYPE_EVIDENCE, node);
  self->result->n_evidence++;

  return TRUE;
}

/* ----------------------------------------------------------------- all of them */

static char *
dup_name (const EntAnnotation *annotation)
{
  const char *words = annotation->exact ? annotation->exact : annotation->comment;
  g_autofree char *start = NULL;

  if (words == NULL)
    return g_strdup (annotation->id ? annotation->id : "?");
  if (g_utf8_strlen (words, -1) <= QUOTED)
    return g_strdup (words);

  start = g_utf8_substring (words, 0, QUOTED);
  return g_strconcat (start, "…", NULL);
}

static void
remark (Import              *self,
        const EntAnnotation *annotation,
        const char          *reason)
{
  g_autofree char *name = dup_name (annotation);

  /* Translators: the first words of an annotation, and why it could not be placed. */
  g_ptr_array_add (self->result->remarks, g_strdup_printf (_("“%s”: %s"), name, reason));
}

static void
import_annotation (Import              *self,
                   const EntAnnotation *annotation)
{
  EntArticle *article = NULL;
  EntText *text = NULL;
  const char *target = NULL;
  EntRecord *known = NULL;
  g_autoptr (EntAnchor) anchor = NULL;
  const char *passage = NULL;
  gboolean ambiguous = FALSE;
  gsize start, end;

  article = ent_annotation_find_article (annotation, self->the_case, self->attachments);
  if (article == NULL)
    {
      remark (self, annotation, _("it is of none of the case’s articles: open the article first"));
      return;
    }
  text = ent_attachments_get_text (self->attachments, article);
  if (text == NULL)
    {
      remark (self, annotation, _("the text of its article is not here: open it first"));
      return;
    }
  if (!ent_annotation_find_span (annotation, text, &start, &end, &ambiguous))
    {
      remark (self, annotation,
              ambiguous ? _("its words stand in several places of the article")
                        : _("its words do not stand in the article"));
      return;
    }

  anchor = ent_anchor_new_for_span (text, start, end);
  known = find_passage (self, article, anchor);
  target = ent_annotation_find_target (annotation, self->the_case);
  passage = known ? ent_record_get_id (known) : make_passage (self, annotation, article, anchor);
  if (target != NULL && make_evidence (self, annotation, passage, target))
    return;
  self->result->n_known += known != NULL;
}

/**
 * ent_annotations_import:
 * @the_case: a case
 * @attachments: its texts; an annotation of an article whose text is not there cannot be
 *   placed
 * @content: a file of annotations: W3C Web Annotations or an export of Hypothesis
 * @length: its length in bytes, or -1 where it ends with a NUL
 * @name: what to call it in errors
 * @error: return location
 *
 * Finds out what a file of annotations comes to. The case is not changed: apply the change
 * of the answer. What was exported by [func@annotations_export] comes back as it was.
 *
 * Returns: (transfer full) (nullable): what is to be done, or %NULL with
 *   %ENT_ANNOTATIONS_ERROR_INVALID
 */
EntAnnotationsImport *
ent_annotations_import (EntCase         *the_case,
                        EntAttachments  *attachments,
                        const char      *content,
                        gssize           length,
                        const char      *name,
                        GError         **error)
{
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (EntCase) copy = NULL;
  EntAnnotationsImport *result = NULL;
  g_autofree char *title = NULL;
  Import self;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_ATTACHMENTS (attachments), NULL);
  g_return_val_if_fail (content != NULL && name != NULL, NULL);

  annotations = ent_annotations_read (content, length, name, error);
  if (annotations == NULL)
    return NULL;

  copy = ent_case_copy (the_case);
  result = g_new0 (EntAnnotationsImport, 1);
  /* Translators: in the undo menu; the name of a file. */
  title = g_strdup_printf (_("Import Annotations from %s"), name);
  result->change = ent_change_new (title);
  result->remarks = g_ptr_array_new_with_free_func (g_free);
  result->n_read = annotations->len;
  self = (Import) { copy, attachments, result };
  for (guint i = 0; i < annotations->len; i++)
    import_annotation (&self, g_ptr_array_index (annotations, i));

  return result;
}

/**
 * ent_annotations_import_free:
 * @self: (transfer full): an import
 */
void
ent_annotations_import_free (EntAnnotationsImport *self)
{
  g_clear_object (&self->change);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_free (self);
}

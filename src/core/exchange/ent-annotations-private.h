/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What writing and reading annotations share: the names in the files. */

#pragma once

#include "ent-annotations.h"

#define ENT_ANNOTATIONS_CONTEXT "http://www.w3.org/ns/anno.jsonld"

/* Our own members, for what the standard has no word for. */
#define ENT_ANNOTATIONS_NAMESPACE "urn:entente:"
#define ENT_ANNOTATIONS_EVIDENCE  ENT_ANNOTATIONS_NAMESPACE "evidence:"
#define ENT_ANNOTATIONS_PASSAGE   ENT_ANNOTATIONS_NAMESPACE "passage:"
#define ENT_ANNOTATIONS_ARTICLE   ENT_ANNOTATIONS_NAMESPACE "article:"

/**
 * EntAnnotation:
 * @id: (nullable): what the file calls it
 * @source: (nullable): the address of what is annotated
 * @title: (nullable): the title of what is annotated
 * @exact: (nullable): the words that are annotated
 * @prefix: (nullable): what stands before them
 * @suffix: (nullable): what stands behind them
 * @comment: (nullable): what the annotator says
 * @tags: (array zero-terminated=1): the annotator's tags
 * @has_position: whether @start and @end are known, in the normalised text of an export
 *   of our own
 * @start: the first character
 * @end: the character behind the last
 * @object: the annotation as it stands in the file, for members of our own
 *
 * An annotation, whichever of the usual dialects it was read from.
 */
typedef struct
{
  char       *id;
  char       *source;
  char       *title;
  char       *exact;
  char       *prefix;
  char       *suffix;
  char       *comment;
  GStrv       tags;
  gboolean    has_position;
  gsize       start;
  gsize       end;
  JsonObject *object;
} EntAnnotation;

/* ent-annotations-read.c */
GPtrArray  *ent_annotations_read         (const char          *content,
                                          gssize               length,
                                          const char          *name,
                                          GError             **error);
const char *ent_annotation_get_own       (const EntAnnotation *self,
                                          const char          *member);

/* ent-annotations-find.c */
EntArticle *ent_annotation_find_article  (const EntAnnotation *self,
                                          EntCase             *the_case,
                                          EntAttachments      *attachments);
gboolean    ent_annotation_find_span     (const EntAnnotation *self,
                                          EntText             *text,
                                          gsize               *start,
                                          gsize               *end,
                                          gboolean            *ambiguous);
const char *ent_annotation_find_target   (const EntAnnotation *self,
                                          EntCase             *the_case);
gboolean    ent_annotation_find_tag      (const EntAnnotation *self,
                                          GType                type,
                                          int                 *value);

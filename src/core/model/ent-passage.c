/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-core-enums.h"
#include "ent-article.h"
#include "ent-passage.h"

/**
 * EntPassage:
 *
 * A span of one article, located without its words.
 */

struct _EntPassage
{
  EntRecord parent_instance;

  char      *article;
  EntAnchor *anchor;
  char      *digest;
  char      *quote;
  GStrv      absent;
};

G_DEFINE_FINAL_TYPE (EntPassage, ent_passage, ENT_TYPE_RECORD)

static const EntField passage_fields[] = {
  { "article", ENT_FIELD_REFERENCE, TRUE, G_STRUCT_OFFSET (EntPassage, article), ent_article_get_type },
  { "anchor", ENT_FIELD_ANCHOR, TRUE, G_STRUCT_OFFSET (EntPassage, anchor), NULL },
  { "digest", ENT_FIELD_STRING, TRUE, G_STRUCT_OFFSET (EntPassage, digest), NULL },
  { "quote", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntPassage, quote), NULL },
  { "absent", ENT_FIELD_STRINGS, FALSE, G_STRUCT_OFFSET (EntPassage, absent), NULL },
};

static void
ent_passage_class_init (EntPassageClass *klass)
{
  ent_record_class_install_fields (ENT_RECORD_CLASS (klass),
                                   "passages",
                                   passage_fields,
                                   G_N_ELEMENTS (passage_fields));
}

static void
ent_passage_init (EntPassage *self)
{
}

/**
 * ent_passage_get_article:
 * @self: a passage
 *
 * Returns: the id of the article
 */
const char *
ent_passage_get_article (EntPassage *self)
{
  g_return_val_if_fail (ENT_IS_PASSAGE (self), NULL);

  return self->article;
}

/**
 * ent_passage_get_anchor:
 * @self: a passage
 *
 * Returns: (transfer none): where it stands
 */
EntAnchor *
ent_passage_get_anchor (EntPassage *self)
{
  g_return_val_if_fail (ENT_IS_PASSAGE (self), NULL);

  return self->anchor;
}

/**
 * ent_passage_get_digest:
 * @self: a passage
 *
 * Returns: what it says, in the coder's own words
 */
const char *
ent_passage_get_digest (EntPassage *self)
{
  g_return_val_if_fail (ENT_IS_PASSAGE (self), NULL);

  return self->digest;
}

/**
 * ent_passage_get_quote:
 * @self: a passage
 *
 * Returns: (nullable): its words, where the user saved with quotations
 */
const char *
ent_passage_get_quote (EntPassage *self)
{
  g_return_val_if_fail (ENT_IS_PASSAGE (self), NULL);

  return self->quote;
}

/**
 * ent_passage_is_absent:
 * @self: a passage
 * @digest: the digest of a text of its article
 *
 * Returns: whether the coder said that the passage stands nowhere in that text
 */
gboolean
ent_passage_is_absent (EntPassage *self,
                       const char *digest)
{
  g_return_val_if_fail (ENT_IS_PASSAGE (self), FALSE);
  g_return_val_if_fail (digest != NULL, FALSE);

  return self->absent != NULL && g_strv_contains ((const char *const *) self->absent, digest);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-excerpt.h"

/**
 * EntExcerpt:
 *
 * Words that a reader selected in the text of an article, on their way to
 * becoming a passage. Immutable; it is what is dragged onto a link.
 */

struct _EntExcerpt
{
  GObject parent_instance;

  EntArticle *article;
  EntText    *text;
  gsize       start;
  gsize       end;
};

G_DEFINE_FINAL_TYPE (EntExcerpt, ent_excerpt, G_TYPE_OBJECT)

static void
ent_excerpt_finalize (GObject *object)
{
  EntExcerpt *self = ENT_EXCERPT (object);

  g_clear_object (&self->article);
  g_clear_object (&self->text);

  G_OBJECT_CLASS (ent_excerpt_parent_class)->finalize (object);
}

static void
ent_excerpt_class_init (EntExcerptClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_excerpt_finalize;
}

static void
ent_excerpt_init (EntExcerpt *self)
{
}

/**
 * ent_excerpt_new:
 * @article: an article
 * @text: its text
 * @start: the first character, in the normalised text
 * @end: the character behind the last; at least one more than @start
 *
 * Returns: (transfer full): the excerpt
 */
EntExcerpt *
ent_excerpt_new (EntArticle *article,
                 EntText    *text,
                 gsize       start,
                 gsize       end)
{
  EntExcerpt *self;

  g_return_val_if_fail (ENT_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (ENT_IS_TEXT (text), NULL);
  g_return_val_if_fail (start < end && end <= ent_text_get_length (text), NULL);

  self = g_object_new (ENT_TYPE_EXCERPT, NULL);
  self->article = g_object_ref (article);
  self->text = g_object_ref (text);
  self->start = start;
  self->end = end;

  return self;
}

/**
 * ent_excerpt_get_article:
 * @self: an excerpt
 *
 * Returns: (transfer none): the article
 */
EntArticle *
ent_excerpt_get_article (EntExcerpt *self)
{
  g_return_val_if_fail (ENT_IS_EXCERPT (self), NULL);

  return self->article;
}

/**
 * ent_excerpt_get_text:
 * @self: an excerpt
 *
 * Returns: (transfer none): the article's text, in which it was selected
 */
EntText *
ent_excerpt_get_text (EntExcerpt *self)
{
  g_return_val_if_fail (ENT_IS_EXCERPT (self), NULL);

  return self->text;
}

/**
 * ent_excerpt_get_start:
 * @self: an excerpt
 *
 * Returns: its first character, in the normalised text
 */
gsize
ent_excerpt_get_start (EntExcerpt *self)
{
  g_return_val_if_fail (ENT_IS_EXCERPT (self), 0);

  return self->start;
}

/**
 * ent_excerpt_get_end:
 * @self: an excerpt
 *
 * Returns: the character behind its last
 */
gsize
ent_excerpt_get_end (EntExcerpt *self)
{
  g_return_val_if_fail (ENT_IS_EXCERPT (self), 0);

  return self->end;
}

/**
 * ent_excerpt_dup_words:
 * @self: an excerpt
 *
 * Returns: (transfer full): its words
 */
char *
ent_excerpt_dup_words (EntExcerpt *self)
{
  g_return_val_if_fail (ENT_IS_EXCERPT (self), NULL);

  return ent_text_dup_span (self->text, self->start, self->end);
}

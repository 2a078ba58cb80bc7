/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-passage-margin.h"
#include "ent-text-page-private.h"

/*
 * What is marked on a page: passages, names and years, what a search found.
 */

/* The first mention that ends behind a character. */
guint
ent_text_page_get_first_mention (EntTextPage *self,
                                 gsize        offset)
{
  guint low = 0;
  guint high = self->mentions ? self->mentions->len : 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->mentions, EntMention, middle).end <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * ent_text_page_set_highlights:
 * @self: a page
 * @highlights: (nullable): the passages to mark
 *
 * Marks passages, in the place of those that were.
 */
void
ent_text_page_set_highlights (EntTextPage   *self,
                              EntHighlights *highlights)
{
  g_return_if_fail (ENT_IS_TEXT_PAGE (self));

  if (!g_set_object (&self->highlights, highlights))
    return;
  ent_passage_margin_clear (ENT_PASSAGE_MARGIN (self->margin));
  gtk_widget_queue_resize (self->margin);
  ent_text_page_describe (self);
  ent_text_page_queue_all (self);
}

/**
 * ent_text_page_get_highlights:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the passages that are marked
 */
EntHighlights *
ent_text_page_get_highlights (EntTextPage *self)
{
  g_return_val_if_fail (ENT_IS_TEXT_PAGE (self), NULL);

  return self->highlights;
}

/**
 * ent_text_page_set_focus:
 * @self: a page
 * @passage: (nullable): a passage
 *
 * Draws one passage more strongly than the others.
 */
void
ent_text_page_set_focus (EntTextPage *self,
                         EntPassage  *passage)
{
  g_return_if_fail (ENT_IS_TEXT_PAGE (self));

  if (g_set_object (&self->focus, passage))
    ent_text_page_queue_all (self);
}

/**
 * ent_text_page_set_emphasis:
 * @self: a page
 * @passages: (nullable) (element-type EntPassage): the passages of what is selected, or
 *   %NULL where nothing is
 *
 * Draws all other passages faintly.
 */
void
ent_text_page_set_emphasis (EntTextPage *self,
                            GPtrArray   *passages)
{
  g_return_if_fail (ENT_IS_TEXT_PAGE (self));

  g_clear_pointer (&self->emphasis, g_hash_table_unref);
  if (passages != NULL)
    {
      self->emphasis = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
      for (guint i = 0; i < passages->len; i++)
        g_hash_table_add (self->emphasis, g_object_ref (g_ptr_array_index (passages, i)));
    }
  ent_text_page_queue_all (self);
}

/**
 * ent_text_page_update_words:
 * @self: a page
 *
 * Says anew which link each passage belongs to, and with which stance: the selection or
 * the time changed.
 */
void
ent_text_page_update_words (EntTextPage *self)
{
  g_return_if_fail (ENT_IS_TEXT_PAGE (self));

  ent_passage_margin_clear (ENT_PASSAGE_MARGIN (self->margin));
  ent_text_page_queue_all (self);
}

/**
 * ent_text_page_set_mentions:
 * @self: a page
 * @names: (nullable): what found them
 * @mentions: (nullable) (element-type EntMention): names and years in the text
 *
 * Marks names and years lightly.
 */
void
ent_text_page_set_mentions (EntTextPage *self,
                            EntMentions *names,
                            GArray      *mentions)
{
  g_return_if_fail (ENT_IS_TEXT_PAGE (self));

  g_clear_pointer (&self->mentions, g_array_unref);
  g_clear_pointer (&self->names, ent_mentions_unref);
  self->hover = -1;
  if (mentions != NULL)
    {
      self->names = ent_mentions_ref (names);
      self->mentions = g_array_ref (mentions);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ent_text_page_get_mention_at:
 * @self: a page
 * @offset: a character of the text
 *
 * Returns: (transfer none) (nullable): the name or year that it is in, or behind
 */
const EntMention *
ent_text_page_get_mention_at (EntTextPage *self,
                              gsize        offset)
{
  guint n;

  g_return_val_if_fail (ENT_IS_TEXT_PAGE (self), NULL);

  /* A caret behind a word is at the word. */
  n = ent_text_page_get_first_mention (self, offset > 0 ? offset - 1 : 0);
  for (; self->mentions != NULL && n < self->mentions->len; n++)
    {
      const EntMention *mention = &g_array_index (self->mentions, EntMention, n);

      if (mention->start > offset)
        return NULL;
      if (mention->end >= offset)
        return mention;
    }

  return NULL;
}

/**
 * ent_text_page_set_hits:
 * @self: a page
 * @hits: (nullable) (element-type EntTextSpan): what a search found, in order
 *
 * Marks what a search found; none of it is the current one.
 */
void
ent_text_page_set_hits (EntTextPage *self,
                        GArray      *hits)
{
  g_return_if_fail (ENT_IS_TEXT_PAGE (self));

  g_clear_pointer (&self->hits, g_array_unref);
  self->hits = hits ? g_array_ref (hits) : NULL;
  self->current_hit = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ent_text_page_set_current_hit:
 * @self: a page
 * @current: the number of a hit, or -1 for none
 *
 * Draws one hit more strongly than the others, and brings it into view.
 */
void
ent_text_page_set_current_hit (EntTextPage *self,
                               int          current)
{
  g_return_if_fail (ENT_IS_TEXT_PAGE (self));
  g_return_if_fail (current < 0 || (self->hits != NULL && (guint) current < self->hits->len));

  self->current_hit = current;
  if (current >= 0)
    {
      EntTextSpan hit = g_array_index (self->hits, EntTextSpan, current);

      ent_text_page_reveal (self, hit.start, hit.end);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ent_text_page_set_spot:
 * @self: a page
 * @start: a character of the text
 * @end: the character behind the last; @start for nothing
 *
 * Frames a place that is looked for, until the next click.
 */
void
ent_text_page_set_spot (EntTextPage *self,
                        gsize        start,
                        gsize        end)
{
  g_return_if_fail (ENT_IS_TEXT_PAGE (self));

  self->spot = (EntTextSpan) { start, end };
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-anchor-private.h"
#include "ent-text-matcher.h"

/**
 * EntTextMatcher:
 *
 * Tells which of a case's articles a text is.
 *
 * A text is known by its words, not by its file's name: it is the article whose
 * digest it has, or else the one of which it holds the most passages.
 *
 * A matcher is a snapshot of the case as it was: it may be asked in any thread,
 * while the case goes on changing in its own. Looking for a passage word by word takes
 * its time, and a case may have thousands; so those of which not one 5-gram stands in the
 * text are not looked for at all.
 */

/* A text that holds fewer of an article's passages than this is another text:
 * a page that quotes the article, say. */
#define SHARE_MIN 0.3

typedef struct
{
  char      *id;
  char      *digest;
  GPtrArray *passages; /* their ids */
  GPtrArray *anchors;  /* in the same order */
} Candidate;

struct _EntTextMatcher
{
  GObject parent_instance;

  GPtrArray *candidates;
};

G_DEFINE_FINAL_TYPE (EntTextMatcher, ent_text_matcher, G_TYPE_OBJECT)

static Candidate *
candidate_new (EntCase    *the_case,
               EntArticle *article)
{
  const char *id = ent_record_get_id (ENT_RECORD (article));
  g_autoptr (GPtrArray) passages = ent_case_get_referrers (the_case, ENT_TYPE_PASSAGE, id);
  Candidate *self = g_new0 (Candidate, 1);

  self->id = g_strdup (id);
  self->digest = g_strdup (ent_article_get_text (article));
  self->passages = g_ptr_array_new_with_free_func (g_free);
  self->anchors = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_anchor_unref);
  for (guint i = 0; i < passages->len; i++)
    {
      EntPassage *passage = g_ptr_array_index (passages, i);

      g_ptr_array_add (self->passages, g_strdup (ent_record_get_id (ENT_RECORD (passage))));
      g_ptr_array_add (self->anchors, ent_anchor_ref (ent_passage_get_anchor (passage)));
    }

  return self;
}

static void
candidate_free (Candidate *self)
{
  g_free (self->id);
  g_free (self->digest);
  g_ptr_array_unref (self->passages);
  g_ptr_array_unref (self->anchors);
  g_free (self);
}

/* The hashes of the text's word 5-grams. */
static GHashTable *
list_grams (EntText *text)
{
  GHashTable *grams = g_hash_table_new (NULL, NULL);
  guint n_words;
  const EntTextWord *words = ent_text_get_words (text, &n_words);

  for (guint i = 0; i + ENT_ANCHOR_GRAM_WORDS <= n_words; i++)
    g_hash_table_add (
      grams, GUINT_TO_POINTER (ent_text_words_hash (words + i, ENT_ANCHOR_GRAM_WORDS)));

  return grams;
}

/* Fewer words than five have other grams. */
static gboolean
may_stand (const EntAnchor *anchor,
           GHashTable      *grams)
{
  const EntAnchorSketch *sketch = &anchor->sketch;

  if (sketch->n_words < ENT_ANCHOR_GRAM_WORDS)
    return TRUE;

  for (guint i = 0; i < sketch->n_grams; i++)
    if (g_hash_table_contains (grams, GUINT_TO_POINTER (sketch->grams[i])))
      return TRUE;

  return FALSE;
}

static gboolean
stands (const EntAnchor *anchor,
        EntText         *text)
{
  EntAnchorMatch match;

  ent_anchor_locate (anchor, text, &match);
  return match.state == ENT_ANCHOR_EXACT || match.state == ENT_ANCHOR_RELOCATED;
}

/* How many of an article's passages stand in a text; 0 where it is too few. */
static guint
count_found (const Candidate *self,
             EntText         *text,
             GHashTable      *grams)
{
  g_autoptr (GPtrArray) likely = g_ptr_array_new ();
  double n_wanted = SHARE_MIN * self->anchors->len;
  guint n_found = 0;

  for (guint i = 0; i < self->anchors->len; i++)
    if (may_stand (g_ptr_array_index (self->anchors, i), grams))
      g_ptr_array_add (likely, g_ptr_array_index (self->anchors, i));
  if (likely->len < n_wanted)
    return 0;

  for (guint i = 0; i < likely->len; i++)
    n_found += stands (g_ptr_array_index (likely, i), text);

  return n_found < n_wanted ? 0 : n_found;
}

static void
ent_text_matcher_finalize (GObject *object)
{
  EntTextMatcher *self = ENT_TEXT_MATCHER (object);

  g_clear_pointer (&self->candidates, g_ptr_array_unref);

  G_OBJECT_CLASS (ent_text_matcher_parent_class)->finalize (object);
}

static void
ent_text_matcher_class_init (EntTextMatcherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_text_matcher_finalize;
}

static void
ent_text_matcher_init (EntTextMatcher *self)
{
  self->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);
}

/**
 * ent_text_matcher_new:
 * @the_case: a case
 *
 * Returns: (transfer full): a matcher of the articles that the case has now
 */
EntTextMatcher *
ent_text_matcher_new (EntCase *the_case)
{
  EntTextMatcher *self;
  GListModel *articles;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  self = g_object_new (ENT_TYPE_TEXT_MATCHER, NULL);
  articles = ent_case_get_articles (the_case);
  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (EntArticle) article = g_list_model_get_item (articles, i);

      g_ptr_array_add (self->candidates, candidate_new (the_case, article));
    }

  return self;
}

/**
 * ent_text_matcher_find:
 * @self: a matcher
 * @text: a text
 *
 * Returns: (nullable): the id of the article that the text is, or %NULL where it is
 *   none of them
 */
const char *
ent_text_matcher_find (EntTextMatcher *self,
                       EntText        *text)
{
  g_autoptr (GHashTable) grams = NULL;
  const char *best = NULL;
  guint most = 0;

  g_return_val_if_fail (ENT_IS_TEXT_MATCHER (self), NULL);
  g_return_val_if_fail (ENT_IS_TEXT (text), NULL);

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *candidate = g_ptr_array_index (self->candidates, i);

      if (g_strcmp0 (candidate->digest, ent_text_get_digest (text)) == 0)
        return candidate->id;
    }
  grams = list_grams (text);
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *candidate = g_ptr_array_index (self->candidates, i);
      guint n_found = count_found (candidate, text, grams);

      if (n_found > most)
        {
          best = candidate->id;
          most = n_found;
        }
    }

  return best;
}

static void
located_free (EntLocated *located)
{
  ent_anchor_unref (located->anchor);
  g_free (located);
}

static GHashTable *
locate_all (const Candidate *self,
            EntText         *text)
{
  GHashTable *all =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) located_free);

  for (guint i = 0; i < self->anchors->len; i++)
    {
      EntLocated *located = g_new0 (EntLocated, 1);

      located->anchor = ent_anchor_ref (g_ptr_array_index (self->anchors, i));
      ent_anchor_locate (located->anchor, text, &located->match);
      g_hash_table_insert (all, g_strdup (g_ptr_array_index (self->passages, i)), located);
    }

  return all;
}

/**
 * ent_text_matcher_locate:
 * @self: a matcher
 * @article: (nullable): the id of an article
 * @text: its text
 *
 * Looks for the article's passages in its text, for
 * [method@Attachments.attach_located]: in a thread, for that takes its time.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 EntLocated): the passages, by
 *   their ids, or %NULL where the case had no such article
 */
GHashTable *
ent_text_matcher_locate (EntTextMatcher *self,
                         const char     *article,
                         EntText        *text)
{
  g_return_val_if_fail (ENT_IS_TEXT_MATCHER (self), NULL);
  g_return_val_if_fail (ENT_IS_TEXT (text), NULL);

  for (guint i = 0; article != NULL && i < self->candidates->len; i++)
    {
      const Candidate *candidate = g_ptr_array_index (self->candidates, i);

      if (g_str_equal (candidate->id, article))
        return locate_all (candidate, text);
    }

  return NULL;
}

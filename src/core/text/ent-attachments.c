/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-attachments.h"
#include "ent-text-matcher.h"

/**
 * EntAttachments:
 *
 * The texts that are attached to a case's articles, and where each passage
 * stands in them.
 *
 * Which article a text is, is [class@TextMatcher]'s to say.
 *
 * Attachments follow the case: a passage that is made, moved or brought back by undo is
 * found in the text at once. The text of an article that was removed is kept, for the
 * article may come back.
 */

struct _EntAttachments
{
  GObject parent_instance;

  EntCase    *the_case;
  GHashTable *texts;    /* article id → EntText */
  GHashTable *matches;  /* passage id → EntAnchorMatch */
};

G_DEFINE_FINAL_TYPE (EntAttachments, ent_attachments, G_TYPE_OBJECT)
G_DEFINE_QUARK (ent-attachments-error-quark, ent_attachments_error)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What was located beforehand counts where the anchor has not changed since. */
static void
locate_passage (EntAttachments *self,
                EntPassage     *passage,
                EntText        *text,
                GHashTable     *located)
{
  const char *id = ent_record_get_id (ENT_RECORD (passage));
  const EntLocated *known = located != NULL ? g_hash_table_lookup (located, id) : NULL;
  EntAnchor *anchor = ent_passage_get_anchor (passage);
  EntAnchorMatch *match = g_new0 (EntAnchorMatch, 1);

  /* What the coder decided is not looked for again. */
  if (ent_passage_is_absent (passage, ent_text_get_digest (text)))
    match->state = ENT_ANCHOR_ORPHAN;
  else if (known != NULL && ent_anchor_equal (known->anchor, anchor))
    *match = known->match;
  else
    ent_anchor_locate (anchor, text, match);
  g_hash_table_insert (self->matches, g_strdup (id), match);
}

static EntArticle *
locate_edited (EntAttachments *self,
               const EntEdit  *edit)
{
  EntRecord *passage = ent_case_lookup (self->the_case, ENT_TYPE_PASSAGE, edit->id);
  EntRecord *article = NULL;
  EntText *text = NULL;

  g_hash_table_remove (self->matches, edit->id);
  if (passage == NULL)
    return NULL;

  article = ent_case_lookup (self->the_case, ENT_TYPE_ARTICLE,
                             ent_passage_get_article (ENT_PASSAGE (passage)));
  text = g_hash_table_lookup (self->texts, ent_record_get_id (article));
  if (text == NULL)
    return NULL;

  locate_passage (self, ENT_PASSAGE (passage), text, NULL);
  return ENT_ARTICLE (article);
}

static void
case_changed_cb (EntAttachments *self,
                 EntChange      *change)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();

  for (guint i = 0; i < ent_change_get_n_edits (change); i++)
    {
      const EntEdit *edit = ent_change_get_edit (change, i);
      EntArticle *article = edit->type == ENT_TYPE_PASSAGE ? locate_edited (self, edit) : NULL;

      if (article != NULL && !g_ptr_array_find (articles, article, NULL))
        g_ptr_array_add (articles, article);
    }

  for (guint i = 0; i < articles->len; i++)
    g_signal_emit (self, signals[CHANGED], 0, g_ptr_array_index (articles, i));
}

static void
ent_attachments_finalize (GObject *object)
{
  EntAttachments *self = ENT_ATTACHMENTS (object);

  g_clear_pointer (&self->matches, g_hash_table_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_object (&self->the_case);

  G_OBJECT_CLASS (ent_attachments_parent_class)->finalize (object);
}

static void
ent_attachments_class_init (EntAttachmentsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_attachments_finalize;

  /**
   * EntAttachments::changed:
   * @self: the attachments
   * @article: the article whose text was attached, or whose passages changed
   */
  signals[CHANGED] =
    g_signal_new ("changed", ENT_TYPE_ATTACHMENTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, ENT_TYPE_ARTICLE);
}

static void
ent_attachments_init (EntAttachments *self)
{
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->matches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * ent_attachments_new:
 * @the_case: a case
 *
 * Returns: (transfer full): attachments to the case, with no text yet
 */
EntAttachments *
ent_attachments_new (EntCase *the_case)
{
  EntAttachments *self;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  self = g_object_new (ENT_TYPE_ATTACHMENTS, NULL);
  self->the_case = g_object_ref (the_case);
  g_signal_connect_object (the_case, "changed", G_CALLBACK (case_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

static GPtrArray *
get_passages (EntAttachments *self,
              EntArticle     *article)
{
  return ent_case_get_referrers (self->the_case, ENT_TYPE_PASSAGE,
                                 ent_record_get_id (ENT_RECORD (article)));
}

static void
locate_passages (EntAttachments *self,
                 EntArticle     *article,
                 EntText        *text,
                 GHashTable     *located)
{
  g_autoptr (GPtrArray) passages = get_passages (self, article);

  for (guint i = 0; i < passages->len; i++)
    locate_passage (self, g_ptr_array_index (passages, i), text, located);
}

/**
 * ent_attachments_attach:
 * @self: attachments
 * @text: a text
 * @error: return location
 *
 * Finds out which article a text is, and where the article's passages stand in
 * it. Where the article had a text before, this one takes its place.
 *
 * Returns: (transfer none) (nullable): the article, or %NULL with
 *   %ENT_ATTACHMENTS_ERROR_NO_ARTICLE
 */
EntArticle *
ent_attachments_attach (EntAttachments  *self,
                        EntText         *text,
                        GError         **error)
{
  g_autoptr (EntTextMatcher) matcher = NULL;
  EntArticle *article;

  g_return_val_if_fail (ENT_IS_ATTACHMENTS (self), NULL);
  g_return_val_if_fail (ENT_IS_TEXT (text), NULL);

  matcher = ent_text_matcher_new (self->the_case);
  article = (EntArticle *) ent_case_lookup (self->the_case, ENT_TYPE_ARTICLE,
                                            ent_text_matcher_find (matcher, text));
  if (article == NULL)
    {
      g_set_error (error, ENT_ATTACHMENTS_ERROR, ENT_ATTACHMENTS_ERROR_NO_ARTICLE,
                   _("%s is none of the case's articles: too few of their passages stand in it"),
                   ent_text_get_name (text));
      return NULL;
    }

  ent_attachments_attach_to (self, article, text);

  return article;
}

/**
 * ent_attachments_attach_to:
 * @self: attachments
 * @article: an article of the case
 * @text: its text
 *
 * Attaches a text to an article that it is known to be of: one that was made for it.
 * Where the article had a text before, this one takes its place.
 */
void
ent_attachments_attach_to (EntAttachments *self,
                           EntArticle     *article,
                           EntText        *text)
{
  ent_attachments_attach_located (self, article, text, NULL);
}

/**
 * ent_attachments_attach_located:
 * @self: attachments
 * @article: an article of the case
 * @text: its text
 * @located: (nullable) (element-type utf8 EntLocated): where its passages stand, as
 *   [method@TextMatcher.locate] found out
 *
 * Attaches a text whose passages were looked for beforehand, in a thread: it takes a
 * moment only. Passages that came or changed since are looked for now.
 */
void
ent_attachments_attach_located (EntAttachments *self,
                                EntArticle     *article,
                                EntText        *text,
                                GHashTable     *located)
{
  g_return_if_fail (ENT_IS_ATTACHMENTS (self));
  g_return_if_fail (ENT_IS_ARTICLE (article));
  g_return_if_fail (ENT_IS_TEXT (text));

  g_hash_table_insert (self->texts, g_strdup (ent_record_get_id (ENT_RECORD (article))),
                       g_object_ref (text));
  locate_passages (self, article, text, located);
  g_signal_emit (self, signals[CHANGED], 0, article);
}

/**
 * ent_attachments_get_text:
 * @self: attachments
 * @article: an article of the case
 *
 * Returns: (transfer none) (nullable): its text, or %NULL where none is attached
 */
EntText *
ent_attachments_get_text (EntAttachments *self,
                          EntArticle     *article)
{
  g_return_val_if_fail (ENT_IS_ATTACHMENTS (self), NULL);

  return g_hash_table_lookup (self->texts, ent_record_get_id (ENT_RECORD (article)));
}

/**
 * ent_attachments_get_match:
 * @self: attachments
 * @passage: a passage of the case
 * @match: (out) (optional): where it stands
 *
 * Returns: how the passage was found; %ENT_ANCHOR_NO_TEXT where its article has
 *   no text
 */
EntAnchorState
ent_attachments_get_match (EntAttachments *self,
                           EntPassage     *passage,
                           EntAnchorMatch *match)
{
  EntAnchorMatch *found;

  g_return_val_if_fail (ENT_IS_ATTACHMENTS (self), ENT_ANCHOR_NO_TEXT);
  g_return_val_if_fail (ENT_IS_PASSAGE (passage), ENT_ANCHOR_NO_TEXT);

  found = g_hash_table_lookup (self->matches, ent_record_get_id (ENT_RECORD (passage)));
  if (match != NULL)
    *match = found ? *found : (EntAnchorMatch) { .state = ENT_ANCHOR_NO_TEXT };

  return found ? found->state : ENT_ANCHOR_NO_TEXT;
}

/**
 * ent_attachments_dup_words:
 * @self: attachments
 * @passage: a passage of the case
 *
 * Returns: (transfer full) (nullable): the passage's words in the attached text,
 *   or else the quotation that the case holds, or %NULL where there is neither.
 *   A passage that is ambiguous or not found has no words: nothing is guessed.
 */
char *
ent_attachments_dup_words (EntAttachments *self,
                           EntPassage     *passage)
{
  EntAnchorMatch match;
  EntAnchorState state;
  EntText *text;

  g_return_val_if_fail (ENT_IS_ATTACHMENTS (self), NULL);
  g_return_val_if_fail (ENT_IS_PASSAGE (passage), NULL);

  state = ent_attachments_get_match (self, passage, &match);
  if (state == ENT_ANCHOR_EXACT || state == ENT_ANCHOR_RELOCATED)
    {
      text = g_hash_table_lookup (self->texts, ent_passage_get_article (passage));
      return ent_text_dup_span (text, match.start, match.end);
    }

  return state == ENT_ANCHOR_NO_TEXT ? g_strdup (ent_passage_get_quote (passage)) : NULL;
}

/**
 * ent_attachments_count:
 * @self: attachments
 * @article: an article of the case
 * @counts: (out) (array fixed-size=5): how many of its passages are in each
 *   [enum@AnchorState]
 *
 * Counts how an article's passages were found, for a report.
 */
void
ent_attachments_count (EntAttachments *self,
                       EntArticle     *article,
                       guint           counts[5])
{
  g_autoptr (GPtrArray) passages = NULL;

  g_return_if_fail (ENT_IS_ATTACHMENTS (self));
  g_return_if_fail (ENT_IS_ARTICLE (article));

  memset (counts, 0, 5 * sizeof *counts);
  passages = get_passages (self, article);
  for (guint i = 0; i < passages->len; i++)
    counts[ent_attachments_get_match (self, g_ptr_array_index (passages, i), NULL)]++;
}

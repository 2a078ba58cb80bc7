/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-doubtful-list.h"

/**
 * EntDoubtful:
 *
 * A passage that does not stand, word for word, where it was: the user decides where it
 * does. Its candidates are looked for in a thread, for a text may be long.
 */

struct _EntDoubtful
{
  GObject parent_instance;

  EntPassage     *passage;
  EntArticle     *article;
  EntText        *text;
  EntAnchorMatch  match;
};

G_DEFINE_FINAL_TYPE (EntDoubtful, ent_doubtful, G_TYPE_OBJECT)

static void
ent_doubtful_finalize (GObject *object)
{
  EntDoubtful *self = ENT_DOUBTFUL (object);

  g_clear_object (&self->passage);
  g_clear_object (&self->article);
  g_clear_object (&self->text);

  G_OBJECT_CLASS (ent_doubtful_parent_class)->finalize (object);
}

static void
ent_doubtful_class_init (EntDoubtfulClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_doubtful_finalize;
}

static void
ent_doubtful_init (EntDoubtful *self)
{
}

static gboolean
is_doubtful (EntAnchorState state)
{
  return state == ENT_ANCHOR_RELOCATED || state == ENT_ANCHOR_AMBIGUOUS ||
         state == ENT_ANCHOR_ORPHAN;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  EntDoubtful *first = (EntDoubtful *) a;
  EntDoubtful *second = (EntDoubtful *) b;
  gsize start = ent_anchor_get_start (ent_passage_get_anchor (first->passage));
  gsize other = ent_anchor_get_start (ent_passage_get_anchor (second->passage));
  int order = strcmp (ent_passage_get_article (first->passage),
                      ent_passage_get_article (second->passage));

  return order ? order : (start > other) - (start < other);
}

/**
 * ent_doubtful_list:
 * @session: a session
 * @article: (nullable): one of the articles of its case, or %NULL for all of them
 * @with_absent: whether those are listed too that the user said stand nowhere in the text
 *
 * Returns: (transfer full) (element-type EntDoubtful): the passages that were relocated,
 *   are ambiguous or were not found, in the order of the articles
 */
GPtrArray *
ent_doubtful_list (EntSession *session,
                   EntArticle *article,
                   gboolean    with_absent)
{
  EntCase *the_case = ent_session_get_case (session);
  EntAttachments *attachments = ent_session_get_attachments (session);
  GListModel *passages = ent_case_get_passages (the_case);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (EntPassage) passage = g_list_model_get_item (passages, i);
      EntRecord *of = ent_case_lookup (the_case, ENT_TYPE_ARTICLE,
                                       ent_passage_get_article (passage));
      EntText *text = NULL;
      EntAnchorMatch match;
      EntDoubtful *item = NULL;

      if ((article != NULL && of != ENT_RECORD (article)) ||
          !is_doubtful (ent_attachments_get_match (attachments, passage, &match)))
        continue;

      text = ent_attachments_get_text (attachments, ENT_ARTICLE (of));
      if (!with_absent && ent_passage_is_absent (passage, ent_text_get_digest (text)))
        continue;

      item = g_object_new (ENT_TYPE_DOUBTFUL, NULL);
      item->passage = g_steal_pointer (&passage);
      item->article = g_object_ref (ENT_ARTICLE (of));
      item->text = g_object_ref (text);
      item->match = match;
      g_ptr_array_add (list, item);
    }
  g_ptr_array_sort_values (list, compare);

  return list;
}

/**
 * ent_doubtful_get_passage:
 * @self: a doubtful passage
 *
 * Returns: (transfer none): the passage
 */
EntPassage *
ent_doubtful_get_passage (EntDoubtful *self)
{
  g_return_val_if_fail (ENT_IS_DOUBTFUL (self), NULL);

  return self->passage;
}

/**
 * ent_doubtful_get_article:
 * @self: a doubtful passage
 *
 * Returns: (transfer none): its article
 */
EntArticle *
ent_doubtful_get_article (EntDoubtful *self)
{
  g_return_val_if_fail (ENT_IS_DOUBTFUL (self), NULL);

  return self->article;
}

/**
 * ent_doubtful_get_text:
 * @self: a doubtful passage
 *
 * Returns: (transfer none): the text that it is looked for in
 */
EntText *
ent_doubtful_get_text (EntDoubtful *self)
{
  g_return_val_if_fail (ENT_IS_DOUBTFUL (self), NULL);

  return self->text;
}

/**
 * ent_doubtful_get_match:
 * @self: a doubtful passage
 * @match: (out caller-allocates): how it was found
 *
 * Gets how the passage was found.
 */
void
ent_doubtful_get_match (EntDoubtful    *self,
                        EntAnchorMatch *match)
{
  g_return_if_fail (ENT_IS_DOUBTFUL (self));
  g_return_if_fail (match != NULL);

  *match = self->match;
}

typedef struct
{
  EntAnchor *anchor;
  EntText   *text;
} Search;

static void
search_free (Search *search)
{
  ent_anchor_unref (search->anchor);
  g_object_unref (search->text);
  g_free (search);
}

static void
search_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Search *search = data;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, ent_anchor_list_candidates (search->anchor, search->text),
                           (GDestroyNotify) g_array_unref);
}

/**
 * ent_doubtful_search_async:
 * @self: a doubtful passage
 * @cancellable: (nullable): to give it up
 * @callback: called when it is done
 * @user_data: its data
 *
 * Looks for the places where the passage may stand, in a thread.
 */
void
ent_doubtful_search_async (EntDoubtful         *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Search *search = NULL;

  g_return_if_fail (ENT_IS_DOUBTFUL (self));

  search = g_new0 (Search, 1);
  search->anchor = ent_anchor_ref (ent_passage_get_anchor (self->passage));
  search->text = g_object_ref (self->text);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ent_doubtful_search_async);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, search_thread);
}

/**
 * ent_doubtful_search_finish:
 * @self: a doubtful passage
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (element-type EntAnchorMatch) (nullable): the candidates, the
 *   best first, or %NULL with %G_IO_ERROR_CANCELLED
 */
GArray *
ent_doubtful_search_finish (EntDoubtful   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-passage-steps.h"

/*
 * The passages that the reader's two arrows go through: those of the selected tie or
 * state, article by article as the case lists them, each from its beginning to its end;
 * or, where nothing is selected, those of the article that is open.
 */

typedef struct
{
  EntPassage *passage;
  guint       article;
  gsize       start;
} Step;

static void
add_passages_of (GPtrArray *passages,
                 EntCase   *the_case,
                 GPtrArray *evidence)
{
  for (guint i = 0; i < evidence->len; i++)
    {
      const char *id = ent_evidence_get_passage (g_ptr_array_index (evidence, i));
      EntRecord *passage = ent_case_lookup (the_case, ENT_TYPE_PASSAGE, id);

      if (passage != NULL && !g_ptr_array_find (passages, passage, NULL))
        g_ptr_array_add (passages, passage);
    }
}

static GPtrArray *
get_passages (EntSession *session)
{
  EntCase *the_case = ent_session_get_case (session);
  EntRecord *selection = ent_session_get_selection (session);
  EntArticle *article = ent_reading_get_article (ent_session_get_reading (session));
  g_autoptr (GPtrArray) evidence = NULL;
  g_autoptr (GPtrArray) conditions = NULL;
  GPtrArray *passages;

  if (selection == NULL && article != NULL)
    return ent_case_get_referrers (the_case, ENT_TYPE_PASSAGE,
                                   ent_record_get_id (ENT_RECORD (article)));

  passages = g_ptr_array_new ();
  if (ENT_IS_TIE (selection))
    {
      evidence = ent_case_get_tie_evidence (the_case, ENT_TIE (selection));
      conditions = ent_case_get_condition_evidence (the_case, ENT_TIE (selection));
      add_passages_of (passages, the_case, evidence);
      add_passages_of (passages, the_case, conditions);
    }
  else if (ENT_IS_STATE (selection))
    {
      evidence = ent_case_get_state_evidence (the_case, ENT_STATE (selection));
      add_passages_of (passages, the_case, evidence);
    }

  return passages;
}

static gsize
get_start (EntSession *session,
           EntPassage *passage)
{
  EntAnchor *anchor = ent_passage_get_anchor (passage);
  EntAnchorMatch match;
  EntAnchorState state;

  state = ent_attachments_get_match (ent_session_get_attachments (session), passage, &match);
  if (state == ENT_ANCHOR_EXACT || state == ENT_ANCHOR_RELOCATED)
    return match.start;

  return anchor ? ent_anchor_get_start (anchor) : 0;
}

static guint
get_article_number (EntSession *session,
                    EntPassage *passage)
{
  GListModel *articles = ent_case_get_articles (ent_session_get_case (session));
  guint n_articles = g_list_model_get_n_items (articles);

  for (guint i = 0; i < n_articles; i++)
    {
      g_autoptr (EntRecord) article = g_list_model_get_item (articles, i);

      if (g_str_equal (ent_record_get_id (article), ent_passage_get_article (passage)))
        return i;
    }

  return n_articles;
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  const Step *first = a;
  const Step *second = b;

  if (first->article != second->article)
    return first->article < second->article ? -1 : 1;
  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;

  return g_strcmp0 (ent_record_get_id (ENT_RECORD (first->passage)),
                    ent_record_get_id (ENT_RECORD (second->passage)));
}

/**
 * ent_passage_steps_list:
 * @session: a session
 *
 * Returns: (transfer full) (element-type EntPassage): the passages to go through, each
 *   once, in the order in which they are read
 */
GPtrArray *
ent_passage_steps_list (EntSession *session)
{
  g_autoptr (GPtrArray) passages = NULL;
  g_autoptr (GArray) steps = NULL;
  GPtrArray *sorted;

  g_return_val_if_fail (ENT_IS_SESSION (session), NULL);

  passages = get_passages (session);
  steps = g_array_new (FALSE, FALSE, sizeof (Step));
  for (guint i = 0; i < passages->len; i++)
    {
      EntPassage *passage = g_ptr_array_index (passages, i);
      Step step = { passage, get_article_number (session, passage), get_start (session, passage) };

      g_array_append_val (steps, step);
    }
  g_array_sort (steps, compare_steps);

  sorted = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < steps->len; i++)
    g_ptr_array_add (sorted, g_object_ref (g_array_index (steps, Step, i).passage));

  return sorted;
}

/**
 * ent_passage_steps_find:
 * @steps: (element-type EntPassage): passages
 * @passage: (nullable): a passage
 *
 * Returns: its place among them, or -1
 */
int
ent_passage_steps_find (GPtrArray  *steps,
                        EntPassage *passage)
{
  guint place;

  return passage != NULL && g_ptr_array_find (steps, passage, &place) ? (int) place : -1;
}

/**
 * ent_passage_steps_first:
 * @session: a session
 * @steps: (element-type EntPassage): passages
 * @article: (nullable): an article
 *
 * Returns: (transfer none) (nullable): the first of them that is of the article
 */
EntPassage *
ent_passage_steps_first (EntSession *session,
                         GPtrArray  *steps,
                         EntArticle *article)
{
  for (guint i = 0; article != NULL && i < steps->len; i++)
    {
      EntPassage *passage = g_ptr_array_index (steps, i);

      if (g_strcmp0 (ent_passage_get_article (passage),
                     ent_record_get_id (ENT_RECORD (article))) == 0)
        return passage;
    }

  return NULL;
}

/**
 * ent_passage_steps_go:
 * @session: a session
 * @steps: (element-type EntPassage): passages
 * @direction: 1 for the next, -1 for the previous
 *
 * Goes from the passage that is in focus. Where it is none of them, the next is the first
 * of the article that is open, or else of all.
 *
 * Returns: (transfer none) (nullable): the passage to go to, or %NULL at the end
 */
EntPassage *
ent_passage_steps_go (EntSession *session,
                      GPtrArray  *steps,
                      int         direction)
{
  EntReading *reading;
  EntPassage *first;
  int place;

  g_return_val_if_fail (ENT_IS_SESSION (session), NULL);

  reading = ent_session_get_reading (session);
  place = ent_passage_steps_find (steps, ent_reading_get_passage (reading));
  if (place < 0)
    {
      first = ent_passage_steps_first (session, steps, ent_reading_get_article (reading));
      return first || steps->len == 0 ? first : g_ptr_array_index (steps, 0);
    }

  place += direction;
  return place >= 0 && (guint) place < steps->len ? g_ptr_array_index (steps, place) : NULL;
}

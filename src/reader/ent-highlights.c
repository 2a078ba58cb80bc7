/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-highlights.h"

/**
 * EntHighlights:
 *
 * The passages of an article that stand in its text, by their places. Those that are
 * ambiguous or were not found have no place, and are only counted.
 *
 * Highlights are sorted by their starts. With each stands the furthest end of all up to
 * it, so those that a part of the text shows are found by binary search, however long
 * one of them is. Where some overlap, each gets the lowest lane that is free where it
 * starts, as intervals are coloured.
 */

struct _EntHighlights
{
  GObject parent_instance;

  GArray     *items;       /* EntHighlight */
  gsize      *reach;       /* the furthest end of items 0 to n */
  GHashTable *by_passage;  /* passage → its number, plus one */
  guint       n_unplaced;
};

G_DEFINE_FINAL_TYPE (EntHighlights, ent_highlights, G_TYPE_OBJECT)

static void
clear_item (EntHighlight *item)
{
  g_clear_object (&item->passage);
  g_clear_pointer (&item->evidence, g_ptr_array_unref);
}

static void
ent_highlights_finalize (GObject *object)
{
  EntHighlights *self = ENT_HIGHLIGHTS (object);

  g_clear_pointer (&self->by_passage, g_hash_table_unref);
  g_clear_pointer (&self->items, g_array_unref);
  g_free (self->reach);

  G_OBJECT_CLASS (ent_highlights_parent_class)->finalize (object);
}

static void
ent_highlights_class_init (EntHighlightsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_highlights_finalize;
}

static void
ent_highlights_init (EntHighlights *self)
{
  self->items = g_array_new (FALSE, FALSE, sizeof (EntHighlight));
  g_array_set_clear_func (self->items, (GDestroyNotify) clear_item);
  self->by_passage = g_hash_table_new (NULL, NULL);
}

/* Of two that start together the longer comes first. */
static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const EntHighlight *first = a;
  const EntHighlight *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->end != second->end)
    return first->end > second->end ? -1 : 1;

  return g_strcmp0 (ent_record_get_id (ENT_RECORD (first->passage)),
                    ent_record_get_id (ENT_RECORD (second->passage)));
}

static void
set_lanes (EntHighlights *self)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (guint i = 0; i < self->items->len; i++)
    {
      EntHighlight *item = &g_array_index (self->items, EntHighlight, i);
      guint lane = 0;

      while (lane < ends->len && g_array_index (ends, gsize, lane) > item->start)
        lane++;
      if (lane == ends->len)
        g_array_append_val (ends, item->end);
      else
        g_array_index (ends, gsize, lane) = item->end;
      item->lane = lane;
    }
}

static void
index_items (EntHighlights *self)
{
  gsize reach = 0;

  g_array_sort (self->items, compare_items);
  self->reach = g_new0 (gsize, self->items->len + 1);
  for (guint i = 0; i < self->items->len; i++)
    {
      EntHighlight *item = &g_array_index (self->items, EntHighlight, i);

      reach = MAX (reach, item->end);
      self->reach[i] = reach;
      g_hash_table_insert (self->by_passage, item->passage, GUINT_TO_POINTER (i + 1));
    }
  set_lanes (self);
}

static void
add_passage (EntHighlights *self,
             EntSession    *session,
             EntPassage    *passage,
             const char    *digest)
{
  EntHighlight item = { 0 };
  EntAnchorMatch match;
  EntAnchorState state;

  state = ent_attachments_get_match (ent_session_get_attachments (session), passage, &match);
  if ((state == ENT_ANCHOR_AMBIGUOUS || state == ENT_ANCHOR_ORPHAN) &&
      (digest == NULL || !ent_passage_is_absent (passage, digest)))
    self->n_unplaced++;
  if ((state != ENT_ANCHOR_EXACT && state != ENT_ANCHOR_RELOCATED) || match.start >= match.end)
    return;

  item.passage = g_object_ref (passage);
  item.evidence = ent_case_get_referrers (ent_session_get_case (session), ENT_TYPE_EVIDENCE,
                                          ent_record_get_id (ENT_RECORD (passage)));
  item.start = match.start;
  item.end = match.end;
  g_array_append_val (self->items, item);
}

/**
 * ent_highlights_new:
 * @session: a session
 * @article: an article of its case
 *
 * Returns: (transfer full): where the article's passages stand now; it follows neither
 *   the case nor the attachments
 */
EntHighlights *
ent_highlights_new (EntSession *session,
                    EntArticle *article)
{
  g_autoptr (GPtrArray) passages = NULL;
  EntHighlights *self;
  EntText *text = NULL;

  g_return_val_if_fail (ENT_IS_SESSION (session), NULL);
  g_return_val_if_fail (ENT_IS_ARTICLE (article), NULL);

  self = g_object_new (ENT_TYPE_HIGHLIGHTS, NULL);
  text = ent_attachments_get_text (ent_session_get_attachments (session), article);
  passages = ent_case_get_referrers (ent_session_get_case (session), ENT_TYPE_PASSAGE,
                                     ent_record_get_id (ENT_RECORD (article)));
  for (guint i = 0; i < passages->len; i++)
    add_passage (self, session, g_ptr_array_index (passages, i),
                 text != NULL ? ent_text_get_digest (text) : NULL);
  index_items (self);

  return self;
}

/**
 * ent_highlights_get_n:
 * @self: highlights
 *
 * Returns: how many there are
 */
guint
ent_highlights_get_n (EntHighlights *self)
{
  g_return_val_if_fail (ENT_IS_HIGHLIGHTS (self), 0);

  return self->items->len;
}

/**
 * ent_highlights_get:
 * @self: highlights
 * @n: a number below ent_highlights_get_n()
 *
 * Returns: (transfer none): one of them; they are in the order of the text
 */
const EntHighlight *
ent_highlights_get (EntHighlights *self,
                    guint          n)
{
  g_return_val_if_fail (ENT_IS_HIGHLIGHTS (self), NULL);
  g_return_val_if_fail (n < self->items->len, NULL);

  return &g_array_index (self->items, EntHighlight, n);
}

/**
 * ent_highlights_lookup:
 * @self: highlights
 * @passage: (nullable): a passage
 *
 * Returns: (transfer none) (nullable): its highlight, or %NULL where it has none
 */
const EntHighlight *
ent_highlights_lookup (EntHighlights *self,
                       EntPassage    *passage)
{
  guint number;

  g_return_val_if_fail (ENT_IS_HIGHLIGHTS (self), NULL);

  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_passage, passage));
  return number > 0 ? ent_highlights_get (self, number - 1) : NULL;
}

/**
 * ent_highlights_get_first:
 * @self: highlights
 * @start: a character of the text
 *
 * Returns: the number of the first highlight that ends behind @start; of those that
 *   follow some may end before it
 */
guint
ent_highlights_get_first (EntHighlights *self,
                          gsize          start)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (ENT_IS_HIGHLIGHTS (self), 0);

  high = self->items->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->reach[middle] <= start)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * ent_highlights_get_all_at:
 * @self: highlights
 * @offset: a character of the text
 *
 * Returns: (transfer container) (element-type EntHighlight): those that the character is
 *   in, the shortest first
 */
GPtrArray *
ent_highlights_get_all_at (EntHighlights *self,
                           gsize          offset)
{
  GPtrArray *all = g_ptr_array_new ();

  g_return_val_if_fail (ENT_IS_HIGHLIGHTS (self), all);

  for (guint i = ent_highlights_get_first (self, offset); i < self->items->len; i++)
    {
      EntHighlight *item = &g_array_index (self->items, EntHighlight, i);
      guint at = 0;

      if (item->start > offset)
        break;
      if (item->end <= offset)
        continue;
      while (at < all->len)
        {
          const EntHighlight *other = g_ptr_array_index (all, at);

          if (item->end - item->start < other->end - other->start)
            break;
          at++;
        }
      g_ptr_array_insert (all, (int) at, item);
    }

  return all;
}

/**
 * ent_highlights_get_at:
 * @self: highlights
 * @offset: a character of the text
 *
 * Returns: (transfer none) (nullable): the shortest that the character is in: the one
 *   that a click there means
 */
const EntHighlight *
ent_highlights_get_at (EntHighlights *self,
                       gsize          offset)
{
  g_autoptr (GPtrArray) all = ent_highlights_get_all_at (self, offset);

  return all->len > 0 ? g_ptr_array_index (all, 0) : NULL;
}

/**
 * ent_highlights_get_n_unplaced:
 * @self: highlights
 *
 * Returns: how many of the article's passages are ambiguous or were not found; not counted
 *   are those of which the user said so
 */
guint
ent_highlights_get_n_unplaced (EntHighlights *self)
{
  g_return_val_if_fail (ENT_IS_HIGHLIGHTS (self), 0);

  return self->n_unplaced;
}

/**
 * ent_highlight_get_stance:
 * @highlight: a highlight
 * @the_case: the case
 * @selection: (nullable): the state or tie that is selected
 * @stance: (out): the stance that it is shown with
 *
 * A passage may support one thing and contest another. It is shown with the stance that
 * it has on what is selected, and else with the one that must not be overlooked: what
 * contests before what supports, and that before what mentions.
 *
 * Returns: whether it has a stance: %FALSE where it is evidence for nothing
 */
gboolean
ent_highlight_get_stance (const EntHighlight *highlight,
                          EntCase            *the_case,
                          EntRecord          *selection,
                          EntStance          *stance)
{
  static const int weight[] = {
    [ENT_STANCE_SUPPORTS] = 1,
    [ENT_STANCE_CONTESTS] = 2,
    [ENT_STANCE_MENTIONS] = 0,
  };
  int best = -1;

  g_return_val_if_fail (highlight != NULL, FALSE);
  g_return_val_if_fail (ENT_IS_CASE (the_case), FALSE);

  for (guint i = 0; i < highlight->evidence->len; i++)
    {
      EntEvidence *evidence = g_ptr_array_index (highlight->evidence, i);
      int rank = weight[ent_evidence_get_stance (evidence)];

      if (selection != NULL &&
          ent_case_get_subject (the_case, ent_evidence_get_target (evidence)) == selection)
        rank += 10;
      if (rank > best)
        {
          best = rank;
          *stance = ent_evidence_get_stance (evidence);
        }
    }

  return best >= 0;
}

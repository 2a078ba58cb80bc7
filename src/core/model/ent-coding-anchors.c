/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-coding.h"

/*
 * What a coder decides about where passages stand in a copy of a text, as changes: a
 * passage stands at another place, or nowhere in this copy.
 *
 * An article names the text that it was coded from. That becomes another copy as soon as
 * nothing is in doubt there: each of its passages stands in that copy, character by
 * character where its anchor says, or was said not to stand in it, and at least one does
 * stand there. Until then the article goes on naming the copy that its passages were made
 * from: who has only that one finds them all.
 */

/* How a passage is after a change: its JSON there, or as the case has it. */
static JsonNode *
dup_after (EntChange *change,
           EntRecord *record)
{
  JsonNode *after = NULL;

  for (guint i = 0; i < ent_change_get_n_edits (change); i++)
    {
      const EntEdit *edit = ent_change_get_edit (change, i);

      if (edit->type == G_OBJECT_TYPE (record) &&
          g_strcmp0 (edit->id, ent_record_get_id (record)) == 0)
        after = edit->after;
    }

  return after != NULL ? json_node_ref (after) : ent_record_to_json (record);
}

static gboolean
is_absent (JsonObject *passage,
           const char *digest)
{
  JsonNode *node = json_object_get_member (passage, "absent");
  JsonArray *list = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                 : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    if (g_strcmp0 (json_array_get_string_element (list, i), digest) == 0)
      return TRUE;

  return FALSE;
}

static void
set_absent (JsonObject *passage,
            const char *digest,
            gboolean    absent)
{
  g_autoptr (JsonArray) list = json_array_new ();
  JsonNode *node = json_object_get_member (passage, "absent");
  JsonArray *before = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                   : NULL;

  for (guint i = 0; before != NULL && i < json_array_get_length (before); i++)
    if (g_strcmp0 (json_array_get_string_element (before, i), digest) != 0)
      json_array_add_string_element (list, json_array_get_string_element (before, i));
  if (absent)
    json_array_add_string_element (list, digest);

  if (json_array_get_length (list) > 0)
    json_object_set_array_member (passage, "absent", g_steal_pointer (&list));
  else
    json_object_remove_member (passage, "absent");
}

/* Whether a passage, as it is after a change, stands in a text exactly. */
static gboolean
stands (JsonObject *passage,
        EntText    *text)
{
  JsonNode *node = json_object_get_member (passage, "anchor");
  g_autoptr (EntAnchor) anchor = node != NULL ? ent_anchor_new_from_json (node, NULL) : NULL;

  return anchor != NULL && ent_anchor_is_exact (anchor, text);
}

static void
add_edit (EntChange *change,
          EntRecord *record,
          JsonNode  *before,
          JsonNode  *after)
{
  if (!json_node_equal (before, after))
    ent_change_add (change, G_OBJECT_TYPE (record), before, after);
}

/**
 * ent_coding_add_reanchor:
 * @change: a change
 * @passage: a passage
 * @text: its article's text as it is now
 * @start: the passage's first character there
 * @end: the character behind its last
 *
 * Adds to @change that @passage stands at another place, and so in this text. A quotation
 * that the case holds becomes the words that stand there. When all passages of an article
 * that are decided together are added, [func@coding_add_text] is to follow.
 */
void
ent_coding_add_reanchor (EntChange  *change,
                         EntPassage *passage,
                         EntText    *text,
                         gsize       start,
                         gsize       end)
{
  g_autoptr (EntAnchor) anchor = NULL;
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (ENT_IS_CHANGE (change));
  g_return_if_fail (ENT_IS_PASSAGE (passage));
  g_return_if_fail (ENT_IS_TEXT (text));
  g_return_if_fail (start < end && end <= ent_text_get_length (text));

  anchor = ent_anchor_new_for_span (text, start, end);
  before = ent_record_to_json (ENT_RECORD (passage));
  after = ent_record_to_json (ENT_RECORD (passage));
  json_object_set_member (json_node_get_object (after), "anchor", ent_anchor_to_json (anchor));
  set_absent (json_node_get_object (after), ent_text_get_digest (text), FALSE);
  if (ent_passage_get_quote (passage) != NULL)
    {
      words = ent_text_dup_span (text, start, end);
      json_object_set_string_member (json_node_get_object (after), "quote", words);
    }
  add_edit (change, ENT_RECORD (passage), before, after);
}

/**
 * ent_coding_add_absence:
 * @change: a change
 * @passage: a passage
 * @text: its article's text as it is now
 *
 * Adds to @change that @passage stands nowhere in @text. Its anchor stays that of the text
 * that it was made from. [func@coding_add_text] is to follow here too.
 */
void
ent_coding_add_absence (EntChange  *change,
                        EntPassage *passage,
                        EntText    *text)
{
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;

  g_return_if_fail (ENT_IS_CHANGE (change));
  g_return_if_fail (ENT_IS_PASSAGE (passage));
  g_return_if_fail (ENT_IS_TEXT (text));

  before = ent_record_to_json (ENT_RECORD (passage));
  after = ent_record_to_json (ENT_RECORD (passage));
  set_absent (json_node_get_object (after), ent_text_get_digest (text), TRUE);
  add_edit (change, ENT_RECORD (passage), before, after);
}

/* Whether nothing is in doubt in a text once a change is made: the rule is at the head of
 * this file. A passage that the change makes stands in the text that it was made from. */
static gboolean
is_settled (EntChange  *change,
            EntCase    *the_case,
            EntArticle *article,
            EntText    *text)
{
  g_autoptr (GPtrArray) passages = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < ent_change_get_n_edits (change); i++)
    {
      const EntEdit *edit = ent_change_get_edit (change, i);

      any = any || (edit->type == ENT_TYPE_PASSAGE && edit->before == NULL);
    }

  passages = ent_case_get_referrers (the_case, ENT_TYPE_PASSAGE,
                                     ent_record_get_id (ENT_RECORD (article)));
  for (guint i = 0; i < passages->len; i++)
    {
      g_autoptr (JsonNode) after = dup_after (change, g_ptr_array_index (passages, i));
      JsonObject *passage = json_node_get_object (after);

      if (stands (passage, text))
        any = TRUE;
      else if (!is_absent (passage, ent_text_get_digest (text)))
        return FALSE;
    }

  return any;
}

/**
 * ent_coding_add_text:
 * @change: a change that decides where passages of @article stand
 * @the_case: the case, as it is before the change
 * @article: an article
 * @text: the copy of its text that they were decided in
 *
 * Adds to @change that @article was coded from @text, where nothing is in doubt there
 * once the change is made.
 */
void
ent_coding_add_text (EntChange  *change,
                     EntCase    *the_case,
                     EntArticle *article,
                     EntText    *text)
{
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;

  g_return_if_fail (ENT_IS_CHANGE (change));
  g_return_if_fail (ENT_IS_CASE (the_case));
  g_return_if_fail (ENT_IS_ARTICLE (article));
  g_return_if_fail (ENT_IS_TEXT (text));

  if (g_strcmp0 (ent_article_get_text (article), ent_text_get_digest (text)) == 0 ||
      !is_settled (change, the_case, article, text))
    return;

  before = ent_record_to_json (ENT_RECORD (article));
  after = ent_record_to_json (ENT_RECORD (article));
  json_object_set_string_member (json_node_get_object (after), "text",
                                 ent_text_get_digest (text));
  add_edit (change, ENT_RECORD (article), before, after);
}

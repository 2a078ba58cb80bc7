/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-coding.h"
#include "ent-core-enums.h"
#include "ent-edit.h"
#include "ent-enum.h"
#include "ent-text-words.h"

/*
 * What a coder does with passages, as changes that can be undone: attaching the words
 * that were selected, changing what is said of them, detaching them. The changes are made
 * here, and applied by who asked for them.
 */

/* So many words in a row, in a digest, are the article's and not the coder's. */
#define COPIED_WORDS 5

static void
set_text (JsonObject *object,
          const char *member,
          const char *text)
{
  g_autofree char *stripped = text ? g_strstrip (g_strdup (text)) : NULL;

  if (stripped != NULL && *stripped != '\0')
    json_object_set_string_member (object, member, stripped);
  else
    json_object_remove_member (object, member);
}

static void
fill_evidence (JsonObject      *object,
               const EntCoding *coding)
{
  json_object_set_string_member (object, "target", coding->target);
  json_object_set_string_member (object, "stance",
                                 ent_enum_get_nick (ENT_TYPE_STANCE, coding->stance));
  json_object_set_string_member (object, "aspect",
                                 ent_enum_get_nick (ENT_TYPE_ASPECT, coding->aspect));
  set_text (object, "date", coding->date ? ent_date_get_edtf (coding->date) : NULL);
  set_text (object, "voice", coding->voice);
  set_text (object, "memo", coding->memo);
}

static void
add_edit (EntChange *change,
          GType      type,
          JsonNode  *before,
          JsonNode  *after)
{
  if (before == NULL || after == NULL || !json_node_equal (before, after))
    ent_change_add (change, type, before, after);
}

static void
add_removal (EntChange *change,
             gpointer   record)
{
  g_autoptr (JsonNode) before = ent_record_to_json (record);

  ent_change_add (change, G_OBJECT_TYPE (record), before, NULL);
}

/* a, b, … z, aa, ab, … */
static char *
dup_letters (guint n)
{
  g_autoptr (GString) letters = g_string_new (NULL);

  for (n++; n > 0; n = (n - 1) / 26)
    g_string_prepend_c (letters, (char) ('a' + (n - 1) % 26));

  return g_string_free_and_steal (g_steal_pointer (&letters));
}

/* The article, the paragraph and a letter: "vu-2020-p05-c". */
static char *
dup_passage_id (EntCase    *the_case,
                EntArticle *article,
                EntAnchor  *anchor)
{
  for (guint i = 0;; i++)
    {
      g_autofree char *letters = dup_letters (i);
      g_autofree char *id = NULL;

      id = g_strdup_printf ("%s-p%02u-%s", ent_record_get_id (ENT_RECORD (article)),
                            ent_anchor_get_paragraph (anchor), letters);
      if (ent_case_lookup (the_case, ENT_TYPE_RECORD, id) == NULL)
        return g_steal_pointer (&id);
    }
}

static char *
add_passage (EntCase    *the_case,
             EntChange  *change,
             EntExcerpt *excerpt,
             const char *digest)
{
  g_autoptr (EntAnchor) anchor = NULL;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  char *id = NULL;

  anchor = ent_anchor_new_for_span (ent_excerpt_get_text (excerpt),
                                    ent_excerpt_get_start (excerpt),
                                    ent_excerpt_get_end (excerpt));
  id = dup_passage_id (the_case, ent_excerpt_get_article (excerpt), anchor);
  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "article",
                                 ent_record_get_id (ENT_RECORD (ent_excerpt_get_article (excerpt))));
  json_object_set_member (object, "anchor", ent_anchor_to_json (anchor));
  set_text (object, "digest", digest);
  json_node_take_object (node, object);
  ent_change_add (change, ENT_TYPE_PASSAGE, NULL, node);

  return id;
}

static void
add_evidence (EntCase         *the_case,
              EntChange       *change,
              const char      *passage,
              const EntCoding *coding)
{
  g_autofree char *hint = g_strdup_printf ("%s %s", passage, coding->target);
  g_autofree char *id = ent_edit_make_id (the_case, ENT_TYPE_EVIDENCE, hint);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "passage", passage);
  fill_evidence (object, coding);
  json_node_take_object (node, object);
  ent_change_add (change, ENT_TYPE_EVIDENCE, NULL, node);
}

static void
add_digest (EntChange  *change,
            EntPassage *passage,
            const char *digest)
{
  g_autoptr (JsonNode) before = ent_record_to_json (ENT_RECORD (passage));
  g_autoptr (JsonNode) after = ent_record_to_json (ENT_RECORD (passage));

  set_text (json_node_get_object (after), "digest", digest);
  add_edit (change, ENT_TYPE_PASSAGE, before, after);
}

/**
 * ent_coding_find_passage:
 * @the_case: a case
 * @excerpt: words of one of its articles
 *
 * Returns: (transfer none) (nullable): the article's passage of the very same span, or
 *   %NULL where it has none
 */
EntPassage *
ent_coding_find_passage (EntCase    *the_case,
                         EntExcerpt *excerpt)
{
  g_autoptr (GPtrArray) passages = NULL;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_EXCERPT (excerpt), NULL);

  passages = ent_case_get_referrers (
    the_case, ENT_TYPE_PASSAGE, ent_record_get_id (ENT_RECORD (ent_excerpt_get_article (excerpt))));
  for (guint i = 0; i < passages->len; i++)
    {
      EntPassage *passage = g_ptr_array_index (passages, i);
      EntAnchor *anchor = ent_passage_get_anchor (passage);
      EntAnchorMatch match;

      if (ent_anchor_get_start (anchor) != ent_excerpt_get_start (excerpt) ||
          ent_anchor_get_end (anchor) != ent_excerpt_get_end (excerpt))
        continue;

      ent_anchor_locate (anchor, ent_excerpt_get_text (excerpt), &match);
      if (match.state == ENT_ANCHOR_EXACT)
        return passage;
    }

  return NULL;
}

/**
 * ent_coding_dup_target_name:
 * @the_case: a case
 * @target: what evidence is attached to: the id of a record, or `TIE/STATE`
 *
 * Returns: (transfer full): what to call it in the undo menu
 */
char *
ent_coding_dup_target_name (EntCase    *the_case,
                            const char *target)
{
  g_auto (GStrv) parts = g_strsplit (target, "/", 2);
  EntRecord *record = ent_case_lookup (the_case, ENT_TYPE_RECORD, parts[0]);

  if (record == NULL)
    return g_strdup (target);

  return ent_coding_dup_name (the_case, target, ent_edit_get_name_time (the_case, record));
}

static char *
dup_article_title (EntCase    *the_case,
                   EntPassage *passage)
{
  EntRecord *article = ent_case_lookup (the_case, ENT_TYPE_ARTICLE,
                                        ent_passage_get_article (passage));

  return article ? ent_article_dup_title (ENT_ARTICLE (article))
                 : g_strdup (ent_passage_get_article (passage));
}

/**
 * ent_coding_make_attach:
 * @the_case: a case
 * @excerpt: words of one of its articles
 * @coding: what they bear on, and how
 * @digest: (nullable): what the words say, in the coder's own; %NULL leaves that of a
 *   passage that is there already
 * @name: (nullable): what the target is called; needed where @made makes it
 * @made: (nullable): a change that makes the target, which is taken into this one
 *
 * Makes the change that attaches words to a target. The passage of the very same span is
 * used where the article has one, else it is made.
 *
 * Returns: (transfer full): the change, "Attach Passage to Vietnam – Laos"
 */
EntChange *
ent_coding_make_attach (EntCase         *the_case,
                        EntExcerpt      *excerpt,
                        const EntCoding *coding,
                        const char      *digest,
                        const char      *name,
                        EntChange       *made)
{
  EntPassage *passage = NULL;
  EntChange *change = NULL;
  g_autofree char *found_name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_EXCERPT (excerpt), NULL);
  g_return_val_if_fail (coding != NULL && coding->target != NULL, NULL);

  if (name == NULL)
    name = found_name = ent_coding_dup_target_name (the_case, coding->target);
  /* Translators: in the undo menu; what a passage is attached to: “Vietnam – Laos”. */
  title = g_strdup_printf (_("Attach Passage to %s"), name);
  change = ent_change_new (title);
  for (guint i = 0; made && i < ent_change_get_n_edits (made); i++)
    {
      const EntEdit *edit = ent_change_get_edit (made, i);

      ent_change_add (change, edit->type, edit->before, edit->after);
    }

  passage = ent_coding_find_passage (the_case, excerpt);
  if (passage == NULL)
    id = add_passage (the_case, change, excerpt, digest);
  else if (digest != NULL)
    add_digest (change, passage, digest);
  add_evidence (the_case, change, id ? id : ent_record_get_id (ENT_RECORD (passage)), coding);
  ent_coding_add_text (change, the_case, ent_excerpt_get_article (excerpt),
                       ent_excerpt_get_text (excerpt));

  return change;
}

/**
 * ent_coding_make_edit:
 * @the_case: a case
 * @evidence: a piece of its evidence
 * @coding: what it is to say
 * @digest: (nullable): what its passage is to say; %NULL leaves that as it is
 *
 * Returns: (transfer full) (nullable): the change, or %NULL where all is so already
 */
EntChange *
ent_coding_make_edit (EntCase         *the_case,
                      EntEvidence     *evidence,
                      const EntCoding *coding,
                      const char      *digest)
{
  g_autoptr (EntChange) change = NULL;
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  EntRecord *passage = NULL;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_EVIDENCE (evidence), NULL);
  g_return_val_if_fail (coding != NULL && coding->target != NULL, NULL);

  name = ent_coding_dup_target_name (the_case, coding->target);
  /* Translators: in the undo menu; what it is evidence for: “Vietnam – Laos”. */
  title = g_strdup_printf (_("Edit Evidence for %s"), name);
  change = ent_change_new (title);
  before = ent_record_to_json (ENT_RECORD (evidence));
  after = ent_record_to_json (ENT_RECORD (evidence));
  fill_evidence (json_node_get_object (after), coding);
  add_edit (change, ENT_TYPE_EVIDENCE, before, after);

  passage = ent_case_lookup (the_case, ENT_TYPE_PASSAGE, ent_evidence_get_passage (evidence));
  if (digest != NULL && passage != NULL)
    add_digest (change, ENT_PASSAGE (passage), digest);

  return ent_change_get_n_edits (change) > 0 ? g_steal_pointer (&change) : NULL;
}

static gboolean
is_listed (GListModel *list,
           gpointer    item)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) other = g_list_model_get_item (list, i);

      if (other == item)
        return TRUE;
    }

  return FALSE;
}

/* Whether evidence that is none of @removed rests on a passage. */
static gboolean
is_used (EntCase    *the_case,
         const char *passage,
         GListModel *removed)
{
  g_autoptr (GPtrArray) all = ent_case_get_referrers (the_case, ENT_TYPE_EVIDENCE, passage);

  for (guint i = 0; i < all->len; i++)
    if (!is_listed (removed, g_ptr_array_index (all, i)))
      return TRUE;

  return FALSE;
}

/**
 * ent_coding_make_detach:
 * @the_case: a case
 * @evidence: (element-type EntEvidence): evidence of one passage; at least one
 * @with_passage: whether the passage goes too, where no other evidence rests on it
 *
 * Returns: (transfer full): the change, "Detach Passage from Vietnam – Laos"
 */
EntChange *
ent_coding_make_detach (EntCase    *the_case,
                        GListModel *evidence,
                        gboolean    with_passage)
{
  g_autoptr (EntEvidence) first = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  EntChange *change = NULL;
  EntRecord *passage = NULL;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (g_list_model_get_n_items (evidence) > 0, NULL);

  first = g_list_model_get_item (evidence, 0);
  name = ent_coding_dup_target_name (the_case, ent_evidence_get_target (first));
  /* Translators: in the undo menu; what the passage was evidence for: “Vietnam – Laos”. */
  title = g_strdup_printf (_("Detach Passage from %s"), name);
  change = ent_change_new (title);
  for (guint i = 0; i < g_list_model_get_n_items (evidence); i++)
    {
      g_autoptr (EntEvidence) one = g_list_model_get_item (evidence, i);

      add_removal (change, one);
    }

  passage = ent_case_lookup (the_case, ENT_TYPE_PASSAGE, ent_evidence_get_passage (first));
  if (with_passage && passage != NULL &&
      !is_used (the_case, ent_record_get_id (passage), evidence))
    add_removal (change, passage);

  return change;
}

/**
 * ent_coding_make_digest:
 * @the_case: a case
 * @passage: one of its passages
 * @digest: what it says, in the coder's own words
 *
 * Returns: (transfer full) (nullable): the change, or %NULL where it says so already
 */
EntChange *
ent_coding_make_digest (EntCase    *the_case,
                        EntPassage *passage,
                        const char *digest)
{
  g_autoptr (EntChange) change = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_PASSAGE (passage), NULL);

  name = dup_article_title (the_case, passage);
  /* Translators: in the undo menu; the title of the article that the passage is from. */
  title = g_strdup_printf (_("Edit Digest of a Passage of “%s”"), name);
  change = ent_change_new (title);
  add_digest (change, passage, digest);

  return ent_change_get_n_edits (change) > 0 ? g_steal_pointer (&change) : NULL;
}

/**
 * ent_coding_make_passage_removal:
 * @the_case: a case
 * @passage: one of its passages
 *
 * Returns: (transfer full): the change that removes it, and all evidence that rests on it
 */
EntChange *
ent_coding_make_passage_removal (EntCase    *the_case,
                                 EntPassage *passage)
{
  g_autoptr (GPtrArray) evidence = NULL;
  EntChange *change = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_PASSAGE (passage), NULL);

  name = dup_article_title (the_case, passage);
  /* Translators: in the undo menu; the title of the article that the passage is from. */
  title = g_strdup_printf (_("Remove Passage of “%s”"), name);
  change = ent_change_new (title);
  evidence = ent_case_get_referrers (the_case, ENT_TYPE_EVIDENCE,
                                     ent_record_get_id (ENT_RECORD (passage)));
  for (guint i = 0; i < evidence->len; i++)
    add_removal (change, g_ptr_array_index (evidence, i));
  add_removal (change, passage);

  return change;
}

/**
 * ent_coding_copies_words:
 * @digest: a digest
 * @words: the words of the passage
 *
 * Returns: whether five words in a row of @digest stand in @words: it is no digest in
 *   the coder's own words then, and a case with it could not be shared
 */
gboolean
ent_coding_copies_words (const char *digest,
                         const char *words)
{
  g_autoptr (GArray) own = NULL;
  g_autoptr (GArray) theirs = NULL;

  g_return_val_if_fail (digest != NULL && words != NULL, FALSE);

  own = ent_text_words_new (digest);
  theirs = ent_text_words_new (words);
  for (guint i = 0; i + COPIED_WORDS <= own->len; i++)
    for (guint j = 0; j + COPIED_WORDS <= theirs->len; j++)
      {
        guint n = 0;

        while (n < COPIED_WORDS && g_array_index (own, EntTextWord, i + n).hash ==
                                     g_array_index (theirs, EntTextWord, j + n).hash)
          n++;
        if (n == COPIED_WORDS)
          return TRUE;
      }

  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-coding-words.h"

/*
 * What the dialogs of coding call things. An aspect is asked for in whole words, which
 * depend on what the passage bears on: a tie begins, a treaty is signed, an event happens.
 */

static const char *
get_existence (GType target)
{
  if (target == ENT_TYPE_EVENT)
    return C_("aspect of an event", "That it happened");
  if (target == ENT_TYPE_INSTRUMENT)
    return C_("aspect of a treaty", "That it was made");
  if (target == ENT_TYPE_TRAIT || target == ENT_TYPE_CONDITION)
    return C_("aspect of a trait", "That it was so");
  if (target == ENT_TYPE_MEMBERSHIP)
    return C_("aspect of a membership", "That it was a member");

  return C_("aspect of a tie", "That it existed");
}

static const char *
get_start (GType target)
{
  if (target == ENT_TYPE_INSTRUMENT)
    return C_("aspect of a treaty", "Its start: signed, in force");
  if (target == ENT_TYPE_MEMBERSHIP)
    return C_("aspect of a membership", "When or why it joined");

  return C_("aspect", "Its start: when or why");
}

static const char *
get_end (GType target)
{
  if (target == ENT_TYPE_INSTRUMENT)
    return C_("aspect of a treaty", "Its end: lapsed, terminated");
  if (target == ENT_TYPE_MEMBERSHIP)
    return C_("aspect of a membership", "When or why it left");

  return C_("aspect", "Its end: when or why");
}

/**
 * ent_coding_words_for_aspect:
 * @aspect: an aspect
 * @target: the type of what the passage bears on; %ENT_TYPE_MEMBERSHIP for a membership
 *
 * Returns: what of it the passage speaks of, in words
 */
const char *
ent_coding_words_for_aspect (EntAspect aspect,
                             GType     target)
{
  switch (aspect)
    {
    case ENT_ASPECT_EXISTENCE:
      return get_existence (target);
    case ENT_ASPECT_START:
      return get_start (target);
    case ENT_ASPECT_END:
      return get_end (target);
    case ENT_ASPECT_OBLIGATION:
      return C_("aspect", "What it obliges the parties to");
    case ENT_ASPECT_INTEREST:
      return C_("aspect", "Interests in common");
    case ENT_ASPECT_IDEOLOGY:
      return C_("aspect", "Values in common");
    case ENT_ASPECT_INTERPRETATION:
      return C_("aspect", "How the parties or others read it");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * ent_coding_words_for_score:
 * @score: the score of a place, from 0 to 1
 *
 * Returns: how much of the passage stands there, in words
 */
const char *
ent_coding_words_for_score (double score)
{
  if (score >= 1.0)
    return C_("how alike", "The same words");
  if (score >= 0.75)
    return C_("how alike", "Nearly the same words");
  if (score >= ENT_ANCHOR_MIN_SCORE)
    return C_("how alike", "Half of the words or more");

  return C_("how alike", "Some of the words");
}

/**
 * ent_coding_words_for_state:
 * @state: how a passage was found
 *
 * Returns: a word for it
 */
const char *
ent_coding_words_for_state (EntAnchorState state)
{
  switch (state)
    {
    case ENT_ANCHOR_EXACT:
      return C_("how a passage was found", "Word for word");
    case ENT_ANCHOR_RELOCATED:
      return C_("how a passage was found", "Found elsewhere");
    case ENT_ANCHOR_AMBIGUOUS:
      return C_("how a passage was found", "Several places fit");
    case ENT_ANCHOR_ORPHAN:
      return C_("how a passage was found", "Not found");
    case ENT_ANCHOR_NO_TEXT:
    default:
      return C_("how a passage was found", "No text");
    }
}

/**
 * ent_coding_words_elide:
 * @text: a text
 * @most: how many characters may be left, 2 or more
 * @at_start: whether it is the start that goes
 *
 * Returns: (transfer full): @text on one line, with an ellipsis for what went, between
 *   words where that can be
 */
char *
ent_coding_words_elide (const char *text,
                        gsize       most,
                        gboolean    at_start)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n", ' ');
  gsize length = (gsize) g_utf8_strlen (line, -1);
  const char *cut = NULL;
  const char *space = NULL;

  if (length <= most)
    return g_steal_pointer (&line);

  if (at_start)
    {
      cut = g_utf8_offset_to_pointer (line, (glong) (length - most + 1));
      space = strchr (cut, ' ');
      return g_strconcat ("…", space ? space : cut, NULL);
    }

  cut = g_utf8_offset_to_pointer (line, (glong) most - 1);
  space = g_strrstr_len (line, cut - line, " ");
  line[(space && space > line ? space : cut) - line] = '\0';
  return g_strconcat (line, space && space > line ? " …" : "…", NULL);
}

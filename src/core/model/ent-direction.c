/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ent-direction.h"

/*
 * An arrow in a line has no direction of its own (Unicode Standard Annex 9): between two names
 * that are written from right to left the first would come to stand at its tip. What the arrow
 * says is how the line is to be read, and a mark at its start and on both sides of each arrow
 * says so to whatever draws the line.
 */

#define TO_RIGHT      "→"
#define TO_LEFT       "←"
#define LEFT_TO_RIGHT "\u200e"
#define RIGHT_TO_LEFT "\u200f"

static gboolean
is_right_to_left (gunichar character)
{
  if (!g_unichar_isalpha (character))
    return FALSE;

  switch ((int) g_unichar_get_script (character))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
has_right_to_left (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (is_right_to_left (g_utf8_get_char (at)))
      return TRUE;

  return FALSE;
}

/**
 * ent_direction_keep_arrow:
 * @text: (transfer full): a line with names, or anything else, before and behind an arrow: “→”,
 *   or “←” in a language that is written from right to left
 *
 * Has the line read the way of its arrow, whatever the names are written in. Most lines need
 * nothing, and stay as they are.
 *
 * Returns: (transfer full): the line
 */
char *
ent_direction_keep_arrow (char *text)
{
  gboolean to_left = strstr (text, TO_LEFT) != NULL;
  const char *mark = to_left ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
  g_autofree char *arrow = NULL;
  GString *line;

  if (!to_left && (strstr (text, TO_RIGHT) == NULL || !has_right_to_left (text)))
    return text;

  arrow = g_strconcat (mark, to_left ? TO_LEFT : TO_RIGHT, mark, NULL);
  line = g_string_new_take (text);
  g_string_replace (line, to_left ? TO_LEFT : TO_RIGHT, arrow, 0);
  g_string_prepend (line, mark);
  return g_string_free_and_steal (line);
}

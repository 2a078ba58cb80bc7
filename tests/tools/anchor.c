/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>
#include <stdlib.h>

#include "ent-anchor.h"

/* For those who write cases by hand: shows a text's blocks as Entente sees them, and
 * prints the anchor of a passage, which is named by its paragraph and its first and
 * last words. Words are the text's own, with its own quotes and dashes.
 */

#define PREVIEW_CHARS 60

static const char usage[] =
  "usage: anchor TEXT list\n"
  "       anchor TEXT span PARAGRAPH \"FIRST WORDS\" \"LAST WORDS\"\n"
  "\n"
  "list prints the blocks: role, paragraph, start, end and first words. span prints\n"
  "the anchor, as JSON, of the passage that begins with the first words and ends with\n"
  "the last words; ^ and $ stand for the paragraph's start and end.\n";

static const char *
get_role_name (EntTextRole role)
{
  static const char *const names[] = {
    "body", "title", "heading", "masthead", "byline", "trailer",
  };

  return names[role];
}

static int
fail (const char *message)
{
  g_printerr ("anchor: %s\n", message);

  return 2;
}

static int
list_blocks (EntText *text)
{
  guint n_blocks;
  const EntTextBlock *blocks = ent_text_get_blocks (text, &n_blocks);
  guint i;

  g_print ("%s, %" G_GSIZE_FORMAT " characters, sha256 %s\n", ent_text_get_name (text),
           ent_text_get_length (text), ent_text_get_digest (text));

  for (i = 0; i < n_blocks; i++)
    {
      const EntTextBlock *block = &blocks[i];
      gsize end = MIN (block->end, block->start + PREVIEW_CHARS);
      g_autofree char *preview = ent_text_dup_span (text, block->start, end);
      g_autofree char *number = block->number > 0 ? g_strdup_printf ("¶%u", block->number)
                                                  : g_strdup ("–");

      g_print ("%3u  %-8s  %s\t%6" G_GSIZE_FORMAT "  %6" G_GSIZE_FORMAT "  %s%s\n", i + 1,
               get_role_name (block->role), number, block->start, block->end, preview,
               end < block->end ? "…" : "");
    }

  return EXIT_SUCCESS;
}

static const EntTextBlock *
find_paragraph (EntText    *text,
                const char *argument)
{
  guint n_blocks, i;
  const EntTextBlock *blocks = ent_text_get_blocks (text, &n_blocks);
  guint64 number;

  if (!g_ascii_string_to_unsigned (argument, 10, 1, G_MAXUINT, &number, NULL))
    return NULL;

  for (i = 0; i < n_blocks; i++)
    if (blocks[i].number == number)
      return &blocks[i];

  return NULL;
}

/* Finds the one place of @words in @paragraph from the byte @from on. */
static const char *
find_words (const char *paragraph,
            gsize       from,
            const char *words)
{
  const char *place = *words != '\0' ? strstr (paragraph + from, words) : NULL;

  if (place == NULL)
    {
      fail ("these words are not in the paragraph, or not after the first words:");
      g_printerr ("  %s\n", words);
      return NULL;
    }

  if (strstr (place + 1, words) != NULL)
    {
      fail ("these words are there more than once; give some more of them:");
      g_printerr ("  %s\n", words);
      return NULL;
    }

  return place;
}

static int
print_anchor (EntText            *text,
              const EntTextBlock *block,
              const char         *first,
              const char         *last)
{
  g_autofree char *paragraph = ent_text_dup_span (text, block->start, block->end);
  g_autoptr(EntAnchor) anchor = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *json = NULL;
  const char *start = paragraph;
  const char *end = paragraph + strlen (paragraph);
  gsize first_char, last_char;

  if (strcmp (first, "^") != 0)
    start = find_words (paragraph, 0, first);
  if (start == NULL)
    return 2;

  if (strcmp (last, "$") != 0)
    {
      end = find_words (paragraph, (gsize) (start - paragraph), last);
      if (end == NULL)
        return 2;
      end += strlen (last);
    }

  first_char = block->start + (gsize) g_utf8_strlen (paragraph, start - paragraph);
  last_char = block->start + (gsize) g_utf8_strlen (paragraph, end - paragraph);
  if (first_char == last_char)
    return fail ("the passage is empty");

  anchor = ent_anchor_new_for_span (text, first_char, last_char);
  node = ent_anchor_to_json (anchor);
  json = json_to_string (node, FALSE);
  g_print ("%s\n", json);

  return EXIT_SUCCESS;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GFile) file = NULL;
  g_autoptr(EntText) text = NULL;
  g_autoptr(GError) error = NULL;
  const EntTextBlock *block;
  gboolean list = argc == 3 && strcmp (argv[2], "list") == 0;
  gboolean span = argc == 6 && strcmp (argv[2], "span") == 0;

  setlocale (LC_ALL, "");
  if (!list && !span)
    {
      g_printerr ("%s", usage);
      return 2;
    }

  file = g_file_new_for_commandline_arg (argv[1]);
  text = ent_text_new_from_file (file, NULL, &error);
  if (text == NULL)
    return fail (error->message);
  if (list)
    return list_blocks (text);

  block = find_paragraph (text, argv[3]);
  if (block == NULL)
    return fail ("there is no such paragraph; see list");

  return print_anchor (text, block, argv[4], argv[5]);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>
#include <stdlib.h>

#include "ent-attachments.h"
#include "ent-import.h"
#include "ent-store.h"

/* For those who write cases by hand: shows a text's blocks as Entente sees them,
 * prints the anchor of a passage, which is named by its paragraph and its first and
 * last words, and makes the anchors of a whole case anew, where an anchor has come to
 * say more. Words are the text's own, with its own quotes and dashes.
 */

#define PREVIEW_CHARS 60

static const char usage[] =
  "usage: anchor TEXT list\n"
  "       anchor TEXT span PARAGRAPH \"FIRST WORDS\" \"LAST WORDS\"\n"
  "       anchor CASE renew TEXT…\n"
  "\n"
  "list prints the blocks: role, paragraph, start, end and first words. span prints\n"
  "the anchor, as JSON, of the passage that begins with the first words and ends with\n"
  "the last words; ^ and $ stand for the paragraph's start and end. renew makes the\n"
  "anchors of the case's passages again from the texts, and writes the case; every\n"
  "passage must stand where its anchor says.\n";

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

static EntText *
read_text (const char  *path,
           GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr(EntImport) import = ent_import_file (file, NULL, error);

  return import != NULL ? g_object_ref (ent_import_get_text (import)) : NULL;
}

/* ---------------------------------------------------------------- a case's anchors */

/* Only where the passage stands word for word: anything else is for a person to decide. */
static gboolean
renew_passage (EntAttachments *attachments,
               EntPassage     *passage,
               EntText        *text,
               EntChange      *change)
{
  EntAnchorMatch match;
  g_autoptr(EntAnchor) anchor = NULL;
  g_autoptr(JsonNode) before = NULL;
  g_autoptr(JsonNode) after = NULL;

  if (ent_attachments_get_match (attachments, passage, &match) != ENT_ANCHOR_EXACT)
    {
      g_printerr ("anchor: %s does not stand where its anchor says\n",
                  ent_record_get_id (ENT_RECORD (passage)));
      return FALSE;
    }

  anchor = ent_anchor_new_for_span (text, match.start, match.end);
  before = ent_record_to_json (ENT_RECORD (passage));
  after = ent_record_to_json (ENT_RECORD (passage));
  json_object_set_member (json_node_get_object (after), "anchor", ent_anchor_to_json (anchor));
  ent_change_add (change, ENT_TYPE_PASSAGE, before, after);

  return TRUE;
}

static gboolean
renew_text (EntCase        *the_case,
            EntAttachments *attachments,
            const char     *path,
            EntChange      *change,
            GError        **error)
{
  g_autoptr(EntText) text = read_text (path, error);
  EntArticle *article = text != NULL ? ent_attachments_attach (attachments, text, error) : NULL;
  g_autoptr(GPtrArray) passages = NULL;
  gboolean complete = TRUE;

  if (article == NULL)
    return FALSE;

  passages = ent_case_get_referrers (the_case, ENT_TYPE_PASSAGE,
                                     ent_record_get_id (ENT_RECORD (article)));
  for (guint i = 0; i < passages->len; i++)
    complete = renew_passage (attachments, passages->pdata[i], text, change) && complete;
  if (!complete)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "nothing was written");

  return complete;
}

static int
renew_case (const char *path,
            char      **texts)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntCase) the_case = ent_store_open (path, NULL, &error);
  g_autoptr(EntAttachments) attachments = NULL;
  g_autoptr(EntChange) change = ent_change_new ("Renew Anchors");

  if (the_case == NULL)
    return fail (error->message);

  attachments = ent_attachments_new (the_case);
  for (guint i = 0; texts[i] != NULL; i++)
    if (!renew_text (the_case, attachments, texts[i], change, &error))
      return fail (error->message);
  if (!ent_case_apply (the_case, change, &error) || !ent_store_save (the_case, path, &error))
    return fail (error->message);

  g_print ("%u anchors made again\n", ent_change_get_n_edits (change));
  return EXIT_SUCCESS;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(EntText) text = NULL;
  g_autoptr(GError) error = NULL;
  const EntTextBlock *block;
  gboolean list = argc == 3 && strcmp (argv[2], "list") == 0;
  gboolean span = argc == 6 && strcmp (argv[2], "span") == 0;
  gboolean renew = argc > 3 && strcmp (argv[2], "renew") == 0;

  setlocale (LC_ALL, "");
  if (!list && !span && !renew)
    {
      g_printerr ("%s", usage);
      return 2;
    }
  if (renew)
    return renew_case (argv[1], argv + 3);

  text = read_text (argv[1], &error);
  if (text == NULL)
    return fail (error->message);
  if (list)
    return list_blocks (text);

  block = find_paragraph (text, argv[3]);
  if (block == NULL)
    return fail ("there is no such paragraph; see list");

  return print_anchor (text, block, argv[4], argv[5]);
}

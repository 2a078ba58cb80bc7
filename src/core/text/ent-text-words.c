/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-text-words.h"

/* The words by which a passage is sketched and found again.
 *
 * Two copies of one article differ in quotes, dashes, case of headings and
 * punctuation long before they differ in words, so a word is folded: Unicode
 * NFKC and case folding, and nothing in it but letters, digits and their marks.
 * White space, dashes and slashes end a word; every other sign is passed over
 * (so that U.S. and US are one word, with whichever apostrophe). Han and kana,
 * which are written without spaces, count as one word a character.
 *
 * Hashes are written into case files, so they may never change:
 *
 *   word   64-bit FNV-1a of the folded word's UTF-8
 *   group  64-bit FNV-1a of its words' hashes, each as eight bytes, the lowest
 *          first; then the finishing mix of MurmurHash3 (fmix64), of which the
 *          upper 32 bits are kept. FNV alone spreads short inputs badly over
 *          its upper bits, and a sketch keeps the smallest hashes.
 *
 * FNV: Fowler, Noll, Vo, http://www.isthe.com/chongo/tech/comp/fnv/;
 * fmix64: Austin Appleby's MurmurHash3, in the public domain.
 */

#define FNV_OFFSET G_GUINT64_CONSTANT (0xcbf29ce484222325)
#define FNV_PRIME  G_GUINT64_CONSTANT (0x00000100000001b3)

typedef struct
{
  GArray *words;
  GString *raw;
  gboolean ascii;
  gsize start;
  gsize end;
} Scanner;

static guint64
hash_bytes (guint64       hash,
            const guint8 *bytes,
            gsize         n_bytes)
{
  gsize i;

  for (i = 0; i < n_bytes; i++)
    hash = (hash ^ bytes[i]) * FNV_PRIME;

  return hash;
}

static guint64
finish_hash (guint64 hash)
{
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  hash ^= hash >> 33;

  return hash;
}

static gboolean
ends_word (gunichar c)
{
  return g_unichar_isspace (c) || c == '/' || c == '\\' || c == '|' || c == 0x2212 /* minus */ ||
         g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION;
}

static gboolean
is_word_by_itself (gunichar c)
{
  GUnicodeScript script;

  if (c < 0x2e80)
    return FALSE;

  script = g_unichar_get_script (c);

  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
         script == G_UNICODE_SCRIPT_KATAKANA;
}

static char *
fold (const GString *raw,
      gboolean       ascii)
{
  g_autofree char *compatible = NULL;
  g_autofree char *caseless = NULL;

  if (ascii)
    return g_ascii_strdown (raw->str, (gssize) raw->len);

  compatible = g_utf8_normalize (raw->str, (gssize) raw->len, G_NORMALIZE_NFKC);
  caseless = g_utf8_casefold (compatible, -1);

  return g_utf8_normalize (caseless, -1, G_NORMALIZE_NFKC);
}

static void
finish_word (Scanner *scanner)
{
  g_autofree char *folded = NULL;
  EntTextWord word;

  if (scanner->raw->len == 0)
    return;

  folded = fold (scanner->raw, scanner->ascii);
  word.hash = hash_bytes (FNV_OFFSET, (const guint8 *) folded, strlen (folded));
  word.start = (guint32) scanner->start;
  word.end = (guint32) scanner->end;
  g_array_append_val (scanner->words, word);

  g_string_truncate (scanner->raw, 0);
  scanner->ascii = TRUE;
}

static void
add_char (Scanner  *scanner,
          gunichar  c,
          gsize     offset)
{
  if (scanner->raw->len == 0)
    scanner->start = offset;

  g_string_append_unichar (scanner->raw, c);
  scanner->ascii = scanner->ascii && c < 0x80;
  scanner->end = offset + 1;
}

static void
scan_char (Scanner  *scanner,
           gunichar  c,
           gsize     offset)
{
  if (ends_word (c))
    {
      finish_word (scanner);
    }
  else if (is_word_by_itself (c))
    {
      finish_word (scanner);
      add_char (scanner, c, offset);
      finish_word (scanner);
    }
  else if (g_unichar_isalnum (c) || g_unichar_ismark (c))
    {
      add_char (scanner, c, offset);
    }
}

/**
 * ent_text_words_new:
 * @text: UTF-8 text
 *
 * Splits @text into words as sketches see them; see the head of this file.
 *
 * Returns: (transfer full) (element-type EntTextWord): the words, with offsets
 *   in characters from the start of @text
 */
GArray *
ent_text_words_new (const char *text)
{
  g_autoptr(GString) raw = g_string_new (NULL);
  Scanner scanner = { g_array_new (FALSE, FALSE, sizeof (EntTextWord)), raw, TRUE, 0, 0 };
  const char *p;
  gsize offset = 0;

  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    scan_char (&scanner, g_utf8_get_char (p), offset++);

  finish_word (&scanner);

  return scanner.words;
}

/**
 * ent_text_words_hash:
 * @words: (array length=n_words): words that follow each other
 * @n_words: how many, at least 1
 *
 * Hashes a group of words; see the head of this file.
 *
 * Returns: the hash, the same on every machine and in every version
 */
guint32
ent_text_words_hash (const EntTextWord *words,
                     guint              n_words)
{
  guint64 hash = FNV_OFFSET;
  guint i;

  for (i = 0; i < n_words; i++)
    {
      guint64 word = GUINT64_TO_LE (words[i].hash);

      hash = hash_bytes (hash, (const guint8 *) &word, sizeof word);
    }

  return (guint32) (finish_hash (hash) >> 32);
}

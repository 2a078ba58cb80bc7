/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-import-pdf-private.h"

/* Words cut at the ends of lines.
 *
 * A soft hyphen (U+00AD) was put there by who set the type: it goes. Any other hyphen
 * at the end of a line may be one of the word's own. By the first rule that holds:
 *
 *  1. it stays, without a space, before a digit or after one (mid-|1970s, 1954-|91),
 *     and before a capital (Anglo-|French), unless both parts are all capitals;
 *  2. it stays, with a space, before “and”, “or” and their like (short-|and long-term);
 *  3. the document's own words decide, those at the ends of lines left aside: it goes
 *     where the joined word is more frequent in them than the hyphened one, and stays
 *     where it is less;
 *  4. it stays in numbers (thirty-|one); after “self” and “well”, before four letters
 *     and more; after re-, co-, pre-, de-, anti- and semi-, where two equal vowels
 *     meet (re-|elected);
 *  5. it stays where both parts are words of the document, of four letters and more,
 *     and the first is none that English grows into other words (with-|out);
 *  6. it goes. */

#define PART_MIN 4

struct _EntPdfWords
{
  GHashTable *counts;
};

/* ---------------------------------------------------------------- vocabulary */

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0xad;
}

static gunichar
get_last (const char *text,
          gsize       length)
{
  return length > 0 ? g_utf8_get_char (g_utf8_prev_char (text + length)) : 0;
}

static gboolean
is_inner (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '\'' || c == 0x2019 ||
         c == '-' || c == 0x2010 || c == 0xad;
}

/* Reads a word: @p is set after it. */
static char *
read_word (const char **p)
{
  const char *start, *end;
  g_autofree char *word = NULL;

  while (**p != '\0' && !g_unichar_isalnum (g_utf8_get_char (*p)))
    *p = g_utf8_next_char (*p);

  start = end = *p;
  while (**p != '\0' && is_inner (g_utf8_get_char (*p)))
    {
      gunichar c = g_utf8_get_char (*p);

      *p = g_utf8_next_char (*p);
      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        end = *p;
    }
  if (end == start)
    return NULL;

  word = g_strndup (start, end - start);
  return g_utf8_casefold (word, -1);
}

static void
count_line (EntPdfWords *self,
            const char  *text,
            gboolean     after_hyphen)
{
  gboolean cut = is_hyphen (get_last (text, strlen (text)));
  gboolean first = TRUE;
  const char *p = text;

  while (*p != '\0')
    {
      char *word = read_word (&p);
      gboolean at_end = *p == '\0' || p[strspn (p, "-")] == '\0';

      if (word == NULL)
        return;
      if ((first && after_hyphen) || (at_end && cut))
        g_free (word);
      else
        {
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, word));

          g_hash_table_insert (self->counts, word, GUINT_TO_POINTER (n + 1));
        }
      first = FALSE;
    }
}

/*< private >
 * ent_pdf_words_new:
 * @lines: (element-type EntPdfLine): the document's lines, in reading order
 *
 * Returns: (transfer full): the document's words, those left out that a line's end cuts
 */
EntPdfWords *
ent_pdf_words_new (GPtrArray *lines)
{
  EntPdfWords *self = g_new0 (EntPdfWords, 1);
  gboolean after_hyphen = FALSE;

  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      const char *text = ((EntPdfLine *) lines->pdata[i])->text;

      count_line (self, text, after_hyphen);
      after_hyphen = is_hyphen (get_last (text, strlen (text)));
    }

  return self;
}

void
ent_pdf_words_free (EntPdfWords *self)
{
  g_hash_table_unref (self->counts);
  g_free (self);
}

static guint
count (EntPdfWords *self,
       const char  *word)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, word));
}

/* ---------------------------------------------------------------- rules */

static gboolean
is_one_of (const char        *word,
           const char *const *words)
{
  return g_strv_contains (words, word);
}

static gboolean
is_number (const char *head,
           const char *tail)
{
  static const char *const tens[] = { "twenty", "thirty", "forty", "fifty", "sixty", "seventy",
                                      "eighty", "ninety", NULL };
  static const char *const ones[] = { "one", "two", "three", "four", "five", "six", "seven",
                                      "eight", "nine", "first", "second", "third", "fourth",
                                      "fifth", "sixth", "seventh", "eighth", "ninth", NULL };

  return is_one_of (head, tens) && is_one_of (tail, ones);
}

static gboolean
is_prefixed (const char *head,
             const char *tail)
{
  static const char *const whole[] = { "self", "well", NULL };
  static const char *const prefixes[] = { "re", "co", "pre", "de", "anti", "semi", NULL };

  if (is_one_of (head, whole))
    return strlen (tail) >= PART_MIN;

  return is_one_of (head, prefixes) && head[strlen (head) - 1] == *tail;
}

static gboolean
is_compound (EntPdfWords *self,
             const char  *head,
             const char  *tail)
{
  static const char *const growing[] = {
    "after", "back", "down", "else", "ever", "every", "fore", "further", "hand", "here", "home",
    "land", "life", "like", "mean", "more", "never", "news", "none", "other", "over", "self",
    "ship", "side", "some", "them", "there", "through", "time", "under", "what", "when", "where",
    "with", "work", NULL
  };

  return g_utf8_strlen (head, -1) >= PART_MIN && g_utf8_strlen (tail, -1) >= PART_MIN &&
         count (self, head) > 0 && count (self, tail) > 0 && !is_one_of (head, growing);
}

static gboolean
is_all_capitals (const char *text,
                 gsize       length)
{
  guint n = 0;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c))
        return FALSE;
      n += g_unichar_isupper (c);
    }

  return n >= 2;
}

/* Rules 3 to 6. */
static gboolean
is_kept (EntPdfWords *self,
         const char  *head,
         const char  *tail)
{
  g_autofree char *folded_head = g_utf8_casefold (head, -1);
  g_autofree char *folded_tail = g_utf8_casefold (tail, -1);
  g_autofree char *joined = g_strconcat (folded_head, folded_tail, NULL);
  g_autofree char *hyphened = g_strconcat (folded_head, "-", folded_tail, NULL);
  const char *last_part = strrchr (folded_head, '-');
  guint n_joined = count (self, joined), n_hyphened = count (self, hyphened);

  if (n_joined != n_hyphened)
    return n_hyphened > n_joined;

  last_part = last_part != NULL ? last_part + 1 : folded_head;

  return is_number (last_part, folded_tail) || is_prefixed (last_part, folded_tail) ||
         is_compound (self, last_part, folded_tail);
}

static gboolean
is_conjunction (const char *next)
{
  static const char *const words[] = { "and ", "but ", "nor ", "or ", "to ", "und ", "oder ",
                                       "et ", "ou ", "y ", "e ", "o ", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (next, words[i]))
      return TRUE;

  return FALSE;
}

/* The word at the end of @text, which @length bytes before its hyphen ends. */
static const char *
find_head (const char *text,
           gsize       length)
{
  const char *start = text + length;

  while (start > text)
    {
      const char *before = g_utf8_prev_char (start);

      if (!is_inner (g_utf8_get_char (before)))
        break;
      start = before;
    }

  return start;
}

static gsize
measure_tail (const char *next)
{
  const char *p = next;

  while (*p != '\0' && (g_unichar_isalnum (g_utf8_get_char (p)) ||
                        g_unichar_ismark (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);

  return (gsize) (p - next);
}

typedef enum { JOIN_SPACED, JOIN_TIGHT, JOIN_WITHOUT_HYPHEN } Join;

static Join
judge_hyphen (EntPdfWords *self,
              const char  *text,
              gsize        length,
              const char  *next)
{
  const char *head = find_head (text, length);
  gsize head_length = (gsize) (text + length - head), tail_length = measure_tail (next);
  gunichar before = get_last (text, length), after = g_utf8_get_char (next);
  g_autofree char *head_word = NULL, *tail_word = NULL;

  if (head_length == 0 || !g_unichar_isalnum (before))
    return JOIN_SPACED;
  if (tail_length == 0 || g_unichar_isdigit (after) || g_unichar_isdigit (before))
    return JOIN_TIGHT;
  if (is_conjunction (next))
    return JOIN_SPACED;
  if (!g_unichar_islower (after) &&
      !(is_all_capitals (head, head_length) && is_all_capitals (next, tail_length)))
    return JOIN_TIGHT;

  head_word = g_strndup (head, head_length);
  tail_word = g_strndup (next, tail_length);
  return is_kept (self, head_word, tail_word) ? JOIN_TIGHT : JOIN_WITHOUT_HYPHEN;
}

static gboolean
is_unspaced (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
         script == G_UNICODE_SCRIPT_KATAKANA || (c >= 0x3000 && c <= 0x303f) ||
         (c >= 0xff01 && c <= 0xff60);
}

static gboolean
is_dash (gunichar c)
{
  return c >= 0x2011 && c <= 0x2015;
}

/* Lines that end otherwise than with a hyphen. */
static Join
judge_plain (const char *text,
             gsize       length,
             const char *next)
{
  gunichar last = get_last (text, length), first = g_utf8_get_char (next);
  gunichar second = g_utf8_get_char (g_utf8_next_char (next));

  if (is_unspaced (last) && is_unspaced (first))
    return JOIN_TIGHT;
  if (last == '/')
    return JOIN_TIGHT;
  if (is_dash (last))
    {
      gsize before = (gsize) (g_utf8_prev_char (text + length) - text);

      return before > 0 && !g_unichar_isspace (get_last (text, before)) ? JOIN_TIGHT : JOIN_SPACED;
    }
  if (first == 0x2014 && g_unichar_isalnum (second))
    return JOIN_TIGHT;

  return JOIN_SPACED;
}

/*< private >
 * ent_pdf_words_join:
 * @self: the document's words
 * @text: a paragraph so far
 * @next: its next line
 *
 * Adds a line to a paragraph, and heals the word that may be cut between them, by the
 * rules at the head of this file.
 */
void
ent_pdf_words_join (EntPdfWords *self,
                    GString     *text,
                    const char  *next)
{
  gunichar last = get_last (text->str, text->len);
  Join join;

  if (text->len == 0 || *next == '\0')
    {
      g_string_append (text, next);
      return;
    }

  if (last == 0xad)
    join = JOIN_WITHOUT_HYPHEN;
  else if (is_hyphen (last))
    join = judge_hyphen (self, text->str,
                         (gsize) (g_utf8_prev_char (text->str + text->len) - text->str), next);
  else
    join = judge_plain (text->str, text->len, next);

  if (join == JOIN_WITHOUT_HYPHEN)
    g_string_truncate (text, (gsize) (g_utf8_prev_char (text->str + text->len) - text->str));
  else if (join == JOIN_SPACED)
    g_string_append_c (text, ' ');
  g_string_append (text, next);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-fold.h"
#include "ent-library-words.h"

/* What a word is to the library's index, and what is the same word.
 *
 * A word is a run of letters and digits, folded: capitals are small, letters lose
 * their diacritics ("Việt" is "viet"), compatible forms are the plain ones, and the
 * letters that Unicode takes for letters of their own, but people who lack the key
 * write otherwise, are written so: đ is d, ø is o, ł is l, ß is ss, and so on.
 *
 * Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese put no space between words,
 * or none that one could count on. There each character, with the marks it bears, is
 * a word, and what is typed in one go is a phrase of them: it is found wherever it
 * stands, were it in the middle of a longer word. Groups of three characters, the
 * other usual way, would not find words of one or two, and most are. Traditional
 * and simplified characters are different ones.
 *
 * The index gets folded words with spaces between them, so nothing that it does
 * depends on which Unicode SQLite knows.
 */

#define ENG         0x014b
#define FINAL_SIGMA 0x03c2
#define SIGMA       0x03c3

typedef enum
{
  KIND_BETWEEN, /* ends a word */
  KIND_NOTHING, /* is as good as not there */
  KIND_MARK,    /* belongs to what stands before it */
  KIND_LETTER,
  KIND_WORD,    /* is a word of its own */
} Kind;

/* Marks that a reader may leave out. The vowel signs of Indian scripts are not. */
static gboolean
is_diacritic (gunichar c)
{
  return (c >= 0x0300 && c <= 0x036f) || (c >= 0x0591 && c <= 0x05c7) || c == 0x0640 ||
         (c >= 0x064b && c <= 0x065f) || c == 0x0670 || (c >= 0x1ab0 && c <= 0x1aff) ||
         (c >= 0x1dc0 && c <= 0x1dff) || (c >= 0x20d0 && c <= 0x20ff) ||
         (c >= 0xfe20 && c <= 0xfe2f);
}

static gboolean
is_hangul_syllable (gunichar c)
{
  return c >= 0xac00 && c <= 0xd7a3;
}

static gboolean
is_of_a_script_without_spaces (gunichar c)
{
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_BOPOMOFO:
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HANGUL:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_MYANMAR:
    case G_UNICODE_SCRIPT_THAI:
      return TRUE;
    default:
      return FALSE;
    }
}

static Kind
get_kind (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c) ? KIND_LETTER : KIND_BETWEEN;
  if (is_diacritic (c))
    return KIND_NOTHING;
  if (g_unichar_ismark (c))
    return KIND_MARK;
  if (g_unichar_isalnum (c))
    return c >= 0x0e00 && is_of_a_script_without_spaces (c) ? KIND_WORD : KIND_LETTER;

  /* Soft hyphens and the like stand inside words; the space of no width does not. */
  return g_unichar_type (c) == G_UNICODE_FORMAT && c != 0x200b ? KIND_NOTHING : KIND_BETWEEN;
}

static void
append_plain (GString  *word,
              gunichar  c)
{
  const char *plain;

  c = g_unichar_tolower (c);
  plain = c >= 0x80 ? ent_fold_letter (c) : NULL;
  if (plain != NULL)
    g_string_append (word, plain);
  else
    g_string_append_unichar (word, c == ENG ? 'n' : c == FINAL_SIGMA ? SIGMA : c);
}

static void
append_folded (GString  *word,
               gunichar  c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts;

  if (c < 0x80)
    {
      g_string_append_c (word, g_ascii_tolower ((char) c));
      return;
    }
  if (is_hangul_syllable (c))
    {
      g_string_append_unichar (word, c);
      return;
    }

  n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n_parts; i++)
    if (!is_diacritic (parts[i]) && (g_unichar_isalnum (parts[i]) || g_unichar_ismark (parts[i])))
      append_plain (word, parts[i]);
}

/*< private >
 * ent_folded_word_init:
 * @self: a word
 * @text: a text in UTF-8, which must stay as long as the word is used
 *
 * Begins to go through a text. What ent_folded_word_next() finds is behind this.
 */
void
ent_folded_word_init (EntFoldedWord *self,
                      const char    *text)
{
  *self = (EntFoldedWord) { .word = g_string_new (NULL), .text = text, .at = text };
}

void
ent_folded_word_clear (EntFoldedWord *self)
{
  if (self->word != NULL)
    g_string_free (self->word, TRUE);
  self->word = NULL;
}

/* Takes a character into the word. */
static void
take (EntFoldedWord *self,
      gunichar       c,
      const char    *next)
{
  if (self->word->len == 0)
    {
      self->start = self->offset;
      self->start_byte = (gsize) (self->at - self->text);
    }
  append_folded (self->word, c);
  self->end = self->offset + 1;
  self->end_byte = (gsize) (next - self->text);
}

/*< private >
 * ent_folded_word_next:
 * @self: a word
 *
 * Goes on to the next word.
 *
 * Returns: whether there is one
 */
gboolean
ent_folded_word_next (EntFoldedWord *self)
{
  gboolean is_whole = FALSE;

  g_string_truncate (self->word, 0);
  while (*self->at != '\0')
    {
      const char *next = g_utf8_next_char (self->at);
      gunichar c = (guchar) *self->at < 0x80 ? (gunichar) *self->at : g_utf8_get_char (self->at);
      Kind kind = get_kind (c);

      if (self->word->len > 0 &&
          (kind == KIND_BETWEEN || kind == KIND_WORD || (kind == KIND_LETTER && is_whole)))
        break;
      if (kind == KIND_LETTER || kind == KIND_WORD ||
          (kind == KIND_MARK && self->word->len > 0))
        take (self, c, next);
      is_whole = is_whole || kind == KIND_WORD;
      self->at = next;
      self->offset++;
    }

  return self->word->len > 0;
}

/*< private >
 * ent_library_fold:
 * @text: a text in UTF-8
 *
 * Returns: (transfer full): its words, folded, with a space between each two
 */
char *
ent_library_fold (const char *text)
{
  g_auto (EntFoldedWord) word;
  GString *folded = g_string_sized_new (strlen (text) + 1);

  ent_folded_word_init (&word, text);
  while (ent_folded_word_next (&word))
    {
      if (folded->len > 0)
        g_string_append_c (folded, ' ');
      g_string_append_len (folded, word.word->str, (gssize) word.word->len);
    }

  return g_string_free_and_steal (folded);
}

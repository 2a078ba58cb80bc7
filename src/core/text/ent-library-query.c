/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ent-library-query.h"
#include "ent-library-words.h"
#include "ent-library.h"

/* What a user types, and where it stands in a text.
 *
 * What is typed is no query language: words, phrases in quotation marks, and a star
 * behind the beginning of a word. Each is a term: one or several folded words that
 * follow each other. What holds neither letter nor digit is left out. All terms must
 * stand in a text.
 *
 * One searches as one types, so the last word, or an open phrase, is taken for a
 * beginning as long as nothing stands behind it.
 *
 * A text is gone through once. For each term a word of bits says which of its
 * beginnings end at the word just read (the shift-and method: Baeza-Yates and Gonnet,
 * A New Approach to Text Searching, 1992).
 */

/* Of something longer, pasted by mistake, this many characters count. */
#define QUERY_MAX    1000
/* The bits of a word. Of a longer phrase, the beginning is looked for. */
#define PHRASE_MAX   64
/* Hits that are weighed to choose where a snippet is taken from. */
#define PLACES_MAX   512

/* Characters of a snippet at most, and in one paragraph at least; of what may stand
 * before its first hit. A longer hit,
 * as a word of a million letters would be, is not shown whole. */
#define SNIPPET_MAX   180
#define SNIPPET_MIN   40
#define SNIPPET_LEAD  48
#define HIT_BYTES_MAX 2000

typedef struct
{
  GPtrArray *words;
  gboolean   is_beginning;
} Term;

struct _EntQuery
{
  GPtrArray *terms;
};

/* ---------------------------------------------------------------- what was typed */

static void
term_free (Term *term)
{
  g_ptr_array_unref (term->words);
  g_free (term);
}

static gboolean
is_quotation_mark (gunichar c)
{
  return c == '"' || c == 0x201c || c == 0x201d || c == 0x201e || c == 0xab || c == 0xbb;
}

static void
end_term (EntQuery *self,
          GString  *typed,
          gboolean  is_beginning)
{
  g_auto (EntFoldedWord) word;
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  Term *term;

  ent_folded_word_init (&word, typed->str);
  while (ent_folded_word_next (&word))
    if (words->len < PHRASE_MAX)
      g_ptr_array_add (words, g_strdup (word.word->str));
  g_string_truncate (typed, 0);
  if (words->len == 0)
    {
      g_ptr_array_unref (words);
      return;
    }

  term = g_new0 (Term, 1);
  term->words = words;
  term->is_beginning = is_beginning;
  g_ptr_array_add (self->terms, term);
}

static void
end_word (EntQuery *self,
          GString  *typed,
          gboolean  is_last)
{
  end_term (self, typed, is_last || g_str_has_suffix (typed->str, "*"));
}

static void
parse (EntQuery   *self,
       const char *typed)
{
  g_autoptr (GString) term = g_string_new (NULL);
  gboolean in_phrase = FALSE;
  gsize n = 0;

  for (const char *p = typed; *p != '\0' && n < QUERY_MAX; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      if (is_quotation_mark (c) && in_phrase)
        end_term (self, term, FALSE);
      else if (is_quotation_mark (c) || (g_unichar_isspace (c) && !in_phrase))
        end_word (self, term, FALSE);
      else
        g_string_append_unichar (term, c);
      in_phrase = in_phrase != is_quotation_mark (c);
    }

  end_word (self, term, TRUE);
}

/*< private >
 * ent_query_new:
 * @typed: what was typed, be it good UTF-8 or not
 *
 * Returns: (transfer full): what it asks for; whatever is typed is a good query
 */
EntQuery *
ent_query_new (const char *typed)
{
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  EntQuery *self = g_new0 (EntQuery, 1);

  self->terms = g_ptr_array_new_with_free_func ((GDestroyNotify) term_free);
  parse (self, composed);

  return self;
}

void
ent_query_free (EntQuery *self)
{
  g_ptr_array_unref (self->terms);
  g_free (self);
}

/*< private >
 * ent_query_is_empty:
 * @self: a query
 *
 * Returns: whether it asks for nothing: no word was typed
 */
gboolean
ent_query_is_empty (const EntQuery *self)
{
  return self->terms->len == 0;
}

/*< private >
 * ent_query_dup_match:
 * @self: a query
 *
 * Every term is a string in quotes, in which nothing is an operator. No quotation
 * mark gets into a folded word, so there is none to escape.
 *
 * Returns: (transfer full): the query in the language of SQLite's FTS5
 */
char *
ent_query_dup_match (const EntQuery *self)
{
  GString *match = g_string_new (NULL);

  for (guint i = 0; i < self->terms->len; i++)
    {
      const Term *term = g_ptr_array_index (self->terms, i);

      g_string_append_c (match, '"');
      for (guint j = 0; j < term->words->len; j++)
        g_string_append_printf (match, "%s%s", j > 0 ? " " : "",
                                (const char *) g_ptr_array_index (term->words, j));
      g_string_append (match, term->is_beginning ? "\"* " : "\" ");
    }

  return g_string_free_and_steal (match);
}

/* ---------------------------------------------------------------- where it stands */

/* Where the last words of a text began. */
typedef struct
{
  gsize start[PHRASE_MAX];
  gsize start_byte[PHRASE_MAX];
  guint n_words;
} Trail;

static gboolean
is_word (const Term    *term,
         guint          i,
         const GString *word)
{
  const char *wanted = g_ptr_array_index (term->words, i);

  if (*wanted != *word->str)
    return FALSE;
  if (term->is_beginning && i == term->words->len - 1)
    return g_str_has_prefix (word->str, wanted);

  return strcmp (word->str, wanted) == 0;
}

/* Returns whether the term's last word is the one just read. */
static gboolean
advance (const Term    *term,
         guint64       *state,
         const GString *word)
{
  guint64 fits = 0;

  for (guint i = 0; i < term->words->len; i++)
    if (i == 0 || (*state >> (i - 1) & 1) != 0)
      fits |= (guint64) is_word (term, i, word) << i;
  *state = fits;

  return (fits >> (term->words->len - 1) & 1) != 0;
}

static void
add_place (GArray              *places,
           const Term          *term,
           guint                index,
           const EntFoldedWord *word,
           const Trail         *trail)
{
  guint first = (trail->n_words - term->words->len) % PHRASE_MAX;
  EntQueryPlace place = {
    .term = index,
    .start = trail->start[first],
    .end = word->end,
    .start_byte = trail->start_byte[first],
    .end_byte = word->end_byte,
  };

  g_array_append_val (places, place);
}

static guint
count_terms (GArray *places,
             guint   n_terms)
{
  g_autofree gboolean *seen = g_new0 (gboolean, n_terms + 1);
  guint count = 0;

  for (guint i = 0; i < places->len; i++)
    {
      guint term = g_array_index (places, EntQueryPlace, i).term;

      count += !seen[term];
      seen[term] = TRUE;
    }

  return count;
}

/* Enough is known when there are so many hits, and one of each term. */
static gboolean
is_enough (const EntQuery *self,
           GArray         *places,
           guint           n_enough)
{
  if (places->len < n_enough)
    return FALSE;

  return places->len >= PLACES_MAX + n_enough ||
         count_terms (places, self->terms->len) == self->terms->len;
}

/*< private >
 * ent_query_find:
 * @self: a query
 * @text: a text in UTF-8
 * @n_enough: how many hits are wanted; there may be some more
 *
 * Finds a query's terms in a text, in the order in which they end there.
 *
 * Returns: (transfer full) (element-type EntQueryPlace): the hits
 */
GArray *
ent_query_find (const EntQuery *self,
                const char     *text,
                guint           n_enough)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (EntQueryPlace));
  g_autofree guint64 *states = g_new0 (guint64, self->terms->len + 1);
  g_auto (EntFoldedWord) word;
  Trail trail = { .n_words = 0 };

  ent_folded_word_init (&word, text);
  while (self->terms->len > 0 && ent_folded_word_next (&word))
    {
      guint before = places->len;

      trail.start[trail.n_words % PHRASE_MAX] = word.start;
      trail.start_byte[trail.n_words % PHRASE_MAX] = word.start_byte;
      trail.n_words++;
      for (guint i = 0; i < self->terms->len; i++)
        if (advance (g_ptr_array_index (self->terms, i), &states[i], word.word))
          add_place (places, g_ptr_array_index (self->terms, i), i, &word, &trail);
      if (places->len > before && is_enough (self, places, n_enough))
        break;
    }

  return places;
}

/*< private >
 * ent_query_stands_in:
 * @self: a query
 * @places: (element-type EntQueryPlace): where its terms stand
 *
 * Returns: whether all of its terms are among them
 */
gboolean
ent_query_stands_in (const EntQuery *self,
                     GArray         *places)
{
  return self->terms->len > 0 && count_terms (places, self->terms->len) == self->terms->len;
}

/* ---------------------------------------------------------------- snippets */

/* How many terms stand in a snippet that begins with a place. */
static guint
count_terms_from (const EntQuery *self,
                  GArray         *places,
                  guint           first)
{
  gsize end = g_array_index (places, EntQueryPlace, first).start + SNIPPET_MAX - SNIPPET_LEAD;
  GArray *within = g_array_new (FALSE, FALSE, sizeof (EntQueryPlace));
  guint count;

  for (guint i = first; i < places->len; i++)
    if (g_array_index (places, EntQueryPlace, i).end <= end)
      g_array_append_val (within, g_array_index (places, EntQueryPlace, i));
    else if (g_array_index (places, EntQueryPlace, i).start > end)
      break;
  count = count_terms (within, self->terms->len);
  g_array_unref (within);

  return count;
}

/*< private >
 * ent_query_choose:
 * @self: a query
 * @places: (element-type EntQueryPlace): where its terms stand; one at least
 *
 * Returns: the place from which on the most of the terms stand close together; of
 *   several, the first
 */
guint
ent_query_choose (const EntQuery *self,
                  GArray         *places)
{
  guint best = 0;
  guint most = 0;

  for (guint i = 0; i < MIN (places->len, PLACES_MAX) && most < self->terms->len; i++)
    {
      guint count = count_terms_from (self, places, i);

      if (count > most)
        {
          best = i;
          most = count;
        }
    }

  return best;
}

/* Goes back a few words, not into another paragraph. */
static const char *
find_begin (const char *text,
            const char *hit)
{
  const char *word = hit;
  const char *p = hit;

  for (guint n = 0; n < SNIPPET_LEAD && p > text && p[-1] != '\n'; n++)
    {
      p = g_utf8_prev_char (p);
      if (p == text || p[-1] == '\n' || p[-1] == ' ')
        word = p;
    }

  return word;
}

/* Goes on as far as a snippet goes: to the end of the paragraph, if it has some words
 * by then, or of a word. */
static const char *
find_end (const char *begin,
          const char *at_least)
{
  const char *word = NULL;
  const char *p = begin;
  guint n;

  for (n = 0; *p != '\0' && (n < SNIPPET_MAX || p < at_least); n++)
    {
      if (*p == '\n' && p >= at_least && n >= SNIPPET_MIN)
        return p;
      if (*p == ' ' && p >= at_least)
        word = p;
      p = g_utf8_next_char (p);
    }

  return *p == '\0' || word == NULL ? p : word;
}

static void
append_words (GString    *snippet,
              const char *begin,
              const char *end)
{
  for (const char *p = begin; p < end; p++)
    g_string_append_c (snippet, *p == '\n' || *p == '\t' ? ' ' : *p);
}

/* Hits may overlap: what is marked already is not marked again. */
static void
append_marked (GString    *snippet,
               const char *text,
               GArray     *places,
               const char *begin,
               const char *end)
{
  for (guint i = 0; i < places->len; i++)
    {
      const EntQueryPlace *place = &g_array_index (places, EntQueryPlace, i);
      const char *from = text + place->start_byte;
      const char *to = text + place->end_byte;

      if (from < begin || to > end)
        continue;

      append_words (snippet, begin, from);
      g_string_append (snippet, ENT_LIBRARY_HIT_START);
      append_words (snippet, from, to);
      g_string_append (snippet, ENT_LIBRARY_HIT_END);
      begin = to;
    }
  append_words (snippet, begin, end);
}

/*< private >
 * ent_query_dup_snippet:
 * @text: a text in UTF-8
 * @places: (element-type EntQueryPlace): where a query's terms stand in it
 * @place: the one that is shown, if there is one
 *
 * Returns: (transfer full): some words around a place, on one line, with the hits
 *   marked; without a place, the text's first words
 */
char *
ent_query_dup_snippet (const char *text,
                       GArray     *places,
                       guint       place)
{
  GString *snippet = g_string_new (NULL);
  const char *begin = text;
  const char *end = text;

  if (place < places->len)
    {
      const EntQueryPlace *shown = &g_array_index (places, EntQueryPlace, place);

      begin = find_begin (text, text + shown->start_byte);
      end = begin;
      if (shown->end_byte - shown->start_byte <= HIT_BYTES_MAX)
        end = text + shown->end_byte;
    }
  end = find_end (begin, end);

  if (begin > text && begin[-1] != '\n')
    g_string_append (snippet, "…");
  append_marked (snippet, text, places, begin, end);
  if (*end != '\0' && *end != '\n')
    g_string_append (snippet, "…");

  return g_string_free_and_steal (snippet);
}

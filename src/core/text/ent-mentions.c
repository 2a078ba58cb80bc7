/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-fold.h"
#include "ent-mentions.h"

/**
 * EntMentions:
 *
 * The names of a case's states, ready to be found in texts, together with years.
 *
 * The names are kept in a trie whose edges are words, so a text is read once, a word at
 * a time, whatever the number of names. Words are compared without regard to case and
 * diacritics ("Viêt Nam" is "Viet Nam"), but one that a name writes with a capital must
 * have one in the text: the bird is no state. Between two words of a name there may be
 * spaces, hyphens and apostrophes, and full stops where the name has one. Of several
 * names that begin at one place the longest is taken.
 *
 * A year is a number from 1000 to 2099 that stands alone: no digit, letter, sign of
 * money or per cent beside it, and no part of a larger or broken number.
 */

#define YEAR_FIRST 1000
#define YEAR_LAST  2099

/* One node of the trie: what the words so far lead to. */
typedef struct
{
  GHashTable *next;     /* (nullable): folded word → NameNode */
  gboolean    capital;  /* the word that leads here is written with a capital */
  gboolean    stop;     /* a full stop may stand before the word that leads here */
  GPtrArray  *states;   /* (nullable): ids of those whose name ends here; then NULL */
} NameNode;

struct _EntMentions
{
  gatomicrefcount  ref_count;
  NameNode        *root;
};

G_DEFINE_BOXED_TYPE (EntMentions, ent_mentions, ent_mentions_ref, ent_mentions_unref)

typedef enum
{
  BETWEEN_NOTHING,
  BETWEEN_JOIN,   /* spaces, hyphens, apostrophes */
  BETWEEN_STOP,   /* with a full stop among them */
  BETWEEN_BREAK,  /* anything else */
} Between;

/* A word of the text that is read, and what stood before it. */
typedef struct
{
  gsize       start;
  gsize       end;
  const char *at;
  const char *behind;
  Between     before;
} Word;

typedef struct
{
  const char *cursor;
  gsize       offset;
} Reader;

/* ---------------------------------------------------------------- words */

static NameNode *
name_node_new (void)
{
  return g_new0 (NameNode, 1);
}

static void
name_node_free (NameNode *node)
{
  g_clear_pointer (&node->next, g_hash_table_unref);
  g_clear_pointer (&node->states, g_ptr_array_unref);
  g_free (node);
}

static gboolean
is_letter (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum ((char) c) : g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Scripts without spaces: each sign counts as a word. */
static gboolean
is_word_alone (gunichar c)
{
  GUnicodeScript script;

  if (c < 0x2e80)
    return FALSE;

  script = g_unichar_get_script (c);
  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
         script == G_UNICODE_SCRIPT_KATAKANA;
}

static gboolean
is_join (gunichar c)
{
  return c == ' ' || c == 0x00a0 || c == 0x202f || c == '-' || c == 0x2010 || c == 0x2011 ||
         c == '\'' || c == 0x2019;
}

static gunichar
peek (const Reader *reader)
{
  return (guchar) *reader->cursor < 0x80 ? (guchar) *reader->cursor
                                         : g_utf8_get_char (reader->cursor);
}

static void
step (Reader *reader)
{
  reader->cursor = g_utf8_next_char (reader->cursor);
  reader->offset++;
}

static Between
read_between (Reader *reader)
{
  Between between = BETWEEN_NOTHING;
  gunichar c;

  while ((c = peek (reader)) != 0 && !is_letter (c))
    {
      between = MAX (between, is_join (c) ? BETWEEN_JOIN : c == '.' ? BETWEEN_STOP : BETWEEN_BREAK);
      step (reader);
    }

  return between;
}

static gboolean
read_word (Reader *reader,
           Word   *word)
{
  gunichar c;

  word->before = read_between (reader);
  c = peek (reader);
  if (c == 0)
    return FALSE;

  word->at = reader->cursor;
  word->start = reader->offset;
  do
    {
      step (reader);
      if (is_word_alone (c))
        break;
      c = peek (reader);
    }
  while (c != 0 && is_letter (c) && !is_word_alone (c));
  word->behind = reader->cursor;
  word->end = reader->offset;

  return TRUE;
}

/* Folds case and takes diacritics off. */
static void
fold_word (const Word *word,
           GString    *folded)
{
  g_autofree char *decomposed = NULL;
  g_autofree char *caseless = NULL;
  const char *c;

  g_string_truncate (folded, 0);
  for (c = word->at; c < word->behind && (guchar) *c < 0x80; c++)
    g_string_append_c (folded, g_ascii_tolower (*c));
  if (c == word->behind)
    return;

  g_string_truncate (folded, 0);
  caseless = g_utf8_casefold (word->at, word->behind - word->at);
  decomposed = g_utf8_normalize (caseless, -1, G_NORMALIZE_NFKD);
  for (c = decomposed; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      const char *plain = ent_fold_letter (letter);

      if (plain != NULL)
        g_string_append (folded, plain);
      else if (!g_unichar_ismark (letter))
        g_string_append_unichar (folded, letter);
    }
}

static gboolean
has_capital (const Word *word)
{
  gunichar c = g_utf8_get_char (word->at);

  return g_unichar_isupper (c) || g_unichar_istitle (c);
}

/* ---------------------------------------------------------------- the trie */

static NameNode *
get_next (NameNode   *node,
          const Word *word,
          GString    *folded)
{
  NameNode *next;

  fold_word (word, folded);
  if (node->next == NULL)
    node->next = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) name_node_free);
  next = g_hash_table_lookup (node->next, folded->str);
  if (next == NULL)
    {
      next = name_node_new ();
      /* "The Front" is the Front within a sentence. */
      next->capital = has_capital (word) && !g_str_equal (folded->str, "the");
      g_hash_table_insert (node->next, g_strdup (folded->str), next);
    }
  next->capital = next->capital && has_capital (word);
  next->stop = next->stop || word->before == BETWEEN_STOP;

  return next;
}

static void
add_name (EntMentions *self,
          const char  *name,
          const char  *state)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  Reader reader = { name, 0 };
  NameNode *node = self->root;
  Word word;

  while (read_word (&reader, &word))
    node = get_next (node, &word, folded);
  if (node == self->root)
    return;

  if (node->states == NULL)
    node->states = g_ptr_array_new_null_terminated (1, g_free, TRUE);
  if (!g_ptr_array_find_with_equal_func (node->states, state, g_str_equal, NULL))
    g_ptr_array_add (node->states, g_strdup (state));
}

static NameNode *
follow (NameNode   *node,
        const Word *word,
        GString    *folded)
{
  NameNode *next;

  if (node->next == NULL)
    return NULL;
  fold_word (word, folded);
  next = g_hash_table_lookup (node->next, folded->str);
  if (next == NULL || (next->capital && !has_capital (word)))
    return NULL;

  return next;
}

/* Reads on from a word as far as a name goes. Where there is one, the reader stands
 * behind it. */
static gboolean
match_name (EntMentions *self,
            Reader      *reader,
            const Word  *first,
            GString     *folded,
            EntMention  *mention)
{
  NameNode *node = follow (self->root, first, folded);
  Reader ahead = *reader;
  gsize end = first->end;
  gboolean found = FALSE;
  Word word;

  while (node != NULL)
    {
      if (node->states != NULL)
        {
          *mention = (EntMention) { ENT_MENTION_STATE, first->start, end, 0, 0,
                                    (const char *const *) node->states->pdata };
          *reader = ahead;
          found = TRUE;
        }
      if (node->next == NULL || !read_word (&ahead, &word))
        break;
      node = word.before == BETWEEN_BREAK ? NULL : follow (node, &word, folded);
      if (node != NULL && word.before == BETWEEN_STOP && !node->stop)
        node = NULL;
      end = word.end;
    }

  return found;
}

/* ---------------------------------------------------------------- years */

static gboolean
is_dash (gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

/* The number that a run of two or four digits is; -1 for anything else. */
static int
read_digits (const char *at,
             gsize       n_digits)
{
  int number = 0;

  for (gsize i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (at[i]))
        return -1;
      number = number * 10 + (at[i] - '0');
    }

  return g_ascii_isdigit (at[n_digits]) ? -1 : number;
}

/* A point or comma with a digit behind: 1,975 and 1975.5 are no years, and the end of a
 * sentence is no such point. */
static gboolean
goes_on_as_number (const char *behind)
{
  return (*behind == '.' || *behind == ',') && g_ascii_isdigit (behind[1]);
}

static gboolean
is_part_of_number (const char *text,
                   const char *at)
{
  const char *before = at > text ? g_utf8_find_prev_char (text, at) : NULL;
  gunichar c = before ? g_utf8_get_char (before) : 0;

  if (c == '.' || c == ',')
    return c == ',' && before > text && g_ascii_isdigit (before[-1]);

  return c == '#' || c == 0x00a7 || c == 0x00b6 || g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL;
}

static gboolean
is_part_of_word (const char *behind)
{
  gunichar c = g_utf8_get_char (behind);

  return is_letter (c) || c == '%' || c == 0x2030;
}

/* The letter of 1970s and 1970’s: its end, or NULL. */
static const char *
skip_plural (const char *behind)
{
  if (*behind == '\'')
    behind++;
  else if (g_utf8_get_char (behind) == 0x2019)
    behind = g_utf8_next_char (behind);

  return *behind == 's' && !is_letter (g_utf8_get_char (behind + 1)) ? behind + 1 : NULL;
}

/* The second year of 1954–75 or 1954–1975, of a full date none: 2001-09-11. */
static const char *
skip_range (const char *behind,
            int         first,
            int        *last)
{
  const char *at = g_utf8_next_char (behind);
  gsize n_digits = 0;
  int number;

  while (n_digits < 5 && g_ascii_isdigit (at[n_digits]))
    n_digits++;
  if (n_digits != 2 && n_digits != 4)
    return NULL;

  number = read_digits (at, n_digits);
  *last = n_digits == 2 ? first / 100 * 100 + number : number;
  at += n_digits;
  if (*last <= first || *last > YEAR_LAST || is_part_of_word (at) || goes_on_as_number (at) ||
      (is_dash (g_utf8_get_char (at)) && g_ascii_isdigit (*g_utf8_next_char (at))))
    return NULL;

  return at;
}

/* Reads a year, a range or a decade where a word begins with four digits; the reader is
 * then put behind it. */
static gboolean
match_year (const char *text,
            Reader     *reader,
            const Word *word,
            EntMention *mention)
{
  int year = word->behind >= word->at + 4 ? read_digits (word->at, 4) : -1;
  const char *behind = word->at + 4;
  const char *further;

  if (year < YEAR_FIRST || year > YEAR_LAST || is_part_of_number (text, word->at))
    return FALSE;

  *mention = (EntMention) { ENT_MENTION_YEAR, word->start, 0, year, year, NULL };
  if (year % 10 == 0 && (further = skip_plural (behind)) != NULL)
    {
      mention->kind = ENT_MENTION_DECADE;
      mention->last = year + 9;
      behind = further;
    }
  else if (is_part_of_word (behind) || goes_on_as_number (behind))
    return FALSE;
  else if (is_dash (g_utf8_get_char (behind)) &&
           (further = skip_range (behind, year, &mention->last)) != NULL)
    {
      mention->kind = ENT_MENTION_YEARS;
      behind = further;
    }
  else
    mention->last = year;

  mention->end = word->start + (gsize) g_utf8_pointer_to_offset (word->at, behind);
  reader->cursor = behind;
  reader->offset = mention->end;
  return TRUE;
}

/* ---------------------------------------------------------------- public */

/**
 * ent_mentions_new:
 * @the_case: a case
 *
 * Takes the names that the case's states have or had at any time.
 *
 * Returns: (transfer full): what finds them; it does not follow the case, and may be
 *   used in any thread
 */
EntMentions *
ent_mentions_new (EntCase *the_case)
{
  GListModel *states;
  EntMentions *self;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  self = g_new0 (EntMentions, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->root = name_node_new ();
  states = ent_case_get_states (the_case);
  for (guint i = 0; i < g_list_model_get_n_items (states); i++)
    {
      g_autoptr (EntState) state = g_list_model_get_item (states, i);
      GListModel *names = ent_state_get_names (state);

      for (guint j = 0; j < g_list_model_get_n_items (names); j++)
        {
          g_autoptr (EntStateName) name = g_list_model_get_item (names, j);

          add_name (self, ent_state_name_get_name (name), ent_record_get_id (ENT_RECORD (state)));
        }
    }

  return self;
}

/**
 * ent_mentions_ref:
 * @self: what finds names
 *
 * Returns: (transfer full): @self, held once more
 */
EntMentions *
ent_mentions_ref (EntMentions *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * ent_mentions_unref:
 * @self: (transfer full): what finds names
 *
 * Lets go of it.
 */
void
ent_mentions_unref (EntMentions *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  name_node_free (self->root);
  g_free (self);
}

/**
 * ent_mentions_find:
 * @self: what finds names
 * @text: a text, in UTF-8
 *
 * Finds all names of states and all years in a text, in one pass.
 *
 * Returns: (transfer full) (element-type EntMention): them, in the order of the text; no
 *   two overlap. They may be used for as long as @self lives
 */
GArray *
ent_mentions_find (EntMentions *self,
                   const char  *text)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  GArray *mentions;
  Reader reader = { text, 0 };
  EntMention mention;
  Word word;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  mentions = g_array_new (FALSE, FALSE, sizeof (EntMention));
  while (read_word (&reader, &word))
    if (match_name (self, &reader, &word, folded, &mention) ||
        (g_ascii_isdigit (*word.at) && match_year (text, &reader, &word, &mention)))
      g_array_append_val (mentions, mention);

  return mentions;
}

/**
 * ent_mention_dup_edtf:
 * @mention: a mention of a time
 *
 * Returns: (transfer full) (nullable): the time as an EDTF date: `1977`, `1954/1975`,
 *   `197X`; %NULL for a state
 */
char *
ent_mention_dup_edtf (const EntMention *mention)
{
  g_return_val_if_fail (mention != NULL, NULL);

  switch (mention->kind)
    {
    case ENT_MENTION_YEAR:
      return g_strdup_printf ("%d", mention->first);
    case ENT_MENTION_YEARS:
      return g_strdup_printf ("%d/%d", mention->first, mention->last);
    case ENT_MENTION_DECADE:
      return g_strdup_printf ("%dX", mention->first / 10);
    case ENT_MENTION_STATE:
    default:
      return NULL;
    }
}

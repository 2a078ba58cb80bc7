/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-anchor.h"

/* Thousands of generated articles, passages and edits. Every word of a generated article
 * carries a number that goes with it through every edit, so what has become of a passage
 * is known by construction, whatever the locating says.
 *
 * An article is made unkind: its words are few, stock phrases recur, sentences are
 * repeated, and repeated with a word or two changed.
 */

#define N_ARTICLES 40
#define N_PASSAGES 8

/* The one landing that is neither right nor wrong: half of a passage is gone, a twin of that
 * half happens to stand next to the other, and both together are taken for the passage. It
 * has all that is left of it, and must stay as rare as this. */
#define MIXED_IN 1000

/* How much of where it landed must be the passage, and of the passage be landed on. */
#define RIGHT_SHARE 0.8

typedef struct
{
  char    *text;
  guint    id;
  gboolean starts_paragraph;
  gboolean starts_sentence;
} Word;

typedef struct
{
  GRand     *random;
  GPtrArray *words;
  guint      next_id;
} Article;

typedef enum
{
  EDIT_NOTHING,
  EDIT_SIGNS,
  EDIT_SUBSTITUTE,
  EDIT_SUBSTITUTE_EDGE,
  EDIT_INSERT,
  EDIT_INSERT_EDGE,
  EDIT_DELETE,
  EDIT_MOVE,
  EDIT_REMOVE,
  EDIT_HALVE,
  EDIT_REWORD,
  EDIT_SHUFFLE,
  N_EDITS,
} Edit;

static const char *const edit_names[] = {
  "nothing in it", "quotes and dashes", "one word changed", "first or last word changed",
  "a word inserted", "a word inserted at an edge", "a word deleted", "moved", "removed", "halved",
  "reworded", "paragraphs shuffled",
};

typedef struct
{
  guint n;
  guint n_located;
  guint n_right;
  guint n_wrong;
  guint n_mixed;
  guint n_precise;
} Tally;

/* ---------------------------------------------------------------- making articles */

static const char *const phrases[] = {
  "the Treaty of Lasting Harbour Peace", "under the second article of the ferry act",
  "according to the council of both islands", "in the course of the long winter",
};

static void
word_free (Word *word)
{
  g_free (word->text);
  g_free (word);
}

static Word *
word_new (Article    *article,
          const char *text)
{
  Word *word = g_new0 (Word, 1);

  word->text = g_strdup (text);
  word->id = article->next_id++;

  return word;
}

/* Few words are used often, as in every language. */
static char *
make_word (GRand *random)
{
  static const char *const parts[] = {
    "ba", "ter", "lo", "mi", "gran", "su", "ken", "ol", "pe", "ti",
  };
  double rank = g_rand_double (random);
  guint n = (guint) (rank * rank * 400);

  if (g_rand_int_range (random, 0, 12) == 0)
    return g_strdup_printf ("%s-%s", parts[n % 10], parts[n / 10 % 10]);

  return g_strconcat (parts[n % 10], parts[n / 10 % 10], n >= 100 ? parts[n / 100] : "", NULL);
}

static void
add_word (Article    *article,
          const char *text)
{
  g_ptr_array_add (article->words, word_new (article, text));
}

static void
capitalize (Word *word)
{
  word->text[0] = g_ascii_toupper (word->text[0]);
  word->starts_sentence = TRUE;
}

static void
finish_sentence (Article *article,
                 guint    first)
{
  Word *last = article->words->pdata[article->words->len - 1];
  g_autofree char *text = g_strdup (last->text);

  capitalize (article->words->pdata[first]);
  g_free (last->text);
  last->text = g_strconcat (text, g_rand_int_range (article->random, 0, 9) == 0 ? "?" : ".", NULL);
}

static void
decorate (Article *article,
          guint    first)
{
  guint n = article->words->len - first;
  Word *word = article->words->pdata[first + n / 2];
  g_autofree char *text = g_strdup (word->text);
  static const char *const forms[] = { "“%s”", "(%s)", "%s,", "%s’s", "\"%s\"" };
  g_auto(GStrv) parts = NULL;

  if (n < 6 || g_rand_boolean (article->random))
    return;

  parts = g_strsplit (forms[g_rand_int_range (article->random, 0, G_N_ELEMENTS (forms))], "%s", 2);
  g_free (word->text);
  word->text = g_strconcat (parts[0], text, parts[1], NULL);
}

static void
add_fresh_sentence (Article *article)
{
  guint first = article->words->len;
  guint n = (guint) g_rand_int_range (article->random, 4, 32);
  guint i;

  for (i = 0; i < n; i++)
    {
      g_autofree char *text = make_word (article->random);

      add_word (article, text);
    }

  if (g_rand_int_range (article->random, 0, 4) == 0)
    {
      const char *phrase = phrases[g_rand_int_range (article->random, 0, G_N_ELEMENTS (phrases))];
      g_auto(GStrv) words = g_strsplit (phrase, " ", -1);

      for (i = 0; words[i] != NULL; i++)
        add_word (article, words[i]);
    }

  decorate (article, first);
  finish_sentence (article, first);
}

static guint
find_sentence_end (GPtrArray *words,
                   guint      i)
{
  for (i++; i < words->len; i++)
    if (((Word *) words->pdata[i])->starts_sentence)
      break;

  return i;
}

static guint
pick_sentence (Article *article)
{
  guint i = (guint) g_rand_int_range (article->random, 0, (gint32) article->words->len);

  while (!((Word *) article->words->pdata[i])->starts_sentence)
    i--;

  return i;
}

/* Says again what was said, up to two words changed. */
static void
add_repeated_sentence (Article *article)
{
  guint source = pick_sentence (article);
  guint end = find_sentence_end (article->words, source);
  guint first = article->words->len;
  gint32 n_changes = g_rand_int_range (article->random, 0, 3);
  guint i;

  for (i = source; i < end; i++)
    add_word (article, ((Word *) article->words->pdata[i])->text);

  for (; n_changes > 0 && end - source > 3; n_changes--)
    {
      guint i_word = 1 + (guint) g_rand_int_range (article->random, 0, (gint32) (end - source - 2));
      Word *word = article->words->pdata[first + i_word];

      g_free (word->text);
      word->text = make_word (article->random);
    }

  capitalize (article->words->pdata[first]);
}

static void
add_paragraph (Article *article)
{
  guint first = article->words->len;
  gint32 n = g_rand_int_range (article->random, 2, 6);

  for (; n > 0; n--)
    if (first > 0 && g_rand_int_range (article->random, 0, 12) == 0)
      add_repeated_sentence (article);
    else
      add_fresh_sentence (article);

  ((Word *) article->words->pdata[first])->starts_paragraph = TRUE;
}

static void
article_init (Article *article,
              guint32  seed)
{
  gint32 n;

  article->random = g_rand_new_with_seed (seed);
  article->words = g_ptr_array_new_with_free_func ((GDestroyNotify) word_free);
  article->next_id = 0;

  for (n = g_rand_int_range (article->random, 3, 9); n > 0; n--)
    add_paragraph (article);
}

static void
article_clear (Article *article)
{
  g_clear_pointer (&article->words, g_ptr_array_unref);
  g_clear_pointer (&article->random, g_rand_free);
}

static void
article_copy (const Article *article,
              Article       *copy)
{
  guint i;

  copy->random = g_rand_copy (article->random);
  copy->words = g_ptr_array_new_with_free_func ((GDestroyNotify) word_free);
  copy->next_id = article->next_id;

  for (i = 0; i < article->words->len; i++)
    {
      Word *word = g_memdup2 (article->words->pdata[i], sizeof (Word));

      word->text = g_strdup (word->text);
      g_ptr_array_add (copy->words, word);
    }
}

/* ---------------------------------------------------------------- rendering */

/* What the normalised text must be, and where each word starts in it. */
static char *
render_normalized (const Article *article,
                   GArray        *starts)
{
  g_autoptr(GString) out = g_string_new (NULL);
  gsize offset = 0;
  guint i;

  for (i = 0; i < article->words->len; i++)
    {
      const Word *word = article->words->pdata[i];

      if (i > 0)
        {
          g_string_append_c (out, word->starts_paragraph ? '\n' : ' ');
          offset++;
        }
      g_array_append_val (starts, offset);
      g_string_append (out, word->text);
      offset += (gsize) g_utf8_strlen (word->text, -1);
    }

  return g_string_free_and_steal (g_steal_pointer (&out));
}

/* The same, wrapped and with blank lines. */
static EntText *
render (Article *article,
        GArray  *starts)
{
  g_autofree char *normalized = render_normalized (article, starts);
  g_auto(GStrv) paragraphs = g_strsplit (normalized, "\n", -1);
  g_autoptr(GString) source = g_string_new (NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  gint32 width = g_rand_int_range (article->random, 30, 200);
  gint32 column = 0;
  guint i;
  EntText *text;

  for (i = 0; paragraphs[i] != NULL; i++)
    {
      const char *p;

      for (p = paragraphs[i], column = 0; *p != '\0'; p++, column++)
        {
          gboolean breaks = *p == ' ' && column > width;

          g_string_append_c (source, breaks ? '\n' : *p);
          column = breaks ? 0 : column;
        }
      g_string_append (source, "\n\n");
    }

  bytes = g_bytes_new (source->str, source->len);
  text = ent_text_new_from_bytes (bytes, "generated", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ent_text_get_content (text), ==, normalized);

  return text;
}

/* ---------------------------------------------------------------- edits */

static gboolean
is_inside (const Article *article,
           guint          i,
           guint          first_id,
           guint          last_id)
{
  const Word *word = article->words->pdata[i];

  return word->id >= first_id && word->id <= last_id;
}

/* Passages are runs, so the first of their words in the article is where they are. */
static guint
find_run (const Article *article,
          guint          first_id,
          guint          last_id,
          guint         *end)
{
  guint i;

  for (i = 0; !is_inside (article, i, first_id, last_id); i++)
    ;
  for (*end = i; *end < article->words->len && is_inside (article, *end, first_id,
                                                          last_id); (*end)++)
    ;

  return i;
}

static void
change_word (Article *article,
             guint    i)
{
  Word *word = article->words->pdata[i];
  const char *sign = word->text + strlen (word->text) - 1;
  g_autofree char *fresh = make_word (article->random);
  g_autofree char *text = g_strconcat ("x", fresh, strchr (".?", *sign) != NULL ? sign : NULL,
                                       NULL);

  if (word->starts_sentence)
    text[0] = 'X';
  g_free (word->text);
  word->text = g_steal_pointer (&text);
}

static void
insert_word (Article *article,
             guint    i)
{
  g_autofree char *text = make_word (article->random);

  g_ptr_array_insert (article->words, (gint) i, word_new (article, text));
}

/* Who starts a sentence or a paragraph hands that on. */
static void
remove_words (Article *article,
              guint    first,
              guint    n)
{
  gboolean starts_paragraph = FALSE;
  guint i;

  for (i = first; i < first + n; i++)
    starts_paragraph = starts_paragraph || ((Word *) article->words->pdata[i])->starts_paragraph;

  if (first + n < article->words->len)
    {
      Word *next = article->words->pdata[first + n];

      next->starts_paragraph = next->starts_paragraph || starts_paragraph;
      if (next->starts_paragraph || first == 0)
        capitalize (next);
    }

  g_ptr_array_remove_range (article->words, first, n);
}

static void
change_signs (Article *article)
{
  static const char *const signs[][2] = { { "“", "\"" }, { "”", "\"" }, { "’", "'" }, { "-",
                                                                                        "–" } };
  guint i, j;

  for (i = 0; i < article->words->len; i++)
    {
      Word *word = article->words->pdata[i];
      g_autoptr(GString) text = g_string_new (word->text);

      for (j = 0; j < G_N_ELEMENTS (signs); j++)
        g_string_replace (text, signs[j][0], signs[j][1], 0);
      g_free (word->text);
      word->text = g_string_free_and_steal (g_steal_pointer (&text));
    }
}

static void
move_run (Article *article,
          guint    first,
          guint    end)
{
  g_autoptr(GPtrArray) moved = g_ptr_array_new ();
  guint i, place;

  for (i = first; i < end; i++)
    {
      Word *copy = g_memdup2 (article->words->pdata[i], sizeof (Word));

      copy->text = g_strdup (copy->text);
      copy->starts_paragraph = FALSE;
      g_ptr_array_add (moved, copy);
    }

  remove_words (article, first, end - first);
  place = article->words->len > 0 ? find_sentence_end (article->words, pick_sentence (article)) : 0;
  for (i = 0; i < moved->len; i++)
    g_ptr_array_insert (article->words, (gint) (place + i), moved->pdata[i]);

  capitalize (article->words->pdata[0]);
  ((Word *) article->words->pdata[0])->starts_paragraph = TRUE;
}

static void
shuffle_paragraphs (Article *article)
{
  guint half = article->words->len / 2;
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func ((GDestroyNotify) word_free);
  guint i;

  while (half > 0 && !((Word *) article->words->pdata[half])->starts_paragraph)
    half--;
  for (i = 0; i < article->words->len; i++)
    g_ptr_array_add (words,
                     g_steal_pointer (&article->words->pdata[(i + half) % article->words->len]));

  g_ptr_array_set_free_func (article->words, NULL);
  g_ptr_array_unref (article->words);
  article->words = g_steal_pointer (&words);
}

static void
reword (Article *article,
        guint    first,
        guint    end)
{
  double share = g_rand_double_range (article->random, 0.05, 0.4);
  guint i;

  for (i = first; i < end; i++)
    if (g_rand_double (article->random) < share)
      change_word (article, i);
}

static void
apply (Article *article,
       Edit     edit,
       guint    first_id,
       guint    last_id)
{
  GRand *random = article->random;
  guint end;
  guint first = find_run (article, first_id, last_id, &end);
  guint inside = (guint) g_rand_int_range (random, (gint32) first, (gint32) end);
  guint edge = g_rand_boolean (random) ? first : end - 1;

  switch (edit)
    {
    case EDIT_NOTHING:
      insert_word (article, 0);
      ((Word *) article->words->pdata[1])->starts_paragraph = FALSE;
      capitalize (article->words->pdata[0]);
      break;
    case EDIT_SIGNS:
      change_signs (article);
      break;
    case EDIT_SUBSTITUTE:
      change_word (article, inside);
      break;
    case EDIT_SUBSTITUTE_EDGE:
      change_word (article, edge);
      break;
    case EDIT_INSERT:
      insert_word (article, inside > first ? inside : first + 1);
      break;
    case EDIT_INSERT_EDGE:
      insert_word (article, edge == first ? first + (first == 0 ? 1 : 0) : end);
      break;
    case EDIT_DELETE:
      remove_words (article, inside, 1);
      break;
    case EDIT_MOVE:
      move_run (article, first, end);
      break;
    case EDIT_REMOVE:
      remove_words (article, first, end - first);
      break;
    case EDIT_HALVE:
      remove_words (article, edge == first ? first : (first + end) / 2, (end - first) / 2);
      break;
    case EDIT_REWORD:
      reword (article, first, end);
      break;
    case EDIT_SHUFFLE:
      shuffle_paragraphs (article);
      break;
    case N_EDITS:
    default:
      g_assert_not_reached ();
    }
}

/* ---------------------------------------------------------------- judging */

static void
count_landing (const Article        *article,
               const GArray         *starts,
               const EntAnchorMatch *match,
               guint                 first_id,
               guint                 last_id,
               guint                *n_landed,
               guint                *n_passage,
               guint                *n_both)
{
  guint i;

  *n_landed = *n_passage = *n_both = 0;

  for (i = 0; i < article->words->len; i++)
    {
      gsize start = g_array_index (starts, gsize, i);
      gsize length = (gsize) g_utf8_strlen (((Word *) article->words->pdata[i])->text, -1);
      gboolean landed = start < match->end && start + length > match->start;
      gboolean inside = is_inside (article, i, first_id, last_id);

      *n_landed += landed;
      *n_passage += inside;
      *n_both += landed && inside;
    }
}

/* To the word: from the passage's first word to its last, with what was put between. */
static gboolean
is_precise (const Article        *article,
            const GArray         *starts,
            const EntAnchorMatch *match,
            guint                 first_id,
            guint                 last_id)
{
  guint end;
  guint first = find_run (article, first_id, last_id, &end);
  guint i;

  for (i = end; i < article->words->len; i++)
    if (is_inside (article, i, first_id, last_id))
      end = i + 1;

  return match->start == g_array_index (starts, gsize, first) &&
         (end == article->words->len || match->end + 1 == g_array_index (starts, gsize, end));
}

static void
judge (const Article        *article,
       const GArray         *starts,
       const EntAnchorMatch *match,
       Edit                  edit,
       guint                 first_id,
       guint                 last_id,
       Tally                *tally)
{
  guint n_landed, n_passage, n_both;

  tally->n++;
  if (match->state != ENT_ANCHOR_EXACT && match->state != ENT_ANCHOR_RELOCATED)
    return;

  count_landing (article, starts, match, first_id, last_id, &n_landed, &n_passage, &n_both);
  tally->n_located++;
  tally->n_precise += n_passage > 0 && is_precise (article, starts, match, first_id, last_id);
  if (match->state == ENT_ANCHOR_EXACT)
    tally->n_right++;
  else if (n_both >= RIGHT_SHARE * n_landed && n_both >= RIGHT_SHARE * n_passage && n_both > 0)
    tally->n_right++;
  else if (edit == EDIT_HALVE && n_both == n_passage)
    tally->n_mixed++;
  else
    tally->n_wrong++;
}

static void
try_edit (const Article   *original,
          const EntAnchor *anchor,
          Edit             edit,
          guint            first_id,
          guint            last_id,
          Tally           *tally)
{
  Article article;
  g_autoptr(GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr(EntText) text = NULL;
  EntAnchorMatch match;
  guint n_wrong = tally->n_wrong;

  article_copy (original, &article);
  apply (&article, edit, first_id, last_id);
  if (article.words->len > 0)
    {
      text = render (&article, starts);
      ent_anchor_locate (anchor, text, &match);
      judge (&article, starts, &match, edit, first_id, last_id, tally);
    }

  if (tally->n_wrong > n_wrong && g_test_verbose ())
    {
      g_autofree char *landed = ent_text_dup_span (text, match.start, match.end);

      g_test_message ("%s: words %u to %u, score %.2f, runner-up %.2f, landed on: %s",
                      edit_names[edit], first_id, last_id, match.score, match.runner_up, landed);
    }

  article_clear (&article);
}

/* A passage is some sentences, or any run of words. */
static void
pick_passage (Article *article,
              guint   *first,
              guint   *end)
{
  gint32 n;

  *first = pick_sentence (article);
  *end = *first;
  for (n = g_rand_int_range (article->random, 1, 4); n > 0 && *end < article->words->len; n--)
    *end = find_sentence_end (article->words, *end);

  if (g_rand_int_range (article->random, 0, 3) == 0 && *end - *first > 12)
    {
      *first += (guint) g_rand_int_range (article->random, 0, 5);
      *end -= (guint) g_rand_int_range (article->random, 0, 5);
    }
}

static void
try_passage (Article *article,
             Tally   *tallies)
{
  g_autoptr(GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr(EntText) text = render (article, starts);
  g_autoptr(EntAnchor) anchor = NULL;
  guint first, end, edit;
  const Word *last;
  gsize from, to;

  pick_passage (article, &first, &end);
  last = article->words->pdata[end - 1];
  from = g_array_index (starts, gsize, first);
  to = g_array_index (starts, gsize, end - 1) + (gsize) g_utf8_strlen (last->text, -1);
  anchor = ent_anchor_new_for_span (text, from, to);

  for (edit = 0; edit < N_EDITS; edit++)
    try_edit (article, anchor, edit, first, end - 1, &tallies[edit]);
}

static void
report (const Tally *tallies,
        Tally       *total)
{
  guint edit;

  for (edit = 0; edit < N_EDITS; edit++)
    {
      const Tally *tally = &tallies[edit];

      g_test_message ("%-28s %5u tried, %5.1f %% located, %5.1f %% to the word, %u wrong",
                      edit_names[edit], tally->n, 100.0 * tally->n_located / tally->n,
                      100.0 * tally->n_precise / tally->n, tally->n_wrong);
      total->n += tally->n;
      total->n_right += tally->n_right;
      total->n_wrong += tally->n_wrong;
      total->n_mixed += tally->n_mixed;
    }
}

static void
test_edits (void)
{
  Tally tallies[N_EDITS] = { 0 };
  Tally total = { 0 };
  guint32 seed;
  guint i;

  for (seed = 1; seed <= N_ARTICLES; seed++)
    {
      Article article;

      article_init (&article, seed);
      for (i = 0; i < N_PASSAGES; i++)
        try_passage (&article, tallies);
      article_clear (&article);
    }

  report (tallies, &total);
  g_test_message ("%u edits, %u rightly located, %u with a twin of their lost half", total.n,
                  total.n_right, total.n_mixed);
  g_assert_cmpuint (total.n_wrong, ==, 0);
  g_assert_cmpuint (total.n_mixed * MIXED_IN, <=, total.n);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/anchor/edits", test_edits);

  return g_test_run ();
}

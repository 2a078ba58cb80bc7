/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-anchor.h"
#include "ent-text-words.h"
#include "generated-article.h"

/* Thousands of generated articles, passages and edits. What has become of a passage is
 * known by construction, whatever the locating says: see generated-article.h.
 */

#define N_ARTICLES 50
#define N_PASSAGES 8

/* How much of where it landed must be the passage, and of the passage be landed on. Where
 * the words are those of the passage, all of them and in their order, it does not matter
 * which copy of them it is. */
#define RIGHT_SHARE 0.8

/* Of the passages that are still there, whole or with little changed, so many must be
 * found. The others are left to the user. */
#define LEAST_RELOCATED 0.78

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
  EDIT_MOVE_SENTENCE,
  EDIT_DUPLICATE,
  EDIT_NEAR_DUPLICATE,
  EDIT_NEAR_DUPLICATE_CHANGED,
  EDIT_REMOVE_PARAGRAPHS,
  EDIT_OTHER_ARTICLE,
  N_EDITS,
} Edit;

static const char *const edit_names[] = {
  "nothing in it", "quotes and dashes", "one word changed", "first or last word changed",
  "a word inserted", "a word inserted at an edge", "a word deleted", "moved", "removed", "halved",
  "reworded", "paragraphs shuffled", "a sentence moved", "paragraph duplicated",
  "paragraph nearly duplicated", "both it and its near-twin", "paragraphs removed",
  "another article",
};

/* Those after which the passage is there for all to see: none of its words, or one, is
 * another. */
static const gboolean is_small[N_EDITS] = {
  [EDIT_NOTHING] = TRUE,
  [EDIT_SIGNS] = TRUE,
  [EDIT_SUBSTITUTE] = TRUE,
  [EDIT_SUBSTITUTE_EDGE] = TRUE,
  [EDIT_INSERT] = TRUE,
  [EDIT_INSERT_EDGE] = TRUE,
  [EDIT_DELETE] = TRUE,
  [EDIT_MOVE] = TRUE,
  [EDIT_SHUFFLE] = TRUE,
  [EDIT_NEAR_DUPLICATE] = TRUE,
};

typedef struct
{
  guint n;
  guint n_located;
  guint n_right;
  guint n_wrong;
  guint n_precise;
} Tally;

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
  g_autofree char *fresh = generated_make_word (article->random);
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
  g_autofree char *text = generated_make_word (article->random);

  g_ptr_array_insert (article->words, (gint) i, generated_word_new (article, text));
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
        generated_capitalize (next);
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
  place = article->words->len > 0 ? generated_find_sentence_end (article->words, generated_pick_sentence (article)) : 0;
  for (i = 0; i < moved->len; i++)
    g_ptr_array_insert (article->words, (gint) (place + i), moved->pdata[i]);

  generated_capitalize (article->words->pdata[0]);
  ((Word *) article->words->pdata[0])->starts_paragraph = TRUE;
}

static void
shuffle_paragraphs (Article *article)
{
  guint half = article->words->len / 2;
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func ((GDestroyNotify) generated_word_free);
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

/* Says again what the passage's paragraphs say, somewhere else; @n_changes of its words are
 * other ones. The copies of words are no words of the passage. */
static void
duplicate (Article *article,
           guint    first,
           guint    end,
           guint    n_changes)
{
  guint place = generated_pick_sentence (article);
  guint from = first;
  g_autoptr(GPtrArray) copies = g_ptr_array_new ();
  guint i;

  while (!((Word *) article->words->pdata[place])->starts_paragraph)
    place--;
  while (!((Word *) article->words->pdata[from])->starts_paragraph)
    from--;
  end = generated_find_paragraph_end (article->words, end - 1);
  /* Not within what is copied. */
  if (place > from && place < end)
    place = end;

  for (i = from; i < end; i++)
    {
      const Word *word = article->words->pdata[i];
      Word *copy = generated_word_new (article, word->text);

      copy->starts_paragraph = word->starts_paragraph;
      copy->starts_sentence = word->starts_sentence;
      g_ptr_array_add (copies, copy);
    }
  for (i = 0; i < copies->len; i++)
    g_ptr_array_insert (article->words, (gint) (place + i), copies->pdata[i]);
  for (i = 0; i < n_changes; i++)
    change_word (article, place + first - from +
                 (guint) g_rand_int_range (article->random, 0, (gint32) (copies->len + from - first)));
}

static void
remove_paragraphs (Article *article,
                   guint    first,
                   guint    end)
{
  while (!((Word *) article->words->pdata[first])->starts_paragraph)
    first--;
  end = generated_find_paragraph_end (article->words, end - 1);

  remove_words (article, first, end - first);
}

static void
move_sentence (Article *article)
{
  guint first = generated_pick_sentence (article);

  move_run (article, first, generated_find_sentence_end (article->words, first));
}

/* Another article by the same author: its words are none of the passage. */
static void
replace_article (Article *article)
{
  guint32 seed = g_rand_int (article->random);
  guint next_id = article->next_id;
  guint i;

  generated_article_clear (article);
  generated_article_init (article, seed);
  for (i = 0; i < article->words->len; i++)
    ((Word *) article->words->pdata[i])->id += next_id;
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
      generated_capitalize (article->words->pdata[0]);
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
    case EDIT_MOVE_SENTENCE:
      move_sentence (article);
      break;
    case EDIT_DUPLICATE:
      duplicate (article, first, end, 0);
      break;
    case EDIT_NEAR_DUPLICATE:
      duplicate (article, first, end, 2);
      break;
    case EDIT_NEAR_DUPLICATE_CHANGED:
      change_word (article, inside);
      duplicate (article, first, end, 1);
      break;
    case EDIT_REMOVE_PARAGRAPHS:
      remove_paragraphs (article, first, end);
      break;
    case EDIT_OTHER_ARTICLE:
      replace_article (article);
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

/* Whether two spans hold the same words, whatever their signs. */
static gboolean
says_the_same (EntText              *text,
               const EntAnchorMatch *match,
               const char           *words)
{
  g_autofree char *landed = ent_text_dup_span (text, match->start, match->end);
  g_autoptr(GArray) a = ent_text_words_new (landed);
  g_autoptr(GArray) b = ent_text_words_new (words);
  guint i;

  if (a->len != b->len)
    return FALSE;
  for (i = 0; i < a->len; i++)
    if (g_array_index (a, EntTextWord, i).hash != g_array_index (b, EntTextWord, i).hash)
      return FALSE;

  return TRUE;
}

static void
judge (const Article        *article,
       EntText              *text,
       const GArray         *starts,
       const EntAnchorMatch *match,
       const char           *words,
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
  else if (says_the_same (text, match, words))
    tally->n_right++;
  else
    tally->n_wrong++;
}

static void
try_edit (const Article   *original,
          const EntAnchor *anchor,
          const char      *words,
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

  generated_article_copy (original, &article);
  apply (&article, edit, first_id, last_id);
  if (article.words->len > 0)
    {
      text = generated_article_render (&article, starts);
      ent_anchor_locate (anchor, text, &match);
      judge (&article, text, starts, &match, words, first_id, last_id, tally);
    }

  if (tally->n_wrong > n_wrong && g_test_verbose ())
    {
      g_autofree char *landed = ent_text_dup_span (text, match.start, match.end);

      g_test_message ("%s: words %u to %u (%s), score %.2f, runner-up %.2f, landed on: %s",
                      edit_names[edit], first_id, last_id, words, match.score, match.runner_up,
                      landed);
    }

  generated_article_clear (&article);
}

/* A passage is some sentences, or any run of words. */
static void
pick_passage (Article *article,
              guint   *first,
              guint   *end)
{
  gint32 n;

  *first = generated_pick_sentence (article);
  *end = *first;
  for (n = g_rand_int_range (article->random, 1, 4); n > 0 && *end < article->words->len; n--)
    *end = generated_find_sentence_end (article->words, *end);

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
  g_autoptr(EntText) text = generated_article_render (article, starts);
  g_autoptr(EntAnchor) anchor = NULL;
  g_autofree char *words = NULL;
  guint first, end, edit;
  const Word *last;
  gsize from, to;

  pick_passage (article, &first, &end);
  last = article->words->pdata[end - 1];
  from = g_array_index (starts, gsize, first);
  to = g_array_index (starts, gsize, end - 1) + (gsize) g_utf8_strlen (last->text, -1);
  anchor = ent_anchor_new_for_span (text, from, to);
  words = ent_text_dup_span (text, from, to);

  for (edit = 0; edit < N_EDITS; edit++)
    try_edit (article, anchor, words, edit, first, end - 1, &tallies[edit]);
}

static void
report (const Tally *tallies,
        Tally       *total,
        Tally       *small)
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
      if (is_small[edit])
        {
          small->n += tally->n;
          small->n_right += tally->n_right;
        }
    }
}

static void
test_edits (void)
{
  Tally tallies[N_EDITS] = { 0 };
  Tally total = { 0 };
  Tally small = { 0 };
  guint32 seed;
  guint i;

  for (seed = 1; seed <= N_ARTICLES; seed++)
    {
      Article article;

      generated_article_init (&article, seed);
      for (i = 0; i < N_PASSAGES; i++)
        try_passage (&article, tallies);
      generated_article_clear (&article);
    }

  report (tallies, &total, &small);
  g_test_message ("%u edits, %u rightly located, %u wrongly", total.n, total.n_right,
                  total.n_wrong);
  g_test_message ("of %u that leave the passage there, %.1f %% rightly located", small.n,
                  100.0 * small.n_right / small.n);
  g_assert_cmpuint (total.n_wrong, ==, 0);
  g_assert_cmpfloat (small.n_right, >=, LEAST_RELOCATED * small.n);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/anchor/edits", test_edits);

  return g_test_run ();
}

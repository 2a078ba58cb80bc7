/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "generated-article.h"

/* ---------------------------------------------------------------- making articles */

static const char *const phrases[] = {
  "the Treaty of Lasting Harbour Peace", "under the second article of the ferry act",
  "according to the council of both islands", "in the course of the long winter",
};

void
generated_word_free (Word *word)
{
  g_free (word->text);
  g_free (word);
}

Word *
generated_word_new (Article    *article,
          const char *text)
{
  Word *word = g_new0 (Word, 1);

  word->text = g_strdup (text);
  word->id = article->next_id++;

  return word;
}

/* Few words are used often, as in every language. */
char *
generated_make_word (GRand *random)
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
  g_ptr_array_add (article->words, generated_word_new (article, text));
}

void
generated_capitalize (Word *word)
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

  generated_capitalize (article->words->pdata[first]);
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
      g_autofree char *text = generated_make_word (article->random);

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

guint
generated_find_sentence_end (GPtrArray *words,
                   guint      i)
{
  for (i++; i < words->len; i++)
    if (((Word *) words->pdata[i])->starts_sentence)
      break;

  return i;
}

guint
generated_find_paragraph_end (GPtrArray *words,
                              guint      i)
{
  for (i++; i < words->len; i++)
    if (((Word *) words->pdata[i])->starts_paragraph)
      break;

  return i;
}

guint
generated_pick_sentence (Article *article)
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
  guint source = generated_pick_sentence (article);
  guint end = generated_find_sentence_end (article->words, source);
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
      word->text = generated_make_word (article->random);
    }

  generated_capitalize (article->words->pdata[first]);
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

/* Says a whole paragraph again, a word in twenty changed. */
static void
add_repeated_paragraph (Article *article)
{
  guint source = generated_pick_sentence (article);
  guint end, i;

  while (!((Word *) article->words->pdata[source])->starts_paragraph)
    source--;
  end = generated_find_paragraph_end (article->words, source);

  for (i = source; i < end; i++)
    {
      const Word *said = article->words->pdata[i];
      Word *word = generated_word_new (article, said->text);

      word->starts_paragraph = said->starts_paragraph;
      word->starts_sentence = said->starts_sentence;
      if (!said->starts_sentence && strpbrk (said->text, ".?") == NULL &&
          g_rand_int_range (article->random, 0, 20) == 0)
        {
          g_free (word->text);
          word->text = generated_make_word (article->random);
        }
      g_ptr_array_add (article->words, word);
    }
}

void
generated_article_init (Article *article,
              guint32  seed)
{
  gint32 n;

  article->random = g_rand_new_with_seed (seed);
  article->words = g_ptr_array_new_with_free_func ((GDestroyNotify) generated_word_free);
  article->next_id = 0;

  for (n = g_rand_int_range (article->random, 3, 9); n > 0; n--)
    add_paragraph (article);
  if (g_rand_int_range (article->random, 0, 3) == 0)
    add_repeated_paragraph (article);
}

void
generated_article_clear (Article *article)
{
  g_clear_pointer (&article->words, g_ptr_array_unref);
  g_clear_pointer (&article->random, g_rand_free);
}

void
generated_article_copy (const Article *article,
              Article       *copy)
{
  guint i;

  copy->random = g_rand_copy (article->random);
  copy->words = g_ptr_array_new_with_free_func ((GDestroyNotify) generated_word_free);
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
EntText *
generated_article_render (Article *article,
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

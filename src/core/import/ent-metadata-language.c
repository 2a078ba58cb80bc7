/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-metadata-private.h"

/* In which language a text is written. Scripts that one language uses settle it; for
 * the others the words that hold sentences together are counted. A language is named only
 * where it has a quarter more of them than the next, and one word in twenty is one. */

#define SAMPLE_CHARS 8000
#define LEAST_WORDS  20
#define SHARE        20

typedef struct
{
  const char *code;
  const char *words;
} Language;

static const Language languages[] = {
  { "en", " the of and to in that is was for with as on it by has from which its not " },
  { "fr", " le la les des et du est une dans que qui pour par sur au aux avec ce pas " },
  { "de", " der die das und den dem des ist nicht von zu mit eine ein auf für im sich auch " },
  { "es", " el la los las de que y en un una por con para del se su como más es " },
  { "it", " il lo gli di che e la le un una per con del della dei nel è non si " },
  { "pt", " o a os as de que e do da dos das em um uma para com não no na " },
  { "nl", " de het een van en dat is in op te met voor zijn niet door aan er ook " },
  { "sv", " och att det som en av är på för med den till har inte ett om de " },
  { "da", " og at det som en af er på for med den til har ikke et om de der " },
  { "pl", " i w na z że do się nie jest to o jak po przez dla od które ale " },
  { "cs", " a v na že se je s z do to o pro jako ve by jsou byl který ale " },
  { "tr", " ve bir bu da de için ile olarak olan gibi daha çok en ne kadar sonra " },
  { "id", " yang dan di untuk dengan dari pada dalam ini itu tidak oleh akan ke adalah " },
  { "vi", " và của là các trong một được cho với không những này đã về có từ khi " },
  { "ru", " и в на не что с по как это к из за от для был его но при " },
  { "uk", " і в на не що з до як це та за від для був його але при є " },
};

static char *
dup_sample (EntText *text)
{
  gsize length = MIN (ent_text_get_length (text), SAMPLE_CHARS);
  g_autofree char *sample = ent_text_dup_span (text, 0, length);

  return g_utf8_strdown (sample, -1);
}

/* Kana is only Japanese, Hangul only Korean; Han alone is Chinese. */
static const char *
judge_script (const char *sample)
{
  guint n = 0, n_han = 0, n_kana = 0, n_hangul = 0;

  for (const char *p = sample; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeScript script = g_unichar_get_script (c);

      n += g_unichar_isalpha (c);
      n_han += script == G_UNICODE_SCRIPT_HAN;
      n_kana += script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA;
      n_hangul += script == G_UNICODE_SCRIPT_HANGUL;
    }

  if (n < LEAST_WORDS)
    return NULL;
  if (n_hangul * 3 > n)
    return "ko";
  if (n_kana * 10 > n)
    return "ja";

  return n_han * 2 > n ? "zh" : NULL;
}

static const char *
judge_words (const char *sample)
{
  g_auto (GStrv) words = g_regex_split_simple ("[^\\p{L}]+", sample, 0, 0);
  guint counts[G_N_ELEMENTS (languages)] = { 0 };
  guint n_words = g_strv_length (words);
  guint best = 0, second = 0;

  for (guint i = 0; i < n_words; i++)
    {
      g_autofree char *needle = g_strdup_printf (" %s ", words[i]);

      for (guint j = 0; j < G_N_ELEMENTS (languages) && *words[i] != '\0'; j++)
        counts[j] += strstr (languages[j].words, needle) != NULL;
    }

  for (guint j = 1; j < G_N_ELEMENTS (languages); j++)
    if (counts[j] > counts[best])
      best = j;
  for (guint j = 0; j < G_N_ELEMENTS (languages); j++)
    if (j != best)
      second = MAX (second, counts[j]);

  if (n_words < LEAST_WORDS || counts[best] * SHARE < n_words)
    return NULL;

  /* Neighbours share half their words: a lead of a quarter tells them apart. */
  return counts[best] * 4 >= second * 5 ? languages[best].code : NULL;
}

/*
 * ent_metadata_guess_language:
 * @text: a text
 *
 * Returns: (nullable): the ISO 639-1 code of the language that it is written in
 */
const char *
ent_metadata_guess_language (EntText *text)
{
  g_autofree char *sample = dup_sample (text);
  const char *script = judge_script (sample);

  return script ? script : judge_words (sample);
}

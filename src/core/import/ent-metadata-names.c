/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-metadata-private.h"
#include "ent-metadata.h"

/* Names of people, as bylines and files write them, into CSL's parts.
 *
 * "Family, Given" is as it says. "Given Family" is cut before the last word, or before
 * the particles in front of it, which stay with the family name ("van der Meer"), as CSL's
 * own lists have it. "Jr.", "III" and the like are the suffix; degrees and titles of
 * courtesy go.
 *
 * Chinese, Korean and Vietnamese names stand in either order. One whose last word is
 * a common family name of those countries, and whose first is none, is written given
 * name first; in every other case in which such a family name or such a script takes
 * part, which part is the family name cannot be known, and the name is kept whole, as
 * `literal`. So are single words and bodies: "Editorial Board". */

#define PARTICLES \
  " al bin bint da das de degli dei del della den der di do dos du e el ibn la las le los ten " \
  "ter te tot van vom von y zu zum zur "

#define EASTERN_FAMILIES \
  " bui cao chan chang chen cheng cho choi choe chu chung cui dang dao dinh do doan dong duong " \
  "fan feng fung gao guo hoang ho hu huang hung huynh hwang jang jeong jiang jung kang kim " \
  "lai lam lau le leung li liang lim lin liu lo luong luo luu ly ma mac mai ngo nguyen oh " \
  "paek pak park peng pham phan phung qian quach rhee ryu seo shen shin sim song su sun ta " \
  "tang thai tong tran trinh truong tsai tu tung vo vu vuong wang wei won wong wu xi xiao xie " \
  "xu yang ye yeh yi yoon yu yuan yun zeng zhang zhao zheng zhou zhu "

/* Family names of the list that are as common elsewhere, first or last. */
#define WESTERN_TOO " ho le lo ma mai sim "

#define PREFIX \
  "^(?:(?:written|words|text|story|report|texte?|testo|texto|reportage)\\s+)?" \
  "(?:by|von|par|por|di|door|af|av|przez|tekst|autor(?:in|a|es)?|auteure?s?|autore?i?|authors?|" \
  "автор|автори|текст|tác giả|作者|文|글|기자)\\s*(?:[:：]\\s*|\\s+)"

#define BODY_WORDS \
  "\\b(?:university|universität|université|universidad|institut(?:e|ion|o)?|college|school|" \
  "cent(?:er|re)|department|ministry|faculty|academy|council|foundation|board|staff|agency|" \
  "desk|group|society|association|committee|press|news|bureau|service|editors?|editorial|" \
  "reuters|agencies|correspondents?|reporters?|team|magazine|redaktion|rédaction|redacción)\\b"

#define COURTESY \
  "^(?:(?:dr|prof|professor|sir|dame|lord|lady|mrs?|ms|amb|ambassador|gen|col|lt|capt|rev|hon)" \
  "\\.?\\s+)+"
#define DEGREES \
  "(?:,?\\s+(?:ph\\.?\\s?d\\.?|m\\.?d\\.?|esq\\.?|ll\\.?[dm]\\.?|mba|msc|\\(ret\\.?\\)))+$"
#define SUFFIX  "^(?:jr|sr|ii|iii|iv)\\.?$"

#define NAME_WORDS 6

/* The names of a hundred authors fit; what is longer is no list of names. */
#define NAMES_LIMIT 8192

gboolean
ent_metadata_matches (const char *pattern,
                      const char *text)
{
  return g_regex_match_simple (pattern, text, G_REGEX_CASELESS, G_REGEX_MATCH_DEFAULT);
}

static char *
replace (const char *pattern,
         const char *text,
         const char *with)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  char *replaced;

  g_assert (regex != NULL);
  replaced = g_regex_replace_literal (regex, text, -1, 0, with, 0, NULL);
  return replaced ? replaced : g_strdup (text);
}

gboolean
ent_metadata_is_institution (const char *words)
{
  return ent_metadata_matches (BODY_WORDS, words);
}

/* Words without diacritics; what has no Latin letter is "?". */
static char *
to_ascii (const char *words)
{
  /* GLib knows the stroke through l and o, and not that through d. */
  g_autoptr (GString) text = g_string_new (words);

  g_string_replace (text, "Đ", "D", 0);
  g_string_replace (text, "đ", "d", 0);
  return g_str_to_ascii (text->str, "C");
}

static gboolean
is_listed (const char *list,
           const char *word)
{
  g_autofree char *ascii = to_ascii (word);
  g_autofree char *lower = g_ascii_strdown (ascii, -1);
  g_autofree char *needle = g_strdup_printf (" %s ", lower);

  return strchr (lower, ' ') == NULL && strstr (list, needle) != NULL;
}

static gboolean
is_particle (const char *word)
{
  return g_unichar_islower (g_utf8_get_char (word)) && is_listed (PARTICLES, word);
}

static gboolean
is_eastern_family (const char *word)
{
  return is_listed (EASTERN_FAMILIES, word);
}

/* Han, kana and Hangul: names without a space, or with the family name first. */
static gboolean
has_eastern_script (const char *name)
{
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    switch ((guint) g_unichar_get_script (g_utf8_get_char (p)))
      {
      case G_UNICODE_SCRIPT_HAN:
      case G_UNICODE_SCRIPT_HIRAGANA:
      case G_UNICODE_SCRIPT_KATAKANA:
      case G_UNICODE_SCRIPT_HANGUL:
        return TRUE;
      default:
        break;
      }

  return FALSE;
}

/* Letters that only Vietnamese has: with a hook above or a dot below, ơ, ư; ă and đ are
 * others' too. */
static gboolean
has_vietnamese_letter (const char *name)
{
  g_autofree char *apart = g_utf8_normalize (name, -1, G_NORMALIZE_NFD);

  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x31b || c == 0x309 || c == 0x323)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_order_unknown (GStrv words,
                  guint n_words)
{
  const char *first = words[0], *last = words[n_words - 1];
  gboolean first_is = is_eastern_family (first) && !is_listed (WESTERN_TOO, first);
  gboolean last_is = is_eastern_family (last);

  if (n_words == 2 && is_listed (WESTERN_TOO, first) && last_is)
    return TRUE;
  if (first_is)
    return TRUE;

  for (guint i = 0; i < n_words; i++)
    if (has_vietnamese_letter (words[i]))
      return !last_is || is_eastern_family (first);

  return FALSE;
}

static JsonObject *
make_literal (const char *name)
{
  JsonObject *person = json_object_new ();

  json_object_set_string_member (person, "literal", name);
  return person;
}

static JsonObject *
make_parts (const char *family,
            const char *given,
            const char *suffix)
{
  JsonObject *person = json_object_new ();

  json_object_set_string_member (person, "family", family);
  if (given != NULL && *given != '\0')
    json_object_set_string_member (person, "given", given);
  if (suffix != NULL)
    json_object_set_string_member (person, "suffix", suffix);

  return person;
}

static JsonObject *
split_words (GStrv words)
{
  guint n = g_strv_length (words);
  g_autofree char *suffix = NULL;
  g_autofree char *family = NULL;
  g_autofree char *given = NULL;
  guint cut;

  if (n > 2 && ent_metadata_matches (SUFFIX, words[n - 1]))
    {
      suffix = g_steal_pointer (&words[n - 1]);
      n--;
      g_strdelimit (words[n - 1], ",", ' ');
      g_strchomp (words[n - 1]);
    }

  cut = n - 1;
  while (cut > 1 && is_particle (words[cut - 1]))
    cut--;

  family = g_strjoinv (" ", words + cut);
  words[cut] = (g_free (words[cut]), NULL);
  for (guint i = cut + 1; i < n; i++)
    g_clear_pointer (&words[i], g_free);
  given = g_strjoinv (" ", words);
  return make_parts (family, given, suffix);
}

static JsonObject *
split_at_comma (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, ",", 3);
  const char *family = g_strstrip (parts[0]);
  const char *given = parts[1] ? g_strstrip (parts[1]) : NULL;
  const char *suffix = parts[1] && parts[2] ? g_strstrip (parts[2]) : NULL;

  return make_parts (family, given, suffix && *suffix ? suffix : NULL);
}

/* A name of a person or a body; a comma in it parts the family name. */
static JsonObject *
make_person (const char *name)
{
  g_autofree char *courteous = replace (COURTESY, name, "");
  g_autofree char *bare = replace (DEGREES, courteous, "");
  g_auto (GStrv) words = NULL;

  g_strstrip (bare);
  if (*bare == '\0')
    return make_literal (name);
  if (strchr (bare, ',') != NULL && !ent_metadata_is_institution (bare) &&
      !ent_metadata_matches (",\\s*(?:jr|sr|ii|iii|iv)\\.?$", bare))
    return split_at_comma (bare);

  words = g_regex_split_simple ("\\s+", bare, 0, 0);
  if (g_strv_length (words) < 2 || ent_metadata_is_institution (bare) ||
      has_eastern_script (bare) || is_order_unknown (words, g_strv_length (words)))
    return make_literal (bare);

  return split_words (words);
}

/*
 * ent_metadata_soften_capitals:
 * @words: words of a masthead or byline
 *
 * Returns: (transfer full): @words, and where they are all in capitals, with those of more
 *   than four letters, or all of them in a name, in small letters but for the first
 */
char *
ent_metadata_soften_capitals (const char *words)
{
  g_autofree char *upper = g_utf8_strup (words, -1);
  g_autofree char *lower = g_utf8_strdown (words, -1);
  g_auto (GStrv) parts = NULL;

  if (strcmp (upper, words) != 0 || strcmp (lower, words) == 0)
    return g_strdup (words);

  parts = g_strsplit (words, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (g_utf8_strlen (parts[i], -1) > 4)
      {
        const char *rest = g_utf8_next_char (parts[i]);
        g_autofree char *small = g_utf8_strdown (rest, -1);
        g_autofree char *first = g_strndup (parts[i], (gsize) (rest - parts[i]));

        g_free (parts[i]);
        parts[i] = g_strconcat (first, small, NULL);
      }

  return g_strjoinv (" ", parts);
}

/* "KHANG VU" as one would write it: a name has no acronyms but initials. */
static char *
soften_name (const char *name)
{
  g_autofree char *upper = g_utf8_strup (name, -1);
  g_autofree char *lower = g_utf8_strdown (name, -1);
  g_autoptr (GString) soft = g_string_new (NULL);
  gboolean starts = TRUE;

  if (strcmp (upper, name) != 0 || strcmp (lower, name) == 0)
    return g_strdup (name);

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (soft, starts ? c : g_unichar_tolower (c));
      starts = !g_unichar_isalpha (c);
    }

  return g_string_free_and_steal (g_steal_pointer (&soft));
}

/* Whether each word begins with a capital letter, or is a particle. */
static gboolean
looks_like_name (const char *name)
{
  g_auto (GStrv) words = g_regex_split_simple ("\\s+", name, 0, 0);
  guint n = g_strv_length (words);

  if (has_eastern_script (name))
    return g_utf8_strlen (name, -1) <= 12;
  if (n < 2 || n > NAME_WORDS)
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (!ent_metadata_matches ("^[\\p{L}][\\p{L}\\p{M}.'’-]*,?$|^(?:jr|sr)\\.$", words[i]) ||
        (!g_unichar_isupper (g_utf8_get_char (words[i])) && !is_particle (words[i])))
      return FALSE;

  return g_unichar_isupper (g_utf8_get_char (words[n - 1]));
}

#define BETWEEN \
  "\\s*;\\s*|\\s*[&、，]\\s*|\\s+(?:and|und|et|y|e|en|och|og|i|a|и|і|và)\\s+|" \
  "\\s*,(?!\\s*(?:jr|sr|ii|iii|iv|ph\\.? ?d|m\\.?d)\\b)\\s*" \
  "(?:(?:and|und|et|y|e|en|och|og|и|і|và)\\s+)?"

static char *
cut_line (const char *line)
{
  g_autofree char *rest = g_strdup (line);
  EntMetadataDate date;

  if (ent_metadata_find_date (rest, &date))
    memset (rest + date.start, '|', date.end - date.start);

  /* What else bylines say: where, for whom, when, how to write to them. */
  return replace ("\\s*(?:[|·•(]|\\s[–—/]\\s|\\s-\\s|\\bpublished\\b|\\bon\\s*\\||"
                  "\\s(?:in|for|at|from|pour|für)\\s+(?:the\\s+)?\\p{L}).*$",
                  rest, "");
}

static JsonArray *
read_names (const char *line,
            gboolean    lenient)
{
  g_autofree char *rest = cut_line (line);
  g_auto (GStrv) parts = NULL;
  g_autoptr (JsonArray) people = json_array_new ();

  g_strstrip (g_strdelimit (rest, "*†‡", ' '));
  if (lenient && ent_metadata_is_institution (rest) && !ent_metadata_matches (",", rest))
    {
      json_array_add_object_element (people, make_literal (rest));
      return g_steal_pointer (&people);
    }

  parts = g_regex_split_simple (BETWEEN, rest, G_REGEX_CASELESS, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *name = soften_name (g_strstrip (parts[i]));

      if (*name == '\0')
        continue;
      if (looks_like_name (name) && !ent_metadata_is_institution (name))
        json_array_add_object_element (people, make_person (name));
      else if (json_array_get_length (people) == 0 && !lenient)
        return NULL;
      else if (json_array_get_length (people) == 0)
        json_array_add_object_element (people, make_literal (name));
      else if (!lenient && !ent_metadata_is_institution (name))
        return NULL;
    }

  return json_array_get_length (people) > 0 ? g_steal_pointer (&people) : NULL;
}

/*
 * ent_metadata_read_byline:
 * @line: a line of front matter
 *
 * Reads who wrote the article out of a line that says so: “By A B and C D”, “Von A B”.
 * In languages other than English, whose words for "by" begin titles too, the rest of
 * the line must be names.
 *
 * Returns: (transfer full) (nullable): the authors as CSL names, or %NULL where the line
 *   names none
 */
JsonArray *
ent_metadata_read_byline (const char *line)
{
  g_autofree char *rest = replace (PREFIX, line, "");
  gboolean is_english = ent_metadata_matches ("^(?:\\w+\\s+)?by\\b", line);

  if (strcmp (rest, line) == 0)
    return NULL;

  return read_names (rest, is_english);
}

/*
 * ent_metadata_read_bare_name:
 * @line: a line of front matter
 *
 * Returns: (transfer full) (nullable): the people that the line names, where it is
 *   nothing but names and perhaps a date
 */
JsonArray *
ent_metadata_read_bare_name (const char *line)
{
  return read_names (line, FALSE);
}

/**
 * ent_metadata_make_names:
 * @names: the authors, as a file says: "Anna Lind and Ben Roe", "Lind, Anna; Roe, Ben"
 *
 * Splits names into people, and people into family and given names where the order can be
 * known; see the head of `ent-metadata-names.c`. A "by" in front goes.
 *
 * Returns: (transfer full): CSL names; empty where @names holds none
 */
JsonArray *
ent_metadata_make_names (const char *names)
{
  g_autofree char *line = NULL;
  g_auto (GStrv) parts = NULL;
  JsonArray *people = json_array_new ();
  gboolean is_listed_by_family;

  g_return_val_if_fail (names != NULL, people);

  if (strlen (names) > NAMES_LIMIT || !g_utf8_validate (names, -1, NULL))
    return people;

  line = replace ("^by\\s+", names, "");
  g_strstrip (line);
  /* "Lind, Anna": a single word is nobody's whole name. */
  is_listed_by_family = strchr (line, ';') != NULL ||
                        ent_metadata_matches ("^[^\\s,]+,[^,;]+$", line) ||
                        ent_metadata_matches ("^[^,]+,[^,]+ and [^,]+,[^,]+$", line);
  parts = g_regex_split_simple (is_listed_by_family ? "\\s*;\\s*|\\s+and\\s+" : BETWEEN,
                                line, G_REGEX_CASELESS, 0);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *name = soften_name (g_strstrip (parts[i]));

      if (*name != '\0')
        json_array_add_object_element (people, make_person (name));
    }

  return people;
}

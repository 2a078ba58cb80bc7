/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ent-bibliography-private.h"

/* Names as BibTeX has them ("Tame the BeaST", section 11): people joined by "and"; each
 * "First von Last", "von Last, First" or "von Last, Jr, First", where von is what begins
 * with a small letter. What stands whole in braces is a body. BibLaTeX's "family=…, given=…"
 * is read too. "and others" becomes a last author "et al.". */

static gboolean
is_space (char c)
{
  return g_ascii_isspace (c) || c == '~';
}

/* Whether an "and" of its own stands at @p. */
static gboolean
is_and (const char *start,
        const char *p)
{
  return g_ascii_strncasecmp (p, "and", 3) == 0 && p > start && g_ascii_isspace (p[-1]) &&
         (g_ascii_isspace (p[3]) || p[3] == '\0');
}

static GPtrArray *
split_people (const char *value)
{
  GPtrArray *people = g_ptr_array_new_with_free_func (g_free);
  const char *start = value;
  int depth = 0;

  for (const char *p = value; *p != '\0'; p++)
    {
      depth += (*p == '{') - (*p == '}');
      if (depth == 0 && is_and (value, p))
        {
          g_ptr_array_add (people, g_strstrip (g_strndup (start, (gsize) (p - start))));
          start = p + 3;
        }
    }
  g_ptr_array_add (people, g_strstrip (g_strdup (start)));

  return people;
}

/* At commas, or at spaces; not inside braces. */
static GPtrArray *
split_outside (const char *text,
               gboolean    at_commas)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  const char *start = text;
  int depth = 0;

  for (const char *p = text;; p++)
    {
      depth += (*p == '{') - (*p == '}');
      if (*p != '\0' && (depth > 0 || (at_commas ? *p != ',' : !is_space (*p))))
        continue;

      if (at_commas || p > start)
        g_ptr_array_add (parts, g_strndup (start, (gsize) (p - start)));
      start = p + 1;
      if (*p == '\0')
        return parts;
    }
}

static gboolean
is_small (const char *word)
{
  g_autofree char *text = NULL;

  /* Braces around a word take it out of the rule, but for those around an accent. */
  if (word[0] == '{' && word[1] != '\\')
    return FALSE;

  text = ent_latex_to_text (word);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return g_unichar_islower (g_utf8_get_char (p));

  return FALSE;
}

static void
set_words (JsonObject *person,
           const char *member,
           GPtrArray  *words,
           guint       from,
           guint       to)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = from; i < to; i++)
    g_string_append_printf (joined, "%s%s", i > from ? " " : "", (char *) words->pdata[i]);
  text = ent_latex_to_text (joined->str);
  if (*text != '\0')
    json_object_set_string_member (person, member, text);
}

static void
set_part (JsonObject *person,
          const char *member,
          const char *part)
{
  g_autofree char *text = ent_latex_to_text (part);

  if (*text != '\0')
    json_object_set_string_member (person, member, text);
}

/* The words before the last that belong to the family name: from the first small one,
 * or, where given names stand elsewhere, from the start; up to the last small one. */
static void
read_family (JsonObject *person,
             GPtrArray  *words,
             gboolean    with_given)
{
  guint n = words->len;
  guint von_start = n - 1;
  guint von_end = 0;

  for (guint i = 0; i + 1 < n; i++)
    if (is_small (words->pdata[i]))
      {
        von_start = MIN (von_start, i);
        von_end = i + 1;
      }

  if (with_given)
    set_words (person, "given", words, 0, von_start);
  else
    von_start = 0;
  if (von_end > von_start)
    set_words (person, "non-dropping-particle", words, von_start, von_end);
  set_words (person, "family", words, MAX (von_end, with_given ? von_start : 0), n);
}

static gboolean
is_wholly_braced (const char *name)
{
  int depth = 0;

  if (*name != '{')
    return FALSE;
  for (const char *p = name; *p != '\0'; p++)
    {
      depth += (*p == '{') - (*p == '}');
      if (depth == 0)
        return p[1] == '\0';
    }

  return FALSE;
}

static JsonObject *
read_keyed (GPtrArray *parts)
{
  static const char *const keys[][2] = {
    { "family", "family" }, { "given", "given" },
    { "prefix", "non-dropping-particle" }, { "suffix", "suffix" },
  };
  JsonObject *person = json_object_new ();

  for (guint i = 0; i < parts->len; i++)
    {
      g_auto (GStrv) pair = g_strsplit (parts->pdata[i], "=", 2);

      for (guint j = 0; pair[1] != NULL && j < G_N_ELEMENTS (keys); j++)
        if (g_ascii_strcasecmp (g_strstrip (pair[0]), keys[j][0]) == 0)
          {
            g_autofree char *value = ent_collapse_space (pair[1]);
            gsize length = strlen (value);

            if (length > 1 && value[0] == '"' && value[length - 1] == '"')
              value[0] = value[length - 1] = ' ';
            set_part (person, keys[j][1], value);
          }
    }

  return person;
}

static JsonObject *
read_person (const char *name)
{
  g_autoptr (GPtrArray) parts = split_outside (name, TRUE);
  g_autoptr (GPtrArray) words = split_outside (parts->pdata[0], FALSE);
  JsonObject *person;

  if (g_regex_match_simple ("^(?:family|given|prefix|suffix)\\s*=", name, G_REGEX_CASELESS, 0))
    return read_keyed (parts);

  person = json_object_new ();
  if (g_ascii_strcasecmp (name, "others") == 0)
    json_object_set_string_member (person, "literal", "et al.");
  else if (is_wholly_braced (name) || (parts->len == 1 && words->len < 2))
    set_part (person, "literal", name);
  else if (words->len > 0)
    read_family (person, words, parts->len == 1);

  if (parts->len == 2)
    set_part (person, "given", parts->pdata[1]);
  if (parts->len > 2)
    {
      set_part (person, "suffix", parts->pdata[1]);
      set_part (person, "given", parts->pdata[2]);
    }

  return person;
}

/*
 * ent_bibtex_parse_names:
 * @value: a BibTeX list of names
 *
 * Returns: (transfer full): the people as CSL names
 */
JsonArray *
ent_bibtex_parse_names (const char *value)
{
  g_autoptr (GPtrArray) names = split_people (value);
  JsonArray *people = json_array_new ();

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (JsonObject) person = read_person (names->pdata[i]);

      if (json_object_get_size (person) > 0)
        json_array_add_object_element (people, g_steal_pointer (&person));
    }

  return people;
}

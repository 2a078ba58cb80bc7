/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-metadata-private.h"
#include "ent-metadata.h"

/* The record of an article, and how cards cite it. A label is kept in the case and read in
 * every language, so it has no words but names: "Vu 2020", "Vu & Lan 2021", "Vu et al. 2021b". */

#define LABEL_CHARS 40
#define TITLE_WORDS 4

static JsonArray *
get_array (JsonObject *object,
           const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static char *
dup_short (const char *words,
           guint       n_words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_autofree char *joined = NULL;

  for (guint i = n_words; i < g_strv_length (parts); i++)
    {
      parts[i] = (g_free (parts[i]), NULL);
      for (guint j = i + 1; parts[j] != NULL; j++)
        g_clear_pointer (&parts[j], g_free);
      break;
    }
  joined = g_strjoinv (" ", parts);

  return g_utf8_strlen (joined, -1) <= LABEL_CHARS ? g_steal_pointer (&joined)
                                                   : g_utf8_substring (joined, 0, LABEL_CHARS);
}

static char *
dup_family (JsonNode *node)
{
  JsonObject *person = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *family = person ? ent_metadata_get_string (person, "family") : NULL;
  const char *particle = person ? ent_metadata_get_string (person, "non-dropping-particle") : NULL;
  const char *literal = person ? ent_metadata_get_string (person, "literal") : NULL;
  const char *given = person ? ent_metadata_get_string (person, "given") : NULL;

  if (family != NULL && particle != NULL)
    return g_strdup_printf ("%s %s", particle, family);
  if (family != NULL || literal != NULL || given != NULL)
    return dup_short (family ? family : literal ? literal : given, 6);

  return NULL;
}

static char *
dup_names (JsonObject *csl,
           const char *member)
{
  JsonArray *people = get_array (csl, member);
  guint n = people ? json_array_get_length (people) : 0;
  g_autofree char *first = n > 0 ? dup_family (json_array_get_element (people, 0)) : NULL;
  g_autofree char *second = n == 2 ? dup_family (json_array_get_element (people, 1)) : NULL;

  if (first == NULL || n == 1)
    return g_steal_pointer (&first);
  if (second != NULL && strcmp (second, "et al.") != 0)
    return g_strdup_printf ("%s & %s", first, second);

  return g_strdup_printf ("%s et al.", first);
}

static char *
dup_who (JsonObject *csl)
{
  char *names = dup_names (csl, "author");
  const char *words;

  if (names == NULL)
    names = dup_names (csl, "editor");
  if (names != NULL)
    return names;

  words = ent_metadata_get_string (csl, "title");
  if (words == NULL)
    words = ent_metadata_get_string (csl, "container-title");
  /* Translators: how an article is cited of which nothing is known. */
  return words ? dup_short (words, TITLE_WORDS) : g_strdup (_ ("Unknown"));
}

static char *
dup_year (JsonObject *csl)
{
  JsonNode *issued = json_object_get_member (csl, "issued");
  JsonArray *dates = issued && JSON_NODE_HOLDS_OBJECT (issued)
                       ? get_array (json_node_get_object (issued), "date-parts") : NULL;
  JsonNode *first = dates && json_array_get_length (dates) > 0 ? json_array_get_element (dates, 0)
                                                              : NULL;
  JsonNode *year = first && JSON_NODE_HOLDS_ARRAY (first) &&
                       json_array_get_length (json_node_get_array (first)) > 0
                     ? json_array_get_element (json_node_get_array (first), 0) : NULL;

  if (year == NULL || !JSON_NODE_HOLDS_VALUE (year))
    return NULL;
  if (json_node_get_value_type (year) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (year));

  return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (year));
}

/**
 * ent_metadata_make_label:
 * @csl: an article's metadata
 *
 * Makes what a card cites the article as: the family name of its author and its year.
 * Of two authors both are named, of more the first; where nobody is, the first words of
 * the title stand there.
 *
 * Returns: (transfer full): the label: "Vu 2020"
 */
char *
ent_metadata_make_label (JsonObject *csl)
{
  g_autofree char *who = NULL;
  g_autofree char *year = NULL;

  g_return_val_if_fail (csl != NULL, NULL);

  who = dup_who (csl);
  year = dup_year (csl);
  return year ? g_strdup_printf ("%s %s", who, year) : g_steal_pointer (&who);
}

static gboolean
is_label_taken (EntCase    *the_case,
                const char *label)
{
  GListModel *articles = ent_case_get_articles (the_case);

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (EntArticle) article = g_list_model_get_item (articles, i);

      if (g_strcmp0 (ent_article_get_label (article), label) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The letters after a year: none, b, c, …, z, ba, bb, … */
static char *
make_suffix (guint n)
{
  GString *suffix = g_string_new (NULL);

  for (; n > 0; n /= 26)
    g_string_prepend_c (suffix, (char) ('a' + n % 26));

  return g_string_free_and_steal (suffix);
}

/**
 * ent_metadata_make_unique_label:
 * @the_case: a case
 * @csl: the metadata of an article that is to join it
 *
 * Makes a label that no article of the case has, with a letter after the year where that
 * is needed: "Vu 2021b". An article that is there as "Vu 2021" stays what it is, and is
 * taken for a.
 *
 * Returns: (transfer full): the label
 */
char *
ent_metadata_make_unique_label (EntCase    *the_case,
                                JsonObject *csl)
{
  g_autofree char *label = NULL;
  g_autofree char *with_a = NULL;
  const char *gap;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (csl != NULL, NULL);

  label = ent_metadata_make_label (csl);
  gap = g_ascii_isdigit (label[strlen (label) - 1]) ? "" : " ";
  with_a = g_strdup_printf ("%s%sa", label, gap);
  if (!is_label_taken (the_case, label) && !is_label_taken (the_case, with_a))
    return g_steal_pointer (&label);

  for (guint n = 1;; n++)
    {
      g_autofree char *suffix = make_suffix (n);
      g_autofree char *other = g_strconcat (label, gap, suffix, NULL);

      if (!is_label_taken (the_case, other))
        return g_steal_pointer (&other);
    }
}

/**
 * ent_metadata_copy:
 * @csl: an article's metadata
 *
 * Returns: (transfer full): a copy that shares nothing with it
 */
JsonObject *
ent_metadata_copy (JsonObject *csl)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonNode) copy = NULL;
  g_autofree char *json = NULL;

  g_return_val_if_fail (csl != NULL, NULL);

  json_node_set_object (node, csl);
  json = json_to_string (node, FALSE);
  copy = json_from_string (json, NULL);
  g_assert (copy != NULL);

  return json_node_dup_object (copy);
}

/* "van der Meer 2020" as an id: van-der-meer-2020. */
static char *
make_slug (const char *label)
{
  g_autofree char *ascii = ent_metadata_to_ascii (label);
  GString *slug = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (slug, g_ascii_tolower (*p));
    else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
      g_string_append_c (slug, '-');
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);

  /* Names that no Latin letter is left of. */
  if (slug->len == 0 || !g_ascii_isalpha (slug->str[0]))
    g_string_prepend (slug, slug->len > 0 ? "article-" : "article");

  return g_string_free_and_steal (slug);
}

static char *
make_free_id (EntCase    *the_case,
              JsonObject *csl)
{
  g_autofree char *label = ent_metadata_make_label (csl);
  g_autofree char *slug = make_slug (label);

  for (guint n = 0;; n++)
    {
      g_autofree char *suffix = make_suffix (n);
      g_autofree char *id = n > 0 ? g_strdup_printf ("%s-%s", slug, suffix) : g_strdup (slug);

      if (ent_case_lookup (the_case, ENT_TYPE_RECORD, id) == NULL)
        return g_steal_pointer (&id);
    }
}

/**
 * ent_metadata_make_article:
 * @the_case: the case that the article is to join
 * @csl: its metadata
 * @digest: (nullable): the digest of its text, where there is one
 *
 * Makes the record of an article, with an id that is free in the case and a label of its
 * own, to be added with an [class@Change].
 *
 * Returns: (transfer full): the record
 */
JsonNode *
ent_metadata_make_article (EntCase    *the_case,
                           JsonObject *csl,
                           const char *digest)
{
  g_autoptr (JsonObject) record = NULL;
  g_autofree char *id = NULL;
  g_autofree char *label = NULL;
  JsonNode *node;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (csl != NULL, NULL);

  id = make_free_id (the_case, csl);
  label = ent_metadata_make_unique_label (the_case, csl);
  record = json_object_new ();
  json_object_set_string_member (record, "id", id);
  json_object_set_string_member (record, "label", label);
  json_object_set_object_member (record, "csl", ent_metadata_copy (csl));
  if (digest != NULL)
    json_object_set_string_member (record, "text", digest);

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (node, record);
  return node;
}

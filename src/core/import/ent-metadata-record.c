/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-metadata-private.h"
#include "ent-edit.h"
#include "ent-json.h"
#include "ent-metadata.h"

/* The record of an article, and how cards cite it. A label is kept in the case and read in
 * every language, so it has no words but names: "Vu 2020", "Vu & Lan 2021", "Vu et al. 2021b". */

#define LABEL_CHARS 40
#define TITLE_WORDS 4

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
  JsonObject *person = ent_json_as_object (node);
  const char *family = ent_json_get_string (person, "family");
  const char *particle = ent_json_get_string (person, "non-dropping-particle");
  const char *literal = ent_json_get_string (person, "literal");
  const char *given = ent_json_get_string (person, "given");

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
  JsonArray *people = ent_json_get_array (csl, member);
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

  words = ent_json_get_string (csl, "title");
  if (words == NULL)
    words = ent_json_get_string (csl, "container-title");
  /* Translators: how an article is cited of which nothing is known. */
  return words ? dup_short (words, TITLE_WORDS) : g_strdup (_ ("Unknown"));
}

static char *
dup_year (JsonObject *csl)
{
  JsonArray *dates = ent_json_get_array (ent_json_get_object (csl, "issued"), "date-parts");
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
is_label_made (EntChange  *made,
               const char *label)
{
  for (guint i = 0; made != NULL && i < ent_change_get_n_edits (made); i++)
    {
      const EntEdit *edit = ent_change_get_edit (made, i);
      JsonObject *after = edit->after ? json_node_get_object (edit->after) : NULL;

      if (edit->type == ENT_TYPE_ARTICLE && after != NULL &&
          g_strcmp0 (json_object_get_string_member_with_default (after, "label", NULL), label) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_label_taken (EntCase    *the_case,
                EntChange  *made,
                const char *label,
                EntArticle *except)
{
  GListModel *articles = ent_case_get_articles (the_case);

  if (is_label_made (made, label))
    return TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (EntArticle) article = g_list_model_get_item (articles, i);

      if (article != except && g_strcmp0 (ent_article_get_label (article), label) == 0)
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

/* With a letter after the year where that is needed: "Vu 2021b". An article that is there as
 * "Vu 2021" stays what it is, and is taken for a. */
static char *
make_unique (EntCase    *the_case,
             EntChange  *made,
             const char *label,
             EntArticle *except)
{
  const char *gap = g_ascii_isdigit (label[strlen (label) - 1]) ? "" : " ";
  g_autofree char *with_a = g_strdup_printf ("%s%sa", label, gap);

  if (!is_label_taken (the_case, made, label, except) &&
      !is_label_taken (the_case, made, with_a, except))
    return g_strdup (label);

  for (guint n = 1;; n++)
    {
      g_autofree char *suffix = make_suffix (n);
      g_autofree char *other = g_strconcat (label, gap, suffix, NULL);

      if (!is_label_taken (the_case, made, other, except))
        return g_steal_pointer (&other);
    }
}

/* Whether @label is @base, or that with letters after it. */
static gboolean
is_label_of (const char *label,
             const char *base)
{
  const char *rest;

  if (!g_str_has_prefix (label, base))
    return FALSE;
  rest = label + strlen (base);

  return rest[strspn (rest, " abcdefghijklmnopqrstuvwxyz")] == '\0' && strlen (rest) <= 3;
}

/**
 * ent_metadata_follows_label:
 * @label: an article's label
 * @csl: its metadata
 *
 * Returns: whether @label is what [func@metadata_make_label] makes of @csl, with or without
 *   letters after the year; somebody chose it otherwise
 */
gboolean
ent_metadata_follows_label (const char *label,
                            JsonObject *csl)
{
  g_autofree char *base = NULL;

  g_return_val_if_fail (label != NULL && csl != NULL, FALSE);

  base = ent_metadata_make_label (csl);
  return is_label_of (label, base);
}

/**
 * ent_metadata_remake_label:
 * @the_case: a case
 * @article: one of its articles
 * @csl: metadata that it is to have
 *
 * Makes a label for an article whose metadata change. One that still fits is kept.
 *
 * Returns: (transfer full): the label, which no other article of the case has
 */
char *
ent_metadata_remake_label (EntCase    *the_case,
                           EntArticle *article,
                           JsonObject *csl)
{
  g_autofree char *base = NULL;
  const char *label;

  g_return_val_if_fail (ENT_IS_CASE (the_case) && ENT_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (csl != NULL, NULL);

  base = ent_metadata_make_label (csl);
  label = ent_article_get_label (article);
  if (is_label_of (label, base) && !is_label_taken (the_case, NULL, label, article))
    return g_strdup (label);

  return make_unique (the_case, NULL, base, article);
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

/**
 * ent_metadata_make_article:
 * @the_case: the case that the article is to join
 * @made: (nullable): a change that is yet to be applied, whose articles' ids and labels are
 *   taken too
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
                           EntChange  *made,
                           JsonObject *csl,
                           const char *digest)
{
  g_autoptr (JsonObject) record = NULL;
  g_autofree char *base = NULL;
  g_autofree char *id = NULL;
  g_autofree char *label = NULL;
  JsonNode *node;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (csl != NULL, NULL);

  base = ent_metadata_make_label (csl);
  id = ent_edit_make_id_among (the_case, made, ENT_TYPE_ARTICLE, base);
  label = make_unique (the_case, made, base, NULL);
  record = json_object_new ();
  json_object_set_string_member (record, "id", id);
  json_object_set_string_member (record, "label", label);
  json_object_set_object_member (record, "csl", ent_metadata_copy (csl));
  if (digest != NULL)
    json_object_set_string_member (record, "text", digest);

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (node, g_steal_pointer (&record));
  return node;
}

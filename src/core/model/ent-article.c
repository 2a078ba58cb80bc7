/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-core-enums.h"
#include "ent-article.h"
#include "ent-json.h"

/**
 * EntArticle:
 *
 * A source: its metadata, and the digest of its text. The text itself is the
 * user's: see [class@Text].
 */

struct _EntArticle
{
  EntRecord parent_instance;

  char       *label;
  JsonObject *csl;
  char       *text;
  char       *note;
};

G_DEFINE_FINAL_TYPE (EntArticle, ent_article, ENT_TYPE_RECORD)

static const EntField article_fields[] = {
  { "label", ENT_FIELD_STRING, TRUE, G_STRUCT_OFFSET (EntArticle, label), NULL },
  { "csl", ENT_FIELD_JSON, TRUE, G_STRUCT_OFFSET (EntArticle, csl), NULL },
  { "text", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntArticle, text), NULL },
  { "note", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntArticle, note), NULL },
};

static void
ent_article_class_init (EntArticleClass *klass)
{
  ent_record_class_install_fields (ENT_RECORD_CLASS (klass),
                                   "articles",
                                   article_fields,
                                   G_N_ELEMENTS (article_fields));
}

static void
ent_article_init (EntArticle *self)
{
}

/**
 * ent_article_get_label:
 * @self: an article
 *
 * Returns: how a card cites it: `Vu 2020`
 */
const char *
ent_article_get_label (EntArticle *self)
{
  g_return_val_if_fail (ENT_IS_ARTICLE (self), NULL);

  return self->label;
}

/**
 * ent_article_get_csl:
 * @self: an article
 *
 * Returns: (transfer none): its metadata in CSL-JSON's vocabulary
 */
JsonObject *
ent_article_get_csl (EntArticle *self)
{
  g_return_val_if_fail (ENT_IS_ARTICLE (self), NULL);

  return self->csl;
}

/**
 * ent_article_get_text:
 * @self: an article
 *
 * Returns: (nullable): the SHA-256 of the normalised text that it was coded from
 */
const char *
ent_article_get_text (EntArticle *self)
{
  g_return_val_if_fail (ENT_IS_ARTICLE (self), NULL);

  return self->text;
}

/**
 * ent_article_get_note:
 * @self: an article
 *
 * Returns: (nullable): a word to the reader
 */
const char *
ent_article_get_note (EntArticle *self)
{
  g_return_val_if_fail (ENT_IS_ARTICLE (self), NULL);

  return self->note;
}

/**
 * ent_article_dup_title:
 * @self: an article
 *
 * Returns: (transfer full): its title, or its label where it has none
 */
char *
ent_article_dup_title (EntArticle *self)
{
  const char *title;

  g_return_val_if_fail (ENT_IS_ARTICLE (self), NULL);

  title = ent_json_get_string (self->csl, "title");
  return g_strdup (title ? title : self->label);
}

/* Parts that are not there leave no space behind. */
static char *
collapse (const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (kept, words[i]);
  parts = g_strv_builder_end (kept);

  return g_strjoinv (" ", parts);
}

static char *
dup_person (JsonObject *person)
{
  const char *literal = ent_json_get_string (person, "literal");
  const char *given = ent_json_get_string (person, "given");
  const char *family = ent_json_get_string (person, "family");
  const char *particle = ent_json_get_string (person, "non-dropping-particle");
  const char *suffix = ent_json_get_string (person, "suffix");
  g_autofree char *name = NULL;

  if (literal != NULL)
    return g_strdup (literal);
  if (given == NULL && family == NULL)
    return NULL;

  if (particle == NULL)
    particle = ent_json_get_string (person, "dropping-particle");
  name = g_strjoin (" ", given ? given : "", particle ? particle : "", family ? family : "",
                    suffix ? suffix : "", NULL);

  return collapse (name);
}

static void
add_person (GStrvBuilder *names,
            JsonNode     *person)
{
  g_autofree char *name = NULL;

  if (JSON_NODE_HOLDS_OBJECT (person))
    name = dup_person (json_node_get_object (person));
  if (name != NULL)
    g_strv_builder_add (names, name);
}

/**
 * ent_article_dup_author_names:
 * @self: an article
 *
 * Returns: (transfer full) (array zero-terminated=1): its authors' names, in order;
 *   empty where they are not known
 */
char **
ent_article_dup_author_names (EntArticle *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  JsonArray *authors;

  g_return_val_if_fail (ENT_IS_ARTICLE (self), NULL);

  authors = ent_json_get_array (self->csl, "author");
  for (guint i = 0; authors && i < json_array_get_length (authors); i++)
    add_person (names, json_array_get_element (authors, i));

  return g_strv_builder_end (names);
}

/**
 * ent_article_dup_authors:
 * @self: an article
 *
 * Returns: (transfer full) (nullable): its authors' names, or %NULL where they
 *   are not known
 */
char *
ent_article_dup_authors (EntArticle *self)
{
  g_auto (GStrv) names = NULL;

  g_return_val_if_fail (ENT_IS_ARTICLE (self), NULL);

  names = ent_article_dup_author_names (self);
  /* Translators: what stands between the names of an article's authors. */
  return names[0] ? g_strjoinv (C_("between names", ", "), names) : NULL;
}

/* CSL-JSON allows 2020 and "2020". */
static gint64
get_part (JsonNode *node)
{
  const char *digits;

  if (!JSON_NODE_HOLDS_VALUE (node))
    return -1;

  digits = json_node_get_string (node);
  return digits ? g_ascii_strtoll (digits, NULL, 10) : json_node_get_int (node);
}

static EntDate *
date_from_parts (JsonArray *parts)
{
  g_autoptr (GString) edtf = g_string_new (NULL);

  for (guint i = 0; i < MIN (json_array_get_length (parts), 3); i++)
    g_string_append_printf (edtf,
                            i == 0 ? "%04" G_GINT64_FORMAT : "-%02" G_GINT64_FORMAT,
                            get_part (json_array_get_element (parts, i)));

  return ent_date_new (edtf->str, NULL);
}

/**
 * ent_article_dup_date:
 * @self: an article
 *
 * Returns: (transfer full) (nullable): when it was published, or %NULL where
 *   that is not known
 */
EntDate *
ent_article_dup_date (EntArticle *self)
{
  JsonNode *issued;
  JsonArray *dates;
  JsonNode *first;

  g_return_val_if_fail (ENT_IS_ARTICLE (self), NULL);

  issued = json_object_get_member (self->csl, "issued");
  if (issued == NULL || !JSON_NODE_HOLDS_OBJECT (issued))
    return NULL;

  dates = ent_json_get_array (json_node_get_object (issued), "date-parts");
  if (dates == NULL || json_array_get_length (dates) == 0)
    return NULL;

  first = json_array_get_element (dates, 0);
  return JSON_NODE_HOLDS_ARRAY (first) ? date_from_parts (json_node_get_array (first)) : NULL;
}

/**
 * ent_article_dup_citation:
 * @self: an article
 *
 * Cites the article in a line: authors, title, publication and date, as far as
 * they are known.
 *
 * Returns: (transfer full): the citation
 */
char *
ent_article_dup_citation (EntArticle *self)
{
  g_autofree char *authors = NULL;
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;
  g_autoptr (EntDate) date = NULL;
  const char *container;
  GString *citation;

  g_return_val_if_fail (ENT_IS_ARTICLE (self), NULL);

  authors = ent_article_dup_authors (self);
  title = ent_article_dup_title (self);
  date = ent_article_dup_date (self);
  container = ent_json_get_string (self->csl, "container-title");

  citation = g_string_new (NULL);
  if (authors != NULL)
    g_string_append_printf (citation, "%s, ", authors);
  /* Translators: an article's title in a citation. */
  g_string_append_printf (citation, C_("citation", "“%s”"), title);
  if (container != NULL)
    g_string_append_printf (citation, ", %s", container);
  if (date != NULL)
    {
      words = ent_date_to_words (date);
      g_string_append_printf (citation, ", %s", words);
    }

  return g_string_free_and_steal (citation);
}

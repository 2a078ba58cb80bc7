/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ent-import-private.h"
#include "ent-json.h"

/* What a page says of itself, asked in the order in which it is to be trusted:
 * the tags for citing it (Highwire's citation_…, Dublin Core's dc.…), JSON-LD,
 * the tags for sharing it (Open Graph), the plain tags, and the page's own
 * elements (<time>, <title>). */

typedef struct
{
  const char *member;
  const char *tags;   /* parted by spaces, the best first */
} Tags;

static const Tags before_json[] = {
  { "title", "citation_title dc.title dcterms.title" },
  { "container-title", "citation_journal_title citation_conference_title prism.publicationname" },
  { "volume", "citation_volume prism.volume" },
  { "issue", "citation_issue prism.number" },
  { "DOI", "citation_doi prism.doi" },
  { "ISSN", "citation_issn prism.issn" },
  { "ISBN", "citation_isbn" },
  { "publisher", "citation_publisher dc.publisher dcterms.publisher" },
  { "language", "citation_language dc.language dcterms.language" },
};

static const Tags after_json[] = {
  { "title", "og:title twitter:title" },
  { "container-title", "og:site_name application-name" },
  { "URL", "og:url" },
};

static const char first_dates[] =
  "citation_publication_date citation_date citation_online_date dc.date.issued dcterms.issued "
  "dc.date dcterms.date prism.publicationdate";
static const char last_dates[] =
  "article:published_time og:published_time article:published datepublished date pubdate "
  "publishdate publish-date parsely-pub-date sailthru.date";
static const char first_authors[] = "citation_author citation_authors dc.creator dcterms.creator";
static const char last_authors[] = "article:author author parsely-author byl sailthru.author";

/* ---------------------------------------------------------------- tags */

/* A page's tags by name, in lower case; each with its contents in order. */
static GHashTable *
read_tags (xmlNode *root)
{
  GHashTable *tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) g_ptr_array_unref);

  for (xmlNode *at = root; at != NULL; at = ent_import_node_next (at, root, FALSE))
    {
      static const char *const names[] = { "name", "property", "itemprop" };
      const char *content = ent_import_node_get (at, "content");

      for (guint i = 0; content != NULL && i < G_N_ELEMENTS (names); i++)
        {
          const char *name = ent_import_node_get (at, names[i]);
          g_autofree char *key = g_ascii_strdown (name != NULL ? name : "", -1);
          GPtrArray *contents = g_hash_table_lookup (tags, key);

          if (!ent_import_node_is (at, "meta") || *key == '\0' || *content == '\0')
            continue;
          if (contents == NULL)
            {
              contents = g_ptr_array_new ();
              g_hash_table_insert (tags, g_strdup (key), contents);
            }
          g_ptr_array_add (contents, (char *) content);
        }
    }

  return tags;
}

static GPtrArray *
find_tag (GHashTable *tags,
          const char *names)
{
  g_auto (GStrv) split = g_strsplit (names, " ", -1);

  for (guint i = 0; split[i] != NULL; i++)
    {
      GPtrArray *contents = g_hash_table_lookup (tags, split[i]);

      if (contents != NULL)
        return contents;
    }

  return NULL;
}

static void
set_from_tags (JsonObject *csl,
               GHashTable *tags,
               const Tags *table,
               gsize       n)
{
  for (gsize i = 0; i < n; i++)
    {
      GPtrArray *contents = find_tag (tags, table[i].tags);

      if (contents != NULL)
        ent_import_csl_set (csl, table[i].member, g_ptr_array_index (contents, 0));
    }
}

static void
set_date_from_tags (JsonObject *csl,
                    GHashTable *tags,
                    const char *names)
{
  GPtrArray *contents = find_tag (tags, names);

  if (contents != NULL)
    ent_import_csl_set_date (csl, g_ptr_array_index (contents, 0));
}

/* Some give an author's page in the place of a name. */
static void
set_authors_from_tags (JsonObject *csl,
                       GHashTable *tags,
                       const char *names)
{
  g_auto (GStrv) split = g_strsplit (names, " ", -1);

  for (guint i = 0; split[i] != NULL && !json_object_has_member (csl, "author"); i++)
    {
      GPtrArray *contents = g_hash_table_lookup (tags, split[i]);

      for (guint j = 0; contents != NULL && j < contents->len; j++)
        {
          const char *author = g_ptr_array_index (contents, j);

          if (strstr (author, "://") == NULL)
            ent_import_csl_add_authors (csl, author);
        }
    }
}

static void
set_pages (JsonObject *csl,
           GHashTable *tags)
{
  GPtrArray *first = find_tag (tags, "citation_firstpage prism.startingpage");
  GPtrArray *last = find_tag (tags, "citation_lastpage prism.endingpage");
  g_autofree char *pages = NULL;

  if (first == NULL)
    return;

  if (last != NULL && !g_str_equal (first->pdata[0], last->pdata[0]))
    pages = g_strdup_printf ("%s–%s", (char *) first->pdata[0], (char *) last->pdata[0]);
  ent_import_csl_set (csl, "page", pages != NULL ? pages : first->pdata[0]);
}

static void
set_identifier (JsonObject *csl,
                GHashTable *tags)
{
  GPtrArray *contents = find_tag (tags, "dc.identifier dcterms.identifier");
  const char *value = contents != NULL ? contents->pdata[0] : NULL;
  const char *doi = value != NULL ? strstr (value, "10.") : NULL;

  if (doi != NULL && strchr (doi, '/') != NULL)
    ent_import_csl_set (csl, "DOI", doi);
}

/* ---------------------------------------------------------------- JSON-LD */

/* A value may be a string, an object with a name, or a list of either. */
static const char *
get_name (JsonNode *node)
{
  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node))
    return json_node_get_string (node);
  if (JSON_NODE_HOLDS_OBJECT (node))
    return ent_json_get_string (json_node_get_object (node), "name");
  if (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0)
    {
      JsonNode *first = json_array_get_element (json_node_get_array (node), 0);

      return JSON_NODE_HOLDS_ARRAY (first) ? NULL : get_name (first);
    }

  return NULL;
}

static void
add_people (JsonObject *csl,
            JsonNode   *node)
{
  JsonArray *people;
  const char *name;

  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      name = get_name (node);
      if (name != NULL && strstr (name, "://") == NULL)
        ent_import_csl_add_authors (csl, name);
      return;
    }

  people = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (people); i++)
    if (!JSON_NODE_HOLDS_ARRAY (json_array_get_element (people, i)))
      add_people (csl, json_array_get_element (people, i));
}

static const char *
get_type (JsonObject *object)
{
  const char *type = get_name (json_object_get_member (object, "@type"));

  return type != NULL ? type : "";
}

static void
take_json_article (JsonObject *object,
                   JsonObject *csl)
{
  const char *type = get_type (object);

  ent_import_csl_set (csl, "title", ent_json_get_string (object, "headline"));
  ent_import_csl_set (csl, "title", ent_json_get_string (object, "name"));
  if (!json_object_has_member (csl, "author"))
    add_people (csl, json_object_get_member (object, "author"));
  ent_import_csl_set_date (csl, ent_json_get_string (object, "datePublished"));
  ent_import_csl_set (csl, "container-title", get_name (json_object_get_member (object,
                                                                                "isPartOf")));
  ent_import_csl_set (csl, "container-title", get_name (json_object_get_member (object,
                                                                                "publisher")));
  ent_import_csl_set (csl, "URL", ent_json_get_string (object, "url"));
  ent_import_csl_set (csl, "language", ent_json_get_string (object, "inLanguage"));

  if (strstr (type, "News") != NULL)
    ent_import_csl_set (csl, "type", "article-newspaper");
  else if (strstr (type, "Scholarly") != NULL)
    ent_import_csl_set (csl, "type", "article-journal");
}

static gboolean
is_of_articles (JsonObject *object)
{
  const char *type = get_type (object);

  return g_str_has_suffix (type, "Article") || g_str_has_suffix (type, "Posting") ||
         g_str_equal (type, "Report");
}

/* What is looked for may stand in a list or in a graph; not deeper. */
static void
take_json (JsonNode   *node,
           JsonObject *csl,
           guint       depth)
{
  JsonArray *array = NULL;

  if (node == NULL || depth > 3)
    return;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);

      if (is_of_articles (object))
        take_json_article (object, csl);
      take_json (json_object_get_member (object, "@graph"), csl, depth + 1);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      array = json_node_get_array (node);
    }

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    take_json (json_array_get_element (array, i), csl, depth + 1);
}

#define JSON_BYTES (1 << 20)

/* json-glib reads by recursion: what is nested deeper than such data ever is, is
 * not given to it. */
static gboolean
is_shallow (const char *json)
{
  guint depth = 0;

  for (const char *p = json; *p != '\0'; p++)
    {
      if (*p == '{' || *p == '[')
        depth++;
      else if ((*p == '}' || *p == ']') && depth > 0)
        depth--;
      if (depth > 64)
        return FALSE;
    }

  return TRUE;
}

static void
take_scripts (xmlNode    *root,
              JsonObject *csl)
{
  for (xmlNode *at = root; at != NULL; at = ent_import_node_next (at, root, FALSE))
    {
      const char *type = ent_import_node_get (at, "type");
      const char *json = at->children != NULL ? (const char *) at->children->content : NULL;
      g_autoptr (JsonParser) parser = NULL;

      if (!ent_import_node_is (at, "script") || json == NULL ||
          g_strcmp0 (type, "application/ld+json") != 0)
        continue;

      parser = json_parser_new ();
      if (strlen (json) < JSON_BYTES && is_shallow (json) &&
          json_parser_load_from_data (parser, json, -1, NULL))
        take_json (json_parser_get_root (parser), csl, 0);
    }
}

/* ---------------------------------------------------------------- elements */

/* A time of day, or the date of something else, is not what is looked for: the
 * first one that is marked as the article's, else the first in an article. */
static void
set_date_from_time (JsonObject *csl,
                    xmlNode    *root)
{
  xmlNode *article = ent_import_node_find (root, "article");
  xmlNode *first = ent_import_node_find (article, "time");
  xmlNode *marked = NULL;

  for (xmlNode *at = root; at != NULL && marked == NULL;
       at = ent_import_node_next (at, root, FALSE))
    if (ent_import_node_is (at, "time") &&
        (ent_import_node_get (at, "pubdate") != NULL ||
         g_strcmp0 (ent_import_node_get (at, "itemprop"), "datePublished") == 0))
      marked = at;

  ent_import_csl_set_date (csl, ent_import_node_get (marked, "datetime"));
  ent_import_csl_set_date (csl, ent_import_node_get (first, "datetime"));
}

static void
set_address (JsonObject *csl,
             xmlNode    *root)
{
  for (xmlNode *at = root; at != NULL; at = ent_import_node_next (at, root, FALSE))
    {
      const char *address = ent_import_node_get (at, "href");

      if (ent_import_node_is (at, "link") && address != NULL && strstr (address, "://") != NULL &&
          g_strcmp0 (ent_import_node_get (at, "rel"), "canonical") == 0)
        ent_import_csl_set (csl, "URL", address);
    }
}

static void
set_language (JsonObject *csl,
              xmlNode    *root,
              GHashTable *tags)
{
  GPtrArray *locale = find_tag (tags, "og:locale content-language");
  g_autofree char *tag = locale != NULL ? g_strdup (locale->pdata[0]) : NULL;

  ent_import_csl_set (csl, "language", ent_import_node_get (root, "lang"));
  if (tag != NULL)
    ent_import_csl_set (csl, "language", g_strdelimit (tag, "_", '-'));
}

/*< private >
 * ent_import_html_metadata:
 * @tree: a page
 * @csl: (inout): what is known of it
 *
 * Adds what the page says of itself.
 */
void
ent_import_html_metadata (xmlDoc     *tree,
                          JsonObject *csl)
{
  xmlNode *root = xmlDocGetRootElement (tree);
  g_autoptr (GHashTable) tags = read_tags (root);
  g_autofree char *title = NULL;

  set_from_tags (csl, tags, before_json, G_N_ELEMENTS (before_json));
  set_date_from_tags (csl, tags, first_dates);
  set_authors_from_tags (csl, tags, first_authors);
  set_pages (csl, tags);
  set_identifier (csl, tags);

  take_scripts (root, csl);

  set_address (csl, root);
  set_from_tags (csl, tags, after_json, G_N_ELEMENTS (after_json));
  set_date_from_tags (csl, tags, last_dates);
  set_authors_from_tags (csl, tags, last_authors);

  set_date_from_time (csl, root);
  set_language (csl, root, tags);
  if (find_tag (tags, "citation_journal_title") != NULL)
    ent_import_csl_set (csl, "type", "article-journal");
  title = ent_import_node_dup_words (ent_import_node_find (root, "title"));
  ent_import_csl_set (csl, "title", title);
}

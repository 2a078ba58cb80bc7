/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-library-private.h"
#include "ent-json.h"

/**
 * EntLibraryEntry:
 *
 * A text as lists show it: of the user's library, or of an article of a case. It
 * holds what is known of the text, and what a search found in it; not its words,
 * unless it was made with them. Immutable once made, so it may go from one thread to
 * another.
 */

/* A reader steps through hits by itself; here are the first. */
#define PLACES_KEPT  20

/* A word of the title counts for as many of the text. */
#define TITLE_WEIGHT 4

struct _EntLibraryEntry
{
  GObject parent_instance;

  EntArticle *article;
  EntText    *text;
  char       *digest;
  char       *name;
  char       *csl;
  char       *title;
  char       *authors;
  char       *publication;
  EntDate    *date;
  gint64      added;
  gsize       length;
  char       *title_key;
  char       *author_key;

  char       *snippet;
  GArray     *places;
  guint       place;
  double      rank;
};

G_DEFINE_FINAL_TYPE (EntLibraryEntry, ent_library_entry, G_TYPE_OBJECT)

/* ---------------------------------------------------------------- what is known */

/* Authors are put in order by family names, as in any bibliography. */
static char *
dup_author_key (EntArticle *article)
{
  JsonArray *authors = ent_json_get_array (ent_article_get_csl (article), "author");
  g_auto (GStrv) names = ent_article_dup_author_names (article);
  const char *name = NULL;

  if (authors != NULL && json_array_get_length (authors) > 0)
    name = ent_json_get_string (ent_json_as_object (json_array_get_element (authors, 0)),
                                "family");
  if (name == NULL)
    name = names[0];

  return name != NULL ? g_utf8_collate_key (name, -1) : NULL;
}

static void
take_article (EntLibraryEntry *self,
              EntArticle      *article)
{
  self->article = article;
  self->title = ent_article_dup_title (article);
  self->authors = ent_article_dup_authors (article);
  self->publication =
    g_strdup (ent_json_get_string (ent_article_get_csl (article), "container-title"));
  self->date = ent_article_dup_date (article);
  /* As files are: the second letter goes before the tenth. */
  self->title_key = g_utf8_collate_key_for_filename (self->title, -1);
  self->author_key = dup_author_key (article);
}

/* What is kept of an article as JSON is made an article again. */
static EntArticle *
make_article (const char *digest,
              const char *label,
              const char *csl)
{
  g_autoptr (JsonNode) metadata = csl != NULL ? json_from_string (csl, NULL) : NULL;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "id", digest);
  json_object_set_string_member (object, "label", label);
  json_object_set_string_member (object, "text", digest);
  if (metadata != NULL && JSON_NODE_HOLDS_OBJECT (metadata))
    json_object_set_member (object, "csl", g_steal_pointer (&metadata));
  else
    json_object_set_object_member (object, "csl", json_object_new ());
  json_node_set_object (node, object);

  return ENT_ARTICLE (ent_record_new_from_json (ENT_TYPE_ARTICLE, node, NULL));
}

/*< private >
 * ent_library_entry_new_stored:
 * @digest: the text's digest
 * @name: what it was called when it was opened
 * @title: (nullable): its title
 * @csl: (nullable): CSL-JSON, as it was last known
 * @added: when it came into the library, in seconds since 1970
 * @length: how many characters it has
 *
 * Returns: (transfer full): an entry for a text of the library
 */
EntLibraryEntry *
ent_library_entry_new_stored (const char *digest,
                              const char *name,
                              const char *title,
                              const char *csl,
                              gint64      added,
                              gsize       length)
{
  EntLibraryEntry *self = g_object_new (ENT_TYPE_LIBRARY_ENTRY, NULL);

  self->digest = g_strdup (digest);
  self->name = g_strdup (name);
  self->csl = g_strdup (csl);
  self->added = added;
  self->length = length;
  take_article (self, make_article (digest, title != NULL ? title : name, csl));

  return self;
}

/* ---------------------------------------------------------------- what was found */

static void
add_place (GArray              *places,
           const EntQueryPlace *place,
           const char          *content,
           const char          *roles,
           gsize               *at,
           gsize               *block,
           guint               *paragraph)
{
  EntLibraryPlace found = { .start = place->start, .end = place->end };

  for (; *at < place->start_byte; (*at)++)
    if (content[*at] == '\n' && roles[*block] != '\0')
      {
        (*block)++;
        *paragraph += roles[*block] == ENT_LIBRARY_ROLES[ENT_TEXT_ROLE_BODY];
      }
  if (roles[*block] == ENT_LIBRARY_ROLES[ENT_TEXT_ROLE_BODY])
    found.paragraph = *paragraph;
  g_array_append_val (places, found);
}

/* Terms are found in the order of their ends; a long phrase may begin before a word
 * that was found first. */
static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const EntQueryPlace *first = a;
  const EntQueryPlace *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

/*< private >
 * ent_library_entry_take_hit:
 * @self: an entry that nobody else has yet
 * @query: what was searched
 * @content: the text's content
 * @roles: the roles of its blocks: a letter of %ENT_LIBRARY_ROLES for each
 * @rank: how well it fits
 *
 * Sets what was found in the text. Where it was found by its title or its author,
 * there is no place, and the snippet is how the text begins.
 */
void
ent_library_entry_take_hit (EntLibraryEntry *self,
                            const EntQuery  *query,
                            const char      *content,
                            const char      *roles,
                            double           rank)
{
  g_autoptr (GArray) found = ent_query_find (query, content, PLACES_KEPT);
  guint chosen = 0;
  gsize at = 0;
  gsize block = 0;
  guint paragraph = roles[0] == ENT_LIBRARY_ROLES[ENT_TEXT_ROLE_BODY];

  g_array_sort (found, compare_places);
  if (found->len > 0)
    chosen = ent_query_choose (query, found);
  self->snippet = ent_query_dup_snippet (content, found, chosen);
  self->places = g_array_new (FALSE, TRUE, sizeof (EntLibraryPlace));
  for (guint i = 0; i < found->len && (i < PLACES_KEPT || i <= chosen); i++)
    add_place (self->places, &g_array_index (found, EntQueryPlace, i), content, roles, &at,
               &block, &paragraph);
  self->place = chosen;
  self->rank = rank;
}

/* ---------------------------------------------------------------- class */

static void
ent_library_entry_finalize (GObject *object)
{
  EntLibraryEntry *self = ENT_LIBRARY_ENTRY (object);

  g_clear_object (&self->article);
  g_clear_object (&self->text);
  g_clear_pointer (&self->date, ent_date_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_free (self->digest);
  g_free (self->name);
  g_free (self->csl);
  g_free (self->title);
  g_free (self->authors);
  g_free (self->publication);
  g_free (self->title_key);
  g_free (self->author_key);
  g_free (self->snippet);

  G_OBJECT_CLASS (ent_library_entry_parent_class)->finalize (object);
}

static void
ent_library_entry_class_init (EntLibraryEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_library_entry_finalize;
}

static void
ent_library_entry_init (EntLibraryEntry *self)
{
}

/**
 * ent_library_entry_new:
 * @article: an article of a case
 * @text: (nullable): its text, where it is attached
 *
 * Returns: (transfer full): an entry for an article of a case
 */
EntLibraryEntry *
ent_library_entry_new (EntArticle *article,
                       EntText    *text)
{
  EntLibraryEntry *self;

  g_return_val_if_fail (ENT_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (text == NULL || ENT_IS_TEXT (text), NULL);

  self = g_object_new (ENT_TYPE_LIBRARY_ENTRY, NULL);
  take_article (self, g_object_ref (article));
  self->digest = g_strdup (ent_article_get_text (article));
  if (g_set_object (&self->text, text))
    {
      g_set_str (&self->digest, ent_text_get_digest (text));
      self->name = g_strdup (ent_text_get_name (text));
      self->length = ent_text_get_length (text);
    }

  return self;
}

/**
 * ent_library_entry_get_article:
 * @self: an entry
 *
 * Returns: (transfer none): the article of the case that it was made for; for a text
 *   of the library, one that is in no case, made of what is known of the text
 */
EntArticle *
ent_library_entry_get_article (EntLibraryEntry *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_ENTRY (self), NULL);

  return self->article;
}

/**
 * ent_library_entry_get_text:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): the text that it was made with
 */
EntText *
ent_library_entry_get_text (EntLibraryEntry *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_ENTRY (self), NULL);

  return self->text;
}

/**
 * ent_library_entry_get_digest:
 * @self: an entry
 *
 * Returns: (nullable): the text's digest; %NULL for an article that never had a text
 */
const char *
ent_library_entry_get_digest (EntLibraryEntry *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_ENTRY (self), NULL);

  return self->digest;
}

/**
 * ent_library_entry_get_name:
 * @self: an entry
 *
 * Returns: (nullable): what the text was called when it was opened: a file's name;
 *   %NULL where there is no text
 */
const char *
ent_library_entry_get_name (EntLibraryEntry *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_ENTRY (self), NULL);

  return self->name;
}

/**
 * ent_library_entry_get_title:
 * @self: an entry
 *
 * Returns: its title, or what it goes by where it has none
 */
const char *
ent_library_entry_get_title (EntLibraryEntry *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_ENTRY (self), NULL);

  return self->title;
}

/**
 * ent_library_entry_get_authors:
 * @self: an entry
 *
 * Returns: (nullable): its authors' names
 */
const char *
ent_library_entry_get_authors (EntLibraryEntry *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_ENTRY (self), NULL);

  return self->authors;
}

/**
 * ent_library_entry_get_publication:
 * @self: an entry
 *
 * Returns: (nullable): in what it was published
 */
const char *
ent_library_entry_get_publication (EntLibraryEntry *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_ENTRY (self), NULL);

  return self->publication;
}

/**
 * ent_library_entry_get_date:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): when it was published
 */
EntDate *
ent_library_entry_get_date (EntLibraryEntry *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_ENTRY (self), NULL);

  return self->date;
}

/**
 * ent_library_entry_get_added:
 * @self: an entry
 *
 * Returns: when it came into the library, in seconds since 1970; 0 for an article of
 *   a case
 */
gint64
ent_library_entry_get_added (EntLibraryEntry *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_ENTRY (self), 0);

  return self->added;
}

/**
 * ent_library_entry_get_length:
 * @self: an entry
 *
 * Returns: how many characters the text has; 0 where there is none
 */
gsize
ent_library_entry_get_length (EntLibraryEntry *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_ENTRY (self), 0);

  return self->length;
}

/**
 * ent_library_entry_get_snippet:
 * @self: an entry
 *
 * Returns: (nullable): what was found, with some words around it, on one line, each
 *   hit between %ENT_LIBRARY_HIT_START and %ENT_LIBRARY_HIT_END; %NULL where nothing
 *   was searched
 */
const char *
ent_library_entry_get_snippet (EntLibraryEntry *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_ENTRY (self), NULL);

  return self->snippet;
}

/**
 * ent_library_entry_get_place:
 * @self: an entry
 *
 * Returns: (nullable): the hit that the snippet shows; %NULL where the words stand in
 *   the title or the authors' names alone, or nothing was searched
 */
const EntLibraryPlace *
ent_library_entry_get_place (EntLibraryEntry *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_ENTRY (self), NULL);

  if (self->places == NULL || self->place >= self->places->len)
    return NULL;

  return &g_array_index (self->places, EntLibraryPlace, self->place);
}

/**
 * ent_library_entry_get_places:
 * @self: an entry
 * @n_places: (out): how many there are
 *
 * Returns: (array length=n_places) (nullable): the first hits in the text, some
 *   twenty at most, in order
 */
const EntLibraryPlace *
ent_library_entry_get_places (EntLibraryEntry *self,
                              guint           *n_places)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_ENTRY (self), NULL);
  g_return_val_if_fail (n_places != NULL, NULL);

  *n_places = self->places != NULL ? self->places->len : 0;
  return *n_places > 0 ? (const EntLibraryPlace *) (gpointer) self->places->data : NULL;
}

/**
 * ent_library_entry_get_rank:
 * @self: an entry
 *
 * Returns: how well it fits what was searched: the lower, the better; comparable
 *   within one search
 */
double
ent_library_entry_get_rank (EntLibraryEntry *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_ENTRY (self), 0);

  return self->rank;
}

/* ---------------------------------------------------------------- order */

static int
compare_keys (const char *a,
              const char *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);

  return strcmp (a, b);
}

static int
compare_dates (EntDate *a,
               EntDate *b)
{
  EntDay first, second;

  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);

  first = ent_date_get_span (a).first;
  second = ent_date_get_span (b).first;
  return (first < second) - (first > second);
}

/**
 * ent_library_entry_compare:
 * @a: an entry
 * @b: another
 * @order: what goes first
 *
 * Puts two entries in order; those that are alike in it go by their titles.
 *
 * Returns: below, at or above zero
 */
int
ent_library_entry_compare (EntLibraryEntry *a,
                           EntLibraryEntry *b,
                           EntLibraryOrder  order)
{
  int result = 0;

  switch (order)
    {
    case ENT_LIBRARY_ORDER_AUTHOR:
      result = compare_keys (a->author_key, b->author_key);
      break;
    case ENT_LIBRARY_ORDER_DATE:
      result = compare_dates (a->date, b->date);
      break;
    case ENT_LIBRARY_ORDER_ADDED:
      result = (a->added < b->added) - (a->added > b->added);
      break;
    case ENT_LIBRARY_ORDER_RANK:
      result = (a->rank > b->rank) - (a->rank < b->rank);
      break;
    case ENT_LIBRARY_ORDER_TITLE:
    default:
      break;
    }

  return result != 0 ? result : strcmp (a->title_key, b->title_key);
}

/* Those of a case are one and the same record until somebody edits it. */
static gboolean
is_same_article (EntLibraryEntry *a,
                 EntLibraryEntry *b)
{
  return a->article == b->article ||
         (a->added != 0 && b->added != 0 && g_strcmp0 (a->csl, b->csl) == 0 &&
          g_strcmp0 (a->title, b->title) == 0);
}

/**
 * ent_library_entry_equal:
 * @a: an entry
 * @b: another
 *
 * Returns: whether they say the same of the same text
 */
gboolean
ent_library_entry_equal (EntLibraryEntry *a,
                         EntLibraryEntry *b)
{
  const EntLibraryPlace *first = ent_library_entry_get_place (a);
  const EntLibraryPlace *second = ent_library_entry_get_place (b);

  return a == b ||
         (g_strcmp0 (a->digest, b->digest) == 0 && g_strcmp0 (a->snippet, b->snippet) == 0 &&
          a->added == b->added && a->text == b->text &&
          (first == NULL) == (second == NULL) &&
          (first == NULL || first->start == second->start) &&
          is_same_article (a, b));
}

/* ---------------------------------------------------------------- one text */

static char *
dup_described (EntLibraryEntry *self)
{
  return g_strconcat (self->title, "\n", self->authors != NULL ? self->authors : "", "\n",
                      self->publication != NULL ? self->publication : "", NULL);
}

static char *
dup_roles (EntText *text)
{
  guint n_blocks;
  const EntTextBlock *blocks = ent_text_get_blocks (text, &n_blocks);
  char *roles = g_new0 (char, n_blocks + 1);

  for (guint i = 0; i < n_blocks; i++)
    roles[i] = ENT_LIBRARY_ROLES[blocks[i].role];

  return roles;
}

/**
 * ent_library_entry_find:
 * @self: an entry
 * @query: what was typed: see ent_library_search()
 *
 * Searches a text that is at hand, and what is known of it, as the library is
 * searched: all words must stand there, each in one of them. It is gone through from
 * its beginning, a few milliseconds for each million characters.
 *
 * Returns: (transfer full) (nullable): an entry with what was found, or %NULL
 */
EntLibraryEntry *
ent_library_entry_find (EntLibraryEntry *self,
                        const char      *query)
{
  g_autoptr (EntQuery) parsed = NULL;
  g_autoptr (GArray) places = NULL;
  g_autoptr (GArray) in_text = NULL;
  g_autofree char *described = NULL;
  g_autofree char *roles = NULL;
  EntLibraryEntry *found;
  const char *content;
  double n_described;

  g_return_val_if_fail (ENT_IS_LIBRARY_ENTRY (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  parsed = ent_query_new (query);
  described = dup_described (self);
  content = self->text != NULL ? ent_text_get_content (self->text) : "";
  places = ent_query_find (parsed, described, 1);
  n_described = places->len;
  in_text = ent_query_find (parsed, content, 1);
  g_array_append_vals (places, in_text->data, in_text->len);
  if (!ent_query_stands_in (parsed, places))
    return NULL;

  found = ent_library_entry_new (self->article, self->text);
  roles = self->text != NULL ? dup_roles (self->text) : g_strdup ("");
  ent_library_entry_take_hit (found, parsed, content, roles, 0);
  found->rank = -(double) found->places->len - TITLE_WEIGHT * n_described;
  return found;
}

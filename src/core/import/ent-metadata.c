/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-metadata-private.h"
#include "ent-json.h"
#include "ent-text-normalize.h"
#include "ent-metadata.h"

/* What an article says of itself, for CSL-JSON.
 *
 * Only the front matter is asked, and the trailer for an address; never a sentence of
 * the article. What the file says of itself comes first, unless it is rubbish:
 *
 *   title      "untitled", "document 1", "Microsoft Word - x.docx", a file's name, an
 *              address; or the text's own title followed by a bar or dash and a site's name,
 *              which then is the publication
 *   author     "user", "admin", "unknown", "Microsoft Office User", …; one word in small
 *              letters, which is the name of an account
 *   issued     without a year
 *
 *   title            the block that is the title, else the first heading
 *   author           the byline: by, von, par, por, …; else a line that is only names and
 *                    stands beside a date or an institution, or holds the date
 *   issued           masthead, then byline, then short lines of the front matter
 *   container-title  what is left of the masthead above the title without date, section and
 *                    issue, where that is at most six words and no section ("Opinion");
 *                    capitals are softened (DIPLOMAT: Diplomat)
 *   URL              the one address outside the paragraphs
 *   language         the language of the words
 *   type             by DOI, volume and the publication's name; else an article of
 *                    a magazine where there is a publication, a web page where there is
 *                    only an address, else a document
 *
 * What was guessed is listed in `custom.guessed`, until somebody has looked at it. */

#define CONTAINER_WORDS 6
#define SHORT_WORDS     14
#define REST_WORDS      4

/* No masthead, byline or heading is longer; what is bold for pages says nothing of itself. */
#define LINE_CHARS 500

#define RUBBISH_TITLE \
  "^(?:untitled|no title|title|document|slide|layout|page|powerpoint presentation|word document|" \
  "new document|unknown|none|null|\\(?anonymous\\)?|index|print|home|article|text|scan|doc)" \
  "[ _-]*(?:document|page|presentation)?[ _-]*\\d*$|" \
  "^microsoft (?:word|powerpoint|excel)\\b|^(?:https?|file)://|^\\W*$|" \
  "^\\S+\\.(?:docx?|odt|rtf|pdf|html?|txt|md|epub|tex|dvi|ps|indd|qxd|pages|wpd|php|aspx?)$|" \
  "^[^.]+\\.(?:docx?|odt|rtf|pdf|indd|qxd|wpd)$"

#define RUBBISH_AUTHOR \
  "^(?:(?:microsoft |ms )?(?:office|windows) user|users?|admin(?:istrator)?|unknown|owner|author|" \
  "anonymous|default|root|guest|none|null|me|pc|hp|dell|acer|asus|lenovo|toshiba|editor|" \
  "webmaster|python-docx|\\W*)\\d*$"

#define ADDRESS "https?://[^\\s<>\"”]*[^\\s<>\"”.,;:!?)\\]]"

typedef struct
{
  EntText    *text;
  JsonObject *csl;
  GPtrArray  *lines;
  GArray     *roles;
  guint       n_front;
} Guesser;

/* ---------------------------------------------------------------- what was guessed */

static JsonArray *
get_guessed (JsonObject *csl)
{
  return ent_json_get_array (ent_json_get_object (csl, "custom"), "guessed");
}

static gboolean
holds_string (JsonNode   *node,
              const char *string)
{
  return JSON_NODE_HOLDS_VALUE (node) && g_strcmp0 (json_node_get_string (node), string) == 0;
}

/**
 * ent_metadata_is_guessed:
 * @csl: an article's metadata
 * @member: a member of it: `title`
 *
 * Returns: whether the member was guessed, and nobody has looked at it since
 */
gboolean
ent_metadata_is_guessed (JsonObject *csl,
                         const char *member)
{
  JsonArray *guessed;

  g_return_val_if_fail (csl != NULL && member != NULL, FALSE);

  guessed = get_guessed (csl);
  for (guint i = 0; guessed && i < json_array_get_length (guessed); i++)
    if (holds_string (json_array_get_element (guessed, i), member))
      return TRUE;

  return FALSE;
}

static JsonObject *
ensure_custom (JsonObject *csl)
{
  if (ent_json_get_object (csl, "custom") == NULL)
    json_object_set_object_member (csl, "custom", json_object_new ());

  return json_object_get_object_member (csl, "custom");
}

/**
 * ent_metadata_set_guessed:
 * @csl: an article's metadata
 * @member: a member of it
 * @guessed: whether it was guessed
 *
 * Keeps in `custom.guessed` that a member was guessed, or no longer.
 */
void
ent_metadata_set_guessed (JsonObject *csl,
                          const char *member,
                          gboolean    guessed)
{
  JsonArray *before, *after;
  JsonObject *custom;

  g_return_if_fail (csl != NULL && member != NULL);

  if (ent_metadata_is_guessed (csl, member) == !!guessed)
    return;

  before = get_guessed (csl);
  after = json_array_new ();
  for (guint i = 0; before && i < json_array_get_length (before); i++)
    if (!holds_string (json_array_get_element (before, i), member))
      json_array_add_element (after, json_node_copy (json_array_get_element (before, i)));
  if (guessed)
    json_array_add_string_element (after, member);

  custom = ensure_custom (csl);
  if (json_array_get_length (after) > 0)
    {
      json_object_set_array_member (custom, "guessed", after);
      return;
    }

  json_array_unref (after);
  json_object_remove_member (custom, "guessed");
  if (json_object_get_size (custom) == 0)
    json_object_remove_member (csl, "custom");
}

static void
take_string (Guesser    *self,
             const char *member,
             const char *value)
{
  json_object_set_string_member (self->csl, member, value);
  ent_metadata_set_guessed (self->csl, member, TRUE);
}

/* ---------------------------------------------------------------- what the file says */

static gboolean
is_rubbish_person (JsonNode *node)
{
  g_autofree char *whole = NULL;
  JsonObject *person;
  const char *family, *given, *name;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return TRUE;

  person = json_node_get_object (node);
  family = ent_json_get_string (person, "family");
  given = ent_json_get_string (person, "given");
  name = ent_json_get_string (person, "literal");
  if (name == NULL)
    name = whole = g_strstrip (g_strdup_printf ("%s %s", given ? given : "", family ? family : ""));

  return ent_metadata_matches (RUBBISH_AUTHOR, name) ||
         g_regex_match_simple ("^[a-z0-9._@-]+$", name, 0, 0);
}

static void
drop_rubbish_authors (JsonObject *csl)
{
  JsonNode *node = json_object_get_member (csl, "author");
  g_autoptr (JsonArray) kept = NULL;
  JsonArray *authors;

  if (node == NULL)
    return;

  kept = json_array_new ();
  authors = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  for (guint i = 0; authors && i < json_array_get_length (authors); i++)
    if (!is_rubbish_person (json_array_get_element (authors, i)))
      json_array_add_element (kept, json_node_copy (json_array_get_element (authors, i)));

  if (json_array_get_length (kept) == 0)
    json_object_remove_member (csl, "author");
  else if (json_array_get_length (kept) < json_array_get_length (authors))
    json_object_set_array_member (csl, "author", g_steal_pointer (&kept));
}

static gboolean
has_year (JsonObject *csl)
{
  JsonNode *issued = json_object_get_member (csl, "issued");
  JsonObject *date;

  if (issued == NULL || !JSON_NODE_HOLDS_OBJECT (issued))
    return FALSE;

  date = json_node_get_object (issued);
  return json_object_has_member (date, "date-parts") || json_object_has_member (date, "literal") ||
         json_object_has_member (date, "raw");
}

static void
drop_rubbish (JsonObject *csl)
{
  const char *title = ent_json_get_string (csl, "title");

  if (title == NULL || ent_metadata_matches (RUBBISH_TITLE, title))
    json_object_remove_member (csl, "title");
  drop_rubbish_authors (csl);
  if (!has_year (csl))
    json_object_remove_member (csl, "issued");
}

/* ---------------------------------------------------------------- the front matter */

static void
read_front (Guesser *self)
{
  guint n_blocks;
  const EntTextBlock *blocks = ent_text_get_blocks (self->text, &n_blocks);

  self->n_front = G_MAXUINT;
  for (guint i = 0; i < n_blocks; i++)
    {
      g_autofree char *words = NULL;

      if (blocks[i].role == ENT_TEXT_ROLE_BODY || blocks[i].role == ENT_TEXT_ROLE_TRAILER)
        self->n_front = MIN (self->n_front, self->lines->len);
      if (blocks[i].role == ENT_TEXT_ROLE_BODY)
        continue;

      words = blocks[i].end - blocks[i].start <= LINE_CHARS
                ? ent_text_dup_span (self->text, blocks[i].start, blocks[i].end) : g_strdup ("");
      g_ptr_array_add (self->lines, g_strstrip (g_utf8_normalize (words, -1, G_NORMALIZE_NFKC)));
      g_array_append_val (self->roles, blocks[i].role);
    }
  self->n_front = MIN (self->n_front, self->lines->len);
}

static const char *
get_line (const Guesser *self,
          guint          i)
{
  return self->lines->pdata[i];
}

static EntTextRole
get_role (const Guesser *self,
          guint          i)
{
  return g_array_index (self->roles, EntTextRole, i);
}

/* "Title | Site" of a web page: the text says which part is the title. */
static void
part_site_from_title (Guesser    *self,
                      const char *own)
{
  const char *title = ent_json_get_string (self->csl, "title");
  g_autofree char *site = NULL;

  if (title == NULL || own == NULL || !g_str_has_prefix (title, own) || strcmp (title, own) == 0)
    return;
  if (!g_regex_match_simple ("^ (?:\\||-|–|—|·|»|::) \\S", title + strlen (own), 0, 0))
    return;

  site = g_strdup (strchr (title + strlen (own) + 1, ' ') + 1);
  json_object_set_string_member (self->csl, "title", own);
  if (ent_json_get_string (self->csl, "container-title") == NULL &&
      ent_text_count_words (site) <= CONTAINER_WORDS)
    take_string (self, "container-title", site);
}

static void
guess_title (Guesser *self)
{
  g_autofree char *found = NULL;
  EntTextRole wanted[] = { ENT_TEXT_ROLE_TITLE, ENT_TEXT_ROLE_HEADING };

  for (guint j = 0; j < G_N_ELEMENTS (wanted) && found == NULL; j++)
    for (guint i = 0; i < self->lines->len && found == NULL; i++)
      if (get_role (self, i) == wanted[j] &&
          (wanted[j] == ENT_TEXT_ROLE_TITLE || i < self->n_front))
        found = g_strdup (get_line (self, i));

  part_site_from_title (self, found);
  if (found != NULL && ent_json_get_string (self->csl, "title") == NULL &&
      !ent_metadata_matches (RUBBISH_TITLE, found))
    take_string (self, "title", found);
}

/* Whether a line of names alone is more than a subtitle in capitals: what stands beside it
 * tells. */
static gboolean
stands_as_byline (const Guesser *self,
                  guint          i)
{
  EntMetadataDate date;

  if (ent_metadata_find_date (get_line (self, i), &date))
    return TRUE;
  if (i + 1 >= self->n_front)
    return FALSE;

  return get_role (self, i + 1) != ENT_TEXT_ROLE_TITLE &&
         (ent_metadata_is_institution (get_line (self, i + 1)) ||
          (ent_metadata_find_date (get_line (self, i + 1), &date) &&
           ent_text_count_words (get_line (self, i + 1)) <= SHORT_WORDS));
}

static JsonArray *
find_authors (const Guesser *self)
{
  gboolean title_seen = FALSE;
  JsonArray *people;

  for (guint i = 0; i < self->n_front; i++)
    if (get_role (self, i) != ENT_TEXT_ROLE_TITLE &&
        ent_text_count_words (get_line (self, i)) <= SHORT_WORDS &&
        (people = ent_metadata_read_byline (get_line (self, i))) != NULL)
      return people;

  for (guint i = 0; i < self->n_front; i++)
    {
      if (title_seen && stands_as_byline (self, i) &&
          (people = ent_metadata_read_bare_name (get_line (self, i))) != NULL)
        return people;
      title_seen = title_seen || get_role (self, i) == ENT_TEXT_ROLE_TITLE;
    }

  return NULL;
}

static void
guess_authors (Guesser *self)
{
  JsonArray *people;

  if (json_object_has_member (self->csl, "author"))
    return;

  people = find_authors (self);
  if (people == NULL)
    return;

  json_object_set_array_member (self->csl, "author", people);
  ent_metadata_set_guessed (self->csl, "author", TRUE);
}

/* How many words a line has beside its date: a standfirst may speak of another day. */
static gboolean
is_all_date (const char            *line,
             const EntMetadataDate *date)
{
  g_autofree char *before = g_strndup (line, date->start);

  return ent_text_count_words (before) + ent_text_count_words (line + date->end) <= REST_WORDS;
}

static gboolean
find_issued (const Guesser   *self,
             EntMetadataDate *date)
{
  static const EntTextRole order[] = { ENT_TEXT_ROLE_MASTHEAD, ENT_TEXT_ROLE_BYLINE,
                                       ENT_TEXT_ROLE_HEADING };

  for (guint j = 0; j < G_N_ELEMENTS (order); j++)
    for (guint i = 0; i < self->n_front; i++)
      if (get_role (self, i) == order[j] && ent_metadata_find_date (get_line (self, i), date) &&
          (order[j] != ENT_TEXT_ROLE_HEADING || is_all_date (get_line (self, i), date)))
        return TRUE;

  return FALSE;
}

static void
guess_issued (Guesser *self)
{
  EntMetadataDate date;

  if (json_object_has_member (self->csl, "issued") || !find_issued (self, &date))
    return;

  json_object_set_object_member (self->csl, "issued", ent_metadata_date_to_csl (&date));
  ent_metadata_set_guessed (self->csl, "issued", TRUE);
}

/* What a masthead says beside the date: weekday, volume and issue, section. */
#define MASTHEAD_REST \
  "\\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b|\\b(?:published|updated|posted)(?: on)?\\b:?|" \
  "\\b(?:vol(?:ume)?|no|nr|issue|number|heft|jahrgang|band)\\.? ?\\d+\\b|" \
  "\\bpp?\\. ?\\d+(?: ?[-–] ?\\d+)?|\\s*[|·•>›].*$|\\d{1,2}:\\d{2}.*$|" ADDRESS

/* What stands above titles and is no publication. */
#define NO_CONTAINER \
  "^(?:(?:the )?(?:opinions?|analys[ie]s|commentary|comment|editorial|features?|essays?|world|" \
  "politics|security|diplomacy|asia|europe|africa|interviews?|perspectives?|special report|blog|" \
  "(?:research |original |review )?articles?|open access|home|menu|search|share|print|subscribe|" \
  "download(?: pdf)?|skip to .*|\\d+ min(?:ute)?s? read|page \\d.*)(?:\\s*[/|·>›,&-]\\s*)?)+$"

static char *
read_container (const char *line)
{
  g_autoptr (GRegex) regex = g_regex_new (MASTHEAD_REST, G_REGEX_CASELESS, 0, NULL);
  g_autofree char *rest = g_strdup (line);
  g_autofree char *name = NULL;
  EntMetadataDate date;

  if (ent_metadata_find_date (rest, &date))
    memmove (rest + date.start, rest + date.end, strlen (rest + date.end) + 1);

  name = g_regex_replace_literal (regex, rest, -1, 0, "", 0, NULL);
  g_strstrip (g_strdelimit (name, "\n\t", ' '));
  while (*name != '\0' && strchr (" ,;:-(|/", name[strlen (name) - 1]) != NULL)
    name[strlen (name) - 1] = '\0';
  if (g_str_has_suffix (name, "()"))
    name[strlen (name) - 2] = '\0';

  if (!ent_metadata_matches ("\\p{L}{2}", name) || ent_metadata_matches (NO_CONTAINER, name) ||
      ent_text_count_words (name) > CONTAINER_WORDS)
    return NULL;

  return ent_metadata_soften_capitals (name);
}

static void
guess_container (Guesser *self)
{
  if (ent_json_get_string (self->csl, "container-title") != NULL)
    return;

  /* Below the title a place stands beside the date as often as a publication does. */
  for (guint i = 0; i < self->n_front && get_role (self, i) != ENT_TEXT_ROLE_TITLE; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (JsonArray) people = NULL;

      if (get_role (self, i) != ENT_TEXT_ROLE_MASTHEAD)
        continue;
      people = ent_metadata_read_byline (get_line (self, i));
      name = people ? NULL : read_container (get_line (self, i));
      if (name != NULL)
        {
          take_string (self, "container-title", name);
          return;
        }
    }
}

static void
guess_address (Guesser *self)
{
  g_autoptr (GRegex) regex = g_regex_new (ADDRESS, G_REGEX_CASELESS, 0, NULL);
  g_autofree char *found = NULL;

  if (ent_json_get_string (self->csl, "URL") != NULL)
    return;

  for (guint i = 0; i < self->lines->len; i++)
    {
      g_autoptr (GMatchInfo) match = NULL;

      for (g_regex_match (regex, get_line (self, i), 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        {
          g_autofree char *address = g_match_info_fetch (match, 0);

          /* Of several none can be told to be the article's. */
          if (found != NULL && strcmp (found, address) != 0)
            return;
          g_set_str (&found, address);
        }
    }

  if (found != NULL)
    take_string (self, "URL", found);
}

static const char *
judge_type (JsonObject *csl)
{
  const char *container = ent_json_get_string (csl, "container-title");

  if (json_object_has_member (csl, "DOI") ||
      (container != NULL &&
       ent_metadata_matches ("\\b(?:journal|quarterly|zeitschrift|revue|studies|annals|"
                             "proceedings|transactions)\\b", container)))
    return "article-journal";
  if (container != NULL &&
      ent_metadata_matches ("\\b(?:times|post|daily|gazette|herald|tribune|zeitung|guardian|"
                            "news|chronicle|telegraph)\\b", container))
    return "article-newspaper";
  if (container != NULL)
    return "article-magazine";

  return ent_json_get_string (csl, "URL") ? "webpage" : "document";
}

static void
guess_rest (Guesser *self)
{
  const char *language = ent_metadata_guess_language (self->text);

  if (ent_json_get_string (self->csl, "language") == NULL && language != NULL)
    take_string (self, "language", language);
  if (ent_json_get_string (self->csl, "type") == NULL)
    take_string (self, "type", judge_type (self->csl));
}

/**
 * ent_metadata_guess:
 * @text: an article's text
 * @csl: what the file said of itself in CSL-JSON's vocabulary; it is added to
 *
 * Fills what @csl does not say out of masthead, byline, title and first heading: `type`,
 * `title`, `author`, `container-title`, `issued`, `language` and `URL`. What the file said
 * stays, unless it is plainly rubbish; the rules stand at the head of `ent-metadata.c`.
 * What was guessed can be asked for with [func@metadata_is_guessed].
 */
void
ent_metadata_guess (EntText    *text,
                    JsonObject *csl)
{
  Guesser guesser = { text, csl };

  g_return_if_fail (ENT_IS_TEXT (text));
  g_return_if_fail (csl != NULL);

  guesser.lines = g_ptr_array_new_with_free_func (g_free);
  guesser.roles = g_array_new (FALSE, FALSE, sizeof (EntTextRole));
  drop_rubbish (csl);
  read_front (&guesser);
  guess_title (&guesser);
  guess_authors (&guesser);
  guess_issued (&guesser);
  guess_container (&guesser);
  guess_address (&guesser);
  guess_rest (&guesser);
  g_ptr_array_unref (guesser.lines);
  g_array_unref (guesser.roles);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "ent-import-pdf-private.h"

/* What a PDF says of itself: its document information, and over that its XMP packet
 * (Dublin Core and PRISM), which publishers fill with more care. Titles that a program
 * made of a file's name are left out. */

#define DUBLIN_CORE "http://purl.org/dc/elements/1.1/"
#define PRISM       "prismstandard.org/namespaces/"
#define XMP_MAX     (1024 * 1024)
#define TITLE_MAX   500
#define DEPTH_MAX   32

/* ---------------------------------------------------------------- words */

static char *
tidy (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          space = out->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (out, ' ');
      space = FALSE;
      g_string_append_unichar (out, c);
    }

  return g_string_free_and_steal (g_steal_pointer (&out));
}

static void
set_string (JsonObject *csl,
            const char *name,
            const char *value)
{
  g_autofree char *words = NULL;

  if (value == NULL || !g_utf8_validate (value, -1, NULL))
    return;

  words = tidy (value);
  if (*words != '\0' && strlen (words) <= TITLE_MAX)
    json_object_set_string_member (csl, name, words);
}

/* Names of files, and what programs say where nobody gave a title. */
static gboolean
is_title (const char *title)
{
  static const char *const endings[] = { ".doc", ".docx", ".indd", ".qxd", ".qxp", ".tex", ".dvi",
                                         ".pdf", ".odt", ".rtf", ".ps", ".txt", ".wpd" };
  static const char *const fillers[] = { "untitled", "microsoft word", "slide 1",
                                         "powerpoint presentation", "full page photo" };
  g_autofree char *folded = g_utf8_strdown (title, -1);

  g_strstrip (folded);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (folded, endings[i]))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (g_str_has_prefix (folded, fillers[i]))
      return FALSE;

  return strchr (folded, ' ') != NULL || strpbrk (folded, "_0123456789/\\") == NULL;
}

static void
set_title (JsonObject *csl,
           const char *title)
{
  if (title != NULL && g_utf8_validate (title, -1, NULL) && is_title (title))
    set_string (csl, "title", title);
}

/* ---------------------------------------------------------------- authors */

static void
add_author (JsonArray  *authors,
            const char *name)
{
  g_autofree char *words = tidy (name);
  JsonObject *author;
  const char *comma = strchr (words, ',');
  const char *blank = strrchr (words, ' ');

  if (*words == '\0' || g_ascii_strcasecmp (words, "unknown") == 0)
    return;

  author = json_object_new ();
  if (comma != NULL && comma[1] == ' ' && comma > words)
    {
      g_autofree char *family = g_strndup (words, comma - words);

      json_object_set_string_member (author, "family", family);
      json_object_set_string_member (author, "given", comma + 2);
    }
  else if (blank != NULL && ent_text_count_words (words) <= 4 &&
           g_unichar_isupper (g_utf8_get_char (blank + 1)))
    {
      g_autofree char *given = g_strndup (words, blank - words);

      json_object_set_string_member (author, "family", blank + 1);
      json_object_set_string_member (author, "given", given);
    }
  else
    json_object_set_string_member (author, "literal", words);

  json_array_add_object_element (authors, author);
}

/* “A; B”, “A and B”, “A B, C D”; but “Family, Given” is one. */
static void
add_authors (JsonArray  *authors,
             const char *text)
{
  g_autoptr (GRegex) regex = NULL;
  g_auto (GStrv) names = NULL;
  const char *comma = strchr (text, ',');
  gboolean by_comma = FALSE;

  if (comma != NULL && strchr (text, ';') == NULL)
    {
      g_autofree char *first = g_strndup (text, comma - text);

      by_comma = ent_text_count_words (first) > 1;
    }

  regex = g_regex_new (by_comma ? ";|,| and | & " : ";| and | & ", G_REGEX_DEFAULT,
                       G_REGEX_MATCH_DEFAULT, NULL);
  names = g_regex_split (regex, text, G_REGEX_MATCH_DEFAULT);
  for (guint i = 0; names[i] != NULL; i++)
    add_author (authors, names[i]);
}

static void
take_authors (JsonObject *csl,
              JsonArray  *authors)
{
  if (json_array_get_length (authors) > 0)
    json_object_set_array_member (csl, "author", authors);
  else
    json_array_unref (authors);
}

static void
set_author (JsonObject *csl,
            const char *text)
{
  JsonArray *authors;

  if (text == NULL || !g_utf8_validate (text, -1, NULL) || strlen (text) > TITLE_MAX)
    return;

  authors = json_array_new ();
  add_authors (authors, text);
  take_authors (csl, authors);
}

/* ---------------------------------------------------------------- dates */

static void
set_date (JsonObject *csl,
          int         year,
          int         month,
          int         day)
{
  JsonObject *issued;
  JsonArray *parts, *date;

  if (year < 1 || year > 9999)
    return;

  issued = json_object_new ();
  parts = json_array_new ();
  date = json_array_new ();
  json_array_add_int_element (date, year);
  if (month >= 1 && month <= 12)
    json_array_add_int_element (date, month);
  if (month >= 1 && month <= 12 && day >= 1 && day <= 31)
    json_array_add_int_element (date, day);
  json_array_add_array_element (parts, date);
  json_object_set_array_member (issued, "date-parts", parts);
  json_object_set_object_member (csl, "issued", issued);
}

/* “2021”, “2021-03”, “2021-03-14T09:00:00Z” */
static void
set_date_from_iso (JsonObject *csl,
                   const char *text)
{
  int parts[3] = { 0 };

  while (g_ascii_isspace (*text))
    text++;
  for (guint i = 0; i < 3; i++)
    {
      char *end;

      if (!g_ascii_isdigit (*text))
        break;
      parts[i] = (int) MIN (g_ascii_strtoull (text, &end, 10), 100000);
      text = *end == '-' ? end + 1 : "";
    }

  set_date (csl, parts[0], parts[1], parts[2]);
}

/* ---------------------------------------------------------------- XMP */

static gboolean
is_named (const xmlNode *node,
          const char    *space,
          const char    *name)
{
  return node->ns != NULL && node->ns->href != NULL &&
         strstr ((const char *) node->ns->href, space) != NULL &&
         g_ascii_strcasecmp ((const char *) node->name, name) == 0;
}

/* The first words under a property: its own, or those of its first item. */
static char *
get_words (xmlNode *node)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      {
        char *words = get_words (child);

        if (words != NULL)
          return words;
      }
    else if (child->type == XML_TEXT_NODE && child->content != NULL)
      {
        g_autofree char *words = tidy ((const char *) child->content);

        if (*words != '\0')
          return g_steal_pointer (&words);
      }

  return NULL;
}

static void
read_creators (xmlNode    *node,
               JsonObject *csl)
{
  JsonArray *authors = json_array_new ();

  for (xmlNode *list = node->children; list != NULL; list = list->next)
    for (xmlNode *item = list->children; item != NULL; item = item->next)
      {
        g_autofree char *name = item->type == XML_ELEMENT_NODE ? get_words (item) : NULL;

        if (name != NULL)
          add_authors (authors, name);
      }

  take_authors (csl, authors);
}

static void
read_property (xmlNode    *node,
               JsonObject *csl)
{
  g_autofree char *words = get_words (node);

  if (words == NULL)
    return;

  if (is_named (node, DUBLIN_CORE, "title"))
    set_title (csl, words);
  else if (is_named (node, DUBLIN_CORE, "creator"))
    read_creators (node, csl);
  else if (is_named (node, DUBLIN_CORE, "language"))
    set_string (csl, "language", words);
  else if (is_named (node, DUBLIN_CORE, "date") || is_named (node, PRISM, "coverDate") ||
           is_named (node, PRISM, "publicationDate"))
    set_date_from_iso (csl, words);
  else if (is_named (node, PRISM, "publicationName"))
    set_string (csl, "container-title", words);
  else if (is_named (node, PRISM, "doi"))
    set_string (csl, "DOI", words);
}

static void
read_properties (xmlNode    *node,
                 JsonObject *csl,
                 guint       depth)
{
  for (; node != NULL && depth < DEPTH_MAX; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      {
        read_property (node, csl);
        read_properties (node->children, csl, depth + 1);
      }
}

static void
ignore_error (void       *data,
              const char *format,
              ...)
{
}

static void
read_xmp (PopplerDocument *pdf,
          JsonObject      *csl)
{
  g_autofree char *packet = poppler_document_get_metadata (pdf);
  xmlParserCtxt *parser;
  xmlDoc *doc;
  gsize length = packet != NULL ? strlen (packet) : 0;

  if (length == 0 || length > XMP_MAX)
    return;

  parser = xmlNewParserCtxt ();
  parser->sax->warning = ignore_error;
  parser->sax->error = ignore_error;
  doc = xmlCtxtReadMemory (parser, packet, (int) length, NULL, NULL,
                           XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (doc != NULL)
    read_properties (xmlDocGetRootElement (doc), csl, 0);
  xmlFreeDoc (doc);
  xmlFreeParserCtxt (parser);
}

/*< private >
 * ent_pdf_read_info:
 * @pdf: a PDF
 * @csl: where it goes, in CSL-JSON's vocabulary
 *
 * Reads what a PDF says of itself.
 */
void
ent_pdf_read_info (PopplerDocument *pdf,
                   JsonObject      *csl)
{
  g_autofree char *title = poppler_document_get_title (pdf);
  g_autofree char *author = poppler_document_get_author (pdf);
  g_autoptr (GDateTime) created = poppler_document_get_creation_date_time (pdf);

  set_title (csl, title);
  set_author (csl, author);
  if (created != NULL)
    set_date (csl, g_date_time_get_year (created), g_date_time_get_month (created),
              g_date_time_get_day_of_month (created));
  read_xmp (pdf, csl);
}

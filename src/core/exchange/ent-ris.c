/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-bibliography-private.h"

/* RIS, after Research Information Systems' "RIS Format Specifications" (2011) and what
 * reference managers write: a line is a tag of two characters, two spaces, a hyphen, a space
 * and a value; a line without a tag goes on with the value before it. A record is from TY to
 * ER; the last ER of a pasted record may be missing. Before the first TY anything may stand. */

typedef struct
{
  const char *ris;
  const char *csl;
} Pair;

static const Pair types[] = {
  { "ABST", "article" }, { "ADVS", "motion_picture" }, { "AGGR", "dataset" },
  { "BLOG", "post-weblog" }, { "BOOK", "book" }, { "CASE", "legal_case" }, { "CHAP", "chapter" },
  { "COMP", "software" }, { "CONF", "paper-conference" }, { "CPAPER", "paper-conference" },
  { "DATA", "dataset" }, { "DICT", "entry-dictionary" }, { "EBOOK", "book" },
  { "ECHAP", "chapter" }, { "EDBOOK", "book" }, { "EJOUR", "article-journal" },
  { "ELEC", "webpage" }, { "ENCYC", "entry-encyclopedia" }, { "FIGURE", "figure" },
  { "GOVDOC", "report" }, { "HEAR", "hearing" }, { "INPR", "article-journal" },
  { "JFULL", "periodical" }, { "JOUR", "article-journal" }, { "LEGAL", "legislation" },
  { "MANSCPT", "manuscript" }, { "MAP", "map" }, { "MGZN", "article-magazine" },
  { "NEWS", "article-newspaper" }, { "PAMP", "pamphlet" }, { "PAT", "patent" },
  { "PCOMM", "personal_communication" }, { "RPRT", "report" }, { "SER", "book" },
  { "STAND", "standard" }, { "STAT", "legislation" }, { "THES", "thesis" }, { "TREATY", "treaty" },
  { "UNPB", "manuscript" }, { "VIDEO", "motion_picture" }, { "WEB", "webpage" },
};

/* The first tag of those with one meaning that a record has is taken. */
static const Pair texts[] = {
  { "ID", "id" }, { "TI", "title" }, { "T1", "title" }, { "CT", "title" }, { "ST", "title-short" },
  { "T2", "container-title" }, { "JO", "container-title" }, { "JF", "container-title" },
  { "BT", "container-title" }, { "JA", "container-title-short" }, { "J2", "container-title-short" },
  { "J1", "container-title-short" }, { "T3", "collection-title" }, { "VL", "volume" },
  { "IS", "issue" }, { "ET", "edition" }, { "PB", "publisher" }, { "CY", "publisher-place" },
  { "PP", "publisher-place" }, { "DO", "DOI" }, { "UR", "URL" }, { "LK", "URL" },
  { "LA", "language" }, { "AB", "abstract" }, { "N2", "abstract" }, { "N1", "note" },
  { "M3", "genre" }, { "CN", "call-number" }, { "DB", "source" },
};

static const Pair people[] = {
  { "AU", "author" }, { "A1", "author" }, { "A2", "editor" }, { "ED", "editor" },
  { "A3", "collection-editor" }, { "A4", "translator" },
};

typedef struct
{
  const char *content;
  const char *name;
  GPtrArray  *items;
  JsonObject *item;
  GString    *value;
  const char *start;
  char        tag[3];
  char       *first_page;
  char       *last_page;
  char       *keywords;
} Reader;

static const char *
find_pair (const Pair *pairs,
           guint       n_pairs,
           const char *ris)
{
  for (guint i = 0; i < n_pairs; i++)
    if (strcmp (pairs[i].ris, ris) == 0)
      return pairs[i].csl;

  return NULL;
}

/* ---------------------------------------------------------------- values */

/* "Family, Given, Suffix"; a name without a comma is a body, or nobody knows. */
static void
add_person (JsonObject *item,
            const char *member,
            const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, ",", 3);
  JsonObject *person = json_object_new ();
  JsonArray *array;

  if (parts[1] == NULL || *g_strstrip (parts[1]) == '\0')
    json_object_set_string_member (person, "literal", g_strstrip (parts[0]));
  else
    {
      json_object_set_string_member (person, "family", g_strstrip (parts[0]));
      json_object_set_string_member (person, "given", parts[1]);
      if (parts[2] != NULL && *g_strstrip (parts[2]) != '\0')
        json_object_set_string_member (person, "suffix", parts[2]);
    }

  if (!json_object_has_member (item, member))
    json_object_set_array_member (item, member, json_array_new ());
  array = json_object_get_array_member (item, member);
  json_array_add_object_element (array, person);
}

static int
read_part (const char *part,
           int         last)
{
  gint64 number = part ? g_ascii_strtoll (part, NULL, 10) : 0;

  return number >= 1 && number <= last ? (int) number : 0;
}

/* "2021/03/14/Spring", of which all but the year may be empty; or an ISO date. */
static JsonObject *
make_date (const char *value)
{
  g_auto (GStrv) parts = g_regex_split_simple ("[/-]", value, 0, 0);
  guint n = g_strv_length (parts);
  JsonObject *date = json_object_new ();
  JsonArray *dates, *numbers;
  int year = n > 0 && g_regex_match_simple ("^\\s*\\d{1,4}\\s*$", parts[0], 0, 0)
               ? read_part (g_strstrip (parts[0]), 9999) : 0;
  int month = n > 1 ? read_part (parts[1], 12) : 0;
  int day = n > 2 ? read_part (parts[2], 31) : 0;

  if (year == 0)
    {
      json_object_set_string_member (date, "literal", value);
      return date;
    }

  dates = json_array_new ();
  numbers = json_array_new ();
  json_array_add_int_element (numbers, year);
  if (month > 0)
    json_array_add_int_element (numbers, month);
  if (month > 0 && day > 0 &&
      g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    json_array_add_int_element (numbers, day);
  json_array_add_array_element (dates, numbers);
  json_object_set_array_member (date, "date-parts", dates);
  return date;
}

static guint
count_parts (JsonObject *date)
{
  JsonArray *dates = json_object_has_member (date, "date-parts")
                       ? json_object_get_array_member (date, "date-parts") : NULL;

  return dates ? json_array_get_length (json_array_get_array_element (dates, 0)) : 0;
}

/* PY, Y1 and DA say the same with more or less precision. */
static void
take_date (JsonObject *item,
           const char *member,
           const char *value)
{
  g_autoptr (JsonObject) date = make_date (value);

  if (!json_object_has_member (item, member) ||
      count_parts (date) > count_parts (json_object_get_object_member (item, member)))
    json_object_set_object_member (item, member, g_steal_pointer (&date));
}

static void
take_text (JsonObject *item,
           const char *member,
           const char *value)
{
  if (!json_object_has_member (item, member))
    json_object_set_string_member (item, member, value);
}

static void
take_other (Reader     *self,
            const char *value)
{
  const char *tag = self->tag;
  g_autofree char *before = NULL;

  if (strcmp (tag, "PY") == 0 || strcmp (tag, "Y1") == 0 || strcmp (tag, "DA") == 0)
    take_date (self->item, "issued", value);
  else if (strcmp (tag, "Y2") == 0)
    take_date (self->item, "accessed", value);
  else if (strcmp (tag, "SP") == 0)
    g_set_str (&self->first_page, value);
  else if (strcmp (tag, "EP") == 0)
    g_set_str (&self->last_page, value);
  else if (strcmp (tag, "SN") == 0)
    {
      const char *type = json_object_get_string_member (self->item, "type");

      take_text (self->item, strcmp (type, "book") == 0 || strcmp (type, "chapter") == 0
                               ? "ISBN" : "ISSN", value);
    }
  else if (strcmp (tag, "KW") == 0)
    {
      before = g_steal_pointer (&self->keywords);
      self->keywords = before ? g_strdup_printf ("%s, %s", before, value) : g_strdup (value);
    }
}

/* The value is whole: a new tag begins, or the record ends. */
static void
finish_value (Reader *self)
{
  g_autofree char *value = NULL;
  const char *member;

  if (self->item == NULL || self->tag[0] == '\0')
    return;

  value = ent_collapse_space (self->value->str);
  if (*value == '\0')
    return;

  if ((member = find_pair (people, G_N_ELEMENTS (people), self->tag)) != NULL)
    add_person (self->item, member, value);
  else if ((member = find_pair (texts, G_N_ELEMENTS (texts), self->tag)) != NULL)
    take_text (self->item, member, value);
  else
    take_other (self, value);
}

static void
finish_item (Reader *self)
{
  if (self->item == NULL)
    return;

  finish_value (self);
  if (self->first_page != NULL && self->last_page != NULL &&
      strcmp (self->first_page, self->last_page) != 0)
    {
      g_autofree char *pages = g_strdup_printf ("%s-%s", self->first_page, self->last_page);

      json_object_set_string_member (self->item, "page", pages);
    }
  else if (self->first_page != NULL || self->last_page != NULL)
    json_object_set_string_member (self->item, "page",
                                   self->first_page ? self->first_page : self->last_page);
  if (self->keywords != NULL)
    json_object_set_string_member (self->item, "keyword", self->keywords);

  g_ptr_array_add (self->items, g_steal_pointer (&self->item));
  g_clear_pointer (&self->first_page, g_free);
  g_clear_pointer (&self->last_page, g_free);
  g_clear_pointer (&self->keywords, g_free);
  self->tag[0] = '\0';
}

/* ---------------------------------------------------------------- lines */

/* Behind "XX  - ", or %NULL where the line has no tag. */
static const char *
skip_tag (const char *line)
{
  const char *p = line;
  guint n_spaces = 0;

  if (!g_ascii_isupper (p[0]) || !(g_ascii_isupper (p[1]) || g_ascii_isdigit (p[1])))
    return NULL;
  for (p += 2; *p == ' '; p++)
    n_spaces++;
  if (n_spaces < 1 || n_spaces > 3 || *p != '-' || (p[1] != ' ' && p[1] != '\0'))
    return NULL;

  return p + 1;
}

static void
start_item (Reader     *self,
            const char *value)
{
  g_autofree char *word = g_ascii_strup (value, -1);
  const char *type = find_pair (types, G_N_ELEMENTS (types), g_strstrip (word));

  self->item = json_object_new ();
  json_object_set_string_member (self->item, "type", type ? type : "document");
}

static gboolean
take_tag (Reader      *self,
          const char  *at,
          const char  *line,
          const char  *value,
          GError     **error)
{
  gboolean starts = g_str_has_prefix (line, "TY");

  if (self->item == NULL && !starts)
    {
      /* Lists of records are headed by what wrote them; between records nothing stands. */
      if (self->items->len == 0)
        return TRUE;
      ent_bibliography_fail (error, self->name, self->content, at,
                             _ ("this belongs to no record: a record begins with “TY  - ”"));
      return FALSE;
    }
  if (self->item != NULL && starts)
    {
      ent_bibliography_fail (error, self->name, self->content, self->start,
                             _ ("the record that begins here is never closed by “ER  - ”"));
      return FALSE;
    }

  if (starts)
    {
      self->start = at;
      start_item (self, value);
      return TRUE;
    }
  if (g_str_has_prefix (line, "ER"))
    {
      finish_item (self);
      return TRUE;
    }

  finish_value (self);
  memcpy (self->tag, line, 2);
  g_string_assign (self->value, value);
  return TRUE;
}

static gboolean
read_lines (Reader  *self,
            GError **error)
{
  const char *p = self->content;

  if (g_str_has_prefix (p, "\xef\xbb\xbf"))
    p += 3;
  while (*p != '\0')
    {
      gsize length = strcspn (p, "\r\n");
      g_autofree char *line = g_strndup (p, length);
      const char *text = line + strspn (line, " \t");
      const char *value = skip_tag (text);

      if (value != NULL && !take_tag (self, p + (text - line), text, value, error))
        return FALSE;
      if (value == NULL && self->item != NULL && self->tag[0] != '\0')
        g_string_append_printf (self->value, " %s", text);

      p += length;
      p += *p == '\r' && p[1] == '\n' ? 2 : *p != '\0';
    }

  finish_item (self);
  return TRUE;
}

/*
 * ent_ris_parse:
 * @content: RIS
 * @name: what to call it in errors
 * @error: return location
 *
 * Returns: (transfer full) (element-type JsonObject) (nullable): its records in CSL-JSON's
 *   vocabulary
 */
GPtrArray *
ent_ris_parse (const char  *content,
               const char  *name,
               GError     **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_autoptr (GString) value = g_string_new (NULL);
  Reader reader = { .content = content, .name = name, .items = items, .value = value };
  gboolean fine = read_lines (&reader, error);

  g_clear_pointer (&reader.item, json_object_unref);
  g_free (reader.first_page);
  g_free (reader.last_page);
  g_free (reader.keywords);

  return fine ? g_steal_pointer (&items) : NULL;
}

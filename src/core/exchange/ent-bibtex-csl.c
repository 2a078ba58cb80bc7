/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ent-bibliography-private.h"

/* A BibTeX or BibLaTeX entry in CSL-JSON's vocabulary: types and fields by the tables
 * below, after BibLaTeX's manual (2.1, 2.2) and CSL 1.0.2's appendices III and IV. Fields
 * that CSL has no word for are left out. */

typedef struct
{
  const char *bibtex;
  const char *csl;
} Pair;

static const Pair types[] = {
  { "article", "article-journal" }, { "audio", "song" }, { "book", "book" },
  { "bookinbook", "chapter" }, { "booklet", "pamphlet" }, { "collection", "book" },
  { "conference", "paper-conference" }, { "dataset", "dataset" }, { "electronic", "webpage" },
  { "image", "graphic" }, { "inbook", "chapter" }, { "incollection", "chapter" },
  { "inproceedings", "paper-conference" }, { "inreference", "entry-encyclopedia" },
  { "jurisdiction", "legal_case" }, { "legislation", "legislation" },
  { "letter", "personal_communication" }, { "manual", "book" }, { "mastersthesis", "thesis" },
  { "movie", "motion_picture" }, { "mvbook", "book" }, { "mvcollection", "book" },
  { "online", "webpage" }, { "patent", "patent" }, { "performance", "performance" },
  { "periodical", "periodical" }, { "phdthesis", "thesis" }, { "proceedings", "book" },
  { "reference", "book" }, { "report", "report" }, { "review", "review" },
  { "software", "software" }, { "standard", "standard" }, { "suppbook", "chapter" },
  { "suppcollection", "chapter" }, { "techreport", "report" }, { "thesis", "thesis" },
  { "unpublished", "manuscript" }, { "video", "motion_picture" }, { "www", "webpage" },
};

/* In the order of preference: the first that an entry has is taken. */
static const Pair fields[] = {
  { "journaltitle", "container-title" }, { "journal", "container-title" },
  { "shortjournal", "container-title-short" }, { "shorttitle", "title-short" },
  { "series", "collection-title" }, { "volume", "volume" }, { "issue", "issue" },
  { "edition", "edition" }, { "chapter", "chapter-number" }, { "eventtitle", "event-title" },
  { "venue", "event-place" }, { "publisher", "publisher" }, { "institution", "publisher" },
  { "school", "publisher" }, { "organization", "publisher" }, { "location", "publisher-place" },
  { "address", "publisher-place" }, { "isbn", "ISBN" }, { "issn", "ISSN" },
  { "abstract", "abstract" }, { "keywords", "keyword" }, { "annotation", "annote" },
  { "annote", "annote" }, { "note", "note" }, { "addendum", "note" }, { "type", "genre" },
  { "pagetotal", "number-of-pages" }, { "volumes", "number-of-volumes" }, { "version", "version" },
};

static const Pair verbatim[] = {
  { "doi", "DOI" }, { "url", "URL" },
};

static const Pair people[] = {
  { "author", "author" }, { "editor", "editor" }, { "translator", "translator" },
  { "bookauthor", "container-author" },
};

static const Pair languages[] = {
  { "american", "en-US" }, { "british", "en-GB" }, { "english", "en" }, { "usenglish", "en-US" },
  { "ukenglish", "en-GB" }, { "french", "fr" }, { "german", "de" }, { "ngerman", "de" },
  { "spanish", "es" }, { "italian", "it" }, { "portuguese", "pt" }, { "brazilian", "pt-BR" },
  { "dutch", "nl" }, { "russian", "ru" }, { "ukrainian", "uk" }, { "polish", "pl" },
  { "chinese", "zh" }, { "japanese", "ja" }, { "korean", "ko" }, { "vietnamese", "vi" },
  { "turkish", "tr" }, { "czech", "cs" }, { "swedish", "sv" }, { "danish", "da" },
};

static const char *
find_pair (const Pair *pairs,
           guint       n_pairs,
           const char *bibtex)
{
  for (guint i = 0; i < n_pairs; i++)
    if (g_ascii_strcasecmp (pairs[i].bibtex, bibtex) == 0)
      return pairs[i].csl;

  return NULL;
}

static const char *
get_field (EntBibtexEntry *entry,
           const char     *name)
{
  return g_hash_table_lookup (entry->fields, name);
}

static char *
dup_field (EntBibtexEntry *entry,
           const char     *name)
{
  const char *value = get_field (entry, name);
  g_autofree char *text = value ? ent_latex_to_text (value) : NULL;

  return text && *text ? g_steal_pointer (&text) : NULL;
}

static void
set_text (JsonObject *csl,
          const char *member,
          const char *text)
{
  if (text != NULL && *text != '\0' && !json_object_has_member (csl, member))
    json_object_set_string_member (csl, member, text);
}

/* ---------------------------------------------------------------- dates */

static int
parse_month (const char *value)
{
  static const char months[] = "jan feb mar apr may jun jul aug sep oct nov dec ";
  g_autofree char *start = g_ascii_strdown (value, 3);
  const char *found;

  if (g_ascii_isdigit (value[0]))
    return (int) CLAMP (g_ascii_strtoll (value, NULL, 10), 0, 99);
  found = strlen (start) == 3 && strchr (start, ' ') == NULL ? strstr (months, start) : NULL;

  return found && (found - months) % 4 == 0 ? (int) ((found - months) / 4) + 1 : 0;
}

/* "14~March", "mar # 14" and plain "3": day and month of the old `month`. */
static void
parse_month_field (const char *value,
                   int        *month,
                   int        *day)
{
  g_autofree char *text = value ? ent_latex_to_text (value) : g_strdup ("");
  g_auto (GStrv) words = g_regex_split_simple ("[^\\p{L}\\p{N}]+|(?<=\\p{L})(?=\\p{N})|"
                                               "(?<=\\p{N})(?=\\p{L})", text, 0, 0);
  guint n = g_strv_length (words);

  for (guint i = 0; i < n; i++)
    if (n > 1 && g_ascii_isdigit (words[i][0]))
      *day = (int) CLAMP (g_ascii_strtoll (words[i], NULL, 10), 0, 99);
    else if (*month == 0)
      *month = parse_month (words[i]);
}

/* Month and day where they can be. */
static JsonArray *
make_parts (int year,
            int month,
            int day)
{
  JsonArray *parts = json_array_new ();

  json_array_add_int_element (parts, year);
  if (month < 1 || month > 12)
    return parts;

  json_array_add_int_element (parts, month);
  if (day > 0 && year > 0 &&
      g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    json_array_add_int_element (parts, day);

  return parts;
}

static int
fetch_int (GMatchInfo *match,
           int         group)
{
  g_autofree char *digits = g_match_info_fetch (match, group);

  return digits ? (int) g_ascii_strtoll (digits, NULL, 10) : 0;
}

/* One end of a BibLaTeX date, which is EDTF: 2021-03-14, 2021-21 for spring, 2021~. */
static gboolean
add_end (JsonObject *date,
         JsonArray  *dates,
         const char *edtf)
{
  g_autoptr (GRegex) regex =
    g_regex_new ("^(-?\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?(?:T[^~?%]*)?([~?%]?)$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *mark = NULL;
  int month;

  if (!g_regex_match (regex, edtf, 0, &match))
    return FALSE;

  month = fetch_int (match, 2);
  mark = g_match_info_fetch (match, 4);
  json_array_add_array_element (dates, make_parts (fetch_int (match, 1), month,
                                                   fetch_int (match, 3)));
  if (month >= 21 && month <= 24)
    json_object_set_int_member (date, "season", month - 20);
  if (mark != NULL && *mark != '\0')
    json_object_set_boolean_member (date, "circa", TRUE);

  return TRUE;
}

static JsonObject *
parse_date (const char *value)
{
  g_autofree char *text = ent_latex_to_verbatim (value);
  g_auto (GStrv) ends = g_strsplit (text, "/", 2);
  g_autoptr (JsonArray) dates = json_array_new ();
  JsonObject *date = json_object_new ();

  /* An open end leaves the start; what is no date at all is kept in words. */
  if (ends[0] != NULL && add_end (date, dates, g_strstrip (ends[0])))
    {
      if (ends[1] != NULL)
        add_end (date, dates, g_strstrip (ends[1]));
      json_object_set_array_member (date, "date-parts", g_steal_pointer (&dates));
    }
  else
    {
      g_autofree char *words = ent_latex_to_text (value);

      json_object_set_string_member (date, "literal", words);
    }

  return date;
}

static JsonObject *
parse_year (EntBibtexEntry *entry)
{
  g_autofree char *year = dup_field (entry, "year");
  JsonObject *date;
  JsonArray *dates;
  int month = 0, day = 0;

  if (year == NULL)
    return NULL;
  if (!g_regex_match_simple ("^\\d{1,4}$", year, 0, 0))
    return parse_date (year);

  parse_month_field (get_field (entry, "month"), &month, &day);
  if (day == 0 && get_field (entry, "day") != NULL)
    day = (int) CLAMP (g_ascii_strtoll (get_field (entry, "day"), NULL, 10), 0, 99);

  date = json_object_new ();
  dates = json_array_new ();
  json_array_add_array_element (dates, make_parts ((int) g_ascii_strtoll (year, NULL, 10), month,
                                                   day));
  json_object_set_array_member (date, "date-parts", dates);
  return date;
}

static void
set_dates (JsonObject     *csl,
           EntBibtexEntry *entry)
{
  static const Pair dates[] = {
    { "date", "issued" }, { "urldate", "accessed" }, { "origdate", "original-date" },
    { "eventdate", "event-date" },
  };
  JsonObject *year;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *text = dup_field (entry, dates[i].bibtex);

      if (text != NULL)
        json_object_set_object_member (csl, dates[i].csl,
                                       parse_date (get_field (entry, dates[i].bibtex)));
    }

  if (!json_object_has_member (csl, "issued") && (year = parse_year (entry)) != NULL)
    json_object_set_object_member (csl, "issued", year);
}

/* ---------------------------------------------------------------- the rest */

static char *
join_title (EntBibtexEntry *entry,
            const char     *title_field,
            const char     *subtitle_field)
{
  g_autofree char *title = dup_field (entry, title_field);
  g_autofree char *subtitle = dup_field (entry, subtitle_field);

  if (title == NULL || subtitle == NULL)
    return g_steal_pointer (&title);

  return g_strdup_printf (strchr ("?!.:", title[strlen (title) - 1]) ? "%s %s" : "%s: %s", title,
                          subtitle);
}

static void
set_titles (JsonObject     *csl,
            EntBibtexEntry *entry)
{
  g_autofree char *title = join_title (entry, "title", "subtitle");
  g_autofree char *book = join_title (entry, "booktitle", "booksubtitle");
  g_autofree char *main_title = join_title (entry, "maintitle", "mainsubtitle");

  set_text (csl, "title", title);
  set_text (csl, "container-title", book ? book : main_title);
}

static const char *
get_type (EntBibtexEntry *entry)
{
  const char *type = find_pair (types, G_N_ELEMENTS (types), entry->type);
  const char *subtype = get_field (entry, "entrysubtype");

  if (strcmp (entry->type, "article") == 0 && subtype != NULL)
    {
      if (g_ascii_strcasecmp (subtype, "magazine") == 0)
        return "article-magazine";
      if (g_ascii_strcasecmp (subtype, "newspaper") == 0)
        return "article-newspaper";
    }

  return type ? type : "document";
}

/* A number is an issue of a journal, and the number of a report or a volume of a series. */
static void
set_number (JsonObject     *csl,
            EntBibtexEntry *entry)
{
  g_autofree char *number = dup_field (entry, "number");
  const char *type = json_object_get_string_member (csl, "type");

  if (g_str_has_prefix (type, "article") || strcmp (type, "periodical") == 0)
    set_text (csl, "issue", number);
  else if (strcmp (type, "book") == 0 || strcmp (type, "chapter") == 0)
    set_text (csl, "collection-number", number);
  else
    set_text (csl, "number", number);
}

static void
set_pages (JsonObject     *csl,
           EntBibtexEntry *entry)
{
  g_autofree char *pages = dup_field (entry, "pages");
  g_autoptr (GRegex) dashes = g_regex_new (" ?[–—-]+ ?", 0, 0, NULL);
  g_autofree char *range = NULL;

  if (pages == NULL)
    return;

  range = g_regex_replace_literal (dashes, pages, -1, 0, "-", 0, NULL);
  set_text (csl, "page", range);
}

static void
set_language (JsonObject     *csl,
              EntBibtexEntry *entry)
{
  g_autofree char *value = dup_field (entry, "langid");
  const char *code;

  if (value == NULL)
    value = dup_field (entry, "language");
  if (value == NULL)
    return;

  code = find_pair (languages, G_N_ELEMENTS (languages), value);
  set_text (csl, "language", code ? code : value);
}

static void
set_genre (JsonObject     *csl,
           EntBibtexEntry *entry)
{
  g_autofree char *genre = g_ascii_strdown (json_object_get_string_member_with_default (
                                              csl, "genre", ""), -1);

  if (strcmp (entry->type, "phdthesis") == 0 || strcmp (genre, "phdthesis") == 0)
    json_object_set_string_member (csl, "genre", "PhD thesis");
  else if (strcmp (entry->type, "mastersthesis") == 0 || strcmp (genre, "mathesis") == 0)
    json_object_set_string_member (csl, "genre", "Master’s thesis");
}

static void
set_how_published (JsonObject     *csl,
                   EntBibtexEntry *entry)
{
  const char *value = get_field (entry, "howpublished");
  g_autofree char *plain = value ? ent_latex_to_verbatim (value) : NULL;
  g_autofree char *text = dup_field (entry, "howpublished");

  if (plain == NULL)
    return;
  if (g_str_has_prefix (plain, "http") && strchr (plain, ' ') == NULL)
    set_text (csl, "URL", plain);
  else
    set_text (csl, "medium", text);
}

/*
 * ent_bibtex_entry_to_csl:
 * @entry: an entry with what it inherits
 *
 * Returns: (transfer full): it in CSL-JSON's vocabulary
 */
JsonObject *
ent_bibtex_entry_to_csl (EntBibtexEntry *entry)
{
  JsonObject *csl = json_object_new ();

  set_text (csl, "id", entry->key);
  json_object_set_string_member (csl, "type", get_type (entry));
  set_titles (csl, entry);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      const char *names = get_field (entry, people[i].bibtex);
      g_autoptr (JsonArray) array = names ? ent_bibtex_parse_names (names) : NULL;

      if (array != NULL && json_array_get_length (array) > 0)
        json_object_set_array_member (csl, people[i].csl, g_steal_pointer (&array));
    }
  set_dates (csl, entry);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = dup_field (entry, fields[i].bibtex);

      set_text (csl, fields[i].csl, text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (verbatim); i++)
    {
      const char *value = get_field (entry, verbatim[i].bibtex);
      g_autofree char *text = value ? ent_latex_to_verbatim (value) : NULL;

      set_text (csl, verbatim[i].csl, text);
    }
  set_number (csl, entry);
  set_pages (csl, entry);
  set_language (csl, entry);
  set_genre (csl, entry);
  set_how_published (csl, entry);

  return csl;
}

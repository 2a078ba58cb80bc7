/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-metadata-private.h"
#include "ent-metadata.h"

/* Dates as mastheads and bylines write them.
 *
 * The forms are tried in the order of the table below, the most precise first, and the
 * first that gives a real date wins. A date after "updated", "accessed" and the like says
 * nothing of when the article appeared, and is passed over.
 *
 * Where day and month are both numbers they are told apart only where one of them is
 * larger than 12, or where they are equal; else only the year is taken: 03/04/2021 is
 * April in London and March in Boston. With full stops between them the day comes first
 * everywhere. */

/* Longer words are no date. */
#define WORDS_LIMIT 1000

typedef struct
{
  int         month;
  const char *words;
} Month;

/* Each month in the languages whose dates name months, with the usual abbreviations. */
static const Month months[] = {
  { 1, "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari stycznia "
       "styczeń ledna leden января январь січня ocak tammikuuta január ianuarie" },
  { 2, "february feb februar février févr fév febrero febbraio fevereiro fev februari lutego "
       "luty února únor февраля февраль лютого şubat helmikuuta február februarie" },
  { 3, "march mar märz mars marzo março maart mrt marca marzec března březen марта март березня "
       "mart maaliskuuta március martie" },
  { 4, "april apr avril avr abril abr aprile kwietnia kwiecień dubna duben апреля апрель квітня "
       "nisan huhtikuuta április aprilie" },
  { 5, "may mai mayo maggio maio mei maja maj května květen мая май травня mayıs toukokuuta "
       "május" },
  { 6, "june jun juni juin junio giugno giu junho czerwca czerwiec června červen июня июнь червня "
       "haziran kesäkuuta június iunie" },
  { 7, "july jul juli juillet juil julio luglio lug julho lipca lipiec července červenec июля "
       "июль липня temmuz heinäkuuta július iulie" },
  { 8, "august aug août aout agosto ago augustus augusti sierpnia sierpień srpna srpen августа "
       "август серпня ağustos elokuuta augusztus" },
  { 9, "september sept sep septembre septiembre settembre setembro set września wrzesień září "
       "сентября сентябрь вересня eylül syyskuuta szeptember septembrie" },
  { 10, "october oct oktober okt octobre octubre ottobre ott outubro out października październik "
        "října říjen октября октябрь жовтня ekim lokakuuta október octombrie" },
  { 11, "november nov novembre noviembre novembro listopada listopad listopadu ноября ноябрь "
        "листопада kasım marraskuuta noiembrie" },
  { 12, "december dec dezember dez décembre déc diciembre dic dicembre dezembro grudnia grudzień "
        "prosince prosinec декабря декабрь грудня aralık joulukuuta decembrie" },
};

#define BEFORE  "(?<![\\p{L}\\p{N}/.-])"
#define AFTER   "(?![\\p{L}\\p{N}]|[/-]\\p{N}|\\.\\p{N}{4})"
#define YEAR    "(?<y>[12]\\d{3})"
#define WORD    "(?<w>\\p{L}{3,})\\.?"
#define OF      "(?:of |de |del |do |d['’])?"
#define ORDINAL "(?:st|nd|rd|th|er|re|º|°|ª|\\.)?"

static const char *const forms[] = {
  /* ISO 8601, and East Asian forms. */
  "(?<![\\p{L}\\p{N}/.-])" YEAR "-(?<m>\\d\\d)-(?<d>\\d\\d)(?![\\p{N}-])",
  BEFORE YEAR "[/.] ?(?<m>\\d{1,2})[/.] ?(?<d>\\d{1,2})(?!\\p{N})",
  "(?<!\\p{N})" YEAR " ?[年년] ?(?<m>\\d{1,2}) ?[月월] ?(?<d>\\d{1,2}) ?[日일号號]",
  /* Vietnamese. */
  BEFORE "(?<d>\\d{1,2}) tháng (?<m>\\d{1,2})(?:,? năm |, ?|/| )" YEAR AFTER,
  /* The month in words. */
  BEFORE "(?<d>\\d{1,2})" ORDINAL "[ -]" OF WORD "(?:,? |-)" OF YEAR AFTER,
  BEFORE WORD " (?<d>\\d{1,2})" ORDINAL ",? " YEAR AFTER,
  BEFORE YEAR "\\.? " WORD " (?<d>\\d{1,2})(?![\\p{L}\\p{N}])",
  /* Numbers only: the day first; or who knows which. */
  BEFORE "(?<d>\\d{1,2})\\. ?(?<m>\\d{1,2})\\. ?" YEAR AFTER,
  BEFORE "(?<a>\\d{1,2})[/-](?<b>\\d{1,2})[/-]" YEAR AFTER,
  /* No day. */
  "(?<!\\p{N})" YEAR " ?[年년] ?(?<m>\\d{1,2}) ?[月월]",
  BEFORE "tháng (?<m>\\d{1,2})(?:,? năm |, ?|/| )" YEAR AFTER,
  BEFORE "(?<!\\p{N} )(?<!\\p{N}\\. )" WORD "(?:,? )" OF YEAR AFTER,
  BEFORE YEAR "-(?<m>0[1-9]|1[0-2])" AFTER,
  BEFORE "(?<s>spring|summer|autumn|fall|winter)(?:,? )" YEAR AFTER,
  /* The year alone only where it stands in parentheses or is all there is. */
  "\\(" YEAR "\\)",
  "^" YEAR "$",
  "(?<!\\p{N})" YEAR " ?[年년]",
};

#define NOT_ITS_DATE \
  "(?:updated|modified|revised|accessed|retrieved|visited|archived|aktualisiert|abgerufen|" \
  "mis à jour|consulté|actualizado|aggiornato|обновлено|cập nhật|更新)" \
  "(?: on| at| le| el| il| am| lần cuối)?[:： ]*$"

static int
find_month (const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_auto (GStrv) words = g_strsplit (months[i].words, " ", -1);

      for (guint j = 0; words[j] != NULL; j++)
        {
          g_autofree char *other = g_utf8_casefold (words[j], -1);

          if (strcmp (folded, other) == 0)
            return months[i].month;
        }
    }

  return 0;
}

static int
find_season (const char *word)
{
  static const char *const seasons[] = { "spring", "summer", "autumn", "winter" };

  for (guint i = 0; i < G_N_ELEMENTS (seasons); i++)
    if (g_ascii_strcasecmp (word, seasons[i]) == 0)
      return (int) i + 1;

  return g_ascii_strcasecmp (word, "fall") == 0 ? 3 : 0;
}

static int
fetch_number (GMatchInfo *match,
              const char *name)
{
  g_autofree char *digits = g_match_info_fetch_named (match, name);

  return digits ? (int) g_ascii_strtoll (digits, NULL, 10) : 0;
}

/* Two numbers of which one is the day and one the month. */
static gboolean
settle_order (EntMetadataDate *date,
              int              a,
              int              b)
{
  if (a < 1 || b < 1 || (a > 12 && b > 12) || MAX (a, b) > 31)
    return FALSE;
  if (a <= 12 && b <= 12 && a != b)
    return TRUE;

  date->day = MAX (a, b);
  date->month = MIN (a, b);
  return TRUE;
}

static gboolean
is_real (const EntMetadataDate *date)
{
  if (date->month == 0)
    return date->day == 0;
  if (date->month < 1 || date->month > 12)
    return FALSE;

  return date->day == 0 ||
         g_date_valid_dmy ((GDateDay) date->day, (GDateMonth) date->month, (GDateYear) date->year);
}

static gboolean
take_match (GMatchInfo      *match,
            EntMetadataDate *date)
{
  g_autofree char *word = g_match_info_fetch_named (match, "w");
  g_autofree char *season = g_match_info_fetch_named (match, "s");
  int a = fetch_number (match, "a");
  int start, end;

  *date = (EntMetadataDate) { .year = fetch_number (match, "y"),
                              .month = fetch_number (match, "m"),
                              .day = fetch_number (match, "d") };
  g_match_info_fetch_pos (match, 0, &start, &end);
  date->start = (gsize) start;
  date->end = (gsize) end;

  if (word != NULL && *word != '\0' && (date->month = find_month (word)) == 0)
    return FALSE;
  if (season != NULL && *season != '\0')
    date->season = find_season (season);
  if (a > 0 && !settle_order (date, a, fetch_number (match, "b")))
    return FALSE;

  return is_real (date);
}

static gboolean
is_its_date (const char *line,
             gsize       start)
{
  g_autofree char *before = g_strndup (line, start);

  return !ent_metadata_matches (NOT_ITS_DATE, before);
}

static gboolean
find_form (const char      *form,
           const char      *line,
           EntMetadataDate *date)
{
  g_autoptr (GRegex) regex = g_regex_new (form, G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  gboolean found;

  g_assert (regex != NULL);
  for (found = g_regex_match (regex, line, 0, &match); found;
       found = g_match_info_next (match, NULL))
    if (take_match (match, date) && is_its_date (line, date->start))
      return TRUE;

  return FALSE;
}

/*
 * ent_metadata_find_date:
 * @line: a line of front matter, in NFC
 * @date: (out): the date
 *
 * Finds when the article appeared in a line, by the rules at the head of this file.
 *
 * Returns: whether there is a date
 */
gboolean
ent_metadata_find_date (const char      *line,
                        EntMetadataDate *date)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (find_form (forms[i], line, date))
      return TRUE;

  return FALSE;
}

/*
 * ent_metadata_date_to_csl:
 * @date: a date
 *
 * Returns: (transfer full): it as a CSL date: `{"date-parts":[[2021,3,14]]}`
 */
JsonObject *
ent_metadata_date_to_csl (const EntMetadataDate *date)
{
  JsonObject *csl = json_object_new ();
  JsonArray *dates = json_array_new ();
  JsonArray *parts = json_array_new ();

  json_array_add_int_element (parts, date->year);
  if (date->month > 0)
    json_array_add_int_element (parts, date->month);
  if (date->day > 0)
    json_array_add_int_element (parts, date->day);
  json_array_add_array_element (dates, parts);
  json_object_set_array_member (csl, "date-parts", dates);
  if (date->season > 0)
    json_object_set_int_member (csl, "season", date->season);

  return csl;
}

/**
 * ent_metadata_make_date:
 * @words: a date as a file or a masthead writes it: "March 14, 2021", "2021-03-14",
 *   "2021年3月14日"
 *
 * Reads a date in words or numbers. What is not certain is left out: of 03/04/2021 only
 * the year is kept.
 *
 * Returns: (transfer full) (nullable): the date in CSL-JSON's form, or %NULL where
 *   @words hold none
 */
JsonObject *
ent_metadata_make_date (const char *words)
{
  g_autofree char *line = NULL;
  EntMetadataDate date;

  g_return_val_if_fail (words != NULL, NULL);

  if (strlen (words) > WORDS_LIMIT)
    return NULL;

  line = g_utf8_normalize (words, -1, G_NORMALIZE_NFKC);
  if (line == NULL || !ent_metadata_find_date (g_strstrip (line), &date))
    return NULL;

  return ent_metadata_date_to_csl (&date);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ent-bibliography.h"

#define NAME "boats.bib"

static GPtrArray *
parse (const char *content)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items = ent_bibliography_parse (content, strlen (content), NAME, &error);

  g_assert_no_error (error);
  g_assert_nonnull (items);
  return items;
}

static void
assert_refused (const char          *content,
                gsize                length,
                EntBibliographyError code,
                const char          *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ent_bibliography_parse (content, length, NAME, &error));
  g_assert_error (error, ENT_BIBLIOGRAPHY_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, message);
}

static void
assert_broken (const char *content,
               const char *message)
{
  assert_refused (content, strlen (content), ENT_BIBLIOGRAPHY_ERROR_SYNTAX, message);
}

static void
assert_member (GPtrArray  *items,
               guint       n,
               const char *member,
               const char *expected)
{
  JsonNode *node;
  g_autofree char *json = NULL;

  g_assert_cmpuint (n, <, items->len);
  node = json_object_get_member (items->pdata[n], member);
  json = node ? json_to_string (node, FALSE) : g_strdup ("null");
  g_strdelimit (json, "\"", '\'');
  g_assert_cmpstr (json, ==, expected);
}

/* The one member of the one record of @content. */
static void
assert_reads (const char *content,
              const char *member,
              const char *expected)
{
  g_autoptr (GPtrArray) items = parse (content);

  g_test_message ("%s", content);
  g_assert_cmpuint (items->len, ==, 1);
  assert_member (items, 0, member, expected);
}

/* ---------------------------------------------------------------- any format */

static void
test_refused (void)
{
  const char *empty = "“boats.bib” is empty: it holds no record";
  const char *unknown = "“boats.bib” is no bibliographic record that Entente can read: it reads "
                        "CSL-JSON, BibTeX and RIS";

  assert_refused ("", 0, ENT_BIBLIOGRAPHY_ERROR_EMPTY, empty);
  assert_refused (" \n", 2, ENT_BIBLIOGRAPHY_ERROR_EMPTY, empty);
  assert_refused ("[]", 2, ENT_BIBLIOGRAPHY_ERROR_EMPTY, empty);
  assert_refused ("@comment{x}", 11, ENT_BIBLIOGRAPHY_ERROR_EMPTY, empty);
  assert_refused ("just words", 10, ENT_BIBLIOGRAPHY_ERROR_FORMAT, unknown);
  assert_refused ("me@example.org (home)", 21, ENT_BIBLIOGRAPHY_ERROR_FORMAT, unknown);
  assert_refused ("@book{a,\ntitle={M\xfchle}}", 23, ENT_BIBLIOGRAPHY_ERROR_ENCODING,
                  "“boats.bib”, line 2, column 9: this is not UTF-8; save the file as UTF-8 and "
                  "try again");
  assert_refused ("@book{a\0}", 9, ENT_BIBLIOGRAPHY_ERROR_ENCODING,
                  "“boats.bib”, line 1, column 8: this is not UTF-8; save the file as UTF-8 and "
                  "try again");
}

static void
test_too_large (void)
{
  gsize length = 17 * 1024 * 1024;
  g_autofree char *content = g_malloc (length);

  memset (content, ' ', length);
  assert_refused (content, length, ENT_BIBLIOGRAPHY_ERROR_TOO_LARGE,
                  "“boats.bib” is too large for a bibliography: more than 16 MiB");
}

/* ---------------------------------------------------------------- CSL-JSON */

static void
test_csl (void)
{
  g_autoptr (GPtrArray) one = parse ("\xef\xbb\xbf{\"title\":\"Boat\",\"x-own\":[1]}");
  g_autoptr (GPtrArray) two = parse ("[{\"id\":1,\"type\":\"book\"},{\"id\":2}]");
  g_autoptr (GPtrArray) wrapped = parse ("{\"items\":[{\"id\":\"a\"}]}");

  assert_member (one, 0, "title", "'Boat'");
  assert_member (one, 0, "x-own", "[1]");
  g_assert_cmpuint (two->len, ==, 2);
  assert_member (two, 1, "id", "2");
  assert_member (wrapped, 0, "id", "'a'");
}

static void
test_csl_broken (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autoptr (GError) error = NULL;

  assert_broken ("[1]", "“boats.bib”, record 1: a record must be an object");
  assert_broken ("[{},{\"author\":\"Lind\"}]", "“boats.bib”, record 2: “author” must be a list of "
                                               "names");
  assert_broken ("{\"author\":[\"Lind\"]}", "“boats.bib”, record 1: “author” must be a list of "
                                            "names");
  assert_broken ("{\"title\":7}", "“boats.bib”, record 1: “title” must be text");
  assert_broken ("{\"issued\":2021}", "“boats.bib”, record 1: “issued” must be a date");
  assert_broken (deep, "“boats.bib”, line 1, column 65: this is nested too deeply");

  g_assert_null (ent_bibliography_parse ("{\n\"title\": \"a\",,}", 17, NAME, &error));
  g_assert_error (error, ENT_BIBLIOGRAPHY_ERROR, ENT_BIBLIOGRAPHY_ERROR_SYNTAX);
  g_assert_true (g_str_has_prefix (error->message, "“boats.bib”, line 2, column "));
}

static void
test_csl_round_trip (void)
{
  g_autoptr (GPtrArray) items = parse ("[{\"id\":1,\"title\":\"Böat \\\"x\\\"\"},{\"id\":2}]");
  g_autofree char *json = ent_bibliography_to_csl_json (items);
  g_autoptr (GPtrArray) again = parse (json);
  g_autofree char *json_again = ent_bibliography_to_csl_json (again);

  g_assert_cmpuint (again->len, ==, 2);
  g_assert_cmpstr (json, ==, json_again);
}

/* ---------------------------------------------------------------- BibTeX */

static const char article[] =
  "This is a comment, with an @ in it: me@example.org.\n"
  "@string{jsh = \"Journal of \" # {Small} # \" Harbours\"}\n"
  "@preamble{\"\\newcommand{\\x}{y}\" # {}}\n"
  "@comment{@book{hidden, title={No}}}\n"
  "@Article{lind:2021,\n"
  "  Author  = \"Lind, Anna and Ben Roe\",\n"
  "  title   = {The {G}reen {\\textit{Boat}}: {L}eaks \\& {\\'E}l\\'{e}gance},\n"
  "  journal = jsh,\n"
  "  year    = 2021, month = mar # \"~14\",\n"
  "  volume = 12, number = {3}, pages = {101--117},\n"
  "  doi = {10.1000/a\\_b}, url = {https://kolm.example/~lind/a\\_b},\n"
  "  keywords = {boats, paint},\n"
  "  language = {ngerman},\n"
  "}\n";

static void
test_bibtex (void)
{
  g_autoptr (GPtrArray) items = parse (article);

  g_assert_cmpuint (items->len, ==, 1);
  assert_member (items, 0, "id", "'lind:2021'");
  assert_member (items, 0, "type", "'article-journal'");
  assert_member (items, 0, "author",
                 "[{'family':'Lind','given':'Anna'},{'given':'Ben','family':'Roe'}]");
  assert_member (items, 0, "title", "'The Green Boat: Leaks & Élégance'");
  assert_member (items, 0, "container-title", "'Journal of Small Harbours'");
  assert_member (items, 0, "issued", "{'date-parts':[[2021,3,14]]}");
  assert_member (items, 0, "volume", "'12'");
  assert_member (items, 0, "issue", "'3'");
  assert_member (items, 0, "page", "'101-117'");
  assert_member (items, 0, "DOI", "'10.1000/a_b'");
  assert_member (items, 0, "URL", "'https://kolm.example/~lind/a_b'");
  assert_member (items, 0, "keyword", "'boats, paint'");
  assert_member (items, 0, "language", "'de'");
}

static void
test_bibtex_types (void)
{
  assert_reads ("@book(a, title = {B}, number = 4, series = {S})", "type", "'book'");
  assert_reads ("@book(a, title = {B}, number = 4, series = {S})", "collection-number", "'4'");
  assert_reads ("@PHDTHESIS{a, school={U of Kolm}}", "type", "'thesis'");
  assert_reads ("@PHDTHESIS{a, school={U of Kolm}}", "publisher", "'U of Kolm'");
  assert_reads ("@techreport{a, number={7}, institution={I}}", "number", "'7'");
  assert_reads ("@article{a, entrysubtype={magazine}}", "type", "'article-magazine'");
  assert_reads ("@online{a, url={https://x.example/}}", "type", "'webpage'");
  assert_reads ("@misc{a, howpublished={\\url{https://x.example/}}}", "URL",
                "'https://x.example/'");
  assert_reads ("@strange{a, title={B}}", "type", "'document'");
  assert_reads ("@book{title = {No key}}", "title", "'No key'");
  assert_reads ("@book{a, title={B}, subtitle={C}}", "title", "'B: C'");
  assert_reads ("@book{a, title={B?}, subtitle={C}}", "title", "'B? C'");
  assert_reads ("@book{a}", "id", "'a'");
  assert_reads ("@book{a, title = undefined}", "title", "'undefined'");
}

static void
test_bibtex_names (void)
{
  static const struct
  {
    const char *names;
    const char *csl;
  } names[] = {
    { "Anna Lind", "[{'given':'Anna','family':'Lind'}]" },
    { "Lind, Anna", "[{'given':'Anna','family':'Lind'}]" },
    { "Lind, Jr., Anna", "[{'given':'Anna','suffix':'Jr.','family':'Lind'}]" },
    { "Ludwig van der Meer",
      "[{'given':'Ludwig','non-dropping-particle':'van der','family':'Meer'}]" },
    { "van der Meer, Ludwig",
      "[{'non-dropping-particle':'van der','family':'Meer','given':'Ludwig'}]" },
    { "van Gogh", "[{'non-dropping-particle':'van','family':'Gogh'}]" },
    { "Jean de La Fontaine du Lac",
      "[{'given':'Jean','non-dropping-particle':'de La Fontaine du','family':'Lac'}]" },
    { "{Kolm Port and Harbour Office}", "[{'literal':'Kolm Port and Harbour Office'}]" },
    { "{{Kolm Port}}", "[{'literal':'Kolm Port'}]" },
    { "UNESCO", "[{'literal':'UNESCO'}]" },
    { "Lind, Anna and others", "[{'given':'Anna','family':'Lind'},{'literal':'et al.'}]" },
    { "{\\'E}mile {\\O}rsted", "[{'given':'Émile','family':'Ørsted'}]" },
    { "Nguy{\\~{\\^e}}n, Anna", "[{'given':'Anna','family':'Nguyễn'}]" },
    { "Alexandra {von Ohm}", "[{'given':'Alexandra','family':'von Ohm'}]" },
    { "J.~K. Rue", "[{'given':'J. K.','family':'Rue'}]" },
    { "family=Meer, given=Anna, prefix=van der, suffix=III",
      "[{'family':'Meer','given':'Anna','non-dropping-particle':'van der','suffix':'III'}]" },
    { "Anderson Sand", "[{'given':'Anderson','family':'Sand'}]" },
    { "A\n  and\n  B", "[{'literal':'A'},{'literal':'B'}]" },
    { " ", "null" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *content = g_strdup_printf ("@book{a, author = {%s}}", names[i].names);
      g_autoptr (GPtrArray) items = parse (content);
      g_autoptr (JsonNode) expected = NULL;
      g_autofree char *quoted = g_strdelimit (g_strdup (names[i].csl), "'", '"');
      JsonNode *node = json_object_get_member (items->pdata[0], "author");

      g_test_message ("%s", names[i].names);
      if (strcmp (names[i].csl, "null") == 0)
        g_assert_null (node);
      else
        {
          /* The order of a name's parts is of no matter. */
          expected = json_from_string (quoted, NULL);
          g_assert_true (json_node_equal (node, expected));
        }
    }
}

static void
test_bibtex_latex (void)
{
  static const struct
  {
    const char *latex;
    const char *text;
  } samples[] = {
    { "na\\\"{\\i}ve r\\^ole", "'naïve rôle'" },
    { "\\v{S}koda \\c{c}a \\H{o} \\k{a} \\r{A} \\u{g} \\d{a} \\b{b}", "'Škoda ça ő ą Å ğ ạ ḇ'" },
    { "\\ss{} stra{\\ss}e \\ae\\o\\l\\aa \\DJ or\\dj e", "'ß straße æøłåĐorđe'" },
    { "\\^{\\d{a}} \\'{\\^{e}} \\h{a} \\uhorn{} \\OHORN", "'ậ ế ả ư Ơ'" },
    { "1954--1991 --- so", "'1954–1991 — so'" },
    { "``He'' said `it's'", "'“He” said ‘it's''" },
    { "50\\% of \\$5 \\& \\#1 \\_x \\{y\\}", "'50% of $5 & #1 _x {y}'" },
    { "\\emph{a} \\textbf{\\textit{b}} $c$ \\unknown{d} \\unknown e", "'a b c d e'" },
    { "a~b\\ c\\,d\\-e\\/f", "'a b c def'" },
    { "  a \n\n  b ", "'a b'" },
    { "already ünicode", "'already ünicode'" },
    { "\\'", "null" },
    { "\\'{}x", "'x'" },
    { "x\\", "'x'" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *content = g_strdup_printf ("@book{a, title = {%s}}", samples[i].latex);
      g_autoptr (GPtrArray) items = NULL;

      /* A brace after a backslash still counts, so escaped ones stand in pairs. */
      items = parse (content);
      assert_member (items, 0, "title", samples[i].text);
    }
}

static void
test_bibtex_dates (void)
{
  assert_reads ("@book{a, date={2021-03-14}}", "issued", "{'date-parts':[[2021,3,14]]}");
  assert_reads ("@book{a, date={2021-03}, year={1999}}", "issued", "{'date-parts':[[2021,3]]}");
  assert_reads ("@book{a, date={1988/1992-05}}", "issued", "{'date-parts':[[1988],[1992,5]]}");
  assert_reads ("@book{a, date={1988/}}", "issued", "{'date-parts':[[1988]]}");
  assert_reads ("@book{a, date={1988/..}}", "issued", "{'date-parts':[[1988]]}");
  assert_reads ("@book{a, date={2021~}}", "issued", "{'circa':true,'date-parts':[[2021]]}");
  assert_reads ("@book{a, date={2021-22}}", "issued", "{'season':2,'date-parts':[[2021]]}");
  assert_reads ("@book{a, date={2021-02-31}}", "issued", "{'date-parts':[[2021,2]]}");
  assert_reads ("@book{a, year={1999}, month=sep}", "issued", "{'date-parts':[[1999,9]]}");
  assert_reads ("@book{a, year=1999, month={September}}", "issued", "{'date-parts':[[1999,9]]}");
  assert_reads ("@book{a, year=1999, month=9}", "issued", "{'date-parts':[[1999,9]]}");
  assert_reads ("@book{a, year=1999, month=\"3~\" # may}", "issued", "{'date-parts':[[1999,5,3]]}");
  assert_reads ("@book{a, year=1999, month={x}}", "issued", "{'date-parts':[[1999]]}");
  assert_reads ("@book{a, year={in press}}", "issued", "{'literal':'in press'}");
  assert_reads ("@book{a, year={1977--1978}}", "issued", "{'literal':'1977–1978'}");
  assert_reads ("@book{a, urldate={2022-01-02}}", "accessed", "{'date-parts':[[2022,1,2]]}");
}

static void
test_bibtex_crossref (void)
{
  g_autoptr (GPtrArray) items = parse (
    "@incollection{c, title={Leaks}, author={Anna Lind}, crossref={B}, pages={1-2}}\n"
    "@xdata{x, publisher={Kolm Press}, location={Kolm}}\n"
    "@collection{b, title={Boats}, subtitle={A Reader}, editor={Ben Roe}, year=1999, xdata={x},\n"
    "  pages={900}}\n");
  g_autoptr (GPtrArray) ring = parse ("@book{a, crossref={b}, title={A}}"
                                      "@book{b, crossref={a}, year=1999}");

  g_assert_cmpuint (items->len, ==, 2);
  assert_member (items, 0, "container-title", "'Boats: A Reader'");
  assert_member (items, 0, "title", "'Leaks'");
  assert_member (items, 0, "editor", "[{'given':'Ben','family':'Roe'}]");
  assert_member (items, 0, "publisher", "'Kolm Press'");
  assert_member (items, 0, "publisher-place", "'Kolm'");
  assert_member (items, 0, "issued", "{'date-parts':[[1999]]}");
  assert_member (items, 0, "page", "'1-2'");
  assert_member (items, 1, "title", "'Boats: A Reader'");
  assert_member (ring, 0, "issued", "{'date-parts':[[1999]]}");
}

static void
test_bibtex_broken (void)
{
  assert_broken ("\n  @book{a, title = {B}",
                 "“boats.bib”, line 2, column 3: the entry that begins here is never closed");
  assert_broken ("@book{a,\n title = {B {c}",
                 "“boats.bib”, line 2, column 10: this brace is never closed");
  assert_broken ("@book{a,\n title = \"B}\"}",
                 "“boats.bib”, line 2, column 12: this brace was never opened");
  assert_broken ("@book{a, title = \"B",
                 "“boats.bib”, line 1, column 18: this quotation mark is never closed");
  assert_broken ("@book{a, title {B}}", "“boats.bib”, line 1, column 16: “=” is missing here");
  assert_broken ("@book{ä, title = }", "“boats.bib”, line 1, column 18: a value is missing here");
  assert_broken ("@book{a, title = {B} year = 1}",
                 "“boats.bib”, line 1, column 22: a comma or the end of the entry is missing here");
  assert_broken ("@book{a, = {B}}",
                 "“boats.bib”, line 1, column 10: the name of a field is missing here");
  assert_broken ("@string{a = {b}",
                 "“boats.bib”, line 1, column 1: the entry that begins here is never closed");
}

static void
test_bibtex_hostile (void)
{
  g_autoptr (GString) deep = g_string_new ("@book{a, title={");
  g_autoptr (GString) ring = g_string_new (NULL);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) many = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (deep, "\\'{");
  g_string_append (deep, "e");
  for (guint i = 0; i < 20000; i++)
    g_string_append (deep, "}");
  g_string_append (deep, "}}");
  items = parse (deep->str);
  g_assert_cmpuint (items->len, ==, 1);

  /* Everything refers to everything. */
  for (guint i = 0; i < 200; i++)
    {
      g_string_append_printf (ring, "@book{k%u, title={T%u}, xdata={k0", i, i);
      for (guint j = 1; j < 200; j++)
        g_string_append_printf (ring, ",k%u", j);
      g_string_append (ring, "}}\n");
    }
  many = parse (ring->str);
  g_assert_cmpuint (many->len, ==, 200);
  assert_member (many, 7, "title", "'T7'");
}

/* ---------------------------------------------------------------- RIS */

static const char ris[] =
  "Provider: Some Database\r\n"
  "Content: text/plain\r\n"
  "\r\n"
  "TY  - JOUR\r\n"
  "AU  - Lind, Anna\r\n"
  "AU  - Roe, Ben, Jr.\r\n"
  "A2  - Kolm Port\r\n"
  "TI  - The Green Boat and\r\n"
  "      its Leaks\r\n"
  "T2  - Journal of Small Harbours\r\n"
  "JO  - J. Small Harb.\r\n"
  "PY  - 2021\r\n"
  "DA  - 2021/03/14/\r\n"
  "VL  - 12\r\n"
  "IS  - 3\r\n"
  "SP  - 101\r\n"
  "EP  - 117\r\n"
  "SN  - 1234-5678\r\n"
  "DO  - 10.1000/ab\r\n"
  "UR  - https://kolm.example/a-b\r\n"
  "KW  - boats\r\n"
  "KW  - paint\r\n"
  "XX  - unknown\r\n"
  "AB  - \r\n"
  "ER  - \r\n"
  "\r\n"
  "TY  - BOOK\r\n"
  "T1  - Another\r\n"
  "A1  - Kolm Port\r\n"
  "Y1  - 1999///Spring\r\n"
  "SN  - 978-1\r\n";

static void
test_ris (void)
{
  g_autoptr (GPtrArray) items = parse (ris);

  g_assert_cmpuint (items->len, ==, 2);
  assert_member (items, 0, "type", "'article-journal'");
  assert_member (items, 0, "title", "'The Green Boat and its Leaks'");
  assert_member (items, 0, "author", "[{'family':'Lind','given':'Anna'},"
                                     "{'family':'Roe','given':'Ben','suffix':'Jr.'}]");
  assert_member (items, 0, "editor", "[{'literal':'Kolm Port'}]");
  assert_member (items, 0, "container-title", "'Journal of Small Harbours'");
  assert_member (items, 0, "issued", "{'date-parts':[[2021,3,14]]}");
  assert_member (items, 0, "volume", "'12'");
  assert_member (items, 0, "issue", "'3'");
  assert_member (items, 0, "page", "'101-117'");
  assert_member (items, 0, "ISSN", "'1234-5678'");
  assert_member (items, 0, "DOI", "'10.1000/ab'");
  assert_member (items, 0, "URL", "'https://kolm.example/a-b'");
  assert_member (items, 0, "keyword", "'boats, paint'");
  assert_member (items, 0, "abstract", "null");
  assert_member (items, 1, "type", "'book'");
  assert_member (items, 1, "title", "'Another'");
  assert_member (items, 1, "author", "[{'literal':'Kolm Port'}]");
  assert_member (items, 1, "issued", "{'date-parts':[[1999]]}");
  assert_member (items, 1, "ISBN", "'978-1'");
}

static void
test_ris_variants (void)
{
  assert_reads ("TY  - NEWS\nDA  - 2021-03-14\nER  -", "issued", "{'date-parts':[[2021,3,14]]}");
  assert_reads ("TY  - NEWS\nPY  - in press\nER  - ", "issued", "{'literal':'in press'}");
  assert_reads ("TY  - NEWS\nPY  - 2021/02/31\nER  - ", "issued", "{'date-parts':[[2021,2]]}");
  assert_reads ("TY  - NEWS\nSP  - 7\nER  - ", "page", "'7'");
  assert_reads ("TY  - NEWS\nSP  - 7\nEP  - 7\nER  - ", "page", "'7'");
  assert_reads ("TY  - ODD\nER  - ", "type", "'document'");
  assert_reads ("\xef\xbb\xbfTY  - JOUR\rTI  - Old\rER  - \r", "title", "'Old'");
}

static void
test_ris_broken (void)
{
  assert_broken ("TY  - JOUR\nTI  - a\nTY  - JOUR\nER  - ",
                 "“boats.bib”, line 1, column 1: the record that begins here is never closed by "
                 "“ER  - ”");
  assert_broken ("TY  - JOUR\nER  - \n\nTI  - a\n",
                 "“boats.bib”, line 4, column 1: this belongs to no record: a record begins with "
                 "“TY  - ”");
}

/* ---------------------------------------------------------------- anything at all */

/* Whatever is cut off, there are records or a word about it, and never both. */
static void
assert_sound (const char *content,
              gsize       length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = ent_bibliography_parse (content, length, NAME, &error);

  if (items == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == ENT_BIBLIOGRAPHY_ERROR);
      g_assert_nonnull (strstr (error->message, NAME));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpuint (items->len, >, 0);
  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *json = NULL;
      g_autoptr (GPtrArray) one = g_ptr_array_new ();

      g_ptr_array_add (one, items->pdata[i]);
      json = ent_bibliography_to_csl_json (one);
      g_assert_true (g_utf8_validate (json, -1, NULL));
    }
}

static const char csl_sample[] =
  "[{\"id\":\"a\",\"title\":\"Bóat \\u00e9\",\"author\":[{\"family\":\"Lind\"}],"
  "\"issued\":{\"date-parts\":[[2021,3,14]]}}]";

static void
test_truncated (void)
{
  static const char *const samples[] = { article, ris, csl_sample };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    for (gsize length = 0; length <= strlen (samples[i]); length++)
      {
        /* A block of its own, so that reading past its end is seen. */
        g_autofree char *copy = g_memdup2 (samples[i], MAX (length, 1));

        assert_sound (copy, length);
      }
}

static void
test_garbled (void)
{
  static const char *const samples[] = { article, ris, csl_sample };
  static const char signs[] = "{}\\\"'@#,=()~-\n \xc3\xff" "a0TYER";

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    for (guint round = 0; round < 3000; round++)
      {
        gsize length = strlen (samples[i]);
        g_autofree char *copy = g_strdup (samples[i]);

        for (int n = g_test_rand_int_range (1, 6); n > 0; n--)
          copy[g_test_rand_int_range (0, (gint32) length)] =
            signs[g_test_rand_int_range (0, (gint32) sizeof signs - 1)];
        assert_sound (copy, length);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bibliography/refused", test_refused);
  g_test_add_func ("/bibliography/too-large", test_too_large);
  g_test_add_func ("/bibliography/csl", test_csl);
  g_test_add_func ("/bibliography/csl/broken", test_csl_broken);
  g_test_add_func ("/bibliography/csl/round-trip", test_csl_round_trip);
  g_test_add_func ("/bibliography/bibtex", test_bibtex);
  g_test_add_func ("/bibliography/bibtex/types", test_bibtex_types);
  g_test_add_func ("/bibliography/bibtex/names", test_bibtex_names);
  g_test_add_func ("/bibliography/bibtex/latex", test_bibtex_latex);
  g_test_add_func ("/bibliography/bibtex/dates", test_bibtex_dates);
  g_test_add_func ("/bibliography/bibtex/crossref", test_bibtex_crossref);
  g_test_add_func ("/bibliography/bibtex/broken", test_bibtex_broken);
  g_test_add_func ("/bibliography/bibtex/hostile", test_bibtex_hostile);
  g_test_add_func ("/bibliography/ris", test_ris);
  g_test_add_func ("/bibliography/ris/variants", test_ris_variants);
  g_test_add_func ("/bibliography/ris/broken", test_ris_broken);
  g_test_add_func ("/bibliography/truncated", test_truncated);
  g_test_add_func ("/bibliography/garbled", test_garbled);

  return g_test_run ();
}

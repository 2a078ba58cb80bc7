/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <libxml/parser.h>

#include "case-helpers.h"
#include "ent-report.h"
#include "ent-slice-index.h"

static char *
write_report (EntCase         *the_case,
              EntReportFormat  format,
              const char      *at,
              const char      *tie)
{
  g_autoptr (EntSliceIndex) index = NULL;
  g_autoptr (EntDate) date = ent_date_new (at, NULL);
  g_autoptr (EntSlice) slice = NULL;
  EntReportOptions options = { .format = format, .only_active = tie == NULL };

  options.tie = (EntTie *) ent_case_lookup (the_case, ENT_TYPE_TIE, tie);
  index = ent_slice_index_new (the_case, ent_case_get_first_definition (the_case));
  slice = ent_slice_index_query (index, date);
  return ent_report_write (slice, NULL, &options);
}

#define assert_holds(text, words) g_assert_nonnull (strstr (text, words))
#define assert_lacks(text, words) g_assert_null (strstr (text, words))

static void
test_by_link (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autofree char *report = write_report (the_case, ENT_REPORT_FORMAT_MARKDOWN, "1950", NULL);

  assert_holds (report, "# Small\n");
  assert_holds (report, "## Aland – Old Beland\n");
  assert_holds (report, "- **Dates:** 1940 to 1970\n");
  assert_holds (report, "### Contests (1)\n");
  assert_holds (report, "### Supports (2)\n");
  assert_holds (report, "claim of Critics");
  assert_holds (report, "Only in passing.");
  assert_holds (report, "Aland and Beland were allies.");
  assert_holds (report, "present · 1940 to 1965");
  assert_holds (report, "- **Doe 1990:** “On Aland”\n");
  /* It began in 1960. */
  assert_lacks (report, "Help for the Front");
}

static void
test_one_tie (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autofree char *report = write_report (the_case, ENT_REPORT_FORMAT_MARKDOWN, "1950", "a-front");

  assert_holds (report, "## Help for the Front\n");
  assert_lacks (report, "Aland – Old Beland");
}

/* What looks like a mark in a text is none in the report. */
static void
test_escapes (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (
    "'states':[{'id':'AAA','kind':'state','names':[{'name':'A*B_C'}]},"
    "{'id':'BBB','kind':'state','names':[{'name':'<b>#1</b> & co'}]}],"
    "'ties':[{'id':'t','kind':'alliance','date':'1950','members':[{'state':'AAA'},"
    "{'state':'BBB'}],'note':'1914. The year'}]");
  g_autofree char *markdown = write_report (the_case, ENT_REPORT_FORMAT_MARKDOWN, "1950", NULL);
  g_autofree char *html = write_report (the_case, ENT_REPORT_FORMAT_HTML, "1950", NULL);

  assert_holds (markdown, "A\\*B\\_C");
  assert_holds (markdown, "\\<b\\>\\#1\\</b\\> \\& co");
  assert_holds (markdown, "1914\\. The year");
  assert_holds (html, "&lt;b&gt;#1&lt;/b&gt; &amp; co");
}

/* HTML that is XML, too, holds the same words. */
static void
test_html (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autofree char *html = write_report (the_case, ENT_REPORT_FORMAT_HTML, "1950", NULL);
  xmlDoc *tree = xmlReadMemory (html, (int) strlen (html), NULL, NULL, XML_PARSE_NONET);

  g_assert_nonnull (tree);
  xmlFreeDoc (tree);
  assert_holds (html, "<h2>Aland – Old Beland</h2>");
  assert_holds (html, "<meta charset=\"utf-8\"/>");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/by-link", test_by_link);
  g_test_add_func ("/report/one-tie", test_one_tie);
  g_test_add_func ("/report/escapes", test_escapes);
  g_test_add_func ("/report/html", test_html);

  return g_test_run ();
}

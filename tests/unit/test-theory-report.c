/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <libxml/parser.h>
#include <string.h>

#include "case-helpers.h"
#include "ent-theory-report.h"

/*
 * A report on a theory of a case that is worked by hand: the whole Markdown is compared; the
 * HTML says the same, is well formed, and no link of it leads nowhere. What the command line
 * makes of the command in a report is tried in tests/cli.
 */

/* A is in scope, B and C are not: A–B and A–C are cases.
 *
 *   A–B  2001–2003  interest          allied       365·3   = 1095 days = 2.998 years
 *        2004       no interest       allied       366     days        = 1.002
 *        2005–2010  no interest       not allied   365·5+366 = 2191    = 5.999
 *   A–C  2001–2010  nothing is coded  not allied   3652 days           = 9.999
 *
 * Both 1095, neither 2191, outcome only 366 days. Necessity: 1095/1461 = 0.749, in pairs 1/2;
 * its coverage and sufficiency 1. RoN (366+2191)/(366+2191) = 1.
 */
static const char by_hand[] =
  "{'format':'entente-case','version':1,'case':{'title':'Test|case','coverage':'2001/2010'},"
  "'states':[{'id':'AAA','kind':'state','names':[{'name':'A*land'}]},"
  "{'id':'BBB','kind':'state','names':[{'name':'Beland'}]},"
  "{'id':'CCC','kind':'state','names':[{'name':'=Celand'}]}],"
  "'ties':[{'id':'a-b','kind':'alliance','date':'2001-01-01/2004-12-31',"
  "'members':[{'state':'AAA'},{'state':'BBB'}]}],"
  "'traits':[{'id':'red','state':'AAA','kind':'regime','value':'red','date':'1999/..'}],"
  "'conditions':[{'id':'i1','kind':'shared-interest','pair':['AAA','BBB'],'value':'present',"
  "'date':'2001-01-01/2003-12-31'},"
  "{'id':'i2','kind':'shared-interest','pair':['AAA','BBB'],'value':'absent',"
  "'date':'2004-01-01/2010-12-31'}],"
  "'articles':[{'id':'doe','label':'Doe 1990','csl':{'type':'article','title':'On A<b>land'}}],"
  "'passages':[{'id':'p','article':'doe','anchor':{'paragraph':3,'start':10,'end':30,"
  "'sha256':'0000000000000000000000000000000000000000000000000000000000000000',"
  "'sketch':{'words':1,'grams':'00c0ffee','head':'00c0ffee','tail':'00c0ffee'}},"
  "'digest':'They needed one another.','quote':'We need each other.'}],"
  "'evidence':[{'id':'e','passage':'p','target':'i1','stance':'supports','aspect':'interest'}],"
  "'definitions':[{'id':'d','title':'D','clauses':[{'kinds':['alliance']}]}],"
  "'theories':[{'id':'t','title':'T & co','scope':[{'kind':'regime','value':'red'}],"
  "'conditions':['shared-interest'],'definition':'d','claim':'only-when'}]}";

/* Around the hash of the case, which is that of all that is written above. */
static const char before_hash[] =
  "# T \\& co\n"
  "\n"
  "Two states are allied only when they have: Shared interests. It speaks of states "
  "with: red.\n"
  "\n"
  "## How It Was Read\n"
  "\n"
  "- **Case:** Test\\|case\n"
  "- **SHA-256 of the case, as Entente writes it:** ";

static const char after_hash[] =
  "\n"
  "- **Program:** Entente " PACKAGE_VERSION "\n"
  "- **Theory:** t\n"
  "- **What counts:** D (d)\n"
  "- **Clause 1:** an alliance, whatever it rests on\n"
  "- **Window:** 1 January 2001 to 31 December 2010 (2001-01-01/2010-12-31)\n"
  "- **Who is next:** 31 December 2010 (2010-12-31)\n"
  "- **Ties of more than two states:** Count as others do\n"
  "- **What is not coded:** Left out of the measures\n"
  "- **Quotations:** None; digests are in the coder’s own words\n"
  "\n"
  "## To Make It Again\n"
  "\n"
  "With the same case, version and language, this command writes this report, byte for "
  "byte; with --format json or --format csv it writes the figures for other programs:\n"
  "\n"
  "```\n"
  "entente theory 'It'\\''s a case.entente' --theory t --definition d --from 2001-01-01 "
  "--to 2010-12-31 --at 2010-12-31 --uncoded exclude --no-derived --format md\n"
  "```\n"
  "\n"
  "## Verdict\n"
  "\n"
  "Broken by 1 pair\n"
  "\n"
  "- **Pairs that break it:** 1\n"
  "- **Pairs that it speaks of and that are not coded:** 0\n"
  "\n"
  "**Cases that break it**\n"
  "\n"
  "| Pair | From | To | Years | Shared interests | Outcome |\n"
  "| --- | --- | --- | ---: | --- | --- |\n"
  "| A\\*land – Beland | 2004-01-01 | 2004-12-31 | 1.0 | absent | allied: A\\*land – "
  "Beland |\n"
  "\n"
  "## Truth Table\n"
  "\n"
  "**Configurations of the conditions**\n"
  "\n"
  "| Configuration | Uncoded | Pairs | Pairs allied | Pairs not allied | Pairs "
  "uncertain | Consistency (pairs) | Pair-years | Pair-years allied | Pair-years not "
  "allied | Pair-years uncertain | Consistency (pair-years) | Row |\n"
  "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | "
  "--- |\n"
  "| Shared interests: present | — | 1 | 1 | 0 | 0 | 1.000 | 3.0 | 3.0 | 0.0 | 0.0 | "
  "1.000 | all allied |\n"
  "| Shared interests: absent | — | 1 | 1 | 1 | 0 | 0.500 | 7.0 | 1.0 | 6.0 | 0.0 | "
  "0.143 | contradictory |\n"
  "| Shared interests: uncoded | Shared interests | 1 | 0 | 1 | 0 | 0.000 | 10.0 | 0.0 "
  "| 10.0 | 0.0 | 0.000 | none allied |\n"
  "\n"
  "A pair of states stands in each row that it was ever in. Rows in which a condition "
  "is uncoded, uncertain by its dates or disputed enter no measure of that condition: "
  "what is not coded is never taken for absent.\n"
  "\n"
  "**How much is coded, in pair-years**\n"
  "\n"
  "| Condition | Present | Absent | Uncoded | Uncertain | Disputed |\n"
  "| --- | ---: | ---: | ---: | ---: | ---: |\n"
  "| Shared interests | 3.0 | 7.0 | 10.0 | 0.0 | 0.0 |\n"
  "\n"
  "## Measures\n"
  "\n"
  "**Necessity and sufficiency**\n"
  "\n"
  "| Condition | Counted in | a: condition, allied | b: condition, not allied | c: no "
  "condition, allied | d: neither | Necessity: consistency | Necessity: coverage | RoN "
  "| Sufficiency: consistency | Sufficiency: coverage | PRI |\n"
  "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: "
  "|\n"
  "| All conditions | pairs | 1 | 0 | 1 | 1 | 0.500 | 1.000 | 1.000 | 1.000 | 0.500 | "
  "1.000 |\n"
  "| All conditions | pair-years | 3.0 | 0.0 | 1.0 | 6.0 | 0.749 | 1.000 | 1.000 | "
  "1.000 | 0.749 | 1.000 |\n"
  "| Not all conditions | pairs | 1 | 1 | 1 | 0 | 0.500 | 0.500 | 0.500 | 0.500 | 0.500 "
  "| 0.500 |\n"
  "| Not all conditions | pair-years | 1.0 | 6.0 | 3.0 | 0.0 | 0.251 | 0.143 | 0.333 | "
  "0.143 | 0.251 | 0.143 |\n"
  "| Shared interests | pairs | 1 | 0 | 1 | 1 | 0.500 | 1.000 | 1.000 | 1.000 | 0.500 | "
  "1.000 |\n"
  "| Shared interests | pair-years | 3.0 | 0.0 | 1.0 | 6.0 | 0.749 | 1.000 | 1.000 | "
  "1.000 | 0.749 | 1.000 |\n"
  "| Without: Shared interests | pairs | 1 | 1 | 1 | 0 | 0.500 | 0.500 | 0.500 | 0.500 "
  "| 0.500 | 0.500 |\n"
  "| Without: Shared interests | pair-years | 1.0 | 6.0 | 3.0 | 0.0 | 0.251 | 0.143 | "
  "0.333 | 0.143 | 0.251 | 0.143 |\n"
  "\n"
  "- **Consistency of necessity, coverage of sufficiency:** a / (a + c)\n"
  "- **Coverage of necessity, consistency of sufficiency, PRI:** a / (a + b)\n"
  "- **Relevance of necessity (RoN):** (c + d) / (b + c + d)\n"
  "\n"
  "What is divided by nothing is not defined: —. In crisp sets the proportional "
  "reduction in inconsistency (PRI) is the consistency of sufficiency. After Ragin, "
  "Redesigning Social Inquiry (2008), ch. 3, and Schneider and Wagemann, Set-Theoretic "
  "Methods for the Social Sciences (2012), ch. 9.\n"
  "\n"
  "## Sensitivity\n"
  "\n"
  "**All conditions together, read in other ways**\n"
  "\n"
  "| Definition | Ties | Uncoded | Rules | Necessity: consistency (pairs) | Necessity: "
  "consistency (pair-years) | Sufficiency: consistency (pairs) | Sufficiency: "
  "consistency (pair-years) | Verdict |\n"
  "| --- | --- | --- | --- | ---: | ---: | ---: | ---: | --- |\n"
  "| D (this report) | all ties | Left out of the measures | not derived | 0.500 | "
  "0.749 | 1.000 | 1.000 | Broken by 1 pair |\n"
  "| D | all ties | Taken for absent | not derived | 0.500 | 0.749 | 1.000 | 1.000 | "
  "Broken by 1 pair |\n"
  "| D | all ties | Taken for present | not derived | 0.500 | 0.749 | 0.500 | 0.231 | "
  "Broken by 1 pair |\n"
  "| D | bilateral only | Left out of the measures | not derived | 0.500 | 0.749 | "
  "1.000 | 1.000 | Broken by 1 pair |\n"
  "| D | bilateral only | Taken for absent | not derived | 0.500 | 0.749 | 1.000 | "
  "1.000 | Broken by 1 pair |\n"
  "| D | bilateral only | Taken for present | not derived | 0.500 | 0.749 | 0.500 | "
  "0.231 | Broken by 1 pair |\n"
  "\n"
  "## Cases\n"
  "\n"
  "**Shared interests: present**\n"
  "\n"
  "| Pair | From | To | Years | Shared interests | Outcome |\n"
  "| --- | --- | --- | ---: | --- | --- |\n"
  "| A\\*land – Beland | 2001-01-01 | 2003-12-31 | 3.0 | present \\[1\\] | allied: "
  "A\\*land – Beland |\n"
  "\n"
  "**Shared interests: absent**\n"
  "\n"
  "| Pair | From | To | Years | Shared interests | Outcome |\n"
  "| --- | --- | --- | ---: | --- | --- |\n"
  "| A\\*land – Beland | 2004-01-01 | 2004-12-31 | 1.0 | absent | allied: A\\*land – "
  "Beland |\n"
  "| A\\*land – Beland | 2005-01-01 | 2010-12-31 | 6.0 | absent | not allied |\n"
  "\n"
  "1 more case of which nothing is coded is not allied; it is in the figures, and is "
  "listed as JSON and as CSV.\n"
  "\n"
  "## Why It Ended\n"
  "\n"
  "**Ties that ended, and the conditions then**\n"
  "\n"
  "| Tie | Ended from | Ended to | Condition | Fate | When |\n"
  "| --- | --- | --- | --- | --- | --- |\n"
  "| A\\*land – Beland | 2004-12-31 | 2004-12-31 | Shared interests | lapsed before | "
  "Shared interests: absent from 1 January 2004, 11 months before \\[1\\] |\n"
  "\n"
  "That a condition lapsed before an alliance ended does not show that it ended for "
  "that.\n"
  "\n"
  "## Who Is Next\n"
  "\n"
  "No pair meets a condition or is allied at the time.\n"
  "\n"
  "## Passages\n"
  "\n"
  "**\\[1\\] Doe 1990, ¶ 3** · Supports: Shared interests of A\\*land – Beland (shared "
  "interests)\n"
  "\n"
  "Digest: They needed one another.\n"
  "\n"
  "## Sources\n"
  "\n"
  "- **Doe 1990:** “On A\\<b\\>land”\n"
  "\n";

typedef struct
{
  EntCase         *the_case;
  EntTheoryIndex  *index;
  EntTheoryExport  export;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *json = g_strdelimit (g_strdup (by_hand), "'", '"');
  EntRecord *theory = NULL;

  fixture->the_case = case_read (json);
  theory = ent_case_lookup (fixture->the_case, ENT_TYPE_THEORY, "t");
  fixture->index = ent_theory_index_new (fixture->the_case, ENT_THEORY (theory), NULL);
  fixture->export = (EntTheoryExport) {
    .index = fixture->index,
    .window = ent_theory_index_get_range (fixture->index),
    .case_name = "It's a case.entente",
  };
  fixture->export.at.first = fixture->export.at.last = fixture->export.window.last;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->index);
  g_object_unref (fixture->the_case);
}

static char *
write_report (Fixture         *fixture,
              EntReportFormat  format,
              EntTheoryParts   parts,
              gboolean         with_quotations)
{
  g_autoptr (EntAttachments) attachments = ent_attachments_new (fixture->the_case);
  g_autoptr (GHashTable) quotations = NULL;
  EntTheoryReportOptions options = { .format = format, .parts = parts };

  if (with_quotations)
    quotations = ent_theory_report_take_quotations (fixture->the_case, attachments);
  options.quotations = quotations;

  return ent_theory_report_write (&fixture->export, &options);
}

#define assert_holds(text, words) g_assert_nonnull (strstr (text, words))
#define assert_lacks(text, words) g_assert_null (strstr (text, words))

static void
test_markdown (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *report = write_report (fixture, ENT_REPORT_FORMAT_MARKDOWN,
                                          ENT_THEORY_PARTS_ALL, FALSE);
  g_autofree char *hash = ent_theory_export_dup_hash (fixture->the_case);
  g_auto (GStrv) parts = g_strsplit (report, hash, 2);

  g_assert_cmpstr (parts[0], ==, before_hash);
  g_assert_cmpstr (parts[1], ==, after_hash);
}

static void
test_parts (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *none = write_report (fixture, ENT_REPORT_FORMAT_MARKDOWN, 0, FALSE);
  g_autofree char *next = write_report (fixture, ENT_REPORT_FORMAT_MARKDOWN,
                                        ENT_THEORY_PART_NEXT, FALSE);

  assert_lacks (none, "## Cases\n");
  assert_lacks (none, "## Why It Ended\n");
  assert_lacks (none, "## Who Is Next\n");
  assert_holds (none, "## Sensitivity\n");
  assert_holds (none, " --parts none --format md");
  assert_lacks (next, "## Cases\n");
  assert_holds (next, "## Who Is Next\n");
  assert_holds (next, " --parts next --format md");
}

static void
test_quotations (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *without = write_report (fixture, ENT_REPORT_FORMAT_MARKDOWN,
                                           ENT_THEORY_PARTS_ALL, FALSE);
  g_autofree char *with = write_report (fixture, ENT_REPORT_FORMAT_MARKDOWN,
                                        ENT_THEORY_PARTS_ALL, TRUE);

  assert_lacks (without, "We need each other.");
  assert_holds (with, "> We need each other.\n");
  assert_holds (with, "Digest: They needed one another.\n");
  assert_holds (with, " --with-quotations --format md");
}

/* ------------------------------------------------------------------------------- HTML */

static void
visit (xmlNode    *node,
       GHashTable *ids,
       GPtrArray  *links,
       guint      *tables)
{
  for (; node != NULL; node = node->next)
    {
      g_autofree char *id = NULL;
      xmlChar *value = xmlGetProp (node, (const xmlChar *) "id");
      xmlChar *href = xmlGetProp (node, (const xmlChar *) "href");

      if (value != NULL)
        g_assert_true (g_hash_table_add (ids, g_strdup ((const char *) value)));
      if (href != NULL)
        g_ptr_array_add (links, g_strdup ((const char *) href));
      g_clear_pointer (&value, xmlFree);
      g_clear_pointer (&href, xmlFree);
      if (node->type == XML_ELEMENT_NODE && g_str_equal ((const char *) node->name, "table"))
        {
          g_assert_cmpstr ((const char *) xmlFirstElementChild (node)->name, ==, "caption");
          (*tables)++;
        }
      visit (node->children, ids, links, tables);
    }
}

static void
test_html (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *html = write_report (fixture, ENT_REPORT_FORMAT_HTML, ENT_THEORY_PARTS_ALL,
                                        TRUE);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_free);
  guint tables = 0;
  xmlDoc *tree = xmlReadMemory (html, (int) strlen (html), NULL, NULL, XML_PARSE_NONET);

  g_assert_true (g_str_has_prefix (html, "<!DOCTYPE html>\n<html"));
  g_assert_nonnull (tree);
  visit (xmlDocGetRootElement (tree), ids, links, &tables);
  xmlFreeDoc (tree);

  /* Configurations, what is coded, measures, sensitivity, the case that breaks it, three rows
   * with cases, ends, and A–B. */
  g_assert_cmpuint (tables, >=, 8);
  g_assert_cmpuint (links->len, >, 0);
  for (guint i = 0; i < links->len; i++)
    {
      const char *link = g_ptr_array_index (links, i);

      g_assert_cmpint (link[0], ==, '#');
      g_assert_true (g_hash_table_contains (ids, link + 1));
    }
  assert_holds (html, "<h1>T &amp; co</h1>");
  assert_holds (html, "<th scope=\"row\">A*land – Beland</th>");
  assert_holds (html, "<blockquote>");
  assert_holds (html, "“On A&lt;b&gt;land”");
}

/* -------------------------------------------------------------------------------- CSV */

static void
assert_csv (Fixture      *fixture,
            EntTheoryCsv  table,
            const char   *expected)
{
  g_autofree char *csv = ent_theory_export_csv (&fixture->export, table);

  g_assert_cmpstr (csv, ==, expected);
}

static void
test_csv (Fixture       *fixture,
          gconstpointer  data)
{
  assert_csv (fixture, ENT_THEORY_CSV_CASES,
              "a,b,from,to,years,shared-interest,shared-interest-basis,shared-interest-records,"
              "shared-interest-passages,outcome,standing,breaking,ties\n"
              "AAA,BBB,2001-01-01,2003-12-31,2.998008,present,coded,i1,p,present,allied,false,a-b\n"
              "AAA,BBB,2004-01-01,2004-12-31,1.002074,absent,coded,i2,,present,deviant,true,a-b\n"
              "AAA,BBB,2005-01-01,2010-12-31,5.998754,absent,coded,i2,,absent,apart,false,\n"
              "AAA,CCC,2001-01-01,2010-12-31,9.998836,uncoded,coded,,,absent,apart,false,\n");
  assert_csv (fixture, ENT_THEORY_CSV_ENDS,
              "tie,a,b,ended-from,ended-to,explained,condition,fate,derived,lapsed-from,lapsed-to,"
              "days-before-min,days-before-max,records,passages\n"
              "a-b,AAA,BBB,2004-12-31,2004-12-31,true,shared-interest,lapsed-before,false,"
              "2004-01-01,2004-01-01,365,365,i1 i2,p\n");
  assert_csv (fixture, ENT_THEORY_CSV_SERIES,
              "from,to,verdict,unit,necessity-consistency,necessity-coverage,relevance,"
              "sufficiency-consistency,sufficiency-coverage,pri\n");
}

static void
test_command (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *command = ent_theory_export_dup_command (&fixture->export, "json", NULL);
  g_autofree char *unnamed = NULL;
  g_auto (GStrv) words = NULL;

  g_assert_cmpstr (command, ==,
                   "entente theory 'It'\\''s a case.entente' --theory t --definition d "
                   "--from 2001-01-01 --to 2010-12-31 --at 2010-12-31 --uncoded exclude "
                   "--no-derived --format json");
  g_assert_true (g_shell_parse_argv (command, NULL, &words, NULL));
  g_assert_cmpstr (words[2], ==, fixture->export.case_name);

  /* A window that reaches past what the sources cover is that which they do cover. */
  fixture->export.case_name = NULL;
  fixture->export.window = (EntSpan) { ENT_DAY_FIRST, ENT_DAY_LAST };
  unnamed = ent_theory_export_dup_command (&fixture->export, "csv", NULL);
  assert_holds (unnamed, "entente theory CASE.entente --theory");
  assert_holds (unnamed, "--from 2001-01-01 --to 2010-12-31");
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/theory-report/markdown", test_markdown);
  ADD ("/theory-report/parts", test_parts);
  ADD ("/theory-report/quotations", test_quotations);
  ADD ("/theory-report/html", test_html);
  ADD ("/theory-report/csv", test_csv);
  ADD ("/theory-report/command", test_command);

  return g_test_run ();
}

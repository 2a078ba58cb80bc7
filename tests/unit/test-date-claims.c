/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "ent-date-claims.h"

/* Sources that give dates, and whether they disagree. */

static const char frame[] =
  "'states':[{'id':'AAA','kind':'state','names':[{'name':'Aland'}]},"
  "{'id':'BBB','kind':'state','names':[{'name':'Beland'}]}],"
  "'ties':[{'id':'pact','kind':'alliance','date':'%s','members':[{'state':'AAA'},"
  "{'state':'BBB','date':'1960/1965'},{'state':'BBB','date':'1970/1975'}]}],"
  "'instruments':[{'id':'treaty','tie':'pact','kind':'treaty','title':'T','signed':'1954-03-01',"
  "'in-force':'1955-01-01/1975','terminated':'1976'}],"
  "'articles':[{'id':'old','label':'Old','csl':{'issued':{'date-parts':[[1960]]}}},"
  "{'id':'new','label':'New','csl':{'issued':{'date-parts':[[2000]]}}}],"
  "'passages':[{'id':'p-old','article':'old','anchor':{'paragraph':1,'start':0,'end':5,"
  "'sha256':'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',"
  "'sketch':{'words':1,'grams':'00c0ffee','head':'00c0ffee','tail':'00c0ffee'}},'digest':'D.'},"
  "{'id':'p-new','article':'new','anchor':{'paragraph':1,'start':0,'end':5,"
  "'sha256':'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',"
  "'sketch':{'words':1,'grams':'00c0ffee','head':'00c0ffee','tail':'00c0ffee'}},'digest':'D.'}],"
  "'evidence':[%s]";

static EntCase *
make_case (const char *date,
           const char *target,
           const char *first,
           const char *second)
{
  g_autoptr (GString) evidence = g_string_new (NULL);
  const char *const claims[] = { first, second };
  g_autofree char *sections = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_auto (GStrv) words = claims[i] ? g_strsplit (claims[i], " ", 3) : NULL;

      if (words == NULL)
        continue;
      g_string_append_printf (evidence,
                              "%s{'id':'e-%u','passage':'p-%s','target':'%s','stance':'supports',"
                              "'aspect':'%s','date':'%s'}",
                              evidence->len > 0 ? "," : "", i, words[0], target, words[1], words[2]);
    }
  sections = g_strdup_printf (frame, date, evidence->str);

  return case_read_sections (sections);
}

static void
test_dispute (void)
{
  static const struct
  {
    const char *date;
    const char *target;
    const char *first;
    const char *second;
    gboolean    dispute;
  } rows[] = {
    { "1954/1975", "pact", NULL, NULL, FALSE },
    /* Coarser and finer. */
    { "1954/1975", "pact", "new start 1954", NULL, FALSE },
    { "1954/1975", "pact", "new start 1954-03-01", NULL, FALSE },
    { "1954-03-01/1975", "pact", "new start 1954", NULL, FALSE },
    { "1954/1975", "pact", "new start 195X", NULL, FALSE },
    { "1954/1975", "pact", "new start 1955~", NULL, FALSE },
    /* Others. */
    { "1954/1975", "pact", "new start 1955", NULL, TRUE },
    { "1954/1975", "pact", "new start 1957~", NULL, TRUE },
    { "1954/1975", "pact", "new end 1975", NULL, FALSE },
    { "1954/1975", "pact", "new end 1976", NULL, TRUE },
    { "1954/1975", "pact", "new end 1954", NULL, TRUE },
    /* With one another, while the choice would suit both. */
    { "195X/1975", "pact", "new start 1954", "old start 1955", TRUE },
    { "195X/1975", "pact", "new start 1954", "old start 1954-05", FALSE },
    { "195X/1975", "pact", "new start 1954", "old end 1975", FALSE },
    /* Of the whole. */
    { "1954/1975", "pact", "new existence 1954/1975", NULL, FALSE },
    { "1954/1975", "pact", "new existence 1954/1974", NULL, TRUE },
    { "1954/1975", "pact", "new existence 1960", NULL, FALSE },
    { "1954/1975", "pact", "new existence 1980", NULL, TRUE },
    { "1954/1975", "pact", "new existence 1960", "new existence 1961", TRUE },
    /* Unknown and open. */
    { "1954/", "pact", "new end 1991", NULL, FALSE },
    { "/1975", "pact", "new start 1960", NULL, FALSE },
    { "1954/..", "pact", "new end 1991", NULL, TRUE },
    { "1954/..", "pact", "new existence 1954/..", NULL, FALSE },
    { "1954/1975", "pact", "new existence 1954/..", NULL, TRUE },
    { "1954/1975", "pact", "old existence 1954/..", NULL, FALSE },
    { "1954/..", "pact", "old existence 1954/..", "new existence 1954/..", FALSE },
    /* An end and a start are not compared. */
    { "1954/1975", "pact", "new start 1954", "new end 1975", FALSE },
    /* A member that left and came back. */
    { "1954/1980", "pact/BBB", "new start 1960", "new end 1975", FALSE },
    { "1954/1980", "pact/BBB", "new start 1976", NULL, TRUE },
    { "1954/1980", "pact/AAA", "new start 1954", NULL, FALSE },
    { "1954/1980", "pact/AAA", "new start 1960", NULL, TRUE },
    /* A treaty is signed, and comes into force. */
    { "1954/1980", "treaty", "new start 1954-03-01", NULL, FALSE },
    { "1954/1980", "treaty", "new start 1955-01-01", NULL, FALSE },
    { "1954/1980", "treaty", "new start 1956", NULL, TRUE },
    { "1954/1980", "treaty", "new end 1976", NULL, FALSE },
    { "1954/1980", "treaty", "new end 1980", NULL, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EntCase) the_case = make_case (rows[i].date, rows[i].target, rows[i].first,
                                                rows[i].second);

      g_test_message ("row %u: %s, %s", i, rows[i].date, rows[i].first);
      g_assert_cmpint (ent_case_has_date_dispute (the_case, rows[i].target), ==, rows[i].dispute);
    }
}

static void
test_claims (void)
{
  g_autoptr (EntCase) the_case = make_case ("1954/1975", "pact", "new existence 1954/1975",
                                            "old start 1954");
  g_autoptr (GPtrArray) claims = ent_case_get_date_claims (the_case, "pact");
  g_autoptr (GPtrArray) none = ent_case_get_date_claims (the_case, "treaty");
  g_autofree char *ids = case_join_ids (claims);

  g_assert_cmpstr (ids, ==, "e-1 e-0");
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date-claims/dispute", test_dispute);
  g_test_add_func ("/date-claims/claims", test_claims);

  return g_test_run ();
}

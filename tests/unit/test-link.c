/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "date-helpers.h"
#include "ent-link.h"

#define STATE(id) "{'id':'" id "','kind':'state','names':[{'name':'" id "'}]}"
#define STATES "'states':[" STATE ("AAA") "," STATE ("BBB") "," STATE ("CCC") "," STATE ("DDD") "," \
               STATE ("EEE") "," STATE ("FFF") "]"

/* Each link as ID:A>B or ID:A-B, with the years of its extent where they are asked for. */
static char *
describe (GPtrArray *links,
          gboolean   with_years)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    {
      const EntLink *link = g_ptr_array_index (links, i);
      g_autofree char *start = format_day (link->extent.earliest_start);
      g_autofree char *end = format_day (link->extent.latest_end);

      g_string_append_printf (text, "%s%s:%s%s%s", i > 0 ? " " : "", link->id, link->a,
                              link->directed ? ">" : "-", link->b ? link->b : "*");
      if (with_years)
        g_string_append_printf (text, "@%.4s/%.4s", start, end);
    }

  return g_string_free_and_steal (text);
}

static EntCase *
read_tie (const char *kind,
          const char *members)
{
  g_autofree char *sections = g_strdup_printf (
    STATES ",'ties':[{'id':'t','kind':'%s','date':'1950/1980','members':[%s]}]", kind, members);

  return case_read_sections (sections);
}

static void
test_pairs (void)
{
  static const struct
  {
    const char *kind;
    const char *members;
    const char *links;
  } rows[] = {
    { "alliance", "{'state':'AAA'},{'state':'BBB'}", "t:AAA-BBB" },
    { "alliance", "{'state':'BBB'},{'state':'AAA'}", "t:BBB-AAA" },
    { "alliance", "{'state':'AAA'},{'state':'BBB'},{'state':'CCC'}",
      "t/AAA/BBB:AAA-BBB t/AAA/CCC:AAA-CCC t/BBB/CCC:BBB-CCC" },
    { "alliance", "{'state':'AAA'}", "" },
    { "proposal", "{'state':'AAA','role':'proposer'},{'state':'BBB'}", "t:AAA-BBB" },
    { "sponsorship", "{'state':'AAA','role':'sponsor'},{'state':'BBB','role':'client'}", "t:AAA>BBB" },
    { "sponsorship", "{'state':'AAA','role':'client'},{'state':'BBB','role':'sponsor'}", "t:BBB>AAA" },
    { "sponsorship",
      "{'state':'AAA','role':'sponsor'},{'state':'CCC','role':'client'},{'state':'BBB','role':'sponsor'}",
      "t/AAA/CCC:AAA>CCC t/BBB/CCC:BBB>CCC" },
    { "conflict",
      "{'state':'AAA','role':'side-a'},{'state':'BBB','role':'side-a'},{'state':'CCC','role':'side-b'}",
      "t/AAA/CCC:AAA-CCC t/BBB/CCC:BBB-CCC" },
    { "conflict", "{'state':'AAA','role':'side-b'},{'state':'BBB','role':'side-a'}", "t:BBB-AAA" },
    /* Six parties on two sides are no hub: one would not show who fought whom. */
    { "conflict",
      "{'state':'AAA','role':'side-a'},{'state':'BBB','role':'side-b'},{'state':'CCC','role':'side-b'},"
      "{'state':'DDD','role':'side-b'},{'state':'EEE','role':'side-b'},{'state':'FFF','role':'side-b'}",
      "t/AAA/BBB:AAA-BBB t/AAA/CCC:AAA-CCC t/AAA/DDD:AAA-DDD t/AAA/EEE:AAA-EEE t/AAA/FFF:AAA-FFF" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EntCase) the_case = read_tie (rows[i].kind, rows[i].members);
      g_autoptr (GPtrArray) links = ent_link_list (the_case, case_get_tie (the_case, "t"));
      g_autofree char *text = describe (links, FALSE);

      g_assert_cmpstr (text, ==, rows[i].links);
      g_assert_false (ent_link_tie_is_hub (case_get_tie (the_case, "t")));
    }
}

static void
test_hub (void)
{
  static const char five[] = "{'state':'AAA'},{'state':'BBB'},{'state':'CCC'},{'state':'DDD'},{'state':'EEE'}";
  static const char four_states[] =
    "{'state':'AAA','date':'1950/1955'},{'state':'BBB'},{'state':'CCC'},{'state':'DDD'},{'state':'AAA','date':'1960/..'}";
  g_autoptr (EntCase) hub = read_tie ("alliance", five);
  g_autoptr (EntCase) pairs = read_tie ("alliance", four_states);
  g_autoptr (GPtrArray) spokes = ent_link_list (hub, case_get_tie (hub, "t"));
  g_autoptr (GPtrArray) links = ent_link_list (pairs, case_get_tie (pairs, "t"));
  g_autofree char *text = describe (spokes, FALSE);

  g_assert_true (ent_link_tie_is_hub (case_get_tie (hub, "t")));
  g_assert_cmpstr (text, ==, "t/AAA:AAA-* t/BBB:BBB-* t/CCC:CCC-* t/DDD:DDD-* t/EEE:EEE-*");
  /* Five memberships of four states. */
  g_assert_false (ent_link_tie_is_hub (case_get_tie (pairs, "t")));
  g_assert_cmpuint (links->len, ==, 9);
}

static void
test_dates (void)
{
  static const struct
  {
    const char *members;
    const char *links;
  } rows[] = {
    { "{'state':'AAA'},{'state':'BBB'}", "t:AAA-BBB@1950/1980" },
    { "{'state':'AAA','date':'1955/1970'},{'state':'BBB'}", "t:AAA-BBB@1955/1970" },
    { "{'state':'AAA','date':'1955/..'},{'state':'BBB','date':'../1960'}", "t:AAA-BBB@1955/1960" },
    /* Never there at one time, or not while the tie was. */
    { "{'state':'AAA','date':'1950/1955'},{'state':'BBB','date':'1957/1960'}", "" },
    { "{'state':'AAA','date':'1981/..'},{'state':'BBB'}", "" },
    /* Who left and came back has two links, whatever the order of the list. */
    { "{'state':'AAA','date':'1950/1955'},{'state':'AAA','date':'1960/..'},{'state':'BBB'}",
      "t/AAA/BBB:AAA-BBB@1950/1955 t/AAA/BBB/2:AAA-BBB@1960/1980" },
    { "{'state':'AAA','date':'1950/1955'},{'state':'BBB'},{'state':'AAA','date':'1960/..'}",
      "t/AAA/BBB:AAA-BBB@1950/1955 t/AAA/BBB/2:AAA-BBB@1960/1980" },
    { "{'state':'BBB'},{'state':'AAA','date':'1950/1955'},{'state':'AAA','date':'1960/..'}",
      "t/BBB/AAA:BBB-AAA@1950/1955 t/BBB/AAA/2:BBB-AAA@1960/1980" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EntCase) the_case = read_tie ("alliance", rows[i].members);
      g_autoptr (GPtrArray) links = ent_link_list (the_case, case_get_tie (the_case, "t"));
      g_autofree char *text = describe (links, TRUE);

      g_assert_cmpstr (text, ==, rows[i].links);
    }
}

static void
test_hub_that_is_left (void)
{
  g_autoptr (EntCase) the_case = read_tie (
    "alliance", "{'state':'AAA','date':'1950/1966'},{'state':'BBB'},{'state':'CCC'},{'state':'DDD'},"
                "{'state':'EEE'},{'state':'AAA','date':'1970/..'}");
  g_autoptr (GPtrArray) links = ent_link_list (the_case, case_get_tie (the_case, "t"));
  g_autofree char *text = describe (links, TRUE);

  g_assert_cmpstr (text, ==,
                   "t/AAA:AAA-*@1950/1966 t/BBB:BBB-*@1950/1980 t/CCC:CCC-*@1950/1980 "
                   "t/DDD:DDD-*@1950/1980 t/EEE:EEE-*@1950/1980 t/AAA/2:AAA-*@1970/1980");
}

static void
test_ids_unique (void)
{
  static const char *const kinds[] = { "alliance", "alignment", "conflict", "sponsorship", "proposal" };
  static const char *const roles[] = { "member", "sponsor", "client", "proposer", "side-a", "side-b" };
  static const char *const states[] = { "AAA", "BBB", "CCC", "DDD", "EEE", "FFF" };

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GString) members = g_string_new (NULL);
      g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (EntCase) the_case = NULL;
      g_autoptr (GPtrArray) links = NULL;
      int n_members = g_test_rand_int_range (2, 9);

      for (int i = 0; i < n_members; i++)
        g_string_append_printf (members, "%s{'state':'%s','role':'%s','date':'%d/..'}", i > 0 ? "," : "",
                                states[g_test_rand_int_range (0, 6)], roles[g_test_rand_int_range (0, 6)],
                                g_test_rand_int_range (1950, 1980));
      the_case = read_tie (kinds[g_test_rand_int_range (0, 5)], members->str);
      links = ent_link_list (the_case, case_get_tie (the_case, "t"));
      for (guint i = 0; i < links->len; i++)
        {
          const EntLink *link = g_ptr_array_index (links, i);

          g_assert_true (g_hash_table_add (ids, link->id));
          g_assert_cmpstr (link->a, !=, link->b);
          g_assert_true (link->tie == case_get_tie (the_case, "t"));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/link/pairs", test_pairs);
  g_test_add_func ("/link/hub", test_hub);
  g_test_add_func ("/link/dates", test_dates);
  g_test_add_func ("/link/hub-that-is-left", test_hub_that_is_left);
  g_test_add_func ("/link/ids-unique", test_ids_unique);

  return g_test_run ();
}

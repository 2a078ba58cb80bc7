/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "theory-random.h"

/* Small cases with a theory, made at random. */

#define N_STATES 7
#define N_TIES 12
#define N_CONDITIONS 30

static char *
make_date (void)
{
  int first = g_test_rand_int_range (1895, 1998);

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return g_strdup_printf ("%d/..", first);
    case 1:
      return g_strdup_printf ("%d/%d", first, first + g_test_rand_int_range (0, 40));
    case 2:
      return g_strdup_printf ("%d-03/%d~", first, first + g_test_rand_int_range (1, 40));
    default:
      return g_strdup_printf ("%d-02-03/%d-12-31", first, first + g_test_rand_int_range (0, 60));
    }
}

void
shuffle (GPtrArray *lines)
{
  for (guint i = lines->len; i > 1; i--)
    {
      guint j = (guint) g_test_rand_int_range (0, (gint32) i);
      gpointer swapped = lines->pdata[i - 1];

      lines->pdata[i - 1] = lines->pdata[j];
      lines->pdata[j] = swapped;
    }
}

static void
pick_two (guint *a,
          guint *b)
{
  *a = (guint) g_test_rand_int_range (0, N_STATES);
  *b = (*a + (guint) g_test_rand_int_range (1, N_STATES)) % N_STATES;
}

void
parts_clear (Parts *parts)
{
  g_ptr_array_unref (parts->states);
  g_ptr_array_unref (parts->traits);
  g_ptr_array_unref (parts->ties);
  g_ptr_array_unref (parts->conditions);
}

/* Some did not exist all the time. */
static char *
make_existed (void)
{
  g_autofree char *date = make_date ();

  return g_strdup_printf (",'existed':'%s'", date);
}

/* A tie of three to six, most of whom joined and left at times of their own. Of more than four
 * it is a hub. */
static char *
make_pact (guint       number,
           const char *date)
{
  g_autoptr (GString) members = g_string_new (NULL);
  guint n = (guint) g_test_rand_int_range (3, 7);
  guint first = (guint) g_test_rand_int_range (0, N_STATES);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *own = make_date ();

      g_string_append_printf (members, "%s{'state':'SS%c'", i > 0 ? "," : "",
                              'A' + (first + i) % N_STATES);
      if (g_test_rand_int_range (0, 3) > 0)
        g_string_append_printf (members, ",'date':'%s'", own);
      g_string_append_c (members, '}');
    }

  return g_strdup_printf ("{'id':'t%u','kind':'alliance','date':'%s','members':[%s]}", number, date,
                          members->str);
}

void
make_parts (Parts *parts)
{
  static const char *const claims[] = { "only-when", "whenever", "both" };
  GPtrArray **arrays[] = { &parts->states, &parts->traits, &parts->ties, &parts->conditions };
  guint a, b;

  parts->claim = claims[g_test_rand_int_range (0, G_N_ELEMENTS (claims))];
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    *arrays[i] = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_STATES; i++)
    {
      g_autofree char *date = make_date ();

      g_autofree char *existed = i % 3 == 2 ? make_existed () : g_strdup ("");

      g_ptr_array_add (parts->states, g_strdup_printf (
        "{'id':'SS%c','kind':'state','names':[{'name':'S'}]%s}", 'A' + i, existed));
      if (i < 4)
        g_ptr_array_add (parts->traits, g_strdup_printf (
          "{'id':'r%u','state':'SS%c','kind':'regime','value':'red','date':'%s'}", i, 'A' + i, date));
    }
  for (guint i = 0; i < N_TIES; i++)
    {
      g_autofree char *date = make_date ();

      pick_two (&a, &b);
      if (i % 4 == 3)
        g_ptr_array_add (parts->ties, make_pact (i, date));
      else if (i % 3 > 0)
        g_ptr_array_add (parts->ties, g_strdup_printf (
          "{'id':'t%u','kind':'alliance','date':'%s','members':[{'state':'SS%c'},{'state':'SS%c'}]}",
          i, date, 'A' + a, 'A' + b));
      else
        g_ptr_array_add (parts->ties, g_strdup_printf (
          "{'id':'t%u','kind':'conflict','date':'%s','members':[{'state':'SS%c','role':'side-a'},"
          "{'state':'SS%c','role':'side-b'}]}", i, date, 'A' + a, 'A' + b));
    }
  for (guint i = 0; i < N_CONDITIONS; i++)
    {
      g_autofree char *date = make_date ();

      pick_two (&a, &b);
      g_ptr_array_add (parts->conditions, g_strdup_printf (
        "{'id':'c%u','kind':'shared-%s','pair':['SS%c','SS%c'],'value':'%s','date':'%s'}", i,
        i % 2 ? "interest" : "ideology", 'A' + a, 'A' + b,
        g_test_rand_int_range (0, 3) > 0 ? "present" : "absent", date));
    }
}

static char *
join (GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", (char *) lines->pdata[i]);

  return g_string_free_and_steal (text);
}

EntCase *
read_parts (const Parts *parts,
            const char  *more_states,
            const char  *more_ties)
{
  g_autofree char *states = join (parts->states);
  g_autofree char *traits = join (parts->traits);
  g_autofree char *ties = join (parts->ties);
  g_autofree char *conditions = join (parts->conditions);
  g_autofree char *sections = g_strdup_printf (
    "'states':[%s%s],'ties':[%s%s],'traits':[%s],'conditions':[%s],"
    "'definitions':[{'id':'d','title':'D','clauses':[{'kinds':['alliance']}]}],"
    "'theories':[{'id':'t','title':'T','scope':[{'kind':'regime','value':'red'}],"
    "'conditions':['shared-interest','shared-ideology'],'claim':'%s',"
    "'rules':[{'condition':'shared-interest','when':'common-opponent'}]}]",
    states, more_states, ties, more_ties, traits, conditions, parts->claim);

  return case_read_sections (sections);
}

EntTheoryIndex *
index_case (EntCase *the_case)
{
  return ent_theory_index_new (the_case,
                               ENT_THEORY (ent_case_lookup (the_case, ENT_TYPE_THEORY, "t")), NULL);
}

EntSpan
pick_window (EntSpan range)
{
  EntDay a = g_test_rand_int_range (range.first, range.last);
  EntDay b = g_test_rand_int_range (range.first, range.last);

  return (EntSpan) { MIN (a, b), MAX (a, b) };
}

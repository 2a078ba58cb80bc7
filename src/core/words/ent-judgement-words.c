/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-words.h"

/*
 * What a definition says of a tie, in the few words that a row of a list has room for. The
 * whole sentence is the judgement's own.
 */

static int
get_year (EntDay day)
{
  int year;

  ent_day_to_civil (day, &year, NULL, NULL);
  return year;
}

/* An end of a stretch as EDTF has it: by the year, about where it lies within several. */
static char *
dup_end (EntDay first,
         EntDay last,
         EntDay told)
{
  gboolean vague = first == ENT_DAY_FIRST || last == ENT_DAY_LAST ||
                   get_year (first) != get_year (last);

  if (told == ENT_DAY_FIRST || told == ENT_DAY_LAST)
    return g_strdup ("..");

  return g_strdup_printf ("%04d%s", get_year (told), vague ? "~" : "");
}

static char *
dup_extent (const EntExtent *extent)
{
  gboolean certain = extent->latest_start != ENT_DAY_LAST || extent->earliest_end != ENT_DAY_FIRST;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *edtf = NULL;
  g_autofree char *words = NULL;
  g_autoptr (EntDate) date = NULL;

  start = dup_end (extent->earliest_start, certain ? extent->latest_start : extent->earliest_start,
                   extent->earliest_start);
  end = dup_end (certain ? extent->earliest_end : extent->latest_end, extent->latest_end,
                 extent->latest_end);
  edtf = g_str_equal (start, end) ? g_strdup (start) : g_strdup_printf ("%s/%s", start, end);
  date = ent_date_new (g_str_equal (edtf, "..") ? "../.." : edtf, NULL);
  if (date == NULL)
    return g_strdup (edtf);

  words = ent_date_to_short (date);
  /* Translators: a time in which a tie may count, and may not. */
  return certain ? g_steal_pointer (&words) : g_strdup_printf (_("perhaps %s"), words);
}

static int
compare_extents (gconstpointer a,
                 gconstpointer b)
{
  const EntExtent *first = a;
  const EntExtent *second = b;

  if (first->earliest_start != second->earliest_start)
    return first->earliest_start < second->earliest_start ? -1 : 1;

  return first->latest_end > second->latest_end ? -1 : first->latest_end < second->latest_end;
}

/**
 * ent_words_dup_judgement_times:
 * @judgement: a judgement
 *
 * Says in which years a tie counts: "1950–1961, since 1978". A stretch that another one
 * holds is left out.
 *
 * Returns: (transfer full) (nullable): the years, or %NULL where it never does
 */
char *
ent_words_dup_judgement_times (const EntJudgement *judgement)
{
  g_autoptr (GArray) extents = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  EntDay told = ENT_DAY_FIRST;

  g_return_val_if_fail (judgement != NULL, NULL);

  if (judgement->extents->len == 0)
    return NULL;

  extents = g_array_copy (judgement->extents);
  g_array_sort (extents, compare_extents);
  for (guint i = 0; i < extents->len; i++)
    {
      const EntExtent *extent = &g_array_index (extents, EntExtent, i);
      g_autofree char *one = NULL;

      if (i > 0 && extent->latest_end <= told)
        continue;
      told = extent->latest_end;
      one = dup_extent (extent);
      /* Translators: stands between stretches of time: “1950–1961, since 1978”. */
      g_string_append_printf (words, "%s%s", words->len > 0 ? C_("list of times", ", ") : "", one);
    }

  return g_string_free_and_steal (g_steal_pointer (&words));
}

/* With the number of the clause, where there is one. */
static char *
dup_with_clause (const char *verdict,
                 guint       clause)
{
  if (clause == ENT_NO_CLAUSE)
    return g_strdup (verdict);

  /* Translators: a verdict, and the number of a clause: “Counts, by clause 2”. */
  return g_strdup_printf (_("%s, by clause %u"), verdict, clause + 1);
}

static char *
dup_in_words (const EntJudgement *judgement,
              EntSpan             at)
{
  guint clause = ent_judgement_get_clause_at (judgement, at);

  switch (ent_judgement_get_activity (judgement, at))
    {
    case ENT_ACTIVITY_CERTAIN:
      return judgement->ground == ENT_GROUND_TAKEN_IN ? g_strdup (_("Counts, taken in by name"))
                                                      : dup_with_clause (_("Counts"), clause);
    case ENT_ACTIVITY_POSSIBLE:
      return dup_with_clause (_("May count at this time"), clause);
    case ENT_ACTIVITY_NONE:
    default:
      return g_strdup (_("Counts, but not at this time"));
    }
}

static const char *
get_out_words (EntGround ground)
{
  switch (ground)
    {
    case ENT_GROUND_LEFT_OUT:
      return _("Does not count: left out by name");
    case ENT_GROUND_NO_CLAUSE:
      return _("Does not count: no clause");
    case ENT_GROUND_KIND:
      return _("Does not count: of another kind");
    case ENT_GROUND_BASIS:
      return _("Does not count: rests on something else");
    case ENT_GROUND_MEMBERS:
      return _("Does not count: never so many members, or so few");
    case ENT_GROUND_INSTRUMENT:
      return _("Does not count: no such obligation or wording");
    case ENT_GROUND_FORCE:
      return _("Does not count: nothing in force at the time");
    case ENT_GROUND_UNGOVERNED:
      return _("Not for a definition to say");
    case ENT_GROUND_NO_DEFINITION:
    case ENT_GROUND_TAKEN_IN:
    case ENT_GROUND_IN_FORCE:
    case ENT_GROUND_CLAUSE:
    default:
      return _("Does not count");
    }
}

/**
 * ent_words_dup_verdict:
 * @judgement: a judgement
 * @at: the time that is looked at
 *
 * Says whether a tie counts, and by which clause or why not: "Counts, by clause 2".
 *
 * Returns: (transfer full): the verdict
 */
char *
ent_words_dup_verdict (const EntJudgement *judgement,
                       EntSpan             at)
{
  g_return_val_if_fail (judgement != NULL, NULL);

  if (judgement->extents->len == 0)
    return g_strdup (get_out_words (judgement->ground));

  return dup_in_words (judgement, at);
}

/**
 * ent_words_dup_clause:
 * @definition: (nullable): a definition
 * @judgement: what it says of a tie
 * @at: the time that is looked at
 *
 * Says the clause that decided: the one by which the tie counts at the time, or else at
 * another, or that it came farthest with.
 *
 * Returns: (transfer full) (nullable): the clause in words, or %NULL where none decided
 */
char *
ent_words_dup_clause (EntDefinition      *definition,
                      const EntJudgement *judgement,
                      EntSpan             at)
{
  guint number;
  g_autoptr (EntClause) clause = NULL;

  g_return_val_if_fail (definition == NULL || ENT_IS_DEFINITION (definition), NULL);
  g_return_val_if_fail (judgement != NULL, NULL);

  number = ent_judgement_get_clause_at (judgement, at);
  if (number == ENT_NO_CLAUSE)
    number = judgement->clause;
  if (definition == NULL || number == ENT_NO_CLAUSE)
    return NULL;

  clause = g_list_model_get_item (ent_definition_get_clauses (definition), number);
  return clause ? ent_definition_dup_clause_title (clause) : NULL;
}

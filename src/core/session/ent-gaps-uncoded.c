/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-edit.h"
#include "ent-gaps.h"
#include "ent-judgement.h"
#include "ent-link.h"

/*
 * Years for which a condition is not coded that a theory of the case needs.
 *
 * 1. A theory is measured on pairs of states: on those that are allied, by its own
 *    definition, with at least one of the two in its scope; and on those of which both are
 *    in its scope. Each year in which a pair is so is a year that needs its conditions.
 * 2. A year is coded where a condition of that kind may hold in it for the pair, whether
 *    as present or as absent.
 * 3. What is needed and not coded is told by pair and kind, its years in stretches. Years
 *    outside the case's coverage are left out: no source speaks of them.
 */

/* A case without coverage is looked at from its first to its last link, and no further. */
#define MAX_YEARS 2000

typedef struct
{
  char            *a;
  char            *b;
  EntConditionKind kind;
  guint8          *years;  /* whether each one is needed */
} Need;

typedef struct
{
  EntCase    *the_case;
  int         first_year;
  int         n_years;
  GHashTable *needs;  /* "A/B/kind" → Need */
} Search;

static void
need_free (Need *need)
{
  g_free (need->a);
  g_free (need->b);
  g_free (need->years);
  g_free (need);
}

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->needs, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static EntSpan
get_year_span (Search *self,
               int     n)
{
  return (EntSpan) {
    ent_day_from_civil (self->first_year + n, 1, 1),
    ent_day_from_civil (self->first_year + n, 12, 31),
  };
}

static int
get_year (EntDay day)
{
  int year;

  ent_day_to_civil (day, &year, NULL, NULL);
  return year;
}

/* The number of a day's year, within those that are looked at. */
static int
find_year (Search *self,
           EntDay  day)
{
  if (day <= get_year_span (self, 0).last)
    return 0;
  if (day >= get_year_span (self, self->n_years - 1).first)
    return self->n_years - 1;

  return get_year (day) - self->first_year;
}

static gboolean
find_years (Search *self)
{
  const EntSpan *coverage = ent_case_get_coverage (self->the_case);
  GListModel *ties = ent_case_get_ties (self->the_case);
  int first = G_MAXINT;
  int last = G_MININT;

  if (coverage != NULL && coverage->first != ENT_DAY_FIRST && coverage->last != ENT_DAY_LAST)
    {
      first = get_year (coverage->first);
      last = get_year (coverage->last);
    }
  for (guint i = 0; coverage == NULL && i < g_list_model_get_n_items (ties); i++)
    {
      g_autoptr (EntTie) tie = g_list_model_get_item (ties, i);
      EntSpan span = ent_date_get_span (ent_tie_get_date (tie));

      if (span.first != ENT_DAY_FIRST)
        first = MIN (first, get_year (span.first));
      if (span.last != ENT_DAY_LAST)
        last = MAX (last, get_year (span.last));
    }

  self->first_year = first;
  self->n_years = last >= first ? MIN (last - first + 1, MAX_YEARS) : 0;
  return self->n_years > 0;
}

static gboolean
holds (Search  *self,
       EntDate *date,
       EntSpan  year)
{
  EntExtent extent;

  ent_date_get_extent (date, ent_case_get_coverage (self->the_case), &extent);
  return ent_extent_get_activity (&extent, year) != ENT_ACTIVITY_NONE;
}

/* Whether a state has, in a year, a trait that a theory's scope asks for. */
static gboolean
has_trait (Search       *self,
           GPtrArray    *traits,
           EntScopeTerm *term,
           EntSpan       year)
{
  for (guint i = 0; i < traits->len; i++)
    {
      EntTrait *trait = g_ptr_array_index (traits, i);

      if (ent_trait_get_kind (trait) == ent_scope_term_get_kind (term) &&
          g_strcmp0 (ent_trait_get_value (trait), ent_scope_term_get_value (term)) == 0 &&
          holds (self, ent_trait_get_date (trait), year))
        return TRUE;
    }

  return FALSE;
}

/* The years in which a state is in a theory's scope: all, where the scope asks for nothing. */
static guint8 *
find_scope_years (Search     *self,
                  EntTheory  *theory,
                  const char *state)
{
  g_autoptr (GPtrArray) traits = NULL;
  GListModel *scope = ent_theory_get_scope (theory);
  guint8 *years = g_new (guint8, self->n_years);

  traits = ent_case_get_referrers (self->the_case, ENT_TYPE_TRAIT, state);
  for (int n = 0; n < self->n_years; n++)
    {
      EntSpan year = get_year_span (self, n);

      years[n] = TRUE;
      for (guint i = 0; years[n] && i < g_list_model_get_n_items (scope); i++)
        {
          g_autoptr (EntScopeTerm) term = g_list_model_get_item (scope, i);

          years[n] = has_trait (self, traits, term, year);
        }
    }

  return years;
}

static Need *
get_need (Search           *self,
          const char       *a,
          const char       *b,
          EntConditionKind  kind)
{
  gboolean in_order = strcmp (a, b) < 0;
  const char *first = in_order ? a : b;
  const char *second = in_order ? b : a;
  g_autofree char *key = g_strdup_printf ("%s/%s/%u", first, second, (guint) kind);
  Need *need = g_hash_table_lookup (self->needs, key);

  if (need == NULL)
    {
      need = g_new0 (Need, 1);
      need->a = g_strdup (first);
      need->b = g_strdup (second);
      need->kind = kind;
      need->years = g_new0 (guint8, self->n_years);
      g_hash_table_insert (self->needs, g_steal_pointer (&key), need);
    }

  return need;
}

/* @years says which of them a pair needs its conditions for. */
static void
need_years (Search       *self,
            EntTheory    *theory,
            const char   *a,
            const char   *b,
            const guint8 *years)
{
  static const EntConditionKind kinds[] = {
    ENT_CONDITION_KIND_SHARED_INTEREST, ENT_CONDITION_KIND_SHARED_IDEOLOGY,
  };

  if (memchr (years, TRUE, (gsize) self->n_years) == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (ent_theory_get_conditions (theory) & (1u << kinds[i]))
      {
        Need *need = get_need (self, a, b, kinds[i]);

        for (int n = 0; n < self->n_years; n++)
          need->years[n] |= years[n];
      }
}

typedef struct
{
  Search       *search;
  EntTheory    *theory;
  EntJudgement *judgement;
  GHashTable   *scopes;  /* state → guint8 for each year */
} Measure;

static const guint8 *
get_scope (Measure    *self,
           const char *state)
{
  guint8 *years = g_hash_table_lookup (self->scopes, state);

  if (years == NULL)
    {
      years = find_scope_years (self->search, self->theory, state);
      g_hash_table_insert (self->scopes, g_strdup (state), years);
    }

  return years;
}

static void
need_allied_years (Measure         *self,
                   const char      *a,
                   const char      *b,
                   const EntExtent *extent)
{
  const guint8 *scope_a = get_scope (self, a);
  const guint8 *scope_b = get_scope (self, b);
  g_autofree guint8 *years = g_new0 (guint8, self->search->n_years);
  int first = find_year (self->search, extent->earliest_start);
  int last = find_year (self->search, extent->latest_end);

  for (int n = first; n <= last; n++)
    {
      EntSpan year;

      if (!scope_a[n] && !scope_b[n])
        continue;
      year = get_year_span (self->search, n);
      years[n] = ent_extent_get_activity (extent, year) != ENT_ACTIVITY_NONE &&
                 ent_judgement_get_activity (self->judgement, year) != ENT_ACTIVITY_NONE;
    }

  need_years (self->search, self->theory, a, b, years);
}

/* The members of a hub are allied with one another. */
static void
need_hub_years (Measure   *self,
                GPtrArray *spokes)
{
  for (guint i = 0; i < spokes->len; i++)
    for (guint j = i + 1; j < spokes->len; j++)
      {
        const EntLink *a = g_ptr_array_index (spokes, i);
        const EntLink *b = g_ptr_array_index (spokes, j);
        EntExtent both;

        if (!g_str_equal (a->a, b->a) && ent_extent_intersect (&a->extent, &b->extent, &both))
          need_allied_years (self, a->a, b->a, &both);
      }
}

static void
need_tie (Measure *self,
          EntTie  *tie)
{
  g_autoptr (GPtrArray) links = ent_link_list (self->search->the_case, tie);

  if (ent_link_tie_is_hub (tie))
    {
      need_hub_years (self, links);
      return;
    }

  for (guint i = 0; i < links->len; i++)
    {
      const EntLink *link = g_ptr_array_index (links, i);

      need_allied_years (self, link->a, link->b, &link->extent);
    }
}

static void
need_allies (Measure *self)
{
  EntCase *the_case = self->search->the_case;
  GListModel *ties = ent_case_get_ties (the_case);
  EntRecord *definition = ent_case_lookup (the_case, ENT_TYPE_DEFINITION,
                                           ent_theory_get_definition (self->theory));

  if (definition == NULL)
    definition = (EntRecord *) ent_case_get_first_definition (the_case);

  for (guint i = 0; definition && i < g_list_model_get_n_items (ties); i++)
    {
      g_autoptr (EntTie) tie = g_list_model_get_item (ties, i);
      g_autoptr (EntJudgement) judgement = NULL;

      if (!ent_tie_is_governed (tie))
        continue;
      judgement = ent_judgement_new (the_case, ENT_DEFINITION (definition), tie);
      self->judgement = judgement;
      need_tie (self, tie);
      self->judgement = NULL;
    }
}

/* Pairs of which both are in scope; where the scope asks for nothing that would be all. */
static void
need_pairs_in_scope (Measure *self)
{
  GListModel *states = ent_case_get_states (self->search->the_case);
  guint n_states = g_list_model_get_n_items (states);
  g_autofree guint8 *years = g_new0 (guint8, self->search->n_years);

  if (g_list_model_get_n_items (ent_theory_get_scope (self->theory)) == 0)
    return;

  for (guint i = 0; i < n_states; i++)
    for (guint j = i + 1; j < n_states; j++)
      {
        g_autoptr (EntRecord) a = g_list_model_get_item (states, i);
        g_autoptr (EntRecord) b = g_list_model_get_item (states, j);
        const guint8 *scope_a = get_scope (self, ent_record_get_id (a));
        const guint8 *scope_b = get_scope (self, ent_record_get_id (b));

        for (int n = 0; n < self->search->n_years; n++)
          years[n] = scope_a[n] && scope_b[n];
        need_years (self->search, self->theory, ent_record_get_id (a), ent_record_get_id (b),
                    years);
      }
}

static void
take_coded (Search *self,
            Need   *need)
{
  g_autoptr (GPtrArray) conditions = NULL;

  conditions = ent_case_get_pair_conditions (self->the_case, need->a, need->b);
  for (guint i = 0; i < conditions->len; i++)
    {
      EntCondition *condition = g_ptr_array_index (conditions, i);

      if (ent_condition_get_kind (condition) != need->kind)
        continue;
      for (int n = 0; n < self->n_years; n++)
        if (need->years[n] && holds (self, ent_condition_get_date (condition),
                                     get_year_span (self, n)))
          need->years[n] = FALSE;
    }
}

/* "1969–1979, 1990". */
static char *
dup_stretches (Search     *self,
               const Need *need)
{
  GString *stretches = g_string_new (NULL);

  for (int n = 0; n < self->n_years; n++)
    {
      int first = n;

      if (!need->years[n])
        continue;
      while (n + 1 < self->n_years && need->years[n + 1])
        n++;
      if (stretches->len > 0)
        g_string_append (stretches, C_("list", ", "));
      if (first == n)
        g_string_append_printf (stretches, "%d", self->first_year + n);
      else
        g_string_append_printf (stretches, "%d–%d", self->first_year + first, self->first_year + n);
    }

  return g_string_free_and_steal (stretches);
}

static char *
dup_pair_title (Search     *self,
                const Need *need)
{
  EntRecord *a = ent_case_lookup (self->the_case, ENT_TYPE_STATE, need->a);
  EntRecord *b = ent_case_lookup (self->the_case, ENT_TYPE_STATE, need->b);
  g_autofree char *first = ent_edit_dup_name (self->the_case, a);
  g_autofree char *second = ent_edit_dup_name (self->the_case, b);

  return g_strconcat (first, C_("between members", " – "), second, NULL);
}

static EntGap *
make_gap (Search     *self,
          const Need *need)
{
  g_autofree char *years = dup_stretches (self, need);
  g_autofree char *target = g_strdup_printf ("%s/%s", need->a, need->b);
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;

  if (*years == '\0')
    return NULL;

  title = dup_pair_title (self, need);
  if (need->kind == ENT_CONDITION_KIND_SHARED_IDEOLOGY)
    /* Translators: %s are years: “1969–1979, 1990”. */
    words = g_strdup_printf (_("Shared ideology is not coded for %s"), years);
  else
    /* Translators: %s are years: “1969–1979, 1990”. */
    words = g_strdup_printf (_("Shared interest is not coded for %s"), years);

  return ent_gap_new (ENT_GAP_KIND_CONDITION, target, title, words);
}

/**
 * ent_gaps_list_uncoded:
 * @the_case: a case
 *
 * Finds the years for which a condition is not coded that one of the case's theories needs:
 * of pairs allied by the theory's definition with one of them in its scope, and of pairs of
 * which both are. A year counts as coded where a coding may hold in it.
 *
 * Returns: (transfer full) (element-type EntGap): a gap for each pair and kind of condition,
 *   in no order
 */
GPtrArray *
ent_gaps_list_uncoded (EntCase *the_case)
{
  GPtrArray *gaps = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *theories = ent_case_get_records (the_case, ENT_TYPE_THEORY);
  g_auto (Search) self = { .the_case = the_case };
  GHashTableIter iter;
  gpointer need;

  if (g_list_model_get_n_items (theories) == 0 || !find_years (&self))
    return gaps;

  self.needs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) need_free);
  for (guint i = 0; i < g_list_model_get_n_items (theories); i++)
    {
      g_autoptr (EntTheory) theory = g_list_model_get_item (theories, i);
      g_autoptr (GHashTable) scopes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      Measure measure = { &self, theory, NULL, scopes };

      need_allies (&measure);
      need_pairs_in_scope (&measure);
    }

  g_hash_table_iter_init (&iter, self.needs);
  while (g_hash_table_iter_next (&iter, NULL, &need))
    {
      EntGap *gap = NULL;

      take_coded (&self, need);
      gap = make_gap (&self, need);
      if (gap != NULL)
        g_ptr_array_add (gaps, gap);
    }

  return gaps;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-definition-compare.h"
#include "ent-time-bins.h"

/**
 * EntDefinitionCompare:
 *
 * Two definitions side by side: every tie judged by both, once. What each adds at a time,
 * how many ties count in each year, and in which stretches the two disagree on a tie are
 * read from the judgements.
 *
 * It says what the case was when it was made.
 */

struct _EntDefinitionCompare
{
  GObject parent_instance;

  EntCase   *the_case;
  GArray    *ties;    /* of EntComparedTie */
  GPtrArray *firsts;  /* what the first says of them; comparisons with the same one share it */
};

G_DEFINE_FINAL_TYPE (EntDefinitionCompare, ent_definition_compare, G_TYPE_OBJECT)

static void
clear_tie (EntComparedTie *self)
{
  g_clear_object (&self->tie);
  g_clear_pointer (&self->second, ent_judgement_free);
}

static void
ent_definition_compare_finalize (GObject *object)
{
  EntDefinitionCompare *self = ENT_DEFINITION_COMPARE (object);

  g_clear_pointer (&self->ties, g_array_unref);
  g_clear_pointer (&self->firsts, g_ptr_array_unref);
  g_clear_object (&self->the_case);

  G_OBJECT_CLASS (ent_definition_compare_parent_class)->finalize (object);
}

static void
ent_definition_compare_class_init (EntDefinitionCompareClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_definition_compare_finalize;
}

static void
ent_definition_compare_init (EntDefinitionCompare *self)
{
  self->ties = g_array_new (FALSE, FALSE, sizeof (EntComparedTie));
  g_array_set_clear_func (self->ties, (GDestroyNotify) clear_tie);
}

static void
add_tie (EntDefinitionCompare *self,
         EntTie               *tie,
         EntDefinition        *second)
{
  EntComparedTie compared = {
    .tie = g_object_ref (tie),
    .first = g_ptr_array_index (self->firsts, self->ties->len),
    .second = ent_judgement_new_bare (self->the_case, second, tie),
  };

  g_array_append_val (self->ties, compared);
}

/**
 * ent_definition_compare_new:
 * @the_case: a case
 * @first: (nullable): a definition, which need not be in the case; without one, every
 *   alliance counts
 * @second: (nullable): another
 *
 * Judges the ties of a case, those that a definition speaks of, by two definitions.
 *
 * Returns: (transfer full): the comparison
 */
EntDefinitionCompare *
ent_definition_compare_new (EntCase       *the_case,
                            EntDefinition *first,
                            EntDefinition *second)
{
  g_autoptr (EntDefinitionCompare) self = g_object_new (ENT_TYPE_DEFINITION_COMPARE, NULL);
  GListModel *ties;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  self->the_case = g_object_ref (the_case);
  self->firsts = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_judgement_free);
  ties = ent_case_get_ties (the_case);
  for (guint i = 0; i < g_list_model_get_n_items (ties); i++)
    {
      g_autoptr (EntTie) tie = g_list_model_get_item (ties, i);

      if (!ent_tie_is_governed (tie))
        continue;
      g_ptr_array_add (self->firsts, ent_judgement_new_bare (the_case, first, tie));
      add_tie (self, tie, second);
    }

  return g_steal_pointer (&self);
}

/**
 * ent_definition_compare_new_with:
 * @other: a comparison
 * @second: (nullable): a definition
 *
 * Compares the first definition of @other with another second one. What the first says is not
 * found out again: the case has to be as it was.
 *
 * Returns: (transfer full): the comparison
 */
EntDefinitionCompare *
ent_definition_compare_new_with (EntDefinitionCompare *other,
                                 EntDefinition        *second)
{
  g_autoptr (EntDefinitionCompare) self = NULL;

  g_return_val_if_fail (ENT_IS_DEFINITION_COMPARE (other), NULL);
  g_return_val_if_fail (second == NULL || ENT_IS_DEFINITION (second), NULL);

  self = g_object_new (ENT_TYPE_DEFINITION_COMPARE, NULL);
  self->the_case = g_object_ref (other->the_case);
  self->firsts = g_ptr_array_ref (other->firsts);
  for (guint i = 0; i < other->ties->len; i++)
    add_tie (self, g_array_index (other->ties, EntComparedTie, i).tie, second);

  return g_steal_pointer (&self);
}

/**
 * ent_definition_compare_get_n:
 * @self: a comparison
 *
 * Returns: how many ties were judged
 */
guint
ent_definition_compare_get_n (EntDefinitionCompare *self)
{
  g_return_val_if_fail (ENT_IS_DEFINITION_COMPARE (self), 0);

  return self->ties->len;
}

/**
 * ent_definition_compare_get:
 * @self: a comparison
 * @n: which tie, from 0, in the order of the case
 *
 * Returns: (transfer none): what is said of it; it lives as long as @self
 */
const EntComparedTie *
ent_definition_compare_get (EntDefinitionCompare *self,
                            guint                 n)
{
  g_return_val_if_fail (ENT_IS_DEFINITION_COMPARE (self), NULL);
  g_return_val_if_fail (n < self->ties->len, NULL);

  return &g_array_index (self->ties, EntComparedTie, n);
}

static gboolean
counts (const EntJudgement *judgement,
        const EntSpan      *at)
{
  if (at == NULL)
    return judgement->extents->len > 0;

  return ent_judgement_get_activity (judgement, *at) != ENT_ACTIVITY_NONE;
}

/**
 * ent_compared_tie_get_counted:
 * @self: a tie under two definitions
 * @at: (nullable): the time; %NULL for ever
 *
 * Returns: under which of the two it counts
 */
EntCounted
ent_compared_tie_get_counted (const EntComparedTie *self,
                              const EntSpan        *at)
{
  g_return_val_if_fail (self != NULL, ENT_COUNTED_NEITHER);

  return (EntCounted) ((counts (self->first, at) ? ENT_COUNTED_FIRST : 0) |
                       (counts (self->second, at) ? ENT_COUNTED_SECOND : 0));
}

/**
 * ent_definition_compare_list:
 * @self: a comparison
 * @counted: under which of the definitions
 * @at: (nullable): the time; %NULL for ever
 *
 * Returns: (transfer container) (element-type EntComparedTie): the ties that count then
 *   under just these, in the order of the case; they live as long as @self
 */
GPtrArray *
ent_definition_compare_list (EntDefinitionCompare *self,
                             EntCounted            counted,
                             const EntSpan        *at)
{
  GPtrArray *list = g_ptr_array_new ();

  g_return_val_if_fail (ENT_IS_DEFINITION_COMPARE (self), list);

  for (guint i = 0; i < self->ties->len; i++)
    {
      EntComparedTie *tie = &g_array_index (self->ties, EntComparedTie, i);

      if (ent_compared_tie_get_counted (tie, at) == counted)
        g_ptr_array_add (list, tie);
    }

  return list;
}

/* ------------------------------------------------------------------------ over time */

/* Marks the bins in which a judgement counts its tie, each once. */
static void
mark (const EntJudgement *judgement,
      GArray             *bins,
      guint8              bit,
      guint8             *marks)
{
  for (guint i = 0; i < judgement->extents->len; i++)
    {
      const EntExtent *extent = &g_array_index (judgement->extents, EntExtent, i);

      for (guint n = ent_time_bins_find (bins, extent->earliest_start);
           n < bins->len &&
           g_array_index (bins, EntComparedBin, n).span.first <= extent->latest_end;
           n++)
        marks[n] |= bit;
    }
}

static void
count_marks (GArray *bins,
             guint8 *marks)
{
  for (guint i = 0; i < bins->len; i++)
    {
      EntComparedBin *bin = &g_array_index (bins, EntComparedBin, i);

      bin->first += (marks[i] & ENT_COUNTED_FIRST) != 0;
      bin->second += (marks[i] & ENT_COUNTED_SECOND) != 0;
      bin->both += marks[i] == ENT_COUNTED_BOTH;
      marks[i] = 0;
    }
}

/**
 * ent_definition_compare_get_bins:
 * @self: a comparison
 * @range: the days to cover
 * @unit: the width of a bin
 *
 * Counts the ties that count, for each unit of a time.
 *
 * Returns: (transfer full) (element-type EntComparedBin): the bins, in order
 */
GArray *
ent_definition_compare_get_bins (EntDefinitionCompare *self,
                                 EntSpan               range,
                                 EntDateUnit           unit)
{
  GArray *bins = ent_time_bins_new (range, unit, sizeof (EntComparedBin));
  g_autofree guint8 *marks = NULL;

  g_return_val_if_fail (ENT_IS_DEFINITION_COMPARE (self), bins);

  marks = g_new0 (guint8, bins->len + 1);
  for (guint i = 0; i < self->ties->len; i++)
    {
      const EntComparedTie *tie = &g_array_index (self->ties, EntComparedTie, i);

      mark (tie->first, bins, ENT_COUNTED_FIRST, marks);
      mark (tie->second, bins, ENT_COUNTED_SECOND, marks);
      count_marks (bins, marks);
    }

  return bins;
}

/* --------------------------------------------------------------- stretches of one tie */

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  EntDay day_a = *(const EntDay *) a;
  EntDay day_b = *(const EntDay *) b;

  return day_a < day_b ? -1 : day_a > day_b;
}

static void
add_edges (const EntJudgement *judgement,
           GArray             *days)
{
  for (guint i = 0; i < judgement->extents->len; i++)
    {
      const EntExtent *extent = &g_array_index (judgement->extents, EntExtent, i);
      const EntDay edges[] = { extent->earliest_start, extent->latest_start,
                               extent->earliest_end, extent->latest_end };

      for (guint j = 0; j < G_N_ELEMENTS (edges); j++)
        {
          /* What ends, has ended the day after. */
          EntDay day = j >= 2 && edges[j] != ENT_DAY_LAST && edges[j] != ENT_DAY_FIRST
                         ? edges[j] + 1 : edges[j];

          if (edges[j] != ENT_DAY_LAST)
            g_array_append_val (days, day);
        }
    }
  g_array_sort (days, compare_days);
}

/* Neighbours of which the same is said are one stretch. */
static void
add_stretch (GArray             *stretches,
             EntComparedStretch  stretch)
{
  EntComparedStretch *last = NULL;

  if (stretch.first == ENT_ACTIVITY_NONE && stretch.second == ENT_ACTIVITY_NONE)
    return;

  if (stretches->len > 0)
    last = &g_array_index (stretches, EntComparedStretch, stretches->len - 1);
  if (last != NULL && last->span.last + 1 == stretch.span.first &&
      last->first == stretch.first && last->second == stretch.second)
    last->span.last = stretch.span.last;
  else
    g_array_append_val (stretches, stretch);
}

/**
 * ent_compared_tie_list_stretches:
 * @self: a tie under two definitions
 *
 * Goes through the days on which a tie counts under either definition. Within a stretch,
 * nothing changes in what the two say.
 *
 * Returns: (transfer full) (element-type EntComparedStretch): the stretches, in order
 */
GArray *
ent_compared_tie_list_stretches (const EntComparedTie *self)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (EntComparedStretch));
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (EntDay));

  g_return_val_if_fail (self != NULL, stretches);

  add_edges (self->first, days);
  add_edges (self->second, days);
  for (guint i = 0; i < days->len; i++)
    {
      EntDay first = g_array_index (days, EntDay, i);
      EntDay last = i + 1 < days->len ? g_array_index (days, EntDay, i + 1) - 1 : ENT_DAY_LAST;
      EntComparedStretch stretch = { { first, last }, ENT_ACTIVITY_NONE, ENT_ACTIVITY_NONE };

      if (i + 1 < days->len && g_array_index (days, EntDay, i + 1) == first)
        continue;
      stretch.first = ent_judgement_get_activity (self->first, (EntSpan) { first, first });
      stretch.second = ent_judgement_get_activity (self->second, (EntSpan) { first, first });
      add_stretch (stretches, stretch);
    }

  return stretches;
}

/**
 * ent_compared_tie_differs:
 * @self: a tie under two definitions
 *
 * Returns: whether it counts on some day under one of them and not under the other
 */
gboolean
ent_compared_tie_differs (const EntComparedTie *self)
{
  g_autoptr (GArray) stretches = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  stretches = ent_compared_tie_list_stretches (self);
  for (guint i = 0; i < stretches->len; i++)
    {
      const EntComparedStretch *stretch = &g_array_index (stretches, EntComparedStretch, i);

      if ((stretch->first == ENT_ACTIVITY_NONE) != (stretch->second == ENT_ACTIVITY_NONE))
        return TRUE;
    }

  return FALSE;
}

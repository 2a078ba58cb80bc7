/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-link.h"
#include "ent-theory-private.h"

/*
 * What a theory's rules derive of pairs of which nobody coded it.
 *
 * Traits: both states have every trait that the rule names, at the same time. Where a trait
 * is coded in several stretches, each meets each.
 *
 * A common opponent: each of the two is in conflict with the same third, in a tie of that
 * kind, at the same time; they need not be so in the same conflict, nor on good terms with
 * one another. Events are left out: they do not say who stood on which side, and those that
 * tell of fighting belong to a conflict that does.
 *
 * Extents are intersected, so what is derived is on no day more certain than what it is
 * derived from.
 */

/* ------------------------------------------------------------------------------ traits */

/* When a state had all of a rule's traits, and the trait that came last into it. */
typedef struct
{
  const char *state;
  GArray     *extents;
  GPtrArray  *traits;
} Bearer;

static void
bearer_free (Bearer *bearer)
{
  g_array_unref (bearer->extents);
  g_ptr_array_unref (bearer->traits);
  g_free (bearer);
}

/* Narrows what a state bore so far to when it had one more trait. */
static void
narrow (EntCase      *the_case,
        Bearer       *bearer,
        EntScopeTerm *term,
        gboolean      is_first)
{
  g_autoptr (GArray) more = g_array_new (FALSE, FALSE, sizeof (EntExtent));
  g_autoptr (GPtrArray) traits = g_ptr_array_new ();
  g_autoptr (GArray) both = NULL;
  g_autoptr (GPtrArray) both_traits = NULL;

  ent_theory_data_has_trait (the_case, bearer->state, term, more, traits);
  if (is_first)
    {
      both = g_steal_pointer (&more);
      both_traits = g_steal_pointer (&traits);
    }
  else
    {
      both = g_array_new (FALSE, FALSE, sizeof (EntExtent));
      both_traits = g_ptr_array_new ();
    }
  for (guint i = 0; !is_first && i < bearer->extents->len; i++)
    for (guint j = 0; j < more->len; j++)
      {
        EntExtent extent;

        if (ent_extent_intersect (&g_array_index (bearer->extents, EntExtent, i),
                                  &g_array_index (more, EntExtent, j), &extent))
          {
            g_array_append_val (both, extent);
            g_ptr_array_add (both_traits, g_ptr_array_index (traits, j));
          }
      }

  g_array_unref (bearer->extents);
  g_ptr_array_unref (bearer->traits);
  bearer->extents = g_steal_pointer (&both);
  bearer->traits = g_steal_pointer (&both_traits);
}

static GPtrArray *
list_bearers (EntTheoryData *self,
              EntCase       *the_case,
              GListModel    *terms)
{
  GPtrArray *bearers = g_ptr_array_new_with_free_func ((GDestroyNotify) bearer_free);

  for (guint i = 0; i < self->states->len; i++)
    {
      Bearer *bearer = g_new0 (Bearer, 1);

      bearer->state = g_array_index (self->states, EntTheoryState, i).id;
      bearer->extents = g_array_new (FALSE, FALSE, sizeof (EntExtent));
      bearer->traits = g_ptr_array_new ();
      for (guint j = 0; j < g_list_model_get_n_items (terms); j++)
        {
          g_autoptr (EntScopeTerm) term = g_list_model_get_item (terms, j);

          narrow (the_case, bearer, term, j == 0);
        }
      if (bearer->extents->len > 0)
        g_ptr_array_add (bearers, bearer);
      else
        bearer_free (bearer);
    }

  return bearers;
}

static void
pair_bearers (EntTheoryData  *self,
              const Bearer   *a,
              const Bearer   *b,
              EntTheoryPiece *piece)
{
  for (guint i = 0; i < a->extents->len; i++)
    for (guint j = 0; j < b->extents->len; j++)
      if (ent_extent_intersect (&g_array_index (a->extents, EntExtent, i),
                                &g_array_index (b->extents, EntExtent, j), &piece->extent))
        {
          piece->record = g_ptr_array_index (a->traits, i);
          piece->other = g_ptr_array_index (b->traits, j);
          ent_theory_data_add (self, a->state, b->state, piece);
        }
}

static void
keep_traits (EntTheoryData *self,
             const Bearer  *bearer)
{
  for (guint i = 0; i < bearer->traits->len; i++)
    g_ptr_array_add (self->kept, g_object_ref (g_ptr_array_index (bearer->traits, i)));
}

static void
derive_from_traits (EntTheoryData  *self,
                    EntCase        *the_case,
                    EntRule        *rule,
                    EntTheoryPiece *piece)
{
  g_autoptr (GPtrArray) bearers = list_bearers (self, the_case, ent_rule_get_traits (rule));

  for (guint i = 0; i < bearers->len; i++)
    {
      keep_traits (self, g_ptr_array_index (bearers, i));
      for (guint j = i + 1; j < bearers->len; j++)
        pair_bearers (self, g_ptr_array_index (bearers, i), g_ptr_array_index (bearers, j), piece);
    }
}

/* ------------------------------------------------------------------------- conflicts */

/* A state's conflict with another. */
typedef struct
{
  const char *state;
  EntExtent   extent;
  EntTie     *tie;
} Side;

static void
add_side (GHashTable *sides,
          const char *opponent,
          const char *state,
          EntLink    *link)
{
  GArray *against = g_hash_table_lookup (sides, opponent);
  Side side = { state, link->extent, link->tie };

  if (against == NULL)
    {
      against = g_array_new (FALSE, FALSE, sizeof (Side));
      g_hash_table_insert (sides, (gpointer) opponent, against);
    }
  g_array_append_val (against, side);
}

/* Opponent → who was in conflict with it. @links keeps the ids. */
static GHashTable *
list_sides (EntTheoryData *self,
            EntCase       *the_case,
            GPtrArray     *kept_links)
{
  GHashTable *sides = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                             (GDestroyNotify) g_array_unref);
  GListModel *ties = ent_case_get_ties (the_case);

  for (guint i = 0; i < g_list_model_get_n_items (ties); i++)
    {
      g_autoptr (EntTie) tie = g_list_model_get_item (ties, i);
      g_autoptr (GPtrArray) links = NULL;

      if (ent_tie_get_kind (tie) != ENT_TIE_KIND_CONFLICT)
        continue;
      g_ptr_array_add (self->kept, g_object_ref (tie));
      links = ent_link_list (the_case, tie);
      for (guint j = 0; j < links->len; j++)
        {
          EntLink *link = g_ptr_array_index (links, j);

          add_side (sides, link->a, link->b, link);
          add_side (sides, link->b, link->a, link);
        }
      g_ptr_array_add (kept_links, g_steal_pointer (&links));
    }

  return sides;
}

static void
pair_sides (EntTheoryData  *self,
            const char     *opponent,
            const GArray   *against,
            EntTheoryPiece *piece)
{
  piece->threat = g_intern_string (opponent);
  for (guint i = 0; i < against->len; i++)
    for (guint j = i + 1; j < against->len; j++)
      {
        const Side *a = &g_array_index (against, Side, i);
        const Side *b = &g_array_index (against, Side, j);

        piece->record = ENT_RECORD (a->tie);
        piece->other = ENT_RECORD (b->tie);
        if (ent_extent_intersect (&a->extent, &b->extent, &piece->extent))
          ent_theory_data_add (self, a->state, b->state, piece);
      }
}

static void
derive_from_conflicts (EntTheoryData  *self,
                       EntCase        *the_case,
                       EntTheoryPiece *piece)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) sides = list_sides (self, the_case, links);
  GHashTableIter iter;
  gpointer opponent;
  gpointer against;

  g_hash_table_iter_init (&iter, sides);
  while (g_hash_table_iter_next (&iter, &opponent, &against))
    pair_sides (self, opponent, against, piece);
}

/*< private >
 * ent_theory_derive:
 * @self: what is being gathered
 * @the_case: a case
 * @theory: one of its theories
 *
 * Adds what the theory's rules derive.
 */
void
ent_theory_derive (EntTheoryData *self,
                   EntCase       *the_case,
                   EntTheory     *theory)
{
  GListModel *rules = ent_theory_get_rules (theory);

  for (guint i = 0; i < g_list_model_get_n_items (rules); i++)
    {
      g_autoptr (EntRule) rule = g_list_model_get_item (rules, i);
      EntTheoryPiece piece = {
        .kind = ENT_THEORY_PIECE_DERIVED,
        .value = ent_rule_get_value (rule),
        .ground = ent_rule_get_when (rule),
      };

      while (piece.condition < self->n_conditions &&
             self->conditions[piece.condition] != ent_rule_get_condition (rule))
        piece.condition++;
      if (piece.condition == self->n_conditions)
        continue;
      if (piece.ground == ENT_RULE_GROUND_TRAITS)
        derive_from_traits (self, the_case, rule, &piece);
      else
        derive_from_conflicts (self, the_case, &piece);
    }
}

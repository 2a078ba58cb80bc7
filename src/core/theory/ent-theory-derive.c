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

/* Opponent → who was in conflict with it. @kept_links keeps the ids. */
static GHashTable *
list_sides (EntCase   *the_case,
            GPtrArray *conflicts,
            GPtrArray *kept_links)
{
  GHashTable *sides = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                             (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < conflicts->len; i++)
    {
      GPtrArray *links = ent_link_list (the_case, g_ptr_array_index (conflicts, i));

      for (guint j = 0; j < links->len; j++)
        {
          EntLink *link = g_ptr_array_index (links, j);

          add_side (sides, link->a, link->b, link);
          add_side (sides, link->b, link->a, link);
        }
      g_ptr_array_add (kept_links, links);
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

/* ----------------------------------------------------------------------- step by step */

struct _EntTheoryDerivation
{
  EntTheoryData  *data;
  EntCase        *the_case;
  GListModel     *rules;
  GPtrArray      *conflicts;
  guint           n_rules;     /* begun with */
  EntTheoryPiece  piece;       /* what the rule that is being followed derives */
  GPtrArray      *bearers;
  GPtrArray      *links;
  GHashTable     *sides;
  GPtrArray      *opponents;
  guint           place;       /* among the bearers, or the opponents */
};

static void
end_rule (EntTheoryDerivation *self)
{
  g_clear_pointer (&self->bearers, g_ptr_array_unref);
  g_clear_pointer (&self->opponents, g_ptr_array_unref);
  g_clear_pointer (&self->sides, g_hash_table_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
}

static void
begin_rule (EntTheoryDerivation *self)
{
  g_autoptr (EntRule) rule = g_list_model_get_item (self->rules, self->n_rules++);

  self->place = 0;
  self->piece = (EntTheoryPiece) {
    .kind = ENT_THEORY_PIECE_DERIVED,
    .value = ent_rule_get_value (rule),
    .ground = ent_rule_get_when (rule),
  };
  while (self->piece.condition < self->data->n_conditions &&
         self->data->conditions[self->piece.condition] != ent_rule_get_condition (rule))
    self->piece.condition++;
  if (self->piece.condition == self->data->n_conditions)
    return;

  if (self->piece.ground == ENT_RULE_GROUND_TRAITS)
    {
      self->bearers = list_bearers (self->data, self->the_case, ent_rule_get_traits (rule));
      return;
    }
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->sides = list_sides (self->the_case, self->conflicts, self->links);
  self->opponents = g_hash_table_get_keys_as_ptr_array (self->sides);
}

static void
pair_bearer (EntTheoryDerivation *self)
{
  const Bearer *bearer = g_ptr_array_index (self->bearers, self->place);

  keep_traits (self->data, bearer);
  for (guint i = self->place + 1; i < self->bearers->len; i++)
    pair_bearers (self->data, bearer, g_ptr_array_index (self->bearers, i), &self->piece);
}

/*< private >
 * ent_theory_derivation_new:
 * @data: what is being gathered; it outlives the derivation
 * @the_case: a case
 * @theory: one of its theories
 * @conflicts: (element-type EntTie): the case's ties of that kind, kept by @data
 *
 * Returns: (transfer full): what adds to @data what the theory's rules derive
 */
EntTheoryDerivation *
ent_theory_derivation_new (EntTheoryData *data,
                           EntCase       *the_case,
                           EntTheory     *theory,
                           GPtrArray     *conflicts)
{
  EntTheoryDerivation *self = g_new0 (EntTheoryDerivation, 1);

  self->data = data;
  self->the_case = g_object_ref (the_case);
  self->rules = g_object_ref (ent_theory_get_rules (theory));
  self->conflicts = g_ptr_array_ref (conflicts);

  return self;
}

/*< private >
 * ent_theory_derivation_free:
 * @self: (transfer full): a derivation
 */
void
ent_theory_derivation_free (EntTheoryDerivation *self)
{
  end_rule (self);
  g_ptr_array_unref (self->conflicts);
  g_object_unref (self->rules);
  g_object_unref (self->the_case);
  g_free (self);
}

/*< private >
 * ent_theory_derivation_step:
 * @self: a derivation
 *
 * Derives a little more: what one state has in common with others, or who is against one.
 *
 * Returns: whether there is more to derive
 */
gboolean
ent_theory_derivation_step (EntTheoryDerivation *self)
{
  if (self->bearers != NULL && self->place < self->bearers->len)
    {
      pair_bearer (self);
      self->place++;
    }
  else if (self->opponents != NULL && self->place < self->opponents->len)
    {
      const char *opponent = g_ptr_array_index (self->opponents, self->place++);

      pair_sides (self->data, opponent, g_hash_table_lookup (self->sides, opponent),
                  &self->piece);
    }
  else
    {
      end_rule (self);
      if (self->n_rules == g_list_model_get_n_items (self->rules))
        return FALSE;
      begin_rule (self);
    }

  return TRUE;
}

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

/* When a state had all of the traits; NULL where it never did. */
static Bearer *
find_bearer (EntCase    *the_case,
             const char *state,
             GListModel *terms)
{
  Bearer *bearer = g_new0 (Bearer, 1);

  bearer->state = state;
  bearer->extents = g_array_new (FALSE, FALSE, sizeof (EntExtent));
  bearer->traits = g_ptr_array_new ();
  for (guint i = 0; i < g_list_model_get_n_items (terms); i++)
    {
      g_autoptr (EntScopeTerm) term = g_list_model_get_item (terms, i);

      narrow (the_case, bearer, term, i == 0);
    }
  if (bearer->extents->len == 0)
    g_clear_pointer (&bearer, bearer_free);

  return bearer;
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

typedef enum
{
  BETWEEN_RULES,
  FIND_BEARERS,
  PAIR_BEARERS,
  FIND_SIDES,
  PAIR_SIDES,
} Doing;

struct _EntTheoryDerivation
{
  EntTheoryData  *data;
  EntCase        *the_case;
  GListModel     *rules;
  GPtrArray      *conflicts;
  Doing           doing;
  guint           place;       /* among the states, bearers, conflicts or opponents */
  guint           n_rules;     /* begun with */
  EntTheoryPiece  piece;       /* what the rule that is being followed derives */
  GListModel     *traits;      /* that it asks for */
  GPtrArray      *bearers;
  GPtrArray      *links;       /* of the conflicts: they keep the ids */
  GHashTable     *sides;       /* opponent → who was in conflict with it */
  GPtrArray      *opponents;
};

static void
go_on (EntTheoryDerivation *self,
       Doing                doing)
{
  self->doing = doing;
  self->place = 0;
}

static void
end_rule (EntTheoryDerivation *self)
{
  g_clear_object (&self->traits);
  g_clear_pointer (&self->bearers, g_ptr_array_unref);
  g_clear_pointer (&self->opponents, g_ptr_array_unref);
  g_clear_pointer (&self->sides, g_hash_table_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
}

static void
begin_rule (EntTheoryDerivation *self)
{
  g_autoptr (EntRule) rule = g_list_model_get_item (self->rules, self->n_rules++);

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
      self->traits = g_object_ref (ent_rule_get_traits (rule));
      self->bearers = g_ptr_array_new_with_free_func ((GDestroyNotify) bearer_free);
      go_on (self, FIND_BEARERS);
      return;
    }
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->sides = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                       (GDestroyNotify) g_array_unref);
  go_on (self, FIND_SIDES);
}

static void
add_bearer (EntTheoryDerivation *self)
{
  const char *state = g_array_index (self->data->states, EntTheoryState, self->place).id;
  Bearer *bearer = find_bearer (self->the_case, state, self->traits);

  if (bearer != NULL)
    g_ptr_array_add (self->bearers, bearer);
}

static void
add_sides (EntTheoryDerivation *self)
{
  EntTie *conflict = g_ptr_array_index (self->conflicts, self->place);
  GPtrArray *links = ent_link_list (self->the_case, conflict);

  for (guint i = 0; i < links->len; i++)
    {
      EntLink *link = g_ptr_array_index (links, i);

      add_side (self->sides, link->a, link->b, link);
      add_side (self->sides, link->b, link->a, link);
    }
  g_ptr_array_add (self->links, links);
}

static void
pair_bearer (EntTheoryDerivation *self)
{
  const Bearer *bearer = g_ptr_array_index (self->bearers, self->place);

  keep_traits (self->data, bearer);
  for (guint i = self->place + 1; i < self->bearers->len; i++)
    pair_bearers (self->data, bearer, g_ptr_array_index (self->bearers, i), &self->piece);
}

static void
pair_opponents (EntTheoryDerivation *self)
{
  const char *opponent = g_ptr_array_index (self->opponents, self->place);

  pair_sides (self->data, opponent, g_hash_table_lookup (self->sides, opponent), &self->piece);
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
 * Derives a little more: what traits a state has, or has in common with others; who is on
 * which side of a conflict, or against one state.
 *
 * Returns: whether there is more to derive
 */
gboolean
ent_theory_derivation_step (EntTheoryDerivation *self)
{
  switch (self->doing)
    {
    case FIND_BEARERS:
      if (self->place == self->data->states->len)
        {
          go_on (self, PAIR_BEARERS);
          return TRUE;
        }
      add_bearer (self);
      break;
    case PAIR_BEARERS:
      if (self->place == self->bearers->len)
        {
          go_on (self, BETWEEN_RULES);
          return TRUE;
        }
      pair_bearer (self);
      break;
    case FIND_SIDES:
      if (self->place == self->conflicts->len)
        {
          self->opponents = g_hash_table_get_keys_as_ptr_array (self->sides);
          go_on (self, PAIR_SIDES);
          return TRUE;
        }
      add_sides (self);
      break;
    case PAIR_SIDES:
      if (self->place == self->opponents->len)
        {
          go_on (self, BETWEEN_RULES);
          return TRUE;
        }
      pair_opponents (self);
      break;
    case BETWEEN_RULES:
    default:
      end_rule (self);
      if (self->n_rules == g_list_model_get_n_items (self->rules))
        return FALSE;
      begin_rule (self);
      return TRUE;
    }
  self->place++;

  return TRUE;
}

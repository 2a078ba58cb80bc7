/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-theory-options.h"

G_DEFINE_BOXED_TYPE (EntTheoryOptions, ent_theory_options, ent_theory_options_copy,
                     ent_theory_options_free)

/**
 * ent_theory_options_new:
 * @theory: (nullable): a theory
 *
 * Returns: (transfer full): the options that the theory itself asks for: its definition, all
 *   ties, what is not coded left out, and derived where it has rules
 */
EntTheoryOptions *
ent_theory_options_new (EntTheory *theory)
{
  EntTheoryOptions *self = g_new0 (EntTheoryOptions, 1);

  if (theory != NULL)
    {
      self->definition = g_strdup (ent_theory_get_definition (theory));
      self->derived = g_list_model_get_n_items (ent_theory_get_rules (theory)) > 0;
    }

  return self;
}

/**
 * ent_theory_options_copy:
 * @self: options
 *
 * Returns: (transfer full): a copy
 */
EntTheoryOptions *
ent_theory_options_copy (const EntTheoryOptions *self)
{
  EntTheoryOptions *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->definition = g_strdup (self->definition);

  return copy;
}

/**
 * ent_theory_options_free:
 * @self: (transfer full): options
 */
void
ent_theory_options_free (EntTheoryOptions *self)
{
  g_free (self->definition);
  g_free (self);
}

/**
 * ent_theory_options_equal:
 * @a: options
 * @b: other options
 *
 * Returns: whether they say the same
 */
gboolean
ent_theory_options_equal (const EntTheoryOptions *a,
                          const EntTheoryOptions *b)
{
  return g_strcmp0 (a->definition, b->definition) == 0 &&
         !a->exclude_multilateral == !b->exclude_multilateral && a->uncoded == b->uncoded &&
         !a->derived == !b->derived;
}

/**
 * ent_theory_options_find_definition:
 * @self: options
 * @the_case: a case
 * @theory: one of its theories
 *
 * Returns: (transfer none) (nullable): what counts as the outcome: the options' definition,
 *   else the theory's, else the case's first; %NULL where the case has none
 */
EntDefinition *
ent_theory_options_find_definition (const EntTheoryOptions *self,
                                    EntCase                *the_case,
                                    EntTheory              *theory)
{
  const char *id = self->definition ? self->definition : ent_theory_get_definition (theory);
  EntRecord *found = id ? ent_case_lookup (the_case, ENT_TYPE_DEFINITION, id) : NULL;

  return found ? ENT_DEFINITION (found) : ent_case_get_first_definition (the_case);
}

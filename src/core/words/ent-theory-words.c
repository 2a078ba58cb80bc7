/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-theory-words.h"
#include "ent-words.h"

/* What a theory says, in sentences: the window and the report say it alike. */

/**
 * ent_theory_words_dup_conditions:
 * @theory: a theory
 *
 * Returns: (transfer full): its conditions, as a list
 */
char *
ent_theory_words_dup_conditions (EntTheory *theory)
{
  guint mask;
  g_autoptr (GString) list = g_string_new (NULL);

  g_return_val_if_fail (ENT_IS_THEORY (theory), NULL);

  mask = ent_theory_get_conditions (theory);
  for (guint kind = 0; kind <= ENT_CONDITION_KIND_SHARED_IDEOLOGY; kind++)
    {
      if (!(mask & (1u << kind)))
        continue;
      if (list->len > 0)
        /* Translators: what stands between the conditions of a theory, all of which are needed:
           “Shared interest + Shared ideology”. */
        g_string_append (list, C_("between conditions", " + "));
      g_string_append (list, ent_words_for_condition (kind));
    }

  return g_string_free_and_steal (g_steal_pointer (&list));
}

/**
 * ent_theory_words_dup_claim:
 * @theory: a theory
 *
 * Returns: (transfer full): what it claims, in a sentence
 */
char *
ent_theory_words_dup_claim (EntTheory *theory)
{
  g_autofree char *conditions = ent_theory_words_dup_conditions (theory);

  g_return_val_if_fail (ENT_IS_THEORY (theory), NULL);

  switch (ent_theory_get_claim (theory))
    {
    case ENT_CLAIM_WHENEVER:
      /* Translators: a claim of sufficiency; the conditions are a list joined by “+”. */
      return g_strdup_printf (_("Two states are allied whenever they have: %s"), conditions);
    case ENT_CLAIM_BOTH:
      /* Translators: a claim of both; the conditions are a list joined by “+”. */
      return g_strdup_printf (_("Two states are allied whenever, and only when, they have: %s"),
                              conditions);
    case ENT_CLAIM_ONLY_WHEN:
    default:
      /* Translators: a claim of necessity; the conditions are a list joined by “+”. */
      return g_strdup_printf (_("Two states are allied only when they have: %s"), conditions);
    }
}

/* A value of the file is one word; a trait that has it has a title for people. */
static const char *
find_title (EntCase      *the_case,
            EntScopeTerm *term)
{
  GListModel *traits = ent_case_get_records (the_case, ENT_TYPE_TRAIT);

  for (guint i = 0; i < g_list_model_get_n_items (traits); i++)
    {
      g_autoptr (EntTrait) trait = g_list_model_get_item (traits, i);

      if (ent_trait_get_kind (trait) == ent_scope_term_get_kind (term) &&
          g_strcmp0 (ent_trait_get_value (trait), ent_scope_term_get_value (term)) == 0 &&
          ent_trait_get_title (trait) != NULL)
        return ent_trait_get_title (trait);
    }

  return ent_scope_term_get_value (term);
}

static char *
dup_traits (EntCase    *the_case,
            GListModel *terms)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (terms); i++)
    {
      g_autoptr (EntScopeTerm) term = g_list_model_get_item (terms, i);

      if (i > 0)
        /* Translators: what stands between the traits that put a state in the scope of a theory. */
        g_string_append (list, C_("between traits", " + "));
      g_string_append (list, find_title (the_case, term));
    }

  return g_string_free_and_steal (list);
}

/**
 * ent_theory_words_dup_scope:
 * @the_case: a case
 * @theory: one of its theories
 *
 * Returns: (transfer full): of which states it speaks, in a sentence
 */
char *
ent_theory_words_dup_scope (EntCase   *the_case,
                            EntTheory *theory)
{
  g_autofree char *list = NULL;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_THEORY (theory), NULL);

  list = dup_traits (the_case, ent_theory_get_scope (theory));
  if (*list == '\0')
    return g_strdup (_("It speaks of all states."));

  /* Translators: the traits that put a state in the scope of a theory, a list joined by “+”. */
  return g_strdup_printf (_("It speaks of states with: %s."), list);
}

/**
 * ent_theory_words_dup_claim_and_scope:
 * @the_case: a case
 * @theory: one of its theories
 *
 * Returns: (transfer full): what it claims, and of which states, in two sentences
 */
char *
ent_theory_words_dup_claim_and_scope (EntCase   *the_case,
                                      EntTheory *theory)
{
  g_autofree char *claim = ent_theory_words_dup_claim (theory);
  g_autofree char *scope = ent_theory_words_dup_scope (the_case, theory);

  /* Translators: what a theory claims, and a whole sentence, of which states it speaks: “Two
     states are allied only when they have: Shared interest. It speaks of all states.” */
  return g_strdup_printf (C_("claim and scope", "%s. %s"), claim, scope);
}

/**
 * ent_theory_words_dup_rule:
 * @the_case: a case
 * @rule: a rule of one of its theories
 *
 * Returns: (transfer full): what it derives, and from what, in a sentence
 */
char *
ent_theory_words_dup_rule (EntCase *the_case,
                           EntRule *rule)
{
  const char *condition;
  const char *value;
  g_autofree char *traits = NULL;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_RULE (rule), NULL);

  condition = ent_words_for_condition (ent_rule_get_condition (rule));
  value = ent_rule_get_value (rule) == ENT_CONDITION_VALUE_ABSENT ? C_("condition", "absent")
                                                                  : C_("condition", "present");
  if (ent_rule_get_when (rule) == ENT_RULE_GROUND_COMMON_OPPONENT)
    /* Translators: a condition, and whether it is present or absent. */
    return g_strdup_printf (_("%s: %s where both states are in conflict with the same third one"),
                            condition, value);

  traits = dup_traits (the_case, ent_rule_get_traits (rule));
  /* Translators: a condition, whether it is present or absent, and traits joined by “+”. */
  return g_strdup_printf (_("%s: %s where both states have: %s"), condition, value, traits);
}

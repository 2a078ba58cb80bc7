/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-tour.h"

#include <glib/gi18n-lib.h>

/*
 * The tour of the built-in case: what it argues, step by step. A step is a way of looking at
 * the case, and some words on what is seen; it changes nothing in it. The words are our own:
 * tests/validate/check-manual.py holds them against the articles'.
 */

#define FORMAL "formal-as-interpreted"
#define INFORMAL "informal-too"

static const EntTourStep steps[] = {
  {
    N_ ("1950: Two Allies, One Enemy"),
    N_ ("Beijing and Moscow become allies. Communist parties rule both, and both have the "
        "United States against them: an interest and a creed in common. The cards beside the "
        "graph are the passages that say so."),
    "1950", FORMAL, "chn-sun-alliance", "graph", NULL, FALSE,
  },
  {
    N_ ("1961: A Treaty for an Older Alliance"),
    N_ ("China had fought for North Korea since 1950; only now do the two sign a treaty. The case "
        "counts the alliance from the war on, and its evidence tells what it rested on before "
        "there was a text."),
    "1961", FORMAL, "chn-prk-alliance", "graph", NULL, FALSE,
  },
  {
    N_ ("1965: A War With Three Allies Behind It"),
    N_ ("North Vietnam is at war with the United States. China, the Soviet Union and North Korea "
        "are its allies, all of them communist and all against Washington. A war joins each state "
        "of one side to each of the other."),
    "1965", FORMAL, "vietnam-war", "graph", NULL, FALSE,
  },
  {
    N_ ("1969: From Alliance to Border War"),
    N_ ("The creed broke first, early in the decade; then Chinese and Soviet soldiers shot at "
        "each other. For the author that is the end of the alliance, although its treaty ran on "
        "for eleven years on paper. When an alliance ends is a judgement, and here it has a "
        "source."),
    "1969", FORMAL, "chn-sun-alliance", "graph", NULL, FALSE,
  },
  {
    N_ ("1978: Vietnam Chooses Moscow"),
    N_ ("The war is won, and the enemy that had held the allies together is gone. China and North "
        "Korea now stand against Vietnam, which signs a treaty with the Soviet Union. China and "
        "Vietnam still share a creed: alone, it did not keep them allied."),
    "1978", FORMAL, "vnm-sun-alliance", "graph", NULL, FALSE,
  },
  {
    N_ ("1985: Does It Count?"),
    N_ ("China and the United States work together against Moscow. Khang Vu calls that "
        "cooperation, Ngo Di Lan an informal alliance. The definition used here is Lan’s wider "
        "one; choose another, and the graph and the count in the header bar follow."),
    "1985", INFORMAL, "usa-chn-alignment", "graph", NULL, FALSE,
  },
  {
    N_ ("1991: The End of a Creed"),
    N_ ("The Soviet Union breaks up. Vietnam might still have had an interest in common with "
        "Russia, but no creed; three years later Vietnam ends the treaty. Now the interest alone "
        "did not keep an alliance."),
    "1991", FORMAL, "vnm-sun-alliance", "graph", NULL, FALSE,
  },
  {
    N_ ("2021: What Is Left"),
    N_ ("Two of these alliances outlived the Cold War: that of China and North Korea, and that of "
        "Vietnam and Laos. Whether the second is one is in dispute, for its treaty does not say so "
        "plainly. The evidence shows who supports the claim and who contests it."),
    "2021", FORMAL, "vnm-lao-alliance", "graph", NULL, FALSE,
  },
  {
    N_ ("2021: A Partner, Not an Ally"),
    N_ ("Vietnam and the United States share a worry, China at sea. They do not share a creed, and "
        "there is no alliance. Links that do not count by the definition are drawn here all the "
        "same: “Show Links That Do Not Count” in the View menu."),
    "2021", FORMAL, "usa-vnm-partnership", "graph", NULL, TRUE,
  },
  {
    N_ ("The Theory’s Table"),
    N_ ("The claim was: only where interest and creed are both shared is there an alliance. Held "
        "against every pair in its scope it is broken once, by two that stayed allied for six "
        "years after their creeds had parted. Each row of the table leads to its cases, and each "
        "case to its passages."),
    "2021", FORMAL, NULL, "theory", "interest-and-ideology", FALSE,
  },
};

/**
 * ent_tour_get_steps:
 * @n_steps: (out): how many there are
 *
 * Gets the steps of the tour.
 *
 * Returns: (array length=n_steps) (transfer none): the steps
 */
const EntTourStep *
ent_tour_get_steps (guint *n_steps)
{
  g_return_val_if_fail (n_steps != NULL, NULL);

  *n_steps = G_N_ELEMENTS (steps);
  return steps;
}

/**
 * ent_tour_apply:
 * @step: a step
 * @session: a session on the built-in case
 *
 * Looks at the case as a step does. What the user has removed in the meantime is passed over.
 */
void
ent_tour_apply (const EntTourStep *step,
                EntSession        *session)
{
  g_autoptr (EntDate) at = NULL;
  EntCase *the_case = NULL;
  EntRecord *definition = NULL;
  EntRecord *selection = NULL;

  g_return_if_fail (step != NULL);
  g_return_if_fail (ENT_IS_SESSION (session));

  the_case = ent_session_get_case (session);
  at = ent_date_new (step->at, NULL);
  g_assert (at != NULL);
  ent_session_set_at (session, at);
  definition = ent_case_lookup (the_case, ENT_TYPE_DEFINITION, step->definition);
  if (definition != NULL)
    ent_session_set_definition (session, ENT_DEFINITION (definition));
  ent_session_set_show_uncounted (session, step->uncounted);
  if (step->selection != NULL)
    selection = ent_case_lookup (the_case, ENT_TYPE_RECORD, step->selection);
  ent_session_select (session, selection, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-editor-words.h"
#include "ent-words.h"

const char *
ent_editor_word_for_tie_kind (int value)
{
  return ent_words_for_tie_kind ((EntTieKind) value);
}

const char *
ent_editor_word_for_basis (int value)
{
  const char *word = ent_words_for_basis ((EntTieBasis) value);

  /* Translators: no source says what a commitment rests on. */
  return word ? word : C_("basis of a tie", "Nobody says");
}

const char *
ent_editor_word_for_role (int value)
{
  const char *word = ent_words_for_role ((EntRole) value);

  /* Translators: one among equals. */
  return word ? word : C_("part in a tie", "Member");
}

const char *
ent_editor_word_for_party_kind (int value)
{
  return value == ENT_PARTY_KIND_STATE ? C_("kind of party", "State")
                                       : C_("kind of party", "Not a state");
}

const char *
ent_editor_word_for_instrument_kind (int value)
{
  return ent_words_for_instrument_kind ((EntInstrumentKind) value);
}

const char *
ent_editor_word_for_obligation (int value)
{
  switch ((EntObligation) value)
    {
    case ENT_OBLIGATION_DEFENSE:
      return C_("check button for an obligation", "Defense");
    case ENT_OBLIGATION_OFFENSE:
      return C_("check button for an obligation", "Offense");
    case ENT_OBLIGATION_NEUTRALITY:
      return C_("check button for an obligation", "Neutrality");
    case ENT_OBLIGATION_NONAGGRESSION:
      return C_("check button for an obligation", "Nonaggression");
    case ENT_OBLIGATION_CONSULTATION:
      return C_("check button for an obligation", "Consultation");
    default:
      g_return_val_if_reached ("");
    }
}

const char *
ent_editor_word_for_wording (int value)
{
  switch ((EntWording) value)
    {
    case ENT_WORDING_EXPLICIT:
      return C_("wording", "Stated in the text");
    case ENT_WORDING_INTERPRETED:
      return C_("wording", "As the parties read it");
    case ENT_WORDING_UNDISCLOSED:
      return C_("wording", "Text not public");
    case ENT_WORDING_UNSAID:
    default:
      return C_("wording", "Nobody says");
    }
}

const char *
ent_editor_word_for_event_kind (int value)
{
  const char *word = ent_words_for_event_kind ((EntEventKind) value);

  /* Translators: an event of none of the kinds. */
  return word ? word : C_("kind of event", "Other");
}

const char *
ent_editor_word_for_trait_kind (int value)
{
  return ent_words_for_trait_kind ((EntTraitKind) value);
}

const char *
ent_editor_word_for_condition_kind (int value)
{
  return ent_words_for_condition ((EntConditionKind) value);
}

const char *
ent_editor_word_for_condition_value (int value)
{
  return value == ENT_CONDITION_VALUE_PRESENT ? C_("value of a condition", "Present")
                                              : C_("value of a condition", "Absent");
}

const char *
ent_editor_word_for_stance (int value)
{
  return ent_words_for_stance ((EntStance) value);
}

const char *
ent_editor_word_for_aspect (int value)
{
  return ent_words_for_aspect ((EntAspect) value);
}

const char *
ent_editor_word_for_claim (int value)
{
  switch ((EntClaim) value)
    {
    case ENT_CLAIM_WHENEVER:
      /* Translators: what a theory claims: allied whenever its conditions are met. */
      return C_("claim", "Whenever: they are enough");
    case ENT_CLAIM_BOTH:
      /* Translators: what a theory claims: allied only when, and whenever. */
      return C_("claim", "Both: whenever, and only then");
    case ENT_CLAIM_ONLY_WHEN:
    default:
      /* Translators: what a theory claims: allied only when its conditions are met. */
      return C_("claim", "Only when: they are needed");
    }
}

const char *
ent_editor_word_for_rule_ground (int value)
{
  return value == ENT_RULE_GROUND_TRAITS
           /* Translators: what a condition of a pair of states is derived from. */
           ? C_("rule", "Traits that both states have")
           /* Translators: what a condition of a pair of states is derived from. */
           : C_("rule", "A common opponent in a conflict");
}

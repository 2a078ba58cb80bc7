/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words for the values of enumerations, as rows of choices want them: what the panels
 * leave out, such as “nobody says”, has a word here. */
const char *ent_editor_word_for_tie_kind        (int value);
const char *ent_editor_word_for_basis           (int value);
const char *ent_editor_word_for_role            (int value);
const char *ent_editor_word_for_party_kind      (int value);
const char *ent_editor_word_for_instrument_kind (int value);
const char *ent_editor_word_for_obligation      (int value);
const char *ent_editor_word_for_wording         (int value);
const char *ent_editor_word_for_event_kind      (int value);
const char *ent_editor_word_for_trait_kind      (int value);
const char *ent_editor_word_for_condition_kind  (int value);
const char *ent_editor_word_for_condition_value (int value);
const char *ent_editor_word_for_stance          (int value);
const char *ent_editor_word_for_aspect          (int value);
const char *ent_editor_word_for_claim           (int value);
const char *ent_editor_word_for_rule_ground     (int value);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"
#include "ent-text.h"

G_BEGIN_DECLS

/**
 * EntLocated:
 * @anchor: the anchor of a passage, as it was
 * @match: where it stands
 *
 * A passage that was looked for in a text.
 */
typedef struct
{
  EntAnchor      *anchor;
  EntAnchorMatch  match;
} EntLocated;

#define ENT_TYPE_TEXT_MATCHER (ent_text_matcher_get_type ())
G_DECLARE_FINAL_TYPE (EntTextMatcher, ent_text_matcher, ENT, TEXT_MATCHER, GObject)

EntTextMatcher *ent_text_matcher_new    (EntCase        *the_case);
const char     *ent_text_matcher_find   (EntTextMatcher *self,
                                         EntText        *text);
GHashTable     *ent_text_matcher_locate (EntTextMatcher *self,
                                         const char     *article,
                                         EntText        *text);

G_END_DECLS

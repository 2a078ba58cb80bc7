/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "ent-text.h"

G_BEGIN_DECLS

/**
 * EntAnchorState:
 * @ENT_ANCHOR_NO_TEXT: the article's text is not attached
 * @ENT_ANCHOR_EXACT: the very words stand where the anchor says
 * @ENT_ANCHOR_RELOCATED: the passage was found, elsewhere or slightly changed
 * @ENT_ANCHOR_AMBIGUOUS: more than one place fits: the user decides
 * @ENT_ANCHOR_ORPHAN: no place fits well enough: the user decides
 *
 * How a passage was found in a text.
 */
typedef enum
{
  ENT_ANCHOR_NO_TEXT,
  ENT_ANCHOR_EXACT,
  ENT_ANCHOR_RELOCATED,
  ENT_ANCHOR_AMBIGUOUS,
  ENT_ANCHOR_ORPHAN,
} EntAnchorState;

/**
 * EntAnchorMatch:
 * @state: how the passage was found
 * @paragraph: the number of the body paragraph it starts in, or 0
 * @start: its first character in the normalised text
 * @end: the character behind its last
 * @score: how much of the passage's sketch stands there, from 0 to 1
 * @runner_up: the score of the second best place, from 0 to 1
 */
typedef struct
{
  EntAnchorState state;
  guint          paragraph;
  gsize          start;
  gsize          end;
  double         score;
  double         runner_up;
} EntAnchorMatch;

/**
 * ENT_ANCHOR_MIN_SCORE:
 *
 * The least score with which a place is taken for a passage: half of the sketch's
 * hashes. Why a half is said at the head of ent-anchor-locate.c.
 */
#define ENT_ANCHOR_MIN_SCORE 0.5

/**
 * ENT_ANCHOR_MIN_MARGIN:
 *
 * How much the score of the place that is taken stands at least above that of any other
 * place, in this text and in the one that the anchor was made from. Where it doesn't, the
 * passage is ambiguous.
 */
#define ENT_ANCHOR_MIN_MARGIN 0.2

/**
 * ENT_ANCHOR_MIN_CANDIDATE:
 *
 * The least score with which a place is shown to the user who decides. Below it, a place
 * has no more than a stock phrase in common with the passage.
 */
#define ENT_ANCHOR_MIN_CANDIDATE 0.25

#define ENT_ANCHOR_ERROR (ent_anchor_error_quark ())

typedef enum
{
  ENT_ANCHOR_ERROR_INVALID,
} EntAnchorError;

GQuark     ent_anchor_error_quark   (void);

#define ENT_TYPE_ANCHOR (ent_anchor_get_type ())

typedef struct _EntAnchor EntAnchor;

GType      ent_anchor_get_type      (void) G_GNUC_CONST;

EntAnchor *ent_anchor_new_for_span  (EntText          *text,
                                     gsize             start,
                                     gsize             end);
EntAnchor *ent_anchor_new_from_json (JsonNode         *node,
                                     GError          **error);
JsonNode  *ent_anchor_to_json       (const EntAnchor  *self);
EntAnchor *ent_anchor_ref           (EntAnchor        *self);
void       ent_anchor_unref         (EntAnchor        *self);
gboolean   ent_anchor_equal         (const EntAnchor  *a,
                                     const EntAnchor  *b);

guint      ent_anchor_get_paragraph (const EntAnchor  *self);
gsize      ent_anchor_get_start     (const EntAnchor  *self);
gsize      ent_anchor_get_end       (const EntAnchor  *self);

void       ent_anchor_locate        (const EntAnchor  *self,
                                     EntText          *text,
                                     EntAnchorMatch   *match);
gboolean   ent_anchor_is_exact      (const EntAnchor  *self,
                                     EntText          *text);
GArray    *ent_anchor_list_candidates
                                    (const EntAnchor  *self,
                                     EntText          *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntAnchor, ent_anchor_unref)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

/**
 * EntMentionKind:
 * @ENT_MENTION_STATE: the name of a state
 * @ENT_MENTION_YEAR: a year: 1977
 * @ENT_MENTION_YEARS: a range of years: 1954–75
 * @ENT_MENTION_DECADE: a decade: the 1970s
 *
 * What is mentioned in a text.
 */
typedef enum
{
  ENT_MENTION_STATE,
  ENT_MENTION_YEAR,
  ENT_MENTION_YEARS,
  ENT_MENTION_DECADE,
} EntMentionKind;

/**
 * EntMention:
 * @kind: what is mentioned
 * @start: the first character of the words, in the text
 * @end: the character behind the last
 * @first: the first year; 0 for a state
 * @last: the last year, included; 0 for a state
 * @states: (nullable): the ids of the states that have or had the name, in the order of
 *   the case; belongs to the [struct@Mentions]
 *
 * A place in a text that names a state or a time.
 */
typedef struct
{
  EntMentionKind     kind;
  gsize              start;
  gsize              end;
  int                first;
  int                last;
  const char *const *states;
} EntMention;

#define ENT_TYPE_MENTIONS (ent_mentions_get_type ())

typedef struct _EntMentions EntMentions;

GType        ent_mentions_get_type (void) G_GNUC_CONST;

EntMentions *ent_mentions_new      (EntCase           *the_case);
EntMentions *ent_mentions_ref      (EntMentions       *self);
void         ent_mentions_unref    (EntMentions       *self);

GArray      *ent_mentions_find     (EntMentions       *self,
                                    const char        *text);

char        *ent_mention_dup_edtf  (const EntMention  *mention);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntMentions, ent_mentions_unref)

G_END_DECLS

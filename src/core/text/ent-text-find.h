/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-text.h"

G_BEGIN_DECLS

/**
 * EntTextSpan:
 * @start: the first character, in the normalised text
 * @end: the character behind the last
 *
 * A part of a text.
 */
typedef struct
{
  gsize start;
  gsize end;
} EntTextSpan;

#define ENT_TYPE_TEXT_FINDER (ent_text_finder_get_type ())

typedef struct _EntTextFinder EntTextFinder;

GType          ent_text_finder_get_type (void) G_GNUC_CONST;

EntTextFinder *ent_text_finder_new      (EntText       *text);
EntTextFinder *ent_text_finder_ref      (EntTextFinder *self);
void           ent_text_finder_unref    (EntTextFinder *self);

GArray        *ent_text_finder_find     (EntTextFinder *self,
                                         const char    *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTextFinder, ent_text_finder_unref)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ENT_DATE_PATTERN_MAX_GAPS 4

typedef struct _EntDatePattern EntDatePattern;

/* What stands in the gaps, by their numbers; %NULL for a gap that the pattern leaves out. */
typedef void (*EntDatePatternFunc) (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
                                    gpointer  data);

EntDatePattern *ent_date_pattern_new     (const char           *format);
void            ent_date_pattern_free    (EntDatePattern       *self);
gboolean        ent_date_pattern_is_dash (const EntDatePattern *self);
void            ent_date_pattern_match   (const EntDatePattern *self,
                                          const char           *text,
                                          EntDatePatternFunc    func,
                                          gpointer              data);

char           *ent_date_tidy            (const char           *text);
char           *ent_date_fold            (const char           *text);
gunichar        ent_date_get_char_before (const char           *start,
                                          const char           *at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntDatePattern, ent_date_pattern_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-date.h"

G_BEGIN_DECLS

/*< private >
 * EntTheorySet:
 *
 * When each of many pairs was in a set: answers for any window how many pairs were in it,
 * and for how many days.
 */
typedef struct _EntTheorySet EntTheorySet;

EntTheorySet *ent_theory_set_new        (void);
void          ent_theory_set_free       (EntTheorySet *self);
void          ent_theory_set_add        (EntTheorySet *self,
                                         guint         pair,
                                         EntSpan       span);
void          ent_theory_set_seal       (EntTheorySet *self);
guint         ent_theory_set_count_pairs (const EntTheorySet *self,
                                          EntSpan             window);
gint64        ent_theory_set_count_days (const EntTheorySet *self,
                                         EntSpan             window);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Random changes of a case, and what they touch. */

#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

/* What some changes touch, to tell whether others touch the same. */
typedef struct
{
  GHashTable *members;  /* "id:member", or "id:members:STATE" for a membership */
  GHashTable *removed;  /* ids */
  GHashTable *used;     /* ids that what was changed or made is, or refers to */
} Touched;

Touched   *touched_new       (void);
void       touched_free      (Touched    *self);
void       touched_add       (Touched    *self,
                              EntChange  *change);
gboolean   touched_overlap   (Touched    *a,
                              Touched    *b);

EntChange *make_random_change (EntCase    *the_case,
                              GRand      *random,
                              const char *side,
                              guint       number);
void       apply_change      (EntCase    *the_case,
                              EntChange  *change);
void       apply_memberwise  (EntCase    *the_case,
                              EntChange  *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Touched, touched_free)

G_END_DECLS

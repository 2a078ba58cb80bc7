/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-theory-index.h"

G_BEGIN_DECLS

/* The records of a case, each as it is written. */
typedef struct
{
  GPtrArray  *states;
  GPtrArray  *traits;
  GPtrArray  *ties;
  GPtrArray  *conditions;
  const char *claim;
} Parts;

void            make_parts  (Parts       *parts);
void            parts_clear (Parts       *parts);
EntCase        *read_parts  (const Parts *parts,
                             const char  *more_states,
                             const char  *more_ties);
void            shuffle     (GPtrArray   *lines);
EntTheoryIndex *index_case  (EntCase     *the_case);
EntSpan         pick_window (EntSpan      range);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

/**
 * ENT_LINK_PAIRWISE_MAX:
 *
 * A tie of up to so many members is drawn as links between its pairs; one of
 * more is drawn as a hub, to which each member is linked.
 */
#define ENT_LINK_PAIRWISE_MAX 4

/**
 * EntLink:
 * @id: the link's id: the tie's where it has one link, else `TIE/A/B`, or
 *   `TIE/A` where it leads to the hub; a further stretch has `/2` and so on behind
 * @tie: the tie
 * @a: the id of the state it leads from
 * @b: (nullable): the id of the state it leads to; %NULL where it leads to the
 *   tie's hub
 * @directed: whether it has a direction, from @a to @b
 * @extent: when it held
 *
 * One tie between two of its members during one unbroken stretch of time.
 */
typedef struct
{
  char       *id;
  EntTie     *tie;
  char       *a;
  char       *b;
  gboolean    directed;
  EntExtent   extent;
} EntLink;

void       ent_link_free       (EntLink *link);
GPtrArray *ent_link_list       (EntCase *the_case,
                                EntTie  *tie);
gboolean   ent_link_tie_is_hub (EntTie  *tie);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLink, ent_link_free)

G_END_DECLS

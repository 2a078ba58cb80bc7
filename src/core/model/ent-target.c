/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-target.h"

/**
 * EntTarget:
 *
 * What evidence can speak of: a tie, an instrument, an event, a trait, a
 * condition. It has no methods: it says which records a reference may lead to.
 * (A membership is a target too, as `TIE/STATE`, but no record of its own.)
 */

G_DEFINE_INTERFACE (EntTarget, ent_target, ENT_TYPE_RECORD)

static void
ent_target_default_init (EntTargetInterface *iface)
{
}

/**
 * EntNode:
 *
 * What can be a node of the graph, and so have a place: a state, or a tie that is
 * drawn as a hub.
 */

G_DEFINE_INTERFACE (EntNode, ent_node, ENT_TYPE_RECORD)

static void
ent_node_default_init (EntNodeInterface *iface)
{
}

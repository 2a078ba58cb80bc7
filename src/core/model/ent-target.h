/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-record.h"

G_BEGIN_DECLS

#define ENT_TYPE_TARGET (ent_target_get_type ())
G_DECLARE_INTERFACE (EntTarget, ent_target, ENT, TARGET, EntRecord)

struct _EntTargetInterface
{
  GTypeInterface parent_interface;
};

#define ENT_TYPE_NODE (ent_node_get_type ())
G_DECLARE_INTERFACE (EntNode, ent_node, ENT, NODE, EntRecord)

struct _EntNodeInterface
{
  GTypeInterface parent_interface;
};

G_END_DECLS

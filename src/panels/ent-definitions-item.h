/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-definition-compare.h"

G_BEGIN_DECLS

#define ENT_TYPE_DEFINITIONS_ITEM (ent_definitions_item_get_type ())
G_DECLARE_FINAL_TYPE (EntDefinitionsItem, ent_definitions_item, ENT, DEFINITIONS_ITEM, GObject)

EntDefinitionsItem *ent_definitions_item_new         (EntCase              *the_case,
                                                      EntDefinitionCompare *compare,
                                                      const EntComparedTie *tie,
                                                      const EntSpan        *at);
EntTie             *ent_definitions_item_get_tie     (EntDefinitionsItem   *self);
EntCounted          ent_definitions_item_get_counted (EntDefinitionsItem   *self);

G_END_DECLS

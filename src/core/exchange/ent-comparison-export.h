/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-definition-compare.h"

G_BEGIN_DECLS

char *ent_comparison_export_ties  (EntDefinitionCompare *compare,
                                   EntCase              *the_case,
                                   const char           *first,
                                   const char           *second);
char *ent_comparison_export_years (EntDefinitionCompare *compare,
                                   EntSpan               range,
                                   const char           *first,
                                   const char           *second);

G_END_DECLS

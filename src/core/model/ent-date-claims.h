/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

GPtrArray *ent_case_get_date_claims  (EntCase    *self,
                                      const char *target);
gboolean   ent_case_has_date_dispute (EntCase    *self,
                                      const char *target);

G_END_DECLS

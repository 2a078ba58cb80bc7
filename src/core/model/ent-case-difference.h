/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

EntChange *ent_case_make_difference (EntCase    *before,
                                     EntCase    *after,
                                     const char *title);

G_END_DECLS

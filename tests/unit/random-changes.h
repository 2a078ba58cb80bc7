/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes as nobody would make them: of every kind, in any order, not all of them
 * possible. The same seed gives the same ones. */

#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

EntChange *random_change (EntCase *the_case,
                          GRand   *random);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

#define BENCH_N_TIES 2000
#define BENCH_N_CONDITIONS 4000

EntCase *bench_theory_make_case (guint scale);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-theory-export.h"

G_BEGIN_DECLS

void ent_cli_print_theory (const EntTheoryExport *export,
                           EntTheoryTable        *table);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-reader.h"

G_BEGIN_DECLS

void ent_reader_init_library (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-article-dialog.h"

G_BEGIN_DECLS

void ent_sources_init (void);

G_END_DECLS

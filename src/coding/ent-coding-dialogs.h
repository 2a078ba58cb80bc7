/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-anchor-review.h"
#include "ent-attach-dialog.h"
#include "ent-evidence-dialog.h"

G_BEGIN_DECLS

void ent_coding_dialogs_init (void);

G_END_DECLS

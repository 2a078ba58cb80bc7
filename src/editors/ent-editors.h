/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-editors-actions.h"
#include "ent-record-dialogs.h"
#include "ent-state-chooser.h"

G_BEGIN_DECLS

void ent_editors_init (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-definitions-view.h"
#include "ent-gaps-view.h"
#include "ent-history-view.h"
#include "ent-inspector.h"
#include "ent-library-view.h"
#include "ent-look-bar.h"
#include "ent-outline.h"
#include "ent-theory-view.h"

G_BEGIN_DECLS

void ent_panels_init (void);

G_END_DECLS

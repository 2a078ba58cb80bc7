/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ent_direction_keep_arrow (char *text);

G_END_DECLS

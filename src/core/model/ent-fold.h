/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *ent_fold_letter (gunichar    c);
char       *ent_fold_words  (const char *name);

G_END_DECLS

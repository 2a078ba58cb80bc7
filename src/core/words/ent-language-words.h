/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *ent_words_dup_language         (const char *tag);
gboolean  ent_words_is_users_language    (const char *tag);

G_END_DECLS

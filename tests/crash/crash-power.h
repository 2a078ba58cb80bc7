/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _Power Power;

Power *power_new    (const char *root,
                     const char *trace,
                     guint32     seed);
void   power_free   (Power      *self);
void   power_follow (Power      *self);
void   power_check  (Power      *self);
void   power_cut    (Power      *self);
void   power_look   (Power      *self);

void   remove_all   (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Power, power_free)

G_END_DECLS

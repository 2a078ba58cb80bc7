/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-window.h"

G_BEGIN_DECLS

#define ENT_TYPE_RECOVERER (ent_recoverer_get_type ())
G_DECLARE_FINAL_TYPE (EntRecoverer, ent_recoverer, ENT, RECOVERER, GObject)

EntRecoverer *ent_recoverer_new         (GtkApplication *application);

GListModel   *ent_recoverer_get_orphans (EntRecoverer   *self);
void          ent_recoverer_look        (EntRecoverer   *self);
void          ent_recoverer_show        (EntRecoverer   *self);

G_END_DECLS

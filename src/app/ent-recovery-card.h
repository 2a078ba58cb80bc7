/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ent-journal.h"

G_BEGIN_DECLS

#define ENT_TYPE_RECOVERY_CARD (ent_recovery_card_get_type ())
G_DECLARE_FINAL_TYPE (EntRecoveryCard, ent_recovery_card, ENT, RECOVERY_CARD, GtkListBoxRow)

GtkWidget *ent_recovery_card_new (EntOrphan *orphan);

G_END_DECLS

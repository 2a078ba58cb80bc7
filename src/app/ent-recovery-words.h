/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-journal.h"

G_BEGIN_DECLS

char *ent_recovery_describe_time    (GDateTime *time,
                                     GDateTime *now);
char *ent_recovery_describe_moment  (GDateTime *time,
                                     GDateTime *now);
char *ent_recovery_dup_display_path (const char *address);
char *ent_recovery_describe_place   (EntOrphan *orphan);
char *ent_recovery_describe_changes (EntOrphan *orphan,
                                     GDateTime *now);
char *ent_recovery_describe_titles  (EntOrphan *orphan);
char *ent_recovery_describe_doubts  (EntOrphan *orphan);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ENT_TYPE_ATTACH_REPORT (ent_attach_report_get_type ())
G_DECLARE_FINAL_TYPE (EntAttachReport, ent_attach_report, ENT, ATTACH_REPORT, AdwDialog)

EntAttachReport *ent_attach_report_new         (void);
void             ent_attach_report_add_text    (EntAttachReport *self,
                                                const char      *name,
                                                const char      *article,
                                                const guint      counts[5]);
void             ent_attach_report_add_failure (EntAttachReport *self,
                                                const char      *name,
                                                const char      *message);
guint            ent_attach_report_get_n_texts (EntAttachReport *self);
char            *ent_attach_report_dup_summary (EntAttachReport *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-article.h"

G_BEGIN_DECLS

#define ENT_TYPE_IMPORT_REPORT (ent_import_report_get_type ())
G_DECLARE_FINAL_TYPE (EntImportReport, ent_import_report, ENT, IMPORT_REPORT, AdwDialog)

EntImportReport *ent_import_report_new          (void);

gboolean         ent_import_report_get_running  (EntImportReport *self);
void             ent_import_report_set_running  (EntImportReport *self,
                                                 gboolean         running);
void             ent_import_report_set_progress (EntImportReport *self,
                                                 guint            n_done,
                                                 guint            n_files,
                                                 const char      *name);

void             ent_import_report_add_text     (EntImportReport *self,
                                                 const char      *name,
                                                 EntArticle      *article,
                                                 const guint      counts[5],
                                                 GPtrArray       *notices);
void             ent_import_report_add_new      (EntImportReport *self,
                                                 const char      *name,
                                                 EntArticle      *article,
                                                 GPtrArray       *notices);
void             ent_import_report_add_failure  (EntImportReport *self,
                                                 const char      *name,
                                                 const char      *message);
void             ent_import_report_add_remark   (EntImportReport *self,
                                                 const char      *message);

guint            ent_import_report_get_n_texts  (EntImportReport *self);
char            *ent_import_report_dup_summary  (EntImportReport *self);

G_END_DECLS

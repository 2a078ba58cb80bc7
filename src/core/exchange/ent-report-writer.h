/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-report.h"

G_BEGIN_DECLS

typedef struct _EntReportWriter EntReportWriter;

EntReportWriter *ent_report_writer_new          (EntReportFormat   format,
                                                 const char       *title,
                                                 const char       *language);
void             ent_report_writer_free         (EntReportWriter  *self);
char            *ent_report_writer_free_to_text (EntReportWriter  *self);

void             ent_report_writer_heading      (EntReportWriter  *self,
                                                 guint             level,
                                                 const char       *text);
void             ent_report_writer_paragraph    (EntReportWriter  *self,
                                                 const char       *text);
void             ent_report_writer_fact         (EntReportWriter  *self,
                                                 const char       *name,
                                                 const char       *value);
void             ent_report_writer_lead         (EntReportWriter  *self,
                                                 const char       *name,
                                                 const char       *rest);
void             ent_report_writer_quote        (EntReportWriter  *self,
                                                 const char       *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntReportWriter, ent_report_writer_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-report.h"

G_BEGIN_DECLS

typedef struct _EntReportWriter EntReportWriter;

/*< private >
 * EntReportColumn:
 * @title: what stands at its head
 * @number: whether it holds numbers, which are set to the right
 *
 * A column of a table.
 */
typedef struct
{
  const char *title;
  gboolean    number;
} EntReportColumn;

EntReportWriter *ent_report_writer_new          (EntReportFormat   format,
                                                 const char       *title);
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
                                                 const char       *id,
                                                 const char       *name,
                                                 const char       *rest);
void             ent_report_writer_quote        (EntReportWriter  *self,
                                                 const char       *text);
void             ent_report_writer_code         (EntReportWriter  *self,
                                                 const char       *text);
void             ent_report_writer_passage      (EntReportWriter  *self,
                                                 guint             number,
                                                 const char       *place,
                                                 const char       *rest);

void             ent_report_writer_begin_table  (EntReportWriter       *self,
                                                 const char            *caption,
                                                 const EntReportColumn *columns,
                                                 guint                  n_columns);
void             ent_report_writer_cell         (EntReportWriter       *self,
                                                 const char            *text,
                                                 GArray                *references);
void             ent_report_writer_end_table    (EntReportWriter       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntReportWriter, ent_report_writer_free)

G_END_DECLS

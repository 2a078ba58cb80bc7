/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-report-writer.h"
#include "ent-theory-end.h"
#include "ent-theory-report.h"

G_BEGIN_DECLS

/*< private >
 * EntQuotation:
 * @words: (nullable): a passage's own words
 * @paragraph: the paragraph of the attached text that it stands in, or 0 for none
 *
 * What a text says of a passage.
 */
typedef struct
{
  char  *words;
  guint  paragraph;
} EntQuotation;

/*< private >
 * EntCited:
 * @passage: a passage
 * @evidence: (element-type EntEvidence): what it was cited for
 *
 * A passage that cells refer to.
 */
typedef struct
{
  EntPassage *passage;
  GPtrArray  *evidence;
} EntCited;

/*< private >
 * EntTheoryReport:
 * @export: what is written
 * @options: how
 * @the_case: the case
 * @window: the window that is measured
 * @writer: where it goes
 * @numbers: passage id → its number, from 1
 * @cited: (element-type EntCited): in the order of their numbers
 *
 * A report that is being written.
 */
typedef struct
{
  const EntTheoryExport        *export;
  const EntTheoryReportOptions *options;
  EntCase                      *the_case;
  EntSpan                       window;
  EntReportWriter              *writer;
  GHashTable                   *numbers;
  GPtrArray                    *cited;
} EntTheoryReport;

void  ent_theory_report_cell        (EntTheoryReport *self,
                                     const char      *format,
                                     ...) G_GNUC_PRINTF (2, 3);
void  ent_theory_report_number      (EntTheoryReport *self,
                                     double           number);
void  ent_theory_report_years       (EntTheoryReport *self,
                                     double           years);

/* In ent-theory-report-cases.c */
void  ent_theory_report_cases       (EntTheoryReport *self,
                                     EntTheoryTable  *table);
void  ent_theory_report_breaking    (EntTheoryReport *self,
                                     EntTheoryTable  *table);
void  ent_theory_report_ends        (EntTheoryReport *self);
void  ent_theory_report_next        (EntTheoryReport *self);

/* In ent-theory-report-passages.c */
void    ent_cited_free                (EntCited           *cited);
GArray *ent_theory_report_cite        (EntTheoryReport    *self,
                                       GPtrArray          *evidence);
GArray *ent_theory_report_cite_ids    (EntTheoryReport    *self,
                                       const char * const *evidence);
GArray *ent_theory_report_cite_for    (EntTheoryReport    *self,
                                       const char * const *records);
void    ent_theory_report_passages    (EntTheoryReport    *self);

G_END_DECLS

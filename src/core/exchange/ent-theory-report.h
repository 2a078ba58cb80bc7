/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-attachments.h"
#include "ent-report.h"
#include "ent-theory-export.h"

G_BEGIN_DECLS

/**
 * EntTheoryParts:
 * @ENT_THEORY_PART_CASES: the cases of every row, by name
 * @ENT_THEORY_PART_ENDS: why ties ended
 * @ENT_THEORY_PART_NEXT: where pairs stand
 *
 * What a report on a theory may leave out. How it was read, the verdict, the truth table,
 * the measures and the sensitivity are in every one: no figure stands without what hangs
 * on it.
 */
typedef enum /*< flags >*/
{
  ENT_THEORY_PART_CASES = 1 << 0,
  ENT_THEORY_PART_ENDS = 1 << 1,
  ENT_THEORY_PART_NEXT = 1 << 2,
} EntTheoryParts;

#define ENT_THEORY_PARTS_ALL \
  (ENT_THEORY_PART_CASES | ENT_THEORY_PART_ENDS | ENT_THEORY_PART_NEXT)

/**
 * EntTheoryReportOptions:
 * @format: what it is written in
 * @parts: what it holds besides what every report does
 * @quotations: (nullable) (element-type utf8 EntQuotation): the passages' own words, from
 *   ent_theory_report_take_quotations(), or %NULL for digests only
 *
 * What a report on a theory holds.
 */
typedef struct
{
  EntReportFormat  format;
  EntTheoryParts   parts;
  GHashTable      *quotations;
} EntTheoryReportOptions;

GHashTable *ent_theory_report_take_quotations (EntCase                      *the_case,
                                               EntAttachments               *attachments);
char       *ent_theory_report_write           (const EntTheoryExport        *export,
                                               const EntTheoryReportOptions *options);
char       *ent_theory_report_write_truth     (const EntTheoryExport        *export);

G_END_DECLS

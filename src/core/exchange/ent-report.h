/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-attachments.h"
#include "ent-slice.h"

G_BEGIN_DECLS

/**
 * EntReportFormat:
 * @ENT_REPORT_FORMAT_MARKDOWN: Markdown, as CommonMark has it
 * @ENT_REPORT_FORMAT_HTML: one page of HTML
 *
 * What a report is written in.
 */
typedef enum
{
  ENT_REPORT_FORMAT_MARKDOWN,
  ENT_REPORT_FORMAT_HTML,
} EntReportFormat;

/**
 * EntReportOptions:
 * @format: what it is written in
 * @only_active: only ties that are active at the slice's time, and not those of all times
 * @tie: (nullable): only this tie
 * @with_quotations: the passages' own words, where the text is attached or the case
 *   holds them
 *
 * What a report holds.
 */
typedef struct
{
  EntReportFormat  format;
  gboolean         only_active;
  EntTie          *tie;
  gboolean         with_quotations;
} EntReportOptions;

char *ent_report_write (EntSlice               *slice,
                        EntAttachments         *attachments,
                        const EntReportOptions *options);

G_END_DECLS

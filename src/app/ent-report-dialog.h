/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * EntReportKind:
 * @ENT_REPORT_KIND_HTML: a report by link, as HTML
 * @ENT_REPORT_KIND_MARKDOWN: a report by link, as Markdown
 * @ENT_REPORT_KIND_ANNOTATIONS: the passages as W3C Web Annotations
 *
 * What evidence is exported as.
 */
typedef enum
{
  ENT_REPORT_KIND_HTML,
  ENT_REPORT_KIND_MARKDOWN,
  ENT_REPORT_KIND_ANNOTATIONS,
} EntReportKind;

/**
 * EntReportScope:
 * @ENT_REPORT_SCOPE_ALL: the links of all times
 * @ENT_REPORT_SCOPE_SHOWN: those that hold at the time shown
 * @ENT_REPORT_SCOPE_SELECTED: the selected one
 *
 * Which links a report is on.
 */
typedef enum
{
  ENT_REPORT_SCOPE_ALL,
  ENT_REPORT_SCOPE_SHOWN,
  ENT_REPORT_SCOPE_SELECTED,
} EntReportScope;

#define ENT_TYPE_REPORT_DIALOG (ent_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntReportDialog, ent_report_dialog, ENT, REPORT_DIALOG, AdwDialog)

EntReportDialog *ent_report_dialog_new            (const char      *shown,
                                                   const char      *selected);
EntReportKind    ent_report_dialog_get_kind       (EntReportDialog *self);
EntReportScope   ent_report_dialog_get_scope      (EntReportDialog *self);
gboolean         ent_report_dialog_get_quotations (EntReportDialog *self);

G_END_DECLS

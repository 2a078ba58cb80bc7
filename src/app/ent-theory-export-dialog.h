/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-theory-report.h"

G_BEGIN_DECLS

/**
 * EntTheoryFormat:
 * @ENT_THEORY_FORMAT_HTML: a report, as HTML
 * @ENT_THEORY_FORMAT_MARKDOWN: a report, as Markdown
 * @ENT_THEORY_FORMAT_JSON: all results, as JSON
 * @ENT_THEORY_FORMAT_CSV: a table, as CSV
 *
 * What a theory is exported as.
 */
typedef enum
{
  ENT_THEORY_FORMAT_HTML,
  ENT_THEORY_FORMAT_MARKDOWN,
  ENT_THEORY_FORMAT_JSON,
  ENT_THEORY_FORMAT_CSV,
} EntTheoryFormat;

/**
 * EntTheoryChoice:
 * @format: what it is exported as
 * @table: which table, as CSV
 * @parts: what a report holds
 * @with_series: whether a report tells how the measures move
 * @with_quotations: whether a report holds the passages' own words
 *
 * What the user decided.
 */
typedef struct
{
  EntTheoryFormat format;
  EntTheoryCsv table;
  EntTheoryParts parts;
  gboolean with_series;
  gboolean with_quotations;
} EntTheoryChoice;

#define ENT_TYPE_THEORY_EXPORT_DIALOG (ent_theory_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntTheoryExportDialog, ent_theory_export_dialog, ENT,
                      THEORY_EXPORT_DIALOG, AdwDialog)

EntTheoryExportDialog *ent_theory_export_dialog_new        (GSettings             *settings);
void                   ent_theory_export_dialog_get_choice (EntTheoryExportDialog *self,
                                                            EntTheoryChoice       *choice);

G_END_DECLS

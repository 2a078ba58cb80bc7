/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "ent-theory-index.h"

G_BEGIN_DECLS

/**
 * EntTheoryExport:
 * @index: the theory, read
 * @window: the window that it is measured in
 * @at: the time at which it is told where pairs stand
 * @series_length: how many years long a window is that moves through @window a year at a
 *   time, or 0 for none
 * @case_name: (nullable): how `entente theory` finds the case: the name of a file without
 *   its folder, which is nobody's business, or `builtin:NAME`
 *
 * What is written of a theory.
 */
typedef struct
{
  EntTheoryIndex *index;
  EntSpan         window;
  EntSpan         at;
  guint           series_length;
  const char     *case_name;
} EntTheoryExport;

/**
 * EntTheoryCsv:
 * @ENT_THEORY_CSV_TRUTH: the truth table, and under it the rows that stand apart
 * @ENT_THEORY_CSV_MEASURES: the measures
 * @ENT_THEORY_CSV_CASES: the cases of every row
 * @ENT_THEORY_CSV_ENDS: why ties ended: a row for each condition
 * @ENT_THEORY_CSV_NEXT: where pairs stand
 * @ENT_THEORY_CSV_SENSITIVITY: what it comes to, read in other ways
 * @ENT_THEORY_CSV_SERIES: the measures as a window moves
 *
 * A table of a theory, which is a file of its own.
 */
typedef enum /*< prefix=ENT_THEORY_CSV >*/
{
  ENT_THEORY_CSV_TRUTH,
  ENT_THEORY_CSV_MEASURES,
  ENT_THEORY_CSV_CASES,
  ENT_THEORY_CSV_ENDS,
  ENT_THEORY_CSV_NEXT,
  ENT_THEORY_CSV_SENSITIVITY,
  ENT_THEORY_CSV_SERIES,
} EntTheoryCsv;

JsonNode *ent_theory_export_json        (const EntTheoryExport *self);
char     *ent_theory_export_json_text   (const EntTheoryExport *self);
char     *ent_theory_export_dup_hash    (EntCase               *the_case);
EntSpan   ent_theory_export_get_window  (const EntTheoryExport *self);
char     *ent_theory_export_dup_command (const EntTheoryExport *self,
                                         const char            *format,
                                         const char            *more);

/* In ent-theory-csv.c */
char     *ent_theory_export_csv         (const EntTheoryExport *self,
                                         EntTheoryCsv           table);

G_END_DECLS

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
 *
 * What is written of a theory.
 */
typedef struct
{
  EntTheoryIndex *index;
  EntSpan         window;
  EntSpan         at;
  guint           series_length;
} EntTheoryExport;

JsonNode *ent_theory_export_json     (const EntTheoryExport *self);
char     *ent_theory_export_csv      (const EntTheoryExport *self);
char     *ent_theory_export_dup_hash (EntCase               *the_case);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntTheoryColumn:
 * @title: its heading
 * @meaning: what its figures are, as a tooltip
 * @is_number: whether it is aligned at the end
 * @takes_room: whether it takes the room that is left
 * @is_spare: whether it is left out where there is little room
 *
 * A column of a table.
 */
typedef struct
{
  const char *title;
  const char *meaning;
  gboolean    is_number;
  gboolean    takes_room;
  gboolean    is_spare;
} EntTheoryColumn;

/**
 * EntTheoryColumns:
 *
 * Columns that lines of cells share: their cells stand under one another, whatever widgets
 * the lines are in.
 */
typedef struct _EntTheoryColumns EntTheoryColumns;

EntTheoryColumns *ent_theory_columns_new         (const EntTheoryColumn *columns,
                                                  guint                  n_columns);
void              ent_theory_columns_free        (EntTheoryColumns      *self);
GtkWidget        *ent_theory_columns_new_heading (EntTheoryColumns      *self,
                                                  gboolean               unfolds);
GtkWidget        *ent_theory_columns_new_line    (EntTheoryColumns      *self,
                                                  GtkWidget            **cells);
void              ent_theory_columns_set_figure  (EntTheoryColumns      *self,
                                                  guint                  n,
                                                  GtkWidget             *cell,
                                                  const char            *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTheoryColumns, ent_theory_columns_free)

G_END_DECLS

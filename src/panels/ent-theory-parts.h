/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-theory-listing.h"
#include "ent-theory-section.h"

G_BEGIN_DECLS

/**
 * EntTheoryRowSpec:
 * @dup_key: what tells an item from others, whenever it is listed
 * @create: makes the row of an item
 * @update: says what an item says now; called after @create, too
 *
 * How a list of items becomes rows that stay what they are when the list is made anew.
 */
typedef struct
{
  char      *(*dup_key) (gpointer   item);
  GtkWidget *(*create)  (gpointer   item,
                         gpointer   user_data);
  void       (*update)  (GtkWidget *row,
                         gpointer   item,
                         gpointer   user_data);
} EntTheoryRowSpec;

GtkWidget  *ent_theory_list_new        (const char             *name);
void        ent_theory_list_sync       (GtkListBox             *list,
                                        GListModel             *items,
                                        const EntTheoryRowSpec *spec,
                                        gpointer                user_data);

void        ent_theory_set_name        (GtkWidget              *widget,
                                        const char             *name);
GtkWidget  *ent_theory_cell_new        (const char             *caption,
                                        const char             *tooltip);
void        ent_theory_cell_set        (GtkWidget              *cell,
                                        const char             *text,
                                        const char             *words);
GtkWidget  *ent_theory_cells_new       (void);

GtkWidget  *ent_theory_fold_new        (GtkWidget              *head,
                                        GtkWidget              *content);
GtkWidget  *ent_theory_fold_get_toggle (GtkWidget              *fold);
gboolean    ent_theory_fold_is_open    (GtkWidget              *fold);
void        ent_theory_fold_set_name   (GtkWidget              *fold,
                                        const char             *name);

char       *ent_theory_dup_number      (double                  number);
char       *ent_theory_dup_years       (double                  years);
char       *ent_theory_dup_length      (double                  years);
const char *ent_theory_get_sign        (EntTheoryValue          value);
char       *ent_theory_dup_edtf        (EntSpan                 span);

/* Cases as rows that unfold to why, and to the passages, in ent-theory-case-row.c */
GtkWidget  *ent_theory_cases_new       (const char             *name);
void        ent_theory_cases_set       (GtkWidget              *cases,
                                        EntTheorySection       *section,
                                        GListModel             *items);
void        ent_theory_cases_list      (GtkWidget              *cases,
                                        EntTheorySection       *section,
                                        EntTheoryListing       *listing);

/**
 * EntTheoryRowMenuSpec:
 * @visit: selects in graph and time what a row is about
 * @dup_more: (nullable): what a row says beside its title and subtitle
 *
 * What the menu of a row needs to know of it.
 */
typedef struct
{
  void  (*visit)    (GtkWidget *row);
  char *(*dup_more) (GtkWidget *row);
} EntTheoryRowMenuSpec;

/* The menus of rows, in ent-theory-row-menu.c */
char       *ent_theory_row_dup_text    (GtkWidget                  *row,
                                        const EntTheoryRowMenuSpec *spec);
void        ent_theory_row_menu_add    (GtkWidget                  *list,
                                        GtkWidget                  *owner,
                                        const EntTheoryRowMenuSpec *spec);

/* Going to a pair in the graph and in time, in ent-theory-visit.c */
void        ent_theory_visit           (EntSession             *session,
                                        const char             *a,
                                        const char             *b,
                                        const char * const     *ties,
                                        EntSpan                 span);
GPtrArray  *ent_theory_list_evidence   (EntCase                *the_case,
                                        const char * const     *records);
GPtrArray  *ent_theory_lookup_evidence (EntCase                *the_case,
                                        const char * const     *ids);

G_END_DECLS

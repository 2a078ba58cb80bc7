/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-case.h"

G_BEGIN_DECLS

GtkWidget *ent_parts_new_label       (const char   *text,
                                      const char   *css_class);
GtkWidget *ent_parts_new_row         (const char   *title,
                                      const char   *subtitle);
GtkWidget *ent_parts_new_expander    (const char   *title,
                                      const char   *subtitle);
void       ent_parts_set_label       (GtkWidget    *label,
                                      const char   *text);
void       ent_parts_add_chip        (AdwWrapBox   *chips,
                                      const char   *text,
                                      const char   *css_class);
void       ent_parts_set_source      (GtkWidget    *label,
                                      const char   *source);
char      *ent_parts_dup_source      (const char   *source);
void       ent_parts_clear           (GtkWidget    *container);
void       ent_parts_append_phrase   (GString      *text,
                                      const char   *phrase);
void       ent_parts_make_editable   (GtkWidget    *row,
                                      EntRecord    *record);
GtkWidget *ent_parts_new_edit_button (EntRecord    *record);
void       ent_parts_show_events     (GtkListBox   *list,
                                      EntCase      *the_case,
                                      EntRecord    *of);
void       ent_parts_show_notes      (GtkWidget    *section,
                                      GtkWidget    *note_label,
                                      const char   *note,
                                      GtkWidget    *source_label,
                                      const char   *source);
int        ent_parts_compare_dates   (EntDate      *a,
                                      EntDate      *b);

/* Rows for dates on which sources disagree, in ent-disputes.c */
GPtrArray *ent_disputes_list         (EntCase      *the_case,
                                      const char   *target);
void       ent_disputes_fill         (GtkListBox   *list,
                                      EntCase      *the_case,
                                      EntTie       *tie);

/* Rows for the conditions coded for the members of a tie, in ent-codings.c */
void       ent_codings_fill          (AdwExpanderRow *expander,
                                      GPtrArray      *rows,
                                      EntCase        *the_case,
                                      EntTie         *tie,
                                      EntSpan         at);

/* Cards of the instruments of a tie, in ent-instrument-cards.c */
gboolean   ent_instrument_cards_fill (GtkListBox   *list,
                                      EntCase      *the_case,
                                      EntTie       *tie);

G_END_DECLS

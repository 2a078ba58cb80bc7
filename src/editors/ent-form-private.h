/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-form.h"

G_BEGIN_DECLS

/* What a row is bound to. It belongs to the form, and keeps the row. */
typedef struct
{
  EntForm     *form;
  GtkWidget   *row;
  char        *member;
  char        *title;
  EntFormNeed  need;
} EntFormRow;

EntFormRow *ent_form_row_new          (EntForm     *form,
                                       GtkWidget   *row,
                                       const char  *member,
                                       const char  *title,
                                       EntFormNeed  need);
void        ent_form_row_free         (EntFormRow  *self);
const char *ent_form_row_get_string   (EntFormRow  *self);
void        ent_form_row_changed_cb   (EntFormRow  *self);
char       *ent_form_row_dup_missing  (EntFormRow  *self);
void        ent_form_row_store_string (EntFormRow  *self,
                                       JsonObject  *object,
                                       const char  *text);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-case.h"

G_BEGIN_DECLS

/**
 * EntFormNeed:
 * @ENT_FORM_OPTIONAL: it may be left empty, and is then not written
 * @ENT_FORM_REQUIRED: it must be filled in
 *
 * Whether a member of a record may be left out.
 */
typedef enum
{
  ENT_FORM_OPTIONAL,
  ENT_FORM_REQUIRED,
} EntFormNeed;

/**
 * EntFormWords:
 * @value: a value of an enumeration
 *
 * Returns: (nullable): the word for it, in the user's language
 */
typedef const char *(*EntFormWords) (int value);

/**
 * EntFormStoreFunc:
 * @object: the record's JSON, which is being made
 * @user_data: the caller's data
 *
 * Puts what a row says into the record.
 */
typedef void (*EntFormStoreFunc) (JsonObject *object,
                                  gpointer    user_data);

/**
 * EntFormCheckFunc:
 * @user_data: the caller's data
 *
 * Returns: (transfer full) (nullable): what is wrong with what a row says, in a sentence
 *   for the user
 */
typedef char *(*EntFormCheckFunc) (gpointer user_data);

#define ENT_TYPE_FORM (ent_form_get_type ())
G_DECLARE_FINAL_TYPE (EntForm, ent_form, ENT, FORM, GObject)

EntForm    *ent_form_new             (JsonObject       *object);

JsonObject *ent_form_get_source      (EntForm          *self);
JsonObject *ent_form_dup_object      (EntForm          *self);
char       *ent_form_dup_problem     (EntForm          *self,
                                      GtkWidget       **row);
gboolean    ent_form_is_touched      (EntForm          *self);
void        ent_form_changed         (EntForm          *self);

void        ent_form_bind            (EntForm          *self,
                                      GtkWidget        *row,
                                      EntFormStoreFunc  store,
                                      EntFormCheckFunc  check,
                                      gpointer          user_data,
                                      GDestroyNotify    destroy);

/* One line for each member of a record. */
GtkWidget  *ent_form_add_text        (EntForm          *self,
                                      const char       *member,
                                      const char       *title,
                                      EntFormNeed       need);
GtkWidget  *ent_form_add_note        (EntForm          *self,
                                      const char       *member,
                                      const char       *title);
GtkWidget  *ent_form_add_date        (EntForm          *self,
                                      const char       *member,
                                      const char       *title,
                                      EntFormNeed       need);
GtkWidget  *ent_form_add_number      (EntForm          *self,
                                      const char       *member,
                                      const char       *title);
GtkWidget  *ent_form_add_term        (EntForm          *self,
                                      const char       *member,
                                      const char       *title);
GtkWidget  *ent_form_add_choice      (EntForm          *self,
                                      const char       *member,
                                      const char       *title,
                                      GType             enum_type,
                                      EntFormWords      words,
                                      EntFormNeed       need);
GtkWidget  *ent_form_add_checks      (EntForm          *self,
                                      const char       *member,
                                      const char       *title,
                                      GType             enum_type,
                                      EntFormWords      words);
GtkWidget  *ent_form_add_reference   (EntForm          *self,
                                      const char       *member,
                                      const char       *title,
                                      GStrv             ids,
                                      GStrv             labels,
                                      EntFormNeed       need);

/* Rows of choices, in ent-form-choice.c */
int         ent_form_get_choice      (GtkWidget        *row);
void        ent_form_set_choice      (GtkWidget        *row,
                                      int               value);
void        ent_form_limit_choices   (GtkWidget        *row,
                                      guint             mask);

/* Terms in words, in ent-form-term.c */
char       *ent_form_parse_term      (const char       *text);

G_END_DECLS

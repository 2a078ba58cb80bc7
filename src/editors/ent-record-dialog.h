/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-form.h"
#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_TYPE_RECORD_DIALOG (ent_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntRecordDialog, ent_record_dialog, ENT, RECORD_DIALOG, AdwDialog)

/**
 * EntRecordDialogSpec:
 * @type: the type of the record
 * @add_title: the dialog's title where a record is made, not translated
 * @edit_title: the dialog's title where one is changed, not translated
 * @from_gazetteer: whether a new one is first sought in the gazetteer
 * @has_evidence: whether the passages that bear on the record are edited with it
 * @build: adds the rows
 * @check: (nullable): what is wrong with the record as a whole, in a sentence
 * @dup_hint: (nullable): what a new record's id is made of, see [func@Edit.make_id]; by
 *   default its title
 *
 * What sets the dialog of one type of record apart from the others.
 */
typedef struct
{
  GType     (*type) (void);
  const char *add_title;
  const char *edit_title;
  gboolean    from_gazetteer;
  gboolean    has_evidence;
  void      (*build)    (EntRecordDialog *dialog);
  char     *(*check)    (EntRecordDialog *dialog,
                         JsonObject      *object);
  char     *(*dup_hint) (EntRecordDialog *dialog,
                         JsonObject      *object);
} EntRecordDialogSpec;

/**
 * EntStateChosenFunc:
 * @dialog: the dialog
 * @id: the id of a state, which may be one that is only made when the dialog is saved
 * @user_data: the caller's data
 *
 * Called when a state was chosen.
 */
typedef void (*EntStateChosenFunc) (EntRecordDialog *dialog,
                                    const char      *id,
                                    gpointer         user_data);

AdwDialog           *ent_record_dialog_new          (EntSession                *session,
                                                     const EntRecordDialogSpec *spec,
                                                     EntRecord                 *record,
                                                     JsonObject                *draft);

EntSession          *ent_record_dialog_get_session  (EntRecordDialog           *self);
EntForm             *ent_record_dialog_get_form     (EntRecordDialog           *self);
GType                ent_record_dialog_get_record_type (EntRecordDialog        *self);
gboolean             ent_record_dialog_is_new       (EntRecordDialog           *self);
const char          *ent_record_dialog_get_problem  (EntRecordDialog           *self);

AdwPreferencesGroup *ent_record_dialog_add_group    (EntRecordDialog           *self,
                                                     const char                *title);
void                 ent_record_dialog_add          (EntRecordDialog           *self,
                                                     GtkWidget                 *group);
void                 ent_record_dialog_add_notes    (EntRecordDialog           *self);
char                *ent_record_dialog_dup_state_name (EntRecordDialog         *self,
                                                     const char                *id);
void                 ent_record_dialog_choose_state (EntRecordDialog           *self,
                                                     const char                *title,
                                                     EntStateChosenFunc         chosen,
                                                     gpointer                   user_data);
gboolean             ent_record_dialog_save         (EntRecordDialog           *self);

G_END_DECLS

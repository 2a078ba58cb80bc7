/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_TYPE_TARGET_FORM (ent_target_form_get_type ())
G_DECLARE_FINAL_TYPE (EntTargetForm, ent_target_form, ENT, TARGET_FORM, GtkBox)

/**
 * EntTargetDraft:
 * @made: the change that makes it, and the states that it needs
 * @id: its id
 * @name: what it is called
 * @type: its type
 *
 * A target that is yet to be made.
 */
typedef struct
{
  EntChange *made;
  char      *id;
  char      *name;
  GType      type;
} EntTargetDraft;

void            ent_target_draft_free    (EntTargetDraft  *draft);

void            ent_target_form_reset    (EntTargetForm   *self,
                                          EntSession      *session,
                                          EntDate         *date);
void            ent_target_form_set_type (EntTargetForm   *self,
                                          GType            type);
void            ent_target_form_add      (EntTargetForm   *self,
                                          const char      *name);
EntTargetDraft *ent_target_form_make     (EntTargetForm   *self,
                                          const char     **problem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTargetDraft, ent_target_draft_free)

G_END_DECLS

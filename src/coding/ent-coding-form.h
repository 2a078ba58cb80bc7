/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-coding.h"

G_BEGIN_DECLS

#define ENT_TYPE_CODING_FORM (ent_coding_form_get_type ())
G_DECLARE_FINAL_TYPE (EntCodingForm, ent_coding_form, ENT, CODING_FORM, GtkBox)

void     ent_coding_form_set_target_type (EntCodingForm    *self,
                                          GType             type);
void     ent_coding_form_set             (EntCodingForm    *self,
                                          const EntCoding  *coding);
gboolean ent_coding_form_get             (EntCodingForm    *self,
                                          EntCoding        *coding,
                                          const char      **problem);

G_END_DECLS

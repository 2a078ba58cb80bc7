/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-session.h"

G_BEGIN_DECLS

/**
 * EntDatePart:
 * @ENT_DATE_PART_START: when it began
 * @ENT_DATE_PART_END: when it ended
 * @ENT_DATE_PART_WHOLE: when it was
 *
 * Of what a source gives the date.
 */
typedef enum
{
  ENT_DATE_PART_START,
  ENT_DATE_PART_END,
  ENT_DATE_PART_WHOLE,
} EntDatePart;

EntDatePart  ent_date_choice_get_part    (EntEvidence  *evidence);
EntDate     *ent_date_choice_get_chosen  (EntCase      *the_case,
                                          const char   *target,
                                          EntDatePart   part);
char        *ent_date_choice_dup_edtf    (EntDate      *date,
                                          EntDatePart   part);
EntChange   *ent_date_choice_make_change (EntCase      *the_case,
                                          EntEvidence  *evidence,
                                          GError      **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-article.h"
#include "ent-change.h"
#include "ent-condition.h"
#include "ent-conflict.h"
#include "ent-definition.h"
#include "ent-event.h"
#include "ent-evidence.h"
#include "ent-header.h"
#include "ent-instrument.h"
#include "ent-passage.h"
#include "ent-place.h"
#include "ent-state.h"
#include "ent-theory.h"
#include "ent-tie.h"
#include "ent-trait.h"

G_BEGIN_DECLS

#define ENT_CASE_ERROR (ent_case_error_quark ())

/**
 * EntCaseError:
 * @ENT_CASE_ERROR_NOT_A_CASE: it is no case at all
 * @ENT_CASE_ERROR_NEWER: it was written by a newer version of Entente
 * @ENT_CASE_ERROR_INVALID: a record is not what it should be
 * @ENT_CASE_ERROR_DUPLICATE: two records have one id
 * @ENT_CASE_ERROR_REFERENCE: a record refers to one that is not there
 * @ENT_CASE_ERROR_CONFLICT: a change does not fit what the case holds now
 *
 * What can be wrong with a case or a change to it.
 */
typedef enum
{
  ENT_CASE_ERROR_NOT_A_CASE,
  ENT_CASE_ERROR_NEWER,
  ENT_CASE_ERROR_INVALID,
  ENT_CASE_ERROR_DUPLICATE,
  ENT_CASE_ERROR_REFERENCE,
  ENT_CASE_ERROR_CONFLICT,
} EntCaseError;

GQuark ent_case_error_quark (void);

#define ENT_TYPE_CASE (ent_case_get_type ())
G_DECLARE_FINAL_TYPE (EntCase, ent_case, ENT, CASE, GObject)

EntCase       *ent_case_new                (EntHeader    *header);
EntCase       *ent_case_new_untitled       (void);
EntCase       *ent_case_copy               (EntCase      *self);

EntHeader     *ent_case_get_header         (EntCase      *self);
GListModel    *ent_case_get_states         (EntCase      *self);
GListModel    *ent_case_get_ties           (EntCase      *self);
GListModel    *ent_case_get_articles       (EntCase      *self);
GListModel    *ent_case_get_passages       (EntCase      *self);
GListModel    *ent_case_get_definitions    (EntCase      *self);
GListModel    *ent_case_get_records        (EntCase      *self,
                                            GType         type);

EntRecord     *ent_case_lookup             (EntCase      *self,
                                            GType         type,
                                            const char   *id);
GPtrArray     *ent_case_get_referrers      (EntCase      *self,
                                            GType         type,
                                            const char   *id);
GPtrArray     *ent_case_get_tie_evidence   (EntCase      *self,
                                            EntTie       *tie);
GPtrArray     *ent_case_get_condition_evidence (EntCase  *self,
                                            EntTie       *tie);
GPtrArray     *ent_case_get_state_evidence (EntCase      *self,
                                            EntState     *state);
GPtrArray     *ent_case_get_pair_conditions (EntCase     *self,
                                            const char   *a,
                                            const char   *b);
EntRecord     *ent_case_get_subject        (EntCase      *self,
                                            const char   *target);
gboolean       ent_case_is_contested       (EntCase      *self,
                                            EntTie       *tie);
EntDefinition *ent_case_get_first_definition (EntCase    *self);
const EntSpan *ent_case_get_coverage       (EntCase      *self);
char          *ent_case_join_names         (GPtrArray    *names,
                                            const char   *between);
char          *ent_case_dup_tie_title      (EntCase      *self,
                                            EntTie       *tie,
                                            EntSpan       at);
char          *ent_case_dup_own_tie_title  (EntCase      *self,
                                            EntTie       *tie,
                                            EntSpan       at);

gboolean       ent_case_add                (EntCase      *self,
                                            EntRecord    *record,
                                            GError      **error);
gboolean       ent_case_check_references   (EntCase      *self,
                                            GError      **error);
gboolean       ent_case_apply              (EntCase      *self,
                                            EntChange    *change,
                                            GError      **error);

const GType   *ent_case_get_section_types  (guint        *n_types);

G_END_DECLS

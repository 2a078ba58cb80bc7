/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-record.h"

G_BEGIN_DECLS

/**
 * EntEventKind:
 * @ENT_EVENT_KIND_WAR: a war
 * @ENT_EVENT_KIND_CLASH: a clash short of war
 * @ENT_EVENT_KIND_DEPLOYMENT: troops sent
 * @ENT_EVENT_KIND_WITHDRAWAL: troops withdrawn
 * @ENT_EVENT_KIND_ASSISTANCE: help given
 * @ENT_EVENT_KIND_RENEWAL: a commitment renewed
 * @ENT_EVENT_KIND_SPLIT: a falling out
 * @ENT_EVENT_KIND_AGREEMENT: an agreement that is no tie of the case
 * @ENT_EVENT_KIND_POLICY: a policy laid down
 * @ENT_EVENT_KIND_STATEMENT: something said in public
 * @ENT_EVENT_KIND_UNREST: unrest within a state
 * @ENT_EVENT_KIND_OTHER: anything else
 *
 * What kind of happening an event is.
 */
typedef enum
{
  ENT_EVENT_KIND_WAR,
  ENT_EVENT_KIND_CLASH,
  ENT_EVENT_KIND_DEPLOYMENT,
  ENT_EVENT_KIND_WITHDRAWAL,
  ENT_EVENT_KIND_ASSISTANCE,
  ENT_EVENT_KIND_RENEWAL,
  ENT_EVENT_KIND_SPLIT,
  ENT_EVENT_KIND_AGREEMENT,
  ENT_EVENT_KIND_POLICY,
  ENT_EVENT_KIND_STATEMENT,
  ENT_EVENT_KIND_UNREST,
  ENT_EVENT_KIND_OTHER,
} EntEventKind;

#define ENT_TYPE_EVENT (ent_event_get_type ())
G_DECLARE_FINAL_TYPE (EntEvent, ent_event, ENT, EVENT, EntRecord)

EntEventKind        ent_event_get_kind      (EntEvent *self);
const char         *ent_event_get_title     (EntEvent *self);
EntDate            *ent_event_get_date      (EntEvent *self);
const char * const *ent_event_get_parties   (EntEvent *self);
const char         *ent_event_get_tie       (EntEvent *self);
int                 ent_event_get_size_min  (EntEvent *self);
int                 ent_event_get_size_max  (EntEvent *self);
const char         *ent_event_get_size_unit (EntEvent *self);
const char         *ent_event_get_source    (EntEvent *self);
const char         *ent_event_get_note      (EntEvent *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-record.h"

G_BEGIN_DECLS

/**
 * EntInstrumentKind:
 * @ENT_INSTRUMENT_KIND_TREATY: a treaty
 * @ENT_INSTRUMENT_KIND_PROTOCOL: a protocol to a treaty
 * @ENT_INSTRUMENT_KIND_DECLARATION: a declaration or pledge
 * @ENT_INSTRUMENT_KIND_READING: an official reading of another instrument
 *
 * What kind of document an instrument is.
 */
typedef enum
{
  ENT_INSTRUMENT_KIND_TREATY,
  ENT_INSTRUMENT_KIND_PROTOCOL,
  ENT_INSTRUMENT_KIND_DECLARATION,
  ENT_INSTRUMENT_KIND_READING,
} EntInstrumentKind;

/**
 * EntObligation:
 * @ENT_OBLIGATION_DEFENSE: to defend a party that is attacked
 * @ENT_OBLIGATION_OFFENSE: to join a party that attacks
 * @ENT_OBLIGATION_NEUTRALITY: to stay neutral
 * @ENT_OBLIGATION_NONAGGRESSION: not to attack one another
 * @ENT_OBLIGATION_CONSULTATION: to consult in a crisis
 *
 * What a party takes on, in the words of ATOP.
 */
typedef enum
{
  ENT_OBLIGATION_DEFENSE,
  ENT_OBLIGATION_OFFENSE,
  ENT_OBLIGATION_NEUTRALITY,
  ENT_OBLIGATION_NONAGGRESSION,
  ENT_OBLIGATION_CONSULTATION,
} EntObligation;

/**
 * EntWording:
 * @ENT_WORDING_UNSAID: nobody says
 * @ENT_WORDING_EXPLICIT: the published text states it
 * @ENT_WORDING_INTERPRETED: the parties read it so
 * @ENT_WORDING_UNDISCLOSED: the text is not public
 *
 * How an obligation is laid down.
 */
typedef enum
{
  ENT_WORDING_UNSAID,
  ENT_WORDING_EXPLICIT,
  ENT_WORDING_INTERPRETED,
  ENT_WORDING_UNDISCLOSED,
} EntWording;

#define ENT_TYPE_RENEWAL (ent_renewal_get_type ())
G_DECLARE_FINAL_TYPE (EntRenewal, ent_renewal, ENT, RENEWAL, EntRecord)

EntDate    *ent_renewal_get_date (EntRenewal *self);
const char *ent_renewal_get_term (EntRenewal *self);
const char *ent_renewal_get_note (EntRenewal *self);

#define ENT_TYPE_INSTRUMENT (ent_instrument_get_type ())
G_DECLARE_FINAL_TYPE (EntInstrument, ent_instrument, ENT, INSTRUMENT, EntRecord)

const char        *ent_instrument_get_tie         (EntInstrument *self);
EntInstrumentKind  ent_instrument_get_kind        (EntInstrument *self);
const char        *ent_instrument_get_title       (EntInstrument *self);
const char        *ent_instrument_get_under       (EntInstrument *self);
EntDate           *ent_instrument_get_signed      (EntInstrument *self);
EntDate           *ent_instrument_get_in_force    (EntInstrument *self);
const char        *ent_instrument_get_term        (EntInstrument *self);
GListModel        *ent_instrument_get_renewals    (EntInstrument *self);
EntDate           *ent_instrument_get_terminated  (EntInstrument *self);
guint              ent_instrument_get_obligations (EntInstrument *self);
EntWording         ent_instrument_get_wording     (EntInstrument *self);
const char        *ent_instrument_get_source      (EntInstrument *self);
const char        *ent_instrument_get_note        (EntInstrument *self);

G_END_DECLS

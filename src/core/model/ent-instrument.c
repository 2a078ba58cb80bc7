/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-core-enums.h"
#include "ent-instrument.h"
#include "ent-target.h"
#include "ent-tie.h"

/**
 * EntRenewal:
 *
 * A renewal of an instrument.
 */

struct _EntRenewal
{
  EntRecord parent_instance;

  EntDate *date;
  char    *term;
  char    *note;
};

G_DEFINE_FINAL_TYPE (EntRenewal, ent_renewal, ENT_TYPE_RECORD)

static const EntField renewal_fields[] = {
  { "date", ENT_FIELD_DATE, TRUE, G_STRUCT_OFFSET (EntRenewal, date), NULL },
  { "term", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntRenewal, term), NULL },
  { "note", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntRenewal, note), NULL },
};

static void
ent_renewal_class_init (EntRenewalClass *klass)
{
  ent_record_class_install_fields (ENT_RECORD_CLASS (klass),
                                   NULL,
                                   renewal_fields,
                                   G_N_ELEMENTS (renewal_fields));
}

static void
ent_renewal_init (EntRenewal *self)
{
}

/**
 * ent_renewal_get_date:
 * @self: a renewal
 *
 * Returns: (transfer none): when
 */
EntDate *
ent_renewal_get_date (EntRenewal *self)
{
  g_return_val_if_fail (ENT_IS_RENEWAL (self), NULL);

  return self->date;
}

/**
 * ent_renewal_get_term:
 * @self: a renewal
 *
 * Returns: (nullable): for how long, an ISO 8601 duration
 */
const char *
ent_renewal_get_term (EntRenewal *self)
{
  g_return_val_if_fail (ENT_IS_RENEWAL (self), NULL);

  return self->term;
}

/**
 * ent_renewal_get_note:
 * @self: a renewal
 *
 * Returns: (nullable): a word to the reader
 */
const char *
ent_renewal_get_note (EntRenewal *self)
{
  g_return_val_if_fail (ENT_IS_RENEWAL (self), NULL);

  return self->note;
}

/**
 * EntInstrument:
 *
 * A treaty, protocol or declaration under a tie.
 */

struct _EntInstrument
{
  EntRecord parent_instance;

  char       *tie;
  int         kind;
  char       *title;
  char       *under;
  EntDate    *signed_on;
  EntDate    *in_force;
  char       *term;
  GListStore *renewals;
  EntDate    *terminated;
  guint       obligations;
  int         wording;
  char       *source;
  char       *note;
};

G_DEFINE_FINAL_TYPE_WITH_CODE (EntInstrument, ent_instrument, ENT_TYPE_RECORD,
                               G_IMPLEMENT_INTERFACE (ENT_TYPE_TARGET, NULL))

static const EntField instrument_fields[] = {
  { "tie", ENT_FIELD_REFERENCE, TRUE, G_STRUCT_OFFSET (EntInstrument, tie), ent_tie_get_type },
  { "kind", ENT_FIELD_ENUM, TRUE, G_STRUCT_OFFSET (EntInstrument, kind), ent_instrument_kind_get_type },
  { "title", ENT_FIELD_STRING, TRUE, G_STRUCT_OFFSET (EntInstrument, title), NULL },
  { "under", ENT_FIELD_REFERENCE, FALSE, G_STRUCT_OFFSET (EntInstrument, under), ent_instrument_get_type },
  { "signed", ENT_FIELD_DATE, FALSE, G_STRUCT_OFFSET (EntInstrument, signed_on), NULL },
  { "in-force", ENT_FIELD_DATE, FALSE, G_STRUCT_OFFSET (EntInstrument, in_force), NULL },
  { "term", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntInstrument, term), NULL },
  { "renewals", ENT_FIELD_RECORDS, FALSE, G_STRUCT_OFFSET (EntInstrument, renewals), ent_renewal_get_type },
  { "terminated", ENT_FIELD_DATE, FALSE, G_STRUCT_OFFSET (EntInstrument, terminated), NULL },
  { "obligations", ENT_FIELD_ENUM_SET, FALSE, G_STRUCT_OFFSET (EntInstrument, obligations), ent_obligation_get_type },
  { "wording", ENT_FIELD_ENUM, FALSE, G_STRUCT_OFFSET (EntInstrument, wording), ent_wording_get_type },
  { "source", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntInstrument, source), NULL },
  { "note", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntInstrument, note), NULL },
};

static void
ent_instrument_class_init (EntInstrumentClass *klass)
{
  ent_record_class_install_fields (ENT_RECORD_CLASS (klass),
                                   "instruments",
                                   instrument_fields,
                                   G_N_ELEMENTS (instrument_fields));
}

static void
ent_instrument_init (EntInstrument *self)
{
}

/**
 * ent_instrument_get_tie:
 * @self: an instrument
 *
 * Returns: the id of the tie
 */
const char *
ent_instrument_get_tie (EntInstrument *self)
{
  g_return_val_if_fail (ENT_IS_INSTRUMENT (self), NULL);

  return self->tie;
}

/**
 * ent_instrument_get_kind:
 * @self: an instrument
 *
 * Returns: what kind of document
 */
EntInstrumentKind
ent_instrument_get_kind (EntInstrument *self)
{
  g_return_val_if_fail (ENT_IS_INSTRUMENT (self), 0);

  return (EntInstrumentKind) self->kind;
}

/**
 * ent_instrument_get_title:
 * @self: an instrument
 *
 * Returns: its title
 */
const char *
ent_instrument_get_title (EntInstrument *self)
{
  g_return_val_if_fail (ENT_IS_INSTRUMENT (self), NULL);

  return self->title;
}

/**
 * ent_instrument_get_under:
 * @self: an instrument
 *
 * Returns: (nullable): the id of the instrument it belongs to
 */
const char *
ent_instrument_get_under (EntInstrument *self)
{
  g_return_val_if_fail (ENT_IS_INSTRUMENT (self), NULL);

  return self->under;
}

/**
 * ent_instrument_get_signed:
 * @self: an instrument
 *
 * Returns: (transfer none) (nullable): when it was signed or said
 */
EntDate *
ent_instrument_get_signed (EntInstrument *self)
{
  g_return_val_if_fail (ENT_IS_INSTRUMENT (self), NULL);

  return self->signed_on;
}

/**
 * ent_instrument_get_in_force:
 * @self: an instrument
 *
 * Returns: (transfer none) (nullable): when it was in force
 */
EntDate *
ent_instrument_get_in_force (EntInstrument *self)
{
  g_return_val_if_fail (ENT_IS_INSTRUMENT (self), NULL);

  return self->in_force;
}

/**
 * ent_instrument_get_term:
 * @self: an instrument
 *
 * Returns: (nullable): its first term, an ISO 8601 duration
 */
const char *
ent_instrument_get_term (EntInstrument *self)
{
  g_return_val_if_fail (ENT_IS_INSTRUMENT (self), NULL);

  return self->term;
}

/**
 * ent_instrument_get_renewals:
 * @self: an instrument
 *
 * Returns: (transfer none) (element-type EntRenewal): its renewals
 */
GListModel *
ent_instrument_get_renewals (EntInstrument *self)
{
  g_return_val_if_fail (ENT_IS_INSTRUMENT (self), NULL);

  return G_LIST_MODEL (self->renewals);
}

/**
 * ent_instrument_get_terminated:
 * @self: an instrument
 *
 * Returns: (transfer none) (nullable): when it was terminated
 */
EntDate *
ent_instrument_get_terminated (EntInstrument *self)
{
  g_return_val_if_fail (ENT_IS_INSTRUMENT (self), NULL);

  return self->terminated;
}

/**
 * ent_instrument_get_obligations:
 * @self: an instrument
 *
 * Returns: what the parties take on, a mask of `1u << EntObligation`
 */
guint
ent_instrument_get_obligations (EntInstrument *self)
{
  g_return_val_if_fail (ENT_IS_INSTRUMENT (self), 0);

  return self->obligations;
}

/**
 * ent_instrument_get_wording:
 * @self: an instrument
 *
 * Returns: how that is laid down
 */
EntWording
ent_instrument_get_wording (EntInstrument *self)
{
  g_return_val_if_fail (ENT_IS_INSTRUMENT (self), 0);

  return (EntWording) self->wording;
}

/**
 * ent_instrument_get_source:
 * @self: an instrument
 *
 * Returns: (nullable): where the code comes from, where that is outside the articles
 */
const char *
ent_instrument_get_source (EntInstrument *self)
{
  g_return_val_if_fail (ENT_IS_INSTRUMENT (self), NULL);

  return self->source;
}

/**
 * ent_instrument_get_note:
 * @self: an instrument
 *
 * Returns: (nullable): a word to the reader
 */
const char *
ent_instrument_get_note (EntInstrument *self)
{
  g_return_val_if_fail (ENT_IS_INSTRUMENT (self), NULL);

  return self->note;
}

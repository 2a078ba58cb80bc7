/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-core-enums.h"
#include "ent-event.h"
#include "ent-state.h"
#include "ent-target.h"
#include "ent-tie.h"

/**
 * EntEvent:
 *
 * A dated happening with parties.
 */

struct _EntEvent
{
  EntRecord parent_instance;

  int      kind;
  char    *title;
  EntDate *date;
  GStrv    parties;
  char    *tie;
  int      size_min;
  int      size_max;
  char    *size_unit;
  char    *source;
  char    *note;
};

G_DEFINE_FINAL_TYPE_WITH_CODE (EntEvent, ent_event, ENT_TYPE_RECORD,
                               G_IMPLEMENT_INTERFACE (ENT_TYPE_TARGET, NULL))

static const EntField event_fields[] = {
  { "kind", ENT_FIELD_ENUM, TRUE, G_STRUCT_OFFSET (EntEvent, kind), ent_event_kind_get_type },
  { "title", ENT_FIELD_STRING, TRUE, G_STRUCT_OFFSET (EntEvent, title), NULL },
  { "date", ENT_FIELD_DATE, TRUE, G_STRUCT_OFFSET (EntEvent, date), NULL },
  { "parties", ENT_FIELD_REFERENCES, FALSE, G_STRUCT_OFFSET (EntEvent, parties), ent_state_get_type },
  { "tie", ENT_FIELD_REFERENCE, FALSE, G_STRUCT_OFFSET (EntEvent, tie), ent_tie_get_type },
  { "size-min", ENT_FIELD_INTEGER, FALSE, G_STRUCT_OFFSET (EntEvent, size_min), NULL },
  { "size-max", ENT_FIELD_INTEGER, FALSE, G_STRUCT_OFFSET (EntEvent, size_max), NULL },
  { "size-unit", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntEvent, size_unit), NULL },
  { "source", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntEvent, source), NULL },
  { "note", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntEvent, note), NULL },
};

static void
ent_event_class_init (EntEventClass *klass)
{
  ent_record_class_install_fields (ENT_RECORD_CLASS (klass),
                                   "events",
                                   event_fields,
                                   G_N_ELEMENTS (event_fields));
}

static void
ent_event_init (EntEvent *self)
{
}

/**
 * ent_event_get_kind:
 * @self: an event
 *
 * Returns: what kind of happening
 */
EntEventKind
ent_event_get_kind (EntEvent *self)
{
  g_return_val_if_fail (ENT_IS_EVENT (self), 0);

  return (EntEventKind) self->kind;
}

/**
 * ent_event_get_title:
 * @self: an event
 *
 * Returns: its title
 */
const char *
ent_event_get_title (EntEvent *self)
{
  g_return_val_if_fail (ENT_IS_EVENT (self), NULL);

  return self->title;
}

/**
 * ent_event_get_date:
 * @self: an event
 *
 * Returns: (transfer none): when
 */
EntDate *
ent_event_get_date (EntEvent *self)
{
  g_return_val_if_fail (ENT_IS_EVENT (self), NULL);

  return self->date;
}

/**
 * ent_event_get_parties:
 * @self: an event
 *
 * Returns: (nullable) (array zero-terminated=1): the ids of the states that take part
 */
const char * const *
ent_event_get_parties (EntEvent *self)
{
  g_return_val_if_fail (ENT_IS_EVENT (self), NULL);

  return (const char * const *) self->parties;
}

/**
 * ent_event_get_tie:
 * @self: an event
 *
 * Returns: (nullable): the id of the tie it belongs to
 */
const char *
ent_event_get_tie (EntEvent *self)
{
  g_return_val_if_fail (ENT_IS_EVENT (self), NULL);

  return self->tie;
}

/**
 * ent_event_get_size_min:
 * @self: an event
 *
 * Returns: its size at the least; 0 where not said
 */
int
ent_event_get_size_min (EntEvent *self)
{
  g_return_val_if_fail (ENT_IS_EVENT (self), 0);

  return self->size_min;
}

/**
 * ent_event_get_size_max:
 * @self: an event
 *
 * Returns: its size at the most; 0 where not said
 */
int
ent_event_get_size_max (EntEvent *self)
{
  g_return_val_if_fail (ENT_IS_EVENT (self), 0);

  return self->size_max;
}

/**
 * ent_event_get_size_unit:
 * @self: an event
 *
 * Returns: (nullable): what is counted: `troops`
 */
const char *
ent_event_get_size_unit (EntEvent *self)
{
  g_return_val_if_fail (ENT_IS_EVENT (self), NULL);

  return self->size_unit;
}

/**
 * ent_event_get_source:
 * @self: an event
 *
 * Returns: (nullable): where the code comes from, where that is outside the articles
 */
const char *
ent_event_get_source (EntEvent *self)
{
  g_return_val_if_fail (ENT_IS_EVENT (self), NULL);

  return self->source;
}

/**
 * ent_event_get_note:
 * @self: an event
 *
 * Returns: (nullable): a word to the reader
 */
const char *
ent_event_get_note (EntEvent *self)
{
  g_return_val_if_fail (ENT_IS_EVENT (self), NULL);

  return self->note;
}

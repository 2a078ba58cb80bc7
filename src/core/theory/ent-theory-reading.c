/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-theory-fields.h"
#include "ent-theory-private.h"

/* How one condition of a case of a theory is read, and what stands behind that: plain
 * results. */

struct _EntTheoryReading
{
  GObject parent_instance;

  int       kind;
  int       value;
  gboolean  derived;
  gboolean  assumed;
  char     *reason;
  GStrv     records;
  GStrv     threats;
  GStrv     evidence;
  GStrv     passages;
};

G_DEFINE_FINAL_TYPE (EntTheoryReading, ent_theory_reading, G_TYPE_OBJECT)

static const EntTheoryField reading_fields[] = {
  { "kind", G_TYPE_INT, G_STRUCT_OFFSET (EntTheoryReading, kind) },
  { "value", G_TYPE_INT, G_STRUCT_OFFSET (EntTheoryReading, value) },
  { "derived", G_TYPE_BOOLEAN, G_STRUCT_OFFSET (EntTheoryReading, derived) },
  { "assumed", G_TYPE_BOOLEAN, G_STRUCT_OFFSET (EntTheoryReading, assumed) },
  { "reason", G_TYPE_STRING, G_STRUCT_OFFSET (EntTheoryReading, reason) },
};

static void
ent_theory_reading_get_property (GObject    *object,
                                 guint       property,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  ent_theory_fields_get (object, &reading_fields[property - 1], value);
}

static void
ent_theory_reading_finalize (GObject *object)
{
  EntTheoryReading *self = ENT_THEORY_READING (object);

  g_free (self->reason);
  g_strfreev (self->records);
  g_strfreev (self->threats);
  g_strfreev (self->evidence);
  g_strfreev (self->passages);

  G_OBJECT_CLASS (ent_theory_reading_parent_class)->finalize (object);
}

static void
ent_theory_reading_class_init (EntTheoryReadingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ent_theory_reading_get_property;
  object_class->finalize = ent_theory_reading_finalize;
  ent_theory_fields_install (object_class, reading_fields, G_N_ELEMENTS (reading_fields));
}

static void
ent_theory_reading_init (EntTheoryReading *self)
{
}

/*< private >
 * ent_theory_reading_new:
 * @the_case: a case
 * @kind: which condition is read
 * @value: as what
 * @derived: whether a rule gives it
 * @assumed: whether it is taken for present or absent without being coded
 * @reason: (transfer full): why, in a sentence
 * @records: (transfer full): the ids of what it rests on
 * @threats: (transfer full): the ids of the states that threaten both
 *
 * Returns: (transfer full): a reading, with the evidence of @records
 */
EntTheoryReading *
ent_theory_reading_new (EntCase          *the_case,
                        EntConditionKind  kind,
                        EntTheoryValue    value,
                        gboolean          derived,
                        gboolean          assumed,
                        char             *reason,
                        GStrv             records,
                        GStrv             threats)
{
  EntTheoryReading *self = g_object_new (ENT_TYPE_THEORY_READING, NULL);

  self->kind = kind;
  self->value = value;
  self->derived = derived;
  self->assumed = assumed;
  self->reason = reason;
  self->records = records;
  self->threats = threats;
  self->evidence = ent_theory_dup_evidence (the_case, (const char *const *) records);
  self->passages = ent_theory_dup_passages (the_case, (const char *const *) records);

  return self;
}

/**
 * ent_theory_reading_get_kind:
 * @self: a reading
 *
 * Returns: which condition is read
 */
EntConditionKind
ent_theory_reading_get_kind (EntTheoryReading *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_READING (self), 0);

  return (EntConditionKind) self->kind;
}

/**
 * ent_theory_reading_get_value:
 * @self: a reading
 *
 * Returns: as what
 */
EntTheoryValue
ent_theory_reading_get_value (EntTheoryReading *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_READING (self), ENT_THEORY_VALUE_UNCODED);

  return (EntTheoryValue) self->value;
}

/**
 * ent_theory_reading_is_derived:
 * @self: a reading
 *
 * Returns: whether a rule gives it, and nobody coded it
 */
gboolean
ent_theory_reading_is_derived (EntTheoryReading *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_READING (self), FALSE);

  return self->derived;
}

/**
 * ent_theory_reading_is_assumed:
 * @self: a reading
 *
 * Returns: whether it is not coded, and the options take that for present or absent
 */
gboolean
ent_theory_reading_is_assumed (EntTheoryReading *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_READING (self), FALSE);

  return self->assumed;
}

/**
 * ent_theory_reading_get_reason:
 * @self: a reading
 *
 * Returns: why it is read so, in a sentence
 */
const char *
ent_theory_reading_get_reason (EntTheoryReading *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_READING (self), NULL);

  return self->reason;
}

/**
 * ent_theory_reading_get_records:
 * @self: a reading
 *
 * Returns: (array zero-terminated=1): the ids of the conditions that code it, or of the
 *   traits or conflicts that it is derived from
 */
const char * const *
ent_theory_reading_get_records (EntTheoryReading *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_READING (self), NULL);

  return (const char *const *) self->records;
}

/**
 * ent_theory_reading_get_threats:
 * @self: a reading
 *
 * Returns: (array zero-terminated=1): the ids of the states that threaten both
 */
const char * const *
ent_theory_reading_get_threats (EntTheoryReading *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_READING (self), NULL);

  return (const char *const *) self->threats;
}

/**
 * ent_theory_reading_get_evidence:
 * @self: a reading
 *
 * Returns: (array zero-terminated=1): the ids of the evidence for its records
 */
const char * const *
ent_theory_reading_get_evidence (EntTheoryReading *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_READING (self), NULL);

  return (const char *const *) self->evidence;
}

/**
 * ent_theory_reading_get_passages:
 * @self: a reading
 *
 * Returns: (array zero-terminated=1): the ids of the passages of that evidence, each once
 */
const char * const *
ent_theory_reading_get_passages (EntTheoryReading *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_READING (self), NULL);

  return (const char *const *) self->passages;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "ent-theory-fields.h"
#include "ent-theory-private.h"
#include "ent-words.h"

/* A case of a theory. How its conditions are read, and what stands behind that, is looked up
 * when it is asked for: a row of a table can have thousands of cases. */

struct _EntTheoryCase
{
  GObject parent_instance;

  EntTheoryIndex *index;
  guint           number_a;
  guint           number_b;
  char           *a;
  char           *b;
  char           *title;
  char           *own_title;  /* whatever the language */
  char           *time;
  EntSpan         span;
  double          years;
  EntTheoryCode   code;
  int             outcome;
  int             standing;
  gboolean        breaking;
  GListStore     *readings;
  GStrv           ties;
};

G_DEFINE_FINAL_TYPE (EntTheoryCase, ent_theory_case, G_TYPE_OBJECT)

static const EntTheoryField case_fields[] = {
  { "a", G_TYPE_STRING, G_STRUCT_OFFSET (EntTheoryCase, a) },
  { "b", G_TYPE_STRING, G_STRUCT_OFFSET (EntTheoryCase, b) },
  { "title", G_TYPE_STRING, G_STRUCT_OFFSET (EntTheoryCase, title) },
  { "time", G_TYPE_STRING, G_STRUCT_OFFSET (EntTheoryCase, time) },
  { "years", G_TYPE_DOUBLE, G_STRUCT_OFFSET (EntTheoryCase, years) },
  { "outcome", G_TYPE_INT, G_STRUCT_OFFSET (EntTheoryCase, outcome) },
  { "standing", G_TYPE_INT, G_STRUCT_OFFSET (EntTheoryCase, standing) },
  { "breaking", G_TYPE_BOOLEAN, G_STRUCT_OFFSET (EntTheoryCase, breaking) },
};

static void
ent_theory_case_get_property (GObject    *object,
                              guint       property,
                              GValue     *value,
                              GParamSpec *pspec)
{
  ent_theory_fields_get (object, &case_fields[property - 1], value);
}

static void
ent_theory_case_finalize (GObject *object)
{
  EntTheoryCase *self = ENT_THEORY_CASE (object);

  g_clear_object (&self->index);
  g_clear_object (&self->readings);
  g_free (self->a);
  g_free (self->b);
  g_free (self->title);
  g_free (self->own_title);
  g_free (self->time);
  g_strfreev (self->ties);

  G_OBJECT_CLASS (ent_theory_case_parent_class)->finalize (object);
}

static void
ent_theory_case_class_init (EntTheoryCaseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ent_theory_case_get_property;
  object_class->finalize = ent_theory_case_finalize;
  ent_theory_fields_install (object_class, case_fields, G_N_ELEMENTS (case_fields));
}

static void
ent_theory_case_init (EntTheoryCase *self)
{
}

/*< private >
 * ent_theory_case_new:
 * @index: the index that it is of
 * @a: the number of a state
 * @b: the number of another
 * @spell: what is known of the two, and when
 * @shown: the part of the spell that is told of
 *
 * Returns: (transfer full): a case
 */
EntTheoryCase *
ent_theory_case_new (EntTheoryIndex       *index,
                     guint                 a,
                     guint                 b,
                     const EntTheorySpell *spell,
                     EntSpan               shown)
{
  EntTheoryCase *self = g_object_new (ENT_TYPE_THEORY_CASE, NULL);
  const EntTheoryData *data = ent_theory_index_get_data (index);

  self->index = g_object_ref (index);
  self->number_a = a;
  self->number_b = b;
  self->a = g_strdup (g_array_index (data->states, EntTheoryState, a).id);
  self->b = g_strdup (g_array_index (data->states, EntTheoryState, b).id);
  self->span = shown;
  self->title = ent_theory_dup_pair (index, a, b, shown);
  self->own_title = ent_theory_dup_own_pair (index, a, b, shown);
  self->time = ent_theory_dup_span (shown);
  self->years = ent_theory_days_to_years ((gint64) shown.last - shown.first + 1);
  self->code = spell->code;
  self->outcome = spell->outcome;
  self->standing = ent_theory_code_get_standing (spell->code, data->n_conditions, spell->outcome);
  self->breaking = ent_theory_code_breaks (spell->code, data->n_conditions, spell->outcome,
                                           data->claim);

  return self;
}

/*< private >
 * ent_theory_case_compare_standing:
 * @self: a case
 * @other: another
 *
 * Returns: which of the two is listed first: by where they stand, and then by their
 *   own titles, so that files are written in the same order in every language; less than 0
 *   for @self
 */
int
ent_theory_case_compare_standing (EntTheoryCase *self,
                                  EntTheoryCase *other)
{
  return self->standing != other->standing ? self->standing - other->standing
                                           : strcmp (self->own_title, other->own_title);
}

/**
 * ent_theory_case_get_a:
 * @self: a case
 *
 * Returns: the id of one of the two states
 */
const char *
ent_theory_case_get_a (EntTheoryCase *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_CASE (self), NULL);

  return self->a;
}

/**
 * ent_theory_case_get_b:
 * @self: a case
 *
 * Returns: the id of the other
 */
const char *
ent_theory_case_get_b (EntTheoryCase *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_CASE (self), NULL);

  return self->b;
}

/**
 * ent_theory_case_get_title:
 * @self: a case
 *
 * Returns: the pair, by its names at the time
 */
const char *
ent_theory_case_get_title (EntTheoryCase *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_CASE (self), NULL);

  return self->title;
}

/**
 * ent_theory_case_get_own_title:
 * @self: a case
 *
 * Returns: the pair, by its names at the time in the words of the case
 */
const char *
ent_theory_case_get_own_title (EntTheoryCase *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_CASE (self), NULL);

  return self->own_title;
}

/**
 * ent_theory_case_get_time:
 * @self: a case
 *
 * Returns: when, in words
 */
const char *
ent_theory_case_get_time (EntTheoryCase *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_CASE (self), NULL);

  return self->time;
}

/**
 * ent_theory_case_get_span:
 * @self: a case
 *
 * Returns: when, within the window that was asked for
 */
EntSpan
ent_theory_case_get_span (EntTheoryCase *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_CASE (self), ((EntSpan) { 0, -1 }));

  return self->span;
}

/**
 * ent_theory_case_get_years:
 * @self: a case
 *
 * Returns: how many years that is
 */
double
ent_theory_case_get_years (EntTheoryCase *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_CASE (self), 0);

  return self->years;
}

/**
 * ent_theory_case_get_outcome:
 * @self: a case
 *
 * Returns: whether the two are allied: present, absent or uncertain
 */
EntTheoryValue
ent_theory_case_get_outcome (EntTheoryCase *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_CASE (self), ENT_THEORY_VALUE_ABSENT);

  return (EntTheoryValue) self->outcome;
}

/**
 * ent_theory_case_get_standing:
 * @self: a case
 *
 * Returns: where the pair stands
 */
EntTheoryStanding
ent_theory_case_get_standing (EntTheoryCase *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_CASE (self), ENT_THEORY_STANDING_APART);

  return (EntTheoryStanding) self->standing;
}

/**
 * ent_theory_case_get_n_conditions:
 * @self: a case
 *
 * Returns: how many conditions the theory has
 */
guint
ent_theory_case_get_n_conditions (EntTheoryCase *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_CASE (self), 0);

  return ent_theory_index_get_n_conditions (self->index);
}

/**
 * ent_theory_case_get_value:
 * @self: a case
 * @condition: the number of a condition
 *
 * Returns: its value, with what the options make of what is not coded
 */
EntTheoryValue
ent_theory_case_get_value (EntTheoryCase *self,
                           guint          condition)
{
  g_return_val_if_fail (ENT_IS_THEORY_CASE (self), ENT_THEORY_VALUE_UNCODED);

  return ent_theory_code_get (self->code, condition);
}

/**
 * ent_theory_case_is_breaking:
 * @self: a case
 *
 * Returns: whether it breaks the theory's claim
 */
gboolean
ent_theory_case_is_breaking (EntTheoryCase *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_CASE (self), FALSE);

  return self->breaking;
}

/* ---------------------------------------------------------------- what stands behind it */

static gboolean
touches (const EntTheoryPiece *piece,
         EntSpan               span)
{
  return piece->extent.earliest_start <= span.last && piece->extent.latest_end >= span.first;
}

static void
add_once (GStrvBuilder *builder,
          GHashTable   *seen,
          const char   *id)
{
  if (id != NULL && g_hash_table_add (seen, (gpointer) id))
    g_strv_builder_add (builder, id);
}

static char *
dup_traits_reason (EntCase              *the_case,
                   const EntTheoryPiece *piece)
{
  EntTrait *trait = ENT_TRAIT (piece->record);
  const char *title = ent_trait_get_title (trait);

  /* Translators: derived by a rule; %s is a trait of states, such as “Single-party rule”. */
  return g_strdup_printf (_("Derived: at the time, both have this in common: %s"),
                          title ? title : ent_trait_get_value (trait));
}

static char *
dup_opponent_reason (EntCase              *the_case,
                     const EntTheoryPiece *piece,
                     EntSpan               at)
{
  g_autofree char *name = ent_theory_dup_state (the_case, piece->threat, at);

  /* Translators: derived by a rule; %s is a state. */
  return g_strdup_printf (_("Derived: at the time, both are in conflict with %s"), name);
}

static char *
dup_coded_reason (EntCondition *condition)
{
  g_autofree char *time = ent_date_to_words (ent_condition_get_date (condition));
  const char *note = ent_condition_get_note (condition);
  const char *word = ent_condition_get_value (condition) == ENT_CONDITION_VALUE_PRESENT
                       ? ent_theory_value_get_word (ENT_THEORY_VALUE_PRESENT)
                       : ent_theory_value_get_word (ENT_THEORY_VALUE_ABSENT);

  if (note != NULL)
    /* Translators: a condition's value, a date, and a note. */
    return g_strdup_printf (_("Coded as %s, %s. %s"), word, time, note);

  /* Translators: a condition's value, and a date. */
  return g_strdup_printf (_("Coded as %s, %s"), word, time);
}

static char *
dup_piece_reason (EntTheoryCase        *self,
                  const EntTheoryPiece *piece)
{
  EntCase *the_case = ent_theory_index_get_case (self->index);

  if (piece->kind == ENT_THEORY_PIECE_CODED)
    return dup_coded_reason (ENT_CONDITION (piece->record));

  return piece->ground == ENT_RULE_GROUND_TRAITS
           ? dup_traits_reason (the_case, piece)
           : dup_opponent_reason (the_case, piece, self->span);
}

static const char *
get_empty_reason (EntTheoryValue value,
                  gboolean       assumed)
{
  if (!assumed)
    return _("Nothing is coded");

  return value == ENT_THEORY_VALUE_PRESENT ? _("Nothing is coded; taken for present")
                                                    : _("Nothing is coded; taken for absent");
}

typedef struct
{
  GStrvBuilder *records;
  GStrvBuilder *threats;
  GPtrArray    *reasons;
  GHashTable   *seen;
} Grounds;

static void
add_grounds (EntTheoryCase        *self,
             const EntTheoryPiece *piece,
             Grounds              *grounds)
{
  char *reason;

  if (!g_hash_table_contains (grounds->seen, ent_record_get_id (piece->record)) ||
      piece->threat != NULL)
    {
      reason = dup_piece_reason (self, piece);
      if (g_ptr_array_find_with_equal_func (grounds->reasons, reason, g_str_equal, NULL))
        g_free (reason);
      else
        g_ptr_array_add (grounds->reasons, reason);
    }

  add_once (grounds->records, grounds->seen, ent_record_get_id (piece->record));
  if (piece->other != NULL)
    add_once (grounds->records, grounds->seen, ent_record_get_id (piece->other));
  add_once (grounds->threats, grounds->seen, piece->threat);
  if (piece->kind == ENT_THEORY_PIECE_CODED)
    {
      const char *const *threat = ent_condition_get_threat (ENT_CONDITION (piece->record));

      for (guint i = 0; threat && threat[i]; i++)
        add_once (grounds->threats, grounds->seen, threat[i]);
    }
}

static EntTheoryReading *
read_condition (EntTheoryCase *self,
                guint          condition)
{
  EntCase *the_case = ent_theory_index_get_case (self->index);
  const EntTheoryData *data = ent_theory_index_get_data (self->index);
  const GArray *pieces = ent_theory_data_get_pieces (data, self->number_a, self->number_b);
  EntTheoryPieceKind kind;
  EntTheoryValue value = ent_theory_code_get (self->code, condition);
  gboolean derived = FALSE;
  gboolean assumed;
  g_autoptr (GStrvBuilder) records = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) threats = g_strv_builder_new ();
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Grounds grounds = { records, threats, reasons, seen };

  assumed = ent_theory_data_read (data, pieces, condition, self->span.first, &derived) != value;
  kind = derived ? ENT_THEORY_PIECE_DERIVED : ENT_THEORY_PIECE_CODED;
  for (guint i = 0; pieces && i < pieces->len; i++)
    {
      const EntTheoryPiece *piece = &g_array_index (pieces, EntTheoryPiece, i);

      if (piece->kind == kind && piece->condition == condition && touches (piece, self->span))
        add_grounds (self, piece, &grounds);
    }

  g_ptr_array_add (reasons, NULL);
  return ent_theory_reading_new (the_case, data->conditions[condition], value, derived, assumed,
                                 reasons->len > 1 ? g_strjoinv (C_("between items", "; "), (char **) reasons->pdata)
                                                  : g_strdup (get_empty_reason (value, assumed)),
                                 g_strv_builder_end (records), g_strv_builder_end (threats));
}

/**
 * ent_theory_case_get_readings:
 * @self: a case
 *
 * Returns: (transfer none) (element-type EntTheoryReading): how each condition is read, in
 *   the theory's order
 */
GListModel *
ent_theory_case_get_readings (EntTheoryCase *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_CASE (self), NULL);

  if (self->readings == NULL)
    {
      self->readings = g_list_store_new (ENT_TYPE_THEORY_READING);
      for (guint i = 0; i < ent_theory_index_get_n_conditions (self->index); i++)
        {
          g_autoptr (EntTheoryReading) reading = read_condition (self, i);

          g_list_store_append (self->readings, reading);
        }
    }

  return G_LIST_MODEL (self->readings);
}

/**
 * ent_theory_case_get_ties:
 * @self: a case
 *
 * Returns: (array zero-terminated=1): the ids of the ties between the two that count, and
 *   that may have held at some of the time
 */
const char * const *
ent_theory_case_get_ties (EntTheoryCase *self)
{
  const GArray *pieces;
  g_autoptr (GStrvBuilder) builder = NULL;
  g_autoptr (GHashTable) seen = NULL;

  g_return_val_if_fail (ENT_IS_THEORY_CASE (self), NULL);

  if (self->ties != NULL)
    return (const char *const *) self->ties;

  builder = g_strv_builder_new ();
  seen = g_hash_table_new (g_str_hash, g_str_equal);
  pieces = ent_theory_data_get_pieces (ent_theory_index_get_data (self->index), self->number_a,
                                       self->number_b);
  for (guint i = 0; pieces && i < pieces->len; i++)
    {
      const EntTheoryPiece *piece = &g_array_index (pieces, EntTheoryPiece, i);

      if (piece->kind == ENT_THEORY_PIECE_TIE && touches (piece, self->span))
        add_once (builder, seen, ent_record_get_id (piece->record));
    }
  self->ties = g_strv_builder_end (builder);

  return (const char *const *) self->ties;
}

/* ------------------------------------------------------------------------------- words */

/**
 * ent_theory_value_get_word:
 * @value: what is known of a condition
 *
 * Returns: it in a word
 */
const char *
ent_theory_value_get_word (EntTheoryValue value)
{
  switch (value)
    {
    case ENT_THEORY_VALUE_ABSENT:
      return C_("condition", "absent");
    case ENT_THEORY_VALUE_PRESENT:
      return C_("condition", "present");
    case ENT_THEORY_VALUE_UNCERTAIN:
      return C_("condition", "uncertain");
    case ENT_THEORY_VALUE_DISPUTED:
      return C_("condition", "disputed");
    case ENT_THEORY_VALUE_UNCODED:
    default:
      return C_("condition", "uncoded");
    }
}

/**
 * ent_theory_outcome_get_word:
 * @value: what is known of an outcome
 *
 * Returns: it in a word
 */
const char *
ent_theory_outcome_get_word (EntTheoryValue value)
{
  switch (value)
    {
    case ENT_THEORY_VALUE_PRESENT:
      return C_("outcome", "allied");
    case ENT_THEORY_VALUE_ABSENT:
      return C_("outcome", "not allied");
    case ENT_THEORY_VALUE_UNCODED:
    case ENT_THEORY_VALUE_UNCERTAIN:
    case ENT_THEORY_VALUE_DISPUTED:
    default:
      return C_("outcome", "uncertain");
    }
}

/**
 * ent_theory_standing_get_word:
 * @standing: where a pair stands
 *
 * Returns: it in a phrase, for a heading
 */
const char *
ent_theory_standing_get_word (EntTheoryStanding standing)
{
  switch (standing)
    {
    case ENT_THEORY_STANDING_READY:
      return _("Meets every condition, and is not allied");
    case ENT_THEORY_STANDING_DEVIANT:
      return _("Allied, and lacks a condition");
    case ENT_THEORY_STANDING_ALLIED_UNKNOWN:
      return _("Allied, and not every condition is known");
    case ENT_THEORY_STANDING_ALLIED:
      return _("Allied, and meets every condition");
    case ENT_THEORY_STANDING_PARTIAL:
      return _("Not allied, and meets some conditions");
    case ENT_THEORY_STANDING_UNCERTAIN:
      return _("Uncertain whether allied");
    case ENT_THEORY_STANDING_APART:
    default:
      return _("Not allied, and meets no condition");
    }
}

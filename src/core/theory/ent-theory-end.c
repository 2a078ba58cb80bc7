/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "ent-theory-fields.h"
#include "ent-theory-private.h"
#include "ent-words.h"

/* The end of a tie, and what had become of each condition by then: plain results. */

#define DAYS_PER_MONTH (ENT_THEORY_DAYS_PER_YEAR / 12)

/* ----------------------------------------------------------------------------- a lapse */

struct _EntTheoryLapse
{
  GObject parent_instance;

  int       kind;
  int       fate;
  gboolean  derived;
  gboolean  first;
  EntSpan   when;
  int       min_days;
  int       max_days;
  char     *words;
  GStrv     records;
  GStrv     passages;
};

G_DEFINE_FINAL_TYPE (EntTheoryLapse, ent_theory_lapse, G_TYPE_OBJECT)

static const EntTheoryField lapse_fields[] = {
  { "kind", G_TYPE_INT, G_STRUCT_OFFSET (EntTheoryLapse, kind) },
  { "fate", G_TYPE_INT, G_STRUCT_OFFSET (EntTheoryLapse, fate) },
  { "derived", G_TYPE_BOOLEAN, G_STRUCT_OFFSET (EntTheoryLapse, derived) },
  { "first", G_TYPE_BOOLEAN, G_STRUCT_OFFSET (EntTheoryLapse, first) },
  { "words", G_TYPE_STRING, G_STRUCT_OFFSET (EntTheoryLapse, words) },
};

static void
ent_theory_lapse_get_property (GObject    *object,
                               guint       property,
                               GValue     *value,
                               GParamSpec *pspec)
{
  ent_theory_fields_get (object, &lapse_fields[property - 1], value);
}

static void
ent_theory_lapse_finalize (GObject *object)
{
  EntTheoryLapse *self = ENT_THEORY_LAPSE (object);

  g_free (self->words);
  g_strfreev (self->records);
  g_strfreev (self->passages);

  G_OBJECT_CLASS (ent_theory_lapse_parent_class)->finalize (object);
}

static void
ent_theory_lapse_class_init (EntTheoryLapseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ent_theory_lapse_get_property;
  object_class->finalize = ent_theory_lapse_finalize;
  ent_theory_fields_install (object_class, lapse_fields, G_N_ELEMENTS (lapse_fields));
}

static void
ent_theory_lapse_init (EntTheoryLapse *self)
{
}

/* "5 to 6 years before": in the unit that suits the longer distance. */
static char *
dup_distance (int min_days,
              int max_days)
{
  guint low;
  guint high;

  if (max_days >= 2 * ENT_THEORY_DAYS_PER_YEAR)
    {
      low = (guint) (min_days / ENT_THEORY_DAYS_PER_YEAR);
      high = (guint) (max_days / ENT_THEORY_DAYS_PER_YEAR);
      if (low == high)
        return g_strdup_printf (ngettext ("%u year before", "%u years before", high), high);
      /* Translators: a distance in time. */
      return g_strdup_printf (ngettext ("%u to %u year before", "%u to %u years before", high), low,
                              high);
    }
  if (max_days >= 2 * DAYS_PER_MONTH)
    {
      low = (guint) (min_days / DAYS_PER_MONTH);
      high = (guint) (max_days / DAYS_PER_MONTH);
      if (low == high)
        return g_strdup_printf (ngettext ("%u month before", "%u months before", high), high);
      /* Translators: a distance in time. */
      return g_strdup_printf (ngettext ("%u to %u month before", "%u to %u months before", high),
                              low, high);
    }
  if (min_days == max_days)
    return g_strdup_printf (ngettext ("%d day before", "%d days before", (gulong) max_days),
                            max_days);

  /* Translators: a distance in time. */
  return g_strdup_printf (ngettext ("%d to %d day before", "%d to %d days before",
                                    (gulong) max_days),
                          min_days, max_days);
}

static char *
dup_lapse_words (EntTheoryLapse *self)
{
  const char *condition = ent_words_for_condition ((EntConditionKind) self->kind);
  g_autofree char *when = NULL;
  g_autofree char *distance = NULL;

  switch ((EntTheoryFate) self->fate)
    {
    case ENT_THEORY_FATE_LAPSED_BEFORE:
      when = ent_theory_dup_moment (self->when);
      distance = dup_distance (self->min_days, self->max_days);
      /* Translators: a condition, when it lapsed, and how long before an end. */
      return g_strdup_printf (_("%s: absent from %s, %s"), condition, when, distance);
    case ENT_THEORY_FATE_LAPSED_AT:
      when = ent_theory_dup_moment (self->when);
      /* Translators: a condition, and when it lapsed: when an alliance ended. */
      return g_strdup_printf (_("%s: absent from %s, as it ended"), condition, when);
    case ENT_THEORY_FATE_STANDING:
      return g_strdup_printf (_("%s: still present"), condition);
    case ENT_THEORY_FATE_LACKING:
      return g_strdup_printf (_("%s: absent all along"), condition);
    case ENT_THEORY_FATE_UNCODED:
    default:
      return g_strdup_printf (_("%s: none coded"), condition);
    }
}

/*< private >
 * ent_theory_lapse_new:
 * @kind: a condition
 * @fate: what had become of it
 * @derived: whether a rule tells so
 * @when: from which day on it was absent, as near as is known
 * @end: the day that the tie ended on, as near as is known
 * @records: (transfer full): the ids of the codings
 * @passages: (transfer full): the ids of their passages
 *
 * Returns: (transfer full): a lapse
 */
EntTheoryLapse *
ent_theory_lapse_new (EntConditionKind kind,
                      EntTheoryFate    fate,
                      gboolean         derived,
                      EntSpan          when,
                      EntSpan          end,
                      GStrv            records,
                      GStrv            passages)
{
  EntTheoryLapse *self = g_object_new (ENT_TYPE_THEORY_LAPSE, NULL);

  self->kind = kind;
  self->fate = fate;
  self->derived = derived;
  self->when = when;
  if (fate == ENT_THEORY_FATE_LAPSED_BEFORE)
    {
      self->min_days = MAX (0, end.first - when.last);
      self->max_days = MAX (0, end.last - when.first);
    }
  self->words = dup_lapse_words (self);
  self->records = records;
  self->passages = passages;

  return self;
}

/**
 * ent_theory_lapse_get_kind:
 * @self: a lapse
 *
 * Returns: which condition
 */
EntConditionKind
ent_theory_lapse_get_kind (EntTheoryLapse *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_LAPSE (self), 0);

  return (EntConditionKind) self->kind;
}

/**
 * ent_theory_lapse_get_fate:
 * @self: a lapse
 *
 * Returns: what had become of it
 */
EntTheoryFate
ent_theory_lapse_get_fate (EntTheoryLapse *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_LAPSE (self), ENT_THEORY_FATE_UNCODED);

  return (EntTheoryFate) self->fate;
}

/**
 * ent_theory_lapse_is_derived:
 * @self: a lapse
 *
 * Returns: whether a rule tells so, and nobody coded it
 */
gboolean
ent_theory_lapse_is_derived (EntTheoryLapse *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_LAPSE (self), FALSE);

  return self->derived;
}

/**
 * ent_theory_lapse_is_first:
 * @self: a lapse
 *
 * Returns: whether it lapsed, and none of the other conditions certainly did so before it: by
 *   what is coded, it is what explains the end
 */
gboolean
ent_theory_lapse_is_first (EntTheoryLapse *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_LAPSE (self), FALSE);

  return self->first;
}

/**
 * ent_theory_lapse_get_when:
 * @self: a lapse
 *
 * Returns: the days of which one was the first of its absence; no day, the last before the
 *   first, where it did not lapse
 */
EntSpan
ent_theory_lapse_get_when (EntTheoryLapse *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_LAPSE (self), ((EntSpan) { 0, -1 }));

  return self->when;
}

/**
 * ent_theory_lapse_get_min_days:
 * @self: a lapse
 *
 * Returns: how many days before the end it lapsed, at least
 */
int
ent_theory_lapse_get_min_days (EntTheoryLapse *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_LAPSE (self), 0);

  return self->min_days;
}

/**
 * ent_theory_lapse_get_max_days:
 * @self: a lapse
 *
 * Returns: how many days before the end it lapsed, at most
 */
int
ent_theory_lapse_get_max_days (EntTheoryLapse *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_LAPSE (self), 0);

  return self->max_days;
}

/**
 * ent_theory_lapse_get_words:
 * @self: a lapse
 *
 * Returns: it in words
 */
const char *
ent_theory_lapse_get_words (EntTheoryLapse *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_LAPSE (self), NULL);

  return self->words;
}

/**
 * ent_theory_lapse_get_records:
 * @self: a lapse
 *
 * Returns: (array zero-terminated=1): the ids of the codings that tell so, or of what they
 *   are derived from
 */
const char * const *
ent_theory_lapse_get_records (EntTheoryLapse *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_LAPSE (self), NULL);

  return (const char *const *) self->records;
}

/**
 * ent_theory_lapse_get_passages:
 * @self: a lapse
 *
 * Returns: (array zero-terminated=1): the ids of the passages that bear on them
 */
const char * const *
ent_theory_lapse_get_passages (EntTheoryLapse *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_LAPSE (self), NULL);

  return (const char *const *) self->passages;
}

/* ------------------------------------------------------------------------------ an end */

struct _EntTheoryEnd
{
  GObject parent_instance;

  char       *tie;
  char       *a;
  char       *b;
  char       *title;
  char       *own_title;  /* whatever the language */
  char       *time;
  char       *reason;
  char       *words;
  EntSpan     span;
  GListStore *lapses;
  gboolean    explained;
};

G_DEFINE_FINAL_TYPE (EntTheoryEnd, ent_theory_end, G_TYPE_OBJECT)

static const EntTheoryField end_fields[] = {
  { "tie", G_TYPE_STRING, G_STRUCT_OFFSET (EntTheoryEnd, tie) },
  { "a", G_TYPE_STRING, G_STRUCT_OFFSET (EntTheoryEnd, a) },
  { "b", G_TYPE_STRING, G_STRUCT_OFFSET (EntTheoryEnd, b) },
  { "title", G_TYPE_STRING, G_STRUCT_OFFSET (EntTheoryEnd, title) },
  { "time", G_TYPE_STRING, G_STRUCT_OFFSET (EntTheoryEnd, time) },
  { "reason", G_TYPE_STRING, G_STRUCT_OFFSET (EntTheoryEnd, reason) },
  { "words", G_TYPE_STRING, G_STRUCT_OFFSET (EntTheoryEnd, words) },
  { "explained", G_TYPE_BOOLEAN, G_STRUCT_OFFSET (EntTheoryEnd, explained) },
};

static void
ent_theory_end_get_property (GObject    *object,
                             guint       property,
                             GValue     *value,
                             GParamSpec *pspec)
{
  ent_theory_fields_get (object, &end_fields[property - 1], value);
}

static void
ent_theory_end_finalize (GObject *object)
{
  EntTheoryEnd *self = ENT_THEORY_END (object);

  g_free (self->tie);
  g_free (self->a);
  g_free (self->b);
  g_free (self->title);
  g_free (self->own_title);
  g_free (self->time);
  g_free (self->reason);
  g_free (self->words);
  g_clear_object (&self->lapses);

  G_OBJECT_CLASS (ent_theory_end_parent_class)->finalize (object);
}

static void
ent_theory_end_class_init (EntTheoryEndClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ent_theory_end_get_property;
  object_class->finalize = ent_theory_end_finalize;
  ent_theory_fields_install (object_class, end_fields, G_N_ELEMENTS (end_fields));
}

static void
ent_theory_end_init (EntTheoryEnd *self)
{
}

static gboolean
has_lapsed (EntTheoryLapse *lapse)
{
  return lapse->fate == ENT_THEORY_FATE_LAPSED_BEFORE || lapse->fate == ENT_THEORY_FATE_LAPSED_AT;
}

/* Marks those that lapsed, and that no other lapsed certainly before: where the dates leave
 * open which of two was first, both. */
static gboolean
mark_first (GListModel *lapses)
{
  guint n = g_list_model_get_n_items (lapses);
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (EntTheoryLapse) lapse = g_list_model_get_item (lapses, i);

      lapse->first = has_lapsed (lapse);
      for (guint j = 0; j < n; j++)
        {
          g_autoptr (EntTheoryLapse) other = g_list_model_get_item (lapses, j);

          if (has_lapsed (other) && other->when.last < lapse->when.first)
            lapse->first = FALSE;
        }
      any |= lapse->first;
    }

  return any;
}

static char *
dup_reason (GListModel *lapses)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (lapses); i++)
    {
      g_autoptr (EntTheoryLapse) lapse = g_list_model_get_item (lapses, i);

      if (!lapse->first)
        continue;
      if (list->len > 0)
        /* Translators: between conditions of which the dates leave open which lapsed first. */
        g_string_append (list, C_("between conditions", " or "));
      g_string_append (list, ent_words_for_condition ((EntConditionKind) lapse->kind));
    }
  if (list->len == 0)
    return g_strdup (_("Not explained by what is coded"));

  /* Translators: the condition whose lapse came first, before an alliance ended. */
  return g_strdup_printf (_("Explained by: %s"), list->str);
}

static char *
join_words (GListModel *lapses)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (lapses); i++)
    {
      g_autoptr (EntTheoryLapse) lapse = g_list_model_get_item (lapses, i);

      g_string_append_printf (words, "%s%s", i > 0 ? C_("between items", "; ") : "", lapse->words);
    }

  return g_string_free_and_steal (words);
}

/*< private >
 * ent_theory_end_new:
 * @index: the index that it is of
 * @tie: the tie
 * @a: the number of a state
 * @b: the number of another
 * @end: the days of which one was the last that the tie counted on
 * @lapses: (transfer none): what had become of each condition
 *
 * Returns: (transfer full): an end
 */
EntTheoryEnd *
ent_theory_end_new (EntTheoryIndex *index,
                    EntTie         *tie,
                    guint           a,
                    guint           b,
                    EntSpan         end,
                    GListStore     *lapses)
{
  EntTheoryEnd *self = g_object_new (ENT_TYPE_THEORY_END, NULL);
  const EntTheoryData *data = ent_theory_index_get_data (index);

  self->tie = g_strdup (ent_record_get_id (ENT_RECORD (tie)));
  self->a = g_strdup (g_array_index (data->states, EntTheoryState, a).id);
  self->b = g_strdup (g_array_index (data->states, EntTheoryState, b).id);
  self->span = end;
  self->title = ent_theory_dup_pair (index, a, b, end);
  self->own_title = ent_theory_dup_own_pair (index, a, b, end);
  self->time = ent_theory_dup_moment (end);
  self->lapses = g_object_ref (lapses);
  self->words = join_words (G_LIST_MODEL (lapses));
  self->explained = mark_first (G_LIST_MODEL (lapses));
  self->reason = dup_reason (G_LIST_MODEL (lapses));

  return self;
}

/**
 * ent_theory_end_get_tie:
 * @self: an end
 *
 * Returns: the id of the tie
 */
const char *
ent_theory_end_get_tie (EntTheoryEnd *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_END (self), NULL);

  return self->tie;
}

/**
 * ent_theory_end_get_a:
 * @self: an end
 *
 * Returns: the id of one of the two states
 */
const char *
ent_theory_end_get_a (EntTheoryEnd *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_END (self), NULL);

  return self->a;
}

/**
 * ent_theory_end_get_b:
 * @self: an end
 *
 * Returns: the id of the other
 */
const char *
ent_theory_end_get_b (EntTheoryEnd *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_END (self), NULL);

  return self->b;
}

/**
 * ent_theory_end_get_title:
 * @self: an end
 *
 * Returns: the pair, by its names at the time
 */
const char *
ent_theory_end_get_title (EntTheoryEnd *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_END (self), NULL);

  return self->title;
}

/**
 * ent_theory_end_get_own_title:
 * @self: an end
 *
 * Returns: the pair, by its names at the time in the words of the case
 */
const char *
ent_theory_end_get_own_title (EntTheoryEnd *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_END (self), NULL);

  return self->own_title;
}

/**
 * ent_theory_end_get_time:
 * @self: an end
 *
 * Returns: when it ended, in words
 */
const char *
ent_theory_end_get_time (EntTheoryEnd *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_END (self), NULL);

  return self->time;
}

/**
 * ent_theory_end_get_reason:
 * @self: an end
 *
 * Returns: which condition explains it, in words: the one that lapsed first
 */
const char *
ent_theory_end_get_reason (EntTheoryEnd *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_END (self), NULL);

  return self->reason;
}

/**
 * ent_theory_end_get_words:
 * @self: an end
 *
 * Returns: what had become of all conditions, in words
 */
const char *
ent_theory_end_get_words (EntTheoryEnd *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_END (self), NULL);

  return self->words;
}

/**
 * ent_theory_end_get_span:
 * @self: an end
 *
 * Returns: the days of which one was the last that the tie counted on
 */
EntSpan
ent_theory_end_get_span (EntTheoryEnd *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_END (self), ((EntSpan) { 0, -1 }));

  return self->span;
}

/**
 * ent_theory_end_get_lapses:
 * @self: an end
 *
 * Returns: (transfer none) (element-type EntTheoryLapse): what had become of each condition:
 *   those that lapsed first, in order of time
 */
GListModel *
ent_theory_end_get_lapses (EntTheoryEnd *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_END (self), NULL);

  return G_LIST_MODEL (self->lapses);
}

/**
 * ent_theory_end_is_explained:
 * @self: an end
 *
 * Returns: whether a condition lapsed before it or with it
 */
gboolean
ent_theory_end_is_explained (EntTheoryEnd *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_END (self), FALSE);

  return self->explained;
}

/**
 * ent_theory_fate_get_word:
 * @fate: what had become of a condition
 *
 * Returns: it in a phrase
 */
const char *
ent_theory_fate_get_word (EntTheoryFate fate)
{
  switch (fate)
    {
    case ENT_THEORY_FATE_LAPSED_BEFORE:
      return C_("condition", "lapsed before");
    case ENT_THEORY_FATE_LAPSED_AT:
      return C_("condition", "lapsed at the end");
    case ENT_THEORY_FATE_STANDING:
      return C_("condition", "still present");
    case ENT_THEORY_FATE_LACKING:
      return C_("condition", "absent all along");
    case ENT_THEORY_FATE_UNCODED:
    default:
      return C_("condition", "none coded");
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-judgement.h"

/*
 * What a definition says of one tie, and why.
 *
 * A clause asks for kinds and bases, which the tie has or has not, and for
 * obligations and wordings, which one of its instruments must have while it is
 * in force. So a tie counts during stretches: the whole of it where a clause
 * asks nothing of instruments, else the time that it shares with each instrument
 * that will do.
 */

/**
 * ent_judgement_free:
 * @self: (transfer full): a judgement
 *
 * Frees a judgement.
 */
void
ent_judgement_free (EntJudgement *self)
{
  g_clear_pointer (&self->extents, g_array_unref);
  g_free (self->reason);
  g_free (self);
}

static gboolean
is_in_set (guint set,
           int   value)
{
  return set == 0 || (set & (1u << value)) != 0;
}

static gboolean
asks_of_instruments (EntClause *clause)
{
  return ent_clause_get_obligations (clause) != 0 || ent_clause_get_wordings (clause) != 0;
}

static gboolean
suits_instrument (EntClause     *clause,
                  EntInstrument *instrument)
{
  guint obligations = ent_clause_get_obligations (clause);

  return (obligations == 0 || (obligations & ent_instrument_get_obligations (instrument)) != 0) &&
         is_in_set (ent_clause_get_wordings (clause), ent_instrument_get_wording (instrument));
}

/* When an instrument binds. Where nothing is said of its force, that is from its
 * signature on; a termination ends it in any case. */
static gboolean
get_instrument_extent (EntCase       *the_case,
                       EntInstrument *instrument,
                       EntExtent     *extent)
{
  EntDate *in_force = ent_instrument_get_in_force (instrument);
  EntDate *signed_on = ent_instrument_get_signed (instrument);
  EntDate *terminated = ent_instrument_get_terminated (instrument);
  const EntSpan *coverage = ent_case_get_coverage (the_case);
  g_autoptr (EntDate) always = ent_date_new ("../..", NULL);

  if (in_force == NULL && signed_on == NULL)
    return FALSE;

  ent_date_get_extent (in_force ? in_force : always, coverage, extent);
  if (in_force == NULL)
    {
      extent->earliest_start = ent_date_get_span (signed_on).first;
      extent->latest_start = ent_date_get_span (signed_on).last;
      extent->earliest_end = MAX (extent->earliest_end, extent->earliest_start);
    }
  if (terminated != NULL)
    {
      extent->earliest_end = MIN (extent->earliest_end, ent_date_get_span (terminated).first);
      extent->latest_end = MIN (extent->latest_end, ent_date_get_span (terminated).last);
    }

  return extent->earliest_start <= extent->latest_end;
}

/* How far a tie came with the clause that it came farthest with. */
typedef enum
{
  FAILS_KIND,
  FAILS_BASIS,
  FAILS_INSTRUMENT,
  FAILS_FORCE,
  COUNTS_IN_FORCE,
  COUNTS_ALWAYS,
} Outcome;

typedef struct
{
  EntCase       *the_case;
  EntTie        *tie;
  EntExtent      extent;
  GPtrArray     *instruments;
  EntJudgement  *judgement;
  EntInstrument *by;       /* the first instrument that made it count */
  Outcome        outcome;
} Hearing;

static void
reach (Hearing *hearing,
       Outcome  outcome)
{
  hearing->outcome = MAX (hearing->outcome, outcome);
}

static void
hear_instruments (Hearing   *hearing,
                  EntClause *clause)
{
  for (guint i = 0; i < hearing->instruments->len; i++)
    {
      EntInstrument *instrument = g_ptr_array_index (hearing->instruments, i);
      EntExtent in_force;
      EntExtent both;

      if (!suits_instrument (clause, instrument))
        continue;

      reach (hearing, FAILS_FORCE);
      if (!get_instrument_extent (hearing->the_case, instrument, &in_force) ||
          !ent_extent_intersect (&hearing->extent, &in_force, &both))
        continue;

      reach (hearing, COUNTS_IN_FORCE);
      g_array_append_val (hearing->judgement->extents, both);
      if (hearing->by == NULL)
        hearing->by = instrument;
    }
}

static void
hear_clause (Hearing   *hearing,
             EntClause *clause)
{
  if (!is_in_set (ent_clause_get_kinds (clause), ent_tie_get_kind (hearing->tie)))
    return;

  reach (hearing, FAILS_BASIS);
  if (!is_in_set (ent_clause_get_bases (clause), ent_tie_get_basis (hearing->tie)))
    return;

  reach (hearing, FAILS_INSTRUMENT);
  if (asks_of_instruments (clause))
    {
      hear_instruments (hearing, clause);
    }
  else
    {
      reach (hearing, COUNTS_ALWAYS);
      g_array_append_val (hearing->judgement->extents, hearing->extent);
    }
}

static const char *
get_reason_of_instruments (Hearing *hearing)
{
  if (hearing->instruments->len == 0)
    return _("Does not count: no instrument with the obligation that the definition asks for is coded.");

  return _("Does not count: no instrument under it has the obligation and the wording that the definition asks for.");
}

static const char *
get_reason_of_kind (Hearing *hearing)
{
  if (ent_tie_get_kind (hearing->tie) == ENT_TIE_KIND_ALIGNMENT)
    return _("Does not count: it is an informal alignment, and the definition asks for a commitment.");

  return _("Does not count: it is not of a kind that the definition counts.");
}

static char *
dup_reason (Hearing *hearing)
{
  switch (hearing->outcome)
    {
    case COUNTS_ALWAYS:
      return g_strdup (_("Counts: what kind of tie it is and what it rests on meet the definition."));
    case COUNTS_IN_FORCE:
      /* Translators: the title of a treaty. */
      return g_strdup_printf (_("Counts while the %s is in force, whose obligations meet the definition."),
                              ent_instrument_get_title (hearing->by));
    case FAILS_FORCE:
      return g_strdup (_("Does not count: the instrument that the definition asks for was not in force during the tie, or not by any date that is coded."));
    case FAILS_INSTRUMENT:
      return g_strdup (get_reason_of_instruments (hearing));
    case FAILS_BASIS:
      return g_strdup (_("Does not count: what it rests on is not what the definition asks for."));
    case FAILS_KIND:
    default:
      return g_strdup (get_reason_of_kind (hearing));
    }
}

static gboolean
is_listed (const char *const *ids,
           EntTie             *tie)
{
  return ids != NULL && g_strv_contains (ids, ent_record_get_id (ENT_RECORD (tie)));
}

static void
hear (Hearing       *hearing,
      EntDefinition *definition)
{
  EntJudgement *judgement = hearing->judgement;
  GListModel *clauses = ent_definition_get_clauses (definition);

  if (is_listed (ent_definition_get_exclude (definition), hearing->tie))
    {
      judgement->reason = g_strdup (_("Does not count: the definition leaves it out by name."));
      return;
    }
  if (is_listed (ent_definition_get_include (definition), hearing->tie))
    {
      g_array_append_val (judgement->extents, hearing->extent);
      judgement->reason = g_strdup (_("Counts: the definition takes it in by name."));
      return;
    }

  for (guint i = 0; i < g_list_model_get_n_items (clauses); i++)
    {
      g_autoptr (EntClause) clause = g_list_model_get_item (clauses, i);

      hear_clause (hearing, clause);
    }
  judgement->reason = dup_reason (hearing);
}

/**
 * ent_judgement_new:
 * @the_case: a case
 * @definition: (nullable): one of its definitions; without one, every alliance
 *   counts
 * @tie: one of its ties
 *
 * Judges a tie by a definition.
 *
 * Returns: (transfer full): the judgement
 */
EntJudgement *
ent_judgement_new (EntCase       *the_case,
                   EntDefinition *definition,
                   EntTie        *tie)
{
  EntJudgement *judgement;
  Hearing hearing = { the_case, tie };

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_TIE (tie), NULL);

  judgement = g_new0 (EntJudgement, 1);
  judgement->extents = g_array_new (FALSE, FALSE, sizeof (EntExtent));
  judgement->governed = ent_tie_is_governed (tie);

  ent_date_get_extent (ent_tie_get_date (tie), ent_case_get_coverage (the_case), &hearing.extent);
  hearing.judgement = judgement;

  if (!judgement->governed)
    {
      judgement->reason = g_strdup (_("No definition of alliance speaks of ties of this kind."));
    }
  else if (definition == NULL)
    {
      if (ent_tie_get_kind (tie) == ENT_TIE_KIND_ALLIANCE)
        g_array_append_val (judgement->extents, hearing.extent);
      judgement->reason = g_strdup (_("The case has no definition: what it codes as an alliance counts."));
    }
  else
    {
      hearing.instruments = ent_case_get_referrers (the_case, ENT_TYPE_INSTRUMENT,
                                                    ent_record_get_id (ENT_RECORD (tie)));
      hear (&hearing, definition);
      g_ptr_array_unref (hearing.instruments);
    }

  return judgement;
}

/**
 * ent_judgement_get_activity:
 * @self: a judgement
 * @at: the time
 *
 * Returns: whether the tie counts then
 */
EntActivity
ent_judgement_get_activity (const EntJudgement *self,
                            EntSpan             at)
{
  EntActivity activity = ENT_ACTIVITY_NONE;

  for (guint i = 0; i < self->extents->len; i++)
    activity = MAX (activity,
                    ent_extent_get_activity (&g_array_index (self->extents, EntExtent, i), at));

  return activity;
}

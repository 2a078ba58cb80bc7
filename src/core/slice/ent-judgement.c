/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-judgement.h"

/*
 * What a definition says of one tie, and why.
 *
 * A clause asks for kinds and bases, which the tie has or has not; for a number of
 * members, which it has at times; and for obligations and wordings, which one of
 * its instruments must have while it is in force. So a tie counts during stretches:
 * the whole of it where a clause asks nothing of members and instruments, else the
 * times at which it has so many members, and of these what it shares with each
 * instrument that will do. Members are counted in ent-judgement-members.c.
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
  g_clear_pointer (&self->clauses, g_array_unref);
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

typedef struct
{
  EntCase       *the_case;
  EntTie        *tie;
  EntExtent      extent;
  GPtrArray     *instruments;
  EntJudgement  *judgement;
  EntDefinition *definition;
  EntInstrument *by;       /* the first instrument that made it count */
  guint          clause;   /* the one that is heard */
} Hearing;

static void
reach (Hearing   *hearing,
       EntGround  ground)
{
  EntJudgement *judgement = hearing->judgement;

  if (ground <= judgement->ground)
    return;

  judgement->ground = ground;
  judgement->clause = hearing->clause;
}

static void
count_during (Hearing         *hearing,
              const EntExtent *extent)
{
  g_array_append_vals (hearing->judgement->extents, extent, 1);
  g_array_append_val (hearing->judgement->clauses, hearing->clause);
}

static void
hear_instrument (Hearing       *hearing,
                 EntInstrument *instrument,
                 GArray        *times)
{
  EntExtent in_force;
  EntExtent both;

  if (!get_instrument_extent (hearing->the_case, instrument, &in_force))
    return;

  for (guint i = 0; i < times->len; i++)
    {
      if (!ent_extent_meet (&g_array_index (times, EntExtent, i), &in_force, &both))
        continue;

      reach (hearing, ENT_GROUND_IN_FORCE);
      count_during (hearing, &both);
      if (hearing->by == NULL)
        hearing->by = instrument;
    }
}

static void
hear_instruments (Hearing   *hearing,
                  EntClause *clause,
                  GArray    *times)
{
  for (guint i = 0; i < hearing->instruments->len; i++)
    {
      EntInstrument *instrument = g_ptr_array_index (hearing->instruments, i);

      if (!suits_instrument (clause, instrument))
        continue;

      reach (hearing, ENT_GROUND_FORCE);
      hear_instrument (hearing, instrument, times);
    }
}

/* The times of the tie at which it has as many members as the clause asks for. */
static GArray *
list_times (Hearing   *hearing,
            EntClause *clause)
{
  guint min = ent_clause_get_members_min (clause);
  guint max = ent_clause_get_members_max (clause);
  GArray *times = g_array_new (FALSE, FALSE, sizeof (EntExtent));
  g_autoptr (GArray) counted = NULL;

  if (min == 0 && max == 0)
    return g_array_append_val (times, hearing->extent);

  counted = ent_judgement_list_member_times (hearing->the_case, hearing->tie, min, max);
  for (guint i = 0; i < counted->len; i++)
    {
      EntExtent both;

      if (ent_extent_intersect (&hearing->extent, &g_array_index (counted, EntExtent, i), &both))
        g_array_append_val (times, both);
    }

  return times;
}

static void
hear_clause (Hearing   *hearing,
             EntClause *clause)
{
  g_autoptr (GArray) times = NULL;

  reach (hearing, ENT_GROUND_KIND);
  if (!is_in_set (ent_clause_get_kinds (clause), ent_tie_get_kind (hearing->tie)))
    return;

  reach (hearing, ENT_GROUND_BASIS);
  if (!is_in_set (ent_clause_get_bases (clause), ent_tie_get_basis (hearing->tie)))
    return;

  reach (hearing, ENT_GROUND_MEMBERS);
  times = list_times (hearing, clause);
  if (times->len == 0)
    return;

  if (asks_of_instruments (clause))
    {
      reach (hearing, ENT_GROUND_INSTRUMENT);
      hear_instruments (hearing, clause, times);
      return;
    }

  reach (hearing, ENT_GROUND_CLAUSE);
  for (guint i = 0; i < times->len; i++)
    count_during (hearing, &g_array_index (times, EntExtent, i));
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
dup_decision (Hearing *hearing)
{
  switch (hearing->judgement->ground)
    {
    case ENT_GROUND_CLAUSE:
      return g_strdup (_("Counts: what kind of tie it is and what it rests on meet the definition."));
    case ENT_GROUND_IN_FORCE:
      /* Translators: the title of a treaty. */
      return g_strdup_printf (_("Counts while the %s is in force, whose obligations meet the definition."),
                              ent_instrument_get_title (hearing->by));
    case ENT_GROUND_FORCE:
      return g_strdup (_("Does not count: the instrument that the definition asks for was not in force during the tie, or not by any date that is coded."));
    case ENT_GROUND_INSTRUMENT:
      return g_strdup (get_reason_of_instruments (hearing));
    case ENT_GROUND_MEMBERS:
      return g_strdup (_("Does not count: it never had the number of members that the definition asks for."));
    case ENT_GROUND_BASIS:
      return g_strdup (_("Does not count: what it rests on is not what the definition asks for."));
    case ENT_GROUND_KIND:
      return g_strdup (get_reason_of_kind (hearing));
    case ENT_GROUND_UNGOVERNED:
      return g_strdup (_("No definition of alliance speaks of ties of this kind."));
    case ENT_GROUND_NO_DEFINITION:
      return g_strdup (_("The case has no definition: what it codes as an alliance counts."));
    case ENT_GROUND_LEFT_OUT:
      return g_strdup (_("Does not count: the definition leaves it out by name."));
    case ENT_GROUND_TAKEN_IN:
      return g_strdup (_("Counts: the definition takes it in by name."));
    case ENT_GROUND_NO_CLAUSE:
    default:
      return g_strdup (_("Does not count: the definition has no clause, and does not take it in by name."));
    }
}

/* "By clause 2: an alliance that rests on a treaty." */
static char *
dup_clause_sentence (Hearing *hearing)
{
  EntJudgement *judgement = hearing->judgement;
  GListModel *clauses = ent_definition_get_clauses (hearing->definition);
  g_autoptr (EntClause) clause = g_list_model_get_item (clauses, judgement->clause);
  g_autofree char *words = ent_definition_dup_clause_words (clause);

  if (judgement->ground >= ENT_GROUND_IN_FORCE)
    /* Translators: the number of a clause of a definition, and the clause in words. */
    return g_strdup_printf (_("By clause %u: %s."), judgement->clause + 1, words);
  if (g_list_model_get_n_items (clauses) == 1)
    /* Translators: a clause of a definition in words: “an alliance that rests on a treaty”. */
    return g_strdup_printf (_("The definition asks for %s."), words);

  /* Translators: the number of a clause of a definition, and the clause in words. */
  return g_strdup_printf (_("It came farthest with clause %u: %s."), judgement->clause + 1, words);
}

static char *
dup_reason (Hearing *hearing)
{
  g_autofree char *decision = dup_decision (hearing);
  g_autofree char *sentence = NULL;

  if (hearing->judgement->clause == ENT_NO_CLAUSE)
    return g_steal_pointer (&decision);

  sentence = dup_clause_sentence (hearing);
  /* Translators: two sentences. */
  return g_strdup_printf (C_("two sentences", "%s %s"), decision, sentence);
}

static void
decide_by_name (Hearing   *hearing,
                EntByName  by_name)
{
  hearing->judgement->ground = by_name == ENT_BY_NAME_LEFT_OUT ? ENT_GROUND_LEFT_OUT
                                                               : ENT_GROUND_TAKEN_IN;
  if (by_name == ENT_BY_NAME_TAKEN_IN)
    count_during (hearing, &hearing->extent);
}

static void
hear (Hearing *hearing)
{
  GListModel *clauses = ent_definition_get_clauses (hearing->definition);
  EntByName by_name = ent_definition_get_by_name (hearing->definition, hearing->tie);

  if (by_name != ENT_BY_NAME_NOT)
    {
      decide_by_name (hearing, by_name);
      return;
    }

  hearing->judgement->ground = ENT_GROUND_NO_CLAUSE;
  for (guint i = 0; i < g_list_model_get_n_items (clauses); i++)
    {
      g_autoptr (EntClause) clause = g_list_model_get_item (clauses, i);

      hearing->clause = i;
      hear_clause (hearing, clause);
    }
}

/* Without a definition, what is coded as an alliance counts. */
static void
go_by_code (Hearing *hearing)
{
  if (ent_tie_get_kind (hearing->tie) == ENT_TIE_KIND_ALLIANCE)
    count_during (hearing, &hearing->extent);
  hearing->judgement->ground = ENT_GROUND_NO_DEFINITION;
}

static void
decide (Hearing *hearing)
{
  EntJudgement *judgement = hearing->judgement;

  if (!judgement->governed)
    {
      judgement->ground = ENT_GROUND_UNGOVERNED;
    }
  else if (hearing->definition == NULL)
    {
      go_by_code (hearing);
    }
  else
    {
      hearing->instruments = ent_case_get_referrers (hearing->the_case, ENT_TYPE_INSTRUMENT,
                                                     ent_record_get_id (ENT_RECORD (hearing->tie)));
      hear (hearing);
    }
}

static EntJudgement *
judge (Hearing  *hearing,
       gboolean  bare)
{
  EntJudgement *judgement = g_new0 (EntJudgement, 1);

  judgement->extents = g_array_new (FALSE, FALSE, sizeof (EntExtent));
  judgement->clauses = g_array_new (FALSE, FALSE, sizeof (guint));
  judgement->clause = ENT_NO_CLAUSE;
  judgement->governed = ent_tie_is_governed (hearing->tie);
  hearing->judgement = judgement;
  hearing->clause = ENT_NO_CLAUSE;
  ent_date_get_extent (ent_tie_get_date (hearing->tie), ent_case_get_coverage (hearing->the_case),
                       &hearing->extent);

  decide (hearing);
  if (!bare)
    judgement->reason = dup_reason (hearing);
  g_clear_pointer (&hearing->instruments, g_ptr_array_unref);

  return judgement;
}

/**
 * ent_judgement_new:
 * @the_case: a case
 * @definition: (nullable): one of its definitions, or one that is being edited; without
 *   one, every alliance counts
 * @tie: one of its ties
 *
 * Judges a tie by a definition, and says why.
 *
 * Returns: (transfer full): the judgement
 */
EntJudgement *
ent_judgement_new (EntCase       *the_case,
                   EntDefinition *definition,
                   EntTie        *tie)
{
  Hearing hearing = { .the_case = the_case, .tie = tie, .definition = definition };

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_TIE (tie), NULL);

  return judge (&hearing, FALSE);
}

/**
 * ent_judgement_new_bare:
 * @the_case: a case
 * @definition: (nullable): as for [func@Judgement.new]
 * @tie: one of its ties
 *
 * Judges a tie without putting the reason into words, which takes longer than the judgement:
 * for those who judge thousands.
 *
 * Returns: (transfer full): the judgement, without a reason
 */
EntJudgement *
ent_judgement_new_bare (EntCase       *the_case,
                        EntDefinition *definition,
                        EntTie        *tie)
{
  Hearing hearing = { .the_case = the_case, .tie = tie, .definition = definition };

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_TIE (tie), NULL);

  return judge (&hearing, TRUE);
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

/**
 * ent_judgement_get_clause_at:
 * @self: a judgement
 * @at: the time
 *
 * Returns: the number, from 0, of the clause by which the tie counts then, the first where
 *   several do; a clause by which it is certain goes before one by which it is possible.
 *   %ENT_NO_CLAUSE where it does not count then, or not by a clause
 */
guint
ent_judgement_get_clause_at (const EntJudgement *self,
                             EntSpan             at)
{
  EntActivity activity = ENT_ACTIVITY_NONE;
  guint found = ENT_NO_CLAUSE;

  for (guint i = 0; i < self->extents->len; i++)
    {
      EntActivity now = ent_extent_get_activity (&g_array_index (self->extents, EntExtent, i), at);
      guint clause = g_array_index (self->clauses, guint, i);

      if (now < activity || now == ENT_ACTIVITY_NONE || (now == activity && clause >= found))
        continue;
      activity = now;
      found = clause;
    }

  return found;
}

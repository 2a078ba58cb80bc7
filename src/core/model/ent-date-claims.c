/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-date-claims.h"

/*
 * What the sources give as dates, and whether they disagree.
 *
 * A piece of evidence with a date makes a claim: of when its target began (aspect start),
 * of when it ended (end), or of when it was (any other). The date that the record itself
 * has is one more claim, that of the coder.
 *
 * Two claims disagree where no day would make both of them true: their days of the start,
 * their days of the end, or all their days have none in common. So a coarser date that
 * contains a finer one agrees with it (1977 with 22 September 1977), and two that overlap
 * do (about 1977 with 1978). What is unknown agrees with anything. An article that says
 * "to the present" knows it for the day of the article only: its open end agrees with any
 * end from that day on.
 */

typedef enum
{
  PART_START,
  PART_END,
  PART_WHOLE,
  N_PARTS,
} Part;

typedef struct
{
  gboolean has[N_PARTS];
  EntSpan  days[N_PARTS];
} Claim;

static void
claim_set (Claim   *claim,
           Part     part,
           EntSpan  days)
{
  claim->has[part] = TRUE;
  claim->days[part] = days;
}

static gboolean
is_apart (EntSpan a,
          EntSpan b)
{
  return a.last < b.first || b.last < a.first;
}

static gboolean
disagree (const Claim *a,
          const Claim *b)
{
  for (guint i = 0; i < N_PARTS; i++)
    if (a->has[i] && b->has[i] && is_apart (a->days[i], b->days[i]))
      return TRUE;

  return FALSE;
}

/* The day up to which an article can know: the first of its own date. */
static EntDay
get_article_day (EntCase     *self,
                 EntEvidence *evidence)
{
  EntRecord *passage = ent_case_lookup (self, ENT_TYPE_PASSAGE, ent_evidence_get_passage (evidence));
  EntRecord *article = passage ? ent_case_lookup (self, ENT_TYPE_ARTICLE,
                                                  ent_passage_get_article (ENT_PASSAGE (passage)))
                               : NULL;
  g_autoptr (EntDate) date = article ? ent_article_dup_date (ENT_ARTICLE (article)) : NULL;

  return date ? ent_date_get_span (date).first : ENT_DAY_LAST;
}

static EntSpan
get_claimed_end (EntCase     *self,
                 EntEvidence *evidence)
{
  EntDate *date = ent_evidence_get_date (evidence);
  EntSpan end = ent_date_get_end (date);

  if (ent_date_is_ongoing (date))
    end.first = get_article_day (self, evidence);

  return end;
}

static Claim
make_claim (EntCase     *self,
            EntEvidence *evidence)
{
  EntDate *date = ent_evidence_get_date (evidence);
  EntAspect aspect = ent_evidence_get_aspect (evidence);
  Claim claim = { 0 };

  if (aspect == ENT_ASPECT_START)
    {
      claim_set (&claim, PART_START, ent_date_get_start (date));
    }
  else if (aspect == ENT_ASPECT_END)
    {
      claim_set (&claim, PART_END, get_claimed_end (self, evidence));
    }
  else
    {
      claim_set (&claim, PART_WHOLE, ent_date_get_span (date));
      if (ent_date_is_interval (date))
        {
          claim_set (&claim, PART_START, ent_date_get_start (date));
          claim_set (&claim, PART_END, get_claimed_end (self, evidence));
        }
    }

  return claim;
}

static void
choose (Claim   *claim,
        EntDate *date)
{
  if (date == NULL)
    return;

  claim_set (claim, PART_START, ent_date_get_start (date));
  claim_set (claim, PART_END, ent_date_get_end (date));
  claim_set (claim, PART_WHOLE, ent_date_get_span (date));
}

static EntSpan
join (EntSpan a,
      EntSpan b)
{
  return (EntSpan) { MIN (a.first, b.first), MAX (a.last, b.last) };
}

/* A treaty begins when it is signed, or when it comes into force: sources mean either. */
static void
choose_instrument (Claim         *claim,
                   EntInstrument *instrument)
{
  EntDate *signed_on = ent_instrument_get_signed (instrument);
  EntDate *in_force = ent_instrument_get_in_force (instrument);
  EntDate *terminated = ent_instrument_get_terminated (instrument);

  choose (claim, in_force ? in_force : signed_on);
  if (in_force == NULL)
    claim->has[PART_END] = FALSE;
  if (signed_on != NULL && in_force != NULL)
    {
      claim_set (claim, PART_START,
                 join (ent_date_get_start (signed_on), ent_date_get_start (in_force)));
      claim_set (claim, PART_WHOLE,
                 join (ent_date_get_span (signed_on), ent_date_get_span (in_force)));
    }
  if (terminated != NULL)
    claim_set (claim, PART_END,
               claim->has[PART_END] ? join (claim->days[PART_END], ent_date_get_span (terminated))
                                    : ent_date_get_span (terminated));
}

/* Who left and came back has two memberships, and agrees with either. */
static void
choose_membership (Claim      *claim,
                   EntTie     *tie,
                   const char *state)
{
  GListModel *members = ent_tie_get_members (tie);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);
      EntDate *date = ent_membership_get_date (member);
      Claim own = { 0 };

      if (!g_str_equal (ent_membership_get_state (member), state))
        continue;
      choose (&own, date ? date : ent_tie_get_date (tie));
      for (guint j = 0; j < N_PARTS; j++)
        claim_set (claim, j, claim->has[j] ? join (claim->days[j], own.days[j]) : own.days[j]);
    }
}

/* What the coder chose. */
static Claim
make_choice (EntCase    *self,
             const char *target)
{
  g_auto (GStrv) parts = g_strsplit (target, "/", 2);
  EntRecord *record = ent_case_lookup (self, ENT_TYPE_RECORD, parts[0]);
  Claim claim = { 0 };

  if (ENT_IS_TIE (record) && parts[1] != NULL)
    choose_membership (&claim, ENT_TIE (record), parts[1]);
  else if (ENT_IS_TIE (record))
    choose (&claim, ent_tie_get_date (ENT_TIE (record)));
  else if (ENT_IS_INSTRUMENT (record))
    choose_instrument (&claim, ENT_INSTRUMENT (record));
  else if (ENT_IS_EVENT (record))
    choose (&claim, ent_event_get_date (ENT_EVENT (record)));
  else if (ENT_IS_TRAIT (record))
    choose (&claim, ent_trait_get_date (ENT_TRAIT (record)));
  else if (ENT_IS_CONDITION (record))
    choose (&claim, ent_condition_get_date (ENT_CONDITION (record)));

  return claim;
}

/* By what they are about: the start, the end, then the rest. */
static guint
get_order (EntEvidence *evidence)
{
  EntAspect aspect = ent_evidence_get_aspect (evidence);

  return aspect == ENT_ASPECT_START ? 0 : aspect == ENT_ASPECT_END ? 1 : 2;
}

static int
compare_claims (gconstpointer a,
                gconstpointer b)
{
  EntEvidence *first = (EntEvidence *) a;
  EntEvidence *second = (EntEvidence *) b;

  if (get_order (first) != get_order (second))
    return (int) get_order (first) - (int) get_order (second);

  return strcmp (ent_record_get_id (ENT_RECORD (first)), ent_record_get_id (ENT_RECORD (second)));
}

/**
 * ent_case_get_date_claims:
 * @self: a case
 * @target: the id of a record, or `TIE/STATE` for a membership
 *
 * Returns: (transfer container) (element-type EntEvidence): the evidence of the target that
 *   gives a date: of its start, then of its end, then of the whole
 */
GPtrArray *
ent_case_get_date_claims (EntCase    *self,
                          const char *target)
{
  g_autoptr (GPtrArray) evidence = NULL;
  GPtrArray *claims = g_ptr_array_new ();

  g_return_val_if_fail (ENT_IS_CASE (self), claims);
  g_return_val_if_fail (target != NULL, claims);

  evidence = ent_case_get_referrers (self, ENT_TYPE_EVIDENCE, target);
  for (guint i = 0; i < evidence->len; i++)
    if (ent_evidence_get_date (g_ptr_array_index (evidence, i)) != NULL)
      g_ptr_array_add (claims, g_ptr_array_index (evidence, i));
  g_ptr_array_sort_values (claims, compare_claims);

  return claims;
}

/**
 * ent_case_has_date_dispute:
 * @self: a case
 * @target: the id of a record, or `TIE/STATE` for a membership
 *
 * Says whether the sources disagree on a date, with one another or with the date that was
 * chosen: whether two of them leave no day on which both are right. A coarser date that
 * contains a finer one agrees with it; what is unknown agrees with all; an article's "to
 * the present" agrees with any end after the article's date.
 *
 * Returns: whether they do
 */
gboolean
ent_case_has_date_dispute (EntCase    *self,
                           const char *target)
{
  g_autoptr (GPtrArray) evidence = NULL;
  g_autoptr (GArray) claims = g_array_new (FALSE, FALSE, sizeof (Claim));
  Claim choice;

  g_return_val_if_fail (ENT_IS_CASE (self), FALSE);
  g_return_val_if_fail (target != NULL, FALSE);

  evidence = ent_case_get_date_claims (self, target);
  if (evidence->len == 0)
    return FALSE;

  choice = make_choice (self, target);
  g_array_append_val (claims, choice);
  for (guint i = 0; i < evidence->len; i++)
    {
      Claim claim = make_claim (self, g_ptr_array_index (evidence, i));

      for (guint j = 0; j < claims->len; j++)
        if (disagree (&claim, &g_array_index (claims, Claim, j)))
          return TRUE;
      g_array_append_val (claims, claim);
    }

  return FALSE;
}

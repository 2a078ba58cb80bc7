/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-words.h"

/*
 * What things are called for a reader: a word for each value of the enumerations of the
 * model, and the short phrases that are made of several members of a record.
 */

/**
 * ent_words_for_tie_kind:
 * @kind: a kind of tie
 *
 * Returns: a word for it
 */
const char *
ent_words_for_tie_kind (EntTieKind kind)
{
  switch (kind)
    {
    case ENT_TIE_KIND_ALLIANCE:
      return C_("kind of tie", "Alliance");
    case ENT_TIE_KIND_ALIGNMENT:
      return C_("kind of tie", "Alignment");
    case ENT_TIE_KIND_CONFLICT:
      return C_("kind of tie", "Conflict");
    case ENT_TIE_KIND_SPONSORSHIP:
      return C_("kind of tie", "Sponsorship");
    case ENT_TIE_KIND_PROPOSAL:
      return C_("kind of tie", "Proposal");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * ent_words_for_basis:
 * @basis: what a tie rests on
 *
 * Returns: (nullable): a phrase for it, or %NULL where nobody says
 */
const char *
ent_words_for_basis (EntTieBasis basis)
{
  switch (basis)
    {
    case ENT_TIE_BASIS_TREATY:
      return C_("basis of a tie", "By treaty");
    case ENT_TIE_BASIS_DECLARATION:
      return C_("basis of a tie", "By declaration");
    case ENT_TIE_BASIS_TACIT:
      return C_("basis of a tie", "Tacit");
    case ENT_TIE_BASIS_UNSAID:
    default:
      return NULL;
    }
}

/**
 * ent_words_for_role:
 * @role: a member's part in a tie
 *
 * Returns: (nullable): a word for it, or %NULL for one among equals
 */
const char *
ent_words_for_role (EntRole role)
{
  switch (role)
    {
    case ENT_ROLE_SPONSOR:
      return C_("part in a tie", "Sponsor");
    case ENT_ROLE_CLIENT:
      return C_("part in a tie", "Client");
    case ENT_ROLE_PROPOSER:
      return C_("part in a tie", "Proposer");
    case ENT_ROLE_SIDE_A:
      return C_("part in a tie", "One side");
    case ENT_ROLE_SIDE_B:
      return C_("part in a tie", "Other side");
    case ENT_ROLE_MEMBER:
    default:
      return NULL;
    }
}

/**
 * ent_words_for_instrument_kind:
 * @kind: a kind of instrument
 *
 * Returns: a word for it
 */
const char *
ent_words_for_instrument_kind (EntInstrumentKind kind)
{
  switch (kind)
    {
    case ENT_INSTRUMENT_KIND_TREATY:
      return C_("kind of instrument", "Treaty");
    case ENT_INSTRUMENT_KIND_PROTOCOL:
      return C_("kind of instrument", "Protocol");
    case ENT_INSTRUMENT_KIND_DECLARATION:
      return C_("kind of instrument", "Declaration");
    case ENT_INSTRUMENT_KIND_READING:
      return C_("kind of instrument", "Official reading");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * ent_words_for_obligation:
 * @obligation: an obligation
 *
 * Returns: a word for it, in the middle of a sentence
 */
const char *
ent_words_for_obligation (EntObligation obligation)
{
  switch (obligation)
    {
    case ENT_OBLIGATION_DEFENSE:
      return C_("obligation", "defense");
    case ENT_OBLIGATION_OFFENSE:
      return C_("obligation", "offense");
    case ENT_OBLIGATION_NEUTRALITY:
      return C_("obligation", "neutrality");
    case ENT_OBLIGATION_NONAGGRESSION:
      return C_("obligation", "nonaggression");
    case ENT_OBLIGATION_CONSULTATION:
      return C_("obligation", "consultation");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * ent_words_for_wording:
 * @wording: how an obligation is laid down
 *
 * Returns: (nullable): a phrase for it, or %NULL where nobody says
 */
const char *
ent_words_for_wording (EntWording wording)
{
  switch (wording)
    {
    case ENT_WORDING_EXPLICIT:
      return _("Wording: stated in the published text");
    case ENT_WORDING_INTERPRETED:
      return _("Wording: as the parties read it");
    case ENT_WORDING_UNDISCLOSED:
      return _("Wording: the text is not public");
    case ENT_WORDING_UNSAID:
    default:
      return NULL;
    }
}

/**
 * ent_words_for_event_kind:
 * @kind: a kind of event
 *
 * Returns: (nullable): a word for it, or %NULL for one of no kind
 */
const char *
ent_words_for_event_kind (EntEventKind kind)
{
  switch (kind)
    {
    case ENT_EVENT_KIND_WAR:
      return C_("kind of event", "War");
    case ENT_EVENT_KIND_CLASH:
      return C_("kind of event", "Clash");
    case ENT_EVENT_KIND_DEPLOYMENT:
      return C_("kind of event", "Deployment");
    case ENT_EVENT_KIND_WITHDRAWAL:
      return C_("kind of event", "Withdrawal");
    case ENT_EVENT_KIND_ASSISTANCE:
      return C_("kind of event", "Assistance");
    case ENT_EVENT_KIND_RENEWAL:
      return C_("kind of event", "Renewal");
    case ENT_EVENT_KIND_SPLIT:
      return C_("kind of event", "Split");
    case ENT_EVENT_KIND_AGREEMENT:
      return C_("kind of event", "Agreement");
    case ENT_EVENT_KIND_POLICY:
      return C_("kind of event", "Policy");
    case ENT_EVENT_KIND_STATEMENT:
      return C_("kind of event", "Statement");
    case ENT_EVENT_KIND_UNREST:
      return C_("kind of event", "Unrest");
    case ENT_EVENT_KIND_OTHER:
    default:
      return NULL;
    }
}

/**
 * ent_words_for_stance:
 * @stance: how a passage bears on its target
 *
 * Returns: a word for it
 */
const char *
ent_words_for_stance (EntStance stance)
{
  switch (stance)
    {
    case ENT_STANCE_SUPPORTS:
      return C_("stance of a passage", "Supports");
    case ENT_STANCE_CONTESTS:
      return C_("stance of a passage", "Contests");
    case ENT_STANCE_MENTIONS:
      return C_("stance of a passage", "Mentions");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * ent_words_for_aspect:
 * @aspect: what of its target a passage speaks of
 *
 * Returns: a word for it
 */
const char *
ent_words_for_aspect (EntAspect aspect)
{
  switch (aspect)
    {
    case ENT_ASPECT_EXISTENCE:
      return C_("aspect", "existence");
    case ENT_ASPECT_START:
      return C_("aspect", "start");
    case ENT_ASPECT_END:
      return C_("aspect", "end");
    case ENT_ASPECT_OBLIGATION:
      return C_("aspect", "obligation");
    case ENT_ASPECT_INTEREST:
      return C_("aspect", "shared interests");
    case ENT_ASPECT_IDEOLOGY:
      return C_("aspect", "shared values");
    case ENT_ASPECT_INTERPRETATION:
      return C_("aspect", "interpretation");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * ent_words_for_anchor:
 * @state: how a passage was found in a text
 *
 * Returns: (nullable): what the reader must know of that, or %NULL where there
 *   is nothing: the words stand where they should, or no text is attached
 */
const char *
ent_words_for_anchor (EntAnchorState state)
{
  switch (state)
    {
    case ENT_ANCHOR_RELOCATED:
      return _("Found elsewhere in this copy");
    case ENT_ANCHOR_AMBIGUOUS:
      return _("Two places fit: not shown");
    case ENT_ANCHOR_ORPHAN:
      return _("Not found in this copy");
    case ENT_ANCHOR_NO_TEXT:
    case ENT_ANCHOR_EXACT:
    default:
      return NULL;
    }
}

/**
 * ent_words_for_trait_kind:
 * @kind: a kind of trait
 *
 * Returns: a word for it
 */
const char *
ent_words_for_trait_kind (EntTraitKind kind)
{
  switch (kind)
    {
    case ENT_TRAIT_KIND_REGIME:
      return C_("kind of trait", "Regime");
    case ENT_TRAIT_KIND_MILITARY_CONTROL:
      return C_("kind of trait", "Control of the military");
    case ENT_TRAIT_KIND_POLICY:
      return C_("kind of trait", "Declared policy");
    case ENT_TRAIT_KIND_POWER:
      return C_("kind of trait", "Power");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * ent_words_for_condition:
 * @kind: a kind of condition
 *
 * Returns: a phrase for it
 */
const char *
ent_words_for_condition (EntConditionKind kind)
{
  return kind == ENT_CONDITION_KIND_SHARED_INTEREST ? _("Shared interests") : _("Shared values");
}

/**
 * ent_words_may_hold:
 * @date: (nullable): when something is so; %NULL: always
 * @at: the time that is looked at
 *
 * Returns: whether it is, certainly or possibly, so then
 */
gboolean
ent_words_may_hold (EntDate *date,
                    EntSpan  at)
{
  EntExtent extent;

  if (date == NULL)
    return TRUE;

  ent_date_get_extent (date, NULL, &extent);
  return ent_extent_get_activity (&extent, at) != ENT_ACTIVITY_NONE;
}

/**
 * ent_words_dup_instant:
 * @at: the time that is looked at
 *
 * Returns: (transfer full): when that is, with its preposition: "in 1985",
 *   "on 22 September 1977", "from 1954 to 1975"
 */
char *
ent_words_dup_instant (EntDate *at)
{
  g_autofree char *words = ent_date_to_words (at);
  EntSpan span = ent_date_get_span (at);

  if (ent_date_is_interval (at))
    /* Translators: a stretch of time, such as “1954 to 1975”. */
    return g_strdup_printf (C_("instant", "from %s"), words);
  if (span.first == span.last)
    /* Translators: a day, such as “22 September 1977”. */
    return g_strdup_printf (C_("instant", "on %s"), words);

  /* Translators: a month, a year or a decade, such as “1985”. */
  return g_strdup_printf (C_("instant", "in %s"), words);
}

/**
 * ent_words_dup_obligation_list:
 * @obligations: a mask of `1u << EntObligation`
 *
 * Returns: (transfer full) (nullable): "defense, consultation", or %NULL for none
 */
char *
ent_words_dup_obligation_list (guint obligations)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (int i = ENT_OBLIGATION_DEFENSE; i <= ENT_OBLIGATION_CONSULTATION; i++)
    if (obligations & (1u << i))
      g_strv_builder_add (builder, ent_words_for_obligation ((EntObligation) i));

  words = g_strv_builder_end (builder);
  if (words[0] == NULL)
    return NULL;

  /* Translators: what stands between obligations. */
  return g_strjoinv (C_("between obligations", ", "), words);
}

/**
 * ent_words_dup_obligations:
 * @obligations: a mask of `1u << EntObligation`
 *
 * Returns: (transfer full) (nullable): "Obligations: defense, consultation", or
 *   %NULL for none
 */
char *
ent_words_dup_obligations (guint obligations)
{
  g_autofree char *list = ent_words_dup_obligation_list (obligations);

  if (list == NULL)
    return NULL;

  /* Translators: what the parties of a treaty took on, such as “defense, consultation”. */
  return g_strdup_printf (_("Obligations: %s"), list);
}

static char *
dup_term_part (guint64 count,
               char    designator)
{
  guint number = (guint) MIN (count, G_MAXUINT);

  switch (designator)
    {
    case 'Y':
      return g_strdup_printf (ngettext ("%u year", "%u years", number), number);
    case 'M':
      return g_strdup_printf (ngettext ("%u month", "%u months", number), number);
    case 'W':
      return g_strdup_printf (ngettext ("%u week", "%u weeks", number), number);
    case 'D':
      return g_strdup_printf (ngettext ("%u day", "%u days", number), number);
    default:
      return NULL;
    }
}

/**
 * ent_words_dup_term:
 * @duration: (nullable): an ISO 8601 duration in years, months, weeks and days
 *
 * Returns: (transfer full) (nullable): it in words, "25 years"; as it is written
 *   where it is no such duration; %NULL for %NULL
 */
char *
ent_words_dup_term (const char *duration)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  const char *at;

  if (duration == NULL || duration[0] != 'P' || duration[1] == '\0')
    return g_strdup (duration);

  for (at = duration + 1; *at != '\0'; at++)
    {
      char *end;
      guint64 count = g_ascii_strtoull (at, &end, 10);
      char *part = end > at ? dup_term_part (count, *end) : NULL;

      if (part == NULL)
        return g_strdup (duration);
      g_strv_builder_take (builder, part);
      at = end;
    }

  words = g_strv_builder_end (builder);
  /* Translators: what stands between the parts of a duration: “1 year, 6 months”. */
  return g_strjoinv (C_("between parts of a duration", ", "), words);
}

static const char *
get_common_renewal_term (GListModel *renewals)
{
  const char *common = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (renewals); i++)
    {
      g_autoptr (EntRenewal) renewal = g_list_model_get_item (renewals, i);
      const char *term = ent_renewal_get_term (renewal);

      if (term == NULL || (common != NULL && !g_str_equal (common, term)))
        return NULL;
      common = term;
    }

  return common;
}

/**
 * ent_words_dup_instrument_term:
 * @instrument: an instrument
 *
 * Returns: (transfer full) (nullable): how long it was made for, and how it is
 *   renewed: "25 years, then 10 years at a time"; %NULL where neither is said
 */
char *
ent_words_dup_instrument_term (EntInstrument *instrument)
{
  const char *renewed_by = get_common_renewal_term (ent_instrument_get_renewals (instrument));
  g_autofree char *term = ent_words_dup_term (ent_instrument_get_term (instrument));
  g_autofree char *renewal = ent_words_dup_term (renewed_by);

  if (renewal == NULL)
    return g_steal_pointer (&term);
  if (term == NULL)
    /* Translators: how a treaty is renewed, such as “10 years at a time”. */
    return g_strdup_printf (_("Renewed %s at a time"), renewal);

  /* Translators: how long a treaty was made for and how it is renewed, such as
     “25 years, then 10 years at a time”. */
  return g_strdup_printf (_("%s, then %s at a time"), term, renewal);
}

/**
 * ent_words_dup_size:
 * @event: an event
 *
 * Returns: (transfer full) (nullable): its size, "40,000 to 60,000 troops", or
 *   %NULL where none is said
 */
char *
ent_words_dup_size (EntEvent *event)
{
  int least = ent_event_get_size_min (event);
  int most = ent_event_get_size_max (event);
  const char *unit = ent_event_get_size_unit (event);
  g_autofree char *least_words = g_strdup_printf ("%'d", least);
  g_autofree char *most_words = g_strdup_printf ("%'d", most);
  g_autofree char *words = NULL;

  if (least == 0 && most == 0)
    return NULL;

  if (least == most)
    words = g_strdup (most_words);
  else if (least == 0)
    /* Translators: a number, such as “up to 10,000”. */
    words = g_strdup_printf (_("up to %s"), most_words);
  else if (most == 0)
    /* Translators: a number, such as “at least 10,000”. */
    words = g_strdup_printf (_("at least %s"), least_words);
  else
    /* Translators: two numbers, such as “40,000 to 60,000”. */
    words = g_strdup_printf (C_("numbers", "%s to %s"), least_words, most_words);

  /* Translators: a number, and what is counted: “40,000 to 60,000 troops”. */
  return unit ? g_strdup_printf (C_("number, unit", "%s %s"), words, unit)
              : g_steal_pointer (&words);
}

static char *
dup_condition_words (EntCase      *the_case,
                     EntCondition *condition,
                     EntSpan       at)
{
  const char *const *pair = ent_condition_get_pair (condition);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *of = NULL;

  for (guint i = 0; pair && pair[i]; i++)
    {
      EntRecord *state = ent_case_lookup (the_case, ENT_TYPE_STATE, pair[i]);

      if (state != NULL)
        g_strv_builder_add (builder, ent_state_get_name_at (ENT_STATE (state), at));
    }
  names = g_strv_builder_end (builder);
  of = g_strjoinv (C_("between members", " – "), names);

  /* Translators: a condition and the pair it is coded for: “Shared values of Vietnam – Laos”. */
  return g_strdup_printf (_("%s of %s"),
                          ent_words_for_condition (ent_condition_get_kind (condition)), of);
}

/**
 * ent_words_dup_place:
 * @source: how an article is cited
 * @paragraph: the number of a paragraph of it, or 0
 *
 * Returns: (transfer full): "Vu 2020, ¶ 5"
 */
char *
ent_words_dup_place (const char *source,
                     guint       paragraph)
{
  if (paragraph == 0)
    return g_strdup (source);

  /* Translators: an article and a paragraph of it: “Vu 2020, ¶ 5”. */
  return g_strdup_printf (_("%s, ¶\u00a0%u"), source, paragraph);
}

/**
 * ent_words_dup_record:
 * @the_case: the case that it is in
 * @record: a state, tie, instrument, event, trait or condition
 * @at: the time whose names are used
 *
 * Returns: (transfer full): what it is called
 */
char *
ent_words_dup_record (EntCase   *the_case,
                      EntRecord *record,
                      EntSpan    at)
{
  const char *title = NULL;

  if (ENT_IS_TIE (record))
    return ent_case_dup_tie_title (the_case, ENT_TIE (record), at);
  if (ENT_IS_CONDITION (record))
    return dup_condition_words (the_case, ENT_CONDITION (record), at);

  if (ENT_IS_STATE (record))
    title = ent_state_get_name_at (ENT_STATE (record), at);
  else if (ENT_IS_INSTRUMENT (record))
    title = ent_instrument_get_title (ENT_INSTRUMENT (record));
  else if (ENT_IS_EVENT (record))
    title = ent_event_get_title (ENT_EVENT (record));
  else if (ENT_IS_TRAIT (record))
    title = ent_trait_get_title (ENT_TRAIT (record)) ?: ent_trait_get_value (ENT_TRAIT (record));

  return g_strdup (title ? title : ent_record_get_id (record));
}

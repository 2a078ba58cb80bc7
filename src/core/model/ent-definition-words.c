/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-definition.h"

/*
 * A clause as a reader says it: "an alliance that rests on a treaty or a declaration, with
 * three or more members at the time". What a clause does not ask for is not said, save that
 * one that asks for nothing says so.
 */

#define KIND(kind) (1u << ENT_TIE_KIND_##kind)
#define GOVERNED (KIND (ALLIANCE) | KIND (ALIGNMENT))

typedef const char *(*Word) (guint value);

static const char *
get_kind_word (guint value)
{
  switch ((EntTieKind) value)
    {
    case ENT_TIE_KIND_ALLIANCE:
      return C_("clause of a definition: kind", "an alliance");
    case ENT_TIE_KIND_ALIGNMENT:
      return C_("clause of a definition: kind", "an alignment");
    case ENT_TIE_KIND_CONFLICT:
      return C_("clause of a definition: kind", "a conflict");
    case ENT_TIE_KIND_SPONSORSHIP:
      return C_("clause of a definition: kind", "a sponsorship");
    case ENT_TIE_KIND_PROPOSAL:
      return C_("clause of a definition: kind", "a proposal");
    default:
      return NULL;
    }
}

static const char *
get_basis_word (guint value)
{
  switch ((EntTieBasis) value)
    {
    case ENT_TIE_BASIS_TREATY:
      return C_("clause of a definition: basis", "a treaty");
    case ENT_TIE_BASIS_DECLARATION:
      return C_("clause of a definition: basis", "a declaration");
    case ENT_TIE_BASIS_TACIT:
      return C_("clause of a definition: basis", "a tacit understanding");
    case ENT_TIE_BASIS_UNSAID:
      return C_("clause of a definition: basis", "what nobody says");
    default:
      return NULL;
    }
}

static const char *
get_obligation_word (guint value)
{
  switch ((EntObligation) value)
    {
    case ENT_OBLIGATION_DEFENSE:
      return C_("clause of a definition: obligation", "defense");
    case ENT_OBLIGATION_OFFENSE:
      return C_("clause of a definition: obligation", "offense");
    case ENT_OBLIGATION_NEUTRALITY:
      return C_("clause of a definition: obligation", "neutrality");
    case ENT_OBLIGATION_NONAGGRESSION:
      return C_("clause of a definition: obligation", "nonaggression");
    case ENT_OBLIGATION_CONSULTATION:
      return C_("clause of a definition: obligation", "consultation");
    default:
      return NULL;
    }
}

static const char *
get_wording_word (guint value)
{
  switch ((EntWording) value)
    {
    case ENT_WORDING_EXPLICIT:
      return C_("clause of a definition: wording", "stated in the published text");
    case ENT_WORDING_INTERPRETED:
      return C_("clause of a definition: wording", "as the parties read it");
    case ENT_WORDING_UNDISCLOSED:
      return C_("clause of a definition: wording", "in a text that is not public");
    case ENT_WORDING_UNSAID:
      return C_("clause of a definition: wording", "worded as nobody says");
    default:
      return NULL;
    }
}

/* "defense", "defense or offense", "defense, offense or neutrality". */
static char *
join_set (guint set,
          Word  word)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < 8; i++)
    if ((set & (1u << i)) != 0 && word (i) != NULL)
      g_ptr_array_add (words, (gpointer) word (i));
  for (guint i = 0; i < words->len; i++)
    {
      if (i > 0 && i + 1 == words->len)
        /* Translators: stands before the last of several: “a treaty or a declaration”. */
        g_string_append (joined, C_("list of choices", " or "));
      else if (i > 0)
        /* Translators: stands between several: “defense, offense or neutrality”. */
        g_string_append (joined, C_("list of choices", ", "));
      g_string_append (joined, g_ptr_array_index (words, i));
    }

  return g_string_free_and_steal (g_steal_pointer (&joined));
}

static char *
dup_kinds (EntClause *clause)
{
  guint kinds = ent_clause_get_kinds (clause);

  return join_set (kinds ? kinds : GOVERNED, get_kind_word);
}

static char *
dup_members (EntClause *clause)
{
  guint min = ent_clause_get_members_min (clause);
  guint max = ent_clause_get_members_max (clause);

  if (min == 2 && max == 2)
    return g_strdup (_("bilateral at the time"));
  if (min == 3 && max == 0)
    return g_strdup (_("multilateral at the time (three members or more)"));
  if (min == max && min > 0)
    return g_strdup_printf (ngettext ("with %u member at the time", "with %u members at the time",
                                      min), min);
  if (min > 0 && max > 0)
    /* Translators: numbers of members: from, to. */
    return g_strdup_printf (_("with %u to %u members at the time"), min, max);
  if (min > 0)
    return g_strdup_printf (ngettext ("with %u member or more at the time",
                                      "with %u members or more at the time", min), min);

  return max == 0 ? NULL
                  : g_strdup_printf (ngettext ("with %u member at most at the time",
                                               "with %u members at most at the time", max), max);
}

static char *
dup_instruments (EntClause *clause)
{
  guint obligations = ent_clause_get_obligations (clause);
  guint wordings = ent_clause_get_wordings (clause);
  g_autofree char *duties = join_set (obligations, get_obligation_word);
  g_autofree char *manners = join_set (wordings, get_wording_word);

  if (obligations != 0 && wordings != 0)
    /* Translators: obligations (“defense or offense”), and how they are laid down (“stated in
     * the published text”). */
    return g_strdup_printf (_("while an instrument in force obliges to %s, %s"), duties, manners);
  if (obligations != 0)
    /* Translators: obligations: “defense or offense”. */
    return g_strdup_printf (_("while an instrument in force obliges to %s"), duties);

  /* Translators: how an obligation is laid down: “stated in the published text”. */
  return wordings == 0 ? NULL
                       : g_strdup_printf (_("while an instrument is in force whose obligation is %s"),
                                          manners);
}

static void
append_condition (GString *words,
                  char    *condition)
{
  if (condition != NULL)
    /* Translators: stands between the conditions of a clause: “an alliance, bilateral”. */
    g_string_append_printf (words, "%s%s", C_("conditions of a clause", ", "), condition);
  g_free (condition);
}

/**
 * ent_definition_dup_clause_words:
 * @clause: a clause
 *
 * Says what a clause asks for, as it stands in the middle of a sentence: "an alliance that
 * rests on a treaty, bilateral at the time".
 *
 * Returns: (transfer full): the clause in words
 */
char *
ent_definition_dup_clause_words (EntClause *clause)
{
  g_autofree char *kinds = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (ENT_IS_CLAUSE (clause), NULL);

  kinds = dup_kinds (clause);
  if (ent_clause_get_bases (clause) != 0)
    {
      g_autofree char *bases = join_set (ent_clause_get_bases (clause), get_basis_word);

      /* Translators: kinds of tie, and bases: “an alliance that rests on a treaty”. */
      g_string_append_printf (words, _("%s that rests on %s"), kinds, bases);
    }
  else
    {
      g_string_append (words, kinds);
    }

  append_condition (words, dup_members (clause));
  append_condition (words, dup_instruments (clause));
  if (g_str_equal (words->str, kinds))
    /* Translators: kinds of tie, where a clause asks for nothing else: “an alliance or an
     * alignment, whatever it rests on”. */
    g_string_printf (words, _("%s, whatever it rests on"), kinds);

  return g_string_free_and_steal (g_steal_pointer (&words));
}

/**
 * ent_definition_dup_clause_title:
 * @clause: a clause
 *
 * Returns: (transfer full): the clause in words, as they stand at the beginning of a line
 */
char *
ent_definition_dup_clause_title (EntClause *clause)
{
  g_autofree char *words = ent_definition_dup_clause_words (clause);
  g_autofree char *first = NULL;

  g_return_val_if_fail (words != NULL, NULL);

  first = g_utf8_substring (words, 0, 1);
  if (*first != '\0')
    {
      g_autofree char *capital = g_utf8_strup (first, -1);

      return g_strconcat (capital, g_utf8_next_char (words), NULL);
    }

  return g_steal_pointer (&words);
}

/* Whether a clause asks for numbers that no tie can have. */
static gboolean
asks_for_no_number (EntClause *clause)
{
  guint max = ent_clause_get_members_max (clause);

  return max > 0 && ent_clause_get_members_min (clause) > max;
}

/**
 * ent_definition_dup_fault:
 * @self: a definition
 *
 * Says what in a definition cannot have been meant, though a file may say it: a clause that
 * asks for more members at least than at most, or a tie that is taken in and left out.
 *
 * Returns: (transfer full) (nullable): the first such fault in a sentence
 */
char *
ent_definition_dup_fault (EntDefinition *self)
{
  GListModel *clauses;
  const char *const *include;
  const char *const *exclude;

  g_return_val_if_fail (ENT_IS_DEFINITION (self), NULL);

  clauses = ent_definition_get_clauses (self);
  for (guint i = 0; i < g_list_model_get_n_items (clauses); i++)
    {
      g_autoptr (EntClause) clause = g_list_model_get_item (clauses, i);

      if (asks_for_no_number (clause))
        return g_strdup_printf (_("Clause %u asks for more members at least than at most."), i + 1);
    }

  include = ent_definition_get_include (self);
  exclude = ent_definition_get_exclude (self);
  for (guint i = 0; include && exclude && include[i]; i++)
    if (g_strv_contains (exclude, include[i]))
      /* Translators: the id or the name of a tie. */
      return g_strdup_printf (_("%s is both taken in and left out: remove one of the two."),
                              include[i]);

  return NULL;
}

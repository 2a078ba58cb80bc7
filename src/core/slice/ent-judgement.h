/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

/**
 * ENT_NO_CLAUSE:
 *
 * Stands for the number of a clause where none decides.
 */
#define ENT_NO_CLAUSE G_MAXUINT

/**
 * EntGround:
 * @ENT_GROUND_UNGOVERNED: it is not for a definition to say
 * @ENT_GROUND_NO_DEFINITION: there is no definition; what is coded as an alliance counts
 * @ENT_GROUND_LEFT_OUT: left out by name
 * @ENT_GROUND_TAKEN_IN: taken in by name
 * @ENT_GROUND_NO_CLAUSE: the definition has no clause
 * @ENT_GROUND_KIND: does not count: its kind
 * @ENT_GROUND_BASIS: does not count: what it rests on
 * @ENT_GROUND_MEMBERS: does not count: never had that many members, or that few
 * @ENT_GROUND_INSTRUMENT: does not count: no instrument with that obligation and wording
 * @ENT_GROUND_FORCE: does not count: the instrument was not in force when all else was met
 * @ENT_GROUND_IN_FORCE: counts by a clause, while an instrument is in force
 * @ENT_GROUND_CLAUSE: counts by a clause, whatever instruments there are
 *
 * What decided whether a tie counts. From @ENT_GROUND_KIND on they stand in the order in
 * which a clause is gone through: the later, the farther a tie has come.
 */
typedef enum
{
  ENT_GROUND_UNGOVERNED,
  ENT_GROUND_NO_DEFINITION,
  ENT_GROUND_LEFT_OUT,
  ENT_GROUND_TAKEN_IN,
  ENT_GROUND_NO_CLAUSE,
  ENT_GROUND_KIND,
  ENT_GROUND_BASIS,
  ENT_GROUND_MEMBERS,
  ENT_GROUND_INSTRUMENT,
  ENT_GROUND_FORCE,
  ENT_GROUND_IN_FORCE,
  ENT_GROUND_CLAUSE,
} EntGround;

/**
 * EntJudgement:
 * @governed: whether it is for a definition to say: alliances and alignments;
 *   a conflict, a sponsorship and a proposal never count as alliances
 * @extents: (element-type EntExtent): when the tie counts; empty where it never does
 * @reason: (nullable): why, in a sentence; %NULL from [func@Judgement.new_bare]
 * @ground: what decided
 * @clause: the number, from 0, of the first clause by which it counts, or else of the one
 *   that it came farthest with; %ENT_NO_CLAUSE where clauses do not decide
 * @clauses: (element-type guint): for each of @extents, the number of the clause by which
 *   it counts then, or %ENT_NO_CLAUSE
 *
 * What a definition says of a tie.
 */
typedef struct
{
  gboolean  governed;
  GArray   *extents;
  char     *reason;
  EntGround ground;
  guint     clause;
  GArray   *clauses;
} EntJudgement;

EntJudgement *ent_judgement_new  (EntCase       *the_case,
                                  EntDefinition *definition,
                                  EntTie        *tie);
EntJudgement *ent_judgement_new_bare (EntCase       *the_case,
                                      EntDefinition *definition,
                                      EntTie        *tie);
void          ent_judgement_free (EntJudgement  *self);
EntActivity   ent_judgement_get_activity (const EntJudgement *self,
                                          EntSpan             at);
guint         ent_judgement_get_clause_at (const EntJudgement *self,
                                           EntSpan             at);
GArray       *ent_judgement_list_member_times (EntCase *the_case,
                                               EntTie  *tie,
                                               guint    min,
                                               guint    max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntJudgement, ent_judgement_free)

G_END_DECLS

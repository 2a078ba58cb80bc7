/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-theory-end.h"
#include "ent-theory-index.h"
#include "ent-theory-sets.h"

G_BEGIN_DECLS

/* ------------------------------------------------------------- the case, as it is read */

/* What something known of a pair is. */
typedef enum
{
  ENT_THEORY_PIECE_TIE,
  ENT_THEORY_PIECE_CODED,
  ENT_THEORY_PIECE_DERIVED,
} EntTheoryPieceKind;

/* Something known of a pair: a tie that counts, a coding, or what a rule derives. */
typedef struct
{
  EntTheoryPieceKind kind;
  guint              condition;   /* its number in the theory */
  EntConditionValue  value;
  EntExtent          extent;
  EntRecord         *record;      /* the tie, the coding, or what is derived from */
  EntRecord         *other;       /* the other record that is derived from */
  EntRuleGround      ground;
  const char        *threat;      /* the id of the common opponent */
  guint              definition;  /* of a tie: by which it counts, among those gathered for */
  gboolean           multilateral; /* of a tie: it has more than two members */
} EntTheoryPiece;

/* A state between two changes of what it is to a theory. */
typedef struct
{
  EntSpan     span;
  EntActivity exists;
  EntActivity in_scope;
} EntTheoryPresence;

typedef struct
{
  const char *id;
  EntState   *state;
  GArray     *presence;   /* of EntTheoryPresence, without gaps over the range */
  GHashTable *pairs;      /* nullable: number of a later state → GArray of EntTheoryPiece */
  gboolean    ever_in_scope;
} EntTheoryState;

/* Values of up to eight conditions, three bits each, the first lowest. */
typedef guint32 EntTheoryCode;

/* A pair between two changes. */
typedef struct
{
  EntSpan        span;
  EntTheoryCode  code;
  EntTheoryValue outcome;
  gboolean       both_in_scope;
} EntTheorySpell;

/* All that a theory reads of a case. It does not change once it is gathered, and may be
 * used in any thread. */
typedef struct
{
  EntSpan           range;
  EntClaim          claim;
  guint             n_conditions;
  EntConditionKind  conditions[ENT_THEORY_MAX_CONDITIONS];
  EntTheoryUncoded  uncoded;
  guint             definition;  /* whose ties are read, of those that were gathered */
  gboolean          two_only;    /* ties of more than two states are not read */
  gboolean          derived;     /* what rules derive is read */
  GArray           *states;      /* of EntTheoryState */
  GHashTable       *numbers;     /* id → number + 1 */
  GPtrArray        *kept;        /* what the pieces point to */
} EntTheoryData;

EntTheoryData *ent_theory_data_new      (EntCase                *the_case,
                                         EntTheory              *theory,
                                         const EntTheoryOptions *options);
void           ent_theory_data_free     (EntTheoryData          *self);
EntTheoryData *ent_theory_data_read_as  (const EntTheoryData    *self,
                                         guint                   definition,
                                         const EntTheoryOptions *options);
void           ent_theory_state_clear    (gpointer               state);
void           ent_theory_data_add_state (EntTheoryData         *self,
                                          EntCase               *the_case,
                                          EntTheory             *theory,
                                          EntState              *record);
void           ent_theory_data_add      (EntTheoryData          *self,
                                         const char             *a,
                                         const char             *b,
                                         const EntTheoryPiece   *piece);
const GArray  *ent_theory_data_get_pieces (const EntTheoryData  *self,
                                           guint                 a,
                                           guint                 b);
void           ent_theory_data_trace    (const EntTheoryData    *self,
                                         guint                   a,
                                         guint                   b,
                                         GArray                 *cuts,
                                         GArray                 *spells);
EntTheoryValue ent_theory_data_read     (const EntTheoryData    *self,
                                         const GArray           *pieces,
                                         guint                   condition,
                                         EntDay                  day,
                                         gboolean               *derived);
void           ent_theory_data_list_cuts (const EntTheoryData   *self,
                                          guint                  a,
                                          guint                  b,
                                          GArray                *cuts);
gboolean       ent_theory_data_has_trait (EntCase               *the_case,
                                          const char            *state,
                                          EntScopeTerm          *term,
                                          GArray                *extents,
                                          GPtrArray             *traits);

/* Gathering, in ent-theory-gather.c */
typedef struct _EntTheoryGathering EntTheoryGathering;

EntTheoryGathering *ent_theory_gathering_new  (EntCase                *the_case,
                                               EntTheory              *theory,
                                               GPtrArray              *definitions,
                                               const EntTheoryOptions *options);
EntTheoryGathering *ent_theory_gathering_new_for (EntCase                *the_case,
                                                  EntTheory              *theory,
                                                  const EntTheoryOptions *options);
void                ent_theory_gathering_free (EntTheoryGathering     *self);
gboolean            ent_theory_gathering_step (EntTheoryGathering     *self);
EntTheoryData      *ent_theory_gathering_run  (EntTheoryGathering     *self);
void                ent_theory_gather_async   (EntTheoryGathering     *gathering,
                                               GCancellable           *cancellable,
                                               GAsyncReadyCallback     callback,
                                               gpointer                user_data);
EntTheoryData      *ent_theory_gather_finish  (GAsyncResult           *result,
                                               GError                **error);

/* What rules derive, in ent-theory-derive.c */
typedef struct _EntTheoryDerivation EntTheoryDerivation;

EntTheoryDerivation *ent_theory_derivation_new  (EntTheoryData       *data,
                                                 EntCase             *the_case,
                                                 EntTheory           *theory,
                                                 GPtrArray           *conflicts);
void                 ent_theory_derivation_free (EntTheoryDerivation *self);
gboolean             ent_theory_derivation_step (EntTheoryDerivation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTheoryGathering, ent_theory_gathering_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTheoryData, ent_theory_data_free)

/* ------------------------------------------------------------------- what is counted */

static inline EntTheoryValue
ent_theory_code_get (EntTheoryCode code,
                     guint         condition)
{
  return (EntTheoryValue) ((code >> (3 * condition)) & 7);
}

static inline EntTheoryCode
ent_theory_code_set (EntTheoryCode  code,
                     guint          condition,
                     EntTheoryValue value)
{
  return (code & ~(7u << (3 * condition))) | ((EntTheoryCode) value << (3 * condition));
}

gboolean          ent_theory_code_is_complete  (EntTheoryCode     code,
                                                guint             n_conditions);
EntTheoryValue    ent_theory_code_get_all      (EntTheoryCode     code,
                                                guint             n_conditions);
EntTheoryStanding ent_theory_code_get_standing (EntTheoryCode     code,
                                                guint             n_conditions,
                                                EntTheoryValue    outcome);
gboolean          ent_theory_code_breaks       (EntTheoryCode     code,
                                                guint             n_conditions,
                                                EntTheoryValue    outcome,
                                                EntClaim          claim);
gboolean          ent_theory_code_is_open      (EntTheoryCode     code,
                                                guint             n_conditions,
                                                EntTheoryValue    outcome,
                                                EntClaim          claim);

typedef struct
{
  guint a;
  guint b;
  guint first_spell;
  guint n_spells;
} EntTheoryPair;

typedef struct _EntTheoryTally EntTheoryTally;

/* What a list asks of each pair, and the list. */
typedef struct
{
  EntTheoryIndex      *index;
  const EntTheoryData *data;
  EntSpan              window;
  EntTheoryCode        code;
  GListStore          *items;
} EntTheoryAsked;

void ent_theory_ends_visit (const EntTheoryAsked *asked,
                            const EntTheoryPair  *pair);

EntTheoryTally *ent_theory_tally_new       (const EntTheoryData  *data);
void            ent_theory_tally_free      (EntTheoryTally       *self);
EntTheoryTable *ent_theory_tally_query     (const EntTheoryTally *self,
                                            EntSpan               window);
void            ent_theory_tally_measure   (const EntTheoryTally *self,
                                            EntSpan               window,
                                            EntTheoryPoint       *point);
const GArray   *ent_theory_tally_get_pairs (const EntTheoryTally *self);
const GArray   *ent_theory_tally_get_spells (const EntTheoryTally *self);

/* ------------------------------------------------------------------------ the results */

EntTheoryRow     *ent_theory_row_new     (EntTheoryCode           code,
                                          guint                   n_conditions,
                                          const EntConditionKind *kinds,
                                          guint                   pairs,
                                          const guint             by_outcome[2],
                                          guint                   uncertain,
                                          double                  years,
                                          const double            years_by_outcome[2],
                                          double                  years_uncertain);
EntTheoryMeasure *ent_theory_measure_new (int                     condition,
                                          EntConditionKind        kind,
                                          gboolean                negated,
                                          const EntSetCounts     *pairs,
                                          const EntSetCounts     *years);
EntTheoryTable   *ent_theory_table_new   (EntSpan                 window,
                                          EntClaim                claim,
                                          GListStore             *rows,
                                          GListStore             *apart,
                                          GListStore             *measures,
                                          EntTheoryVerdict        verdict,
                                          guint                   n_breaking,
                                          guint                   n_open);
EntTheoryCase    *ent_theory_case_new    (EntTheoryIndex         *index,
                                          guint                   a,
                                          guint                   b,
                                          const EntTheorySpell   *spell,
                                          EntSpan                 shown);
EntTheoryReading *ent_theory_reading_new (EntCase                *the_case,
                                          EntConditionKind        kind,
                                          EntTheoryValue          value,
                                          gboolean                derived,
                                          gboolean                assumed,
                                          char                   *reason,
                                          GStrv                   records,
                                          GStrv                   threats);
int               ent_theory_case_compare_standing (EntTheoryCase *self,
                                          EntTheoryCase          *other);
EntTheoryEnd     *ent_theory_end_new     (EntTheoryIndex         *index,
                                          EntTie                 *tie,
                                          guint                   a,
                                          guint                   b,
                                          EntSpan                 end,
                                          GListStore             *lapses);
EntTheoryLapse   *ent_theory_lapse_new   (EntConditionKind        kind,
                                          EntTheoryFate           fate,
                                          gboolean                derived,
                                          EntSpan                 when,
                                          EntSpan                 end,
                                          GStrv                   records,
                                          GStrv                   passages);

EntTheoryData    *ent_theory_index_get_data  (EntTheoryIndex     *self);
EntTheoryTally   *ent_theory_index_get_tally (EntTheoryIndex     *self);

void   ent_theory_let_go          (EntTheoryData     *data,
                                   EntTheoryTally    *tally);
char  *ent_theory_dup_span        (EntSpan            span);
char  *ent_theory_dup_moment      (EntSpan            span);
char  *ent_theory_dup_pair        (EntTheoryIndex    *index,
                                   guint              a,
                                   guint              b,
                                   EntSpan            at);
char  *ent_theory_dup_own_pair    (EntTheoryIndex    *index,
                                   guint              a,
                                   guint              b,
                                   EntSpan            at);
char  *ent_theory_dup_state       (EntCase           *the_case,
                                   const char        *id,
                                   EntSpan            at);
GStrv  ent_theory_dup_evidence    (EntCase           *the_case,
                                   const char *const *records);
GStrv  ent_theory_dup_passages    (EntCase           *the_case,
                                   const char *const *records);
double ent_theory_days_to_years   (gint64             days);

G_END_DECLS

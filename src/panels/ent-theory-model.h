/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-session.h"
#include "ent-theory-end.h"
#include "ent-theory-index.h"
#include "ent-theory-sensitivity.h"

G_BEGIN_DECLS

/**
 * EntTheoryDefinition:
 * @ENT_THEORY_DEFINITION_OWN: that of the theory
 * @ENT_THEORY_DEFINITION_GRAPH: that by which the graph is drawn
 * @ENT_THEORY_DEFINITION_OTHER: one that is chosen
 *
 * By which definition a theory's outcome is read.
 */
typedef enum
{
  ENT_THEORY_DEFINITION_OWN,
  ENT_THEORY_DEFINITION_GRAPH,
  ENT_THEORY_DEFINITION_OTHER,
} EntTheoryDefinition;

#define ENT_TYPE_THEORY_MODEL (ent_theory_model_get_type ())
G_DECLARE_FINAL_TYPE (EntTheoryModel, ent_theory_model, ENT, THEORY_MODEL, GObject)

EntTheoryModel *ent_theory_model_new               (void);

EntSession     *ent_theory_model_get_session       (EntTheoryModel      *self);
void            ent_theory_model_set_session       (EntTheoryModel      *self,
                                                    EntSession          *session);
void            ent_theory_model_set_active        (EntTheoryModel      *self,
                                                    gboolean             active);
EntTheory      *ent_theory_model_get_theory        (EntTheoryModel      *self);
void            ent_theory_model_set_theory        (EntTheoryModel      *self,
                                                    EntTheory           *theory);
gboolean        ent_theory_model_has_rules         (EntTheoryModel      *self);

EntTheoryDefinition ent_theory_model_get_definition (EntTheoryModel     *self);
const EntTheoryOptions *ent_theory_model_get_options (EntTheoryModel    *self);
void            ent_theory_model_set_definition    (EntTheoryModel      *self,
                                                    EntTheoryDefinition  which,
                                                    const char          *id);
void            ent_theory_model_set_options       (EntTheoryModel      *self,
                                                    const EntTheoryOptions *options);
void            ent_theory_model_set_multilateral  (EntTheoryModel      *self,
                                                    gboolean             exclude);
void            ent_theory_model_set_uncoded       (EntTheoryModel      *self,
                                                    EntTheoryUncoded     uncoded);
void            ent_theory_model_set_derived       (EntTheoryModel      *self,
                                                    gboolean             derived);

EntSpan         ent_theory_model_get_range         (EntTheoryModel      *self);
EntSpan         ent_theory_model_get_window        (EntTheoryModel      *self);
void            ent_theory_model_set_window        (EntTheoryModel      *self,
                                                    EntSpan              window);
guint           ent_theory_model_get_length        (EntTheoryModel      *self);
void            ent_theory_model_set_length        (EntTheoryModel      *self,
                                                    guint                years);

EntTheoryIndex *ent_theory_model_get_index         (EntTheoryModel      *self);
EntTheoryTable *ent_theory_model_get_table         (EntTheoryModel      *self);
GArray         *ent_theory_model_get_series        (EntTheoryModel      *self);
GListModel     *ent_theory_model_get_sensitivity   (EntTheoryModel      *self);

G_END_DECLS

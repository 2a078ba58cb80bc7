/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-theory-model.h"

G_BEGIN_DECLS

#define ENT_TYPE_THEORY_SECTION (ent_theory_section_get_type ())
G_DECLARE_DERIVABLE_TYPE (EntTheorySection, ent_theory_section, ENT, THEORY_SECTION, GtkBox)

struct _EntTheorySectionClass
{
  GtkBoxClass parent_class;

  /* Says what the model says now; there may be no answer yet. */
  void      (*update) (EntTheorySection *self,
                       EntTheoryModel   *model);
  /* Has little room, or no longer so; optional. */
  void  (*set_narrow) (EntTheorySection *self,
                       gboolean          narrow);
};

void            ent_theory_section_set_heading (EntTheorySection *self,
                                                const char       *title,
                                                const char       *explanation);
void            ent_theory_section_add_control (EntTheorySection *self,
                                                GtkWidget        *control);
void            ent_theory_section_set_remark  (EntTheorySection *self,
                                                const char       *remark);
EntTheoryModel *ent_theory_section_get_model   (EntTheorySection *self);
void            ent_theory_section_set_model   (EntTheorySection *self,
                                                EntTheoryModel   *model);
EntSession     *ent_theory_section_get_session (EntTheorySection *self);
void            ent_theory_section_update      (EntTheorySection *self);
void            ent_theory_section_queue_update (EntTheorySection *self);
gboolean        ent_theory_section_can_wait    (EntTheorySection *self,
                                                GtkWidget        *part);
void            ent_theory_section_set_narrow  (EntTheorySection *self,
                                                gboolean          narrow);
GtkWidget      *ent_theory_section_get_heading (EntTheorySection *self);

/* The sections, each in a file of its own */
GType           ent_theory_verdict_part_get_type     (void);
GType           ent_theory_chart_get_type       (void);
GType           ent_theory_truth_get_type       (void);
GType           ent_theory_figures_get_type     (void);
GType           ent_theory_variants_get_type    (void);
GType           ent_theory_ends_get_type        (void);
GType           ent_theory_next_get_type        (void);

G_END_DECLS

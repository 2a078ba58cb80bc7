/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-theory-index.h"

G_BEGIN_DECLS

#define ENT_TYPE_THEORY_VARIANT (ent_theory_variant_get_type ())

/**
 * EntTheoryVariant:
 *
 * What a theory comes to when it is read in one of several ways: a row of the table of
 * sensitivity. Properties: `definition` (its title), `multilateral`, `uncoded` (as int),
 * `derived`, `verdict` (as int), `words`, `breaking`, `current`.
 */
G_DECLARE_FINAL_TYPE (EntTheoryVariant, ent_theory_variant, ENT, THEORY_VARIANT, GObject)

const EntTheoryOptions *ent_theory_variant_get_options    (EntTheoryVariant *self);
EntTheoryTable         *ent_theory_variant_get_table      (EntTheoryVariant *self);
const char             *ent_theory_variant_get_definition (EntTheoryVariant *self);
gboolean                ent_theory_variant_is_current     (EntTheoryVariant *self);

GListModel *ent_theory_sensitivity_list         (EntCase                *the_case,
                                                 EntTheory              *theory,
                                                 const EntTheoryOptions *current,
                                                 EntSpan                 window);
void        ent_theory_sensitivity_list_async   (EntCase                *the_case,
                                                 EntTheory              *theory,
                                                 const EntTheoryOptions *current,
                                                 EntSpan                 window,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
GListModel *ent_theory_sensitivity_list_finish  (GAsyncResult           *result,
                                                 GError                **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-session.h"

G_BEGIN_DECLS

/**
 * EntTourStep:
 * @title: its heading, not translated
 * @text: what there is to see, not translated
 * @at: the time, as EDTF
 * @definition: the id of the definition by which it is looked at
 * @selection: (nullable): the id of the state or tie that is selected
 * @view: the name of the window's view
 * @theory: (nullable): the id of the theory that the view shows
 * @uncounted: whether links that do not count are drawn
 *
 * A step of the tour of the built-in case.
 */
typedef struct
{
  const char *title;
  const char *text;
  const char *at;
  const char *definition;
  const char *selection;
  const char *view;
  const char *theory;
  gboolean    uncounted;
} EntTourStep;

const EntTourStep *ent_tour_get_steps (guint             *n_steps);
void               ent_tour_apply     (const EntTourStep *step,
                                       EntSession        *session);

G_END_DECLS

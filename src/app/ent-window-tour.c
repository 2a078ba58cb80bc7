/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-tour.h"

/*
 * The tour of the built-in case, in the window. Each step looks at the case in some way; the
 * user may do anything in between, and the next step goes on from there. At the end the case
 * is looked at as it was before.
 */

static void
show_step (EntWindow *self,
           guint      number)
{
  guint n_steps;
  const EntTourStep *step = &ent_tour_get_steps (&n_steps)[number];
  EntRecord *theory = NULL;
  g_autofree char *words = NULL;

  ent_tour_apply (step, self->session);
  adw_view_stack_set_visible_child_name (self->views, step->view);
  adw_view_stack_set_visible_child_name (self->side, "evidence");
  if (step->theory != NULL)
    theory = ent_case_lookup (ent_session_get_case (self->session), ENT_TYPE_THEORY, step->theory);
  if (theory != NULL)
    ent_theory_model_set_theory (ent_theory_view_get_model (self->theory_view),
                                 ENT_THEORY (theory));
  /* Where it is narrow, the evidence comes up over the graph; here the graph is meant first. */
  adw_bottom_sheet_set_open (self->inspector_sheet, FALSE);

  ent_tour_card_set_step (self->tour_card, number);
  words = ent_tour_card_dup_words (self->tour_card);
  ent_window_announce (self, words);
  ent_window_update_actions (self);
}

/**
 * ent_window_begin_tour:
 * @self: a window that shows the built-in case
 *
 * Begins the tour, or begins it again.
 */
void
ent_window_begin_tour (EntWindow *self)
{
  g_return_if_fail (ENT_IS_WINDOW (self));
  g_return_if_fail (self->session != NULL);

  self->awaiting_tour = FALSE;
  if (ent_session_is_read_only (self->session))
    ent_window_stop_looking (self);
  if (self->before_tour == NULL)
    self->before_tour = ent_window_ref_view (self);
  gtk_widget_set_visible (GTK_WIDGET (self->tour_card), TRUE);
  show_step (self, 0);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.zoom-fit", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->tour_card));
}

/**
 * ent_window_start_tour:
 * @self: a window
 *
 * Opens the built-in case and begins the tour; in a new window where this one has another
 * case, or changes that are not saved.
 */
void
ent_window_start_tour (EntWindow *self)
{
  GtkApplication *application = NULL;

  g_return_if_fail (ENT_IS_WINDOW (self));

  if (self->session != NULL && ent_window_is_replaceable (self) &&
      g_strcmp0 (self->address, ENT_BUILT_IN_CASE) == 0)
    {
      ent_window_begin_tour (self);
      return;
    }

  application = gtk_window_get_application (GTK_WINDOW (self));
  if (self->session != NULL)
    self = ent_window_new (ADW_APPLICATION (application));
  self->awaiting_tour = TRUE;
  ent_window_open (self, ENT_BUILT_IN_CASE);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * ent_window_move_tour:
 * @self: a window that is on the tour
 * @by: 1 for the next step, -1 for the one before
 *
 * Goes to another step, where there is one.
 */
void
ent_window_move_tour (EntWindow *self,
                      int        by)
{
  int step;
  guint n_steps;

  g_return_if_fail (ENT_IS_WINDOW (self));

  ent_tour_get_steps (&n_steps);
  step = (int) ent_tour_card_get_step (self->tour_card) + by;
  if (self->before_tour == NULL || step < 0 || step >= (int) n_steps)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (ent_session_is_read_only (self->session))
    ent_window_stop_looking (self);
  show_step (self, (guint) step);
}

/**
 * ent_window_end_tour:
 * @self: a window
 * @restore: whether to look at the case again as before the tour
 *
 * Ends the tour, if the window is on it.
 */
void
ent_window_end_tour (EntWindow *self,
                     gboolean   restore)
{
  g_autoptr (GVariant) view = NULL;

  g_return_if_fail (ENT_IS_WINDOW (self));

  view = g_steal_pointer (&self->before_tour);
  if (view == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->tour_card), FALSE);
  ent_window_update_actions (self);
  if (!restore || self->session == NULL)
    return;
  if (ent_session_is_read_only (self->session))
    ent_window_stop_looking (self);
  ent_session_select (self->session, NULL, NULL);
  ent_window_take_view (self, view);
  ent_window_announce (self, _ ("The tour is over. The case is shown as before."));
  gtk_widget_grab_focus (GTK_WIDGET (self->graph_view));
}

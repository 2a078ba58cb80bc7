/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-tour-card.h"

#include <gdk/gdkkeysyms.h>
#include <glib/gi18n-lib.h>

#include "ent-tour.h"

/**
 * EntTourCard:
 *
 * The words of a step of the tour, and the buttons that lead on. It stands under the view, so
 * that it covers nothing of what it speaks of; what the buttons do is the window's.
 */

struct _EntTourCard
{
  AdwBin parent_instance;

  guint step;

  GtkLabel *title;
  GtkLabel *count;
  GtkStack *texts;
  GtkWidget *end_button;
  GtkWidget *next_button;
};

G_DEFINE_FINAL_TYPE (EntTourCard, ent_tour_card, ADW_TYPE_BIN)

static void
show_step (EntTourCard *self)
{
  guint n_steps;
  const EntTourStep *steps = ent_tour_get_steps (&n_steps);
  gboolean is_last = self->step + 1 == n_steps;
  g_autofree char *name = g_strdup_printf ("%u", self->step);
  g_autofree char *count = NULL;

  /* Translators: the number of a step of the tour, and how many there are. */
  count = g_strdup_printf (_ ("%u of %u"), self->step + 1, n_steps);
  gtk_label_set_label (self->title, _ (steps[self->step].title));
  gtk_label_set_label (self->count, count);
  gtk_stack_set_visible_child_name (self->texts, name);
  /* The keyboard stays on the card when the button goes that it was on. */
  if (is_last && gtk_widget_has_focus (self->next_button))
    gtk_widget_grab_focus (self->end_button);
  gtk_widget_set_visible (self->next_button, !is_last);
}

static gboolean
ent_tour_card_grab_focus (GtkWidget *widget)
{
  EntTourCard *self = ENT_TOUR_CARD (widget);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->next_button) ? self->next_button
                                                                           : self->end_button);
}

static void
ent_tour_card_dispose (GObject *object)
{
  EntTourCard *self = ENT_TOUR_CARD (object);

  if (self->texts != NULL)
    adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_TOUR_CARD);

  G_OBJECT_CLASS (ent_tour_card_parent_class)->dispose (object);
}

static void
ent_tour_card_class_init (EntTourCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_tour_card_dispose;
  widget_class->grab_focus = ent_tour_card_grab_focus;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/ui/ent-tour-card.ui");
  gtk_widget_class_bind_template_child (widget_class, EntTourCard, title);
  gtk_widget_class_bind_template_child (widget_class, EntTourCard, count);
  gtk_widget_class_bind_template_child (widget_class, EntTourCard, texts);
  gtk_widget_class_bind_template_child (widget_class, EntTourCard, end_button);
  gtk_widget_class_bind_template_child (widget_class, EntTourCard, next_button);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.end-tour", NULL);
}

static void
ent_tour_card_init (EntTourCard *self)
{
  guint n_steps;
  const EntTourStep *steps = ent_tour_get_steps (&n_steps);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n_steps; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      GtkWidget *label = gtk_label_new (_ (steps[i].text));

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_yalign (GTK_LABEL (label), 0);
      gtk_stack_add_named (self->texts, label, name);
    }
  show_step (self);
}

/**
 * ent_tour_card_get_step:
 * @self: a card
 *
 * Returns: the step that it shows, from 0
 */
guint
ent_tour_card_get_step (EntTourCard *self)
{
  g_return_val_if_fail (ENT_IS_TOUR_CARD (self), 0);

  return self->step;
}

/**
 * ent_tour_card_set_step:
 * @self: a card
 * @step: a step of the tour, from 0
 *
 * Shows the words of a step.
 */
void
ent_tour_card_set_step (EntTourCard *self,
                        guint        step)
{
  guint n_steps;

  g_return_if_fail (ENT_IS_TOUR_CARD (self));
  ent_tour_get_steps (&n_steps);
  g_return_if_fail (step < n_steps);

  self->step = step;
  show_step (self);
}

/**
 * ent_tour_card_dup_words:
 * @self: a card
 *
 * Returns: (transfer full): what it says, for a screen reader
 */
char *
ent_tour_card_dup_words (EntTourCard *self)
{
  guint n_steps;
  const EntTourStep *steps = ent_tour_get_steps (&n_steps);

  g_return_val_if_fail (ENT_IS_TOUR_CARD (self), NULL);

  return g_strdup_printf (C_ ("announcement", "%s. %s"), _ (steps[self->step].title),
                          _ (steps[self->step].text));
}

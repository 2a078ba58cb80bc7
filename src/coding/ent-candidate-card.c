/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-candidate-card.h"
#include "ent-coding-words.h"

/**
 * EntCandidateCard:
 *
 * A place where a passage may stand: the words there, with what stands before and behind
 * them greyed, and how much of the passage they are.
 */

/* So much of what stands around the words is shown, in characters. */
#define CONTEXT_CHARS 120

struct _EntCandidateCard
{
  GtkBox parent_instance;

  GtkLabel  *number;
  GtkLabel  *score;
  GtkLabel  *place;
  GtkLabel  *words;
  GtkWidget *take;
};

G_DEFINE_FINAL_TYPE (EntCandidateCard, ent_candidate_card, GTK_TYPE_BOX)

enum
{
  TAKEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
take_clicked_cb (EntCandidateCard *self)
{
  g_signal_emit (self, signals[TAKEN], 0);
}

static gboolean
ent_candidate_card_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ENT_CANDIDATE_CARD (widget)->take);
}

static void
ent_candidate_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENT_TYPE_CANDIDATE_CARD);

  G_OBJECT_CLASS (ent_candidate_card_parent_class)->dispose (object);
}

static void
ent_candidate_card_class_init (EntCandidateCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_candidate_card_dispose;
  widget_class->grab_focus = ent_candidate_card_grab_focus;

  /**
   * EntCandidateCard::taken:
   * @self: the card
   *
   * Emitted when this place is taken.
   */
  signals[TAKEN] =
    g_signal_new ("taken", ENT_TYPE_CANDIDATE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/coding/ent-candidate-card.ui");
  gtk_widget_class_bind_template_child (widget_class, EntCandidateCard, number);
  gtk_widget_class_bind_template_child (widget_class, EntCandidateCard, score);
  gtk_widget_class_bind_template_child (widget_class, EntCandidateCard, place);
  gtk_widget_class_bind_template_child (widget_class, EntCandidateCard, words);
  gtk_widget_class_bind_template_child (widget_class, EntCandidateCard, take);
  gtk_widget_class_bind_template_callback (widget_class, take_clicked_cb);
}

static void
ent_candidate_card_init (EntCandidateCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The words, and what stands around them, as markup. */
static char *
dup_markup (EntText              *text,
            const EntAnchorMatch *match)
{
  gsize from = match->start > CONTEXT_CHARS * 2 ? match->start - CONTEXT_CHARS * 2 : 0;
  gsize to = MIN (ent_text_get_length (text), match->end + CONTEXT_CHARS * 2);
  g_autofree char *before = ent_text_dup_span (text, from, match->start);
  g_autofree char *words = ent_text_dup_span (text, match->start, match->end);
  g_autofree char *behind = ent_text_dup_span (text, match->end, to);
  g_autofree char *left = ent_coding_words_elide (before, CONTEXT_CHARS, TRUE);
  g_autofree char *right = ent_coding_words_elide (behind, CONTEXT_CHARS, FALSE);

  return g_markup_printf_escaped ("<span alpha=\"55%%\">%s</span>%s<span alpha=\"55%%\">%s</span>",
                                  left, words, right);
}

/**
 * ent_candidate_card_new:
 * @number: which one it is, from 1
 * @text: the text that it stands in
 * @match: where
 *
 * Returns: (transfer floating): a card
 */
GtkWidget *
ent_candidate_card_new (guint                 number,
                        EntText              *text,
                        const EntAnchorMatch *match)
{
  EntCandidateCard *self;
  g_autofree char *figure = g_strdup_printf ("%u", number);
  g_autofree char *place = NULL;
  g_autofree char *markup = NULL;
  g_autofree char *label = NULL;
  g_autofree char *tooltip = NULL;

  g_return_val_if_fail (ENT_IS_TEXT (text), NULL);
  g_return_val_if_fail (match != NULL, NULL);

  self = g_object_new (ENT_TYPE_CANDIDATE_CARD, NULL);
  gtk_label_set_label (self->number, figure);
  gtk_label_set_label (self->score, ent_coding_words_for_score (match->score));
  /* Translators: a paragraph. */
  place = match->paragraph > 0 ? g_strdup_printf (_("¶\u00a0%u"), match->paragraph)
                               : g_strdup (C_("place in an article", "heading"));
  gtk_label_set_label (self->place, place);
  markup = dup_markup (text, match);
  gtk_label_set_markup (self->words, markup);

  /* Translators: a place where a passage may stand, how alike it is, and its paragraph. */
  label = g_strdup_printf (_("Place %u: %s, %s"), number,
                           ent_coding_words_for_score (match->score), place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  tooltip = g_strdup_printf (_("The passage stands here (%u)"), number);
  if (number <= 9)
    gtk_widget_set_tooltip_text (self->take, tooltip);

  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-anchor-review.h"
#include "ent-candidate-card.h"
#include "ent-coding.h"
#include "ent-coding-words.h"
#include "ent-doubtful-list.h"
#include "ent-quote-box.h"
#include "ent-words.h"

/**
 * EntAnchorReview:
 *
 * The passages that do not stand where they did: found elsewhere, at several places, or
 * not at all. One after the other, with the places where each may stand side by side; the
 * user decides, and nothing is moved before.
 */

struct _EntAnchorReview
{
  AdwDialog parent_instance;

  EntSession     *session;
  EntArticle     *article;
  GPtrArray      *list;         /* EntDoubtful */
  gboolean        again;        /* whether what was decided is listed again */
  gboolean        refocus;      /* whether the focus is to go to the next card */
  GHashTable     *dismissed;    /* ids of passages that were decided again */
  guint           current;
  GArray         *candidates;   /* EntAnchorMatch, of the current one */
  GCancellable   *cancellable;

  AdwWindowTitle *heading;
  AdwBanner      *banner;
  GtkStack       *stack;
  AdwStatusPage  *done;
  GtkWidget      *again_button;
  GtkButton      *none_button;
  GtkWidget      *actions;
  GtkLabel       *state;
  GtkLabel       *place;
  GtkLabel       *digest;
  EntQuoteBox    *quote;
  GtkLabel       *found;
  GtkWidget      *spinner;
  GtkBox         *cards;
};

G_DEFINE_FINAL_TYPE (EntAnchorReview, ent_anchor_review, ADW_TYPE_DIALOG)

static EntDoubtful *
get_current (EntAnchorReview *self)
{
  return self->current < self->list->len ? g_ptr_array_index (self->list, self->current) : NULL;
}

static EntCase *
get_case (EntAnchorReview *self)
{
  return ent_session_get_case (self->session);
}

static gboolean
apply (EntAnchorReview *self,
       EntChange       *change)
{
  g_autoptr (GError) error = NULL;
  gboolean done = ent_session_apply (self->session, change, &error);

  if (!done)
    adw_banner_set_title (self->banner, error->message);
  adw_banner_set_revealed (self->banner, !done);

  return done;
}

/* A change of a passage, named after the article that it is from. */
static EntChange *
new_change (const char  *format,
            EntDoubtful *doubtful)
{
  g_autofree char *name = ent_article_dup_title (ent_doubtful_get_article (doubtful));
  g_auto (GStrv) parts = g_strsplit (format, "%s", -1);
  g_autofree char *title = g_strjoinv (name, parts);

  return ent_change_new (title);
}

/* ---------------------------------------------------------------- candidates */

static void
take (EntAnchorReview *self,
      guint            n)
{
  EntDoubtful *doubtful = get_current (self);
  g_autoptr (EntChange) change = NULL;
  const EntAnchorMatch *match = NULL;

  if (doubtful == NULL || self->candidates == NULL || n >= self->candidates->len)
    return;

  match = &g_array_index (self->candidates, EntAnchorMatch, n);
  /* Translators: in the undo menu; the title of the article that the passage is from. */
  change = new_change (_("Place Passage of “%s”"), doubtful);
  ent_coding_add_reanchor (change, ent_doubtful_get_passage (doubtful),
                           ent_doubtful_get_text (doubtful), match->start, match->end);
  ent_coding_add_text (change, get_case (self), ent_doubtful_get_article (doubtful),
                       ent_doubtful_get_text (doubtful));
  if (ent_change_get_n_edits (change) > 0)
    apply (self, change);
}

static void
taken_cb (EntAnchorReview *self,
          GtkWidget       *card)
{
  guint n = 0;

  for (GtkWidget *w = gtk_widget_get_prev_sibling (card); w; w = gtk_widget_get_prev_sibling (w))
    n++;
  take (self, n);
}

/* Who decides by keyboard goes on with the next passage: the focus that was on a card is
 * lost with it. */
static void
clear_cards (EntAnchorReview *self)
{
  GtkWidget *child;

  self->refocus = self->refocus || gtk_widget_get_focus_child (GTK_WIDGET (self->cards)) != NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, child);
}

static void
show_candidates (EntAnchorReview *self,
                 EntDoubtful     *doubtful)
{
  guint n = self->candidates->len;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->spinner, FALSE);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *card = ent_candidate_card_new (i + 1, ent_doubtful_get_text (doubtful),
                                                &g_array_index (self->candidates, EntAnchorMatch,
                                                                i));

      g_signal_connect_object (card, "taken", G_CALLBACK (taken_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->cards, card);
    }

  gtk_button_set_label (self->none_button, n == 0 ? _("Not in This _Copy") : _("None of _These"));
  if (self->refocus)
    gtk_widget_grab_focus (n > 0 ? gtk_widget_get_first_child (GTK_WIDGET (self->cards))
                                 : GTK_WIDGET (self->none_button));
  self->refocus = FALSE;
  if (n == 0)
    text = g_strdup (_("No place of this copy has enough of its words. Place it by hand, or say "
                       "that it is not in this copy."));
  else if (n == 1)
    text = g_strdup (_("It may stand here"));
  else
    text = g_strdup_printf (ngettext ("It may stand at one of %u place",
                                      "It may stand at one of %u places", n), n);
  gtk_label_set_label (self->found, text);
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (EntAnchorReview) self = user_data;
  g_autoptr (GArray) candidates = NULL;

  candidates = ent_doubtful_search_finish (ENT_DOUBTFUL (source), result, NULL);
  /* A late answer, to what is shown no more. */
  if (candidates == NULL || self->list == NULL || get_current (self) != ENT_DOUBTFUL (source))
    return;

  g_clear_object (&self->cancellable);
  self->candidates = g_steal_pointer (&candidates);
  show_candidates (self, ENT_DOUBTFUL (source));
}

static void
stop_search (EntAnchorReview *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->candidates, g_array_unref);
  clear_cards (self);
}

/* ---------------------------------------------------------------- a passage */

static guint
count_relocated (EntAnchorReview *self)
{
  guint n = 0;

  for (guint i = 0; i < self->list->len; i++)
    {
      EntAnchorMatch match;

      ent_doubtful_get_match (g_ptr_array_index (self->list, i), &match);
      n += match.state == ENT_ANCHOR_RELOCATED;
    }

  return n;
}

static void
update_actions (EntAnchorReview *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean any = get_current (self) != NULL;

  gtk_widget_action_set_enabled (widget, "review.previous", self->current > 0);
  gtk_widget_action_set_enabled (widget, "review.next", self->current + 1 < self->list->len);
  gtk_widget_action_set_enabled (widget, "review.accept-all", count_relocated (self) > 0);
  gtk_widget_action_set_enabled (widget, "review.open", any);
  gtk_widget_action_set_enabled (widget, "review.none", any);
  gtk_widget_action_set_enabled (widget, "review.remove", any);
}

static void
show_passage (EntAnchorReview *self,
              EntDoubtful     *doubtful)
{
  EntPassage *passage = ent_doubtful_get_passage (doubtful);
  EntAnchor *anchor = ent_passage_get_anchor (passage);
  g_autofree char *place = NULL;
  g_autofree char *was = NULL;
  EntAnchorMatch match;

  ent_doubtful_get_match (doubtful, &match);
  gtk_label_set_label (self->state, ent_coding_words_for_state (match.state));
  place = ent_words_dup_place (ent_article_get_label (ent_doubtful_get_article (doubtful)),
                               ent_anchor_get_paragraph (anchor));
  /* Translators: where a passage stood before: “Was at Vu 2020, ¶ 5”. */
  was = g_strdup_printf (_("Was at %s"), place);
  gtk_label_set_label (self->place, was);
  gtk_label_set_label (self->digest, ent_passage_get_digest (passage));
  ent_quote_box_set (self->quote, ent_passage_get_quote (passage),
                     _("The quotation that the case holds"));
}

/* What the user said stands nowhere was not found, and that is said. */
static void
show_done (EntAnchorReview *self)
{
  g_autoptr (GPtrArray) absent = ent_doubtful_list (self->session, self->article, TRUE);
  guint n = absent->len;
  g_autofree char *left = NULL;

  left = g_strdup_printf (ngettext ("%u passage stands nowhere in this copy, as you decided. It "
                                    "keeps its digest, and its place in the copy that it was "
                                    "coded from.",
                                    "%u passages stand nowhere in this copy, as you decided. They "
                                    "keep their digests, and their places in the copy that they "
                                    "were coded from.", n), n);
  gtk_widget_set_visible (self->again_button, n > 0);
  adw_window_title_set_subtitle (self->heading, "");
  adw_status_page_set_title (self->done, n > 0 ? _("Nothing Left to Review")
                                               : _("Every Passage Was Found"));
  adw_status_page_set_description (self->done, n > 0 ? left :
                                   _("Each stands, word for word, where it should."));
}

static void
show_current (EntAnchorReview *self)
{
  EntDoubtful *doubtful = get_current (self);
  g_autofree char *subtitle = NULL;

  stop_search (self);
  gtk_stack_set_visible_child_name (self->stack, doubtful ? "passage" : "empty");
  gtk_widget_set_visible (self->actions, doubtful != NULL);
  update_actions (self);
  if (doubtful == NULL)
    {
      show_done (self);
      return;
    }

  /* Translators: which passage of how many. */
  subtitle = g_strdup_printf (_("%u of %u"), self->current + 1, self->list->len);
  adw_window_title_set_subtitle (self->heading, subtitle);
  show_passage (self, doubtful);
  gtk_label_set_label (self->found, _("Looking for places…"));
  gtk_widget_set_visible (self->spinner, TRUE);
  self->cancellable = g_cancellable_new ();
  ent_doubtful_search_async (doubtful, self->cancellable, searched_cb, g_object_ref (self));
}

static gboolean
is_dismissed (gpointer item,
              gpointer user_data)
{
  EntAnchorReview *self = user_data;
  const char *id = ent_record_get_id (ENT_RECORD (ent_doubtful_get_passage (item)));

  return g_hash_table_contains (self->dismissed, id);
}

/* Lists anew, and stays where it is, or as near as can be. */
static void
refresh (EntAnchorReview *self)
{
  if (self->list == NULL)
    return;

  g_ptr_array_unref (self->list);
  self->list = ent_doubtful_list (self->session, self->article, self->again);
  for (guint i = self->list->len; i > 0; i--)
    if (is_dismissed (g_ptr_array_index (self->list, i - 1), self))
      g_ptr_array_remove_index (self->list, i - 1);
  self->current = MIN (self->current, self->list->len > 0 ? self->list->len - 1 : 0);
  show_current (self);
}

/* ---------------------------------------------------------------- actions */

static void
previous_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  EntAnchorReview *self = ENT_ANCHOR_REVIEW (widget);

  self->current--;
  show_current (self);
}

static void
next_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  EntAnchorReview *self = ENT_ANCHOR_REVIEW (widget);

  self->current++;
  show_current (self);
}

static void
take_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  take (ENT_ANCHOR_REVIEW (widget), g_variant_get_uint32 (parameter) - 1);
}

static void
none_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  EntAnchorReview *self = ENT_ANCHOR_REVIEW (widget);
  EntDoubtful *doubtful = get_current (self);
  EntPassage *passage = ent_doubtful_get_passage (doubtful);
  EntText *text = ent_doubtful_get_text (doubtful);
  g_autoptr (EntChange) change = NULL;

  /* Translators: in the undo menu; the title of the article that the passage is from. */
  change = new_change (_("Say That a Passage Is Not in “%s”"), doubtful);
  ent_coding_add_absence (change, passage, text);
  ent_coding_add_text (change, get_case (self), ent_doubtful_get_article (doubtful), text);
  if (self->again)
    g_hash_table_add (self->dismissed, g_strdup (ent_record_get_id (ENT_RECORD (passage))));
  if (ent_change_get_n_edits (change) > 0)
    apply (self, change);
  else
    refresh (self);
}

static void
again_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  EntAnchorReview *self = ENT_ANCHOR_REVIEW (widget);

  g_hash_table_remove_all (self->dismissed);
  self->again = TRUE;
  self->current = 0;
  refresh (self);
}

/* The articles whose passages are put elsewhere may be settled by that. */
static void
add_texts (EntAnchorReview *self,
           EntChange       *change)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->list->len; i++)
    {
      EntDoubtful *doubtful = g_ptr_array_index (self->list, i);
      EntArticle *article = ent_doubtful_get_article (doubtful);

      if (g_hash_table_add (seen, article))
        ent_coding_add_text (change, get_case (self), article, ent_doubtful_get_text (doubtful));
    }
}

static void
accept_all_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  EntAnchorReview *self = ENT_ANCHOR_REVIEW (widget);
  g_autoptr (EntChange) change = ent_change_new (C_("undo menu", "Accept Passages Found Elsewhere"));

  for (guint i = 0; i < self->list->len; i++)
    {
      EntDoubtful *doubtful = g_ptr_array_index (self->list, i);
      EntAnchorMatch match;

      ent_doubtful_get_match (doubtful, &match);
      if (match.state == ENT_ANCHOR_RELOCATED)
        ent_coding_add_reanchor (change, ent_doubtful_get_passage (doubtful),
                                 ent_doubtful_get_text (doubtful), match.start, match.end);
    }
  add_texts (self, change);

  apply (self, change);
}

static void
open_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  EntAnchorReview *self = ENT_ANCHOR_REVIEW (widget);
  EntDoubtful *doubtful = get_current (self);

  ent_reading_open (ent_session_get_reading (self->session), ent_doubtful_get_article (doubtful),
                    ent_doubtful_get_passage (doubtful));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
remove_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  EntAnchorReview *self = ENT_ANCHOR_REVIEW (widget);
  EntPassage *passage = ent_doubtful_get_passage (get_current (self));
  g_autoptr (EntChange) change = ent_coding_make_passage_removal (get_case (self), passage);

  apply (self, change);
}

static void
ent_anchor_review_dispose (GObject *object)
{
  EntAnchorReview *self = ENT_ANCHOR_REVIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->candidates, g_array_unref);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->dismissed, g_hash_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_ANCHOR_REVIEW);
  g_clear_object (&self->article);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (ent_anchor_review_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  /**
   * EntAnchorReview|review.previous:
   *
   * Goes to the previous passage.
   */
  gtk_widget_class_install_action (widget_class, "review.previous", NULL, previous_cb);
  /**
   * EntAnchorReview|review.next:
   *
   * Goes to the next passage.
   */
  gtk_widget_class_install_action (widget_class, "review.next", NULL, next_cb);
  /**
   * EntAnchorReview|review.take:
   * @number: which place, from 1
   *
   * Puts the passage at one of the places.
   */
  gtk_widget_class_install_action (widget_class, "review.take", "u", take_cb);
  /**
   * EntAnchorReview|review.none:
   *
   * Says that the passage stands nowhere in this copy. It is not listed again.
   */
  gtk_widget_class_install_action (widget_class, "review.none", NULL, none_cb);
  /**
   * EntAnchorReview|review.again:
   *
   * Lists the passages too that were said to stand nowhere.
   */
  gtk_widget_class_install_action (widget_class, "review.again", NULL, again_cb);
  /**
   * EntAnchorReview|review.accept-all:
   *
   * Puts all that were found elsewhere where they were found, in one change.
   */
  gtk_widget_class_install_action (widget_class, "review.accept-all", NULL, accept_all_cb);
  /**
   * EntAnchorReview|review.open:
   *
   * Opens the article, to look for the passage by hand.
   */
  gtk_widget_class_install_action (widget_class, "review.open", NULL, open_cb);
  /**
   * EntAnchorReview|review.remove:
   *
   * Removes the passage, and the evidence that rests on it.
   */
  gtk_widget_class_install_action (widget_class, "review.remove", NULL, remove_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_ALT_MASK,
                                       "review.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_ALT_MASK,
                                       "review.next", NULL);
  for (guint i = 1; i <= 9; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + i, 0, "review.take", "u", i);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0 + i, 0, "review.take", "u",
                                           i);
    }
}

static void
ent_anchor_review_class_init (EntAnchorReviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_anchor_review_dispose;

  g_type_ensure (ENT_TYPE_QUOTE_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/coding/ent-anchor-review.ui");
  gtk_widget_class_bind_template_child (widget_class, EntAnchorReview, heading);
  gtk_widget_class_bind_template_child (widget_class, EntAnchorReview, banner);
  gtk_widget_class_bind_template_child (widget_class, EntAnchorReview, stack);
  gtk_widget_class_bind_template_child (widget_class, EntAnchorReview, done);
  gtk_widget_class_bind_template_child (widget_class, EntAnchorReview, again_button);
  gtk_widget_class_bind_template_child (widget_class, EntAnchorReview, none_button);
  gtk_widget_class_bind_template_child (widget_class, EntAnchorReview, actions);
  gtk_widget_class_bind_template_child (widget_class, EntAnchorReview, state);
  gtk_widget_class_bind_template_child (widget_class, EntAnchorReview, place);
  gtk_widget_class_bind_template_child (widget_class, EntAnchorReview, digest);
  gtk_widget_class_bind_template_child (widget_class, EntAnchorReview, quote);
  gtk_widget_class_bind_template_child (widget_class, EntAnchorReview, found);
  gtk_widget_class_bind_template_child (widget_class, EntAnchorReview, spinner);
  gtk_widget_class_bind_template_child (widget_class, EntAnchorReview, cards);
  install_actions (widget_class);
}

/* Before the buttons, which the arrows would otherwise go along. */
static void
add_arrows (EntAnchorReview *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Left, 0),
                      gtk_named_action_new ("review.previous")));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Right, 0),
                      gtk_named_action_new ("review.next")));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
ent_anchor_review_init (EntAnchorReview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_arrows (self);
  self->dismissed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * ent_anchor_review_new:
 * @session: a session
 * @article: (nullable): an article of its case, or %NULL for all of them
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
EntAnchorReview *
ent_anchor_review_new (EntSession *session,
                       EntArticle *article)
{
  EntAnchorReview *self;

  g_return_val_if_fail (ENT_IS_SESSION (session), NULL);
  g_return_val_if_fail (article == NULL || ENT_IS_ARTICLE (article), NULL);

  self = g_object_new (ENT_TYPE_ANCHOR_REVIEW, NULL);
  self->session = g_object_ref (session);
  g_set_object (&self->article, article);
  self->list = ent_doubtful_list (session, article, FALSE);
  show_current (self);
  g_signal_connect_object (ent_session_get_attachments (session), "changed",
                           G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_case (self), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);

  return self;
}

static gboolean
is_decided (EntAnchorReview *self,
            EntPassage      *passage)
{
  EntRecord *article = ent_case_lookup (get_case (self), ENT_TYPE_ARTICLE,
                                        ent_passage_get_article (passage));
  EntText *text = NULL;

  if (article != NULL)
    text = ent_attachments_get_text (ent_session_get_attachments (self->session),
                                     ENT_ARTICLE (article));
  return text != NULL && ent_passage_is_absent (passage, ent_text_get_digest (text));
}

/**
 * ent_anchor_review_show:
 * @self: a review
 * @passage: a passage
 *
 * Goes to a passage, where it is one of those reviewed, or was one and is to be decided
 * again.
 */
void
ent_anchor_review_show (EntAnchorReview *self,
                        EntPassage      *passage)
{
  g_return_if_fail (ENT_IS_ANCHOR_REVIEW (self));
  g_return_if_fail (ENT_IS_PASSAGE (passage));

  if (!self->again && is_decided (self, passage))
    again_cb (GTK_WIDGET (self), NULL, NULL);
  for (guint i = 0; i < self->list->len; i++)
    if (ent_doubtful_get_passage (g_ptr_array_index (self->list, i)) == passage)
      {
        self->current = i;
        show_current (self);
        return;
      }
}

/**
 * ent_anchor_review_get_n_passages:
 * @self: a review
 *
 * Returns: how many passages are left to decide
 */
guint
ent_anchor_review_get_n_passages (EntAnchorReview *self)
{
  g_return_val_if_fail (ENT_IS_ANCHOR_REVIEW (self), 0);

  return self->list->len;
}

/**
 * ent_anchor_review_get_passage:
 * @self: a review
 *
 * Returns: (transfer none) (nullable): the passage that is shown
 */
EntPassage *
ent_anchor_review_get_passage (EntAnchorReview *self)
{
  EntDoubtful *doubtful = NULL;

  g_return_val_if_fail (ENT_IS_ANCHOR_REVIEW (self), NULL);

  doubtful = get_current (self);
  return doubtful ? ent_doubtful_get_passage (doubtful) : NULL;
}

/**
 * ent_anchor_review_get_n_candidates:
 * @self: a review
 *
 * Returns: at how many places the passage may stand
 */
guint
ent_anchor_review_get_n_candidates (EntAnchorReview *self)
{
  g_return_val_if_fail (ENT_IS_ANCHOR_REVIEW (self), 0);

  return self->candidates ? self->candidates->len : 0;
}

/**
 * ent_anchor_review_is_searching:
 * @self: a review
 *
 * Returns: whether its places are still being looked for
 */
gboolean
ent_anchor_review_is_searching (EntAnchorReview *self)
{
  g_return_val_if_fail (ENT_IS_ANCHOR_REVIEW (self), FALSE);

  return self->cancellable != NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-article-dialog.h"
#include "ent-coding-dialogs.h"

/*
 * What the parts of the window ask of one another without knowing one another: a card or
 * a search asks for an article, which brings the reader into view; selected words ask to be
 * attached; an article asks to be corrected, or its passages to be reviewed.
 */

static EntArticle *
get_article (EntWindow *self)
{
  return self->session != NULL
           ? ent_reading_get_article (ent_session_get_reading (self->session))
           : NULL;
}

static gboolean
shows_article (EntWindow *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->side), "article") == 0;
}

/* Whoever turns to the article while a link is selected wants its passages. */
static void
open_selected (EntWindow *self)
{
  if (self->session != NULL && shows_article (self) && get_article (self) == NULL &&
      ent_session_get_selection (self->session) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->reader), "reader.next-passage", NULL);
}

static const char *
get_side_title (EntWindow *self)
{
  AdwViewStackPage *page =
    adw_view_stack_get_page (self->side, adw_view_stack_get_visible_child (self->side));

  return adw_view_stack_page_get_title (page);
}

void
ent_window_update_side (EntWindow *self)
{
  gboolean article = FALSE;

  open_selected (self);
  article = shows_article (self) && get_article (self) != NULL;
  gtk_label_set_label (self->sheet_label, get_side_title (self));
  ent_window_size_side (self, article);
}

/**
 * ent_window_show_side:
 * @self: a window
 * @name: "evidence", "article" or "history"
 *
 * Brings a page of the side panel into view.
 */
void
ent_window_show_side (EntWindow  *self,
                      const char *name)
{
  adw_view_stack_set_visible_child_name (self->side, name);
  if (ent_window_is_narrow (self))
    adw_bottom_sheet_set_open (self->inspector_sheet, TRUE);
  else
    adw_overlay_split_view_set_show_sidebar (self->inspector_split, TRUE);
}

/* ------------------------------------------------------------------ asked by the reading */

static gboolean
has_focus_in_views (EntWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->views));
}

/* The focus goes to the text from elsewhere, as from the list of articles, but stays on the
 * arrows that step through it and on the switch that brought it into view. */
static void
opened_cb (EntWindow *self)
{
  gboolean comes_from_elsewhere = !shows_article (self) || has_focus_in_views (self);

  ent_window_show_side (self, "article");
  if (comes_from_elsewhere)
    gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
article_changed_cb (EntWindow *self)
{
  ent_window_update_side (self);
  ent_window_update_sheet (self);
}

static void
refuse_earlier_state (EntWindow *self)
{
  AdwToast *toast = adw_toast_new (_ ("Nothing is attached to an earlier state of the case"));

  adw_toast_set_button_label (toast, _ ("_Back to Now"));
  adw_toast_set_action_name (toast, "win.stop-looking");
  ent_window_add_toast (self, toast);
}

static void
attach_requested_cb (EntWindow  *self,
                     EntExcerpt *excerpt,
                     EntRecord  *target)
{
  if (ent_session_is_read_only (self->session))
    {
      refuse_earlier_state (self);
      return;
    }

  adw_dialog_present (ADW_DIALOG (ent_attach_dialog_new (self->session, excerpt, target)),
                      GTK_WIDGET (self));
}

/* -------------------------------------------------------- asked by the library and the gaps */

/* What a gap is about is selected by then; it is seen in the graph. */
static void
gap_activated_cb (EntWindow *self)
{
  adw_view_stack_set_visible_child_name (self->views, "graph");
}

/* A tie of a comparison is read beside it; where there is no room beside, in the graph. */
static void
compared_activated_cb (EntWindow *self)
{
  if (ent_window_is_narrow (self))
    adw_view_stack_set_visible_child_name (self->views, "graph");
}

static void
open_at_cb (EntWindow  *self,
            EntArticle *article,
            guint64     offset)
{
  ent_reading_open (ent_session_get_reading (self->session), article, NULL);
  ent_reader_scroll_to (self->reader, (gsize) offset, (gsize) offset);
}

static void
add_text_cb (EntWindow  *self,
             const char *digest)
{
  ent_window_add_from_library (self, digest);
}

/**
 * ent_window_edit_article:
 * @self: a window with a case
 * @article: one of its articles
 *
 * Shows what is known of an article, for correction.
 */
void
ent_window_edit_article (EntWindow  *self,
                         EntArticle *article)
{
  adw_dialog_present (ADW_DIALOG (ent_article_dialog_new (self->session, article)),
                      GTK_WIDGET (self));
}

/**
 * ent_window_review_article:
 * @self: a window with a case
 * @article: (nullable): one of its articles, or %NULL for all
 *
 * Shows the passages whose place in the text is in doubt, for the user to decide.
 */
void
ent_window_review_article (EntWindow  *self,
                           EntArticle *article)
{
  adw_dialog_present (ADW_DIALOG (ent_anchor_review_new (self->session, article)),
                      GTK_WIDGET (self));
}

/**
 * ent_window_init_reading:
 * @self: a window whose template is there
 *
 * Connects reader, library and side panel.
 */
void
ent_window_init_reading (EntWindow *self)
{
  self->reading_signals = g_signal_group_new (ENT_TYPE_READING);
  g_signal_group_connect_swapped (
    self->reading_signals, "opened", G_CALLBACK (opened_cb), self);
  g_signal_group_connect_swapped (
    self->reading_signals, "notify::article", G_CALLBACK (article_changed_cb), self);
  g_signal_group_connect_swapped (
    self->reading_signals, "attach-requested", G_CALLBACK (attach_requested_cb), self);

  g_signal_connect_object (
    self->library_view, "open-at", G_CALLBACK (open_at_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    self->library_view, "add-text", G_CALLBACK (add_text_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library_view, "edit-article",
                           G_CALLBACK (ent_window_edit_article), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library_view, "review-article",
                           G_CALLBACK (ent_window_review_article), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    self->gaps_view, "record-activated", G_CALLBACK (gap_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->definitions_view, "record-activated",
                           G_CALLBACK (compared_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    self->theory_view, "show-in-graph", G_CALLBACK (gap_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "review-requested",
                           G_CALLBACK (ent_window_review_article), self, G_CONNECT_SWAPPED);
  ent_window_update_side (self);
}

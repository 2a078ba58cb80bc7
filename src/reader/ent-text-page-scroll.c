/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-text-page-private.h"

/*
 * Where on a page things are, and bringing them into view.
 */

/* How far down the page what is revealed begins, and how long it is kept there. */
#define REVEAL_AT   0.2
#define REVEAL_KEEP (5 * G_USEC_PER_SEC)

/* The characters of the lines that are seen, wholly or in part. */
gboolean
ent_text_page_get_visible_span (EntTextPage *self,
                                gsize       *start,
                                gsize       *end)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle seen;
  GtkTextIter first;
  GtkTextIter last;

  if (self->text == NULL)
    return FALSE;

  gtk_text_view_get_visible_rect (view, &seen);
  gtk_text_view_get_line_at_y (view, &first, seen.y, NULL);
  gtk_text_view_get_line_at_y (view, &last, seen.y + seen.height, NULL);
  if (!gtk_text_iter_ends_line (&last))
    gtk_text_iter_forward_to_line_end (&last);
  *start = (gsize) gtk_text_iter_get_offset (&first);
  *end = (gsize) gtk_text_iter_get_offset (&last);

  return TRUE;
}

/* Where a character stands, in the buffer's coordinates. */
void
ent_text_page_get_row (EntTextPage  *self,
                       gsize         offset,
                       GdkRectangle *row)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, (int) offset);
  gtk_text_view_get_iter_location (view, &iter, row);
}

static gboolean
is_seen (EntTextPage *self,
         EntTextSpan  span)
{
  GdkRectangle seen, first, last;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &seen);
  ent_text_page_get_row (self, span.start, &first);
  ent_text_page_get_row (self, span.end, &last);

  return seen.height > 1 && first.y >= seen.y && last.y + last.height <= seen.y + seen.height;
}

static gboolean
keep_cb (gpointer user_data)
{
  EntTextPage *self = user_data;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  GdkRectangle seen, row;

  self->wanted_id = 0;
  if (self->text == NULL || adjustment == NULL || is_seen (self, self->wanted))
    return G_SOURCE_REMOVE;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &seen);
  ent_text_page_get_row (self, self->wanted.start, &row);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + row.y - seen.y -
                            REVEAL_AT * seen.height);

  return G_SOURCE_REMOVE;
}

/* In a long text the view measures its rows bit by bit, and where a far one stands
 * changes with each: what was asked for is kept in view until all is measured, or until
 * the user goes somewhere else. */
void
ent_text_page_keep_wanted (EntTextPage *self)
{
  if (self->wanted_until == 0 || self->wanted_id != 0)
    return;
  if (g_get_monotonic_time () > self->wanted_until)
    self->wanted_until = 0;
  else
    self->wanted_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, keep_cb, self, NULL);
}

void
ent_text_page_forget_wanted (EntTextPage *self)
{
  g_clear_handle_id (&self->wanted_id, g_source_remove);
  self->wanted_until = 0;
}

/**
 * ent_text_page_reveal:
 * @self: a page
 * @start: a character of the text
 * @end: the character behind the last
 *
 * Brings a part of the text into view, where it is not wholly seen: its start then
 * stands in the upper part of the page. GTK glides there, unless the user wants no
 * animations.
 */
void
ent_text_page_reveal (EntTextPage *self,
                      gsize        start,
                      gsize        end)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, "reveal");
  GtkTextIter iter;

  g_return_if_fail (ENT_IS_TEXT_PAGE (self));

  if (self->text == NULL)
    return;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) start);
  self->wanted = (EntTextSpan) { start, end };
  self->wanted_until = g_get_monotonic_time () + REVEAL_KEEP;
  if (is_seen (self, self->wanted))
    return;

  if (mark == NULL)
    mark = gtk_text_buffer_create_mark (buffer, "reveal", &iter, TRUE);
  else
    gtk_text_buffer_move_mark (buffer, mark, &iter);
  gtk_text_view_scroll_to_mark (view, mark, 0, TRUE, 0, REVEAL_AT);
}

/**
 * ent_text_page_get_rectangle:
 * @self: a page
 * @offset: a character of the text
 * @rectangle: (out): where it is in the page
 */
void
ent_text_page_get_rectangle (EntTextPage  *self,
                             gsize         offset,
                             GdkRectangle *rectangle)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  g_return_if_fail (ENT_IS_TEXT_PAGE (self));

  ent_text_page_get_row (self, offset, rectangle);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, rectangle->x, rectangle->y,
                                         &rectangle->x, &rectangle->y);
  rectangle->width = MAX (rectangle->width, 1);
}

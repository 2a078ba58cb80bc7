/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-passage-margin.h"
#include "ent-reader-words.h"
#include "ent-text-page-private.h"
#include "ent-words.h"

/**
 * EntPassageMargin:
 *
 * The right margin of a page: beside each passage that is seen, a bar as long as it is,
 * and a button that says which link it belongs to and how it bears on it. A button stands
 * where its passage begins, or below the button before it.
 *
 * There are buttons only for what is seen: they come and go as the page is scrolled.
 */

#define WIDTH      140
#define BAR_WIDTH  3
#define BAR_STEP   5
#define BARS_SEEN  3
#define GAP        1
#define EDGE       8   /* clear of the scrollbar */
#define MARK_WIDTH 24

struct _EntPassageMargin
{
  GtkWidget parent_instance;

  EntTextPage *page;
  GHashTable  *marks;      /* number of a highlight, plus one → button */
  guint        update_id;
  int          height;     /* when buttons were last placed */
};

G_DEFINE_FINAL_TYPE (EntPassageMargin, ent_passage_margin, GTK_TYPE_WIDGET)

static int
get_bars_width (void)
{
  return BARS_SEEN * BAR_STEP + 2;
}

static int
to_margin (EntPassageMargin *self,
           int               y)
{
  int result;

  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self->page), GTK_TEXT_WINDOW_RIGHT, 0, y,
                                         NULL, &result);
  return result;
}

/* ---------------------------------------------------------------- marks */

static void
clicked_cb (GtkWidget        *mark,
            EntPassageMargin *self)
{
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (mark), "number"));
  EntHighlights *highlights = ent_text_page_get_highlights (self->page);
  graphene_rect_t box;
  GdkRectangle at;

  if (highlights == NULL || number > ent_highlights_get_n (highlights) ||
      !gtk_widget_compute_bounds (mark, GTK_WIDGET (self->page), &box))
    return;

  at = (GdkRectangle) { (int) box.origin.x, (int) box.origin.y, (int) box.size.width,
                        (int) box.size.height };
  g_signal_emit_by_name (self->page, "passage-activated",
                         ent_highlights_get (highlights, number - 1)->passage, &at);
}

static guint
get_paragraph (EntPassageMargin   *self,
               const EntHighlight *highlight)
{
  const EntTextBlock *block;

  block = ent_text_get_block_at (ent_text_page_get_text (self->page), highlight->start);
  return block ? block->number : 0;
}

/* What a screen reader says: stance, link, paragraph. */
static char *
dup_description (EntPassageMargin   *self,
                 const EntHighlight *highlight,
                 const char         *stance,
                 const char         *label)
{
  guint paragraph = get_paragraph (self, highlight);
  g_autofree char *what = NULL;

  if (stance != NULL)
    /* Translators: a stance and the link that it bears on: “Supports: Vietnam – Laos”. */
    what = g_strdup_printf (C_("mark in the margin", "%s: %s"), stance, label);
  else
    what = g_strdup (label);
  if (paragraph == 0)
    return g_steal_pointer (&what);

  /* Translators: what a passage is evidence for, and the paragraph that it is in. */
  return g_strdup_printf (C_("mark in the margin", "%s, paragraph %u"), what, paragraph);
}

static GtkWidget *
create_content (EntPassageMargin *self,
                gboolean          has_stance,
                EntStance         stance,
                const char       *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *image;

  image = gtk_image_new_from_icon_name (has_stance ? ent_reader_words_get_icon (stance)
                                                   : "mail-attachment-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (image), 12);
  gtk_box_append (GTK_BOX (box), image);
  if (!ent_text_page_get_compact (self->page))
    {
      GtkWidget *words = gtk_label_new (label);

      gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (GTK_LABEL (words), 0);
      gtk_widget_set_hexpand (words, TRUE);
      gtk_box_append (GTK_BOX (box), words);
    }

  return box;
}

static GtkWidget *
create_mark (EntPassageMargin *self,
             guint             number)
{
  EntTextPage *page = self->page;
  const EntHighlight *highlight = ent_highlights_get (page->highlights, number - 1);
  g_autofree char *label = ent_reader_words_dup_label (page->session, highlight);
  g_autofree char *tip = ent_reader_words_dup_tip (page->session, highlight);
  g_autofree char *description = NULL;
  GtkWidget *mark = gtk_button_new ();
  EntStance stance = ENT_STANCE_MENTIONS;
  gboolean has_stance;

  has_stance = ent_highlight_get_stance (highlight, ent_session_get_case (page->session),
                                         ent_session_get_selection (page->session), &stance);
  description = dup_description (self, highlight,
                                 has_stance ? ent_words_for_stance (stance) : NULL, label);
  gtk_widget_add_css_class (mark, "flat");
  gtk_widget_add_css_class (mark, "ent-passage-mark");
  if (has_stance)
    gtk_widget_add_css_class (mark, ent_reader_words_get_class (stance));
  gtk_button_set_child (GTK_BUTTON (mark), create_content (self, has_stance, stance, label));
  gtk_widget_set_tooltip_text (mark, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tip,
                                  -1);
  g_object_set_data (G_OBJECT (mark), "number", GUINT_TO_POINTER (number));
  g_signal_connect (mark, "clicked", G_CALLBACK (clicked_cb), self);

  return mark;
}

/* The highlights that begin, or go on, in what is seen. */
static GHashTable *
get_seen (EntPassageMargin *self)
{
  GHashTable *seen = g_hash_table_new (NULL, NULL);
  EntHighlights *highlights = ent_text_page_get_highlights (self->page);
  gsize start, end;

  if (highlights == NULL || !ent_text_page_get_visible_span (self->page, &start, &end))
    return seen;

  for (guint i = ent_highlights_get_first (highlights, start);
       i < ent_highlights_get_n (highlights); i++)
    {
      const EntHighlight *highlight = ent_highlights_get (highlights, i);

      if (highlight->start > end)
        break;
      if (highlight->end > start)
        g_hash_table_add (seen, GUINT_TO_POINTER (i + 1));
    }

  return seen;
}

static gboolean
is_unseen (gpointer key,
           gpointer mark,
           gpointer seen)
{
  /* Who has come to a button with the keyboard is not thrown out. */
  return !g_hash_table_contains (seen, key) && !gtk_widget_has_focus (mark);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint first = GPOINTER_TO_UINT (*(gconstpointer *) a);
  guint second = GPOINTER_TO_UINT (*(gconstpointer *) b);

  return first < second ? -1 : first > second;
}

/* The buttons follow one another as the passages do, for the keyboard. */
static void
order_marks (EntPassageMargin *self)
{
  g_autoptr (GPtrArray) numbers = g_hash_table_get_keys_as_ptr_array (self->marks);
  GtkWidget *before = NULL;

  g_ptr_array_sort (numbers, compare_numbers);
  for (guint i = 0; i < numbers->len; i++)
    {
      GtkWidget *mark = g_hash_table_lookup (self->marks, g_ptr_array_index (numbers, i));

      gtk_widget_insert_after (mark, GTK_WIDGET (self), before);
      before = mark;
    }
}

static void
show_focus (EntPassageMargin *self)
{
  GHashTableIter iter;
  gpointer key, mark;

  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, &key, &mark))
    {
      guint number = GPOINTER_TO_UINT (key) - 1;

      if (ent_highlights_get (self->page->highlights, number)->passage == self->page->focus)
        gtk_widget_add_css_class (mark, "focused");
      else
        gtk_widget_remove_css_class (mark, "focused");
    }
}

static gboolean
update_cb (gpointer user_data)
{
  EntPassageMargin *self = user_data;
  g_autoptr (GHashTable) seen = get_seen (self);
  gboolean added = FALSE;
  GHashTableIter iter;
  gpointer key;

  self->update_id = 0;
  g_hash_table_foreach_remove (self->marks, is_unseen, seen);
  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (self->marks, key))
      {
        g_hash_table_insert (self->marks, key, create_mark (self, GPOINTER_TO_UINT (key)));
        added = TRUE;
      }
  if (added)
    order_marks (self);
  show_focus (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

/* ---------------------------------------------------------------- vfuncs */

static void
ent_passage_margin_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  EntPassageMargin *self = ENT_PASSAGE_MARGIN (widget);
  EntHighlights *highlights = ent_text_page_get_highlights (self->page);
  int width = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL && highlights != NULL &&
      ent_highlights_get_n (highlights) > 0)
    width = ent_text_page_get_compact (self->page) ? get_bars_width () + MARK_WIDTH : WIDTH;

  /* What is not placed yet is measured too: GTK wants it. */
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_measure (child, orientation, -1, NULL, NULL, NULL, NULL);
  *minimum = *natural = width;
}

static void
ent_passage_margin_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  EntPassageMargin *self = ENT_PASSAGE_MARGIN (widget);
  int left = get_bars_width ();
  int edge = ent_text_page_get_compact (self->page) ? 0 : EDGE;
  int free_from = G_MININT;

  for (GtkWidget *mark = gtk_widget_get_first_child (widget); mark;
       mark = gtk_widget_get_next_sibling (mark))
    {
      guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (mark), "number"));
      GtkAllocation place = { left, 0, MAX (width - left - edge, 1), 0 };
      int narrowest;
      GdkRectangle row;

      ent_text_page_get_row (self->page, ent_highlights_get (self->page->highlights,
                                                             number - 1)->start, &row);
      gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, &narrowest, NULL, NULL, NULL);
      place.width = MAX (place.width, narrowest);
      gtk_widget_measure (mark, GTK_ORIENTATION_VERTICAL, place.width, NULL, &place.height, NULL,
                          NULL);
      /* A passage that began above is named at the top. */
      place.y = MAX (to_margin (self, row.y) + (row.height - place.height) / 2, 2);
      place.y = MAX (place.y, free_from);
      free_from = place.y + place.height + GAP;
      gtk_widget_size_allocate (mark, &place, -1);
    }

  if (height != self->height)
    ent_passage_margin_queue_update (self);
  self->height = height;
}

static void
draw_bar (EntPassageMargin   *self,
          const EntHighlight *highlight,
          const GdkRGBA      *ink,
          GtkSnapshot        *snapshot)
{
  EntTextPage *page = self->page;
  EntStance stance = ENT_STANCE_MENTIONS;
  gboolean has_stance;
  GdkRectangle first, last;
  graphene_rect_t bar;
  GdkRGBA color;
  int top, bottom;

  ent_text_page_get_row (page, highlight->start, &first);
  ent_text_page_get_row (page, highlight->end, &last);
  top = to_margin (self, first.y);
  bottom = to_margin (self, last.y + last.height);
  top = MAX (top, -10);
  bottom = MIN (bottom, gtk_widget_get_height (GTK_WIDGET (self)) + 10);
  if (bottom <= top)
    return;

  has_stance = ent_highlight_get_stance (highlight, ent_session_get_case (page->session),
                                         ent_session_get_selection (page->session), &stance);
  ent_text_page_get_stance_color (has_stance, stance, ink, &color);
  bar = GRAPHENE_RECT_INIT ((float) (MIN (highlight->lane, BARS_SEEN - 1) * BAR_STEP), (float) top,
                            highlight->passage == page->focus ? BAR_WIDTH + 1 : BAR_WIDTH,
                            (float) (bottom - top));
  ent_text_page_append_line (snapshot, &bar, TRUE, has_stance, stance, &color);
}

static void
ent_passage_margin_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  EntPassageMargin *self = ENT_PASSAGE_MARGIN (widget);
  EntHighlights *highlights = ent_text_page_get_highlights (self->page);
  gsize start, end;
  GdkRGBA ink;

  if (highlights != NULL && ent_text_page_get_visible_span (self->page, &start, &end))
    {
      gtk_widget_get_color (widget, &ink);
      for (guint i = ent_highlights_get_first (highlights, start);
           i < ent_highlights_get_n (highlights); i++)
        {
          const EntHighlight *highlight = ent_highlights_get (highlights, i);

          if (highlight->start > end)
            break;
          if (highlight->end > start)
            draw_bar (self, highlight, &ink, snapshot);
        }
    }

  GTK_WIDGET_CLASS (ent_passage_margin_parent_class)->snapshot (widget, snapshot);
}

static void
ent_passage_margin_dispose (GObject *object)
{
  EntPassageMargin *self = ENT_PASSAGE_MARGIN (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_hash_table_remove_all (self->marks);

  G_OBJECT_CLASS (ent_passage_margin_parent_class)->dispose (object);
}

static void
ent_passage_margin_finalize (GObject *object)
{
  EntPassageMargin *self = ENT_PASSAGE_MARGIN (object);

  g_clear_pointer (&self->marks, g_hash_table_unref);

  G_OBJECT_CLASS (ent_passage_margin_parent_class)->finalize (object);
}

static void
ent_passage_margin_class_init (EntPassageMarginClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_passage_margin_dispose;
  object_class->finalize = ent_passage_margin_finalize;
  widget_class->measure = ent_passage_margin_measure;
  widget_class->size_allocate = ent_passage_margin_size_allocate;
  widget_class->snapshot = ent_passage_margin_snapshot;
  gtk_widget_class_set_css_name (widget_class, "passage-margin");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_passage_margin_init (EntPassageMargin *self)
{
  self->marks = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) gtk_widget_unparent);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "default");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Links of the passages"),
                                  -1);
}

/**
 * ent_passage_margin_new:
 * @page: the page that it is the margin of, and is kept by
 *
 * Returns: (transfer floating): the margin
 */
GtkWidget *
ent_passage_margin_new (EntTextPage *page)
{
  EntPassageMargin *self = g_object_new (ENT_TYPE_PASSAGE_MARGIN, NULL);

  self->page = page;

  return GTK_WIDGET (self);
}

/**
 * ent_passage_margin_queue_update:
 * @self: a margin
 *
 * Has the buttons follow what is seen, before the next frame.
 */
void
ent_passage_margin_queue_update (EntPassageMargin *self)
{
  g_return_if_fail (ENT_IS_PASSAGE_MARGIN (self));

  if (self->update_id != 0)
    return;
  self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self,
                                     NULL);
}

/**
 * ent_passage_margin_clear:
 * @self: a margin
 *
 * Takes all buttons away: what they say is out of date.
 */
void
ent_passage_margin_clear (EntPassageMargin *self)
{
  g_return_if_fail (ENT_IS_PASSAGE_MARGIN (self));

  g_hash_table_remove_all (self->marks);
  ent_passage_margin_queue_update (self);
}

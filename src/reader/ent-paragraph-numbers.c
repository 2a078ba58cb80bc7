/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-paragraph-numbers.h"
#include "ent-text-page-private.h"

/**
 * EntParagraphNumbers:
 *
 * The left margin of a page: the numbers by which paragraphs are cited. Only those that
 * are seen are drawn. For a screen reader it is no more than an ornament: a passage's
 * mark says which paragraph it is in.
 */

#define PADDING 6

struct _EntParagraphNumbers
{
  GtkWidget parent_instance;

  EntTextPage *page;
};

G_DEFINE_FINAL_TYPE (EntParagraphNumbers, ent_paragraph_numbers, GTK_TYPE_WIDGET)

static guint
get_last_number (EntParagraphNumbers *self)
{
  EntText *text = ent_text_page_get_text (self->page);
  const EntTextBlock *blocks;
  guint n_blocks = 0;

  blocks = text ? ent_text_get_blocks (text, &n_blocks) : NULL;
  for (guint i = n_blocks; i > 0; i--)
    if (blocks[i - 1].number > 0)
      return blocks[i - 1].number;

  return 0;
}

static void
ent_paragraph_numbers_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  EntParagraphNumbers *self = ENT_PARAGRAPH_NUMBERS (widget);
  g_autofree char *widest = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  int width = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL && ent_text_page_get_text (self->page) != NULL)
    {
      widest = g_strdup_printf ("%u", MAX (get_last_number (self), 10));
      layout = gtk_widget_create_pango_layout (widget, widest);
      pango_layout_get_pixel_size (layout, &width, NULL);
      width += 2 * PADDING;
    }
  *minimum = *natural = width;
}

static void
draw_number (EntParagraphNumbers *self,
             const EntTextBlock  *block,
             PangoLayout         *layout,
             const GdkRGBA       *color,
             GtkSnapshot         *snapshot)
{
  g_autofree char *number = g_strdup_printf ("%u", block->number);
  GtkTextView *view = GTK_TEXT_VIEW (self->page);
  GdkRectangle row;
  int width, height, y;

  ent_text_page_get_row (self->page, block->start, &row);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_LEFT, 0, row.y, NULL, &y);
  pango_layout_set_text (layout, number, -1);
  pango_layout_get_pixel_size (layout, &width, &height);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (gtk_widget_get_width (GTK_WIDGET (self)) -
                                                         width - PADDING),
                                                (float) (y + (row.height - height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
ent_paragraph_numbers_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  EntParagraphNumbers *self = ENT_PARAGRAPH_NUMBERS (widget);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  const EntTextBlock *block;
  const EntTextBlock *behind;
  gsize start, end;
  guint n_blocks;
  GdkRGBA color;

  if (!ent_text_page_get_visible_span (self->page, &start, &end))
    return;

  gtk_widget_get_color (widget, &color);
  block = ent_text_get_block_at (ent_text_page_get_text (self->page), start);
  behind = ent_text_get_blocks (ent_text_page_get_text (self->page), &n_blocks) + n_blocks;
  for (; block != NULL && block < behind && block->start <= end; block++)
    if (block->number > 0)
      draw_number (self, block, layout, &color, snapshot);
}

static void
ent_paragraph_numbers_class_init (EntParagraphNumbersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = ent_paragraph_numbers_measure;
  widget_class->snapshot = ent_paragraph_numbers_snapshot;
  gtk_widget_class_set_css_name (widget_class, "paragraph-numbers");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
ent_paragraph_numbers_init (EntParagraphNumbers *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "default");
}

/**
 * ent_paragraph_numbers_new:
 * @page: the page that it is the margin of, and is kept by
 *
 * Returns: (transfer floating): the margin
 */
GtkWidget *
ent_paragraph_numbers_new (EntTextPage *page)
{
  EntParagraphNumbers *self = g_object_new (ENT_TYPE_PARAGRAPH_NUMBERS, NULL);

  self->page = page;

  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "ent-text-page-private.h"

/*
 * What is painted under the text: passages, hits, names and years, in the rows that are
 * seen. Supporting passages have an unbroken line under them, contesting ones a dashed
 * one, mentioning ones a dotted one, so the colour of the ground is never all that tells
 * them apart. What bears on other things than what is selected is faint, so that the
 * passages of a link stand out. Where passages overlap their grounds add up, and each has
 * a line of its own.
 */

#define LANE_STEP  3
#define LANES_SEEN 3
#define LINE       2
#define FOCUS_LINE 3

typedef struct
{
  EntTextPage *page;
  GtkSnapshot *snapshot;
  gsize        start;     /* what is seen of the text */
  gsize        end;
  gboolean     dark;
  gboolean     contrast;
  GdkRGBA      ink;
} Painter;

typedef void (*RowFunc) (Painter               *painter,
                         const graphene_rect_t *row,
                         gpointer               data);

typedef struct
{
  gboolean  has_stance;
  EntStance stance;
  guint     lane;
  gboolean  focused;
  gboolean  faint;
  GdkRGBA   color;
} PassageStyle;

typedef struct
{
  GdkRGBA  ground;
  GdkRGBA  border;
  gboolean framed;
} HitStyle;

/* ---------------------------------------------------------------- colours and lines */

/*< private >
 * ent_text_page_get_stance_color:
 * @has_stance: whether the passage is evidence for anything
 * @stance: how
 * @ink: the colour of the text
 * @color: (out): the colour that it is told by
 */
void
ent_text_page_get_stance_color (gboolean       has_stance,
                                EntStance      stance,
                                const GdkRGBA *ink,
                                GdkRGBA       *color)
{
  static const GdkRGBA colors[3][2] = {
    [ENT_STANCE_SUPPORTS] = { { 0.00f, 0.49f, 0.24f, 1 }, { 0.47f, 0.91f, 0.67f, 1 } },
    [ENT_STANCE_CONTESTS] = { { 0.76f, 0.31f, 0.00f, 1 }, { 1.00f, 0.73f, 0.32f, 1 } },
    [ENT_STANCE_MENTIONS] = { { 0.16f, 0.39f, 0.72f, 1 }, { 0.55f, 0.76f, 1.00f, 1 } },
  };
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  if (has_stance)
    *color = colors[stance][dark];
  else
    {
      *color = *ink;
      color->alpha *= 0.6f;
    }
}

/*< private >
 * ent_text_page_append_line:
 * @snapshot: where to
 * @line: the line's box
 * @upright: whether it is a bar at the side rather than a line below
 * @has_stance: whether the passage is evidence for anything
 * @stance: how; it says how the line is broken
 * @color: its colour
 */
void
ent_text_page_append_line (GtkSnapshot           *snapshot,
                           const graphene_rect_t *line,
                           gboolean               upright,
                           gboolean               has_stance,
                           EntStance              stance,
                           const GdkRGBA         *color)
{
  graphene_rect_t tile = *line;
  graphene_rect_t dash = *line;
  gboolean dotted = !has_stance || stance == ENT_STANCE_MENTIONS;
  float length = dotted ? 2 : 7;
  float period = dotted ? 5 : 10;

  if (has_stance && stance == ENT_STANCE_SUPPORTS)
    {
      gtk_snapshot_append_color (snapshot, color, line);
      return;
    }

  if (upright)
    {
      tile.size.height = period;
      dash.size.height = length;
    }
  else
    {
      tile.size.width = period;
      dash.size.width = length;
    }
  gtk_snapshot_push_repeat (snapshot, line, &tile);
  gtk_snapshot_append_color (snapshot, color, &dash);
  gtk_snapshot_pop (snapshot);
}

/* ---------------------------------------------------------------- rows */

/* The right edge of a row, at its last character: a space there is not counted. */
static int
get_edge (EntTextPage       *self,
          const GtkTextIter *last)
{
  GdkRectangle place;

  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), last, &place);
  if (gtk_text_iter_ends_line (last) || g_unichar_isspace (gtk_text_iter_get_char (last)))
    return place.x;

  return place.x + place.width;
}

/* Calls @func for what a span takes of each row that is seen. */
static void
foreach_row (Painter *painter,
             gsize    start,
             gsize    end,
             RowFunc  func,
             gpointer data)
{
  EntTextPage *self = painter->page;
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter at, stop;

  gtk_text_buffer_get_iter_at_offset (buffer, &at, (int) MAX (start, painter->start));
  gtk_text_buffer_get_iter_at_offset (buffer, &stop, (int) MIN (end, painter->end));
  while (gtk_text_iter_compare (&at, &stop) < 0)
    {
      GtkTextIter last = at;
      GdkRectangle first, behind;
      graphene_rect_t row;
      int edge;

      if (!gtk_text_iter_ends_line (&last))
        gtk_text_view_forward_display_line_end (view, &last);
      if (gtk_text_iter_compare (&last, &at) < 0)
        last = at;
      gtk_text_view_get_iter_location (view, &at, &first);
      if (gtk_text_iter_compare (&stop, &last) <= 0)
        {
          gtk_text_view_get_iter_location (view, &stop, &behind);
          edge = behind.x;
        }
      else
        edge = get_edge (self, &last);

      row = GRAPHENE_RECT_INIT ((float) MIN (first.x, edge), (float) first.y,
                                (float) ABS (edge - first.x), (float) first.height);
      if (row.size.width > 0)
        func (painter, &row, data);
      at = last;
      if (!gtk_text_iter_forward_char (&at))
        break;
    }
}

/* ---------------------------------------------------------------- passages */

static void
paint_passage_row (Painter               *painter,
                   const graphene_rect_t *row,
                   gpointer               data)
{
  const PassageStyle *style = data;
  GdkRGBA ground = style->color;
  GdkRGBA line_color = style->color;
  graphene_rect_t line = *row;

  if (style->faint && !painter->contrast)
    line_color.alpha *= 0.45f;

  ground.alpha *= style->focused ? 0.36f : style->faint ? 0.05f : 0.17f;
  gtk_snapshot_append_color (painter->snapshot, &ground, row);

  line.origin.y += row->size.height + (float) (MIN (style->lane, LANES_SEEN - 1) * LANE_STEP);
  line.size.height = style->focused || painter->contrast ? FOCUS_LINE : LINE;
  ent_text_page_append_line (painter->snapshot, &line, FALSE, style->has_stance, style->stance,
                             &line_color);
}

static void
paint_passages (Painter *painter)
{
  EntTextPage *self = painter->page;
  EntCase *the_case;
  EntRecord *selection;

  if (self->highlights == NULL)
    return;

  the_case = ent_session_get_case (self->session);
  selection = ent_session_get_selection (self->session);
  for (guint i = ent_highlights_get_first (self->highlights, painter->start);
       i < ent_highlights_get_n (self->highlights); i++)
    {
      const EntHighlight *highlight = ent_highlights_get (self->highlights, i);
      PassageStyle style = { .lane = highlight->lane };

      if (highlight->start >= painter->end)
        break;
      if (highlight->end <= painter->start)
        continue;
      style.focused = highlight->passage == self->focus;
      style.faint = !style.focused && self->emphasis != NULL &&
                    !g_hash_table_contains (self->emphasis, highlight->passage);
      style.has_stance = ent_highlight_get_stance (highlight, the_case, selection, &style.stance);
      ent_text_page_get_stance_color (style.has_stance, style.stance, &painter->ink, &style.color);
      foreach_row (painter, highlight->start, highlight->end, paint_passage_row, &style);
    }
}

/* ---------------------------------------------------------------- hits, and what was asked for */

static void
paint_hit_row (Painter               *painter,
               const graphene_rect_t *row,
               gpointer               data)
{
  const HitStyle *style = data;
  const float width = 2;
  const float widths[] = { width, width, width, width };
  const GdkRGBA borders[] = { style->border, style->border, style->border, style->border };
  graphene_rect_t box = *row;
  GskRoundedRect rounded;

  graphene_rect_inset (&box, -2, -1);
  gsk_rounded_rect_init_from_rect (&rounded, &box, 4);
  gtk_snapshot_push_rounded_clip (painter->snapshot, &rounded);
  gtk_snapshot_append_color (painter->snapshot, &style->ground, &box);
  gtk_snapshot_pop (painter->snapshot);
  if (style->framed)
    gtk_snapshot_append_border (painter->snapshot, &rounded, widths, borders);
}

/* The first hit that ends behind a character. */
static guint
get_first_hit (GArray *hits,
               gsize   offset)
{
  guint low = 0;
  guint high = hits->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (hits, EntTextSpan, middle).end <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
paint_hits (Painter *painter)
{
  EntTextPage *self = painter->page;
  HitStyle style = { .ground = { 0.97f, 0.80f, 0.10f, painter->dark ? 0.32f : 0.50f },
                     .border = painter->ink };

  if (self->hits == NULL)
    return;

  for (guint i = get_first_hit (self->hits, painter->start); i < self->hits->len; i++)
    {
      EntTextSpan hit = g_array_index (self->hits, EntTextSpan, i);

      if (hit.start >= painter->end)
        break;
      style.framed = (int) i == self->current_hit;
      foreach_row (painter, hit.start, hit.end, paint_hit_row, &style);
    }
}

static void
paint_spot (Painter *painter)
{
  EntTextSpan spot = painter->page->spot;
  GdkRGBA *accent = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  HitStyle style = { .ground = *accent, .border = *accent, .framed = TRUE };

  style.ground.alpha = 0.2f;
  if (spot.start < spot.end && spot.end > painter->start && spot.start < painter->end)
    foreach_row (painter, spot.start, spot.end, paint_hit_row, &style);
  gdk_rgba_free (accent);
}

/* ---------------------------------------------------------------- names and years */

static void
paint_mention_row (Painter               *painter,
                   const graphene_rect_t *row,
                   gpointer               data)
{
  gboolean hovered = GPOINTER_TO_INT (data);
  graphene_rect_t line = *row;
  graphene_rect_t tile;
  graphene_rect_t dot;
  GdkRGBA color = painter->ink;

  /* Inside the row, so that the lines under passages stay clear of it. */
  line.origin.y += row->size.height - 2;
  line.size.height = 1;
  color.alpha *= hovered ? 0.9f : painter->contrast ? 0.8f : 0.45f;
  if (hovered)
    {
      gtk_snapshot_append_color (painter->snapshot, &color, &line);
      return;
    }

  tile = dot = line;
  tile.size.width = 3;
  dot.size.width = 1;
  gtk_snapshot_push_repeat (painter->snapshot, &line, &tile);
  gtk_snapshot_append_color (painter->snapshot, &color, &dot);
  gtk_snapshot_pop (painter->snapshot);
}

static void
paint_mentions (Painter *painter)
{
  EntTextPage *self = painter->page;

  if (self->mentions == NULL)
    return;

  for (guint i = ent_text_page_get_first_mention (self, painter->start);
       i < self->mentions->len; i++)
    {
      const EntMention *mention = &g_array_index (self->mentions, EntMention, i);

      if (mention->start >= painter->end)
        break;
      foreach_row (painter, mention->start, mention->end, paint_mention_row,
                   GINT_TO_POINTER ((int) i == self->hover));
    }
}

/*< private >
 * ent_text_page_snapshot_layer:
 * @view: a page
 * @layer: below or above the text
 * @snapshot: where to, in the buffer's coordinates
 *
 * The page's snapshot_layer().
 */
void
ent_text_page_snapshot_layer (GtkTextView      *view,
                              GtkTextViewLayer  layer,
                              GtkSnapshot      *snapshot)
{
  EntTextPage *self = ENT_TEXT_PAGE (view);
  AdwStyleManager *manager = adw_style_manager_get_default ();
  Painter painter = { .page = self, .snapshot = snapshot };

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT ||
      !ent_text_page_get_visible_span (self, &painter.start, &painter.end))
    return;

  painter.dark = adw_style_manager_get_dark (manager);
  painter.contrast = adw_style_manager_get_high_contrast (manager);
  gtk_widget_get_color (GTK_WIDGET (self), &painter.ink);
  paint_passages (&painter);
  paint_mentions (&painter);
  paint_hits (&painter);
  paint_spot (&painter);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include <adwaita.h>

#include "ent-lane.h"

/**
 * EntLane:
 *
 * A strip of time with bars on it, and the instant that is looked at drawn
 * through.
 *
 * What is present is solid; what is absent is hollow, hatched and says so; what
 * nobody coded is a dotted line. A bar fades over the days on which it may have
 * begun or ended. The bars take the widget's CSS colour.
 *
 * Time runs as one reads. All is computed from left to right, and turned when it is drawn,
 * but for the words.
 *
 * The bars are one cached render node. It is dropped when they, the axis, the
 * colour or the size change; the instant is drawn on top.
 */

#define LANE_WIDTH 60
#define ROW_GAP 2
#define TALL_ROW 14
#define WORD_MARGIN 4.0f
#define WINDOW_WIDTH 12  /* pixels from which on a time is drawn as a window */
#define LOW_ROW 6
#define RADIUS 3
#define FAINT 0.12f

struct _EntLane
{
  GtkWidget parent_instance;

  GArray        *bars;    /* EntLaneBar, by their earliest start */
  guint          n_rows;
  gboolean       dotted;
  EntSpan        range;
  EntSpan        at;
  GskRenderNode *node;
};

G_DEFINE_FINAL_TYPE (EntLane, ent_lane, GTK_TYPE_WIDGET)

static void
drop_node (EntLane *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
is_mirrored (EntLane *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static float
get_row_height (EntLane *self)
{
  return self->n_rows > 1 ? LOW_ROW : TALL_ROW;
}

static float
get_x (EntLane *self,
       EntDay   day)
{
  double position = CLAMP (ent_lane_get_position (self->range, day), 0, 1);

  return (float) (position * gtk_widget_get_width (GTK_WIDGET (self)));
}

/* The x behind the end of a day; a day without bound lies at the edge. */
static float
get_x_behind (EntLane *self,
              EntDay   day)
{
  return get_x (self, day == ENT_DAY_LAST ? day : day + 1);
}

static graphene_rect_t
get_bar_rect (EntLane          *self,
              const EntLaneBar *bar)
{
  float start = get_x (self, bar->extent.earliest_start);
  float end = get_x_behind (self, bar->extent.latest_end);
  float height = get_row_height (self);

  return GRAPHENE_RECT_INIT (start, (float) bar->row * (height + ROW_GAP),
                             MAX (end - start, 2), height);
}

/* How sure it is along the bar: rising over the days of its start, falling over
   those of its end; never full where no day is certain. */
static void
append_certainty (EntLane               *self,
                  GtkSnapshot           *snapshot,
                  const EntLaneBar      *bar,
                  const graphene_rect_t *rect)
{
  float sure_from = (get_x (self, bar->extent.latest_start) - rect->origin.x) / rect->size.width;
  float sure_to = (get_x_behind (self, bar->extent.earliest_end) - rect->origin.x)
                  / rect->size.width;
  float peak = sure_from < sure_to ? 1 : 0.45f;
  float rise = CLAMP (MIN (sure_from, sure_to), 0, 1);
  float fall = CLAMP (MAX (sure_from, sure_to), 0, 1);
  const GskColorStop stops[] = {
    { 0, { 0, 0, 0, rise > 0 ? FAINT : peak } },
    { rise, { 0, 0, 0, peak } },
    { fall, { 0, 0, 0, peak } },
    { 1, { 0, 0, 0, fall < 1 ? FAINT : peak } },
  };

  gtk_snapshot_append_linear_gradient (snapshot, rect, &rect->origin,
                                       &GRAPHENE_POINT_INIT (rect->origin.x + rect->size.width,
                                                             rect->origin.y),
                                       stops, G_N_ELEMENTS (stops));
}

static void
append_hatching (GtkSnapshot           *snapshot,
                 const graphene_rect_t *rect,
                 const GdkRGBA         *color)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GdkRGBA faint = *color;
  GskStroke *stroke = gsk_stroke_new (1);
  float height = rect->size.height;

  for (float x = -height; x < rect->size.width; x += 5)
    {
      gsk_path_builder_move_to (builder, rect->origin.x + x, rect->origin.y + height);
      gsk_path_builder_line_to (builder, rect->origin.x + x + height, rect->origin.y);
    }
  path = gsk_path_builder_to_path (builder);
  faint.alpha *= 0.4f;
  gtk_snapshot_append_stroke (snapshot, path, stroke, &faint);
  gsk_stroke_free (stroke);
}

/* Whether a word from @x on would be crossed by the line, or the two, of the time. */
static gboolean
is_crossed (EntLane *self,
            float    x,
            float    width)
{
  const float lines[] = { get_x (self, self->at.first), get_x_behind (self, self->at.last) };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i] > x - WORD_MARGIN && lines[i] < x + width + WORD_MARGIN)
      return TRUE;

  return FALSE;
}

/* In the middle of its bar, or at one of its ends, wherever nothing crosses it. */
static gboolean
find_room (EntLane               *self,
           const graphene_rect_t *bar,
           float                  width,
           float                 *x)
{
  const float places[] = {
    bar->origin.x + (bar->size.width - width) / 2,
    bar->origin.x + WORD_MARGIN,
    bar->origin.x + bar->size.width - width - WORD_MARGIN,
  };

  if (width + 2 * WORD_MARGIN > bar->size.width)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (!is_crossed (self, places[i], width))
      {
        *x = places[i];
        return TRUE;
      }

  return FALSE;
}

/* The word is written where there is room for it; the description always has it. */
static void
append_word (EntLane               *self,
             GtkSnapshot           *snapshot,
             const graphene_rect_t *rect)
{
  g_autoptr (PangoLayout) layout = NULL;
  PangoAttrList *attrs = pango_attr_list_new ();
  GdkRGBA color;
  int width;
  int height;
  float x;

  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), C_("condition", "absent"));
  pango_attr_list_insert (attrs, pango_attr_scale_new (0.72));
  pango_layout_set_attributes (layout, attrs);
  pango_attr_list_unref (attrs);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (get_row_height (self) < TALL_ROW || !find_room (self, rect, (float) width, &x))
    return;

  if (is_mirrored (self))
    x = (float) gtk_widget_get_width (GTK_WIDGET (self)) - x - (float) width;
  gtk_widget_get_color (gtk_widget_get_parent (GTK_WIDGET (self)), &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (
                            x, rect->origin.y + (rect->size.height - (float) height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
append_words (EntLane     *self,
              GtkSnapshot *snapshot)
{
  for (guint i = 0; i < self->bars->len; i++)
    {
      const EntLaneBar *bar = &g_array_index (self->bars, EntLaneBar, i);
      graphene_rect_t rect = get_bar_rect (self, bar);

      if (bar->absent)
        append_word (self, snapshot, &rect);
    }
}

static void
append_absent (GtkSnapshot           *snapshot,
               const graphene_rect_t *rect,
               const GdkRGBA         *color)
{
  const float widths[] = { 1, 1, 1, 1 };
  const GdkRGBA colors[] = { *color, *color, *color, *color };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, rect, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  append_hatching (snapshot, rect, color);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static void
append_present (GtkSnapshot           *snapshot,
                const graphene_rect_t *rect,
                const GdkRGBA         *color)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, rect, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, rect);
  gtk_snapshot_pop (snapshot);
}

static void
append_bar (EntLane          *self,
            GtkSnapshot      *snapshot,
            const EntLaneBar *bar,
            const GdkRGBA    *color)
{
  graphene_rect_t rect = get_bar_rect (self, bar);

  gtk_snapshot_push_mask (snapshot, GSK_MASK_MODE_ALPHA);
  append_certainty (self, snapshot, bar, &rect);
  gtk_snapshot_pop (snapshot);
  if (bar->absent)
    append_absent (snapshot, &rect, color);
  else
    append_present (snapshot, &rect, color);
  gtk_snapshot_pop (snapshot);
}

static void
append_gap (EntLane     *self,
            GtkSnapshot *snapshot,
            float        from,
            float        to)
{
  const float dashes[] = { 1, 4 };
  float middle = (float) gtk_widget_get_height (GTK_WIDGET (self)) / 2;
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GskStroke *stroke;
  GdkRGBA color;

  if (to - from < 2)
    return;

  gtk_widget_get_color (gtk_widget_get_parent (GTK_WIDGET (self)), &color);
  color.alpha *= self->dotted ? 0.55f : 0.15f;
  gsk_path_builder_move_to (builder, from, middle);
  gsk_path_builder_line_to (builder, to, middle);
  path = gsk_path_builder_to_path (builder);
  stroke = gsk_stroke_new (1.5f);
  if (self->dotted)
    gsk_stroke_set_dash (stroke, dashes, G_N_ELEMENTS (dashes));
  gtk_snapshot_append_stroke (snapshot, path, stroke, &color);
  gsk_stroke_free (stroke);
}

static void
append_gaps (EntLane     *self,
             GtkSnapshot *snapshot)
{
  float reached = 0;

  for (guint i = 0; i < self->bars->len; i++)
    {
      graphene_rect_t rect = get_bar_rect (self, &g_array_index (self->bars, EntLaneBar, i));

      append_gap (self, snapshot, reached, rect.origin.x);
      reached = MAX (reached, rect.origin.x + rect.size.width);
    }

  append_gap (self, snapshot, reached, (float) gtk_widget_get_width (GTK_WIDGET (self)));
}

static GskRenderNode *
make_node (EntLane *self)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  GdkRGBA color;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  append_gaps (self, snapshot);
  for (guint i = 0; i < self->bars->len; i++)
    append_bar (self, snapshot, &g_array_index (self->bars, EntLaneBar, i), &color);

  return gtk_snapshot_to_node (snapshot);
}

/* Where the time lies outside the axis: an arrow head at the edge that points to it. */
static void
append_pointer (EntLane       *self,
                GtkSnapshot   *snapshot,
                const GdkRGBA *accent)
{
  float middle = (float) gtk_widget_get_height (GTK_WIDGET (self)) / 2;
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float edge = self->at.last < self->range.first ? 0 : width;
  float inner = edge > 0 ? edge - 5 : 5;
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  gsk_path_builder_move_to (builder, edge, middle);
  gsk_path_builder_line_to (builder, inner, middle - 4);
  gsk_path_builder_line_to (builder, inner, middle + 4);
  gsk_path_builder_close (builder);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, accent);
}

/* A line through the lane, set off from bars of any colour. */
static void
append_line (EntLane       *self,
             GtkSnapshot   *snapshot,
             float          x,
             const GdkRGBA *accent)
{
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const GdkRGBA halo = dark ? (GdkRGBA) { 0, 0, 0, 0.8f } : (GdkRGBA) { 1, 1, 1, 0.95f };

  gtk_snapshot_append_color (snapshot, &halo, &GRAPHENE_RECT_INIT (x - 2, 0, 4, height));
  gtk_snapshot_append_color (snapshot, accent, &GRAPHENE_RECT_INIT (x - 1, 0, 2, height));
}

/* The time that is looked at: a line for an instant; two, with the faintest of
 * tints between them, for a window, so that the bars are still to be seen. */
static void
append_instant (EntLane     *self,
                GtkSnapshot *snapshot)
{
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  float from = get_x (self, self->at.first);
  float to = get_x_behind (self, self->at.last);
  GdkRGBA *accent = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());

  if (self->at.last < self->range.first || self->at.first > self->range.last)
    {
      append_pointer (self, snapshot, accent);
    }
  else if (to - from < WINDOW_WIDTH)
    {
      append_line (self, snapshot, roundf ((from + to) / 2), accent);
    }
  else
    {
      GdkRGBA tint = *accent;

      tint.alpha = 0.12f;
      gtk_snapshot_append_color (snapshot, &tint,
                                 &GRAPHENE_RECT_INIT (from, 0, to - from, height));
      append_line (self, snapshot, roundf (from), accent);
      append_line (self, snapshot, roundf (to), accent);
    }
  gdk_rgba_free (accent);
}

static void
ent_lane_snapshot (GtkWidget   *widget,
                   GtkSnapshot *snapshot)
{
  EntLane *self = ENT_LANE (widget);

  if (gtk_widget_get_width (widget) == 0)
    return;

  if (self->node == NULL)
    self->node = make_node (self);
  gtk_snapshot_save (snapshot);
  if (is_mirrored (self))
    {
      gtk_snapshot_translate (
        snapshot, &GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (widget), 0));
      gtk_snapshot_scale (snapshot, -1, 1);
    }
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
  append_instant (self, snapshot);
  gtk_snapshot_restore (snapshot);
  append_words (self, snapshot);
}

static void
ent_lane_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  EntLane *self = ENT_LANE (widget);
  int rows = (int) MAX (self->n_rows, 1);
  int row = (int) get_row_height (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = LANE_WIDTH;
  else
    *minimum = *natural = rows * row + (rows - 1) * ROW_GAP;
}

static void
ent_lane_size_allocate (GtkWidget *widget,
                        int        width,
                        int        height,
                        int        baseline)
{
  drop_node (ENT_LANE (widget));
}

static void
ent_lane_css_changed (GtkWidget         *widget,
                      GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ent_lane_parent_class)->css_changed (widget, change);

  drop_node (ENT_LANE (widget));
}

static void
ent_lane_dispose (GObject *object)
{
  EntLane *self = ENT_LANE (object);

  g_clear_pointer (&self->node, gsk_render_node_unref);

  G_OBJECT_CLASS (ent_lane_parent_class)->dispose (object);
}

static void
ent_lane_finalize (GObject *object)
{
  EntLane *self = ENT_LANE (object);

  g_clear_pointer (&self->bars, g_array_unref);

  G_OBJECT_CLASS (ent_lane_parent_class)->finalize (object);
}

static void
ent_lane_class_init (EntLaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_lane_dispose;
  object_class->finalize = ent_lane_finalize;
  widget_class->measure = ent_lane_measure;
  widget_class->size_allocate = ent_lane_size_allocate;
  widget_class->snapshot = ent_lane_snapshot;
  widget_class->css_changed = ent_lane_css_changed;

  gtk_widget_class_set_css_name (widget_class, "lane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ent_lane_init (EntLane *self)
{
  self->bars = g_array_new (FALSE, FALSE, sizeof (EntLaneBar));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::accent-color-rgba",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * ent_lane_new:
 *
 * Returns: (transfer floating): a lane with no bars
 */
GtkWidget *
ent_lane_new (void)
{
  return g_object_new (ENT_TYPE_LANE, NULL);
}

static int
compare_bars (gconstpointer a,
              gconstpointer b)
{
  EntDay first = ((const EntLaneBar *) a)->extent.earliest_start;
  EntDay second = ((const EntLaneBar *) b)->extent.earliest_start;

  return (first > second) - (first < second);
}

/**
 * ent_lane_set_bars:
 * @self: a lane
 * @bars: (element-type EntLaneBar) (transfer none): the bars, in any order
 * @dotted: whether the time between them is drawn as a dotted line: nobody coded it
 *
 * Sets what the lane shows.
 */
void
ent_lane_set_bars (EntLane  *self,
                   GArray   *bars,
                   gboolean  dotted)
{
  g_return_if_fail (ENT_IS_LANE (self));
  g_return_if_fail (bars != NULL);

  g_array_set_size (self->bars, 0);
  if (bars->len > 0)
    g_array_append_vals (self->bars, bars->data, bars->len);
  g_array_sort (self->bars, compare_bars);
  self->dotted = dotted;

  self->n_rows = 0;
  for (guint i = 0; i < bars->len; i++)
    self->n_rows = MAX (self->n_rows, g_array_index (bars, EntLaneBar, i).row + 1);

  drop_node (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * ent_lane_set_axis:
 * @self: a lane
 * @range: the days from the edge where one begins to read to the other one
 * @at: the days that are looked at
 *
 * Sets the time that the lane spans, and the instant that is drawn through it.
 */
void
ent_lane_set_axis (EntLane *self,
                   EntSpan  range,
                   EntSpan  at)
{
  g_return_if_fail (ENT_IS_LANE (self));
  g_return_if_fail (range.first <= range.last);

  if (self->range.first != range.first || self->range.last != range.last)
    drop_node (self);
  self->range = range;
  self->at = at;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ent_lane_get_position:
 * @range: the days of an axis
 * @day: a day
 *
 * Returns: where the day begins: 0 at the axis' first edge, 1 at its last one
 */
double
ent_lane_get_position (EntSpan range,
                       EntDay  day)
{
  double length = (double) range.last - range.first + 1;

  return ((double) day - range.first) / length;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "ent-scene-snapshot.h"

/* The scene's painter for the screen. It only paints: every place, size and text
 * comes from the scene, every colour and dash from the style, so that the screen
 * shows what the other painters write. */

#define BORDER_WIDTH 1.5
#define MARKED_BORDER_WIDTH 2.0
#define HALO 5.0
#define HALO_ALPHA 0.5f
#define FOCUS_GAP 7.0
#define FOCUS_WIDTH 2.0
#define SAMPLE_WIDTH 26.0
#define SAMPLE_HEIGHT 14.0
#define SAMPLE_LINE 1.75

typedef struct
{
  GtkSnapshot      *snapshot;
  PangoContext     *context;
  const EntBrush   *brush;
  const EntPalette *palette;
} Painter;

static Painter
painter (GtkSnapshot    *snapshot,
         PangoContext   *context,
         const EntBrush *brush)
{
  Painter self = { snapshot, context, brush, ent_style_get_palette (brush->theme) };

  return self;
}

static GdkRGBA
to_rgba (const EntColor *color)
{
  GdkRGBA rgba = { color->red, color->green, color->blue, color->alpha };

  return rgba;
}

static GdkRGBA
get_halo_color (const EntPalette *palette)
{
  GdkRGBA rgba = to_rgba (&palette->accent);

  rgba.alpha *= HALO_ALPHA;
  return rgba;
}

static void
stroke_path (GtkSnapshot   *snapshot,
             GskPath       *path,
             double         width,
             const float   *dash,
             guint          n_dash,
             const GdkRGBA *color)
{
  GskStroke *stroke = gsk_stroke_new ((float) width);

  if (n_dash > 0)
    gsk_stroke_set_dash (stroke, dash, n_dash);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
  gsk_stroke_free (stroke);
}

static GskPath *
create_curve (const EntSceneLink *link)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  const EntPoint *at = link->path;

  gsk_path_builder_move_to (builder, (float) at[0].x, (float) at[0].y);
  gsk_path_builder_cubic_to (builder,
                             (float) at[1].x, (float) at[1].y,
                             (float) at[2].x, (float) at[2].y,
                             (float) at[3].x, (float) at[3].y);
  return gsk_path_builder_free_to_path (builder);
}

static GskPath *
create_polygon (const EntPoint *corners,
                guint           n_corners)
{
  GskPathBuilder *builder = gsk_path_builder_new ();

  gsk_path_builder_move_to (builder, (float) corners[0].x, (float) corners[0].y);
  for (guint i = 1; i < n_corners; i++)
    gsk_path_builder_line_to (builder, (float) corners[i].x, (float) corners[i].y);
  gsk_path_builder_close (builder);
  return gsk_path_builder_free_to_path (builder);
}

static GskRoundedRect
to_rounded (EntRect box,
                double  radius)
{
  graphene_rect_t rect =
    GRAPHENE_RECT_INIT ((float) box.x, (float) box.y, (float) box.width, (float) box.height);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &rect, (float) radius);
  return rounded;
}

static GskPath *
create_rounded (EntRect box,
                double  radius)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  GskRoundedRect rounded = to_rounded (box, radius);

  gsk_path_builder_add_rounded_rect (builder, &rounded);
  return gsk_path_builder_free_to_path (builder);
}

static GskPath *
create_cut_box (EntRect box,
                double  cut)
{
  double left = box.x, right = box.x + box.width;
  double top = box.y, bottom = box.y + box.height;
  const EntPoint corners[] = {
    { left + cut, top },     { right - cut, top },    { right, top + cut },
    { right, bottom - cut }, { right - cut, bottom }, { left + cut, bottom },
    { left, bottom - cut },  { left, top + cut },
  };

  return create_polygon (corners, G_N_ELEMENTS (corners));
}

static GskPath *
create_diamond (EntPoint middle,
                double   reach)
{
  const EntPoint corners[] = {
    { middle.x, middle.y - reach },
    { middle.x + reach, middle.y },
    { middle.x, middle.y + reach },
    { middle.x - reach, middle.y },
  };

  return create_polygon (corners, G_N_ELEMENTS (corners));
}

static GskPath *
create_dot (EntPoint center,
            double   radius)
{
  GskPathBuilder *builder = gsk_path_builder_new ();

  gsk_path_builder_add_circle (builder,
                               &GRAPHENE_POINT_INIT ((float) center.x, (float) center.y),
                               (float) radius);
  return gsk_path_builder_free_to_path (builder);
}

static EntRect
grow (EntRect box,
      double  by)
{
  return (EntRect) { box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by };
}

/* The radius of a state's corners: its ends are round. */
static double
get_radius (EntRect box)
{
  return MIN (box.width, box.height) / 2;
}

/* The outline of a node, grown by so much on every side. */
static GskPath *
create_outline (EntSceneNodeKind kind,
                EntRect          box,
                double           by)
{
  EntRect grown = grow (box, by);

  switch (kind)
    {
    case ENT_SCENE_NODE_ACTOR:
      return create_cut_box (grown, ENT_SCENE_ACTOR_CUT + by / 2);
    case ENT_SCENE_NODE_HUB:
      return create_rounded (grown, ENT_SCENE_HUB_RADIUS + by);
    case ENT_SCENE_NODE_STATE:
    default:
      return create_rounded (grown, get_radius (grown));
    }
}

static PangoLayout *
create_layout (Painter    *self,
               EntFont     font,
               const char *text)
{
  const EntFontStyle *style = ent_style_get_font (font);
  PangoFontDescription *description = pango_font_description_new ();
  PangoLayout *layout = pango_layout_new (self->context);

  pango_font_description_set_family_static (description, ENT_STYLE_FONT_FAMILY);
  pango_font_description_set_absolute_size (description, style->size * PANGO_SCALE);
  pango_font_description_set_weight (description, (PangoWeight) style->weight);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (description);
  return layout;
}

/* Writes one line; @at is where it begins on its base line, and where @width is
 * more than 0 it is centred in that. */
static void
paint_line_of_text (Painter        *self,
                    EntFont         font,
                    const char     *text,
                    EntPoint        at,
                    double          width,
                    const EntColor *color)
{
  g_autoptr (PangoLayout) layout = create_layout (self, font, text);
  GdkRGBA rgba = to_rgba (color);
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  if (width > 0)
    at.x += (width - extents.width / (double) PANGO_SCALE) / 2;
  at.y -= pango_layout_get_baseline (layout) / (double) PANGO_SCALE;

  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot,
                          &GRAPHENE_POINT_INIT ((float) at.x, (float) at.y));
  gtk_snapshot_append_layout (self->snapshot, layout, &rgba);
  gtk_snapshot_restore (self->snapshot);
}

static void
paint_text (Painter        *self,
            EntFont         font,
            const char     *text,
            EntPoint        at,
            double          width,
            const EntColor *color)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      paint_line_of_text (self, font, lines[i], at, lines[1] != NULL ? width : 0, color);
      at.y += ent_style_get_font (font)->line_height;
    }
}

static void
paint_diamond (Painter        *self,
               EntPoint        middle,
               double          reach,
               const EntColor *color)
{
  g_autoptr (GskPath) path = create_diamond (middle, reach);
  g_autoptr (PangoLayout) layout = create_layout (self, ENT_FONT_SIGN, "?");
  GdkRGBA fill = to_rgba (&self->palette->node_fill);
  GdkRGBA rgba = to_rgba (color);
  PangoRectangle ink;
  EntPoint at;

  gtk_snapshot_append_fill (self->snapshot, path, GSK_FILL_RULE_WINDING, &fill);
  stroke_path (self->snapshot, path, BORDER_WIDTH * self->brush->line_scale, NULL, 0, &rgba);

  /* It is the ink that is centred: a question mark hangs off its line's middle. */
  pango_layout_get_extents (layout, &ink, NULL);
  at.x = middle.x - (ink.x + ink.width / 2.0) / PANGO_SCALE;
  at.y = middle.y - (ink.y + ink.height / 2.0) / PANGO_SCALE;
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT ((float) at.x, (float) at.y));
  gtk_snapshot_append_layout (self->snapshot, layout, &rgba);
  gtk_snapshot_restore (self->snapshot);
}

static void
paint_link (Painter            *self,
            const EntSceneLink *link)
{
  g_autoptr (GskPath) path = create_curve (link);
  EntLineStyle style;
  GdkRGBA rgba;

  ent_style_get_line (self->brush->theme, link->kind, link->status, link->activity, &style);
  rgba = to_rgba (&style.color);
  stroke_path (self->snapshot, path, style.width * self->brush->line_scale,
               style.dash, style.n_dash, &rgba);
  if (link->directed)
    {
      g_autoptr (GskPath) head = NULL;
      EntPoint corners[3];

      ent_scene_link_get_arrow (link, corners);
      head = create_polygon (corners, G_N_ELEMENTS (corners));
      gtk_snapshot_append_fill (self->snapshot, head, GSK_FILL_RULE_WINDING, &rgba);
    }
}

static void
paint_contested (Painter            *self,
                 const EntSceneLink *link)
{
  EntLineStyle style;

  if (!link->contested)
    return;

  ent_style_get_line (self->brush->theme, link->kind, link->status, link->activity, &style);
  paint_diamond (self, link->middle, ENT_SCENE_DIAMOND, &style.color);
}

/* How a node's border is drawn: the same for a node in the graph and in the legend. */
static void
get_border (Painter            *self,
            const EntSceneNode *node,
            EntLineStyle       *style)
{
  const EntPalette *palette = self->palette;
  const EntColor *color = &palette->node_border;

  if (node->kind == ENT_SCENE_NODE_HUB)
    {
      ent_style_get_line (self->brush->theme, ent_tie_get_kind (ENT_TIE (node->record)),
                          node->tie_status, node->tie_activity, style);
      return;
    }

  if (node->idle)
    color = &palette->idle_border;
  else if (node->marked)
    color = &palette->trait;
  else if (node->kind == ENT_SCENE_NODE_ACTOR)
    color = &palette->actor_border;

  *style = (EntLineStyle) { .color = *color, .width = BORDER_WIDTH };
  if (node->marked && !node->idle)
    style->width = MARKED_BORDER_WIDTH;
  if (node->absent)
    {
      style->dash[0] = style->dash[1] = 4;
      style->n_dash = 2;
    }
}

static void
paint_mark (Painter  *self,
            EntPoint  center,
            gboolean  possible,
            gboolean  quiet)
{
  const EntPalette *palette = self->palette;
  GdkRGBA rgba = to_rgba (quiet ? &palette->dim_text : &palette->trait);
  g_autoptr (GskPath) path = NULL;

  path = create_dot (center, ENT_SCENE_MARK_RADIUS - (possible ? BORDER_WIDTH / 2 : 0));
  if (possible)
    stroke_path (self->snapshot, path, BORDER_WIDTH, NULL, 0, &rgba);
  else
    gtk_snapshot_append_fill (self->snapshot, path, GSK_FILL_RULE_WINDING, &rgba);
}

/* A state, of which there are most: a graphics card knows boxes with round corners, but has
 * each path drawn for it by the processor, in every frame in which the graph moves. */
static void
paint_state_box (Painter       *self,
                 EntRect        box,
                 double         width,
                 const GdkRGBA *fill,
                 const GdkRGBA *color)
{
  EntRect outer = grow (box, width / 2);
  GskRoundedRect inside = to_rounded (box, get_radius (box));
  GskRoundedRect outside = to_rounded (outer, get_radius (outer));
  float widths[] = { (float) width, (float) width, (float) width, (float) width };
  GdkRGBA colors[] = { *color, *color, *color, *color };

  gtk_snapshot_push_rounded_clip (self->snapshot, &inside);
  gtk_snapshot_append_color (self->snapshot, fill, &inside.bounds);
  gtk_snapshot_pop (self->snapshot);
  gtk_snapshot_append_border (self->snapshot, &outside, widths, colors);
}

static void
paint_node (Painter            *self,
            const EntSceneNode *node)
{
  GdkRGBA fill = to_rgba (&self->palette->node_fill);
  EntLineStyle border;
  GdkRGBA rgba;
  double width;

  get_border (self, node, &border);
  rgba = to_rgba (&border.color);
  width = border.width * self->brush->line_scale;
  if (node->kind == ENT_SCENE_NODE_STATE && border.n_dash == 0)
    paint_state_box (self, node->box, width, &fill, &rgba);
  else
    {
      g_autoptr (GskPath) outline = create_outline (node->kind, node->box, 0);

  gtk_snapshot_append_fill (self->snapshot, outline, GSK_FILL_RULE_WINDING, &fill);
      stroke_path (self->snapshot, outline, width, border.dash, border.n_dash, &rgba);
    }

  if (node->marked)
    paint_mark (self, node->mark_at, node->mark_possible, node->idle);
  paint_text (self, node->kind == ENT_SCENE_NODE_HUB ? ENT_FONT_HUB : ENT_FONT_NODE,
              node->label, node->label_at, node->label_width,
              node->idle ? &self->palette->dim_text : &self->palette->text);
  if (node->contested)
    {
      EntPoint top = { node->box.x + node->box.width / 2, node->box.y };

      paint_diamond (self, top, ENT_SCENE_DIAMOND, &border.color);
    }
}

static gboolean
leads_to (const EntSceneLink *link,
          const char         *node)
{
  return g_str_equal (link->a, node) || g_str_equal (link->b, node);
}

/* Whether a node stays bright while @node or @link is pointed at. */
static gboolean
is_beside (EntScene           *scene,
           const char         *id,
           const EntSceneNode *node,
           const EntSceneLink *link)
{
  if (link != NULL)
    return leads_to (link, id);
  if (g_str_equal (node->id, id))
    return TRUE;

  for (guint i = 0; i < ent_scene_get_n_links (scene); i++)
    {
      const EntSceneLink *other = ent_scene_get_link (scene, i);

      if (leads_to (other, node->id) && leads_to (other, id))
        return TRUE;
    }
  return FALSE;
}

static void
paint_halo (Painter            *self,
            const EntSceneNode *node)
{
  g_autoptr (GskPath) path = create_outline (node->kind, node->box, HALO);
  GdkRGBA rgba = get_halo_color (self->palette);

  gtk_snapshot_append_fill (self->snapshot, path, GSK_FILL_RULE_WINDING, &rgba);
}

static void
paint_link_halo (Painter            *self,
                 const EntSceneLink *link)
{
  g_autoptr (GskPath) path = create_curve (link);
  GdkRGBA rgba = get_halo_color (self->palette);
  EntLineStyle style;

  ent_style_get_line (self->brush->theme, link->kind, link->status, link->activity, &style);
  stroke_path (self->snapshot, path, style.width * self->brush->line_scale + 2 * HALO,
               NULL, 0, &rgba);
}

/**
 * ent_scene_snapshot_create_context:
 *
 * Makes a context for text as the scene measures it: no hinting, sizes in scene
 * units, whatever the screen's settings.
 *
 * Returns: (transfer full): the context
 */
PangoContext *
ent_scene_snapshot_create_context (void)
{
  PangoContext *context =
    pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  cairo_font_options_destroy (options);
  return context;
}

/**
 * ent_scene_snapshot_links:
 * @scene: the scene
 * @brush: how to paint
 * @context: a context of ent_scene_snapshot_create_context()
 * @snapshot: where to paint, in scene units
 *
 * Paints the links; the ground is left clear. The nodes go over them.
 */
void
ent_scene_snapshot_links (EntScene       *scene,
                          const EntBrush *brush,
                          PangoContext   *context,
                          GtkSnapshot    *snapshot)
{
  Painter self;

  g_return_if_fail (ENT_IS_SCENE (scene));
  g_return_if_fail (brush != NULL);

  self = painter (snapshot, context, brush);
  for (guint i = 0; i < ent_scene_get_n_links (scene); i++)
    paint_link (&self, ent_scene_get_link (scene, i));
  for (guint i = 0; i < ent_scene_get_n_links (scene); i++)
    paint_contested (&self, ent_scene_get_link (scene, i));
}

/**
 * ent_scene_snapshot_nodes:
 * @scene: the scene
 * @brush: how to paint
 * @context: a context of ent_scene_snapshot_create_context()
 * @snapshot: where to paint, in scene units
 *
 * Paints the nodes.
 */
void
ent_scene_snapshot_nodes (EntScene       *scene,
                          const EntBrush *brush,
                          PangoContext   *context,
                          GtkSnapshot    *snapshot)
{
  Painter self;

  g_return_if_fail (ENT_IS_SCENE (scene));
  g_return_if_fail (brush != NULL);

  self = painter (snapshot, context, brush);
  for (guint i = 0; i < ent_scene_get_n_nodes (scene); i++)
    paint_node (&self, ent_scene_get_node (scene, i));
}

/**
 * ent_scene_snapshot_highlight:
 * @scene: the scene
 * @node: (nullable): the node that is pointed at
 * @link: (nullable): or the link that is
 * @brush: how to paint
 * @context: a context of ent_scene_snapshot_create_context()
 * @snapshot: where to paint, in scene units
 *
 * Paints what belongs to that which is pointed at, over a scene that was dimmed:
 * a node with its links and its neighbours, or a link with its two ends.
 */
void
ent_scene_snapshot_highlight (EntScene           *scene,
                              const EntSceneNode *node,
                              const EntSceneLink *link,
                              const EntBrush     *brush,
                              PangoContext       *context,
                              GtkSnapshot        *snapshot)
{
  Painter self;

  g_return_if_fail (ENT_IS_SCENE (scene));
  g_return_if_fail (node != NULL || link != NULL);

  self = painter (snapshot, context, brush);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < ent_scene_get_n_links (scene); i++)
      {
        const EntSceneLink *other = ent_scene_get_link (scene, i);

        if (link != NULL ? other != link : !leads_to (other, node->id))
          continue;
        if (pass == 0)
          paint_link (&self, other);
        else
          paint_contested (&self, other);
      }
  for (guint i = 0; i < ent_scene_get_n_nodes (scene); i++)
    {
      const EntSceneNode *other = ent_scene_get_node (scene, i);

      if (is_beside (scene, other->id, node, link))
        paint_node (&self, other);
    }
}

static gboolean
is_chosen (const EntSceneLink *link,
           EntRecord          *record,
           const char         *id)
{
  return ENT_RECORD (link->tie) == record && (id == NULL || g_str_equal (link->id, id));
}

/**
 * ent_scene_snapshot_selection:
 * @scene: the scene
 * @record: (nullable): the state or tie that is selected
 * @link: (nullable): the id of the one link of the tie that is meant
 * @brush: how to paint
 * @context: a context of ent_scene_snapshot_create_context()
 * @snapshot: where to paint, in scene units
 *
 * Paints the halo of what is selected, and once more the links that are: they lie
 * over all others. It goes between the links and the nodes.
 */
void
ent_scene_snapshot_selection (EntScene       *scene,
                              EntRecord      *record,
                              const char     *link,
                              const EntBrush *brush,
                              PangoContext   *context,
                              GtkSnapshot    *snapshot)
{
  static void (*const passes[]) (Painter *, const EntSceneLink *) = {
    paint_link_halo,
    paint_link,
    paint_contested,
  };
  Painter self;

  g_return_if_fail (ENT_IS_SCENE (scene));

  if (record == NULL)
    return;

  self = painter (snapshot, context, brush);
  for (guint pass = 0; pass < G_N_ELEMENTS (passes); pass++)
    for (guint i = 0; i < ent_scene_get_n_links (scene); i++)
      if (is_chosen (ent_scene_get_link (scene, i), record, link))
        passes[pass](&self, ent_scene_get_link (scene, i));

  for (guint i = 0; i < ent_scene_get_n_nodes (scene); i++)
    {
      const EntSceneNode *node = ent_scene_get_node (scene, i);

      if (node->record == record && link == NULL)
        paint_halo (&self, node);
    }
}

/**
 * ent_scene_snapshot_focus:
 * @node: (nullable): the node that the keyboard is on
 * @link: (nullable): or the link that it is on
 * @brush: how to paint
 * @snapshot: where to paint, in scene units
 *
 * Paints the ring that says where the keyboard is.
 */
void
ent_scene_snapshot_focus (const EntSceneNode *node,
                          const EntSceneLink *link,
                          const EntBrush     *brush,
                          GtkSnapshot        *snapshot)
{
  GdkRGBA rgba = to_rgba (&ent_style_get_palette (brush->theme)->accent);
  g_autoptr (GskPath) path = NULL;

  if (node != NULL)
    path = create_outline (node->kind, node->box, FOCUS_GAP);
  else if (link != NULL)
    path = create_diamond (link->middle, ENT_SCENE_DIAMOND + FOCUS_GAP);
  if (path != NULL)
    stroke_path (snapshot, path, FOCUS_WIDTH * brush->line_scale, NULL, 0, &rgba);
}

static void
paint_sample_line (Painter              *self,
                   const EntLegendEntry *entry,
                   double                width,
                   double                height)
{
  EntSceneLink link = {
    .kind = entry->kind,
    .status = entry->status,
    .activity = entry->activity,
    .directed = entry->directed,
    .path = {
      { 0, height / 2 },
      { width / 3, height / 2 },
      { 2 * width / 3, height / 2 },
      { width, height / 2 },
    },
  };

  paint_link (self, &link);
}

/* As the legend of an exported picture has it. */
static void
paint_sample_box (Painter              *self,
                  const EntLegendEntry *entry,
                  EntPoint              middle)
{
  EntLineStyle style = { .color = self->palette->actor_border, .width = BORDER_WIDTH };
  EntRect box = { middle.x - SAMPLE_WIDTH / 2, middle.y - SAMPLE_HEIGHT / 2,
                  SAMPLE_WIDTH, SAMPLE_HEIGHT };
  GdkRGBA fill = to_rgba (&self->palette->node_fill);
  g_autoptr (GskPath) path = NULL;
  GdkRGBA rgba;

  switch (entry->sample)
    {
    case ENT_LEGEND_ACTOR:
      path = create_cut_box (box, SAMPLE_HEIGHT / 3);
      break;
    case ENT_LEGEND_HUB:
      ent_style_get_line (self->brush->theme, entry->kind, entry->status, entry->activity, &style);
      style.width = MIN (style.width, SAMPLE_LINE);
      path = create_rounded (box, SAMPLE_HEIGHT / 3);
      break;
    case ENT_LEGEND_ABSENT:
      /* Its dashes are the sign: they are to be seen, as they need not be in the graph. */
      style = (EntLineStyle) { self->palette->dim_text, BORDER_WIDTH, { 3, 3 }, 2 };
      path = create_rounded (box, SAMPLE_HEIGHT / 2);
      break;
    default:
      g_assert_not_reached ();
    }
  rgba = to_rgba (&style.color);
  gtk_snapshot_append_fill (self->snapshot, path, GSK_FILL_RULE_WINDING, &fill);
  stroke_path (self->snapshot, path, style.width * self->brush->line_scale,
               style.dash, style.n_dash, &rgba);
}

/**
 * ent_scene_snapshot_sample:
 * @entry: an entry of the legend
 * @brush: how to paint
 * @width: the room there is, in pixels
 * @height: the room there is, in pixels
 * @snapshot: where to paint
 *
 * Paints the sample of a legend's entry into a box at the origin.
 */
void
ent_scene_snapshot_sample (const EntLegendEntry *entry,
                           const EntBrush       *brush,
                           double                width,
                           double                height,
                           GtkSnapshot          *snapshot)
{
  PangoContext *context = ent_scene_snapshot_create_context ();
  EntPoint middle = { width / 2, height / 2 };
  Painter self = painter (snapshot, context, brush);

  switch (entry->sample)
    {
    case ENT_LEGEND_LINE:
      paint_sample_line (&self, entry, width, height);
      break;
    case ENT_LEGEND_MARK:
      paint_mark (&self, middle, entry->activity == ENT_ACTIVITY_POSSIBLE, FALSE);
      break;
    case ENT_LEGEND_DIAMOND:
      paint_diamond (&self, middle, MIN (ENT_SCENE_DIAMOND, height / 2 - 1),
                     &self.palette->dim_text);
      break;
    case ENT_LEGEND_ACTOR:
    case ENT_LEGEND_HUB:
    case ENT_LEGEND_ABSENT:
    default:
      paint_sample_box (&self, entry, middle);
      break;
    }
  g_object_unref (context);
}

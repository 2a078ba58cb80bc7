/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "ent-measure.h"
#include "ent-scene-private.h"

/*
 * The nodes of a scene, and its making as a whole. A node's centre is its place
 * in the layout, whatever is written in it: time moves no centre.
 */

#define NODE_HEIGHT    34.0
#define NODE_PADDING   13.0 /* beside the label, on each side */
#define NODE_MIN_WIDTH 60.0
#define MARK_GAP       6.5  /* from the dot of communist rule to the label */
#define HUB_PADDING_X  13.0
#define HUB_PADDING_Y  9.0
#define HUB_WIDEST     150.0 /* a hub's title is broken there */
#define HUB_N_LINES    3
#define BOUNDS_MARGIN  4.0 /* for the width of lines */

#define COMMUNIST_RULE "single-party-communist"

/*< private >
 * ent_scene_get_span:
 * @self: a scene
 *
 * Returns: the days that it shows
 */
EntSpan
ent_scene_get_span (EntScene *self)
{
  return ent_date_get_span (ent_slice_get_at (self->slice));
}

/*< private >
 * ent_scene_shows:
 * @self: a scene
 * @link: a link of its slice
 *
 * Returns: whether the link is drawn
 */
gboolean
ent_scene_shows (EntScene           *self,
                 const EntSliceLink *link)
{
  switch (link->status)
    {
    case ENT_STATUS_ACTIVE:
      return TRUE;
    case ENT_STATUS_UNCOUNTED:
      return self->options.show_uncounted;
    case ENT_STATUS_ENDED:
      return self->options.show_ended;
    case ENT_STATUS_ABSENT:
    default:
      return FALSE;
    }
}

/*< private >
 * ent_scene_break_hub_title:
 * @title: the title of a tie
 *
 * Returns: (transfer full): the title in a few short lines, with line feeds
 */
char *
ent_scene_break_hub_title (const char *title)
{
  g_auto (GStrv) lines = ent_measure_wrap (ENT_FONT_HUB, title, HUB_WIDEST, HUB_N_LINES);

  return g_strjoinv ("\n", lines);
}

static guint
count_lines (const char *label)
{
  guint n = 1;

  for (const char *p = strchr (label, '\n'); p != NULL; p = strchr (p + 1, '\n'))
    n++;

  return n;
}

/*< private >
 * ent_scene_measure_node:
 * @kind: what the node stands for
 * @label: what is written in it
 * @marked: whether there is a dot before it
 * @width: (out): how wide its box is
 * @height: (out): how high
 *
 * Tells how large a node is drawn, with room for a wider font than ours.
 */
void
ent_scene_measure_node (EntSceneNodeKind  kind,
                        const char       *label,
                        gboolean          marked,
                        double           *width,
                        double           *height)
{
  if (kind == ENT_SCENE_NODE_HUB)
    {
      *width = ent_measure_width (ENT_FONT_HUB, label) * ENT_MEASURE_SLACK + 2 * HUB_PADDING_X;
      *height = (count_lines (label) - 1) * ent_style_get_font (ENT_FONT_HUB)->line_height +
                ent_measure_cap_height (ENT_FONT_HUB) + 2 * HUB_PADDING_Y;
    }
  else
    {
      *width = ent_measure_width (ENT_FONT_NODE, label) * ENT_MEASURE_SLACK + 2 * NODE_PADDING;
      if (marked)
        *width += 2 * ENT_SCENE_MARK_RADIUS + MARK_GAP;
      *width = MAX (*width, NODE_MIN_WIDTH);
      *height = NODE_HEIGHT;
    }

  *width = ceil (*width);
  *height = ceil (*height);
}

/*< private >
 * ent_scene_get_mark:
 * @the_case: a case
 * @state: the id of a state
 * @at: (nullable): a time, or %NULL for any
 *
 * Returns: whether the state is under communist rule then
 */
EntActivity
ent_scene_get_mark (EntCase       *the_case,
                    const char    *state,
                    const EntSpan *at)
{
  g_autoptr (GPtrArray) traits = ent_case_get_referrers (the_case, ENT_TYPE_TRAIT, state);
  EntActivity mark = ENT_ACTIVITY_NONE;

  for (guint i = 0; i < traits->len; i++)
    {
      EntTrait *trait = g_ptr_array_index (traits, i);
      EntExtent extent;

      if (ent_trait_get_kind (trait) != ENT_TRAIT_KIND_REGIME ||
          g_strcmp0 (ent_trait_get_value (trait), COMMUNIST_RULE) != 0)
        continue;
      if (at == NULL)
        return ENT_ACTIVITY_CERTAIN;
      ent_date_get_extent (ent_trait_get_date (trait), ent_case_get_coverage (the_case), &extent);
      mark = MAX (mark, ent_extent_get_activity (&extent, *at));
    }

  return mark;
}

static gboolean
existed (EntScene *self,
         EntState *state)
{
  EntCase *the_case = ent_slice_get_case (self->slice);
  EntDate *date = ent_state_get_existed (state);
  EntExtent extent;

  if (date == NULL)
    return TRUE;

  ent_date_get_extent (date, ent_case_get_coverage (the_case), &extent);
  return ent_extent_get_activity (&extent, ent_scene_get_span (self)) != ENT_ACTIVITY_NONE;
}

/* Puts the label, and the dot before it, into the middle of the box. */
static void
place_label (EntSceneNode *node,
             EntFont       font,
             EntPoint      centre)
{
  double line_height = ent_style_get_font (font)->line_height;
  double mark = node->marked ? 2 * ENT_SCENE_MARK_RADIUS + MARK_GAP : 0;
  double left;

  node->label_width = ent_measure_width (font, node->label);
  left = centre.x - (mark + node->label_width) / 2;
  node->label_at = (EntPoint) { left + mark,
                                centre.y + ent_measure_cap_height (font) / 2 -
                                  (count_lines (node->label) - 1) * line_height / 2 };
  node->mark_at = (EntPoint) { left + ENT_SCENE_MARK_RADIUS, centre.y };
}

static void
fill_state (EntScene     *self,
            EntSceneNode *node)
{
  EntSpan span = ent_scene_get_span (self);
  EntState *state = ENT_STATE (node->record);
  EntActivity mark = ent_scene_get_mark (ent_slice_get_case (self->slice), node->id, &span);

  node->label = g_strdup (ent_state_get_name_at (state, span));
  node->title = g_strdup (node->label);
  node->marked = mark != ENT_ACTIVITY_NONE;
  node->mark_possible = mark == ENT_ACTIVITY_POSSIBLE;
  node->absent = node->idle && !existed (self, state);
}

static void
fill_hub (EntScene     *self,
          EntSceneNode *node)
{
  EntTie *tie = ENT_TIE (node->record);
  const EntSliceTie *in = ent_slice_lookup_tie (self->slice, tie);

  node->title = ent_case_dup_tie_title (ent_slice_get_case (self->slice),
                                        tie,
                                        ent_scene_get_span (self));
  node->label = ent_scene_break_hub_title (node->title);
  node->contested = in != NULL && in->contested;
  node->tie_status = in != NULL ? in->status : ENT_STATUS_ABSENT;
  node->tie_activity = in != NULL ? in->activity : ENT_ACTIVITY_NONE;
}

static void
add_node (EntScene            *self,
          EntRecord           *record,
          EntSceneNodeKind     kind,
          const EntLayoutNode *place,
          gboolean             idle)
{
  EntSceneNode node = { .kind = kind, .record = g_object_ref (record), .idle = idle };
  EntPoint centre = { place->x, place->y };
  double width;
  double height;

  node.id = ent_record_get_id (record);
  if (kind == ENT_SCENE_NODE_HUB)
    fill_hub (self, &node);
  else
    fill_state (self, &node);

  ent_scene_measure_node (kind, node.label, node.marked, &width, &height);
  node.box = ent_rect_around (centre, width, height);
  place_label (&node, kind == ENT_SCENE_NODE_HUB ? ENT_FONT_HUB : ENT_FONT_NODE, centre);
  g_array_append_val (self->nodes, node);
}

/* What is painted first lies under the rest: idle nodes, then hubs. */
static int
compare_nodes (gconstpointer p,
               gconstpointer q)
{
  const EntSceneNode *a = p;
  const EntSceneNode *b = q;
  gboolean hub_a = a->kind == ENT_SCENE_NODE_HUB;
  gboolean hub_b = b->kind == ENT_SCENE_NODE_HUB;

  if (a->idle != b->idle)
    return a->idle ? -1 : 1;
  if (hub_a != hub_b)
    return hub_a ? -1 : 1;

  return strcmp (a->id, b->id);
}

/* For each node that a shown link leads to, whether one does that has not ended. */
static GHashTable *
find_busy (EntScene  *self,
           const EntRoutes *routes)
{
  GHashTable *busy = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < ent_slice_get_n_links (self->slice); i++)
    {
      const EntSliceLink *link = ent_slice_get_link (self->slice, i);
      const EntRoute *route = ent_routes_lookup (routes, link->link->id);
      gboolean live = link->status != ENT_STATUS_ENDED;

      if (route == NULL || !ent_scene_shows (self, link))
        continue;
      if (live || !g_hash_table_contains (busy, route->a))
        g_hash_table_insert (busy, (gpointer) route->a, GINT_TO_POINTER (live));
      if (live || !g_hash_table_contains (busy, route->b))
        g_hash_table_insert (busy, (gpointer) route->b, GINT_TO_POINTER (live));
    }

  return busy;
}

static void
build_node (EntScene   *self,
            EntLayout  *layout,
            GHashTable *seen,
            GHashTable *busy,
            const char *id)
{
  EntCase *the_case = ent_slice_get_case (self->slice);
  EntSceneNodeKind kind = ent_routes_get_node_kind (the_case, id);
  gboolean hub = kind == ENT_SCENE_NODE_HUB;
  EntRecord *record = ent_case_lookup (the_case, hub ? ENT_TYPE_TIE : ENT_TYPE_STATE, id);

  if (record == NULL || !g_hash_table_add (seen, (gpointer) id) ||
      (hub && !g_hash_table_contains (busy, id)))
    return;

  add_node (self,
            record,
            kind,
            ent_layout_get_node (layout, id),
            !GPOINTER_TO_INT (g_hash_table_lookup (busy, id)));
}

/* A state that no tie has drawn in, at any time: it stands there quietly while it
   exists, so that what was added is seen and can be tied. */
static gboolean
is_unlinked (EntScene        *self,
             const EntRoutes *routes,
             const char      *id)
{
  EntCase *the_case = ent_slice_get_case (self->slice);

  return !ent_routes_reach (routes, id) && ent_case_lookup (the_case, ENT_TYPE_STATE, id) != NULL;
}

static void
build_unlinked (EntScene        *self,
                EntLayout       *layout,
                const EntRoutes *routes)
{
  EntCase *the_case = ent_slice_get_case (self->slice);

  for (guint i = 0; i < ent_layout_get_n_nodes (layout); i++)
    {
      const EntLayoutNode *place = ent_layout_get_nth_node (layout, i);
      EntRecord *state = ent_case_lookup (the_case, ENT_TYPE_STATE, place->id);

      if (is_unlinked (self, routes, place->id) && existed (self, ENT_STATE (state)))
        add_node (self, state, ent_routes_get_node_kind (the_case, place->id), place, TRUE);
    }
}

static void
build_nodes (EntScene  *self,
             EntLayout *layout,
             const EntRoutes *routes)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) busy = find_busy (self, routes);

  for (guint i = 0; i < ent_routes_get_n (routes); i++)
    {
      const EntRoute *route = ent_routes_get (routes, i);

      build_node (self, layout, seen, busy, route->a);
      build_node (self, layout, seen, busy, route->b);
    }
  build_unlinked (self, layout, routes);

  g_array_sort (self->nodes, compare_nodes);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      EntSceneNode *node = &g_array_index (self->nodes, EntSceneNode, i);

      g_hash_table_insert (self->nodes_by_id, (gpointer) node->id, node);
    }
}

static void
enclose (EntScene      *self,
         gboolean      *any,
         const EntRect *box)
{
  self->bounds = *any ? ent_rect_union (&self->bounds, box) : *box;
  *any = TRUE;
}

static void
enclose_node (EntScene   *self,
              gboolean   *any,
              EntLayout  *layout,
              const char *id)
{
  const EntLayoutNode *place = ent_layout_get_node (layout, id);
  EntPoint centre = { place->x, place->y };
  EntRect box = ent_rect_around (centre, place->width, place->height);

  enclose (self, any, &box);
}

/* Around everything that any time shows, so that the picture's frame stays. */
static void
build_bounds (EntScene  *self,
              EntLayout *layout,
              const EntRoutes *routes)
{
  gboolean any = FALSE;

  for (guint i = 0; i < ent_routes_get_n (routes); i++)
    {
      const EntRoute *route = ent_routes_get (routes, i);
      double reach = route->contested ? 2 * ENT_SCENE_DIAMOND : 0;
      EntRect middle = ent_rect_around (route->middle, reach, reach);

      enclose_node (self, &any, layout, route->a);
      enclose_node (self, &any, layout, route->b);
      enclose (self, &any, &middle);
      for (guint j = 0; j < ENT_CURVE_N_POINTS; j++)
        enclose (self, &any, &(EntRect) { route->points[j].x, route->points[j].y, 0, 0 });
    }

  for (guint i = 0; i < ent_layout_get_n_nodes (layout); i++)
    {
      const char *id = ent_layout_get_nth_node (layout, i)->id;

      if (is_unlinked (self, routes, id))
        enclose_node (self, &any, layout, id);
    }
  for (guint i = 0; i < self->nodes->len; i++)
    enclose (self, &any, &g_array_index (self->nodes, EntSceneNode, i).box);

  if (any)
    self->bounds = ent_rect_grow (&self->bounds, BOUNDS_MARGIN);
}

/*< private >
 * ent_scene_build:
 * @self: a new scene, with its slice and options
 * @layout: the places of the case's nodes
 *
 * Makes everything that the scene holds.
 */
void
ent_scene_build (EntScene  *self,
                 EntLayout *layout)
{
  const EntRoutes *routes = ent_routes_find (ent_slice_get_case (self->slice), layout);

  build_nodes (self, layout, routes);
  ent_scene_build_links (self, routes);
  build_bounds (self, layout, routes);
  ent_scene_build_legend (self);
  ent_scene_describe (self);
}

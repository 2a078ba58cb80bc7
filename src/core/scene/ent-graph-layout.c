/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "ent-layout-engine.h"
#include "ent-measure.h"
#include "ent-scene-private.h"

/*
 * What a layout is asked for: one for all of time. Every state is in it, linked or
 * not, and the hub of every tie that has one, as wide as its widest name, and every
 * pair that was ever linked, the stronger and the longer the tighter. Time does not
 * come into it, and so moves nothing.
 *
 * A link pulls by its kind, and by the logarithm of its years: the step from one
 * year to ten brings two states closer than that from fifty to sixty.
 */

#define WEIGHT_ALLIANCE    2.0
#define WEIGHT_ALIGNMENT   1.2
#define WEIGHT_SPONSORSHIP 1.2
#define WEIGHT_CONFLICT    0.6
#define WEIGHT_PROPOSAL    0.3
#define WEIGHT_LEAST       0.2
#define DAYS_OF_YEAR       365.2425

typedef struct
{
  EntCase    *the_case;
  GPtrArray  *links;   /* of EntLink: they keep the ids alive */
  GTree      *nodes;   /* id → itself */
  GTree      *edges;   /* "low\nhigh" → double */
  EntSpan     known;   /* the days that any link speaks of */
} Request;

static double
get_kind_weight (EntTieKind kind)
{
  switch (kind)
    {
    case ENT_TIE_KIND_ALLIANCE:
      return WEIGHT_ALLIANCE;
    case ENT_TIE_KIND_ALIGNMENT:
      return WEIGHT_ALIGNMENT;
    case ENT_TIE_KIND_CONFLICT:
      return WEIGHT_CONFLICT;
    case ENT_TIE_KIND_SPONSORSHIP:
      return WEIGHT_SPONSORSHIP;
    case ENT_TIE_KIND_PROPOSAL:
    default:
      return WEIGHT_PROPOSAL;
    }
}

static const char *
get_head (const EntLink *link)
{
  return link->b ? link->b : ent_record_get_id (ENT_RECORD (link->tie));
}

/* What no tie has drawn in yet has its place as well: it is there to be tied. */
static void
add_states (Request *request)
{
  GListModel *states = ent_case_get_states (request->the_case);

  for (guint i = 0; i < g_list_model_get_n_items (states); i++)
    {
      g_autoptr (EntRecord) state = g_list_model_get_item (states, i);
      const char *id = ent_record_get_id (state);

      g_tree_insert (request->nodes, (gpointer) id, (gpointer) id);
    }
}

static void
request_init (Request *request,
              EntCase *the_case)
{
  GListModel *ties = ent_case_get_ties (the_case);

  request->the_case = the_case;
  request->links = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_link_free);
  request->nodes = g_tree_new ((GCompareFunc) strcmp);
  request->edges = g_tree_new_full ((GCompareDataFunc) (GCallback) strcmp, NULL, g_free, g_free);
  request->known = (EntSpan) { ENT_DAY_LAST, ENT_DAY_FIRST };

  for (guint i = 0; i < g_list_model_get_n_items (ties); i++)
    {
      g_autoptr (EntTie) tie = g_list_model_get_item (ties, i);

      g_ptr_array_extend_and_steal (request->links, ent_link_list (the_case, tie));
    }

  for (guint i = 0; i < request->links->len; i++)
    {
      const EntLink *link = g_ptr_array_index (request->links, i);

      g_tree_insert (request->nodes, (gpointer) link->a, (gpointer) link->a);
      g_tree_insert (request->nodes, (gpointer) get_head (link), (gpointer) get_head (link));
    }
  add_states (request);
}

static void
request_clear (Request *request)
{
  g_clear_pointer (&request->edges, g_tree_unref);
  g_clear_pointer (&request->nodes, g_tree_unref);
  g_clear_pointer (&request->links, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static void
widen_known (Request *request,
             EntDay   day)
{
  if (day == ENT_DAY_FIRST || day == ENT_DAY_LAST)
    return;

  request->known.first = MIN (request->known.first, day);
  request->known.last = MAX (request->known.last, day);
}

/* The span that stands in for ends that are open: the coverage, and all dates. */
static void
find_known (Request *request)
{
  const EntSpan *coverage = ent_case_get_coverage (request->the_case);

  if (coverage != NULL)
    {
      widen_known (request, coverage->first);
      widen_known (request, coverage->last);
    }
  for (guint i = 0; i < request->links->len; i++)
    {
      const EntExtent *extent = &((EntLink *) g_ptr_array_index (request->links, i))->extent;

      widen_known (request, extent->earliest_start);
      widen_known (request, extent->latest_start);
      widen_known (request, extent->earliest_end);
      widen_known (request, extent->latest_end);
    }
}

static double
get_years (const Request   *request,
           const EntExtent *extent)
{
  double first = CLAMP (extent->earliest_start, request->known.first, request->known.last);
  double last = CLAMP (extent->latest_end, request->known.first, request->known.last);

  return request->known.first > request->known.last ? 0 : MAX (last - first, 0) / DAYS_OF_YEAR;
}

static void
add_weight (Request       *request,
            const EntLink *link)
{
  const char *head = get_head (link);
  gboolean forward = strcmp (link->a, head) <= 0;
  g_autofree char *key = g_strdup_printf ("%s\n%s",
                                          forward ? link->a : head,
                                          forward ? head : link->a);
  double weight = get_kind_weight (ent_tie_get_kind (link->tie)) *
                  (1 + log1p (get_years (request, &link->extent))) / 3;
  double *sum = g_tree_lookup (request->edges, key);

  if (sum == NULL)
    {
      sum = g_new0 (double, 1);
      g_tree_insert (request->edges, g_steal_pointer (&key), sum);
    }
  *sum += MAX (weight, WEIGHT_LEAST);
}

/* As wide as the widest of its names, and the dot before it if it ever has one. */
static void
measure_state (Request    *request,
               const char *id,
               double     *width,
               double     *height)
{
  EntSceneNodeKind kind = ent_routes_get_node_kind (request->the_case, id);
  EntState *state = ENT_STATE (ent_case_lookup (request->the_case, ENT_TYPE_STATE, id));
  gboolean marked = ent_scene_get_mark (request->the_case, id, NULL) != ENT_ACTIVITY_NONE;
  GListModel *names = ent_state_get_names (state);

  ent_scene_measure_node (kind, g_list_model_get_n_items (names) ? "" : id, marked, width, height);
  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    {
      g_autoptr (EntStateName) name = g_list_model_get_item (names, i);
      double wider;

      ent_scene_measure_node (kind, ent_state_name_get_name (name), marked, &wider, height);
      *width = MAX (*width, wider);
    }
}

static void
measure (Request    *request,
         const char *id,
         double     *width,
         double     *height)
{
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  EntTie *tie;

  if (ent_routes_get_node_kind (request->the_case, id) != ENT_SCENE_NODE_HUB)
    {
      measure_state (request, id, width, height);
      return;
    }

  tie = ENT_TIE (ent_case_lookup (request->the_case, ENT_TYPE_TIE, id));
  title = ent_case_dup_own_tie_title (request->the_case,
                                      tie,
                                      ent_date_get_span (ent_tie_get_date (tie)));
  label = ent_scene_break_hub_title (title);
  ent_scene_measure_node (ENT_SCENE_NODE_HUB, label, FALSE, width, height);
}

static GHashTable *
list_places (EntCase *the_case)
{
  GHashTable *places = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *records = ent_case_get_records (the_case, ENT_TYPE_PLACE);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (EntPlace) place = g_list_model_get_item (records, i);

      g_hash_table_insert (places, (gpointer) ent_place_get_of (place), place);
    }

  return places;
}

typedef struct
{
  Request    *request;
  EntLayout  *layout;
  EntLayout  *base;      /* nullable: where nodes stand that the case has no place for */
  GHashTable *places;
  GHashTable *drawn_in;  /* ids of nodes of @base whose first links are new */
  GPtrArray  *missing;   /* ids of nodes that stand nowhere yet */
} Filling;

/* What stood alone comes to its partners with its first link, as it does when the case is
 * opened anew. Where they stood alone as well, all stay. */
static GHashTable *
list_drawn_in (Request   *request,
               EntLayout *base)
{
  GHashTable *drawn_in = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) linked = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; base && i < ent_layout_get_n_edges (base); i++)
    {
      g_hash_table_add (linked, (gpointer) ent_layout_get_nth_edge (base, i)->tail);
      g_hash_table_add (linked, (gpointer) ent_layout_get_nth_edge (base, i)->head);
    }
  for (guint i = 0; base && i < request->links->len; i++)
    {
      const EntLink *link = g_ptr_array_index (request->links, i);
      gboolean was_a = g_hash_table_contains (linked, link->a);
      gboolean was_head = g_hash_table_contains (linked, get_head (link));

      if (was_a != was_head)
        g_hash_table_add (drawn_in, (gpointer) (was_a ? get_head (link) : link->a));
    }

  return drawn_in;
}

static gboolean
place_node (Filling    *filling,
            const char *id)
{
  EntPlace *place = g_hash_table_lookup (filling->places, id);
  const EntLayoutNode *node = NULL;

  if (place != NULL)
    {
      ent_layout_place (filling->layout, id, ent_place_get_x (place), ent_place_get_y (place),
                        ent_place_get_pinned (place));
      return TRUE;
    }

  if (filling->base != NULL && !g_hash_table_contains (filling->drawn_in, id))
    node = ent_layout_get_node (filling->base, id);
  if (node != NULL)
    ent_layout_place (filling->layout, id, node->x, node->y, node->pinned);

  return node != NULL;
}

static gboolean
fill_node (gpointer key,
           gpointer value,
           gpointer data)
{
  Filling *filling = data;
  double width;
  double height;

  measure (filling->request, key, &width, &height);
  ent_layout_add_node (filling->layout, key, width, height);
  if (!place_node (filling, key))
    g_ptr_array_add (filling->missing, key);

  return FALSE;
}

static gboolean
fill_edge (gpointer key,
           gpointer value,
           gpointer data)
{
  Filling *filling = data;
  const double *weight = value;
  g_auto (GStrv) ends = g_strsplit (key, "\n", 2);

  ent_layout_add_edge (filling->layout, ends[0], ends[1], *weight);

  return FALSE;
}

static EntLayout *
fill (Request   *request,
      EntLayout *base,
      GPtrArray *missing)
{
  g_autoptr (GHashTable) places = list_places (request->the_case);
  g_autoptr (GHashTable) drawn_in = list_drawn_in (request, base);
  Filling filling = { request, ent_layout_new (), base, places, drawn_in, missing };

  find_known (request);
  for (guint i = 0; i < request->links->len; i++)
    add_weight (request, g_ptr_array_index (request->links, i));

  g_tree_foreach (request->nodes, fill_node, &filling);
  g_tree_foreach (request->edges, fill_edge, &filling);

  return filling.layout;
}

/**
 * ent_graph_layout_request:
 * @the_case: a case
 *
 * Makes the request for a layout of a case, for [method@LayoutEngine.run_async]:
 * all nodes of all times with their sizes, the pull between them, and the places
 * that the user pinned.
 *
 * Returns: (transfer full): the request
 */
EntLayout *
ent_graph_layout_request (EntCase *the_case)
{
  g_auto (Request) request = { 0 };
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  request_init (&request, the_case);

  return fill (&request, NULL, missing);
}

/**
 * ent_graph_layout_from_places:
 * @the_case: a case
 *
 * Takes the layout that is saved in a case, so that nothing need be laid out.
 *
 * Returns: (transfer full) (nullable): the layout, or %NULL where a node has no
 *   place in the case, or it has no nodes
 */
EntLayout *
ent_graph_layout_from_places (EntCase *the_case)
{
  g_auto (Request) request = { 0 };
  g_autoptr (EntLayout) layout = NULL;
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  request_init (&request, the_case);
  layout = fill (&request, NULL, missing);

  return missing->len == 0 && ent_layout_get_n_nodes (layout) > 0 ? g_steal_pointer (&layout) : NULL;
}

/**
 * ent_graph_layout_extend:
 * @the_case: a case
 * @base: (nullable): where its nodes stood until now
 *
 * Makes the layout of a case of which some nodes have a place, in the case or in
 * @base, and others came later: those get places near their neighbours, see
 * [method@Layout.settle], and nothing else moves. Nodes among which there is no link
 * yet are settled as well: there is nothing to arrange.
 *
 * Returns: (transfer full) (nullable): the layout, or %NULL where no node has a place
 *   and there are links, or there are no nodes
 */
EntLayout *
ent_graph_layout_extend (EntCase   *the_case,
                         EntLayout *base)
{
  g_auto (Request) request = { 0 };
  g_autoptr (EntLayout) layout = NULL;
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (base == NULL || ENT_IS_LAYOUT (base), NULL);

  request_init (&request, the_case);
  layout = fill (&request, base, missing);
  if (ent_layout_get_n_nodes (layout) == 0 ||
      (missing->len == ent_layout_get_n_nodes (layout) && ent_layout_get_n_edges (layout) > 0))
    return NULL;

  ent_layout_settle (layout, missing);
  return g_steal_pointer (&layout);
}

/**
 * ent_graph_layout_make:
 * @the_case: a case
 * @method: how states are arranged where the case does not say where they are
 * @error: return location
 *
 * Takes the layout that is saved in a case, with what came later settled in it, or
 * else has one computed, and waits for it: for those who have no window to keep alive
 * meanwhile.
 *
 * Returns: (transfer full) (nullable): the layout, or %NULL with
 *   [error@LayoutError]
 */
EntLayout *
ent_graph_layout_make (EntCase          *the_case,
                       EntLayoutMethod   method,
                       GError          **error)
{
  EntLayout *layout = ent_graph_layout_extend (the_case, NULL);
  g_autoptr (EntLayoutEngine) engine = NULL;
  g_autoptr (EntLayout) request = NULL;

  if (layout != NULL)
    return layout;

  engine = ent_layout_engine_new ();
  request = ent_graph_layout_request (the_case);
  ent_layout_set_method (request, method);

  return ent_layout_engine_run (engine, request, NULL, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>
#include <graphviz/gvc.h>

#include "ent-layout-engine.h"
#include "ent-layout-private.h"

/* Arranging a graph with Graphviz.
 *
 * Two passes. The first finds places by the links alone: neato by stress
 * majorization (E. Gansner, Y. Koren, S. North, "Graph Drawing by Stress
 * Majorization", GD 2004), or, above MANY_NODES, sfdp (Y. Hu, "Efficient,
 * High-Quality Force-Directed Graph Drawing", Mathematica Journal 10, 2005).
 * The second leaves the shape as it is, moves boxes off each other (PRISM: E.
 * Gansner, Y. Hu, "Efficient, Proximity-Preserving Node Overlap Removal", GD
 * 2008) and packs what is not connected (K. Freivalds, U. Dogrusoz, P. Kikusts,
 * "Disconnected Graph Layout and the Polyomino Packing Approach", GD 2001).
 *
 * Stress has many minima, and no one of them is right for boxes that are wider
 * than high. So a graph that is small enough to be read in one look is arranged
 * from several starts and turned by several angles, and the calmest is kept. All
 * starts are fixed, so the same graph always gets the same places. The user may choose
 * another engine for the first pass: fdp (T. Fruchterman, E. Reingold, "Graph Drawing by
 * Force-directed Placement", Software: Practice and Experience 21, 1991), circo or twopi (G.
 * Wills, "NicheWorks: Interactive Visualization of Very Large Graphs", GD 1997).
 *
 * Pins: stress majorization, as it is done here, loses sight of pinned nodes that
 * are far from where it would put them, sfdp knows no pins, and PRISM moves them.
 * So the first pass is done as if nothing were pinned, and its result is shifted
 * and turned as a whole to fit the pins. Then a pass of the older way of neato,
 * which moves one node at a time and leaves pins alone, draws the rest after them
 * (T. Kamada, S. Kawai, "An Algorithm for Drawing General Undirected Graphs",
 * Information Processing Letters 31, 1989). After every pass the pinned nodes are
 * put back exactly, and at last what lies on them is pushed off. A single pin is
 * no such trouble: it only shifts the layout that there would be without it. */

#define UNITS_PER_INCH 72.0

/* The length of a link of weight 1, and how short or long it may ask to be. */
#define LINK_LENGTH     200.0
#define LINK_LENGTH_MIN 160.0
#define LINK_LENGTH_MAX 230.0

#define MANY_NODES 400

/* Up to here a graph is tried from several starts. */
#define FEW_NODES  60
#define FEW_LINKS  200
#define FEW_STARTS 12

#define N_ANGLES 6

typedef enum
{
  PASS_SPREAD,
  PASS_DRAW_AFTER_PINS,
  PASS_SETTLE,
} Pass;

/* Plans */

static void
plan_free (EntLayoutPlan *plan)
{
  g_free (plan->boxes);
  g_free (plan->links);
  g_free (plan);
}

static EntLayoutPlan *
plan_copy (EntLayoutPlan *plan)
{
  EntLayoutPlan *copy = g_memdup2 (plan, sizeof *plan);

  copy->boxes = g_memdup2 (plan->boxes, plan->n_boxes * sizeof *plan->boxes);
  copy->links = g_memdup2 (plan->links, plan->n_links * sizeof *plan->links);
  return copy;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLayoutPlan, plan_free)

static int
compare_nodes (gconstpointer a,
               gconstpointer b)
{
  const EntLayoutNode *const *node_a = a;
  const EntLayoutNode *const *node_b = b;

  return strcmp ((*node_a)->id, (*node_b)->id);
}

static int
compare_links (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const EntLayoutLink *link_a = a;
  const EntLayoutLink *link_b = b;

  if (link_a->tail != link_b->tail)
    return link_a->tail < link_b->tail ? -1 : 1;
  if (link_a->head != link_b->head)
    return link_a->head < link_b->head ? -1 : 1;

  /* The same two nodes: the order matters only for how sums are rounded. */
  return (link_a->weight > link_b->weight) - (link_a->weight < link_b->weight);
}

static GPtrArray *
sorted_nodes (EntLayout *layout)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();

  for (guint i = 0; i < ent_layout_get_n_nodes (layout); i++)
    g_ptr_array_add (nodes, (gpointer) ent_layout_get_nth_node (layout, i));
  g_ptr_array_sort (nodes, compare_nodes);

  return g_steal_pointer (&nodes);
}

static void
plan_boxes (EntLayoutPlan *plan,
            GPtrArray     *nodes)
{
  plan->n_boxes = nodes->len;
  plan->boxes = g_new0 (EntLayoutBox, nodes->len);
  for (guint i = 0; i < nodes->len; i++)
    {
      const EntLayoutNode *node = g_ptr_array_index (nodes, i);
      EntLayoutBox *place = &plan->boxes[i];

      place->width = node->width;
      place->height = node->height;
      place->pinned = node->pinned;
      if (node->pinned)
        {
          place->x = place->pin_x = node->x;
          place->y = place->pin_y = node->y;
          plan->n_pinned++;
        }
    }
}

/* Links between the same two boxes become one, loops none. */
static void
plan_links (EntLayoutPlan *plan,
            GPtrArray     *nodes,
            EntLayout     *layout)
{
  g_autoptr (GHashTable) indices = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_edges = ent_layout_get_n_edges (layout);
  g_autofree EntLayoutLink *all = g_new0 (EntLayoutLink, n_edges);

  for (guint i = 0; i < nodes->len; i++)
    g_hash_table_insert (indices,
                         ((EntLayoutNode *) g_ptr_array_index (nodes, i))->id,
                         GUINT_TO_POINTER (i));

  for (guint i = 0; i < n_edges; i++)
    {
      const EntLayoutEdge *edge = ent_layout_get_nth_edge (layout, i);
      guint tail = GPOINTER_TO_UINT (g_hash_table_lookup (indices, edge->tail));
      guint head = GPOINTER_TO_UINT (g_hash_table_lookup (indices, edge->head));

      all[i].tail = MIN (tail, head);
      all[i].head = MAX (tail, head);
      all[i].weight = edge->weight;
    }
  if (n_edges > 0)
    g_sort_array (all, n_edges, sizeof *all, compare_links, NULL);

  plan->links = g_new0 (EntLayoutLink, n_edges);
  for (guint i = 0; i < n_edges; i++)
    {
      EntLayoutLink *last = plan->n_links > 0 ? &plan->links[plan->n_links - 1] : NULL;

      if (all[i].tail == all[i].head)
        continue;
      if (last != NULL && last->tail == all[i].tail && last->head == all[i].head)
        last->weight += all[i].weight;
      else
        plan->links[plan->n_links++] = all[i];
    }
}

static EntLayoutPlan *
plan_new (EntLayout *layout,
          GPtrArray *nodes)
{
  EntLayoutPlan *plan = g_new0 (EntLayoutPlan, 1);

  plan->method = ent_layout_get_method (layout);
  plan_boxes (plan, nodes);
  plan_links (plan, nodes, layout);
  for (guint i = 0; i < plan->n_links; i++)
    plan->links[i].length = CLAMP (LINK_LENGTH / sqrt (sqrt (plan->links[i].weight)),
                                   LINK_LENGTH_MIN,
                                   LINK_LENGTH_MAX);

  return plan;
}

/* Graphviz */

static GString *complaint;

/* Graphviz reports an error in pieces. */
static int
complain_cb (char *piece)
{
  if (complaint->len < 1024)
    g_string_append (complaint, piece);
  return 0;
}

static void
set_double (void       *object,
            const char *name,
            double      value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.6f", value);
  agsafeset (object, (char *) name, buffer, (char *) "");
}

static void
set_defaults (Agraph_t   *graph,
              int         kind,
              const char *const (*attributes)[2])
{
  for (; (*attributes)[0] != NULL; attributes++)
    agattr (graph, kind, (char *) (*attributes)[0], (char *) (*attributes)[1]);
}

/* PRISM comes with the GTS library; where Graphviz was built without it, the
 * overlaps stay, and are left to ent_layout_plan_separate(). The layout is never
 * scaled or shrunk as a whole: that would give up the lengths asked for. */
static void
set_graph_attributes (Agraph_t      *graph,
                      EntLayoutPlan *plan,
                      Pass           pass,
                      guint          start)
{
  static const char *const graph_defaults[][2] = {
    { "model", "shortpath" },      { "inputscale", "72" }, { "packmode", "node" },
    { "pack", "0" },               { "sep", "+0" },        { "overlap_scaling", "0" },
    { "overlap_shrink", "false" }, { "splines", "line" },  { NULL, NULL },
  };
  static const char *const node_defaults[][2] = {
    { "shape", "box" }, { "fixedsize", "true" }, { "label", "" }, { NULL, NULL },
  };
  char seed[12];

  set_defaults (graph, AGRAPH, graph_defaults);
  set_defaults (graph, AGNODE, node_defaults);

  g_snprintf (seed, sizeof seed, "%u", start + 1);
  agattr (graph, AGRAPH, (char *) "start", seed);
  agattr (graph, AGRAPH, (char *) "mode", (char *) (pass == PASS_DRAW_AFTER_PINS ? "KK" : "major"));
  agattr (graph, AGRAPH, (char *) "overlap", (char *) (pass == PASS_SETTLE ? "prism" : "true"));
  /* neato with less than no iterations keeps the places it is given. */
  if (pass == PASS_SETTLE)
    agattr (graph, AGRAPH, (char *) "maxiter", (char *) "-1");
  if (pass == PASS_SPREAD)
    set_double (graph, "K", LINK_LENGTH / UNITS_PER_INCH);
}

static void
set_place (Agnode_t           *node,
           const EntLayoutBox *at)
{
  char x[G_ASCII_DTOSTR_BUF_SIZE];
  char y[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *place = NULL;

  g_ascii_formatd (x, sizeof x, "%.6f", at->x);
  g_ascii_formatd (y, sizeof y, "%.6f", -at->y);
  place = g_strconcat (x, ",", y, at->pinned ? "!" : NULL, NULL);
  agsafeset (node, (char *) "pos", place, (char *) "");
}

/* Nodes are named by number: Graphviz gives some strings a meaning of their own.
 * The gap is part of the boxes that it sees. */
static Agraph_t *
build_graph (EntLayoutPlan *plan,
             Pass           pass,
             guint          start,
             Agnode_t     **nodes)
{
  Agraph_t *graph = agopen ((char *) "layout", Agstrictundirected, NULL);

  set_graph_attributes (graph, plan, pass, start);
  for (guint i = 0; i < plan->n_boxes; i++)
    {
      const EntLayoutBox *place = &plan->boxes[i];
      char name[12];

      g_snprintf (name, sizeof name, "%u", i);
      nodes[i] = agnode (graph, name, TRUE);
      set_double (nodes[i], "width", (place->width + ENT_LAYOUT_GAP) / UNITS_PER_INCH);
      set_double (nodes[i], "height", (place->height + ENT_LAYOUT_GAP) / UNITS_PER_INCH);
      if (pass != PASS_SPREAD)
        set_place (nodes[i], place);
    }
  for (guint i = 0; i < plan->n_links; i++)
    {
      const EntLayoutLink *link = &plan->links[i];
      Agedge_t *edge = agedge (graph, nodes[link->tail], nodes[link->head], NULL, TRUE);

      set_double (edge, "len", link->length / UNITS_PER_INCH);
      set_double (edge, "weight", CLAMP (link->weight, 0.1, 10));
    }

  return graph;
}

static gboolean
read_places (EntLayoutPlan *plan,
             Agnode_t     **nodes,
             GError       **error)
{
  for (guint i = 0; i < plan->n_boxes; i++)
    {
      pointf place = ND_coord (nodes[i]);

      if (!isfinite (place.x) || !isfinite (place.y))
        {
          g_set_error_literal (error,
                               ENT_LAYOUT_ERROR,
                               ENT_LAYOUT_ERROR_CRASHED,
                               _ ("Graphviz found no place for a node"));
          return FALSE;
        }
      plan->boxes[i].x = place.x;
      plan->boxes[i].y = -place.y;
    }

  return TRUE;
}

/* Only the first pass is the user's to choose: the others know pins and boxes. */
static const char *
choose_engine (EntLayoutPlan *plan,
               Pass           pass)
{
  static const char *const engines[ENT_LAYOUT_N_METHODS] = {
    [ENT_LAYOUT_METHOD_STRESS] = "neato",
    [ENT_LAYOUT_METHOD_SPRINGS] = "fdp",
    [ENT_LAYOUT_METHOD_CIRCLE] = "circo",
    [ENT_LAYOUT_METHOD_RINGS] = "twopi",
  };

  if (pass != PASS_SPREAD)
    return "neato";
  if (engines[plan->method] != NULL)
    return engines[plan->method];
  return plan->n_boxes > MANY_NODES ? "sfdp" : "neato";
}

static gboolean
run_pass (EntLayoutPlan  *plan,
          GVC_t          *context,
          Pass            pass,
          guint           start,
          GError        **error)
{
  g_autofree Agnode_t **nodes = g_new0 (Agnode_t *, plan->n_boxes);
  Agraph_t *graph = build_graph (plan, pass, start, nodes);
  gboolean placed;

  g_string_truncate (complaint, 0);
  placed = gvLayout (context, graph, choose_engine (plan, pass)) == 0;
  if (placed)
    {
      placed = read_places (plan, nodes, error);
      gvFreeLayout (context, graph);
    }
  else
    g_set_error (error,
                 ENT_LAYOUT_ERROR,
                 ENT_LAYOUT_ERROR_CRASHED,
                 _ ("Graphviz could not arrange the graph: %s"),
                 complaint->len > 0 ? g_strstrip (complaint->str) : _ ("it does not say why"));
  agclose (graph);

  if (placed)
    ent_layout_plan_shift_to_pins (plan, pass == PASS_SPREAD);
  return placed;
}

/* The choice */

/* From one start: BEST is replaced by what is calmer than it. */
static gboolean
try_start (EntLayoutPlan   *plan,
           GVC_t           *context,
           guint            start,
           EntLayoutPlan  **best,
           double          *best_score,
           GError         **error)
{
  gboolean turns = plan->n_pinned == 0 && plan->n_boxes <= MANY_NODES;
  gboolean drawn = plan->n_pinned > 0 && plan->n_boxes <= MANY_NODES;
  g_autoptr (EntLayoutPlan) spread = plan_copy (plan);

  if (!run_pass (spread, context, PASS_SPREAD, start, error))
    return FALSE;
  if (drawn && !run_pass (spread, context, PASS_DRAW_AFTER_PINS, start, error))
    return FALSE;

  for (guint i = 0; i < (turns ? N_ANGLES : 1); i++)
    {
      g_autoptr (EntLayoutPlan) settled = plan_copy (spread);
      double score;

      ent_layout_plan_rotate (settled, i * G_PI / N_ANGLES);
      if (!run_pass (settled, context, PASS_SETTLE, start, error))
        return FALSE;
      ent_layout_plan_separate (settled);

      score = ent_layout_plan_judge (settled);
      if (*best != NULL && score >= *best_score)
        continue;
      *best_score = score;
      g_clear_pointer (best, plan_free);
      *best = g_steal_pointer (&settled);
    }

  return TRUE;
}

static EntLayoutPlan *
find_best (EntLayoutPlan  *plan,
           GVC_t          *context,
           GError        **error)
{
  guint n_starts = plan->n_boxes <= FEW_NODES && plan->n_links <= FEW_LINKS ? FEW_STARTS : 1;
  g_autoptr (EntLayoutPlan) best = NULL;
  double score = 0;

  for (guint start = 0; start < n_starts; start++)
    if (!try_start (plan, context, start, &best, &score, error))
      return NULL;

  return g_steal_pointer (&best);
}

/* Without its only pin the plan is arranged, and then shifted to it. */
static EntLayoutPlan *
find_best_for_single_pin (EntLayoutPlan  *plan,
                          GVC_t          *context,
                          GError        **error)
{
  g_autoptr (EntLayoutPlan) best = NULL;
  guint n = 0;

  while (!plan->boxes[n].pinned)
    n++;

  plan->boxes[n].pinned = FALSE;
  plan->n_pinned = 0;
  best = find_best (plan, context, error);
  if (best == NULL)
    return NULL;

  best->boxes[n].pinned = TRUE;
  best->n_pinned = 1;
  ent_layout_plan_shift_to_pins (best, FALSE);
  return g_steal_pointer (&best);
}

static double
round_place (double place)
{
  /* Plus zero: never a negative one. */
  return round (place) + 0.0;
}

static void
apply_plan (EntLayoutPlan *plan,
            GPtrArray     *nodes,
            EntLayout     *layout)
{
  for (guint i = 0; i < plan->n_boxes; i++)
    {
      const EntLayoutNode *node = g_ptr_array_index (nodes, i);

      if (!node->pinned)
        ent_layout_place (layout,
                          node->id,
                          round_place (plan->boxes[i].x),
                          round_place (plan->boxes[i].y),
                          FALSE);
    }
}

/*
 * ent_layout_arrange:
 * @layout: a layout, whose nodes that are not pinned get new places
 * @error: (out) (optional): where to say why it could not be done
 *
 * Arranges a graph in this very process: only for the child. The boxes of two
 * nodes keep 40 units between them in at least one direction, unless both are
 * pinned. Places are whole numbers; where nothing is pinned, the middle of the
 * whole is 0, 0.
 *
 * Returns: whether it was done; otherwise @error is an %ENT_LAYOUT_ERROR_CRASHED
 */
gboolean
ent_layout_arrange (EntLayout  *layout,
                    GError    **error)
{
  g_autoptr (GPtrArray) nodes = sorted_nodes (layout);
  g_autoptr (EntLayoutPlan) plan = plan_new (layout, nodes);
  g_autoptr (EntLayoutPlan) best = NULL;
  GVC_t *context;

  if (plan->n_boxes == plan->n_pinned)
    return TRUE;

  complaint = g_string_new (NULL);
  agseterr (AGERR);
  agseterrf (complain_cb);

  context = gvContext ();
  if (plan->n_pinned == 1)
    best = find_best_for_single_pin (plan, context, error);
  else
    best = find_best (plan, context, error);
  gvFreeContext (context);

  agseterrf (NULL);
  g_string_free (g_steal_pointer (&complaint), TRUE);

  if (best == NULL)
    return FALSE;

  if (best->n_pinned == 0)
    ent_layout_plan_centre (best);
  apply_plan (best, nodes, layout);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "ent-arrangement.h"
#include "ent-edit.h"
#include "ent-layout-engine.h"
#include "ent-scene.h"

/**
 * EntArrangement:
 *
 * Where the nodes of a case stand: from the places that the case holds, or from
 * a layout that is computed in the child process. The last good layout stays
 * until there is a better one.
 */

struct _EntArrangement
{
  GObject parent_instance;

  EntCase         *the_case;
  EntLayout       *layout;
  EntLayout       *base;      /* nullable: where nodes stand that the case has no place for */
  EntLayoutEngine *engine;
  GCancellable    *cancellable;
  EntLayoutMethod  method;
};

G_DEFINE_FINAL_TYPE (EntArrangement, ent_arrangement, G_TYPE_OBJECT)

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_layout (EntArrangement *self,
            EntLayout      *layout)
{
  if (g_set_object (&self->layout, layout))
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Where a case has no place for a node, it stays where it was put: what is written down
   later and undone goes back there. */
static EntLayout *
make_layout (EntArrangement *self)
{
  EntLayout *layout = ent_graph_layout_from_places (self->the_case);

  if (layout != NULL)
    return layout;

  layout = ent_graph_layout_extend (self->the_case, self->base);
  if (layout != NULL)
    g_set_object (&self->base, layout);

  return layout;
}

static EntRecord *
find_place (EntArrangement *self,
            const char *id)
{
  g_autoptr (GPtrArray) places = ent_case_get_referrers (self->the_case, ENT_TYPE_PLACE, id);

  return places->len > 0 ? g_ptr_array_index (places, 0) : NULL;
}

/* What is there already keeps its id and whatever else it says. */
static JsonNode *
place_to_json (const EntLayoutNode *node,
               EntRecord           *place)
{
  g_autoptr (JsonNode) json = NULL;
  g_autofree char *id = g_strdup_printf ("place-%s", node->id);
  JsonObject *object;

  json = place ? ent_record_to_json (place) : json_node_new (JSON_NODE_OBJECT);
  if (place == NULL)
    json_node_take_object (json, json_object_new ());

  object = json_node_get_object (json);
  if (place == NULL)
    json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "of", node->id);
  json_object_set_int_member (object, "x", lrint (node->x));
  json_object_set_int_member (object, "y", lrint (node->y));
  if (node->pinned)
    json_object_set_boolean_member (object, "pinned", TRUE);
  else
    json_object_remove_member (object, "pinned");

  return g_steal_pointer (&json);
}

static char *
dup_name (EntArrangement *self,
          const char     *id)
{
  EntRecord *record = ent_case_lookup (self->the_case, ENT_TYPE_RECORD, id);

  return record ? ent_edit_dup_name (self->the_case, record) : g_strdup (id);
}

static void
add_places (EntArrangement *self,
            EntLayout      *layout,
            EntChange      *change)
{
  for (guint i = 0; i < ent_layout_get_n_nodes (layout); i++)
    {
      const EntLayoutNode *node = ent_layout_get_nth_node (layout, i);
      EntRecord *place = find_place (self, node->id);
      g_autoptr (JsonNode) before = place ? ent_record_to_json (place) : NULL;
      g_autoptr (JsonNode) after = place_to_json (node, place);

      if (before == NULL || !json_node_equal (before, after))
        ent_change_add (change, ENT_TYPE_PLACE, before, after);
    }
}

static void
layout_done_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (EntArrangement) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EntLayout) layout = NULL;

  layout = ent_layout_engine_run_finish (ENT_LAYOUT_ENGINE (source), result, &error);
  if (layout != NULL)
    {
      g_set_object (&self->base, layout);
      set_layout (self, layout);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
           !g_error_matches (error, ENT_LAYOUT_ERROR, ENT_LAYOUT_ERROR_SUPERSEDED))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
ent_arrangement_finalize (GObject *object)
{
  EntArrangement *self = ENT_ARRANGEMENT (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->engine);
  g_clear_object (&self->base);
  g_clear_object (&self->layout);
  g_clear_object (&self->the_case);

  G_OBJECT_CLASS (ent_arrangement_parent_class)->finalize (object);
}

static void
ent_arrangement_class_init (EntArrangementClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_arrangement_finalize;

  /**
   * EntArrangement::changed:
   * @self: the arrangement
   *
   * There is a new layout.
   */
  signals[CHANGED] =
    g_signal_new ("changed", ENT_TYPE_ARRANGEMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /**
   * EntArrangement::failed:
   * @self: the arrangement
   * @message: why, in a sentence for the user
   *
   * A layout could not be computed. The last good one stays.
   */
  signals[FAILED] =
    g_signal_new ("failed", ENT_TYPE_ARRANGEMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ent_arrangement_init (EntArrangement *self)
{
}

/**
 * ent_arrangement_new:
 * @the_case: a case
 *
 * Returns: (transfer full): an arrangement, with a layout where the case has
 *   places; nodes that came after them stand near their neighbours
 */
EntArrangement *
ent_arrangement_new (EntCase *the_case)
{
  EntArrangement *self;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  self = g_object_new (ENT_TYPE_ARRANGEMENT, NULL);
  self->the_case = g_object_ref (the_case);
  self->layout = make_layout (self);

  return self;
}

/**
 * ent_arrangement_get_layout:
 * @self: an arrangement
 *
 * Returns: (transfer none) (nullable): the last good layout, or %NULL before the
 *   first is there
 */
EntLayout *
ent_arrangement_get_layout (EntArrangement *self)
{
  g_return_val_if_fail (ENT_IS_ARRANGEMENT (self), NULL);

  return self->layout;
}

/**
 * ent_arrangement_refresh:
 * @self: an arrangement
 *
 * Takes the places of the case as they are now. A node that has none gets one near
 * its neighbours, and the others stay where they are; a layout is asked for where
 * nothing stands yet.
 */
void
ent_arrangement_refresh (EntArrangement *self)
{
  g_autoptr (EntLayout) layout = NULL;

  g_return_if_fail (ENT_IS_ARRANGEMENT (self));

  layout = make_layout (self);
  if (layout == NULL)
    {
      ent_arrangement_request (self);
      return;
    }

  /* A layout that is on its way is older than these places. */
  ent_arrangement_cancel (self);
  set_layout (self, layout);
}

/**
 * ent_arrangement_request:
 * @self: an arrangement
 *
 * Computes a layout in the child process. Pinned nodes stay where they are.
 * [signal@Arrangement::changed] or [signal@Arrangement::failed] tells how it went.
 */
void
ent_arrangement_request (EntArrangement *self)
{
  g_autoptr (EntLayout) request = NULL;

  g_return_if_fail (ENT_IS_ARRANGEMENT (self));

  if (self->engine == NULL)
    self->engine = ent_layout_engine_new ();
  if (self->cancellable == NULL)
    self->cancellable = g_cancellable_new ();

  request = ent_graph_layout_request (self->the_case);
  ent_layout_set_method (request, self->method);
  ent_layout_engine_run_async (self->engine, request, self->cancellable, layout_done_cb,
                               g_object_ref (self));
}

/**
 * ent_arrangement_set_method:
 * @self: an arrangement
 * @method: how nodes are to be arranged that the case has no places for
 *
 * Sets how the graph is arranged. Where nobody has moved anything yet, it is arranged anew;
 * what the user made of it stays.
 */
void
ent_arrangement_set_method (EntArrangement  *self,
                            EntLayoutMethod  method)
{
  g_return_if_fail (ENT_IS_ARRANGEMENT (self));
  g_return_if_fail (method < ENT_LAYOUT_N_METHODS);

  if (self->method == method)
    return;

  self->method = method;
  /* Before the first layout, the one that is to come is asked for by whoever opens the case. */
  if ((self->layout != NULL || self->cancellable != NULL) &&
      g_list_model_get_n_items (ent_case_get_records (self->the_case, ENT_TYPE_PLACE)) == 0)
    ent_arrangement_request (self);
}

/**
 * ent_arrangement_cancel:
 * @self: an arrangement
 *
 * Gives up a layout that is being computed.
 */
void
ent_arrangement_cancel (EntArrangement *self)
{
  g_return_if_fail (ENT_IS_ARRANGEMENT (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Where it stands on is pinned or let go; the undo menu says which. */
static char *
dup_title (EntArrangement      *self,
           const EntLayoutNode *node,
           double               x,
           double               y,
           gboolean             pinned)
{
  g_autofree char *name = dup_name (self, node->id);

  if (lrint (node->x) != lrint (x) || lrint (node->y) != lrint (y))
    /* Translators: the name of a state, in the undo menu. */
    return g_strdup_printf (_("Move %s"), name);
  if (pinned)
    /* Translators: the name of a state, in the undo menu: it stays where it stands. */
    return g_strdup_printf (_("Pin %s"), name);

  /* Translators: the name of a state, in the undo menu. */
  return g_strdup_printf (_("Unpin %s"), name);
}

/**
 * ent_arrangement_make_move:
 * @self: an arrangement
 * @id: the id of a node: a state, or a tie that has a hub
 * @x: the centre, in scene units, to the right
 * @y: the centre, in scene units, downwards
 * @pinned: whether a later layout leaves it there
 *
 * Makes the change that moves a node. A case keeps either no place or all of
 * them: where one node is moved, all places are written down, so that the
 * picture stays as its user left it.
 *
 * Returns: (transfer full) (nullable): the change, or %NULL where the node stands
 *   so already or there is none
 */
EntChange *
ent_arrangement_make_move (EntArrangement *self,
                           const char     *id,
                           double          x,
                           double          y,
                           gboolean        pinned)
{
  g_autoptr (EntLayout) layout = NULL;
  g_autoptr (EntChange) change = NULL;
  g_autofree char *title = NULL;
  const EntLayoutNode *node;

  g_return_val_if_fail (ENT_IS_ARRANGEMENT (self), NULL);

  node = self->layout ? ent_layout_get_node (self->layout, id) : NULL;
  if (node == NULL)
    return NULL;

  layout = ent_layout_copy (self->layout);
  title = dup_title (self, node, x, y, pinned);
  ent_layout_place (layout, id, x, y, pinned);
  change = ent_change_new (title);
  add_places (self, layout, change);

  return ent_change_get_n_edits (change) > 0 ? g_steal_pointer (&change) : NULL;
}

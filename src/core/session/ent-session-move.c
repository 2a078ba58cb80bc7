/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-session-private.h"

/*
 * Moving nodes: to where they are dropped, or little by little by keyboard; and how those
 * are arranged that nobody moved.
 */

/**
 * ent_session_set_layout_method:
 * @self: a session
 * @method: how nodes are arranged that nobody moved
 *
 * Sets how the graph is arranged; it is arranged anew where nobody has moved anything.
 */
void
ent_session_set_layout_method (EntSession      *self,
                               EntLayoutMethod  method)
{
  g_return_if_fail (ENT_IS_SESSION (self));

  ent_arrangement_set_method (self->arrangement, method);
}

/**
 * ent_session_move:
 * @self: a session
 * @id: the id of a node: a state, or a tie that has a hub
 * @x: the centre, in scene units, to the right
 * @y: the centre, in scene units, downwards
 * @pinned: whether a later layout leaves it there
 *
 * Moves a node, as a change that can be undone.
 *
 * Returns: whether it was moved
 */
gboolean
ent_session_move (EntSession *self,
                  const char *id,
                  double      x,
                  double      y,
                  gboolean    pinned)
{
  g_autoptr (EntChange) change = NULL;

  g_return_val_if_fail (ENT_IS_SESSION (self), FALSE);

  change = ent_arrangement_make_move (self->arrangement, id, x, y, pinned);

  return change != NULL && ent_session_apply (self, change, NULL);
}

/**
 * ent_session_nudge:
 * @self: a session
 * @id: the id of a node: a state, or a tie that has a hub
 * @dx: how far, in scene units, to the right
 * @dy: how far, in scene units, downwards
 *
 * Moves a node a little, and pins it. Nudges of one node that follow upon each other are
 * one change.
 *
 * Returns: whether it was moved
 */
gboolean
ent_session_nudge (EntSession *self,
                   const char *id,
                   double      dx,
                   double      dy)
{
  g_autoptr (EntChange) change = NULL;
  g_autofree char *key = NULL;
  EntLayout *layout;
  const EntLayoutNode *node;

  g_return_val_if_fail (ENT_IS_SESSION (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  layout = ent_session_get_layout (self);
  node = layout ? ent_layout_get_node (layout, id) : NULL;
  if (node == NULL)
    return FALSE;

  change = ent_arrangement_make_move (self->arrangement, id, node->x + dx, node->y + dy, TRUE);
  if (change == NULL)
    return FALSE;

  key = g_strconcat ("nudge:", id, NULL);
  ent_change_set_merge_key (change, key);

  return ent_session_apply (self, change, NULL);
}

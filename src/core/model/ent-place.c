/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-core-enums.h"
#include "ent-place.h"
#include "ent-target.h"

/**
 * EntPlace:
 *
 * Where a node of the graph stands.
 */

struct _EntPlace
{
  EntRecord parent_instance;

  char     *of;
  double    x;
  double    y;
  gboolean  pinned;
};

G_DEFINE_FINAL_TYPE (EntPlace, ent_place, ENT_TYPE_RECORD)

static const EntField place_fields[] = {
  { "of", ENT_FIELD_REFERENCE, TRUE, G_STRUCT_OFFSET (EntPlace, of), ent_node_get_type },
  { "x", ENT_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (EntPlace, x), NULL },
  { "y", ENT_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (EntPlace, y), NULL },
  { "pinned", ENT_FIELD_BOOLEAN, FALSE, G_STRUCT_OFFSET (EntPlace, pinned), NULL },
};

static void
ent_place_class_init (EntPlaceClass *klass)
{
  ent_record_class_install_fields (ENT_RECORD_CLASS (klass),
                                   "places",
                                   place_fields,
                                   G_N_ELEMENTS (place_fields));
}

static void
ent_place_init (EntPlace *self)
{
}

/**
 * ent_place_get_of:
 * @self: a place
 *
 * Returns: the id of the state, or of the tie that is drawn as a hub
 */
const char *
ent_place_get_of (EntPlace *self)
{
  g_return_val_if_fail (ENT_IS_PLACE (self), NULL);

  return self->of;
}

/**
 * ent_place_get_x:
 * @self: a place
 *
 * Returns: its centre in scene units, to the right
 */
double
ent_place_get_x (EntPlace *self)
{
  g_return_val_if_fail (ENT_IS_PLACE (self), 0);

  return self->x;
}

/**
 * ent_place_get_y:
 * @self: a place
 *
 * Returns: its centre in scene units, downwards
 */
double
ent_place_get_y (EntPlace *self)
{
  g_return_val_if_fail (ENT_IS_PLACE (self), 0);

  return self->y;
}

/**
 * ent_place_get_pinned:
 * @self: a place
 *
 * Returns: whether the user put it there
 */
gboolean
ent_place_get_pinned (EntPlace *self)
{
  g_return_val_if_fail (ENT_IS_PLACE (self), FALSE);

  return self->pinned;
}

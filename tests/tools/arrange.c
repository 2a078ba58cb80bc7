/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "ent-layout-engine.h"
#include "ent-scene.h"
#include "ent-store.h"

/*
 * For whoever codes a case that is to be shipped: lays it out, and writes it
 * with its places, in the form in which Entente writes cases. Places that are
 * there already are kept: take the section out to have all of them anew.
 *
 * usage: arrange IN OUT
 */

static void
add_place (EntChange           *change,
           const EntLayoutNode *node)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) json = NULL;
  g_autofree char *id = g_strdup_printf ("place-%s", node->id);

  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "of", node->id);
  json_object_set_int_member (object, "x", lrint (node->x));
  json_object_set_int_member (object, "y", lrint (node->y));
  json = json_node_init_object (json_node_alloc (), object);
  ent_change_add (change, ENT_TYPE_PLACE, NULL, json);
}

static gboolean
arrange (EntCase  *the_case,
         GError  **error)
{
  g_autoptr (EntLayout) placed = ent_graph_layout_from_places (the_case);
  g_autoptr (EntLayout) layout = NULL;
  g_autoptr (EntChange) change = NULL;

  if (placed != NULL)
    return TRUE;

  layout = ent_graph_layout_make (the_case, ENT_LAYOUT_METHOD_AUTOMATIC, error);
  if (layout == NULL)
    return FALSE;

  change = ent_change_new ("Arrange");
  for (guint i = 0; i < ent_layout_get_n_nodes (layout); i++)
    add_place (change, ent_layout_get_nth_node (layout, i));

  return ent_case_apply (the_case, change, error);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntCase) the_case = NULL;

  if (argc > 1 && g_str_equal (argv[1], "--layout-child"))
    return ent_layout_child_main (argc, argv);
  if (argc != 3)
    {
      g_printerr ("usage: arrange IN OUT\n");
      return 2;
    }

  the_case = ent_store_open (argv[1], NULL, &error);
  if (the_case == NULL || !arrange (the_case, &error) || !ent_store_save (the_case, argv[2], &error))
    {
      g_printerr ("arrange: %s\n", error->message);
      return 2;
    }

  return 0;
}

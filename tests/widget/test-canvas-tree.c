/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-canvas-private.h"
#include "view-helpers.h"

/*
 * The graph as a tree on the accessibility bus: states by name, and below each the links
 * whose names begin with it; whatever comes, goes or changes.
 */

static const char tree_case[] =
  "{\"format\": \"entente-case\", \"version\": 1,"
  "\"case\": {\"title\": \"Tree\", \"coverage\": \"1950/1990\", \"opening\": \"1965\","
  " \"definition\": \"formal\"},"
  "\"definitions\": [{\"id\": \"formal\", \"title\": \"Formal\", \"description\": \"By treaty.\","
  " \"clauses\": [{\"kinds\": [\"alliance\"], \"bases\": [\"treaty\"]}]}],"
  "\"states\": ["
  "{\"id\": \"AAA\", \"kind\": \"state\", \"names\": [{\"name\": \"Alpha\"}]},"
  "{\"id\": \"BBB\", \"kind\": \"state\", \"names\": [{\"name\": \"Beta\"}]},"
  "{\"id\": \"CCC\", \"kind\": \"state\", \"names\": [{\"name\": \"Gamma\"}]},"
  "{\"id\": \"DDD\", \"kind\": \"state\", \"names\": [{\"name\": \"Omega\"}]},"
  "{\"id\": \"EEE\", \"kind\": \"state\", \"names\": [{\"name\": \"Eta\"}]}],"
  "\"ties\": ["
  "{\"id\": \"ab\", \"kind\": \"alliance\", \"date\": \"1955/1970\", \"basis\": \"treaty\","
  " \"members\": [{\"state\": \"AAA\"}, {\"state\": \"BBB\"}]},"
  "{\"id\": \"ac\", \"kind\": \"alliance\", \"date\": \"1960/..\", \"basis\": \"treaty\","
  " \"members\": [{\"state\": \"AAA\"}, {\"state\": \"CCC\"}]},"
  "{\"id\": \"bd\", \"kind\": \"alignment\", \"date\": \"1960/1980\", \"basis\": \"tacit\","
  " \"members\": [{\"state\": \"BBB\"}, {\"state\": \"DDD\"}]},"
  "{\"id\": \"all\", \"kind\": \"alliance\", \"date\": \"1975/1985\", \"basis\": \"treaty\","
  " \"members\": [{\"state\": \"AAA\"}, {\"state\": \"BBB\"}, {\"state\": \"CCC\"},"
  " {\"state\": \"DDD\"}, {\"state\": \"EEE\"}]}],"
  "\"places\": ["
  "{\"id\": \"place-AAA\", \"of\": \"AAA\", \"x\": 0, \"y\": 0},"
  "{\"id\": \"place-BBB\", \"of\": \"BBB\", \"x\": 240, \"y\": 0},"
  "{\"id\": \"place-CCC\", \"of\": \"CCC\", \"x\": 0, \"y\": 160},"
  "{\"id\": \"place-DDD\", \"of\": \"DDD\", \"x\": 480, \"y\": 0},"
  "{\"id\": \"place-EEE\", \"of\": \"EEE\", \"x\": 480, \"y\": 160},"
  "{\"id\": \"place-all\", \"of\": \"all\", \"x\": 240, \"y\": 160}]}";

typedef struct
{
  EntSession *session;
  EntCanvas  *canvas;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *canvas = ent_canvas_new ();

  fixture->session = create_session_from (tree_case);
  fixture->canvas = ENT_CANVAS (canvas);
  ent_session_set_show_ended (fixture->session, FALSE);
  ent_canvas_set_session (fixture->canvas, fixture->session);
  show_in_window (canvas, 800, 600);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_window_of (GTK_WIDGET (fixture->canvas));
  g_assert_finalize_object (fixture->session);
}

/* Writes what is below something, in brackets; each has it as its parent, and no other
   place. */
static void
write_children (GtkAccessible *parent,
                GHashTable    *met,
                GString       *text)
{
  g_autoptr (GtkAccessible) child = gtk_accessible_get_first_accessible_child (parent);

  while (child != NULL)
    {
      g_autoptr (GtkAccessible) of = gtk_accessible_get_accessible_parent (child);
      GtkAccessible *next = gtk_accessible_get_next_accessible_sibling (child);

      g_assert_true (of == parent);
      g_assert_true (g_hash_table_add (met, child));
      if (text->len > 0 && text->str[text->len - 1] != '(')
        g_string_append_c (text, ' ');
      g_string_append (text, ENT_IS_CANVAS_ITEM (child)
                               ? ent_canvas_item_get_id (ENT_CANVAS_ITEM (child))
                               : G_OBJECT_TYPE_NAME (child));
      if (ENT_IS_CANVAS_ITEM (child) &&
          ent_canvas_item_get_children (ENT_CANVAS_ITEM (child))->len > 0)
        {
          g_string_append_c (text, '(');
          write_children (child, met, text);
          g_string_append_c (text, ')');
        }
      g_object_unref (child);
      child = next;
    }
}

static void
assert_tree (Fixture    *fixture,
             const char *expected)
{
  g_autoptr (GHashTable) met = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_children = 0;

  write_children (GTK_ACCESSIBLE (fixture->canvas), met, text);
  g_assert_cmpstr (text->str, ==, expected);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->canvas));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    n_children++;
  g_assert_cmpuint (g_hash_table_size (met), ==, n_children);
}

static EntCanvasItem *
get_item (Fixture       *fixture,
          EntCanvasKind  kind,
          const char    *id)
{
  EntCanvasItem *item = ent_canvas_get_item (fixture->canvas, kind, id);

  g_assert_nonnull (item);
  return item;
}

/* Time moves, and back: what is there is in its place. */
static void
test_time (Fixture       *fixture,
           gconstpointer  data)
{
  assert_tree (fixture, "AAA(ab ac) BBB(bd) EEE CCC DDD");
  go_to (fixture->session, "1972");
  assert_tree (fixture, "AAA(ac) BBB(bd) EEE CCC DDD");
  go_to (fixture->session, "1977");
  assert_tree (fixture, "AAA(all/AAA ac) BBB(all/BBB bd) EEE(all/EEE) CCC(all/CCC) "
                        "DDD(all/DDD) all");
  go_to (fixture->session, "1988");
  assert_tree (fixture, "AAA(ac) BBB EEE CCC DDD");
  go_to (fixture->session, "1957");
  assert_tree (fixture, "AAA(ab) BBB EEE CCC DDD");
  go_to (fixture->session, "1965");
  assert_tree (fixture, "AAA(ab ac) BBB(bd) EEE CCC DDD");
  ent_canvas_set_session (fixture->canvas, NULL);
  assert_tree (fixture, "");
}

/* What is said of a place in the tree. */
static void
test_place (Fixture       *fixture,
            gconstpointer  data)
{
  EntCanvasItem *link = get_item (fixture, ENT_CANVAS_LINK, "ac");
  EntCanvasItem *state = get_item (fixture, ENT_CANVAS_NODE, "BBB");

  gtk_test_accessible_assert_role (fixture->canvas, GTK_ACCESSIBLE_ROLE_TREE);
  gtk_test_accessible_assert_property (link, GTK_ACCESSIBLE_PROPERTY_LEVEL, 2);
  gtk_test_accessible_assert_relation (link, GTK_ACCESSIBLE_RELATION_POS_IN_SET, 2);
  gtk_test_accessible_assert_relation (link, GTK_ACCESSIBLE_RELATION_SET_SIZE, 2);
  gtk_test_accessible_assert_property (state, GTK_ACCESSIBLE_PROPERTY_LEVEL, 1);
  gtk_test_accessible_assert_relation (state, GTK_ACCESSIBLE_RELATION_POS_IN_SET, 2);
  gtk_test_accessible_assert_relation (state, GTK_ACCESSIBLE_RELATION_SET_SIZE, 5);

  go_to (fixture->session, "1972");
  gtk_test_accessible_assert_relation (link, GTK_ACCESSIBLE_RELATION_POS_IN_SET, 1);
  gtk_test_accessible_assert_relation (link, GTK_ACCESSIBLE_RELATION_SET_SIZE, 1);
}

/* A link's place is told from its state, and adds up to where it is seen. */
static void
test_bounds (Fixture       *fixture,
             gconstpointer  data)
{
  EntCanvasItem *link = get_item (fixture, ENT_CANVAS_LINK, "ab");
  EntCanvasItem *state = get_item (fixture, ENT_CANVAS_NODE, "AAA");
  graphene_rect_t seen;
  int x, y, width, height, state_x, state_y;

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (link), GTK_WIDGET (fixture->canvas),
                                            &seen));
  g_assert_true (gtk_accessible_get_bounds (GTK_ACCESSIBLE (state), &state_x, &state_y, &width,
                                            &height));
  g_assert_true (gtk_accessible_get_bounds (GTK_ACCESSIBLE (link), &x, &y, &width, &height));
  g_assert_cmpint (state_x, !=, 0);
  g_assert_cmpint (x + state_x, ==, (int) seen.origin.x);
  g_assert_cmpint (y + state_y, ==, (int) seen.origin.y);
  g_assert_cmpint (width, ==, (int) seen.size.width);
}

/* Changes a record of the case; adds it where there is none, removes it without @json. */
static void
apply (Fixture    *fixture,
       GType       type,
       const char *id,
       const char *json)
{
  EntRecord *record = ent_case_lookup (ent_session_get_case (fixture->session), type, id);
  g_autoptr (EntChange) change = ent_change_new ("Change");
  g_autoptr (JsonNode) before = record != NULL ? ent_record_to_json (record) : NULL;
  g_autoptr (JsonNode) after = json != NULL ? json_from_string (json, NULL) : NULL;

  ent_change_add (change, type, before, after);
  g_assert_true (ent_session_apply (fixture->session, change, NULL));
}

/* Removes a node of the graph, and its place. */
static void
remove_placed (Fixture    *fixture,
               GType       type,
               const char *id,
               const char *place)
{
  EntCase *the_case = ent_session_get_case (fixture->session);
  g_autoptr (EntChange) change = ent_change_new ("Remove");
  g_autoptr (JsonNode) place_before =
    ent_record_to_json (ent_case_lookup (the_case, ENT_TYPE_PLACE, place));
  g_autoptr (JsonNode) before =
    ent_record_to_json (ent_case_lookup (the_case, type, id));

  ent_change_add (change, ENT_TYPE_PLACE, place_before, NULL);
  ent_change_add (change, type, before, NULL);
  g_assert_true (ent_session_apply (fixture->session, change, NULL));
}

/* A tie whose members change places is below the other state: the same item, and with it
   the keyboard. */
static void
test_other_parent (Fixture       *fixture,
                   gconstpointer  data)
{
  EntCanvasItem *link = get_item (fixture, ENT_CANVAS_LINK, "ab");

  gtk_widget_grab_focus (GTK_WIDGET (link));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (link)));
  apply (fixture, ENT_TYPE_TIE, "ab",
         "{\"id\": \"ab\", \"kind\": \"alliance\", \"date\": \"1955/1970\","
         " \"basis\": \"treaty\", \"members\": [{\"state\": \"BBB\"}, {\"state\": \"AAA\"}]}");
  assert_tree (fixture, "AAA(ac) BBB(ab bd) EEE CCC DDD");
  g_assert_true (link == get_item (fixture, ENT_CANVAS_LINK, "ab"));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (link)));
  gtk_test_accessible_assert_state (link, GTK_ACCESSIBLE_STATE_HIDDEN, FALSE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (link)));

  ent_session_undo (fixture->session);
  assert_tree (fixture, "AAA(ab ac) BBB(bd) EEE CCC DDD");
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (link)));
}

/* A state with another name, and one with another link: each goes to its new place. */
static void
test_edits (Fixture       *fixture,
            gconstpointer  data)
{
  EntCanvasItem *item = get_item (fixture, ENT_CANVAS_NODE, "AAA");

  apply (fixture, ENT_TYPE_STATE, "AAA",
         "{\"id\": \"AAA\", \"kind\": \"state\", \"names\": [{\"name\": \"Zeta\"}]}");
  assert_tree (fixture, "BBB(bd) EEE CCC DDD AAA(ab ac)");
  g_assert_true (item == get_item (fixture, ENT_CANVAS_NODE, "AAA"));

  apply (fixture, ENT_TYPE_TIE, "ad",
         "{\"id\": \"ad\", \"kind\": \"alliance\", \"date\": \"1955/1970\","
         " \"basis\": \"treaty\","
         " \"members\": [{\"state\": \"DDD\"}, {\"state\": \"CCC\"}]}");
  assert_tree (fixture, "BBB(bd) EEE CCC DDD(ad) AAA(ab ac)");
  apply (fixture, ENT_TYPE_TIE, "ab", NULL);
  remove_placed (fixture, ENT_TYPE_TIE, "all", "place-all");
  remove_placed (fixture, ENT_TYPE_STATE, "EEE", "place-EEE");
  assert_tree (fixture, "BBB(bd) CCC DDD(ad) AAA(ac)");

  for (guint i = 0; i < 5; i++)
    ent_session_undo (fixture->session);
  assert_tree (fixture, "AAA(ab ac) BBB(bd) EEE CCC DDD");
  ent_session_redo (fixture->session);
  assert_tree (fixture, "BBB(bd) EEE CCC DDD AAA(ab ac)");
}

/* What is in the canvas beside the graph, as its menu is, comes last, whatever comes. */
static void
test_other (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *other = gtk_label_new ("Other");

  gtk_widget_set_parent (other, GTK_WIDGET (fixture->canvas));
  assert_tree (fixture, "AAA(ab ac) BBB(bd) EEE CCC DDD GtkLabel");
  go_to (fixture->session, "1988");
  go_to (fixture->session, "1977");
  assert_tree (fixture, "AAA(all/AAA ac) BBB(all/BBB bd) EEE(all/EEE) CCC(all/CCC) "
                        "DDD(all/DDD) all GtkLabel");
  gtk_widget_unparent (other);
}

#define ADD(path, func) \
  g_test_add ("/canvas/tree/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  start_view_test (&argc, &argv);

  ADD ("time", test_time);
  ADD ("place", test_place);
  ADD ("bounds", test_bounds);
  ADD ("other-parent", test_other_parent);
  ADD ("edits", test_edits);
  ADD ("other", test_other);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-canvas-private.h"
#include "view-helpers.h"

/* Words of an article that are dropped on the graph. */

#define ARTICLES ",\"articles\": [{\"id\": \"doe\", \"label\": \"Doe\", " \
                 "\"csl\": {\"type\": \"article\", \"title\": \"Letters\"}}]"

typedef struct
{
  EntSession *session;
  EntCanvas  *canvas;
  EntExcerpt *excerpt;
  EntExcerpt *requested;
  EntRecord  *target;
  guint       count;
} Fixture;

static void
request_cb (EntReading *reading,
            EntExcerpt *excerpt,
            EntRecord  *target,
            Fixture    *fixture)
{
  fixture->requested = excerpt;
  fixture->target = target;
  fixture->count++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char content[] = "Alpha and Beta met.\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, strlen (content));
  g_autoptr (EntText) text = ent_text_new_from_bytes (bytes, "doe.txt", NULL);
  EntRecord *article;

  fixture->session =
    create_session_from (VIEW_CASE_HEAD VIEW_CASE_TIES ARTICLES VIEW_CASE_PLACES "}");
  article = ent_case_lookup (ent_session_get_case (fixture->session), ENT_TYPE_ARTICLE, "doe");
  fixture->excerpt = ent_excerpt_new (ENT_ARTICLE (article), text, 0, 5);
  fixture->canvas = ENT_CANVAS (ent_canvas_new ());
  ent_canvas_set_session (fixture->canvas, fixture->session);
  g_signal_connect (ent_session_get_reading (fixture->session), "attach-requested",
                    G_CALLBACK (request_cb), fixture);
  show_in_window (GTK_WIDGET (fixture->canvas), 800, 600);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_window_of (GTK_WIDGET (fixture->canvas));
  g_clear_object (&fixture->excerpt);
  g_assert_finalize_object (fixture->session);
}

static gboolean
drop_on (Fixture  *fixture,
         EntPoint  scene)
{
  EntPoint at = ent_viewport_to_widget (ent_canvas_get_viewport (fixture->canvas), scene);

  return ent_canvas_drop_excerpt (fixture->canvas, fixture->excerpt, at);
}

static void
test_link (Fixture       *fixture,
           gconstpointer  data)
{
  const EntSceneLink *link = ent_scene_lookup_link (ent_canvas_get_scene (fixture->canvas), "ab");

  g_assert_nonnull (link);
  g_assert_true (drop_on (fixture, link->middle));
  g_assert_cmpuint (fixture->count, ==, 1);
  g_assert_true (fixture->requested == fixture->excerpt);
  g_assert_cmpstr (ent_record_get_id (fixture->target), ==, "ab");
  /* What would take the words is lit. */
  g_assert_cmpint (fixture->canvas->hover.kind, ==, ENT_CANVAS_LINK);
  g_assert_cmpstr (fixture->canvas->hover.id, ==, "ab");
}

static void
test_state (Fixture       *fixture,
            gconstpointer  data)
{
  const EntSceneNode *node = ent_scene_lookup_node (ent_canvas_get_scene (fixture->canvas), "CCC");

  g_assert_nonnull (node);
  g_assert_true (drop_on (fixture, ent_canvas_node_center (node)));
  g_assert_cmpuint (fixture->count, ==, 1);
  g_assert_cmpstr (ent_record_get_id (fixture->target), ==, "CCC");
}

static void
test_ground (Fixture       *fixture,
             gconstpointer  data)
{
  EntPoint nowhere = { 300, 400 };

  g_assert_false (drop_on (fixture, nowhere));
  g_assert_cmpuint (fixture->count, ==, 0);
  g_assert_cmpint (fixture->canvas->hover.kind, ==, ENT_CANVAS_NOTHING);
}

/* The canvas says to GTK what it takes. */
static void
test_takes_excerpts (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GListModel) controllers =
    gtk_widget_observe_controllers (GTK_WIDGET (fixture->canvas));
  guint n_targets = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_DROP_TARGET (controller))
        continue;
      n_targets++;
      g_assert_true (gdk_content_formats_contain_gtype (
        gtk_drop_target_get_formats (GTK_DROP_TARGET (controller)), ENT_TYPE_EXCERPT));
    }
  g_assert_cmpuint (n_targets, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  start_view_test (&argc, &argv);
  g_test_add ("/canvas/drop/link", Fixture, NULL, set_up, test_link, tear_down);
  g_test_add ("/canvas/drop/state", Fixture, NULL, set_up, test_state, tear_down);
  g_test_add ("/canvas/drop/ground", Fixture, NULL, set_up, test_ground, tear_down);
  g_test_add ("/canvas/drop/takes-excerpts", Fixture, NULL, set_up, test_takes_excerpts, tear_down);

  return g_test_run ();
}

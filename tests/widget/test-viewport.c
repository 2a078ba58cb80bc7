/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-viewport.h"

/*
 * The viewport's arithmetic: what is seen where. No display is needed.
 */

#define assert_close(a, b) g_assert_cmpfloat_with_epsilon ((a), (b), 1e-6)

static const EntRect content = { -500, -400, 1000, 800 };

static EntViewport *
create_viewport (void)
{
  EntViewport *viewport = ent_viewport_new ();

  ent_viewport_set_size (viewport, 800, 600);
  ent_viewport_set_content (viewport, content);
  return viewport;
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_conversion (void)
{
  g_autoptr (EntViewport) viewport = create_viewport ();
  EntPoint point = { 37, -12 };
  EntPoint seen;

  ent_viewport_set_view (viewport, (EntView) { 2, { 30, -20 } });
  seen = ent_viewport_to_widget (viewport, (EntPoint) { 30, -20 });
  assert_close (seen.x, 400);
  assert_close (seen.y, 300);

  seen = ent_viewport_to_widget (viewport, point);
  assert_close (seen.x, 414);
  assert_close (seen.y, 316);

  seen = ent_viewport_to_scene (viewport, seen);
  assert_close (seen.x, point.x);
  assert_close (seen.y, point.y);
}

static void
test_zoom_at (void)
{
  g_autoptr (EntViewport) viewport = create_viewport ();
  EntPoint at = { 650, 120 };
  EntPoint before = ent_viewport_to_scene (viewport, at);
  EntPoint after;

  ent_viewport_zoom_at (viewport, 2.5, at);
  after = ent_viewport_to_scene (viewport, at);
  assert_close (ent_viewport_get_zoom (viewport), 2.5);
  assert_close (after.x, before.x);
  assert_close (after.y, before.y);
}

static void
test_zoom_limits (void)
{
  g_autoptr (EntViewport) viewport = create_viewport ();
  EntPoint middle = { 400, 300 };

  ent_viewport_zoom_at (viewport, 1000, middle);
  assert_close (ent_viewport_get_zoom (viewport), ENT_VIEWPORT_MAX_ZOOM);
  ent_viewport_zoom_at (viewport, 0.0001, middle);
  assert_close (ent_viewport_get_zoom (viewport), ENT_VIEWPORT_MIN_ZOOM);
}

static void
test_pan (void)
{
  g_autoptr (EntViewport) viewport = create_viewport ();
  EntPoint place;

  ent_viewport_set_view (viewport, (EntView) { 2, { 0, 0 } });
  ent_viewport_pan (viewport, 50, -30);
  place = ent_viewport_to_widget (viewport, (EntPoint) { 0, 0 });
  assert_close (place.x, 450);
  assert_close (place.y, 270);
}

static void
test_content_is_never_lost (void)
{
  g_autoptr (EntViewport) viewport = create_viewport ();
  EntView view;

  ent_viewport_pan (viewport, -1e6, 1e6);
  view = ent_viewport_get_view (viewport);
  assert_close (view.center.x, content.x + content.width);
  assert_close (view.center.y, content.y);

  ent_viewport_set_content (viewport, (EntRect) { 0, 0, 10, 10 });
  view = ent_viewport_get_view (viewport);
  assert_close (view.center.x, 10);
  assert_close (view.center.y, 0);
}

static void
test_resize_keeps_center (void)
{
  g_autoptr (EntViewport) viewport = create_viewport ();
  EntPoint seen;

  ent_viewport_set_view (viewport, (EntView) { 1.5, { 77, 33 } });
  ent_viewport_set_size (viewport, 300, 200);
  seen = ent_viewport_to_scene (viewport, (EntPoint) { 150, 100 });
  assert_close (seen.x, 77);
  assert_close (seen.y, 33);
}

static void
test_fit (void)
{
  g_autoptr (EntViewport) viewport = create_viewport ();
  const EntInsets insets = { 20, 40, 80, 160 };
  EntRect rect = { -300, -100, 400, 300 };
  EntPoint corner;

  ent_viewport_set_view (viewport, ent_viewport_plan_fit (viewport, rect, &insets, 8));
  corner = ent_viewport_to_widget (viewport, (EntPoint) { rect.x, rect.y });
  g_assert_cmpfloat (corner.x, >=, insets.left - 1e-6);
  g_assert_cmpfloat (corner.y, >=, insets.top - 1e-6);
  corner = ent_viewport_to_widget (viewport, (EntPoint) { rect.x + rect.width,
                                                          rect.y + rect.height });
  g_assert_cmpfloat (corner.x, <=, 800 - insets.right + 1e-6);
  g_assert_cmpfloat (corner.y, <=, 600 - insets.bottom + 1e-6);

  /* The 600 pixels that are left hold 400 units at 1.5, the height 300 at 5/3. */
  assert_close (ent_viewport_get_zoom (viewport), 1.5);
}

static void
test_fit_limits (void)
{
  g_autoptr (EntViewport) viewport = create_viewport ();
  const EntInsets none = { 0, 0, 0, 0 };
  const EntInsets all = { 400, 500, 400, 500 };
  EntView view;

  view = ent_viewport_plan_fit (viewport, (EntRect) { 5, 5, 1, 1 }, &none, 1.6);
  assert_close (view.zoom, 1.6);
  view = ent_viewport_plan_fit (viewport, (EntRect) { 5, 5, 0, 0 }, &none, 1.6);
  assert_close (view.zoom, 1.6);
  assert_close (view.center.x, 5);
  view = ent_viewport_plan_fit (viewport, content, &all, 1.6);
  assert_close (view.zoom, ENT_VIEWPORT_MIN_ZOOM);
}

static void
test_notifications (void)
{
  g_autoptr (EntViewport) viewport = create_viewport ();
  guint changed = 0, zoom = 0, x = 0, y = 0;

  g_signal_connect_swapped (viewport, "changed", G_CALLBACK (count_cb), &changed);
  g_signal_connect_swapped (viewport, "notify::zoom", G_CALLBACK (count_cb), &zoom);
  g_signal_connect_swapped (viewport, "notify::center-x", G_CALLBACK (count_cb), &x);
  g_signal_connect_swapped (viewport, "notify::center-y", G_CALLBACK (count_cb), &y);

  ent_viewport_set_view (viewport, (EntView) { 2, { 10, 0 } });
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpuint (zoom, ==, 1);
  g_assert_cmpuint (x, ==, 1);
  g_assert_cmpuint (y, ==, 0);

  ent_viewport_set_view (viewport, (EntView) { 2, { 10, 0 } });
  g_object_set (viewport, "zoom", 2.0, "center-x", 10.0, NULL);
  ent_viewport_set_size (viewport, 800, 600);
  ent_viewport_set_content (viewport, content);
  g_assert_cmpuint (changed, ==, 1);

  ent_viewport_set_size (viewport, 801, 600);
  g_assert_cmpuint (changed, ==, 2);
  g_assert_cmpuint (zoom + x + y, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/viewport/conversion", test_conversion);
  g_test_add_func ("/viewport/zoom-at", test_zoom_at);
  g_test_add_func ("/viewport/zoom-limits", test_zoom_limits);
  g_test_add_func ("/viewport/pan", test_pan);
  g_test_add_func ("/viewport/content-is-never-lost", test_content_is_never_lost);
  g_test_add_func ("/viewport/resize-keeps-center", test_resize_keeps_center);
  g_test_add_func ("/viewport/fit", test_fit);
  g_test_add_func ("/viewport/fit-limits", test_fit_limits);
  g_test_add_func ("/viewport/notifications", test_notifications);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <pango/pangocairo.h>

#include "ent-direction.h"

/* Which way a line with an arrow reads, drawn by Pango in either direction. */

static int
get_place (PangoLayout *layout,
           const char  *part)
{
  const char *text = pango_layout_get_text (layout);
  PangoRectangle place;

  g_assert_nonnull (strstr (text, part));
  pango_layout_index_to_pos (layout, (int) (strstr (text, part) - text), &place);
  return place.width < 0 ? place.x + place.width : place.x;
}

/* Whether @first, the arrow and @second follow one another in the direction it points to. */
static void
assert_reads (const char *line,
              const char *first,
              const char *arrow,
              const char *second)
{
  g_autoptr (PangoFontMap) fonts = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (fonts);
  gboolean to_left = g_str_equal (arrow, "←");
  g_autofree char *kept = ent_direction_keep_arrow (g_strdup (line));

  for (int base = PANGO_DIRECTION_LTR; base <= PANGO_DIRECTION_RTL; base++)
    {
      g_autoptr (PangoLayout) layout = NULL;
      int a, b, between;

      pango_context_set_base_dir (context, base);
      layout = pango_layout_new (context);
      pango_layout_set_text (layout, kept, -1);
      a = get_place (layout, first);
      between = get_place (layout, arrow);
      b = get_place (layout, second);
      if (to_left)
        g_assert_true (b < between && between < a);
      else
        g_assert_true (a < between && between < b);
    }
  g_object_unref (context);
}

static void
test_arrows (void)
{
  assert_reads ("China → Laos", "China", "→", "Laos");
  assert_reads ("الصين → فيتنام", "الصين", "→", "فيتنام");
  assert_reads ("الصين → Laos", "الصين", "→", "Laos");
  assert_reads ("China → לאוס", "China", "→", "לאוס");
  assert_reads ("الصين ← فيتنام", "الصين", "←", "فيتنام");
  assert_reads ("China ← Laos", "China", "←", "Laos");
  assert_reads ("China ← فيتنام", "China", "←", "فيتنام");
}

/* What needs no mark is found by whoever looks for it. */
static void
test_unmarked (void)
{
  static const char *const lines[] = { "China → Laos", "الصين – فيتنام", "", "Türkiye → Česko" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *kept = ent_direction_keep_arrow (g_strdup (lines[i]));

      g_assert_cmpstr (kept, ==, lines[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/direction/arrows", test_arrows);
  g_test_add_func ("/direction/unmarked", test_unmarked);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "window-helpers.h"

/*
 * Whether what is written in the window stands out from its ground, in light and in dark;
 * with ADW_DEBUG_HIGH_CONTRAST in high contrast. It is measured on what is painted, at
 * twice the size, so that the middle of each stroke has the colour of the letter whatever
 * style classes and opacities it comes from. What cannot be used now may be pale.
 *
 * And whether it is seen what has the keyboard: what is painted with it is compared with what
 * is painted without.
 */

#define CASE "builtin:china-vietnam"
#define SCALE 2

/* So many pixels of a colour are the stroke of a letter, and not its edge. Symbols have
 * slanted lines, which are little but edge. */
#define STROKE 10
#define LINE 1

/* How often what is pale is looked at again. */
#define LOOKS 4

/* So many pixels are a ring, or a line along a side. */
#define RING 100

/* What holds a text has the ring of what is typed. */
#define AROUND 40

/* More stops than a view has. */
#define MOST_STOPS 300

#define LEAST_FOR_TEXT 4.5
#define LEAST_FOR_PICTURES 3.0

/* Colours are rounded to a byte. */
#define TOLERANCE 0.05

static const char *const views[] = { "graph", "articles", "gaps", "definitions", "theory" };
static const char *const sides[] = { "evidence", "history" };

typedef struct
{
  const guchar *pixels;
  gsize         stride;
  int           width;
  int           height;
} Painted;

typedef struct
{
  const Painted *painted;
  GtkWidget     *window;
  GPtrArray     *offenders;
  guint          n_seen;
} Eye;

/* ------------------------------------------------------------------------- measuring */

/* The relative luminance of WCAG 2.2. */
static double
get_luminance (guint32 color)
{
  static const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double luminance = 0;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      double channel = ((color >> (16 - 8 * i)) & 0xff) / 255.0;

      luminance +=
        weights[i] * (channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4));
    }
  return luminance;
}

static double
get_ratio (guint32 a,
           guint32 b)
{
  double of_a = get_luminance (a);
  double of_b = get_luminance (b);

  return of_a > of_b ? (of_a + 0.05) / (of_b + 0.05) : (of_b + 0.05) / (of_a + 0.05);
}

static guint32
get_color (const Painted *painted,
           int            x,
           int            y)
{
  const guchar *pixel = painted->pixels + y * painted->stride + 4 * (gsize) x;

  return (guint32) pixel[0] << 16 | (guint32) pixel[1] << 8 | pixel[2];
}

/* How much what is painted in a box stands out: the ground is the colour that most of it
 * has, and the letter the one that differs most. */
static double
measure (const Painted         *painted,
         const graphene_rect_t *box,
         guint                  n_needed)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  int left = MAX ((int) (box->origin.x * SCALE), 0);
  int top = MAX ((int) (box->origin.y * SCALE), 0);
  int right = MIN ((int) ((box->origin.x + box->size.width) * SCALE), painted->width);
  int bottom = MIN ((int) ((box->origin.y + box->size.height) * SCALE), painted->height);
  GHashTableIter iter;
  gpointer color, count;
  guint32 ground = 0;
  guint most = 0;
  double best = 1;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        gpointer key = GUINT_TO_POINTER (get_color (painted, x, y));
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

        g_hash_table_insert (counts, key, GUINT_TO_POINTER (n + 1));
      }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &color, &count))
    if (GPOINTER_TO_UINT (count) > most)
      {
        most = GPOINTER_TO_UINT (count);
        ground = GPOINTER_TO_UINT (color);
      }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &color, &count))
    if (GPOINTER_TO_UINT (count) >= n_needed)
      best = fmax (best, get_ratio (GPOINTER_TO_UINT (color), ground));
  return best;
}

/* ---------------------------------------------------------------------------- walking */

/* What is seen of a widget, unless that is only a part of it. */
static gboolean
find_box (Eye             *eye,
          GtkWidget       *widget,
          graphene_rect_t *box)
{
  graphene_rect_t bounds;
  float whole;

  if (!gtk_widget_compute_bounds (widget, eye->window, box))
    return FALSE;
  whole = box->size.width * box->size.height;
  for (GtkWidget *around = gtk_widget_get_parent (widget); around != NULL;
       around = gtk_widget_get_parent (around))
    if (!gtk_widget_compute_bounds (around, eye->window, &bounds) ||
        !graphene_rect_intersection (box, &bounds, box))
      return FALSE;
  return whole > 0 && box->size.width * box->size.height > 0.9F * whole;
}

/* What a widget is for style sheets. */
static char *
dup_look (GtkWidget *widget)
{
  g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
  g_autofree char *joined = g_strjoinv (".", classes);
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return g_strdup_printf ("%s.%s in %s", gtk_widget_get_css_name (widget), joined,
                          parent != NULL ? gtk_widget_get_css_name (parent) : "nothing");
}

static char *
describe (GtkWidget *widget)
{
  g_autofree char *look = dup_look (widget);

  return g_strdup_printf ("%s: “%s”", look,
                          GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget))
                                                : gtk_image_get_icon_name (GTK_IMAGE (widget)));
}

static void
look_at (Eye       *eye,
         GtkWidget *widget)
{
  gboolean text = GTK_IS_LABEL (widget);
  double least = text ? LEAST_FOR_TEXT : LEAST_FOR_PICTURES;
  g_autofree char *words = text ? g_strdup (gtk_label_get_text (GTK_LABEL (widget))) : NULL;
  graphene_rect_t box;
  double ratio;

  if ((text && *g_strstrip (words) == '\0') || !gtk_widget_is_sensitive (widget) ||
      !find_box (eye, widget, &box))
    return;

  eye->n_seen++;
  ratio = measure (eye->painted, &box, text ? STROKE : LINE);
  if (ratio < least - TOLERANCE)
    {
      g_autofree char *what = describe (widget);

      g_ptr_array_add (eye->offenders, g_strdup_printf ("%.2f : %s at %.0f, %.0f", ratio, what,
                                                         box.origin.x, box.origin.y));
    }
}

static void
walk (Eye       *eye,
      GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget) ||
      (GTK_IS_IMAGE (widget) && gtk_image_get_storage_type (GTK_IMAGE (widget)) != GTK_IMAGE_EMPTY))
    look_at (eye, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    walk (eye, child);
}

/* ---------------------------------------------------------------------------- looking */

static gboolean
count_frame (GtkWidget     *widget,
             GdkFrameClock *clock,
             gpointer       user_data)
{
  int *left = user_data;

  return --(*left) > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
wait_frames (GtkWidget *widget,
             int        n_frames)
{
  int left = n_frames;

  gtk_widget_add_tick_callback (widget, count_frame, &left, NULL);
  while (left > 0)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

/* Nothing, while what is in the window is being arranged. */
static GskRenderNode *
snapshot_window (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  gtk_snapshot_scale (snapshot, SCALE, SCALE);
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  return gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
}

/* What is painted in an area of the window, or in all of it. */
static GdkTexture *
paint (GtkWidget             *window,
       int                    n_frames,
       const graphene_rect_t *area)
{
  graphene_rect_t viewport;

  g_autoptr (GskRenderNode) node = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));

  for (guint i = 0; node == NULL && i < LOOKS; i++)
    {
      wait_frames (window, n_frames);
      node = snapshot_window (window);
    }
  g_assert_nonnull (node);
  viewport = area != NULL ? *area
                          : GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (window),
                                                (float) gtk_widget_get_height (window));
  graphene_rect_scale (&viewport, SCALE, SCALE, &viewport);
  return gsk_renderer_render_texture (renderer, node, &viewport);
}

/* What @painted says is good as long as the bytes are. */
static GBytes *
paint_pixels (GtkWidget             *window,
              int                    n_frames,
              const graphene_rect_t *area,
              Painted               *painted)
{
  g_autoptr (GdkTexture) texture = paint (window, n_frames, area);
  g_autoptr (GdkTextureDownloader) downloader = gdk_texture_downloader_new (texture);
  GBytes *bytes = NULL;

  gdk_texture_downloader_set_format (downloader, GDK_MEMORY_R8G8B8A8_PREMULTIPLIED);
  bytes = gdk_texture_downloader_download_bytes (downloader, &painted->stride);
  painted->pixels = g_bytes_get_data (bytes, NULL);
  painted->width = gdk_texture_get_width (texture);
  painted->height = gdk_texture_get_height (texture);
  return bytes;
}

static GPtrArray *
look (GtkWidget  *window,
      const char *at,
      guint      *n_seen)
{
  g_autoptr (GPtrArray) offenders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = NULL;
  Painted painted;
  Eye eye = { .painted = &painted, .window = window, .offenders = offenders };

  bytes = paint_pixels (window, 8, NULL, &painted);
  walk (&eye, window);
  for (guint i = 0; i < offenders->len; i++)
    g_test_message ("%s: %s", at, (const char *) g_ptr_array_index (offenders, i));
  *n_seen = eye.n_seen;
  return g_steal_pointer (&offenders);
}

static guint
count_pale (EntWindow  *window,
            const char *at)
{
  g_autoptr (GPtrArray) offenders = NULL;
  guint n_seen = 0;

  /* What comes and goes is pale meanwhile. */
  for (guint i = 0; i < LOOKS && (offenders == NULL || offenders->len > 0); i++)
    {
      g_clear_pointer (&offenders, g_ptr_array_unref);
      offenders = look (GTK_WIDGET (window), at, &n_seen);
    }
  /* Else the test would have looked at nothing. */
  g_assert_cmpuint (n_seen, >, 30);
  return offenders->len;
}

/* -------------------------------------------------------------------------- the keyboard */

static void
show_focus (GtkWidget *widget,
            gboolean   show)
{
  const GtkStateFlags flags = GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_VISIBLE;

  if (show)
    gtk_widget_set_state_flags (widget, flags, FALSE);
  else
    gtk_widget_unset_state_flags (widget, flags);
  for (GtkWidget *around = widget; around != NULL; around = gtk_widget_get_parent (around))
    if (show)
      gtk_widget_set_state_flags (around, GTK_STATE_FLAG_FOCUS_WITHIN, FALSE);
    else
      gtk_widget_unset_state_flags (around, GTK_STATE_FLAG_FOCUS_WITHIN);
}

/* How many pixels differ enough between a widget that has the keyboard and one that has not. */
static guint
count_ring (GtkWidget *window,
            GtkWidget *widget)
{
  g_autoptr (GBytes) bytes_without = NULL;
  g_autoptr (GBytes) bytes_with = NULL;
  Painted without, with;
  graphene_rect_t area;
  guint n = 0;

  show_focus (widget, FALSE);
  wait_frames (window, 2);
  g_assert_true (gtk_widget_compute_bounds (widget, window, &area));
  graphene_rect_inset (&area, -AROUND, -AROUND);
  graphene_rect_round_extents (&area, &area);
  bytes_without = paint_pixels (window, 1, &area, &without);
  show_focus (widget, TRUE);
  bytes_with = paint_pixels (window, 2, &area, &with);

  for (int y = 0; y < without.height; y++)
    for (int x = 0; x < without.width; x++)
      if (get_color (&without, x, y) != get_color (&with, x, y) &&
          get_ratio (get_color (&without, x, y), get_color (&with, x, y)) >=
            LEAST_FOR_PICTURES - TOLERANCE)
        n++;
  return n;
}

static GtkWidget *
go_on (EntWindow *window)
{
  g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_FORWARD);
  wait_frames (GTK_WIDGET (window), 1);
  return gtk_window_get_focus (GTK_WINDOW (window));
}

/* From stop to stop of Tab. */
static guint
count_unseen_rings (EntWindow  *window,
                    const char *at)
{
  g_autoptr (GHashTable) looks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) stops = g_ptr_array_new ();
  guint n_unseen = 0;

  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  for (GtkWidget *focus = go_on (window);
       focus != NULL && !g_ptr_array_find (stops, focus, NULL) && stops->len < MOST_STOPS;
       focus = go_on (window))
    {
      g_autofree char *kind = dup_look (focus);
      guint n = 0;

      g_ptr_array_add (stops, focus);
      /* What looks alike has the same ring. */
      if (!g_hash_table_add (looks, g_strdup (kind)))
        continue;
      n = count_ring (GTK_WIDGET (window), focus);
      if (n >= RING)
        continue;
      g_test_message ("%s: %u pixels show that the keyboard is at %s (“%s”)", at, n, kind,
                      gtk_widget_get_tooltip_text (focus) ?: "");
      n_unseen++;
    }
  g_assert_cmpuint (g_hash_table_size (looks), >, 5);
  return n_unseen;
}

/* ------------------------------------------------------------------------------ tests */

static EntWindow *
open_on_a_link (AdwColorScheme scheme)
{
  EntWindow *window = NULL;
  EntSession *session;
  GListModel *ties;
  g_autoptr (EntRecord) tie = NULL;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
  window = open_window (CASE, has_layout);
  session = ent_window_get_session (window);
  ties = ent_case_get_records (ent_session_get_case (session), ENT_TYPE_TIE);
  tie = g_list_model_get_item (ties, 0);
  ent_session_select (session, tie, NULL);
  return window;
}

static void
test_window (gconstpointer data)
{
  EntWindow *window = open_on_a_link (GPOINTER_TO_INT (data));
  guint n_pale = 0;

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", views[i]);
      n_pale += count_pale (window, views[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-side", "s", sides[i]);
      n_pale += count_pale (window, sides[i]);
    }
  g_assert_cmpuint (n_pale, ==, 0);
  close_window (window);
}

static void
test_rings (gconstpointer data)
{
  static const char *const places[] = { "graph", "theory" };
  EntWindow *window = open_on_a_link (GPOINTER_TO_INT (data));
  guint n_unseen = 0;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", places[i]);
      wait_frames (GTK_WIDGET (window), 8);
      n_unseen += count_unseen_rings (window, places[i]);
    }
  g_assert_cmpuint (n_unseen, ==, 0);
  close_window (window);
}

/* The bar over an earlier state is filled with the accent, and so is the bubble of time. */
static void
test_look_bar (gconstpointer data)
{
  EntWindow *window = open_on_a_link (GPOINTER_TO_INT (data));
  EntSession *session = ent_window_get_session (window);
  EntHistory *history = ent_session_get_history (session);
  g_autoptr (GError) error = NULL;

  g_assert_true (ent_session_move (session, "LAO", 12, 34, TRUE));
  g_assert_true (ent_session_look (session, 0, &error));
  g_assert_no_error (error);
  g_assert_true (ent_history_is_looking (history));
  g_assert_cmpuint (count_pale (window, "look bar"), ==, 0);
  close_window (window);
}

/* What is pale is noticed: text with an opacity that no style of ours has. */
static void
test_notices (void)
{
  EntWindow *window = open_on_a_link (ADW_COLOR_SCHEME_FORCE_LIGHT);
  GtkCssProvider *pale = gtk_css_provider_new ();
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (window));

  gtk_css_provider_load_from_string (pale, "outline-row label { color: rgb(0 0 0 / 45%); }");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (pale),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);
  g_assert_cmpuint (count_pale (window, "pale"), >, 3);
  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (pale));
  g_object_unref (pale);
  close_window (window);
}

static void
add_tests (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  g_settings_set_boolean (settings, "reduce-motion", TRUE);
  g_test_add_data_func ("/contrast/text/light", GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_LIGHT),
                        test_window);
  g_test_add_data_func ("/contrast/text/dark", GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_DARK),
                        test_window);
  g_test_add_data_func ("/contrast/text/look-bar-light",
                        GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_LIGHT), test_look_bar);
  g_test_add_data_func ("/contrast/text/look-bar-dark",
                        GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_DARK), test_look_bar);
  g_test_add_data_func ("/contrast/rings/light",
                        GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_LIGHT), test_rings);
  g_test_add_data_func ("/contrast/rings/dark", GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_DARK),
                        test_rings);
  g_test_add_func ("/contrast/text/notices", test_notices);
}

int
main (int   argc,
      char *argv[])
{
  return run_window_tests (argc, argv, add_tests);
}

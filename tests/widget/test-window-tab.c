/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window-places.h"

/*
 * The way that Tab goes through every place of the program, wide and narrow: it comes to all
 * that can be used, once in a round, in the order in which it is read, and it is never
 * somewhere that cannot be seen.
 */

/* More stops than any place has. */
#define MOST_STOPS 300

/* How often a place that changes meanwhile is walked. */
#define MOST_ROUNDS 3

typedef struct
{
  GtkWidget  *window;
  const char *place;
  GPtrArray  *stops;
  guint       n_faults;
} Round;

static char *
describe (GtkWidget *widget)
{
  g_autoptr (GString) way = g_string_new (NULL);

  for (guint i = 0; widget != NULL && i < 6; i++, widget = gtk_widget_get_parent (widget))
    {
      g_autofree char *tooltip = g_strdup (gtk_widget_get_tooltip_text (widget));

      g_string_append_printf (way, "%s%s", i > 0 ? " in " : "", gtk_widget_get_css_name (widget));
      if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
        g_string_append_printf (way, " “%s”", gtk_button_get_label (GTK_BUTTON (widget)));
      else if (ADW_IS_PREFERENCES_ROW (widget))
        g_string_append_printf (way, " “%s”",
                                adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)));
      else if (tooltip != NULL)
        g_string_append_printf (way, " “%s”", tooltip);
    }
  return g_string_free (g_steal_pointer (&way), FALSE);
}

static void
complain (Round      *round,
          const char *fault,
          GtkWidget  *widget,
          GtkWidget  *other)
{
  g_autofree char *at = describe (widget);
  g_autofree char *of = other != NULL ? describe (other) : NULL;

  g_test_message ("%s: %s: %s%s%s", round->place, fault, at, of != NULL ? " | " : "",
                  of != NULL ? of : "");
  round->n_faults++;
}

/* ------------------------------------------------------------------------- what there is */

/* Where the arrow keys lead from one to the next, Tab stops once. */
static gboolean
is_group (GtkWidget *widget)
{
  static const char *const groups[] = { "listview", "columnview", "gridview", "list", "canvas",
                                        "toggle-group", "radiogroup", "tabs", "flowbox" };
  const char *name = gtk_widget_get_css_name (widget);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_str_equal (name, groups[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_visited (Round     *round,
            GtkWidget *widget)
{
  for (guint i = 0; i < round->stops->len; i++)
    {
      GtkWidget *stop = g_ptr_array_index (round->stops, i);

      if (stop == widget || gtk_widget_is_ancestor (stop, widget))
        return TRUE;
    }
  return FALSE;
}

/* Whether Tab came to a widget, or to the group that it is one of. */
static gboolean
is_reached (Round     *round,
            GtkWidget *widget)
{
  if (is_visited (round, widget))
    return TRUE;
  for (GtkWidget *around = gtk_widget_get_parent (widget); around != NULL;
       around = gtk_widget_get_parent (around))
    if ((is_group (around) || gtk_widget_get_focusable (around)) && is_visited (round, around))
      return TRUE;
  return FALSE;
}

static gboolean
can_take_focus (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_child_visible (widget) &&
         gtk_widget_is_sensitive (widget) && gtk_widget_get_can_focus (widget);
}

static void
find_missed (Round     *round,
             GtkWidget *widget)
{
  if (!can_take_focus (widget))
    return;
  /* What opens is gone through when it is open. */
  if (GTK_IS_POPOVER (widget))
    return;
  if (gtk_widget_get_focusable (widget) && !is_reached (round, widget))
    complain (round, "Tab does not come to", widget, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_missed (round, child);
}

/* --------------------------------------------------------------------------- where it is */

static gboolean
find_bounds (GtkWidget       *widget,
             GtkWidget       *within,
             graphene_rect_t *bounds)
{
  return gtk_widget_compute_bounds (widget, within, bounds);
}

/* Whether some of it is seen through all that it lies in. */
static gboolean
is_seen (Round     *round,
         GtkWidget *widget)
{
  graphene_rect_t bounds;
  graphene_rect_t around;

  if (!gtk_widget_get_mapped (widget) || !find_bounds (widget, round->window, &bounds))
    return FALSE;
  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL;
       parent = gtk_widget_get_parent (parent))
    {
      if (gtk_widget_get_overflow (parent) != GTK_OVERFLOW_HIDDEN && parent != round->window)
        continue;
      if (!find_bounds (parent, round->window, &around) ||
          !graphene_rect_intersection (&bounds, &around, &bounds))
        return FALSE;
    }
  return bounds.size.width >= 1 && bounds.size.height >= 1;
}

/* What is scrolled to is there with the next frame. */
static gboolean
comes_into_view (Round     *round,
                 GtkWidget *widget)
{
  for (guint i = 0; i < 4 && !is_seen (round, widget); i++)
    wait_frames (ENT_WINDOW (round->window), 1);
  return is_seen (round, widget);
}

/* The two that lie side by side in what holds both. What floats over the graph has corners of
 * its own, and no order. */
static gboolean
find_branches (GtkWidget **a,
               GtkWidget **b)
{
  GtkWidget *common = *a;

  while (common != NULL && common != *b && !gtk_widget_is_ancestor (*b, common))
    common = gtk_widget_get_parent (common);
  if (common == NULL || common == *a || common == *b || GTK_IS_OVERLAY (common))
    return FALSE;
  while (gtk_widget_get_parent (*a) != common)
    *a = gtk_widget_get_parent (*a);
  while (gtk_widget_get_parent (*b) != common)
    *b = gtk_widget_get_parent (*b);
  return TRUE;
}

/* Whether one comes before the other where it is read: it ends above it, or beside it. */
static gboolean
is_read_before (GtkWidget *first,
                GtkWidget *second)
{
  graphene_rect_t a;
  graphene_rect_t b;

  if (!find_branches (&first, &second) ||
      !find_bounds (first, gtk_widget_get_parent (first), &a) ||
      !find_bounds (second, gtk_widget_get_parent (first), &b))
    return FALSE;
  if (a.origin.y + a.size.height <= b.origin.y + 1)
    return TRUE;
  return b.origin.y + b.size.height > a.origin.y + 1 &&
         a.origin.x + a.size.width <= b.origin.x + 1;
}

/* ------------------------------------------------------------------------------ walking */

static GtkWidget *
go_on (Round           *round,
       GtkDirectionType direction)
{
  g_signal_emit_by_name (round->window, "move-focus", direction);
  settle ();
  return gtk_window_get_focus (GTK_WINDOW (round->window));
}

static void
walk_round (Round *round)
{
  GtkWidget *before = NULL;
  GtkWidget *focus = go_on (round, GTK_DIR_TAB_FORWARD);

  while (focus != NULL && round->stops->len < MOST_STOPS &&
         !g_ptr_array_find (round->stops, focus, NULL))
    {
      if (!comes_into_view (round, focus))
        complain (round, "the keyboard is where nothing is seen", focus, before);
      if (before != NULL && is_read_before (focus, before))
        complain (round, "Tab goes back", before, focus);
      g_ptr_array_add (round->stops, focus);
      before = focus;
      focus = go_on (round, GTK_DIR_TAB_FORWARD);
    }
  if (round->stops->len == 0)
    {
      complain (round, "nothing takes the keyboard", round->window, NULL);
      return;
    }
  if (focus != g_ptr_array_index (round->stops, 0))
    complain (round, "Tab does not come around", before, focus);
}

/* The same way back. */
static void
walk_back (Round *round)
{
  for (guint i = round->stops->len; i-- > 0;)
    {
      GtkWidget *expected = g_ptr_array_index (round->stops, i);
      GtkWidget *focus = go_on (round, GTK_DIR_TAB_BACKWARD);

      if (focus == expected)
        continue;
      complain (round, "Shift+Tab goes another way than Tab", expected, focus);
      return;
    }
}

static guint
walk_once (EntWindow   *window,
           const Place *place)
{
  g_autoptr (GPtrArray) stops = g_ptr_array_new ();
  Round round = { GTK_WIDGET (window), place->name, stops, 0 };
  AdwDialog *dialog = get_dialog (window);

  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  walk_round (&round);
  walk_back (&round);
  find_missed (&round, dialog != NULL ? GTK_WIDGET (dialog) : GTK_WIDGET (window));
  g_test_message ("%s: %u stops", place->name, stops->len);
  return round.n_faults;
}

/* What is still being filled, as a list of articles is, is walked once more. */
static guint
walk_place (EntWindow   *window,
            const Place *place)
{
  guint n_faults = 1;

  visit_place (window, place);
  for (guint i = 0; n_faults > 0 && i < MOST_ROUNDS; i++)
    {
      wait_frames (window, (int) i * 10 + 1);
      n_faults = walk_once (window, place);
    }
  leave_place (window, place);
  return n_faults;
}

/* Some of the places, from one window: the build walks the parts side by side. */
typedef struct
{
  int   width;
  int   height;
  guint part;
} Part;

#define PARTS 3

static void
test_places (gconstpointer data)
{
  const Part *part = data;
  EntWindow *window = open_at_size (part->width, part->height);
  guint n_faults = 0;

  for (guint i = part->part; i < G_N_ELEMENTS (places); i += PARTS)
    n_faults += walk_place (window, &places[i]);
  if (n_faults > 0)
    g_test_fail_printf ("%u faults", n_faults);
  close_window (window);
}

/* ---------------------------------------------------------------------------------- main */

static void
add_parts (const char *name,
           int         width,
           int         height)
{
  for (guint i = 0; i < PARTS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/window/tab/%s/%u", name, i + 1);
      Part *part = g_new0 (Part, 1);

      *part = (Part) { width, height, i };
      g_test_add_data_func_full (path, part, test_places, g_free);
    }
}

static void
add_tests (void)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  add_parts ("wide", 1280, 800);
  add_parts ("narrow", 360, 640);
}

int
main (int   argc,
      char *argv[])
{
  return run_window_tests (argc, argv, add_tests);
}

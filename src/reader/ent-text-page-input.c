/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-reader-words.h"
#include "ent-text-page-private.h"

/*
 * What the pointer does on a page. A click goes to what is there, when it is plain that
 * it was neither the end of a selection nor the first of two; words that are selected can
 * be taken hold of and dragged onto a link.
 */

/* As long as a second click may come; within bounds that feel like one act. */
#define CLICK_WAIT_MAX 300

static void
to_buffer (EntTextPage *self,
           double       x,
           double       y,
           int         *buffer_x,
           int         *buffer_y)
{
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x,
                                         (int) y, buffer_x, buffer_y);
}

/* Whether a point is within the text's part of the page: not in a margin. */
static gboolean
is_in_text (EntTextPage *self,
            double       x)
{
  double left = gtk_widget_get_width (self->numbers);
  double right = gtk_widget_get_width (GTK_WIDGET (self)) - gtk_widget_get_width (self->margin);

  return x >= left && x < right;
}

/*< private >
 * ent_text_page_offset_at:
 * @self: a page
 * @x: a place in the page
 * @y: a place in the page
 * @offset: (out): the character there
 *
 * Returns: whether there is a character
 */
gboolean
ent_text_page_offset_at (EntTextPage *self,
                         double       x,
                         double       y,
                         gsize       *offset)
{
  GtkTextIter iter;
  int buffer_x, buffer_y;

  if (self->text == NULL || !is_in_text (self, x))
    return FALSE;

  to_buffer (self, x, y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_position (GTK_TEXT_VIEW (self), &iter, NULL, buffer_x, buffer_y))
    return FALSE;

  *offset = (gsize) gtk_text_iter_get_offset (&iter);
  return TRUE;
}

static const EntMention *
get_mention (EntTextPage *self,
             gsize        offset)
{
  const EntMention *mention = ent_text_page_get_mention_at (self, offset);

  return mention && offset < mention->end ? mention : NULL;
}

/* ---------------------------------------------------------------- pointing */

static void
update_hover (EntTextPage *self,
              double       x,
              double       y)
{
  const EntMention *mention = NULL;
  gboolean passage = FALSE;
  gsize offset;
  int hover = -1;

  if (ent_text_page_offset_at (self, x, y, &offset))
    {
      mention = get_mention (self, offset);
      passage = self->highlights && ent_highlights_get_at (self->highlights, offset) != NULL;
    }
  if (mention != NULL)
    hover = (int) (mention - (const EntMention *) (gpointer) self->mentions->data);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), mention || passage ? "pointer" : "text");
  if (hover == self->hover)
    return;
  self->hover = hover;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (EntTextPage *self,
           double       x,
           double       y)
{
  update_hover (self, x, y);
}

static void
leave_cb (EntTextPage *self)
{
  if (self->hover < 0)
    return;
  self->hover = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static char *
dup_tip (EntTextPage  *self,
         gsize         offset,
         GdkRectangle *area)
{
  g_autoptr (GPtrArray) all = NULL;
  GString *tip = NULL;

  if (self->highlights == NULL)
    return NULL;

  all = ent_highlights_get_all_at (self->highlights, offset);
  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *one = ent_reader_words_dup_tip (self->session, g_ptr_array_index (all, i));

      if (tip == NULL)
        tip = g_string_new (one);
      else
        g_string_append_printf (tip, "\n\n%s", one);
    }
  ent_text_page_get_rectangle (self, offset, area);

  return tip ? g_string_free_and_steal (tip) : NULL;
}

static gboolean
query_tooltip_cb (EntTextPage *self,
                  int          x,
                  int          y,
                  gboolean     keyboard,
                  GtkTooltip  *tooltip)
{
  g_autofree char *tip = NULL;
  GdkRectangle area;
  gsize offset = 0;

  if (keyboard)
    offset = ent_text_page_get_caret (self);
  else if (!ent_text_page_offset_at (self, x, y, &offset))
    return FALSE;

  tip = dup_tip (self, offset, &area);
  if (tip == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, tip);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

/* The user goes somewhere else, with the wheel or a key. */
static gboolean
scroll_cb (EntTextPage *self)
{
  ent_text_page_forget_wanted (self);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
key_cb (EntTextPage *self)
{
  ent_text_page_forget_wanted (self);
  return GDK_EVENT_PROPAGATE;
}

/* The end of a long text is far from where it is before its rows are measured. */
static void
cursor_moved_cb (EntTextPage     *self,
                 GtkMovementStep  step)
{
  gsize caret = ent_text_page_get_caret (self);

  if (step == GTK_MOVEMENT_BUFFER_ENDS)
    ent_text_page_reveal (self, caret, caret);
}

static void
add_leaving (EntTextPage *self)
{
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_after (self, "move-cursor", G_CALLBACK (cursor_moved_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* ---------------------------------------------------------------- clicking */

static void
click_cb (gpointer user_data)
{
  EntTextPage *self = user_data;

  self->click_id = 0;
  ent_text_page_activate_at (self, self->click_offset, &self->click_at);
}

/*< private >
 * ent_text_page_stop_click:
 * @self: a page
 *
 * Forgets a click: it was the first of two, or its text is gone.
 */
void
ent_text_page_stop_click (EntTextPage *self)
{
  g_clear_handle_id (&self->click_id, g_source_remove);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            EntTextPage     *self)
{
  ent_text_page_stop_click (self);
  ent_text_page_forget_wanted (self);
  if (self->spot.start < self->spot.end)
    ent_text_page_set_spot (self, 0, 0);
  self->click_at = (GdkRectangle) { (int) x, (int) y, 1, 1 };
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             EntTextPage     *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  int wait = CLICK_WAIT_MAX;

  if (n_press != 1 || gtk_text_buffer_get_has_selection (buffer) ||
      gtk_drag_check_threshold (GTK_WIDGET (self), self->click_at.x, self->click_at.y, (int) x,
                                (int) y) ||
      !ent_text_page_offset_at (self, x, y, &self->click_offset))
    return;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-double-click-time", &wait, NULL);
  self->click_id = g_timeout_add_once ((guint) CLAMP (wait, 0, CLICK_WAIT_MAX), click_cb, self);
}

/* The view's own gesture for clicks: what it claims is claimed for ours too. */
static GtkGesture *
get_own_click (EntTextPage *self)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        return GTK_GESTURE (controller);
    }

  return NULL;
}

/* The view selects a word at the second click, of a mouse; a finger holds still. */
static void
long_pressed_cb (GtkGesture  *gesture,
                 double       x,
                 double       y,
                 EntTextPage *self)
{
  gsize offset;

  if (!ent_text_page_offset_at (self, x, y, &offset) || !ent_text_page_select_word (self, offset))
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  ent_text_page_stop_click (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* ---------------------------------------------------------------- dragging */

static gboolean
is_in_selection (EntTextPage *self,
                 double       x,
                 double       y)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end, iter;
  gsize offset;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end) ||
      !ent_text_page_offset_at (self, x, y, &offset))
    return FALSE;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) offset);
  return gtk_text_iter_in_range (&iter, &start, &end);
}

/* A press on what is selected takes hold of it. The view would drag it as mere text, so
 * it doesn't get to see the press. A finger scrolls there as elsewhere, and a tap has the
 * view show what can be done. */
static void
grip_pressed_cb (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 EntTextPage     *self)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  GdkDevice *device =
    gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  self->gripped = n_press == 1 && !(state & GDK_SHIFT_MASK) &&
                  gdk_device_get_source (device) != GDK_SOURCE_TOUCHSCREEN &&
                  is_in_selection (self, x, y);
  if (!self->gripped)
    return;

  ent_text_page_stop_click (self);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* It was not dragged: the caret goes there, and nothing is selected any more. */
static void
grip_released_cb (GtkGestureClick *gesture,
                  int              n_press,
                  double           x,
                  double           y,
                  EntTextPage     *self)
{
  gsize offset;

  if (self->gripped && ent_text_page_offset_at (self, x, y, &offset))
    ent_text_page_select (self, offset, offset);
  self->gripped = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source,
                 double         x,
                 double         y,
                 EntTextPage   *self)
{
  g_autoptr (EntExcerpt) excerpt = self->gripped ? ent_text_page_dup_excerpt (self) : NULL;
  g_autofree char *words = NULL;
  GdkContentProvider *providers[2];

  if (excerpt == NULL)
    return NULL;

  words = ent_excerpt_dup_words (excerpt);
  providers[0] = gdk_content_provider_new_typed (ENT_TYPE_EXCERPT, excerpt);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, words);
  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

/* What hangs on the pointer: the first of the words. */
static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag,
               EntTextPage   *self)
{
  g_autoptr (EntExcerpt) excerpt = ent_text_page_dup_excerpt (self);
  g_autofree char *words = excerpt ? ent_excerpt_dup_words (excerpt) : NULL;
  GtkWidget *label;

  self->gripped = FALSE;
  if (words == NULL)
    return;

  label = gtk_label_new (words);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_widget_add_css_class (label, "ent-dragged-words");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

static void
add_dragging (EntTextPage *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  self->grip = gtk_gesture_click_new ();
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (self->grip), GTK_PHASE_CAPTURE);
  g_signal_connect (self->grip, "pressed", G_CALLBACK (grip_pressed_cb), self);
  g_signal_connect (self->grip, "released", G_CALLBACK (grip_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->grip));

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_gesture_group (self->grip, GTK_GESTURE (source));
}

static void
add_long_press (EntTextPage *self)
{
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

void
ent_text_page_add_controllers (EntTextPage *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *own = get_own_click (self);
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  if (own != NULL)
    gtk_gesture_group (click, own);

  add_long_press (self);
  add_leaving (self);
  add_dragging (self);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

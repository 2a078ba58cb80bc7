/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-paragraph-numbers.h"
#include "ent-passage-margin.h"
#include "ent-reader-words.h"
#include "ent-sentences.h"
#include "ent-text-page-private.h"

/**
 * EntTextPage:
 *
 * The text of an article, to be read and selected in.
 *
 * The buffer holds the normalised text as it is, so a place in one is a place in the
 * other. What is marked (passages, names, years, hits) is not tagged but painted, and
 * only where it is seen: a thousand passages cost as much as the ten on the screen.
 *
 * A double click selects a sentence, a triple click a paragraph.
 */

#define PILL_DELAY  250
#define PILL_HEIGHT 44
#define FOOT        88

G_DEFINE_FINAL_TYPE (EntTextPage, ent_text_page, GTK_TYPE_TEXT_VIEW)

enum
{
  PROP_0,
  PROP_COMPACT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  PASSAGE_ACTIVATED,
  MENTION_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (EntTextPage *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static void
get_iter (EntTextPage *self,
          gsize        offset,
          GtkTextIter *iter)
{
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), iter, (int) offset);
}

static void
queue_margins (EntTextPage *self)
{
  gtk_widget_queue_draw (self->numbers);
  ent_passage_margin_queue_update (ENT_PASSAGE_MARGIN (self->margin));
}

void
ent_text_page_queue_all (EntTextPage *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  queue_margins (self);
}

/* ---------------------------------------------------------------- the button at a selection */

/* Below what is selected; above it, where there is no room below; and where it fills the
 * page, at its foot. */
static void
place_pill (EntTextPage *self,
            gsize        start,
            gsize        end)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle seen, first, row;
  int width, x, y;

  gtk_text_view_get_visible_rect (view, &seen);
  ent_text_page_get_row (self, start, &first);
  ent_text_page_get_row (self, end - 1, &row);
  gtk_widget_measure (self->pill, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  x = CLAMP (row.x - width / 2, seen.x + 4, MAX (seen.x + 4, seen.x + seen.width - width - 4));
  y = row.y + row.height + 6;
  if (y > seen.y + seen.height - PILL_HEIGHT && first.y - PILL_HEIGHT >= seen.y &&
      first.y < seen.y + seen.height)
    {
      x = CLAMP (first.x, seen.x + 4, MAX (seen.x + 4, seen.x + seen.width - width - 4));
      y = first.y - PILL_HEIGHT;
    }
  else if (y < seen.y || y > seen.y + seen.height - PILL_HEIGHT)
    y = seen.y + seen.height - PILL_HEIGHT;

  if (self->pill_added)
    gtk_text_view_move_overlay (view, self->pill, x, y);
  else
    gtk_text_view_add_overlay (view, self->pill, x, y);
  self->pill_added = TRUE;
}

static void
pill_cb (gpointer user_data)
{
  EntTextPage *self = user_data;
  gsize start, end;
  gboolean selected = ent_text_page_get_selection (self, &start, &end);

  self->pill_id = 0;
  gtk_widget_set_visible (self->pill, selected);
  if (selected)
    place_pill (self, start, end);
}

/* The button comes when the selection rests, and goes at once. */
static void
update_pill (EntTextPage *self)
{
  g_clear_handle_id (&self->pill_id, g_source_remove);
  if (gtk_text_buffer_get_has_selection (get_buffer (self)))
    self->pill_id = g_timeout_add_once (PILL_DELAY, pill_cb, self);
  else
    gtk_widget_set_visible (self->pill, FALSE);
}

static void
mark_set_cb (EntTextPage   *self,
             GtkTextIter   *at,
             GtkTextMark   *mark,
             GtkTextBuffer *buffer)
{
  if (mark == gtk_text_buffer_get_insert (buffer) ||
      mark == gtk_text_buffer_get_selection_bound (buffer))
    update_pill (self);
}

static GtkWidget *
create_pill (void)
{
  GtkWidget *pill = gtk_button_new_with_mnemonic (_("_Attach…"));

  gtk_widget_add_css_class (pill, "pill");
  gtk_widget_add_css_class (pill, "suggested-action");
  gtk_widget_add_css_class (pill, "ent-attach-pill");
  gtk_widget_set_tooltip_text (pill, _("Attach the Selected Words to a Link"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (pill), "reader.attach");
  gtk_widget_set_cursor_from_name (pill, "default");
  gtk_widget_set_visible (pill, FALSE);

  return g_object_ref_sink (pill);
}

/* ---------------------------------------------------------------- the buffer */

static void
add_tags (GtkTextBuffer *buffer)
{
  gtk_text_buffer_create_tag (buffer, "title", "scale", 1.5, "weight", 800,
                              "pixels-above-lines", 6, "pixels-below-lines", 8, NULL);
  gtk_text_buffer_create_tag (buffer, "heading", "scale", 1.15, "weight", 700,
                              "pixels-above-lines", 12, "pixels-below-lines", 4, NULL);
  gtk_text_buffer_create_tag (buffer, "masthead", "scale", 0.85, "weight", 600,
                              "letter-spacing", 1024, "pixels-below-lines", 4, NULL);
  gtk_text_buffer_create_tag (buffer, "byline", "scale", 0.9, "style", PANGO_STYLE_ITALIC,
                              "pixels-below-lines", 14, NULL);
  gtk_text_buffer_create_tag (buffer, "trailer", "scale", 0.85, "style", PANGO_STYLE_ITALIC,
                              "pixels-above-lines", 6, NULL);
}

static const char *
get_tag (EntTextRole role)
{
  switch (role)
    {
    case ENT_TEXT_ROLE_TITLE:
      return "title";
    case ENT_TEXT_ROLE_HEADING:
      return "heading";
    case ENT_TEXT_ROLE_MASTHEAD:
      return "masthead";
    case ENT_TEXT_ROLE_BYLINE:
      return "byline";
    case ENT_TEXT_ROLE_TRAILER:
      return "trailer";
    case ENT_TEXT_ROLE_BODY:
    default:
      return NULL;
    }
}

static void
fill_buffer (EntTextPage *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  const EntTextBlock *blocks;
  guint n_blocks;
  GtkTextIter start, end;

  gtk_text_buffer_set_text (buffer, self->text ? ent_text_get_content (self->text) : "", -1);
  blocks = self->text ? ent_text_get_blocks (self->text, &n_blocks) : NULL;
  for (guint i = 0; blocks != NULL && i < n_blocks; i++)
    {
      const char *tag = get_tag (blocks[i].role);

      if (tag == NULL)
        continue;
      get_iter (self, blocks[i].start, &start);
      get_iter (self, blocks[i].end, &end);
      gtk_text_buffer_apply_tag_by_name (buffer, tag, &start, &end);
    }

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

void
ent_text_page_describe (EntTextPage *self)
{
  guint n = self->highlights ? ent_highlights_get_n (self->highlights) : 0;
  g_autofree char *description = NULL;

  description = g_strdup_printf (ngettext ("%u passage is marked", "%u passages are marked", n), n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Text of the article"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
}

/* ---------------------------------------------------------------- vfuncs */

static gboolean
ent_text_page_extend_selection (GtkTextView            *view,
                                GtkTextExtendSelection  granularity,
                                const GtkTextIter      *location,
                                GtkTextIter            *start,
                                GtkTextIter            *end)
{
  EntTextPage *self = ENT_TEXT_PAGE (view);
  gsize offset = (gsize) gtk_text_iter_get_offset (location);
  const EntTextBlock *block;
  gsize first, last;

  if (self->text == NULL)
    return GDK_EVENT_PROPAGATE;

  block = ent_text_get_block_at (self->text, offset);
  if (block == NULL)
    return GDK_EVENT_PROPAGATE;
  if (granularity == GTK_TEXT_EXTEND_SELECTION_LINE ||
      !ent_sentence_at (self->text, offset, &first, &last))
    {
      first = block->start;
      last = block->end;
    }
  get_iter (self, first, start);
  get_iter (self, last, end);
  ent_text_page_stop_click (self);

  return GDK_EVENT_STOP;
}

static void
adjust_cb (EntTextPage *self)
{
  queue_margins (self);
}

static void
size_cb (EntTextPage *self)
{
  queue_margins (self);
  ent_text_page_keep_wanted (self);
}

static void
vadjustment_cb (EntTextPage *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  if (adjustment == NULL)
    return;
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (adjust_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (size_cb), self, G_CONNECT_SWAPPED);
}

/* Room between rows for the lines under passages, whatever the size of the letters. */
static void
set_spacing (EntTextPage *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = (pango_font_metrics_get_ascent (metrics) +
                pango_font_metrics_get_descent (metrics)) / PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  gtk_text_view_set_pixels_inside_wrap (GTK_TEXT_VIEW (self), MAX (5, height * 3 / 8));
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (self), MAX (8, height * 3 / 4));
}

static void
ent_text_page_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ent_text_page_parent_class)->css_changed (widget, change);
  set_spacing (ENT_TEXT_PAGE (widget));
}

static void
ent_text_page_dispose (GObject *object)
{
  EntTextPage *self = ENT_TEXT_PAGE (object);

  g_clear_handle_id (&self->pill_id, g_source_remove);
  ent_text_page_stop_click (self);
  ent_text_page_forget_wanted (self);
  g_clear_object (&self->pill);
  g_clear_object (&self->focus);
  g_clear_object (&self->highlights);
  g_clear_object (&self->text);
  g_clear_object (&self->article);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (ent_text_page_parent_class)->dispose (object);
}

static void
ent_text_page_finalize (GObject *object)
{
  EntTextPage *self = ENT_TEXT_PAGE (object);

  g_clear_pointer (&self->emphasis, g_hash_table_unref);
  g_clear_pointer (&self->mentions, g_array_unref);
  g_clear_pointer (&self->names, ent_mentions_unref);
  g_clear_pointer (&self->hits, g_array_unref);

  G_OBJECT_CLASS (ent_text_page_parent_class)->finalize (object);
}

static void
ent_text_page_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_COMPACT:
      g_value_set_boolean (value, ent_text_page_get_compact (ENT_TEXT_PAGE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_text_page_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_COMPACT:
      ent_text_page_set_compact (ENT_TEXT_PAGE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
add_signals (GObjectClass *object_class)
{
  /**
   * EntTextPage::passage-activated:
   * @self: a page
   * @passage: a passage
   * @at: where it was, in the page's coordinates
   *
   * Emitted when a passage was clicked, in the text or in the margin.
   */
  signals[PASSAGE_ACTIVATED] =
    g_signal_new ("passage-activated", ENT_TYPE_TEXT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, ENT_TYPE_PASSAGE, GDK_TYPE_RECTANGLE);
  /**
   * EntTextPage::mention-activated:
   * @self: a page
   * @offset: where the mention is
   *
   * Emitted when the name of a state or a year was clicked.
   */
  signals[MENTION_ACTIVATED] =
    g_signal_new ("mention-activated", ENT_TYPE_TEXT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT64);
}

static void
ent_text_page_class_init (EntTextPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->dispose = ent_text_page_dispose;
  object_class->finalize = ent_text_page_finalize;
  object_class->get_property = ent_text_page_get_property;
  object_class->set_property = ent_text_page_set_property;
  widget_class->css_changed = ent_text_page_css_changed;
  view_class->snapshot_layer = ent_text_page_snapshot_layer;
  view_class->extend_selection = ent_text_page_extend_selection;

  /**
   * EntTextPage:compact:
   *
   * Whether the margin shows only how each passage bears on its link, without the link.
   */
  properties[PROP_COMPACT] =
    g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  add_signals (object_class);

  /* A menu shows the last. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "reader.attach", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "reader.attach", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "reader.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "reader.activate", NULL);
}

static void
ent_text_page_init (EntTextPage *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->current_hit = -1;
  self->hover = -1;
  gtk_widget_add_css_class (GTK_WIDGET (self), "ent-text-page");
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, TRUE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (view, 10);
  gtk_text_view_set_right_margin (view, 10);
  gtk_text_view_set_top_margin (view, 12);
  gtk_text_view_set_bottom_margin (view, FOOT);
  gtk_text_buffer_set_enable_undo (get_buffer (self), FALSE);
  add_tags (get_buffer (self));
  g_signal_connect_object (get_buffer (self), "mark-set", G_CALLBACK (mark_set_cb), self,
                           G_CONNECT_SWAPPED);

  self->numbers = ent_paragraph_numbers_new (self);
  self->margin = ent_passage_margin_new (self);
  gtk_text_view_set_gutter (view, GTK_TEXT_WINDOW_LEFT, self->numbers);
  gtk_text_view_set_gutter (view, GTK_TEXT_WINDOW_RIGHT, self->margin);
  self->pill = create_pill ();
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "notify::vadjustment", G_CALLBACK (vadjustment_cb), NULL);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (ent_text_page_queue_all), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast",
                           G_CALLBACK (ent_text_page_queue_all), self, G_CONNECT_SWAPPED);
  ent_text_page_add_controllers (self);
  ent_text_page_describe (self);
}

/* ---------------------------------------------------------------- public */

/**
 * ent_text_page_new:
 *
 * Returns: (transfer floating): a page with no text
 */
GtkWidget *
ent_text_page_new (void)
{
  return g_object_new (ENT_TYPE_TEXT_PAGE, NULL);
}

/**
 * ent_text_page_set_text:
 * @self: a page
 * @session: (nullable): the session in which it is read
 * @article: (nullable): the article
 * @text: (nullable): its text
 *
 * Shows a text from its beginning, with nothing marked yet.
 */
void
ent_text_page_set_text (EntTextPage *self,
                        EntSession  *session,
                        EntArticle  *article,
                        EntText     *text)
{
  g_return_if_fail (ENT_IS_TEXT_PAGE (self));

  g_set_object (&self->session, session);
  g_set_object (&self->article, article);
  if (!g_set_object (&self->text, text))
    return;

  ent_text_page_stop_click (self);
  ent_text_page_forget_wanted (self);
  g_clear_pointer (&self->hits, g_array_unref);
  self->current_hit = -1;
  self->spot = (EntTextSpan) { 0, 0 };
  ent_text_page_set_mentions (self, NULL, NULL);
  ent_text_page_set_highlights (self, NULL);
  fill_buffer (self);
  gtk_widget_queue_resize (self->numbers);
}

/**
 * ent_text_page_get_text:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the text that is shown
 */
EntText *
ent_text_page_get_text (EntTextPage *self)
{
  g_return_val_if_fail (ENT_IS_TEXT_PAGE (self), NULL);

  return self->text;
}

/**
 * ent_text_page_get_compact:
 * @self: a page
 *
 * Returns: whether the margin is narrow
 */
gboolean
ent_text_page_get_compact (EntTextPage *self)
{
  g_return_val_if_fail (ENT_IS_TEXT_PAGE (self), FALSE);

  return self->compact;
}

/**
 * ent_text_page_set_compact:
 * @self: a page
 * @compact: whether the margin is to be narrow
 *
 * Sets whether the margin leaves out which link a passage belongs to.
 */
void
ent_text_page_set_compact (EntTextPage *self,
                           gboolean     compact)
{
  g_return_if_fail (ENT_IS_TEXT_PAGE (self));

  if (self->compact == compact)
    return;
  self->compact = compact;
  ent_passage_margin_clear (ENT_PASSAGE_MARGIN (self->margin));
  gtk_widget_queue_resize (self->margin);
  ent_text_page_queue_all (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

/**
 * ent_text_page_get_caret:
 * @self: a page
 *
 * Returns: the character at the caret
 */
gsize
ent_text_page_get_caret (EntTextPage *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter iter;

  g_return_val_if_fail (ENT_IS_TEXT_PAGE (self), 0);

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return (gsize) gtk_text_iter_get_offset (&iter);
}

/**
 * ent_text_page_get_selection:
 * @self: a page
 * @start: (out): the first character that is selected
 * @end: (out): the character behind the last
 *
 * Tells what is selected, without the blanks at either end.
 *
 * Returns: whether anything is
 */
gboolean
ent_text_page_get_selection (EntTextPage *self,
                             gsize       *start,
                             gsize       *end)
{
  GtkTextIter first, last;

  g_return_val_if_fail (ENT_IS_TEXT_PAGE (self), FALSE);

  if (self->text == NULL ||
      !gtk_text_buffer_get_selection_bounds (get_buffer (self), &first, &last))
    return FALSE;

  while (gtk_text_iter_compare (&first, &last) < 0 &&
         g_unichar_isspace (gtk_text_iter_get_char (&first)))
    gtk_text_iter_forward_char (&first);
  while (gtk_text_iter_compare (&first, &last) < 0)
    {
      GtkTextIter before = last;

      gtk_text_iter_backward_char (&before);
      if (!g_unichar_isspace (gtk_text_iter_get_char (&before)))
        break;
      last = before;
    }

  *start = (gsize) gtk_text_iter_get_offset (&first);
  *end = (gsize) gtk_text_iter_get_offset (&last);
  return *start < *end;
}

/**
 * ent_text_page_select:
 * @self: a page
 * @start: the first character to select
 * @end: the character behind the last
 *
 * Selects a part of the text; the caret is at its end.
 */
void
ent_text_page_select (EntTextPage *self,
                      gsize        start,
                      gsize        end)
{
  GtkTextIter first, last;

  g_return_if_fail (ENT_IS_TEXT_PAGE (self));

  get_iter (self, start, &first);
  get_iter (self, end, &last);
  gtk_text_buffer_select_range (get_buffer (self), &last, &first);
}

/**
 * ent_text_page_select_word:
 * @self: a page
 * @offset: a character
 *
 * Selects the word of which a character is; the caret is at its end.
 *
 * Returns: whether there is a word
 */
gboolean
ent_text_page_select_word (EntTextPage *self,
                           gsize        offset)
{
  GtkTextIter start, end;

  g_return_val_if_fail (ENT_IS_TEXT_PAGE (self), FALSE);

  get_iter (self, offset, &start);
  if (!gtk_text_iter_inside_word (&start))
    return FALSE;

  end = start;
  if (!gtk_text_iter_starts_word (&start))
    gtk_text_iter_backward_word_start (&start);
  gtk_text_iter_forward_word_end (&end);
  gtk_text_buffer_select_range (get_buffer (self), &end, &start);
  return TRUE;
}

/**
 * ent_text_page_dup_excerpt:
 * @self: a page
 *
 * Returns: (transfer full) (nullable): the words that are selected
 */
EntExcerpt *
ent_text_page_dup_excerpt (EntTextPage *self)
{
  gsize start, end;

  g_return_val_if_fail (ENT_IS_TEXT_PAGE (self), NULL);

  if (self->article == NULL || !ent_text_page_get_selection (self, &start, &end))
    return NULL;

  return ent_excerpt_new (self->article, self->text, start, end);
}

/**
 * ent_text_page_activate_at:
 * @self: a page
 * @offset: a character of the text
 * @at: where it was pointed at, in the page's coordinates
 *
 * Does what a click there does: the name or year that stands there, or else the shortest
 * passage.
 *
 * Returns: whether there was anything
 */
gboolean
ent_text_page_activate_at (EntTextPage        *self,
                           gsize               offset,
                           const GdkRectangle *at)
{
  const EntHighlight *highlight = NULL;

  g_return_val_if_fail (ENT_IS_TEXT_PAGE (self), FALSE);

  if (ent_text_page_get_mention_at (self, offset) != NULL)
    {
      g_signal_emit (self, signals[MENTION_ACTIVATED], 0, (guint64) offset);
      return TRUE;
    }

  if (self->highlights != NULL)
    highlight = ent_highlights_get_at (self->highlights, offset);
  if (highlight != NULL)
    g_signal_emit (self, signals[PASSAGE_ACTIVATED], 0, highlight->passage, at);

  return highlight != NULL;
}

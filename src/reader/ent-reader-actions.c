/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-passage-steps.h"
#include "ent-reader-private.h"
#include "ent-reader-words.h"
#include "ent-sentences.h"
#include "ent-words.h"

/*
 * What can be done in the reader: each is an action, whether a key, a menu or the pointer
 * asks for it.
 */

/* So much of a name stands in a menu. */
#define NAME_CHARS 34

/* ---------------------------------------------------------------- going places */

static void
visit (EntReader  *self,
       EntPassage *passage,
       const char *target)
{
  if (passage != NULL)
    ent_reading_set_passage (ent_reader_get_reading (self), passage);
  ent_session_visit (self->session, target);
}

static void
visit_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  EntReader *self = ENT_READER (widget);
  const char *passage_id;
  const char *target;
  EntRecord *passage;

  if (self->session == NULL)
    return;
  g_variant_get (parameter, "(&s&s)", &passage_id, &target);
  passage = ent_case_lookup (ent_session_get_case (self->session), ENT_TYPE_PASSAGE, passage_id);
  visit (self, (EntPassage *) passage, target);
}

/* The targets of a passage, each once. */
static GPtrArray *
get_targets (EntReader  *self,
             EntPassage *passage)
{
  g_autoptr (GPtrArray) evidence = NULL;
  GPtrArray *targets = g_ptr_array_new ();

  evidence = ent_case_get_referrers (ent_session_get_case (self->session), ENT_TYPE_EVIDENCE,
                                     ent_record_get_id (ENT_RECORD (passage)));
  for (guint i = 0; i < evidence->len; i++)
    {
      const char *target = ent_evidence_get_target (g_ptr_array_index (evidence, i));

      if (!g_ptr_array_find_with_equal_func (targets, target, g_str_equal, NULL))
        g_ptr_array_add (targets, (gpointer) target);
    }

  return targets;
}

/* A menu is as wide as its longest label, and a narrow window is no wider than 360 pixels. */
static char *
dup_short (const char *name)
{
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (name, -1) <= NAME_CHARS)
    return g_strdup (name);

  cut = g_utf8_substring (name, 0, NAME_CHARS - 1);
  return g_strconcat (g_strchomp (cut), "…", NULL);
}

static void
append_visit (EntReader  *self,
              GMenu      *menu,
              EntPassage *passage,
              const char *target)
{
  g_autofree char *full = ent_reader_words_dup_target (self->session, target);
  g_autofree char *name = dup_short (full);
  /* Translators: a menu entry that selects a link or state: “Show Vietnam – Laos”. */
  g_autofree char *label = g_strdup_printf (C_("menu", "Show %s"), name);
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);

  g_menu_item_set_label (item, label);
  g_menu_item_set_action_and_target (item, "reader.visit", "(ss)",
                                     ent_record_get_id (ENT_RECORD (passage)), target);
  g_menu_append_item (menu, item);
}

static void
choose_target (EntReader          *self,
               EntPassage         *passage,
               GPtrArray          *targets,
               const GdkRectangle *at)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  graphene_point_t from = GRAPHENE_POINT_INIT ((float) at->x, (float) at->y);
  graphene_point_t to = from;
  GdkRectangle place = *at;

  for (guint i = 0; i < targets->len; i++)
    append_visit (self, menu, passage, g_ptr_array_index (targets, i));

  if (gtk_widget_compute_point (GTK_WIDGET (self->page), GTK_WIDGET (self), &from, &to))
    {
      place.x = (int) to.x;
      place.y = (int) to.y;
    }
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->popover), G_MENU_MODEL (menu));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &place);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* Goes to what a passage is evidence for: where it is for several things, one is chosen. */
void
ent_reader_activate_passage (EntReader          *self,
                             EntPassage         *passage,
                             const GdkRectangle *at)
{
  g_autoptr (GPtrArray) targets = get_targets (self, passage);

  if (targets->len > 1)
    {
      ent_reading_set_passage (ent_reader_get_reading (self), passage);
      choose_target (self, passage, targets, at);
    }
  else if (targets->len == 1)
    visit (self, passage, g_ptr_array_index (targets, 0));
  else
    ent_reading_set_passage (ent_reader_get_reading (self), passage);
}

static void
go_to_date (EntReader  *self,
            const char *edtf)
{
  g_autoptr (EntDate) date = ent_date_new (edtf, NULL);

  if (date != NULL)
    ent_session_set_at (self->session, date);
}

static void
go_to_date_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  EntReader *self = ENT_READER (widget);

  if (self->session != NULL)
    go_to_date (self, g_variant_get_string (parameter, NULL));
}

static void
select_state_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  EntReader *self = ENT_READER (widget);
  EntRecord *state = NULL;

  if (self->session != NULL)
    state = ent_case_lookup (ent_session_get_case (self->session), ENT_TYPE_STATE,
                             g_variant_get_string (parameter, NULL));
  if (state != NULL)
    ent_session_select (self->session, state, NULL);
}

/* Of several states that had a name: the one that has it at the time shown. */
static EntRecord *
get_state (EntReader        *self,
           const EntMention *mention)
{
  EntCase *the_case = ent_session_get_case (self->session);
  EntSpan at = ent_date_get_span (ent_session_get_at (self->session));
  g_autofree char *words = NULL;
  EntRecord *first = NULL;

  words = ent_text_dup_span (ent_text_page_get_text (self->page), mention->start, mention->end);
  for (gsize i = 0; mention->states[i] != NULL; i++)
    {
      EntRecord *state = ent_case_lookup (the_case, ENT_TYPE_STATE, mention->states[i]);

      if (state == NULL)
        continue;
      if (g_str_equal (ent_state_get_own_name_at (ENT_STATE (state), at), words))
        return state;
      if (first == NULL)
        first = state;
    }

  return first;
}

/* Goes to the year, or selects the state, that stands at a place in the text. */
void
ent_reader_activate_mention (EntReader *self,
                             gsize      offset)
{
  const EntMention *mention = ent_text_page_get_mention_at (self->page, offset);
  g_autofree char *edtf = mention ? ent_mention_dup_edtf (mention) : NULL;
  EntRecord *state;

  if (mention == NULL)
    return;
  if (edtf != NULL)
    {
      go_to_date (self, edtf);
      return;
    }

  state = get_state (self, mention);
  if (state != NULL)
    ent_session_select (self->session, state, NULL);
}

static void
activate_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  EntReader *self = ENT_READER (widget);
  gsize caret = ent_text_page_get_caret (self->page);
  GdkRectangle at;

  ent_text_page_get_rectangle (self->page, caret, &at);
  ent_text_page_activate_at (self->page, caret, &at);
}

/* ---------------------------------------------------------------- stepping */

static void
announce (EntReader  *self,
          EntPassage *passage)
{
  const char *digest = ent_passage_get_digest (passage);
  g_autofree char *text = NULL;

  /* Translators: what a screen reader says: “3 of 14”, and the passage's digest. */
  text = g_strdup_printf (C_("announcement", "%s. %s"),
                          gtk_label_get_label (GTK_LABEL (self->steps_count)),
                          digest ? digest : "");
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
step_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  EntReader *self = ENT_READER (widget);
  int direction = g_str_equal (action_name, "reader.next-passage") ? 1 : -1;
  EntPassage *passage = NULL;

  if (self->session != NULL && self->steps != NULL)
    passage = ent_passage_steps_go (self->session, self->steps, direction);
  if (passage == NULL)
    return;

  ent_reading_set_passage (ent_reader_get_reading (self), passage);
  announce (self, passage);
}

/* ---------------------------------------------------------------- selecting */

static void
select_sentence_cb (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  EntReader *self = ENT_READER (widget);
  EntText *text = ent_text_page_get_text (self->page);
  gsize start, end;

  if (text != NULL &&
      ent_sentence_at (text, ent_text_page_get_caret (self->page), &start, &end))
    ent_text_page_select (self->page, start, end);
}

static void
select_paragraph_cb (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  EntReader *self = ENT_READER (widget);
  EntText *text = ent_text_page_get_text (self->page);
  const EntTextBlock *block = NULL;

  if (text != NULL)
    block = ent_text_get_block_at (text, ent_text_page_get_caret (self->page));
  if (block != NULL)
    ent_text_page_select (self->page, block->start, block->end);
}

/* With nothing selected, the sentence at the caret; else the next one too. */
static void
extend_sentence_cb (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  EntReader *self = ENT_READER (widget);
  EntText *text = ent_text_page_get_text (self->page);
  gsize start, end, next_start, next_end;

  if (text == NULL)
    return;
  if (!ent_text_page_get_selection (self->page, &start, &end))
    {
      select_sentence_cb (widget, action_name, parameter);
      return;
    }

  /* A selection that ends within a sentence is first extended to its end. */
  if (ent_sentence_at (text, end - 1, &next_start, &next_end) && next_end > end)
    ent_text_page_select (self->page, start, next_end);
  else if (ent_sentence_after (text, end, &next_start, &next_end))
    ent_text_page_select (self->page, start, next_end);
}

/* ---------------------------------------------------------------- the words selected */

static void
attach_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  EntReader *self = ENT_READER (widget);
  g_autoptr (EntExcerpt) excerpt = ent_text_page_dup_excerpt (self->page);

  if (excerpt != NULL)
    ent_reading_request_attach (ent_reader_get_reading (self), excerpt, NULL);
}

static void
copy_citation_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  EntReader *self = ENT_READER (widget);
  g_autoptr (EntExcerpt) excerpt = ent_text_page_dup_excerpt (self->page);
  const EntTextBlock *block;
  g_autofree char *words = NULL;
  g_autofree char *place = NULL;
  g_autofree char *citation = NULL;
  const char *label;

  if (excerpt == NULL)
    return;

  words = ent_excerpt_dup_words (excerpt);
  label = ent_article_get_label (ent_excerpt_get_article (excerpt));
  block = ent_text_get_block_at (ent_excerpt_get_text (excerpt), ent_excerpt_get_start (excerpt));
  place = ent_words_dup_place (label, block != NULL ? block->number : 0);
  /* Translators: words of an article, and where they stand: “…” (Vu 2020, ¶ 5). */
  citation = g_strdup_printf (C_("citation", "“%s” (%s)"), words, place);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), citation);
}

static void
review_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  ent_reader_emit_review (ENT_READER (widget));
}

/* ---------------------------------------------------------------- the menu */

static void
append_mention (EntReader *self,
                GMenu     *section,
                gsize      offset)
{
  const EntMention *mention = ent_text_page_get_mention_at (self->page, offset);
  g_autofree char *edtf = mention ? ent_mention_dup_edtf (mention) : NULL;
  g_autoptr (GMenuItem) item = NULL;
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;
  EntRecord *state;

  if (mention == NULL)
    return;

  words = ent_text_dup_span (ent_text_page_get_text (self->page), mention->start, mention->end);
  item = g_menu_item_new (NULL, NULL);
  if (edtf != NULL)
    {
      /* Translators: a menu entry that moves time to a year: “Go to 1977”. */
      label = g_strdup_printf (C_("menu", "Go to %s"), words);
      g_menu_item_set_action_and_target (item, "reader.go-to-date", "s", edtf);
    }
  else
    {
      state = get_state (self, mention);
      if (state == NULL)
        return;
      /* Translators: a menu entry that selects a state: “Select Vietnam”. */
      label = g_strdup_printf (C_("menu", "Select %s"), words);
      g_menu_item_set_action_and_target (item, "reader.select-state", "s",
                                         ent_record_get_id (state));
    }
  g_menu_item_set_label (item, label);
  g_menu_append_item (section, item);
}

static void
append_passages (EntReader *self,
                 GMenu     *section,
                 gsize      offset)
{
  EntHighlights *highlights = ent_text_page_get_highlights (self->page);
  g_autoptr (GPtrArray) all = NULL;

  if (highlights == NULL)
    return;

  all = ent_highlights_get_all_at (highlights, offset);
  for (guint i = 0; i < all->len; i++)
    {
      const EntHighlight *highlight = g_ptr_array_index (all, i);
      g_autoptr (GPtrArray) targets = get_targets (self, highlight->passage);

      for (guint j = 0; j < targets->len; j++)
        append_visit (self, section, highlight->passage, g_ptr_array_index (targets, j));
    }
}

/* Only while a passage waits to be placed. */
static void
append_placing (GMenu *words)
{
  g_autoptr (GMenuItem) item = NULL;

  item = g_menu_item_new (_("_Place Passage Here"), "reader.place-passage");
  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (words, item);
}

static void
append_section (GMenu *menu,
                GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

/* What the context menu offers at a place in the text. */
static void
fill_menu (EntReader *self,
           gsize      offset)
{
  GMenu *words = g_menu_new ();
  GMenu *place = g_menu_new ();
  GMenu *select = g_menu_new ();

  g_menu_append (words, _("_Attach…"), "reader.attach");
  g_menu_append (words, _("Copy With Ci_tation"), "reader.copy-citation");
  append_placing (words);
  if (self->session != NULL && ent_text_page_get_text (self->page) != NULL)
    {
      append_mention (self, place, offset);
      append_passages (self, place, offset);
    }
  g_menu_append (select, _("Select _Sentence"), "reader.select-sentence");
  g_menu_append (select, _("Select Para_graph"), "reader.select-paragraph");
  g_menu_append (select, _("_Find in Text"), "reader.find");

  g_menu_remove_all (self->menu);
  append_section (self->menu, words);
  append_section (self->menu, place);
  append_section (self->menu, select);
}

static void
menu_cb (gpointer user_data)
{
  EntReader *self = user_data;

  self->menu_id = 0;
  fill_menu (self, ent_text_page_get_caret (self->page));
}

static void
caret_moved_cb (EntReader *self)
{
  if (self->menu_id == 0)
    self->menu_id = g_idle_add_once (menu_cb, self);
}

/* The pointer's menu is that of the place under the pointer. */
static void
secondary_pressed_cb (GtkGestureClick *gesture,
                      int              n_press,
                      double           x,
                      double           y,
                      EntReader       *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->page);
  GtkTextIter iter;
  int buffer_x, buffer_y;

  g_clear_handle_id (&self->menu_id, g_source_remove);
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y);
  fill_menu (self, (gsize) gtk_text_iter_get_offset (&iter));
}

void
ent_reader_add_menu (EntReader *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->page));
  GtkGesture *secondary = gtk_gesture_click_new ();

  self->menu = g_menu_new ();
  fill_menu (self, 0);
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (self->page), G_MENU_MODEL (self->menu));
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (caret_moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::has-selection", G_CALLBACK (ent_reader_update_actions),
                           self, G_CONNECT_SWAPPED);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (secondary), GTK_PHASE_CAPTURE);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->page), GTK_EVENT_CONTROLLER (secondary));
}

/* ---------------------------------------------------------------- all of them */

/* Says which actions mean something now. */
void
ent_reader_update_actions (EntReader *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->page));
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_text = ent_text_page_get_text (self->page) != NULL;
  gboolean selected = has_text && gtk_text_buffer_get_has_selection (buffer);
  gboolean may_change = self->session != NULL && !ent_session_is_read_only (self->session);
  gboolean next = FALSE;
  gboolean previous = FALSE;

  if (self->session != NULL && self->steps != NULL)
    {
      next = ent_passage_steps_go (self->session, self->steps, 1) != NULL;
      previous = ent_passage_steps_go (self->session, self->steps, -1) != NULL;
    }
  gtk_widget_action_set_enabled (widget, "reader.next-passage", next);
  gtk_widget_action_set_enabled (widget, "reader.previous-passage", previous);
  gtk_widget_action_set_enabled (widget, "reader.attach", selected && may_change);
  gtk_widget_action_set_enabled (widget, "reader.review", may_change);
  gtk_widget_action_set_enabled (widget, "reader.copy-citation", selected);
  gtk_widget_action_set_enabled (widget, "reader.place-passage",
                                 selected && may_change && ent_reader_may_place (self));
  gtk_widget_action_set_enabled (widget, "reader.select-sentence", has_text);
  gtk_widget_action_set_enabled (widget, "reader.select-paragraph", has_text);
  gtk_widget_action_set_enabled (widget, "reader.extend-sentence", has_text);
  gtk_widget_action_set_enabled (widget, "reader.activate", has_text);
  gtk_widget_action_set_enabled (widget, "reader.find", has_text);
  gtk_widget_action_set_enabled (widget, "reader.find-next", self->hits && self->hits->len > 0);
  gtk_widget_action_set_enabled (widget, "reader.find-previous", self->hits && self->hits->len > 0);
}

static void
install_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint           key;
    GdkModifierType modifiers;
    const char     *action;
  } bindings[] = {
    { GDK_KEY_Down, GDK_ALT_MASK, "reader.next-passage" },
    { GDK_KEY_Up, GDK_ALT_MASK, "reader.previous-passage" },
    { GDK_KEY_l, GDK_CONTROL_MASK, "reader.select-sentence" },
    { GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "reader.extend-sentence" },
    { GDK_KEY_b, GDK_CONTROL_MASK, "reader.select-paragraph" },
    { GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "reader.copy-citation" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding_action (widget_class, bindings[i].key, bindings[i].modifiers,
                                         bindings[i].action, NULL);
}

void
ent_reader_class_install_actions (GtkWidgetClass *widget_class)
{
  /**
   * EntReader|reader.next-passage:
   *
   * Goes to the next passage of the selected link or state, in this article or another.
   */
  gtk_widget_class_install_action (widget_class, "reader.next-passage", NULL, step_cb);
  /**
   * EntReader|reader.previous-passage:
   *
   * Goes to the previous passage.
   */
  gtk_widget_class_install_action (widget_class, "reader.previous-passage", NULL, step_cb);
  /**
   * EntReader|reader.select-sentence:
   *
   * Selects the sentence at the caret.
   */
  gtk_widget_class_install_action (widget_class, "reader.select-sentence", NULL,
                                   select_sentence_cb);
  /**
   * EntReader|reader.extend-sentence:
   *
   * Extends the selection to the end of its sentence, and then by the next.
   */
  gtk_widget_class_install_action (widget_class, "reader.extend-sentence", NULL,
                                   extend_sentence_cb);
  /**
   * EntReader|reader.select-paragraph:
   *
   * Selects the paragraph at the caret.
   */
  gtk_widget_class_install_action (widget_class, "reader.select-paragraph", NULL,
                                   select_paragraph_cb);
  /**
   * EntReader|reader.attach:
   *
   * Asks for the selected words to be attached to something.
   */
  gtk_widget_class_install_action (widget_class, "reader.attach", NULL, attach_cb);
  /**
   * EntReader|reader.copy-citation:
   *
   * Copies the selected words with their citation.
   */
  gtk_widget_class_install_action (widget_class, "reader.copy-citation", NULL, copy_citation_cb);
  /**
   * EntReader|reader.activate:
   *
   * Does at the caret what a click does: goes to a year, a state or a passage's link.
   */
  gtk_widget_class_install_action (widget_class, "reader.activate", NULL, activate_cb);
  /**
   * EntReader|reader.review:
   *
   * Asks for the passages that could not be placed to be reviewed.
   */
  gtk_widget_class_install_action (widget_class, "reader.review", NULL, review_cb);
  /**
   * EntReader|reader.go-to-date:
   * @date: an EDTF date
   *
   * Moves time there.
   */
  gtk_widget_class_install_action (widget_class, "reader.go-to-date", "s", go_to_date_cb);
  /**
   * EntReader|reader.select-state:
   * @state: the id of a state
   *
   * Selects it.
   */
  gtk_widget_class_install_action (widget_class, "reader.select-state", "s", select_state_cb);
  /**
   * EntReader|reader.visit:
   * @passage: the id of a passage, or nothing
   * @target: what it is evidence for
   *
   * Puts the passage in focus, selects its link and moves time into its interval.
   */
  gtk_widget_class_install_action (widget_class, "reader.visit", "(ss)", visit_cb);

  ent_reader_class_install_place (widget_class);
  install_bindings (widget_class);
}

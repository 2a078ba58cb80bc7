/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-passage-steps.h"
#include "ent-reader-private.h"
#include "ent-reader-words.h"

/**
 * EntReader:
 *
 * The article that is read, beside the graph: its text with the passages of the case, or
 * their digests where the text is not here.
 *
 * It follows the session: a link that is selected elsewhere brings its first passage into
 * view, and a passage that is clicked selects its link. What is open, and which passage is
 * in focus, stands in the session's [class@Reading].
 */

/* Longer texts are searched for names in a thread; shorter ones take less than a frame. */
#define SEARCH_AT_ONCE_MAX 100000

G_DEFINE_FINAL_TYPE (EntReader, ent_reader, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  REVIEW_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

EntReading *
ent_reader_get_reading (EntReader *self)
{
  return self->session ? ent_session_get_reading (self->session) : NULL;
}

static EntArticle *
get_article (EntReader *self)
{
  return self->session ? ent_reading_get_article (ent_reader_get_reading (self)) : NULL;
}

static EntPassage *
get_passage (EntReader *self)
{
  return self->session ? ent_reading_get_passage (ent_reader_get_reading (self)) : NULL;
}

void
ent_reader_emit_review (EntReader *self)
{
  EntArticle *article = get_article (self);

  if (article != NULL)
    g_signal_emit (self, signals[REVIEW_REQUESTED], 0, article);
}

/* ---------------------------------------------------------------- names and years */

typedef struct
{
  EntMentions *names;
  EntText     *text;
} Search;

static void
search_free (Search *search)
{
  ent_mentions_unref (search->names);
  g_object_unref (search->text);
  g_free (search);
}

static void
search_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Search *search = data;

  g_task_return_pointer (task,
                         ent_mentions_find (search->names, ent_text_get_content (search->text)),
                         (GDestroyNotify) g_array_unref);
}

static void
search_done_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  EntReader *self = ENT_READER (source);
  Search *search = g_task_get_task_data (G_TASK (result));
  g_autoptr (GArray) mentions = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Another text is open by now. */
  if (mentions == NULL || ent_text_page_get_text (self->page) != search->text)
    return;
  ent_text_page_set_mentions (self->page, search->names, mentions);
}

static void
find_mentions (EntReader *self)
{
  EntText *text = ent_text_page_get_text (self->page);
  g_autoptr (EntMentions) names = NULL;
  g_autoptr (GTask) task = NULL;
  Search *search;

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  if (text == NULL)
    return;

  names = ent_mentions_new (ent_session_get_case (self->session));
  if (ent_text_get_length (text) < SEARCH_AT_ONCE_MAX)
    {
      g_autoptr (GArray) mentions = ent_mentions_find (names, ent_text_get_content (text));

      ent_text_page_set_mentions (self->page, names, mentions);
      return;
    }

  search = g_new0 (Search, 1);
  search->names = g_steal_pointer (&names);
  search->text = g_object_ref (text);
  self->search = g_cancellable_new ();
  task = g_task_new (self, self->search, search_done_cb, NULL);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, search_thread);
}

/* ---------------------------------------------------------------- showing */

static void
set_label (GtkWidget  *label,
           const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static void
show_header (EntReader  *self,
             EntArticle *article)
{
  g_autofree char *title = article ? ent_article_dup_title (article) : NULL;
  g_autofree char *byline = article ? ent_reader_words_dup_byline (article) : NULL;

  set_label (self->title, title);
  set_label (self->byline, byline);
  gtk_widget_set_tooltip_text (self->title, title);
  gtk_widget_set_tooltip_text (self->byline, byline);
}

/* What the steps are passages of. */
static char *
dup_steps_name (EntReader *self)
{
  EntRecord *selection = ent_session_get_selection (self->session);

  if (selection == NULL)
    return g_strdup (_("in this article"));

  return ent_reader_words_dup_target (self->session, ent_record_get_id (selection));
}

static void
show_steps (EntReader *self)
{
  g_autofree char *count = NULL;
  g_autofree char *name = NULL;
  int place = ent_passage_steps_find (self->steps, get_passage (self));

  if (self->steps->len == 0)
    count = g_strdup (_("No passages"));
  else if (place < 0)
    count = g_strdup_printf (ngettext ("%u passage", "%u passages", self->steps->len),
                             self->steps->len);
  else
    /* Translators: which passage, and of how many: “3 of 14”. */
    count = g_strdup_printf (C_("passage", "%d of %u"), place + 1, self->steps->len);
  name = dup_steps_name (self);
  gtk_label_set_label (GTK_LABEL (self->steps_count), count);
  gtk_label_set_label (GTK_LABEL (self->steps_name), name);
  gtk_widget_set_tooltip_text (self->steps_name, name);
}

/* Lists the passages to step through anew, and says which is in focus. */
static void
update_steps (EntReader *self)
{
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  if (self->session != NULL)
    {
      self->steps = ent_passage_steps_list (self->session);
      ent_text_page_set_emphasis (
        self->page, ent_session_get_selection (self->session) ? self->steps : NULL);
      show_steps (self);
    }
  ent_reader_update_actions (self);
}

static void
show_passages (EntReader *self)
{
  EntArticle *article = get_article (self);
  gboolean has_text = ent_text_page_get_text (self->page) != NULL;
  g_autoptr (EntHighlights) highlights = NULL;

  if (article != NULL && has_text)
    highlights = ent_highlights_new (self->session, article);
  ent_text_page_set_highlights (self->page, highlights);
  ent_reader_update_banner (self);
  ent_reader_update_digests (self, has_text ? NULL : article);
}

static void
show_focus (EntReader *self)
{
  EntPassage *passage = get_passage (self);
  EntHighlights *highlights = ent_text_page_get_highlights (self->page);
  const EntHighlight *highlight = highlights ? ent_highlights_lookup (highlights, passage) : NULL;

  ent_text_page_set_focus (self->page, passage);
  if (highlight != NULL)
    ent_text_page_reveal (self->page, highlight->start, highlight->end);
  ent_reader_show_digest (self, passage);
}

static void
show_article (EntReader *self)
{
  EntArticle *article = get_article (self);
  EntText *text = NULL;

  if (article != NULL)
    text = ent_attachments_get_text (ent_session_get_attachments (self->session), article);
  show_header (self, article);
  gtk_stack_set_visible_child_name (self->stack, article ? "article" : "empty");
  gtk_stack_set_visible_child_name (self->body, text ? "text" : "digests");
  if (ent_text_page_get_text (self->page) != text)
    {
      ent_text_page_set_text (self->page, self->session, article, text);
      find_mentions (self);
      ent_reader_reset_find (self);
    }
  if (text == NULL)
    gtk_search_bar_set_search_mode (self->find_bar, FALSE);
  gtk_widget_set_visible (self->find_button, text != NULL);
  show_passages (self);
  show_focus (self);
  update_steps (self);
}

/* ---------------------------------------------------------------- following the session */

static void
article_changed_cb (EntReader *self)
{
  show_article (self);
}

static void
passage_changed_cb (EntReader *self)
{
  show_focus (self);
  ent_reader_update_banner (self);
  update_steps (self);
}

/* What was selected elsewhere brings its first passage in this article into focus; what
 * was selected by way of a passage leaves that one in focus. */
static void
selection_changed_cb (EntReader *self)
{
  EntPassage *passage = get_passage (self);

  update_steps (self);
  ent_text_page_update_words (self->page);
  if (ent_session_get_selection (self->session) == NULL ||
      ent_passage_steps_find (self->steps, passage) >= 0)
    return;

  ent_reading_set_passage (ent_reader_get_reading (self),
                           ent_passage_steps_first (self->session, self->steps,
                                                    get_article (self)));
}

static void
time_changed_cb (EntReader *self)
{
  show_steps (self);
  ent_text_page_update_words (self->page);
}

/* Passages that came, went or moved. Nobody asked to go anywhere: the text stays. */
static void
update_passages (EntReader *self)
{
  show_passages (self);
  ent_text_page_set_focus (self->page, get_passage (self));
  update_steps (self);
}

static void
attachments_changed_cb (EntReader  *self,
                        EntArticle *article)
{
  EntAttachments *attachments = ent_session_get_attachments (self->session);

  if (article != get_article (self))
    update_steps (self);
  else if (ent_attachments_get_text (attachments, article) != ent_text_page_get_text (self->page))
    show_article (self);
  else
    update_passages (self);
}

static gboolean
has_edit_of (EntChange *change,
             GType      type)
{
  for (guint i = 0; i < ent_change_get_n_edits (change); i++)
    if (ent_change_get_edit (change, i)->type == type)
      return TRUE;

  return FALSE;
}

static void
case_changed_cb (EntReader *self,
                 EntChange *change)
{
  if (has_edit_of (change, ENT_TYPE_STATE))
    find_mentions (self);
  show_header (self, get_article (self));
  update_passages (self);
}

/* ---------------------------------------------------------------- class */

static void
passage_activated_cb (EntReader    *self,
                      EntPassage   *passage,
                      GdkRectangle *at)
{
  ent_reader_activate_passage (self, passage, at);
}

static void
mention_activated_cb (EntReader *self,
                      guint64    offset)
{
  ent_reader_activate_mention (self, (gsize) offset);
}

static void
ent_reader_dispose (GObject *object)
{
  EntReader *self = ENT_READER (object);

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_handle_id (&self->menu_id, g_source_remove);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->reading_signals);
  g_clear_object (&self->attachments_signals);
  g_clear_object (&self->case_signals);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_READER);
  g_clear_object (&self->menu);
  g_clear_object (&self->digest_list);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (ent_reader_parent_class)->dispose (object);
}

static void
ent_reader_finalize (GObject *object)
{
  EntReader *self = ENT_READER (object);

  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_pointer (&self->finder, ent_text_finder_unref);
  g_free (ENT_READER (object)->sought);

  G_OBJECT_CLASS (ent_reader_parent_class)->finalize (object);
}

static void
ent_reader_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, ent_reader_get_session (ENT_READER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_reader_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SESSION:
      ent_reader_set_session (ENT_READER (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ENT_TYPE_TEXT_PAGE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/reader/ent-reader.ui");
  gtk_widget_class_bind_template_child (widget_class, EntReader, stack);
  gtk_widget_class_bind_template_child (widget_class, EntReader, body);
  gtk_widget_class_bind_template_child (widget_class, EntReader, title);
  gtk_widget_class_bind_template_child (widget_class, EntReader, byline);
  gtk_widget_class_bind_template_child (widget_class, EntReader, steps_count);
  gtk_widget_class_bind_template_child (widget_class, EntReader, steps_name);
  gtk_widget_class_bind_template_child (widget_class, EntReader, find_bar);
  gtk_widget_class_bind_template_child (widget_class, EntReader, find_button);
  gtk_widget_class_bind_template_child (widget_class, EntReader, find_entry);
  gtk_widget_class_bind_template_child (widget_class, EntReader, find_count);
  gtk_widget_class_bind_template_child (widget_class, EntReader, banner);
  gtk_widget_class_bind_template_child (widget_class, EntReader, page);
  gtk_widget_class_bind_template_child (widget_class, EntReader, digests);
  ent_reader_class_bind_find (widget_class);
  ent_reader_class_bind_digests (widget_class);
}

/* Reading is done in the text; where there is none, with what stands in its place. */
static gboolean
ent_reader_grab_focus (GtkWidget *widget)
{
  EntReader *self = ENT_READER (widget);

  if (ent_text_page_get_text (self->page) != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->page));

  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
ent_reader_class_init (EntReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_reader_dispose;
  object_class->finalize = ent_reader_finalize;
  object_class->get_property = ent_reader_get_property;
  object_class->set_property = ent_reader_set_property;
  widget_class->grab_focus = ent_reader_grab_focus;

  /**
   * EntReader:session:
   *
   * What is looked at, and read.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ENT_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EntReader::review-requested:
   * @self: a reader
   * @article: the article that is open
   *
   * Emitted when the passages that could not be placed in its text are to be reviewed.
   */
  signals[REVIEW_REQUESTED] =
    g_signal_new ("review-requested", ENT_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, ENT_TYPE_ARTICLE);

  bind_template (widget_class);
  ent_reader_class_install_actions (widget_class);
  ent_reader_class_install_find (widget_class);
}

static void
watch (EntReader *self)
{
  self->session_signals = g_signal_group_new (ENT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::selection",
                                  G_CALLBACK (selection_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::at",
                                  G_CALLBACK (time_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::read-only",
                                  G_CALLBACK (ent_reader_update_actions), self);

  self->reading_signals = g_signal_group_new (ENT_TYPE_READING);
  g_signal_group_connect_swapped (self->reading_signals, "notify::article",
                                  G_CALLBACK (article_changed_cb), self);
  g_signal_group_connect_swapped (self->reading_signals, "notify::passage",
                                  G_CALLBACK (passage_changed_cb), self);

  self->attachments_signals = g_signal_group_new (ENT_TYPE_ATTACHMENTS);
  g_signal_group_connect_swapped (self->attachments_signals, "changed",
                                  G_CALLBACK (attachments_changed_cb), self);

  self->case_signals = g_signal_group_new (ENT_TYPE_CASE);
  g_signal_group_connect_swapped (self->case_signals, "changed",
                                  G_CALLBACK (case_changed_cb), self);
}

static void
ent_reader_init (EntReader *self)
{
  self->current_hit = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  ent_reader_add_digests (self);
  ent_reader_add_menu (self);
  g_signal_connect_object (self->page, "passage-activated", G_CALLBACK (passage_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "mention-activated", G_CALLBACK (mention_activated_cb), self,
                           G_CONNECT_SWAPPED);
  watch (self);
  show_article (self);
}

/* ---------------------------------------------------------------- public */

/**
 * ent_reader_new:
 *
 * Returns: (transfer floating): a reader of nothing
 */
GtkWidget *
ent_reader_new (void)
{
  return g_object_new (ENT_TYPE_READER, NULL);
}

/**
 * ent_reader_get_session:
 * @self: a reader
 *
 * Returns: (transfer none) (nullable): what is looked at
 */
EntSession *
ent_reader_get_session (EntReader *self)
{
  g_return_val_if_fail (ENT_IS_READER (self), NULL);

  return self->session;
}

/**
 * ent_reader_set_session:
 * @self: a reader
 * @session: (nullable): what to look at
 *
 * Sets the session whose article is read.
 */
void
ent_reader_set_session (EntReader  *self,
                        EntSession *session)
{
  g_return_if_fail (ENT_IS_READER (self));
  g_return_if_fail (session == NULL || ENT_IS_SESSION (session));

  if (self->session == session)
    return;

  /* Nothing of one session is shown with another. */
  ent_text_page_set_text (self->page, NULL, NULL, NULL);
  ent_text_page_set_focus (self->page, NULL);
  ent_reader_update_digests (self, NULL);
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->session_signals, session);
  g_signal_group_set_target (self->reading_signals,
                             session ? ent_session_get_reading (session) : NULL);
  g_signal_group_set_target (self->attachments_signals,
                             session ? ent_session_get_attachments (session) : NULL);
  g_signal_group_set_target (self->case_signals, session ? ent_session_get_case (session) : NULL);
  show_article (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * ent_reader_scroll_to:
 * @self: a reader
 * @start: a character of the text that is open
 * @end: the character behind the last
 *
 * Brings a place into view and frames it until the next click: what a search in the
 * library found, say. The caret goes there too.
 */
void
ent_reader_scroll_to (EntReader *self,
                      gsize      start,
                      gsize      end)
{
  EntText *text;

  g_return_if_fail (ENT_IS_READER (self));
  g_return_if_fail (start <= end);

  text = ent_text_page_get_text (self->page);
  if (text == NULL)
    return;

  end = MIN (end, ent_text_get_length (text));
  start = MIN (start, end);
  ent_text_page_select (self->page, start, start);
  ent_text_page_set_spot (self->page, start, end);
  ent_text_page_reveal (self->page, start, end);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-core-enums.h"
#include "ent-editors-actions.h"
#include "ent-gaps-view.h"
#include "ent-gaps.h"
#include "ent-item-bin.h"
#include "ent-row-menu.h"

/**
 * EntGapsView:
 *
 * What is missing from a case, or in dispute: a list in sections by kind. A row leads to
 * the place: to the link, the passage or the article. Before anything is found the list is
 * empty, and where nothing is, it says so.
 */

/* So far from the top, in pixels, the list still stands at its beginning: a heading. */
#define BEGINNING 64

struct _EntGapsView
{
  AdwBin parent_instance;

  EntSession         *session;
  EntGaps            *gaps;

  GtkStack           *stack;
  GtkStack           *lists;
  GtkDropDown        *kinds;
  GtkLabel           *summary;
  GtkListView        *view;
  GtkSortListModel   *sorted;
  GtkFilterListModel *filtered;
  GtkCustomSorter    *section_sorter;
  GtkCustomFilter    *filter;
  GSignalGroup       *states_signals;
  EntGap             *asked;    /* nullable: whose menu was opened */
  GPtrArray          *headers;  /* those of the list that are there now */
  guint               rewind_id;
  guint               rewind_frames;
};

G_DEFINE_FINAL_TYPE (EntGapsView, ent_gaps_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS,
};

enum
{
  RECORD_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static char *
dup_heading (EntGapKind kind,
             guint      n)
{
  switch (kind)
    {
    case ENT_GAP_KIND_LINK:
      return g_strdup_printf (ngettext ("%u Link Without Passages", "%u Links Without Passages", n), n);
    case ENT_GAP_KIND_PASSAGE:
      return g_strdup_printf (ngettext ("%u Passage Without a Link", "%u Passages Without a Link", n), n);
    case ENT_GAP_KIND_CONTESTED:
      return g_strdup_printf (ngettext ("%u Contested Link", "%u Contested Links", n), n);
    case ENT_GAP_KIND_DATE:
      return g_strdup_printf (ngettext ("%u Disputed Date", "%u Disputed Dates", n), n);
    case ENT_GAP_KIND_CONDITION:
      return g_strdup_printf (ngettext ("%u Uncoded Condition", "%u Uncoded Conditions", n), n);
    case ENT_GAP_KIND_ANCHOR:
      return g_strdup_printf (ngettext ("%u Doubtful Place", "%u Doubtful Places", n), n);
    case ENT_GAP_KIND_TEXT:
      return g_strdup_printf (ngettext ("%u Article Without Text", "%u Articles Without Text", n), n);
    default:
      g_assert_not_reached ();
    }
}

/* A row's icon tells its kind where the heading has scrolled away. */
static char *
get_kind_icon (GObject *row,
               EntGap  *gap)
{
  static const char *const icons[ENT_N_GAP_KINDS] = {
    [ENT_GAP_KIND_LINK] = "ent-pair-symbolic",
    [ENT_GAP_KIND_PASSAGE] = "ent-mentions-symbolic",
    [ENT_GAP_KIND_CONTESTED] = "ent-contested-symbolic",
    [ENT_GAP_KIND_DATE] = "x-office-calendar-symbolic",
    [ENT_GAP_KIND_CONDITION] = "ent-gaps-symbolic",
    [ENT_GAP_KIND_ANCHOR] = "ent-possible-symbolic",
    [ENT_GAP_KIND_TEXT] = "ent-articles-symbolic",
  };

  return gap ? g_strdup (icons[ent_gap_get_kind (gap)]) : NULL;
}

/* The gaps are counted, not the header's items: a list view does not tell its headers of
 * rows that come into their sections. */
static void
update_header (EntGapsView   *self,
               GtkListHeader *header)
{
  EntGap *gap = gtk_list_header_get_item (header);
  GtkWidget *label = gtk_list_header_get_child (header);
  g_autofree char *heading = NULL;

  if (gap == NULL || label == NULL || self->gaps == NULL)
    return;

  heading = dup_heading (ent_gap_get_kind (gap), ent_gaps_count (self->gaps, ent_gap_get_kind (gap)));
  gtk_label_set_label (GTK_LABEL (label), heading);
}

static void
setup_header_cb (EntGapsView   *self,
                 GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
  g_ptr_array_add (self->headers, header);
}

static void
teardown_header_cb (EntGapsView   *self,
                    GtkListHeader *header)
{
  g_ptr_array_remove (self->headers, header);
}

static int
compare_kinds (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  EntGapKind first = ent_gap_get_kind ((EntGap *) a);
  EntGapKind second = ent_gap_get_kind ((EntGap *) b);

  return (first > second) - (first < second);
}

static gboolean
filter_cb (gpointer item,
           gpointer user_data)
{
  EntGapsView *self = user_data;
  guint selected = gtk_drop_down_get_selected (self->kinds);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ||
         (guint) ent_gap_get_kind (item) == selected - 1;
}

static GtkAdjustment *
get_adjustment (EntGapsView *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
}

static gboolean
rewind_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  EntGapsView *self = ENT_GAPS_VIEW (widget);
  GtkAdjustment *adjustment = get_adjustment (self);

  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, 0);
  if (--self->rewind_frames > 0)
    return G_SOURCE_CONTINUE;

  self->rewind_id = 0;
  return G_SOURCE_REMOVE;
}

/* A list view that is filled holds on to its first row, and the first heading is out of
 * sight above it. Who has not scrolled sees the list from its beginning. */
static void
keep_beginning (EntGapsView *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);

  if (adjustment == NULL || gtk_adjustment_get_value (adjustment) >= BEGINNING)
    return;

  /* The rows have their heights after the frame in which they come. */
  self->rewind_frames = 3;
  if (self->rewind_id == 0)
    self->rewind_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), rewind_cb, NULL, NULL);
}

/* Nothing is missing where there is nothing. */
static gboolean
is_empty (EntGapsView *self)
{
  EntCase *the_case = self->session ? ent_session_get_case (self->session) : NULL;

  return the_case != NULL && g_list_model_get_n_items (ent_case_get_states (the_case)) == 0;
}

static void
update_state (EntGapsView *self)
{
  guint n_all = self->gaps ? g_list_model_get_n_items (G_LIST_MODEL (self->gaps)) : 0;
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  g_autofree char *summary = NULL;

  summary = g_strdup_printf (ngettext ("%u gap", "%u gaps", n_shown), n_shown);
  gtk_label_set_label (self->summary, summary);
  for (guint i = 0; i < self->headers->len; i++)
    update_header (self, g_ptr_array_index (self->headers, i));
  gtk_stack_set_visible_child_name (self->lists, n_shown > 0 ? "rows" : "none-of-kind");
  gtk_stack_set_visible_child_name (self->stack,
                                    n_all > 0 ? "list" : is_empty (self) ? "empty" : "none");
  keep_beginning (self);
}

static void
kind_changed_cb (EntGapsView *self)
{
  if (self->filter == NULL)
    return;

  if (get_adjustment (self) != NULL)
    gtk_adjustment_set_value (get_adjustment (self), 0);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_state (self);
}

static void
show_all_cb (EntGapsView *self)
{
  gtk_drop_down_set_selected (self->kinds, 0);
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

/* Where the conditions of a pair are coded: the tie or the first state that they are seen
 * with. */
static void
visit_pair (EntGapsView *self,
            const char  *pair)
{
  g_auto (GStrv) states = g_strsplit (pair, "/", 2);
  EntCase *the_case = ent_session_get_case (self->session);
  g_autoptr (GPtrArray) conditions = NULL;
  const char *target = states[0];

  conditions = ent_case_get_pair_conditions (the_case, states[0], states[1]);
  if (conditions->len > 0)
    target = ent_record_get_id (g_ptr_array_index (conditions, 0));
  ent_session_visit (self->session, target);
}

static void
open_passage (EntGapsView *self,
              const char  *id)
{
  EntCase *the_case = ent_session_get_case (self->session);
  EntRecord *passage = ent_case_lookup (the_case, ENT_TYPE_PASSAGE, id);
  EntRecord *article = NULL;

  if (passage == NULL)
    return;

  article = ent_case_lookup (the_case, ENT_TYPE_ARTICLE,
                             ent_passage_get_article (ENT_PASSAGE (passage)));
  ent_reading_open (ent_session_get_reading (self->session), ENT_ARTICLE (article),
                    ENT_PASSAGE (passage));
}

static void
open_article (EntGapsView *self,
              const char  *id)
{
  EntRecord *article = ent_case_lookup (ent_session_get_case (self->session), ENT_TYPE_ARTICLE, id);

  if (article != NULL)
    ent_reading_open (ent_session_get_reading (self->session), ENT_ARTICLE (article), NULL);
}

static void
code_cb (GtkListItem *row,
         GtkWidget   *button)
{
  EntGap *gap = gtk_list_item_get_item (row);

  gtk_widget_activate_action_variant (button, "case.add-condition-for", ent_gap_get_coding (gap));
}

static gboolean
is_codable (GObject *row,
            EntGap  *gap)
{
  return gap != NULL && ent_gap_get_kind (gap) == ENT_GAP_KIND_CONDITION;
}

static void
open_gap (EntGapsView *self,
          EntGap      *gap)
{
  const char *target = ent_gap_get_target (gap);

  switch (ent_gap_get_kind (gap))
    {
    case ENT_GAP_KIND_LINK:
    case ENT_GAP_KIND_CONTESTED:
    case ENT_GAP_KIND_DATE:
      ent_session_visit (self->session, target);
      break;
    case ENT_GAP_KIND_CONDITION:
      visit_pair (self, target);
      break;
    case ENT_GAP_KIND_PASSAGE:
    case ENT_GAP_KIND_ANCHOR:
      open_passage (self, target);
      return;
    case ENT_GAP_KIND_TEXT:
      open_article (self, target);
      return;
    default:
      g_assert_not_reached ();
    }

  g_signal_emit (self, signals[RECORD_ACTIVATED], 0, target);
}

static void
activate_cb (EntGapsView *self,
             guint        position)
{
  g_autoptr (EntGap) gap = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);

  open_gap (self, gap);
}

/* --------------------------------------------------------------------- the menu of a row */

/* The article that a gap is about, if it is about words. */
static EntArticle *
get_article (EntGapsView *self,
             EntGap      *gap)
{
  EntCase *the_case = ent_session_get_case (self->session);
  EntRecord *record = ent_case_lookup (the_case, ENT_TYPE_RECORD, ent_gap_get_target (gap));

  if (ENT_IS_PASSAGE (record))
    record = ent_case_lookup (the_case, ENT_TYPE_ARTICLE,
                              ent_passage_get_article (ENT_PASSAGE (record)));
  return ENT_IS_ARTICLE (record) ? ENT_ARTICLE (record) : NULL;
}

/* The link or state that a gap is about, if it is about one. */
static EntRecord *
get_subject (EntGapsView *self,
             EntGap      *gap)
{
  if (ent_gap_get_kind (gap) == ENT_GAP_KIND_CONDITION || get_article (self, gap) != NULL)
    return NULL;

  return ent_case_get_subject (ent_session_get_case (self->session), ent_gap_get_target (gap));
}

static GMenuModel *
create_row_menu (GtkWidget *widget,
                 gpointer   item)
{
  EntGapsView *self = ENT_GAPS_VIEW (widget);
  EntGap *gap = item;
  GMenu *menu = g_menu_new ();
  GMenu *mend = g_menu_new ();
  GMenu *copy = g_menu_new ();
  EntRecord *subject = NULL;
  gboolean is_read = FALSE;

  g_set_object (&self->asked, gap);
  is_read = get_article (self, gap) != NULL;
  ent_row_menu_append (mend, is_read ? _("_Open") : _("Show in _Graph"), "gaps.open", NULL);
  if (is_codable (NULL, gap))
    ent_row_menu_append (mend, _("Co_de…"), "gaps.code", NULL);
  subject = get_subject (self, gap);
  if (subject != NULL)
    ent_row_menu_append (mend, _("_Edit…"), "record.edit", ent_record_get_id (subject));
  ent_row_menu_append_section (menu, mend);

  ent_row_menu_append (copy, _("_Copy"), "gaps.copy", NULL);
  if (is_read)
    ent_row_menu_append (copy, _("Cop_y Citation"), "gaps.copy-citation", NULL);
  ent_row_menu_append_section (menu, copy);
  return G_MENU_MODEL (menu);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EntGapsView *self = ENT_GAPS_VIEW (widget);

  if (self->session != NULL && self->asked != NULL)
    open_gap (self, self->asked);
}

static void
code_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EntGapsView *self = ENT_GAPS_VIEW (widget);

  if (self->asked != NULL && is_codable (NULL, self->asked))
    gtk_widget_activate_action_variant (widget, "case.add-condition-for",
                                        ent_gap_get_coding (self->asked));
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EntGapsView *self = ENT_GAPS_VIEW (widget);
  g_autofree char *text = NULL;

  if (self->asked == NULL)
    return;

  /* Translators: a gap that is copied: what has it, and what is missing or in dispute. */
  text = g_strdup_printf (C_("copied gap", "%s: %s"), ent_gap_get_title (self->asked),
                          ent_gap_get_words (self->asked));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
copy_citation_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  EntGapsView *self = ENT_GAPS_VIEW (widget);
  EntArticle *article = NULL;
  g_autofree char *citation = NULL;

  if (self->session != NULL && self->asked != NULL)
    article = get_article (self, self->asked);
  if (article == NULL)
    return;

  citation = ent_article_dup_citation (article);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), citation);
}

/* ------------------------------------------------------------------------ object's life */

static void
ent_gaps_view_dispose (GObject *object)
{
  EntGapsView *self = ENT_GAPS_VIEW (object);

  if (self->rewind_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->rewind_id);
  self->rewind_id = 0;
  if (self->filter != NULL)
    {
      gtk_filter_list_model_set_model (self->filtered, NULL);
      gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
    }
  if (self->gaps != NULL)
    g_signal_handlers_disconnect_by_func (self->gaps, update_state, self);
  g_clear_object (&self->gaps);
  g_clear_object (&self->asked);
  g_clear_object (&self->states_signals);
  g_clear_object (&self->session);
  /* Disposing of the template would take the stack away from under the bin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_GAPS_VIEW);

  G_OBJECT_CLASS (ent_gaps_view_parent_class)->dispose (object);
}

static void
ent_gaps_view_finalize (GObject *object)
{
  EntGapsView *self = ENT_GAPS_VIEW (object);

  g_clear_pointer (&self->headers, g_ptr_array_unref);

  G_OBJECT_CLASS (ent_gaps_view_parent_class)->finalize (object);
}

static void
ent_gaps_view_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  EntGapsView *self = ENT_GAPS_VIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_gaps_view_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  EntGapsView *self = ENT_GAPS_VIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      ent_gaps_view_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_gaps_view_class_init (EntGapsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_gaps_view_dispose;
  object_class->finalize = ent_gaps_view_finalize;
  object_class->get_property = ent_gaps_view_get_property;
  object_class->set_property = ent_gaps_view_set_property;

  /**
   * EntGapsView:session:
   *
   * The session of whose case it is.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ENT_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EntGapsView::record-activated:
   * @self: the view
   * @target: the id of a record, `TIE/STATE`, or `A/B` for a pair of states
   *
   * Emitted when a row has led to a link or a state, which is selected by then: a window
   * that shows one page at a time shows the graph. What is to be read is opened through
   * the session's [class@Reading].
   */
  signals[RECORD_ACTIVATED] =
    g_signal_new ("record-activated", ENT_TYPE_GAPS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (ENT_TYPE_GAP);
  g_type_ensure (ENT_TYPE_ITEM_BIN);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/panels/ent-gaps-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EntGapsView, stack);
  gtk_widget_class_bind_template_child (widget_class, EntGapsView, lists);
  gtk_widget_class_bind_template_child (widget_class, EntGapsView, kinds);
  gtk_widget_class_bind_template_child (widget_class, EntGapsView, summary);
  gtk_widget_class_bind_template_child (widget_class, EntGapsView, view);
  gtk_widget_class_bind_template_child (widget_class, EntGapsView, sorted);
  gtk_widget_class_bind_template_child (widget_class, EntGapsView, filtered);
  gtk_widget_class_bind_template_child (widget_class, EntGapsView, section_sorter);
  gtk_widget_class_bind_template_child (widget_class, EntGapsView, filter);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_kind_icon);
  gtk_widget_class_bind_template_callback (widget_class, code_cb);
  gtk_widget_class_bind_template_callback (widget_class, is_codable);
  ent_editors_install_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "gaps.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "gaps.code", NULL, code_action);
  gtk_widget_class_install_action (widget_class, "gaps.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "gaps.copy-citation", NULL,
                                   copy_citation_action);
  gtk_widget_class_set_css_name (widget_class, "gaps-view");
}

static void
ent_gaps_view_init (EntGapsView *self)
{
  g_autoptr (GtkListItemFactory) headers = gtk_signal_list_item_factory_new ();

  self->headers = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  ent_editors_follow_session (GTK_WIDGET (self));
  ent_row_menu_add (GTK_WIDGET (self->view), GTK_WIDGET (self), ENT_TYPE_ITEM_BIN,
                    create_row_menu);

  self->states_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->states_signals, "items-changed",
                                  G_CALLBACK (update_state), self);
  gtk_custom_sorter_set_sort_func (self->section_sorter, compare_kinds, NULL, NULL);
  gtk_custom_filter_set_filter_func (self->filter, filter_cb, self, NULL);
  g_signal_connect_object (headers, "setup", G_CALLBACK (setup_header_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (headers, "bind", G_CALLBACK (update_header), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (headers, "teardown", G_CALLBACK (teardown_header_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_header_factory (self->view, headers);
  g_signal_connect_object (self->view, "map", G_CALLBACK (keep_beginning), self,
                           G_CONNECT_SWAPPED);
  update_state (self);
}

/**
 * ent_gaps_view_new:
 *
 * Returns: (transfer floating): a view of no case
 */
GtkWidget *
ent_gaps_view_new (void)
{
  return g_object_new (ENT_TYPE_GAPS_VIEW, NULL);
}

/**
 * ent_gaps_view_get_session:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the session
 */
EntSession *
ent_gaps_view_get_session (EntGapsView *self)
{
  g_return_val_if_fail (ENT_IS_GAPS_VIEW (self), NULL);

  return self->session;
}

/**
 * ent_gaps_view_set_session:
 * @self: a view
 * @session: (nullable): the session of whose case it is
 *
 * Sets whose gaps are shown.
 */
void
ent_gaps_view_set_session (EntGapsView *self,
                           EntSession  *session)
{
  g_return_if_fail (ENT_IS_GAPS_VIEW (self));
  g_return_if_fail (session == NULL || ENT_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;

  if (self->gaps != NULL)
    g_signal_handlers_disconnect_by_func (self->gaps, update_state, self);
  gtk_filter_list_model_set_model (self->filtered, NULL);
  g_clear_object (&self->gaps);
  g_clear_object (&self->asked);
  g_signal_group_set_target (self->states_signals,
                             session ? ent_case_get_states (ent_session_get_case (session)) : NULL);
  if (session != NULL)
    {
      self->gaps = ent_gaps_new (ent_session_get_case (session),
                                 ent_session_get_attachments (session));
      gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (self->gaps));
      /* After the models, which count before this does. */
      g_signal_connect_object (self->gaps, "items-changed", G_CALLBACK (update_state), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }
  update_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

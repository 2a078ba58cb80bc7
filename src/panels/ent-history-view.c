/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-history-view.h"
#include "ent-history-words.h"
#include "ent-item-bin.h"
#include "ent-row-menu.h"

/**
 * EntHistoryView:
 *
 * The changes of a case, the latest first. What is selected in the list is what is seen:
 * choosing a row, by pointer or by arrow key, shows the case as it was then, and Escape goes
 * back to now. Nothing is changed by it; see [method@Session.look].
 */

struct _EntHistoryView
{
  AdwBin parent_instance;

  EntSession         *session;
  GSignalGroup       *history_signals;
  gboolean            following;

  GtkLabel           *hint;
  GtkListView        *view;
  GtkSingleSelection *selection;
  GtkSortListModel   *sorted;
};

G_DEFINE_FINAL_TYPE (EntHistoryView, ent_history_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* --------------------------------------------------------------------- what a row says */

static char *
describe_time (GObject   *object,
               GDateTime *time)
{
  return time ? ent_history_words_dup_time (time) : NULL;
}

static char *
describe_moment (GObject   *object,
                 GDateTime *time)
{
  return time ? ent_history_words_dup_moment (time) : NULL;
}

static char *
describe_entry (GObject         *object,
                EntHistoryEntry *entry,
                GDateTime       *time,
                gboolean         done,
                gboolean         current,
                gboolean         saved)
{
  return entry ? ent_history_words_dup_marks (entry) : NULL;
}

static gboolean
is_undone (GObject  *object,
           gboolean  done)
{
  return !done;
}

/* ------------------------------------------------------------------------ what is seen */

/* The list is the history the other way round. */
static guint
flip (EntHistoryView *self,
      guint           position)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->sorted)) - 1 - position;
}

static void
look_at (EntHistoryView *self,
         guint           row)
{
  g_autoptr (GError) error = NULL;

  if (!ent_session_look (self->session, flip (self, row), &error))
    {
      g_critical ("The history does not fit the case: %s", error->message);
      gtk_widget_error_bell (GTK_WIDGET (self));
    }
}

/* Not called where the same state is in another row since there is a new one. */
static void
selected_cb (EntHistoryView *self)
{
  guint row = gtk_single_selection_get_selected (self->selection);

  if (self->session != NULL && !self->following && row != GTK_INVALID_LIST_POSITION)
    look_at (self, row);
}

static void
activate_cb (EntHistoryView *self,
             guint           row)
{
  gtk_single_selection_set_selected (self->selection, row);
}

/* What is seen is selected, whoever brought it about. */
static void
follow (EntHistoryView *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->sorted));
  GtkListScrollFlags flags = GTK_LIST_SCROLL_NONE;
  guint row;

  gtk_widget_set_visible (GTK_WIDGET (self->hint), n_rows <= 1);
  if (self->session == NULL || n_rows == 0)
    return;

  row = flip (self, ent_history_get_shown (ent_session_get_history (self->session)));
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, row);
  self->following = FALSE;
  /* The keyboard goes along where it is in the list. */
  if (gtk_widget_get_state_flags (GTK_WIDGET (self->view)) & GTK_STATE_FLAG_FOCUS_WITHIN)
    flags = GTK_LIST_SCROLL_FOCUS;
  gtk_list_view_scroll_to (self->view, row, flags, NULL);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  EntHistoryView *self = ENT_HISTORY_VIEW (widget);

  if (self->session == NULL || !ent_session_is_read_only (self->session))
    return GDK_EVENT_PROPAGATE;

  ent_session_stop_looking (self->session);
  return GDK_EVENT_STOP;
}

/* --------------------------------------------------------------------- the menu of a row */

static GMenuModel *
create_row_menu (GtkWidget *widget,
                 gpointer   item)
{
  EntHistoryEntry *entry = item;
  guint position = ent_history_entry_get_position (entry);
  g_autofree char *look = g_strdup_printf ("history.look(uint32 %u)", position);
  g_autofree char *back = g_strdup_printf ("history.return-to(uint32 %u)", position);
  g_autofree char *copy = g_strdup_printf ("history.copy(uint32 %u)", position);
  GMenu *menu = g_menu_new ();
  GMenu *states = g_menu_new ();
  GMenu *words = g_menu_new ();

  if (ent_history_entry_is_current (entry))
    ent_row_menu_append (states, _("_Back to Now"), "win.stop-looking", NULL);
  else
    {
      ent_row_menu_append (states, _("_Look at This State"), look, NULL);
      ent_row_menu_append (states, _("_Return to This State"), back, NULL);
    }
  ent_row_menu_append_section (menu, states);
  ent_row_menu_append (words, _("_Copy"), copy, NULL);
  ent_row_menu_append_section (menu, words);
  return G_MENU_MODEL (menu);
}

/* The changes may be others by the time that the user has chosen. */
static gboolean
look_at_position (EntHistoryView *self,
                  GVariant       *parameter)
{
  guint position = g_variant_get_uint32 (parameter);

  if (self->session == NULL ||
      position >= g_list_model_get_n_items (G_LIST_MODEL (self->sorted)))
    return FALSE;

  gtk_single_selection_set_selected (self->selection, flip (self, position));
  return TRUE;
}

static void
look_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  look_at_position (ENT_HISTORY_VIEW (widget), parameter);
}

static void
return_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  if (look_at_position (ENT_HISTORY_VIEW (widget), parameter))
    gtk_widget_activate_action (widget, "win.return-to-state", NULL);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EntHistoryView *self = ENT_HISTORY_VIEW (widget);
  guint position = g_variant_get_uint32 (parameter);
  g_autoptr (EntHistoryEntry) entry = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *text = NULL;

  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->sorted)))
    entry = g_list_model_get_item (G_LIST_MODEL (self->sorted), flip (self, position));
  if (entry == NULL)
    return;

  moment = ent_history_words_dup_moment (ent_history_entry_get_time (entry));
  /* Translators: a change that is copied: what was done, and the day and hour. */
  text = g_strdup_printf (C_("copied change", "%s, %s"), ent_history_entry_get_title (entry),
                          moment);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

/* ------------------------------------------------------------------------ object's life */

/* The row that is seen is where the keyboard begins. */
static gboolean
ent_history_view_grab_focus (GtkWidget *widget)
{
  EntHistoryView *self = ENT_HISTORY_VIEW (widget);
  guint row = gtk_single_selection_get_selected (self->selection);

  if (row == GTK_INVALID_LIST_POSITION)
    return gtk_widget_grab_focus (GTK_WIDGET (self->view));

  gtk_list_view_scroll_to (self->view, row, GTK_LIST_SCROLL_FOCUS, NULL);
  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
ent_history_view_dispose (GObject *object)
{
  EntHistoryView *self = ENT_HISTORY_VIEW (object);

  if (self->history_signals != NULL)
    g_signal_group_set_target (self->history_signals, NULL);
  g_clear_object (&self->history_signals);
  if (self->sorted != NULL)
    {
      self->following = TRUE;
      gtk_sort_list_model_set_model (self->sorted, NULL);
    }
  g_clear_object (&self->session);
  /* Disposing of the template would take the box away from under the bin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_HISTORY_VIEW);

  G_OBJECT_CLASS (ent_history_view_parent_class)->dispose (object);
}

static void
ent_history_view_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  EntHistoryView *self = ENT_HISTORY_VIEW (object);

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
ent_history_view_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  EntHistoryView *self = ENT_HISTORY_VIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      ent_history_view_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/panels/ent-history-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EntHistoryView, hint);
  gtk_widget_class_bind_template_child (widget_class, EntHistoryView, view);
  gtk_widget_class_bind_template_child (widget_class, EntHistoryView, selection);
  gtk_widget_class_bind_template_child (widget_class, EntHistoryView, sorted);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_time);
  gtk_widget_class_bind_template_callback (widget_class, describe_moment);
  gtk_widget_class_bind_template_callback (widget_class, describe_entry);
  gtk_widget_class_bind_template_callback (widget_class, is_undone);
}

static void
ent_history_view_class_init (EntHistoryViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_history_view_dispose;
  object_class->get_property = ent_history_view_get_property;
  object_class->set_property = ent_history_view_set_property;
  widget_class->grab_focus = ent_history_view_grab_focus;

  /**
   * EntHistoryView:session:
   *
   * The session whose changes are listed.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ENT_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EntHistoryView|history.look:
   * @position: where a change is in the history
   *
   * Shows the case as it was after a change.
   */
  gtk_widget_class_install_action (widget_class, "history.look", "u", look_action);
  /**
   * EntHistoryView|history.return-to:
   * @position: where a change is in the history
   *
   * Makes the case what it was after a change, through the window's `win.return-to-state`.
   */
  gtk_widget_class_install_action (widget_class, "history.return-to", "u", return_action);
  /**
   * EntHistoryView|history.copy:
   * @position: where a change is in the history
   *
   * Copies what was done, and when.
   */
  gtk_widget_class_install_action (widget_class, "history.copy", "u", copy_action);

  g_type_ensure (ENT_TYPE_HISTORY_ENTRY);
  g_type_ensure (ENT_TYPE_ITEM_BIN);
  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "history-view");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
ent_history_view_init (EntHistoryView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ent_row_menu_add (GTK_WIDGET (self->view), GTK_WIDGET (self), ENT_TYPE_ITEM_BIN,
                    create_row_menu);

  /* After the list, which has its rows by then. */
  self->history_signals = g_signal_group_new (ENT_TYPE_HISTORY);
  g_signal_group_connect_swapped (self->history_signals, "changed", G_CALLBACK (follow), self);
  g_signal_group_connect_swapped (self->history_signals, "notify::shown", G_CALLBACK (follow),
                                  self);
}

/**
 * ent_history_view_new:
 *
 * Returns: (transfer floating): a view of no case
 */
GtkWidget *
ent_history_view_new (void)
{
  return g_object_new (ENT_TYPE_HISTORY_VIEW, NULL);
}

/**
 * ent_history_view_get_session:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the session
 */
EntSession *
ent_history_view_get_session (EntHistoryView *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY_VIEW (self), NULL);

  return self->session;
}

/**
 * ent_history_view_set_session:
 * @self: a view
 * @session: (nullable): the session whose changes are listed
 *
 * Sets whose changes are listed.
 */
void
ent_history_view_set_session (EntHistoryView *self,
                              EntSession     *session)
{
  EntHistory *history = NULL;

  g_return_if_fail (ENT_IS_HISTORY_VIEW (self));
  g_return_if_fail (session == NULL || ENT_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;

  if (session != NULL)
    history = ent_session_get_history (session);
  self->following = TRUE;
  gtk_sort_list_model_set_model (self->sorted, (GListModel *) history);
  self->following = FALSE;
  g_signal_group_set_target (self->history_signals, history);
  follow (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

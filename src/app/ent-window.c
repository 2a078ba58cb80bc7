/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-button-words.h"
#include "ent-closing.h"
#include "ent-error-dialog.h"
#include "ent-scene.h"
#include "ent-shortcuts.h"

/*
 * A window on one case. It owns the session that its outline, graph, time bar
 * and inspector share, and lays them out: three panes where there is room, the
 * outline as an overlay where there is less, and the inspector as a sheet that
 * comes up from below where there is little.
 *
 * What its actions do is in ent-window-actions.c, and the work behind them in the other
 * files of this name: -files, -saving, -changed, -articles, -library, -reading, -evidence,
 * -export, -drop.
 */

G_DEFINE_FINAL_TYPE (EntWindow, ent_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_SHOW_ENDED,
  PROP_SHOW_UNCOUNTED,
  PROP_CROWDED,
  PROP_CRAMPED,
  PROP_SNUG,
  PROP_TIGHT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* ------------------------------------------------------------ what the header says */

static char *
describe_case (EntWindow  *self,
               EntSession *session,
               const char *title)
{
  return g_strdup (session != NULL ? title : "Entente");
}

/* With a dot where there are changes that are not saved. */
static char *
describe_title (EntWindow  *self,
                EntSession *session,
                const char *title,
                gboolean    modified)
{
  g_autofree char *name = describe_case (self, session, title);

  /* Translators: the name of a case with changes that are not saved. */
  return modified ? g_strdup_printf (C_ ("modified", "• %s"), name) : g_steal_pointer (&name);
}

/* "1985 · 5 alliances": the alliances that the definition counts, the unsure ones apart. */
static char *
describe_slice (EntWindow *self,
                EntSlice  *slice)
{
  g_autofree char *date = NULL;
  g_autofree char *sure = NULL;
  g_autofree char *unsure = NULL;
  guint n_certain = 0;
  guint n_possible = 0;

  if (slice == NULL)
    return NULL;

  for (guint i = 0; i < ent_slice_get_n_ties (slice); i++)
    {
      const EntSliceTie *tie = ent_slice_get_tie (slice, i);

      if (!tie->counts || tie->status != ENT_STATUS_ACTIVE)
        continue;
      if (tie->activity == ENT_ACTIVITY_CERTAIN)
        n_certain++;
      else
        n_possible++;
    }

  date = ent_date_to_words (ent_slice_get_at (slice));
  sure = g_strdup_printf (ngettext ("%u alliance", "%u alliances", n_certain), n_certain);
  unsure =
    g_strdup_printf (ngettext ("%u possible alliance", "%u possible alliances", n_possible),
                     n_possible);

  if (n_possible == 0)
    return g_strdup_printf ("%s · %s", date, sure);
  if (n_certain == 0)
    return g_strdup_printf ("%s · %s", date, unsure);
  return g_strdup_printf ("%s · %s%s%s", date, sure, C_("list", ", "), unsure);
}

static char *
describe_undo (EntWindow  *self,
               const char *title)
{
  return title != NULL ? g_strdup_printf (_ ("Undo %s"), title) : g_strdup (_ ("Undo"));
}

static char *
describe_redo (EntWindow  *self,
               const char *title)
{
  return title != NULL ? g_strdup_printf (_ ("Redo %s"), title) : g_strdup (_ ("Redo"));
}

static gboolean
is_beside_graph (EntWindow  *self,
                 const char *view)
{
  return g_strcmp0 (view, "graph") != 0;
}

/* What is shown is in the switcher, for a page that is not there is not told to screen
   readers. Where there is room for one of the last two, the one that is shown has it. */
static gboolean
is_in_switcher (EntWindow  *self,
                gboolean    crowded,
                const char *view)
{
  return !crowded || g_strcmp0 (view, "definitions") == 0;
}

static gboolean
is_left_in_switcher (EntWindow  *self,
                     gboolean    crowded,
                     const char *view)
{
  return !crowded || !is_in_switcher (self, crowded, view);
}

/* In a menu, an underscore marks a letter; one in a name is a name's. */
static void
append_named (GMenu      *menu,
              const char *label,
              const char *action)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *escaped = g_strjoinv ("__", parts);

  g_menu_append (menu, escaped, action);
}

static void
update_history_menu (EntWindow *self)
{
  g_autofree char *undo_title = NULL;
  g_autofree char *redo_title = NULL;
  g_autofree char *undo_label = NULL;
  g_autofree char *redo_label = NULL;

  if (self->session != NULL)
    g_object_get (
      self->session, "undo-title", &undo_title, "redo-title", &redo_title, NULL);

  undo_label = describe_undo (self, undo_title);
  redo_label = describe_redo (self, redo_title);
  g_menu_remove_all (self->history_menu);
  append_named (self->history_menu, undo_label, "win.undo");
  append_named (self->history_menu, redo_label, "win.redo");
  g_menu_append (self->history_menu, _ ("Histor_y"), "win.show-side::history");
}

/* ---------------------------------------------------------------- the three layouts */

/* What the bar at the foot of a narrow window leads to: the selection, or else the
 * article that is open. */
void
ent_window_update_sheet (EntWindow *self)
{
  EntRecord *selection = NULL;
  EntArticle *article = NULL;
  g_autofree char *title = NULL;

  if (self->session != NULL)
    {
      selection = ent_session_get_selection (self->session);
      article = ent_reading_get_article (ent_session_get_reading (self->session));
    }
  if (ENT_IS_TIE (selection))
    title = ent_case_dup_tie_title (ent_session_get_case (self->session),
                                    ENT_TIE (selection),
                                    ent_date_get_span (ent_session_get_at (self->session)));
  else if (ENT_IS_STATE (selection))
    title = g_strdup (ent_state_get_name_at (
      ENT_STATE (selection), ent_date_get_span (ent_session_get_at (self->session))));
  else if (article != NULL)
    title = ent_article_dup_title (article);

  gtk_label_set_label (self->selection_label, title != NULL ? title : "");
  adw_bottom_sheet_set_reveal_bottom_bar (self->inspector_sheet,
                                          selection != NULL || article != NULL);
}

static void
selection_changed_cb (EntWindow *self)
{
  gboolean selected = ent_session_get_selection (self->session) != NULL;

  ent_window_update_sheet (self);
  ent_window_update_actions (self);
  ent_window_announce_selection (self);
  if (!ent_window_is_narrow (self) || ent_outline_is_asked (self->outline))
    return;
  if (selected)
    adw_overlay_split_view_set_show_sidebar (self->outline_split, FALSE);
  /* What was selected may not be there in the state that is looked at. */
  else if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->side), "history") == 0)
    return;
  adw_bottom_sheet_set_open (self->inspector_sheet, selected);
}

/* Collapsed, the outline covers the graph, so it waits to be asked for. */
static void
outline_collapsed_cb (EntWindow *self)
{
  gboolean collapsed = adw_overlay_split_view_get_collapsed (self->outline_split);
  gboolean shown = !collapsed && g_settings_get_boolean (self->settings, "show-outline");

  adw_overlay_split_view_set_show_sidebar (self->outline_split, shown);
}

static void
outline_shown_cb (EntWindow *self)
{
  if (self->settings == NULL || adw_overlay_split_view_get_collapsed (self->outline_split))
    return;
  g_settings_set_boolean (self->settings,
                          "show-outline",
                          adw_overlay_split_view_get_show_sidebar (self->outline_split));
}

/* Without any layout, the graph's place says it; the banner is for one that stays. */
static void
layout_failed_cb (EntWindow  *self,
                  const char *message)
{
  if (ent_session_get_layout (self->session) == NULL)
    {
      ent_window_announce (self, message);
      return;
    }
  adw_banner_set_title (self->banner, message);
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
layout_changed_cb (EntWindow *self)
{
  adw_banner_set_revealed (self->banner, FALSE);
  ent_window_update_actions (self);
  ent_window_announce_layout (self);
}

static void
retry_layout_cb (EntWindow *self)
{
  adw_banner_set_revealed (self->banner, FALSE);
  self->awaiting_layout = TRUE;
  ent_session_request_layout (self->session);
}

static void
history_changed_cb (EntWindow *self)
{
  update_history_menu (self);
  ent_window_update_actions (self);
}

/* --------------------------------------------------------------------------- closing */

static gboolean
ent_window_close_request (GtkWindow *window)
{
  EntWindow *self = ENT_WINDOW (window);

  if (ent_closing_is_needed (self))
    {
      g_autoptr (GList) windows = g_list_prepend (NULL, self);

      ent_closing_start (gtk_window_get_application (window), windows);
      return GDK_EVENT_STOP;
    }

  ent_window_remember (self);
  return GTK_WINDOW_CLASS (ent_window_parent_class)->close_request (window);
}

/* ---------------------------------------------------------------------- object's life */

static void
ent_window_dispose (GObject *object)
{
  EntWindow *self = ENT_WINDOW (object);

  ent_window_end_focus (self);
  g_clear_weak_pointer (&self->help);
  g_clear_pointer (&self->before_tour, g_variant_unref);
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_cancellable_cancel (self->taking);
  g_clear_object (&self->taking);
  g_clear_object (&self->watch_signals);
  g_clear_object (&self->journal_signals);
  g_clear_object (&self->watch);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session_bindings);
  g_clear_object (&self->reading_signals);
  ent_window_forget_history (self);
  g_clear_object (&self->conflicts_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_WINDOW);
  if (self->session != NULL)
    ent_closing_end_journal (self->session, FALSE);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_handle_id (&self->measuring, g_source_remove);

  G_OBJECT_CLASS (ent_window_parent_class)->dispose (object);
}

static void
ent_window_finalize (GObject *object)
{
  EntWindow *self = ENT_WINDOW (object);

  g_hash_table_unref (self->disabled);
  g_free (self->address);
  g_free (self->slow_name);
  g_free (self->slow_reading);
  g_free (self->opening_address);

  G_OBJECT_CLASS (ent_window_parent_class)->finalize (object);
}

static gboolean *
get_flag (EntWindow *self,
          guint      prop_id)
{
  switch (prop_id)
    {
    case PROP_SHOW_ENDED:
      return &self->show_ended;
    case PROP_SHOW_UNCOUNTED:
      return &self->show_uncounted;
    case PROP_CROWDED:
      return &self->crowded;
    case PROP_CRAMPED:
      return &self->cramped;
    case PROP_SNUG:
      return &self->snug;
    case PROP_TIGHT:
      return &self->tight;
    default:
      return NULL;
    }
}

static void
ent_window_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  EntWindow *self = ENT_WINDOW (object);
  gboolean *flag = get_flag (self, prop_id);

  if (prop_id == PROP_SESSION)
    g_value_set_object (value, self->session);
  else if (flag != NULL)
    g_value_set_boolean (value, *flag);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
ent_window_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  gboolean *flag = get_flag (ENT_WINDOW (object), prop_id);

  if (flag == NULL)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  if (*flag == g_value_get_boolean (value))
    return;
  *flag = g_value_get_boolean (value);
  g_object_notify_by_pspec (object, pspec);
}

static GParamSpec *
new_flag (const char *name)
{
  return g_param_spec_boolean (name, NULL, NULL, FALSE, G_PARAM_READWRITE |
                               G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/ui/ent-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EntWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, loading_page);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, failed_page);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, failed_button);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, file_banner);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, journal_banner);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, recovery_bar);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, conflicts_banner);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, outline_split);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, open_menu);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, inspector_split);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, outline_edge);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, inspector_edge);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, inspector_sheet);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, selection_label);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, sheet_label);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, history_menu);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, outline);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, graph_view);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, time_bar);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, inspector);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, views);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, side);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, reader);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, library_view);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, gaps_view);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, history_view);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, look_bar);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, definitions_view);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, theory_view);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, drop_highlight);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, tour_card);
  gtk_widget_class_bind_template_callback (widget_class, describe_case);
  gtk_widget_class_bind_template_callback (widget_class, describe_title);
  gtk_widget_class_bind_template_callback (widget_class, describe_slice);
  gtk_widget_class_bind_template_callback (widget_class, describe_undo);
  gtk_widget_class_bind_template_callback (widget_class, describe_redo);
  gtk_widget_class_bind_template_callback (widget_class, is_beside_graph);
  gtk_widget_class_bind_template_callback (widget_class, is_in_switcher);
  gtk_widget_class_bind_template_callback (widget_class, is_left_in_switcher);
  gtk_widget_class_bind_template_callback_full (
    widget_class, "get_switcher_mode", G_CALLBACK (ent_window_get_switcher_mode));
  gtk_widget_class_bind_template_callback_full (
    widget_class, "room_changed_cb", G_CALLBACK (ent_window_measure_room));
  gtk_widget_class_bind_template_callback (widget_class, outline_collapsed_cb);
  gtk_widget_class_bind_template_callback (widget_class, outline_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_layout_cb);
  gtk_widget_class_bind_template_callback_full (
    widget_class, "side_changed_cb", G_CALLBACK (ent_window_update_side));
}

static void
ensure_types (void)
{
  g_type_ensure (ENT_TYPE_PANE_EDGE);
  g_type_ensure (ENT_TYPE_SESSION);
  g_type_ensure (ENT_TYPE_READING);
  g_type_ensure (ENT_TYPE_SLICE);
  g_type_ensure (ENT_TYPE_RECOVERY_BAR);
  g_type_ensure (ENT_TYPE_OPEN_POPOVER);
  g_type_ensure (ENT_TYPE_START_PAGE);
  g_type_ensure (ENT_TYPE_OUTLINE);
  g_type_ensure (ENT_TYPE_GRAPH_VIEW);
  g_type_ensure (ENT_TYPE_TIME_BAR);
  g_type_ensure (ENT_TYPE_INSPECTOR);
  g_type_ensure (ENT_TYPE_READER);
  g_type_ensure (ENT_TYPE_LIBRARY_VIEW);
  g_type_ensure (ENT_TYPE_DEFINITIONS_VIEW);
  g_type_ensure (ENT_TYPE_GAPS_VIEW);
  g_type_ensure (ENT_TYPE_HISTORY_VIEW);
  g_type_ensure (ENT_TYPE_LOOK_BAR);
  g_type_ensure (ENT_TYPE_TOUR_CARD);
}

static void
ent_window_class_init (EntWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = ent_window_dispose;
  object_class->finalize = ent_window_finalize;
  object_class->get_property = ent_window_get_property;
  object_class->set_property = ent_window_set_property;
  window_class->close_request = ent_window_close_request;

  /**
   * EntWindow:session:
   *
   * The session on the case that the window shows; %NULL before one is open.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session",
                         NULL,
                         NULL,
                         ENT_TYPE_SESSION,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * EntWindow:show-ended:
   *
   * Whether links that have ended are drawn as ghosts; the session's, for the menu.
   */
  properties[PROP_SHOW_ENDED] = new_flag ("show-ended");

  /**
   * EntWindow:show-uncounted:
   *
   * Whether links that the definition leaves out are drawn; the session's, for the menu.
   */
  properties[PROP_SHOW_UNCOUNTED] = new_flag ("show-uncounted");

  /**
   * EntWindow:crowded:
   *
   * Whether the header bar has no room for every view; the breakpoints set it.
   */
  properties[PROP_CROWDED] = new_flag ("crowded");

  /**
   * EntWindow:cramped:
   *
   * Whether the header bar has room for the views' icons only; the breakpoints set it.
   */
  properties[PROP_CRAMPED] = new_flag ("cramped");

  /**
   * EntWindow:snug:
   *
   * Whether the header bar has no more room than that beside an article; the breakpoints set it.
   */
  properties[PROP_SNUG] = new_flag ("snug");

  /**
   * EntWindow:tight:
   *
   * Whether panes that were drawn wide leave the header bar room for the views' icons only.
   */
  properties[PROP_TIGHT] = new_flag ("tight");

  g_object_class_install_properties (object_class, N_PROPS, properties);

  ensure_types ();
  bind_template (widget_class);
  ent_window_install_actions (widget_class);
  ent_shortcuts_install (widget_class);
}

static void
init_session_wiring (EntWindow *self)
{
  self->session_signals = g_signal_group_new (ENT_TYPE_SESSION);
  g_signal_group_connect_swapped (
    self->session_signals, "layout-failed", G_CALLBACK (layout_failed_cb), self);
  g_signal_group_connect_swapped (
    self->session_signals, "announce", G_CALLBACK (ent_window_announce_time), self);
  g_signal_group_connect_swapped (
    self->session_signals, "notify::selection", G_CALLBACK (selection_changed_cb), self);
  g_signal_group_connect_swapped (
    self->session_signals, "notify::slice", G_CALLBACK (ent_window_update_sheet), self);
  g_signal_group_connect_swapped (
    self->session_signals, "notify::layout", G_CALLBACK (layout_changed_cb), self);
  g_signal_group_connect_swapped (
    self->session_signals, "notify::undo-title", G_CALLBACK (history_changed_cb), self);
  g_signal_group_connect_swapped (
    self->session_signals, "notify::redo-title", G_CALLBACK (history_changed_cb), self);
  g_signal_group_connect_swapped (
    self->session_signals, "notify::can-undo", G_CALLBACK (history_changed_cb), self);
  g_signal_group_connect_swapped (
    self->session_signals, "notify::can-redo", G_CALLBACK (history_changed_cb), self);

  self->session_bindings = g_binding_group_new ();
  g_binding_group_bind (self->session_bindings,
                        "show-ended",
                        self,
                        "show-ended",
                        G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_binding_group_bind (self->session_bindings,
                        "show-uncounted",
                        self,
                        "show-uncounted",
                        G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

static void
init_settings (EntWindow *self)
{
  self->settings = g_settings_new (APP_ID);
  ent_window_init_sizes (self);
  outline_collapsed_cb (self);
  ent_window_follow_preferences (self);
}

static void
ent_window_init (EntWindow *self)
{
  self->disabled = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
  ent_button_words_wrap (GTK_WIDGET (self));
  /* The template's binding waits for a case to ask. */
  gtk_window_set_title (GTK_WINDOW (self), "Entente");
  if (PROFILE_IS_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
  init_session_wiring (self);
  ent_window_init_sheet (self);
  ent_window_init_history (self);
  ent_window_init_reading (self);
  ent_window_init_conflicts (self);
  init_settings (self);
  ent_window_init_drop (self);
  ent_window_init_watch (self);
  ent_window_init_announce (self);
  ent_window_init_focus (self);
  ent_window_init_mouse (self);
  ent_window_init_help (self);
  update_history_menu (self);
  ent_window_update_actions (self);
}

/* --------------------------------------------------------------- for the other files */

void
ent_window_set_session (EntWindow  *self,
                        EntSession *session)
{
  if (self->session == session)
    return;

  ent_window_remember (self);
  ent_window_end_tour (self, FALSE);
  if (self->session != NULL)
    ent_closing_end_journal (self->session, FALSE);
  g_cancellable_cancel (self->taking);
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->session_signals, session);
  g_binding_group_set_source (self->session_bindings, session);
  g_signal_group_set_target (self->reading_signals,
                             session != NULL ? ent_session_get_reading (session) : NULL);
  ent_window_follow_history (self, session);
  ent_window_follow_conflicts (self);
  adw_banner_set_revealed (self->banner, FALSE);
  adw_bottom_sheet_set_open (self->inspector_sheet, FALSE);
  ent_window_update_side (self);
  ent_window_update_sheet (self);
  update_history_menu (self);
  ent_window_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

void
ent_window_add_toast (EntWindow *self,
                      AdwToast  *toast)
{
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
ent_window_show_error (EntWindow  *self,
                       const char *heading,
                       const char *message)
{
  adw_dialog_present (ent_error_dialog_new (heading, message), GTK_WIDGET (self));
}

/* --------------------------------------------------------------------------- public */

/**
 * ent_window_new:
 * @application: the application it belongs to
 *
 * Makes a window that shows nothing yet; see [method@Window.open].
 *
 * Returns: (transfer none): the window; GTK owns it
 */
EntWindow *
ent_window_new (AdwApplication *application)
{
  g_return_val_if_fail (ADW_IS_APPLICATION (application), NULL);

  return g_object_new (ENT_TYPE_WINDOW, "application", application, NULL);
}

/**
 * ent_window_get_session:
 * @self: a window
 *
 * Gets the session on the case that the window shows.
 *
 * Returns: (transfer none) (nullable): the session; %NULL before a case is open
 */
EntSession *
ent_window_get_session (EntWindow *self)
{
  g_return_val_if_fail (ENT_IS_WINDOW (self), NULL);

  return self->session;
}

/**
 * ent_window_is_replaceable:
 * @self: a window
 *
 * Whether another case may take the place of the one that the window shows: there
 * is none, or it has no unsaved changes.
 *
 * Returns: whether nothing would be lost
 */
gboolean
ent_window_is_replaceable (EntWindow *self)
{
  g_return_val_if_fail (ENT_IS_WINDOW (self), FALSE);

  return self->session == NULL || !ent_session_is_modified (self->session);
}

static gboolean
is_file (const char *address)
{
  return address != NULL && !g_str_has_prefix (address, "builtin:");
}

/**
 * ent_window_has_file:
 * @self: a window
 * @address: a path or a URI
 *
 * Returns: whether the window shows the case of that file, or is just opening it
 */
gboolean
ent_window_has_file (EntWindow  *self,
                     const char *address)
{
  const char *own = NULL;
  g_autoptr (GFile) own_file = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_val_if_fail (ENT_IS_WINDOW (self), FALSE);

  own = self->opening != NULL ? self->opening_address : self->address;
  if (!is_file (own) || !is_file (address))
    return FALSE;

  own_file = g_file_new_for_commandline_arg (own);
  file = g_file_new_for_commandline_arg (address);
  return g_file_equal (own_file, file);
}

/**
 * ent_window_present_file:
 * @application: an application
 * @address: a path or a URI
 *
 * Presents the window that shows a file, if one does: opening it again would make two
 * copies that know nothing of each other.
 *
 * Returns: whether there is one
 */
gboolean
ent_window_present_file (GtkApplication *application,
                         const char     *address)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), FALSE);
  g_return_val_if_fail (address != NULL, FALSE);

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (ENT_IS_WINDOW (l->data) && ent_window_has_file (l->data, address))
      {
        gtk_window_present (l->data);
        return TRUE;
      }
  return FALSE;
}

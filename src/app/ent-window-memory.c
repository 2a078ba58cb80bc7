/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-recents.h"
#include "ent-window-private.h"

#include "ent-preferences-dialog.h"
#include "ent-views.h"

/*
 * What the user prefers, done to the case of a window, and what is remembered when a window
 * leaves a case: how it was looked at, which the next window on it takes up, and that it was
 * the last, which the next start may open. A case that was never saved has no place by which
 * it could be known again.
 */

static void
remember_look (EntWindow    *self,
               GVariantDict *view)
{
  EntView look;

  if (!ent_canvas_get_look (ent_graph_view_get_canvas (self->graph_view), &look))
    return;
  g_variant_dict_insert (view, "look", "(ddd)", look.zoom, look.center.x, look.center.y);
}

/**
 * ent_window_ref_view:
 * @self: a window with a case
 *
 * Returns: (transfer full): how the case is looked at; on a tour of it, how it was before
 */
GVariant *
ent_window_ref_view (EntWindow *self)
{
  g_auto (GVariantDict) view = G_VARIANT_DICT_INIT (NULL);
  EntTheory *theory = NULL;
  const char *shown = NULL;

  g_return_val_if_fail (ENT_IS_WINDOW (self), NULL);
  g_return_val_if_fail (self->session != NULL, NULL);

  if (self->before_tour != NULL)
    return g_variant_ref (self->before_tour);

  /* What is looked at may be an earlier state, which is not what one comes back to. */
  if (!ent_session_is_read_only (self->session))
    ent_session_remember (self->session, &view);
  remember_look (self, &view);
  shown = adw_view_stack_get_visible_child_name (self->views);
  if (shown != NULL)
    g_variant_dict_insert (&view, "view", "s", shown);
  shown = adw_view_stack_get_visible_child_name (self->side);
  if (shown != NULL)
    g_variant_dict_insert (&view, "side", "s", shown);
  theory = ent_theory_model_get_theory (ent_theory_view_get_model (self->theory_view));
  if (theory != NULL)
    g_variant_dict_insert (&view, "theory", "s", ent_record_get_id (ENT_RECORD (theory)));
  ent_window_remember_export (self, &view);

  return g_variant_ref_sink (g_variant_dict_end (&view));
}

/**
 * ent_window_remember:
 * @self: a window
 *
 * Remembers how the case is looked at. To be called before the window leaves it.
 */
void
ent_window_remember (EntWindow *self)
{
  g_autoptr (GVariant) view = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (ENT_IS_WINDOW (self));

  if (self->session == NULL || self->address == NULL)
    return;

  view = ent_window_ref_view (self);
  /* Nobody asked for it, so nobody is told where the disk is full. */
  if (!ent_views_store (NULL, self->address, view, &error))
    g_info ("%s", error->message);
}

static void
show_page (AdwViewStack *stack,
           GVariantDict *view,
           const char   *key)
{
  const char *name = NULL;

  if (g_variant_dict_lookup (view, key, "&s", &name) &&
      adw_view_stack_get_child_by_name (stack, name) != NULL)
    adw_view_stack_set_visible_child_name (stack, name);
}

static void
show_theory (EntWindow    *self,
             GVariantDict *view)
{
  const char *id = NULL;
  EntRecord *theory = NULL;

  if (g_variant_dict_lookup (view, "theory", "&s", &id))
    theory = ent_case_lookup (ent_session_get_case (self->session), ENT_TYPE_THEORY, id);
  if (theory != NULL)
    ent_theory_model_set_theory (ent_theory_view_get_model (self->theory_view),
                                 ENT_THEORY (theory));
}

/**
 * ent_window_take_view:
 * @self: a window with a case
 * @stored: what [method@Window.ref_view] gave
 *
 * Looks at the case as it was looked at once.
 */
void
ent_window_take_view (EntWindow *self,
                      GVariant  *stored)
{
  g_auto (GVariantDict) view = G_VARIANT_DICT_INIT (NULL);
  EntView look;

  g_return_if_fail (ENT_IS_WINDOW (self));
  g_return_if_fail (self->session != NULL);
  g_return_if_fail (stored != NULL);

  g_variant_dict_init (&view, stored);
  ent_session_recall (self->session, &view);
  show_page (self->views, &view, "view");
  show_page (self->side, &view, "side");
  show_theory (self, &view);
  ent_window_recall_export (self, &view);
  if (g_variant_dict_lookup (
        &view, "look", "(ddd)", &look.zoom, &look.center.x, &look.center.y) &&
      look.zoom >= ENT_VIEWPORT_MIN_ZOOM && look.zoom <= ENT_VIEWPORT_MAX_ZOOM)
    ent_canvas_look (ent_graph_view_get_canvas (self->graph_view), look);
}

/**
 * ent_window_recall:
 * @self: a window that shows a case from now on
 *
 * Looks at the case as it was looked at last, where that is known.
 */
void
ent_window_recall (EntWindow *self)
{
  g_autoptr (GVariant) stored = NULL;

  g_return_if_fail (ENT_IS_WINDOW (self));
  g_return_if_fail (self->session != NULL);

  stored = self->address != NULL ? ent_views_lookup (NULL, self->address) : NULL;
  if (stored != NULL)
    ent_window_take_view (self, stored);
}

/**
 * ent_window_note_open_cases:
 * @application: the application
 *
 * Notes the cases that windows show, for the next start to open them again; the one in front
 * comes first, and counts as the last case. Where no window shows one any more, those that
 * were shown last stay noted.
 */
void
ent_window_note_open_cases (GtkApplication *application)
{
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) addresses = NULL;

  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (ENT_IS_WINDOW (l->data) && ENT_WINDOW (l->data)->session != NULL &&
        ENT_WINDOW (l->data)->address != NULL)
      g_strv_builder_add (builder, ENT_WINDOW (l->data)->address);
  addresses = g_strv_builder_end (builder);
  if (*addresses == NULL)
    return;

  settings = g_settings_new (APP_ID);
  g_settings_set_strv (settings, "open-cases", (const char *const *) addresses);
  g_settings_set_string (settings, "last-case", addresses[0]);
}

/**
 * ent_window_note_address:
 * @self: a window whose case has a place of its own now
 *
 * Notes the case among those that are open, and, where it is a file, among the files that
 * the desktop lists as used recently.
 */
void
ent_window_note_address (EntWindow *self)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *uri = NULL;
  GtkRecentData data = {
    .mime_type = (char *) ENT_CASE_MIME_TYPE,
    .app_name = (char *) "Entente",
    .app_exec = (char *) "entente %u",
  };

  g_return_if_fail (ENT_IS_WINDOW (self));

  if (self->address == NULL || self->session == NULL)
    return;

  ent_window_note_open_cases (gtk_window_get_application (GTK_WINDOW (self)));
  if (g_str_has_prefix (self->address, "builtin:"))
    return;
  file = g_file_new_for_commandline_arg (self->address);
  uri = g_file_get_uri (file);
  data.display_name = (char *) ent_session_get_title (self->session);
  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/* -------------------------------------------------------------------------- preferences */

static void
time_unit_changed_cb (EntWindow *self)
{
  if (self->session != NULL)
    ent_session_set_unit (self->session,
                          (EntDateUnit) g_settings_get_enum (self->settings, "time-unit"));
}

static void
layout_method_changed_cb (EntWindow *self)
{
  if (self->session != NULL)
    ent_session_set_layout_method (
      self->session, (EntLayoutMethod) g_settings_get_enum (self->settings, "layout-method"));
}

/**
 * ent_window_prefer:
 * @self: a window with a case
 *
 * Does to the window's case what the user prefers for all of them.
 */
void
ent_window_prefer (EntWindow *self)
{
  g_return_if_fail (ENT_IS_WINDOW (self));

  time_unit_changed_cb (self);
  layout_method_changed_cb (self);
}

/* Its texts may be others. */
static void
library_folder_changed_cb (EntWindow *self)
{
  ent_preferences_apply_library (self->settings);
  if (self->session == NULL)
    return;
  ent_library_view_reload (self->library_view);
  ent_window_find_texts (self);
}

/* Who goes elsewhere may never come back: a machine that is switched off closes no window.
 * Before there is a layout, it is not yet looked at as it was. */
static void
active_changed_cb (EntWindow *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (self)) && self->session != NULL &&
      ent_session_get_layout (self->session) != NULL)
    ent_window_remember (self);
}

/**
 * ent_window_follow_preferences:
 * @self: a window with its settings
 *
 * Lets what the user changes take effect at once, and remembers how the case is looked at
 * whenever the user goes to another window.
 */
void
ent_window_follow_preferences (EntWindow *self)
{
  g_return_if_fail (ENT_IS_WINDOW (self));

  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_changed_cb), NULL);
  g_signal_connect_object (self->settings, "changed::time-unit",
                           G_CALLBACK (time_unit_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::layout-method",
                           G_CALLBACK (layout_method_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::library-folder",
                           G_CALLBACK (library_folder_changed_cb), self, G_CONNECT_SWAPPED);
}

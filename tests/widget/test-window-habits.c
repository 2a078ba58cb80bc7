/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-command-dialog.h"
#include "ent-graph-theme.h"
#include "ent-host-path.h"
#include "ent-recents.h"
#include "habits-helpers.h"

/*
 * What one expects of any program on the desktop: a page to start from, being where one was, and
 * finding what one does not know the place of.
 */

static char *
get_page (EntWindow *window)
{
  return (char *) gtk_stack_get_visible_child_name (window->pages);
}

static EntWindow *
new_window (void)
{
  EntWindow *window = ent_window_new (ADW_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
activate_with (EntWindow  *window,
               const char *action,
               const char *target)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, "s", target));
}

/* ------------------------------------------------------------------------------- starts */

static void
test_start (void)
{
  g_autoptr (GSettings) settings = new_settings ();
  EntWindow *window = NULL;

  /* Nothing was open yet: there is something to look at all the same. */
  g_settings_reset (settings, "last-case");
  window = new_window ();
  ent_window_start (window);
  wait_for (has_session, window);
  g_assert_cmpstr (window->address, ==, CASE);
  close_window (window);

  g_assert_true (g_settings_set_string (settings, "start", "start-page"));
  window = new_window ();
  ent_window_start (window);
  g_assert_cmpstr (get_page (window), ==, "start");
  close_window (window);
  g_settings_reset (settings, "start");
}

static gboolean
has_start_page (gpointer data)
{
  return g_strcmp0 (get_page (data), "start") == 0;
}

static void
test_start_with_last (void)
{
  g_autoptr (GSettings) settings = new_settings ();
  g_autofree char *path = write_case ();
  EntWindow *window = open_window (path, has_session);

  close_window (window);
  window = new_window ();
  ent_window_start (window);
  wait_for (has_session, window);
  g_assert_cmpstr (window->address, ==, path);
  close_window (window);

  /* It is gone: that is no error, but a reason to look what else there is. */
  remove_file (path);
  window = new_window ();
  ent_window_start (window);
  wait_for (has_start_page, window);
  close_window (window);

  g_assert_true (g_settings_set_string (settings, "start", "built-in-case"));
  window = new_window ();
  ent_window_start (window);
  wait_for (has_session, window);
  g_assert_cmpstr (window->address, ==, CASE);
  close_window (window);
  g_settings_reset (settings, "start");
}

/* A case that takes long to open can be given up: what was shown before stays. */
static void
test_stop_opening (void)
{
  EntWindow *window = new_window ();

  ent_window_open (window, CASE);
  g_assert_cmpstr (get_page (window), ==, "loading");
  activate (window, "win.stop-opening");
  g_assert_cmpstr (get_page (window), ==, "start");
  settle ();
  g_assert_null (ent_window_get_session (window));

  ent_window_open (window, CASE);
  wait_for (has_session, window);
  ent_window_open (window, "/nowhere/to/be/found.entente");
  activate (window, "win.stop-opening");
  settle ();
  g_assert_cmpstr (window->address, ==, CASE);
  g_assert_null (get_dialog (window));
  close_window (window);
}

static void
test_start_page (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  GtkApplication *owner = GTK_APPLICATION (application);
  EntWindow *other = NULL;

  activate (window, "win.start-page");
  g_assert_cmpstr (get_page (window), ==, "start");
  g_assert_null (ent_window_get_session (window));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Entente");
  /* What needs a case can do nothing. */
  g_assert_false (ent_window_is_action_enabled (window, "win.save"));
  g_assert_true (ent_window_is_action_enabled (window, "win.open"));

  g_action_group_activate_action (G_ACTION_GROUP (application), "open-builtin", NULL);
  wait_for (has_layout, window);
  g_assert_cmpstr (get_page (window), ==, "case");

  /* What is not saved stays where it is. */
  g_assert_true (
    ent_session_move (ent_window_get_session (window), "LAO", 12.0, 34.0, TRUE));
  activate (window, "win.start-page");
  g_assert_cmpstr (get_page (window), ==, "case");
  other = ENT_WINDOW (gtk_application_get_active_window (owner));
  for (GList *l = gtk_application_get_windows (owner); l != NULL; l = l->next)
    if (l->data != window)
      other = l->data;
  g_assert_true (other != window);
  g_assert_cmpstr (get_page (other), ==, "start");
  close_window (other);
  close_window (window);
}

/* ------------------------------------------------------------------------------ recents */

/* The list is made anew when the desktop's changes: what was in it is held here. */
static EntRecent *
find_recent (EntRecents *recents,
             const char *uri)
{
  GListModel *model = ent_recents_get_model (recents);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (EntRecent) recent = g_list_model_get_item (model, i);

      if (g_str_equal (ent_recent_get_uri (recent), uri))
        return g_steal_pointer (&recent);
    }
  return NULL;
}

static gboolean
is_missing (gpointer data)
{
  gboolean missing = FALSE;

  g_object_get (data, "missing", &missing, NULL);
  return missing;
}

typedef struct
{
  EntRecents *recents;
  char *uri;
} Sought;

static gboolean
is_listed (gpointer data)
{
  Sought *sought = data;

  g_autoptr (EntRecent) recent = find_recent (sought->recents, sought->uri);

  return recent != NULL;
}

/* What the document portal answers, as GIO hands it on. */
static void
test_host_path (void)
{
  g_autoptr (GFileInfo) info = g_file_info_new ();
  g_autofree char *path = NULL;

  g_assert_null (ent_host_path_dup (info));
  g_file_info_set_attribute_string (info, ENT_HOST_PATH_ATTRIBUTE,
                                    "/home/a/T\\xc3\\xa0i b\\x5cc\\x00");
  path = ent_host_path_dup (info);
  g_assert_cmpstr (path, ==, "/home/a/Tài b\\c");
}

static void
test_recents (void)
{
  g_autofree char *path = write_case ();
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  EntWindow *window = open_window (path, has_session);
  g_autoptr (EntRecents) recents = ent_recents_new (NULL, ENT_RECENTS_FEW);
  g_autofree char *title = NULL;
  Sought sought = { recents, uri };
  g_autoptr (EntRecent) recent = NULL;

  wait_for (is_listed, &sought);
  recent = find_recent (recents, uri);
  g_object_get (recent, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "China and Vietnam");
  settle ();
  g_assert_false (is_missing (recent));

  /* From the start page back into it. */
  activate (window, "win.start-page");
  g_assert_nonnull (find_words (window->start_page, "China and Vietnam"));
  activate_with (window, "win.open-recent", uri);
  wait_for (has_session, window);
  g_assert_cmpstr (window->address, ==, path);
  close_window (window);

  /* Gone, it is still listed, and says so; it can be taken out. */
  remove_file (path);
  g_clear_object (&recents);
  recents = ent_recents_new (NULL, ENT_RECENTS_FEW);
  g_clear_object (&recent);
  recent = find_recent (recents, uri);
  g_assert_nonnull (recent);
  wait_for (is_missing, recent);
  ent_recents_remove (recents, recent);
  sought.recents = recents;
  g_assert_false (is_listed (&sought));
  g_assert_false (gtk_recent_manager_has_item (gtk_recent_manager_get_default (), uri));
}

static gboolean
is_popover_mapped (gpointer data)
{
  EntWindow *window = data;

  return gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (window->open_menu)));
}

static gboolean
is_elsewhere (gpointer data)
{
  EntWindow *window = data;

  return window->address != NULL && !g_str_equal (window->address, CASE);
}

/* From one case into another that was open lately, without a file dialog. */
static void
test_recent_popover (void)
{
  g_autofree char *path = write_case ();
  EntWindow *window = open_window (path, has_session);
  EntOpenPopover *popover = ENT_OPEN_POPOVER (gtk_menu_button_get_popover (window->open_menu));
  GtkWidget *search = NULL;
  guint n_listed = 0;

  settle ();
  ent_window_open (window, CASE);
  while (!g_str_equal (window->address, CASE))
    g_main_context_iteration (NULL, TRUE);
  activate (window, "win.show-recent");
  wait_for (is_popover_mapped, window);
  n_listed = g_list_model_get_n_items (ent_open_popover_get_found (popover));
  g_assert_cmpuint (n_listed, >=, 1);

  ent_open_popover_search (popover, "xyzzy");
  g_assert_cmpuint (g_list_model_get_n_items (ent_open_popover_get_found (popover)), ==, 0);
  g_assert_nonnull (find_words (popover, "Nothing Found"));
  ent_open_popover_search (popover, "viet chi");
  g_assert_cmpuint (g_list_model_get_n_items (ent_open_popover_get_found (popover)), >=, 1);

  search = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                    GTK_TYPE_SEARCH_ENTRY);
  g_assert_nonnull (search);
  g_signal_emit_by_name (search, "activate");
  wait_for (is_elsewhere, window);
  g_assert_cmpstr (window->address, ==, path);
  g_assert_false (is_popover_mapped (window));

  /* What the window shows is not listed in it. */
  activate (window, "win.show-recent");
  wait_for (is_popover_mapped, window);
  g_assert_cmpuint (
    g_list_model_get_n_items (ent_open_popover_get_found (popover)), ==, n_listed - 1);
  gtk_menu_button_popdown (window->open_menu);
  close_window (window);
  remove_file (path);
}

/* ----------------------------------------------------------------------- several windows */

static gboolean
is_noted (gpointer data)
{
  g_autoptr (GSettings) settings = new_settings ();
  g_auto (GStrv) cases = g_settings_get_strv (settings, "open-cases");

  return g_strv_length (cases) == GPOINTER_TO_UINT (data);
}

static guint
count_windows (void)
{
  guint n_windows = 0;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL;
       l = l->next)
    n_windows += ENT_IS_WINDOW (l->data);
  return n_windows;
}

static EntWindow *
find_window (const char *address)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL;
       l = l->next)
    if (ENT_IS_WINDOW (l->data) && g_strcmp0 (ENT_WINDOW (l->data)->address, address) == 0)
      return l->data;
  return NULL;
}

static gboolean
has_window (gpointer address)
{
  return find_window (address) != NULL;
}

static gboolean
has_one_window (gpointer data)
{
  return count_windows () == 1;
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

/* What was in front comes back in front, though it may have been opened first; it waits until
 * the others are painted, as a compositor puts on top what comes last. */
static void
test_front_comes_back (void)
{
  g_autoptr (GSettings) settings = new_settings ();
  g_autofree char *front = write_case ();
  g_autofree char *back = write_case ();
  g_autofree char *last = NULL;
  const char *const cases[] = { front, back, NULL };
  EntWindow *window = ent_window_new (ADW_APPLICATION (application));

  g_assert_true (g_settings_set_strv (settings, "open-cases", cases));
  g_assert_true (g_settings_set_string (settings, "last-case", front));
  ent_window_start (window);
  g_assert_false (is_mapped (window));
  wait_for (has_window, back);
  wait_for (has_window, front);
  wait_for (is_mapped, window);
  g_assert_true (find_window (front) == window);
  g_assert_true (is_mapped (find_window (back)));

  /* The order of windows is that in which they were in front. */
  ent_window_note_open_cases (GTK_APPLICATION (application));
  last = g_settings_get_string (settings, "last-case");
  g_assert_cmpstr (
    last, ==,
    ENT_WINDOW (gtk_application_get_windows (GTK_APPLICATION (application))->data)->address);
  close_window (find_window (back));
  close_window (window);
  remove_file (front);
  remove_file (back);
}

/* What was open together comes back together; what was closed before does not. */
static void
test_windows_come_back (void)
{
  g_autofree char *first = write_case ();
  g_autofree char *second = write_case ();
  EntWindow *window = open_window (first, has_session);
  EntWindow *other = open_window (second, has_session);

  wait_for (is_noted, GUINT_TO_POINTER (2));
  gtk_window_destroy (GTK_WINDOW (window));
  close_window (other);
  settle ();
  g_assert_true (is_noted (GUINT_TO_POINTER (2)));

  window = new_window ();
  ent_window_start (window);
  wait_for (has_window, first);
  wait_for (has_window, second);
  g_assert_cmpuint (count_windows (), ==, 2);
  g_assert_true (find_window (second) == window);

  close_window (find_window (first));
  wait_for (is_noted, GUINT_TO_POINTER (1));
  close_window (window);
  window = new_window ();
  ent_window_start (window);
  wait_for (has_window, second);
  g_assert_cmpuint (count_windows (), ==, 1);

  /* What is gone leaves no window behind. */
  other = open_window (first, has_session);
  wait_for (is_noted, GUINT_TO_POINTER (2));
  gtk_window_destroy (GTK_WINDOW (window));
  close_window (other);
  remove_file (second);
  window = new_window ();
  ent_window_start (window);
  wait_for (has_window, first);
  wait_for (has_one_window, NULL);
  close_window (find_window (first));
  remove_file (first);
}

/* ------------------------------------------------------------------------------- memory */

static void
test_memory (void)
{
  g_autofree char *path = write_case ();
  EntWindow *window = open_window (path, has_layout);
  EntSession *session = ent_window_get_session (window);
  EntCanvas *canvas = ent_graph_view_get_canvas (window->graph_view);
  g_autoptr (EntDate) at = ent_date_new ("1979", NULL);
  EntView look = { 2.5, { 30, -40 } };
  EntView found;

  settle ();
  g_assert_false (ent_canvas_get_look (canvas, &found));
  ent_session_set_at (session, at);
  activate_with (window, "win.show-view", "gaps");
  activate_with (window, "win.show-side", "history");
  ent_canvas_look (canvas, look);
  activate (window, "win.start-page");

  ent_window_open (window, path);
  wait_for (has_layout, window);
  settle ();
  session = ent_window_get_session (window);
  g_assert_cmpstr (ent_date_get_edtf (ent_session_get_at (session)), ==, "1979");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (window->views), ==, "gaps");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (window->side), ==, "history");
  g_assert_true (ent_canvas_get_look (canvas, &found));
  g_assert_cmpfloat (found.zoom, ==, look.zoom);
  g_assert_cmpfloat (found.center.x, ==, look.center.x);
  g_assert_false (ent_session_is_modified (session));

  /* Of another case nothing is known. */
  ent_window_open (window, CASE);
  while (!g_str_equal (window->address, CASE))
    g_main_context_iteration (NULL, TRUE);
  session = ent_window_get_session (window);
  g_assert_cmpstr (ent_date_get_edtf (ent_session_get_at (session)), ==, "1985");
  close_window (window);
  remove_file (path);
}

static gboolean
is_left (gpointer data)
{
  return !gtk_window_is_active (data);
}

/* A program that is killed has closed no window. */
static void
test_memory_before_closing (void)
{
  g_autofree char *path = write_case ();
  EntWindow *window = open_window (path, has_layout);
  g_autoptr (EntDate) at = ent_date_new ("1979", NULL);
  g_autoptr (GVariant) view = NULL;
  g_autoptr (GVariant) found = NULL;

  settle ();
  ent_session_set_at (ent_window_get_session (window), at);
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  wait_for (is_left, window);
  view = ent_window_ref_view (window);
  found = ent_views_lookup (NULL, window->address);
  g_assert_nonnull (found);
  g_assert_true (g_variant_equal (found, view));
  close_window (window);
  remove_file (path);
}

/* ----------------------------------------------------------------------------- commands */

static GListModel *
search (EntWindow  *window,
        const char *words)
{
  EntCommandDialog *dialog = NULL;

  if (!has_dialog (window))
    activate (window, "win.commands");
  wait_for (has_dialog, window);
  dialog = ENT_COMMAND_DIALOG (get_dialog (window));
  ent_command_dialog_search (dialog, words);
  return ent_command_dialog_get_found (dialog);
}

static char *
dup_first (EntWindow  *window,
           const char *words)
{
  g_autoptr (EntCommand) first = g_list_model_get_item (search (window, words), 0);

  return first != NULL ? g_strdup (ent_command_get_action (first)) : NULL;
}

static void
assert_first (EntWindow  *window,
              const char *words,
              const char *action)
{
  g_autofree char *first = dup_first (window, words);

  g_assert_cmpstr (first, ==, action);
}

static void
assert_keys (EntWindow  *window,
             const char *words,
             const char *expected)
{
  g_autoptr (EntCommand) first = g_list_model_get_item (search (window, words), 0);
  g_autofree char *keys = NULL;

  g_object_get (first, "keys", &keys, NULL);
  g_assert_cmpstr (keys, ==, expected);
}

/* As Return does it. */
static void
run_first (EntWindow  *window,
           const char *words)
{
  EntCommandDialog *dialog = NULL;

  search (window, words);
  dialog = ENT_COMMAND_DIALOG (get_dialog (window));
  g_signal_emit_by_name (adw_dialog_get_focus (ADW_DIALOG (dialog)) != NULL
                           ? gtk_widget_get_ancestor (adw_dialog_get_focus (ADW_DIALOG (dialog)),
                                                      GTK_TYPE_SEARCH_ENTRY)
                           : NULL,
                         "activate");
  wait_for (has_no_dialog, window);
}

static void
test_commands (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  EntSession *session = ent_window_get_session (window);

  assert_first (window, "pref", "app.preferences");
  assert_first (window, "show ended", "win.show-ended");
  assert_keys (window, "new case", "Ctrl+N");
  assert_keys (window, "save as", "Shift+Ctrl+S");
  /* Any of its words, in any order. */
  assert_first (window, "case new", "app.new-case");
  /* Nothing was done that could be undone. */
  g_assert_cmpuint (g_list_model_get_n_items (search (window, "xyzzy")), ==, 0);
  assert_first (window, "1979", "win.go-to-time::1979");
  assert_first (window, "laos", "win.visit::LAO");

  run_first (window, "1979");
  g_assert_cmpstr (ent_date_get_edtf (ent_session_get_at (session)), ==, "1979");
  run_first (window, "laos");
  g_assert_cmpstr (ent_record_get_id (ent_session_get_selection (session)), ==, "LAO");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (window->views), ==, "graph");
  close_window (window);
}

/* A menu's label without what only its key needs, in any script. */
static void
test_plain_label (void)
{
  static const struct { const char *label, *plain; } rows[] = {
    { "_Open…", "Open…" },
    { "Save _As…", "Save As…" },
    { "snake__case", "snake_case" },
    { "開く(_O)…", "開く…" },
    { "다른 이름으로 저장 (_A)…", "다른 이름으로 저장…" },
    { "统计(_2)", "统计" },
    { "Picture (_Old)", "Picture (Old)" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *plain = ent_command_dup_plain_label (rows[i].label);

      g_assert_cmpstr (plain, ==, rows[i].plain);
    }
}

/* What can do nothing now is not offered; without a case, little can. */
static void
test_commands_enabled (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  g_autoptr (GPtrArray) commands = ent_window_list_commands (window);
  guint n_commands = commands->len;

  for (guint i = 0; i < commands->len; i++)
    {
      const char *action = ent_command_get_action (commands->pdata[i]);

      g_assert_cmpstr (action, !=, "win.undo");
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (action, !=, ent_command_get_action (commands->pdata[j]));
    }
  g_assert_true (
    ent_session_move (ent_window_get_session (window), "LAO", 12.0, 34.0, TRUE));
  g_clear_pointer (&commands, g_ptr_array_unref);
  commands = ent_window_list_commands (window);
  g_assert_cmpuint (commands->len, ==, n_commands + 1);
  ent_session_undo (ent_window_get_session (window));

  activate (window, "win.start-page");
  g_clear_pointer (&commands, g_ptr_array_unref);
  commands = ent_window_list_commands (window);
  for (guint i = 0; i < commands->len; i++)
    g_assert_cmpstr (ent_command_get_action (commands->pdata[i]), !=, "win.save");
  close_window (window);
}

static EntCommand *
count_up (gpointer data)
{
  guint *count = data;
  g_autofree char *title = NULL;

  if (*count == 3000)
    return NULL;
  title = g_strdup_printf ("State %u", (*count)++);
  return ent_command_new (ENT_COMMAND_RECORD, title, NULL, NULL, "win.visit::X");
}

/* The dialog does not wait for thousands of names, and whoever is quick finds them all. */
static void
test_commands_in_turns (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func (g_object_unref);
  EntCommandDialog *dialog = ent_command_dialog_new (commands, NULL);
  GListModel *found = ent_command_dialog_get_found (dialog);
  guint count = 0;

  ent_command_dialog_gather (dialog, count_up, &count, NULL);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
  g_assert_cmpuint (count, <, 3000);
  while (count < 3000)
    g_main_context_iteration (NULL, TRUE);
  ent_command_dialog_search (dialog, "state 2999");
  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 1);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  wait_for (has_no_dialog, window);

  g_ptr_array_set_size (commands, 0);
  count = 0;
  dialog = ent_command_dialog_new (commands, NULL);
  g_object_ref_sink (dialog);
  found = ent_command_dialog_get_found (dialog);
  ent_command_dialog_gather (dialog, count_up, &count, NULL);
  ent_command_dialog_search (dialog, "2998");
  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 1);
  g_object_unref (dialog);
  close_window (window);
}

/* ------------------------------------------------------------------------------ copying */

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_read (gpointer data)
{
  return *(char **) data != NULL;
}

static void
texture_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GdkTexture **texture = user_data;

  *texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  EntSession *session = ent_window_get_session (window);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  GdkContentFormats *formats = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  settle ();
  activate (window, "win.copy");
  formats = gdk_clipboard_get_formats (clipboard);
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/svg+xml"));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/png"));
  gdk_clipboard_read_texture_async (clipboard, NULL, texture_read_cb, &texture);
  wait_for (is_read, &texture);
  g_assert_cmpint (gdk_texture_get_width (texture), >, 400);

  g_assert_true (ent_session_visit (session, "LAO"));
  settle ();
  activate (window, "win.copy");
  gdk_clipboard_read_text_async (clipboard, NULL, read_cb, &text);
  wait_for (is_read, &text);
  g_assert_true (g_str_has_prefix (text, "Laos"));

  /* Who says what of a link: each passage with its article and paragraph. */
  g_clear_pointer (&text, g_free);
  g_assert_true (ent_session_visit (session, "vnm-lao-alliance"));
  settle ();
  activate (window, "win.copy-citations");
  gdk_clipboard_read_text_async (clipboard, NULL, read_cb, &text);
  wait_for (is_read, &text);
  g_assert_nonnull (strstr (text, "\nSupports: "));
  g_assert_nonnull (strstr (text, "\nContests: "));
  g_assert_nonnull (strstr (text, "[Digest] "));
  g_assert_nonnull (strstr (text, ", ¶"));
  close_window (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/window/start", test_start);
  g_test_add_func ("/window/start-with-last", test_start_with_last);
  g_test_add_func ("/window/stop-opening", test_stop_opening);
  g_test_add_func ("/window/start-page", test_start_page);
  g_test_add_func ("/window/host-path", test_host_path);
  g_test_add_func ("/window/recents", test_recents);
  g_test_add_func ("/window/recent-popover", test_recent_popover);
  g_test_add_func ("/window/windows-come-back", test_windows_come_back);
  g_test_add_func ("/window/front-comes-back", test_front_comes_back);
  g_test_add_func ("/window/memory", test_memory);
  g_test_add_func ("/window/memory-before-closing", test_memory_before_closing);
  g_test_add_func ("/window/commands", test_commands);
  g_test_add_func ("/window/plain-label", test_plain_label);
  g_test_add_func ("/window/commands-enabled", test_commands_enabled);
  g_test_add_func ("/window/commands-in-turns", test_commands_in_turns);
  g_test_add_func ("/window/copy", test_copy);
}

int
main (int   argc,
      char *argv[])
{
  return run_window_tests (argc, argv, add_tests);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <locale.h>
#include <glib/gi18n-lib.h>

#include "ent-article-dialog.h"
#include "ent-conflicts-dialog.h"
#include "ent-import-report.h"
#include "ent-record-dialogs.h"
#include "ent-recovery-dialog.h"
#include "window-helpers.h"

/*
 * The places of the program: every view of the window and every dialog, each with the way
 * there. What holds everywhere is tested, and pictures are taken, by going to all of them.
 *
 * And the languages in which one can be there: those of the catalogues that are built, and
 * two of none, which need no translator: a long one, and one written from right to left.
 */

#define PLACES_CASE "builtin:china-vietnam"

/**
 * Place:
 * @name: what its picture is called
 * @go: what brings it into view, in a window with the built-in case
 */
typedef struct
{
  const char *name;
  void      (*go) (EntWindow *window, const char *argument);
  const char *argument;
} Place;

static inline void
go_to_view (EntWindow  *window,
            const char *name)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", name));
}

static inline gboolean
count_frame (GtkWidget     *widget,
             GdkFrameClock *clock,
             gpointer       user_data)
{
  int *left = user_data;

  gtk_widget_queue_draw (widget);
  return --(*left) > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Waits for some frames: what is sized and drawn is then as it should be. */
static inline void
wait_frames (EntWindow *window,
             int        count)
{
  int left = count;

  gtk_widget_add_tick_callback (GTK_WIDGET (window), count_frame, &left, NULL);
  while (left > 0)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

/* A section of the theory view, whose figures come when there is time. */
static inline void
go_to_section (EntWindow  *window,
               const char *name)
{
  go_to_view (window, "theory");
  wait_frames (window, 4);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window->theory_view), "theory.go-to",
                                             "s", name));
}

static inline void
go_to_side (EntWindow  *window,
            const char *name)
{
  go_to_view (window, "graph");
  ent_window_show_side (window, name);
}

static inline void
go_to_record (EntWindow  *window,
              const char *id)
{
  EntSession *session = ent_window_get_session (window);
  EntRecord *record = ent_case_lookup (ent_session_get_case (session), ENT_TYPE_RECORD, id);

  g_assert_nonnull (record);
  go_to_side (window, "evidence");
  ent_session_select (session, record, NULL);
}

/* A page without a case: the start, opening, a failure. */
static inline void
go_to_page (EntWindow  *window,
            const char *name)
{
  adw_status_page_set_description (window->failed_page,
                                   "/home/reader/articles/china-vietnam.entente: no such file");
  gtk_stack_set_visible_child_name (window->pages, name);
}

static inline void
go_by_action (EntWindow  *window,
              const char *action)
{
  activate (window, action);
  wait_for (has_dialog, window);
}

static inline void
go_to_preferences (EntWindow  *window,
                   const char *page)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "preferences", NULL);
  wait_for (has_dialog, window);
  adw_preferences_dialog_set_visible_page_name (ADW_PREFERENCES_DIALOG (get_dialog (window)),
                                                page);
}

static inline gpointer
first_record (EntWindow *window,
              GType      type)
{
  EntCase *the_case = ent_session_get_case (ent_window_get_session (window));
  g_autoptr (GObject) first = g_list_model_get_item (ent_case_get_records (the_case, type), 0);

  g_assert_nonnull (first);
  return first;
}

static inline void
go_to_editor (EntWindow  *window,
              const char *of)
{
  EntSession *session = ent_window_get_session (window);
  AdwDialog *dialog = NULL;

  if (g_str_equal (of, "state"))
    dialog = ent_state_dialog_new (session, first_record (window, ENT_TYPE_STATE));
  else if (g_str_equal (of, "tie"))
    dialog = ent_tie_dialog_new (session, first_record (window, ENT_TYPE_TIE), NULL);
  else if (g_str_equal (of, "instrument"))
    dialog = ent_instrument_dialog_new (session, first_record (window, ENT_TYPE_INSTRUMENT), NULL);
  else if (g_str_equal (of, "event"))
    dialog = ent_event_dialog_new (session, first_record (window, ENT_TYPE_EVENT), NULL);
  else if (g_str_equal (of, "trait"))
    dialog = ent_trait_dialog_new (session, first_record (window, ENT_TYPE_TRAIT), NULL);
  else if (g_str_equal (of, "condition"))
    dialog = ent_condition_dialog_new (session, first_record (window, ENT_TYPE_CONDITION), NULL);
  else if (g_str_equal (of, "definition"))
    dialog =
      ent_definition_dialog_new (session, first_record (window, ENT_TYPE_DEFINITION), NULL);
  else if (g_str_equal (of, "theory"))
    dialog = ent_theory_dialog_new (session, first_record (window, ENT_TYPE_THEORY));
  else if (g_str_equal (of, "case"))
    dialog = ent_case_dialog_new (session);
  else if (g_str_equal (of, "article"))
    dialog = ADW_DIALOG (
      ent_article_dialog_new (session, first_record (window, ENT_TYPE_ARTICLE)));
  else
    g_assert_not_reached ();

  adw_dialog_present (dialog, GTK_WIDGET (window));
}

static inline void
go_to_import_report (EntWindow  *window,
                     const char *argument)
{
  EntImportReport *report = ent_import_report_new ();

  ent_import_report_add_failure (report, "a-very-long-file-name-of-an-article-by-someone.pdf",
                                 "It is empty.");
  ent_import_report_set_progress (report, 3, 12, "another.docx");
  adw_dialog_present (ADW_DIALOG (report), GTK_WIDGET (window));
}

/* The pages of the window that hold no case come last: they are left by no action. */
static const Place places[] = {
  { "graph", go_to_view, "graph" },
  { "articles", go_to_view, "articles" },
  { "gaps", go_to_view, "gaps" },
  { "theory", go_to_view, "theory" },
  { "theory-table", go_to_section, "truth" },
  { "definitions", go_to_view, "definitions" },
  { "side-article", go_to_side, "article" },
  { "side-history", go_to_side, "history" },
  { "side-tie", go_to_record, "vnm-lao-alliance" },
  { "side-state", go_to_record, "VNM" },
  { "page-start", go_to_page, "start" },
  { "page-loading", go_to_page, "loading" },
  { "page-failed", go_to_page, "failed" },
  { "dialog-shortcuts", go_by_action, "win.show-shortcuts" },
  { "dialog-commands", go_by_action, "win.commands" },
  { "dialog-export", go_by_action, "win.export" },
  { "dialog-export-evidence", go_by_action, "win.export-evidence" },
  { "dialog-export-theory", go_by_action, "win.export-theory" },
  { "dialog-preferences-view", go_to_preferences, "view" },
  { "dialog-preferences-files", go_to_preferences, "files" },
  { "dialog-import-report", go_to_import_report, NULL },
  { "editor-state", go_to_editor, "state" },
  { "editor-tie", go_to_editor, "tie" },
  { "editor-instrument", go_to_editor, "instrument" },
  { "editor-event", go_to_editor, "event" },
  { "editor-trait", go_to_editor, "trait" },
  { "editor-condition", go_to_editor, "condition" },
  { "editor-definition", go_to_editor, "definition" },
  { "editor-theory", go_to_editor, "theory" },
  { "editor-case", go_to_editor, "case" },
  { "editor-article", go_to_editor, "article" },
};

static inline void
visit_place (EntWindow   *window,
             const Place *place)
{
  place->go (window, place->argument);
  wait_frames (window, 4);
}

/* Back to the window with its case, and nothing over it. */
static inline void
leave_place (EntWindow   *window,
             const Place *place)
{
  AdwDialog *dialog = get_dialog (window);

  if (dialog != NULL)
    adw_dialog_force_close (dialog);
  wait_for (has_no_dialog, window);
  gtk_stack_set_visible_child_name (window->pages, "case");
  if (place->go == go_to_record)
    ent_session_select (ent_window_get_session (window), NULL, NULL);
  if (ent_window_is_narrow (window))
    adw_bottom_sheet_set_open (window->inspector_sheet, FALSE);
}

/* A window on the built-in case. Without a window manager, it is as large as it is at first. */
static inline EntWindow *
open_at_size (int width,
              int height)
{
  EntWindow *window = ent_window_new (ADW_APPLICATION (application));

  forget_views ();
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  ent_window_open (window, PLACES_CASE);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (has_layout, window);
  wait_frames (window, 4);
  return window;
}

/* Sets how large text is, as a user does: 1 is the usual size. */
static inline void
scale_text (int factor)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", factor * 96 * 1024, NULL);
}

/* -------------------------------------------------------------------------- languages */

/* A locale of no country, so that a catalogue is asked for at all: in C, none is. */
static inline gboolean
make_language (const char *language,
               const char *folder)
{
  g_autofree char *script =
    g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "build-aux", "i18n", "pseudo", NULL);
  const char *arguments[] = { script, language, folder, "--locale", NULL };
  int status = 1;

  return g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                       NULL, NULL, &status, NULL) &&
         g_spawn_check_wait_status (status, NULL);
}

/* What is made from now on speaks @language: NULL is English. @folder holds the catalogues,
   @locales those of make_language (). */
static inline gboolean
speak (const char *language,
       const char *locale,
       const char *locales,
       const char *folder)
{
  if (language == NULL)
    {
      g_unsetenv ("LANGUAGE");
      return setlocale (LC_ALL, "C.UTF-8") != NULL;
    }

  g_setenv ("LOCPATH", locales, TRUE);
  g_setenv ("LANGUAGE", language, TRUE);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  return setlocale (LC_ALL, locale) != NULL;
}

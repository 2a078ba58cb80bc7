/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-window.h"

#include "ent-canvas.h"
#include "ent-file-watch.h"
#include "ent-graph-view.h"
#include "ent-definitions-view.h"
#include "ent-gaps-view.h"
#include "ent-help-window.h"
#include "ent-history-view.h"
#include "ent-history-words.h"
#include "ent-inspector.h"
#include "ent-library-view.h"
#include "ent-look-bar.h"
#include "ent-open-popover.h"
#include "ent-outline.h"
#include "ent-pane-edge.h"
#include "ent-reader.h"
#include "ent-recovery-bar.h"
#include "ent-start-page.h"
#include "ent-theory-view.h"
#include "ent-time-bar.h"
#include "ent-tour-card.h"

G_BEGIN_DECLS

/* How a saving ended: %FALSE where it failed, or where the user gave it up. */
typedef void (*EntWindowSaved) (EntWindow *self,
                                gboolean   saved,
                                gpointer   data);

/* What a start shows; as in the settings. */
typedef enum
{
  ENT_START_LAST_CASE,
  ENT_START_START_PAGE,
  ENT_START_BUILT_IN_CASE,
} EntStart;

typedef struct _EntWindowSaving EntWindowSaving;

struct _EntWindow
{
  AdwApplicationWindow parent_instance;

  EntSession          *session;
  GSignalGroup        *session_signals;
  GBindingGroup       *session_bindings;
  GSignalGroup        *reading_signals;
  GSignalGroup        *history_signals;
  GSignalGroup        *conflicts_signals;
  GSettings           *settings;
  const char          *side_width_key; /* the one in @settings for what stands beside */

  /* Where the case came from and is saved to, and what becomes of that file. */
  char                *address;
  EntFileWatch        *watch;
  GSignalGroup        *watch_signals;
  GSignalGroup        *journal_signals;
  GCancellable        *opening;
  GCancellable        *taking;     /* what another program made of the case */
  EntWindowSaving     *saving;
  char                *slow_name;  /* the file that takes long to save */
  char                *slow_reading; /* the one that takes long to read again */
  char                *opening_address;
  gboolean             starting;   /* it is the program's start that opens a case */
  guint                focusing;
  guint                covering;
  gboolean             awaiting_layout;

  /* What was done just now, and the offer to undo it. */
  char                *done_title;
  AdwToast            *undo_toast;
  gboolean             looked;

  /* The names of the actions that can do nothing now. */
  GHashTable          *disabled;

  gboolean             show_ended;
  gboolean             show_uncounted;
  gboolean             crowded;
  gboolean             cramped;
  gboolean             snug;
  gboolean             tight;
  int                  room;      /* how wide the view is, in pixels */
  guint                measuring; /* an idle source: see ent_window_measure_room() */

  EntHelpWindow       *help;       /* weak */
  GVariant            *before_tour; /* how the case was looked at; NULL without a tour */
  gboolean             awaiting_tour;

  AdwToastOverlay     *toasts;
  GtkStack            *pages;
  EntStartPage        *start_page;
  AdwStatusPage       *loading_page;
  AdwStatusPage       *failed_page;
  GtkWidget           *failed_button;
  AdwBanner           *banner;
  AdwBanner           *file_banner;
  AdwBanner           *journal_banner;
  EntRecoveryBar      *recovery_bar;
  AdwBanner           *conflicts_banner;
  AdwOverlaySplitView *outline_split;
  GtkMenuButton       *open_menu;
  AdwMultiLayoutView  *panes;
  AdwOverlaySplitView *inspector_split;
  EntPaneEdge         *outline_edge;
  EntPaneEdge         *inspector_edge;
  AdwBottomSheet      *inspector_sheet;
  GtkLabel            *selection_label;
  GtkLabel            *sheet_label;
  GMenu               *primary_menu;
  GMenu               *history_menu;
  EntOutline          *outline;
  EntGraphView        *graph_view;
  EntTimeBar          *time_bar;
  EntInspector        *inspector;
  AdwViewStack        *views;
  AdwViewStack        *side;
  EntReader           *reader;
  EntLibraryView      *library_view;
  EntGapsView         *gaps_view;
  EntHistoryView      *history_view;
  EntLookBar          *look_bar;
  EntDefinitionsView  *definitions_view;
  EntTheoryView       *theory_view;
  GtkWidget           *drop_highlight;
  EntTourCard         *tour_card;
};

/* ent-window.c */
void     ent_window_set_session      (EntWindow      *self,
                                      EntSession     *session);
gboolean ent_window_is_narrow        (EntWindow      *self);
void     ent_window_add_toast        (EntWindow      *self,
                                      AdwToast       *toast);
void     ent_window_show_error       (EntWindow      *self,
                                      const char     *heading,
                                      const char     *message);

/* ent-window-panes.c */
void     ent_window_init_sheet       (EntWindow      *self);

/* ent-window-announce.c */
void     ent_window_init_announce    (EntWindow      *self);
void     ent_window_announce         (EntWindow      *self,
                                      const char     *text);
void     ent_window_announce_time    (EntWindow      *self,
                                      const char     *text);
void     ent_window_announce_selection (EntWindow    *self);
void     ent_window_announce_layout  (EntWindow      *self);

/* ent-window-actions.c */
void     ent_window_install_actions  (GtkWidgetClass *widget_class);
void     ent_window_update_actions   (EntWindow      *self);
gboolean ent_window_is_action_enabled (EntWindow     *self,
                                       const char    *name);

/* ent-window-commands.c */
GPtrArray *ent_window_list_commands  (EntWindow      *self);
void     ent_window_show_commands    (EntWindow      *self);
void     ent_window_visit            (EntWindow      *self,
                                      const char     *id);
void     ent_window_go_to_time       (EntWindow      *self,
                                      const char     *edtf);

/* ent-window-files.c */
void     ent_window_choose_case      (EntWindow      *self);
void     ent_window_stop_opening     (EntWindow      *self);
void     ent_window_open_file        (EntWindow      *self,
                                      GFile          *file);
void     ent_window_show_session     (EntWindow      *self,
                                      EntSession     *session,
                                      const char     *address);
void     ent_window_set_address      (EntWindow      *self,
                                      const char     *address);
GListModel *ent_window_new_case_filters (void);
void     ent_window_begin_at_case    (EntWindow      *self,
                                      GtkFileDialog  *dialog);

/* ent-window-help.c */
const char *ent_window_get_help_page (const char     *view);
void     ent_window_init_help        (EntWindow      *self);
void     ent_window_show_help        (EntWindow      *self);

/* ent-window-tour.c */
void     ent_window_start_tour       (EntWindow      *self);
void     ent_window_begin_tour       (EntWindow      *self);
void     ent_window_move_tour        (EntWindow      *self,
                                      int             by);
void     ent_window_end_tour         (EntWindow      *self,
                                      gboolean        restore);

/* ent-window-memory.c */
GVariant *ent_window_ref_view        (EntWindow      *self);
void     ent_window_take_view        (EntWindow      *self,
                                      GVariant       *stored);
void     ent_window_recall           (EntWindow      *self);
void     ent_window_prefer           (EntWindow      *self);
void     ent_window_follow_preferences (EntWindow    *self);
void     ent_window_note_address     (EntWindow      *self);

/* ent-window-saving.c */
void     ent_window_save             (EntWindow      *self);
void     ent_window_save_as          (EntWindow      *self);
void     ent_window_save_in          (EntWindow      *self,
                                      GFile          *file);
void     ent_window_save_again       (EntWindow      *self,
                                      gboolean        overwrite);
void     ent_window_stop_saving      (EntWindow      *self);
void     ent_window_end_saving       (EntWindow      *self,
                                      gboolean        saved);
void     ent_window_drop_saving      (EntWindow      *self);
void     ent_window_ask              (EntWindow      *self,
                                      AdwAlertDialog *dialog,
                                      GCallback       answered);
gboolean ent_window_is_asked_to_save (EntWindow      *self);
void     ent_window_save_then        (EntWindow      *self,
                                      EntWindowSaved  saved,
                                      gpointer        data);

/* ent-window-changed.c */
void     ent_window_init_watch       (EntWindow      *self);
void     ent_window_watch_file       (EntWindow      *self);
void     ent_window_update_file_banner (EntWindow    *self);
void     ent_window_ask_about_file   (EntWindow      *self,
                                      EntFileState    state);
gboolean ent_window_can_revert       (EntWindow      *self);
void     ent_window_revert           (EntWindow      *self);

/* ent-window-export.c */
void     ent_window_export           (EntWindow      *self);
EntScene *ent_window_new_scene       (EntWindow      *self);
void     ent_window_remember_export  (EntWindow      *self,
                                      GVariantDict   *view);
void     ent_window_recall_export    (EntWindow      *self,
                                      GVariantDict   *view);

/* ent-window-copy.c */
void     ent_window_copy             (EntWindow      *self);
void     ent_window_copy_citations   (EntWindow      *self);
void     ent_window_copy_picture     (EntWindow      *self);

/* ent-window-export-file.c */

/* What is asked and said of a file that is exported. */
typedef struct
{
  const char *title;      /* of the file dialog */
  const char *name;       /* that it proposes */
  const char *failed;     /* the heading where it goes wrong */
  const char *folder_key; /* nullable: the setting that remembers the folder */
  const char *folder;     /* nullable: where it begins, a URI */
  void (*chosen) (EntWindow *self,
                  GFile     *file); /* nullable: told of the file */
} EntExportFile;

typedef char *(*EntExportWrite) (gpointer data);

char    *ent_window_dup_file_name    (const char     *title,
                                      const char     *suffix);
void     ent_window_export_file      (EntWindow      *self,
                                      const EntExportFile *export,
                                      EntExportWrite  write,
                                      gpointer        data,
                                      GDestroyNotify  destroy);
void     ent_window_export_text      (EntWindow      *self,
                                      const EntExportFile *export,
                                      char           *text);
void     ent_window_report_exported  (EntWindow      *self,
                                      const char     *path);
void     ent_window_show_in_files    (EntWindow      *self,
                                      const char     *path);

/* ent-window-evidence.c */
void     ent_window_export_evidence  (EntWindow      *self);

/* ent-window-comparison.c */
void     ent_window_export_comparison (EntWindow     *self,
                                       gboolean       by_year);
/* ent-window-theory.c */
void     ent_window_export_theory    (EntWindow      *self);
void     ent_window_copy_theory_table (EntWindow     *self);
void     ent_window_import_annotations (EntWindow    *self);

/* ent-window-articles.c */
void     ent_window_choose_articles  (EntWindow      *self);
void     ent_window_choose_folder    (EntWindow      *self);
void     ent_window_paste_article    (EntWindow      *self);
void     ent_window_add_from_library (EntWindow      *self,
                                      const char     *digest);

/* ent-window-opening.c */
void     ent_window_open_text        (EntWindow      *self,
                                      EntText        *text,
                                      JsonObject     *csl,
                                      const char     *name,
                                      GPtrArray      *notices);

/* ent-window-conflicts.c */
void     ent_window_init_conflicts   (EntWindow      *self);
void     ent_window_follow_conflicts (EntWindow      *self);
void     ent_window_resolve_conflicts (EntWindow     *self);

/* ent-window-panes.c */
gboolean ent_window_go_to_pane       (EntWindow      *self,
                                      int             step);
void     ent_window_init_sizes       (EntWindow      *self);
void     ent_window_size_side        (EntWindow      *self,
                                      gboolean        article);
gboolean ent_window_go_to_edge       (EntWindow      *self);
void     ent_window_measure_room     (EntWindow      *self,
                                      int             width);
AdwInlineViewSwitcherDisplayMode
         ent_window_get_switcher_mode (EntWindow     *self,
                                       gboolean       cramped,
                                       gboolean       snug,
                                       gboolean       tight,
                                       gboolean       beside,
                                       const char    *side,
                                       EntArticle    *article);
void     ent_window_init_focus       (EntWindow      *self);
void     ent_window_end_focus        (EntWindow      *self);
void     ent_window_init_mouse       (EntWindow      *self);

/* ent-window-drop.c */
void     ent_window_init_drop        (EntWindow      *self);

/* ent-window-reading.c */
void     ent_window_init_reading     (EntWindow      *self);
void     ent_window_update_sheet     (EntWindow      *self);
void     ent_window_update_side      (EntWindow      *self);
void     ent_window_show_side        (EntWindow      *self,
                                      const char     *name);
void     ent_window_edit_article     (EntWindow      *self,
                                      EntArticle     *article);
void     ent_window_review_article   (EntWindow      *self,
                                      EntArticle     *article);

/* ent-window-history.c */
void     ent_window_init_history     (EntWindow      *self);
void     ent_window_follow_history   (EntWindow      *self,
                                      EntSession     *session);
void     ent_window_forget_history   (EntWindow      *self);
void     ent_window_offer_undo       (EntWindow      *self,
                                      const char     *title);
void     ent_window_stop_looking     (EntWindow      *self);
void     ent_window_return_to_state  (EntWindow      *self);

/* ent-window-library.c */
void     ent_window_keep_texts       (EntWindow      *self,
                                      GPtrArray      *articles);
void     ent_window_keep_all_texts   (EntWindow      *self);
void     ent_window_find_texts       (EntWindow      *self);

G_END_DECLS

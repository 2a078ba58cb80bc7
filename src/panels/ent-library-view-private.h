/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-library-item.h"
#include "ent-library-search.h"
#include "ent-library-view.h"

G_BEGIN_DECLS

struct _EntLibraryView
{
  AdwBin parent_instance;

  EntSession         *session;
  GSignalGroup       *attachments_signals;
  GSignalGroup       *case_signals;
  GSignalGroup       *session_signals;
  EntLibrarySearch   *library;
  GSignalGroup       *library_signals;
  GtkSliceListModel  *rows;     /* of all, as many as the list view knows yet */
  guint               growing;
  GtkMapListModel    *own;
  char               *sort;
  char               *shown_query;  /* what the list is the answer to */
  guint               update;
  gboolean            is_stale;

  AdwToolbarView     *frame;
  GtkSearchEntry     *search;
  GtkRevealer        *spinner_revealer;
  AdwBanner          *banner;
  GtkStack           *stack;
  GtkScrolledWindow  *scrolled;
  GtkListView        *list;
  GtkSingleSelection *selection;
};

/* ent-library-view.c */
void ent_library_view_add_toast       (EntLibraryView *self,
                                       AdwToast       *toast);
void ent_library_view_show_error      (EntLibraryView *self,
                                       const char     *heading,
                                       const GError   *error);

/* ent-library-view-actions.c */
void ent_library_view_install_actions (GtkWidgetClass *widget_class);
void ent_library_view_update_actions  (EntLibraryView *self);
void ent_library_view_add_keys        (EntLibraryView *self);

/* ent-library-view-remove.c */
void ent_library_view_remove_text     (EntLibraryView *self,
                                       EntLibraryItem *item);

G_END_DECLS

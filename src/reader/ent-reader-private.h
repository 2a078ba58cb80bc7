/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-reader.h"
#include "ent-text-page.h"

G_BEGIN_DECLS

struct _EntReader
{
  AdwBin parent_instance;

  EntSession    *session;
  GSignalGroup  *session_signals;
  GSignalGroup  *reading_signals;
  GSignalGroup  *attachments_signals;
  GSignalGroup  *case_signals;
  GPtrArray     *steps;         /* EntPassage */
  GCancellable  *search;        /* for names and years, in a thread */

  EntTextFinder *finder;        /* (nullable): of the text that is shown */
  GArray        *hits;
  char          *sought;       /* what they are of */
  int            current_hit;
  guint          menu_id;
  GMenu         *menu;
  GtkWidget     *popover;       /* (nullable): which of several targets */
  GListStore    *digest_list;

  GtkStack      *stack;
  GtkStack      *body;
  GtkWidget     *title;
  GtkWidget     *byline;
  GtkWidget     *steps_count;
  GtkWidget     *steps_name;
  GtkSearchBar  *find_bar;
  GtkWidget     *find_button;
  GtkWidget     *find_entry;
  GtkWidget     *find_count;
  AdwBanner     *banner;
  EntTextPage   *page;
  GtkListView   *digests;
};

/* ent-reader.c */
EntReading *ent_reader_get_reading        (EntReader       *self);
void        ent_reader_emit_review        (EntReader       *self);

/* ent-reader-actions.c */
void        ent_reader_class_install_actions (GtkWidgetClass *widget_class);
void        ent_reader_add_menu           (EntReader       *self);
void        ent_reader_update_actions     (EntReader       *self);
void        ent_reader_activate_passage   (EntReader       *self,
                                           EntPassage      *passage,
                                           const GdkRectangle *at);
void        ent_reader_activate_mention   (EntReader       *self,
                                           gsize            offset);

/* ent-reader-place.c */
void        ent_reader_class_install_place (GtkWidgetClass *widget_class);
void        ent_reader_update_banner      (EntReader       *self);
gboolean    ent_reader_may_place          (EntReader       *self);

/* ent-reader-find.c */
void        ent_reader_class_bind_find    (GtkWidgetClass  *widget_class);
void        ent_reader_class_install_find (GtkWidgetClass  *widget_class);
void        ent_reader_reset_find         (EntReader       *self);

/* ent-reader-digests.c */
void        ent_reader_class_bind_digests (GtkWidgetClass  *widget_class);
void        ent_reader_add_digests        (EntReader       *self);
void        ent_reader_update_digests     (EntReader       *self,
                                           EntArticle      *article);
void        ent_reader_show_digest        (EntReader       *self,
                                           EntPassage      *passage);

G_END_DECLS

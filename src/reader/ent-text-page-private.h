/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-text-page.h"

G_BEGIN_DECLS

struct _EntTextPage
{
  GtkTextView parent_instance;

  EntSession    *session;
  EntArticle    *article;
  EntText       *text;
  EntHighlights *highlights;
  EntPassage    *focus;         /* the passage that is drawn strongest */
  GHashTable    *emphasis;      /* (nullable): the passages that are not drawn faintly */
  EntMentions   *names;         /* what the mentions' states belong to */
  GArray        *mentions;      /* (nullable): EntMention */
  GArray        *hits;          /* (nullable): EntTextSpan, what a search found */
  int            current_hit;   /* -1 where there is none */
  EntTextSpan    spot;          /* what was asked to be shown from elsewhere */
  int            hover;         /* the mention that is pointed at, or -1 */
  gboolean       compact;

  EntTextSpan    wanted;        /* what is to be kept in view while rows above are measured */
  gint64         wanted_until;  /* monotonic time, in microseconds */
  guint          wanted_id;

  GtkWidget     *numbers;
  GtkWidget     *margin;
  GtkWidget     *pill;
  gboolean       pill_added;
  guint          pill_id;

  GtkGesture    *grip;          /* takes hold of what is selected, to drag it */
  gboolean       gripped;
  guint          click_id;
  gsize          click_offset;
  GdkRectangle   click_at;
};

/* ent-text-page.c */
void     ent_text_page_queue_all        (EntTextPage  *self);
void     ent_text_page_describe         (EntTextPage  *self);

/* ent-text-page-marks.c */
guint    ent_text_page_get_first_mention (EntTextPage *self,
                                          gsize        offset);

/* ent-text-page-scroll.c */
gboolean ent_text_page_get_visible_span (EntTextPage  *self,
                                         gsize        *start,
                                         gsize        *end);
void     ent_text_page_get_row          (EntTextPage  *self,
                                         gsize         offset,
                                         GdkRectangle *row);
void     ent_text_page_keep_wanted      (EntTextPage  *self);
void     ent_text_page_forget_wanted    (EntTextPage  *self);

/* ent-text-page-paint.c */
void     ent_text_page_snapshot_layer   (GtkTextView      *view,
                                         GtkTextViewLayer  layer,
                                         GtkSnapshot      *snapshot);
void     ent_text_page_get_stance_color (gboolean          has_stance,
                                         EntStance         stance,
                                         const GdkRGBA    *ink,
                                         GdkRGBA          *color);
void     ent_text_page_append_line      (GtkSnapshot           *snapshot,
                                         const graphene_rect_t *line,
                                         gboolean               upright,
                                         gboolean               has_stance,
                                         EntStance              stance,
                                         const GdkRGBA         *color);

/* ent-text-page-input.c */
void     ent_text_page_add_controllers  (EntTextPage *self);
void     ent_text_page_stop_click       (EntTextPage *self);
gboolean ent_text_page_offset_at        (EntTextPage *self,
                                         double       x,
                                         double       y,
                                         gsize       *offset);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ent-excerpt.h"
#include "ent-highlights.h"
#include "ent-mentions.h"
#include "ent-text-find.h"

G_BEGIN_DECLS

#define ENT_TYPE_TEXT_PAGE (ent_text_page_get_type ())
G_DECLARE_FINAL_TYPE (EntTextPage, ent_text_page, ENT, TEXT_PAGE, GtkTextView)

GtkWidget        *ent_text_page_new              (void);

void              ent_text_page_set_text         (EntTextPage   *self,
                                                  EntSession    *session,
                                                  EntArticle    *article,
                                                  EntText       *text);
EntText          *ent_text_page_get_text         (EntTextPage   *self);
void              ent_text_page_set_highlights   (EntTextPage   *self,
                                                  EntHighlights *highlights);
EntHighlights    *ent_text_page_get_highlights   (EntTextPage   *self);
void              ent_text_page_set_focus        (EntTextPage   *self,
                                                  EntPassage    *passage);
void              ent_text_page_set_emphasis     (EntTextPage   *self,
                                                  GPtrArray     *passages);
void              ent_text_page_set_mentions     (EntTextPage   *self,
                                                  EntMentions   *names,
                                                  GArray        *mentions);
const EntMention *ent_text_page_get_mention_at   (EntTextPage   *self,
                                                  gsize          offset);
void              ent_text_page_set_hits         (EntTextPage   *self,
                                                  GArray        *hits);
void              ent_text_page_set_current_hit  (EntTextPage   *self,
                                                  int            current);
void              ent_text_page_set_spot         (EntTextPage   *self,
                                                  gsize          start,
                                                  gsize          end);
void              ent_text_page_update_words     (EntTextPage   *self);

gboolean          ent_text_page_get_compact      (EntTextPage   *self);
void              ent_text_page_set_compact      (EntTextPage   *self,
                                                  gboolean       compact);

gsize             ent_text_page_get_caret        (EntTextPage   *self);
gboolean          ent_text_page_get_selection    (EntTextPage   *self,
                                                  gsize         *start,
                                                  gsize         *end);
void              ent_text_page_select           (EntTextPage   *self,
                                                  gsize          start,
                                                  gsize          end);
gboolean          ent_text_page_select_word      (EntTextPage   *self,
                                                  gsize          offset);
EntExcerpt       *ent_text_page_dup_excerpt      (EntTextPage   *self);
void              ent_text_page_reveal           (EntTextPage   *self,
                                                  gsize          start,
                                                  gsize          end);
gboolean          ent_text_page_activate_at      (EntTextPage   *self,
                                                  gsize          offset,
                                                  const GdkRectangle *at);
void              ent_text_page_get_rectangle    (EntTextPage   *self,
                                                  gsize          offset,
                                                  GdkRectangle  *rectangle);

G_END_DECLS

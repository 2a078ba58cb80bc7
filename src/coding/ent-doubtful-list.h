/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_TYPE_DOUBTFUL (ent_doubtful_get_type ())
G_DECLARE_FINAL_TYPE (EntDoubtful, ent_doubtful, ENT, DOUBTFUL, GObject)

EntPassage  *ent_doubtful_get_passage    (EntDoubtful         *self);
EntArticle  *ent_doubtful_get_article    (EntDoubtful         *self);
EntText     *ent_doubtful_get_text       (EntDoubtful         *self);
void         ent_doubtful_get_match      (EntDoubtful         *self,
                                          EntAnchorMatch      *match);
void         ent_doubtful_search_async   (EntDoubtful         *self,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
GArray      *ent_doubtful_search_finish  (EntDoubtful         *self,
                                          GAsyncResult        *result,
                                          GError             **error);

GPtrArray   *ent_doubtful_list           (EntSession          *session,
                                          EntArticle          *article,
                                          gboolean             with_absent);

G_END_DECLS

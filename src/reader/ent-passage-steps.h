/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-session.h"

G_BEGIN_DECLS

GPtrArray  *ent_passage_steps_list  (EntSession *session);
int         ent_passage_steps_find  (GPtrArray  *steps,
                                     EntPassage *passage);
EntPassage *ent_passage_steps_go    (EntSession *session,
                                     GPtrArray  *steps,
                                     int         direction);
EntPassage *ent_passage_steps_first (EntSession *session,
                                     GPtrArray  *steps,
                                     EntArticle *article);

G_END_DECLS

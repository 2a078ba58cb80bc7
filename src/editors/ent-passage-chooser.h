/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-chooser-page.h"
#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_TYPE_PASSAGE_CHOOSER (ent_passage_chooser_get_type ())
G_DECLARE_FINAL_TYPE (EntPassageChooser, ent_passage_chooser, ENT, PASSAGE_CHOOSER, EntChooserPage)

EntPassageChooser *ent_passage_chooser_new       (EntSession *session,
                                                  GStrv       except,
                                                  const char *title);

char              *ent_passage_chooser_dup_place (EntCase    *the_case,
                                                  EntPassage *passage);

G_END_DECLS

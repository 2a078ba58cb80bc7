/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define ENT_TYPE_AUTHORS_GROUP (ent_authors_group_get_type ())
G_DECLARE_FINAL_TYPE (EntAuthorsGroup, ent_authors_group, ENT, AUTHORS_GROUP, AdwPreferencesGroup)

void       ent_authors_group_set_csl  (EntAuthorsGroup *self,
                                       JsonArray       *authors);
JsonArray *ent_authors_group_make_csl (EntAuthorsGroup *self);

G_END_DECLS

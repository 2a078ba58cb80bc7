/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-gazetteer.h"

G_BEGIN_DECLS

/* What is known of a state, and what search works on: see ent-gazetteer.c. */
struct _EntGazetteer
{
  GObject parent_instance;

  GListStore *entries;
  GHashTable *by_code;    /* code → EntGazetteerEntry, owned by @entries */
  GBytes     *names;      /* lines of names: see ent-gazetteer-search.c */
  GStrv       languages;  /* those of the user, as names.tsv writes them */
  gboolean    translates; /* whether the first of them is another than English */
};

void               ent_gazetteer_name_entries   (EntGazetteer      *self);
void               ent_gazetteer_entry_set_name (EntGazetteerEntry *self,
                                                 const char        *name);
EntGazetteerEntry *ent_gazetteer_entry_new      (JsonObject        *object);

G_END_DECLS

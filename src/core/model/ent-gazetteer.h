/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "ent-date.h"

G_BEGIN_DECLS

/**
 * EntCapital:
 * @name: its English name
 * @date: (nullable): while it was the capital; %NULL for as long as the state existed
 * @has_place: whether it is known where it lies
 * @latitude: degrees to the north, -90 to 90
 * @longitude: degrees to the east, -180 to 180
 *
 * A capital of a state, for a time.
 */
typedef struct
{
  char     *name;
  EntDate  *date;
  gboolean  has_place;
  double    latitude;
  double    longitude;
} EntCapital;

#define ENT_TYPE_GAZETTEER_ENTRY (ent_gazetteer_entry_get_type ())
G_DECLARE_FINAL_TYPE (EntGazetteerEntry, ent_gazetteer_entry, ENT, GAZETTEER_ENTRY, GObject)

const char *ent_gazetteer_entry_get_code       (EntGazetteerEntry *self);
int         ent_gazetteer_entry_get_cow_code   (EntGazetteerEntry *self);
const char *ent_gazetteer_entry_get_name       (EntGazetteerEntry *self);
const char *ent_gazetteer_entry_get_english_name (EntGazetteerEntry *self);
EntDate    *ent_gazetteer_entry_get_existed    (EntGazetteerEntry *self);
gboolean    ent_gazetteer_entry_is_former      (EntGazetteerEntry *self);
guint       ent_gazetteer_entry_get_n_capitals (EntGazetteerEntry *self);
const EntCapital *ent_gazetteer_entry_get_capital (EntGazetteerEntry *self,
                                                guint              n);
char       *ent_gazetteer_entry_dup_subtitle   (EntGazetteerEntry *self);
JsonNode   *ent_gazetteer_entry_to_state       (EntGazetteerEntry *self);

#define ENT_TYPE_GAZETTEER (ent_gazetteer_get_type ())
G_DECLARE_FINAL_TYPE (EntGazetteer, ent_gazetteer, ENT, GAZETTEER, GObject)

EntGazetteer      *ent_gazetteer_get_default (void);
GListModel        *ent_gazetteer_get_entries (EntGazetteer *self);
EntGazetteerEntry *ent_gazetteer_lookup      (EntGazetteer *self,
                                              const char   *code);
const char        *ent_gazetteer_translate_name (EntGazetteer *self,
                                                 const char   *code,
                                                 const char   *name);
GPtrArray         *ent_gazetteer_search      (EntGazetteer *self,
                                              const char   *query,
                                              guint         limit);

G_END_DECLS

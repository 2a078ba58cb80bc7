/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

const char *ent_json_as_string  (JsonNode   *node);
JsonArray  *ent_json_as_array   (JsonNode   *node);
JsonObject *ent_json_as_object  (JsonNode   *node);
const char *ent_json_get_string (JsonObject *object,
                                 const char *name);
JsonArray  *ent_json_get_array  (JsonObject *object,
                                 const char *name);
JsonObject *ent_json_get_object (JsonObject *object,
                                 const char *name);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-record.h"

G_BEGIN_DECLS

GParamSpec *ent_field_to_pspec  (const EntField  *field);
gboolean    ent_field_read      (const EntField  *field,
                                 gpointer         location,
                                 JsonNode        *node,
                                 GError         **error);
JsonNode   *ent_field_write     (const EntField  *field,
                                 gconstpointer    location);
void        ent_field_get_value (const EntField  *field,
                                 gconstpointer    location,
                                 GValue          *value);
void        ent_field_clear     (const EntField  *field,
                                 gpointer         location);
gboolean    ent_field_equal     (const EntField  *field,
                                 gconstpointer    a,
                                 gconstpointer    b);
void        ent_field_init      (const EntField  *field,
                                 gpointer         location);

G_END_DECLS

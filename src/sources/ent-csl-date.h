/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "ent-date.h"

G_BEGIN_DECLS

EntDate    *ent_csl_date_to_date   (JsonObject *csl);
JsonObject *ent_csl_date_from_date (EntDate    *date);

G_END_DECLS

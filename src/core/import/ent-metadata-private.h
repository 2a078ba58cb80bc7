/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "ent-text.h"

G_BEGIN_DECLS

/*
 * EntMetadataDate:
 * @start: the byte of the line at which the date starts
 * @end: the byte behind it
 * @year: its year
 * @month: its month, from 1, or 0 where it is not said or not certain
 * @day: its day, from 1, or 0
 * @season: its season as CSL counts them, 1 for spring, or 0
 *
 * A date found in a line.
 */
typedef struct
{
  gsize start;
  gsize end;
  int   year;
  int   month;
  int   day;
  int   season;
} EntMetadataDate;

gboolean    ent_metadata_find_date      (const char            *line,
                                         EntMetadataDate       *date);
JsonObject *ent_metadata_date_to_csl    (const EntMetadataDate *date);

JsonArray  *ent_metadata_read_byline    (const char            *line);
JsonArray  *ent_metadata_read_bare_name (const char            *line);
gboolean    ent_metadata_is_institution (const char            *words);
char       *ent_metadata_soften_capitals (const char           *words);

const char *ent_metadata_guess_language (EntText               *text);

gboolean    ent_metadata_matches        (const char            *pattern,
                                         const char            *text);

G_END_DECLS

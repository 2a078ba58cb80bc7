/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cases for tests: small, and written out as they stand in a file. */

#pragma once

#include "ent-case.h"
#include "ent-store.h"

G_BEGIN_DECLS

/* What a record is called in messages about these cases. */
#define CASE_NAME "test.entente"

/* A case of three states and two ties, with something in every section. */
extern const char small_case[];

EntCase       *case_open_builtin  (void);
EntCase       *case_read          (const char  *json);
EntCase       *case_read_sections (const char  *sections);
char          *case_refuse        (const char  *json);
char          *case_refuse_sections (const char *sections);
char          *case_sections_to_json (const char *sections);

EntTie        *case_get_tie       (EntCase     *the_case,
                                   const char  *id);
EntDefinition *case_get_definition (EntCase    *the_case,
                                   const char  *id);
char          *case_join_ids      (GPtrArray   *records);
char          *case_join_list     (GListModel  *records);

JsonNode      *read_json          (const char  *json);
EntRecord     *read_record        (GType        type,
                                   const char  *json);
EntChange     *make_edit          (EntCase     *the_case,
                                   GType        type,
                                   const char  *id,
                                   const char  *member,
                                   const char  *value);
EntChange     *make_removal       (EntCase     *the_case,
                                   GType        type,
                                   const char  *id);

G_END_DECLS

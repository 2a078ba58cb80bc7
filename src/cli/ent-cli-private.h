/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-attachments.h"
#include "ent-case.h"
#include "ent-slice.h"

G_BEGIN_DECLS

/**
 * EntCliStatus:
 * @ENT_CLI_DONE: done
 * @ENT_CLI_FOUND: done, and it found what it looks for
 * @ENT_CLI_FAILED: bad usage or bad input
 *
 * Exit statuses.
 */
typedef enum
{
  ENT_CLI_DONE,
  ENT_CLI_FOUND,
  ENT_CLI_FAILED,
} EntCliStatus;

#define ENT_CLI_ERROR (ent_cli_error_quark ())

typedef enum
{
  ENT_CLI_ERROR_USAGE,
} EntCliError;

GQuark ent_cli_error_quark (void);

/**
 * EntCliCommand:
 * @name: the subcommand
 * @usage: its arguments, for the help
 * @summary: what it does, in a line
 * @run: does it; @argv begins with the subcommand's name
 *
 * A subcommand.
 */
typedef struct
{
  const char   *name;
  const char   *usage;
  const char   *summary;
  EntCliStatus (*run) (int       argc,
                       char    **argv,
                       GError  **error);
} EntCliCommand;

EntCliStatus   ent_cli_attach           (int                  argc,
                                         char               **argv,
                                         GError             **error);
EntCliStatus   ent_cli_diff             (int                  argc,
                                         char               **argv,
                                         GError             **error);
EntCliStatus   ent_cli_evidence         (int                  argc,
                                         char               **argv,
                                         GError             **error);
EntCliStatus   ent_cli_export           (int                  argc,
                                         char               **argv,
                                         GError             **error);
EntCliStatus   ent_cli_merge            (int                  argc,
                                         char               **argv,
                                         GError             **error);
EntCliStatus   ent_cli_slice            (int                  argc,
                                         char               **argv,
                                         GError             **error);
EntCliStatus   ent_cli_theory           (int                  argc,
                                         char               **argv,
                                         GError             **error);
EntCliStatus   ent_cli_validate         (int                  argc,
                                         char               **argv,
                                         GError             **error);

gboolean       ent_cli_parse            (const GOptionEntry  *entries,
                                         const char          *usage,
                                         int                 *argc,
                                         char              ***argv,
                                         GError             **error);
gboolean       ent_cli_fail_usage       (GError             **error,
                                         const char          *format,
                                         ...) G_GNUC_PRINTF (2, 3);
EntDate       *ent_cli_parse_at         (const char          *edtf,
                                         GError             **error);
EntDefinition *ent_cli_find_definition  (EntCase             *the_case,
                                         const char          *id,
                                         GError             **error);
EntSlice      *ent_cli_take_slice       (EntCase             *the_case,
                                         const char          *at,
                                         const char          *definition,
                                         GError             **error);
gboolean       ent_cli_attach_texts     (EntAttachments      *attachments,
                                         char               **paths,
                                         GError             **error);
gboolean       ent_cli_check_format     (const char          *format,
                                         const char *const   *allowed,
                                         GError             **error);
void           ent_cli_add_string       (JsonBuilder         *builder,
                                         const char          *name,
                                         const char          *value);
void           ent_cli_print_json       (JsonNode            *node);
void           ent_cli_print_row        (const guint         *widths,
                                         const char *const   *cells,
                                         guint                n_cells);

G_END_DECLS

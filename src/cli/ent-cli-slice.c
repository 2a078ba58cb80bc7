/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-cli-private.h"
#include "ent-core-enums.h"
#include "ent-enum.h"
#include "ent-judgement.h"
#include "ent-store.h"

/*
 * entente slice: which ties are active at a date, under a definition.
 *
 * In JSON, `ties` are those that are active and, where the definition has a say,
 * count; `uncounted` those that are active and do not count, with the same
 * members.
 */

#define N_COLUMNS 6

static const char *
get_certainty (EntActivity activity)
{
  return activity == ENT_ACTIVITY_CERTAIN ? "certain" : "possible";
}

static void
count_stances (EntCase *the_case,
               EntTie  *tie,
               guint    counts[3])
{
  g_autoptr (GPtrArray) evidence = ent_case_get_tie_evidence (the_case, tie);

  memset (counts, 0, 3 * sizeof *counts);
  for (guint i = 0; i < evidence->len; i++)
    counts[ent_evidence_get_stance (g_ptr_array_index (evidence, i))]++;
}

static void
add_members (JsonBuilder *builder,
             EntTie      *tie)
{
  GListModel *members = ent_tie_get_members (tie);

  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);

      json_builder_add_string_value (builder, ent_membership_get_state (member));
    }
  json_builder_end_array (builder);
}

static void
add_evidence (JsonBuilder *builder,
              EntCase     *the_case,
              EntTie      *tie)
{
  guint counts[3];

  count_stances (the_case, tie, counts);
  json_builder_set_member_name (builder, "evidence");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "supports");
  json_builder_add_int_value (builder, counts[ENT_STANCE_SUPPORTS]);
  json_builder_set_member_name (builder, "contests");
  json_builder_add_int_value (builder, counts[ENT_STANCE_CONTESTS]);
  json_builder_set_member_name (builder, "mentions");
  json_builder_add_int_value (builder, counts[ENT_STANCE_MENTIONS]);
  json_builder_end_object (builder);
}

/* By which clause it counts then, as the window numbers them, and why it counts or not. */
static void
add_judgement (JsonBuilder       *builder,
               EntSlice          *slice,
               const EntSliceTie *entry)
{
  EntSpan at = ent_date_get_span (ent_slice_get_at (slice));
  g_autoptr (EntJudgement) judgement = NULL;
  guint clause;

  judgement = ent_judgement_new (ent_slice_get_case (slice), ent_slice_get_definition (slice),
                                 entry->tie);
  clause = ent_judgement_get_clause_at (judgement, at);
  json_builder_set_member_name (builder, "clause");
  if (clause == ENT_NO_CLAUSE)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, (gint64) clause + 1);
  ent_cli_add_string (builder, "reason", judgement->reason);
}

static void
add_tie (JsonBuilder       *builder,
         EntSlice          *slice,
         const EntSliceTie *entry)
{
  EntDate *date = ent_tie_get_date (entry->tie);
  g_autofree char *from = ent_date_dup_start_edtf (date);
  g_autofree char *to = ent_date_dup_end_edtf (date);

  json_builder_begin_object (builder);
  ent_cli_add_string (builder, "id", ent_record_get_id (ENT_RECORD (entry->tie)));
  ent_cli_add_string (builder, "kind",
                      ent_enum_get_nick (ENT_TYPE_TIE_KIND, ent_tie_get_kind (entry->tie)));
  json_builder_set_member_name (builder, "members");
  add_members (builder, entry->tie);
  ent_cli_add_string (builder, "from", from);
  ent_cli_add_string (builder, "to", to);
  ent_cli_add_string (builder, "certainty", get_certainty (entry->activity));
  json_builder_set_member_name (builder, "contested");
  json_builder_add_boolean_value (builder, entry->contested);
  add_evidence (builder, ent_slice_get_case (slice), entry->tie);
  add_judgement (builder, slice, entry);
  json_builder_end_object (builder);
}

static void
add_ties (JsonBuilder *builder,
          const char  *name,
          EntSlice    *slice,
          EntStatus    status)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < ent_slice_get_n_ties (slice); i++)
    {
      const EntSliceTie *entry = ent_slice_get_tie (slice, i);

      if (entry->status == status)
        add_tie (builder, slice, entry);
    }
  json_builder_end_array (builder);
}

static void
print_json (EntSlice *slice)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  EntDefinition *definition = ent_slice_get_definition (slice);

  json_builder_begin_object (builder);
  ent_cli_add_string (builder, "at", ent_date_get_edtf (ent_slice_get_at (slice)));
  ent_cli_add_string (builder, "definition",
                      definition ? ent_record_get_id (ENT_RECORD (definition)) : NULL);
  add_ties (builder, "ties", slice, ENT_STATUS_ACTIVE);
  add_ties (builder, "uncounted", slice, ENT_STATUS_UNCOUNTED);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  ent_cli_print_json (root);
}

static char **
make_cells (EntSlice          *slice,
            const EntSliceTie *entry)
{
  EntCase *the_case = ent_slice_get_case (slice);
  EntSpan at = ent_date_get_span (ent_slice_get_at (slice));
  char **cells = g_new0 (char *, N_COLUMNS + 1);
  guint counts[3];

  count_stances (the_case, entry->tie, counts);
  cells[0] = g_strdup (ent_enum_get_nick (ENT_TYPE_TIE_KIND, ent_tie_get_kind (entry->tie)));
  cells[1] = ent_case_dup_tie_title (the_case, entry->tie, at);
  cells[2] = ent_date_to_words (ent_tie_get_date (entry->tie));
  cells[3] = g_strdup (entry->activity == ENT_ACTIVITY_CERTAIN
                         ? C_("status of a tie", "certain")
                         : C_("status of a tie", "possible"));
  /* Translators: counts of supporting and contesting passages. */
  cells[4] = g_strdup_printf (_("%u for, %u against"), counts[ENT_STANCE_SUPPORTS],
                              counts[ENT_STANCE_CONTESTS]);
  cells[5] = g_strdup (entry->status == ENT_STATUS_UNCOUNTED ? C_("status of a tie", "not counted")
                       : entry->contested                    ? C_("status of a tie", "contested")
                                                             : "");

  return cells;
}

/* Alliances first, then the other kinds in the order of the legend. */
static void
add_rows (EntSlice  *slice,
          EntStatus  status,
          GPtrArray *rows)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (ENT_TYPE_TIE_KIND);

  for (guint i = 0; i < kinds->n_values; i++)
    for (guint j = 0; j < ent_slice_get_n_ties (slice); j++)
      {
        const EntSliceTie *entry = ent_slice_get_tie (slice, j);

        if (entry->status == status && (int) ent_tie_get_kind (entry->tie) == kinds->values[i].value)
          g_ptr_array_add (rows, make_cells (slice, entry));
      }
}

static void
print_table (EntSlice *slice)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *words = ent_date_to_words (ent_slice_get_at (slice));
  EntDefinition *definition = ent_slice_get_definition (slice);
  guint widths[N_COLUMNS] = { 0 };

  add_rows (slice, ENT_STATUS_ACTIVE, rows);
  add_rows (slice, ENT_STATUS_UNCOUNTED, rows);
  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j < N_COLUMNS; j++)
      {
        char **cells = g_ptr_array_index (rows, i);

        widths[j] = MAX (widths[j], (guint) g_utf8_strlen (cells[j], -1));
      }

  if (definition != NULL)
    /* Translators: a date in words, and a definition's title. */
    g_print (_("%s, under “%s”\n"), words, ent_definition_get_title (definition));
  else
    g_print ("%s\n", words);
  for (guint i = 0; i < rows->len; i++)
    ent_cli_print_row (widths, g_ptr_array_index (rows, i), N_COLUMNS);
  if (rows->len == 0)
    g_print ("%s\n", _("No ties are active then."));
}

static void
append_csv (GString    *line,
            const char *cell)
{
  g_auto (GStrv) parts = g_strsplit (cell, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);
  gboolean quoted = strpbrk (cell, ",\"\r\n") != NULL;

  g_string_append_printf (line, "%s%s%s%s", line->len > 0 ? "," : "", quoted ? "\"" : "", doubled,
                          quoted ? "\"" : "");
}

static void
print_csv_row (EntSlice          *slice,
               const EntSliceTie *entry)
{
  EntCase *the_case = ent_slice_get_case (slice);
  GListModel *members = ent_tie_get_members (entry->tie);
  EntDate *date = ent_tie_get_date (entry->tie);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GString) states = g_string_new (NULL);
  g_autofree char *from = ent_date_dup_start_edtf (date);
  g_autofree char *to = ent_date_dup_end_edtf (date);
  guint counts[3];

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);

      g_string_append_printf (states, "%s%s", i > 0 ? " " : "", ent_membership_get_state (member));
    }
  count_stances (the_case, entry->tie, counts);

  append_csv (line, ent_record_get_id (ENT_RECORD (entry->tie)));
  append_csv (line, ent_enum_get_nick (ENT_TYPE_TIE_KIND, ent_tie_get_kind (entry->tie)));
  append_csv (line, states->str);
  append_csv (line, from);
  append_csv (line, to);
  append_csv (line, get_certainty (entry->activity));
  append_csv (line, entry->contested ? "true" : "false");
  g_print ("%s,%u,%u,%u\n", line->str, counts[ENT_STANCE_SUPPORTS], counts[ENT_STANCE_CONTESTS],
           counts[ENT_STANCE_MENTIONS]);
}

static void
print_csv (EntSlice *slice)
{
  g_print ("id,kind,members,from,to,certainty,contested,supports,contests,mentions\n");
  for (guint i = 0; i < ent_slice_get_n_ties (slice); i++)
    if (ent_slice_get_tie (slice, i)->status == ENT_STATUS_ACTIVE)
      print_csv_row (slice, ent_slice_get_tie (slice, i));
}

/*< private >
 * ent_cli_slice:
 * @argc: how many arguments
 * @argv: the arguments
 * @error: return location
 *
 * Returns: the exit status
 */
EntCliStatus
ent_cli_slice (int      argc,
               char   **argv,
               GError **error)
{
  static const char *const formats[] = { "table", "json", "csv", NULL };
  g_autofree char *at = NULL;
  g_autofree char *definition = NULL;
  g_autofree char *format = NULL;
  g_autoptr (EntCase) the_case = NULL;
  g_autoptr (EntSlice) slice = NULL;
  const GOptionEntry entries[] = {
    { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_("the date"), N_("DATE") },
    { "definition", 0, 0, G_OPTION_ARG_STRING, &definition,
      N_("what counts as an alliance"), N_("ID") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("table, json or csv"), N_("FORMAT") },
    G_OPTION_ENTRY_NULL
  };

  if (!ent_cli_parse (entries, _("CASE"), &argc, &argv, error))
    return ENT_CLI_FAILED;
  if (format == NULL)
    format = g_strdup ("table");
  if (argc != 2)
    ent_cli_fail_usage (error, _("one case is needed: entente slice CASE --at DATE"));
  else if (ent_cli_check_format (format, formats, error))
    the_case = ent_store_open (argv[1], NULL, error);
  if (the_case != NULL)
    slice = ent_cli_take_slice (the_case, at, definition, error);
  if (slice == NULL)
    return ENT_CLI_FAILED;

  if (g_str_equal (format, "json"))
    print_json (slice);
  else if (g_str_equal (format, "csv"))
    print_csv (slice);
  else
    print_table (slice);

  return ENT_CLI_DONE;
}

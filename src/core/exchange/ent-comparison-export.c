/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-comparison-export.h"
#include "ent-core-enums.h"
#include "ent-edit.h"
#include "ent-enum.h"

/*
 * Two definitions side by side, as CSV for other programs (RFC 4180, lines ended by LF): the
 * ties, one line for each stretch of time in which the two say the same of a tie, and the
 * years, with how many ties count in each.
 */

static void
append_cell (GString    *line,
             const char *cell)
{
  g_auto (GStrv) parts = g_strsplit (cell, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);
  const char *quote = strpbrk (cell, ",\"\r\n") ? "\"" : "";

  g_string_append_printf (line, "%s%s%s,", quote, doubled, quote);
}

static void
end_line (GString *line)
{
  g_string_overwrite (line, line->len - 1, "\n");
}

static void
append_members (GString *line,
                EntTie  *tie)
{
  GListModel *members = ent_tie_get_members (tie);
  g_autoptr (GString) states = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);
      const char *state = ent_membership_get_state (member);

      if (g_hash_table_add (seen, (gpointer) state))
        g_string_append_printf (states, "%s%s", states->len > 0 ? " " : "", state);
    }
  append_cell (line, states->str);
}

/* A day as EDTF has it; an end that is open as two dots. */
static void
append_day (GString *line,
            EntDay   day)
{
  g_autoptr (EntDate) date = NULL;

  if (day == ENT_DAY_FIRST || day == ENT_DAY_LAST)
    {
      append_cell (line, "..");
      return;
    }

  date = ent_date_new_for_unit (day, ENT_DATE_UNIT_DAY);
  append_cell (line, ent_date_get_edtf (date));
}

static const char *
get_activity (EntActivity activity)
{
  static const char *const words[] = {
    [ENT_ACTIVITY_NONE] = "no",
    [ENT_ACTIVITY_POSSIBLE] = "possible",
    [ENT_ACTIVITY_CERTAIN] = "certain",
  };

  return words[activity];
}

static void
append_tie (GString              *csv,
            EntCase              *the_case,
            const EntComparedTie *compared)
{
  g_autoptr (GArray) stretches = ent_compared_tie_list_stretches (compared);
  EntSpan named = ent_edit_get_name_time (the_case, ENT_RECORD (compared->tie));
  g_autofree char *name = ent_case_dup_own_tie_title (the_case, compared->tie, named);

  for (guint i = 0; i < stretches->len; i++)
    {
      const EntComparedStretch *stretch = &g_array_index (stretches, EntComparedStretch, i);

      append_cell (csv, ent_record_get_id (ENT_RECORD (compared->tie)));
      append_cell (csv, name);
      append_cell (csv, ent_enum_get_nick (ENT_TYPE_TIE_KIND, ent_tie_get_kind (compared->tie)));
      append_members (csv, compared->tie);
      append_day (csv, stretch->span.first);
      append_day (csv, stretch->span.last);
      append_cell (csv, get_activity (stretch->first));
      append_cell (csv, get_activity (stretch->second));
      end_line (csv);
    }
}

/**
 * ent_comparison_export_ties:
 * @compare: a comparison of two definitions
 * @the_case: the case that it is of
 * @first: what the first definition is called in the heading, such as its id
 * @second: what the second is called there
 *
 * Writes when each tie counts under either definition: its id, name, kind and members, the
 * first and the last day of a stretch of time, and what each definition says of it then,
 * which is `certain`, `possible` or `no`. A tie that never counts is left out.
 *
 * Returns: (transfer full): the CSV
 */
char *
ent_comparison_export_ties (EntDefinitionCompare *compare,
                            EntCase              *the_case,
                            const char           *first,
                            const char           *second)
{
  g_autoptr (GString) csv = g_string_new ("tie,name,kind,members,from,to,");

  g_return_val_if_fail (ENT_IS_DEFINITION_COMPARE (compare), NULL);
  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  append_cell (csv, first);
  append_cell (csv, second);
  end_line (csv);
  for (guint i = 0; i < ent_definition_compare_get_n (compare); i++)
    append_tie (csv, the_case, ent_definition_compare_get (compare, i));

  return g_string_free_and_steal (g_steal_pointer (&csv));
}

/**
 * ent_comparison_export_years:
 * @compare: a comparison of two definitions
 * @range: the days to cover
 * @first: what the first definition is called in the heading, such as its id
 * @second: what the second is called there
 *
 * Writes how many ties count in each year, certainly or possibly: under the first
 * definition, under the second, and under both.
 *
 * Returns: (transfer full): the CSV
 */
char *
ent_comparison_export_years (EntDefinitionCompare *compare,
                             EntSpan               range,
                             const char           *first,
                             const char           *second)
{
  g_autoptr (GString) csv = g_string_new ("year,");
  g_autoptr (GArray) bins = NULL;

  g_return_val_if_fail (ENT_IS_DEFINITION_COMPARE (compare), NULL);

  append_cell (csv, first);
  append_cell (csv, second);
  g_string_append (csv, "both\n");
  bins = ent_definition_compare_get_bins (compare, range, ENT_DATE_UNIT_YEAR);
  for (guint i = 0; i < bins->len; i++)
    {
      const EntComparedBin *bin = &g_array_index (bins, EntComparedBin, i);
      g_autoptr (EntDate) year = ent_date_new_for_unit (bin->span.first, ENT_DATE_UNIT_YEAR);

      g_string_append_printf (csv, "%s,%u,%u,%u\n", ent_date_get_edtf (year), bin->first,
                              bin->second, bin->both);
    }

  return g_string_free_and_steal (g_steal_pointer (&csv));
}

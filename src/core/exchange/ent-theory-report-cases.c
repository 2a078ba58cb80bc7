/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-theory-report-private.h"
#include "ent-words.h"

/*
 * The cases of a report on a theory, by name: in the rows of the truth table, where they
 * break the claim, where they ended, and where they stand. Each says how its conditions were
 * read, whether by hand or by a rule, and refers to the passages.
 */

/* Pair, from, to, years; the conditions; the outcome. */
#define N_BEFORE 4
#define N_MAX (N_BEFORE + ENT_THEORY_MAX_CONDITIONS + 1)

static void
write_day (EntTheoryReport *self,
           EntDay           day)
{
  g_autoptr (EntDate) date = ent_date_new_for_day (day);

  ent_theory_report_cell (self, "%s", ent_date_get_edtf (date));
}

static void
write_reading (EntTheoryReport  *self,
               EntTheoryReading *reading)
{
  const char *value = ent_theory_value_get_word (ent_theory_reading_get_value (reading));
  const char *reason = ent_theory_reading_get_reason (reading);
  g_autoptr (GArray) numbers = NULL;
  g_autofree char *text = NULL;

  numbers = ent_theory_report_cite_ids (self, ent_theory_reading_get_evidence (reading));
  if (ent_theory_reading_is_derived (reading))
    /* Translators: a condition's value that a rule derived, and why. */
    text = g_strdup_printf (_("%s, derived: %s"), value, reason ? reason : "—");
  else if (ent_theory_reading_is_assumed (reading))
    /* Translators: a condition's value, “present” or “absent”, that nobody coded. */
    text = g_strdup_printf (_("uncoded, taken for %s"), value);
  else
    text = g_strdup (value);
  ent_report_writer_cell (self->writer, text, numbers);
}

/* “allied: Treaty of Amity [3]” */
static void
write_outcome (EntTheoryReport *self,
               EntTheoryCase   *found)
{
  const char *const *ties = ent_theory_case_get_ties (found);
  g_autoptr (GArray) numbers = ent_theory_report_cite_for (self, ties);
  g_autoptr (GString) text = NULL;

  text = g_string_new (ent_theory_outcome_get_word (ent_theory_case_get_outcome (found)));
  for (guint i = 0; ties && ties[i]; i++)
    {
      EntRecord *tie = ent_case_lookup (self->the_case, ENT_TYPE_TIE, ties[i]);
      g_autofree char *title = NULL;

      if (tie != NULL)
        title = ent_case_dup_tie_title (self->the_case, ENT_TIE (tie),
                                        ent_theory_case_get_span (found));
      g_string_append_printf (text, "%s%s", i > 0 ? C_("list", ", ") : ": ",
                              title ? title : ties[i]);
    }
  ent_report_writer_cell (self->writer, text->str, numbers);
}

static void
write_case (EntTheoryReport *self,
            EntTheoryCase   *found)
{
  EntSpan span = ent_theory_case_get_span (found);
  GListModel *readings = ent_theory_case_get_readings (found);

  ent_theory_report_cell (self, "%s", ent_theory_case_get_title (found));
  write_day (self, span.first);
  write_day (self, span.last);
  ent_theory_report_years (self, ent_theory_case_get_years (found));
  for (guint i = 0; i < g_list_model_get_n_items (readings); i++)
    {
      g_autoptr (EntTheoryReading) reading = g_list_model_get_item (readings, i);

      write_reading (self, reading);
    }
  write_outcome (self, found);
}

static void
write_cases (EntTheoryReport *self,
             const char      *caption,
             GListModel      *cases)
{
  EntTheoryIndex *index = self->export->index;
  guint n = ent_theory_index_get_n_conditions (index);
  EntReportColumn columns[N_MAX] = {
    { C_("theory", "Pair"), FALSE },
    { C_("theory", "From"), FALSE },
    { C_("theory", "To"), FALSE },
    { C_("theory", "Years"), TRUE },
  };

  if (g_list_model_get_n_items (cases) == 0)
    return;

  for (guint i = 0; i < n; i++)
    columns[N_BEFORE + i].title =
      ent_words_for_condition (ent_theory_index_get_condition (index, i));
  columns[N_BEFORE + n].title = C_("theory", "Outcome");
  ent_report_writer_begin_table (self->writer, caption, columns, N_BEFORE + n + 1);
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (EntTheoryCase) found = g_list_model_get_item (cases, i);

      write_case (self, found);
    }
  ent_report_writer_end_table (self->writer);
}

/* -------------------------------------------------------------------- rows of the table */

static gboolean
is_blank (EntTheoryRow *row)
{
  for (guint i = 0; i < ent_theory_row_get_n_conditions (row); i++)
    if (ent_theory_row_get_value (row, i) != ENT_THEORY_VALUE_UNCODED)
      return FALSE;

  return TRUE;
}

/* Most pairs of the world are not allied, and nobody coded anything of them. */
static GListModel *
leave_out_unknown (GListModel *cases,
                   guint      *left_out)
{
  GListStore *kept = g_list_store_new (ENT_TYPE_THEORY_CASE);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (EntTheoryCase) found = g_list_model_get_item (cases, i);

      if (ent_theory_case_get_outcome (found) != ENT_THEORY_VALUE_ABSENT)
        g_list_store_append (kept, found);
      else
        (*left_out)++;
    }

  return G_LIST_MODEL (kept);
}

static void
write_blank_row (EntTheoryReport *self,
                 const char      *label,
                 GListModel      *cases)
{
  guint left_out = 0;
  g_autoptr (GListModel) kept = leave_out_unknown (cases, &left_out);
  g_autofree char *line = NULL;

  write_cases (self, label, kept);
  if (left_out == 0)
    return;

  line = g_strdup_printf (ngettext ("%u more case of which nothing is coded is not allied; it is "
                                    "in the figures, and is listed as JSON and as CSV.",
                                    "%u more cases of which nothing is coded are not allied; they "
                                    "are in the figures, and are listed as JSON and as CSV.",
                                    left_out),
                          left_out);
  ent_report_writer_paragraph (self->writer, line);
}

/*< private >
 * ent_theory_report_cases:
 * @self: a report
 * @table: what the theory comes to
 *
 * Writes the cases of every row.
 */
void
ent_theory_report_cases (EntTheoryReport *self,
                         EntTheoryTable  *table)
{
  GListModel *lists[] = { ent_theory_table_get_rows (table), ent_theory_table_get_apart (table) };

  ent_report_writer_heading (self->writer, 2, _("Cases"));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < g_list_model_get_n_items (lists[i]); j++)
      {
        g_autoptr (EntTheoryRow) row = g_list_model_get_item (lists[i], j);
        g_autoptr (GListModel) cases = NULL;

        cases = ent_theory_index_list_cases (self->export->index, self->window, row);
        if (is_blank (row))
          write_blank_row (self, ent_theory_row_get_label (row), cases);
        else
          write_cases (self, ent_theory_row_get_label (row), cases);
      }
}

/*< private >
 * ent_theory_report_breaking:
 * @self: a report
 * @table: what the theory comes to
 *
 * Writes the cases that break the claim for certain.
 */
void
ent_theory_report_breaking (EntTheoryReport *self,
                            EntTheoryTable  *table)
{
  g_autoptr (GListModel) cases = NULL;

  cases = ent_theory_index_list_breaking (self->export->index, self->window);
  write_cases (self, _("Cases that break it"), cases);
}

/* --------------------------------------------------------------------------------- ends */

static void
write_lapse (EntTheoryReport *self,
             EntTheoryEnd    *end,
             EntTheoryLapse  *lapse)
{
  EntSpan span = ent_theory_end_get_span (end);
  g_autoptr (GArray) numbers = NULL;
  g_autofree char *derived = NULL;

  numbers = ent_theory_report_cite_for (self, ent_theory_lapse_get_records (lapse));
  /* Translators: what became of a condition, in a sentence, where a rule derived it. */
  derived = ent_theory_lapse_is_derived (lapse)
              ? g_strdup_printf (_("%s (derived)"), ent_theory_lapse_get_words (lapse))
              : NULL;
  ent_theory_report_cell (self, "%s", ent_theory_end_get_title (end));
  write_day (self, span.first);
  write_day (self, span.last);
  ent_theory_report_cell (self, "%s",
                          ent_words_for_condition (ent_theory_lapse_get_kind (lapse)));
  ent_theory_report_cell (self, "%s",
                          ent_theory_fate_get_word (ent_theory_lapse_get_fate (lapse)));
  ent_report_writer_cell (self->writer, derived ? derived : ent_theory_lapse_get_words (lapse),
                          numbers);
}

static void
write_end (EntTheoryReport *self,
           EntTheoryEnd    *end)
{
  GListModel *lapses = ent_theory_end_get_lapses (end);

  for (guint i = 0; i < g_list_model_get_n_items (lapses); i++)
    {
      g_autoptr (EntTheoryLapse) lapse = g_list_model_get_item (lapses, i);

      write_lapse (self, end, lapse);
    }
}

/*< private >
 * ent_theory_report_ends:
 * @self: a report
 *
 * Writes which ties ended, and what had become of each condition.
 */
void
ent_theory_report_ends (EntTheoryReport *self)
{
  const EntReportColumn columns[] = {
    { C_("theory", "Tie"), FALSE },
    { _("Ended from"), FALSE },
    { _("Ended to"), FALSE },
    { C_("theory", "Condition"), FALSE },
    { C_("theory", "Fate"), FALSE },
    { C_("theory", "When"), FALSE },
  };
  g_autoptr (GListModel) ends = ent_theory_index_list_ends (self->export->index, self->window);

  ent_report_writer_heading (self->writer, 2, _("Why It Ended"));
  if (g_list_model_get_n_items (ends) == 0)
    {
      ent_report_writer_paragraph (self->writer, _("No tie that counts ended in the window."));
      return;
    }

  ent_report_writer_begin_table (self->writer, _("Ties that ended, and the conditions then"),
                                 columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < g_list_model_get_n_items (ends); i++)
    {
      g_autoptr (EntTheoryEnd) end = g_list_model_get_item (ends, i);

      write_end (self, end);
    }
  ent_report_writer_end_table (self->writer);
  ent_report_writer_paragraph (
    self->writer,
    _("That a condition lapsed before an alliance ended does not show that it ended for that."));
}

/* --------------------------------------------------------------------------------- next */

static GListModel *
list_standing (GListModel        *all,
               EntTheoryStanding  standing)
{
  GListStore *found = g_list_store_new (ENT_TYPE_THEORY_CASE);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (EntTheoryCase) item = g_list_model_get_item (all, i);

      if (ent_theory_case_get_standing (item) == standing)
        g_list_store_append (found, item);
    }

  return G_LIST_MODEL (found);
}

/*< private >
 * ent_theory_report_next:
 * @self: a report
 *
 * Writes where pairs stand at the time that was asked for; not those that meet no condition
 * and are not allied.
 */
void
ent_theory_report_next (EntTheoryReport *self)
{
  static const EntTheoryStanding order[] = {
    ENT_THEORY_STANDING_READY,          ENT_THEORY_STANDING_DEVIANT,
    ENT_THEORY_STANDING_ALLIED_UNKNOWN, ENT_THEORY_STANDING_UNCERTAIN,
    ENT_THEORY_STANDING_ALLIED,         ENT_THEORY_STANDING_PARTIAL,
  };
  g_autoptr (GListModel) all = ent_theory_index_list_next (self->export->index, self->export->at);
  gboolean any = FALSE;

  ent_report_writer_heading (self->writer, 2, _("Who Is Next"));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autoptr (GListModel) cases = list_standing (all, order[i]);

      write_cases (self, ent_theory_standing_get_word (order[i]), cases);
      any = any || g_list_model_get_n_items (cases) > 0;
    }
  if (!any)
    ent_report_writer_paragraph (self->writer,
                                 _("No pair meets a condition or is allied at the time."));
}

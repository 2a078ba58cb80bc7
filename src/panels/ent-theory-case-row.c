/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-core-enums.h"
#include "ent-enum.h"
#include "ent-evidence-list.h"
#include "ent-inspector-parts.h"
#include "ent-theory-parts.h"
#include "ent-words.h"

/*
 * Cases of a theory: a pair during a stretch of time. A row unfolds to how each condition
 * is read, why, and to the passages; it leads to the graph, and to coding what is not coded.
 */

/* As many cases are shown before the others are asked for; and as many more come at once. */
#define SHOWN 24
#define MORE  200

#define INSIDE "ent-theory-inside"

/* What a row that was unfolded once holds. */
typedef struct
{
  EntTheoryCase *item;
  GPtrArray     *rows;      /* not owned: rows for readings */
  GtkWidget     *evidence;
  GtkWidget     *evidence_row;
  char          *said;
} Inside;

static void
inside_free (Inside *inside)
{
  g_clear_object (&inside->item);
  g_ptr_array_unref (inside->rows);
  g_free (inside->said);
  g_free (inside);
}

static Inside *
get_inside (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), INSIDE);
}

/* ------------------------------------------------------------------------ readings */

/* The word for a value, and where it comes from: “Present, derived”. */
static char *
dup_value_words (EntTheoryReading *reading)
{
  const char *word = ent_theory_value_get_word (ent_theory_reading_get_value (reading));

  if (ent_theory_reading_is_derived (reading))
    /* Translators: how a condition is read, such as “present”, where a rule says so and nobody
       coded it. */
    return g_strdup_printf (_("%s, derived"), word);
  if (ent_theory_reading_is_assumed (reading))
    /* Translators: how a condition is read, such as “absent”, where it is not coded and taken so
       to see what that changes. */
    return g_strdup_printf (_("%s, assumed"), word);

  return g_strdup (word);
}

static GtkWidget *
new_code_button (EntTheoryCase    *item,
                 EntTheoryReading *reading)
{
  EntConditionKind kind = ent_theory_reading_get_kind (reading);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Co_de…"));
  g_autofree char *date = ent_theory_dup_edtf (ent_theory_case_get_span (item));
  g_autofree char *name = NULL;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "case.add-condition-for");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ssss)",
                                    ent_theory_case_get_a (item), ent_theory_case_get_b (item),
                                    ent_enum_get_nick (ent_condition_kind_get_type (), kind),
                                    date);
  /* Translators: what a button codes: a condition, and a pair of states. */
  name = g_strdup_printf (_("Code “%s” for %s"), ent_words_for_condition (kind),
                          ent_theory_case_get_title (item));
  gtk_widget_set_tooltip_text (button, name);
  ent_theory_set_name (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");

  return button;
}

static gboolean
is_known (EntTheoryReading *reading)
{
  EntTheoryValue value = ent_theory_reading_get_value (reading);

  return (value == ENT_THEORY_VALUE_PRESENT || value == ENT_THEORY_VALUE_ABSENT) &&
         !ent_theory_reading_is_assumed (reading);
}

static char *
dup_reading_title (EntTheoryReading *reading)
{
  g_autofree char *value = dup_value_words (reading);

  /* Translators: a condition, and how it is read: “Shared interest: present”. */
  return g_strdup_printf (C_("condition", "%s: %s"),
                          ent_words_for_condition (ent_theory_reading_get_kind (reading)), value);
}

static GtkWidget *
new_reading_row (EntSession       *session,
                 EntTheoryCase    *item,
                 EntTheoryReading *reading)
{
  const char *const *records = ent_theory_reading_get_records (reading);
  g_autofree char *title = dup_reading_title (reading);
  EntRecord *coding = NULL;
  GtkWidget *row;

  row = ent_parts_new_row (title, ent_theory_reading_get_reason (reading));
  adw_action_row_add_prefix (
    ADW_ACTION_ROW (row),
    g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                  "label", ent_theory_get_sign (ent_theory_reading_get_value (reading)),
                  "width-chars", 2, NULL));
  if (records != NULL && records[0] != NULL && !ent_theory_reading_is_derived (reading))
    coding = ent_case_lookup (ent_session_get_case (session), ENT_TYPE_CONDITION, records[0]);
  if (coding != NULL)
    ent_parts_make_editable (row, coding);
  if (!is_known (reading) || ent_theory_reading_is_derived (reading))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_code_button (item, reading));

  return row;
}

/* Whether rows need to be made anew is told by all that they would say. */
static char *
dup_saying (EntTheoryCase *item)
{
  GListModel *readings = ent_theory_case_get_readings (item);
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (readings); i++)
    {
      g_autoptr (EntTheoryReading) reading = g_list_model_get_item (readings, i);
      const char *const *records = ent_theory_reading_get_records (reading);
      g_autofree char *ids = records ? g_strjoinv (" ", (GStrv) records) : NULL;

      g_string_append_printf (said, "%d%d%d%s %s\n", ent_theory_reading_get_value (reading),
                              ent_theory_reading_is_derived (reading),
                              ent_theory_reading_is_assumed (reading),
                              ent_theory_reading_get_reason (reading), ids ? ids : "");
    }

  return g_string_free_and_steal (said);
}

static GPtrArray *
list_evidence (EntCase       *the_case,
               EntTheoryCase *item)
{
  GListModel *readings = ent_theory_case_get_readings (item);
  GPtrArray *all = ent_theory_list_evidence (the_case, ent_theory_case_get_ties (item));

  for (guint i = 0; i < g_list_model_get_n_items (readings); i++)
    {
      g_autoptr (EntTheoryReading) reading = g_list_model_get_item (readings, i);
      g_autoptr (GPtrArray) evidence = NULL;

      evidence = ent_theory_lookup_evidence (the_case, ent_theory_reading_get_evidence (reading));
      for (guint j = 0; j < evidence->len; j++)
        if (!g_ptr_array_find (all, g_ptr_array_index (evidence, j), NULL))
          g_ptr_array_add (all, g_object_ref (g_ptr_array_index (evidence, j)));
    }

  return all;
}

/* --------------------------------------------------------------------- what unfolds */

static void
show_in_graph_cb (GtkWidget *button,
                  gpointer   user_data)
{
  gtk_widget_activate_action (button, "theory.show-in-graph", NULL);
}

static GtkWidget *
new_evidence_row (Inside *inside)
{
  GtkWidget *row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", FALSE,
                                 "focusable", FALSE, NULL);

  inside->evidence = ent_evidence_list_new (_("Passages"));
  gtk_widget_add_css_class (inside->evidence, "ent-theory-evidence");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), inside->evidence);
  return row;
}

static void
fill_readings (GtkWidget  *row,
               Inside     *inside,
               EntSession *session)
{
  GListModel *readings = ent_theory_case_get_readings (inside->item);

  for (guint i = 0; i < inside->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (row), g_ptr_array_index (inside->rows, i));
  g_ptr_array_set_size (inside->rows, 0);
  adw_expander_row_remove (ADW_EXPANDER_ROW (row), inside->evidence_row);
  for (guint i = 0; i < g_list_model_get_n_items (readings); i++)
    {
      g_autoptr (EntTheoryReading) reading = g_list_model_get_item (readings, i);
      GtkWidget *of_reading = new_reading_row (session, inside->item, reading);

      g_ptr_array_add (inside->rows, of_reading);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), of_reading);
    }
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inside->evidence_row);
}

static void
fill (GtkWidget        *row,
      EntTheorySection *section)
{
  Inside *inside = get_inside (row);
  EntSession *session = ent_theory_section_get_session (section);
  g_autofree char *said = dup_saying (inside->item);
  g_autoptr (GPtrArray) evidence = NULL;

  if (inside->evidence_row == NULL)
    {
      inside->evidence_row = g_object_ref_sink (new_evidence_row (inside));
      g_object_set_data_full (G_OBJECT (row), "ent-theory-evidence", inside->evidence_row,
                              g_object_unref);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inside->evidence_row);
    }
  if (g_set_str (&inside->said, said))
    fill_readings (row, inside, session);

  evidence = list_evidence (ent_session_get_case (session), inside->item);
  ent_evidence_list_set_evidence (ENT_EVIDENCE_LIST (inside->evidence), session, evidence, NULL);
  gtk_widget_set_visible (inside->evidence_row, evidence->len > 0);
}

static void
visit (EntTheorySection *section,
       EntTheoryCase    *item)
{
  ent_theory_visit (ent_theory_section_get_session (section), ent_theory_case_get_a (item),
                    ent_theory_case_get_b (item), ent_theory_case_get_ties (item),
                    ent_theory_case_get_span (item));
}

/* Whoever looks into a case wants to see it in the graph and in time, too. */
static void
expanded_cb (GtkWidget        *row,
             GParamSpec       *pspec,
             EntTheorySection *section)
{
  Inside *inside = get_inside (row);

  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    return;

  fill (row, section);
  visit (section, inside->item);
}

/* ------------------------------------------------------------------------- the rows */

static char *
dup_key (gpointer item)
{
  EntSpan span = ent_theory_case_get_span (item);

  return g_strdup_printf ("%s/%s/%d", ent_theory_case_get_a (item), ent_theory_case_get_b (item),
                          span.first);
}

static GtkWidget *
new_graph_button (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("ent-graph-symbolic");

  gtk_widget_set_tooltip_text (button, _("Show in Graph"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
graph_clicked_cb (GtkWidget        *button,
                  EntTheorySection *section)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_EXPANDER_ROW);

  visit (section, get_inside (row)->item);
  show_in_graph_cb (button, NULL);
}

static GtkWidget *
create (gpointer item,
        gpointer user_data)
{
  GtkWidget *row = ent_parts_new_expander ("", NULL);
  GtkWidget *signs = gtk_label_new (NULL);
  GtkWidget *button = new_graph_button ();
  Inside *inside = g_new0 (Inside, 1);

  inside->rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (row), INSIDE, inside, (GDestroyNotify) inside_free);
  gtk_widget_add_css_class (signs, "ent-theory-signs");
  g_object_set_data (G_OBJECT (row), "ent-theory-signs", signs);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), signs);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (graph_clicked_cb), user_data, 0);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), user_data, 0);

  return row;
}

/* The signs are for the eye: what they say stands in words, too, for a reader of screens. */
static void
update_signs (GtkWidget     *row,
              EntTheoryCase *item)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (row), "ent-theory-signs");
  GListModel *readings = ent_theory_case_get_readings (item);
  g_autoptr (GString) signs = g_string_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (readings); i++)
    {
      g_autoptr (EntTheoryReading) reading = g_list_model_get_item (readings, i);
      g_autofree char *value = dup_value_words (reading);

      g_string_append (signs, ent_theory_get_sign (ent_theory_reading_get_value (reading)));
      ent_parts_append_phrase (words,
                               ent_words_for_condition (ent_theory_reading_get_kind (reading)));
      g_string_append_printf (words, ": %s", value);
    }
  gtk_label_set_label (GTK_LABEL (label), signs->str);
  gtk_widget_set_tooltip_text (label, words->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
}

static void
update (GtkWidget *row,
        gpointer   item,
        gpointer   user_data)
{
  Inside *inside = get_inside (row);
  g_autoptr (GString) subtitle = g_string_new (NULL);
  g_autofree char *length = ent_theory_dup_length (ent_theory_case_get_years (item));

  ent_parts_append_phrase (subtitle, ent_theory_case_get_time (item));
  ent_parts_append_phrase (subtitle, length);
  ent_parts_append_phrase (subtitle,
                           ent_theory_outcome_get_word (ent_theory_case_get_outcome (item)));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), ent_theory_case_get_title (item));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle->str);
  update_signs (row, item);
  g_set_object (&inside->item, ENT_THEORY_CASE (item));
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    fill (row, user_data);
}

static const EntTheoryRowSpec spec = { dup_key, create, update };

/* ------------------------------------------------------------------------- their menus */

static void
visit_row (GtkWidget *row)
{
  visit ((EntTheorySection *) gtk_widget_get_ancestor (row, ENT_TYPE_THEORY_SECTION),
         get_inside (row)->item);
}

/* How each condition is read, and why. */
static char *
dup_readings (GtkWidget *row)
{
  GListModel *readings = ent_theory_case_get_readings (get_inside (row)->item);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (readings); i++)
    {
      g_autoptr (EntTheoryReading) reading = g_list_model_get_item (readings, i);
      g_autofree char *title = dup_reading_title (reading);
      const char *reason = ent_theory_reading_get_reason (reading);

      g_ptr_array_add (lines, reason != NULL ? g_strconcat (title, ". ", reason, NULL)
                                             : g_strdup (title));
    }
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (GStrv) lines->pdata);
}

static const EntTheoryRowMenuSpec menu_spec = { visit_row, dup_readings };

/* --------------------------------------------------------------------- lists of cases */

static guint
get_n_shown (GtkWidget *cases)
{
  guint shown = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cases), "ent-theory-shown"));

  return shown > 0 ? shown : SHOWN;
}

static void
more_clicked_cb (GtkWidget *cases)
{
  guint shown = get_n_shown (cases);
  GtkListBoxRow *first_new;
  GtkWidget *list = g_object_get_data (G_OBJECT (cases), "ent-theory-list");
  GListModel *items = g_object_get_data (G_OBJECT (cases), "ent-theory-items");
  EntTheorySection *section = g_object_get_data (G_OBJECT (cases), "ent-theory-section");

  g_object_set_data (G_OBJECT (cases), "ent-theory-shown", GUINT_TO_POINTER (shown + MORE));
  ent_theory_cases_set (cases, section, items);
  first_new = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) shown);
  if (first_new != NULL)
    gtk_widget_child_focus (GTK_WIDGET (first_new), GTK_DIR_TAB_FORWARD);
}

/* All the others at once only where they are few: a page of ten thousand rows is none. */
static char *
dup_more (guint n,
          guint shown)
{
  if (n <= shown + MORE)
    return g_strdup_printf (ngettext ("Show All of %u Case", "Show All of %u Cases", n), n);

  /* Translators: a button under a list: how many more it shows, of how many cases. */
  return g_strdup_printf (ngettext ("Show %u More of %u Case", "Show %u More of %u Cases", n),
                          (guint) MORE, n);
}

/*< private >
 * ent_theory_cases_new:
 * @name: what it lists, for whom does not see it
 *
 * Returns: (transfer floating): a list of no cases
 */
GtkWidget *
ent_theory_cases_new (const char *name)
{
  GtkWidget *cases = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = ent_theory_list_new (name);
  GtkWidget *more = gtk_button_new ();

  gtk_widget_add_css_class (more, "flat");
  gtk_widget_set_halign (more, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (more, FALSE);
  gtk_box_append (GTK_BOX (cases), list);
  gtk_box_append (GTK_BOX (cases), more);
  g_object_set_data (G_OBJECT (cases), "ent-theory-list", list);
  g_object_set_data (G_OBJECT (cases), "ent-theory-more", more);
  g_signal_connect_object (more, "clicked", G_CALLBACK (more_clicked_cb), cases,
                           G_CONNECT_SWAPPED);
  ent_theory_row_menu_add (list, cases, &menu_spec);

  return cases;
}

/*< private >
 * ent_theory_cases_set:
 * @cases: a list of cases
 * @section: the section that it stands in; it outlives the list
 * @items: (element-type EntTheoryCase): the cases
 *
 * Sets the cases; of many the first ones are shown until the others are asked for.
 */
void
ent_theory_cases_set (GtkWidget        *cases,
                      EntTheorySection *section,
                      GListModel       *items)
{
  GtkWidget *list = g_object_get_data (G_OBJECT (cases), "ent-theory-list");
  GtkWidget *more = g_object_get_data (G_OBJECT (cases), "ent-theory-more");
  guint n = g_list_model_get_n_items (items);
  guint n_shown = get_n_shown (cases);
  g_autoptr (GtkSliceListModel) shown = NULL;
  g_autofree char *label = NULL;

  g_object_set_data_full (G_OBJECT (cases), "ent-theory-items", g_object_ref (items),
                          g_object_unref);
  g_object_set_data (G_OBJECT (cases), "ent-theory-section", section);
  shown = gtk_slice_list_model_new (g_object_ref (items), 0, n_shown);
  ent_theory_list_sync (GTK_LIST_BOX (list), G_LIST_MODEL (shown), &spec, section);
  label = dup_more (n, n_shown);
  gtk_button_set_label (GTK_BUTTON (more), label);
  gtk_widget_set_visible (more, n > n_shown);
  gtk_widget_set_visible (cases, n > 0);
}

static void
drop_listing (gpointer id)
{
  ent_turns_remove (GPOINTER_TO_UINT (id));
}

static void
listed_cb (GListModel *items,
           gpointer    user_data)
{
  GtkWidget *cases = user_data;

  g_object_steal_data (G_OBJECT (cases), "ent-theory-listing");
  ent_theory_cases_set (cases, g_object_get_data (G_OBJECT (cases), "ent-theory-section"), items);
}

/*< private >
 * ent_theory_cases_list:
 * @cases: a list of cases
 * @section: the section that it stands in; it outlives the list
 * @listing: (transfer full): the cases, to be looked for
 *
 * Sets the cases as soon as they are found, a little between two frames; until then those
 * that are there stay.
 */
void
ent_theory_cases_list (GtkWidget        *cases,
                       EntTheorySection *section,
                       EntTheoryListing *listing)
{
  guint id;

  g_object_set_data (G_OBJECT (cases), "ent-theory-listing", NULL);
  g_object_set_data (G_OBJECT (cases), "ent-theory-section", section);
  id = ent_theory_listing_run_in_turns (listing, listed_cb, cases);
  if (id != 0)
    g_object_set_data_full (G_OBJECT (cases), "ent-theory-listing", GUINT_TO_POINTER (id),
                            drop_listing);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-lane.h"
#include "ent-lanes.h"
#include "ent-words.h"

/**
 * EntLanes:
 *
 * Why a tie holds, as lanes over a small time axis: for each pair of its members
 * the shared interests and the shared values as they are coded, and then its
 * treaties while they were in force.
 *
 * The axis spans the time in which any of that was, with a little room at both
 * ends, so that it stands still while the instant moves. Every lane says in
 * words what it shows.
 */

/* So many pairs of which nothing is coded are named. */
#define MAX_NAMED 6

struct _EntLanes
{
  AdwBin parent_instance;

  GtkGrid     *grid;
  int          n_rows;
  GPtrArray   *lanes;  /* EntLane, owned by the grid */
  EntLaneAxis *axis;
  EntCase     *shown;  /* while the lanes are being made */
  EntSpan      range;
  EntSpan      at;
};

G_DEFINE_FINAL_TYPE (EntLanes, ent_lanes, ADW_TYPE_BIN)

static void
clear (EntLanes *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->lanes, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  self->n_rows = 0;
  self->axis = NULL;
  self->range = (EntSpan) { ENT_DAY_LAST, ENT_DAY_FIRST };
}

static void
include_day (EntLanes *self,
             EntDay    day)
{
  if (day == ENT_DAY_FIRST || day == ENT_DAY_LAST)
    return;

  self->range.first = MIN (self->range.first, day);
  self->range.last = MAX (self->range.last, day);
}

static void
get_extent (EntLanes  *self,
            EntDate   *date,
            EntExtent *extent)
{
  ent_date_get_extent (date, ent_case_get_coverage (self->shown), extent);
  include_day (self, extent->earliest_start);
  include_day (self, extent->latest_start);
  include_day (self, extent->earliest_end);
  include_day (self, extent->latest_end);
}

static void
attach_text (EntLanes   *self,
             const char *text,
             const char *css_class,
             int         columns)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (self->grid, label, 0, self->n_rows, columns, 1);
}

static void
attach_lane (EntLanes   *self,
             const char *label,
             GArray     *bars,
             gboolean    dotted,
             const char *css_class,
             const char *words)
{
  GtkWidget *lane = ent_lane_new ();
  /* Translators: a lane's label and what it shows: “Shared interests: present 1954 to 1975”. */
  g_autofree char *description = g_strdup_printf (C_("lane", "%s: %s"), label, words);

  attach_text (self, label, "ent-lane-label", 1);
  ent_lane_set_bars (ENT_LANE (lane), bars, dotted);
  gtk_widget_add_css_class (lane, css_class);
  gtk_widget_set_hexpand (lane, TRUE);
  gtk_widget_set_valign (lane, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (lane, description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (lane),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
  gtk_grid_attach (self->grid, lane, 1, self->n_rows++, 1, 1);
  g_ptr_array_add (self->lanes, lane);
}

static void
append_words (GString    *words,
              const char *more)
{
  if (words->len > 0)
    /* Translators: what stands between the parts of a lane's description. */
    g_string_append (words, C_("lane", ", "));
  g_string_append (words, more);
}

static void
add_condition (EntLanes     *self,
               EntCondition *condition,
               GArray       *bars,
               GString      *words)
{
  EntDate *date = ent_condition_get_date (condition);
  gboolean absent = ent_condition_get_value (condition) == ENT_CONDITION_VALUE_ABSENT;
  EntLaneBar bar = { .absent = absent };
  g_autofree char *when = ent_date_to_words (date);
  g_autofree char *more = NULL;

  /* Translators: a time, such as “1954 to 1975”. */
  more = g_strdup_printf (absent ? C_("condition", "absent %s") : C_("condition", "present %s"),
                          when);
  append_words (words, more);
  get_extent (self, date, &bar.extent);
  g_array_append_val (bars, bar);
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  EntDay first = ent_date_get_span (ent_condition_get_date ((EntCondition *) a)).first;
  EntDay second = ent_date_get_span (ent_condition_get_date ((EntCondition *) b)).first;

  return (first > second) - (first < second);
}

static void
add_conditions (EntLanes         *self,
                GPtrArray        *conditions,
                EntConditionKind  kind)
{
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (EntLaneBar));
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean interest = kind == ENT_CONDITION_KIND_SHARED_INTEREST;

  g_ptr_array_sort_values (conditions, compare_starts);
  for (guint i = 0; i < conditions->len; i++)
    if (ent_condition_get_kind (g_ptr_array_index (conditions, i)) == kind)
      add_condition (self, g_ptr_array_index (conditions, i), bars, words);

  if (bars->len == 0)
    append_words (words, C_("condition", "uncoded"));
  attach_lane (self, ent_words_for_condition (kind), bars, TRUE,
               interest ? "ent-lane-interest" : "ent-lane-ideology", words->str);
}

static GStrv
list_members (EntTie *tie)
{
  GListModel *members = ent_tie_get_members (tie);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);
      const char *state = ent_membership_get_state (member);

      if (g_hash_table_add (seen, (gpointer) state))
        g_strv_builder_add (builder, state);
    }

  return g_strv_builder_end (builder);
}

static char *
dup_pair_title (EntLanes   *self,
                const char *a,
                const char *b)
{
  EntRecord *first = ent_case_lookup (self->shown, ENT_TYPE_STATE, a);
  EntRecord *second = ent_case_lookup (self->shown, ENT_TYPE_STATE, b);

  return g_strconcat (first ? ent_state_get_name_at (ENT_STATE (first), self->at) : a,
                      C_("between members", " – "),
                      second ? ent_state_get_name_at (ENT_STATE (second), self->at) : b,
                      NULL);
}

/* The lanes of a pair. Among several pairs, one of which nothing is coded takes
   no lanes; it is named below them. */
static gboolean
add_pair (EntLanes   *self,
          const char *a,
          const char *b,
          gboolean    alone,
          GString    *uncoded,
          guint      *n_uncoded)
{
  g_autoptr (GPtrArray) conditions = ent_case_get_pair_conditions (self->shown, a, b);
  g_autofree char *title = dup_pair_title (self, a, b);

  if (!alone && conditions->len == 0)
    {
      if ((*n_uncoded)++ < MAX_NAMED)
        append_words (uncoded, title);
      return FALSE;
    }

  if (!alone)
    {
      attach_text (self, title, "caption-heading", 2);
      self->n_rows++;
    }
  add_conditions (self, conditions, ENT_CONDITION_KIND_SHARED_INTEREST);
  add_conditions (self, conditions, ENT_CONDITION_KIND_SHARED_IDEOLOGY);

  return conditions->len > 0;
}

/* Of a tie of many members there are more pairs than one reads. */
static char *
dup_uncoded (const char *named,
             guint       n_uncoded)
{
  guint n_more = n_uncoded - MIN (n_uncoded, MAX_NAMED);

  if (n_more == 0)
    /* Translators: the pairs of states of which nothing is coded. */
    return g_strdup_printf (_("Uncoded: %s"), named);

  /* Translators: the first pairs of states of which nothing is coded, and how many more
   * there are. */
  return g_strdup_printf (ngettext ("Uncoded: %s, and %u more pair",
                                    "Uncoded: %s, and %u more pairs", n_more), named, n_more);
}

static gboolean
add_pairs (EntLanes *self,
           EntTie   *tie)
{
  g_auto (GStrv) members = list_members (tie);
  g_autoptr (GString) uncoded = g_string_new (NULL);
  gboolean alone = g_strv_length (members) <= 2;
  gboolean coded = FALSE;
  guint n_uncoded = 0;

  for (guint i = 0; members[i]; i++)
    for (guint j = i + 1; members[j]; j++)
      coded |= add_pair (self, members[i], members[j], alone, uncoded, &n_uncoded);

  if (uncoded->len > 0)
    {
      g_autofree char *text = dup_uncoded (uncoded->str, n_uncoded);

      attach_text (self, text, "caption", 2);
      gtk_widget_add_css_class (gtk_widget_get_last_child (GTK_WIDGET (self->grid)), "dim-label");
      self->n_rows++;
    }

  return coded;
}

static void
add_instrument (EntLanes      *self,
                EntInstrument *instrument,
                GArray        *bars,
                GString       *words)
{
  EntLaneBar bar = { .row = bars->len };
  g_autofree char *when = ent_date_to_words (ent_instrument_get_in_force (instrument));
  g_autofree char *more = NULL;

  /* Translators: a treaty and when it was in force. */
  more = g_strdup_printf (C_("lane", "%s %s"), ent_instrument_get_title (instrument), when);
  append_words (words, more);
  get_extent (self, ent_instrument_get_in_force (instrument), &bar.extent);
  g_array_append_val (bars, bar);
}

static gboolean
add_instruments (EntLanes *self,
                 EntTie   *tie)
{
  g_autoptr (GPtrArray) instruments = NULL;
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (EntLaneBar));
  g_autoptr (GString) words = g_string_new (NULL);

  instruments = ent_case_get_referrers (self->shown, ENT_TYPE_INSTRUMENT,
                                        ent_record_get_id (ENT_RECORD (tie)));
  for (guint i = 0; i < instruments->len; i++)
    if (ent_instrument_get_in_force (g_ptr_array_index (instruments, i)) != NULL)
      add_instrument (self, g_ptr_array_index (instruments, i), bars, words);

  if (bars->len == 0 && !ent_tie_is_governed (tie))
    return FALSE;
  if (bars->len == 0)
    append_words (words, C_("treaties", "none that is dated"));
  attach_lane (self, _("Treaty in force"), bars, FALSE, "ent-lane-treaty", words->str);

  return bars->len > 0;
}

static void
add_axis (EntLanes *self)
{
  GtkWidget *axis = ent_lane_axis_new ();
  EntDay margin;

  if (self->range.first > self->range.last)
    self->range = self->at;
  margin = (self->range.last - self->range.first) / 20 + 365;
  self->range.first -= margin;
  self->range.last += margin;

  self->axis = ENT_LANE_AXIS (axis);
  ent_lane_axis_set_range (self->axis, self->range);
  gtk_widget_add_css_class (axis, "dim-label");
  gtk_grid_attach (self->grid, axis, 1, self->n_rows++, 1, 1);
}

static void
ent_lanes_finalize (GObject *object)
{
  EntLanes *self = ENT_LANES (object);

  g_clear_pointer (&self->lanes, g_ptr_array_unref);

  G_OBJECT_CLASS (ent_lanes_parent_class)->finalize (object);
}

static void
ent_lanes_class_init (EntLanesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_lanes_finalize;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "lanes");
}

static void
ent_lanes_init (EntLanes *self)
{
  GtkWidget *grid = gtk_grid_new ();

  self->lanes = g_ptr_array_new ();
  self->grid = GTK_GRID (grid);
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_grid_set_row_spacing (self->grid, 6);
  adw_bin_set_child (ADW_BIN (self), grid);
}

/**
 * ent_lanes_new:
 *
 * Returns: (transfer floating): no lanes
 */
GtkWidget *
ent_lanes_new (void)
{
  return g_object_new (ENT_TYPE_LANES, NULL);
}

/**
 * ent_lanes_set_tie:
 * @self: the lanes
 * @the_case: a case
 * @tie: one of its ties
 * @at: the days that are looked at
 *
 * Makes the lanes of a tie.
 *
 * Returns: whether anything is coded of it, or any treaty is known
 */
gboolean
ent_lanes_set_tie (EntLanes *self,
                   EntCase  *the_case,
                   EntTie   *tie,
                   EntSpan   at)
{
  gboolean coded;
  gboolean in_force;
  EntExtent extent;

  g_return_val_if_fail (ENT_IS_LANES (self), FALSE);
  g_return_val_if_fail (ENT_IS_CASE (the_case), FALSE);
  g_return_val_if_fail (ENT_IS_TIE (tie), FALSE);

  clear (self);
  self->at = at;
  self->shown = the_case;
  get_extent (self, ent_tie_get_date (tie), &extent);
  coded = add_pairs (self, tie);
  in_force = add_instruments (self, tie);
  self->shown = NULL;
  add_axis (self);
  ent_lanes_set_at (self, at);

  return coded || in_force;
}

/**
 * ent_lanes_set_at:
 * @self: the lanes
 * @at: the days that are looked at
 *
 * Moves the instant that is drawn through the lanes.
 */
void
ent_lanes_set_at (EntLanes *self,
                  EntSpan   at)
{
  g_return_if_fail (ENT_IS_LANES (self));

  self->at = at;
  for (guint i = 0; i < self->lanes->len; i++)
    ent_lane_set_axis (g_ptr_array_index (self->lanes, i), self->range, at);
}

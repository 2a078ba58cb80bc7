/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ent-inspector-parts.h"
#include "ent-series-chart.h"
#include "ent-theory-parts.h"

/**
 * EntTheoryChart:
 *
 * Over time: how consistency moves as a window of some years moves, and the window of time
 * that all the rest is about, to be dragged or typed.
 */

typedef struct
{
  EntTheorySection parent_instance;

  GSignalGroup   *session_signals;
  EntSeriesChart *chart;
  GtkSpinButton  *from;
  GtkSpinButton  *to;
  GtkWidget      *whole;
  GtkDropDown    *length;
  GArray         *series;    /* what the points are of */
  gboolean        updating;
} EntTheoryChart;

typedef struct
{
  EntTheorySectionClass parent_class;
} EntTheoryChartClass;

G_DEFINE_FINAL_TYPE (EntTheoryChart, ent_theory_chart, ENT_TYPE_THEORY_SECTION)

static const guint lengths[] = { 1, 5, 10, 20 };

static int
get_year (EntDay day)
{
  int year;

  ent_day_to_civil (day, &year, NULL, NULL);
  return year;
}

/* A year around the middle of the window. */
static EntSpan
get_span (const EntTheoryPoint *point)
{
  EntDay middle = point->window.first + (point->window.last - point->window.first) / 2;

  return (EntSpan) { middle - 182, middle + 182 };
}

static char *
dup_words (const EntTheoryPoint *point,
           const EntSeriesPoint *shown)
{
  guint n = (guint) point->n_pairs;
  int first = get_year (point->window.first);
  int last = get_year (point->window.last);
  g_autofree char *necessity = ent_theory_dup_number (point->pairs.necessity_consistency);
  g_autofree char *sufficiency = ent_theory_dup_number (point->pairs.sufficiency_consistency);

  if (shown->values[0] == shown->values[1] || (!isnan (shown->values[0]) &&
                                               !isnan (shown->values[1])))
    /* Translators: a point of the chart: years, two measures and how many pairs. */
    return g_strdup_printf (ngettext ("%d to %d: necessity %s, sufficiency %s, %u pair",
                                      "%d to %d: necessity %s, sufficiency %s, %u pairs", n),
                            first, last, necessity, sufficiency, n);
  if (isnan (shown->values[1]) && shown->n > 0 && !isnan (shown->values[0]))
    return g_strdup_printf (ngettext ("%d to %d: consistency %.3f, %u pair",
                                      "%d to %d: consistency %.3f, %u pairs", n),
                            first, last, shown->values[0], n);

  return g_strdup_printf (ngettext ("%d to %d: nothing to measure, %u pair",
                                    "%d to %d: nothing to measure, %u pairs", n),
                          first, last, n);
}

static EntSeriesPoint
make_point (const EntTheoryPoint *point,
            EntClaim              claim)
{
  EntSeriesPoint shown = { get_span (point), { NAN, NAN }, (guint) point->n_pairs, NULL };

  if (claim == ENT_CLAIM_WHENEVER)
    shown.values[0] = point->pairs.sufficiency_consistency;
  else
    shown.values[0] = point->pairs.necessity_consistency;
  if (claim == ENT_CLAIM_BOTH)
    shown.values[1] = point->pairs.sufficiency_consistency;
  shown.words = dup_words (point, &shown);

  return shown;
}

static void
point_clear (gpointer data)
{
  g_free (((EntSeriesPoint *) data)->words);
}

static void
show_points (EntTheoryChart *self,
             EntTheoryModel *model)
{
  GArray *series = ent_theory_model_get_series (model);
  EntClaim claim = ent_theory_get_claim (ent_theory_model_get_theory (model));
  g_autoptr (GArray) points = NULL;

  /* A window whose edge is dragged leaves them as they are. */
  if (series == self->series)
    return;

  g_clear_pointer (&self->series, g_array_unref);
  self->series = g_array_ref (series);
  points = g_array_new (FALSE, FALSE, sizeof (EntSeriesPoint));
  g_array_set_clear_func (points, point_clear);
  for (guint i = 0; i < series->len; i++)
    {
      EntSeriesPoint point = make_point (&g_array_index (series, EntTheoryPoint, i), claim);

      g_array_append_val (points, point);
    }
  ent_series_chart_set_points (self->chart, ent_theory_model_get_range (model), points);
}

static const char *
get_legend (EntClaim claim)
{
  switch (claim)
    {
    case ENT_CLAIM_WHENEVER:
      return _("Line: consistency of sufficiency. Bars: pairs measured. "
               "Dotted: the time that the graph shows.");
    case ENT_CLAIM_BOTH:
      return _("Line: consistency of necessity; dashed, of sufficiency. Bars: pairs measured. "
               "Dotted: the time that the graph shows.");
    case ENT_CLAIM_ONLY_WHEN:
    default:
      return _("Line: consistency of necessity. Bars: pairs measured. "
               "Dotted: the time that the graph shows.");
    }
}

static void
show_window (EntTheoryChart *self,
             EntTheoryModel *model)
{
  EntSpan range = ent_theory_model_get_range (model);
  EntSpan window = ent_theory_model_get_window (model);

  self->updating = TRUE;
  ent_series_chart_set_window (self->chart, window);
  gtk_spin_button_set_range (self->from, get_year (range.first), get_year (range.last));
  gtk_spin_button_set_range (self->to, get_year (range.first), get_year (range.last));
  gtk_spin_button_set_value (self->from, get_year (window.first));
  gtk_spin_button_set_value (self->to, get_year (window.last));
  gtk_widget_set_sensitive (self->whole, window.first != range.first ||
                                           window.last != range.last);
  self->updating = FALSE;
}

static void
show_mark (EntTheoryChart *self)
{
  EntSession *session = ent_theory_section_get_session (ENT_THEORY_SECTION (self));

  if (session != NULL)
    ent_series_chart_set_mark (self->chart, ent_date_get_span (ent_session_get_at (session)));
}

static void
ent_theory_chart_update (EntTheorySection *section,
                         EntTheoryModel   *model)
{
  EntTheoryChart *self = (EntTheoryChart *) section;
  EntTheory *theory = ent_theory_model_get_theory (model);

  g_signal_group_set_target (self->session_signals, ent_theory_model_get_session (model));
  ent_theory_section_set_remark (section, get_legend (ent_theory_get_claim (theory)));
  show_points (self, model);
  show_window (self, model);
  show_mark (self);
}

/* ------------------------------------------------------------------------- callbacks */

static void
dragged_cb (EntTheorySection *section,
            int               first,
            int               last)
{
  EntTheoryModel *model = ent_theory_section_get_model (section);

  ent_theory_model_set_window (model, (EntSpan) { first, last });
}

static void
day_cb (EntTheorySection *section,
        int               day)
{
  EntSession *session = ent_theory_section_get_session (section);
  g_autoptr (EntDate) at = ent_date_new_for_unit (day, ent_session_get_unit (session));

  ent_session_set_at (session, at);
}

static void
typed_cb (EntTheoryChart *self,
          GtkSpinButton  *changed)
{
  EntTheoryModel *model = ent_theory_section_get_model (ENT_THEORY_SECTION (self));
  EntSpan range;
  EntSpan window;
  int from = gtk_spin_button_get_value_as_int (self->from);
  int to = gtk_spin_button_get_value_as_int (self->to);

  if (self->updating || model == NULL)
    return;

  /* One end pushes the other along. */
  if (from > to && changed == self->from)
    to = from;
  else if (from > to)
    from = to;
  range = ent_theory_model_get_range (model);
  window.first = ent_day_from_civil (from, 1, 1);
  window.last = ent_day_from_civil (to, 12, 31);
  window.first = window.first < range.first ? range.first : window.first;
  window.last = window.last > range.last ? range.last : window.last;
  ent_theory_model_set_window (model, window);
}

static void
whole_clicked_cb (EntTheorySection *section)
{
  EntTheoryModel *model = ent_theory_section_get_model (section);

  ent_theory_model_set_window (model, ent_theory_model_get_range (model));
}

static void
length_cb (EntTheoryChart *self)
{
  EntTheoryModel *model = ent_theory_section_get_model (ENT_THEORY_SECTION (self));
  guint selected = gtk_drop_down_get_selected (self->length);

  if (model != NULL && selected < G_N_ELEMENTS (lengths))
    ent_theory_model_set_length (model, lengths[selected]);
}

/* -------------------------------------------------------------------------- building */

/* Who scrolls the page over it does not mean to change the year. */
static void
ignore_scrolling (GtkWidget *spin)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (spin);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static GtkWidget *
new_year (EntTheoryChart  *self,
          GtkSpinButton  **spin,
          const char      *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new_with_mnemonic (label);
  GtkWidget *button = gtk_spin_button_new_with_range (0, 1, 1);

  ignore_scrolling (button);
  gtk_label_set_mnemonic_widget (GTK_LABEL (name), button);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, name, NULL, -1);
  gtk_editable_set_width_chars (GTK_EDITABLE (button), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (button), 5);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (button), TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect_object (button, "value-changed", G_CALLBACK (typed_cb), self,
                           G_CONNECT_SWAPPED);
  *spin = GTK_SPIN_BUTTON (button);

  return box;
}

static GtkWidget *
new_length (EntTheoryChart *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *label = NULL;

      /* Translators: how long the window is that moves over time. */
      label = g_strdup_printf (ngettext ("By %u Year", "By %u Years", lengths[i]), lengths[i]);
      gtk_string_list_append (labels, label);
    }
  self->length = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL));
  gtk_drop_down_set_selected (self->length, 2);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->length),
                               _("How Long the Window Is That Moves over Time"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->length), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("How long the window is that moves over time"), -1);
  g_signal_connect_object (self->length, "notify::selected", G_CALLBACK (length_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self->length);
}

static GtkWidget *
new_controls (EntTheoryChart *self)
{
  GtkWidget *controls = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (controls), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (controls), 6);
  self->whole = gtk_button_new_with_mnemonic (_("_Whole Time"));
  gtk_widget_add_css_class (self->whole, "flat");
  g_signal_connect_object (self->whole, "clicked", G_CALLBACK (whole_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  /* Translators: the year that a window of time begins in. */
  adw_wrap_box_append (ADW_WRAP_BOX (controls), new_year (self, &self->from, _("_From")));
  /* Translators: the year that a window of time ends in. */
  adw_wrap_box_append (ADW_WRAP_BOX (controls), new_year (self, &self->to, _("_To")));
  adw_wrap_box_append (ADW_WRAP_BOX (controls), self->whole);

  return controls;
}

static void
ent_theory_chart_dispose (GObject *object)
{
  EntTheoryChart *self = (EntTheoryChart *) object;

  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  g_clear_object (&self->session_signals);
  g_clear_pointer (&self->series, g_array_unref);

  G_OBJECT_CLASS (ent_theory_chart_parent_class)->dispose (object);
}

static void
ent_theory_chart_class_init (EntTheoryChartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_theory_chart_dispose;
  ENT_THEORY_SECTION_CLASS (klass)->update = ent_theory_chart_update;
}

static void
ent_theory_chart_init (EntTheoryChart *self)
{
  ent_theory_section_set_heading (
    ENT_THEORY_SECTION (self), _("Over Time"),
    _("How the consistency of the claim moves as a window of some years moves over the case; "
      "each point stands at the middle of its window. A gap is a time with nothing to measure.\n\n"
      "The edges with grips bound the window that all the other figures are about: drag them, "
      "type the years, or move them with Ctrl and the arrow keys (the beginning) and Shift and "
      "the arrow keys (the end). A click, or Enter, takes the graph to that time."));
  ent_theory_section_add_control (ENT_THEORY_SECTION (self), new_length (self));
  self->chart = ENT_SERIES_CHART (ent_series_chart_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Consistency over time"), -1);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->chart));
  gtk_box_append (GTK_BOX (self), new_controls (self));
  g_signal_connect_object (self->chart, "window-dragged", G_CALLBACK (dragged_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart, "day-activated", G_CALLBACK (day_cb), self,
                           G_CONNECT_SWAPPED);
  self->session_signals = g_signal_group_new (ENT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::at", G_CALLBACK (show_mark),
                                  self);
}

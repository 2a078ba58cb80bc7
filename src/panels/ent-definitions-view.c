/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-comparison-export.h"
#include "ent-definitions-chart.h"
#include "ent-definitions-item.h"
#include "ent-definitions-view.h"
#include "ent-editors.h"
#include "ent-lane.h"
#include "ent-words.h"

/**
 * EntDefinitionsView:
 *
 * Two definitions of alliance side by side: how many ties count under each, year by year,
 * and which count only under one, at the time shown or at any time. A row selects its tie
 * and leads time into it. The first is the one in use, until another is chosen here.
 *
 * It is brought up to date when it is seen; while it is not, it only remembers that it must.
 */

/* The list scrolls to its first row only after it was given sizes. */
#define REWIND_FRAMES 3

struct _EntDefinitionsView
{
  AdwBin parent_instance;

  EntSession           *session;
  GSignalGroup         *session_signals;
  EntDefinitionCompare *compare;
  gboolean              stale;      /* the comparison is of another case or other definitions */
  guint                 rewind_id;
  guint                 rewind_frames;
  gboolean              choosing;   /* the drop-downs are being filled */
  gboolean              is_chosen;  /* the first one, by the user: else it is the one in use */
  gboolean              timeless;   /* the rows are those of all time */

  GtkStack             *stack;
  GtkDropDown          *first;
  GtkDropDown          *second;
  GtkMenuButton        *first_menu;
  GtkMenuButton        *second_menu;
  EntDefinitionsChart  *chart;
  EntLaneAxis          *axis;
  GtkDropDown          *scope;
  GtkLabel             *summary;
  GtkStack             *lists;
  GtkListView          *view;
};

G_DEFINE_FINAL_TYPE (EntDefinitionsView, ent_definitions_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS,
};

enum
{
  RECORD_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GListModel *
get_definitions (EntDefinitionsView *self)
{
  return ent_case_get_definitions (ent_session_get_case (self->session));
}

static EntDefinition *
get_chosen (GtkDropDown *drop_down)
{
  return gtk_drop_down_get_selected_item (drop_down);
}

/* ------------------------------------------------------------------------- the list */

static EntSpan
get_at (EntDefinitionsView *self)
{
  return ent_date_get_span (ent_session_get_at (self->session));
}

static gboolean
is_at_a_time (EntDefinitionsView *self)
{
  return gtk_drop_down_get_selected (self->scope) == 0;
}

static void
append_rows (EntDefinitionsView *self,
             GListStore         *rows,
             EntCounted          counted,
             const EntSpan      *at,
             guint              *n)
{
  g_autoptr (GPtrArray) ties = ent_definition_compare_list (self->compare, counted, at);

  *n = ties->len;
  for (guint i = 0; i < ties->len; i++)
    {
      g_autoptr (EntDefinitionsItem) row = NULL;

      row = ent_definitions_item_new (ent_session_get_case (self->session), self->compare,
                                      g_ptr_array_index (ties, i), at);
      g_list_store_append (rows, row);
    }
}

static int
compare_counted (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  return (int) ent_definitions_item_get_counted ((gpointer) a) -
         (int) ent_definitions_item_get_counted ((gpointer) b);
}

/* The list begins at its first row, and hides the heading above it. */
static gboolean
rewind_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  EntDefinitionsView *self = user_data;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));

  gtk_adjustment_set_value (adjustment, 0);
  if (++self->rewind_frames < REWIND_FRAMES)
    return G_SOURCE_CONTINUE;

  self->rewind_frames = 0;
  self->rewind_id = 0;
  return G_SOURCE_REMOVE;
}

/* A model of its own each time: a header does not notice what comes under it. */
static void
show_rows (EntDefinitionsView *self,
           GListStore         *rows)
{
  GtkSorter *sections = GTK_SORTER (gtk_custom_sorter_new (compare_counted, NULL, NULL));
  GtkSortListModel *sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (rows)), NULL);
  g_autoptr (GtkNoSelection) model = NULL;

  gtk_sort_list_model_set_section_sorter (sorted, sections);
  g_object_unref (sections);
  model = gtk_no_selection_new (G_LIST_MODEL (sorted));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (model));
  if (self->rewind_id == 0)
    self->rewind_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), rewind_cb, self, NULL);
}

static void
update_list (EntDefinitionsView *self)
{
  g_autoptr (GListStore) rows = g_list_store_new (ENT_TYPE_DEFINITIONS_ITEM);
  g_autofree char *summary = NULL;
  EntSpan at = get_at (self);
  const EntSpan *when = is_at_a_time (self) ? &at : NULL;
  guint n[ENT_COUNTED_BOTH + 1] = { 0 };

  for (EntCounted counted = ENT_COUNTED_FIRST; counted <= ENT_COUNTED_BOTH; counted++)
    append_rows (self, rows, counted, when, &n[counted]);
  show_rows (self, rows);
  self->timeless = when == NULL;
  gtk_stack_set_visible_child_name (
    self->lists, g_list_model_get_n_items (G_LIST_MODEL (rows)) > 0 ? "rows" : "nothing");

  /* Translators: how many ties count under the first of two definitions (A), how many under the
   * second (B), and how many of these under both. */
  summary = g_strdup_printf (_("A %u · B %u · both %u"),
                             n[ENT_COUNTED_FIRST] + n[ENT_COUNTED_BOTH],
                             n[ENT_COUNTED_SECOND] + n[ENT_COUNTED_BOTH], n[ENT_COUNTED_BOTH]);
  gtk_label_set_label (self->summary, summary);
}

static const char *
get_heading (EntCounted counted)
{
  switch (counted)
    {
    case ENT_COUNTED_FIRST:
      return _("Only Under A");
    case ENT_COUNTED_SECOND:
      return _("Only Under B");
    case ENT_COUNTED_BOTH:
    case ENT_COUNTED_NEITHER:
    default:
      return _("Under Both");
    }
}

static void
setup_header_cb (EntDefinitionsView *self,
                 GtkListHeader      *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (EntDefinitionsView *self,
                GtkListHeader      *header)
{
  EntDefinitionsItem *row = gtk_list_header_get_item (header);
  g_autofree char *heading = NULL;

  if (row == NULL)
    return;

  /* Translators: a heading, and how many rows are under it. */
  heading = g_strdup_printf (C_("heading", "%s · %u"),
                             get_heading (ent_definitions_item_get_counted (row)),
                             gtk_list_header_get_n_items (header));
  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)), heading);
}

/* --------------------------------------------------------------------- what is compared */

static void
update_menu (GtkMenuButton *button,
             EntDefinition *definition)
{
  static const struct { const char *label; const char *action; } items[] = {
    { N_("_Edit…"), "definition.edit" },
    { N_("_Duplicate…"), "definition.duplicate" },
    { N_("_Remove…"), "definition.remove" },
  };
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; definition && i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_(items[i].label), NULL);

      g_menu_item_set_action_and_target (item, items[i].action, "s",
                                         ent_record_get_id (ENT_RECORD (definition)));
      g_menu_append_item (menu, item);
    }
  g_menu_append (menu, _("_New Definition…"), "definition.new");
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
update_compare (EntDefinitionsView *self)
{
  EntDefinition *first = get_chosen (self->first);
  EntDefinition *second = get_chosen (self->second);
  EntSpan range = ent_session_get_range (self->session);
  g_autoptr (GArray) bins = NULL;

  g_clear_object (&self->compare);
  self->compare = ent_definition_compare_new (ent_session_get_case (self->session), first, second);
  bins = ent_definition_compare_get_bins (self->compare, range, ENT_DATE_UNIT_YEAR);
  ent_definitions_chart_set_bins (self->chart, bins);
  ent_lane_axis_set_range (self->axis, range);
  update_menu (self->first_menu, first);
  update_menu (self->second_menu, second);
  self->stale = FALSE;
}

static void
update_time (EntDefinitionsView *self)
{
  g_autofree char *when = ent_words_dup_instant (ent_session_get_at (self->session));
  const char *words[] = { NULL, _("At Any Time"), NULL };
  g_autofree char *at = NULL;
  g_autoptr (GtkStringList) scopes = NULL;
  guint scope = gtk_drop_down_get_selected (self->scope);

  /* Translators: a time with its preposition, such as “in 1985”. */
  at = g_strdup_printf (_("Ties %s"), when);
  words[0] = at;
  scopes = gtk_string_list_new (words);
  self->choosing = TRUE;
  gtk_drop_down_set_model (self->scope, G_LIST_MODEL (scopes));
  gtk_drop_down_set_selected (self->scope, scope == 1 ? 1 : 0);
  self->choosing = FALSE;
  ent_definitions_chart_set_at (self->chart, get_at (self));
}

static guint
find_definition (EntDefinitionsView *self,
                 EntDefinition      *definition)
{
  GListModel *definitions = get_definitions (self);

  for (guint i = 0; i < g_list_model_get_n_items (definitions); i++)
    {
      g_autoptr (EntDefinition) item = g_list_model_get_item (definitions, i);

      if (item == definition)
        return i;
    }

  return 0;
}

/* To begin with, the definition in use and the one after it. */
static void
choose_definitions (EntDefinitionsView *self)
{
  GListModel *definitions = get_definitions (self);
  guint n = g_list_model_get_n_items (definitions);
  guint first = find_definition (self, ent_session_get_definition (self->session));

  self->choosing = TRUE;
  gtk_drop_down_set_model (self->first, definitions);
  gtk_drop_down_set_model (self->second, definitions);
  gtk_drop_down_set_selected (self->first, first);
  gtk_drop_down_set_selected (self->second, n > 1 ? (first + 1) % n : 0);
  self->choosing = FALSE;
  self->is_chosen = FALSE;
}

/* The second gives way where it was the same: one that is compared with itself says nothing. */
static void
follow_definition_in_use (EntDefinitionsView *self)
{
  EntDefinition *definition = ent_session_get_definition (self->session);
  guint before = gtk_drop_down_get_selected (self->first);
  guint now;

  if (self->is_chosen || definition == NULL || get_chosen (self->first) == definition)
    return;

  now = find_definition (self, definition);
  self->choosing = TRUE;
  if (gtk_drop_down_get_selected (self->second) == now)
    gtk_drop_down_set_selected (self->second, before);
  gtk_drop_down_set_selected (self->first, now);
  self->choosing = FALSE;
  self->stale = TRUE;
}

static void
update (EntDefinitionsView *self)
{
  gboolean some;

  if (self->session == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  some = g_list_model_get_n_items (get_definitions (self)) > 0;
  gtk_stack_set_visible_child_name (self->stack, some ? "compare" : "none");
  if (!some)
    return;

  follow_definition_in_use (self);
  if (self->stale || self->compare == NULL)
    {
      update_compare (self);
      self->timeless = FALSE;
    }
  update_time (self);
  /* Moving through time leaves the list of all time where it is. */
  if (is_at_a_time (self) || !self->timeless)
    update_list (self);
}

/* Whoever chooses the one in use goes along with it again. Where that was just removed, it was
   not the user who chose. */
static void
notice_choice (EntDefinitionsView *self)
{
  EntDefinition *definition = ent_session_get_definition (self->session);
  EntRecord *found = NULL;

  if (definition != NULL)
    found = ent_case_lookup (ent_session_get_case (self->session), ENT_TYPE_DEFINITION,
                             ent_record_get_id (ENT_RECORD (definition)));
  if (found == (EntRecord *) definition)
    self->is_chosen = get_chosen (self->first) != definition;
}

static void
chosen_cb (EntDefinitionsView *self,
           GParamSpec         *pspec,
           GtkDropDown        *drop_down)
{
  if (self->choosing)
    return;

  if (drop_down == self->first)
    notice_choice (self);
  self->stale = TRUE;
  update (self);
}

static void
scope_changed_cb (EntDefinitionsView *self)
{
  if (!self->choosing && self->session != NULL && self->compare != NULL)
    update_list (self);
}

static void
index_changed_cb (EntDefinitionsView *self)
{
  self->stale = TRUE;
}

static void
time_chosen_cb (EntDefinitionsView *self,
                int                 day)
{
  g_autoptr (EntDate) at = ent_date_new_for_unit (day, ENT_DATE_UNIT_YEAR);

  ent_session_set_at (self->session, at);
}

static void
activate_cb (EntDefinitionsView *self,
             guint               position)
{
  GtkSelectionModel *model = gtk_list_view_get_model (self->view);
  g_autoptr (EntDefinitionsItem) row = g_list_model_get_item (G_LIST_MODEL (model), position);
  g_autofree char *id = NULL;

  id = g_strdup (ent_record_get_id (ENT_RECORD (ent_definitions_item_get_tie (row))));
  ent_session_visit (self->session, id);
  g_signal_emit (self, signals[RECORD_ACTIVATED], 0, id);
}

static const char *
get_heading_of (GtkDropDown *drop_down)
{
  EntDefinition *definition = get_chosen (drop_down);

  return definition ? ent_record_get_id (ENT_RECORD (definition)) : "";
}

static void
ent_definitions_view_dispose (GObject *object)
{
  EntDefinitionsView *self = ENT_DEFINITIONS_VIEW (object);

  self->choosing = TRUE;
  if (self->rewind_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->rewind_id);
  self->rewind_id = 0;
  g_clear_object (&self->session_signals);
  g_clear_object (&self->compare);
  g_clear_object (&self->session);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_DEFINITIONS_VIEW);

  G_OBJECT_CLASS (ent_definitions_view_parent_class)->dispose (object);
}

static void
ent_definitions_view_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, ent_definitions_view_get_session (ENT_DEFINITIONS_VIEW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_definitions_view_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SESSION:
      ent_definitions_view_set_session (ENT_DEFINITIONS_VIEW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/panels/ent-definitions-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EntDefinitionsView, stack);
  gtk_widget_class_bind_template_child (widget_class, EntDefinitionsView, first);
  gtk_widget_class_bind_template_child (widget_class, EntDefinitionsView, second);
  gtk_widget_class_bind_template_child (widget_class, EntDefinitionsView, first_menu);
  gtk_widget_class_bind_template_child (widget_class, EntDefinitionsView, second_menu);
  gtk_widget_class_bind_template_child (widget_class, EntDefinitionsView, chart);
  gtk_widget_class_bind_template_child (widget_class, EntDefinitionsView, axis);
  gtk_widget_class_bind_template_child (widget_class, EntDefinitionsView, scope);
  gtk_widget_class_bind_template_child (widget_class, EntDefinitionsView, summary);
  gtk_widget_class_bind_template_child (widget_class, EntDefinitionsView, lists);
  gtk_widget_class_bind_template_child (widget_class, EntDefinitionsView, view);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
ent_definitions_view_class_init (EntDefinitionsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_definitions_view_dispose;
  object_class->get_property = ent_definitions_view_get_property;
  object_class->set_property = ent_definitions_view_set_property;

  /**
   * EntDefinitionsView:session:
   *
   * The session of whose case they are.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ENT_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EntDefinitionsView::record-activated:
   * @self: the view
   * @target: the id of a tie
   *
   * Emitted when a row has led to a tie, which is selected by then.
   */
  signals[RECORD_ACTIVATED] =
    g_signal_new ("record-activated", ENT_TYPE_DEFINITIONS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  ent_editors_install_actions (widget_class);
  g_type_ensure (ENT_TYPE_DEFINITION);
  g_type_ensure (ENT_TYPE_DEFINITIONS_CHART);
  g_type_ensure (ENT_TYPE_DEFINITIONS_ITEM);
  g_type_ensure (ENT_TYPE_LANE_AXIS);
  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "definitions-view");
}

static void
ent_definitions_view_init (EntDefinitionsView *self)
{
  g_autoptr (GtkListItemFactory) headers = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  ent_editors_follow_session (GTK_WIDGET (self));
  g_signal_connect_object (headers, "setup", G_CALLBACK (setup_header_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (headers, "bind", G_CALLBACK (bind_header_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_header_factory (self->view, headers);

  self->session_signals = g_signal_group_new (ENT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::index",
                                  G_CALLBACK (index_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::slice", G_CALLBACK (update), self);
  g_signal_connect (self, "map", G_CALLBACK (update), NULL);
}

/**
 * ent_definitions_view_new:
 *
 * Returns: (transfer floating): a view of no case
 */
GtkWidget *
ent_definitions_view_new (void)
{
  return g_object_new (ENT_TYPE_DEFINITIONS_VIEW, NULL);
}

/**
 * ent_definitions_view_get_session:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the session
 */
EntSession *
ent_definitions_view_get_session (EntDefinitionsView *self)
{
  g_return_val_if_fail (ENT_IS_DEFINITIONS_VIEW (self), NULL);

  return self->session;
}

/**
 * ent_definitions_view_set_session:
 * @self: a view
 * @session: (nullable) (transfer none): the session of whose case they are
 *
 * Sets whose definitions are compared.
 */
void
ent_definitions_view_set_session (EntDefinitionsView *self,
                                  EntSession         *session)
{
  g_return_if_fail (ENT_IS_DEFINITIONS_VIEW (self));
  g_return_if_fail (session == NULL || ENT_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->session_signals, session);
  g_clear_object (&self->compare);
  gtk_list_view_set_model (self->view, NULL);
  if (session != NULL)
    choose_definitions (self);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * ent_definitions_view_dup_csv:
 * @self: a view
 * @by_year: whether to write the years rather than the ties
 *
 * Writes what is compared as CSV, all of it, whatever time is shown.
 *
 * Returns: (transfer full) (nullable): the CSV; %NULL where nothing is compared
 */
char *
ent_definitions_view_dup_csv (EntDefinitionsView *self,
                              gboolean            by_year)
{
  g_return_val_if_fail (ENT_IS_DEFINITIONS_VIEW (self), NULL);

  if (self->session == NULL || self->compare == NULL)
    return NULL;
  if (by_year)
    return ent_comparison_export_years (self->compare, ent_session_get_range (self->session),
                                        get_heading_of (self->first), get_heading_of (self->second));

  return ent_comparison_export_ties (self->compare, ent_session_get_case (self->session),
                                     get_heading_of (self->first), get_heading_of (self->second));
}

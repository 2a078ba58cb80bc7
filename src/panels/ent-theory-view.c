/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-editors.h"
#include "ent-theory-controls.h"
#include "ent-theory-section.h"
#include "ent-theory-view.h"
#include "ent-theory-words.h"

/**
 * EntTheoryView:
 *
 * A theory of the case: what it claims, what becomes of it, over time, in the truth table,
 * by its measures and by how it is read; which ties ended and why, and who is next.
 *
 * All stands on one page, so that no figure is out of sight of the table that says what
 * hangs on it. Sections follow the model, each in a file of its own.
 */

#define N_SECTIONS 7

struct _EntTheoryView
{
  AdwBin parent_instance;

  EntTheoryModel    *model;
  GtkStack          *stack;
  GtkStack          *pages;
  GtkDropDown       *chooser;
  AdwStatusPage     *scope_page;
  GtkScrolledWindow *scroller;
  GtkBox            *sections;
  GtkWidget         *parts[N_SECTIONS];
  gboolean           filling;
};

G_DEFINE_FINAL_TYPE (EntTheoryView, ent_theory_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS,
};

enum
{
  SHOW_IN_GRAPH,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static const struct
{
  const char *name;
  GType     (*type) (void);
} sections[N_SECTIONS] = {
  { "verdict", ent_theory_verdict_part_get_type },
  { "chart", ent_theory_chart_get_type },
  { "truth", ent_theory_truth_get_type },
  { "figures", ent_theory_figures_get_type },
  { "sensitivity", ent_theory_variants_get_type },
  { "ends", ent_theory_ends_get_type },
  { "next", ent_theory_next_get_type },
};

static GListModel *
get_theories (EntTheoryView *self)
{
  EntSession *session = ent_theory_model_get_session (self->model);

  return session ? ent_case_get_records (ent_session_get_case (session), ENT_TYPE_THEORY) : NULL;
}

static void
update_actions (EntTheoryView *self)
{
  static const char *const names[] = { "theory.edit", "theory.duplicate", "theory.remove" };
  gboolean has_theory = ent_theory_model_get_theory (self->model) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], has_theory);
}

/* Without a case there is nothing to show but what to do; a time without one is another
   matter: the time can be changed on the page. */
static const char *
get_page (EntTheoryView *self)
{
  EntTheoryTable *table = ent_theory_model_get_table (self->model);
  EntSpan window = ent_theory_model_get_window (self->model);
  EntSpan range = ent_theory_model_get_range (self->model);

  if (table == NULL)
    return "waiting";
  if (ent_theory_table_get_years (table) <= 0 && window.first <= range.first &&
      window.last >= range.last)
    return "out-of-scope";

  return "sections";
}

/* What it claims, and of whom: the page with both is not there. */
static void
say_scope (EntTheoryView *self)
{
  EntTheory *theory = ent_theory_model_get_theory (self->model);
  EntCase *the_case = ent_session_get_case (ent_theory_model_get_session (self->model));
  g_autofree char *said = ent_theory_words_dup_claim_and_scope (the_case, theory);
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  text = g_strdup_printf ("%s\n\n%s", said,
                          _("No two states of this case are ones that it speaks of, in the time "
                            "that the case covers. Add states and ties, give states the traits "
                            "that the scope asks for, or ask for others."));
  escaped = g_markup_escape_text (text, -1);
  adw_status_page_set_description (self->scope_page, escaped);
}

static void
update_pages (EntTheoryView *self)
{
  GListModel *theories = get_theories (self);
  gboolean any = theories != NULL && g_list_model_get_n_items (theories) > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "theory" : "none");
  gtk_stack_set_visible_child_name (self->pages, get_page (self));
  if (g_str_equal (get_page (self), "out-of-scope"))
    say_scope (self);
  update_actions (self);
}

static void
chosen_cb (EntTheoryView *self)
{
  EntTheory *theory = gtk_drop_down_get_selected_item (self->chooser);

  if (self->filling || self->model == NULL)
    return;
  if (theory == ent_theory_model_get_theory (self->model))
    return;

  ent_theory_model_set_theory (self->model, theory);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  update_pages (self);
}

/* A theory that is gone gives way to the one that the chooser takes instead. */
static void
theory_changed_cb (EntTheoryView *self)
{
  EntTheory *theory = ent_theory_model_get_theory (self->model);
  GListModel *theories = get_theories (self);

  for (guint i = 0; theory && i < g_list_model_get_n_items (theories); i++)
    {
      g_autoptr (EntTheory) each = g_list_model_get_item (theories, i);

      if (each == theory && gtk_drop_down_get_selected (self->chooser) != i)
        gtk_drop_down_set_selected (self->chooser, i);
    }
  update_pages (self);
}

/* One that was just made is the one that one wants to see. */
static void
theories_changed_cb (EntTheoryView *self,
                     guint          position,
                     guint          removed,
                     guint          added,
                     GListModel    *theories)
{
  if (added == 1 && removed == 0)
    gtk_drop_down_set_selected (self->chooser, position);
  chosen_cb (self);
  update_pages (self);
}

static void
set_narrow (EntTheoryView *self,
            gboolean       narrow)
{
  for (guint i = 0; i < N_SECTIONS; i++)
    if (self->parts[i] != NULL)
      ent_theory_section_set_narrow (ENT_THEORY_SECTION (self->parts[i]), narrow);
}

static void
narrow_cb (EntTheoryView *self)
{
  set_narrow (self, TRUE);
}

static void
wide_cb (EntTheoryView *self)
{
  set_narrow (self, FALSE);
}

/* --------------------------------------------------------------------------- actions */

static void
new_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "case.add-theory", NULL);
}

static const char *
get_theory_id (EntTheoryView *self)
{
  return ent_record_get_id (ENT_RECORD (ent_theory_model_get_theory (self->model)));
}

static void
edit_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "record.edit", "s", get_theory_id (ENT_THEORY_VIEW (widget)));
}

static void
duplicate_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "case.copy-theory", "s",
                              get_theory_id (ENT_THEORY_VIEW (widget)));
}

static void
remove_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "record.remove", "s",
                              get_theory_id (ENT_THEORY_VIEW (widget)));
}

static void
show_in_graph_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  g_signal_emit (widget, signals[SHOW_IN_GRAPH], 0);
}

static void
go_to (EntTheoryView *self,
       GtkWidget     *part)
{
  graphene_point_t place;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  if (!gtk_widget_compute_point (part, GTK_WIDGET (self->sections),
                                 &GRAPHENE_POINT_INIT (0, 0), &place))
    return;

  gtk_widget_child_focus (part, GTK_DIR_TAB_FORWARD);
  gtk_adjustment_set_value (adjustment, place.y);
}

static void
go_to_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  EntTheoryView *self = ENT_THEORY_VIEW (widget);

  for (guint i = 0; i < N_SECTIONS; i++)
    if (g_str_equal (sections[i].name, g_variant_get_string (parameter, NULL)))
      go_to (self, self->parts[i]);
}

/* -------------------------------------------------------------------------- the class */

static void
set_parts_model (EntTheoryView  *self,
                 EntTheoryModel *model)
{
  for (guint i = 0; i < N_SECTIONS; i++)
    if (self->parts[i] != NULL)
      ent_theory_section_set_model (ENT_THEORY_SECTION (self->parts[i]), model);
}

static void
disconnect_theories (EntTheoryView *self)
{
  GListModel *theories = self->model ? get_theories (self) : NULL;

  if (theories != NULL)
    g_signal_handlers_disconnect_by_data (theories, self);
}

static void
ent_theory_view_dispose (GObject *object)
{
  EntTheoryView *self = ENT_THEORY_VIEW (object);

  disconnect_theories (self);
  if (self->model != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->model, self);
      set_parts_model (self, NULL);
      ent_theory_model_set_session (self->model, NULL);
    }
  self->filling = TRUE;
  if (self->chooser != NULL)
    gtk_drop_down_set_model (self->chooser, NULL);
  g_clear_object (&self->model);
  /* Disposing of the template would take the stack away from under the bin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_THEORY_VIEW);
  for (guint i = 0; i < N_SECTIONS; i++)
    self->parts[i] = NULL;

  G_OBJECT_CLASS (ent_theory_view_parent_class)->dispose (object);
}

/* A case is read, and read again with each change, only while somebody looks. */
static void
ent_theory_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ent_theory_view_parent_class)->map (widget);

  ent_theory_model_set_active (ENT_THEORY_VIEW (widget)->model, TRUE);
}

static void
ent_theory_view_unmap (GtkWidget *widget)
{
  EntTheoryView *self = ENT_THEORY_VIEW (widget);

  if (self->model != NULL)
    ent_theory_model_set_active (self->model, FALSE);

  GTK_WIDGET_CLASS (ent_theory_view_parent_class)->unmap (widget);
}

static void
ent_theory_view_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  EntTheoryView *self = ENT_THEORY_VIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, ent_theory_model_get_session (self->model));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_theory_view_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  EntTheoryView *self = ENT_THEORY_VIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      ent_theory_view_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  /**
   * EntTheoryView|theory.new:
   *
   * Makes a theory.
   */
  gtk_widget_class_install_action (widget_class, "theory.new", NULL, new_cb);
  /**
   * EntTheoryView|theory.edit:
   *
   * Edits the theory that is shown.
   */
  gtk_widget_class_install_action (widget_class, "theory.edit", NULL, edit_cb);
  /**
   * EntTheoryView|theory.duplicate:
   *
   * Makes a theory that begins as a copy of the one that is shown.
   */
  gtk_widget_class_install_action (widget_class, "theory.duplicate", NULL, duplicate_cb);
  /**
   * EntTheoryView|theory.remove:
   *
   * Removes the theory that is shown, when the user says so.
   */
  gtk_widget_class_install_action (widget_class, "theory.remove", NULL, remove_cb);
  /**
   * EntTheoryView|theory.show-in-graph:
   *
   * Leaves the view for the graph, where a case is selected by then.
   */
  gtk_widget_class_install_action (widget_class, "theory.show-in-graph", NULL, show_in_graph_cb);
  /**
   * EntTheoryView|theory.go-to:
   * @name: `verdict`, `chart`, `truth`, `figures`, `sensitivity`, `ends` or `next`
   *
   * Scrolls to a section, and takes the keyboard there.
   */
  gtk_widget_class_install_action (widget_class, "theory.go-to", "s", go_to_cb);
  ent_editors_install_actions (widget_class);
}

static void
ent_theory_view_class_init (EntTheoryViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_theory_view_dispose;
  object_class->get_property = ent_theory_view_get_property;
  object_class->set_property = ent_theory_view_set_property;
  widget_class->map = ent_theory_view_map;
  widget_class->unmap = ent_theory_view_unmap;

  /**
   * EntTheoryView:session:
   *
   * The session of whose case the theories are.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ENT_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EntTheoryView::show-in-graph:
   * @self: the view
   *
   * The user asked to see in the graph what is selected.
   */
  signals[SHOW_IN_GRAPH] = g_signal_new ("show-in-graph", ENT_TYPE_THEORY_VIEW, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ENT_TYPE_THEORY);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/panels/ent-theory-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EntTheoryView, stack);
  gtk_widget_class_bind_template_child (widget_class, EntTheoryView, pages);
  gtk_widget_class_bind_template_child (widget_class, EntTheoryView, chooser);
  gtk_widget_class_bind_template_child (widget_class, EntTheoryView, scope_page);
  gtk_widget_class_bind_template_child (widget_class, EntTheoryView, scroller);
  gtk_widget_class_bind_template_child (widget_class, EntTheoryView, sections);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
  gtk_widget_class_set_css_name (widget_class, "theory-view");
  install_actions (widget_class);
}

static void
ent_theory_view_init (EntTheoryView *self)
{
  self->model = ent_theory_model_new ();
  ent_theory_model_set_active (self->model, FALSE);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  ent_editors_follow_session (GTK_WIDGET (self));
  self->filling = FALSE;

  for (guint i = 0; i < N_SECTIONS; i++)
    {
      self->parts[i] = g_object_new (sections[i].type (), NULL);
      gtk_box_append (self->sections, self->parts[i]);
      if (i == 0)
        gtk_box_append (self->sections, ent_theory_controls_new (self->model));
    }
  set_parts_model (self, self->model);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (update_pages), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "theory-changed", G_CALLBACK (theory_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_pages (self);
}

/**
 * ent_theory_view_new:
 *
 * Returns: (transfer floating): a view of no case
 */
GtkWidget *
ent_theory_view_new (void)
{
  return g_object_new (ENT_TYPE_THEORY_VIEW, NULL);
}

/**
 * ent_theory_view_get_session:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the session
 */
EntSession *
ent_theory_view_get_session (EntTheoryView *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_VIEW (self), NULL);

  return ent_theory_model_get_session (self->model);
}

/**
 * ent_theory_view_set_session:
 * @self: a view
 * @session: (nullable): the session of whose case the theories are
 *
 * Sets whose theories are shown: the first one, until another is chosen.
 */
void
ent_theory_view_set_session (EntTheoryView *self,
                             EntSession    *session)
{
  GListModel *theories;

  g_return_if_fail (ENT_IS_THEORY_VIEW (self));
  g_return_if_fail (session == NULL || ENT_IS_SESSION (session));

  if (session == ent_theory_model_get_session (self->model))
    return;

  disconnect_theories (self);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->chooser, NULL);
  ent_theory_model_set_session (self->model, session);
  theories = get_theories (self);
  gtk_drop_down_set_model (self->chooser, theories);
  self->filling = FALSE;
  if (theories != NULL)
    g_signal_connect_object (theories, "items-changed", G_CALLBACK (theories_changed_cb), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  chosen_cb (self);
  update_pages (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * ent_theory_view_get_model:
 * @self: a view
 *
 * Returns: (transfer none): the theory that is shown, and how it is read
 */
EntTheoryModel *
ent_theory_view_get_model (EntTheoryView *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_VIEW (self), NULL);

  return self->model;
}

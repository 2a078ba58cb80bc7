/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-core-enums.h"
#include "ent-enum.h"
#include "ent-evidence-list.h"
#include "ent-inspector-parts.h"
#include "ent-theory-parts.h"
#include "ent-words.h"

/**
 * EntTheoryEnds:
 *
 * Why it ended: each tie that counted and ended, and what had become of each condition by
 * then, with the distance in time and the passages.
 */

/* As many are shown before the others are asked for; and as many more come at once. */
#define SHOWN 24
#define MORE  200

/* How long a window rests before many ends are shown anew: making rows takes longer than a
   frame has, and they are below the chart whose edge is dragged. */
#define REST_MS 150

typedef struct
{
  EntTheorySection parent_instance;

  GObject    *index;   /* what all ends are of */
  GListModel *all;     /* as long as they are looked for, those of the index before */
  GListModel *ends;    /* of these, those in the window */
  GtkWidget  *list;
  GtkWidget  *more;
  GtkWidget  *none;
  guint       n_shown;   /* at the most */
  guint       rest_id;
  guint       listing_id;
} EntTheoryEnds;

typedef struct
{
  EntTheorySectionClass parent_class;
} EntTheoryEndsClass;

G_DEFINE_FINAL_TYPE (EntTheoryEnds, ent_theory_ends, ENT_TYPE_THEORY_SECTION)

/* What a row that was unfolded once holds. */
typedef struct
{
  EntTheoryEnd *item;
  GPtrArray    *rows;          /* not owned */
  GtkWidget    *evidence;
  GtkWidget    *evidence_row;
} Inside;

static void
inside_free (Inside *inside)
{
  g_clear_object (&inside->item);
  g_clear_object (&inside->evidence_row);
  g_ptr_array_unref (inside->rows);
  g_free (inside);
}

static Inside *
get_inside (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "ent-theory-inside");
}

static const char *
get_sign (EntTheoryFate fate)
{
  switch (fate)
    {
    case ENT_THEORY_FATE_LAPSED_BEFORE:
    case ENT_THEORY_FATE_LAPSED_AT:
      return "◒";
    case ENT_THEORY_FATE_STANDING:
      return ent_theory_get_sign (ENT_THEORY_VALUE_PRESENT);
    case ENT_THEORY_FATE_LACKING:
      return ent_theory_get_sign (ENT_THEORY_VALUE_ABSENT);
    case ENT_THEORY_FATE_UNCODED:
    default:
      return ent_theory_get_sign (ENT_THEORY_VALUE_UNCODED);
    }
}

/* The year that the tie ended in, or all that it can have. */
static GtkWidget *
new_code_button (EntTheoryEnd   *end,
                 EntTheoryLapse *lapse)
{
  EntConditionKind kind = ent_theory_lapse_get_kind (lapse);
  EntSpan span = ent_theory_end_get_span (end);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Co_de…"));
  g_autofree char *date = NULL;
  g_autofree char *name = NULL;

  span.first = ent_day_get_unit_span (span.first, ENT_DATE_UNIT_YEAR).first;
  span.last = ent_day_get_unit_span (span.last, ENT_DATE_UNIT_YEAR).last;
  date = ent_theory_dup_edtf (span);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "case.add-condition-for");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ssss)", ent_theory_end_get_a (end),
                                    ent_theory_end_get_b (end),
                                    ent_enum_get_nick (ent_condition_kind_get_type (), kind),
                                    date);
  /* Translators: what a button codes: a condition, and a pair of states. */
  name = g_strdup_printf (_("Code “%s” for %s"), ent_words_for_condition (kind),
                          ent_theory_end_get_title (end));
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");

  return button;
}

static GtkWidget *
new_lapse_row (EntTheoryEnd   *end,
               EntTheoryLapse *lapse)
{
  g_autofree char *title = NULL;
  g_autofree char *derived = NULL;
  const char *word = ent_theory_fate_get_word (ent_theory_lapse_get_fate (lapse));
  GtkWidget *row;

  if (ent_theory_lapse_is_derived (lapse))
    derived = g_strdup_printf (_("%s, derived"), word);
  title = g_strdup_printf (C_("condition", "%s: %s"),
                           ent_words_for_condition (ent_theory_lapse_get_kind (lapse)),
                           derived ? derived : word);
  row = ent_parts_new_row (title, ent_theory_lapse_get_words (lapse));
  adw_action_row_add_prefix (
    ADW_ACTION_ROW (row),
    g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                  "label", get_sign (ent_theory_lapse_get_fate (lapse)), "width-chars", 2, NULL));
  if (ent_theory_lapse_get_fate (lapse) == ENT_THEORY_FATE_UNCODED)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_code_button (end, lapse));

  return row;
}

static void
add_evidence (GPtrArray *all,
              GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    if (!g_ptr_array_find (all, g_ptr_array_index (more, i), NULL))
      g_ptr_array_add (all, g_object_ref (g_ptr_array_index (more, i)));
}

/* Most rows are never unfolded. */
static void
ensure_evidence (Inside *inside)
{
  if (inside->evidence_row != NULL)
    return;

  inside->evidence = ent_evidence_list_new (_("Passages"));
  inside->evidence_row = g_object_ref_sink (g_object_new (ADW_TYPE_PREFERENCES_ROW,
                                                          "activatable", FALSE,
                                                          "focusable", FALSE, NULL));
  gtk_widget_add_css_class (inside->evidence, "ent-theory-evidence");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (inside->evidence_row), inside->evidence);
}

static void
fill (GtkWidget        *row,
      EntTheorySection *section)
{
  Inside *inside = get_inside (row);
  EntSession *session = ent_theory_section_get_session (section);
  EntCase *the_case = ent_session_get_case (session);
  GListModel *lapses = ent_theory_end_get_lapses (inside->item);
  g_autoptr (GPtrArray) evidence = g_ptr_array_new_with_free_func (g_object_unref);

  ensure_evidence (inside);
  for (guint i = 0; i < inside->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (row), g_ptr_array_index (inside->rows, i));
  g_ptr_array_set_size (inside->rows, 0);
  if (gtk_widget_get_parent (inside->evidence_row) != NULL)
    adw_expander_row_remove (ADW_EXPANDER_ROW (row), inside->evidence_row);
  for (guint i = 0; i < g_list_model_get_n_items (lapses); i++)
    {
      g_autoptr (EntTheoryLapse) lapse = g_list_model_get_item (lapses, i);
      g_autoptr (GPtrArray) of_lapse = NULL;
      GtkWidget *lapse_row = new_lapse_row (inside->item, lapse);

      of_lapse = ent_theory_list_evidence (the_case, ent_theory_lapse_get_records (lapse));
      add_evidence (evidence, of_lapse);
      g_ptr_array_add (inside->rows, lapse_row);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), lapse_row);
    }
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inside->evidence_row);
  ent_evidence_list_set_evidence (ENT_EVIDENCE_LIST (inside->evidence), session, evidence, NULL);
  gtk_widget_set_visible (inside->evidence_row, evidence->len > 0);
}

static void
visit (EntTheorySection *section,
       EntTheoryEnd     *item)
{
  const char *const ties[] = { ent_theory_end_get_tie (item), NULL };

  ent_theory_visit (ent_theory_section_get_session (section), ent_theory_end_get_a (item),
                    ent_theory_end_get_b (item), ties, ent_theory_end_get_span (item));
}

static void
expanded_cb (GtkWidget        *row,
             GParamSpec       *pspec,
             EntTheorySection *section)
{
  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    return;

  fill (row, section);
  visit (section, get_inside (row)->item);
}

static void
graph_clicked_cb (GtkWidget        *button,
                  EntTheorySection *section)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_EXPANDER_ROW);

  visit (section, get_inside (row)->item);
  gtk_widget_activate_action (button, "theory.show-in-graph", NULL);
}

static char *
dup_key (gpointer item)
{
  return g_strdup_printf ("%s/%s/%s/%d", ent_theory_end_get_tie (item),
                          ent_theory_end_get_a (item), ent_theory_end_get_b (item),
                          ent_theory_end_get_span (item).first);
}

static GtkWidget *
create (gpointer item,
        gpointer user_data)
{
  GtkWidget *row = ent_parts_new_expander ("", NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("ent-graph-symbolic");
  Inside *inside = g_new0 (Inside, 1);

  inside->rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (row), "ent-theory-inside", inside,
                          (GDestroyNotify) inside_free);
  gtk_widget_set_tooltip_text (button, _("Show in Graph"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (graph_clicked_cb), user_data, 0);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), user_data, 0);

  return row;
}

static void
update (GtkWidget *row,
        gpointer   item,
        gpointer   user_data)
{
  Inside *inside = get_inside (row);
  g_autoptr (GString) subtitle = g_string_new (NULL);

  g_set_object (&inside->item, ENT_THEORY_END (item));
  ent_parts_append_phrase (subtitle, ent_theory_end_get_time (item));
  ent_parts_append_phrase (subtitle, ent_theory_end_get_reason (item));
  ent_parts_append_phrase (subtitle, ent_theory_end_get_words (item));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), ent_theory_end_get_title (item));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle->str);
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    fill (row, user_data);
}

static const EntTheoryRowSpec spec = { dup_key, create, update };

static void
visit_row (GtkWidget *row)
{
  visit ((EntTheorySection *) gtk_widget_get_ancestor (row, ENT_TYPE_THEORY_SECTION),
         get_inside (row)->item);
}

static const EntTheoryRowMenuSpec menu_spec = { visit_row, NULL };

/* A window leaves out some of all ends, which are looked for once. */
static GListModel *
list_ends (EntTheoryEnds *self,
           EntSpan        window)
{
  GListStore *ends = g_list_store_new (ENT_TYPE_THEORY_END);

  for (guint i = 0; i < g_list_model_get_n_items (self->all); i++)
    {
      g_autoptr (EntTheoryEnd) end = g_list_model_get_item (self->all, i);
      EntSpan span = ent_theory_end_get_span (end);

      if (span.first <= window.last && span.last >= window.first)
        g_list_store_append (ends, end);
    }

  return G_LIST_MODEL (ends);
}

/* All the others at once only where they are few. */
static char *
dup_more (guint n,
          guint shown)
{
  if (n <= shown + MORE)
    return g_strdup_printf (ngettext ("Show All of %u Tie", "Show All of %u Ties", n), n);

  /* Translators: a button under a list: how many more it shows, of how many ties. */
  return g_strdup_printf (ngettext ("Show %u More of %u Tie", "Show %u More of %u Ties", n),
                          (guint) MORE, n);
}

static void
show_ends (EntTheoryEnds *self)
{
  guint n = g_list_model_get_n_items (self->ends);
  g_autoptr (GtkSliceListModel) shown = NULL;
  g_autofree char *label = NULL;

  shown = gtk_slice_list_model_new (g_object_ref (self->ends), 0, self->n_shown);
  ent_theory_list_sync (GTK_LIST_BOX (self->list), G_LIST_MODEL (shown), &spec, self);
  label = dup_more (n, self->n_shown);
  gtk_button_set_label (GTK_BUTTON (self->more), label);
  gtk_widget_set_visible (self->more, n > self->n_shown);
  gtk_widget_set_visible (self->none, n == 0);
}

static void
say_how_many (EntTheoryEnds *self)
{
  guint n = g_list_model_get_n_items (self->ends);
  guint n_explained = 0;
  g_autofree char *remark = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (EntTheoryEnd) end = g_list_model_get_item (self->ends, i);

      n_explained += ent_theory_end_is_explained (end);
    }
  /* Translators: of how many ended ties how many are explained by a condition that lapsed. */
  remark = g_strdup_printf (ngettext ("A condition had lapsed for %u of %u tie that ended.",
                                      "A condition had lapsed for %u of %u ties that ended.", n),
                            n_explained, n);
  ent_theory_section_set_remark (ENT_THEORY_SECTION (self), n > 0 ? remark : NULL);
}

static gboolean
rested_cb (gpointer user_data)
{
  EntTheoryEnds *self = user_data;

  self->rest_id = 0;
  show_ends (self);
  return G_SOURCE_REMOVE;
}

static void
follow_window (EntTheoryEnds *self)
{
  EntTheoryModel *model = ent_theory_section_get_model (ENT_THEORY_SECTION (self));

  g_clear_object (&self->ends);
  self->ends = list_ends (self, ent_theory_model_get_window (model));
  say_how_many (self);
}

static void
listed_cb (GListModel *all,
           gpointer    user_data)
{
  EntTheoryEnds *self = user_data;

  self->listing_id = 0;
  g_set_object (&self->all, all);
  follow_window (self);
  show_ends (self);
}

static void
ent_theory_ends_update (EntTheorySection *section,
                        EntTheoryModel   *model)
{
  EntTheoryEnds *self = (EntTheoryEnds *) section;
  EntTheoryIndex *index = ent_theory_model_get_index (model);
  gboolean moved = !g_set_object (&self->index, G_OBJECT (index));

  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (!moved)
    {
      EntSpan range = ent_theory_index_get_range (index);

      g_clear_handle_id (&self->listing_id, ent_turns_remove);
      self->listing_id = ent_theory_listing_run_in_turns (ent_theory_listing_new_ends (index, range),
                                                      listed_cb, self);
    }
  else if (self->listing_id == 0)
    {
      follow_window (self);
      if (g_list_model_get_n_items (self->all) > SHOWN)
        self->rest_id = g_timeout_add (REST_MS, rested_cb, self);
      else
        show_ends (self);
    }
}

static void
more_clicked_cb (EntTheoryEnds *self)
{
  guint before = self->n_shown;
  GtkListBoxRow *first_new;

  self->n_shown += MORE;
  show_ends (self);
  first_new = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) before);
  if (first_new != NULL)
    gtk_widget_child_focus (GTK_WIDGET (first_new), GTK_DIR_TAB_FORWARD);
}

static void
ent_theory_ends_dispose (GObject *object)
{
  EntTheoryEnds *self = (EntTheoryEnds *) object;

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_handle_id (&self->listing_id, ent_turns_remove);
  g_clear_object (&self->index);
  g_clear_object (&self->all);
  g_clear_object (&self->ends);

  G_OBJECT_CLASS (ent_theory_ends_parent_class)->dispose (object);
}

static void
ent_theory_ends_class_init (EntTheoryEndsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_theory_ends_dispose;
  ENT_THEORY_SECTION_CLASS (klass)->update = ent_theory_ends_update;
}

static void
ent_theory_ends_init (EntTheoryEnds *self)
{
  self->n_shown = SHOWN;
  ent_theory_section_set_heading (
    ENT_THEORY_SECTION (self), _("Why It Ended"),
    _("For each alliance that ended in the window: which condition had lapsed by then, and how "
      "long before, as far as the codings tell. The one that lapsed first explains the end, by "
      "what is coded; that it caused it is not shown. Nothing is inferred from the end itself: "
      "where no condition is coded as lapsed, that is said."));
  self->list = ent_theory_list_new (_("Ties that ended"));
  ent_theory_row_menu_add (self->list, GTK_WIDGET (self), &menu_spec);
  self->none = ent_parts_new_label (_("No tie that counts ended in this window."), "dim-label");
  self->more = gtk_button_new ();
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->none);
  gtk_box_append (GTK_BOX (self), self->list);
  gtk_box_append (GTK_BOX (self), self->more);
}

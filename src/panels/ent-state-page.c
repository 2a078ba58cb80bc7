/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-evidence-list.h"
#include "ent-inspector-parts.h"
#include "ent-outline-item.h"
#include "ent-outline-row.h"
#include "ent-words.h"
#include "ent-state-page.h"

/**
 * EntStatePage:
 *
 * All that is known of a state: its alliances and its other ties at the time,
 * its traits and names, what ended, what happened, and who says so.
 */

typedef enum
{
  TIES_ALLIES,
  TIES_OTHERS,
  TIES_ENDED,
  N_TIES,
} Ties;

struct _EntStatePage
{
  AdwBin parent_instance;

  EntSession        *session;
  EntState          *state;
  GListStore        *ties[N_TIES];   /* of EntOutlineItem */

  GtkScrolledWindow *scroller;
  GtkWidget         *title;
  AdwWrapBox        *chips;
  GtkListBox        *allies;
  GtkWidget         *others_section;
  GtkListBox        *others;
  GtkListBox        *traits;
  GtkWidget         *names_section;
  GtkListBox        *names;
  GtkWidget         *ended_section;
  GtkListBox        *ended;
  GtkListBox        *events;
  GtkWidget         *notes_section;
  GtkWidget         *note;
  GtkWidget         *source;
  EntEvidenceList   *evidence;
};

G_DEFINE_FINAL_TYPE (EntStatePage, ent_state_page, ADW_TYPE_BIN)

/* A row for what has a time of its own: dimmed where that is not now. */
static GtkWidget *
append_dated_row (EntStatePage *self,
                  GtkListBox   *list,
                  const char   *title,
                  const char   *kind,
                  EntDate      *date,
                  const char   *note)
{
  g_autoptr (GString) subtitle = g_string_new (NULL);
  g_autofree char *when = date ? ent_date_to_words (date) : NULL;
  GtkWidget *row;

  ent_parts_append_phrase (subtitle, kind);
  ent_parts_append_phrase (subtitle, when);
  if (note != NULL)
    g_string_append_printf (subtitle, "\n%s", note);

  row = ent_parts_new_row (title, subtitle->str);
  gtk_widget_add_css_class (row, "numeric");
  if (!ent_words_may_hold (date, ent_date_get_span (ent_session_get_at (self->session))))
    gtk_widget_add_css_class (row, "ent-past");
  gtk_list_box_append (list, row);

  return row;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return ent_parts_compare_dates (ent_state_name_get_date ((EntStateName *) a),
                                  ent_state_name_get_date ((EntStateName *) b));
}

static void
update_names (EntStatePage *self)
{
  GListModel *names = ent_state_get_names (self->state);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    g_ptr_array_add (sorted, g_list_model_get_item (names, i));
  g_ptr_array_sort_values (sorted, compare_names);

  gtk_list_box_remove_all (self->names);
  gtk_widget_set_visible (self->names_section, sorted->len > 0);
  for (guint i = 0; i < sorted->len; i++)
    {
      EntStateName *name = g_ptr_array_index (sorted, i);

      append_dated_row (self, self->names, ent_state_name_get_name (name), NULL,
                        ent_state_name_get_date (name), NULL);
    }
}

static int
compare_traits (gconstpointer a,
                gconstpointer b)
{
  return ent_parts_compare_dates (ent_trait_get_date ((EntTrait *) a),
                                  ent_trait_get_date ((EntTrait *) b));
}

static void
update_traits (EntStatePage *self)
{
  g_autoptr (GPtrArray) traits = NULL;

  traits = ent_case_get_referrers (ent_session_get_case (self->session), ENT_TYPE_TRAIT,
                                   ent_record_get_id (ENT_RECORD (self->state)));
  g_ptr_array_sort_values (traits, compare_traits);
  gtk_list_box_remove_all (self->traits);
  gtk_widget_set_visible (GTK_WIDGET (self->traits), traits->len > 0);
  for (guint i = 0; i < traits->len; i++)
    {
      EntTrait *trait = g_ptr_array_index (traits, i);
      const char *title = ent_trait_get_title (trait) ?: ent_trait_get_value (trait);
      GtkWidget *row = NULL;

      row = append_dated_row (self, self->traits, title,
                              ent_words_for_trait_kind (ent_trait_get_kind (trait)),
                              ent_trait_get_date (trait), ent_trait_get_note (trait));
      ent_parts_make_editable (row, ENT_RECORD (trait));
    }
}

static void
update_chips (EntStatePage *self)
{
  EntDate *existed = ent_state_get_existed (self->state);
  g_autofree char *when = existed ? ent_date_to_words (existed) : NULL;
  gboolean is_state = ent_state_get_kind (self->state) == ENT_PARTY_KIND_STATE;

  ent_parts_clear (GTK_WIDGET (self->chips));
  ent_parts_add_chip (self->chips,
                      is_state ? C_("kind of party", "State") : C_("kind of party", "Not a state"),
                      "accent");
  if (when != NULL)
    ent_parts_add_chip (self->chips, when, "numeric");
  if (ent_state_has_code (self->state))
    ent_parts_add_chip (self->chips, ent_record_get_id (ENT_RECORD (self->state)), NULL);
}

static gboolean
is_member (EntStatePage *self,
           EntRecord    *record)
{
  const char *id = ent_record_get_id (ENT_RECORD (self->state));
  GListModel *members;

  if (!ENT_IS_TIE (record))
    return FALSE;

  members = ent_tie_get_members (ENT_TIE (record));
  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);

      if (g_str_equal (ent_membership_get_state (member), id))
        return TRUE;
    }

  return FALSE;
}

static gboolean
get_ties_for (EntStatePage   *self,
              EntOutlineItem *item,
              Ties           *ties)
{
  const EntSliceTie *in = NULL;
  EntRecord *record = ent_outline_item_get_record (item);

  if (!is_member (self, record))
    return FALSE;

  in = ent_slice_lookup_tie (ent_session_get_slice (self->session), ENT_TIE (record));
  if (in == NULL || in->status == ENT_STATUS_ABSENT)
    return FALSE;

  if (in->status == ENT_STATUS_ENDED)
    *ties = TIES_ENDED;
  else
    *ties = in->status == ENT_STATUS_ACTIVE && in->counts ? TIES_ALLIES : TIES_OTHERS;

  return TRUE;
}

static void
update_ties (EntStatePage *self)
{
  g_autoptr (GPtrArray) items = ent_outline_list (self->session);
  GtkWidget *sections[] = { GTK_WIDGET (self->allies), self->others_section, self->ended_section };

  for (Ties ties = TIES_ALLIES; ties < N_TIES; ties++)
    {
      g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
      Ties found;

      for (guint i = 0; i < items->len; i++)
        if (get_ties_for (self, g_ptr_array_index (items, i), &found) && found == ties)
          g_ptr_array_add (chosen, g_ptr_array_index (items, i));

      ent_outline_list_merge (self->ties[ties], chosen);
      gtk_widget_set_visible (sections[ties], chosen->len > 0);
    }
}

static void
tie_activated_cb (EntStatePage  *self,
                  GtkListBoxRow *row)
{
  EntOutlineRow *line = ENT_OUTLINE_ROW (gtk_list_box_row_get_child (row));
  EntOutlineItem *item = ent_outline_row_get_item (line);

  ent_session_select (self->session, ent_outline_item_get_record (item), NULL);
}

static GtkWidget *
create_row_cb (gpointer item,
               gpointer user_data)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = ent_outline_row_new (item);

  gtk_widget_add_css_class (line, "ent-tie-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  ent_outline_item_get_description (item),
                                  -1);

  return row;
}

static int
sort_cb (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  return ent_outline_item_compare ((EntOutlineItem *) a, (EntOutlineItem *) b);
}

static void
bind_ties (GtkListBox *list,
           GListStore *ties)
{
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (sort_cb, NULL, NULL));
  g_autoptr (GtkSortListModel) sorted = NULL;

  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (ties)), sorter);
  gtk_list_box_bind_model (list, G_LIST_MODEL (sorted), create_row_cb, NULL, NULL);
}

static void
ent_state_page_dispose (GObject *object)
{
  EntStatePage *self = ENT_STATE_PAGE (object);

  g_clear_object (&self->session);
  g_clear_object (&self->state);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_STATE_PAGE);
  for (guint i = 0; i < N_TIES; i++)
    g_clear_object (&self->ties[i]);

  G_OBJECT_CLASS (ent_state_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/panels/ent-state-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EntStatePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, EntStatePage, title);
  gtk_widget_class_bind_template_child (widget_class, EntStatePage, chips);
  gtk_widget_class_bind_template_child (widget_class, EntStatePage, allies);
  gtk_widget_class_bind_template_child (widget_class, EntStatePage, others_section);
  gtk_widget_class_bind_template_child (widget_class, EntStatePage, others);
  gtk_widget_class_bind_template_child (widget_class, EntStatePage, traits);
  gtk_widget_class_bind_template_child (widget_class, EntStatePage, names_section);
  gtk_widget_class_bind_template_child (widget_class, EntStatePage, names);
  gtk_widget_class_bind_template_child (widget_class, EntStatePage, ended_section);
  gtk_widget_class_bind_template_child (widget_class, EntStatePage, ended);
  gtk_widget_class_bind_template_child (widget_class, EntStatePage, events);
  gtk_widget_class_bind_template_child (widget_class, EntStatePage, notes_section);
  gtk_widget_class_bind_template_child (widget_class, EntStatePage, note);
  gtk_widget_class_bind_template_child (widget_class, EntStatePage, source);
  gtk_widget_class_bind_template_child (widget_class, EntStatePage, evidence);
  gtk_widget_class_bind_template_callback (widget_class, tie_activated_cb);
}

static void
ent_state_page_class_init (EntStatePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_state_page_dispose;

  g_type_ensure (ENT_TYPE_EVIDENCE_LIST);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
ent_state_page_init (EntStatePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < N_TIES; i++)
    self->ties[i] = g_list_store_new (ENT_TYPE_OUTLINE_ITEM);
  bind_ties (self->allies, self->ties[TIES_ALLIES]);
  bind_ties (self->others, self->ties[TIES_OTHERS]);
  bind_ties (self->ended, self->ties[TIES_ENDED]);
}

/**
 * ent_state_page_new:
 *
 * Returns: (transfer floating): a page of no state
 */
GtkWidget *
ent_state_page_new (void)
{
  return g_object_new (ENT_TYPE_STATE_PAGE, NULL);
}

/**
 * ent_state_page_set_state:
 * @self: a page
 * @session: (nullable): the session of whose case it is
 * @state: (nullable): a state; %NULL leaves the page as it is, to be shown no more
 *
 * Sets what the page shows, from its top.
 */
void
ent_state_page_set_state (EntStatePage *self,
                          EntSession   *session,
                          EntState     *state)
{
  g_return_if_fail (ENT_IS_STATE_PAGE (self));

  if (!(g_set_object (&self->session, session) | g_set_object (&self->state, state)))
    return;

  ent_state_page_update (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/**
 * ent_state_page_update:
 * @self: a page
 *
 * Follows the case.
 */
void
ent_state_page_update (EntStatePage *self)
{
  g_autoptr (GPtrArray) evidence = NULL;

  g_return_if_fail (ENT_IS_STATE_PAGE (self));

  if (self->session == NULL || self->state == NULL)
    return;

  ent_state_page_update_time (self);
  ent_parts_show_events (self->events, ent_session_get_case (self->session),
                         ENT_RECORD (self->state));
  ent_parts_show_notes (self->notes_section, self->note, ent_state_get_note (self->state),
                        self->source, ent_state_get_source (self->state));
  evidence = ent_case_get_state_evidence (ent_session_get_case (self->session), self->state);
  ent_evidence_list_set_evidence (self->evidence, self->session, evidence,
                                  ENT_RECORD (self->state));
}

/**
 * ent_state_page_update_time:
 * @self: a page
 *
 * Follows the session's time and definition.
 */
void
ent_state_page_update_time (EntStatePage *self)
{
  EntSpan at;

  g_return_if_fail (ENT_IS_STATE_PAGE (self));

  if (self->session == NULL || self->state == NULL)
    return;

  at = ent_date_get_span (ent_session_get_at (self->session));
  gtk_label_set_label (GTK_LABEL (self->title), ent_state_get_name_at (self->state, at));
  update_chips (self);
  update_ties (self);
  update_traits (self);
  update_names (self);
}

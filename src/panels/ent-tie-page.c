/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-evidence-list.h"
#include "ent-inspector-parts.h"
#include "ent-judgement.h"
#include "ent-lanes.h"
#include "ent-words.h"
#include "ent-tie-page.h"

/* Where the row of a definition keeps the icon that says whether the tie counts. */
#define VERDICT "ent-verdict"

/**
 * EntTiePage:
 *
 * All that is known of a tie, in the order in which one asks: what is it, why
 * does it hold at this moment, who counts it, on what paper, who says so; and
 * then what happened. What is long before the evidence is folded, so that the
 * evidence is soon in sight.
 *
 * What depends on the time is set by [method@TiePage.update_time], the rest by
 * [method@TiePage.update]: moving through time leaves the cards alone.
 */

struct _EntTiePage
{
  AdwBin parent_instance;

  EntSession        *session;
  EntTie            *tie;

  GtkScrolledWindow *scroller;
  GtkWidget         *title;
  GtkWidget         *link;
  AdwWrapBox        *chips;
  GtkWidget         *reason;
  GtkWidget         *why_title;
  GtkListBox        *disputes;
  EntLanes          *lanes;
  GtkWidget         *codings_section;
  AdwExpanderRow    *codings;
  GPtrArray         *coding_rows;   /* of AdwActionRow, owned by the page */
  GtkWidget         *members_section;
  AdwExpanderRow    *members;
  GPtrArray         *member_rows;   /* of AdwActionRow, owned by the page */
  GtkListBox        *instruments;
  GtkListBox        *events;
  GtkWidget         *notes_section;
  GtkWidget         *note;
  GtkWidget         *source;
  EntEvidenceList   *evidence;
  EntEvidenceList   *condition_evidence;
  GtkWidget         *definitions_section;
  AdwExpanderRow    *definitions;
  GPtrArray         *definition_rows; /* of AdwActionRow, owned by the page */
  GtkWidget         *by_name;
  GtkWidget         *take_in;
  GtkWidget         *leave_out;
  GtkWidget         *go_by_clauses;
};

G_DEFINE_FINAL_TYPE (EntTiePage, ent_tie_page, ADW_TYPE_BIN)

static EntSpan
get_at (EntTiePage *self)
{
  return ent_date_get_span (ent_session_get_at (self->session));
}

static const char *
get_state_name (EntTiePage *self,
                const char *id)
{
  EntRecord *state = ent_case_lookup (ent_session_get_case (self->session), ENT_TYPE_STATE, id);

  return state ? ent_state_get_name_at (ENT_STATE (state), get_at (self)) : id;
}

static char *
dup_link_title (EntTiePage    *self,
                const EntLink *link)
{
  if (link->b == NULL)
    /* Translators: a state whose part in a tie of many members is selected. */
    return g_strdup_printf (_("Selected: %s in it"), get_state_name (self, link->a));

  /* Translators: two states whose link, of a tie of several members, is selected. */
  return g_strdup_printf (_("Selected: %s – %s"),
                          get_state_name (self, link->a), get_state_name (self, link->b));
}

/* Which of the tie's links is selected, where it has more than one. */
static void
update_link (EntTiePage *self)
{
  const char *selected = ent_session_get_link (self->session);
  g_autoptr (GPtrArray) links = NULL;
  g_autofree char *text = NULL;

  links = ent_link_list (ent_session_get_case (self->session), self->tie);
  for (guint i = 0; selected && links->len > 1 && i < links->len; i++)
    {
      const EntLink *link = g_ptr_array_index (links, i);

      if (text == NULL && g_str_equal (link->id, selected))
        text = dup_link_title (self, link);
    }

  ent_parts_set_label (self->link, text);
}

static void
add_status_chip (EntTiePage *self)
{
  EntSlice *slice = ent_session_get_slice (self->session);
  const EntSliceTie *in = ent_slice_lookup_tie (slice, self->tie);
  g_autofree char *when = ent_words_dup_instant (ent_slice_get_at (slice));
  g_autofree char *possible = NULL;

  switch (in ? in->status : ENT_STATUS_ABSENT)
    {
    case ENT_STATUS_ABSENT:
      ent_parts_add_chip (self->chips, C_("status of a tie", "Not begun"), NULL);
      break;
    case ENT_STATUS_UNCOUNTED:
      ent_parts_add_chip (self->chips, C_("status of a tie", "Not counted"), NULL);
      break;
    case ENT_STATUS_ENDED:
      ent_parts_add_chip (self->chips, C_("status of a tie", "Ended"), NULL);
      break;
    case ENT_STATUS_ACTIVE:
    default:
      break;
    }

  if (in != NULL && in->activity == ENT_ACTIVITY_POSSIBLE)
    {
      /* Translators: a time with its preposition, such as “in 2030”. */
      possible = g_strdup_printf (_("Possible %s"), when);
      ent_parts_add_chip (self->chips, possible, NULL);
    }
}

static void
update_chips (EntTiePage *self)
{
  g_autofree char *dates = ent_date_to_words (ent_tie_get_date (self->tie));
  const char *basis = ent_words_for_basis (ent_tie_get_basis (self->tie));

  ent_parts_clear (GTK_WIDGET (self->chips));
  ent_parts_add_chip (self->chips, ent_words_for_tie_kind (ent_tie_get_kind (self->tie)), "accent");
  ent_parts_add_chip (self->chips, dates, "numeric");
  if (basis != NULL)
    ent_parts_add_chip (self->chips, basis, NULL);
  if (ent_case_is_contested (ent_session_get_case (self->session), self->tie))
    ent_parts_add_chip (self->chips, C_("status of a tie", "Contested"), "warning");
  add_status_chip (self);
}

static void
update_reason (EntTiePage *self)
{
  g_autoptr (EntJudgement) judgement = NULL;

  judgement = ent_judgement_new (ent_session_get_case (self->session),
                                 ent_slice_get_definition (ent_session_get_slice (self->session)),
                                 self->tie);
  ent_parts_set_label (self->reason, judgement->reason);
}

static gboolean
has_parts_to_tell (EntTie *tie)
{
  GListModel *members = ent_tie_get_members (tie);
  guint n_members = g_list_model_get_n_items (members);

  for (guint i = 0; i < n_members; i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);

      if (ent_membership_get_date (member) != NULL ||
          ent_words_for_role (ent_membership_get_role (member)) != NULL)
        return TRUE;
    }

  return n_members > 2;
}

static void
member_activated_cb (EntTiePage   *self,
                     AdwActionRow *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "ent-state");
  EntRecord *state = ent_case_lookup (ent_session_get_case (self->session), ENT_TYPE_STATE, id);

  if (state != NULL)
    ent_session_select (self->session, state, NULL);
}

static GtkWidget *
new_member_row (EntTiePage    *self,
                EntMembership *member)
{
  g_autoptr (GString) subtitle = g_string_new (NULL);
  EntDate *date = ent_membership_get_date (member);
  g_autofree char *when = date ? ent_date_to_words (date) : NULL;
  const char *id = ent_membership_get_state (member);
  GtkWidget *row;

  ent_parts_append_phrase (subtitle, ent_words_for_role (ent_membership_get_role (member)));
  ent_parts_append_phrase (subtitle, when);
  row = ent_parts_new_row (get_state_name (self, id), subtitle->str);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "ent-state", g_strdup (id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (member_activated_cb), self,
                           G_CONNECT_SWAPPED);

  return row;
}

static void
update_members (EntTiePage *self)
{
  GListModel *members = ent_tie_get_members (self->tie);

  for (guint i = 0; i < self->member_rows->len; i++)
    adw_expander_row_remove (self->members, g_ptr_array_index (self->member_rows, i));
  g_ptr_array_set_size (self->member_rows, 0);

  gtk_widget_set_visible (self->members_section, has_parts_to_tell (self->tie));
  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);
      GtkWidget *row = new_member_row (self, member);

      g_ptr_array_add (self->member_rows, row);
      adw_expander_row_add_row (self->members, row);
    }
}

/* The members are called otherwise at other times. */
static void
update_member_names (EntTiePage *self)
{
  g_autofree char *names = NULL;

  names = ent_words_dup_members (ent_session_get_case (self->session), self->tie, get_at (self));
  adw_expander_row_set_subtitle (self->members, names);
  for (guint i = 0; i < self->member_rows->len; i++)
    {
      AdwPreferencesRow *row = g_ptr_array_index (self->member_rows, i);
      const char *id = g_object_get_data (G_OBJECT (row), "ent-state");

      adw_preferences_row_set_title (row, get_state_name (self, id));
    }
}

static void
update_why (EntTiePage *self)
{
  gboolean governed = ent_tie_is_governed (self->tie);
  gboolean known = ent_lanes_set_tie (self->lanes, ent_session_get_case (self->session),
                                      self->tie, get_at (self));

  gtk_label_set_label (GTK_LABEL (self->why_title),
                       governed ? _("Why It Holds") : _("Interests and Values"));
  gtk_widget_set_visible (GTK_WIDGET (self->lanes), known || governed);
  ent_codings_fill (self->codings, self->coding_rows, ent_session_get_case (self->session),
                    self->tie, get_at (self));
  gtk_widget_set_visible (self->codings_section, self->coding_rows->len > 0);
}

static void
update_evidence (EntTiePage *self)
{
  EntCase *the_case = ent_session_get_case (self->session);
  g_autoptr (GPtrArray) evidence = ent_case_get_tie_evidence (the_case, self->tie);
  g_autoptr (GPtrArray) of_conditions = ent_case_get_condition_evidence (the_case, self->tie);

  ent_evidence_list_set_evidence (self->evidence, self->session, evidence,
                                  ENT_RECORD (self->tie));
  ent_evidence_list_set_evidence (self->condition_evidence, self->session, of_conditions,
                                  ENT_RECORD (self->tie));
}

static const char *
get_verdict_icon (const EntJudgement *judgement,
                  EntSpan             at)
{
  if (judgement->extents->len == 0)
    return "ent-contests-symbolic";

  return ent_judgement_get_activity (judgement, at) == ENT_ACTIVITY_POSSIBLE
           ? "ent-possible-symbolic"
           : "ent-supports-symbolic";
}

/* "Counts, by clause 2 · 1950–1961", and what the clause asks for. */
static char *
dup_verdict (EntTiePage         *self,
             EntDefinition      *definition,
             const EntJudgement *judgement)
{
  g_autofree char *verdict = ent_words_dup_verdict (judgement, get_at (self));
  g_autofree char *times = ent_words_dup_judgement_times (judgement);
  g_autofree char *clause = ent_words_dup_clause (definition, judgement, get_at (self));
  g_autoptr (GString) words = g_string_new (verdict);

  if (times != NULL)
    g_string_append_printf (words, " · %s", times);
  if (clause != NULL)
    g_string_append_printf (words, "\n%s", clause);

  return g_string_free_and_steal (g_steal_pointer (&words));
}

static GtkWidget *
new_definition_row (void)
{
  GtkWidget *image = gtk_image_new ();
  GtkWidget *row = ent_parts_new_row ("", NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  g_object_set_data (G_OBJECT (row), VERDICT, image);

  return row;
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
fill_definition_row (EntTiePage         *self,
                     GtkWidget          *row,
                     EntDefinition      *definition,
                     const EntJudgement *judgement)
{
  g_autofree char *words = dup_verdict (self, definition, judgement);
  GtkWidget *image = g_object_get_data (G_OBJECT (row), VERDICT);
  gboolean counts = judgement->extents->len > 0;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), ent_definition_get_title (definition));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_image_set_from_icon_name (GTK_IMAGE (image), get_verdict_icon (judgement, get_at (self)));
  set_class (image, "success", counts);
  set_class (image, "warning", !counts);
  set_class (row, "ent-current", definition == ent_session_get_definition (self->session));
  gtk_widget_set_tooltip_text (row, judgement->reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, judgement->reason, -1);
}

/* The definition in use can be told of this one tie what it is to say. */
static void
update_by_name (EntTiePage *self)
{
  EntDefinition *definition = ent_session_get_definition (self->session);
  EntByName by_name = ENT_BY_NAME_NOT;
  g_autofree char *tooltip = NULL;

  gtk_widget_set_visible (self->by_name, definition != NULL &&
                                         adw_expander_row_get_expanded (self->definitions));
  if (definition == NULL)
    return;

  by_name = ent_definition_get_by_name (definition, self->tie);
  gtk_widget_set_visible (self->take_in, by_name != ENT_BY_NAME_TAKEN_IN);
  gtk_widget_set_visible (self->leave_out, by_name != ENT_BY_NAME_LEFT_OUT);
  gtk_widget_set_visible (self->go_by_clauses, by_name != ENT_BY_NAME_NOT);
  /* Translators: the title of the definition that is in use. */
  tooltip = g_strdup_printf (_("In “%s”, which is in use"), ent_definition_get_title (definition));
  gtk_widget_set_tooltip_text (self->take_in, tooltip);
  gtk_widget_set_tooltip_text (self->leave_out, tooltip);
  gtk_widget_set_tooltip_text (self->go_by_clauses, tooltip);
}

/* Rows stay where there are as many: moving through time takes the keyboard away from none. */
static void
make_definition_rows (EntTiePage *self,
                      guint       n)
{
  while (self->definition_rows->len < n)
    {
      GtkWidget *row = new_definition_row ();

      adw_expander_row_add_row (self->definitions, row);
      g_ptr_array_add (self->definition_rows, row);
    }
  while (self->definition_rows->len > n)
    adw_expander_row_remove (self->definitions,
                             g_ptr_array_steal_index (self->definition_rows,
                                                      self->definition_rows->len - 1));
}

/* "Counts under 2 of 3 definitions": ever, and at the time where that is another number. */
static void
describe_definitions (EntTiePage *self,
                      guint       n_ever,
                      guint       n_now)
{
  guint n = self->definition_rows->len;
  g_autofree char *when = ent_words_dup_instant (ent_session_get_at (self->session));
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  /* Translators: under how many definitions of alliance a tie counts, and how many there are. */
  title = g_strdup_printf (ngettext ("Counts under %u of %u definition",
                                     "Counts under %u of %u definitions", n), n_ever, n);
  if (n_now == 0 && n_ever > 0)
    /* Translators: of definitions of alliance; a time with its preposition: “in 1985”. */
    subtitle = g_strdup_printf (_("Under none of them %s"), when);
  else if (n_now < n_ever)
    /* Translators: under how many definitions of alliance a tie counts at a time, which stands
     * there with its preposition: “in 1985”. */
    subtitle = g_strdup_printf (ngettext ("Under %u of them %s", "Under %u of them %s", n_now),
                                n_now, when);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->definitions), title);
  adw_expander_row_set_subtitle (self->definitions, subtitle ? subtitle : "");
}

static void
unfolded_cb (EntTiePage *self)
{
  if (self->session != NULL && self->tie != NULL)
    update_by_name (self);
}

static void
update_definitions (EntTiePage *self)
{
  EntCase *the_case = ent_session_get_case (self->session);
  GListModel *definitions = ent_case_get_definitions (the_case);
  guint n_ever = 0;
  guint n_now = 0;

  make_definition_rows (self, ent_tie_is_governed (self->tie)
                                ? g_list_model_get_n_items (definitions) : 0);
  for (guint i = 0; i < self->definition_rows->len; i++)
    {
      g_autoptr (EntDefinition) definition = g_list_model_get_item (definitions, i);
      g_autoptr (EntJudgement) judgement = ent_judgement_new (the_case, definition, self->tie);

      fill_definition_row (self, g_ptr_array_index (self->definition_rows, i), definition,
                           judgement);
      n_ever += judgement->extents->len > 0;
      n_now += ent_judgement_get_activity (judgement, get_at (self)) != ENT_ACTIVITY_NONE;
    }

  gtk_widget_set_visible (self->definitions_section, self->definition_rows->len > 0);
  describe_definitions (self, n_ever, n_now);
  update_by_name (self);
}

static void
show_evidence_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  EntTiePage *self = ENT_TIE_PAGE (widget);
  GtkWidget *content = gtk_widget_get_parent (GTK_WIDGET (self->evidence));
  graphene_point_t top;

  if (!gtk_widget_compute_point (GTK_WIDGET (self->evidence), content,
                                 &GRAPHENE_POINT_INIT (0, 0), &top))
    return;

  gtk_widget_child_focus (GTK_WIDGET (self->evidence), GTK_DIR_TAB_FORWARD);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), top.y);
}

static void
ent_tie_page_dispose (GObject *object)
{
  EntTiePage *self = ENT_TIE_PAGE (object);

  g_clear_object (&self->session);
  g_clear_object (&self->tie);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_TIE_PAGE);
  g_clear_pointer (&self->member_rows, g_ptr_array_unref);
  g_clear_pointer (&self->coding_rows, g_ptr_array_unref);
  g_clear_pointer (&self->definition_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (ent_tie_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/panels/ent-tie-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, title);
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, link);
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, chips);
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, reason);
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, why_title);
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, disputes);
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, lanes);
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, codings_section);
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, codings);
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, members_section);
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, members);
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, instruments);
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, events);
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, notes_section);
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, note);
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, source);
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, evidence);
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, condition_evidence);
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, definitions_section);
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, definitions);
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, by_name);
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, take_in);
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, leave_out);
  gtk_widget_class_bind_template_child (widget_class, EntTiePage, go_by_clauses);
}

static void
ent_tie_page_class_init (EntTiePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_tie_page_dispose;

  /**
   * EntTiePage|page.show-evidence:
   *
   * Scrolls to the evidence and goes to its first card.
   */
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.show-evidence", NULL,
                                   show_evidence_cb);

  g_type_ensure (ENT_TYPE_LANES);
  g_type_ensure (ENT_TYPE_EVIDENCE_LIST);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
ent_tie_page_init (EntTiePage *self)
{
  self->member_rows = g_ptr_array_new ();
  self->coding_rows = g_ptr_array_new ();
  self->definition_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->definitions, "notify::expanded", G_CALLBACK (unfolded_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ent_tie_page_new:
 *
 * Returns: (transfer floating): a page of no tie
 */
GtkWidget *
ent_tie_page_new (void)
{
  return g_object_new (ENT_TYPE_TIE_PAGE, NULL);
}

/**
 * ent_tie_page_set_tie:
 * @self: a page
 * @session: (nullable): the session of whose case it is
 * @tie: (nullable): a tie; %NULL leaves the page as it is, to be shown no more
 *
 * Sets what the page shows, from its top.
 */
void
ent_tie_page_set_tie (EntTiePage *self,
                      EntSession *session,
                      EntTie     *tie)
{
  g_return_if_fail (ENT_IS_TIE_PAGE (self));

  if (!(g_set_object (&self->session, session) | g_set_object (&self->tie, tie)))
    return;

  adw_expander_row_set_expanded (self->members, FALSE);
  adw_expander_row_set_expanded (self->codings, FALSE);
  ent_tie_page_update (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/**
 * ent_tie_page_update:
 * @self: a page
 *
 * Follows the case.
 */
void
ent_tie_page_update (EntTiePage *self)
{
  g_return_if_fail (ENT_IS_TIE_PAGE (self));

  if (self->session == NULL || self->tie == NULL)
    return;

  update_why (self);
  update_members (self);
  ent_disputes_fill (self->disputes, ent_session_get_case (self->session), self->tie);
  ent_tie_page_update_time (self);
  gtk_widget_set_visible (GTK_WIDGET (self->instruments),
                          ent_instrument_cards_fill (self->instruments,
                                                     ent_session_get_case (self->session),
                                                     self->tie));
  ent_parts_show_events (self->events, ent_session_get_case (self->session),
                         ENT_RECORD (self->tie));
  ent_parts_show_notes (self->notes_section, self->note, ent_tie_get_note (self->tie),
                        self->source, ent_tie_get_source (self->tie));
  update_evidence (self);
}

/**
 * ent_tie_page_update_time:
 * @self: a page
 *
 * Follows the session's time, definition and selected link.
 */
void
ent_tie_page_update_time (EntTiePage *self)
{
  EntSpan at;
  g_autofree char *title = NULL;

  g_return_if_fail (ENT_IS_TIE_PAGE (self));

  if (self->session == NULL || self->tie == NULL)
    return;

  at = get_at (self);
  title = ent_case_dup_tie_title (ent_session_get_case (self->session), self->tie, at);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  update_link (self);
  update_chips (self);
  update_reason (self);
  ent_lanes_set_at (self->lanes, at);
  update_member_names (self);
  update_definitions (self);
}

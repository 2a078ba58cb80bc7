/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-evidence-card.h"
#include "ent-evidence-list.h"
#include "ent-inspector-parts.h"
#include "ent-words.h"

/**
 * EntEvidenceList:
 *
 * Passages as cards, in the order of their articles' dates and then of the text,
 * with a count by stance and a filter.
 *
 * What one passage says in the same stance and voice is one card. Of many cards
 * the first ones are shown, and the others when they are asked for: what comes
 * below the list is then not out of reach.
 */

/* As many cards are shown before the others are asked for. */
#define CARDS_SHOWN 6

struct _EntEvidenceList
{
  AdwBin parent_instance;

  EntSession         *session;
  EntRecord          *subject;
  char               *title;
  char               *summary;
  GListStore         *groups;    /* GListStore of EntEvidence each */
  GtkFilter          *filter;
  GtkFilterListModel *filtered;
  GtkSliceListModel  *shown;

  AdwToggleGroup     *toggles;
  GtkListBox         *list;
  GtkButton          *more;
  guint               turn; /* an idle source */
};

G_DEFINE_FINAL_TYPE (EntEvidenceList, ent_evidence_list, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUMMARY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static EntEvidence *
get_first (GListModel *group)
{
  g_autoptr (EntEvidence) first = g_list_model_get_item (group, 0);

  return first;
}

static EntStance
get_stance (GListModel *group)
{
  return ent_evidence_get_stance (get_first (group));
}

static int
compare_numbers (gsize a,
                 gsize b)
{
  return (a > b) - (a < b);
}

static int
compare_articles (EntCase    *the_case,
                  EntPassage *a,
                  EntPassage *b)
{
  EntRecord *first = ent_case_lookup (the_case, ENT_TYPE_ARTICLE, ent_passage_get_article (a));
  EntRecord *second = ent_case_lookup (the_case, ENT_TYPE_ARTICLE, ent_passage_get_article (b));
  g_autoptr (EntDate) first_date = first ? ent_article_dup_date (ENT_ARTICLE (first)) : NULL;
  g_autoptr (EntDate) second_date = second ? ent_article_dup_date (ENT_ARTICLE (second)) : NULL;
  int order = ent_parts_compare_dates (first_date, second_date);

  return order ? order : strcmp (ent_passage_get_article (a), ent_passage_get_article (b));
}

static int
compare_places (EntAnchor *a,
                EntAnchor *b)
{
  int order;

  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);

  order = compare_numbers (ent_anchor_get_paragraph (a), ent_anchor_get_paragraph (b));
  return order ? order : compare_numbers (ent_anchor_get_start (a), ent_anchor_get_start (b));
}

static int
compare_evidence (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  EntCase *the_case = user_data;
  EntEvidence *first = (EntEvidence *) a;
  EntEvidence *second = (EntEvidence *) b;
  EntPassage *p = (EntPassage *) ent_case_lookup (the_case, ENT_TYPE_PASSAGE,
                                                  ent_evidence_get_passage (first));
  EntPassage *q = (EntPassage *) ent_case_lookup (the_case, ENT_TYPE_PASSAGE,
                                                  ent_evidence_get_passage (second));
  int order = compare_articles (the_case, p, q);

  if (order == 0)
    order = compare_places (ent_passage_get_anchor (p), ent_passage_get_anchor (q));
  if (order == 0)
    order = (int) ent_evidence_get_stance (first) - (int) ent_evidence_get_stance (second);

  return order;
}

static gboolean
belong_together (EntEvidence *a,
                 EntEvidence *b)
{
  return g_str_equal (ent_evidence_get_passage (a), ent_evidence_get_passage (b)) &&
         ent_evidence_get_stance (a) == ent_evidence_get_stance (b) &&
         g_strcmp0 (ent_evidence_get_voice (a), ent_evidence_get_voice (b)) == 0;
}

static GListStore *
find_group (GPtrArray   *groups,
            EntEvidence *evidence)
{
  for (guint i = groups->len; i > 0; i--)
    {
      GListModel *group = g_ptr_array_index (groups, i - 1);

      if (belong_together (get_first (group), evidence))
        return G_LIST_STORE (group);
    }

  return NULL;
}

static GPtrArray *
group_evidence (EntSession *session,
                GPtrArray  *evidence)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (g_object_unref);
  EntCase *the_case = ent_session_get_case (session);

  g_ptr_array_sort_values_with_data (evidence, compare_evidence, the_case);
  for (guint i = 0; i < evidence->len; i++)
    {
      GListStore *group = find_group (groups, g_ptr_array_index (evidence, i));

      if (group == NULL)
        {
          group = g_list_store_new (ENT_TYPE_EVIDENCE);
          g_ptr_array_add (groups, group);
        }
      g_list_store_append (group, g_ptr_array_index (evidence, i));
    }

  return groups;
}

static gboolean
is_same_group (GListModel *a,
               GListModel *b)
{
  guint n_items = g_list_model_get_n_items (a);

  if (g_list_model_get_n_items (b) != n_items)
    return FALSE;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (EntEvidence) first = g_list_model_get_item (a, i);
      g_autoptr (EntEvidence) second = g_list_model_get_item (b, i);

      if (first != second)
        return FALSE;
    }

  return TRUE;
}

/* Replaces what differs between the list's two ends. */
static void
splice_groups (EntEvidenceList *self,
               GPtrArray       *groups)
{
  GListModel *model = G_LIST_MODEL (self->groups);
  guint n_old = g_list_model_get_n_items (model);
  guint n_new = groups->len;
  guint head = 0;

  while (head < n_old && head < n_new)
    {
      g_autoptr (GListModel) group = g_list_model_get_item (model, head);

      if (!is_same_group (group, g_ptr_array_index (groups, head)))
        break;
      head++;
    }
  while (n_old > head && n_new > head)
    {
      g_autoptr (GListModel) group = g_list_model_get_item (model, n_old - 1);

      if (!is_same_group (group, g_ptr_array_index (groups, n_new - 1)))
        break;
      n_old--;
      n_new--;
    }

  if (head < n_old || head < n_new)
    g_list_store_splice (self->groups, head, n_old - head, groups->pdata + head, n_new - head);
}

/* There is something to choose from where there are two stances. */
static void
update_toggles (EntEvidenceList *self,
                const guint      counts[3])
{
  guint n_stances = 0;

  for (guint i = 0; i < 3; i++)
    {
      n_stances += counts[i] > 0;
      adw_toggle_set_enabled (adw_toggle_group_get_toggle (self->toggles, i + 1), counts[i] > 0);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->toggles), n_stances > 1);
  if (n_stances <= 1)
    adw_toggle_group_set_active_name (self->toggles, "all");
}

static void
update_counts (EntEvidenceList *self)
{
  GListModel *model = G_LIST_MODEL (self->groups);
  g_autoptr (GString) text = g_string_new (NULL);
  guint counts[3] = { 0 };
  g_autofree char *supports = NULL;
  g_autofree char *contests = NULL;
  g_autofree char *mentions = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GListModel) group = g_list_model_get_item (model, i);

      counts[get_stance (group)]++;
    }

  supports = g_strdup_printf (ngettext ("%u supports", "%u support", counts[ENT_STANCE_SUPPORTS]),
                              counts[ENT_STANCE_SUPPORTS]);
  contests = g_strdup_printf (ngettext ("%u contests", "%u contest", counts[ENT_STANCE_CONTESTS]),
                              counts[ENT_STANCE_CONTESTS]);
  mentions = g_strdup_printf (ngettext ("%u mentions", "%u mention", counts[ENT_STANCE_MENTIONS]),
                              counts[ENT_STANCE_MENTIONS]);
  ent_parts_append_phrase (text, counts[ENT_STANCE_SUPPORTS] ? supports : NULL);
  ent_parts_append_phrase (text, counts[ENT_STANCE_CONTESTS] ? contests : NULL);
  ent_parts_append_phrase (text, counts[ENT_STANCE_MENTIONS] ? mentions : NULL);
  if (g_set_str (&self->summary, text->str))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);

  update_toggles (self, counts);
}

static gboolean
filter_cb (gpointer item,
           gpointer user_data)
{
  EntEvidenceList *self = user_data;
  guint active = adw_toggle_group_get_active (self->toggles);

  return active == 0 || active > 3 || (guint) get_stance (item) == active - 1;
}

static void
update_more (EntEvidenceList *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  g_autofree char *label = NULL;

  label = g_strdup_printf (ngettext ("Show All (%u Passage)", "Show All (%u Passages)", n_items),
                           n_items);
  gtk_button_set_label (self->more, label);
  gtk_widget_set_visible (GTK_WIDGET (self->more),
                          n_items > gtk_slice_list_model_get_size (self->shown));
}

static void
filter_changed_cb (EntEvidenceList *self)
{
  if (self->filter == NULL)
    return;

  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_more (self);
}

/* The button goes, and the focus that it had goes to the first card that came. */
static void
more_clicked_cb (EntEvidenceList *self)
{
  GtkListBoxRow *first;

  gtk_slice_list_model_set_size (self->shown, G_MAXUINT);
  first = gtk_list_box_get_row_at_index (self->list, CARDS_SHOWN);
  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
  update_more (self);
}

static GtkWidget *
create_row_cb (gpointer item,
               gpointer user_data)
{
  EntEvidenceList *self = user_data;

  return ent_evidence_card_new (self->session, item, self->subject);
}

/* ------------------------------------------------------------------------------ layout */

/* Beside each other, the stances need so much; as it is, however they stand now. */
static int
measure_toggles (EntEvidenceList *self)
{
  int sum = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->toggles)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int natural = 0;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      sum += natural;
    }
  return sum;
}

static gboolean
turn_cb (gpointer user_data)
{
  EntEvidenceList *self = user_data;
  gboolean fits = measure_toggles (self) <= gtk_widget_get_width (GTK_WIDGET (self));

  self->turn = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->toggles),
                                  fits ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  return G_SOURCE_REMOVE;
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (adw_bin_get_child (ADW_BIN (widget)));
}

static void
measure (GtkWidget      *widget,
         GtkOrientation  orientation,
         int             for_size,
         int            *minimum,
         int            *natural,
         int            *minimum_baseline,
         int            *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum,
                      natural, minimum_baseline, natural_baseline);
}

/* Where there is no room for the stances beside each other, as with large text on a narrow
 * screen, they stand below each other: nothing of them is cut. */
static void
allocate (GtkWidget *widget,
          int        width,
          int        height,
          int        baseline)
{
  EntEvidenceList *self = ENT_EVIDENCE_LIST (widget);
  GtkOrientation now = gtk_orientable_get_orientation (GTK_ORIENTABLE (self->toggles));

  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
  if (self->turn == 0 && (measure_toggles (self) <= width) != (now == GTK_ORIENTATION_HORIZONTAL))
    self->turn = g_idle_add (turn_cb, self);
}

/* ------------------------------------------------------------------------- object's life */

static void
ent_evidence_list_dispose (GObject *object)
{
  EntEvidenceList *self = ENT_EVIDENCE_LIST (object);

  if (self->filter != NULL)
    {
      gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
      gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter), NULL, NULL, NULL);
    }
  g_clear_handle_id (&self->turn, g_source_remove);
  g_clear_object (&self->shown);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->groups);
  g_clear_object (&self->subject);
  g_clear_object (&self->session);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->summary, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_EVIDENCE_LIST);

  G_OBJECT_CLASS (ent_evidence_list_parent_class)->dispose (object);
}

static void
ent_evidence_list_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  EntEvidenceList *self = ENT_EVIDENCE_LIST (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_evidence_list_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  EntEvidenceList *self = ENT_EVIDENCE_LIST (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      if (g_set_str (&self->title, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_evidence_list_class_init (EntEvidenceListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_evidence_list_dispose;
  object_class->get_property = ent_evidence_list_get_property;
  object_class->set_property = ent_evidence_list_set_property;

  /**
   * EntEvidenceList:title:
   *
   * The heading.
   */
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * EntEvidenceList:summary:
   *
   * How many passages there are by stance: "14 support · 2 contest".
   */
  properties[PROP_SUMMARY] =
    g_param_spec_string ("summary", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/panels/ent-evidence-list.ui");
  gtk_widget_class_bind_template_child (widget_class, EntEvidenceList, toggles);
  gtk_widget_class_bind_template_child (widget_class, EntEvidenceList, list);
  gtk_widget_class_bind_template_child (widget_class, EntEvidenceList, more);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
}

static void
ent_evidence_list_init (EntEvidenceList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (get_request_mode, measure, allocate));

  self->groups = g_list_store_new (G_TYPE_LIST_MODEL);
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, self, NULL));
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->groups)),
                                              g_object_ref (self->filter));
  self->shown = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)),
                                          0, CARDS_SHOWN);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->shown), create_row_cb, self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * ent_evidence_list_new:
 * @title: the heading
 *
 * Returns: (transfer floating): a list of no evidence, which is not visible
 */
GtkWidget *
ent_evidence_list_new (const char *title)
{
  return g_object_new (ENT_TYPE_EVIDENCE_LIST, "title", title, NULL);
}

/**
 * ent_evidence_list_set_evidence:
 * @self: a list
 * @session: the session of whose case it is
 * @evidence: (element-type EntEvidence) (transfer none): the evidence; it is sorted
 * @subject: (nullable): the record that the page is about
 *
 * Sets the evidence that is shown; the list hides where there is none.
 */
void
ent_evidence_list_set_evidence (EntEvidenceList *self,
                                EntSession      *session,
                                GPtrArray       *evidence,
                                EntRecord       *subject)
{
  g_autoptr (GPtrArray) groups = NULL;

  g_return_if_fail (ENT_IS_EVIDENCE_LIST (self));
  g_return_if_fail (ENT_IS_SESSION (session));

  /* Cards for another subject are other cards. */
  if (g_set_object (&self->session, session) | g_set_object (&self->subject, subject))
    {
      g_list_store_remove_all (self->groups);
      adw_toggle_group_set_active_name (self->toggles, "all");
      gtk_slice_list_model_set_size (self->shown, CARDS_SHOWN);
    }

  groups = group_evidence (session, evidence);
  splice_groups (self, groups);
  /* A card that stayed may have changed its stance. */
  filter_changed_cb (self);
  update_counts (self);
  gtk_widget_set_visible (GTK_WIDGET (self), groups->len > 0);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-definition-compare.h"
#include "ent-definition-preview.h"
#include "ent-edit.h"
#include "ent-words.h"

/**
 * EntDefinitionPreview:
 *
 * What a definition that is being edited would count: how many ties at the time shown and
 * in all, and which it adds and takes away, by name. The session shows the same behind the
 * dialog: graph, histogram and counts follow as one edits, and go back when the dialog is
 * closed without saving.
 *
 * Title and description are typed letter by letter and change no count: only what counts is
 * compared, once one pauses.
 */

#define PAUSE 120   /* milliseconds */
#define LISTED 100

struct _EntDefinitionPreview
{
  AdwPreferencesGroup parent_instance;

  EntSession           *session;
  EntForm              *form;      /* not owned: it lives as long as the dialog */
  EntDefinition        *saved;     /* nullable: what it is compared with */
  EntDefinition        *shown;     /* nullable: what was counted last */
  EntDefinitionCompare *compare;   /* nullable: of the two, as long as the case is as it was */
  guint                 pause;

  AdwExpanderRow       *list;
  GPtrArray            *rows;      /* of AdwActionRow, owned by the list */
};

typedef enum
{
  ADDED,
  TAKEN,
  MOVED,
} Which;

G_DEFINE_FINAL_TYPE (EntDefinitionPreview, ent_definition_preview, ADW_TYPE_PREFERENCES_GROUP)

static EntDefinition *
make_draft (EntDefinitionPreview *self)
{
  g_autoptr (JsonObject) object = ent_form_dup_object (self->form);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  /* A new one may have neither yet. */
  if (!json_object_has_member (object, "id"))
    json_object_set_string_member (object, "id", "draft");
  json_object_set_string_member (object, "title",
                                 json_object_get_string_member_with_default (object, "title", " "));
  json_object_remove_member (object, "description");
  json_object_remove_member (object, "note");
  json_node_set_object (node, object);

  return ENT_DEFINITION (ent_record_new_from_json (ENT_TYPE_DEFINITION, node, NULL));
}

/* Whether two count the same, be they called as they may. */
static gboolean
count_the_same (EntDefinition *a,
                EntDefinition *b)
{
  static const char *const members[] = { "id", "title", "description", "note" };
  g_autoptr (JsonNode) node_a = ent_record_to_json (ENT_RECORD (a));
  g_autoptr (JsonNode) node_b = ent_record_to_json (ENT_RECORD (b));

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      json_object_remove_member (json_node_get_object (node_a), members[i]);
      json_object_remove_member (json_node_get_object (node_b), members[i]);
    }

  return json_node_equal (node_a, node_b);
}

/* "Added · 1977–": what becomes of a tie, and when it counts. */
static GtkWidget *
new_tie_row (EntDefinitionPreview *self,
             const EntComparedTie *tie,
             Which                 which)
{
  EntCase *the_case = ent_session_get_case (self->session);
  g_autofree char *title = ent_edit_dup_name (the_case, ENT_RECORD (tie->tie));
  g_autofree char *before = ent_words_dup_judgement_times (tie->first);
  g_autofree char *after = ent_words_dup_judgement_times (tie->second);
  g_autofree char *subtitle = NULL;

  if (which == MOVED)
    /* Translators: the years in which a tie would count, and those in which it did. */
    subtitle = g_strdup_printf (_("Counted at other times · %s instead of %s"), after, before);
  else if (which == ADDED)
    /* Translators: the years in which a tie would count. */
    subtitle = g_strdup_printf (_("Added · %s"), after);
  else
    /* Translators: the years in which a tie counted. */
    subtitle = g_strdup_printf (_("Left out · %s"), before);

  return g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                       "subtitle", subtitle, NULL);
}

static gboolean
belongs (const EntComparedTie *tie,
         Which                 which)
{
  switch (ent_compared_tie_get_counted (tie, NULL))
    {
    case ENT_COUNTED_FIRST:
      return which == TAKEN;
    case ENT_COUNTED_SECOND:
      return which == ADDED;
    case ENT_COUNTED_BOTH:
      return which == MOVED && ent_compared_tie_differs (tie);
    case ENT_COUNTED_NEITHER:
    default:
      return FALSE;
    }
}

static void
add_row (EntDefinitionPreview *self,
         GtkWidget            *row)
{
  g_ptr_array_add (self->rows, row);
  adw_expander_row_add_row (self->list, row);
}

static void
clear_rows (EntDefinitionPreview *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->list, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static guint
add_ties (EntDefinitionPreview *self,
          EntDefinitionCompare *compare,
          Which                 which)
{
  guint n = 0;

  for (guint i = 0; i < ent_definition_compare_get_n (compare); i++)
    {
      const EntComparedTie *tie = ent_definition_compare_get (compare, i);

      if (belongs (tie, which) && n++ < LISTED)
        add_row (self, new_tie_row (self, tie, which));
    }
  if (n > LISTED)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n - LISTED),
                                               n - LISTED);

      add_row (self, g_object_new (ADW_TYPE_ACTION_ROW, "title", more, NULL));
    }

  return n;
}

static void
count (EntDefinitionCompare *compare,
       EntSpan               at,
       guint                *certain,
       guint                *possible,
       guint                *ever)
{
  for (guint i = 0; i < ent_definition_compare_get_n (compare); i++)
    {
      const EntJudgement *judgement = ent_definition_compare_get (compare, i)->second;
      EntActivity activity = ent_judgement_get_activity (judgement, at);

      *certain += activity == ENT_ACTIVITY_CERTAIN;
      *possible += activity == ENT_ACTIVITY_POSSIBLE;
      *ever += judgement->extents->len > 0;
    }
}

static char *
dup_counts (EntDefinitionPreview *self,
            EntDefinitionCompare *compare)
{
  EntDate *at = ent_session_get_at (self->session);
  g_autofree char *when = ent_words_dup_instant (at);
  g_autofree char *sure = NULL;
  g_autofree char *both = NULL;
  guint certain = 0;
  guint possible = 0;
  guint ever = 0;

  count (compare, ent_date_get_span (at), &certain, &possible, &ever);
  /* Translators: a number of ties, and a time with its preposition: “5 ties in 1985”. */
  sure = g_strdup_printf (ngettext ("%u tie %s", "%u ties %s", certain), certain, when);
  if (possible > 0)
    /* Translators: how many ties count at a time (“5 ties in 1985”), and how many more may. */
    both = g_strdup_printf (ngettext ("%s, and possibly %u more", "%s, and possibly %u more",
                                      possible), sure, possible);

  /* Translators: how many ties count at a time (“5 ties in 1985”), and how many at any time. */
  return g_strdup_printf (_("%s · %u over all time"), both ? both : sure, ever);
}

/* "2 added, 1 left out". */
static char *
dup_differences (const guint n[])
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *added = g_strdup_printf (ngettext ("%u added", "%u added", n[ADDED]), n[ADDED]);
  g_autofree char *taken = g_strdup_printf (ngettext ("%u left out", "%u left out", n[TAKEN]),
                                            n[TAKEN]);
  g_autofree char *moved = g_strdup_printf (ngettext ("%u at other times", "%u at other times",
                                                      n[MOVED]), n[MOVED]);
  const char *parts[] = { added, taken, moved };

  for (Which which = ADDED; which <= MOVED; which++)
    if (n[which] > 0)
      g_string_append_printf (words, "%s%s", words->len > 0 ? C_("list", ", ") : "", parts[which]);

  return words->len > 0 ? g_string_free_and_steal (g_steal_pointer (&words))
                        : g_strdup (_("No difference"));
}

/* Who may unfold a row finds it unfolded, and what one points at below would move away. */
static void
set_can_unfold (EntDefinitionPreview *self,
                gboolean              can_unfold)
{
  if (adw_expander_row_get_enable_expansion (self->list) == can_unfold)
    return;

  adw_expander_row_set_enable_expansion (self->list, can_unfold);
  adw_expander_row_set_expanded (self->list, FALSE);
}

static void
show (EntDefinitionPreview *self,
      EntDefinition        *draft)
{
  g_autoptr (EntDefinitionCompare) compare = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *differences = NULL;
  guint n[MOVED + 1];

  compare = self->compare
              ? ent_definition_compare_new_with (self->compare, draft)
              : ent_definition_compare_new (ent_session_get_case (self->session), self->saved, draft);
  g_set_object (&self->compare, compare);
  clear_rows (self);
  for (Which which = ADDED; which <= MOVED; which++)
    n[which] = add_ties (self, compare, which);
  counts = dup_counts (self, compare);
  differences = dup_differences (n);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->list), counts);
  adw_expander_row_set_subtitle (self->list, differences);
  set_can_unfold (self, self->rows->len > 0);
}

/* As long as it counts what it did, there is nothing to try out. */
static void
update (EntDefinitionPreview *self,
        gboolean              tried_out)
{
  g_autoptr (EntDefinition) draft = make_draft (self);

  if (draft == NULL || (self->shown != NULL && count_the_same (self->shown, draft)))
    return;

  g_set_object (&self->shown, draft);
  show (self, draft);
  if (tried_out)
    ent_session_preview_definition (self->session, draft);
}

static gboolean
pause_cb (gpointer user_data)
{
  EntDefinitionPreview *self = user_data;

  self->pause = 0;
  update (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
form_changed_cb (EntDefinitionPreview *self)
{
  if (self->pause == 0)
    self->pause = g_timeout_add (PAUSE, pause_cb, self);
}

/* What was judged was judged by what the case said then. */
static void
case_changed_cb (EntDefinitionPreview *self)
{
  g_clear_object (&self->compare);
}

static void
stop (EntDefinitionPreview *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->session != NULL)
    ent_session_preview_definition (self->session, NULL);
}

static void
ent_definition_preview_dispose (GObject *object)
{
  EntDefinitionPreview *self = ENT_DEFINITION_PREVIEW (object);

  stop (self);
  g_clear_object (&self->compare);
  g_clear_object (&self->shown);
  g_clear_object (&self->saved);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (ent_definition_preview_parent_class)->dispose (object);
}

static void
ent_definition_preview_finalize (GObject *object)
{
  EntDefinitionPreview *self = ENT_DEFINITION_PREVIEW (object);

  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (ent_definition_preview_parent_class)->finalize (object);
}

static void
ent_definition_preview_class_init (EntDefinitionPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_definition_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_definition_preview_finalize;
}

static void
ent_definition_preview_init (EntDefinitionPreview *self)
{
  self->rows = g_ptr_array_new ();
  self->list = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list));
}

static void
describe (EntDefinitionPreview *self,
          gboolean              is_new)
{
  g_autofree char *description = NULL;

  if (self->saved == NULL)
    description = g_strdup (_("Compared with all that is coded as an alliance."));
  else if (is_new)
    /* Translators: the title of a definition. */
    description = g_strdup_printf (_("Compared with “%s”, which is in use."),
                                   ent_definition_get_title (self->saved));
  else
    description = g_strdup (_("Compared with the definition as it was saved."));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("What Counts Under It"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), description);
}

/**
 * ent_definition_preview_new:
 * @dialog: the dialog in which a definition is edited
 * @saved: (nullable) (transfer none): the one that it is compared with
 *
 * Returns: (transfer floating): a group of rows that follows the dialog's form
 */
GtkWidget *
ent_definition_preview_new (EntRecordDialog *dialog,
                            EntDefinition   *saved)
{
  EntDefinitionPreview *self = g_object_new (ENT_TYPE_DEFINITION_PREVIEW, NULL);
  g_autoptr (JsonNode) node = saved ? ent_record_to_json (ENT_RECORD (saved)) : NULL;

  g_return_val_if_fail (ENT_IS_RECORD_DIALOG (dialog), NULL);

  self->session = g_object_ref (ent_record_dialog_get_session (dialog));
  self->form = ent_record_dialog_get_form (dialog);
  /* As it is now: saving changes the record. */
  if (node != NULL)
    self->saved = ENT_DEFINITION (ent_record_new_from_json (ENT_TYPE_DEFINITION, node, NULL));
  describe (self, ent_record_dialog_is_new (dialog));
  update (self, ent_record_dialog_is_new (dialog));
  g_signal_connect_object (self->form, "changed", G_CALLBACK (form_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ent_session_get_case (self->session), "changed",
                           G_CALLBACK (case_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (stop), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-inspector-parts.h"
#include "ent-theory-parts.h"
#include "ent-words.h"

/**
 * EntTheoryNext:
 *
 * Who is next: at the time that is shown, the pairs that meet every condition and are not
 * allied, those that are allied and lack one, and those of which not enough is coded.
 */

#define N_GROUPS 6

static const EntTheoryStanding order[N_GROUPS] = {
  ENT_THEORY_STANDING_READY,          ENT_THEORY_STANDING_DEVIANT,
  ENT_THEORY_STANDING_ALLIED_UNKNOWN, ENT_THEORY_STANDING_UNCERTAIN,
  ENT_THEORY_STANDING_ALLIED,         ENT_THEORY_STANDING_PARTIAL,
};

typedef struct
{
  EntTheorySection parent_instance;

  GSignalGroup *session_signals;
  GtkWidget    *headings[N_GROUPS];
  GtkWidget    *cases[N_GROUPS];
  GtkWidget    *none;
  GObject      *index;    /* what is listed now is of this one, */
  EntSpan       at;       /* at this time */
  guint         listing_id;
} EntTheoryNext;

typedef struct
{
  EntTheorySectionClass parent_class;
} EntTheoryNextClass;

G_DEFINE_FINAL_TYPE (EntTheoryNext, ent_theory_next, ENT_TYPE_THEORY_SECTION)

/* Within a group names come as the reader sorts them. */
static GListModel *
list_standing (GListModel        *all,
               EntTheoryStanding  standing)
{
  GtkExpression *title = gtk_property_expression_new (ENT_TYPE_THEORY_CASE, NULL, "title");
  GListStore *found = g_list_store_new (ENT_TYPE_THEORY_CASE);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (EntTheoryCase) item = g_list_model_get_item (all, i);

      if (ent_theory_case_get_standing (item) == standing)
        g_list_store_append (found, item);
    }

  return G_LIST_MODEL (gtk_sort_list_model_new (
    G_LIST_MODEL (found), GTK_SORTER (gtk_string_sorter_new (title))));
}

static void
update_group (EntTheoryNext *self,
              guint          n,
              GListModel    *all)
{
  g_autoptr (GListModel) cases = list_standing (all, order[n]);
  guint count = g_list_model_get_n_items (cases);
  g_autofree char *heading = NULL;

  /* Translators: where pairs stand to a theory, and how many: “Allied, lacking a condition (2)”. */
  heading = g_strdup_printf (_("%s (%u)"), ent_theory_standing_get_word (order[n]), count);
  gtk_label_set_label (GTK_LABEL (self->headings[n]), heading);
  gtk_widget_set_visible (self->headings[n], count > 0);
  ent_theory_cases_set (self->cases[n], ENT_THEORY_SECTION (self), cases);
}

static void
listed_cb (GListModel *all,
           gpointer    user_data)
{
  EntTheoryNext *self = user_data;

  self->listing_id = 0;
  for (guint i = 0; i < N_GROUPS; i++)
    update_group (self, i, all);
  gtk_widget_set_visible (self->none, g_list_model_get_n_items (all) == 0);
}

static void
say_when (EntTheorySection *section,
          EntDate          *at)
{
  g_autofree char *when = ent_words_dup_instant (at);
  g_autofree char *remark = NULL;

  /* Translators: the time that the graph shows, in words: “In 1985”. */
  remark = g_strdup_printf (_("At the time that the graph shows: %s."), when);
  ent_theory_section_set_remark (section, remark);
}

static void
ent_theory_next_update (EntTheorySection *section,
                        EntTheoryModel   *model)
{
  EntTheoryNext *self = (EntTheoryNext *) section;
  EntSession *session = ent_theory_model_get_session (model);
  EntTheoryIndex *index = ent_theory_model_get_index (model);
  EntSpan at = ent_date_get_span (ent_session_get_at (session));

  g_signal_group_set_target (self->session_signals, session);
  /* The window that the other figures are about changes nothing here. */
  if (self->index == G_OBJECT (index) && self->at.first == at.first && self->at.last == at.last)
    return;

  g_set_object (&self->index, G_OBJECT (index));
  self->at = at;
  say_when (section, ent_session_get_at (session));
  g_clear_handle_id (&self->listing_id, ent_turns_remove);
  self->listing_id = ent_theory_listing_run_in_turns (ent_theory_listing_new_next (index, at),
                                                  listed_cb, self);
}

static void
ent_theory_next_dispose (GObject *object)
{
  EntTheoryNext *self = (EntTheoryNext *) object;

  g_clear_handle_id (&self->listing_id, ent_turns_remove);
  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->index);

  G_OBJECT_CLASS (ent_theory_next_parent_class)->dispose (object);
}

static void
ent_theory_next_class_init (EntTheoryNextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_theory_next_dispose;
  ENT_THEORY_SECTION_CLASS (klass)->update = ent_theory_next_update;
}

static void
ent_theory_next_init (EntTheoryNext *self)
{
  ent_theory_section_set_heading (
    ENT_THEORY_SECTION (self), _("Who Is Next"),
    _("Where each pair stands at the time that the graph shows. Pairs that meet every condition "
      "and are not allied are those that a claim of sufficiency (“whenever”) expects to be, and "
      "its deviant cases; pairs that are allied and lack a condition are the deviant cases of a "
      "claim of necessity (“only when”). A claim of necessity alone expects nobody to be next."));
  self->none = ent_parts_new_label (_("No pair of states is in scope at this time."), "dim-label");
  gtk_box_append (GTK_BOX (self), self->none);
  for (guint i = 0; i < N_GROUPS; i++)
    {
      self->headings[i] = ent_parts_new_label ("", "heading");
      self->cases[i] = ent_theory_cases_new (ent_theory_standing_get_word (order[i]));
      gtk_box_append (GTK_BOX (self), self->headings[i]);
      gtk_box_append (GTK_BOX (self), self->cases[i]);
    }
  self->session_signals = g_signal_group_new (ENT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::at",
                                  G_CALLBACK (ent_theory_section_queue_update), self);
}

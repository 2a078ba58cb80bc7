/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-edit.h"
#include "ent-gazetteer.h"
#include "ent-state-chooser.h"

/**
 * EntStateChooser:
 *
 * A page on which a state is sought, as one types: among those of the case, in the
 * gazetteer, or, where it is in neither, made by hand of the name that was typed.
 */

/* More than one reads; who wants others types on. */
#define SHOWN 30

struct _EntStateChooser
{
  EntChooserPage parent_instance;

  EntCase    *the_case;
  GListModel *pending;      /* nullable: of EntState, not in the case yet */
  gboolean    offers_case;
};

G_DEFINE_FINAL_TYPE (EntStateChooser, ent_state_chooser, ENT_TYPE_CHOOSER_PAGE)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
append_row (EntStateChooser *self,
            const char      *title,
            const char      *subtitle,
            const char      *id,
            JsonNode        *state)
{
  GtkWidget *row = ent_chooser_page_append (ENT_CHOOSER_PAGE (self), title, subtitle, id);

  if (state != NULL)
    g_object_set_data_full (G_OBJECT (row), "ent-state", json_node_ref (state),
                            (GDestroyNotify) json_node_unref);
}

static gboolean
is_called (EntState   *state,
           const char *search)
{
  g_auto (GStrv) names = ent_state_dup_all_names (state);

  if (g_str_match_string (search, ent_record_get_id (ENT_RECORD (state)), TRUE))
    return TRUE;

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_match_string (search, names[i], TRUE))
      return TRUE;

  return FALSE;
}

static void
append_states (EntStateChooser *self,
               GListModel      *states,
               const char      *search)
{
  const EntSpan last = { ENT_DAY_LAST, ENT_DAY_LAST };

  for (guint i = 0; states && i < g_list_model_get_n_items (states); i++)
    {
      g_autoptr (EntState) state = g_list_model_get_item (states, i);
      const char *id = ent_record_get_id (ENT_RECORD (state));
      g_autofree char *subtitle = NULL;

      if (*search != '\0' && !is_called (state, search))
        continue;
      /* Translators: a state's code, such as “LAO”. */
      subtitle = ent_state_has_code (state) ? g_strdup_printf (_("%s · in this case"), id)
                                            : g_strdup (_("In this case"));
      append_row (self, ent_state_get_name_at (state, last), subtitle, id, NULL);
    }
}

static gboolean
is_pending (EntStateChooser *self,
            const char      *id)
{
  for (guint i = 0; self->pending && i < g_list_model_get_n_items (self->pending); i++)
    {
      g_autoptr (EntRecord) state = g_list_model_get_item (self->pending, i);

      if (g_str_equal (ent_record_get_id (state), id))
        return TRUE;
    }

  return FALSE;
}

static void
append_entry (EntStateChooser   *self,
              EntGazetteerEntry *entry)
{
  const char *code = ent_gazetteer_entry_get_code (entry);
  gboolean known = ent_case_lookup (self->the_case, ENT_TYPE_STATE, code) != NULL ||
                   is_pending (self, code);
  g_autofree char *subtitle = NULL;
  g_autoptr (JsonNode) state = NULL;

  if (known && self->offers_case)
    return;
  if (known)
    {
      append_row (self, ent_gazetteer_entry_get_name (entry), _("Already in this case"), NULL,
                  NULL);
      return;
    }

  subtitle = ent_gazetteer_entry_dup_subtitle (entry);
  state = ent_gazetteer_entry_to_state (entry);
  append_row (self, ent_gazetteer_entry_get_name (entry), subtitle, code, state);
}

static void
append_by_hand (EntStateChooser *self,
                const char      *name)
{
  g_autoptr (JsonNode) state = ent_edit_make_party (self->the_case, NULL, name,
                                                     ENT_PARTY_KIND_ACTOR);
  /* Translators: a name that was typed. */
  g_autofree char *title = g_strdup_printf (_("Add “%s” by Hand"), name);

  append_row (self, title, _("A movement or another party that is no state"),
              json_object_get_string_member (json_node_get_object (state), "id"), state);
}

static void
ent_state_chooser_fill (EntChooserPage *page,
                        const char     *search)
{
  EntStateChooser *self = ENT_STATE_CHOOSER (page);
  g_autoptr (GPtrArray) entries = NULL;

  if (self->offers_case)
    {
      append_states (self, G_LIST_MODEL (ent_case_get_states (self->the_case)), search);
      append_states (self, self->pending, search);
    }
  if (*search != '\0')
    {
      entries = ent_gazetteer_search (ent_gazetteer_get_default (), search, SHOWN);
      for (guint i = 0; i < entries->len; i++)
        append_entry (self, g_ptr_array_index (entries, i));
      append_by_hand (self, search);
    }
}

static void
ent_state_chooser_choose (EntChooserPage *page,
                          GtkWidget      *row)
{
  g_autofree char *id = g_strdup (ent_chooser_page_get_id (row));
  JsonNode *state = g_object_get_data (G_OBJECT (row), "ent-state");
  g_autoptr (JsonNode) kept = state ? json_node_ref (state) : NULL;

  if (id != NULL)
    g_signal_emit (page, signals[CHOSEN], 0, id, kept);
}

static void
ent_state_chooser_dispose (GObject *object)
{
  EntStateChooser *self = ENT_STATE_CHOOSER (object);

  g_clear_object (&self->pending);
  g_clear_object (&self->the_case);

  G_OBJECT_CLASS (ent_state_chooser_parent_class)->dispose (object);
}

static void
ent_state_chooser_class_init (EntStateChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_state_chooser_dispose;
  ENT_CHOOSER_PAGE_CLASS (klass)->fill = ent_state_chooser_fill;
  ENT_CHOOSER_PAGE_CLASS (klass)->choose = ent_state_chooser_choose;

  /**
   * EntStateChooser::chosen:
   * @self: the page
   * @id: the id of a state
   * @state: (nullable): the state's JSON, where it is not in the case yet
   *
   * A state was chosen.
   */
  signals[CHOSEN] = g_signal_new ("chosen", ENT_TYPE_STATE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, JSON_TYPE_NODE);
}

static void
ent_state_chooser_init (EntStateChooser *self)
{
  const EntChooserWords words = {
    .placeholder = _("Name in any language, or code"),
    .search = _("Search for a state"),
    .list = _("States found"),
    .nothing = _("Search the Gazetteer"),
    .hint = _("Present and former states are found by their names in any language, and by their "
              "codes."),
  };

  ent_chooser_page_set_words (ENT_CHOOSER_PAGE (self), &words);
}

/**
 * ent_state_chooser_new:
 * @the_case: a case
 * @pending: (nullable) (transfer none): states that will be in it, as [class@State]
 * @offers_case: whether the states of the case can be chosen, or only new ones
 * @title: what the state is chosen for
 *
 * Returns: (transfer floating): a page
 */
EntStateChooser *
ent_state_chooser_new (EntCase    *the_case,
                       GListModel *pending,
                       gboolean    offers_case,
                       const char *title)
{
  EntStateChooser *self;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  self = g_object_new (ENT_TYPE_STATE_CHOOSER, "title", title, NULL);
  self->the_case = g_object_ref (the_case);
  self->pending = pending ? g_object_ref (pending) : NULL;
  self->offers_case = offers_case;
  ent_chooser_page_update (ENT_CHOOSER_PAGE (self));

  return self;
}

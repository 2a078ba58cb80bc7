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
  AdwNavigationPage parent_instance;

  EntCase        *the_case;
  GListModel     *pending;      /* nullable: of EntState, not in the case yet */
  gboolean        offers_case;

  GtkSearchEntry *search;
  GtkStack       *stack;
  GtkListBox     *list;
};

G_DEFINE_FINAL_TYPE (EntStateChooser, ent_state_chooser, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_search (EntStateChooser *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
}

static void
append_row (EntStateChooser *self,
            const char      *title,
            const char      *subtitle,
            const char      *id,
            JsonNode        *state)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "use-markup", FALSE,
                                 "title", title,
                                 "subtitle", subtitle ? subtitle : "",
                                 "activatable", id != NULL,
                                 "sensitive", id != NULL,
                                 NULL);

  g_object_set_data_full (G_OBJECT (row), "ent-id", g_strdup (id), g_free);
  if (state != NULL)
    g_object_set_data_full (G_OBJECT (row), "ent-state", json_node_ref (state),
                            (GDestroyNotify) json_node_unref);
  gtk_list_box_append (self->list, row);
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
update (EntStateChooser *self)
{
  g_autofree char *search = dup_search (self);
  g_autoptr (GPtrArray) entries = NULL;

  gtk_list_box_remove_all (self->list);
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

  gtk_stack_set_visible_child_name (
    self->stack, gtk_widget_get_first_child (GTK_WIDGET (self->list)) ? "list" : "hint");
}

static void
row_activated_cb (EntStateChooser *self,
                  GtkListBoxRow   *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "ent-id"));
  JsonNode *state = g_object_get_data (G_OBJECT (row), "ent-state");
  g_autoptr (JsonNode) kept = state ? json_node_ref (state) : NULL;

  if (id != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, id, kept);
}

static void
search_changed_cb (EntStateChooser *self)
{
  update (self);
}

static void
search_activate_cb (EntStateChooser *self)
{
  /* The entry tells of a change with some delay; Enter may come first. */
  update (self);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_sensitive (row))
      {
        row_activated_cb (self, GTK_LIST_BOX_ROW (row));
        return;
      }
}

static void
stop_search_cb (EntStateChooser *self)
{
  if (adw_navigation_page_get_can_pop (ADW_NAVIGATION_PAGE (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.cancel", NULL);
}

static gboolean
search_key_pressed_cb (EntStateChooser *self,
                       guint            keyval,
                       guint            keycode,
                       GdkModifierType  state)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static gboolean
ent_state_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ENT_STATE_CHOOSER (widget)->search));
}

static void
ent_state_chooser_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (page));
}

static void
ent_state_chooser_dispose (GObject *object)
{
  EntStateChooser *self = ENT_STATE_CHOOSER (object);

  g_clear_object (&self->pending);
  g_clear_object (&self->the_case);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_STATE_CHOOSER);

  G_OBJECT_CLASS (ent_state_chooser_parent_class)->dispose (object);
}

static void
ent_state_chooser_class_init (EntStateChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_state_chooser_dispose;
  widget_class->grab_focus = ent_state_chooser_grab_focus;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = ent_state_chooser_shown;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = ent_state_chooser_shown;

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

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/editors/ent-state-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, EntStateChooser, search);
  gtk_widget_class_bind_template_child (widget_class, EntStateChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, EntStateChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
ent_state_chooser_init (EntStateChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
  update (self);

  return self;
}

/**
 * ent_state_chooser_search:
 * @self: a page
 * @text: what to look for
 *
 * Looks for it at once, as if it had been typed.
 */
void
ent_state_chooser_search (EntStateChooser *self,
                          const char      *text)
{
  g_return_if_fail (ENT_IS_STATE_CHOOSER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  update (self);
}

/**
 * ent_state_chooser_get_search:
 * @self: a page
 *
 * Returns: (transfer none): the widget in which one types, for a dialog that begins with
 *   this page
 */
GtkWidget *
ent_state_chooser_get_search (EntStateChooser *self)
{
  g_return_val_if_fail (ENT_IS_STATE_CHOOSER (self), NULL);

  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->search)));
}

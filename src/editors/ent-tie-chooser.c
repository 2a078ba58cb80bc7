/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-edit.h"
#include "ent-tie-chooser.h"
#include "ent-words.h"

/**
 * EntTieChooser:
 *
 * A page on which one of the alliances and alignments of a case is sought, as one types:
 * by the names of its members, its title or its years.
 */

/* More than one reads; who wants others types on. */
#define SHOWN 50

struct _EntTieChooser
{
  AdwNavigationPage parent_instance;

  EntCase        *the_case;

  GtkSearchEntry *search;
  GtkStack       *stack;
  GtkListBox     *list;
};

G_DEFINE_FINAL_TYPE (EntTieChooser, ent_tie_chooser, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Every word that was typed must be somewhere. */
static gboolean
is_found (char      **words,
          const char *title,
          const char *subtitle)
{
  for (guint i = 0; words[i]; i++)
    if (*words[i] != '\0' && !g_str_match_string (words[i], title, TRUE) &&
        !g_str_match_string (words[i], subtitle, TRUE))
      return FALSE;

  return TRUE;
}

static char *
dup_subtitle (EntTieChooser *self,
              EntTie        *tie)
{
  g_autofree char *dates = ent_date_to_words (ent_tie_get_date (tie));
  g_autofree char *members = NULL;

  if (ent_tie_get_title (tie) == NULL)
    return g_strdup_printf ("%s · %s", ent_words_for_tie_kind (ent_tie_get_kind (tie)), dates);

  members = ent_words_dup_members (self->the_case, tie,
                                   ent_edit_get_name_time (self->the_case, ENT_RECORD (tie)));
  return g_strdup_printf ("%s · %s\n%s", ent_words_for_tie_kind (ent_tie_get_kind (tie)), dates,
                          members);
}

static gboolean
append_tie (EntTieChooser *self,
            EntTie        *tie,
            char         **words)
{
  g_autofree char *title = ent_edit_dup_name (self->the_case, ENT_RECORD (tie));
  g_autofree char *subtitle = dup_subtitle (self, tie);
  GtkWidget *row;

  if (!is_found (words, title, subtitle))
    return FALSE;

  row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                      "subtitle", subtitle, "activatable", TRUE, NULL);
  g_object_set_data_full (G_OBJECT (row), "ent-id",
                          g_strdup (ent_record_get_id (ENT_RECORD (tie))), g_free);
  gtk_list_box_append (self->list, row);
  return TRUE;
}

static void
update (EntTieChooser *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_auto (GStrv) words = g_strsplit_set (text, " –-", -1);
  GListModel *ties = ent_case_get_ties (self->the_case);
  guint n_shown = 0;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; n_shown < SHOWN && i < g_list_model_get_n_items (ties); i++)
    {
      g_autoptr (EntTie) tie = g_list_model_get_item (ties, i);

      if (ent_tie_is_governed (tie))
        n_shown += append_tie (self, tie, words);
    }
  gtk_stack_set_visible_child_name (self->stack, n_shown > 0 ? "list" : "none");
}

static void
row_activated_cb (EntTieChooser *self,
                  GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "ent-id"));

  g_signal_emit (self, signals[CHOSEN], 0, id);
}

static void
search_changed_cb (EntTieChooser *self)
{
  update (self);
}

static void
search_activate_cb (EntTieChooser *self)
{
  GtkWidget *first;

  /* The entry tells of a change with some delay; Enter may come first. */
  update (self);
  first = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  if (first != NULL)
    row_activated_cb (self, GTK_LIST_BOX_ROW (first));
}

static void
stop_search_cb (EntTieChooser *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

static gboolean
search_key_pressed_cb (EntTieChooser   *self,
                       guint            keyval,
                       guint            keycode,
                       GdkModifierType  state)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static gboolean
ent_tie_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ENT_TIE_CHOOSER (widget)->search));
}

static void
ent_tie_chooser_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (page));
}

static void
ent_tie_chooser_dispose (GObject *object)
{
  EntTieChooser *self = ENT_TIE_CHOOSER (object);

  g_clear_object (&self->the_case);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_TIE_CHOOSER);

  G_OBJECT_CLASS (ent_tie_chooser_parent_class)->dispose (object);
}

static void
ent_tie_chooser_class_init (EntTieChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_tie_chooser_dispose;
  widget_class->grab_focus = ent_tie_chooser_grab_focus;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = ent_tie_chooser_shown;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = ent_tie_chooser_shown;

  /**
   * EntTieChooser::chosen:
   * @self: the page
   * @id: the id of a tie
   *
   * A tie was chosen.
   */
  signals[CHOSEN] = g_signal_new ("chosen", ENT_TYPE_TIE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/editors/ent-tie-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, EntTieChooser, search);
  gtk_widget_class_bind_template_child (widget_class, EntTieChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, EntTieChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
ent_tie_chooser_init (EntTieChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ent_tie_chooser_new:
 * @the_case: a case
 * @title: what the tie is chosen for
 *
 * Returns: (transfer floating): a page
 */
EntTieChooser *
ent_tie_chooser_new (EntCase    *the_case,
                     const char *title)
{
  EntTieChooser *self;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  self = g_object_new (ENT_TYPE_TIE_CHOOSER, "title", title, NULL);
  self->the_case = g_object_ref (the_case);
  update (self);

  return self;
}

/**
 * ent_tie_chooser_search:
 * @self: a page
 * @text: what to search for
 *
 * Searches, as if it had been typed.
 */
void
ent_tie_chooser_search (EntTieChooser *self,
                        const char    *text)
{
  g_return_if_fail (ENT_IS_TIE_CHOOSER (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  update (self);
}

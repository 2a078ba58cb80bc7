/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-reader-private.h"

/*
 * Finding words in the text. While one types, all hits are marked and the nearest behind
 * the caret is brought into view, but nothing is selected before Return.
 */

static void
show_count (EntReader *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->find_entry));
  gboolean missed = *words != '\0' && self->hits != NULL && self->hits->len == 0;
  g_autofree char *count = NULL;

  if (missed)
    count = g_strdup (_("No matches"));
  else if (self->hits != NULL && self->hits->len > 0)
    /* Translators: the number of a match, and how many there are. */
    count = g_strdup_printf (C_("match", "%d of %u"), self->current_hit + 1, self->hits->len);
  else
    count = g_strdup ("");

  gtk_label_set_label (GTK_LABEL (self->find_count), count);
  if (missed)
    gtk_widget_add_css_class (self->find_entry, "error");
  else
    gtk_widget_remove_css_class (self->find_entry, "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->find_entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, count,
                                  -1);
}

static void
go_to_hit (EntReader *self,
           int        hit)
{
  self->current_hit = hit;
  ent_text_page_set_current_hit (self->page, hit);
  show_count (self);
}

/* The first hit at the caret or behind it; the first of all, where there is none. */
static int
get_nearest (EntReader *self)
{
  gsize start, end;
  gsize caret = ent_text_page_get_selection (self->page, &start, &end)
                ? start : ent_text_page_get_caret (self->page);

  for (guint i = 0; i < self->hits->len; i++)
    if (g_array_index (self->hits, EntTextSpan, i).start >= caret)
      return (int) i;

  return self->hits->len > 0 ? 0 : -1;
}

static void
search (EntReader *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->find_entry));
  EntText *text = ent_text_page_get_text (self->page);

  g_clear_pointer (&self->hits, g_array_unref);
  g_set_str (&self->sought, words);
  self->current_hit = -1;
  if (text != NULL && gtk_search_bar_get_search_mode (self->find_bar))
    {
      if (self->finder == NULL)
        self->finder = ent_text_finder_new (text);
      self->hits = ent_text_finder_find (self->finder, words);
    }

  ent_text_page_set_hits (self->page, self->hits);
  if (self->hits != NULL)
    go_to_hit (self, get_nearest (self));
  show_count (self);
  ent_reader_update_actions (self);
}

static void
search_changed_cb (EntReader *self)
{
  search (self);
}

static void
step_hit (EntReader *self,
          int        direction)
{
  int n_hits = self->hits ? (int) self->hits->len : 0;

  if (n_hits > 0)
    go_to_hit (self, (self->current_hit + direction + n_hits) % n_hits);
}

static void
next_match_cb (EntReader *self)
{
  step_hit (self, 1);
}

static void
previous_match_cb (EntReader *self)
{
  step_hit (self, -1);
}

static gboolean
is_selected (EntReader         *self,
             const EntTextSpan *hit)
{
  gsize start, end;

  return ent_text_page_get_selection (self->page, &start, &end) && start == hit->start &&
         end == hit->end;
}

/* Return selects the hit; once more, the next. */
static void
activate_find_cb (EntReader *self)
{
  EntTextSpan hit;

  /* What was just typed may not have been looked for. */
  if (g_strcmp0 (self->sought, gtk_editable_get_text (GTK_EDITABLE (self->find_entry))) != 0)
    search (self);
  if (self->hits == NULL || self->hits->len == 0)
    return;

  hit = g_array_index (self->hits, EntTextSpan, self->current_hit);
  if (is_selected (self, &hit))
    {
      step_hit (self, 1);
      hit = g_array_index (self->hits, EntTextSpan, self->current_hit);
    }
  ent_text_page_select (self->page, hit.start, hit.end);
}

static void
stop_find_cb (EntReader *self)
{
  gtk_search_bar_set_search_mode (self->find_bar, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->page));
}

static void
find_mode_cb (EntReader *self)
{
  search (self);
  if (gtk_search_bar_get_search_mode (self->find_bar))
    gtk_widget_grab_focus (self->find_entry);
}

static void
find_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  EntReader *self = ENT_READER (widget);

  gtk_search_bar_set_search_mode (self->find_bar, TRUE);
  gtk_widget_grab_focus (self->find_entry);
  gtk_editable_select_region (GTK_EDITABLE (self->find_entry), 0, -1);
}

static void
step_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  step_hit (ENT_READER (widget), g_str_equal (action_name, "reader.find-next") ? 1 : -1);
}

/* The text is another one. */
void
ent_reader_reset_find (EntReader *self)
{
  g_clear_pointer (&self->finder, ent_text_finder_unref);
  search (self);
}

void
ent_reader_class_bind_find (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, activate_find_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_match_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_match_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_find_cb);
}

void
ent_reader_class_install_find (GtkWidgetClass *widget_class)
{
  const GdkModifierType shifted = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  /**
   * EntReader|reader.find:
   *
   * Opens the bar to find words in the text.
   */
  gtk_widget_class_install_action (widget_class, "reader.find", NULL, find_cb);
  /**
   * EntReader|reader.find-next:
   *
   * Goes to the next match.
   */
  gtk_widget_class_install_action (widget_class, "reader.find-next", NULL, step_cb);
  /**
   * EntReader|reader.find-previous:
   *
   * Goes to the previous match.
   */
  gtk_widget_class_install_action (widget_class, "reader.find-previous", NULL, step_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK,
                                       "reader.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, 0, "reader.find-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK,
                                       "reader.find-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, GDK_SHIFT_MASK,
                                       "reader.find-previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, shifted,
                                       "reader.find-previous", NULL);
}

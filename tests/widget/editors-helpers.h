/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-editors.h"
#include "panels-helpers.h"

/* What the tests of the dialogs share: finding rows by their titles, typing into them. */

static inline GtkWidget *
find_row (GtkWidget  *within,
          const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (within) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (within)), title) == 0)
    return within;

  for (GtkWidget *child = gtk_widget_get_first_child (within); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static inline GtkWidget *
get_row (GtkWidget  *within,
         const char *title)
{
  GtkWidget *row = find_row (within, title);

  if (row == NULL)
    g_error ("There is no row “%s”", title);

  return row;
}

static inline void
type_into (GtkWidget  *within,
           const char *title,
           const char *text)
{
  GtkWidget *row = get_row (within, title);

  if (GTK_IS_EDITABLE (row))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  else
    g_object_set (row, "text", text, NULL);
}

static inline void
choose (GtkWidget  *within,
        const char *title,
        const char *label)
{
  AdwComboRow *row = ADW_COMBO_ROW (get_row (within, title));
  GListModel *model = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), label))
      {
        adw_combo_row_set_selected (row, i);
        return;
      }

  g_error ("“%s” does not offer “%s”", title, label);
}

/* The nth button with that tooltip, from 0. */
static inline GtkWidget *
find_button (GtkWidget  *within,
             const char *tooltip,
             int        *n)
{
  const char *label = GTK_IS_BUTTON (within) ? gtk_button_get_label (GTK_BUTTON (within)) : NULL;

  if (GTK_IS_BUTTON (within) && (g_strcmp0 (gtk_widget_get_tooltip_text (within), tooltip) == 0 ||
                                 g_strcmp0 (label, tooltip) == 0) &&
      (*n)-- == 0)
    return within;

  for (GtkWidget *child = gtk_widget_get_first_child (within); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, tooltip, n);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static inline void
click (GtkWidget  *within,
       const char *tooltip,
       int         n)
{
  GtkWidget *button = find_button (within, tooltip, &n);

  if (button == NULL)
    g_error ("There is no button “%s”", tooltip);
  g_signal_emit_by_name (button, "clicked");
  settle ();
}

static inline GtkWidget *
find_check (GtkWidget  *within,
            const char *label)
{
  if (GTK_IS_CHECK_BUTTON (within) &&
      g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (within)), label) == 0)
    return within;

  for (GtkWidget *child = gtk_widget_get_first_child (within); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_check (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static inline void
check (GtkWidget  *within,
       const char *label,
       gboolean    active)
{
  GtkWidget *button = find_check (within, label);

  g_assert_nonnull (button);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), active);
}

static inline EntStateChooser *
get_chooser (AdwDialog *dialog)
{
  GtkWidget *view = find_widget (GTK_WIDGET (dialog), ADW_TYPE_NAVIGATION_VIEW);
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view));

  g_assert_true (ENT_IS_STATE_CHOOSER (page));
  return ENT_STATE_CHOOSER (page);
}

/* As a user does: types, and presses Enter. */
static inline void
pick_state (AdwDialog  *dialog,
            const char *search)
{
  EntStateChooser *chooser = get_chooser (dialog);
  GtkWidget *entry = find_widget (GTK_WIDGET (chooser), GTK_TYPE_SEARCH_ENTRY);

  ent_chooser_page_search (ENT_CHOOSER_PAGE (chooser), search);
  g_signal_emit_by_name (entry, "activate");
  settle ();
}

static inline void
add_state_row (AdwDialog  *dialog,
               const char *button,
               const char *search)
{
  GtkWidget *row = get_row (GTK_WIDGET (dialog), button);

  g_signal_emit_by_name (row, "activated");
  settle ();
  pick_state (dialog, search);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

/*
 * Showing what was found outside of any window: the case is opened, unless a window shows
 * it, and the state or tie is selected as soon as there is something to select in.
 */

typedef struct
{
  char *address;
  char *record;
  char *search;
} Errand;

static void
errand_free (Errand *errand)
{
  g_free (errand->address);
  g_free (errand->record);
  g_free (errand->search);
  g_free (errand);
}

static void
do_errand (EntWindow    *self,
           const Errand *errand)
{
  if (errand->record != NULL)
    ent_session_visit (self->session, errand->record);
  if (errand->search != NULL)
    {
      adw_overlay_split_view_set_show_sidebar (self->outline_split, TRUE);
      ent_outline_search_for (self->outline, errand->search);
    }
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

/* Another case may have been opened in the meantime. */
static gboolean
shows (EntWindow  *self,
       const char *address)
{
  return g_strcmp0 (self->address, address) == 0 || ent_window_has_file (self, address);
}

static gboolean
do_errand_cb (gpointer user_data)
{
  EntWindow *self = user_data;
  g_autoptr (Errand) errand = g_object_steal_data (G_OBJECT (self), "ent-errand");

  if (errand != NULL && self->session != NULL && shows (self, errand->address))
    do_errand (self, errand);
  return G_SOURCE_REMOVE;
}

/* The case is there: when the window has done with it what it does with any. */
static void
session_changed_cb (EntWindow  *self,
                    GParamSpec *pspec,
                    gpointer    unused)
{
  g_signal_handlers_disconnect_by_func (self, session_changed_cb, unused);
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, do_errand_cb, g_object_ref (self), g_object_unref);
}

static EntWindow *
find_window (GtkApplication *application,
             const char     *address)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (ENT_IS_WINDOW (l->data) && shows (l->data, address))
      return l->data;

  return NULL;
}

/**
 * ent_window_show_found:
 * @application: an application
 * @address: where the case is: a path, a URI or `builtin:NAME`
 * @record: (nullable): the id of the state or tie to select
 * @search: (nullable): what to search for in it
 *
 * Presents a case, in the window that shows it or in a new one.
 */
void
ent_window_show_found (GtkApplication *application,
                       const char     *address,
                       const char     *record,
                       const char     *search)
{
  EntWindow *window = NULL;
  Errand *errand = NULL;

  g_return_if_fail (GTK_IS_APPLICATION (application));
  g_return_if_fail (address != NULL);

  window = find_window (application, address);
  errand = g_new0 (Errand, 1);
  errand->address = g_strdup (address);
  errand->record = g_strdup (record);
  errand->search = g_strdup (search);

  if (window == NULL)
    {
      window = ent_window_new (ADW_APPLICATION (application));
      ent_window_open (window, address);
    }
  g_object_set_data_full (G_OBJECT (window), "ent-errand", errand, (GDestroyNotify) errand_free);
  if (window->session != NULL && window->opening == NULL)
    do_errand_cb (window);
  else
    g_signal_connect (window, "notify::session", G_CALLBACK (session_changed_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
}

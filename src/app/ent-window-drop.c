/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

/*
 * Files that are dropped on the window: a case is opened, everything else is taken for an
 * article, or for a folder of them. Without a case, a new one begins with them.
 */

#define CASE_SUFFIX ".entente"

static gboolean
is_case (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && g_str_has_suffix (name, CASE_SUFFIX);
}

static void
show_drop_highlight (EntWindow *self,
                     gboolean   shown)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->drop_highlight), shown);
}

static GdkDragAction
drop_enter_cb (GtkDropTarget *target,
               double         x,
               double         y,
               EntWindow     *self)
{
  show_drop_highlight (self, TRUE);
  return GDK_ACTION_COPY;
}

static void
drop_leave_cb (GtkDropTarget *target,
               EntWindow     *self)
{
  show_drop_highlight (self, FALSE);
}

/* Where there is no case yet, whoever drops articles begins one with them. */
static void
add_articles (EntWindow  *self,
              GListModel *texts)
{
  if (g_list_model_get_n_items (texts) == 0)
    return;

  if (self->session == NULL && self->opening != NULL)
    {
      ent_window_add_toast (
        self, adw_toast_new (_ ("The case is not open yet; drop the articles again when it is")));
      return;
    }
  if (self->session == NULL)
    ent_window_new_case (self);
  ent_window_open_articles (self, texts);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         EntWindow     *self)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GListStore) texts = g_list_store_new (G_TYPE_FILE);

  show_drop_highlight (self, FALSE);
  /* What is added is added to the case as it is now. */
  ent_window_stop_looking (self);
  for (GSList *l = files; l != NULL; l = l->next)
    if (is_case (l->data))
      ent_window_open_file (self, l->data);
    else
      g_list_store_append (texts, l->data);
  add_articles (self, G_LIST_MODEL (texts));

  return files != NULL;
}

/* What lies under a dialog takes nothing until that is answered, so it promises nothing. */
static void
dialog_changed_cb (EntWindow     *self,
                   GParamSpec    *pspec,
                   GtkDropTarget *target)
{
  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL)
    return;

  show_drop_highlight (self, FALSE);
  gtk_drop_target_reject (target);
}

/**
 * ent_window_init_drop:
 * @self: a window
 *
 * Makes the window take files: articles are added to the case, a case is opened.
 *
 * It is the content that takes them: the window itself hears of a drag over a dialog, but
 * not that it has gone again, and takes nothing ever after.
 */
void
ent_window_init_drop (EntWindow *self)
{
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (self));
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "enter", G_CALLBACK (drop_enter_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  g_signal_connect_object (self, "notify::visible-dialog", G_CALLBACK (dialog_changed_cb), target,
                           G_CONNECT_DEFAULT);
  gtk_widget_add_controller (content, GTK_EVENT_CONTROLLER (target));
}

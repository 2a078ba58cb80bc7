/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-page-title.h"

/**
 * EntPageTitle:
 *
 * The title of the page or dialog that it is on, for a header bar between two buttons. The
 * toolkit's own cuts a title that is too long for its one line, as each is where the window is
 * narrow and text large; this one takes another line.
 */

struct _EntPageTitle
{
  AdwBin parent_instance;

  GtkWidget *label;
  GBinding  *binding;
};

G_DEFINE_FINAL_TYPE (EntPageTitle, ent_page_title, ADW_TYPE_BIN)

static void
unbind_title (EntPageTitle *self)
{
  if (self->binding != NULL)
    g_binding_unbind (self->binding);
  g_clear_object (&self->binding);
}

static void
ent_page_title_root (GtkWidget *widget)
{
  EntPageTitle *self = ENT_PAGE_TITLE (widget);
  GtkWidget *page = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_PAGE);

  GTK_WIDGET_CLASS (ent_page_title_parent_class)->root (widget);

  if (page == NULL)
    page = gtk_widget_get_ancestor (widget, ADW_TYPE_DIALOG);
  unbind_title (self);
  if (page != NULL)
    self->binding = g_object_ref (
      g_object_bind_property (page, "title", self->label, "label", G_BINDING_SYNC_CREATE));
}

static void
ent_page_title_unroot (GtkWidget *widget)
{
  unbind_title (ENT_PAGE_TITLE (widget));

  GTK_WIDGET_CLASS (ent_page_title_parent_class)->unroot (widget);
}

static void
ent_page_title_dispose (GObject *object)
{
  unbind_title (ENT_PAGE_TITLE (object));

  G_OBJECT_CLASS (ent_page_title_parent_class)->dispose (object);
}

static void
ent_page_title_class_init (EntPageTitleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_page_title_dispose;
  widget_class->root = ent_page_title_root;
  widget_class->unroot = ent_page_title_unroot;
}

static void
ent_page_title_init (EntPageTitle *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (self->label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (self->label, "title");
  adw_bin_set_child (ADW_BIN (self), self->label);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-help-view.h"

/**
 * EntHelpView:
 *
 * A page of the manual as widgets: one for each of its blocks, so that headings, tables,
 * pictures and links are what they are to a screen reader, too.
 */

struct _EntHelpView
{
  AdwBin parent_instance;

  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (EntHelpView, ent_help_view, ADW_TYPE_BIN)

enum
{
  LINK_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
activate_link_cb (EntHelpView *self,
                  const char  *uri)
{
  gboolean handled = FALSE;

  g_signal_emit (self, signals[LINK_ACTIVATED], 0, uri, &handled);
  return handled;
}

static GtkWidget *
new_label (EntHelpView       *self,
           const char        *markup,
           GtkAccessibleRole  role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "label", markup,
                                   "use-markup", TRUE, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "xalign", 0.0f, "yalign", 0.0f, NULL);

  g_signal_connect_object (label, "activate-link", G_CALLBACK (activate_link_cb), self,
                           G_CONNECT_SWAPPED);
  return label;
}

static GtkWidget *
new_heading (EntHelpView        *self,
             const EntHelpBlock *block)
{
  static const char *const classes[] = { "title-1", "title-3", "heading" };
  GtkWidget *label = new_label (self, block->markup, GTK_ACCESSIBLE_ROLE_HEADING);

  gtk_widget_add_css_class (label, classes[CLAMP (block->level, 1, 3) - 1]);
  gtk_widget_set_margin_top (label, block->level == 1 ? 6 : 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                  (int) block->level, -1);
  return label;
}

static GtkWidget *
new_item (EntHelpView        *self,
          const EntHelpBlock *block)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *number = block->level > 0 ? g_strdup_printf ("%u.", block->level) : NULL;
  GtkWidget *mark = gtk_label_new (number != NULL ? number : "•");
  GtkWidget *label = new_label (self, block->markup, GTK_ACCESSIBLE_ROLE_LABEL);

  gtk_widget_set_valign (mark, GTK_ALIGN_BASELINE_FILL);
  gtk_label_set_yalign (GTK_LABEL (mark), 0);
  gtk_widget_set_size_request (mark, 18, -1);
  gtk_label_set_xalign (GTK_LABEL (mark), 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
new_table (EntHelpView        *self,
           const EntHelpBlock *block)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_widget_add_css_class (grid, "card");
  gtk_widget_add_css_class (grid, "ent-help-table");
  for (guint i = 0; i < block->rows->len; i++)
    {
      char **cells = g_ptr_array_index (block->rows, i);

      for (guint j = 0; cells[j] != NULL; j++)
        {
          GtkWidget *label = new_label (self, cells[j], GTK_ACCESSIBLE_ROLE_LABEL);

          gtk_widget_set_hexpand (label, cells[j + 1] == NULL);
          if (i == 0 && block->has_header)
            gtk_widget_add_css_class (label, "heading");
          gtk_grid_attach (GTK_GRID (grid), label, (int) j, (int) i, 1, 1);
        }
    }
  return grid;
}

static GtkWidget *
new_picture (EntHelpView        *self,
             const EntHelpBlock *block,
             GFile              *folder)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autoptr (GFile) file = g_file_resolve_relative_path (folder, block->source);
  GtkWidget *picture = gtk_picture_new_for_file (file);
  GtkWidget *caption = new_label (self, block->markup, GTK_ACCESSIBLE_ROLE_CAPTION);

  gtk_picture_set_alternative_text (GTK_PICTURE (picture), block->description);
  gtk_picture_set_content_fit (GTK_PICTURE (picture), GTK_CONTENT_FIT_SCALE_DOWN);
  gtk_widget_add_css_class (picture, "card");
  gtk_widget_set_overflow (picture, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), caption);
  return box;
}

static GtkWidget *
new_code (EntHelpView        *self,
          const EntHelpBlock *block)
{
  GtkWidget *label = new_label (self, block->markup, GTK_ACCESSIBLE_ROLE_LABEL);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "card");
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "ent-help-code");
  return label;
}

static GtkWidget *
new_block (EntHelpView        *self,
           const EntHelpBlock *block,
           GFile              *folder)
{
  switch (block->kind)
    {
    case ENT_HELP_HEADING:
      return new_heading (self, block);
    case ENT_HELP_ITEM:
      return new_item (self, block);
    case ENT_HELP_TABLE:
      return new_table (self, block);
    case ENT_HELP_PICTURE:
      return new_picture (self, block, folder);
    case ENT_HELP_CODE:
      return new_code (self, block);
    case ENT_HELP_PARAGRAPH:
      return new_label (self, block->markup, GTK_ACCESSIBLE_ROLE_PARAGRAPH);
    default:
      g_assert_not_reached ();
    }
}

static void
ent_help_view_class_init (EntHelpViewClass *klass)
{
  /**
   * EntHelpView::link-activated:
   * @self: a view
   * @target: where the link leads, as it is written
   *
   * A link was followed.
   *
   * Returns: whether that was done; if not, the link is opened as any other is
   */
  signals[LINK_ACTIVATED] =
    g_signal_new ("link-activated", ENT_TYPE_HELP_VIEW, G_SIGNAL_RUN_LAST, 0,
                  g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
}

static void
ent_help_view_init (EntHelpView *self)
{
}

/**
 * ent_help_view_set_page:
 * @self: a view
 * @page: what it shows
 * @folder: where the page's pictures are
 *
 * Shows a page.
 */
void
ent_help_view_set_page (EntHelpView *self,
                        EntHelpPage *page,
                        GFile       *folder)
{
  g_return_if_fail (ENT_IS_HELP_VIEW (self));
  g_return_if_fail (ENT_IS_HELP_PAGE (page));
  g_return_if_fail (G_IS_FILE (folder));

  /* With the keyboard on it, the keys that scroll do. */
  self->box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ARTICLE,
                            "focusable", TRUE, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                            9, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  ent_help_page_get_title (page), -1);
  for (guint i = 0; i < ent_help_page_get_n_blocks (page); i++)
    gtk_box_append (GTK_BOX (self->box),
                    new_block (self, ent_help_page_get_block (page, i), folder));
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/**
 * ent_help_view_get_block:
 * @self: a view with a page
 * @index: the index of a block of the page
 *
 * Returns: (transfer none) (nullable): the widget that shows the block
 */
GtkWidget *
ent_help_view_get_block (EntHelpView *self,
                         guint        index)
{
  GtkWidget *widget = NULL;

  g_return_val_if_fail (ENT_IS_HELP_VIEW (self), NULL);
  g_return_val_if_fail (self->box != NULL, NULL);

  widget = gtk_widget_get_first_child (self->box);
  while (widget != NULL && index-- > 0)
    widget = gtk_widget_get_next_sibling (widget);
  return widget;
}

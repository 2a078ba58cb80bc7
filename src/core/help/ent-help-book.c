/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-help-book.h"

/**
 * EntHelpBook:
 *
 * The manual: a list of pages, in the order in which the first of them, the index, names them.
 * There is no other table of contents: a page that the index does not lead to is none.
 */

struct _EntHelpBook
{
  GObject parent_instance;

  GFile *folder;
  GPtrArray *pages;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EntHelpBook, ent_help_book, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
get_item_type (GListModel *model)
{
  return ENT_TYPE_HELP_PAGE;
}

static guint
get_n_items (GListModel *model)
{
  return ENT_HELP_BOOK (model)->pages->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  EntHelpBook *self = ENT_HELP_BOOK (model);

  return position < self->pages->len ? g_object_ref (g_ptr_array_index (self->pages, position))
                                     : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
ent_help_book_finalize (GObject *object)
{
  EntHelpBook *self = ENT_HELP_BOOK (object);

  g_object_unref (self->folder);
  g_ptr_array_unref (self->pages);

  G_OBJECT_CLASS (ent_help_book_parent_class)->finalize (object);
}

static void
ent_help_book_class_init (EntHelpBookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_help_book_finalize;
}

static void
ent_help_book_init (EntHelpBook *self)
{
  self->pages = g_ptr_array_new_with_free_func (g_object_unref);
}

static EntHelpPage *
add_page (EntHelpBook  *self,
          const char   *name,
          GError      **error)
{
  g_autofree char *file_name = g_strconcat (name, ".html", NULL);
  g_autoptr (GFile) file = g_file_get_child (self->folder, file_name);
  g_autoptr (GBytes) xhtml = g_file_load_bytes (file, NULL, NULL, error);
  EntHelpPage *page = xhtml != NULL ? ent_help_page_new (name, xhtml, error) : NULL;

  if (page != NULL)
    g_ptr_array_add (self->pages, page);
  return page;
}

/* The page that a link of the index leads to; NULL for places elsewhere. */
static char *
dup_page_name (const char *link)
{
  g_auto (GStrv) parts = g_strsplit (link, "#", 2);

  if (strchr (parts[0], '/') != NULL || !g_str_has_suffix (parts[0], ".html"))
    return NULL;
  return g_strndup (parts[0], strlen (parts[0]) - strlen (".html"));
}

/**
 * ent_help_book_new:
 * @folder: where the pages are; a resource will do
 * @error: return location for an error
 *
 * Reads the manual.
 *
 * Returns: (transfer full): the manual, or %NULL on error
 */
EntHelpBook *
ent_help_book_new (GFile   *folder,
                   GError **error)
{
  g_autoptr (EntHelpBook) self = NULL;
  EntHelpPage *index = NULL;
  const char *const *links = NULL;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  self = g_object_new (ENT_TYPE_HELP_BOOK, NULL);
  self->folder = g_object_ref (folder);
  index = add_page (self, "index", error);
  if (index == NULL)
    return NULL;

  links = ent_help_page_get_links (index);
  for (guint i = 0; links[i] != NULL; i++)
    {
      g_autofree char *name = dup_page_name (links[i]);

      if (name != NULL && ent_help_book_lookup (self, name) == NULL &&
          add_page (self, name, error) == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * ent_help_book_get_folder:
 * @self: the manual
 *
 * Returns: (transfer none): where its pages and pictures are
 */
GFile *
ent_help_book_get_folder (EntHelpBook *self)
{
  g_return_val_if_fail (ENT_IS_HELP_BOOK (self), NULL);

  return self->folder;
}

/**
 * ent_help_book_lookup:
 * @self: the manual
 * @name: a page's name
 *
 * Returns: (transfer none) (nullable): the page; %NULL where there is none
 */
EntHelpPage *
ent_help_book_lookup (EntHelpBook *self,
                      const char  *name)
{
  g_return_val_if_fail (ENT_IS_HELP_BOOK (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < self->pages->len; i++)
    if (g_str_equal (ent_help_page_get_name (g_ptr_array_index (self->pages, i)), name))
      return g_ptr_array_index (self->pages, i);
  return NULL;
}

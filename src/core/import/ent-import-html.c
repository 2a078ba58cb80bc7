/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-import-private.h"

/* HTML: the page's metadata, and the words of its article. */

/*< private >
 * ent_import_html:
 * @bytes: HTML in whatever encoding
 * @name: what to call it in errors
 * @error: return location for an error of the domains %ENT_TEXT_ERROR and
 *   %ENT_IMPORT_ERROR
 *
 * Reads a page and leaves out what is not its article.
 *
 * Returns: (transfer full) (nullable): the document
 */
EntDocument *
ent_import_html (GBytes      *bytes,
                 const char  *name,
                 GError     **error)
{
  g_autoptr (EntDocument) document = ent_document_new ();
  g_autofree char *charset = ent_import_find_charset (bytes);
  g_autofree char *html = ent_import_decode (bytes, name, charset, document, error);
  g_autoptr (xmlDoc) tree = NULL;
  gboolean flattened = FALSE;

  if (html != NULL)
    tree = ent_import_parse_html (html, name, &flattened, error);
  if (tree == NULL)
    return NULL;

  if (flattened)
    ent_document_add_notice (document, _("The page is nested deeper than any article: where its "
                                         "paragraphs end may not be right"));
  ent_import_html_metadata (tree, ent_document_get_csl (document));
  ent_import_html_write (ent_import_html_prune (tree), document);

  return g_steal_pointer (&document);
}

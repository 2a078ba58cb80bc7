/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-import-private.h"

/* EPUB (W3C, 2 and 3): META-INF/container.xml names the package, the package's
 * spine the XHTML files in reading order. They hold nothing but the book, so
 * that all of their words are taken; only the book's own table of contents, which
 * the package tells, is left out. A file that is not well formed is read as HTML
 * is. */

/* ---------------------------------------------------------------- places */

/* The path of what @reference in the file @base means; NULL where it is outside. */
static char *
resolve (const char *base,
         const char *reference)
{
  g_autofree char *plain = g_strndup (reference, strcspn (reference, "#?"));
  g_autofree char *decoded = g_uri_unescape_string (plain, NULL);
  g_autofree char *folder = g_path_get_dirname (base);
  g_auto (GStrv) parts = NULL;
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  g_autofree char *whole = NULL;

  if (decoded == NULL)
    return NULL;

  whole = *decoded == '/' || g_str_equal (folder, ".") ? g_strdup (decoded)
                                                       : g_strconcat (folder, "/", decoded, NULL);
  parts = g_strsplit (whole, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0' || g_str_equal (parts[i], "."))
        continue;
      if (!g_str_equal (parts[i], ".."))
        g_ptr_array_add (path, parts[i]);
      else if (path->len > 0)
        g_ptr_array_remove_index (path, path->len - 1);
      else
        return NULL;
    }
  g_ptr_array_add (path, NULL);

  return g_strjoinv ("/", (char **) path->pdata);
}

static char *
find_package (EntImportArchive  *archive,
              GError           **error)
{
  g_autoptr (xmlDoc) tree =
    ent_import_archive_get_xml (archive, "META-INF/container.xml", TRUE, error);
  xmlNode *file;
  const char *path;

  if (tree == NULL)
    return NULL;

  file = ent_import_node_find (xmlDocGetRootElement (tree), "rootfile");
  path = ent_import_node_get (file, "full-path");
  if (path != NULL)
    return resolve ("", path);

  g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_DAMAGED,
               _("“%s” is damaged: it does not say where its book is"),
               ent_import_archive_get_name (archive));
  return NULL;
}

/* ---------------------------------------------------------------- the package */

/* A package's metadata is in the same words as Dublin Core's elsewhere. */
static void
read_metadata (xmlNode    *package,
               JsonObject *csl)
{
  static const char *const members[][2] = {
    { "title", "title" }, { "publisher", "publisher" }, { "language", "language" },
  };
  xmlNode *metadata = ent_import_node_get_child (package, "metadata");

  for (xmlNode *at = metadata; at != NULL; at = ent_import_node_next (at, metadata, FALSE))
    {
      g_autofree char *words = at != metadata ? ent_import_node_dup_words (at) : NULL;
      const char *role = ent_import_node_get (at, "role");

      for (guint i = 0; i < G_N_ELEMENTS (members); i++)
        if (ent_import_node_is (at, members[i][0]))
          ent_import_csl_set (csl, members[i][1], words);

      if (ent_import_node_is (at, "creator") && (role == NULL || g_str_equal (role, "aut")))
        ent_import_csl_add_authors (csl, words);
      else if (ent_import_node_is (at, "date"))
        ent_import_csl_set_date (csl, words);
      else if (ent_import_node_is (at, "identifier") && words != NULL &&
               g_str_has_prefix (words, "urn:isbn:"))
        ent_import_csl_set (csl, "ISBN", words + strlen ("urn:isbn:"));
    }
}

static gboolean
is_contents (const xmlNode *item)
{
  const char *properties = ent_import_node_get (item, "properties");
  g_auto (GStrv) split = g_strsplit (properties != NULL ? properties : "", " ", -1);

  return g_strv_contains ((const char *const *) split, "nav");
}

/* The paths of the book's files, in reading order. */
static GPtrArray *
read_spine (xmlNode    *package,
            const char *base)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) items = g_hash_table_new (g_str_hash, g_str_equal);
  xmlNode *manifest = ent_import_node_get_child (package, "manifest");
  xmlNode *spine = ent_import_node_get_child (package, "spine");

  for (xmlNode *at = manifest != NULL ? manifest->children : NULL; at != NULL; at = at->next)
    if (ent_import_node_get (at, "id") != NULL && ent_import_node_get (at, "href") != NULL &&
        !is_contents (at))
      g_hash_table_insert (items, (gpointer) ent_import_node_get (at, "id"), at);

  for (xmlNode *at = spine != NULL ? spine->children : NULL; at != NULL; at = at->next)
    {
      const char *id = ent_import_node_get (at, "idref");
      xmlNode *item = id != NULL ? g_hash_table_lookup (items, id) : NULL;
      char *path = item != NULL ? resolve (base, ent_import_node_get (item, "href")) : NULL;

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }

  return paths;
}

/* ---------------------------------------------------------------- the files */

static gboolean
write_file (EntImportArchive  *archive,
            GBytes            *bytes,
            EntDocument       *document,
            GError           **error)
{
  const char *name = ent_import_archive_get_name (archive);
  g_autoptr (xmlDoc) tree = ent_import_parse_xml (bytes, NULL);
  xmlNode *root;

  if (tree == NULL)
    {
      g_autofree char *charset = ent_import_find_charset (bytes);
      g_autofree char *html = ent_import_decode (bytes, name, charset, document, error);
      gboolean flattened;

      if (html != NULL)
        tree = ent_import_parse_html (html, name, &flattened, error);
    }
  if (tree == NULL)
    return FALSE;

  root = xmlDocGetRootElement (tree);
  ent_import_html_write (ent_import_node_is (root, "body") ? root
                                                           : ent_import_node_get_child (root,
                                                                                        "body"),
                         document);
  return TRUE;
}

static gboolean
write_files (EntImportArchive  *archive,
             GPtrArray         *paths,
             EntDocument       *document,
             GError           **error)
{
  guint n_missing = 0;

  for (guint i = 0; i < paths->len; i++)
    {
      GBytes *bytes = ent_import_archive_get (archive, g_ptr_array_index (paths, i));

      if (bytes == NULL)
        n_missing++;
      else if (!write_file (archive, bytes, document, error))
        return FALSE;
    }

  if (n_missing > 0)
    {
      g_autofree char *notice =
        g_strdup_printf (ngettext ("%u chapter is missing from the file",
                                   "%u chapters are missing from the file", n_missing),
                         n_missing);

      ent_document_add_notice (document, notice);
    }

  return TRUE;
}

/* Fonts may be disguised in any book. A chapter that is encrypted is another thing. */
static gboolean
check_encryption (EntImportArchive  *archive,
                  GPtrArray         *paths,
                  GError           **error)
{
  g_autoptr (xmlDoc) tree =
    ent_import_archive_get_xml (archive, "META-INF/encryption.xml", FALSE, NULL);
  xmlNode *root = tree != NULL ? xmlDocGetRootElement (tree) : NULL;

  for (xmlNode *at = root; at != NULL; at = ent_import_node_next (at, root, FALSE))
    {
      const char *reference = ent_import_node_get (at, "URI");
      g_autofree char *path = reference != NULL ? resolve ("", reference) : NULL;

      if (!ent_import_node_is (at, "CipherReference") || path == NULL ||
          !g_ptr_array_find_with_equal_func (paths, path, g_str_equal, NULL))
        continue;

      g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_ENCRYPTED,
                   _("“%s” is protected by its seller, and opens in their program only"),
                   ent_import_archive_get_name (archive));
      return FALSE;
    }

  return TRUE;
}

/*< private >
 * ent_import_epub:
 * @bytes: an EPUB file
 * @name: what to call it in errors
 * @error: return location for an error of the domain %ENT_IMPORT_ERROR
 *
 * Returns: (transfer full) (nullable): its document
 */
EntDocument *
ent_import_epub (GBytes      *bytes,
                 const char  *name,
                 GError     **error)
{
  g_autoptr (EntDocument) document = ent_document_new ();
  g_autoptr (EntImportArchive) archive = ent_import_archive_new (bytes, name, error);
  g_autofree char *package = archive != NULL ? find_package (archive, error) : NULL;
  g_autoptr (xmlDoc) tree = NULL;
  g_autoptr (GPtrArray) paths = NULL;

  if (package != NULL)
    tree = ent_import_archive_get_xml (archive, package, TRUE, error);
  if (tree == NULL)
    return NULL;

  read_metadata (xmlDocGetRootElement (tree), ent_document_get_csl (document));
  paths = read_spine (xmlDocGetRootElement (tree), package);
  if (paths->len == 0)
    {
      g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_DAMAGED,
                   _("“%s” is damaged: it does not say which chapters it has, and in which order"),
                   name);
      return NULL;
    }

  if (!check_encryption (archive, paths, error) || !write_files (archive, paths, document, error))
    return NULL;

  return g_steal_pointer (&document);
}

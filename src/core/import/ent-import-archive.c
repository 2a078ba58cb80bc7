/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <archive.h>
#include <archive_entry.h>

#include <glib/gi18n-lib.h>

#include "ent-import-private.h"

/**
 * EntImportArchive:
 *
 * What a ZIP archive holds, of what documents are made of: DOCX, ODT and EPUB
 * are such archives. It is read once, wholly, into memory; nothing is ever
 * written to a file. Pictures, fonts and the like are passed over unread.
 *
 * An archive is refused where it does what no document does: more than 20,000
 * entries; more than 256 MiB when expanded; an expansion of more than two
 * hundredfold beyond the first 32 MiB (text of a real document expands
 * tenfold, rarely fiftyfold); an entry whose name climbs out of the archive or
 * names a place on the machine; a link; two entries of one name, of which
 * different programs would read different ones. So is what a password protects.
 * Only an archive whose directory is in place is read, which one cut short has
 * not.
 */

#define ENTRIES_MAX  20000
#define BYTES_MAX    (G_GUINT64_CONSTANT (256) << 20)
#define BYTES_FREE   (G_GUINT64_CONSTANT (32) << 20)
#define RATIO_MAX    200
#define CHUNK        65536

struct _EntImportArchive
{
  GObject parent_instance;

  char       *name;
  GHashTable *entries;   /* path: GBytes, or NULL where it was passed over */
  guint64     n_bytes;
  guint64     packed;
};

G_DEFINE_FINAL_TYPE (EntImportArchive, ent_import_archive, G_TYPE_OBJECT)

static void
bytes_clear (gpointer bytes)
{
  if (bytes != NULL)
    g_bytes_unref (bytes);
}

static void
ent_import_archive_finalize (GObject *object)
{
  EntImportArchive *self = ENT_IMPORT_ARCHIVE (object);

  g_free (self->name);
  g_hash_table_unref (self->entries);

  G_OBJECT_CLASS (ent_import_archive_parent_class)->finalize (object);
}

static void
ent_import_archive_class_init (EntImportArchiveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_import_archive_finalize;
}

static void
ent_import_archive_init (EntImportArchive *self)
{
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, bytes_clear);
}

/* ---------------------------------------------------------------- what is refused */

static gboolean
climbs_out (const char *path)
{
  g_auto (GStrv) parts = g_strsplit_set (path, "/\\", -1);

  if (parts[0] == NULL || *parts[0] == '\0' ||
      (g_ascii_isalpha (path[0]) && path[1] == ':'))
    return TRUE;

  return g_strv_contains ((const char *const *) parts, "..");
}

static gboolean
check_entry (EntImportArchive      *self,
             struct archive_entry  *entry,
             const char            *path,
             GError               **error)
{
  g_autofree char *shown = g_utf8_make_valid (path, -1);

  if (climbs_out (path))
    g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_UNSAFE,
                 _("“%s” is not opened: its entry “%s” climbs out of it, as no document's does"),
                 self->name, shown);
  else if (archive_entry_filetype (entry) == AE_IFLNK || archive_entry_hardlink (entry) != NULL)
    g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_UNSAFE,
                 _("“%s” is not opened: its entry “%s” is a link, as no document's is"),
                 self->name, shown);
  else if (archive_entry_is_encrypted (entry))
    g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_ENCRYPTED,
                 _("“%s” is protected by a password: save it without one and try again"),
                 self->name);
  else if (g_hash_table_contains (self->entries, path))
    g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_UNSAFE,
                 _("“%s” is not opened: it holds “%s” twice, and which one counts is not known"),
                 self->name, shown);
  else if (g_hash_table_size (self->entries) >= ENTRIES_MAX)
    g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_TOO_LARGE,
                 _("“%s” is not opened: it holds more than %d files"), self->name, ENTRIES_MAX);
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_size (EntImportArchive  *self,
            GError           **error)
{
  if (self->n_bytes > BYTES_FREE && self->n_bytes > self->packed * RATIO_MAX)
    g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_UNSAFE,
                 _("“%s” is not opened: it expands more than %d times, as no document does"),
                 self->name, RATIO_MAX);
  else if (self->n_bytes > BYTES_MAX)
    g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_TOO_LARGE,
                 _("“%s” is too large: its text takes more than %d MiB"), self->name,
                 (int) (BYTES_MAX >> 20));
  else
    return TRUE;

  return FALSE;
}

/* ---------------------------------------------------------------- reading */

static gboolean
is_wanted (const char *path)
{
  static const char *const suffixes[] = {
    ".xml", ".rels", ".opf", ".xhtml", ".html", ".htm", ".xht",
  };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;

  return g_str_equal (path, "mimetype");
}

static void
set_damaged (EntImportArchive  *self,
             struct archive    *archive,
             GError           **error)
{
  const char *cause = archive_error_string (archive);
  g_autofree char *valid = g_utf8_make_valid (cause != NULL ? cause : "", -1);

  if (strstr (valid, "ncrypt") != NULL || strstr (valid, "assphrase") != NULL)
    g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_ENCRYPTED,
                 _("“%s” is protected by a password: save it without one and try again"),
                 self->name);
  else
    g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_DAMAGED,
                 _("“%s” is damaged or cut short: its archive cannot be read (%s)"), self->name,
                 *valid != '\0' ? valid : _("no reason is given"));
}

static GBytes *
read_entry (EntImportArchive  *self,
            struct archive    *archive,
            GError           **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  la_ssize_t n_read;

  while ((n_read = archive_read_data (archive, chunk, CHUNK)) > 0)
    {
      g_byte_array_append (data, chunk, (guint) n_read);
      self->n_bytes += (guint64) n_read;
      if (!check_size (self, error))
        return NULL;
    }

  if (n_read < 0)
    {
      set_damaged (self, archive, error);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

static gboolean
take_entry (EntImportArchive      *self,
            struct archive        *archive,
            struct archive_entry  *entry,
            GError               **error)
{
  const char *raw = archive_entry_pathname (entry);
  g_autofree char *path = g_strdup (raw != NULL ? raw : "?");
  GBytes *bytes = NULL;

  /* Some write another system's separators. */
  if (strchr (path, '/') == NULL)
    g_strdelimit (path, "\\", '/');
  if (raw != NULL && !check_entry (self, entry, path, error))
    return FALSE;
  if (archive_entry_filetype (entry) == AE_IFDIR || raw == NULL)
    return TRUE;

  if (is_wanted (path))
    {
      bytes = read_entry (self, archive, error);
      if (bytes == NULL)
        return FALSE;
    }

  g_hash_table_insert (self->entries, g_steal_pointer (&path), bytes);
  return TRUE;
}

static gboolean
read_all (EntImportArchive  *self,
          struct archive    *archive,
          GError           **error)
{
  struct archive_entry *entry;
  int status;

  while ((status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK ||
         status == ARCHIVE_WARN)
    if (!take_entry (self, archive, entry, error))
      return FALSE;

  if (status == ARCHIVE_EOF)
    return TRUE;

  set_damaged (self, archive, error);
  return FALSE;
}

/*< private >
 * ent_import_archive_new:
 * @bytes: a ZIP archive
 * @name: what to call it in errors
 * @error: return location for an error of the domain %ENT_IMPORT_ERROR
 *
 * Reads an archive, under the limits above.
 *
 * Returns: (transfer full) (nullable): what it holds
 */
EntImportArchive *
ent_import_archive_new (GBytes      *bytes,
                        const char  *name,
                        GError     **error)
{
  g_autoptr (EntImportArchive) self = g_object_new (ENT_TYPE_IMPORT_ARCHIVE, NULL);
  struct archive *archive = archive_read_new ();
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  gboolean done = FALSE;

  self->name = g_strdup (name);
  self->packed = size;
  archive_read_support_format_zip_seekable (archive);
  if (archive_read_open_memory (archive, data, size) == ARCHIVE_OK)
    done = read_all (self, archive, error);
  else
    set_damaged (self, archive, error);
  archive_read_free (archive);

  return done ? g_steal_pointer (&self) : NULL;
}

/*< private >
 * ent_import_archive_get_name:
 * @self: an archive
 *
 * Returns: what to call it in errors
 */
const char *
ent_import_archive_get_name (EntImportArchive *self)
{
  return self->name;
}

/*< private >
 * ent_import_archive_get:
 * @self: an archive
 * @path: an entry's path
 *
 * Returns: (transfer none) (nullable): what the entry holds
 */
GBytes *
ent_import_archive_get (EntImportArchive *self,
                        const char       *path)
{
  return g_hash_table_lookup (self->entries, path);
}

/*< private >
 * ent_import_archive_get_xml:
 * @self: an archive
 * @path: an entry's path
 * @needed: whether it is an error that there is no such entry
 * @error: return location for %ENT_IMPORT_ERROR_DAMAGED
 *
 * Returns: (transfer full) (nullable): the entry's tree; %NULL with @error set where
 *   it is no XML, or where it is needed and isn't there
 */
xmlDoc *
ent_import_archive_get_xml (EntImportArchive  *self,
                            const char        *path,
                            gboolean           needed,
                            GError           **error)
{
  GBytes *bytes = ent_import_archive_get (self, path);
  g_autoptr (GError) local = NULL;
  xmlDoc *tree;

  if (bytes == NULL)
    {
      if (needed)
        g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_DAMAGED,
                     _("“%s” is damaged: it lacks “%s”, where its text should be"), self->name,
                     path);
      return NULL;
    }

  tree = ent_import_parse_xml (bytes, &local);
  if (tree == NULL)
    g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_DAMAGED,
                 _("“%s” is damaged: its part “%s” is no XML (%s)"), self->name, path,
                 local->message);

  return tree;
}

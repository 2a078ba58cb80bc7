/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-import-private.h"
#include "ent-metadata.h"

/**
 * EntImport:
 *
 * An article that was read from a file, or from what was pasted: its normalised
 * text, what is known of it in CSL-JSON's vocabulary, and what the user should
 * know of how it was read. Immutable, but for the metadata, which are the
 * caller's to correct.
 *
 * Plain text and Markdown are normalised in this process; whatever needs a parser
 * is read in another one (see ent-import-child.c).
 */

#define CHUNK 65536

struct _EntImport
{
  GObject parent_instance;

  char            *name;
  EntText         *text;
  JsonObject      *csl;
  GPtrArray       *notices;
  EntImportFormat  format;
};

G_DEFINE_FINAL_TYPE (EntImport, ent_import, G_TYPE_OBJECT)

static void
ent_import_finalize (GObject *object)
{
  EntImport *self = ENT_IMPORT (object);

  g_free (self->name);
  g_clear_object (&self->text);
  g_clear_pointer (&self->csl, json_object_unref);
  g_clear_pointer (&self->notices, g_ptr_array_unref);

  G_OBJECT_CLASS (ent_import_parent_class)->finalize (object);
}

static void
ent_import_class_init (EntImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_import_finalize;
}

static void
ent_import_init (EntImport *self)
{
}

/* ---------------------------------------------------------------- the text */

/* Text is normalised as it always was; only its bytes are seen to before. */
static EntText *
make_plain_text (GBytes       *bytes,
                 const char   *name,
                 EntDocument  *document,
                 GError      **error)
{
  g_autofree char *text = ent_import_decode (bytes, name, NULL, document, error);
  g_autoptr (GBytes) decoded = NULL;
  gsize length;

  if (text == NULL)
    return NULL;

  length = strlen (text);
  decoded = g_bytes_new_take (g_steal_pointer (&text), length);

  return ent_text_new_from_bytes (decoded, name, error);
}

static EntText *
make_text (GBytes           *bytes,
           EntImportFormat   format,
           const char       *name,
           EntDocument     **document,
           GCancellable     *cancellable,
           GError          **error)
{
  if (format == ENT_IMPORT_FORMAT_TEXT || format == ENT_IMPORT_FORMAT_MARKDOWN)
    {
      *document = ent_document_new ();
      return make_plain_text (bytes, name, *document, error);
    }

  *document = ent_import_in_child (bytes, format, name, cancellable, error);
  if (*document == NULL)
    return NULL;

  ent_import_scrub_document (*document);
  return ent_document_make_text (*document, name, error);
}

/**
 * ent_import_bytes:
 * @bytes: a file's content, or what was pasted; up to 256 MiB
 * @name: what it is called: its suffix tells the format where the content does not
 * @cancellable: (nullable): ends the reading
 * @error: return location for an error
 *
 * Reads an article. Blocks: to be called in a thread, or by what has nothing else
 * to do. Errors are of the domains %ENT_IMPORT_ERROR, %ENT_TEXT_ERROR, those of the
 * PDF reader, or %G_IO_ERROR_CANCELLED; each is a sentence that names the file.
 *
 * The program needs to call ent_import_child_main() where its first argument is
 * %ENT_IMPORT_CHILD_ARGUMENT.
 *
 * Returns: (transfer full) (nullable): the article
 */
EntImport *
ent_import_bytes (GBytes        *bytes,
                  const char    *name,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (EntImport) self = NULL;
  g_autoptr (EntDocument) document = NULL;
  g_autoptr (EntText) text = NULL;
  EntImportFormat format;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !ent_import_detect_format (bytes, name, &format, error))
    return NULL;

  text = make_text (bytes, format, name, &document, cancellable, error);
  if (text == NULL)
    return NULL;

  self = g_object_new (ENT_TYPE_IMPORT, NULL);
  self->name = g_strdup (name);
  self->format = format;
  self->csl = json_object_ref (ent_document_get_csl (document));
  self->notices = g_ptr_array_ref (ent_document_get_notices (document));
  ent_metadata_guess (text, self->csl);
  self->text = g_steal_pointer (&text);

  return g_steal_pointer (&self);
}

/* ---------------------------------------------------------------- files */

static gboolean
check_size (gsize        size,
            const char  *name,
            GError     **error)
{
  if (size <= ENT_IMPORT_SIZE_LIMIT)
    return TRUE;

  g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_TOO_LARGE,
               _("“%s” is too large: more than %d MiB"), name, ENT_IMPORT_SIZE_LIMIT >> 20);
  return FALSE;
}

static GBytes *
read_stream (GInputStream  *stream,
             const char    *name,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gssize n_read;

  do
    {
      n_read = g_input_stream_read (stream, chunk, CHUNK, cancellable, error);
      if (n_read < 0)
        return NULL;

      g_byte_array_append (data, chunk, (guint) n_read);
      if (!check_size (data->len, name, error))
        return NULL;
    }
  while (n_read > 0);

  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

/* Says in a sentence what GIO says in half of one. */
static void
explain (GError      *told,
         GFile       *file,
         GError     **error)
{
  g_autofree char *path = g_file_get_parse_name (file);
  const char *format = NULL;

  if (told->domain != G_IO_ERROR || told->code == G_IO_ERROR_CANCELLED)
    {
      g_propagate_error (error, g_error_copy (told));
      return;
    }

  if (told->code == G_IO_ERROR_NOT_FOUND)
    format = _("There is no file “%s”");
  else if (told->code == G_IO_ERROR_IS_DIRECTORY)
    format = _("“%s” is a folder, not a text");
  else if (told->code == G_IO_ERROR_PERMISSION_DENIED)
    format = _("You are not permitted to read “%s”");

  if (format != NULL)
    {
      g_autoptr (GString) sentence = g_string_new (format);

      g_string_replace (sentence, "%s", path, 1);
      g_set_error_literal (error, G_IO_ERROR, told->code, sentence->str);
    }
  else
    {
      g_set_error (error, G_IO_ERROR, told->code, _("“%s” could not be read: %s"), path,
                   told->message);
    }
}

/*< private >
 * ent_import_dup_file_name:
 * @file: a file
 *
 * Returns: (transfer full): its name, as it is shown
 */
char *
ent_import_dup_file_name (GFile *file)
{
  g_autofree char *base_name = g_file_get_basename (file);

  return base_name != NULL ? g_filename_display_name (base_name) : g_file_get_uri (file);
}

/**
 * ent_import_file:
 * @file: a file, of this machine or from elsewhere
 * @cancellable: (nullable): ends the reading
 * @error: return location for an error
 *
 * Reads an article from a file, as ent_import_bytes() does.
 *
 * Returns: (transfer full) (nullable): the article
 */
EntImport *
ent_import_file (GFile         *file,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  name = ent_import_dup_file_name (file);
  stream = g_file_read (file, cancellable, &local);
  if (stream != NULL)
    bytes = read_stream (G_INPUT_STREAM (stream), name, cancellable, &local);
  if (bytes == NULL)
    {
      explain (local, file, error);
      return NULL;
    }

  return ent_import_bytes (bytes, name, cancellable, error);
}

/**
 * ent_import_get_name:
 * @self: an article that was read
 *
 * Returns: what it was called
 */
const char *
ent_import_get_name (EntImport *self)
{
  g_return_val_if_fail (ENT_IS_IMPORT (self), NULL);

  return self->name;
}

/**
 * ent_import_get_text:
 * @self: an article that was read
 *
 * Returns: (transfer none): its words
 */
EntText *
ent_import_get_text (EntImport *self)
{
  g_return_val_if_fail (ENT_IS_IMPORT (self), NULL);

  return self->text;
}

/**
 * ent_import_get_csl:
 * @self: an article that was read
 *
 * Returns: (transfer none): what the file says of itself, and what was guessed from
 *   its text, in CSL-JSON's vocabulary; see ent_metadata_guess()
 */
JsonObject *
ent_import_get_csl (EntImport *self)
{
  g_return_val_if_fail (ENT_IS_IMPORT (self), NULL);

  return self->csl;
}

/**
 * ent_import_get_notices:
 * @self: an article that was read
 *
 * Returns: (transfer none) (element-type utf8): sentences on what had to be done to
 *   read it; mostly none
 */
GPtrArray *
ent_import_get_notices (EntImport *self)
{
  g_return_val_if_fail (ENT_IS_IMPORT (self), NULL);

  return self->notices;
}

/**
 * ent_import_get_format:
 * @self: an article that was read
 *
 * Returns: what it was read from
 */
EntImportFormat
ent_import_get_format (EntImport *self)
{
  g_return_val_if_fail (ENT_IS_IMPORT (self), ENT_IMPORT_FORMAT_TEXT);

  return self->format;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* memmem () */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-import-private.h"

/* What a file is: its content says so first, its name only where the content
 * leaves it open. A file that is of a known but other kind is refused in that
 * kind's own words. */

#define HEAD_BYTES 4096

/* A PDF may have some bytes before its first line (its specification, annex H). */
#define PDF_BYTES  1024

typedef struct
{
  const char *suffix;
  int         format;   /* EntImportFormat, or -1: something else */
} Suffix;

static const Suffix suffixes[] = {
  { ".txt", ENT_IMPORT_FORMAT_TEXT },      { ".text", ENT_IMPORT_FORMAT_TEXT },
  { ".md", ENT_IMPORT_FORMAT_MARKDOWN },   { ".markdown", ENT_IMPORT_FORMAT_MARKDOWN },
  { ".mdown", ENT_IMPORT_FORMAT_MARKDOWN }, { ".mkd", ENT_IMPORT_FORMAT_MARKDOWN },
  { ".html", ENT_IMPORT_FORMAT_HTML },     { ".htm", ENT_IMPORT_FORMAT_HTML },
  { ".xhtml", ENT_IMPORT_FORMAT_HTML },    { ".xht", ENT_IMPORT_FORMAT_HTML },
  { ".docx", ENT_IMPORT_FORMAT_DOCX },     { ".docm", ENT_IMPORT_FORMAT_DOCX },
  { ".odt", ENT_IMPORT_FORMAT_ODT },       { ".ott", ENT_IMPORT_FORMAT_ODT },
  { ".epub", ENT_IMPORT_FORMAT_EPUB },     { ".pdf", ENT_IMPORT_FORMAT_PDF },
};

typedef struct
{
  const char *magic;
  gsize       length;
  const char *message;
} Stranger;

static const Stranger strangers[] = {
  { "{\\rtf", 5,
    N_("“%s” is RTF, which is not read: save it as DOCX, ODT or plain text") },
  { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8,
    N_("“%s” is an old Word document, or one that a password protects: save it as DOCX, "
       "without a password") },
  { "\x89PNG", 4, N_("“%s” is a picture, not a text") },
  { "\xff\xd8\xff", 3, N_("“%s” is a picture, not a text") },
  { "GIF8", 4, N_("“%s” is a picture, not a text") },
  { "II*\0", 4, N_("“%s” is a picture, not a text") },
  { "MM\0*", 4, N_("“%s” is a picture, not a text") },
  { "\x1f\x8b", 2, N_("“%s” is compressed: unpack it and open what is in it") },
  { "BZh", 3, N_("“%s” is compressed: unpack it and open what is in it") },
  { "\xfd" "7zXZ", 5, N_("“%s” is compressed: unpack it and open what is in it") },
  { "7z\xbc\xaf", 4, N_("“%s” is an archive: unpack it and open what is in it") },
  { "Rar!", 4, N_("“%s” is an archive: unpack it and open what is in it") },
  { "\x7f" "ELF", 4, N_("“%s” is a program, not a text") },
  { "SQLite format 3", 15, N_("“%s” is a database, not a text") },
  { "%!PS", 4, N_("“%s” is PostScript, which is not read: turn it into PDF") },
};

/* Names of entries by which an archive is known. */
typedef struct
{
  const char *entry;
  int         format;
  const char *message;
} Content;

static const Content contents[] = {
  { "word/document.xml", ENT_IMPORT_FORMAT_DOCX, NULL },
  { "META-INF/container.xml", ENT_IMPORT_FORMAT_EPUB, NULL },
  { "mimetypeapplication/vnd.oasis.opendocument.spreadsheet", -1,
    N_("“%s” is a table, not an article") },
  { "mimetypeapplication/vnd.oasis.opendocument.presentation", -1,
    N_("“%s” is a presentation, not an article") },
  { "META-INF/manifest.xml", ENT_IMPORT_FORMAT_ODT, NULL },
  { "xl/workbook", -1, N_("“%s” is a table, not an article") },
  { "ppt/presentation", -1, N_("“%s” is a presentation, not an article") },
  { "[Content_Types].xml", ENT_IMPORT_FORMAT_DOCX, NULL },
};

G_DEFINE_QUARK (ent-import-error-quark, ent_import_error)

static int
find_suffix (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i].suffix))
      return suffixes[i].format;

  return -1;
}

/**
 * ent_import_knows_name:
 * @name: a file's name
 *
 * Returns: whether its suffix is that of a format that is read: what is taken from
 *   a folder
 */
gboolean
ent_import_knows_name (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return find_suffix (name) >= 0;
}

static gboolean
refuse (GError     **error,
        const char  *message,
        const char  *name)
{
  g_autoptr (GString) sentence = g_string_new (message);

  g_string_replace (sentence, "%s", name, 1);
  g_set_error_literal (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_UNSUPPORTED, sentence->str);
  return FALSE;
}

static gboolean
check_stranger (const char  *data,
                gsize        size,
                const char  *name,
                GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    if (size >= strangers[i].length &&
        memcmp (data, strangers[i].magic, strangers[i].length) == 0)
      return refuse (error, _(strangers[i].message), name);

  return TRUE;
}

/* Looks for the names of entries, which stand in an archive as they are. The
 * archive itself is read in the child. */
static gboolean
detect_archive (const char       *data,
                gsize             size,
                const char       *name,
                EntImportFormat  *format,
                GError          **error)
{
  int by_name = find_suffix (name);

  if (memmem (data, MIN (size, HEAD_BYTES), "mimetypeapplication/epub+zip",
              strlen ("mimetypeapplication/epub+zip")) != NULL)
    {
      *format = ENT_IMPORT_FORMAT_EPUB;
      return TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      if (memmem (data, size, contents[i].entry, strlen (contents[i].entry)) == NULL)
        continue;
      if (contents[i].format < 0)
        return refuse (error, _(contents[i].message), name);
      *format = (EntImportFormat) contents[i].format;
      return TRUE;
    }

  if (by_name == ENT_IMPORT_FORMAT_DOCX || by_name == ENT_IMPORT_FORMAT_ODT ||
      by_name == ENT_IMPORT_FORMAT_EPUB)
    {
      *format = (EntImportFormat) by_name;
      return TRUE;
    }

  return refuse (error, _("“%s” is an archive: unpack it and open what is in it"), name);
}

/* The head of a text with nothing but its ASCII characters, in lower case:
 * enough to tell a tag by, in UTF-16 too. */
static char *
dup_head (const char *data,
          gsize       size)
{
  g_autoptr (GString) head = g_string_new (NULL);

  for (gsize i = 0; i < MIN (size, HEAD_BYTES); i++)
    if (data[i] > 0)
      g_string_append_c (head, g_ascii_tolower (data[i]));

  return g_string_free_and_steal (g_steal_pointer (&head));
}

static const char *
skip_remarks (const char *p)
{
  for (;;)
    {
      const char *end = NULL;

      p += strspn (p, " \t\r\n\f");
      if (g_str_has_prefix (p, "<!--"))
        end = strstr (p, "-->");
      else if (g_str_has_prefix (p, "<?xml"))
        end = strstr (p, "?>");
      if (end == NULL)
        return p;
      p = strchr (end, '>') + 1;
    }
}

static gboolean
begins_with_tag (const char *p,
                 const char *tags)
{
  g_autofree char *key = NULL;
  gsize length;

  if (*p != '<')
    return FALSE;

  length = strspn (p + 1, "abcdefghijklmnopqrstuvwxyz0123456789");
  key = g_strdup_printf (" %.*s ", (int) length, p + 1);

  return length > 0 && strchr (" \t\r\n/>", p[1 + length]) != NULL && strstr (tags, key) != NULL;
}

/* A whole document of HTML says so, whatever its name; a fragment, as the
 * clipboard has it, is one where its name says nothing else. */
static gboolean
detect_text (const char       *data,
             gsize             size,
             const char       *name,
             EntImportFormat  *format,
             GError          **error)
{
  g_autofree char *head = dup_head (data, size);
  const char *p = skip_remarks (head);
  int by_name = find_suffix (name);

  if (g_str_has_prefix (p, "<!doctype html") || begins_with_tag (p, " html head body "))
    *format = ENT_IMPORT_FORMAT_HTML;
  else if (by_name < 0 && begins_with_tag (p, " meta article main section div p h1 h2 h3 h4 h5 h6 "
                                              "span blockquote ul ol table title "))
    *format = ENT_IMPORT_FORMAT_HTML;
  else if (by_name == ENT_IMPORT_FORMAT_HTML || by_name == ENT_IMPORT_FORMAT_MARKDOWN ||
           by_name == ENT_IMPORT_FORMAT_TEXT)
    *format = (EntImportFormat) by_name;
  else if (by_name >= 0)
    {
      g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_DAMAGED,
                   _("“%s” is not what its name says: its content is something else, or damaged"),
                   name);
      return FALSE;
    }
  else if (g_str_has_prefix (p, "<!doctype") || (p != head && g_str_has_prefix (head, "<?xml")))
    return refuse (error, _("“%s” is XML of another kind than XHTML, which is not read"), name);
  else
    *format = ENT_IMPORT_FORMAT_TEXT;

  return TRUE;
}

/*< private >
 * ent_import_detect_format:
 * @bytes: a file's content
 * @name: its name
 * @format: (out): what it is
 * @error: return location for %ENT_IMPORT_ERROR_UNSUPPORTED or %ENT_IMPORT_ERROR_DAMAGED
 *
 * Tells what a file is, by its content and then by its name.
 *
 * Returns: whether it is of a format that is read
 */
gboolean
ent_import_detect_format (GBytes           *bytes,
                          const char       *name,
                          EntImportFormat  *format,
                          GError          **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  *format = ENT_IMPORT_FORMAT_TEXT;
  if (size == 0)
    return TRUE;

  if (memmem (data, MIN (size, PDF_BYTES), "%PDF-", 5) != NULL)
    {
      *format = ENT_IMPORT_FORMAT_PDF;
      return TRUE;
    }
  if (size >= 4 && (memcmp (data, "PK\3\4", 4) == 0 || memcmp (data, "PK\5\6", 4) == 0))
    return detect_archive (data, size, name, format, error);

  return check_stranger (data, size, name, error) &&
         detect_text (data, size, name, format, error);
}

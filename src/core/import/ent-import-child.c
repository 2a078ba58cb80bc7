/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <libxml/parser.h>
#include <libxml/xmlIO.h>

#include <glib/gi18n-lib.h>

#include "ent-child.h"
#include "ent-core-enums.h"
#include "ent-enum.h"
#include "ent-import-pdf.h"
#include "ent-import-private.h"
#include "ent-json.h"

/* Both sides of the process that reads what others' libraries parse. See
 * ent-child-side.c for the protocol; it is started with
 *
 *   PROGRAM --import-child MEMORY SECONDS FORMAT NAME
 *
 * where FORMAT is the nick of an #EntImportFormat and NAME what the file is
 * called in errors. The file is on standard input: a path would be of no use to
 * a process that may not open it. The answer is JSON: {"document": …}, as
 * ent_document_to_json() writes it, or {"error": {"domain", "code", "message"}}.
 *
 * A file that cannot be read well is an answer. That the process dies, takes too
 * long or says nonsense is what becomes an error of the parent's own. */

#define TIME_LIMIT   60000
#define PDF_TIME     300000
#define MEMORY_LIMIT (G_GUINT64_CONSTANT (3) << 30)
#define ANSWER_LIMIT (192 << 20)

static struct
{
  char    *executable;
  guint    milliseconds;
  guint64  bytes;
} limits;

/*< private >
 * ent_import_set_limits:
 * @executable: (nullable): the program to start; %NULL for this very program
 * @milliseconds: the longest that reading a file may take; 0 for a minute, and five
 *   for a PDF
 * @bytes: the most address space that it may take; 0 for 3 GiB
 *
 * Sets the limits of all files that are read from now on. For tests.
 */
void
ent_import_set_limits (const char *executable,
                       guint       milliseconds,
                       guint64     bytes)
{
  g_set_str (&limits.executable, executable);
  limits.milliseconds = milliseconds;
  limits.bytes = bytes;
}

static guint
get_time_limit (EntImportFormat format)
{
  if (limits.milliseconds > 0)
    return limits.milliseconds;

  return format == ENT_IMPORT_FORMAT_PDF ? PDF_TIME : TIME_LIMIT;
}

/* ---------------------------------------------------------------- the parent's side */

static void
explain (GError          *child_error,
         EntImportFormat  format,
         const char      *name,
         GError         **error)
{
  if (g_error_matches (child_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Reading “%s” was cancelled"), name);
      return;
    }

  switch (child_error->domain == ENT_CHILD_ERROR ? child_error->code : ENT_CHILD_ERROR_CRASHED)
    {
    case ENT_CHILD_ERROR_START:
      g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_START,
                   _("“%s” could not be read: the process that reads it could not be started (%s)"),
                   name, child_error->message);
      break;

    case ENT_CHILD_ERROR_TIMEOUT:
      g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_TIMEOUT,
                   _("“%s” could not be read: it took longer than %g seconds"), name,
                   get_time_limit (format) / 1000.0);
      break;

    case ENT_CHILD_ERROR_MEMORY:
      g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_MEMORY,
                   _("“%s” could not be read: it takes more memory than a text may"), name);
      break;

    case ENT_CHILD_ERROR_TOO_LONG:
      g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_TOO_LARGE,
                   _("“%s” is too large for a text"), name);
      break;

    default:
      g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_CRASHED,
                   /* Translators: the second %s is why, such as a signal's name. */
                   _("“%s” could not be read: the process that read it stopped (%s); the file may "
                     "be damaged"),
                   name, child_error->message);
    }
}

/* Gives the child's error as it was there. */
static void
pass_on (JsonObject  *told,
         GError     **error)
{
  const char *domain = json_object_get_string_member_with_default (told, "domain", NULL);
  const char *message = json_object_get_string_member_with_default (told, "message", NULL);
  gint64 code = json_object_get_int_member_with_default (told, "code", 0);

  g_set_error_literal (error,
                       domain != NULL ? g_quark_from_string (domain) : ENT_IMPORT_ERROR,
                       domain != NULL ? (int) code : ENT_IMPORT_ERROR_DAMAGED,
                       message != NULL ? message : _("The file could not be read"));
}

static EntDocument *
read_answer (const char  *json,
             gsize        length,
             const char  *name,
             GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root = NULL;
  JsonObject *told = NULL;
  JsonNode *node = NULL;

  if (json_parser_load_from_data (parser, json, (gssize) length, NULL))
    root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    {
      told = ent_json_get_object (json_node_get_object (root), "error");
      node = json_object_get_member (json_node_get_object (root), "document");
    }

  if (told != NULL)
    {
      pass_on (told, error);
      return NULL;
    }
  if (node != NULL)
    return ent_document_new_from_json (node, error);

  g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_CRASHED,
               _("“%s” could not be read: what the process that read it says makes no sense"),
               name);
  return NULL;
}

/*< private >
 * ent_import_in_child:
 * @bytes: a file's content
 * @format: what it is
 * @name: what to call it in errors
 * @cancellable: (nullable): ends the process
 * @error: return location
 *
 * Reads a file in a process of its own, and waits for it.
 *
 * Returns: (transfer full) (nullable): the document
 */
EntDocument *
ent_import_in_child (GBytes           *bytes,
                     EntImportFormat   format,
                     const char       *name,
                     GCancellable     *cancellable,
                     GError          **error)
{
  g_autoptr (EntChild) child = ent_child_new (ENT_IMPORT_CHILD_ARGUMENT);
  g_autoptr (GError) local = NULL;
  g_autofree char *answer = NULL;
  gsize length;

  ent_child_add_argument (child, ent_enum_get_nick (ENT_TYPE_IMPORT_FORMAT, format));
  ent_child_add_argument (child, name);
  ent_child_set_executable (child, limits.executable);
  ent_child_set_time_limit (child, get_time_limit (format));
  ent_child_set_memory_limit (child, limits.bytes > 0 ? limits.bytes : MEMORY_LIMIT);
  ent_child_set_answer_limit (child, ANSWER_LIMIT);

  answer = ent_child_run (child, bytes, cancellable, &length, &local);
  if (answer != NULL)
    return read_answer (answer, length, name, error);

  explain (local, format, name, error);
  return NULL;
}

/* ---------------------------------------------------------------- the child's side */

/* libxml2 goes on with half a tree where it gets no memory: no text may be cut
 * short for that, so it ends there as GLib does. */
static void *
allocate_cb (size_t size)
{
  return g_malloc (MAX (size, 1));
}

static void *
reallocate_cb (void   *block,
               size_t  size)
{
  return g_realloc (block, MAX (size, 1));
}

static xmlParserInput *
load_nothing_cb (const char    *url,
                 const char    *id,
                 xmlParserCtxt *parser)
{
  return NULL;
}

static EntDocument *
parse (GBytes          *bytes,
       EntImportFormat  format,
       const char      *name,
       GError         **error)
{
  switch (format)
    {
    case ENT_IMPORT_FORMAT_HTML:
      return ent_import_html (bytes, name, error);

    case ENT_IMPORT_FORMAT_DOCX:
      return ent_import_docx (bytes, name, error);

    case ENT_IMPORT_FORMAT_ODT:
      return ent_import_odt (bytes, name, error);

    case ENT_IMPORT_FORMAT_EPUB:
      return ent_import_epub (bytes, name, error);

    case ENT_IMPORT_FORMAT_PDF:
      return ent_import_pdf (bytes, name, error);

    case ENT_IMPORT_FORMAT_TEXT:
    case ENT_IMPORT_FORMAT_MARKDOWN:
    default:
      g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_UNSUPPORTED,
                   _("“%s” is of a format that is not read"), name);
      return NULL;
    }
}

static char *
make_answer (EntDocument  *document,
             const GError *error)
{
  g_autoptr (JsonObject) answer = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *told;

  if (document != NULL)
    {
      json_object_set_member (answer, "document", ent_document_to_json (document));
    }
  else
    {
      told = json_object_new ();
      json_object_set_string_member (told, "domain", g_quark_to_string (error->domain));
      json_object_set_int_member (told, "code", error->code);
      json_object_set_string_member (told, "message", error->message);
      json_object_set_object_member (answer, "error", told);
    }

  json_node_set_object (node, answer);
  return json_to_string (node, FALSE);
}

/**
 * ent_import_child_main:
 * @argc: the number of arguments
 * @argv: the program's name, `--import-child`, the memory limit in bytes, the
 *   processor time limit in seconds (0: none), the format and the file's name
 *
 * The child process that reads a file: limits itself, reads the file from standard
 * input, writes what it made of it to standard output. To be called by main(),
 * where its first argument is `--import-child`, after the locale is set: its errors
 * are sentences for the user.
 *
 * Returns: the status to exit with
 */
int
ent_import_child_main (int    argc,
                       char **argv)
{
  g_autoptr (GEnumClass) enum_class = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = NULL;
  GEnumValue *format;
  EntChildSide side;

  if (!ent_child_side_enter (&side, argc, argv, 2))
    return ENT_CHILD_EXIT_FAULT;

  enum_class = g_type_class_ref (ENT_TYPE_IMPORT_FORMAT);
  format = g_enum_get_value_by_nick (enum_class, argv[4]);
  if (format == NULL)
    return ent_child_side_complain (&side, "There is no such format");

  xmlMemSetup (g_free, allocate_cb, reallocate_cb, g_strdup);
  xmlSetExternalEntityLoader (load_nothing_cb);
  bytes = ent_child_side_read (&error);
  if (bytes == NULL)
    return ent_child_side_complain (&side, error->message);

  document = parse (bytes, (EntImportFormat) format->value, argv[5], &error);
  answer = make_answer (document, error);

  return ent_child_side_answer (&side, answer);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-bibliography-private.h"

/* Bibliographies in other people's formats: CSL-JSON (the schema of the Citation Style
 * Language 1.0.2), BibTeX and BibLaTeX, and RIS. Which it is shows in the first signs: a
 * brace or bracket, an at-sign with a word and a brace, or a line that begins with "TY". */

#define SIZE_LIMIT (16 * 1024 * 1024)

G_DEFINE_QUARK (ent-bibliography-error-quark, ent_bibliography_error)

/*
 * ent_bibliography_fail:
 * @error: return location
 * @name: what the bibliography is called
 * @content: all of it
 * @at: where in it something is wrong
 * @what: what is wrong: a sentence without its full stop
 *
 * Says what is wrong with a bibliography, and in which line and column.
 */
void
ent_bibliography_fail (GError     **error,
                       const char  *name,
                       const char  *content,
                       const char  *at,
                       const char  *what)
{
  const char *line_start = content;
  guint line = 1;

  for (const char *p = content; p < at; p++)
    if (*p == '\n' || (*p == '\r' && p[1] != '\n'))
      {
        line++;
        line_start = p + 1;
      }

  /* Translators: a file's name, a line and a column in it, and what is wrong there. */
  g_set_error (error, ENT_BIBLIOGRAPHY_ERROR, ENT_BIBLIOGRAPHY_ERROR_SYNTAX,
               _ ("“%s”, line %u, column %u: %s"), name, line,
               (guint) g_utf8_strlen (line_start, MAX (at, line_start) - line_start) + 1, what);
}

static gboolean
check (const char  *content,
       gsize        length,
       const char  *name,
       GError     **error)
{
  const char *end;

  if (length > SIZE_LIMIT)
    {
      g_set_error (error, ENT_BIBLIOGRAPHY_ERROR, ENT_BIBLIOGRAPHY_ERROR_TOO_LARGE,
                   _ ("“%s” is too large for a bibliography: more than %d MiB"), name,
                   SIZE_LIMIT / (1024 * 1024));
      return FALSE;
    }

  if (!g_utf8_validate_len (content, length, &end))
    {
      g_autofree char *before = g_strndup (content, (gsize) (end - content));

      ent_bibliography_fail (error, name, before, before + (end - content),
                             _ ("this is not UTF-8; save the file as UTF-8 and try again"));
      if (error != NULL)
        (*error)->code = ENT_BIBLIOGRAPHY_ERROR_ENCODING;
      return FALSE;
    }

  return TRUE;
}

static const char *
skip_start (const char *content)
{
  const char *p = content;

  if (g_str_has_prefix (p, "\xef\xbb\xbf"))
    p += 3;
  while (g_ascii_isspace (*p))
    p++;

  return p;
}

static gboolean
matches (const char *pattern,
         const char *content)
{
  return g_regex_match_simple (pattern, content, G_REGEX_MULTILINE, 0);
}

static GPtrArray *
parse_text (const char  *content,
            const char  *name,
            GError     **error)
{
  const char *start = skip_start (content);

  if (*start == '\0')
    {
      g_set_error (error, ENT_BIBLIOGRAPHY_ERROR, ENT_BIBLIOGRAPHY_ERROR_EMPTY,
                   _ ("“%s” is empty: it holds no record"), name);
      return NULL;
    }

  if (*start == '{' || *start == '[')
    return ent_csl_parse (content, name, error);
  if (matches ("^\\s*TY {1,2}-", start))
    return ent_ris_parse (content, name, error);
  if (matches ("@[A-Za-z]+\\s*[{(]", start))
    return ent_bibtex_parse (content, name, error);

  g_set_error (error, ENT_BIBLIOGRAPHY_ERROR, ENT_BIBLIOGRAPHY_ERROR_FORMAT,
               _ ("“%s” is no bibliographic record that Entente can read: it reads CSL-JSON, "
                  "BibTeX and RIS"), name);
  return NULL;
}

/**
 * ent_bibliography_parse:
 * @content: a bibliography, or one record
 * @length: its length in bytes
 * @name: what to call it in errors: usually a file's name
 * @error: return location
 *
 * Reads bibliographic records in CSL-JSON, BibTeX, BibLaTeX or RIS; the content says which.
 *
 * Returns: (transfer full) (element-type JsonObject) (nullable): the records in CSL-JSON's
 *   vocabulary, at least one, or %NULL with an error of the domain %ENT_BIBLIOGRAPHY_ERROR,
 *   which names line and column
 */
GPtrArray *
ent_bibliography_parse (const char  *content,
                        gsize        length,
                        const char  *name,
                        GError     **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) items = NULL;

  g_return_val_if_fail (content != NULL || length == 0, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check (content, length, name, error))
    return NULL;

  text = g_strndup (content, length);
  items = parse_text (text, name, error);
  if (items != NULL && items->len == 0)
    {
      g_set_error (error, ENT_BIBLIOGRAPHY_ERROR, ENT_BIBLIOGRAPHY_ERROR_EMPTY,
                   _ ("“%s” is empty: it holds no record"), name);
      return NULL;
    }

  return g_steal_pointer (&items);
}

/**
 * ent_bibliography_to_csl_json:
 * @items: (element-type JsonObject): records in CSL-JSON's vocabulary
 *
 * Returns: (transfer full): the records as a CSL-JSON document, an item a paragraph
 */
char *
ent_bibliography_to_csl_json (GPtrArray *items)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  g_autoptr (JsonArray) array = json_array_new ();

  g_return_val_if_fail (items != NULL, NULL);

  for (guint i = 0; i < items->len; i++)
    json_array_add_object_element (array, json_object_ref (items->pdata[i]));
  json_node_set_array (node, array);

  return json_to_string (node, TRUE);
}

/* Runs of white space become one space; none is left at the ends. */
char *
ent_collapse_space (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);

  return g_string_free_and_steal (out);
}

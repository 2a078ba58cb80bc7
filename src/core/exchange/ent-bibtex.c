/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-bibliography-private.h"

/* BibTeX files, as BibTeX itself reads them (O. Patashnik, "BibTeXing", 1988; N. Markey,
 * "Tame the BeaST") and BibLaTeX (manual, 2.2 to 2.4): what is outside of entries is a
 * comment; an entry is in braces or parentheses; a value is a chain of pieces joined by "#",
 * each in braces, in quotes, a number, or the name of a string. Braces in a value must match.
 *
 * A field that an entry lacks is taken from the one that its `crossref` or `xdata` names,
 * which may stand anywhere in the file. */

/* Longer chains of cross-references are of no use to anybody. */
#define CROSSREF_LIMIT 8

typedef struct
{
  const char *content;
  const char *p;
  const char *name;
  GHashTable *strings;
  GPtrArray  *entries;
  GError    **error;
} Reader;

static void
entry_free (EntBibtexEntry *entry)
{
  g_free (entry->type);
  g_free (entry->key);
  g_hash_table_unref (entry->fields);
  g_free (entry);
}

static gboolean
fail (Reader     *self,
      const char *at,
      const char *what)
{
  ent_bibliography_fail (self->error, self->name, self->content, at, what);
  return FALSE;
}

static void
skip_space (Reader *self)
{
  while (g_ascii_isspace (*self->p))
    self->p++;
}

/* A name of an entry, a field or a string; empty where there is none. */
static char *
read_identifier (Reader *self)
{
  const char *start = self->p;

  while (*self->p != '\0' && !g_ascii_isspace (*self->p) && !strchr ("\"#%'(),={}@\\", *self->p))
    self->p++;

  return g_ascii_strdown (start, self->p - start);
}

/* ---------------------------------------------------------------- values */

static gboolean
read_braced (Reader  *self,
             GString *value)
{
  const char *start = self->p;
  guint depth = 0;

  for (; *self->p != '\0'; self->p++)
    {
      if (*self->p == '{')
        depth++;
      else if (*self->p == '}' && --depth == 0)
        {
          g_string_append_len (value, start + 1, self->p - start - 1);
          self->p++;
          return TRUE;
        }
    }

  return fail (self, start, _ ("this brace is never closed"));
}

static gboolean
read_quoted (Reader  *self,
             GString *value)
{
  const char *start = self->p;
  int depth = 0;

  for (self->p++; *self->p != '\0'; self->p++)
    {
      depth += (*self->p == '{') - (*self->p == '}');
      if (depth < 0)
        return fail (self, self->p, _ ("this brace was never opened"));
      if (*self->p == '"' && depth == 0)
        {
          g_string_append_len (value, start + 1, self->p - start - 1);
          self->p++;
          return TRUE;
        }
    }

  return fail (self, start, _ ("this quotation mark is never closed"));
}

static gboolean
read_word (Reader  *self,
           GString *value)
{
  const char *start = self->p;
  g_autofree char *word = read_identifier (self);
  const char *meaning = g_hash_table_lookup (self->strings, word);

  if (*word == '\0')
    return fail (self, start, _ ("a value is missing here"));

  /* What is not defined stands for itself, as a number does. */
  if (meaning != NULL)
    g_string_append (value, meaning);
  else
    g_string_append_len (value, start, self->p - start);
  return TRUE;
}

static char *
read_value (Reader *self)
{
  g_autoptr (GString) value = g_string_new (NULL);

  for (;;)
    {
      gboolean fine;

      skip_space (self);
      if (*self->p == '{')
        fine = read_braced (self, value);
      else if (*self->p == '"')
        fine = read_quoted (self, value);
      else
        fine = read_word (self, value);
      if (!fine)
        return NULL;

      skip_space (self);
      if (*self->p != '#')
        return g_string_free_and_steal (g_steal_pointer (&value));
      self->p++;
    }
}

/* ---------------------------------------------------------------- entries */

/* `name = value` */
static gboolean
read_field (Reader     *self,
            GHashTable *fields)
{
  const char *start = self->p;
  g_autofree char *name = read_identifier (self);
  g_autofree char *value = NULL;

  if (*name == '\0')
    return fail (self, start, _ ("the name of a field is missing here"));

  skip_space (self);
  if (*self->p != '=')
    return fail (self, self->p, _ ("“=” is missing here"));
  self->p++;

  value = read_value (self);
  if (value == NULL)
    return FALSE;

  g_hash_table_insert (fields, g_steal_pointer (&name), g_steal_pointer (&value));
  return TRUE;
}

static gboolean
read_fields (Reader     *self,
             GHashTable *fields,
             char        close,
             const char *start)
{
  for (;;)
    {
      skip_space (self);
      if (*self->p == close)
        {
          self->p++;
          return TRUE;
        }
      if (*self->p == '\0')
        return fail (self, start, _ ("the entry that begins here is never closed"));
      if (!read_field (self, fields))
        return FALSE;

      skip_space (self);
      if (*self->p == ',')
        self->p++;
      else if (*self->p == '\0')
        return fail (self, start, _ ("the entry that begins here is never closed"));
      else if (*self->p != close)
        return fail (self, self->p, _ ("a comma or the end of the entry is missing here"));
    }
}

static gboolean
read_entry (Reader     *self,
            const char *type,
            char        close,
            const char *start)
{
  EntBibtexEntry *entry = g_new0 (EntBibtexEntry, 1);
  const char *key;

  entry->type = g_strdup (type);
  entry->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_ptr_array_add (self->entries, entry);

  skip_space (self);
  key = self->p;
  while (*self->p != '\0' && *self->p != ',' && *self->p != close && *self->p != '=')
    self->p++;

  /* No key at all, and the first field stands there: it is read as one. */
  if (*self->p == '=')
    self->p = key;
  entry->key = g_strstrip (g_strndup (key, (gsize) (self->p - key)));
  if (*self->p == ',')
    self->p++;

  return read_fields (self, entry->fields, close, start);
}

static gboolean
skip_comment (Reader *self)
{
  g_autoptr (GString) ignored = g_string_new (NULL);

  self->p--;
  return read_braced (self, ignored);
}

/* @self->p is at the at-sign of something. */
static gboolean
read_command (Reader *self)
{
  const char *start = self->p++;
  g_autofree char *type = NULL;
  g_autofree char *ignored = NULL;
  char close;

  skip_space (self);
  type = read_identifier (self);
  skip_space (self);
  if (*type == '\0' || (*self->p != '{' && *self->p != '('))
    return TRUE;

  close = *self->p++ == '{' ? '}' : ')';
  if (strcmp (type, "comment") == 0)
    return close == ')' || skip_comment (self);
  if (strcmp (type, "string") == 0)
    return read_fields (self, self->strings, close, start);
  if (strcmp (type, "preamble") != 0)
    return read_entry (self, type, close, start);

  ignored = read_value (self);
  skip_space (self);
  if (ignored != NULL && *self->p != close)
    return fail (self, start, _ ("the entry that begins here is never closed"));
  if (ignored != NULL)
    self->p++;
  return ignored != NULL;
}

/* ---------------------------------------------------------------- cross-references */

/* What the parent calls otherwise, because it is the whole. */
static const char *
get_inherited_name (EntBibtexEntry *child,
                    const char     *field)
{
  static const char *const own[] = { "crossref", "xdata", "xref", "ids", "label", "options",
                                     "shorttitle", "sorttitle", "pages", "pagetotal", "doi", "url",
                                     NULL };

  if (g_strv_contains (own, field))
    return NULL;
  if (strcmp (child->type, "article") == 0)
    return strcmp (field, "title") == 0 ? "journaltitle" : field;
  if (!g_str_has_prefix (child->type, "in"))
    return field;

  if (strcmp (field, "title") == 0)
    return "booktitle";
  if (strcmp (field, "subtitle") == 0)
    return "booksubtitle";
  /* Who wrote the book did not write the chapter of another; the editor edited both. */
  return strcmp (field, "author") == 0 && strcmp (child->type, "inbook") != 0 ? NULL : field;
}

static void
inherit (EntBibtexEntry *child,
         EntBibtexEntry *parent,
         gboolean        as_it_is)
{
  GHashTableIter iter;
  const char *field, *value;

  g_hash_table_iter_init (&iter, parent->fields);
  while (g_hash_table_iter_next (&iter, (gpointer *) &field, (gpointer *) &value))
    {
      const char *name = as_it_is ? field : get_inherited_name (child, field);

      if (name != NULL && !g_hash_table_contains (child->fields, name))
        g_hash_table_insert (child->fields, g_strdup (name), g_strdup (value));
    }
}

static void
resolve (EntBibtexEntry *entry,
         GHashTable     *by_key,
         GHashTable     *done,
         guint           depth)
{
  static const char *const links[] = { "xdata", "crossref" };

  /* Each entry once: a ring ends where it began. */
  if (!g_hash_table_add (done, entry))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      const char *link = g_hash_table_lookup (entry->fields, links[i]);
      g_auto (GStrv) keys = g_strsplit (link ? link : "", ",", -1);

      for (guint j = 0; keys[j] != NULL; j++)
        {
          g_autofree char *key = g_ascii_strdown (g_strstrip (keys[j]), -1);
          EntBibtexEntry *parent = g_hash_table_lookup (by_key, key);

          if (parent == NULL || parent == entry)
            continue;
          if (depth < CROSSREF_LIMIT)
            resolve (parent, by_key, done, depth + 1);
          inherit (entry, parent, i == 0);
        }
    }
}

static GPtrArray *
make_items (GPtrArray *entries)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; i < entries->len; i++)
    {
      EntBibtexEntry *entry = entries->pdata[i];

      g_hash_table_insert (by_key, g_ascii_strdown (entry->key, -1), entry);
    }
  for (guint i = 0; i < entries->len; i++)
    resolve (entries->pdata[i], by_key, done, 0);
  for (guint i = 0; i < entries->len; i++)
    {
      EntBibtexEntry *entry = entries->pdata[i];

      /* A store of fields for others is no record. */
      if (strcmp (entry->type, "xdata") != 0 && strcmp (entry->type, "set") != 0)
        g_ptr_array_add (items, ent_bibtex_entry_to_csl (entry));
    }

  return items;
}

static void
define_months (GHashTable *strings)
{
  static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun",
                                        "jul", "aug", "sep", "oct", "nov", "dec" };

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    g_hash_table_insert (strings, g_strdup (months[i]), g_strdup (months[i]));
}

/*
 * ent_bibtex_parse:
 * @content: a BibTeX or BibLaTeX file
 * @name: what to call it in errors
 * @error: return location
 *
 * Returns: (transfer full) (element-type JsonObject) (nullable): its entries in CSL-JSON's
 *   vocabulary
 */
GPtrArray *
ent_bibtex_parse (const char  *content,
                  const char  *name,
                  GError     **error)
{
  g_autoptr (GHashTable) strings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  Reader reader = { content, content, name, strings, entries, error };

  define_months (strings);
  while ((reader.p = strchr (reader.p, '@')) != NULL)
    if (!read_command (&reader))
      return NULL;

  return make_items (entries);
}

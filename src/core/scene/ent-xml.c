/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "ent-xml.h"

/*
 * A small writer of XML: elements, attributes and text in the order in which
 * they come, indented so that a diff can be read. What XML cannot hold is left
 * out, what it would take for markup is escaped, and numbers are written alike
 * in every locale.
 */

struct _EntXml
{
  GString   *out;
  GPtrArray *open;      /* the names of the elements that are open */
  gboolean   in_tag;    /* the last start tag lacks its > */
  guint      in_line;   /* how many elements are open around text, 0 for no text:
                         * white space would be part of it */
};

/*< private >
 * ent_xml_new:
 *
 * Returns: (transfer full): a writer, that has written the XML declaration
 */
EntXml *
ent_xml_new (void)
{
  EntXml *self = g_new0 (EntXml, 1);

  self->out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  self->open = g_ptr_array_new ();

  return self;
}

/*< private >
 * ent_xml_free:
 * @self: (transfer full): a writer
 */
void
ent_xml_free (EntXml *self)
{
  g_ptr_array_unref (self->open);
  g_string_free (self->out, TRUE);
  g_free (self);
}

/*< private >
 * ent_xml_free_to_text:
 * @self: (transfer full): a writer whose elements are all ended
 *
 * Returns: (transfer full): what it has written
 */
char *
ent_xml_free_to_text (EntXml *self)
{
  char *text;

  g_assert (self->open->len == 0);

  g_string_append_c (self->out, '\n');
  text = g_strdup (self->out->str);
  ent_xml_free (self);

  return text;
}

/* What the Char production of XML 1.0 allows. */
static gboolean
is_allowed (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xd800) ||
         (c >= 0xe000 && c < 0xfffe) || (c >= 0x10000 && c <= 0x10ffff);
}

static void
append_escaped (GString    *out,
                const char *text,
                gboolean    in_attribute)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (in_attribute && c == '"')
        g_string_append (out, "&quot;");
      else if ((in_attribute && (c == '\t' || c == '\n')) || c == '\r')
        g_string_append_printf (out, "&#%u;", c);
      else if (is_allowed (c))
        g_string_append_unichar (out, c);
    }
}

static void
close_tag (EntXml *self)
{
  if (self->in_tag)
    g_string_append_c (self->out, '>');
  self->in_tag = FALSE;
}

static void
indent (EntXml *self)
{
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < self->open->len; i++)
    g_string_append (self->out, "  ");
}

/*< private >
 * ent_xml_begin:
 * @self: a writer
 * @element: (not nullable): a static string, the element's name
 *
 * Begins an element, in the one that is open.
 */
void
ent_xml_begin (EntXml     *self,
               const char *element)
{
  close_tag (self);
  if (self->in_line == 0)
    indent (self);
  g_string_append_c (self->out, '<');
  g_string_append (self->out, element);
  g_ptr_array_add (self->open, (gpointer) element);
  self->in_tag = TRUE;
}

/*< private >
 * ent_xml_attribute:
 * @self: a writer whose last call began an element or wrote an attribute
 * @name: the attribute's name
 * @value: (nullable): its value; nothing is written for %NULL
 */
void
ent_xml_attribute (EntXml     *self,
                   const char *name,
                   const char *value)
{
  g_assert (self->in_tag);

  if (value == NULL)
    return;

  g_string_append_printf (self->out, " %s=\"", name);
  append_escaped (self->out, value, TRUE);
  g_string_append_c (self->out, '"');
}

/*< private >
 * ent_xml_number:
 * @self: a writer whose last call began an element or wrote an attribute
 * @name: the attribute's name
 * @value: its value, written with two decimals at most
 */
void
ent_xml_number (EntXml     *self,
                const char *name,
                double      value)
{
  g_assert (self->in_tag);

  g_string_append_printf (self->out, " %s=\"", name);
  ent_xml_append_number (self->out, value);
  g_string_append_c (self->out, '"');
}

/*< private >
 * ent_xml_text:
 * @self: a writer
 * @text: what stands in the open element
 */
void
ent_xml_text (EntXml     *self,
              const char *text)
{
  close_tag (self);
  append_escaped (self->out, text, FALSE);
  if (self->in_line == 0)
    self->in_line = self->open->len;
}

/*< private >
 * ent_xml_end:
 * @self: a writer
 *
 * Ends the element that is open.
 */
void
ent_xml_end (EntXml *self)
{
  const char *element = g_ptr_array_steal_index (self->open, self->open->len - 1);

  if (self->in_tag)
    {
      g_string_append (self->out, "/>");
      self->in_tag = FALSE;
    }
  else
    {
      if (self->in_line == 0)
        indent (self);
      g_string_append_printf (self->out, "</%s>", element);
    }
  if (self->open->len < self->in_line)
    self->in_line = 0;
}

/*< private >
 * ent_xml_leaf:
 * @self: a writer
 * @element: (not nullable): a static string, the element's name
 * @text: what stands in it
 *
 * Writes an element that holds text and no more.
 */
void
ent_xml_leaf (EntXml     *self,
              const char *element,
              const char *text)
{
  ent_xml_begin (self, element);
  ent_xml_text (self, text);
  ent_xml_end (self);
}

/*< private >
 * ent_xml_append_number:
 * @to: where it is written
 * @value: a number
 *
 * Writes a number with two decimals at most and none that are not needed, the
 * same in every locale; there is no negative zero.
 */
void
ent_xml_append_number (GString *to,
                       double   value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  double rounded = floor (value * 100 + 0.5) / 100;

  if (!isfinite (rounded) || fabs (rounded) < 0.005)
    rounded = 0;
  g_ascii_formatd (text, sizeof text, "%.2f", rounded);

  if (strchr (text, '.') != NULL)
    {
      gsize length = strlen (text);

      while (text[length - 1] == '0')
        length--;
      if (text[length - 1] == '.')
        length--;
      text[length] = '\0';
    }
  g_string_append (to, text);
}

/*< private >
 * ent_xml_dup_name:
 * @prefix: what the name begins with: a letter first
 * @id: the id of a record or a link
 *
 * Makes the XML name of a record: other ids give other names.
 *
 * Returns: (transfer full): the prefix and the id, where `/` is written as `.`
 *   and what a name should not hold as `_` around its code in hexadecimal digits
 */
char *
ent_xml_dup_name (const char *prefix,
                  const char *id)
{
  GString *name = g_string_new (prefix);

  for (const char *p = id; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '/')
        g_string_append_c (name, '.');
      else if (c == '-' || (c < 0x80 && g_ascii_isalnum ((char) c)))
        g_string_append_unichar (name, c);
      else
        g_string_append_printf (name, "_%x_", c);
    }

  return g_string_free_and_steal (name);
}

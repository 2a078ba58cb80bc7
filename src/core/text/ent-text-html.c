/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-text-normalize.h"

/* Markdown may hold HTML, and copies out of a browser often do. A tag of a known
 * element becomes what it means for blocks (a blank line, a heading's # or a
 * bullet) or goes; what merely looks like one (a < b) stays. Comments go, and so
 * does what script and style elements hold.
 */

typedef enum
{
  ELEMENT_UNKNOWN,
  ELEMENT_INLINE,
  ELEMENT_LINE,
  ELEMENT_BLOCK,
  ELEMENT_HEADING,
  ELEMENT_ITEM,
  ELEMENT_HIDDEN,
} Element;

typedef struct
{
  Element     element;
  const char *names;
} ElementNames;

static const ElementNames element_names[] = {
  { ELEMENT_INLINE,
    " a abbr b big cite code del em font i img ins kbd mark q s samp small span strong sub sup "
    "time tt u var wbr " },
  { ELEMENT_LINE, " br " },
  { ELEMENT_BLOCK,
    " address article aside blockquote body caption center dd div dl dt figcaption figure footer "
    "header hr html main nav ol p pre section table tbody td tfoot th thead tr ul " },
  { ELEMENT_HEADING, " h1 h2 h3 h4 h5 h6 " },
  { ELEMENT_ITEM, " li " },
  { ELEMENT_HIDDEN, " head script style title " },
};

typedef struct
{
  char       *name;
  gboolean    closing;
  const char *end;
} Tag;

/* @unclosed: an element or comment without an end was met, so none is looked for
 * again: it would be looked for through the whole text each time. */
typedef struct
{
  GString *out;
  gboolean unclosed;
} Stripper;

static Element
classify (const char *name)
{
  g_autofree char *key = g_strdup_printf (" %s ", name);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (element_names); i++)
    if (strstr (element_names[i].names, key) != NULL)
      return element_names[i].element;

  return ELEMENT_UNKNOWN;
}

/* Reads the tag that starts at @p; its name is NULL where there is none. */
static Tag
read_tag (const char *p)
{
  Tag tag = { NULL, FALSE, NULL };
  const char *name;

  p++;
  tag.closing = *p == '/';
  if (tag.closing)
    p++;

  for (name = p; g_ascii_isalnum (*p); p++)
    ;
  if (p == name || !(g_ascii_isspace (*p) || *p == '/' || *p == '>'))
    return tag;

  tag.end = p + strcspn (p, "<>");
  if (*tag.end != '>')
    return tag;

  tag.end++;
  tag.name = g_ascii_strdown (name, p - name);

  return tag;
}

static void
append_tag (GString   *out,
            Element    element,
            const Tag *tag)
{
  guint level;

  if (element == ELEMENT_LINE)
    g_string_append_c (out, '\n');
  else if (element != ELEMENT_INLINE && element != ELEMENT_HIDDEN)
    g_string_append (out, "\n\n");

  if (element == ELEMENT_ITEM && !tag->closing)
    g_string_append (out, "- ");
  if (element == ELEMENT_HEADING && !tag->closing)
    {
      for (level = (guint) (tag->name[1] - '0'); level > 0; level--)
        g_string_append_c (out, '#');
      g_string_append_c (out, ' ');
    }
}

/* Where the element that has just been opened ends. */
static const char *
skip_hidden (Stripper  *self,
             const Tag *tag)
{
  const char *p = self->unclosed ? NULL : strchr (tag->end, '<');

  for (; p != NULL; p = strchr (p + 1, '<'))
    {
      Tag inner = read_tag (p);
      g_autofree char *name = inner.name;

      if (inner.closing && g_strcmp0 (name, tag->name) == 0)
        return inner.end;
    }

  self->unclosed = TRUE;

  return tag->end;
}

static const char *
skip_comment (Stripper   *self,
              const char *p)
{
  const char *end = self->unclosed ? NULL : strstr (p, "-->");

  if (end != NULL)
    return end + strlen ("-->");

  self->unclosed = TRUE;
  g_string_append_c (self->out, *p);

  return p + 1;
}

/* Handles the < at @p and returns where reading goes on. */
static const char *
strip_at (Stripper   *self,
          const char *p)
{
  Tag tag;
  g_autofree char *name = NULL;
  Element element;

  if (g_str_has_prefix (p, "<!--"))
    return skip_comment (self, p);

  tag = read_tag (p);
  name = tag.name;
  element = name != NULL ? classify (name) : ELEMENT_UNKNOWN;
  if (element == ELEMENT_UNKNOWN)
    {
      g_string_append_c (self->out, *p);
      return p + 1;
    }

  append_tag (self->out, element, &tag);

  return element == ELEMENT_HIDDEN && !tag.closing ? skip_hidden (self, &tag) : tag.end;
}

/*< private >
 * ent_text_strip_html:
 * @text: UTF-8 text whose line ends are LF
 *
 * Takes the HTML tags out of @text; character references are left, for the step
 * that reads Markdown's marks.
 *
 * Returns: (transfer full): the text without tags
 */
char *
ent_text_strip_html (const char *text)
{
  g_autoptr(GString) out = g_string_sized_new (strlen (text));
  Stripper stripper = { out, FALSE };
  const char *p = text;

  while (*p != '\0')
    {
      gsize plain = strcspn (p, "<");

      g_string_append_len (out, p, (gssize) plain);
      p += plain;
      if (*p == '<')
        p = strip_at (&stripper, p);
    }

  return g_string_free_and_steal (g_steal_pointer (&out));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ent-import-docx-private.h"

/* Styles inherit from one another, up to STYLES_DEPTH of them, so that two which
 * are based on each other end. Numbers count along as the paragraphs are read, in
 * the order of the file: each list has a counter for each of its nine levels, and
 * a level's counter begins anew where one above it counts on. */

#define STYLES_DEPTH 16
#define LEVELS       9

typedef struct
{
  xmlNode *node;
  char    *name;   /* in lower case */
} Style;

typedef struct
{
  guint counts[LEVELS];
} Counter;

struct _EntDocxStyles
{
  xmlDoc     *styles_tree;
  xmlDoc     *numbers_tree;
  GHashTable *styles;     /* id: Style */
  GHashTable *lists;      /* numId: the abstractNum's xmlNode */
  GHashTable *counters;   /* the abstractNum: Counter */
};

static void
style_free (gpointer data)
{
  Style *style = data;

  g_free (style->name);
  g_free (style);
}

static const char *
get_value (const xmlNode *node,
           const char    *child)
{
  return ent_import_node_get (ent_import_node_get_child (node, child), "val");
}

static guint
get_digit (const char *value,
           guint       otherwise)
{
  return value != NULL && g_ascii_isdigit (*value) && value[1] == '\0' ? (guint) (*value - '0')
                                                                        : otherwise;
}

/* ---------------------------------------------------------------- reading */

static void
read_styles (EntDocxStyles *self)
{
  xmlNode *root = self->styles_tree != NULL ? xmlDocGetRootElement (self->styles_tree) : NULL;

  for (xmlNode *at = root != NULL ? root->children : NULL; at != NULL; at = at->next)
    {
      const char *id = ent_import_node_get (at, "styleId");
      const char *name = get_value (at, "name");
      Style *style;

      if (!ent_import_node_is (at, "style") || id == NULL)
        continue;

      style = g_new0 (Style, 1);
      style->node = at;
      style->name = g_utf8_strdown (name != NULL ? name : id, -1);
      g_hash_table_insert (self->styles, (gpointer) id, style);
    }
}

static void
read_lists (EntDocxStyles *self)
{
  xmlNode *root = self->numbers_tree != NULL ? xmlDocGetRootElement (self->numbers_tree) : NULL;
  g_autoptr (GHashTable) patterns = g_hash_table_new (g_str_hash, g_str_equal);

  for (xmlNode *at = root != NULL ? root->children : NULL; at != NULL; at = at->next)
    {
      const char *pattern = ent_import_node_get (at, "abstractNumId");
      const char *id = ent_import_node_get (at, "numId");

      if (ent_import_node_is (at, "abstractNum") && pattern != NULL)
        g_hash_table_insert (patterns, (gpointer) pattern, at);
      else if (ent_import_node_is (at, "num") && id != NULL && get_value (at, "abstractNumId"))
        g_hash_table_insert (self->lists, (gpointer) id,
                             g_hash_table_lookup (patterns, get_value (at, "abstractNumId")));
    }
}

/*< private >
 * ent_docx_styles_new:
 * @archive: a DOCX file
 *
 * Reads word/styles.xml and word/numbering.xml, where they are there.
 *
 * Returns: (transfer full): the styles
 */
EntDocxStyles *
ent_docx_styles_new (EntImportArchive *archive)
{
  EntDocxStyles *self = g_new0 (EntDocxStyles, 1);

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, style_free);
  self->lists = g_hash_table_new (g_str_hash, g_str_equal);
  self->counters = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->styles_tree = ent_import_archive_get_xml (archive, "word/styles.xml", FALSE, NULL);
  self->numbers_tree = ent_import_archive_get_xml (archive, "word/numbering.xml", FALSE, NULL);
  read_styles (self);
  read_lists (self);

  return self;
}

/*< private >
 * ent_docx_styles_free:
 * @self: (transfer full) (nullable): styles
 *
 * Frees them.
 */
void
ent_docx_styles_free (EntDocxStyles *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->styles);
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->counters);
  g_clear_pointer (&self->styles_tree, xmlFreeDoc);
  g_clear_pointer (&self->numbers_tree, xmlFreeDoc);
  g_free (self);
}

/* ---------------------------------------------------------------- runs */

/* Says of a switch of a run's properties: on, off, or nothing. */
static gboolean
read_switch (const xmlNode *properties,
             const char    *name,
             gboolean      *value)
{
  xmlNode *node = ent_import_node_get_child (properties, name);
  const char *word = ent_import_node_get (node, "val");

  if (node == NULL)
    return FALSE;

  *value = word == NULL || !(g_str_equal (word, "0") || g_str_equal (word, "false") ||
                             g_str_equal (word, "off"));
  return TRUE;
}

static gboolean
find_switch (EntDocxStyles *self,
             const char    *style_id,
             const char    *name,
             gboolean      *value)
{
  for (guint i = 0; i < STYLES_DEPTH && style_id != NULL; i++)
    {
      Style *style = g_hash_table_lookup (self->styles, style_id);

      if (style == NULL)
        return FALSE;
      if (read_switch (ent_import_node_get_child (style->node, "rPr"), name, value))
        return TRUE;
      style_id = get_value (style->node, "basedOn");
    }

  return FALSE;
}

static gboolean
get_switch (EntDocxStyles *self,
            const xmlNode *properties,
            const char    *paragraph_style,
            const char    *name)
{
  gboolean value = FALSE;

  return (read_switch (properties, name, &value) ||
          find_switch (self, get_value (properties, "rStyle"), name, &value) ||
          find_switch (self, paragraph_style, name, &value)) && value;
}

/*< private >
 * ent_docx_styles_get_look:
 * @self: styles
 * @style: (nullable): the paragraph's style
 * @run: a run
 *
 * Returns: how the run is written: what it says itself, else its own style, else its
 *   paragraph's
 */
EntDocxLook
ent_docx_styles_get_look (EntDocxStyles *self,
                          const char    *style,
                          xmlNode       *run)
{
  xmlNode *properties = ent_import_node_get_child (run, "rPr");
  EntDocxLook look = {
    .bold = get_switch (self, properties, style, "b"),
    .italic = get_switch (self, properties, style, "i"),
    .hidden = get_switch (self, properties, style, "vanish"),
  };

  return look;
}

/* ---------------------------------------------------------------- paragraphs */

static guint
get_level_of_name (const char *name)
{
  if (g_str_equal (name, "title"))
    return 1;
  if (g_str_has_prefix (name, "heading ") && g_ascii_isdigit (name[8]) && name[9] == '\0')
    return CLAMP ((guint) (name[8] - '0'), 1, 6);

  return 0;
}

/* The first of a paragraph's properties, or those of its styles, that has @name. */
static const xmlNode *
find_property (EntDocxStyles *self,
               const xmlNode *properties,
               const char    *style_id,
               const char    *name)
{
  const xmlNode *found = ent_import_node_get_child (properties, name);

  for (guint i = 0; found == NULL && i < STYLES_DEPTH && style_id != NULL; i++)
    {
      Style *style = g_hash_table_lookup (self->styles, style_id);

      if (style == NULL)
        break;
      found = ent_import_node_get_child (ent_import_node_get_child (style->node, "pPr"), name);
      style_id = get_value (style->node, "basedOn");
    }

  return found;
}

static guint
find_level (EntDocxStyles *self,
            const xmlNode *properties,
            const char    *style_id)
{
  const char *outline =
    ent_import_node_get (find_property (self, properties, style_id, "outlineLvl"), "val");
  guint level = get_digit (outline, LEVELS);

  if (level < LEVELS)
    return MIN (level + 1, 6);

  for (guint i = 0; i < STYLES_DEPTH && style_id != NULL; i++)
    {
      Style *style = g_hash_table_lookup (self->styles, style_id);
      g_autofree char *name = g_utf8_strdown (style != NULL ? style->name : style_id, -1);

      if (get_level_of_name (name) > 0)
        return get_level_of_name (name);
      style_id = style != NULL ? get_value (style->node, "basedOn") : NULL;
    }

  return 0;
}

static gboolean
is_of_contents (EntDocxStyles *self,
                const char    *style_id)
{
  Style *style = style_id != NULL ? g_hash_table_lookup (self->styles, style_id) : NULL;

  return style != NULL && g_str_has_prefix (style->name, "toc ") &&
         g_ascii_isdigit (style->name[4]);
}

/* ---------------------------------------------------------------- numbers */

static const xmlNode *
find_list_level (const xmlNode *pattern,
                 guint          level)
{
  for (const xmlNode *at = pattern->children; at != NULL; at = at->next)
    if (ent_import_node_is (at, "lvl") &&
        get_digit (ent_import_node_get (at, "ilvl"), LEVELS) == level)
      return at;

  return NULL;
}

static const char *
get_number_style (const char *format)
{
  static const char *const styles[][2] = {
    { "lowerLetter", "a" }, { "upperLetter", "A" }, { "lowerRoman", "i" }, { "upperRoman", "I" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_strcmp0 (format, styles[i][0]) == 0)
      return styles[i][1];

  return "1";
}

static guint
get_start (const xmlNode *level)
{
  const char *value = get_value (level, "start");
  guint64 start;

  return value != NULL && g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT16, &start, NULL)
           ? (guint) start : 1;
}

static Counter *
count_on (EntDocxStyles *self,
          const xmlNode *pattern,
          guint          level)
{
  Counter *counter = g_hash_table_lookup (self->counters, pattern);

  if (counter == NULL)
    {
      counter = g_new0 (Counter, 1);
      g_hash_table_insert (self->counters, (gpointer) pattern, counter);
    }

  if (counter->counts[level] == 0)
    counter->counts[level] = get_start (find_list_level (pattern, level));
  else
    counter->counts[level]++;
  for (guint i = level + 1; i < LEVELS; i++)
    counter->counts[i] = 0;

  return counter;
}

/* "%1.%2)": the numbers of the levels, as they are shown. */
static char *
fill_in (const xmlNode *pattern,
         const Counter *counter,
         const char    *text)
{
  g_autoptr (GString) number = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '%' && p[1] >= '1' && p[1] <= '9')
        {
          guint level = (guint) (*++p - '1');
          const char *format = get_value (find_list_level (pattern, level), "numFmt");
          g_autofree char *part =
            ent_import_format_number (get_number_style (format), MAX (counter->counts[level], 1));

          g_string_append (number, part);
        }
      else
        {
          g_string_append_c (number, *p);
        }
    }

  g_string_append_c (number, ' ');
  return g_string_free_and_steal (g_steal_pointer (&number));
}

static void
read_number (EntDocxStyles    *self,
             const xmlNode    *properties,
             EntDocxParagraph *paragraph)
{
  const xmlNode *place = find_property (self, properties, paragraph->style, "numPr");
  const char *id = get_value (place, "numId");
  guint level = get_digit (get_value (place, "ilvl"), 0);
  const xmlNode *pattern = id != NULL ? g_hash_table_lookup (self->lists, id) : NULL;
  const xmlNode *list_level = pattern != NULL && level < LEVELS ? find_list_level (pattern, level)
                                                                : NULL;
  const char *format = get_value (list_level, "numFmt");
  const char *text = get_value (list_level, "lvlText");

  if (place == NULL || id == NULL || g_str_equal (id, "0"))
    return;

  paragraph->item = paragraph->level == 0;
  if (list_level == NULL || text == NULL || strchr (text, '%') == NULL ||
      g_strcmp0 (format, "bullet") == 0 || g_strcmp0 (format, "none") == 0)
    return;

  paragraph->number = fill_in (pattern, count_on (self, pattern, level), text);
}

/*< private >
 * ent_docx_styles_read_paragraph:
 * @self: styles
 * @node: the next paragraph of the file
 *
 * Returns: what it is
 */
EntDocxParagraph
ent_docx_styles_read_paragraph (EntDocxStyles *self,
                                xmlNode       *node)
{
  xmlNode *properties = ent_import_node_get_child (node, "pPr");
  EntDocxParagraph paragraph = { .style = get_value (properties, "pStyle") };

  paragraph.contents = is_of_contents (self, paragraph.style);
  paragraph.level = find_level (self, properties, paragraph.style);
  read_number (self, properties, &paragraph);

  return paragraph;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>
#include <math.h>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "ent-geometry.h"
#include "ent-measure.h"
#include "ent-svg.h"
#include "ent-xml.h"
#include "scene-helpers.h"

static const EntSvgOptions light = { ENT_THEME_LIGHT, FALSE, 0 };

static char *
paint (const char          *edtf,
       const EntSvgOptions *options)
{
  g_autoptr (EntCase) the_case = scene_case_read ();
  g_autoptr (EntLayout) layout = ent_graph_layout_from_places (the_case);
  g_autoptr (EntScene) scene = scene_at (the_case, layout, edtf, TRUE, TRUE);

  return ent_svg_paint (scene, options);
}

/* ---------------------------------------------------------------- reading it back */

static xmlDoc *
parse (const char *svg)
{
  xmlDoc *document = xmlReadMemory (svg, (int) strlen (svg), "test.svg", NULL, XML_PARSE_NONET);

  g_assert_nonnull (document);
  return document;
}

static gboolean
is_element (xmlNode    *node,
            const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_str_equal ((const char *) node->name, name);
}

static char *
dup_attribute (xmlNode    *node,
               const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

static double
get_number (xmlNode    *node,
            const char *name)
{
  g_autofree char *text = dup_attribute (node, name);

  g_assert_nonnull (text);
  return g_ascii_strtod (text, NULL);
}

static char *
dup_content (xmlNode *node)
{
  xmlChar *value = xmlNodeGetContent (node);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

static xmlNode *
find_child (xmlNode    *node,
            const char *name)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (is_element (child, name))
      return child;

  return NULL;
}

typedef void (*Visit) (xmlNode *node,
                       gpointer data);

static void
visit_all (xmlNode *node,
           Visit    visit,
           gpointer data)
{
  for (; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      {
        visit (node, data);
        visit_all (node->children, visit, data);
      }
}

static gboolean
has_class (xmlNode    *node,
           const char *class)
{
  g_autofree char *classes = dup_attribute (node, "class");
  g_auto (GStrv) list = g_strsplit (classes ? classes : "", " ", -1);

  return g_strv_contains ((const char *const *) list, class);
}

typedef struct
{
  const char *class;
  guint       n;
} ClassCount;

static void
count_class_cb (xmlNode *node,
                gpointer data)
{
  ClassCount *count = data;

  count->n += has_class (node, count->class) ? 1 : 0;
}

static guint
count_class (xmlDoc     *document,
             const char *class)
{
  ClassCount count = { class, 0 };

  visit_all (xmlDocGetRootElement (document), count_class_cb, &count);

  return count.n;
}

typedef struct
{
  const char *id;
  xmlNode    *node;
} Search;

static void
find_id_cb (xmlNode *node,
            gpointer data)
{
  Search *search = data;
  g_autofree char *id = dup_attribute (node, "id");

  if (g_strcmp0 (id, search->id) == 0)
    search->node = node;
}

static xmlNode *
find_id (xmlDoc     *document,
         const char *id)
{
  Search search = { id, NULL };

  visit_all (xmlDocGetRootElement (document), find_id_cb, &search);

  return search.node;
}

/* --------------------------------------------------------------------- what must hold */

static void
assert_id_cb (xmlNode *node,
              gpointer data)
{
  GHashTable *ids = data;
  g_autofree char *id = dup_attribute (node, "id");

  if (id == NULL)
    return;

  g_assert_cmpint (xmlValidateNCName ((const xmlChar *) id, 0), ==, 0);
  if (!g_hash_table_add (ids, g_steal_pointer (&id)))
    g_test_fail_printf ("an id stands twice");
}

static void
assert_alternatives_cb (xmlNode *node,
                        gpointer data)
{
  static const char *const names[] = { "title", "desc" };

  if (!has_class (node, "node") && !has_class (node, "link") && !is_element (node, "svg"))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      xmlNode *child = find_child (node, names[i]);
      g_autofree char *content = NULL;

      g_assert_nonnull (child);
      content = dup_content (child);
      g_assert_cmpuint (strlen (content), >, 0);
    }
}

static EntFont
find_font (xmlNode *node)
{
  double size = get_number (node, "font-size");
  double weight = get_number (node, "font-weight");

  for (int font = 0; font <= ENT_FONT_SMALL; font++)
    {
      const EntFontStyle *style = ent_style_get_font ((EntFont) font);

      if (fabs (style->size - size) < 0.01 && fabs (style->weight - weight) < 0.01)
        return (EntFont) font;
    }

  g_assert_not_reached ();
}

/* The box of a line of text, as wide as a wider font than ours would make it. */
static EntRect
measure_line (xmlNode    *text,
              EntPoint    at,
              const char *content)
{
  EntFont font = find_font (text);
  double width = ent_measure_width (font, content) * ENT_MEASURE_SLACK;
  double rise = ent_measure_cap_height (font);
  g_autofree char *anchor = dup_attribute (text, "text-anchor");

  if (g_strcmp0 (anchor, "middle") == 0)
    at.x -= width / 2;

  return (EntRect) { at.x, at.y - rise, width, rise };
}

static void
assert_within (const EntRect *inner,
               const EntRect *outer,
               const char    *what)
{
  if (inner->x < outer->x || inner->y < outer->y ||
      inner->x + inner->width > outer->x + outer->width ||
      inner->y + inner->height > outer->y + outer->height)
    g_test_fail_printf ("“%s” is cut off", what);
}

/* A node's box: that of its first shape. */
static gboolean
find_box (xmlNode *group,
          EntRect *box)
{
  xmlNode *shape = find_child (group, "rect");
  xmlNode *path = find_child (group, "path");
  g_autofree char *d = NULL;
  g_auto (GStrv) words = NULL;

  if (shape != NULL)
    {
      *box = (EntRect) { get_number (shape, "x"),
                         get_number (shape, "y"),
                         get_number (shape, "width"),
                         get_number (shape, "height") };
      return TRUE;
    }
  if (path == NULL)
    return FALSE;

  d = dup_attribute (path, "d");
  g_strdelimit (d, "MLZ", ' ');
  words = g_strsplit (g_strstrip (d), " ", -1);
  for (guint i = 0, n = 0; words[i] != NULL; i++)
    {
      static EntPoint at;
      EntRect point;

      if (*words[i] == '\0')
        continue;
      if (n++ % 2 == 0)
        {
          at.x = g_ascii_strtod (words[i], NULL);
          continue;
        }
      at.y = g_ascii_strtod (words[i], NULL);
      point = (EntRect) { at.x, at.y, 0, 0 };
      *box = n == 2 ? point : ent_rect_union (box, &point);
    }

  return TRUE;
}

static void
assert_text_cb (xmlNode *node,
                gpointer data)
{
  const EntRect *picture = data;
  xmlNode *line = find_child (node, "tspan");
  EntRect box;

  if (!is_element (node, "text"))
    return;

  for (line = line ? line : node; line != NULL; line = line == node ? NULL : line->next)
    {
      EntPoint at = { get_number (line, "x"), get_number (line, "y") };
      g_autofree char *content = dup_content (line);
      EntRect measured = measure_line (node, at, content);

      assert_within (&measured, picture, content);
      /* The sign of a contested hub sits on its corner. */
      if (has_class (node->parent, "node") && !g_str_equal (content, "?"))
        {
          g_assert_true (find_box (node->parent, &box));
          assert_within (&measured, &box, content);
        }
    }
}

static EntRect
get_view_box (xmlDoc *document)
{
  g_autofree char *text = dup_attribute (xmlDocGetRootElement (document), "viewBox");
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  g_assert_cmpuint (g_strv_length (words), ==, 4);

  return (EntRect) { g_ascii_strtod (words[0], NULL),
                     g_ascii_strtod (words[1], NULL),
                     g_ascii_strtod (words[2], NULL),
                     g_ascii_strtod (words[3], NULL) };
}

/* No node, and no link, is under the legend. */
static void
assert_legend_apart_cb (xmlNode *node,
                        gpointer data)
{
  const EntRect *legend = data;
  EntRect box;

  if ((has_class (node, "node") || has_class (node, "link")) && find_child (node, "rect") != NULL)
    {
      g_assert_true (find_box (node, &box));
      g_assert_false (ent_rect_overlaps (&box, legend));
    }
}

static void
assert_sound (const char *svg)
{
  xmlDoc *document = parse (svg);
  xmlNode *root = xmlDocGetRootElement (document);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  EntRect picture = get_view_box (document);
  xmlNode *legend = find_id (document, "legend");
  EntRect card;

  g_assert_cmpstr ((const char *) root->ns->href, ==, "http://www.w3.org/2000/svg");
  visit_all (root, assert_id_cb, ids);
  visit_all (root, assert_alternatives_cb, NULL);
  visit_all (root, assert_text_cb, &picture);
  if (legend != NULL)
    {
      g_assert_true (find_box (legend, &card));
      assert_within (&card, &picture, "legend");
      visit_all (root, assert_legend_apart_cb, &card);
    }

  xmlFreeDoc (document);
}

/* --------------------------------------------------------------------------- tests */

static void
test_sound (void)
{
  static const char *const dates[] = { "1898", "1955", "1968", "1985", "2010" };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    for (int theme = 0; theme <= ENT_THEME_PRINT; theme++)
      {
        g_autofree char *svg = paint (dates[i], &(EntSvgOptions) { (EntTheme) theme, FALSE, 0 });

        assert_sound (svg);
      }
}

static void
test_builtin (void)
{
  static const char *const dates[] = { "1953", "1960", "1972", "1985", "1995", "2020", "2030" };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST,
                                                 "..",
                                                 "data",
                                                 "cases",
                                                 "china-vietnam.entente",
                                                 NULL);
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (EntCase) the_case = NULL;
  g_autoptr (EntLayout) layout = NULL;

  g_file_get_contents (path, &json, NULL, &error);
  g_assert_no_error (error);
  the_case = case_read (json);
  layout = ent_graph_layout_from_places (the_case);
  g_assert_nonnull (layout);

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (EntScene) scene = scene_at (the_case, layout, dates[i], TRUE, TRUE);
      g_autofree char *svg = ent_svg_paint (scene, &light);

      assert_sound (svg);
    }
}

static void
test_counts (void)
{
  g_autofree char *svg = paint ("1985", &light);
  xmlDoc *document = parse (svg);
  static const struct
  {
    const char *class;
    guint       n;
  } rows[] = {
    { "link", 12 },    { "active", 2 },      { "uncounted", 1 }, { "ended", 9 },
    { "proposal", 5 }, { "sponsorship", 2 }, { "node", 8 },      { "state", 6 },
    { "actor", 1 },    { "hub", 1 },         { "marked", 1 },    { "absent", 1 },
    { "idle", 4 },     { "contested", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].class);
      g_assert_cmpuint (count_class (document, rows[i].class), ==, rows[i].n);
    }

  xmlFreeDoc (document);
}

/* What a link is, for scripts; a script finds its ends by their ids. */
static void
test_link (void)
{
  g_autofree char *svg = paint ("1985", &light);
  xmlDoc *document = parse (svg);
  xmlNode *link = find_id (document, "link-b-front");
  static const struct
  {
    const char *name;
    const char *value;
  } rows[] = {
    { "class", "link sponsorship active certain" },
    { "data-tie", "b-front" },
    { "data-kind", "sponsorship" },
    { "data-status", "active" },
    { "data-certainty", "certain" },
    { "data-from", "BBB" },
    { "data-to", "x-front" },
  };
  guint n_paths = 0;

  g_assert_nonnull (link);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *value = dup_attribute (link, rows[i].name);

      g_assert_cmpstr (value, ==, rows[i].value);
    }
  g_assert_nonnull (find_id (document, "state-BBB"));
  g_assert_nonnull (find_id (document, "state-x-front"));
  g_assert_nonnull (find_id (document, "hub-five"));
  g_assert_nonnull (find_id (document, "link-five.AAA"));

  /* A curve and an arrow head. */
  for (xmlNode *child = link->children; child != NULL; child = child->next)
    n_paths += is_element (child, "path") ? 1 : 0;
  g_assert_cmpuint (n_paths, ==, 2);

  xmlFreeDoc (document);
}

static void
test_contested (void)
{
  g_autofree char *svg = paint ("1985", &light);
  xmlDoc *document = parse (svg);
  g_autofree char *sign = dup_content (find_child (find_id (document, "link-a-c"), "text"));

  g_assert_cmpstr (sign, ==, "?");
  g_assert_null (find_child (find_id (document, "link-b-front"), "text"));

  xmlFreeDoc (document);
}

static void
test_escaped (void)
{
  g_autofree char *svg = paint ("1955", &light);
  xmlDoc *document = parse (svg);
  xmlNode *node = find_id (document, "state-BBB");
  g_autofree char *title = dup_content (find_child (node, "title"));
  g_autofree char *label = dup_content (find_child (node, "text"));
  g_autofree char *head = dup_content (find_child (find_id (document, "heading"), "text"));

  g_assert_cmpstr (title, ==, OLD_NAME);
  g_assert_cmpstr (label, ==, OLD_NAME);
  g_assert_cmpstr (head, ==, "Lands & <seas>");

  xmlFreeDoc (document);
}

static void
test_same_bytes (void)
{
  g_autofree char *a = paint ("1968", &light);
  g_autofree char *b = paint ("1968", &light);
  g_autofree char *other = paint ("1969", &light);

  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (a, !=, other);
}

static void
test_themes (void)
{
  g_autofree char *previous = NULL;

  for (int theme = 0; theme <= ENT_THEME_PRINT; theme++)
    {
      g_autofree char *svg = paint ("1968", &(EntSvgOptions) { (EntTheme) theme, FALSE, 0 });
      g_autofree char *clear = paint ("1968", &(EntSvgOptions) { (EntTheme) theme, TRUE, 0 });
      g_autofree char *hex = ent_color_to_hex (
        &ent_style_get_palette ((EntTheme) theme)->background);
      xmlDoc *document = parse (svg);
      xmlDoc *clear_document = parse (clear);
      g_autofree char *fill = dup_attribute (find_id (document, "ground"), "fill");

      g_assert_cmpstr (fill, ==, hex);
      g_assert_null (find_id (clear_document, "ground"));
      g_assert_cmpuint (count_class (document, "link"), ==, count_class (clear_document, "link"));
      g_assert_cmpstr (svg, !=, previous);
      g_set_str (&previous, svg);
      xmlFreeDoc (document);
      xmlFreeDoc (clear_document);
    }
}

static void
test_width (void)
{
  g_autofree char *own = paint ("1968", &light);
  g_autofree char *wide = paint ("1968", &(EntSvgOptions) { ENT_THEME_LIGHT, FALSE, 2000 });
  xmlDoc *own_document = parse (own);
  xmlDoc *wide_document = parse (wide);
  xmlNode *own_root = xmlDocGetRootElement (own_document);
  xmlNode *wide_root = xmlDocGetRootElement (wide_document);
  EntRect own_box = get_view_box (own_document);
  EntRect wide_box = get_view_box (wide_document);

  g_assert_cmpfloat (get_number (own_root, "width"), ==, own_box.width);
  g_assert_cmpfloat (get_number (wide_root, "width"), ==, 2000);
  g_assert_cmpmem (&own_box, sizeof own_box, &wide_box, sizeof wide_box);
  g_assert_cmpfloat_with_epsilon (get_number (wide_root, "height") / 2000,
                                  own_box.height / own_box.width,
                                  0.001);

  xmlFreeDoc (own_document);
  xmlFreeDoc (wide_document);
}

static void
test_inside (void)
{
  g_autofree char *svg = paint ("2010", &light);
  xmlDoc *document = parse (svg);
  xmlNode *root = xmlDocGetRootElement (document);
  g_autofree char *head = dup_content (find_id (document, "heading"));
  g_autofree char *foot = dup_content (find_id (document, "sources"));
  g_autofree char *legend = dup_content (find_id (document, "legend"));
  g_autofree char *labelled = dup_attribute (root, "aria-labelledby");
  g_autofree char *family = dup_attribute (root, "font-family");

  g_assert_nonnull (strstr (head, "2010 · Treaties only"));
  g_assert_nonnull (strstr (head, "after the sources end"));
  g_assert_nonnull (strstr (foot, "On Aland"));
  g_assert_nonnull (strstr (foot, "1900 to 2000"));
  g_assert_nonnull (strstr (legend, "Alliance, possible"));
  g_assert_cmpstr (labelled, ==, "picture-title picture-desc");
  g_assert_nonnull (find_id (document, "picture-title"));
  g_assert_nonnull (find_id (document, "picture-desc"));
  g_assert_cmpstr (family, ==, ENT_STYLE_FONT_STACK);

  xmlFreeDoc (document);
}

/* A case of which nothing can be drawn is a picture all the same. */
static void
test_empty (void)
{
  g_autoptr (EntCase) the_case = scene_case_read ();
  g_autoptr (EntLayout) layout = ent_layout_new ();
  g_autoptr (EntScene) scene = scene_at (the_case, layout, "1955", FALSE, FALSE);
  g_autofree char *svg = ent_svg_paint (scene, &light);
  xmlDoc *document = parse (svg);

  assert_sound (svg);
  g_assert_null (find_id (document, "legend"));
  xmlFreeDoc (document);
}

static void
test_numbers (void)
{
  static const struct
  {
    double      value;
    const char *text;
  } rows[] = {
    { 0, "0" },
    { -0.0, "0" },
    { -0.004, "0" },
    { 0.005, "0.01" },
    { 1.5, "1.5" },
    { -12.345, "-12.34" },
    { 1234567.891, "1234567.89" },
    { 100, "100" },
    { 1e-9, "0" },
    { NAN, "0" },
    { INFINITY, "0" },
  };
  /* Where the machine has a language that writes 1,5. */
  const char *comma = setlocale (LC_NUMERIC, "de_DE.UTF-8");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      ent_xml_append_number (text, rows[i].value);
      g_assert_cmpstr (text->str, ==, rows[i].text);
    }
  if (comma == NULL)
    g_test_message ("no locale with a decimal comma here");
  setlocale (LC_NUMERIC, "C");
}

static void
test_names (void)
{
  static const struct
  {
    const char *id;
    const char *name;
  } rows[] = {
    { "VNM", "link-VNM" },
    { "five/AAA/2", "link-five.AAA.2" },
    { "a.b", "link-a_2e_b" },
    { "a_b", "link-a_5f_b" },
    { "ä b", "link-_e4__20_b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = ent_xml_dup_name ("link-", rows[i].id);

      g_assert_cmpstr (name, ==, rows[i].name);
      g_assert_cmpint (xmlValidateNCName ((const xmlChar *) name, 0), ==, 0);
    }
}

static void
test_writer (void)
{
  EntXml *xml = ent_xml_new ();
  g_autofree char *text = NULL;

  ent_xml_begin (xml, "a");
  ent_xml_attribute (xml, "quoted", "\"<&>\n'");
  ent_xml_attribute (xml, "left-out", NULL);
  ent_xml_leaf (xml, "b", "]]> & \x01\x0b\xff");
  ent_xml_begin (xml, "c");
  ent_xml_text (xml, "");
  ent_xml_leaf (xml, "d", "no space");
  ent_xml_end (xml);
  ent_xml_begin (xml, "e");
  ent_xml_end (xml);
  ent_xml_end (xml);
  text = ent_xml_free_to_text (xml);

  g_assert_cmpstr (text,
                   ==,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<a quoted=\"&quot;&lt;&amp;&gt;&#10;'\">\n"
                   "  <b>]]&gt; &amp; \xef\xbf\xbd</b>\n"
                   "  <c><d>no space</d></c>\n"
                   "  <e/>\n"
                   "</a>\n");
  xmlFreeDoc (parse (text));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/svg/sound", test_sound);
  g_test_add_func ("/svg/sound/builtin", test_builtin);
  g_test_add_func ("/svg/counts", test_counts);
  g_test_add_func ("/svg/link", test_link);
  g_test_add_func ("/svg/contested", test_contested);
  g_test_add_func ("/svg/escaped", test_escaped);
  g_test_add_func ("/svg/same-bytes", test_same_bytes);
  g_test_add_func ("/svg/themes", test_themes);
  g_test_add_func ("/svg/width", test_width);
  g_test_add_func ("/svg/inside", test_inside);
  g_test_add_func ("/svg/empty", test_empty);
  g_test_add_func ("/xml/numbers", test_numbers);
  g_test_add_func ("/xml/names", test_names);
  g_test_add_func ("/xml/writer", test_writer);

  return g_test_run ();
}

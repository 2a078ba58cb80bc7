/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include "ent-application.h"
#include "ent-outline-item.h"
#include "ent-window-private.h"

/*
 * The outline and the graph of a real window, `entente slice` and the exported
 * picture say the same of every date under every definition: which ties are
 * active then, and how certain that is.
 */

#define CASE     "builtin:china-vietnam"
#define PATIENCE (20 * G_USEC_PER_SEC)

static const char *const years[] = { "1953", "1960", "1970", "1971", "1976", "1985", "1995",
                                     "2020", "2030", "1975/1985" };
static const char *const definitions[] = { "formal-as-interpreted", "explicit-text", "informal-too" };

static EntWindow *window;
static char *folder;

/* Ties are compared as sets of "ID certain" and "ID possible". */
static void
add_tie (GHashTable *ties,
         const char *id,
         gboolean    certain)
{
  g_hash_table_add (ties, g_strdup_printf ("%s %s", id, certain ? "certain" : "possible"));
}

static GHashTable *
set_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static char *
describe (GHashTable *ties)
{
  g_autoptr (GPtrArray) list = g_hash_table_get_keys_as_ptr_array (ties);

  g_ptr_array_sort_values (list, (GCompareFunc) g_strcmp0);
  g_ptr_array_add (list, NULL);
  return g_strjoinv (", ", (char **) list->pdata);
}

static void
run_entente (const char *const  *arguments,
             char              **output)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_strv_builder_add (builder, g_getenv ("ENTENTE"));
  g_strv_builder_addv (builder, (const char **) arguments);
  argv = g_strv_builder_end (builder);
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static GHashTable *
ask_command_line (const char *at,
                  const char *definition)
{
  const char *const arguments[] = { "slice", CASE, "--at", at, "--definition", definition,
                                    "--format", "json", NULL };
  GHashTable *ties = set_new ();
  g_autofree char *output = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonArray *array;

  run_entente (arguments, &output);
  root = json_from_string (output, NULL);
  array = json_object_get_array_member (json_node_get_object (root), "ties");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *tie = json_array_get_object_element (array, i);
      const char *certainty = json_object_get_string_member (tie, "certainty");

      add_tie (ties, json_object_get_string_member (tie, "id"), g_str_equal (certainty, "certain"));
    }

  return ties;
}

static gboolean
has_word (xmlNode    *node,
          const char *word)
{
  xmlChar *classes = xmlGetProp (node, BAD_CAST "class");
  g_auto (GStrv) words = g_strsplit (classes ? (const char *) classes : "", " ", -1);

  xmlFree (classes);
  return g_strv_contains ((const char *const *) words, word);
}

static void
collect_links (xmlNode    *node,
               GHashTable *ties)
{
  for (; node; node = node->next)
    {
      if (node->type != XML_ELEMENT_NODE)
        continue;
      if (has_word (node, "link") && has_word (node, "active"))
        {
          xmlChar *tie = xmlGetProp (node, BAD_CAST "data-tie");
          xmlChar *certainty = xmlGetProp (node, BAD_CAST "data-certainty");

          add_tie (ties, (const char *) tie, xmlStrEqual (certainty, BAD_CAST "certain"));
          xmlFree (tie);
          xmlFree (certainty);
        }
      collect_links (node->children, ties);
    }
}

static GHashTable *
ask_picture (const char *at,
             const char *definition)
{
  g_autofree char *path = g_build_filename (folder, "slice.svg", NULL);
  const char *const arguments[] = { "export", CASE, "--at", at, "--definition", definition,
                                    "-o", path, NULL };
  GHashTable *ties = set_new ();
  xmlDoc *document;

  run_entente (arguments, NULL);
  document = xmlReadFile (path, NULL, XML_PARSE_NONET);
  g_assert_nonnull (document);
  collect_links (xmlDocGetRootElement (document), ties);
  xmlFreeDoc (document);
  g_unlink (path);

  return ties;
}

static GHashTable *
ask_graph (void)
{
  EntScene *scene = ent_canvas_get_scene (ent_graph_view_get_canvas (window->graph_view));
  GHashTable *ties = set_new ();

  for (guint i = 0; i < ent_scene_get_n_links (scene); i++)
    {
      const EntSceneLink *link = ent_scene_get_link (scene, i);

      if (link->status == ENT_STATUS_ACTIVE)
        add_tie (ties, ent_record_get_id (ENT_RECORD (link->tie)),
                 link->activity == ENT_ACTIVITY_CERTAIN);
    }

  return ties;
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The outline tells which; how certain that is is told by the slice it was made of. */
static GHashTable *
ask_outline (void)
{
  GtkWidget *list = find_widget (GTK_WIDGET (window->outline), GTK_TYPE_LIST_VIEW);
  GListModel *rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  EntSlice *slice = ent_session_get_slice (window->session);
  GHashTable *ties = set_new ();

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (EntOutlineItem) item = g_list_model_get_item (rows, i);
      EntRecord *record = ent_outline_item_get_record (item);

      if (ent_outline_item_get_section (item) == ENT_OUTLINE_ACTIVE)
        add_tie (ties, ent_record_get_id (record),
                 ent_slice_lookup_tie (slice, ENT_TIE (record))->activity == ENT_ACTIVITY_CERTAIN);
    }

  return ties;
}

static void
settle (void)
{
  for (guint i = 0; i < 50; i++)
    while (g_main_context_iteration (NULL, FALSE))
      ;
}

static void
assert_same (GHashTable *expected,
             GHashTable *found)
{
  g_autofree char *expected_text = describe (expected);
  g_autofree char *found_text = describe (found);

  g_assert_cmpstr (found_text, ==, expected_text);
  g_assert_cmpuint (g_hash_table_size (expected), >, 0);
}

static void
test_agreement (gconstpointer data)
{
  const char *definition = data;
  EntRecord *record;

  record = ent_case_lookup (ent_session_get_case (window->session), ENT_TYPE_DEFINITION, definition);
  ent_session_set_definition (window->session, ENT_DEFINITION (record));

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autoptr (EntDate) at = ent_date_new (years[i], NULL);
      g_autoptr (GHashTable) from_command_line = ask_command_line (years[i], definition);
      g_autoptr (GHashTable) from_picture = ask_picture (years[i], definition);
      g_autoptr (GHashTable) from_graph = NULL;
      g_autoptr (GHashTable) from_outline = NULL;

      ent_session_set_at (window->session, at);
      settle ();
      from_graph = ask_graph ();
      from_outline = ask_outline ();

      g_test_message ("%s under %s", years[i], definition);
      assert_same (from_command_line, from_picture);
      assert_same (from_command_line, from_graph);
      assert_same (from_command_line, from_outline);
    }
}

static void
open_window (EntApplication *application)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  window = ent_window_new (ADW_APPLICATION (application));
  ent_window_open (window, CASE);
  gtk_window_present (GTK_WINDOW (window));
  while ((window->session == NULL ||
          ent_canvas_get_scene (ent_graph_view_get_canvas (window->graph_view)) == NULL) &&
         g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (window->session);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (EntApplication) application = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("entente-agreement-XXXXXX", NULL);
  application = ent_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  open_window (application);

  for (guint i = 0; i < G_N_ELEMENTS (definitions); i++)
    {
      g_autofree char *path = g_strdup_printf ("/agreement/%s", definitions[i]);

      g_test_add_data_func (path, definitions[i], test_agreement);
    }

  status = g_test_run ();
  gtk_window_destroy (GTK_WINDOW (window));
  g_rmdir (folder);
  g_free (folder);

  return status;
}

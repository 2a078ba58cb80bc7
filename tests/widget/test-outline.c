/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-excerpt-drop.h"
#include "ent-outline-item.h"
#include "ent-outline-row.h"
#include "panels-case.h"
#include "panels-helpers.h"

/* The outline follows the session and leads it, and changes no more than it must. */

typedef struct
{
  EntSession *session;
  GtkWidget  *window;
  GtkWidget  *outline;
  GListModel *list;
  int         count;
  int         n_removed;
  int         n_added;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *view;

  fixture->session = panels_session ("1965");
  fixture->outline = ent_outline_new ();
  ent_outline_set_session (ENT_OUTLINE (fixture->outline), fixture->session);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->outline);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 300, 700);
  present (fixture->window);

  view = find_widget (fixture->outline, GTK_TYPE_LIST_VIEW);
  fixture->list = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_window (fixture->window);
  g_assert_finalize_object (fixture->session);
}

static guint
count_section (Fixture           *fixture,
               EntOutlineSection  section)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (fixture->list); i++)
    {
      g_autoptr (EntOutlineItem) item = g_list_model_get_item (fixture->list, i);

      count += ent_outline_item_get_section (item) == section;
    }

  return count;
}

/* Sections in the order of the list; each one's members joined by commas. */
static char *
dup_list (Fixture *fixture)
{
  GString *text = g_string_new (NULL);
  int section = -1;

  for (guint i = 0; i < g_list_model_get_n_items (fixture->list); i++)
    {
      g_autoptr (EntOutlineItem) item = g_list_model_get_item (fixture->list, i);

      if ((int) ent_outline_item_get_section (item) != section)
        g_string_append (text, section >= 0 ? " | " : "");
      else
        g_string_append_c (text, ',');
      section = (int) ent_outline_item_get_section (item);
      g_string_append (text, ent_record_get_id (ent_outline_item_get_record (item)));
    }

  return g_string_free_and_steal (text);
}

static void
assert_list (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *list = dup_list (fixture);

  g_assert_cmpstr (list, ==, expected);
}

static guint
find_item (Fixture    *fixture,
           const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (fixture->list); i++)
    {
      g_autoptr (EntOutlineItem) item = g_list_model_get_item (fixture->list, i);

      if (g_str_equal (ent_record_get_id (ent_outline_item_get_record (item)), id))
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
search (Fixture    *fixture,
        const char *text)
{
  GtkWidget *entry = find_widget (fixture->outline, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
}

static void
test_sections (Fixture       *fixture,
               gconstpointer  data)
{
  assert_list (fixture, "ab,ac,aid,cd | bc | front | BBB,CCC,DDD,x-front,AAA");
  g_assert_true (says (fixture->outline, "Active in 1965"));
  g_assert_true (says (fixture->outline, "Not counted by this definition"));
  g_assert_true (says (fixture->outline, "Ended"));
  g_assert_true (says (fixture->outline, "States"));

  panels_go (fixture->session, "1980");
  assert_list (fixture, "ab,aid | bc | ac,cd,front | BBB,CCC,DDD,x-front,AAA");
  wait_frames (fixture->window, 2);
  g_assert_true (says (fixture->outline, "Active in 1980"));

  panels_go (fixture->session, "2005-03-02");
  assert_list (fixture, "ab,ad | bc | ac,aid,cd,front | BBB,DDD,x-front,AAA");
  wait_frames (fixture->window, 2);
  g_assert_true (says (fixture->outline, "Active on 2 March 2005"));

  panels_go (fixture->session, "1948");
  g_assert_cmpuint (count_section (fixture, ENT_OUTLINE_STATES), ==, 5);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->list), ==, 5);
}

static void
test_definition (Fixture       *fixture,
                 gconstpointer  data)
{
  ent_session_set_definition (fixture->session,
                              ENT_DEFINITION (panels_record (fixture->session, "wide")));
  assert_list (fixture, "ab,ac,bc,aid,cd | front | BBB,CCC,DDD,x-front,AAA");
}

static void
test_row (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (EntOutlineItem) tie = NULL;
  g_autoptr (EntOutlineItem) state = NULL;
  gboolean possible;

  tie = g_list_model_get_item (fixture->list, find_item (fixture, "ab"));
  g_assert_cmpstr (ent_outline_item_get_title (tie), ==, "Árland – Borduria");
  g_assert_cmpstr (ent_outline_item_get_description (tie), ==,
                   "Alliance Árland – Borduria, 1960 to the present, contested");
  g_assert_null (ent_outline_item_get_caption (tie));

  state = g_list_model_get_item (fixture->list, find_item (fixture, "AAA"));
  g_assert_cmpstr (ent_outline_item_get_title (state), ==, "Árland");
  g_assert_cmpstr (ent_outline_item_get_trailing (state), ==, "2");
  g_assert_cmpstr (ent_outline_item_get_description (state), ==, "Árland, 2 alliances");

  panels_go (fixture->session, "1949");
  g_assert_cmpstr (ent_outline_item_get_title (state), !=, "Old Arland");
  g_clear_object (&state);
  state = g_list_model_get_item (fixture->list, find_item (fixture, "AAA"));
  g_assert_cmpstr (ent_outline_item_get_title (state), ==, "Old Arland");
  g_assert_cmpstr (ent_outline_item_get_description (state), ==, "Old Arland, 0 alliances");

  /* The sources end in 2010. */
  panels_go (fixture->session, "2020");
  g_clear_object (&tie);
  tie = g_list_model_get_item (fixture->list, find_item (fixture, "ab"));
  g_object_get (tie, "possible", &possible, NULL);
  g_assert_true (possible);
  g_assert_cmpstr (ent_outline_item_get_caption (tie), ==, "Possible");
  g_assert_true (g_str_has_suffix (ent_outline_item_get_description (tie), ", possible"));
}

static void
assert_line (Fixture    *fixture,
             const char *id,
             const char *title,
             const char *caption)
{
  g_autoptr (EntOutlineItem) item = g_list_model_get_item (fixture->list, find_item (fixture, id));

  g_assert_cmpstr (ent_outline_item_get_title (item), ==, title);
  g_assert_cmpstr (ent_outline_item_get_caption (item), ==, caption);
}

/* A line names the members, by side; the title of a tie stands under them. */
static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (EntOutlineItem) item = NULL;

  assert_line (fixture, "cd", "Cathia – Dornia", "War in the hills");
  assert_line (fixture, "front", "League of five", "Árland, Borduria, Cathia, Dornia, The Front");
  assert_line (fixture, "aid", "Borduria, Cathia → The Front", "Aid to the Front");
  wait_frames (fixture->window, 2);
  g_assert_true (says (fixture->outline, "Cathia – Dornia"));
  g_assert_true (says (fixture->outline, "War in the hills"));

  item = g_list_model_get_item (fixture->list, find_item (fixture, "cd"));
  g_assert_cmpstr (ent_outline_item_get_description (item), ==,
                   "Conflict Cathia – Dornia (War in the hills), 1964 to 1966");

  /* Who has left is named no more; when all is over, all are. */
  panels_go (fixture->session, "1975");
  assert_line (fixture, "aid", "Borduria → The Front", "Aid to the Front");
  panels_go (fixture->session, "1985");
  assert_line (fixture, "aid", "Borduria, Cathia → The Front", "Aid to the Front");

  /* Before its beginning a tie is found by search, and says so. */
  search (fixture, "hills");
  panels_go (fixture->session, "1948");
  assert_line (fixture, "cd", "Cathia – Dornia", "War in the hills");
  wait_frames (fixture->window, 2);
  g_assert_true (says (fixture->outline, "Not begun"));
}

/* Two ties of one kind between the same two: the title tells them apart, and orders them. */
static void
test_same_members (void)
{
  g_autoptr (EntSession) session = panels_session ("1965");
  g_autoptr (JsonNode) clash = NULL;
  g_autoptr (GPtrArray) items = NULL;
  EntOutlineItem *first = NULL;
  EntOutlineItem *second = NULL;

  clash = panels_parse ("{'id': 'ba', 'kind': 'conflict', 'title': 'A clash', 'date': '1965',"
                        " 'members': [{'state': 'CCC', 'role': 'side-a'},"
                        "             {'state': 'DDD', 'role': 'side-b'}]}");
  panels_add (ent_session_get_case (session), ENT_TYPE_TIE, clash);
  items = ent_outline_list (session);
  for (guint i = 0; i < items->len; i++)
    {
      EntOutlineItem *item = g_ptr_array_index (items, i);
      EntRecord *record = ent_outline_item_get_record (item);

      if (record == panels_record (session, "ba"))
        first = item;
      else if (record == panels_record (session, "cd"))
        second = item;
    }

  g_assert_cmpstr (ent_outline_item_get_title (first), ==, ent_outline_item_get_title (second));
  g_assert_cmpstr (ent_outline_item_get_caption (first), ==, "A clash");
  g_assert_cmpint (ent_outline_item_compare (first, second), <, 0);
}

static void
test_select (Fixture       *fixture,
             gconstpointer  data)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (fixture->list);
  g_signal_connect_swapped (fixture->session, "notify::selection", G_CALLBACK (count_up),
                            &fixture->count);
  g_assert_null (gtk_single_selection_get_selected_item (selection));

  gtk_single_selection_set_selected (selection, find_item (fixture, "bc"));
  g_assert_true (ent_session_get_selection (fixture->session) ==
                 panels_record (fixture->session, "bc"));
  g_assert_cmpint (fixture->count, ==, 1);

  ent_session_select (fixture->session, panels_record (fixture->session, "DDD"), NULL);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, find_item (fixture, "DDD"));
  g_assert_cmpint (fixture->count, ==, 2);

  ent_session_select (fixture->session, NULL, NULL);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, GTK_INVALID_LIST_POSITION);
  g_assert_cmpint (fixture->count, ==, 3);
}

/* The link stays selected when the outline hears of its tie. */
static void
test_select_link (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (fixture->list);

  ent_session_select (fixture->session, panels_record (fixture->session, "front"), "front/AAA");
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==,
                    find_item (fixture, "front"));
  g_assert_cmpstr (ent_session_get_link (fixture->session), ==, "front/AAA");
}

static void
count_items (Fixture *fixture,
             guint    position,
             guint    n_removed,
             guint    n_added)
{
  fixture->n_removed += (int) n_removed;
  fixture->n_added += (int) n_added;
}

static void
test_little_change (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (fixture->list);
  g_autoptr (EntOutlineItem) before = NULL;
  g_autoptr (EntOutlineItem) after = NULL;

  ent_session_select (fixture->session, panels_record (fixture->session, "ab"), NULL);
  before = g_list_model_get_item (fixture->list, find_item (fixture, "ab"));
  g_signal_connect_swapped (fixture->list, "items-changed", G_CALLBACK (count_items), fixture);
  g_signal_connect_swapped (fixture->session, "notify::selection", G_CALLBACK (count_up),
                            &fixture->count);

  /* Nothing begins or ends: only what the rows say is new. */
  panels_go (fixture->session, "1966");
  g_assert_cmpint (fixture->n_removed, ==, 0);
  g_assert_cmpint (fixture->n_added, ==, 0);

  /* The war moves to what has ended. */
  panels_go (fixture->session, "1967");
  g_assert_cmpint (fixture->n_removed, >, 0);
  after = g_list_model_get_item (fixture->list, find_item (fixture, "ab"));
  g_assert_true (before == after);
  g_assert_true (gtk_single_selection_get_selected_item (selection) == after);
  g_assert_cmpint (fixture->count, ==, 0);

  /* What is selected moves itself, and stays selected. */
  ent_session_select (fixture->session, panels_record (fixture->session, "ac"), NULL);
  fixture->count = 0;
  panels_go (fixture->session, "1975");
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, find_item (fixture, "ac"));
  g_assert_cmpint (fixture->count, ==, 0);
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (fixture->list);

  /* What has not begun has no row, and stays selected in the session. */
  ent_session_select (fixture->session, panels_record (fixture->session, "ab"), NULL);
  panels_go (fixture->session, "1955");
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, GTK_INVALID_LIST_POSITION);
  g_assert_true (ent_session_get_selection (fixture->session) ==
                 panels_record (fixture->session, "ab"));

  panels_go (fixture->session, "1965");
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, find_item (fixture, "ab"));
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  search (fixture, "arland bord");
  assert_list (fixture, "ab | front");
  search (fixture, "old arl");
  assert_list (fixture, "ab,ac | front | ad | AAA");
  search (fixture, "1964");
  assert_list (fixture, "cd");
  search (fixture, "align");
  assert_list (fixture, "bc");
  search (fixture, "contested");
  assert_list (fixture, "ab");
  search (fixture, "front");
  assert_list (fixture, "aid | front | x-front");
  search (fixture, "2000");
  assert_list (fixture, "ad");
  search (fixture, "");
  assert_list (fixture, "ab,ac,aid,cd | bc | front | BBB,CCC,DDD,x-front,AAA");
}

/* A list of a hundred rows is one stop of the Tab key, not a hundred. */
static void
test_tab_leaves_list (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkWidget *view = find_widget (fixture->outline, GTK_TYPE_LIST_VIEW);

  g_assert_true (gtk_widget_grab_focus (view));
  g_assert_false (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
}

static void
test_search_keys (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkWidget *entry = find_widget (fixture->outline, GTK_TYPE_SEARCH_ENTRY);

  /* Enter may come before the entry tells of the change. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "cathia dornia");
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (ent_session_get_selection (fixture->session) ==
                 panels_record (fixture->session, "cd"));

  g_signal_emit_by_name (entry, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  assert_list (fixture, "ab,ac,aid,cd | bc | front | BBB,CCC,DDD,x-front,AAA");
  g_assert_true (ent_session_get_selection (fixture->session) ==
                 panels_record (fixture->session, "cd"));

  ent_outline_start_search (ENT_OUTLINE (fixture->outline));
  g_assert_true (gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_FOCUS_WITHIN);
}

static void
test_search_nothing (Fixture       *fixture,
                     gconstpointer  data)
{
  ent_session_select (fixture->session, panels_record (fixture->session, "ab"), NULL);
  search (fixture, "zzz");
  g_assert_true (says (fixture->outline, "No Matches"));
  g_assert_true (ent_session_get_selection (fixture->session) ==
                 panels_record (fixture->session, "ab"));

  search (fixture, "");
  g_assert_false (says (fixture->outline, "No Matches"));
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (fixture->list)), ==,
                    find_item (fixture, "ab"));
}

static void
test_session (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (EntSession) other = panels_session ("1980");
  g_signal_connect_swapped (fixture->outline, "notify::session", G_CALLBACK (count_up),
                            &fixture->count);
  ent_outline_set_session (ENT_OUTLINE (fixture->outline), fixture->session);
  g_assert_cmpint (fixture->count, ==, 0);
  ent_outline_set_session (ENT_OUTLINE (fixture->outline), other);
  g_assert_cmpint (fixture->count, ==, 1);
  assert_list (fixture, "ab,aid | bc | ac,cd,front | BBB,CCC,DDD,x-front,AAA");

  /* The one that was left is not followed any more. */
  panels_go (fixture->session, "1948");
  g_assert_cmpuint (g_list_model_get_n_items (fixture->list), ==, 11);

  ent_outline_set_session (ENT_OUTLINE (fixture->outline), NULL);
  g_assert_cmpint (fixture->count, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->list), ==, 0);
  g_assert_true (says (fixture->outline, "Nothing Here Yet"));
}

static void
test_change (Fixture       *fixture,
             gconstpointer  data)
{
  EntRecord *objection = panels_record (fixture->session, "e3");
  g_autoptr (EntChange) change = ent_change_new ("Remove objection");
  g_autoptr (JsonNode) before = ent_record_to_json (objection);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntOutlineItem) item = NULL;

  ent_change_add (change, ENT_TYPE_EVIDENCE, before, NULL);
  ent_session_apply (fixture->session, change, &error);
  g_assert_no_error (error);

  item = g_list_model_get_item (fixture->list, find_item (fixture, "ab"));
  g_assert_cmpstr (ent_outline_item_get_description (item), ==,
                   "Alliance Árland – Borduria, 1960 to the present");
}

static void
test_width (Fixture       *fixture,
            gconstpointer  data)
{
  int minimum;

  gtk_widget_measure (fixture->outline, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 260);

  /* The sidebar is twice as wide where text is twice as large. */
  scale_text (2);
  wait_frames (fixture->window, 3);
  gtk_widget_measure (fixture->outline, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  scale_text (1);
  g_assert_cmpint (minimum, <=, 520);
}

static void
test_finalize (void)
{
  EntSession *session = panels_session ("1965");
  GtkWidget *window = gtk_window_new ();
  GtkWidget *outline = ent_outline_new ();
  GtkWidget *row;

  g_object_set (outline, "session", session, NULL);
  gtk_window_set_child (GTK_WINDOW (window), outline);
  present (window);
  row = find_widget (outline, ENT_TYPE_OUTLINE_ROW);
  g_assert_nonnull (row);
  g_object_add_weak_pointer (G_OBJECT (outline), (gpointer *) &outline);
  g_object_add_weak_pointer (G_OBJECT (row), (gpointer *) &row);

  close_window (window);
  g_assert_null (outline);
  g_assert_null (row);

  /* Nobody listens any more. */
  panels_go (session, "1980");
  g_assert_finalize_object (session);
}

/* ------------------------------------------------------------------------------- drops */

typedef struct
{
  EntExcerpt *excerpt;
  EntRecord  *target;
  guint       count;
} Request;

static void
request_cb (EntReading *reading,
            EntExcerpt *excerpt,
            EntRecord  *target,
            Request    *request)
{
  request->excerpt = excerpt;
  request->target = target;
  request->count++;
}

static EntExcerpt *
make_excerpt (EntSession *session)
{
  g_autoptr (EntText) text = text_read (panels_article, "friends.txt");
  EntArticle *article = ENT_ARTICLE (
    ent_case_lookup (ent_session_get_case (session), ENT_TYPE_ARTICLE, "friends"));

  return ent_excerpt_new (article, text, 0, 5);
}

/* Words of an article that are dropped on a row are for what it lists; on a heading, for
 * nothing. */
static void
test_drop (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (EntExcerpt) excerpt = make_excerpt (fixture->session);
  GtkWidget *row = find_widget (fixture->outline, ENT_TYPE_OUTLINE_ROW);
  EntOutlineItem *item = ent_outline_row_get_item (ENT_OUTLINE_ROW (row));
  Request request = { NULL };
  graphene_point_t at;

  g_signal_connect (ent_session_get_reading (fixture->session), "attach-requested",
                    G_CALLBACK (request_cb), &request);
  g_assert_true (gtk_widget_compute_point (row, fixture->outline, &GRAPHENE_POINT_INIT (6, 6),
                                           &at));
  g_assert_true (
    ent_excerpt_drop (fixture->outline, excerpt, (double) at.x, (double) at.y));
  g_assert_cmpuint (request.count, ==, 1);
  g_assert_true (request.excerpt == excerpt);
  g_assert_true (request.target == ent_outline_item_get_record (item));
  /* Nothing stays lit. */
  g_assert_cmpint (gtk_widget_get_state_flags (gtk_widget_get_parent (row)) &
                     GTK_STATE_FLAG_DROP_ACTIVE, ==, 0);

  g_assert_false (ent_excerpt_drop (fixture->outline, excerpt, 2.0, 2.0));
  g_assert_cmpuint (request.count, ==, 1);
}

/* On the inspector, for what it tells of. */
static void
test_drop_on_inspector (void)
{
  EntSession *session = panels_session ("1965");
  g_autoptr (EntExcerpt) excerpt = make_excerpt (session);
  GtkWidget *inspector = ent_inspector_new ();
  GtkWidget *window = gtk_window_new ();
  Request request = { NULL };

  g_object_set (inspector, "session", session, NULL);
  gtk_window_set_child (GTK_WINDOW (window), inspector);
  present (window);
  g_signal_connect (ent_session_get_reading (session), "attach-requested",
                    G_CALLBACK (request_cb), &request);

  g_assert_false (ent_excerpt_drop (inspector, excerpt, 20.0, 20.0));
  ent_session_select (session, panels_record (session, "ab"), NULL);
  g_assert_true (ent_excerpt_drop (inspector, excerpt, 20.0, 20.0));
  g_assert_cmpuint (request.count, ==, 1);
  g_assert_cmpstr (ent_record_get_id (request.target), ==, "ab");

  close_window (window);
  g_clear_object (&excerpt);
  g_assert_finalize_object (session);
}

int
main (int   argc,
      char *argv[])
{
  start_test (&argc, &argv);

#define ADD(name, function) \
  g_test_add ("/outline/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("sections", test_sections);
  ADD ("definition", test_definition);
  ADD ("row", test_row);
  ADD ("names", test_names);
  g_test_add_func ("/outline/same-members", test_same_members);
  ADD ("select", test_select);
  ADD ("select-link", test_select_link);
  ADD ("little-change", test_little_change);
  ADD ("gone", test_gone);
  ADD ("search", test_search);
  ADD ("tab-leaves-list", test_tab_leaves_list);
  ADD ("search-keys", test_search_keys);
  ADD ("search-nothing", test_search_nothing);
  ADD ("session", test_session);
  ADD ("change", test_change);
  ADD ("width", test_width);
  ADD ("drop", test_drop);
  g_test_add_func ("/outline/drop-on-inspector", test_drop_on_inspector);
  g_test_add_func ("/outline/finalize", test_finalize);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "case-helpers.h"

static void
test_round_trip (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autofree char *text = ent_store_write (the_case);

  g_assert_cmpstr (text, ==, small_case);
}

/* Whatever the layout and the order of the input. */
static void
test_stable_order (void)
{
  g_autoptr (JsonNode) root = json_from_string (small_case, NULL);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonObject) backwards = json_object_new ();
  g_autoptr (GList) names = json_object_get_members (json_node_get_object (root));
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL;
  g_autofree char *text = NULL;
  g_autoptr (EntCase) the_case = NULL;

  for (GList *l = g_list_last (names); l; l = l->prev)
    {
      JsonNode *member = json_object_get_member (json_node_get_object (root), l->data);
      JsonArray *array = json_array_new ();

      if (!JSON_NODE_HOLDS_ARRAY (member))
        {
          json_object_set_member (backwards, l->data, json_node_copy (member));
          json_array_unref (array);
          continue;
        }
      for (guint i = json_array_get_length (json_node_get_array (member)); i > 0; i--)
        json_array_add_element (array, json_array_dup_element (json_node_get_array (member), i - 1));
      json_object_set_array_member (backwards, l->data, array);
    }
  node = json_node_init_object (json_node_alloc (), backwards);
  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  json = json_generator_to_data (generator, NULL);

  the_case = case_read (json);
  text = ent_store_write (the_case);
  g_assert_cmpstr (text, ==, small_case);
}

static void
test_one_record_a_line (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (
    "'states':[{'id':'BBB','kind':'state','names':[{'name':'B\\nb'}],'note':'one\\ttwo\\u2028three'},"
    "{'id':'AAA','kind':'state','names':[{'name':'“A”'}]}]");
  g_autofree char *text = ent_store_write (the_case);

  g_assert_cmpstr (text, ==,
                   "{\n"
                   "\"format\": \"entente-case\",\n"
                   "\"version\": 1,\n"
                   "\"case\": {\"title\":\"Test\",\"coverage\":\"1900/2000\"},\n"
                   "\"states\": [\n"
                   "{\"id\":\"AAA\",\"kind\":\"state\",\"names\":[{\"name\":\"“A”\"}]},\n"
                   "{\"id\":\"BBB\",\"kind\":\"state\",\"names\":[{\"name\":\"B\\nb\"}],\"note\":\"one\\ttwo\u2028three\"}\n"
                   "]\n"
                   "}\n");
}

static void
test_unknown (void)
{
  static const char json[] =
    "{\n"
    "\"format\": \"entente-case\",\n"
    "\"version\": 1,\n"
    "\"case\": {\"title\":\"T\",\"mood\":\"calm\"},\n"
    "\"states\": [\n"
    "{\"id\":\"AAA\",\"kind\":\"state\",\"names\":[{\"name\":\"A\",\"script\":\"Latn\"}],\"flag\":{\"colours\":[1,2.5,true]}}\n"
    "],\n"
    "\"maps\": [{\"id\":\"m\"},null],\n"
    "\"a “b” \\\"c\\\"\\\\\": 9007199254740993,\n"
    "\"note\": \"kept\"\n"
    "}\n";
  g_autoptr (EntCase) the_case = case_read (json);
  g_autofree char *text = ent_store_write (the_case);

  g_assert_cmpstr (text, ==, json);
}

static void
test_empty_case (void)
{
  g_autoptr (EntCase) the_case = case_read ("{\"format\":\"entente-case\",\"version\":1,\"case\":{\"title\":\"T\"},\"ties\":[]}");
  g_autofree char *text = ent_store_write (the_case);

  g_assert_cmpstr (text, ==, "{\n\"format\": \"entente-case\",\n\"version\": 1,\n\"case\": {\"title\":\"T\"}\n}\n");
}

#define HEAD "\"format\":\"entente-case\",\"version\":1,\"case\":{\"title\":\"T\"}"

static void
test_no_case (void)
{
  static const struct
  {
    const char *json;
    const char *message;
  } rows[] = {
    { "", CASE_NAME " is empty" },
    { "[1,2]", CASE_NAME " is JSON, but no case: its “format” is not “entente-case”" },
    { "7", CASE_NAME " is JSON, but no case: its “format” is not “entente-case”" },
    { "{\"format\":\"gexf\"}", CASE_NAME " is JSON, but no case: its “format” is not “entente-case”" },
    { "{\"format\":[]}", CASE_NAME " is JSON, but no case: its “format” is not “entente-case”" },
    { "{\"format\":\"entente-case\"}", CASE_NAME ": “version” should be a number from 1" },
    { "{\"format\":\"entente-case\",\"version\":\"one\"}", CASE_NAME ": “version” should be a number from 1" },
    { "{\"format\":\"entente-case\",\"version\":0}", CASE_NAME ": “version” should be a number from 1" },
    { "{\"format\":\"entente-case\",\"version\":2,\"case\":7}",
      CASE_NAME " was written by a newer version of Entente (its format is 2, this one reads up to 1): "
      "open it with that version" },
    { "{\"format\":\"entente-case\",\"version\":1}", CASE_NAME ": it has no “case”" },
    { "{\"format\":\"entente-case\",\"version\":1,\"case\":[]}", CASE_NAME ": case: it should be an object in braces" },
    { "{\"format\":\"entente-case\",\"version\":1,\"case\":{}}", CASE_NAME ": case: it has no “title”" },
    { "{" HEAD ",\"ties\":{}}", CASE_NAME ": “ties” should be a list" },
    { "{" HEAD ",\"new\":{\"a\":[1,{\"b\":1e999}]}}", CASE_NAME ": the number at new.a[1].b is too large" },
    { "{" HEAD ",\"new\":123456789012345678901}", CASE_NAME ": the number at new is too large" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *message = case_refuse (rows[i].json);

      g_assert_cmpstr (message, ==, rows[i].message);
    }
}

/* The place is there, as line and column; the words are json-glib's. */
static void
test_no_json (void)
{
  static const struct
  {
    const char *json;
    const char *place;
  } rows[] = {
    { "{\n\"format\": \"entente-case\",\n\"version\": }\n", ": 3:" },
    { "{" HEAD ",\n\"ties\":[\n{\"id\":\"t\"]}", ": 3:" },
    { "{" HEAD "}\n{" HEAD "}", ": 2:" },
    { "{" HEAD "} and more", ": 1:" },
    { "{" HEAD ",\n/* aside */ \"ties\":[]}", ": 1:" },
    { "{" HEAD ",}", ": 1:" },
    { "{" HEAD ",\n'ties':[]}", ": 1:" },
    { "{" HEAD ",\"ties\":[", ": 1:" },
    { "<?xml version=\"1.0\"?>", ": 1:" },
    { "\xff\xfe{}", "UTF-8" },
    { "{" HEAD ",\"note\":\"\xc3(\"}", "UTF-8" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *message = case_refuse (rows[i].json);

      g_test_message ("%s", message);
      g_assert_true (g_str_has_prefix (message, CASE_NAME " is no case, for it is not JSON: "));
      g_assert_nonnull (strstr (message, rows[i].place));
    }
}

static void
test_too_deep (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *message = case_refuse (deep);

  g_assert_nonnull (strstr (message, "is not JSON"));
}

#define STATES "'states':[{'id':'AAA','kind':'state','names':[{'name':'A'}]}," \
               "{'id':'BBB','kind':'state','names':[{'name':'B'}]}]"
#define TIE "'ties':[{'id':'t','kind':'alliance','date':'1950','members':[{'state':'AAA'},{'state':'BBB'}]}]"
#define PASSAGE "'articles':[{'id':'doe','label':'D','csl':{}}],'passages':[{'id':'p','article':'doe','digest':'D'," \
                "'anchor':{'paragraph':1,'start':0,'end':1,'sha256':" \
                "'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'," \
                "'sketch':{'words':1,'grams':'00c0ffee','head':'00c0ffee','tail':'00c0ffee'}}}]"

static void
test_bad_records (void)
{
  static const struct
  {
    const char *sections;
    const char *message;
  } rows[] = {
    { "'states':[{'id':'AAA','kind':'state','names':[{'name':'A'}]},7]",
      "states, record 2: it should be an object in braces" },
    { "'states':[{'kind':'state'}]", "states, record 1: it has no “id”" },
    { "'states':[{'id':'AAA','kind':'state'}]", "states, record 1 (“AAA”): it has no “names”" },
    { "'states':[{'id':'AAA','kind':'moon','names':[]}]",
      "states, record 1 (“AAA”): “kind” is “moon”, but may be one of: state, actor" },
    { "'states':[{'id':'AAA','kind':'mo\\non','names':[]}]",
      "states, record 1 (“AAA”): “kind” is “mo on”, but may be one of: state, actor" },
    { "'states':[{'id':'A\\nA','kind':'state','names':[]}]",
      "states, record 1 (“A A”): its “id” may hold letters, digits and hyphens only" },
    { STATES ",'traits':[{'id':'BBB','state':'AAA','kind':'policy','value':'v','date':'1950'}]",
      "traits, record 1 (“BBB”): the id “BBB” is taken twice" },
    { STATES ",'ties':[{'id':'t','kind':'alliance','date':'1950','members':[{'state':'AAA'},{'state':'CCC'}]}]",
      "ties, “t”: “state” names “CCC”, which is not in the case" },
    { STATES "," TIE ",'instruments':[{'id':'i','tie':'AAA','kind':'treaty','title':'T'}]",
      "instruments, “i”: “tie” names “AAA”, which is one of the states" },
    { STATES "," TIE "," PASSAGE ",'evidence':[{'id':'e','passage':'p','target':'t/CCC','stance':'supports','aspect':'end'}]",
      "evidence, “e”: “target” names “t/CCC”, which is not in the case" },
    { STATES "," TIE "," PASSAGE ",'evidence':[{'id':'e','passage':'p','target':'AAA','stance':'supports','aspect':'end'}]",
      "evidence, “e”: “target” names “AAA”, which is one of the states" },
    { STATES "," TIE "," PASSAGE ",'evidence':[{'id':'e','passage':'p','target':'p','stance':'supports','aspect':'end'}]",
      "evidence, “e”: “target” names “p”, which is one of the passages" },
    { STATES "," TIE ",'places':[{'id':'place','of':'t/AAA','x':0,'y':0}]",
      "places, “place”: “of” names “t/AAA”, which is not in the case" },
    { STATES ",'definitions':[{'id':'d','title':'D'}],'places':[{'id':'place','of':'d','x':0,'y':0}]",
      "places, “place”: “of” names “d”, which is one of the definitions" },
    { "'definitions':[{'id':'d','title':'D','clauses':[{},{'kinds':['ally']}]}]",
      "definitions, record 1 (“d”): clauses[1]: “kinds” is “ally”, but may be one of: "
      "alliance, alignment, conflict, sponsorship, proposal" },
    { "'passages':[{'id':'p','article':'doe','digest':'D','anchor':{'paragraph':-1}}]",
      "passages, record 1 (“p”): The anchor’s “paragraph” must be a whole number from 0 to 2147483647" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *message = case_refuse_sections (rows[i].sections);
      g_autofree char *expected = g_strdup_printf (CASE_NAME ": %s", rows[i].message);

      g_assert_cmpstr (message, ==, expected);
    }
}

static void
test_bad_dates (void)
{
  static const char *const dates[] = { "1950-02-30", "1950/1940", "soon", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *sections = g_strdup_printf (
        "%s,'ties':[{'id':'t','kind':'alliance','date':'%s','members':[]}]", STATES, dates[i]);
      g_autofree char *message = case_refuse_sections (sections);

      g_assert_true (g_str_has_prefix (message, CASE_NAME ": ties, record 1 (“t”): date: "));
      g_assert_nonnull (strstr (message, dates[i]));
    }
}

static void
test_bad_header (void)
{
  g_autofree char *message = case_refuse (
    "{\"format\":\"entente-case\",\"version\":1,\"case\":{\"title\":\"T\",\"definition\":\"d\"}}");
  g_autofree char *date = case_refuse (
    "{\"format\":\"entente-case\",\"version\":1,\"case\":{\"title\":\"T\",\"opening\":\"1950-13\"}}");

  g_assert_cmpstr (message, ==, CASE_NAME ": case: “definition” names “d”, which is not in the case");
  g_assert_true (g_str_has_prefix (date, CASE_NAME ": case: opening: "));
}

/* ------------------------------------------------------------------- files */

typedef struct
{
  char *folder;
  char *path;
} Folder;

static void
folder_set_up (Folder        *folder,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  folder->folder = g_dir_make_tmp ("entente-store-XXXXXX", &error);
  g_assert_no_error (error);
  folder->path = g_build_filename (folder->folder, "small.entente", NULL);
}

static void
folder_tear_down (Folder        *folder,
                  gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (folder->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder->folder), ==, 0);
  g_free (folder->path);
  g_free (folder->folder);
}

static void
assert_content (const char *path,
                const char *expected)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, expected);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

static void
test_save (Folder        *folder,
           gconstpointer  data)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (EntCase) again = NULL;
  g_autofree char *title = ent_store_dup_title (folder->path);
  g_autoptr (GError) error = NULL;

  g_assert_true (ent_store_save (the_case, folder->path, &error));
  g_assert_no_error (error);
  assert_content (folder->path, small_case);
  /* Over what is there. */
  g_assert_true (ent_store_save (the_case, folder->path, &error));
  g_assert_cmpuint (count_files (folder->folder), ==, 1);

  again = ent_store_open (folder->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ent_header_get_title (ent_case_get_header (again)), ==, "Small");
  g_assert_cmpstr (title, ==, "small.entente");
}

static void
test_save_keeps_mode (Folder        *folder,
                      gconstpointer  data)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  GStatBuf status;

  g_assert_true (g_file_set_contents (folder->path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (folder->path, 0600), ==, 0);
  g_assert_true (ent_store_save (the_case, folder->path, NULL));
  g_assert_cmpint (g_stat (folder->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_save_through_link (Folder        *folder,
                        gconstpointer  data)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autofree char *link = g_build_filename (folder->folder, "link.entente", NULL);

  g_assert_true (g_file_set_contents (folder->path, "old", -1, NULL));
  g_assert_cmpint (symlink ("small.entente", link), ==, 0);
  g_assert_true (ent_store_save (the_case, link, NULL));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  assert_content (folder->path, small_case);
}

static void
test_save_nowhere (Folder        *folder,
                   gconstpointer  data)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autofree char *missing = g_build_filename (folder->folder, "not-there", "a.entente", NULL);
  g_autofree char *below_file = g_build_filename (folder->path, "a.entente", NULL);
  const struct { const char *path; const char *end; } rows[] = {
    { missing, "not-there" },
    { below_file, "is not a folder" },
    { "/proc/a.entente", "" },
    { folder->folder, "" },
  };

  g_assert_true (g_file_set_contents (folder->path, "old", -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *beginning = g_strdup_printf ("%s cannot be written: ", rows[i].path);
      g_autoptr (GError) error = NULL;

      g_assert_false (ent_store_save (the_case, rows[i].path, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, beginning));
      g_assert_true (g_str_has_suffix (error->message, rows[i].end));
      g_assert_null (strchr (error->message, '\n'));
      assert_content (folder->path, "old");
      g_assert_cmpuint (count_files (folder->folder), ==, 1);
    }
}

/* A disk that is full, as far as one process can be told so. */
static void
test_save_on_full_disk (Folder        *folder,
                        gconstpointer  data)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (GError) error = NULL;
  struct rlimit before;
  struct rlimit small;
  gboolean saved;

  g_assert_true (g_file_set_contents (folder->path, "old", -1, NULL));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 256;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  saved = ent_store_save (the_case, folder->path, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_false (saved);
  g_assert_nonnull (error);
  assert_content (folder->path, "old");
  g_assert_cmpuint (count_files (folder->folder), ==, 1);
}

static void
test_open_nothing (Folder        *folder,
                   gconstpointer  data)
{
  g_autofree char *beginning = g_strdup_printf ("%s cannot be opened: ", folder->path);
  g_autoptr (GError) error = NULL;

  g_assert_null (ent_store_open (folder->path, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (error->message, beginning));
  g_clear_error (&error);

  g_assert_null (ent_store_open (folder->folder, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

static void
test_open_builtin (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntCase) the_case = ent_store_open ("builtin:china-vietnam", NULL, &error);
  g_autofree char *title = ent_store_dup_title ("builtin:china-vietnam");

  g_assert_no_error (error);
  g_assert_true (ENT_IS_CASE (the_case));
  g_assert_cmpstr (title, ==, "china-vietnam");

  g_assert_null (ent_store_open ("builtin:atlantis", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==,
                   "There is no built-in case “atlantis”; those there are: china-vietnam");
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static void
test_open_async (Folder        *folder,
                 gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (EntCase) the_case = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (folder->path, small_case, -1, NULL));
  ent_store_open_async (folder->path, NULL, opened_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  the_case = ent_store_open_finish (result, &error);
  g_assert_no_error (error);
  g_assert_true (ENT_IS_CASE (the_case));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/round-trip", test_round_trip);
  g_test_add_func ("/store/stable-order", test_stable_order);
  g_test_add_func ("/store/one-record-a-line", test_one_record_a_line);
  g_test_add_func ("/store/unknown", test_unknown);
  g_test_add_func ("/store/empty-case", test_empty_case);
  g_test_add_func ("/store/no-case", test_no_case);
  g_test_add_func ("/store/no-json", test_no_json);
  g_test_add_func ("/store/too-deep", test_too_deep);
  g_test_add_func ("/store/bad-records", test_bad_records);
  g_test_add_func ("/store/bad-dates", test_bad_dates);
  g_test_add_func ("/store/bad-header", test_bad_header);
  g_test_add_func ("/store/open-builtin", test_open_builtin);
#define ADD(name, func) \
  g_test_add ("/store/" name, Folder, NULL, folder_set_up, func, folder_tear_down)
  ADD ("save", test_save);
  ADD ("save-keeps-mode", test_save_keeps_mode);
  ADD ("save-through-link", test_save_through_link);
  ADD ("save-nowhere", test_save_nowhere);
  ADD ("save-on-full-disk", test_save_on_full_disk);
  ADD ("open-nothing", test_open_nothing);
  ADD ("open-async", test_open_async);
#undef ADD

  return g_test_run ();
}

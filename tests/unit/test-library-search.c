/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-library-search.h"
#include "ent-library-words.h"
#include "library-helpers.h"

/* What is found in a library, and where; and the search that a list follows. */

/* ---------------------------------------------------------------- what is found */

static void
test_search_words (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *bread = add (library, BREAD, "bread", TRUE);
  g_autofree char *ferry = add (library, FERRY, "ferry", TRUE);
  g_autofree char *plain = add (library, PLAIN, "note.txt", TRUE);

  assert_found (library, "flour salt ", "Bread");
  assert_found (library, "FLOUR gulls ", "");
  /* A word of the title counts for more. */
  assert_found (library, "ferry ", "The Ferry, Bread");
  /* A text without a title goes by its name. */
  assert_found (library, "cousin ", "note.txt");
  /* Diacritics do not matter, on either side. */
  assert_found (library, "eva ", "The Ferry");
  assert_found (library, "ÉVA ", "The Ferry");
  assert_found (library, "E\xcc\x81va ", "The Ferry");
  assert_found (library, "naive ", "note.txt");
  assert_found (library, "fĕrry ", "The Ferry, Bread");
}

static void
test_search_phrases (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *bread = add (library, BREAD, "bread", TRUE);
  g_autofree char *ferry = add (library, FERRY, "ferry", TRUE);

  assert_found (library, "\"the old ferry\"", "The Ferry");
  assert_found (library, "\"old the ferry\"", "");
  assert_found (library, "“old ferry” gulls ", "The Ferry");
  assert_found (library, "\"a ferry\"", "Bread");
  /* A phrase that is closed is whole, one that is open goes on. */
  assert_found (library, "\"old fer\"", "");
  assert_found (library, "\"old fer", "The Ferry");
  assert_found (library, "old-ferry ", "The Ferry");
}

static void
test_search_prefixes (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *ferry = add (library, FERRY, "ferry", TRUE);
  g_autofree char *plain = add (library, PLAIN, "note.txt", TRUE);

  assert_found (library, "cous* note ", "note.txt");
  assert_found (library, "cous note ", "");
  /* As one types. */
  assert_found (library, "note cous", "note.txt");
  assert_found (library, "gul", "The Ferry");
  assert_found (library, "gul ", "");
  assert_found (library, "g", "The Ferry");
}

/* What is an operator to the index is a word, or nothing, to the user. */
static void
test_search_operators (Fixture       *fixture,
                       gconstpointer  data)
{
  static const char *const nothing[] = {
    "", " ", "\"", "\"\"", "\"\"\"", "*", "(", ")", "^", "-", "{", "'", "\\", "\"(\" ", "\"*\"*",
    ":", "«»", "\xf0\x9f\x98\x80", "\xcc\x81",
  };
  static const char *const odd[] = {
    "AND \"(", "\" OR", "NOT", "NEAR(", "NEAR(a b, 2)", "title:", "title : ferry",
    "{title} : ferry", "- ferry", "^ferry", "ferry +", "a\"b\"c", "x' OR 1=1 --",
    "'; DROP TABLE text; --", "\xff\xfe ferry", "\001\002\003",
    "\xf0\x9e\xa4\x80\xf0\x9e\xa4\x81", "a*b*c*", "( ( ( (", "text_index", "%s%n", "rank",
    "ferry\nbay\tgulls",
  };
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *ferry = add (library, FERRY, "ferry", TRUE);
  g_autoptr (GString) many = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    assert_found (library, nothing[i], "");
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *titles = search (library, odd[i]);

      g_assert_nonnull (titles);
    }
  for (guint i = 0; i < 20000; i++)
    g_string_append (many, i % 2 == 0 ? "ferry " : "b ");
  assert_found (library, many->str, "");

  assert_found (library, "AND \"(", "The Ferry");
  assert_found (library, "gulls AND council ", "The Ferry");
  assert_found (library, "gulls AND bread ", "");
  assert_found (library, "ferry OR bread ", "");
  assert_found (library, "ferry NOT gulls ", "");
  assert_found (library, "( ferry ) ", "The Ferry");
  assert_found (library, "^council ", "The Ferry");
  assert_found (library, "content:gulls ", "");
  g_assert_true (has_text (library, ferry));
}

static void
test_search_snippets (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *bread = add (library, BREAD, "bread", TRUE);
  g_autofree char *ferry = add (library, FERRY, "ferry", TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = ent_library_search (library, "eva \"old ferry\"", NULL, 0, 10, NULL, &error);
  g_autoptr (GPtrArray) one = NULL;
  EntLibraryEntry *hit;
  const char *snippet;

  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpstr (ent_library_entry_get_digest (hit), ==, ferry);
  snippet = ent_library_entry_get_snippet (hit);
  g_assert_nonnull (strstr (snippet, "\002Éva\003 rows the \002old ferry\003 across the bay"));
  g_assert_null (strchr (snippet, '\n'));

  one = ent_library_search (library, "ferry ", NULL, 0, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (one->len, ==, 1);
  g_clear_pointer (&hits, g_ptr_array_unref);
  hits = ent_library_search (library, "ferry ", NULL, 0, 10, NULL, &error);
  g_assert_cmpuint (hits->len, ==, 2);
  g_assert_cmpfloat (ent_library_entry_get_rank (hits->pdata[0]), <,
                     ent_library_entry_get_rank (hits->pdata[1]));
}

/* ---------------------------------------------------------------- what is one word */

static void
assert_folded (const char *text,
               const char *expected)
{
  g_autofree char *folded = ent_library_fold (text);

  g_assert_cmpstr (folded, ==, expected);
}

static void
test_fold (void)
{
  assert_folded ("", "");
  assert_folded (" – ", "");
  assert_folded ("Old-ferry, 1954/91!", "old ferry 1954 91");
  assert_folded ("Việt Nam", "viet nam");
  assert_folded ("Vie\xcc\xa3\xcc\x82t", "viet");
  assert_folded ("Đà Nẵng đường", "da nang duong");
  assert_folded ("Ærø Łódź straße ĲSSEL İstanbul", "aero lodz strasse ijssel istanbul");
  assert_folded ("ΑΘΉΝΑΣ", "αθηνασ");
  assert_folded ("Åse’s café", "ase s cafe");
  assert_folded ("co\xc2\xadoperate", "cooperate");
  assert_folded ("ﬁnd Ｗｉｄｅ", "find wide");
  assert_folded ("越南abc", "越 南 abc");
  assert_folded ("한국은", "한 국 은");
  /* Vowel signs stay with their letters; a letter is a word. */
  assert_folded ("\xe0\xb8\x97\xe0\xb8\xb5\xe0\xb9\x88\xe0\xb8\x99",
                 "\xe0\xb8\x97\xe0\xb8\xb5\xe0\xb9\x88 \xe0\xb8\x99");
}

static void
test_search_diacritics (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *marked =
    add (library, "# Marked\n\nQuân đội nhân dân Việt Nam đóng ở Đà Nẵng, nói Ærø và Tromsø.\n",
         "marked", TRUE);
  g_autofree char *bare =
    add (library, "# Bare\n\nQuan doi nhan dan Viet Nam dong o Da Nang, noi Aero va Tromso.\n",
         "bare", TRUE);

  assert_found (library, "\"viet nam\" tromso ", "Marked, Bare");
  assert_found (library, "\"Việt Nam\" Tromsø ", "Marked, Bare");
  assert_found (library, "\"ĐÀ NẴNG\" ", "Marked, Bare");
  assert_found (library, "doi dan", "Marked, Bare");
  assert_found (library, "aero ", "Marked, Bare");
  assert_found (library, "đội nhâ", "Marked, Bare");
}

static void
test_search_without_spaces (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *chinese =
    add (library, "# Chinese\n\n一九七八年中国和越南的关系恶化，两国边境发生冲突。\n", "zh", TRUE);
  g_autofree char *thai = add (library,
                               "# Thai\n\nกองทัพเวียดนามถอนกำลังออกจากกัมพูชา\n", "th", TRUE);
  g_autofree char *korean = add (library, "# Korean\n\n한국은 베트남과 수교하였다.\n", "ko", TRUE);

  assert_found (library, "越南", "Chinese");
  assert_found (library, "越", "Chinese");
  assert_found (library, "中国 冲突 ", "Chinese");
  assert_found (library, "南越", "");
  assert_found (library, "เวียดนาม", "Thai");
  assert_found (library, "베트남 ", "Korean");
  assert_found (library, "한국 수교", "Korean");
}

/* ---------------------------------------------------------------- where it is found */

static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autoptr (EntText) text = text_read (FERRY, "ferry");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GArray) places = NULL;
  const EntLibraryPlace *place;
  const EntLibraryPlace *all;
  g_autofree char *word = NULL;
  guint n_places;

  g_assert_true (ent_library_add (library, text, NULL, &error));
  hits = ent_library_search (library, "gull", NULL, 0, 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  place = ent_library_entry_get_place (hits->pdata[0]);
  g_assert_nonnull (place);
  g_assert_cmpuint (place->paragraph, ==, 2);
  word = ent_text_dup_span (text, place->start, place->end);
  g_assert_cmpstr (word, ==, "gulls");

  /* The ferry of the title is in no paragraph. */
  g_clear_pointer (&hits, g_ptr_array_unref);
  hits = ent_library_search (library, "ferry ", NULL, 0, 10, NULL, &error);
  all = ent_library_entry_get_places (hits->pdata[0], &n_places);
  g_assert_cmpuint (n_places, ==, 2);
  g_assert_cmpuint (all[0].paragraph, ==, 0);
  g_assert_cmpuint (all[1].paragraph, ==, 1);

  /* As the text itself finds them. */
  places = ent_library_find_in_text (text, "ferry ", 10);
  g_assert_cmpuint (places->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpuint (g_array_index (places, EntLibraryPlace, i).start, ==, all[i].start);
      g_assert_cmpuint (g_array_index (places, EntLibraryPlace, i).end, ==, all[i].end);
      g_assert_cmpuint (g_array_index (places, EntLibraryPlace, i).paragraph, ==,
                        all[i].paragraph);
    }
  g_clear_pointer (&places, g_array_unref);
  places = ent_library_find_in_text (text, "ferry zebra ", 10);
  g_assert_cmpuint (places->len, ==, 0);
}

/* A snippet is taken from where the words stand together. */
static void
test_snippet_choice (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autoptr (GString) content = g_string_new ("# Long\n\nA heron came first.\n\n");
  g_autofree char *digest = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  const char *snippet;

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (content, "Nothing much is said in line %u of this.\n\n", i);
  g_string_append (content, "Here a heron ate the last frog of the pond.\n");
  digest = add (library, content->str, "long", TRUE);

  hits = ent_library_search (library, "frog heron ", NULL, 0, 10, NULL, NULL);
  snippet = ent_library_entry_get_snippet (hits->pdata[0]);
  g_assert_cmpstr (snippet, ==, "Here a \002heron\003 ate the last \002frog\003 of the pond.");
  g_assert_cmpuint (ent_library_entry_get_place (hits->pdata[0])->paragraph, ==, 42);
}

/* Whatever is asked, the index finds the texts that going through them finds. */
static void
test_agreement (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const pieces[] = {
    "ferry", "ferries", "fern", "Việt", "Nam", "đò", "do", "Ærø", "old-boat", "boat", "越南",
    "越", "南方", "한국", "เวียดนาม", "1954", "195", "x", "xy", "naïve", "don’t", "S.A.",
  };
  static const char *const joints[] = { " ", " ", " ", ", ", "-", "", "\n\n", " “", "” " };
  static const char *const typed[] = { " ", " ", " ", "", "-", "\"", "* " };
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GRand) random = g_rand_new_with_seed (1975);
  guint n_hits = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (GString) content = g_string_new ("Text ");
      g_autoptr (EntText) text = NULL;

      for (guint j = 0; j < 8; j++)
        g_string_append_printf (
          content, "%s%s", pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))],
          joints[g_rand_int_range (random, 0, G_N_ELEMENTS (joints))]);
      text = text_read (content->str, "q");
      g_assert_true (ent_library_add (library, text, NULL, NULL));
      g_ptr_array_add (texts, g_steal_pointer (&text));
    }

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GString) query = g_string_new (i % 3 == 0 ? "\"" : "");
      g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GPtrArray) hits = NULL;

      for (guint j = 0; j < 1 + i % 3; j++)
        g_string_append_printf (
          query, "%s%s", pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))],
          typed[g_rand_int_range (random, 0, G_N_ELEMENTS (typed))]);
      hits = ent_library_search (library, query->str, NULL, 0, 100, NULL, NULL);
      g_assert_nonnull (hits);
      for (guint j = 0; j < hits->len; j++)
        g_hash_table_add (found, (gpointer) ent_library_entry_get_digest (hits->pdata[j]));
      for (guint j = 0; j < texts->len; j++)
        {
          g_autoptr (GArray) places = ent_library_find_in_text (texts->pdata[j], query->str, 100);

          if ((places->len > 0) !=
              g_hash_table_contains (found, ent_text_get_digest (texts->pdata[j])))
            g_test_message ("%s in %s", query->str, ent_text_get_content (texts->pdata[j]));
          g_assert_cmpint (places->len > 0, ==,
                           g_hash_table_contains (found, ent_text_get_digest (texts->pdata[j])));
        }
      n_hits += hits->len;
    }
  g_assert_cmpuint (n_hits, >, 500);
}

/* ---------------------------------------------------------------- pages */

static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *one = add (library, "# One\n\nA heron.\n", "one", TRUE);
  g_autofree char *two = add (library, "# Two\n\nA heron and a heron.\n", "two", TRUE);
  g_autofree char *three = add (library, "# Three\n\nA heron, and a pond with frogs.\n", "three",
                                TRUE);
  const char *digests[] = { one, three, NULL };
  EntLibraryScope scope = { digests, FALSE };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) hits = NULL;
  guint n_found = 0;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GPtrArray) page = ent_library_search (library, "heron", NULL, i, 1, &n_found, NULL);

      g_assert_cmpuint (page->len, ==, 1);
      g_assert_cmpuint (n_found, ==, 3);
      g_hash_table_add (seen, g_strdup (ent_library_entry_get_digest (page->pdata[0])));
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, 3);

  hits = ent_library_search (library, "heron", &scope, 0, 10, &n_found, NULL);
  g_assert_cmpuint (hits->len, ==, 2);
  g_assert_cmpuint (n_found, ==, 2);
  g_clear_pointer (&hits, g_ptr_array_unref);
  scope.outside = TRUE;
  hits = ent_library_search (library, "heron", &scope, 0, 10, &n_found, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpstr (ent_library_entry_get_title (hits->pdata[0]), ==, "Two");
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *digest = add (library, FERRY, "ferry", TRUE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  ent_library_set_cancellable (library, cancellable);
  g_assert_null (ent_library_search (library, "ferry", NULL, 0, 10, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  ent_library_set_cancellable (library, NULL);
  assert_found (library, "ferry ", "The Ferry");
}

/* ---------------------------------------------------------------- as one types */

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_for (EntLibrarySearch *search)
{
  guint waker = g_timeout_add (5, wake_cb, NULL);

  while (ent_library_search_is_searching (search))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (waker);
}

static char *
dup_titles (GListModel *model)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (EntLibraryEntry) entry = g_list_model_get_item (model, i);

      g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "",
                              ent_library_entry_get_title (entry));
    }

  return g_string_free_and_steal (titles);
}

static void
assert_lists (EntLibrarySearch *search,
              const char       *own,
              const char       *found)
{
  g_autofree char *of_case = NULL;
  g_autofree char *of_library = NULL;

  wait_for (search);
  of_case = dup_titles (ent_library_search_get_own (search));
  of_library = dup_titles (ent_library_search_get_found (search));
  g_assert_cmpstr (of_case, ==, own);
  g_assert_cmpstr (of_library, ==, found);
}

static EntLibraryEntry *
make_own (const char *content,
          const char *label)
{
  g_autofree char *json = g_strdup_printf ("{\"id\":\"own\",\"label\":\"%s\",\"csl\":{}}",
                                           label);
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  g_autoptr (EntRecord) article = ent_record_new_from_json (ENT_TYPE_ARTICLE, node, NULL);
  g_autoptr (EntText) text = content != NULL ? text_read (content, label) : NULL;

  return ent_library_entry_new (ENT_ARTICLE (article), text);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_typing (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (EntLibrarySearch) search = ent_library_search_new (fixture->path);
  guint n_changes = 0;

  {
    g_autoptr (EntLibrary) library = open_library (fixture);
    g_autofree char *bread = add (library, BREAD, "bread", TRUE);
    g_autofree char *ferry = add (library, FERRY, "ferry", TRUE);

    run (library->database, "UPDATE text SET added = 1000 + id");
  }

  ent_library_search_reload (search);
  g_assert_true (ent_library_search_is_searching (search));
  assert_lists (search, "", "Bread, The Ferry");
  g_assert_cmpuint (ent_library_search_get_n_found (search), ==, 2);

  /* Only the last of what is typed quickly is answered. */
  g_signal_connect_swapped (ent_library_search_get_found (search), "items-changed",
                            G_CALLBACK (count_cb), &n_changes);
  ent_library_search_set_query (search, "z");
  ent_library_search_set_query (search, "ze");
  ent_library_search_set_query (search, "gu");
  assert_lists (search, "", "The Ferry");
  g_assert_cmpuint (n_changes, ==, 1);

  /* What was on its way when the next key came is dropped. */
  ent_library_search_set_query (search, "flour");
  for (guint i = 0; i < 30; i++)
    {
      g_usleep (2000);
      g_main_context_iteration (NULL, FALSE);
    }
  ent_library_search_set_query (search, "gulls");
  assert_lists (search, "", "The Ferry");

  ent_library_search_set_query (search, "");
  ent_library_search_set_order (search, ENT_LIBRARY_ORDER_ADDED);
  assert_lists (search, "", "The Ferry, Bread");
  /* What is as it was is not touched. */
  n_changes = 0;
  ent_library_search_reload (search);
  assert_lists (search, "", "The Ferry, Bread");
  g_assert_cmpuint (n_changes, ==, 0);
}

static void
test_own (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (EntLibrarySearch) search = ent_library_search_new (fixture->path);
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (own, make_own (FERRY, "Nyone 1999"));
  g_ptr_array_add (own, make_own (NULL, "Someone 2001"));
  ent_library_search_set_own (search, own);
  assert_lists (search, "Nyone 1999, Someone 2001", "");
  /* Nobody asked for a library. */
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  {
    g_autoptr (EntLibrary) library = open_library (fixture);
    g_autofree char *bread = add (library, BREAD, "bread", TRUE);
    g_autofree char *ferry = add (library, FERRY, "ferry", TRUE);
  }

  ent_library_search_reload (search);
  assert_lists (search, "Nyone 1999, Someone 2001", "Bread");
  ent_library_search_set_query (search, "ferry ");
  assert_lists (search, "Nyone 1999", "Bread");
  ent_library_search_set_query (search, "some");
  assert_lists (search, "Someone 2001", "");
}

static void
test_error (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (EntLibrarySearch) search = NULL;
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *content = g_strnfill (5000, 'x');
  g_autofree char *path = write_file (fixture, content, -1);

  search = ent_library_search_new (path);
  g_ptr_array_add (own, make_own (FERRY, "Nyone 1999"));
  ent_library_search_set_own (search, own);
  ent_library_search_set_query (search, "gulls");
  assert_lists (search, "Nyone 1999", "");
  g_assert_error (ent_library_search_get_error (search), ENT_LIBRARY_ERROR,
                  ENT_LIBRARY_ERROR_DAMAGED);

  g_assert_cmpint (g_unlink (path), ==, 0);
  ent_library_search_reload (search);
  assert_lists (search, "Nyone 1999", "");
  g_assert_null (ent_library_search_get_error (search));
}

/* An index that is damaged is made anew, for the texts are not. */
static void
test_mended (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (EntLibrarySearch) search = ent_library_search_new (fixture->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *ferry = add (library, FERRY, "ferry", TRUE);
  g_autofree char *bread = add (library, BREAD, "bread", TRUE);

  run (library->database,
       "UPDATE text_index_data SET block = x'0102030405' WHERE id > 10");
  g_assert_null (ent_library_search (library, "gulls", NULL, 0, 10, NULL, &error));
  g_assert_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_DAMAGED);
  g_assert_true (has_text (library, ferry));

  ent_library_search_set_query (search, "gulls");
  assert_lists (search, "", "The Ferry");
  g_assert_null (ent_library_search_get_error (search));
  assert_found (library, "flour", "Bread");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/library/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("search/words", test_search_words);
  ADD ("search/phrases", test_search_phrases);
  ADD ("search/prefixes", test_search_prefixes);
  ADD ("search/operators", test_search_operators);
  ADD ("search/snippets", test_search_snippets);
  ADD ("search/diacritics", test_search_diacritics);
  ADD ("search/without-spaces", test_search_without_spaces);
  ADD ("search/places", test_places);
  ADD ("search/snippet-choice", test_snippet_choice);
  ADD ("search/agreement", test_agreement);
  ADD ("search/pages", test_pages);
  ADD ("search/cancelled", test_cancelled);
  ADD ("search/typing", test_typing);
  ADD ("search/own", test_own);
  ADD ("search/error", test_error);
  ADD ("search/mended", test_mended);
#undef ADD
  g_test_add_func ("/library/search/fold", test_fold);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include "case-helpers.h"
#include "ent-fold.h"
#include "ent-gazetteer-private.h"

/* The built-in gazetteer: what it says, and how it is searched. */

static void
test_fold (void)
{
  static const struct { const char *name; const char *folded; } rows[] = {
    { "Việt Nam", "viet nam" },
    { "  CÔTE d’Ivoire ", "cote d ivoire" },
    { "Đại Nam", "dai nam" },
    { "ŁÓDŹ", "lodz" },
    { "Straße", "strasse" },
    { "İstanbul ve ısı", "istanbul ve isi" },
    { "Færøerne", "faeroerne" },
    { "越南", "越南" },
    { "Ｖｉｅｔ", "viet" },
    { "U.S.S.R.", "u s s r" },
    { "—", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folded = ent_fold_words (rows[i].name);

      g_assert_cmpstr (folded, ==, rows[i].folded);
    }
}

/* Whoever wrote the names folds as this program does, and speaks of known states. */
static void
test_names (void)
{
  EntGazetteer *gazetteer = ent_gazetteer_get_default ();
  g_autofree char *text = g_strndup (g_bytes_get_data (gazetteer->names, NULL),
                                     g_bytes_get_size (gazetteer->names));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_names = 0;

  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) columns = NULL;
      g_autofree char *folded = NULL;

      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;

      columns = g_strsplit (lines[i], "\t", -1);
      g_assert_cmpuint (g_strv_length (columns), ==, 4);
      folded = ent_fold_words (columns[3]);
      g_assert_cmpstr (columns[0], ==, folded);
      g_assert_nonnull (ent_gazetteer_lookup (gazetteer, columns[1]));
      n_names++;
    }
  g_assert_cmpuint (n_names, >, 10000);
}

static void
assert_within (EntSpan  inner,
               EntSpan  outer)
{
  g_assert_cmpint (inner.first, >=, outer.first);
  g_assert_cmpint (inner.last, <=, outer.last);
}

static void
check_capitals (EntGazetteerEntry *entry,
                EntSpan            existed)
{
  for (guint i = 0; i < ent_gazetteer_entry_get_n_capitals (entry); i++)
    {
      const EntCapital *capital = ent_gazetteer_entry_get_capital (entry, i);

      g_assert_cmpstr (capital->name, !=, "");
      g_assert_true (capital->has_place);
      g_assert_cmpfloat (ABS (capital->latitude), <=, 90);
      g_assert_cmpfloat (ABS (capital->longitude), <=, 180);
      if (ent_gazetteer_entry_get_n_capitals (entry) > 1)
        g_assert_nonnull (capital->date);
      if (capital->date != NULL)
        assert_within (ent_date_get_span (capital->date), existed);
    }
}

/* Every entry makes a state that a case takes, with names in the time that it existed. */
static void
test_states (void)
{
  GListModel *entries = ent_gazetteer_get_entries (ent_gazetteer_get_default ());
  const char *last_code = "";

  g_assert_cmpuint (g_list_model_get_n_items (entries), >, 250);
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (EntGazetteerEntry) entry = g_list_model_get_item (entries, i);
      g_autoptr (JsonNode) json = ent_gazetteer_entry_to_state (entry);
      g_autofree char *text = json_to_string (json, FALSE);
      g_autoptr (GError) error = NULL;
      g_autoptr (EntRecord) state = ent_record_new_from_json (ENT_TYPE_STATE, json, &error);
      g_autofree char *subtitle = ent_gazetteer_entry_dup_subtitle (entry);
      EntSpan existed;
      GListModel *names;

      g_assert_no_error (error);
      g_assert_null (strstr (text, "\"shown\""));
      g_assert_cmpstr (ent_record_get_id (state), ==, ent_gazetteer_entry_get_code (entry));
      g_assert_cmpint (strcmp (last_code, ent_record_get_id (state)), <, 0);
      g_assert_nonnull (ent_gazetteer_entry_get_existed (entry));
      g_assert_cmpstr (subtitle, !=, "");
      existed = ent_date_get_span (ent_gazetteer_entry_get_existed (entry));
      names = ent_state_get_names (ENT_STATE (state));
      for (guint j = 0; j < g_list_model_get_n_items (names); j++)
        {
          g_autoptr (EntStateName) name = g_list_model_get_item (names, j);

          assert_within (ent_date_get_span (ent_state_name_get_date (name)), existed);
        }
      check_capitals (entry, existed);
      last_code = ent_gazetteer_entry_get_code (entry);
    }
}

/* Where the built-in case has a state, both say the same. */
static void
test_builtin (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "cases",
                                                 "china-vietnam.entente", NULL);
  g_autoptr (EntCase) the_case = ent_store_open (path, NULL, NULL);
  GListModel *states = ent_case_get_states (the_case);
  guint n_states = 0;

  for (guint i = 0; i < g_list_model_get_n_items (states); i++)
    {
      g_autoptr (EntState) state = g_list_model_get_item (states, i);
      EntGazetteerEntry *entry = NULL;

      if (ent_state_get_kind (state) != ENT_PARTY_KIND_STATE)
        continue;
      entry = ent_gazetteer_lookup (ent_gazetteer_get_default (),
                                    ent_record_get_id (ENT_RECORD (state)));
      g_assert_nonnull (entry);
      g_assert_true (ent_date_equal (ent_gazetteer_entry_get_existed (entry),
                                     ent_state_get_existed (state)));
      n_states++;
    }
  g_assert_cmpuint (n_states, >, 8);
}

static void
test_search (void)
{
  static const struct
  {
    const char *query;
    const char *first;
  } rows[] = {
    { "Việt Nam", "VNM" },
    { "viet nam", "VNM" },
    { "Vietnam", "VNM" },
    { "vietn", "VNM" },
    { "越南", "VNM" },
    { "베트남", "VNM" },
    { "Vjetnam", "VNM" },
    { "Wietnam", "VNM" },
    { "Вьетнам", "VNM" },
    { "south viet", "x-south-vietnam" },
    { "Việt Nam Cộng hòa", "x-south-vietnam" },
    { "North Vietnam", "VNM" },
    { "SUN", "SUN" },
    { "sun", "SUN" },
    { "Soviet", "SUN" },
    { "USSR", "SUN" },
    { "U.S.S.R.", "SUN" },
    { "Sowjet", "SUN" },
    { "365", "RUS" },
    { "816", "VNM" },
    { "x-prussia", "x-prussia" },
    { "Burma", "MMR" },
    { "Zaire", "COD" },
    { "Siam", "THA" },
    { "Persia", "IRN" },
    { "cote d'ivoire", "CIV" },
    { "ivory", "CIV" },
    { "East Germany", "DDR" },
    { "West Germany", "DEU" },
    { "ottoman", "x-ottoman-empire" },
    { "Austria", "AUT" },
    { "Austria-", "AUT" },
    { "austria hung", "x-austria-hungary" },
    { "Tanganyika", "x-tanganyika" },
    { "South Yemen", "YMD" },
    { "North Yemen", "x-north-yemen" },
    { "united arab rep", "x-united-arab-republic" },
    { "britain", "GBR" },
    { "Korea", "x-korea" },
    { "nowhere at all", NULL },
    { "", NULL },
    { "  ", NULL },
    { "…", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) found = ent_gazetteer_search (ent_gazetteer_get_default (),
                                                          rows[i].query, 8);

      g_test_message ("%s", rows[i].query);
      g_assert_cmpuint (found->len, <=, 8);
      if (rows[i].first == NULL)
        {
          g_assert_cmpuint (found->len, ==, 0);
          continue;
        }
      g_assert_cmpuint (found->len, >, 0);
      g_assert_cmpstr (ent_gazetteer_entry_get_code (g_ptr_array_index (found, 0)), ==, rows[i].first);
    }
}

/* Exact names come before beginnings, and those before beginnings of a word. */
static void
test_ranks (void)
{
  g_autoptr (GPtrArray) found = ent_gazetteer_search (ent_gazetteer_get_default (), "guinea", 0);
  const char *const codes[] = { "GIN", "GNB", "GNQ", "PNG" };
  guint last = 0;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      guint position;
      EntGazetteerEntry *entry = ent_gazetteer_lookup (ent_gazetteer_get_default (), codes[i]);

      g_assert_true (g_ptr_array_find (found, entry, &position));
      g_assert_cmpuint (position, >=, last);
      last = position;
    }
}

static void
test_capital_moved (void)
{
  EntGazetteerEntry *brazil = ent_gazetteer_lookup (ent_gazetteer_get_default (), "BRA");
  const EntCapital *first = ent_gazetteer_entry_get_capital (brazil, 0);
  const EntCapital *second = ent_gazetteer_entry_get_capital (brazil, 1);

  g_assert_cmpstr (first->name, ==, "Brasília");
  g_assert_cmpstr (second->name, ==, "Rio de Janeiro");
  g_assert_cmpint (ent_date_get_span (second->date).last, <, ent_date_get_span (first->date).first);
  g_assert_false (ent_gazetteer_entry_is_former (brazil));
  g_assert_cmpint (ent_gazetteer_entry_get_cow_code (brazil), ==, 140);
}

/* Who speaks Polish sees Polish names, and finds them first. */
static void
test_language (void)
{
  g_autoptr (EntGazetteer) polish = NULL;
  EntGazetteerEntry *entry;
  g_autoptr (GPtrArray) found = NULL;

  if (g_test_subprocess ())
    {
      polish = g_object_new (ENT_TYPE_GAZETTEER, NULL);
      entry = ent_gazetteer_lookup (polish, "VNM");
      g_assert_cmpstr (ent_gazetteer_entry_get_name (entry), ==, "Wietnam");
      g_assert_cmpstr (ent_gazetteer_entry_get_english_name (entry), ==, "Vietnam");
      found = ent_gazetteer_search (polish, "niemcy", 1);
      g_assert_cmpuint (found->len, ==, 1);
      g_assert_cmpstr (ent_gazetteer_entry_get_name (g_ptr_array_index (found, 0)), ==, "Niemcy");
      return;
    }

  g_setenv ("LANGUAGE", "pl", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_unsetenv ("LANGUAGE");
  g_test_trap_assert_passed ();
}

/* The usual English names of a state are translated, of today and of before, and nothing
 * else. What ISO 3166-3 calls a former state is not what one calls it. */
static void
test_translate (void)
{
  static const struct { const char *code, *name, *language, *shown; } rows[] = {
    { "VNM", "Vietnam", "vi", "Việt Nam" },
    { "VNM", "North Vietnam", "vi", "Bắc Việt Nam" },
    { "VNM", "North Vietnam", "fr_CA", "Nord-Vietnam" },
    { "VNM", "North Vietnam", "pl", "North Vietnam" },
    { "VNM", "North Vietnam", "en_GB:de", "North Vietnam" },
    { "KHM", "Cambodia", "vi", "Campuchia" },
    { "ISR", "Israel", "vi", "Israel" },
    { "VNM", "Socialist Republic of Vietnam", "vi", "Socialist Republic of Vietnam" },
    { "LAO", "Laos", "ja", "ラオス" },
    { "PRK", "North Korea", "ko", "북한" },
    { "RUS", "Russia", "fr", "Russie" },
    { "SYR", "Syria", "fr", "Syrie" },
    { "TUR", "Türkiye", "es", "Turquía" },
    { "CIV", "Côte d'Ivoire", "ru", "Кот-д'Ивуар" },
    { "CHN", "China", "zh_CN", "中国" },
    { "CHN", "China", "de", "China" },
    { "DEU", "Germany", "en_GB:de", "Germany" },
    { "SUN", "Soviet Union", "ru", "СССР" },
    { "SUN", "Soviet Union", "de", "Sowjetunion" },
    { "SUN", "Soviet Union", "nl", "Soviet Union" },
    { "SUN", "USSR", "de", "USSR" },
    { "x-south-vietnam", "South Vietnam", "vi", "Nam Việt Nam" },
    { "x-kosovo", "Kosovo", "ja", "コソボ" },
    { "XXX", "Nowhere", "vi", "Nowhere" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EntGazetteer) gazetteer = NULL;

      g_setenv ("LANGUAGE", rows[i].language, TRUE);
      gazetteer = g_object_new (ENT_TYPE_GAZETTEER, NULL);
      g_unsetenv ("LANGUAGE");
      g_assert_cmpstr (ent_gazetteer_translate_name (gazetteer, rows[i].code, rows[i].name), ==,
                       rows[i].shown);
    }
}

static void
assert_shown (JsonObject *object,
              const char *name)
{
  static const char *const languages[] = { "de", "es", "fr", "ja", "ko", "ru", "vi", "zh_CN" };
  JsonObject *shown = NULL;

  if (json_object_has_member (object, "shown"))
    shown = json_object_get_object_member (object, "shown");
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (shown == NULL || !json_object_has_member (shown, languages[i]))
      g_error ("%s has no name in %s", name, languages[i]);
}

/* In every language of the program: no list has the names of what is no more. */
static void
test_complete (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  JsonArray *states;

  bytes = g_resources_lookup_data ("/io/github/entente_app/Entente/gazetteer/states.json",
                                   G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_assert_no_error (error);
  json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                              (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  states = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (states); i++)
    {
      JsonObject *state = json_array_get_object_element (states, i);
      JsonArray *names = json_object_get_array_member (state, "names");
      const char *usual = json_object_get_string_member (json_array_get_object_element (names, 0),
                                                         "name");

      if (!g_str_has_suffix (json_object_get_string_member (state, "existed"), "/.."))
        assert_shown (state, usual);
      for (guint j = 1; j < json_array_get_length (names); j++)
        {
          JsonObject *name = json_array_get_object_element (names, j);

          if (!g_str_equal (json_object_get_string_member (name, "name"), usual))
            assert_shown (name, json_object_get_string_member (name, "name"));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gazetteer/fold", test_fold);
  g_test_add_func ("/gazetteer/names", test_names);
  g_test_add_func ("/gazetteer/states", test_states);
  g_test_add_func ("/gazetteer/builtin", test_builtin);
  g_test_add_func ("/gazetteer/search", test_search);
  g_test_add_func ("/gazetteer/ranks", test_ranks);
  g_test_add_func ("/gazetteer/capital-moved", test_capital_moved);
  g_test_add_func ("/gazetteer/complete", test_complete);
  g_test_add_func ("/gazetteer/language", test_language);
  g_test_add_func ("/gazetteer/translate", test_translate);

  return g_test_run ();
}

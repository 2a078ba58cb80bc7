/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include "ent-import-pdf.h"
#include "ent-layout-engine.h"
#include "ent-mentions.h"
#include "ent-scene.h"
#include "ent-definition-compare.h"
#include "ent-slice-index.h"
#include "ent-store.h"
#include "ent-svg.h"
#include "ent-text-find.h"
#include "pdf-helpers.h"

/*
 * What is slow enough to watch. Each row compares two things that were timed in
 * this run, so that the figures mean the same on any machine: the index against
 * walking every tie, each step of drawing against one query of the index, and a PDF
 * against the same words as plain text. Nothing is asserted: the table is to be read.
 */

#define ROUNDS 5

/* Where results go, so that the compiler cannot leave the work out. */
static volatile guint n_seen;

typedef void (*Work) (gpointer data);

typedef struct
{
  EntCase       *the_case;
  EntSliceIndex *index;
  EntDate       *at;
  EntLayout     *layout;
  EntScene      *scene;
  GBytes        *bytes;
} Fixture;

/* The best of a few rounds, in microseconds a call. */
static double
measure (Work     work,
         gpointer data)
{
  double best = G_MAXDOUBLE;

  for (guint round = 0; round < ROUNDS; round++)
    {
      gint64 begin = g_get_monotonic_time ();
      gint64 spent = 0;
      guint n_calls = 0;

      while (spent < 20000)
        {
          work (data);
          n_calls++;
          spent = g_get_monotonic_time () - begin;
        }
      best = MIN (best, (double) spent / n_calls);
    }

  return best;
}

static char *
make_case (guint n_states,
           guint n_ties)
{
  GString *text = g_string_new ("{\"format\": \"entente-case\", \"version\": 1, "
                                "\"case\": {\"title\": \"Bench\", \"coverage\": \"1816/2020\"},\n\"states\": [");
  GRand *random = g_rand_new_with_seed (1816);

  for (guint i = 0; i < n_states; i++)
    g_string_append_printf (text, "%s{\"id\": \"S%05u\", \"kind\": \"state\", \"names\": [{\"name\": \"State %u\"}]}",
                            i > 0 ? ",\n" : "", i, i);
  g_string_append (text, "],\n\"ties\": [");
  for (guint i = 0; i < n_ties; i++)
    {
      int start = g_rand_int_range (random, 1816, 2010);
      guint a = (guint) g_rand_int_range (random, 0, (gint32) n_states - 1);

      g_string_append_printf (text, "%s{\"id\": \"t%06u\", \"kind\": \"alliance\", \"date\": \"%d/%d\", "
                              "\"members\": [{\"state\": \"S%05u\"}, {\"state\": \"S%05u\"}]}",
                              i > 0 ? ",\n" : "", i, start, start + g_rand_int_range (random, 0, 10), a, a + 1);
    }
  g_string_append (text, "]}\n");
  g_rand_free (random);

  return g_string_free_and_steal (text);
}

static void
fixture_init (Fixture    *fixture,
              EntCase    *the_case,
              const char *at)
{
  *fixture = (Fixture) { .the_case = the_case };
  fixture->index = ent_slice_index_new (the_case, ent_case_get_first_definition (the_case));
  fixture->at = ent_date_new (at, NULL);
}

static void
fixture_clear (Fixture *fixture)
{
  g_clear_object (&fixture->scene);
  g_clear_object (&fixture->layout);
  g_clear_object (&fixture->index);
  g_clear_object (&fixture->the_case);
  g_clear_pointer (&fixture->at, ent_date_unref);
  g_clear_pointer (&fixture->bytes, g_bytes_unref);
}

static void
query (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (EntSlice) slice = ent_slice_index_query (fixture->index, fixture->at);

  g_assert_nonnull (slice);
}

static void
walk (gpointer data)
{
  Fixture *fixture = data;
  GListModel *ties = ent_case_get_ties (fixture->the_case);
  EntSpan at = ent_date_get_span (fixture->at);
  guint n_active = 0;

  for (guint i = 0; i < g_list_model_get_n_items (ties); i++)
    {
      g_autoptr (EntTie) tie = g_list_model_get_item (ties, i);
      EntExtent extent;

      ent_date_get_extent (ent_tie_get_date (tie), NULL, &extent);
      n_active += ent_extent_get_activity (&extent, at) != ENT_ACTIVITY_NONE;
    }
  n_seen = n_active;
}

static void
build_index (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (EntSliceIndex) index = ent_slice_index_new (fixture->the_case, NULL);

  g_assert_nonnull (index);
}

/* A definition that asks for all that one can. */
static EntDefinition *
make_definition (void)
{
  g_autoptr (JsonNode) node = json_from_string (
    "{\"id\": \"d\", \"title\": \"D\", \"clauses\": [{\"kinds\": [\"alignment\"]}, "
    "{\"obligations\": [\"defense\"]}, {\"kinds\": [\"alliance\"], \"members-min\": 2, "
    "\"members-max\": 2}]}", NULL);

  return ENT_DEFINITION (ent_record_new_from_json (ENT_TYPE_DEFINITION, node, NULL));
}

static void
switch_definition (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (EntDefinition) definition = make_definition ();
  g_autoptr (EntSliceIndex) index = ent_slice_index_new_for_definition (fixture->index,
                                                                        definition);
  g_autoptr (EntSlice) slice = ent_slice_index_query (index, fixture->at);

  g_assert_nonnull (slice);
}

/* The bars of the time bar, which follow every definition that is tried out. */
static void
take_histogram (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GArray) bins = NULL;

  bins = ent_slice_index_get_histogram (fixture->index, ent_slice_index_get_range (fixture->index),
                                        ENT_DATE_UNIT_YEAR);
  n_seen = bins->len;
}

static void
compare_definitions (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (EntDefinition) definition = make_definition ();
  g_autoptr (EntDefinitionCompare) compare = NULL;
  g_autoptr (GArray) bins = NULL;

  compare = ent_definition_compare_new (fixture->the_case, NULL, definition);
  bins = ent_definition_compare_get_bins (compare, ent_slice_index_get_range (fixture->index),
                                          ENT_DATE_UNIT_YEAR);
  n_seen = bins->len;
}

static void
build_scene (gpointer data)
{
  Fixture *fixture = data;
  const EntSceneOptions options = { TRUE, TRUE };
  g_autoptr (EntSlice) slice = ent_slice_index_query (fixture->index, fixture->at);
  g_autoptr (EntScene) scene = ent_scene_new (slice, fixture->layout, &options);

  g_assert_nonnull (scene);
}

static void
paint_svg (gpointer data)
{
  Fixture *fixture = data;
  const EntSvgOptions options = { ENT_THEME_LIGHT };
  g_autofree char *svg = ent_svg_paint (fixture->scene, &options);

  g_assert_nonnull (svg);
}

static void
read_case (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (EntCase) the_case = ent_store_read (fixture->bytes, "bench", NULL);

  g_assert_nonnull (the_case);
}

static void
write_case (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *text = ent_store_write (fixture->the_case);

  g_assert_nonnull (text);
}

static void
print_ratio (const char *what,
             double      time,
             const char *of_what,
             double      of_time)
{
  g_print ("  %-34s %10.1f µs   %8.2f × %s\n", what, time, time / of_time, of_what);
}

static void
bench_index (guint scale)
{
  g_autofree char *text = make_case (20 * scale, 40 * scale);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  Fixture fixture;
  double walked;

  fixture_init (&fixture, ent_store_read (bytes, "bench", NULL), "1914");
  walked = measure (walk, &fixture);
  g_print ("%u ties\n", 40 * scale);
  print_ratio ("walking every tie", walked, "walking", walked);
  print_ratio ("a slice from the index", measure (query, &fixture), "walking", walked);
  print_ratio ("making the index", measure (build_index, &fixture), "walking", walked);
  print_ratio ("switching the definition", measure (switch_definition, &fixture), "walking", walked);
  print_ratio ("the histogram by year", measure (take_histogram, &fixture), "walking", walked);
  print_ratio ("comparing two definitions", measure (compare_definitions, &fixture), "walking", walked);
  fixture_clear (&fixture);
}

static void
bench_builtin (void)
{
  const EntSceneOptions options = { TRUE, TRUE };
  g_autoptr (EntLayoutEngine) engine = ent_layout_engine_new ();
  g_autoptr (EntLayout) request = NULL;
  g_autoptr (EntSlice) slice = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  Fixture fixture;
  gint64 begin;
  double laid_out;
  double queried;

  fixture_init (&fixture, ent_store_open ("builtin:china-vietnam", NULL, &error), "1985");
  g_assert_no_error (error);
  text = ent_store_write (fixture.the_case);
  fixture.bytes = g_bytes_new (text, strlen (text));
  request = ent_graph_layout_request (fixture.the_case);
  begin = g_get_monotonic_time ();
  fixture.layout = ent_layout_engine_run (engine, request, NULL, &error);
  laid_out = (double) (g_get_monotonic_time () - begin);
  g_assert_no_error (error);
  slice = ent_slice_index_query (fixture.index, fixture.at);

  queried = measure (query, &fixture);
  g_print ("the built-in case\n");
  print_ratio ("a slice", queried, "a slice", queried);
  print_ratio ("a layout, in the child", laid_out, "a slice", queried);
  fixture.scene = ent_scene_new (slice, fixture.layout, &options);
  print_ratio ("a slice and its scene", measure (build_scene, &fixture), "a slice", queried);
  print_ratio ("painting the scene as SVG", measure (paint_svg, &fixture), "a slice", queried);
  print_ratio ("reading the case", measure (read_case, &fixture), "a slice", queried);
  print_ratio ("writing the case", measure (write_case, &fixture), "a slice", queried);
  fixture_clear (&fixture);
}

static void
read_pdf (gpointer data)
{
  g_autoptr (EntDocument) document = ent_import_pdf (data, "bench", NULL);
  g_autoptr (EntText) text = ent_document_make_text (document, "bench", NULL);

  g_assert_nonnull (text);
}

static void
read_plain (gpointer data)
{
  g_autoptr (EntText) text = ent_text_new_from_bytes (data, "bench", NULL);

  g_assert_nonnull (text);
}

static char *
make_plain (guint n_rounds)
{
  GString *plain = g_string_new (NULL);
  guint n_blocks;
  const SampleBlock *blocks = sample_article_get_blocks (&n_blocks);

  for (guint round = 0; round < n_rounds; round++)
    for (guint i = 0; i < n_blocks; i++)
      if (round == 0 || blocks[i].kind == SAMPLE_HEADING || blocks[i].kind == SAMPLE_PARAGRAPH)
        g_string_append_printf (plain, "%s\n\n", blocks[i].text);

  return g_string_free_and_steal (plain);
}

static void
bench_pdf (guint scale)
{
  const PdfLook look = { PDF_A5, 11, 2, TRUE, TRUE, TRUE, .heads = TRUE, .repeats = 25 * scale };
  g_autofree char *plain = make_plain (look.repeats);
  g_autoptr (GBytes) words = g_bytes_new_static (plain, strlen (plain));
  g_autoptr (GBytes) bytes = NULL;
  guint n_pages;
  double read;

  bytes = pdf_make_article (&look, &n_pages);
  read = measure (read_plain, words);
  g_print ("a PDF of %u pages, two columns\n", n_pages);
  print_ratio ("its words as plain text", read, "plain text", read);
  print_ratio ("reading the PDF", measure (read_pdf, bytes), "plain text", read);
}

/* ---------------------------------------------------------------- a long text */

typedef struct
{
  EntText       *text;
  EntMentions   *names;
  EntTextFinder *finder;
} LongText;

static void
walk_text (gpointer data)
{
  LongText *self = data;
  guint n_spaces = 0;

  for (const char *c = ent_text_get_content (self->text); *c != '\0'; c = g_utf8_next_char (c))
    n_spaces += g_utf8_get_char (c) == ' ';
  n_seen = n_spaces;
}

static void
find_mentions (gpointer data)
{
  LongText *self = data;
  g_autoptr (GArray) mentions = ent_mentions_find (self->names, ent_text_get_content (self->text));

  n_seen = mentions->len;
}

static void
make_finder (gpointer data)
{
  LongText *self = data;
  g_autoptr (EntTextFinder) finder = ent_text_finder_new (self->text);

  g_assert_nonnull (finder);
}

static void
find_words (gpointer data)
{
  LongText *self = data;
  g_autoptr (GArray) spans = ent_text_finder_find (self->finder, "the letter");

  n_seen = spans->len;
}

/* As long as a book of 500 pages, with the names of 200 states to look for. */
static void
bench_text (void)
{
  g_autofree char *json = make_case (200, 1);
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (EntCase) the_case = ent_store_read (bytes, "bench", NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GBytes) content = NULL;
  LongText text;
  double walked;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (words, "In %u the envoy of State %u wrote the letter that nobody had "
                            "asked for, to a minister who was not at home, about a river, a ferry "
                            "and the naïve hope that State %u would pay for the lamps of both. It "
                            "was read aloud in the hall, and then it was put away.\n\n",
                            1500 + i % 500, i % 200, i % 7);
  content = g_bytes_new (words->str, words->len);
  text.text = ent_text_new_from_bytes (content, "bench", NULL);
  text.names = ent_mentions_new (the_case);
  text.finder = ent_text_finder_new (text.text);

  walked = measure (walk_text, &text);
  g_print ("a text of %" G_GSIZE_FORMAT " characters\n", ent_text_get_length (text.text));
  print_ratio ("walking its characters", walked, "walking", walked);
  print_ratio ("names of states and years", measure (find_mentions, &text), "walking", walked);
  print_ratio ("folding it to be searched", measure (make_finder, &text), "walking", walked);
  print_ratio ("finding words", measure (find_words, &text), "walking", walked);

  ent_text_finder_unref (text.finder);
  ent_mentions_unref (text.names);
  g_object_unref (text.text);
}

int
main (int    argc,
      char **argv)
{
  if (argc > 1 && g_str_equal (argv[1], "--layout-child"))
    return ent_layout_child_main (argc, argv);

  setlocale (LC_ALL, "");
  bench_index (1);
  bench_index (10);
  bench_index (100);
  bench_builtin ();
  bench_pdf (1);
  bench_pdf (10);
  bench_text ();

  return 0;
}

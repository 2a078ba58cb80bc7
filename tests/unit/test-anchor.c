/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "anchor-helpers.h"
#include "shared-articles.h"

/* ---------------------------------------------------------------- anchors */

static void
test_new (void)
{
  g_autoptr(EntText) text = text_read (SAMPLE, "sample.txt");
  g_autoptr(EntAnchor) anchor = text_anchor (text, S4);
  g_autoptr(EntAnchor) same = text_anchor (text, S4);
  g_autoptr(EntAnchor) other = text_anchor (text, S5);
  g_autoptr(EntAnchor) title = text_anchor (text, "The Ferry");

  g_assert_cmpuint (ent_anchor_get_paragraph (anchor), ==, 2);
  g_assert_cmpuint (ent_anchor_get_end (anchor) - ent_anchor_get_start (anchor), ==, strlen (S4));
  g_assert_cmpuint (ent_anchor_get_paragraph (title), ==, 0);
  g_assert_true (ent_anchor_equal (anchor, same));
  g_assert_false (ent_anchor_equal (anchor, other));
}

static char *
to_line (const EntAnchor *anchor)
{
  g_autoptr(JsonNode) node = ent_anchor_to_json (anchor);

  return json_to_string (node, FALSE);
}

/* JSON is written with apostrophes here, as everywhere in this file. */
static char *
dup_quoted (const char *line)
{
  return g_strdelimit (g_strdup (line), "'", '"');
}

static JsonNode *
read_json (const char *line)
{
  g_autofree char *quoted = dup_quoted (line);
  g_autoptr(GError) error = NULL;
  JsonNode *node = json_from_string (quoted, &error);

  g_assert_no_error (error);

  return node;
}

static void
assert_json (const char *written,
             const char *expected)
{
  g_autofree char *quoted = dup_quoted (expected);

  g_assert_cmpstr (written, ==, quoted);
}

/* What case files hold: a change here strands every passage that was ever anchored. */
static void
test_stable_hashes (void)
{
  g_autoptr(EntText) text = text_read ("Über die “Fähre” – the Ferry-boat’s leak, again.",
                                      "sample.txt");
  g_autoptr(EntAnchor) anchor = ent_anchor_new_for_span (text, 0, ent_text_get_length (text));
  g_autofree char *line = to_line (anchor);

  assert_json (line, "{'paragraph':1,'start':0,'end':48,'sha256':"
                     "'f6cf0c77b89a7fc25e608bb5857d5b43a589657cabb23c13b68d0248fdefa899','sketch':"
                     "{'words':8,'grams':'76211a04a00cd450c6998944e0df1f72','head':'18e77e88',"
                     "'tail':'db647d55'}}");
}

static void
test_json_round_trip (void)
{
  static const char *const passages[] = { S1, S2, S1 " " S2, "The Ferry", "harbour", "–", S4 };
  g_autoptr(EntText) text = text_read (SAMPLE, "sample.txt");
  guint i;

  for (i = 0; i < G_N_ELEMENTS (passages); i++)
    {
      g_autoptr(EntAnchor) anchor = text_anchor (text, passages[i]);
      g_autofree char *line = to_line (anchor);
      g_autoptr(JsonNode) node = json_from_string (line, NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(EntAnchor) copy = ent_anchor_new_from_json (node, &error);
      EntAnchorMatch match;

      g_assert_no_error (error);
      g_assert_true (ent_anchor_equal (anchor, copy));
      g_assert_null (strchr (line, '\n'));

      ent_anchor_locate (copy, text, &match);
      g_assert_cmpint (match.state, ==, ENT_ANCHOR_EXACT);
      g_assert_cmpuint (match.start, ==, ent_anchor_get_start (anchor));
      g_assert_cmpuint (match.end, ==, ent_anchor_get_end (anchor));
      g_assert_cmpuint (match.paragraph, ==, ent_anchor_get_paragraph (anchor));
    }
}

#define SHA "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define SPAN   "{'paragraph':1,'start':2,'end':9,'sha256':'" SHA "',"
#define SKETCH "'sketch':{'words':6,'grams':'0000000100000002','head':'0000000a','tail':'0000000b'}"

static void
test_json_keeps_unknown (void)
{
  const char *line =
    SPAN "'sketch':{'words':6,'grams':"
    "'0000000100000002','head':'0000000a','tail':'0000000b','rival':2,'echoes':'00000003',"
    "'newer':[1]},"
    "'note':{'a':true}}";
  g_autoptr(JsonNode) node = read_json (line);
  g_autoptr(EntAnchor) anchor = ent_anchor_new_from_json (node, NULL);
  g_autofree char *written = to_line (anchor);

  assert_json (written, line);
}

static void
test_json_refused (void)
{
  static const struct
  {
    const char *line;
    const char *message;
  } cases[] = {
    { "[]", "An anchor must be an object" },
    { "{'start':2,'end':9,'sha256':'" SHA "'," SKETCH "}",
      "The anchor’s “paragraph” must be a whole number from 0 to 2147483647" },
    { "{'paragraph':1,'start':-2,'end':9,'sha256':'" SHA "'," SKETCH "}",
      "The anchor’s “start” must be a whole number from 0 to 2147483647" },
    { "{'paragraph':1,'start':'2','end':9,'sha256':'" SHA "'," SKETCH "}",
      "The anchor’s “start” must be a whole number from 0 to 2147483647" },
    { "{'paragraph':1,'start':2,'end':9.5,'sha256':'" SHA "'," SKETCH "}",
      "The anchor’s “end” must be a whole number from 0 to 2147483647" },
    { "{'paragraph':1,'start':9,'end':9,'sha256':'" SHA "'," SKETCH "}",
      "The anchor’s “end” must be greater than its “start”" },
    { "{'paragraph':1,'start':2,'end':9,'sha256':'ABC'," SKETCH "}",
      "The anchor’s “sha256” must be a string of 64 lowercase hexadecimal digits" },
    { "{'paragraph':1,'start':2,'end':9,'sha256':'" SHA "'}",
      "The anchor’s “sketch” must be an object" },
    { SPAN "'sketch':{'words':6,'grams':[],"
      "'head':'0000000a','tail':'0000000b'}}",
      "The anchor’s “grams” must be a string of up to 32 times 8 lowercase hexadecimal digits" },
    { SPAN "'sketch':{'words':6,'grams':"
      "'0000000200000001','head':'0000000a','tail':'0000000b'}}",
      "The anchor’s “grams” must be in ascending order, each hash once" },
    { SPAN "'sketch':{'words':5,'grams':"
      "'0000000100000002','head':'0000000a','tail':'0000000b'}}",
      "The anchor’s “grams” must be as many as its number of words allows" },
    { SPAN "'sketch':{'words':6,'grams':"
      "'0000000100000002','head':'a','tail':'0000000b'}}",
      "The anchor’s “head” must be a string of 8 lowercase hexadecimal digits" },
    { SPAN "'sketch':{'words':6,'grams':"
      "'0000000100000002','head':'0000000a','tail':'0000000b','rival':5}}",
      "The anchor’s “rival” must be a whole number from 0 to 4" },
    { SPAN "'sketch':{'words':6,'grams':"
      "'0000000100000002','head':'0000000a','tail':'0000000b','echoes':'00000004'}}",
      "The anchor’s “echoes” must be a mask of no more bits than there are grams" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JsonNode) node = read_json (cases[i].line);
      g_autoptr(GError) error = NULL;

      g_assert_null (ent_anchor_new_from_json (node, &error));
      g_assert_error (error, ENT_ANCHOR_ERROR, ENT_ANCHOR_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

/* ---------------------------------------------------------------- locating */

static void
test_moved (void)
{
  EntAnchorMatch match;

  match = locate (SAMPLE, S2, "A preface.\n\n" SAMPLE, ENT_ANCHOR_RELOCATED, S2);
  g_assert_cmpfloat (match.score, ==, 1.0);
  g_assert_cmpfloat (match.runner_up, ==, 0.0);

  match = locate (SAMPLE, S4, "# The Ferry\n\n" S1 " " S2 "\n\n" S3 "\n\n" S5 " " S4,
                  ENT_ANCHOR_RELOCATED, S4);
  g_assert_cmpuint (match.paragraph, ==, 3);
}

static void
test_wrapped_otherwise (void)
{
  locate ("Intro sentence is here.\n\n" S1 " " S2, S2,
          "Intro sentence\nis here.\n\n" S1 "\nIn spring the council\nbought a second boat, which\n"
          "the pupils of the school painted green –\n\"like the sea,\" they said –\nbefore it "
          "first\nleaked.",
          ENT_ANCHOR_EXACT, S2);
}

static void
test_other_signs (void)
{
  static const char *const copies[] = {
    "In spring the council bought a second boat, which the pupils of the school painted green – "
    "“like the sea,” "
    "they said – before it first leaked.",
    "In spring the council bought a second boat, which the pupils of the school painted "
    "green—'like the sea', "
    "they said—before it first leaked.",
    "In spring the council bought a second boat which the pupils of the school painted green -- "
    "«like the sea» "
    "they said -- before it first leaked!",
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      g_autofree char *copy = g_strconcat (S1, " ", copies[i], "\n\n" S3 " " S4, NULL);
      EntAnchorMatch match = locate (SAMPLE, S2, copy, ENT_ANCHOR_RELOCATED, copies[i]);

      g_assert_cmpfloat (match.score, ==, 1.0);
      g_assert_cmpuint (match.paragraph, ==, 1);
    }
}

static void
replace_word (GPtrArray  *words,
              guint       i,
              const char *word)
{
  g_free (words->pdata[i]);
  words->pdata[i] = g_strdup (word);
}

static GPtrArray *
split (const char *sentence)
{
  g_auto(GStrv) parts = g_strsplit (sentence, " ", -1);
  GPtrArray *words = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  guint i;

  for (i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (words, g_strdup (parts[i]));

  return words;
}

/* Any one word of a sentence of sixteen words may be another. */
static void
test_one_word_changed (void)
{
  g_autoptr(GPtrArray) original = split (S4);
  guint i;

  for (i = 0; i < original->len; i++)
    {
      g_autoptr(GPtrArray) words = split (S4);
      g_autofree char *sentence = NULL;
      g_autofree char *copy = NULL;

      replace_word (words, i,
                    i == 0 ? "Albeit" : i == original->len - 1 ? "walruses." : "walruses");
      sentence = g_strjoinv (" ", (char **) words->pdata);
      copy = g_strconcat (S1 " " S2 "\n\n" S3 " ", sentence, " " S5, NULL);
      locate (SAMPLE, S4, copy, ENT_ANCHOR_RELOCATED, sentence);
    }
}

/* A word more, before, in or behind the passage. */
static void
test_one_word_inserted (void)
{
  g_autoptr(GPtrArray) original = split (S4);
  guint i;

  for (i = 1; i < original->len; i++)
    {
      g_autoptr(GPtrArray) words = split (S4);
      g_autofree char *sentence = NULL;
      g_autofree char *copy = NULL;

      g_ptr_array_insert (words, (gint) i, g_strdup ("albeit"));
      sentence = g_strjoinv (" ", (char **) words->pdata);
      copy = g_strconcat (S3 " ", sentence, " " S5, NULL);
      locate (SAMPLE, S4, copy, ENT_ANCHOR_RELOCATED, sentence);
    }

  locate (SAMPLE, S4, S3 " Albeit " S4 " " S5, ENT_ANCHOR_RELOCATED, S4);
  locate (SAMPLE, "the gulls have taken to the green boat and defend it", S3 " " S4,
          ENT_ANCHOR_RELOCATED,
          "the gulls have taken to the green boat and defend it");
}

static void
test_missing (void)
{
  EntAnchorMatch match = locate (SAMPLE, S4, S1 " " S2 "\n\n" S3 "\n\n" S5, ENT_ANCHOR_ORPHAN, "");

  g_assert_cmpuint (match.paragraph, ==, 0);
  g_assert_cmpfloat (match.score, <, 0.3);
  locate (SAMPLE, S2, S4, ENT_ANCHOR_ORPHAN, "");
  locate (SAMPLE, "green", S5, ENT_ANCHOR_ORPHAN, "");
}

/* Half of it is gone: what is left is not the passage. */
static void
test_torn (void)
{
  g_autoptr(EntText) text = text_read (SAMPLE, "sample.txt");
  g_autoptr(EntText) copy = text_read (S1 " And so on.\n\n" S5, "sample.txt");
  g_autoptr(EntAnchor) anchor = text_anchor (text, S1 " " S2);
  EntAnchorMatch match;

  ent_anchor_locate (anchor, copy, &match);
  g_assert_cmpint (match.state, !=, ENT_ANCHOR_RELOCATED);
  g_assert_cmpint (match.state, !=, ENT_ANCHOR_EXACT);
}

/* The words stand twice, and neither is where the anchor says. */
static void
test_repeated (void)
{
  EntAnchorMatch match;

  match = locate (SAMPLE, S4, "Now: " S4 "\n\n" S1 "\n\n" S4, ENT_ANCHOR_AMBIGUOUS, S4);
  g_assert_cmpfloat (match.runner_up, ==, 1.0);

  match = locate (SAMPLE, S3,
                  "Now: Nobody knows what the council’s lawyers will make of the leak, least of "
                  "all the "
                  "lawyers.\n\n" S1 "\n\nNobody knows what the council’s lawyers will make of the "
                                    "leak – least of "
                  "all the lawyers.", ENT_ANCHOR_AMBIGUOUS, NULL);
  g_assert_cmpfloat (match.score, ==, 1.0);
  g_assert_cmpfloat (match.runner_up, ==, 1.0);

  /* Where it stands as the anchor says, the repetition doesn't matter. */
  locate (S4 "\n\n" S1 "\n\n" S4, S4, S4 "\n\n" S1 "\n\n" S4, ENT_ANCHOR_EXACT, S4);
}

#define TWIN_A \
  "The first article of the harbour act grants every islander a seat on the boat for forty years."
#define TWIN_B \
  "The first article of the harbour act grants every islander a seat on the pier for forty years."

/* Two sentences one word apart: when one is gone, the other isn't taken for it. */
static void
test_twin (void)
{
  const char *original = S1 " " TWIN_A "\n\n" S3 " " TWIN_B;

  locate (original, TWIN_A, "Preface.\n\n" S1 "\n\n" S3 " " TWIN_B, ENT_ANCHOR_AMBIGUOUS, NULL);
  locate (original, TWIN_A, "Preface.\n\n" S3 " " TWIN_B "\n\n" S1 " " TWIN_A, ENT_ANCHOR_RELOCATED,
          TWIN_A);
  /* The same words twice, and only once in the copy. */
  locate (S1 " " TWIN_A "\n\n" S3 " " TWIN_A, TWIN_A, S1 "\n\n" S3 " " TWIN_A, ENT_ANCHOR_AMBIGUOUS,
          TWIN_A);
}

static void
test_short (void)
{
  /* In the paragraph where it was, a few words are enough. */
  locate (SAMPLE, "second boat", "# On the Ferry\n\n" S1 " " S2, ENT_ANCHOR_RELOCATED,
          "second boat");
  locate (SAMPLE, "second boat", S1 "\n\n" S2, ENT_ANCHOR_AMBIGUOUS, "second boat");
  locate (SAMPLE, "council's lawyers will", "Now.\n\nThe council’s lawyers will.",
          ENT_ANCHOR_AMBIGUOUS,
          "council’s lawyers will");
  /* A stock phrase and a word is no passage. */
  locate ("They signed the act of lasting harbour peace. " S1, "the act of lasting harbour peace",
          "He broke an act of lasting harbour peace. " S3, ENT_ANCHOR_ORPHAN, "");
}

static void
test_no_words (void)
{
  locate ("So it was – and is.", "–", "So it was – and is.", ENT_ANCHOR_EXACT, "–");
  locate ("So it was – and is.", "–", "It was – and is.", ENT_ANCHOR_ORPHAN, "");
}

/* What would take hours if a step were quadratic in the wrong place. */
static void
test_hostile (void)
{
  g_autoptr(GString) source = g_string_new (NULL);
  g_autoptr(EntText) text = NULL;
  g_autoptr(EntText) copy = NULL;
  g_autoptr(EntAnchor) anchor = NULL;
  EntAnchorMatch match;
  guint i;

  for (i = 0; i < 20000; i++)
    g_string_append (source, "no ");

  text = text_read (source->str, "sample.txt");
  g_string_append (source, "no way ");
  copy = text_read (source->str, "sample.txt");
  anchor = ent_anchor_new_for_span (text, 1, 30000);

  ent_anchor_locate (anchor, copy, &match);
  g_assert_cmpint (match.state, ==, ENT_ANCHOR_EXACT);

  g_string_prepend (source, "yes, ");
  g_clear_object (&copy);
  copy = text_read (source->str, "sample.txt");
  ent_anchor_locate (anchor, copy, &match);
  g_assert_cmpint (match.state, !=, ENT_ANCHOR_EXACT);
}

/* ---------------------------------------------------------------- the real thing */

typedef void (*PassageFunc) (EntText *text, gsize start, gsize end, gpointer data);

static gboolean
closes (const char *p)
{
  return (*p != '\0' && strchr ("\"')", *p) != NULL) || g_str_has_prefix (p, "”") ||
         g_str_has_prefix (p, "’");
}

static gboolean
ends_sentence_at (const char *p)
{
  const char *next = p + 1;

  if (strchr (".?!", *p) == NULL)
    return FALSE;
  while (closes (next))
    next = g_utf8_next_char (next);

  return *next == '\0' || (*next == ' ' && !g_ascii_islower (next[1]));
}

/* Calls @func for every sentence of a block, stops of abbreviations and all. */
static void
for_each_sentence (EntText            *text,
                   const EntTextBlock *block,
                   PassageFunc         func,
                   gpointer            data)
{
  g_autofree char *words = ent_text_dup_span (text, block->start, block->end);
  gsize offset = block->start, start = block->start;
  const char *p;

  for (p = words; *p != '\0'; p = g_utf8_next_char (p), offset++)
    {
      const char *end = p;

      if (offset < start || !ends_sentence_at (p))
        continue;

      for (end = p + 1; *end != ' ' && *end != '\0'; end = g_utf8_next_char (end))
        ;
      func (text, start, block->start + (gsize) g_utf8_strlen (words, end - words), data);
      start = block->start + (gsize) g_utf8_strlen (words, end - words) + 1;
    }
}

static void
for_each_passage (EntText     *text,
                  PassageFunc  func,
                  gpointer     data)
{
  guint n_blocks, i;
  const EntTextBlock *blocks = ent_text_get_blocks (text, &n_blocks);

  for (i = 0; i < n_blocks; i++)
    {
      if (blocks[i].role != ENT_TEXT_ROLE_BODY)
        continue;

      func (text, blocks[i].start, blocks[i].end, data);
      for_each_sentence (text, &blocks[i], func, data);
    }
}

static EntText *
read_article (const char *name)
{
  EntText *text = shared_article_read (name);

  if (text == NULL)
    g_test_skip ("the shared articles are not here");

  return text;
}

static void
assert_exact (EntText  *text,
              gsize     start,
              gsize     end,
              gpointer  data)
{
  g_autoptr(EntAnchor) anchor = ent_anchor_new_for_span (text, start, end);
  g_autofree char *line = to_line (anchor);
  g_autoptr(JsonNode) node = json_from_string (line, NULL);
  g_autoptr(EntAnchor) copy = ent_anchor_new_from_json (node, NULL);
  EntAnchorMatch match;

  ent_anchor_locate (copy, text, &match);
  g_assert_cmpint (match.state, ==, ENT_ANCHOR_EXACT);
  g_assert_cmpuint (match.start, ==, start);
  g_assert_cmpuint (match.end, ==, end);
  ++*(guint *) data;
}

static void
test_article_exact (gconstpointer name)
{
  g_autoptr(EntText) text = read_article (name);
  guint n = 0;

  if (text == NULL)
    return;

  for_each_passage (text, assert_exact, &n);
  g_assert_cmpuint (n, >, 20);
}

/* Another sign of the same length for every quote. */
static gunichar
swap_quote (gunichar c)
{
  switch (c)
    {
    case '"':
      return 0x201c;
    case '\'':
      return 0x2019;
    case 0x201c:
    case 0x201d:
      return '"';
    case 0x2019:
      return '\'';
    default:
      return c;
    }
}

/* Writes a block with other quotes, other line ends and one word changed, in which every
 * character keeps its place. */
static void
append_changed (GString    *out,
                const char *words)
{
  gsize half = strlen (words) / 2;
  gboolean changing = FALSE, changed = FALSE;
  gsize column = 0;
  const char *p;

  for (p = words; *p != '\0'; p = g_utf8_next_char (p), column++)
    {
      gunichar c = g_utf8_get_char (p);

      if ((gsize) (p - words) > half && !changed && c == ' ')
        changing = changed = TRUE;
      else if (changing && !g_unichar_isalpha (c) && p[-1] != ' ')
        changing = FALSE;

      if (c == ' ' && column > 60)
        c = '\n';
      if (c == '\n')
        column = 0;
      g_string_append_unichar (out, changing && g_unichar_isalpha (c) ? 'x' : swap_quote (c));
    }
}

#define PREFACE "This copy was typed by somebody else."

static EntText *
make_copy (EntText *text)
{
  g_autoptr(GString) source = g_string_new (PREFACE);
  guint n_blocks, i;
  const EntTextBlock *blocks = ent_text_get_blocks (text, &n_blocks);
  EntText *copy;

  for (i = 0; i < n_blocks; i++)
    {
      g_autofree char *words = ent_text_dup_span (text, blocks[i].start, blocks[i].end);

      g_string_append (source, "\n\n");
      append_changed (source, words);
    }

  copy = text_read (source->str, "sample.txt");
  g_assert_cmpuint (ent_text_get_length (copy), ==,
                    ent_text_get_length (text) + strlen (PREFACE) + 1);

  return copy;
}

typedef struct
{
  EntText *copy;
  guint    n;
  guint    n_relocated;
  guint    n_to_the_sign;
} Relocation;

static gsize
get_distance (gsize a,
              gsize b)
{
  return MAX (a, b) - MIN (a, b);
}

static void
assert_never_wrong (EntText  *text,
                    gsize     start,
                    gsize     end,
                    gpointer  data)
{
  Relocation *relocation = data;
  gsize shift = strlen (PREFACE) + 1;
  g_autoptr(EntAnchor) anchor = ent_anchor_new_for_span (text, start, end);
  EntAnchorMatch match;

  ent_anchor_locate (anchor, relocation->copy, &match);
  relocation->n++;

  g_assert_cmpint (match.state, !=, ENT_ANCHOR_EXACT);
  if (match.state != ENT_ANCHOR_RELOCATED)
    return;

  /* A sign at an edge may be left out or taken in, no word. */
  g_assert_cmpuint (get_distance (match.start, start + shift), <=, 3);
  g_assert_cmpuint (get_distance (match.end, end + shift), <=, 3);
  relocation->n_relocated++;
  relocation->n_to_the_sign += match.start == start + shift && match.end == end + shift;
}

static void
test_article_changed (gconstpointer name)
{
  g_autoptr(EntText) text = read_article (name);
  g_autoptr(EntText) copy = NULL;
  Relocation relocation = { 0 };

  if (text == NULL)
    return;

  copy = relocation.copy = make_copy (text);
  for_each_passage (text, assert_never_wrong, &relocation);
  g_test_message ("%s: %u of %u passages relocated, %u to the sign", (const char *) name,
                  relocation.n_relocated, relocation.n, relocation.n_to_the_sign);
  g_assert_cmpuint (relocation.n_relocated * 10, >=, relocation.n * 9);
}

static void
assert_not_taken (EntText  *text,
                  gsize     start,
                  gsize     end,
                  gpointer  data)
{
  g_autoptr(EntAnchor) anchor = ent_anchor_new_for_span (text, start, end);
  EntAnchorMatch match;

  ent_anchor_locate (anchor, data, &match);
  g_assert_cmpint (match.state, !=, ENT_ANCHOR_EXACT);
  g_assert_cmpint (match.state, !=, ENT_ANCHOR_RELOCATED);
}

/* Three articles by one author on one subject: much is alike, nothing the same. */
static void
test_other_article (gconstpointer name)
{
  static const char *const names[] = {
    "vietnams-sole-military-ally.txt", "no-gulf-a-response.txt", "similarities-commentary.txt",
  };
  g_autoptr(EntText) text = read_article (name);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (names) && text != NULL; i++)
    {
      g_autoptr(EntText) other = strcmp (name, names[i]) != 0 ? read_article (names[i]) : NULL;

      if (other != NULL)
        for_each_passage (text, assert_not_taken, other);
    }
}

static void
add_article_tests (const char *name)
{
  g_autofree char *exact = g_strdup_printf ("/anchor/article/%s/exact", name);
  g_autofree char *changed = g_strdup_printf ("/anchor/article/%s/changed", name);
  g_autofree char *other = g_strdup_printf ("/anchor/article/%s/other", name);

  g_test_add_data_func (exact, name, test_article_exact);
  g_test_add_data_func (changed, name, test_article_changed);
  g_test_add_data_func (other, name, test_other_article);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/anchor/new", test_new);
  g_test_add_func ("/anchor/stable", test_stable_hashes);
  g_test_add_func ("/anchor/json/round-trip", test_json_round_trip);
  g_test_add_func ("/anchor/json/unknown", test_json_keeps_unknown);
  g_test_add_func ("/anchor/json/refused", test_json_refused);
  g_test_add_func ("/anchor/locate/moved", test_moved);
  g_test_add_func ("/anchor/locate/wrapped", test_wrapped_otherwise);
  g_test_add_func ("/anchor/locate/signs", test_other_signs);
  g_test_add_func ("/anchor/locate/changed", test_one_word_changed);
  g_test_add_func ("/anchor/locate/inserted", test_one_word_inserted);
  g_test_add_func ("/anchor/locate/missing", test_missing);
  g_test_add_func ("/anchor/locate/torn", test_torn);
  g_test_add_func ("/anchor/locate/repeated", test_repeated);
  g_test_add_func ("/anchor/locate/twin", test_twin);
  g_test_add_func ("/anchor/locate/short", test_short);
  g_test_add_func ("/anchor/locate/no-words", test_no_words);
  g_test_add_func ("/anchor/locate/hostile", test_hostile);

  add_article_tests ("vietnams-sole-military-ally.txt");
  add_article_tests ("no-gulf-a-response.txt");
  add_article_tests ("similarities-commentary.txt");

  return g_test_run ();
}

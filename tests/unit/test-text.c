/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-core-enums.h"
#include "ent-enum.h"
#include "shared-articles.h"
#include "text-helpers.h"

/* Sample prose, invented for these tests. */
#define P1 \
  "The ferry between the two islands runs only when the harbour master is awake. Nobody has " \
  "minded so far, since he sleeps little."
#define P2 \
  "In spring the council bought a second boat, which was painted green by the pupils of the " \
  "school. It leaks, but not much."
#define P3 \
  "What the council will do about the leak is unclear. The green boat lies at the pier, and the " \
  "gulls have taken to it."

/* The blocks, one a line: "body 1: words". */
static char *
dump (EntText *text)
{
  g_autoptr(GString) out = g_string_new (NULL);
  guint n_blocks, i;
  const EntTextBlock *blocks = ent_text_get_blocks (text, &n_blocks);

  for (i = 0; i < n_blocks; i++)
    {
      g_autofree char *words = ent_text_dup_span (text, blocks[i].start, blocks[i].end);

      g_string_append (out, ent_enum_get_nick (ENT_TYPE_TEXT_ROLE, blocks[i].role));
      if (blocks[i].number > 0)
        g_string_append_printf (out, " %u", blocks[i].number);
      g_string_append_printf (out, ": %s\n", words);
    }

  return g_string_free_and_steal (g_steal_pointer (&out));
}

static void
assert_blocks (const char *source,
               const char *expected)
{
  g_autoptr(EntText) text = text_read (source, "sample.txt");
  g_autofree char *blocks = dump (text);

  g_assert_cmpstr (blocks, ==, expected);
}

static void
assert_content (const char *source,
                const char *expected)
{
  g_autoptr(EntText) text = text_read (source, "sample.txt");

  g_assert_cmpstr (ent_text_get_content (text), ==, expected);
}

static void
assert_refused (const char   *data,
                gsize         size,
                EntTextError  code,
                const char   *message)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;
  EntText *text = ent_text_new_from_bytes (bytes, "notes.bin", &error);

  g_assert_null (text);
  g_assert_error (error, ENT_TEXT_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, message);
}

/* ---------------------------------------------------------------- what is no text */

static void
test_refuse_empty (void)
{
  const char *message = "“notes.bin” is empty: it holds no words";

  assert_refused ("", 0, ENT_TEXT_ERROR_EMPTY, message);
  assert_refused (" \n\t\n", 4, ENT_TEXT_ERROR_EMPTY, message);
  assert_refused ("\xef\xbb\xbf\n\xc2\xa0\n", 7, ENT_TEXT_ERROR_EMPTY, message);
  assert_refused ("---\n\n* * *\n", 11, ENT_TEXT_ERROR_EMPTY, message);
}

static void
test_refuse_binary (void)
{
  assert_refused ("some words\n\0more", 16, ENT_TEXT_ERROR_BINARY,
                  "“notes.bin” is no text: it holds a NUL byte at byte 12");
  assert_refused ("\x01\x02\x03\x04\x05 abc", 9, ENT_TEXT_ERROR_BINARY,
                  "“notes.bin” is no text: it is full of control characters");
}

static void
test_keep_stray_controls (void)
{
  assert_content ("The bell\x07 rings at noon.\x1b", "The bell rings at noon.");
}

static void
test_refuse_encoding (void)
{
  assert_refused ("one\ntwo\nna\xefve\n", 14, ENT_TEXT_ERROR_ENCODING,
                  "“notes.bin” is not UTF-8: byte 11, on line 3, begins no character; save it as "
                  "UTF-8 and try again");
  assert_refused ("one\r\ntwo\rna\xefve\n", 15, ENT_TEXT_ERROR_ENCODING,
                  "“notes.bin” is not UTF-8: byte 12, on line 3, begins no character; save it as "
                  "UTF-8 and try again");
  assert_refused ("cut short \xe2\x80", 12, ENT_TEXT_ERROR_ENCODING,
                  "“notes.bin” is not UTF-8: byte 11, on line 1, begins no character; save it as "
                  "UTF-8 and try again");
  assert_refused ("\xff\xfe" "a\0b\0", 6, ENT_TEXT_ERROR_ENCODING,
                  "“notes.bin” is in UTF-16: save it as UTF-8 and try again");
}

static void
test_refuse_too_large (void)
{
  gsize size = 64 * 1024 * 1024 + 1;
  g_autofree char *data = g_malloc (size);

  memset (data, 'a', size);
  assert_refused (data, size, ENT_TEXT_ERROR_TOO_LARGE,
                  "“notes.bin” is too large for a text: more than 64 MiB");
}

/* ---------------------------------------------------------------- lines and blocks */

static void
test_line_ends (void)
{
  const char *expected = P1 "\n" P2;

  assert_content (P1 "\n\n" P2, expected);
  assert_content (P1 "\r\n\r\n" P2 "\r\n", expected);
  assert_content (P1 "\r\r" P2, expected);
  assert_content (P1 "\xe2\x80\xa9" P2, expected);
  assert_content (P1 "\n\xe2\x80\x8b\n" P2, expected);
  assert_content (P1 "\f" P2, expected);
  assert_content ("\xef\xbb\xbf" P1 "\n \t\xc2\xa0\n" P2, expected);
  assert_content ("The\xc2\x85" "ferry\xe2\x80\xa8" "runs\v" "late.", "The ferry runs late.");
}

static char *
wrap (const char *text,
      gsize       width)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr(GString) out = g_string_new (NULL);
  gsize column = 0;
  guint i;

  for (i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if (i > 0)
        g_string_append_c (out, column + length < width ? ' ' : '\n');
      column = column + length < width ? column + length + 1 : length + 1;
      g_string_append (out, words[i]);
    }

  return g_string_free_and_steal (g_steal_pointer (&out));
}

static void
test_soft_wraps (void)
{
  gsize width;

  for (width = 20; width <= 200; width++)
    {
      g_autofree char *first = wrap (P1, width);
      g_autofree char *second = wrap (P2, width);
      g_autofree char *third = wrap (P3, width);
      g_autofree char *source = g_strjoin ("\n\n", first, second, third, NULL);

      assert_content (source, P1 "\n" P2 "\n" P3);
    }
}

static void
test_wraps_at_dashes (void)
{
  assert_content ("a boat of the Anglo-\nDanish line", "a boat of the Anglo-Danish line");
  assert_content ("short-\nand long-term leases", "short- and long-term leases");
  assert_content ("the pier —\nrotten", "the pier — rotten");
  assert_content ("the pier—\nrotten", "the pier—rotten");
  assert_content ("from 1911–\n1934 only", "from 1911–1934 only");
  assert_content ("它在\n港口", "它在港口");
}

static void
test_one_paragraph_a_line (void)
{
  assert_content (P1 " " P2 "\n" P3 " " P1 "\n" P2 " " P3 "\n" P1 " " P3,
                  P1 " " P2 "\n" P3 " " P1 "\n" P2 " " P3 "\n" P1 " " P3);
}

static void
test_long_lines_with_blank_lines (void)
{
  /* One sentence a line: the blank line says where the paragraph ends. */
  assert_content (P1 "\n" P2 "\n\n" P3 "\n" P1, P1 " " P2 "\n" P3 " " P1);
}

static void
test_white_space (void)
{
  assert_content ("  The\tferry\xc2\xa0 runs \xe3\x80\x80late.  ", "The ferry runs late.");
  assert_content ("har\xc2\xad" "bour\xe2\x80\x8b \xef\xbb\xbf" "mas\xe2\x81\xa0" "ter",
                  "harbour master");
  assert_content ("The ferry  \nruns\\\nlate.", "The ferry runs late.");
}

static void
test_composed (void)
{
  g_autoptr(EntText) apart = text_read ("Cafe\xcc\x81 Thu\xcc\x82y", "sample.txt");
  g_autoptr(EntText) composed = text_read ("Caf\xc3\xa9 Th\xc3\xbby", "sample.txt");

  g_assert_cmpstr (ent_text_get_content (apart), ==, "Caf\xc3\xa9 Th\xc3\xbby");
  g_assert_cmpstr (ent_text_get_digest (apart), ==, ent_text_get_digest (composed));
  g_assert_cmpuint (ent_text_get_length (apart), ==, 9);
}

static void
test_words_are_kept (void)
{
  const char *words = "“Quoted” ‘words’ – and — dashes… \"straight\" don't, don’t; 50% of £3 (½) "
                      "ﬁn";

  assert_content (words, words);
}

/* ---------------------------------------------------------------- marks */

static void
test_emphasis (void)
{
  assert_content ("The **green** boat *leaks* a ***lot***.", "The green boat leaks a lot.");
  assert_content ("The __green__ boat _leaks_ a ~~little~~ lot.",
                  "The green boat leaks a little lot.");
  assert_content ("**The *green* boat** leaks, *as **all** do*.",
                  "The green boat leaks, as all do.");
  assert_content ("It (*the boat*) leaks.", "It (the boat) leaks.");
  assert_content ("The **green\nboat** leaks.", "The green boat leaks.");
}

static void
test_signs_that_are_no_marks (void)
{
  static const char *const words[] = {
    "2*3*4 is 24, 2 * 3 * 4 too.", "The file_name_here stays.",    "A f**k and a f**k.",
    "He said f*** and left* it.",  "[sic] and [1] and [see](below)", "A < b and c > d.",
    "AT&T & Co; &nothing;",        "The `so-called' boat, `so' he said.",
    "C:\\temp is \\ a folder",     "#1 on the list",               "An (empty) [] pair",
    "https://example.org/a_b_c_d/*", "It is <none of them>.",
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (words); i++)
    assert_content (words[i], words[i]);
}

static void
test_links (void)
{
  assert_content ("The [green boat](https://example.org/a_(b)) leaks.", "The green boat leaks.");
  assert_content ("The [*green* [old] boat](/boat \"A boat\") leaks.",
                  "The green [old] boat leaks.");
  assert_content ("See ![a boat](boat.png)it[^1].\n\n[^1]: It is green.", "See it.\nIt is green.");
  assert_content ("The [boat][B] and [boat][c].\n\n[b]: https://example.org/\n",
                  "The boat and [boat][c].");
  assert_content ("At <https://example.org/a_b_>.", "At https://example.org/a_b_.");
}

static void
test_escapes_and_code (void)
{
  assert_content ("\\*Not\\* bold, \\[no\\](link.html), 2 \\> 1.",
                  "*Not* bold, [no](link.html), 2 > 1.");
  assert_content ("Call `moor_*boat*` first.", "Call moor_*boat* first.");
  assert_content ("```\nmoor (boat);\n```", "moor (boat);");
}

static void
test_html (void)
{
  assert_content ("<p>The <em class=\"x\">green</em> boat<br/>leaks.</p><p>Much.</p>",
                  "The green boat leaks.\nMuch.");
  assert_content ("Fish &amp; ships&nbsp;&ndash; &#8220;so&#x201D;", "Fish & ships – “so”");
  assert_content ("The <!-- old --> boat<script>sink ();</script> leaks.", "The boat leaks.");
  assert_content ("An &lt;em&gt; is no tag, nor is <!-- or <script> alone.",
                  "An <em> is no tag, nor is <!-- or alone.");
}

static void
test_lists_and_quotations (void)
{
  assert_content ("They need:\n- a boat,\n* a pier\n  of wood,\n• a lamp.\n\n1. Buy it.\n2. Paint "
                  "it.",
                  "They need:\na boat,\na pier of wood,\na lamp.\n1. Buy it. 2. Paint it.");
  assert_content ("The law says:\n> No boat\n> shall leak.\n\nIt leaks.",
                  "The law says:\nNo boat shall leak.\nIt leaks.");
  assert_content ("The pier was rotten\n- as everybody knew - by May.",
                  "The pier was rotten - as everybody knew - by May.");
  assert_content ("Over.\n\n* * *\n\nAnd out.", "Over.\nAnd out.");
}

static void
test_markdown_headings (void)
{
  assert_blocks ("# The Ferry #\n\n" P1 "\n\n## A *Second* Boat\n" P2 "\n\n**The leak**\n\n" P3,
                 "title: The Ferry\nbody 1: " P1 "\nheading: A Second Boat\nbody 2: " P2
                 "\nheading: The leak\nbody 3: " P3 "\n");
  assert_blocks ("The Ferry\n=========\n\n" P1 "\n\nA Second Boat\n---\n\n" P2,
                 "title: The Ferry\nbody 1: " P1 "\nheading: A Second Boat\nbody 2: " P2 "\n");
  assert_blocks ("<h1>The Ferry</h1>" P1 "<h2>Boats</h2>" P2,
                 "title: The Ferry\nbody 1: " P1 "\nheading: Boats\nbody 2: " P2 "\n");
}

/* ---------------------------------------------------------------- healing */

static void
test_heal (void)
{
  const char *healed = "The council met in the old school and decided to buy a boat.";

  assert_content ("The council met in the old school\n\nand decided to buy a boat.", healed);
  assert_content ("The council met in the old school\fand decided to buy a boat.", healed);
  assert_content ("The council met in the “old school”\n\n\n\nand decided to buy a boat.",
                  "The council met in the “old school” and decided to buy a boat.");
  assert_content ("The council met in\n\nschool and decided to buy\n\na boat.",
                  "The council met in\nschool and decided to buy a boat.");
}

static void
test_do_not_heal (void)
{
  assert_content ("The council met in the school.\n\nand so on.",
                  "The council met in the school.\nand so on.");
  assert_content ("The council met (in “the school.”)\n\nand so on.",
                  "The council met (in “the school.”)\nand so on.");
  assert_content ("The council bought the following things:\n\na boat",
                  "The council bought the following things:\na boat");
  assert_content ("The council bought a boat and\n\nNobody cared.",
                  "The council bought a boat and\nNobody cared.");
  assert_content ("The council bought these things\n\n- boats\n- lamps",
                  "The council bought these things\nboats\nlamps");
  assert_content ("## The council of the two islands\n\nand so on",
                  "The council of the two islands\nand so on");
  assert_content ("**The council of the two islands**\n\nand so on",
                  "The council of the two islands\nand so on");
  assert_content ("Yours truly\n\nand so on", "Yours truly\nand so on");
}

/* ---------------------------------------------------------------- roles */

static void
test_roles_marked (void)
{
  assert_blocks ("ISLAND POST  \n3 May 1931\n\n## **The Ferry: A Report**\n\n"
                 "**Two islands and a boat.**\n\nBy Ada Lund\n\n" P1 "\n\n### **The Leak**\n\n" P2
                 "\n\n" P3 "\n\nAda Lund is a lecturer in harbour law at the Island School.",
                 "masthead: ISLAND POST 3 May 1931\ntitle: The Ferry: A Report\n"
                 "heading: Two islands and a boat.\nbyline: By Ada Lund\nbody 1: " P1
                 "\nheading: The Leak\nbody 2: " P2 "\nbody 3: " P3
                 "\ntrailer: Ada Lund is a lecturer in harbour law at the Island School.\n");
}

static void
test_roles_plain (void)
{
  assert_blocks ("Island Post\n\n3 May 1931\n\nThe Ferry and the Council\n\n"
                 "Two islands have a boat that leaks.\n\nBy Ada Lund\n\n" P1
                 "\n\nWho Pays for the Leak?\n\n" P2 "\n\n" P3
                 "\n\nABOUT THE AUTHOR\n\nAda Lund\n\nShe lives by the pier.",
                 "masthead: Island Post\nmasthead: 3 May 1931\ntitle: The Ferry and the Council\n"
                 "heading: Two islands have a boat that leaks.\nbyline: By Ada Lund\nbody 1: " P1
                 "\nheading: Who Pays for the Leak?\nbody 2: " P2 "\nbody 3: " P3
                 "\ntrailer: ABOUT THE AUTHOR\ntrailer: Ada Lund\n"
                 "trailer: She lives by the pier.\n");
  assert_blocks ("The Ferry and the Council\n\nMay 3, 1931\n\n" P1 "\n\n" P2,
                 "title: The Ferry and the Council\nmasthead: May 3, 1931\nbody 1: " P1
                 "\nbody 2: " P2 "\n");
}

static void
test_roles_of_bare_text (void)
{
  assert_blocks (P1 "\n\n" P2, "body 1: " P1 "\nbody 2: " P2 "\n");
  assert_blocks ("Just a line", "body 1: Just a line\n");
  assert_blocks ("One line\n\nAnother line", "body 1: One line\nbody 2: Another line\n");
  assert_blocks ("Does the ferry run?\n\n" P1, "body 1: Does the ferry run?\nbody 2: " P1 "\n");
}

static void
test_trailers (void)
{
  assert_blocks (P1 "\n\n" P2 "\n\nThis article was first published in the Island Post.",
                 "body 1: " P1 "\nbody 2: " P2
                 "\ntrailer: This article was first published in the Island Post.\n");
  assert_blocks (P1 "\n\n" P2 "\n\n*With thanks to the gulls.*",
                 "body 1: " P1 "\nbody 2: " P2 "\ntrailer: With thanks to the gulls.\n");
  assert_blocks (P1 "\n\n" P2 "\n\nAda Lund and Bo de Vries, both of Oster, are fellows there.",
                 "body 1: " P1 "\nbody 2: " P2
                 "\ntrailer: Ada Lund and Bo de Vries, both of Oster, are fellows there.\n");
  /* What only looks like a note, or stands where none does. */
  assert_blocks (P1 "\n\nAda Lund is a lecturer in law.\n\n" P2,
                 "body 1: " P1 "\nbody 2: Ada Lund is a lecturer in law.\nbody 3: " P2 "\n");
  assert_blocks ("NOTES\n\n" P1 "\n\n" P2, "title: NOTES\nbody 1: " P1 "\nbody 2: " P2 "\n");
  assert_blocks ("Ada Lund is a lecturer in harbour law.",
                 "body 1: Ada Lund is a lecturer in harbour law.\n");
}

/* ---------------------------------------------------------------- offsets */

static void
test_offsets (void)
{
  g_autoptr(GString) source = g_string_new (NULL);
  g_autoptr(EntText) text = NULL;
  g_autofree char *past = NULL;
  const char *content;
  gsize length, start;
  guint i;

  for (i = 0; i < 60; i++)
    g_string_append_printf (source, "Số %u – 北 🚢 größer.\n\n", i);

  text = text_read (source->str, "sample.txt");
  content = ent_text_get_content (text);
  length = ent_text_get_length (text);
  g_assert_cmpuint (length, ==, g_utf8_strlen (content, -1));

  for (start = 0; start <= length; start++)
    {
      gsize end = MIN (length, start + start % 150);
      g_autofree char *span = ent_text_dup_span (text, start, end);
      g_autofree char *expected = g_utf8_substring (content, (glong) start, (glong) end);

      g_assert_cmpstr (span, ==, expected);
    }

  past = ent_text_dup_span (text, length - 1, length + 100);
  g_assert_cmpstr (past, ==, ".");
}

static void
test_blocks_at (void)
{
  g_autoptr(EntText) text = text_read ("# The Ferry\n\n" P1 "\n\n" P2, "sample.txt");
  guint n_blocks, i;
  const EntTextBlock *blocks = ent_text_get_blocks (text, &n_blocks);
  gsize offset;

  g_assert_cmpuint (n_blocks, ==, 3);
  g_assert_cmpuint (blocks[n_blocks - 1].end, ==, ent_text_get_length (text));

  for (i = 0; i < n_blocks; i++)
    for (offset = blocks[i].start; offset <= blocks[i].end; offset++)
      g_assert_true (ent_text_get_block_at (text, offset) == &blocks[i]);

  g_assert_null (ent_text_get_block_at (text, ent_text_get_length (text) + 1));
}

static void
test_digest (void)
{
  g_autoptr(EntText) text = text_read ("[abc](c.html)\r\n", "sample.txt");
  g_autoptr(EntText) other = text_read ("abd", "sample.txt");

  /* The first example of FIPS 180. */
  g_assert_cmpstr (ent_text_get_digest (text), ==,
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_cmpstr (ent_text_get_digest (other), !=, ent_text_get_digest (text));
  g_assert_null (ent_text_get_title (text));
}

/* What would take hours if a step were quadratic. */
static void
test_hostile (void)
{
  static const char *const units[] = {
    "[", "*a ", "_a", "<!--", "<script>", "`", "a\n- ", "[a](", "> ", "\\", "&", "![", "**", "# ",
    "A b\n\nc ",
  };
  guint i, j;

  for (i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr(GString) source = g_string_new ("word ");
      g_autoptr(EntText) text = NULL;

      for (j = 0; j < 20000; j++)
        g_string_append (source, units[i]);

      text = text_read (source->str, "sample.txt");
      g_assert_cmpuint (ent_text_get_length (text), >, 0);
    }
}

static void
assert_well_formed (EntText *text)
{
  const char *content = ent_text_get_content (text);
  g_autofree char *composed = g_utf8_normalize (content, -1, G_NORMALIZE_NFC);
  guint n_blocks, i, n_body = 0;
  const EntTextBlock *blocks = ent_text_get_blocks (text, &n_blocks);
  gsize offset = 0;

  g_assert_true (g_utf8_validate (content, -1, NULL));
  g_assert_cmpstr (composed, ==, content);
  g_assert_null (strstr (content, "  "));
  g_assert_null (strstr (content, "\n\n"));
  g_assert_null (strstr (content, " \n"));
  g_assert_null (strstr (content, "\n "));
  g_assert_null (strpbrk (content, "\t\r\f"));

  for (i = 0; i < n_blocks; i++)
    {
      g_assert_cmpuint (blocks[i].start, ==, offset);
      g_assert_cmpuint (blocks[i].end, >, blocks[i].start);
      offset = blocks[i].end + 1;
      n_body += blocks[i].role == ENT_TEXT_ROLE_BODY;
      g_assert_cmpuint (blocks[i].number, ==, blocks[i].role == ENT_TEXT_ROLE_BODY ? n_body : 0);
    }

  g_assert_cmpuint (offset, ==, ent_text_get_length (text) + 1);
}

/* Whatever is thrown at it: words, marks and oddities, in any order. */
static void
test_anything (void)
{
  static const char *const parts[] = {
    "boat", " ", "\n", "\n\n", "Pier", ".", "*", "**", "_", "`", "[", "]", "](a.b)", "![", "[^1]",
    "]: /x", "# ", "> ", "- ", "---\n", "===\n", "<p>", "</p>", "<b>", "<!--", "-->", "<script>",
    "</script>", "&amp;", "&#769;", "&#0;", "&#xd800;", "\\", "\f", "\r", "\t", "\xc2\xad", "\xcc\x81",
    "e", "\xe2\x80\x8b", "\xc2\xa0", "“", "—", "-", "北", "<h2>", "<li>", "~~", "By Ada Lund",
    "3 May 1931", "AUTHORS", "is a lecturer", "http://a_b_", "1. ", "\xe2\x80\xa8",
  };
  g_autoptr(GRand) random = g_rand_new_with_seed (7);
  guint i;

  for (i = 0; i < 3000; i++)
    {
      g_autoptr(GString) source = g_string_new ("The boat leaks a lot. ");
      g_autoptr(EntText) text = NULL;
      gint32 n;

      for (n = g_rand_int_range (random, 1, 60); n > 0; n--)
        g_string_append (source, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);

      text = text_read (source->str, "sample.txt");
      assert_well_formed (text);
    }
}

/* ---------------------------------------------------------------- the real thing */

typedef struct
{
  const char *name;
  guint       n_body;
  const char *roles;
} Article;

static const Article articles[] = {
  { "vietnams-sole-military-ally.txt", 9,
    "masthead title heading byline body body heading body body body body heading body body body "
    "trailer " },
  { "no-gulf-a-response.txt", 15,
    "masthead title heading byline body body body body body body body body body body body body "
    "body body "
    "body trailer trailer trailer trailer " },
  { "similarities-commentary.txt", 10, "body body body body body body body body body body " },
};

static gboolean
ends_with_stop (const char *words)
{
  g_autofree char *copy = g_strdup (words);
  gsize length = strlen (copy);

  while (length > 0 && strchr ("\"'”’)", copy[length - 1]) != NULL)
    copy[--length] = '\0';
  while (g_str_has_suffix (copy, "”") || g_str_has_suffix (copy, "’"))
    copy[strlen (copy) - strlen ("”")] = '\0';

  return copy[0] != '\0' && strchr (".?!", copy[strlen (copy) - 1]) != NULL;
}

static void
check_paragraphs (EntText       *text,
                  const Article *article)
{
  g_autoptr(GString) roles = g_string_new (NULL);
  guint n_blocks, i, n_body = 0;
  const EntTextBlock *blocks = ent_text_get_blocks (text, &n_blocks);

  for (i = 0; i < n_blocks; i++)
    {
      g_autofree char *words = ent_text_dup_span (text, blocks[i].start, blocks[i].end);

      g_string_append_printf (roles, "%s ", ent_enum_get_nick (ENT_TYPE_TEXT_ROLE, blocks[i].role));
      if (blocks[i].role != ENT_TEXT_ROLE_BODY)
        continue;

      g_assert_cmpuint (blocks[i].number, ==, ++n_body);
      g_assert_true (ends_with_stop (words));
      g_assert_true (g_unichar_isupper (g_utf8_get_char (words)));
    }

  g_assert_cmpuint (n_body, ==, article->n_body);
  g_assert_cmpstr (roles->str, ==, article->roles);
}

static void
test_article (gconstpointer data)
{
  const Article *article = data;
  g_autoptr(EntText) text = shared_article_read (article->name);

  if (text == NULL)
    {
      g_test_skip ("the shared articles are not here");
      return;
    }

  check_paragraphs (text, article);
}

int
main (int    argc,
      char **argv)
{
  guint i;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/refuse/empty", test_refuse_empty);
  g_test_add_func ("/text/refuse/binary", test_refuse_binary);
  g_test_add_func ("/text/refuse/encoding", test_refuse_encoding);
  g_test_add_func ("/text/refuse/too-large", test_refuse_too_large);
  g_test_add_func ("/text/stray-controls", test_keep_stray_controls);
  g_test_add_func ("/text/lines/ends", test_line_ends);
  g_test_add_func ("/text/lines/soft-wraps", test_soft_wraps);
  g_test_add_func ("/text/lines/dashes", test_wraps_at_dashes);
  g_test_add_func ("/text/lines/one-paragraph-each", test_one_paragraph_a_line);
  g_test_add_func ("/text/lines/one-sentence-each", test_long_lines_with_blank_lines);
  g_test_add_func ("/text/characters/white-space", test_white_space);
  g_test_add_func ("/text/characters/composed", test_composed);
  g_test_add_func ("/text/characters/kept", test_words_are_kept);
  g_test_add_func ("/text/marks/emphasis", test_emphasis);
  g_test_add_func ("/text/marks/none", test_signs_that_are_no_marks);
  g_test_add_func ("/text/marks/links", test_links);
  g_test_add_func ("/text/marks/escapes", test_escapes_and_code);
  g_test_add_func ("/text/marks/html", test_html);
  g_test_add_func ("/text/marks/lists", test_lists_and_quotations);
  g_test_add_func ("/text/marks/headings", test_markdown_headings);
  g_test_add_func ("/text/heal/joined", test_heal);
  g_test_add_func ("/text/heal/apart", test_do_not_heal);
  g_test_add_func ("/text/roles/marked", test_roles_marked);
  g_test_add_func ("/text/roles/plain", test_roles_plain);
  g_test_add_func ("/text/roles/bare", test_roles_of_bare_text);
  g_test_add_func ("/text/roles/trailers", test_trailers);
  g_test_add_func ("/text/offsets/spans", test_offsets);
  g_test_add_func ("/text/offsets/blocks", test_blocks_at);
  g_test_add_func ("/text/digest", test_digest);
  g_test_add_func ("/text/hostile", test_hostile);
  g_test_add_func ("/text/anything", test_anything);

  for (i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      g_autofree char *path = g_strdup_printf ("/text/article/%s", articles[i].name);

      g_test_add_data_func (path, &articles[i], test_article);
    }

  return g_test_run ();
}

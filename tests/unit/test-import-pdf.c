/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-import-pdf-private.h"
#include "ent-import-pdf.h"
#include "pdf-helpers.h"

/* Where ENTENTE_PDFS names a folder, every PDF that a test makes is left there. */
static EntDocument *
read_article (const PdfLook *look,
              const char    *name,
              guint         *n_pages)
{
  g_autoptr (GBytes) bytes = pdf_make_article (look, n_pages);
  g_autoptr (GError) error = NULL;
  EntDocument *document;

  if (g_getenv ("ENTENTE_PDFS") != NULL)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s.pdf", g_getenv ("ENTENTE_PDFS"), name);

      g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                           (gssize) g_bytes_get_size (bytes), NULL);
    }

  document = ent_import_pdf (bytes, name, &error);
  g_assert_no_error (error);
  return document;
}

/* Block by block, so that a failure shows the words that differ. */
static void
assert_same_text (const char *text,
                  const char *expected,
                  const char *name)
{
  g_auto (GStrv) blocks = g_strsplit (text, "\n", -1);
  g_auto (GStrv) wanted = g_strsplit (expected, "\n", -1);

  for (guint i = 0; blocks[i] != NULL && wanted[i] != NULL; i++)
    if (!g_str_equal (blocks[i], wanted[i]))
      {
        g_test_message ("%s, block %u", name, i);
        g_assert_cmpstr (blocks[i], ==, wanted[i]);
      }
  g_assert_cmpuint (g_strv_length (blocks), ==, g_strv_length (wanted));
}

static void
check_look (const PdfLook *look)
{
  g_autoptr (EntText) expected = sample_article_make_text ();
  g_autoptr (EntText) text = NULL;
  g_autoptr (EntDocument) document = NULL;
  g_autoptr (GString) content = g_string_new (ent_text_get_content (expected));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  guint n_pages;

  name = g_strdup_printf ("%gx%g-%g-%ucol%s%s%s%s%s%s%s", look->width, look->height, look->size,
                          look->columns, look->justified ? "-justified" : "",
                          look->indented ? "-indented" : "", look->hyphens ? "-hyphens" : "",
                          look->soft_hyphens ? "-soft" : "", look->heads ? "-heads" : "",
                          look->roman ? "-roman" : "", look->notes ? "-notes" : "");
  document = read_article (look, name, &n_pages);
  text = ent_document_make_text (document, name, &error);
  g_assert_no_error (error);

  for (guint i = 0; look->notes && pdf_notes[i] != NULL; i++)
    g_string_append_printf (content, "\n%s", pdf_notes[i]);
  assert_same_text (ent_text_get_content (text), content->str, name);
  g_assert_cmpstr (ent_text_get_title (text), ==, SAMPLE_TITLE_TEXT);
}

static void
check_columns (guint columns)
{
  static const double papers[][2] = { { PDF_A4 }, { PDF_A5 }, { PDF_LETTER } };
  static const double sizes[] = { 8, 9.5, 12 };

  for (guint paper = 0; paper < G_N_ELEMENTS (papers); paper++)
    for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
      for (guint bits = 0; bits < 16; bits++)
        {
          PdfLook look = { papers[paper][0], papers[paper][1], sizes[size], columns };

          look.justified = (bits & 1) != 0;
          look.indented = (bits & 2) != 0;
          look.hyphens = (bits & 4) != 0;
          look.heads = (bits & 8) != 0;
          look.roman = look.heads && size % 2 == 1;
          look.soft_hyphens = look.hyphens && paper == 2;
          look.centred = paper != 1;
          check_look (&look);
        }
}

static void
test_one_column (void)
{
  check_columns (1);
}

static void
test_two_columns (void)
{
  check_columns (2);
}

/* Narrow columns of large type hold less than a word. */
static void
test_three_columns (void)
{
  for (guint bits = 0; bits < 16; bits++)
    {
      PdfLook look = { PDF_A4, 8, 3 };

      look.justified = (bits & 1) != 0;
      look.indented = (bits & 2) != 0;
      look.heads = (bits & 4) != 0;
      look.centred = (bits & 8) != 0;
      look.hyphens = TRUE;
      check_look (&look);
    }
}

static void
test_notes (void)
{
  for (guint bits = 0; bits < 16; bits++)
    {
      PdfLook look = { PDF_A5, 10, 1 + bits % 2 };

      look.justified = (bits & 2) != 0;
      look.indented = (bits & 4) != 0;
      look.heads = (bits & 8) != 0;
      look.hyphens = TRUE;
      look.centred = TRUE;
      look.notes = TRUE;
      check_look (&look);
    }
}

/* A book: every round of the sample reads like the first. */
static void
test_long (void)
{
  const guint n_rounds = 120;
  const PdfLook look = { PDF_A5, 11, 1, TRUE, TRUE, TRUE, FALSE, TRUE, FALSE, TRUE, FALSE,
                         n_rounds };
  guint n_blocks, n_pages, n_wanted = 0;
  const SampleBlock *blocks = sample_article_get_blocks (&n_blocks);
  g_autoptr (EntDocument) document = read_article (&look, "long", &n_pages);
  GPtrArray *pieces = ent_document_get_pieces (document);

  g_assert_cmpuint (n_pages, >, 140);
  for (guint round = 0; round < n_rounds; round++)
    for (guint i = 0; i < n_blocks; i++)
      if (round == 0 || blocks[i].kind == SAMPLE_HEADING || blocks[i].kind == SAMPLE_PARAGRAPH)
        {
          g_assert_cmpuint (n_wanted, <, pieces->len);
          g_assert_cmpstr (((EntTextPiece *) pieces->pdata[n_wanted++])->text, ==, blocks[i].text);
        }
  g_assert_cmpuint (pieces->len, ==, n_wanted);
}

static void
test_headings (void)
{
  const PdfLook look = { PDF_A4, 11, 2, TRUE, TRUE, TRUE, .heads = TRUE };
  guint n_pages;
  g_autoptr (EntDocument) document = read_article (&look, "headings", &n_pages);
  GPtrArray *pieces = ent_document_get_pieces (document);
  guint levels[3] = { 0 };

  for (guint i = 0; i < pieces->len; i++)
    {
      const EntTextPiece *piece = pieces->pdata[i];

      g_assert_cmpuint (piece->level, <=, 2);
      levels[piece->level]++;
      g_assert_cmpint (piece->bold, ==, piece->level > 0);
    }
  g_assert_cmpuint (levels[1], ==, 1);
  g_assert_cmpuint (levels[2], ==, 2);
  g_assert_true (((EntTextPiece *) pieces->pdata[2])->italic);
}

static void
test_info (void)
{
  const PdfLook look = { PDF_A4, 11, 1 };
  guint n_pages;
  g_autoptr (EntDocument) document = read_article (&look, "info", &n_pages);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *csl = NULL;

  json_node_set_object (node, ent_document_get_csl (document));
  csl = json_to_string (node, FALSE);
  g_assert_cmpstr (csl, ==, "{\"title\":\"" SAMPLE_TITLE_TEXT "\",\"author\":[{\"family\":"
                            "\"Trần-Duval\",\"given\":\"Émilie\"}],\"issued\":{\"date-parts\":"
                            "[[2021,3,14]]}}");
}

/* ---------------------------------------------------------------- odd places */

static void
check_marks (const PdfMark     *marks,
             guint              n_marks,
             const char *const *expected)
{
  g_autoptr (GBytes) bytes = pdf_make_marks (marks, n_marks);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntDocument) document = ent_import_pdf (bytes, "marks.pdf", &error);
  GPtrArray *pieces;

  g_assert_no_error (error);
  pieces = ent_document_get_pieces (document);
  for (guint i = 0; expected[i] != NULL; i++)
    {
      g_assert_cmpuint (i, <, pieces->len);
      g_assert_cmpstr (((EntTextPiece *) pieces->pdata[i])->text, ==, expected[i]);
    }
  g_assert_cmpuint (pieces->len, ==, g_strv_length ((char **) expected));
}

static void
test_sideways (void)
{
  const PdfMark marks[] = {
    { 0, 20, 400, 9, -0.25, "Lent by the customs house until the ninth of June" },
    { 0, 54, 100, 10, 0, "The stamped sheets went on being honoured until" },
    { 0, 54, 113, 10, 0, "the paper ran out, and an old pilot was asked" },
    { 0, 54, 126, 10, 0, "when the alliance had ended." },
  };
  const char *expected[] = { "The stamped sheets went on being honoured until the paper ran out, "
                             "and an old pilot was asked when the alliance had ended.", NULL };

  check_marks (marks, G_N_ELEMENTS (marks), expected);
}

static void
test_capital (void)
{
  const PdfMark marks[] = {
    { 0, 54, 113, 32, 0, "H" },
    { 0, 90, 100, 10, 0, "istorians who want a treaty to begin with" },
    { 0, 90, 113, 10, 0, "a signature and end with a denunciation" },
    { 0, 54, 126, 10, 0, "will find little to like in this customs house." },
  };
  const char *expected[] = { "Historians who want a treaty to begin with a signature and end with "
                             "a denunciation will find little to like in this customs house.",
                             NULL };

  check_marks (marks, G_N_ELEMENTS (marks), expected);
}

static void
test_ligatures (void)
{
  const PdfMark marks[] = { { 0, 54, 100, 10, 0, "A \ufb01nal e\ufb00ort of the o\ufb03cers" } };
  const char *expected[] = { "A final effort of the officers", NULL };

  check_marks (marks, G_N_ELEMENTS (marks), expected);
}

static void
test_caption (void)
{
  const PdfMark marks[] = {
    { 0, 54, 480, 10, 0, "They had come to count boats, and nothing else" },
    { 0, 54, 493, 10, 0, "was on their minds when by nightfall they saw" },
    { 1, 54, 300, 10, 0, "Figure 1. The ferry at Kolm" },
    { 1, 54, 340, 10, 0, "that they had agreed on something. Neither of" },
    { 1, 54, 353, 10, 0, "the two had a pen." },
  };
  const char *expected[] = { "They had come to count boats, and nothing else was on their minds "
                             "when by nightfall they saw that they had agreed on something. "
                             "Neither of the two had a pen.",
                             "Figure 1. The ferry at Kolm", NULL };

  check_marks (marks, G_N_ELEMENTS (marks), expected);
}

/* A note that goes on at the foot of the next page is one piece. */
static void
test_note_over_pages (void)
{
  const PdfMark marks[] = {
    { 0, 54, 400, 10, 0, "The basin covers some three hundred square miles" },
    { 0, 54, 413, 10, 0, "and was never mapped by either of the two states" },
    { 0, 54, 500, 8, 0, "1 The map in the copy at Veshtina shows another river, which" },
    { 1, 54, 100, 10, 0, "before they had lost it to the third, whose boats" },
    { 1, 54, 113, 10, 0, "had no need of maps at all." },
    { 1, 54, 500, 8, 0, "nobody has found." },
  };
  g_autoptr (GBytes) bytes = pdf_make_marks (marks, G_N_ELEMENTS (marks));
  g_autoptr (GError) error = NULL;
  g_autoptr (EntDocument) document = ent_import_pdf (bytes, "marks.pdf", &error);
  GPtrArray *pieces;

  g_assert_no_error (error);
  pieces = ent_document_get_pieces (document);
  g_assert_cmpuint (pieces->len, ==, 2);
  g_assert_true (g_str_has_suffix (((EntTextPiece *) pieces->pdata[0])->text, "maps at all."));
  g_assert_cmpstr (((EntTextPiece *) pieces->pdata[1])->text, ==,
                   "1 The map in the copy at Veshtina shows another river, which nobody has "
                   "found.");
}

/* ---------------------------------------------------------------- words cut by line ends */

static char *
join_lines (const char *const *texts,
            guint              n_texts,
            guint              first)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (EntPdfWords) words = NULL;
  g_autoptr (GString) joined = g_string_new (NULL);

  lines = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_pdf_line_free);
  for (guint i = 0; i < n_texts; i++)
    {
      EntPdfLine *line = g_new0 (EntPdfLine, 1);

      line->text = g_strdup (texts[i]);
      g_ptr_array_add (lines, line);
    }

  words = ent_pdf_words_new (lines);
  for (guint i = first; i < n_texts; i++)
    ent_pdf_words_join (words, joined, texts[i]);
  return g_string_free_and_steal (g_steal_pointer (&joined));
}

/* The first line is what the document says elsewhere, the two others are joined. */
static void
test_words (void)
{
  static const struct
  {
    const char *elsewhere, *line, *next, *expected;
  } cases[] = {
    { "", "an alli-", "ance of two", "an alliance of two" },
    { "", "an alli\u00ad", "ance", "an alliance" },
    { "", "an ALLI-", "ANCE", "an ALLIANCE" },
    { "", "the Anglo-", "French talks", "the Anglo-French talks" },
    { "", "the mid-", "1970s", "the mid-1970s" },
    { "", "from 1954-", "91", "from 1954-91" },
    { "", "from 1954\u2013", "91", "from 1954\u201391" },
    { "", "they waited \u2013", "for boats", "they waited \u2013 for boats" },
    { "", "boats\u2014", "or so", "boats\u2014or so" },
    { "", "short-", "and long-term aims", "short- and long-term aims" },
    { "", "thirty-", "one years", "thirty-one years" },
    { "", "were re-", "elected", "were re-elected" },
    { "", "of self-", "determination", "of self-determination" },
    { "", "was self-", "ish", "was selfish" },
    { "Treaty-making is dull.", "in treaty-", "making", "in treaty-making" },
    { "No cooperation, cooperation.", "of co-", "operation", "of cooperation" },
    { "The co-operation of two.", "of co-", "operation", "of co-operation" },
    { "Co-operation, cooperation, co-operation", "of co-", "operation", "of co-operation" },
    { "A river port, where boats wait.", "three river-", "boats", "three river-boats" },
    { "They came with what was out there.", "were with-", "out", "were without" },
    { "He said so, and went on with it.", "some-", "thing", "something" },
    { "", "well-ar-", "med", "well-armed" },
    { "", "two", "words", "two words" },
    { "", "either/", "or", "either/or" },
    { "", "\u540c", "\u76df", "\u540c\u76df" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *texts[] = { cases[i].elsewhere, cases[i].line, cases[i].next };
      g_autofree char *joined = join_lines (texts, 3, 1);

      g_assert_cmpstr (joined, ==, cases[i].expected);
    }
}

/* ---------------------------------------------------------------- what cannot be read */

static void
assert_refused (GBytes      *bytes,
                EntPdfError  code,
                const char  *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntDocument) document = ent_import_pdf (bytes, "odd.pdf", &error);

  g_assert_error (error, ENT_PDF_ERROR, (int) code);
  g_assert_null (document);
  g_assert_nonnull (strstr (error->message, "“odd.pdf”"));
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_scanned (void)
{
  const guint n_pages = 300;
  g_autofree const char **texts = g_new0 (const char *, n_pages);
  g_autoptr (GBytes) empty = pdf_make_pages (texts, 3, TRUE);
  g_autoptr (GBytes) blank = pdf_make_pages (texts, 1, FALSE);
  g_autoptr (GBytes) stray = NULL;

  assert_refused (empty, ENT_PDF_ERROR_SCANNED, "OCR");
  assert_refused (blank, ENT_PDF_ERROR_SCANNED, "OCR");

  for (guint i = 0; i < n_pages; i += 7)
    texts[i] = "a l . q";
  texts[0] = "Archive of the customs house, box nine";
  stray = pdf_make_pages (texts, n_pages, TRUE);
  assert_refused (stray, ENT_PDF_ERROR_SCANNED, "OCR");
}

/* A picture or two in a text is no reason to refuse it, but one to say so. */
static void
test_partly_scanned (void)
{
  const char *texts[] = { "In the autumn Aldermoor let the pact lapse, while its stamped", NULL,
                          "sheets went on being honoured until the paper ran out." };
  g_autoptr (GBytes) bytes = pdf_make_pages (texts, G_N_ELEMENTS (texts), TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntDocument) document = ent_import_pdf (bytes, "partly.pdf", &error);
  const EntTextPiece *piece;

  g_assert_no_error (error);
  g_assert_cmpuint (ent_document_get_pieces (document)->len, ==, 1);
  piece = ent_document_get_pieces (document)->pdata[0];
  g_assert_cmpstr (piece->text, ==, "In the autumn Aldermoor let the pact lapse, while its stamped "
                   "sheets went on being honoured until the paper ran out.");
  g_assert_cmpuint (ent_document_get_notices (document)->len, ==, 1);
}

static void
test_short (void)
{
  const char *texts[] = { "It has lapsed." };
  g_autoptr (GBytes) bytes = pdf_make_pages (texts, 1, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntDocument) document = ent_import_pdf (bytes, "short.pdf", &error);
  const EntTextPiece *piece;

  g_assert_no_error (error);
  piece = ent_document_get_pieces (document)->pdata[0];
  g_assert_cmpstr (piece->text, ==, texts[0]);
}

static void
test_damaged (void)
{
  const PdfLook look = { PDF_A4, 11, 1 };
  guint n_pages;
  g_autoptr (GBytes) whole = pdf_make_article (&look, &n_pages);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) other = g_bytes_new_static ("Not a PDF at all.", 17);
  g_autoptr (GBytes) head = g_bytes_new_from_bytes (whole, 0, 200);

  assert_refused (nothing, ENT_PDF_ERROR_DAMAGED, "damaged");
  assert_refused (other, ENT_PDF_ERROR_DAMAGED, "damaged");
  assert_refused (head, ENT_PDF_ERROR_DAMAGED, "damaged");
}

/* Bytes changed at random: an answer or an error, and never a crash or a word of Poppler. */
static void
test_bytes_changed (void)
{
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      g_test_trap_assert_stderr ("");
      return;
    }

  {
    const PdfLook look = { PDF_A5, 10, 2, TRUE, TRUE, TRUE, .heads = TRUE };
    g_autoptr (GRand) random = g_rand_new_with_seed (1911);
    guint n_pages;
    g_autoptr (GBytes) whole = pdf_make_article (&look, &n_pages);
    gsize size;
    const guint8 *bytes = g_bytes_get_data (whole, &size);

    for (guint round = 0; round < 60; round++)
      {
        g_autofree guint8 *copy = g_memdup2 (bytes, size);
        g_autoptr (GBytes) changed = NULL;
        g_autoptr (EntDocument) document = NULL;
        g_autoptr (GError) error = NULL;

        for (guint i = 0; i < 1 + round * 2; i++)
          copy[g_rand_int_range (random, 0, (gint32) size)] = (guint8) g_rand_int (random);
        changed = g_bytes_new (copy, round % 3 == 0 ? size / 2 : size);
        document = ent_import_pdf (changed, "changed.pdf", &error);
        g_assert_true ((document == NULL) == (error != NULL));
      }
  }
}

static void
test_no_pages (void)
{
  const char *objects[] = { "<</Type /Catalog /Pages 2 0 R>>",
                            "<</Type /Pages /Kids [] /Count 0>>", NULL };
  g_autoptr (GBytes) bytes = pdf_make_objects (objects, "");

  assert_refused (bytes, ENT_PDF_ERROR_EMPTY, "no pages");
}

static void
test_encrypted (void)
{
  g_autoptr (GBytes) bytes = pdf_make_encrypted ();

  assert_refused (bytes, ENT_PDF_ERROR_ENCRYPTED, "password");
}

/* A page set in a font that is not in the file, by an encoding that is not there either. */
static GBytes *
make_foreign (const char *ordering,
              const char *encoding,
              const char *charset,
              const char *text)
{
  g_autoptr (GString) content = g_string_new ("BT /F1 12 Tf 40 700 Td <");
  g_autofree char *font = NULL;
  g_autofree char *descendant = NULL;
  g_autofree char *stream = NULL;
  g_autofree char *codes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  codes = g_convert (text, -1, charset, "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < length; i++)
    g_string_append_printf (content, "%02X", (guchar) codes[i]);
  g_string_append (content, "> Tj ET");
  stream = g_strdup_printf ("<</Length %" G_GSIZE_FORMAT ">>\nstream\n%s\nendstream",
                            content->len, content->str);
  font = g_strdup_printf ("<</Type /Font /Subtype /Type0 /BaseFont /Foreign /Encoding /%s "
                          "/DescendantFonts [5 0 R]>>", encoding);
  descendant = g_strdup_printf ("<</Type /Font /Subtype /CIDFontType0 /BaseFont /Foreign /DW 1000 "
                                "/CIDSystemInfo <</Registry (Adobe) /Ordering (%s) /Supplement 2>> "
                                "/FontDescriptor 7 0 R>>", ordering);

  return pdf_make_objects ((const char *const[]) {
    "<</Type /Catalog /Pages 2 0 R>>",
    "<</Type /Pages /Kids [3 0 R] /Count 1>>",
    "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R "
    "/Resources <</Font <</F1 4 0 R>>>>>>",
    font,
    descendant,
    stream,
    "<</Type /FontDescriptor /FontName /Foreign /Flags 4 /FontBBox [0 -200 1000 900] "
    "/ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80>>",
    NULL,
  }, "");
}

/* Newspapers and journals of East Asia leave the font to the reader's machine. */
static void
test_foreign_encodings (void)
{
  static const struct { const char *ordering, *encoding, *charset, *text; } rows[] = {
    { "GB1", "UniGB-UCS2-H", "UCS-2BE", "中国与越南的同盟在一九七八年以后不复存在" },
    { "GB1", "GBK-EUC-H", "GBK", "中国与越南的同盟在一九七八年以后不复存在" },
    { "CNS1", "ETen-B5-H", "BIG5", "中國與越南的同盟在一九七八年以後不復存在" },
    { "Japan1", "90ms-RKSJ-H", "CP932", "中国とベトナムの同盟は一九七八年に終わった" },
    { "Korea1", "KSCms-UHC-H", "CP949", "중국과베트남의동맹은천구백칠십팔년에끝났다" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = make_foreign (rows[i].ordering, rows[i].encoding,
                                               rows[i].charset, rows[i].text);
      g_autoptr (GError) error = NULL;
      g_autoptr (EntDocument) document = ent_import_pdf (bytes, rows[i].encoding, &error);
      g_autoptr (EntText) text = NULL;

      g_assert_no_error (error);
      text = ent_document_make_text (document, rows[i].encoding, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (ent_text_get_content (text), ==, rows[i].text);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import-pdf/one-column", test_one_column);
  g_test_add_func ("/import-pdf/two-columns", test_two_columns);
  g_test_add_func ("/import-pdf/three-columns", test_three_columns);
  g_test_add_func ("/import-pdf/notes", test_notes);
  g_test_add_func ("/import-pdf/long", test_long);
  g_test_add_func ("/import-pdf/headings", test_headings);
  g_test_add_func ("/import-pdf/info", test_info);
  g_test_add_func ("/import-pdf/sideways", test_sideways);
  g_test_add_func ("/import-pdf/capital", test_capital);
  g_test_add_func ("/import-pdf/ligatures", test_ligatures);
  g_test_add_func ("/import-pdf/caption", test_caption);
  g_test_add_func ("/import-pdf/note-over-pages", test_note_over_pages);
  g_test_add_func ("/import-pdf/words", test_words);
  g_test_add_func ("/import-pdf/scanned", test_scanned);
  g_test_add_func ("/import-pdf/partly-scanned", test_partly_scanned);
  g_test_add_func ("/import-pdf/foreign-encodings", test_foreign_encodings);
  g_test_add_func ("/import-pdf/short", test_short);
  g_test_add_func ("/import-pdf/damaged", test_damaged);
  g_test_add_func ("/import-pdf/bytes-changed", test_bytes_changed);
  g_test_add_func ("/import-pdf/no-pages", test_no_pages);
  g_test_add_func ("/import-pdf/encrypted", test_encrypted);

  return g_test_run ();
}

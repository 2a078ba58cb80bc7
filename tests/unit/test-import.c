/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "import-helpers.h"
#include "pdf-helpers.h"
#include "sample-article.h"
#include "sample-formats.h"

/* The same article in every format, and what is particular to one of them. */

/* ---------------------------------------------------------------- the sample */

static void
test_text (void)
{
  g_autoptr (GBytes) bytes = sample_make_text ();
  g_autoptr (EntImport) import = import_bytes (bytes, "pact.txt");

  assert_sample (import);
  g_assert_cmpint (ent_import_get_format (import), ==, ENT_IMPORT_FORMAT_TEXT);
  g_assert_cmpuint (ent_import_get_notices (import)->len, ==, 0);
}

static void
test_markdown (void)
{
  g_autoptr (GBytes) bytes = sample_make_markdown ();
  g_autoptr (EntImport) import = import_bytes (bytes, "pact.md");

  assert_sample (import);
  g_assert_cmpint (ent_import_get_format (import), ==, ENT_IMPORT_FORMAT_MARKDOWN);
  g_assert_cmpuint (ent_import_get_notices (import)->len, ==, 0);
  assert_member (import, "title", SAMPLE_TITLE_TEXT);
  assert_author (import, SAMPLE_AUTHOR);
}

static void
assert_page (EntImport *import)
{
  assert_sample (import);
  g_assert_cmpint (ent_import_get_format (import), ==, ENT_IMPORT_FORMAT_HTML);
  g_assert_cmpuint (ent_import_get_notices (import)->len, ==, 0);
  assert_member (import, "title", SAMPLE_TITLE_TEXT);
  assert_member (import, "container-title", SAMPLE_PUBLICATION);
  assert_member (import, "URL", "https://review.example/pact");
  assert_member (import, "language", "en");
  assert_author (import, SAMPLE_AUTHOR);
  assert_issued (import, 2021, 3, 14);
}

static void
test_html (void)
{
  g_autofree char *html = sample_make_html ();
  g_autoptr (EntImport) import = import_words (html, "pact.html");

  assert_page (import);
}

/* The content says what it is, not the name. */
static void
test_html_by_content (void)
{
  g_autofree char *html = sample_make_html ();
  g_autoptr (EntImport) import = import_words (html, "pact.txt");

  assert_page (import);
}

static void
test_html_bare (void)
{
  g_autofree char *html = sample_make_bare_html ();
  g_autoptr (EntImport) import = import_words (html, "pact.html");

  assert_page (import);
}

static void
test_docx (void)
{
  g_autofree char *xml = sample_make_document_xml ("");
  g_autoptr (GBytes) bytes = sample_make_docx (xml);
  g_autoptr (EntImport) import = import_bytes (bytes, "pact.docx");

  assert_sample (import);
  g_assert_cmpint (ent_import_get_format (import), ==, ENT_IMPORT_FORMAT_DOCX);
  assert_member (import, "title", SAMPLE_TITLE_TEXT);
  assert_author (import, SAMPLE_AUTHOR);
}

static void
test_odt (void)
{
  g_autofree char *xml = sample_make_content_xml ("");
  g_autoptr (GBytes) bytes = sample_make_odt (xml);
  g_autoptr (EntImport) import = import_bytes (bytes, "pact.odt");

  assert_sample (import);
  g_assert_cmpint (ent_import_get_format (import), ==, ENT_IMPORT_FORMAT_ODT);
  assert_member (import, "title", SAMPLE_TITLE_TEXT);
  assert_author (import, SAMPLE_AUTHOR);
}

static void
test_epub (void)
{
  g_autoptr (GBytes) bytes = sample_make_epub (TRUE);
  g_autoptr (EntImport) import = import_bytes (bytes, "pact.epub");

  assert_sample (import);
  g_assert_cmpint (ent_import_get_format (import), ==, ENT_IMPORT_FORMAT_EPUB);
  assert_member (import, "title", SAMPLE_TITLE_TEXT);
  assert_member (import, "language", "en");
  assert_author (import, SAMPLE_AUTHOR);
  assert_issued (import, 2021, 3, 14);
}

/* An archive is told by what is in it, whatever it is called. */
static void
test_archives_by_content (void)
{
  g_autofree char *document = sample_make_document_xml ("");
  g_autofree char *content = sample_make_content_xml ("");
  g_autoptr (GBytes) docx = sample_make_docx (document);
  g_autoptr (GBytes) odt = sample_make_odt (content);
  g_autoptr (GBytes) epub = sample_make_epub (TRUE);
  g_autoptr (EntImport) first = import_bytes (docx, "download");
  g_autoptr (EntImport) second = import_bytes (odt, "pact.docx");
  g_autoptr (EntImport) third = import_bytes (epub, "pact.zip");

  g_assert_cmpint (ent_import_get_format (first), ==, ENT_IMPORT_FORMAT_DOCX);
  g_assert_cmpint (ent_import_get_format (second), ==, ENT_IMPORT_FORMAT_ODT);
  g_assert_cmpint (ent_import_get_format (third), ==, ENT_IMPORT_FORMAT_EPUB);
  assert_sample (second);
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("entente-import-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "pact.html", NULL);
  g_autofree char *html = sample_make_html ();
  g_autofree char *says = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder_file = g_file_new_for_path (folder);
  g_autoptr (EntImport) import = NULL;
  g_autoptr (EntImport) missing = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, html, -1, NULL));
  import = ent_import_file (file, NULL, &error);
  g_assert_no_error (error);
  assert_sample (import);
  g_assert_cmpstr (ent_import_get_name (import), ==, "pact.html");

  g_assert_true (g_file_delete (file, NULL, NULL));
  missing = ent_import_file (file, NULL, &error);
  g_assert_null (missing);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  says = g_strdup_printf ("There is no file “%s”", path);
  g_assert_cmpstr (error->message, ==, says);
  g_clear_error (&error);

  missing = ent_import_file (folder_file, NULL, &error);
  g_assert_null (missing);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_pointer (&says, g_free);
  says = g_strdup_printf ("“%s” is a folder, not a text", folder);
  g_assert_cmpstr (error->message, ==, says);
  g_rmdir (folder);
}

/* ---------------------------------------------------------------- pasted */

static void
test_pasted (void)
{
  g_autoptr (EntImport) text = import_words ("Of boats.\n\nAnd of those who count them.", "Pasted");
  g_autoptr (EntImport) html =
    import_words ("<meta charset='utf-8'><p>Of <i>boats</i>.</p><p>And of those who count "
                  "them.</p>", "Pasted");
  g_autoptr (EntImport) markdown = import_words ("<div>Of *boats*.</div>", "boats.md");

  g_assert_cmpint (ent_import_get_format (text), ==, ENT_IMPORT_FORMAT_TEXT);
  g_assert_cmpint (ent_import_get_format (html), ==, ENT_IMPORT_FORMAT_HTML);
  g_assert_cmpint (ent_import_get_format (markdown), ==, ENT_IMPORT_FORMAT_MARKDOWN);
  assert_content (text, "Of boats.\nAnd of those who count them.");
  assert_content (html, "Of boats.\nAnd of those who count them.");
  assert_content (markdown, "Of boats.");
}

/* ---------------------------------------------------------------- DOCX */

#define TEXT(words) "<w:r><w:t xml:space=\"preserve\">" words "</w:t></w:r>"

static char *
import_docx_tail (const char  *more,
                  EntImport  **import)
{
  g_autofree char *xml = sample_make_document_xml (more);
  g_autoptr (GBytes) bytes = sample_make_docx (xml);
  g_autoptr (EntText) sample = sample_article_make_text ();
  const char *content;

  *import = import_bytes (bytes, "tail.docx");
  content = ent_text_get_content (ent_import_get_text (*import));
  g_assert_true (g_str_has_prefix (content, ent_text_get_content (sample)));

  return g_strdup (content + strlen (ent_text_get_content (sample)));
}

typedef struct
{
  const char *name;
  const char *more;
  const char *tail;
} Tail;

static const Tail docx_tails[] = {
  { "changes",
    "<w:p>" TEXT ("The pact was ") "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
    "<w:ins>" TEXT ("once ") "</w:ins><w:moveFrom>" TEXT ("here ") "</w:moveFrom>"
    TEXT ("kept.") "</w:p>",
    "\nThe pact was once kept." },
  { "hyphens",
    "<w:p><w:r><w:t>Cus</w:t><w:softHyphen/><w:t>toms\302\255house, co</w:t><w:noBreakHyphen/>"
    "<w:t>operated</w:t><w:tab/><w:t>at</w:t><w:br/><w:t>last.</w:t></w:r></w:p>",
    "\nCustomshouse, co-operated at last." },
  { "fields",
    "<w:p>" TEXT ("See ") "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>"
    " REF x </w:instrText></w:r>" TEXT ("hidden") "<w:r><w:fldChar w:fldCharType=\"separate\"/>"
    "</w:r>" TEXT ("page 4") "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    "<w:hyperlink>" TEXT (" of the map.") "</w:hyperlink></w:p>",
    "\nSee page 4 of the map." },
  { "hidden",
    "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Not to be seen. </w:t></w:r>" TEXT ("Seen.")
    "</w:p>",
    "\nSeen." },
  { "numbers",
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr>"
    TEXT ("Boats.") "</w:p>"
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr>"
    TEXT ("Barges.") "</w:p>"
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr>"
    TEXT ("Maps.") "</w:p>",
    "\n3. Boats.\n3.a) Barges.\n4. Maps." },
  { "table",
    "<w:tbl><w:tr><w:tc><w:p>" TEXT ("Kolm") "</w:p></w:tc><w:tc><w:p>" TEXT ("1911")
    "</w:p></w:tc></w:tr><w:tr><w:tc><w:p>" TEXT ("Saint-Aubin") "</w:p></w:tc><w:tc><w:p>"
    TEXT ("1926") "</w:p></w:tc></w:tr></w:tbl>",
    "\nKolm 1911\nSaint-Aubin 1926" },
  { "notes",
    "<w:p>" TEXT ("Nobody wrote it down.") "<w:r><w:footnoteReference w:id=\"5\"/></w:r></w:p>"
    "<w:p>" TEXT ("So they say.") "</w:p>",
    "\nNobody wrote it down.\nSo they say.\nThe minutes are lost." },
  { "contents",
    "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj>"
    "</w:sdtPr><w:sdtContent><w:p>" TEXT ("The end, and after 7") "</w:p></w:sdtContent></w:sdt>"
    "<w:sdt><w:sdtContent><w:p>" TEXT ("A last word, said.") "</w:p></w:sdtContent></w:sdt>",
    "\nA last word, said." },
};

static void
test_docx_tail (gconstpointer user_data)
{
  const Tail *tail = user_data;
  g_autoptr (EntImport) import = NULL;
  g_autofree char *found = import_docx_tail (tail->more, &import);

  g_assert_cmpstr (found, ==, tail->tail);
  g_assert_cmpint (has_notice (import, "1 note"), ==, g_str_equal (tail->name, "notes"));
}

/* ---------------------------------------------------------------- ODT */

static const Tail odt_tails[] = {
  { "spaces",
    "<text:p>One<text:s text:c=\"3\"/>two<text:tab/>three<text:line-break/>four, and "
    "<text:span>five.</text:span></text:p>",
    "\nOne two three four, and five." },
  { "notes",
    "<text:p>Nobody wrote it down.<text:note><text:note-citation>1</text:note-citation>"
    "<text:note-body><text:p>The minutes are lost.</text:p></text:note-body></text:note></text:p>"
    "<text:p>So they say.</text:p>",
    "\nNobody wrote it down.\nSo they say.\nThe minutes are lost." },
  { "lists",
    "<text:list text:style-name=\"L1\"><text:list-item><text:p>Boats.</text:p><text:list>"
    "<text:list-item><text:p>Barges.</text:p></text:list-item></text:list></text:list-item>"
    "<text:list-item><text:p>Maps.</text:p></text:list-item></text:list>",
    "\n1. Boats.\nBarges.\n2. Maps." },
  { "table",
    "<table:table><table:table-row><table:table-cell><text:p>Kolm</text:p></table:table-cell>"
    "<table:table-cell><text:p>1911</text:p></table:table-cell></table:table-row></table:table>"
    "<text:p>So it was.</text:p>",
    "\nKolm 1911\nSo it was." },
  { "annotation",
    "<text:p>Seen<office:annotation><dc:creator>X</dc:creator><text:p>Really?</text:p>"
    "</office:annotation>.</text:p><text:section text:display=\"none\"><text:p>Unseen.</text:p>"
    "</text:section>",
    "\nSeen." },
};

static void
test_odt_tail (gconstpointer user_data)
{
  const Tail *tail = user_data;
  g_autofree char *xml = sample_make_content_xml (tail->more);
  g_autoptr (GBytes) bytes = sample_make_odt (xml);
  g_autoptr (EntImport) import = import_bytes (bytes, "tail.odt");
  g_autoptr (EntText) sample = sample_article_make_text ();
  g_autofree char *whole = g_strconcat (ent_text_get_content (sample), tail->tail, NULL);

  assert_content (import, whole);
}

/* ---------------------------------------------------------------- PDF */

static void
test_pdf (void)
{
  const PdfLook look = {
    PDF_A4, .size = 11, .columns = 2, .justified = TRUE, .hyphens = TRUE, .heads = TRUE,
    .family = "DejaVu Serif",
  };
  guint n_pages;
  g_autoptr (GBytes) bytes = pdf_make_article (&look, &n_pages);
  g_autoptr (EntImport) import = import_bytes (bytes, "pact.pdf");

  assert_sample (import);
  g_assert_cmpint (ent_import_get_format (import), ==, ENT_IMPORT_FORMAT_PDF);
}

static void
add_tails (const char     *format,
           const Tail     *tails,
           gsize           n,
           GTestDataFunc   function)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/%s/%s", format, tails[i].name);

      g_test_add_data_func (path, &tails[i], function);
    }
}

static void
add_tests (void)
{
  g_test_add_func ("/import/sample/text", test_text);
  g_test_add_func ("/import/sample/markdown", test_markdown);
  g_test_add_func ("/import/sample/html", test_html);
  g_test_add_func ("/import/sample/html-by-content", test_html_by_content);
  g_test_add_func ("/import/sample/html-bare", test_html_bare);
  g_test_add_func ("/import/sample/docx", test_docx);
  g_test_add_func ("/import/sample/odt", test_odt);
  g_test_add_func ("/import/sample/epub", test_epub);
  g_test_add_func ("/import/sample/pdf", test_pdf);
  g_test_add_func ("/import/sample/archives-by-content", test_archives_by_content);
  g_test_add_func ("/import/sample/file", test_file);
  g_test_add_func ("/import/pasted", test_pasted);
  add_tails ("docx", docx_tails, G_N_ELEMENTS (docx_tails), test_docx_tail);
  add_tails ("odt", odt_tails, G_N_ELEMENTS (odt_tails), test_odt_tail);
}

int
main (int    argc,
      char **argv)
{
  return import_test_run (argc, argv, add_tests);
}

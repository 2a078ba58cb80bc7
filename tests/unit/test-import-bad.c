/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "import-helpers.h"
#include "ent-import-private.h"
#include "ent-import-pdf.h"
#include "sample-formats.h"

/* What is wrong with a file is said in a sentence that names it, and hits nobody
 * else; what can be put right is, and is said. */

#define refuse_bad(bytes, name, code, told) \
  refuse_bytes (bytes, name, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_##code, told)

/* ---------------------------------------------------------------- encodings */

#define WORDS "Là-bas, « Øystein » – dit-on – compta les bateaux."

/* U+1F6A2, a ship, needs two units in UTF-16. */
#define MORE  "Là-bas, « Øystein » \U0001F6A2 compta."

typedef struct
{
  const char *name;
  const char *charset;
  const char *mark;
  const char *words;
  const char *notice;
} Encoding;

static const Encoding encodings[] = {
  { "utf-8", "UTF-8", "", MORE, NULL },
  { "utf-8-mark", "UTF-8", "\xef\xbb\xbf", MORE, NULL },
  { "utf-16le", "UTF-16LE", "", MORE, "UTF-16" },
  { "utf-16le-mark", "UTF-16LE", "\xff\xfe", MORE, "UTF-16" },
  { "utf-16be", "UTF-16BE", "", MORE, "UTF-16" },
  { "utf-16be-mark", "UTF-16BE", "\xfe\xff", MORE, "UTF-16" },
  { "windows-1252", "WINDOWS-1252", "", WORDS, "Windows-1252" },
  { "latin-1", "ISO-8859-1", "", "Là-bas, Øystein dit-on compta les bateaux.", "Windows-1252" },
};

static GBytes *
encode (const char *words,
        const char *charset,
        const char *mark)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  GByteArray *bytes = g_byte_array_new ();
  gsize size;

  data = g_convert (words, -1, charset, "UTF-8", NULL, &size, &error);
  g_assert_no_error (error);
  g_byte_array_append (bytes, (const guint8 *) mark, (guint) strlen (mark));
  g_byte_array_append (bytes, (const guint8 *) data, (guint) size);

  return g_byte_array_free_to_bytes (bytes);
}

static void
test_encoding (gconstpointer user_data)
{
  const Encoding *encoding = user_data;
  g_autoptr (GBytes) bytes = encode (encoding->words, encoding->charset, encoding->mark);
  g_autoptr (EntImport) import = import_bytes (bytes, "bateaux.txt");

  assert_content (import, encoding->words);
  g_assert_cmpuint (ent_import_get_notices (import)->len, ==, encoding->notice != NULL);
  if (encoding->notice != NULL)
    g_assert_true (has_notice (import, encoding->notice));
}

/* Han has no ASCII to tell UTF-16 by but its line ends and digits. */
static void
test_utf16_han (void)
{
  g_autoptr (GBytes) bytes = encode ("条约签于1911年。\n\n其后无人再提。\n", "UTF-16BE", "");
  g_autoptr (EntImport) import = import_bytes (bytes, "条约.txt");

  assert_content (import, "条约签于1911年。\n其后无人再提。");
}

static void
test_utf16_broken (void)
{
  static const char data[] = "\xff\xfe" "a\0\0\xd8" "b\0c";
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, sizeof data - 1);
  g_autoptr (EntImport) import = import_bytes (bytes, "broken.txt");

  assert_content (import, "a\uFFFDb");
  g_assert_true (has_notice (import, "2 bytes"));
}

static void
test_utf8_broken (void)
{
  g_autoptr (EntImport) import =
    import_words ("Émilie – and Øystein – met\xff at Kölm.", "broken.txt");

  assert_content (import, "Émilie – and Øystein – met\uFFFD at Kölm.");
  g_assert_true (has_notice (import, "1 byte"));
}

static void
test_cyrillic (void)
{
  g_autoptr (GBytes) bytes = encode ("Договор двух рек подписан не был.", "KOI8-R", "");

  refuse_bytes (bytes, "reki.txt", ENT_TEXT_ERROR, ENT_TEXT_ERROR_ENCODING, "UTF-8");
}

static void
test_declared (void)
{
  static const char page[] =
    "<html><head><meta http-equiv='Content-Type' content='text/html; charset=koi8-r'></head>"
    "<body><p>Договор двух рек подписан не был.</p></body></html>";
  static const char xml[] =
    "<?xml version='1.0' encoding='windows-1251'?><html><body><p>Договор двух рек подписан не "
    "был.</p></body></html>";
  g_autoptr (GBytes) first = encode (page, "KOI8-R", "");
  g_autoptr (GBytes) second = encode (xml, "WINDOWS-1251", "");
  g_autoptr (GBytes) third = encode (page, "UTF-8", "");
  g_autoptr (EntImport) koi = import_bytes (first, "reki.html");
  g_autoptr (EntImport) windows = import_bytes (second, "reki.xhtml");
  g_autoptr (EntImport) saved = import_bytes (third, "reki.html");

  assert_content (koi, "Договор двух рек подписан не был.");
  assert_content (windows, "Договор двух рек подписан не был.");
  assert_content (saved, "Договор двух рек подписан не был.");
  g_assert_true (has_notice (koi, "koi8-r"));
  g_assert_cmpuint (ent_import_get_notices (saved)->len, ==, 0);
}

/* ---------------------------------------------------------------- characters */

static void
test_nul (void)
{
  static const char few[] = "The minutes of \0 Kolm, in which boats are counted.";
  g_autofree char *many = g_malloc0 (4096);
  g_autoptr (GBytes) some = g_bytes_new_static (few, sizeof few - 1);
  g_autoptr (GBytes) binary = NULL;
  g_autoptr (EntImport) import = import_bytes (some, "minutes.txt");

  assert_content (import, "The minutes of Kolm, in which boats are counted.");
  g_assert_true (has_notice (import, "1 control character"));

  memcpy (many, "Words\1\2\3", 8);
  binary = g_bytes_new (many, 4096);
  refuse_bytes (binary, "minutes.dat", ENT_TEXT_ERROR, ENT_TEXT_ERROR_BINARY, "no text");
}

static void
test_bidi (void)
{
  g_autoptr (EntImport) text =
    import_words ("It was \u202esrebmun\u202c that \u2067they\u2069 counted\u200f.", "order.txt");
  g_autoptr (EntImport) html =
    import_words ("<html><p>It was &#x202e;srebmun&#8236; that they counted.</p></html>", "o.html");

  assert_content (text, "It was srebmun that they counted\u200f.");
  g_assert_true (has_notice (text, "4 characters that reverse"));
  assert_content (html, "It was srebmun that they counted.");
  g_assert_true (has_notice (html, "2 characters that reverse"));
}

static void
test_empty (void)
{
  static const char *const names[] = { "empty.txt", "empty.md", "empty.html" };
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);

  refuse_bytes (nothing, "nothing.txt", ENT_TEXT_ERROR, ENT_TEXT_ERROR_EMPTY, "empty");
  refuse_bytes (nothing, "nothing.docx", ENT_TEXT_ERROR, ENT_TEXT_ERROR_EMPTY, "empty");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    refuse_words (" \n\n\t", names[i], ENT_TEXT_ERROR, ENT_TEXT_ERROR_EMPTY, "empty");
  refuse_words ("<html><body><script>1</script></body></html>", "script.html", ENT_TEXT_ERROR,
                ENT_TEXT_ERROR_EMPTY, "empty");
}

static void
test_strangers (void)
{
  refuse_words ("{\\rtf1\\ansi Words.}", "old.rtf", ENT_IMPORT_ERROR,
                ENT_IMPORT_ERROR_UNSUPPORTED, "RTF");
  refuse_words ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more", "old.doc", ENT_IMPORT_ERROR,
                ENT_IMPORT_ERROR_UNSUPPORTED, "password");
  refuse_words ("\x89PNG\r\n\x1a\n", "scan.png", ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_UNSUPPORTED,
                "picture");
  refuse_words ("<?xml version='1.0'?><TEI><p>Words.</p></TEI>", "words.xml", ENT_IMPORT_ERROR,
                ENT_IMPORT_ERROR_UNSUPPORTED, "XML");
  refuse_words ("These are words.", "words.docx", ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_DAMAGED,
                "not what its name says");
  refuse_words ("%PDF-1.7\nand nothing else", "cut.pdf", ENT_PDF_ERROR, ENT_PDF_ERROR_DAMAGED,
                "");
}

/* ---------------------------------------------------------------- archives */

static SampleArchive *
begin_docx (void)
{
  SampleArchive *archive = sample_archive_new ();
  g_autofree char *xml = sample_make_document_xml ("");

  sample_archive_add (archive, "[Content_Types].xml", "<Types/>");
  sample_archive_add (archive, "word/document.xml", xml);

  return archive;
}

static void
test_bomb (void)
{
  SampleArchive *archive = sample_archive_new ();
  gsize size = 64 << 20;
  g_autofree char *blanks = g_malloc (size);
  g_autoptr (GBytes) bytes = NULL;

  memset (blanks, ' ', size);
  sample_archive_add_raw (archive, "word/document.xml", blanks, size);
  bytes = sample_archive_finish (archive);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, size / 500);

  refuse_bad (bytes, "bomb.docx", UNSAFE, "expands");
}

static void
test_climbing (void)
{
  static const char *const paths[] = {
    "../outside.xml", "word/../../outside.xml", "/etc/outside.xml", "C:/outside.xml",
    "..\\outside.xml",
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      SampleArchive *archive = begin_docx ();
      g_autoptr (GBytes) bytes = NULL;

      sample_archive_add (archive, paths[i], "<a/>");
      bytes = sample_archive_finish (archive);
      refuse_bad (bytes, "climber.docx", UNSAFE, "climbs out");
    }
}

static void
test_link (void)
{
  SampleArchive *archive = begin_docx ();
  g_autoptr (GBytes) bytes = NULL;

  sample_archive_link (archive, "word/styles.xml", "/etc/passwd");
  bytes = sample_archive_finish (archive);
  refuse_bad (bytes, "linked.docx", UNSAFE, "link");
}

static void
test_twice (void)
{
  SampleArchive *archive = begin_docx ();
  g_autoptr (GBytes) bytes = NULL;

  sample_archive_add (archive, "word/document.xml", "<w:document/>");
  bytes = sample_archive_finish (archive);
  refuse_bad (bytes, "twice.docx", UNSAFE, "twice");
}

static void
test_many_entries (void)
{
  SampleArchive *archive = begin_docx ();
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 20001; i++)
    {
      g_autofree char *path = g_strdup_printf ("m/%u", i);

      sample_archive_add_raw (archive, path, "", 0);
    }
  bytes = sample_archive_finish (archive);
  refuse_bad (bytes, "many.docx", TOO_LARGE, "20000 files");
}

static void
test_truncated (void)
{
  g_autofree char *xml = sample_make_document_xml ("");
  g_autoptr (GBytes) whole = sample_make_docx (xml);
  gsize size = g_bytes_get_size (whole);

  for (gsize part = 1; part < 8; part++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (whole, 0, size * part / 8);

      refuse_bad (bytes, "cut.docx", DAMAGED, "cut short");
    }
}

/* Bytes changed in the middle: an answer or an error, and nothing else. */
static void
test_scrambled (void)
{
  g_autofree char *xml = sample_make_document_xml ("");
  g_autoptr (GBytes) whole = sample_make_docx (xml);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1911);

  for (guint i = 0; i < 24; i++)
    {
      gsize size;
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (whole, &size),
                                           g_bytes_get_size (whole));
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (EntImport) import = NULL;
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j < 4; j++)
        data[4 + g_rand_int_range (rand, 0, (gint32) size - 4)] = (guint8) g_rand_int (rand);
      bytes = g_bytes_new (data, size);
      import = ent_import_bytes (bytes, "scrambled.docx", NULL, &error);
      g_assert_true ((import == NULL) == (error != NULL));
      g_assert_false (g_error_matches (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_CRASHED));
    }
}

static void
test_encrypted (void)
{
  SampleArchive *archive = sample_archive_new ();
  g_autofree char *xml = sample_make_document_xml ("");
  g_autoptr (GBytes) bytes = NULL;

  sample_archive_encrypt (archive);
  sample_archive_add (archive, "word/document.xml", xml);
  bytes = sample_archive_finish (archive);
  refuse_bad (bytes, "secret.docx", ENCRYPTED, "password");
}

static void
test_encrypted_odt (void)
{
  SampleArchive *archive = sample_archive_new ();
  g_autoptr (GBytes) bytes = NULL;

  sample_archive_add (archive, "mimetype", "application/vnd.oasis.opendocument.text");
  sample_archive_add (archive, "META-INF/manifest.xml",
                      "<manifest><file-entry><encryption-data/></file-entry></manifest>");
  sample_archive_add (archive, "content.xml", "\1\2\3");
  bytes = sample_archive_finish (archive);
  refuse_bad (bytes, "secret.odt", ENCRYPTED, "password");
}

static void
test_licensed_epub (void)
{
  SampleArchive *archive = sample_archive_new ();
  g_autoptr (GBytes) bytes = NULL;

  sample_archive_add (archive, "mimetype", "application/epub+zip");
  sample_archive_add (archive, "META-INF/container.xml",
                      "<container><rootfile full-path='book.opf'/></container>");
  sample_archive_add (archive, "META-INF/encryption.xml",
                      "<encryption><CipherReference URI='one.xhtml'/></encryption>");
  sample_archive_add (archive, "book.opf",
                      "<package><manifest><item id='one' href='one.xhtml'/></manifest>"
                      "<spine><itemref idref='one'/></spine></package>");
  sample_archive_add (archive, "one.xhtml", "\1\2\3");
  bytes = sample_archive_finish (archive);
  refuse_bad (bytes, "sold.epub", ENCRYPTED, "seller");
}

static void
test_lacking_parts (void)
{
  g_autoptr (GBytes) docx = sample_make_docx (NULL);
  g_autoptr (GBytes) broken = sample_make_docx ("<w:document><w:body>");
  g_autoptr (GBytes) epub = sample_make_epub (FALSE);
  SampleArchive *archive = sample_archive_new ();
  g_autoptr (GBytes) odt = NULL;

  sample_archive_add (archive, "mimetype", "application/vnd.oasis.opendocument.text");
  sample_archive_add (archive, "META-INF/manifest.xml", "<manifest/>");
  odt = sample_archive_finish (archive);

  refuse_bad (docx, "lacking.docx", DAMAGED, "word/document.xml");
  refuse_bad (broken, "broken.docx", DAMAGED, "line 1");
  refuse_bad (epub, "lacking.epub", DAMAGED, "chapters");
  refuse_bad (odt, "lacking.odt", DAMAGED, "content.xml");
}

static void
test_other_archives (void)
{
  static const char *const entries[][2] = {
    { "xl/workbook.xml", "table" }, { "ppt/presentation.xml", "presentation" },
    { "boats.txt", "unpack" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      SampleArchive *archive = sample_archive_new ();
      g_autoptr (GBytes) bytes = NULL;

      sample_archive_add (archive, entries[i][0], "words");
      bytes = sample_archive_finish (archive);
      refuse_bad (bytes, "other.zip", UNSUPPORTED, entries[i][1]);
    }
}

/* ---------------------------------------------------------------- entities */

#define DOCUMENT(words) \
  "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>" words "</w:t></w:r></w:p></w:body>" \
  "</w:document>"

static void
test_outside_entity (void)
{
  g_autofree char *folder = g_dir_make_tmp ("entente-import-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "secret", NULL);
  g_autofree char *xml = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntImport) import = NULL;

  g_assert_true (g_file_set_contents (path, "the password", -1, NULL));
  xml = g_strdup_printf ("<!DOCTYPE x [<!ENTITY e SYSTEM 'file://%s'>]>"
                         DOCUMENT ("It says: &e; no more."), path);
  bytes = sample_make_docx (xml);
  import = import_bytes (bytes, "curious.docx");
  g_assert_null (strstr (ent_text_get_content (ent_import_get_text (import)), "password"));
  g_remove (path);
  g_rmdir (folder);
}

static void
test_laughing_entities (void)
{
  g_autoptr (GString) xml = g_string_new ("<!DOCTYPE x [<!ENTITY a0 'ha'>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntImport) import = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= 40; i++)
    g_string_append_printf (xml, "<!ENTITY a%u '&a%u;&a%u;&a%u;&a%u;'>", i, i - 1, i - 1, i - 1,
                            i - 1);
  g_string_append (xml, "]>" DOCUMENT ("Laughter: &a40; and then none."));
  bytes = sample_make_docx (xml->str);
  import = ent_import_bytes (bytes, "laughing.docx", NULL, &error);
  if (import != NULL)
    g_assert_cmpuint (ent_text_get_length (ent_import_get_text (import)), <, 1000);
  else
    g_assert_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_DAMAGED);
}

/* ---------------------------------------------------------------- deep HTML */

static void
test_deep_html (void)
{
  GString *html = g_string_new ("<html><body><p>First.</p>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntImport) import = NULL;
  const char *content;

  for (guint i = 0; i < 10000; i++)
    g_string_append (html, "<div><p>word ");
  g_string_append (html, "<p>Last.</p>");
  bytes = g_string_free_to_bytes (html);
  import = import_bytes (bytes, "deep.html");
  content = ent_text_get_content (ent_import_get_text (import));
  g_assert_true (g_str_has_prefix (content, "First."));
  g_assert_true (g_str_has_suffix (content, "Last."));
  g_assert_cmpuint (ent_text_get_length (ent_import_get_text (import)), >=, 10000 * 5);
  g_assert_true (has_notice (import, "deeper"));
}

/* Fifty megabytes of it: a text or a sentence, in the time that it may take. */
static void
test_huge_html (void)
{
  gsize size = 50 << 20;
  GString *html = g_string_sized_new (size + 65536);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntImport) import = NULL;
  g_autoptr (GError) error = NULL;

  g_string_append (html, "<html><body>");
  while (html->len < size)
    {
      for (guint i = 0; i < 10000; i++)
        g_string_append (html, "<div>");
      for (guint i = 0; i < 10000; i++)
        g_string_append (html, "</div>");
    }
  bytes = g_string_free_to_bytes (html);
  import = ent_import_bytes (bytes, "huge.html", NULL, &error);
  g_assert_null (import);
  g_assert_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "huge.html"));
}

/* ---------------------------------------------------------------- the child */

typedef struct
{
  const char     *name;
  const char     *body;
  guint           time_limit;
  EntImportError  code;
} Fault;

static const Fault faults[] = {
  { "crash", "kill -SEGV $$", 50000, ENT_IMPORT_ERROR_CRASHED },
  { "exit", "echo >&2 'no idea'; exit 3", 50000, ENT_IMPORT_ERROR_CRASHED },
  { "hang", "exec sleep 1000", 200, ENT_IMPORT_ERROR_TIMEOUT },
  { "memory", "exit 12", 50000, ENT_IMPORT_ERROR_MEMORY },
  { "silence", "exit 0", 50000, ENT_IMPORT_ERROR_CRASHED },
  { "garbage", "echo '{\"document\"'", 50000, ENT_IMPORT_ERROR_CRASHED },
  { "others", "echo '[1]'", 50000, ENT_IMPORT_ERROR_CRASHED },
  { "flood", "exec cat /dev/zero", 50000, ENT_IMPORT_ERROR_TOO_LARGE },
};

static void
test_fault (gconstpointer user_data)
{
  const Fault *fault = user_data;
  g_autofree char *folder = g_dir_make_tmp ("entente-import-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, fault->name, NULL);
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\n%s\n", fault->body);

  g_assert_true (g_file_set_contents_full (path, script, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0755,
                                           NULL));
  ent_import_set_limits (path, fault->time_limit, 0);
  refuse_words ("<html><p>Words.</p></html>", "words.html", ENT_IMPORT_ERROR, (int) fault->code,
                "");
  ent_import_set_limits (NULL, 0, 0);
  g_remove (path);
  g_rmdir (folder);
}

static void
test_fault_start (void)
{
  g_autoptr (EntImport) import = NULL;

  ent_import_set_limits ("/nowhere/at/all", 0, 0);
  refuse_words ("<html><p>Words.</p></html>", "words.html", ENT_IMPORT_ERROR,
                ENT_IMPORT_ERROR_START, "started");
  ent_import_set_limits (NULL, 0, 0);
  import = import_words ("<html><p>Words.</p></html>", "words.html");
  assert_content (import, "Words.");
}

/* The true child, with too little memory for what it is given. */
static void
test_fault_hungry (void)
{
  GString *html = g_string_new ("<html>");
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 1500000; i++)
    g_string_append (html, "<i>a</i>");
  bytes = g_string_free_to_bytes (html);
  ent_import_set_limits (NULL, 0, G_GUINT64_CONSTANT (300) << 20);
  refuse_bad (bytes, "hungry.html", MEMORY, "memory");
  ent_import_set_limits (NULL, 0, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Words.", 6);
  g_autoptr (EntImport) import = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  import = ent_import_bytes (bytes, "words.txt", cancellable, &error);
  g_assert_null (import);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
add_table_tests (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *path = g_strconcat ("/import-bad/encoding/", encodings[i].name, NULL);

      g_test_add_data_func (path, &encodings[i], test_encoding);
    }
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/import-bad/fault/", faults[i].name, NULL);

      g_test_add_data_func (path, &faults[i], test_fault);
    }
}

static void
add_tests (void)
{
  add_table_tests ();
  g_test_add_func ("/import-bad/encoding/utf-16-han", test_utf16_han);
  g_test_add_func ("/import-bad/encoding/utf-16-broken", test_utf16_broken);
  g_test_add_func ("/import-bad/encoding/utf-8-broken", test_utf8_broken);
  g_test_add_func ("/import-bad/encoding/cyrillic", test_cyrillic);
  g_test_add_func ("/import-bad/encoding/declared", test_declared);
  g_test_add_func ("/import-bad/characters/nul", test_nul);
  g_test_add_func ("/import-bad/characters/bidi", test_bidi);
  g_test_add_func ("/import-bad/empty", test_empty);
  g_test_add_func ("/import-bad/strangers", test_strangers);
  g_test_add_func ("/import-bad/archive/bomb", test_bomb);
  g_test_add_func ("/import-bad/archive/climbing", test_climbing);
  g_test_add_func ("/import-bad/archive/link", test_link);
  g_test_add_func ("/import-bad/archive/twice", test_twice);
  g_test_add_func ("/import-bad/archive/many-entries", test_many_entries);
  g_test_add_func ("/import-bad/archive/truncated", test_truncated);
  g_test_add_func ("/import-bad/archive/scrambled", test_scrambled);
  g_test_add_func ("/import-bad/archive/encrypted", test_encrypted);
  g_test_add_func ("/import-bad/archive/encrypted-odt", test_encrypted_odt);
  g_test_add_func ("/import-bad/archive/licensed-epub", test_licensed_epub);
  g_test_add_func ("/import-bad/archive/lacking-parts", test_lacking_parts);
  g_test_add_func ("/import-bad/archive/others", test_other_archives);
  g_test_add_func ("/import-bad/entities/outside", test_outside_entity);
  g_test_add_func ("/import-bad/entities/laughing", test_laughing_entities);
  g_test_add_func ("/import-bad/html/deep", test_deep_html);
  g_test_add_func ("/import-bad/html/huge", test_huge_html);
  g_test_add_func ("/import-bad/fault/start", test_fault_start);
  g_test_add_func ("/import-bad/fault/hungry", test_fault_hungry);
  g_test_add_func ("/import-bad/cancelled", test_cancelled);
}

int
main (int    argc,
      char **argv)
{
  return import_test_run (argc, argv, add_tests);
}

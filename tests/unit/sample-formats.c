/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sample-formats.h"

#include <string.h>

#include <archive.h>
#include <archive_entry.h>

#include "sample-article.h"

/* ---------------------------------------------------------------- archives */

struct _SampleArchive
{
  struct archive *archive;
  guint8         *buffer;
  gsize           used;
  gboolean        opened;
};

#define BUFFER_BYTES (8 << 20)

SampleArchive *
sample_archive_new (void)
{
  SampleArchive *self = g_new0 (SampleArchive, 1);

  self->buffer = g_malloc (BUFFER_BYTES);
  self->archive = archive_write_new ();
  g_assert_cmpint (archive_write_set_format_zip (self->archive), ==, ARCHIVE_OK);

  return self;
}

void
sample_archive_encrypt (SampleArchive *self)
{
  g_assert_cmpint (archive_write_set_options (self->archive, "zip:encryption=zipcrypt"), ==,
                   ARCHIVE_OK);
  g_assert_cmpint (archive_write_set_passphrase (self->archive, "secret"), ==, ARCHIVE_OK);
}

static void
open_once (SampleArchive *self)
{
  if (self->opened)
    return;

  self->opened = TRUE;
  g_assert_cmpint (archive_write_open_memory (self->archive, self->buffer, BUFFER_BYTES,
                                              &self->used), ==, ARCHIVE_OK);
}

void
sample_archive_add_raw (SampleArchive *self,
                        const char    *path,
                        const void    *data,
                        gsize          size)
{
  struct archive_entry *entry = archive_entry_new ();

  open_once (self);
  archive_entry_set_pathname (entry, path);
  archive_entry_set_size (entry, (la_int64_t) size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (self->archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (self->archive, data, size), ==, (la_ssize_t) size);
  archive_entry_free (entry);
}

void
sample_archive_add (SampleArchive *self,
                    const char    *path,
                    const char    *content)
{
  sample_archive_add_raw (self, path, content, strlen (content));
}

void
sample_archive_link (SampleArchive *self,
                     const char    *path,
                     const char    *target)
{
  struct archive_entry *entry = archive_entry_new ();

  open_once (self);
  archive_entry_set_pathname (entry, path);
  archive_entry_set_filetype (entry, AE_IFLNK);
  archive_entry_set_symlink (entry, target);
  archive_entry_set_perm (entry, 0777);
  g_assert_cmpint (archive_write_header (self->archive, entry), ==, ARCHIVE_OK);
  archive_entry_free (entry);
}

GBytes *
sample_archive_finish (SampleArchive *self)
{
  GBytes *bytes;

  g_assert_cmpint (archive_write_close (self->archive), ==, ARCHIVE_OK);
  archive_write_free (self->archive);
  bytes = g_bytes_new (self->buffer, self->used);
  g_free (self->buffer);
  g_free (self);

  return bytes;
}

/* ---------------------------------------------------------------- words */

/* One block, with what stands before and after it. */
static void
append_block (GString    *out,
              const char *before,
              const char *text,
              const char *after)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (out, "%s%s%s\n", before, escaped, after);
}

static GBytes *
take_string (GString *out)
{
  return g_string_free_to_bytes (out);
}

/* Broken as a mail program would, so that lines have to be joined. */
static void
append_wrapped (GString    *out,
                const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  gsize column = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if (column > 0 && column + length > 64)
        {
          g_string_append_c (out, '\n');
          column = 0;
        }
      g_string_append_printf (out, "%s%s", column > 0 ? " " : "", words[i]);
      column += length + 1;
    }
  g_string_append (out, "\n\n");
}

GBytes *
sample_make_text (void)
{
  GString *out = g_string_new (NULL);
  guint n;
  const SampleBlock *blocks = sample_article_get_blocks (&n);

  for (guint i = 0; i < n; i++)
    append_wrapped (out, blocks[i].text);

  return take_string (out);
}

GBytes *
sample_make_markdown (void)
{
  GString *out = g_string_new (NULL);
  guint n;
  const SampleBlock *blocks = sample_article_get_blocks (&n);

  for (guint i = 0; i < n; i++)
    {
      g_string_append (out, blocks[i].kind == SAMPLE_TITLE     ? "# "
                            : blocks[i].kind == SAMPLE_HEADING ? "## "
                                                               : "");
      if (blocks[i].kind == SAMPLE_PARAGRAPH)
        append_wrapped (out, blocks[i].text);
      else
        g_string_append_printf (out, "%s\n\n", blocks[i].text);
    }

  return take_string (out);
}

/* ---------------------------------------------------------------- HTML */

static void
append_article (GString *out)
{
  guint n;
  const SampleBlock *blocks = sample_article_get_blocks (&n);

  for (guint i = 0; i < n; i++)
    switch (blocks[i].kind)
      {
      case SAMPLE_MASTHEAD:
        append_block (out, "<p class='publication'>", blocks[i].text, "</p>");
        break;

      case SAMPLE_TITLE:
        append_block (out, "<h1>", blocks[i].text, "</h1>");
        break;

      case SAMPLE_BYLINE:
        append_block (out, "<p class='byline'>", blocks[i].text, "</p>");
        break;

      case SAMPLE_HEADING:
        append_block (out, "<h2>", blocks[i].text, "</h2>");
        break;

      case SAMPLE_PARAGRAPH:
      default:
        append_block (out, "<p>", blocks[i].text, "</p>");
      }
}

#define BEFORE \
  "<div id='cookie-banner'><p>We and our 412 partners store cookies on your device, so that we " \
  "may know what you read, for how long, and why you stopped.</p><button>Agree</button></div>\n" \
  "<header><a href='/'>The Riverine Review</a><nav><ul><li><a href='/news'>News</a></li><li>" \
  "<a href='/boats'>Boats</a></li><li><a href='/weather'>Weather</a></li></ul></nav></header>\n"

#define AFTER \
  "<aside><h2>Most read</h2><p>Ten barges that changed the way in which we think of barges, and " \
  "what they carried.</p></aside>\n" \
  "<div class='relatedLinks'><h3>Related</h3><ul><li><a href='/1'>The Wrong River</a></li><li>" \
  "<a href='/2'>The Ferry at Kolm</a></li></ul></div>\n" \
  "<div class='share-buttons'><a href='#'>Share</a> <a href='#'>Send by mail</a></div>\n" \
  "<section id='comments'><h3>2 comments</h3><p>Somebody wrote, at some length, that the river " \
  "on the map was the right one after all, and everybody else was wrong.</p></section>\n" \
  "<footer><p>All content belongs to the review, its heirs, and the ferry at Kolm, which is " \
  "still in service.</p></footer>\n" \
  "<script>document.write ('<p>A paragraph that a script wrote, and that nobody asked for.</p>')" \
  "</script>\n"

#define HEAD \
  "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'>\n" \
  "<title>" SAMPLE_TITLE_TEXT " | " SAMPLE_PUBLICATION "</title>\n" \
  "<meta property='og:title' content='" SAMPLE_TITLE_TEXT "'>\n" \
  "<meta property='og:site_name' content='" SAMPLE_PUBLICATION "'>\n" \
  "<meta name='author' content='" SAMPLE_AUTHOR "'>\n" \
  "<meta property='article:published_time' content='" SAMPLE_DATE "T06:30:00+01:00'>\n" \
  "<link rel='canonical' href='https://review.example/pact'>\n" \
  "<style>p { margin: 0 }</style></head>\n"

char *
sample_make_html (void)
{
  GString *out = g_string_new (HEAD "<body class='has-sidebar'>" BEFORE "<main><article>\n");

  append_article (out);
  g_string_append (out, "<!-- nothing to see --></article></main>\n" AFTER "</body></html>\n");

  return g_string_free_and_steal (out);
}

/* A page that does not say which part of it is the article. */
char *
sample_make_bare_html (void)
{
  GString *out = g_string_new (HEAD "<body>" BEFORE "<div class='wrapper'><div class='text'>\n");

  append_article (out);
  g_string_append (out, "</div></div>\n" AFTER "</body></html>\n");

  return g_string_free_and_steal (out);
}

/* ---------------------------------------------------------------- DOCX */

#define W_NAMESPACE "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

static void
append_word_paragraph (GString           *out,
                       const SampleBlock *block)
{
  const char *style = block->kind == SAMPLE_TITLE     ? "Titel"
                      : block->kind == SAMPLE_HEADING ? "berschrift2"
                                                      : NULL;
  gsize half = strlen (block->text) / 2;
  g_autofree char *first = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *rest = NULL;

  /* Cut into two runs, at a space, as editing a text does. */
  while (block->text[half] != ' ' && block->text[half] != '\0')
    half++;
  first = g_strndup (block->text, half);
  escaped = g_markup_escape_text (first, -1);
  rest = g_markup_escape_text (block->text + half, -1);

  g_string_append (out, "<w:p>");
  if (style != NULL)
    g_string_append_printf (out, "<w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>", style);
  g_string_append_printf (out,
                          "<w:r><w:t xml:space=\"preserve\">%s</w:t></w:r><w:r><w:rPr><w:i/></w:rPr>"
                          "<w:t xml:space=\"preserve\">%s</w:t></w:r></w:p>\n",
                          escaped, rest);
}

char *
sample_make_document_xml (const char *more)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:document xmlns:w=\""
                               W_NAMESPACE "\"><w:body>\n");
  guint n;
  const SampleBlock *blocks = sample_article_get_blocks (&n);

  for (guint i = 0; i < n; i++)
    append_word_paragraph (out, &blocks[i]);
  g_string_append_printf (out, "%s<w:sectPr/></w:body></w:document>\n", more);

  return g_string_free_and_steal (out);
}

#define STYLES_XML \
  "<w:styles xmlns:w=\"" W_NAMESPACE "\">" \
  "<w:style w:type=\"paragraph\" w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style>" \
  "<w:style w:type=\"paragraph\" w:styleId=\"berschrift2\"><w:name w:val=\"heading 2\"/>" \
  "<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style></w:styles>"

#define CORE_XML \
  "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/" \
  "core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" SAMPLE_TITLE_TEXT \
  "</dc:title><dc:creator>" SAMPLE_AUTHOR "</dc:creator></cp:coreProperties>"

#define NUMBERING_XML \
  "<w:numbering xmlns:w=\"" W_NAMESPACE "\"><w:abstractNum w:abstractNumId=\"7\">" \
  "<w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/><w:numFmt w:val=\"decimal\"/>" \
  "<w:lvlText w:val=\"%1.\"/></w:lvl>" \
  "<w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%1.%2)\"/></w:lvl>" \
  "</w:abstractNum><w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>"

#define FOOTNOTES_XML \
  "<w:footnotes xmlns:w=\"" W_NAMESPACE "\"><w:footnote w:id=\"5\"><w:p><w:r><w:footnoteRef/>" \
  "</w:r><w:r><w:t>The minutes are lost.</w:t></w:r></w:p></w:footnote></w:footnotes>"

#define CONTENT_TYPES_XML \
  "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"

GBytes *
sample_make_docx (const char *document_xml)
{
  SampleArchive *archive = sample_archive_new ();

  sample_archive_add (archive, "[Content_Types].xml", CONTENT_TYPES_XML);
  if (document_xml != NULL)
    sample_archive_add (archive, "word/document.xml", document_xml);
  sample_archive_add (archive, "word/styles.xml", STYLES_XML);
  sample_archive_add (archive, "word/numbering.xml", NUMBERING_XML);
  sample_archive_add (archive, "word/footnotes.xml", FOOTNOTES_XML);
  sample_archive_add (archive, "docProps/core.xml", CORE_XML);

  return sample_archive_finish (archive);
}

/* ---------------------------------------------------------------- ODT */

char *
sample_make_content_xml (const char *more)
{
  GString *out = g_string_new (
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content "
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
    "<office:automatic-styles><style:style style:name=\"P1\" style:parent-style-name=\"Title\"/>"
    "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" "
    "style:num-format=\"1\" style:num-suffix=\".\"/><text:list-level-style-bullet "
    "text:level=\"2\"/></text:list-style></office:automatic-styles>"
    "<office:body><office:text>"
    "<text:tracked-changes><text:changed-region><text:deletion><text:p>Struck out.</text:p>"
    "</text:deletion></text:changed-region></text:tracked-changes>\n");
  guint n;
  const SampleBlock *blocks = sample_article_get_blocks (&n);

  for (guint i = 0; i < n; i++)
    if (blocks[i].kind == SAMPLE_HEADING)
      append_block (out, "<text:h text:outline-level=\"2\">", blocks[i].text, "</text:h>");
    else
      append_block (out,
                    blocks[i].kind == SAMPLE_TITLE ? "<text:p text:style-name=\"P1\">" : "<text:p>",
                    blocks[i].text, "</text:p>");
  g_string_append_printf (out, "%s</office:text></office:body></office:document-content>", more);

  return g_string_free_and_steal (out);
}

#define META_XML \
  "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" " \
  "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" " \
  "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"><office:meta>" \
  "<dc:title>" SAMPLE_TITLE_TEXT "</dc:title><meta:initial-creator>" SAMPLE_AUTHOR \
  "</meta:initial-creator></office:meta></office:document-meta>"

#define MANIFEST_XML \
  "<!DOCTYPE manifest:manifest PUBLIC \"-//OpenOffice.org//DTD Manifest 1.0//EN\" " \
  "\"Manifest.dtd\"><manifest:manifest " \
  "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>"

GBytes *
sample_make_odt (const char *content_xml)
{
  SampleArchive *archive = sample_archive_new ();

  sample_archive_add (archive, "mimetype", "application/vnd.oasis.opendocument.text");
  sample_archive_add (archive, "META-INF/manifest.xml", MANIFEST_XML);
  sample_archive_add (archive, "content.xml", content_xml);
  sample_archive_add (archive, "meta.xml", META_XML);

  return sample_archive_finish (archive);
}

/* ---------------------------------------------------------------- EPUB */

#define CONTAINER_XML \
  "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>" \
  "<rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>"

#define PACKAGE_HEAD \
  "<package xmlns=\"http://www.idpf.org/2007/opf\"><metadata " \
  "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" SAMPLE_TITLE_TEXT "</dc:title>" \
  "<dc:creator>" SAMPLE_AUTHOR "</dc:creator><dc:date>" SAMPLE_DATE "</dc:date>" \
  "<dc:language>en</dc:language></metadata><manifest>" \
  "<item id=\"n\" href=\"nav.xhtml\" properties=\"nav\"/>" \
  "<item id=\"two\" href=\"text/part%%202.xhtml\"/><item id=\"one\" href=\"text/one.xhtml\"/>" \
  "</manifest>%s</package>"

#define SPINE "<spine><itemref idref=\"n\"/><itemref idref=\"one\"/><itemref idref=\"two\"/></spine>"

static char *
make_chapter (guint first,
              guint end)
{
  GString *out = g_string_new (
    "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.1//EN\" \"xhtml11.dtd\">"
    "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Part</title></head><body>"
    "<a id=\"top\"/>");
  guint n;
  const SampleBlock *blocks = sample_article_get_blocks (&n);

  for (guint i = first; i < MIN (n, end); i++)
    {
      g_autofree char *escaped = g_markup_escape_text (blocks[i].text, -1);
      g_auto (GStrv) split = g_strsplit (escaped, " – ", -1);
      g_autofree char *text = g_strjoinv (" &ndash;&nbsp;", split);
      const char *tag = blocks[i].kind == SAMPLE_TITLE     ? "h1"
                        : blocks[i].kind == SAMPLE_HEADING ? "h2"
                                                           : "p";

      g_string_append_printf (out, "<%s>%s</%s>\n", tag, text, tag);
    }
  g_string_append (out, "</body></html>");

  return g_string_free_and_steal (out);
}

GBytes *
sample_make_epub (gboolean spine)
{
  SampleArchive *archive = sample_archive_new ();
  g_autofree char *package = g_strdup_printf (PACKAGE_HEAD, spine ? SPINE : "");
  g_autofree char *one = make_chapter (0, 6);
  g_autofree char *two = make_chapter (6, G_MAXUINT);

  sample_archive_add (archive, "mimetype", "application/epub+zip");
  sample_archive_add (archive, "META-INF/container.xml", CONTAINER_XML);
  sample_archive_add (archive, "OEBPS/book.opf", package);
  sample_archive_add (archive, "OEBPS/nav.xhtml", "<html><body><p>Contents</p></body></html>");
  sample_archive_add (archive, "OEBPS/text/part 2.xhtml", two);
  sample_archive_add (archive, "OEBPS/text/one.xhtml", one);

  return sample_archive_finish (archive);
}

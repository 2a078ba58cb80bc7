/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "import-helpers.h"

/* How pages become paragraphs, and what they say of themselves. */

typedef struct
{
  const char *name;
  const char *body;
  const char *content;
} Page;

#define LONG \
  "When the delegations met, neither had come to sign anything, and both had brought a map."

static const Page pages[] = {
  { "break", "<p>Two lines,<br>one paragraph.</p>", "Two lines, one paragraph." },
  { "two-breaks", "<div>One.<br> <br/>Two.<br>Still two.</div>", "One.\nTwo. Still two." },
  { "inline", "<p>A <b>bold</b>, <a href='/x'>linked</a>, <i>slanted</i>sea.</p>",
    "A bold, linked, slantedsea." },
  { "spaces", "<p>  Many \n\t spaces&nbsp;and&#8203;none.</p>", "Many spaces andnone." },
  { "soft-hyphen", "<p>Customs&shy;house.</p>", "Customshouse." },
  { "quotation", "<blockquote><p>So they say.</p></blockquote><p>He said <q>yes</q>.</p>",
    "So they say.\nHe said “yes”." },
  { "lists", "<p>These:</p><ul><li>boats;</li><li><p>maps.</p></li></ul>",
    "These:\nboats;\nmaps." },
  { "numbers",
    "<ol start='4'><li>Boats.</li><li>Maps.<ol type='a'><li>Old ones.</li></ol></li>"
    "<li value='9'>Ferries.</li><li>Tea.</li></ol>",
    "4. Boats.\n5. Maps.\na. Old ones.\n9. Ferries.\n10. Tea." },
  { "table",
    "<table><tr><th>Port</th><th>Year</th></tr><tr><td>Kolm</td><td><p>1911</p></td></tr></table>"
    "<p>So it was.</p>",
    "Port Year\nKolm 1911\nSo it was." },
  { "layout-table",
    "<table><tr><td><p>One paragraph.</p><p>Another one.</p></td><td>Margin.</td></tr></table>",
    "One paragraph.\nAnother one.\nMargin." },
  { "note-marks",
    "<p>He never wrote.<sup><a href='#n1'>1</a></sup> On the 4<sup>th</sup> he did."
    "<a href='#n2'>[2]</a></p><p>The letters are lost. <a href='#r1'>↩</a></p>",
    "He never wrote. On the 4th he did.\nThe letters are lost." },
  { "hidden",
    "<p>Seen.</p><p hidden>Unseen.</p><p style='display: none'>Nor this.</p>"
    "<p aria-hidden='true'>Nor that.</p><script>not this</script><svg><text>no</text></svg>",
    "Seen." },
  { "preformatted", "<pre>One line\nand its next.\n\nAnother\nparagraph.</pre>",
    "One line and its next.\nAnother paragraph." },
  { "ruby", "<p><ruby>条約<rp>(</rp><rt>じょうやく</rt><rp>)</rp></ruby>は短い。</p>", "条約は短い。" },
  { "unclosed", "<p>One paragraph.<p>Another<b> one.<p>A third.", "One paragraph.\nAnother one.\n"
    "A third." },
  { "signs", "<p>a &lt; b &amp;&amp; c &gt; d *e* _f_ &amp;amp;</p>",
    "a < b && c > d *e* _f_ &amp;" },
  { "link-lists", "<p>" LONG "</p><ul><li><a href='/1'>One</a></li><li><a href='/2'>Two</a></li>"
    "</ul>", LONG },
  { "own-header",
    "<article><header><h1>Of boats</h1><p>By Anna Lind</p></header><p>" LONG "</p></article>",
    "Of boats\nBy Anna Lind\n" LONG },
  { "heading-outside",
    "<header><h1>Of boats and maps</h1></header><article><p>" LONG "</p></article>",
    "Of boats and maps\n" LONG },
  { "form-around", "<form><div><p>" LONG "</p></div><p>" LONG "</p></form>", LONG "\n" LONG },
  { "teasers",
    "<main><h1>Of boats</h1><p>" LONG "</p><p>" LONG "</p><p>" LONG "</p><div class='related-posts'>"
    "<article><h3>Of tea</h3><p>Short.</p></article></div></main>",
    "Of boats\n" LONG "\n" LONG "\n" LONG },
  { "soup",
    "<div id='top'><a href='/'>Home</a> <a href='/a'>About</a></div><div><div class='x'><div><p>"
    LONG "</p></div><div><p>" LONG "</p></div><div><p>" LONG "</p></div></div></div>"
    "<div class='y'><p>Short and beside.</p></div>",
    LONG "\n" LONG "\n" LONG },
  { "named-body", "<div class='page no-sidebar related'><p>" LONG "</p></div>", LONG },
};

static void
test_page (gconstpointer user_data)
{
  const Page *page = user_data;
  g_autofree char *html = g_strdup_printf ("<!DOCTYPE html><html><head><meta charset=utf-8>"
                                           "</head><body>%s</body></html>", page->body);
  g_autoptr (EntImport) import = import_words (html, "page.html");

  assert_content (import, page->content);
}

/* Teasers are articles to their page, too: the one with the words is the article. */
static void
test_several_articles (void)
{
  g_autoptr (EntImport) import = import_words (
    "<html><body><article><p>A short word of another.</p></article><article><h2>Of boats</h2><p>"
    LONG "</p><p>" LONG "</p></article><article><p>And one more.</p></article></body></html>",
    "page.html");

  assert_content (import, "Of boats\n" LONG "\n" LONG);
}

/* ---------------------------------------------------------------- metadata */

static EntImport *
import_head (const char *head)
{
  g_autofree char *html = g_strdup_printf ("<!DOCTYPE html><html lang='fr-CA'><head>%s</head>"
                                           "<body><p>" LONG "</p></body></html>", head);

  return import_words (html, "page.html");
}

static void
test_citation_tags (void)
{
  g_autoptr (EntImport) import = import_head (
    "<title>x</title><meta name='citation_title' content='Of  Boats'>"
    "<meta name='citation_author' content='Lind, Anna'>"
    "<meta name='citation_author' content='Roe, Ben'>"
    "<meta name='citation_journal_title' content='Annals of Ferries'>"
    "<meta name='citation_publication_date' content='1998/05/02'>"
    "<meta name='citation_volume' content='4'><meta name='citation_issue' content='2'>"
    "<meta name='citation_firstpage' content='11'><meta name='citation_lastpage' content='19'>"
    "<meta name='citation_doi' content='10.1234/boats'>"
    "<meta property='og:title' content='Another title'>");

  assert_member (import, "title", "Of Boats");
  assert_member (import, "container-title", "Annals of Ferries");
  assert_member (import, "volume", "4");
  assert_member (import, "issue", "2");
  assert_member (import, "page", "11–19");
  assert_member (import, "DOI", "10.1234/boats");
  assert_member (import, "type", "article-journal");
  assert_member (import, "language", "fr-CA");
  assert_author (import, "Anna Lind");
  assert_issued (import, 1998, 5, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                      ent_import_get_csl (import), "author")), ==, 2);
}

static void
test_json_ld (void)
{
  g_autoptr (EntImport) import = import_head (
    "<script type='application/ld+json'>{\"@context\":\"https://schema.org\",\"@graph\":["
    "{\"@type\":\"WebSite\",\"name\":\"Not this\"},"
    "{\"@type\":[\"NewsArticle\"],\"headline\":\"Of Boats\",\"datePublished\":"
    "\"1998-05-02T09:00:00Z\",\"author\":[{\"@type\":\"Person\",\"name\":\"Anna Lind\"}],"
    "\"publisher\":{\"name\":\"The Ferry\"},\"url\":\"https://ferry.example/1\"}]}</script>"
    "<script type='application/ld+json'>{broken</script>"
    "<meta name='author' content='Somebody Else'>");

  assert_member (import, "title", "Of Boats");
  assert_member (import, "container-title", "The Ferry");
  assert_member (import, "type", "article-newspaper");
  assert_member (import, "URL", "https://ferry.example/1");
  assert_author (import, "Anna Lind");
  assert_issued (import, 1998, 5, 2);
}

/* As much of it as a stack would not bear. */
static void
test_deep_json (void)
{
  GString *head = g_string_new ("<script type='application/ld+json'>");
  g_autofree char *text = NULL;
  g_autoptr (EntImport) import = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (head, "[{\"@graph\":");
  g_string_append (head, "</script><meta name='author' content='Anna Lind'>");
  text = g_string_free_and_steal (head);
  import = import_head (text);
  assert_author (import, "Anna Lind");
}

static void
test_plain_tags (void)
{
  g_autoptr (EntImport) import = import_words (
    "<html><head><title>Of Boats</title><meta name='DC.Creator' content='Lind, Anna'></head>"
    "<body><article><time datetime='1998-05-02'>in May</time><p>" LONG "</p></article></body>"
    "</html>", "page.html");

  assert_member (import, "title", "Of Boats");
  assert_author (import, "Anna Lind");
  assert_issued (import, 1998, 5, 2);
}

static void
add_tests (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strconcat ("/import-html/page/", pages[i].name, NULL);

      g_test_add_data_func (path, &pages[i], test_page);
    }
  g_test_add_func ("/import-html/several-articles", test_several_articles);
  g_test_add_func ("/import-html/metadata/citation", test_citation_tags);
  g_test_add_func ("/import-html/metadata/json-ld", test_json_ld);
  g_test_add_func ("/import-html/metadata/deep-json", test_deep_json);
  g_test_add_func ("/import-html/metadata/plain", test_plain_tags);
}

int
main (int    argc,
      char **argv)
{
  return import_test_run (argc, argv, add_tests);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-articles.h"

#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <cairo-pdf.h>

#include "ent-anchor.h"
#include "generated-article.h"
#include "sample-formats.h"

/* Generated articles in files of one format and another, and a case that was coded from
 * them. A file has a paragraph more than the text that was coded, so that every passage
 * has to be looked for. */

#define FOREWORD "A foreword that only this copy of the article has, and no other copy of it."

static char *
dup_paragraphs (EntText    *text,
                const char *before,
                const char *after)
{
  g_auto (GStrv) paragraphs = g_strsplit (ent_text_get_content (text), "\n", -1);
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "%s%s%s", before, FOREWORD, after);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (paragraphs[i], -1);

      g_string_append_printf (out, "%s%s%s", before, escaped, after);
    }

  return g_string_free_and_steal (out);
}

static GBytes *
take_string (char *string)
{
  return g_bytes_new_take (string, strlen (string));
}

static GBytes *
make_plain (EntText *text)
{
  g_auto (GStrv) paragraphs = g_strsplit (ent_text_get_content (text), "\n", -1);
  g_autofree char *joined = g_strjoinv ("\n\n", paragraphs);

  return take_string (g_strconcat (FOREWORD "\n\n", joined, "\n", NULL));
}

static GBytes *
make_html (EntText *text)
{
  g_autofree char *body = dup_paragraphs (text, "<p>", "</p>\n");

  return take_string (g_strconcat ("<!DOCTYPE html><html><body><article>\n", body,
                                   "</article></body></html>\n", NULL));
}

static GBytes *
make_docx (EntText *text)
{
  g_autofree char *body =
    dup_paragraphs (text, "<w:p><w:r><w:t xml:space=\"preserve\">", "</w:t></w:r></w:p>");
  g_autofree char *xml = g_strconcat (
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
    "<w:body>", body, "</w:body></w:document>", NULL);

  return sample_make_docx (xml);
}

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
set_pages (cairo_t *cr,
           EntText *text)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Serif 9");
  g_autofree char *content = g_strconcat (FOREWORD, "\n", ent_text_get_content (text), NULL);
  double y = 60;
  PangoLayoutIter *lines = NULL;

  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, 470 * PANGO_SCALE);
  pango_layout_set_indent (layout, 20 * PANGO_SCALE);
  pango_layout_set_text (layout, content, -1);
  lines = pango_layout_get_iter (layout);
  do
    {
      if (y > 780)
        {
          cairo_show_page (cr);
          y = 60;
        }
      cairo_move_to (cr, 60, y);
      pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (lines));
      y += 13;
    }
  while (pango_layout_iter_next_line (lines));
  pango_layout_iter_free (lines);
}

static GBytes *
make_pdf (EntText *text)
{
  GByteArray *data = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, data, 595, 842);
  cairo_t *cr = cairo_create (surface);

  set_pages (cr, text);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (data);
}

static const struct
{
  const char *suffix;
  GBytes *(*make) (EntText *);
} formats[] = {
  { "txt", make_plain },
  { "html", make_html },
  { "docx", make_docx },
  { "pdf", make_pdf },
  { "md", make_plain },
};

/* Some 1,500 words, which mean nothing: a few generated articles in a row. */
static EntText *
make_text (guint seed)
{
  g_autoptr (GString) content = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; content->len < 9000; i++)
    {
      g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));
      g_autoptr (EntText) text = NULL;
      g_auto (GStrv) paragraphs = NULL;
      Article article;

      generated_article_init (&article, seed * 100 + i);
      text = generated_article_render (&article, starts);
      paragraphs = g_strsplit (ent_text_get_content (text), "\n", -1);
      for (guint j = 0; paragraphs[j] != NULL; j++)
        g_string_append_printf (content, "%s\n\n", paragraphs[j]);
      generated_article_clear (&article);
    }

  bytes = g_bytes_new (content->str, content->len);
  return ent_text_new_from_bytes (bytes, "generated", NULL);
}

/**
 * bench_articles_write:
 * @folder: a folder that is there
 * @n: how many
 *
 * Writes articles, in one format after the other.
 *
 * Returns: (transfer full): the files
 */
GListStore *
bench_articles_write (const char *folder,
                      guint       n)
{
  GListStore *files = g_list_store_new (G_TYPE_FILE);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (EntText) text = make_text (i);
      g_autoptr (GBytes) bytes = formats[i % G_N_ELEMENTS (formats)].make (text);
      g_autofree char *name =
        g_strdup_printf ("article-%03u.%s", i, formats[i % G_N_ELEMENTS (formats)].suffix);
      g_autoptr (GFile) file = g_file_new_build_filename (folder, name, NULL);

      g_assert_true (g_file_replace_contents (file, g_bytes_get_data (bytes, NULL),
                                              g_bytes_get_size (bytes), NULL, FALSE,
                                              G_FILE_CREATE_NONE, NULL, NULL, NULL));
      g_list_store_append (files, file);
    }

  return files;
}

static void
append_passages (GString *passages,
                 GString *evidence,
                 EntText *text,
                 guint    number,
                 guint    n_passages)
{
  gsize length = ent_text_get_length (text);

  for (guint i = 0; i < n_passages; i++)
    {
      gsize start = length * i / n_passages;
      g_autoptr (EntAnchor) anchor = ent_anchor_new_for_span (text, start, start + 150);
      g_autoptr (JsonNode) node = ent_anchor_to_json (anchor);
      g_autofree char *place = json_to_string (node, FALSE);
      const char *comma = number + i > 0 ? ",\n" : "";

      g_string_append_printf (passages, "%s{\"id\":\"p%03u-%03u\",\"article\":\"a%03u\","
                              "\"anchor\":%s,\"digest\":\"It says so.\"}",
                              comma, number, i, number, place);
      g_string_append_printf (evidence, "%s{\"id\":\"e%03u-%03u\",\"passage\":\"p%03u-%03u\","
                              "\"target\":\"t%02u\",\"stance\":\"supports\","
                              "\"aspect\":\"existence\"}",
                              comma, number, i, number, i, i % 20);
    }
}

static void
append_ties (GString *out)
{
  g_string_append (out, "\"states\":[");
  for (guint i = 0; i < 21; i++)
    g_string_append_printf (out, "%s{\"id\":\"S%02u\",\"kind\":\"state\","
                            "\"names\":[{\"name\":\"State %u\"}]}", i > 0 ? "," : "", i, i);
  g_string_append (out, "],\n\"ties\":[");
  for (guint i = 0; i < 20; i++)
    g_string_append_printf (out, "%s{\"id\":\"t%02u\",\"kind\":\"alliance\","
                            "\"date\":\"1954/1991\",\"members\":[{\"state\":\"S%02u\"},"
                            "{\"state\":\"S%02u\"}]}", i > 0 ? "," : "", i, i, i + 1);
  g_string_append (out, "],\n");
}

/**
 * bench_articles_write_case:
 * @path: where
 * @n_articles: how many of the articles are coded
 * @n_passages: how many passages each has
 *
 * Writes a case that was coded from the first articles.
 */
void
bench_articles_write_case (const char *path,
                           guint       n_articles,
                           guint       n_passages)
{
  g_autoptr (GString) out = g_string_new (
    "{\"format\":\"entente-case\",\"version\":1,"
    "\"case\":{\"title\":\"Bench\",\"coverage\":\"1900/2000\"},\n");
  g_autoptr (GString) passages = g_string_new (NULL);
  g_autoptr (GString) evidence = g_string_new (NULL);

  append_ties (out);
  g_string_append (out, "\"articles\":[");
  for (guint i = 0; i < n_articles; i++)
    {
      g_autoptr (EntText) text = make_text (i);

      g_string_append_printf (out, "%s{\"id\":\"a%03u\",\"label\":\"A%u\",\"csl\":{},"
                              "\"text\":\"%s\"}", i > 0 ? ",\n" : "", i, i,
                              ent_text_get_digest (text));
      append_passages (passages, evidence, text, i, n_passages);
    }
  g_string_append_printf (out, "],\n\"passages\":[%s],\n\"evidence\":[%s]}\n", passages->str,
                          evidence->str);
  g_assert_true (g_file_set_contents (path, out->str, (gssize) out->len, NULL));
}

/**
 * bench_articles_remove:
 * @files: what was written
 *
 * Removes the files.
 */
void
bench_articles_remove (GListModel *files)
{
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      g_assert_true (g_file_delete (file, NULL, NULL));
    }
}

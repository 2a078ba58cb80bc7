/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-import-pdf-private.h"
#include "ent-import-pdf.h"

/* Reading a PDF: pages → runs of words (ent-import-pdf-page.c), less running heads and
 * feet (-furniture.c) → lines in reading order (-columns.c), with the edges of their
 * columns (-edges.c) → paragraphs, headings and footnotes (-paragraphs.c, -notes.c), with
 * words healed that line ends cut (-words.c).
 *
 * Nothing here is asynchronous and nothing asks the network or another file: it is meant
 * for a child process with limits on time and memory. */

#define PAGES_MAX       10000
#define CHARS_MAX       (32 * 1024 * 1024)

/* A scan may carry a stamp or a page number; a page of text has more letters. */
#define LETTERS_A_PAGE  20
#define LETTERS_MIN     4

G_DEFINE_QUARK (ent-pdf-error-quark, ent_pdf_error)

/* ---------------------------------------------------------------- Poppler's own words */

/* Poppler says of every odd byte that it is odd, on the standard output where debugging is
 * asked for: that is where a child process answers. */
static void
ignore_log (const char     *domain,
            GLogLevelFlags  level,
            const char     *message,
            gpointer        data)
{
}

/* ---------------------------------------------------------------- opening */

static void
set_damaged (GError     **error,
             const char  *name)
{
  g_set_error (error, ENT_PDF_ERROR, ENT_PDF_ERROR_DAMAGED,
               _("“%s” is no PDF, or a damaged one: fetch it again, or open and save it in a PDF "
                 "viewer, and try with that copy"), name);
}

static PopplerDocument *
open_pdf (GBytes      *bytes,
          const char  *name,
          GError     **error)
{
  g_autoptr (GError) reason = NULL;
  PopplerDocument *pdf = NULL;

  if (g_bytes_get_size (bytes) > 0)
    pdf = poppler_document_new_from_bytes (bytes, NULL, &reason);
  if (pdf != NULL)
    return pdf;

  if (g_error_matches (reason, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    g_set_error (error, ENT_PDF_ERROR, ENT_PDF_ERROR_ENCRYPTED,
                 _("“%s” is locked with a password: save a copy without the password, and open "
                   "that"), name);
  else
    set_damaged (error, name);

  return NULL;
}

static gboolean
check_pages (PopplerDocument  *pdf,
             const char       *name,
             GError          **error)
{
  int n_pages = poppler_document_get_n_pages (pdf);

  if (n_pages > 0 && n_pages <= PAGES_MAX)
    return TRUE;

  if (n_pages <= 0)
    g_set_error (error, ENT_PDF_ERROR, ENT_PDF_ERROR_EMPTY,
                 _("“%s” has no pages: fetch it again, it may have been cut short"), name);
  else
    g_set_error (error, ENT_PDF_ERROR, ENT_PDF_ERROR_TOO_LARGE,
                 _("“%s” has %d pages, more than the %d that are read: split it, and open the "
                   "parts"), name, n_pages, PAGES_MAX);

  return FALSE;
}

static gsize
count_chars (const EntPdfPage *page)
{
  gsize n = 0;

  for (guint i = 0; i < page->runs->len; i++)
    n += ((EntPdfRun *) page->runs->pdata[i])->n_chars;

  return n;
}

/* A page that cannot be read is an empty one. */
static EntPdfPage *
read_page (PopplerDocument *pdf,
           int              i,
           guint           *n_broken)
{
  PopplerPage *poppler_page = poppler_document_get_page (pdf, i);
  EntPdfPage *page = ent_pdf_page_new (poppler_page);

  *n_broken += poppler_page == NULL;
  g_clear_object (&poppler_page);
  return page;
}

static GPtrArray *
read_pages (PopplerDocument  *pdf,
            const char       *name,
            guint            *n_broken,
            GError          **error)
{
  g_autoptr (GPtrArray) pages = NULL;
  int n_pages = poppler_document_get_n_pages (pdf);
  gsize n_chars = 0;

  *n_broken = 0;
  pages = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_pdf_page_free);
  for (int i = 0; i < n_pages; i++)
    {
      EntPdfPage *page = read_page (pdf, i, n_broken);

      g_ptr_array_add (pages, page);
      n_chars += count_chars (page);
      if (n_chars > CHARS_MAX)
        {
          g_set_error (error, ENT_PDF_ERROR, ENT_PDF_ERROR_TOO_LARGE,
                       _("“%s” has more text than is read, already before page %d: split it, "
                         "and open the parts"), name, i + 2);
          return NULL;
        }
    }

  if (*n_broken == pages->len)
    {
      set_damaged (error, name);
      return NULL;
    }

  return g_steal_pointer (&pages);
}

/* ---------------------------------------------------------------- scans */

static guint
count_letters (const EntPdfPage *page)
{
  guint n = 0;

  for (guint i = 0; i < page->runs->len; i++)
    {
      const EntPdfRun *run = page->runs->pdata[i];

      for (const char *p = run->text; !run->dropped && *p != '\0'; p = g_utf8_next_char (p))
        n += g_unichar_isalpha (g_utf8_get_char (p));
    }

  return n;
}

static gboolean
check_text (GPtrArray   *pages,
            const char  *name,
            GError     **error)
{
  guint n_letters = 0;

  for (guint i = 0; i < pages->len; i++)
    n_letters += count_letters (pages->pdata[i]);

  if (n_letters >= LETTERS_MIN && (pages->len == 1 || n_letters / pages->len >= LETTERS_A_PAGE))
    return TRUE;

  g_set_error (error, ENT_PDF_ERROR, ENT_PDF_ERROR_SCANNED,
               _("“%s” holds pictures of pages, no text: have its text recognised (OCR) first, "
                 "and open the result"), name);
  return FALSE;
}

static void
add_notices (GPtrArray   *pages,
             guint        n_broken,
             EntDocument *document)
{
  guint n_pictures = 0;

  for (guint i = 0; i < pages->len; i++)
    n_pictures += ((EntPdfPage *) pages->pdata[i])->has_image;

  if (n_pictures > 0)
    {
      g_autofree char *notice = NULL;

      notice = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                             "%u page is a picture without text, and was left out",
                                             "%u pages are pictures without text, and were left "
                                             "out", n_pictures), n_pictures);
      ent_document_add_notice (document, notice);
    }
  if (n_broken > 0)
    {
      g_autofree char *notice = NULL;

      notice = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                             "%u page is damaged, and was left out",
                                             "%u pages are damaged, and were left out",
                                             n_broken), n_broken);
      ent_document_add_notice (document, notice);
    }
}

/* ---------------------------------------------------------------- the whole */

static gboolean
fill_document (EntDocument      *document,
               PopplerDocument  *pdf,
               const char       *name,
               GError          **error)
{
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  EntPdfBody body;
  guint n_broken;

  if (!check_pages (pdf, name, error))
    return FALSE;

  pages = read_pages (pdf, name, &n_broken, error);
  if (pages == NULL)
    return FALSE;

  ent_pdf_drop_furniture (pages, ent_pdf_measure_size (pages));
  if (!check_text (pages, name, error))
    return FALSE;

  add_notices (pages, n_broken, document);
  lines = ent_pdf_order_lines (pages);
  g_clear_pointer (&pages, g_ptr_array_unref);
  body = ent_pdf_measure_body (lines);
  ent_pdf_measure_columns (lines, &body);
  ent_pdf_find_notes (lines, &body);
  ent_pdf_make_pieces (lines, &body, document);
  ent_pdf_read_info (pdf, ent_document_get_csl (document));

  return TRUE;
}

static EntDocument *
read_document (GBytes      *bytes,
               const char  *name,
               GError     **error)
{
  g_autoptr (EntDocument) document = ent_document_new ();
  PopplerDocument *pdf = open_pdf (bytes, name, error);
  gboolean filled = pdf != NULL && fill_document (document, pdf, name, error);

  g_clear_object (&pdf);
  return filled ? g_steal_pointer (&document) : NULL;
}

/**
 * ent_import_pdf:
 * @bytes: a PDF file
 * @name: what to call it in errors: usually the file's name
 * @error: return location for an error
 *
 * Reads the text of a PDF: its paragraphs and headings in reading order, on pages of one
 * to four columns, without running heads and feet and page numbers; words healed that
 * the ends of lines cut. Footnotes come after the body, each a piece of its own; the
 * small raised figures that point to them are left out. How each of these is told is
 * written at the head of the file that does it.
 *
 * The document's CSL-JSON gets what the file says of itself: title, author, date,
 * publication, language. Much of that is wrong in the wild, and wants showing.
 *
 * It takes its time, about a second for some hundred pages, and is meant for a child
 * process.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with an error of the domain
 *   %ENT_PDF_ERROR, whose sentence names the file and says what to do
 */
EntDocument *
ent_import_pdf (GBytes      *bytes,
                const char  *name,
                GError     **error)
{
  EntDocument *document;
  guint handler;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  handler = g_log_set_handler ("Poppler", G_LOG_LEVEL_INFO | G_LOG_LEVEL_DEBUG, ignore_log, NULL);
  document = read_document (bytes, name, error);
  g_log_remove_handler ("Poppler", handler);

  return document;
}

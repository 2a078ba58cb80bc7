/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ent-report-writer.h"
#include "ent-xml.h"

/*
 * The two formats of a report: headings, paragraphs, facts, tables and quotations in the
 * order in which they come, as Markdown (CommonMark, with the tables of GitHub's) or as one
 * page of HTML. Facts that follow one another are a list. What a text holds is never taken
 * for a mark.
 *
 * The page is XML too, so that other programs can read it; it begins as HTML asks for, as a
 * browser would show it in the ways of the nineties otherwise.
 */

struct _EntReportWriter
{
  GString *markdown;
  EntXml  *html;
  gboolean in_list;

  /* The table that is open */
  const EntReportColumn *columns;
  guint                  n_columns;
  guint                  column;
};

/* Enough for a paper's appendix, on the screen and on paper, light and dark. A table that is
 * wider than the page scrolls by itself, and on paper is set smaller. The scheme is the root's, or
 * the ground stays light under links for a dark one. No mark of XML in it. */
static const char style[] =
  ":root { color-scheme: light dark; } "
  "body { max-width: 42em; margin: 2em auto; padding: 0 1em; font-family: serif; "
  "line-height: 1.5; overflow-wrap: break-word; } "
  "h1, h2, h3 { font-family: sans-serif; line-height: 1.25; } "
  "h2 { margin-top: 2em; border-bottom: 1px solid; } "
  "b { font-family: sans-serif; font-size: smaller; } "
  "blockquote { margin: 0.5em 0 0.5em 1em; padding-left: 1em; border-left: 3px solid; } "
  "pre { padding: 0.5em 1em; border: 1px solid; white-space: pre-wrap; } "
  ".table { overflow-x: auto; margin: 1em 0; } "
  "table { border-collapse: collapse; font: 0.8em/1.35 sans-serif; } "
  "caption { text-align: start; font-weight: bold; padding: 0.25em 0; } "
  "th, td { text-align: start; vertical-align: top; padding: 0.25em 0; "
  "padding-inline-end: 0.75em; border-bottom: 1px solid; } "
  "thead th { vertical-align: bottom; border-bottom-width: 2px; } "
  "th.number, td.number { text-align: end; font-variant-numeric: tabular-nums; } "
  ":target { outline: 2px solid; outline-offset: 0.25em; } "
  "th[scope=row] { min-width: 9em; } "
  "@media screen and (min-width: 60em) { .table { "
  "width: max-content; min-width: 100%; max-width: min(100vw - 4em, 70em); "
  "position: relative; left: 50%; transform: translateX(-50%); } } "
  "@media print { :root { color-scheme: light; } body { max-width: none; margin: 0; } "
  ".table { overflow: visible; } table { font-size: 7pt; } "
  "th, td { padding-inline: 0 0.4em; } thead { display: table-header-group; } "
  "h2, h3, caption { break-after: avoid; } blockquote, li, p, tr { break-inside: avoid; } }";

/* What stands before the page. */
static const char xml_declaration[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
static const char doctype[] = "<!DOCTYPE html>";

/* Every mark of CommonMark, wherever it stands; a number at the start of a line would
 * begin a list. */
static void
append_escaped (GString    *out,
                const char *text)
{
  gboolean digits = TRUE;

  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean ends_number = digits && p > text && (*p == '.' || *p == ')') &&
                             (p[1] == '\0' || g_ascii_isspace (p[1]));
      gboolean begins_item = p == text && (*p == '-' || *p == '+');

      if (ends_number || begins_item || strchr ("\\`*_{}[]<>#|~&", *p) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p == '\n' ? ' ' : *p);
      digits = digits && g_ascii_isdigit (*p);
    }
}

static void
append_line (EntReportWriter *self,
             const char      *before,
             const char      *text,
             const char      *after)
{
  g_string_append (self->markdown, before);
  append_escaped (self->markdown, text);
  g_string_append (self->markdown, after);
}

static void
begin_head (EntReportWriter *self,
            const char      *title,
            const char      *language)
{
  ent_xml_begin (self->html, "html");
  ent_xml_attribute (self->html, "xmlns", "http://www.w3.org/1999/xhtml");
  ent_xml_attribute (self->html, "lang", language);
  ent_xml_begin (self->html, "head");
  ent_xml_begin (self->html, "meta");
  ent_xml_attribute (self->html, "charset", "utf-8");
  ent_xml_end (self->html);
  ent_xml_begin (self->html, "meta");
  ent_xml_attribute (self->html, "name", "viewport");
  ent_xml_attribute (self->html, "content", "width=device-width, initial-scale=1");
  ent_xml_end (self->html);
  ent_xml_leaf (self->html, "title", title);
  ent_xml_leaf (self->html, "style", style);
  ent_xml_end (self->html);
  ent_xml_begin (self->html, "body");
}

static void
end_list (EntReportWriter *self)
{
  if (!self->in_list)
    return;

  if (self->html != NULL)
    ent_xml_end (self->html);
  else
    g_string_append_c (self->markdown, '\n');
  self->in_list = FALSE;
}

static void
begin_list (EntReportWriter *self)
{
  if (self->in_list)
    return;

  self->in_list = TRUE;
  if (self->html != NULL)
    ent_xml_begin (self->html, "ul");
}

/* The language that its words are in, as BCP 47 has it. */
static char *
dup_language (void)
{
  const char *const *languages = g_get_language_names ();
  g_autofree char *language = g_strdup (languages[0]);

  language[strcspn (language, ".@")] = '\0';
  if (g_str_equal (language, "C") || g_str_equal (language, "POSIX"))
    return g_strdup ("en");

  return g_strdelimit (g_steal_pointer (&language), "_", '-');
}

/*< private >
 * ent_report_writer_new:
 * @format: which format
 * @title: the report's title
 *
 * Returns: (transfer full): a writer, that has written the title
 */
EntReportWriter *
ent_report_writer_new (EntReportFormat  format,
                       const char      *title)
{
  EntReportWriter *self = g_new0 (EntReportWriter, 1);
  g_autofree char *language = dup_language ();

  if (format == ENT_REPORT_FORMAT_HTML)
    {
      self->html = ent_xml_new ();
      begin_head (self, title, language);
    }
  else
    {
      self->markdown = g_string_new (NULL);
    }
  ent_report_writer_heading (self, 1, title);

  return self;
}

/*< private >
 * ent_report_writer_free:
 * @self: (transfer full): a writer
 */
void
ent_report_writer_free (EntReportWriter *self)
{
  g_clear_pointer (&self->html, ent_xml_free);
  if (self->markdown != NULL)
    g_string_free (self->markdown, TRUE);
  g_free (self);
}

static char *
replace_declaration (char *text)
{
  g_autofree char *page = text;

  g_assert (g_str_has_prefix (page, xml_declaration));
  return g_strconcat (doctype, page + strlen (xml_declaration), NULL);
}

/*< private >
 * ent_report_writer_free_to_text:
 * @self: (transfer full): a writer
 *
 * Returns: (transfer full): the report
 */
char *
ent_report_writer_free_to_text (EntReportWriter *self)
{
  char *text = NULL;

  end_list (self);
  if (self->html != NULL)
    {
      ent_xml_end (self->html);
      ent_xml_end (self->html);
      text = replace_declaration (ent_xml_free_to_text (g_steal_pointer (&self->html)));
    }
  else
    {
      text = g_string_free_and_steal (g_steal_pointer (&self->markdown));
    }
  ent_report_writer_free (self);

  return text;
}

/*< private >
 * ent_report_writer_heading:
 * @self: a writer
 * @level: from 1, the title's, to 6
 * @text: the heading
 */
void
ent_report_writer_heading (EntReportWriter *self,
                           guint            level,
                           const char      *text)
{
  end_list (self);
  if (self->html != NULL)
    {
      char element[] = { 'h', (char) ('0' + level), '\0' };

      ent_xml_leaf (self->html, element, text);
      return;
    }

  for (guint i = 0; i < level; i++)
    g_string_append_c (self->markdown, '#');
  append_line (self, " ", text, "\n\n");
}

/*< private >
 * ent_report_writer_paragraph:
 * @self: a writer
 * @text: the paragraph
 */
void
ent_report_writer_paragraph (EntReportWriter *self,
                             const char      *text)
{
  end_list (self);
  if (self->html != NULL)
    ent_xml_leaf (self->html, "p", text);
  else
    append_line (self, "", text, "\n\n");
}

/*< private >
 * ent_report_writer_fact:
 * @self: a writer
 * @name: what is told
 * @value: (nullable): what it is; nothing is written for %NULL
 */
void
ent_report_writer_fact (EntReportWriter *self,
                        const char      *name,
                        const char      *value)
{
  if (value == NULL)
    return;

  begin_list (self);
  if (self->html != NULL)
    {
      ent_xml_begin (self->html, "li");
      ent_xml_leaf (self->html, "b", name);
      ent_xml_text (self->html, ": ");
      ent_xml_text (self->html, value);
      ent_xml_end (self->html);
      return;
    }

  append_line (self, "- **", name, ":** ");
  append_line (self, "", value, "\n");
}

/*< private >
 * ent_report_writer_lead:
 * @self: a writer
 * @id: (nullable): by what references lead here, or %NULL where none does
 * @name: what stands out
 * @rest: what follows it on the line
 *
 * Writes a paragraph that leads to those that follow.
 */
void
ent_report_writer_lead (EntReportWriter *self,
                        const char      *id,
                        const char      *name,
                        const char      *rest)
{
  end_list (self);
  if (self->html != NULL)
    {
      ent_xml_begin (self->html, "p");
      ent_xml_attribute (self->html, "id", id);
      ent_xml_leaf (self->html, "b", name);
      ent_xml_text (self->html, " · ");
      ent_xml_text (self->html, rest);
      ent_xml_end (self->html);
      return;
    }

  append_line (self, "**", name, "** · ");
  append_line (self, "", rest, "\n\n");
}

/*< private >
 * ent_report_writer_quote:
 * @self: a writer
 * @text: somebody else's words
 */
void
ent_report_writer_quote (EntReportWriter *self,
                         const char      *text)
{
  end_list (self);
  if (self->html == NULL)
    {
      append_line (self, "> ", text, "\n\n");
      return;
    }

  ent_xml_begin (self->html, "blockquote");
  ent_xml_leaf (self->html, "p", text);
  ent_xml_end (self->html);
}

/*< private >
 * ent_report_writer_code:
 * @self: a writer
 * @text: what is to be typed, word for word; no line of it is three backticks
 */
void
ent_report_writer_code (EntReportWriter *self,
                        const char      *text)
{
  end_list (self);
  if (self->html == NULL)
    {
      g_string_append_printf (self->markdown, "```\n%s\n```\n\n", text);
      return;
    }

  ent_xml_begin (self->html, "pre");
  ent_xml_text (self->html, "");
  ent_xml_leaf (self->html, "code", text);
  ent_xml_end (self->html);
}

/* ------------------------------------------------------------------------------ tables */

static void
begin_html_table (EntReportWriter *self,
                  const char      *caption)
{
  /* What scrolls must be reached by the keyboard, and have a name then. */
  ent_xml_begin (self->html, "div");
  ent_xml_attribute (self->html, "class", "table");
  ent_xml_attribute (self->html, "role", "region");
  ent_xml_attribute (self->html, "tabindex", "0");
  ent_xml_attribute (self->html, "aria-label", caption);
  ent_xml_begin (self->html, "table");
  ent_xml_leaf (self->html, "caption", caption);
  ent_xml_begin (self->html, "thead");
  ent_xml_begin (self->html, "tr");
  for (guint i = 0; i < self->n_columns; i++)
    {
      ent_xml_begin (self->html, "th");
      ent_xml_attribute (self->html, "scope", "col");
      ent_xml_attribute (self->html, "class", self->columns[i].number ? "number" : NULL);
      ent_xml_text (self->html, self->columns[i].title);
      ent_xml_end (self->html);
    }
  ent_xml_end (self->html);
  ent_xml_end (self->html);
  ent_xml_begin (self->html, "tbody");
}

static void
begin_markdown_table (EntReportWriter *self,
                      const char      *caption)
{
  append_line (self, "**", caption, "**\n\n|");
  for (guint i = 0; i < self->n_columns; i++)
    append_line (self, " ", self->columns[i].title, " |");
  g_string_append (self->markdown, "\n|");
  for (guint i = 0; i < self->n_columns; i++)
    g_string_append (self->markdown, self->columns[i].number ? " ---: |" : " --- |");
  g_string_append_c (self->markdown, '\n');
}

/*< private >
 * ent_report_writer_begin_table:
 * @self: a writer
 * @caption: what the table shows
 * @columns: (array length=n_columns): its columns, which stay there until it ends; the
 *   first one names the rows
 * @n_columns: how many
 *
 * Begins a table; nothing but its cells may follow until it ends.
 */
void
ent_report_writer_begin_table (EntReportWriter       *self,
                               const char            *caption,
                               const EntReportColumn *columns,
                               guint                  n_columns)
{
  end_list (self);
  self->columns = columns;
  self->n_columns = n_columns;
  self->column = 0;
  if (self->html != NULL)
    begin_html_table (self, caption);
  else
    begin_markdown_table (self, caption);
}

/* Behind the text: “[1] [2]”, each a link to the paragraph that it speaks of. */
static void
write_references (EntReportWriter *self,
                  GArray          *references)
{
  for (guint i = 0; references && i < references->len; i++)
    {
      guint number = g_array_index (references, guint, i);
      g_autofree char *mark = g_strdup_printf ("[%u]", number);
      g_autofree char *to = g_strdup_printf ("#passage-%u", number);

      if (self->html == NULL)
        {
          append_line (self, " ", mark, "");
          continue;
        }
      ent_xml_text (self->html, " ");
      ent_xml_begin (self->html, "a");
      ent_xml_attribute (self->html, "href", to);
      ent_xml_text (self->html, mark);
      ent_xml_end (self->html);
    }
}

static void
write_html_cell (EntReportWriter *self,
                 const char      *text,
                 GArray          *references)
{
  if (self->column == 0)
    ent_xml_begin (self->html, "tr");
  ent_xml_begin (self->html, self->column == 0 ? "th" : "td");
  ent_xml_attribute (self->html, "scope", self->column == 0 ? "row" : NULL);
  ent_xml_attribute (self->html, "class", self->columns[self->column].number ? "number" : NULL);
  ent_xml_text (self->html, text);
  write_references (self, references);
  ent_xml_end (self->html);
  if (self->column + 1 == self->n_columns)
    ent_xml_end (self->html);
}

static void
write_markdown_cell (EntReportWriter *self,
                     const char      *text,
                     GArray          *references)
{
  append_line (self, self->column == 0 ? "| " : " ", text, "");
  write_references (self, references);
  g_string_append (self->markdown, self->column + 1 == self->n_columns ? " |\n" : " |");
}

/*< private >
 * ent_report_writer_cell:
 * @self: a writer with an open table
 * @text: what stands in the next cell
 * @references: (nullable) (element-type guint): the numbers of passages, as
 *   ent_report_writer_passage() was handed them
 *
 * Writes a cell; a row is full with as many as there are columns.
 */
void
ent_report_writer_cell (EntReportWriter *self,
                        const char      *text,
                        GArray          *references)
{
  g_assert (self->columns != NULL);

  if (self->html != NULL)
    write_html_cell (self, text, references);
  else
    write_markdown_cell (self, text, references);
  self->column = (self->column + 1) % self->n_columns;
}

/*< private >
 * ent_report_writer_end_table:
 * @self: a writer with an open table whose last row is full
 */
void
ent_report_writer_end_table (EntReportWriter *self)
{
  g_assert (self->columns != NULL && self->column == 0);

  self->columns = NULL;
  if (self->html == NULL)
    {
      g_string_append_c (self->markdown, '\n');
      return;
    }
  for (guint i = 0; i < 3; i++)   /* tbody, table, div */
    ent_xml_end (self->html);
}

/*< private >
 * ent_report_writer_passage:
 * @self: a writer
 * @number: its number, from 1, by which cells refer to it
 * @place: where it stands: an article and a paragraph
 * @rest: what is said of it
 *
 * Writes the paragraph that cells refer to; the passage's words follow it.
 */
void
ent_report_writer_passage (EntReportWriter *self,
                           guint            number,
                           const char      *place,
                           const char      *rest)
{
  g_autofree char *id = g_strdup_printf ("passage-%u", number);
  g_autofree char *name = g_strdup_printf ("[%u] %s", number, place);

  ent_report_writer_lead (self, id, name, rest);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ent-report-writer.h"
#include "ent-xml.h"

/*
 * The two formats of a report: headings, paragraphs, facts and quotations in the order in
 * which they come, as Markdown (CommonMark) or as one page of HTML. Facts that follow one
 * another are a list. What a text holds is never taken for a mark.
 */

struct _EntReportWriter
{
  GString *markdown;
  EntXml  *html;
  gboolean in_list;
};

/* Enough for a paper's appendix, on the screen and on paper, light and dark. */
static const char style[] =
  "body { max-width: 42em; margin: 2em auto; padding: 0 1em; font-family: serif; "
  "line-height: 1.5; color-scheme: light dark; } "
  "h1, h2, h3 { font-family: sans-serif; line-height: 1.25; } "
  "h2 { margin-top: 2em; border-bottom: 1px solid; } "
  "b { font-family: sans-serif; font-size: smaller; } "
  "blockquote { margin: 0.5em 0 0.5em 1em; padding-left: 1em; border-left: 3px solid; } "
  "@media print { h2, h3 { break-after: avoid; } blockquote, li, p { break-inside: avoid; } }";

/* Every mark of CommonMark, wherever it stands; a number at the start of a line would
 * begin a list. */
static void
append_escaped (GString    *out,
                const char *text)
{
  gboolean digits = TRUE;

  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean ends_number = digits && p > text && (*p == '.' || *p == ')');
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

/*< private >
 * ent_report_writer_new:
 * @format: which format
 * @title: the report's title
 * @language: the language that it is written in, as BCP 47 has it
 *
 * Returns: (transfer full): a writer, that has written the title
 */
EntReportWriter *
ent_report_writer_new (EntReportFormat  format,
                       const char      *title,
                       const char      *language)
{
  EntReportWriter *self = g_new0 (EntReportWriter, 1);

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
      text = ent_xml_free_to_text (g_steal_pointer (&self->html));
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
 * @name: what stands out
 * @rest: what follows it on the line
 *
 * Writes a paragraph that leads to those that follow.
 */
void
ent_report_writer_lead (EntReportWriter *self,
                        const char      *name,
                        const char      *rest)
{
  end_list (self);
  if (self->html != NULL)
    {
      ent_xml_begin (self->html, "p");
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

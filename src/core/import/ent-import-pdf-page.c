/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-import-pdf-private.h"

/* From a page to runs of words.
 *
 * Poppler gives a page's characters in an order of its own, with a box and a font for
 * each. Only its lines are believed, and only between wide gaps: what stands beside
 * each other closely is one run. Which runs make a line, and which column comes first,
 * is settled later from where they stand.
 *
 * On the way ligatures are spelt out, the small raised figures that point to notes go,
 * and so does type that runs up or down the page, unless it is most of it. */

/* A gap that may part two columns; parts of sizes of type. */
#define WIDE_GAP     0.85
#define RAISED_SIZE  0.8
#define RAISED_BY    0.2
#define CAP_SIZE     1.7
#define SIDEWAYS_MIN 3

typedef struct
{
  GPtrArray        *runs;
  EntPdfRun        *run;
  GString          *text;
  GArray           *sizes;
  double            last_x1;
  double            base_size;
  double            base_y1;
  gboolean          space;
  gboolean          in_first;
  gboolean          raised_start;
} Collector;

typedef struct
{
  double   size;
  gboolean bold;
  gboolean italic;
} Style;

static void
run_free (EntPdfRun *run)
{
  g_free (run->text);
  g_free (run);
}

void
ent_pdf_page_free (EntPdfPage *page)
{
  g_ptr_array_unref (page->runs);
  g_free (page);
}

/* ---------------------------------------------------------------- fonts */

static gboolean
has_any (const char        *name,
         const char *const *parts)
{
  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (name, parts[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* A PDF names its fonts, and says no more of them. */
static Style
read_style (const PopplerTextAttributes *attributes)
{
  static const char *const bold[] = { "bold", "black", "heavy", "demi", "cmbx", "sfbx", NULL };
  static const char *const italic[] = { "ital", "obli", "slant", "cmti", "cmsl", "sfti", NULL };
  g_autofree char *name = g_ascii_strdown (attributes->font_name ? attributes->font_name : "", -1);
  Style style = { attributes->font_size };

  style.bold = has_any (name, bold) || g_str_has_suffix (name, "-medi") ||
               strstr (name, "-medii") != NULL;
  style.italic = has_any (name, italic) || g_str_has_suffix (name, "-mediita");
  return style;
}

/* ---------------------------------------------------------------- runs */

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
take_median (GArray *values)
{
  g_array_sort (values, compare_doubles);
  return values->len > 0 ? g_array_index (values, double, values->len / 2) : 0;
}

static void
end_run (Collector *self)
{
  if (self->run != NULL)
    {
      self->run->size = take_median (self->sizes);
      self->run->text = g_strdup (self->text->str);
      self->run->n_chars = self->sizes->len;
      if (self->in_first)
        self->run->first_width = self->run->x1 - self->run->x0;
      g_ptr_array_add (self->runs, g_steal_pointer (&self->run));
    }

  g_string_truncate (self->text, 0);
  g_array_set_size (self->sizes, 0);
  self->space = FALSE;
}

static void
begin_run (Collector              *self,
           const PopplerRectangle *box,
           gboolean                glued)
{
  self->run = g_new0 (EntPdfRun, 1);
  self->run->x0 = box->x1;
  self->run->y0 = box->y1;
  self->run->x1 = box->x2;
  self->run->y1 = box->y2;
  self->run->order = self->runs->len;
  self->run->glued = glued;
  self->in_first = TRUE;
  self->raised_start = FALSE;
  self->base_size = 0;
}

static void
append_char (GString  *text,
             gunichar  c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n;

  if (c < 0xfb00 || c > 0xfb06)
    {
      g_string_append_unichar (text, c);
      return;
    }

  n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n; i++)
    g_string_append_unichar (text, parts[i]);
}

static gboolean
is_note_mark (gunichar c)
{
  return g_unichar_isdigit (c) || c == '*' || c == ',' || c == 0x2020 || c == 0x2021 || c == 0xa7;
}

/* Whether a small raised figure may point to a note. After a digit, a unit or a single
 * letter (10³, km², x²) it is a power. */
static gboolean
may_have_mark (const GString *text)
{
  const char *last = g_utf8_prev_char (text->str + text->len);
  gunichar before = last > text->str ? g_utf8_get_char (g_utf8_prev_char (last)) : 0;
  gunichar c = g_utf8_get_char (last);

  if (g_unichar_isdigit (c) || (g_unichar_isalpha (c) && !g_unichar_isalpha (before)))
    return FALSE;

  return !g_str_has_suffix (text->str, " km") && !g_str_has_suffix (text->str, " cm");
}

static gboolean
is_raised (Collector              *self,
           const PopplerRectangle *box,
           const Style            *style)
{
  return self->base_size > 0 && style->size < RAISED_SIZE * self->base_size &&
         box->y2 < self->base_y1 - RAISED_BY * self->base_size;
}

/* What stands at the head of a run and is smaller and higher than what follows. */
static void
settle_base (Collector              *self,
             const PopplerRectangle *box,
             const Style            *style)
{
  if (self->base_size > 0 && style->size * RAISED_SIZE > self->base_size &&
      box->y2 > self->base_y1 + RAISED_BY * style->size && !self->raised_start)
    {
      self->raised_start = TRUE;
      self->run->y0 = box->y1;
      self->run->y1 = box->y2;
      self->space = TRUE;
    }
  self->base_size = style->size;
  self->base_y1 = box->y2;
}

/* A large first letter is a run of its own: it is placed later. */
static gboolean
is_capital (Collector   *self,
            const Style *style)
{
  return self->sizes->len <= 2 && self->base_size > CAP_SIZE * style->size;
}

static void
add_char (Collector              *self,
          gunichar                c,
          const PopplerRectangle *box,
          const Style            *style)
{
  double gap = box->x1 - self->last_x1;

  if (self->run != NULL && (gap > WIDE_GAP * style->size || gap < -2 * style->size ||
                            is_capital (self, style)))
    end_run (self);
  if (self->run == NULL)
    begin_run (self, box, !self->space && ABS (gap) < 0.1 * style->size);
  else if (is_raised (self, box, style) && is_note_mark (c) && may_have_mark (self->text))
    {
      self->last_x1 = box->x2;
      return;
    }

  if (!is_raised (self, box, style))
    settle_base (self, box, style);
  if (self->space && self->text->len > 0)
    {
      if (self->in_first)
        self->run->first_width = self->run->x1 - self->run->x0;
      self->in_first = FALSE;
      g_string_append_c (self->text, ' ');
    }
  self->space = FALSE;
  append_char (self->text, c);
  g_array_append_val (self->sizes, style->size);
  self->run->x1 = self->last_x1 = box->x2;
  self->run->n_bold += style->bold;
  self->run->n_italic += style->italic;
}

/* ---------------------------------------------------------------- characters */

typedef struct
{
  gunichar        *chars;
  guint            n_chars;
  gboolean        *sideways;
  PopplerRectangle *boxes;
} Glyphs;

static gboolean
is_unseen (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e ||
         c == 0x200f;
}

/* Poppler wraps what runs from right to left in controls that have no box. */
static guint
drop_unseen (gunichar *chars,
             guint     n)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    if (!is_unseen (chars[i]))
      chars[kept++] = chars[i];

  return kept;
}

static gboolean
is_sideways (const Glyphs *glyphs,
             guint         first,
             guint         end)
{
  const PopplerRectangle *a = &glyphs->boxes[first];
  const PopplerRectangle *b = &glyphs->boxes[end - 1];

  return end - first >= SIDEWAYS_MIN && ABS (b->y1 - a->y1) > ABS (b->x1 - a->x1) &&
         ABS (b->y1 - a->y1) > ABS (a->y2 - a->y1) / 2;
}

/* A line of Poppler's runs one way. */
static void
find_sideways (Glyphs *glyphs)
{
  guint first = 0, n_sideways = 0;

  for (guint i = 0; i <= glyphs->n_chars; i++)
    if (i == glyphs->n_chars || glyphs->chars[i] == '\n')
      {
        gboolean sideways = i > first && is_sideways (glyphs, first, i);

        for (guint j = first; j < i; j++)
          glyphs->sideways[j] = sideways;
        n_sideways += sideways ? i - first : 0;
        first = i + 1;
      }

  if (n_sideways * 2 > glyphs->n_chars)
    memset (glyphs->sideways, 0, glyphs->n_chars * sizeof (gboolean));
}

static void
collect (Collector    *self,
         const Glyphs *glyphs,
         GList        *attributes)
{
  Style style = { 0 };
  GList *l = attributes;

  if (l != NULL)
    style = read_style (l->data);

  for (guint i = 0; i < glyphs->n_chars; i++)
    {
      gunichar c = glyphs->chars[i];

      while (l != NULL && (int) i > ((PopplerTextAttributes *) l->data)->end_index &&
             l->next != NULL)
        {
          l = l->next;
          style = read_style (l->data);
        }

      if (c == '\n' || glyphs->sideways[i])
        end_run (self);
      else if (g_unichar_isspace (c))
        self->space = TRUE;
      else if (!g_unichar_iscntrl (c))
        add_char (self, c, &glyphs->boxes[i], &style);
    }

  end_run (self);
}

/* Where Poppler's boxes and characters do not go together, its lines are taken as
 * they come. */
static void
collect_plain (GPtrArray  *runs,
               const char *text,
               double      width)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      EntPdfRun *run;

      if (*g_strstrip (lines[i]) == '\0')
        continue;

      run = g_new0 (EntPdfRun, 1);
      run->text = g_strdup (lines[i]);
      run->x1 = width;
      run->size = 10;
      run->y0 = i * 12.0;
      run->y1 = run->y0 + run->size;
      run->n_chars = (guint) g_utf8_strlen (run->text, -1);
      run->first_width = run->size * strcspn (run->text, " ") / 2;
      run->order = runs->len;
      g_ptr_array_add (runs, run);
    }
}

static gboolean
has_image (PopplerPage *page)
{
  GList *images = poppler_page_get_image_mapping (page);
  gboolean any = images != NULL;

  poppler_page_free_image_mapping (images);
  return any;
}

static void
read_glyphs (PopplerPage *poppler_page,
             EntPdfPage  *page)
{
  g_autofree char *text = poppler_page_get_text (poppler_page);
  g_autofree PopplerRectangle *boxes = NULL;
  g_autofree gunichar *chars = NULL;
  g_autofree gboolean *sideways = NULL;
  guint n_boxes = 0, n_chars;
  glong n_read = 0;

  if (text == NULL || *text == '\0')
    return;

  chars = g_utf8_to_ucs4_fast (text, -1, &n_read);
  n_chars = (guint) n_read;
  poppler_page_get_text_layout (poppler_page, &boxes, &n_boxes);
  if (n_chars != n_boxes)
    n_chars = drop_unseen (chars, n_chars);

  if (n_chars == n_boxes)
    {
      g_autoptr (GString) buffer = g_string_new (NULL);
      g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (double));
      Collector collector = { page->runs, NULL, buffer, sizes };
      GList *attributes = poppler_page_get_text_attributes (poppler_page);
      Glyphs glyphs = { chars, n_chars, NULL, boxes };

      glyphs.sideways = sideways = g_new0 (gboolean, n_chars);
      find_sideways (&glyphs);
      collect (&collector, &glyphs, attributes);
      poppler_page_free_text_attributes (attributes);
    }
  else
    collect_plain (page->runs, text, page->width);
}

/*< private >
 * ent_pdf_page_new:
 * @poppler_page: (nullable): a page of a PDF
 *
 * Returns: (transfer full): its runs of words, and what else counts; of no page, none
 */
EntPdfPage *
ent_pdf_page_new (PopplerPage *poppler_page)
{
  EntPdfPage *page = g_new0 (EntPdfPage, 1);

  page->runs = g_ptr_array_new_with_free_func ((GDestroyNotify) run_free);
  if (poppler_page == NULL)
    return page;

  poppler_page_get_size (poppler_page, &page->width, &page->height);
  read_glyphs (poppler_page, page);
  if (page->runs->len == 0)
    page->has_image = has_image (poppler_page);

  return page;
}

/*< private >
 * ent_pdf_measure_size:
 * @pages: (element-type EntPdfPage): all pages
 *
 * Returns: the size in which most characters are set, in points
 */
double
ent_pdf_measure_size (GPtrArray *pages)
{
  g_autofree guint *counts = g_new0 (guint, 1024);
  guint best = 0;

  for (guint i = 0; i < pages->len; i++)
    {
      const EntPdfPage *page = pages->pdata[i];

      for (guint j = 0; j < page->runs->len; j++)
        {
          const EntPdfRun *run = page->runs->pdata[j];
          guint slot = (guint) CLAMP (run->size * 4 + 0.5, 0, 1023);

          if (!run->dropped)
            counts[slot] += run->n_chars;
        }
    }

  for (guint i = 1; i < 1024; i++)
    if (counts[i] > counts[best])
      best = i;

  return best > 0 ? best / 4.0 : 10;
}

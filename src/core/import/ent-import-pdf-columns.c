/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-import-pdf-private.h"

/* From runs of words to lines in reading order.
 *
 * The idea is the XY-cut of Nagy and Seth (“Hierarchical representation of optically
 * scanned documents”, 1984): a page is cut at the white between its parts, and the
 * parts are cut again. Plain XY-cut takes the widest white first, and so mistakes the
 * space between paragraphs for the border of a band; here the gutter comes first.
 *
 *  1. A gutter is sought where runs begin: an x with white to the left of it that runs
 *     through three lines and more on both sides.
 *  2. What crosses the gutter (a title, an abstract, a wide note) cuts the region into
 *     bands, from top to bottom. A band with lines on both sides is read left, then
 *     right; each side is a region of its own, which may have a gutter again: so come
 *     three columns.
 *  3. A region without a gutter is one column. Its runs, sorted by height, are lines.
 *
 * The end of an article may leave one or two lines in a column, too few to know a
 * gutter by. So the pages are gone through twice: gutters found in the first round
 * hold for every band in the second. */

/* In sizes of type. */
#define GUTTER_MIN  0.8
#define COLUMN_MIN  4.0

#define LINES_MIN   3
#define TITLE_SIZE  1.12
#define CAP_SIZE    1.7
#define DEPTH_MAX   12

/* A page may be a map with thousands of names: it is read, but not studied. */
#define CANDIDATES_MAX 60
#define CAPITALS_MAX   10

#define TOLERANCE   2.0

typedef struct
{
  GArray    *gutters;
  GPtrArray *lines;
  guint      page;
  guint      n_regions;
} Reader;

typedef struct
{
  double   x;
  guint    score;
} Gutter;

typedef enum { SIDE_LEFT, SIDE_RIGHT, SIDE_BOTH } Side;

typedef struct
{
  guint first;
  guint end;
} Band;

void
ent_pdf_line_free (EntPdfLine *line)
{
  g_free (line->text);
  g_free (line);
}

/* ---------------------------------------------------------------- runs */

static double
get_middle (const EntPdfRun *run)
{
  return (run->y0 + run->y1) / 2;
}

static int
compare_by_height (gconstpointer a,
                   gconstpointer b)
{
  const EntPdfRun *x = *(EntPdfRun *const *) a, *y = *(EntPdfRun *const *) b;
  double mx = get_middle (x), my = get_middle (y);

  return mx != my ? (mx > my) - (mx < my) : (x->order > y->order) - (x->order < y->order);
}

static int
compare_by_left (gconstpointer a,
                 gconstpointer b)
{
  const EntPdfRun *x = *(EntPdfRun *const *) a, *y = *(EntPdfRun *const *) b;

  return x->x0 != y->x0 ? (x->x0 > y->x0) - (x->x0 < y->x0) :
                          (x->order > y->order) - (x->order < y->order);
}

static int
compare_by_order (gconstpointer a,
                  gconstpointer b)
{
  const EntPdfRun *x = *(EntPdfRun *const *) a, *y = *(EntPdfRun *const *) b;

  return (x->order > y->order) - (x->order < y->order);
}

/* The size of most of the region's type. */
static double
get_size (GPtrArray *runs)
{
  guint counts[256] = { 0 };
  guint best = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const EntPdfRun *run = runs->pdata[i];

      counts[(guint) CLAMP (run->size * 2 + 0.5, 1, 255)] += run->n_chars;
    }

  for (guint i = 1; i < 256; i++)
    if (counts[i] > counts[best])
      best = i;

  return MAX (best, 1) / 2.0;
}

/* ---------------------------------------------------------------- gutters */

static Side
get_side (const EntPdfRun *run,
          double           x,
          double           size)
{
  if (run->x0 >= x - 1)
    return SIDE_RIGHT;

  return run->x1 <= x - GUTTER_MIN * size ? SIDE_LEFT : SIDE_BOTH;
}

/* How many lines face each other in a band, or 0 where they are too few or, at a gutter
 * that is not known yet, too short to be columns. */
static guint
count_facing (GPtrArray *runs,
              guint      first,
              guint      end,
              double     x,
              double     size,
              guint      lines_min)
{
  guint n[2] = { 0 };
  double widths[2] = { 0 };

  for (guint i = first; i < end; i++)
    {
      const EntPdfRun *run = runs->pdata[i];
      Side side = get_side (run, x, size);

      n[side]++;
      widths[side] += run->x1 - run->x0;
    }

  if (MIN (n[0], n[1]) < lines_min ||
      (lines_min > 1 && (widths[0] < COLUMN_MIN * size * n[0] ||
                         widths[1] < COLUMN_MIN * size * n[1])))
    return 0;

  return MIN (n[0], n[1]);
}

/* The bands into which what crosses @x cuts the region. */
static GArray *
find_bands (GPtrArray *runs,
            double     x,
            double     size,
            guint      lines_min,
            guint     *score)
{
  GArray *bands = g_array_new (FALSE, FALSE, sizeof (Band));
  guint first = 0;

  *score = 0;
  for (guint i = 0; i <= runs->len; i++)
    if (i == runs->len || get_side (runs->pdata[i], x, size) == SIDE_BOTH)
      {
        guint n = i > first ? count_facing (runs, first, i, x, size, lines_min) : 0;
        Band band = { first, i };

        if (n > 0)
          {
            *score += n;
            g_array_append_val (bands, band);
          }
        first = i + 1;
      }

  return bands;
}

static gboolean
is_known (const Reader *self,
          double        x)
{
  for (guint i = 0; i < self->gutters->len; i++)
    if (ABS (g_array_index (self->gutters, double, i) - x) <= TOLERANCE)
      return TRUE;

  return FALSE;
}

/* Where a column may begin: an x at which several runs do, or a known one. */
static GArray *
find_candidates (const Reader *self,
                 GPtrArray    *runs)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (runs, NULL, NULL);

  g_ptr_array_sort (sorted, compare_by_left);
  for (guint i = 0, end; i < sorted->len && candidates->len < CANDIDATES_MAX; i = end)
    {
      double x = ((EntPdfRun *) sorted->pdata[i])->x0;

      for (end = i + 1; end < sorted->len; end++)
        if (((EntPdfRun *) sorted->pdata[end])->x0 > x + 1)
          break;

      if (i > 0 && (end - i >= 2 || is_known (self, x)))
        g_array_append_val (candidates, x);
    }

  return candidates;
}

static Gutter
find_gutter (const Reader *self,
             GPtrArray    *runs,
             double        size)
{
  g_autoptr (GArray) candidates = find_candidates (self, runs);
  Gutter best = { 0 };

  for (guint i = 0; i < candidates->len; i++)
    {
      double x = g_array_index (candidates, double, i);
      g_autoptr (GArray) bands = NULL;
      guint score;

      bands = find_bands (runs, x, size, is_known (self, x) ? 1 : LINES_MIN, &score);
      if (score > best.score)
        best = (Gutter) { x, score };
    }

  return best;
}

/* ---------------------------------------------------------------- lines */

static gboolean
is_right_to_left (const char *text)
{
  guint n = 0, n_right = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeScript script = g_unichar_get_script (c);

      n += g_unichar_isalpha (c);
      n_right += script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW ||
                 script == G_UNICODE_SCRIPT_SYRIAC || script == G_UNICODE_SCRIPT_THAANA;
    }

  return n_right * 2 > n;
}

/* A raised figure that stands away from its word. */
static gboolean
is_loose_mark (const EntPdfRun *run,
               const EntPdfRun *main_run)
{
  return run->size < 0.8 * main_run->size && run->y1 < main_run->y1 - 0.2 * main_run->size &&
         run->n_chars <= 3 && run->text[strspn (run->text, "0123456789*,")] == '\0';
}

static const EntPdfRun *
get_longest (GPtrArray *row)
{
  const EntPdfRun *best = row->pdata[0];

  for (guint i = 1; i < row->len; i++)
    if (((EntPdfRun *) row->pdata[i])->n_chars > best->n_chars)
      best = row->pdata[i];

  return best;
}

static void
add_run (EntPdfLine      *line,
         GString         *text,
         const EntPdfRun *run,
         gboolean         after_mark,
         guint           *n_bold,
         guint           *n_italic)
{
  gboolean tight = run->glued || run->x0 < line->x1 + 0.1 * run->size;

  if (text->len == 0)
    line->first_width = run->first_width;
  else if (!tight || after_mark || run->x0 < line->x0)
    g_string_append_c (text, ' ');

  g_string_append (text, run->text);
  line->n_chars += run->n_chars;
  line->x0 = MIN (line->x0, run->x0);
  line->x1 = MAX (line->x1, run->x1);
  *n_bold += run->n_bold;
  *n_italic += run->n_italic;
}

static void
add_line (Reader    *self,
          GPtrArray *row)
{
  const EntPdfRun *main_run = get_longest (row);
  g_autoptr (GString) text = g_string_new (NULL);
  EntPdfLine *line = g_new0 (EntPdfLine, 1);
  guint n_bold = 0, n_italic = 0;
  gboolean marked;

  g_ptr_array_sort (row, is_right_to_left (main_run->text) ? compare_by_order : compare_by_left);
  line->page = self->page;
  line->region = self->n_regions;
  line->x0 = line->x1 = ((EntPdfRun *) row->pdata[0])->x0;
  line->y0 = main_run->y0;
  line->y1 = main_run->y1;
  line->size = main_run->size;

  /* The mark at the head of a note stays. */
  marked = is_loose_mark (row->pdata[0], main_run);
  for (guint i = 0; i < row->len; i++)
    if (i == 0 || !is_loose_mark (row->pdata[i], main_run))
      add_run (line, text, row->pdata[i], marked && i == 1, &n_bold, &n_italic);

  line->text = g_string_free_and_steal (g_steal_pointer (&text));
  line->bold = n_bold * 10 >= line->n_chars * 9;
  line->italic = n_italic * 10 >= line->n_chars * 9;
  g_ptr_array_add (self->lines, line);
}

static gboolean
is_same_row (const EntPdfRun *main_run,
             const EntPdfRun *run)
{
  double shared = MIN (main_run->y1, run->y1) - MAX (main_run->y0, run->y0);

  return shared >= 0.6 * MIN (main_run->y1 - main_run->y0, run->y1 - run->y0);
}

/* A large first letter reaches down beside the lines after its own: it joins the
 * run to the right of its upper half. */
static void
place_capitals (GPtrArray *runs,
                double     size)
{
  guint n_capitals = 0;

  for (guint i = runs->len; i-- > 0 && n_capitals < CAPITALS_MAX;)
    {
      EntPdfRun *capital = runs->pdata[i];
      EntPdfRun *first = NULL;

      if (capital->n_chars > 2 || capital->size < CAP_SIZE * size)
        continue;

      n_capitals++;

      for (guint j = 0; j < runs->len; j++)
        {
          EntPdfRun *run = runs->pdata[j];

          if (j != i && run->size < capital->size / 1.3 && run->x0 >= capital->x1 - 1 &&
              run->x0 < capital->x1 + 1.5 * size && run->y1 > capital->y0 &&
              get_middle (run) < capital->y1 && (first == NULL || run->y0 < first->y0))
            first = run;
        }

      if (first != NULL)
        {
          char *text = g_strconcat (capital->text, first->text, NULL);

          g_free (first->text);
          first->text = text;
          first->x0 = capital->x0;
          capital->dropped = TRUE;
          g_ptr_array_remove_index (runs, i);
        }
    }
}

static void
read_column (Reader    *self,
             GPtrArray *runs,
             double     size)
{
  g_autoptr (GPtrArray) row = g_ptr_array_new ();
  const EntPdfRun *longest = NULL;

  place_capitals (runs, size);
  for (guint i = 0; i < runs->len; i++)
    {
      const EntPdfRun *run = runs->pdata[i];

      if (row->len > 0 && !is_same_row (longest, run))
        {
          add_line (self, row);
          g_ptr_array_set_size (row, 0);
        }
      if (row->len == 0 || run->n_chars > longest->n_chars)
        longest = run;
      g_ptr_array_add (row, runs->pdata[i]);
    }

  if (row->len > 0)
    add_line (self, row);
  self->n_regions++;
}

/* ---------------------------------------------------------------- regions */

static void read_region (Reader    *self,
                         GPtrArray *runs,
                         guint      depth);

static void
read_part (Reader    *self,
           GPtrArray *runs,
           guint      first,
           guint      end,
           guint      depth)
{
  g_autoptr (GPtrArray) part = g_ptr_array_new ();

  for (guint i = first; i < end; i++)
    g_ptr_array_add (part, runs->pdata[i]);

  if (part->len > 0)
    read_region (self, part, depth);
}

/* A short title over the middle one of three columns crosses neither gutter. A heading
 * at the top of a column stands beside the other column's first line. */
static guint
skip_titles (GPtrArray  *runs,
             const Band *band,
             double      size)
{
  double bottom = 0;
  guint i;

  for (i = band->first; i < band->end; i++)
    {
      const EntPdfRun *run = runs->pdata[i];

      if (run->size < TITLE_SIZE * size)
        return run->y0 + 1 >= bottom ? i : band->first;
      bottom = MAX (bottom, run->y1);
    }

  return band->first;
}

static void
read_band (Reader     *self,
           GPtrArray  *runs,
           guint       first,
           guint       end,
           double      x,
           double      size,
           guint       depth)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  g_autoptr (GPtrArray) right = g_ptr_array_new ();

  for (guint i = first; i < end; i++)
    g_ptr_array_add (get_side (runs->pdata[i], x, size) == SIDE_LEFT ? left : right,
                     runs->pdata[i]);

  if (left->len > 0)
    read_region (self, left, depth);
  if (right->len > 0)
    read_region (self, right, depth);
}

static void
read_region (Reader    *self,
             GPtrArray *runs,
             guint      depth)
{
  double size = get_size (runs);
  Gutter gutter = { 0 };
  g_autoptr (GArray) bands = NULL;
  guint done = 0, score;

  if (depth < DEPTH_MAX)
    gutter = find_gutter (self, runs, size);
  if (gutter.score == 0)
    {
      read_column (self, runs, size);
      return;
    }

  if (gutter.score >= LINES_MIN && !is_known (self, gutter.x))
    g_array_append_val (self->gutters, gutter.x);

  bands = find_bands (runs, gutter.x, size, is_known (self, gutter.x) ? 1 : LINES_MIN, &score);
  for (guint i = 0; i < bands->len; i++)
    {
      const Band *band = &g_array_index (bands, Band, i);
      guint first = skip_titles (runs, band, size);

      read_part (self, runs, done, first, depth + 1);
      read_band (self, runs, first, band->end, gutter.x, size, depth + 1);
      done = band->end;
    }
  read_part (self, runs, done, runs->len, depth + 1);
}

static void
read_page (Reader           *self,
           const EntPdfPage *page)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new ();

  for (guint i = 0; i < page->runs->len; i++)
    if (!((EntPdfRun *) page->runs->pdata[i])->dropped)
      g_ptr_array_add (runs, page->runs->pdata[i]);

  g_ptr_array_sort (runs, compare_by_height);
  if (runs->len > 0)
    read_region (self, runs, 0);
}

/* Gutters of the pages, without their lines. */
static void
learn_gutters (Reader    *self,
               GPtrArray *pages)
{
  for (guint i = 0; i < pages->len; i++)
    {
      const EntPdfPage *page = pages->pdata[i];
      g_autoptr (GPtrArray) runs = g_ptr_array_new ();
      Gutter gutter;

      for (guint j = 0; j < page->runs->len; j++)
        if (!((EntPdfRun *) page->runs->pdata[j])->dropped)
          g_ptr_array_add (runs, page->runs->pdata[j]);
      g_ptr_array_sort (runs, compare_by_height);

      gutter = find_gutter (self, runs, get_size (runs));
      if (gutter.score >= 2 * LINES_MIN && !is_known (self, gutter.x))
        g_array_append_val (self->gutters, gutter.x);
    }
}

/*< private >
 * ent_pdf_order_lines:
 * @pages: (element-type EntPdfPage): pages, in order
 *
 * Returns: (transfer full) (element-type EntPdfLine): their lines, in reading order
 */
GPtrArray *
ent_pdf_order_lines (GPtrArray *pages)
{
  g_autoptr (GArray) gutters = g_array_new (FALSE, FALSE, sizeof (double));
  Reader reader = { gutters };

  reader.lines = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_pdf_line_free);
  learn_gutters (&reader, pages);
  for (reader.page = 0; reader.page < pages->len; reader.page++)
    read_page (&reader, pages->pdata[reader.page]);

  return reader.lines;
}

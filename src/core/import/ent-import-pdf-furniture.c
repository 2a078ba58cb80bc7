/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-import-pdf-private.h"

/* Running heads, running feet and page numbers.
 *
 * They stand at the edge of a page, at the same height on many, and say the same on
 * each but for the number. So the first and last three rows of each page are looked
 * at. A row is furniture where
 *
 *  1. it begins or ends with a number (Arabic or Roman) that counts with the pages:
 *     the same difference from the page's place, at the same height, on two pages. At
 *     the foot, where numbered notes count as well, the number stands by itself. A
 *     number that stands by itself, set off by white, may be at the foot of one page
 *     and at the head of the next;
 *  2. or all its parts, figures and Roman numerals made alike, stand at the same
 *     height on two pages more (on one more, in a document of less than six pages), and
 *     it is set off from the text: by white, by size, or by what is beyond it. Larger
 *     type than the body's is never a running head: it may be a heading that comes
 *     again at the top of a page;
 *  3. or it stands alone at a height where most pages have furniture: so go heads that
 *     name a short chapter;
 *  4. or it is a lone number at the very edge.
 *
 * and where nothing but furniture is beyond it.
 *
 * That odd pages differ from even ones needs no rule: each finds its own kind. */

#define EDGE_ROWS   3
#define TOLERANCE   4.0
#define SET_OFF     0.8
#define LARGE       1.06
#define NUMBER_MAX  20000

/* With what page numbers are adorned. */
#define NUMBER_SIGNS "#-–—[]()./|"

typedef struct
{
  GPtrArray *runs;
  guint      page;
  gboolean   foot;
  double     bottom;
  double     distance;
  double     gap;
  double     size;
  char      *key;
  int        numbers[2];
  gboolean   furniture;
} Row;

typedef struct
{
  GPtrArray  *rows;
  GHashTable *counts;
  guint       n_pages;
  double      body_size;
} Finder;

static void
row_free (Row *row)
{
  g_ptr_array_unref (row->runs);
  g_free (row->key);
  g_free (row);
}

/* ---------------------------------------------------------------- numbers */

static int
read_roman (const char *text,
            gsize       length)
{
  static const char letters[] = "ivxlcdm";
  static const int values[] = { 1, 5, 10, 50, 100, 500, 1000 };
  int sum = 0, last = 0;

  if (length > 12)
    return 0;

  for (gsize i = length; i-- > 0;)
    {
      const char *letter = strchr (letters, g_ascii_tolower (text[i]));
      int value;

      if (letter == NULL || *letter == '\0')
        return 0;
      value = values[letter - letters];
      sum += value < last ? -value : value;
      last = MAX (last, value);
    }

  return sum;
}

static int
read_number (const char *text,
             gsize       length)
{
  gsize n = 0;

  while (n < length && g_ascii_isdigit (text[n]))
    n++;
  if (n == length && n > 0 && n < 6)
    return (int) g_ascii_strtoll (text, NULL, 10);

  return read_roman (text, length);
}

static gboolean
is_word_char (char c)
{
  return g_ascii_isalnum (c) || (guchar) c >= 0x80;
}

/* The key of a row: letters folded, every number a "#", all else but blanks kept.
 * Its first and last word, where they are numbers, are its numbers. */
static char *
make_key (const char *text,
          int         numbers[2])
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autoptr (GString) key = g_string_new (NULL);
  const char *p = folded;
  gboolean first = TRUE;

  numbers[0] = numbers[1] = 0;
  while (*p != '\0')
    {
      gsize length = 0;
      int number;

      while (is_word_char (p[length]))
        length++;
      if (length == 0)
        {
          if (!g_ascii_isspace (*p))
            g_string_append_c (key, *p);
          p++;
          continue;
        }

      number = read_number (p, length);
      if (first)
        numbers[0] = number;
      first = FALSE;
      numbers[1] = number;
      if (number > 0)
        g_string_append_c (key, '#');
      else
        g_string_append_len (key, p, (gssize) length);
      p += length;
    }

  return g_string_free_and_steal (g_steal_pointer (&key));
}

/* ---------------------------------------------------------------- rows */

static int
compare_by_top (gconstpointer a,
                gconstpointer b)
{
  const EntPdfRun *x = *(EntPdfRun *const *) a, *y = *(EntPdfRun *const *) b;

  return (x->y0 > y->y0) - (x->y0 < y->y0);
}

static int
compare_by_left (gconstpointer a,
                 gconstpointer b)
{
  const EntPdfRun *x = *(EntPdfRun *const *) a, *y = *(EntPdfRun *const *) b;

  return (x->x0 > y->x0) - (x->x0 < y->x0);
}

/* Rows of the whole page: runs that share a height, whatever column they are in. */
static GPtrArray *
make_rows (const EntPdfPage *page,
           guint             number)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (page->runs, NULL, NULL);
  Row *row = NULL;

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_by_top);
  for (guint i = 0; i < sorted->len; i++)
    {
      EntPdfRun *run = sorted->pdata[i];

      if (row == NULL || (run->y0 + run->y1) / 2 > row->bottom)
        {
          row = g_new0 (Row, 1);
          row->runs = g_ptr_array_new ();
          row->page = number;
          g_ptr_array_add (rows, row);
        }
      g_ptr_array_add (row->runs, run);
      row->bottom = MAX (row->bottom, run->y1);
    }

  return rows;
}

static void
describe_row (Row        *row,
              const Row  *inner,
              gboolean    foot,
              double      height)
{
  g_autoptr (GString) text = g_string_new (NULL);
  double top = ((EntPdfRun *) row->runs->pdata[0])->y0;

  row->foot = foot;
  row->distance = foot ? height - row->bottom : top;
  row->size = ((EntPdfRun *) row->runs->pdata[0])->size;
  row->gap = inner == NULL ? G_MAXDOUBLE :
             foot ? top - inner->bottom :
                    ((EntPdfRun *) inner->runs->pdata[0])->y0 - row->bottom;

  g_ptr_array_sort (row->runs, compare_by_left);
  for (guint i = 0; i < row->runs->len; i++)
    g_string_append_printf (text, "%s ", ((EntPdfRun *) row->runs->pdata[i])->text);
  row->key = make_key (text->str, row->numbers);
}

/* Inner rows come first: whether an outer one is set off depends on them. */
static void
add_edges (Finder           *self,
           const EntPdfPage *page,
           guint             number)
{
  g_autoptr (GPtrArray) rows = make_rows (page, number);
  guint n = rows->len;
  guint n_heads = MIN (EDGE_ROWS, n), n_feet = MIN (EDGE_ROWS, n - n_heads);

  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = n_heads; i-- > 0;)
    {
      describe_row (rows->pdata[i], i + 1 < n ? rows->pdata[i + 1] : NULL, FALSE, page->height);
      g_ptr_array_add (self->rows, rows->pdata[i]);
    }
  for (guint i = n - n_feet; i < n; i++)
    {
      describe_row (rows->pdata[i], i > 0 ? rows->pdata[i - 1] : NULL, TRUE, page->height);
      g_ptr_array_add (self->rows, rows->pdata[i]);
    }
  for (guint i = n_heads; i < n - n_feet; i++)
    row_free (rows->pdata[i]);
}

/* ---------------------------------------------------------------- counting */

static void
count_key (Finder *self,
           char   *key)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key));

  g_hash_table_insert (self->counts, key, GUINT_TO_POINTER (n + 1));
}

/* A height counts with its two neighbours, so that half a point does not part what
 * stands at one height. */
static void
count_at (Finder     *self,
          const char *what,
          const Row  *row)
{
  int slot = (int) (row->distance / TOLERANCE);

  for (int i = slot - 1; i <= slot + 1; i++)
    count_key (self, g_strdup_printf ("%c%d %s", row->foot ? 'f' : 'h', i, what));
}

static guint
get_count (Finder     *self,
           const char *what,
           const Row  *row)
{
  g_autofree char *key = g_strdup_printf ("%c%d %s", row->foot ? 'f' : 'h',
                                          (int) (row->distance / TOLERANCE), what);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key));
}

static char *
make_number_key (const Row *row,
                 guint      i)
{
  return g_strdup_printf ("=%d", row->numbers[i] - (int) row->page);
}

/* Whether the first or last word is a run of its own. */
static gboolean
stands_alone (const Row *row,
              guint      i)
{
  const EntPdfRun *run = row->runs->pdata[i == 0 ? 0 : row->runs->len - 1];

  return strchr (run->text, ' ') == NULL || row->key[strspn (row->key, NUMBER_SIGNS)] == '\0';
}

static gboolean
is_apart (const Row *row,
          guint      i)
{
  return stands_alone (row, i) && row->gap > row->size;
}

static void
count_row (Finder    *self,
           const Row *row)
{
  int numbers[2];

  for (guint i = 0; i < 2; i++)
    if (row->numbers[i] > 0 && row->numbers[i] < NUMBER_MAX &&
        (i == 0 || row->numbers[0] != row->numbers[1]))
      {
        g_autofree char *key = make_number_key (row, i);

        count_at (self, key, row);
        if (is_apart (row, i))
          count_key (self, g_steal_pointer (&key));
      }

  for (guint i = 0; i < row->runs->len; i++)
    {
      g_autofree char *key = make_key (((EntPdfRun *) row->runs->pdata[i])->text, numbers);

      count_at (self, key, row);
    }
  if (row->runs->len > 1)
    count_at (self, row->key, row);
}

/* ---------------------------------------------------------------- judging */

static gboolean
counts_with_pages (Finder    *self,
                   const Row *row)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *key = make_number_key (row, i);

      if (row->numbers[i] == 0)
        continue;
      if (get_count (self, key, row) >= 2 && (!row->foot || stands_alone (row, i)))
        return TRUE;
      if (is_apart (row, i) && GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key)) >= 2)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_repeated (Finder    *self,
             const Row *row)
{
  guint n_min = self->n_pages < 6 ? 2 : 3;
  int numbers[2];

  if (get_count (self, row->key, row) >= n_min)
    return TRUE;

  for (guint i = 0; i < row->runs->len; i++)
    {
      g_autofree char *key = make_key (((EntPdfRun *) row->runs->pdata[i])->text, numbers);

      if (get_count (self, key, row) < n_min)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_set_off (Finder    *self,
            const Row *row,
            const Row *inner)
{
  if (row->size > LARGE * self->body_size)
    return FALSE;

  return (inner != NULL && inner->furniture) || row->gap > SET_OFF * self->body_size ||
         ABS (row->size - self->body_size) > 0.04 * self->body_size;
}

static gboolean
is_lone_number (const Row *row)
{
  return strspn (row->key, NUMBER_SIGNS) == strlen (row->key) && row->numbers[0] > 0 &&
         row->gap > row->size;
}

static const Row *
get_inner (Finder *self,
           guint   i)
{
  const Row *row = self->rows->pdata[i];
  const Row *before = i > 0 ? self->rows->pdata[i - 1] : NULL;

  return before != NULL && before->page == row->page && before->foot == row->foot ? before : NULL;
}

static gboolean
is_outermost (Finder *self,
              guint   i)
{
  const Row *row = self->rows->pdata[i];
  const Row *after = i + 1 < self->rows->len ? self->rows->pdata[i + 1] : NULL;

  return after == NULL || after->page != row->page || after->foot != row->foot;
}

/* Where most pages have furniture, what stands alone is furniture as well. */
static void
judge_heights (Finder *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (((Row *) self->rows->pdata[i])->furniture)
      count_at (self, "furniture", self->rows->pdata[i]);

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];

      if (is_outermost (self, i) && self->n_pages >= 4 &&
          get_count (self, "furniture", row) * 2 > self->n_pages &&
          row->size <= self->body_size * LARGE && row->gap > self->body_size * SET_OFF)
        row->furniture = TRUE;
    }
}

static void
judge_rows (Finder *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];

      row->furniture = (counts_with_pages (self, row) ||
                        (is_repeated (self, row) && is_set_off (self, row, get_inner (self, i))) ||
                        (is_outermost (self, i) && is_lone_number (row)));
    }

  judge_heights (self);
}

/* Furniture is at the edge: what has text beyond it is text. The outermost row is the
 * last of its edge. */
static void
keep_inner_text (Finder *self)
{
  for (guint i = self->rows->len; i-- > 0;)
    {
      Row *row = self->rows->pdata[i];

      if (!is_outermost (self, i) && !((Row *) self->rows->pdata[i + 1])->furniture)
        row->furniture = FALSE;
    }
}

/*< private >
 * ent_pdf_drop_furniture:
 * @pages: (element-type EntPdfPage): all pages, in order
 * @body_size: the size of the body's type, in points
 *
 * Marks the runs that are running heads, running feet and page numbers.
 */
void
ent_pdf_drop_furniture (GPtrArray *pages,
                        double     body_size)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Finder finder = { rows, counts, pages->len, body_size };

  for (guint i = 0; i < pages->len; i++)
    add_edges (&finder, pages->pdata[i], i);
  for (guint i = 0; i < rows->len; i++)
    count_row (&finder, rows->pdata[i]);
  judge_rows (&finder);
  keep_inner_text (&finder);

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = rows->pdata[i];

      for (guint j = 0; row->furniture && j < row->runs->len; j++)
        ((EntPdfRun *) row->runs->pdata[j])->dropped = TRUE;
    }
}

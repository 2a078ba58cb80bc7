/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-import-pdf-private.h"

/* Where the lines of a column begin and end: by that indentation is told, and the short
 * last line of a paragraph. */

/* In sizes of type. */
#define INDENT_MAX 8.0
#define TITLE_SIZE 1.12

#define RIGHTS_MIN 10

/* How often lines begin at each whole point, over the document. */
static void
count_lefts (GPtrArray *lines,
             guint     *counts,
             guint      n_counts)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const EntPdfLine *line = lines->pdata[i];

      counts[(guint) CLAMP (line->x0 + 0.5, 0, n_counts - 1)]++;
    }
}

/* The x at which most lines of a column begin. A column of a few lines is one that
 * other pages have as well: it begins where theirs do. */
static double
find_left (GPtrArray   *lines,
           guint        first,
           guint        end,
           const guint *counts,
           guint        n_counts)
{
  double least = G_MAXDOUBLE, best_x;
  guint best = 0, x_min, x_max;
  const EntPdfLine *line = lines->pdata[first];

  for (guint i = first; i < end; i++)
    least = MIN (least, ((EntPdfLine *) lines->pdata[i])->x0);

  best_x = least;
  x_max = (guint) CLAMP (least + 0.5 + (end - first > 4 ? 3 * line->size : 1), 0, n_counts - 1);
  x_min = (guint) CLAMP (least + 0.5 - (end - first > 4 ? 1 : 3 * line->size), 0, n_counts - 1);
  for (guint x = x_min; x <= x_max; x++)
    if (counts[x] > best)
      {
        best = counts[x];
        best_x = x;
      }

  return ABS (best_x - least) <= 1 ? least : best_x;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Titles may be wider than the column under them, and so may a line or two in the size
 * of the body: in a column of some length the third of its lines tells its width. */
static double
find_right (GPtrArray        *lines,
            guint             first,
            guint             end,
            double            left,
            const EntPdfBody *body)
{
  g_autoptr (GArray) rights = g_array_new (FALSE, FALSE, sizeof (double));
  double widest = 0;

  for (guint i = first; i < end; i++)
    {
      const EntPdfLine *line = lines->pdata[i];

      widest = MAX (widest, line->x1);
      if (line->size < TITLE_SIZE * body->size && line->x0 < left + INDENT_MAX * line->size)
        g_array_append_val (rights, line->x1);
    }

  if (rights->len == 0)
    return widest;

  g_array_sort (rights, compare_doubles);
  return g_array_index (rights, double, rights->len - (rights->len < RIGHTS_MIN ? 1 : 3));
}

/*< private >
 * ent_pdf_measure_columns:
 * @lines: (element-type EntPdfLine): all lines, in reading order
 * @body: the body's type
 *
 * Finds where the lines of each column begin and end. Columns that begin at the same
 * place are as wide as each other, so that one with a few short lines is measured by
 * those before it.
 */
void
ent_pdf_measure_columns (GPtrArray        *lines,
                         const EntPdfBody *body)
{
  const guint n_counts = 4096;
  g_autofree guint *counts = g_new0 (guint, n_counts);
  g_autofree double *rights = g_new0 (double, n_counts);

  count_lefts (lines, counts, n_counts);
  for (int round = 0; round < 2; round++)
    for (guint first = 0, end; first < lines->len; first = end)
      {
        const EntPdfLine *head = lines->pdata[first];
        double left, right;
        guint slot;

        for (end = first + 1; end < lines->len; end++)
          if (((EntPdfLine *) lines->pdata[end])->region != head->region)
            break;

        left = find_left (lines, first, end, counts, n_counts);
        right = find_right (lines, first, end, left, body);
        slot = (guint) CLAMP (left + 0.5, 0, n_counts - 1);
        if (round == 0)
          rights[slot] = end - first > 4 ? MAX (rights[slot], right) : rights[slot];
        for (guint i = first; i < end; i++)
          {
            EntPdfLine *line = lines->pdata[i];

            line->left = left;
            line->right = end - first > 4 ? right : MAX (right, rights[slot]);
          }
      }
}

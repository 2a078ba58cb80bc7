/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "ent-crowd.h"

/*
 * Which lines run near a point: the lines are cut into steps, and the steps are
 * put into the squares of a grid that they fall in, so that only those of the
 * squares around the point need be looked at, however many lines there are.
 */

typedef struct
{
  EntPoint at;
  guint    line;
} Step;

struct _EntCrowd
{
  double      reach;   /* the side of a square */
  GHashTable *squares; /* number → GArray of Step */
  GArray     *visits;  /* of each line, the last visit that met it, as guint */
  guint       visit;
};

/* Two squares may get one number: steps are asked for their distance anyway. */
static gpointer
get_square (int column,
            int row)
{
  return GUINT_TO_POINTER (((guint) column * 73856093u) ^ ((guint) row * 19349663u));
}

/*< private >
 * ent_crowd_new:
 * @reach: the greatest distance that will be asked for
 *
 * Returns: (transfer full): a crowd of no lines
 */
EntCrowd *
ent_crowd_new (double reach)
{
  EntCrowd *self = g_new0 (EntCrowd, 1);

  self->reach = reach;
  self->squares = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->visits = g_array_new (FALSE, TRUE, sizeof (guint));

  return self;
}

/*< private >
 * ent_crowd_free:
 * @self: (transfer full): a crowd
 */
void
ent_crowd_free (EntCrowd *self)
{
  g_hash_table_unref (self->squares);
  g_array_unref (self->visits);
  g_free (self);
}

static int
get_index (const EntCrowd *self,
           double          coordinate)
{
  return (int) floor (coordinate / self->reach);
}

static void
add_step (EntCrowd *self,
          Step      step)
{
  gpointer square = get_square (get_index (self, step.at.x), get_index (self, step.at.y));
  GArray *steps = g_hash_table_lookup (self->squares, square);

  if (steps == NULL)
    {
      steps = g_array_new (FALSE, FALSE, sizeof (Step));
      g_hash_table_insert (self->squares, square, steps);
    }
  g_array_append_val (steps, step);
}

/*< private >
 * ent_crowd_add:
 * @self: a crowd
 * @line: the number of a line
 * @points: (array length=n_points): its corners
 * @n_points: how many
 */
void
ent_crowd_add (EntCrowd       *self,
               guint           line,
               const EntPoint *points,
               guint           n_points)
{
  if (self->visits->len <= line)
    g_array_set_size (self->visits, line + 1);

  for (guint i = 1; i < n_points; i++)
    {
      double x = points[i].x - points[i - 1].x;
      double y = points[i].y - points[i - 1].y;
      guint n_steps = (guint) ceil (MAX (hypot (x, y), 1) / (self->reach / 2));

      for (guint j = 0; j < n_steps; j++)
        add_step (self,
                  (Step) { { points[i - 1].x + x * j / n_steps, points[i - 1].y + y * j / n_steps },
                           line });
    }
}

/* Whether a line is met for the first time in this visit. */
static gboolean
meet (EntCrowd *self,
      guint     line)
{
  guint *visit = &g_array_index (self->visits, guint, line);

  if (*visit == self->visit)
    return FALSE;

  *visit = self->visit;
  return TRUE;
}

/*< private >
 * ent_crowd_visit:
 * @self: a crowd
 * @at: a point
 * @distance: how near a line's steps must be, at most the crowd's reach
 * @lines: (element-type guint): where the numbers of the lines are put that are so near,
 *   each once, in the place of what it holds
 */
void
ent_crowd_visit (EntCrowd *self,
                 EntPoint  at,
                 double    distance,
                 GArray   *lines)
{
  int column = get_index (self, at.x);
  int row = get_index (self, at.y);

  self->visit++;
  g_array_set_size (lines, 0);
  for (int i = 0; i < 9; i++)
    {
      GArray *steps = g_hash_table_lookup (self->squares,
                                           get_square (column + i % 3 - 1, row + i / 3 - 1));

      for (guint j = 0; steps != NULL && j < steps->len; j++)
        {
          const Step *step = &g_array_index (steps, Step, j);
          double x = step->at.x - at.x;
          double y = step->at.y - at.y;

          if (x * x + y * y < distance * distance && meet (self, step->line))
            g_array_append_val (lines, step->line);
        }
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-time-bins.h"

/**
 * ent_time_bins_new:
 * @range: the days to cover
 * @unit: the width of a bin; the first and last bins may reach beyond the range
 * @size: the size of a bin in bytes, which begins with an `EntSpan`
 *
 * Makes bins that have their spans, and are 0 beyond them.
 *
 * Returns: (transfer full): the bins, in order
 */
GArray *
ent_time_bins_new (EntSpan      range,
                   EntDateUnit  unit,
                   gsize        size)
{
  GArray *self = g_array_new (FALSE, TRUE, (guint) size);

  for (EntSpan span = ent_day_get_unit_span (range.first, unit);
       span.first <= range.last;
       span = ent_day_get_unit_span (span.last + 1, unit))
    {
      g_array_set_size (self, self->len + 1);
      *(EntSpan *) (self->data + (self->len - 1) * size) = span;
    }

  return self;
}

/**
 * ent_time_bins_find:
 * @self: bins, of [func@time_bins_new]
 * @day: a day
 *
 * Returns: the first bin that does not lie wholly before the day; their number, where all do
 */
guint
ent_time_bins_find (GArray *self,
                    EntDay  day)
{
  gsize size = g_array_get_element_size (self);
  guint low = 0;
  guint high = self->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (((const EntSpan *) (self->data + middle * size))->last < day)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

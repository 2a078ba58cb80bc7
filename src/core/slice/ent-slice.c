/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-slice-private.h"

/**
 * EntSlice:
 *
 * The case at one time, under one definition: which ties and links are active
 * then, which are but do not count, and which have ended. It does not change;
 * another time is another slice.
 *
 * A slice comes from [method@SliceIndex.query].
 */

struct _EntSlice
{
  GObject parent_instance;

  GObject       *keeper;      /* what owns the links */
  EntCase       *the_case;
  EntDefinition *definition;
  EntDate       *at;
  GArray        *ties;        /* of EntSliceTie */
  GArray        *links;       /* of EntSliceLink */
};

G_DEFINE_FINAL_TYPE (EntSlice, ent_slice, G_TYPE_OBJECT)

static void
ent_slice_finalize (GObject *object)
{
  EntSlice *self = ENT_SLICE (object);

  g_clear_pointer (&self->links, g_array_unref);
  g_clear_pointer (&self->ties, g_array_unref);
  g_clear_pointer (&self->at, ent_date_unref);
  g_clear_object (&self->definition);
  g_clear_object (&self->the_case);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (ent_slice_parent_class)->finalize (object);
}

static void
ent_slice_class_init (EntSliceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_slice_finalize;
}

static void
ent_slice_init (EntSlice *self)
{
}

/*< private >
 * ent_slice_new:
 * @keeper: what owns the links
 * @the_case: the case
 * @definition: (nullable): the definition
 * @at: the time
 * @ties: (transfer full) (element-type EntSliceTie): the ties
 * @links: (transfer full) (element-type EntSliceLink): the links, whose `in` is
 *   the number of their tie in @ties
 *
 * Returns: (transfer full): the slice
 */
EntSlice *
ent_slice_new (GObject       *keeper,
               EntCase       *the_case,
               EntDefinition *definition,
               EntDate       *at,
               GArray        *ties,
               GArray        *links)
{
  EntSlice *self = g_object_new (ENT_TYPE_SLICE, NULL);

  self->keeper = g_object_ref (keeper);
  self->the_case = g_object_ref (the_case);
  g_set_object (&self->definition, definition);
  self->at = ent_date_ref (at);
  self->ties = ties;
  self->links = links;
  for (guint i = 0; i < links->len; i++)
    {
      EntSliceLink *link = &g_array_index (links, EntSliceLink, i);

      link->in = &g_array_index (ties, EntSliceTie, GPOINTER_TO_UINT (link->in));
    }

  return self;
}

/*< private >
 * ent_slice_looks_like:
 * @self: a slice
 * @other: a slice of the same index
 *
 * Returns: whether the same ties and links are there, with the same status and
 *   certainty
 */
gboolean
ent_slice_looks_like (EntSlice *self,
                      EntSlice *other)
{
  if (self->ties->len != other->ties->len || self->links->len != other->links->len)
    return FALSE;

  for (guint i = 0; i < self->ties->len; i++)
    {
      const EntSliceTie *a = &g_array_index (self->ties, EntSliceTie, i);
      const EntSliceTie *b = &g_array_index (other->ties, EntSliceTie, i);

      if (a->tie != b->tie || a->status != b->status || a->activity != b->activity)
        return FALSE;
    }

  for (guint i = 0; i < self->links->len; i++)
    {
      const EntSliceLink *a = &g_array_index (self->links, EntSliceLink, i);
      const EntSliceLink *b = &g_array_index (other->links, EntSliceLink, i);

      if (a->link != b->link || a->status != b->status || a->activity != b->activity)
        return FALSE;
    }

  return TRUE;
}

/**
 * ent_slice_get_case:
 * @self: a slice
 *
 * Returns: (transfer none): the case
 */
EntCase *
ent_slice_get_case (EntSlice *self)
{
  g_return_val_if_fail (ENT_IS_SLICE (self), NULL);

  return self->the_case;
}

/**
 * ent_slice_get_at:
 * @self: a slice
 *
 * Returns: (transfer none): its time; an interval where it is a window
 */
EntDate *
ent_slice_get_at (EntSlice *self)
{
  g_return_val_if_fail (ENT_IS_SLICE (self), NULL);

  return self->at;
}

/**
 * ent_slice_get_definition:
 * @self: a slice
 *
 * Returns: (transfer none) (nullable): the definition it was taken under
 */
EntDefinition *
ent_slice_get_definition (EntSlice *self)
{
  g_return_val_if_fail (ENT_IS_SLICE (self), NULL);

  return self->definition;
}

/**
 * ent_slice_get_n_ties:
 * @self: a slice
 *
 * Returns: how many ties are active, uncounted or ended
 */
guint
ent_slice_get_n_ties (EntSlice *self)
{
  g_return_val_if_fail (ENT_IS_SLICE (self), 0);

  return self->ties->len;
}

/**
 * ent_slice_get_tie:
 * @self: a slice
 * @n: which, from 0
 *
 * Returns: (transfer none): a tie that is active, uncounted or ended, in the
 *   order of the case
 */
const EntSliceTie *
ent_slice_get_tie (EntSlice *self,
                   guint     n)
{
  g_return_val_if_fail (ENT_IS_SLICE (self), NULL);
  g_return_val_if_fail (n < self->ties->len, NULL);

  return &g_array_index (self->ties, EntSliceTie, n);
}

/**
 * ent_slice_lookup_tie:
 * @self: a slice
 * @tie: a tie of the case
 *
 * Returns: (transfer none) (nullable): what it is in the slice, or %NULL where
 *   it is absent: it has not begun
 */
const EntSliceTie *
ent_slice_lookup_tie (EntSlice *self,
                      EntTie   *tie)
{
  g_return_val_if_fail (ENT_IS_SLICE (self), NULL);

  for (guint i = 0; i < self->ties->len; i++)
    {
      const EntSliceTie *entry = &g_array_index (self->ties, EntSliceTie, i);

      if (entry->tie == tie)
        return entry;
    }

  return NULL;
}

/**
 * ent_slice_get_n_links:
 * @self: a slice
 *
 * Returns: how many links are active, uncounted or ended
 */
guint
ent_slice_get_n_links (EntSlice *self)
{
  g_return_val_if_fail (ENT_IS_SLICE (self), 0);

  return self->links->len;
}

/**
 * ent_slice_get_link:
 * @self: a slice
 * @n: which, from 0
 *
 * Returns: (transfer none): a link that is active, uncounted or ended
 */
const EntSliceLink *
ent_slice_get_link (EntSlice *self,
                    guint     n)
{
  g_return_val_if_fail (ENT_IS_SLICE (self), NULL);
  g_return_val_if_fail (n < self->links->len, NULL);

  return &g_array_index (self->links, EntSliceLink, n);
}

static guint
count_ties (EntSlice *self)
{
  guint n_ties = 0;

  for (guint i = 0; i < self->ties->len; i++)
    n_ties += g_array_index (self->ties, EntSliceTie, i).counts;

  return n_ties;
}

/**
 * ent_slice_count:
 * @self: a slice
 * @state: (nullable): the id of a state, or %NULL for the whole slice
 *
 * Returns: how many ties count as alliances then, of the state or in all
 */
guint
ent_slice_count (EntSlice   *self,
                 const char *state)
{
  g_autoptr (GHashTable) ties = NULL;

  g_return_val_if_fail (ENT_IS_SLICE (self), 0);

  if (state == NULL)
    return count_ties (self);

  ties = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->links->len; i++)
    {
      const EntSliceLink *link = &g_array_index (self->links, EntSliceLink, i);

      if (link->status == ENT_STATUS_ACTIVE && link->in->counts &&
          (g_str_equal (link->link->a, state) || g_strcmp0 (link->link->b, state) == 0))
        g_hash_table_add (ties, link->in->tie);
    }

  return g_hash_table_size (ties);
}

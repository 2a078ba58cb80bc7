/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-outline-item.h"

/*
 * Lists of lines: what a session shows at its time, and how a list that is on
 * the screen becomes that with as little change as can be.
 */

static void
add_ties (GPtrArray *items,
          EntSlice  *slice,
          EntSpan    at)
{
  GListModel *ties = ent_case_get_ties (ent_slice_get_case (slice));

  for (guint i = 0; i < g_list_model_get_n_items (ties); i++)
    {
      g_autoptr (EntTie) tie = g_list_model_get_item (ties, i);

      g_ptr_array_add (items, ent_outline_item_new_for_tie (slice, tie, at));
    }
}

static void
add_states (GPtrArray *items,
            EntSlice  *slice,
            EntSpan    at)
{
  GListModel *states = ent_case_get_states (ent_slice_get_case (slice));

  for (guint i = 0; i < g_list_model_get_n_items (states); i++)
    {
      g_autoptr (EntState) state = g_list_model_get_item (states, i);

      g_ptr_array_add (items, ent_outline_item_new_for_state (slice, state, at));
    }
}

/**
 * ent_outline_list:
 * @session: (nullable): a session
 *
 * Returns: (transfer full) (element-type EntOutlineItem): a line for every tie
 *   and every state of its case, in no order; none without a session
 */
GPtrArray *
ent_outline_list (EntSession *session)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  EntSlice *slice = session ? ent_session_get_slice (session) : NULL;

  if (slice != NULL)
    {
      EntSpan at = ent_date_get_span (ent_session_get_at (session));

      add_ties (items, slice, at);
      add_states (items, slice, at);
    }

  return items;
}

static GHashTable *
index_by_record (GPtrArray *items)
{
  GHashTable *index = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      EntOutlineItem *item = g_ptr_array_index (items, i);

      g_hash_table_insert (index, ent_outline_item_get_record (item), item);
    }

  return index;
}

/* Whether a line on the screen can stay; then it says what the new one says, and
   the new one is not needed any more. */
static gboolean
keep_item (GListStore *store,
           guint       position,
           GHashTable *wanted)
{
  g_autoptr (EntOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (store), position);
  EntRecord *record = ent_outline_item_get_record (item);
  EntOutlineItem *new_item = g_hash_table_lookup (wanted, record);

  if (new_item == NULL || !ent_outline_item_update (item, new_item))
    return FALSE;

  g_hash_table_remove (wanted, record);
  return TRUE;
}

static void
remove_stale (GListStore *store,
              GHashTable *wanted)
{
  guint position = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint n_stale = 0;

  while (position > 0)
    {
      position--;
      if (!keep_item (store, position, wanted))
        {
          n_stale++;
          continue;
        }
      if (n_stale > 0)
        g_list_store_splice (store, position + 1, n_stale, NULL, 0);
      n_stale = 0;
    }
  if (n_stale > 0)
    g_list_store_splice (store, 0, n_stale, NULL, 0);
}

/**
 * ent_outline_list_merge:
 * @store: (element-type EntOutlineItem): a list, in no order
 * @items: (element-type EntOutlineItem): what it should hold
 *
 * Makes the list hold what it should. Lines that stay where they are in their
 * section are told what is new; only those that come, go or move are spliced, so
 * that a view of the list keeps its place and does not flicker.
 */
void
ent_outline_list_merge (GListStore *store,
                        GPtrArray  *items)
{
  g_autoptr (GHashTable) wanted = index_by_record (items);
  g_autoptr (GPtrArray) added = g_ptr_array_new ();

  remove_stale (store, wanted);

  for (guint i = 0; i < items->len; i++)
    {
      EntOutlineItem *item = g_ptr_array_index (items, i);

      if (g_hash_table_lookup (wanted, ent_outline_item_get_record (item)) == item)
        g_ptr_array_add (added, item);
    }
  if (added->len > 0)
    g_list_store_splice (store, g_list_model_get_n_items (G_LIST_MODEL (store)), 0,
                         added->pdata, added->len);
}

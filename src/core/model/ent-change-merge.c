/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-change.h"

/*
 * Making one change of several. What a record was before the first and what it is
 * after the last is all that counts; what it was between is forgotten.
 */

typedef struct
{
  GType       type;
  const char *id;
  JsonNode   *before;
  JsonNode   *after;
} Net;

static gboolean
is_same (JsonNode *a,
         JsonNode *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return a == b || json_node_equal (a, b);
}

static const EntEdit *
find_edit (EntChange     *self,
           const EntEdit *like)
{
  const EntEdit *found = NULL;

  for (guint i = 0; i < ent_change_get_n_edits (self); i++)
    {
      const EntEdit *edit = ent_change_get_edit (self, i);

      if (edit->type != like->type || !g_str_equal (edit->id, like->id))
        continue;
      if (found != NULL)
        return NULL;
      found = edit;
    }

  return found;
}

/* What a user would call one: the second goes on with records of the first, each of which
 * the first leaves as the second finds it. The first may touch more: the first move of all
 * writes down where every node stands. What removes a record stands alone. */
static gboolean
continues (EntChange *a,
           EntChange *b)
{
  for (guint i = 0; i < ent_change_get_n_edits (b); i++)
    {
      const EntEdit *second = ent_change_get_edit (b, i);
      const EntEdit *first = find_edit (a, second);

      if (first == NULL || first != find_edit (a, first) || find_edit (b, second) != second)
        return FALSE;
      if (second->before == NULL || second->after == NULL)
        return FALSE;
      if (!is_same (first->after, second->before))
        return FALSE;
    }

  return TRUE;
}

/**
 * ent_change_compose:
 * @a: a change
 * @b: the change that was made next
 *
 * Makes one change of two, the second of which touches only records that the first
 * touches, and neither makes nor removes any. It has the title and the time of the second.
 *
 * Returns: (transfer full) (nullable): the change that does what both do, or %NULL
 *   where they are not of that kind
 */
EntChange *
ent_change_compose (EntChange *a,
                    EntChange *b)
{
  EntChange *composed;

  g_return_val_if_fail (ENT_IS_CHANGE (a), NULL);
  g_return_val_if_fail (ENT_IS_CHANGE (b), NULL);

  if (!continues (a, b))
    return NULL;

  composed = ent_change_new (ent_change_get_title (b));
  ent_change_set_merge_key (composed, ent_change_get_merge_key (b));
  ent_change_set_time (composed, ent_change_get_time (b));
  for (guint i = 0; i < ent_change_get_n_edits (a); i++)
    {
      const EntEdit *first = ent_change_get_edit (a, i);
      const EntEdit *second = find_edit (b, first);

      ent_change_add (composed, first->type, first->before,
                      second ? second->after : first->after);
    }

  return composed;
}

/**
 * ent_change_merge:
 * @a: a change
 * @b: the change that was made next
 *
 * Makes one change of two where they are one to the user, as in typing and dragging:
 * they have the same merge key, the second goes on with the same records, and was made
 * within %ENT_CHANGE_MERGE_SECONDS of the first. As the time is that of the second, who
 * goes on typing makes one change.
 *
 * Returns: (transfer full) (nullable): the change that does what both do, or %NULL
 *   where they stay two
 */
EntChange *
ent_change_merge (EntChange *a,
                  EntChange *b)
{
  const char *key = NULL;
  gint64 between;

  g_return_val_if_fail (ENT_IS_CHANGE (a), NULL);
  g_return_val_if_fail (ENT_IS_CHANGE (b), NULL);

  key = ent_change_get_merge_key (a);
  between = ent_change_get_time (b) - ent_change_get_time (a);
  if (key == NULL || g_strcmp0 (key, ent_change_get_merge_key (b)) != 0)
    return NULL;
  if (between < 0 || between > ENT_CHANGE_MERGE_SECONDS * G_USEC_PER_SEC)
    return NULL;

  return ent_change_compose (a, b);
}

/* A way through a long history passes the same records again and again: finding one must
 * make nothing. */
static guint
hash_net (gconstpointer data)
{
  const Net *net = data;

  return g_str_hash (net->id) ^ (guint) net->type;
}

static gboolean
is_of_same_record (gconstpointer a,
                   gconstpointer b)
{
  const Net *net_a = a;
  const Net *net_b = b;

  return net_a->type == net_b->type && g_str_equal (net_a->id, net_b->id);
}

static void
collect_edits (EntChange  *change,
               GHashTable *by_record,
               GPtrArray  *nets)
{
  for (guint i = 0; i < ent_change_get_n_edits (change); i++)
    {
      const EntEdit *edit = ent_change_get_edit (change, i);
      const Net of_edit = { edit->type, edit->id, edit->before, edit->after };
      Net *net = g_hash_table_lookup (by_record, &of_edit);

      if (net == NULL)
        {
          net = g_new (Net, 1);
          *net = of_edit;
          g_ptr_array_add (nets, net);
          g_hash_table_add (by_record, net);
        }
      net->after = edit->after;
    }
}

/* Members of another standard keep their order, which json_node_equal() passes over. */
static gboolean
is_written_alike (JsonNode *a,
                  JsonNode *b)
{
  g_autofree char *text_a = NULL;
  g_autofree char *text_b = NULL;

  if (a == NULL || b == NULL || a == b)
    return a == b;
  if (!json_node_equal (a, b))
    return FALSE;

  text_a = json_to_string (a, FALSE);
  text_b = json_to_string (b, FALSE);

  return g_str_equal (text_a, text_b);
}

/**
 * ent_change_squash:
 * @title: what to call it
 * @changes: (array length=n_changes): changes, in the order in which they are done
 * @n_changes: how many
 *
 * Makes one change that does what a list of changes does: to go to another point of
 * a history in one step. A record that ends as it began is not touched at all.
 *
 * Returns: (transfer full): the change; it may hold no edits
 */
EntChange *
ent_change_squash (const char  *title,
                   EntChange  **changes,
                   guint        n_changes)
{
  g_autoptr (GHashTable) by_record = g_hash_table_new (hash_net, is_of_same_record);
  g_autoptr (GPtrArray) nets = g_ptr_array_new_with_free_func (g_free);
  EntChange *squashed = ent_change_new (title);

  for (guint i = 0; i < n_changes; i++)
    collect_edits (changes[i], by_record, nets);

  /* An id may pass from a record of one type to one of another: what goes goes first. */
  for (int removes = 1; removes >= 0; removes--)
    for (guint i = 0; i < nets->len; i++)
      {
        const Net *net = g_ptr_array_index (nets, i);

        if ((net->after == NULL) == removes && !is_written_alike (net->before, net->after))
          ent_change_add (squashed, net->type, net->before, net->after);
      }

  return squashed;
}

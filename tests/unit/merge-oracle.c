/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-store.h"
#include "merge-oracle.h"

/*
 * The cases are read as JSON from what is written of them. Of each member of each record
 * it is known what it was, what each side made of it and what the merge has. What one side
 * alone changed must be taken, what both changed otherwise must be a conflict that says
 * what both say, and nothing else may differ. Lists count item by item.
 */

typedef struct
{
  JsonNode   *document;
  GHashTable *records;   /* id → JsonObject, of the document; "" is the header */
} Side;

typedef struct
{
  Side          base;
  Side          ours;
  Side          theirs;
  Side          merged;
  GHashTable   *conflicts;   /* "id\nmember" → JsonObject, of the merged document */
  OracleCounts *counts;
} Oracle;

/* ------------------------------------------------------------------------------- sides */

static void
index_section (Side       *side,
               const char *name,
               JsonNode   *section)
{
  JsonArray *records = json_node_get_array (section);

  for (guint i = 0; !g_str_equal (name, "conflicts") && i < json_array_get_length (records); i++)
    {
      JsonObject *record = json_array_get_object_element (records, i);

      g_hash_table_insert (side->records, (gpointer) json_object_get_string_member (record, "id"),
                           record);
    }
}

static void
side_init (Side    *side,
           EntCase *the_case)
{
  g_autofree char *text = ent_store_write (the_case);
  g_autoptr (GList) names = NULL;
  JsonObject *document;

  side->document = json_from_string (text, NULL);
  side->records = g_hash_table_new (g_str_hash, g_str_equal);
  document = json_node_get_object (side->document);
  g_hash_table_insert (side->records, (gpointer) "", json_object_get_object_member (document, "case"));
  names = json_object_get_members (document);
  for (GList *l = names; l; l = l->next)
    if (JSON_NODE_HOLDS_ARRAY (json_object_get_member (document, l->data)))
      index_section (side, l->data, json_object_get_member (document, l->data));
}

static void
side_clear (Side *side)
{
  g_hash_table_unref (side->records);
  json_node_unref (side->document);
}

static char *
make_key (const char *id,
          const char *member)
{
  return g_strconcat (id, "\n", member, NULL);
}

static void
index_conflicts (Oracle *self)
{
  JsonObject *document = json_node_get_object (self->merged.document);
  JsonArray *conflicts = NULL;

  if (!json_object_has_member (document, "conflicts"))
    return;
  conflicts = json_object_get_array_member (document, "conflicts");
  for (guint i = 0; i < json_array_get_length (conflicts); i++)
    {
      JsonObject *conflict = json_array_get_object_element (conflicts, i);

      g_hash_table_insert (self->conflicts,
                           make_key (json_object_get_string_member_with_default (conflict, "of", ""),
                                     json_object_get_string_member_with_default (conflict, "member", "")),
                           conflict);
    }
}

static JsonObject *
find_conflict (Oracle     *self,
               const char *id,
               const char *member)
{
  g_autofree char *key = make_key (id, member);

  return g_hash_table_lookup (self->conflicts, key);
}

static JsonNode *
get (JsonObject *record,
     const char *member)
{
  return record ? json_object_get_member (record, member) : NULL;
}

/* Where both sides gave an id to different things, one of them has a number behind it in
 * the merge: here only the ids that end so are ever given twice. */
static char *
dup_without_numbers (JsonNode *node)
{
  g_autoptr (GRegex) numbers = g_regex_new ("-new-[0-9]+", G_REGEX_DEFAULT, 0, NULL);
  g_autofree char *text = json_to_string (node, FALSE);

  return g_regex_replace (numbers, text, -1, 0, "-new", 0, NULL);
}

static gboolean
same_but_for_numbers (JsonNode *a,
                      JsonNode *b)
{
  g_autofree char *plain_a = dup_without_numbers (a);
  g_autofree char *plain_b = dup_without_numbers (b);

  return g_str_equal (plain_a, plain_b);
}

static gboolean
same (JsonNode *a,
      JsonNode *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return json_node_equal (a, b) || same_but_for_numbers (a, b);
}

static char *
dup_text (JsonNode *node)
{
  return node ? json_to_string (node, FALSE) : g_strdup ("nothing");
}

static void
fail (const char *what,
      const char *id,
      const char *member,
      JsonNode   *base,
      JsonNode   *ours,
      JsonNode   *theirs,
      JsonNode   *merged)
{
  g_autofree char *was = dup_text (base);
  g_autofree char *left = dup_text (ours);
  g_autofree char *right = dup_text (theirs);
  g_autofree char *is = dup_text (merged);

  g_error ("%s: %s, %s\n  before %s\n  ours   %s\n  theirs %s\n  merged %s", what, id, member, was, left,
           right, is);
}

/* ------------------------------------------------------------------------------- lists */

static gboolean
lists_new_things (JsonNode *node)
{
  g_autofree char *text = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  text = json_to_string (node, FALSE);

  return strstr (text, "-new") != NULL;
}

/* What an item is about: said here once more, of the format's own page. */
static char *
dup_item_key (const char *member,
              JsonNode   *item)
{
  const char *by = NULL;

  if (g_str_equal (member, "members"))
    by = "state";
  else if (g_str_equal (member, "names"))
    by = "name";
  else if (g_str_equal (member, "renewals"))
    by = "date";

  return dup_without_numbers (by ? json_object_get_member (json_node_get_object (item), by) : item);
}

static gboolean
is_list (const char *member,
         JsonNode   *node)
{
  return !g_str_equal (member, "pair") && (node == NULL || JSON_NODE_HOLDS_ARRAY (node));
}

/* Returns key → item, or %NULL where an item stands twice. */
static GHashTable *
index_items (const char *member,
             JsonNode   *list)
{
  g_autoptr (GHashTable) items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *array = list ? json_node_get_array (list) : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (!g_hash_table_insert (items, dup_item_key (member, item), item))
        return NULL;
    }

  return g_steal_pointer (&items);
}

static void
check_item (Oracle     *self,
            const char *id,
            const char *member,
            JsonNode   *base,
            JsonNode   *ours,
            JsonNode   *theirs,
            JsonNode   *merged)
{
  self->counts->n_items++;
  if (ours && theirs && JSON_NODE_HOLDS_OBJECT (ours))
    {
      g_autoptr (GList) names = json_object_get_members (json_node_get_object (ours));

      /* Both kept it: each of its members is of a side that has it. */
      if (merged == NULL)
        fail ("an item is lost", id, member, base, ours, theirs, merged);
      for (GList *l = names; l; l = l->next)
        {
          JsonNode *was = base ? get (json_node_get_object (base), l->data) : NULL;
          JsonNode *left = get (json_node_get_object (ours), l->data);
          JsonNode *right = get (json_node_get_object (theirs), l->data);
          JsonNode *is = get (json_node_get_object (merged), l->data);

          if (same (left, right) || same (was, right) ? !same (is, left)
                                                      : same (was, left) && !same (is, right))
            fail ("a change within an item is lost", id, l->data, was, left, right, is);
        }
      return;
    }
  if (same (ours, theirs) || same (base, theirs) ? !same (merged, ours)
                                                 : same (base, ours) && !same (merged, theirs))
    fail ("a change of an item is lost", id, member, base, ours, theirs, merged);
}

static void
add_keys (GHashTable *keys,
          GHashTable *items)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, items);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (keys, key);
}

static gboolean
is_disputed (JsonNode *base,
             JsonNode *ours,
             JsonNode *theirs)
{
  GList *names;
  gboolean disputed = FALSE;

  if (same (ours, theirs) || same (base, ours) || same (base, theirs))
    return FALSE;
  if (!ours || !theirs || !JSON_NODE_HOLDS_OBJECT (ours))
    return TRUE;

  names = json_object_get_members (json_node_get_object (ours));
  names = g_list_concat (names, json_object_get_members (json_node_get_object (theirs)));
  for (GList *l = names; l && !disputed; l = l->next)
    {
      JsonNode *was = base ? get (json_node_get_object (base), l->data) : NULL;
      JsonNode *left = get (json_node_get_object (ours), l->data);
      JsonNode *right = get (json_node_get_object (theirs), l->data);

      disputed = !same (left, right) && !same (was, left) && !same (was, right);
    }
  g_list_free (names);

  return disputed;
}

/* Where an item stands in a list, from 1; 0 where it does not. */
static guint
get_place (const char *member,
           JsonNode   *list,
           const char *key)
{
  JsonArray *array = list ? json_node_get_array (list) : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      g_autofree char *other = dup_item_key (member, json_array_get_element (array, i));

      if (g_str_equal (other, key))
        return i + 1;
    }

  return 0;
}

/* Where a list says so, whether one item stands before another. */
static int
compare_places (guint a,
                guint b)
{
  return a == 0 || b == 0 ? 0 : a < b ? -1 : 1;
}

/* What one side put elsewhere is there, in relation to each item that was there before; and
 * where nobody did, what is new stands where it was put. */
static void
check_pair (Oracle     *self,
            const char *id,
            const char *member,
            JsonNode   *nodes[4],
            const char *one,
            const char *other,
            gboolean    reordered)
{
  int order[4];

  for (int i = 0; i < 4; i++)
    order[i] = compare_places (get_place (member, nodes[i], one), get_place (member, nodes[i], other));
  if (order[3] == 0)
    return;
  self->counts->n_pairs++;
  if (order[0] != 0 && order[1] != 0 && order[2] != 0)
    {
      if (order[3] != (order[1] != order[0] ? order[1] : order[2]))
        fail ("an order is lost", id, member, nodes[0], nodes[1], nodes[2], nodes[3]);
    }
  else if (!reordered && order[0] == 0 && (order[1] == 0) != (order[2] == 0) &&
           (get_place (member, nodes[0], one) || get_place (member, nodes[0], other)))
    {
      if (order[3] != (order[1] != 0 ? order[1] : order[2]))
        fail ("a new item stands elsewhere", id, member, nodes[0], nodes[1], nodes[2], nodes[3]);
    }
}

static gboolean
is_reordered (const char *member,
              JsonNode   *base,
              JsonNode   *side,
              GPtrArray  *keys)
{
  for (guint i = 0; i < keys->len; i++)
    for (guint j = 0; j < i; j++)
      {
        int was = compare_places (get_place (member, base, keys->pdata[i]),
                                  get_place (member, base, keys->pdata[j]));
        int is = compare_places (get_place (member, side, keys->pdata[i]),
                                 get_place (member, side, keys->pdata[j]));

        if (was != 0 && is != 0 && was != is)
          return TRUE;
      }

  return FALSE;
}

static void
check_order (Oracle     *self,
             const char *id,
             const char *member,
             JsonNode   *nodes[4],
             GHashTable *keys)
{
  g_autoptr (GPtrArray) all = g_hash_table_get_keys_as_ptr_array (keys);
  gboolean reordered = is_reordered (member, nodes[0], nodes[1], all) ||
                       is_reordered (member, nodes[0], nodes[2], all);

  for (guint i = 0; i < all->len; i++)
    for (guint j = 0; j < i; j++)
      check_pair (self, id, member, nodes, all->pdata[i], all->pdata[j], reordered);
}

/* Without a conflict every item is as the sides want it; where they do not want the same
 * there must be one. */
static void
check_list (Oracle     *self,
            const char *id,
            const char *member,
            JsonNode   *nodes[4])
{
  g_autoptr (GHashTable) base = index_items (member, nodes[0]);
  g_autoptr (GHashTable) ours = index_items (member, nodes[1]);
  g_autoptr (GHashTable) theirs = index_items (member, nodes[2]);
  g_autoptr (GHashTable) merged = index_items (member, nodes[3]);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  JsonObject *conflict = find_conflict (self, id, member);
  GHashTableIter iter;
  gpointer key;

  if (!base || !ours || !theirs || !merged)
    {
      /* Things of both sides that had one id are two in the merge. */
      if (base && ours && theirs)
        return;
      if (conflict == NULL && !same (nodes[3], nodes[1]) && !same (nodes[3], nodes[2]))
        fail ("items that cannot be told apart are mixed", id, member, nodes[0], nodes[1], nodes[2], nodes[3]);
      return;
    }

  add_keys (keys, base);
  add_keys (keys, ours);
  add_keys (keys, theirs);
  add_keys (keys, merged);
  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      JsonNode *was = g_hash_table_lookup (base, key);
      JsonNode *left = g_hash_table_lookup (ours, key);
      JsonNode *right = g_hash_table_lookup (theirs, key);

      if (is_disputed (was, left, right) && conflict == NULL)
        fail ("a silent choice in a list", id, member, nodes[0], nodes[1], nodes[2], nodes[3]);
      if (conflict == NULL)
        check_item (self, id, member, was, left, right, g_hash_table_lookup (merged, key));
    }
  if (conflict == NULL)
    check_order (self, id, member, nodes, keys);
}

/* A list in conflict, as the merge has it, or as it would be once one side is chosen: the
 * list of that side as a whole, or else one in which each item that is not in dispute is as
 * both sides want it. */
static void
check_disputed_list (Oracle     *self,
                     const char *id,
                     const char *member,
                     JsonNode   *nodes[4],
                     JsonNode   *side,
                     JsonNode   *list)
{
  g_autoptr (GHashTable) base = index_items (member, nodes[0]);
  g_autoptr (GHashTable) ours = index_items (member, nodes[1]);
  g_autoptr (GHashTable) theirs = index_items (member, nodes[2]);
  g_autoptr (GHashTable) found = index_items (member, list);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key;

  if (same (list, side))
    return;
  if (!base || !ours || !theirs || !found)
    {
      if (base && ours && theirs)
        return;
      fail ("items that cannot be told apart are mixed", id, member, nodes[0], nodes[1], nodes[2], list);
      return;
    }

  add_keys (keys, base);
  add_keys (keys, ours);
  add_keys (keys, theirs);
  add_keys (keys, found);
  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      JsonNode *was = g_hash_table_lookup (base, key);
      JsonNode *left = g_hash_table_lookup (ours, key);
      JsonNode *right = g_hash_table_lookup (theirs, key);

      if (!is_disputed (was, left, right))
        check_item (self, id, member, was, left, right, g_hash_table_lookup (found, key));
    }
}

static void
check_list_conflict (Oracle     *self,
                     const char *id,
                     const char *member,
                     JsonNode   *nodes[4],
                     JsonObject *ours,
                     JsonObject *theirs)
{
  for (int i = 0; i < 3; i++)
    if (!is_list (member, nodes[i]))
      return;
  if (lists_new_things (nodes[1]) || lists_new_things (nodes[2]))
    return;

  check_disputed_list (self, id, member, nodes, nodes[1], nodes[3]);
  check_disputed_list (self, id, member, nodes, nodes[1], get (ours, member));
  check_disputed_list (self, id, member, nodes, nodes[2], get (theirs, member));
  self->counts->n_disputed_lists++;
}

/* ----------------------------------------------------------------------------- members */

/* A conflict says what each side says, but for what the other side alone changed within it. */
static void
check_conflict (Oracle     *self,
                const char *id,
                const char *member,
                JsonNode   *nodes[4])
{
  JsonObject *conflict = find_conflict (self, id, member);
  JsonObject *ours = json_object_has_member (conflict, "ours") ? json_object_get_object_member (conflict, "ours") : NULL;
  JsonObject *theirs = json_object_has_member (conflict, "theirs") ? json_object_get_object_member (conflict, "theirs") : NULL;
  JsonObject *base = json_object_has_member (conflict, "base") ? json_object_get_object_member (conflict, "base") : NULL;

  self->counts->n_conflicts++;
  if (!same (get (base, member), nodes[0]))
    fail ("a conflict forgets what was before", id, member, nodes[0], nodes[1], nodes[2], get (base, member));
  if (g_str_equal (member, "csl"))
    return;
  if (JSON_NODE_HOLDS_ARRAY (nodes[1] ? nodes[1] : nodes[2] ? nodes[2] : nodes[0]))
    {
      check_list_conflict (self, id, member, nodes, ours, theirs);
      return;
    }
  if (!same (get (ours, member), nodes[1]) || !same (get (theirs, member), nodes[2]))
    fail ("a conflict says something else than the sides", id, member, nodes[0], nodes[1], nodes[2], nodes[3]);
  if (!same (nodes[3], nodes[1]))
    fail ("the merged case does not hold ours", id, member, nodes[0], nodes[1], nodes[2], nodes[3]);
}

static void
check_csl (Oracle     *self,
           const char *id,
           JsonNode   *nodes[4])
{
  g_autoptr (GList) names = json_object_get_members (json_node_get_object (nodes[1]));
  JsonObject *conflict = find_conflict (self, id, "csl");

  for (GList *l = names; l; l = l->next)
    {
      JsonNode *was = nodes[0] ? get (json_node_get_object (nodes[0]), l->data) : NULL;
      JsonNode *left = get (json_node_get_object (nodes[1]), l->data);
      JsonNode *right = get (json_node_get_object (nodes[2]), l->data);
      JsonNode *is = get (json_node_get_object (nodes[3]), l->data);

      if (same (left, right) || same (was, right) ? !same (is, left)
                                                  : same (was, left) && !same (is, right))
        fail ("bibliographic data is lost", id, l->data, was, left, right, is);
      else if (!same (left, right) && !same (was, left) && !same (was, right) && conflict == NULL &&
               !(was == NULL && JSON_NODE_HOLDS_OBJECT (left)))
        fail ("a silent choice in bibliographic data", id, l->data, was, left, right, is);
    }
}

static void
check_member (Oracle     *self,
              const char *id,
              const char *member,
              JsonNode   *nodes[4])
{
  gboolean by_us = !same (nodes[0], nodes[1]);
  gboolean by_them = !same (nodes[0], nodes[2]);
  JsonObject *conflict = find_conflict (self, id, member);

  self->counts->n_members++;
  /* One id in two lists may be two things, which are two items of the merged list. */
  if (conflict == NULL && lists_new_things (nodes[1]) && lists_new_things (nodes[2]))
    return;
  if (conflict != NULL)
    {
      check_conflict (self, id, member, nodes);
      return;
    }
  if (by_us && by_them && !same (nodes[1], nodes[2]))
    {
      if (g_str_equal (member, "csl") && nodes[1] && nodes[2])
        check_csl (self, id, nodes);
      else if (is_list (member, nodes[0]) && is_list (member, nodes[1]) && is_list (member, nodes[2]))
        check_list (self, id, member, nodes);
      else
        fail ("a silent choice", id, member, nodes[0], nodes[1], nodes[2], nodes[3]);
      return;
    }

  self->counts->n_taken += by_us != by_them;
  if (!same (nodes[3], by_us ? nodes[1] : nodes[2]))
    fail ("a change of one side is lost", id, member, nodes[0], nodes[1], nodes[2], nodes[3]);
}

/* Who is in conflict over one of both is over the other, so that nobody's place is made of
 * two; unless both sides say the same of it. */
static void
check_place (Oracle     *self,
             const char *id,
             JsonObject *ours,
             JsonObject *theirs)
{
  static const char *const members[] = { "x", "y" };

  if (find_conflict (self, id, "x") == NULL && find_conflict (self, id, "y") == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (!same (get (ours, members[i]), get (theirs, members[i])) &&
        find_conflict (self, id, members[i]) == NULL)
      fail ("a place is made of two", id, members[i], NULL, get (ours, members[i]),
            get (theirs, members[i]), NULL);
}

static void
add_members (GHashTable *names,
             JsonObject *record)
{
  g_autoptr (GList) members = record ? json_object_get_members (record) : NULL;

  for (GList *l = members; l; l = l->next)
    g_hash_table_add (names, l->data);
}

static void
check_members (Oracle     *self,
               const char *id,
               JsonObject *base,
               JsonObject *ours,
               JsonObject *theirs,
               JsonObject *merged)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer name;

  add_members (names, base);
  add_members (names, ours);
  add_members (names, theirs);
  add_members (names, merged);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      JsonNode *nodes[] = { get (base, name), get (ours, name), get (theirs, name), get (merged, name) };

      check_member (self, id, name, nodes);
    }
}

/* ----------------------------------------------------------------------------- records */

static gboolean
same_record (JsonObject *a,
             JsonObject *b)
{
  g_autoptr (JsonNode) node_a = a ? json_node_init_object (json_node_alloc (), a) : NULL;
  g_autoptr (JsonNode) node_b = b ? json_node_init_object (json_node_alloc (), b) : NULL;

  return same (node_a, node_b);
}

/* One side removed what was there: it is gone, unless the other changed it or holds to it,
 * which is then a conflict, or goes along with one that is. */
static void
check_removed (Oracle     *self,
               const char *id,
               JsonObject *base,
               JsonObject *left,
               JsonObject *merged)
{
  JsonObject *conflict = find_conflict (self, id, "");

  if (!same_record (base, left))
    {
      if (merged == NULL || conflict == NULL)
        fail ("what one side changed is lost with a removal", id, "", NULL, NULL, NULL, NULL);
      self->counts->n_conflicts++;
    }
  else if (merged != NULL && conflict == NULL)
    {
      self->counts->n_held++;
      if (g_hash_table_size (self->conflicts) == 0)
        fail ("a removal is forgotten", id, "", NULL, NULL, NULL, NULL);
    }
  else
    {
      self->counts->n_taken++;
    }
}

static gboolean
was_renamed (Oracle     *self,
             const char *id)
{
  g_autofree char *other = g_strconcat (id, "-2", NULL);

  return g_hash_table_contains (self->merged.records, other);
}

static void
check_record (Oracle     *self,
              const char *id)
{
  JsonObject *base = g_hash_table_lookup (self->base.records, id);
  JsonObject *ours = g_hash_table_lookup (self->ours.records, id);
  JsonObject *theirs = g_hash_table_lookup (self->theirs.records, id);
  JsonObject *merged = g_hash_table_lookup (self->merged.records, id);

  if (ours && theirs)
    {
      if (merged == NULL)
        fail ("a record of both sides is lost", id, "", NULL, NULL, NULL, NULL);
      /* An id that both gave to different things: each is looked for by its words. */
      if (base != NULL || !was_renamed (self, id))
        {
          check_members (self, id, base, ours, theirs, merged);
          check_place (self, id, ours, theirs);
        }
    }
  else if (base != NULL && (ours || theirs))
    {
      check_removed (self, id, base, ours ? ours : theirs, merged);
    }
  else if (base != NULL && merged != NULL)
    {
      fail ("what both removed is there", id, "", NULL, NULL, NULL, NULL);
    }
  else if ((ours || theirs) && !same_record (ours ? ours : theirs, merged))
    {
      /* A new record refers by other names to what was called otherwise. */
      if (merged == NULL)
        fail ("a new record is lost", id, "", NULL, NULL, NULL, NULL);
    }
  else if (!base && !ours && !theirs && strstr (id, "-") == NULL)
    {
      fail ("a record comes from nowhere", id, "", NULL, NULL, NULL, NULL);
    }
}

/**
 * oracle_check:
 * @base: a case
 * @ours: what became of it on one side
 * @theirs: what became of it on the other
 * @merged: the merge of them
 * @counts: (inout): what was looked at
 *
 * Ends the test with a word where the merge lost something, or chose silently.
 */
void
oracle_check (EntCase      *base,
              EntCase      *ours,
              EntCase      *theirs,
              EntCase      *merged,
              OracleCounts *counts)
{
  Oracle self = { .counts = counts };
  Side *sides[] = { &self.base, &self.ours, &self.theirs, &self.merged };
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer id;

  self.conflicts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  side_init (&self.base, base);
  side_init (&self.ours, ours);
  side_init (&self.theirs, theirs);
  side_init (&self.merged, merged);
  index_conflicts (&self);

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    add_keys (ids, sides[i]->records);
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    check_record (&self, id);

  g_hash_table_unref (self.conflicts);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    side_clear (sides[i]);
}

/* --------------------------------------------------------- changes that meet each other */

/* Few records of each kind, so that both sides often mean the same. */
#define CROWD 2u

static guint
roll (GRand *random,
      guint  n)
{
  return (guint) g_rand_int_range (random, 0, (gint32) n);
}

static EntRecord *
pick (EntCase *the_case,
      GRand   *random,
      GType    type)
{
  GListModel *records = ent_case_get_records (the_case, type);
  guint n = MIN (CROWD, g_list_model_get_n_items (records));
  g_autoptr (EntRecord) record = n > 0 ? g_list_model_get_item (records, roll (random, n)) : NULL;

  /* The case keeps it. */
  return record;
}

/* What a field refers to; what may refer to records of any type refers to a tie here. */
static EntRecord *
pick_referent (EntCase        *the_case,
               GRand          *random,
               const EntField *field)
{
  GType type = field->type ? field->type () : ENT_TYPE_RECORD;

  return pick (the_case, random, type == ENT_TYPE_RECORD || G_TYPE_IS_INTERFACE (type) ? ENT_TYPE_TIE : type);
}

static JsonNode *
make_string (const char *before,
             guint       number,
             const char *after)
{
  g_autofree char *text = g_strdup_printf ("%s%u%s", before, number, after);

  return json_node_init_string (json_node_alloc (), text);
}

static JsonNode *
make_text (GRand      *random,
           const char *member)
{
  gboolean is_term = g_str_equal (member, "term");

  return make_string (is_term ? "P" : "T", 1 + roll (random, 3), is_term ? "Y" : "");
}

static JsonNode *
make_digest (guint number)
{
  g_autofree char *text = g_strdup_printf ("%064u", number);

  return json_node_init_string (json_node_alloc (), text);
}

static JsonNode *
make_item (EntCase        *the_case,
           GRand          *random,
           const EntField *field)
{
  g_autoptr (EntRecordClass) class = NULL;
  JsonObject *object = NULL;
  JsonNode *node = NULL;

  if (field->kind == ENT_FIELD_ENUM_SET)
    {
      g_autoptr (GEnumClass) words = g_type_class_ref (field->type ());

      return json_node_init_string (json_node_alloc (),
                                    words->values[roll (random, words->n_values)].value_nick);
    }
  if (field->kind == ENT_FIELD_REFERENCES)
    {
      EntRecord *record = pick_referent (the_case, random, field);

      return record ? json_node_init_string (json_node_alloc (), ent_record_get_id (record)) : NULL;
    }
  if (field->kind == ENT_FIELD_STRINGS)
    return make_digest (roll (random, 3));
  if (field->kind != ENT_FIELD_RECORDS)
    return NULL;

  class = g_type_class_ref (field->type ());
  object = json_object_new ();
  node = json_node_init_object (json_node_alloc (), object);
  for (guint i = 0; i < class->n_fields; i++)
    {
      const EntField *part = &class->fields[i];
      JsonNode *value = NULL;

      if (part->kind == ENT_FIELD_DATE)
        value = make_string ("", 1950 + roll (random, 3), "");
      else if (part->kind == ENT_FIELD_REFERENCE)
        value = make_string ("", 0, "");
      else if (part->kind == ENT_FIELD_STRING)
        value = make_text (random, part->name);
      else if (part->required)
        value = make_item (the_case, random, part);
      if (part->kind == ENT_FIELD_REFERENCE)
        json_node_set_string (value, ent_record_get_id (pick_referent (the_case, random, part)));
      if (value != NULL)
        json_object_set_member (object, part->name, value);
    }
  json_object_unref (object);

  return node;
}

static void
change_list (EntCase        *the_case,
             GRand          *random,
             const EntField *field,
             JsonObject     *record)
{
  JsonArray *list = json_object_has_member (record, field->name)
                      ? json_array_ref (json_object_get_array_member (record, field->name))
                      : json_array_new ();
  guint n = json_array_get_length (list);
  JsonNode *item = make_item (the_case, random, field);

  switch (n > 0 ? roll (random, 4) : 0)
    {
    case 0:
      if (item != NULL)
        json_array_add_element (list, g_steal_pointer (&item));
      break;
    case 1:
      /* A list that must be there keeps an item. */
      if (n > 1 || !field->required)
        json_array_remove_element (list, roll (random, n));
      break;
    case 2:
      /* The first goes last. */
      json_array_add_element (list, json_array_dup_element (list, 0));
      json_array_remove_element (list, 0);
      break;
    default:
      if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (list, 0)))
        json_object_set_string_member (json_array_get_object_element (list, roll (random, n)), "date",
                                       roll (random, 2) ? "1961" : "1962");
      break;
    }
  g_clear_pointer (&item, json_node_unref);
  json_object_set_array_member (record, field->name, list);
}

static JsonNode *
make_scalar (EntCase        *the_case,
             GRand          *random,
             const EntField *field)
{
  EntRecord *record;

  switch (field->kind)
    {
    case ENT_FIELD_STRING:
      return make_text (random, field->name);
    case ENT_FIELD_DATE:
      return make_string ("", 1950 + roll (random, 3), "");
    case ENT_FIELD_ENUM:
      {
        g_autoptr (GEnumClass) words = g_type_class_ref (field->type ());

        return json_node_init_string (json_node_alloc (),
                                      words->values[roll (random, words->n_values)].value_nick);
      }
    case ENT_FIELD_INTEGER:
    case ENT_FIELD_NUMBER:
      return json_node_init_int (json_node_alloc (), 1 + roll (random, 3));
    case ENT_FIELD_BOOLEAN:
      return json_node_init_boolean (json_node_alloc (), TRUE);
    case ENT_FIELD_REFERENCE:
      record = pick_referent (the_case, random, field);
      return record && !g_str_equal (field->name, "id")
               ? json_node_init_string (json_node_alloc (), ent_record_get_id (record)) : NULL;
    default:
      return NULL;
    }
}

static void
change_csl (GRand      *random,
            JsonObject *record)
{
  static const char *const names[] = { "title", "publisher", "note" };
  g_autoptr (JsonNode) node = json_object_dup_member (record, "csl");
  g_autofree char *text = json_to_string (node, FALSE);
  g_autofree char *words = g_strdup_printf ("W%u", roll (random, 3));
  JsonNode *own = json_from_string (text, NULL);

  json_object_set_string_member (json_node_get_object (own), names[roll (random, 3)], words);
  json_object_set_member (record, "csl", own);
}

static void
change_field (EntCase        *the_case,
              GRand          *random,
              const EntField *field,
              JsonObject     *record)
{
  JsonNode *value;

  if (g_str_equal (field->name, "id"))
    return;
  if (roll (random, 8) == 0)
    {
      json_object_set_int_member (record, "x-unknown", roll (random, 3));
      return;
    }
  if (field->kind == ENT_FIELD_JSON)
    {
      if (json_object_has_member (record, field->name))
        change_csl (random, record);
      return;
    }
  if (field->kind == ENT_FIELD_ANCHOR)
    {
      JsonObject *anchor = json_object_get_object_member (record, field->name);

      json_object_set_int_member (anchor, "paragraph", 1 + roll (random, 4));
      return;
    }
  if (field->kind == ENT_FIELD_RECORDS || field->kind == ENT_FIELD_STRINGS ||
      field->kind == ENT_FIELD_ENUM_SET || field->kind == ENT_FIELD_REFERENCES)
    {
      if (!g_str_equal (field->name, "pair"))
        change_list (the_case, random, field, record);
      return;
    }
  if (!field->required && roll (random, 4) == 0)
    {
      json_object_remove_member (record, field->name);
      return;
    }
  value = make_scalar (the_case, random, field);
  if (value != NULL)
    json_object_set_member (record, field->name, value);
}

/* The record as JSON of its own: what is of another standard is shared otherwise. */
static JsonNode *
dup_record (EntRecord *record)
{
  g_autoptr (JsonNode) shared = ent_record_to_json (record);
  g_autofree char *text = json_to_string (shared, FALSE);

  return json_from_string (text, NULL);
}

/**
 * crowded_change:
 * @the_case: a case
 * @random: where chance comes from
 *
 * Makes a change to any member of one of a few records of any type, which the case may
 * refuse.
 *
 * Returns: (transfer full): the change; without edits where there is nothing to change
 */
EntChange *
crowded_change (EntCase *the_case,
                GRand   *random)
{
  guint n_types;
  const GType *types = ent_case_get_section_types (&n_types);
  /* The header, and every section but the conflicts. */
  guint n = roll (random, n_types);
  EntRecord *record = n == 0 ? ENT_RECORD (ent_case_get_header (the_case))
                             : pick (the_case, random, types[n - 1]);
  EntChange *change = ent_change_new ("Crowded");
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;
  EntRecordClass *klass;

  if (record == NULL)
    return change;
  before = dup_record (record);
  after = dup_record (record);
  klass = ENT_RECORD_GET_CLASS (record);
  if (!ENT_IS_HEADER (record) && roll (random, 12) == 0)
    {
      ent_change_add (change, G_OBJECT_TYPE (record), before, NULL);
      return change;
    }
  if (!ENT_IS_HEADER (record) && !ENT_IS_STATE (record) && roll (random, 10) == 0)
    {
      g_autofree char *id = g_strdup_printf ("%s-new", ent_record_get_id (record));

      /* The same id on both sides, for what is or is not the same. */
      json_object_set_string_member (json_node_get_object (after), "id", id);
      change_field (the_case, random, &klass->fields[roll (random, klass->n_fields)],
                    json_node_get_object (after));
      ent_change_add (change, G_OBJECT_TYPE (record), NULL, after);
      return change;
    }
  change_field (the_case, random, &klass->fields[roll (random, klass->n_fields)],
                json_node_get_object (after));
  ent_change_add (change, G_OBJECT_TYPE (record), before, after);

  return change;
}

/**
 * change_crowded:
 * @the_case: a case
 * @random: where chance comes from
 * @n_changes: how many changes are tried
 *
 * Changes a few records in few ways, so that two who do it often mean the same; what the
 * case refuses is not done.
 *
 * Returns: how many were done
 */
guint
change_crowded (EntCase *the_case,
                GRand   *random,
                guint    n_changes)
{
  guint n_done = 0;

  for (guint i = 0; i < n_changes; i++)
    {
      g_autoptr (EntChange) change = crowded_change (the_case, random);

      if (ent_change_get_n_edits (change) > 0)
        n_done += ent_case_apply (the_case, change, NULL);
    }

  return n_done;
}

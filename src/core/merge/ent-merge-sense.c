/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-merge-private.h"

/*
 * What records mean, as far as a merge must know: which members say something only
 * together, and when two records that were made apart are the same thing.
 */

static const char *
get_string (JsonNode   *node,
            const char *name)
{
  return json_object_get_string_member_with_default (json_node_get_object (node), name, NULL);
}

static JsonArray *
get_array (JsonNode   *node,
           const char *name)
{
  JsonNode *member = json_object_get_member (json_node_get_object (node), name);

  return member && JSON_NODE_HOLDS_ARRAY (member) ? json_node_get_array (member) : NULL;
}

/* ----------------------------------------------------------- what holds only together */

static gboolean
has_role (JsonArray  *members,
          const char *role)
{
  for (guint i = 0; members && i < json_array_get_length (members); i++)
    if (g_strcmp0 (get_string (json_array_get_element (members, i), "role"), role) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_tie_sound (JsonNode *tie)
{
  JsonArray *members = get_array (tie, "members");
  const char *kind = get_string (tie, "kind");

  if (members == NULL || json_array_get_length (members) < 2)
    return FALSE;
  if (g_strcmp0 (kind, "conflict") == 0)
    return has_role (members, "side-a") && has_role (members, "side-b");
  if (g_strcmp0 (kind, "sponsorship") == 0)
    return has_role (members, "sponsor") && has_role (members, "client");

  return TRUE;
}

static gboolean
is_range_sound (JsonNode   *node,
                const char *least_name,
                const char *most_name)
{
  JsonObject *object = json_node_get_object (node);
  gint64 least = json_object_get_int_member_with_default (object, least_name, 0);
  gint64 most = json_object_get_int_member_with_default (object, most_name, 0);

  return least == 0 || most == 0 || least <= most;
}

static gboolean
has_string (JsonArray  *array,
            const char *string)
{
  for (guint i = 0; array && i < json_array_get_length (array); i++)
    if (g_strcmp0 (json_array_get_string_element (array, i), string) == 0)
      return TRUE;

  return FALSE;
}

/* No clause that asks for more members than it allows, and no tie that is taken in and left
 * out: the one side may have said the one, and the other the other. */
static gboolean
is_definition_sound (JsonNode *definition)
{
  JsonArray *clauses = get_array (definition, "clauses");
  JsonArray *include = get_array (definition, "include");
  JsonArray *exclude = get_array (definition, "exclude");

  for (guint i = 0; clauses && i < json_array_get_length (clauses); i++)
    if (!is_range_sound (json_array_get_element (clauses, i), "members-min", "members-max"))
      return FALSE;
  for (guint i = 0; include && i < json_array_get_length (include); i++)
    if (has_string (exclude, json_array_get_string_element (include, i)))
      return FALSE;

  return TRUE;
}

/*< private >
 * ent_merge_is_sound:
 * @type: a type of record
 * @record: such a record
 *
 * Returns: whether those of its members that say something only together do: see
 *   ent_merge_get_group()
 */
gboolean
ent_merge_is_sound (GType     type,
                    JsonNode *record)
{
  if (type == ENT_TYPE_TIE)
    return is_tie_sound (record);
  if (type == ENT_TYPE_EVENT)
    return is_range_sound (record, "size-min", "size-max");
  if (type == ENT_TYPE_DEFINITION)
    return is_definition_sound (record);
  if (type == ENT_TYPE_STATE)
    return get_array (record, "names") && json_array_get_length (get_array (record, "names")) > 0;

  return TRUE;
}

/*< private >
 * ent_merge_get_group:
 * @type: a type of record
 *
 * Returns: (array zero-terminated=1): the members that say something only together
 */
const char *const *
ent_merge_get_group (GType type)
{
  static const char *const tie[] = { "kind", "members", NULL };
  static const char *const event[] = { "size-min", "size-max", NULL };
  static const char *const state[] = { "names", NULL };
  static const char *const definition[] = { "clauses", "include", "exclude", NULL };
  static const char *const place[] = { "x", "y", NULL };
  static const char *const none[] = { NULL };

  if (type == ENT_TYPE_TIE)
    return tie;
  if (type == ENT_TYPE_EVENT)
    return event;
  if (type == ENT_TYPE_DEFINITION)
    return definition;
  if (type == ENT_TYPE_PLACE)
    return place;

  return type == ENT_TYPE_STATE ? state : none;
}

/*< private >
 * ent_merge_is_bound:
 * @type: a type of record
 *
 * Returns: whether a conflict over one of the members that say something only together is
 *   one over all of them, and is resolved with them: of a place, else somebody's node would
 *   stand where nobody put it
 */
gboolean
ent_merge_is_bound (GType type)
{
  return type == ENT_TYPE_PLACE;
}

/* ------------------------------------------------------------------ what is the same */

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (a, b);
}

/* The items of a list, or what a member of each says, whatever their order. */
static char *
dup_set (JsonNode   *record,
         const char *list,
         const char *member)
{
  JsonArray *array = get_array (record, list);
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);
      const char *string = member ? get_string (item, member) : json_node_get_string (item);

      g_ptr_array_add (strings, (gpointer) (string ? string : ""));
    }
  g_ptr_array_sort_values (strings, compare_strings);
  g_ptr_array_add (strings, NULL);

  return g_strjoinv ("\n", (char **) strings->pdata);
}

static gboolean
is_same_set (JsonNode   *a,
             JsonNode   *b,
             const char *list,
             const char *member)
{
  g_autofree char *set_a = dup_set (a, list, member);
  g_autofree char *set_b = dup_set (b, list, member);

  return g_str_equal (set_a, set_b);
}

static gboolean
is_same_state (JsonNode *a,
               JsonNode *b)
{
  JsonArray *names_a = get_array (a, "names");
  JsonArray *names_b = get_array (b, "names");

  if (g_ascii_isupper (*get_string (a, "id")))
    return TRUE;

  for (guint i = 0; i < json_array_get_length (names_a); i++)
    for (guint j = 0; j < json_array_get_length (names_b); j++)
      if (g_strcmp0 (get_string (json_array_get_element (names_a, i), "name"),
                     get_string (json_array_get_element (names_b, j), "name")) == 0)
        return TRUE;

  return FALSE;
}

static gboolean
is_same_article (JsonNode *a,
                 JsonNode *b)
{
  JsonObject *csl_a = json_object_get_object_member (json_node_get_object (a), "csl");
  JsonObject *csl_b = json_object_get_object_member (json_node_get_object (b), "csl");
  JsonNode *title = json_object_get_member (csl_a, "title");

  if (get_string (a, "text") && g_strcmp0 (get_string (a, "text"), get_string (b, "text")) == 0)
    return TRUE;

  return title && ent_merge_same (title, json_object_get_member (csl_b, "title"));
}

static gboolean
is_same_passage (JsonNode *a,
                 JsonNode *b)
{
  JsonObject *anchor_a = json_object_get_object_member (json_node_get_object (a), "anchor");
  JsonObject *anchor_b = json_object_get_object_member (json_node_get_object (b), "anchor");

  return g_strcmp0 (get_string (a, "article"), get_string (b, "article")) == 0 &&
         ent_merge_same (json_object_get_member (anchor_a, "sha256"),
                         json_object_get_member (anchor_b, "sha256")) &&
         ent_merge_same (json_object_get_member (anchor_a, "start"),
                         json_object_get_member (anchor_b, "start"));
}

static gboolean
say_the_same (JsonNode          *a,
              JsonNode          *b,
              const char *const *members)
{
  for (; *members; members++)
    if (!ent_merge_same (ent_merge_get_member (json_node_get_object (a), *members),
                         ent_merge_get_member (json_node_get_object (b), *members)))
      return FALSE;

  return TRUE;
}

static const char *const *
get_telling_members (GType type)
{
  static const char *const instrument[] = { "tie", "title", NULL };
  static const char *const trait[] = { "state", "kind", "value", NULL };
  static const char *const evidence[] = { "passage", "target", "aspect", NULL };
  static const char *const place[] = { "of", NULL };
  static const char *const titled[] = { "title", NULL };

  if (type == ENT_TYPE_INSTRUMENT)
    return instrument;
  if (type == ENT_TYPE_TRAIT)
    return trait;
  if (type == ENT_TYPE_EVIDENCE)
    return evidence;
  if (type == ENT_TYPE_PLACE)
    return place;

  /* Events, definitions and theories. */
  return titled;
}

/*< private >
 * ent_merge_is_same_thing:
 * @type: a type of record
 * @a: such a record, which one side made
 * @b: another of the same id, which the other side made
 *
 * Returns: whether they are plainly the same thing, coded twice
 */
gboolean
ent_merge_is_same_thing (GType     type,
                         JsonNode *a,
                         JsonNode *b)
{
  if (type == ENT_TYPE_CONFLICT)
    return FALSE;
  if (type == ENT_TYPE_STATE)
    return is_same_state (a, b);
  if (type == ENT_TYPE_TIE)
    return g_strcmp0 (get_string (a, "kind"), get_string (b, "kind")) == 0 &&
           is_same_set (a, b, "members", "state");
  if (type == ENT_TYPE_CONDITION)
    return g_strcmp0 (get_string (a, "kind"), get_string (b, "kind")) == 0 &&
           is_same_set (a, b, "pair", NULL);
  if (type == ENT_TYPE_ARTICLE)
    return is_same_article (a, b);
  if (type == ENT_TYPE_PASSAGE)
    return is_same_passage (a, b);

  return say_the_same (a, b, get_telling_members (type));
}

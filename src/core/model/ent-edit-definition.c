/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-edit.h"

/*
 * Taking a tie into a definition by name, or leaving it out: a change to the two lists of
 * the definition, in which a tie never stands twice.
 */

static gboolean
is_in (JsonArray  *array,
       const char *id)
{
  for (guint i = 0; array && i < json_array_get_length (array); i++)
    if (g_strcmp0 (json_array_get_string_element (array, i), id) == 0)
      return TRUE;

  return FALSE;
}

static JsonArray *
dup_without (JsonObject *object,
             const char *member,
             const char *id)
{
  JsonArray *from = json_object_has_member (object, member)
                      ? json_object_get_array_member (object, member)
                      : NULL;
  JsonArray *array = json_array_new ();

  for (guint i = 0; from && i < json_array_get_length (from); i++)
    {
      const char *item = json_array_get_string_element (from, i);

      if (g_strcmp0 (item, id) != 0 && !is_in (array, item))
        json_array_add_string_element (array, item);
    }

  return array;
}

static void
put_list (JsonObject *object,
          const char *member,
          const char *id,
          gboolean    listed)
{
  g_autoptr (JsonArray) array = dup_without (object, member, id);

  if (listed)
    json_array_add_string_element (array, id);
  if (json_array_get_length (array) > 0)
    json_object_set_array_member (object, member, g_steal_pointer (&array));
  else
    json_object_remove_member (object, member);
}

static char *
dup_title (EntByName   by_name,
           const char *tie,
           const char *definition)
{
  switch (by_name)
    {
    case ENT_BY_NAME_TAKEN_IN:
      /* Translators: in the undo menu: a tie, and a definition. */
      return g_strdup_printf (_("Take %s into “%s” by Name"), tie, definition);
    case ENT_BY_NAME_LEFT_OUT:
      /* Translators: in the undo menu: a tie, and a definition. */
      return g_strdup_printf (_("Leave %s out of “%s” by Name"), tie, definition);
    case ENT_BY_NAME_NOT:
    default:
      /* Translators: in the undo menu: a tie, and a definition. */
      return g_strdup_printf (_("Judge %s by the Clauses of “%s”"), tie, definition);
    }
}

/**
 * ent_definition_get_by_name:
 * @self: a definition
 * @tie: a tie of its case
 *
 * Returns: whether the definition takes the tie in, or leaves it out, whatever its clauses
 *   say; one that stands in both lists is left out
 */
EntByName
ent_definition_get_by_name (EntDefinition *self,
                            EntTie        *tie)
{
  const char *const *include;
  const char *const *exclude;
  const char *id;

  g_return_val_if_fail (ENT_IS_DEFINITION (self), ENT_BY_NAME_NOT);
  g_return_val_if_fail (ENT_IS_TIE (tie), ENT_BY_NAME_NOT);

  include = ent_definition_get_include (self);
  exclude = ent_definition_get_exclude (self);
  id = ent_record_get_id (ENT_RECORD (tie));
  if (exclude != NULL && g_strv_contains (exclude, id))
    return ENT_BY_NAME_LEFT_OUT;

  return include != NULL && g_strv_contains (include, id) ? ENT_BY_NAME_TAKEN_IN
                                                          : ENT_BY_NAME_NOT;
}

/**
 * ent_edit_judge_by_name:
 * @the_case: a case
 * @definition: one of its definitions
 * @tie: one of its ties
 * @by_name: what the definition is to say of it
 *
 * Makes the change by which a definition takes a tie in by name, leaves it out, or goes by
 * its clauses again.
 *
 * Returns: (transfer full): the change
 */
EntChange *
ent_edit_judge_by_name (EntCase       *the_case,
                        EntDefinition *definition,
                        EntTie        *tie,
                        EntByName      by_name)
{
  g_autoptr (JsonNode) after = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  const char *id;
  JsonObject *object;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_DEFINITION (definition), NULL);
  g_return_val_if_fail (ENT_IS_TIE (tie), NULL);

  id = ent_record_get_id (ENT_RECORD (tie));
  after = ent_record_to_json (ENT_RECORD (definition));
  object = json_node_get_object (after);
  put_list (object, "include", id, by_name == ENT_BY_NAME_TAKEN_IN);
  put_list (object, "exclude", id, by_name == ENT_BY_NAME_LEFT_OUT);

  name = ent_edit_dup_name (the_case, ENT_RECORD (tie));
  title = dup_title (by_name, name, ent_definition_get_title (definition));

  return ent_edit_put (the_case, ENT_TYPE_DEFINITION, after, title);
}

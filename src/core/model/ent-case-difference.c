/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-case-difference.h"

/* json_node_equal() passes over the order of members, which objects of another standard are
 * written in: who reloads a file has its very bytes. */
static gboolean
is_written_alike (JsonNode *a,
                  JsonNode *b)
{
  g_autofree char *text_a = NULL;
  g_autofree char *text_b = NULL;

  if (!json_node_equal (a, b))
    return FALSE;

  text_a = json_to_string (a, FALSE);
  text_b = json_to_string (b, FALSE);
  return g_str_equal (text_a, text_b);
}

static void
add_edit (EntChange *change,
          GType      type,
          EntRecord *before,
          EntRecord *after)
{
  g_autoptr (JsonNode) old = before ? ent_record_to_json (before) : NULL;
  g_autoptr (JsonNode) new = after ? ent_record_to_json (after) : NULL;

  if (old == NULL || new == NULL || !is_written_alike (old, new))
    ent_change_add (change, type, old, new);
}

/* What became of each record of @before. */
static void
add_kept_and_removed (EntChange *change,
                      GType      type,
                      EntCase   *before,
                      EntCase   *after)
{
  GListModel *records = ent_case_get_records (before, type);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (EntRecord) record = g_list_model_get_item (records, i);

      add_edit (change, type, record, ent_case_lookup (after, type, ent_record_get_id (record)));
    }
}

static void
add_made (EntChange *change,
          GType      type,
          EntCase   *before,
          EntCase   *after)
{
  GListModel *records = ent_case_get_records (after, type);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (EntRecord) record = g_list_model_get_item (records, i);

      if (ent_case_lookup (before, type, ent_record_get_id (record)) == NULL)
        add_edit (change, type, NULL, record);
    }
}

/**
 * ent_case_make_difference:
 * @before: a case
 * @after: another
 * @title: what the change does, for the undo menu
 *
 * Makes the change that leads from one case to another: from what is shown to what a file
 * holds, say. What the documents hold beside records, of a version of Entente that this
 * one does not know, is no part of it.
 *
 * Returns: (transfer full): the change; without edits where the records are the same
 */
EntChange *
ent_case_make_difference (EntCase    *before,
                          EntCase    *after,
                          const char *title)
{
  EntChange *change;
  guint n_types;
  const GType *types = ent_case_get_section_types (&n_types);

  g_return_val_if_fail (ENT_IS_CASE (before), NULL);
  g_return_val_if_fail (ENT_IS_CASE (after), NULL);

  change = ent_change_new (title);
  add_edit (change, ENT_TYPE_HEADER, ENT_RECORD (ent_case_get_header (before)),
            ENT_RECORD (ent_case_get_header (after)));
  /* What is made may have the id of what goes, in another section. */
  for (guint i = 0; i < n_types; i++)
    add_kept_and_removed (change, types[i], before, after);
  for (guint i = 0; i < n_types; i++)
    add_made (change, types[i], before, after);

  return change;
}

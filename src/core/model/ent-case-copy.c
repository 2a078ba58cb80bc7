/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-case-private.h"
#include "ent-case.h"

static void
copy_unknown (EntCase *self,
              EntCase *copy)
{
  JsonObject *unknown = g_object_get_data (G_OBJECT (self), ENT_CASE_UNKNOWN);

  if (unknown != NULL)
    g_object_set_data_full (G_OBJECT (copy), ENT_CASE_UNKNOWN, json_object_ref (unknown),
                            (GDestroyNotify) json_object_unref);
}

static EntRecord *
copy_record (EntRecord *record)
{
  g_autoptr (JsonNode) node = ent_record_to_json (record);

  return ent_record_new_from_json (G_OBJECT_TYPE (record), node, NULL);
}

/**
 * ent_case_copy:
 * @self: a case
 *
 * Copies a case: to try out what a change would come to, such as the ids of records that
 * are made together.
 *
 * Returns: (transfer full): a case of its own, with the same records, and what
 *   the document held that is not known
 */
EntCase *
ent_case_copy (EntCase *self)
{
  g_autoptr (EntRecord) header = NULL;
  EntCase *copy;
  guint n_types;
  const GType *types = ent_case_get_section_types (&n_types);

  g_return_val_if_fail (ENT_IS_CASE (self), NULL);

  header = copy_record (ENT_RECORD (ent_case_get_header (self)));
  copy = ent_case_new (ENT_HEADER (header));
  for (guint i = 0; i < n_types; i++)
    {
      GListModel *records = ent_case_get_records (self, types[i]);

      for (guint j = 0; j < g_list_model_get_n_items (records); j++)
        {
          g_autoptr (EntRecord) record = g_list_model_get_item (records, j);
          g_autoptr (EntRecord) copied = copy_record (record);

          ent_case_add (copy, copied, NULL);
        }
    }
  copy_unknown (self, copy);

  return copy;
}

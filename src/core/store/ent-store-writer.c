/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-case-private.h"
#include "ent-store-private.h"
#include "ent-store.h"

/*
 * Writing a case: one record a line, in a stable order, so that a difference of
 * two versions reads like a list of changes. json-glib writes each record; what
 * is laid out here is only where the lines end.
 *
 * A big case takes longer to write than a frame lasts. Who writes on the main thread
 * prepares it before, a little at a time: the line of each record is kept with the record
 * until that changes, so that writing, also the next time, comes down to joining lines.
 */

static void
append_member (GString    *text,
               const char *name,
               JsonNode   *value)
{
  g_autoptr (JsonNode) name_node = json_node_init_string (json_node_alloc (), name);
  g_autofree char *quoted = json_to_string (name_node, FALSE);
  g_autofree char *json = json_to_string (value, FALSE);

  g_string_append_printf (text, "%s\n%s: %s", text->len > 1 ? "," : "", quoted, json);
}

static char *
dup_line (EntRecord *record)
{
  g_autoptr (JsonNode) node = ent_record_to_json (record);

  return json_to_string (node, FALSE);
}

static void
append_record (GString   *text,
               EntRecord *record)
{
  gsize length;
  const char *line = ent_record_peek_line (record, &length);
  g_autofree char *made = NULL;

  if (line != NULL)
    {
      g_string_append_len (text, line, (gssize) length);
      return;
    }

  made = dup_line (record);
  g_string_append (text, made);
}

static void
append_section (GString    *text,
                const char *name,
                GListModel *records)
{
  guint n_records = g_list_model_get_n_items (records);

  if (n_records == 0)
    return;

  g_string_append_printf (text, ",\n\"%s\": [", name);
  for (guint i = 0; i < n_records; i++)
    {
      g_autoptr (EntRecord) record = g_list_model_get_item (records, i);
      g_string_append (text, i > 0 ? ",\n" : "\n");
      append_record (text, record);
    }
  g_string_append (text, "\n]");
}

static void
append_unknown (GString *text,
                EntCase *the_case)
{
  JsonObject *unknown = g_object_get_data (G_OBJECT (the_case), ENT_CASE_UNKNOWN);
  g_autoptr (GList) members = NULL;

  if (unknown == NULL)
    return;

  members = json_object_get_members (unknown);
  for (GList *l = members; l; l = l->next)
    append_member (text, l->data, json_object_get_member (unknown, l->data));
}

static void
prepare_record (GListModel *records,
                guint       position)
{
  g_autoptr (EntRecord) record = g_list_model_get_item (records, position);
  gsize length;

  if (ent_record_peek_line (record, &length) == NULL)
    ent_record_keep_line (record, dup_line (record));
}

/*< private >
 * ent_store_prepare:
 * @the_case: a case
 * @cursor: (inout): how far it came; 0 at first
 * @budget: how long it may take, in microseconds
 *
 * Does some of the work of writing a case. What changes meanwhile may be left for the
 * writing itself.
 *
 * Returns: whether all of it is done; else call it again
 */
gboolean
ent_store_prepare (EntCase *the_case,
                   guint   *cursor,
                   gint64   budget)
{
  gint64 end = g_get_monotonic_time () + budget;
  guint n_types;
  guint first = 0;
  const GType *types = ent_case_get_section_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      GListModel *records = ent_case_get_records (the_case, types[i]);
      guint n_records = g_list_model_get_n_items (records);

      for (; *cursor < first + n_records; (*cursor)++)
        {
          if (g_get_monotonic_time () > end)
            return FALSE;
          prepare_record (records, *cursor - first);
        }
      first += n_records;
    }

  return TRUE;
}

/* About as much as it was the last time, so that the text does not grow by copying. */
static GString *
new_text (EntCase *the_case)
{
  GBytes *known = ent_store_get_known_bytes (the_case);
  gsize size = known ? g_bytes_get_size (known) : 0;

  return g_string_sized_new (size + size / 8 + 4096);
}

static GString *
write_document (EntCase *the_case)
{
  g_autoptr (JsonNode) header = NULL;
  g_autoptr (JsonNode) format = NULL;
  g_autoptr (JsonNode) version = NULL;
  GString *text = new_text (the_case);
  guint n_types;
  const GType *types = ent_case_get_section_types (&n_types);

  g_string_append_c (text, '{');
  format = json_node_init_string (json_node_alloc (), ENT_STORE_FORMAT);
  version = json_node_init_int (json_node_alloc (), ENT_STORE_VERSION);
  header = ent_record_to_json (ENT_RECORD (ent_case_get_header (the_case)));
  append_member (text, "format", format);
  append_member (text, "version", version);
  append_member (text, "case", header);

  for (guint i = 0; i < n_types; i++)
    {
      g_autofree char *section = ent_store_dup_section (types[i]);

      append_section (text, section, ent_case_get_records (the_case, types[i]));
    }
  append_unknown (text, the_case);
  g_string_append (text, "\n}\n");

  return text;
}

/**
 * ent_store_write:
 * @the_case: a case
 *
 * Writes a case. The same case gives the same bytes.
 *
 * Returns: (transfer full): the document
 */
char *
ent_store_write (EntCase *the_case)
{
  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  return g_string_free_and_steal (write_document (the_case));
}

/**
 * ent_store_write_bytes:
 * @the_case: a case
 *
 * Writes a case: see [func@store_write].
 *
 * Returns: (transfer full): the document
 */
GBytes *
ent_store_write_bytes (EntCase *the_case)
{
  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  return g_string_free_to_bytes (write_document (the_case));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-case.h"
#include "ent-target.h"

/**
 * EntCase:
 *
 * A case: states, ties and what supports them, in one document.
 *
 * It holds a list of records for each section, sorted by id, and knows for every
 * id which records refer to it. Readers follow the lists, or the
 * [signal@Case::changed] signal; all changes come through [method@Case.apply].
 */

struct _EntCase
{
  GObject parent_instance;

  EntHeader  *header;
  GListStore *sections[13];
  GHashTable *records;    /* id → EntRecord, owned by its section */
  GHashTable *referrers;  /* id → GPtrArray of EntRecord */
  EntSpan     coverage;
  gboolean    has_coverage;
};

G_DEFINE_FINAL_TYPE (EntCase, ent_case, G_TYPE_OBJECT)
G_DEFINE_QUARK (ent-case-error-quark, ent_case_error)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * ent_case_get_section_types:
 * @n_types: (out): how many
 *
 * Returns: (array length=n_types) (transfer none): the types of records, in the
 *   order in which the sections are written
 */
const GType *
ent_case_get_section_types (guint *n_types)
{
  static GType types[G_N_ELEMENTS (((EntCase *) NULL)->sections)];
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      const GType all[] = {
        ENT_TYPE_STATE, ENT_TYPE_TIE, ENT_TYPE_INSTRUMENT, ENT_TYPE_EVENT,
        ENT_TYPE_TRAIT, ENT_TYPE_CONDITION, ENT_TYPE_ARTICLE, ENT_TYPE_PASSAGE,
        ENT_TYPE_EVIDENCE, ENT_TYPE_DEFINITION, ENT_TYPE_THEORY, ENT_TYPE_PLACE,
        ENT_TYPE_CONFLICT,
      };

      G_STATIC_ASSERT (sizeof all == sizeof types);
      memcpy (types, all, sizeof types);
      g_once_init_leave (&once, 1);
    }

  *n_types = G_N_ELEMENTS (types);
  return types;
}

static GListStore *
get_section (EntCase *self,
             GType    type)
{
  guint n_types;
  const GType *types = ent_case_get_section_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    if (types[i] == type)
      return self->sections[i];

  g_return_val_if_reached (NULL);
}

static void
ent_case_finalize (GObject *object)
{
  EntCase *self = ENT_CASE (object);

  g_clear_object (&self->header);
  g_clear_pointer (&self->records, g_hash_table_unref);
  g_clear_pointer (&self->referrers, g_hash_table_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->sections); i++)
    g_clear_object (&self->sections[i]);

  G_OBJECT_CLASS (ent_case_parent_class)->finalize (object);
}

static void
ent_case_class_init (EntCaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_case_finalize;

  /**
   * EntCase::changed:
   * @self: the case
   * @change: what was done to it
   *
   * Emitted once for each change, when it is done and the lists tell of it.
   */
  signals[CHANGED] =
    g_signal_new ("changed", ENT_TYPE_CASE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, ENT_TYPE_CHANGE);
}

static void
ent_case_init (EntCase *self)
{
  guint n_types;
  const GType *types = ent_case_get_section_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    self->sections[i] = g_list_store_new (types[i]);
  self->records = g_hash_table_new (g_str_hash, g_str_equal);
  self->referrers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) g_ptr_array_unref);
}

static void
take_coverage (EntCase *self)
{
  EntDate *coverage = ent_header_get_coverage (self->header);

  self->has_coverage = coverage != NULL;
  if (coverage != NULL)
    self->coverage = ent_date_get_span (coverage);
}

/**
 * ent_case_new:
 * @header: what the case says of itself
 *
 * Returns: (transfer full): a case with no records
 */
EntCase *
ent_case_new (EntHeader *header)
{
  EntCase *self;

  g_return_val_if_fail (ENT_IS_HEADER (header), NULL);

  self = g_object_new (ENT_TYPE_CASE, NULL);
  self->header = g_object_ref (header);
  take_coverage (self);

  return self;
}

/**
 * ent_case_get_header:
 * @self: a case
 *
 * Returns: (transfer none): what it says of itself
 */
EntHeader *
ent_case_get_header (EntCase *self)
{
  g_return_val_if_fail (ENT_IS_CASE (self), NULL);

  return self->header;
}

/**
 * ent_case_get_coverage:
 * @self: a case
 *
 * Returns: (nullable) (transfer none): the time that its sources speak of, or
 *   %NULL where it does not say
 */
const EntSpan *
ent_case_get_coverage (EntCase *self)
{
  g_return_val_if_fail (ENT_IS_CASE (self), NULL);

  return self->has_coverage ? &self->coverage : NULL;
}

/**
 * ent_case_get_records:
 * @self: a case
 * @type: the type of record
 *
 * Returns: (transfer none): the records of a section, sorted by id
 */
GListModel *
ent_case_get_records (EntCase *self,
                      GType    type)
{
  g_return_val_if_fail (ENT_IS_CASE (self), NULL);

  return G_LIST_MODEL (get_section (self, type));
}

/**
 * ent_case_get_states:
 * @self: a case
 *
 * Returns: (transfer none): its states
 */
GListModel *
ent_case_get_states (EntCase *self)
{
  return ent_case_get_records (self, ENT_TYPE_STATE);
}

/**
 * ent_case_get_ties:
 * @self: a case
 *
 * Returns: (transfer none): its ties
 */
GListModel *
ent_case_get_ties (EntCase *self)
{
  return ent_case_get_records (self, ENT_TYPE_TIE);
}

/**
 * ent_case_get_articles:
 * @self: a case
 *
 * Returns: (transfer none): its articles
 */
GListModel *
ent_case_get_articles (EntCase *self)
{
  return ent_case_get_records (self, ENT_TYPE_ARTICLE);
}

/**
 * ent_case_get_passages:
 * @self: a case
 *
 * Returns: (transfer none): its passages
 */
GListModel *
ent_case_get_passages (EntCase *self)
{
  return ent_case_get_records (self, ENT_TYPE_PASSAGE);
}

/**
 * ent_case_get_definitions:
 * @self: a case
 *
 * Returns: (transfer none): its definitions
 */
GListModel *
ent_case_get_definitions (EntCase *self)
{
  return ent_case_get_records (self, ENT_TYPE_DEFINITION);
}

/**
 * ent_case_lookup:
 * @self: a case
 * @type: the type that the record must have, or %ENT_TYPE_RECORD for any
 * @id: (nullable): its id
 *
 * Returns: (transfer none) (nullable): the record, or %NULL where there is none
 *   of that id and type
 */
EntRecord *
ent_case_lookup (EntCase    *self,
                 GType       type,
                 const char *id)
{
  EntRecord *record;

  g_return_val_if_fail (ENT_IS_CASE (self), NULL);

  record = id ? g_hash_table_lookup (self->records, id) : NULL;
  return record && g_type_is_a (G_OBJECT_TYPE (record), type) ? record : NULL;
}

static void
add_referrer (EntRecord      *part,
              const EntField *field,
              const char     *id,
              gpointer        user_data)
{
  gpointer *data = user_data;
  GHashTable *referrers = data[0];
  GPtrArray *list = g_hash_table_lookup (referrers, id);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (referrers, g_strdup (id), list);
    }
  if (list->len == 0 || g_ptr_array_index (list, list->len - 1) != data[1])
    g_ptr_array_add (list, data[1]);
}

static void
remove_referrer (EntRecord      *part,
                 const EntField *field,
                 const char     *id,
                 gpointer        user_data)
{
  gpointer *data = user_data;
  GPtrArray *list = g_hash_table_lookup (data[0], id);

  if (list != NULL)
    g_ptr_array_remove (list, data[1]);
}

static void
index_record (EntCase   *self,
              EntRecord *record)
{
  gpointer data[] = { self->referrers, record };

  g_hash_table_insert (self->records, (gpointer) ent_record_get_id (record), record);
  ent_record_foreach_reference (record, add_referrer, data);
}

static void
forget_record (EntCase   *self,
               EntRecord *record)
{
  gpointer data[] = { self->referrers, record };

  ent_record_foreach_reference (record, remove_referrer, data);
  g_hash_table_remove (self->records, ent_record_get_id (record));
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (ent_record_get_id ((EntRecord *) a), ent_record_get_id ((EntRecord *) b));
}

static int
compare_records (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  return compare_ids (a, b);
}

/**
 * ent_case_get_referrers:
 * @self: a case
 * @type: the type of the records that refer
 * @id: the id that they refer to
 *
 * Finds the evidence of a target, the instruments of a tie, the traits of a
 * state and so on.
 *
 * Returns: (transfer container) (element-type EntRecord): the records of that
 *   type that refer to @id, themselves or in a part of them, in the order of
 *   their ids
 */
GPtrArray *
ent_case_get_referrers (EntCase    *self,
                        GType       type,
                        const char *id)
{
  GPtrArray *found = g_ptr_array_new ();
  GPtrArray *list;

  g_return_val_if_fail (ENT_IS_CASE (self), found);
  g_return_val_if_fail (id != NULL, found);

  list = g_hash_table_lookup (self->referrers, id);
  for (guint i = 0; list && i < list->len; i++)
    if (G_TYPE_CHECK_INSTANCE_TYPE (g_ptr_array_index (list, i), type))
      g_ptr_array_add (found, g_ptr_array_index (list, i));
  g_ptr_array_sort_values (found, compare_ids);

  return found;
}

/**
 * ent_case_add:
 * @self: a case that is being read
 * @record: (transfer none): a record
 * @error: return location
 *
 * Adds a record to a case that nobody follows yet. References are not looked up
 * before [method@Case.check_references] is called.
 *
 * Returns: %FALSE with %ENT_CASE_ERROR_DUPLICATE where its id is taken
 */
gboolean
ent_case_add (EntCase    *self,
              EntRecord  *record,
              GError    **error)
{
  const char *id = ent_record_get_id (record);

  g_return_val_if_fail (ENT_IS_CASE (self), FALSE);
  g_return_val_if_fail (ENT_IS_RECORD (record), FALSE);

  if (g_hash_table_contains (self->records, id))
    {
      g_set_error (error, ENT_CASE_ERROR, ENT_CASE_ERROR_DUPLICATE,
                   _("the id “%s” is taken twice"), id);
      return FALSE;
    }

  g_list_store_insert_sorted (get_section (self, G_OBJECT_TYPE (record)), record,
                              compare_records, NULL);
  index_record (self, record);

  return TRUE;
}

typedef struct
{
  EntCase   *self;
  EntRecord *record;
  GError    *error;
} ReferenceCheck;

static gboolean
is_membership (EntCase    *self,
               const char *id)
{
  g_auto (GStrv) parts = g_strsplit (id, "/", 2);
  EntRecord *tie;
  GListModel *members;

  tie = ent_case_lookup (self, ENT_TYPE_TIE, parts[0]);
  if (tie == NULL || parts[1] == NULL)
    return FALSE;

  members = ent_tie_get_members (ENT_TIE (tie));
  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);

      if (g_str_equal (ent_membership_get_state (member), parts[1]))
        return TRUE;
    }

  return FALSE;
}

static void
check_reference (EntRecord      *part,
                 const EntField *field,
                 const char     *id,
                 gpointer        user_data)
{
  ReferenceCheck *check = user_data;
  EntRecord *found = g_hash_table_lookup (check->self->records, id);

  if (check->error != NULL)
    return;

  if (found == NULL && field->type () == ENT_TYPE_TARGET && is_membership (check->self, id))
    return;

  if (found == NULL)
    g_set_error (&check->error, ENT_CASE_ERROR, ENT_CASE_ERROR_REFERENCE,
                 /* Translators: a section, a record's id, a member's name, the id in it. */
                 _("%s, “%s”: “%s” names “%s”, which is not in the case"),
                 ent_record_get_section (check->record), ent_record_get_id (check->record),
                 field->name, id);
  else if (!g_type_is_a (G_OBJECT_TYPE (found), field->type ()))
    g_set_error (&check->error, ENT_CASE_ERROR, ENT_CASE_ERROR_REFERENCE,
                 _("%s, “%s”: “%s” names “%s”, which is one of the %s"),
                 ent_record_get_section (check->record), ent_record_get_id (check->record),
                 field->name, id, ent_record_get_section (found));
}

static gboolean
check_header (EntCase  *self,
              GError  **error)
{
  const char *definition = ent_header_get_definition (self->header);

  if (definition == NULL || ent_case_lookup (self, ENT_TYPE_DEFINITION, definition) != NULL)
    return TRUE;

  g_set_error (error, ENT_CASE_ERROR, ENT_CASE_ERROR_REFERENCE,
               _("case: “definition” names “%s”, which is not in the case"), definition);
  return FALSE;
}

/**
 * ent_case_check_references:
 * @self: a case
 * @error: return location
 *
 * Looks up every reference of every record.
 *
 * Returns: %FALSE with %ENT_CASE_ERROR_REFERENCE where one leads nowhere, or to
 *   a record of another type
 */
gboolean
ent_case_check_references (EntCase  *self,
                           GError  **error)
{
  ReferenceCheck check = { self, NULL, NULL };

  g_return_val_if_fail (ENT_IS_CASE (self), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (self->sections); i++)
    for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (self->sections[i])); j++)
      {
        g_autoptr (EntRecord) record = NULL;

        record = g_list_model_get_item (G_LIST_MODEL (self->sections[i]), j);
        check.record = record;
        ent_record_foreach_reference (record, check_reference, &check);
        if (check.error != NULL)
          {
            g_propagate_error (error, check.error);
            return FALSE;
          }
      }

  return check_header (self, error);
}

static gboolean
check_record (EntCase   *self,
              EntRecord *record)
{
  ReferenceCheck check = { self, record, NULL };

  ent_record_foreach_reference (record, check_reference, &check);
  if (check.error == NULL)
    return TRUE;

  g_clear_error (&check.error);
  return FALSE;
}

static gboolean
check_referrers (EntCase    *self,
                 const char *id)
{
  GPtrArray *referrers = g_hash_table_lookup (self->referrers, id);

  for (guint i = 0; referrers && i < referrers->len; i++)
    if (!check_record (self, g_ptr_array_index (referrers, i)))
      return FALSE;

  return TRUE;
}

/* What may refer to a part of a tie: each `TIE/STATE` that there was. */
static gboolean
check_members (EntCase       *self,
               const EntEdit *edit)
{
  JsonNode *members = json_object_get_member (json_node_get_object (edit->before), "members");
  JsonArray *array = members && JSON_NODE_HOLDS_ARRAY (members) ? json_node_get_array (members) : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *member = json_array_get_element (array, i);
      const char *state = NULL;
      g_autofree char *id = NULL;

      if (JSON_NODE_HOLDS_OBJECT (member))
        state = json_object_get_string_member_with_default (json_node_get_object (member), "state",
                                                            "");
      id = g_strdup_printf ("%s/%s", edit->id, state ? state : "");
      if (!check_referrers (self, id))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_edit (EntCase       *self,
            const EntEdit *edit)
{
  EntRecord *record = ent_case_lookup (self, edit->type, edit->id);

  if (record != NULL && !check_record (self, record))
    return FALSE;
  if (edit->after == NULL && !check_referrers (self, edit->id))
    return FALSE;

  return edit->type != ENT_TYPE_TIE || edit->before == NULL || check_members (self, edit);
}

/* Every reference held before the change, so only these can be broken now: those that
 * the records it makes or changes make, and those to what it takes away. */
static gboolean
check_touched_references (EntCase    *self,
                          EntChange  *change,
                          GError    **error)
{
  gboolean sound = TRUE;

  for (guint i = 0; sound && i < ent_change_get_n_edits (change); i++)
    {
      const EntEdit *edit = ent_change_get_edit (change, i);

      sound = edit->type == ENT_TYPE_HEADER || check_edit (self, edit);
    }
  if (sound)
    return check_header (self, error);

  /* Of several faults, the one that is told is the first of the case. */
  return ent_case_check_references (self, error);
}

/* Whoever made a change may have written down what a record was to be otherwise than it is
 * written: with an empty list, say, or with words of a set in another order. It is the same
 * record, and the change can be undone. */
static gboolean
is_written_as (const EntEdit *edit,
               JsonNode      *now)
{
  g_autoptr (EntRecord) before = ent_record_new_from_json (edit->type, edit->before, NULL);
  g_autoptr (JsonNode) written = before ? ent_record_to_json (before) : NULL;

  return written != NULL && json_node_equal (now, written);
}

static gboolean
fits (EntCase        *self,
      const EntEdit  *edit,
      EntRecord      *record,
      GError        **error)
{
  g_autoptr (JsonNode) now = record ? ent_record_to_json (record) : NULL;

  if ((now == NULL) == (edit->before == NULL) &&
      (now == NULL || json_node_equal (now, edit->before) || is_written_as (edit, now)))
    return TRUE;

  g_set_error (error, ENT_CASE_ERROR, ENT_CASE_ERROR_CONFLICT,
               _("“%s” is not what it was when this change was made"), edit->id);
  return FALSE;
}

static void
remove_from_section (EntCase   *self,
                     EntRecord *record)
{
  GListStore *section = get_section (self, G_OBJECT_TYPE (record));
  guint position;

  forget_record (self, record);
  if (g_list_store_find (section, record, &position))
    g_list_store_remove (section, position);
}

static gboolean
apply_header_edit (EntCase        *self,
                   const EntEdit  *edit,
                   GError        **error)
{
  g_autoptr (EntRecord) after = NULL;

  if (!fits (self, edit, ENT_RECORD (self->header), error))
    return FALSE;
  g_return_val_if_fail (edit->after != NULL, FALSE);

  after = ent_record_new_from_json (ENT_TYPE_HEADER, edit->after, error);
  if (after == NULL)
    return FALSE;

  ent_record_assign (ENT_RECORD (self->header), after);
  take_coverage (self);
  return TRUE;
}

/* A record that is removed goes to @removed: where the change is refused in the
 * end, it is the same record that comes back, which others may have selected. */
static gboolean
apply_edit (EntCase        *self,
            const EntEdit  *edit,
            EntRecord     **removed,
            GError        **error)
{
  g_autoptr (EntRecord) after = NULL;
  EntRecord *record = NULL;

  if (edit->type == ENT_TYPE_HEADER)
    return apply_header_edit (self, edit, error);

  record = ent_case_lookup (self, edit->type, edit->id);
  if (!fits (self, edit, record, error))
    return FALSE;

  if (edit->after != NULL)
    {
      after = ent_record_new_from_json (edit->type, edit->after, error);
      if (after == NULL)
        return FALSE;
    }

  if (record == NULL)
    return ent_case_add (self, after, error);

  if (after == NULL)
    {
      *removed = g_object_ref (record);
      remove_from_section (self, record);
      return TRUE;
    }

  forget_record (self, record);
  ent_record_assign (record, after);
  index_record (self, record);
  return TRUE;
}

static void
unref_if_any (gpointer record)
{
  g_clear_object (&record);
}

static void
take_back (EntCase   *self,
           EntChange *change,
           GPtrArray *removed)
{
  g_autoptr (EntChange) inverse = ent_change_invert (change);
  guint n_edits = ent_change_get_n_edits (change);

  for (guint i = removed->len; i > 0; i--)
    {
      const EntEdit *edit = ent_change_get_edit (inverse, n_edits - i);
      EntRecord *record = g_ptr_array_index (removed, i - 1);
      g_autoptr (EntRecord) made = NULL;

      if (record ? !ent_case_add (self, record, NULL) : !apply_edit (self, edit, &made, NULL))
        g_critical ("A refused change could not be taken back");
    }
}

/**
 * ent_case_apply:
 * @self: a case
 * @change: what to do
 * @error: return location
 *
 * Does a change, wholly or not at all, and emits [signal@Case::changed].
 *
 * Returns: %FALSE where a record is not what @change says it was
 *   (%ENT_CASE_ERROR_CONFLICT), where what it would become is invalid, or where a
 *   reference would lead nowhere (%ENT_CASE_ERROR_REFERENCE)
 */
gboolean
ent_case_apply (EntCase    *self,
                EntChange  *change,
                GError    **error)
{
  g_autoptr (GPtrArray) removed = g_ptr_array_new_with_free_func (unref_if_any);
  gboolean done = TRUE;

  g_return_val_if_fail (ENT_IS_CASE (self), FALSE);
  g_return_val_if_fail (ENT_IS_CHANGE (change), FALSE);

  for (guint i = 0; done && i < ent_change_get_n_edits (change); i++)
    {
      EntRecord *record = NULL;

      done = apply_edit (self, ent_change_get_edit (change, i), &record, error);
      if (done)
        g_ptr_array_add (removed, record);
    }

  if (!done || !check_touched_references (self, change, error))
    {
      take_back (self, change, removed);
      return FALSE;
    }

  g_signal_emit (self, signals[CHANGED], 0, change);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-edit.h"

/*
 * What a removal takes along.
 *
 * A record goes with another where it says nothing without it: a trait without its
 * state, an instrument without its tie, evidence without its passage or its target. It
 * is altered where it still says something: an event loses a party, a tie a member, a
 * definition an exception. The records are followed from the one that is removed; each
 * one that goes is asked who refers to it.
 *
 * A tie is left without sense when fewer than two members are left, or, where it has two
 * sides (a conflict, a sponsorship), when one of them is empty.
 */

typedef struct
{
  EntCase    *the_case;
  GPtrArray  *gone;     /* of EntRecord, in the order in which they are found to go */
  GPtrArray  *altered;  /* of EntRecord, in the order in which they first are */
  GHashTable *after;    /* EntRecord → JsonNode, for those altered */
} Removal;

static void
removal_clear (Removal *self)
{
  g_clear_pointer (&self->gone, g_ptr_array_unref);
  g_clear_pointer (&self->altered, g_ptr_array_unref);
  g_clear_pointer (&self->after, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Removal, removal_clear)

static gboolean
is_gone (Removal   *self,
         EntRecord *record)
{
  return g_ptr_array_find (self->gone, record, NULL);
}

static void
take_along (Removal   *self,
            EntRecord *record)
{
  if (!is_gone (self, record))
    g_ptr_array_add (self->gone, record);
}

/* The record as it will be, to be changed further. */
static JsonObject *
alter (Removal   *self,
       EntRecord *record)
{
  JsonNode *after = g_hash_table_lookup (self->after, record);

  if (after == NULL)
    {
      g_autoptr (JsonNode) before = ent_record_to_json (record);

      after = json_node_copy (before);
      g_hash_table_insert (self->after, record, after);
      g_ptr_array_add (self->altered, record);
    }

  return json_node_get_object (after);
}

/* Leaves an id out of a list of ids. Returns how many are left. */
static guint
leave_out (JsonObject *object,
           const char *member,
           const char *id)
{
  JsonArray *ids = json_object_get_array_member (object, member);
  g_autoptr (JsonArray) left = json_array_new ();

  for (guint i = 0; i < json_array_get_length (ids); i++)
    if (g_strcmp0 (json_array_get_string_element (ids, i), id) != 0)
      json_array_add_string_element (left, json_array_get_string_element (ids, i));

  if (json_array_get_length (left) > 0)
    json_object_set_array_member (object, member, json_array_ref (left));
  else
    json_object_remove_member (object, member);

  return json_array_get_length (left);
}

static gboolean
names (const char *const *ids,
       const char        *id)
{
  return ids != NULL && g_strv_contains (ids, id);
}

static gboolean
has_two_sides (EntTieKind kind)
{
  return kind == ENT_TIE_KIND_CONFLICT || kind == ENT_TIE_KIND_SPONSORSHIP;
}

static gboolean
is_first_side (EntRole role)
{
  return role == ENT_ROLE_SIDE_A || role == ENT_ROLE_SPONSOR;
}

static gboolean
is_second_side (EntRole role)
{
  return role == ENT_ROLE_SIDE_B || role == ENT_ROLE_CLIENT;
}

/* Whether a tie still joins anybody without one of its members. */
static gboolean
holds_without (EntTie     *tie,
               const char *state)
{
  GListModel *members = ent_tie_get_members (tie);
  const char *first_state = NULL;
  gboolean two_states = FALSE;
  gboolean first_side = FALSE;
  gboolean second_side = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);
      const char *other = ent_membership_get_state (member);

      if (g_str_equal (other, state))
        continue;
      if (first_state == NULL)
        first_state = other;
      two_states = two_states || !g_str_equal (other, first_state);
      first_side = first_side || is_first_side (ent_membership_get_role (member));
      second_side = second_side || is_second_side (ent_membership_get_role (member));
    }

  return two_states && (!has_two_sides (ent_tie_get_kind (tie)) || (first_side && second_side));
}

static void
take_evidence (Removal    *self,
               const char *target)
{
  g_autoptr (GPtrArray) evidence = NULL;

  evidence = ent_case_get_referrers (self->the_case, ENT_TYPE_EVIDENCE, target);
  for (guint i = 0; i < evidence->len; i++)
    take_along (self, g_ptr_array_index (evidence, i));
}

static void
leave_tie (Removal    *self,
           EntTie     *tie,
           const char *state)
{
  g_autofree char *membership = NULL;
  g_autoptr (JsonArray) left = NULL;
  JsonObject *after;
  JsonArray *members;

  if (!holds_without (tie, state))
    {
      take_along (self, ENT_RECORD (tie));
      return;
    }

  after = alter (self, ENT_RECORD (tie));
  members = json_object_get_array_member (after, "members");
  left = json_array_new ();
  for (guint i = 0; i < json_array_get_length (members); i++)
    {
      JsonObject *member = json_array_get_object_element (members, i);

      if (g_strcmp0 (json_object_get_string_member_with_default (member, "state", NULL), state) != 0)
        json_array_add_element (left, json_array_dup_element (members, i));
    }
  json_object_set_array_member (after, "members", g_steal_pointer (&left));

  membership = g_strdup_printf ("%s/%s", ent_record_get_id (ENT_RECORD (tie)), state);
  take_evidence (self, membership);
}

static void
leave_event (Removal    *self,
             EntEvent   *event,
             const char *id)
{
  if (g_strcmp0 (ent_event_get_tie (event), id) == 0)
    json_object_remove_member (alter (self, ENT_RECORD (event)), "tie");

  if (names (ent_event_get_parties (event), id) &&
      leave_out (alter (self, ENT_RECORD (event)), "parties", id) == 0)
    take_along (self, ENT_RECORD (event));
}

static void
leave_condition (Removal      *self,
                 EntCondition *condition,
                 const char   *id)
{
  if (names (ent_condition_get_pair (condition), id))
    take_along (self, ENT_RECORD (condition));
  else
    leave_out (alter (self, ENT_RECORD (condition)), "threat", id);
}

static void
leave_definition (Removal       *self,
                  EntDefinition *definition,
                  const char    *id)
{
  if (names (ent_definition_get_include (definition), id))
    leave_out (alter (self, ENT_RECORD (definition)), "include", id);
  if (names (ent_definition_get_exclude (definition), id))
    leave_out (alter (self, ENT_RECORD (definition)), "exclude", id);
}

/* What belonged to an instrument that goes belongs to the one above it. */
static void
lift (Removal       *self,
      EntInstrument *child,
      EntInstrument *parent)
{
  const char *above = ent_instrument_get_under (parent);
  JsonObject *after = alter (self, ENT_RECORD (child));

  if (above != NULL && !g_str_equal (above, ent_record_get_id (ENT_RECORD (child))))
    json_object_set_string_member (after, "under", above);
  else
    json_object_remove_member (after, "under");
}

static void
leave_instrument (Removal       *self,
                  EntInstrument *instrument,
                  EntRecord     *gone)
{
  if (ENT_IS_TIE (gone))
    take_along (self, ENT_RECORD (instrument));
  else
    lift (self, instrument, ENT_INSTRUMENT (gone));
}

/* What becomes of a record that refers to one that goes. */
static void
leave (Removal   *self,
       EntRecord *record,
       EntRecord *gone)
{
  const char *id = ent_record_get_id (gone);

  if (is_gone (self, record))
    return;

  if (ENT_IS_TIE (record))
    leave_tie (self, ENT_TIE (record), id);
  else if (ENT_IS_EVENT (record))
    leave_event (self, ENT_EVENT (record), id);
  else if (ENT_IS_CONDITION (record))
    leave_condition (self, ENT_CONDITION (record), id);
  else if (ENT_IS_DEFINITION (record))
    leave_definition (self, ENT_DEFINITION (record), id);
  else if (ENT_IS_INSTRUMENT (record))
    leave_instrument (self, ENT_INSTRUMENT (record), gone);
  else if (ENT_IS_THEORY (record))
    json_object_remove_member (alter (self, record), "definition");
  else
    take_along (self, record);
}

static void
leave_all (Removal   *self,
           EntRecord *gone)
{
  g_autoptr (GPtrArray) referrers = NULL;

  referrers = ent_case_get_referrers (self->the_case, ENT_TYPE_RECORD, ent_record_get_id (gone));
  for (guint i = 0; i < referrers->len; i++)
    leave (self, g_ptr_array_index (referrers, i), gone);

  if (ENT_IS_TIE (gone))
    {
      GListModel *members = ent_tie_get_members (ENT_TIE (gone));

      for (guint i = 0; i < g_list_model_get_n_items (members); i++)
        {
          g_autoptr (EntMembership) member = g_list_model_get_item (members, i);
          g_autofree char *target = NULL;

          target = g_strdup_printf ("%s/%s", ent_record_get_id (gone),
                                    ent_membership_get_state (member));
          take_evidence (self, target);
        }
    }
}

static void
add_edits (Removal   *self,
           EntChange *change)
{
  for (guint i = 0; i < self->gone->len; i++)
    {
      EntRecord *record = g_ptr_array_index (self->gone, i);
      g_autoptr (JsonNode) before = ent_record_to_json (record);

      ent_change_add (change, G_OBJECT_TYPE (record), before, NULL);
    }

  for (guint i = 0; i < self->altered->len; i++)
    {
      EntRecord *record = g_ptr_array_index (self->altered, i);

      if (!is_gone (self, record))
        ent_edit_add_put (self->the_case, change, G_OBJECT_TYPE (record),
                          g_hash_table_lookup (self->after, record));
    }
}

static void
add_header_edit (Removal   *self,
                 EntChange *change)
{
  EntHeader *header = ent_case_get_header (self->the_case);
  EntRecord *first = g_ptr_array_index (self->gone, 0);
  g_autoptr (JsonNode) after = NULL;

  if (g_strcmp0 (ent_header_get_definition (header), ent_record_get_id (first)) != 0)
    return;

  after = ent_record_to_json (ENT_RECORD (header));
  json_object_remove_member (json_node_get_object (after), "definition");
  ent_edit_add_put (self->the_case, change, ENT_TYPE_HEADER, after);
}

/**
 * ent_edit_remove:
 * @the_case: a case
 * @record: one of its records
 *
 * Makes the change that removes a record with all that says nothing without it:
 *
 * - a state takes its traits, the conditions of its pairs, its place and its memberships
 *   with their evidence; a tie goes with it when fewer than two members, or only one of
 *   its two sides, would be left; an event when no party would be;
 * - a tie takes its instruments, its place and the evidence of its memberships;
 * - an article takes its passages; a passage, and any target, takes its evidence.
 *
 * What was under an instrument is lifted to the one above it. Lists that name the record
 * (parties, threats, exceptions of definitions) and references that may be left out (an
 * event's tie, the definition of a theory or of the header) are cleared of it.
 *
 * Returns: (transfer full): the change, named "Remove Laos"; its first edit is @record's
 */
EntChange *
ent_edit_remove (EntCase   *the_case,
                 EntRecord *record)
{
  g_auto (Removal) self = { .the_case = the_case };
  g_autoptr (EntChange) change = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_RECORD (record), NULL);
  g_return_val_if_fail (ent_record_get_id (record) != NULL, NULL);

  self.gone = g_ptr_array_new ();
  self.altered = g_ptr_array_new ();
  self.after = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) json_node_unref);

  take_along (&self, record);
  for (guint i = 0; i < self.gone->len; i++)
    leave_all (&self, g_ptr_array_index (self.gone, i));

  name = ent_edit_dup_name (the_case, record);
  /* Translators: in the undo menu; %s is the name of what was removed: “Remove Laos”. */
  title = g_strdup_printf (C_("undo", "Remove %s"), name);
  change = ent_change_new (title);
  add_edits (&self, change);
  add_header_edit (&self, change);

  return g_steal_pointer (&change);
}

static guint
count (EntChange *removal,
       GType      type,
       gboolean   gone)
{
  guint n = 0;

  for (guint i = 1; i < ent_change_get_n_edits (removal); i++)
    {
      const EntEdit *edit = ent_change_get_edit (removal, i);

      if (edit->type == type && (edit->after == NULL) == gone)
        n++;
    }

  return n;
}

/* Each kind has a sentence part of its own: plurals cannot be put together. */
static char *
count_in_words (GType type,
                guint n)
{
  if (n == 0)
    return NULL;

  if (type == ENT_TYPE_TIE)
    return g_strdup_printf (ngettext ("%u tie", "%u ties", n), n);
  if (type == ENT_TYPE_INSTRUMENT)
    return g_strdup_printf (ngettext ("%u instrument", "%u instruments", n), n);
  if (type == ENT_TYPE_EVENT)
    return g_strdup_printf (ngettext ("%u event", "%u events", n), n);
  if (type == ENT_TYPE_TRAIT)
    return g_strdup_printf (ngettext ("%u trait", "%u traits", n), n);
  if (type == ENT_TYPE_CONDITION)
    return g_strdup_printf (ngettext ("%u condition", "%u conditions", n), n);
  if (type == ENT_TYPE_PASSAGE)
    return g_strdup_printf (ngettext ("%u passage", "%u passages", n), n);
  if (type == ENT_TYPE_EVIDENCE)
    return g_strdup_printf (ngettext ("%u piece of evidence", "%u pieces of evidence", n), n);
  if (type == ENT_TYPE_DEFINITION)
    return g_strdup_printf (ngettext ("%u definition", "%u definitions", n), n);
  if (type == ENT_TYPE_THEORY)
    return g_strdup_printf (ngettext ("%u theory", "%u theories", n), n);

  return NULL;
}

static char *
join (GPtrArray *parts)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      if (i > 0 && i + 1 == parts->len)
        /* Translators: stands before the last part of a list: “2 ties and 1 event”. */
        g_string_append (joined, C_("list", " and "));
      else if (i > 0)
        /* Translators: stands between the parts of a list: “2 ties, 1 event and …”. */
        g_string_append (joined, C_("list", ", "));
      g_string_append (joined, g_ptr_array_index (parts, i));
    }

  return g_string_free_and_steal (g_steal_pointer (&joined));
}

static char *
list_counts (EntChange *removal,
             gboolean   gone,
             guint     *total)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint n_types;
  const GType *types = ent_case_get_section_types (&n_types);

  *total = 0;
  for (guint i = 0; i < n_types; i++)
    {
      guint n = count (removal, types[i], gone);
      char *words = count_in_words (types[i], n);

      if (words == NULL)
        continue;
      g_ptr_array_add (parts, words);
      *total += n;
    }

  return parts->len > 0 ? join (parts) : NULL;
}

/**
 * ent_edit_describe_removal:
 * @the_case: the case
 * @removal: what [func@Edit.remove] made for it
 *
 * Says what goes with a record, and what stays but loses a part. Places are not counted:
 * nobody misses them.
 *
 * Returns: (transfer full) (nullable): one or two sentences ("2 ties, 1 instrument and 14
 *   pieces of evidence go with it."), or %NULL where the record goes alone
 */
char *
ent_edit_describe_removal (EntCase   *the_case,
                           EntChange *removal)
{
  g_autofree char *going = NULL;
  g_autofree char *staying = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  guint n_going;
  guint n_staying;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_CHANGE (removal), NULL);

  going = list_counts (removal, TRUE, &n_going);
  staying = list_counts (removal, FALSE, &n_staying);

  if (going != NULL)
    /* Translators: %s is a list of counts, %u in all: “2 ties and 1 event go with it.” */
    first = g_strdup_printf (ngettext ("%s goes with it.", "%s go with it.", n_going), going);
  if (staying != NULL)
    /* Translators: %s is a list of counts, such as “2 ties and 1 event”. */
    second = g_strdup_printf (ngettext ("%s stays without it.", "%s stay without it.", n_staying),
                              staying);

  if (first != NULL && second != NULL)
    return g_strconcat (first, " ", second, NULL);

  return first ? g_steal_pointer (&first) : g_steal_pointer (&second);
}

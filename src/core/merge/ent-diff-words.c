/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-core-enums.h"
#include "ent-diff-private.h"
#include "ent-edit.h"
#include "ent-merge-private.h"
#include "ent-words.h"

/*
 * What stands in a member, for a reader: dates and enumerations in words, references by
 * the names of what they lead to.
 */

typedef struct
{
  const char *name;
  const char *words;
} Word;

static const Word member_words[] = {
  { "anchor", NC_("member of a record", "place in the text") },
  { "article", NC_("member of a record", "article") },
  { "aspect", NC_("member of a record", "aspect") },
  { "bases", NC_("member of a record", "bases") },
  { "basis", NC_("member of a record", "basis") },
  { "claim", NC_("member of a record", "claim") },
  { "clauses", NC_("member of a record", "clauses") },
  { "conditions", NC_("member of a record", "conditions") },
  { "coverage", NC_("member of a record", "coverage") },
  { "csl", NC_("member of a record", "bibliographic data") },
  { "date", NC_("member of a record", "date") },
  { "definition", NC_("member of a record", "definition") },
  { "description", NC_("member of a record", "description") },
  { "digest", NC_("member of a record", "digest") },
  { "exclude", NC_("member of a record", "never counted") },
  { "existed", NC_("member of a record", "existed") },
  { "in-force", NC_("member of a record", "in force") },
  { "include", NC_("member of a record", "always counted") },
  { "kind", NC_("member of a record", "kind") },
  { "kinds", NC_("member of a record", "kinds") },
  { "label", NC_("member of a record", "label") },
  { "language", NC_("member of a record", "language") },
  { "licence", NC_("member of a record", "licence") },
  { "members", NC_("member of a record", "members") },
  { "members-max", NC_("member of a record", "most members") },
  { "members-min", NC_("member of a record", "fewest members") },
  { "memo", NC_("member of a record", "memo") },
  { "names", NC_("member of a record", "names") },
  { "note", NC_("member of a record", "note") },
  { "obligations", NC_("member of a record", "obligations") },
  /* Translators: the state or hub that a place on the canvas is of, and the record that a
     conflict is of. */
  { "of", NC_("member of a record", "of") },
  { "opening", NC_("member of a record", "opening date") },
  { "pair", NC_("member of a record", "pair") },
  { "parties", NC_("member of a record", "parties") },
  { "passage", NC_("member of a record", "passage") },
  { "pinned", NC_("member of a record", "pinned") },
  { "quote", NC_("member of a record", "quotation") },
  { "renewals", NC_("member of a record", "renewals") },
  { "rules", NC_("member of a record", "rules") },
  { "scope", NC_("member of a record", "scope") },
  { "signed", NC_("member of a record", "signed") },
  { "size-max", NC_("member of a record", "greatest size") },
  { "size-min", NC_("member of a record", "least size") },
  { "size-unit", NC_("member of a record", "unit of size") },
  { "source", NC_("member of a record", "source") },
  { "stance", NC_("member of a record", "stance") },
  { "state", NC_("member of a record", "state") },
  { "target", NC_("member of a record", "target") },
  { "term", NC_("member of a record", "term") },
  { "terminated", NC_("member of a record", "terminated") },
  { "text", NC_("member of a record", "text") },
  { "threat", NC_("member of a record", "common threat") },
  { "tie", NC_("member of a record", "tie") },
  { "title", NC_("member of a record", "title") },
  { "under", NC_("member of a record", "belongs to") },
  { "value", NC_("member of a record", "value") },
  { "voice", NC_("member of a record", "voice") },
  { "wording", NC_("member of a record", "wording") },
  { "wordings", NC_("member of a record", "wordings") },
};

/*< private >
 * ent_diff_get_member_words:
 * @member: the name of a member of a record
 *
 * Returns: what a reader calls it; the name itself where this version does not know it
 */
const char *
ent_diff_get_member_words (const char *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (member_words); i++)
    if (g_str_equal (member_words[i].name, member))
      return g_dpgettext2 (NULL, "member of a record", member_words[i].words);

  return member;
}

/*< private >
 * ent_diff_get_type_words:
 * @type: a type of record
 *
 * Returns: what a reader calls such a record
 */
const char *
ent_diff_get_type_words (GType type)
{
  static const struct { GType (*type) (void); const char *words; } words[] = {
    { ent_state_get_type, NC_("record", "State") },
    { ent_tie_get_type, NC_("record", "Tie") },
    { ent_instrument_get_type, NC_("record", "Instrument") },
    { ent_event_get_type, NC_("record", "Event") },
    { ent_trait_get_type, NC_("record", "Trait") },
    { ent_condition_get_type, NC_("record", "Condition") },
    { ent_article_get_type, NC_("record", "Article") },
    { ent_passage_get_type, NC_("record", "Passage") },
    { ent_evidence_get_type, NC_("record", "Evidence") },
    { ent_definition_get_type, NC_("record", "Definition") },
    { ent_theory_get_type, NC_("record", "Theory") },
    { ent_place_get_type, NC_("record", "Place") },
    { ent_conflict_get_type, NC_("record", "Conflict") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].type () == type)
      return g_dpgettext2 (NULL, "record", words[i].words);

  return C_("record", "Case");
}

/* ------------------------------------------------------------------------ enumerations */

static const char *
get_enum_words (GType type,
                int   value)
{
  if (type == ENT_TYPE_TIE_KIND)
    return ent_words_for_tie_kind ((EntTieKind) value);
  if (type == ENT_TYPE_TIE_BASIS)
    return ent_words_for_basis ((EntTieBasis) value);
  if (type == ENT_TYPE_ROLE)
    return ent_words_for_role ((EntRole) value);
  if (type == ENT_TYPE_INSTRUMENT_KIND)
    return ent_words_for_instrument_kind ((EntInstrumentKind) value);
  if (type == ENT_TYPE_OBLIGATION)
    return ent_words_for_obligation ((EntObligation) value);
  if (type == ENT_TYPE_EVENT_KIND)
    return ent_words_for_event_kind ((EntEventKind) value);
  if (type == ENT_TYPE_STANCE)
    return ent_words_for_stance ((EntStance) value);
  if (type == ENT_TYPE_ASPECT)
    return ent_words_for_aspect ((EntAspect) value);
  if (type == ENT_TYPE_TRAIT_KIND)
    return ent_words_for_trait_kind ((EntTraitKind) value);
  if (type == ENT_TYPE_CONDITION_KIND)
    return ent_words_for_condition ((EntConditionKind) value);

  return NULL;
}

/* Words that stand nowhere else in the program. */
static const char *
get_nick_words (const char *nick)
{
  static const Word words[] = {
    { "state", NC_("word of a case", "state") },
    { "actor", NC_("word of a case", "no state") },
    { "member", NC_("word of a case", "member") },
    { "other", NC_("word of a case", "other") },
    { "unsaid", NC_("word of a case", "not said") },
    { "explicit", NC_("word of a case", "stated in the published text") },
    { "interpreted", NC_("word of a case", "as the parties read it") },
    { "undisclosed", NC_("word of a case", "not public") },
    { "present", NC_("word of a case", "present") },
    { "absent", NC_("word of a case", "absent") },
    { "only-when", NC_("word of a case", "only when") },
    { "whenever", NC_("word of a case", "whenever") },
    { "both", NC_("word of a case", "only when, and whenever") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].name, nick))
      return g_dpgettext2 (NULL, "word of a case", words[i].words);

  return nick;
}

static char *
dup_enum_words (GType       type,
                const char *nick)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (type);
  GEnumValue *value = g_enum_get_value_by_nick (class, nick);
  const char *words = value ? get_enum_words (type, value->value) : NULL;

  return g_strdup (words ? words : get_nick_words (nick));
}

/* ------------------------------------------------------------------------------ values */

static char *
dup_quoted (const char *text)
{
  /* Translators: words of a case, as they stand there. */
  return g_strdup_printf (C_("quotation", "“%s”"), text);
}

/*< private >
 * ent_diff_dup_reference_words:
 * @the_case: a case
 * @id: the id of a record, or `TIE/STATE` for a membership
 *
 * Returns: (transfer full): what it is called; @id itself where nothing has it
 */
char *
ent_diff_dup_reference_words (EntCase    *the_case,
                              const char *id)
{
  g_auto (GStrv) parts = g_strsplit (id, "/", 2);
  EntRecord *record = parts[0] ? ent_case_lookup (the_case, ENT_TYPE_RECORD, parts[0]) : NULL;
  g_autofree char *name = record ? ent_edit_dup_name (the_case, record) : NULL;
  g_autofree char *state = NULL;

  if (name == NULL)
    return g_strdup (id);
  if (parts[1] == NULL)
    return g_steal_pointer (&name);

  state = ent_diff_dup_reference_words (the_case, parts[1]);
  /* Translators: a state as a member of a tie. */
  return g_strdup_printf (C_("membership", "%s in %s"), state, name);
}

static char *
dup_date_words (const char *edtf)
{
  g_autoptr (EntDate) date = ent_date_new (edtf, NULL);

  return date ? ent_date_to_words (date) : g_strdup (edtf);
}

static char *
dup_anchor_words (JsonObject *anchor)
{
  gint64 paragraph = json_object_get_int_member_with_default (anchor, "paragraph", 0);
  gint64 start = json_object_get_int_member_with_default (anchor, "start", 0);
  gint64 end = json_object_get_int_member_with_default (anchor, "end", 0);

  /* Translators: where a passage stands in its article. */
  return g_strdup_printf (_("paragraph %d, characters %d to %d"), (int) paragraph, (int) start,
                          (int) end);
}

static char *
dup_string_words (EntCase        *the_case,
                  const EntField *field,
                  const char     *string)
{
  switch (field->kind)
    {
    case ENT_FIELD_DATE:
      return dup_date_words (string);
    case ENT_FIELD_ENUM:
    case ENT_FIELD_ENUM_SET:
      return dup_enum_words (field->type (), string);
    case ENT_FIELD_REFERENCE:
    case ENT_FIELD_REFERENCES:
      return ent_diff_dup_reference_words (the_case, string);
    case ENT_FIELD_STRING:
      if (g_str_equal (field->name, "term"))
        return ent_words_dup_term (string);
      return dup_quoted (string);
    case ENT_FIELD_STRINGS:
    default:
      return dup_quoted (string);
    }
}

static char *
dup_item_words (EntCase        *the_case,
                const EntField *field,
                JsonNode       *item)
{
  if (JSON_NODE_HOLDS_OBJECT (item) && field->kind == ENT_FIELD_RECORDS)
    {
      g_autoptr (EntRecordClass) class = g_type_class_ref (field->type ());

      return ent_diff_dup_object_words (the_case, class, json_node_get_object (item));
    }
  if (JSON_NODE_HOLDS_OBJECT (item) && field->kind == ENT_FIELD_ANCHOR)
    return dup_anchor_words (json_node_get_object (item));
  if (JSON_NODE_HOLDS_VALUE (item) && json_node_get_value_type (item) == G_TYPE_STRING)
    return dup_string_words (the_case, field, json_node_get_string (item));

  return json_to_string (item, FALSE);
}

static char *
dup_list_words (EntCase        *the_case,
                const EntField *field,
                JsonArray      *array)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_strv_builder_take (builder, dup_item_words (the_case, field,
                                                  json_array_get_element (array, i)));
  words = g_strv_builder_end (builder);

  /* Translators: what stands between the items of a list, which may hold commas. */
  return g_strjoinv (C_("between items", "; "), words);
}

/*< private >
 * ent_diff_dup_value_words:
 * @the_case: the case that the value is in
 * @klass: (nullable): the class of the record or part
 * @member: the name of a member
 * @value: (nullable): its value; one item, where it is a list, is taken, too
 *
 * Returns: (transfer full): the value for a reader
 */
char *
ent_diff_dup_value_words (EntCase        *the_case,
                          EntRecordClass *klass,
                          const char     *member,
                          JsonNode       *value)
{
  const EntField *field = ent_merge_find_field (klass, member);

  if (value == NULL)
    /* Translators: stands where a member of a record is not there. */
    return g_strdup (C_("value", "not said"));
  if (field == NULL)
    return json_to_string (value, FALSE);
  if (JSON_NODE_HOLDS_ARRAY (value))
    return dup_list_words (the_case, field, json_node_get_array (value));

  return dup_item_words (the_case, field, value);
}

/* A list of words, or a flag, says nothing without the name of its member. */
static gboolean
needs_name (const EntField *field)
{
  return field->kind == ENT_FIELD_ENUM_SET || field->kind == ENT_FIELD_BOOLEAN ||
         field->kind == ENT_FIELD_REFERENCES || field->kind == ENT_FIELD_NUMBER ||
         field->kind == ENT_FIELD_INTEGER;
}

/*< private >
 * ent_diff_dup_object_words:
 * @the_case: the case that it is in
 * @klass: the class of a record or part
 * @object: the record or part
 *
 * Returns: (transfer full): what it says, for a reader, in a line
 */
char *
ent_diff_dup_object_words (EntCase        *the_case,
                           EntRecordClass *klass,
                           JsonObject     *object)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const EntField *field = &klass->fields[i];
      JsonNode *value = json_object_get_member (object, field->name);
      g_autofree char *said = NULL;

      if (value == NULL)
        continue;
      said = ent_diff_dup_value_words (the_case, klass, field->name, value);
      if (needs_name (field))
        g_strv_builder_take (builder, g_strdup_printf ("%s %s",
                                                       ent_diff_get_member_words (field->name), said));
      else
        g_strv_builder_take (builder, g_steal_pointer (&said));
    }
  words = g_strv_builder_end (builder);

  return g_strjoinv (C_("list", ", "), words);
}

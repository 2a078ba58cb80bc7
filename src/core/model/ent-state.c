/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-core-enums.h"
#include "ent-gazetteer.h"
#include "ent-state.h"
#include "ent-target.h"

/**
 * EntStateName:
 *
 * A name that a state bears for a time.
 */

struct _EntStateName
{
  EntRecord parent_instance;

  char    *name;
  EntDate *date;
};

G_DEFINE_FINAL_TYPE (EntStateName, ent_state_name, ENT_TYPE_RECORD)

static const EntField state_name_fields[] = {
  { "name", ENT_FIELD_STRING, TRUE, G_STRUCT_OFFSET (EntStateName, name), NULL },
  { "date", ENT_FIELD_DATE, FALSE, G_STRUCT_OFFSET (EntStateName, date), NULL },
};

static void
ent_state_name_class_init (EntStateNameClass *klass)
{
  ent_record_class_install_fields (ENT_RECORD_CLASS (klass),
                                   NULL,
                                   state_name_fields,
                                   G_N_ELEMENTS (state_name_fields));
}

static void
ent_state_name_init (EntStateName *self)
{
}

/**
 * ent_state_name_get_name:
 * @self: a state name
 *
 * Returns: the name, in the language of the case
 */
const char *
ent_state_name_get_name (EntStateName *self)
{
  g_return_val_if_fail (ENT_IS_STATE_NAME (self), NULL);

  return self->name;
}

/**
 * ent_state_name_get_date:
 * @self: a state name
 *
 * Returns: (transfer none) (nullable): when it is borne; always where not said
 */
EntDate *
ent_state_name_get_date (EntStateName *self)
{
  g_return_val_if_fail (ENT_IS_STATE_NAME (self), NULL);

  return self->date;
}

/**
 * EntState:
 *
 * A country that is or was, or a party that is no state.
 *
 * It is identified by its ISO 3166 alpha-3 code, or `x-…` where it has none. Its
 * names are dated: see [method@State.get_name_at].
 */

struct _EntState
{
  EntRecord parent_instance;

  int         kind;
  GListStore *names;
  EntDate    *existed;
  char       *source;
  char       *note;
};

G_DEFINE_FINAL_TYPE_WITH_CODE (EntState, ent_state, ENT_TYPE_RECORD,
                               G_IMPLEMENT_INTERFACE (ENT_TYPE_NODE, NULL))

static const EntField state_fields[] = {
  { "kind", ENT_FIELD_ENUM, TRUE, G_STRUCT_OFFSET (EntState, kind), ent_party_kind_get_type },
  { "names", ENT_FIELD_RECORDS, TRUE, G_STRUCT_OFFSET (EntState, names), ent_state_name_get_type },
  { "existed", ENT_FIELD_DATE, FALSE, G_STRUCT_OFFSET (EntState, existed), NULL },
  { "source", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntState, source), NULL },
  { "note", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntState, note), NULL },
};

static void
ent_state_class_init (EntStateClass *klass)
{
  ent_record_class_install_fields (ENT_RECORD_CLASS (klass),
                                   "states",
                                   state_fields,
                                   G_N_ELEMENTS (state_fields));
}

static void
ent_state_init (EntState *self)
{
}

/**
 * ent_state_get_kind:
 * @self: a state
 *
 * Returns: state, or a party that is none
 */
EntPartyKind
ent_state_get_kind (EntState *self)
{
  g_return_val_if_fail (ENT_IS_STATE (self), 0);

  return (EntPartyKind) self->kind;
}

/**
 * ent_state_get_names:
 * @self: a state
 *
 * Returns: (transfer none) (element-type EntStateName): its dated names
 */
GListModel *
ent_state_get_names (EntState *self)
{
  g_return_val_if_fail (ENT_IS_STATE (self), NULL);

  return G_LIST_MODEL (self->names);
}

/**
 * ent_state_get_existed:
 * @self: a state
 *
 * Returns: (transfer none) (nullable): when it existed
 */
EntDate *
ent_state_get_existed (EntState *self)
{
  g_return_val_if_fail (ENT_IS_STATE (self), NULL);

  return self->existed;
}

/**
 * ent_state_get_source:
 * @self: a state
 *
 * Returns: (nullable): where the code comes from, where that is outside the articles
 */
const char *
ent_state_get_source (EntState *self)
{
  g_return_val_if_fail (ENT_IS_STATE (self), NULL);

  return self->source;
}

/**
 * ent_state_get_note:
 * @self: a state
 *
 * Returns: (nullable): a word to the reader
 */
const char *
ent_state_get_note (EntState *self)
{
  g_return_val_if_fail (ENT_IS_STATE (self), NULL);

  return self->note;
}

/**
 * ent_state_get_own_name_at:
 * @self: a state
 * @at: the time
 *
 * The name that is borne at a time, in the words of the case: for what is written into
 * files that programs read, and for comparing. Where two names touch within @at, as at a
 * change of name within a year, it is the one borne at its end.
 *
 * Returns: the name; the first one where none is dated so
 */
const char *
ent_state_get_own_name_at (EntState *self,
                           EntSpan   at)
{
  GListModel *names = G_LIST_MODEL (self->names);
  EntActivity best = ENT_ACTIVITY_NONE;
  const EntSpan last_day = { at.last, at.last };
  const char *name = NULL;

  g_return_val_if_fail (ENT_IS_STATE (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    {
      g_autoptr (EntStateName) item = g_list_model_get_item (names, i);
      EntActivity activity = ENT_ACTIVITY_CERTAIN;
      EntExtent extent;

      if (item->date != NULL)
        {
          ent_date_get_extent (item->date, NULL, &extent);
          activity = ent_extent_get_activity (&extent, last_day);
        }
      if (name == NULL || activity > best)
        {
          name = item->name;
          best = activity;
        }
    }

  return name ? name : ent_record_get_id (ENT_RECORD (self));
}

/**
 * ent_state_get_name_at:
 * @self: a state
 * @at: the time
 *
 * What a reader is shown: the name that is borne at a time, see
 * [method@State.get_own_name_at]; in the user's language, where it is the usual English name
 * of a present state, see [method@Gazetteer.translate_name]. Every name on the screen, in a
 * picture or a report comes from here.
 *
 * Returns: the name
 */
const char *
ent_state_get_name_at (EntState *self,
                       EntSpan   at)
{
  const char *name;

  g_return_val_if_fail (ENT_IS_STATE (self), NULL);

  name = ent_state_get_own_name_at (self, at);
  if (self->kind != ENT_PARTY_KIND_STATE)
    return name;

  return ent_gazetteer_translate_name (ent_gazetteer_get_default (),
                                       ent_record_get_id (ENT_RECORD (self)), name);
}

/**
 * ent_state_dup_all_names:
 * @self: a state
 *
 * Lists what a state may be looked for by: the names that it ever had in the words of the
 * case, and those in the user's language.
 *
 * Returns: (transfer full): the names
 */
GStrv
ent_state_dup_all_names (EntState *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GListModel *names = G_LIST_MODEL (self->names);

  g_return_val_if_fail (ENT_IS_STATE (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    {
      g_autoptr (EntStateName) item = g_list_model_get_item (names, i);
      const char *shown = item->name;

      g_strv_builder_add (builder, item->name);
      if (self->kind == ENT_PARTY_KIND_STATE)
        shown = ent_gazetteer_translate_name (ent_gazetteer_get_default (),
                                              ent_record_get_id (ENT_RECORD (self)), item->name);
      if (shown != item->name)
        g_strv_builder_add (builder, shown);
    }

  return g_strv_builder_end (builder);
}

/**
 * ent_state_has_code:
 * @self: a state
 *
 * Returns: whether its id is an ISO 3166 alpha-3 code, rather than `x-…`
 */
gboolean
ent_state_has_code (EntState *self)
{
  g_return_val_if_fail (ENT_IS_STATE (self), FALSE);

  return !g_str_has_prefix (ent_record_get_id (ENT_RECORD (self)), "x-");
}

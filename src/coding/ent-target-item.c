/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-coding.h"
#include "ent-words.h"
#include "ent-target-item.h"

/**
 * EntTargetItem:
 *
 * Something that a passage can bear on, in a list to choose from. What belongs to the
 * selection, and what is about states that the passage names, comes first, in a group of
 * its own.
 */

struct _EntTargetItem
{
  GObject parent_instance;

  char  *id;
  GType  type;
  char  *title;
  char  *subtitle;
  char  *folded;
  int    rank;
};

G_DEFINE_FINAL_TYPE (EntTargetItem, ent_target_item, G_TYPE_OBJECT)

/* What belongs to the selection weighs more than what the passage may name in passing. */
#define RANK_SELECTED 8
#define RANK_NAMED    2
#define RANK_TIE      1

/* From here on it is among the first. */
#define RANK_FIRST 4

static void
ent_target_item_finalize (GObject *object)
{
  EntTargetItem *self = ENT_TARGET_ITEM (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->folded);

  G_OBJECT_CLASS (ent_target_item_parent_class)->finalize (object);
}

static void
ent_target_item_class_init (EntTargetItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_target_item_finalize;
}

static void
ent_target_item_init (EntTargetItem *self)
{
}

/* ---------------------------------------------------------------- making the list */

typedef struct
{
  EntSession *session;
  EntCase    *the_case;
  EntSpan     at;
  EntRecord  *first;
  GHashTable *named;    /* ids of states that the words name */
  GListStore *items;
} Listing;

/* Without case and diacritics. */
static char *
fold (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFKD);
  g_autofree char *lower = g_utf8_casefold (decomposed ? decomposed : "", -1);
  g_autoptr (GString) folded = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (folded, g_utf8_get_char (p));

  return g_string_free_and_steal (g_steal_pointer (&folded));
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c);
}

/* Whether @name stands in @words, and not in the middle of a word; both are folded. */
static gboolean
names (const char *words,
       const char *name)
{
  gsize length = strlen (name);

  for (const char *p = words; length > 0 && (p = strstr (p, name)) != NULL; p += length)
    {
      gboolean begins = p == words || !is_word_char (g_utf8_get_char (g_utf8_prev_char (p)));

      if (begins && !is_word_char (g_utf8_get_char (p + length)))
        return TRUE;
    }

  return FALSE;
}

static GHashTable *
find_named (EntCase    *the_case,
            const char *words)
{
  GListModel *states = ent_case_get_states (the_case);
  GHashTable *named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folded = fold (words ? words : "");

  for (guint i = 0; i < g_list_model_get_n_items (states); i++)
    {
      g_autoptr (EntState) state = g_list_model_get_item (states, i);
      g_auto (GStrv) list = ent_state_dup_all_names (state);

      for (guint j = 0; list[j] != NULL; j++)
        {
          g_autofree char *folded_name = fold (list[j]);

          if (names (folded, folded_name))
            g_hash_table_add (named, g_strdup (ent_record_get_id (ENT_RECORD (state))));
        }
    }

  return named;
}

/* The states that a record is about, each once. */
static void
collect_state (EntRecord      *record,
               const EntField *field,
               const char     *id,
               gpointer        user_data)
{
  GPtrArray *states = user_data;

  if (!g_str_equal (field->name, "tie") && !g_str_equal (field->name, "under") &&
      !g_str_equal (field->name, "threat") &&
      !g_ptr_array_find_with_equal_func (states, id, g_str_equal, NULL))
    g_ptr_array_add (states, g_strdup (id));
}

static EntRecord *
get_tie (Listing   *listing,
         EntRecord *record)
{
  const char *id = NULL;

  if (ENT_IS_TIE (record))
    return record;
  if (ENT_IS_INSTRUMENT (record))
    id = ent_instrument_get_tie (ENT_INSTRUMENT (record));
  else if (ENT_IS_EVENT (record))
    id = ent_event_get_tie (ENT_EVENT (record));

  return ent_case_lookup (listing->the_case, ENT_TYPE_TIE, id);
}

static int
rank_record (Listing    *listing,
             EntRecord  *record,
             const char *member)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  EntRecord *tie = get_tie (listing, record);
  guint n_named = 0, n_needed = 0;
  int rank = ENT_IS_TIE (record) && member == NULL ? RANK_TIE : 0;

  if (member != NULL)
    g_ptr_array_add (states, g_strdup (member));
  else
    ent_record_foreach_reference (ENT_IS_INSTRUMENT (record) && tie ? tie : record, collect_state,
                                  states);

  for (guint i = 0; i < states->len; i++)
    {
      const char *id = g_ptr_array_index (states, i);

      n_named += g_hash_table_contains (listing->named, id);
      if (listing->first != NULL && g_str_equal (id, ent_record_get_id (listing->first)))
        rank += RANK_SELECTED;
    }
  if (listing->first != NULL && (listing->first == record || listing->first == tie))
    rank += listing->first == record && member == NULL ? 2 * RANK_SELECTED : RANK_SELECTED;

  /* Of two states both must be named: one is named in every other passage. */
  n_needed = MIN (2, states->len);
  if (n_needed > 0 && n_named >= n_needed)
    rank += RANK_NAMED * (int) MIN (n_named + 2 - n_needed, 4) + (n_named == states->len);

  return rank;
}

static char *
dup_date_words (EntCase    *the_case,
                const char *target)
{
  g_autoptr (EntDate) date = ent_coding_dup_date (the_case, target);

  return date ? ent_date_to_words (date) : NULL;
}

static char *
dup_subtitle (Listing    *listing,
              EntRecord  *record,
              const char *target)
{
  g_autofree char *when = dup_date_words (listing->the_case, target);
  g_autofree char *caption = NULL;
  const char *kind = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (ENT_IS_TIE (record) && strchr (target, '/') == NULL)
    {
      kind = ent_words_for_tie_kind (ent_tie_get_kind (ENT_TIE (record)));
      caption = ent_words_dup_tie_caption (listing->the_case, ENT_TIE (record), listing->at);
    }
  else if (ENT_IS_INSTRUMENT (record))
    kind = ent_words_for_instrument_kind (ent_instrument_get_kind (ENT_INSTRUMENT (record)));
  else if (ENT_IS_EVENT (record))
    kind = ent_words_for_event_kind (ent_event_get_kind (ENT_EVENT (record)));
  else if (ENT_IS_TRAIT (record))
    {
      const char *id = ent_trait_get_state (ENT_TRAIT (record));
      EntRecord *state = ent_case_lookup (listing->the_case, ENT_TYPE_STATE, id);

      kind = ent_words_for_trait_kind (ent_trait_get_kind (ENT_TRAIT (record)));
      caption = g_strdup (state ? ent_state_get_name_at (ENT_STATE (state), listing->at) : id);
    }
  else if (ENT_IS_CONDITION (record))
    kind = ent_condition_get_value (ENT_CONDITION (record)) == ENT_CONDITION_VALUE_PRESENT
             ? C_("value of a condition", "Present") : C_("value of a condition", "Absent");

  if (kind != NULL)
    g_strv_builder_add (builder, kind);
  if (caption != NULL)
    g_strv_builder_add (builder, caption);
  if (when != NULL)
    g_strv_builder_add (builder, when);
  parts = g_strv_builder_end (builder);

  return g_strjoinv (" · ", parts);
}

static void
add_item (Listing    *listing,
          EntRecord  *record,
          const char *member)
{
  g_autoptr (EntTargetItem) item = g_object_new (ENT_TYPE_TARGET_ITEM, NULL);
  g_autofree char *both = NULL;

  item->id = member ? g_strdup_printf ("%s/%s", ent_record_get_id (record), member)
                    : g_strdup (ent_record_get_id (record));
  item->type = member ? ENT_TYPE_MEMBERSHIP : G_OBJECT_TYPE (record);
  item->title = ENT_IS_TIE (record) && member == NULL
                  ? ent_words_dup_tie_name (listing->the_case, ENT_TIE (record), listing->at)
                  : ent_coding_dup_name (listing->the_case, item->id, listing->at);
  item->subtitle = dup_subtitle (listing, record, item->id);
  item->rank = rank_record (listing, record, member);
  both = g_strconcat (item->title, " ", item->subtitle, NULL);
  item->folded = fold (both);
  g_list_store_append (listing->items, item);
}

static void
add_memberships (Listing *listing,
                 EntTie  *tie)
{
  GListModel *members = ent_tie_get_members (tie);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);
      const char *state = ent_membership_get_state (member);

      if (g_hash_table_add (seen, (gpointer) state))
        add_item (listing, ENT_RECORD (tie), state);
    }
}

/**
 * ent_target_item_list:
 * @session: a session
 * @words: (nullable): the words that are to be attached
 * @first: (nullable): the state, tie or other record that comes first; %NULL: what is
 *   selected
 *
 * Returns: (transfer full) (element-type EntTargetItem): all that a passage of the case
 *   can bear on, in no order
 */
GListModel *
ent_target_item_list (EntSession *session,
                      const char *words,
                      EntRecord  *first)
{
  const GType types[] = { ENT_TYPE_TIE, ENT_TYPE_INSTRUMENT, ENT_TYPE_EVENT, ENT_TYPE_TRAIT,
                          ENT_TYPE_CONDITION };
  Listing listing = { .session = session };
  g_autoptr (GHashTable) named = NULL;

  g_return_val_if_fail (ENT_IS_SESSION (session), NULL);

  listing.the_case = ent_session_get_case (session);
  listing.at = ent_date_get_span (ent_session_get_at (session));
  listing.first = first ? first : ent_session_get_selection (session);
  listing.named = named = find_named (listing.the_case, words);
  listing.items = g_list_store_new (ENT_TYPE_TARGET_ITEM);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GListModel *records = ent_case_get_records (listing.the_case, types[i]);

      for (guint j = 0; j < g_list_model_get_n_items (records); j++)
        {
          g_autoptr (EntRecord) record = g_list_model_get_item (records, j);

          add_item (&listing, record, NULL);
          if (ENT_IS_TIE (record))
            add_memberships (&listing, ENT_TIE (record));
        }
    }

  return G_LIST_MODEL (listing.items);
}

/* ---------------------------------------------------------------- asking it */

/**
 * ent_target_item_get_id:
 * @self: an item
 *
 * Returns: the id of the target, or `TIE/STATE` for a membership
 */
const char *
ent_target_item_get_id (EntTargetItem *self)
{
  g_return_val_if_fail (ENT_IS_TARGET_ITEM (self), NULL);

  return self->id;
}

/**
 * ent_target_item_get_target_type:
 * @self: an item
 *
 * Returns: the type of the target; %ENT_TYPE_MEMBERSHIP for a membership
 */
GType
ent_target_item_get_target_type (EntTargetItem *self)
{
  g_return_val_if_fail (ENT_IS_TARGET_ITEM (self), G_TYPE_INVALID);

  return self->type;
}

/**
 * ent_target_item_get_title:
 * @self: an item
 *
 * Returns: what the target is called
 */
const char *
ent_target_item_get_title (EntTargetItem *self)
{
  g_return_val_if_fail (ENT_IS_TARGET_ITEM (self), NULL);

  return self->title;
}

/**
 * ent_target_item_get_subtitle:
 * @self: an item
 *
 * Returns: its kind, and when it was
 */
const char *
ent_target_item_get_subtitle (EntTargetItem *self)
{
  g_return_val_if_fail (ENT_IS_TARGET_ITEM (self), NULL);

  return self->subtitle;
}

/**
 * ent_target_item_get_group:
 * @self: an item
 *
 * Returns: the heading that it stands under
 */
const char *
ent_target_item_get_group (EntTargetItem *self)
{
  static const char *const groups[] = {
    N_("Suggested"), N_("Ties"), N_("Memberships"), N_("Instruments"), N_("Events"), N_("Traits"),
    N_("Conditions"),
  };

  g_return_val_if_fail (ENT_IS_TARGET_ITEM (self), NULL);

  return _(groups[ent_target_item_get_order (self)]);
}

/**
 * ent_target_item_get_order:
 * @self: an item
 *
 * Returns: the place of its group among the groups, from 0
 */
guint
ent_target_item_get_order (EntTargetItem *self)
{
  const GType types[] = { ENT_TYPE_TIE, ENT_TYPE_MEMBERSHIP, ENT_TYPE_INSTRUMENT, ENT_TYPE_EVENT,
                          ENT_TYPE_TRAIT };
  guint i;

  g_return_val_if_fail (ENT_IS_TARGET_ITEM (self), 0);

  if (self->rank >= RANK_FIRST && self->type != ENT_TYPE_MEMBERSHIP)
    return 0;
  for (i = 0; i < G_N_ELEMENTS (types) && self->type != types[i]; i++)
    ;

  return i + 1;
}

/**
 * ent_target_item_get_rank:
 * @self: an item
 *
 * Returns: how likely it is meant; the more the likelier
 */
int
ent_target_item_get_rank (EntTargetItem *self)
{
  g_return_val_if_fail (ENT_IS_TARGET_ITEM (self), 0);

  return self->rank;
}

/**
 * ent_target_item_matches:
 * @self: an item
 * @search: words
 *
 * Returns: whether each of the words, or its beginning, stands in title or subtitle,
 *   whatever its case and diacritics
 */
gboolean
ent_target_item_matches (EntTargetItem *self,
                         const char    *search)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (ENT_IS_TARGET_ITEM (self), FALSE);
  g_return_val_if_fail (search != NULL, FALSE);

  folded = fold (search);
  words = g_strsplit (folded, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (self->folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

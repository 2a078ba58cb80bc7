/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-core-enums.h"
#include "ent-outline-item.h"
#include "ent-words.h"

/**
 * EntOutlineItem:
 *
 * A line of a list of ties and states: all that the line shows of its record at
 * one time, so that a row only binds properties.
 *
 * At another time the same item says something else: see
 * [method@OutlineItem.update], which notifies only what differs.
 */

struct _EntOutlineItem
{
  GObject parent_instance;

  EntRecord *record;
  int        section;
  char      *section_title;
  char      *title;
  char      *caption;
  char      *sort_key;
  char      *trailing;
  char      *description;
  char      *search;
  int        kind;
  int        status;
  int        activity;
  gboolean   contested;
  gboolean   listed;
};

G_DEFINE_FINAL_TYPE (EntOutlineItem, ent_outline_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_RECORD,
  PROP_IS_TIE,
  PROP_SECTION_TITLE,
  PROP_TITLE,
  PROP_CAPTION,
  PROP_TRAILING,
  PROP_DESCRIPTION,
  PROP_KIND,
  PROP_STATUS,
  PROP_ACTIVITY,
  PROP_CONTESTED,
  PROP_POSSIBLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static char *
dup_section_title (EntOutlineSection  section,
                   EntDate           *at)
{
  g_autofree char *when = ent_words_dup_instant (at);

  switch (section)
    {
    case ENT_OUTLINE_ACTIVE:
      /* Translators: a time with its preposition, such as “in 1985”. */
      return g_strdup_printf (_("Active %s"), when);
    case ENT_OUTLINE_UNCOUNTED:
      return g_strdup (_("Not counted by this definition"));
    case ENT_OUTLINE_ENDED:
      return g_strdup (_("Ended"));
    case ENT_OUTLINE_LATER:
      return g_strdup (_("Not begun"));
    case ENT_OUTLINE_STATES:
      return g_strdup (_("States"));
    default:
      g_return_val_if_reached (NULL);
    }
}

static EntOutlineSection
get_section_for (EntStatus status)
{
  switch (status)
    {
    case ENT_STATUS_ACTIVE:
      return ENT_OUTLINE_ACTIVE;
    case ENT_STATUS_UNCOUNTED:
      return ENT_OUTLINE_UNCOUNTED;
    case ENT_STATUS_ENDED:
      return ENT_OUTLINE_ENDED;
    case ENT_STATUS_ABSENT:
    default:
      return ENT_OUTLINE_LATER;
    }
}

/* What a tie is found by anywhere, and what is marked on it here. */
static char *
dup_tie_search (EntCase        *the_case,
                EntTie         *tie,
                EntOutlineItem *item)
{
  g_autofree char *words = ent_words_dup_tie_search (the_case, tie, item->title);
  GString *text = g_string_new (words);

  if (item->contested)
    g_string_append_printf (text, " %s", C_("status of a tie", "contested"));
  if (item->activity == ENT_ACTIVITY_POSSIBLE)
    g_string_append_printf (text, " %s", C_("status of a tie", "possible"));

  return g_string_free_and_steal (text);
}

static void
replace (char **text,
         char  *by)
{
  g_free (*text);
  *text = by;
}

static char *
dup_tie_description (EntTie         *tie,
                     EntOutlineItem *item,
                     const char     *caption)
{
  g_autofree char *dates = ent_date_to_words (ent_tie_get_date (tie));
  const char *kind = ent_words_for_tie_kind (ent_tie_get_kind (tie));
  char *text = NULL;

  if (caption != NULL)
    /* Translators: the kind of a tie, its members, its title and its dates, as a
       screen reader says them: “Conflict China – Vietnam (a war), 1979”. */
    text = g_strdup_printf (C_("description of a tie", "%s %s (%s), %s"),
                            kind, item->title, caption, dates);
  else
    /* Translators: the kind of a tie, its members and its dates, as a screen
       reader says them: “Alliance Vietnam – Laos, 1977 to the present”. */
    text = g_strdup_printf (C_("description of a tie", "%s %s, %s"),
                            kind, item->title, dates);
  if (item->contested)
    /* Translators: a tie in words, as a screen reader says them. */
    replace (&text, g_strdup_printf (C_("description of a tie", "%s, contested"), text));
  if (item->activity == ENT_ACTIVITY_POSSIBLE)
    /* Translators: a tie in words, as a screen reader says them. */
    replace (&text, g_strdup_printf (C_("description of a tie", "%s, possible"), text));

  return text;
}

/* The second line: what colour and dashes alone must not say, and the title. */
static char *
dup_caption (EntOutlineItem *item,
             const char     *caption)
{
  if (item->activity != ENT_ACTIVITY_POSSIBLE)
    return g_strdup (caption);
  if (caption == NULL)
    return g_strdup (C_("certainty of a tie", "Possible"));

  /* Translators: stands before the title of a tie that is possible. */
  return g_strdup_printf (C_("certainty of a tie", "Possible · %s"), caption);
}

static void
ent_outline_item_finalize (GObject *object)
{
  EntOutlineItem *self = ENT_OUTLINE_ITEM (object);

  g_clear_object (&self->record);
  g_clear_pointer (&self->section_title, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->caption, g_free);
  g_clear_pointer (&self->sort_key, g_free);
  g_clear_pointer (&self->trailing, g_free);
  g_clear_pointer (&self->description, g_free);
  g_clear_pointer (&self->search, g_free);

  G_OBJECT_CLASS (ent_outline_item_parent_class)->finalize (object);
}

static void
ent_outline_item_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  EntOutlineItem *self = ENT_OUTLINE_ITEM (object);

  switch (prop_id)
    {
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_IS_TIE:
      g_value_set_boolean (value, ENT_IS_TIE (self->record));
      break;
    case PROP_SECTION_TITLE:
      g_value_set_string (value, self->section_title);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_CAPTION:
      g_value_set_string (value, self->caption);
      break;
    case PROP_TRAILING:
      g_value_set_string (value, self->trailing);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, self->description);
      break;
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_STATUS:
      g_value_set_enum (value, self->status);
      break;
    case PROP_ACTIVITY:
      g_value_set_enum (value, self->activity);
      break;
    case PROP_CONTESTED:
      g_value_set_boolean (value, self->contested);
      break;
    case PROP_POSSIBLE:
      g_value_set_boolean (value, self->activity == ENT_ACTIVITY_POSSIBLE);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_string (guint       prop_id,
                const char *name)
{
  properties[prop_id] =
    g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
ent_outline_item_class_init (EntOutlineItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = ent_outline_item_finalize;
  object_class->get_property = ent_outline_item_get_property;

  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, ENT_TYPE_RECORD, flags);
  properties[PROP_IS_TIE] = g_param_spec_boolean ("is-tie", NULL, NULL, FALSE, flags);
  install_string (PROP_SECTION_TITLE, "section-title");
  install_string (PROP_TITLE, "title");
  install_string (PROP_CAPTION, "caption");
  install_string (PROP_TRAILING, "trailing");
  install_string (PROP_DESCRIPTION, "description");
  properties[PROP_KIND] =
    g_param_spec_enum ("kind", NULL, NULL, ENT_TYPE_TIE_KIND, ENT_TIE_KIND_ALLIANCE, flags);
  properties[PROP_STATUS] =
    g_param_spec_enum ("status", NULL, NULL, ENT_TYPE_STATUS, ENT_STATUS_ABSENT, flags);
  properties[PROP_ACTIVITY] =
    g_param_spec_enum ("activity", NULL, NULL, ENT_TYPE_ACTIVITY, ENT_ACTIVITY_NONE, flags);
  properties[PROP_CONTESTED] = g_param_spec_boolean ("contested", NULL, NULL, FALSE, flags);
  properties[PROP_POSSIBLE] = g_param_spec_boolean ("possible", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ent_outline_item_init (EntOutlineItem *self)
{
}

/**
 * ent_outline_item_new_for_tie:
 * @slice: what is looked at
 * @tie: a tie of its case
 * @at: the days of the slice
 *
 * Returns: (transfer full): a line for the tie
 */
EntOutlineItem *
ent_outline_item_new_for_tie (EntSlice *slice,
                              EntTie   *tie,
                              EntSpan   at)
{
  EntOutlineItem *self = g_object_new (ENT_TYPE_OUTLINE_ITEM, NULL);
  EntCase *the_case = ent_slice_get_case (slice);
  const EntSliceTie *in = ent_slice_lookup_tie (slice, tie);
  g_autofree char *caption = ent_words_dup_tie_caption (the_case, tie, at);
  g_autofree char *order = NULL;

  self->record = g_object_ref (ENT_RECORD (tie));
  self->kind = ent_tie_get_kind (tie);
  self->status = in ? in->status : ENT_STATUS_ABSENT;
  self->activity = in ? in->activity : ENT_ACTIVITY_NONE;
  self->contested = in ? in->contested : ent_case_is_contested (the_case, tie);
  self->section = get_section_for ((EntStatus) self->status);
  self->section_title = dup_section_title ((EntOutlineSection) self->section,
                                           ent_slice_get_at (slice));
  self->listed = self->section != ENT_OUTLINE_LATER;
  self->title = ent_words_dup_tie_name (the_case, tie, at);
  self->caption = dup_caption (self, caption);
  order = g_strconcat (self->title, " ", caption, NULL);
  self->sort_key = g_utf8_collate_key (order, -1);
  self->trailing = ent_date_to_short (ent_tie_get_date (tie));
  self->description = dup_tie_description (tie, self, caption);
  self->search = dup_tie_search (the_case, tie, self);

  return self;
}

/**
 * ent_outline_item_new_for_state:
 * @slice: what is looked at
 * @state: a state of its case
 * @at: the days of the slice
 *
 * Returns: (transfer full): a line for the state
 */
EntOutlineItem *
ent_outline_item_new_for_state (EntSlice *slice,
                                EntState *state,
                                EntSpan   at)
{
  EntOutlineItem *self = g_object_new (ENT_TYPE_OUTLINE_ITEM, NULL);
  const char *id = ent_record_get_id (ENT_RECORD (state));
  guint count = ent_slice_count (slice, id);
  g_autofree char *alliances = NULL;

  /* Translators: how many alliances a state has. */
  alliances = g_strdup_printf (ngettext ("%u alliance", "%u alliances", count), count);

  self->record = g_object_ref (ENT_RECORD (state));
  self->section = ENT_OUTLINE_STATES;
  self->section_title = dup_section_title (ENT_OUTLINE_STATES, ent_slice_get_at (slice));
  self->listed = ent_words_may_hold (ent_state_get_existed (state), at);
  self->status = ENT_STATUS_ACTIVE;
  self->activity = ENT_ACTIVITY_CERTAIN;
  self->title = g_strdup (ent_state_get_name_at (state, at));
  self->sort_key = g_utf8_collate_key (self->title, -1);
  self->trailing = g_strdup_printf ("%u", count);
  /* Translators: a state and the count of its alliances: “Vietnam, 2 alliances”. */
  self->description = g_strdup_printf (C_("description of a state", "%s, %s"),
                                       self->title, alliances);
  self->search = ent_words_dup_state_search (state);

  return self;
}

/**
 * ent_outline_item_get_record:
 * @self: a line
 *
 * Returns: (transfer none): the tie or state it stands for
 */
EntRecord *
ent_outline_item_get_record (EntOutlineItem *self)
{
  g_return_val_if_fail (ENT_IS_OUTLINE_ITEM (self), NULL);

  return self->record;
}

/**
 * ent_outline_item_get_section:
 * @self: a line
 *
 * Returns: where it belongs
 */
EntOutlineSection
ent_outline_item_get_section (EntOutlineItem *self)
{
  g_return_val_if_fail (ENT_IS_OUTLINE_ITEM (self), ENT_OUTLINE_ACTIVE);

  return (EntOutlineSection) self->section;
}

/**
 * ent_outline_item_get_title:
 * @self: a line
 *
 * Returns: a state's name at the time, or the names of a tie's members then; the
 *   title of a tie of many
 */
const char *
ent_outline_item_get_title (EntOutlineItem *self)
{
  g_return_val_if_fail (ENT_IS_OUTLINE_ITEM (self), NULL);

  return self->title;
}

/**
 * ent_outline_item_get_caption:
 * @self: a line
 *
 * Returns: (nullable): what stands under its title: that a tie is only possible,
 *   and the title of its own that it has
 */
const char *
ent_outline_item_get_caption (EntOutlineItem *self)
{
  g_return_val_if_fail (ENT_IS_OUTLINE_ITEM (self), NULL);

  return self->caption;
}

/**
 * ent_outline_item_get_trailing:
 * @self: a line
 *
 * Returns: what stands at its end: a tie's short dates, a state's count of alliances
 */
const char *
ent_outline_item_get_trailing (EntOutlineItem *self)
{
  g_return_val_if_fail (ENT_IS_OUTLINE_ITEM (self), NULL);

  return self->trailing;
}

/**
 * ent_outline_item_get_description:
 * @self: a line
 *
 * Returns: all of it in words, for a tooltip and for a screen reader
 */
const char *
ent_outline_item_get_description (EntOutlineItem *self)
{
  g_return_val_if_fail (ENT_IS_OUTLINE_ITEM (self), NULL);

  return self->description;
}

/**
 * ent_outline_item_get_listed:
 * @self: a line
 *
 * Returns: whether it is shown where nothing is sought: it exists at the time
 */
gboolean
ent_outline_item_get_listed (EntOutlineItem *self)
{
  g_return_val_if_fail (ENT_IS_OUTLINE_ITEM (self), FALSE);

  return self->listed;
}

/**
 * ent_outline_item_matches:
 * @self: a line
 * @search: the beginnings of words, accents aside; or the empty string
 *
 * Returns: whether it is shown under that search
 */
gboolean
ent_outline_item_matches (EntOutlineItem *self,
                          const char     *search)
{
  g_return_val_if_fail (ENT_IS_OUTLINE_ITEM (self), FALSE);

  if (search == NULL || *search == '\0')
    return self->listed;

  return g_str_match_string (search, self->search, TRUE);
}

/* Alliances come first, then what is near to them. */
static int
get_rank (EntTieKind kind)
{
  static const EntTieKind order[] = {
    ENT_TIE_KIND_ALLIANCE, ENT_TIE_KIND_ALIGNMENT, ENT_TIE_KIND_SPONSORSHIP,
    ENT_TIE_KIND_CONFLICT, ENT_TIE_KIND_PROPOSAL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (order[i] == kind)
      return (int) i;

  return G_N_ELEMENTS (order);
}

/**
 * ent_outline_item_compare:
 * @a: a line
 * @b: another
 *
 * Orders the lines of a section: by kind, then by name.
 *
 * Returns: less than, equal to or more than 0
 */
int
ent_outline_item_compare (EntOutlineItem *a,
                          EntOutlineItem *b)
{
  int order = get_rank ((EntTieKind) a->kind) - get_rank ((EntTieKind) b->kind);

  if (order == 0)
    order = strcmp (a->sort_key, b->sort_key);
  if (order == 0)
    order = strcmp (ent_record_get_id (a->record), ent_record_get_id (b->record));

  return order;
}

static void
update_string (EntOutlineItem  *self,
               char           **location,
               const char      *string,
               guint            prop_id)
{
  if (g_set_str (location, string) && prop_id != PROP_0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

static void
update_int (EntOutlineItem *self,
            int            *location,
            int             number,
            guint           prop_id)
{
  if (*location == number)
    return;

  *location = number;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

/**
 * ent_outline_item_update:
 * @self: a line in a list
 * @from: a line for the same record at another time
 *
 * Makes @self say what @from says, where it would stand in the same place of the
 * list.
 *
 * Returns: %FALSE, with nothing done, where it would stand elsewhere
 */
gboolean
ent_outline_item_update (EntOutlineItem *self,
                         EntOutlineItem *from)
{
  gboolean was_possible = self->activity == ENT_ACTIVITY_POSSIBLE;

  g_return_val_if_fail (self->record == from->record, FALSE);

  if (self->section != from->section || self->listed != from->listed ||
      ent_outline_item_compare (self, from) != 0)
    return FALSE;

  g_object_freeze_notify (G_OBJECT (self));
  update_string (self, &self->section_title, from->section_title, PROP_SECTION_TITLE);
  update_string (self, &self->title, from->title, PROP_TITLE);
  update_string (self, &self->caption, from->caption, PROP_CAPTION);
  update_string (self, &self->trailing, from->trailing, PROP_TRAILING);
  update_string (self, &self->description, from->description, PROP_DESCRIPTION);
  update_string (self, &self->search, from->search, PROP_0);
  update_int (self, &self->status, from->status, PROP_STATUS);
  update_int (self, &self->activity, from->activity, PROP_ACTIVITY);
  update_int (self, &self->contested, from->contested, PROP_CONTESTED);
  if (was_possible != (self->activity == ENT_ACTIVITY_POSSIBLE))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSSIBLE]);
  g_object_thaw_notify (G_OBJECT (self));

  return TRUE;
}

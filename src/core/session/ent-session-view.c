/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-session-private.h"

/*
 * What of the case is seen: the time, the definition, what is selected and what is shown.
 * The slice follows the first two at once.
 */

static void
announce_time (EntSession *self)
{
  g_autofree char *text = ent_session_dup_time_words (self);

  g_signal_emit_by_name (self, "announce", text);
}

/**
 * ent_session_dup_time_words:
 * @self: a session
 *
 * Says the time, and what there is then: "1985: 3 alliances".
 *
 * Returns: (transfer full): the words
 */
char *
ent_session_dup_time_words (EntSession *self)
{
  g_autofree char *words = NULL;
  guint n_alliances;

  g_return_val_if_fail (ENT_IS_SESSION (self), NULL);

  words = ent_date_to_words (self->at);
  n_alliances = ent_slice_count (self->slice, NULL);
  /* Translators: read out when the time changes: a date in words, and how many alliances
   * there are then. */
  return g_strdup_printf (ngettext ("%s: %u alliance", "%s: %u alliances", n_alliances),
                          words, n_alliances);
}

/**
 * ent_session_get_at:
 * @self: a session
 *
 * Returns: (transfer none): the time; an interval where it is a window
 */
EntDate *
ent_session_get_at (EntSession *self)
{
  g_return_val_if_fail (ENT_IS_SESSION (self), NULL);

  return self->at;
}

/**
 * ent_session_set_at:
 * @self: a session
 * @at: the time; an interval asks for a window
 *
 * Moves through time.
 */
void
ent_session_set_at (EntSession *self,
                    EntDate    *at)
{
  g_return_if_fail (ENT_IS_SESSION (self));
  g_return_if_fail (at != NULL);

  if (ent_date_equal (self->at, at))
    return;

  g_object_freeze_notify (G_OBJECT (self));
  ent_date_ref (at);
  ent_date_unref (self->at);
  self->at = at;
  ent_session_notify (self, PROP_AT);
  ent_session_take_slice (self);
  g_object_thaw_notify (G_OBJECT (self));

  announce_time (self);
}

/**
 * ent_session_get_unit:
 * @self: a session
 *
 * Returns: the calendar unit of a step
 */
EntDateUnit
ent_session_get_unit (EntSession *self)
{
  g_return_val_if_fail (ENT_IS_SESSION (self), ENT_DATE_UNIT_YEAR);

  return self->unit;
}

/**
 * ent_session_set_unit:
 * @self: a session
 * @unit: the calendar unit of a step
 *
 * Changes the unit in which time is stepped and shown. An instant becomes the
 * unit in which it begins.
 */
void
ent_session_set_unit (EntSession  *self,
                      EntDateUnit  unit)
{
  g_return_if_fail (ENT_IS_SESSION (self));

  if (self->unit == unit)
    return;

  self->unit = unit;
  ent_session_notify (self, PROP_UNIT);
  if (!ent_date_is_interval (self->at))
    {
      g_autoptr (EntDate) at = ent_date_new_for_unit (ent_date_get_span (self->at).first, unit);

      ent_session_set_at (self, at);
    }
}

/**
 * ent_session_get_range:
 * @self: a session
 *
 * Returns: the whole years in which there is something to show
 */
EntSpan
ent_session_get_range (EntSession *self)
{
  g_return_val_if_fail (ENT_IS_SESSION (self), ((EntSpan) { 0, 0 }));

  return ent_slice_index_get_range (self->index);
}

/**
 * ent_session_step:
 * @self: a session
 * @count: how many units, forward or, below 0, back
 *
 * Steps through time.
 */
void
ent_session_step (EntSession *self,
                  int         count)
{
  g_autoptr (EntDate) at = NULL;

  g_return_if_fail (ENT_IS_SESSION (self));

  at = ent_date_step (self->at, self->unit, count);
  ent_session_set_at (self, at);
}

/**
 * ent_session_go_to_change:
 * @self: a session
 * @direction: 1 for the next, -1 for the previous
 *
 * Goes to the nearest time at which the slice differs.
 *
 * Returns: whether there is one
 */
gboolean
ent_session_go_to_change (EntSession *self,
                          int         direction)
{
  g_autoptr (EntDate) at = NULL;

  g_return_val_if_fail (ENT_IS_SESSION (self), FALSE);

  at = ent_slice_index_find_change (self->index, self->at, self->unit, direction);
  if (at == NULL)
    return FALSE;

  ent_session_set_at (self, at);
  return TRUE;
}

/**
 * ent_session_get_definition:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the definition of alliance in use
 */
EntDefinition *
ent_session_get_definition (EntSession *self)
{
  g_return_val_if_fail (ENT_IS_SESSION (self), NULL);

  return self->definition;
}

/**
 * ent_session_set_definition:
 * @self: a session
 * @definition: (nullable): a definition of the case
 *
 * Changes what counts as an alliance; the slice follows at once.
 */
void
ent_session_set_definition (EntSession    *self,
                            EntDefinition *definition)
{
  g_return_if_fail (ENT_IS_SESSION (self));
  g_return_if_fail (definition == NULL || ENT_IS_DEFINITION (definition));

  /* What is chosen stays chosen when one that was lost comes back. */
  g_clear_pointer (&self->lost_definition, g_free);
  if (!g_set_object (&self->definition, definition))
    return;

  g_clear_object (&self->preview);
  g_clear_object (&self->own_index);
  g_object_freeze_notify (G_OBJECT (self));
  ent_session_notify (self, PROP_DEFINITION);
  ent_session_judge_index (self);
  ent_session_take_slice (self);
  g_object_thaw_notify (G_OBJECT (self));

  announce_time (self);
}

/**
 * ent_session_preview_definition:
 * @self: a session
 * @preview: (nullable) (transfer none): a definition, which need not be in the case; %NULL
 *   to go by the session's definition again
 *
 * Shows the case under a definition that is still being edited: index and slice follow,
 * while case and [property@Session:definition] stay as they are. It lasts until it is taken
 * back, or another definition is chosen.
 */
void
ent_session_preview_definition (EntSession    *self,
                                EntDefinition *preview)
{
  g_return_if_fail (ENT_IS_SESSION (self));
  g_return_if_fail (preview == NULL || ENT_IS_DEFINITION (preview));

  if (self->preview == preview)
    return;

  /* What is gone back to was judged already. */
  if (self->preview == NULL)
    g_set_object (&self->own_index, self->index);
  g_set_object (&self->preview, preview);

  g_object_freeze_notify (G_OBJECT (self));
  if (preview == NULL && self->own_index != NULL)
    {
      g_clear_object (&self->index);
      self->index = g_steal_pointer (&self->own_index);
      ent_session_notify (self, PROP_INDEX);
    }
  else
    {
      ent_session_judge_index (self);
    }
  ent_session_take_slice (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * ent_session_get_selection:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the state or tie that is selected
 */
EntRecord *
ent_session_get_selection (EntSession *self)
{
  g_return_val_if_fail (ENT_IS_SESSION (self), NULL);

  return self->selection;
}

/**
 * ent_session_get_link:
 * @self: a session
 *
 * Returns: (nullable): the id of the link of the selected tie that is meant, or
 *   %NULL where the whole tie is
 */
const char *
ent_session_get_link (EntSession *self)
{
  g_return_val_if_fail (ENT_IS_SESSION (self), NULL);

  return self->link;
}

/**
 * ent_session_select:
 * @self: a session
 * @record: (nullable): a state or tie of the case, or %NULL to select nothing
 * @link: (nullable): the id of one link of a tie
 *
 * Selects.
 */
void
ent_session_select (EntSession *self,
                    EntRecord  *record,
                    const char *link)
{
  gboolean other;

  g_return_if_fail (ENT_IS_SESSION (self));
  g_return_if_fail (record == NULL || ENT_IS_STATE (record) || ENT_IS_TIE (record));

  g_object_freeze_notify (G_OBJECT (self));
  other = g_set_object (&self->selection, record);
  if (g_set_str (&self->link, link))
    ent_session_notify (self, PROP_LINK);
  if (other)
    ent_session_notify (self, PROP_SELECTION);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * ent_session_get_show_ended:
 * @self: a session
 *
 * Returns: whether what has ended is shown as ghosts
 */
gboolean
ent_session_get_show_ended (EntSession *self)
{
  g_return_val_if_fail (ENT_IS_SESSION (self), FALSE);

  return self->show_ended;
}

/**
 * ent_session_set_show_ended:
 * @self: a session
 * @show_ended: whether what has ended is shown as ghosts
 *
 * Shows or hides what has ended.
 */
void
ent_session_set_show_ended (EntSession *self,
                            gboolean    show_ended)
{
  g_return_if_fail (ENT_IS_SESSION (self));

  show_ended = !!show_ended;
  if (self->show_ended == show_ended)
    return;

  self->show_ended = show_ended;
  ent_session_notify (self, PROP_SHOW_ENDED);
}

/**
 * ent_session_get_show_uncounted:
 * @self: a session
 *
 * Returns: whether links that the definition does not count are shown
 */
gboolean
ent_session_get_show_uncounted (EntSession *self)
{
  g_return_val_if_fail (ENT_IS_SESSION (self), FALSE);

  return self->show_uncounted;
}

/**
 * ent_session_set_show_uncounted:
 * @self: a session
 * @show_uncounted: whether links that the definition does not count are shown
 *
 * Shows or hides what does not count.
 */
void
ent_session_set_show_uncounted (EntSession *self,
                                gboolean    show_uncounted)
{
  g_return_if_fail (ENT_IS_SESSION (self));

  show_uncounted = !!show_uncounted;
  if (self->show_uncounted == show_uncounted)
    return;

  self->show_uncounted = show_uncounted;
  ent_session_notify (self, PROP_SHOW_UNCOUNTED);
}

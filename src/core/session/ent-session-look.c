/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-session-private.h"

/*
 * Looking at the case as it was, in the same window: what is selected, how it is counted
 * and what is being read stay as they are. Where they are not there at that time, they
 * come back as soon as they are there again.
 */

void
ent_session_forget_kept (EntSession *self)
{
  g_clear_object (&self->kept_selection);
  g_clear_pointer (&self->kept_link, g_free);
  g_clear_object (&self->kept_article);
  g_clear_object (&self->kept_passage);
}

/* A record that comes back is another object with the same id. */
static gpointer
find_again (EntSession *self,
            gpointer    record)
{
  return record ? ent_case_lookup (self->the_case, G_OBJECT_TYPE (record),
                                   ent_record_get_id (record)) : NULL;
}

/* What is not there any more is kept; what is chosen meanwhile takes its place. */
static void
keep_if_lost (EntSession *self,
              gpointer    kept,
              gpointer    record)
{
  gboolean lost = record != NULL && find_again (self, record) == NULL;

  if (lost)
    g_set_object ((GObject **) kept, record);
  else if (record != NULL)
    g_clear_object ((GObject **) kept);
}

typedef struct
{
  EntRecord     *selection;
  char          *link;
  EntArticle    *article;
  EntPassage    *passage;
} Seen;

static void
seen_clear (Seen *seen)
{
  g_clear_object (&seen->selection);
  g_clear_pointer (&seen->link, g_free);
  g_clear_object (&seen->article);
  g_clear_object (&seen->passage);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Seen, seen_clear)

static void
take_seen (EntSession *self,
           Seen       *seen)
{
  g_set_object (&seen->selection, self->selection);
  g_set_str (&seen->link, self->link);
  g_set_object (&seen->article, ent_reading_get_article (self->reading));
  g_set_object (&seen->passage, ent_reading_get_passage (self->reading));
}

static void
keep_lost (EntSession *self,
           const Seen *seen)
{
  keep_if_lost (self, &self->kept_selection, seen->selection);
  if (self->selection == NULL && seen->link != NULL)
    g_set_str (&self->kept_link, seen->link);
  keep_if_lost (self, &self->kept_article, seen->article);
  keep_if_lost (self, &self->kept_passage, seen->passage);
}

static void
restore (EntSession *self)
{
  EntRecord *selection = find_again (self, self->kept_selection);
  EntRecord *article = find_again (self, self->kept_article);
  EntRecord *passage = find_again (self, self->kept_passage);

  if (self->selection == NULL && selection != NULL)
    ent_session_select (self, selection, self->kept_link);
  if (ent_reading_get_article (self->reading) == NULL && article != NULL)
    ent_reading_set_article (self->reading, ENT_ARTICLE (article));
  if (ent_reading_get_passage (self->reading) == NULL && passage != NULL)
    ent_reading_set_passage (self->reading, ENT_PASSAGE (passage));
}

/**
 * ent_session_is_read_only:
 * @self: a session
 *
 * Returns: whether nothing can be done to the case, for it shows an earlier state of itself;
 *   see [method@Session.look]
 */
gboolean
ent_session_is_read_only (EntSession *self)
{
  g_return_val_if_fail (ENT_IS_SESSION (self), FALSE);

  return self->read_only;
}

/**
 * ent_session_look:
 * @self: a session
 * @position: which state of [method@Session.get_history]
 * @error: return location
 *
 * Shows the case as it was in another state, or as it is now. While it is another,
 * [property@Session:read-only] is set. Saving saves the case as it is now.
 *
 * Returns: whether it is shown
 */
gboolean
ent_session_look (EntSession  *self,
                  guint        position,
                  GError     **error)
{
  g_auto (Seen) seen = { NULL };
  gboolean looked;

  g_return_val_if_fail (ENT_IS_SESSION (self), FALSE);

  take_seen (self, &seen);
  looked = ent_history_look (self->history, position, error);
  keep_lost (self, &seen);
  restore (self);
  if (!ent_history_is_looking (self->history))
    ent_session_forget_kept (self);

  return looked;
}

/**
 * ent_session_stop_looking:
 * @self: a session
 *
 * Shows the case as it is now, whatever was looked at.
 */
void
ent_session_stop_looking (EntSession *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (ENT_IS_SESSION (self));

  if (!ent_history_is_looking (self->history))
    return;
  if (!ent_session_look (self, ent_history_get_position (self->history), &error))
    g_critical ("The history does not fit the case: %s", error->message);
}

/**
 * ent_session_return_to:
 * @self: a session
 * @position: which state of [method@Session.get_history]
 * @error: return location
 *
 * Makes the case what it was in another state; see [method@History.return_to]. A look ends.
 *
 * Returns: whether it is so now
 */
gboolean
ent_session_return_to (EntSession  *self,
                       guint        position,
                       GError     **error)
{
  g_return_val_if_fail (ENT_IS_SESSION (self), FALSE);

  ent_session_stop_looking (self);

  return ent_history_return_to (self->history, position, error);
}

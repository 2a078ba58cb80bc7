/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-turns.h"

/*
 * Work that is done a little between two frames, where it has to be done in the main thread.
 *
 * Idle sources that are ready are all served before the next frame: five of them with three
 * milliseconds each would take a frame's time. So there is one source for all, and whoever has
 * work to do takes turns with the others.
 */

/* How long a turn of the main loop may be kept, in microseconds: a frame leaves more. */
#define TURN_US 3000

typedef struct
{
  guint          id;
  EntTurn        turn;
  gpointer       data;
  GDestroyNotify notify;
} Work;

static GQueue waiting = G_QUEUE_INIT;   /* of Work; the next one first */
static Work *current;                   /* nullable: it is not among them */
static gboolean is_given_up;            /* the current one, by itself */
static guint source_id;
static guint last_id;

static void
work_free (Work *work)
{
  if (work->notify != NULL)
    work->notify (work->data);
  g_free (work);
}

static void
take_turn (gint64 until)
{
  gboolean has_more;

  current = g_queue_pop_head (&waiting);
  is_given_up = FALSE;
  has_more = current->turn (current->data, until);
  if (has_more && !is_given_up)
    g_queue_push_tail (&waiting, current);
  else
    work_free (current);
  current = NULL;
}

static gboolean
turn_cb (gpointer user_data)
{
  gint64 until = ent_turns_get_until ();

  /* All of it may have been given up since. */
  while (!g_queue_is_empty (&waiting))
    {
      take_turn (until);
      if (g_get_monotonic_time () >= until)
        break;
    }
  if (!g_queue_is_empty (&waiting))
    return G_SOURCE_CONTINUE;

  source_id = 0;
  return G_SOURCE_REMOVE;
}

/**
 * ent_turns_get_until:
 *
 * Returns: until when a turn that begins now may last, by g_get_monotonic_time()
 */
gint64
ent_turns_get_until (void)
{
  return g_get_monotonic_time () + TURN_US;
}

/**
 * ent_turns_add:
 * @turn: does some of the work
 * @data: for @turn
 * @notify: (nullable): called with @data when the work is done or given up
 *
 * Has work done in the main loop when there is nothing else to do, in turns with what was
 * added before and will be added later. It may be called in the main thread only.
 *
 * Returns: what [func@turns_remove] takes to give it up; never 0
 */
guint
ent_turns_add (EntTurn        turn,
               gpointer       data,
               GDestroyNotify notify)
{
  Work *work;

  g_return_val_if_fail (turn != NULL, 0);

  work = g_new0 (Work, 1);
  work->id = ++last_id;
  work->turn = turn;
  work->data = data;
  work->notify = notify;
  g_queue_push_tail (&waiting, work);
  if (source_id == 0)
    source_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, turn_cb, NULL, NULL);

  return work->id;
}

/**
 * ent_turns_remove:
 * @id: what [func@turns_add] returned, of work that is not done yet
 *
 * Gives work up. It may give itself up in its turn.
 */
void
ent_turns_remove (guint id)
{
  g_return_if_fail (id != 0);

  if (current != NULL && current->id == id)
    {
      is_given_up = TRUE;
      return;
    }
  for (GList *link = waiting.head; link; link = link->next)
    {
      Work *work = link->data;

      if (work->id != id)
        continue;
      g_queue_delete_link (&waiting, link);
      work_free (work);
      return;
    }
}

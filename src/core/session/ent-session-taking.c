/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-case-difference.h"
#include "ent-case-private.h"
#include "ent-history-private.h"
#include "ent-merge.h"
#include "ent-session-private.h"
#include "ent-session-taking.h"
#include "ent-store-files.h"
#include "ent-store-private.h"
#include "ent-store.h"

/*
 * Taking what another program wrote to the file of a case: instead of what is here, or
 * merged with it.
 *
 * Either is one change like any other, made of the difference of two cases, so nothing
 * that was here is lost: it can be undone. Reading, merging and comparing is done in a
 * thread, on a copy that is made of the document; where the case is changed meanwhile, it
 * is done once more.
 *
 * A merge starts from what was last read from the file or saved to it: the last document
 * that both sides know.
 */

/**
 * ent_session_tell_file:
 * @self: a session
 * @state: what became of the file of the case
 *
 * Tells the session what a watch of the file found. Where the file is gone, what was saved
 * is in the session alone: the case is modified then, until the file is there again.
 */
void
ent_session_tell_file (EntSession   *self,
                       EntFileState  state)
{
  EntHistory *history;

  g_return_if_fail (ENT_IS_SESSION (self));

  history = ent_session_get_history (self);
  if (state == ENT_FILE_STATE_GONE)
    ent_history_lose_saved (history);
  else if (state == ENT_FILE_STATE_SAME)
    ent_history_find_saved (history);
}

typedef struct
{
  char       *path;
  gboolean    merge;
  GBytes     *base;
  GBytes     *ours;
  gulong      changed;    /* a handler */
  gboolean    stale;

  GBytes     *theirs;
  EntChange  *change;
  gboolean    all_theirs; /* nothing of ours that is not in the file */
  guint       n_conflicts;
} Taking;

static void
taking_free (Taking *taking)
{
  g_free (taking->path);
  g_clear_pointer (&taking->base, g_bytes_unref);
  g_clear_pointer (&taking->ours, g_bytes_unref);
  g_clear_pointer (&taking->theirs, g_bytes_unref);
  g_clear_object (&taking->change);
  g_free (taking);
}

static char *
dup_unknown (EntCase *the_case)
{
  JsonObject *unknown = g_object_get_data (G_OBJECT (the_case), ENT_CASE_UNKNOWN);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  if (unknown == NULL || json_object_get_size (unknown) == 0)
    return NULL;

  json_node_set_object (node, unknown);
  return json_to_string (node, FALSE);
}

/* A change is about records: it cannot bring what stands beside them. */
static gboolean
check_unknown (Taking   *taking,
               EntCase  *ours,
               EntCase  *outcome,
               GError  **error)
{
  g_autofree char *before = dup_unknown (ours);
  g_autofree char *after = dup_unknown (outcome);

  if (g_strcmp0 (before, after) == 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               _("%s was changed by a newer version of Entente, in parts that this version does "
                 "not know. Save what is here under another name, and open the file again."),
               taking->path);
  return FALSE;
}

/* Those that the case did not have before. */
static guint
count_conflicts (EntChange *change)
{
  guint n_conflicts = 0;

  for (guint i = 0; i < ent_change_get_n_edits (change); i++)
    {
      const EntEdit *edit = ent_change_get_edit (change, i);

      n_conflicts += edit->type == ENT_TYPE_CONFLICT && edit->before == NULL;
    }

  return n_conflicts;
}

static gboolean
is_same (EntCase *a,
         EntCase *b)
{
  g_autoptr (EntChange) difference = ent_case_make_difference (a, b, "");

  return ent_change_get_n_edits (difference) == 0;
}

static EntCase *
merge (Taking   *taking,
       EntCase  *ours,
       EntCase  *theirs,
       GError  **error)
{
  g_autoptr (EntCase) base = NULL;

  if (taking->base != NULL)
    base = ent_store_read (taking->base, taking->path, error);
  if (taking->base != NULL && base == NULL)
    return NULL;

  return ent_merge_cases (base, ours, theirs, error);
}

static EntChange *
make_change (Taking  *taking,
             EntCase *ours,
             EntCase *outcome)
{
  g_autofree char *name = g_path_get_basename (taking->path);
  g_autofree char *title = NULL;

  /* Translators: in the undo menu; %s is the name of a file. */
  title = g_strdup_printf (taking->merge ? C_("undo", "Merge With %s") : C_("undo", "Reload %s"),
                           name);
  return ent_case_make_difference (ours, outcome, title);
}

static gboolean
take (Taking  *taking,
      GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (EntCase) ours = ent_store_read (taking->ours, taking->path, error);
  g_autoptr (EntCase) theirs = NULL;
  g_autoptr (EntCase) outcome = NULL;

  if (ours == NULL)
    return FALSE;

  taking->theirs = ent_store_load_file (taking->path, &local);
  if (taking->theirs == NULL)
    {
      g_set_error (error, local->domain, local->code, _("%s cannot be read: %s"), taking->path,
                   local->message);
      return FALSE;
    }
  theirs = ent_store_read (taking->theirs, taking->path, error);
  if (theirs == NULL)
    return FALSE;

  outcome = taking->merge ? merge (taking, ours, theirs, error) : g_object_ref (theirs);
  if (outcome == NULL || !check_unknown (taking, ours, outcome, error))
    return FALSE;

  taking->change = make_change (taking, ours, outcome);
  taking->all_theirs = !taking->merge || is_same (theirs, outcome);
  taking->n_conflicts = count_conflicts (taking->change);
  return TRUE;
}

static void
take_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (take (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The file's document is what both sides know from now on. */
static void
know_theirs (EntSession *self,
             Taking     *taking)
{
  EntHistory *history = ent_session_get_history (self);
  EntCase *the_case = ent_session_get_case (self);
  g_autofree char *digest = ent_store_digest (taking->theirs);

  ent_store_set_known_digest (the_case, digest);
  ent_store_set_known_bytes (the_case, taking->theirs);
  if (!taking->all_theirs)
    {
      ent_history_lose_saved (history);
      if (ent_history_get_journal (history) != NULL)
        ent_journal_write_known (ent_history_get_journal (history), digest);
      return;
    }

  ent_history_begin_save (history, taking->path, taking->theirs);
  ent_history_end_save (history, TRUE);
}

static void begin (EntSession *self,
                   GTask      *outer);

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  EntSession *self = ENT_SESSION (source);
  g_autoptr (GTask) outer = user_data;
  g_autoptr (GError) error = NULL;
  Taking *taking = g_task_get_task_data (G_TASK (result));
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_signal_handler (&taking->changed, ent_session_get_case (self));
  if (done && taking->stale)
    {
      ent_session_prepare (self, outer, begin);
      return;
    }
  if (done && ent_change_get_n_edits (taking->change) > 0)
    done = ent_session_apply (self, taking->change, &error);
  if (!done)
    {
      g_task_return_error (outer, g_steal_pointer (&error));
      return;
    }

  know_theirs (self, taking);
  g_task_return_int (outer, taking->n_conflicts);
}

static void
changed_cb (Taking *taking)
{
  taking->stale = TRUE;
}

/* Does it, on the case as it is now. What the thread works on is its own: where it is
 * cancelled, it may be at it for a while. */
static void
begin (EntSession *self,
       GTask      *outer)
{
  EntCase *the_case = ent_session_get_case (self);
  Taking *request = g_task_get_task_data (outer);
  GBytes *base = ent_store_get_known_bytes (the_case);
  g_autoptr (GTask) task = g_task_new (self, g_task_get_cancellable (outer), taken_cb,
                                       g_object_ref (outer));
  Taking *taking = g_new0 (Taking, 1);

  ent_session_stop_looking (self);
  taking->path = g_strdup (request->path);
  taking->merge = request->merge;
  taking->base = base ? g_bytes_ref (base) : NULL;
  taking->ours = ent_store_write_bytes (the_case);
  taking->changed =
    g_signal_connect_swapped (the_case, "changed", G_CALLBACK (changed_cb), taking);
  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, taking, (GDestroyNotify) taking_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, take_in_thread);
}

/**
 * ent_session_take_file_async:
 * @self: a session
 * @path: the case's file, which another program wrote
 * @merge: whether to merge what it holds with what is here; else it takes its place
 * @cancellable: (nullable): to stop waiting, such as for a share that stalls
 * @callback: called when it is done
 * @user_data: its data
 *
 * Takes what the file holds now into the case, as one change that can be undone. Where all
 * that is here is in the file then, the case is as good as saved; else it is modified. What
 * the file holds is what it must hold at the next saving.
 */
void
ent_session_take_file_async (EntSession          *self,
                             const char          *path,
                             gboolean             merge,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Taking *request = NULL;

  g_return_if_fail (ENT_IS_SESSION (self));
  g_return_if_fail (path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  request = g_new0 (Taking, 1);
  request->path = g_strdup (path);
  request->merge = merge;
  g_task_set_source_tag (task, ent_session_take_file_async);
  g_task_set_task_data (task, request, (GDestroyNotify) taking_free);
  ent_session_prepare (self, task, begin);
}

/**
 * ent_session_take_file_finish:
 * @self: a session
 * @result: what the callback was handed
 * @n_conflicts: (out) (optional): how many conflicts the case gained
 * @error: return location
 *
 * Returns: whether it was taken; %FALSE with what [func@store_open] says, or
 *   %G_IO_ERROR_NOT_SUPPORTED where the file holds what this version cannot take
 */
gboolean
ent_session_take_file_finish (EntSession    *self,
                              GAsyncResult  *result,
                              guint         *n_conflicts,
                              GError       **error)
{
  g_autoptr (GError) local = NULL;
  gssize count;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  count = g_task_propagate_int (G_TASK (result), &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  if (n_conflicts != NULL)
    *n_conflicts = (guint) count;
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-finder.h"

#include "ent-store.h"

/*
 * Finds states and ties in cases that no window shows.
 *
 * Who searches types letter by letter, and each letter is a new question: what a case holds
 * is read once, in a thread, and kept as long as its file stays as it is. Of the case
 * itself nothing is kept. A file that is no case, or is too large to be read for a search
 * that nobody may have meant, holds nothing; that is remembered as well.
 */

/* Reading takes some 20 ms a megabyte. */
#define MAX_SIZE (32 * 1024 * 1024)

/* Cases that are remembered. */
#define MAX_CASES 32

#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_ETAG_VALUE

struct _EntFinder
{
  GObject parent_instance;

  GMutex      mutex;
  GHashTable *holdings;
  guint       n_readings;
};

G_DEFINE_FINAL_TYPE (EntFinder, ent_finder, G_TYPE_OBJECT)

/* What a case holds, as of a version of its file. */
typedef struct
{
  char      *version;
  GPtrArray *list;
} Holding;

static void
holding_free (Holding *holding)
{
  g_free (holding->version);
  g_ptr_array_unref (holding->list);
  g_free (holding);
}

/* ----------------------------------------------------------------------------- reading */

/* NULL where there is nothing to read. A built-in case is as old as the program. */
static char *
dup_version (const char   *address,
             GCancellable *cancellable)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInfo) info = NULL;
  const char *etag = NULL;

  if (g_str_has_prefix (address, "builtin:"))
    return g_strdup ("");
  /* Standard input is not for reading twice. */
  if (g_str_equal (address, "-"))
    return NULL;

  file = g_file_new_for_commandline_arg (address);
  info = g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  if (info == NULL || g_file_info_get_size (info) > MAX_SIZE)
    return NULL;

  etag = g_file_info_get_etag (info);
  return g_strdup_printf ("%" G_GOFFSET_FORMAT " %s", g_file_info_get_size (info),
                          etag != NULL ? etag : "");
}

/* Empty where the case cannot be read. */
static GPtrArray *
read_list (const char   *address,
           GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntCase) the_case = ent_store_open (address, cancellable, &error);

  if (the_case != NULL)
    return ent_found_list (the_case, address);

  g_debug ("nothing is found in %s: %s", address, error->message);
  return g_ptr_array_new ();
}

static GPtrArray *
get_known (EntFinder  *self,
           const char *address,
           const char *version)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  Holding *holding = g_hash_table_lookup (self->holdings, address);

  if (holding == NULL || !g_str_equal (holding->version, version))
    return NULL;
  return g_ptr_array_ref (holding->list);
}

static void
remember (EntFinder  *self,
          const char *address,
          const char *version,
          GPtrArray  *list)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  Holding *holding = g_new0 (Holding, 1);

  holding->version = g_strdup (version);
  holding->list = g_ptr_array_ref (list);
  /* Nobody has so many that it matters which of them are read again. */
  if (g_hash_table_size (self->holdings) >= MAX_CASES)
    g_hash_table_remove_all (self->holdings);
  g_hash_table_replace (self->holdings, g_strdup (address), holding);
  self->n_readings++;
}

/* In any thread. Two may read the same case at once, and the last one is kept. */
static GPtrArray *
get_list (EntFinder    *self,
          const char   *address,
          GCancellable *cancellable)
{
  g_autofree char *version = dup_version (address, cancellable);
  GPtrArray *list = NULL;

  if (version == NULL)
    return g_ptr_array_new ();

  list = get_known (self, address, version);
  if (list == NULL)
    {
      list = read_list (address, cancellable);
      if (!g_cancellable_is_cancelled (cancellable))
        remember (self, address, version, list);
    }
  return list;
}

/* ----------------------------------------------------------------------------- finding */

typedef struct
{
  char **addresses;
  char  *search;
  char **ids;
} Question;

static void
question_free (Question *question)
{
  g_strfreev (question->addresses);
  g_strfreev (question->ids);
  g_free (question->search);
  g_free (question);
}

/* What is called so comes before what only has to do with it, and a state before its ties. */
typedef enum
{
  RANK_STATE,
  RANK_TIE,
  RANK_OTHER,
  N_RANKS,
} Rank;

typedef struct
{
  GPtrArray *by_rank[N_RANKS];
} Results;

static void
results_init (Results *results)
{
  for (guint rank = 0; rank < N_RANKS; rank++)
    results->by_rank[rank] =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ent_found_unref);
}

static void
results_clear (Results *results)
{
  for (guint rank = 0; rank < N_RANKS; rank++)
    g_clear_pointer (&results->by_rank[rank], g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Results, results_clear)

static Rank
get_rank (EntFound   *found,
          const char *search)
{
  if (!g_str_match_string (search, found->name, TRUE))
    return RANK_OTHER;
  return found->is_state ? RANK_STATE : RANK_TIE;
}

static void
add_matches (Results    *results,
             GPtrArray  *list,
             const char *search)
{
  for (guint i = 0; i < list->len; i++)
    {
      EntFound *found = g_ptr_array_index (list, i);

      if (ent_found_matches (found, search))
        g_ptr_array_add (results->by_rank[get_rank (found, search)], ent_found_ref (found));
    }
}

/* The best ones first. */
static GPtrArray *
steal_all (Results *results)
{
  GPtrArray *all = g_steal_pointer (&results->by_rank[0]);

  for (guint rank = 1; rank < N_RANKS; rank++)
    g_ptr_array_extend_and_steal (all, g_steal_pointer (&results->by_rank[rank]));
  if (all->len > ENT_FINDER_MAX_RESULTS)
    g_ptr_array_set_size (all, ENT_FINDER_MAX_RESULTS);
  return all;
}

static void
find_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Question *question = task_data;
  g_auto (Results) results = { 0 };

  results_init (&results);
  for (guint i = 0; question->addresses[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) list = get_list (source, question->addresses[i], cancellable);

      if (g_task_return_error_if_cancelled (task))
        return;
      add_matches (&results, list, question->search);
    }
  g_task_return_pointer (task, steal_all (&results), (GDestroyNotify) g_ptr_array_unref);
}

static EntFound *
find_record (GPtrArray  *list,
             const char *record)
{
  for (guint i = 0; i < list->len; i++)
    {
      EntFound *found = g_ptr_array_index (list, i);

      if (g_str_equal (found->record, record))
        return found;
    }
  return NULL;
}

static void
look_up_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  const Question *question = task_data;
  g_autoptr (GPtrArray) all =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ent_found_unref);

  for (guint i = 0; question->ids[i] != NULL; i++)
    {
      g_autofree char *address = NULL;
      g_autofree char *record = NULL;
      g_autoptr (GPtrArray) list = NULL;
      EntFound *found = NULL;

      if (!ent_found_parse_id (question->ids[i], &address, &record))
        continue;
      list = get_list (source, address, cancellable);
      if (g_task_return_error_if_cancelled (task))
        return;
      found = find_record (list, record);
      if (found != NULL)
        g_ptr_array_add (all, ent_found_ref (found));
    }
  g_task_return_pointer (task, g_steal_pointer (&all), (GDestroyNotify) g_ptr_array_unref);
}

/* ------------------------------------------------------------------------------ public */

static void
ent_finder_finalize (GObject *object)
{
  EntFinder *self = ENT_FINDER (object);

  g_hash_table_unref (self->holdings);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (ent_finder_parent_class)->finalize (object);
}

static void
ent_finder_class_init (EntFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_finder_finalize;
}

static void
ent_finder_init (EntFinder *self)
{
  g_mutex_init (&self->mutex);
  self->holdings =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) holding_free);
}

/**
 * ent_finder_new:
 *
 * Returns: (transfer full): a finder that has read nothing yet
 */
EntFinder *
ent_finder_new (void)
{
  return g_object_new (ENT_TYPE_FINDER, NULL);
}

static void
ask (EntFinder           *self,
     Question            *question,
     GTaskThreadFunc      thread,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, ent_finder_finish);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  g_task_run_in_thread (task, thread);
}

/**
 * ent_finder_find_async:
 * @self: a finder
 * @addresses: (array zero-terminated=1): the cases, those first whose states and ties are to
 *   come first
 * @search: beginnings of words, accents aside
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: its data
 *
 * Finds states and ties of which all words are told, in a thread. See
 * [method@Finder.finish].
 */
void
ent_finder_find_async (EntFinder           *self,
                       const char *const   *addresses,
                       const char          *search,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  Question *question = NULL;

  g_return_if_fail (ENT_IS_FINDER (self));
  g_return_if_fail (addresses != NULL);
  g_return_if_fail (search != NULL);

  question = g_new0 (Question, 1);
  question->addresses = g_strdupv ((char **) addresses);
  question->search = g_strdup (search);
  ask (self, question, find_in_thread, cancellable, callback, user_data);
}

/**
 * ent_finder_look_up_async:
 * @self: a finder
 * @ids: (array zero-terminated=1): ids of what was found, maybe long ago
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: its data
 *
 * Looks up states and ties by their ids, in a thread; those that are no more are left out.
 * See [method@Finder.finish].
 */
void
ent_finder_look_up_async (EntFinder           *self,
                          const char *const   *ids,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Question *question = NULL;

  g_return_if_fail (ENT_IS_FINDER (self));
  g_return_if_fail (ids != NULL);

  question = g_new0 (Question, 1);
  question->ids = g_strdupv ((char **) ids);
  ask (self, question, look_up_in_thread, cancellable, callback, user_data);
}

/**
 * ent_finder_finish:
 * @self: a finder
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (element-type EntFound) (nullable): the states and ties, the best
 *   ones first, at most %ENT_FINDER_MAX_RESULTS; or %NULL with %G_IO_ERROR_CANCELLED
 */
GPtrArray *
ent_finder_finish (EntFinder     *self,
                   GAsyncResult  *result,
                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ent_finder_get_n_readings:
 * @self: a finder
 *
 * Returns: how often a case was read so far
 */
guint
ent_finder_get_n_readings (EntFinder *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (ENT_IS_FINDER (self), 0);

  locker = g_mutex_locker_new (&self->mutex);
  return self->n_readings;
}

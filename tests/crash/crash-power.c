/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "crash-power.h"
#include "crash-trace.h"

/*
 * What a power cut leaves of a folder. A killed process loses nothing that it handed to the
 * system; a power cut loses all that was not synchronised, or any part of it.
 *
 * The model is as harsh as POSIX lets it be (see Pillai and others, "All File Systems Are
 * Not Created Equal", OSDI 2014). A file's content is durable when the file was
 * synchronised, and its name when its folder was; a folder's own name when the folder above
 * was. Of what was not, any part may be there and any other not, in no order: of the
 * sectors of a write, of the names of a folder. Only a renaming is whole.
 *
 * The calls that the program made are read from what crash-shim.c wrote down. As long as
 * the power is on, the model must be what is really there: power_check () makes sure of
 * it, so that nothing is proved by calls that the shim does not know.
 */

#define SECTOR 512

typedef struct
{
  goffset  offset;
  GBytes  *data;   /* NULL: cut to that length */
} Write;

typedef struct
{
  gboolean    is_folder;
  char       *path;       /* of a folder */

  GByteArray *durable;
  GByteArray *live;
  GPtrArray  *writes;     /* not synchronised */

  GHashTable *durable_names;
  GHashTable *live_names;
  GPtrArray  *moves;      /* not synchronised */
} Node;

typedef struct
{
  char *from;  /* that name goes */
  char *to;    /* and this one comes */
  Node *node;
} Move;

struct _Power
{
  char       *root;
  char       *trace;
  GRand      *random;
  GPtrArray  *nodes;
  GHashTable *by_inode;
  Node       *folder;     /* the root */
};

static void
write_free (Write *write)
{
  g_clear_pointer (&write->data, g_bytes_unref);
  g_free (write);
}

static void
move_free (Move *move)
{
  g_free (move->from);
  g_free (move->to);
  g_free (move);
}

static void
node_free (Node *node)
{
  g_free (node->path);
  g_byte_array_unref (node->durable);
  g_byte_array_unref (node->live);
  g_ptr_array_unref (node->writes);
  g_hash_table_unref (node->durable_names);
  g_hash_table_unref (node->live_names);
  g_ptr_array_unref (node->moves);
  g_free (node);
}

static Node *
add_node (Power      *self,
          gboolean    is_folder,
          const char *path)
{
  Node *node = g_new0 (Node, 1);

  node->is_folder = is_folder;
  node->path = g_strdup (path);
  node->durable = g_byte_array_new ();
  node->live = g_byte_array_new ();
  node->writes = g_ptr_array_new_with_free_func ((GDestroyNotify) write_free);
  node->durable_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  node->live_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  node->moves = g_ptr_array_new_with_free_func ((GDestroyNotify) move_free);
  g_ptr_array_add (self->nodes, node);

  return node;
}

/* ------------------------------------------------------------------- what was there before */

static gboolean
is_meant (const char *name)
{
  return !g_str_has_suffix (name, ".damaged");
}

static Node *
read_file (Power      *self,
           const char *path)
{
  Node *node = add_node (self, FALSE, NULL);
  g_autofree char *content = NULL;
  GStatBuf status;
  guint64 *inode = g_new (guint64, 1);
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_byte_array_append (node->durable, (const guint8 *) content, (guint) length);
  g_byte_array_append (node->live, (const guint8 *) content, (guint) length);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  *inode = status.st_ino;
  g_hash_table_insert (self->by_inode, inode, node);

  return node;
}

static Node *
read_folder (Power      *self,
             const char *path)
{
  Node *node = add_node (self, TRUE, path);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);
      Node *child;

      if (!is_meant (name))
        continue;
      child = g_file_test (inner, G_FILE_TEST_IS_DIR) ? read_folder (self, inner)
                                                      : read_file (self, inner);
      g_hash_table_insert (node->durable_names, g_strdup (name), child);
      g_hash_table_insert (node->live_names, g_strdup (name), child);
    }

  return node;
}

/* Takes what is in the folder now for durable. */
void
power_look (Power *self)
{
  g_ptr_array_set_size (self->nodes, 0);
  g_hash_table_remove_all (self->by_inode);
  self->folder = read_folder (self, self->root);
}

Power *
power_new (const char *root,
           const char *trace,
           guint32     seed)
{
  Power *self = g_new0 (Power, 1);

  self->root = g_strdup (root);
  self->trace = g_strdup (trace);
  self->random = g_rand_new_with_seed (seed);
  self->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) node_free);
  self->by_inode = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  power_look (self);

  return self;
}

void
power_free (Power *self)
{
  g_free (self->root);
  g_free (self->trace);
  g_rand_free (self->random);
  g_ptr_array_unref (self->nodes);
  g_hash_table_unref (self->by_inode);
  g_free (self);
}

/* --------------------------------------------------------------------- what is done to it */

static void
apply_write (GByteArray *content,
             Write      *write)
{
  gsize length = write->data ? g_bytes_get_size (write->data) : 0;
  guint end = (guint) write->offset + (guint) length;
  guint old = content->len;

  if (write->data == NULL || end > old)
    g_byte_array_set_size (content, end);
  if (content->len > old)
    memset (content->data + old, 0, content->len - old);
  if (length > 0)
    memcpy (content->data + write->offset, g_bytes_get_data (write->data, NULL), length);
}

static void
apply_move (GHashTable *names,
            Move       *move)
{
  if (move->from != NULL)
    g_hash_table_remove (names, move->from);
  if (move->to != NULL)
    g_hash_table_insert (names, g_strdup (move->to), move->node);
}

static Node *
find_node (Power      *self,
           const char *path)
{
  const char *inner = path + strlen (self->root);
  g_auto (GStrv) names = g_strsplit (inner, "/", -1);
  Node *node = self->folder;

  for (char **name = names; *name != NULL && node != NULL; name++)
    if (**name != '\0')
      node = g_hash_table_lookup (node->live_names, *name);

  return node;
}

static Node *
find_folder_of (Power      *self,
                const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  Node *node = find_node (self, folder);

  g_assert_true (node != NULL && node->is_folder);
  return node;
}

static void
move (Power      *self,
      const char *from,
      const char *to,
      Node       *node)
{
  Node *folder = find_folder_of (self, from ? from : to);
  Move *step = g_new0 (Move, 1);

  g_assert_true (from == NULL || to == NULL || folder == find_folder_of (self, to));
  step->from = from ? g_path_get_basename (from) : NULL;
  step->to = to ? g_path_get_basename (to) : NULL;
  step->node = node;
  apply_move (folder->live_names, step);
  g_ptr_array_add (folder->moves, step);
}

static Node *
find_inode (Power   *self,
            guint64  inode)
{
  Node *node = g_hash_table_lookup (self->by_inode, &inode);

  g_assert_nonnull (node);
  return node;
}

static void
create_file (Power             *self,
             const TraceRecord *record)
{
  Node *node = add_node (self, FALSE, NULL);

  g_hash_table_insert (self->by_inode, g_memdup2 (&record->inode, sizeof (guint64)), node);
  move (self, NULL, record->from, node);
}

static void
write_file (Power             *self,
            const TraceRecord *record,
            const char        *data)
{
  Node *node = find_inode (self, record->inode);
  Write *write = g_new0 (Write, 1);

  write->offset = record->offset;
  if (record->kind == TRACE_WRITE)
    write->data = g_bytes_new (data, record->length);
  apply_write (node->live, write);
  g_ptr_array_add (node->writes, write);
}

static void
sync_file (Node *node)
{
  g_byte_array_set_size (node->durable, 0);
  g_byte_array_append (node->durable, node->live->data, node->live->len);
  g_ptr_array_set_size (node->writes, 0);
}

static void
sync_folder (Node *node)
{
  for (guint i = 0; i < node->moves->len; i++)
    apply_move (node->durable_names, g_ptr_array_index (node->moves, i));
  g_ptr_array_set_size (node->moves, 0);
}

static void
take_record (Power             *self,
             const TraceRecord *record,
             const char        *data)
{
  switch ((TraceKind) record->kind)
    {
    case TRACE_CREATE:
      create_file (self, record);
      break;
    case TRACE_FOLDER:
      move (self, NULL, record->from, add_node (self, TRUE, record->from));
      break;
    case TRACE_WRITE:
    case TRACE_TRUNCATE:
      write_file (self, record, data);
      break;
    case TRACE_SYNC:
      sync_file (find_inode (self, record->inode));
      break;
    case TRACE_SYNC_FOLDER:
      sync_folder (find_node (self, record->from));
      break;
    case TRACE_RENAME:
      move (self, record->from, record->to, find_node (self, record->from));
      break;
    case TRACE_LINK:
      move (self, NULL, record->to, find_node (self, record->from));
      break;
    case TRACE_UNLINK:
      move (self, record->from, NULL, NULL);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Reads what a process did that is no more. Its last call may be written down in part, or
 * not at all; then nobody was told that it succeeded. */
void
power_follow (Power *self)
{
  g_autofree char *content = NULL;
  gsize length;
  gsize at = 0;

  if (!g_file_get_contents (self->trace, &content, &length, NULL))
    return;

  while (at + sizeof (TraceRecord) <= length)
    {
      TraceRecord record;

      memcpy (&record, content + at, sizeof record);
      at += sizeof record;
      if (at + record.length > length)
        break;
      take_record (self, &record, content + at);
      at += record.length;
    }
  g_remove (self->trace);
}

/* ---------------------------------------------------------------- what is there, and is left */

static void
check_folder (Node *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder->path, 0, NULL);
  const char *name;
  guint n_names = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder->path, name, NULL);
      g_autofree char *content = NULL;
      Node *node = g_hash_table_lookup (folder->live_names, name);
      gsize length;

      if (!is_meant (name))
        continue;
      n_names++;
      if (node == NULL)
        g_error ("%s is there, and the shim does not know of it", path);
      if (node->is_folder)
        {
          check_folder (node);
          continue;
        }
      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      g_assert_cmpmem (content, length, node->live->data, node->live->len);
    }
  g_assert_cmpuint (n_names, ==, g_hash_table_size (folder->live_names));
}

/* Makes sure that the model is what is really there. */
void
power_check (Power *self)
{
  check_folder (self->folder);
}

typedef enum
{
  KEEP_NOTHING,
  KEEP_ANYTHING,
  KEEP_ALL,
} Keep;

static gboolean
is_kept (Power *self,
         Keep   keep)
{
  return keep == KEEP_ALL || (keep == KEEP_ANYTHING && g_rand_boolean (self->random));
}

/* Any sectors of a write may be there. */
static void
apply_sectors (Power      *self,
               GByteArray *content,
               Write      *write)
{
  gsize length = g_bytes_get_size (write->data);
  gsize start = 0;

  while (start < length)
    {
      gsize at = (gsize) write->offset + start;
      gsize end = start + SECTOR - at % SECTOR;
      Write part = { .offset = write->offset + (goffset) start };

      end = MIN (end, length);
      part.data = g_bytes_new_from_bytes (write->data, start, end - start);
      if (g_rand_boolean (self->random))
        apply_write (content, &part);
      g_bytes_unref (part.data);
      start = end;
    }
}

static void
lose_writes (Power *self,
             Node  *node,
             Keep   keep)
{
  for (guint i = 0; i < node->writes->len; i++)
    {
      Write *write = g_ptr_array_index (node->writes, i);

      if (write->data != NULL && keep == KEEP_ANYTHING && g_rand_boolean (self->random))
        apply_sectors (self, node->durable, write);
      else if (is_kept (self, keep))
        apply_write (node->durable, write);
    }
}

static void
lose_moves (Power *self,
            Node  *node,
            Keep   keep)
{
  for (guint i = 0; i < node->moves->len; i++)
    if (is_kept (self, keep))
      apply_move (node->durable_names, g_ptr_array_index (node->moves, i));
}

static void
restore (Node *folder)
{
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  g_assert_cmpint (g_mkdir_with_parents (folder->path, 0700), ==, 0);
  g_hash_table_iter_init (&iter, folder->durable_names);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      g_autofree char *path = g_build_filename (folder->path, name, NULL);
      Node *node = value;

      if (node->is_folder)
        restore (node);
      else
        g_assert_true (g_file_set_contents_full (path, (const char *) node->durable->data,
                                                 node->durable->len, G_FILE_SET_CONTENTS_NONE,
                                                 0644, NULL));
    }
}

/* Leaves in the folder what a power cut might leave. */
void
power_cut (Power *self)
{
  Keep keep = (Keep) g_rand_int_range (self->random, KEEP_NOTHING, KEEP_ALL + 1);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      Node *node = g_ptr_array_index (self->nodes, i);

      lose_writes (self, node, keep);
      lose_moves (self, node, keep);
    }
  remove_all (self->root);
  restore (self->folder);
  power_look (self);
}

void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_all (inner);
    }
  g_remove (path);
}

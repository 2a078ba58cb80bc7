/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ENT_CHILD_ERROR (ent_child_error_quark ())

/**
 * EntChildError:
 * @ENT_CHILD_ERROR_START: the process could not be started
 * @ENT_CHILD_ERROR_CRASHED: the process ended by itself, without an answer
 * @ENT_CHILD_ERROR_TIMEOUT: the process took longer than it may
 * @ENT_CHILD_ERROR_MEMORY: the process wanted more memory than it may have
 * @ENT_CHILD_ERROR_TOO_LONG: the process wrote more than it may
 *
 * What may befall a child process. The message is the bare cause: whoever asked
 * makes the sentence.
 */
typedef enum
{
  ENT_CHILD_ERROR_START,
  ENT_CHILD_ERROR_CRASHED,
  ENT_CHILD_ERROR_TIMEOUT,
  ENT_CHILD_ERROR_MEMORY,
  ENT_CHILD_ERROR_TOO_LONG,
} EntChildError;

GQuark    ent_child_error_quark      (void);

/* What a child may take where nothing else is said: milliseconds, and bytes. */
#define ENT_CHILD_TIME_LIMIT   10000
#define ENT_CHILD_MEMORY_LIMIT (G_GUINT64_CONSTANT (1) << 30)

#define ENT_TYPE_CHILD (ent_child_get_type ())
G_DECLARE_FINAL_TYPE (EntChild, ent_child, ENT, CHILD, GObject)

/* The parent's side. */
EntChild *ent_child_new              (const char          *task);
void      ent_child_add_argument     (EntChild            *self,
                                      const char          *argument);
void      ent_child_set_executable   (EntChild            *self,
                                      const char          *path);
void      ent_child_set_time_limit   (EntChild            *self,
                                      guint                milliseconds);
void      ent_child_set_memory_limit (EntChild            *self,
                                      guint64              bytes);
void      ent_child_set_answer_limit (EntChild            *self,
                                      gsize                bytes);
void      ent_child_run_async        (EntChild            *self,
                                      GBytes              *request,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
char     *ent_child_run_finish       (EntChild            *self,
                                      GAsyncResult        *result,
                                      gsize               *length,
                                      GError             **error);
char     *ent_child_run              (EntChild            *self,
                                      GBytes              *request,
                                      GCancellable        *cancellable,
                                      gsize               *length,
                                      GError             **error);
void      ent_child_stop             (EntChild            *self,
                                      GError              *reason);

/* The child's side. */

/* The status that a child ends with where its memory did not suffice, and where
 * anything else went wrong. */
#define ENT_CHILD_EXIT_MEMORY 12
#define ENT_CHILD_EXIT_FAULT  1

/**
 * EntChildSide:
 * @out: where the answer goes; standard output is /dev/null
 * @err: where a complaint goes; standard error is /dev/null
 */
typedef struct
{
  int out;
  int err;
} EntChildSide;

gboolean  ent_child_side_enter       (EntChildSide        *self,
                                      int                  argc,
                                      char               **argv,
                                      int                  n_arguments);
void      ent_child_side_limit       (guint64              memory,
                                      guint                cpu_seconds);
GBytes   *ent_child_side_read        (GError             **error);
int       ent_child_side_answer      (EntChildSide        *self,
                                      const char          *answer);
int       ent_child_side_complain    (EntChildSide        *self,
                                      const char          *message);

G_END_DECLS

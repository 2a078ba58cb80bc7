/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-layout.h"

G_BEGIN_DECLS

#define ENT_LAYOUT_ERROR (ent_layout_error_quark ())

/**
 * EntLayoutError:
 * @ENT_LAYOUT_ERROR_START: the child process could not be started
 * @ENT_LAYOUT_ERROR_CRASHED: the child process ended by itself
 * @ENT_LAYOUT_ERROR_TIMEOUT: the child process took longer than it may
 * @ENT_LAYOUT_ERROR_MEMORY: the child process wanted more memory than it may have
 * @ENT_LAYOUT_ERROR_PROTOCOL: the child's answer is no layout of what was asked
 * @ENT_LAYOUT_ERROR_SUPERSEDED: a newer request took this one's place
 */
typedef enum
{
  ENT_LAYOUT_ERROR_START,
  ENT_LAYOUT_ERROR_CRASHED,
  ENT_LAYOUT_ERROR_TIMEOUT,
  ENT_LAYOUT_ERROR_MEMORY,
  ENT_LAYOUT_ERROR_PROTOCOL,
  ENT_LAYOUT_ERROR_SUPERSEDED,
} EntLayoutError;

GQuark           ent_layout_error_quark          (void);

#define ENT_TYPE_LAYOUT_ENGINE (ent_layout_engine_get_type ())
G_DECLARE_FINAL_TYPE (EntLayoutEngine, ent_layout_engine, ENT, LAYOUT_ENGINE, GObject)

EntLayoutEngine *ent_layout_engine_new           (void);
void             ent_layout_engine_set_executable   (EntLayoutEngine      *self,
                                                     const char           *path);
void             ent_layout_engine_set_time_limit   (EntLayoutEngine      *self,
                                                     guint                 milliseconds);
void             ent_layout_engine_set_memory_limit (EntLayoutEngine      *self,
                                                     guint64               bytes);
void             ent_layout_engine_run_async     (EntLayoutEngine      *self,
                                                  EntLayout            *request,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
EntLayout       *ent_layout_engine_run_finish    (EntLayoutEngine      *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
EntLayout       *ent_layout_engine_run           (EntLayoutEngine      *self,
                                                  EntLayout            *request,
                                                  GCancellable         *cancellable,
                                                  GError              **error);

/* The child's side: reads a request from standard input, writes the answer. */
int              ent_layout_child_main           (int                   argc,
                                                  char                **argv);

G_END_DECLS

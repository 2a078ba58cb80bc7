/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

/**
 * EntFileState:
 * @ENT_FILE_STATE_SAME: it holds what it did when the case was last read or saved here
 * @ENT_FILE_STATE_CHANGED: it holds something else
 * @ENT_FILE_STATE_GONE: there is no such file any more
 * @ENT_FILE_STATE_UNREADABLE: it is there, and cannot be read
 *
 * What became of the file of a case.
 */
typedef enum
{
  ENT_FILE_STATE_SAME,
  ENT_FILE_STATE_CHANGED,
  ENT_FILE_STATE_GONE,
  ENT_FILE_STATE_UNREADABLE,
} EntFileState;

#define ENT_TYPE_FILE_WATCH (ent_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (EntFileWatch, ent_file_watch, ENT, FILE_WATCH, GObject)

EntFileWatch *ent_file_watch_new       (EntCase      *the_case,
                                        const char   *path);
gboolean      ent_file_watch_is_for    (EntFileWatch *self,
                                        EntCase      *the_case,
                                        const char   *path);
EntFileState  ent_file_watch_get_state (EntFileWatch *self);
void          ent_file_watch_check     (EntFileWatch *self);
void          ent_file_watch_pause     (EntFileWatch *self);
void          ent_file_watch_resume    (EntFileWatch *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntCommandKind:
 * @ENT_COMMAND_ACTION: does something
 * @ENT_COMMAND_TIME: goes to a time
 * @ENT_COMMAND_RECORD: goes to something in the case
 *
 * What a command does. Of those that a search finds equally well, the first come first.
 */
typedef enum
{
  ENT_COMMAND_ACTION,
  ENT_COMMAND_TIME,
  ENT_COMMAND_RECORD,
} EntCommandKind;

#define ENT_COMMAND_NO_MATCH G_MAXUINT

#define ENT_TYPE_COMMAND (ent_command_get_type ())
G_DECLARE_FINAL_TYPE (EntCommand, ent_command, ENT, COMMAND, GObject)

EntCommand *ent_command_new             (EntCommandKind  kind,
                                         const char     *title,
                                         const char     *detail,
                                         const char     *keys,
                                         const char     *action);
const char *ent_command_get_title       (EntCommand     *self);
const char *ent_command_get_action      (EntCommand     *self);
gboolean    ent_command_prepare         (EntCommand     *self);
guint       ent_command_match           (EntCommand     *self,
                                         const char     *words);
GPtrArray  *ent_command_search          (GPtrArray      *commands,
                                         const char     *words,
                                         guint           limit);
char       *ent_command_dup_plain_label (const char     *label);

G_END_DECLS

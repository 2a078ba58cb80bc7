/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-command.h"

G_BEGIN_DECLS

#define ENT_TYPE_COMMAND_DIALOG (ent_command_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntCommandDialog, ent_command_dialog, ENT, COMMAND_DIALOG, AdwDialog)

/* The command for what was typed that no list can hold, such as a date; or NULL. */
typedef EntCommand *(*EntCommandRead) (const char *words);

/* The next of the commands that take long to make, or NULL after the last. */
typedef EntCommand *(*EntCommandNext) (gpointer data);

EntCommandDialog *ent_command_dialog_new       (GPtrArray        *commands,
                                                EntCommandRead    read);
void              ent_command_dialog_gather    (EntCommandDialog *self,
                                                EntCommandNext    next,
                                                gpointer          data,
                                                GDestroyNotify    destroy);
void              ent_command_dialog_search    (EntCommandDialog *self,
                                                const char       *words);
GListModel       *ent_command_dialog_get_found (EntCommandDialog *self);

G_END_DECLS

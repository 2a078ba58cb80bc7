/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-file-watch.h"
#include "ent-session.h"

G_BEGIN_DECLS

void      ent_session_tell_file        (EntSession           *self,
                                        EntFileState          state);
void      ent_session_take_file_async  (EntSession           *self,
                                        const char           *path,
                                        gboolean              merge,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean  ent_session_take_file_finish (EntSession           *self,
                                        GAsyncResult         *result,
                                        guint                *n_conflicts,
                                        GError              **error);

G_END_DECLS

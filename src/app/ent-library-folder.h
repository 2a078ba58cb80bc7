/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-library.h"

G_BEGIN_DECLS

void     ent_library_folder_prepare_async  (GFile                *folder,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean ent_library_folder_prepare_finish (GAsyncResult         *result,
                                            gboolean             *copied,
                                            GError              **error);

G_END_DECLS

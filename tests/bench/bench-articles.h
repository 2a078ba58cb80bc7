/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GListStore *bench_articles_write      (const char *folder,
                                       guint       n);
void        bench_articles_write_case (const char *path,
                                       guint       n_articles,
                                       guint       n_passages);
void        bench_articles_remove     (GListModel *files);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-import.h"

G_BEGIN_DECLS

#define ENT_TYPE_IMPORT_RESULT (ent_import_result_get_type ())
G_DECLARE_FINAL_TYPE (EntImportResult, ent_import_result, ENT, IMPORT_RESULT, GObject)

GFile          *ent_import_result_get_file   (EntImportResult *self);
const char     *ent_import_result_get_name   (EntImportResult *self);
EntImport      *ent_import_result_get_import (EntImportResult *self);
const GError   *ent_import_result_get_error  (EntImportResult *self);

#define ENT_TYPE_IMPORT_BATCH (ent_import_batch_get_type ())
G_DECLARE_FINAL_TYPE (EntImportBatch, ent_import_batch, ENT, IMPORT_BATCH, GObject)

EntImportBatch *ent_import_batch_new           (GListModel     *files);
void            ent_import_batch_start         (EntImportBatch *self);
void            ent_import_batch_cancel        (EntImportBatch *self);

GListModel     *ent_import_batch_get_results   (EntImportBatch *self);
gboolean        ent_import_batch_get_running   (EntImportBatch *self);
gboolean        ent_import_batch_get_cancelled (EntImportBatch *self);
guint           ent_import_batch_get_n_files   (EntImportBatch *self);
guint           ent_import_batch_get_n_done    (EntImportBatch *self);
guint           ent_import_batch_get_n_failed  (EntImportBatch *self);
guint           ent_import_batch_get_n_skipped (EntImportBatch *self);
const char     *ent_import_batch_get_current   (EntImportBatch *self);

G_END_DECLS

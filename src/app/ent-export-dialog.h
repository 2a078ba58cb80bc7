/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-svg.h"

G_BEGIN_DECLS

#define ENT_TYPE_EXPORT_DIALOG (ent_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntExportDialog, ent_export_dialog, ENT, EXPORT_DIALOG, AdwDialog)

EntExportDialog *ent_export_dialog_new         (const char      *what);
void             ent_export_dialog_set_options (EntExportDialog     *self,
                                                const EntSvgOptions *options);
void             ent_export_dialog_get_options (EntExportDialog *self,
                                                EntSvgOptions   *options);

G_END_DECLS

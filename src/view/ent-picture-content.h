/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ent-scene.h"

G_BEGIN_DECLS

#define ENT_TYPE_PICTURE_CONTENT (ent_picture_content_get_type ())
G_DECLARE_FINAL_TYPE (EntPictureContent, ent_picture_content, ENT, PICTURE_CONTENT,
                      GdkContentProvider)

GdkContentProvider *ent_picture_content_new (EntScene *scene,
                                             EntTheme  theme);

G_END_DECLS

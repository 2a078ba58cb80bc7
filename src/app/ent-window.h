/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_BUILT_IN_CASE "builtin:china-vietnam"

#define ENT_TYPE_WINDOW (ent_window_get_type ())
G_DECLARE_FINAL_TYPE (EntWindow, ent_window, ENT, WINDOW, AdwApplicationWindow)

EntWindow  *ent_window_new             (AdwApplication *application);

EntSession *ent_window_get_session     (EntWindow      *self);
gboolean    ent_window_is_replaceable  (EntWindow      *self);
gboolean    ent_window_has_file        (EntWindow      *self,
                                        const char     *address);
gboolean    ent_window_present_file    (GtkApplication *application,
                                        const char     *address);

void        ent_window_new_case        (EntWindow      *self);
void        ent_window_open            (EntWindow      *self,
                                        const char     *address);
void        ent_window_show_start      (EntWindow      *self);
void        ent_window_start           (EntWindow      *self);
void        ent_window_remember        (EntWindow      *self);
void        ent_window_note_open_cases (GtkApplication *application);
void        ent_window_show_found      (GtkApplication *application,
                                        const char     *address,
                                        const char     *record,
                                        const char     *search);
void        ent_window_open_articles   (EntWindow      *self,
                                        GListModel     *files);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ent-session.h"

G_BEGIN_DECLS

/* What menus, shortcuts and buttons do. @parent is what the dialog is shown over. */
void     ent_editors_add_state        (GtkWidget          *parent,
                                       EntSession         *session);
void     ent_editors_add_tie          (GtkWidget          *parent,
                                       EntSession         *session);
void     ent_editors_add_tie_of       (GtkWidget          *parent,
                                       EntSession         *session,
                                       const char * const *states);
void     ent_editors_add_event        (GtkWidget          *parent,
                                       EntSession         *session,
                                       EntRecord          *of);
void     ent_editors_add_instrument   (GtkWidget          *parent,
                                       EntSession         *session,
                                       EntTie             *tie);
void     ent_editors_add_trait        (GtkWidget          *parent,
                                       EntSession         *session,
                                       EntState           *state);
void     ent_editors_add_condition    (GtkWidget          *parent,
                                       EntSession         *session,
                                       const char * const *pair);
void     ent_editors_edit             (GtkWidget          *parent,
                                       EntSession         *session,
                                       EntRecord          *record);
void     ent_editors_remove           (GtkWidget          *parent,
                                       EntSession         *session,
                                       EntRecord          *record);
void     ent_editors_edit_selection   (GtkWidget          *parent,
                                       EntSession         *session);
void     ent_editors_remove_selection (GtkWidget          *parent,
                                       EntSession         *session);
void     ent_editors_edit_case        (GtkWidget          *parent,
                                       EntSession         *session);

/* Definitions, in ent-definition-actions.c */
void     ent_editors_add_definition   (GtkWidget          *parent,
                                       EntSession         *session,
                                       EntDefinition      *like);
void     ent_editors_judge_by_name    (EntSession         *session,
                                       EntTie             *tie,
                                       EntByName           by_name);
char    *ent_editors_dup_users        (EntCase            *the_case,
                                       EntDefinition      *definition);
void     ent_editors_install_definition_actions (GtkWidgetClass *klass);
void     ent_editors_enable_definition_actions (GtkWidget *widget,
                                       gboolean            enabled);

/* The same as actions of a class of widgets that has a property "session". */
void     ent_editors_install_actions  (GtkWidgetClass     *klass);
void     ent_editors_follow_session   (GtkWidget          *widget);

EntSession *ent_editors_dup_session   (GtkWidget          *widget);

G_END_DECLS

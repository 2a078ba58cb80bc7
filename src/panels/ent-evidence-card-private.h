/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-evidence-card.h"

G_BEGIN_DECLS

struct _EntEvidenceCard
{
  GtkListBoxRow parent_instance;

  EntSession  *session;
  GListModel  *evidence;  /* EntEvidence of one passage, stance and voice */
  EntRecord   *subject;

  GtkWidget   *stance_icon;
  GtkWidget   *stance;
  GtkWidget   *place;
  GtkWidget   *byline;
  GtkWidget   *about;
  GtkWidget   *words;
  GtkWidget   *digest_mark;
  GtkWidget   *digest;
  GtkWidget   *memo;
  AdwWrapBox  *chips;
  GtkWidget   *review;
  GtkMenuButton *menu;
};

/* ent-evidence-card.c */
EntPassage *ent_evidence_card_get_passage     (EntEvidenceCard *self);
EntArticle *ent_evidence_card_get_article     (EntEvidenceCard *self);

/* ent-evidence-card-actions.c */
GMenuModel *ent_evidence_card_create_menu     (EntEvidenceCard *self);
void        ent_evidence_card_update_actions  (EntEvidenceCard *self);
void        ent_evidence_card_install_actions (GtkWidgetClass  *widget_class);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-coding-dialogs.h"
#include "ent-coding.h"
#include "ent-evidence-card-private.h"
#include "ent-popup.h"

/* What can be done with a card's evidence, and the menu that lists it. */

static void
copy_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  g_autofree char *text = ent_evidence_card_dup_text (ENT_EVIDENCE_CARD (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
open_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  EntEvidenceCard *self = ENT_EVIDENCE_CARD (widget);

  ent_reading_open (ent_session_get_reading (self->session), ent_evidence_card_get_article (self),
                    ent_evidence_card_get_passage (self));
}

static void
review_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  EntEvidenceCard *self = ENT_EVIDENCE_CARD (widget);
  EntArticle *article = ent_evidence_card_get_article (self);
  EntAnchorReview *review = ent_anchor_review_new (self->session, article);

  ent_anchor_review_show (review, ent_evidence_card_get_passage (self));
  adw_dialog_present (ADW_DIALOG (review), widget);
}

/* The piece of evidence that an action is about; the first where it does not say. */
static EntEvidence *
find_evidence (EntEvidenceCard *self,
               GVariant        *parameter)
{
  const char *id = parameter ? g_variant_get_string (parameter, NULL) : "";

  for (guint i = 0; i < g_list_model_get_n_items (self->evidence); i++)
    {
      g_autoptr (EntEvidence) evidence = g_list_model_get_item (self->evidence, i);

      if (*id == '\0' || g_str_equal (ent_record_get_id (ENT_RECORD (evidence)), id))
        return evidence;
    }

  return NULL;
}

static void
edit_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  EntEvidenceCard *self = ENT_EVIDENCE_CARD (widget);
  EntEvidence *evidence = find_evidence (self, parameter);

  if (evidence != NULL)
    adw_dialog_present (ADW_DIALOG (ent_evidence_dialog_new (self->session, evidence)), widget);
}

/* What cannot be done is said where it was asked for. */
static void
apply (EntEvidenceCard *self,
       EntChange       *change,
       GError          *error)
{
  g_autoptr (GError) refused = NULL;
  AdwDialog *dialog = NULL;

  if (change != NULL)
    ent_session_apply (self->session, change, &refused);
  if (error == NULL)
    error = refused;
  if (error == NULL)
    return;

  dialog = adw_alert_dialog_new (_("Nothing Was Changed"), error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
detach_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  g_autoptr (EntEvidenceCard) self = g_object_ref (ENT_EVIDENCE_CARD (widget));
  g_autoptr (GListStore) list = g_list_store_new (ENT_TYPE_EVIDENCE);
  const char *id = parameter ? g_variant_get_string (parameter, NULL) : "";
  EntEvidence *evidence = *id != '\0' ? find_evidence (self, parameter) : NULL;
  g_autoptr (EntChange) change = NULL;

  if (evidence != NULL)
    g_list_store_append (list, evidence);
  change = ent_coding_make_detach (ent_session_get_case (self->session),
                                   evidence ? G_LIST_MODEL (list) : self->evidence, FALSE);
  apply (self, change, NULL);
}

/* Whether no evidence but the card's own rests on the passage. */
static gboolean
is_only_use (EntEvidenceCard *self)
{
  EntPassage *passage = ent_evidence_card_get_passage (self);
  g_autoptr (GPtrArray) all = NULL;

  all = ent_case_get_referrers (ent_session_get_case (self->session), ENT_TYPE_EVIDENCE,
                                ent_record_get_id (ENT_RECORD (passage)));
  return all->len <= g_list_model_get_n_items (self->evidence);
}

static void
remove_passage_cb (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  g_autoptr (EntEvidenceCard) self = g_object_ref (ENT_EVIDENCE_CARD (widget));
  g_autoptr (EntChange) change = NULL;

  if (!is_only_use (self))
    return;

  change = ent_coding_make_passage_removal (ent_session_get_case (self->session),
                                            ent_evidence_card_get_passage (self));
  apply (self, change, NULL);
}

static void
use_date_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_autoptr (EntEvidenceCard) self = g_object_ref (ENT_EVIDENCE_CARD (widget));
  EntEvidence *evidence = find_evidence (self, parameter);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntChange) change = NULL;

  if (evidence == NULL)
    return;

  change = ent_coding_make_use_date (ent_session_get_case (self->session), evidence, &error);
  apply (self, change, error);
}

static void
append_item (GMenu       *menu,
             const char  *label,
             const char  *action,
             EntEvidence *evidence)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", ent_record_get_id (ENT_RECORD (evidence)));
  g_menu_append_item (menu, item);
}

/* Whether a piece of evidence gives a date that is not the one chosen already. */
static gboolean
has_other_date (EntEvidenceCard *self,
                EntEvidence     *evidence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntChange) change = NULL;

  change = ent_coding_make_use_date (ent_session_get_case (self->session), evidence, &error);
  return change != NULL || error != NULL;
}

/* What can be done with a piece of evidence; where the card has several, each is named. */
static void
append_evidence (EntEvidenceCard *self,
                 GMenu           *menu,
                 EntEvidence     *evidence,
                 gboolean         named)
{
  EntSpan at = ent_date_get_span (ent_session_get_at (self->session));
  g_autofree char *name = NULL;
  g_autoptr (GMenu) section = g_menu_new ();

  append_item (section, _("Edit…"), "card.edit", evidence);
  if (has_other_date (self, evidence))
    append_item (section, _("Use This Date"), "card.use-date", evidence);
  append_item (section, _("Detach"), "card.detach", evidence);

  name = ent_coding_dup_name (ent_session_get_case (self->session),
                              ent_evidence_get_target (evidence), at);
  g_menu_append_section (menu, named ? name : NULL, G_MENU_MODEL (section));
}

/*< private >
 * ent_evidence_card_create_menu:
 * @self: a card
 *
 * Returns: (transfer full): what can be done with its evidence
 */
GMenuModel *
ent_evidence_card_create_menu (EntEvidenceCard *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) passage = g_menu_new ();
  g_autoptr (GMenu) removal = g_menu_new ();
  guint n = g_list_model_get_n_items (self->evidence);

  g_menu_append (passage, _("Open in Article"), "card.open");
  g_menu_append (passage, _("Copy With Citation"), "card.copy");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (passage));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (EntEvidence) evidence = g_list_model_get_item (self->evidence, i);

      append_evidence (self, menu, evidence, n > 1);
    }
  if (is_only_use (self))
    {
      g_menu_append (removal, _("Detach and Remove Passage"), "card.remove-passage");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (removal));
    }

  return G_MENU_MODEL (menu);
}

static void
menu_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  ent_popup_open (ENT_EVIDENCE_CARD (widget)->menu);
}

/*< private >
 * ent_evidence_card_update_actions:
 * @self: a card
 *
 * Enables what can be done: what is looked at as it was cannot be changed.
 */
void
ent_evidence_card_update_actions (EntEvidenceCard *self)
{
  static const char *const edits[] = {
    "card.edit", "card.detach", "card.remove-passage", "card.use-date",
  };
  gboolean enabled = !ent_session_is_read_only (self->session);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), edits[i], enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.review",
                                 enabled && gtk_widget_get_visible (self->review));
}

/*< private >
 * ent_evidence_card_install_actions:
 * @widget_class: the card's class
 *
 * Installs the actions and their keys.
 */
void
ent_evidence_card_install_actions (GtkWidgetClass *widget_class)
{
  /**
   * EntEvidenceCard|card.copy:
   *
   * Copies the passage, or its digest, with its citation.
   */
  gtk_widget_class_install_action (widget_class, "card.copy", NULL, copy_cb);
  /**
   * EntEvidenceCard|card.open:
   *
   * Opens the article at the passage.
   */
  gtk_widget_class_install_action (widget_class, "card.open", NULL, open_cb);
  /**
   * EntEvidenceCard|card.edit:
   * @id: the evidence, or an empty string for the first of the card
   *
   * Changes what is said of the passage.
   */
  gtk_widget_class_install_action (widget_class, "card.edit", "s", edit_cb);
  /**
   * EntEvidenceCard|card.detach:
   * @id: the evidence, or an empty string for all of the card
   *
   * Removes evidence; the passage stays.
   */
  gtk_widget_class_install_action (widget_class, "card.detach", "s", detach_cb);
  /**
   * EntEvidenceCard|card.remove-passage:
   *
   * Removes all of the card's evidence, and the passage that it rests on, where no other
   * evidence does.
   */
  gtk_widget_class_install_action (widget_class, "card.remove-passage", NULL,
                                   remove_passage_cb);
  /**
   * EntEvidenceCard|card.use-date:
   * @id: the evidence, or an empty string for the first of the card
   *
   * Makes the date that the passage gives the one that is chosen.
   */
  gtk_widget_class_install_action (widget_class, "card.use-date", "s", use_date_cb);
  /**
   * EntEvidenceCard|card.review:
   *
   * Reviews where the passage stands.
   */
  gtk_widget_class_install_action (widget_class, "card.review", NULL, review_cb);
  /**
   * EntEvidenceCard|card.menu:
   *
   * Shows what can be done.
   */
  gtk_widget_class_install_action (widget_class, "card.menu", NULL, menu_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "card.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "card.edit", "s", "");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "card.detach", "s", "");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, GDK_SHIFT_MASK,
                                       "card.remove-passage", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_ALT_MASK, "card.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "card.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "card.menu",
                                       NULL);
}

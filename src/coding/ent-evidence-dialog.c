/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-announce.h"
#include "ent-coding-form.h"
#include "ent-coding-words.h"
#include "ent-dialog-keys.h"
#include "ent-digest-editor.h"
#include "ent-evidence-dialog.h"
#include "ent-page-title.h"
#include "ent-quote-box.h"
#include "ent-target-chooser.h"
#include "ent-target-item.h"
#include "ent-words.h"

/**
 * EntEvidenceDialog:
 *
 * Changes a piece of evidence: what the passage bears on, and how; and the passage's
 * digest, which all of its evidence shares. Closes by itself where the evidence goes.
 */

struct _EntEvidenceDialog
{
  AdwDialog parent_instance;

  EntSession        *session;
  EntEvidence       *evidence;
  EntTargetItem     *target;
  gboolean           applying;

  AdwNavigationView *pages;
  AdwBanner         *banner;
  EntQuoteBox       *quote;
  AdwActionRow      *target_row;
  EntCodingForm     *form;
  EntDigestEditor   *digest;
  EntTargetChooser  *chooser;
};

G_DEFINE_FINAL_TYPE (EntEvidenceDialog, ent_evidence_dialog, ADW_TYPE_DIALOG)

static void
show_problem (EntEvidenceDialog *self,
              const char        *problem)
{
  adw_banner_set_revealed (self->banner, problem != NULL);
  if (problem == NULL)
    return;

  adw_banner_set_title (self->banner, problem);
  ent_announce (GTK_WIDGET (self->banner), problem);
}

static EntCase *
get_case (EntEvidenceDialog *self)
{
  return ent_session_get_case (self->session);
}

static EntPassage *
get_passage (EntEvidenceDialog *self)
{
  return (EntPassage *) ent_case_lookup (get_case (self), ENT_TYPE_PASSAGE,
                                         ent_evidence_get_passage (self->evidence));
}

static void
take_target (EntEvidenceDialog *self,
             EntTargetItem     *item)
{
  g_autofree char *subtitle = NULL;

  if (item == NULL)
    return;

  g_set_object (&self->target, item);
  subtitle = g_strdup_printf ("%s\n%s", ent_target_item_get_title (item),
                              ent_target_item_get_subtitle (item));
  adw_action_row_set_subtitle (self->target_row, g_strchomp (subtitle));
  ent_coding_form_set_target_type (self->form, ent_target_item_get_target_type (item));
}

static void
chosen_cb (EntEvidenceDialog *self,
           EntTargetItem     *item)
{
  take_target (self, item);
  adw_navigation_view_pop_to_tag (self->pages, "evidence");
}

static void
choose_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  EntEvidenceDialog *self = ENT_EVIDENCE_DIALOG (widget);

  adw_navigation_view_push_by_tag (self->pages, "target");
  gtk_widget_grab_focus (GTK_WIDGET (self->chooser));
}

static void
apply (EntEvidenceDialog *self,
       EntChange         *change)
{
  g_autoptr (GError) error = NULL;
  gboolean done = TRUE;

  self->applying = TRUE;
  if (change != NULL)
    done = ent_session_apply (self->session, change, &error);
  self->applying = FALSE;

  if (done)
    adw_dialog_close (ADW_DIALOG (self));
  else
    show_problem (self, error->message);
}

static void
save_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  EntEvidenceDialog *self = ENT_EVIDENCE_DIALOG (widget);
  g_autofree char *digest = ent_digest_editor_dup_text (self->digest);
  g_autoptr (EntChange) change = NULL;
  const char *problem = NULL;
  EntCoding coding = { .target = ent_target_item_get_id (self->target) };

  if (!ent_coding_form_get (self->form, &coding, &problem))
    {
      show_problem (self, problem);
      return;
    }
  if (*digest == '\0')
    {
      show_problem (self, _("Write a digest: what the passage says, in your own words."));
      gtk_widget_grab_focus (GTK_WIDGET (self->digest));
      return;
    }

  change = ent_coding_make_edit (get_case (self), self->evidence, &coding, digest);
  apply (self, change);
}

static void
detach_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  EntEvidenceDialog *self = ENT_EVIDENCE_DIALOG (widget);
  g_autoptr (GListStore) list = g_list_store_new (ENT_TYPE_EVIDENCE);
  g_autoptr (EntChange) change = NULL;

  g_list_store_append (list, self->evidence);
  change = ent_coding_make_detach (get_case (self), G_LIST_MODEL (list), FALSE);
  apply (self, change);
}

/* Undone under the dialog, say. */
static void
case_changed_cb (EntEvidenceDialog *self)
{
  const char *id = ent_record_get_id (ENT_RECORD (self->evidence));

  if (!self->applying &&
      ent_case_lookup (get_case (self), ENT_TYPE_EVIDENCE, id) != ENT_RECORD (self->evidence))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
ent_evidence_dialog_dispose (GObject *object)
{
  EntEvidenceDialog *self = ENT_EVIDENCE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_EVIDENCE_DIALOG);
  g_clear_object (&self->target);
  g_clear_object (&self->evidence);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (ent_evidence_dialog_parent_class)->dispose (object);
}

static void
ent_evidence_dialog_class_init (EntEvidenceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_evidence_dialog_dispose;

  g_type_ensure (ENT_TYPE_CODING_FORM);
  g_type_ensure (ENT_TYPE_DIGEST_EDITOR);
  g_type_ensure (ENT_TYPE_PAGE_TITLE);
  g_type_ensure (ENT_TYPE_QUOTE_BOX);
  g_type_ensure (ENT_TYPE_TARGET_CHOOSER);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/coding/ent-evidence-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntEvidenceDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, EntEvidenceDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, EntEvidenceDialog, quote);
  gtk_widget_class_bind_template_child (widget_class, EntEvidenceDialog, target_row);
  gtk_widget_class_bind_template_child (widget_class, EntEvidenceDialog, form);
  gtk_widget_class_bind_template_child (widget_class, EntEvidenceDialog, digest);
  gtk_widget_class_bind_template_child (widget_class, EntEvidenceDialog, chooser);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);

  /**
   * EntEvidenceDialog|evidence.save:
   *
   * Makes the change, and closes the dialog.
   */
  gtk_widget_class_install_action (widget_class, "evidence.save", NULL, save_cb);
  /**
   * EntEvidenceDialog|evidence.detach:
   *
   * Removes the evidence; the passage stays.
   */
  gtk_widget_class_install_action (widget_class, "evidence.detach", NULL, detach_cb);
  /**
   * EntEvidenceDialog|evidence.choose:
   *
   * Shows what else the passage can bear on.
   */
  gtk_widget_class_install_action (widget_class, "evidence.choose", NULL, choose_cb);
}

static void
ent_evidence_dialog_init (EntEvidenceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ent_dialog_keys_leave_escape (self->pages);
  ent_dialog_keys_add (GTK_WIDGET (self), "<Control>Return|<Control>KP_Enter", "evidence.save");
}

static void
fill (EntEvidenceDialog *self)
{
  EntPassage *passage = get_passage (self);
  EntRecord *article = ent_case_lookup (get_case (self), ENT_TYPE_ARTICLE,
                                        ent_passage_get_article (passage));
  g_autofree char *words = NULL;
  g_autofree char *place = NULL;
  g_autoptr (GListModel) items = NULL;
  EntCoding coding = {
    .stance = ent_evidence_get_stance (self->evidence),
    .aspect = ent_evidence_get_aspect (self->evidence),
    .date = ent_evidence_get_date (self->evidence),
    .voice = ent_evidence_get_voice (self->evidence),
    .memo = ent_evidence_get_memo (self->evidence),
  };

  words = ent_attachments_dup_words (ent_session_get_attachments (self->session), passage);
  place = ent_words_dup_place (ent_article_get_label (ENT_ARTICLE (article)),
                               ent_anchor_get_paragraph (ent_passage_get_anchor (passage)));
  ent_quote_box_set (self->quote, words, place);
  ent_digest_editor_set_words (self->digest, words);
  ent_digest_editor_set_text (self->digest, ent_passage_get_digest (passage));
  ent_coding_form_set (self->form, &coding);

  items = ent_target_item_list (self->session, words, NULL);
  ent_target_chooser_set_items (self->chooser, items);
  ent_evidence_dialog_set_target (self, ent_evidence_get_target (self->evidence));
}

/**
 * ent_evidence_dialog_new:
 * @session: a session
 * @evidence: a piece of evidence of its case
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
EntEvidenceDialog *
ent_evidence_dialog_new (EntSession  *session,
                         EntEvidence *evidence)
{
  EntEvidenceDialog *self;

  g_return_val_if_fail (ENT_IS_SESSION (session), NULL);
  g_return_val_if_fail (ENT_IS_EVIDENCE (evidence), NULL);

  self = g_object_new (ENT_TYPE_EVIDENCE_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->evidence = g_object_ref (evidence);
  fill (self);
  g_signal_connect_object (get_case (self), "changed", G_CALLBACK (case_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * ent_evidence_dialog_set_target:
 * @self: a dialog
 * @target: the id of a target, or `TIE/STATE` for a membership
 *
 * Chooses what the passage is to bear on.
 */
void
ent_evidence_dialog_set_target (EntEvidenceDialog *self,
                                const char        *target)
{
  g_autoptr (EntTargetItem) item = NULL;

  g_return_if_fail (ENT_IS_EVIDENCE_DIALOG (self));
  g_return_if_fail (target != NULL);

  item = ent_target_chooser_find (self->chooser, target);
  take_target (self, item);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-announce.h"
#include "ent-attach-dialog.h"
#include "ent-coding-form.h"
#include "ent-coding-words.h"
#include "ent-dialog-keys.h"
#include "ent-digest-editor.h"
#include "ent-page-title.h"
#include "ent-quote-box.h"
#include "ent-target-chooser.h"
#include "ent-target-form.h"
#include "ent-target-item.h"
#include "ent-words.h"

/**
 * EntAttachDialog:
 *
 * Attaches words that were selected to what they bear on: something of the case, or
 * something that is made along with it, in one change. Words can be attached to several
 * things, one after the other. Stance and aspect are kept for the next time.
 */

struct _EntAttachDialog
{
  AdwDialog parent_instance;

  EntSession        *session;
  EntExcerpt        *excerpt;
  EntRecord         *first;
  EntTargetItem     *target;
  EntTargetDraft    *draft;      /* where the target is yet to be made */

  AdwNavigationView *pages;
  AdwBanner         *banner;
  EntQuoteBox       *quote;
  GtkLabel          *known;
  AdwActionRow      *target_row;
  EntCodingForm     *form;
  EntDigestEditor   *digest;
  EntTargetChooser  *chooser;
  AdwBanner         *new_banner;
  EntTargetForm     *new_form;
};

G_DEFINE_FINAL_TYPE (EntAttachDialog, ent_attach_dialog, ADW_TYPE_DIALOG)

/* What the next dialog of the session begins with. */
#define DEFAULTS_KEY "ent-attach-defaults"

typedef struct
{
  EntStance stance;
  EntAspect aspect;
} Defaults;

static void
show_problem (AdwBanner  *banner,
              const char *problem)
{
  adw_banner_set_revealed (banner, problem != NULL);
  if (problem == NULL)
    return;

  adw_banner_set_title (banner, problem);
  ent_announce (GTK_WIDGET (banner), problem);
}

static EntCase *
get_case (EntAttachDialog *self)
{
  return ent_session_get_case (self->session);
}

/* ---------------------------------------------------------------- the target */

static void
update_target (EntAttachDialog *self)
{
  const char *name = NULL;
  GType type = ENT_TYPE_TIE;
  g_autofree char *subtitle = NULL;

  if (self->draft != NULL)
    {
      name = self->draft->name;
      type = self->draft->type;
      /* Translators: something that is made when the passage is attached. */
      subtitle = g_strdup_printf (_("%s (new)"), name);
    }
  else if (self->target != NULL)
    {
      const char *kind = ent_target_item_get_subtitle (self->target);

      name = ent_target_item_get_title (self->target);
      type = ent_target_item_get_target_type (self->target);
      subtitle = *kind ? g_strdup_printf ("%s\n%s", name, kind) : g_strdup (name);
    }

  adw_action_row_set_subtitle (self->target_row, subtitle ? subtitle : _("Choose…"));
  ent_coding_form_set_target_type (self->form, type);
}

static void
take_target (EntAttachDialog *self,
             EntTargetItem   *item)
{
  g_clear_pointer (&self->draft, ent_target_draft_free);
  g_set_object (&self->target, item);
  show_problem (self->banner, NULL);
  update_target (self);
}

static void
list_targets (EntAttachDialog *self)
{
  g_autofree char *words = ent_excerpt_dup_words (self->excerpt);
  g_autoptr (GListModel) items = ent_target_item_list (self->session, words, self->first);

  ent_target_chooser_set_items (self->chooser, items);
}

/* Where one goes on: what is needed and not there yet comes first. */
static GtkWidget *
get_next (EntAttachDialog *self)
{
  g_autofree char *digest = ent_digest_editor_dup_text (self->digest);

  if (*digest == '\0' && (self->target != NULL || self->draft != NULL))
    return ent_digest_editor_get_view (self->digest);

  return GTK_WIDGET (self->target_row);
}

static void
chosen_cb (EntAttachDialog *self,
           EntTargetItem   *item)
{
  take_target (self, item);
  adw_navigation_view_pop_to_tag (self->pages, "passage");
  gtk_widget_grab_focus (get_next (self));
}

static void
choose_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  EntAttachDialog *self = ENT_ATTACH_DIALOG (widget);

  adw_navigation_view_push_by_tag (self->pages, "target");
  gtk_widget_grab_focus (GTK_WIDGET (self->chooser));
}

static void
new_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  EntAttachDialog *self = ENT_ATTACH_DIALOG (widget);
  const char *problem = NULL;
  EntCoding coding;

  ent_coding_form_get (self->form, &coding, &problem);
  ent_target_form_reset (self->new_form, self->session, coding.date);
  show_problem (self->new_banner, NULL);
  adw_navigation_view_push_by_tag (self->pages, "new");
}

static void
use_new_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  EntAttachDialog *self = ENT_ATTACH_DIALOG (widget);
  const char *problem = NULL;
  EntTargetDraft *draft = ent_target_form_make (self->new_form, &problem);

  show_problem (self->new_banner, problem);
  if (draft == NULL)
    return;

  take_target (self, NULL);
  self->draft = draft;
  update_target (self);
  adw_navigation_view_pop_to_tag (self->pages, "passage");
  gtk_widget_grab_focus (get_next (self));
}

/* ---------------------------------------------------------------- attaching */

static void
remember (EntAttachDialog *self,
          const EntCoding *coding)
{
  Defaults *defaults = g_new0 (Defaults, 1);

  defaults->stance = coding->stance;
  defaults->aspect = coding->aspect;
  g_object_set_data_full (G_OBJECT (self->session), DEFAULTS_KEY, defaults, g_free);
}

static gboolean
read_form (EntAttachDialog  *self,
           EntCoding        *coding,
           char            **digest,
           const char      **problem)
{
  *digest = ent_digest_editor_dup_text (self->digest);
  if (self->draft == NULL && self->target == NULL)
    {
      *problem = _("Choose what the passage bears on.");
      gtk_widget_grab_focus (GTK_WIDGET (self->target_row));
      return FALSE;
    }
  if (!ent_coding_form_get (self->form, coding, problem))
    return FALSE;
  if (**digest == '\0')
    {
      *problem = _("Write a digest: what the passage says, in your own words.");
      gtk_widget_grab_focus (GTK_WIDGET (self->digest));
      return FALSE;
    }

  coding->target = ent_attach_dialog_get_target (self);
  return TRUE;
}

static gboolean
attach (EntAttachDialog *self)
{
  EntCoding coding = { 0 };
  g_autofree char *digest = NULL;
  const char *problem = NULL;
  g_autoptr (EntChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (!read_form (self, &coding, &digest, &problem))
    {
      show_problem (self->banner, problem);
      return FALSE;
    }

  change = ent_coding_make_attach (get_case (self), self->excerpt, &coding, digest,
                                   self->draft ? self->draft->name
                                               : ent_target_item_get_title (self->target),
                                   self->draft ? self->draft->made : NULL);
  if (!ent_session_apply (self->session, change, &error))
    {
      show_problem (self->banner, error->message);
      return FALSE;
    }

  remember (self, &coding);
  return TRUE;
}

static void
attach_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  EntAttachDialog *self = ENT_ATTACH_DIALOG (widget);
  const char *tag = adw_navigation_view_get_visible_page_tag (self->pages);

  /* The key is pressed where the form is filled in, too, and where a state is chosen for it,
   * on a page without a tag. */
  if (tag == NULL)
    return;
  if (g_str_equal (tag, "new"))
    use_new_cb (widget, NULL, NULL);
  else if (attach (self))
    adw_dialog_close (ADW_DIALOG (widget));
}

static void
update_known (EntAttachDialog *self)
{
  EntPassage *passage = ent_coding_find_passage (get_case (self), self->excerpt);
  g_autoptr (GPtrArray) evidence = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->known), passage != NULL);
  if (passage == NULL)
    return;

  evidence = ent_case_get_referrers (get_case (self), ENT_TYPE_EVIDENCE,
                                     ent_record_get_id (ENT_RECORD (passage)));
  text = g_strdup_printf (ngettext ("This passage is in the case already, attached %u time.",
                                    "This passage is in the case already, attached %u times.",
                                    evidence->len), evidence->len);
  gtk_label_set_label (self->known, text);
  ent_digest_editor_set_text (self->digest, ent_passage_get_digest (passage));
}

/* The digest stays, for it is the same passage; what is said of it is said anew. */
static void
another_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  EntAttachDialog *self = ENT_ATTACH_DIALOG (widget);
  const char *problem = NULL;
  EntCoding coding;

  if (!attach (self))
    return;

  ent_coding_form_get (self->form, &coding, &problem);
  ent_coding_form_set (self->form, &(EntCoding) { .stance = coding.stance,
                                                  .aspect = coding.aspect });
  take_target (self, NULL);
  list_targets (self);
  update_known (self);
  choose_cb (widget, NULL, NULL);
}

static void
ent_attach_dialog_dispose (GObject *object)
{
  EntAttachDialog *self = ENT_ATTACH_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_ATTACH_DIALOG);
  g_clear_pointer (&self->draft, ent_target_draft_free);
  g_clear_object (&self->target);
  g_clear_object (&self->first);
  g_clear_object (&self->excerpt);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (ent_attach_dialog_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  /**
   * EntAttachDialog|attach.attach:
   *
   * Attaches the passage, and closes the dialog.
   */
  gtk_widget_class_install_action (widget_class, "attach.attach", NULL, attach_cb);
  /**
   * EntAttachDialog|attach.another:
   *
   * Attaches the passage, and goes on to choose one more target.
   */
  gtk_widget_class_install_action (widget_class, "attach.another", NULL, another_cb);
  /**
   * EntAttachDialog|attach.choose:
   *
   * Shows what there is to choose from.
   */
  gtk_widget_class_install_action (widget_class, "attach.choose", NULL, choose_cb);
  /**
   * EntAttachDialog|attach.new:
   *
   * Shows the form for something that the case does not have yet.
   */
  gtk_widget_class_install_action (widget_class, "attach.new", NULL, new_cb);
  /**
   * EntAttachDialog|attach.use-new:
   *
   * Takes what the form says as what the passage bears on.
   */
  gtk_widget_class_install_action (widget_class, "attach.use-new", NULL, use_new_cb);
}

static void
ent_attach_dialog_class_init (EntAttachDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_attach_dialog_dispose;

  g_type_ensure (ENT_TYPE_CODING_FORM);
  g_type_ensure (ENT_TYPE_DIGEST_EDITOR);
  g_type_ensure (ENT_TYPE_PAGE_TITLE);
  g_type_ensure (ENT_TYPE_QUOTE_BOX);
  g_type_ensure (ENT_TYPE_TARGET_CHOOSER);
  g_type_ensure (ENT_TYPE_TARGET_FORM);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/coding/ent-attach-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntAttachDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, EntAttachDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, EntAttachDialog, quote);
  gtk_widget_class_bind_template_child (widget_class, EntAttachDialog, known);
  gtk_widget_class_bind_template_child (widget_class, EntAttachDialog, target_row);
  gtk_widget_class_bind_template_child (widget_class, EntAttachDialog, form);
  gtk_widget_class_bind_template_child (widget_class, EntAttachDialog, digest);
  gtk_widget_class_bind_template_child (widget_class, EntAttachDialog, chooser);
  gtk_widget_class_bind_template_child (widget_class, EntAttachDialog, new_banner);
  gtk_widget_class_bind_template_child (widget_class, EntAttachDialog, new_form);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  install_actions (widget_class);
}

static void
ent_attach_dialog_init (EntAttachDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ent_dialog_keys_leave_escape (self->pages);
  ent_dialog_keys_add (GTK_WIDGET (self), "<Control>Return|<Control>KP_Enter", "attach.attach");
  ent_dialog_keys_add (GTK_WIDGET (self), "<Shift><Control>Return|<Shift><Control>KP_Enter",
                       "attach.another");
}

static void
fill (EntAttachDialog *self)
{
  g_autofree char *words = ent_excerpt_dup_words (self->excerpt);
  EntText *text = ent_excerpt_get_text (self->excerpt);
  const EntTextBlock *block = ent_text_get_block_at (text, ent_excerpt_get_start (self->excerpt));
  g_autofree char *place = NULL;
  const Defaults *defaults = g_object_get_data (G_OBJECT (self->session), DEFAULTS_KEY);
  EntCoding coding = { 0 };

  place = ent_words_dup_place (ent_article_get_label (ent_excerpt_get_article (self->excerpt)),
                               block ? block->number : 0);
  ent_quote_box_set (self->quote, words, place);
  ent_digest_editor_set_words (self->digest, words);
  if (defaults != NULL)
    {
      coding.stance = defaults->stance;
      coding.aspect = defaults->aspect;
    }
  ent_coding_form_set (self->form, &coding);
  update_known (self);
  list_targets (self);
}

/**
 * ent_attach_dialog_new:
 * @session: a session
 * @excerpt: words of one of its articles
 * @target: (nullable): what the words were dropped on: a tie or another target is chosen
 *   at once, what belongs to a state comes first; %NULL: likewise for what is selected
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
EntAttachDialog *
ent_attach_dialog_new (EntSession *session,
                       EntExcerpt *excerpt,
                       EntRecord  *target)
{
  EntAttachDialog *self;

  g_return_val_if_fail (ENT_IS_SESSION (session), NULL);
  g_return_val_if_fail (ENT_IS_EXCERPT (excerpt), NULL);
  g_return_val_if_fail (target == NULL || ENT_IS_RECORD (target), NULL);

  self = g_object_new (ENT_TYPE_ATTACH_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->excerpt = g_object_ref (excerpt);
  if (target == NULL)
    target = ent_session_get_selection (session);
  g_set_object (&self->first, target);
  fill (self);
  if (self->first != NULL && !ENT_IS_STATE (self->first))
    ent_attach_dialog_set_target (self, ent_record_get_id (self->first));
  update_target (self);
  adw_dialog_set_focus (ADW_DIALOG (self), get_next (self));

  return self;
}

/**
 * ent_attach_dialog_set_target:
 * @self: a dialog
 * @target: (nullable): the id of a target, or `TIE/STATE` for a membership
 *
 * Chooses what the passage bears on.
 */
void
ent_attach_dialog_set_target (EntAttachDialog *self,
                              const char      *target)
{
  g_autoptr (EntTargetItem) item = NULL;

  g_return_if_fail (ENT_IS_ATTACH_DIALOG (self));

  item = ent_target_chooser_find (self->chooser, target);
  take_target (self, item);
}

/**
 * ent_attach_dialog_get_target:
 * @self: a dialog
 *
 * Returns: (nullable): the id of what the passage bears on, which may be yet to be made
 */
const char *
ent_attach_dialog_get_target (EntAttachDialog *self)
{
  g_return_val_if_fail (ENT_IS_ATTACH_DIALOG (self), NULL);

  if (self->draft != NULL)
    return self->draft->id;

  return self->target ? ent_target_item_get_id (self->target) : NULL;
}

/**
 * ent_attach_dialog_get_problem:
 * @self: a dialog
 *
 * Returns: (nullable): what the dialog says is wrong, if anything
 */
const char *
ent_attach_dialog_get_problem (EntAttachDialog *self)
{
  g_return_val_if_fail (ENT_IS_ATTACH_DIALOG (self), NULL);

  return adw_banner_get_revealed (self->banner) ? adw_banner_get_title (self->banner) : NULL;
}

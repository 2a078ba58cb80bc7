/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-coding-dialogs.h"
#include "ent-coding.h"
#include "ent-evidence-card.h"
#include "ent-inspector-parts.h"
#include "ent-language-words.h"
#include "ent-words.h"

/**
 * EntEvidenceCard:
 *
 * A passage and what it bears on: stance first, then where it stands and who
 * says it, the words, and the aspects.
 *
 * Where the article's text is attached, the passage itself is shown, word for
 * word, and the digest under it; else the digest, marked as one. The card
 * follows the attachments and the case.
 *
 * One passage can bear on several things in the same way, on a treaty and on the
 * alliance that rests on it: that is one card, which names them. Each can be changed by
 * itself.
 */

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

G_DEFINE_FINAL_TYPE (EntEvidenceCard, ent_evidence_card, GTK_TYPE_LIST_BOX_ROW)

static EntEvidence *
get_first (EntEvidenceCard *self)
{
  g_autoptr (EntEvidence) first = g_list_model_get_item (self->evidence, 0);

  return first;
}

static EntPassage *
get_passage (EntEvidenceCard *self)
{
  return (EntPassage *) ent_case_lookup (ent_session_get_case (self->session), ENT_TYPE_PASSAGE,
                                         ent_evidence_get_passage (get_first (self)));
}

static EntArticle *
get_article (EntEvidenceCard *self)
{
  return (EntArticle *) ent_case_lookup (ent_session_get_case (self->session), ENT_TYPE_ARTICLE,
                                         ent_passage_get_article (get_passage (self)));
}

static char *
dup_place (EntEvidenceCard *self)
{
  const char *voice = ent_evidence_get_voice (get_first (self));
  const char *label = ent_article_get_label (get_article (self));
  EntAnchor *anchor = ent_passage_get_anchor (get_passage (self));
  guint paragraph = anchor ? ent_anchor_get_paragraph (anchor) : 0;
  g_autofree char *who = NULL;

  if (voice != NULL)
    /* Translators: who says something, and in whose article. */
    who = g_strdup_printf (_("%s, in %s"), voice, label);
  else
    who = g_strdup (label);

  return ent_words_dup_place (who, paragraph);
}

static void
update_byline (EntEvidenceCard *self)
{
  EntArticle *article = get_article (self);
  g_autofree char *authors = ent_article_dup_authors (article);
  g_autofree char *citation = ent_article_dup_citation (article);
  g_autoptr (EntDate) date = ent_article_dup_date (article);
  g_autofree char *when = date ? ent_date_to_words (date) : NULL;
  g_autoptr (GString) byline = g_string_new (NULL);

  ent_parts_append_phrase (byline, authors);
  ent_parts_append_phrase (byline, when);
  ent_parts_set_label (self->byline, byline->str);
  gtk_widget_set_tooltip_text (self->byline, citation);
  gtk_widget_set_tooltip_text (self->place, citation);
}

static void
update_stance (EntEvidenceCard *self)
{
  static const char *const icons[] = {
    [ENT_STANCE_SUPPORTS] = "ent-supports-symbolic",
    [ENT_STANCE_CONTESTS] = "ent-contests-symbolic",
    [ENT_STANCE_MENTIONS] = "ent-mentions-symbolic",
  };
  static const char *const classes[] = {
    [ENT_STANCE_SUPPORTS] = "supports",
    [ENT_STANCE_CONTESTS] = "contests",
    [ENT_STANCE_MENTIONS] = "mentions",
  };
  EntStance stance = ent_evidence_get_stance (get_first (self));

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), classes[stance]);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->stance_icon), icons[stance]);
  gtk_label_set_label (GTK_LABEL (self->stance), ent_words_for_stance (stance));
}

/* What a piece of evidence is about, where that is not what the page is about. */
static char *
dup_target (EntEvidenceCard *self,
            EntEvidence     *evidence)
{
  EntCase *the_case = ent_session_get_case (self->session);
  EntSpan at = ent_date_get_span (ent_session_get_at (self->session));
  g_auto (GStrv) parts = g_strsplit (ent_evidence_get_target (evidence), "/", 2);
  EntRecord *target = ent_case_lookup (the_case, ENT_TYPE_RECORD, parts[0]);
  EntRecord *member = ent_case_lookup (the_case, ENT_TYPE_STATE, parts[0] ? parts[1] : NULL);
  const char *name;

  if (member != NULL)
    {
      name = ent_state_get_name_at (ENT_STATE (member), at);
      /* Translators: the name of a state that is a member of a tie. */
      return g_strdup_printf (_("Membership of %s"), name);
    }
  if (target == NULL || target == self->subject)
    return NULL;

  return ent_words_dup_record (the_case, target, at);
}

static void
update_targets (EntEvidenceCard *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) names = NULL;
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (self->evidence); i++)
    {
      g_autoptr (EntEvidence) evidence = g_list_model_get_item (self->evidence, i);
      char *name = dup_target (self, evidence);

      if (name != NULL && g_hash_table_contains (seen, name))
        g_clear_pointer (&name, g_free);
      if (name == NULL)
        continue;
      g_hash_table_add (seen, name);
      g_strv_builder_take (builder, name);
    }

  names = g_strv_builder_end (builder);
  /* Translators: what stands between the things that a passage is about. */
  list = g_strjoinv (C_("between targets", "; "), names);
  if (*list != '\0')
    /* Translators: what a passage is about: the title of a treaty or an event. */
    text = g_strdup_printf (_("On: %s"), list);
  ent_parts_set_label (self->about, text);
}

static void
update_memo (EntEvidenceCard *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->evidence); i++)
    {
      g_autoptr (EntEvidence) evidence = g_list_model_get_item (self->evidence, i);
      const char *memo = ent_evidence_get_memo (evidence);

      if (memo == NULL || strstr (text->str, memo) != NULL)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, memo);
    }

  ent_parts_set_label (self->memo, text->str);
}

/* The date that the passage gives, and whether it is another than the one chosen. */
static void
add_date_chip (EntEvidenceCard *self,
               EntEvidence     *evidence)
{
  EntDate *date = ent_evidence_get_date (evidence);
  EntAspect aspect = ent_evidence_get_aspect (evidence);
  gboolean disagrees = FALSE;
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;
  g_autofree char *marked = NULL;

  if (date == NULL)
    return;

  words = ent_date_to_words (date);
  if (aspect == ENT_ASPECT_START)
    /* Translators: the date of a start that a passage gives. */
    text = g_strdup_printf (_("from %s"), words);
  else if (aspect == ENT_ASPECT_END)
    /* Translators: the date of an end that a passage gives. */
    text = g_strdup_printf (_("until %s"), words);
  else
    text = g_strdup (words);

  disagrees = ent_coding_disagrees (ent_session_get_case (self->session), evidence);
  /* Translators: a date that is another than the one that the coder chose. */
  marked = disagrees ? g_strdup_printf (_("%s: disagrees"), text) : g_strdup (text);
  ent_parts_add_chip (self->chips, marked, disagrees ? "warning" : NULL);
}

static gboolean
is_doubtful (EntAnchorState state)
{
  return ent_words_for_anchor (state) != NULL;
}

/* What is looked at as it was cannot be changed. */
static void
update_actions (EntEvidenceCard *self)
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

static void
update_chips (EntEvidenceCard *self,
              EntAnchorState   state)
{
  guint done = 0;

  ent_parts_clear (GTK_WIDGET (self->chips));
  for (guint i = 0; i < g_list_model_get_n_items (self->evidence); i++)
    {
      g_autoptr (EntEvidence) evidence = g_list_model_get_item (self->evidence, i);
      EntAspect aspect = ent_evidence_get_aspect (evidence);

      if ((done & (1u << aspect)) == 0)
        ent_parts_add_chip (self->chips, ent_words_for_aspect (aspect), NULL);
      done |= 1u << aspect;
      add_date_chip (self, evidence);
    }

  if (is_doubtful (state))
    ent_parts_add_chip (self->chips, ent_words_for_anchor (state), "warning");
  gtk_widget_set_visible (self->review, is_doubtful (state));
  update_actions (self);
}

/* A digest stays in the language of the case: where that is not the reader's, it says so. */
static void
update_language (EntEvidenceCard *self)
{
  EntHeader *header = ent_case_get_header (ent_session_get_case (self->session));
  const char *tag = ent_header_get_language (header);
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *language = NULL;
  g_autofree char *mark = NULL;

  if (tag == NULL)
    return;

  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string (tag)));
  gtk_label_set_attributes (GTK_LABEL (self->digest), attributes);
  if (ent_words_is_users_language (tag))
    return;

  language = ent_words_dup_language (tag);
  /* Translators: over a summary that is in another language than the reader's; %s is the
   * language: “Digest in English”. */
  mark = g_strdup_printf (C_("mark of a digest", "Digest in %s"), language);
  gtk_label_set_label (GTK_LABEL (self->digest_mark), mark);
}

static void
update_text (EntEvidenceCard *self)
{
  EntPassage *passage = get_passage (self);
  g_autofree char *words = NULL;
  g_autofree char *quote = NULL;

  words = ent_attachments_dup_words (ent_session_get_attachments (self->session), passage);
  if (words != NULL)
    /* Translators: the words of an article, in quotation marks. */
    quote = g_strdup_printf (C_("quotation", "“%s”"), words);

  ent_parts_set_label (self->words, quote);
  ent_parts_set_label (self->digest, ent_passage_get_digest (passage));
  gtk_widget_set_visible (self->digest_mark, gtk_widget_get_visible (self->digest));
  update_language (self);
  if (words != NULL)
    {
      gtk_widget_add_css_class (self->digest, "dim-label");
      gtk_widget_add_css_class (self->digest, "caption");
    }
  else
    {
      gtk_widget_remove_css_class (self->digest, "dim-label");
      gtk_widget_remove_css_class (self->digest, "caption");
    }
}

/* What a screen reader says of the row, before one goes into it. */
static void
update_description (EntEvidenceCard *self)
{
  gboolean has_words = gtk_widget_get_visible (self->words);
  g_autofree char *description = NULL;

  /* Translators: a stance, where the passage stands, and the passage or its
     digest: “Supports, Vu 2020, ¶ 5: …”. */
  description = g_strdup_printf (C_("description of a card", "%s, %s: %s"),
                                 gtk_label_get_label (GTK_LABEL (self->stance)),
                                 gtk_label_get_label (GTK_LABEL (self->place)),
                                 gtk_label_get_label (GTK_LABEL (has_words ? self->words
                                                                           : self->digest)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
}

static void
update (EntEvidenceCard *self)
{
  EntAttachments *attachments = ent_session_get_attachments (self->session);
  EntAnchorMatch match = { 0 };
  g_autofree char *place = NULL;

  /* The case may just have lost the passage; the list then drops the card. */
  if (get_passage (self) == NULL || get_article (self) == NULL)
    return;

  place = dup_place (self);
  gtk_label_set_label (GTK_LABEL (self->place), place);
  update_byline (self);
  update_stance (self);
  update_targets (self);
  update_text (self);
  update_memo (self);
  update_chips (self, ent_attachments_get_match (attachments, get_passage (self), &match));
  update_description (self);
}

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

  ent_reading_open (ent_session_get_reading (self->session), get_article (self),
                    get_passage (self));
}

static void
review_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  EntEvidenceCard *self = ENT_EVIDENCE_CARD (widget);
  EntAnchorReview *review = ent_anchor_review_new (self->session, get_article (self));

  ent_anchor_review_show (review, get_passage (self));
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
  g_autoptr (GPtrArray) all = NULL;

  all = ent_case_get_referrers (ent_session_get_case (self->session), ENT_TYPE_EVIDENCE,
                                ent_record_get_id (ENT_RECORD (get_passage (self))));
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
                                            get_passage (self));
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

static GMenuModel *
create_menu (EntEvidenceCard *self)
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
create_popup_cb (GtkMenuButton *button,
                 gpointer       user_data)
{
  g_autoptr (GMenuModel) menu = create_menu (user_data);

  gtk_menu_button_set_menu_model (button, menu);
}

static void
menu_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  gtk_menu_button_popup (ENT_EVIDENCE_CARD (widget)->menu);
}

static void
pressed_cb (EntEvidenceCard *self,
            int              n_press,
            double           x,
            double           y,
            GtkGesture      *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_menu_button_popup (self->menu);
}

static void
long_pressed_cb (EntEvidenceCard *self,
                 double           x,
                 double           y,
                 GtkGesture      *gesture)
{
  pressed_cb (self, 1, x, y, gesture);
}

static void
ent_evidence_card_dispose (GObject *object)
{
  EntEvidenceCard *self = ENT_EVIDENCE_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_EVIDENCE_CARD);
  g_clear_object (&self->session);
  g_clear_object (&self->evidence);
  g_clear_object (&self->subject);

  G_OBJECT_CLASS (ent_evidence_card_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
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

static void
ent_evidence_card_class_init (EntEvidenceCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_evidence_card_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/panels/ent-evidence-card.ui");
  gtk_widget_class_bind_template_child (widget_class, EntEvidenceCard, stance_icon);
  gtk_widget_class_bind_template_child (widget_class, EntEvidenceCard, stance);
  gtk_widget_class_bind_template_child (widget_class, EntEvidenceCard, place);
  gtk_widget_class_bind_template_child (widget_class, EntEvidenceCard, byline);
  gtk_widget_class_bind_template_child (widget_class, EntEvidenceCard, about);
  gtk_widget_class_bind_template_child (widget_class, EntEvidenceCard, words);
  gtk_widget_class_bind_template_child (widget_class, EntEvidenceCard, digest_mark);
  gtk_widget_class_bind_template_child (widget_class, EntEvidenceCard, digest);
  gtk_widget_class_bind_template_child (widget_class, EntEvidenceCard, memo);
  gtk_widget_class_bind_template_child (widget_class, EntEvidenceCard, chips);
  gtk_widget_class_bind_template_child (widget_class, EntEvidenceCard, review);
  gtk_widget_class_bind_template_child (widget_class, EntEvidenceCard, menu);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);
  install_actions (widget_class);
}

static void
ent_evidence_card_init (EntEvidenceCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_menu_button_set_create_popup_func (self->menu, create_popup_cb, self, NULL);
}

/**
 * ent_evidence_card_new:
 * @session: the session of whose case it is
 * @evidence: (element-type EntEvidence): evidence of one passage with one stance
 *   and one voice; at least one
 * @subject: (nullable): the record that the page is about, which the card need
 *   not name
 *
 * Returns: (transfer floating): a card
 */
GtkWidget *
ent_evidence_card_new (EntSession *session,
                       GListModel *evidence,
                       EntRecord  *subject)
{
  EntEvidenceCard *self;

  g_return_val_if_fail (ENT_IS_SESSION (session), NULL);
  g_return_val_if_fail (g_list_model_get_n_items (evidence) > 0, NULL);

  self = g_object_new (ENT_TYPE_EVIDENCE_CARD, NULL);
  self->session = g_object_ref (session);
  self->evidence = g_object_ref (evidence);
  g_set_object (&self->subject, subject);

  g_signal_connect_object (ent_session_get_attachments (session), "changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ent_session_get_case (session), "changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::read-only", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * ent_evidence_card_dup_text:
 * @self: a card
 *
 * Returns: (transfer full): what a reader would quote: the passage, or its digest
 *   marked as one, and the citation with the paragraph
 */
char *
ent_evidence_card_dup_text (EntEvidenceCard *self)
{
  g_autofree char *citation = NULL;
  g_autofree char *place = NULL;
  EntAnchor *anchor;
  GString *text;

  g_return_val_if_fail (ENT_IS_EVIDENCE_CARD (self), NULL);

  citation = ent_article_dup_citation (get_article (self));
  anchor = ent_passage_get_anchor (get_passage (self));

  if (gtk_widget_get_visible (self->words))
    text = g_string_new (gtk_label_get_label (GTK_LABEL (self->words)));
  else
    {
      text = g_string_new (NULL);
      /* Translators: a digest that is copied, marked as no quotation. */
      g_string_append_printf (text, _("[Digest] %s"),
                              gtk_label_get_label (GTK_LABEL (self->digest)));
    }

  place = ent_words_dup_place (citation, anchor ? ent_anchor_get_paragraph (anchor) : 0);
  g_string_append_printf (text, "\n%s", place);

  return g_string_free_and_steal (text);
}

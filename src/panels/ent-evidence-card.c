/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-coding.h"
#include "ent-evidence-card-private.h"
#include "ent-inspector-parts.h"
#include "ent-language-words.h"
#include "ent-popup.h"
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

G_DEFINE_FINAL_TYPE (EntEvidenceCard, ent_evidence_card, GTK_TYPE_LIST_BOX_ROW)

static EntEvidence *
get_first (EntEvidenceCard *self)
{
  g_autoptr (EntEvidence) first = g_list_model_get_item (self->evidence, 0);

  return first;
}

/*< private >
 * ent_evidence_card_get_passage:
 * @self: a card
 *
 * Returns: (transfer none): the passage that it is about
 */
EntPassage *
ent_evidence_card_get_passage (EntEvidenceCard *self)
{
  return (EntPassage *) ent_case_lookup (ent_session_get_case (self->session), ENT_TYPE_PASSAGE,
                                         ent_evidence_get_passage (get_first (self)));
}

/*< private >
 * ent_evidence_card_get_article:
 * @self: a card
 *
 * Returns: (transfer none): the article in which the passage stands
 */
EntArticle *
ent_evidence_card_get_article (EntEvidenceCard *self)
{
  EntPassage *passage = ent_evidence_card_get_passage (self);

  return (EntArticle *) ent_case_lookup (ent_session_get_case (self->session), ENT_TYPE_ARTICLE,
                                         ent_passage_get_article (passage));
}

static char *
dup_place (EntEvidenceCard *self)
{
  const char *voice = ent_evidence_get_voice (get_first (self));
  const char *label = ent_article_get_label (ent_evidence_card_get_article (self));
  EntAnchor *anchor = ent_passage_get_anchor (ent_evidence_card_get_passage (self));
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
  EntArticle *article = ent_evidence_card_get_article (self);
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
  ent_evidence_card_update_actions (self);
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
  EntPassage *passage = ent_evidence_card_get_passage (self);
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
  EntPassage *passage = ent_evidence_card_get_passage (self);
  EntAnchorMatch match = { 0 };
  g_autofree char *place = NULL;

  /* The case may just have lost the passage; the list then drops the card. */
  if (passage == NULL || ent_evidence_card_get_article (self) == NULL)
    return;

  place = dup_place (self);
  gtk_label_set_label (GTK_LABEL (self->place), place);
  update_byline (self);
  update_stance (self);
  update_targets (self);
  update_text (self);
  update_memo (self);
  update_chips (self, ent_attachments_get_match (attachments, passage, &match));
  update_description (self);
}

static void
create_popup_cb (GtkMenuButton *button,
                 gpointer       user_data)
{
  g_autoptr (GMenuModel) menu = ent_evidence_card_create_menu (user_data);

  gtk_menu_button_set_menu_model (button, menu);
}

static void
pressed_cb (EntEvidenceCard *self,
            int              n_press,
            double           x,
            double           y,
            GtkGesture      *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  ent_popup_open (self->menu);
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
  ent_evidence_card_install_actions (widget_class);
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
  g_signal_connect_object (session, "notify::read-only",
                           G_CALLBACK (ent_evidence_card_update_actions), self, G_CONNECT_SWAPPED);
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

  citation = ent_article_dup_citation (ent_evidence_card_get_article (self));
  anchor = ent_passage_get_anchor (ent_evidence_card_get_passage (self));

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

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-coding-dialogs.h"
#include "ent-coding.h"
#include "ent-digest-editor.h"
#include "ent-evidence-card.h"
#include "ent-store.h"
#include "ent-target-chooser.h"
#include "ent-target-form.h"
#include "panels-case.h"
#include "panels-helpers.h"

/* Attaching words, changing what is said of them, and deciding where they stand: through
 * the same actions that menus, buttons and keys call. */

typedef struct
{
  EntSession *session;
  EntText    *text;
  GtkWidget  *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->session = panels_session ("1965");
  fixture->text = text_read (panels_article, "friends.txt");
  ent_attachments_attach (ent_session_get_attachments (fixture->session), fixture->text, NULL);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 800);
  present (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_window (fixture->window);
  g_clear_object (&fixture->text);
  g_clear_object (&fixture->session);
}

static EntCase *
get_case (Fixture *fixture)
{
  return ent_session_get_case (fixture->session);
}

static EntExcerpt *
excerpt_new (Fixture    *fixture,
             const char *words)
{
  const char *content = ent_text_get_content (fixture->text);
  const char *place = strstr (content, words);
  gsize start;

  g_assert_nonnull (place);
  start = (gsize) g_utf8_strlen (content, place - content);
  return ent_excerpt_new (ENT_ARTICLE (panels_record (fixture->session, "friends")), fixture->text,
                          start, start + (gsize) g_utf8_strlen (words, -1));
}

#define WORDS "both have kept to it since then"

static EntAttachDialog *
open_attach (Fixture    *fixture,
             const char *words,
             EntRecord  *target)
{
  g_autoptr (EntExcerpt) excerpt = excerpt_new (fixture, words);
  EntAttachDialog *dialog = ent_attach_dialog_new (fixture->session, excerpt, target);

  adw_dialog_present (ADW_DIALOG (dialog), fixture->window);
  wait_frames (fixture->window, 3);
  return dialog;
}

static void
write_digest (gpointer    dialog,
              const char *text)
{
  ent_digest_editor_set_text (ENT_DIGEST_EDITOR (find_widget (dialog, ENT_TYPE_DIGEST_EDITOR)),
                              text);
}

static void
activate (gpointer    widget,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
  settle ();
}

static guint
count (Fixture *fixture,
       GType    type)
{
  return g_list_model_get_n_items (ent_case_get_records (get_case (fixture), type));
}

/* ---------------------------------------------------------------- attaching */

static void
test_attach (Fixture       *fixture,
             gconstpointer  data)
{
  EntAttachDialog *dialog = open_attach (fixture, WORDS, panels_record (fixture->session, "ab"));
  guint n_passages = count (fixture, ENT_TYPE_PASSAGE);
  guint n_evidence = count (fixture, ENT_TYPE_EVIDENCE);

  g_assert_cmpstr (ent_attach_dialog_get_target (dialog), ==, "ab");
  g_assert_true (tells (GTK_WIDGET (dialog), WORDS));
  g_assert_true (says (GTK_WIDGET (dialog), "Doe 1999, ¶\u00a01"));

  /* Every passage has a digest. */
  activate (dialog, "attach.attach");
  g_assert_nonnull (ent_attach_dialog_get_problem (dialog));
  g_assert_cmpuint (count (fixture, ENT_TYPE_PASSAGE), ==, n_passages);

  write_digest (dialog, "Neither has broken it.");
  activate (dialog, "attach.attach");
  g_assert_cmpuint (count (fixture, ENT_TYPE_PASSAGE), ==, n_passages + 1);
  g_assert_cmpuint (count (fixture, ENT_TYPE_EVIDENCE), ==, n_evidence + 1);
  g_assert_nonnull (ent_case_lookup (get_case (fixture), ENT_TYPE_EVIDENCE,
                                     "e-friends-p01-a-ab"));

  ent_session_undo (fixture->session);
  g_assert_cmpuint (count (fixture, ENT_TYPE_PASSAGE), ==, n_passages);
  g_assert_cmpuint (count (fixture, ENT_TYPE_EVIDENCE), ==, n_evidence);
}

/* Several targets for one passage, one after the other. */
static void
test_another (Fixture       *fixture,
              gconstpointer  data)
{
  EntAttachDialog *dialog = open_attach (fixture, WORDS, panels_record (fixture->session, "ab"));
  guint n_passages = count (fixture, ENT_TYPE_PASSAGE);

  write_digest (dialog, "Neither has broken it.");
  activate (dialog, "attach.another");
  g_assert_null (ent_attach_dialog_get_target (dialog));
  g_assert_true (tells (GTK_WIDGET (dialog), "Search") ||
                 find_widget (GTK_WIDGET (dialog), ENT_TYPE_TARGET_CHOOSER) != NULL);

  ent_attach_dialog_set_target (dialog, "ac/CCC");
  activate (dialog, "attach.attach");
  g_assert_cmpuint (count (fixture, ENT_TYPE_PASSAGE), ==, n_passages + 1);
  g_assert_nonnull (ent_case_lookup (get_case (fixture), ENT_TYPE_EVIDENCE,
                                     "e-friends-p01-a-ac-ccc"));
}

/* The whole first paragraph is a passage already, with a digest. */
static void
test_known (Fixture       *fixture,
            gconstpointer  data)
{
  EntAttachDialog *dialog = NULL;
  guint n_passages = count (fixture, ENT_TYPE_PASSAGE);

  dialog = open_attach (fixture, "Arland and Borduria signed their pact in the spring, and both "
                                 "have kept to it since then.", NULL);
  g_assert_true (tells (GTK_WIDGET (dialog), "in the case already"));
  g_assert_null (ent_attach_dialog_get_target (dialog));

  activate (dialog, "attach.attach");
  g_assert_cmpstr (ent_attach_dialog_get_problem (dialog), ==,
                   "Choose what the passage bears on.");
  ent_attach_dialog_set_target (dialog, "bc");
  activate (dialog, "attach.attach");
  g_assert_cmpuint (count (fixture, ENT_TYPE_PASSAGE), ==, n_passages);
}

/* A tie with a state that the case does not have is made with it, and goes with it. */
static void
test_new_target (Fixture       *fixture,
                 gconstpointer  data)
{
  EntAttachDialog *dialog = open_attach (fixture, WORDS, NULL);
  guint n_ties = count (fixture, ENT_TYPE_TIE);
  guint n_states = count (fixture, ENT_TYPE_STATE);
  EntTargetForm *form = NULL;
  GtkWidget *date = NULL;

  activate (dialog, "attach.choose");
  activate (dialog, "attach.new");
  form = ENT_TARGET_FORM (find_widget (GTK_WIDGET (dialog), ENT_TYPE_TARGET_FORM));
  activate (dialog, "attach.use-new");
  g_assert_null (ent_attach_dialog_get_target (dialog));

  date = find_widget (GTK_WIDGET (form), g_type_from_name ("EntDateRow"));
  gtk_editable_set_text (GTK_EDITABLE (date), "1960/..");
  ent_target_form_add (form, "árland");
  activate (dialog, "attach.use-new");
  g_assert_null (ent_attach_dialog_get_target (dialog));
  ent_target_form_add (form, "Elbonia");
  activate (dialog, "attach.use-new");
  g_assert_cmpstr (ent_attach_dialog_get_target (dialog), ==, "aaa-x-elbonia-alliance");
  g_assert_cmpuint (count (fixture, ENT_TYPE_TIE), ==, n_ties);

  write_digest (dialog, "Neither has broken it.");
  activate (dialog, "attach.attach");
  g_assert_cmpuint (count (fixture, ENT_TYPE_TIE), ==, n_ties + 1);
  g_assert_cmpuint (count (fixture, ENT_TYPE_STATE), ==, n_states + 1);
  ent_session_undo (fixture->session);
  g_assert_cmpuint (count (fixture, ENT_TYPE_TIE), ==, n_ties);
  g_assert_cmpuint (count (fixture, ENT_TYPE_STATE), ==, n_states);
}

/* Stance and aspect are kept for the next time. */
static void
test_defaults (Fixture       *fixture,
               gconstpointer  data)
{
  EntAttachDialog *dialog = open_attach (fixture, WORDS, panels_record (fixture->session, "ab"));
  AdwToggleGroup *stances = NULL;

  stances = ADW_TOGGLE_GROUP (find_widget (GTK_WIDGET (dialog), ADW_TYPE_TOGGLE_GROUP));
  adw_toggle_group_set_active_name (stances, "contests");
  write_digest (dialog, "Neither has broken it.");
  activate (dialog, "attach.attach");

  dialog = open_attach (fixture, "one minister", NULL);
  stances = ADW_TOGGLE_GROUP (find_widget (GTK_WIDGET (dialog), ADW_TYPE_TOGGLE_GROUP));
  g_assert_cmpstr (adw_toggle_group_get_active_name (stances), ==, "contests");
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_digest (Fixture       *fixture,
             gconstpointer  data)
{
  EntAttachDialog *dialog = open_attach (fixture, WORDS, NULL);
  EntDigestEditor *editor = ENT_DIGEST_EDITOR (find_widget (GTK_WIDGET (dialog),
                                                            ENT_TYPE_DIGEST_EDITOR));

  ent_digest_editor_set_text (editor, "Both have kept to it, he says.");
  g_assert_true (ent_digest_editor_is_copied (editor));
  ent_digest_editor_set_text (editor, "Neither has\nbroken it. ");
  g_assert_false (ent_digest_editor_is_copied (editor));
  {
    g_autofree char *text = ent_digest_editor_dup_text (editor);

    g_assert_cmpstr (text, ==, "Neither has broken it.");
  }
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* What belongs to states that the words name comes first; a search finds any. */
static void
test_chooser (Fixture       *fixture,
              gconstpointer  data)
{
  EntAttachDialog *dialog = open_attach (fixture, "Arland and Borduria signed their pact", NULL);
  EntTargetChooser *chooser = NULL;
  GtkWidget *search = NULL;
  g_autoptr (EntTargetItem) first = NULL;
  g_autoptr (EntTargetItem) found = NULL;

  activate (dialog, "attach.choose");
  chooser = ENT_TARGET_CHOOSER (find_widget (GTK_WIDGET (dialog), ENT_TYPE_TARGET_CHOOSER));
  first = g_list_model_get_item (ent_target_chooser_get_shown (chooser), 0);
  g_assert_cmpstr (ent_target_item_get_id (first), ==, "ab");
  g_assert_cmpstr (ent_target_item_get_group (first), ==, "Suggested");

  search = find_widget (GTK_WIDGET (chooser), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "HARBOURS proto");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (ent_target_chooser_get_shown (chooser)), ==, 1);
  found = g_list_model_get_item (ent_target_chooser_get_shown (chooser), 0);
  g_assert_cmpstr (ent_target_item_get_id (found), ==, "protocol");
  g_signal_emit_by_name (search, "activate");
  g_assert_cmpstr (ent_attach_dialog_get_target (dialog), ==, "protocol");
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* ---------------------------------------------------------------- cards */

static EntEvidence *
get_evidence (Fixture    *fixture,
              const char *id)
{
  return ENT_EVIDENCE (panels_record (fixture->session, id));
}

static GtkWidget *
show_card (Fixture    *fixture,
           const char *id)
{
  g_autoptr (GListStore) list = g_list_store_new (ENT_TYPE_EVIDENCE);
  GtkWidget *box = gtk_list_box_new ();
  GtkWidget *card = NULL;

  g_list_store_append (list, get_evidence (fixture, id));
  card = ent_evidence_card_new (fixture->session, G_LIST_MODEL (list), NULL);
  gtk_list_box_append (GTK_LIST_BOX (box), card);
  adw_window_set_content (ADW_WINDOW (fixture->window), box);
  wait_frames (fixture->window, 3);
  return card;
}

static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  EntEvidenceDialog *dialog = ent_evidence_dialog_new (fixture->session,
                                                       get_evidence (fixture, "e3"));
  AdwToggleGroup *stances = NULL;

  adw_dialog_present (ADW_DIALOG (dialog), fixture->window);
  wait_frames (fixture->window, 3);
  stances = ADW_TOGGLE_GROUP (find_widget (GTK_WIDGET (dialog), ADW_TYPE_TOGGLE_GROUP));
  g_assert_cmpstr (adw_toggle_group_get_active_name (stances), ==, "contests");
  adw_toggle_group_set_active_name (stances, "mentions");
  ent_evidence_dialog_set_target (dialog, "pact");
  write_digest (dialog, "Other words.");
  activate (dialog, "evidence.save");

  g_assert_cmpint (ent_evidence_get_stance (get_evidence (fixture, "e3")), ==,
                   ENT_STANCE_MENTIONS);
  g_assert_cmpstr (ent_evidence_get_target (get_evidence (fixture, "e3")), ==, "pact");
  g_assert_cmpstr (ent_evidence_get_voice (get_evidence (fixture, "e3")), ==, "A minister");
  g_assert_cmpstr (ent_passage_get_digest (ENT_PASSAGE (panels_record (fixture->session, "p2"))),
                   ==, "Other words.");
}

/* Where the evidence goes, its dialog does. */
static void
test_edit_gone (Fixture       *fixture,
                gconstpointer  data)
{
  EntEvidenceDialog *dialog = ent_evidence_dialog_new (fixture->session,
                                                       get_evidence (fixture, "e3"));
  gpointer weak = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &weak);
  adw_dialog_present (ADW_DIALOG (dialog), fixture->window);
  wait_frames (fixture->window, 3);
  activate (dialog, "evidence.detach");
  wait_frames (fixture->window, 3);
  g_assert_null (weak);
  g_assert_null (ent_case_lookup (get_case (fixture), ENT_TYPE_EVIDENCE, "e3"));
}

static void
test_card_actions (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkWidget *card = show_card (fixture, "e3");
  EntReading *reading = ent_session_get_reading (fixture->session);
  int n_opened = 0;

  g_signal_connect_swapped (reading, "opened", G_CALLBACK (count_up), &n_opened);
  g_assert_true (gtk_widget_activate_action (card, "card.open", NULL));
  g_assert_cmpint (n_opened, ==, 1);
  g_assert_true (ENT_RECORD (ent_reading_get_passage (reading)) ==
                 panels_record (fixture->session, "p2"));

  g_assert_true (gtk_widget_activate_action (card, "card.edit", "s", "e3"));
  wait_frames (fixture->window, 2);
  g_assert_nonnull (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));
  adw_dialog_force_close (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));

  g_assert_true (gtk_widget_activate_action (card, "card.detach", "s", ""));
  g_assert_null (ent_case_lookup (get_case (fixture), ENT_TYPE_EVIDENCE, "e3"));
  g_assert_nonnull (ent_case_lookup (get_case (fixture), ENT_TYPE_PASSAGE, "p2"));
}

/* The passage goes with the card where nothing else rests on it, and only there. */
static void
test_card_passage (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkWidget *shared = show_card (fixture, "e1");
  GtkWidget *only = NULL;

  gtk_widget_activate_action (shared, "card.remove-passage", NULL);
  g_assert_nonnull (ent_case_lookup (get_case (fixture), ENT_TYPE_PASSAGE, "p1"));

  only = show_card (fixture, "e3");
  g_assert_true (gtk_widget_activate_action (only, "card.remove-passage", NULL));
  g_assert_null (ent_case_lookup (get_case (fixture), ENT_TYPE_EVIDENCE, "e3"));
  g_assert_null (ent_case_lookup (get_case (fixture), ENT_TYPE_PASSAGE, "p2"));
  ent_session_undo (fixture->session);
  g_assert_nonnull (ent_case_lookup (get_case (fixture), ENT_TYPE_EVIDENCE, "e3"));
  g_assert_nonnull (ent_case_lookup (get_case (fixture), ENT_TYPE_PASSAGE, "p2"));
}

static void
test_card_date (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *card = show_card (fixture, "e1");
  g_autoptr (EntDate) date = ent_date_new ("1958", NULL);
  EntEvidence *evidence = get_evidence (fixture, "e1");
  EntCoding coding = { "ab", ENT_STANCE_SUPPORTS, ENT_ASPECT_START, date, NULL, NULL };
  g_autoptr (EntChange) change = NULL;

  change = ent_coding_make_edit (get_case (fixture), evidence, &coding, NULL);
  g_assert_true (ent_session_apply (fixture->session, change, NULL));
  g_assert_true (says (card, "from 1958: disagrees"));

  g_assert_true (gtk_widget_activate_action (card, "card.use-date", "s", "e1"));
  g_assert_cmpstr (ent_date_get_edtf (ent_tie_get_date (ENT_TIE (panels_record (fixture->session,
                                                                               "ab")))), ==,
                   "1958/..");
  g_assert_true (says (card, "from 1958"));
}

/* ---------------------------------------------------------------- doubtful anchors */

/* Another copy: p1 stands elsewhere, p2 at two places, p3 nowhere. */
static const char other_copy[] =
  "On the friends of Arland\n"
  "\n"
  "A preface by somebody else opens this copy of the article, for those who have the time.\n"
  "\n"
  "Not everybody agrees that the pact binds its parties: one minister calls it a polite letter.\n"
  "\n"
  "Arland and Borduria signed their pact in the spring, and both have kept to it since then.\n"
  "\n"
  "Not everybody agrees that the pact binds its parties: one minister calls it a polite letter.\n"
  "\n"
  "Dornia sent forty thousand of its soldiers home when the long war in the hills was over.\n";

static EntAnchorReview *
open_review (Fixture *fixture)
{
  g_autoptr (EntText) copy = text_read (other_copy, "copy.txt");
  EntArticle *article = ENT_ARTICLE (panels_record (fixture->session, "friends"));
  EntAnchorReview *review = NULL;

  ent_attachments_attach_to (ent_session_get_attachments (fixture->session), article, copy);
  review = ent_anchor_review_new (fixture->session, article);
  adw_dialog_present (ADW_DIALOG (review), fixture->window);
  wait_frames (fixture->window, 3);
  return review;
}

static void
wait_for_candidates (EntAnchorReview *review)
{
  while (ent_anchor_review_is_searching (review))
    g_main_context_iteration (NULL, TRUE);
}

static EntAnchorState
get_state (Fixture    *fixture,
           const char *id)
{
  return ent_attachments_get_match (ent_session_get_attachments (fixture->session),
                                    ENT_PASSAGE (panels_record (fixture->session, id)), NULL);
}

static void
test_review (Fixture       *fixture,
             gconstpointer  data)
{
  EntAnchorReview *review = open_review (fixture);

  g_assert_cmpint (get_state (fixture, "p1"), ==, ENT_ANCHOR_RELOCATED);
  g_assert_cmpint (get_state (fixture, "p2"), ==, ENT_ANCHOR_AMBIGUOUS);
  g_assert_cmpint (get_state (fixture, "p3"), ==, ENT_ANCHOR_ORPHAN);
  g_assert_cmpint (get_state (fixture, "p4"), ==, ENT_ANCHOR_RELOCATED);
  g_assert_cmpuint (ent_anchor_review_get_n_passages (review), ==, 4);

  wait_for_candidates (review);
  g_assert_cmpuint (ent_anchor_review_get_n_candidates (review), ==, 1);
  activate (review, "review.next");
  wait_for_candidates (review);
  g_assert_true (ENT_RECORD (ent_anchor_review_get_passage (review)) ==
                 panels_record (fixture->session, "p2"));
  g_assert_cmpuint (ent_anchor_review_get_n_candidates (review), ==, 2);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (review), "review.take", "u", 2));
  g_assert_cmpint (get_state (fixture, "p2"), ==, ENT_ANCHOR_EXACT);
  g_assert_cmpuint (ent_anchor_get_paragraph (
                      ent_passage_get_anchor (ENT_PASSAGE (panels_record (fixture->session,
                                                                          "p2")))), ==, 4);
  g_assert_cmpuint (ent_anchor_review_get_n_passages (review), ==, 3);

  activate (review, "review.accept-all");
  g_assert_cmpint (get_state (fixture, "p1"), ==, ENT_ANCHOR_EXACT);
  g_assert_cmpint (get_state (fixture, "p4"), ==, ENT_ANCHOR_EXACT);
  g_assert_cmpuint (ent_anchor_review_get_n_passages (review), ==, 1);
  wait_for_candidates (review);
  wait_frames (fixture->window, 3);
  g_assert_cmpuint (ent_anchor_review_get_n_candidates (review), ==, 0);
  g_assert_true (tells (GTK_WIDGET (review), "No place of this copy"));

  ent_session_undo (fixture->session);
  g_assert_cmpuint (ent_anchor_review_get_n_passages (review), ==, 3);
  adw_dialog_force_close (ADW_DIALOG (review));
}

static const char *
get_coded_from (Fixture *fixture)
{
  return ent_article_get_text (ENT_ARTICLE (panels_record (fixture->session, "friends")));
}

/* When the last passage is decided, the case is coded from the copy; what is in it nowhere
 * is not asked again, not by another review and not when the case is opened again. */
static void
test_review_settles (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (EntText) copy = text_read (other_copy, "copy.txt");
  EntAnchorReview *review = open_review (fixture);
  g_autofree char *before = g_strdup (get_coded_from (fixture));
  g_autoptr (GBytes) saved = NULL;
  g_autofree char *written = NULL;
  g_autoptr (EntCase) reopened = NULL;
  g_autoptr (EntAttachments) attachments = NULL;
  g_autoptr (GError) error = NULL;
  EntRecord *passage = NULL;

  ent_anchor_review_show (review, ENT_PASSAGE (panels_record (fixture->session, "p2")));
  wait_for_candidates (review);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (review), "review.take", "u", 1));
  activate (review, "review.accept-all");
  g_assert_cmpstr (get_coded_from (fixture), ==, before);
  activate (review, "review.none");
  g_assert_cmpstr (get_coded_from (fixture), ==, ent_text_get_digest (copy));
  g_assert_cmpuint (ent_anchor_review_get_n_passages (review), ==, 0);
  wait_frames (fixture->window, 3);
  g_assert_true (tells (GTK_WIDGET (review), "1 passage stands nowhere in this copy"));

  written = ent_store_write (get_case (fixture));
  saved = g_bytes_new (written, strlen (written));
  reopened = ent_store_read (saved, "case", &error);
  g_assert_no_error (error);
  attachments = ent_attachments_new (reopened);
  ent_attachments_attach (attachments, copy, &error);
  g_assert_no_error (error);
  passage = ent_case_lookup (reopened, ENT_TYPE_PASSAGE, "p3");
  g_assert_true (ent_passage_is_absent (ENT_PASSAGE (passage), ent_text_get_digest (copy)));
  g_assert_cmpint (ent_attachments_get_match (attachments, ENT_PASSAGE (passage), NULL), ==,
                   ENT_ANCHOR_ORPHAN);

  activate (review, "review.again");
  g_assert_cmpuint (ent_anchor_review_get_n_passages (review), ==, 1);
  adw_dialog_force_close (ADW_DIALOG (review));

  ent_session_undo (fixture->session);
  g_assert_cmpstr (get_coded_from (fixture), ==, before);
  g_assert_false (ent_passage_is_absent (ENT_PASSAGE (panels_record (fixture->session, "p3")),
                                         ent_text_get_digest (copy)));
}

static void
test_review_rest (Fixture       *fixture,
                  gconstpointer  data)
{
  EntAnchorReview *review = open_review (fixture);

  ent_anchor_review_show (review, ENT_PASSAGE (panels_record (fixture->session, "p3")));
  activate (review, "review.remove");
  g_assert_null (ent_case_lookup (get_case (fixture), ENT_TYPE_PASSAGE, "p3"));
  g_assert_null (ent_case_lookup (get_case (fixture), ENT_TYPE_EVIDENCE, "e4"));

  while (ent_anchor_review_get_n_passages (review) > 0)
    activate (review, "review.none");
  g_assert_true (says (GTK_WIDGET (review), "Nothing Left to Review"));
  g_assert_cmpint (get_state (fixture, "p1"), ==, ENT_ANCHOR_ORPHAN);
  adw_dialog_force_close (ADW_DIALOG (review));
}

/* The dialog goes while a search is under way. */
static void
test_review_late (Fixture       *fixture,
                  gconstpointer  data)
{
  EntAnchorReview *review = open_review (fixture);
  gpointer weak = review;

  g_object_add_weak_pointer (G_OBJECT (review), &weak);
  adw_dialog_force_close (ADW_DIALOG (review));
  while (weak != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_review_none (Fixture       *fixture,
                  gconstpointer  data)
{
  EntAnchorReview *review = ent_anchor_review_new (fixture->session, NULL);

  adw_dialog_present (ADW_DIALOG (review), fixture->window);
  wait_frames (fixture->window, 2);
  g_assert_cmpuint (ent_anchor_review_get_n_passages (review), ==, 0);
  g_assert_true (says (GTK_WIDGET (review), "Every Passage Was Found"));
  adw_dialog_force_close (ADW_DIALOG (review));
}

/* A doubtful card leads to the review. */
static void
test_card_review (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (EntText) copy = text_read (other_copy, "copy.txt");
  GtkWidget *card = show_card (fixture, "e3");
  AdwDialog *dialog = NULL;

  g_assert_false (says (card, "Review…"));
  ent_attachments_attach_to (ent_session_get_attachments (fixture->session),
                             ENT_ARTICLE (panels_record (fixture->session, "friends")), copy);
  g_assert_true (says (card, "Review…"));
  g_assert_true (gtk_widget_activate_action (card, "card.review", NULL));
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
  g_assert_true (ENT_IS_ANCHOR_REVIEW (dialog));
  g_assert_true (ENT_RECORD (ent_anchor_review_get_passage (ENT_ANCHOR_REVIEW (dialog))) ==
                 panels_record (fixture->session, "p2"));
  adw_dialog_force_close (dialog);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  start_test (&argc, &argv);

  ADD ("/coding/attach", test_attach);
  ADD ("/coding/attach/another", test_another);
  ADD ("/coding/attach/known", test_known);
  ADD ("/coding/attach/new-target", test_new_target);
  ADD ("/coding/attach/defaults", test_defaults);
  ADD ("/coding/attach/digest", test_digest);
  ADD ("/coding/attach/chooser", test_chooser);
  ADD ("/coding/edit", test_edit);
  ADD ("/coding/edit/gone", test_edit_gone);
  ADD ("/coding/card/actions", test_card_actions);
  ADD ("/coding/card/date", test_card_date);
  ADD ("/coding/card/passage", test_card_passage);
  ADD ("/coding/card/review", test_card_review);
  ADD ("/coding/review", test_review);
  ADD ("/coding/review/settles", test_review_settles);
  ADD ("/coding/review/rest", test_review_rest);
  ADD ("/coding/review/late", test_review_late);
  ADD ("/coding/review/none", test_review_none);

  return g_test_run ();
}

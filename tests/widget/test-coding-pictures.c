/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-coding-dialogs.h"
#include "ent-coding.h"
#include "ent-digest-editor.h"
#include "ent-evidence-card.h"
#include "ent-target-form.h"
#include "panels-case.h"
#include "panels-helpers.h"

/*
 * Pictures of the dialogs of coding, for eyes to look at. They are only taken where
 * ENTENTE_TEST_PICTURES names a folder.
 */

typedef enum
{
  SHOW_ATTACH,
  SHOW_PROBLEM,
  SHOW_TARGETS,
  SHOW_NEW,
  SHOW_EDIT,
  SHOW_REVIEW,
  SHOW_DONE,
  SHOW_CARDS,
} Show;

typedef struct
{
  const char *name;
  Show        show;
  int         width;
  int         height;
  gboolean    dark;
} Picture;

/* The second paragraph stands here twice, and a third time with other words. */
static const char copy[] =
  "On the friends of Arland\n"
  "\n"
  "Not everybody agrees that the pact binds its parties: one minister calls it a polite letter.\n"
  "\n"
  "Arland and Borduria signed their pact in the spring, and both have kept to it since then.\n"
  "\n"
  "Not everybody agrees that the pact binds its parties: one minister calls it a polite letter.\n"
  "\n"
  "Not everybody agrees that the pact binds its friends: one minister calls it an old letter.\n";

static EntAttachDialog *
attach_dialog_new (EntSession *session,
                   EntText    *text)
{
  g_autoptr (EntExcerpt) excerpt = NULL;

  excerpt = ent_excerpt_new (ENT_ARTICLE (panels_record (session, "friends")), text, 26, 205);
  return ent_attach_dialog_new (session, excerpt, NULL);
}

static void
show_attach (EntSession *session,
             EntText    *text,
             GtkWidget  *window,
             Show        show)
{
  EntAttachDialog *dialog = NULL;
  EntTargetForm *form = NULL;

  if (show != SHOW_PROBLEM)
    ent_session_select (session, panels_record (session, "ab"), NULL);
  dialog = attach_dialog_new (session, text);
  adw_dialog_present (ADW_DIALOG (dialog), window);
  ent_digest_editor_set_text (ENT_DIGEST_EDITOR (find_widget (GTK_WIDGET (dialog),
                                                              ENT_TYPE_DIGEST_EDITOR)),
                              show == SHOW_PROBLEM ? "He says that both have kept to it since." :
                              "The two signed, and one minister thinks little of it.");
  if (show == SHOW_PROBLEM)
    gtk_widget_activate_action (GTK_WIDGET (dialog), "attach.attach", NULL);
  if (show == SHOW_TARGETS || show == SHOW_NEW)
    gtk_widget_activate_action (GTK_WIDGET (dialog), "attach.choose", NULL);
  if (show != SHOW_NEW)
    return;

  gtk_widget_activate_action (GTK_WIDGET (dialog), "attach.new", NULL);
  form = ENT_TARGET_FORM (find_widget (GTK_WIDGET (dialog), ENT_TYPE_TARGET_FORM));
  ent_target_form_add (form, "Borduria");
  ent_target_form_add (form, "Elbonia");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "attach.use-new", NULL);
}

static void
give_date (EntSession *session)
{
  g_autoptr (EntDate) date = ent_date_new ("1958", NULL);
  EntEvidence *evidence = ENT_EVIDENCE (panels_record (session, "e3"));
  EntCoding coding = { "ab", ENT_STANCE_CONTESTS, ENT_ASPECT_START, date, "A minister",
                       "In passing." };
  g_autoptr (EntChange) change = ent_coding_make_edit (ent_session_get_case (session), evidence,
                                                       &coding, NULL);

  g_assert_true (ent_session_apply (session, change, NULL));
}

static void
show_edit (EntSession *session,
           GtkWidget  *window)
{
  give_date (session);
  adw_dialog_present (ADW_DIALOG (ent_evidence_dialog_new (session, ENT_EVIDENCE (
                                    panels_record (session, "e3")))), window);
}

static void
show_review (EntSession *session,
             GtkWidget  *window,
             gboolean    done)
{
  g_autoptr (EntText) other = text_read (copy, "copy.txt");
  EntArticle *article = ENT_ARTICLE (panels_record (session, "friends"));
  EntAnchorReview *review = NULL;

  if (!done)
    ent_attachments_attach_to (ent_session_get_attachments (session), article, other);
  review = ent_anchor_review_new (session, article);
  ent_anchor_review_show (review, ENT_PASSAGE (panels_record (session, "p2")));
  adw_dialog_present (ADW_DIALOG (review), window);
  while (ent_anchor_review_is_searching (review))
    g_main_context_iteration (NULL, TRUE);
}

static void
show_cards (EntSession *session,
            GtkWidget  *window)
{
  static const char *const ids[] = { "e1", "e3" };
  g_autoptr (EntText) other = text_read (copy, "copy.txt");
  GtkWidget *list = gtk_list_box_new ();

  give_date (session);
  ent_attachments_attach_to (ent_session_get_attachments (session),
                             ENT_ARTICLE (panels_record (session, "friends")), other);
  gtk_widget_add_css_class (list, "boxed-list-separate");
  gtk_widget_add_css_class (list, "ent-cards");
  gtk_widget_set_margin_start (list, 12);
  gtk_widget_set_margin_end (list, 12);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GListStore) store = g_list_store_new (ENT_TYPE_EVIDENCE);

      g_list_store_append (store, panels_record (session, ids[i]));
      gtk_list_box_append (GTK_LIST_BOX (list), ent_evidence_card_new (session,
                                                                       G_LIST_MODEL (store), NULL));
    }
  adw_window_set_content (ADW_WINDOW (window), list);
}

static void
show (const Picture *picture,
      EntSession    *session,
      EntText       *text,
      GtkWidget     *window)
{
  switch (picture->show)
    {
    case SHOW_EDIT:
      show_edit (session, window);
      break;
    case SHOW_REVIEW:
    case SHOW_DONE:
      show_review (session, window, picture->show == SHOW_DONE);
      break;
    case SHOW_CARDS:
      show_cards (session, window);
      break;
    case SHOW_ATTACH:
    case SHOW_PROBLEM:
    case SHOW_TARGETS:
    case SHOW_NEW:
    default:
      show_attach (session, text, window, picture->show);
      break;
    }
}

static void
test_picture (gconstpointer data)
{
  const Picture *picture = data;
  const char *folder = g_getenv ("ENTENTE_TEST_PICTURES");
  g_autoptr (EntSession) session = NULL;
  g_autoptr (EntText) text = NULL;
  g_autofree char *name = g_strdup_printf ("coding-%s.png", picture->name);
  g_autofree char *path = NULL;
  GtkWidget *window = NULL;

  if (folder == NULL || *folder == '\0')
    {
      g_test_skip ("no folder for pictures");
      return;
    }

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      picture->dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                    : ADW_COLOR_SCHEME_FORCE_LIGHT);
  session = panels_session ("1965");
  text = text_read (panels_article, "friends.txt");
  ent_attachments_attach (ent_session_get_attachments (session), text, NULL);
  window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (window), adw_bin_new ());
  gtk_window_set_default_size (GTK_WINDOW (window), picture->width, picture->height);
  present (window);
  show (picture, session, text, window);
  wait_frames (window, 10);
  path = g_build_filename (folder, name, NULL);
  save_picture (window, path);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  close_window (window);
}

int
main (int   argc,
      char *argv[])
{
  static const Picture pictures[] = {
    { "attach", SHOW_ATTACH, 700, 860, FALSE },
    { "attach-dark", SHOW_ATTACH, 700, 860, TRUE },
    { "attach-narrow", SHOW_ATTACH, 360, 720, FALSE },
    { "attach-problem", SHOW_PROBLEM, 700, 860, FALSE },
    { "targets", SHOW_TARGETS, 700, 800, FALSE },
    { "targets-narrow-dark", SHOW_TARGETS, 360, 700, TRUE },
    { "new", SHOW_NEW, 700, 800, FALSE },
    { "new-narrow-dark", SHOW_NEW, 360, 700, TRUE },
    { "edit", SHOW_EDIT, 700, 860, FALSE },
    { "review", SHOW_REVIEW, 1000, 700, FALSE },
    { "review-dark", SHOW_REVIEW, 1000, 700, TRUE },
    { "review-narrow", SHOW_REVIEW, 360, 900, FALSE },
    { "review-done", SHOW_DONE, 700, 600, FALSE },
    { "cards", SHOW_CARDS, 340, 620, FALSE },
    { "cards-dark", SHOW_CARDS, 300, 620, TRUE },
  };

  start_test (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/coding/pictures/%s", pictures[i].name);

      g_test_add_data_func (path, &pictures[i], test_picture);
    }

  return g_test_run ();
}

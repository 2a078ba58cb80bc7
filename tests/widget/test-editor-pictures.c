/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "editors-helpers.h"
#include "ent-store.h"

/*
 * Pictures of the dialogs with the built-in case, in light and in dark, wide and narrow,
 * for eyes to look at. They are only taken where ENTENTE_TEST_PICTURES names a folder.
 */

typedef AdwDialog *(*MakeDialog) (EntSession *session);

typedef struct
{
  const char *name;
  MakeDialog  make;
  int         width;
  int         height;
  gboolean    dark;
  void      (*act) (AdwDialog *dialog);
} Picture;

static EntSession *
open_builtin (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntCase) the_case = ent_store_open ("builtin:china-vietnam", NULL, &error);
  g_autoptr (EntDate) at = ent_date_new ("1985", NULL);
  EntSession *session;

  g_assert_no_error (error);
  session = ent_session_new (the_case);
  ent_session_set_at (session, at);
  return session;
}

static gpointer
get_first (EntSession *session,
           GType       type)
{
  g_autoptr (GObject) first = NULL;

  first = g_list_model_get_item (ent_case_get_records (ent_session_get_case (session), type), 0);
  return first;
}

static gpointer
get_record (EntSession *session,
            const char *id)
{
  return ent_case_lookup (ent_session_get_case (session), ENT_TYPE_RECORD, id);
}

static AdwDialog *
make_state (EntSession *session)
{
  return ent_state_dialog_new (session, get_record (session, "VNM"));
}

static AdwDialog *
make_new_state (EntSession *session)
{
  return ent_state_dialog_new (session, NULL);
}

static AdwDialog *
make_tie (EntSession *session)
{
  return ent_tie_dialog_new (session, get_record (session, "vnm-lao-alliance"), NULL);
}

static AdwDialog *
make_new_tie (EntSession *session)
{
  const char *const states[] = { "VNM", NULL };

  return ent_tie_dialog_new (session, NULL, states);
}

static AdwDialog *
make_instrument (EntSession *session)
{
  return ent_instrument_dialog_new (session, get_first (session, ENT_TYPE_INSTRUMENT), NULL);
}

static AdwDialog *
make_event (EntSession *session)
{
  return ent_event_dialog_new (session, get_first (session, ENT_TYPE_EVENT), NULL);
}

static AdwDialog *
make_trait (EntSession *session)
{
  return ent_trait_dialog_new (session, get_first (session, ENT_TYPE_TRAIT), NULL);
}

static AdwDialog *
make_condition (EntSession *session)
{
  return ent_condition_dialog_new (session, get_first (session, ENT_TYPE_CONDITION), NULL);
}

static AdwDialog *
make_case (EntSession *session)
{
  return ent_case_dialog_new (session);
}

static void
search_viet (AdwDialog *dialog)
{
  ent_chooser_page_search (ENT_CHOOSER_PAGE (get_chooser (dialog)), "la");
}

static void
add_a_member (AdwDialog *dialog)
{
  g_signal_emit_by_name (get_row (GTK_WIDGET (dialog), "Add Member"), "activated");
  settle ();
  ent_chooser_page_search (ENT_CHOOSER_PAGE (get_chooser (dialog)), "so");
}

static void
make_it_a_war (AdwDialog *dialog)
{
  choose (GTK_WIDGET (dialog), "Kind", "Conflict");
  type_into (GTK_WIDGET (dialog), "Date", "early 1970s");
}

static void
unfold (GtkWidget *widget)
{
  if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    unfold (child);
}

static void
unfold_all (AdwDialog *dialog)
{
  unfold (GTK_WIDGET (dialog));
}

static void
ask_removal (AdwDialog *dialog)
{
  gtk_widget_activate_action (GTK_WIDGET (dialog), "editor.remove", NULL);
}

static void
test_picture (gconstpointer data)
{
  const Picture *picture = data;
  const char *folder = g_getenv ("ENTENTE_TEST_PICTURES");
  g_autofree char *name = g_strdup_printf ("editor-%s.png", picture->name);
  g_autofree char *path = NULL;
  g_autoptr (EntSession) session = NULL;
  GtkWidget *window;
  AdwDialog *dialog;

  if (folder == NULL || *folder == '\0')
    {
      g_test_skip ("no folder for pictures");
      return;
    }

  path = g_build_filename (folder, name, NULL);
  session = open_builtin ();
  window = adw_window_new ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      picture->dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                    : ADW_COLOR_SCHEME_FORCE_LIGHT);
  adw_window_set_content (ADW_WINDOW (window), gtk_label_new (NULL));
  gtk_window_set_default_size (GTK_WINDOW (window), picture->width, picture->height);
  present (window);
  dialog = picture->make (session);
  if (picture->height > 800)
    adw_dialog_set_content_height (dialog, picture->height - 60);
  adw_dialog_present (dialog, window);
  settle ();
  if (picture->act != NULL)
    picture->act (dialog);
  save_picture (window, path);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  adw_dialog_force_close (dialog);
  close_window (window);
}

/* The built-in case has no dispute: one is made. */
static void
disagree (EntSession *session)
{
  EntRecord *passage = get_first (session, ENT_TYPE_PASSAGE);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), json_object_new ());
  JsonObject *object = json_node_get_object (node);
  g_autoptr (EntChange) change = ent_change_new ("Disagree");
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (object, "id", "e-dispute");
  json_object_set_string_member (object, "passage", ent_record_get_id (passage));
  json_object_set_string_member (object, "target", "vnm-lao-alliance");
  json_object_set_string_member (object, "stance", "supports");
  json_object_set_string_member (object, "aspect", "start");
  json_object_set_string_member (object, "date", "1975");
  ent_change_add (change, ENT_TYPE_EVIDENCE, NULL, node);
  ent_session_apply (session, change, &error);
  g_assert_no_error (error);
}

static EntSession *
open_empty (void)
{
  g_autoptr (JsonNode) node = json_from_string ("{\"title\": \"Nothing yet\"}", NULL);
  g_autoptr (EntRecord) header = ent_record_new_from_json (ENT_TYPE_HEADER, node, NULL);
  g_autoptr (EntCase) the_case = ent_case_new (ENT_HEADER (header));

  return ent_session_new (the_case);
}

static void
test_panels (gconstpointer data)
{
  gboolean empty = GPOINTER_TO_INT (data);
  const char *folder = g_getenv ("ENTENTE_TEST_PICTURES");
  g_autofree char *path = NULL;
  g_autoptr (EntSession) session = NULL;
  GtkWidget *window;
  GtkWidget *box;
  GtkWidget *outline;
  GtkWidget *inspector;

  if (folder == NULL || *folder == '\0')
    {
      g_test_skip ("no folder for pictures");
      return;
    }

  path = g_build_filename (folder, empty ? "editor-panels-empty.png" : "editor-panels-dispute.png",
                           NULL);
  session = empty ? open_empty () : open_builtin ();
  if (!empty)
    {
      disagree (session);
      ent_session_select (session, get_record (session, "vnm-lao-alliance"), NULL);
    }
  outline = ent_outline_new ();
  inspector = ent_inspector_new ();
  ent_outline_set_session (ENT_OUTLINE (outline), session);
  ent_inspector_set_session (ENT_INSPECTOR (inspector), session);
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_box_append (GTK_BOX (box), outline);
  gtk_box_append (GTK_BOX (box), inspector);
  window = adw_window_new ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_LIGHT);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 760);
  present (window);
  unfold (inspector);
  save_picture (window, path);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  close_window (window);
}

int
main (int   argc,
      char *argv[])
{
  static const Picture pictures[] = {
    { "state-light", make_state, 620, 1100, FALSE, NULL },
    { "state-names-narrow", make_state, 360, 1200, FALSE, unfold_all },
    { "state-new", make_new_state, 620, 760, FALSE, NULL },
    { "state-search", make_new_state, 620, 760, FALSE, search_viet },
    { "state-search-dark", make_new_state, 360, 700, TRUE, search_viet },
    { "tie-light", make_tie, 620, 760, FALSE, NULL },
    { "tie-unfolded", make_tie, 620, 1200, FALSE, unfold_all },
    { "tie-dark", make_tie, 620, 760, TRUE, make_it_a_war },
    { "tie-new-narrow", make_new_tie, 360, 760, FALSE, NULL },
    { "tie-member", make_new_tie, 620, 760, FALSE, add_a_member },
    { "tie-remove", make_tie, 620, 760, FALSE, ask_removal },
    { "instrument-light", make_instrument, 620, 1300, FALSE, NULL },
    { "instrument-narrow", make_instrument, 360, 1300, FALSE, unfold_all },
    { "event-light", make_event, 620, 1200, FALSE, NULL },
    { "event-narrow-dark", make_event, 360, 1200, TRUE, NULL },
    { "trait-light", make_trait, 620, 760, FALSE, NULL },
    { "condition-light", make_condition, 620, 1100, FALSE, NULL },
    { "condition-narrow", make_condition, 360, 760, FALSE, NULL },
    { "case-light", make_case, 620, 900, FALSE, NULL },
    { "case-narrow-dark", make_case, 360, 900, TRUE, NULL },
  };

  start_test (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/editors/pictures/%s", pictures[i].name);

      g_test_add_data_func (path, &pictures[i], test_picture);
    }

  g_test_add_data_func ("/editors/pictures/panels-empty", GINT_TO_POINTER (TRUE), test_panels);
  g_test_add_data_func ("/editors/pictures/panels-dispute", GINT_TO_POINTER (FALSE), test_panels);

  return g_test_run ();
}

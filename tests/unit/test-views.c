/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "case-helpers.h"
#include "ent-session.h"
#include "ent-store.h"
#include "ent-views.h"

/* How cases were looked at: what is remembered, and what is taken up again. */

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("entente-views-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->path = g_build_filename (fixture->folder, "state", "views", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *state = g_path_get_dirname (fixture->path);

  g_unlink (fixture->path);
  g_rmdir (state);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
store (Fixture    *fixture,
       const char *address,
       guint       number)
{
  g_auto (GVariantDict) view = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GError) error = NULL;

  g_variant_dict_insert (&view, "number", "u", number);
  g_assert_true (ent_views_store (fixture->path, address, g_variant_dict_end (&view), &error));
  g_assert_no_error (error);
}

static int
look_up (Fixture    *fixture,
         const char *address)
{
  g_autoptr (GVariant) view = ent_views_lookup (fixture->path, address);
  guint number = 0;

  if (view == NULL)
    return -1;
  g_assert_true (g_variant_lookup (view, "number", "u", &number));
  return (int) number;
}

static void
test_store (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpint (look_up (fixture, "/a.entente"), ==, -1);
  store (fixture, "/a.entente", 1);
  store (fixture, "/“b”, 'b'.entente", 2);
  store (fixture, "/a.entente", 3);
  g_assert_cmpint (look_up (fixture, "/a.entente"), ==, 3);
  g_assert_cmpint (look_up (fixture, "/“b”, 'b'.entente"), ==, 2);
  g_assert_cmpint (look_up (fixture, "/c.entente"), ==, -1);
}

/* The one that was left longest ago goes; one that is left again does not. */
static void
test_limit (Fixture       *fixture,
            gconstpointer  data)
{
  for (guint i = 0; i < ENT_VIEWS_MAX; i++)
    {
      g_autofree char *address = g_strdup_printf ("/%u.entente", i);

      store (fixture, address, i);
    }
  store (fixture, "/0.entente", 1000);
  store (fixture, "/another.entente", 1001);
  g_assert_cmpint (look_up (fixture, "/0.entente"), ==, 1000);
  g_assert_cmpint (look_up (fixture, "/1.entente"), ==, -1);
  g_assert_cmpint (look_up (fixture, "/2.entente"), ==, 2);
  g_assert_cmpint (look_up (fixture, "/another.entente"), ==, 1001);
}

/* What is no such file is nothing, and is replaced. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  store (fixture, "/a.entente", 1);
  g_assert_true (g_file_set_contents (fixture->path, "[('/a.entente', {", -1, NULL));
  g_assert_cmpint (look_up (fixture, "/a.entente"), ==, -1);
  store (fixture, "/a.entente", 2);
  g_assert_cmpint (look_up (fixture, "/a.entente"), ==, 2);
}

static void
test_unwritable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_auto (GVariantDict) view = G_VARIANT_DICT_INIT (NULL);
  g_autofree char *state = g_path_get_dirname (fixture->path);
  g_autoptr (GError) error = NULL;

  /* A file is where the folder should be. */
  g_assert_true (g_file_set_contents (state, "", 0, NULL));
  g_assert_false (
    ent_views_store (fixture->path, "/a.entente", g_variant_dict_end (&view), &error));
  g_assert_true (error->domain == G_FILE_ERROR);
  g_assert_nonnull (strstr (error->message, state));
  g_assert_cmpint (g_unlink (state), ==, 0);
}

/* ---------------------------------------------------------------------------- sessions */

static EntSession *
open_session (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntCase) the_case = ent_store_open ("builtin:china-vietnam", NULL, &error);

  g_assert_no_error (error);
  return ent_session_new (the_case);
}

static void
test_recall (void)
{
  g_autoptr (EntSession) session = open_session ();
  g_autoptr (EntSession) other = open_session ();
  g_autoptr (EntDate) at = ent_date_new ("1979-02", NULL);
  g_auto (GVariantDict) view = G_VARIANT_DICT_INIT (NULL);
  GListModel *definitions = ent_case_get_definitions (ent_session_get_case (session));
  g_autoptr (EntDefinition) last =
    g_list_model_get_item (definitions, g_list_model_get_n_items (definitions) - 1);

  ent_session_set_unit (session, ENT_DATE_UNIT_MONTH);
  ent_session_set_at (session, at);
  ent_session_set_definition (session, last);
  ent_session_set_show_ended (session, !ent_session_get_show_ended (session));
  g_assert_true (ent_session_visit (session, "LAO"));
  ent_session_set_at (session, at);
  ent_session_remember (session, &view);

  ent_session_recall (other, &view);
  g_assert_cmpstr (ent_date_get_edtf (ent_session_get_at (other)), ==, "1979-02");
  g_assert_cmpint (ent_session_get_unit (other), ==, ENT_DATE_UNIT_MONTH);
  g_assert_cmpstr (ent_record_get_id (ENT_RECORD (ent_session_get_definition (other))), ==,
                   ent_record_get_id (ENT_RECORD (last)));
  g_assert_cmpstr (ent_record_get_id (ent_session_get_selection (other)), ==, "LAO");
  g_assert_cmpint (ent_session_get_show_ended (other), ==, ent_session_get_show_ended (session));
  g_assert_false (ent_session_is_modified (other));
}

/* The case is another one by now, or the file was written by somebody else. */
static void
test_recall_gone (void)
{
  g_autoptr (EntSession) session = open_session ();
  g_autofree char *before = g_strdup (ent_date_get_edtf (ent_session_get_at (session)));
  EntDefinition *definition = ent_session_get_definition (session);
  g_auto (GVariantDict) view = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&view, "at", "s", "no date");
  g_variant_dict_insert (&view, "unit", "u", 17);
  g_variant_dict_insert (&view, "definition", "s", "gone");
  g_variant_dict_insert (&view, "selection", "s", "gone");
  g_variant_dict_insert (&view, "article", "u", 5);
  ent_session_recall (session, &view);
  g_assert_cmpstr (ent_date_get_edtf (ent_session_get_at (session)), ==, before);
  g_assert_cmpint (ent_session_get_unit (session), ==, ENT_DATE_UNIT_YEAR);
  g_assert_true (ent_session_get_definition (session) == definition);
  g_assert_null (ent_session_get_selection (session));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/views/store", Fixture, NULL, set_up, test_store, tear_down);
  g_test_add ("/views/limit", Fixture, NULL, set_up, test_limit, tear_down);
  g_test_add ("/views/damaged", Fixture, NULL, set_up, test_damaged, tear_down);
  g_test_add ("/views/unwritable", Fixture, NULL, set_up, test_unwritable, tear_down);
  g_test_add_func ("/views/recall", test_recall);
  g_test_add_func ("/views/recall-gone", test_recall_gone);

  return g_test_run ();
}

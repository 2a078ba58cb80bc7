/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-evidence-card.h"
#include "ent-lane.h"
#include "ent-outline-row.h"
#include "ent-words.h"
#include "panels-case.h"
#include "panels-helpers.h"

/* The inspector tells what is known of the selection, and follows the session. */

typedef struct
{
  EntSession *session;
  GtkWidget  *window;
  GtkWidget  *inspector;
  int         count;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->session = panels_session ("1965");
  fixture->inspector = ent_inspector_new ();
  ent_inspector_set_session (ENT_INSPECTOR (fixture->inspector), fixture->session);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->inspector);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 320, 700);
  present (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_window (fixture->window);
  g_assert_finalize_object (fixture->session);
}

static void
select_record (Fixture    *fixture,
               const char *id)
{
  ent_session_select (fixture->session, panels_record (fixture->session, id), NULL);
}

static GPtrArray *
collect (GtkWidget *widget,
         GType      type,
         GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (found, widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);

  return found;
}

static GPtrArray *
find_all (Fixture *fixture,
          GType    type)
{
  GPtrArray *all = collect (fixture->inspector, type, g_ptr_array_new ());

  for (guint i = all->len; i > 0; i--)
    if (!gtk_widget_get_mapped (g_ptr_array_index (all, i - 1)))
      g_ptr_array_remove_index (all, i - 1);

  return all;
}

/* The card on which that can be read. */
static GtkWidget *
find_card (Fixture    *fixture,
           const char *text)
{
  g_autoptr (GPtrArray) cards = find_all (fixture, ENT_TYPE_EVIDENCE_CARD);

  for (guint i = 0; i < cards->len; i++)
    if (tells (g_ptr_array_index (cards, i), text))
      return g_ptr_array_index (cards, i);

  return NULL;
}

static GtkWidget *
find_button (Fixture    *fixture,
             const char *label)
{
  g_autoptr (GPtrArray) buttons = find_all (fixture, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (g_ptr_array_index (buttons, i)), label) == 0)
      return g_ptr_array_index (buttons, i);

  return NULL;
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_true (says (fixture->inspector, "Select a State or a Link"));
  select_record (fixture, "ab");
  g_assert_false (says (fixture->inspector, "Select a State or a Link"));
  ent_session_select (fixture->session, NULL, NULL);
  g_assert_true (says (fixture->inspector, "Select a State or a Link"));
}

static void
unfold (Fixture    *fixture,
        const char *title)
{
  g_autoptr (GPtrArray) rows = find_all (fixture, ADW_TYPE_EXPANDER_ROW);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (adw_preferences_row_get_title (g_ptr_array_index (rows, i)), title))
      {
        adw_expander_row_set_expanded (g_ptr_array_index (rows, i), TRUE);
        wait_frames (fixture->window, 2);
        return;
      }
  g_error ("“%s” is not there", title);
}

/* What was made under a treaty stands in its card. */
static void
test_instruments (Fixture       *fixture,
                  gconstpointer  data)
{
  const char *gist = "1960 · defense, consultation · 25 years, then 10 years at a time · "
                     "in force 1961– · 1 protocol";

  select_record (fixture, "ab");
  g_assert_true (says (fixture->inspector, "Pact of the Spring"));
  g_assert_true (says (fixture->inspector, gist));
  g_assert_false (tells (fixture->inspector, "signed 1 April 1960"));
  g_assert_false (says (fixture->inspector, "Protocol on Harbours"));

  unfold (fixture, "Pact of the Spring");
  g_assert_true (tells (fixture->inspector, "signed 1 April 1960"));
  g_assert_true (says (fixture->inspector, "Protocol on Harbours"));

  /* Walking through time does not fold it again. */
  panels_go (fixture->session, "1975");
  g_assert_true (says (fixture->inspector, "Protocol on Harbours"));

  /* Looking at something else does. */
  select_record (fixture, "cd");
  select_record (fixture, "ab");
  g_assert_false (says (fixture->inspector, "Protocol on Harbours"));
}

static guint
get_place (Fixture    *fixture,
           const char *text)
{
  g_autofree char *texts = dup_texts (fixture->inspector);
  const char *found = strstr (texts, text);

  g_assert_nonnull (found);
  return (guint) (found - texts);
}

/* What is it, who counts it, why does it hold, on what paper, who says so. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const headings[] = {
    "Árland – Borduria", "Counts under 2 of 2 definitions", "Why It Holds", "Instruments",
    "Evidence", "On Interests and Values", "Events", "Much read.",
  };

  select_record (fixture, "ab");
  for (guint i = 1; i < G_N_ELEMENTS (headings); i++)
    g_assert_cmpuint (get_place (fixture, headings[i - 1]), <, get_place (fixture, headings[i]));
}

static void
test_tie (Fixture       *fixture,
          gconstpointer  data)
{
  static const char *const lines[] = {
    "Árland – Borduria", "Alliance", "1960 to the present", "By treaty", "Contested",
    "Why It Holds", "Shared interests", "Shared values", "Treaty in force",
    "Pact of the Spring",
    "Treaty · signed 1 April 1960 · in force 1961 to the present",
    "25 years, then 10 years at a time",
    "Renewed 1986, for 10 years",
    "Obligations: defense, consultation",
    "Wording: stated in the published text",
    "Protocol on Harbours", "Wording: the text is not public",
    "Troops to Borduria", "1961 · Deployment · 400 to 600 troops",
    "Much read.", "Outside the articles: a yearbook",
    "2 support · 1 contests · 1 mentions",
    "Counts under 2 of 2 definitions", "Alliances only", "Alignments too",
  };

  select_record (fixture, "ab");
  unfold (fixture, "Pact of the Spring");
  unfold (fixture, "Counts under 2 of 2 definitions");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (!says (fixture->inspector, lines[i]))
      {
        g_autofree char *texts = dup_texts (fixture->inspector);

        g_test_message ("%s", texts);
        g_error ("“%s” is not there", lines[i]);
      }

  /* Two among equals, for the whole time: nothing to tell of the members. */
  g_assert_false (says (fixture->inspector, "Members"));
}

static void
test_members (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) rows = NULL;

  select_record (fixture, "ac");
  g_assert_true (says (fixture->inspector, "Members"));
  g_assert_false (says (fixture->inspector, "1952 to 1970"));
  unfold (fixture, "Members");
  g_assert_true (says (fixture->inspector, "1952 to 1970"));

  /* Names follow the time, and the rows stay. */
  panels_go (fixture->session, "1949");
  g_assert_true (says (fixture->inspector, "Old Arland"));
  g_assert_true (says (fixture->inspector, "1952 to 1970"));
  panels_go (fixture->session, "1965");

  select_record (fixture, "cd");
  g_assert_true (says (fixture->inspector, "Cathia – Dornia"));
  g_assert_false (says (fixture->inspector, "One side"));
  unfold (fixture, "Members");
  g_assert_true (says (fixture->inspector, "War in the hills"));
  g_assert_true (says (fixture->inspector, "One side"));
  g_assert_true (says (fixture->inspector, "Other side"));
  g_assert_false (says (fixture->inspector, "Why It Holds"));
  g_assert_false (says (fixture->inspector, "Counts under"));

  rows = find_all (fixture, ADW_TYPE_ACTION_ROW);
  gtk_widget_activate (g_ptr_array_index (rows, rows->len - 1));
  g_assert_true (ent_session_get_selection (fixture->session) ==
                 panels_record (fixture->session, "DDD"));
}

static void
test_time (Fixture       *fixture,
           gconstpointer  data)
{
  select_record (fixture, "ac");
  g_assert_true (says (fixture->inspector, "Árland – Cathia"));
  g_assert_false (says (fixture->inspector, "Ended"));

  panels_go (fixture->session, "1949");
  g_assert_true (says (fixture->inspector, "Old Arland – Cathia"));
  g_assert_true (says (fixture->inspector, "Not begun"));
  g_assert_true (says (fixture->inspector, "Under none of them in 1949"));
  unfold (fixture, "Counts under 2 of 2 definitions");
  g_assert_true (tells (fixture->inspector, "Counts, but not at this time"));

  panels_go (fixture->session, "1980");
  g_assert_true (says (fixture->inspector, "Ended"));

  select_record (fixture, "ad");
  panels_go (fixture->session, "2020");
  g_assert_true (says (fixture->inspector, "Possible in 2020"));
  g_assert_true (tells (fixture->inspector, "May count at this time"));
}

static void
test_definition (Fixture       *fixture,
                 gconstpointer  data)
{
  select_record (fixture, "bc");
  g_assert_true (says (fixture->inspector, "Not counted"));
  g_assert_true (tells (fixture->inspector, "Does not count:"));

  ent_session_set_definition (fixture->session,
                              ENT_DEFINITION (panels_record (fixture->session, "wide")));
  g_assert_false (says (fixture->inspector, "Not counted"));
  g_assert_true (tells (fixture->inspector, "Counts: what kind of tie it is"));
}

static void
test_lanes (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const words[] = {
    "Shared interests: present 1955 to 1980, absent 1981 to the present",
    "Shared values: uncoded",
    "Treaty in force: Pact of the Spring 1961 to the present",
  };
  g_autoptr (GPtrArray) lanes = NULL;

  select_record (fixture, "ab");
  lanes = find_all (fixture, ENT_TYPE_LANE);
  g_assert_cmpuint (lanes->len, ==, G_N_ELEMENTS (words));
  for (guint i = 0; i < lanes->len; i++)
    {
      g_autofree char *fault = NULL;

      fault = gtk_test_accessible_check_property (g_ptr_array_index (lanes, i),
                                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words[i]);
      g_assert_cmpstr (fault, ==, NULL);
    }
}

/* Among many members only the pairs that are coded have lanes; the others are named. */
static void
test_lanes_of_many (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GPtrArray) lanes = NULL;

  select_record (fixture, "front");
  lanes = find_all (fixture, ENT_TYPE_LANE);
  g_assert_cmpuint (lanes->len, ==, 2);
  g_assert_true (says (fixture->inspector, "Árland – Borduria"));
  g_assert_true (tells (fixture->inspector, "Uncoded: Árland – Cathia, Árland – Dornia"));
}

static void
test_lane_position (void)
{
  const EntSpan range = { 100, 199 };

  g_assert_cmpfloat (ent_lane_get_position (range, 100), ==, 0);
  g_assert_cmpfloat (ent_lane_get_position (range, 150), ==, 0.5);
  g_assert_cmpfloat (ent_lane_get_position (range, 200), ==, 1);
  g_assert_cmpfloat (ent_lane_get_position (range, 50), <, 0);
  g_assert_cmpfloat (ent_lane_get_position (range, ENT_DAY_LAST), >, 1);
}

static void
test_link (Fixture       *fixture,
           gconstpointer  data)
{
  EntRecord *front = panels_record (fixture->session, "front");
  g_autoptr (GPtrArray) links = ent_link_list (ent_session_get_case (fixture->session),
                                               ENT_TIE (front));
  const EntLink *link = g_ptr_array_index (links, 0);

  g_assert_null (link->b);
  ent_session_select (fixture->session, front, link->id);
  g_assert_true (says (fixture->inspector, "Selected: Árland in it"));
  ent_session_select (fixture->session, front, NULL);
  g_assert_false (tells (fixture->inspector, "Selected:"));
}

static void
test_cards (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) cards = NULL;
  GtkWidget *card;

  select_record (fixture, "ab");
  cards = find_all (fixture, ENT_TYPE_EVIDENCE_CARD);

  /* Five pieces of evidence in four cards, and below one on the pair's interests. */
  g_assert_cmpuint (cards->len, ==, 5);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *digest = g_strdup_printf ("Digest of %u.", i + 1);

      g_assert_true (says (g_ptr_array_index (cards, i), digest));
      g_assert_true (says (g_ptr_array_index (cards, i), "Digest"));
    }

  card = g_ptr_array_index (cards, 0);
  g_assert_true (says (card, "Supports"));
  g_assert_true (says (card, "Doe 1999, ¶\u00a01"));
  g_assert_true (says (card, "Jan Doe · 4 May 1999"));
  g_assert_true (says (card, "existence"));
  g_assert_true (says (card, "start"));
  g_assert_true (says (card, "On: Pact of the Spring"));
  g_assert_true (says (card, "Which spring is not said."));

  card = g_ptr_array_index (cards, 1);
  g_assert_true (says (card, "Contests"));
  g_assert_true (says (card, "A minister, in Doe 1999, ¶\u00a02"));
  g_assert_true (says (g_ptr_array_index (cards, 2), "Mentions"));
  g_assert_true (says (g_ptr_array_index (cards, 3), "On: Troops to Borduria"));

  g_assert_true (says (fixture->inspector, "On Interests and Values"));
  g_assert_true (says (g_ptr_array_index (cards, 4),
                       "On: Shared interests of Árland – Borduria"));
}

static void
test_card_description (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *fault = NULL;

  select_record (fixture, "ab");
  fault = gtk_test_accessible_check_property (
    GTK_ACCESSIBLE (find_card (fixture, "Digest of 1.")),
    GTK_ACCESSIBLE_PROPERTY_LABEL, "Supports, Doe 1999, ¶\u00a01: Digest of 1.");
  g_assert_cmpstr (fault, ==, NULL);
}

static void
attach (Fixture    *fixture,
        const char *content)
{
  g_autoptr (EntText) text = text_read (content, "friends.txt");
  g_autoptr (GError) error = NULL;

  ent_attachments_attach (ent_session_get_attachments (fixture->session), text, &error);
  g_assert_no_error (error);
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  const char *words = "“Arland and Borduria signed their pact in the spring, and both have kept to "
                      "it since then.”";
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  GtkWidget *card;

  select_record (fixture, "ab");
  before = find_all (fixture, ENT_TYPE_EVIDENCE_CARD);
  g_assert_false (tells (fixture->inspector, "signed their pact"));

  attach (fixture, panels_article);
  after = find_all (fixture, ENT_TYPE_EVIDENCE_CARD);
  g_assert_cmpuint (before->len, ==, after->len);
  g_assert_true (g_ptr_array_index (before, 0) == g_ptr_array_index (after, 0));

  card = find_card (fixture, "Digest of 1.");
  g_assert_true (says (card, words));
  g_assert_true (says (card, "Digest"));
  g_assert_false (tells (card, "copy"));
}

static void
test_words_not_found (Fixture       *fixture,
                      gconstpointer  data)
{
  const char *second = strstr (panels_article, "Not everybody");
  const char *third = strstr (panels_article, "The harbour");
  g_autofree char *other = NULL;

  /* A copy that lacks the second paragraph. */
  other = g_strdup_printf ("%.*s%s", (int) (second - panels_article), panels_article, third);
  select_record (fixture, "ab");
  attach (fixture, other);

  g_assert_true (tells (find_card (fixture, "Digest of 1."), "signed their pact"));
  g_assert_true (says (find_card (fixture, "Digest of 2."), "Not found in this copy"));
  g_assert_false (tells (fixture->inspector, "polite letter"));
  g_assert_true (says (find_card (fixture, "Digest of 3."), "Found elsewhere in this copy"));
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *digest = NULL;
  g_autofree char *words = NULL;
  EntEvidenceCard *card;

  select_record (fixture, "ab");
  card = ENT_EVIDENCE_CARD (find_card (fixture, "Digest of 1."));
  digest = ent_evidence_card_dup_text (card);
  g_assert_cmpstr (digest, ==,
                   "[Digest] Digest of 1.\n"
                   "Jan Doe, “On the friends of Arland”, 4 May 1999, ¶\u00a01");

  attach (fixture, panels_article);
  words = ent_evidence_card_dup_text (card);
  g_assert_true (g_str_has_prefix (words, "“Arland and Borduria signed"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (card), "card.copy", NULL));
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) groups = NULL;
  AdwToggleGroup *toggles;

  select_record (fixture, "ab");
  groups = find_all (fixture, ADW_TYPE_TOGGLE_GROUP);

  /* The pair's own evidence is all of one stance: nothing to choose from. */
  g_assert_cmpuint (groups->len, ==, 1);
  toggles = g_ptr_array_index (groups, 0);

  adw_toggle_group_set_active_name (toggles, "contests");
  g_assert_null (find_card (fixture, "Digest of 1."));
  g_assert_nonnull (find_card (fixture, "Digest of 2."));
  adw_toggle_group_set_active_name (toggles, "supports");
  g_assert_nonnull (find_card (fixture, "Digest of 1."));
  g_assert_null (find_card (fixture, "Digest of 2."));
  adw_toggle_group_set_active_name (toggles, "all");
  g_assert_nonnull (find_card (fixture, "Digest of 2."));
}

static void
add_voice (Fixture *fixture,
           guint    number)
{
  g_autofree char *json = NULL;
  g_autoptr (JsonNode) node = NULL;

  json = g_strdup_printf ("{'id': 'voice%u', 'passage': 'p4', 'target': 'cd', 'stance': 'supports',"
                          " 'aspect': 'end', 'voice': 'Voice %u'}", number, number);
  node = panels_parse (json);
  panels_add (ent_session_get_case (fixture->session), ENT_TYPE_EVIDENCE, node);
}

/* Many cards: the first ones, and the others when they are asked for. */
static void
test_many_cards (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GPtrArray) some = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) again = NULL;
  GtkWidget *more;

  for (guint i = 0; i < 6; i++)
    add_voice (fixture, i);
  select_record (fixture, "cd");
  g_assert_false (tells (fixture->inspector, "Show All"));

  add_voice (fixture, 6);
  select_record (fixture, "ab");
  select_record (fixture, "cd");
  some = find_all (fixture, ENT_TYPE_EVIDENCE_CARD);
  g_assert_cmpuint (some->len, ==, 6);
  g_assert_true (says (fixture->inspector, "Show All (7 Passages)"));
  g_assert_true (says (fixture->inspector, "7 support"));

  more = find_button (fixture, "Show All (7 Passages)");
  g_signal_emit_by_name (more, "clicked");
  all = find_all (fixture, ENT_TYPE_EVIDENCE_CARD);
  g_assert_cmpuint (all->len, ==, 7);
  g_assert_false (tells (fixture->inspector, "Show All"));
  g_assert_true (gtk_widget_has_focus (g_ptr_array_index (all, 6)));

  select_record (fixture, "ab");
  select_record (fixture, "cd");
  again = find_all (fixture, ENT_TYPE_EVIDENCE_CARD);
  g_assert_cmpuint (again->len, ==, 6);
}

static void
test_state (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) rows = NULL;

  select_record (fixture, "AAA");
  g_assert_true (says (fixture->inspector, "Árland"));
  g_assert_true (says (fixture->inspector, "State"));
  g_assert_true (says (fixture->inspector, "1900 to the present"));
  g_assert_true (says (fixture->inspector, "AAA"));
  g_assert_true (says (fixture->inspector, "Old Arland"));
  g_assert_true (says (fixture->inspector, "Rule of the crown"));
  g_assert_true (says (fixture->inspector, "Regime · 1900 to 1979"));
  g_assert_true (says (fixture->inspector, "Alliances Now"));
  g_assert_true (says (fixture->inspector, "Árland – Cathia"));
  g_assert_false (says (fixture->inspector, "Other Ties Now"));
  g_assert_true (says (fixture->inspector, "League of five"));
  g_assert_true (says (fixture->inspector, "Troops to Borduria"));
  g_assert_nonnull (find_card (fixture, "On: Rule of the crown"));

  rows = find_all (fixture, ENT_TYPE_OUTLINE_ROW);
  g_assert_cmpuint (rows->len, ==, 3);
  gtk_widget_activate (gtk_widget_get_parent (g_ptr_array_index (rows, 0)));
  g_assert_true (ent_session_get_selection (fixture->session) ==
                 panels_record (fixture->session, "ab"));
}

static void
test_state_time (Fixture       *fixture,
                 gconstpointer  data)
{
  select_record (fixture, "BBB");
  g_assert_true (says (fixture->inspector, "Other Ties Now"));
  g_assert_true (says (fixture->inspector, "By the sea."));
  g_assert_true (says (fixture->inspector, "Outside the articles: an atlas"));

  panels_go (fixture->session, "1957");
  g_assert_false (says (fixture->inspector, "Árland"));
  panels_go (fixture->session, "1965");
  g_assert_true (says (fixture->inspector, "Alliances Now"));
  g_assert_true (says (fixture->inspector, "Ended"));

  /* The state stays selected, and its page where it is. */
  g_assert_true (ent_session_get_selection (fixture->session) ==
                 panels_record (fixture->session, "BBB"));
  g_assert_true (says (fixture->inspector, "By the sea."));

  select_record (fixture, "x-front");
  g_assert_true (says (fixture->inspector, "Not a state"));
}

static void
test_change (Fixture       *fixture,
             gconstpointer  data)
{
  EntRecord *pact = panels_record (fixture->session, "pact");
  g_autoptr (EntChange) change = ent_change_new ("Rename");
  g_autoptr (JsonNode) before = ent_record_to_json (pact);
  g_autoptr (JsonNode) after = ent_record_to_json (pact);
  g_autoptr (GError) error = NULL;

  select_record (fixture, "ab");
  json_object_set_string_member (json_node_get_object (after), "title", "Pact of May");
  ent_change_add (change, ENT_TYPE_INSTRUMENT, before, after);
  ent_session_apply (fixture->session, change, &error);
  g_assert_no_error (error);

  g_assert_true (says (fixture->inspector, "Pact of May"));
  g_assert_false (tells (fixture->inspector, "Pact of the Spring"));
  g_assert_true (says (fixture->inspector, "On: Pact of May"));
}

static void
test_removed (Fixture       *fixture,
              gconstpointer  data)
{
  EntRecord *objection = panels_record (fixture->session, "e3");
  g_autoptr (EntChange) change = ent_change_new ("Remove");
  g_autoptr (JsonNode) before = ent_record_to_json (objection);
  g_autoptr (GError) error = NULL;

  select_record (fixture, "ab");
  ent_change_add (change, ENT_TYPE_EVIDENCE, before, NULL);
  ent_session_apply (fixture->session, change, &error);
  g_assert_no_error (error);

  g_assert_null (find_card (fixture, "Digest of 2."));
  g_assert_true (says (fixture->inspector, "2 support · 1 mentions"));
  g_assert_false (says (fixture->inspector, "Contested"));

  ent_session_undo (fixture->session);
  g_assert_nonnull (find_card (fixture, "Digest of 2."));
}

static void
test_session (Fixture       *fixture,
              gconstpointer  data)
{
  g_signal_connect_swapped (fixture->inspector, "notify::session", G_CALLBACK (count_up),
                            &fixture->count);
  select_record (fixture, "ab");
  ent_inspector_set_session (ENT_INSPECTOR (fixture->inspector), fixture->session);
  g_assert_cmpint (fixture->count, ==, 0);
  ent_inspector_set_session (ENT_INSPECTOR (fixture->inspector), NULL);
  g_assert_cmpint (fixture->count, ==, 1);
  g_assert_true (says (fixture->inspector, "Select a State or a Link"));
}

static void
test_width (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const ids[] = { NULL, "ab", "cd", "front", "AAA", "x-front" };

  /* The sidebar is twice as wide where text is twice as large. */
  for (int scale = 1; scale <= 2; scale++)
    for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
      {
        int minimum;

        scale_text (scale);
        if (ids[i] != NULL)
          select_record (fixture, ids[i]);
        else
          ent_session_select (fixture->session, NULL, NULL);
        wait_frames (fixture->window, 2);
        gtk_widget_measure (fixture->inspector, GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                            NULL, NULL, NULL);
        g_assert_cmpint (minimum, <=, 300 * scale);
      }
  scale_text (1);
}

static void
test_terms (void)
{
  static const char *const terms[][2] = {
    { "P25Y", "25 years" },
    { "P1Y", "1 year" },
    { "P1Y6M", "1 year, 6 months" },
    { "P2W", "2 weeks" },
    { "P90D", "90 days" },
    { "for ever", "for ever" },
    { "P", "P" },
    { "PT3H", "PT3H" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      g_autofree char *words = ent_words_dup_term (terms[i][0]);

      g_assert_cmpstr (words, ==, terms[i][1]);
    }

  g_assert_null (ent_words_dup_term (NULL));
}

static void
test_sizes (void)
{
  static const struct
  {
    const char *members;
    const char *words;
  } sizes[] = {
    { "", NULL },
    { ", 'size-min': 40, 'size-max': 60, 'size-unit': 'troops'", "40 to 60 troops" },
    { ", 'size-max': 10, 'size-unit': 'troops'", "up to 10 troops" },
    { ", 'size-min': 10, 'size-unit': 'ships'", "at least 10 ships" },
    { ", 'size-min': 7, 'size-max': 7", "7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *json = NULL;
      g_autofree char *words = NULL;
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (EntRecord) event = NULL;
      g_autoptr (GError) error = NULL;

      json = g_strdup_printf ("{'id': 'e', 'kind': 'deployment', 'title': 'T', 'date': '1961',"
                              " 'parties': ['AAA']%s}", sizes[i].members);
      node = panels_parse (json);
      event = ent_record_new_from_json (ENT_TYPE_EVENT, node, &error);
      g_assert_no_error (error);
      words = ent_words_dup_size (ENT_EVENT (event));
      g_assert_cmpstr (words, ==, sizes[i].words);
    }
}

static void
test_finalize (void)
{
  EntSession *session = panels_session ("1965");
  GtkWidget *window = gtk_window_new ();
  GtkWidget *inspector = ent_inspector_new ();
  GtkWidget *card;
  GtkWidget *lane;

  ent_session_select (session, panels_record (session, "ab"), NULL);
  g_object_set (inspector, "session", session, NULL);
  gtk_window_set_child (GTK_WINDOW (window), inspector);
  present (window);
  card = find_widget (inspector, ENT_TYPE_EVIDENCE_CARD);
  lane = find_widget (inspector, ENT_TYPE_LANE);
  g_assert_nonnull (card);
  g_assert_nonnull (lane);
  g_object_add_weak_pointer (G_OBJECT (inspector), (gpointer *) &inspector);
  g_object_add_weak_pointer (G_OBJECT (card), (gpointer *) &card);
  g_object_add_weak_pointer (G_OBJECT (lane), (gpointer *) &lane);

  close_window (window);
  g_assert_null (inspector);
  g_assert_null (card);
  g_assert_null (lane);

  /* Nobody listens any more. */
  panels_go (session, "1980");
  ent_session_select (session, NULL, NULL);
  g_assert_finalize_object (session);
}

int
main (int   argc,
      char *argv[])
{
  start_test (&argc, &argv);

#define ADD(name, function) \
  g_test_add ("/inspector/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("empty", test_empty);
  ADD ("tie", test_tie);
  ADD ("instruments", test_instruments);
  ADD ("order", test_order);
  ADD ("members", test_members);
  ADD ("time", test_time);
  ADD ("definition", test_definition);
  ADD ("lanes", test_lanes);
  ADD ("lanes-of-many", test_lanes_of_many);
  g_test_add_func ("/inspector/lane-position", test_lane_position);
  ADD ("link", test_link);
  ADD ("cards", test_cards);
  ADD ("card-description", test_card_description);
  ADD ("words", test_words);
  ADD ("words-not-found", test_words_not_found);
  ADD ("copy", test_copy);
  ADD ("filter", test_filter);
  ADD ("many-cards", test_many_cards);
  ADD ("state", test_state);
  ADD ("state-time", test_state_time);
  ADD ("change", test_change);
  ADD ("removed", test_removed);
  ADD ("session", test_session);
  ADD ("width", test_width);
  g_test_add_func ("/inspector/terms", test_terms);
  g_test_add_func ("/inspector/sizes", test_sizes);
  g_test_add_func ("/inspector/finalize", test_finalize);

  return g_test_run ();
}

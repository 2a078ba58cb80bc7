/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-passage-steps.h"
#include "panels-helpers.h"
#include "reader-helpers.h"

/*
 * The reader: what it shows of an article, what it does with the session and what the
 * session does with it. Passages, states and texts are invented.
 */

typedef struct
{
  EntSession  *session;
  GtkWidget   *window;
  GtkWidget   *reader;
  EntTextPage *page;
} Fixture;

static void
fixture_open (Fixture    *fixture,
              EntSession *session)
{
  fixture->session = session;
  fixture->window = gtk_window_new ();
  fixture->reader = ent_reader_new ();
  fixture->page = ENT_TEXT_PAGE (find_widget (fixture->reader, ENT_TYPE_TEXT_PAGE));
  ent_reader_set_session (ENT_READER (fixture->reader), session);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->reader);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 620, 500);
  present (fixture->window);
}

/* Nothing keeps the reader when its window is gone. */
static void
fixture_close (Fixture *fixture)
{
  gpointer reader = fixture->reader;

  g_object_add_weak_pointer (G_OBJECT (fixture->reader), &reader);
  close_window (fixture->window);
  g_assert_null (reader);
  g_assert_finalize_object (fixture->session);
}

static EntReading *
get_reading (Fixture *fixture)
{
  return ent_session_get_reading (fixture->session);
}

static void
assert_passage (Fixture    *fixture,
                const char *id)
{
  EntPassage *passage = ent_reading_get_passage (get_reading (fixture));

  g_assert_cmpstr (passage ? ent_record_get_id (ENT_RECORD (passage)) : NULL, ==, id);
}

static void
assert_selection (Fixture    *fixture,
                  const char *id)
{
  EntRecord *selection = ent_session_get_selection (fixture->session);

  g_assert_cmpstr (selection ? ent_record_get_id (selection) : NULL, ==, id);
}

static void
assert_time (Fixture    *fixture,
             const char *edtf)
{
  g_assert_cmpstr (ent_date_get_edtf (ent_session_get_at (fixture->session)), ==, edtf);
}

static void
go (Fixture    *fixture,
    const char *edtf)
{
  g_autoptr (EntDate) at = ent_date_new (edtf, NULL);

  ent_session_set_at (fixture->session, at);
}

static gsize
find (Fixture    *fixture,
      const char *words)
{
  return find_words (ent_text_page_get_text (fixture->page), words);
}

static void
put_caret (Fixture    *fixture,
           const char *words)
{
  gsize at = find (fixture, words);

  ent_text_page_select (fixture->page, at, at);
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->reader, action, NULL));
}

static char *
dup_selected (Fixture *fixture)
{
  g_autoptr (EntExcerpt) excerpt = ent_text_page_dup_excerpt (fixture->page);

  return excerpt ? ent_excerpt_dup_words (excerpt) : NULL;
}

static void
assert_selected (Fixture    *fixture,
                 const char *words)
{
  g_autofree char *selected = dup_selected (fixture);

  g_assert_cmpstr (selected, ==, words);
}

/* ---------------------------------------------------------------- what is shown */

static void
test_empty (void)
{
  Fixture fixture;
  g_autoptr (EntText) text = reader_text (reader_article);
  g_autoptr (EntCase) the_case = reader_case (text);

  fixture_open (&fixture, ent_session_new (the_case));
  g_assert_true (tells (fixture.reader, "No Article Open"));
  ent_reader_scroll_to (ENT_READER (fixture.reader), 3, 9);
  fixture_close (&fixture);
}

static void
test_header (void)
{
  Fixture fixture;

  fixture_open (&fixture, reader_session ());
  g_assert_true (says (fixture.reader, "On the friends of Arland"));
  g_assert_true (says (fixture.reader, "Jan Doe · The Riverine Review · 4 May 1999"));
  g_assert_true (says (fixture.reader, "6 passages"));
  fixture_close (&fixture);
}

/* A place in the buffer is the place in the text. */
static void
test_offsets (void)
{
  Fixture fixture;
  g_autofree char *content = NULL;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  fixture_open (&fixture, reader_session ());
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture.page));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  content = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_cmpstr (content, ==, ent_text_get_content (ent_text_page_get_text (fixture.page)));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==,
                   ent_text_get_length (ent_text_page_get_text (fixture.page)));
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (fixture.page)));
  fixture_close (&fixture);
}

static void
test_no_text (void)
{
  Fixture fixture;
  GtkWidget *list;

  fixture_open (&fixture, reader_session ());
  ent_reading_open (get_reading (&fixture),
                    ENT_ARTICLE (reader_record (fixture.session, "letters")), NULL);
  wait_frames (fixture.window, 3);
  g_assert_null (ent_text_page_get_text (fixture.page));
  g_assert_true (tells (fixture.reader, "Its Text Is Not Here"));
  g_assert_true (tells (fixture.reader, "Supports: Arland – Borduria"));
  g_assert_true (says (fixture.reader, "Digest of l1."));

  list = find_widget (fixture.reader, GTK_TYPE_LIST_VIEW);
  g_signal_emit_by_name (list, "activate", 0);
  assert_passage (&fixture, "l1");
  assert_selection (&fixture, "ab");
  fixture_close (&fixture);
}

static void
count_up (guint *count)
{
  (*count)++;
}

/* What isn't found in another copy is not marked, and is said. */
static void
test_unplaced (void)
{
  Fixture fixture;
  g_autoptr (EntText) text = reader_text ("# On the friends of Arland\n\nNothing of it is here.\n");
  EntHighlights *highlights;
  guint n_reviews = 0;

  fixture_open (&fixture, reader_session ());
  highlights = ent_text_page_get_highlights (fixture.page);
  g_assert_cmpuint (ent_highlights_get_n (highlights), ==, 6);
  g_assert_cmpuint (ent_highlights_get_n_unplaced (highlights), ==, 0);

  ent_attachments_attach_to (ent_session_get_attachments (fixture.session),
                             ENT_ARTICLE (reader_record (fixture.session, "friends")), text);
  highlights = ent_text_page_get_highlights (fixture.page);
  g_assert_cmpuint (ent_highlights_get_n (highlights), ==, 0);
  g_assert_cmpuint (ent_highlights_get_n_unplaced (highlights), ==, 6);
  wait_frames (fixture.window, 3);
  g_assert_true (tells (fixture.reader, "6 passages could not be placed"));

  g_signal_connect_swapped (fixture.reader, "review-requested", G_CALLBACK (count_up), &n_reviews);
  act (&fixture, "reader.review");
  g_assert_cmpuint (n_reviews, ==, 1);
  fixture_close (&fixture);
}

/* What has no place in the copy is placed by hand, and is then marked there. */
static void
test_place (void)
{
  Fixture fixture;
  const char *words = "Nothing of it is here.";
  g_autoptr (EntText) text = reader_text ("# On the friends of Arland\n\nNothing of it is here.\n");
  EntArticle *article = NULL;
  EntPassage *passage = NULL;
  gboolean can_undo = TRUE;
  gsize at = 0;

  fixture_open (&fixture, reader_session ());
  article = ENT_ARTICLE (reader_record (fixture.session, "friends"));
  passage = ENT_PASSAGE (reader_record (fixture.session, "p1"));
  ent_reading_open (get_reading (&fixture), article, passage);
  ent_attachments_attach_to (ent_session_get_attachments (fixture.session), article, text);
  wait_frames (fixture.window, 3);
  g_assert_true (tells (fixture.reader, "Select the words of this passage"));

  /* Nothing is selected yet. */
  gtk_widget_activate_action (fixture.reader, "reader.place-passage", NULL);
  g_object_get (fixture.session, "can-undo", &can_undo, NULL);
  g_assert_false (can_undo);

  at = find (&fixture, words);
  ent_text_page_select (fixture.page, at, at + strlen (words));
  act (&fixture, "reader.place-passage");
  g_assert_cmpint (ent_attachments_get_match (ent_session_get_attachments (fixture.session),
                                              passage, NULL), ==, ENT_ANCHOR_EXACT);
  g_assert_cmpuint (ent_highlights_get_n (ent_text_page_get_highlights (fixture.page)), ==, 1);
  g_assert_cmpuint (
    ent_highlights_get_n_unplaced (ent_text_page_get_highlights (fixture.page)), ==, 5);
  wait_frames (fixture.window, 3);
  g_assert_true (tells (fixture.reader, "5 passages could not be placed"));

  ent_session_undo (fixture.session);
  g_assert_cmpuint (
    ent_highlights_get_n_unplaced (ent_text_page_get_highlights (fixture.page)), ==, 6);
  fixture_close (&fixture);
}

/* ---------------------------------------------------------------- highlights */

static void
test_highlights (void)
{
  g_autoptr (EntSession) session = reader_session ();
  EntCase *the_case = ent_session_get_case (session);
  EntArticle *article = ENT_ARTICLE (reader_record (session, "friends"));
  EntText *text = ent_attachments_get_text (ent_session_get_attachments (session), article);
  g_autoptr (EntHighlights) highlights = ent_highlights_new (session, article);
  const EntHighlight *highlight;
  g_autoptr (GPtrArray) all = NULL;
  EntStance stance;

  /* p1 and p2 overlap: they are drawn in two lanes, and the shorter one is meant. */
  highlight = ent_highlights_lookup (highlights, ENT_PASSAGE (reader_record (session, "p1")));
  g_assert_cmpuint (highlight->lane, ==, 0);
  g_assert_cmpuint (highlight->start, ==, find_words (text, "Arland and Borduria"));
  highlight = ent_highlights_lookup (highlights, ENT_PASSAGE (reader_record (session, "p2")));
  g_assert_cmpuint (highlight->lane, ==, 1);
  all = ent_highlights_get_all_at (highlights, find_words (text, "signed their"));
  g_assert_cmpuint (all->len, ==, 2);
  highlight = ent_highlights_lookup (highlights, ENT_PASSAGE (reader_record (session, "p3")));
  g_assert_cmpuint (highlight->lane, ==, 0);
  g_assert_null (ent_highlights_get_at (highlights, find_words (text, "One minister")));
  g_assert_cmpuint (ent_highlights_get_first (highlights, highlight->start), ==, 2);

  /* It contests one thing and mentions another. */
  highlight = ent_highlights_lookup (highlights, ENT_PASSAGE (reader_record (session, "p4")));
  g_assert_true (ent_highlight_get_stance (highlight, the_case, NULL, &stance));
  g_assert_cmpint (stance, ==, ENT_STANCE_CONTESTS);
  g_assert_true (ent_highlight_get_stance (highlight, the_case, reader_record (session, "ab"),
                                           &stance));
  g_assert_cmpint (stance, ==, ENT_STANCE_MENTIONS);
  highlight = ent_highlights_lookup (highlights, ENT_PASSAGE (reader_record (session, "p6")));
  g_assert_false (ent_highlight_get_stance (highlight, the_case, NULL, &stance));
}

/* The marks in the margin say which link, to those who don't see them too. */
static void
test_margin (void)
{
  Fixture fixture;

  fixture_open (&fixture, reader_session ());
  wait_frames (fixture.window, 4);
  g_assert_true (says (GTK_WIDGET (fixture.page), "Borduria – Cathia"));
  g_assert_true (says (GTK_WIDGET (fixture.page), "+1 Borduria – Cathia"));
  ent_text_page_set_compact (fixture.page, TRUE);
  wait_frames (fixture.window, 4);
  g_assert_false (tells (GTK_WIDGET (fixture.page), "Borduria – Cathia"));
  fixture_close (&fixture);
}

/* A passage that is made, and unmade, comes and goes. */
static void
test_case_changes (void)
{
  Fixture fixture;
  g_autoptr (EntChange) change = ent_change_new ("Detach");
  g_autoptr (JsonNode) evidence = NULL;
  g_autoptr (JsonNode) passage = NULL;
  g_autoptr (GError) error = NULL;

  fixture_open (&fixture, reader_session ());
  ent_reading_set_passage (get_reading (&fixture),
                           ENT_PASSAGE (reader_record (fixture.session, "p3")));
  evidence = ent_record_to_json (reader_record (fixture.session, "e3"));
  passage = ent_record_to_json (reader_record (fixture.session, "p3"));
  ent_change_add (change, ENT_TYPE_EVIDENCE, evidence, NULL);
  ent_change_add (change, ENT_TYPE_PASSAGE, passage, NULL);
  g_assert_true (ent_session_apply (fixture.session, change, &error));
  g_assert_no_error (error);
  wait_frames (fixture.window, 2);
  g_assert_cmpuint (ent_highlights_get_n (ent_text_page_get_highlights (fixture.page)), ==, 5);
  assert_passage (&fixture, NULL);
  g_assert_true (says (fixture.reader, "5 passages"));

  ent_session_undo (fixture.session);
  wait_frames (fixture.window, 2);
  g_assert_cmpuint (ent_highlights_get_n (ent_text_page_get_highlights (fixture.page)), ==, 6);
  fixture_close (&fixture);
}

static double
get_scroll (Fixture *fixture)
{
  return gtk_adjustment_get_value (
    gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->page)));
}

/* Who reads on is not taken back to the passage in focus by an edit. */
static void
test_stays (void)
{
  Fixture fixture;
  g_autoptr (EntChange) change = ent_change_new ("Digest");
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;
  double scroll;

  fixture_open (&fixture, reader_session ());
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 400, 320);
  ent_reading_set_passage (get_reading (&fixture),
                           ENT_PASSAGE (reader_record (fixture.session, "p1")));
  wait_frames (fixture.window, 8);
  ent_reader_scroll_to (ENT_READER (fixture.reader), find (&fixture, "nobody asked how many"),
                        find (&fixture, " how many"));
  wait_frames (fixture.window, 8);
  scroll = get_scroll (&fixture);
  g_assert_cmpfloat (scroll, >, 0);

  before = ent_record_to_json (reader_record (fixture.session, "p1"));
  after = ent_record_to_json (reader_record (fixture.session, "p1"));
  json_object_set_string_member (json_node_get_object (after), "digest", "Another.");
  ent_change_add (change, ENT_TYPE_PASSAGE, before, after);
  g_assert_true (ent_session_apply (fixture.session, change, NULL));
  wait_frames (fixture.window, 4);
  g_assert_cmpfloat (get_scroll (&fixture), ==, scroll);
  assert_passage (&fixture, "p1");
  fixture_close (&fixture);
}

/* ---------------------------------------------------------------- the session */

static void
test_select_link (void)
{
  Fixture fixture;

  fixture_open (&fixture, reader_session ());
  ent_session_select (fixture.session, reader_record (fixture.session, "bc"), NULL);
  assert_passage (&fixture, "p4");
  g_assert_true (says (fixture.reader, "1 of 2"));
  g_assert_true (says (fixture.reader, "Borduria – Cathia"));
  /* Nothing of it is in the article. */
  ent_session_select (fixture.session, reader_record (fixture.session, "DDD"), NULL);
  assert_passage (&fixture, NULL);
  g_assert_true (says (fixture.reader, "No passages"));
  fixture_close (&fixture);
}

/* Through the passages of a link, into another article and back. */
static void
test_steps (void)
{
  static const char *const expected[] = { "p1", "p2", "p3", "p4", "l1" };
  Fixture fixture;

  fixture_open (&fixture, reader_session ());
  ent_session_select (fixture.session, reader_record (fixture.session, "ab"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *count = g_strdup_printf ("%u of 5", i + 1);

      assert_passage (&fixture, expected[i]);
      g_assert_true (says (fixture.reader, count));
      act (&fixture, "reader.next-passage");
    }
  /* The last stays the last. */
  assert_passage (&fixture, "l1");
  g_assert_true (ent_reading_get_article (get_reading (&fixture)) ==
                 ENT_ARTICLE (reader_record (fixture.session, "letters")));
  act (&fixture, "reader.previous-passage");
  assert_passage (&fixture, "p4");
  g_assert_true (ent_reading_get_article (get_reading (&fixture)) ==
                 ENT_ARTICLE (reader_record (fixture.session, "friends")));
  assert_selection (&fixture, "ab");
  fixture_close (&fixture);
}

static void
test_activate_passage (void)
{
  Fixture fixture;
  GdkRectangle at = { 100, 100, 1, 1 };

  fixture_open (&fixture, reader_session ());
  go (&fixture, "1950");
  g_assert_true (ent_text_page_activate_at (fixture.page, find (&fixture, "agrees that"), &at));
  assert_passage (&fixture, "p3");
  assert_selection (&fixture, "ab");
  assert_time (&fixture, "1960");

  /* One for several things asks which, and does nothing yet. */
  g_assert_true (ent_text_page_activate_at (fixture.page, find (&fixture, "never answered"), &at));
  assert_passage (&fixture, "p4");
  assert_selection (&fixture, "ab");
  g_assert_true (gtk_widget_activate_action (fixture.reader, "reader.visit", "(ss)", "p4", "bc"));
  assert_passage (&fixture, "p4");
  assert_selection (&fixture, "bc");

  g_assert_false (ent_text_page_activate_at (fixture.page, find (&fixture, "One minister"), &at));
  fixture_close (&fixture);
}

static void
test_mentions (void)
{
  Fixture fixture;
  GdkRectangle at = { 0 };

  fixture_open (&fixture, reader_session ());
  g_assert_true (ent_text_page_activate_at (fixture.page, find (&fixture, "1970s"), &at));
  assert_time (&fixture, "197X");
  assert_selection (&fixture, NULL);
  g_assert_true (ent_text_page_activate_at (fixture.page, find (&fixture, "1962–65"), &at));
  assert_time (&fixture, "1962/1965");
  g_assert_true (ent_text_page_activate_at (fixture.page, find (&fixture, "Old Arland"), &at));
  assert_selection (&fixture, "AAA");
  /* Only one thing: the passage that the year stands in is not gone to. */
  assert_passage (&fixture, NULL);

  put_caret (&fixture, "1960. Both");
  act (&fixture, "reader.activate");
  assert_time (&fixture, "1960");
  g_assert_true (gtk_widget_activate_action (fixture.reader, "reader.go-to-date", "s", "1977"));
  assert_time (&fixture, "1977");
  g_assert_true (gtk_widget_activate_action (fixture.reader, "reader.select-state", "s", "CCC"));
  assert_selection (&fixture, "CCC");
  fixture_close (&fixture);
}

/* ---------------------------------------------------------------- selecting */

static void
test_select_sentence (void)
{
  Fixture fixture;

  fixture_open (&fixture, reader_session ());
  put_caret (&fixture, "minister calls");
  act (&fixture, "reader.select-sentence");
  assert_selected (&fixture, "One minister calls it a polite letter.");
  act (&fixture, "reader.extend-sentence");
  assert_selected (&fixture, "One minister calls it a polite letter. Cathia, which had been asked "
                             "to join in 1962–65, never answered the question at all.");
  put_caret (&fixture, "careful man");
  act (&fixture, "reader.select-paragraph");
  assert_selected (&fixture, "The harbour of Cathia was open to the ships of every neighbour "
                             "during the 1970s. Its keeper, a careful man, wrote down each of them with "
                             "the hour of its coming and the colour of its flag.");
  fixture_close (&fixture);
}

/* What a double and a triple click select. */
static void
test_extend (void)
{
  Fixture fixture;
  GtkTextBuffer *buffer;
  GtkTextIter location, start, end;
  gboolean stop = FALSE;
  g_autofree char *sentence = NULL;
  g_autofree char *paragraph = NULL;

  fixture_open (&fixture, reader_session ());
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture.page));
  gtk_text_buffer_get_iter_at_offset (buffer, &location, (int) find (&fixture, "minister calls"));
  g_signal_emit_by_name (fixture.page, "extend-selection", GTK_TEXT_EXTEND_SELECTION_WORD,
                         &location, &start, &end, &stop);
  g_assert_true (stop);
  sentence = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (sentence, ==, "One minister calls it a polite letter.");
  g_signal_emit_by_name (fixture.page, "extend-selection", GTK_TEXT_EXTEND_SELECTION_LINE,
                         &location, &start, &end, &stop);
  paragraph = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_true (g_str_has_prefix (paragraph, "Not everybody"));
  g_assert_true (g_str_has_suffix (paragraph, "at all."));
  fixture_close (&fixture);
}

typedef struct
{
  EntExcerpt *excerpt;
  EntRecord  *target;
  guint       count;
} Request;

static void
request_cb (EntReading *reading,
            EntExcerpt *excerpt,
            EntRecord  *target,
            Request    *request)
{
  g_set_object (&request->excerpt, excerpt);
  request->target = target;
  request->count++;
}

/* What a finger does that is held still. */
static void
test_select_word (void)
{
  Fixture fixture;
  gsize at, start, end;

  fixture_open (&fixture, reader_session ());
  at = find (&fixture, "minister calls");
  for (gsize i = 0; i < strlen ("minister"); i++)
    {
      ent_text_page_select (fixture.page, 0, 0);
      g_assert_true (ent_text_page_select_word (fixture.page, at + i));
      g_assert_true (ent_text_page_get_selection (fixture.page, &start, &end));
      g_assert_cmpuint (start, ==, at);
      g_assert_cmpuint (end, ==, at + strlen ("minister"));
    }

  /* Between words there is none. */
  g_assert_false (ent_text_page_select_word (fixture.page, at + strlen ("minister")));
  fixture_close (&fixture);
}

static void
test_attach (void)
{
  Fixture fixture;
  Request request = { 0 };
  g_autofree char *words = NULL;
  gsize start;

  fixture_open (&fixture, reader_session ());
  g_signal_connect (get_reading (&fixture), "attach-requested", G_CALLBACK (request_cb), &request);
  /* Nothing is selected. */
  gtk_widget_activate_action (fixture.reader, "reader.attach", NULL);
  g_assert_cmpuint (request.count, ==, 0);

  /* Blanks at the ends are left out. */
  start = find (&fixture, " One minister");
  ent_text_page_select (fixture.page, start, find (&fixture, "Cathia, which"));
  act (&fixture, "reader.attach");
  g_assert_cmpuint (request.count, ==, 1);
  g_assert_null (request.target);
  words = ent_excerpt_dup_words (request.excerpt);
  g_assert_cmpstr (words, ==, "One minister calls it a polite letter.");
  g_assert_cmpuint (ent_excerpt_get_start (request.excerpt), ==, start + 1);
  g_assert_true (ent_excerpt_get_article (request.excerpt) ==
                 ENT_ARTICLE (reader_record (fixture.session, "friends")));
  g_clear_object (&request.excerpt);
  fixture_close (&fixture);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  if (*text == NULL)
    *text = g_strdup ("");
}

static void
test_copy_citation (void)
{
  Fixture fixture;
  g_autofree char *text = NULL;

  fixture_open (&fixture, reader_session ());
  put_caret (&fixture, "minister calls");
  act (&fixture, "reader.select-sentence");
  act (&fixture, "reader.copy-citation");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture.reader), NULL, read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (text, ==, "“One minister calls it a polite letter.” (Doe 1999, ¶\u00a02)");
  fixture_close (&fixture);
}

/* ---------------------------------------------------------------- finding */

static void
type_words (Fixture    *fixture,
            const char *words)
{
  GtkWidget *entry = find_widget (fixture->reader, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "search-changed");
}

static void
test_find (void)
{
  Fixture fixture;
  GtkWidget *entry;

  fixture_open (&fixture, reader_session ());
  entry = find_widget (fixture.reader, GTK_TYPE_SEARCH_ENTRY);
  put_caret (&fixture, "Not everybody");
  act (&fixture, "reader.find");
  type_words (&fixture, "CATHIA");
  /* The nearest behind the caret, and nothing is selected. */
  g_assert_true (says (fixture.reader, "1 of 2"));
  assert_selected (&fixture, NULL);
  act (&fixture, "reader.find-next");
  g_assert_true (says (fixture.reader, "2 of 2"));
  assert_selected (&fixture, NULL);
  act (&fixture, "reader.find-next");
  g_assert_true (says (fixture.reader, "1 of 2"));
  act (&fixture, "reader.find-previous");
  g_assert_true (says (fixture.reader, "2 of 2"));
  g_signal_emit_by_name (entry, "activate");
  assert_selected (&fixture, "Cathia");
  g_assert_cmpuint (ent_text_page_get_caret (fixture.page), ==,
                    find (&fixture, "harbour of Cathia") + strlen ("harbour of Cathia"));

  type_words (&fixture, "treaty");
  g_assert_true (says (fixture.reader, "No matches"));
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_false (gtk_search_bar_get_search_mode (
    GTK_SEARCH_BAR (find_widget (fixture.reader, GTK_TYPE_SEARCH_BAR))));
  fixture_close (&fixture);
}

/* ---------------------------------------------------------------- long texts */

static EntSession *
long_session (guint n_paragraphs)
{
  g_autoptr (GString) content = g_string_new ("# A long tale\n\n");
  g_autoptr (EntText) text = NULL;
  g_autoptr (EntCase) the_case = NULL;
  g_autoptr (EntText) short_text = reader_text (reader_article);
  EntSession *session;
  EntArticle *article;

  for (guint i = 1; i <= n_paragraphs; i++)
    g_string_append_printf (content, "This is the paragraph that was written as number %u of all. "
                            "In it Arland meets Borduria, once more, on a ferry that was built in "
                            "%u, and nobody who was there can say what the two had to talk about "
                            "for so long, or why the lamps were out.\n\n", i, 1500 + i % 500);
  text = reader_text (content->str);
  the_case = reader_case (short_text);
  session = ent_session_new (the_case);
  article = ENT_ARTICLE (reader_record (session, "letters"));
  ent_attachments_attach_to (ent_session_get_attachments (session), article, text);
  ent_reading_open (ent_session_get_reading (session), article, NULL);

  return session;
}

/* The names of a long text are found in a thread, and a far place is shown. */
static void
test_long (void)
{
  Fixture fixture;
  GdkRectangle seen, row;
  GtkTextIter iter;
  gsize start;

  fixture_open (&fixture, long_session (5000));
  start = find (&fixture, "number 4321 of");
  while (ent_text_page_get_mention_at (fixture.page, find (&fixture, "Arland")) == NULL)
    g_main_context_iteration (NULL, TRUE);

  ent_reader_scroll_to (ENT_READER (fixture.reader), start, start + 11);
  wait_frames (fixture.window, 10);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (fixture.page), &seen);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture.page)),
                                      &iter, (int) start);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (fixture.page), &iter, &row);
  g_assert_cmpint (row.y, >=, seen.y);
  g_assert_cmpint (row.y + row.height, <=, seen.y + seen.height);

  /* The key to the end leads to the end. */
  g_signal_emit_by_name (fixture.page, "move-cursor", GTK_MOVEMENT_BUFFER_ENDS, 1, FALSE);
  wait_frames (fixture.window, 10);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (fixture.page), &seen);
  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture.page)), &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (fixture.page), &iter, &row);
  g_assert_cmpint (row.y, >=, seen.y);
  g_assert_cmpint (row.y + row.height, <=, seen.y + seen.height);
  fixture_close (&fixture);
}

/* Another session, and none. */
static void
test_sessions (void)
{
  Fixture fixture;
  g_autoptr (EntSession) second = reader_session ();

  fixture_open (&fixture, reader_session ());
  g_assert_true (ent_reader_get_session (ENT_READER (fixture.reader)) == fixture.session);
  ent_reader_set_session (ENT_READER (fixture.reader), second);
  g_assert_nonnull (ent_text_page_get_text (fixture.page));
  ent_session_select (fixture.session, reader_record (fixture.session, "ab"), NULL);
  assert_passage (&fixture, NULL);
  ent_reader_set_session (ENT_READER (fixture.reader), NULL);
  g_assert_null (ent_text_page_get_text (fixture.page));
  ent_session_select (second, reader_record (second, "ab"), NULL);
  fixture_close (&fixture);
}

int
main (int    argc,
      char **argv)
{
  start_test (&argc, &argv);
  ent_reader_init_library ();
  g_test_add_func ("/reader/empty", test_empty);
  g_test_add_func ("/reader/header", test_header);
  g_test_add_func ("/reader/offsets", test_offsets);
  g_test_add_func ("/reader/no-text", test_no_text);
  g_test_add_func ("/reader/unplaced", test_unplaced);
  g_test_add_func ("/reader/place", test_place);
  g_test_add_func ("/reader/highlights", test_highlights);
  g_test_add_func ("/reader/margin", test_margin);
  g_test_add_func ("/reader/case-changes", test_case_changes);
  g_test_add_func ("/reader/stays", test_stays);
  g_test_add_func ("/reader/select-link", test_select_link);
  g_test_add_func ("/reader/steps", test_steps);
  g_test_add_func ("/reader/activate-passage", test_activate_passage);
  g_test_add_func ("/reader/mentions", test_mentions);
  g_test_add_func ("/reader/select-sentence", test_select_sentence);
  g_test_add_func ("/reader/extend", test_extend);
  g_test_add_func ("/reader/select-word", test_select_word);
  g_test_add_func ("/reader/attach", test_attach);
  g_test_add_func ("/reader/copy-citation", test_copy_citation);
  g_test_add_func ("/reader/find", test_find);
  g_test_add_func ("/reader/long", test_long);
  g_test_add_func ("/reader/sessions", test_sessions);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-coding.h"
#include "ent-reader-private.h"

/*
 * Putting a passage by hand where it stands. A passage that is in focus and has no place
 * in this copy of the text is asked for in the banner: its words are selected, and it is
 * placed there. Else the banner says how many wait to be reviewed.
 */

/* So much of a digest is told, in characters. */
#define DIGEST_CHARS 160

/* The passage in focus, where it has no place in the text that is shown. */
static EntPassage *
get_unplaced (EntReader *self)
{
  EntReading *reading = ent_reader_get_reading (self);
  EntPassage *passage = reading ? ent_reading_get_passage (reading) : NULL;
  EntAnchorState state;

  if (passage == NULL || ent_text_page_get_text (self->page) == NULL ||
      ent_case_lookup (ent_session_get_case (self->session), ENT_TYPE_PASSAGE,
                       ent_record_get_id (ENT_RECORD (passage))) == NULL)
    return NULL;

  state = ent_attachments_get_match (ent_session_get_attachments (self->session), passage, NULL);
  return state == ENT_ANCHOR_AMBIGUOUS || state == ENT_ANCHOR_ORPHAN ? passage : NULL;
}

static void
ask_for (EntReader  *self,
         EntPassage *passage)
{
  const char *digest = ent_passage_get_digest (passage);
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;

  if (digest != NULL && g_utf8_strlen (digest, -1) > DIGEST_CHARS)
    {
      g_autofree char *cut = g_utf8_substring (digest, 0, DIGEST_CHARS);

      shown = g_strconcat (g_strchomp (cut), "…", NULL);
    }
  else
    shown = g_strdup (digest != NULL ? digest : "");

  /* Translators: the user is asked to select words; what follows is what they say, in
     short. */
  text = g_strdup_printf (_("Select the words of this passage: %s"), shown);
  adw_banner_set_title (self->banner, text);
  adw_banner_set_button_label (self->banner, _("_Place Here"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner), "reader.place-passage");
}

static void
tell_unplaced (EntReader *self,
               guint      n_unplaced)
{
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("%u passage could not be placed in this copy of the text",
                                    "%u passages could not be placed in this copy of the text",
                                    n_unplaced),
                          n_unplaced);
  adw_banner_set_title (self->banner, text);
  adw_banner_set_button_label (self->banner, _("_Review…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner), "reader.review");
}

void
ent_reader_update_banner (EntReader *self)
{
  EntHighlights *highlights = ent_text_page_get_highlights (self->page);
  guint n_unplaced = highlights ? ent_highlights_get_n_unplaced (highlights) : 0;
  EntPassage *passage = get_unplaced (self);

  if (passage != NULL)
    ask_for (self, passage);
  else if (n_unplaced > 0)
    tell_unplaced (self, n_unplaced);
  adw_banner_set_revealed (self->banner, passage != NULL || n_unplaced > 0);
}

gboolean
ent_reader_may_place (EntReader *self)
{
  gsize start, end;

  return self->session != NULL && get_unplaced (self) != NULL &&
         ent_text_page_get_selection (self->page, &start, &end);
}

static void
place_passage_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  EntReader *self = ENT_READER (widget);
  EntPassage *passage = get_unplaced (self);
  g_autoptr (EntExcerpt) excerpt = ent_text_page_dup_excerpt (self->page);
  g_autoptr (EntChange) change = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  if (passage == NULL || excerpt == NULL)
    return;

  name = ent_article_dup_title (ent_excerpt_get_article (excerpt));
  /* Translators: in the undo menu; the title of the article that the passage is from. */
  title = g_strdup_printf (_("Place Passage of “%s”"), name);
  change = ent_change_new (title);
  ent_coding_add_reanchor (change, passage, ent_excerpt_get_text (excerpt),
                           ent_excerpt_get_start (excerpt), ent_excerpt_get_end (excerpt));
  ent_coding_add_text (change, ent_session_get_case (self->session),
                       ent_excerpt_get_article (excerpt), ent_excerpt_get_text (excerpt));
  if (!ent_session_apply (self->session, change, &error))
    adw_banner_set_title (self->banner, error->message);
}

void
ent_reader_class_install_place (GtkWidgetClass *widget_class)
{
  /**
   * EntReader|reader.place-passage:
   *
   * Puts the passage in focus, which has no place in this copy of the text, where the
   * selected words are.
   */
  gtk_widget_class_install_action (widget_class, "reader.place-passage", NULL, place_passage_cb);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-reader-private.h"
#include "ent-reader-words.h"
#include "ent-words.h"

/*
 * An article whose text is not here: the digests of its passages, each with what it is
 * evidence for. A row does what a click on the passage would.
 */

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *image = gtk_image_new ();

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (words), create_label ("caption-heading"));
  gtk_box_append (GTK_BOX (words), create_label (NULL));
  gtk_box_append (GTK_BOX (row), words);
  gtk_list_item_set_child (item, row);
}

static void
set_stance (GtkWidget *row,
            gboolean   has_stance,
            EntStance  stance)
{
  const char *classes[] = { "ent-digest", NULL, NULL };

  if (has_stance)
    classes[1] = ent_reader_words_get_class (stance);
  gtk_widget_set_css_classes (row, classes);
  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_widget_get_first_child (row)),
                                has_stance ? ent_reader_words_get_icon (stance)
                                           : "mail-attachment-symbolic");
}

static char *
dup_heading (EntReader          *self,
             const EntHighlight *highlight,
             gboolean            has_stance,
             EntStance           stance)
{
  g_autofree char *label = ent_reader_words_dup_label (self->session, highlight);
  EntAnchor *anchor = ent_passage_get_anchor (highlight->passage);
  guint paragraph = anchor ? ent_anchor_get_paragraph (anchor) : 0;
  g_autofree char *what = NULL;

  if (has_stance)
    what = g_strdup_printf (C_("mark in the margin", "%s: %s"),
                            ent_words_for_stance (stance), label);
  else
    what = g_strdup (label);
  if (paragraph == 0)
    return g_steal_pointer (&what);

  /* Translators: what a passage is evidence for, and the paragraph that it is in. */
  return g_strdup_printf (C_("digest", "%s · ¶\u00a0%u"), what, paragraph);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         EntReader                *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *words = gtk_widget_get_last_child (row);
  EntPassage *passage = gtk_list_item_get_item (item);
  EntCase *the_case = ent_session_get_case (self->session);
  EntStance stance = ENT_STANCE_MENTIONS;
  EntHighlight highlight = { .passage = passage };
  g_autoptr (GPtrArray) evidence = NULL;
  g_autofree char *heading = NULL;
  const char *digest = ent_passage_get_digest (passage);
  gboolean has_stance;

  evidence = ent_case_get_referrers (the_case, ENT_TYPE_EVIDENCE,
                                     ent_record_get_id (ENT_RECORD (passage)));
  highlight.evidence = evidence;
  has_stance = ent_highlight_get_stance (&highlight, the_case,
                                         ent_session_get_selection (self->session), &stance);
  heading = dup_heading (self, &highlight, has_stance, stance);
  set_stance (row, has_stance, stance);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (words)), heading);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (words)),
                       digest ? digest : _("It has no digest."));
  gtk_list_item_set_accessible_label (item, heading);
  gtk_list_item_set_accessible_description (item, digest ? digest : "");
}

static void
digest_activated_cb (EntReader   *self,
                     guint        position,
                     GtkListView *view)
{
  g_autoptr (EntPassage) passage = NULL;
  GdkRectangle at = { gtk_widget_get_width (GTK_WIDGET (view)) / 2, 0, 1, 1 };

  passage = g_list_model_get_item (G_LIST_MODEL (self->digest_list), position);
  if (passage != NULL)
    ent_reader_activate_passage (self, passage, &at);
}

void
ent_reader_class_bind_digests (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, digest_activated_cb);
}

void
ent_reader_add_digests (EntReader *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSingleSelection *selection;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->digest_list = g_list_store_new (ENT_TYPE_PASSAGE);
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->digest_list)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_list_view_set_factory (self->digests, factory);
  gtk_list_view_set_model (self->digests, GTK_SELECTION_MODEL (selection));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->digests),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Digests of the passages"),
                                  -1);
  g_object_unref (factory);
  g_object_unref (selection);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  EntAnchor *first = ent_passage_get_anchor (*(EntPassage **) a);
  EntAnchor *second = ent_passage_get_anchor (*(EntPassage **) b);
  gsize first_start = first ? ent_anchor_get_start (first) : 0;
  gsize second_start = second ? ent_anchor_get_start (second) : 0;

  return first_start < second_start ? -1 : first_start > second_start;
}

/* Lists the passages of an article; of none, nothing. */
void
ent_reader_update_digests (EntReader  *self,
                           EntArticle *article)
{
  g_autoptr (GPtrArray) passages = NULL;

  if (article == NULL)
    {
      g_list_store_remove_all (self->digest_list);
      return;
    }

  passages = ent_case_get_referrers (ent_session_get_case (self->session), ENT_TYPE_PASSAGE,
                                     ent_record_get_id (ENT_RECORD (article)));
  g_ptr_array_sort (passages, compare_places);
  g_list_store_splice (self->digest_list, 0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->digest_list)),
                       passages->pdata, passages->len);
}

void
ent_reader_show_digest (EntReader  *self,
                        EntPassage *passage)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->digests));
  guint position = GTK_INVALID_LIST_POSITION;

  if (passage != NULL && !g_list_store_find (self->digest_list, passage, &position))
    position = GTK_INVALID_LIST_POSITION;

  gtk_single_selection_set_selected (selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->digests, position, GTK_LIST_SCROLL_NONE, NULL);
}

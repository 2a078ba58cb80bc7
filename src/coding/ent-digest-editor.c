/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-coding.h"
#include "ent-digest-editor.h"

/**
 * EntDigestEditor:
 *
 * Where a passage's digest is written: what it says, in the coder's own words. A case is
 * shared without its articles' sentences, so the digest is all that many a reader sees; one
 * that copies the passage is pointed out as it is typed.
 */

struct _EntDigestEditor
{
  GtkBox parent_instance;

  char        *words;
  gboolean     copied;

  GtkTextView *view;
  GtkLabel    *hint;
};

G_DEFINE_FINAL_TYPE (EntDigestEditor, ent_digest_editor, GTK_TYPE_BOX)

static void
set_hint (EntDigestEditor *self,
          const char      *hint,
          const char      *css_class)
{
  gtk_label_set_label (self->hint, hint);
  gtk_widget_remove_css_class (GTK_WIDGET (self->hint), "warning");
  gtk_widget_remove_css_class (GTK_WIDGET (self->hint), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint, -1);
}

static void
update (EntDigestEditor *self)
{
  g_autofree char *text = ent_digest_editor_dup_text (self);

  self->copied = self->words != NULL && ent_coding_copies_words (text, self->words);
  if (self->copied)
    set_hint (self, _("Five words in a row are the article’s own. Say it in yours: cases are "
                      "shared without the articles’ sentences."), "warning");
  else
    set_hint (self, _("What the passage says, in one or two sentences of your own. It is all "
                      "that readers see who do not have the article."), "dim-label");
}

static gboolean
ent_digest_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ENT_DIGEST_EDITOR (widget)->view));
}

static void
ent_digest_editor_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENT_TYPE_DIGEST_EDITOR);

  G_OBJECT_CLASS (ent_digest_editor_parent_class)->dispose (object);
}

static void
ent_digest_editor_finalize (GObject *object)
{
  g_free (ENT_DIGEST_EDITOR (object)->words);

  G_OBJECT_CLASS (ent_digest_editor_parent_class)->finalize (object);
}

static void
ent_digest_editor_class_init (EntDigestEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_digest_editor_dispose;
  object_class->finalize = ent_digest_editor_finalize;
  widget_class->grab_focus = ent_digest_editor_grab_focus;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/coding/ent-digest-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, EntDigestEditor, view);
  gtk_widget_class_bind_template_child (widget_class, EntDigestEditor, hint);
}

static void
ent_digest_editor_init (EntDigestEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * ent_digest_editor_get_view:
 * @self: an editor
 *
 * Returns: (transfer none): where the digest is written, to be given the focus
 */
GtkWidget *
ent_digest_editor_get_view (EntDigestEditor *self)
{
  g_return_val_if_fail (ENT_IS_DIGEST_EDITOR (self), NULL);

  return GTK_WIDGET (self->view);
}

/**
 * ent_digest_editor_dup_text:
 * @self: an editor
 *
 * Returns: (transfer full): what is written, on one line and without spaces around it;
 *   empty where nothing is
 */
char *
ent_digest_editor_dup_text (EntDigestEditor *self)
{
  GtkTextBuffer *buffer = NULL;
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  g_return_val_if_fail (ENT_IS_DIGEST_EDITOR (self), NULL);

  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_strdelimit (text, "\r\n", ' ');

  return g_strdup (g_strstrip (text));
}

/**
 * ent_digest_editor_set_text:
 * @self: an editor
 * @text: (nullable): a digest
 *
 * Puts a digest into the editor.
 */
void
ent_digest_editor_set_text (EntDigestEditor *self,
                            const char      *text)
{
  g_return_if_fail (ENT_IS_DIGEST_EDITOR (self));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text ? text : "", -1);
}

/**
 * ent_digest_editor_set_words:
 * @self: an editor
 * @words: (nullable): the passage's own words, which the digest must not copy
 *
 * Says what the digest is held against.
 */
void
ent_digest_editor_set_words (EntDigestEditor *self,
                             const char      *words)
{
  g_return_if_fail (ENT_IS_DIGEST_EDITOR (self));

  if (g_set_str (&self->words, words))
    update (self);
}

/**
 * ent_digest_editor_is_copied:
 * @self: an editor
 *
 * Returns: whether five words in a row are the passage's
 */
gboolean
ent_digest_editor_is_copied (EntDigestEditor *self)
{
  g_return_val_if_fail (ENT_IS_DIGEST_EDITOR (self), FALSE);

  return self->copied;
}

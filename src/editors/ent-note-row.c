/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-note-row.h"

/**
 * EntNoteRow:
 *
 * A row of a boxed list for text of many lines: it grows with its text. Tab leaves it.
 */

struct _EntNoteRow
{
  AdwPreferencesRow parent_instance;

  char          *text;
  GtkTextView   *view;
  GtkTextBuffer *buffer;
  guint          source;
};

G_DEFINE_FINAL_TYPE (EntNoteRow, ent_note_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_0,
  PROP_TEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
buffer_changed_cb (EntNoteRow *self)
{
  g_autofree char *text = NULL;

  g_object_get (self->buffer, "text", &text, NULL);
  if (g_set_str (&self->text, text))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static gboolean
grow_cb (gpointer user_data)
{
  EntNoteRow *self = user_data;

  self->source = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self->view));
  return G_SOURCE_REMOVE;
}

/* How high the text is turns out while it is placed, and nobody can ask for room then. */
static void
extent_changed_cb (EntNoteRow    *self,
                   GtkAdjustment *extent)
{
  if (self->source == 0 &&
      gtk_adjustment_get_upper (extent) > gtk_adjustment_get_page_size (extent))
    self->source = g_idle_add (grow_cb, self);
}

static gboolean
ent_note_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ENT_NOTE_ROW (widget)->view));
}

/* The row itself never has the keyboard: GTK's own would turn to it on the way out, and so
 * back to the text. */
static gboolean
ent_note_row_focus (GtkWidget        *widget,
                    GtkDirectionType  direction)
{
  return gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget)),
                                 direction);
}

static void
ent_note_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENT_TYPE_NOTE_ROW);
  g_clear_handle_id (&ENT_NOTE_ROW (object)->source, g_source_remove);

  G_OBJECT_CLASS (ent_note_row_parent_class)->dispose (object);
}

static void
ent_note_row_finalize (GObject *object)
{
  EntNoteRow *self = ENT_NOTE_ROW (object);

  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (ent_note_row_parent_class)->finalize (object);
}

static void
ent_note_row_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  EntNoteRow *self = ENT_NOTE_ROW (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_note_row_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  EntNoteRow *self = ENT_NOTE_ROW (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      ent_note_row_set_text (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_note_row_class_init (EntNoteRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_note_row_dispose;
  object_class->finalize = ent_note_row_finalize;
  object_class->get_property = ent_note_row_get_property;
  object_class->set_property = ent_note_row_set_property;
  widget_class->focus = ent_note_row_focus;
  widget_class->grab_focus = ent_note_row_grab_focus;

  /**
   * EntNoteRow:text:
   *
   * What is written.
   */
  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/editors/ent-note-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntNoteRow, view);
  gtk_widget_class_bind_template_child (widget_class, EntNoteRow, buffer);
  gtk_widget_class_bind_template_callback (widget_class, buffer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, extent_changed_cb);
}

static void
ent_note_row_init (EntNoteRow *self)
{
  self->text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ent_note_row_new:
 * @title: what the text is
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
ent_note_row_new (const char *title)
{
  return g_object_new (ENT_TYPE_NOTE_ROW, "title", title, NULL);
}

/**
 * ent_note_row_get_text:
 * @self: a row
 *
 * Returns: what is written; nothing where nothing is
 */
const char *
ent_note_row_get_text (EntNoteRow *self)
{
  g_return_val_if_fail (ENT_IS_NOTE_ROW (self), NULL);

  return self->text;
}

/**
 * ent_note_row_set_text:
 * @self: a row
 * @text: (nullable): a text
 *
 * Writes a text into the row.
 */
void
ent_note_row_set_text (EntNoteRow *self,
                       const char *text)
{
  g_return_if_fail (ENT_IS_NOTE_ROW (self));

  gtk_text_buffer_set_text (self->buffer, text ? text : "", -1);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-date-row.h"
#include "ent-invalid.h"
#include "ent-text-scale.h"

/* What was understood has so many letters of room at the usual size of text. */
#define WORDS_WIDTH 14

/**
 * EntDateRow:
 *
 * A row in which a date is typed, in words or in EDTF. What was understood is shown
 * beside it as one types: "1977/.." is shown back as "1977 to the present".
 */

struct _EntDateRow
{
  AdwEntryRow parent_instance;

  EntDate  *date;
  gboolean  valid;
  GtkLabel *understood;
};

G_DEFINE_FINAL_TYPE (EntDateRow, ent_date_row, ADW_TYPE_ENTRY_ROW)

typedef enum
{
  PROP_DATE = 1,
  PROP_VALID,
} EntDateRowProperty;

static GParamSpec *properties[PROP_VALID + 1];

static void
show_understood (EntDateRow *self,
                 const char *message)
{
  g_autofree char *words = self->date ? ent_date_to_words (self->date) : NULL;
  const char *text = message ? message : words;

  gtk_label_set_label (self->understood, text ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->understood), text);
  gtk_widget_set_visible (GTK_WIDGET (self->understood), text != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text ? text : "", -1);
  ent_invalid_set (GTK_WIDGET (self), message != NULL, GTK_WIDGET (self->understood));
}

static gboolean
take_date (EntDateRow *self,
           EntDate    *date)
{
  gboolean same = self->date && date ? ent_date_equal (self->date, date) : self->date == date;

  if (same)
    return FALSE;

  g_clear_pointer (&self->date, ent_date_unref);
  self->date = date ? ent_date_ref (date) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATE]);
  return TRUE;
}

static void
changed_cb (EntDateRow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntDate) date = NULL;
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
  gboolean valid = TRUE;

  if (*text != '\0')
    {
      date = ent_date_new_from_words (text, &error);
      valid = date != NULL;
    }

  g_object_freeze_notify (G_OBJECT (self));
  take_date (self, date);
  if (self->valid != valid)
    {
      self->valid = valid;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALID]);
    }
  show_understood (self, error ? error->message : NULL);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
ent_date_row_finalize (GObject *object)
{
  EntDateRow *self = ENT_DATE_ROW (object);

  g_clear_pointer (&self->date, ent_date_unref);

  G_OBJECT_CLASS (ent_date_row_parent_class)->finalize (object);
}

static void
ent_date_row_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  EntDateRow *self = ENT_DATE_ROW (object);

  switch ((EntDateRowProperty) prop_id)
    {
    case PROP_DATE:
      g_value_set_boxed (value, self->date);
      break;
    case PROP_VALID:
      g_value_set_boolean (value, self->valid);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_date_row_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  switch ((EntDateRowProperty) prop_id)
    {
    case PROP_DATE:
      ent_date_row_set_date (ENT_DATE_ROW (object), g_value_get_boxed (value));
      break;
    case PROP_VALID:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_date_row_class_init (EntDateRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ent_date_row_finalize;
  object_class->get_property = ent_date_row_get_property;
  object_class->set_property = ent_date_row_set_property;

  /**
   * EntDateRow:date:
   *
   * The date that was typed; %NULL where nothing was, or nothing that is one.
   */
  properties[PROP_DATE] =
    g_param_spec_boxed ("date", NULL, NULL, ENT_TYPE_DATE,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * EntDateRow:valid:
   *
   * Whether what was typed is a date, or nothing.
   */
  properties[PROP_VALID] =
    g_param_spec_boolean ("valid", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

/* A date in words, or the first example of what can be understood, in a narrow window: with
 * large text it takes more lines, so that there is room beside it to type. */
static void
text_scale_changed_cb (EntDateRow *self)
{
  double scale = ent_text_scale_get (GTK_WIDGET (self));

  gtk_label_set_width_chars (self->understood, (int) (WORDS_WIDTH / (scale > 1 ? scale : 1)));
  gtk_label_set_lines (self->understood, scale > 1 ? 4 : 3);
}

static void
ent_date_row_init (EntDateRow *self)
{
  self->valid = TRUE;
  self->understood = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->understood, PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (self->understood, TRUE);
  gtk_label_set_wrap_mode (self->understood, PANGO_WRAP_WORD);
  gtk_label_set_xalign (self->understood, 1);
  gtk_label_set_justify (self->understood, GTK_JUSTIFY_RIGHT);
  gtk_label_set_max_width_chars (self->understood, 26);
  gtk_widget_add_css_class (GTK_WIDGET (self->understood), "caption");
  gtk_widget_set_visible (GTK_WIDGET (self->understood), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->understood), "dim-label");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), GTK_WIDGET (self->understood));
  text_scale_changed_cb (self);
  ent_text_scale_follow (GTK_WIDGET (self), G_CALLBACK (text_scale_changed_cb));
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
}

/**
 * ent_date_row_new:
 * @title: what the date is of
 *
 * Returns: (transfer floating): a row with no date
 */
GtkWidget *
ent_date_row_new (const char *title)
{
  return g_object_new (ENT_TYPE_DATE_ROW, "title", title, NULL);
}

/**
 * ent_date_row_get_date:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the date that was typed
 */
EntDate *
ent_date_row_get_date (EntDateRow *self)
{
  g_return_val_if_fail (ENT_IS_DATE_ROW (self), NULL);

  return self->date;
}

/**
 * ent_date_row_set_date:
 * @self: a row
 * @date: (nullable): a date
 *
 * Shows a date, as it was written.
 */
void
ent_date_row_set_date (EntDateRow *self,
                       EntDate    *date)
{
  g_return_if_fail (ENT_IS_DATE_ROW (self));

  gtk_editable_set_text (GTK_EDITABLE (self), date ? ent_date_get_edtf (date) : "");
}

/**
 * ent_date_row_is_valid:
 * @self: a row
 *
 * Returns: whether what was typed is a date, or nothing
 */
gboolean
ent_date_row_is_valid (EntDateRow *self)
{
  g_return_val_if_fail (ENT_IS_DATE_ROW (self), FALSE);

  return self->valid;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-coding-form.h"
#include "ent-coding-words.h"
#include "ent-combo-row.h"
#include "ent-date-row.h"

/**
 * EntCodingForm:
 *
 * What is said of a passage: stance, aspect, the date it gives, whose claim it is, and a
 * memo. What an aspect is called depends on what the passage bears on.
 */

struct _EntCodingForm
{
  GtkBox parent_instance;

  GType           target_type;

  AdwToggleGroup *stances;
  AdwComboRow    *aspects;
  GtkStringList  *aspect_words;
  EntDateRow     *date;
  GtkEditable    *voice;
  GtkEditable    *memo;
};

G_DEFINE_FINAL_TYPE (EntCodingForm, ent_coding_form, GTK_TYPE_BOX)

static void
ent_coding_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENT_TYPE_CODING_FORM);

  G_OBJECT_CLASS (ent_coding_form_parent_class)->dispose (object);
}

static void
ent_coding_form_class_init (EntCodingFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_coding_form_dispose;

  g_type_ensure (ENT_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/coding/ent-coding-form.ui");
  gtk_widget_class_bind_template_child (widget_class, EntCodingForm, stances);
  gtk_widget_class_bind_template_child (widget_class, EntCodingForm, aspects);
  gtk_widget_class_bind_template_child (widget_class, EntCodingForm, aspect_words);
  gtk_widget_class_bind_template_child (widget_class, EntCodingForm, date);
  gtk_widget_class_bind_template_child (widget_class, EntCodingForm, voice);
  gtk_widget_class_bind_template_child (widget_class, EntCodingForm, memo);
}

static void
ent_coding_form_init (EntCodingForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ent_combo_row_keep_room (self->aspects);

  ent_coding_form_set_target_type (self, ENT_TYPE_TIE);
}

/**
 * ent_coding_form_set_target_type:
 * @self: a form
 * @type: the type of what the passage bears on; %ENT_TYPE_MEMBERSHIP for a membership
 *
 * Words the aspects for a kind of target. The one that was chosen stays so.
 */
void
ent_coding_form_set_target_type (EntCodingForm *self,
                                 GType          type)
{
  const char *words[ENT_ASPECT_INTERPRETATION + 2] = { NULL };
  guint selected = 0;

  g_return_if_fail (ENT_IS_CODING_FORM (self));

  if (self->target_type == type)
    return;

  self->target_type = type;
  selected = adw_combo_row_get_selected (self->aspects);
  for (EntAspect aspect = 0; aspect <= ENT_ASPECT_INTERPRETATION; aspect++)
    words[aspect] = ent_coding_words_for_aspect (aspect, type);
  gtk_string_list_splice (self->aspect_words, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->aspect_words)), words);
  adw_combo_row_set_selected (self->aspects, selected != GTK_INVALID_LIST_POSITION ? selected : 0);
}

/**
 * ent_coding_form_set:
 * @self: a form
 * @coding: what is said; its target is not looked at
 *
 * Fills the form.
 */
void
ent_coding_form_set (EntCodingForm   *self,
                     const EntCoding *coding)
{
  g_return_if_fail (ENT_IS_CODING_FORM (self));
  g_return_if_fail (coding != NULL);

  adw_toggle_group_set_active (self->stances, coding->stance);
  adw_combo_row_set_selected (self->aspects, coding->aspect);
  ent_date_row_set_date (self->date, coding->date);
  gtk_editable_set_text (self->voice, coding->voice ? coding->voice : "");
  gtk_editable_set_text (self->memo, coding->memo ? coding->memo : "");
}

/**
 * ent_coding_form_get:
 * @self: a form
 * @coding: (out caller-allocates): what is said; its strings and its date are the form's,
 *   and its target is left as it is
 * @problem: (out): what is wrong
 *
 * Reads the form. Where something is wrong there, the focus goes to it.
 *
 * Returns: whether all is right
 */
gboolean
ent_coding_form_get (EntCodingForm  *self,
                     EntCoding      *coding,
                     const char    **problem)
{
  g_return_val_if_fail (ENT_IS_CODING_FORM (self), FALSE);
  g_return_val_if_fail (coding != NULL && problem != NULL, FALSE);

  coding->stance = (EntStance) adw_toggle_group_get_active (self->stances);
  coding->aspect = (EntAspect) adw_combo_row_get_selected (self->aspects);
  coding->date = ent_date_row_get_date (self->date);
  coding->voice = gtk_editable_get_text (self->voice);
  coding->memo = gtk_editable_get_text (self->memo);
  if (ent_date_row_is_valid (self->date))
    return TRUE;

  *problem = _("The date cannot be read. Write it as “1977”, “about 1975” or “1954–91”, or "
               "leave it empty.");
  gtk_widget_grab_focus (GTK_WIDGET (self->date));
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-date-row.h"
#include "ent-form-private.h"
#include "ent-note-row.h"

/*
 * Rows for words, dates and numbers. What nobody touches is written as it came: a row
 * puts its text into the record only where it differs from what it was given.
 */

/*< private >
 * ent_form_row_new:
 * @form: the form that it belongs to
 * @row: (transfer floating): the row
 * @member: the member of the record
 * @title: what the user calls it
 * @need: whether it may be empty
 *
 * Returns: (transfer full): the binding
 */
EntFormRow *
ent_form_row_new (EntForm     *form,
                  GtkWidget   *row,
                  const char  *member,
                  const char  *title,
                  EntFormNeed  need)
{
  EntFormRow *self = g_new0 (EntFormRow, 1);

  self->form = form;
  self->row = g_object_ref_sink (row);
  self->member = g_strdup (member);
  self->title = g_strdup (title);
  self->need = need;

  return self;
}

/*< private >
 * ent_form_row_free:
 * @self: a binding
 *
 * Lets the row go.
 */
void
ent_form_row_free (EntFormRow *self)
{
  g_signal_handlers_disconnect_by_data (self->row, self);
  g_object_unref (self->row);
  g_free (self->member);
  g_free (self->title);
  g_free (self);
}

/*< private >
 * ent_form_row_get_string:
 * @self: a binding
 *
 * Returns: what the record said at first; nothing where it said nothing
 */
const char *
ent_form_row_get_string (EntFormRow *self)
{
  return json_object_get_string_member_with_default (ent_form_get_source (self->form),
                                                     self->member, "");
}

/*< private >
 * ent_form_row_changed_cb:
 * @self: a binding
 *
 * Tells the form of a change.
 */
void
ent_form_row_changed_cb (EntFormRow *self)
{
  ent_form_changed (self->form);
}

/*< private >
 * ent_form_row_dup_missing:
 * @self: a binding
 *
 * Returns: (transfer full): that it must be filled in
 */
char *
ent_form_row_dup_missing (EntFormRow *self)
{
  /* Translators: the title of a field of a form, such as “Date”. */
  return g_strdup_printf (_("“%s” is still empty."), self->title);
}

/*< private >
 * ent_form_row_store_string:
 * @self: a binding
 * @object: the record that is made
 * @text: what the row says
 *
 * Stores a text, or takes the member out where it says nothing.
 */
void
ent_form_row_store_string (EntFormRow *self,
                           JsonObject *object,
                           const char *text)
{
  g_autofree char *stripped = NULL;

  if (g_str_equal (text, ent_form_row_get_string (self)))
    return;

  stripped = g_strstrip (g_strdup (text));
  if (*stripped != '\0')
    json_object_set_string_member (object, self->member, stripped);
  else
    json_object_remove_member (object, self->member);
}

static void
store_text (JsonObject *object,
            gpointer    user_data)
{
  EntFormRow *self = user_data;

  ent_form_row_store_string (self, object, gtk_editable_get_text (GTK_EDITABLE (self->row)));
}

static char *
check_text (gpointer user_data)
{
  EntFormRow *self = user_data;
  g_autofree char *text = NULL;

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->row))));
  return self->need == ENT_FORM_REQUIRED && *text == '\0' ? ent_form_row_dup_missing (self) : NULL;
}

/**
 * ent_form_add_text:
 * @self: a form
 * @member: a member of the record that is a text
 * @title: what the user calls it
 * @need: whether it may be empty
 *
 * Returns: (transfer floating): a row for one line of text
 */
GtkWidget *
ent_form_add_text (EntForm     *self,
                   const char  *member,
                   const char  *title,
                   EntFormNeed  need)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, "use-markup", FALSE, NULL);
  EntFormRow *bound = ent_form_row_new (self, row, member, title, need);

  gtk_editable_set_text (GTK_EDITABLE (row), ent_form_row_get_string (bound));
  g_signal_connect_swapped (row, "changed", G_CALLBACK (ent_form_row_changed_cb), bound);
  ent_form_bind (self, row, store_text, check_text, bound, (GDestroyNotify) ent_form_row_free);

  return row;
}

static void
store_note (JsonObject *object,
            gpointer    user_data)
{
  EntFormRow *self = user_data;

  ent_form_row_store_string (self, object, ent_note_row_get_text (ENT_NOTE_ROW (self->row)));
}

/**
 * ent_form_add_note:
 * @self: a form
 * @member: a member of the record that is a text
 * @title: what the user calls it
 *
 * Returns: (transfer floating): a row for text of many lines
 */
GtkWidget *
ent_form_add_note (EntForm    *self,
                   const char *member,
                   const char *title)
{
  GtkWidget *row = ent_note_row_new (title);
  EntFormRow *bound = ent_form_row_new (self, row, member, title, ENT_FORM_OPTIONAL);

  ent_note_row_set_text (ENT_NOTE_ROW (row), ent_form_row_get_string (bound));
  g_signal_connect_swapped (row, "notify::text", G_CALLBACK (ent_form_row_changed_cb), bound);
  ent_form_bind (self, row, store_note, NULL, bound, (GDestroyNotify) ent_form_row_free);

  return row;
}

static void
store_date (JsonObject *object,
            gpointer    user_data)
{
  EntFormRow *self = user_data;
  EntDate *date = ent_date_row_get_date (ENT_DATE_ROW (self->row));

  if (ent_date_row_is_valid (ENT_DATE_ROW (self->row)))
    ent_form_row_store_string (self, object, date ? ent_date_get_edtf (date) : "");
}

static char *
check_date (gpointer user_data)
{
  EntFormRow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EntDate) date = NULL;

  if (!ent_date_row_is_valid (ENT_DATE_ROW (self->row)))
    {
      date = ent_date_new_from_words (gtk_editable_get_text (GTK_EDITABLE (self->row)), &error);
      /* Translators: the title of a field of a form, such as “Signed”, and what is wrong
       * with it, in a sentence. */
      return g_strdup_printf (C_("problem", "%s: %s"), self->title, error ? error->message : "");
    }
  if (self->need == ENT_FORM_REQUIRED && ent_date_row_get_date (ENT_DATE_ROW (self->row)) == NULL)
    return ent_form_row_dup_missing (self);

  return NULL;
}

/**
 * ent_form_add_date:
 * @self: a form
 * @member: a member of the record that is a date
 * @title: what the user calls it
 * @need: whether it may be empty
 *
 * Returns: (transfer floating): a row for a date in words or in EDTF
 */
GtkWidget *
ent_form_add_date (EntForm     *self,
                   const char  *member,
                   const char  *title,
                   EntFormNeed  need)
{
  GtkWidget *row = ent_date_row_new (title);
  EntFormRow *bound = ent_form_row_new (self, row, member, title, need);

  gtk_editable_set_text (GTK_EDITABLE (row), ent_form_row_get_string (bound));
  g_signal_connect_swapped (row, "changed", G_CALLBACK (ent_form_row_changed_cb), bound);
  ent_form_bind (self, row, store_date, check_date, bound, (GDestroyNotify) ent_form_row_free);

  return row;
}

/* Reads "40,000" as well as "40000"; -1 is no number. */
static int
get_number (EntFormRow *self)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *digits = NULL;
  guint64 number;

  parts = g_strsplit_set (gtk_editable_get_text (GTK_EDITABLE (self->row)), ", '", -1);
  digits = g_strjoinv ("", parts);
  if (*digits == '\0')
    return 0;

  return g_ascii_string_to_unsigned (digits, 10, 0, G_MAXINT, &number, NULL) ? (int) number : -1;
}

static void
store_number (JsonObject *object,
              gpointer    user_data)
{
  EntFormRow *self = user_data;
  int number = get_number (self);

  if (number > 0)
    json_object_set_int_member (object, self->member, number);
  else
    json_object_remove_member (object, self->member);
}

static char *
check_number (gpointer user_data)
{
  EntFormRow *self = user_data;

  if (get_number (self) >= 0)
    return NULL;

  /* Translators: the title of a field of a form, such as “At least”. */
  return g_strdup_printf (_("“%s” is no whole number."), self->title);
}

/**
 * ent_form_add_number:
 * @self: a form
 * @member: a member of the record that is a whole number, 0 where nobody says
 * @title: what the user calls it
 *
 * Returns: (transfer floating): a row for a number
 */
GtkWidget *
ent_form_add_number (EntForm    *self,
                     const char *member,
                     const char *title)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW,
                                 "title", title,
                                 "use-markup", FALSE,
                                 "input-purpose", GTK_INPUT_PURPOSE_DIGITS,
                                 NULL);
  EntFormRow *bound = ent_form_row_new (self, row, member, title, ENT_FORM_OPTIONAL);
  gint64 number = json_object_get_int_member_with_default (ent_form_get_source (self), member, 0);
  g_autofree char *text = number != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;

  gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
  g_signal_connect_swapped (row, "changed", G_CALLBACK (ent_form_row_changed_cb), bound);
  ent_form_bind (self, row, store_number, check_number, bound, (GDestroyNotify) ent_form_row_free);

  return row;
}

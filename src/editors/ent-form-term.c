/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-form-private.h"
#include "ent-invalid.h"
#include "ent-words.h"

/*
 * A row for how long a treaty is made for. Years are typed as a number; other units by
 * their word, or all of it as an ISO 8601 duration. What was understood is shown back.
 */

typedef struct
{
  const char *words; /* between bars */
  char        designator;
} Unit;

static gboolean
has_word (const char *words,
          const char *word)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  return g_strv_contains ((const char *const *) list, word);
}

/* The English words are understood whatever the user's language is. */
static char
find_unit (const char *word)
{
  const Unit units[] = {
    { "y|year|years", 'Y' }, { "m|month|months", 'M' },
    { "w|week|weeks", 'W' }, { "d|day|days", 'D' },
    /* Translators: a unit as it is typed behind a number, in lower case: all its forms, and
       what it is shortened to, between bars. */
    { C_("typed unit", "year|years"), 'Y' },
    { C_("typed unit", "month|months"), 'M' },
    { C_("typed unit", "week|weeks"), 'W' },
    { C_("typed unit", "day|days"), 'D' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (has_word (units[i].words, word))
      return units[i].designator;

  return 0;
}

/* The order that ISO 8601 has. */
static gboolean
comes_after (char designator,
             char last)
{
  const char order[] = "YMWD";

  return last == 0 || strchr (order, designator) > strchr (order, last);
}

/* Without the comma, of whatever script, that joins it to the next part. */
static char *
trim_word (const char *start,
           const char *end)
{
  while (end > start)
    {
      const char *last = g_utf8_prev_char (end);

      if (*last == '.' || !g_unichar_ispunct (g_utf8_get_char (last)))
        break;
      end = last;
    }

  return g_strndup (start, end - start);
}

static gboolean
read_part (const char **at,
           GString     *duration,
           char        *last)
{
  const char *start = *at;
  const char *end = start + strspn (start, "0123456789");
  g_autofree char *number = g_strndup (start, end - start);
  g_autofree char *word = NULL;
  char unit;

  if (end == start || end - start > 9)
    return FALSE;

  start = end + strspn (end, " ");
  end = start + strcspn (start, " ,0123456789");
  word = trim_word (start, end);
  unit = *word ? find_unit (word) : 'Y';
  if (unit == 0 || !comes_after (unit, *last))
    return FALSE;

  g_string_append_printf (duration, "%s%c", number, unit);
  *last = unit;
  *at = end + strspn (end, " ,");
  return TRUE;
}

/**
 * ent_form_parse_term:
 * @text: how long, as it is typed: "25", "25 years", "1 year, 6 months", "P25Y"
 *
 * Returns: (transfer full) (nullable): it as an ISO 8601 duration; nothing for nothing;
 *   %NULL where it is none
 */
char *
ent_form_parse_term (const char *text)
{
  g_autofree char *folded = g_strstrip (g_utf8_strdown (text, -1));
  g_autoptr (GString) duration = g_string_new ("P");
  const char *at = folded;
  char last = 0;

  if (*at == '\0')
    return g_strdup ("");
  if (*at == 'p')
    at++;
  if (*at == '\0')
    return NULL;

  while (*at != '\0')
    if (!read_part (&at, duration, &last))
      return NULL;

  return g_strdup (duration->str);
}

static gboolean
is_as_loaded (EntFormRow *self)
{
  const char *loaded = g_object_get_data (G_OBJECT (self->row), "ent-loaded");

  return g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->row)), loaded);
}

static void
store_term (JsonObject *object,
            gpointer    user_data)
{
  EntFormRow *self = user_data;
  g_autofree char *term = NULL;

  if (is_as_loaded (self))
    return;

  term = ent_form_parse_term (gtk_editable_get_text (GTK_EDITABLE (self->row)));
  if (term != NULL)
    ent_form_row_store_string (self, object, term);
}

static char *
check_term (gpointer user_data)
{
  EntFormRow *self = user_data;
  g_autofree char *term = NULL;

  if (is_as_loaded (self))
    return NULL;

  term = ent_form_parse_term (gtk_editable_get_text (GTK_EDITABLE (self->row)));
  if (term != NULL)
    return NULL;

  /* Translators: the title of a field of a form, such as “Term”. */
  return g_strdup_printf (_("“%s” is no length of time. Try “25 years” or “6 months”."),
                          self->title);
}

static void
show_understood (EntFormRow *self)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (self->row), "ent-understood");
  g_autofree char *problem = check_term (self);
  g_autofree char *term = NULL;
  g_autofree char *words = NULL;

  term = ent_form_parse_term (gtk_editable_get_text (GTK_EDITABLE (self->row)));
  words = term && *term ? ent_words_dup_term (term) : NULL;
  gtk_label_set_label (GTK_LABEL (label), words ? words : "");
  /* The label shows what was understood; what was not is said by the description. */
  ent_invalid_set (self->row, problem != NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem ? problem : words ? words : "", -1);
  ent_form_changed (self->form);
}

/**
 * ent_form_add_term:
 * @self: a form
 * @member: a member of the record that is an ISO 8601 duration
 * @title: what the user calls it
 *
 * Returns: (transfer floating): a row for a length of time
 */
GtkWidget *
ent_form_add_term (EntForm    *self,
                   const char *member,
                   const char *title)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, "use-markup", FALSE, NULL);
  GtkWidget *label = gtk_label_new (NULL);
  EntFormRow *bound = ent_form_row_new (self, row, member, title, ENT_FORM_OPTIONAL);
  g_autofree char *words = NULL;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "dim-label");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), label);
  words = ent_words_dup_term (ent_form_row_get_string (bound));
  gtk_editable_set_text (GTK_EDITABLE (row), words ? words : "");
  g_object_set_data (G_OBJECT (row), "ent-understood", label);
  g_object_set_data_full (G_OBJECT (row), "ent-loaded", g_strdup (words ? words : ""), g_free);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (show_understood), bound);
  ent_form_bind (self, row, store_term, check_term, bound, (GDestroyNotify) ent_form_row_free);

  return row;
}

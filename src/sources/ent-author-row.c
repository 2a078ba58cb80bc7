/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-author-row.h"
#include "ent-json.h"
#include "ent-metadata.h"

/*
 * An author of an article: given and family names, or a name that is kept whole. What else
 * a record says of the author (a suffix, an identifier) is kept.
 */

struct _EntAuthorRow
{
  AdwExpanderRow parent_instance;

  AdwEntryRow  *given_row;
  AdwEntryRow  *family_row;
  AdwEntryRow  *literal_row;
  AdwSwitchRow *whole_row;

  JsonObject *person;
  gboolean    loading;
};

G_DEFINE_FINAL_TYPE (EntAuthorRow, ent_author_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  EDITED,
  MOVE,
  REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static const char *
get_string (JsonObject *person,
            const char *member)
{
  const char *text = ent_json_get_string (person, member);

  return text ? text : "";
}

static void
set_text (AdwEntryRow *row,
          JsonObject  *person,
          const char  *member)
{
  gtk_editable_set_text (GTK_EDITABLE (row), get_string (person, member));
}

/* The name with the parts that have no field: "Anna van der Meer III". */
static char *
dup_name (EntAuthorRow *self)
{
  g_autofree char *given = dup_text (self->given_row);
  g_autofree char *family = dup_text (self->family_row);
  const char *particle = get_string (self->person, "non-dropping-particle");
  const char *suffix = get_string (self->person, "suffix");

  if (adw_switch_row_get_active (self->whole_row))
    return dup_text (self->literal_row);

  return g_strstrip (g_strconcat (given, *particle ? " " : "", particle, " ", family,
                                  *suffix ? " " : "", suffix, NULL));
}

static void
update_title (EntAuthorRow *self)
{
  g_autofree char *name = dup_name (self);
  g_autofree char *label = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), *name ? name : _ ("New author"));
  /* Translators: the actions for an author; %s is the name. */
  label = g_strdup_printf (_ ("Author %s"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
edited_cb (EntAuthorRow *self)
{
  update_title (self);
  if (!self->loading)
    g_signal_emit (self, signals[EDITED], 0);
}

/* What was typed in one form is there in the other. */
static void
whole_changed_cb (EntAuthorRow *self)
{
  g_autofree char *literal = dup_text (self->literal_row);
  g_autofree char *family = dup_text (self->family_row);
  g_autofree char *given = dup_text (self->given_row);

  if (self->loading)
    return;

  if (adw_switch_row_get_active (self->whole_row))
    {
      g_autofree char *name = g_strstrip (g_strdup_printf ("%s %s", given, family));

      gtk_editable_set_text (GTK_EDITABLE (self->literal_row), name);
    }
  else if (*literal != '\0')
    {
      const char *last = strrchr (literal, ' ');
      g_autofree char *first = last ? g_strndup (literal, (gsize) (last - literal)) : g_strdup ("");

      gtk_editable_set_text (GTK_EDITABLE (self->given_row), first);
      gtk_editable_set_text (GTK_EDITABLE (self->family_row), last ? last + 1 : literal);
    }
  edited_cb (self);
}

static void
move_up (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  g_signal_emit (widget, signals[MOVE], 0, -1);
}

static void
move_down (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  g_signal_emit (widget, signals[MOVE], 0, 1);
}

static void
remove_author (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  g_signal_emit (widget, signals[REMOVE], 0);
}

static void
ent_author_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENT_TYPE_AUTHOR_ROW);

  G_OBJECT_CLASS (ent_author_row_parent_class)->dispose (object);
}

static void
ent_author_row_finalize (GObject *object)
{
  EntAuthorRow *self = ENT_AUTHOR_ROW (object);

  g_clear_pointer (&self->person, json_object_unref);

  G_OBJECT_CLASS (ent_author_row_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  /* Somebody changed the name. */
  signals[EDITED] = g_signal_new ("edited", ENT_TYPE_AUTHOR_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  /* The author is to stand that many places further down. */
  signals[MOVE] = g_signal_new ("move", ENT_TYPE_AUTHOR_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[REMOVE] = g_signal_new ("remove", ENT_TYPE_AUTHOR_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
ent_author_row_class_init (EntAuthorRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_author_row_dispose;
  object_class->finalize = ent_author_row_finalize;

  install_signals ();
  gtk_widget_class_install_action (widget_class, "author.move-up", NULL, move_up);
  gtk_widget_class_install_action (widget_class, "author.move-down", NULL, move_down);
  gtk_widget_class_install_action (widget_class, "author.remove", NULL, remove_author);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "author.move-up",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK,
                                       "author.move-down", NULL);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/sources/ent-author-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntAuthorRow, given_row);
  gtk_widget_class_bind_template_child (widget_class, EntAuthorRow, family_row);
  gtk_widget_class_bind_template_child (widget_class, EntAuthorRow, literal_row);
  gtk_widget_class_bind_template_child (widget_class, EntAuthorRow, whole_row);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, whole_changed_cb);
}

static void
ent_author_row_init (EntAuthorRow *self)
{
  self->person = json_object_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * ent_author_row_new:
 * @person: a CSL name; one with nothing in it is a new author
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
ent_author_row_new (JsonObject *person)
{
  EntAuthorRow *self = g_object_new (ENT_TYPE_AUTHOR_ROW, NULL);

  json_object_unref (self->person);
  self->person = ent_metadata_copy (person);
  self->loading = TRUE;
  set_text (self->given_row, person, "given");
  set_text (self->family_row, person, "family");
  set_text (self->literal_row, person, "literal");
  adw_switch_row_set_active (self->whole_row, json_object_has_member (person, "literal"));
  self->loading = FALSE;
  update_title (self);

  return GTK_WIDGET (self);
}

static void
put (JsonObject *person,
     const char *member,
     const char *text)
{
  if (*text != '\0')
    json_object_set_string_member (person, member, text);
  else
    json_object_remove_member (person, member);
}

/*
 * ent_author_row_make_csl:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): the name, or %NULL where none was typed
 */
JsonObject *
ent_author_row_make_csl (EntAuthorRow *self)
{
  g_autoptr (JsonObject) person = ent_metadata_copy (self->person);
  g_autofree char *given = dup_text (self->given_row);
  g_autofree char *family = dup_text (self->family_row);
  g_autofree char *literal = dup_text (self->literal_row);
  gboolean whole = adw_switch_row_get_active (self->whole_row);

  put (person, "family", whole ? "" : family);
  put (person, "given", whole ? "" : given);
  put (person, "literal", whole ? literal : "");
  if (whole ? *literal == '\0' : *given == '\0' && *family == '\0')
    return NULL;

  return g_steal_pointer (&person);
}

/*
 * ent_author_row_set_place:
 * @self: a row
 * @is_first: whether no author stands before it
 * @is_last: whether none stands behind it
 *
 * Says where the author can be moved to.
 */
void
ent_author_row_set_place (EntAuthorRow *self,
                          gboolean      is_first,
                          gboolean      is_last)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "author.move-up", !is_first);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "author.move-down", !is_last);
}

/*
 * ent_author_row_edit:
 * @self: a row
 *
 * Opens the row and puts the focus into its first field.
 */
void
ent_author_row_edit (EntAuthorRow *self)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (adw_switch_row_get_active (self->whole_row)
                                       ? self->literal_row : self->given_row));
}

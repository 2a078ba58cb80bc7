/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-attach-report.h"

#include <glib/gi18n-lib.h>

#include "ent-anchor.h"

/*
 * Says what became of the texts that were attached: which article each of them is,
 * and how its passages were found. Nothing is told by an icon alone.
 */

struct _EntAttachReport
{
  AdwDialog parent_instance;

  AdwPreferencesGroup *texts_group;
  GtkLabel *summary_label;

  guint n_texts;
  guint n_failures;
  guint counts[5];
};

G_DEFINE_FINAL_TYPE (EntAttachReport, ent_attach_report, ADW_TYPE_DIALOG)

static char *
dup_count (EntAnchorState state,
           guint          n)
{
  switch (state)
    {
    case ENT_ANCHOR_EXACT:
      return g_strdup_printf (ngettext ("%u found word for word", "%u found word for word", n), n);
    case ENT_ANCHOR_RELOCATED:
      return g_strdup_printf (ngettext ("%u relocated", "%u relocated", n), n);
    case ENT_ANCHOR_AMBIGUOUS:
      return g_strdup_printf (ngettext ("%u ambiguous", "%u ambiguous", n), n);
    case ENT_ANCHOR_ORPHAN:
      return g_strdup_printf (ngettext ("%u not found", "%u not found", n), n);
    case ENT_ANCHOR_NO_TEXT:
    default:
      return NULL;
    }
}

/* "31 found word for word · 1 not found"; only what there is. */
static char *
dup_counts (const guint counts[5])
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (EntAnchorState state = ENT_ANCHOR_EXACT; state <= ENT_ANCHOR_ORPHAN; state++)
    if (counts[state] > 0)
      g_ptr_array_add (parts, dup_count (state, counts[state]));
  if (parts->len == 0)
    return g_strdup (_ ("No passage of the case comes from this article"));

  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
add_row (EntAttachReport *self,
         const char      *title,
         const char      *subtitle,
         const char      *icon_name,
         const char      *css_class)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (icon, css_class);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_group_add (self->texts_group, row);
}

static void
update_summary (EntAttachReport *self)
{
  g_autofree char *summary = ent_attach_report_dup_summary (self);
  guint n_open = self->counts[ENT_ANCHOR_AMBIGUOUS] + self->counts[ENT_ANCHOR_ORPHAN];
  g_autofree char *text = NULL;

  if (n_open > 0)
    text = g_strdup_printf (
      _ ("%s. Passages that fit several places, or none, keep showing their digest; none was "
         "put where it does not belong."),
      summary);
  else
    text = g_strdup_printf ("%s.", summary);
  gtk_label_set_label (self->summary_label, text);
}

static void
ent_attach_report_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENT_TYPE_ATTACH_REPORT);

  G_OBJECT_CLASS (ent_attach_report_parent_class)->dispose (object);
}

static void
ent_attach_report_class_init (EntAttachReportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_attach_report_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/ui/ent-attach-report.ui");
  gtk_widget_class_bind_template_child (widget_class, EntAttachReport, texts_group);
  gtk_widget_class_bind_template_child (widget_class, EntAttachReport, summary_label);
}

static void
ent_attach_report_init (EntAttachReport *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ent_attach_report_new:
 *
 * Makes a report on no text yet.
 *
 * Returns: (transfer floating): the dialog
 */
EntAttachReport *
ent_attach_report_new (void)
{
  return g_object_new (ENT_TYPE_ATTACH_REPORT, NULL);
}

/**
 * ent_attach_report_add_text:
 * @self: a report
 * @name: the file's name
 * @article: the article that the text turned out to be
 * @counts: how many of its passages are in each [enum@AnchorState]
 *
 * Reports a text that was attached.
 */
void
ent_attach_report_add_text (EntAttachReport *self,
                            const char      *name,
                            const char      *article,
                            const guint      counts[5])
{
  g_autofree char *found = NULL;
  g_autofree char *subtitle = NULL;
  gboolean complete = FALSE;

  g_return_if_fail (ENT_IS_ATTACH_REPORT (self));
  g_return_if_fail (name != NULL && article != NULL && counts != NULL);

  self->n_texts++;
  for (guint i = 0; i < G_N_ELEMENTS (self->counts); i++)
    self->counts[i] += counts[i];

  found = dup_counts (counts);
  subtitle = g_strdup_printf ("%s\n%s", name, found);
  complete = counts[ENT_ANCHOR_AMBIGUOUS] == 0 && counts[ENT_ANCHOR_ORPHAN] == 0;
  add_row (self,
           article,
           subtitle,
           complete ? "object-select-symbolic" : "dialog-warning-symbolic",
           complete ? "success" : "warning");
  update_summary (self);
}

/**
 * ent_attach_report_add_failure:
 * @self: a report
 * @name: the file's name
 * @message: what is wrong, in a sentence
 *
 * Reports a text that could not be attached.
 */
void
ent_attach_report_add_failure (EntAttachReport *self,
                               const char      *name,
                               const char      *message)
{
  g_return_if_fail (ENT_IS_ATTACH_REPORT (self));
  g_return_if_fail (name != NULL && message != NULL);

  self->n_failures++;
  add_row (self, name, message, "dialog-error-symbolic", "error");
  update_summary (self);
}

/**
 * ent_attach_report_get_n_texts:
 * @self: a report
 *
 * Gets how many texts were attached.
 *
 * Returns: the number of texts
 */
guint
ent_attach_report_get_n_texts (EntAttachReport *self)
{
  g_return_val_if_fail (ENT_IS_ATTACH_REPORT (self), 0);

  return self->n_texts;
}

/**
 * ent_attach_report_dup_summary:
 * @self: a report
 *
 * Says in one line what became of all texts.
 *
 * Returns: (transfer full): the line, without a full stop
 */
char *
ent_attach_report_dup_summary (EntAttachReport *self)
{
  g_autofree char *texts = NULL;
  g_autofree char *passages = NULL;
  guint n_found = 0;
  guint n_all = 0;

  g_return_val_if_fail (ENT_IS_ATTACH_REPORT (self), NULL);

  if (self->n_texts == 0)
    return g_strdup_printf (
      ngettext (
        "%u text could not be attached", "%u texts could not be attached", self->n_failures),
      self->n_failures);

  for (EntAnchorState state = ENT_ANCHOR_EXACT; state <= ENT_ANCHOR_ORPHAN; state++)
    n_all += self->counts[state];
  n_found = self->counts[ENT_ANCHOR_EXACT] + self->counts[ENT_ANCHOR_RELOCATED];

  texts =
    g_strdup_printf (ngettext ("%u text attached", "%u texts attached", self->n_texts),
                     self->n_texts);
  passages =
    g_strdup_printf (ngettext ("%u of %u passage found", "%u of %u passages found", n_all),
                     n_found,
                     n_all);
  return g_strdup_printf ("%s: %s", texts, passages);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-import-report.h"

#include <glib/gi18n-lib.h>

#include "ent-anchor.h"

/*
 * Says how far a batch of files has come, and what became of each text: which article
 * it is or that it is new, how its passages were found, what had to be done to read it.
 * Nothing is told by an icon alone. Each row leads to its article.
 */

/* What the summary and the space around the rows take, and how high the report grows by
 * itself; in pixels. */
#define SUMMARY_HEIGHT 130
#define HEIGHT_MAX     620

struct _EntImportReport
{
  AdwDialog parent_instance;

  AdwPreferencesGroup *texts_group;
  GtkLabel *summary_label;
  GtkLabel *progress_label;
  GtkProgressBar *progress_bar;

  gboolean running;
  guint n_texts;
  guint n_new;
  guint n_failures;
  guint counts[5];
};

G_DEFINE_FINAL_TYPE (EntImportReport, ent_import_report, ADW_TYPE_DIALOG)

typedef enum
{
  PROP_RUNNING = 1,
} EntImportReportProperty;

static GParamSpec *properties[PROP_RUNNING + 1];

enum
{
  STOPPED,
  OPEN_ARTICLE,
  EDIT_ARTICLE,
  REVIEW_ARTICLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_count (EntAnchorState state,
           guint          n)
{
  switch (state)
    {
    case ENT_ANCHOR_EXACT:
      /* Translators: so many passages; the three below, too. */
      return g_strdup_printf (ngettext ("%u found word for word", "%u found word for word", n), n);
    case ENT_ANCHOR_RELOCATED:
      /* Translators: so many passages were found at another place of the text. */
      return g_strdup_printf (ngettext ("%u relocated", "%u relocated", n), n);
    case ENT_ANCHOR_AMBIGUOUS:
      /* Translators: so many passages fit several places of the text. */
      return g_strdup_printf (ngettext ("%u ambiguous", "%u ambiguous", n), n);
    case ENT_ANCHOR_ORPHAN:
      /* Translators: so many passages. */
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

/* ------------------------------------------------------------------------------ rows */

static void
emit_for_row (GtkWidget *widget,
              guint      signal)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW);
  GtkWidget *self = gtk_widget_get_ancestor (widget, ENT_TYPE_IMPORT_REPORT);

  g_signal_emit (self, signals[signal], 0, g_object_get_data (G_OBJECT (row), "article"));
}

static void
edit_cb (GtkWidget *button)
{
  emit_for_row (button, EDIT_ARTICLE);
}

static void
review_cb (GtkWidget *button)
{
  emit_for_row (button, REVIEW_ARTICLE);
}

static void
activated_cb (GtkWidget *row)
{
  emit_for_row (row, OPEN_ARTICLE);
}

static void
add_button (GtkWidget  *row,
            const char *label,
            GCallback   callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", callback, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
add_row (EntImportReport *self,
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

  return row;
}

static void
lead_to (GtkWidget  *row,
         EntArticle *article)
{
  g_object_set_data_full (G_OBJECT (row), "article", g_object_ref (article), g_object_unref);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), NULL);
}

/* The file, what was found, and what had to be done to read it: a line each. */
static char *
dup_subtitle (const char *name,
              const char *found,
              GPtrArray  *notices)
{
  GString *lines = g_string_new (name);

  g_string_append_printf (lines, "\n%s", found);
  for (guint i = 0; notices != NULL && i < notices->len; i++)
    g_string_append_printf (lines, "\n%s", (const char *) g_ptr_array_index (notices, i));

  return g_string_free_and_steal (lines);
}

static char *
dup_failures (EntImportReport *self)
{
  if (self->n_failures == 0 || self->n_texts == 0)
    return NULL;

  return g_strdup_printf (
    ngettext ("%u text could not be read.", "%u texts could not be read.", self->n_failures),
    self->n_failures);
}

static void
update_summary (EntImportReport *self)
{
  g_autofree char *summary = ent_import_report_dup_summary (self);
  guint n_open = self->counts[ENT_ANCHOR_AMBIGUOUS] + self->counts[ENT_ANCHOR_ORPHAN];
  g_autofree char *failures = dup_failures (self);
  /* Translators: ends what is said so far as a sentence. */
  g_autofree char *sentence = g_strdup_printf (C_("a sentence", "%s."), summary);
  g_autofree char *head = NULL;
  g_autofree char *text = NULL;

  /* Translators: one sentence after the other. */
  head = failures ? g_strdup_printf (C_("two sentences", "%s %s"), sentence, failures)
                  : g_steal_pointer (&sentence);
  if (n_open > 0)
    text = g_strdup_printf (
      _ ("%s Passages that fit several places, or none, keep showing their digest; none was "
         "put where it does not belong."),
      head);
  else
    text = g_steal_pointer (&head);
  gtk_label_set_label (self->summary_label, text);
}

/* -------------------------------------------------------------------------- progress */

static char *
describe_title (EntImportReport *self,
                gboolean         running)
{
  return g_strdup (running ? _ ("Opening Articles…") : _ ("Opened Articles"));
}

static gboolean
is_text (EntImportReport *self,
         const char      *text)
{
  return text != NULL && *text != '\0';
}

static void
stop_cb (EntImportReport *self)
{
  g_signal_emit (self, signals[STOPPED], 0);
}

/* ----------------------------------------------------------------------------- class */

static void
ent_import_report_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENT_TYPE_IMPORT_REPORT);

  G_OBJECT_CLASS (ent_import_report_parent_class)->dispose (object);
}

static void
ent_import_report_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch ((EntImportReportProperty) prop_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, ENT_IMPORT_REPORT (object)->running);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name, ENT_TYPE_IMPORT_REPORT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 1, ENT_TYPE_ARTICLE);
}

static void
ent_import_report_class_init (EntImportReportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_import_report_dispose;
  object_class->get_property = ent_import_report_get_property;

  /**
   * EntImportReport:running:
   *
   * Whether files are still being read.
   */
  properties[PROP_RUNNING] =
    g_param_spec_boolean ("running", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * EntImportReport::stopped:
   * @self: the report
   *
   * The user wants no further file to be read.
   */
  signals[STOPPED] = g_signal_new ("stopped", ENT_TYPE_IMPORT_REPORT, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  /**
   * EntImportReport::open-article:
   * @self: the report
   * @article: the article that is to be read
   */
  signals[OPEN_ARTICLE] = new_signal ("open-article");
  /**
   * EntImportReport::edit-article:
   * @self: the report
   * @article: the article whose details are to be corrected
   */
  signals[EDIT_ARTICLE] = new_signal ("edit-article");
  /**
   * EntImportReport::review-article:
   * @self: the report
   * @article: the article whose doubtful passages are to be settled
   */
  signals[REVIEW_ARTICLE] = new_signal ("review-article");

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/ui/ent-import-report.ui");
  gtk_widget_class_bind_template_child (widget_class, EntImportReport, texts_group);
  gtk_widget_class_bind_template_child (widget_class, EntImportReport, summary_label);
  gtk_widget_class_bind_template_child (widget_class, EntImportReport, progress_label);
  gtk_widget_class_bind_template_child (widget_class, EntImportReport, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, describe_title);
  gtk_widget_class_bind_template_callback (widget_class, is_text);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
ent_import_report_init (EntImportReport *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ent_import_report_new:
 *
 * Makes a report on no text yet.
 *
 * Returns: (transfer floating): the dialog
 */
EntImportReport *
ent_import_report_new (void)
{
  return g_object_new (ENT_TYPE_IMPORT_REPORT, NULL);
}

/**
 * ent_import_report_get_running:
 * @self: a report
 *
 * Returns: whether files are still being read
 */
gboolean
ent_import_report_get_running (EntImportReport *self)
{
  g_return_val_if_fail (ENT_IS_IMPORT_REPORT (self), FALSE);

  return self->running;
}

/* The dialog was made for the progress alone; the rows want more, as far as they are seen
 * at once. */
static void
fit_height (EntImportReport *self)
{
  GtkWidget *child = adw_dialog_get_child (ADW_DIALOG (self));
  int width = adw_dialog_get_content_width (ADW_DIALOG (self));
  int rows = 0;
  int bar = 0;

  gtk_widget_measure (GTK_WIDGET (self->texts_group), GTK_ORIENTATION_VERTICAL, width, NULL,
                      &rows, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &bar, NULL, NULL, NULL);
  adw_dialog_set_content_height (ADW_DIALOG (self),
                                 MIN (bar + rows + SUMMARY_HEIGHT, HEIGHT_MAX));
}

/**
 * ent_import_report_set_running:
 * @self: a report
 * @running: whether files are still being read
 *
 * Shows or hides the progress.
 */
void
ent_import_report_set_running (EntImportReport *self,
                               gboolean         running)
{
  g_return_if_fail (ENT_IS_IMPORT_REPORT (self));

  running = !!running;
  if (self->running == running)
    return;

  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  if (!running)
    fit_height (self);
}

/**
 * ent_import_report_set_progress:
 * @self: a report
 * @n_done: how many files have been read
 * @n_files: how many there are
 * @name: (nullable): the file that is being read
 *
 * Says how far the batch has come.
 */
void
ent_import_report_set_progress (EntImportReport *self,
                                guint            n_done,
                                guint            n_files,
                                const char      *name)
{
  g_autofree char *text = NULL;

  g_return_if_fail (ENT_IS_IMPORT_REPORT (self));

  /* Translators: how many files have been read, of how many, and the one that is next. */
  text = g_strdup_printf (_ ("%u of %u · %s"), n_done, n_files, name ? name : "");
  gtk_label_set_label (self->progress_label, text);
  gtk_progress_bar_set_fraction (self->progress_bar, n_files > 0 ? (double) n_done / n_files : 0);
}

/**
 * ent_import_report_add_text:
 * @self: a report
 * @name: the file's name
 * @article: the article of the case that the text turned out to be
 * @counts: how many of its passages are in each [enum@AnchorState]
 * @notices: (nullable) (element-type utf8): what had to be done to read it
 *
 * Reports a text that was attached.
 */
void
ent_import_report_add_text (EntImportReport *self,
                            const char      *name,
                            EntArticle      *article,
                            const guint      counts[5],
                            GPtrArray       *notices)
{
  g_autofree char *title = NULL;
  g_autofree char *found = NULL;
  g_autofree char *subtitle = NULL;
  gboolean complete = FALSE;
  GtkWidget *row = NULL;

  g_return_if_fail (ENT_IS_IMPORT_REPORT (self));
  g_return_if_fail (ENT_IS_ARTICLE (article));
  g_return_if_fail (name != NULL && counts != NULL);

  self->n_texts++;
  for (guint i = 0; i < G_N_ELEMENTS (self->counts); i++)
    self->counts[i] += counts[i];

  title = ent_article_dup_title (article);
  found = dup_counts (counts);
  subtitle = dup_subtitle (name, found, notices);
  complete = counts[ENT_ANCHOR_AMBIGUOUS] == 0 && counts[ENT_ANCHOR_ORPHAN] == 0;
  row = add_row (self, title, subtitle,
                 complete ? "object-select-symbolic" : "dialog-warning-symbolic",
                 complete ? "success" : "warning");
  lead_to (row, article);
  if (!complete || counts[ENT_ANCHOR_RELOCATED] > 0)
    add_button (row, _ ("_Review…"), G_CALLBACK (review_cb));
  update_summary (self);
}

/**
 * ent_import_report_add_new:
 * @self: a report
 * @name: the file's name
 * @article: the article that was made for the text
 * @notices: (nullable) (element-type utf8): what had to be done to read it
 *
 * Reports a text that became a new article of the case.
 */
void
ent_import_report_add_new (EntImportReport *self,
                           const char      *name,
                           EntArticle      *article,
                           GPtrArray       *notices)
{
  g_autofree char *title = NULL;
  g_autofree char *citation = NULL;
  g_autofree char *subtitle = NULL;
  GtkWidget *row = NULL;

  g_return_if_fail (ENT_IS_IMPORT_REPORT (self));
  g_return_if_fail (ENT_IS_ARTICLE (article));
  g_return_if_fail (name != NULL);

  self->n_texts++;
  self->n_new++;
  title = ent_article_dup_title (article);
  citation = ent_article_dup_citation (article);
  subtitle = dup_subtitle (name, citation, notices);
  row = add_row (self, title, subtitle, "list-add-symbolic", "accent");
  lead_to (row, article);
  add_button (row, _ ("_Edit…"), G_CALLBACK (edit_cb));
  update_summary (self);
}

/**
 * ent_import_report_add_failure:
 * @self: a report
 * @name: the file's name
 * @message: what is wrong, in a sentence
 *
 * Reports a text that could not be attached.
 */
void
ent_import_report_add_failure (EntImportReport *self,
                               const char      *name,
                               const char      *message)
{
  g_return_if_fail (ENT_IS_IMPORT_REPORT (self));
  g_return_if_fail (name != NULL && message != NULL);

  self->n_failures++;
  add_row (self, name, message, "dialog-error-symbolic", "error");
  update_summary (self);
}

/**
 * ent_import_report_add_remark:
 * @self: a report
 * @message: a sentence on the whole batch
 *
 * Reports what is true of no single text: that files were left out, that the user
 * stopped, that the library could not be written.
 */
void
ent_import_report_add_remark (EntImportReport *self,
                              const char      *message)
{
  g_return_if_fail (ENT_IS_IMPORT_REPORT (self));
  g_return_if_fail (message != NULL);

  add_row (self, message, NULL, "dialog-information-symbolic", "dim-label");
}

/**
 * ent_import_report_get_n_texts:
 * @self: a report
 *
 * Gets how many texts were attached.
 *
 * Returns: the number of texts
 */
guint
ent_import_report_get_n_texts (EntImportReport *self)
{
  g_return_val_if_fail (ENT_IS_IMPORT_REPORT (self), 0);

  return self->n_texts;
}

/* "3 articles opened, 1 of them new: 31 of 32 passages found" */
static char *
dup_texts (EntImportReport *self)
{
  g_autofree char *texts = NULL;
  g_autofree char *news = NULL;

  texts = g_strdup_printf (ngettext ("%u text attached", "%u texts attached", self->n_texts),
                           self->n_texts);
  if (self->n_new == 0)
    return g_steal_pointer (&texts);

  news = g_strdup_printf (ngettext ("%u new article", "%u new articles", self->n_new), self->n_new);
  return self->n_new == self->n_texts ? g_steal_pointer (&news)
                                      : g_strconcat (texts, C_("list", ", "), news, NULL);
}

/**
 * ent_import_report_dup_summary:
 * @self: a report
 *
 * Says in one line what became of all texts.
 *
 * Returns: (transfer full): the line, without a full stop
 */
char *
ent_import_report_dup_summary (EntImportReport *self)
{
  g_autofree char *texts = NULL;
  g_autofree char *passages = NULL;
  guint n_found = 0;
  guint n_all = 0;

  g_return_val_if_fail (ENT_IS_IMPORT_REPORT (self), NULL);

  if (self->n_texts == 0)
    return g_strdup_printf (
      ngettext ("%u text could not be read", "%u texts could not be read", self->n_failures),
      self->n_failures);

  for (EntAnchorState state = ENT_ANCHOR_EXACT; state <= ENT_ANCHOR_ORPHAN; state++)
    n_all += self->counts[state];
  n_found = self->counts[ENT_ANCHOR_EXACT] + self->counts[ENT_ANCHOR_RELOCATED];

  texts = dup_texts (self);
  if (n_all == 0)
    return g_steal_pointer (&texts);

  passages = g_strdup_printf (ngettext ("%u of %u passage found", "%u of %u passages found", n_all),
                              n_found, n_all);
  /* Translators: what was opened, and what was found in it: “2 texts attached: 9 of 9
   * passages found”. */
  return g_strdup_printf (C_("import", "%s: %s"), texts, passages);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-announce.h"
#include "ent-bibliography.h"
#include "ent-json.h"
#include "ent-metadata.h"
#include "ent-record-page.h"

/*
 * Where a bibliographic record is pasted or opened. What is in it is listed as one types;
 * the one that is chosen is given to who asked. Reading happens in a thread, and an answer
 * that is older than the newest question is dropped.
 */

/* A group of rows has no end to its height: who has more records searches. */
#define SHOWN_RECORDS   50
#define SEARCHABLE_FROM 8

/* How long to wait for more to be typed. */
#define DELAY_MS 150

#define SIZE_LIMIT (16 * 1024 * 1024)

struct _EntRecordPage
{
  AdwNavigationPage parent_instance;

  GtkTextView         *record_view;
  GtkLabel            *error_label;
  GtkSearchEntry      *search_entry;
  AdwPreferencesGroup *found_group;

  GPtrArray    *items;
  GPtrArray    *rows;
  GCancellable *cancellable;
  guint         delay_id;
  gboolean      loading;
};

G_DEFINE_FINAL_TYPE (EntRecordPage, ent_record_page, ADW_TYPE_NAVIGATION_PAGE)

static guint chosen_signal;

typedef struct
{
  GFile *file;
  char  *text;
  char  *name;
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->file);
  g_free (job->text);
  g_free (job->name);
  g_free (job);
}

/* ---------------------------------------------------------------- the list */

static void
choose_cb (AdwActionRow  *row,
           EntRecordPage *self)
{
  JsonObject *csl = g_object_get_data (G_OBJECT (row), "csl");

  g_signal_emit (self, chosen_signal, 0, csl);
}

static void
add_row (EntRecordPage *self,
         JsonObject    *csl)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *label = ent_metadata_make_label (csl);
  const char *title = ent_json_get_string (csl, "title");
  const char *container = ent_json_get_string (csl, "container-title");
  g_autofree char *subtitle = container ? g_strdup_printf ("%s · %s", label, container)
                                        : g_strdup (label);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title ? title : _ ("No title"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "csl", json_object_ref (csl),
                          (GDestroyNotify) json_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (choose_cb), self, 0);
  adw_preferences_group_add (self->found_group, row);
  g_ptr_array_add (self->rows, row);
}

static gboolean
is_sought (EntRecordPage *self,
           JsonObject    *csl)
{
  const char *sought = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autofree char *label = ent_metadata_make_label (csl);
  const char *title = ent_json_get_string (csl, "title");
  g_autofree char *words = g_strdup_printf ("%s %s", label, title ? title : "");

  return *sought == '\0' || g_str_match_string (sought, words, TRUE);
}

static void
show_items (EntRecordPage *self)
{
  guint n = self->items ? self->items->len : 0;
  guint n_sought = 0;
  g_autofree char *description = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->found_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < n; i++)
    if (is_sought (self, self->items->pdata[i]) && n_sought++ < SHOWN_RECORDS)
      add_row (self, self->items->pdata[i]);

  if (n_sought == 0)
    description = g_strdup (_ ("None is like what you search"));
  else if (n_sought > SHOWN_RECORDS)
    /* Translators: how many records are listed, and of how many. */
    description = g_strdup_printf (_ ("%u of %u: search for the one you mean"), SHOWN_RECORDS,
                                   n_sought);
  else if (n > 1)
    description = g_strdup (_ ("Choose the one that is the article’s"));
  else
    description = g_strdup (_ ("Choose it to fill the form"));

  gtk_widget_set_visible (GTK_WIDGET (self->found_group), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), n > SEARCHABLE_FROM);
  adw_preferences_group_set_description (self->found_group, description);
}

static void
show_error (EntRecordPage *self,
            const char    *message)
{
  gtk_label_set_label (self->error_label, message ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
  if (message != NULL)
    ent_announce (GTK_WIDGET (self->error_label), message);
}

/* ---------------------------------------------------------------- reading */

static char *
load_file (Job           *job,
           gsize         *length,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GFileInfo) info = NULL;
  char *content = NULL;

  info = g_file_query_info (job->file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                            cancellable, error);
  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > SIZE_LIMIT)
    {
      g_set_error (error, ENT_BIBLIOGRAPHY_ERROR, ENT_BIBLIOGRAPHY_ERROR_TOO_LARGE,
                   _ ("“%s” is too large for a bibliography: more than %d MiB"), job->name,
                   SIZE_LIMIT / (1024 * 1024));
      return NULL;
    }

  return g_file_load_contents (job->file, cancellable, &content, length, NULL, error) ? content
                                                                                      : NULL;
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  gsize length = job->text ? strlen (job->text) : 0;
  g_autofree char *loaded = job->file ? load_file (job, &length, cancellable, &error) : NULL;
  GPtrArray *items = NULL;

  if (error == NULL)
    items = ent_bibliography_parse (loaded ? loaded : job->text, length, job->name, &error);

  if (items != NULL)
    g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  EntRecordPage *self = ENT_RECORD_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->rows == NULL)
    return;

  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = g_steal_pointer (&items);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  show_items (self);
  show_error (self, error ? error->message : NULL);
}

static void
forget_question (EntRecordPage *self)
{
  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
ask (EntRecordPage *self,
     GFile         *file,
     const char    *text,
     const char    *name)
{
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  forget_question (self);
  self->cancellable = g_cancellable_new ();
  g_set_object (&job->file, file);
  job->text = g_strdup (text);
  job->name = g_strdup (name);

  task = g_task_new (self, self->cancellable, read_cb, NULL);
  g_task_set_source_tag (task, ask);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, read_in_thread);
}

static void
ask_for_text (gpointer data)
{
  EntRecordPage *self = data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->record_view);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  self->delay_id = 0;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  /* Translators: stands for a file's name where the record was pasted. */
  ask (self, NULL, text, _ ("Pasted record"));
}

static void
buffer_changed_cb (EntRecordPage *self)
{
  if (self->loading)
    return;

  forget_question (self);
  if (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->record_view)) > 0)
    {
      self->delay_id = g_timeout_add_once (DELAY_MS, ask_for_text, self);
      return;
    }

  g_clear_pointer (&self->items, g_ptr_array_unref);
  show_items (self);
  show_error (self, NULL);
}

static void
search_changed_cb (EntRecordPage *self)
{
  show_items (self);
}

/* ---------------------------------------------------------------- a file */

static void
open_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (EntRecordPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    ent_record_page_load_file (self, file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
           !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    show_error (self, error->message);
}

static GListModel *
make_filters (void)
{
  static const char *const suffixes[] = { "json", "bib", "bibtex", "ris" };
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) records = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (records, _ ("Bibliographic Records"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (records, suffixes[i]);
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, records);
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

static void
open_record (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = make_filters ();
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_file_dialog_set_title (dialog, _ ("Open Records"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, open_cb,
                        g_object_ref (widget));
}

/* ---------------------------------------------------------------- the object */

static void
ent_record_page_dispose (GObject *object)
{
  EntRecordPage *self = ENT_RECORD_PAGE (object);

  forget_question (self);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENT_TYPE_RECORD_PAGE);

  G_OBJECT_CLASS (ent_record_page_parent_class)->dispose (object);
}

static void
ent_record_page_class_init (EntRecordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_record_page_dispose;

  /**
   * EntRecordPage::chosen:
   * @self: the page
   * @csl: the record, in CSL-JSON's vocabulary
   *
   * Somebody chose a record.
   */
  chosen_signal = g_signal_new ("chosen", ENT_TYPE_RECORD_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, JSON_TYPE_OBJECT);

  gtk_widget_class_install_action (widget_class, "record.open", NULL, open_record);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "record.open",
                                       NULL);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/sources/ent-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EntRecordPage, record_view);
  gtk_widget_class_bind_template_child (widget_class, EntRecordPage, error_label);
  gtk_widget_class_bind_template_child (widget_class, EntRecordPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, EntRecordPage, found_group);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
ent_record_page_init (EntRecordPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->record_view), "changed",
                           G_CALLBACK (buffer_changed_cb), self, G_CONNECT_SWAPPED);
}

/*
 * ent_record_page_load_file:
 * @self: a page
 * @file: a file of records
 *
 * Lists what is in the file, or says why it cannot be read.
 */
void
ent_record_page_load_file (EntRecordPage *self,
                           GFile         *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);

  self->loading = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->record_view), "", 0);
  self->loading = FALSE;
  ask (self, file, NULL, shown);
}

/*
 * ent_record_page_load_text:
 * @self: a page
 * @text: a record
 *
 * Puts a record into the field, as pasting does.
 */
void
ent_record_page_load_text (EntRecordPage *self,
                           const char    *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->record_view), text, -1);
}

/*
 * ent_record_page_clear:
 * @self: a page
 *
 * Empties the page for the next record.
 */
void
ent_record_page_clear (EntRecordPage *self)
{
  forget_question (self);
  ent_record_page_load_text (self, "");
  g_clear_pointer (&self->items, g_ptr_array_unref);
  show_items (self);
  show_error (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->record_view));
}

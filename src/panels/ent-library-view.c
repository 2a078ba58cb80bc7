/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-announce.h"
#include "ent-error-dialog.h"
#include "ent-library-row.h"
#include "ent-library-view-private.h"

/**
 * EntLibraryView:
 *
 * The articles of the case and the texts of the user's library; with a query, those in
 * which something was found, and some words around it.
 *
 * What needs another part of the window is asked for with a signal: to read at a
 * place, to add a text to the case, to edit an article's details, to review its
 * passages. Removing a text from the library is done here, for no case changes by it:
 * see ent-library-view-remove.c. What the rows' menus and keys do is in
 * ent-library-view-actions.c.
 */

G_DEFINE_FINAL_TYPE (EntLibraryView, ent_library_view, ADW_TYPE_BIN)

typedef enum
{
  PROP_SESSION = 1,
  PROP_SORT,
} EntLibraryViewProperty;

static GParamSpec *properties[PROP_SORT + 1];

enum
{
  OPEN_AT,
  ADD_TEXT,
  EDIT_ARTICLE,
  REVIEW_ARTICLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A list view makes some two hundred rows at once, and more than a dozen take longer than a
 * frame. So it gets the first ones, which is what one sees, and then some more a frame. */
#define FIRST_ROWS   16
#define ROWS_A_FRAME 6
#define MANY_ROWS    256

/* In the order of EntLibraryOrder. */
static const char *const sorts[] = { "title", "author", "date", "added" };

/* ---------------------------------------------------------------- what is listed */

static void
show_list_or_nothing (EntLibraryView *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;
  gboolean is_searched = *ent_library_search_get_query (self->library) != '\0';
  gboolean is_bare = is_empty && !is_searched;
  const char *page = !is_empty ? "list" : is_searched ? "nothing" : "empty";

  /* That there is nothing is known when all was read. */
  if (is_empty && (self->is_stale || ent_library_search_is_searching (self->library)))
    return;

  gtk_stack_set_visible_child_name (self->stack, page);
  adw_toolbar_view_set_reveal_bottom_bars (self->frame, !is_bare);
}

/* The articles of the case, as they are now. */
static GPtrArray *
list_own (EntLibraryView *self)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  EntAttachments *attachments = NULL;
  GListModel *articles = NULL;

  if (self->session == NULL)
    return entries;

  attachments = ent_session_get_attachments (self->session);
  articles = ent_case_get_articles (ent_session_get_case (self->session));
  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (EntArticle) article = g_list_model_get_item (articles, i);

      g_ptr_array_add (entries,
                       ent_library_entry_new (article,
                                              ent_attachments_get_text (attachments, article)));
    }

  return entries;
}

static void
refresh_items (EntLibraryView *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->own)); i++)
    {
      g_autoptr (EntLibraryItem) item = g_list_model_get_item (G_LIST_MODEL (self->own), i);

      ent_library_item_refresh (item);
    }
  ent_library_view_update_actions (self);
}

static gboolean
update_cb (gpointer user_data)
{
  EntLibraryView *self = user_data;
  g_autoptr (GPtrArray) entries = list_own (self);

  self->update = 0;
  self->is_stale = FALSE;
  ent_library_search_set_own (self->library, entries);
  show_list_or_nothing (self);
  refresh_items (self);

  return G_SOURCE_REMOVE;
}

/* A hundred texts may be attached one after the other: they are listed once. Nobody
 * looks at a view that is not shown. */
static void
queue_update (EntLibraryView *self)
{
  self->is_stale = TRUE;
  if (self->update == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->update = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, update_cb, self, NULL);
}

static gpointer
make_own_item_cb (gpointer entry,
                  gpointer user_data)
{
  EntLibraryView *self = user_data;
  g_autoptr (EntLibraryEntry) owned = entry;

  return ent_library_item_new (owned, ent_session_get_attachments (self->session));
}

static gpointer
make_item_cb (gpointer entry,
              gpointer user_data)
{
  g_autoptr (EntLibraryEntry) owned = entry;

  return ent_library_item_new (owned, NULL);
}

static gboolean
grow_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  EntLibraryView *self = user_data;
  GListModel *all = gtk_slice_list_model_get_model (self->rows);
  guint size = gtk_slice_list_model_get_size (self->rows) + ROWS_A_FRAME;

  gtk_slice_list_model_set_size (self->rows, size > MANY_ROWS ? G_MAXUINT : size);
  if (size <= MANY_ROWS && size < g_list_model_get_n_items (all))
    return G_SOURCE_CONTINUE;

  self->growing = 0;
  return G_SOURCE_REMOVE;
}

static void
grow (EntLibraryView *self)
{
  GListModel *all = gtk_slice_list_model_get_model (self->rows);

  if (self->growing == 0 && all != NULL &&
      g_list_model_get_n_items (all) > gtk_slice_list_model_get_size (self->rows))
    self->growing = gtk_widget_add_tick_callback (GTK_WIDGET (self), grow_cb, self, NULL);
}

/* What is listed next is another list. */
static void
show_first_rows (EntLibraryView *self)
{
  gtk_slice_list_model_set_size (self->rows, FIRST_ROWS);
  grow (self);
}

static void
drop_library (EntLibraryView *self)
{
  if (self->selection != NULL)
    gtk_single_selection_set_model (self->selection, NULL);
  if (self->own != NULL)
    gtk_map_list_model_set_map_func (self->own, NULL, NULL, NULL);
  g_clear_object (&self->own);
  g_clear_object (&self->library);
}

/* Another case is another search: nothing of the one before is answered late. Each of
 * the two lists is a section. */
static void
make_library (EntLibraryView *self)
{
  g_autoptr (GListStore) lists = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GtkMapListModel) texts = NULL;
  g_autoptr (GtkFlattenListModel) all = NULL;
  GListModel *own = NULL;
  GListModel *found = NULL;

  drop_library (self);
  g_clear_pointer (&self->shown_query, g_free);
  self->library = ent_library_search_new (NULL);
  g_signal_group_set_target (self->library_signals, self->library);
  own = g_object_ref (ent_library_search_get_own (self->library));
  found = g_object_ref (ent_library_search_get_found (self->library));
  self->own = gtk_map_list_model_new (own, make_own_item_cb, self, NULL);
  texts = gtk_map_list_model_new (found, make_item_cb, NULL, NULL);
  g_list_store_append (lists, self->own);
  g_list_store_append (lists, texts);
  all = gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&lists)));
  gtk_slice_list_model_set_model (self->rows, G_LIST_MODEL (all));
  g_signal_connect_object (all, "items-changed", G_CALLBACK (grow), self, G_CONNECT_SWAPPED);
  show_first_rows (self);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->rows));
}

/* ---------------------------------------------------------------- what changes */

/* A list view that was empty puts its first row to the top edge, and the header above
 * that row out of sight; it knows its heights only when it has been sized. */
static gboolean
show_top_cb (GtkWidget     *scrolled,
             GdkFrameClock *clock,
             gpointer       user_data)
{
  EntLibraryView *self = user_data;

  if (gtk_widget_get_height (GTK_WIDGET (self->list)) == 0)
    return G_SOURCE_CONTINUE;

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  return G_SOURCE_REMOVE;
}

/* What another query found is read from its best hit on. */
static void
items_changed_cb (EntLibraryView *self)
{
  const char *query = ent_library_search_get_query (self->library);

  show_list_or_nothing (self);
  if (g_set_str (&self->shown_query, query))
    gtk_widget_add_tick_callback (GTK_WIDGET (self->scrolled), show_top_cb, self, NULL);
}

static void
searching_changed_cb (EntLibraryView *self)
{
  gtk_revealer_set_reveal_child (self->spinner_revealer,
                                 ent_library_search_is_searching (self->library));
  show_list_or_nothing (self);
  if (!ent_library_search_is_searching (self->library) &&
      *ent_library_search_get_query (self->library) != '\0')
    ent_announce_matches (GTK_WIDGET (self->search),
                          g_list_model_get_n_items (G_LIST_MODEL (self->selection)));
}

static void
error_changed_cb (EntLibraryView *self)
{
  const GError *error = ent_library_search_get_error (self->library);

  if (error != NULL)
    adw_banner_set_title (self->banner, error->message);
  adw_banner_set_revealed (self->banner, error != NULL);
}

static void
case_changed_cb (EntLibraryView *self,
                 EntChange      *change)
{
  for (guint i = 0; i < ent_change_get_n_edits (change); i++)
    {
      GType type = ent_change_get_edit (change, i)->type;

      if (type == ENT_TYPE_ARTICLE || type == ENT_TYPE_PASSAGE)
        {
          queue_update (self);
          return;
        }
    }
}

static void
selection_changed_cb (EntLibraryView *self)
{
  ent_library_view_update_actions (self);
}

/* More hits are read when the last are near. */
static void
scrolled_cb (EntLibraryView *self,
             GtkAdjustment  *adjustment)
{
  double page = gtk_adjustment_get_page_size (adjustment);
  double left = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment);

  if (left < 2 * page && self->growing == 0)
    ent_library_search_show_more (self->library);
}

static void
try_again_cb (EntLibraryView *self)
{
  ent_library_search_reload (self->library);
}

/* ---------------------------------------------------------------- searching */

static void
search_changed_cb (EntLibraryView *self)
{
  show_first_rows (self);
  ent_library_search_set_query (self->library,
                                gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static gboolean
focus_first (EntLibraryView *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return FALSE;

  /* Scrolling says which row has the focus within the list; the list has to have it, too. */
  gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* Return opens what is chosen, or else the best. */
static void
search_activate_cb (EntLibraryView *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;

  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_activate_action (GTK_WIDGET (self), "library.open", NULL);
}

static void
stop_search_cb (EntLibraryView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static gboolean
search_key_pressed_cb (EntLibraryView  *self,
                       guint            keyval,
                       guint            keycode,
                       GdkModifierType  state)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  return focus_first (self);
}

/* ---------------------------------------------------------------- rows */

static void
activate_cb (EntLibraryView *self,
             guint           position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self), "library.open", NULL);
}

/* ---------------------------------------------------------------- class */

static void
ent_library_view_map (GtkWidget *widget)
{
  EntLibraryView *self = ENT_LIBRARY_VIEW (widget);

  GTK_WIDGET_CLASS (ent_library_view_parent_class)->map (widget);

  /* Another window may have put something into the library meanwhile. */
  if (self->is_stale)
    queue_update (self);
  else
    ent_library_search_reload (self->library);
}

static gboolean
ent_library_view_grab_focus (GtkWidget *widget)
{
  EntLibraryView *self = ENT_LIBRARY_VIEW (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
ent_library_view_dispose (GObject *object)
{
  EntLibraryView *self = ENT_LIBRARY_VIEW (object);

  g_clear_handle_id (&self->update, g_source_remove);
  drop_library (self);
  g_clear_object (&self->rows);
  g_clear_object (&self->library_signals);
  g_clear_object (&self->attachments_signals);
  g_clear_object (&self->case_signals);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_LIBRARY_VIEW);

  G_OBJECT_CLASS (ent_library_view_parent_class)->dispose (object);
}

static void
ent_library_view_finalize (GObject *object)
{
  g_free (ENT_LIBRARY_VIEW (object)->sort);
  g_free (ENT_LIBRARY_VIEW (object)->shown_query);

  G_OBJECT_CLASS (ent_library_view_parent_class)->finalize (object);
}

static void
ent_library_view_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  EntLibraryView *self = ENT_LIBRARY_VIEW (object);

  switch ((EntLibraryViewProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_SORT:
      g_value_set_string (value, self->sort);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
find_order (const char      *sort,
            EntLibraryOrder *order)
{
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (g_strcmp0 (sorts[i], sort) == 0)
      {
        *order = (EntLibraryOrder) i;
        return TRUE;
      }

  return FALSE;
}

static void
set_sort (EntLibraryView *self,
          const char     *sort)
{
  EntLibraryOrder order;

  if (!find_order (sort, &order) || !g_set_str (&self->sort, sort))
    return;

  ent_library_search_set_order (self->library, order);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
}

static void
ent_library_view_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  EntLibraryView *self = ENT_LIBRARY_VIEW (object);

  switch ((EntLibraryViewProperty) prop_id)
    {
    case PROP_SESSION:
      ent_library_view_set_session (self, g_value_get_object (value));
      break;
    case PROP_SORT:
      set_sort (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_signals (void)
{
  /**
   * EntLibraryView::open-at:
   * @self: the view
   * @article: an article of the case, which was just opened
   * @offset: a character of its text
   *
   * Emitted when the article is to be read at a place where no passage stands.
   */
  signals[OPEN_AT] =
    g_signal_new ("open-at", ENT_TYPE_LIBRARY_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, ENT_TYPE_ARTICLE, G_TYPE_UINT64);
  /**
   * EntLibraryView::add-text:
   * @self: the view
   * @digest: the digest of a text of the library
   *
   * Emitted when the text is to become an article of the case.
   */
  signals[ADD_TEXT] =
    g_signal_new ("add-text", ENT_TYPE_LIBRARY_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * EntLibraryView::edit-article:
   * @self: the view
   * @article: an article of the case
   *
   * Emitted when the article's details are to be edited.
   */
  signals[EDIT_ARTICLE] =
    g_signal_new ("edit-article", ENT_TYPE_LIBRARY_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, ENT_TYPE_ARTICLE);
  /**
   * EntLibraryView::review-article:
   * @self: the view
   * @article: an article of the case
   *
   * Emitted when the article's passages that are in doubt are to be reviewed.
   */
  signals[REVIEW_ARTICLE] =
    g_signal_new ("review-article", ENT_TYPE_LIBRARY_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, ENT_TYPE_ARTICLE);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/panels/ent-library-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EntLibraryView, frame);
  gtk_widget_class_bind_template_child (widget_class, EntLibraryView, search);
  gtk_widget_class_bind_template_child (widget_class, EntLibraryView, spinner_revealer);
  gtk_widget_class_bind_template_child (widget_class, EntLibraryView, banner);
  gtk_widget_class_bind_template_child (widget_class, EntLibraryView, stack);
  gtk_widget_class_bind_template_child (widget_class, EntLibraryView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, EntLibraryView, list);
  gtk_widget_class_bind_template_child (widget_class, EntLibraryView, selection);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
}

static void
ent_library_view_class_init (EntLibraryViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_library_view_dispose;
  object_class->finalize = ent_library_view_finalize;
  object_class->get_property = ent_library_view_get_property;
  object_class->set_property = ent_library_view_set_property;
  widget_class->map = ent_library_view_map;
  widget_class->grab_focus = ent_library_view_grab_focus;

  /**
   * EntLibraryView:session:
   *
   * What is looked at.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ENT_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * EntLibraryView:sort:
   *
   * How texts are put in order: `title`, `author`, `date` or `added`.
   */
  properties[PROP_SORT] =
    g_param_spec_string ("sort", NULL, NULL, "title",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  install_signals ();
  ent_library_view_install_actions (widget_class);
  g_type_ensure (ENT_TYPE_LIBRARY_ITEM);
  g_type_ensure (ENT_TYPE_LIBRARY_ROW);
  bind_template (widget_class);
}

static void
ent_library_view_init (EntLibraryView *self)
{
  self->sort = g_strdup ("title");
  self->rows = gtk_slice_list_model_new (NULL, 0, FIRST_ROWS);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->library_signals = g_signal_group_new (ENT_TYPE_LIBRARY_SEARCH);
  g_signal_group_connect_swapped (self->library_signals, "notify::searching",
                                  G_CALLBACK (searching_changed_cb), self);
  g_signal_group_connect_swapped (self->library_signals, "notify::error",
                                  G_CALLBACK (error_changed_cb), self);
  make_library (self);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
  ent_library_view_add_keys (self);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scrolled),
                           "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);

  self->attachments_signals = g_signal_group_new (ENT_TYPE_ATTACHMENTS);
  g_signal_group_connect_swapped (self->attachments_signals, "changed",
                                  G_CALLBACK (queue_update), self);
  self->case_signals = g_signal_group_new (ENT_TYPE_CASE);
  g_signal_group_connect_swapped (self->case_signals, "changed", G_CALLBACK (case_changed_cb),
                                  self);
  self->session_signals = g_signal_group_new (ENT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::read-only",
                                  G_CALLBACK (ent_library_view_update_actions), self);
  self->is_stale = TRUE;
  ent_library_view_update_actions (self);
}

/* ---------------------------------------------------------------- for the other file */

void
ent_library_view_add_toast (EntLibraryView *self,
                            AdwToast       *toast)
{
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (adw_bin_get_child (ADW_BIN (self))), toast);
}

void
ent_library_view_show_error (EntLibraryView *self,
                             const char     *heading,
                             const GError   *error)
{
  adw_dialog_present (ent_error_dialog_new (heading, error->message), GTK_WIDGET (self));
}

/**
 * ent_library_view_new:
 *
 * Returns: (transfer floating): a view of the articles of no case
 */
GtkWidget *
ent_library_view_new (void)
{
  return g_object_new (ENT_TYPE_LIBRARY_VIEW, NULL);
}

/**
 * ent_library_view_get_session:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what is looked at
 */
EntSession *
ent_library_view_get_session (EntLibraryView *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_VIEW (self), NULL);

  return self->session;
}

/**
 * ent_library_view_set_session:
 * @self: a view
 * @session: (nullable) (transfer none): what to look at
 *
 * Sets the session whose case's articles are listed.
 */
void
ent_library_view_set_session (EntLibraryView *self,
                              EntSession     *session)
{
  EntLibraryOrder order;

  g_return_if_fail (ENT_IS_LIBRARY_VIEW (self));
  g_return_if_fail (session == NULL || ENT_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->attachments_signals,
                             session != NULL ? ent_session_get_attachments (session) : NULL);
  g_signal_group_set_target (self->case_signals,
                             session != NULL ? ent_session_get_case (session) : NULL);
  g_signal_group_set_target (self->session_signals, session);
  make_library (self);
  ent_library_search_set_query (self->library,
                                gtk_editable_get_text (GTK_EDITABLE (self->search)));
  if (find_order (self->sort, &order))
    ent_library_search_set_order (self->library, order);
  error_changed_cb (self);
  queue_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * ent_library_view_start_search:
 * @self: a view
 *
 * Puts the cursor into the search entry, and selects what stands in it.
 */
void
ent_library_view_start_search (EntLibraryView *self)
{
  g_return_if_fail (ENT_IS_LIBRARY_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

/**
 * ent_library_view_reload:
 * @self: a view
 *
 * Lists the library again: something was put into it, or taken out. What happens to the
 * case, the view follows by itself.
 */
void
ent_library_view_reload (EntLibraryView *self)
{
  g_return_if_fail (ENT_IS_LIBRARY_VIEW (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ent_library_search_reload (self->library);
}

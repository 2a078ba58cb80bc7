/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-search-provider.h"

#include "ent-finder.h"
#include "ent-recents.h"
#include "ent-window.h"

/*
 * States and ties in the search of GNOME Shell: org.gnome.Shell.SearchProvider2, as its
 * documentation describes it.
 *
 * The cases are those that were open lately, and the built-in one. The Shell starts the
 * program for it without a window; it ends by itself when nobody has asked for a while.
 */

/* How long the program waits for the next question, in milliseconds: it keeps in mind what it
 * has read. */
#define PATIENCE 30000

static const char interface_xml[] =
  "<node>"
  "  <interface name='org.gnome.Shell.SearchProvider2'>"
  "    <method name='GetInitialResultSet'>"
  "      <arg type='as' name='terms' direction='in'/>"
  "      <arg type='as' name='results' direction='out'/>"
  "    </method>"
  "    <method name='GetSubsearchResultSet'>"
  "      <arg type='as' name='previous_results' direction='in'/>"
  "      <arg type='as' name='terms' direction='in'/>"
  "      <arg type='as' name='results' direction='out'/>"
  "    </method>"
  "    <method name='GetResultMetas'>"
  "      <arg type='as' name='identifiers' direction='in'/>"
  "      <arg type='aa{sv}' name='metas' direction='out'/>"
  "    </method>"
  "    <method name='ActivateResult'>"
  "      <arg type='s' name='identifier' direction='in'/>"
  "      <arg type='as' name='terms' direction='in'/>"
  "      <arg type='u' name='timestamp' direction='in'/>"
  "    </method>"
  "    <method name='LaunchSearch'>"
  "      <arg type='as' name='terms' direction='in'/>"
  "      <arg type='u' name='timestamp' direction='in'/>"
  "    </method>"
  "  </interface>"
  "</node>";

struct _EntSearchProvider
{
  GObject parent_instance;

  GtkApplication *application;
  GtkRecentManager *manager;
  EntFinder *finder;
  GDBusConnection *connection;
  guint registration;
  GCancellable *search;
};

G_DEFINE_FINAL_TYPE (EntSearchProvider, ent_search_provider, G_TYPE_OBJECT)

/* A call that is answered when the cases are read. The application does not end before. */
typedef struct
{
  GApplication *application;
  GDBusMethodInvocation *invocation;
  char *search;
} Call;

static Call *
call_new (EntSearchProvider     *self,
          GDBusMethodInvocation *invocation)
{
  Call *call = g_new0 (Call, 1);

  call->application = g_object_ref (G_APPLICATION (self->application));
  call->invocation = g_object_ref (invocation);
  /* Without a window it would end with the call. With one, it ends with that. */
  if (gtk_application_get_windows (self->application) == NULL)
    g_application_set_inactivity_timeout (call->application, PATIENCE);
  g_application_hold (call->application);
  return call;
}

static void
call_free (Call *call)
{
  g_application_release (call->application);
  g_object_unref (call->application);
  g_object_unref (call->invocation);
  g_free (call->search);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

/* --------------------------------------------------------------------------- the cases */

/* A path where there is one, as a window has it. */
static char *
dup_address (GtkRecentInfo *info)
{
  g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  char *path = g_file_get_path (file);

  return path != NULL ? path : g_strdup (gtk_recent_info_get_uri (info));
}

static char **
list_addresses (EntSearchProvider *self)
{
  g_autoptr (GPtrArray) visits = ent_recents_list_visits (self->manager, ENT_RECENTS_FEW);
  g_autoptr (GStrvBuilder) addresses = g_strv_builder_new ();

  for (guint i = 0; i < visits->len; i++)
    g_strv_builder_take (addresses, dup_address (g_ptr_array_index (visits, i)));
  g_strv_builder_add (addresses, ENT_BUILT_IN_CASE);

  return g_strv_builder_end (addresses);
}

/* ------------------------------------------------------------------------------ searching */

static char *
join_terms (GVariant *terms)
{
  g_autofree const char **words = g_variant_get_strv (terms, NULL);

  return g_strjoinv (" ", (char **) words);
}

/* The answer to what was asked before is no longer of interest. */
static void
find (EntSearchProvider   *self,
      const char          *search,
      GAsyncReadyCallback  callback,
      Call                *call)
{
  g_auto (GStrv) addresses = list_addresses (self);

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  self->search = g_cancellable_new ();
  ent_finder_find_async (self->finder, (const char *const *) addresses, search, self->search,
                         callback, call);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = ent_finder_finish (ENT_FINDER (source), result, &error);
  GVariantBuilder ids = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("as"));

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      g_autofree char *id = ent_found_dup_id (g_ptr_array_index (all, i));

      g_variant_builder_add (&ids, "s", id);
    }
  g_dbus_method_invocation_return_value (call->invocation, g_variant_new ("(as)", &ids));
}

/* What was found before may have been cut off, so a narrower search is a search as well. */
static void
get_results (EntSearchProvider     *self,
             GVariant              *terms,
             GDBusMethodInvocation *invocation)
{
  g_autofree char *search = join_terms (terms);

  find (self, search, found_cb, call_new (self, invocation));
}

static void
add_meta (GVariantBuilder *metas,
          EntFound        *found)
{
  g_autofree char *id = ent_found_dup_id (found);

  g_variant_builder_open (metas, G_VARIANT_TYPE ("a{sv}"));
  g_variant_builder_add (metas, "{sv}", "id", g_variant_new_string (id));
  g_variant_builder_add (metas, "{sv}", "name", g_variant_new_string (found->name));
  g_variant_builder_add (metas, "{sv}", "description",
                         g_variant_new_string (found->description));
  g_variant_builder_close (metas);
}

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GPtrArray) all = ent_finder_finish (ENT_FINDER (source), result, NULL);
  GVariantBuilder metas = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  for (guint i = 0; all != NULL && i < all->len; i++)
    add_meta (&metas, g_ptr_array_index (all, i));
  g_dbus_method_invocation_return_value (call->invocation, g_variant_new ("(aa{sv})", &metas));
}

static void
get_metas (EntSearchProvider     *self,
           GVariant              *ids,
           GDBusMethodInvocation *invocation)
{
  g_autofree const char **list = g_variant_get_strv (ids, NULL);

  ent_finder_look_up_async (self->finder, list, NULL, looked_up_cb,
                            call_new (self, invocation));
}

/* ------------------------------------------------------------------------------- showing */

static void
activate (EntSearchProvider     *self,
          const char            *id,
          GDBusMethodInvocation *invocation)
{
  g_autofree char *address = NULL;
  g_autofree char *record = NULL;

  if (ent_found_parse_id (id, &address, &record))
    {
      ent_window_show_found (self->application, address, record, NULL);
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
  else
    g_dbus_method_invocation_return_error (invocation, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                                           "“%s” is no result of a search", id);
}

/* In the case with the best result. */
static void
found_to_launch_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GPtrArray) all = ent_finder_finish (ENT_FINDER (source), result, NULL);
  const char *address = ENT_BUILT_IN_CASE;

  if (all != NULL && all->len > 0)
    address = ((EntFound *) g_ptr_array_index (all, 0))->address;
  ent_window_show_found (GTK_APPLICATION (call->application), address, NULL, call->search);
  g_dbus_method_invocation_return_value (call->invocation, NULL);
}

static void
launch (EntSearchProvider     *self,
        GVariant              *terms,
        GDBusMethodInvocation *invocation)
{
  Call *call = call_new (self, invocation);

  call->search = join_terms (terms);
  find (self, call->search, found_to_launch_cb, call);
}

/* ------------------------------------------------------------------------------- the bus */

static void
method_call_cb (GDBusConnection       *connection,
                const char            *sender,
                const char            *object_path,
                const char            *interface_name,
                const char            *method_name,
                GVariant              *parameters,
                GDBusMethodInvocation *invocation,
                gpointer               user_data)
{
  EntSearchProvider *self = user_data;
  g_autoptr (GVariant) first = g_variant_get_child_value (parameters, 0);

  if (g_str_equal (method_name, "GetInitialResultSet"))
    get_results (self, first, invocation);
  else if (g_str_equal (method_name, "GetSubsearchResultSet"))
    {
      g_autoptr (GVariant) terms = g_variant_get_child_value (parameters, 1);

      get_results (self, terms, invocation);
    }
  else if (g_str_equal (method_name, "GetResultMetas"))
    get_metas (self, first, invocation);
  else if (g_str_equal (method_name, "ActivateResult"))
    activate (self, g_variant_get_string (first, NULL), invocation);
  else
    launch (self, first, invocation);
}

static void
window_added_cb (EntSearchProvider *self)
{
  g_application_set_inactivity_timeout (G_APPLICATION (self->application), 0);
}

static void
ent_search_provider_dispose (GObject *object)
{
  EntSearchProvider *self = ENT_SEARCH_PROVIDER (object);

  if (self->registration != 0)
    g_dbus_connection_unregister_object (self->connection, self->registration);
  self->registration = 0;
  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_object (&self->connection);
  g_clear_object (&self->finder);
  g_clear_object (&self->manager);
  g_clear_weak_pointer (&self->application);

  G_OBJECT_CLASS (ent_search_provider_parent_class)->dispose (object);
}

static void
ent_search_provider_class_init (EntSearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_search_provider_dispose;
}

static void
ent_search_provider_init (EntSearchProvider *self)
{
  self->finder = ent_finder_new ();
}

/**
 * ent_search_provider_new:
 * @application: the application that shows what is found
 * @manager: (nullable): where the cases are listed that were open lately, or %NULL for the
 *   desktop's own list
 *
 * Returns: (transfer full): a provider that nobody can ask yet
 */
EntSearchProvider *
ent_search_provider_new (GtkApplication   *application,
                         GtkRecentManager *manager)
{
  EntSearchProvider *self = NULL;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (manager == NULL || GTK_IS_RECENT_MANAGER (manager), NULL);

  self = g_object_new (ENT_TYPE_SEARCH_PROVIDER, NULL);
  g_set_weak_pointer (&self->application, application);
  g_signal_connect_object (application, "window-added", G_CALLBACK (window_added_cb), self,
                           G_CONNECT_SWAPPED);
  self->manager = g_object_ref (manager != NULL ? manager : gtk_recent_manager_get_default ());
  return self;
}

/**
 * ent_search_provider_export:
 * @self: a provider
 * @connection: the bus
 * @application_path: the application's object; the provider is an object below it
 * @error: return location
 *
 * Lets others ask, until the provider is gone.
 *
 * Returns: whether they can
 */
gboolean
ent_search_provider_export (EntSearchProvider  *self,
                            GDBusConnection    *connection,
                            const char         *application_path,
                            GError            **error)
{
  static const GDBusInterfaceVTable vtable = { .method_call = method_call_cb };
  g_autoptr (GDBusNodeInfo) node = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (ENT_IS_SEARCH_PROVIDER (self), FALSE);
  g_return_val_if_fail (G_IS_DBUS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (self->registration == 0, FALSE);

  node = g_dbus_node_info_new_for_xml (interface_xml, error);
  if (node == NULL)
    return FALSE;

  path = g_strconcat (application_path, "/SearchProvider", NULL);
  g_set_object (&self->connection, connection);
  self->registration = g_dbus_connection_register_object (
    connection, path, node->interfaces[0], &vtable, self, NULL, error);
  return self->registration != 0;
}

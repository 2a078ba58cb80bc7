/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-gazetteer-private.h"

#define STATES_PATH "/io/github/entente_app/Entente/gazetteer/states.json"
#define NAMES_PATH "/io/github/entente_app/Entente/gazetteer/names.tsv"

/**
 * EntGazetteerEntry:
 *
 * One state of the gazetteer: its code, its names through time, when it existed, its
 * capitals.
 */

struct _EntGazetteerEntry
{
  GObject parent_instance;

  char       *code;
  char       *name;
  const char *english_name;  /* within @object */
  EntDate    *existed;
  GArray     *capitals;
  JsonObject *object;
};

G_DEFINE_FINAL_TYPE (EntGazetteerEntry, ent_gazetteer_entry, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CODE,
  PROP_NAME,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
capital_clear (EntCapital *capital)
{
  g_clear_pointer (&capital->name, g_free);
  g_clear_pointer (&capital->date, ent_date_unref);
}

static void
ent_gazetteer_entry_finalize (GObject *object)
{
  EntGazetteerEntry *self = ENT_GAZETTEER_ENTRY (object);

  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->existed, ent_date_unref);
  g_clear_pointer (&self->capitals, g_array_unref);
  g_clear_pointer (&self->object, json_object_unref);

  G_OBJECT_CLASS (ent_gazetteer_entry_parent_class)->finalize (object);
}

static void
ent_gazetteer_entry_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  EntGazetteerEntry *self = ENT_GAZETTEER_ENTRY (object);

  switch (prop_id)
    {
    case PROP_CODE:
      g_value_set_string (value, self->code);
      break;
    case PROP_NAME:
      g_value_set_string (value, ent_gazetteer_entry_get_name (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_gazetteer_entry_class_init (EntGazetteerEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = ent_gazetteer_entry_finalize;
  object_class->get_property = ent_gazetteer_entry_get_property;

  /**
   * EntGazetteerEntry:code:
   *
   * Its id in a case.
   */
  properties[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, NULL, flags);

  /**
   * EntGazetteerEntry:name:
   *
   * Its name, in the user's language where that is known.
   */
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ent_gazetteer_entry_init (EntGazetteerEntry *self)
{
  self->capitals = g_array_new (FALSE, TRUE, sizeof (EntCapital));
  g_array_set_clear_func (self->capitals, (GDestroyNotify) capital_clear);
}

/* The data are the program's own, and a test reads all of them. */
static EntDate *
read_date (JsonObject *object,
           const char *member)
{
  const char *edtf = json_object_get_string_member_with_default (object, member, NULL);

  return edtf ? ent_date_new (edtf, NULL) : NULL;
}

static void
read_capitals (EntGazetteerEntry *self)
{
  JsonArray *capitals = json_object_get_array_member (self->object, "capitals");

  for (guint i = 0; i < json_array_get_length (capitals); i++)
    {
      JsonObject *object = json_array_get_object_element (capitals, i);
      EntCapital capital = { 0 };

      capital.name = g_strdup (json_object_get_string_member (object, "name"));
      capital.date = read_date (object, "date");
      capital.has_place = json_object_has_member (object, "latitude");
      capital.latitude = json_object_get_double_member_with_default (object, "latitude", 0);
      capital.longitude = json_object_get_double_member_with_default (object, "longitude", 0);
      g_array_append_val (self->capitals, capital);
    }
}

/*< private >
 * ent_gazetteer_entry_new:
 * @object: a line of states.json
 *
 * Returns: (transfer full): the entry
 */
EntGazetteerEntry *
ent_gazetteer_entry_new (JsonObject *object)
{
  EntGazetteerEntry *self = g_object_new (ENT_TYPE_GAZETTEER_ENTRY, NULL);
  JsonArray *names = json_object_get_array_member (object, "names");

  self->object = json_object_ref (object);
  self->code = g_strdup (json_object_get_string_member (object, "code"));
  self->english_name = json_object_get_string_member (json_array_get_object_element (names, 0),
                                                      "name");
  self->existed = read_date (object, "existed");
  if (json_object_has_member (object, "capitals"))
    read_capitals (self);

  return self;
}

/*< private >
 * ent_gazetteer_entry_set_name:
 * @self: an entry
 * @name: its name in the user's language
 *
 * Sets what it is called; before anybody sees the entry.
 */
void
ent_gazetteer_entry_set_name (EntGazetteerEntry *self,
                              const char        *name)
{
  g_set_str (&self->name, name);
}

/**
 * ent_gazetteer_entry_get_code:
 * @self: an entry
 *
 * Returns: its id in a case: the ISO 3166-1 alpha-3 code; the ISO 3166-3 one of a former
 *   state; or `x-…` where it has none
 */
const char *
ent_gazetteer_entry_get_code (EntGazetteerEntry *self)
{
  g_return_val_if_fail (ENT_IS_GAZETTEER_ENTRY (self), NULL);

  return self->code;
}

/**
 * ent_gazetteer_entry_get_cow_code:
 * @self: an entry
 *
 * Returns: its number in the Correlates of War state list, or 0 where it has none
 */
int
ent_gazetteer_entry_get_cow_code (EntGazetteerEntry *self)
{
  g_return_val_if_fail (ENT_IS_GAZETTEER_ENTRY (self), 0);

  return (int) json_object_get_int_member_with_default (self->object, "cow", 0);
}

/**
 * ent_gazetteer_entry_get_name:
 * @self: an entry
 *
 * Returns: its name, in the user's language where that is known, else in English
 */
const char *
ent_gazetteer_entry_get_name (EntGazetteerEntry *self)
{
  g_return_val_if_fail (ENT_IS_GAZETTEER_ENTRY (self), NULL);

  return self->name ? self->name : self->english_name;
}

/**
 * ent_gazetteer_entry_get_english_name:
 * @self: an entry
 *
 * Returns: its name in English, the latest where it changed
 */
const char *
ent_gazetteer_entry_get_english_name (EntGazetteerEntry *self)
{
  g_return_val_if_fail (ENT_IS_GAZETTEER_ENTRY (self), NULL);

  return self->english_name;
}

/**
 * ent_gazetteer_entry_get_existed:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): when it existed as a state
 */
EntDate *
ent_gazetteer_entry_get_existed (EntGazetteerEntry *self)
{
  g_return_val_if_fail (ENT_IS_GAZETTEER_ENTRY (self), NULL);

  return self->existed;
}

/**
 * ent_gazetteer_entry_is_former:
 * @self: an entry
 *
 * Returns: whether it is no more
 */
gboolean
ent_gazetteer_entry_is_former (EntGazetteerEntry *self)
{
  g_return_val_if_fail (ENT_IS_GAZETTEER_ENTRY (self), FALSE);

  return self->existed != NULL && !ent_date_is_ongoing (self->existed);
}

/**
 * ent_gazetteer_entry_get_n_capitals:
 * @self: an entry
 *
 * Returns: how many capitals it is known to have had
 */
guint
ent_gazetteer_entry_get_n_capitals (EntGazetteerEntry *self)
{
  g_return_val_if_fail (ENT_IS_GAZETTEER_ENTRY (self), 0);

  return self->capitals->len;
}

/**
 * ent_gazetteer_entry_get_capital:
 * @self: an entry
 * @n: which, from 0; the latest comes first
 *
 * Returns: (transfer none): the capital
 */
const EntCapital *
ent_gazetteer_entry_get_capital (EntGazetteerEntry *self,
                                 guint              n)
{
  g_return_val_if_fail (ENT_IS_GAZETTEER_ENTRY (self), NULL);
  g_return_val_if_fail (n < self->capitals->len, NULL);

  return &g_array_index (self->capitals, EntCapital, n);
}

/**
 * ent_gazetteer_entry_dup_subtitle:
 * @self: an entry
 *
 * Returns: (transfer full): what tells it from others in a list: "SUN · 1922 to 1991 ·
 *   Moscow"
 */
char *
ent_gazetteer_entry_dup_subtitle (EntGazetteerEntry *self)
{
  g_autoptr (GString) subtitle = g_string_new (NULL);
  g_autofree char *existed = NULL;

  g_return_val_if_fail (ENT_IS_GAZETTEER_ENTRY (self), NULL);

  if (!g_str_has_prefix (self->code, "x-"))
    g_string_append (subtitle, self->code);

  existed = self->existed ? ent_date_to_words (self->existed) : NULL;
  if (existed != NULL)
    g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? " · " : "", existed);
  if (self->capitals->len > 0)
    g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? " · " : "",
                            g_array_index (self->capitals, EntCapital, 0).name);

  return g_string_free_and_steal (g_steal_pointer (&subtitle));
}

/* But for its apostrophes, which many keyboards have in one form only. */
static gboolean
is_same_name (const char *first,
              const char *second)
{
  for (; *first != '\0' && *second != '\0';
       first = g_utf8_next_char (first), second = g_utf8_next_char (second))
    {
      gunichar a = g_utf8_get_char (first);
      gunichar b = g_utf8_get_char (second);

      if ((a == 0x2019 ? '\'' : a) != (b == 0x2019 ? '\'' : b))
        return FALSE;
    }

  return *first == *second;
}

static char *
dup_source (EntGazetteerEntry *self)
{
  int cow_code = ent_gazetteer_entry_get_cow_code (self);

  if (cow_code == 0)
    return g_strdup (_("Outside the articles: Entente’s gazetteer."));

  /* Translators: where what is said of a state comes from; %d is a number in the state
   * list of the Correlates of War project. */
  return g_strdup_printf (_("Outside the articles: Entente’s gazetteer; "
                            "Correlates of War, code %d."), cow_code);
}

/* The English names and their dates, without what they are in other languages. */
static JsonArray *
list_dated_names (EntGazetteerEntry *self)
{
  JsonArray *names = json_object_get_array_member (self->object, "names");
  JsonArray *dated = json_array_new ();

  for (guint i = 0; i < json_array_get_length (names); i++)
    {
      JsonObject *name = json_array_get_object_element (names, i);
      JsonObject *copy = json_object_new ();

      json_object_set_string_member (copy, "name", json_object_get_string_member (name, "name"));
      if (json_object_has_member (name, "date"))
        json_object_set_string_member (copy, "date", json_object_get_string_member (name, "date"));
      json_array_add_object_element (dated, copy);
    }

  return dated;
}

/**
 * ent_gazetteer_entry_to_state:
 * @self: an entry
 *
 * Makes the record of a state: its code as the id, its dated English names, when it
 * existed, and where that comes from. Whether the case has it already is for the caller to
 * see.
 *
 * Returns: (transfer full): the JSON of an [class@State]
 */
JsonNode *
ent_gazetteer_entry_to_state (EntGazetteerEntry *self)
{
  static const char *const members[] = { "existed", "note" };
  g_autoptr (JsonObject) state = json_object_new ();
  g_autofree char *source = NULL;

  g_return_val_if_fail (ENT_IS_GAZETTEER_ENTRY (self), NULL);

  source = dup_source (self);
  json_object_set_string_member (state, "id", self->code);
  json_object_set_string_member (state, "kind", "state");
  json_object_set_array_member (state, "names", list_dated_names (self));
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (json_object_has_member (self->object, members[i]))
      {
        JsonNode *member = json_object_get_member (self->object, members[i]);

        json_object_set_member (state, members[i], json_node_copy (member));
      }

  json_object_set_string_member (state, "source", source);

  return json_node_init_object (json_node_alloc (), state);
}

/**
 * EntGazetteer:
 *
 * The states that are and were, with their names in many languages: what the program knows
 * of states before any case. data/gazetteer/README.md says where it comes from.
 */

G_DEFINE_FINAL_TYPE (EntGazetteer, ent_gazetteer, G_TYPE_OBJECT)

static void
ent_gazetteer_finalize (GObject *object)
{
  EntGazetteer *self = ENT_GAZETTEER (object);

  g_clear_pointer (&self->by_code, g_hash_table_unref);
  g_clear_object (&self->entries);
  g_clear_pointer (&self->names, g_bytes_unref);
  g_clear_pointer (&self->languages, g_strfreev);

  G_OBJECT_CLASS (ent_gazetteer_parent_class)->finalize (object);
}

static void
ent_gazetteer_class_init (EntGazetteerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_gazetteer_finalize;
}

/* The user's languages without their encodings, and without C. */
static GStrv
list_languages (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *const *languages = g_get_language_names ();

  for (guint i = 0; languages[i]; i++)
    if (strchr (languages[i], '.') == NULL && !g_str_equal (languages[i], "C"))
      g_strv_builder_add (builder, languages[i]);

  return g_strv_builder_end (builder);
}

static gboolean
is_english (const char *language)
{
  return g_str_has_prefix (language, "en") && !g_ascii_isalpha (language[2]);
}

static GBytes *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (bytes == NULL)
    g_error ("The gazetteer is not in the program: %s", error->message);

  return bytes;
}

static void
load_states (EntGazetteer *self)
{
  g_autoptr (GBytes) bytes = load (STATES_PATH);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  JsonArray *states;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  if (!json_parser_load_from_data (parser, text, (gssize) size, &error))
    g_error ("The gazetteer cannot be read: %s", error->message);

  states = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (states); i++)
    {
      g_autoptr (EntGazetteerEntry) entry = NULL;

      entry = ent_gazetteer_entry_new (json_array_get_object_element (states, i));
      g_list_store_append (self->entries, entry);
      g_hash_table_insert (self->by_code, entry->code, entry);
    }
}

static void
ent_gazetteer_init (EntGazetteer *self)
{
  self->entries = g_list_store_new (ENT_TYPE_GAZETTEER_ENTRY);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->languages = list_languages ();
  self->translates = self->languages[0] != NULL && !is_english (self->languages[0]);
  self->names = load (NAMES_PATH);
  load_states (self);
  ent_gazetteer_name_entries (self);
}

/**
 * ent_gazetteer_get_default:
 *
 * Gets the gazetteer that is built in. It is read when it is first asked for, in a few
 * milliseconds.
 *
 * Returns: (transfer none): the gazetteer
 */
EntGazetteer *
ent_gazetteer_get_default (void)
{
  static EntGazetteer *gazetteer;

  if (g_once_init_enter_pointer (&gazetteer))
    g_once_init_leave_pointer (&gazetteer, g_object_new (ENT_TYPE_GAZETTEER, NULL));

  return gazetteer;
}

/**
 * ent_gazetteer_get_entries:
 * @self: a gazetteer
 *
 * Returns: (transfer none): all its states, sorted by code
 */
GListModel *
ent_gazetteer_get_entries (EntGazetteer *self)
{
  g_return_val_if_fail (ENT_IS_GAZETTEER (self), NULL);

  return G_LIST_MODEL (self->entries);
}

/**
 * ent_gazetteer_lookup:
 * @self: a gazetteer
 * @code: the id of a state
 *
 * Returns: (transfer none) (nullable): what is known of it
 */
EntGazetteerEntry *
ent_gazetteer_lookup (EntGazetteer *self,
                      const char   *code)
{
  g_return_val_if_fail (ENT_IS_GAZETTEER (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  return g_hash_table_lookup (self->by_code, code);
}

/* What the gazetteer itself calls in the user's language what @object, a state or one of its
 * names, is called in English; %NULL where it does not say. */
static const char *
get_shown (EntGazetteer *self,
           JsonObject   *object)
{
  JsonObject *shown = NULL;

  if (json_object_has_member (object, "shown"))
    shown = json_object_get_object_member (object, "shown");

  for (guint i = 0; shown != NULL && self->languages[i] != NULL; i++)
    {
      if (is_english (self->languages[i]))
        return NULL;
      if (json_object_has_member (shown, self->languages[i]))
        return json_object_get_string_member (shown, self->languages[i]);
    }

  return NULL;
}

/* Of the names that it had before, or has beside its usual one. */
static const char *
translate_past_name (EntGazetteer      *self,
                     EntGazetteerEntry *entry,
                     const char        *name)
{
  JsonArray *names = json_object_get_array_member (entry->object, "names");

  for (guint i = 1; i < json_array_get_length (names); i++)
    {
      JsonObject *past = json_array_get_object_element (names, i);

      if (is_same_name (json_object_get_string_member (past, "name"), name))
        return get_shown (self, past);
    }

  return NULL;
}

/**
 * ent_gazetteer_translate_name:
 * @self: a gazetteer
 * @code: the id of a state
 * @name: what a case calls it
 *
 * Says what a state is called in the user's language. Only its usual English names are
 * translated, that of today and those of before: “North Vietnam”. Whoever wrote another one,
 * a longer, or one in another language, chose it. What a former state is called is taken
 * from the gazetteer's own list alone: the names in ISO 3166-3 are those of decrees.
 *
 * Returns: the name in the user's language; @name itself where it is to stay
 */
const char *
ent_gazetteer_translate_name (EntGazetteer *self,
                              const char   *code,
                              const char   *name)
{
  EntGazetteerEntry *entry;
  const char *shown;

  g_return_val_if_fail (ENT_IS_GAZETTEER (self), name);
  g_return_val_if_fail (code != NULL, name);
  g_return_val_if_fail (name != NULL, NULL);

  entry = self->translates ? g_hash_table_lookup (self->by_code, code) : NULL;
  if (entry == NULL)
    return name;

  if (!is_same_name (entry->english_name, name))
    shown = translate_past_name (self, entry, name);
  else if (ent_gazetteer_entry_is_former (entry))
    shown = get_shown (self, entry->object);
  else
    shown = entry->name;

  return shown ? shown : name;
}

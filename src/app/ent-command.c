/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ent-command.h"

/**
 * EntCommand:
 *
 * Something that can be sought and done by name: what it is called, and the action that does
 * it. What is sought is found where each of its words begins a word of the name, or of what
 * stands beside the name, in any order and with any accents.
 */

struct _EntCommand
{
  GObject parent_instance;

  EntCommandKind kind;
  char *title;
  char *detail;
  char *keys;
  char *action;
  /* Made when it is first sought: a case can have thousands of things to go to. */
  char **title_words;
  char **detail_words;
  char *folded;    /* the title, to see what it begins with */
};

G_DEFINE_FINAL_TYPE (EntCommand, ent_command, G_TYPE_OBJECT)

typedef enum
{
  PROP_TITLE = 1,
  PROP_DETAIL,
  PROP_KEYS,
} EntCommandProperty;

static GParamSpec *properties[PROP_KEYS + 1];

static void
ent_command_finalize (GObject *object)
{
  EntCommand *self = ENT_COMMAND (object);

  g_free (self->title);
  g_free (self->detail);
  g_free (self->keys);
  g_free (self->action);
  g_strfreev (self->title_words);
  g_strfreev (self->detail_words);
  g_free (self->folded);

  G_OBJECT_CLASS (ent_command_parent_class)->finalize (object);
}

static void
ent_command_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  EntCommand *self = ENT_COMMAND (object);

  switch ((EntCommandProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    case PROP_KEYS:
      g_value_set_string (value, self->keys);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_command_class_init (EntCommandClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = ent_command_finalize;
  object_class->get_property = ent_command_get_property;

  /**
   * EntCommand:title:
   *
   * What it is called.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);

  /**
   * EntCommand:detail:
   *
   * What it belongs to, or what it is.
   */
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);

  /**
   * EntCommand:keys:
   *
   * The keys that do the same, as they are shown; %NULL where there are none.
   */
  properties[PROP_KEYS] = g_param_spec_string ("keys", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
ent_command_init (EntCommand *self)
{
}

/**
 * ent_command_new:
 * @kind: what it does
 * @title: what it is called
 * @detail: (nullable): what it belongs to, or what it is
 * @keys: (nullable): the keys that do the same, as they are shown
 * @action: the detailed name of the action that does it
 *
 * Returns: (transfer full): a command
 */
EntCommand *
ent_command_new (EntCommandKind  kind,
                 const char     *title,
                 const char     *detail,
                 const char     *keys,
                 const char     *action)
{
  EntCommand *self = NULL;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (action != NULL, NULL);

  self = g_object_new (ENT_TYPE_COMMAND, NULL);
  self->kind = kind;
  self->title = g_strdup (title);
  self->detail = g_strdup (detail);
  self->keys = g_strdup (keys);
  self->action = g_strdup (action);
  return self;
}

/**
 * ent_command_get_title:
 * @self: a command
 *
 * Returns: what it is called
 */
const char *
ent_command_get_title (EntCommand *self)
{
  g_return_val_if_fail (ENT_IS_COMMAND (self), NULL);

  return self->title;
}

/**
 * ent_command_get_action:
 * @self: a command
 *
 * Returns: the detailed name of the action that does it
 */
const char *
ent_command_get_action (EntCommand *self)
{
  g_return_val_if_fail (ENT_IS_COMMAND (self), NULL);

  return self->action;
}

/* Folded, and without accents too. */
static char **
split_words (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) plain = NULL;
  g_auto (GStrv) words = g_str_tokenize_and_fold (text != NULL ? text : "", NULL, &plain);

  g_strv_builder_addv (builder, (const char **) words);
  g_strv_builder_addv (builder, (const char **) plain);
  return g_strv_builder_end (builder);
}

/**
 * ent_command_prepare:
 * @self: a command
 *
 * Does what the first search for it would do.
 *
 * Returns: whether there was something to do
 */
gboolean
ent_command_prepare (EntCommand *self)
{
  g_return_val_if_fail (ENT_IS_COMMAND (self), FALSE);

  if (self->folded != NULL)
    return FALSE;

  self->title_words = split_words (self->title);
  self->detail_words = split_words (self->detail);
  self->folded = g_utf8_casefold (self->title, -1);
  return TRUE;
}

static gboolean
begins_one (const char        *word,
            const char *const *words)
{
  for (gsize i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], word))
      return TRUE;
  return FALSE;
}

/* What is sought, taken apart once. */
typedef struct
{
  char **words;
  char *folded;
} Sought;

static void
sought_init (Sought     *sought,
             const char *words)
{
  sought->words = g_str_tokenize_and_fold (words, NULL, NULL);
  sought->folded = g_utf8_casefold (words, -1);
}

static void
sought_clear (Sought *sought)
{
  g_strfreev (sought->words);
  g_free (sought->folded);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sought, sought_clear)

static guint
match (EntCommand   *self,
       const Sought *sought)
{
  gboolean in_title = TRUE;
  guint distance = 0;

  ent_command_prepare (self);
  for (gsize i = 0; sought->words[i] != NULL; i++)
    {
      if (begins_one (sought->words[i], (const char *const *) self->title_words))
        continue;
      in_title = FALSE;
      if (!begins_one (sought->words[i], (const char *const *) self->detail_words))
        return ENT_COMMAND_NO_MATCH;
    }

  if (!g_str_has_prefix (self->folded, sought->folded))
    distance = in_title ? 1 : 2;
  return distance * (ENT_COMMAND_RECORD + 1) + self->kind;
}

/**
 * ent_command_match:
 * @self: a command
 * @words: what is sought
 *
 * Returns: how far it is from what is sought: 0 where its title begins so, less the better;
 *   %ENT_COMMAND_NO_MATCH where it is something else
 */
guint
ent_command_match (EntCommand *self,
                   const char *words)
{
  g_auto (Sought) sought = { NULL, NULL };

  g_return_val_if_fail (ENT_IS_COMMAND (self), ENT_COMMAND_NO_MATCH);
  g_return_val_if_fail (words != NULL, ENT_COMMAND_NO_MATCH);

  sought_init (&sought, words);
  return match (self, &sought);
}

typedef struct
{
  EntCommand *command;
  guint distance;
  guint position;
} Hit;

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const Hit *hit_a = a;
  const Hit *hit_b = b;

  if (hit_a->distance != hit_b->distance)
    return hit_a->distance < hit_b->distance ? -1 : 1;
  return hit_a->position < hit_b->position ? -1 : hit_a->position > hit_b->position;
}

/**
 * ent_command_search:
 * @commands: (element-type EntCommand): commands
 * @words: what is sought; with no words, all that do something
 * @limit: how many are wanted at most
 *
 * Returns: (transfer full) (element-type EntCommand): those that were found, the best first;
 *   of equals, the first of @commands
 */
GPtrArray *
ent_command_search (GPtrArray  *commands,
                    const char *words,
                    guint       limit)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autofree char *stripped = NULL;
  g_auto (Sought) sought = { NULL, NULL };

  g_return_val_if_fail (commands != NULL, found);
  g_return_val_if_fail (words != NULL, found);

  stripped = g_strstrip (g_strdup (words));
  sought_init (&sought, stripped);
  for (guint i = 0; i < commands->len; i++)
    {
      Hit hit = { g_ptr_array_index (commands, i), 0, i };

      if (*stripped != '\0')
        hit.distance = match (hit.command, &sought);
      else if (hit.command->kind != ENT_COMMAND_ACTION)
        continue;
      if (hit.distance != ENT_COMMAND_NO_MATCH)
        g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len && i < limit; i++)
    g_ptr_array_add (found, g_object_ref (g_array_index (hits, Hit, i).command));
  return found;
}

/**
 * ent_command_dup_plain_label:
 * @label: a menu's label, with its mnemonic
 *
 * What an entry of a menu is called elsewhere. The underscore before a letter goes, one that
 * is written twice stays once, and a letter that stands in parentheses only to be pressed, as
 * in languages whose own letters are not on the keys, goes with them: "開く(_O)…" is "開く…".
 *
 * Returns: (transfer full): the label without it
 */
char *
ent_command_dup_plain_label (const char *label)
{
  GString *plain = NULL;

  g_return_val_if_fail (label != NULL, NULL);

  plain = g_string_new (NULL);
  for (const char *at = label; *at != '\0'; at++)
    if (g_str_has_prefix (at, "(_") && g_ascii_isalnum (at[2]) && at[3] == ')')
      {
        while (plain->len > 0 && plain->str[plain->len - 1] == ' ')
          g_string_truncate (plain, plain->len - 1);
        at += strlen ("(_N)") - 1;
      }
    else if (*at != '_' || *++at == '_')
      {
        g_string_append_c (plain, *at);
      }
    else
      {
        at--;
      }

  return g_string_free_and_steal (plain);
}

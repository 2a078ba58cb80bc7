/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

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
  char *all;       /* title and detail */
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
  g_free (self->all);
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
  self->all = g_strconcat (title, " ", detail, NULL);
  self->folded = g_utf8_casefold (title, -1);
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
  g_autofree char *folded = NULL;
  guint distance = 0;

  g_return_val_if_fail (ENT_IS_COMMAND (self), ENT_COMMAND_NO_MATCH);
  g_return_val_if_fail (words != NULL, ENT_COMMAND_NO_MATCH);

  if (!g_str_match_string (words, self->all, TRUE))
    return ENT_COMMAND_NO_MATCH;

  folded = g_utf8_casefold (words, -1);
  if (!g_str_has_prefix (self->folded, folded))
    distance = g_str_match_string (words, self->title, TRUE) ? 1 : 2;
  return distance * (ENT_COMMAND_RECORD + 1) + self->kind;
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

  g_return_val_if_fail (commands != NULL, found);
  g_return_val_if_fail (words != NULL, found);

  stripped = g_strstrip (g_strdup (words));
  for (guint i = 0; i < commands->len; i++)
    {
      Hit hit = { g_ptr_array_index (commands, i), 0, i };

      if (*stripped != '\0')
        hit.distance = ent_command_match (hit.command, stripped);
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

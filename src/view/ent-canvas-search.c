/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-canvas-private.h"

/* Type-ahead: letters that are typed one after the other lead to the node whose
 * name begins with them; the same letter again leads to the next one that begins
 * with it. */

#define PAUSE_MILLISECONDS 1000

/* A text as it is compared: neither case nor accents count. */
static char *
fold (const char *text)
{
  g_autofree char *cased = g_utf8_casefold (text, -1);
  g_autofree char *parts = g_utf8_normalize (cased, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_new (NULL);

  for (const char *at = parts; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_ismark (g_utf8_get_char (at)))
      g_string_append_unichar (folded, g_utf8_get_char (at));
  return g_string_free (folded, FALSE);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const EntSceneNode *first = *(const EntSceneNode *const *) a;
  const EntSceneNode *second = *(const EntSceneNode *const *) b;

  return g_utf8_collate (first->label, second->label);
}

/* By what is shown, or by a name of the case that is shown in another language. */
static gboolean
begins_with (const EntSceneNode *node,
             const char         *wanted)
{
  g_autofree char *label = fold (node->label);
  g_auto (GStrv) names = NULL;

  if (g_str_has_prefix (label, wanted))
    return TRUE;
  if (!ENT_IS_STATE (node->record))
    return FALSE;

  names = ent_state_dup_all_names (ENT_STATE (node->record));
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = fold (names[i]);

      if (g_str_has_prefix (name, wanted))
        return TRUE;
    }
  return FALSE;
}

/* The nodes whose names begin so, by name. */
static GPtrArray *
list_matches (EntScene   *scene,
              const char *beginning)
{
  GPtrArray *matches = g_ptr_array_new ();
  g_autofree char *wanted = fold (beginning);

  for (guint i = 0; i < ent_scene_get_n_nodes (scene); i++)
    {
      const EntSceneNode *node = ent_scene_get_node (scene, i);

      if (begins_with (node, wanted))
        g_ptr_array_add (matches, (gpointer) node);
    }
  g_ptr_array_sort (matches, compare_names);
  return matches;
}

/* Whether it is one letter, again and again. */
static gboolean
repeats (const char *text)
{
  gunichar first = g_utf8_get_char (text);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_utf8_get_char (at) != first)
      return FALSE;
  return TRUE;
}

static const EntSceneNode *
find_match (EntCanvas *self)
{
  const EntSceneNode *current = ent_canvas_get_selected_node (self);
  gboolean next = repeats (self->search->str);
  g_autoptr (GPtrArray) matches = list_matches (self->scene, self->search->str);
  guint at;

  if (matches->len == 0 && next)
    {
      char letter[7] = "";

      g_unichar_to_utf8 (g_utf8_get_char (self->search->str), letter);
      g_clear_pointer (&matches, g_ptr_array_unref);
      matches = list_matches (self->scene, letter);
    }
  if (matches->len == 0)
    return NULL;
  if (!g_ptr_array_find (matches, current, &at))
    return g_ptr_array_index (matches, 0);
  return g_ptr_array_index (matches, next ? (at + 1) % matches->len : at);
}

/* Whether a sign that is no letter, a space perhaps, goes on with a name. */
static gboolean
goes_on (EntCanvas *self,
         gunichar   sign)
{
  g_autoptr (GString) longer = g_string_new (self->search->str);
  g_autoptr (GPtrArray) matches = NULL;

  if (longer->len == 0)
    return FALSE;

  g_string_append_unichar (longer, sign);
  matches = list_matches (self->scene, longer->str);
  return matches->len > 0;
}

/* Selects the node whose name begins with what was typed; tells whether the sign
 * was used for that. The time is that of the key: where the computer is slow, one who
 * types fast is not taken to pause. */
gboolean
ent_canvas_type (EntCanvas *self,
                 gunichar   sign,
                 guint32    time)
{
  const EntSceneNode *node;

  if (self->scene == NULL)
    return FALSE;
  if (time - self->search_time > PAUSE_MILLISECONDS)
    g_string_truncate (self->search, 0);
  if (!g_unichar_isalpha (sign) && !goes_on (self, sign))
    return FALSE;

  g_string_append_unichar (self->search, g_unichar_tolower (sign));
  self->search_time = time;
  node = find_match (self);
  if (node != NULL)
    ent_canvas_select_node (self, node);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ent-fold.h"
#include "ent-gazetteer-private.h"

/*
 * Searching the gazetteer.
 *
 * All names in all languages lie in one text, as build-aux/gazetteer/make-names.py wrote
 * it: a line for each name of each state, `folded TAB code TAB languages TAB name`. The
 * folded name is in small letters, without diacritics, its words parted by one space.
 * The languages are written `,*pl,cs,`, with a star where it is the name to be shown.
 *
 * The text is some hundred kilobytes, and memmem() runs through it in a fraction of a
 * millisecond: there is no index to be made or kept. A hit counts where it stands in the
 * folded column at the beginning of a word.
 */

typedef enum
{
  MATCH_EXACT,
  MATCH_PREFIX,
  MATCH_WORD,
  MATCH_NONE,
} Match;

typedef struct
{
  EntGazetteerEntry *entry;
  guint              rank;
} Hit;

typedef struct
{
  const char *folded;
  gsize       folded_length;
  const char *code;
  gsize       code_length;
  const char *languages;
  gsize       languages_length;
  const char *name;
  gsize       name_length;
} Line;

static const char *
take_column (const char  *at,
             const char  *end,
             const char **column,
             gsize       *length)
{
  const char *tab = memchr (at, '\t', end - at);

  *column = at;
  *length = (tab ? tab : end) - at;
  return tab ? tab + 1 : end;
}

static void
read_line (const char *start,
           const char *end,
           Line       *line)
{
  const char *at = take_column (start, end, &line->folded, &line->folded_length);

  at = take_column (at, end, &line->code, &line->code_length);
  at = take_column (at, end, &line->languages, &line->languages_length);
  take_column (at, end, &line->name, &line->name_length);
}

static EntGazetteerEntry *
get_entry (EntGazetteer *self,
           const Line   *line)
{
  g_autofree char *code = g_strndup (line->code, line->code_length);

  return g_hash_table_lookup (self->by_code, code);
}

/* Runs through the text for @needle. Returns the line of the next hit, from @at on. */
static const char *
find_line (EntGazetteer *self,
           const char   *at,
           const char   *needle,
           gsize         needle_length,
           Line         *line)
{
  gsize size;
  const char *text = g_bytes_get_data (self->names, &size);
  const char *hit;
  const char *start;
  const char *end;

  if (at == NULL)
    at = text;
  hit = memmem (at, text + size - at, needle, needle_length);
  if (hit == NULL)
    return NULL;

  for (start = hit; start > text && start[-1] != '\n'; start--)
    ;
  end = memchr (hit, '\n', text + size - hit);
  read_line (start, end ? end : text + size, line);

  return hit;
}

static Match
get_match (const Line *line,
           const char *hit,
           gsize       needle_length)
{
  if (hit >= line->folded + line->folded_length)
    return MATCH_NONE;
  if (hit > line->folded)
    return hit[-1] == ' ' ? MATCH_WORD : MATCH_NONE;

  return needle_length == line->folded_length ? MATCH_EXACT : MATCH_PREFIX;
}

/* The shown name of a language is worth more than another one in it. */
static guint
get_distance_in (const Line *line,
                 const char *language)
{
  gsize length = strlen (language);
  const char *end = line->languages + line->languages_length;
  const char *at = line->languages;

  while ((at = memmem (at, end - at, language, length)))
    {
      gboolean begins = at > line->languages && (at[-1] == ',' || at[-1] == '*');

      if (begins && at + length < end && at[length] == ',')
        return at[-1] == '*' ? 0 : 1;
      at += length;
    }

  return G_MAXUINT;
}

/* 0 or 1 where it is in the user's language, 2 or 3 in English, 4 in another. */
static guint
get_distance (EntGazetteer *self,
              const Line   *line)
{
  guint distance;

  for (guint i = 0; self->languages[i]; i++)
    {
      distance = get_distance_in (line, self->languages[i]);
      if (distance != G_MAXUINT)
        return distance;
    }

  distance = get_distance_in (line, "en");
  return distance != G_MAXUINT ? 2 + distance : 4;
}

static void
take_hit (GHashTable        *ranks,
          EntGazetteerEntry *entry,
          guint              rank)
{
  gpointer known;

  if (entry != NULL &&
      (!g_hash_table_lookup_extended (ranks, entry, NULL, &known) || GPOINTER_TO_UINT (known) > rank))
    g_hash_table_insert (ranks, entry, GUINT_TO_POINTER (rank));
}

static void
search_names (EntGazetteer *self,
              const char   *needle,
              GHashTable   *ranks)
{
  gsize needle_length = strlen (needle);
  const char *hit = NULL;
  const char *at = NULL;
  Line line;

  while ((hit = find_line (self, at, needle, needle_length, &line)))
    {
      Match match = get_match (&line, hit, needle_length);

      at = hit + 1;
      if (match != MATCH_NONE)
        take_hit (ranks, get_entry (self, &line), match * 5 + get_distance (self, &line));
    }
}

static void
search_codes (EntGazetteer *self,
              const char   *query,
              GHashTable   *ranks)
{
  g_autofree char *code = g_ascii_strup (query, -1);
  int cow_code = (int) g_ascii_strtoll (query, NULL, 10);

  take_hit (ranks, g_hash_table_lookup (self->by_code, code), 0);
  take_hit (ranks, g_hash_table_lookup (self->by_code, query), 0);

  for (guint i = 0; cow_code > 0 && i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    {
      g_autoptr (EntGazetteerEntry) entry = NULL;

      entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);
      if (ent_gazetteer_entry_get_cow_code (entry) == cow_code)
        take_hit (ranks, entry, 0);
    }
}

/* Of two that match alike: states of today, then former ones with a code, then the rest. */
static guint
get_order (EntGazetteerEntry *entry)
{
  if (!ent_gazetteer_entry_is_former (entry))
    return 0;

  return g_str_has_prefix (ent_gazetteer_entry_get_code (entry), "x-") ? 2 : 1;
}

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const Hit *first = a;
  const Hit *second = b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  if (get_order (first->entry) != get_order (second->entry))
    return get_order (first->entry) < get_order (second->entry) ? -1 : 1;

  return g_utf8_collate (ent_gazetteer_entry_get_name (first->entry),
                         ent_gazetteer_entry_get_name (second->entry));
}

static GPtrArray *
sort_hits (GHashTable *ranks,
           guint       limit)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer entry;
  gpointer rank;

  g_hash_table_iter_init (&iter, ranks);
  while (g_hash_table_iter_next (&iter, &entry, &rank))
    {
      Hit hit = { entry, GPOINTER_TO_UINT (rank) };

      g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_hits);

  for (guint i = 0; i < hits->len && (limit == 0 || i < limit); i++)
    g_ptr_array_add (found, g_object_ref (g_array_index (hits, Hit, i).entry));

  return found;
}

/**
 * ent_gazetteer_search:
 * @self: a gazetteer
 * @query: what one types: the beginning of a name or of a word in it, in any language, with
 *   or without its diacritics; an ISO 3166 alpha-3 code; a Correlates of War number
 * @limit: how many at most; 0 for all
 *
 * Finds states. What is named so exactly comes first, then what begins so, then what has a
 * word that does; within each, names of the user's language come before English ones and
 * those before others, and states of today before former ones, of which those with a code
 * of ISO 3166 come first.
 *
 * Returns: (transfer full) (element-type EntGazetteerEntry): the states, best first; none
 *   for an empty query
 */
GPtrArray *
ent_gazetteer_search (EntGazetteer *self,
                      const char   *query,
                      guint         limit)
{
  g_autoptr (GHashTable) ranks = g_hash_table_new (NULL, NULL);
  g_autofree char *trimmed = NULL;
  g_autofree char *needle = NULL;

  g_return_val_if_fail (ENT_IS_GAZETTEER (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  trimmed = g_strstrip (g_strdup (query));
  needle = ent_fold_words (trimmed);
  if (*needle != '\0')
    {
      search_names (self, needle, ranks);
      search_codes (self, trimmed, ranks);
    }

  return sort_hits (ranks, limit);
}

/*< private >
 * ent_gazetteer_name_entries:
 * @self: a gazetteer
 *
 * Gives each entry its name in the user's language, where there is one.
 */
void
ent_gazetteer_name_entries (EntGazetteer *self)
{
  /* From the last choice to the first, so that the first one stays. */
  for (guint i = g_strv_length (self->languages); i > 0; i--)
    {
      g_autofree char *mark = g_strdup_printf (",*%s,", self->languages[i - 1]);
      const char *at = NULL;
      Line line;

      while ((at = find_line (self, at, mark, strlen (mark), &line)))
        {
          EntGazetteerEntry *entry = get_entry (self, &line);
          g_autofree char *name = g_strndup (line.name, line.name_length);

          if (entry != NULL)
            ent_gazetteer_entry_set_name (entry, name);
          at++;
        }
    }
}

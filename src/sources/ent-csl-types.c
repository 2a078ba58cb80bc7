/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-csl-types.h"

/* The kinds of sources: those of CSL 1.0.2 that speak of states, the likeliest first. */

typedef struct
{
  const char *type;
  const char *name;
} Type;

static const Type types[] = {
  { "article-magazine", NC_ ("type of source", "Magazine article") },
  { "article-journal", NC_ ("type of source", "Journal article") },
  { "article-newspaper", NC_ ("type of source", "Newspaper article") },
  { "webpage", NC_ ("type of source", "Web page") },
  { "post-weblog", NC_ ("type of source", "Blog post") },
  { "book", NC_ ("type of source", "Book") },
  { "chapter", NC_ ("type of source", "Chapter of a book") },
  { "report", NC_ ("type of source", "Report") },
  { "thesis", NC_ ("type of source", "Thesis") },
  { "paper-conference", NC_ ("type of source", "Conference paper") },
  { "article", NC_ ("type of source", "Preprint or working paper") },
  { "manuscript", NC_ ("type of source", "Manuscript") },
  { "treaty", NC_ ("type of source", "Treaty") },
  { "legislation", NC_ ("type of source", "Law") },
  { "speech", NC_ ("type of source", "Speech") },
  { "interview", NC_ ("type of source", "Interview") },
  { "broadcast", NC_ ("type of source", "Broadcast") },
  { "review", NC_ ("type of source", "Review") },
  { "entry-encyclopedia", NC_ ("type of source", "Entry of an encyclopedia") },
  { "dataset", NC_ ("type of source", "Dataset") },
  { "document", NC_ ("type of source", "Document") },
};

#define N_TYPES G_N_ELEMENTS (types)

/*
 * ent_csl_types_make_list:
 * @other: (nullable): a type that the list may lack
 *
 * Returns: (transfer full): the types' names, with @other at the end if it is none of them
 */
GtkStringList *
ent_csl_types_make_list (const char *other)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < N_TYPES; i++)
    gtk_string_list_append (list, g_dpgettext2 (NULL, "type of source", types[i].name));
  if (other != NULL && ent_csl_types_find (other) == N_TYPES)
    gtk_string_list_append (list, other);

  return list;
}

/*
 * ent_csl_types_find:
 * @type: a type of CSL
 *
 * Returns: its place in the list; that behind the last where it is none of them
 */
guint
ent_csl_types_find (const char *type)
{
  for (guint i = 0; i < N_TYPES; i++)
    if (g_strcmp0 (types[i].type, type) == 0)
      return i;

  return N_TYPES;
}

/*
 * ent_csl_types_get:
 * @position: a place in the list
 * @other: (nullable): what stands behind the last
 *
 * Returns: (nullable): the type in CSL's words
 */
const char *
ent_csl_types_get (guint       position,
                   const char *other)
{
  return position < N_TYPES ? types[position].type : other;
}

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
  { "article-magazine", N_ ("Magazine article") },
  { "article-journal", N_ ("Journal article") },
  { "article-newspaper", N_ ("Newspaper article") },
  { "webpage", N_ ("Web page") },
  { "post-weblog", N_ ("Blog post") },
  { "book", N_ ("Book") },
  { "chapter", N_ ("Chapter of a book") },
  { "report", N_ ("Report") },
  { "thesis", N_ ("Thesis") },
  { "paper-conference", N_ ("Conference paper") },
  { "article", N_ ("Preprint or working paper") },
  { "manuscript", N_ ("Manuscript") },
  { "treaty", N_ ("Treaty") },
  { "legislation", N_ ("Law") },
  { "speech", N_ ("Speech") },
  { "interview", N_ ("Interview") },
  { "broadcast", N_ ("Broadcast") },
  { "review", N_ ("Review") },
  { "entry-encyclopedia", N_ ("Entry of an encyclopedia") },
  { "dataset", N_ ("Dataset") },
  { "document", N_ ("Document") },
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
    gtk_string_list_append (list, _ (types[i].name));
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

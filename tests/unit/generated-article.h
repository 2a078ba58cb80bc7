/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-text.h"

/* Articles for tests of anchors, made of random words that mean nothing, the same ones from
 * the same seed. Every word carries a number that goes with it through every edit, so what
 * has become of a passage is known by construction, whatever the locating says.
 *
 * An article is made unkind: its words are few, stock phrases recur, sentences are
 * repeated, and repeated with a word or two changed, and so are whole paragraphs.
 */

typedef struct
{
  char    *text;
  guint    id;
  gboolean starts_paragraph;
  gboolean starts_sentence;
} Word;

typedef struct
{
  GRand     *random;
  GPtrArray *words;
  guint      next_id;
} Article;

void     generated_word_free         (Word          *word);
Word    *generated_word_new          (Article       *article,
                                      const char    *text);
char    *generated_make_word         (GRand         *random);
void     generated_capitalize        (Word          *word);

void     generated_article_init      (Article       *article,
                                      guint32        seed);
void     generated_article_clear     (Article       *article);
void     generated_article_copy      (const Article *article,
                                      Article       *copy);
EntText *generated_article_render    (Article       *article,
                                      GArray        *starts);

guint    generated_find_sentence_end (GPtrArray     *words,
                                      guint          i);
guint    generated_find_paragraph_end (GPtrArray    *words,
                                      guint          i);
guint    generated_pick_sentence     (Article       *article);

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-text.h"

/* An invented article, for tests that write it in one format or another and expect the
 * same paragraphs of each. */

typedef enum
{
  SAMPLE_MASTHEAD,
  SAMPLE_TITLE,
  SAMPLE_BYLINE,
  SAMPLE_HEADING,
  SAMPLE_PARAGRAPH,
} SampleKind;

typedef struct
{
  SampleKind  kind;
  const char *text;
} SampleBlock;

#define SAMPLE_TITLE_TEXT  "The Pact of the Two Rivers"
#define SAMPLE_AUTHOR      "Émilie Trần-Duval"
#define SAMPLE_PUBLICATION "The Riverine Review"
#define SAMPLE_DATE        "2021-03-14"

const SampleBlock *sample_article_get_blocks (guint *n_blocks);
EntText           *sample_article_make_text  (void);

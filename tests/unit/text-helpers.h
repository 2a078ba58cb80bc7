/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-anchor.h"

G_BEGIN_DECLS

/* Texts and anchors for tests. */

static inline EntText *
text_read (const char *content,
           const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autoptr (GError) error = NULL;
  EntText *text = ent_text_new_from_bytes (bytes, name, &error);

  g_assert_no_error (error);

  return text;
}

/* Anchors the first place where the words stand. */
static inline EntAnchor *
text_anchor (EntText    *text,
             const char *words)
{
  const char *content = ent_text_get_content (text);
  const char *place = strstr (content, words);
  gsize start;

  g_assert_nonnull (place);
  start = (gsize) g_utf8_strlen (content, place - content);

  return ent_anchor_new_for_span (text, start, start + (gsize) g_utf8_strlen (words, -1));
}

G_END_DECLS

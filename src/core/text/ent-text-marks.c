/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-text-normalize.h"

/* The marks inside a block: links, emphasis, code, escapes, character references.
 *
 * Two passes. The first puts a link's words in the place of the link, drops
 * pictures and footnote marks. The second cuts what is left into stretches of
 * text and runs of emphasis marks, pairs the runs as CommonMark does (the nearest
 * opening run of the same sign), and drops what was paired; a sign that pairs
 * with nothing is the author's and stays. Stricter than CommonMark in one thing:
 * a run inside a word (f**k, 2*3*4, snake_case) is never a mark.
 */

typedef struct
{
  GString *text;
  char     sign;
  guint    count;
  guint    left;
  gboolean opens;
  gboolean closes;
  gboolean strong;
  gboolean slanted;
} Stretch;

typedef struct
{
  const char *name;
  gunichar    value;
} Reference;

static const Reference references_by_name[] = {
  { "amp", '&' },     { "apos", '\'' },    { "copy", 0xa9 },    { "gt", '>' },
  { "hellip", 0x2026 }, { "laquo", 0xab }, { "ldquo", 0x201c }, { "lsquo", 0x2018 },
  { "lt", '<' },      { "mdash", 0x2014 }, { "nbsp", 0xa0 },    { "ndash", 0x2013 },
  { "quot", '"' },    { "raquo", 0xbb },   { "rdquo", 0x201d }, { "rsquo", 0x2019 },
  { "shy", 0xad },
};

static Stretch *
stretch_new (char sign)
{
  Stretch *self = g_new0 (Stretch, 1);

  self->text = g_string_new (NULL);
  self->sign = sign;

  return self;
}

static void
stretch_free (Stretch *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* ---------------------------------------------------------------- links */

/* Longest words or address of a link, in bytes. A bound keeps a text full of
 * brackets from being read over and over. */
#define LINK_LIMIT 2048

/* How many stretches back an emphasis may begin, for the same reason. */
#define EMPHASIS_LIMIT 256

/* The bracket that closes the one at @p, or NULL. */
static const char *
find_closing (const char *p,
              char        open,
              char        close)
{
  const char *start = p;
  guint depth = 0;

  for (; *p != '\0' && p - start < LINK_LIMIT; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      else if (*p == open)
        depth++;
      else if (*p == close && --depth == 0)
        return p;
    }

  return NULL;
}

/* Tells an address from a remark in brackets: "(see below)" is none. */
static gboolean
is_address (const char *start,
            const char *end)
{
  const char *p;

  for (p = start; p < end && !g_ascii_isspace (*p); p++)
    ;
  while (p < end && g_ascii_isspace (*p))
    p++;
  if (p < end && *p != '"' && *p != '\'' && *p != '(')
    return FALSE;

  for (p = start; p < end && !g_ascii_isspace (*p); p++)
    if (strchr ("/.#:@<", *p) != NULL)
      return TRUE;

  return FALSE;
}

/* Where the link whose words end with the ] at @close ends, or NULL. */
static const char *
find_link_end (const char *close,
               GHashTable *references)
{
  const char *end;
  g_autofree char *id = NULL;

  if (close[1] == '(')
    {
      end = find_closing (close + 1, '(', ')');
      return end != NULL && is_address (close + 2, end) ? end + 1 : NULL;
    }

  if (close[1] != '[')
    return NULL;

  end = find_closing (close + 1, '[', ']');
  if (end == NULL)
    return NULL;
  id = g_utf8_casefold (close + 2, end - close - 2);

  return g_hash_table_contains (references, id) ? end + 1 : NULL;
}

static void append_unlinked (GString    *out,
                             const char *p,
                             const char *end,
                             GHashTable *references);

/* Handles the [ at @p, before which a ! may stand, and returns where reading goes on. */
static const char *
append_bracket (GString    *out,
                const char *p,
                const char *end,
                gboolean    picture,
                GHashTable *references)
{
  const char *close = find_closing (p, '[', ']');
  const char *link_end;

  if (close == NULL || close >= end)
    close = NULL;
  if (close != NULL && p[1] == '^' && close > p + 2)
    return close + 1;

  link_end = close != NULL ? find_link_end (close, references) : NULL;
  if (link_end == NULL)
    {
      g_string_append (out, picture ? "![" : "[");
      return p + 1;
    }

  if (!picture)
    append_unlinked (out, p + 1, close, references);

  return link_end;
}

static void
append_unlinked (GString    *out,
                 const char *p,
                 const char *end,
                 GHashTable *references)
{
  while (p < end)
    {
      if (*p == '\\' && p + 1 < end)
        {
          g_string_append_len (out, p, 2);
          p += 2;
        }
      else if (*p == '[')
        {
          p = append_bracket (out, p, end, FALSE, references);
        }
      else if (*p == '!' && p + 1 < end && p[1] == '[')
        {
          p = append_bracket (out, p + 1, end, TRUE, references);
        }
      else
        {
          g_string_append_c (out, *p++);
        }
    }
}

/* ---------------------------------------------------------------- stretches */

static GString *
last_text (GPtrArray *stretches)
{
  Stretch *last = stretches->len > 0 ? stretches->pdata[stretches->len - 1] : NULL;

  if (last == NULL || last->sign != '\0')
    {
      last = stretch_new ('\0');
      g_ptr_array_add (stretches, last);
    }

  return last->text;
}

static gunichar
char_before (const char *text,
             const char *p)
{
  return p > text ? g_utf8_get_char (g_utf8_prev_char (p)) : ' ';
}

static gunichar
char_at (const char *p)
{
  return *p != '\0' ? g_utf8_get_char (p) : ' ';
}

static const char *
add_run (GPtrArray  *stretches,
         const char *text,
         const char *p)
{
  Stretch *run = stretch_new (*p);
  gunichar before = char_before (text, p);
  gunichar after;

  for (; *p == run->sign; p++)
    run->count++;
  after = char_at (p);

  run->left = run->count;
  run->opens = !g_unichar_isspace (after) && !g_unichar_isalnum (before);
  run->closes = !g_unichar_isspace (before) && !g_unichar_isalnum (after);
  g_ptr_array_add (stretches, run);

  return p;
}

/* Code: what stands between two equal runs of backticks. `Quotes' of the
 * typewriter's kind look alike, but for the space or letter at the second. */
static const char *
add_code (GPtrArray  *stretches,
          const char *p)
{
  gsize count = strspn (p, "`");
  g_autofree char *fence = g_strndup (p, count);
  const char *start = p + count;
  const char *end = strstr (start, fence);

  if (end == NULL || end == start || g_ascii_isspace (end[-1]) || end[count] == '`' ||
      g_unichar_isalnum (char_at (end + count)))
    {
      g_string_append_len (last_text (stretches), p, (gssize) count);
      return start;
    }

  g_string_append_len (last_text (stretches), start, end - start);

  return end + count;
}

static gunichar
find_reference (const char *name,
                gsize       length)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (references_by_name); i++)
    if (strlen (references_by_name[i].name) == length &&
        strncmp (references_by_name[i].name, name, length) == 0)
      return references_by_name[i].value;

  return 0;
}

static gunichar
read_number (const char *p)
{
  gboolean hex = *p == 'x' || *p == 'X';
  guint64 value = g_ascii_strtoull (hex ? p + 1 : p, NULL, hex ? 16 : 10);

  return value <= 0x10ffff ? (gunichar) value : 0;
}

static const char *
add_reference (GPtrArray  *stretches,
               const char *p)
{
  gsize length = strspn (p + 1, "#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
  gunichar value = 0;

  if (length > 0 && length < 10 && p[1 + length] == ';')
    value = p[1] == '#' ? read_number (p + 2) : find_reference (p + 1, length);

  if (value == 0 || !g_unichar_validate (value))
    {
      g_string_append_c (last_text (stretches), *p);
      return p + 1;
    }

  g_string_append_unichar (last_text (stretches), value);

  return p + length + 2;
}

/* An address is copied whole: the underscores in it are no marks. */
static gsize
measure_address (const char *p)
{
  if (!g_str_has_prefix (p, "http://") && !g_str_has_prefix (p, "https://") &&
      !g_str_has_prefix (p, "www."))
    return 0;

  return strcspn (p, " \n<>*");
}

static const char *
add_autolink (GPtrArray  *stretches,
              const char *p)
{
  gsize length = measure_address (p + 1);

  if (length == 0 || p[1 + length] != '>')
    {
      g_string_append_c (last_text (stretches), *p);
      return p + 1;
    }

  g_string_append_len (last_text (stretches), p + 1, (gssize) length);

  return p + length + 2;
}

static const char *
add_plain (GPtrArray  *stretches,
           const char *text,
           const char *p)
{
  gsize length = g_unichar_isalnum (char_before (text, p)) ? 0 : measure_address (p);

  if (length == 0)
    length = (gsize) (g_utf8_next_char (p) - p);
  g_string_append_len (last_text (stretches), p, (gssize) length);

  return p + length;
}

static GPtrArray *
split_stretches (const char *text)
{
  GPtrArray *stretches = g_ptr_array_new_with_free_func ((GDestroyNotify) stretch_free);
  const char *p = text;

  while (*p != '\0')
    {
      if (*p == '\\' && g_ascii_ispunct (p[1]))
        {
          g_string_append_c (last_text (stretches), p[1]);
          p += 2;
        }
      else if (*p == '*' || *p == '_' || (*p == '~' && p[1] == '~'))
        {
          p = add_run (stretches, text, p);
        }
      else if (*p == '`')
        {
          p = add_code (stretches, p);
        }
      else if (*p == '&')
        {
          p = add_reference (stretches, p);
        }
      else if (*p == '<')
        {
          p = add_autolink (stretches, p);
        }
      else
        {
          p = add_plain (stretches, text, p);
        }
    }

  return stretches;
}

/* ---------------------------------------------------------------- pairs */

static void
take_pair (GPtrArray *stretches,
           guint      opening,
           guint      closing)
{
  Stretch *first = stretches->pdata[opening];
  Stretch *last = stretches->pdata[closing];
  guint taken = MIN (first->left, last->left);
  guint i;

  first->left -= taken;
  last->left -= taken;

  for (i = opening; i <= closing && first->sign != '~'; i++)
    {
      Stretch *inner = stretches->pdata[i];

      inner->strong = inner->strong || taken >= 2;
      inner->slanted = inner->slanted || taken % 2 == 1;
    }
}

static void
close_run (GPtrArray *stretches,
           guint      closing)
{
  Stretch *last = stretches->pdata[closing];
  guint first_allowed = closing > EMPHASIS_LIMIT ? closing - EMPHASIS_LIMIT : 0;
  guint i;

  for (i = closing; i-- > first_allowed && last->left > 0;)
    {
      Stretch *first = stretches->pdata[i];

      if (first->sign != last->sign || !first->opens || first->left == 0)
        continue;

      take_pair (stretches, i, closing);
    }
}

static void
pair_runs (GPtrArray *stretches)
{
  guint i;

  for (i = 0; i < stretches->len; i++)
    {
      Stretch *stretch = stretches->pdata[i];

      if (stretch->sign != '\0' && stretch->closes)
        close_run (stretches, i);
    }
}

static gboolean
is_blank (const char *text)
{
  const char *p;

  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

static void
read_emphasis (GPtrArray       *stretches,
               EntTextEmphasis *emphasis)
{
  gboolean any = FALSE;
  guint i;

  emphasis->bold = emphasis->italic = TRUE;

  for (i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = stretches->pdata[i];

      if (stretch->sign != '\0' ? stretch->left == 0 : is_blank (stretch->text->str))
        continue;

      any = TRUE;
      emphasis->bold = emphasis->bold && stretch->strong;
      emphasis->italic = emphasis->italic && stretch->slanted;
    }

  emphasis->bold = emphasis->bold && any;
  emphasis->italic = emphasis->italic && any;
}

static char *
join_stretches (GPtrArray *stretches)
{
  g_autoptr(GString) out = g_string_new (NULL);
  guint i, left;

  for (i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = stretches->pdata[i];

      g_string_append_len (out, stretch->text->str, (gssize) stretch->text->len);
      for (left = stretch->left; left > 0; left--)
        g_string_append_c (out, stretch->sign);
    }

  return g_string_free_and_steal (g_steal_pointer (&out));
}

/*< private >
 * ent_text_strip_marks:
 * @text: a block's text, its lines joined
 * @references: (element-type utf8 utf8): the names of the links that the text
 *   defines elsewhere, case folded
 * @emphasis: (out caller-allocates): whether all of it is bold, or italic
 *
 * Takes Markdown's marks out of @text and resolves character references.
 *
 * Returns: (transfer full): the words
 */
char *
ent_text_strip_marks (const char      *text,
                      GHashTable      *references,
                      EntTextEmphasis *emphasis)
{
  g_autoptr(GString) unlinked = g_string_new (NULL);
  g_autoptr(GPtrArray) stretches = NULL;

  append_unlinked (unlinked, text, text + strlen (text), references);
  stretches = split_stretches (unlinked->str);
  pair_runs (stretches);
  read_emphasis (stretches, emphasis);

  return join_stretches (stretches);
}

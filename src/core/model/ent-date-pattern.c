/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ent-date-pattern.h"

/*
 * A translated pattern, turned round: what g_strdup_printf () fills is found again in a text.
 *
 * The gaps of a pattern are "%s", "%d" and "%2$s", as in what is written, or "{1}", as in the
 * lists of what is typed. Text and pattern are folded alike: small letters, one form of each
 * character, one kind of dash, and no blank beside a sign or a letter of a script that is
 * written without blanks, so that "1954 年 至 1991 年" is "1954年至1991年". The blanks that are
 * left stand between words or beside a gap; beside a gap one may be missing where that does
 * not run two words together. A gap holds at least one character. All ways in which the text
 * fits are told, because only the reader knows which gaps make sense.
 */

#define EN_DASH "–"

/* Characters of private use stand for the gaps while a pattern is folded. */
#define FIRST_GAP 0xE000

struct _EntDatePattern
{
  char *literals[ENT_DATE_PATTERN_MAX_GAPS + 1]; /* one more than gaps */
  guint gaps[ENT_DATE_PATTERN_MAX_GAPS];
  guint n_gaps;
};

typedef struct
{
  const EntDatePattern *pattern;
  const char           *text;
  char                 *gaps[ENT_DATE_PATTERN_MAX_GAPS];
  EntDatePatternFunc    func;
  gpointer              data;
} Walk;

static gboolean
is_dash (gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 ||
         c == 0xFF0D;
}

static gboolean
is_plain_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011;
}

static void
append_tidy (GString  *tidy,
             gunichar  c)
{
  if (g_unichar_isspace (c) || c == 0x00A0 || c == 0x202F || c == 0x2007)
    {
      if (tidy->len > 0 && tidy->str[tidy->len - 1] != ' ')
        g_string_append_c (tidy, ' ');
    }
  else if (is_plain_hyphen (c))
    g_string_append_c (tidy, '-');
  else if (is_dash (c))
    g_string_append (tidy, EN_DASH);
  else if (c == 0x2019 || c == 0x02BC)
    g_string_append_c (tidy, '\'');
  else if (g_unichar_type (c) != G_UNICODE_FORMAT)
    g_string_append_unichar (tidy, c);
}

/*< private >
 * ent_date_tidy:
 * @text: what was typed
 *
 * Returns: (transfer full): it with one kind of space, of hyphen, of dash and of apostrophe; a
 *   hyphen with a space at its side is a dash
 */
char *
ent_date_tidy (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) tidy = g_string_new (NULL);

  for (const char *at = valid; *at; at = g_utf8_next_char (at))
    append_tidy (tidy, g_utf8_get_char (at));
  g_string_replace (tidy, " - ", EN_DASH, 0);
  g_string_replace (tidy, " " EN_DASH, EN_DASH, 0);
  g_string_replace (tidy, EN_DASH " ", EN_DASH, 0);
  g_strchomp (tidy->str);

  return g_strdup (tidy->str);
}

/* Whether a blank parts @c from its like: a letter or digit, but not of Chinese, Japanese or
 * Korean, where blanks are a matter of taste. What stands for a gap may be either. */
static gboolean
wants_blanks (gunichar c)
{
  if (c >= FIRST_GAP && c < FIRST_GAP + ENT_DATE_PATTERN_MAX_GAPS)
    return TRUE;
  if (!g_unichar_isalnum (c) && !g_unichar_ismark (c))
    return FALSE;

  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_HANGUL:
    case G_UNICODE_SCRIPT_BOPOMOFO:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return FALSE;
    default:
      return TRUE;
    }
}

/*< private >
 * ent_date_get_char_before:
 * @start: where the text begins
 * @at: a place in it
 *
 * Returns: the character before the place; 0 where there is none
 */
gunichar
ent_date_get_char_before (const char *start,
                          const char *at)
{
  return at > start ? g_utf8_get_char (g_utf8_prev_char (at)) : 0;
}

/* Without the blanks that part nothing. */
static char *
squeeze (const char *text)
{
  g_autoptr (GString) squeezed = g_string_new (NULL);

  for (const char *at = text; *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c != ' ' || (wants_blanks (ent_date_get_char_before (text, at)) &&
                       wants_blanks (g_utf8_get_char (at + 1))))
        g_string_append_unichar (squeezed, c == 0x301C ? '~' : c);
    }

  return g_string_free_and_steal (g_steal_pointer (&squeezed));
}

/*< private >
 * ent_date_fold:
 * @text: a text
 *
 * Returns: (transfer full): it in the form in which texts are matched with patterns
 */
char *
ent_date_fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *one_form = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *small = g_utf8_strdown (one_form, -1);
  g_autofree char *tidy = ent_date_tidy (small);

  return squeeze (tidy);
}

/* "%s", "%d" and the like, "%2$s" or "{2}": the length of it, and its number, from 0. */
static gsize
find_gap (const char *at,
          guint       next,
          guint      *number)
{
  gsize length = 1;

  *number = next;
  if (at[0] == '{' && at[1] >= '1' && at[1] <= '0' + ENT_DATE_PATTERN_MAX_GAPS && at[2] == '}')
    {
      *number = at[1] - '1';
      return 3;
    }
  if (at[0] != '%')
    return 0;
  if (at[1] >= '1' && at[1] <= '0' + ENT_DATE_PATTERN_MAX_GAPS && at[2] == '$')
    {
      *number = at[1] - '1';
      length = 3;
    }

  return at[length] == 's' || at[length] == 'd' ? length + 1 : 0;
}

/* With a character of private use for each gap. */
static char *
mark_gaps (const char *format)
{
  g_autoptr (GString) marked = g_string_new (NULL);
  guint n = 0;

  for (const char *at = format; *at != '\0';)
    {
      guint number;
      gsize length = find_gap (at, n, &number);

      if (length > 0 && number < ENT_DATE_PATTERN_MAX_GAPS)
        {
          g_string_append_unichar (marked, FIRST_GAP + number);
          n++;
          at += length;
          continue;
        }
      if (g_str_has_prefix (at, "%%"))
        at++;
      g_string_append_unichar (marked, g_utf8_get_char (at));
      at = g_utf8_next_char (at);
    }

  return g_string_free_and_steal (g_steal_pointer (&marked));
}

/*< private >
 * ent_date_pattern_new:
 * @format: a pattern, with at most %ENT_DATE_PATTERN_MAX_GAPS gaps
 *
 * Returns: (transfer full): it, to be matched with texts
 */
EntDatePattern *
ent_date_pattern_new (const char *format)
{
  EntDatePattern *self = g_new0 (EntDatePattern, 1);
  g_autofree char *marked = mark_gaps (format);
  g_autofree char *folded = ent_date_fold (marked);
  const char *start = folded;

  for (const char *at = folded; *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c < FIRST_GAP || c >= FIRST_GAP + ENT_DATE_PATTERN_MAX_GAPS ||
          self->n_gaps == ENT_DATE_PATTERN_MAX_GAPS)
        continue;
      self->literals[self->n_gaps] = g_strndup (start, at - start);
      self->gaps[self->n_gaps++] = c - FIRST_GAP;
      start = g_utf8_next_char (at);
    }
  self->literals[self->n_gaps] = g_strdup (start);

  return self;
}

void
ent_date_pattern_free (EntDatePattern *self)
{
  for (guint i = 0; i <= self->n_gaps; i++)
    g_free (self->literals[i]);
  g_free (self);
}

/*< private >
 * ent_date_pattern_is_dash:
 * @self: a pattern of two gaps
 *
 * Returns: whether nothing but a dash stands between them
 */
gboolean
ent_date_pattern_is_dash (const EntDatePattern *self)
{
  return self->n_gaps == 2 && *self->literals[0] == '\0' && *self->literals[2] == '\0' &&
         (g_str_equal (self->literals[1], EN_DASH) || g_str_equal (self->literals[1], "-"));
}

/* A blank beside a gap; there may be none where it would part no words. */
static gboolean
take_blank (const Walk  *walk,
            const char **at)
{
  if (**at == ' ')
    {
      ++*at;
      return TRUE;
    }

  return !wants_blanks (ent_date_get_char_before (walk->text, *at)) ||
         !wants_blanks (g_utf8_get_char (*at));
}

static gboolean
take_literal (const Walk  *walk,
              const char  *literal,
              const char **at)
{
  gsize length = strlen (literal);
  gboolean blank_behind = length > 1 && literal[length - 1] == ' ';

  if (*literal == ' ')
    {
      if (!take_blank (walk, at))
        return FALSE;
      literal++;
      length--;
    }
  if (blank_behind)
    length--;
  if (strncmp (*at, literal, length) != 0)
    return FALSE;
  *at += length;

  return !blank_behind || take_blank (walk, at);
}

/* The literal before the nth gap, all that the gap can hold, and so on. */
static void
walk_from (Walk       *walk,
           guint       n,
           const char *at)
{
  const EntDatePattern *pattern = walk->pattern;

  if (!take_literal (walk, pattern->literals[n], &at))
    return;
  if (n == pattern->n_gaps)
    {
      if (*at == '\0')
        walk->func (walk->gaps, walk->data);
      return;
    }

  for (const char *end = at; *end != '\0';)
    {
      char **gap = &walk->gaps[pattern->gaps[n]];

      /* A gap that is there twice is the translator's mistake. */
      if (*gap != NULL)
        return;
      end = g_utf8_next_char (end);
      *gap = g_strndup (at, end - at);
      walk_from (walk, n + 1, end);
      g_clear_pointer (gap, g_free);
    }
}

/*< private >
 * ent_date_pattern_match:
 * @self: a pattern
 * @text: a text, folded
 * @func: called for each way in which the text fits
 * @data: for @func
 */
void
ent_date_pattern_match (const EntDatePattern *self,
                        const char           *text,
                        EntDatePatternFunc    func,
                        gpointer              data)
{
  Walk walk = { .pattern = self, .text = text, .func = func, .data = data };

  walk_from (&walk, 0, text);
}

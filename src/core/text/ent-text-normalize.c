/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-text-normalize.h"

/* Normalisation: one function, ent_text_normalize(), by which two copies of an
 * article become the same blocks of the same words, so that an offset into one
 * holds in the other. Its steps, in order:
 *
 *  1. Line ends. CR LF, CR, NEL, the vertical tab and the line separator become
 *     LF; the paragraph separator a blank line; the form feed a line of its own,
 *     which parts blocks as a blank line does.
 *  2. HTML. Tags become blank lines, headings and bullets, or go; comments,
 *     scripts and styles go.
 *  3. Lines. Every line is told by its beginning: heading (#), quotation (>),
 *     item of a list (-, *, +, a bullet), rule, code fence, underline of a
 *     heading, definition of a link. These marks go. An item's number stays: it
 *     is part of what is read.
 *  4. Blocks. Lines are joined to blocks that end at blank lines, headings,
 *     rules, and before items and quotations. Where a text has no blank lines to
 *     speak of (fewer than one to four lines), long lines (more than 120 characters
 *     on average: nobody wraps so wide), and three of four of the long ones end a
 *     sentence, every line is a block. Lines join with a space, but without one
 *     after a dash that follows a letter or digit, and between Han or kana.
 *  5. Marks. Emphasis, links, code, escapes, character references: the marks go,
 *     the words stay. Pictures and footnote marks go.
 *  6. Characters. Soft hyphens, zero-width spaces, word joiners, byte order marks
 *     and control characters go. White space, of whatever kind and width, becomes
 *     one space; none is left at the ends of a block. Unicode NFC. Nothing else is
 *     touched: quotes, dashes and letters stay as they are.
 *  7. Healing. A block is joined to the one before it where the sentence plainly
 *     runs on: the one before has five words or more and ends neither a sentence
 *     nor with a colon (closing quotes and brackets aside), the block begins with a
 *     lowercase letter, and neither is a heading nor the second an item. This is
 *     how a page break in the middle of a paragraph looks.
 *  8. Roles: see ent-text-roles.c. They number the paragraphs and leave the words
 *     alone.
 *
 * The normalised text is the blocks' texts, joined by one LF. Offsets and digests
 * in case files depend on every step: a change to one of them strands the
 * passages of existing cases, which then have to be found again.
 */

#define LONG_LINE            120
#define LINES_TO_A_BLANK     4
#define SHORT_HEADING        120
#define WORDS_BEFORE_HEALING 5

typedef enum
{
  LINE_BLANK,
  LINE_RULE,
  LINE_UNDERLINE,
  LINE_HEADING,
  LINE_ITEM,
  LINE_TEXT,
} LineKind;

typedef struct
{
  LineKind    kind;
  guint       level;
  gboolean    quoted;
  const char *text;
  const char *raw;
} Line;

typedef struct
{
  GPtrArray  *pieces;
  GHashTable *references;
  gboolean    by_lines;
  GString    *text;
  guint       n_lines;
  gboolean    item;
  gboolean    quoted;
} Grouper;

EntTextPiece *
ent_text_piece_new (void)
{
  return g_new0 (EntTextPiece, 1);
}

void
ent_text_piece_free (EntTextPiece *piece)
{
  if (piece == NULL)
    return;

  g_free (piece->text);
  g_free (piece);
}

/*< private >
 * ent_text_piece_is_marked:
 * @piece: a block
 *
 * Returns: whether the text's own marks make it a heading
 */
gboolean
ent_text_piece_is_marked (const EntTextPiece *piece)
{
  return piece->level > 0 || piece->bold;
}

static gunichar
get_last_char (const char *text,
               gsize       length)
{
  const char *p = text + length;

  while (p > text)
    {
      gunichar c;
      GUnicodeType type;

      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      type = g_unichar_type (c);
      if (c != '"' && c != '\'' && type != G_UNICODE_CLOSE_PUNCTUATION &&
          type != G_UNICODE_FINAL_PUNCTUATION && type != G_UNICODE_INITIAL_PUNCTUATION &&
          !g_unichar_isspace (c))
        return c;
    }

  return 0;
}

static gboolean
is_sentence_end (gunichar c)
{
  switch (c)
    {
    case '.':
    case '!':
    case '?':
    case 0x2026: /* … */
    case 0x203d: /* ‽ */
    case 0x3002: /* 。 */
    case 0xff01: /* ！ */
    case 0xff1f: /* ？ */
      return TRUE;

    default:
      return FALSE;
    }
}

/*< private >
 * ent_text_get_last_char:
 * @text: a block's text
 *
 * Returns: its last character, closing quotes and brackets aside, or 0
 */
gunichar
ent_text_get_last_char (const char *text)
{
  return get_last_char (text, strlen (text));
}

/*< private >
 * ent_text_ends_sentence:
 * @text: a block's text
 *
 * Returns: whether a sentence ends with @text
 */
gboolean
ent_text_ends_sentence (const char *text)
{
  return is_sentence_end (ent_text_get_last_char (text));
}

/*< private >
 * ent_text_count_words:
 * @text: a block's text
 *
 * Returns: how many words stand in @text, parted by white space
 */
guint
ent_text_count_words (const char *text)
{
  const char *p;
  gboolean inside = FALSE;
  guint n = 0;

  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean space = g_unichar_isspace (g_utf8_get_char (p));

      n += !space && !inside;
      inside = !space;
    }

  return n;
}

/* ---------------------------------------------------------------- step 1 */

static char *
unify_line_ends (const char *text)
{
  g_autoptr(GString) out = g_string_sized_new (strlen (text));
  const char *p;

  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;
      if (c == '\r' || c == '\v' || c == 0x85 || c == 0x2028)
        g_string_append_c (out, '\n');
      else if (c == 0x2029)
        g_string_append (out, "\n\n");
      else if (c == '\f')
        g_string_append (out, "\n\f\n");
      else
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }

  return g_string_free_and_steal (g_steal_pointer (&out));
}

/* ---------------------------------------------------------------- step 3 */

/* What has neither ink nor width. */
static gboolean
is_dropped (gunichar c)
{
  return c == 0xad || c == 0x200b || c == 0x2060 || c == 0xfeff ||
         (g_unichar_iscntrl (c) && !g_unichar_isspace (c));
}

static gboolean
is_space (const char *p)
{
  return *p != '\0' && g_unichar_isspace (g_utf8_get_char (p));
}

static const char *
skip_spaces (const char *p)
{
  while (is_space (p) || (*p != '\0' && is_dropped (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);

  return p;
}

/* How often @sign stands in @text, if there is nothing else but blanks. */
static guint
count_only (const char *text,
            char        sign)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    {
      if (*text == sign)
        n++;
      else if (!g_ascii_isspace (*text))
        return 0;
    }

  return n;
}

static gboolean
is_rule (const char *text)
{
  return count_only (text, '*') >= 3 || count_only (text, '_') >= 3 || count_only (text,
                                                                                   '-') >= 3 ||
         g_str_has_prefix (text, "```") || g_str_has_prefix (text, "~~~");
}

static gboolean
is_underline (const char *text)
{
  return strstr (text, "- ") == NULL &&
         (count_only (text, '-') >= 3 || count_only (text, '=') >= 3);
}

static const char *
read_heading (const char *text,
              guint      *level)
{
  gsize n = strspn (text, "#");

  if (n < 1 || n > 6 || (text[n] != '\0' && !is_space (text + n)))
    return NULL;

  *level = (guint) n;

  return skip_spaces (text + n);
}

static const char *
read_bullet (const char *text)
{
  gunichar c = g_utf8_get_char (text);
  const char *p = *text != '\0' ? g_utf8_next_char (text) : text;

  if (c != '-' && c != '*' && c != '+' && c != 0x2022 && c != 0x2023 && c != 0x25aa && c != 0x25e6)
    return NULL;

  return is_space (p) ? skip_spaces (p) : NULL;
}

/* "[name]: address": where the words of a link point to. */
static char *
read_definition (const char *text)
{
  const char *close;

  if (text[0] != '[' || text[1] == '^' || text[1] == '\0')
    return NULL;

  close = strstr (text, "]: ");
  if (close == NULL || strpbrk (skip_spaces (close + 3), "/.#:@") == NULL ||
      ent_text_count_words (close + 3) > 1 + (strpbrk (close, "\"'(") != NULL ? 20 : 0))
    return NULL;

  return g_utf8_casefold (text + 1, close - text - 1);
}

/* "[^1]: " before the words of a footnote. */
static const char *
skip_footnote_mark (const char *text)
{
  gsize length = strcspn (text, "] ");

  if (!g_str_has_prefix (text, "[^") || length < 3 || !g_str_has_prefix (text + length, "]: "))
    return text;

  return skip_spaces (text + length + strlen ("]: "));
}

static void
read_line (Line       *line,
           const char *raw)
{
  const char *text = skip_spaces (raw);

  *line = (Line) { LINE_TEXT };
  while (*text == '>')
    {
      line->quoted = TRUE;
      text = skip_spaces (text + 1);
    }

  text = skip_footnote_mark (text);
  line->raw = line->text = text;
  if (*text == '\0')
    line->kind = LINE_BLANK;
  else if (is_underline (text))
    line->kind = LINE_UNDERLINE;
  else if (is_rule (text))
    line->kind = LINE_RULE;
  else if (read_heading (text, &line->level) != NULL)
    line->kind = LINE_HEADING;
  else if (read_bullet (text) != NULL)
    line->kind = LINE_ITEM;

  if (line->kind == LINE_HEADING)
    line->text = read_heading (text, &line->level);
  else if (line->kind == LINE_ITEM)
    line->text = read_bullet (text);
}

static GArray *
read_lines (char      **raw_lines,
            GHashTable *references)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  guint i;

  for (i = 0; raw_lines[i] != NULL; i++)
    {
      Line line;
      g_autofree char *id = NULL;

      read_line (&line, raw_lines[i]);
      id = read_definition (line.text);
      if (id != NULL)
        {
          line.kind = LINE_RULE;
          g_hash_table_add (references, g_steal_pointer (&id));
        }
      g_array_append_val (lines, line);
    }

  return lines;
}

/* ---------------------------------------------------------------- step 4 */

static gboolean
is_one_paragraph_a_line (const GArray *lines)
{
  gsize n_lines = 0, n_gaps = 0, n_long = 0, n_ended = 0, n_chars = 0;
  gboolean blank = FALSE;
  guint i;

  for (i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      gsize length = (gsize) g_utf8_strlen (line->text, -1);

      if (line->kind == LINE_BLANK)
        {
          blank = n_lines > 0;
          continue;
        }

      n_gaps += blank;
      blank = FALSE;
      n_lines++;
      n_chars += length;
      n_long += length > LONG_LINE;
      n_ended += length > LONG_LINE && ent_text_ends_sentence (line->text);
    }

  return n_gaps * LINES_TO_A_BLANK < n_lines && n_chars > n_lines * LONG_LINE &&
         n_ended * 4 >= n_long * 3;
}

static gboolean
is_unspaced (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
         script == G_UNICODE_SCRIPT_KATAKANA || (c >= 0x3000 && c <= 0x303f) ||
         (c >= 0xff01 && c <= 0xff60);
}

/* "short-" before "and long-term" stands for a word of its own. */
static gboolean
is_conjunction (const char *text)
{
  static const char *const words[] = { "and ", "but ", "nor ", "or ", "to " };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (text, words[i]))
      return TRUE;

  return FALSE;
}

/* Whether the words @next follow @text without a space. */
static gboolean
joins_tightly (const GString *text,
               const char    *next)
{
  const char *p = text->str + text->len;
  gunichar last;

  if (p == text->str)
    return TRUE;

  p = g_utf8_prev_char (p);
  last = g_utf8_get_char (p);
  if (is_unspaced (last) && is_unspaced (g_utf8_get_char (next)))
    return TRUE;
  if (g_unichar_type (last) != G_UNICODE_DASH_PUNCTUATION || (last == '-' && is_conjunction (next)))
    return FALSE;

  while (p > text->str && g_unichar_type (g_utf8_get_char (p)) == G_UNICODE_DASH_PUNCTUATION)
    p = g_utf8_prev_char (p);

  return g_unichar_isalnum (g_utf8_get_char (p));
}

/* A line break may be marked by blanks or by a backslash. */
static void
chop_line_break (GString *text)
{
  if (text->len > 1 && text->str[text->len - 1] == '\\' && text->str[text->len - 2] != '\\')
    g_string_truncate (text, text->len - 1);

  while (text->len > 0 && g_ascii_isspace (text->str[text->len - 1]))
    g_string_truncate (text, text->len - 1);
}

static void
append_joined (GString    *text,
               const char *next)
{
  chop_line_break (text);
  if (!joins_tightly (text, next))
    g_string_append_c (text, ' ');
  g_string_append (text, next);
}

/* Step 6, for one block. */
static char *
clean (const char *text)
{
  g_autoptr(GString) out = g_string_sized_new (strlen (text));
  gboolean space = FALSE;
  const char *p;

  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_dropped (c))
        continue;
      if (g_unichar_isspace (c))
        {
          space = out->len > 0;
          continue;
        }

      if (space)
        g_string_append_c (out, ' ');
      space = FALSE;
      g_string_append_unichar (out, c);
    }

  return g_utf8_normalize (out->str, (gssize) out->len, G_NORMALIZE_NFC);
}

/* A heading may be closed with the signs that opened it. */
static void
chop_heading (char *text)
{
  char *end = g_strchomp (text) + strlen (text);
  char *p = end;

  while (p > text && p[-1] == '#')
    p--;
  if (p < end && (p == text || p[-1] == ' '))
    *p = '\0';
}

static void
add_piece (Grouper    *self,
           const char *text,
           guint       level,
           gboolean    item)
{
  g_autoptr(EntTextPiece) piece = ent_text_piece_new ();
  g_autofree char *copy = g_strdup (text);
  g_autofree char *words = NULL;
  EntTextEmphasis emphasis;

  if (level > 0)
    chop_heading (copy);

  words = ent_text_strip_marks (copy, self->references, &emphasis);
  piece->text = clean (words);
  piece->level = level;
  piece->bold = emphasis.bold;
  piece->italic = emphasis.italic;
  piece->item = item;

  if (*piece->text != '\0')
    g_ptr_array_add (self->pieces, g_steal_pointer (&piece));
}

static void
flush (Grouper *self,
       guint    level)
{
  if (self->n_lines > 0)
    add_piece (self, self->text->str, level, self->item);

  g_string_truncate (self->text, 0);
  self->n_lines = 0;
  self->item = FALSE;
  self->quoted = FALSE;
}

static void
add_text (Grouper    *self,
          const Line *line,
          const char *text)
{
  if (line->quoted && !self->quoted)
    flush (self, 0);

  append_joined (self->text, text);
  self->quoted = line->quoted;
  self->n_lines++;

  if (self->by_lines)
    flush (self, 0);
}

/* A line of a wrapped paragraph may begin with a hyphen meant as a dash. */
static gboolean
may_begin_item (const Grouper *self)
{
  gunichar last = get_last_char (self->text->str, self->text->len);

  return self->n_lines == 0 || self->item || is_sentence_end (last) || last == ':';
}

static void
add_item (Grouper    *self,
          const Line *line)
{
  if (!may_begin_item (self))
    {
      add_text (self, line, line->raw);
      return;
    }

  flush (self, 0);
  self->item = TRUE;
  self->quoted = line->quoted;
  add_text (self, line, line->text);
}

static gboolean
may_be_underlined (const Grouper *self)
{
  return self->n_lines == 1 && !self->item &&
         g_utf8_strlen (self->text->str, -1) <= SHORT_HEADING;
}

static void
add_line (Grouper    *self,
          const Line *line)
{
  switch (line->kind)
    {
    case LINE_BLANK:
    case LINE_RULE:
      flush (self, 0);
      break;

    case LINE_UNDERLINE:
      flush (self, may_be_underlined (self) ? (*line->text == '=' ? 1 : 2) : 0);
      break;

    case LINE_HEADING:
      flush (self, 0);
      add_piece (self, line->text, line->level, FALSE);
      break;

    case LINE_ITEM:
      add_item (self, line);
      break;

    case LINE_TEXT:
      add_text (self, line, line->text);
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
group_lines (GPtrArray    *pieces,
             const GArray *lines,
             GHashTable   *references)
{
  g_autoptr(GString) text = g_string_new (NULL);
  Grouper grouper = { pieces, references, is_one_paragraph_a_line (lines), text };
  guint i;

  for (i = 0; i < lines->len; i++)
    add_line (&grouper, &g_array_index (lines, Line, i));

  flush (&grouper, 0);
}

/* ---------------------------------------------------------------- step 7 */

static gboolean
runs_on (const EntTextPiece *before,
         const EntTextPiece *after)
{
  if (ent_text_piece_is_marked (before) || ent_text_piece_is_marked (after) || after->item)
    return FALSE;

  return g_unichar_islower (g_utf8_get_char (after->text)) &&
         !ent_text_ends_sentence (before->text) &&
         ent_text_get_last_char (before->text) != ':' &&
         ent_text_count_words (before->text) >= WORDS_BEFORE_HEALING;
}

/* Joins the @n_pieces that start at @first into the first of them. */
static EntTextPiece *
join_pieces (GPtrArray *pieces,
             guint      first,
             guint      n_pieces)
{
  EntTextPiece *piece = g_steal_pointer (&pieces->pdata[first]);
  g_autoptr(GString) text = NULL;
  guint i;

  if (n_pieces == 1)
    return piece;

  text = g_string_new (piece->text);
  for (i = first + 1; i < first + n_pieces; i++)
    {
      const EntTextPiece *part = pieces->pdata[i];

      append_joined (text, part->text);
      piece->italic = piece->italic && part->italic;
    }

  g_set_str (&piece->text, text->str);

  return piece;
}

static GPtrArray *
heal (GPtrArray *pieces)
{
  GPtrArray *healed = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_text_piece_free);
  guint first, end;

  for (first = 0; first < pieces->len; first = end)
    {
      for (end = first + 1; end < pieces->len; end++)
        if (!runs_on (pieces->pdata[end - 1], pieces->pdata[end]))
          break;

      g_ptr_array_add (healed, join_pieces (pieces, first, end - first));
    }

  return healed;
}

/*< private >
 * ent_text_normalize:
 * @text: UTF-8 text, of Markdown or without marks
 *
 * Normalises a text, by the steps at the head of this file: line ends, HTML,
 * lines, blocks, marks, characters, healing, roles.
 *
 * Returns: (transfer full) (element-type EntTextPiece): the blocks, in order,
 *   none of them empty
 */
GPtrArray *
ent_text_normalize (const char *text)
{
  g_autoptr(GPtrArray) pieces = NULL;
  GPtrArray *healed;
  g_autoptr(GHashTable) references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *unified = unify_line_ends (text);
  g_autofree char *plain = ent_text_strip_html (unified);
  g_auto(GStrv) raw_lines = g_strsplit (plain, "\n", -1);
  g_autoptr(GArray) lines = read_lines (raw_lines, references);

  pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_text_piece_free);
  group_lines (pieces, lines, references);
  healed = heal (pieces);
  ent_text_assign_roles (healed);

  return healed;
}

/*< private >
 * ent_text_normalize_pieces:
 * @pieces: (element-type EntTextPiece): the paragraphs of a document whose format
 *   tells them apart
 *
 * Normalises what needs no reading of marks: characters, healing, roles.
 *
 * Returns: (transfer full) (element-type EntTextPiece): the blocks, in order,
 *   none of them empty
 */
GPtrArray *
ent_text_normalize_pieces (GPtrArray *pieces)
{
  g_autoptr(GPtrArray) cleaned = NULL;
  GPtrArray *healed;
  guint i;

  cleaned = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_text_piece_free);
  for (i = 0; i < pieces->len; i++)
    {
      const EntTextPiece *piece = pieces->pdata[i];
      g_autofree char *words = clean (piece->text);
      EntTextPiece *copy;

      if (*words == '\0')
        continue;

      copy = ent_text_piece_new ();
      *copy = *piece;
      copy->text = g_steal_pointer (&words);
      g_ptr_array_add (cleaned, copy);
    }

  healed = heal (cleaned);
  ent_text_assign_roles (healed);

  return healed;
}

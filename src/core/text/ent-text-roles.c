/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-text-normalize.h"

/* What each block of a text is. The rules look at form, never at a publication:
 *
 * A label is a short block (100 characters, 16 words) that does not read as a
 * sentence: it ends in no sentence's end, comma, semicolon or colon, or it ends in
 * a question or exclamation mark and Its Words Are Capitalized. A heading by marks
 * is a Markdown heading, or a block that is bold throughout.
 *
 * Front matter: the labels and headings before the first prose.
 *   title      its first Markdown heading, else its first bold block; without
 *              marks, its first label that is no byline and no date, but the one
 *              after the date where what is before the date is no longer than four
 *              words (a publication's name)
 *   masthead   what is before the title; a date after it
 *   byline     "By" and a name
 *   heading    the rest: standfirsts. With a byline at most four blocks below the
 *              title, short blocks between the two are standfirsts even where they
 *              are sentences
 *
 * Inside: a heading by marks, or a label that begins with a capital letter or digit
 * and is followed by prose somewhere, is a heading.
 *
 * Trailer, in the second half of the text: a heading or label out of a short list
 * (AUTHORS, ABOUT THE AUTHOR, NOTES, …) and all after it; and at the very end, short
 * paragraphs that say who the author is, where the text appeared first, or whose
 * words are protected, or that are italic throughout.
 *
 * Where this leaves no paragraph at all, what is not a heading by marks is one.
 */

#define LABEL_CHARS       100
#define LABEL_WORDS       16
#define STANDFIRST_CHARS  300
#define STANDFIRST_REACH  4
#define BYLINE_WORDS      12
#define DATE_WORDS        8
#define PUBLICATION_WORDS 4
#define NOTE_CHARS        500

#define BYLINE_PATTERN "^(?:[Ww]ritten |WRITTEN )?(?:[Bb]y|BY):? \\p{Lu}"

#define DATE_PATTERN \
  "\\b\\d{1,2}(?:st|nd|rd|th)?\\.? \\p{L}{3,}\\.?,? \\d{4}\\b|" \
  "\\b\\p{L}{3,}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}\\b|" \
  "\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b\\d{1,2}[./]\\d{1,2}[./]\\d{4}\\b|" \
  "^(?:january|february|march|april|may|june|july|august|september|october|november|december) " \
  "\\d{4}$"

#define NAME  "\\p{Lu}[\\p{L}.'’-]*(?: (?:\\p{Lu}[\\p{L}.'’-]*|al|bin|da|de|del|der|la|van|von))+"
#define VERBS "(?:is|was|are|were|covers|holds|reports|serves|studies|teaches|works|writes)"
#define POSTS \
  "(?:academic|analyst|associate|author|candidate|columnist|contributor|correspondent|director|" \
  "doctoral|editor|economist|expert|fellow|freelance|graduate|historian|instructor|journalist|" \
  "lecturer|officer|professor|reader|reporter|researcher|scholar|scientist|specialist|student|" \
  "writer)s?"

#define AUTHOR_PATTERN \
  "^(?:The (?:author|writer)s?|" NAME "(?:(?:,| and|, and) " NAME ")*)(?:, [^.]{1,80},)? " VERBS \
  "\\b.*\\b" POSTS "\\b"

#define ORIGIN_PATTERN \
  "^(?:this|the above) (?:article|commentary|essay|piece|text|version)\\b.*" \
  "\\b(?:appeared|published|reprinted|translated)\\b|" \
  "^(?:copyright|©)|\\ball rights reserved\\b"

#define TRAILER_PATTERN \
  "^(?:(?:about |guest |the |contributing |our )*(?:authors?|contributors?|writers?)|" \
  "acknowledge?ments?|bibliography|endnotes|footnotes|further reading|notes|references|" \
  "related(?: articles)?|sources|tags):?$"

typedef struct
{
  GPtrArray *pieces;
  guint      n;
  guint      front_end;
  guint      title;
  gboolean   has_title;
} Sorter;

static gboolean
matches (const char         *pattern,
         GRegexCompileFlags  flags,
         const char         *text)
{
  return g_regex_match_simple (pattern, text, flags, G_REGEX_MATCH_DEFAULT);
}

static const EntTextPiece *
get_piece (const Sorter *self,
           guint         i)
{
  return self->pieces->pdata[i];
}

static void
set_role (Sorter      *self,
          guint        i,
          EntTextRole  role)
{
  ((EntTextPiece *) self->pieces->pdata[i])->role = role;
}

/* Whether four of five longer words, and at least two, begin with a capital letter. */
static gboolean
is_capitalized (const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);
  guint n = 0, n_capital = 0;
  guint i;

  for (i = 0; words[i] != NULL; i++)
    {
      if (g_utf8_strlen (words[i], -1) < 4)
        continue;

      n++;
      n_capital += g_unichar_isupper (g_utf8_get_char (words[i]));
    }

  return n_capital >= 2 && n_capital * 5 >= n * 4;
}

static gboolean
is_label (const EntTextPiece *piece)
{
  if (piece->item || g_utf8_strlen (piece->text, -1) > LABEL_CHARS ||
      ent_text_count_words (piece->text) > LABEL_WORDS)
    return FALSE;

  switch (ent_text_get_last_char (piece->text))
    {
    case 0:
    case '.':
    case ',':
    case ';':
    case ':':
      return FALSE;

    default:
      return !ent_text_ends_sentence (piece->text) || is_capitalized (piece->text);
    }
}

static gboolean
is_byline (const EntTextPiece *piece)
{
  return piece->level == 0 && g_utf8_strlen (piece->text, -1) <= LABEL_CHARS &&
         ent_text_count_words (piece->text) <= BYLINE_WORDS &&
         matches (BYLINE_PATTERN, G_REGEX_DEFAULT, piece->text);
}

static gboolean
is_date (const EntTextPiece *piece)
{
  return piece->level == 0 && g_utf8_strlen (piece->text, -1) <= LABEL_CHARS &&
         ent_text_count_words (piece->text) <= DATE_WORDS &&
         matches (DATE_PATTERN, G_REGEX_CASELESS, piece->text);
}

/* ---------------------------------------------------------------- front matter */

static guint
find_front_end (const Sorter *self,
                guint         from)
{
  guint i;

  for (i = from; i < self->n; i++)
    {
      const EntTextPiece *piece = get_piece (self, i);

      if (!ent_text_piece_is_marked (piece) && !is_label (piece) && !is_byline (piece))
        break;
    }

  return i;
}

static gboolean
find_marked_title (Sorter *self)
{
  guint i;

  for (i = 0; i < self->front_end; i++)
    if (get_piece (self, i)->level > 0)
      {
        self->title = i;
        return TRUE;
      }

  for (i = 0; i < self->front_end; i++)
    if (get_piece (self, i)->bold)
      {
        self->title = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
find_label (Sorter *self,
            guint   from)
{
  guint i;

  for (i = from; i < self->front_end && !is_byline (get_piece (self, i)); i++)
    if (!is_date (get_piece (self, i)))
      {
        self->title = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
find_plain_title (Sorter *self)
{
  guint i;

  if (!find_label (self, 0))
    return FALSE;

  if (ent_text_count_words (get_piece (self, self->title)->text) > PUBLICATION_WORDS)
    return TRUE;

  for (i = self->title + 1; i < self->front_end && !is_byline (get_piece (self, i)); i++)
    if (is_date (get_piece (self, i)))
      {
        find_label (self, i + 1);
        break;
      }

  return TRUE;
}

static gboolean
is_standfirst (const EntTextPiece *piece)
{
  return !piece->item && g_utf8_strlen (piece->text, -1) <= STANDFIRST_CHARS;
}

/* Takes the sentences between title and byline into the front matter. */
static void
reach_for_byline (Sorter *self)
{
  guint i;

  for (i = self->title + 1; i < MIN (self->n, self->title + 1 + STANDFIRST_REACH); i++)
    {
      if (is_byline (get_piece (self, i)))
        {
          self->front_end = MAX (self->front_end, find_front_end (self, i));
          return;
        }

      if (!is_standfirst (get_piece (self, i)))
        return;
    }
}

static EntTextRole
judge_front (const Sorter *self,
             guint         i)
{
  const EntTextPiece *piece = get_piece (self, i);

  if (i == self->title)
    return ENT_TEXT_ROLE_TITLE;
  if (is_byline (piece))
    return ENT_TEXT_ROLE_BYLINE;
  if (i < self->title || is_date (piece))
    return ENT_TEXT_ROLE_MASTHEAD;

  return ENT_TEXT_ROLE_HEADING;
}

static void
sort_front (Sorter *self)
{
  guint i;

  self->front_end = find_front_end (self, 0);
  self->has_title = find_marked_title (self) ||
                    (self->front_end < self->n && find_plain_title (self));
  if (!self->has_title)
    {
      self->front_end = 0;
      return;
    }

  reach_for_byline (self);
  for (i = 0; i < self->front_end; i++)
    set_role (self, i, judge_front (self, i));
}

/* ---------------------------------------------------------------- inside */

static gboolean
begins_like_heading (const EntTextPiece *piece)
{
  gunichar first = g_utf8_get_char (piece->text);

  return g_unichar_isupper (first) || g_unichar_isdigit (first);
}

static void
sort_inside (Sorter *self)
{
  gboolean prose_follows = FALSE;
  guint i;

  for (i = self->n; i-- > self->front_end;)
    {
      const EntTextPiece *piece = get_piece (self, i);

      if (ent_text_piece_is_marked (piece) ||
          (prose_follows && is_label (piece) && begins_like_heading (piece)))
        set_role (self, i, ENT_TEXT_ROLE_HEADING);

      prose_follows = prose_follows || !is_label (piece);
    }
}

/* ---------------------------------------------------------------- trailer */

static gboolean
starts_trailer (const EntTextPiece *piece)
{
  if (g_utf8_strlen (piece->text, -1) > LABEL_CHARS)
    return FALSE;

  return (ent_text_piece_is_marked (piece) || is_label (piece)) &&
         matches (TRAILER_PATTERN, G_REGEX_CASELESS, piece->text);
}

static gboolean
is_note (const EntTextPiece *piece)
{
  if (ent_text_piece_is_marked (piece) || g_utf8_strlen (piece->text, -1) > NOTE_CHARS)
    return FALSE;

  return piece->italic || matches (AUTHOR_PATTERN, G_REGEX_DEFAULT, piece->text) ||
         matches (ORIGIN_PATTERN, G_REGEX_CASELESS, piece->text);
}

static guint
find_trailer (const Sorter *self)
{
  gsize total = 0, before = 0;
  guint i;

  for (i = 0; i < self->n; i++)
    total += strlen (get_piece (self, i)->text);

  for (i = 0; i < self->n; i++)
    {
      if (i >= self->front_end && before * 2 >= total && starts_trailer (get_piece (self, i)))
        return i;
      before += strlen (get_piece (self, i)->text);
    }

  return self->n;
}

static gboolean
has_body (const Sorter *self,
          guint         end)
{
  guint i;

  for (i = 0; i < end; i++)
    if (get_piece (self, i)->role == ENT_TEXT_ROLE_BODY)
      return TRUE;

  return FALSE;
}

static void
sort_trailer (Sorter *self)
{
  guint start = find_trailer (self);
  guint i;

  while (start > self->front_end + 1 && is_note (get_piece (self, start - 1)))
    start--;

  for (i = start; i < self->n && has_body (self, start); i++)
    set_role (self, i, ENT_TEXT_ROLE_TRAILER);
}

static void
fall_back (Sorter *self)
{
  guint i;

  for (i = 0; i < self->n; i++)
    if (!ent_text_piece_is_marked (get_piece (self, i)))
      set_role (self, i, ENT_TEXT_ROLE_BODY);
}

/*< private >
 * ent_text_assign_roles:
 * @pieces: (element-type EntTextPiece): the blocks of a text
 *
 * Tells title, masthead, byline, headings and trailer from the paragraphs, by the
 * rules at the head of this file.
 */
void
ent_text_assign_roles (GPtrArray *pieces)
{
  Sorter sorter = { pieces, pieces->len };

  sort_front (&sorter);
  sort_inside (&sorter);
  sort_trailer (&sorter);

  if (!has_body (&sorter, sorter.n))
    fall_back (&sorter);
}

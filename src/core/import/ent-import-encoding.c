/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-import-private.h"

/* How bytes become characters. Asked in this order:
 *
 *  1. A byte order mark, of UTF-8, UTF-16 or UTF-32.
 *  2. UTF-16 without one: every second byte is zero wherever a space, a digit or a
 *     Latin letter stands. One in twenty characters has to be such a one, and 19
 *     of 20 have to be characters of text.
 *  3. What the file declares (HTML, XML). It is not believed of bytes that are
 *     valid UTF-8, as saving a page often makes them, nor where its bytes are not
 *     in that encoding.
 *  4. UTF-8, where it is valid.
 *  5. UTF-8 that is damaged, where more of the bytes past ASCII stand in valid
 *     sequences than do not: hardly any text in another encoding has those. What
 *     is no character becomes U+FFFD.
 *  6. Windows-1252, which has all of Latin-1's letters. As nothing but the words
 *     could tell another encoding, text of which a third of the letters are past
 *     ASCII (Cyrillic or Greek in one of theirs) is refused rather than garbled.
 *
 * What was not plain UTF-8 is said in a notice. */

#define SAMPLE_BYTES   65536
#define DECLARED_BYTES 4096

/* A text may hold a stray control character; a file full of them is none. */
#define CONTROLS_MIN   4
#define CONTROLS_SHARE 50

#define CHARSET_PATTERN \
  "<meta\\b[^>]*\\bcharset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]+)|" \
  "^\\s*<\\?xml\\b[^>]*\\bencoding\\s*=\\s*[\"']([A-Za-z0-9_:.-]+)"

/* What Windows-1252 has in the places of Latin-1's second set of controls. */
static const gunichar windows_1252[32] = {
  0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
  0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,   0x017d, 0x8f,
  0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
  0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178,
};

typedef struct
{
  const char *data;
  gsize       size;
  const char *charset;   /* nullable: UTF-8 as it should be */
  guint       n_replaced;
} Reading;

/* ---------------------------------------------------------------- what is dropped */

static gboolean
is_control (gunichar c)
{
  return g_unichar_iscntrl (c) && !g_unichar_isspace (c) && c != '\v' && c != 0x85;
}

/* Embeddings, overrides and isolates change the order in which characters are
 * shown, never which characters there are. So the words are the same without
 * them, and with them a quotation could be made to read as what it does not say.
 * They are left out; the order then follows from the characters alone, which is
 * right for text of one direction and for single words of another one within it.
 * The marks U+200E, U+200F and U+061C turn nothing round, and stay. */
static gboolean
is_bidi_control (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static char *
scrub (const char     *text,
       gsize           length,
       EntImportScrub *counts)
{
  g_autoptr (GString) out = g_string_sized_new (length);
  const char *p;

  for (p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = *p != '\0' ? g_utf8_get_char (p) : 0;

      if (is_control (c))
        counts->n_controls++;
      else if (is_bidi_control (c))
        counts->n_bidi++;
      else
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }

  return g_string_free_and_steal (g_steal_pointer (&out));
}

/*< private >
 * ent_import_scrub:
 * @text: (nullable): words
 * @counts: what was left out so far
 *
 * Leaves out control characters and those by which text is shown in another
 * order than it has.
 *
 * Returns: (transfer full): what is left, in valid UTF-8
 */
char *
ent_import_scrub (const char     *text,
                  EntImportScrub *counts)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  return scrub (valid, strlen (valid), counts);
}

/*< private >
 * ent_import_scrub_notice:
 * @counts: what was left out
 * @document: where it is told
 *
 * Says what was left out, if anything was.
 */
void
ent_import_scrub_notice (EntImportScrub *counts,
                         EntDocument    *document)
{
  g_autofree char *controls = NULL;
  g_autofree char *bidi = NULL;

  controls = g_strdup_printf (ngettext ("%u control character was left out",
                                        "%u control characters were left out",
                                        counts->n_controls),
                              counts->n_controls);
  bidi = g_strdup_printf (ngettext ("%u character that reverses the order of writing was left out",
                                    "%u characters that reverse the order of writing were left out",
                                    counts->n_bidi),
                          counts->n_bidi);
  if (counts->n_controls > 0)
    ent_document_add_notice (document, controls);
  if (counts->n_bidi > 0)
    ent_document_add_notice (document, bidi);
}

/*< private >
 * ent_import_scrub_document:
 * @document: what was read of a file
 *
 * Does what ent_import_scrub() does with all its paragraphs, and says so.
 */
void
ent_import_scrub_document (EntDocument *document)
{
  GPtrArray *pieces = ent_document_get_pieces (document);
  EntImportScrub counts = { 0 };

  for (guint i = 0; i < pieces->len; i++)
    {
      EntTextPiece *piece = g_ptr_array_index (pieces, i);
      char *clean = ent_import_scrub (piece->text, &counts);

      g_free (piece->text);
      piece->text = clean;
    }

  ent_import_scrub_notice (&counts, document);
}

/* ---------------------------------------------------------------- UTF-16 */

static gunichar
get_unit (const char *p,
          gboolean    big)
{
  const guchar *bytes = (const guchar *) p;

  return big ? (gunichar) bytes[0] << 8 | bytes[1] : (gunichar) bytes[1] << 8 | bytes[0];
}

static gboolean
is_high (gunichar unit)
{
  return unit >= 0xd800 && unit <= 0xdbff;
}

static gboolean
is_low (gunichar unit)
{
  return unit >= 0xdc00 && unit <= 0xdfff;
}

static char *
decode_utf16 (Reading  *reading,
              gboolean  big,
              gsize    *length)
{
  g_autoptr (GString) out = g_string_sized_new (reading->size);
  const char *p = reading->data;
  const char *end = p + reading->size / 2 * 2;

  for (; p < end; p += 2)
    {
      gunichar c = get_unit (p, big);

      if (is_high (c) && p + 2 < end && is_low (get_unit (p + 2, big)))
        {
          c = 0x10000 + ((c - 0xd800) << 10) + (get_unit (p + 2, big) - 0xdc00);
          p += 2;
        }
      else if (is_high (c) || is_low (c))
        {
          c = 0xfffd;
          reading->n_replaced++;
        }

      if (c == 0)
        g_string_append_c (out, '\0');
      else
        g_string_append_unichar (out, c);
    }

  reading->n_replaced += reading->size % 2;
  *length = out->len;
  return g_string_free_and_steal (g_steal_pointer (&out));
}

static gboolean
is_of_text (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
      return g_unichar_isspace (c);

    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
      return FALSE;

    default:
      return TRUE;
    }
}

static gboolean
looks_like_utf16 (const char *data,
                  gsize       size,
                  gboolean    big)
{
  gsize n = 0, n_ascii = 0, n_text = 0;

  for (gsize i = 0; i + 1 < MIN (size, SAMPLE_BYTES); i += 2, n++)
    {
      gunichar c = get_unit (data + i, big);

      n_ascii += c < 0x80 && (g_ascii_isgraph ((char) c) || g_ascii_isspace ((char) c));
      n_text += is_high (c) || is_low (c) || is_of_text (c);
    }

  return n > 0 && n_ascii * 20 >= n && n_text * 20 >= n * 19;
}

static const char *
find_utf16 (const char *data,
            gsize       size)
{
  if (size < 2 || size % 2 != 0 || memchr (data, '\0', MIN (size, SAMPLE_BYTES)) == NULL)
    return NULL;

  if (looks_like_utf16 (data, size, FALSE))
    return "UTF-16LE";

  return looks_like_utf16 (data, size, TRUE) ? "UTF-16BE" : NULL;
}

/* ---------------------------------------------------------------- 8 bits */

static gboolean
is_western_letter (guchar byte)
{
  return byte >= 0xc0 && byte != 0xd7 && byte != 0xf7;
}

static gboolean
may_be_western (Reading *reading)
{
  gsize n = 0, n_high = 0;

  for (gsize i = 0; i < reading->size; i++)
    {
      guchar byte = (guchar) reading->data[i];

      n_high += is_western_letter (byte);
      n += is_western_letter (byte) || g_ascii_isalpha (reading->data[i]);
    }

  return n_high * 3 <= n;
}

static char *
decode_western (Reading *reading,
                gsize   *length)
{
  g_autoptr (GString) out = g_string_sized_new (reading->size + reading->size / 8);

  for (gsize i = 0; i < reading->size; i++)
    {
      guchar byte = (guchar) reading->data[i];

      if (byte < 0x80)
        g_string_append_c (out, reading->data[i]);
      else
        g_string_append_unichar (out, byte < 0xa0 ? windows_1252[byte - 0x80] : byte);
    }

  *length = out->len;
  return g_string_free_and_steal (g_steal_pointer (&out));
}

/* ---------------------------------------------------------------- UTF-8 */

static gboolean
is_utf8 (const char *data,
         gsize       size)
{
  const char *end = data;

  while (!g_utf8_validate_len (end, size - (gsize) (end - data), &end))
    {
      /* GLib stops at a NUL, which is a control character like others here. */
      if (end >= data + size || *end != '\0')
        return FALSE;
      end++;
    }

  return TRUE;
}

/* Copies what is valid, and U+FFFD for each byte that is not. */
static char *
decode_damaged (Reading *reading,
                gsize   *length,
                gsize   *n_valid)
{
  g_autoptr (GString) out = g_string_sized_new (reading->size);
  const char *p = reading->data;
  const char *end = p + reading->size;

  *n_valid = 0;
  while (p < end)
    {
      gunichar c = *p == '\0' ? 0 : g_utf8_get_char_validated (p, end - p);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          g_string_append_unichar (out, 0xfffd);
          reading->n_replaced++;
          p++;
          continue;
        }

      *n_valid += c >= 0x80;
      g_string_append_len (out, p, g_utf8_skip[(guchar) *p]);
      p += g_utf8_skip[(guchar) *p];
    }

  *length = out->len;
  return g_string_free_and_steal (g_steal_pointer (&out));
}

static char *
guess (Reading  *reading,
       gsize    *length,
       GError  **error)
{
  gsize n_valid;
  char *text;

  if (is_utf8 (reading->data, reading->size))
    {
      *length = reading->size;
      return g_memdup2 (reading->data, reading->size);
    }

  text = decode_damaged (reading, length, &n_valid);
  if (n_valid >= reading->n_replaced)
    return text;

  g_free (text);
  reading->n_replaced = 0;
  reading->charset = "Windows-1252";
  if (may_be_western (reading))
    return decode_western (reading, length);

  g_set_error_literal (error, ENT_TEXT_ERROR, ENT_TEXT_ERROR_ENCODING, "");
  return NULL;
}

/* ---------------------------------------------------------------- declarations */

/* The labels that stand for Windows-1252 on the web, by its Encoding Standard. */
static gboolean
is_western_label (const char *label)
{
  static const char *const labels[] = {
    "ascii", "us-ascii", "ansi_x3.4-1968", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1",
    "latin-1", "l1", "cp1252", "windows-1252", "x-cp1252",
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_ascii_strcasecmp (label, labels[i]) == 0)
      return TRUE;

  return FALSE;
}

static char *
decode_declared (Reading    *reading,
                 const char *declared,
                 gsize      *length)
{
  char *text;

  /* ISO 2022 is written in ASCII's bytes. */
  if (g_ascii_strncasecmp (declared, "utf", 3) == 0 ||
      (is_utf8 (reading->data, reading->size) &&
       g_ascii_strncasecmp (declared, "iso-2022", 8) != 0))
    return NULL;

  if (is_western_label (declared))
    {
      reading->charset = "Windows-1252";
      return decode_western (reading, length);
    }

  text = g_convert (reading->data, (gssize) reading->size, "UTF-8", declared, NULL, length, NULL);
  if (text != NULL)
    reading->charset = declared;

  return text;
}

/*< private >
 * ent_import_find_charset:
 * @bytes: HTML or XML
 *
 * Returns: (transfer full) (nullable): the encoding that the first 4 KiB declare
 */
char *
ent_import_find_charset (GBytes *bytes)
{
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *charset = NULL;

  regex = g_regex_new (CHARSET_PATTERN, G_REGEX_CASELESS | G_REGEX_RAW, G_REGEX_MATCH_DEFAULT,
                       NULL);
  if (!g_regex_match_full (regex, data != NULL ? data : "", (gssize) MIN (size, DECLARED_BYTES), 0,
                           G_REGEX_MATCH_DEFAULT, &match, NULL))
    return NULL;

  charset = g_match_info_fetch (match, 1);
  if (charset == NULL || *charset == '\0')
    return g_match_info_fetch (match, 2);

  return g_steal_pointer (&charset);
}

/* ---------------------------------------------------------------- all of it */

typedef struct
{
  const char *mark;
  gsize       length;
  const char *charset;
} Mark;

/* The longer of two that begin alike stands first. */
static const Mark marks[] = {
  { "\xef\xbb\xbf", 3, "UTF-8" },
  { "\xff\xfe\0\0", 4, "UTF-32LE" },
  { "\0\0\xfe\xff", 4, "UTF-32BE" },
  { "\xff\xfe", 2, "UTF-16LE" },
  { "\xfe\xff", 2, "UTF-16BE" },
};

static const char *
take_mark (Reading *reading)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (reading->size >= marks[i].length &&
        memcmp (reading->data, marks[i].mark, marks[i].length) == 0)
      {
        reading->data += marks[i].length;
        reading->size -= marks[i].length;
        return marks[i].charset;
      }

  return find_utf16 (reading->data, reading->size);
}

static char *
decode_by_mark (Reading    *reading,
                const char *charset,
                gsize      *length)
{
  if (g_str_has_prefix (charset, "UTF-16"))
    {
      reading->charset = "UTF-16";
      return decode_utf16 (reading, g_str_equal (charset, "UTF-16BE"), length);
    }

  if (g_str_equal (charset, "UTF-8"))
    return NULL;

  reading->charset = "UTF-32";
  return g_convert (reading->data, (gssize) reading->size, "UTF-8", charset, NULL, length, NULL);
}

static void
add_notices (Reading     *reading,
             EntDocument *document)
{
  g_autofree char *notice = NULL;
  g_autofree char *damage = NULL;

  if (g_strcmp0 (reading->charset, "UTF-16") == 0 || g_strcmp0 (reading->charset, "UTF-32") == 0)
    /* Translators: %s is the name of a character encoding. */
    notice = g_strdup_printf (_("Read as %s"), reading->charset);
  else if (reading->charset != NULL)
    /* Translators: %s is the name of a character encoding. */
    notice = g_strdup_printf (_("Read as %s: where letters look wrong, save the file as UTF-8 "
                                "and open it again"),
                              reading->charset);
  if (notice != NULL)
    ent_document_add_notice (document, notice);

  damage = g_strdup_printf (ngettext ("%u byte is no character, and is shown as �",
                                      "%u bytes are no characters, and are shown as �",
                                      reading->n_replaced),
                            reading->n_replaced);
  if (reading->n_replaced > 0)
    ent_document_add_notice (document, damage);
}

static gboolean
check_controls (const char           *text,
                gsize                 length,
                const EntImportScrub *counts,
                const char           *name,
                GError              **error)
{
  if (counts->n_controls < CONTROLS_MIN || counts->n_controls * (gsize) CONTROLS_SHARE < length)
    return TRUE;

  if (memchr (text, '\0', length) != NULL)
    g_set_error (error, ENT_TEXT_ERROR, ENT_TEXT_ERROR_BINARY,
                 _("“%s” is no text: it is full of bytes that are no characters"), name);
  else
    g_set_error (error, ENT_TEXT_ERROR, ENT_TEXT_ERROR_BINARY,
                 _("“%s” is no text: it is full of control characters"), name);

  return FALSE;
}

static char *
to_utf8 (Reading     *reading,
         const char  *declared,
         const char  *name,
         gsize       *length,
         GError     **error)
{
  const char *mark = take_mark (reading);
  g_autoptr (GError) local = NULL;
  char *text = NULL;

  if (mark != NULL)
    text = decode_by_mark (reading, mark, length);
  else if (declared != NULL)
    text = decode_declared (reading, declared, length);
  if (text == NULL)
    {
      reading->charset = NULL;
      text = guess (reading, length, &local);
    }

  if (text == NULL)
    g_set_error (error, ENT_TEXT_ERROR, ENT_TEXT_ERROR_ENCODING,
                 _("The letters of “%s” could not be told: it is neither UTF-8 nor UTF-16 nor "
                   "Windows-1252; save it as UTF-8 and try again"),
                 name);

  return text;
}

/*< private >
 * ent_import_decode:
 * @bytes: a text in whatever encoding
 * @name: what to call it in errors
 * @declared: (nullable): the encoding that it declares
 * @document: gets the notices
 * @error: return location for an error of the domain %ENT_TEXT_ERROR
 *
 * Finds the encoding by the steps at the head of this file.
 *
 * Returns: (transfer full) (nullable): the text in UTF-8, without byte order mark,
 *   NULs and control characters
 */
char *
ent_import_decode (GBytes       *bytes,
                   const char   *name,
                   const char   *declared,
                   EntDocument  *document,
                   GError      **error)
{
  Reading reading = { 0 };
  EntImportScrub counts = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *clean = NULL;
  gsize length = 0;

  reading.data = g_bytes_get_data (bytes, &reading.size);
  if (reading.size == 0)
    return g_strdup ("");

  text = to_utf8 (&reading, declared, name, &length, error);
  if (text == NULL)
    return NULL;

  clean = scrub (text, length, &counts);
  if (!check_controls (text, length, &counts, name, error))
    return NULL;

  add_notices (&reading, document);
  ent_import_scrub_notice (&counts, document);

  return g_steal_pointer (&clean);
}

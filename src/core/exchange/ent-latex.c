/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ent-bibliography-private.h"

/* The LaTeX that bibliographies hold, as Unicode: accents, letters, dashes and quotes (the
 * LaTeX 2e kernel's text commands, with those of T1 and T5). Marks of style go and leave
 * their words; so do commands that are not known, and braces. */

/* Accents over accents over accents: more than any script has, less than any stack. */
#define DEPTH_LIMIT 16

typedef struct
{
  const char *command;
  const char *text;
} Symbol;

static const Symbol symbols[] = {
  { "AA", "Å" }, { "AE", "Æ" }, { "DH", "Ð" }, { "DJ", "Đ" }, { "L", "Ł" }, { "LaTeX", "LaTeX" },
  { "NG", "Ŋ" }, { "O", "Ø" }, { "OE", "Œ" }, { "OHORN", "Ơ" }, { "P", "¶" }, { "S", "§" },
  { "SS", "ẞ" }, { "TH", "Þ" }, { "TeX", "TeX" }, { "UHORN", "Ư" }, { "aa", "å" }, { "ae", "æ" },
  { "cdot", "·" }, { "copyright", "©" }, { "dh", "ð" }, { "dj", "đ" }, { "dots", "…" },
  { "euro", "€" }, { "flqq", "«" }, { "frqq", "»" }, { "glqq", "„" }, { "grqq", "“" },
  { "guillemetleft", "«" }, { "guillemetright", "»" }, { "guillemotleft", "«" },
  { "guillemotright", "»" }, { "i", "ı" }, { "j", "ȷ" }, { "l", "ł" }, { "ldots", "…" },
  { "newline", " " }, { "ng", "ŋ" }, { "o", "ø" }, { "oe", "œ" }, { "ohorn", "ơ" }, { "par", " " },
  { "pm", "±" }, { "pounds", "£" }, { "qquad", " " }, { "quad", " " }, { "quotedblbase", "„" },
  { "quotesinglbase", "‚" }, { "slash", "/" }, { "space", " " }, { "ss", "ß" },
  { "textasciicircum", "^" }, { "textasciitilde", "~" }, { "textbackslash", "\\" },
  { "textbar", "|" }, { "textcopyright", "©" }, { "textdegree", "°" }, { "textellipsis", "…" },
  { "textemdash", "—" }, { "textendash", "–" }, { "texteuro", "€" }, { "textgreater", ">" },
  { "textless", "<" }, { "textperiodcentered", "·" }, { "textquotedblleft", "“" },
  { "textquotedblright", "”" }, { "textquoteleft", "‘" }, { "textquoteright", "’" },
  { "textquotesingle", "'" }, { "textregistered", "®" }, { "textsterling", "£" },
  { "texttrademark", "™" }, { "textunderscore", "_" }, { "th", "þ" }, { "times", "×" },
  { "uhorn", "ư" },
};

static gunichar
get_accent (char command)
{
  switch (command)
    {
    case '`': return 0x300;
    case '\'': return 0x301;
    case '^': return 0x302;
    case '~': return 0x303;
    case '=': return 0x304;
    case 'u': return 0x306;
    case '.': return 0x307;
    case '"': return 0x308;
    case 'h': return 0x309;
    case 'r': return 0x30a;
    case 'H': return 0x30b;
    case 'v': return 0x30c;
    case 'd': return 0x323;
    case 'c': return 0x327;
    case 'k': return 0x328;
    case 'b': return 0x331;
    case 't': return 0x361;
    default: return 0;
    }
}

static const char *convert_command (const char *p,
                                    const char *end,
                                    GString    *out,
                                    guint       depth);

/* Behind the brace that closes the one at @p. */
static const char *
find_close (const char *p,
            const char *end)
{
  guint depth = 0;

  for (; p < end; p++)
    {
      if (*p == '{')
        depth++;
      else if (*p == '}' && --depth == 0)
        return p;
    }

  return end;
}

static const char *
convert_dashes (const char *p,
                const char *end,
                GString    *out)
{
  guint n = 0;

  while (p + n < end && p[n] == '-' && n < 3)
    n++;
  g_string_append (out, n == 3 ? "—" : n == 2 ? "–" : "-");

  return p + n;
}

static const char *
convert_quotes (const char *p,
                const char *end,
                GString    *out)
{
  gboolean twice = p + 1 < end && p[1] == *p;

  if (*p == '`')
    g_string_append (out, twice ? "“" : "‘");
  else
    g_string_append (out, twice ? "”" : "'");

  return p + (twice ? 2 : 1);
}

static void
convert (const char *p,
         const char *end,
         GString    *out,
         guint       depth)
{
  while (p < end)
    switch (*p)
      {
      case '{':
      case '}':
      case '$':
        p++;
        break;
      case '~':
        g_string_append_c (out, ' ');
        p++;
        break;
      case '-':
        p = convert_dashes (p, end, out);
        break;
      case '`':
      case '\'':
        p = convert_quotes (p, end, out);
        break;
      case '\\':
        p = convert_command (p + 1, end, out, depth);
        break;
      default:
        g_string_append_c (out, *p++);
      }
}

/* What a command is for: a group, another command, or one character. */
static const char *
read_argument (const char *p,
               const char *end,
               GString    *out,
               guint       depth)
{
  const char *next;

  while (p < end && *p == ' ')
    p++;
  if (p >= end || depth >= DEPTH_LIMIT)
    return p;

  if (*p == '\\')
    return convert_command (p + 1, end, out, depth + 1);
  if (*p != '{')
    {
      next = MIN (g_utf8_next_char (p), end);
      g_string_append_len (out, p, next - p);
      return next;
    }

  next = find_close (p, end);
  convert (p + 1, next, out, depth + 1);
  return MIN (next + 1, end);
}

static const char *
convert_accent (gunichar    accent,
                const char *p,
                const char *end,
                GString    *out,
                guint       depth)
{
  g_autoptr (GString) base = g_string_new (NULL);
  const char *rest;
  gunichar first;

  p = read_argument (p, end, base, depth);
  if (base->len == 0 || !g_utf8_validate (base->str, (gssize) base->len, NULL))
    return p;

  first = g_utf8_get_char (base->str);
  g_string_append_unichar (out, first == 0x131 ? 'i' : first == 0x237 ? 'j' : first);
  /* Of two accents the inner one comes first: ế is an ê with an acute. */
  rest = g_utf8_next_char (base->str);
  for (; g_unichar_ismark (g_utf8_get_char (rest)); rest = g_utf8_next_char (rest))
    g_string_append_unichar (out, g_utf8_get_char (rest));
  g_string_append_unichar (out, accent);
  g_string_append (out, rest);

  return p;
}

static const char *
convert_word (const char *p,
              const char *end,
              GString    *out,
              guint       depth)
{
  g_autofree char *word = NULL;
  const char *start = p;

  while (p < end && g_ascii_isalpha (*p))
    p++;
  word = g_strndup (start, (gsize) (p - start));
  while (p < end && *p == ' ')
    p++;

  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    if (strcmp (symbols[i].command, word) == 0)
      {
        g_string_append (out, symbols[i].text);
        return p;
      }

  if (word[1] == '\0' && get_accent (word[0]) != 0)
    return convert_accent (get_accent (word[0]), p, end, out, depth);

  return p;
}

/* @p is behind the backslash. */
static const char *
convert_command (const char *p,
                 const char *end,
                 GString    *out,
                 guint       depth)
{
  if (p >= end)
    return end;
  if (g_ascii_isalpha (*p))
    return convert_word (p, end, out, depth);
  if (get_accent (*p) != 0)
    return convert_accent (get_accent (*p), p + 1, end, out, depth);

  if (strchr ("&%$#_{}", *p) != NULL)
    g_string_append_c (out, *p);
  else if (strchr (",;: \\\n", *p) != NULL)
    g_string_append_c (out, ' ');
  else if ((guchar) *p >= 0x80)
    return p;

  return p + 1;
}

/*
 * ent_latex_to_text:
 * @latex: LaTeX of a bibliography
 *
 * Returns: (transfer full): its words, in NFC
 */
char *
ent_latex_to_text (const char *latex)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *composed = NULL;

  convert (latex, latex + strlen (latex), out, 0);
  composed = g_utf8_normalize (out->str, (gssize) out->len, G_NORMALIZE_NFC);

  return ent_collapse_space (composed ? composed : "");
}

/*
 * ent_latex_to_verbatim:
 * @latex: an address, a DOI or the like
 *
 * Returns: (transfer full): it as it stands, without the backslashes and braces that only
 *   TeX needs
 */
char *
ent_latex_to_verbatim (const char *latex)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *p = g_str_has_prefix (latex, "\\url") ? latex + 4 : latex;

  for (; *p != '\0'; p++)
    if (*p != '{' && *p != '}' && !(*p == '\\' && p[1] != '\0' && strchr ("_%&#~{}$", p[1])))
      g_string_append_c (out, *p);

  return ent_collapse_space (out->str);
}

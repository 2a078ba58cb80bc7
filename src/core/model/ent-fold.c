/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-fold.h"

/*
 * Names as one compares them: whatever the case, the accents and the punctuation. What is
 * searched in texts is folded by other rules, for its offsets matter, but the letters are
 * the same everywhere.
 */

/*< private >
 * ent_fold_letter:
 * @c: a letter
 *
 * Returns: (nullable): the small ASCII letters that are typed for it, where Unicode does
 *   not take it apart into a letter and a mark: d for đ, l for ł
 */
const char *
ent_fold_letter (gunichar c)
{
  switch (c)
    {
    case 0x00C6: case 0x00E6:
      return "ae";
    case 0x0180: case 0x0243:
      return "b";
    case 0x00D0: case 0x00F0: case 0x0110: case 0x0111: case 0x0189: case 0x0256:
      return "d";
    case 0x0191: case 0x0192:
      return "f";
    case 0x0126: case 0x0127:
      return "h";
    case 0x0131: case 0x0197: case 0x0268:
      return "i";
    case 0x0141: case 0x0142:
      return "l";
    case 0x00D8: case 0x00F8:
      return "o";
    case 0x0152: case 0x0153:
      return "oe";
    case 0x00DF: case 0x1E9E:
      return "ss";
    case 0x0166: case 0x0167:
      return "t";
    case 0x00DE: case 0x00FE:
      return "th";
    default:
      return NULL;
    }
}

/*< private >
 * ent_fold_words:
 * @name: a name, in UTF-8
 *
 * Folds a name for comparing: Unicode NFKD, no marks, case folding, no punctuation; the
 * words parted by one space. make-names.py does the same.
 *
 * Returns: (transfer full): the folded name
 */
char *
ent_fold_words (const char *name)
{
  g_autofree char *apart = g_utf8_normalize (name, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) folded = g_string_new (NULL);
  gboolean gap = FALSE;
  g_autofree char *caseless = NULL;

  for (const char *at = apart; at && *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      const char *plain = ent_fold_letter (c);

      if (g_unichar_type (c) == G_UNICODE_NON_SPACING_MARK)
        continue;
      if (!g_unichar_isalnum (c) && g_unichar_type (c) != G_UNICODE_SPACING_MARK)
        {
          gap = TRUE;
          continue;
        }
      if (gap && folded->len > 0)
        g_string_append_c (folded, ' ');
      gap = FALSE;
      if (plain != NULL)
        g_string_append (folded, plain);
      else
        g_string_append_unichar (folded, c);
    }

  caseless = g_utf8_casefold (folded->str, folded->len);
  return g_steal_pointer (&caseless);
}

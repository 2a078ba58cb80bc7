/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>

#include "ent-date.h"

/*
 * For test_dates.py: each line of the input is EDTF behind "=", or a date as it is typed.
 * Tells, between tabs, of EDTF its words and what these are read as; of what is typed, what
 * it is read as. What is no date is "-".
 */

static const char *
get_edtf (const EntDate *date)
{
  return date ? ent_date_get_edtf (date) : "-";
}

static void
tell_back (const char *edtf)
{
  g_autoptr (EntDate) date = ent_date_new (edtf, NULL);
  g_autofree char *words = NULL;
  g_autoptr (EntDate) again = NULL;

  if (date == NULL)
    {
      g_print ("-\t-\n");
      return;
    }

  words = ent_date_to_words (date);
  again = ent_date_new_from_words (words, NULL);
  g_print ("%s\t%s\n", words, get_edtf (again));
}

int
main (int   argc,
      char *argv[])
{
  char line[1024];

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("ENTENTE_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_strchomp (line);
      if (*line == '=')
        {
          tell_back (line + 1);
        }
      else
        {
          g_autoptr (EntDate) date = ent_date_new_from_words (line, NULL);

          g_print ("%s\n", get_edtf (date));
        }
    }

  return 0;
}

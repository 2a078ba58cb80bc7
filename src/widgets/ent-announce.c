/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-announce.h"

#include <glib/gi18n-lib.h>

/*
 * Sentences that a screen reader is to say by itself: what became of something that the
 * keyboard is not on. Whatever is said goes through here, so that a test can listen
 * without a bus.
 */

static EntAnnounceFunc announce_func;

/**
 * ent_announce:
 * @widget: what has something to say
 * @text: a sentence
 *
 * Has a screen reader say something when it is done with what it is saying.
 */
void
ent_announce (GtkWidget  *widget,
              const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  if (announce_func != NULL)
    announce_func (widget, text);
  else
    gtk_accessible_announce (
      GTK_ACCESSIBLE (widget), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * ent_announce_matches:
 * @search: the entry with what is sought
 * @n_matches: how much was found
 *
 * Says what a search found: the keyboard stays in the entry, and a list elsewhere changes.
 */
void
ent_announce_matches (GtkWidget *search,
                      guint      n_matches)
{
  g_autofree char *text =
    n_matches == 0 ? g_strdup (_ ("No Matches"))
                   : g_strdup_printf (ngettext ("%u match", "%u matches", n_matches), n_matches);

  ent_announce (search, text);
}

/**
 * ent_announce_set_func:
 * @func: (scope forever) (nullable): who hears instead of a screen reader; nobody, for the
 *   screen reader itself
 *
 * Lets a test hear what is said.
 */
void
ent_announce_set_func (EntAnnounceFunc func)
{
  announce_func = func;
}

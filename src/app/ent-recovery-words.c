/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-recovery-words.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/*
 * What is said of unsaved work: to which case it belongs, what it was and when, and what
 * one should know before it is brought back.
 */

static char *
describe_age (GTimeSpan age)
{
  gint64 minutes = age / G_TIME_SPAN_MINUTE;
  gint64 hours = age / G_TIME_SPAN_HOUR;
  gint64 days = age / G_TIME_SPAN_DAY;

  if (minutes < 1)
    return g_strdup (_ ("just now"));
  if (hours < 1)
    return g_strdup_printf (
      ngettext ("%u minute ago", "%u minutes ago", (gulong) minutes), (guint) minutes);
  if (days < 1)
    return g_strdup_printf (
      ngettext ("%u hour ago", "%u hours ago", (gulong) hours), (guint) hours);
  return g_strdup_printf (ngettext ("%u day ago", "%u days ago", (gulong) days), (guint) days);
}

/**
 * ent_recovery_describe_time:
 * @time: when something was done
 * @now: the time now
 *
 * Returns: (transfer full): how long ago that was, and when exactly, as the user's
 *   language writes it
 */
char *
ent_recovery_describe_time (GDateTime *time,
                            GDateTime *now)
{
  g_autofree char *age = describe_age (g_date_time_difference (now, time));
  g_autofree char *exact = g_date_time_format (time, "%c");

  /* Translators: how long ago, and when exactly: “5 minutes ago (Sun Nov 22 13:54:39 2026)”. */
  return g_strdup_printf (_ ("%s (%s)"), age, exact);
}

static gboolean
is_same_day (GDateTime *time,
             GDateTime *now)
{
  return g_date_time_get_year (time) == g_date_time_get_year (now) &&
         g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (now);
}

/**
 * ent_recovery_describe_moment:
 * @time: when something was done
 * @now: the time now
 *
 * Returns: (transfer full): the hour, where it was today; else the date
 */
char *
ent_recovery_describe_moment (GDateTime *time,
                              GDateTime *now)
{
  if (is_same_day (time, now))
    {
      /* Translators: an hour of today, as strftime(3) writes it: “14:32”. */
      return g_date_time_format (time, C_ ("hour", "%H:%M"));
    }
  /* Translators: a date, as strftime(3) writes it: “3 June 2026”. */
  return g_date_time_format (time, C_ ("date", "%-d %B %Y"));
}

/**
 * ent_recovery_dup_display_path:
 * @address: a path
 *
 * Returns: (transfer full): the path as its owner calls it: in their home folder, from `~`
 */
char *
ent_recovery_dup_display_path (const char *address)
{
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);

  if (length > 1 && strncmp (address, home, length) == 0 && address[length] == G_DIR_SEPARATOR)
    {
      g_autofree char *short_path = g_strconcat ("~", address + length, NULL);

      return g_filename_display_name (short_path);
    }
  return g_filename_display_name (address);
}

/**
 * ent_recovery_describe_place:
 * @orphan: unsaved work
 *
 * Returns: (transfer full): where its case belongs
 */
char *
ent_recovery_describe_place (EntOrphan *orphan)
{
  const char *address = ent_orphan_get_address (orphan);

  if (address == NULL)
    return g_strdup (_ ("Never saved to a file"));
  if (g_str_has_prefix (address, "builtin:"))
    return g_strdup (_ ("The built-in case, not saved to a file"));
  return ent_recovery_dup_display_path (address);
}

/**
 * ent_recovery_describe_changes:
 * @orphan: unsaved work
 * @now: the time now
 *
 * Returns: (transfer full): how much it is, and from when
 */
char *
ent_recovery_describe_changes (EntOrphan *orphan,
                               GDateTime *now)
{
  guint n_changes = ent_orphan_get_n_changes (orphan);
  g_autofree char *time = ent_recovery_describe_time (ent_orphan_get_time (orphan), now);

  if (n_changes == 0)
    {
      /* Translators: %s is “5 minutes ago (Sun Nov 22 13:54:39 2026)”. */
      return g_strdup_printf (_ ("Changes that cannot be read, %s"), time);
    }
  /* Translators: %s is “5 minutes ago (Sun Nov 22 13:54:39 2026)”. */
  return g_strdup_printf (
    ngettext ("%u unsaved change, %s", "%u unsaved changes, the last one %s", n_changes),
    n_changes, time);
}

/**
 * ent_recovery_describe_titles:
 * @orphan: unsaved work
 *
 * Returns: (transfer full): what its last changes are called, a line for each, the last
 *   one first
 */
char *
ent_recovery_describe_titles (EntOrphan *orphan)
{
  const char *const *titles = ent_orphan_get_titles (orphan);
  guint n_titles = g_strv_length ((char **) titles);
  guint n_changes = ent_orphan_get_n_changes (orphan);
  guint n_more = n_changes > n_titles ? n_changes - n_titles : 0;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_titles; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", titles[i]);
  if (n_more > 0 && n_titles > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (
        text, ngettext ("and %u before it", "and %u before them", n_more), n_more);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static const char *
describe_file (EntOrphan *orphan)
{
  switch (ent_orphan_get_file (orphan))
    {
    case ENT_ORPHAN_FILE_CHANGED:
      return _ ("The file was changed by another program since. Restoring leaves it as it is; "
                "saving will ask what to do.");
    case ENT_ORPHAN_FILE_GONE:
      return _ ("The file is gone, or cannot be read. All of the case can be restored without it.");
    case ENT_ORPHAN_FILE_NONE:
    case ENT_ORPHAN_FILE_SAME:
    default:
      return NULL;
    }
}

/**
 * ent_recovery_describe_doubts:
 * @orphan: unsaved work
 *
 * Returns: (transfer full) (nullable): what one should know before it is restored
 */
char *
ent_recovery_describe_doubts (EntOrphan *orphan)
{
  const char *file = describe_file (orphan);
  const char *damage = NULL;

  if (!ent_orphan_is_restorable (orphan))
    return g_strdup (_ ("The journal is damaged where it begins, and nothing can be restored from "
                        "it. It is kept until you throw it away."));
  if (ent_orphan_is_damaged (orphan))
    damage = _ ("What was written down last cannot be read. What was done before it can be "
                "restored.");

  if (file != NULL && damage != NULL)
    return g_strdup_printf ("%s\n%s", damage, file);
  return g_strdup (file != NULL ? file : damage);
}

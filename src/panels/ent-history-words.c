/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-history-words.h"

/*
 * What is said of the states of a case: when they were, and what marks them.
 */

static int
count_days_ago (GDateTime *time)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate then_day, now_day;

  g_date_clear (&then_day, 1);
  g_date_clear (&now_day, 1);
  g_date_set_dmy (&then_day, (GDateDay) g_date_time_get_day_of_month (time),
                  (GDateMonth) g_date_time_get_month (time),
                  (GDateYear) g_date_time_get_year (time));
  g_date_set_dmy (&now_day, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now),
                  (GDateYear) g_date_time_get_year (now));

  return g_date_days_between (&then_day, &now_day);
}

/**
 * ent_history_words_dup_time:
 * @time: when a change was made, in local time
 *
 * Returns: (transfer full): the time of day, and the day where it is not today: "14:32",
 *   "yesterday, 14:32", "11/22/26, 14:32"
 */
char *
ent_history_words_dup_time (GDateTime *time)
{
  g_autofree char *clock = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (time != NULL, NULL);

  /* Translators: the time of day, for g_date_time_format(): "%-I:%M %p" is "2:32 PM". */
  clock = g_date_time_format (time, _("%H:%M"));
  if (count_days_ago (time) == 0)
    return g_steal_pointer (&clock);
  if (count_days_ago (time) == 1)
    /* Translators: %s is the time of day. */
    return g_strdup_printf (_("yesterday, %s"), clock);

  day = g_date_time_format (time, "%x");
  /* Translators: a date and a time of day. */
  return g_strdup_printf (C_("moment", "%s, %s"), day, clock);
}

/**
 * ent_history_words_dup_moment:
 * @time: when a change was made, in local time
 *
 * Returns: (transfer full): the date and the time to the second
 */
char *
ent_history_words_dup_moment (GDateTime *time)
{
  g_return_val_if_fail (time != NULL, NULL);

  return g_date_time_format (time, "%c");
}

/**
 * ent_history_words_dup_marks:
 * @entry: a state of the case
 *
 * Returns: (transfer full): when it was and all that marks it, for who does not see it
 */
char *
ent_history_words_dup_marks (EntHistoryEntry *entry)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (ENT_IS_HISTORY_ENTRY (entry), NULL);

  g_strv_builder_take (builder,
                       ent_history_words_dup_time (ent_history_entry_get_time (entry)));
  if (ent_history_entry_is_current (entry))
    g_strv_builder_add (builder, C_("history", "Now"));
  if (ent_history_entry_is_saved (entry))
    g_strv_builder_add (builder, C_("history", "Saved"));
  if (!ent_history_entry_is_done (entry))
    g_strv_builder_add (builder, C_("history", "Undone"));
  words = g_strv_builder_end (builder);

  return g_strjoinv (C_("list", ", "), words);
}

/**
 * ent_history_words_dup_look:
 * @entry: the state that is looked at
 *
 * Returns: (transfer full): words that say what is being looked at
 */
char *
ent_history_words_dup_look (EntHistoryEntry *entry)
{
  g_autofree char *time = NULL;

  g_return_val_if_fail (ENT_IS_HISTORY_ENTRY (entry), NULL);

  time = ent_history_words_dup_time (ent_history_entry_get_time (entry));
  if (ent_history_entry_get_position (entry) == 0)
    return g_strdup (_("As it was before all changes"));
  if (!ent_history_entry_is_done (entry))
    /* Translators: the title of a change, as in the undo menu. */
    return g_strdup_printf (_("As it would be with “%s”, which is undone"),
                            ent_history_entry_get_title (entry));

  /* Translators: a time of day, and the title of a change, as in the undo menu. */
  return g_strdup_printf (_("As it was at %s, after “%s”"), time,
                          ent_history_entry_get_title (entry));
}

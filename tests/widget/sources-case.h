/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-sources.h"
#include "ent-store.h"
#include "panels-helpers.h"

/* A case with an article that was guessed at, and one that stands alone. */
static const char sources_case[] =
  "{\"format\":\"entente-case\",\"version\":1,"
  "\"case\":{\"title\":\"Boats\",\"coverage\":\"1900/2000\"},"
  "\"states\":[{\"id\":\"AAA\",\"kind\":\"state\",\"names\":[{\"name\":\"Aland\"}]},"
  "{\"id\":\"BBB\",\"kind\":\"state\",\"names\":[{\"name\":\"Beland\"}]}],"
  "\"ties\":[{\"id\":\"a-b\",\"kind\":\"alliance\",\"date\":\"1940/1970\","
  "\"members\":[{\"state\":\"AAA\"},{\"state\":\"BBB\"}]}],"
  "\"articles\":["
  "{\"id\":\"lind-2021\",\"label\":\"Lind & Roe 2021\",\"csl\":{\"type\":\"article-magazine\","
  "\"title\":\"The Green Boat and the Harbour That Would Not Have It\","
  "\"author\":[{\"family\":\"Lind\",\"given\":\"Anna\"},"
  "{\"family\":\"Roe\",\"given\":\"Ben\",\"suffix\":\"Jr.\"}],"
  "\"container-title\":\"The Riverine Review\",\"issued\":{\"date-parts\":[[2021,3,14]]},"
  "\"volume\":12,\"language\":\"en\",\"x-own\":{\"kept\":true},"
  "\"custom\":{\"guessed\":[\"title\",\"author\",\"issued\",\"container-title\",\"type\","
  "\"language\"]}}},"
  "{\"id\":\"office\",\"label\":\"Office 1999\",\"csl\":{\"type\":\"pamphlet\",\"title\":\"Rules\","
  "\"author\":[{\"literal\":\"Harbour Office\"}],\"issued\":{\"date-parts\":[[\"1999\"]]}},"
  "\"note\":\"From the wall.\"}],"
  "\"passages\":[{\"id\":\"p1\",\"article\":\"lind-2021\",\"anchor\":{\"paragraph\":1,\"start\":0,"
  "\"end\":5,\"sha256\":\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\","
  "\"sketch\":{\"words\":1,\"grams\":\"00c0ffee\",\"head\":\"00c0ffee\",\"tail\":\"00c0ffee\"}},"
  "\"digest\":\"They were allies.\"}],"
  "\"evidence\":[{\"id\":\"e1\",\"passage\":\"p1\",\"target\":\"a-b\",\"stance\":\"supports\","
  "\"aspect\":\"existence\"}]}";

static const char several_records[] =
  "@article{one, title={A Boat for Aldermoor}, author={Marr, Cleo}, journal={Quay}, year=1987}\n"
  "@book{two, title={Harbour Law}, author={{Kolm Port}}, publisher={Kolm Press}, year=1999}\n"
  "@misc{three, title={Three Letters on Paint}, author={Lind, Anna and others}, year=2001}\n";

static inline EntSession *
open_sources_case (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (sources_case, strlen (sources_case));
  g_autoptr (GError) error = NULL;
  g_autoptr (EntCase) the_case = ent_store_read (bytes, "boats.entente", &error);

  g_assert_no_error (error);
  return ent_session_new (the_case);
}

static inline EntArticle *
get_article (EntSession *session,
             const char *id)
{
  return ENT_ARTICLE (ent_case_lookup (ent_session_get_case (session), ENT_TYPE_ARTICLE, id));
}

static inline GtkWidget *
open_window (int width,
             int height)
{
  GtkWidget *window = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (window), gtk_label_new (NULL));
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  present (window);
  return window;
}

static inline void
present_dialog (GtkWidget *window,
                AdwDialog *dialog)
{
  adw_dialog_present (dialog, window);
  wait_frames (window, 3);
}

/* The row of a form with that title. */
static inline GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

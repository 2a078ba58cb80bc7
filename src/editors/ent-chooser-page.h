/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ENT_TYPE_CHOOSER_PAGE (ent_chooser_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (EntChooserPage, ent_chooser_page, ENT, CHOOSER_PAGE, AdwNavigationPage)

/**
 * EntChooserPageClass:
 * @fill: appends what is found for a text to the list, which is empty
 * @choose: a row that can be activated was chosen
 */
struct _EntChooserPageClass
{
  AdwNavigationPageClass parent_class;

  void (*fill)   (EntChooserPage *self,
                  const char     *text);
  void (*choose) (EntChooserPage *self,
                  GtkWidget      *row);
};

/**
 * EntChooserWords:
 * @placeholder: what can be typed
 * @search: what the search is for, to whom does not see it
 * @list: what the list is of, to whom does not see it
 * @nothing: that nothing is found
 * @hint: what is found
 *
 * What a page says, translated.
 */
typedef struct
{
  const char *placeholder;
  const char *search;
  const char *list;
  const char *nothing;
  const char *hint;
} EntChooserWords;

void       ent_chooser_page_set_words  (EntChooserPage        *self,
                                        const EntChooserWords *words);
GtkWidget *ent_chooser_page_append     (EntChooserPage        *self,
                                        const char            *title,
                                        const char            *subtitle,
                                        const char            *id);
void       ent_chooser_page_update     (EntChooserPage        *self);
void       ent_chooser_page_search     (EntChooserPage        *self,
                                        const char            *text);
GtkWidget *ent_chooser_page_get_search (EntChooserPage        *self);

const char *ent_chooser_page_get_id    (GtkWidget             *row);
gboolean    ent_chooser_page_matches   (const char * const    *words,
                                        const char            *title,
                                        const char            *subtitle);

G_END_DECLS

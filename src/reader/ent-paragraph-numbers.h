/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-text-page.h"

G_BEGIN_DECLS

#define ENT_TYPE_PARAGRAPH_NUMBERS (ent_paragraph_numbers_get_type ())
G_DECLARE_FINAL_TYPE (EntParagraphNumbers, ent_paragraph_numbers, ENT, PARAGRAPH_NUMBERS, GtkWidget)

GtkWidget *ent_paragraph_numbers_new (EntTextPage *page);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-style.h"

G_BEGIN_DECLS

/**
 * ENT_MEASURE_SLACK:
 *
 * How much wider than measured a text may be where a viewer has none of our
 * fonts and takes another. Every box and column leaves so much room.
 */
#define ENT_MEASURE_SLACK 1.15

double ent_measure_width      (EntFont     font,
                               const char *text);
double ent_measure_cap_height (EntFont     font);
GStrv  ent_measure_wrap       (EntFont     font,
                               const char *text,
                               double      width,
                               guint       n_lines);

G_END_DECLS

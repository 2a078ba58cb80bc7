/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-import.h"

G_BEGIN_DECLS

EntImport *import_words   (const char *words,
                           const char *name);
EntImport *import_bytes   (GBytes     *bytes,
                           const char *name);
void       refuse_bytes   (GBytes     *bytes,
                           const char *name,
                           GQuark      domain,
                           int         code,
                           const char *told);
void       refuse_words   (const char *words,
                           const char *name,
                           GQuark      domain,
                           int         code,
                           const char *told);
void       assert_content (EntImport  *import,
                           const char *content);
void       assert_sample  (EntImport  *import);
void       assert_member  (EntImport  *import,
                           const char *member,
                           const char *value);
void       assert_issued  (EntImport  *import,
                           int         year,
                           int         month,
                           int         day);
void       assert_author  (EntImport  *import,
                           const char *words);
gboolean   has_notice     (EntImport  *import,
                           const char *words);
int        import_test_run (int         argc,
                            char      **argv,
                            void      (*add_tests) (void));

G_END_DECLS

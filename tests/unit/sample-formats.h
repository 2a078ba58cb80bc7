/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The invented article in one format and another, and archives of whatever sort. */

typedef struct _SampleArchive SampleArchive;

SampleArchive *sample_archive_new     (void);
void           sample_archive_add     (SampleArchive *self,
                                       const char    *path,
                                       const char    *content);
void           sample_archive_add_raw (SampleArchive *self,
                                       const char    *path,
                                       const void    *data,
                                       gsize          size);
void           sample_archive_link    (SampleArchive *self,
                                       const char    *path,
                                       const char    *target);
void           sample_archive_encrypt (SampleArchive *self);
GBytes        *sample_archive_finish  (SampleArchive *self);

GBytes        *sample_make_text       (void);
GBytes        *sample_make_markdown   (void);
char          *sample_make_html       (void);
char          *sample_make_bare_html  (void);
char          *sample_make_document_xml (const char *more);
char          *sample_make_content_xml  (const char *more);
GBytes        *sample_make_docx       (const char *document_xml);
GBytes        *sample_make_odt        (const char *content_xml);
GBytes        *sample_make_epub       (gboolean spine);

G_END_DECLS

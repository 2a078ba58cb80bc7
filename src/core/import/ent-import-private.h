/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the importers share. */

#pragma once

#include <libxml/tree.h>

#include "ent-document.h"
#include "ent-import.h"

G_BEGIN_DECLS

/* ent-import.c */
#define ENT_IMPORT_SIZE_LIMIT (256 << 20)

char        *ent_import_dup_file_name    (GFile           *file);

/* ent-import-format.c */
gboolean     ent_import_detect_format    (GBytes          *bytes,
                                          const char      *name,
                                          EntImportFormat *format,
                                          GError         **error);

/* ent-import-encoding.c */

/**
 * EntImportScrub:
 * @n_controls: how many control characters were left out
 * @n_bidi: how many bidirectional controls were left out
 */
typedef struct
{
  guint n_controls;
  guint n_bidi;
} EntImportScrub;

char        *ent_import_decode           (GBytes          *bytes,
                                          const char      *name,
                                          const char      *declared,
                                          EntDocument     *document,
                                          GError         **error);
char        *ent_import_find_charset     (GBytes          *bytes);
char        *ent_import_scrub            (const char      *text,
                                          EntImportScrub  *scrub);
void         ent_import_scrub_notice     (EntImportScrub  *scrub,
                                          EntDocument     *document);
void         ent_import_scrub_document   (EntDocument     *document);

/* ent-import-tree.c: XML and HTML as trees of libxml2 */
xmlDoc      *ent_import_parse_xml        (GBytes          *bytes,
                                          GError         **error);
xmlDoc      *ent_import_parse_html       (const char      *html,
                                          const char      *name,
                                          gboolean        *flattened,
                                          GError         **error);
gboolean     ent_import_node_is          (const xmlNode   *node,
                                          const char      *name);
xmlNode     *ent_import_node_get_child   (const xmlNode   *node,
                                          const char      *name);
xmlNode     *ent_import_node_find        (xmlNode         *node,
                                          const char      *name);
xmlNode     *ent_import_node_next        (const xmlNode   *node,
                                          const xmlNode   *top,
                                          gboolean         skip);
const char  *ent_import_node_get         (const xmlNode   *node,
                                          const char      *attribute);
const char  *ent_import_node_get_words   (const xmlNode   *node);
char        *ent_import_node_dup_words   (const xmlNode   *node);

/* ent-import-writer.c: words become paragraphs */
typedef struct _EntImportWriter EntImportWriter;

EntImportWriter *ent_import_writer_new   (EntDocument     *document);
void         ent_import_writer_free      (EntImportWriter *self);
void         ent_import_writer_open      (EntImportWriter *self,
                                          guint            level,
                                          gboolean         item);
void         ent_import_writer_close     (EntImportWriter *self);
void         ent_import_writer_add       (EntImportWriter *self,
                                          const char      *text,
                                          gssize           length,
                                          gboolean         bold,
                                          gboolean         italic);
gboolean     ent_import_writer_is_empty  (EntImportWriter *self);
char        *ent_import_format_number    (const char      *style,
                                          guint            number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntImportWriter, ent_import_writer_free)

/* ent-import-html.c */
EntDocument *ent_import_html             (GBytes          *bytes,
                                          const char      *name,
                                          GError         **error);

/* ent-import-html-words.c */
void         ent_import_html_write       (xmlNode         *root,
                                          EntDocument     *document);

/* ent-import-html-prune.c */
xmlNode     *ent_import_html_prune       (xmlDoc          *tree);

/* ent-import-html-metadata.c */
void         ent_import_html_metadata    (xmlDoc          *tree,
                                          JsonObject      *csl);

/* ent-import-csl.c */
void         ent_import_csl_set          (JsonObject      *csl,
                                          const char      *member,
                                          const char      *value);
void         ent_import_csl_add_authors  (JsonObject      *csl,
                                          const char      *names);
void         ent_import_csl_set_date     (JsonObject      *csl,
                                          const char      *words);

/* ent-import-archive.c */
#define ENT_TYPE_IMPORT_ARCHIVE (ent_import_archive_get_type ())
G_DECLARE_FINAL_TYPE (EntImportArchive, ent_import_archive, ENT, IMPORT_ARCHIVE, GObject)

EntImportArchive *ent_import_archive_new (GBytes            *bytes,
                                          const char        *name,
                                          GError           **error);
const char  *ent_import_archive_get_name (EntImportArchive  *self);
GBytes      *ent_import_archive_get      (EntImportArchive  *self,
                                          const char        *path);
xmlDoc      *ent_import_archive_get_xml  (EntImportArchive  *self,
                                          const char        *path,
                                          gboolean           needed,
                                          GError           **error);

/* ent-import-docx.c, ent-import-odt.c, ent-import-epub.c */
EntDocument *ent_import_docx             (GBytes          *bytes,
                                          const char      *name,
                                          GError         **error);
EntDocument *ent_import_odt              (GBytes          *bytes,
                                          const char      *name,
                                          GError         **error);
EntDocument *ent_import_epub             (GBytes          *bytes,
                                          const char      *name,
                                          GError         **error);

/* ent-import-child.c */
EntDocument *ent_import_in_child         (GBytes          *bytes,
                                          EntImportFormat  format,
                                          const char      *name,
                                          GCancellable    *cancellable,
                                          GError         **error);

/* For tests: the limits that the child gets; 0 for the usual ones. */
void         ent_import_set_limits       (const char      *executable,
                                          guint            milliseconds,
                                          guint64          bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

G_END_DECLS

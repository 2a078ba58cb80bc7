/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-attachments.h"

G_BEGIN_DECLS

#define ENT_ANNOTATIONS_ERROR (ent_annotations_error_quark ())

/**
 * EntAnnotationsError:
 * @ENT_ANNOTATIONS_ERROR_INVALID: it is no JSON, or holds no annotations
 *
 * What can be wrong with a file of annotations.
 */
typedef enum
{
  ENT_ANNOTATIONS_ERROR_INVALID,
} EntAnnotationsError;

GQuark ent_annotations_error_quark (void);

/**
 * EntAnnotationsImport:
 * @change: what is to be added to the case, in one change; it may be empty
 * @n_read: how many annotations the file holds
 * @n_passages: how many passages @change makes
 * @n_evidence: how many pieces of evidence it makes
 * @n_known: how many annotations the case has already
 * @remarks: (element-type utf8): a sentence for each annotation that could not be placed
 *
 * What an import of annotations comes to, before it is done.
 */
typedef struct
{
  EntChange *change;
  guint      n_read;
  guint      n_passages;
  guint      n_evidence;
  guint      n_known;
  GPtrArray *remarks;
} EntAnnotationsImport;

char                 *ent_annotations_export      (EntCase               *the_case,
                                                   EntAttachments        *attachments,
                                                   gboolean               with_quotations);
EntAnnotationsImport *ent_annotations_import      (EntCase               *the_case,
                                                   EntAttachments        *attachments,
                                                   const char            *content,
                                                   gssize                 length,
                                                   const char            *name,
                                                   GError               **error);
void                  ent_annotations_import_free (EntAnnotationsImport  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntAnnotationsImport, ent_annotations_import_free)

G_END_DECLS

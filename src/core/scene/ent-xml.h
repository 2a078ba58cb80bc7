/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EntXml EntXml;

EntXml *ent_xml_new           (void);
void    ent_xml_free          (EntXml     *self);
char   *ent_xml_free_to_text  (EntXml     *self);

void    ent_xml_begin         (EntXml     *self,
                               const char *element);
void    ent_xml_attribute     (EntXml     *self,
                               const char *name,
                               const char *value);
void    ent_xml_number        (EntXml     *self,
                               const char *name,
                               double      value);
void    ent_xml_text          (EntXml     *self,
                               const char *text);
void    ent_xml_end           (EntXml     *self);
void    ent_xml_leaf          (EntXml     *self,
                               const char *element,
                               const char *text);

void    ent_xml_append_number (GString    *to,
                               double      value);
char   *ent_xml_dup_name      (const char *prefix,
                               const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntXml, ent_xml_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/*< private >
 * EntTheoryField:
 * @name: the property's name
 * @type: the type of the member: a string, int, guint, double or gboolean
 * @offset: where it is in the instance
 *
 * A property of a result, which never changes.
 */
typedef struct
{
  const char *name;
  GType       type;
  gsize       offset;
} EntTheoryField;

void ent_theory_fields_install (GObjectClass         *klass,
                                const EntTheoryField *fields,
                                guint                 n_fields);
void ent_theory_fields_get     (GObject              *object,
                                const EntTheoryField *field,
                                GValue               *value);

G_END_DECLS

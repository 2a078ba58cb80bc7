/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-enum.h"

/*< private >
 * ent_enum_get_nick:
 * @type: an enumeration
 * @value: one of its values
 *
 * Returns: the word for it that files, outputs and child processes use
 */
const char *
ent_enum_get_nick (GType type,
                   int   value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  const GEnumValue *known = g_enum_get_value (klass, value);

  g_return_val_if_fail (known != NULL, "");

  return known->value_nick;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-theory-fields.h"

/* Results are objects so that lists can show them; their properties are read off a table. */

static GParamSpec *
make_pspec (const EntTheoryField *field)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  switch (field->type)
    {
    case G_TYPE_STRING:
      return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
    case G_TYPE_INT:
      return g_param_spec_int (field->name, NULL, NULL, G_MININT, G_MAXINT, 0, flags);
    case G_TYPE_UINT:
      return g_param_spec_uint (field->name, NULL, NULL, 0, G_MAXUINT, 0, flags);
    case G_TYPE_DOUBLE:
      return g_param_spec_double (field->name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
    case G_TYPE_BOOLEAN:
      return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
    default:
      g_assert_not_reached ();
    }
}

/*< private >
 * ent_theory_fields_install:
 * @klass: a class
 * @fields: (array length=n_fields): its properties, numbered from 1 on
 * @n_fields: how many
 */
void
ent_theory_fields_install (GObjectClass         *klass,
                           const EntTheoryField *fields,
                           guint                 n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    g_object_class_install_property (klass, i + 1, make_pspec (&fields[i]));
}

/*< private >
 * ent_theory_fields_get:
 * @object: an object
 * @field: one of its properties
 * @value: (out): return location
 */
void
ent_theory_fields_get (GObject              *object,
                       const EntTheoryField *field,
                       GValue               *value)
{
  gconstpointer member = (const char *) object + field->offset;

  switch (field->type)
    {
    case G_TYPE_STRING:
      g_value_set_string (value, *(char *const *) member);
      break;
    case G_TYPE_INT:
      g_value_set_int (value, *(const int *) member);
      break;
    case G_TYPE_UINT:
      g_value_set_uint (value, *(const guint *) member);
      break;
    case G_TYPE_DOUBLE:
      g_value_set_double (value, *(const double *) member);
      break;
    case G_TYPE_BOOLEAN:
      g_value_set_boolean (value, *(const gboolean *) member);
      break;
    default:
      g_assert_not_reached ();
    }
}

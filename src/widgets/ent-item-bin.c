/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-item-bin.h"

/**
 * EntItemBin:
 *
 * The row of a list view that knows what it shows: a list view does not tell which item is
 * under the pointer, or has the focus. See [func@RowMenu.add].
 */

struct _EntItemBin
{
  AdwBin parent_instance;

  GObject *item;
};

G_DEFINE_FINAL_TYPE (EntItemBin, ent_item_bin, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
ent_item_bin_dispose (GObject *object)
{
  EntItemBin *self = ENT_ITEM_BIN (object);

  g_clear_object (&self->item);

  G_OBJECT_CLASS (ent_item_bin_parent_class)->dispose (object);
}

static void
ent_item_bin_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  EntItemBin *self = ENT_ITEM_BIN (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_item_bin_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  EntItemBin *self = ENT_ITEM_BIN (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      if (g_set_object (&self->item, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_item_bin_class_init (EntItemBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ent_item_bin_dispose;
  object_class->get_property = ent_item_bin_get_property;
  object_class->set_property = ent_item_bin_set_property;

  /**
   * EntItemBin:item:
   *
   * What is shown.
   */
  properties[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ent_item_bin_init (EntItemBin *self)
{
}

/**
 * ent_item_bin_new:
 *
 * Returns: (transfer floating): a row of nothing
 */
GtkWidget *
ent_item_bin_new (void)
{
  return g_object_new (ENT_TYPE_ITEM_BIN, NULL);
}

/**
 * ent_item_bin_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
GObject *
ent_item_bin_get_item (EntItemBin *self)
{
  g_return_val_if_fail (ENT_IS_ITEM_BIN (self), NULL);

  return self->item;
}

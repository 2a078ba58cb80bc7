/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-kind-swatch.h"
#include "ent-outline-row.h"

/* As wide as “c. 1975–c. 1989”, in letters of usual width. */
#define MOST_DATE_CHARS 13

/**
 * EntOutlineRow:
 *
 * The row of an [class@OutlineItem]: the line of its kind, its name, its marks,
 * and at the end its dates or its count; under them its caption, where it has one.
 * The name gives way first: to more lines, then at its end.
 */

struct _EntOutlineRow
{
  AdwBin parent_instance;

  EntOutlineItem *item;
  GSignalGroup   *item_signals;

  GtkWidget      *title;
};

G_DEFINE_FINAL_TYPE (EntOutlineRow, ent_outline_row, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
update_title (EntOutlineRow *self)
{
  EntStatus status = ENT_STATUS_ACTIVE;

  if (self->item != NULL)
    g_object_get (self->item, "status", &status, NULL);

  if (status == ENT_STATUS_ACTIVE)
    gtk_widget_remove_css_class (self->title, "dim-label");
  else
    gtk_widget_add_css_class (self->title, "dim-label");
}

static void
set_item (EntOutlineRow  *self,
          EntOutlineItem *item)
{
  if (!g_set_object (&self->item, item))
    return;

  g_signal_group_set_target (self->item_signals, item);
  update_title (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

static gboolean
has_text_cb (EntOutlineRow *self,
             const char    *text)
{
  return text != NULL && *text != '\0';
}

/* Dates are not broken, and not cut: the title takes more lines. */
static int
keep_room_cb (EntOutlineRow *self,
              const char    *text)
{
  glong length = text != NULL ? g_utf8_strlen (text, -1) : 0;

  return (int) MIN (length, MOST_DATE_CHARS);
}

static void
ent_outline_row_dispose (GObject *object)
{
  EntOutlineRow *self = ENT_OUTLINE_ROW (object);

  g_clear_object (&self->item_signals);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_OUTLINE_ROW);

  G_OBJECT_CLASS (ent_outline_row_parent_class)->dispose (object);
}

static void
ent_outline_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  EntOutlineRow *self = ENT_OUTLINE_ROW (object);

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
ent_outline_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  EntOutlineRow *self = ENT_OUTLINE_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      set_item (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_outline_row_class_init (EntOutlineRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_outline_row_dispose;
  object_class->get_property = ent_outline_row_get_property;
  object_class->set_property = ent_outline_row_set_property;

  /**
   * EntOutlineRow:item:
   *
   * The line that is shown.
   */
  properties[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, ENT_TYPE_OUTLINE_ITEM,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ENT_TYPE_KIND_SWATCH);
  g_type_ensure (ENT_TYPE_OUTLINE_ITEM);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/panels/ent-outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntOutlineRow, title);
  gtk_widget_class_bind_template_callback (widget_class, has_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_room_cb);
  gtk_widget_class_set_css_name (widget_class, "outline-row");
}

static void
ent_outline_row_init (EntOutlineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->item_signals = g_signal_group_new (ENT_TYPE_OUTLINE_ITEM);
  g_signal_group_connect_swapped (self->item_signals, "notify::status",
                                  G_CALLBACK (update_title), self);
}

/**
 * ent_outline_row_new:
 * @item: a line
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
ent_outline_row_new (EntOutlineItem *item)
{
  return g_object_new (ENT_TYPE_OUTLINE_ROW, "item", item, NULL);
}

/**
 * ent_outline_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the line that it shows
 */
EntOutlineItem *
ent_outline_row_get_item (EntOutlineRow *self)
{
  g_return_val_if_fail (ENT_IS_OUTLINE_ROW (self), NULL);

  return self->item;
}

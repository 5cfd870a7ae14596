/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-format.h"

/**
 * sealwax_format_get_type:
 *
 * Returns: the type of #SealwaxFormat, for properties. The settings and the action win.format know its values by their nicks.
 */
GType
sealwax_format_get_type (void)
{
  static const GEnumValue values[] = {
    { SEALWAX_FORMAT_SEALED, "SEALWAX_FORMAT_SEALED", "sealed" },
    { SEALWAX_FORMAT_BASIC, "SEALWAX_FORMAT_BASIC", "basic" },
    { 0, NULL, NULL },
  };
  static GType type;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("SealwaxFormat", values));

  return type;
}

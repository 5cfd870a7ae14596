/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "sealwax-application.h"
#include "sealwax-process.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (SealwaxApplication) application = NULL;

  sealwax_process_forbid_core ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Sealwax"));

  application = sealwax_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}

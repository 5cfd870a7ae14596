/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded into the window by tests: makes it look for translations in the folder that SEALWAX_LOCALE_DIR names. */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

typedef char *(*BindTextDomain) (const char *, const char *);

char *bindtextdomain (const char *domain, const char *folder);

char *
bindtextdomain (const char *domain,
                const char *folder)
{
  BindTextDomain next = (BindTextDomain)dlsym (RTLD_NEXT, "bindtextdomain");
  const char    *other = getenv ("SEALWAX_LOCALE_DIR");

  if (other != NULL && domain != NULL && strcmp (domain, "sealwax") == 0)
    folder = other;

  return next (domain, folder);
}

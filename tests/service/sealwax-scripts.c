/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-scripts.h"

#include <string.h>

static void
test_mixed (void)
{
  static const struct
  {
    const char *text;
    gboolean    mixed;
  } cases[] = {
    { "", FALSE },
    { "password", FALSE },
    { "пароль", FALSE },
    { "κωδικός", FALSE },
    { "correct пароль", FALSE },         /* a word of each */
    { "correct-пароль.κωδικός", FALSE }, /* with other separators */
    { "сор", FALSE },                    /* a Russian word with nothing else */
    { "рука и нос", FALSE },
    { "пароль2 abc123", FALSE },
    { "日本語abc", FALSE }, /* cannot be taken for each other */
    { "한글abc", FALSE },
    { "pаssword", TRUE },          /* the second letter is Cyrillic */
    { "passwοrd", TRUE },          /* one is Greek */
    { "кoт", TRUE },               /* the second is Latin */
    { "correct сор horse", TRUE }, /* the middle word is Cyrillic, and looks like “cop” */
    { "сор correct", TRUE },
    { "correct ΝΟΤΕ", TRUE }, /* a Greek word that looks Latin */
    { "аγ", TRUE },           /* Cyrillic and Greek */
    { "aԱ", TRUE },           /* Latin and Armenian */
    { "2а correct", TRUE },   /* a Cyrillic letter by itself */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (sealwax_scripts_are_mixed (cases[i].text, strlen (cases[i].text)), ==, cases[i].mixed);
    }
}

/* What comes after the size does not count. */
static void
test_mixed_size (void)
{
  g_assert_false (sealwax_scripts_are_mixed ("pа", 1));
  g_assert_true (sealwax_scripts_are_mixed ("pа", 3));
}

static void
test_can_join (void)
{
  static const gunichar can[] = { 0x0628, 0x06cc, 0x0915, 0x094d, 0x0d15, 0x1f469, 0x2764, 0xfe0f, 0x1f3fd };
  static const gunichar cannot[] = { 0, 'a', '1', ' ', 0x430, 0x3b1, 0x5d0, 0x4e00, 0x200d };

  for (gsize i = 0; i < G_N_ELEMENTS (can); i++)
    g_assert_true (sealwax_scripts_can_join (can[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (cannot); i++)
    g_assert_false (sealwax_scripts_can_join (cannot[i]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/scripts/mixed", test_mixed);
  g_test_add_func ("/service/scripts/mixed/size", test_mixed_size);
  g_test_add_func ("/service/scripts/can-join", test_can_join);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "prompt.h"
#include "sealwax-bytes.h"
#include "sealwax-error.h"
#include "sealwax-passphrase.h"

/* A terminal cuts a line at 4 095 bytes without a word; a line that long may be half of what was typed. */
#define LINE_MAX_BYTES 4094

/* The signals after which the terminal must echo again. */
static const int watched[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP };

static volatile sig_atomic_t caught;

static void
on_signal (int number)
{
  caught = number;
}

static void
watch_signals (struct sigaction old[G_N_ELEMENTS (watched)])
{
  struct sigaction action = { .sa_handler = on_signal }; /* without SA_RESTART: read() has to come back */

  for (gsize i = 0; i < G_N_ELEMENTS (watched); i++)
    {
      sigaction (watched[i], NULL, &old[i]);
      if (old[i].sa_handler != SIG_IGN) /* as nohup and shells without job control want it */
        sigaction (watched[i], &action, NULL);
    }
}

static void
restore_signals (const struct sigaction old[G_N_ELEMENTS (watched)])
{
  for (gsize i = 0; i < G_N_ELEMENTS (watched); i++)
    sigaction (watched[i], &old[i], NULL);
}

static void
write_all (int         fd,
           const char *text)
{
  (void)!write (fd, text, strlen (text));
}

/* Reads up to the line's end, which is not kept. Returns the size; @max + 1 where the line is longer; -1 when a signal came,
 * and at the end of the input. */
static gssize
read_line (int     fd,
           guint8 *line,
           gsize   max)
{
  gsize size = 0;

  while (caught == 0)
    {
      guint8  byte;
      ssize_t got = read (fd, &byte, 1);

      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0)
        break;
      if (byte == '\n')
        return (gssize)size;
      if (size == max)
        return (gssize)max + 1;
      line[size++] = byte;
    }

  return -1;
}

/* Asks once, with the echo off. Returns NULL when there was no line, or when a signal came, which is in caught then. */
static SealwaxSecret *
ask_once (int         tty,
          const char *question,
          gboolean   *too_long)
{
  g_autoptr (SealwaxSecret) line = sealwax_secret_new_sized (LINE_MAX_BYTES);
  struct sigaction old_actions[G_N_ELEMENTS (watched)];
  struct termios   old_mode, mode;
  gssize           size = -1;

  caught = 0;
  if (tcgetattr (tty, &old_mode) != 0)
    return NULL;

  mode = old_mode;
  mode.c_lflag &= (tcflag_t)~ECHO;
  mode.c_lflag |= ICANON | ECHONL;

  watch_signals (old_actions);
  if (tcsetattr (tty, TCSAFLUSH, &mode) == 0)
    {
      write_all (tty, question);
      size = read_line (tty, sealwax_secret_get_writable (line), LINE_MAX_BYTES);
      tcsetattr (tty, TCSAFLUSH, &old_mode);
      if (size < 0)
        write_all (tty, "\n");
    }
  restore_signals (old_actions);

  *too_long = size > LINE_MAX_BYTES;
  if (size < 0 || *too_long)
    return NULL;

  sealwax_secret_truncate (line, (gsize)size);

  return g_steal_pointer (&line);
}

static SealwaxSecret *
ask (int         tty,
     const char *question,
     GError    **error)
{
  SealwaxSecret *answer;
  gboolean       too_long = FALSE;

  do
    {
      answer = ask_once (tty, question, &too_long);
      if (caught != 0)
        raise (caught); /* ends the program, or stops it: then the question is asked again */
    }
  while (answer == NULL && caught != 0);

  if (answer == NULL)
    g_set_error_literal (error,
                         SEALWAX_ERROR,
                         SEALWAX_ERROR_BAD_PASSPHRASE,
                         too_long ? _ ("This passphrase is too long for a terminal: use --passphrase-file.") : _ ("No passphrase was typed."));

  return answer;
}

/**
 * prompt_passphrase:
 * @repeat: whether to ask twice, and compare
 * @error: why there is none
 *
 * Asks for the passphrase on the terminal, whatever standard input is, without showing what is typed.
 *
 * Returns: (transfer full): the passphrase, or %NULL
 */
SealwaxSecret *
prompt_passphrase (gboolean repeat,
                   GError **error)
{
  g_autofd int tty = g_open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY, 0);
  g_autoptr (SealwaxSecret) passphrase = NULL;
  g_autoptr (SealwaxSecret) again = NULL;

  if (tty < 0)
    {
      g_set_error_literal (error,
                           SEALWAX_ERROR,
                           SEALWAX_ERROR_MISSING,
                           _ ("There is no terminal to ask for the passphrase: use --passphrase-file or --passphrase-fd."));
      return NULL;
    }

  /* Translators: a question on the terminal; what is typed follows it. */
  passphrase = ask (tty, _ ("Passphrase: "), error);
  if (passphrase == NULL || !sealwax_passphrase_check (passphrase, error))
    return NULL;

  if (repeat)
    {
      /* Translators: a question on the terminal; what is typed follows it. */
      again = ask (tty, _ ("The same again: "), error);
      if (again == NULL)
        return NULL;
      if (!sealwax_secret_equal (passphrase, again))
        {
          g_set_error_literal (error, SEALWAX_ERROR, SEALWAX_ERROR_BAD_PASSPHRASE, _ ("The two passphrases differ."));
          return NULL;
        }
    }

  return g_steal_pointer (&passphrase);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* ppoll () */
#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
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

/* A terminal cuts a line off at 4 095 bytes without a word. A line that long may be only half of what was typed. */
#define LINE_MAX_BYTES 4094

/* The signals after which the terminal must echo again: those that end a program, and those with which a shell stops one
 * and lets it go on. Between SIGSTOP, which nobody can catch, and SIGCONT, the shell may have changed the terminal. */
static const int watched[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGALRM, SIGUSR1, SIGUSR2, SIGTSTP, SIGCONT };

static volatile sig_atomic_t caught;

static void
on_signal (int number)
{
  caught = number;
}

/* As long as the echo is off, the watched signals are blocked, and they come through only while ppoll() waits. So none can
 * come between the last look at caught and the wait, where it would not be noticed until the next key. */
typedef struct
{
  struct sigaction old_actions[G_N_ELEMENTS (watched)];
  sigset_t         old_mask;
} Watch;

static void
watch_signals (Watch *watch)
{
  struct sigaction action = { .sa_handler = on_signal };
  sigset_t         mask;

  sigemptyset (&mask);
  for (gsize i = 0; i < G_N_ELEMENTS (watched); i++)
    sigaddset (&mask, watched[i]);
  sigprocmask (SIG_BLOCK, &mask, &watch->old_mask);

  for (gsize i = 0; i < G_N_ELEMENTS (watched); i++)
    {
      sigaction (watched[i], NULL, &watch->old_actions[i]);
      if (watch->old_actions[i].sa_handler != SIG_IGN) /* nohup and shells without job control want it ignored */
        sigaction (watched[i], &action, NULL);
    }
}

/* What came meanwhile and was not caught takes effect here, with the terminal as it was. */
static void
restore_signals (const Watch *watch)
{
  for (gsize i = 0; i < G_N_ELEMENTS (watched); i++)
    sigaction (watched[i], &watch->old_actions[i], NULL);
  sigprocmask (SIG_SETMASK, &watch->old_mask, NULL);
}

/* Waits until the terminal can be read or written, or a signal is caught. Returns whether it makes sense to try. */
static gboolean
wait_for (int          tty,
          short        events,
          const Watch *watch)
{
  struct pollfd what = { .fd = tty, .events = events };

  while (caught == 0)
    {
      if (ppoll (&what, 1, NULL, &watch->old_mask) >= 0)
        return TRUE;
      if (errno != EINTR)
        return FALSE;
    }

  return FALSE;
}

/* Sets the mode without waiting for the terminal. With TCSAFLUSH, tcsetattr() would wait for output that Ctrl+S holds back,
 * and no signal would come through. What was typed before is dropped. */
static gboolean
set_mode (int                   tty,
          const struct termios *mode)
{
  return tcflush (tty, TCIFLUSH) == 0 && tcsetattr (tty, TCSANOW, mode) == 0;
}

static void
write_all (int          tty,
           const char  *text,
           const Watch *watch)
{
  gsize size = strlen (text);

  while (size > 0 && wait_for (tty, POLLOUT, watch))
    {
      ssize_t written = write (tty, text, size);

      if (written < 0 && errno != EAGAIN && errno != EINTR)
        break;
      text += MAX (written, 0);
      size -= (gsize)MAX (written, 0);
    }
}

/* Reads up to the line's end, which is not kept. Returns the size; @max + 1 if the line is longer; -1 if a signal came, or
 * at the end of the input. */
static gssize
read_line (int          tty,
           guint8      *line,
           gsize        max,
           const Watch *watch)
{
  gsize size = 0;

  while (wait_for (tty, POLLIN, watch))
    {
      guint8  byte;
      ssize_t got = read (tty, &byte, 1);

      /* Somebody else may have read it in between. */
      if (got < 0 && (errno == EAGAIN || errno == EINTR))
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

/* Asks once, with the echo off. Returns NULL if there was no line, or if a signal came, which is then in caught. */
static SealwaxSecret *
ask_once (int         tty,
          const char *question,
          gboolean   *too_long)
{
  g_autoptr (SealwaxSecret) line = sealwax_secret_new_sized (LINE_MAX_BYTES);
  Watch          watch;
  struct termios old_mode, mode;
  gssize         size = -1;

  caught = 0;
  if (tcgetattr (tty, &old_mode) != 0)
    return NULL;

  mode = old_mode;
  mode.c_lflag &= (tcflag_t)~ECHO;
  mode.c_lflag |= ICANON | ECHONL;

  watch_signals (&watch);
  if (set_mode (tty, &mode))
    {
      write_all (tty, question, &watch);
      size = read_line (tty, sealwax_secret_get_writable (line), LINE_MAX_BYTES, &watch);
      set_mode (tty, &old_mode);
      if (size < 0)
        (void)!write (tty, "\n", 1);
    }
  restore_signals (&watch);

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
  g_autofd int tty = g_open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0);
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

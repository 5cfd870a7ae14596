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

#include "cli.h"
#include "prompt.h"
#include "sealwax-bytes.h"
#include "sealwax-error.h"
#include "sealwax-oddities.h"
#include "sealwax-passphrase.h"
#include "typed-line.h"

/* The most that earlier versions could read, when the terminal made the lines: what was sealed there opens there. */
#define LINE_MAX_BYTES 4094

/* A sequence that a key sends comes in one piece. If nothing follows ESC for so long, the key of that name was pressed. */
#define ESCAPE_NANOSECONDS (200 * 1000 * 1000)

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

/* Waits until the terminal can be read or written, a signal is caught, or the time is up. Returns whether it makes sense to
 * try: more than 0 if it does, 0 if the time is up, -1 if not. */
static int
wait_for (int                    tty,
          short                  events,
          const struct timespec *most,
          const Watch           *watch)
{
  struct pollfd what = { .fd = tty, .events = events };

  while (caught == 0)
    {
      int ready = ppoll (&what, 1, most, &watch->old_mask);

      if (ready >= 0)
        return ready;
      if (errno != EINTR)
        return -1;
    }

  return -1;
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

  while (size > 0 && wait_for (tty, POLLOUT, NULL, watch) > 0)
    {
      ssize_t written = write (tty, text, size);

      if (written < 0 && errno != EAGAIN && errno != EINTR)
        break;
      text += MAX (written, 0);
      size -= (gsize)MAX (written, 0);
    }
}

/* Waits for what is typed next, or finds out that ESC was the whole of it. Returns whether there is something to read. */
static gboolean
wait_for_key (int          tty,
              TypedLine   *line,
              const Watch *watch)
{
  const struct timespec moment = { .tv_nsec = ESCAPE_NANOSECONDS };
  int                   ready = 0;

  if (typed_line_is_open (line))
    ready = wait_for (tty, POLLIN, &moment, watch);
  if (ready == 0)
    {
      typed_line_pause (line);
      ready = wait_for (tty, POLLIN, NULL, watch);
    }

  return ready > 0;
}

/* Reads up to the line's end, which is not kept, even when the line is too long: nobody else must get the rest. Returns
 * whether there was such an end; not if a signal came, or at the end of the input. */
static gboolean
read_line (int          tty,
           TypedLine   *line,
           const Watch *watch)
{
  TypedState state = TYPED_MORE;
  guint8     byte = 0;

  while (state == TYPED_MORE && wait_for_key (tty, line, watch))
    {
      ssize_t got = read (tty, &byte, 1);

      /* Somebody else may have read it in between. */
      if (got < 0 && (errno == EAGAIN || errno == EINTR))
        continue;
      if (got <= 0)
        break;
      state = typed_line_take (line, byte);
    }

  sealwax_wipe (&byte, sizeof byte);

  return state == TYPED_DONE;
}

/* The terminal neither echoes nor makes lines: it would put the sequences of arrows and pastes into them. It still knows the
 * keys for signals, and Ctrl+S. */
static struct termios
hide (const struct termios *mode)
{
  struct termios hidden = *mode;

  hidden.c_lflag &= (tcflag_t) ~(ECHO | ECHONL | ICANON | IEXTEN);
  hidden.c_iflag &= (tcflag_t) ~(ICRNL | INLCR | IGNCR | ISTRIP);
  hidden.c_cc[VMIN] = 1;
  hidden.c_cc[VTIME] = 0;

  return hidden;
}

/* Asks once, with the echo off. Returns NULL if there was no line, or if a signal came, which is then in caught. */
static SealwaxSecret *
ask_once (int         tty,
          const char *question,
          TypedLine  *line)
{
  g_autoptr (SealwaxSecret) answer = sealwax_secret_new_sized (LINE_MAX_BYTES);
  Watch          watch;
  struct termios old_mode, mode;
  gboolean       answered = FALSE;

  caught = 0;
  if (tcgetattr (tty, &old_mode) != 0)
    return NULL;

  mode = hide (&old_mode);
  typed_line_init (line, sealwax_secret_get_writable (answer), LINE_MAX_BYTES, &old_mode);

  watch_signals (&watch);
  if (set_mode (tty, &mode))
    {
      write_all (tty, question, &watch);
      answered = read_line (tty, line, &watch);
      set_mode (tty, &old_mode);
      (void)!write (tty, "\n", 1);
    }
  restore_signals (&watch);

  if (!answered || line->size > LINE_MAX_BYTES)
    return NULL;

  sealwax_secret_truncate (answer, line->size);

  return g_steal_pointer (&answer);
}

static SealwaxSecret *
ask (int         tty,
     const char *question,
     gboolean   *left_out,
     GError    **error)
{
  SealwaxSecret *answer;
  TypedLine      line = { 0 };

  do
    {
      answer = ask_once (tty, question, &line);
      if (caught != 0)
        raise (caught); /* ends the program, or stops it: then the question is asked again */
    }
  while (answer == NULL && caught != 0);

  if (answer == NULL)
    g_set_error_literal (error,
                         SEALWAX_ERROR,
                         SEALWAX_ERROR_BAD_PASSPHRASE,
                         line.size > LINE_MAX_BYTES ? _ ("This passphrase is too long for a terminal: use --passphrase-file.") : _ ("No passphrase was typed."));
  *left_out = *left_out || line.left_out;

  return answer;
}

/**
 * prompt_passphrase:
 * @sealing: whether it is for a new message: then it is asked for twice, and must be one that can be typed again
 * @error: why there is none
 *
 * Asks for the passphrase on the terminal, whatever standard input is, without showing what is typed. Keys that write
 * nothing, and the marks of a paste, do not get into it.
 *
 * Returns: (transfer full): the passphrase, or %NULL
 */
SealwaxSecret *
prompt_passphrase (gboolean sealing,
                   GError **error)
{
  g_autofd int tty = g_open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0);
  g_autoptr (SealwaxSecret) passphrase = NULL;
  g_autoptr (SealwaxSecret) again = NULL;
  gboolean left_out = FALSE;

  if (tty < 0)
    {
      g_set_error_literal (error,
                           SEALWAX_ERROR,
                           SEALWAX_ERROR_MISSING,
                           _ ("There is no terminal to ask for the passphrase: use --passphrase-file or --passphrase-fd."));
      return NULL;
    }

  /* Translators: a question on the terminal; what is typed follows it. */
  passphrase = ask (tty, _ ("Passphrase: "), &left_out, error);
  if (passphrase == NULL || !sealwax_passphrase_check (passphrase, error))
    return NULL;

  if (sealing && !sealwax_oddities_may_seal (passphrase, error))
    return NULL;
  if (sealing)
    {
      /* Translators: a question on the terminal; what is typed follows it. */
      again = ask (tty, _ ("The same again: "), &left_out, error);
      if (again == NULL)
        return NULL;
      if (!sealwax_secret_equal (passphrase, again))
        {
          g_set_error_literal (error, SEALWAX_ERROR, SEALWAX_ERROR_BAD_PASSPHRASE, _ ("The two passphrases differ."));
          return NULL;
        }
    }

  /* A tab may have come with a paste. Whoever thinks that it is in the passphrase would look for it in vain elsewhere. */
  if (sealing && left_out)
    cli_say (_ ("Keys that write no letter, such as Tab and the arrows, are not part of the passphrase."));

  return g_steal_pointer (&passphrase);
}

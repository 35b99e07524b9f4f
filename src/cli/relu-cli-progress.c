/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-cli-progress.c: a line on standard error, where that is a terminal. Ctrl+C lets the job end in order,
 * so that no half file stays behind. */

#include "relu-cli-progress.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

/* How often the line changes, in microseconds. */
#define PROGRESS_TIME 100000

static volatile sig_atomic_t is_interrupted;
static gint64 shown;

static void
interrupt_cb (int number)
{
  is_interrupted = 1;
}

/**
 * relu_cli_progress_begin:
 *
 * From now on a signal to end is noticed by relu_cli_progress().
 */
void
relu_cli_progress_begin (void)
{
  is_interrupted = 0;
  shown = g_get_monotonic_time ();
  signal (SIGINT, interrupt_cb);
  signal (SIGTERM, interrupt_cb);
}

/**
 * relu_cli_progress:
 * @share: of the job that is done, 0 to 1
 * @user_data: nothing; so that this is a callback
 *
 * Returns: whether the job is to go on
 */
gboolean
relu_cli_progress (double share, gpointer user_data)
{
  gint64 now = g_get_monotonic_time ();

  if (isatty (STDERR_FILENO) && now - shown >= PROGRESS_TIME)
    {
      shown = now;
      /* Back to the beginning of the line, and nothing behind. */
      fputc ('\r', stderr);
      /* Translators: how far a job is */
      fprintf (stderr, _("%.0f %% done"), share * 100);
      fputs ("\033[K", stderr);
      fflush (stderr);
    }

  return is_interrupted == 0;
}

/**
 * relu_cli_progress_end:
 *
 * Takes the line away.
 */
void
relu_cli_progress_end (void)
{
  signal (SIGINT, SIG_DFL);
  signal (SIGTERM, SIG_DFL);
  if (isatty (STDERR_FILENO))
    fputs ("\r\033[K", stderr);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-nice-private.h: a thread that lets others go first. */

#pragma once

#include <glib.h>

#ifdef __linux__
#include <sys/resource.h>
#endif

G_BEGIN_DECLS

/* Makes the calling thread as nice as @nice, counted as nice (1) does. On Linux that is about the thread alone;
 * where it can't be, nothing is lost. */
static inline void
relu_thread_set_nice (int nice)
{
#ifdef __linux__
  if (setpriority (PRIO_PROCESS, 0, nice) != 0)
    g_debug ("a thread runs at the usual priority");
#endif
}

G_END_DECLS

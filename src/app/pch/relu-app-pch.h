/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-app-pch.h: headers that take longer to be read than most files of the window to be compiled. Files include
 * what they need all the same: this one is left out with -Db_pch=false. */

#include <adwaita.h>

# SPDX-License-Identifier: GPL-3.0-or-later
"""For tests that compare with a Python library that need not be there."""

import importlib
import os
import sys

SKIPPED = 77
SYSTEM_PYTHON = "/usr/bin/python3"


def need(*names):
    """The modules; the program starts again with the system's Python, or is skipped, where one is missing."""
    try:
        return [importlib.import_module(name) for name in names]
    except ImportError as error:
        if os.path.realpath(sys.executable) != os.path.realpath(SYSTEM_PYTHON) and os.access(SYSTEM_PYTHON, os.X_OK):
            os.execv(SYSTEM_PYTHON, [SYSTEM_PYTHON, *sys.argv])
        print(f"skipped: {error}")
        sys.exit(SKIPPED)

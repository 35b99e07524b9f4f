# SPDX-License-Identifier: GPL-3.0-or-later
"""Just enough of the Test Anything Protocol for the checks in this folder.

Every function whose name starts with "test_" in the module given to main() is one test. It fails
by raising; what it prints goes to the log, and with the reason to standard error when it fails.
"""

import contextlib
import io
import subprocess
import sys
import traceback


def run(*command, **options):
    """Runs a command and returns its output; fails with all it said when its status is not 0.

    A tool that is missing is a failure too: the list of packages in `run` has to bring it.
    """
    options.setdefault("timeout", 600)
    try:
        done = subprocess.run(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
            **options,
        )
    except FileNotFoundError as error:
        raise AssertionError(f"{command[0]} is not installed") from error
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, command))}: status {done.returncode}\n{done.stdout}")
    return done.stdout


def none(faults):
    """Fails naming the faults, unless there are none."""
    faults = list(faults)
    if faults:
        raise AssertionError("\n".join(faults))


def main(module):
    tests = [(name, value) for name, value in vars(module).items() if name.startswith("test_")]
    print("TAP version 13")
    print(f"1..{len(tests)}", flush=True)
    failures = 0
    for number, (name, test) in enumerate(tests, 1):
        output = io.StringIO()
        good = "ok"
        try:
            with contextlib.redirect_stdout(output):
                test()
        except AssertionError as error:
            good = "not ok"
            output.write(str(error) or traceback.format_exc())
        except Exception:  # pylint: disable=broad-except
            good = "not ok"
            output.write(traceback.format_exc())
        failures += good != "ok"
        title = name[len("test_"):].replace("_", " ")
        for line in output.getvalue().splitlines():
            print("#", line)
            if good != "ok":
                print(f"{title}: {line}", file=sys.stderr)
        print(good, number, "-", title, flush=True)
    sys.exit(1 if failures else 0)

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program is killed in the middle of the work, and started again.

Two windows, changes in one of them, the other one zoomed: after a kill -9 both come back as they
were. After they were closed in order, nothing does.

    e2e-session.py PROGRAM
"""

import configparser
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

sys.dont_write_bytecode = True  # in the tree

from e2e import (  # noqa: E402
    ENVIRONMENT,
    PATIENCE,
    frame,
    frames,
    is_asked,
    node,
    question,
    until,
    walk,
    xdotool,
)

CHANGED = "Linear case"
ZOOMED = "Saw-tooth by depth"
B0 = 1.5


class Session:
    def __init__(self, program, folder):
        self.program = program
        self.drafts = folder / "state/reluscope/drafts"
        source = Path(os.environ["RELUSCOPE_SOURCE_DIR"]) / "data/examples"
        self.files = [folder / f"{name}.relu.json" for name in ("linear-case", "sawtooth")]
        for file in self.files:
            shutil.copy(source / file.name, file)
        self.before = [file.read_bytes() for file in self.files]
        self.environment = dict(ENVIRONMENT, XDG_STATE_HOME=str(folder / "state"))
        self.process = None
        self.view = None

    def start(self, *files):
        self.process = subprocess.Popen([self.program, *files], env=self.environment)

    def drafts_of(self, suffix):
        return list(self.drafts.glob(f"*/*{suffix}"))

    def view_of(self, file):
        """What was written down about the window of a file."""
        for path in self.drafts_of(".view"):
            parser = configparser.ConfigParser()
            parser.read(path, encoding="utf-8")
            if parser["document"].get("uri", "").endswith(file.name):
                return {section: dict(parser[section]) for section in ("window", "view")}
        return None


def activate(window):
    ids = xdotool("search", "--onlyvisible", "--name", f"^{window.name}$").split()
    xdotool("windowactivate", "--sync", ids[-1])
    time.sleep(0.3)


def slider():
    return node(frame(CHANGED), "slider", "b0, bias of h0").queryValue()


def words(window):
    return " ".join(n.name for n in walk(window) if n.getRoleName() == "label")


def two_windows_are_worked_in(session):
    session.start(*session.files)
    frame(CHANGED)
    activate(frame(ZOOMED))
    xdotool("key", "ctrl+plus", "ctrl+plus", "F9")
    activate(frame(CHANGED))
    slider().currentValue = B0
    until("the change", lambda: "edited" in words(frame(CHANGED)))


def both_are_written_down(session):
    def written():
        (draft,) = session.drafts_of(".relu.json")
        contents = json.loads(draft.read_text(encoding="utf-8"))
        session.view = session.view_of(session.files[1])
        return (
            contents["layers"][0]["biases"][0] == B0
            and session.view["window"]["pane-visible"] == "false"
            and "x-from" in session.view["view"]
        )

    until("the draft and the view", written)
    # The last zoom may be a second behind.
    time.sleep(1.5)
    session.view = session.view_of(session.files[1])


def a_kill_loses_nothing(session):
    session.process.kill()
    session.process.wait()
    until("the end of the windows", lambda: not frames())
    session.start()
    until("the change", lambda: slider().currentValue == B0)
    assert "edited" in words(frame(CHANGED))
    assert "edited" not in words(frame(ZOOMED))
    until("the view", lambda: session.view_of(session.files[1]) == session.view)
    assert [file.read_bytes() for file in session.files] == session.before


def what_is_closed_does_not_come_back(session):
    activate(frame(ZOOMED))
    xdotool("key", "ctrl+w")
    until("one window", lambda: len(frames()) == 1)
    activate(frame(CHANGED))
    xdotool("key", "ctrl+w")
    _, asked = question(frame(CHANGED), "Save Changes?")
    node(asked, "push button", "Discard").queryAction().doAction(0)
    assert session.process.wait(timeout=PATIENCE) == 0
    assert not list(session.drafts.iterdir()), "a draft is left"

    session.start()
    until("a window", frames)
    time.sleep(1)
    assert len(frames()) == 1, [f.name for f in frames()]
    assert not is_asked(frames()[0], "Could Not Open")
    xdotool("key", "ctrl+q")
    assert session.process.wait(timeout=PATIENCE) == 0


def main():
    steps = [
        two_windows_are_worked_in,
        both_are_written_down,
        a_kill_loses_nothing,
        what_is_closed_does_not_come_back,
    ]
    print("TAP version 13")
    print(f"1..{len(steps)}")
    with tempfile.TemporaryDirectory(prefix="reluscope-e2e-") as folder:
        session = Session(sys.argv[1], Path(folder))
        try:
            for number, step in enumerate(steps, 1):
                step(session)
                print(f"ok {number} - {step.__name__.replace('_', ' ')}", flush=True)
        except Exception:
            traceback.print_exc()
            print(f"not ok {number} - {step.__name__.replace('_', ' ')}", flush=True)
            print("Bail out! The steps build on each other.")
            return 1
        finally:
            if session.process is not None and session.process.poll() is None:
                session.process.kill()
    return 0


if __name__ == "__main__":
    sys.exit(main())

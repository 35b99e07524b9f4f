#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as a person uses it: a real pointer and real keys on a display of its own.

From the linear case a bias is dragged until the curve bends, the drag is undone in one step and done
again, a data point is put on the figure and moved, the figure is exported as SVG through the dialogs, and
the window is closed with changes in it.

    e2e.py PROGRAM

Needs xdotool, AT-SPI and pyatspi, and a window manager on the display (run-under-display).
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
import xml.etree.ElementTree as ElementTree
from pathlib import Path

# Warnings are fatal for the program, not for the library that looks at it.
ENVIRONMENT = dict(os.environ)
os.environ.pop("G_DEBUG", None)

import pyatspi  # noqa: E402

PATIENCE = 30  # seconds
SVG = "{http://www.w3.org/2000/svg}"


def until(what, condition):
    """The first true value of condition()."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            value = condition()
        except Exception:  # what is asked about may just go away
            value = None
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain for {what}")
        time.sleep(0.05)


def xdotool(*words):
    return subprocess.run(
        ["xdotool", *map(str, words)], check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def walk(node):
    yield node
    for i in range(node.childCount):
        child = node[i]
        if child is not None:
            yield from walk(child)


def applications():
    desktop = pyatspi.Registry.getDesktop(0)
    found = (desktop[i] for i in range(desktop.childCount))
    return [a for a in found if a is not None and a.name == "reluscope"]


def visible(node):
    return node.getState().contains(pyatspi.STATE_VISIBLE)


def frames():
    return [a[i] for a in applications() for i in range(a.childCount) if a[i] is not None]


def frame(title):
    return until(
        f"a window “{title}”", lambda: next(f for f in frames() if title in f.name and visible(f))
    )


def role_of(thing):
    """Its role in the words of Debian 12; AT-SPI has shortened this one since."""
    name = thing.getRoleName()
    return "push button" if name == "button" else name


def node(window, role, name):
    """The control in a window whose name starts with this."""
    return until(
        f"a {role} “{name}” in “{window.name}”",
        lambda: next(
            n
            for n in walk(window)
            if role_of(n) == role and n.name.startswith(name) and visible(n)
        ),
    )


def place(window, control):
    """Left, top, width and height on the screen. GTK tells places inside the window alone."""
    own = window.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    ids = xdotool("search", "--onlyvisible", "--name", f"^{re.escape(window.name)}$").split()
    text = xdotool("getwindowgeometry", ids[-1])
    x, y = map(int, re.search(r"Position: (-?\d+),(-?\d+)", text).groups())
    width, height = map(int, re.search(r"Geometry: (\d+)x(\d+)", text).groups())
    at = control.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    # A shadow, where there is one, surrounds the window evenly.
    left = x + (width - own.width) // 2 + at.x
    top = y + (height - own.height) // 2 + at.y
    return left, top, at.width, at.height


def click(window, control):
    left, top, width, height = place(window, control)
    xdotool("mousemove", left + width // 2, top + height // 2)
    time.sleep(0.1)
    xdotool("click", 1)


def choose(chooser, path):
    """Types a path into a file dialog, whose field for the name has the keyboard."""
    until("its field", lambda: next(n for n in walk(chooser) if n.getRoleName() == "text"))
    time.sleep(0.5)
    xdotool("key", "ctrl+a")
    xdotool("type", "--delay", 15, "--", str(path))
    xdotool("key", "Return")


class Session:
    def __init__(self, program, folder):
        self.folder = folder
        self.file = folder / "linear-case.relu.json"
        source = Path(os.environ["RELUSCOPE_SOURCE_DIR"])
        shutil.copy(source / "data/examples/linear-case.relu.json", self.file)
        self.before = self.file.read_bytes()
        self.process = subprocess.Popen([program, self.file], env=ENVIRONMENT)
        self.window = frame("Linear case")
        self.figure = node(self.window, "image", "")
        self.slider = node(self.window, "slider", "b0, bias of h0")

    def verdict(self):
        self.figure.clearCache()
        return self.figure.description

    def value(self):
        return self.slider.queryValue().currentValue

    def words(self):
        return " ".join(n.name for n in walk(self.window) if n.getRoleName() == "label")

    def undo_button(self):
        return node(self.window, "push button", "Undo")

    def can_undo(self):
        return self.undo_button().getState().contains(pyatspi.STATE_SENSITIVE)


def starts_linear(session):
    until("the verdict “linear”", lambda: "Linear on" in session.verdict())
    assert session.value() == -10, session.value()
    assert not session.can_undo()


def take_the_knob(session):
    """Holds the slider's knob, at the left end since the value is the least one. Returns where.

    The places that newer GTK tells lack the paddings around a control, so that the knob may be
    further to the right: feel for it, up to the place where a pull moves it.
    """
    start = session.value()
    left, top, _, height = place(session.window, session.slider)
    y = top + height // 2
    for x in range(left + 10, left + 60, 8):
        xdotool("mousemove", x, y)
        time.sleep(0.2)
        xdotool("mousedown", 1)
        xdotool("mousemove", x + 4, y)
        time.sleep(0.5)
        if session.value() != start:
            return x + 4, y
        xdotool("mouseup", 1)
        time.sleep(0.5)
    raise AssertionError("the slider's knob is not where it should be")


def a_drag_bends_the_curve(session):
    x, y = take_the_knob(session)
    width = place(session.window, session.slider)[2]
    try:
        steps = 0
        while "Non-linear on" not in session.verdict():
            steps += 1
            assert steps < 40, f"no bend on the whole slider: {session.verdict()}"
            x += max(width // 40, 1)
            xdotool("mousemove", x, y)
            # The words for assistive technology follow when the pointer rests.
            time.sleep(0.5)
    finally:
        xdotool("mouseup", 1)
    assert steps > 3, f"it bent after {steps} steps"
    until("the end of the drag", session.can_undo)
    # With w = 1 on [-4, 4], h0 switches inside the domain for -4 < b0 < 4.
    assert -4 < session.value() < 4, session.value()
    assert "edited" in session.words()


def one_undo_takes_the_drag_back(session):
    bent = session.value()
    xdotool("key", "ctrl+z")
    until("the value before the drag", lambda: session.value() == -10)
    until("the verdict “linear”", lambda: "Linear on" in session.verdict())
    assert not session.can_undo()
    xdotool("key", "ctrl+shift+z")
    until("the drag done again", lambda: session.value() == bent)
    until("the verdict “non-linear”", lambda: "Non-linear on" in session.verdict())


def a_pinned_curve_is_compared(session):
    """The linear case stays as a ghost while the network bends, and there is a way between the two."""
    xdotool("key", "ctrl+z")
    until("the linear case", lambda: session.value() == -10)
    xdotool("key", "ctrl+shift+g")
    until("the ghost", lambda: "Linear case: Linear on" in session.verdict())
    session.slider.queryValue().currentValue = 0
    until("the verdict “non-linear”", lambda: session.verdict().startswith("Non-linear on"))

    xdotool("key", "ctrl+g")
    until("both verdicts", lambda: "Non-linear on" in session.words()
          and "Linear on −4 ≤ x ≤ 4: f(x) = 2x + 20" in session.words())
    way = node(session.window, "slider", "Share of the way")
    until("the slider at the end", lambda: way.queryValue().currentValue == 1)
    way.queryValue().currentValue = 0
    until("the pinned network", lambda: session.verdict().startswith("Linear on"))
    assert session.value() == 0, "the way is only shown"
    way.queryValue().currentValue = 0.9
    until("a breakpoint in the domain", lambda: session.verdict().startswith("Non-linear on"))
    xdotool("key", "ctrl+g")
    until("no way without its slider", lambda: "On the way" not in session.words())


def a_click_adds_a_point(session):
    xdotool("key", "ctrl+shift+p")
    left, top, width, height = place(session.window, session.figure)
    x, y = left + width * 6 // 10, top + height * 3 // 10
    xdotool("mousemove", x, y)
    time.sleep(0.2)
    xdotool("click", 1)
    until("the point", lambda: "1 data point, x from" in session.verdict())
    before = re.search("data point, x from .*", session.verdict())[0]
    xdotool("mousemove", x + 3, y)
    time.sleep(0.2)
    xdotool("mousedown", 1)
    for i in range(1, 11):
        xdotool("mousemove", x + 3 - 4 * i, y + 5 * i)
    xdotool("mouseup", 1)
    until("the point elsewhere",
          lambda: before != re.search("data point, x from .*", session.verdict())[0])
    xdotool("key", "Delete")
    until("no point", lambda: "data point" not in session.verdict())
    xdotool("key", "ctrl+z")
    until("the point again", lambda: "1 data point, x from" in session.verdict())
    xdotool("key", "ctrl+z")
    until("the point where it was", lambda: before in session.verdict())
    xdotool("key", "ctrl+z")
    until("no point yet", lambda: "data point" not in session.verdict())
    xdotool("key", "Escape")


def the_dialog_exports_svg(session):
    path = session.folder / "figure.svg"
    click(session.window, node(session.window, "push button", "Export…"))
    dialog = frame("Export Figure")
    until("its preview", lambda: "Non-linear on" in node(dialog, "image", "Preview").description)
    time.sleep(0.5)
    click(dialog, node(dialog, "push button", "Export…"))
    # The file dialog has the same title.
    chooser = until(
        "the file dialog",
        lambda: next(f for f in frames() if f != dialog and f.name == "Export Figure"),
    )
    choose(chooser, path)
    until("the file", lambda: path.exists() and path.stat().st_size > 0)

    root = ElementTree.parse(path).getroot()
    assert root.tag == SVG + "svg", root.tag
    assert root.find(SVG + "title").text == "Linear case", "the title is another one"
    assert "Non-linear on" in root.find(SVG + "desc").text, "the description is another one"
    n_paths = sum(1 for _ in root.iter(SVG + "path"))
    assert n_paths > 20, f"{n_paths} paths are no figure"
    assert not list(root.iter(SVG + "image")), "an image is no vectors"
    until("the end of the dialog", lambda: len(frames()) == 1)


def saving_elsewhere_gives_a_name(session):
    xdotool("key", "ctrl+shift+s")
    choose(frame("Save Network As"), session.folder / "My net")
    path = session.folder / "My net.relu.json"
    until("the file", path.exists)
    saved = json.loads(path.read_text(encoding="utf-8"))
    assert saved["name"] == "My net", saved["name"]
    assert saved["layers"][0]["biases"][0] == session.value()
    session.window = frame("My net")
    until("nothing to save", lambda: "edited" not in session.words())

    # The name is a step of its own; without it there is something to save again.
    xdotool("key", "ctrl+z")
    session.window = frame("Linear case")
    until("something to save", lambda: "edited" in session.words())


def question(window, heading):
    """A question over a window: a window of its own, or from libadwaita 1.5 on a part of that one.

    Returns the window that it is in, and the question.
    """

    def look():
        for f in frames():
            if heading in f.name and visible(f):
                return f, f
        return window, next(
            n for n in walk(window) if n.getRoleName() in ("alert", "dialog") and heading in n.name
        )

    return until(f"the question “{heading}”", look)


def is_asked(window, heading):
    return any(heading in n.name for n in [*frames(), *walk(window)])


def closing_asks_first(session):
    xdotool("key", "ctrl+w")
    question(session.window, "Save Changes?")
    time.sleep(0.3)
    xdotool("key", "Escape")
    until("the question to go", lambda: not is_asked(session.window, "Save Changes?"))
    assert session.process.poll() is None, "the program ended"
    assert "Non-linear on" in session.verdict()

    xdotool("key", "ctrl+w")
    window, asked = question(session.window, "Save Changes?")
    time.sleep(0.3)
    discard = node(asked, "push button", "Discard")
    click(window, discard)
    try:
        status = session.process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        # A question inside its window is too deep in paddings to be found, see take_the_knob.
        discard.queryAction().doAction(0)
        status = session.process.wait(timeout=PATIENCE)
    assert status == 0, f"the program ended with {status}"
    assert session.file.read_bytes() == session.before, "the file is another one"


def main():
    steps = [
        starts_linear,
        a_drag_bends_the_curve,
        one_undo_takes_the_drag_back,
        a_pinned_curve_is_compared,
        a_click_adds_a_point,
        the_dialog_exports_svg,
        saving_elsewhere_gives_a_name,
        closing_asks_first,
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
            if session.process.poll() is None:
                session.process.kill()
    return 0


if __name__ == "__main__":
    sys.exit(main())

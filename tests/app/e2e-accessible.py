#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program through the accessibility tree alone, as a screen reader has it.

Every page and dialog, and a lesson, is walked: what can have the keyboard, and each picture, has a name in
words, said once, and no two of a group have the same one. The verdict is said when it is another one and the keys rest;
what is read at the line is said when keys move it.

    e2e-accessible.py PROGRAM

Needs what e2e.py needs.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

sys.dont_write_bytecode = True  # in the tree

from e2e import ENVIRONMENT, frame, frames, node, role_of, until, visible, walk, xdotool  # noqa: E402

import pyatspi  # noqa: E402
from gi.repository import GLib  # noqa: E402

# What people act on: these have names even where the keyboard is on a part of them.
CONTROLS = {
    "check box", "check menu item", "combo box", "entry", "image", "list item", "menu item", "page tab",
    "push button", "radio button", "radio menu item", "slider", "spin button", "text", "toggle button",
    "password text", "tree item",
}

# GTK calls a widget without a name after its class; newer ones not at all.
CLASS_NAME = re.compile(r"(Gtk|Adw|Gdk|Relu)[A-Z]\w+")

# A name has to have a word, or a number, that can be said: not an icon's name, not a lone symbol.
WORD = re.compile(r"[^\W\d_]{2,}|\d")
ICON_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+-symbolic")

# Of the desktop or of GTK: not ours to name.
FOREIGN = {"filler", "separator", "scroll bar", "label", "panel", "scroll pane", "table", "list", "menu"}


def can_focus(n):
    return n.getState().contains(pyatspi.STATE_FOCUSABLE)


def is_control(n):
    role = role_of(n)
    return role in CONTROLS or (can_focus(n) and role not in FOREIGN and role != "frame")


def can_act(n):
    try:
        return n.queryAction().nActions > 0
    except NotImplementedError:
        return False


def path_of(n):
    names = []
    while n is not None and role_of(n) not in ("frame", "application"):
        names.append(f"{role_of(n)} “{n.name}”" if n.name else role_of(n))
        n = n.parent
    return " < ".join(names[:7])


def inner(n):
    """Whether it is a part of a control that has the name: GTK's menu buttons hold toggle buttons,
    spin buttons hold texts."""
    parent = n.parent
    return parent is not None and role_of(parent) in CONTROLS and bool(parent.name)


def get_name(n):
    name = n.name or ""
    return "" if CLASS_NAME.fullmatch(name) else name


def shown(n):
    """Whether it is on the screen: GTK 4.8 takes the hidden page of a stack for a visible one."""
    if not visible(n):
        return False
    try:
        extents = n.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    except NotImplementedError:
        return True
    return extents.width > 0 and extents.height > 0


def complaints_about(root):
    """What is wrong with the names below a window: one line for each."""
    found = []
    groups = {}
    for n in walk_shown(root):
        if not is_control(n) or inner(n):
            continue
        name = get_name(n)
        if not name.strip():
            found.append(f"without a name: {path_of(n)}")
        elif not WORD.search(name) or ICON_NAME.search(name):
            found.append(f"a symbol is no name: {path_of(n)}")
        elif re.fullmatch(r"(.+) \1", name.replace("_", "")):
            found.append(f"said twice: {path_of(n)}")
        groups.setdefault(group_of(n), []).append((role_of(n), name))
    for group, names in groups.items():
        for (role, name), count in Counter(names).items():
            if count > 1 and name.strip():
                found.append(f"{count} times the {role} “{name}” in “{group[1]}”")
    return found


def is_foreign(n):
    """What GTK and libadwaita make themselves: the list inside a combo box, a table's row of headings, the
    title of a window of preferences with one page."""
    role = role_of(n.parent)
    return (role == "combo box" or (role_of(n) == "table row" and role == "tree table")
            or n.name == "AdwViewSwitcherTitle")


def walk_shown(n):
    yield n
    for i in range(n.childCount):
        child = n[i]
        if child is not None and shown(child) and not is_foreign(child):
            yield from walk_shown(child)


def group_of(n):
    """The nearest thing around it that has a name of its own."""
    parent = n.parent
    while parent is not None and not (get_name(parent) and role_of(parent) not in CONTROLS):
        parent = parent.parent
    return (id(parent) if parent is None else hash(parent), parent.name if parent else "")


class Listener:
    """What a screen reader says of itself: announcements, and from GTK before 4.14 what the control that
    has the keyboard is described as anew."""

    def __init__(self):
        self.said = []
        events = ["object:property-change:accessible-description", "object:announcement"]
        pyatspi.Registry.registerEventListener(self.heard, *events)

    def heard(self, event):
        has_focus = event.source.getState().contains(pyatspi.STATE_FOCUSED)
        if event.type.startswith("object:announcement") or has_focus:
            self.said.append(str(event.any_data))

    def listen(self, seconds):
        """What is said in this time."""
        self.said.clear()
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            while GLib.MainContext.default().iteration(False):
                pass
            time.sleep(0.01)
        return list(self.said)

    def hears(self, pattern, seconds=10):
        end = time.monotonic() + seconds
        heard = []
        while time.monotonic() < end:
            heard += self.listen(0.2)
            if any(re.search(pattern, text) for text in heard):
                return heard
        raise AssertionError(f"not heard in {seconds} s: {pattern}; heard {heard}")


class Session:
    def __init__(self, program, folder):
        self.program = program
        source = Path(os.environ["RELUSCOPE_SOURCE_DIR"]) / "data/examples"
        self.file = folder / "linear-case.relu.json"
        shutil.copy(source / self.file.name, self.file)
        self.environment = dict(ENVIRONMENT, XDG_STATE_HOME=str(folder / "state"))
        self.process = subprocess.Popen([program, self.file], env=self.environment)
        self.window = frame("Linear case")
        self.figure = node(self.window, "image", "")
        self.listener = Listener()

    def act(self, role, name, window=None):
        """What activating a control through the tree does."""
        until(
            f"a {role} “{name}” that can be activated",
            lambda: next(n for n in walk_shown(window or self.window)
                         if role_of(n) == role and n.name == name and can_act(n)),
        ).queryAction().doAction(0)

    def focus(self, control):
        """By Tab: GTK 4.8 has no other way for others."""
        for _ in range(80):
            if control.getState().contains(pyatspi.STATE_FOCUSED):
                return
            xdotool("key", "Tab")
            time.sleep(0.05)
        raise AssertionError(f"Tab does not come to {control.name}")

    def complaints(self, what, window=None):
        time.sleep(0.4)
        # Again, where a part goes away meanwhile.
        (found,) = until("the tree at rest", lambda: (complaints_about(window or self.window),))
        return [f"{what}: {one}" for one in found]

    def check(self, what, window=None):
        found = self.complaints(what, window)
        assert not found, "\n  ".join(["", *found])


def the_window_has_names(session):
    session.check("the window")


def every_tool_has_names(session):
    found = []
    for key in ["ctrl+d", "ctrl+i", "ctrl+r", "ctrl+g", "ctrl+shift+d", "ctrl+t", "ctrl+shift+t",
                "ctrl+shift+l"]:
        xdotool("key", key)
        found += session.complaints(f"the tool of {key}")
        xdotool("key", key)
    assert not found, "\n  ".join(["", *found])


def menus_have_names(session):
    for name in ["Main Menu", "Recent Files", "Examples", "Menu of h0", "Menu of the Output"]:
        xdotool("key", "Escape")
        session.act("push button", name)
        session.check(f"the menu {name}")
        xdotool("key", "Escape")


def dialogs_have_names(session):
    found = []
    for key, title in [("ctrl+shift+e", "Export Figure"), ("ctrl+comma", "Preferences"),
                       ("ctrl+p", "Handout"), ("ctrl+shift+r", "Animation"), ("F1", "Guide")]:
        xdotool("key", key)
        dialog = until(f"the dialog {title}",
                       lambda: next((f for f in frames() if f != session.window and visible(f)), None)
                       or next(n for n in walk(session.window)
                               if role_of(n) == "dialog" and visible(n)))
        found += session.complaints(title, dialog)
        xdotool("key", "ctrl+w" if title == "Guide" else "Escape")
        until(f"the end of {title}", lambda: len(frames()) == 1)
    assert not found, "\n  ".join(["", *found])


def lessons_have_names(session):
    """All steps of a lesson in a window of its own, and on the projector."""
    source = Path(os.environ["RELUSCOPE_SOURCE_DIR"])
    lesson = source / "data/lessons/non-linearity.relu-lesson.json"
    subprocess.run([session.program, lesson], env=session.environment, check=True, timeout=60)
    window = until("a window with the lesson", lambda: next(f for f in frames() if f != session.window))
    found = session.complaints("lesson", window)
    for step in range(2, 6):
        xdotool("key", "ctrl+Page_Down")
        time.sleep(1)
        found += session.complaints(f"step {step}", window)
    xdotool("key", "F11")
    stage = until("the presentation",
                  lambda: next(f for f in frames() if f not in (session.window, window) and visible(f)))
    xdotool("key", "Tab")  # the controls come
    found += session.complaints("presentation", stage)
    xdotool("key", "Escape")
    until("its end", lambda: len(frames()) == 2)
    xdotool("key", "ctrl+w")
    until("one window", lambda: len(frames()) == 1)
    assert not found, "\n  ".join(["", *found])


def the_verdict_is_said_when_it_changes(session):
    slider = node(session.window, "slider", "b0, bias of h0")
    session.focus(slider)
    # The equation of a line is another one all the time, if b1 moves: that is not said.
    xdotool("key", "Right")
    said = session.listener.listen(1.5)
    assert not any("inear on" in text for text in said), said

    # Ten steps at a time, from −10 past −4, where h0 begins to switch.
    xdotool("key", "--delay", 60, *["Page_Up"] * 8)
    heard = session.listener.hears("^Non-linear on −4 ≤ x ≤ 4: 2 linear regions, 1 breakpoint$")
    assert len([t for t in heard if "inear on" in t]) == 1, heard
    slider.queryValue().currentValue = 10
    session.listener.hears("^Linear on −4 ≤ x ≤ 4: ")
    slider.queryValue().currentValue = 0
    session.listener.hears("^Non-linear on −4 ≤ x ≤ 4: ")


def what_is_read_is_said(session):
    session.focus(session.figure)
    xdotool("key", "Home")
    session.listener.hears(r"^x = −4, f\(x\) = ")
    xdotool("key", "n")
    session.listener.hears(r"^x = 0, f\(x\) = .*, breakpoint, slope from 2 to 3, pattern 111$")
    xdotool("key", "Right")
    session.listener.hears(r"^x = 0\.05, f\(x\) = .*, slope 3, pattern 111$")


def main():
    steps = [
        the_window_has_names,
        every_tool_has_names,
        menus_have_names,
        dialogs_have_names,
        lessons_have_names,
        the_verdict_is_said_when_it_changes,
        what_is_read_is_said,
    ]
    print("TAP version 13")
    print(f"1..{len(steps)}")
    failed = False
    with tempfile.TemporaryDirectory(prefix="reluscope-accessible-") as folder:
        session = Session(sys.argv[1], Path(folder))
        try:
            for number, step in enumerate(steps, 1):
                try:
                    step(session)
                    print(f"ok {number} - {step.__name__.replace('_', ' ')}", flush=True)
                except Exception:
                    traceback.print_exc()
                    print(f"not ok {number} - {step.__name__.replace('_', ' ')}", flush=True)
                    failed = True
                    if session.process.poll() is not None:
                        print("Bail out! The program has ended.")
                        break
        finally:
            if session.process.poll() is None:
                session.process.kill()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

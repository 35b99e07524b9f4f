#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the guide's page about the keyboard: keyboard.py help-overlay.ui relu-application.c > keyboard.md

It says what the window of shortcuts says, so that no list has to be kept twice.
"""

import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

# GDK's names of keys, where people know others.
KEYS = {
    "Back": None,  # of mice and special keyboards
    "BackSpace": "Backspace",
    "Down": "↓",
    "Escape": "Esc",
    "Forward": None,
    "Left": "←",
    "Page_Down": "Page Down",
    "Page_Up": "Page Up",
    "Return": "Enter",
    "Right": "→",
    "Up": "↑",
    "comma": ",",
    "equal": None,  # the same key as plus
    "minus": "−",
    "period": ".",
    "plus": "+",
    "question": "?",
}
MODIFIERS = {"Primary": "Ctrl", "Control": "Ctrl", "Shift": "Shift", "Alt": "Alt"}

HEAD = """# Keyboard

Everything can be done by keyboard. <kbd>Tab</kbd> goes from part to part, <kbd>F6</kbd> between the panes. In the
window, <kbd>Ctrl+?</kbd> shows this list.
"""


def cap(accelerator):
    """<kbd>Ctrl+Z</kbd> for <Primary>z; nothing for a key that is another one's twin."""
    modifiers = re.findall(r"<(\w+)>", accelerator)
    key = re.sub(r"<\w+>", "", accelerator)
    key = KEYS.get(key, key)
    if key is None or key.startswith("KP_"):
        return None
    parts = [MODIFIERS[m] for m in modifiers] + [key.upper() if len(key) == 1 else key]
    return f"<kbd>{'+'.join(parts)}</kbd>"


def properties(element):
    return {p.get("name"): p.text for p in element.findall("property")}


def main(overlay, application):
    source = Path(application).read_text(encoding="utf-8")
    accels = {
        action: re.findall(r'"([^"]+)"', keys) for action, keys in re.findall(r'\{ "([a-z]+\.[^"]+)", \{ (.*?) \} \}', source)
    }
    lines = [HEAD]
    for group in ET.parse(overlay).iter("object"):
        if group.get("class") != "GtkShortcutsGroup":
            continue
        lines += [f"## {properties(group)['title']}", "", "| To | Key |", "|---|---|"]
        for shortcut in group.findall("child/object"):
            own = properties(shortcut)
            keys = own["accelerator"].split() if "accelerator" in own else accels[own["action-name"]]
            lines.append(f"| {own['title']} | {' '.join(filter(None, map(cap, keys)))} |")
        lines.append("")
    sys.stdout.buffer.write("\n".join(lines).encode())


main(*sys.argv[1:])

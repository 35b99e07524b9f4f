#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide as HTML is what its pages say, and all of it can be reached."""

import os
import re
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

import tap

GUIDE = Path(os.environ["RELUSCOPE_SOURCE_DIR"]) / "docs/guide"
MAKE, CLI = sys.argv[1:]

# Of a picture, in bytes: there are many, and all are in the program.
MOST = 60_000


class Page(HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.links, self.pictures, self.ids, self.open, self.faults = [], [], set(), [], []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if "id" in values:
            self.ids.add(values["id"])
        if tag == "a":
            self.links.append(values["href"])
        if tag == "img":
            self.pictures.append(values["src"])
            if not values.get("alt"):
                self.faults.append(f"{values['src']} has no words")
        if tag not in ("img", "link", "meta"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")


def pages():
    found = {path.name: Page(path) for path in sorted((GUIDE / "html").glob("*.html")) if path.name != "index.html"}
    assert len(found) > 10, sorted(found)
    return found


def test_html_is_what_the_pages_say():
    with tempfile.TemporaryDirectory() as place:
        tap.run(MAKE, place)
        made = {path.name: path.read_bytes() for path in Path(place).iterdir()}
    kept = {path.name: path.read_bytes() for path in (GUIDE / "html").glob("*.html")}
    tap.none(
        f"docs/guide/html/{name} is not up to date: meson compile -C build guide-html"
        for name in sorted(set(made) | set(kept))
        if made.get(name) != kept.get(name)
    )


def test_elements_are_closed():
    tap.none(f"{name}: {fault}" for name, page in pages().items() for fault in page.faults + page.open)


def test_links_lead_somewhere():
    found = pages()
    faults = []
    for name, page in found.items():
        for link in page.links:
            if "://" in link:
                continue
            target, _, heading = link.partition("#")
            other = found.get(target or name)
            if other is None or (heading and heading not in other.ids):
                faults.append(f"{name} links to {link}")
    tap.none(faults)


def test_pictures_are_there_and_small_and_used():
    shown = {picture for page in pages().values() for picture in page.pictures}
    there = {f"../pictures/{path.name}" for path in (GUIDE / "pictures").glob("*.png")}
    assert shown == there, f"missing: {shown - there}, not used: {there - shown}"
    tap.none(f"{path.name}: {path.stat().st_size} bytes" for path in (GUIDE / "pictures").iterdir() if path.stat().st_size > MOST)


def test_pages_read_in_the_tree_lead_somewhere_too():
    made = {"keyboard.md"}  # while building
    faults = []
    for path in sorted(GUIDE.rglob("*.md")):
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8")):
            if "://" not in target and target not in made and not (path.parent / target).exists():
                faults.append(f"{path.name} links to {target}")
    tap.none(faults)


def test_keys_are_those_of_the_program():
    keys = re.compile(r"<kbd>((?:Ctrl\+|Alt\+|F\d)[^<]*)</kbd>")
    known = set(keys.findall((GUIDE / "html/keyboard.html").read_text(encoding="utf-8")))
    assert len(known) > 30, known
    tap.none(
        f"{path.name} names {key}"
        for path in sorted(GUIDE.glob("*.md"))
        for key in keys.findall(path.read_text(encoding="utf-8"))
        if key not in known
    )


def test_commands_are_those_of_the_command_line():
    faults = []
    for path in sorted(GUIDE.glob("*.md")):
        for line in re.findall(r"reluscope-cli [^`\n]*", path.read_text(encoding="utf-8")):
            command = line.split()[1]
            said = tap.run(CLI, command, "--help")
            faults += [
                f"{path.name}: {line}: no {option}"
                for option in re.findall(r"(?<=\s)--?[a-z][a-z-]*", line)
                if not re.search(rf"(?<![\w-]){option}(?![\w-])", said)
            ]
    tap.none(faults)


tap.main(sys.modules[__name__])

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lessons that come with the program: translators have all that they say, and every file is in its lists."""

import json
import os
import re
import sys
from pathlib import Path

import tap

SOURCE = Path(os.environ["RELUSCOPE_SOURCE_DIR"])
LESSONS = SOURCE / "data/lessons"


def test_strings_for_translators_are_up_to_date():
    tap.run(sys.executable, SOURCE / "po/make-lesson-strings.py", "--check")


def test_each_file_is_listed():
    files = {path.name for path in LESSONS.glob("*.relu-lesson.json")}
    table = (SOURCE / "src/examples/relu-lessons.c").read_text(encoding="utf-8")
    ids = re.findall(r'^  \{ "([a-z-]+)", N_\(', table, re.MULTILINE)
    assert {f"{name}.relu-lesson.json" for name in ids} == files
    for name in ("meson.build", "lessons.gresource.xml"):
        listed = re.findall(r"[a-z-]+\.relu-lesson\.json", (LESSONS / name).read_text(encoding="utf-8"))
        assert sorted(listed) == sorted(files), name


def spoken(value, key=""):
    """All that is said to people, with where it stands."""
    if isinstance(value, dict):
        for name, member in value.items():
            if name != "network":
                yield from spoken(member, name)
    elif isinstance(value, list):
        for member in value:
            yield from spoken(member, key)
    elif isinstance(value, str) and key in ("title", "description", "text", "choices", "notes"):
        yield value


def test_typography():
    careless = re.compile(r"""(?<![\w])-\d|["']|\.\.\.|  | \n|\n{3}| [x×] ?-|\bReLu\b|\s$""")
    tap.none(
        f"{path.name}: {text}"
        for path in sorted(LESSONS.glob("*.relu-lesson.json"))
        for text in spoken(json.loads(path.read_text(encoding="utf-8")))
        if careless.search(text)
    )


tap.main(sys.modules[__name__])

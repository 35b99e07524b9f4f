#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes po/lesson-strings.c: what the lessons of data/lessons say, for xgettext, which cannot read them.

To be run whenever a lesson has changed; a test looks. Each text is one message, with all its paragraphs, just as
relu_lessons_load() asks for it. Titles and descriptions of lessons are in src/examples/relu-lessons.c.
"""

import json
import re
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent
STRINGS = SOURCE / "po/lesson-strings.c"

HEAD = """\
/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made by po/make-lesson-strings.py from data/lessons: for translators only, nothing compiles it. */
"""


def ids():
    """The lessons in the order in which they are given."""
    table = (SOURCE / "src/examples/relu-lessons.c").read_text(encoding="utf-8")
    return re.findall(r'^  \{ "([a-z-]+)", N_\(', table, re.MULTILINE)


def read(name):
    path = SOURCE / f"data/lessons/{name}.relu-lesson.json"
    return json.loads(path.read_text(encoding="utf-8"))


def texts(step):
    """What a step says, each with what it is."""
    question, reveal = step.get("question", {}), step.get("reveal", {})
    yield "its title", step.get("title", "")
    yield "its text", step.get("text", "")
    yield "the question", question.get("text", "")
    for choice in question.get("choices", []):
        yield "an answer to choose", choice
    yield "the reason, after the answer", reveal.get("text", "")
    yield "for the teacher", step.get("notes", "")


def literal(text):
    """As a string of C, a line of source for each paragraph."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"\n   "'.join(re.split(r"(?<=\\n\\n)(?=.)", escaped)).join('""')


def make():
    parts = [HEAD]
    for name in ids():
        lesson = read(name)
        for number, step in enumerate(lesson["steps"], 1):
            where = f"lesson “{lesson['title']}”, step {number}, “{step['title']}”"
            for what, text in texts(step):
                if text:
                    parts.append(f"\n/* Translators: {where}: {what} */\nN_({literal(text)})\n")
    return "".join(parts)


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        if STRINGS.read_text(encoding="utf-8") != make():
            sys.exit("po/lesson-strings.c is not up to date: run po/make-lesson-strings.py")
    else:
        STRINGS.write_text(make(), encoding="utf-8")

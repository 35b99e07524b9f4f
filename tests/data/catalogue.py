# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the catalogues of translations, and makes a fresh template of what there is to translate."""

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path

import tap

# As meson's i18n module has them for its preset "glib".
XGETTEXT = [
    "xgettext",
    "--from-code=UTF-8",
    "--add-comments",
    "--keyword=_",
    "--keyword=N_",
    "--keyword=C_:1c,2",
    "--keyword=NC_:1c,2",
    "--keyword=ngettext:1,2",
    "--keyword=g_dngettext:2,3",
    "--flag=N_:1:pass-c-format",
    "--flag=C_:2:pass-c-format",
    "--flag=NC_:2:pass-c-format",
    "--flag=g_strdup_printf:1:c-format",
    "--flag=g_string_append_printf:2:c-format",
    "--flag=g_string_printf:2:c-format",
    "--flag=g_print:1:c-format",
    "--flag=g_printerr:1:c-format",
    "--flag=g_set_error:4:c-format",
]


@dataclass
class Entry:
    """One message. Its key is what gettext looks for."""

    context: str = None
    id: str = ""
    plural: str = None
    texts: list = field(default_factory=list)
    comments: list = field(default_factory=list)  # for translators
    places: list = field(default_factory=list)
    flags: set = field(default_factory=set)
    is_obsolete: bool = False

    @property
    def key(self):
        return (self.context, self.id)


def read(path):
    """All entries of a .po or .pot file, the header among them."""
    entries = []
    entry = Entry()
    value = None  # of the field that goes on on the next line

    def store(name, text):
        nonlocal value
        value = (name, text)
        if name == "msgctxt":
            entry.context = text
        elif name == "msgid":
            entry.id = text
        elif name == "msgid_plural":
            entry.plural = text
        else:
            number = int(name[7:-1]) if "[" in name else 0
            entry.texts[number:] = [text]

    for line in Path(path).read_text(encoding="utf-8").splitlines() + [""]:
        if line.startswith("#~"):
            entry.is_obsolete = True
            line = line[2:].strip()
        if not line.strip():
            if entry.id or entry.texts:
                entries.append(entry)
            entry = Entry()
            value = None
        elif line.startswith("#."):
            entry.comments.append(line[2:].strip())
        elif line.startswith("#:"):
            entry.places += line[2:].split()
        elif line.startswith("#,"):
            entry.flags |= {flag.strip() for flag in line[2:].split(",")}
        elif line.startswith("#"):
            continue
        elif line.startswith('"'):
            store(value[0], value[1] + ast.literal_eval(line))
        else:
            name, text = re.fullmatch(r"(\S+)\s+(\".*\")", line).groups()
            store(name, ast.literal_eval(text))
    return entries


def make_template(source, output):
    """Writes a fresh template of the sources."""
    tap.run(*XGETTEXT, "--directory", source, "--files-from", source / "po/POTFILES.in", "-o", output)

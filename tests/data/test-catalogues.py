#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The translations: complete, and fit to be put in the place of the English text."""

import os
import re
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

import catalogue
import tap

SOURCE = Path(os.environ["RELUSCOPE_SOURCE_DIR"])
LANGUAGES = [
    line
    for line in (SOURCE / "po/LINGUAS").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]

PLACEHOLDER = re.compile(r"%(?:(\d+)\$)?[-+ #0']*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh?|ll?|[zjtL])?([diouxXeEfgGcsp%])")
ARABIC = re.compile(r"[\u0600-\u06ff]")
BLANKS = set(" \n\t")
WIDE_MARK = re.compile(r"^[，；：、。]|[，；：、。]$")
ISOLATE = "\u2066\u2067\u2068"
END_OF_ISOLATE = "\u2069"
RIGHT_TO_LEFT_MARK = "\u200f"


def entries(language):
    return [entry for entry in catalogue.read(SOURCE / f"po/{language}.po") if entry.id]


def each():
    """Each translated text: its language, its entry, the English text and the text."""
    for language in LANGUAGES:
        for entry in entries(language):
            for i, text in enumerate(entry.texts):
                english = entry.id if i == 0 or entry.plural is None else entry.plural
                yield language, entry, english, text


def placeholders(text):
    """What is put in: its place among the arguments, and its kind."""
    found = [match for match in PLACEHOLDER.finditer(text) if match[2] != "%"]
    return sorted((int(match[1] or i + 1), match[2]) for i, match in enumerate(found))


def test_languages_are_the_same_everywhere():
    table = (SOURCE / "src/core/relu-language.c").read_text(encoding="utf-8")
    known = re.findall(r'^  \{ "(\w+)", "', table, re.M)
    assert sorted([*LANGUAGES, "en"]) == known, f"{LANGUAGES} in LINGUAS, {known} in relu-language.c"

    schema = ET.parse(SOURCE / "data/org.reluscope.Reluscope.gschema.xml").getroot()
    choices = [c.get("value") for c in schema.findall(".//key[@name='language']/choices/choice")]
    assert choices == ["system", *known], f"{choices} in the settings, {known} in relu-language.c"
    for path in ("src/app/relu-application.c", "src/cli/main.c"):
        assert ": " + ", ".join(known) + '"' in (SOURCE / path).read_text(encoding="utf-8"), f"--help in {path}"
    for path in ("data/reluscope.1", "data/reluscope-cli.1"):
        said = (SOURCE / path).read_text(encoding="utf-8")
        tap.none(f"{path} does not name {code}" for code in known if f".Cm {code}" not in said)


def test_messages_have_no_macro_inside():
    # xgettext takes the part before it for the whole.
    cut = re.compile(r'\b(?:C?_|N_|ngettext) \([^;]*?"\s*(?:G_\w+_(?:FORMAT|MODIFIER)|PRI\w+)')
    tap.none(
        f"{path.name}: {match[0]}"
        for path in sorted((SOURCE / "src").rglob("*.c"))
        for match in cut.finditer(path.read_text(encoding="utf-8"))
    )


def test_catalogues_are_valid():
    for language in LANGUAGES:
        tap.run("msgfmt", "--check", "-o", os.devnull, SOURCE / f"po/{language}.po")


def test_catalogues_are_complete():
    with tempfile.TemporaryDirectory() as place:
        template = Path(place, "reluscope.pot")
        catalogue.make_template(SOURCE, template)
        wanted = {entry.key: entry for entry in catalogue.read(template) if entry.id}
    faults = []
    for language in LANGUAGES:
        known = {entry.key: entry for entry in entries(language)}
        for key, entry in wanted.items():
            got = known.get(key)
            if got is None or got.is_obsolete or not all(got.texts):
                faults.append(f"{language} lacks {entry.id!r} ({' '.join(entry.places[:1])})")
            elif "fuzzy" in got.flags:
                faults.append(f"{language} has only guessed {entry.id!r}: mend it and take “fuzzy” away")
        faults += [f"{language} has {key[1]!r}, which no source has" for key in known if key not in wanted]
    if faults:
        faults.append("see docs/translating.md; `meson compile -C build reluscope-update-po` adds new strings")
    tap.none(faults)


def test_placeholders_are_those_of_the_source():
    faults = []
    for language, entry, english, text in each():
        if "c-format" not in entry.flags:
            continue
        # The first form is that of one in English alone. Any form may say "one" instead of the number.
        wanted, got = placeholders(entry.plural or english), placeholders(text)
        if got != wanted and not (entry.plural and set(got) <= set(wanted)):
            faults.append(f"{language}: {got} for {wanted} in {text!r} for {english!r}")
    tap.none(faults)


def test_texts_begin_and_end_alike():
    # Blanks at the ends are what keeps pieces apart; no-break ones belong to the marks beside them.
    blanks = lambda text: (text[:1] in BLANKS, text[-1:] in BLANKS)
    tap.none(
        f"{language}: blanks at the ends of {text!r} for {english!r}"
        for language, entry, english, text in each()
        # Full-width marks bring their own room.
        if blanks(text) != blanks(english) and not WIDE_MARK.search(text)
    )


def test_typography():
    faults = []
    for language, entry, english, text in each():
        for mark in ("'", '"', "..."):
            if text.count(mark) > english.count(mark):
                faults.append(f"{language}: {mark} in {text!r} for {english!r}")
        if english.startswith("_") and text.count("_") != 1:
            faults.append(f"{language}: one _ before the letter of the key in {text!r} for {english!r}")
    tap.none(faults)


def test_formulas_stay_in_order_from_right_to_left():
    # What is put into a sentence in Arabic stands in an isolate: U+2068 before, U+2069 after it. And
    # such a sentence begins with an Arabic letter or the mark U+200F, or Pango sets it from left to
    # right.
    faults = []
    for language, entry, english, text in each():
        if language != "ar" or not ARABIC.search(text):
            continue
        depth = 0
        inside = []
        for c in text:
            depth += (c in ISOLATE) - (c == END_OF_ISOLATE)
            inside.append(depth > 0)
            if depth < 0:
                break
        if depth != 0:
            faults.append(f"isolates do not match in {text!r}")
            continue
        for group in re.findall("\u2066([^\u2069]*)\u2069", text):
            if re.search(r"%(?:\d\$)?\w[:؛،;] .*%", group):
                faults.append(f"two things in one isolate, {group!r}: each needs its own")
        for match in PLACEHOLDER.finditer(text):
            if match[2] != "%" and not inside[match.start()]:
                faults.append(f"{match[0]} stands in no isolate (U+2068 … U+2069) in {text!r}")
        for line in text.split("\n"):
            strong = re.search(r"[A-Za-z\u0370-\u03ff\u0600-\u06ff\u200f]", PLACEHOLDER.sub("%", line))
            if strong and strong[0] != RIGHT_TO_LEFT_MARK and not ARABIC.match(strong[0]):
                faults.append(f"begins from left to right, put U+200F before it: {line!r}")
    tap.none(faults)


tap.main(sys.modules[__name__])

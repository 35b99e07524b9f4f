#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`meson install` into a prefix, with a space in it, gives programs that start from there."""

import json
import os
import re
import sys
import tempfile
from pathlib import Path

import tap

SOURCE = Path(os.environ["RELUSCOPE_SOURCE_DIR"])
MESON = sys.argv[1]
VERSION = sys.argv[2]
UNDER_DISPLAY = SOURCE / "tests/run-under-display"
ID = "org.reluscope.Reluscope"

PLACE = tempfile.TemporaryDirectory(prefix="reluscope install ")
PREFIX = Path(PLACE.name, "the prefix")


def environment(**more):
    """What a user's session has: no path of the sources or of the build."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("G_TEST", "RELUSCOPE", "MESON"))}
    kept.pop("GSETTINGS_SCHEMA_DIR", None)
    kept["XDG_DATA_DIRS"] = f"{PREFIX}/share:/usr/local/share:/usr/share"
    return {**kept, **more}


def test_it_builds_and_installs():
    # Without optimisation and tests: it is only to be installed, and soon.
    build = Path(PLACE.name, "the build")
    tap.run(
        MESON, "setup", build, SOURCE, f"--prefix={PREFIX}", "--libdir=lib",
        "--optimization=0", "-Ddebug=false", "-Dtests=false",
    )
    tap.run(MESON, "compile", "-C", build)
    tap.run(MESON, "install", "-C", build, "--no-rebuild")


def test_everything_is_installed():
    examples = [f"share/reluscope/examples/{p.name}" for p in (SOURCE / "data/examples").glob("*.relu.json")]
    assert examples, "no examples"
    lessons = [f"share/reluscope/lessons/{p.name}" for p in (SOURCE / "data/lessons").glob("*.relu-lesson.json")]
    assert lessons, "no lessons"
    languages = [
        line
        for line in (SOURCE / "po/LINGUAS").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert languages, "no languages"
    tap.none(
        f"{name} is not installed"
        for name in [
            "bin/reluscope",
            "bin/reluscope-cli",
            f"share/applications/{ID}.desktop",
            "share/glib-2.0/schemas/gschemas.compiled",
            f"share/glib-2.0/schemas/{ID}.gschema.xml",
            "share/icons/hicolor/scalable/mimetypes/application-vnd.reluscope+json.svg",
            f"share/icons/hicolor/scalable/apps/{ID}.svg",
            f"share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
            "share/man/man1/reluscope-cli.1",
            "share/man/man1/reluscope.1",
            f"share/metainfo/{ID}.metainfo.xml",
            "share/mime/application/vnd.reluscope+json.xml",
            "share/mime/application/vnd.reluscope.lesson+json.xml",
            f"share/mime/packages/{ID}.xml",
            *examples,
            *lessons,
            *(f"share/locale/{code}/LC_MESSAGES/reluscope.mo" for code in languages),
        ]
        if not (PREFIX / name).exists()
    )


def test_nothing_else_is_installed():
    known = re.compile(
        r"bin/reluscope(-cli)?|share/(applications|glib-2\.0|icons|man/man1|metainfo|mime|reluscope|locale|doc/reluscope)/.*"
    )
    tap.none(
        str(path.relative_to(PREFIX))
        for path in PREFIX.rglob("*")
        if path.is_file() and not known.fullmatch(str(path.relative_to(PREFIX)))
    )


def test_programs_name_their_version():
    for command in ([UNDER_DISPLAY, PREFIX / "bin/reluscope"], [PREFIX / "bin/reluscope-cli"]):
        said = tap.run(*command, "--version", env=environment(), cwd=PLACE.name)
        assert re.search(rf"(?m)^\S+ {re.escape(VERSION)}$", said), said


def test_command_line_works_from_there():
    cli = PREFIX / "bin/reluscope-cli"
    listed = tap.run(cli, "examples", env=environment(), cwd=PLACE.name)
    assert "non-linear" in listed, listed
    german = tap.run(cli, "--language=de", "lessons", env=environment(), cwd=PLACE.name)
    assert "Nichtlinearität" in german, german
    example = PREFIX / "share/reluscope/examples/non-linear.relu.json"
    analysis = json.loads(
        tap.run(cli, "analyze", "--format", "json", example, env=environment(), cwd=PLACE.name)
    )
    assert len(analysis["linear_regions"]) == 4, analysis
    figure = Path(PLACE.name, "figure.svg")
    tap.run(cli, "render", example, "-o", figure, env=environment(), cwd=PLACE.name)
    assert "<svg" in figure.read_text(encoding="utf-8")


def test_window_opens_from_there():
    for arguments in ([], [PREFIX / "share/reluscope/examples/non-linear.relu.json"]):
        said = tap.run(
            UNDER_DISPLAY, PREFIX / "bin/reluscope", "--exit-after-startup", *arguments,
            env=environment(), cwd=PLACE.name, timeout=120,
        )
        assert "CRITICAL" not in said and "WARNING" not in said, said


tap.main(sys.modules[__name__])

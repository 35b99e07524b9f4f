#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The help texts are true: manual pages and --help name the same commands and options."""

import re
import sys
from pathlib import Path

import tap

MANUALS = Path(sys.argv[1])
CLI = sys.argv[2]
APP = sys.argv[3:]  # the command that runs the program, nothing where it is not built

OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def manual(name):
    """The page as its reader sees it: no fonts, no overstriking, plain hyphens."""
    text = tap.run("mandoc", "-T", "utf8", "-O", "width=200", MANUALS / name)
    text = re.sub(r".\x08", "", text)
    return re.sub("[\u2010\u2011\u2212]", "-", text)


def commands():
    said = tap.run(CLI, "--help")
    found = re.findall(r"^  ([a-z][a-z-]*)\b", said, re.M)
    assert {"analyze", "examples", "render", "sound", "starts", "trace", "train"} <= set(found), f"commands in --help: {found}\n{said}"
    return found


def same_options(in_help, in_manual):
    only_help = set(OPTION.findall(in_help)) - set(OPTION.findall(in_manual))
    only_manual = set(OPTION.findall(in_manual)) - set(OPTION.findall(in_help))
    tap.none(
        [f"{option} stands in --help only" for option in sorted(only_help)]
        + [f"{option} stands in the manual page only" for option in sorted(only_manual)]
    )


def test_manual_pages_are_well_formed():
    pages = sorted(MANUALS.glob("*.1"))
    assert [page.name for page in pages] == ["reluscope-cli.1", "reluscope.1"]
    for page in pages:
        tap.run("mandoc", "-T", "lint", "-W", "warning", page)


def test_manual_page_of_the_command_line_has_its_commands():
    text = manual("reluscope-cli.1")
    tap.none(name for name in commands() if not re.search(rf"\b{name}\b", text))


def test_manual_page_of_the_command_line_has_its_options():
    said = tap.run(CLI, "--help") + "".join(tap.run(CLI, name, "--help") for name in commands())
    assert {"--format", "--domain", "--size", "--help", "--version"} <= set(OPTION.findall(said)), said
    same_options(said, manual("reluscope-cli.1"))


def test_manual_page_of_the_program_has_its_options():
    if not APP:
        return
    # GTK's and GLib's own groups of options are not the program's to explain.
    said = re.sub(r"--help-(?:all|gapplication|gtk)", "", tap.run(*APP, "--help"))
    assert "--version" in said, said
    same_options(said, manual("reluscope.1"))


def test_manual_page_names_the_exit_statuses():
    assert "EXIT STATUS" in manual("reluscope-cli.1")


tap.main(sys.modules[__name__])

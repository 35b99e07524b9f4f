#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The house in order: the storeys, the lists kept by hand, and what lies about."""

import os
import re
import sys
import tempfile
from pathlib import Path

import tap

SOURCE = Path(os.environ["RELUSCOPE_SOURCE_DIR"])

# Each storey, the storeys that it may include headers of, and what it may not know of the outside.
GTK = r"gtk|gdk(?!-pixbuf)|gsk|adwaita|adw|graphene|librsvg|X11"
STOREYS = {
    "core": ({"core"}, rf"{GTK}|cairo|pango|gdk-pixbuf"),
    "plot": ({"core", "plot"}, GTK),
    "examples": ({"core", "examples"}, rf"{GTK}|cairo|pango|gdk-pixbuf"),
    "guide": ({"guide"}, rf"{GTK}|cairo|pango|gdk-pixbuf"),
    "cli": ({"core", "examples", "plot", "cli"}, GTK),
    "compat": ({"core", "plot", "compat"}, r"$never"),
    "app": ({"core", "examples", "guide", "plot", "compat", "app"}, r"$never"),
}

TOP_LEVEL = {
    "LICENSE",
    "README.md",
    "data",
    "docs",
    "meson.build",
    "meson_options.txt",
    "po",
    "run",
    "src",
    "tests",
}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*(?:include|import)[ \t]*([<"])([^>"]+)[>"]', re.M)
TRANSLATABLE_C = re.compile(r'\b(?:_|N_|C_|NC_|Q_|[gn]*gettext|g_dp?n?gettext2?|g_strip_context) \(')


def storey_faults(root):
    """The #include lines below root/src that look up the stairs, or out of the window."""
    headers = {path.name: path.parent.name for path in (root / "src").glob("*/*.h")}
    for storey, (allowed, forbidden) in STOREYS.items():
        folder = root / "src" / storey
        for path in sorted([*folder.rglob("*.c"), *folder.rglob("*.h")]):
            for kind, name in INCLUDE.findall(path.read_text(encoding="utf-8")):
                where = f"{path.relative_to(root)} includes {name}"
                base = name.rsplit("/", 1)[-1]
                if re.match(forbidden, name):
                    yield where
                elif base in headers and headers[base] not in allowed:
                    yield f"{where} of {headers[base]}"
                elif kind == '"' and base not in headers and not base.endswith("-resources.h"):
                    yield f"{where}, which is not there"


def sources(*endings):
    return sorted(p for ending in endings for p in (SOURCE / "src").rglob(f"*{ending}"))


def test_storeys_include_downwards_only():
    assert sum(1 for _ in sources(".c")) > 3, "no sources found"
    tap.none(storey_faults(SOURCE))


def test_storeys_check_sees_faults():
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        for storey in STOREYS:
            (root / "src" / storey).mkdir(parents=True)
        (root / "src/plot/relu-scene.h").write_text("", encoding="utf-8")
        (root / "src/app/relu-window.h").write_text("#include <gtk/gtk.h>\n", encoding="utf-8")
        for storey, line in (
            ("core", "#include <gtk/gtk.h>"),
            ("core", "#include <cairo.h>"),
            ("core", '#include "relu-scene.h"'),
            ("core", '#  include "../plot/relu-scene.h"'),
            ("plot", "#include <adwaita.h>"),
            ("plot", " #include <gdk/gdk.h>"),
            ("plot", '#include "relu-window.h"'),
            ("cli", "#include <gtk/gtk.h>"),
            ("cli", '#include "relu-window.h"'),
            ("app", '#include "relu-nowhere.h"'),
        ):
            path = root / "src" / storey / "fault.c"
            path.write_text(line + "\n", encoding="utf-8")
            assert len(list(storey_faults(root))) == 1, f"{line} in {storey} goes unseen"
            path.unlink()
        assert not list(storey_faults(root))


def test_command_line_does_not_link_gtk():
    libraries = tap.run("ldd", sys.argv[1])
    assert "libglib-2.0" in libraries, libraries
    tap.none(re.findall(r".*lib(?:gtk|gdk-|adwaita).*", libraries))


def test_version_questions_stand_in_compat():
    question = re.compile(r"\b(?:GTK|ADW|GLIB|GDK|PANGO)_CHECK_VERSION\b|\bGTK_M[AI][JN]OR_VERSION\b")
    tap.none(
        str(path.relative_to(SOURCE))
        for path in sources(".c", ".h")
        if path.parent.name != "compat" and question.search(path.read_text(encoding="utf-8"))
    )


def test_deprecation_warnings_are_not_silenced():
    silence = re.compile(r"G_GNUC_BEGIN_IGNORE_DEPRECATIONS|ignored .-Wdeprecated|-Wno-deprecated")
    tap.none(
        str(path.relative_to(SOURCE))
        for path in [*sources(".c", ".h"), *SOURCE.rglob("meson.build")]
        if silence.search(path.read_text(encoding="utf-8"))
    )


def test_top_level_entries_are_known():
    entries = {p.name for p in SOURCE.iterdir() if not p.name.startswith((".", "build"))}
    tap.none(f"{name}: what is it doing here?" for name in sorted(entries - TOP_LEVEL))
    tap.none(f"{name} is missing" for name in sorted(TOP_LEVEL - entries))


def test_every_file_names_its_licence():
    files = [*sources(".c", ".h"), *sorted((SOURCE / "tests").rglob("*.[ch]"))]
    tap.none(
        str(path.relative_to(SOURCE))
        for path in files
        if not path.read_text(encoding="utf-8").startswith(
            "/* SPDX-License-Identifier: GPL-3.0-or-later */\n"
        )
    )


def test_potfiles_lists_each_file_with_translatable_text():
    listed = [
        line
        for line in (SOURCE / "po/POTFILES.in").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert listed == sorted(set(listed)), "po/POTFILES.in is not sorted, or names a file twice"
    tap.none(f"{name} is listed and not there" for name in listed if not (SOURCE / name).is_file())

    speaking = {p for p in sources(".c", ".h") if TRANSLATABLE_C.search(p.read_text(encoding="utf-8"))}
    speaking |= {
        p for p in [*sources(".ui"), *sources(".blp")] if 'translatable="' in p.read_text(encoding="utf-8")
    }
    speaking |= set((SOURCE / "data").glob("org.reluscope.*.in")) | set((SOURCE / "data").glob("*.gschema.xml"))
    assert speaking
    names = {str(p.relative_to(SOURCE)) for p in speaking}
    tap.none(f"{name} is not listed" for name in sorted(names - set(listed)))


def test_languages_have_a_catalogue():
    lines = (SOURCE / "po/LINGUAS").read_text(encoding="utf-8").splitlines()
    languages = [line for line in lines if line and not line.startswith("#")]
    assert languages == sorted(set(languages)), "po/LINGUAS is not sorted"
    catalogues = {p.stem for p in (SOURCE / "po").glob("*.po")}
    assert catalogues == set(languages), f"LINGUAS: {languages}, catalogues: {sorted(catalogues)}"
    for language in languages:
        tap.run("msgfmt", "--check", "-o", os.devnull, SOURCE / f"po/{language}.po")


def test_sources_are_listed_for_meson():
    # Lists are kept by hand: a file that no list names is not built, or a test that never runs.
    faults = []
    for folder in [*(SOURCE / "src").iterdir(), *(SOURCE / "tests").iterdir()]:
        if not folder.is_dir() or folder.name == "__pycache__":
            continue
        build = (folder / "meson.build").read_text(encoding="utf-8")
        resources = "".join(xml.read_text(encoding="utf-8") for xml in folder.glob("*.gresource.xml"))
        for path in sorted([*folder.glob("*.c"), *folder.glob("test-*.py"), *folder.glob("*.ui")]):
            # 'test-number.c' may stand as 'number' in a list of tests.
            names = {path.name, path.stem, re.sub(r"^(test|bench)-", "", path.stem)}
            if not any(f"'{name}'" in build for name in names) and path.name not in resources:
                faults.append(f"{path.relative_to(SOURCE)} is in no list")
    tap.none(faults)


def test_scripts_are_executable_and_parse():
    for name in ("run", ".ci/run", "tests/run-under-display"):
        path = SOURCE / name
        assert os.access(path, os.X_OK), f"{name} is not executable"
        shell = "bash" if "bash" in path.read_text(encoding="utf-8").split("\n", 1)[0] else "sh"
        tap.run(shell, "-n", path)


def test_run_and_readme_name_the_same_packages():
    packages = set(tap.run(SOURCE / "run", "packages").split())
    assert "meson" in packages and "libgtk-4-dev" in packages, packages
    readme = (SOURCE / "README.md").read_text(encoding="utf-8")
    block = re.search(r"apt-get install ([^`]*?)\n```", readme)
    assert block, "README.md has no line with apt-get install"
    named = set(block.group(1).replace("\\\n", " ").split())
    assert named == packages, f"only in README: {named - packages}, only in run: {packages - named}"


def test_run_help_says_what_run_does():
    said = tap.run(SOURCE / "run", "--help")
    for job in ("./run test", "./run bench", "./run packages", "./run --help"):
        assert job in said, job
    # Each job that the help names is one that the script knows.
    script = (SOURCE / "run").read_text(encoding="utf-8")
    for job in set(re.findall(r"^(?:Usage:)?\s+\./run ([a-z]+)", said, re.M)):
        assert re.search(rf"^  {job}\)", script, re.M), job


def test_readme_links_lead_somewhere():
    faults = []
    for page in [SOURCE / "README.md", *sorted((SOURCE / "docs").glob("*.md"))]:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
            if "://" not in target and not (page.parent / target).exists():
                faults.append(f"{page.relative_to(SOURCE)} links to {target}")
    tap.none(faults)


tap.main(sys.modules[__name__])

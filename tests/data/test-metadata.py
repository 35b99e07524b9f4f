#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desktop reads about the program: valid, and of one mind with itself and the sources."""

import configparser
import os
import re
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

import tap

SOURCE = Path(os.environ["RELUSCOPE_SOURCE_DIR"])
BUILT = Path(sys.argv[1])  # the data folder of the build
VERSION = sys.argv[2]

ID = "org.reluscope.Reluscope"
MIME_TYPE = "application/vnd.reluscope+json"
LESSON_MIME_TYPE = "application/vnd.reluscope.lesson+json"
ICONS = SOURCE / "data/icons/hicolor"
SCHEMA = SOURCE / f"data/{ID}.gschema.xml"
MIME_XMLNS = "{http://www.freedesktop.org/standards/shared-mime-info}"


def desktop_entry():
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(BUILT / f"{ID}.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def metainfo():
    return ET.parse(BUILT / f"{ID}.metainfo.xml").getroot()


def test_desktop_file_is_valid():
    said = tap.run("desktop-file-validate", BUILT / f"{ID}.desktop")
    assert not said.strip(), said


def test_desktop_file_names_what_exists():
    entry = desktop_entry()
    assert entry["Exec"].split() == ["reluscope", "%U"], entry["Exec"]
    assert entry["MimeType"] == f"{MIME_TYPE};{LESSON_MIME_TYPE};", entry["MimeType"]
    assert (ICONS / f"scalable/apps/{entry['Icon']}.svg").is_file(), entry["Icon"]


def test_metainfo_is_valid():
    # The program has no page of its own. From 1.0 on appstreamcli warns about that, and can be told
    # that it is known.
    version = tap.run("appstreamcli", "--version").split()[-1]
    known = ["--override", "url-homepage-missing=info"] if int(version.split(".")[0]) >= 1 else []
    print(tap.run("appstreamcli", "validate", "--no-net", *known, BUILT / f"{ID}.metainfo.xml"))


def test_metainfo_agrees_with_the_rest():
    root = metainfo()
    assert root.findtext("id") == ID
    assert root.findtext("launchable") == f"{ID}.desktop"
    assert root.findtext("name") == desktop_entry()["Name"]
    assert root.findtext("summary") == desktop_entry()["Comment"]
    provided = [mediatype.text for mediatype in root.iter("mediatype")]
    assert provided == [MIME_TYPE, LESSON_MIME_TYPE], provided
    newest = root.find("releases/release").get("version")
    assert newest == VERSION, f"the newest release is {newest}, the project's version {VERSION}"


def test_schema_compiles():
    tap.run("glib-compile-schemas", "--strict", "--dry-run", SCHEMA.parent)


def test_schema_explains_each_key():
    root = ET.parse(SCHEMA).getroot()
    tap.none(
        f"{key.get('name')} has no summary"
        for key in root.iter("key")
        if not (key.findtext("summary") or "").strip()
    )


def test_schema_has_each_key_that_is_asked_for():
    # A key that is not there ends the program.
    keys = {key.get("name") for key in ET.parse(SCHEMA).getroot().iter("key")}
    call = re.compile(r"\bg_settings_(?!new|sync|delay|apply|revert)\w+ \([^,()]+(?:\([^()]*\))?, \"([^\"]+)\"")
    asked = {
        (path.name, key)
        for path in (SOURCE / "src/app").glob("*.c")
        for key in call.findall(path.read_text(encoding="utf-8"))
    }
    assert asked, "no key is asked for: the check does not see the calls any more"
    tap.none(f"{name} asks for {key}" for name, key in sorted(asked) if key not in keys)


def test_media_type_is_valid_and_wins():
    description = BUILT / f"{ID}.xml"
    tap.run("xmllint", "--noout", description)
    globs = ET.parse(description).getroot().iter(f"{MIME_XMLNS}glob")
    assert [g.get("pattern") for g in globs] == ["*.relu.json", "*.relu-lesson.json"]

    with tempfile.TemporaryDirectory() as place:
        packages = Path(place, "share/mime/packages")
        packages.mkdir(parents=True)
        (packages / description.name).write_bytes(description.read_bytes())
        tap.run("update-mime-database", packages.parent)
        network = Path(place, "a network.relu.json")
        network.write_text('{ "format": "reluscope", "version": 1 }\n', encoding="utf-8")
        lesson = Path(place, "a lesson.relu-lesson.json")
        lesson.write_text('{ "format": "reluscope-lesson", "version": 1 }\n', encoding="utf-8")
        other = Path(place, "other.json")
        other.write_text("{}\n", encoding="utf-8")
        environment = dict(
            os.environ,
            XDG_DATA_HOME=str(Path(place, "share")),
            XDG_DATA_DIRS="/usr/local/share:/usr/share",
        )
        wanted_types = (
            (network, MIME_TYPE),
            (lesson, LESSON_MIME_TYPE),
            (other, "application/json"),
        )
        for path, wanted in wanted_types:
            said = tap.run("gio", "info", "-a", "standard::content-type", path, env=environment)
            assert f"standard::content-type: {wanted}\n" in said, said


def test_icons_render_at_every_size():
    icons = sorted(ICONS.rglob("*.svg"))
    names = {icon.name for icon in icons}
    for name in (f"{ID}.svg", f"{ID}-symbolic.svg", MIME_TYPE.replace("/", "-") + ".svg"):
        assert name in names, f"{name} is missing"
    with tempfile.TemporaryDirectory() as place:
        for icon in icons:
            tap.run("xmllint", "--noout", icon)
            for size in (16, 32, 64, 128, 256):
                png = Path(place, "icon.png")
                tap.run("rsvg-convert", "-w", size, "-h", size, "-o", png, icon)
                data = png.read_bytes()
                assert data[:8] == b"\x89PNG\r\n\x1a\n", icon
                assert int.from_bytes(data[16:20], "big") == size, f"{icon} at {size}"
                # An empty picture of the largest size packs into some 300 bytes.
                assert size < 256 or len(data) > 1000, f"{icon} renders to nothing"


def test_symbolic_icon_can_be_recoloured():
    # GTK recolours fills only.
    path = ICONS / f"symbolic/apps/{ID}-symbolic.svg"
    root = ET.parse(path).getroot()
    assert root.get("viewBox") == "0 0 16 16"
    fills = {element.get("fill") for element in root if element.tag.endswith("path")}
    assert len(fills) == 1 and fills != {None}, fills
    assert "stroke" not in path.read_text(encoding="utf-8")


tap.main(sys.modules[__name__])

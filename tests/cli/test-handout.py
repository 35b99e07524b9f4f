#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""reluscope-cli handout: PDFs read page by page with poppler's tools, numbered figures with a reader of their own."""

import copy
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "data"))

import pictures  # noqa: E402
import tap  # noqa: E402

PROGRAM = os.path.abspath(sys.argv[1])
DATA = Path(os.environ["RELUSCOPE_SOURCE_DIR"]) / "data"
BENT = DATA / "examples" / "non-linear.relu.json"
LINEAR = DATA / "examples" / "linear-case.relu.json"
LESSONS = sorted((DATA / "lessons").glob("*.relu-lesson.json"))
FOLDER = Path(tempfile.mkdtemp(prefix="reluscope-handout-"))
PDF = FOLDER / "out.pdf"

A4, LETTER = (595.276, 841.89), (612, 792)
MARGIN = 56


def run(*words):
    environment = {**os.environ, "RELUSCOPE_FONT": "DejaVu Sans"}
    return subprocess.run([PROGRAM, "handout", *map(str, words)], capture_output=True, text=True,
                          timeout=100, check=False, env=environment, stdin=subprocess.DEVNULL)


def good(*words):
    done = run(*words)
    assert done.returncode == 0, f"{words}: {done.returncode}\n{done.stderr}"


def bad(status, message, *words):
    done = run(*words)
    assert done.returncode == status, f"{words}: {done.returncode} instead of {status}\n{done.stderr}"
    assert message in done.stderr and done.stderr.count("\n") == 1, done.stderr


def pages():
    """The words of each page, with the box of each: (text, left, top, right, bottom)."""
    document = ElementTree.fromstring(re.sub(r' xmlns="[^"]*"', "", tap.run("pdftotext", "-bbox", PDF, "-")))
    return [[(word.text, *(float(word.get(key)) for key in ("xMin", "yMin", "xMax", "yMax")))
             for word in page.iter("word")] for page in document.iter("page")]


def text_of(page):
    return " ".join(word[0] for word in page)


def plain(text):
    return " ".join(text.split())


def info(key):
    return re.search(rf"^{key}: +(.*)$", tap.run("pdfinfo", PDF), re.M).group(1)


def stays_inside(size):
    """No word and no ink beyond the margins, but for the line above."""
    for number, page in enumerate(pages()):
        for word, left, top, right, bottom in page:
            assert left >= MARGIN - 1 and right <= size[0] - MARGIN + 1, f"page {number + 1}: {word} at {left}..{right}"
            assert top >= 28 and bottom <= size[1] - MARGIN + 1, f"page {number + 1}: {word} at {top}..{bottom}"
    tap.run("pdftocairo", "-png", "-r", "36", PDF, FOLDER / "page")
    for path in sorted(FOLDER.glob("page*.png")):
        frame = pictures.read_png(path.read_bytes())[0][0]
        edge = MARGIN // 2 - 2
        below = frame.rows[frame.height - edge :]
        beside = [row[: 3 * edge] + row[-3 * edge :] for row in frame.rows]
        assert all(byte == 255 for row in below + beside for byte in row), f"{path.name}: ink in the margin"
        path.unlink()


def test_every_lesson_has_a_page_for_each_step():
    assert len(LESSONS) >= 8
    for path in LESSONS:
        lesson = json.loads(path.read_text(encoding="utf-8"))
        name = path.name.split(".")[0]
        good(name, "-o", PDF, "--paper", "a4")
        found = pages()
        assert len(found) == len(lesson["steps"]), f"{name}: {len(found)} pages"
        assert info("Title") == lesson["title"] and info("Pages") == str(len(found))
        for number, (page, step) in enumerate(zip(found, lesson["steps"])):
            said = text_of(page)
            assert f"{number + 1} of {len(found)}" in said and lesson["title"] in said, said
            assert f"{number + 1}. {plain(step['title'])}" in said, f"{name}, step {number + 1}: {said}"
            # As much as has no hyphens at the ends of lines, and no signs that fonts compose.
            assert plain(step["text"])[:20] in said, f"{name}, step {number + 1}: {said}"
            if "question" in step:
                assert "Predict first" in said and "Answer" not in said and "The answer" not in said
        outline = re.findall(r'<item page="(\d+)">(.*?)</item>', tap.run("pdftohtml", "-xml", "-i", "-stdout", PDF))
        assert [int(page) for page, _ in outline] == list(range(1, len(found) + 1)), outline
        stays_inside(A4)


def test_answers():
    for path in LESSONS:
        lesson = json.loads(path.read_text(encoding="utf-8"))
        good(path, "-o", PDF, "--answers", "--paper", "letter")
        said = " ".join(text_of(page) for page in pages())
        for step in lesson["steps"]:
            if "reveal" in step and step["reveal"].get("text"):
                assert plain(step["reveal"]["text"])[:16] in said, f"{path.name}: {step['reveal']['text']}"
        assert said.count("Answer") + said.count("The answer") >= sum("question" in step for step in lesson["steps"])
        assert "612 x 792" in info("Page size")
        stays_inside(LETTER)


def long_lesson(**changes):
    lesson = json.loads(LESSONS[0].read_text(encoding="utf-8"))
    lesson["steps"] = [copy.deepcopy(lesson["steps"][0])]
    lesson["steps"][0].update(changes)
    path = FOLDER / "long.relu-lesson.json"
    path.write_text(json.dumps(lesson), encoding="utf-8")
    return path


def test_long_text_goes_on_on_other_pages():
    for n in (150, 330, 400, 470, 700, 3000):
        words = [f"word{i}" for i in range(n)]
        good(long_lesson(text=" ".join(words[: n // 2]) + "\n\n" + " ".join(words[n // 2 :])), "-o", PDF,
             "--answers", "--paper", "a4")
        found = pages()
        numbered = [word for page in found for word in page if re.fullmatch(r"word\d+", word[0])]
        assert [word[0] for word in numbered] == words, "words are lost or out of order"
        # Lines follow each other without touching.
        for page in found:
            lines = sorted({(round(top, 1), round(bottom, 1)) for word, _, top, _, bottom in page
                            if word.startswith("word")})
            for (_, bottom), (top, _) in zip(lines, lines[1:]):
                assert top > bottom - 3, f"lines at {top} and {bottom}"
        for number, page in enumerate(found):
            assert f"{number + 1} of {len(found)}" in text_of(page)
        stays_inside(A4)


def test_extreme_texts():
    good(long_lesson(title="w" * 400, text="x" * 3000, question={
        "kind": "choice", "text": "q" * 500, "choices": ["c" * 300, "d " * 900], "answer": [0, 1]}),
        "-o", PDF, "--answers", "--paper", "letter")
    assert len(pages()) > 1
    stays_inside(LETTER)


def test_right_to_left():
    good(long_lesson(title="وحدة واحدة", text="تعطي صفرًا عندما يكون مدخلها سالبًا",
                     question={"kind": "choice", "text": "هل الدالة خطية؟", "choices": ["نعم", "لا"], "answer": 1}),
         "-o", PDF, "--paper", "a4")
    words = pages()[0]
    arabic = [word for word in words if re.search("[\u0600-\u06ff]", word[0])]
    assert len(arabic) > 10
    # Each line ends at the right margin, or at a box before it.
    for word, _, top, _, bottom in arabic:
        right = max(other[3] for other in words if other[2] < (top + bottom) / 2 < other[4])
        assert A4[0] - MARGIN - 26 < right < A4[0] - MARGIN + 1, f"{word}: its line ends at {right}"
    stays_inside(A4)


def test_networks_together():
    good(LINEAR, BENT, "--title", "Two cases", "-o", PDF, "--paper", "a4")
    found = [text_of(page) for page in pages()]
    assert len(found) == 2 and info("Title") == "Two cases"
    names = [json.loads(path.read_text(encoding="utf-8"))["name"] for path in (LINEAR, BENT)]
    assert f"1. {names[0]}" in found[0] and f"2. {names[1]}" in found[1], found
    assert "f(x)" in found[0].replace(" ", "") and "4 linear regions" in found[1]


def test_same_lesson_same_file():
    good("dead", "-o", PDF, "--answers")
    first = PDF.read_bytes()
    good("dead", "-o", PDF, "--answers")
    assert PDF.read_bytes() == first
    # Vectors and letters, no pictures.
    assert tap.run("pdfimages", "-list", PDF).count("\n") <= 2


def test_numbered_figures():
    lesson = json.loads(LESSONS[0].read_text(encoding="utf-8"))
    n = len(lesson["steps"])
    for ending, answers in (("png", []), ("svg", ["--answers"])):
        good(LESSONS[0], *answers, "-o", FOLDER / f"s.{ending}", "--size", "240x150", "--scale", "1")
        names = sorted(path.name for path in FOLDER.glob("s-*"))
        more = sum(bool(step.get("reveal", {}).keys() - {"text"}) for step in lesson["steps"]) if answers else 0
        assert names == [f"s-{i:02d}.{ending}" for i in range(1, n + more + 1)], names
        for name in names:
            (FOLDER / name).unlink()

    good(BENT, "-o", FOLDER / "s.png", "--size", "240x150", "--scale", "1", "--theme", "dark")
    tap.run(PROGRAM, "render", BENT, "-o", FOLDER / "r.png", "--size", "240x150", "--scale", "1", "--theme", "dark",
            env={**os.environ, "RELUSCOPE_FONT": "DejaVu Sans"})
    assert (FOLDER / "s-01.png").read_bytes() == (FOLDER / "r.png").read_bytes()


def test_errors():
    bad(2, "-o OUT is missing", "dead")
    bad(2, "does not end in .png, .svg or .pdf", "dead", "-o", "a.gif")
    bad(2, "--paper: expected a4 or letter, found a5", "dead", "--paper", "a5", "-o", PDF)
    bad(2, "LESSON | FILE... is missing", "-o", PDF)
    bad(1, "No such file or directory", "none.relu-lesson.json", "-o", PDF)
    bad(1, "No such file or directory", BENT, "none.relu.json", "-o", PDF)
    bad(1, f"cannot write “{FOLDER}/no/a.pdf”: No such file or directory", "dead", "-o", FOLDER / "no" / "a.pdf")
    bad(1, f"cannot write “{FOLDER}/no/a-01.png”: No such file or directory", "dead", "-o", FOLDER / "no" / "a.png")


try:
    tap.main(sys.modules[__name__])
finally:
    shutil.rmtree(FOLDER)

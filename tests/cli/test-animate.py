#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""reluscope-cli animate: files read back by readers of their own, compared with what render draws."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "data"))

import pictures  # noqa: E402
import tap  # noqa: E402

PROGRAM = os.path.abspath(sys.argv[1])
EXAMPLES = Path(os.environ["RELUSCOPE_SOURCE_DIR"]) / "data" / "examples"
LINEAR = EXAMPLES / "linear-case.relu.json"
BENT = EXAMPLES / "non-linear.relu.json"
SAWTOOTH = EXAMPLES / "sawtooth.relu.json"
SINE = EXAMPLES / "learn-sine.relu.json"
FOLDER = Path(tempfile.mkdtemp(prefix="reluscope-animate-"))
SMALL = ["--size", "240x150", "--fps", "10", "--seconds", "0.6"]


def run(*words):
    environment = {**os.environ, "RELUSCOPE_FONT": "DejaVu Sans"}
    return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, timeout=100,
                          check=False, env=environment, stdin=subprocess.DEVNULL)


def good(*words):
    done = run(*words)
    assert done.returncode == 0, f"{words}: {done.returncode}\n{done.stderr}"


def bad(status, message, *words):
    done = run("animate", *words)
    assert done.returncode == status, f"{words}: {done.returncode} instead of {status}\n{done.stderr}"
    assert message in done.stderr and done.stderr.count("\n") == 1, done.stderr


def animation(name, *words):
    path = FOLDER / name
    good("animate", *words, "-o", path)
    data = path.read_bytes()
    path.unlink()
    return pictures.read_gif(data) if name.endswith(".gif") else pictures.read_png(data)


def rendered(*words):
    path = FOLDER / "one.png"
    good("render", *words, "-o", path, "--size", "240x150", "--scale", "1")
    frames, _ = pictures.read_png(path.read_bytes())
    path.unlink()
    return frames[0]


def furthest(a, b):
    """The largest difference of any channel of any pixel."""
    return max(abs(p - q) for one, other in zip(a.rows, b.rows) for p, q in zip(one, other))


def test_frames_are_what_render_draws():
    ranges = ["--y-range", "-8", "6", "--no-headline"]
    frames, plays = animation("a.png", BENT, "--to", LINEAR, "--back", *SMALL, *ranges)
    assert plays == 0 and len(frames) == 12, (plays, len(frames))
    assert furthest(frames[0], rendered(BENT, *ranges)) == 0
    assert furthest(frames[6], rendered(LINEAR, *ranges)) == 0
    assert furthest(frames[3], frames[9]) == 0
    assert furthest(frames[0], frames[3]) > 100


def test_gif_and_png_show_the_same():
    words = [BENT, "--to", LINEAR, *SMALL]
    gif, gif_plays = animation("a.gif", *words)
    png, png_plays = animation("a.png", *words)
    assert (gif_plays, png_plays) == (0, 0)
    assert len(gif) == len(png) == 7
    for a, b in zip(gif, png):
        assert abs(a.seconds - b.seconds) < 0.006, (a.seconds, b.seconds)
        # What most pixels have is exact; shades at edges are near.
        equal = sum(p == q for one, other in zip(a.rows, b.rows) for p, q in zip(one, other))
        assert equal > 0.8 * 3 * a.width * a.height, equal
        assert furthest(a, b) <= 48, furthest(a, b)


def test_delays():
    for name in ("a.gif", "a.png"):
        frames, plays = animation(name, BENT, "--sweep", "b0=-3..3", "--once", "--hold", "0.5",
                                  "--size", "120x80", "--fps", "30", "--seconds", "1")
        assert plays == 1 and len(frames) == 31, (plays, len(frames))
        assert abs(frames[0].seconds - 0.53) < 0.006 and abs(frames[-1].seconds - 0.53) < 0.006
        assert abs(sum(frame.seconds for frame in frames) - (1 + 1 / 30 + 1)) < 0.011
        assert {round(frame.seconds, 2) for frame in frames[1:-1]} <= {0.03, 0.04}


def test_axes_stay_still():
    # The numbers at the axes and the frame of the plot: from the left border to just inside the plot, below
    # the headline. Sentences of one and of two lines, ranges of y of 2 and of 30, slopes of all sizes.
    for words in ([LINEAR, "--to", BENT, "--slope-strip"], [BENT, "--sweep", "v1=-30..3", "--slope-strip"],
                  [SINE, "--train", "--init", "new", "--steps", "300"]):
        frames, _ = animation("a.png", *words, "--size", "500x400", "--fps", "8", "--seconds", "1",
                              "--no-contributions")
        assert len(frames) > 7
        below = 90
        for frame in frames[1:]:
            for y in range(below, frame.height - 24):
                assert frame.rows[y][: 3 * 30] == frames[0].rows[y][: 3 * 30], f"{words}: row {y} moves"


def test_training_is_told():
    frames, _ = animation("a.png", SINE, "--train", "--steps", "200", *SMALL)
    assert len(frames) == 6
    caption = frames[0].height - round(0.06 * frames[0].height)
    changed = [frame for frame in frames[1:] if frame.rows[caption:] != frames[0].rows[caption:]]
    assert len(changed) == 5, "the step below the figure is not told"


def test_numbered_frames():
    for ending in ("png", "svg", "pdf"):
        good("animate", BENT, "--sweep", "b0=0..1", "--frames", "-o", FOLDER / f"f.{ending}",
             "--size", "240x150", "--fps", "10", "--seconds", "1")
        names = sorted(path.name for path in FOLDER.iterdir())
        assert names == [f"f-{i:02d}.{ending}" for i in range(1, 12)], names
        if ending == "png":
            moving, _ = animation("a.png", BENT, "--sweep", "b0=0..1", "--size", "240x150", "--fps", "10",
                                  "--seconds", "1")
            for i, frame in enumerate(moving):
                single, plays = pictures.read_png((FOLDER / f"f-{i + 1:02d}.png").read_bytes())
                assert plays is None and furthest(single[0], frame) == 0, i
        for name in names:
            (FOLDER / name).unlink()


def test_interrupt_leaves_nothing():
    old = FOLDER / "old.gif"
    old.write_bytes(b"old")
    with subprocess.Popen([PROGRAM, "animate", BENT, "--to", LINEAR, "-o", old, "--seconds", "60",
                           "--size", "1920x1080"], stderr=subprocess.PIPE, text=True) as process:
        for _ in range(1000):
            if len(list(FOLDER.iterdir())) > 1:
                break
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 1 and "Cancelled" in said, (process.returncode, said)
    assert list(FOLDER.iterdir()) == [old] and old.read_bytes() == b"old"
    old.unlink()


def test_errors():
    out = ["-o", FOLDER / "a.gif"]
    bad(2, "-o OUT is missing", BENT, "--train")
    bad(2, "one of --to, --sweep and --train is needed", BENT, *out)
    bad(2, "one of --to, --sweep and --train is needed", BENT, "--to", LINEAR, "--train", *out)
    bad(2, "does not end in .gif or .png", BENT, "--train", "-o", "a.svg")
    bad(2, "does not end in .png, .svg or .pdf", BENT, "--train", "--frames", "-o", "a.gif")
    bad(2, "--sweep: expected a parameter and two numbers", BENT, "--sweep", "b0", *out)
    bad(2, "--sweep: expected the name of a parameter of this network", BENT, "--sweep", "b9=0..1", *out)
    bad(2, "--fps: expected a number from 1 to 50, found 60", BENT, "--train", "--fps", "60", *out)
    bad(2, "--seconds: expected a number from 0 to 60", BENT, "--train", "--seconds", "61", *out)
    bad(2, "--rate", SINE, "--train", "--rate", "x", *out)
    bad(1, "there are no data to learn", LINEAR, "--train", *out)
    bad(1, "3001 frames are too many", BENT, "--to", LINEAR, "--fps", "50", "--seconds", "60", *out)
    bad(1, "There is no way from one network to the other", BENT, "--to", SAWTOOTH, *out)
    bad(1, "A sweep needs two different numbers", BENT, "--sweep", "b0=1..1", *out)
    bad(1, "There is no training run", SINE, "--train", "--steps", "0", *out)
    bad(1, f"cannot write “{FOLDER}/no/a.gif”: No such file or directory",
        BENT, "--to", LINEAR, "-o", FOLDER / "no" / "a.gif")
    assert not list(FOLDER.iterdir())


try:
    tap.main(sys.modules[__name__])
finally:
    shutil.rmtree(FOLDER)

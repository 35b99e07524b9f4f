#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""reluscope-cli as a person and a script run it: bytes, exit statuses, hostile input."""

import copy
import json
import os
import random
import re
import resource
import shutil
import struct
import subprocess
import sys
import tempfile
import wave
import xml.etree.ElementTree
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "data"))

import tap  # noqa: E402

PROGRAM = os.path.abspath(sys.argv[1])
SOURCE = Path(os.environ["RELUSCOPE_SOURCE_DIR"])
EXAMPLES = SOURCE / "data" / "examples"
LESSONS = SOURCE / "data" / "lessons"
FOLDER = Path(tempfile.mkdtemp(prefix="reluscope-cli-"))

LINEAR = EXAMPLES / "linear-case.relu.json"
BENT = EXAMPLES / "non-linear.relu.json"

LINEAR_JSON = """{
  "name": "Linear case",
  "domain": [-4, 4],
  "verdict": "linear",
  "linear_regions": [
    { "from": -4, "to": 4, "slope": 2, "intercept": 20 }
  ],
  "activation_regions": [
    { "from": -4, "to": 4, "slope": 2, "intercept": 20, "active": [[0, 1, 1]] }
  ],
  "breakpoints": [],
  "silent_switches": [],
  "units": [
    { "layer": 1, "unit": 0, "state": "always-inactive" },
    { "layer": 1, "unit": 1, "state": "always-active" },
    { "layer": 1, "unit": 2, "state": "always-active" }
  ],
  "sentence": "Linear on −4 ≤ x ≤ 4: f(x) = 2x + 20. No ReLU switches inside the domain: \
h₀ is off everywhere, h₁ and h₂ are on everywhere."
}
"""

BENT_TEXT = """Three ReLUs that bend
Non-linear on −4 ≤ x ≤ 4: 4 linear regions, 3 breakpoints
Each ReLU switches once; at its breakpoint its slope joins the sum and the curve bends.

Linear regions
        from            to         slope     intercept
          −4            −3             0          −0.5
          −3             0           0.8           1.9
           0             2          −1.2           1.9
           2             4           1.4          −3.3

Activation regions
        from            to         slope     intercept  pattern
          −4            −3             0          −0.5  000
          −3             0           0.8           1.9  100
           0             2          −1.2           1.9  110
           2             4           1.4          −3.3  111

Breakpoints
  x = −3, y = −0.5: h₀ turns on; slope 0 to 0.8
  x = 0, y = 1.9: h₁ turns on; slope 0.8 to −1.2
  x = 2, y = −0.5: h₂ turns on; slope −1.2 to 1.4

Units
  h₀: switches on this domain
  h₁: switches on this domain
  h₂: switches on this domain
"""


def run(*arguments, stdin=None, env=None, timeout=60, **options):
    """Status, standard output and standard error (bytes)."""
    environment = dict(os.environ, **(env or {}))
    done = subprocess.run(
        [PROGRAM, *map(os.fspath, arguments)],
        input=stdin,
        stdin=None if stdin is not None else subprocess.DEVNULL,
        stdout=options.pop("stdout", subprocess.PIPE),
        stderr=subprocess.PIPE,
        env=environment,
        timeout=timeout,
        check=False,
        **options,
    )
    return done.returncode, done.stdout, done.stderr.decode()


def good(*arguments, **options):
    status, out, err = run(*arguments, **options)
    assert status == 0, f"{arguments}: status {status}: {err}"
    assert err == "", f"{arguments}: {err}"
    return out.decode()


def bad(status, message, *arguments, **options):
    """It fails with this status, this one line on standard error, and prints nothing else."""
    got, out, err = run(*arguments, **options)
    assert got == status, f"{arguments}: status {got}: {err}"
    assert err == f"reluscope-cli: {message}\n", f"{arguments}: {err!r}"
    assert not out, f"{arguments}: {out!r}"


def analyze(*arguments, **options):
    return json.loads(good("analyze", "--format", "json", *arguments, **options))


def network(layers, **keys):
    return json.dumps({"format": "reluscope", "version": 1, **keys, "layers": layers}).encode()


def write(name, contents):
    path = FOLDER / name
    path.write_bytes(contents)
    return path


def test_help():
    for arguments in ([], ["analyze"], ["render"], ["trace"], ["sound"], ["train"], ["starts"], ["examples"], ["lessons"]):
        text = good(*arguments, "--help")
        assert text.startswith("Usage: reluscope-cli "), text
        assert text == good(*arguments, "-h")
    assert "--domain A B" in good("analyze", "--help")
    text = good("render", "--help")
    assert "CSS pixels, 1 to 32767 (" in text, text
    assert "\n" + 26 * " " + "32767 on a side and 268 million in all\n" in text, text
    assert good("--version").startswith("reluscope-cli "), good("--version")


def test_usage():
    see = "(see reluscope-cli --help)"
    bad(2, f"a command is missing {see}")
    bad(2, f"unknown command learn {see}", "learn")
    bad(2, f"unknown option --foo {see}", "--foo")
    see = "(see reluscope-cli analyze --help)"
    bad(2, f"FILE is missing {see}", "analyze")
    bad(2, f"unexpected argument b {see}", "analyze", "a", "b")
    bad(2, f"unknown option --foo {see}", "analyze", "--foo", LINEAR)
    bad(2, f"unknown option -4 {see}", "analyze", "-4")
    bad(2, f"unknown option -xy {see}", "analyze", "-xy")
    bad(2, f"--domain needs A B {see}", "analyze", LINEAR, "--domain", "1")
    bad(2, f"--domain needs A B {see}", "analyze", LINEAR, "--domain=1")
    bad(2, f"--domain needs A B {see}", "analyze", LINEAR, "--domain=1,2,3")
    bad(2, f"--format needs text|json|csv|markdown|latex {see}", "analyze", LINEAR, "--format")
    order = "--domain: expected two numbers, the smaller one first, found"
    for pair in (("4", "-4"), ("1", "1")):
        bad(2, f"{order} {pair[0]} {pair[1]} {see}", "analyze", LINEAR, "--domain", *pair)
    for pair, wrong in ((("a", "1"), "a"), (("nan", "4"), "nan"), (("-inf", "inf"), "-inf"),
                        (("0x1", "2"), "0x1"), (("1", "1e999"), "1e999"), (("", "1"), ""),
                        (("1,5", "2"), "1,5"), (("0", "4,5"), "4,5")):
        bad(2, "--domain: expected two numbers such as -4 0.5, but “" + wrong
               + f"” is not a finite number {see}", "analyze", LINEAR, "--domain", *pair)
    bad(2, "--domain: expected two numbers whose difference is finite (at most 1.8e308), "
           f"found -1e308 1e308 {see}", "analyze", LINEAR, "--domain", "-1e308", "1e308")
    bad(2, f"--format: expected text, json, csv, markdown or latex, found xml {see}",
        "analyze", LINEAR, "--format", "xml")
    see = "(see reluscope-cli render --help)"
    bad(2, f"-o OUT is missing {see}", "render", LINEAR)
    bad(2, f"standard output needs --format {see}", "render", LINEAR, "-o", "-")
    bad(2, f"“a.gif” does not end in .png, .svg or .pdf {see}", "render", LINEAR, "-o", "a.gif")
    bad(2, f"--transparent takes no value {see}", "render", LINEAR, "--transparent=1")
    bad(2, f"--scale: expected a number above 0, found 0 {see}", "render", LINEAR, "--scale", "0")
    for size in ("0x0", "800", "800x", "x600", "-1x5", "1e9x5", "axb", "800x600x2"):
        bad(2, "--size: expected a width and a height, 1 to 32767, such as 1200x750, "
               f"found {size} {see}", "render", LINEAR, "--size", size)
    big = "20000 × 20000 at scale 2 is 40000 × 40000 pixels; "
    most = "at most 32767 on a side and 268 million in all for a PNG"
    target = FOLDER / "big.png"
    bad(1, big + most, "render", LINEAR, "-o", target, "--size", "20000x20000")
    bad(1, "20000 × 20000 pixels are too many; " + most,
        "render", LINEAR, "-o", target, "--size", "20000x20000", "--scale", "1")
    assert not target.exists()
    bad(2, "--theme: expected light, dark, high-contrast, high-contrast-dark, projector, "
           f"projector-dark or print, found pink {see}", "render", LINEAR, "--theme", "pink")
    bad(2, "--palette: expected standard, three-hues, blue-orange or greys, "
           f"found pink {see}", "render", LINEAR, "--palette", "pink")


def test_json_bytes():
    expected = LINEAR_JSON
    assert good("analyze", "--format", "json", LINEAR) == expected
    assert good("analyze", LINEAR, "--format=json") == expected
    assert good("analyze", "--format", "json", "-", stdin=LINEAR.read_bytes()) == expected
    assert good("analyze", "--format", "json", "--", LINEAR) == expected


def test_text_bytes():
    assert good("analyze", BENT) == BENT_TEXT
    assert good("analyze", BENT, env={"LC_ALL": "C"}) == BENT_TEXT
    text = good("analyze", EXAMPLES / "tanh.relu.json")
    assert text.startswith("tanh, for contrast\nCurved everywhere on −4 ≤ x ≤ 4\n"), text
    text = good("analyze", EXAMPLES / "identity.relu.json")
    assert "\nSilent switches (the slope stays)\n  x = 0, y = 0: h₀ turns on, h₁ turns off\n" in text


def test_text_table_columns():
    """Numbers never run into each other, however long they are."""
    for pair in (("1e15", "1000000000000008"), ("1", "1.0000000000000002"), ("-1e-300", "1e-300"),
                 ("-123456.789012345", "-123456.789012344")):
        text = good("analyze", BENT, "--domain", *pair)
        table = text[text.index("Linear regions\n"):].split("\n\n")[0].splitlines()[1:]
        assert len(table) >= 2, text
        assert len({len(line) for line in table}) == 1, text
        for line in table:
            cells = [cell for cell in line.split("  ") if cell.strip()]
            assert len(cells) == 4, line


def test_csv_bytes():
    assert good("analyze", "--format", "csv", LINEAR) == (
        "from,to,slope,intercept,pattern,equation\n-4,4,2,20,011,f(x) = 2*x + 20\n")
    ends = [line.split(",")[:2] for line in good("analyze", "--format", "csv", BENT).splitlines()]
    assert ends == [["from", "to"], ["-4", "-3"], ["-3", "0"], ["0", "2"], ["2", "4"]], ends
    lines = good("analyze", "--format", "csv", EXAMPLES / "udl-3-3.relu.json").splitlines()
    assert lines[0] == "from,to,slope,intercept,pattern,equation"
    rows = [[float(cell) for cell in line.split(",")[:4]] for line in lines[1:]]
    for got, slope in zip(rows, (-0.462, -0.982, 0.188, 0.65), strict=True):
        assert abs(got[2] - slope) < 1e-14, got
    for line, row in zip(lines[1:], rows):             # the equation is for programs too
        cells = line.split(",")
        x = row[0] + (row[1] - row[0]) / 3
        assert cells[5].startswith("f(x) = ")
        assert eval(cells[5][7:], {"x": x}) == row[2] * x + row[3], line
        assert re.fullmatch("[01]{3}", cells[4]), line
    for form in ("csv", "markdown", "latex"):
        bad(1, f"{EXAMPLES / 'tanh.relu.json'}: a smooth network has no linear regions to list as a table",
            "analyze", "--format", form, EXAMPLES / "tanh.relu.json")


def test_table_bytes():
    identity = EXAMPLES / "identity.relu.json"
    assert good("analyze", "--format", "csv", identity).endswith("\n-4,4,1,0,**,f(x) = x\n")
    assert good("analyze", "--format", "csv", "--activation-regions", identity) == (
        "from,to,slope,intercept,pattern,equation\n-4,0,1,0,01,f(x) = x\n0,4,1,0,10,f(x) = x\n")
    assert good("analyze", "--format", "markdown", BENT) == (
        "| from | to | slope | intercept | pattern | equation |\n"
        "| ---: | ---: | ---: | ---: | :--- | :--- |\n"
        "| −4 | −3 | 0 | −0.5 | `000` | f(x) = −0.5 |\n"
        "| −3 | 0 | 0.8 | 1.9 | `100` | f(x) = 0.8x + 1.9 |\n"
        "| 0 | 2 | −1.2 | 1.9 | `110` | f(x) = −1.2x + 1.9 |\n"
        "| 2 | 4 | 1.4 | −3.3 | `111` | f(x) = 1.4x − 3.3 |\n")
    assert good("analyze", "--format", "latex", LINEAR) == (
        "\\begin{tabular}{rrrrll}\n\\hline\n"
        "from & to & slope & intercept & pattern & equation \\\\\n\\hline\n"
        "$-4$ & $4$ & $2$ & $20$ & \\texttt{011} & $f(x) = 2x + 20$ \\\\\n"
        "\\hline\n\\end{tabular}\n")


def test_sound():
    path = FOLDER / "curve.wav"
    assert good("sound", BENT, "-o", path) == ""
    with wave.open(str(path)) as sound:
        assert (sound.getnchannels(), sound.getframerate(), sound.getsampwidth()) == (2, 48000, 2)
        assert sound.getnframes() == 4 * 48000
    status, out, err = run("sound", BENT, "-o", "-")
    assert (status, err) == (0, "") and out == path.read_bytes()

    assert good("sound", BENT, "-o", path, "--seconds", "0.5", "--no-ticks", "--domain", "-1", "1",
                "--y-range", "0", "4") == ""
    with wave.open(str(path)) as sound:
        assert sound.getnframes() == 24000


def trace(*arguments):
    return json.loads(good("trace", "--format", "json", *arguments))


def test_trace():
    text = good("trace", "--at", "1", BENT)
    assert text.startswith("x = 1\n\nz₀ = w₀·x + b₀ = 1·1 + 3 = 4\nh₀ = ReLU(4) = 4 (on)\n"), text
    assert text.endswith("\n     = −1.2x + 1.9\n"
                         "slope = v₀·w₀ + v₁·w₁ = 0.8·1 − 2·1 = 0.8 − 2 = −1.2\n"), text
    assert text == good("trace", BENT, "--at=1")
    text = good("trace", "--at", "-3", "--format", "latex", BENT)
    assert text.startswith("\\begin{align*}\nx &= -3 \\\\\nz_{0} &= w_{0} x + b_{0} = 1 \\cdot (-3) + 3 = 0 \\\\\n")
    assert "\\intertext{Left of \\(x = -3\\), on \\(-4 \\le x \\le -3\\)}" in text, text
    if "de_DE.UTF-8" in os.listdir(os.environ.get("LOCPATH", "/nowhere")):
        local = good("trace", "--at", "1", BENT, env={"LC_ALL": "de_DE.UTF-8"})
        assert "= −1,2x + 1,9\n" in local, local


def test_trace_json():
    got = trace("--at", "1", BENT)
    assert (got["name"], got["x"], round(got["y"], 12)) == ("Three ReLUs that bend", 1, 0.7)
    assert got["units"][2] == {"layer": 1, "unit": 2, "z": -1, "h": 0, "state": "off"}
    assert "state" not in got["units"][3] and got["units"][3]["layer"] == 2
    (region,) = got["regions"]
    assert (region["from"], region["to"]) == (0, 2)
    assert region["terms"] == [
        {"unit": 0, "weight": 0.8, "factor": 1, "slope": 1, "intercept": 3},
        {"unit": 1, "weight": -2, "factor": 1, "slope": 1, "intercept": 0}]
    slope = sum(t["weight"] * t["factor"] * t["slope"] for t in region["terms"])
    assert abs(slope - region["slope"]) < 1e-12

    got = trace("--at", "-3", BENT)
    assert [unit.get("state") for unit in got["units"]] == ["switches", "off", "off", None]
    assert [region["to"] for region in got["regions"]] == [-3, 0]
    assert got["regions"][0]["terms"] == []
    assert trace("--at", "9", BENT)["regions"] == []
    assert trace("--at", "9", "--domain", "8", "10", BENT)["regions"][0]["from"] == 8
    assert "regions" not in trace("--at", "0", EXAMPLES / "tanh.relu.json")


def train(*arguments, **options):
    return json.loads(good("train", "--format", "json", *arguments, **options))


def test_train():
    arguments = ("--curve", "sine", "--init", "he", "--seed", "3", "--steps", "500", LINEAR)
    got = train(*arguments, "-o", FOLDER / "trained.relu.json")
    assert got == train(*arguments), "the same seed, another result"
    assert got["losses"][0]["loss"] != train(*arguments, "--seed", "4")["losses"][0]["loss"]
    assert [record["step"] for record in got["losses"]] == [0, 1, 2, 5, 10, 20, 50, 100, 200, 500]
    assert (got["points"], got["steps"], got["stop"]) == (64, 500, "steps")
    assert got["loss"] == got["losses"][-1]["loss"] < got["losses"][0]["loss"]
    assert got["options"]["optimizer"] == "adam" and got["options"]["init"] == "he"
    assert got["line"]["loss"] > 0.1
    assert [unit["unit"] for unit in got["units"]] == [0, 1, 2]
    assert all(0 <= unit["points_on"] <= 64 for unit in got["units"])

    # What was saved goes on where it was, and brings its data along.
    saved = json.loads((FOLDER / "trained.relu.json").read_text())
    assert len(saved["data"]["x"]) == 64 and saved["data"]["x"][0] == -4
    more = train("--steps", "0", FOLDER / "trained.relu.json")
    assert (more["loss"], more["stop"]) == (got["loss"], "steps")
    assert more["before"] == more["after"] == got["after"]
    piped = good("train", *arguments, "-o", "-")
    assert json.loads(piped)["layers"] == saved["layers"]
    # In two halves gradient descent arrives at the same place.
    for steps, source, target in ((20, LINEAR, "a"), (20, FOLDER / "a", "b"), (40, LINEAR, "c")):
        train("--optimizer", "gd", "--rate", "0.001", "--steps", str(steps), "--curve", "sine", source,
              "-o", FOLDER / target)
    assert json.loads((FOLDER / "b").read_text()) == json.loads((FOLDER / "c").read_text())

    text = good("train", *arguments)
    assert text.startswith("Linear case\n500 steps. All steps are done.\nLoss "), text
    assert "\nBefore\n  " in text and "\nAfter\n  " in text and "\nUnits on the data\n  h₀: " in text


def test_train_stops():
    dead = network([{"activation": "relu", "weights": [[1]], "biases": [-9]},
                    {"activation": "relu", "weights": [[1]], "biases": [-1]}],
                   data={"x": [0, 1], "y": [3, 4]})
    got = train(write("dead.relu.json", dead))
    assert (got["stop"], got["steps"], got["loss"]) == ("zero-gradient", 0, 12.5)
    assert [unit["dead"] for unit in got["units"]] == [True, True]
    assert [unit["state"] for unit in got["units"]] == ["always-inactive"] * 2
    text = good("train", FOLDER / "dead.relu.json")
    assert "0 steps. All gradients are zero: no parameter can learn from these data.\n" in text, text
    assert ("  h₀: Off at all 2 data points: dead on the data. All its gradients are exactly zero.\n"
            in text), text
    assert "\nOn the data\n  Stuck, off by up to 4: one constant on the data. The ReLU on the output is dead" in text
    outcome = got["outcome"]
    assert (outcome["outcome"], outcome["stuck"]) == ("constant", "output-dead"), outcome
    assert (outcome["largest_error"], outcome["data_on_line"]) == (4, True)
    assert not outcome["no_better_than_line"], "of data on a line nothing is better than a line"

    got = train("--curve", "line", "--optimizer", "gd", "--rate", "1e9", LINEAR)
    assert got["stop"] == "not-finite" and got["loss"] is not None
    got = train("--curve", "line", "--target", "0.01", LINEAR)
    assert got["stop"] == "target" and got["loss"] <= 0.01
    got = train("--curve", "network", LINEAR)
    assert (got["stop"], got["loss"]) == ("target", 0)
    assert got["outcome"]["outcome"] == "fits" and got["outcome"]["stuck"] == "no"
    assert got["outcome"]["sentence"].startswith("Fits the data exactly: "), got["outcome"]
    got = train("--curve", "sine", "--loss", "huber", "--batch", "7", "--optimizer", "momentum",
                "--decay", "0.001", "--clip", "1", "--steps", "300", EXAMPLES / "tanh.relu.json")
    assert got["loss"] < got["losses"][0]["loss"]
    assert got["after"]["verdict"] == "smooth" and got["units"] == []


def test_train_locked():
    locked = network([{"activation": "relu", "weights": [[1], [-1]], "biases": [0, 0.5]},
                      {"activation": "identity", "weights": [[1, 1]], "biases": [0]}],
                     locked=["b1", "c"])
    train("--curve", "sine", "--init", "he", "-o", FOLDER / "out", write("locked.relu.json", locked))
    first, last = json.loads((FOLDER / "out").read_text())["layers"]
    assert first["biases"][1] == 0.5 and last["biases"] == [0]
    assert first["biases"][0] != 0 and first["weights"] != [[1], [-1]]


def test_train_as_the_file_says():
    training = {"loss": "mae", "optimizer": "gd", "rate": 0.05, "batch": 2, "seed": 5, "steps": 30,
                "clip": 0.5, "init": {"scheme": "glorot", "biases": "drawn", "seed": 9}, "why": 1}
    source = write("training.relu.json", network(
        [{"activation": "relu", "weights": [[1], [-1]], "biases": [0, 0.5]},
         {"activation": "identity", "weights": [[1, 1]], "biases": [0]}],
        data={"x": [-1, 0, 1], "y": [1, 0, 1]}, training=training))
    got = train(source)
    used = got["options"]
    assert got["steps"] == used["steps"] == 30 and used["init"] == "keep" and "biases" not in used
    assert {key: used[key] for key in ("loss", "optimizer", "rate", "batch", "seed", "clip")} == {
        key: training[key] for key in ("loss", "optimizer", "rate", "batch", "seed", "clip")}

    # Options go before the file, and what was used is saved, but for the steps.
    saved = json.loads(good("train", "--rate", "0.25", "--loss", "mse", "--steps", "3", "-o", "-", source))
    assert saved["training"] == {**training, "rate": 0.25, "loss": "mse"}

    used = train("--init", "new", source)["options"]
    assert (used["init"], used["distribution"], used["biases"]) == ("glorot", "uniform", "drawn")
    assert (used["seed"], used["init_seed"]) == (5, 9)
    used = train("--init", "he", "--seed", "3", source)["options"]
    assert (used["init"], used["distribution"], used["biases"]) == ("he", "normal", "zero")
    assert (used["seed"], used["init_seed"]) == (3, 3)
    assert "training" not in json.loads(good("train", "--curve", "sine", "-o", "-", LINEAR))


def test_train_csv():
    points = write("points.csv", b"x;y\r\n-1;1\r\n0;0\r\n1;1\r\n")
    assert train("--data", points, "--steps", "1", LINEAR)["points"] == 3
    wrong = write("wrong.csv", b"x,y\n1,2\n3,four\n")
    bad(1, f"{wrong}: line 3: expected two numbers with decimal points, such as 0.5,1.25, found “3,four”",
        "train", "--data", wrong, LINEAR)
    status, _, err = run("train", "--data", FOLDER / "missing.csv", LINEAR)
    assert status == 1 and "missing.csv" in err, err


def test_train_usage():
    see = "(see reluscope-cli train --help)"
    bad(2, f"FILE is missing {see}", "train")
    bad(1, f"{LINEAR}: there are no data to learn; give some with --data or --curve", "train", LINEAR)
    bad(2, f"--data and --curve exclude each other {see}", "train", "--data", "x", "--curve", "sine", LINEAR)
    bad(2, f"the learning rate must be a finite number above 0 {see}",
        "train", "--curve", "sine", "--rate", "-1", LINEAR)
    for option, expected in {
        "--curve": "line, absolute, square, sine, step, bump, piecewise or network",
        "--init": "keep, new, he, glorot, pytorch or small",
        "--loss": "mse, mae or huber",
        "--optimizer": "gd, momentum or adam",
        "--format": "text or json",
        "--rate": "a number such as 0.5",
        "--points": "a whole number from 1 to 16777216",
        "--steps": "a whole number from 0 to 1000000000000",
        "--seed": "a whole number from 0 to 18446744073709551615",
    }.items():
        bad(2, f"{option}: expected {expected}, found x {see}", "train", option, "x", LINEAR)


def starts(*arguments):
    return json.loads(good("starts", "--format", "json", *arguments))


def absolute():
    """|x| with two units, of which about half the starts fit."""
    return write("absolute.relu.json", network(
        [{"activation": "relu", "weights": [[1], [1]], "biases": [0, 0]},
         {"activation": "identity", "weights": [[1, 1]], "biases": [0]}], domain=[-1, 1],
        training={"optimizer": "gd", "rate": 0.05, "steps": 3000, "starts": 20, "init": {"seed": 5}}))


def test_starts():
    source = absolute()
    arguments = ("--curve", "absolute", "--points", "21", source)
    got = starts(*arguments)
    assert [start["seed"] for start in got["results"]] == list(range(5, 25))
    assert got == starts(*arguments, "--threads", "1") == starts(*arguments, "--threads", "7")
    tally = got["tally"]
    assert tally["starts"] == 20 and 4 <= tally["fits"] <= 16, tally
    for outcome in ("fits", "constant", "linear", "stuck", "bends"):
        assert tally[outcome] == sum(start["outcome"] == outcome for start in got["results"])
    assert tally["ended"] == sum(start["ended"] for start in got["results"])
    assert all((start["outcome"] == "fits") == (start["loss"] <= got["fit"]) for start in got["results"])
    assert got["sentence"].startswith("20 starts: ") and got["options"]["init"] == "he"

    # Each is what train comes to from that seed.
    for start in got["results"][:4]:
        alone = train("--curve", "absolute", "--points", "21", "--init", "new", "--seed",
                      str(start["seed"]), source)
        assert (alone["steps"], alone["stop"], alone["loss"]) == (
            start["steps"], start["stop"], start["loss"])
        dead = sum(unit["dead"] for unit in alone["units"])
        assert dead == start["dead_units"]

    more = starts(*arguments, "-n", "3", "--seed", "7", "--init", "pytorch", "--fit", "1e9")
    assert [start["seed"] for start in more["results"]] == [7, 8, 9]
    assert more["tally"]["fits"] == 3 and more["options"]["init"] == "pytorch"

    text = good("starts", *arguments)
    assert f"\n  Fits: {tally['fits']} ({5 * tally['fits']} %)\n" in text, text
    rows = good("starts", "--format", "csv", *arguments).splitlines()
    assert len(rows) == 21 and rows[0].startswith("seed,outcome,steps,stop,loss,")
    assert [float(row.split(",")[4]) for row in rows[1:]] == [start["loss"] for start in got["results"]]


def test_starts_pick():
    arguments = ("--curve", "absolute", "--points", "21", absolute())
    got = starts(*arguments, "-o", FOLDER / "best.relu.json")
    best = min(got["results"], key=lambda start: start["loss"])
    for pick, start in (((), best), (("--pick", "best"), best), (("--pick", "9"), got["results"][4])):
        saved = json.loads(good("starts", *arguments, *pick, "-o", "-"))
        assert saved["training"]["init"]["seed"] == saved["training"]["seed"] == start["seed"]
        assert saved["training"]["starts"] == 20 and len(saved["data"]["x"]) == 21
        again = train("--steps", "0", write("picked.relu.json", json.dumps(saved).encode()))
        assert again["loss"] == start["loss"]
        again = train("--init", "new", FOLDER / "picked.relu.json")
        assert again["loss"] == start["loss"], "the file says how it was made"
    assert json.loads((FOLDER / "best.relu.json").read_text())["training"]["seed"] == best["seed"]


def test_starts_figure():
    arguments = ("--curve", "absolute", "--points", "21", "--steps", "200", absolute())
    for ending, start in (("svg", b"<?xml"), ("pdf", b"%PDF"), ("png", b"\x89PNG")):
        target = FOLDER / f"starts.{ending}"
        starts(*arguments, "--figure", target, "--theme", "dark")
        assert target.read_bytes().startswith(start)
    svg = (FOLDER / "starts.svg").read_text()
    assert ">20 starts: " in svg, svg[:1000]
    xml.etree.ElementTree.fromstring(svg)


def test_starts_usage():
    see = "(see reluscope-cli starts --help)"
    bad(2, f"FILE is missing {see}", "starts")
    bad(1, f"{LINEAR}: there are no data to learn; give some with --data or --curve", "starts", LINEAR)
    bad(2, f"--pick needs -o OUT {see}", "starts", "--curve", "sine", "--pick", "3", LINEAR)
    bad(2, f"--pick: there is no start with that seed {see}", "starts", "--curve", "sine", "--steps", "1",
        "-n", "2", "--pick", "3", "-o", FOLDER / "none", LINEAR)
    bad(2, f"“x.jpg” does not end in .png, .svg or .pdf {see}", "starts", "--figure", "x.jpg", LINEAR)
    for option, expected in {
        "--starts": "a whole number from 1 to 10000",
        "--steps": "a whole number from 1 to 1000000000000",
        "--format": "text, json or csv",
        "--pick": "best or a seed",
        "--fit": "a number such as 0.5",
        "--init": "he, glorot, pytorch or small",
    }.items():
        bad(2, f"{option}: expected {expected}, found x {see}", "starts", option, "x", LINEAR)
    status, out, err = run("starts", "--curve", "sine", "--steps", "1", "--figure",
                           FOLDER / "missing" / "x.svg", LINEAR)
    assert (status, out) == (1, b"") and err.startswith("reluscope-cli: cannot write “"), err


def test_trace_usage():
    see = "(see reluscope-cli trace --help)"
    bad(2, f"--at X is missing {see}", "trace", BENT)
    bad(2, f"--at needs X {see}", "trace", BENT, "--at")
    bad(2, f"--at: expected a number such as 0.5, but “nan” is not a finite number {see}",
        "trace", BENT, "--at", "nan")
    bad(2, f"--format: expected text, latex or json, found csv {see}",
        "trace", BENT, "--at", "0", "--format", "csv")
    large = network([{"activation": "relu", "weights": [[1e200]], "biases": [0]},
                     {"activation": "identity", "weights": [[1]], "biases": [0]}], domain=[-1, 1])
    bad(1, f"{write('large.relu.json', large)}: at x = 1e200 there are numbers that are too large",
        "trace", "--at", "1e200", FOLDER / "large.relu.json")


def test_sound_usage():
    see = "(see reluscope-cli sound --help)"
    bad(2, f"-o OUT is missing {see}", "sound", BENT)
    bad(2, f"--seconds: expected a number from 0.05 to 60, found 0 {see}",
        "sound", BENT, "-o", "-", "--seconds", "0")
    missing = FOLDER / "missing" / "curve.wav"
    bad(1, f"cannot write “{missing}”: No such file or directory", "sound", BENT, "-o", missing)


def test_domain():
    for arguments in (("--domain", "-15", "15"), ("--domain=-15,15",), ("--domain", "-1.5e1", "+15")):
        report = analyze(LINEAR, *arguments)
        assert report["domain"] == [-15, 15]
        assert [region["slope"] for region in report["linear_regions"]] == [0, 2, 3]
        assert [point["x"] for point in report["breakpoints"]] == [-10, 10]
        assert report == analyze(*arguments, LINEAR)
    # A breakpoint on the end of the domain is not inside.
    report = analyze(LINEAR, "--domain", "-10", "10")
    assert report["verdict"] == "linear" and report["breakpoints"] == []


def test_deep_and_silent():
    report = analyze(EXAMPLES / "deep-unit.relu.json")
    assert [point["x"] for point in report["breakpoints"]] == [-0.5, 0.5, 1]
    assert report["breakpoints"][0]["units"] == [{"layer": 2, "unit": 0, "turns": "off"}]
    assert report["silent_switches"] == [
        {"x": 0, "y": 0, "units": [{"layer": 1, "unit": 0, "turns": "on"}]}
    ]
    assert [region["active"] for region in report["activation_regions"]] == [
        [[0, 1], [1]], [[0, 1], [0]], [[1, 1], [0]], [[1, 1], [1]], [[1, 0], [1]],
    ]
    assert len(report["linear_regions"]) == 4
    assert report["verdict"] == "piecewise-linear"


def test_output_relu_counts():
    report = analyze("-", stdin=network([{"weights": [[1]]},
                                         {"activation": "relu", "weights": [[1]], "biases": [-1]}]))
    assert [unit["layer"] for unit in report["units"]] == [1, 2]
    assert report["activation_regions"][0]["active"] == [[0], [0]]
    report = analyze("-", stdin=network([{"weights": [[1]]}]))
    assert report["units"] == [] and report["activation_regions"][0]["active"] == []
    assert report["verdict"] == "linear"


def test_smooth():
    report = analyze(EXAMPLES / "tanh.relu.json")
    assert report["verdict"] == "smooth"
    assert sorted(report) == ["domain", "name", "sentence", "units", "verdict"]
    assert report["units"] == []


def test_dead():
    layers = json.loads(LINEAR.read_bytes())["layers"]
    report = analyze("-", stdin=network(layers, data={"x": [-4, 0, 4], "y": [1, 2, 3]}))
    assert [unit["dead"] for unit in report["units"]] == [True, False, False]
    report = analyze("-", stdin=network(layers, data={"x": [11], "y": [0]}))
    assert [unit["dead"] for unit in report["units"]] == [False, False, False]
    assert report["units"][0]["state"] == "always-inactive"
    assert "dead" not in analyze(LINEAR)["units"][0]
    layers[0]["activation"] = "leaky_relu"
    report = analyze("-", stdin=network(layers, data={"x": [-4], "y": [1]}))
    assert [unit["dead"] for unit in report["units"]] == [False, False, False]


def evaluate(layers, x):
    h = [x]
    for index, layer in enumerate(layers):
        kind = layer.get("activation", "identity" if index + 1 == len(layers) else "relu")
        z = [sum(w * a for w, a in zip(row, h)) + b
             for row, b in zip(layer["weights"], layer["biases"])]
        h = [max(0.0, v) if kind == "relu" else v for v in z]
    return h[0]


def test_random_networks_against_forward_pass():
    """On every region the line is the network, and the pattern is that of the forward pass."""
    rng = random.Random(20)
    for _ in range(60):
        widths = [1] + [rng.randint(1, 6) for _ in range(rng.randint(0, 3))] + [1]
        layers = [{"weights": [[rng.uniform(-2, 2) for _ in range(a)] for _ in range(b)],
                   "biases": [rng.uniform(-2, 2) for _ in range(b)]}
                  for a, b in zip(widths, widths[1:])]
        report = analyze("-", stdin=network(layers))
        assert report["linear_regions"][0]["from"] == -4 and report["linear_regions"][-1]["to"] == 4
        for kind in ("linear_regions", "activation_regions"):
            for before, after in zip(report[kind], report[kind][1:]):
                assert before["to"] == after["from"]
            for region in report[kind]:
                for share in (0.1, 0.5, 0.9):
                    x = region["from"] + share * (region["to"] - region["from"])
                    y = evaluate(layers, x)
                    line = region["slope"] * x + region["intercept"]
                    assert abs(y - line) <= 1e-9 * (1 + abs(y)), (x, y, line)
        assert len(report["breakpoints"]) == len(report["linear_regions"]) - 1
        assert (len(report["breakpoints"]) + len(report["silent_switches"])
                == len(report["activation_regions"]) - 1)


def test_bad_files():
    bad(1, f"{FOLDER / 'no'}: can't be opened: No such file or directory", "analyze", FOLDER / "no")
    bad(1, f"{FOLDER}: can't be read: Is a directory", "analyze", FOLDER)
    bad(1, f"{FOLDER}: can't be read: Is a directory", "render", FOLDER, "-o", FOLDER / "a.png")
    bad(1, "/dev/null: line 1, column 1: expected a value, found the end of the text",
        "analyze", "/dev/null")
    if os.geteuid() != 0:
        path = write("secret.relu.json", LINEAR.read_bytes())
        path.chmod(0)
        bad(1, f"{path}: can't be opened: Permission denied", "analyze", path)
    bad(1, "standard input: line 1, column 1: expected a value, found the end of the text",
        "analyze", "-", stdin=b"")
    for text, message in (
        (b"{", "line 1, column 2: expected a key in quotation marks or “}”, found the end of the text"),
        (b"\xff\xfe", "line 1, column 1: expected a text in UTF-8, found the byte 0xff, "
                      "which is not UTF-8"),
        (b"{}", 'format: expected "reluscope", found nothing'),
        (b'{"format":"reluscope","version":7}',
         "version: expected 1, found 7: a newer Reluscope is needed to read it"),
        (network([{"weights": [[1, 2]]}]),
         "layers[0].weights[0]: expected 1 number (more than one input is not supported), found 2"),
        (network([{"weights": [[1e308]]}]).replace(b"1e+308", b"1e309"),
         "layers[0].weights[0][0]: expected a number that fits a 64-bit float (up to 1.8e308), "
         "found 1e309"),
        (b"[" * 1000000, "line 1, column 65: expected at most 64 arrays and objects inside each "
                         "other, found “[”"),
    ):
        path = write("bad.relu.json", text)
        for arguments in (("analyze", path), ("render", path, "-o", FOLDER / "bad.png")):
            bad(1, f"{path}: {message}", *arguments)
        bad(1, f"standard input: {message}", "analyze", "-", stdin=text)
    assert not (FOLDER / "bad.png").exists()


def test_names_cannot_steer_the_terminal():
    evil = network([{"weights": [[1]]}], name="a\x1b[31m\nb\u202ec")
    text = good("analyze", "-", stdin=evil)
    assert text.startswith("a\ufffd[31m\ufffdb\ufffdc\n"), text
    assert analyze("-", stdin=evil)["name"] == "a\x1b[31m\nb\u202ec"
    bad(1, "a\ufffd[31m\ufffdb: can't be opened: No such file or directory",
        "analyze", "a\x1b[31m\nb", cwd=FOLDER)
    status, _, err = run("analyze", b"\xff\n\xfe", cwd=FOLDER)
    assert status == 1 and err.count("\n") == 1, err


def test_numbers_too_large():
    status, out, err = run("analyze", "-", stdin=network([{"weights": [[1e308]], "biases": [1e308]}]))
    assert (status, out) == (1, b"") and err.startswith("reluscope-cli: standard input: "), err
    assert err.count("\n") == 1
    # Close to that, but finite.
    far = network([{"weights": [[1e8], [-1e8]], "biases": [0, 1.5e308]},
                   {"weights": [[1, 1]], "biases": [-1.5e308]}], domain=[1e300, 1.7e300])
    report = analyze("-", stdin=far)
    assert len(report["linear_regions"]) == 2


def test_numbers_round_trip():
    layers = [{"weights": [[5e-324], [1e300], [-0.0]], "biases": [0.1, 1e-300, 0.30000000000000004]},
              {"weights": [[1, 1e-300, 3]], "biases": [1e-7]}]
    status, out, err = run("analyze", "--format", "json", "-", stdin=network(layers))
    assert status == 0, err

    def check(text):
        value = float(text)
        assert len(text) <= len(repr(value)) + 2, text
        return value

    json.loads(out, parse_float=check)


def test_standard_output_that_fails():
    for arguments in (("analyze", LINEAR), ("analyze", "--format", "json", LINEAR), ("--help",),
                      ("--version",), ("examples",), ("render", LINEAR, "-o", "-", "--format", "png")):
        with open("/dev/full", "wb") as full:
            status, _, err = run(*arguments, stdout=full)
        assert status == 1, arguments
        assert err == "reluscope-cli: standard output: can't be written: No space left on device\n", err
    # Closed: what is printed must not end up in a file that is opened later.
    done = subprocess.run(["sh", "-c", '"$0" analyze "$1" >&-', PROGRAM, os.fspath(LINEAR)],
                          stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1 and b"standard output: can't be written" in done.stderr, done
    done = subprocess.run(["sh", "-c", '"$0" analyze - <&-', PROGRAM], stderr=subprocess.PIPE,
                          check=False)
    assert done.returncode == 1 and b"standard input: can't be read" in done.stderr, done


def test_large_output_needs_little_memory():
    """A saw-tooth of 2^17 pieces is printed in pieces: 512 MiB of addresses suffice."""
    tooth = {"weights": [[2, -4], [2, -4]], "biases": [0, -0.5]}
    layers = [{"weights": [[1], [1]], "biases": [0, -0.5]}] + [tooth] * 16
    layers += [{"weights": [[2, -4]], "biases": [0]}]
    path = write("saw.relu.json", network(layers, domain=[0, 1]))
    out = FOLDER / "saw.json"
    limit = None
    if not os.environ.get("RELUSCOPE_SANITIZED"):  # which reserves terabytes of addresses
        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (1 << 29, 1 << 29))
    with out.open("wb") as stream:
        status, _, err = run("analyze", "--format", "json", path, stdout=stream, preexec_fn=limit)
    assert status == 0, err
    report = json.loads(out.read_bytes())
    assert len(report["linear_regions"]) == 1 << 17
    assert {abs(region["slope"]) for region in report["linear_regions"]} == {float(1 << 17)}


def test_render_formats():
    for name, magic in (("a.png", b"\x89PNG\r\n\x1a\n"), ("a.svg", b"<?xml"), ("a.pdf", b"%PDF-1.")):
        path = FOLDER / name
        assert good("render", BENT, "-o", path) == ""
        assert path.read_bytes().startswith(magic), name
        status, out, _ = run("render", BENT, "--output", "-", "--format", name[2:])
        assert status == 0 and out.startswith(magic), name
    path = FOLDER / "sized.png"
    good("render", "-o", path, "--size", "640x400", "--scale", "1.5", BENT)
    assert struct.unpack(">II", path.read_bytes()[16:24]) == (960, 600)
    root = xml.etree.ElementTree.parse(FOLDER / "a.svg").getroot()
    assert root.get("width").startswith("1200") and root.get("height").startswith("750")


def test_render_options_change_the_figure():
    def svg(*arguments):
        status, out, err = run("render", BENT, "-o", "-", "--format", "svg", *arguments)
        assert status == 0, err
        xml.etree.ElementTree.fromstring(out)
        return out

    plain = svg()
    seen = {plain}
    for arguments in (("--theme", "dark"), ("--theme", "projector"), ("--palette", "greys"),
                      ("--domain", "-1", "1"),
                      ("--x-range", "-1", "1"), ("--y-range", "-10", "10"), ("--transparent",),
                      ("--no-headline",), ("--no-contributions",), ("--no-lanes",), ("--slope-strip",),
                      ("--build-up",),
                      ("--reading", "-1.5"), ("--size", "800x600"),
                      ("--compare", LINEAR), ("--compare", LINEAR, "--compare", BENT)):
        picture = svg(*arguments)
        assert picture not in seen, arguments
        seen.add(picture)
    assert svg() == plain, "the same figure twice"


def test_render_shows_data():
    def svg(*arguments):
        status, out, err = run("render", *arguments, "-o", "-", "--format", "svg")
        assert status == 0, err
        return out, xml.etree.ElementTree.fromstring(out).findtext("{*}desc")

    taught, points = FOLDER / "taught.relu.json", FOLDER / "points.csv"
    taught.write_text(json.dumps({**json.loads(BENT.read_text()),
                                  "data": {"x": [-1, 0, 2], "y": [0, 1, 5]}}))
    points.write_text("x,y\n-3,1\n3,2\n")
    own, own_text = svg(taught)
    assert "3 data points, x from −1 to 2, y from 0 to 5." in own_text
    assert svg(taught, "--no-data") == svg(BENT)
    assert svg(taught, "--residuals")[0] != own
    assert "2 data points, x from −3 to 3, y from 1 to 2." in svg(taught, "--data", points)[1]
    bad(2, "--data and --no-data exclude each other (see reluscope-cli render --help)",
        "render", taught, "--data", points, "--no-data", "-o", FOLDER / "never.svg")
    bad(1, f"Failed to open file “{FOLDER / 'no'}”: No such file or directory",
        "render", taught, "--data", FOLDER / "no", "-o", FOLDER / "never.svg")
    assert not (FOLDER / "never.svg").exists()


def test_render_compares_with_other_files():
    status, out, _ = run("render", BENT, "--compare", LINEAR, "-o", "-", "--format", "svg")
    description = xml.etree.ElementTree.fromstring(out).findtext("{*}desc")
    assert status == 0
    assert "Compared with, dashed in grey: Linear case: Linear on −4 ≤ x ≤ 4: f(x) = 2x + 20." in description
    # The domain is that of the figure, a name without a title that of the file.
    named = FOLDER / "nameless.relu.json"
    named.write_text(json.dumps({**json.loads(LINEAR.read_text()), "name": ""}))
    status, out, _ = run("render", BENT, "--compare", named, "--domain", "-1", "1", "-o", "-",
                         "--format", "svg")
    description = xml.etree.ElementTree.fromstring(out).findtext("{*}desc")
    assert "nameless.relu.json: Linear on −1 ≤ x ≤ 1: f(x) = 2x + 20." in description
    bad(1, f"{FOLDER / 'no'}: can't be opened: No such file or directory",
        "render", BENT, "--compare", FOLDER / "no", "-o", FOLDER / "no.svg")
    assert not (FOLDER / "no.svg").exists()


def test_render_never_leaves_half_a_file():
    path = FOLDER / "kept.svg"
    path.write_text("old")
    bad(1, f"{FOLDER / 'no'}: can't be opened: No such file or directory",
        "render", FOLDER / "no", "-o", path)
    assert path.read_text() == "old"
    missing = FOLDER / "missing" / "a.svg"
    bad(1, f"cannot write “{missing}”: No such file or directory", "render", BENT, "-o", missing)
    bad(1, "cannot write “/dev/null”: it is not a regular file",
        "render", BENT, "-o", "/dev/null", "--format", "svg")
    link = FOLDER / "link.svg"
    link.symlink_to("kept.svg")
    good("render", BENT, "-o", link)
    assert link.is_symlink() and path.read_text().startswith("<?xml")
    assert not list(FOLDER.glob("kept.svg.*"))


def test_examples():
    names = [line.split()[0] for line in good("examples").splitlines() if not line.startswith(" ")]
    assert names[0] == "non-linear" and len(names) == 28
    assert sorted(names) == sorted(path.name.split(".")[0] for path in EXAMPLES.glob("*.relu.json"))
    for name in names:
        text = good("examples", name)
        assert text == (EXAMPLES / f"{name}.relu.json").read_text(encoding="utf-8")
        good("analyze", "-", stdin=text.encode())
    bad(1, "nope: there is no such example", "examples", "nope")
    bad(2, "unexpected argument b (see reluscope-cli examples --help)", "examples", "a", "b")


def test_lessons():
    names = [line.split()[0] for line in good("lessons").splitlines() if not line.startswith(" ")]
    assert names[0] == "non-linearity"
    assert sorted(names) == sorted(path.name.split(".")[0] for path in LESSONS.glob("*.relu-lesson.json"))
    for name in names:
        assert good("lessons", name) == (LESSONS / f"{name}.relu-lesson.json").read_text(encoding="utf-8")
    bad(1, "nope: there is no such lesson", "lessons", "nope")


def test_mutated_files_never_crash():
    """Whatever is done to a valid file: done, or refused with one line; never a signal."""
    rng = random.Random(7)
    base = json.loads((EXAMPLES / "deep-unit.relu.json").read_bytes())
    values = [None, True, -1, 0, 1e308, -1e308, 5e-324, "", "relu", "tanh", [], {}, [[]], [1, 2]]
    for _ in range(150):
        tree = copy.deepcopy(base)
        for _ in range(rng.randint(1, 3)):
            node, key, parent = tree, None, None
            while isinstance(node, (dict, list)) and len(node) > 0 and rng.random() < 0.85:
                key = rng.choice(list(node)) if isinstance(node, dict) else rng.randrange(len(node))
                parent, node = node, node[key]
            if parent is not None:
                parent[key] = rng.choice(values)
        status, out, err = run("analyze", "--format", "json", "-", stdin=json.dumps(tree).encode())
        assert status in (0, 1), (status, tree, err)
        if status == 0:
            json.loads(out)
        else:
            assert err.startswith("reluscope-cli: standard input: ") and err.count("\n") == 1, err
            assert not out


def test_manual_pages():
    if shutil.which("mandoc") is None:
        print("mandoc is not installed: skipped")
        return
    for name in ("reluscope.1", "reluscope-cli.1"):
        tap.run("mandoc", "-Tlint", "-Wwarning", SOURCE / "data" / name)
    page = (SOURCE / "data" / "reluscope-cli.1").read_text(encoding="utf-8")
    for command in ("analyze", "render", "trace", "examples"):
        for line in good(command, "--help").splitlines():
            for word in line.split():
                if word.startswith("--") and line.startswith("  "):
                    option = word.strip("-,")
                    assert f"Fl -{option}" in page, f"{option} is not in the manual page"


try:
    tap.main(sys.modules[__name__])
finally:
    shutil.rmtree(FOLDER, ignore_errors=True)

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the regions with an independent computation in rational numbers.

The oracle knows nothing of the program's method: it composes piecewise-linear functions as lists of
exact lines (Python's Fraction), layer by layer. Every point, pattern, state, slope and kind of switch
must agree, for random networks and for networks made to be awkward. Outside the domain every switch as
far as numbers reach must be found.
usage: test-regions-oracle.py REGIONS-DUMP [COUNT [SEED]]
"""

import random
import subprocess
import sys
from fractions import Fraction as F

IDENTITY, RELU, LEAKY = 0, 1, 2
SLIVER = 1e-12


def exact_regions(net):
    """Segments as (from, to, pattern, slope, intercept), exactly; patterns joined where they are equal."""
    a, b = F(net["from"]), F(net["to"])
    segments = [(a, b, (), [(F(1), F(0))])]
    for layer in net["layers"]:
        below = {IDENTITY: F(1), RELU: F(0), LEAKY: F(layer["negative_slope"])}[layer["kind"]]
        knot = layer["kind"] != IDENTITY
        weights = [[F(w) for w in row] for row in layer["weights"]]
        biases = [F(b_) for b_ in layer["biases"]]
        result = []
        for x0, x1, pattern, lines in segments:
            z = []
            for row, bias in zip(weights, biases):
                s, t = F(0), bias
                for w, (hs, ht) in zip(row, lines):
                    if w:
                        s += w * hs
                        t += w * ht
                z.append((s, t))
            cuts = sorted({-t / s for s, t in z if s != 0 and x0 < -t / s < x1}) if knot else []
            for p, q in zip([x0] + cuts, cuts + [x1]):
                m = (p + q) / 2
                states = tuple(int(s * m + t > 0) for s, t in z) if knot else ()
                out = [(s, t) if not knot or s * m + t > 0 else (below * s, below * t) for s, t in z]
                result.append((p, q, pattern + states, out))
        segments = result
    joined = []
    for x0, x1, pattern, lines in segments:
        if joined and joined[-1][2] == pattern:
            joined[-1] = (joined[-1][0], x1, pattern, *joined[-1][3:])
        else:
            joined.append((x0, x1, pattern, *lines[0]))
    return joined


def merge_slivers(segments, reach):
    """The documented rule: switches closer than reach are one; None where it is a close call."""
    result = []
    for i, (x0, x1, *rest) in enumerate(segments):
        width = float(x1 - x0)
        if 0.2 * reach < width < 5 * reach:
            return None
        if width <= reach:
            if not result:                     # at the domain's beginning
                segments[i + 1] = (x0, *segments[i + 1][1:]) if i + 1 < len(segments) else None
            elif i + 1 < len(segments):
                segments[i + 1] = (x0, *segments[i + 1][1:])
            else:
                result[-1] = (result[-1][0], x1, *result[-1][2:])
            continue
        x0 = segments[i][0]
        if result and result[-1][2] == rest[0]:
            result[-1] = (result[-1][0], x1, *result[-1][2:])
        else:
            result.append((x0, x1, *rest))
    return result


def network_text(net):
    out = [net["from"].hex(), net["to"].hex(), str(len(net["layers"]))]
    n = 1
    for layer in net["layers"]:
        out += [str(n), str(len(layer["weights"])), str(layer["kind"]), float(layer["negative_slope"]).hex()]
        n = len(layer["weights"])
    for layer in net["layers"]:
        out += [float(w).hex() for row in layer["weights"] for w in row]
        out += [float(b).hex() for b in layer["biases"]]
    return " ".join(out) + "\n"


class Dump:
    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def regions(self, net):
        self.process.stdin.write(network_text(net))
        self.process.stdin.flush()
        read = self.process.stdout.readline
        first = read()
        if first.startswith("error"):
            return first.strip()
        n = int(first)
        points = [float.fromhex(t) for t in read().split()]
        slopes = [float.fromhex(t) for t in read().split()]
        kinds = read().strip()[1:]
        patterns = [tuple(map(int, t[1:])) for t in read().split()]
        states = read().strip()[1:]
        assert len(points) == 2 * n + 2 and len(slopes) == n and len(patterns) == n
        outside = [(t[0] == "1", [(float.fromhex(x), k == "1") for x, k in zip(t[1::2], t[2::2])])
                   for t in (read().split(), read().split())]
        return {"outside": outside, "xs": points[::2], "ys": points[1::2], "slopes": slopes, "kinds": kinds,
                "patterns": patterns, "states": states}


def compare(net, got):
    """What is wrong with it, or None; "skip" where the documented rule leaves a choice."""
    width = net["to"] - net["from"]
    reach = max(SLIVER * width, max(abs(net["from"]), abs(net["to"])) * 4 * 2.0 ** -52)
    want = merge_slivers(list(exact_regions(net)), reach)
    if want is None:
        return "skip"
    if isinstance(got, str):
        return got
    if len(want) != len(got["slopes"]):
        return f"{len(got['slopes'])} activation regions, not {len(want)}: {got['xs']} / {[float(s[0]) for s in want]}"
    largest = max([abs(s[3]) for s in want] + [abs(s[4]) / F(width) for s in want])
    # What the sums of the forward pass are made of: their rounding errors are relative to this.
    size = max(abs(F(net["from"])), abs(F(net["to"])))
    sizes = [size]
    for layer_ in net["layers"]:
        sizes = [abs(F(b)) + sum(abs(F(w)) * h for w, h in zip(row, sizes))
                 for row, b in zip(layer_["weights"], layer_["biases"])]
    tall = max([abs(s[3] * s[0] + s[4]) for s in want] + [abs(s[3] * s[1] + s[4]) for s in want])
    for i, (x0, x1, pattern, slope, intercept) in enumerate(want):
        if got["patterns"][i] != pattern:
            return f"pattern of region {i}: {got['patterns'][i]}, not {pattern}"
        if abs(F(got["xs"][i]) - x0) > 2 * reach:
            return f"point {i}: {got['xs'][i]!r}, not {float(x0)!r}"
        if abs(F(got["slopes"][i]) - slope) > F(1e-11) * largest + F(1e-300):
            return f"slope {i}: {got['slopes'][i]!r}, not {float(slope)!r}"
        if slope == 0 and got["slopes"][i] != 0:
            return f"slope {i}: {got['slopes'][i]!r}, not zero"
        for x in (x0, x1):
            line = F(got["ys"][i]) + F(got["slopes"][i]) * (x - F(got["xs"][i]))
            # A merged or rounded position moves the curve by its slope there.
            if abs(line - slope * x - intercept) > F(1e-10) * tall + 4 * F(reach) * largest + F(1e-15) * sizes[0] + F(1e-300):
                return f"region {i} at x = {float(x)}: {float(line)!r}, not {float(slope * x + intercept)!r}"
        if i > 0 and (got["kinds"][i - 1] == "1") != (want[i - 1][3] != slope):
            return f"point {i} at {float(x0)}: kind {got['kinds'][i - 1]}, slopes {want[i - 1][3]} {slope}"
    for unit, state in enumerate(got["states"]):
        on = {s[2][unit] for s in want}
        if state != ("2" if len(on) == 2 else str(on.pop())):
            return f"state of unit {unit}: {state}"
    return None


FAR = F(10) ** 400                           # further than any double
LARGEST = F(sys.float_info.max)


def value_sizes(net, x):
    """How large the numbers of the forward pass may get at x, layer by layer."""
    sizes, all_sizes = [abs(x)], []
    for layer_ in net["layers"]:
        sizes = [abs(F(b)) + sum(abs(F(w)) * h for w, h in zip(row, sizes))
                 for row, b in zip(layer_["weights"], layer_["biases"])]
        all_sizes += sizes
    return max(all_sizes)


def compare_outside(net, got):
    """The same for what lies outside the domain; the switches in order outwards."""
    a, b = F(net["from"]), F(net["to"])
    everywhere = exact_regions({**net, "from": -FAR, "to": FAR})
    points = [(s[0], before[3] != s[3]) for before, s in zip(everywhere, everywhere[1:])]
    reach = F(SLIVER) * (b - a)
    close = False
    for (complete, found), end, sign in zip(got["outside"], (a, b), (-1, 1)):
        want = [p for p in points if (p[0] - end) * sign >= -reach and abs(p[0]) <= LARGEST]
        want.sort(key=lambda p: p[0] * sign)
        for (x, _), (y, _) in zip(want, want[1:]):
            close |= abs(y - x) < F(1e-10) * ((b - a) + abs(x - end))
        close |= any(abs(x - end) < 100 * reach and x != end for x, _ in want)
        if close:
            return "skip"
        if not complete:
            if len(found) == len(want):
                continue
            tiny = any(0 < abs(w) < 1e-100 for layer_ in net["layers"] for row in layer_["weights"] for w in row)
            if not tiny and value_sizes(net, 4 * want[len(found)][0]) < LARGEST / 8:
                return f"it stops before {float(want[len(found)][0])!r}"
            want = want[:len(found)]
        if len(found) != len(want):
            return f"{len(found)} places outside, not {len(want)}: {found} / {[(float(x), k) for x, k in want]}"
        for (x, kind), (x_want, kind_want) in zip(found, want):
            if abs(F(x) - x_want) > F(1e-9) * ((b - a) + abs(x_want - end)) + F(1e-12) * abs(end):
                return f"outside: {x!r}, not {float(x_want)!r}"
            if kind != kind_want:
                return f"outside at {x!r}: kind {kind}"
    return None


def layer(kind, weights, biases, negative_slope=0.0):
    return {"kind": kind, "weights": weights, "biases": biases, "negative_slope": negative_slope}


def random_network(r):
    numbers = r.choice([
        lambda: r.gauss(0, 1), lambda: r.gauss(0, 1), lambda: float(r.randint(-2, 2)),
        lambda: r.randint(-8, 8) / 4, lambda: r.randint(-20, 20) / 10,
        lambda: r.choice([0.0, 1.0, -1.0, 0.1, 0.2, 0.3, -0.3, 3.0, 1 / 3]),
        lambda: r.gauss(0, 1) * 10.0 ** r.randint(-6, 6),
        lambda: r.choice([-1, 1]) * r.choice([1e-300, 1e-150, 1.0, 0.0, 2.0]),
    ])
    biases = r.choice([numbers, numbers, numbers, lambda: 0.0])
    depth = r.choice([0, 1, 1, 1, 2, 2, 3, 4, 6])
    widest = {0: 1, 1: 12, 2: 6, 3: 4, 4: 3, 6: 2}[depth]
    layers, n = [], 1
    for _ in range(depth):
        width = r.randint(1, widest)
        kind = r.choice([RELU, RELU, RELU, RELU, LEAKY, IDENTITY])
        layers.append(layer(kind, [[numbers() for _ in range(n)] for _ in range(width)],
                            [biases() for _ in range(width)], r.choice([0.01, 0.5, -1.0, 1.0, 0.0])))
        if kind == RELU and width > 1 and r.random() < .3:      # a duplicate
            i, j = r.sample(range(width), 2)
            layers[-1]["weights"][i] = list(layers[-1]["weights"][j])
            layers[-1]["biases"][i] = layers[-1]["biases"][j]
        n = width
    layers.append(layer(r.choice([IDENTITY, IDENTITY, IDENTITY, RELU, LEAKY]), [[numbers() for _ in range(n)]],
                        [biases()], 0.01))
    if n > 1 and r.random() < .2:                               # changes of slope that cancel
        layers[-1]["weights"][0][1] = -layers[-1]["weights"][0][0]
    a, b = r.choice([(-4.0, 4.0), (-1.0, 1.0), (0.0, 1.0), (-15.0, 15.0), (-2.0, 3.0), (1e6, 1e6 + 1), (-1e-3, 2e-3),
                     (0.1, 0.3), (-1e9, 1e9)])
    return {"from": a, "to": b, "layers": layers}


def tents(depth, up=2.0, down=4.0, at=0.5):
    layers, n = [], 1
    for i in range(depth):
        row = [1.0] if i == 0 else [up, -down]
        layers.append(layer(RELU, [row, row], [0.0, -at]))
    layers.append(layer(IDENTITY, [[up, -down]], [0.0]))
    return {"from": 0.0, "to": 1.0, "layers": layers}


def awkward_networks():
    one = [1.0]
    yield {"from": -4.0, "to": 4.0, "layers": [layer(RELU, [one] * 3, [-10.0, 10.0, 10.0]),
                                               layer(IDENTITY, [[1.0, 1.0, 1.0]], [0.0])]}
    for end in (-4.0, 4.0):                                     # a breakpoint on the domain's end
        yield {"from": -4.0, "to": 4.0, "layers": [layer(RELU, [one, one], [end, 0.0]), layer(IDENTITY, [[1.0, 2.0]], [0.0])]}
    yield {"from": -1.0, "to": 1.0, "layers": [layer(RELU, [one, [-1.0]], [0.0, 0.0]), layer(IDENTITY, [[1.0, -1.0]], [0.0])]}
    yield {"from": -2.0, "to": 2.0, "layers": [layer(RELU, [[0.1], [0.2], [0.3]], [0.0, 0.0, 0.0]),
                                               layer(RELU, [[1.0, 1.0, -1.0], [3.0, 0.0, -1.0]], [0.0, 0.0]),
                                               layer(IDENTITY, [[1e15, 1.0]], [0.0])]}
    yield {"from": -2.0, "to": 2.0, "layers": [layer(RELU, [one, [-1.0]], [0.0, 1.0]), layer(RELU, [[1.0, 0.0], [0.0, 1.0], [4.0, 2.0]], [0.0, 0.0, -3.0]),
                                               layer(IDENTITY, [[1.0, 1.0, 1.0]], [0.0])]}
    yield {"from": -4.0, "to": 4.0, "layers": [layer(RELU, [[1e-300], [1e300]], [1e-300, -1e300]), layer(IDENTITY, [[1e300, 1e-300]], [0.0])]}
    yield {"from": -4.0, "to": 4.0, "layers": [layer(RELU, [[1e-300]], [0.0]), layer(RELU, [[1e-300]], [0.0]), layer(IDENTITY, [[1.0]], [0.0])]}
    yield {"from": -4.0, "to": 4.0, "layers": [layer(IDENTITY, [[0.0]], [3.0])]}
    yield {"from": -4.0, "to": 4.0, "layers": [layer(RELU, [[1.0]], [0.0])]}
    yield {"from": -4.0, "to": 4.0, "layers": [layer(RELU, [[1.0]] * 1000, [i / 100 - 5 for i in range(1000)]),
                                               layer(IDENTITY, [[(-1.0) ** i for i in range(1000)]], [0.0])]}
    for depth in range(1, 8):
        yield tents(depth)
        yield tents(depth, 1.9, 3.8, 0.5)
        yield tents(depth, 2.0, 3.5, 0.45)
    r = random.Random(5)                                        # zero biases: everything switches at 0
    for _ in range(10):
        n = r.randint(2, 8)
        yield {"from": -4.0, "to": 4.0, "layers": [layer(RELU, [[r.gauss(0, 1)] for _ in range(n)], [0.0] * n),
                                                   layer(RELU, [[r.gauss(0, 1) for _ in range(n)] for _ in range(n)], [0.0] * n),
                                                   layer(IDENTITY, [[r.gauss(0, 1) for _ in range(n)]], [0.0])]}


def main():
    dump = Dump(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 3000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    r = random.Random(seed)
    failures = skipped = skipped_outside = done = 0
    for name, nets in (("awkward", awkward_networks()), ("random", (random_network(r) for _ in range(count)))):
        for i, net in enumerate(nets):
            got = dump.regions(net)
            what = compare(net, got)
            done += 1
            if what is None and i % 3 == 0:
                what = compare_outside(net, got)
                if what == "skip":
                    skipped_outside += 1
                    continue
            if what == "skip":
                skipped += 1
            elif what is not None:
                failures += 1
                print(f"{name} network {i}: {what}\n  {net}", file=sys.stderr)
                if failures >= 5:
                    sys.exit(1)
    print(f"{done} networks, {skipped} left out (slivers), {skipped_outside} of those outside, {failures} wrong")
    sys.exit(1 if failures or max(skipped, skipped_outside) > done / 10 else 0)


main()

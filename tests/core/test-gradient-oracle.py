#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares losses and gradients with an independent computation in rational numbers.

The oracle differentiates forwards, one parameter at a time (dual numbers of Python's Fraction), and
knows nothing of backpropagation. Parameters and points are small multiples of powers of two, so that
doubles hold every intermediate number: program and oracle must agree exactly, on kinks too.
usage: test-gradient-oracle.py GRADIENT-DUMP [COUNT [SEED]]
"""

import random
import subprocess
import sys
from fractions import Fraction as F

IDENTITY, RELU, LEAKY = 0, 1, 2
SQUARED, ABSOLUTE, HUBER = 0, 1, 2


def forward(case, x, number):
    """f(x) and its derivative in parameter `number`."""
    values, slopes = [F(x)], [F(0)]
    at = 0
    for n_inputs, n_units, kind, negative in case["layers"]:
        next_values, next_slopes = [], []
        for unit in range(n_units):
            bias = at + n_units * n_inputs + unit
            z, dz = F(case["parameters"][bias]), F(bias == number)
            for i in range(n_inputs):
                index = at + unit * n_inputs + i
                w = F(case["parameters"][index])
                z += w * values[i]
                dz += w * slopes[i] + (values[i] if index == number else 0)
            slope = F(1) if kind == IDENTITY or z > 0 else F(negative) if kind == LEAKY else F(0)
            next_values.append(slope * z)
            next_slopes.append(slope * dz)
        values, slopes = next_values, next_slopes
        at += n_units * (n_inputs + 1)
    return values[0], slopes[0]


def loss_of(case, e):
    delta = F(case["delta"])
    if case["loss"] == SQUARED:
        return e * e, 2 * e
    if case["loss"] == ABSOLUTE:
        return abs(e), F((e > 0) - (e < 0))
    if abs(e) <= delta:
        return e * e / 2, e
    return delta * (abs(e) - delta / 2), delta if e > 0 else -delta


def exact(case):
    n = len(case["x"])
    loss = sum(loss_of(case, forward(case, x, None)[0] - F(y))[0] for x, y in zip(case["x"], case["y"])) / n
    gradient = []
    for number in range(len(case["parameters"])):
        total = F(0)
        for x, y in zip(case["x"], case["y"]):
            f, df = forward(case, x, number)
            total += loss_of(case, f - F(y))[1] * df
        gradient.append(total / n)
    return loss, gradient


def dyadic(rng, size, bits):
    return rng.randint(-size << bits, size << bits) / (1 << bits)


def make(rng):
    widths = [rng.randint(1, 5) for _ in range(rng.randint(0, 3))] + [1]
    layers, n_inputs = [], 1
    for i, width in enumerate(widths):
        last = i == len(widths) - 1
        kind = rng.choice([IDENTITY, IDENTITY, RELU, LEAKY]) if last else rng.choice([RELU, RELU, LEAKY, IDENTITY])
        layers.append((n_inputs, width, kind, rng.choice([0.25, -0.5, 0.0]) if kind == LEAKY else 0.0))
        n_inputs = width
    n_parameters = sum((i + 1) * u for i, u, _, _ in layers)
    # Many zeros: units on their kink at many points, dead ones, layers that hand on nothing.
    parameters = [rng.choice([0.0, 1.0, -1.0, dyadic(rng, 2, 2)]) for _ in range(n_parameters)]
    n = rng.choice([1, 2, 4, 4, 8, 64 if n_parameters < 20 else 8])
    x = [dyadic(rng, 3, 2) for _ in range(n)]
    y = [dyadic(rng, 3, 2) for _ in range(n)]
    case = {"layers": layers, "parameters": parameters, "x": x, "y": y,
            "loss": rng.choice([SQUARED, SQUARED, ABSOLUTE, HUBER]), "delta": rng.choice([0.5, 1.0, 4.0])}
    if rng.random() < 0.3:  # errors of exactly zero
        case["y"] = [float(forward(case, t, None)[0]) if rng.random() < 0.5 else v for t, v in zip(x, y)]
    return case


def main():
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(1 << 32)
    rng = random.Random(seed)
    program = subprocess.Popen([sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    n_zero = 0
    for round_ in range(count):
        case = make(rng)
        words = [case["loss"], case["delta"], len(case["layers"])]
        for layer in case["layers"]:
            words += layer
        words += case["parameters"] + [len(case["x"])] + case["x"] + case["y"]
        program.stdin.write(" ".join(map(str, words)) + "\n")
        program.stdin.flush()
        got = [F(float.fromhex(word)) for word in program.stdout.readline().split()]
        loss, gradient = exact(case)
        n_zero += gradient.count(0)
        if got != [loss, *gradient]:
            print(f"seed {seed}, round {round_}: {case}\nexpected {float(loss)} {list(map(float, gradient))}")
            print(f"found {list(map(float, got))}")
            return 1
    program.stdin.close()
    assert program.wait() == 0
    assert n_zero > 0
    print(f"{count} networks agree (seed {seed})")
    return 0


sys.exit(main())

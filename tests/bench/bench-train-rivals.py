#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps of training a second: ours beside PyTorch and NumPy, in turns, and many starts beside PyTorch's batches.

All are given one thread and measured in processor time, so that others on the machine disturb little. PyTorch
runs in float32, its default, and in float64, as we do; NumPy's backpropagation is written out, in float64. Prints
medians and ratios; fails on nothing. Skipped where PyTorch or NumPy are missing.
usage: bench-train-rivals.py BENCH-TRAIN RELUSCOPE-CLI LEARN-ABSOLUTE-8.RELU.JSON [ROUNDS]
"""

import csv
import json
import math
import os
import resource
import statistics
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from need import need  # noqa: E402

for library in ("OMP", "OPENBLAS", "MKL"):
    os.environ[library + "_NUM_THREADS"] = "1"
torch, np = need("torch", "numpy")
torch.set_num_threads(1)

RATE, BETA1, BETA2, EPSILON = 0.001, 0.9, 0.999, 1e-8
# 1-64-64-1 on a million points takes PyTorch seconds a step and gigabytes.
CASES = [(1, 16, 1024), (2, 64, 1024), (1, 16, 1000000), (2, 64, 1000000)]


def make_points(n):
    x = np.linspace(-2, 2, n)
    return x, np.sin(math.pi / 2 * x) + 0.1 * np.random.default_rng(1).standard_normal(n)


def make_weights(n_hidden, width):
    """As nn.Linear draws them."""
    rng, weights, n_inputs = np.random.default_rng(2), [], 1
    for n_units in [width] * n_hidden + [1]:
        bound = 1 / math.sqrt(n_inputs)
        weights.append((rng.uniform(-bound, bound, (n_units, n_inputs)), rng.uniform(-bound, bound, n_units)))
        n_inputs = n_units
    return weights


def rate_of(step, seconds):
    """Steps a second of processor time; the first one does not count."""
    step()
    n, start = 0, time.process_time()
    while True:
        step()
        n += 1
        spent = time.process_time() - start
        if spent >= seconds:
            return n / spent


class Torch:
    def __init__(self, n_hidden, width, n, dtype):
        self.x, self.y = (torch.tensor(numbers, dtype=dtype).reshape(-1, 1) for numbers in make_points(n))
        self.weights = [torch.tensor(part, dtype=dtype, requires_grad=True)
                        for layer in make_weights(n_hidden, width) for part in layer]
        self.optimizer = torch.optim.Adam(self.weights, lr=RATE, betas=(BETA1, BETA2), eps=EPSILON)

    def step(self):
        h = self.x
        for i in range(0, len(self.weights), 2):
            h = torch.nn.functional.linear(h, self.weights[i], self.weights[i + 1])
            if i + 2 < len(self.weights):
                h = torch.relu(h)
        self.optimizer.zero_grad(set_to_none=True)
        torch.nn.functional.mse_loss(h, self.y).backward()
        self.optimizer.step()


class NumPy:
    def __init__(self, n_hidden, width, n):
        self.x, self.y = make_points(n)
        weights = make_weights(n_hidden, width)
        self.parameters = np.concatenate([part.ravel() for layer in weights for part in layer])
        self.gradient = np.empty_like(self.parameters)
        self.mean, self.square = np.zeros_like(self.parameters), np.zeros_like(self.parameters)
        self.layers, at = [], 0
        for w, b in weights:  # views into the flat vectors: Adam is a few operations on all at once
            middle, end = at + w.size, at + w.size + b.size
            self.layers.append(tuple(part for flat in (self.parameters, self.gradient)
                                     for part in (flat[at:middle].reshape(w.shape), flat[middle:end])))
            at = end
        self.steps = 0

    def step(self):
        activations = [self.x[None, :]]
        for i, (w, b, _, _) in enumerate(self.layers):
            h = w @ activations[-1]
            h += b[:, None]
            if i + 1 < len(self.layers):
                np.maximum(h, 0, out=h)
            activations.append(h)
        delta = activations[-1] - self.y
        delta *= 2 / len(self.x)
        for i in reversed(range(len(self.layers))):
            w, _, w_gradient, b_gradient = self.layers[i]
            np.matmul(delta, activations[i].T, out=w_gradient)
            delta.sum(axis=1, out=b_gradient)
            if i > 0:
                delta = w.T @ delta
                delta *= activations[i] > 0
        self.steps += 1
        self.mean += (1 - BETA1) * (self.gradient - self.mean)
        self.square += (1 - BETA2) * (self.gradient ** 2 - self.square)
        rate = RATE / (1 - BETA1 ** self.steps)
        scale = 1 / math.sqrt(1 - BETA2 ** self.steps)
        self.parameters -= rate * self.mean / (np.sqrt(self.square) * scale + EPSILON)


def ours(bench, case):
    return float(subprocess.run([bench, *map(str, case)], stdout=subprocess.PIPE, text=True, check=True).stdout)


def compare_steps(bench, rounds):
    print("full-batch Adam, squared error: steps a second, median of", rounds)
    for case in CASES:
        large = case[2] > 1024
        makers = {"ours": None, "NumPy": lambda: NumPy(*case), "PyTorch f32": lambda: Torch(*case, torch.float32),
                  "PyTorch f64": lambda: Torch(*case, torch.float64)}
        rates = {name: [] for name in makers}
        for _ in range(1 if large else rounds):
            for name, make in makers.items():
                rates[name].append(rate_of(make().step, 0.5) if make else ours(bench, case))
        medians = {name: statistics.median(values) for name, values in rates.items()}
        print(f"1-{'-'.join([str(case[1])] * case[0])}-1, {case[2]} points:", ", ".join(
            f"{name} {median:.4g}" + ("" if name == "ours" else f" ({medians['ours'] / median:.0f} times slower)")
            for name, median in medians.items()), flush=True)


class TorchStarts:
    """All starts in one batch, by tensors with a row for each."""

    def __init__(self, document, n_starts, dtype):
        n = len(document["layers"][0]["biases"])
        generator = torch.Generator().manual_seed(1)
        self.x = torch.tensor(document["data"]["x"], dtype=dtype)
        self.y = torch.tensor(document["data"]["y"], dtype=dtype)
        shapes = [((n_starts, n, 1), 2), ((n_starts, n, 1), 0), ((n_starts, 1, n), 2 / n), ((n_starts, 1, 1), 0)]
        self.weights = [(torch.randn(shape, generator=generator) * math.sqrt(variance)).to(dtype).requires_grad_()
                        for shape, variance in shapes]
        self.rate = document["training"]["rate"]

    def step(self):
        w, b, v, c = self.weights
        f = torch.baddbmm(c, v, torch.relu(w * self.x + b))
        # A sum over the starts: each has the gradient of its own mean.
        loss = ((f - self.y) ** 2).mean(dim=2).sum()
        with torch.no_grad():
            for weight, gradient in zip(self.weights, torch.autograd.grad(loss, self.weights)):
                weight -= self.rate * gradient


def our_starts(cli, path, n_starts):
    """Steps of all starts together in a second of processor time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    text = subprocess.run([cli, "starts", path, "--starts", str(n_starts), "--threads", "1", "--format", "csv"],
                          stdout=subprocess.PIPE, text=True, check=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return sum(int(row["steps"]) for row in csv.DictReader(text.splitlines())) / spent


def compare_starts(cli, path, rounds):
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    print("many starts of |x| with 8 units, 21 points, gradient descent: steps of all starts a second")
    rates = {"ours": [], "PyTorch f32, 100 at once": [], "PyTorch f32, 10000 at once": []}
    for _ in range(rounds):
        for name, values in rates.items():
            n_starts = 1000 if name == "ours" else int(name.split()[2])
            values.append(our_starts(cli, path, n_starts) if name == "ours" else
                          n_starts * rate_of(TorchStarts(document, n_starts, torch.float32).step, 0.5))
    best = statistics.median(rates["ours"])
    for name, values in rates.items():
        median = statistics.median(values)
        print(f"{name}: {median:.4g}" + ("" if name == "ours" else f" ({best / median:.1f} times slower)"))


def main():
    bench, cli, path = sys.argv[1:4]
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 3
    compare_steps(bench, rounds)
    compare_starts(cli, path, rounds)


main()

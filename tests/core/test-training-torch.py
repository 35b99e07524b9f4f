#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares losses, gradients and whole trainings with PyTorch's autograd and optimizers in float64.

Networks are random, of up to three hidden layers. Half of them are of small multiples of powers of two,
with many zeros, and kinked: units and errors lie exactly on kinks, and all must agree but for the last digit.
The seed is always the same: one training in a thousand takes the last digit for a reason to go elsewhere.
Skipped where there is no PyTorch.
usage: test-training-torch.py GRADIENT-DUMP [COUNT [SEED]]
"""

import os
import random
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from need import need  # noqa: E402

(torch,) = need("torch")
F = torch.nn.functional

IDENTITY, RELU, LEAKY, TANH, SIGMOID, SILU, GELU = range(7)
ACTIVATIONS = {
    IDENTITY: lambda z, slope: z,
    RELU: lambda z, slope: torch.relu(z),
    LEAKY: lambda z, slope: F.leaky_relu(z, slope),
    TANH: lambda z, slope: torch.tanh(z),
    SIGMOID: lambda z, slope: torch.sigmoid(z),
    SILU: lambda z, slope: F.silu(z),
    GELU: lambda z, slope: F.gelu(z),
}
SQUARED, ABSOLUTE, HUBER = range(3)
LOSSES = {
    SQUARED: lambda f, y, delta: F.mse_loss(f, y),
    ABSOLUTE: lambda f, y, delta: F.l1_loss(f, y),
    HUBER: lambda f, y, delta: F.huber_loss(f, y, delta=delta),
}
GD, MOMENTUM, ADAM = range(3)
STEPS = 200


class Case:
    def __init__(self, rng, kinds, losses, coarse):
        widths = [rng.randint(1, 9) for _ in range(rng.randint(0 if coarse else 1, 3))] + [1]
        self.layers, n_inputs = [], 1
        for i, width in enumerate(widths):
            kind = rng.choice([IDENTITY, IDENTITY, RELU] if i == len(widths) - 1 else kinds)
            self.layers.append((n_inputs, width, kind, rng.choice([0.25, 0.0, -0.5]) if kind == LEAKY else 0.0))
            n_inputs = width
        self.loss, self.delta = rng.choice(losses), rng.choice([0.5, 1.0, 4.0])

        def draw(size):
            return rng.randint(-4 * size, 4 * size) / 4 if coarse else rng.uniform(-size, size)

        self.parameters = [rng.choice([0.0, 1.0, draw(2)]) if coarse else draw(1)
                           for n, width, _, _ in self.layers for _ in range((n + 1) * width)]
        n = rng.choice([1, 2, 8, 64]) if coarse else rng.randint(1, 150)
        self.x = [float(draw(3)) for _ in range(n)]
        self.y = [float(draw(3)) for _ in range(n)]
        if coarse and rng.random() < 0.5:  # errors of exactly zero
            f = self.forward(self.tensors()).tolist()
            self.y = [value if rng.random() < 0.5 else y for value, y in zip(f, self.y)]

    def tensors(self):
        """Weights and biases of each layer."""
        made, at = [], 0
        for n_inputs, n_units, _, _ in self.layers:
            for size in (n_inputs * n_units, n_units):
                numbers = torch.tensor(self.parameters[at:at + size], dtype=torch.float64)
                made.append(numbers.reshape(n_units, -1) if size == n_inputs * n_units and len(made) % 2 == 0
                            else numbers)
                made[-1].requires_grad_(True)
                at += size
        return made

    def forward(self, tensors):
        h = torch.tensor(self.x, dtype=torch.float64).reshape(-1, 1)
        for i, (_, _, kind, slope) in enumerate(self.layers):
            h = ACTIVATIONS[kind](F.linear(h, tensors[2 * i], tensors[2 * i + 1]), slope)
        return h.reshape(-1)

    def loss_of(self, tensors):
        return LOSSES[self.loss](self.forward(tensors), torch.tensor(self.y, dtype=torch.float64), self.delta)

    def words(self):
        words = [self.loss, self.delta, len(self.layers)]
        for layer in self.layers:
            words += layer
        return words + self.parameters + [len(self.x)] + self.x + self.y


def flat(tensors):
    return torch.cat([tensor.detach().reshape(-1) for tensor in tensors])


class Program:
    def __init__(self, *command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, words):
        self.process.stdin.write(" ".join(map(repr, words)) + "\n")
        self.process.stdin.flush()
        return torch.tensor([float.fromhex(word) for word in self.process.stdout.readline().split()],
                            dtype=torch.float64)

    def close(self):
        self.process.stdin.close()
        assert self.process.wait() == 0


def largest_difference(found, expected):
    """As a share of the largest number; a gradient may cancel to nothing but rounding."""
    return float((found - expected).abs().max() / expected.abs().max().clamp(min=1e-4))


def compare_gradients(rng, path, count):
    program = Program(path)
    worst = 0.0
    for number in range(count):
        coarse = number % 2 == 0
        case = Case(rng, [IDENTITY, RELU, LEAKY] if coarse else list(ACTIVATIONS), list(LOSSES), coarse)
        tensors = case.tensors()
        loss = case.loss_of(tensors)
        loss.backward()
        expected = torch.cat([loss.detach().reshape(1), flat([tensor.grad for tensor in tensors])])
        found = program.ask(case.words())
        tolerance = 1e-14 if coarse else 1e-11
        difference = largest_difference(found[1:], expected[1:])
        assert abs(found[0] - expected[0]) <= tolerance * abs(expected[0]), (number, vars(case), found[0], expected[0])
        assert difference <= tolerance, (number, vars(case), found, expected)
        # What autograd says is nothing is nothing: dead units.
        if coarse:
            assert bool(((found == 0) == (expected == 0)).all()), (number, vars(case), found, expected)
        worst = max(worst, difference)
    program.close()
    print(f"{count} gradients agree to {worst:.1e}")


def make_optimizer(rng, tensors):
    kind = rng.choice([GD, MOMENTUM, ADAM])
    rate = rng.choice([0.001, 0.01]) if kind == ADAM else rng.choice([0.001, 0.005])
    decay, clip = rng.choice([0.0, 0.0, 0.01]), rng.choice([0.0, 0.0, 0.3])
    words = [kind, rate, 0.8, 0.85, 0.99, 1e-8, decay, clip, STEPS]
    if kind == ADAM:
        return torch.optim.Adam(tensors, lr=rate, betas=(0.85, 0.99), eps=1e-8, weight_decay=decay), clip, words
    momentum = 0.8 if kind == MOMENTUM else 0.0
    return torch.optim.SGD(tensors, lr=rate, momentum=momentum, weight_decay=decay), clip, words


def clip_gradients(tensors, longest):
    """As clip_grad_norm_(), which adds 1e-6 to the length: without that."""
    length = flat([tensor.grad for tensor in tensors]).norm()
    if length > longest:
        for tensor in tensors:
            tensor.grad *= longest / length


def compare_training(rng, path, count):
    program = Program(path, "--train")
    worst = 0.0
    for number in range(count):
        case = Case(rng, [RELU, RELU, LEAKY, TANH, SILU, GELU], [SQUARED, SQUARED, SQUARED, HUBER], coarse=False)
        tensors = case.tensors()
        optimizer, clip, words = make_optimizer(rng, tensors)
        for _ in range(STEPS):
            optimizer.zero_grad()
            case.loss_of(tensors).backward()
            if clip > 0:
                clip_gradients(tensors, clip)
            optimizer.step()
        difference = largest_difference(program.ask(words + case.words()), flat(tensors))
        assert difference <= 1e-9, (number, words, vars(case), difference)
        worst = max(worst, difference)
    program.close()
    print(f"{count} trainings of {STEPS} steps agree to {worst:.1e}")


def main():
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    print(f"seed {seed}", flush=True)
    torch.set_num_threads(1)
    rng = random.Random(seed)
    compare_gradients(rng, sys.argv[1], 5 * count)
    compare_training(rng, sys.argv[1], count // 4)


main()

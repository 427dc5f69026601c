#!/usr/bin/env python3
"""Times trainings of the rivals on samples in PyTorch, as a good user of it would write them, without kernels of its own.

    rivals_torch.py --system symmetry-gan|lie-gan|lie-flow [--threads 2] [--steps 200] [--json file]
    rivals_torch.py --table folder

Same networks, batches, optimisers and number of steps as the methods of Noether; float32. Restarts of SymmetryGAN are one
batched product; the step of LieGAN's generators asks for no gradient by the weights of the discriminator. The folder of
--table is that of bench/compare-rivals: ours-SYSTEM-THREADS-REPEAT.json and peer-SYSTEM-THREADS-REPEAT.json.
"""
import argparse
import glob
import json
import math
import os
import statistics
import sys
import time

WARM_UP = 5


def arguments():
    parser = argparse.ArgumentParser(description="Trainings of rivals in PyTorch.")
    parser.add_argument("--system", choices=["symmetry-gan", "lie-gan", "lie-flow"])
    parser.add_argument("--table", help="folder of runs: print the table of bench/compare-rivals")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--json")
    parsed = parser.parse_args()
    if not parsed.system and not parsed.table:
        parser.error("name --system or --table")
    return parsed


def table(folder):
    print("| system | threads | Noether, ms a step | PyTorch, ms a step | ratio | CPU ms, Noether | CPU ms, PyTorch |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    runs = {}
    for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
        side, rest = os.path.basename(path)[:-5].split("-", 1)
        system, threads, _ = rest.rsplit("-", 2)
        with open(path) as file:
            runs.setdefault((system, int(threads)), {}).setdefault(side, []).append(json.load(file))
    for (system, threads), sides in sorted(runs.items()):
        wall = {side: [run["milliseconds"] for run in some] for side, some in sides.items()}
        cpu = {side: statistics.median(run["cpuMilliseconds"] for run in some) for side, some in sides.items()}
        middle = {side: statistics.median(some) for side, some in wall.items()}
        ratios = [peer / ours for ours, peer in zip(wall["ours"], wall["peer"])]
        print(f"| {system} | {threads} | {middle['ours']:.2f} | {middle['peer']:.2f} | "
              f"**{middle['peer'] / middle['ours']:.2f}** ({min(ratios):.2f} to {max(ratios):.2f}) | "
              f"{cpu['ours']:.2f} | {cpu['peer']:.2f} |")


options = arguments()
if options.table:
    table(options.table)
    sys.exit()
wanted = {
    "OMP_NUM_THREADS": str(options.threads),
    "OPENBLAS_NUM_THREADS": str(options.threads),
    "OMP_WAIT_POLICY": os.environ.get("OMP_WAIT_POLICY", "passive"),
    "OPENBLAS_THREAD_TIMEOUT": os.environ.get("OPENBLAS_THREAD_TIMEOUT", "4"),
    "MALLOC_MMAP_MAX_": "0",
    "MALLOC_TRIM_THRESHOLD_": "8000000000",
}
if any(os.environ.get(name) != value for name, value in wanted.items()):
    os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **wanted})

import torch  # noqa: E402
from torch import nn  # noqa: E402
from torch.nn import functional as F  # noqa: E402

torch.set_num_threads(options.threads)
torch.set_flush_denormal(True)
torch.manual_seed(0)
bce = F.binary_cross_entropy_with_logits


class SymmetryGan:
    """20 restarts on 200,000 samples of a normal distribution in the plane."""

    def __init__(self, restarts=20, rows=200_000):
        self.r = restarts
        self.rows = torch.randn(rows, 2)
        sizes = [2, 25, 25, 1]
        self.net = []
        for a, b in zip(sizes, sizes[1:]):
            bound = math.sqrt(6 / (a + b))
            self.net += [torch.empty(restarts, a, b).uniform_(-bound, bound).requires_grad_(),
                         torch.zeros(restarts, 1, b, requires_grad=True)]
        self.theta = torch.empty(restarts, 2).uniform_(-1, 1).requires_grad_()
        self.judge = torch.optim.Adam(self.net, lr=1e-3, eps=1e-7)
        self.element = torch.optim.Adam([self.theta], lr=1e-3, eps=1e-7)

    def draw(self, n):
        return self.rows[torch.randint(len(self.rows), (self.r, n))]

    def move(self, x):
        c, s = self.theta[:, :1], self.theta[:, 1:]
        return torch.bmm(x, torch.cat([c, s, -s, c], 1).view(-1, 2, 2))

    def logits(self, x):
        for k in range(0, 6, 2):
            x = torch.baddbmm(self.net[k + 1], x, self.net[k])
            if k < 4:
                x = F.relu(x)
        return x

    def loss(self, z, target):
        return bce(z, torch.full_like(z, target)) * self.r

    def take(self, optimizer, parameters, loss):
        for parameter, gradient in zip(parameters, torch.autograd.grad(loss, parameters)):
            parameter.grad = gradient
        optimizer.step()

    def step(self):
        self.take(self.judge, self.net, self.loss(self.logits(self.draw(64)), 1.0))
        with torch.no_grad():
            fake = self.move(self.draw(64))
        self.take(self.judge, self.net, self.loss(self.logits(fake), 0.0))
        self.take(self.element, [self.theta], self.loss(self.logits(self.move(self.draw(128))), 1.0))


class LieGan:
    """Pairs of eight numbers, one generator of 2 x 2 blocks."""

    def __init__(self, rows=15466, batch=64):
        self.rows, self.batch = torch.randn(rows, 16), batch
        self.net = nn.Sequential(
            nn.Linear(16, 512), nn.LeakyReLU(0.2), nn.Linear(512, 512), nn.LeakyReLU(0.2), nn.Linear(512, 1))
        self.mask = torch.block_diag(*[torch.ones(2, 2)] * 4)[None]
        self.l = torch.randn(1, 8, 8, requires_grad=True)
        self.weights = list(self.net.parameters())
        self.judge = torch.optim.Adam(self.weights, lr=2e-4)
        self.generator = torch.optim.Adam([self.l], lr=1e-3, betas=(0.5, 0.999))
        self.targets = torch.cat([torch.ones(batch, 1), torch.zeros(batch, 1)])
        self.ones = torch.ones(batch, 1)
        self.order, self.place = torch.randperm(rows), 0

    def step(self):
        if self.place + self.batch > len(self.order):
            self.order, self.place = torch.randperm(len(self.rows)), 0
        real = self.rows[self.order[self.place:self.place + self.batch]]
        self.place += self.batch
        z = torch.randn(self.batch, 1)
        g = torch.matrix_exp(torch.einsum("bc,cij->bij", z, self.l * self.mask))
        fake = torch.bmm(real.view(self.batch, 2, 8), g.transpose(1, 2)).reshape(self.batch, 16)
        loss = bce(self.net(fake), self.ones) + F.cosine_similarity(fake[:, :8], real[:, :8]).mean().abs()
        self.l.grad, = torch.autograd.grad(loss, [self.l])
        self.generator.step()
        loss = bce(self.net(torch.cat([real, fake.detach()])), self.targets)
        for parameter, gradient in zip(self.weights, torch.autograd.grad(loss, self.weights)):
            parameter.grad = gradient
        self.judge.step()


class LieFlow:
    """Rotations of 13 points."""

    def __init__(self, rows=20_000, batch=1024):
        self.rows, self.batch = torch.randn(rows, 13, 2), batch
        self.clock = nn.Sequential(nn.Linear(128, 128), nn.ReLU(), nn.Linear(128, 26))
        layers, width = [], 52
        for _ in range(4):
            layers += [nn.Linear(width, 128), nn.ReLU()]
            width = 128
        self.body = nn.Sequential(*layers, nn.Linear(128, 4))
        self.weights = [*self.clock.parameters(), *self.body.parameters()]
        self.adam = torch.optim.Adam(self.weights, lr=3e-3)
        self.frequencies = 1000 * 1e-4 ** (torch.arange(64) / 64)
        self.order, self.place = torch.randperm(rows), 0

    def step(self):
        if self.place + self.batch > len(self.order):
            self.order, self.place = torch.randperm(len(self.rows)), 0
        x1 = self.rows[self.order[self.place:self.place + self.batch]]
        self.place += self.batch
        angle = math.pi * (2 * torch.rand(self.batch) - 1)
        t = torch.rand(self.batch) ** 0.2
        turn = (1 - t) * angle
        c, s = turn.cos(), turn.sin()
        x = torch.bmm(x1, torch.stack([c, s, -s, c], 1).view(-1, 2, 2)).flatten(1)
        phase = t[:, None] * self.frequencies
        v = self.body(torch.cat([x, self.clock(torch.cat([phase.sin(), phase.cos()], 1))], 1))
        zero = torch.zeros_like(angle)
        loss = F.mse_loss(v, torch.stack([zero, angle, -angle, zero], 1))
        for parameter, gradient in zip(self.weights, torch.autograd.grad(loss, self.weights)):
            parameter.grad = gradient
        self.adam.step()


training = {"symmetry-gan": SymmetryGan, "lie-gan": LieGan, "lie-flow": LieFlow}[options.system]()
for _ in range(WARM_UP):
    training.step()
wall, cpu = time.perf_counter(), time.process_time()
for _ in range(options.steps):
    training.step()
wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
figures = {
    "version": f"PyTorch {torch.__version__}", "system": options.system, "threads": options.threads, "steps": options.steps,
    "milliseconds": 1000 * wall / options.steps, "cpuMilliseconds": 1000 * cpu / options.steps,
}
print(json.dumps(figures))
if options.json:
    with open(options.json, "w") as file:
        json.dump(figures, file)

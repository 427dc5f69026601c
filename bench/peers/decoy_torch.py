#!/usr/bin/env python3
"""Trains networks of the decoy task in PyTorch, one after another, and counts networks per minute.

    decoy_torch.py --points points.npy [--threads 2] [--networks 3] [--epochs 300] [--json file]
    decoy_torch.py --check folder

points.npy has rows (x, y, label). The folder is written by the verb decoy-exchange of bench/Noether.Benchmarks; --check
repeats its short training and compares the probabilities of all points. As TabularLearner of fastai trains with fit_one_cycle: 2 -> 200 -> 100 -> 1, batch norm
on the inputs, then linear without bias, ReLU and batch norm in each hidden layer, Adam with decoupled weight decay that
leaves out batch norms and biases, one cycle, all training points in one batch, the epoch with the fewest validation
errors kept. No data loader: the points are one tensor.
"""
import argparse
import copy
import json
import math
import os
import resource
import sys
import time

sys.dont_write_bytecode = True

EPOCHS, RATE, DECAY, SHARE = 300, 5e-3, 0.01, 0.2

# Largest difference of a probability that --check accepts: single precision, passed on from step to step.
TOLERANCE = 2e-3


def arguments():
    parser = argparse.ArgumentParser(description="Training of the decoy networks in PyTorch.")
    parser.add_argument("--points", help="a float .npy with a row (x, y, label) for each point")
    parser.add_argument("--check", help="folder of decoy-exchange: repeat its training and compare")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--networks", type=int, default=3, help="networks to measure, after a short one to warm up")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--json", help="write the figures to this file")
    parsed = parser.parse_args()
    if not parsed.points and not parsed.check:
        parser.error("name --points to time trainings or --check to compare")
    return parsed


def restart_with(settings):
    """Starts the program again in the environment that it wants, which libraries read when they are loaded."""
    if any(os.environ.get(name) != value for name, value in settings.items()):
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **settings})


options = arguments()
restart_with({
    # As for the lens (lens_torch.py): two pools of threads that wait asleep, and freed memory kept.
    "OMP_NUM_THREADS": str(options.threads),
    "OPENBLAS_NUM_THREADS": str(options.threads),
    "OMP_WAIT_POLICY": os.environ.get("OMP_WAIT_POLICY", "passive"),
    "OPENBLAS_THREAD_TIMEOUT": os.environ.get("OPENBLAS_THREAD_TIMEOUT", "4"),
    "MALLOC_MMAP_MAX_": "0",
    "MALLOC_TRIM_THRESHOLD_": "8000000000",
})

try:
    import numpy as np
    import torch
    from torch import nn
except ImportError:
    print("PyTorch is missing: install python3-torch and libopenblas0-pthread, or set PYTHON.", file=sys.stderr)
    sys.exit(2)


def build():
    model = nn.Sequential(
        nn.BatchNorm1d(2),
        nn.Linear(2, 200, bias=False), nn.ReLU(), nn.BatchNorm1d(200),
        nn.Linear(200, 100, bias=False), nn.ReLU(), nn.BatchNorm1d(100),
        nn.Linear(100, 1))
    for layer in (model[3], model[6]):
        nn.init.constant_(layer.bias, 1e-3)
    return model


def half_cosine(start, end, place):
    return start + (1 + math.cos(math.pi * (1 - place))) * (end - start) / 2


def cycle(step, steps):
    """Learning rate and first decay of Adam, as in fit_one_cycle."""
    place = step / steps
    if place < 0.25:
        return half_cosine(RATE / 25, RATE, place / 0.25), half_cosine(0.95, 0.85, place / 0.25)
    place = (place - 0.25) / 0.75
    return half_cosine(RATE, RATE / 1e5, place), half_cosine(0.85, 0.95, place)


def train(points, labels, epochs, model, order):
    """Trains a network: its validation accuracy, with the state of the best epoch loaded."""
    held = int(SHARE * len(points))
    x, t = points[order[held:]], labels[order[held:]]
    xv, tv = points[order[:held]], labels[order[:held]]
    loss_of = nn.BCEWithLogitsLoss()
    weights = [layer.weight for layer in model if isinstance(layer, nn.Linear)]
    others = [p for p in model.parameters() if all(p is not weight for weight in weights)]
    optimiser = torch.optim.AdamW(
        [{"params": weights, "weight_decay": DECAY}, {"params": others, "weight_decay": 0}],
        lr=RATE, betas=(0.95, 0.99), eps=1e-5)
    best, kept = (math.inf, math.inf), None
    for epoch in range(epochs):
        model.train()
        rate, momentum = cycle(epoch, epochs)
        for group in optimiser.param_groups:
            group["lr"], group["betas"] = rate, (momentum, 0.99)
        optimiser.zero_grad(set_to_none=True)
        loss_of(model(x).squeeze(1), t).backward()
        optimiser.step()
        model.eval()
        with torch.no_grad():
            output = model(xv).squeeze(1)
            figures = (((output > 0) != (tv > 0.5)).sum().item(), loss_of(output, tv).item())
        if figures < best:
            best, kept = figures, copy.deepcopy(model.state_dict())
    model.load_state_dict(kept)
    return 1 - best[0] / held


def check():
    """Repeats a training of ours from the same weights and the same split."""
    def read(name):
        return torch.from_numpy(np.load(os.path.join(options.check, name + ".npy")).astype(np.float32))
    rows, model = read("points"), build()
    with torch.no_grad():
        for parameter, name in ((model[1].weight, "first"), (model[4].weight, "second"), (model[7].weight, "output"),
                                (model[7].bias, "bias")):
            parameter.copy_(read(name).reshape(parameter.shape))
    points, epochs = rows[:, :2].contiguous(), int(read("epochs").item())
    train(points, rows[:, 2].contiguous(), epochs, model, read("order").long())
    model.eval()
    with torch.no_grad():
        worst = (torch.sigmoid(model(points).squeeze(1)) - read("predictions")).abs().max().item()
    print(f"After {epochs} epochs from the same weights and split, the probabilities of all points agree with PyTorch's to "
          f"{worst:.1e}.")
    return 0 if worst < TOLERANCE else 1


def measure():
    rows = torch.from_numpy(np.load(options.points).astype(np.float32))
    points, labels = rows[:, :2].contiguous(), rows[:, 2].contiguous()
    train(points, labels, min(options.epochs, 10), build(), torch.randperm(len(points)))
    times, accuracies = [], []
    cpu = time.process_time()
    for _ in range(options.networks):
        start = time.perf_counter()
        accuracies.append(train(points, labels, options.epochs, build(), torch.randperm(len(points))))
        times.append(time.perf_counter() - start)
    figures = {
        "threads": options.threads,
        "networks": options.networks,
        "networksPerMinute": 60 * options.networks / sum(times),
        "bestMilliseconds": 1e3 * min(times),
        "cpuMilliseconds": 1e3 * (time.process_time() - cpu) / options.networks,
        "accuracy": float(np.mean(accuracies)),
        "peakMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6,
        "version": "PyTorch " + torch.__version__,
    }
    text = json.dumps(figures, indent=2)
    print(text)
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            file.write(text + "\n")


torch.set_num_threads(options.threads)
torch.set_flush_denormal(True)
torch.manual_seed(1)
if options.check:
    sys.exit(check())
measure()

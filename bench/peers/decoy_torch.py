#!/usr/bin/env python3
"""Trains networks of the decoy task in PyTorch, one after another, and counts networks per minute.

    decoy_torch.py --points points.npy [--threads 2] [--networks 3] [--epochs 300] [--json file]
    decoy_torch.py --check folder

points.npy has a row (x, y, label) for each point of each picture. The folder is written by the verb decoy-exchange of
bench/Noether.Benchmarks; --check compares the first gradient and repeats the short training. As TabularLearner of fastai 1
trains with fit_one_cycle: 2 -> 200 -> 100 -> 1, batch norm on the inputs and before every other linear map, ReLU behind
all but the last, Adam with decoupled weight decay that leaves out batch norms and biases, one cycle, all training points
in one batch, the epoch with the fewest validation errors kept. No data loader: the points are one tensor.
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

# Largest differences that --check accepts: of a gradient, relative to the largest of its kind, single precision; of a
# probability, the same passed on for some steps; later, points that cross a kink on one side only lead both apart.
GRADIENT_TOLERANCE = 1e-4
TOLERANCE = 1e-4


def arguments():
    parser = argparse.ArgumentParser(description="Training of the decoy networks in PyTorch.")
    parser.add_argument("--points", help="a float .npy, pictures x points x (x, y, label)")
    parser.add_argument("--check", help="folder of decoy-exchange: repeat its training and compare")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--networks", type=int, default=5, help="networks to measure, after a short one to warm up")
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
    return nn.Sequential(
        nn.BatchNorm1d(2),
        nn.Linear(2, 200), nn.ReLU(), nn.BatchNorm1d(200),
        nn.Linear(200, 100), nn.ReLU(), nn.BatchNorm1d(100),
        nn.Linear(100, 1))


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
    """Trains a network: share of errors and loss in validation of the best epoch, whose state is loaded."""
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
    return best[0] / held, best[1]


def check():
    """Compares the first gradient with ours and repeats a training from the same weights and the same split."""
    def read(name):
        return torch.from_numpy(np.load(os.path.join(options.check, name + ".npy")).astype(np.float32))
    points, labels, order = read("points")[0, :, :2].contiguous(), read("points")[0, :, 2].contiguous(), read("order").long()
    model, epochs = build(), int(read("epochs").item())
    parts = {
        "first": model[1].weight, "first-bias": model[1].bias, "second": model[4].weight, "second-bias": model[4].bias,
        "output": model[7].weight, "output-bias": model[7].bias, "input-scale": model[0].weight,
        "input-shift": model[0].bias, "first-scale": model[3].weight, "first-shift": model[3].bias,
        "last-scale": model[6].weight, "last-shift": model[6].bias,
    }
    with torch.no_grad():
        for name, parameter in parts.items():
            parameter.copy_(read("initial-" + name))
    start, used = copy.deepcopy(model.state_dict()), order[int(SHARE * len(points)):]
    nn.BCEWithLogitsLoss()(model(points[used]).squeeze(1), labels[used]).backward()
    gradients = [(parameter.grad, read("gradient-" + name)) for name, parameter in parts.items()]
    slope = max(((theirs - ours).abs().max() / theirs.abs().max()).item() for theirs, ours in gradients)
    model.load_state_dict(start)
    loss = train(points, labels, epochs, model, order)[1]
    model.eval()
    with torch.no_grad():
        worst = (torch.sigmoid(model(points).squeeze(1)) - read("predictions")).abs().max().item()
    print(f"From the same weights and split the first gradient agrees with PyTorch's to {slope:.1e} of the largest of its "
          f"kind;\nafter {epochs} epochs the probabilities of all points agree to {worst:.1e}, and the validation loss "
          f"is {loss:.6f} there and\n{read('loss').item():.6f} here.")
    return 0 if slope < GRADIENT_TOLERANCE and worst < TOLERANCE else 1


def measure():
    pictures = [(picture[:, :2].contiguous(), picture[:, 2].contiguous())
                for picture in torch.from_numpy(np.load(options.points).astype(np.float32))]
    train(*pictures[0], min(options.epochs, 10), build(), torch.randperm(len(pictures[0][0])))
    times, errors = [], []
    cpu = time.process_time()
    for network in range(options.networks):
        points, labels = pictures[network % len(pictures)]
        start = time.perf_counter()
        errors.append(train(points, labels, options.epochs, build(), torch.randperm(len(points)))[0])
        times.append(time.perf_counter() - start)
    figures = {
        "threads": options.threads,
        "networks": options.networks,
        "networksPerMinute": 60 * options.networks / sum(times),
        "bestMilliseconds": 1e3 * min(times),
        "cpuMilliseconds": 1e3 * (time.process_time() - cpu) / options.networks,
        "accuracy": 1 - float(np.mean(errors)),
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

#!/usr/bin/env python3
"""Times the training step of the lens in PyTorch (lens_step.py), or checks it against the loss of Noether.

    lens_torch.py --samples x.npy [--hidden 0|1|4] [--tabulate 33] [--threads 1] [--seconds 10] [--json file]
    lens_torch.py --check folder [--threads 1] [--json file]

The folder is written by the verb lens-exchange of bench/Noether.Benchmarks and holds samples.npy, too.
"""
import argparse
import json
import os
import resource
import sys
import time

sys.dont_write_bytecode = True

# Largest differences that --check accepts where the networks are tabulated as in Noether, in double precision: what the
# single precision of Noether leaves.
TERM_TOLERANCE = 1e-5
GRADIENT_TOLERANCE = 1e-4

WARM_UP = 2


def arguments():
    parser = argparse.ArgumentParser(description="Training step of the lens in PyTorch.")
    parser.add_argument("--samples", help="samples to train on, a float .npy with a sample in each row")
    parser.add_argument("--check", help="folder of lens-exchange: compare terms and gradients with it")
    parser.add_argument("--hidden", type=int, default=4, help="hidden units per output; 0 is the marginal part alone")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=10, help="how long to measure, after two steps to warm up")
    parser.add_argument("--steps", type=int, default=3, help="measure at least this many steps")
    parser.add_argument("--tabulate", type=int, default=0, help="evaluate the networks on knots, as Noether does")
    parser.add_argument("--json", help="write the figures to this file")
    parsed = parser.parse_args()
    if not parsed.samples and not parsed.check:
        parser.error("name --samples to time steps or --check to compare")
    return parsed


def restart_with(settings):
    """Starts the program again in the environment that it wants, which libraries read when they are loaded."""
    if any(os.environ.get(name) != value for name, value in settings.items()):
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **settings})


options = arguments()
restart_with({
    # Two pools of threads, elementwise work on that of OpenMP, products on that of OpenBLAS. Both wait asleep: threads
    # that spin in one pool take the processor from those of the other.
    "OMP_NUM_THREADS": str(options.threads),
    "OPENBLAS_NUM_THREADS": str(options.threads),
    "OMP_WAIT_POLICY": os.environ.get("OMP_WAIT_POLICY", "passive"),
    "OPENBLAS_THREAD_TIMEOUT": os.environ.get("OPENBLAS_THREAD_TIMEOUT", "4"),
    # Freed memory is kept: without this every large tensor is mapped and cleared by the system, over and over.
    "MALLOC_MMAP_MAX_": "0",
    "MALLOC_TRIM_THRESHOLD_": "8000000000",
})

try:
    import numpy as np
    import torch
    from lens_step import Step, KERNELS, WEIGHT_DECAY, WEIGHTS
except ImportError:
    print("PyTorch is missing: install python3-torch and libopenblas0-pthread, or set PYTHON.", file=sys.stderr)
    sys.exit(2)


def measure():
    """Trains for a while and measures every step."""
    samples = torch.from_numpy(np.load(options.samples).astype(np.float32))
    d = samples.shape[1]
    batch = 500 * d
    batches = len(samples) // batch
    step = Step(d, d, options.hidden)
    if options.hidden and options.tabulate:
        step.conditional.knots = 8 * torch.linspace(-1, 1, options.tabulate) ** 3
    times = []
    while len(times) < WARM_UP + options.steps or time.perf_counter() - begin < options.seconds:
        if len(times) == WARM_UP:
            begin, cpu = time.perf_counter(), time.process_time()
        start = time.perf_counter()
        at = len(times) % batches
        if at == 0:
            order = torch.randperm(len(samples))
        step.advance(samples[order[at * batch:(at + 1) * batch]], rho=0.5, noise=0.1)
        times.append(time.perf_counter() - start)
    steps = len(times) - WARM_UP
    return {
        "hidden": options.hidden,
        "threads": options.threads,
        "batch": batch,
        "dimension": d,
        "steps": steps,
        "stepsPerSecond": steps / (time.perf_counter() - begin),
        "medianMilliseconds": 1e3 * float(np.median(times[WARM_UP:])),
        "bestMilliseconds": 1e3 * min(times[WARM_UP:]),
        "cpuMilliseconds": 1e3 * (time.process_time() - cpu) / steps,
        "peakMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6,
        "version": "PyTorch " + torch.__version__,
    }


def read(folder, name, dtype):
    return torch.from_numpy(np.load(os.path.join(folder, name + ".npy"))).to(dtype)


def load(folder, facts, dtype):
    """A step with the parameters of an exchange folder."""
    torch.set_default_dtype(dtype)
    d, hidden = facts["dimension"], facts["hidden"] * KERNELS * facts["dimension"]
    step = Step(d, facts["padding"], facts["hidden"])
    with torch.no_grad():
        step.model.a.copy_(read(folder, "skew", dtype))
        step.model.filter.copy_(read(folder, "filter", dtype))
        for own, theirs in zip(step.marginal.parameters(), read(folder, "marginal", dtype)):
            own.copy_(theirs.T)
        for network, flat in zip(step.conditional.children(), read(folder, "conditional", dtype)):
            parts = flat.split((d * hidden, hidden, hidden * KERNELS * d, KERNELS * d))
            network.first.copy_(parts[0].view(d, hidden))
            network.first_bias.copy_(parts[1].view(1, 1, hidden))
            network.second.weight.copy_(parts[2].view(hidden, -1).T)
            network.second.bias.copy_(parts[3])
    return step


def gradients(step, terms):
    """Gradients as the folder keeps them: of the terms by A and psi, of the fit by the estimators' parameters."""
    result = {}
    for name in (*WEIGHTS, "total"):
        by = torch.autograd.grad(terms[name], list(step.model.parameters()), retain_graph=True)
        result[f"d {name} / dA"], result[f"d {name} / dpsi"] = by
    parts = torch.autograd.grad(terms["fit"], list(step.marginal.parameters()), retain_graph=True)
    result["d fit / d marginal"] = torch.stack([part.T for part in parts])
    networks = []
    for network in step.conditional.children():
        weights = list(network.parameters())
        first, bias, second, second_bias = torch.autograd.grad(terms["fit"], weights, retain_graph=True)
        first, second = first + WEIGHT_DECAY * weights[0], second + WEIGHT_DECAY * weights[2]
        networks.append(torch.cat([first.flatten(), bias.flatten(), second.T.flatten(), second_bias]))
    result["d fit / d conditional"] = torch.stack(networks)
    return result


def compare(step, folder, batch, rho, evaluation):
    """Differences of terms and gradients from those of an evaluation in the folder, relative to their size."""
    terms = step.terms(batch, rho)
    rows = {name: abs(terms[name].item() / value - 1) for name, value in evaluation["terms"].items()}
    for name, gradient in gradients(step, terms).items():
        theirs = read(folder, evaluation["gradients"][name], batch.dtype)
        rows[name] = ((gradient - theirs).norm() / theirs.norm()).item()
    return rows


def check(folder):
    """Prints how far terms and gradients are from those of an exchange folder."""
    with open(os.path.join(folder, "exchange.json"), encoding="utf-8") as file:
        facts = json.load(file)
    columns, agree = {}, True
    for dtype in (torch.float64, torch.float32):
        step = load(folder, facts, dtype)
        batch = read(folder, "batch", dtype)
        for evaluation in facts["evaluations"]:
            knots = evaluation["knots"]
            for alike in (True, False):
                # Single precision is what is timed; once is enough to see what it costs.
                if dtype == torch.float32 and knots != facts["evaluations"][0]["knots"]:
                    continue
                step.conditional.knots = read(folder, evaluation["knotValues"], dtype) if alike else None
                rows = compare(step, folder, batch, facts["rho"], evaluation)
                kind = "alike" if alike else "direct"
                columns[f"{kind}, {knots} knots, {str(dtype)[6:]}"] = rows
                if alike and dtype == torch.float64:
                    for name, value in rows.items():  # A NaN fails as well.
                        limit = TERM_TOLERANCE if name in evaluation["terms"] else GRADIENT_TOLERANCE
                        agree = agree and value <= limit
    print("| relative difference | " + " | ".join(columns) + " |")
    print("|---|" + "---:|" * len(columns))
    for name in rows:
        print(f"| {name} | " + " | ".join(f"{column[name]:.1e}" for column in columns.values()) + " |")
    print(f"\nThe losses {'agree' if agree else 'DIFFER'}: where PyTorch tabulates alike, in double precision, terms "
          f"within {TERM_TOLERANCE:g} and gradients within {GRADIENT_TOLERANCE:g} were asked for.")
    return {"hidden": facts["hidden"], "batch": facts["batch"], "agree": agree, "differences": columns}


torch.set_num_threads(options.threads)
# Densities far from a sample are denormal numbers, on which the processor is slow.
torch.set_flush_denormal(True)
torch.manual_seed(1)
figures = check(options.check) if options.check else measure()
if options.json:
    with open(options.json, "w", encoding="utf-8") as output:
        json.dump(figures, output, indent=2)
if options.samples:
    print(json.dumps(figures))
sys.exit(0 if figures.get("agree", True) else 1)

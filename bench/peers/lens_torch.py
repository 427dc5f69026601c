#!/usr/bin/env python3
"""The training step of the lens in PyTorch: the same loss and the same step as `LensStep` and `LensTrainer`.

    lens_torch.py --samples x.npy [--hidden 0|1|4] [--threads 1] [--seconds 10] [--json file]   times steps
    lens_torch.py --check folder [--threads 1] [--json file]       compares with what `lens-exchange` wrote

Method: Efe and Ozakin, SymmetryLens, arXiv 2410.05232. Everything is float32 and vectorised over samples, components,
pairs and mixture kernels. One graph is built per step; two calls of autograd.grad take the gradient of the lens loss by
generator and filter, and the gradient of the estimators' own loss by their parameters, which is what stopping gradients
means, without evaluating any density twice.
"""
import argparse
import json
import math
import os
import resource
import sys
import time


def arguments():
    parser = argparse.ArgumentParser(description="Training step of the lens in PyTorch.")
    parser.add_argument("--samples", help="samples to train on, a float .npy with one sample in a row")
    parser.add_argument("--check", help="folder written by lens-exchange: compare terms and gradients with it")
    parser.add_argument("--hidden", type=int, default=4, help="hidden units per output; 0 leaves the conditional part out")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=10, help="how long to measure, after two steps to warm up")
    parser.add_argument("--steps", type=int, default=3, help="measure at least this many steps")
    parser.add_argument("--json", help="also write the figures to this file")
    options = parser.parse_args()
    if not options.samples and not options.check:
        parser.error("name --samples to time steps or --check to compare")
    return options


options = arguments()
# Both pools of threads, OpenMP of torch and that of OpenBLAS, are sized when they are loaded. Waiting threads of OpenMP
# sleep: those that spin take the processor from the threads of OpenBLAS, and the other way round.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = str(options.threads)
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

try:
    import numpy as np
    import torch
    from torch import nn
    from torch.nn import functional as F
except ImportError:
    sys.exit("lens_torch.py needs PyTorch: install python3-torch and libopenblas0-pthread, or set PYTHON.")

KERNELS = 4
WEIGHT_DECAY = 2e-5  # the gradient of 1e-5 times the sum of squares
WEIGHTS = {"alignment": 1.0, "uniformity": 2.0, "marginalEntropy": 1.0, "jointEntropy": -1.75}
LOG_ROOT_2PI = 0.5 * math.log(2 * math.pi)


def log_mixture(y, log_weights, means, log_variances):
    """Log density of mixtures of Gaussians; the kernels are the axis before the last, which y lacks."""
    z = y.unsqueeze(-2) - means
    exponent = log_weights - 0.5 * (log_variances + z * z * torch.exp(-log_variances))
    return torch.logsumexp(exponent, -2) - LOG_ROOT_2PI


class Model(nn.Module):
    """Generator and filter, and the group convolution L that follows from them."""

    def __init__(self, d, padding, scale=1e-3):
        super().__init__()
        self.d, self.padding = d, padding
        n = d + 2 * padding
        self.a = nn.Parameter(scale * torch.randn(n, n))
        self.filter = nn.Parameter(torch.zeros(d))

    def forward(self, noise):
        generator = torch.matrix_exp((self.a - self.a.T) / 2)
        psi = self.filter + noise * torch.randn(self.d) if noise else self.filter
        psi = F.pad(psi / psi.norm(), (self.padding, self.padding))
        # Rows of L: psi times powers of G on one side, of G^T on the other; both sides in one product.
        both = torch.stack([generator, generator.T])
        row = psi.expand(2, 1, -1)
        rows = []
        for _ in range(self.d // 2):
            row = torch.bmm(row, both)
            rows.append(row)
        sides = torch.cat(rows, 1)
        rows = torch.cat([sides[1].flip(0), psi[None], sides[0]])
        return rows[:, self.padding:self.padding + self.d]


class Marginal(nn.Module):
    """A mixture of four Gaussians for every component."""

    def __init__(self, d):
        super().__init__()
        self.logits = nn.Parameter(torch.ones(KERNELS, d))
        self.means = nn.Parameter(torch.empty(KERNELS, d).uniform_(-0.05, 0.05))
        self.log_variances = nn.Parameter(torch.ones(KERNELS, d))

    def forward(self, y):
        """Mean log densities over the batch, length d: own, of the component below (from 1), above (to d - 2)."""
        log_weights = torch.log_softmax(self.logits.clamp(-4.5, 4.5), 0)
        mixtures = log_weights, self.means, self.log_variances.clamp(-4.5, 4.5)
        own = log_mixture(y, *mixtures).mean(0)
        below = log_mixture(y[:, 1:], *(part[:, :-1] for part in mixtures)).mean(0)
        above = log_mixture(y[:, :-1], *(part[:, 1:] for part in mixtures)).mean(0)
        return own, below, above


class Network(nn.Module):
    """d -> H -> 4d with LeakyReLU(0.2); the input is one-hot in position, so its product is one row of weights."""

    def __init__(self, d, hidden):
        super().__init__()
        self.first = nn.Parameter(nn.init.xavier_uniform_(torch.empty(d, hidden)))
        self.first_bias = nn.Parameter(torch.zeros(1, 1, hidden))
        self.second = nn.Linear(hidden, KERNELS * d)
        nn.init.xavier_uniform_(self.second.weight)
        nn.init.zeros_(self.second.bias)

    def forward(self, revealed, positions):
        """Outputs (g, samples, kernels, d) for values (g, samples) revealed at a range of positions."""
        first = self.first[positions]
        bias = self.first_bias.expand(first.shape[0], 1, -1)
        hidden = F.leaky_relu(torch.baddbmm(bias, revealed.unsqueeze(-1), first.unsqueeze(1)), 0.2, inplace=True)
        return self.second(hidden).unflatten(-1, (KERNELS, -1))


class Conditional(nn.Module):
    """Sample b reveals component b mod d; a mixture for each of the others from three networks."""

    def __init__(self, d, hidden):
        super().__init__()
        self.weights, self.means, self.variances = (Network(d, hidden) for _ in range(3))

    def densities(self, y, revealed, positions, outputs):
        """Mean log densities (g, j) of y (g, samples, j) under the given positions and outputs of the networks."""
        logits = self.weights(revealed, positions)[..., outputs]
        means = self.means(revealed, positions)[..., outputs]
        log_variances = 3.5 * torch.tanh(self.variances(revealed, positions)[..., outputs])
        log_weights = torch.log_softmax(3.5 * torch.tanh(logits), -2)
        return log_mixture(y, log_weights, means, log_variances).mean(1)

    def forward(self, y):
        """As for the marginals, over pairs (g, j); what is on the diagonal does not count."""
        d = y.shape[1]
        y = y.view(-1, d, d).transpose(0, 1).contiguous()
        revealed = torch.diagonal(y, dim1=0, dim2=2).T
        whole, lower, upper = slice(None), slice(None, -1), slice(1, None)
        own = self.densities(y, revealed, whole, whole)
        below = self.densities(y[1:, :, 1:], revealed[1:], lower, lower)
        above = self.densities(y[:-1, :, :-1], revealed[:-1], upper, upper)
        return own, below, above


class Step:
    """Loss, gradients and both optimisers."""

    def __init__(self, d, padding, hidden):
        self.d = d
        self.model = Model(d, padding)
        self.marginal = Marginal(d)
        self.conditional = Conditional(d, hidden * KERNELS * d) if hidden else None
        self.others = 1 - torch.eye(d)
        self.adam = torch.optim.Adam(self.model.parameters(), lr=1e-4)
        # The penalty is on weights only, not on biases.
        named = list(self.conditional.named_parameters()) if hidden else []
        decayed = [p for name, p in named if not name.endswith("bias")]
        free = [p for name, p in named if name.endswith("bias")]
        groups = [{"params": list(self.marginal.parameters())}]
        if hidden:
            groups += [{"params": free}, {"params": decayed, "weight_decay": WEIGHT_DECAY}]
        self.estimator_adam = torch.optim.Adam(groups, lr=1e-3)
        self.estimators = [p for group in groups for p in group["params"]]

    def terms(self, x, rho, noise=0.0):
        """All terms of the lens loss and the loss of the estimators, on a batch as it was drawn."""
        d = self.d
        deviation, mean = torch.std_mean(x, unbiased=False)
        y = ((x - mean) / deviation) @ self.model(noise).T
        covariance = torch.cov(y.T, correction=0)
        deviations = covariance.diagonal().sqrt()
        result = {"alignment": -(covariance.diagonal(1) / (deviations[:-1] * deviations[1:])).mean()}

        values = torch.linalg.eigvalsh(covariance).flip(0).clamp(min=0)
        rank = torch.sigmoid(-50 * (torch.linspace(0, 1, d, dtype=x.dtype) - rho))
        result["jointEntropy"] = (rank * (torch.log(2 * math.pi * values + 1e-7) + 1) / 2).sum() / rank.sum()

        own, below, above = self.marginal(y)
        pairs = F.relu(own[1:] - below).sum() + F.relu(own[:-1] - above).sum()
        result["uniformityMarginal"] = pairs / (2 * (d - 1))
        result["marginalEntropy"] = -own.mean()
        result["fit"] = result["marginalEntropy"]
        result["uniformity"] = result["uniformityMarginal"] / 2
        if self.conditional:
            own, below, above = self.conditional(y)
            pairs = F.relu(own[1:, 1:] - below) * self.others[1:, 1:] + F.relu(own[:-1, :-1] - above) * self.others[1:, 1:]
            result["uniformityConditional"] = pairs.sum() / (2 * (d - 1) * (d - 2))
            result["conditionalEntropy"] = -(own * self.others).sum() / (d * (d - 1))
            result["fit"] = result["fit"] + result["conditionalEntropy"]
            result["uniformity"] = (result["uniformityMarginal"] + result["uniformityConditional"]) / 2
        result["total"] = sum(weight * result[name] for name, weight in WEIGHTS.items())
        return result

    def advance(self, x, rho, noise):
        terms = self.terms(x, rho, noise)
        model = list(self.model.parameters())
        gradients = torch.autograd.grad(terms["total"], model, retain_graph=True)
        gradients += torch.autograd.grad(terms["fit"], self.estimators)
        for parameter, gradient in zip(model + self.estimators, gradients):
            parameter.grad = gradient
        self.adam.step()
        self.estimator_adam.step()


def measure():
    """Trains for a while and measures every step."""
    samples = torch.from_numpy(np.load(options.samples).astype(np.float32))
    d = samples.shape[1]
    batch = 500 * d
    step = Step(d, d, options.hidden)
    order, times = None, []
    begin = None
    count = 0
    while count < 2 + options.steps or time.perf_counter() - begin < options.seconds:
        if count == 2:
            begin = time.perf_counter()
        start = time.perf_counter()
        at = count % (len(samples) // batch)
        if at == 0:
            order = torch.randperm(len(samples))
        step.advance(samples[order[at * batch:(at + 1) * batch]], rho=0.5, noise=0.1)
        times.append(time.perf_counter() - start)
        count += 1
    elapsed = time.perf_counter() - begin
    times = sorted(times[2:])
    write({
        "threads": options.threads, "hidden": options.hidden, "batch": batch, "dimension": d, "steps": len(times),
        "stepsPerSecond": len(times) / elapsed,
        "medianMilliseconds": 1e3 * (times[len(times) // 2] + times[(len(times) - 1) // 2]) / 2,
        "bestMilliseconds": 1e3 * times[0],
        "peakMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6,
        "torch": torch.__version__, "torchThreads": torch.get_num_threads(),
    })


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
        result["d " + name + " / dA"], result["d " + name + " / dpsi"] = by
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


def check(folder):
    """Compares terms and gradients with those of an exchange folder: differences relative to the size of the figure."""
    with open(os.path.join(folder, "exchange.json"), encoding="utf-8") as file:
        facts = json.load(file)
    table = {}
    for dtype in (torch.float64, torch.float32):
        step = load(folder, facts, dtype)
        terms = step.terms(read(folder, "batch", dtype), facts["rho"])
        found = gradients(step, terms)
        for evaluation in facts["evaluations"]:
            column = f"{str(dtype)[6:]}, {evaluation['knots']} knots"
            theirs = evaluation["terms"]
            rows = {name: abs(terms[name].item() / theirs[name] - 1) for name in theirs}
            for name, gradient in found.items():
                file = evaluation["gradients"][name]
                other = read(folder, file, dtype)
                rows[name] = ((gradient - other).norm() / other.norm()).item()
            table[column] = rows
    print("| relative difference | " + " | ".join(table) + " |")
    print("|---|" + "---:|" * len(table))
    for name in next(iter(table.values())):
        print(f"| {name} | " + " | ".join(f"{rows[name]:.1e}" for rows in table.values()) + " |")
    write({"batch": facts["batch"], "differences": table})


def write(figures):
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump(figures, file, indent=2)
    if not options.check:
        print(json.dumps(figures))


torch.set_num_threads(options.threads)
torch.manual_seed(1)
if options.check:
    check(options.check)
else:
    measure()

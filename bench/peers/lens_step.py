"""The training step of the lens in PyTorch: the same loss and the same step as `LensStep` and `LensTrainer`.

Method: Efe and Ozakin, SymmetryLens, arXiv 2410.05232. Everything is vectorised over samples, components, pairs and
mixture kernels. One graph is built per step; two calls of autograd.grad take the gradient of the lens loss by generator
and filter, and that of the estimators' own loss by their parameters. This is what stopping gradients means, without
evaluating any density twice.
"""
import math

import torch
from torch import nn
from torch.nn import functional as F

KERNELS = 4  # Gaussians in a mixture
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
        self.knots = None  # rising values at which the networks are tabulated; None evaluates them for every sample

    def mixtures(self, revealed, positions):
        """Log weights, means and log variances (g, samples, kernels, d) given values revealed at some positions."""
        if self.knots is not None:
            return self.interpolated(revealed, positions)
        return self.outputs(revealed, positions)

    def outputs(self, revealed, positions):
        """The three networks with their activations."""
        log_weights = torch.log_softmax(3.5 * torch.tanh(self.weights(revealed, positions)), -2)
        return log_weights, self.means(revealed, positions), 3.5 * torch.tanh(self.variances(revealed, positions))

    def interpolated(self, revealed, positions):
        """The same as Noether has it: from a table at knots, linear in weights, means and inverse deviations."""
        log_weights, means, log_variances = self.outputs(self.knots.expand(len(revealed), -1), positions)
        revealed = revealed.contiguous()
        low = (torch.searchsorted(self.knots, revealed.detach(), right=True) - 1).clamp(0, len(self.knots) - 2)
        fraction = (revealed - self.knots[low]) / (self.knots[low + 1] - self.knots[low])
        fraction = fraction.clamp(0, 1)[..., None, None]
        group = torch.arange(len(revealed))[:, None]

        def between(values):
            return torch.lerp(values[group, low], values[group, low + 1], fraction)
        weights, inverse = between(log_weights.exp()), between(torch.exp(-0.5 * log_variances))
        return weights.log(), between(means), -2 * inverse.log()

    def densities(self, y, revealed, positions, outputs):
        """Mean log densities (g, j) of y (g, samples, j) under the given positions and outputs of the networks."""
        mixtures = (part[..., outputs] for part in self.mixtures(revealed, positions))
        return log_mixture(y, *mixtures).mean(1)

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
            pairs = (F.relu(own[1:, 1:] - below) + F.relu(own[:-1, :-1] - above)) * self.others[1:, 1:]
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

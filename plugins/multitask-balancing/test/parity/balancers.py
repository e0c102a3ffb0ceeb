"""Golden numbers of the balancers: six SGD steps of three squared errors of one shared vector, by autograd.

    python3 plugins/multitask-balancing/test/parity/balancers.py        (PyTorch 2.13.0)

Written from the papers and, for FAMO, its authors' published algorithm; float64. The tests read balancers.json.
"""

import json
from pathlib import Path

import torch

torch.set_default_dtype(torch.float64)
STEPS, RATE = 6, 0.05
A = torch.tensor([[[1.0, 0.5], [-0.25, 1.0]], [[2.0, -1.0], [0.5, 0.25]], [[0.25, 0.75], [1.5, -0.5]]])
B = torch.tensor([[1.0, -0.5], [3.0, 1.0], [-0.25, 0.5]])
START = torch.tensor([0.5, -0.25])


def losses_at(x):
    return ((A @ x - B) ** 2).mean(1)


def uncertainty():
    x, s = START.clone().requires_grad_(), torch.zeros(3, requires_grad=True)
    optimizer = torch.optim.SGD([x, s], lr=RATE)
    for _ in range(STEPS):
        losses = losses_at(x)
        total = (torch.exp(-s) * losses + s / 2).sum()
        optimizer.zero_grad()
        total.backward()
        optimizer.step()
        yield {"loss": total, "x": x, "s": s}


def gradnorm(alpha=1.5, rate=0.025):
    """Chen et al. 2018, algorithm 1: L_grad is differentiated by autograd, through the gradients' norms."""
    x, w = START.clone().requires_grad_(), torch.ones(3, requires_grad=True)
    first = None
    for _ in range(STEPS):
        losses = losses_at(x)
        first = losses.detach() if first is None else first
        total = (w.detach() * losses).sum()
        norms = torch.stack(
            [torch.autograd.grad(w[t] * losses[t], x, create_graph=True, retain_graph=True)[0].norm() for t in range(3)]
        )
        progress = losses.detach() / first
        target = (norms.mean() * (progress / progress.mean()) ** alpha).detach()
        (move,) = torch.autograd.grad((norms - target).abs().sum(), w, retain_graph=True)
        (down,) = torch.autograd.grad(total, x)
        with torch.no_grad():
            x -= RATE * down
            w -= rate * move
            w *= 3 / w.sum()
        yield {"loss": total, "x": x, "weights": w}


def famo(rate=0.025, decay=0.001):
    x, logits = START.clone().requires_grad_(), torch.zeros(3, requires_grad=True)
    adam = torch.optim.Adam([logits], lr=rate, weight_decay=decay)
    for _ in range(STEPS):
        losses = losses_at(x)
        z = torch.softmax(logits, 0).detach()
        each = losses + 1e-8
        total = (each.log() * z / (z / each).sum().detach()).sum()
        (down,) = torch.autograd.grad(total, x)
        with torch.no_grad():
            x -= RATE * down
            fall = each.log() - (losses_at(x) + 1e-8).log()
        adam.zero_grad()
        (logits.grad,) = torch.autograd.grad(torch.softmax(logits, 0), logits, grad_outputs=fall)
        adam.step()
        yield {"loss": total, "x": x, "logits": logits}


def written(steps):
    return [{name: value.detach().tolist() for name, value in step.items()} for step in steps]


golden = {
    "made with": f"PyTorch {torch.__version__}, float64",
    "A": A.tolist(),
    "B": B.tolist(),
    "start": START.tolist(),
    "rate": RATE,
    "balancers": {f.__name__: written(f()) for f in (uncertainty, gradnorm, famo)},
}
Path(__file__).with_name("balancers.json").write_text(json.dumps(golden) + "\n")

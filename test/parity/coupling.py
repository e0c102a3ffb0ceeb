"""Golden numbers of nodes that learn from each other: the divergence loss, the head class-map, and five steps of two heads
that are matched through it (Kollias 2021), of a student and its teacher, and of values that one head learns from another."""

import numpy
import torch
import torch.nn.functional as F
from golden import rounded, write
from models import Fc, state
from philox import normal
from whole import start
from gradients import worst

EMOTION_UNITS = [
    {}, {4: 1, 7: 1, 24: 1, 10: 0.26, 23: 0.29}, {10: 1, 4: 0.31, 24: 0.26}, {1: 1, 4: 1, 25: 1, 2: 0.57, 26: 0.33},
    {12: 1, 25: 1, 6: 0.51}, {4: 1, 15: 1, 1: 0.6, 6: 0.5}, {1: 1, 2: 1, 25: 1, 26: 1}, {}]
UNITS = [1, 2, 4, 6, 7, 10, 12, 15, 23, 24, 25, 26]
TABLE = torch.tensor([[float(row.get(u, 0)) for u in UNITS] for row in EMOTION_UNITS], dtype=torch.float64)


def of_classes(log_p, log_t, by):
    if by == "kl":
        return F.kl_div(log_p, log_t, reduction="none", log_target=True)
    if by == "cross-entropy":
        return -log_t.exp() * log_p
    m = ((log_p.exp() + log_t.exp()) / 2).log()
    return (F.kl_div(m, log_t, reduction="none", log_target=True) + F.kl_div(m, log_p, reduction="none", log_target=True)) / 2


def divergence(x, t, options, kind, scale):
    """By PyTorch's kl_div, of softmax, or of a Bernoulli distribution per label."""
    T = options["temperature"]
    if kind == "classes":
        cooled = lambda p: p.log() if T == 1 else p.log().div(T).log_softmax(1)
        log_p = x.div(T).log_softmax(1) if scale == "logits" else cooled(x)
        log_t = cooled(t)
        rows = of_classes(log_p, log_t, options["by"]).sum(1)
        return T**2 * rows.mean()
    z = (x if scale == "logits" else x.logit()) / T
    z_t = t.logit() / T
    terms = of_classes(F.logsigmoid(z), F.logsigmoid(z_t), options["by"])
    if options["negatives"]:
        terms = terms + of_classes(F.logsigmoid(-z), F.logsigmoid(-z_t), options["by"])
    rows = terms.sum(1) if options["reduce"] == "sum" else terms.mean(1)
    return T**2 * rows.mean()


def loss_case(g, name, kind, scale, mask=None, **o):
    options = {"type": "divergence", "by": "kl", "temperature": 1, "negatives": True, "reduce": "mean", **o}
    x, z = rounded(8, 5, generator=g, scale=2), rounded(8, 5, generator=g, scale=2)
    as_p = (lambda v: v.softmax(1)) if kind == "classes" else torch.sigmoid
    p = (x if scale == "logits" else as_p(x)).float().double().requires_grad_()
    t = as_p(z).float().double().requires_grad_()
    rows = slice(None) if mask is None else mask.bool()
    value = divergence(p[rows], t[rows], options, kind, scale)
    value.backward()
    statistics = {"kind": kind, "scale": scale, "rows": 8, "counts": [1, 1, 1, 1, 1]}
    return {"name": name, "options": options, "statistics": statistics, "prediction": p, "target": t, "mask": mask,
            "value": value.item(), "gradient": p.grad, "targetGradient": t.grad}


def losses(g):
    mask = torch.tensor([1, 0, 1, 1, 0, 1, 1, 0], dtype=torch.float64)
    made = []
    for by in ["kl", "js", "cross-entropy"]:
        for kind in ["classes", "multi-label"]:
            for scale in ["logits", "probabilities"]:
                made.append(loss_case(g, f"{by} of {scale} of {kind}", kind, scale, by=by))
        made.append(loss_case(g, f"{by} of classes at temperature 3", "classes", "logits", by=by, temperature=3))
        made.append(loss_case(g, f"{by} of labels at temperature 2, summed", "multi-label", "logits", by=by, temperature=2, reduce="sum"))
        made.append(loss_case(g, f"{by} of labels, masked", "multi-label", "probabilities", mask, by=by))
        made.append(loss_case(g, f"{by} of classes, masked", "classes", "logits", mask, by=by))
    made.append(loss_case(g, "cross-entropy of yes alone", "multi-label", "probabilities", by="cross-entropy", negatives=False))
    made.append(loss_case(g, "probabilities of classes at temperature 2", "classes", "probabilities", temperature=2))
    return made


def head_case(g, name, matrix, width, **o):
    options = {"type": "class-map", "input": "x", "from": "classes", "gives": "probabilities", **o}
    x = rounded(6, width, generator=g, scale=2).requires_grad_()
    p = x.softmax(1) if options["from"] == "classes" else x.sigmoid()
    w = matrix
    if options["from"] == "labels":
        sums = matrix.sum(0)
        w = torch.where(sums > 0, matrix / sums.clamp(min=1e-30), torch.zeros_like(matrix))
    output = p @ w
    coefficients = rounded(*output.shape, generator=g)
    (output * coefficients).sum().backward()
    return {"name": name, "options": options, "training": True, "inputs": {"input": x.detach()}, "masks": {}, "variables": {},
            "coefficients": coefficients, "output": output, "gradients": {}, "inputGradients": {"input": x.grad}, "statistics": {}}


def heads(g):
    own = torch.tensor([[0.5, 0, 1], [0, 0, 0.25]], dtype=torch.float64)
    return [
        head_case(g, "expressions to units", TABLE, 8, map="expression-to-units"),
        head_case(g, "units to expressions, as logits", TABLE.T, 12, map="units-to-expression", **{"from": "labels", "gives": "logits"}),
        head_case(g, "a matrix from classes", own, 2, map=own.tolist()),
        head_case(g, "a matrix from labels, a column empty", own, 2, map=own.tolist(), **{"from": "labels"}),
    ]


WIDTH, ROWS, STEPS, RATE = 16, 40, 5, 0.5


def rows():
    x = numpy.stack([normal(WIDTH, 7, "coupled", i) for i in range(ROWS)]).astype(numpy.float32)
    return x, [(-1 if i % 3 == 1 else int(numpy.argmax(v[:8])), [-1] * 12 if i % 3 == 0 else [int(u > 0.3) for u in v[:12]]) for i, v in enumerate(x)]


def steps(name, both, sam):
    """Full batches of SGD. Rows without a label only match."""
    seed, fan = 11, WIDTH**-0.5
    x, truth = rows()
    X = torch.tensor(x).double()
    ex = start(Fc(WIDTH, 8), "ex", seed, {"output.weight": (0, fan), "output.bias": (0, fan)})
    au = start(Fc(WIDTH, 12, activation="sigmoid"), "au", seed, {"output.weight": (0, fan), "output.bias": (0, fan)})
    params = [*ex.parameters(), *au.parameters()]
    ex_rows = [i for i in range(ROWS) if truth[i][0] >= 0]
    au_rows = [i for i in range(ROWS) if truth[i][1][0] >= 0]
    classes = torch.tensor([truth[i][0] for i in ex_rows])
    units = torch.tensor([truth[i][1] for i in au_rows]).double()

    def parts():
        z, p = ex(X), au(X)
        q = z.softmax(1) @ TABLE
        t = p if both else p.detach()
        matching = -(t.clamp(min=1e-8) * q.clamp(min=1e-8).log()).mean(1).mean()
        soft = (p @ (TABLE / TABLE.sum(1, keepdim=True).clamp(min=1e-30)).T).softmax(1).detach()
        return [F.cross_entropy(z[ex_rows], classes), F.binary_cross_entropy(p[au_rows], units), 0.5 * matching,
                F.kl_div(z.log_softmax(1), soft, reduction="batchmean")]

    history = []
    for _ in range(STEPS):
        each = parts()
        history.append([part.item() for part in each])
        gradient = torch.autograd.grad(sum(each), params)
        if sam:
            before = [p.detach().clone() for p in params]
            with torch.no_grad():
                for p, e in zip(params, worst(params, gradient, 0.05, False)):
                    p += e
            gradient = torch.autograd.grad(sum(parts()), params)
            with torch.no_grad():
                for p, w in zip(params, before):
                    p.copy_(w)
        with torch.no_grad():
            for p, d in zip(params, gradient):
                p -= RATE * d
    weights = {f"{node}/{key}": value for node, model in [("ex", ex), ("au", au)] for key, value in state(model).items()}
    return {"name": name, "both": both, "sam": sam, "seed": seed, "width": WIDTH, "steps": STEPS, "rate": RATE,
            "rows": [{"vector": v.tolist(), "expression": e, "units": u} for v, (e, u) in zip(x, truth)],
            "losses": history, "weights": weights}


def main():
    g = torch.Generator().manual_seed(16)
    write("losses/divergence", losses(g))
    write("heads/class-map", heads(g))
    write("coupling", [steps("into both nodes", True, False), steps("into one node", False, False), steps("into both, by SAM", True, True)])


if __name__ == "__main__":
    main()

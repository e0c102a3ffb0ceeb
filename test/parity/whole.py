"""Golden numbers of the paper's whole model: three stages of SAM + SGD on small features, from the seed to the weights.

Initial values, shuffles and dropout masks come from the named streams, so that a run of the page can be compared with
this one weight by weight.
"""

import numpy
import torch
from gradients import worst
from golden import write
from losses import ccc, weighted_asymmetric, weighted_cross_entropy
from models import Anfl, Attention, Fc, stacked, state
from philox import mask, normal, uniform, words

WIDTH, ROWS, BATCH, EPOCHS = 16, 60, 16, 3
RATE, MOMENTUM, DECAY, RHO = 0.02, 0.9, 1 / 256, 0.05


def permutation(n, *name):
    order, draws = list(range(n)), words(max(n - 1, 0), *name)
    for draw, i in zip(draws, range(n - 1, 0, -1)):
        j = int(float(draw) / 2**32 * (i + 1))
        order[i], order[j] = order[j], order[i]
    return order


def start(model, node, seed, deviations):
    """The initial values that the seed gives: N(0, deviation) by variable, else U(-limit, limit)."""
    with torch.no_grad():
        together = stacked(dict(model.names()))
        values = {}
        for name, like in together.items():
            if "norm" in name:
                values[name] = like
                continue
            swapped = name.endswith("weight")  # ours are [inputs, units]
            shape = list(like.transpose(-1, -2).shape if swapped else like.shape)
            deviation, limit = deviations[name]
            size, stream = int(numpy.prod(shape)), (seed, "init", node, name)
            if deviation:
                draws = normal(size, *stream).astype(numpy.float32) * deviation
            else:
                draws = (2 * uniform(size, *stream) - 1) * limit
            value = torch.tensor(draws.astype(numpy.float32)).reshape(shape)
            values[name] = value.transpose(-1, -2) if swapped else value
        for name, tensor in model.names():
            parts = name.split(".")
            tensor.copy_(values[".".join([parts[0], *parts[2:]])][int(parts[1])] if parts[0] == "blocks" else values[name])
    return model.double()


def labels(x, i):
    units = [-1] * 12 if i % 3 == 0 else [int(v > 0.3) for v in x[:12]]
    expression = -1 if i % 3 == 1 else int(numpy.argmax(x[:8]))
    affect = [-5.0, -5.0] if i % 3 == 2 else [round(float(numpy.tanh(v)), 3) for v in x[12:14]]
    return affect, expression, units


def train(stage, seed, models, trained, rows, loss, masks):
    """SAM + SGD with momentum and weight decay, cosine to zero; returns the loss of each epoch, its mean over rows."""
    params = [p for model in trained for p in model.parameters()]
    velocity = [torch.zeros_like(p) for p in params]
    for model in models:
        model.train(any(model is one for one in trained))
    per_epoch, means = -(-len(rows) // BATCH), []
    for epoch in range(EPOCHS):
        order, total = [rows[i] for i in permutation(len(rows), seed, "shuffle", stage, epoch)], 0.0
        for step in range(per_epoch):
            batch = order[step * BATCH : (step + 1) * BATCH]
            masks(len(batch), (seed, "dropout", stage, epoch, step))

            def gradients(moves):
                for module in (m for model in trained for m in model.modules()):
                    if isinstance(module, torch.nn.BatchNorm1d):
                        module.momentum = 0.1 if moves else 0.0
                value = loss(batch)
                return value.item(), torch.autograd.grad(value, params, allow_unused=True)

            value, first = gradients(True)
            total += value * len(batch)
            with torch.no_grad():
                before = [p.clone() for p in params]
                for p, e in zip(params, worst(params, first, RHO, False)):
                    p += e
            _, second = gradients(False)
            t = epoch * per_epoch + step
            rate = RATE * (1 + numpy.cos(numpy.pi * t / (per_epoch * EPOCHS))) / 2
            with torch.no_grad():
                for p, w, g, v in zip(params, before, second, velocity):
                    v.mul_(MOMENTUM).add_(g + DECAY * w)
                    p.copy_(w - rate * v)
        means.append(total / len(rows))
    for model in trained:
        model.eval()
    return means


def run(seed):
    x = numpy.stack([normal(WIDTH, 7, "row", i) for i in range(ROWS)]).astype(numpy.float32)
    truth = [labels(row, i) for i, row in enumerate(x)]
    X = torch.tensor(x).double()
    fan = WIDTH**-0.5
    au = start(Anfl(WIDTH, 12, 4), "au", seed, {
        "blocks.weight": (fan, 0), "blocks.bias": (0, fan), "gcn.u.weight": ((2 / WIDTH) ** 0.5, 0), "gcn.u.bias": (0, fan),
        "gcn.v.weight": ((2 / WIDTH) ** 0.5, 0), "gcn.v.bias": (0, fan), "score": (0, (6 / (12 + WIDTH)) ** 0.5)})
    emotion = start(Fc(WIDTH, 8), "emotion", seed, {"output.weight": (8**-0.5, 0), "output.bias": (0, fan)})
    ex = start(Attention(12, 8, 64, "scalar"), "ex", seed, {
        "query.weight": (0, 12**-0.5), "key.weight": (0, 1.0), "value.weight": (0, 64**-0.5)})
    va = start(Fc(WIDTH, 2, batch_norm=True, activation="tanh"), "va", seed, {"output.weight": (2**-0.5, 0), "output.bias": (0, fan)})
    models, margins = [au, emotion, ex, va], []

    def none(*_):
        pass

    def au_masks(count, name):
        drawn = torch.tensor(mask((12, count, WIDTH), 0.5, *name, "au", "blocks"))
        for drop, one in zip(au.drops, drawn):
            drop.mask = one

    def au_loss(batch):
        out = au(X[batch])
        margins.append(au.margin)
        target = torch.tensor([truth[i][2] for i in batch]).double()
        return weighted_asymmetric(out, target, {"weights": "inverse-rate", "detach": True}, au_counts)

    def ex_loss(batch):
        z = emotion(X[batch])
        target = torch.nn.functional.one_hot(torch.tensor([truth[i][1] for i in batch]), 8).double()
        options = {"weights": "balanced", "labelSmoothing": 0, "softmax": "once"}
        return weighted_cross_entropy(ex(au(X[batch]).detach(), z, z), target, options, ex_counts)

    def va_loss(batch):
        return ccc(va(X[batch]), torch.tensor([truth[i][0] for i in batch]).float().double(), {}, {})

    au_rows = [i for i in range(ROWS) if truth[i][2][0] >= 0]
    ex_rows = [i for i in range(ROWS) if truth[i][1] >= 0]
    va_rows = [i for i in range(ROWS) if truth[i][0][0] >= -1]
    au_counts = {"rows": len(au_rows), "counts": [sum(truth[i][2][k] for i in au_rows) for k in range(12)]}
    ex_counts = {"rows": len(ex_rows), "counts": [sum(truth[i][1] == k for i in ex_rows) for k in range(8)]}
    losses = {
        "au": train("au", seed, models, [au], au_rows, au_loss, au_masks),
        "ex": train("ex", seed, models, [emotion, ex], ex_rows, ex_loss, none),
        "va": train("va", seed, models, [va], va_rows, va_loss, none),
    }
    if min(margins) < 2e-5:
        return None
    weights = {f"{node}/{name}": value for node, model in zip(["au", "emotion", "ex", "va"], models) for name, value in state(model).items()}
    rows = [{"vector": row.tolist(), "fields": [*t[0], t[1], *t[2]]} for row, t in zip(x, truth)]
    return {"name": "three stages", "seed": seed, "width": WIDTH, "batch": BATCH, "epochs": EPOCHS, "rate": RATE, "rows": rows,
            "losses": losses, "weights": weights}


def main():
    write("whole", [next(filter(None, (run(seed) for seed in range(1, 200))))])


if __name__ == "__main__":
    main()

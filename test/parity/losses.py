"""Golden numbers of the losses: value, and gradient with respect to the prediction, with and without a mask."""

import torch
import torch.nn.functional as F
from golden import rounded, write


def inverse_rate(rows, counts):
    rows = rows if isinstance(rows, list) else [rows] * len(counts)
    inverse = torch.tensor([of / n if n else 0.0 for of, n in zip(rows, counts)], dtype=torch.float64)
    present = inverse > 0
    weights = torch.ones_like(inverse)
    weights[present] = present.sum() * inverse[present] / inverse.sum()
    return weights


def balanced(rows, counts):
    return torch.tensor([rows / (len(counts) * n) if n else 1.0 for n in counts], dtype=torch.float64)


def factors(options, statistics, computed):
    if options["weights"] == "none":
        return torch.ones(len(statistics["counts"]), dtype=torch.float64)
    if isinstance(options["weights"], list):
        return torch.tensor(options["weights"], dtype=torch.float64)
    return computed(statistics.get("present", statistics["rows"]), statistics["counts"])


def weighted_asymmetric(p, y, options, statistics):
    focus = p.detach() if options["detach"] else p
    log_p, log_q = p.clamp(min=1e-8).log(), (1 - p).clamp(min=1e-8).log()
    terms = y * log_p + (1 - y) * focus * log_q
    return -(terms * factors(options, statistics, inverse_rate)).mean(dim=1).mean()


def binary_cross_entropy(p, y, options, statistics):
    return F.binary_cross_entropy(p, y, weight=factors(options, statistics, inverse_rate).expand_as(p))


def weighted_cross_entropy(z, y, options, statistics):
    if options["softmax"] == "twice":
        z = z.softmax(dim=1)
    weights = factors(options, statistics, balanced)
    soft = bool(((y != 0) & (y != 1)).any())
    target = y if soft else y.argmax(dim=1)
    return F.cross_entropy(z, target, weight=weights, label_smoothing=options["labelSmoothing"], reduction="none").mean()


def ccc(p, y, options, statistics):
    total = 0
    for a, b in zip(p.T, y.T):
        cov = ((a - a.mean()) * (b - b.mean())).mean()
        both = a.var(unbiased=False) + b.var(unbiased=False) + (a.mean() - b.mean()) ** 2
        total = total + 1 - 2 * cov / (both + 1e-8)
    return total


def mse(p, y, options, statistics):
    return F.mse_loss(p, y)


def mae(p, y, options, statistics):
    return F.l1_loss(p, y)


def huber(p, y, options, statistics):
    return F.huber_loss(p, y, delta=options["delta"])


def carried(loss):
    """The mean loss over the values that rows have."""
    return lambda p, y, options, statistics, mask: loss(p[mask.bool()], y[mask.bool()], options, statistics)


def focal(z, y, options, statistics):
    if statistics["kind"] == "classes":
        weights, log_p = factors(options, statistics, balanced), z.log_softmax(dim=1)
        return -(weights * y * (1 - log_p.exp()) ** options["gamma"] * log_p).sum(dim=1).mean()
    p, weights = z.sigmoid(), factors(options, statistics, inverse_rate)
    each = F.binary_cross_entropy_with_logits(z, y, reduction="none")
    right = p * y + (1 - p) * (1 - y)
    return (weights * (1 - right) ** options["gamma"] * each).mean()


def masked_values(p, y, options, statistics, mask):
    """CCC of one value at a time, over the rows that have it."""
    return sum(ccc(p[m][:, None], y[m][:, None], options, statistics) for p, y, m in zip(p.T, y.T, mask.T.bool()))


def masked_units(loss):
    """The same loss of one label at a time, its own weight and rows, as a mean over the labels present."""
    def of(p, y, options, statistics, mask):
        weights = factors(options, statistics, inverse_rate)
        total = 0
        for i in range(p.shape[1]):
            rows = mask[:, i].bool()
            if rows.any():
                alone = {**options, "weights": [weights[i].item()]}
                one = {**statistics, "rows": 1, "counts": [1]}
                total = total + rows.sum() * loss(p[rows][:, i:i + 1], y[rows][:, i:i + 1], alone, one)
        return total / mask.sum()
    return of


def masked(loss):
    if loss is ccc:
        return masked_values
    return carried(loss) if loss in (mse, mae, huber) else masked_units(loss)


def case(name, loss, options, prediction, target, mask=None, statistics=None):
    statistics = statistics or {"rows": len(target), "counts": target.sum(dim=0).tolist()}
    p = prediction.clone().requires_grad_()
    if mask is not None and mask.dim() == 2:
        value = masked(loss)(p, target, options, statistics, mask)
        value.backward()
        return {"name": name, "options": options, "statistics": statistics, "prediction": prediction,
                "target": target * mask, "mask": mask, "value": value.item(), "gradient": p.grad}
    rows = slice(None) if mask is None else mask.bool()
    value = loss(p[rows], target[rows], options, statistics)
    value.backward()
    return {"name": name, "options": options, "statistics": statistics, "prediction": prediction, "target": target,
            "mask": mask, "value": value.item(), "gradient": p.grad}


def main():
    g = torch.Generator().manual_seed(9)
    mask = torch.tensor([1, 0, 1, 1, 0, 1, 1, 0], dtype=torch.float64)
    p = torch.sigmoid(rounded(8, 5, generator=g)).float().double()
    p[0, 0], p[2, 1] = 0.0, 1.0  # here the arguments of the logarithms are bounded
    y = (torch.rand(8, 5, generator=g) < 0.4).double()
    y[0, 0], y[2, 1] = 0.0, 1.0
    units = torch.ones(8, 5, dtype=torch.float64)
    units[1], units[3, 0], units[4, 1:4], units[6, 4], units[0, 0] = 0, 0, 0, 0, 0
    some = {"rows": 40, "counts": [4, 12, 0, 20, 1], "present": [39, 30, 40, 40, 8]}
    never = {"rows": 40, "counts": [4, 12, 0, 20, 1]}

    def wal(name, mask=None, statistics=None, **o):
        options = {"type": "weighted-asymmetric", "weights": "inverse-rate", "detach": True, **o}
        return case(name, weighted_asymmetric, options, p, y, mask, statistics)

    write("losses/weighted-asymmetric", [
        wal("inverse rates, detached"), wal("the factor p differentiated", detach=False), wal("masked", mask),
        wal("no weights", weights="none"), wal("a list", weights=[1.0, 2.0, 0.5, 0.0, 3.0]),
        wal("a label that never occurs", mask, never), wal("units masked", units, some),
        wal("units masked, the factor p differentiated", units, some, detach=False)])

    inner = p.clamp(0.01, 0.99)

    def bce(name, mask=None, statistics=None, **o):
        options = {"type": "binary-cross-entropy", "weights": "none", **o}
        return case(name, binary_cross_entropy, options, inner.float().double(), y, mask, statistics)

    write("losses/binary-cross-entropy", [bce("plain"), bce("masked", mask), bce("rates", weights="inverse-rate"),
                                          bce("a list, masked", mask, weights=[1.0, 2.0, 0.5, 0.0, 3.0]),
                                          bce("units masked", units),
                                          bce("units masked, rates", units, some, weights="inverse-rate")])

    z = rounded(8, 5, generator=g, scale=2.0)
    onehot = F.one_hot(torch.tensor([0, 1, 1, 3, 3, 3, 0, 4]), 5).double()
    soft = torch.softmax(rounded(8, 5, generator=g), dim=1).float().double()

    def wce(name, target=onehot, mask=None, statistics=None, **o):
        options = {"type": "weighted-cross-entropy", "weights": "balanced", "labelSmoothing": 0, "softmax": "once", **o}
        return case(name, weighted_cross_entropy, options, z, target, mask, statistics)

    write("losses/weighted-cross-entropy", [
        wce("balanced, a class that never occurs"), wce("masked", mask=mask), wce("no weights", weights="none"),
        wce("label smoothing", labelSmoothing=0.1), wce("soft targets", soft),
        wce("a list", weights=[1.0, 2.0, 0.5, 0.0, 3.0]), wce("softmax twice", softmax="twice")])

    v, t = torch.tanh(rounded(8, 2, generator=g)).float().double(), torch.tanh(rounded(8, 2, generator=g)).float().double()
    write("losses/ccc", [case("plain", ccc, {"type": "ccc"}, v, t), case("masked", ccc, {"type": "ccc"}, v, t, mask),
                         case("values masked", ccc, {"type": "ccc"}, v, t, torch.stack([mask, mask.roll(3)], 1))])

    some_values = torch.stack([mask, mask.roll(3)], 1)
    for loss, options in ((mse, {}), (mae, {}), (huber, {"delta": 0.4})):
        name = loss.__name__
        write(f"losses/{name}", [case(title, loss, {"type": name, **options}, 2 * v, t, m) for title, m in
                                 (("plain", None), ("masked", mask), ("values masked", some_values))])

    def of(kind, name, target, mask=None, **o):
        counts = {"kind": kind, "rows": len(target), "counts": target.sum(dim=0).tolist()}
        return case(name, focal, {"type": "focal", "gamma": 2, "weights": "none", **o}, z, target, mask, counts)

    write("losses/focal", [
        of("classes", "classes", onehot), of("classes", "classes, masked", onehot, mask),
        of("classes", "classes, balanced", onehot, weights="balanced"), of("classes", "another gamma", onehot, gamma=0.5),
        of("classes", "gamma 0, soft targets", soft, gamma=0), of("multi-label", "labels", y),
        of("multi-label", "labels, masked", y, mask), of("multi-label", "labels masked one by one", y, units),
        of("multi-label", "labels, weighted", y, weights=[1.0, 2.0, 0.5, 0.0, 3.0])])


if __name__ == "__main__":
    main()

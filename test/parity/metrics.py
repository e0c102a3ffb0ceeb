"""Golden numbers of the metrics by scikit-learn; CCC by numpy from Lin's definition. Classes that never occur included."""

import numpy
import sklearn
import torch
from golden import rounded, write
from sklearn.metrics import (accuracy_score, average_precision_score, balanced_accuracy_score, f1_score,
                             mean_absolute_error, r2_score, recall_score, roc_auc_score, root_mean_squared_error)


def multi_label(name, p, y, threshold=0.5):
    decided, actual = (p >= threshold).int().numpy(), y.int().numpy()
    per_class = f1_score(actual, decided, average=None, zero_division=0)
    return {"name": name, "kind": "multi-label", "threshold": threshold, "prediction": p, "target": y,
            "f1PerClass": per_class.tolist(), "f1Macro": f1_score(actual, decided, average="macro", zero_division=0),
            "accuracy": accuracy_score(actual, decided)}


def some_units(name, p, y, there):
    """Each label separately, over the rows that have it; a row is correct if all its labels are."""
    decided, actual, has = (p >= 0.5).int().numpy(), y.int().numpy(), there.bool().numpy()
    per_class = [f1_score(actual[has[:, i], i], decided[has[:, i], i], zero_division=0) for i in range(p.shape[1])]
    accuracy = numpy.mean([accuracy_score(a[h], d[h]) == 1 for a, d, h in zip(actual, decided, has)])
    return {"name": name, "kind": "multi-label", "threshold": 0.5, "prediction": p, "target": y, "there": there,
            "f1PerClass": per_class, "f1Macro": numpy.mean(per_class).item(), "accuracy": accuracy.item()}


def classes(name, p, y):
    decided, actual, labels = p.argmax(1).numpy(), y.argmax(1).numpy(), list(range(p.shape[1]))
    per_class = f1_score(actual, decided, labels=labels, average=None, zero_division=0)
    macro = f1_score(actual, decided, labels=labels, average="macro", zero_division=0)
    return {"name": name, "kind": "classes", "threshold": 0.5, "prediction": p, "target": y,
            "f1PerClass": per_class.tolist(), "f1Macro": macro, "accuracy": accuracy_score(actual, decided)}


def ranking(name, kind, z, y, there=None):
    """Each column separately, over the rows that have it; columns without a score are null, and not in the mean."""
    if kind == "classes":  # log(p / (1 - p)): confident rows tie in p even in float64
        others = z.double()[:, None, :].expand(-1, z.shape[1], -1).masked_fill(torch.eye(z.shape[1]).bool(), -torch.inf)
        p = (z - others.logsumexp(2)).numpy()
    else:
        p = z.double().sigmoid().numpy()
    actual, has = y.int().numpy(), (torch.ones_like(y) if there is None else there).bool().numpy()

    def each(score, defined):
        columns = [(actual[has[:, i], i], p[has[:, i], i]) for i in range(p.shape[1])]
        values = [float(score(a, q)) if defined(a) else None for a, q in columns]
        return values, float(numpy.mean([value for value in values if value is not None]))

    auroc, mean_auroc = each(roc_auc_score, lambda a: a.min() != a.max())
    precision, mean_precision = each(average_precision_score, lambda a: a.max() == 1)
    decided = (p.argmax(1)[:, None] == numpy.arange(p.shape[1])).astype(int) if kind == "classes" else (p >= 0.5).astype(int)
    if kind == "classes":
        labels = range(p.shape[1])
        recalls = recall_score(actual.argmax(1), p.argmax(1), labels=labels, average=None, zero_division=numpy.nan)
        balanced = [None if numpy.isnan(one) else float(one) for one in recalls]
        mean_balanced = balanced_accuracy_score(actual.argmax(1), p.argmax(1))
    else:
        balanced = [balanced_accuracy_score(actual[has[:, i], i], decided[has[:, i], i]) for i in range(p.shape[1])]
        mean_balanced = numpy.mean(balanced)
    return {"name": name, "kind": kind, "output": z, "target": y, **({} if there is None else {"there": there}),
            "auroc": {"value": mean_auroc, "perClass": auroc},
            "averagePrecision": {"value": mean_precision, "perClass": precision},
            "balancedAccuracy": {"value": float(mean_balanced), "perClass": [b if b is None else float(b) for b in balanced]}}


def regression(name, p, y, there=None):
    has = (torch.ones_like(y) if there is None else there).bool().numpy()
    pairs = [(y.numpy()[has[:, i], i], p.numpy()[has[:, i], i]) for i in range(p.shape[1])]

    def each(score):
        values = [float(score(a, b)) for a, b in pairs]
        return {"value": float(numpy.mean(values)), "perClass": values}

    return {"name": name, "prediction": p, "target": y, **({} if there is None else {"there": there}),
            "mae": each(mean_absolute_error), "rmse": each(root_mean_squared_error), "r2": each(r2_score)}


def concordance(p, y):
    p, y = p.numpy(), y.numpy()
    cov = numpy.mean((p - p.mean(0)) * (y - y.mean(0)), axis=0)
    per = 2 * cov / (p.var(0) + y.var(0) + (p.mean(0) - y.mean(0)) ** 2)
    return per.tolist()


def main():
    g = torch.Generator().manual_seed(7)
    p = torch.rand(40, 5, generator=g)
    y = (p + 0.4 * torch.randn(40, 5, generator=g) > 0.6).float()
    p[:, 3], y[:, 3] = p[:, 3] * 0.4, 0  # never predicted, never true
    y[:, 4] = 0  # predicted, never true
    z = torch.randn(40, 6, generator=g)
    z[:, 5] -= 100  # never predicted
    actual = torch.where(torch.rand(40, generator=g) < 0.6, z.argmax(1), torch.randint(0, 4, (40,), generator=g))
    actual[actual == 4] = 0  # class 4 never true; nor is class 5
    target = torch.nn.functional.one_hot(actual, 6)
    there = torch.ones(40, 5)
    there[::3, 0], there[5:30, 2], there[1::2, 4] = 0, 0, 0
    write("metrics/decisions", [
        multi_label("labels that never occur", p, y), multi_label("another threshold", p, y, 0.3),
        classes("classes that never occur", z.softmax(1), target),
        some_units("units that some rows lack", p, y, there)], sklearn=sklearn.__version__)
    v = torch.tanh(rounded(40, 2, generator=g)).float().double()
    t = (0.5 * v + 0.3 * torch.tanh(rounded(40, 2, generator=g))).float().double()
    cases = [{"name": "moderate", "prediction": v, "target": t, "perClass": concordance(v, t)},
             {"name": "a shifted answer", "prediction": (v + 0.5).float().double(), "target": v,
              "perClass": concordance((v + 0.5).float().double(), v)}]
    write("metrics/ccc", cases)

    logits = rounded(40, 5, generator=g, scale=3.0)
    logits[5:15, 0] = logits[5, 0]  # equal outputs
    on = (logits + 3 * rounded(40, 5, generator=g) > 1).double()
    on[:, 3], on[:, 4] = 0, 1  # never on, always on
    several = torch.softmax(rounded(40, 4, generator=g), 1).argmax(1)
    confident = rounded(40, 4, generator=g, scale=30.0)  # their float32 softmax ties at 0 and 1
    confident[torch.arange(40), several] += 12
    write("metrics/ranking", [
        ranking("labels, some of them never or always on", "multi-label", logits, on),
        ranking("labels that some rows lack", "multi-label", logits[:, :3], on[:, :3], there[:, :3].double()),
        ranking("classes of confident logits", "classes", confident, torch.nn.functional.one_hot(several, 4)),
        ranking("classes of which one never occurs", "classes", confident[:, [0, 1, 2, 3, 0]] * torch.tensor([1, 1, 1, 1, 0.5]),
                torch.nn.functional.one_hot(several, 5))], sklearn=sklearn.__version__)
    age = (40 + 15 * rounded(40, 2, generator=g)).float().double()
    guess = (age + 6 * rounded(40, 2, generator=g)).float().double()
    same = torch.full((40, 2), 30.0, dtype=torch.float64)
    write("metrics/regression", [
        regression("ages", guess, age), regression("values that some rows lack", guess, age, there[:, [0, 2]].double()),
        regression("a constant truth", guess, same), regression("worse than the mean", 2 * guess, age)],
        sklearn=sklearn.__version__)


if __name__ == "__main__":
    main()

"""Golden numbers of the metrics by scikit-learn; CCC by numpy from Lin's definition. Classes that never occur included."""

import numpy
import sklearn
import torch
from golden import rounded, write
from sklearn.metrics import accuracy_score, f1_score


def multi_label(name, p, y, threshold=0.5):
    decided, actual = (p >= threshold).int().numpy(), y.int().numpy()
    per_class = f1_score(actual, decided, average=None, zero_division=0)
    return {"name": name, "kind": "multi-label", "threshold": threshold, "prediction": p, "target": y,
            "f1PerClass": per_class.tolist(), "f1Macro": f1_score(actual, decided, average="macro", zero_division=0),
            "accuracy": accuracy_score(actual, decided)}


def some_units(name, p, y, there):
    """Each label by itself, over the rows that carry it; a row is right where the labels that it carries are."""
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
    actual[actual == 4] = 0  # class 4 never true; class 5 neither
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


if __name__ == "__main__":
    main()

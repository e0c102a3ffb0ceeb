"""Golden numbers of tuned thresholds: the best F1 of each label over scikit-learn's precision_recall_curve."""

import numpy
import sklearn
import torch
from golden import rounded, write
from sklearn.metrics import precision_recall_curve


def best(labels, outputs):
    precision, recall, _ = precision_recall_curve(labels, outputs)
    total = precision + recall
    return float(numpy.max(numpy.where(total > 0, 2 * precision * recall / numpy.where(total > 0, total, 1), 0)))


def case(name, g, rows, width, scale):
    z = rounded(rows, width, generator=g)
    labels = (z + rounded(rows, width, generator=g) > torch.linspace(-1, 2, width)).double()
    outputs = z if scale == "logits" else torch.sigmoid(z).mul(20).round().div(20).float().double()
    return {"name": name, "scale": scale, "outputs": outputs, "labels": labels,
            "best": [best(labels[:, i].numpy(), outputs[:, i].numpy()) for i in range(width)]}


def main():
    g = torch.Generator().manual_seed(5)
    write("thresholds", [case("logits", g, 40, 4, "logits"), case("probabilities with ties", g, 60, 3, "probabilities")],
          scikit_learn=sklearn.__version__)


if __name__ == "__main__":
    main()

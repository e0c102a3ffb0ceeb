"""Scores by scikit-learn (CCC by numpy, from Lin's definition), from the float32 outputs of a model.

Without arguments: writes golden/scores.json. With a folder of a run and METRIC=NODE:KIND, KIND f1 or ccc: prints, as JSON, the
scores of the run's predictions.jsonl, computed again from that file and the label kinds in run.json.
"""

import json
import pathlib
import platform
import sys

import numpy
import sklearn
from sklearn.metrics import accuracy_score, f1_score

GOLDEN = pathlib.Path(__file__).parent / "golden" / "scores.json"


def decided(kind, scale, output, threshold=0.5):
    """0 or 1 per row and column: the largest class, the first among equals; labels with p >= threshold."""
    if kind == "classes":
        return numpy.eye(output.shape[1], dtype=int)[output.argmax(1)]
    cut = numpy.log(threshold / (1 - threshold)) if scale == "logits" else threshold
    return (output >= numpy.float32(cut)).astype(int)


def f1(kind, scale, output, target, threshold=0.5):
    said, true = decided(kind, scale, output, threshold), target.astype(int)
    if kind == "classes":
        labels, said, true = list(range(output.shape[1])), said.argmax(1), true.argmax(1)
        per = f1_score(true, said, labels=labels, average=None, zero_division=0)
        return {"f1PerClass": per.tolist(), "f1Macro": f1_score(true, said, labels=labels, average="macro", zero_division=0),
                "accuracy": accuracy_score(true, said)}
    per = f1_score(true, said, average=None, zero_division=0)
    return {"f1PerClass": per.tolist(), "f1Macro": f1_score(true, said, average="macro", zero_division=0),
            "accuracy": accuracy_score(true, said)}


def ccc(output, target):
    p, y = output.astype(float), target.astype(float)
    covariance = numpy.mean((p - p.mean(0)) * (y - y.mean(0)), axis=0)
    per = 2 * covariance / (p.var(0) + y.var(0) + (p.mean(0) - y.mean(0)) ** 2)
    return {"cccPerClass": per.tolist(), "ccc": per.mean().item()}


def tensor(array):
    return {"shape": list(array.shape), "data": [float(f"{x:.9g}") for x in array.flatten().tolist()]}


def case(name, kind, scale, output, target, threshold=0.5):
    output, target = output.astype(numpy.float32) + 0, target.astype(numpy.float32)  # + 0: no -0
    scores = ccc(output, target) if kind == "continuous" else f1(kind, scale, output, target, threshold)
    return {"name": name, "kind": kind, "scale": scale, "threshold": threshold, "output": tensor(output),
            "target": tensor(target), **scores}


def softmax32(z):
    powers = numpy.exp(z - z.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def main():
    random = numpy.random.default_rng(13)
    rows, classes = 60, 8
    true = numpy.eye(classes)[random.integers(0, classes, rows)]
    # A saturated attention: one entry of each row is far less than 1e-7 above the others, which are 0 or nearly so.
    tiny = (10.0 ** random.uniform(-20, -9, (rows, classes)) * random.random((rows, classes))).astype(numpy.float32)
    tied = softmax32(tiny).argmax(1)
    assert (tied != tiny.argmax(1)).mean() > 0.5, "a float32 softmax decides these rows otherwise"
    close = random.normal(0, 3, (rows, classes)).astype(numpy.float32)
    second = close.max(1) - numpy.float32(3e-7) * numpy.abs(close.max(1))
    close[numpy.arange(rows), (close.argmax(1) + 1) % classes] = second
    equal = numpy.round(random.normal(0, 1, (rows, classes)))  # several are the largest: the first wins
    units = (random.random((rows, 5)) < 0.4).astype(float)
    logits = numpy.round(2 * random.normal(0, 1, (rows, 5))) / 2  # many are exactly 0: p = 0.5
    halves = numpy.round(8 * random.random((rows, 5))) / 8  # many are exactly 0.5
    tenths = numpy.round(10 * random.random((rows, 5))) / 10
    values = numpy.tanh(random.normal(0, 1, (rows, 2)))
    cases = [
        case("logits that tie in a float32 softmax", "classes", "logits", tiny, true),
        case("logits that are next to each other", "classes", "logits", close, true),
        case("logits that are equal", "classes", "logits", equal, true),
        case("logits of labels, some exactly 0", "multi-label", "logits", logits, units),
        case("logits of labels, another threshold", "multi-label", "logits", logits, units, 0.8),
        case("probabilities, some exactly at the threshold", "multi-label", "probabilities", halves, units),
        case("probabilities, some the float32 number of a threshold", "multi-label", "probabilities", tenths, units, 0.7),
        case("values", "continuous", "values", 0.4 * values + 0.3 * random.normal(0, 1, values.shape), values),
    ]
    made = {"python": platform.python_version(), "numpy": numpy.__version__, "sklearn": sklearn.__version__}
    lines = ",\n".join(json.dumps(one, separators=(",", ":")) for one in cases)
    GOLDEN.write_text(f'{{"made":{json.dumps(made)},"cases":[\n{lines}\n]}}\n')
    print(GOLDEN, GOLDEN.stat().st_size)


def recompute(folder, metrics):
    folder = pathlib.Path(folder)
    record = json.loads((folder / "run.json").read_text())
    rows = [json.loads(line) for line in (folder / "predictions.jsonl").read_text().splitlines()]
    scores = {}
    for metric in metrics:
        name, _, of = metric.partition("=")
        node, _, how = of.partition(":")
        space = record["answers"][node]
        labeled = [row for row in rows if space in row["truth"]]
        output = numpy.array([row["outputs"][node] for row in labeled], dtype=numpy.float32)
        target = numpy.array([row["truth"][space] for row in labeled], dtype=numpy.float32)
        kind, scale = record["labels"][space]["kind"], record["scales"][node]
        scores[name] = ccc(output, target)["ccc"] if how == "ccc" else f1(kind, scale, output, target)["f1Macro"]
    print(json.dumps(scores))


if __name__ == "__main__":
    recompute(sys.argv[1], sys.argv[2:]) if len(sys.argv) > 1 else main()

"""Golden numbers of the plugin's parts by autograd: forward values, gradients of every variable and input, statistics.

    python3 plugins/mefl/test/parity/mefl.py        (PyTorch 2.13.0, NumPy not needed)

Written from the description of Luo et al. 2022 as plainly as it can be: every pair of nodes is a tensor of its own and goes
through attention, projection and BatchNorm2d. float64. The tests read golden/mefl.json.
"""

import json
import math
from pathlib import Path

import torch
from torch import nn

torch.set_default_dtype(torch.float64)
generator = torch.Generator().manual_seed(2022)


class Block(nn.Module):
    """ReLU(BN(x W + b)) over x [batch, places, inputs], statistics over batch and places."""

    def __init__(self, inputs, units):
        super().__init__()
        self.fc, self.bn = nn.Linear(inputs, units), nn.BatchNorm1d(units)

    def forward(self, x):
        return torch.relu(self.bn(self.fc(x).transpose(1, 2))).transpose(1, 2)


class Attention(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.query, self.key = nn.Linear(width, width // 2), nn.Linear(width, width // 2)
        self.value = nn.Linear(width, width)

    def forward(self, y, x):
        dots = self.query(y) @ self.key(x).transpose(-2, -1) / math.sqrt(self.query.out_features)
        return torch.softmax(dots, -1) @ self.value(x)


class Convolution(nn.Module):
    """Gated graph convolution; x [batch, nodes, width], e [batch, nodes^2, width] by end, then start."""

    def __init__(self, nodes, width):
        super().__init__()
        for name in ("end", "start", "edge", "own", "other"):
            setattr(self, name, nn.Linear(width, width, bias=False))
        self.edges, self.nodes = nn.BatchNorm1d(nodes * nodes), nn.BatchNorm1d(nodes)

    def forward(self, x, e):
        n = x.shape[1]
        pairs = [(i, j) for i in range(n) for j in range(n)]
        ends, starts = [i for i, _ in pairs], [j for _, j in pairs]
        e = e + torch.relu(self.edges(self.end(x)[:, ends] + self.start(x)[:, starts] + self.edge(e)))
        gates = torch.softmax(torch.sigmoid(e).unflatten(1, (n, n)), 2)
        messages = (gates * self.other(x).unsqueeze(1)).mean(2)
        return torch.relu(x + self.nodes(self.own(x) + messages)), e


class EdgeGraph(nn.Module):
    def __init__(self, inputs, nodes, width):
        super().__init__()
        self.count = nodes
        self.globally = Block(inputs, width)
        self.blocks = nn.ModuleList([Block(width, width) for _ in range(nodes)])
        self.face, self.pair = Attention(width), Attention(width)
        self.edge, self.norm = nn.Linear(width, width), nn.BatchNorm2d(nodes * nodes)
        self.first, self.second = Convolution(nodes, width), Convolution(nodes, width)

    def forward(self, x):
        g = self.globally(x.flatten(1, -2))
        units = [block(g) for block in self.blocks]
        seen = [self.face(u, g) for u in units]
        pairs = [self.pair(seen[j], seen[i]) for i in range(self.count) for j in range(self.count)]
        e = self.norm(self.edge(torch.stack(pairs, 1))).mean(2)
        v = torch.stack([u.mean(1) for u in units], 1)
        v, e = self.first(v, e)
        v, e = self.second(v, e)
        return torch.cat([v, e], 1)

    def ours(self):
        """Our name of a variable -> PyTorch's tensors, stacked if there are several; and whether it is transposed."""
        table = {}

        def linear(name, layers, bias=True):
            table[f"{name}.weight"] = [layer.weight for layer in layers], True
            if bias:
                table[f"{name}.bias"] = [layer.bias for layer in layers], False

        def norm(name, layers):
            for part in ("weight", "bias", "running_mean", "running_var"):
                table[f"{name}.{part}"] = [getattr(layer, part) for layer in layers], False

        linear("global", [self.globally.fc])
        norm("global.norm", [self.globally.bn])
        linear("blocks", [block.fc for block in self.blocks])
        norm("blocks.norm", [block.bn for block in self.blocks])
        for attention in ("face", "pair"):
            for layer in ("query", "key", "value"):
                linear(f"{attention}.{layer}", [getattr(getattr(self, attention), layer)])
        linear("edge", [self.edge])
        norm("edge.norm", [self.norm])
        for name in ("first", "second"):
            convolution = getattr(self, name)
            for layer in ("end", "start", "edge", "own", "other"):
                linear(f"{name}.{layer}", [getattr(convolution, layer)], bias=False)
            norm(f"{name}.edges", [convolution.edges])
            norm(f"{name}.nodes", [convolution.nodes])
        return table


class Similarity(nn.Module):
    def __init__(self, nodes, width):
        super().__init__()
        self.score = nn.Parameter(torch.zeros(nodes, width))

    def forward(self, graph):
        nodes = graph[:, : len(self.score)]
        return torch.nn.functional.cosine_similarity(nodes, torch.relu(self.score).expand_as(nodes), -1)

    def ours(self):
        return {"score": ([self.score], False)}


class EdgeClassifier(nn.Module):
    def __init__(self, nodes, width):
        super().__init__()
        self.count, self.fc = nodes, nn.Linear(width, 4)

    def forward(self, graph):
        return self.fc(graph[:, self.count :]).flatten(1)

    def ours(self):
        return {"edge.weight": ([self.fc.weight], True), "edge.bias": ([self.fc.bias], False)}


def random(*shape, scale=1.0, shift=0.0):
    """Numbers that float32 holds exactly."""
    return (torch.randn(*shape, generator=generator) * scale + shift).float().double()


def shaken(model):
    """No value at its initial one, which could hide a wrong sign or a missing scale."""
    with torch.no_grad():
        for name, tensor in list(model.named_parameters()) + list(model.named_buffers()):
            if tensor.dtype == torch.long:
                continue
            low = "running_var" in name
            tensor.copy_(random(*tensor.shape, scale=0.5).abs() + 0.5 if low else random(*tensor.shape, scale=0.8))
    return model


def plain(tensor):
    return {"shape": list(tensor.shape), "data": [float(f"{x:.9g}") for x in tensor.detach().flatten().tolist()]}


def named(model, of=lambda tensor: tensor):
    def one(tensors, transposed):
        values = [of(tensor) for tensor in tensors]
        values = [value.T if transposed else value for value in values]
        return plain(torch.stack(values) if len(values) > 1 else values[0])

    return {name: one(*entry) for name, entry in model.ours().items() if of(entry[0][0]) is not None}


def case(name, part, model, options, role, x, training):
    model = shaken(model).train(training)
    before = named(model)
    leaf = x.clone().requires_grad_()
    output = model(leaf)
    coefficients = random(*output.shape)
    (output * coefficients).sum().backward()
    # No value that float32 cannot distinguish from zero, except zeros: a bias that batch norm or softmax cancels.
    for key, gradient in named(model, lambda tensor: tensor.grad).items():
        largest = max(map(abs, gradient["data"]))
        assert largest > 0.1 or largest < 1e-9, (name, key, largest)
    statistics = {key: value for key, value in named(model).items() if "running" in key}
    return {
        "name": name, "part": part, "options": options, "role": role, "training": training, "input": plain(x),
        "variables": before, "coefficients": plain(coefficients), "output": plain(output),
        "gradients": named(model, lambda tensor: tensor.grad), "inputGradient": plain(leaf.grad), "statistics": statistics,
    }


def graph_case(name, training, shape, nodes, width):
    options = {"type": "edge-graph", "input": "x", "nodes": nodes, "width": width}
    return case(name, "edge-graph", EdgeGraph(shape[-1], nodes, width), options, "input", random(*shape), training)


def read_case(part, model, nodes, width):
    graph = random(4, nodes + nodes**2, width).abs()
    return case(part, part, model, {"type": part, "graph": "x"}, "graph", graph, True)


def loss_case(name, nodes, mask):
    z = random(5, 4 * nodes**2).requires_grad_()
    y = (torch.rand(5, nodes, generator=generator) < 0.4).double()
    rows = [row for row in range(5) if mask is None or mask[row]]
    classes = torch.tensor([[int(2 * y[r, i] + y[r, j]) for i in range(nodes) for j in range(nodes)] for r in rows])
    loss = nn.functional.cross_entropy(z[rows].reshape(-1, 4), classes.flatten())
    loss.backward()
    return {"name": name, "prediction": plain(z), "target": plain(y), "mask": mask, "loss": loss.item(), "gradient": plain(z.grad)}


golden = {
    "made with": f"PyTorch {torch.__version__}, float64",
    "heads": [
        graph_case("edge-graph, training", True, (3, 4, 5), 3, 4),
        graph_case("edge-graph of a map [height, width, features], training", True, (4, 2, 3, 6), 2, 6),
        graph_case("edge-graph, evaluation", False, (3, 4, 5), 3, 4),
        read_case("similarity", Similarity(3, 5), 3, 5),
        read_case("edge-classifier", EdgeClassifier(3, 5), 3, 5),
    ],
    "losses": [loss_case("every row", 3, None), loss_case("rows without labels left out", 3, [1, 0, 1, 1, 0])],
}
(Path(__file__).parent / "golden" / "mefl.json").write_text(json.dumps(golden) + "\n")

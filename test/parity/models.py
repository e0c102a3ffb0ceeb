"""The heads of Nguyen et al. 2022 in PyTorch modules and autograd, written from the paper and the authors' description."""

import torch
import torch.nn.functional as F
from torch import nn


class Dropout(nn.Module):
    """Dropout with a given mask."""

    mask = None

    def forward(self, x):
        return x * self.mask if self.training and self.mask is not None else x


class Fc(nn.Module):
    def __init__(self, inputs, units, hidden=(), batch_norm=False, activation="none"):
        super().__init__()
        widths = [inputs, *hidden, units]
        self.drops = nn.ModuleList(Dropout() for _ in widths[1:])
        self.linears = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths, widths[1:]))
        self.norms = nn.ModuleList(nn.BatchNorm1d(b) if batch_norm else nn.Identity() for b in widths[1:])
        last = {"none": lambda x: x, "relu": torch.relu, "sigmoid": torch.sigmoid, "tanh": torch.tanh}[activation]
        self.activations = [torch.relu] * len(hidden) + [last]

    def forward(self, x):
        for drop, linear, norm, activation in zip(self.drops, self.linears, self.norms, self.activations):
            x = activation(norm(linear(drop(x))))
        return x

    def names(self):
        layers = [f"hidden.{i}" for i in range(len(self.linears) - 1)] + ["output"]
        yield from (pair for name, linear in zip(layers, self.linears) for pair in linear_names(name, linear))
        for name, norm in zip(layers, self.norms):
            if isinstance(norm, nn.BatchNorm1d):
                yield from norm_names(f"{name}.norm", norm)

    def masks(self):
        layers = [f"hidden.{i}" for i in range(len(self.linears) - 1)] + ["output"]
        return dict(zip(layers, self.drops))


class Anfl(nn.Module):
    def __init__(self, width, nodes, neighbors, similarity="dot"):
        super().__init__()
        self.neighbors, self.similarity = neighbors, similarity
        self.drops = nn.ModuleList(Dropout() for _ in range(nodes))
        self.linears = nn.ModuleList(nn.Linear(width, width) for _ in range(nodes))
        self.norms = nn.ModuleList(nn.BatchNorm1d(width) for _ in range(nodes))
        self.U, self.V = nn.Linear(width, width), nn.Linear(width, width)
        self.bnv = nn.BatchNorm1d(nodes)
        self.score = nn.Parameter(nn.init.xavier_uniform_(torch.empty(nodes, width)))
        self.margin = None

    def adjacency(self, x):
        with torch.no_grad():
            if self.similarity == "dot":
                scores = torch.einsum("bic,bjc->bij", x, x)
            elif self.similarity == "cosine":
                scores = torch.einsum("bic,bjc->bij", F.normalize(x, dim=-1), F.normalize(x, dim=-1))
            else:
                scores = -torch.cdist(x, x, p=1)
            ordered = scores.sort(dim=-1, descending=True).values
            k = self.neighbors
            if k < scores.shape[-1]:
                self.margin = ((ordered[..., k - 1] - ordered[..., k]) / ordered.abs().amax(-1)).min().item()
            return (scores >= ordered[..., k - 1 : k]).to(x.dtype)

    def vectors(self, x):
        blocks = zip(self.drops, self.linears, self.norms)
        return torch.stack([torch.relu(norm(linear(drop(x)))) for drop, linear, norm in blocks], dim=1)

    def forward(self, x):
        v = self.vectors(x)
        edges = self.adjacency(v)
        D = torch.diag_embed(edges.sum(-1) ** -0.5)
        update = (D @ edges @ D) @ self.V(v) + self.U(v)
        v = torch.relu(v + self.bnv(update))
        return (F.normalize(torch.relu(v), dim=-1) * F.normalize(torch.relu(self.score), dim=-1)).sum(-1)

    def names(self):
        for i, (linear, norm) in enumerate(zip(self.linears, self.norms)):
            yield from linear_names(f"blocks.{i}", linear)
            yield from norm_names(f"blocks.{i}.norm", norm)
        yield from linear_names("gcn.u", self.U)
        yield from linear_names("gcn.v", self.V)
        yield from norm_names("gcn.norm", self.bnv)
        yield "score", self.score

    def masks(self):
        return {f"blocks.{i}": drop for i, drop in enumerate(self.drops)}


class Attention(nn.Module):
    def __init__(self, queries, entries, width, tokens):
        super().__init__()
        token = 1 if tokens == "scalar" else entries
        self.tokens = tokens
        self.W_q = nn.Linear(queries, width, bias=False)
        self.W_k = nn.Linear(token, width, bias=False)
        self.w_v = nn.Linear(width, token, bias=False)

    def forward(self, query, key, value):
        if self.tokens == "scalar":
            hidden = torch.tanh(self.W_q(query).unsqueeze(1) + self.W_k(key.unsqueeze(-1)))
            scores = self.w_v(hidden).squeeze(-1)
        else:
            scores = self.w_v(torch.tanh(self.W_q(query) + self.W_k(key)))
        return torch.softmax(scores, dim=-1) * value

    def names(self):
        yield "query.weight", self.W_q.weight
        yield "key.weight", self.W_k.weight
        yield "value.weight", self.w_v.weight

    def masks(self):
        return {}


def linear_names(name, linear):
    yield f"{name}.weight", linear.weight
    yield f"{name}.bias", linear.bias


def norm_names(name, norm):
    yield f"{name}.weight", norm.weight
    yield f"{name}.bias", norm.bias
    yield f"{name}.running_mean", norm.running_mean
    yield f"{name}.running_var", norm.running_var


def ours(name, tensor):
    """A PyTorch tensor in our layout: weights of linear layers are [inputs, units]."""
    tensor = tensor.detach().clone()
    return tensor.T.contiguous() if tensor.dim() == 2 and name.endswith("weight") else tensor


def stacked(tensors):
    """`blocks.<i>.<rest>` of all i as one `blocks.<rest>`, i first."""
    together = {}
    for name, tensor in tensors.items():
        parts = name.split(".")
        if parts[0] == "blocks":
            together.setdefault(".".join([parts[0], *parts[2:]]), []).append(tensor)
    alone = {name: tensor for name, tensor in tensors.items() if not name.startswith("blocks.")}
    return alone | {name: torch.stack(rows) for name, rows in together.items()}


def state(model):
    return stacked({name: ours(name, tensor) for name, tensor in model.names()})



def shaken(model, generator):
    """Every variable away from its initial value, including those of batch norm, and exact in float32."""
    with torch.no_grad():
        for name, tensor in model.names():
            noise = torch.randn(tensor.shape, generator=generator)
            if name.endswith("running_var"):
                tensor.copy_(0.5 + noise.abs())
            elif "norm" in name or name.endswith("bias"):
                tensor.copy_(0.3 * noise + (1 if name.endswith("weight") else 0))
            elif name == "score":
                tensor.copy_(noise)
            else:
                tensor.copy_(noise / tensor.shape[-1] ** 0.5)
    model.double()
    return model

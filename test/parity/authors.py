"""The paper's whole model with the names of its authors' code: a checkpoint as they save it, features, and its outputs.

The checkpoint is float32; outputs are computed from it in float64.
"""

import numpy
import torch
import torch.nn.functional as F
from golden import GOLDEN, write
from torch import nn

WIDTH, UNITS, CLASSES, NEIGHBORS, ATTENTION, ROWS = 24, 12, 8, 4, 64, 20
folder = GOLDEN / "authors"


class Linear(nn.Module):
    def __init__(self, inputs, units, norm):
        super().__init__()
        self.fc = nn.Linear(inputs, units)
        if norm:
            self.bn = nn.BatchNorm1d(units)

    def forward(self, x):
        return self.bn(self.fc(x)) if hasattr(self, "bn") else self.fc(x)


class Gnn(nn.Module):
    def __init__(self):
        super().__init__()
        self.U, self.V = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.bnv = nn.BatchNorm1d(UNITS)

    def forward(self, x):
        similar = x.detach() @ x.detach().transpose(1, 2)
        kth = similar.topk(NEIGHBORS, dim=-1).values[..., -1:]
        edges = (similar >= kth).to(x.dtype)
        scale = edges.sum(-1).rsqrt()
        edges = scale[:, :, None] * edges * scale[:, None, :]
        return torch.relu(x + self.bnv(edges @ self.V(x) + self.U(x)))


class ActionUnits(nn.Module):
    def __init__(self):
        super().__init__()
        self.class_linears = nn.ModuleList(Linear(WIDTH, WIDTH, norm=True) for _ in range(UNITS))
        self.gnn = Gnn()
        self.sc = nn.Parameter(nn.init.xavier_uniform_(torch.empty(UNITS, WIDTH)))

    def vectors(self, x):
        return torch.stack([torch.relu(linear(x)) for linear in self.class_linears], dim=1)

    def forward(self, x):
        v = self.gnn(self.vectors(x))
        return (F.normalize(v, dim=-1) * F.normalize(torch.relu(self.sc), dim=-1)).sum(-1)


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.W_q = nn.Linear(UNITS, ATTENTION, bias=False)
        self.W_k = nn.Linear(1, ATTENTION, bias=False)
        self.w_v = nn.Linear(ATTENTION, 1, bias=False)

    def forward(self, query, logits):
        scores = self.w_v(torch.tanh(self.W_q(query)[:, None] + self.W_k(logits[..., None])))
        return torch.softmax(scores[..., 0], dim=-1) * logits


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.au, self.va = ActionUnits(), Linear(WIDTH, 2, norm=True)
        self.ex, self.attention = Linear(WIDTH, CLASSES, norm=False), Attention()

    def forward(self, x):
        au = self.au(x)
        return au, self.attention(au, self.ex(x)), torch.tanh(self.va(x))


def margin(model, x):
    """How far the k-th neighbor is from the next one: rounding must not decide this."""
    v = model.au.vectors(x)
    ordered = (v @ v.transpose(1, 2)).sort(dim=-1, descending=True).values
    return ((ordered[..., NEIGHBORS - 1] - ordered[..., NEIGHBORS]) / ordered[..., 0]).amin(-1)


torch.manual_seed(4)
model = nn.DataParallel(Model())
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, weight_decay=1 / 256)
for _ in range(8):  # so that every statistic and offset differs from its initial value
    au, ex, va = model(torch.randn(32, WIDTH))
    loss = F.binary_cross_entropy(au.clamp(1e-6, 1 - 1e-6), torch.randint(0, 2, au.shape).float())
    loss = loss + F.cross_entropy(ex, torch.randint(0, 8, (32,))) + (va - torch.rand(32, 2)).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

checkpoint = {"epoch": 8, "state_dict": model.state_dict(), "optimizer": optimizer.state_dict(), "best_score": 1.28}
exact = model.module.double().eval()
rows = torch.randn(20 * ROWS, WIDTH)
rows = rows[margin(exact, rows.double()) > 1e-3][:ROWS]
assert len(rows) == ROWS
with torch.no_grad():
    au, ex, va = exact(rows.double())

folder.mkdir(exist_ok=True)
model.float()
torch.save(checkpoint, folder / "checkpoint.pth")
keys = numpy.array([f"v/{i + 1:05d}.jpg" for i in range(ROWS)])
numpy.savez(folder / "features.npz", image=keys, features=rows.numpy())
outputs = {"au": au, "ex": torch.softmax(ex, dim=-1), "va": va}
write("authors", [{"name": "outputs", "width": WIDTH, "outputs": outputs}])

"""The PyTorch peer of anfl.mjs: the same head, loss, SAM and SGD, written as one would in PyTorch (eager)."""

import json
import math
import os
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn

WIDTH, NODES, NEIGHBORS, RHO = 1288, 12, 4, 0.05
DEVICE = os.environ.get("TORCH_DEVICE", "cpu")


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc, self.bn, self.drop = nn.Linear(WIDTH, WIDTH), nn.BatchNorm1d(WIDTH), nn.Dropout(0.5)

    def forward(self, x):
        return F.relu(self.bn(self.fc(self.drop(x))))


class Anfl(nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = nn.ModuleList(Block() for _ in range(NODES))
        self.u, self.v = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.bn = nn.BatchNorm1d(NODES)
        self.score = nn.Parameter(torch.randn(NODES, WIDTH) / math.sqrt(WIDTH))

    def forward(self, x):
        v = torch.stack([block(x) for block in self.blocks], 1)
        with torch.no_grad():
            similarity = v @ v.transpose(1, 2)
            edges = (similarity >= similarity.topk(NEIGHBORS, -1).values[..., -1:]).float()
            degree = edges.sum(-1).rsqrt()
            edges = degree[:, :, None] * edges * degree[:, None, :]
        v = F.relu(v + self.bn(edges @ self.v(v) + self.u(v)))
        return (F.normalize(v, dim=-1) * F.normalize(F.relu(self.score), dim=-1)).sum(-1)


def loss_of(p, y):
    positive = y * p.clamp(min=1e-8).log()
    return -(positive + (1 - y) * p.detach() * (1 - p).clamp(min=1e-8).log()).mean()


def step(model, optimizer, x, y):
    loss = loss_of(model(x), y)
    loss.backward()
    with torch.no_grad():
        parameters = [p for p in model.parameters() if p.grad is not None]
        norm = torch.stack([p.grad.norm() for p in parameters]).norm()
        moves = [p.grad * (RHO / (norm + 1e-12)) for p in parameters]
        for p, move in zip(parameters, moves):
            p.add_(move)
    optimizer.zero_grad()
    loss_of(model(x), y).backward()
    with torch.no_grad():
        for p, move in zip(parameters, moves):
            p.sub_(move)
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()


def main():
    torch.manual_seed(1)
    batch = int(sys.argv[2])
    torch.set_num_threads(int(sys.argv[1]))
    model = Anfl().train().to(DEVICE)
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-3, momentum=0.9, weight_decay=1 / 256)
    x = torch.randn(batch, WIDTH).to(DEVICE)
    y = (torch.rand(batch, NODES) < 0.3).float().to(DEVICE)
    print(json.dumps({"name": "pytorch", "version": f"PyTorch {torch.__version__}"}), flush=True)
    for _ in sys.stdin:
        began, busy = time.perf_counter(), time.process_time()
        loss = step(model, optimizer, x, y)
        print(json.dumps({"loss": loss, "ms": 1000 * (time.perf_counter() - began), "cpu": 1000 * (time.process_time() - busy)}), flush=True)


if __name__ == "__main__":
    main()

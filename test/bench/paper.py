"""The PyTorch peer of pages/paper.yaml: the same heads, losses, SAM and SGD, written as one would in PyTorch (eager).

paper.py THREADS au BATCH: one step of the AU stage. paper.py THREADS ex BATCH STEPS: steps of the EX stage, in which the frozen
AU head is computed again, in both passes of SAM, as in the authors' code. paper.py THREADS stages ROWS EPOCHS: all stages over as
many rows in batches of 256, each epoch with a validation of a quarter of the rows and a checkpoint.
"""

import math
import os
import sys
import tempfile

import torch
import torch.nn.functional as F
from peer import DEVICE, answer
from torch import nn

WIDTH, NODES, NEIGHBORS, CLASSES, ATTENTION, RHO, BATCH = 1288, 12, 4, 8, 64, 0.05, 256


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


class Expression(nn.Module):
    def __init__(self, au):
        super().__init__()
        self.au = [au]  # not a submodule: frozen, in evaluation
        self.emotion = nn.Linear(WIDTH, CLASSES)
        self.query, self.key = nn.Linear(NODES, ATTENTION, bias=False), nn.Linear(1, ATTENTION, bias=False)
        self.value = nn.Linear(ATTENTION, 1, bias=False)

    def forward(self, x):
        query = self.au[0](x)
        emotion = self.emotion(x)
        hidden = torch.tanh(self.query(query)[:, None] + self.key(emotion[..., None]))
        return torch.softmax(self.value(hidden)[..., 0], -1) * emotion


class Affect(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc, self.bn = nn.Linear(WIDTH, 2), nn.BatchNorm1d(2)

    def forward(self, x):
        return torch.tanh(self.bn(self.fc(x)))


def au_loss(p, y):
    positive = y * p.clamp(min=1e-8).log()
    return -(positive + (1 - y) * p.detach() * (1 - p).clamp(min=1e-8).log()).mean()


def va_loss(p, y):
    mp, my = p.mean(0), y.mean(0)
    covariance = ((p - mp) * (y - my)).mean(0)
    return (1 - 2 * covariance / (p.var(0, unbiased=False) + y.var(0, unbiased=False) + (mp - my) ** 2)).mean()


LOSSES = {"au": au_loss, "ex": F.cross_entropy, "va": va_loss}


def step(model, loss_of, optimizer, x, y):
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


def sgd(model):
    return torch.optim.SGD(model.parameters(), lr=1e-3, momentum=0.9, weight_decay=1 / 256)


def data(rows):
    draw = {
        "au": (torch.rand(rows, NODES) < 0.3).float(),
        "ex": torch.randint(CLASSES, (rows,)),
        "va": torch.rand(rows, 2) * 2 - 1,
    }
    return torch.randn(rows, WIDTH).to(DEVICE), {name: y.to(DEVICE) for name, y in draw.items()}


def frozen(au):
    return au.eval().requires_grad_(False)


def models():
    au = Anfl().to(DEVICE)
    yield "au", au
    yield "ex", Expression(frozen(au)).to(DEVICE)
    yield "va", Affect().to(DEVICE)


def stages(rows, epochs):
    x, labels = data(rows)
    held, _ = data(rows // 4)

    def work():
        with tempfile.TemporaryDirectory() as folder:
            for name, model in models():
                optimizer = sgd(model)
                for _ in range(epochs):
                    model.train()
                    for batch in torch.randperm(rows).split(BATCH):
                        loss = step(model, LOSSES[name], optimizer, x[batch], labels[name][batch])
                    with torch.no_grad():
                        model.eval()
                        torch.cat([model(part) for part in held.split(BATCH)])
                    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict()}
                    torch.save(state, os.path.join(folder, f"{name}.pt"))
        return {"loss": loss}

    return work


def steps(name, batch, count):
    x, labels = data(batch)
    model = (Anfl() if name == "au" else Expression(frozen(Anfl().to(DEVICE)))).to(DEVICE).train()
    optimizer = sgd(model)
    return lambda: {"loss": [step(model, LOSSES[name], optimizer, x, labels[name]) for _ in range(count)][-1]}


def main():
    torch.manual_seed(1)
    threads, what, size, count = [*sys.argv[1:], "1"][:4]
    torch.set_num_threads(int(threads))
    answer(stages(int(size), int(count)) if what == "stages" else steps(what, int(size), int(count)))


if __name__ == "__main__":
    main()

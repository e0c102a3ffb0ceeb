"""The PyTorch peer of pages/recurrent.yaml: the same network, loss and Adam, written as one would in PyTorch (eager)."""

import sys

import torch
from peer import DEVICE, answer
from torch import nn

FRAMES, WIDTH, UNITS = 80, 1288, 128


def loss_of(p, y):
    p, y = p.flatten(0, 1), y.flatten(0, 1)
    mp, my = p.mean(0), y.mean(0)
    covariance = ((p - mp) * (y - my)).mean(0)
    return (1 - 2 * covariance / (p.var(0, unbiased=False) + y.var(0, unbiased=False) + (mp - my) ** 2)).mean()


def main():
    torch.manual_seed(1)
    threads, windows = map(int, sys.argv[1:3])
    torch.set_num_threads(threads)
    memory, va = nn.GRU(WIDTH, UNITS, 2, batch_first=True).to(DEVICE), nn.Linear(UNITS, 2).to(DEVICE)
    optimizer = torch.optim.Adam([*memory.parameters(), *va.parameters()], lr=1e-3)
    x, y = torch.randn(windows, FRAMES, WIDTH).to(DEVICE), torch.rand(windows, FRAMES, 2).to(DEVICE)

    def step():
        loss = loss_of(va(memory(x)[0]), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        return {"loss": loss.item()}

    answer(step)


if __name__ == "__main__":
    main()

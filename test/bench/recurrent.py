"""The PyTorch peer of recurrent.mjs: the same network, loss and Adam, written as one would in PyTorch (eager)."""

import json
import os
import sys
import time

import torch
from torch import nn

FRAMES, WIDTH, UNITS = 80, 1288, 128
DEVICE = os.environ.get("TORCH_DEVICE", "cpu")


def loss_of(p, y):
    p, y = p.flatten(0, 1), y.flatten(0, 1)
    mp, my = p.mean(0), y.mean(0)
    covariance = ((p - mp) * (y - my)).mean(0)
    return (1 - 2 * covariance / (p.var(0, unbiased=False) + y.var(0, unbiased=False) + (mp - my) ** 2)).mean()


def step(memory, va, optimizer, x, y):
    loss = loss_of(va(memory(x)[0]), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


def main():
    torch.manual_seed(1)
    torch.set_num_threads(int(sys.argv[1]))
    windows = int(sys.argv[2])
    memory, va = nn.GRU(WIDTH, UNITS, 2, batch_first=True).to(DEVICE), nn.Linear(UNITS, 2).to(DEVICE)
    optimizer = torch.optim.Adam([*memory.parameters(), *va.parameters()], lr=1e-3)
    x, y = torch.randn(windows, FRAMES, WIDTH).to(DEVICE), torch.rand(windows, FRAMES, 2).to(DEVICE)
    print(json.dumps({"name": "pytorch", "version": f"PyTorch {torch.__version__}"}), flush=True)
    for _ in sys.stdin:
        began, busy = time.perf_counter(), time.process_time()
        loss = step(memory, va, optimizer, x, y)
        ms = 1000 * (time.perf_counter() - began)
        print(json.dumps({"loss": loss, "ms": ms, "cpu": 1000 * (time.process_time() - busy)}), flush=True)


if __name__ == "__main__":
    main()

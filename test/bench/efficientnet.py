"""The PyTorch peer of pages/efficientnet.yaml: a step of SGD on all of EfficientNet-B0, in channels-last (eager)."""

import sys

import torch
import torch.nn.functional as F
from networks import efficientnet_b0
from peer import DEVICE, answer
from torch import nn

SIZE, CLASSES = 112, 8


def main():
    torch.manual_seed(1)
    threads, batch = map(int, sys.argv[1:3])
    torch.set_num_threads(threads)
    model = nn.Sequential(efficientnet_b0(), nn.Linear(1280, CLASSES))
    model = model.train().to(DEVICE, memory_format=torch.channels_last)
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-3, momentum=0.9)
    x = torch.randn(batch, 3, SIZE, SIZE).to(DEVICE, memory_format=torch.channels_last)
    y = torch.randint(CLASSES, (batch,)).to(DEVICE)

    def step():
        loss = F.cross_entropy(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        return {"loss": loss.item()}

    answer(step)


if __name__ == "__main__":
    main()

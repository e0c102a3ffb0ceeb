"""The PyTorch peer of extract.mjs: the same files, decoded by Pillow, through EfficientNet-B0 in eager channels-last."""

import glob
import json
import os
import sys
import time

import numpy as np
import torch
from PIL import Image
from torch import nn
from torch.utils.data import DataLoader, Dataset

DEVICE = os.environ.get("TORCH_DEVICE", "cpu")

def conv(inputs, outputs, kernel, stride=1, groups=1, act=True):
    layers = [
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False),
        nn.BatchNorm2d(outputs, eps=1e-3),
    ]
    return nn.Sequential(*layers, *([nn.SiLU(inplace=True)] if act else []))


class Squeeze(nn.Module):
    def __init__(self, channels, squeezed):
        super().__init__()
        self.gate = nn.Sequential(
            nn.AdaptiveAvgPool2d(1), nn.Conv2d(channels, squeezed, 1), nn.SiLU(inplace=True),
            nn.Conv2d(squeezed, channels, 1), nn.Sigmoid(),
        )

    def forward(self, x):
        return x * self.gate(x)


class Block(nn.Module):
    def __init__(self, inputs, outputs, kernel, stride, expand):
        super().__init__()
        wide = inputs * expand
        first = [conv(inputs, wide, 1)] if expand > 1 else []
        depthwise = conv(wide, wide, kernel, stride, groups=wide)
        self.body = nn.Sequential(*first, depthwise, Squeeze(wide, inputs // 4), conv(wide, outputs, 1, act=False))
        self.skip = stride == 1 and inputs == outputs

    def forward(self, x):
        return x + self.body(x) if self.skip else self.body(x)


def efficientnet_b0():
    plan = [(16, 3, 1, 1, 1), (24, 3, 2, 6, 2), (40, 5, 2, 6, 2), (80, 3, 2, 6, 3), (112, 5, 1, 6, 3), (192, 5, 2, 6, 4), (320, 3, 1, 6, 1)]
    layers, inputs = [conv(3, 32, 3, 2)], 32
    for outputs, kernel, stride, expand, repeats in plan:
        for i in range(repeats):
            layers.append(Block(inputs, outputs, kernel, stride if i == 0 else 1, expand))
            inputs = outputs
    return nn.Sequential(*layers, conv(320, 1280, 1), nn.AdaptiveAvgPool2d(1), nn.Flatten())


class Faces(Dataset):
    def __init__(self, folder, size=224):
        self.size = (size, size)
        self.files = sorted(glob.glob(f"{folder}/**/*.jpg", recursive=True))

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        image = Image.open(self.files[i]).convert("RGB").resize(self.size, Image.BILINEAR)
        x = torch.from_numpy(np.asarray(image, np.float32) / 255)
        return ((x - torch.tensor([0.485, 0.456, 0.406])) / torch.tensor([0.229, 0.224, 0.225])).permute(2, 0, 1)


def main():
    torch.set_num_threads(int(sys.argv[1]))
    model = efficientnet_b0().eval().to(DEVICE, memory_format=torch.channels_last)
    faces = Faces(sys.argv[2])
    print(json.dumps({"name": "pytorch", "version": f"PyTorch {torch.__version__}"}), flush=True)
    for _ in sys.stdin:
        began, busy = time.perf_counter(), time.process_time()
        with torch.inference_mode():
            for batch in DataLoader(faces, batch_size=32):
                result = model(batch.to(DEVICE, memory_format=torch.channels_last))
            result.sum().item()  # waits for the device
        print(json.dumps({"ms": 1000 * (time.perf_counter() - began), "cpu": 1000 * (time.process_time() - busy)}), flush=True)


if __name__ == "__main__":
    main()

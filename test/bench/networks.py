"""EfficientNet-B0 as its paper describes it, in PyTorch."""

from torch import nn


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

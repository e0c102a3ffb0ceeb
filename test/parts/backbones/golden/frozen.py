"""
Writes the golden files of the backbones onnx and graph-model: a small network of PyTorch's, exported to ONNX and written
as a tfjs GraphModel, and what PyTorch computes with it.

    python test/parts/backbones/golden/frozen.py

Made with Python 3.11, torch 2.13.0, onnx 1.23.2.
"""
import json
import pathlib

import numpy as np
import torch
from torch import nn

here = pathlib.Path(__file__).parent
torch.manual_seed(4)


class Small(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3, stride=2)
        self.bn = nn.BatchNorm2d(4)
        self.second = nn.Conv2d(4, 6, 2)
        self.fc = nn.Linear(6, 5)

    def forward(self, image):
        x = torch.relu(self.bn(self.conv(image)))
        x = torch.relu(self.second(x))
        return self.fc(torch.flatten(nn.functional.adaptive_avg_pool2d(x, 1), 1))

    def features(self, image):
        x = torch.relu(self.bn(self.conv(image)))
        return torch.relu(self.second(x))


class ChannelsLast(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def forward(self, image):
        return self.inner(image.permute(0, 3, 1, 2))


model = Small().eval()
with torch.no_grad():
    model.bn.running_mean.uniform_(-0.5, 0.5)
    model.bn.running_var.uniform_(0.5, 1.5)
    model.bn.weight.uniform_(0.5, 1.5)
    model.bn.bias.uniform_(-0.5, 0.5)
images = torch.randn(3, 3, 8, 8)

names = {"input_names": ["input"], "output_names": ["output"], "opset_version": 17, "dynamo": False}
torch.onnx.export(model, images, here / "small.onnx", dynamic_axes={"input": {0: "batch"}, "output": {0: "batch"}}, **names)
torch.onnx.export(ChannelsLast(model).eval(), images[:2].permute(0, 2, 3, 1), here / "fixed.onnx", **names)

with torch.no_grad():
    maps = model.features(images)
    expected = {
        "pixels": images.permute(0, 2, 3, 1).flatten().tolist(),  # NHWC
        "maps": maps.flatten(1).tolist(),
        "mapsChannelsLast": maps.permute(0, 2, 3, 1).flatten(1).tolist(),
        "features": maps.mean((2, 3)).tolist(),
        "logits": model(images).tolist(),
    }
(here / "frozen.json").write_text(json.dumps(expected))

# ---- the same network as a GraphModel: TensorFlow's operations, weights channels last
weights = {
    "conv/kernel": model.conv.weight.permute(2, 3, 1, 0),
    "conv/bias": model.conv.bias,
    "bn/scale": model.bn.weight,
    "bn/offset": model.bn.bias,
    "bn/mean": model.bn.running_mean,
    "bn/variance": model.bn.running_var,
    "second/kernel": model.second.weight.permute(2, 3, 1, 0),
    "second/bias": model.second.bias,
    "fc/kernel": model.fc.weight.T,
    "fc/bias": model.fc.bias,
}
arrays = {name: np.ascontiguousarray(value.detach().numpy(), np.float32) for name, value in weights.items()}
arrays["pool/axes"] = np.array([1, 2], np.int32)
FLOAT, INT = {"type": "DT_FLOAT"}, {"type": "DT_INT32"}


def convolution(name, source, stride):
    ints = [1, stride, stride, 1]
    attr = {
        "T": FLOAT,
        "strides": {"list": {"i": [str(i) for i in ints]}},
        "padding": {"s": "VkFMSUQ="},  # VALID
        "data_format": {"s": "TkhXQw=="},  # NHWC
        "dilations": {"list": {"i": ["1", "1", "1", "1"]}},
    }
    return [
        {"name": name, "op": "Conv2D", "input": [source, f"{name}/kernel"], "attr": attr},
        {"name": f"{name}/add", "op": "BiasAdd", "input": [name, f"{name}/bias"], "attr": {"T": FLOAT}},
    ]


dims = [{"size": str(side)} for side in (-1, 8, 8, 3)]
nodes = [
    {"name": "image", "op": "Placeholder", "attr": {"dtype": FLOAT, "shape": {"shape": {"dim": dims}}}},
    *({"name": name, "op": "Const", "attr": {"dtype": INT if a.dtype == np.int32 else FLOAT}} for name, a in arrays.items()),
    *convolution("conv", "image", 2),
    {
        "name": "bn",
        "op": "FusedBatchNormV3",
        "input": ["conv/add", "bn/scale", "bn/offset", "bn/mean", "bn/variance"],
        "attr": {"T": FLOAT, "epsilon": {"f": model.bn.eps}, "is_training": {"b": False}},
    },
    {"name": "relu", "op": "Relu", "input": ["bn"], "attr": {"T": FLOAT}},
    *convolution("second", "relu", 1),
    {"name": "maps", "op": "Relu", "input": ["second/add"], "attr": {"T": FLOAT}},
    {"name": "pool", "op": "Mean", "input": ["maps", "pool/axes"], "attr": {"T": FLOAT, "Tidx": INT, "keep_dims": {"b": False}}},
    {"name": "fc", "op": "MatMul", "input": ["pool", "fc/kernel"], "attr": {"T": FLOAT, "transpose_a": {"b": False}, "transpose_b": {"b": False}}},
    {"name": "logits", "op": "BiasAdd", "input": ["fc", "fc/bias"], "attr": {"T": FLOAT}},
]
specs = [{"name": n, "shape": list(a.shape), "dtype": "int32" if a.dtype == np.int32 else "float32"} for n, a in arrays.items()]
folder = here / "graph-model"
(folder / "model.json").write_text(
    json.dumps({"format": "graph-model", "modelTopology": {"node": nodes}, "weightsManifest": [{"paths": ["group1-shard1of2.bin", "group1-shard2of2.bin"], "weights": specs}]})
)
raw = b"".join(a.tobytes() for a in arrays.values())
(folder / "group1-shard1of2.bin").write_bytes(raw[:500])
(folder / "group1-shard2of2.bin").write_bytes(raw[500:])

"""The PyTorch peer of export.mjs: the layers of the page mtl-cross-attn with random weights, for images [batch, size, size, 3].

python export.py THREADS SIZE FOLDER    predicts on the images of a folder in eager mode, once for each line that it reads
python export.py --write FILE SIZE      writes the model by torch.onnx.export, and prints how long that took
"""

import json
import sys
import time

import torch
from torch import nn
from torch.utils.data import DataLoader

from anfl import Anfl
from extract import Faces, efficientnet_b0


class Attention(nn.Module):
    """One query weighs the entries of a key, each a token."""

    def __init__(self, queries, width=64):
        super().__init__()
        self.query, self.key, self.value = nn.Linear(queries, width, bias=False), nn.Linear(1, width, bias=False), nn.Linear(width, 1, bias=False)

    def forward(self, query, key):
        tokens = torch.tanh(self.query(query)[:, None] + self.key(key[..., None]))
        return torch.softmax(self.value(tokens)[..., 0], -1) * key


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.features, self.logits = efficientnet_b0(), nn.Linear(1280, 8)
        self.au, self.emotion, self.ex = Anfl(), nn.Linear(1288, 8), Attention(12)
        self.va = nn.Sequential(nn.Linear(1288, 2), nn.BatchNorm1d(2), nn.Tanh())

    def forward(self, image):
        features = self.features(image.permute(0, 3, 1, 2))
        x = torch.cat([features, self.logits(features)], 1)
        au = self.au(x)
        return au, self.ex(au, self.emotion(x)), self.va(x)


def write(file, size):
    began = time.perf_counter()
    names = {"input_names": ["image"], "output_names": ["au", "ex", "va"]}
    batch = torch.export.Dim("batch", min=1, max=4096)
    program = torch.onnx.export(
        Model().eval(), (torch.rand(2, size, size, 3),), dynamo=True, dynamic_shapes={"image": {0: batch}}, verbose=False, **names
    )
    program.save(file)
    print(json.dumps({"seconds": time.perf_counter() - began, "version": torch.__version__}))


def eager(threads, size, folder):
    torch.set_num_threads(threads)
    model = Model().eval().to(memory_format=torch.channels_last)
    faces = Faces(folder, size)
    print(json.dumps({"name": "pytorch", "version": f"PyTorch {torch.__version__}"}), flush=True)
    for _ in sys.stdin:
        began, busy = time.perf_counter(), time.process_time()
        with torch.inference_mode():
            for batch in DataLoader(faces, batch_size=32):
                model(batch.permute(0, 2, 3, 1))  # channels last, as in memory
        print(json.dumps({"ms": 1000 * (time.perf_counter() - began), "cpu": 1000 * (time.process_time() - busy)}), flush=True)


if __name__ == "__main__":
    torch.manual_seed(1)
    if sys.argv[1] == "--write":
        write(sys.argv[2], int(sys.argv[3]))
    else:
        eager(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])

"""The PyTorch peer of extract.mjs: the same files, decoded by Pillow, through EfficientNet-B0 in eager channels-last."""

import glob
import os
import sys

import numpy as np
import torch
from networks import efficientnet_b0
from peer import DEVICE, answer
from PIL import Image
from torch.utils.data import DataLoader, Dataset


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

    def extract():
        with torch.inference_mode():
            for batch in DataLoader(faces, batch_size=32):
                result = model(batch.to(DEVICE, memory_format=torch.channels_last))
            result.sum().item()  # waits for the device

    answer(extract, "pytorch, our allocator settings" if "MALLOC_TOP_PAD_" in os.environ else "pytorch")


if __name__ == "__main__":
    main()

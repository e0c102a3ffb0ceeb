"""Golden numbers of the deterministic augmentation, by torchvision: crop, mirror and color jitter of drawn views."""

import numpy
import PIL
import torch
import torchvision
import torchvision.transforms.functional as F
from golden import write
from philox import words
from PIL import Image

MEAN, STD = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]


def picture(width, height):
    """(37 x + 91 y + 53 c + (x y (c + 3)) mod 71) mod 256."""
    y, x, c = numpy.meshgrid(numpy.arange(height), numpy.arange(width), numpy.arange(3), indexing="ij")
    return ((x * 37 + y * 91 + c * 53 + (x * y * (c + 3)) % 71) % 256).astype(numpy.uint8)


def adjusted(image, kind, amount):
    """One step of ColorJitter on float64 pixels in [0, 1]; eight bits after it, as on an 8-bit image."""
    if kind == "contrast":  # around the mean gray of 8-bit images: ImageEnhance.Contrast rounds it to a level
        gray = F.to_pil_image((image * 255).round().byte()).convert("L")
        mean = int(numpy.asarray(gray).mean() + 0.5) / 255
        image = (mean + amount * (image - mean)).clamp(0, 1)
    else:
        image = getattr(F, f"adjust_{kind}")(image, amount)
    return (image * 255).round() / 255


def single(kind, amount):
    image = torch.tensor(picture(12, 9)).permute(2, 0, 1).double() / 255
    exact = getattr(F, f"adjust_{kind}")(image, amount) * 255
    return {"name": f"{kind} {amount}", "kind": kind, "amount": amount, "width": 12, "height": 9,
            "exact": exact.permute(1, 2, 0)}


def choices(seed, key, view, pipeline):
    """The draws of a view, in their order: corner, mirror, whether colors change, four amounts, and their order."""
    draws = iter(words(16, seed, "images", key, view) / 2**32)
    room = pipeline["resize"] - pipeline["crop"] + 1
    x, y = (int(next(draws) * room) for _ in range(2))
    flip = next(draws) < 0.5
    jitter = pipeline["jitter"]
    if next(draws) >= jitter["probability"]:
        return x, y, flip, []
    amounts = [1 + jitter[kind] * (2 * next(draws) - 1) for kind in ("brightness", "contrast", "saturation")]
    steps = [*zip(("brightness", "contrast", "saturation"), amounts), ("hue", jitter["hue"] * (2 * next(draws) - 1))]
    for i in range(3, 0, -1):
        j = int(next(draws) * (i + 1))
        steps[i], steps[j] = steps[j], steps[i]
    return x, y, flip, steps


def view(seed, key, number, pipeline, width, height):
    x, y, flip, steps = choices(seed, key, number, pipeline)
    resized = F.resize(Image.fromarray(picture(width, height)), [pipeline["resize"]] * 2)
    image = F.to_tensor(F.crop(resized, y, x, pipeline["crop"], pipeline["crop"])).double()
    for kind, amount in steps:
        image = adjusted(image, kind, amount)
    image = F.normalize(F.hflip(image) if flip else image, MEAN, STD)
    return {"name": f"{key}, {width} x {height}, view {number}", "seed": seed, "key": key, "view": number, "pipeline": pipeline,
            "width": width, "height": height, "flip": bool(flip), "steps": [list(step) for step in steps],
            "pixels": image.permute(1, 2, 0)}


def main():
    pipeline = {"resize": 13, "crop": 8, "flip": True, "views": 1,
                "jitter": {"brightness": 0.4, "contrast": 0.4, "saturation": 0.4, "hue": 0.1, "probability": 0.8}}
    made = {"torchvision": torchvision.__version__, "pillow": PIL.__version__}
    write("augmentation/colors", [single(kind, amount) for kind, amounts in
                                  {"brightness": (0.6, 1.35), "contrast": (0.6, 1.35), "saturation": (0.6, 1.35),
                                   "hue": (-0.1, 0.07, 0.5)}.items() for amount in amounts], **made)
    write("augmentation/views", [view(5, f"a/{n:05}.png", n, pipeline, *size) for n in range(4)
                                 for size in ((20, 20), (11, 17))], **made)


if __name__ == "__main__":
    main()

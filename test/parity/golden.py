"""How golden files are written: versions first, float32 inputs, numbers to nine digits."""

import json
import pathlib
import platform

import numpy
import torch

GOLDEN = pathlib.Path(__file__).parent / "golden"


def rounded(*shape, generator, scale=1.0, shift=0.0):
    """Normal random numbers that float32 represents exactly, as float64."""
    return (torch.randn(*shape, generator=generator) * scale + shift).float().double()


def first_apart(make):
    """The case of the first seed for which no edge of the graph depends on the last digits of a similarity."""
    for seed in range(10_000):
        try:
            return make(torch.Generator().manual_seed(seed))
        except AssertionError:
            continue
    raise AssertionError("no seed keeps the similarities apart")


def plain(value):
    """Tensors as {shape, data}, the rest unchanged."""
    if isinstance(value, torch.Tensor):
        data = [float(f"{x:.9g}") for x in value.detach().double().flatten().tolist()]
        return {"shape": list(value.shape), "data": data}
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(entry) for entry in value]
    return value


def write(name, cases, **versions):
    made = {"python": platform.python_version(), "torch": torch.__version__, "numpy": numpy.__version__, **versions}
    path = GOLDEN / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join(json.dumps(plain(case), separators=(",", ":")) for case in cases)
    path.write_text(f'{{"made":{json.dumps(made)},"cases":[\n{lines}\n]}}\n')
    print(path, path.stat().st_size)

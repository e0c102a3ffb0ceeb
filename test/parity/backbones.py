"""Golden numbers of the backbones: timm's EfficientNet-B0, torchvision's VGG-16. Weights and images are formulas of names."""

import json
import pathlib

import numpy
import timm
import torch
import torchvision

GOLDEN = pathlib.Path(__file__).parents[1] / "parts" / "backbones" / "golden"


def formula(name, count):
    """The same as test/network/formula.ts: FNV-1a of the name, then murmur3's finalizer."""
    U, seed = numpy.uint64, 2166136261
    for byte in name.encode():
        seed = ((seed ^ byte) * 16777619) & 0xFFFFFFFF
    low = U(0xFFFFFFFF)
    x = (numpy.arange(count, dtype=U) * U(0x9E3779B1) + U(seed)) & low
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        x = ((x ^ (x >> U(shift))) * U(factor)) & low
    return (x ^ (x >> U(16))).astype(float) / 2**32


def spread(name, shape, limit=1.0):
    values = (2 * formula(name, int(numpy.prod(shape))) - 1) * limit
    return torch.tensor(values.astype(numpy.float32)).double().reshape(*shape)


def filled(model):
    """Every array by the formula: weights within sqrt(6 / fan-in), norms around the identity."""
    with torch.no_grad():
        for name, tensor in model.state_dict().items():
            shape, count = tuple(tensor.shape), tensor.numel()
            if name.endswith("num_batches_tracked"):
                continue
            if len(shape) >= 2:
                value = spread(name, shape, (6 / numpy.prod(shape[1:])) ** 0.5)
            else:
                u = formula(name, count)
                u = 0.5 + u if name.endswith("running_var") else 0.8 + 0.4 * u if name.endswith(".weight") else 0.2 * (2 * u - 1)
                value = torch.tensor(u.astype(numpy.float32)).double()
            tensor.copy_(value)
    return model.double()


def image(count, size, limit=1.0):
    """Images `[count, size, size, 3]` by the formula, in the layout of PyTorch."""
    return spread("image", (count, size, size, 3), limit).permute(0, 3, 1, 2)


def digits(value):
    if isinstance(value, torch.Tensor):
        return digits(value.tolist())
    if isinstance(value, dict):
        return {key: digits(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [digits(entry) for entry in value]
    return float(f"{value:.8g}") if isinstance(value, float) else value


def write(name, made, **cases):
    text = json.dumps({"made with": f"{made}, torch {torch.__version__}, float64", **digits(cases)}, indent=1)
    (GOLDEN / f"{name}.json").write_text(text + "\n")


def evaluated(name):
    model = filled(timm.create_model(name, num_classes=8)).eval()
    x = image(2, 40, 2)
    with torch.no_grad():
        places = model.forward_features(x)
        features = model.forward_head(places, pre_logits=True)
        return {"features of the second image, first 8": features[1, :8],
                "mean magnitude of the features": features.abs().mean().item(), "logits": model(x),
                "map of the second image, first 4 of each place": places[1, :4].permute(1, 2, 0).flatten(),
                "mean magnitude of the map": places.abs().mean().item()}


def trained():
    model = filled(timm.create_model("tf_efficientnet_b0", num_classes=8, drop_rate=0, drop_path_rate=0)).train()
    output = model(image(2, 48, 2))
    (output * spread("target", (2, 8))).sum().backward()
    gradients, state = {}, model.state_dict()
    named = dict(model.named_parameters())
    for name in json.loads((GOLDEN / "efficientnet-b0.json").read_text())["training"]["gradients"]:
        grad = named[name].grad.flatten()
        probe = torch.tensor(2 * formula(f"probe {name}", grad.numel()) - 1)
        gradients[name] = {"norm": grad.norm().item(), "dot": (grad * probe).sum().item()}
    running = json.loads((GOLDEN / "efficientnet-b0.json").read_text())["training"]["running"]
    return {"logits": output.detach(), "gradients": gradients, "running": {name: state[name][:4] for name in running}}


def vgg16():
    model = filled(torchvision.models.vgg16(num_classes=8)).eval()
    with torch.no_grad():
        # An image of 64 px gives a map of 2 x 2 without pooling to 7 x 7: the first layer of the classifier has that width.
        model.avgpool = torch.nn.Identity()
        model.classifier[0] = torch.nn.Linear(2048, 4096)
        filled(model)
        x = image(2, 64)
        features = model.features(x).flatten(1)
        fc7 = model.classifier[:5](features)
        return {"features of the second image, every 256th": features[1, ::256],
                "fc7 of the first image, every 512th": fc7[0, ::512], "logits": model(x)}


def main():
    write("efficientnet-b0", f"timm {timm.__version__}",
          evaluation={"tf": evaluated("tf_efficientnet_b0"), "plain": evaluated("efficientnet_b0")}, training=trained())
    write("vgg16", f"torchvision {torchvision.__version__}", **vgg16())


if __name__ == "__main__":
    main()

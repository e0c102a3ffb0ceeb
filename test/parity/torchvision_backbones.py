"""Golden numbers of torchvision's ResNet-18, ResNet-50 and MobileNetV3-Small. Weights and images are formulas of names.

timm's ResNets, by the same formulas, have the same names and outputs: checked here, not saved."""

import timm
import torch
import torchvision
from backbones import filled, formula, image, spread, write

# Some of every kind of layer, from the first to the last.
GRADIENTS = {
    "resnet18": ["conv1.weight", "bn1.weight", "layer1.1.conv2.weight", "layer2.0.downsample.0.weight",
                 "layer3.0.bn2.bias", "layer4.1.conv1.weight", "fc.weight", "fc.bias"],
    "resnet50": ["conv1.weight", "bn1.bias", "layer1.0.downsample.0.weight", "layer1.2.conv3.weight",
                 "layer2.0.conv2.weight", "layer3.5.bn3.weight", "layer4.0.downsample.1.weight", "fc.weight"],
    "mobilenet_v3_small": ["features.0.0.weight", "features.1.block.0.0.weight", "features.1.block.1.fc1.weight",
                           "features.4.block.1.0.weight", "features.4.block.2.fc2.bias", "features.8.block.3.1.weight",
                           "features.11.block.0.0.weight", "features.12.0.weight", "classifier.0.weight",
                           "classifier.3.bias"],
}
RUNNING = {
    "resnet18": ["bn1.running_mean", "layer2.0.downsample.1.running_var", "layer4.1.bn2.running_mean"],
    "resnet50": ["bn1.running_var", "layer2.0.downsample.1.running_mean", "layer4.2.bn3.running_var"],
    "mobilenet_v3_small": ["features.0.1.running_mean", "features.5.block.1.1.running_var", "features.12.1.running_var"],
}


def maps(model, name, x):
    if name.startswith("mobilenet"):
        return model.features(x)
    x = model.maxpool(model.relu(model.bn1(model.conv1(x))))
    return model.layer4(model.layer3(model.layer2(model.layer1(x))))


def evaluated(name):
    model = filled(getattr(torchvision.models, name)(num_classes=8)).eval()
    x = image(2, 64, 2)
    with torch.no_grad():
        places = maps(model, name, x)
        features, logits = places.mean((2, 3)), model(x)
        if name.startswith("resnet"):
            assert (filled(timm.create_model(name, num_classes=8)).eval()(x) - logits).abs().max() < 1e-12
        found = {"features of the second image, first 8": features[1, :8],
                 "mean magnitude of the features": features.abs().mean().item(), "logits": logits,
                 "map of the second image, first 4 of each place": places[1, :4].permute(1, 2, 0).flatten(),
                 "mean magnitude of the map": places.abs().mean().item()}
        if name.startswith("mobilenet"):
            found["hidden of the first image, every 128th"] = model.classifier[1](model.classifier[0](features))[0, ::128]
        return found


def trained(name):
    model = filled(getattr(torchvision.models, name)(num_classes=8)).train()
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0
    output = model(image(2, 64, 2))
    (output * spread("target", (2, 8))).sum().backward()
    named, state = dict(model.named_parameters()), model.state_dict()
    gradients = {}
    for one in GRADIENTS[name]:
        grad = named[one].grad.flatten()
        probe = torch.tensor(2 * formula(f"probe {one}", grad.numel()) - 1)
        gradients[one] = {"norm": grad.norm().item(), "dot": (grad * probe).sum().item()}
    return {"logits": output.detach(), "gradients": gradients, "running": {one: state[one][:4] for one in RUNNING[name]}}


def main():
    for name in GRADIENTS:
        parameters = sum(one.numel() for one in getattr(torchvision.models, name)().parameters())
        write(name.replace("_", "-"), f"torchvision {torchvision.__version__}, timm {timm.__version__}",
              parameters=parameters, evaluation=evaluated(name), training=trained(name))


if __name__ == "__main__":
    main()

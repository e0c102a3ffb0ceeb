"""Golden numbers of the gradient rules: five SGD steps of a small ANFL head, dropout masks given, statistics included."""

import torch
from golden import first_apart, rounded, write
from losses import weighted_asymmetric
from models import Anfl, shaken, stacked, state


def worst(params, gradients, rho, adaptive):
    """The perturbation of SAM (Foret et al. 2021) and ASAM (Kwon et al. 2021)."""
    sizes = [p.abs() if adaptive else torch.ones_like(p) for p in params]
    norm = torch.stack([(s * g).norm() for s, g in zip(sizes, gradients)]).norm()
    return [s**2 * g * rho / (norm + 1e-12) for s, g in zip(sizes, gradients)]


def case(name, options, g):
    rate, momentum, decay, nodes, width, batch = 0.05, 0.9, 1 / 256, 4, 6, 4
    model = shaken(Anfl(width, nodes, 2), g).train()
    before = state(model)
    statistics = {"rows": 100, "counts": [10, 30, 50, 20]}
    optimizer = torch.optim.SGD(model.parameters(), lr=rate, momentum=momentum, weight_decay=decay)
    batches, losses = [], []
    for _ in range(5):
        x, y = rounded(batch, width, generator=g), (torch.rand(batch, nodes, generator=g) < 0.4).double()
        masks = {key: (torch.rand(batch, width, generator=g) >= 0.5).double() * 2 for key in model.masks()}
        batches.append({"input": x, "target": y, "masks": stacked(masks)})
        for key, drop in model.masks().items():
            drop.mask = masks[key]

        def evaluate(moves):
            for module in model.modules():
                if isinstance(module, torch.nn.BatchNorm1d):
                    module.momentum = 0.1 if moves else 0.0
            optimizer.zero_grad()
            loss = weighted_asymmetric(model(x), y, {"weights": "inverse-rate", "detach": True}, statistics)
            loss.backward()
            assert model.margin > 1e-4, (name, model.margin)
            return loss.item()

        losses.append(evaluate(True))
        if options["type"] == "sam":
            params = list(model.parameters())
            originals = [p.detach().clone() for p in params]
            moves = worst([p.detach() for p in params], [p.grad.clone() for p in params], options["rho"], options["adaptive"])
            with torch.no_grad():
                for p, e in zip(params, moves):
                    p.add_(e)
            evaluate(options["statistics"] == "twice")
            with torch.no_grad():
                for p, original in zip(params, originals):
                    p.copy_(original)
        optimizer.step()
    return {"name": name, "gradient": options, "statistics": statistics, "variables": before, "batches": batches,
            "optimizer": {"type": "sgd", "rate": rate, "momentum": momentum, "nesterov": False, "weightDecay": decay},
            "losses": losses, "after": state(model)}


def main():
    def sam(**o):
        return {"type": "sam", "rho": 0.05, "adaptive": False, "statistics": "once", **o}

    def apart(name, options):
        return first_apart(lambda g: case(name, options, g))

    write("gradients/plain", [apart("plain", {"type": "plain"})])
    write("gradients/sam", [apart("sam", sam()), apart("adaptive", sam(rho=0.5, adaptive=True)),
                            apart("statistics twice", sam(statistics="twice"))])


if __name__ == "__main__":
    main()
